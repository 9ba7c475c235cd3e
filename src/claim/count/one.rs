//! Counts without a number: one person ("a soldier") and nobody.

use super::Count;
use super::plural::is_plural;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Noun;
use crate::value::{Decimal, Range as Stated};

/// "Nobody", "no one", "none".
pub(super) fn nobody(document: &Document, at: usize) -> Option<Count> {
    let none = |tokens, number| Count::of(tokens, number, Some(Decimal::ZERO), Stated::exactly(Decimal::ZERO));
    if document.says(at, &["no", "without"])
        && let Some(noun) = harms(document, at + 1)
    {
        return Some(Count { noun: Some(noun.clone()), ..none(at..noun.tokens.end, at..at + 1) });
    }
    let length = if document.says(at, &["nobody", "none"]) {
        1
    } else if document.says(at, &["no"]) && document.says(at + 1, &["one", "people", "person"]) {
        2
    } else if document.says(at, &["no"]) && document.is_mark(at + 1, b'-') && document.says(at + 2, &["one"]) {
        3
    } else {
        return None;
    };
    Some(none(at..at + length, at..at + length))
}

/// Nouns for those who came to harm, and for their harm.
const HARMS: [&str; 6] = ["casualties", "dead", "deaths", "fatalities", "injuries", "wounded"];

/// "deaths or injuries", "casualties": all the nouns of harm that begin at `at`.
fn harms(document: &Document, at: usize) -> Option<Noun> {
    let mut end = at;
    while document.says(end, &HARMS) {
        end += 1;
        if document.says(end, &["or", "and"]) && document.says(end + 1, &HARMS) {
            end += 1;
        }
    }
    (end > at).then(|| Noun { tokens: at..end, head: end - 1 })
}

/// How many are killed in a murder of several.
const TIMES: [(&str, i64); 4] = [("double", 2), ("triple", 3), ("quadruple", 4), ("quintuple", 5)];

/// "a quadruple murder": the deed stands for those who were killed.
pub(super) fn multiple(document: &Document, at: usize) -> Option<Count> {
    let before = at.checked_sub(1)?;
    let times = TIMES.iter().find(|(word, _)| document.says(before, &[word]))?.1;
    // "jailed for double murder": a crime, not a deed.
    if document.is(before.wrapping_sub(1), class::PREPOSITION) {
        return None;
    }
    let murder = document.says(at, &["assassination", "homicide", "killing", "murder", "slaying"]);
    // "a double murder suspect", "double murders".
    let alone = document.tokens.get(at + 1).is_none_or(|t| t.kind != TokenKind::Word)
        || document.is(at + 1, class::FUNCTION | class::VERB | class::ADVERB);
    if !murder || !alone {
        return None;
    }
    let n = Decimal::from(times);
    Some(Count::of(at..at + 1, before..at, Some(n), Stated::exactly(n)))
}

/// Most words of a couple's noun before it: "an elderly married couple".
const ATTRIBUTES: usize = 3;

/// Two who belong together: "a couple and their three children", "an elderly couple", "the couple". "A couple of people" and
/// "a couple were hurt" are a vague number.
pub(super) fn pair(document: &Document, at: usize) -> Option<Count> {
    if document.says(at, &["both"]) {
        return both(document, at);
    }
    let the = document.says(at, &["the"]);
    if !the && !document.says(at, &["a", "an", "another"]) {
        return None;
    }
    let attribute = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is(i, class::FUNCTION | class::VERB | class::NUMBER | class::UNIT)
    };
    let head = (at + 1..at + 2 + ATTRIBUTES).take_while(|&i| attribute(i - 1) || i == at + 1);
    let head = head.into_iter().find(|&i| document.says(i, &["couple"]))?;
    let next = head + 1;
    let family = document.says(next, &["and"]);
    // "a couple dozen", "a couple more": they count what follows.
    let alone = document.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Word)
        || document.is(next, class::FUNCTION | class::VERB | class::STATUS) && !document.says(next, &["of", "more"]);
    if !alone || document.is(next, class::NUMBER) || !(the || family || head > at + 1) {
        return None;
    }
    let noun = Noun { tokens: at + 1..next, head };
    let two = Count::of(at..next, at..next, Some(Decimal::TWO), Stated::exactly(Decimal::TWO));
    Some(Count { noun: Some(noun), ..two })
}

/// "Both pilots", "both of the young men".
fn both(document: &Document, at: usize) -> Option<Count> {
    let of = usize::from(document.says(at + 1, &["of"]));
    let first = at + 1 + of + usize::from(document.says(at + 1 + of, &["the", "his", "her", "their"]));
    let word = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is(i, class::FUNCTION | class::VERB)
    };
    let phrase = (first..first + 1 + ATTRIBUTES).take_while(|&i| word(i));
    let head = phrase.last().filter(|&i| document.is(i, class::PERSON) && is_plural(document, i) && !word(i + 1))?;
    let noun = Noun { tokens: first..head + 1, head };
    let two = Count::of(at..head + 1, at..at + 1, Some(Decimal::TWO), Stated::exactly(Decimal::TWO));
    Some(Count { noun: Some(noun), ..two })
}

/// One person said without a number: "a soldier", "an elderly woman", "another man".
pub(super) fn person(document: &Document, at: usize, end: usize) -> Option<Count> {
    // "a maid and her daughter": hers is one, a list of them is told by its noun.
    let owned = document.says(at, &["his", "her", "their"]) && document.says(at.wrapping_sub(1), &["and", ","]);
    if !owned && !document.says(at, &["a", "an", "another"]) {
        return None;
    }
    // "a dozen soldiers", "a few people".
    if document.is(at + 1, class::NUMBER) && !document.is_mark(at + 2, b'-') {
        return None;
    }
    let mut head = None;
    for i in at + 1..end.min(at + 8) {
        let token = document.tokens[i];
        // "killed a girl Sunday": the day is not her name.
        if head.is_some() && token.capital && document.is(i, class::DATE) {
            break;
        }
        let hyphen = document.is_mark(i, b'-') && token.glued;
        // "another 5 people": the number counts, not the article.
        let number = token.kind == TokenKind::Digits || document.is(i, class::NUMBER);
        if number && !document.is_mark(i + 1, b'-') && !document.is_mark(i.wrapping_sub(1), b'-') {
            return None;
        }
        let inside = hyphen || token.kind == TokenKind::Word || token.kind == TokenKind::Digits;
        if !inside || document.is(i, class::FUNCTION) || document.is(i, class::VERB) && !document.is(i, class::PERSON) {
            break;
        }
        // "ten soldiers and a dog": who is a victim is told by the fact.
        if document.is(i, class::PERSON | class::ANIMAL) && !document.is(i, class::STATUS) {
            head = Some(i);
        } else if head.is_some() && !hyphen {
            // "a police station": the person is not the head.
            head = None;
        }
    }
    let head = head?;
    if owned && is_plural(document, head) {
        return None;
    }
    let noun = Noun { tokens: at + 1..head + 1, head };
    let one = Count::of(at..head + 1, at..at + 1, Some(Decimal::ONE), Stated::exactly(Decimal::ONE));
    Some(Count { noun: Some(noun), rest: document.says(at, &["another"]), ..one })
}
