//! Counts beside the total of the same article: "The fire at the mill killed 14. Two people died in hospital overnight." The
//! two are some of the 14 or came after them; they are no second answer to how many died.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Search;
use crate::claim::{Considered, Outcome, Proposal, Stance, population};
use crate::document::Document;
use crate::lexicon::class;
use crate::value::{Interval, Kind, Value};

/// Words that say that a number is of all.
const TOTAL: [&str; 9] = ["altogether", "all", "count", "number", "overall", "tally", "toll", "total", "totals"];

/// Words for those who tell what they saw, not what was counted.
const ONLOOKERS: [&str; 12] = [
    "bystander",
    "friend",
    "neighbor",
    "neighbour",
    "relative",
    "resident",
    "survivor",
    "teenager",
    "villager",
    "witness",
    "witnesses",
    "survivors",
];

/// Words of where or when some of all died.
const SOME: [&str; 9] =
    ["burns", "hospital", "hospitals", "injuries", "instantly", "later", "overnight", "scene", "spot"];

impl Search<'_> {
    /// Leaves counts that are fewer than those of which the article tells where it names the event, unless somebody else says
    /// so.
    pub(super) fn drop_some_of_total(&mut self) {
        let mut counts: BTreeMap<usize, Counts> = BTreeMap::new();
        for (at, considered) in self.considered.iter().enumerate().filter(|(_, c)| count(c).is_some()) {
            let of_fact = counts.entry(considered.fact).or_default();
            of_fact.all.push(at);
            of_fact.start = of_fact.start.min(considered.tokens.start);
        }
        let mut some: Vec<(usize, String)> = Vec::new();
        for (&fact, counts) in
            counts.iter().filter(|(fact, counts)| counts.all.len() > 1 && self.counts_victims(**fact))
        {
            let (total, part): (Vec<usize>, Vec<usize>) =
                counts.all.iter().partition(|&&at| self.is_of_all(fact, counts.start, &self.considered[at]));
            some.extend(part.into_iter().filter_map(|at| Some((at, self.total_of(at, &total)?.to_owned()))));
        }
        for (at, text) in some {
            self.considered[at].outcome = Outcome::Left(format!("part: the article tells of {text} in all"));
        }
    }

    /// Whether the fact counts the victims of an event, whoever they are.
    fn counts_victims(&self, fact: usize) -> bool {
        let fact = &self.rules.facts[fact];
        fact.subject.is_some() && fact.who.is_empty() && population::counts_victims(self.rules, fact)
    }

    /// The words of the first of the totals, if the count at `at` is less than each of them and no rival.
    fn total_of(&self, at: usize, totals: &[usize]) -> Option<&str> {
        let considered = &self.considered[at];
        let (proposal, range) = count(considered)?;
        let totals = totals.iter().filter_map(|&total| count(&self.considered[total]));
        let mut totals = totals.filter(|(total, _)| total.derived.is_none()).peekable();
        let (first, _) = *totals.peek()?;
        // "The country's worst fire killed 300": more, but of another.
        let utmost = self.anchors.is_of_utmost(considered.sentence);
        let mut speaks = proposal.speaker.is_none();
        for (total, whole) in totals {
            if range.intersect(whole).is_some() || !utmost && !is_below(range, whole) {
                return None;
            }
            speaks |= total.speaker == proposal.speaker;
        }
        let some_only = speaks || self.tells_of_some(considered, proposal);
        some_only.then(|| self.document.span(first.value_tokens.clone()).of(self.document.text))
    }

    /// Whether the words say that the count is of all to whom it happened: they name the event or a total, or are the first.
    fn is_of_all(&self, fact: usize, first: usize, considered: &Considered) -> bool {
        let document = self.document;
        let subject = self.rules.facts[fact].subject;
        let named = self.anchors.in_sentence(considered.sentence).iter().any(|a| Some(a.subject) == subject);
        let limits = document.sentences[considered.sentence].tokens.clone();
        considered.tokens.start == first
            || named
            || subject.is_some_and(|s| self.anchors.takes_up(considered.sentence, s))
            || takes_up_any(document, &limits)
            || is_its(document, &considered.tokens)
            || limits.into_iter().any(|i| document.says(i, &TOTAL))
    }

    /// Whether the words tell what somebody saw, or where and when some died.
    fn tells_of_some(&self, considered: &Considered, proposal: &Proposal) -> bool {
        let document = self.document;
        let limits = document.sentences[considered.sentence].tokens.clone();
        let who = proposal.speaker.as_deref().unwrap_or_default();
        let onlooker = ONLOOKERS.iter().any(|word| who.split(' ').any(|w| w.eq_ignore_ascii_case(word)));
        let behind = considered.tokens.end..limits.end.min(considered.tokens.end + 6);
        onlooker || behind.into_iter().any(|i| document.says(i, &SOME))
    }
}

/// The counts that answer one question.
struct Counts {
    /// Where they stand among all that was considered.
    all: Vec<usize>,
    /// The token at which the first of them begins.
    start: usize,
}

impl Default for Counts {
    fn default() -> Self {
        Self { all: Vec::new(), start: usize::MAX }
    }
}

/// The count that a place in the text asserts, if it is one.
fn count(considered: &Considered) -> Option<(&Proposal, Interval)> {
    let Outcome::Taken(proposal) = &considered.outcome else { return None };
    match &proposal.value {
        Value::Quantity(q) if q.kind == Kind::Count && proposal.stance == Stance::Asserted => {
            Some((proposal, q.range.hard))
        }
        _ => None,
    }
}

/// Whether everything in `range` is less than everything in `total`.
fn is_below(range: Interval, total: Interval) -> bool {
    match (range.hi(), total.lo()) {
        (Some(hi), Some(lo)) => hi.at <= lo.at,
        _ => false,
    }
}

/// "the attack", "this disaster": an event told of before, whichever.
fn takes_up_any(document: &Document, limits: &Range<usize>) -> bool {
    limits.clone().any(|i| {
        document.is(i, class::EVENT)
            && !document.is(i, class::VERB)
            && document.says(i.wrapping_sub(1), &["that", "the", "this"])
    })
}

/// "It killed 14 people", "…, which killed 14".
fn is_its(document: &Document, tokens: &Range<usize>) -> bool {
    let verb = document.is(tokens.start, class::VERB);
    let mut at = tokens.start.wrapping_sub(1);
    while document.is(at, class::AUXILIARY | class::ADVERB) {
        at = at.wrapping_sub(1);
    }
    verb && document.says(at, &["it", "that", "which"])
}
