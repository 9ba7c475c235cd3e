//! An age in brackets behind somebody: "Man (24) arrested", "Ann Reed (45), his wife Mary (43) and their son Tom (9)". A number
//! there is as often a score or a rank, so that it is an age only beside what is told of people.

use super::mention;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};
use crate::mention::{Mention, noun, number};

/// How many before it in a list are asked for what tells that it is one of ages: "Ann Reed (41) and Joan Hale (39) died".
const MANY: usize = 6;

/// The age at token `at`, right behind its bracket.
pub(super) fn read(document: &Document, at: usize) -> Option<Mention> {
    is_age(document, at).then_some(())?;
    let number = number::read(document, at).filter(|n| n.whole && n.tokens == (at..at + 1))?;
    Some(mention(document, at..at + 1, &number, None, "year"))
}

/// Whether the digits at token `at` stand alone between brackets and may be years.
fn stands_alone(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|t| t.kind == TokenKind::Digits && t.span.len() <= 3) else {
        return false;
    };
    let years = token.span.of(document.text).parse::<u8>().is_ok_and(|n| (1..=110).contains(&n));
    years && at >= 2 && document.is_mark(at - 1, b'(') && document.is_mark(at + 1, b')')
}

fn is_age(document: &Document, at: usize) -> bool {
    let Some(who) = at.checked_sub(2).filter(|_| stands_alone(document, at)) else { return false };
    if is_one(document, who) {
        return true;
    }
    let named = |i: usize| {
        let token = document.tokens[i];
        token.kind == TokenKind::Word && token.capital && !token.is(class::DATE | class::FUNCTION | class::PLACE)
    };
    if !named(who) {
        return false;
    }
    // "their son Tom (9)".
    let first = (who.saturating_sub(2)..who).rev().take_while(|&i| named(i)).last().unwrap_or(who);
    let kin = first.checked_sub(1).filter(|&k| document.is(k, class::RELATIVE) && is_one(document, k));
    if kin.is_some() {
        return true;
    }
    // "The Lakers (45)" have points.
    first < who && (is_told(document, at + 2) || in_list(document, at + 2) || is_named_as(document, first))
}

/// Those who have an age there and no score, as "the captain (45)" has.
pub(super) const ANYBODY: [&str; 14] = [
    "boy",
    "child",
    "cyclist",
    "driver",
    "girl",
    "gunman",
    "man",
    "motorist",
    "passenger",
    "pensioner",
    "teenager",
    "victim",
    "woman",
    "youth",
];

/// Whether the word at `at` is one person: "man", "his wife".
fn is_one(document: &Document, at: usize) -> bool {
    document.says(at, &ANYBODY) || document.is(at, class::RELATIVE) && !noun::is_plural(document, at)
}

/// Whether what stands at token `at`, behind a name and its bracket, is told of people alone: "died", "was jailed", ", of Cork",
/// ", his wife".
fn is_told(document: &Document, at: usize) -> bool {
    let next = at + usize::from(document.is_mark(at, b','));
    let place = document.tokens.get(next + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    if next > at && document.says(next, &["from", "of"]) && place {
        return true;
    }
    let kin = next + usize::from(document.says(next, &["and"]));
    if document.says(kin, &["her", "his", "their"]) && document.is(kin + 1, class::RELATIVE) {
        return true;
    }
    if document.says(next, &["arrested", "charged", "died", "dies", "drowned", "jailed", "killed", "pleaded"]) {
        return true;
    }
    let helps = (next..next + 3).take_while(|&i| document.is(i, class::AUXILIARY | class::ADVERB)).count();
    let harmed = document.is(next + helps, class::HARM)
        || english().numbers.tells(document.word(next + helps), surrounding::BLAMED);
    helps > 0 && harmed
}

/// Whether one of those behind token `at` in a list of names with brackets has what tells of an age.
fn in_list(document: &Document, at: usize) -> bool {
    let mut next = at;
    for _ in 0..MANY {
        if !document.is_mark(next, b',') && !document.says(next, &["and"]) {
            return false;
        }
        let start = next + 1 + usize::from(document.is_mark(next, b',') && document.says(next + 1, &["and"]));
        let capital = |i: &usize| document.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
        let names = (start..start + 3).take_while(capital).count();
        let bracket = start + names;
        if names < 2 || !document.is_mark(bracket, b'(') || !stands_alone(document, bracket + 1) {
            return false;
        }
        next = bracket + 3;
        if is_told(document, next) {
            return true;
        }
    }
    false
}

/// Whether those whose names end a list that reaches to token `first` were named as such: "the dead were named as Ann Reed (41)
/// and Joan Hale (39)".
fn is_named_as(document: &Document, first: usize) -> bool {
    let mut first = first;
    for _ in 0..MANY {
        let Some(before) = first.checked_sub(1) else { return false };
        if document.says(before, &["as"]) {
            return (before.saturating_sub(MANY)..before).any(|i| document.says(i, &["identified", "named"]));
        }
        let comma = document.is_mark(before, b',');
        let joint =
            before - usize::from(before > 0 && document.says(before, &["and"]) && document.is_mark(before - 1, b','));
        let Some(bracket) = joint.checked_sub(1).filter(|&b| document.is_mark(b, b')')) else { return false };
        let age = bracket.checked_sub(1).filter(|&a| stands_alone(document, a));
        let Some(age) = age.filter(|_| comma || document.says(before, &["and"])) else { return false };
        let capital = |i: &usize| document.tokens[*i].kind == TokenKind::Word && document.tokens[*i].capital;
        let names = (age.saturating_sub(4)..age - 1).rev().take_while(capital).count();
        if names == 0 {
            return false;
        }
        first = age - 1 - names;
    }
    false
}
