//! Ages told one behind the other: "her sons, 17 and 15", "the victims were 14, 15 and 17", "3, 5 and 8 years old", "she was 14
//! when she left and 22 when she married".

use std::ops::Range;

use super::bracket::ANYBODY;
use super::mention;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::{Mention, noun, number};

/// Longer lists are no ages.
const LONGEST: usize = 8;

/// The digits of a list around token `at`, from its first to its last: tokens joined by "," and "and".
fn list_around(document: &Document, at: usize) -> Range<usize> {
    let age = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2);
    let glued = |i: usize| document.tokens.get(i).is_some_and(|t| t.glued);
    let joint = |i: usize| document.says(i, &["and"]) || document.is_mark(i, b',') && !glued(i + 1);
    let mut first = at;
    for _ in 0..LONGEST {
        let Some(before) = first.checked_sub(2).filter(|&b| age(b) && joint(b + 1)) else { break };
        first = before;
    }
    let mut last = at;
    for _ in 0..LONGEST {
        if !(joint(last + 1) && age(last + 2)) {
            break;
        }
        last += 2;
    }
    first..last + 1
}

/// "her sons, 17 and 15", "two daughters, 12, 9 and 4", "the victims were 14, 15 and 17": one of several ages behind those whose
/// they are.
pub(super) fn of_kin(document: &Document, at: usize) -> Option<Mention> {
    let list = list_around(document, at);
    let (first, last) = (list.start, list.end - 1);
    // "twins, both 9".
    let both = usize::from(first > 0 && document.is_word(first - 1, "both"));
    let told = first.checked_sub(1 + both)?;
    let kin = told.checked_sub(1)?;
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
    let plural =
        || document.is(kin, class::PERSON) && !document.is(kin, class::STATUS) && noun::is_plural(document, kin);
    let theirs = document.is_mark(told, b',') && document.says(kin, &MANY)
        || both == 0 && document.says(told, &["are", "were"]) && (document.says(kin, &MANY) || plural());
    if !theirs {
        return None;
    }
    let closed = document.tokens.get(last + 1).is_none_or(|t| t.kind == TokenKind::Break)
        || [b'.', b',', b';', b')'].iter().any(|&m| document.is_mark(last + 1, m));
    let glued = document.tokens.get(last + 2).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
    // "twin boys, 3,".
    let twins = document.is_mark(told, b',')
        && (document.says(kin, &["twins"]) || kin > 0 && document.says(kin - 1, &["twin"]))
        && document.is_mark(last + 1, b',');
    let several = both > 0 || twins || last > first && document.says(last - 1, &["and"]);
    let number = number::read(document, at).filter(|n| n.whole && n.tokens == (at..at + 1))?;
    (closed && several && !glued).then(|| mention(document, at..at + 1, &number, None, "year"))
}

/// The 3 and the 5 of "3, 5 and 8 years old".
pub(super) fn of_years_old(document: &Document, at: usize) -> Option<Mention> {
    if !document.is_mark(at + 1, b',') && !document.says(at + 1, &["and", "or"]) {
        return None;
    }
    let word = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.is(class::TELLS_NUMBER));
    let years = |i: usize| {
        let short = document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2);
        short || word.is_some() && document.is(i, class::TELLS_NUMBER)
    };
    let mut last = at;
    for _ in 0..LONGEST {
        let comma = usize::from(document.is_mark(last + 1, b','));
        let and = usize::from(document.says(last + 1 + comma, &["and", "or"]));
        if !years(last) || comma + and == 0 {
            break;
        }
        last += 1 + comma + and;
        if and > 0 {
            let old = document.says(last + 1, &["year", "years"]) && document.says(last + 2, &["old"]);
            let number = number::read(document, at).filter(|n| n.whole && n.tokens == (at..at + 1))?;
            return (old && years(last)).then(|| mention(document, at..at + 1, &number, None, "year"));
        }
    }
    None
}

/// How far before the second age of one life the first stands: "she was 14 when she left her home in Cork and 22 when".
const APART: usize = 16;

/// "She was 14 when she left home and 22 when she married", "his daughter is 33 and his son 29": the second age.
pub(super) fn second(document: &Document, at: usize) -> Option<Mention> {
    let number = || number::read(document, at).filter(|n| n.whole && !n.scaled && n.tokens == (at..at + 1));
    let digits = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2);
    if !digits(at) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let told = |i: usize| document.says(i, &["is", "was"]) && digits(i + 1);
    let who = ["he", "i", "she", "they"];
    let joint = |i: usize| document.says(i, &["and", "but"]) || document.is_mark(i, b',');
    let is_second = if joint(before) {
        let when = |i: usize| document.says(i, &["when"]) && document.says(i + 1, &who);
        when(at + 1) && (before.saturating_sub(APART)..before).any(|i| told(i) && when(i + 2))
    } else {
        let determiner = before.checked_sub(1)?;
        let first = determiner.checked_sub(1).filter(|&j| joint(j))?;
        is_somebody(document, before)
            && super::named::closes(document, at + 1)
            && first.checked_sub(2).is_some_and(|i| told(i) && i > 0 && is_somebody(document, i - 1))
    };
    is_second.then(number).flatten().map(|n| mention(document, at..at + 1, &n, None, "year"))
}

/// Whether the word at `at` is one person behind a determiner: "his son", "the driver".
pub(super) fn is_somebody(document: &Document, at: usize) -> bool {
    let determiners = ["a", "her", "his", "my", "our", "the", "their", "your"];
    let person = document.is(at, class::PERSON | class::RELATIVE) && !document.is(at, class::STATUS | class::FUNCTION);
    at > 0
        && (person && !noun::is_plural(document, at) || document.says(at, &ANYBODY))
        && document.says(at - 1, &determiners)
}
