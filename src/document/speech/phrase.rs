//! The noun phrase that names a speaker, before a verb of saying ("Ada Holm, 52, a spokeswoman for the port, said") or behind
//! it ("said a doctor"): all its words, and those that an editor prints.

use std::ops::Range;

use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class};

/// A noun phrase in front of a verb.
pub(super) struct Phrase {
    /// From its first word to the verb.
    pub(super) whole: Range<usize>,
    /// The words that name the speaker.
    pub(super) name: Range<usize>,
    /// "…, who said": the verb's clause hangs on it.
    pub(super) relative: bool,
    /// "he", "they": it stands for a name told before.
    pub(super) pronoun: bool,
}

/// Most words of a phrase, and of what is printed of it.
const LONGEST: usize = 24;
const PRINTED: usize = 12;

/// Words for a day that stand between a speaker and the verb or behind it: "the board late Monday said".
const DAYS: [&str; 10] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "tonight", "yesterday"];

/// Words that open an aside between a speaker and the verb.
const ASIDES: [&str; 12] = [
    "asking",
    "citing",
    "quoting",
    "requesting",
    "speaking",
    "talking",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "writing",
];

/// Forms of "be": with a participle they make a passive.
const BE: [&str; 7] = ["are", "be", "been", "being", "is", "was", "were"];

/// Whether the token is a day of the week or one like "today".
pub(super) fn is_day(d: &Document, at: usize) -> bool {
    d.is(at, class::DATE | class::ADVERB) && d.says(at, &DAYS)
}

/// The subject of the verb at `verb`, looked for from `start` on. `None` for a passive, an infinitive, or a verb used as
/// a noun or an adjective.
pub(super) fn before(d: &Document, verb: usize, start: usize) -> Option<Phrase> {
    let mut end = verb;
    while end > start {
        let i = end - 1;
        let named = is_title(d, i) && i > start;
        let auxiliary = d.is(i, class::AUXILIARY) && !named;
        if auxiliary && d.says(i, &BE) && !d.written(verb).ends_with("ing") && !is_quoted(d, verb) {
            return None;
        }
        let preposition_of_day = d.says(i, &["on", "late", "early", "last"]) && is_day(d, i + 1) && i + 1 < verb;
        let day = is_day(d, i);
        let negation = d.says(i, &["not", "never"]);
        if !(auxiliary || is_adverb(d, i) && !named || day || preposition_of_day || negation) {
            break;
        }
        end = i;
    }
    if end <= start {
        return None;
    }
    let last = end - 1;
    if d.is_mark(last, b',') {
        return closed(d, last, start).map(|p| Phrase { whole: p.whole.start..verb, ..p });
    }
    if d.says(last, &["who", "which"]) && last > start {
        let at = last - usize::from(d.is_mark(last - 1, b','));
        return open(d, at, start).map(|p| Phrase { whole: p.whole.start..verb, relative: true, ..p });
    }
    if d.says(last, &["whom"]) && d.says(last.wrapping_sub(1), &["of"]) && last >= start + 4 {
        // "five doctors, all of whom said".
        let at = last - 2 - usize::from(d.is_mark(last - 3, b','));
        let number =
            (start..at).rev().take(8).find(|&i| d.tokens[i].kind == TokenKind::Digits || d.is(i, class::NUMBER));
        return open(d, at, number?).map(|p| Phrase { whole: p.whole.start..verb, relative: true, ..p });
    }
    if d.says(last, &["he", "she", "they", "it"]) {
        return Some(Phrase { whole: last..verb, name: last..end, relative: false, pronoun: true });
    }
    let possessive = d.says(last, &["s"]) && d.is_mark(last.wrapping_sub(1), b'\'');
    let named = is_title(d, last) && last > start && d.tokens[last - 1].capital;
    if d.is(last, class::FUNCTION) && !named || possessive {
        return None;
    }
    open(d, end, start).map(|p| Phrase { whole: p.whole.start..verb, ..p })
}

/// "was quoted as saying": the subject speaks.
fn is_quoted(d: &Document, verb: usize) -> bool {
    d.says(verb, &["quoted", "cited"])
}

fn is_adverb(d: &Document, at: usize) -> bool {
    let written = d.written(at);
    let made = written.len() > 5 && written.ends_with("ly") && !d.tokens[at].capital;
    d.is(at, class::ADVERB) || made && !d.is(at, class::PERSON | class::GIVER | class::EVENT)
}

/// "Theresa May": a capital and small letters, so no auxiliary.
fn is_title(d: &Document, at: usize) -> bool {
    d.tokens.get(at).is_some_and(|t| t.capital) && d.written(at).chars().nth(1).is_some_and(char::is_lowercase)
}

/// Whether the token is a verb and no noun: "report", "guard" and what a hyphen ties to a word ("state-run") are none.
fn is_verb(d: &Document, at: usize) -> bool {
    let tied = d.tokens[at].glued && d.is_mark(at.wrapping_sub(1), b'-') || is_hyphen(d, at + 1);
    (d.is(at, class::VERB | class::AUXILIARY) || d.is(at, class::DENIAL) && !d.is(at, class::HEARSAY))
        && !d.is(at, class::PERSON | class::GIVER)
        && !tied
        && !(is_title(d, at) && at > 0 && d.tokens[at - 1].kind == TokenKind::Word && d.tokens[at - 1].capital)
}

fn is_hyphen(d: &Document, at: usize) -> bool {
    d.is_mark(at, b'-') && d.tokens[at].glued && d.tokens.get(at + 1).is_some_and(|t| t.glued)
}

/// A mark inside a phrase: hyphens, apostrophes, the dot of "Mr." or "J.".
fn is_inner_mark(d: &Document, at: usize) -> bool {
    let dot = d.is_mark(at, b'.')
        && d.tokens[at].glued
        && at > 0
        && (d.is(at - 1, class::ABBREVIATION) || d.tokens[at - 1].span.len() == 1);
    let apostrophe = d.is_mark(at, b'\'') && d.tokens[at].glued && at > 0 && d.tokens[at - 1].kind == TokenKind::Word;
    dot || apostrophe || is_hyphen(d, at) || d.is_mark(at, b'&')
}

/// The phrase that ends at `end`, without commas.
fn open(d: &Document, end: usize, start: usize) -> Option<Phrase> {
    let (mut at, mut shown_end, mut and) = (end, end, None);
    // The word before the phrase that ends it, if that is a verb of something else than saying.
    let mut object = false;
    while at > start && end - at < LONGEST {
        let i = at - 1;
        if d.is_mark(i, b')') {
            let Some(opened) = (start.max(i.saturating_sub(12))..i).rev().find(|&k| d.is_mark(k, b'(')) else { break };
            (at, shown_end) = (opened, opened);
            continue;
        }
        let token = d.tokens[i];
        if token.kind == TokenKind::Mark && !is_inner_mark(d, i) || d.is(i, class::CLAUSE) {
            break;
        }
        if is_verb(d, i) {
            // "a man who saw the blast said": the verb of a relative clause.
            let relative = (start.max(i.saturating_sub(6))..i).rev().take_while(|&k| !d.is_mark(k, b','));
            // "a group that counts the dead said", but not "told Nordic News that the port is".
            let opens = |k: usize| !d.is(k + 1, class::FUNCTION) || d.is(k + 1, class::AUXILIARY);
            let relative = relative.into_iter().find(|&k| d.says(k, &["who", "that", "which"]) && opens(k));
            if let Some(relative) = relative.filter(|&k| k > start && !d.is(k - 1, class::VERB)) {
                (at, shown_end) = (relative, relative);
                continue;
            }
            object = !d.is(i, class::SAYING | class::GIVING);
            break;
        }
        if d.says(i, &["and"]) {
            and = Some(i);
        }
        at = i;
    }
    if object {
        // "killed twelve and police said".
        at = and? + 1;
    }
    let name = printed(d, at..shown_end)?;
    Some(Phrase { whole: name.start..end, name, relative: false, pronoun: false })
}

/// The phrase that an aside parts from the verb: "Ada Holm, a spokeswoman for the port, said". `comma` closes the aside.
fn closed(d: &Document, comma: usize, start: usize) -> Option<Phrase> {
    let mut right = comma;
    let mut best: Option<Range<usize>> = None;
    let found = |name: Range<usize>| Phrase { whole: name.start..comma, name, relative: false, pronoun: false };
    for _ in 0..5 {
        let hard = |i: usize| d.tokens[i].kind == TokenKind::Mark && !is_inner_mark(d, i);
        let left = (start..right).rev().find(|&i| hard(i)).map_or(start, |i| i + 1);
        let mut verbs = (left..right).rev().filter(|&i| d.is(i, class::CLAUSE) || is_verb(d, i));
        let verb = verbs.next();
        if !d.says(left, &ASIDES) && left < right {
            let from = verb.map_or(left, |i| i + 1);
            if let Some(name) = printed(d, from..right) {
                if is_name(d, name.clone()) {
                    return Some(found(name));
                }
                if is_credible(d, name.clone()) && d.tokens[name.start].kind == TokenKind::Word {
                    best = Some(name);
                }
            }
            if verb.is_some() {
                break;
            }
        }
        if left == start || !d.is_mark(left - 1, b',') {
            break;
        }
        right = left - 1;
    }
    best.map(found)
}

/// The words of `words` that an editor prints: no "and" or adverb in front, no day, nothing too long. `None` if it is no
/// noun phrase.
fn printed(d: &Document, words: Range<usize>) -> Option<Range<usize>> {
    let mut start = words.start;
    let opening = |i: usize| {
        d.says(i, &["and", "but", "or", "also", "then", "now", "so", "however", "even", "only", "meanwhile"])
            || is_adverb(d, i) && !(is_title(d, i) && is_title(d, i + 1))
            || d.is(i, class::CLAUSE)
            || is_day(d, i)
    };
    while start < words.end && opening(start) {
        start += 1;
    }
    let mut end = words.end;
    while end > start && (d.tokens[end - 1].kind == TokenKind::Mark && !d.is_mark(end - 1, b'.') || is_day(d, end - 1))
    {
        end -= 1;
    }
    if start >= end {
        return None;
    }
    if d.is(start, class::PREPOSITION) {
        return behind_a_preposition(d, start..end);
    }
    // "After a meeting with police the governor said".
    if start > 0 && d.is(start - 1, class::CLAUSE) && !is_credible(d, start..end) {
        let article = |n: &Range<usize>| d.says(n.start, &["the", "a", "an"]);
        if let Some(inner) = behind_a_preposition(d, start..end).filter(article) {
            return Some(inner);
        }
    }
    // "leading a team" names nobody.
    let doing = d.written(start).ends_with("ing") && !d.tokens[start].capital && d.is(start + 1, class::FUNCTION);
    let pronoun = (start..end).any(|i| d.says(i, &["he", "she", "they", "we", "i"]) && !d.is_mark(i + 1, b'.'));
    if doing || pronoun || end - start == 1 && d.is(start, class::FUNCTION) {
        return None;
    }
    // "Ada Holm of the port" is Ada Holm; the Bank of England is all of it.
    let person = (start + 2..end).find(|&i| d.is(i, class::PREPOSITION)).filter(|&i| {
        let office = (start..i).any(|k| d.is(k, class::GIVER | class::PLACE | class::FUNCTION) && !is_rank(d, k));
        !office && is_name(d, start..i) && !d.says(i, &["and"])
    });
    if let Some(person) = person {
        end = person;
    }
    if end - start > PRINTED {
        end = (start + 2..start + PRINTED).rev().find(|&i| d.is(i, class::PREPOSITION))?;
    }
    Some(start..end)
}

/// The speaker at the end of words that tell where or when: "In Port Ash police said", "At a press conference Holm said",
/// "During a visit to Ostby the governor said".
fn behind_a_preposition(d: &Document, words: Range<usize>) -> Option<Range<usize>> {
    let last = words.end - 1;
    let speaks = |i: usize| d.is(i, class::GIVER | class::PERSON) && !d.is(i, class::STATUS);
    let article = (words.start + 2..last).rev().find(|&i| d.says(i, &["the", "a", "an"]));
    let own = |i: usize| !d.is(i - 1, class::PREPOSITION) && speaks(head(d, i..words.end));
    if let Some(article) = article.filter(|&i| own(i)) {
        return Some(article..words.end);
    }
    let capital = |i: usize| d.tokens[i].capital && !d.is(i, class::FUNCTION | class::DATE);
    let name = (words.start..words.end).rev().take_while(|&i| capital(i) || is_inner_mark(d, i)).last();
    if let Some(name) = name.filter(|&i| i > words.start + 1) {
        // "In the port of Ostby said" names a place: the word before a speaker is a common noun.
        let before = name - 1;
        let noun = d.tokens[before].kind == TokenKind::Word && !d.is(before, class::FUNCTION | class::PREPOSITION);
        let title = d.is(before, class::PERSON);
        return (noun && !title && is_name(d, name..words.end)).then_some(name..words.end);
    }
    (!d.tokens[last].capital && speaks(last) && last > words.start).then_some(last..words.end)
}

/// "Captain Berg": a title is part of a name.
fn is_rank(d: &Document, at: usize) -> bool {
    d.tokens[at].capital && d.is(at, class::PERSON) && d.is(at, class::GIVER)
}

/// The phrase behind a verb: "said Ada Holm of the port", "according to two doctors".
pub(super) fn after(d: &Document, at: usize, limit: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end < limit.min(at + LONGEST) {
        let token = d.tokens[end];
        let pronoun = d.says(end, &["he", "she", "they", "it", "i", "we", "you"]);
        let word = token.kind == TokenKind::Word || token.kind == TokenKind::Digits;
        let inner = end > at && end + 1 < limit && is_inner_mark(d, end);
        if !(word || inner) {
            break;
        }
        if pronoun || d.is(end, class::CLAUSE) || is_verb(d, end) || is_day(d, end) || end > at && is_adverb(d, end) {
            break;
        }
        if d.is(end, class::PREPOSITION) {
            // "said Ada Holm of the port", "a doctor in Port Ash"; but "said Ada Holm in a statement".
            let own = d.says(end, &["of", "for", "from", "with"])
                || d.says(end, &["by"]) && d.is(end.saturating_sub(1), class::HEARSAY)
                || d.says(end, &["at", "in", "on"])
                    && d.tokens.get(end + 1).is_some_and(|t| t.capital)
                    && !is_day(d, end + 1)
                    && !d.is(end + 1, class::DATE)
                    && !d.says(end + 1, &MEDIA);
            if end == at || !own || is_of_event(d, end, limit) {
                break;
            }
        }
        end += 1;
    }
    let name = printed(d, at..end)?;
    (name.start <= at + 2).then_some(name)
}

/// Whether "of" at `of` opens what is spoken about: "said Holm of the Ostby fire", but not "of the Ostby fire service".
fn is_of_event(d: &Document, of: usize, limit: usize) -> bool {
    let plain = |i: &usize| d.tokens[*i].kind == TokenKind::Word && !d.is(*i, class::PREPOSITION | class::CLAUSE);
    let phrase = (of + 1..limit.min(of + 7)).take_while(plain);
    let event = phrase.into_iter().find(|&i| d.is(i, class::EVENT) && !d.is(i, class::GIVER));
    d.says(of, &["of"])
        && event.is_some_and(|i| {
            i + 1 >= limit
                || d.tokens[i + 1].kind != TokenKind::Word
                || d.is(i + 1, class::FUNCTION | class::PREPOSITION | class::DATE)
        })
}

/// Where things are said: never a part of the speaker's name.
const MEDIA: [&str; 8] = ["facebook", "instagram", "telegram", "telegraph", "tiktok", "twitter", "x", "youtube"];

/// Whether the words are a name and nothing else: "Ada Holm", "the United States", "Mr. Holm".
pub(super) fn is_name(d: &Document, words: Range<usize>) -> bool {
    let capital = |i: usize| d.tokens[i].capital && !d.is(i, class::FUNCTION);
    let particle = |i: usize| d.says(i, &["the", "of", "de", "al", "bin", "van", "von", "la"]) || is_inner_mark(d, i);
    let last = words.end.saturating_sub(1);
    let possessive = words.clone().any(|i| d.is_mark(i, b'\'') && d.says(i + 1, &["s"]));
    words.clone().any(capital)
        && words.clone().all(|i| capital(i) || particle(i))
        && (capital(last) || d.is_mark(last, b'.'))
        && !possessive
        && !(words.len() == 1 && d.is(last, class::DATE | class::EVENT))
}

/// The word that a phrase is about: "spokesman" of "a spokesman for the port".
pub(super) fn head(d: &Document, words: Range<usize>) -> usize {
    let mut inside = words.start + 1..words.end;
    let end =
        inside.find(|&i| d.is(i, class::PREPOSITION | class::CLAUSE) && !d.tokens[i].capital).unwrap_or(words.end);
    end - 1
}

/// Whether the words can name somebody who speaks: people, an office, a name; no blast, no number, no day.
pub(super) fn is_credible(d: &Document, words: Range<usize>) -> bool {
    let head = head(d, words.clone());
    if !can_speak(d, words) {
        return false;
    }
    d.is(head, class::GIVER | class::PERSON)
        || d.tokens[head].capital && !d.is(head, class::FUNCTION)
        || d.is_mark(head, b'.')
}

/// Whether nothing speaks against the words as a speaker: "the blast", "twelve dead", "the toll" say nothing.
pub(super) fn can_speak(d: &Document, words: Range<usize>) -> bool {
    let head = head(d, words.clone());
    let thing = d.is(head, class::EVENT | class::STATUS | class::ANIMAL | class::UNIT) && !d.is(head, class::GIVER);
    let inert = d.says(head, &["toll", "number", "count", "total", "victims", "which", "deaths", "cases", "case"]);
    let number = d.tokens[head].kind == TokenKind::Digits || d.word(head) == WordId::ascii(b'%');
    let day = words.len() == 1 && d.is(head, class::DATE) && !d.is(head, class::GIVER);
    !(thing || inert || number || day)
}
