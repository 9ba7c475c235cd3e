//! People counted by how they belong together, without a number: "a father and son" are two, so are "her twin daughters".

use std::ops::Range;

use super::Count;
use super::named::is_shouted;
use super::plural::is_plural;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Noun;
use crate::value::{Decimal, Range as Stated};

/// One of a family, or of a man and a woman.
const KIN: [&str; 29] = [
    "aunt",
    "baby",
    "boy",
    "boyfriend",
    "brother",
    "child",
    "cousin",
    "dad",
    "daughter",
    "father",
    "girl",
    "girlfriend",
    "granddaughter",
    "grandfather",
    "grandmother",
    "grandson",
    "husband",
    "man",
    "mother",
    "mum",
    "nephew",
    "niece",
    "sister",
    "son",
    "stepfather",
    "stepmother",
    "uncle",
    "wife",
    "woman",
];

/// Words before them.
const DETERMINERS: [&str; 8] = ["a", "an", "another", "the", "his", "her", "their", "one"];

/// Born together, and how many they are.
const BIRTHS: [(&str, i64); 2] = [("twin", 2), ("triplet", 3)];

/// Most words before one of a family: "a young mother and her baby son".
const ATTRIBUTES: usize = 2;

/// "a father and son", "the mother, father and baby", "husband and wife": one each. What a number follows goes on in its
/// count: "a father, mother and two children".
pub(super) fn of_one_family(document: &Document, at: usize, sentence: &Range<usize>) -> Option<Count> {
    let determined = document.says(at, &DETERMINERS);
    // "Husband and wife Ada and Carl Berg", "killed father and son".
    let before = at.wrapping_sub(1);
    let bare = at == sentence.start || document.is(before, class::VERB) && document.is(before, class::HAPPENING);
    if !determined && !bare {
        return None;
    }
    let (mut last, mut many) = (one_of(document, at + usize::from(determined))?, 1);
    loop {
        let comma = document.is_mark(last + 1, b',');
        let and = document.says(last + 1, &["and"]);
        if !comma && !and {
            break;
        }
        let Some(next) = one_of(document, last + 2) else { break };
        (last, many) = (next, many + 1);
        if and {
            break;
        }
    }
    let next = last + 1;
    // "a father and son business".
    let alone =
        document.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Word || t.capital && !is_shouted(document, next))
            || document.is(next, class::FUNCTION | class::VERB | class::ADVERB | class::STATUS);
    let owner = document.is_mark(next, b'\'') || document.is_mark(next, b'-');
    if many < 2 || !alone || owner {
        return None;
    }
    let start = at + usize::from(determined);
    let noun = Noun { tokens: start..next, head: last };
    let n = Decimal::from(many);
    let end = past_names(document, next);
    // Not a part of the whole, as "two sons" may be.
    Some(Count { noun: Some(noun), listed: true, ..Count::of(at..end, at..next, Some(n), Stated::exactly(n)) })
}

/// The noun for one of a family that stands at `at`, or behind an adjective or two.
fn one_of(document: &Document, at: usize) -> Option<usize> {
    let adjective = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
            && !document.is(i, class::FUNCTION | class::VERB | class::NUMBER | class::PERSON)
    };
    let mut words = (at..=at + ATTRIBUTES).take_while(|&i| i == at || adjective(i - 1));
    words.find(|&i| document.says(i, &KIN)).filter(|&i| !is_plural(document, i))
}

/// "her twin daughters", "the twins", "twin brothers Ada and Bo": so many as were born together. "Two sets of twins" has a number.
pub(super) fn of_one_birth(document: &Document, at: usize) -> Option<Count> {
    let written = document.written(at);
    let born = |ending: &str| {
        let is = |one: &str| {
            let parts = written.split_at_checked(one.len());
            parts.is_some_and(|(word, rest)| word.eq_ignore_ascii_case(one) && rest.eq_ignore_ascii_case(ending))
        };
        BIRTHS.iter().find(|(one, _)| is(one)).map(|(_, many)| *many)
    };
    let alone = born("s");
    let n = Decimal::from(alone.or_else(|| born(""))?);
    let before = at.wrapping_sub(1);
    let numbered = document.is(before, class::NUMBER)
        || document.tokens.get(before).is_some_and(|t| t.kind == TokenKind::Digits)
        || document.says(before, &["of", "a"]);
    let head = if alone.is_some() { at } else { at + 1 };
    let people = alone.is_some()
        || document.is(head, class::PERSON) && !document.is(head, class::STATUS) && is_plural(document, head);
    let owner = document.is_mark(head + 1, b'\'');
    if numbered || owner || !people {
        return None;
    }
    let noun = Noun { tokens: at..head + 1, head };
    let end = past_names(document, head + 1);
    Some(Count { noun: Some(noun), ..Count::of(at..end, at..at + 1, Some(n), Stated::exactly(n)) })
}

/// One past the names of those who were counted before `at`: "husband and wife Ada and Carl Berg".
fn past_names(document: &Document, at: usize) -> usize {
    let name = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.capital && t.kind == TokenKind::Word)
            && !document.is(i, class::FUNCTION | class::VERB)
            && !is_shouted(document, i)
    };
    let mut end = at;
    while name(end) || end > at && document.says(end, &["and"]) && name(end + 1) {
        end += 1;
    }
    end
}
