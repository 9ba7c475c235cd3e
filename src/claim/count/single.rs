//! One person told of by name, with what stands around the name: "Maria Lopez, 34,", "the baker Omar Haddad", "Omar Haddad, a
//! baker from Tarn,". Of how many came to harm, each says that it was at least one.

use std::ops::Range;

use super::named::{full_name, is_shouted, one};
use super::{Count, Group};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::value::{Decimal, Interval, Range as Stated};

/// Most words before a name that say who it is: "local police officer Ada Holm".
const TITLES: usize = 5;

/// Most words of what is said of a person between two commas.
const ASIDE: usize = 14;

/// The people of the sentence who are told of by their names alone; `counted` are those with a number.
pub(in crate::claim) fn groups(document: &Document, counted: &[Group], sentence: &Range<usize>) -> Vec<Group> {
    let mut groups = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let Some(name) = name_at(document, sentence, at) else {
            at += 1;
            continue;
        };
        at = name.end;
        let taken =
            counted.iter().any(|g| g.tokens.start < name.end && name.start < g.tokens.end && g.siblings.len() > 1);
        if !taken {
            groups.push(person(document, sentence, &name));
        }
    }
    groups
}

/// The name at `at`, with the age behind it: two words or more, or one behind a title.
fn name_at(document: &Document, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let token = document.tokens[at];
    if !token.capital || document.is(at, class::FUNCTION) || is_shouted(document, at) {
        return None;
    }
    let titled = at > sentence.start && is_title(document, at - 1);
    let end = full_name(document, sentence, at)
        .map(|end| end - usize::from(document.is_mark(end - 1, b'.')))
        .or_else(|| (titled && !document.is(at, class::PERSON) && is_surname(document, at)).then_some(at + 1))?;
    // "Ada Holm's son", "the Omar-Haddad bridge", "the Ada Holm school".
    let owner =
        document.is_mark(end, b'\'') || document.is_mark(end, b'-') || document.is(end, class::EVENT | class::COMPOUND);
    // "Lund Hall" of "at Lund Hall": where, not who.
    let placed =
        at > sentence.start && document.is(at - 1, class::PREPOSITION) && !document.says(at - 1, &["as", "of"]);
    // "the Northern Front group", "the Northern Front": no one person.
    let goes_on = document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.is(end, class::FUNCTION | class::VERB | class::ADVERB | class::STATUS | class::DATE);
    let the = at > sentence.start && document.says(at - 1, &["the"]);
    (!owner && !placed && !goes_on && !the).then_some(at..end)
}

/// A word that no list has but those of rules.
fn is_surname(document: &Document, at: usize) -> bool {
    let known = document.vocabulary.class(document.word(at)) & !(class::RULE | class::ABBREVIATION);
    known == 0 && !document.is(at + 1, class::EVENT) && !document.tokens.get(at + 1).is_some_and(|t| t.capital)
}

fn is_title(document: &Document, at: usize) -> bool {
    document.is(at, class::PERSON) || document.is(at, class::ABBREVIATION) && document.tokens[at].capital
}

/// The person called `name`: the words before that say who it is, and those behind between two commas.
fn person(document: &Document, sentence: &Range<usize>, name: &Range<usize>) -> Group {
    let inside = |i: usize| {
        let token = document.tokens[i];
        token.kind == TokenKind::Word
            && !document.is(i, class::FUNCTION | class::STATUS)
            && (!document.is(i, class::VERB) || document.is(i, class::PERSON))
            || token.kind == TokenKind::Digits
            || document.is_mark(i, b'-') && token.glued
            || document.is_mark(i, b'.') && document.is(i - 1, class::ABBREVIATION)
    };
    let mut start = name.start;
    let before = name.start.wrapping_sub(1);
    let full_stop = usize::from(document.is_mark(before, b'.'));
    if name.start > sentence.start + full_stop && is_title(document, before - full_stop) {
        let first = sentence.start.max(name.start.saturating_sub(TITLES));
        start = (first..name.start).rev().take_while(|&i| inside(i)).last().unwrap_or(name.start);
        if start > sentence.start && document.says(start - 1, &["a", "an", "the", "his", "her", "their"]) {
            start -= 1;
        }
    }
    let end = aside(document, sentence, name.end).unwrap_or(name.end);
    let attackers = (start..end).any(|i| document.is(i, class::ATTACKER));
    let range = Stated::sharp(Interval::at_least(Decimal::ONE));
    let shown = name.end - usize::from(document.is_mark(name.end - 1, b','));
    // The second comma belongs to the person too: behind it the verb goes on.
    let end = end + usize::from(end > name.end && document.is_mark(end, b','));
    Group { tokens: start..end, end, ..Group::of(Count { range, attackers, ..one(document, start..shown) }) }
}

/// The end of what two commas set apart behind a name: ", a baker from Tarn" up to its second comma.
fn aside(document: &Document, sentence: &Range<usize>, at: usize) -> Option<usize> {
    // The comma behind an age is the first of the two.
    let at = at - usize::from(document.is_mark(at - 1, b','));
    let near = at + 1..sentence.end.min(at + 1 + ASIDE);
    if !document.is_mark(at, b',') {
        return None;
    }
    let plain = |i: &usize| !document.is(*i, class::AUXILIARY | class::CLAUSE) || document.is(*i, class::PREPOSITION);
    let end = near.clone().take_while(plain).filter(|&i| document.is_mark(i, b',')).last()?;
    // "Omar Haddad, a baker, was killed".
    let goes_on = document.is(end + 1, class::AUXILIARY | class::VERB | class::ADVERB);
    goes_on.then_some(end)
}
