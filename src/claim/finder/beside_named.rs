//! Values told where nothing names what the fact is about, beside one told where it is named: "Vale was jailed for nine years. He
//! must serve six before he can ask for parole." An article that names its own where it tells the value tells of other times,
//! other people and parts where it goes on.

use std::collections::BTreeMap;

use super::Search;
use crate::claim::subject::{Anchor, distance};
use crate::claim::{Considered, Outcome, Proposal, Stance};
use crate::rules::{Ask, Role};
use crate::value::{Kind, Value};

/// Most values that an article is held to.
const VALUES: usize = 32;

impl Search<'_> {
    /// Leaves values that the article speaks against where it names what they are about. Counts of an event have rules of their
    /// own: a toll goes on rising below the name.
    pub(super) fn drop_beside_named(&mut self) {
        let mut named: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        for considered in &self.considered {
            let Some(proposal) = self.asked_of_own(considered).filter(|_| self.is_at_name(considered)) else {
                continue;
            };
            let values = named.entry(considered.fact).or_default();
            if values.len() < VALUES && !values.contains(&proposal.value) {
                values.push(proposal.value.clone());
            }
        }
        let speaks_against = |c: &Considered| {
            let (Some(proposal), Some(values)) = (self.asked_of_own(c), named.get(&c.fact)) else { return false };
            !self.is_at_name(c) && speaks_against(values, &proposal.value)
        };
        let mut against: Vec<bool> = self.considered.iter().map(speaks_against).collect();
        self.mark_farther(&mut against);
        for (considered, against) in self.considered.iter_mut().zip(against) {
            if let (true, Some(subject)) = (against, self.rules.facts[considered.fact].subject) {
                let id = &self.rules.subjects[subject].id;
                considered.outcome = Outcome::Left(format!("the article tells another value where it names {id}"));
            }
        }
    }

    /// "With 34 percent of the vote, the Conservatives won, while the Greens took 12 percent of the vote": of two shares in one
    /// sentence, the one farther from the name is somebody else's.
    fn mark_farther(&self, against: &mut [bool]) {
        let mut nearest: BTreeMap<(usize, usize), (usize, &Value)> = BTreeMap::new();
        for (fact, sentence, near, value) in self.considered.iter().filter_map(|c| self.share(c)) {
            let first = nearest.entry((fact, sentence)).or_insert((near, value));
            if near < first.0 {
                *first = (near, value);
            }
        }
        for (considered, against) in self.considered.iter().zip(against) {
            let Some((fact, sentence, near, value)) = self.share(considered) else { continue };
            let farther = nearest.get(&(fact, sentence)).is_some_and(|(n, v)| *n < near && is_apart(v, value));
            *against = *against || farther;
        }
    }

    /// A share that is claimed: its fact, its sentence, how far from the name it stands, and its value.
    fn share<'c>(&self, considered: &'c Considered) -> Option<(usize, usize, usize, &'c Value)> {
        let value = &self.asked_of_own(considered)?.value;
        let percent = matches!(value, Value::Quantity(q) if q.kind == Kind::Percent);
        let subject = self.rules.facts[considered.fact].subject?;
        let far = |a: &Anchor| distance(&a.tokens, &considered.tokens);
        let own = self.anchors.in_sentence(considered.sentence).iter().filter(|a| a.subject == subject);
        percent.then_some((considered.fact, considered.sentence, own.map(far).min()?, value))
    }

    /// What is claimed of an entity, or of an event in other than counts.
    fn asked_of_own<'c>(&self, considered: &'c Considered) -> Option<&'c Proposal> {
        let proposal = considered.taken()?;
        let fact = &self.rules.facts[considered.fact];
        let subject = fact.subject?;
        let counts = matches!(&proposal.value, Value::Quantity(q) if q.kind == Kind::Count);
        let asked = self.rules.subjects[subject].role == Role::Entity || !counts;
        let measured = matches!(fact.ask, Ask::Measure(_)) && proposal.stance == Stance::Asserted;
        (asked && measured).then_some(proposal)
    }

    /// Whether the sentence names the subject of the fact, or takes it up by a word of its rule.
    fn is_at_name(&self, considered: &Considered) -> bool {
        let Some(subject) = self.rules.facts[considered.fact].subject else { return false };
        self.anchors.in_sentence(considered.sentence).iter().any(|a| a.subject == subject)
            || self.anchors.takes_up(considered.sentence, subject)
    }
}

/// Whether what an article tells leaves no room for `value`. Bounds, as of "three of the dead were pilots", speak only where
/// nothing else does.
pub(super) fn speaks_against(told: &[Value], value: &Value) -> bool {
    let is_bound = |value: &Value| matches!(value, Value::Quantity(q) if q.range.hard.hi().is_none());
    let only_bounds = told.iter().all(is_bound);
    told.iter().filter(|own| only_bounds || !is_bound(own)).all(|own| is_apart(own, value))
}

/// Whether no value satisfies both.
fn is_apart(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => a.unit == b.unit && a.range.hard.intersect(b.range.hard).is_none(),
        (Value::Date(a), Value::Date(b)) => !a.hard.meets(b.hard),
        _ => false,
    }
}
