//! Compares all claims about one fact: a verdict, the pairs that conflict, the largest sets that hold together.
//! Knows values, not words; decides everything that a report shows.

use serde::{Deserialize, Serialize};

use crate::claim::Claim;
use crate::fact::Question;

/// What the comparator concludes about a fact, from calm to loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No source states the fact.
    Unreported,
    /// One source alone states it.
    SingleSource,
    /// Every claim states the same value.
    Agree,
    /// The values differ in precision or bounds, and some value lies in every claim's typical range.
    Compatible,
    /// Some value lies in every claim's hard range, but none in every typical one.
    Strained,
    /// The ranges are disjoint, and the publication dates explain it.
    Updated,
    /// No value satisfies all claims.
    Discrepancy,
}

/// A fact, all that is claimed about it, and what follows.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was asked.
    pub question: Question,
    /// In which story, where stories are told apart.
    pub story: Option<String>,
    /// The conclusion.
    pub verdict: Verdict,
    /// All claims, in order of source, file and place.
    pub claims: Vec<Claim>,
    /// Pairs of indices into `claims` that no value satisfies, each once, the smaller first, sorted.
    pub conflicts: Vec<(usize, usize)>,
    /// The largest sets of claims that hold together, as sorted indices; the largest first.
    pub camps: Vec<Vec<usize>>,
    /// Sources that contradict themselves, sorted.
    pub self_contradicting: Vec<String>,
}
