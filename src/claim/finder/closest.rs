//! For a fact at which nothing in an article was looked: numbers of the asked kind in sentences that name its event or entity, and
//! the verb with which they stand instead of the words of its measure.
//!
//! "Firemen brought 12 people out of Harrow Mill" answers no phrase of `rescued`; what an author has to write is "brought".

use std::collections::BTreeSet;
use std::ops::Range;

use super::Search;
use crate::claim::Outcome;
use crate::claim::event_date::is_verb;
use crate::claim::pattern::fits;
use crate::lexicon::class;
use crate::rules::Ask;
use crate::value::Kind;

/// Most places told of for one fact.
const MOST: usize = 3;
/// Most tokens between a number and its verb.
const NEAR: usize = 8;

impl Search<'_> {
    /// Notes where the asked kind of value stands near the fact's subject, for facts that have looked at nothing.
    pub(super) fn closest(&mut self) {
        let seen: BTreeSet<usize> = self.considered.iter().map(|c| c.fact).collect();
        for (fact, of) in self.rules.facts.iter().enumerate().filter(|(fact, _)| !seen.contains(fact)) {
            let (Ask::Measure(measure), Some(subject)) = (&of.ask, of.subject) else { continue };
            let measure = &self.rules.measures[*measure];
            let mut sentences: Vec<usize> =
                self.anchors.all.iter().filter(|a| a.subject == subject).map(|a| a.sentence).collect();
            sentences.dedup();
            let numbers = sentences.into_iter().flat_map(|s| self.numbers(s, measure.kind).map(move |n| (s, n)));
            let told: Vec<(usize, Range<usize>)> = numbers.take(MOST).collect();
            for (sentence, number) in told {
                let instead = self.verb_near(sentence, &number).map(|v| self.document.written(v));
                let reason = match instead {
                    Some(verb) => format!("no phrase of {} is there; the number stands with \"{verb}\"", measure.id),
                    None => format!("no phrase of {} is there", measure.id),
                };
                self.note(fact, sentence, number, Outcome::Left(reason));
            }
        }
    }

    /// The numbers of a kind in a sentence.
    fn numbers(&self, sentence: usize, kind: Kind) -> impl Iterator<Item = Range<usize>> {
        let limits = self.document.sentences[sentence].tokens.clone();
        let first = self.mentions.partition_point(|m| m.tokens.start < limits.start);
        let inside = self.mentions[first..].iter().take_while(move |m| m.tokens.end <= limits.end);
        let asked = move |found: Kind| if kind == Kind::Count { found == Kind::Count } else { fits(kind, found) };
        inside.filter(move |m| asked(m.kind())).map(|m| m.tokens.clone())
    }

    /// The verb nearest to a number in its sentence.
    fn verb_near(&self, sentence: usize, number: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let limits = &document.sentences[sentence].tokens;
        let verb = |i: &usize| is_verb(document, *i) && !document.is(*i, class::AUXILIARY);
        let before = (limits.start.max(number.start.saturating_sub(NEAR))..number.start).rev().find(verb);
        let after = (number.end..limits.end.min(number.end + NEAR)).find(verb);
        [before, after]
            .into_iter()
            .flatten()
            .min_by_key(|&i| if i < number.start { number.start - i } else { i - number.end })
    }
}
