//! Digits that point at a place in laws, books and lists, and count nothing: "pages 112 to 118", "Lines 1, 2 and 3", "347 U.S.
//! 483", "H.R. 3".

use super::label::{glued, has_unit, is_digits};
use super::{modifier, noun};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// Longer lists than this are no list of labels.
const LONGEST: usize = 8;

/// The token behind the digits at `at`, if they cite something.
pub(super) fn end_of(document: &Document, at: usize) -> Option<usize> {
    listed(document, at).then_some(at + 1).or_else(|| of_law(document, at)).or_else(|| of_bill(document, at))
}

/// Whether the digits stand in a list or a range behind a word of labels in the plural or the singular: the 14 of "exits 12
/// and 14".
fn listed(document: &Document, at: usize) -> bool {
    let mut first = at;
    for _ in 0..LONGEST {
        let Some(before) = first.checked_sub(1) else { return false };
        if let Some(kind) = label(document, before) {
            let list = first < at || joined(document, at + 1).is_some_and(|next| is_digits(document, next));
            return !counts(document, at) && (list || kind == Label::Plural && !is_noun(document, at + 1));
        }
        let Some(earlier) = back_over(document, before).filter(|&i| is_digits(document, i)) else { return false };
        first = earlier;
    }
    false
}

/// A word before a number that is a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// "page".
    Singular,
    /// "pages".
    Plural,
}

fn label(document: &Document, at: usize) -> Option<Label> {
    let token = document.tokens[at];
    if token.kind != TokenKind::Word {
        return None;
    }
    let capital = if token.capital { surrounding::NAME | surrounding::NAMES } else { 0 };
    let bits = surrounding::LABEL | surrounding::LABELS | surrounding::STEP | capital;
    let numbers = &english().numbers;
    if !numbers.tells(token.word, bits) {
        return None;
    }
    // "it levels 3 villages", "on numbers 10 and 20".
    let verb = document.is(at, class::VERB);
    let plural = surrounding::LABELS | if token.capital { surrounding::NAMES } else { 0 };
    (!verb).then(|| if numbers.tells(token.word, plural) { Label::Plural } else { Label::Singular })
}

/// The token before what joins two numbers of a list and ends at `at`: a comma, "and", ", and", "to", a hyphen.
fn back_over(document: &Document, at: usize) -> Option<usize> {
    let word =
        document.is(at, class::FUNCTION | class::PREPOSITION) && document.says(at, &["and", "or", "through", "to"]);
    let mark = document.is_mark(at, b',') || document.is_mark(at, b'-') || document.is_mark(at, b'&');
    let before = at.checked_sub(1).filter(|_| word || mark)?;
    if word && document.is_mark(before, b',') { before.checked_sub(1) } else { Some(before) }
}

/// The token behind what joins two numbers of a list.
fn joined(document: &Document, at: usize) -> Option<usize> {
    let comma = document.is_mark(at, b',');
    let next = at + usize::from(comma);
    let joint = document.says(next, &["and", "or", "through", "to"]) || document.is_mark(next, b'-');
    (comma || joint).then_some(next + usize::from(joint))
}

/// Whether the digits count or measure something after all: "on page 4, 5 percent", "behind platform 2, 12 people".
fn counts(document: &Document, at: usize) -> bool {
    let grouped = document.is_mark(at + 1, b',') && is_digits(document, at + 2) && glued(document, at + 2);
    let decimals = document.is_mark(at + 1, b'.') && is_digits(document, at + 2) && glued(document, at + 2);
    let big = document.is(at + 1, class::NUMBER) && !document.is(at + 1, class::FUNCTION);
    grouped
        || decimals
        || big
        || document.is(at + 1, class::PERSON | class::STATUS)
        || modifier::read_after(document, at + 1).is_some()
        || has_unit(document, at)
        || document.is(at + 1, class::DATE) && !document.is(at + 1, class::FUNCTION)
        || is_noun(document, at + 1)
}

fn is_noun(document: &Document, at: usize) -> bool {
    noun::after(document, at, noun::Number::Plural).is_some()
}

/// "28 U.S.C. § 1331", "347 U.S. 483", "29 C.F.R. 1910".
fn of_law(document: &Document, at: usize) -> Option<usize> {
    let capital = document.tokens.get(at + 1).is_some_and(|t| t.capital);
    if !capital || !matches!(document.written(at + 1), "U.S.C." | "C.F.R." | "U.S.") {
        return None;
    }
    let mut behind = at + 2;
    while matches!(document.written(behind), "§" | "Sec." | "sec.") {
        behind += 1;
    }
    is_digits(document, behind).then_some(behind + 1)
}

/// "H.R. 3", "P.S. 41": the digits behind a bill or a school of that number.
fn of_bill(document: &Document, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|&b| document.tokens[b].capital)?;
    let short = matches!(document.written(before), "H.R." | "I.S." | "P.S." | "S.B.");
    (short && document.written(at).len() <= 4).then_some(at + 1)
}
