//! Titles in quotation marks: the numbers of "Twelve Angry Men" and "99 Problems" count nothing.

use super::name;
use crate::document::{Document, Token, TokenKind};
use crate::lexicon::class;

/// Most tokens before and behind a number in a title.
const LONGEST: usize = 7;

/// The closing mark of the title in which the number at token `at` stands: a few words in quotation marks, each with its
/// capital but for those that join. Speech has plain words, so that most numbers are told from titles by the word before them.
pub(super) fn end(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens.get(at).filter(|t| t.capital || t.kind == TokenKind::Digits)?;
    // Most have a plain word or the end of a phrase right behind.
    if !titled(document, at + 1) && !is_quote(document, at + 1) {
        return None;
    }
    let open = opening(document, at)?;
    let close = (at + 1..=at + LONGEST).find(|&i| closes(document, open, i))?;
    if !(open + 1..close).all(|i| titled(document, i)) {
        return None;
    }
    // "in “Seven”": one word alone is a title behind a preposition.
    let words = (open + 1..close).filter(|&i| document.tokens[i].kind == TokenKind::Word).count();
    let alone = words + usize::from(token.kind == TokenKind::Digits) < 2;
    let led = open > 0 && document.is(open - 1, class::PREPOSITION);
    ((!alone || led) && name::is_mixed(document, at)).then_some(close)
}

/// The mark that opens the title, if nothing stands between it and token `at` that no title has.
fn opening(document: &Document, at: usize) -> Option<usize> {
    for open in (at.saturating_sub(LONGEST)..at).rev() {
        if is_titled_word(document.tokens[open]) {
            continue;
        }
        if opens(document, open) {
            return Some(open);
        }
        if !titled(document, open) {
            return None;
        }
    }
    None
}

/// Whether token `at` can stand in a title.
fn titled(document: &Document, at: usize) -> bool {
    let Some(&token) = document.tokens.get(at) else { return false };
    let mark = |mark| document.is_mark(at, mark);
    let joins = || mark(b'\'') && token.glued || [b'-', b',', b':', b'&', b'!', b'?'].into_iter().any(mark);
    is_titled_word(token) || token.kind == TokenKind::Mark && joins()
}

/// Whether the token is a word or digits that can stand in a title. It is asked behind most numbers, of words that can't be
/// foretold, and so without a branch.
fn is_titled_word(token: Token) -> bool {
    let word = token.capital | token.glued | token.is(class::FUNCTION | class::PREPOSITION);
    (token.kind == TokenKind::Word) & word | (token.kind == TokenKind::Digits)
}

/// Whether a quotation mark stands at token `at`, straight or curly, and nothing right before it.
fn opens(document: &Document, at: usize) -> bool {
    let free = !document.tokens[at].glued || at > 0 && document.is_mark(at - 1, b'(');
    is_quote(document, at) && free && document.tokens.get(at + 1).is_some_and(|t| t.glued)
}

fn is_quote(document: &Document, at: usize) -> bool {
    document.is_mark(at, b'"') || document.is_mark(at, b'\'')
}

fn closes(document: &Document, open: usize, at: usize) -> bool {
    let pair = if document.is_mark(open, b'"') { b'"' } else { b'\'' };
    let free = document.tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind == TokenKind::Mark);
    document.tokens.get(at).is_some_and(|t| t.glued) && document.is_mark(at, pair) && free
}
