//! Counts without a number: several people ("the priests", "other passengers") are at least two.

use std::ops::Range;

use super::named::is_harm;
use super::{Count, Group};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Noun;
use crate::value::{Decimal, End, Interval, Range as Stated};

/// Plurals that do not end in s.
const PLURALS: [&str; 5] = ["children", "clergy", "men", "people", "women"];

/// Words for people that speak of their deaths, not of them.
const ABSTRACT: [&str; 4] = ["casualties", "deaths", "lives", "survivors"];

/// Most words of a noun before its head.
const WORDS: usize = 6;

/// The people of the sentence `tokens` told of in the plural and without a number; `counted` are those with one.
pub(in crate::claim) fn groups(document: &Document, counted: &[Group], tokens: Range<usize>) -> Vec<Group> {
    // "…, officials said": who only speaks is not counted.
    let free = |at: usize| !document.is_speaker(at) && !counted.iter().any(|g| g.tokens.start <= at && at < g.end);
    let people = tokens.clone().filter(|&at| free(at)).filter_map(|at| people(document, at, &tokens));
    people.filter(|c| free(c.tokens.start)).map(Group::of).collect()
}

/// The people whose noun has its head at `head`.
fn people(document: &Document, head: usize, sentence: &Range<usize>) -> Option<Count> {
    let is_people = document.is(head, class::PERSON)
        && !document.is(head, class::STATUS | class::VERB)
        && is_plural(document, head);
    // "the passengers' relatives", "students' halls".
    let deed = head + 2 + usize::from(document.says(head + 2, &["s"]));
    let owner = document.is_mark(head + 1, b'\'') && !is_harm(document, deed) || document.is_mark(head + 1, b'-');
    // "farmers Ada Holm and Bo Lund": they are named.
    let next = head + 1;
    let goes_on = document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.is(next, class::FUNCTION | class::VERB | class::ADVERB | class::STATUS | class::DATE);
    if !is_people || owner || goes_on || document.says(head, &ABSTRACT) {
        return None;
    }
    let inside = |i: usize| {
        document.tokens[i].kind == TokenKind::Word
            && !document.is(i, class::FUNCTION | class::STATUS | class::ADVERB | class::NUMBER)
            && (!document.is(i, class::VERB) || document.is(i, class::PERSON))
    };
    let first = sentence.start.max(head.saturating_sub(WORDS));
    let start = (first..head).rev().take_while(|&i| inside(i)).last().unwrap_or(head);
    let noun = Noun { tokens: start..head + 1, head };
    let before = start.wrapping_sub(1);
    // "both policemen", "any policemen", "one of the mayor's children", "[9] people".
    let counted = document.says(before, &["any", "both", "'s", "]"]) || document.is_mark(before.wrapping_sub(1), b'\'');
    if counted || document.is_mark(before, b']') {
        return None;
    }
    // "the Danish people": a nation.
    if document.says(head, &["people"]) && document.says(before, &["the"]) {
        return None;
    }
    let rest = document.says(start, &["other"]) || document.says(before, &["other"]);
    let from_two = Interval::new(Some(End { at: Decimal::TWO, open: false }), None)?;
    let some = Count::of(noun.tokens.clone(), noun.tokens.clone(), None, Stated::sharp(from_two));
    Some(Count { noun: Some(noun), rest, attackers: document.is(head, class::ATTACKER), ..some })
}

/// Whether the noun at `head` is a plural.
pub(super) fn is_plural(document: &Document, head: usize) -> bool {
    let written = document.written(head).to_ascii_lowercase();
    written.ends_with('s') || PLURALS.iter().any(|p| written.ends_with(p))
}
