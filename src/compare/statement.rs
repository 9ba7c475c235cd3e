//! Sorts claims by what they state: claims that can be compared share a [`Scale`], and claims of a scale that state the
//! same share a [`Statement`]. Everything after works on statements, so that ten thousand sources that repeat three
//! numbers cost three statements.

use std::collections::BTreeMap;

use super::duration;
use super::region::Region;
use super::space::Space;
use crate::claim::{Claim, Stance};
use crate::value::{Kind, Value};

/// All claims of one kind in one unit. Dollars and euros, or kilometres and kilograms, lie on different scales; weeks and days on
/// one (see [`duration`]).
#[derive(Debug)]
pub(super) struct Scale {
    /// What is stated, each once.
    pub(super) statements: Vec<Statement>,
    /// How the hard readings of `statements` lie to each other.
    pub(super) space: Space,
}

/// One value and the claims that state it, as sorted indices.
#[derive(Debug)]
pub(super) struct Statement {
    /// What it can mean at all.
    pub(super) hard: Region,
    /// What a reader takes it to mean.
    pub(super) typical: Region,
    /// The claims that assert it.
    pub(super) asserted: Vec<usize>,
    /// The claims that hold it possible.
    pub(super) hedged: Vec<usize>,
    /// The claims that deny it.
    pub(super) denied: Vec<usize>,
}

impl Scale {
    /// The statements that somebody asserts.
    pub(super) fn asserted(&self) -> Vec<usize> {
        self.indices(|s| !s.asserted.is_empty())
    }

    /// The statements for which `holds` holds.
    pub(super) fn indices(&self, holds: impl Fn(&Statement) -> bool) -> Vec<usize> {
        (0..self.statements.len()).filter(|&i| holds(&self.statements[i])).collect()
    }
}

impl Statement {
    /// Whether somebody asserts it or holds it possible.
    pub(super) fn is_held(&self) -> bool {
        !self.asserted.is_empty() || !self.hedged.is_empty()
    }
}

/// Statements by their hard and typical readings.
type Statements = BTreeMap<(Region, Region), Statement>;

/// The scales of `claims`, in an order that depends on their kinds and units alone.
pub(super) fn gather(claims: &[Claim]) -> Vec<Scale> {
    let mut scales: BTreeMap<(Kind, Option<&str>), Statements> = BTreeMap::new();
    let mixed = has_mixed_durations(claims);
    for (index, claim) in claims.iter().enumerate() {
        let seconds = match &claim.value {
            Value::Quantity(q) if mixed && q.kind == Kind::Duration => duration::in_seconds(q),
            _ => None,
        };
        let (scale, (hard, typical)) = match seconds {
            Some(range) => ((Kind::Duration, Some("second")), (Region::line(range.hard), Region::line(range.typical))),
            None => (scale_of(&claim.value), Region::of(&claim.value)),
        };
        let statements = scales.entry(scale).or_default();
        let statement = statements.entry((hard.clone(), typical.clone())).or_insert_with(|| Statement {
            hard,
            typical,
            asserted: Vec::new(),
            hedged: Vec::new(),
            denied: Vec::new(),
        });
        match claim.stance {
            Stance::Asserted => statement.asserted.push(index),
            Stance::Hedged => statement.hedged.push(index),
            Stance::Denied => statement.denied.push(index),
        }
    }
    let scale = |statements: Statements| {
        let statements: Vec<_> = statements.into_values().collect();
        let space = Space::of(statements.iter().map(|s| &s.hard));
        Scale { statements, space }
    };
    scales.into_values().map(scale).collect()
}

/// Whether durations are told in more than one unit.
fn has_mixed_durations(claims: &[Claim]) -> bool {
    let mut units = claims.iter().filter_map(|claim| match &claim.value {
        Value::Quantity(q) if q.kind == Kind::Duration => q.unit.as_deref(),
        _ => None,
    });
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

fn scale_of(value: &Value) -> (Kind, Option<&str>) {
    match value {
        Value::Quantity(q) => (q.kind, q.unit.as_deref()),
        Value::Date(_) => (Kind::Date, None),
        Value::Term(_) => (Kind::Term, None),
    }
}
