//! Numbers of what such events do, or have done taken together: "A fire that kills more than ten people must be investigated",
//! "such attacks kill about 50 a year", "the group has carried out nine attacks, which killed 55".

use std::ops::Range;

use super::Search;
use crate::document::Block;
use crate::lexicon::class;
use crate::value::{Decimal, Interval, Kind, Value};

/// Verbs of harm in the present tense.
const PRESENT: [&str; 10] = ["claim", "claims", "die", "dies", "injure", "injures", "kill", "kills", "wound", "wounds"];

/// Adverbs of what happens again and again.
const USUALLY: [&str; 7] = ["annually", "often", "on average", "regularly", "routinely", "typically", "usually"];

/// Most tokens between a number and "a year".
const BEHIND: usize = 4;

impl Search<'_> {
    /// The words that make `tokens` a number of no one event.
    pub(super) fn habit(&self, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let reason = |words: Range<usize>| format!("in general: {}", document.span(words).of(document.text));
        if let Some(often) = self.often(&limits, tokens) {
            return Some(reason(often));
        }
        if !self.anchors.in_sentence(sentence).is_empty() {
            return None;
        }
        self.generic(sentence, &limits, tokens).or_else(|| self.several_events(&limits, tokens)).map(reason)
    }

    /// "about 50 a year", "usually".
    fn often(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let behind = tokens.end..limits.end.min(tokens.end + BEHIND);
        // "About 70 people a year are killed": the rate may stand before the verb.
        let yearly = (tokens.start..behind.end).find(|&i| {
            document.says(i, &["a", "an", "each", "every", "per"])
                && document.says(i + 1, &["day", "month", "week", "year"])
        });
        // "A year ago", "a year after".
        let yearly = yearly.filter(|&i| !document.says(i + 2, &["after", "ago", "before", "earlier", "later"]));
        let before = limits.start.max(tokens.start.saturating_sub(BEHIND))..behind.end;
        let usually = before.into_iter().find(|&i| document.says(i, &USUALLY));
        yearly.map(|i| i..i + 2).or(usually.map(|i| i..i + 1))
    }

    /// "A fire that kills more than ten people must be investigated": the present tense outside a headline.
    fn generic(&self, sentence: usize, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let heading = document.block_of_sentence(sentence) == Block::Heading;
        let ends = document.is_mark(limits.end.wrapping_sub(1), b'.');
        // "A quake of magnitude 7 can destroy a town".
        let can = (tokens.end..limits.end.min(tokens.end + BEHIND))
            .find(|&i| document.says(i, &["are", "can", "is", "must", "should"]));
        if let Some(can) = can.filter(|_| document.says(limits.start, &["a", "an"])) {
            return Some(can..can + 1);
        }
        let verb = tokens.clone().find(|&i| document.says(i, &PRESENT))?;
        let helped = (limits.start.max(verb.saturating_sub(2))..verb)
            .any(|i| document.is(i, class::AUXILIARY) && !document.says(i, &["can"]) || document.says(i, &["to"]));
        (!heading && ends && !helped).then_some(verb..verb + 1)
    }

    /// "has carried out nine attacks, which killed 55 people", "have killed 55 people in nine attacks", "such fires".
    fn several_events(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let perfect = (limits.start..tokens.end).any(|i| document.says(i, &["has", "have"]));
        let such = limits.clone().find(|&i| document.says(i, &["such"]) && document.is(i + 1, class::EVENT));
        if let Some(such) = such {
            return Some(such..such + 2);
        }
        if let Some(sum) = self.sum_of_deeds(limits, tokens) {
            return Some(sum);
        }
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let mut inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        let events = inside.find(|m| {
            let Value::Quantity(q) = &m.value else { return false };
            let several = q.kind == Kind::Count && q.range.hard.intersect(Interval::exactly(Decimal::ONE)).is_none();
            let noun = m.noun.as_ref().is_some_and(|n| document.is(n.head, class::EVENT));
            several && noun && (m.tokens.end <= tokens.start || m.tokens.start >= tokens.end)
        })?;
        perfect.then(|| events.tokens.clone())
    }

    /// "Together the fires have claimed 25 lives", "the rebels have killed 56 people in April": what is told in the perfect of
    /// several events taken together, or of a band over a month, is the sum of them.
    fn sum_of_deeds(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let have = (limits.start..tokens.start).rev().take_while(|&i| document.is(i, class::AUXILIARY | class::ADVERB));
        let have = have.into_iter().find(|&i| document.says(i, &["has", "have"]))?;
        let subject = have.checked_sub(1).filter(|&i| i >= limits.start)?;
        let together = |i: usize| {
            document.says(i, &["together", "combined"])
                || document.says(i, &["between"]) && document.says(i + 1, &["them"])
        };
        let events = document.is(subject, class::EVENT) && document.written(subject).ends_with(['s', 'S']);
        if events && limits.clone().any(together) {
            return Some(subject..have + 1);
        }
        let first = self.mentions.partition_point(|m| m.tokens.start < tokens.end);
        let mut behind = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        let month = behind.find(|m| {
            document.says(m.tokens.start.wrapping_sub(1), &["in"])
                && matches!(&m.value, Value::Date(d) if d.timex.len() == "2014-06".len())
        })?;
        document.is(subject, class::ATTACKER).then(|| month.tokens.clone())
    }
}
