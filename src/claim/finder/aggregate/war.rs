//! Numbers of a war: what one side says it did to the other, and tolls that no one deed has.

use std::ops::Range;

use super::Search;
use super::lasting::WARS;
use crate::lexicon::class;
use crate::value::{Kind, Value};

/// So many do not die of one deed of people.
const NO_DEED: i64 = 10_000;

/// Most tokens between the verb and the losses of an enemy.
const REACH: usize = 14;

/// What does kill so many at once, in words for it.
const DISASTERS: [&str; 24] = [
    "avalanche",
    "avalanches",
    "cholera",
    "coronavirus",
    "covid",
    "cyclone",
    "disease",
    "earthquake",
    "earthquakes",
    "epidemic",
    "eruption",
    "famine",
    "flood",
    "flooding",
    "floods",
    "flu",
    "hurricane",
    "landslide",
    "outbreak",
    "pandemic",
    "quake",
    "storm",
    "tsunami",
    "virus",
];

impl Search<'_> {
    /// "We killed 15 soldiers", "inflicted 40 casualties": told by those who did it, of the losses of an enemy.
    pub(super) fn inflicted(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let first = limits.start.max(tokens.start.saturating_sub(REACH));
        let parted = |from: usize| (from..tokens.start).any(|i| matches!(document.written(i), ";" | ":" | "("));
        let verb = (first..tokens.end)
            .rev()
            .find(|&i| document.says(i, &["inflict", "inflicted", "inflicting", "inflicts"]) && !parted(i));
        let we = (first..tokens.end).rev().find(|&i| {
            let next = i + 1 + usize::from(document.is(i + 1, class::AUXILIARY | class::ADVERB));
            document.says(i, &["we"])
                && document.is(next, class::VERB)
                && document.is(next, class::STATUS)
                && !(i + 1..next).any(|j| document.says(j, &["are", "were"]))
                && !parted(next)
        });
        verb.map(|i| i..i + 1).or_else(|| we.map(|i| i..i + 2))
    }

    /// "the death of 70,000 people", "a toll of 60,000": of a war, where the text tells of no disaster.
    pub(super) fn of_no_deed(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let many = self.mentions_in(&limits).find(|m| {
            let Value::Quantity(q) = &m.value else { return false };
            let inside = tokens.start <= m.tokens.start && m.tokens.end <= tokens.end;
            let few = q.range.hard.lo().is_none_or(|lo| lo.at < NO_DEED.into());
            inside && q.kind == Kind::Count && !few
        })?;
        let near = sentence.saturating_sub(2)..document.sentences.len().min(sentence + 2);
        let told = near.into_iter().any(|s| document.sentences[s].tokens.clone().any(|i| document.says(i, &DISASTERS)));
        (!told).then(|| many.tokens.clone())
    }

    /// "deaths in various parts of the country", "the invasion has resulted in 600 deaths".
    pub(super) fn all_over(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let parts = (limits.start..limits.end.min(tokens.end + REACH)).find(|&i| {
            document.says(i, &["different", "various"])
                && document.says(
                    i + 1,
                    &["areas", "cities", "departments", "parts", "places", "provinces", "regions", "sectors", "towns"],
                )
        });
        let parts = parts.map(|i| i..i + 2).filter(|words| self.is_tied(&limits, words, tokens));
        let invasion = (limits.start.max(tokens.start.saturating_sub(REACH))..tokens.start).rev().find(|&i| {
            document.says(i, &["bloodshed", "invasion", "invasions", "offensive", "offensives"])
                || document.says(i, &WARS) && document.says(i + 1, &["had"])
        });
        let perfect = |i: usize| (i + 1..tokens.end).any(|j| document.says(j, &["had", "has", "have"]));
        let plain = |i: usize| {
            !(i + 1..tokens.start).any(|j| document.is(j, class::CLAUSE) && !document.is(j, class::PREPOSITION))
        };
        // "These incidents have resulted in no deaths, although several people have been injured".
        let these = (limits.start..tokens.start).find(|&i| {
            document.is(i, class::EVENT)
                && document.written(i).ends_with(['s', 'S'])
                && (i.saturating_sub(2).max(limits.start)..i)
                    .any(|j| document.says(j, &["recent", "such", "these", "those"]))
                && document.says(i + 1, &["had", "has", "have"])
        });
        // "during the month of January".
        let month = limits.clone().find(|&i| {
            document.says(i, &["during", "in"])
                && document.says(i + 1, &["the"])
                && document.says(i + 2, &["month"])
                && document.says(i + 3, &["of"])
        });
        let month =
            month.map(|i| i..i + 5).filter(|words| words.end <= limits.end && self.is_tied(&limits, words, tokens));
        let parts = parts.or(month).or(these.map(|i| i - 1..i + 1));
        parts.or_else(|| invasion.filter(|&i| perfect(i) && plain(i)).map(|i| i..i + 1))
    }
}
