//! Names of events that end in a verb: "Holm died" is found in "Holm has died", "Holm is believed to have died" and "Holm, a judge,
//! died" too.

use super::event_date::is_verb;
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class};

/// Most words between a name and its verb.
const AUXILIARIES: usize = 6;
/// Most tokens between two commas behind a name.
const ASIDE: usize = 14;
/// Most tokens between a name and its verb.
pub(super) const FARTHEST: usize = AUXILIARIES + ASIDE;

/// The verb among `accepted` behind the name that ends at `end`, past an apposition and words that only say how surely.
pub(super) fn verb_behind(document: &Document, end: usize, accepted: &[WordId]) -> Option<usize> {
    let start = if document.is_mark(end, b',') { close_of_aside(document, end)? } else { end };
    let limit = document.tokens.len().min(start + AUXILIARIES);
    let passed = |i: usize| {
        document.is(i, class::AUXILIARY | class::ADVERB | class::HEDGE)
            || document.says(i, &["believed", "have", "known", "reported", "said", "thought", "to"])
    };
    let at = (start..limit).find(|&i| accepted.contains(&document.word(i)) || !passed(i))?;
    (accepted.contains(&document.word(at)) && is_verb(document, at)).then_some(at)
}

/// One past the comma that closes the apposition at `open`: ", a judge of the town,", ", 81,".
fn close_of_aside(document: &Document, open: usize) -> Option<usize> {
    let limit = document.tokens.len().min(open + ASIDE);
    let inside = |i: usize| match document.tokens[i].kind {
        TokenKind::Word => !document.is(i, class::VERB | class::AUXILIARY) || document.says(i, &["who", "was"]),
        TokenKind::Digits => true,
        TokenKind::Mark => matches!(document.written(i), "," | "-" | "'" | "\""),
        TokenKind::Break => false,
    };
    let comma = (open + 1..limit).take_while(|&i| inside(i)).filter(|&i| document.is_mark(i, b',')).last()?;
    Some(comma + 1)
}
