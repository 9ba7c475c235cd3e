//! What a sentence tells of the past beside the event: "the deadliest since a blaze at a school killed 87", "a fire two years
//! ago killed six".

use std::ops::Range;

use super::{Anchors, distance};
use crate::document::TokenKind;
use crate::lexicon::{class, list};

/// Most tokens between a number and the time of which it is.
const NEAR: usize = 12;

impl Anchors<'_> {
    /// The "since" behind which the words tell of an older event: "the worst since 1999, when 2,000 died", "50 years since the
    /// Corley fire that killed 87", but not "Since the fire, 14 have died" and "the worst since 1999, it killed 14".
    pub(super) fn since_another(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        if let Some(apart) = self.days_apart(sentence, tokens) {
            return Some(apart);
        }
        let since = (start..tokens.start).rev().find(|&i| document.says(i, &["since"]))?;
        let between = since + 1..tokens.start;
        let own = self.in_sentence(sentence).iter().any(|a| between.contains(&a.tokens.start));
        let relative = |i: usize| document.says(i, &["in", "that", "when", "where", "which"]);
        let parted = |i: usize| {
            matches!(document.written(i), ";" | ":" | "—" | "–") || document.is_mark(i, b',') && !relative(i + 1)
        };
        if own || between.clone().any(parted) {
            return None;
        }
        let utmost = (start..since).any(|i| document.is_listed(i, list::UTMOST));
        let noun = between.clone().find(|&i| self.is_event_noun(i));
        let named = noun.is_some_and(|noun| {
            let phrase = since + 1..noun;
            let new = document.says(since + 1, &["a", "an", "another"]);
            new || phrase.into_iter().any(|i| self.is_unknown_name(i))
        });
        // "since 1999, when 2,000 died", "since the winter in which 40 died".
        let dated = document.is(since + 1, class::DATE) || document.tokens[since + 1].kind == TokenKind::Digits;
        let told = between.clone().any(|i| document.says(i, &["when", "which", "where"]));
        (utmost || named || dated && told).then_some(since)
    }

    /// The "after" of "two days after a bomb killed 40": what was so long before or after. "Two days after the fire, 14 had died"
    /// tells of the fire.
    fn days_apart(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        let apart = (start + 1..tokens.start)
            .rev()
            .find(|&i| document.says(i, &["after", "before"]) && document.is(i - 1, class::TIME_UNIT))?;
        let between = apart + 1..tokens.start;
        let own = self.in_sentence(sentence).iter().any(|a| between.contains(&a.tokens.start));
        let parted = |i: usize| matches!(document.written(i), "," | ";" | ":" | "—" | "–");
        let known = |i: usize| self.is_event_noun(i) && self.is_definite(i);
        // "which came 20 years after Beslan and claimed 140 lives": nothing new is brought up.
        let new = |i: usize| {
            document.says(i, &["a", "an", "another"]) || document.is(i, class::ATTACKER) || self.is_event_noun(i)
        };
        let new = between.clone().any(new) && !document.says(tokens.start - 1, &["and", "but"]);
        (new && !own && !between.clone().any(|i| parted(i) || known(i))).then_some(apart)
    }

    /// The time of its own that the words are of, well before the article's: "a fire two years ago killed six". A sentence that
    /// takes up the event says no more than when it was.
    pub(super) fn past_time(&self, sentence: usize, subject: usize, tokens: &Range<usize>) -> Option<usize> {
        if self.takes_up(sentence, subject) {
            return None;
        }
        let document = self.document;
        let limits = &document.sentences[sentence].tokens;
        let first = self.past.partition_point(|time| time.start < limits.start);
        let mut inside = self.past[first..].iter().take_while(|time| time.start < limits.end);
        let time = inside.find(|time| {
            let between = time.end.min(tokens.end)..time.start.max(tokens.start);
            let parted = between.into_iter().any(|i| matches!(document.written(i), ";" | ":" | "—" | "–"));
            // "The mayor said last month that 14 had died".
            let said = (time.start.saturating_sub(2)..time.start).any(|i| document.is(i, class::SAYING));
            let bound = document.says(time.start.wrapping_sub(1), &["after", "before", "since", "until"]);
            // "The ship, which was seized last month, has 24 crew".
            // "five engineers, two of whom had certified the dam last year".
            let hangs = |i: usize| document.says(i, &["which", "who", "whom", "whose"]);
            let aside = time.start < tokens.start && self.is_in_aside(time.start, tokens)
                || (tokens.end..time.start).any(|i| document.is_mark(i, b',') && (i + 1..i + 4).any(hangs));
            distance(time, tokens) <= NEAR && !parted && !said && !bound && !aside
        })?;
        Some(time.start)
    }

    /// The time well before the article's own in `limits` that stands near `tokens` and not in them; by far, where the sentence
    /// names the event or the entity.
    pub(in crate::claim) fn old_time(
        &self,
        limits: &Range<usize>,
        tokens: &Range<usize>,
        named: bool,
    ) -> Option<usize> {
        let document = self.document;
        let first = self.old.partition_point(|(time, _)| time.start < limits.start);
        let mut inside = self.old[first..].iter().take_while(|(time, _)| time.start < limits.end);
        let time = inside.find(|(time, by_far)| {
            let within = time.start < tokens.end && tokens.start < time.end;
            let said = (time.start.saturating_sub(2)..time.start).any(|i| document.is(i, class::SAYING));
            let before = time.start.wrapping_sub(1);
            let bound = [before, time.start]
                .into_iter()
                .any(|i| document.says(i, &["after", "before", "since", "until", "from", "than", "over"]));
            (*by_far || !named) && distance(time, tokens) <= NEAR && !within && !said && !bound
        })?;
        Some(time.0.start)
    }
}
