//! Counts of the dead over a longer time than any one event, where a fact asks the whole text: those of a war, of the last
//! three years, of every day. They answer no question about what the text reports.

mod lasting;
mod recalled;
mod war;

use std::ops::Range;

use lasting::{CAMPAIGNS, WARS};

use super::Search;
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::mention::Mention;
use crate::value::{Kind, Value};

/// Most tokens between a count and the time behind it.
const BEHIND: usize = 9;

/// Words that rank an event among others, and how far from the time they stand: "the first such attack in months".
const RANKS: [&str; 11] =
    ["eighth", "fifth", "first", "fourth", "most", "second", "seventh", "sixth", "tenth", "third", "worst"];
const NO_RANKS: [&str; 9] =
    ["arrest", "conquest", "contest", "forest", "harvest", "interest", "protest", "request", "unrest"];
const RANKED: usize = 9;

/// Most tokens between a count and how long ago it was.
const AGO: usize = 5;

/// Before a length of time, they say that something went on all through it.
const THROUGHOUT: [&str; 7] = ["during", "in", "of", "over", "these", "throughout", "within"];

impl Search<'_> {
    /// The words that make `tokens` a count over a longer time.
    pub(super) fn aggregate(&self, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let words = self.long_time(sentence, tokens).or_else(|| self.since(sentence, tokens));
        let words = words.or_else(|| self.of_war(sentence, tokens)).or_else(|| self.at_a_rate(sentence, tokens));
        let words = words.or_else(|| self.of_reign(sentence, tokens)).or_else(|| self.all_month(sentence, tokens));
        let words = words.or_else(|| self.of_many(sentence, tokens)).or_else(|| self.long_ago(sentence, tokens));
        let words = words.or_else(|| self.all_over(sentence, tokens)).or_else(|| self.of_no_deed(sentence, tokens));
        let words = words.or_else(|| self.inflicted(sentence, tokens));
        let (kind, words) = match words {
            Some(words) => ("aggregate", words),
            None => ("recalled", self.recalled(sentence, tokens)?),
        };
        Some(format!("{kind}: {}", self.document.span(words).of(self.document.text)))
    }

    /// The mentions of the sentence.
    fn mentions_in(&self, limits: &Range<usize>) -> impl Iterator<Item = &Mention> {
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let end = limits.end;
        self.mentions[first..].iter().take_while(move |m| m.tokens.start < end)
    }

    /// "in the last three years", "over two months", "so far this year", "a decade of war".
    fn long_time(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let long = self.mentions_in(&limits).filter(|mention| {
            let at = mention.tokens.start;
            let past = mention.tokens.clone().any(|i| document.says(i, &["past", "last", "recent"]));
            let Value::Quantity(q) = &mention.value else { return self.is_this_year(mention) };
            let unit = q.unit.as_deref().unwrap_or_default();
            let hours = matches!(unit, "hour" | "minute" | "second");
            let weeks = !hours && unit != "day";
            let end = mention.tokens.end;
            let of_war = document.says(end, &["of"])
                && (end + 1..end + 4).any(|i| document.says(i, &WARS) || document.says(i, &CAMPAIGNS));
            let throughout = document.says(at.wrapping_sub(1), &THROUGHOUT) || document.says(at, &THROUGHOUT);
            mention.kind() == Kind::Duration && (past && !hours || weeks && (throughout || of_war))
        });
        let long = long.filter(|m| !self.ranks_an_event(&limits, m.tokens.start));
        long.map(|m| m.tokens.clone()).find(|time| self.is_tied(&limits, time, tokens))
    }

    /// Whether the time at `at` tells among which events one is the worst or the third: "the deadliest attack in years".
    fn ranks_an_event(&self, limits: &Range<usize>, at: usize) -> bool {
        let document = self.document;
        let phrase = (limits.start.max(at.saturating_sub(RANKED))..at).rev().take_while(|&i| {
            document.tokens[i].kind == TokenKind::Word
                && !document.is(i, class::VERB | class::CLAUSE | class::AUXILIARY)
        });
        phrase.into_iter().any(|i| {
            let written = document.written(i).to_ascii_lowercase();
            document.says(i, &RANKS) || written.len() > 5 && written.ends_with("est") && !document.says(i, &NO_RANKS)
        })
    }

    /// "so far this year", "in this decade".
    fn is_this_year(&self, mention: &Mention) -> bool {
        let at = mention.tokens.start;
        let decade = self.document.says(at + 1, &["decade", "century"]);
        self.document.says(at, &["this"])
            && (decade || self.document.says(at + 1, &["year", "month"]))
            && (decade || self.document.says(at.wrapping_sub(1), &["far", "already"]))
    }

    /// "since the talks broke down", but not "since Sunday's quakes", the event itself; "since the fighting began".
    fn since(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let lasts = |i: usize| document.says(i, &WARS) || document.says(i, &CAMPAIGNS);
        let at = limits.clone().find(|&i| {
            let time = document.says(i + 1, &["the", "last"]) || document.is(i + 1, class::DATE) || {
                let next = self.mentions.partition_point(|m| m.tokens.end <= i + 1);
                self.mentions.get(next).is_some_and(|m| m.tokens.start <= i + 1 && m.kind() == Kind::Date)
            };
            // "12 people have died since Friday" is the toll of these days.
            let days = ["friday", "monday", "saturday", "sunday", "thursday", "tuesday", "wednesday", "yesterday"];
            let recent = document.says(i + 1, &days) || document.says(i + 1, &["last"]) && document.says(i + 2, &days);
            let of_event = recent || (i + 1..i + 6).any(|j| document.is(j, class::EVENT) && !lasts(j));
            document.says(i, &["since"]) && time && !of_event
        })?;
        let end = limits.end.min(at + 3);
        // "have been murdered, 40,000 have fled since 1954": the tense reaches as far as the time.
        let perfect = tokens.clone().chain(tokens.start.saturating_sub(3).max(limits.start)..tokens.start);
        let perfect = perfect.into_iter().any(|i| document.says(i, &["has", "have"]));
        let same_clause = at >= tokens.end
            && !(tokens.end..at).any(|i| {
                matches!(document.written(i), ";" | ":" | "—")
                    || document.is(i, class::CLAUSE) && !document.says(i, &["who", "which"])
            });
        // "since May 1980, when it began, there have been 17,500 deaths".
        let fronted = at < tokens.start
            && !(at..tokens.start)
                .any(|i| matches!(document.written(i), ";" | ":" | "—") || document.is(i, class::SAYING));
        (perfect && (same_clause || fronted) || self.is_tied(&limits, &(at..at + 1), tokens)).then_some(at..end)
    }

    /// "Guerrillas killed 20 soldiers in March": all of a month or a year, where the clause names no event and no place.
    fn all_month(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let month = self.mentions_in(&limits).find(|m| {
            let Value::Date(date) = &m.value else { return false };
            let grain = date.timex.bytes().filter(|b| *b == b'-').count();
            let plain = date.timex.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'-' | b'X'));
            let adverbs = (tokens.end..m.tokens.start.max(tokens.end)).all(|i| document.says(i, &["in", "during"]));
            let within = document.says(m.tokens.start, &["in", "during"])
                || document.says(m.tokens.start.wrapping_sub(1), &["in", "during"]);
            plain && grain <= 1 && within && adverbs && m.tokens.start >= tokens.end
        })?;
        let ends = month.tokens.end;
        let closed = ends >= limits.end || document.is_mark(ends, b'.') || document.is_mark(ends, b',') || {
            document.says(ends, &["and", "alone"])
        };
        let clause = super::veto::clause(document, &limits, tokens);
        let event = (clause.start..month.tokens.start).any(|i| document.is(i, class::EVENT));
        let when = (ends..limits.end).any(|i| document.says(i, &["when", "after", "as", "while"]));
        // "Six monks were killed in May" may be one deed; who kills all month long is named.
        let verb = tokens.start;
        let agent = (limits.start..verb).rev().find(|&i| !document.is(i, class::AUXILIARY | class::ADVERB));
        let agent =
            agent.filter(|_| document.is(verb, class::VERB)).is_some_and(|i| document.written(i).ends_with(['s', 'S']));
        let year = matches!(&month.value, Value::Date(d) if !d.timex.contains('-'));
        (closed && !event && !when && (year || agent)).then(|| month.tokens.clone())
    }

    /// "two sailors died some three years ago": what a text recalls.
    fn long_ago(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let ago = limits.clone().find(|&i| {
            document.says(i, &["ago"]) && document.says(i.wrapping_sub(1), &["years", "year", "decades", "months"])
        });
        let last_year =
            limits.clone().find(|&i| document.says(i, &["year"]) && document.says(i.wrapping_sub(1), &["last"]));
        // "over the years".
        let over = limits.clone().find(|&i| {
            document.says(i, &["over", "through", "throughout"])
                && document.says(i + 1, &["the"])
                && document.says(i + 2, &["years", "decades", "centuries"])
        });
        let over = over.map(|i| i..i + 3);
        let words =
            [over, ago.map(|i| i.saturating_sub(2)..i + 1), last_year.map(|i| i - 1..i + 1)].into_iter().flatten();
        let occasion = document.says(limits.start, &["on", "at"])
            && document.says(limits.start + 1, &["that"])
            && document.says(limits.start + 2, &["occasion", "time"]);
        let opens = occasion.then(|| limits.start..limits.start + 3);
        // "The mine, which opened 30 years ago, collapsed, killing 12": the time is another verb's.
        let near = |time: &Range<usize>| {
            time.start >= tokens.end && time.start <= tokens.end + AGO || time.start <= limits.start + 2
        };
        words.into_iter().find(|time| near(time) && self.is_tied(&limits, time, tokens)).or(opens)
    }

    /// Whether a time is said of a count: in the clause behind it, or somewhere before it with no clause between.
    fn is_tied(&self, limits: &Range<usize>, time: &Range<usize>, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let behind = time.start >= tokens.end;
        let between = if behind { tokens.end..time.start } else { time.end.min(tokens.start)..tokens.start };
        // "In the past week there have been raids, during which ten were killed": what opens a sentence frames all of it.
        let frames = !behind && time.start <= limits.start + 3;
        let relative = |i: usize| document.says(i, &["which"]) && document.is(i - 1, class::PREPOSITION);
        let parts = |i: usize| {
            matches!(document.written(i), ";" | ":" | "—" | "–" | "(")
                || document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION) && !(frames && relative(i))
                || behind && document.is(i, class::VERB) && !document.is(i, class::STATUS)
        };
        (!behind || between.len() <= BEHIND) && !between.into_iter().any(parts)
    }
}
