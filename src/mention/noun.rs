//! The noun that a number counts: "[13] US soldiers", "[two] of his sons", "[dozens] of civilians", "[182] others".
//!
//! It runs right over adjectives, names and nouns until a function word, a verb or a mark. Its head is its last plural, or
//! its last word behind "one".

mod end;
mod plural;
mod told;

use end::{goes_on_over_and, is_participle, is_past, joins, noun_follows, plural_follows, stops};
use plural::ends_in_s;
pub(super) use plural::is_plural;
pub(super) use told::{Told, leads_nowhere, tell};

use super::Noun;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// How many are counted: one takes a singular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// One thing.
    Singular,
    /// More than one, or none.
    Plural,
}

/// More words than this no noun has.
const MOST_WORDS: usize = 8;

/// The noun behind a number that ends before token `end`.
pub(super) fn after(document: &Document, end: usize, number: Number) -> Option<Noun> {
    let told = if number == Number::Plural { tell(document, end) } else { Told::Open };
    if told == Told::Open {
        return whole(document, end, number);
    }
    debug_assert_eq!(told.noun(end), whole(document, end, number), "what one look tells is the noun");
    told.noun(end)
}

/// The same, read word by word.
fn whole(document: &Document, end: usize, number: Number) -> Option<Noun> {
    let mut noun = one_after(document, end, number)?;
    // "12 men and women".
    let person = number == Number::Plural
        && noun.head + 1 == noun.tokens.end
        && document.is(noun.head, class::PERSON)
        && !document.is(noun.head, class::STATUS);
    if let Some(end) = person.then(|| list_end(document, noun.tokens.end)).flatten() {
        noun.tokens.end = end;
    }
    Some(noun)
}

/// One past further nouns for people behind token `at`, without numbers of their own: the "women and children" of "137 men, women
/// and children". Without an "and" they tell who those before are: "four suspects, citizens of Norland, were".
#[must_use]
pub fn list_end(document: &Document, mut at: usize) -> Option<usize> {
    loop {
        let and = at + usize::from(document.is_mark(at, b','));
        let last = document.says(and, &["and", "or"]);
        let noun = and + usize::from(last);
        if noun == at {
            return None;
        }
        let people = document.is(noun, class::PERSON) && !document.is(noun, class::STATUS | class::NUMBER)
            || document.says(noun, &["crew", "staff"]);
        // "has two sons and lives in Rome", "hired two men and guards the gate".
        let verb = document.says(noun, &["lives"]) || document.says(noun + 1, &["a", "an", "her", "his", "its", "the"]);
        if !people || verb || document.is_speaker_in_sentence(noun) {
            return None;
        }
        at = noun + 1;
        if last {
            return Some(at);
        }
    }
}

fn one_after(document: &Document, end: usize, number: Number) -> Option<Noun> {
    // "13-member", "20-man": one word.
    if document.is_mark(end, b'-')
        && document.tokens.get(end + 1).is_some_and(|t| t.glued)
        && document.tokens[end].glued
    {
        // "a one-man show" counts nobody.
        return compound(document, end + 1).filter(|_| number == Number::Plural);
    }
    // "[9] persons".
    let end = end + usize::from(end > 0 && super::modifier::is_bracketed(document, end - 1));
    let start = past_of(document, end)?;
    // "at least one of the soldiers".
    let number = if start > end { Number::Plural } else { number };
    let token = document.tokens.get(start)?;
    // "compared with 28.2 four years ago".
    if token.is(class::NUMBER) && document.is(start + 1, class::TIME_UNIT) && token.kind == TokenKind::Word {
        return None;
    }
    let behind = match token.kind {
        // "[five] 737 MAX jets".
        TokenKind::Digits if super::name::is_aeroplane(document, start) => start + 1,
        // "[four] 14-year-old girls", "[two] 16-year-olds".
        TokenKind::Digits => past_compound(document, start)?,
        // "[two] $1 million prizes".
        TokenKind::Mark if token.is(class::UNIT) && !token.glued => past_price(document, start)?,
        // "[six] “rebels” were held".
        TokenKind::Mark if is_quote(document, start) && !token.glued => {
            return walk(document, start + 1, number).filter(|noun| is_quote(document, noun.tokens.end));
        }
        _ => return walk(document, start, number),
    };
    if document.says(behind - 1, &["olds"]) {
        return Some(Noun { tokens: start..behind, head: behind - 1 });
    }
    let noun = walk(document, behind, number)?;
    Some(Noun { tokens: start..noun.tokens.end, ..noun })
}

fn is_quote(document: &Document, at: usize) -> bool {
    matches!(document.written(at), "\"" | "“" | "”" | "'" | "‘" | "’")
}

/// The token behind an amount of money, "$1 million".
fn past_price(document: &Document, at: usize) -> Option<usize> {
    let price = super::amount::read(document, at, super::words::And::Stops)?;
    matches!(price.of, super::amount::Of::Money(_)).then_some(price.tokens.end).filter(|_| price.modifier.is_none())
}

/// The token behind an adjective that begins with digits: "14-year-old", "7.3-magnitude".
fn past_compound(document: &Document, at: usize) -> Option<usize> {
    let glued = |i: usize, kind| document.tokens.get(i).is_some_and(|t| t.glued && t.kind == kind);
    // "7.3-magnitude", "1,000-pound".
    let mut end = at + 1;
    while end < at + 7
        && (document.is_mark(end, b'.') || document.is_mark(end, b','))
        && glued(end, TokenKind::Mark)
        && glued(end + 1, TokenKind::Digits)
    {
        end += 2;
    }
    let first = end;
    // No adjective has more parts than "12-square-mile-wide".
    while end < first + 6
        && document.is_mark(end, b'-')
        && glued(end, TokenKind::Mark)
        && glued(end + 1, TokenKind::Word)
    {
        end += 2;
    }
    (end > first).then_some(end)
}

/// The noun of a word such as "13-member".
fn compound(document: &Document, at: usize) -> Option<Noun> {
    let token = document.tokens.get(at)?;
    let known = &english().numbers;
    let plain = token.kind == TokenKind::Word
        && !document.is(at, class::FUNCTION | class::NUMBER | class::DATE | class::UNIT)
        && !known.tells(token.word, surrounding::COMPOUND | surrounding::ADJECTIVE)
        && (!is_participle(document.written(at)) || document.written(at).ends_with("eed"))
        && !document.is_mark(at + 1, b'-');
    plain.then_some(Noun { tokens: at..at + 1, head: at })
}

/// The first word of the noun: behind "of the", "of his", "more", or right there.
fn past_of(document: &Document, end: usize) -> Option<usize> {
    // "hundreds, possibly thousands, of civilians".
    let vague =
        document.is_mark(end, b',') && end > 0 && document.is(end - 1, class::NUMBER) && ends_in_s(document, end - 1);
    let mut at = end + usize::from(vague && document.is_word(end + 1, "of"));
    if document.is_word(at, "of") {
        at += 1;
        let determiner = ["the", "his", "her", "their", "its", "our", "my", "your", "these", "those", "all", "such"];
        for _ in 0..2 {
            if !document.says(at, &determiner) {
                break;
            }
            at += 1;
        }
        // "of the 20 soldiers" has a number of its own.
        if super::number::read(document, at).is_some() {
            return None;
        }
    }
    Some(at)
}

fn walk(document: &Document, start: usize, number: Number) -> Option<Noun> {
    // "[two] were", "[two] of those who": but "[two] on-duty officers", "[two] other men", "[two] very sick children".
    let function = document.is(start, class::FUNCTION)
        && !is_acronym(document, start)
        && !document.is_mark(start + 1, b'-')
        && !document.is_word(start, "very")
        && more_or_other(document, start).is_none();
    if function || document.tokens.get(start)?.kind != TokenKind::Word {
        return None;
    }
    // "One never knows".
    if number == Number::Singular
        && (document.is(start, class::ADVERB)
            || document.says(start, &["always", "back", "never", "often", "rarely", "seldom", "sometimes"]))
    {
        return None;
    }
    // "one fewer" leaves open of what.
    if document.says(start, &["fewer", "less"]) {
        return None;
    }
    let mut at = start;
    let mut head = None;
    // "182 others", "five more people", "two other men".
    if let Some((others, is_head)) = more_or_other(document, at) {
        at = others;
        head = is_head.then_some(others - 1);
    }
    while at < start + MOST_WORDS {
        let Some(token) = document.tokens.get(at) else { break };
        if head.is_none() && document.is_mark(at + 1, b'-') {
            // "three off-duty officers", "two country-made pistols": no part of such a word ends the noun.
            if let Some(end) = past_hyphened(document, at) {
                at = end;
                continue;
            }
        }
        // "T-90 tanks", "new Covid-19 cases", "F-16s"; "100 M1A2 tanks", "12 Typhoon FGR4s".
        let code = || if number == Number::Plural { past_code(document, at) } else { None };
        if head.is_none()
            && let Some((end, plural)) = past_model(document, at).or_else(code)
        {
            if plural {
                head = Some(at);
                at = end;
                break;
            }
            at = end;
            continue;
        }
        let suspended = document.is_mark(at, b'-') && document.says(at + 1, &["and", "or"]);
        if token.kind == TokenKind::Mark && (joins(document, at) || suspended && head.is_none()) && at > start {
            at += 1;
            continue;
        }
        if at == start && is_acronym(document, at) {
            at += 1;
            continue;
        }
        // "12 St. Leo officers".
        let saint = at > start && document.is_mark(at, b'.') && document.says(at - 1, &["ft", "mt", "st"]);
        if saint && document.tokens[at - 1].capital {
            at += 1;
            continue;
        }
        if token.kind != TokenKind::Word {
            break;
        }
        // "Turkey's two soldiers" is no matter; "13 of Turkey's soldiers" goes on over the s.
        let possessive = document.is_mark(at - 1, b'\'') && document.is_word(at, "s");
        if possessive {
            at += 1;
            continue;
        }
        // "300 goat and sheep farms", "80 full- and part-time cooks".
        if number == Number::Plural && head.is_none() && at > start && goes_on_over_and(document, at) {
            at += 1;
            continue;
        }
        // "one sold for twice its price", "one painting fetched".
        if number == Number::Singular && is_past(document, at) && (head.is_some() || !noun_follows(document, at)) {
            break;
        }
        let plural = is_plural(document, at) || is_people(document, at);
        // "two defeats" and "21 deaths" are nouns: behind a number above one no verb ends in s.
        let noun = plural && head.is_none() && number == Number::Plural && ends_in_s(document, at);
        if stops(document, at, head) && (!noun || document.is(at, class::FUNCTION)) {
            break;
        }
        // "one company makes".
        if number == Number::Singular && head.is_some() && plural && !document.is(at, class::PERSON) {
            break;
        }
        let fits = match number {
            Number::Singular => !plural || document.is(at, class::PERSON) || is_people(document, at),
            Number::Plural => plural,
        };
        // "eight firefighters' families" counts families.
        let owner = document.is_mark(at + 1, b'\'')
            && (document.is_word(at + 2, "s")
                || document.tokens[at + 1].glued && number == Number::Plural && plural_follows(document, at + 1));
        if fits && owner && !document.is_word(at + 2, "s") {
            at += 2;
            continue;
        }
        if fits && !owner {
            head = Some(at);
        } else if head.is_some() && !plural_follows(document, at) && number == Number::Plural {
            break;
        }
        at += 1;
        // "one soldier dead", "one farmer sang": behind a person only another goes on with the noun.
        if number == Number::Singular && document.is(at - 1, class::PERSON) && !document.is(at, class::PERSON) {
            break;
        }
    }
    let head = head?;
    // "F-16s" ends behind its head.
    let end = if is_model(document, head) || past_code(document, head).is_some() { at } else { head + 1 };
    // "one Boeing 747"; but "ONE BOMB FELL" in a text of capitals, and "one Palestinian was shot".
    let told = number == Number::Singular
        && (document.is(head + 1, class::AUXILIARY | class::STATUS)
            || head == start && is_one_of_people(document, head));
    let capital_name = document.tokens[head].capital
        && !is_plural(document, head)
        && !document.is(head, class::PERSON)
        && !told
        && !is_model(document, head)
        && past_code(document, head).is_none()
        && !is_people(document, head)
        && super::name::is_mixed(document, head);
    if capital_name || english().numbers.tells(document.word(head), surrounding::ADJECTIVE) {
        return None;
    }
    Some(Noun { tokens: start..end, head })
}

/// Whether the word at `at` is one of a people or a party who does something: "one Greek died", "one Republican voted against".
fn is_one_of_people(document: &Document, at: usize) -> bool {
    let Some(next) = document.tokens.get(at + 1).filter(|t| t.kind == TokenKind::Word) else { return false };
    let does = next.is(class::HARM | class::VERB) || is_past(document, at + 1);
    let written = document.written(at);
    let ending = || ["an", "at", "i", "ist", "ite", "ive"].iter().any(|end| written.ends_with(end));
    does && (document.is(at, class::PLACE) || ending() || document.says(at + 1, &["died", "survived"]))
}

/// Whether the word is a name in capitals that looks like a common word: "22 IS fighters".
fn is_acronym(document: &Document, at: usize) -> bool {
    let written = document.written(at);
    written.len() == 2
        && written.bytes().all(|b| b.is_ascii_uppercase())
        && document.is(at + 1, class::PERSON)
        && super::name::is_mixed(document, at)
}

/// The token behind a word of several that stands before a noun: "off-duty", "well-known".
fn past_hyphened(document: &Document, at: usize) -> Option<usize> {
    let glued = |i: usize, kind| document.tokens.get(i).is_some_and(|t| t.glued && t.kind == kind);
    if document.tokens.get(at)?.kind != TokenKind::Word || super::words::known(document, at).cardinal.is_some() {
        return None;
    }
    let mut end = at + 1;
    while end < at + 2 * MOST_WORDS
        && document.is_mark(end, b'-')
        && glued(end, TokenKind::Mark)
        && glued(end + 1, TokenKind::Word)
    {
        end += 2;
    }
    let noun = document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && !t.glued)
        && !document.is(end, class::FUNCTION | class::AUXILIARY | class::VERB)
        && (is_plural(document, end) || !is_plural(document, end - 1));
    (end > at + 1 && noun).then_some(end)
}

/// The token behind a name that ends in digits, "T-90" or "F-16s", and whether it is a plural.
fn past_model(document: &Document, at: usize) -> Option<(usize, bool)> {
    if !is_model(document, at) {
        return None;
    }
    // "F-16s", "F-16Vs".
    let ending = document.written(at + 3).strip_suffix('s');
    let plural = document.tokens.get(at + 3).is_some_and(|t| t.glued)
        && ending.is_some_and(|letters| letters.len() <= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()));
    Some((at + 3 + usize::from(plural), plural))
}

/// The token behind a name of letters and digits in one, "M1A2" or "RAV4s", and whether it is a plural.
fn past_code(document: &Document, at: usize) -> Option<(usize, bool)> {
    let part = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.glued && matches!(t.kind, TokenKind::Word | TokenKind::Digits))
    };
    let first = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word && !t.glued && t.span.len() <= 4)?;
    let code = document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
    if !code || !first.span.of(document.text).bytes().any(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let end = (at + 2..at + 2 * MOST_WORDS).find(|&i| !part(i))?;
    Some((end, document.written(end - 1) == "s"))
}

fn is_model(document: &Document, at: usize) -> bool {
    let glued = |i: usize, kind| document.tokens.get(i).is_some_and(|t| t.glued && t.kind == kind);
    document.tokens.get(at).is_some_and(|t| t.capital && t.kind == TokenKind::Word)
        && document.is_mark(at + 1, b'-')
        && glued(at + 1, TokenKind::Mark)
        && glued(at + 2, TokenKind::Digits)
}

/// Whether the word is the name of a people and nobody else is named behind it: "two million Rohingya", but not "two British
/// soldiers".
fn is_people(document: &Document, at: usize) -> bool {
    document.tokens[at].capital
        && english().numbers.tells(document.word(at), surrounding::PEOPLE)
        && !goes_on_over_and(document, at + 1)
        && document.tokens.get(at + 1).is_none_or(|next| {
            next.kind != TokenKind::Word || document.is(at + 1, class::FUNCTION | class::STATUS | class::VERB)
        })
}

/// The token behind "more", "other" or "others", and whether that is a noun by itself.
fn more_or_other(document: &Document, at: usize) -> Option<(usize, bool)> {
    if !english().numbers.tells(document.word(at), surrounding::LEADS) {
        return None;
    }
    if document.is_word(at, "others") {
        return Some((at + 1, true));
    }
    let adjective = ["other", "more", "such", "new", "further", "additional", "different"];
    document.says(at, &adjective).then_some((at + 1, false))
}
