//! The age of somebody who is named beside it: "Ali Hassan, 20,", "who was 75", "her sons, 17 and 15".

use rust_decimal::Decimal;

use super::mention;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class};
use crate::mention::{Mention, noun, number};

/// "Ali Hassan, 20, said": a number alone between commas behind a name.
pub(super) fn apposition(document: &Document, at: usize) -> Option<Mention> {
    // "Ross and Vane, both 31, fled".
    let both = usize::from(at > 1 && document.says(at - 1, &["both", "now", "then"]));
    let comma = at.checked_sub(1 + both).filter(|&i| document.is_mark(i, b','))?;
    // "Heinze Jr., 22", "Dana Holt (left), 27".
    let mut name = comma.checked_sub(1)?;
    if document.is_mark(name, b')') {
        name = (name.saturating_sub(4)..name).rev().find(|&i| document.is_mark(i, b'('))?.checked_sub(1)?;
    }
    name -= usize::from(name > 0 && document.is_mark(name, b'.') && document.written(name - 1).len() == 2);
    let token = document.tokens[name];
    // "his wife, 50".
    let person = || {
        document.is(name, class::PERSON) && (both > 0 || !document.written(name).ends_with('s'))
            || has_trade(document, name)
            || document.says(name, &["eldest", "oldest", "youngest"])
    };
    // "The mother of two, 29, fled".
    let parent =
        token.is(class::NUMBER) && name > 1 && document.says(name - 1, &["of"]) && document.says(name - 2, &PARENTS);
    let named = token.kind == TokenKind::Word
        && !token.is(class::DATE | class::PLACE | class::FUNCTION | class::NUMBER | class::ADVERB)
        && (token.capital || person());
    if !named && !parent {
        return None;
    }
    // "Lima, 20 soldiers": digits alone are closed by a mark or a word that joins.
    let counts = document.tokens[at].kind == TokenKind::Digits
        && document
            .tokens
            .get(at + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.is(class::FUNCTION | class::NUMBER));
    if counts {
        return None;
    }
    let number = number::read(document, at)?;
    let end = number.tokens.end;
    // A name of one word must have its age between two commas.
    let long = both > 0 || name.checked_sub(1).is_some_and(|i| document.tokens[i].kind == TokenKind::Word);
    if !long && !document.is_mark(end, b',') {
        return None;
    }
    let closed = document.is_mark(end, b',')
        || document.is_mark(end, b';')
        || document.is_mark(end, b'.')
        || document.is_mark(end, b')')
        || document.is_word(end, "and")
        || document.is_word(end, "who");
    let n = number.n.filter(|_| number.whole && !number.scaled && number.tokens.start == at)?;
    let fits = n >= Decimal::ONE && n <= Decimal::from(110);
    (closed && fits).then(|| mention(document, at..end, &number, None, "year"))
}

/// Who is told by how many children they have: "a father of four".
const PARENTS: [&str; 8] = ["dad", "father", "grandfather", "grandmother", "mother", "mum", "mom", "parent"];

/// Whether the word at `at` is somebody's trade by its ending and its article: "a glazier", "the young florist"; "the number"
/// is none.
fn has_trade(document: &Document, at: usize) -> bool {
    let word = document.written(at);
    let trade = ["er", "ian", "ist", "or", "eur", "woman", "man"].iter().any(|ending| word.ends_with(ending));
    let article = ["a", "an", "the", "his", "her", "their"];
    let owned = || (at.saturating_sub(2)..at).any(|i| document.says(i, &article));
    trade && owned() && word.len() > 4 && !document.says(at, &["number", "order", "paper", "factor", "other", "score"])
}

/// How far before a surname the whole name is looked for, in tokens.
const FULL_NAME: usize = 200;

/// Whether the word at token `at`, which opens a sentence, stood behind a first name before: "Ann Holt died ... Holt was 75."
fn is_full_name_before(document: &Document, at: usize) -> bool {
    let named = |i: usize| document.tokens[i].capital && document.tokens[i].kind == TokenKind::Word;
    let surname = document.written(at);
    (at.saturating_sub(FULL_NAME) + 1..at)
        .rev()
        .any(|i| named(i - 1) && document.written(i) == surname && !document.is(i - 1, class::FUNCTION | class::DATE))
}

/// Most words between "died" and the "at" of an age: "died peacefully in Port Louis on Tuesday at 87".
const APART: usize = 8;

/// Whether somebody died in the clause that reaches to the "at" at token `end`, with words for the place and the day between.
fn died_before(document: &Document, end: usize) -> bool {
    let told = |i: &usize| {
        let known = class::PREPOSITION | class::FUNCTION | class::ADVERB | class::DATE;
        let year = document.tokens[*i].kind == TokenKind::Digits && document.tokens[*i].span.len() == 4;
        year || document.tokens[*i].kind == TokenKind::Word && (document.tokens[*i].capital || document.is(*i, known))
    };
    let verb = (end.saturating_sub(APART)..end).rev().find(|i| !told(i));
    verb.is_some_and(|i| document.says(i, &["died", "dies"]))
}

/// "her sons, 17 and 15", "two daughters, 12, 9 and 4": one of several ages behind those whose they are.
pub(super) fn of_kin(document: &Document, at: usize) -> Option<Mention> {
    let age = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2);
    let glued = |i: usize| document.tokens.get(i).is_some_and(|t| t.glued);
    let joint = |i: usize| document.says(i, &["and"]) || document.is_mark(i, b',') && !glued(i + 1);
    let mut first = at;
    // Longer lists are no ages.
    for _ in 0..8 {
        let Some(before) = first.checked_sub(2).filter(|&b| age(b) && joint(b + 1)) else { break };
        first = before;
    }
    // "twins, both 9".
    let both = usize::from(first > 0 && document.is_word(first - 1, "both"));
    let kin = first.checked_sub(2 + both).filter(|&k| document.is_mark(k + 1, b','))?;
    const MANY: [&str; 14] = [
        "boys",
        "brothers",
        "children",
        "daughters",
        "defendants",
        "girls",
        "kids",
        "men",
        "sisters",
        "sons",
        "suspects",
        "teenagers",
        "twins",
        "women",
    ];
    if !document.says(kin, &MANY) {
        return None;
    }
    let mut last = at;
    for _ in 0..8 {
        if !(joint(last + 1) && age(last + 2)) {
            break;
        }
        last += 2;
    }
    let closed = document.tokens.get(last + 1).is_none_or(|t| t.kind == TokenKind::Break)
        || [b'.', b',', b';', b')'].iter().any(|&m| document.is_mark(last + 1, m));
    let glued = document.tokens.get(last + 2).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
    let several = both > 0 || last > first && document.says(last - 1, &["and"]);
    let number = number::read(document, at).filter(|n| n.whole && n.tokens == (at..at + 1))?;
    (closed && several && !glued).then(|| mention(document, at..at + 1, &number, None, "year"))
}

/// "who was 75", "he is 20", "his daughter is 33", "she turned 40", "dies at 75".
pub(super) fn predicate(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    let verb = at.checked_sub(1)?;
    let subject = verb.checked_sub(1)?;
    let ended = document.is_word(verb, "at");
    let is = document.says(verb, &["was", "is", "turned", "turns", "be"]);
    if !ended && !is {
        return None;
    }
    // "has died at 75", "retires at 65".
    // "was widowed at 40", "left school at 14", "turned pro at 17".
    let lived = [
        "dead",
        "die",
        "died",
        "dies",
        "married",
        "orphaned",
        "pro",
        "professional",
        "retire",
        "retired",
        "retires",
        "retiring",
        "school",
        "wed",
        "widowed",
    ];
    // "put the number of dead at 38".
    let many = document.is_word(subject, "dead")
        && subject.checked_sub(1).is_some_and(|b| document.says(b, &["of", "put", "puts", "the"]));
    let died = ended && document.says(subject, &lived) && !many;
    let far = ended && !died && died_before(document, verb);
    let died = died || far;
    let subject = subject.saturating_sub(usize::from(document.is_word(verb, "be")));
    // "his daughter is 33", "the driver was 22".
    let one = || {
        document.is(subject, class::PERSON)
            && !document.is(subject, class::STATUS)
            && !noun::is_plural(document, subject)
            && (subject.saturating_sub(3)..subject)
                .any(|i| document.says(i, &["a", "an", "her", "his", "my", "s", "the", "their"]))
    };
    let kin =
        is && document.is(subject, class::PERSON | class::RELATIVE) && document.says(verb, &["is", "was"]) && one();
    let who = kin || document.says(subject, &["who", "he", "she", "i"]);
    // "LaRue was 75."
    let name = document.tokens[subject];
    let named = document.says(verb, &["was", "is"])
        && name.kind == TokenKind::Word
        && name.capital
        && !document.is(subject, class::FUNCTION | class::PLACE | class::DATE | class::NUMBER | class::PERSON)
        && !noun::is_plural(document, subject)
        && (subject > 0 && document.tokens[subject - 1].kind == TokenKind::Word
            || is_full_name_before(document, subject))
        && document.tokens[start.min(document.tokens.len() - 1)].kind == TokenKind::Digits;
    let died = died || named;
    if !(is && who || died) {
        return None;
    }
    let number = number::read(document, start)?;
    let end = number.tokens.end;
    let ends = document.tokens.get(end).is_none_or(|t| {
        // "He is 6'2".
        let feet = t.glued && matches!(document.written(end), "'" | "’" | "′");
        let clock = t.glued && document.is_mark(end, b':');
        let goes_on = feet || clock || document.is_mark(end, b'%') || document.is_mark(end, b'-');
        matches!(t.kind, TokenKind::Break | TokenKind::Mark) && !goes_on
    });
    let because = ["after", "because", "due", "following", "from", "last", "while", "with"];
    let aside = document.says(end, &["in", "of", "on"]) && !document.says(end + 1, &["the", "these", "those"]);
    let closes = ends
        || document.says(end, &["and", "at", "but", "by", "he", "now", "she", "today", "when"])
        // "She was 20 in 1999".
        || is && document.says(end, &["in"]) && document.tokens.get(end + 1).is_some_and(|t| {
            t.kind == TokenKind::Digits && t.span.len() == 4
        })
        || document.says(verb, &["be", "turned", "turns"]) && document.says(end, &["in", "last", "next", "on", "this"])
        || died && !named && (document.says(end, &because) || aside);
    let n = number.n.filter(|_| number.whole && !number.scaled)?;
    // "died on Tuesday at 11" may tell the hour.
    let fits =
        n >= Decimal::from(if far {
            25
        } else if died {
            13
        } else if kin && !document.is(subject, class::RELATIVE) {
            10
        } else {
            2
        }) && n <= Decimal::from(120);
    (closes && fits).then(|| mention(document, at.min(number.tokens.start)..end, &number, before, "year"))
}
