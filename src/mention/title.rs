//! Titles in quotation marks: the numbers of "Twelve Angry Men" and "99 Problems" count nothing.

use super::name;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// Most tokens before and behind a number in a title.
const LONGEST: usize = 7;

/// The closing mark of the title in which the number at token `at` stands: a few words in quotation marks, each with its
/// capital but for those that join. Speech has plain words.
pub(super) fn end(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens.get(at).filter(|t| t.capital || t.kind == TokenKind::Digits)?;
    let open = (at.saturating_sub(LONGEST)..at).rev().take_while(|&i| inside(document, i)).last().unwrap_or(at);
    let open = open.checked_sub(1).filter(|&i| opens(document, i))?;
    let close = (at + 1..=at + LONGEST).find(|&i| closes(document, open, i))?;
    let words = || (open + 1..close).filter(|&i| document.tokens[i].kind == TokenKind::Word);
    let titled = |i: usize| {
        let token = document.tokens[i];
        token.capital || token.glued || document.is(i, class::FUNCTION | class::PREPOSITION)
    };
    let within =
        (open + 1..close).all(|i| inside(document, i)) && words().all(titled) && document.tokens[open + 1].glued;
    // "in “Seven”": one word alone is a title behind a preposition.
    let alone = words().count() + usize::from(token.kind == TokenKind::Digits) < 2;
    let led = open > 0 && document.is(open - 1, class::PREPOSITION);
    (within && (!alone || led) && name::is_mixed(document, at)).then_some(close)
}

/// Whether token `i` may stand in a title.
fn inside(document: &Document, at: usize) -> bool {
    match document.tokens[at].kind {
        TokenKind::Break => false,
        TokenKind::Word | TokenKind::Digits => true,
        TokenKind::Mark => {
            let mark = document.written(at);
            let apostrophe = matches!(mark, "'" | "’") && document.tokens[at].glued;
            apostrophe || matches!(mark, "-" | "–" | "—" | "," | ":" | "&" | "!" | "?")
        }
    }
}

fn opens(document: &Document, at: usize) -> bool {
    let free = !document.tokens[at].glued || at > 0 && document.is_mark(at - 1, b'(');
    free && matches!(document.written(at), "\"" | "“" | "‘" | "'")
}

fn closes(document: &Document, open: usize, at: usize) -> bool {
    let pair = match document.written(open) {
        "'" => "'",
        "‘" => "’",
        "“" => "”",
        _ => "\"",
    };
    let free = document.tokens.get(at + 1).is_none_or(|t| !t.glued || t.kind == TokenKind::Mark);
    document.tokens.get(at).is_some_and(|t| t.glued) && document.written(at) == pair && free
}
