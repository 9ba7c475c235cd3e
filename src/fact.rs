//! A question that is asked of every source, as the comparator and the reports know it.

use serde::{Deserialize, Serialize};

/// Whether a fact is declared to move in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Trend {
    /// Later reports can only be higher: a death toll.
    Grows,
    /// Later reports can only be lower: people still missing.
    Falls,
}

/// How a report sums up a counted fact (NUMBERS.md).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Reading {
    /// Iraq Body Count: lowest to highest.
    #[default]
    Ibc,
    /// ACLED: the lowest.
    Acled,
    /// UCDP: low, best, high, where best is low.
    Ucdp,
}

/// A question as the comparator and the reports know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact's id.
    pub id: String,
    /// The question in words.
    pub text: String,
    /// Whether it moves in time.
    pub changes: Option<Trend>,
    /// How its numbers are summed up.
    pub reading: Reading,
}
