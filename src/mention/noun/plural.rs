//! Whether a word is a noun in the plural, by its ending or the lists.

use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

pub(super) fn ends_in_s(document: &Document, at: usize) -> bool {
    matches!(document.written(at).as_bytes(), [.., b's' | b'S'])
}

/// Whether the word at `at` looks like a plural.
pub(in crate::mention) fn is_plural(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word) else { return false };
    let written = document.written(at);
    let known = &english().numbers;
    let by_ending = match written.as_bytes() {
        [.., before, b's' | b'S'] => ends_as_plural(written, *before, token.capital),
        // "fishermen", "grandchildren".
        [.., b'n' | b'N'] => {
            let ends_in = |end: &str| {
                let start = written.len().saturating_sub(end.len());
                written.len() > end.len() + 1 && written.get(start..).is_some_and(|tail| tail.eq_ignore_ascii_case(end))
            };
            ends_in("men") && !token.capital || ends_in("children")
        }
        _ => false,
    };
    (by_ending || known.tells(token.word, surrounding::PLURAL) || token.is(class::PERSON) && is_collective(written))
        && !known.tells(token.word, surrounding::SINGULAR)
}

/// Whether a word that ends in an s behind the letter `before` is a plural by that.
fn ends_as_plural(written: &str, before: u8, capital: bool) -> bool {
    // "30 MPs", "five RBIs".
    let acronym = || {
        written
            .strip_suffix('s')
            .is_some_and(|letters| letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase()))
    };
    let before = before.to_ascii_lowercase();
    // "analysis" is one, "Pakistanis" are more.
    let people = before == b'i' && capital && written.len() > 6;
    written.len() > 3 && (people || !matches!(before, b's' | b'u' | b'i' | b'\'')) || acronym()
}

/// Nouns for people that are plural without an s.
pub(super) fn is_collective(written: &str) -> bool {
    let ends: &[&str] = match written.as_bytes().last() {
        Some(b'n') => &["men", "children"],
        Some(b'e') => &["people", "police"],
        Some(b'f') => &["staff"],
        Some(b'w') => &["crew"],
        Some(b'l') => &["personnel"],
        Some(b's') => &["troops"],
        Some(b'N') => &["MEN", "CHILDREN"],
        Some(b'E') => &["PEOPLE"],
        _ => &[],
    };
    ends.iter().any(|end| written.ends_with(end))
}
