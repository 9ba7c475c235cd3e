//! Counts of one place, where the sentence goes on with others: "Twelve people died in the hall, three in the yard". Of the whole
//! the first says only that it is at least as many.

use std::ops::Range;

use super::Search;
use crate::claim::count::Group;
use crate::lexicon::class;

/// Most tokens between the counts of two places.
const FAR: usize = 10;

impl Search<'_> {
    /// Whether a count of another place follows those of `group`, which fill the words `tokens`, and shares their verb.
    pub(super) fn goes_on_elsewhere(&self, sentence: usize, group: &Group, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let Some(groups) = self.groups[sentence].as_ref() else { return false };
        let start = tokens.end.max(group.end);
        let Some(next) = groups.iter().find(|g| g.tokens.start >= start) else { return false };
        let between = start..next.tokens.start;
        let count = &next.siblings[0];
        let limits = &document.sentences[sentence].tokens;
        let located = |range: &Range<usize>| {
            let time = |i: usize| document.is(i, class::DATE | class::NUMBER) && !document.is(i, class::FUNCTION);
            range.clone().any(|i| document.is(i, class::LOCATIVE) && !time(i + 1))
        };
        let joined = document.says(next.tokens.start.wrapping_sub(1), &["and", ","]);
        let plain = !between.clone().any(|i| {
            document.is(i, class::VERB | class::AUXILIARY | class::CLAUSE) && !document.is(i, class::PREPOSITION)
                || matches!(document.written(i), ";" | ":" | "—" | "–" | "(")
        });
        let place = next.end..(next.end + 4).min(limits.end);
        let nouns = count.noun.is_none() || count.rest;
        let verb = (next.end..limits.end)
            .take_while(|&i| !document.is_mark(i, b',') && !document.says(i, &["and"]))
            .any(|i| document.is(i, class::VERB | class::AUXILIARY | class::STATUS));
        between.len() <= FAR && located(&between) && joined && plain && nouns && located(&place) && !verb
    }
}
