//! Notes on a finding that its values alone do not show: what its numbers come to, whose words are printed twice, who went
//! back on whom, who contradicts itself.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar;
use super::names::Names;
use super::sum;
use super::wording;
use crate::claim::Claim;
use crate::compare::{Finding, Verdict};
use crate::fact::Trend;

/// Reversals told one by one; the others are counted.
const REVERSALS: usize = 3;
/// Sources without a date that are named; the others are counted.
const UNDATED: usize = 6;

/// A note, and whether it is a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Note {
    /// One line.
    pub(super) text: String,
    /// Whether it is a reason to look twice.
    pub(super) is_warning: bool,
}

/// The notes below the values of a fact in the overview.
pub(super) fn overview(finding: &Finding, names: &Names<'_>) -> Vec<Note> {
    let plain = sum::line(finding).into_iter().chain(origins(finding)).chain(undated(finding, names));
    let plain = plain.map(|text| Note { text, is_warning: false });
    plain.chain(warnings(finding, names)).collect()
}

/// What the verdict of a fact rests on.
pub(super) fn remarks(finding: &Finding, names: &Names<'_>) -> Vec<Note> {
    let mut remarks = warnings(finding, names);
    let mut add = |text: String| remarks.push(Note { text, is_warning: false });
    match (finding.verdict, finding.question.changes) {
        (Verdict::Updated, Some(trend)) => add(format!("the dates explain it: this {} over time", moves(trend))),
        (Verdict::Strained, _) => {
            add("no contradiction, but nothing fits what every source is usually taken to mean".to_owned());
        }
        (Verdict::Discrepancy, _) if finding.conflicts.is_empty() => {
            add("each two can be true, all of them together can't".to_owned());
        }
        _ => {}
    }
    undated(finding, names).into_iter().chain(origins(finding)).for_each(&mut add);
    divided(finding, names).into_iter().for_each(&mut add);
    if finding.unlisted.conflicts > 0 {
        add(format!("{} more pairs of claims contradict each other than are listed", finding.unlisted.conflicts));
    }
    remarks
}

fn warnings(finding: &Finding, names: &Names<'_>) -> Vec<Note> {
    let contradicting = finding.self_contradicting.iter();
    let contradicting = contradicting.map(|s| format!("{} contradicts itself", names.source(finding, s)));
    reversals(finding, names).into_iter().chain(contradicting).map(|text| Note { text, is_warning: true }).collect()
}

/// `Herald tells of voices that disagree: the mayor, the police`: each source once, with those it quotes.
fn divided(finding: &Finding, names: &Names<'_>) -> Vec<String> {
    let voices = |source: &String| -> BTreeSet<&str> {
        let pairs =
            finding.conflicts.iter().filter_map(|&(a, b)| Some([finding.claims.get(a)?, finding.claims.get(b)?]));
        let own = pairs.filter(|pair| pair.iter().all(|claim| claim.source == *source));
        own.flatten().filter_map(|claim| claim.speaker.as_deref()).collect()
    };
    let line = |source: &String| {
        let voices: Vec<&str> = voices(source).into_iter().collect();
        let who = names.source(finding, source);
        if voices.len() > 1 {
            format!("{who} tells of voices that disagree: {}", voices.join(", "))
        } else {
            format!("{who} tells of voices that disagree")
        }
    };
    finding.divided.iter().map(line).collect()
}

/// `3 sources, 1 origin`, where some print the words of others.
fn origins(finding: &Finding) -> Option<String> {
    let (sources, origins) = (finding.sources, finding.origins);
    let word = if origins == 1 { "origin" } else { "origins" };
    (origins < sources).then(|| format!("{sources} sources, {origins} {word}"))
}

/// `reversal: 137 (Herald, 23 March 2024), then 115 (Lantern, 24 March 2024)`: each two values once, by the first who say them.
fn reversals(finding: &Finding, names: &Names<'_>) -> Vec<String> {
    let mut pairs: BTreeMap<(String, String), (&Claim, &Claim)> = BTreeMap::new();
    for &(before, after) in &finding.reversals {
        if let (Some(before), Some(after)) = (finding.claims.get(before), finding.claims.get(after)) {
            let values = (wording::hard(&before.value), wording::hard(&after.value));
            pairs.entry(values).or_insert((before, after));
        }
    }
    let side = |value: &str, claim: &Claim| {
        let when = claim.said_on().map_or(String::new(), |day| format!(", {}", calendar::day(day)));
        format!("{value} ({}{when})", names.source(finding, &claim.source))
    };
    let told = pairs.iter().take(REVERSALS);
    let mut lines: Vec<String> = told
        .map(|((from, to), (before, after))| format!("reversal: {}, then {}", side(from, before), side(to, after)))
        .collect();
    let more = pairs.len().saturating_sub(REVERSALS);
    lines.extend((more > 0).then(|| format!("and {more} more reversals")));
    lines
}

/// `grows over time, but no date: Harbour Post`: which sources keep the dates from explaining a discrepancy.
fn undated(finding: &Finding, names: &Names<'_>) -> Option<String> {
    let trend = finding.question.changes.filter(|_| finding.verdict == Verdict::Discrepancy)?;
    let in_conflict = finding.conflicts.iter().flat_map(|&(a, b)| [a, b]).filter_map(|i| finding.claims.get(i));
    let undated = in_conflict.filter(|claim| claim.said_on().is_none());
    let sources: BTreeSet<String> = undated.map(|claim| names.source(finding, &claim.source)).collect();
    let mut told: Vec<String> = sources.iter().take(UNDATED).cloned().collect();
    told.extend((sources.len() > UNDATED).then(|| format!("{} more", sources.len() - UNDATED)));
    (!told.is_empty()).then(|| format!("{} over time, but no date: {}", moves(trend), told.join(", ")))
}

fn moves(trend: Trend) -> &'static str {
    match trend {
        Trend::Grows => "grows",
        Trend::Falls => "falls",
    }
}
