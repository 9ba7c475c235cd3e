//! Counts of the dead over a longer time than any one event, where a fact asks the whole text: those of a war, of the last
//! three years. They answer no question about what the text reports.

use std::ops::Range;

use super::Search;
use crate::document::Document;
use crate::lexicon::class;
use crate::mention::Mention;
use crate::value::{Kind, Value};

/// Most tokens between a count and the time behind it.
const BEHIND: usize = 6;

/// Most tokens between a word for a war and the count of its dead.
const OF_WAR: usize = 9;

/// What goes on for years.
const WARS: [&str; 5] = ["conflict", "insurgency", "terrorism", "war", "wars"];

/// Before a length of time, they say that something went on all through it.
const THROUGHOUT: [&str; 7] = ["during", "in", "of", "over", "these", "throughout", "within"];

impl Search<'_> {
    /// The words that make `tokens` a count over a longer time.
    pub(super) fn aggregate(&self, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let words = self.long_time(sentence, tokens).or_else(|| self.since(sentence, tokens));
        let words = words.or_else(|| self.of_war(sentence, tokens))?;
        Some(format!("aggregate: {}", self.document.span(words).of(self.document.text)))
    }

    /// "in the last three years", "over two months", "so far this year".
    fn long_time(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        let long = inside.filter(|mention| {
            let at = mention.tokens.start;
            let past = mention.tokens.clone().any(|i| document.says(i, &["past", "last", "recent"]));
            let Value::Quantity(q) = &mention.value else { return self.is_this_year(mention) };
            let unit = q.unit.as_deref().unwrap_or_default();
            let hours = matches!(unit, "hour" | "minute" | "second");
            let weeks = !hours && unit != "day";
            let throughout = document.says(at.wrapping_sub(1), &THROUGHOUT) || document.says(at, &THROUGHOUT);
            mention.kind() == Kind::Duration && (past && !hours || weeks && throughout)
        });
        long.map(|m| m.tokens.clone()).find(|time| is_tied(document, time, tokens))
    }

    /// "so far this year".
    fn is_this_year(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start;
        self.document.says(at, &["this"])
            && self.document.says(at + 1, &["year", "month"])
            && self.document.says(at.wrapping_sub(1), &["far", "already"])
    }

    /// "since the offensive began", but not "since Sunday's quakes", the event itself.
    fn since(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let mut limits = document.sentences[sentence].tokens.clone();
        let at = limits.find(|&i| {
            let time = document.says(i + 1, &["the", "last"]) || document.is(i + 1, class::DATE) || {
                let next = self.mentions.partition_point(|m| m.tokens.end <= i + 1);
                self.mentions.get(next).is_some_and(|m| m.tokens.start <= i + 1 && m.kind() == Kind::Date)
            };
            document.says(i, &["since"]) && time && !(i + 1..i + 6).any(|j| document.is(j, class::EVENT))
        })?;
        let end = document.sentences[sentence].tokens.end.min(at + 3);
        is_tied(document, &(at..at + 1), tokens).then_some(at..end)
    }

    /// "a war in which 70,000 have died".
    fn of_war(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start.max(tokens.start.saturating_sub(OF_WAR));
        let war = (start..tokens.start).rev().find(|&i| document.says(i, &WARS))?;
        let relative = document.says(war + 1, &["which", "that", "in", "during"])
            || document.is_mark(war + 1, b',') && document.says(war + 2, &["which", "in"]);
        let fronted = document.is_mark(war + 1, b',') && tokens.start <= war + 3;
        (relative || fronted).then_some(war..war + 1)
    }
}

/// Whether a time is said of a count: in the clause behind it, or somewhere before it with no clause between.
fn is_tied(document: &Document, time: &Range<usize>, tokens: &Range<usize>) -> bool {
    let behind = time.start >= tokens.end;
    let between = if behind { tokens.end..time.start } else { time.end.min(tokens.start)..tokens.start };
    let parts = |i: usize| {
        matches!(document.written(i), ";" | ":" | "—" | "–" | "(")
            || document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION)
            || behind && document.is(i, class::VERB)
    };
    (!behind || between.len() <= BEHIND) && !between.into_iter().any(parts)
}
