//! Ages told by tens: "in his 30s", "in her late sixties", "an early-to-mid 50s man".

use rust_decimal::Decimal;

use super::mention;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::date::Reader;
use crate::mention::number::{self, NumberReading};
use crate::mention::{Mention, Start};
use crate::value::{Interval, Range};

/// The tens in digits that begin at token `at`: "in his 30s", "in their mid-20's", "two men (40s)".
pub(super) fn in_digits(document: &Document, at: usize) -> Option<Mention> {
    let token = document.tokens.get(at).filter(|t| t.kind == TokenKind::Digits && t.span.len() == 2)?;
    let end = past_plural(document, at + 1)?;
    let low: Decimal = token.span.of(document.text).parse().ok()?;
    if !(low % Decimal::TEN).is_zero() {
        return None;
    }
    told(document, at, low, end)
}

/// The tens in words that begin there, "his thirties", or those of a part told with two words: "his early-to-mid 50s".
pub(in crate::mention) fn in_words(asked: &Start) -> Option<Mention> {
    let &Start { document, at, reader, .. } = asked;
    if let Some(tens) = tens_in_words(reader, at) {
        return told(document, at, tens, at + 1);
    }
    reader.sense(at).part.filter(|_| document.says(at, &["early", "mid"]))?;
    at.checked_sub(1).filter(|&b| document.is(b, class::FUNCTION) && is_owner(document, b))?;
    let part = |i: usize| document.is_mark(i, b'-') || document.says(i, &["early", "late", "mid", "or", "to"]);
    let tens = (at..at + LONGEST_PART).find(|&i| !part(i))?;
    in_digits(document, tens).or_else(|| told(document, tens, tens_in_words(reader, tens)?, tens + 1))
}

/// The tokens of "early-to-mid-" and the tens behind it.
const LONGEST_PART: usize = 7;

fn tens_in_words(reader: Reader, at: usize) -> Option<Decimal> {
    reader.sense(at).decade.map(Decimal::from).filter(|&tens| tens < Decimal::ONE_HUNDRED)
}

/// The token behind the s of "30s" or "30's" at token `at`.
fn past_plural(document: &Document, at: usize) -> Option<usize> {
    let apostrophe = usize::from(matches!(document.written(at), "'" | "’"));
    let glued = (at..=at + apostrophe).all(|i| document.tokens.get(i).is_some_and(|t| t.glued));
    (glued && document.written(at + apostrophe) == "s").then_some(at + apostrophe + 1)
}

/// The tens at token `at` that end before `end`, if they are somebody's.
fn told(document: &Document, at: usize, low: Decimal, end: usize) -> Option<Mention> {
    let (start, from, to) = part_before(document, at);
    // "in his 30s", "in all their mid-20s", "two men (40s)".
    let owned = start.checked_sub(1).is_some_and(|b| is_owner(document, b) || is_bracketed(document, b, end));
    if !owned && !goes_on(document, start) {
        return None;
    }
    let tens = |from: i64, to: i64| Interval::closed(low + Decimal::from(from), low + Decimal::from(to));
    let range = Range { hard: tens(0, 9), typical: tens(from, to) };
    let number = NumberReading { n: None, range, ..number::reading(at..end, low, None) };
    Some(mention(document, start..end, &number, None, "year"))
}

/// Where the words that tell a part of the tens at token `at` begin, and which years of the ten they tell: "early", "mid-",
/// "early-to-mid".
fn part_before(document: &Document, at: usize) -> (usize, i64, i64) {
    let part = |i: usize| match document.written(i).to_ascii_lowercase().as_str() {
        "early" => Some((0, 3)),
        "mid" => Some((3, 7)),
        "late" => Some((6, 9)),
        _ => None,
    };
    let back = |end: usize| {
        let last = end.checked_sub(1)?;
        let word = last - usize::from(document.is_mark(last, b'-') && last > 0);
        part(word).map(|years| (word, years))
    };
    let Some((word, (from, to))) = back(at) else { return (at, 0, 9) };
    // "early-to-mid 50s", "mid to late 30s".
    let joint = word.checked_sub(1).map(|j| j - usize::from(document.is_mark(j, b'-') && j > 0));
    match joint.filter(|&j| document.says(j, &["or", "to"])).and_then(back) {
        Some((first, (earlier, _))) if earlier < from => (first, earlier, to),
        _ => (word, from, to),
    }
}

fn is_owner(document: &Document, at: usize) -> bool {
    document.says(at, &["her", "his", "my", "our", "their", "your"])
}

/// Whether a bracket that opens at token `at`, right behind somebody, closes at `end`: "two men (40s)".
fn is_bracketed(document: &Document, at: usize, end: usize) -> bool {
    document.is_mark(at, b'(')
        && document.is_mark(end, b')')
        && at.checked_sub(1).is_some_and(|who| document.is(who, class::PERSON) && !document.is(who, class::STATUS))
}

/// How far back the owner of the first tens stands: "in her late 20s or early 30s".
const APART: usize = 8;

/// Whether the tens at token `at` go on with others that somebody has: "in their 70s and 80s".
fn goes_on(document: &Document, at: usize) -> bool {
    let Some(joint) = at.checked_sub(1).filter(|&j| document.says(j, &["and", "or", "to"])) else { return false };
    let Some(last) = joint.checked_sub(1) else { return false };
    // The plural before: "s" behind digits, or a word of tens.
    let plural =
        document.written(last) == "s" && document.tokens[last].glued || document.written(last).ends_with("ies");
    plural && (joint.saturating_sub(APART)..last).any(|i| is_owner(document, i))
}
