//! Lengths that tell where another place lies: "felt in Corley, a village along the river, four miles east of Ostby" says how
//! far Corley is from Ostby, and nothing of the quake.

use std::ops::Range;

use super::Search;
use crate::document::TokenKind;
use crate::lexicon::class;

/// Most tokens between a name and the length that its apposition ends with.
const REACH: usize = 16;

impl Search<'_> {
    /// The name of which the length `value` is said, if it stands in an apposition to one.
    pub(super) fn apposed(&self, sentence: usize, value: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start.max(value.start.saturating_sub(REACH));
        let mut before = (start + 1..value.start).rev().take_while(|&i| {
            let ends = matches!(document.written(i), ";" | ":" | "(" | ")" | "—" | "–");
            !ends && !document.is(i, class::VERB | class::AUXILIARY | class::EVENT)
        });
        let comma = before
            .find(|&i| document.is_mark(i, b',') && document.says(i + 1, &["a", "an", "the"]) && i + 2 < value.start)?;
        let name = document.tokens[comma - 1];
        (name.kind == TokenKind::Word && name.capital && !document.is(comma - 1, class::DATE)).then_some(comma - 1)
    }
}
