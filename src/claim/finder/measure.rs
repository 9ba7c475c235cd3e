//! Values that patterns of measures take: which count of a group answers a fact, in whose voice.

use std::ops::Range;

use super::{Candidate, Search};
use crate::claim::count::{Count, Group, sum};
use crate::claim::pattern::{Filling, Match};
use crate::claim::{Derivation, Outcome, population, unit};
use crate::rules::Ask;
use crate::value::{Decimal, Kind, Mod, Quantity, Value};

impl Search<'_> {
    /// A pattern of the fact's measure was found.
    pub(super) fn measure(&mut self, candidate: &Candidate) {
        let Candidate { fact, sentence, found } = *candidate;
        let f = &self.rules.facts[fact];
        let group = self.filled(sentence, found.filling);
        let refusal = self
            .wider_time(f, sentence, &found.tokens)
            .or_else(|| self.refusal(f, sentence, &found.tokens))
            .or_else(|| self.veto(f, sentence, &found.tokens, group.as_ref()));
        if let Some(reason) = refusal {
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        match found.filling {
            Filling::Group(_) | Filling::Part(..) | Filling::Whole(_) | Filling::Last(_) => {
                if let Some(group) = group {
                    self.counted(fact, sentence, &group, &found.tokens);
                }
            }
            Filling::Mention(mention) => {
                let mention = &self.mentions[mention];
                self.plain(fact, sentence, found, mention.value.clone(), mention.tokens.clone());
            }
            Filling::Core(mention) => {
                let mention = &self.mentions[mention];
                let value = mention.core_value.clone().unwrap_or_else(|| mention.value.clone());
                self.plain(fact, sentence, found, value, mention.core.clone());
            }
        }
    }

    /// A group of counts fills the slot of a match.
    pub(super) fn counted(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
        let only = &group.siblings[0];
        let none = group.siblings.len() == 1 && only.n == Some(Decimal::ZERO);
        let both = tokens.clone().any(|i| self.document.says(i, &["casualties"]));
        let measure = match self.rules.facts[fact].ask {
            Ask::Measure(measure) => self.rules.measures[measure].id.as_str(),
            _ => "",
        };
        if both && measure != "casualties" && !none {
            let reason = "casualties: dead and wounded together".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        if group.siblings.len() == 1 && only.rest && self.told_before(fact, sentence, tokens.start) {
            let reason = "complement: others than those told of before".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        self.population(fact, sentence, group, tokens);
    }

    /// The group that fills a slot: all of it, one of its parts, or the last of its siblings.
    pub(super) fn filled(&self, sentence: usize, filling: Filling) -> Option<Group> {
        let groups = self.groups[sentence].as_ref()?;
        match filling {
            Filling::Group(group) => groups.get(group).cloned(),
            Filling::Part(group, part) => groups.get(group)?.parts.get(part).cloned().map(Group::of),
            Filling::Whole(group) => groups.get(group)?.siblings.first()?.whole.as_deref().cloned().map(Group::of),
            Filling::Last(group) => groups.get(group)?.siblings.last().cloned().map(Group::of),
            Filling::Mention(_) | Filling::Core(_) => None,
        }
    }

    /// Whether the sentence or the one before has counted for the fact already, so that "others" and "two more" come on top.
    pub(super) fn told_before(&self, fact: usize, sentence: usize, at: usize) -> bool {
        let before = self.considered.iter().rev().take_while(|c| c.sentence + 1 >= sentence);
        let own =
            before.into_iter().any(|c| c.fact == fact && c.tokens.start < at && matches!(c.outcome, Outcome::Taken(_)));
        // "137 people lost their lives and 180 more were hurt": more than the dead, not than other hurt.
        let on_top = self.document.says(at, &["another"]) || self.document.says(at + 1, &["more"]);
        let others = self.groups[sentence].iter().flatten().any(|g| g.tokens.end < at);
        own || on_top && !others
    }

    /// A value that needs no look at who is counted.
    pub(super) fn plain(
        &mut self,
        fact: usize,
        sentence: usize,
        found: &Match,
        value: Value,
        value_tokens: Range<usize>,
    ) {
        let Ask::Measure(measure) = self.rules.facts[fact].ask else { return };
        let value = match unit::convert(value, self.rules.measures[measure].unit.as_deref()) {
            Ok(value) => value,
            Err(reason) => return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason)),
        };
        let proposal = self.proposal(sentence, found.tokens.clone(), value, value_tokens);
        self.note(fact, sentence, found.tokens.clone(), Outcome::Taken(Box::new(proposal)));
    }

    /// A group of counts fills the slot: which of them answers the fact?
    pub(super) fn population(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
        let document = self.document;
        let rules = self.rules;
        match population::answer(document, rules, fact, group, &self.hits) {
            population::Answer::One(count) => {
                let whole = group.siblings.len() == 1 && group.siblings[0].tokens == count.tokens;
                let tokens = if whole { tokens.clone() } else { count.tokens.clone() };
                let proposal = self.proposal(sentence, tokens.clone(), quantity(&count), count.number.clone());
                self.note(fact, sentence, tokens, Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Sum(counts) => {
                let value = Value::Quantity(Quantity {
                    kind: Kind::Count,
                    n: None,
                    range: sum(&counts),
                    unit: None,
                    modifier: None,
                    timex: None,
                });
                let mut proposal = self.proposal(sentence, tokens.clone(), value, group.tokens.clone());
                let spans = counts.iter().map(|c| document.span(c.tokens.clone())).collect();
                proposal.derived = Some(Derivation { how: "sum of parts".to_owned(), spans });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Bound(noun) => {
                let count = &group.siblings[0];
                let mut value = quantity(count);
                if let Value::Quantity(q) = &mut value {
                    q.range = population::at_least(q.range);
                    q.modifier = Some(Mod::EqualOrMore);
                }
                let mut proposal = self.proposal(sentence, tokens.clone(), value, count.number.clone());
                let how = format!("part: {noun}; the whole is at least as many");
                proposal.derived = Some(Derivation { how, spans: vec![document.span(count.tokens.clone())] });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Left(reason) => self.note(fact, sentence, tokens.clone(), Outcome::Left(reason)),
        }
    }
}

pub(super) fn quantity(count: &Count) -> Value {
    Value::Quantity(Quantity {
        kind: Kind::Count,
        n: count.n,
        range: count.range,
        unit: None,
        modifier: count.modifier,
        timex: None,
    })
}
