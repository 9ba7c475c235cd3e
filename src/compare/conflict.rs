//! Lists the pairs of claims that no value satisfies, and the sources that contradict themselves or tell of voices that do.

use std::collections::{BTreeMap, BTreeSet};

use super::region::{Region, have_common};
use super::statement::Scale;
use crate::claim::Claim;

/// At most so many pairs are listed one by one. Five thousand sources for 137 and as many for 140 make 25 million.
pub const MOST_CONFLICTS: usize = 100_000;

/// The pairs that conflict and how many more there are.
///
/// Only assertions conflict. Where there are more than [`MOST_CONFLICTS`] pairs, each claim that is in one is listed with the
/// first claim that lists it or that it conflicts with, so that none goes missing.
pub(super) fn list(scales: &[Scale]) -> (Vec<(usize, usize)>, usize) {
    let mut total = 0_usize;
    for scale in scales {
        scale.space.clashes(&scale.asserted(), |clash| {
            let [below, above] = [clash.below, clash.above].map(|i| scale.statements[i].asserted.len());
            total = total.saturating_add(below.saturating_mul(above));
        });
    }
    let mut pairs = if total <= MOST_CONFLICTS { every_pair(scales) } else { one_pair_each(scales) };
    pairs.sort_unstable();
    pairs.dedup();
    let unlisted = total.saturating_sub(pairs.len());
    (pairs, unlisted)
}

fn every_pair(scales: &[Scale]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for scale in scales {
        scale.space.clashes(&scale.asserted(), |clash| {
            for &one in &scale.statements[clash.below].asserted {
                pairs.extend(scale.statements[clash.above].asserted.iter().map(|&other| pair(one, other)));
            }
        });
    }
    pairs
}

fn one_pair_each(scales: &[Scale]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for scale in scales {
        // For each statement, the first of all claims that it conflicts with.
        let mut first: Vec<Option<usize>> = vec![None; scale.statements.len()];
        scale.space.clashes(&scale.asserted(), |clash| {
            for (one, other) in [(clash.below, clash.above), (clash.above, clash.below)] {
                let candidate = scale.statements[other].asserted.first().copied();
                first[one] = [first[one], candidate].into_iter().flatten().min();
            }
        });
        for (statement, first) in scale.statements.iter().zip(first) {
            pairs.extend(first.iter().flat_map(|&f| statement.asserted.iter().map(move |&claim| pair(claim, f))));
        }
    }
    pairs
}

fn pair(one: usize, other: usize) -> (usize, usize) {
    (one.min(other), one.max(other))
}

/// The sources in which not everything asserted can be true.
#[derive(Debug, Default)]
pub(super) struct Contradicting {
    /// In one voice: their own, or that of one person they quote.
    pub(super) themselves: Vec<String>,
    /// Only in several: a source that quotes two people who disagree does not contradict itself.
    pub(super) divided: Vec<String>,
}

/// The sources of which no value satisfies all that they assert, in one voice or in several.
pub(super) fn contradicting(scales: &[Scale], claims: &[Claim]) -> Contradicting {
    let (mut themselves, mut divided) = (BTreeSet::new(), BTreeSet::new());
    for scale in scales {
        let mut voices: BTreeMap<(&str, Option<&str>), Vec<&Region>> = BTreeMap::new();
        let mut sources: BTreeMap<&str, Vec<&Region>> = BTreeMap::new();
        for statement in &scale.statements {
            for &index in &statement.asserted {
                let claim = &claims[index];
                let voice = voices.entry((&claim.source, claim.speaker.as_deref())).or_default();
                for said in [voice, sources.entry(&claim.source).or_default()] {
                    // Claims that state the same stand together, so that looking at the last is enough to hold each once.
                    if said.last().is_none_or(|last| !std::ptr::eq(*last, &statement.hard)) {
                        said.push(&statement.hard);
                    }
                }
            }
        }
        let apart = |said: &[&Region]| said.len() > 1 && !have_common(said.iter().copied());
        let of = voices.into_iter().filter(|(_, said)| apart(said));
        themselves.extend(of.map(|((source, _), _)| source.to_owned()));
        divided.extend(sources.into_iter().filter(|(_, said)| apart(said)).map(|(source, _)| source.to_owned()));
    }
    divided.retain(|source: &String| !themselves.contains(source));
    Contradicting { themselves: themselves.into_iter().collect(), divided: divided.into_iter().collect() }
}
