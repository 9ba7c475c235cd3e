//! Quantities as CQE scores them: whether the value is the annotated one, and whether its modifier says the same direction.
//!
//! Ages and ordinals are kinds of their own and dates are no quantities: what is annotated or found as one of them is neither
//! asked for nor counted, unless it stands where a quantity was annotated.

use std::fmt;

use crosscheck::value::{Kind, Mod};

use super::score::{Counts, share};

/// Which way a modifier turns a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// About, around.
    About,
    /// More than, at least.
    More,
    /// Less than, at most, nearly.
    Less,
}

impl Direction {
    /// Of a modifier in the suites' terms, `None` if it turns nothing.
    pub(crate) fn annotated(name: &str) -> Option<Self> {
        match name {
            "about" | "approx" => Some(Self::About),
            "above" | "more" | "more_eq" => Some(Self::More),
            "less" | "less_eq" | "under" => Some(Self::Less),
            _ => None,
        }
    }

    /// Of a range with one end.
    pub(crate) fn of_ends(lo: bool, hi: bool) -> Option<Self> {
        match (lo, hi) {
            (true, false) => Some(Self::More),
            (false, true) => Some(Self::Less),
            _ => None,
        }
    }

    /// Of a modifier that was read.
    pub(crate) fn read(modifier: Mod) -> Option<Self> {
        match modifier {
            Mod::Approx => Some(Self::About),
            Mod::MoreThan | Mod::EqualOrMore => Some(Self::More),
            Mod::LessThan | Mod::EqualOrLess => Some(Self::Less),
            Mod::Start | Mod::Mid | Mod::End => None,
        }
    }
}

/// Whether a kind in the suites' terms is a quantity.
pub(crate) fn is_annotated(kind: &str) -> bool {
    matches!(kind, "count" | "duration" | "measure" | "money" | "number" | "percent" | "range")
}

/// Whether what was read is a quantity.
pub(crate) fn is_read(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Duration | Kind::Measure | Kind::Money | Kind::Number | Kind::Percent)
}

/// An annotated quantity beside what was read in its place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Match {
    /// Whether the value is right.
    pub(crate) value: bool,
    /// Whether the modifier that was read says an annotated direction.
    pub(crate) direction: bool,
}

/// What the quantities of a suite come to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Quantities {
    values: Counts,
    modified: Counts,
    /// Annotated with a modifier, and of those how many have value and direction right.
    turned: usize,
    turned_right: usize,
}

impl Quantities {
    /// From what stands at each annotated quantity (`None` for nothing), and how many were read in all.
    pub(crate) fn of(annotated: &[(Option<Direction>, Option<Match>)], read: usize) -> Self {
        let count = |right: &dyn Fn(&Match) -> bool| {
            annotated.iter().filter(|(_, found)| found.as_ref().is_some_and(right)).count()
        };
        let both = |found: &Match| found.value && found.direction;
        let turned = annotated.iter().filter(|(direction, _)| direction.is_some());
        Self {
            values: Counts::matched(count(&|found| found.value), annotated.len(), read),
            modified: Counts::matched(count(&both), annotated.len(), read),
            turned: turned.clone().count(),
            turned_right: turned.filter(|(_, found)| found.as_ref().is_some_and(both)).count(),
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.values.add(other.values);
        self.modified.add(other.modified);
        self.turned += other.turned;
        self.turned_right += other.turned_right;
    }

    /// Whether a modifier was annotated anywhere, without which the figures say little.
    pub(crate) fn are_modified(self) -> bool {
        self.turned > 0
    }
}

impl fmt::Display for Quantities {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let recall = 100.0 * share(self.turned_right, self.turned);
        write!(
            f,
            "quantities {:>5} value {} | value and modifier {} | recall of {} modified {recall:5.1}",
            self.values.gold, self.values, self.modified, self.turned
        )
    }
}
