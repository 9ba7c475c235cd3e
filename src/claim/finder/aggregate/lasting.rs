//! What goes on for long or happens often: wars, campaigns, reigns, daily rates, dozens of clashes. Its dead are of no one event.

use std::ops::Range;

use super::Search;
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::value::Value;

/// Most tokens between a word for a war and the count of its dead.
const OF_WAR: usize = 26;

/// What goes on for years.
pub(super) const WARS: [&str; 9] =
    ["conflict", "dictatorship", "genocide", "insurgency", "insurrection", "rebellion", "terrorism", "war", "wars"];

/// What goes on for days or months: its dead are counted together where the words tell how long it has lasted.
pub(super) const CAMPAIGNS: [&str; 10] = [
    "battle",
    "campaign",
    "crackdown",
    "fighting",
    "offensive",
    "persecution",
    "repression",
    "unrest",
    "uprising",
    "violence",
];

/// Who or what stood over a country or a trade for a time: "during the boycott", "under the old regime".
const REIGNS: [&str; 11] = [
    "administration",
    "boycott",
    "decade",
    "dictatorship",
    "era",
    "government",
    "occupation",
    "presidency",
    "regime",
    "reign",
    "rule",
];

/// Spans of time that a rate is told by: "a day", "every year".
const SPANS: [&str; 6] = ["day", "hour", "month", "night", "week", "year"];

/// So many events are no one event.
const MANY: i64 = 10;

impl Search<'_> {
    /// "a war in which 70,000 have died", "the conflict, which began in 1979, has cost 70,000 lives", "their month-long battle
    /// has left 3,000 dead".
    pub(super) fn of_war(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let start = limits.start.max(tokens.start.saturating_sub(OF_WAR));
        let before = (start..tokens.start).rev();
        let noun = before.into_iter().find(|&i| document.says(i, &WARS) || document.says(i, &CAMPAIGNS))?;
        let parted = |i: usize| matches!(document.written(i), ";" | ":") || document.is(i, class::SAYING);
        if (noun..tokens.start).any(parted) {
            return None;
        }
        let relative = document.says(noun + 1, &["which", "that", "in", "during"])
            || document.is_mark(noun + 1, b',') && document.says(noun + 2, &["which", "in"]);
        let near = tokens.start - noun <= 9;
        let fronted = document.is_mark(noun + 1, b',') && tokens.start <= noun + 3;
        // "In the latest attack of the war, a bomb has killed 12": another subject.
        let subject = (noun + 1..tokens.start)
            .any(|i| document.is_mark(i, b',') && document.says(i + 1, &["a", "an", "another", "the", "two", "three"]));
        let perfect = !subject && (noun + 1..tokens.end).any(|i| document.says(i, &["has", "have"]));
        let began = (noun + 1..tokens.start).any(|i| document.says(i, &["began", "begun", "started", "launched"]));
        let lasting = began
            || (noun.saturating_sub(4).max(limits.start)..noun).any(|i| document.says(i, &["long"]))
            || (noun + 1..tokens.end).any(|i| document.says(i, &["far", "already"]));
        let of_years = document.says(noun, &WARS) && (near && (relative || fronted) || perfect);
        (of_years || perfect && lasting).then_some(noun..noun + 1)
    }

    /// "every year 300 people die", "12 people a day", "an average of 12".
    pub(super) fn at_a_rate(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let span = |i: usize| document.says(i, &SPANS);
        let every = |i: usize| document.says(i, &["each", "every", "per"]) && (span(i + 1) || span(i + 2));
        // "40 people a day": not "40 people died a day after".
        let a_day = |i: usize| {
            document.says(i, &["a", "an"])
                && span(i + 1)
                && !document.says(i + 2, &["after", "ago", "before", "earlier", "later", "of", "-"])
                && !document.tokens.get(i + 2).is_some_and(|t| t.glued)
        };
        let end = limits.end.min(tokens.end + 4);
        // "rose to 17 on Tuesday, a day when": a comma parts the day from the number.
        let near = (tokens.start..end).take_while(|&i| i < tokens.end || document.tokens[i].kind == TokenKind::Word);
        let behind = near.into_iter().find(|&i| every(i) || a_day(i) && i + 2 <= limits.end);
        let opens = Some(limits.start).filter(|&i| every(i));
        let average = (limits.start.max(tokens.start.saturating_sub(4))..tokens.end)
            .find(|&i| document.says(i, &["average"]) && document.says(i + 1, &["of"]));
        behind.or(opens).map(|i| i..i + 2).or_else(|| average.map(|i| i..i + 1))
    }

    /// "murdered during the boycott", "under the old regime".
    pub(super) fn of_reign(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let time = limits.clone().find_map(|i| {
            let during = document.says(i, &["during", "throughout", "under"]);
            let noun = (i + 1..limits.end.min(i + 6)).find(|&j| {
                document.says(j, &REIGNS) || document.says(j, &WARS) && document.says(i, &["during", "throughout"])
            });
            // "during a protest against the government" is no reign.
            let plain = |j: usize| {
                document.tokens[j].kind == TokenKind::Word
                    && !document.is(j, class::PREPOSITION | class::EVENT | class::VERB)
            };
            let noun = noun.filter(|&noun| during && (i + 1..noun).all(plain))?;
            // "under government orders".
            let head = !document.tokens.get(noun + 1).is_some_and(|t| t.kind == TokenKind::Word)
                || document.is(noun + 1, class::FUNCTION | class::VERB | class::AUXILIARY);
            head.then_some(i..noun + 1)
        })?;
        self.is_tied(&limits, &time, tokens).then_some(time)
    }

    /// "killed in 386 clashes", "in more than 40 massacres": the dead of so many events.
    pub(super) fn of_many(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let events = self.mentions_in(&limits).find(|m| {
            let Value::Quantity(q) = &m.value else { return false };
            let many = q.range.hard.lo().is_some_and(|lo| lo.at >= MANY.into());
            let noun = m.noun.as_ref().is_some_and(|n| {
                document.is(n.head, class::EVENT) || document.says(n.head, &["bombs", "mines", "rockets"])
            });
            // "have set off more than 260 bombs, killing at least 190".
            let perfect = m.tokens.end <= tokens.start
                && (limits.start..m.tokens.start).any(|i| document.says(i, &["has", "have"]))
                && (m.tokens.end..tokens.start + 1)
                    .all(|i| document.is_mark(i, b',') || !document.is(i, class::FUNCTION));
            many && noun && (perfect || document.says(m.tokens.start.wrapping_sub(1), &["in", "during"]))
        })?;
        let words = events.tokens.start..events.noun.as_ref().map_or(events.tokens.end, |n| n.tokens.end);
        self.is_tied(&limits, &words, tokens).then_some(words)
    }
}
