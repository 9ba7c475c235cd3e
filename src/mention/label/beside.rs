//! What stands right before and behind a run of digits, told in a few steps: it rules out most of what the digits could be a
//! part of.

use super::{glued, is_digits, is_of_group};
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class, english, surrounding};

/// Something is glued to the digits that can make a code of them, or they begin with a zero.
pub(super) const CODE: u16 = 1;
/// No word stands before them: a mark, digits, a break, the beginning of the text.
pub(super) const MARK_BEFORE: u16 = 1 << 1;
/// A hyphen stands behind them.
pub(super) const DASH: u16 = 1 << 2;
/// More digits stand behind them.
pub(super) const DIGITS_BEHIND: u16 = 1 << 3;
/// More digits stand two tokens behind them: "3 to 1".
pub(super) const DIGITS_NEXT: u16 = 1 << 4;
/// A word of labels or "of a group" stands before them: "page", "the Group of".
pub(super) const LABEL: u16 = 1 << 5;
/// A word that begins with a capital stands before them.
pub(super) const CAPITAL_BEFORE: u16 = 1 << 6;
/// A word that begins with a capital stands behind them.
pub(super) const CAPITAL_BEHIND: u16 = 1 << 7;
/// They are three or four.
pub(super) const LONG: u16 = 1 << 8;
/// "and" or the like stands before them, and no word before that: "12 and", "1, 2 and".
pub(super) const LIST: u16 = 1 << 9;
/// "per" stands before them.
pub(super) const PER: u16 = 1 << 10;
/// "block" stands behind them.
pub(super) const BLOCK: u16 = 1 << 11;

/// All that holds of the digits at token `at`.
pub(super) fn of(document: &Document, at: usize) -> u16 {
    let token = document.tokens[at];
    let bit = |holds: bool, bit: u16| if holds { bit } else { 0 };
    let long = matches!(token.span.len(), 3 | 4);
    let zero = document.text.as_bytes().get(token.span.start as usize) == Some(&b'0');
    let alone = bit(long, LONG) | bit(token.glued || zero, CODE);
    alone | before(document, at) | behind(document, at)
}

/// Whether the token at `before` may be one that makes a name, a score or a list of the number behind it, `digits` or a word.
pub(super) fn is_label(document: &Document, before: usize, digits: bool) -> bool {
    let token = document.tokens[before];
    match token.kind {
        TokenKind::Word => {
            token.capital || english().numbers.tells(token.word, LABELS) || digits && document.is_word(before, "per")
        }
        TokenKind::Mark => digits && token.word != WordId::ascii(b','),
        TokenKind::Digits => true,
        TokenKind::Break => false,
    }
}

/// The lists of words that a name, a place in a row or one in a law begins with.
const LABELS: u32 =
    surrounding::LABEL | surrounding::LABELS | surrounding::NAME | surrounding::NAMES | surrounding::STEP;

fn before(document: &Document, at: usize) -> u16 {
    let Some(token) = at.checked_sub(1).map(|b| document.tokens[b]) else { return MARK_BEFORE };
    if token.kind != TokenKind::Word {
        return MARK_BEFORE;
    }
    let bit = |holds: bool, bit: u16| if holds { bit } else { 0 };
    let label = english().numbers.tells(token.word, LABELS) || is_of_group(document, at - 1);
    let list = token.is(class::FUNCTION | class::PREPOSITION)
        && at.checked_sub(2).is_some_and(|b| document.tokens[b].kind != TokenKind::Word);
    bit(label, LABEL) | bit(token.capital, CAPITAL_BEFORE) | bit(list, LIST) | bit(document.is_word(at - 1, "per"), PER)
}

fn behind(document: &Document, at: usize) -> u16 {
    let Some(token) = document.tokens.get(at + 1) else { return 0 };
    let bit = |holds: bool, bit: u16| if holds { bit } else { 0 };
    let next = bit(is_digits(document, at + 2), DIGITS_NEXT);
    next | match token.kind {
        TokenKind::Word => {
            bit(token.glued, CODE) | bit(token.capital, CAPITAL_BEHIND) | bit(document.is_word(at + 1, "block"), BLOCK)
        }
        TokenKind::Digits => DIGITS_BEHIND,
        TokenKind::Mark => {
            // "12.", "12, ": most marks only end the phrase.
            let closes = [b'.', b',', b')', b';', b'?', b'!'].iter().any(|&mark| token.word == WordId::ascii(mark));
            // "12.5 percent", "1,200 people" are no codes either.
            let grouped = [b'.', b','].iter().any(|&mark| token.word == WordId::ascii(mark))
                && is_digits(document, at + 2)
                && !glued(document, at + 3);
            bit(token.glued && !grouped && (!closes || glued(document, at + 2)), CODE)
                | bit(token.word == WordId::ascii(b'-'), DASH)
        }
        TokenKind::Break => 0,
    }
}
