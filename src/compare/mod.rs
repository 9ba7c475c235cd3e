//! Compares all claims about one fact: a verdict, the pairs that conflict, the largest sets that hold together.
//! Knows values, not words; decides everything that a report shows.
//!
//! ```text
//! [Claim] --statement--> scales of statements --verdict--> Verdict
//!                                             --conflict-> pairs that no value satisfies
//!                                             --camp-----> largest sets that hold together
//! ```
//!
//! Claims of different kinds or units (dollars and euros, kilometres and kilograms) say nothing about each other: they
//! never conflict, and beside each other they are at best `compatible`, never `agree`; but weeks and days are both durations. Only assertions conflict; what is
//! hedged or denied can at most make a finding `strained` (see `verdict`).

mod calendar;
mod camp;
mod conflict;
mod duration;
mod region;
mod space;
mod statement;
mod trend;
mod verdict;

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

pub use camp::MOST_SEATS;
pub use conflict::MOST_CONFLICTS;

use conflict::Contradicting;

use crate::claim::Claim;
use crate::fact::{Question, Reading};

/// What the comparator concludes about a fact, from calm to loud.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// No source states the fact.
    Unreported,
    /// One source alone states it, or several that print the same words.
    SingleSource,
    /// Every claim states the same value, and at least two of them are told in words of their own.
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
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What was asked.
    pub question: Question,
    /// In which story, where stories are told apart.
    pub story: Option<String>,
    /// The conclusion.
    pub verdict: Verdict,
    /// All claims, in order of source, file and place.
    pub claims: Vec<Claim>,
    /// Pairs of indices into `claims` that no value satisfies, each once, the smaller first, sorted. Beyond
    /// [`MOST_CONFLICTS`] pairs, one pair at least for each claim that conflicts with another.
    ///
    /// A discrepancy can be without such a pair: "Friday", "March 22" and "2023" can't all be true, though each two can.
    pub conflicts: Vec<(usize, usize)>,
    /// The largest sets of claims that hold together, as sorted indices; the largest first. Every claim is in one, unless
    /// there are more than [`MOST_SEATS`] to list.
    pub camps: Vec<Vec<usize>>,
    /// What `conflicts` and `camps` leave out.
    pub unlisted: Unlisted,
    /// Pairs of indices into `claims`, earlier and later: the fact is declared to grow or to fall, and the later claim went back
    /// on the earlier one. Sorted.
    pub reversals: Vec<(usize, usize)>,
    /// How many sources state it.
    pub sources: usize,
    /// How many of them say it in words of their own: two that print one agency's text are one origin.
    pub origins: usize,
    /// Sources that contradict themselves, in their own voice or in that of one person they quote; sorted.
    pub self_contradicting: Vec<String>,
    /// Sources that contradict themselves in nothing, but tell what voices say that can't all be right; sorted.
    pub divided: Vec<String>,
}

/// How much of a finding is too much to list; nothing for all but the largest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unlisted {
    /// Pairs that conflict and are not listed.
    pub conflicts: usize,
    /// Camps that are not listed.
    pub camps: usize,
}

/// Compares `claims`, which must all be about `question` and of one `story`. Their order doesn't matter.
#[must_use]
pub fn compare(question: &Question, story: Option<String>, mut claims: Vec<Claim>) -> Finding {
    claims.sort_by(in_order);
    let scales = statement::gather(&claims);
    let (conflicts, unlisted_conflicts) = conflict::list(&scales);
    let (camps, unlisted_camps) = camp::list(&scales);
    let Contradicting { themselves: self_contradicting, divided } = conflict::contradicting(&scales, &claims);
    let count = |of: fn(&Claim) -> &str| claims.iter().map(of).collect::<BTreeSet<_>>().len();
    let (sources, origins) = (count(|c| &c.source), count(Claim::witness));
    let verdict = match conclude(question, &scales, &claims, sources) {
        // No passing of time explains what one source says at once.
        _ if !self_contradicting.is_empty() => Verdict::Discrepancy,
        // Who repeats another's words bears no witness.
        Verdict::Agree if origins < 2 => Verdict::SingleSource,
        verdict => verdict,
    };
    Finding {
        question: question.clone(),
        story,
        verdict,
        conflicts,
        camps,
        reversals: trend::reversals(&scales, question.changes, &claims),
        sources,
        origins,
        unlisted: Unlisted { conflicts: unlisted_conflicts, camps: unlisted_camps },
        self_contradicting,
        divided,
        claims,
    }
}

/// Compares all `claims`, story by story and in each story in the order of `questions`.
///
/// A question that no claim of a story answers is left out of that story; one that nobody answers at all stands once,
/// without a story, as unreported. A fact that is claimed but not asked is its own question, after those asked.
#[must_use]
pub fn compare_all(questions: &[Question], claims: Vec<Claim>) -> Vec<Finding> {
    let mut asked: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, question) in questions.iter().enumerate() {
        asked.entry(&question.id).or_insert(index);
    }
    let not_asked: BTreeSet<&str> =
        claims.iter().map(|c| c.fact.as_str()).filter(|fact| !asked.contains_key(fact)).collect();
    let own: Vec<Question> = not_asked
        .into_iter()
        .map(|id| Question { id: id.to_owned(), text: id.to_owned(), changes: None, reading: Reading::default() })
        .collect();
    let questions: Vec<&Question> = questions.iter().chain(&own).collect();
    for (index, question) in questions.iter().enumerate() {
        asked.entry(&question.id).or_insert(index);
    }

    let mut answers: BTreeMap<(Option<String>, usize), Vec<Claim>> = BTreeMap::new();
    let mut answered = BTreeSet::new();
    for claim in claims {
        let Some(&index) = asked.get(claim.fact.as_str()) else { continue };
        answered.insert(index);
        answers.entry((claim.story.clone(), index)).or_default().push(claim);
    }
    for &index in asked.values().filter(|index| !answered.contains(index)) {
        answers.insert((None, index), Vec::new());
    }
    answers.into_iter().map(|((story, index), claims)| compare(questions[index], story, claims)).collect()
}

/// The verdict on all scales together.
fn conclude(question: &Question, scales: &[statement::Scale], claims: &[Claim], sources: usize) -> Verdict {
    let Some(loudest) = scales.iter().map(|scale| verdict::of(scale, question.changes, claims)).max() else {
        return Verdict::Unreported;
    };
    match scales {
        _ if sources == 1 && loudest < Verdict::Updated => Verdict::SingleSource,
        [_] => loudest,
        _ => loudest.max(Verdict::Compatible),
    }
}

/// Source, file and place; then whatever else tells two claims apart, so that the order they came in never matters.
fn in_order(a: &Claim, b: &Claim) -> Ordering {
    let place = |c: &Claim| (c.evidence.start, c.evidence.end);
    (&a.source, &a.evidence.file, place(a))
        .cmp(&(&b.source, &b.evidence.file, place(b)))
        .then_with(|| (a.stance, &a.speaker, &a.value_text).cmp(&(b.stance, &b.speaker, &b.value_text)))
        // Reached by two claims from the same words only, such as the two labels of one phrase.
        .then_with(|| format!("{a:?}").cmp(&format!("{b:?}")))
}
