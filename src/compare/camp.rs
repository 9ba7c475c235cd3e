//! Finds the camps: the largest sets of claims that hold together.

use std::cmp::Reverse;

use super::space::Meeting;
use super::statement::{Scale, Statement};

/// Camps are listed as long as they hold at most so many claims together; the first is always listed. Ten thousand
/// claims with as many different ranges can form ten thousand camps of five thousand claims each.
pub const MOST_SEATS: usize = 1_000_000;

/// All camps, the largest first, and how many more there are.
///
/// A camp is a set of claims, asserted or hedged, whose hard readings share a value, and to which no further claim could
/// be added. A denial stands in every camp of which it denies no claim outright; denials that stand in none form a camp.
/// Claims on different scales never stand in one camp.
pub(super) fn list(scales: &[Scale]) -> (Vec<Vec<usize>>, usize) {
    let scales: Vec<(&Scale, Vec<Denial>)> = scales.iter().map(|scale| (scale, denials(scale))).collect();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut camps: Vec<Vec<usize>> = Vec::new();
    for (scale, denials) in &scales {
        let meetings = scale.space.meetings(&scale.indices(Statement::is_held));
        let homeless = |denial: &&Denial| meetings.iter().all(|&m| denial.rules_out(scale, m));
        let mut alone: Vec<usize> = denials.iter().filter(homeless).flat_map(|d| d.claims).copied().collect();
        alone.sort_unstable();
        camps.extend((!alone.is_empty()).then_some(alone));
        let draft = |meeting| Draft { size: held_claims(scale, meeting).count(), scale, denials, meeting };
        drafts.extend(meetings.into_iter().map(draft));
    }
    drafts.sort_by_key(|draft| Reverse(draft.size));
    let mut seats = 0;
    let fits = |draft: &&Draft| {
        let is_first = seats == 0;
        seats += draft.size;
        is_first || seats <= MOST_SEATS
    };
    let listed: Vec<_> = drafts.iter().take_while(fits).map(Draft::members).collect();
    let unlisted = drafts.len() - listed.len();
    camps.extend(listed);
    camps.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    (camps, unlisted)
}

/// A camp that is found but not yet written out.
struct Draft<'a> {
    /// How many claims hold it, denials not counted.
    size: usize,
    scale: &'a Scale,
    denials: &'a [Denial<'a>],
    meeting: Meeting,
}

impl Draft<'_> {
    /// The claims that stand in it, denials included, sorted.
    fn members(&self) -> Vec<usize> {
        let denials = self.denials.iter().filter(|denial| !denial.rules_out(self.scale, self.meeting));
        let denied = denials.flat_map(|denial| denial.claims.iter().copied());
        let mut members: Vec<usize> = held_claims(self.scale, self.meeting).chain(denied).collect();
        members.sort_unstable();
        members
    }
}

/// The claims, asserted or hedged, that take part in `meeting`.
fn held_claims(scale: &Scale, meeting: Meeting) -> impl Iterator<Item = usize> {
    let present = scale.statements.iter().enumerate().filter(move |&(i, _)| scale.space.takes_part(i, meeting));
    present.flat_map(|(_, s)| s.asserted.iter().chain(&s.hedged).copied())
}

/// A value that some claims deny.
struct Denial<'a> {
    /// The claims that deny it.
    claims: &'a [usize],
    /// The statements that it leaves nothing of.
    denies: Vec<usize>,
}

fn denials(scale: &Scale) -> Vec<Denial<'_>> {
    let held = scale.indices(Statement::is_held);
    let denied = scale.statements.iter().filter(|s| !s.denied.is_empty());
    denied
        .map(|d| Denial {
            claims: &d.denied,
            denies: held.iter().copied().filter(|&i| scale.statements[i].hard.is_within(&d.hard)).collect(),
        })
        .collect()
}

impl Denial<'_> {
    fn rules_out(&self, scale: &Scale, meeting: Meeting) -> bool {
        self.denies.iter().any(|&i| scale.space.takes_part(i, meeting))
    }
}
