//! Dates of what came of an event: its investigation, its trial, those who mourn its victims. None is the event's own.

use std::ops::Range;

use super::is_verb;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, list};
use crate::mention::Mention;
use crate::value::Value;

/// Whether the words behind a fronted date tell of what people did after the event, rather than of the event: "On Tuesday,
/// thousands gathered at the mill". What comes first decides.
pub(super) fn comes_after(document: &Document, clause: Range<usize>) -> bool {
    // "the victims of the fire", "the fire brigade" are no events.
    let of_people = |i: usize| {
        let of = i.wrapping_sub(1 + usize::from(document.is(i.wrapping_sub(1), class::FUNCTION)));
        document.says(of, &["of"]) && document.is(of.wrapping_sub(1), class::PERSON)
    };
    // "On Tuesday, as workers gathered for lunch, a fire broke out".
    let mut aside = clause.start;
    let opens = aside + usize::from(document.is_mark(aside, b','));
    if document.says(opens, &["as", "when", "while"]) {
        aside = (opens..clause.end).find(|&i| document.is_mark(i, b',')).unwrap_or(aside);
    }
    for i in aside..clause.end {
        let event = document.is(i, class::EVENT) && !document.is(i + 1, class::COMPOUND) && !of_people(i);
        let harm = document.is(i, class::ATTACKER | class::HAPPENING | class::STATUS);
        // "a man opened fire".
        let shooting = document.says(i, &["opened"]) && document.says(i + 1, &["fire"]);
        if event || harm || shooting {
            return clause.clone().any(|j| j > i && put_out(document, j));
        }
        if document.is_listed(i, list::AFTERMATH) || put_out(document, i) {
            return true;
        }
    }
    false
}

/// Whether the words before an event set something else against it: "after the fire at", "over the attack on".
pub(super) fn follows(document: &Document, anchor: &Range<usize>) -> bool {
    let before = (anchor.start.saturating_sub(5)..anchor.start).rev();
    let mut phrase = before.take_while(|&i| {
        document.tokens[i].kind == TokenKind::Word && !is_verb(document, i) && !document.is(i, class::PERSON)
    });
    phrase.any(|i| document.says(i, &["after", "before", "despite", "following", "over", "since"]))
}

/// What goes before somebody's death, or an event, on a day of its own.
const MISHAPS: [&str; 10] =
    ["accident", "crash", "diagnosis", "fall", "illness", "injury", "operation", "stroke", "surgery", "treatment"];

/// "died on January 3 after a fall on Christmas Eve": whether the words before a date set it at what came before.
pub(super) fn is_of_mishap(document: &Document, between: &Range<usize>) -> bool {
    let noun = between.clone().rev().find(|&i| !document.is(i, class::PREPOSITION));
    noun.is_some_and(|noun| {
        let before = noun.saturating_sub(4).max(between.start)..noun;
        document.says(noun, &MISHAPS) && before.into_iter().any(|i| document.says(i, &["after", "following", "from"]))
    })
}

/// "The bodies of two climbers were found at the crater on Monday": whether the words before an event tell who was found after it.
pub(super) fn are_found(document: &Document, anchor: &Range<usize>) -> bool {
    let before = (anchor.start.saturating_sub(14)..anchor.start).rev();
    let mut words = before.take_while(|&i| !matches!(document.written(i), "." | ";" | "”" | "?" | "!"));
    let mut found = false;
    words.any(|i| {
        found |= document.says(i, &["brought", "buried", "found", "identified", "recovered", "retrieved"]);
        found && document.says(i, &["bodies", "body", "corpses", "remains"])
    })
}

/// Whether a fire is put out at `at`.
pub(super) fn put_out(document: &Document, at: usize) -> bool {
    document.says(at, &["put"]) && document.says(at + 1, &["out"])
}

/// Words that tie somebody to a deed, whose own days follow: "accused of the shooting", "charged with".
const BLAMED: [&str; 14] = [
    "accused",
    "arrested",
    "blamed",
    "charged",
    "charges",
    "convicted",
    "detained",
    "guilty",
    "jailed",
    "questioned",
    "sentenced",
    "suspected",
    "tried",
    "wanted",
];

/// "The ferry fire investigation began on Monday", "survivors of the fire were flown home on Sunday".
pub(super) fn is_aftermath(document: &Document, anchor: &Range<usize>) -> bool {
    let behind = (anchor.end..document.tokens.len()).find(|&i| !document.is(i, class::EVENT));
    let article = usize::from(document.is(anchor.start.wrapping_sub(1), class::FUNCTION));
    let of = anchor.start.wrapping_sub(1 + article);
    behind.is_some_and(|i| document.is(i, class::COMPOUND))
        || document.says(of, &["of"]) && document.is(of.wrapping_sub(1), class::PERSON)
        || document.says(of, &["after", "for", "in", "of", "over", "with"])
            && document.says(of.wrapping_sub(1), &BLAMED)
}

/// "the third this year", "the worst fire in 2031": a year in which it was one of several.
pub(super) fn is_ordinal(document: &Document, mention: &Mention) -> bool {
    let long = match &mention.value {
        Value::Date(d) => match (d.hard.earliest, d.hard.latest) {
            (Some(first), Some(last)) => (last - first).get_days() > 5,
            _ => false,
        },
        _ => false,
    };
    let start = mention.tokens.start.saturating_sub(4);
    let before = (start..mention.tokens.start).rev().take_while(|&i| document.tokens[i].kind == TokenKind::Word);
    let one_of = |i: usize| {
        document.says(i.wrapping_sub(1), &["a", "its", "the", "their"])
            && (document.is_listed(i, list::OTHER_ONE)
                || document.says(i, &["biggest", "deadliest", "fifth", "first", "fourth", "largest", "sixth", "worst"]))
    };
    long && before.into_iter().any(one_of)
}
