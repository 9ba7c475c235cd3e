//! How several sets of values lie to each other: which two are apart, and at which points the most of them meet.
//! Stretches of an ordered line (numbers, days without gaps, labels) are swept; days that come again, such as every
//! Friday, are looked at one by one.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::calendar;
use super::region::Region;
use crate::value::Days;

/// Several regions of one form, known by their index.
#[derive(Debug)]
pub(super) enum Space {
    /// Each region from rank to rank, the ranks being places in the order of all edges.
    Line(Vec<RangeInclusive<u32>>),
    /// Days, not all of them gapless.
    Calendar(Vec<Days>),
}

/// Two regions that share no value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clash {
    /// The one that lies below, if one does.
    pub(super) below: usize,
    /// The other.
    pub(super) above: usize,
    /// Whether `below` lies below `above`: every Friday lies neither below nor above every Monday.
    pub(super) ordered: bool,
}

/// A point at which regions meet; those that do are in no other such set together with more.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meeting {
    /// A rank of the line.
    Rank(u32),
    /// A day.
    Day(Date),
    /// No point: a region that no value satisfies stays alone.
    Alone(usize),
}

impl Space {
    pub(super) fn of<'a>(regions: impl Iterator<Item = &'a Region> + Clone) -> Self {
        if let Some(days) = regions.clone().map(Region::as_days).collect::<Option<Vec<_>>>() {
            let gapless = |d: &Days| d.is_stretch() && !d.is_empty();
            if !days.iter().all(gapless) {
                return Self::Calendar(days);
            }
            let ends = |d: &Days| (d.earliest.unwrap_or(Date::MIN), d.latest.unwrap_or(Date::MAX));
            return Self::Line(ranked(days.iter().map(ends)));
        }
        let edges = regions.clone().filter_map(|r| match r {
            Region::Line(lo, hi) => Some((lo, hi)),
            _ => None,
        });
        let labels = regions.filter_map(|r| match r {
            Region::Label(label) => Some((label, label)),
            _ => None,
        });
        // A scale holds regions of one form only.
        if edges.clone().next().is_some() { Self::Line(ranked(edges)) } else { Self::Line(ranked(labels)) }
    }

    /// Calls `each` with every two of the regions `among` that are apart, in an order that is always the same.
    pub(super) fn clashes(&self, among: &[usize], mut each: impl FnMut(Clash)) {
        match self {
            Self::Line(stretches) => {
                let mut by_end: Vec<usize> = among.to_vec();
                by_end.sort_by_key(|&i| (stretches[i].end(), i));
                for &above in among {
                    let ends_before = by_end.iter().take_while(|&&i| stretches[i].end() < stretches[above].start());
                    ends_before.for_each(|&below| each(Clash { below, above, ordered: true }));
                }
            }
            Self::Calendar(days) => {
                for (nth, &one) in among.iter().enumerate() {
                    for &other in &among[nth + 1..] {
                        if days[one].meets(days[other]) {
                            continue;
                        }
                        let (below, above) =
                            if calendar::is_below(days[other], days[one]) { (other, one) } else { (one, other) };
                        each(Clash { below, above, ordered: calendar::is_below(days[below], days[above]) });
                    }
                }
            }
        }
    }

    /// The points at which the largest sets of the regions `among` meet, one for each set that no other holds.
    pub(super) fn meetings(&self, among: &[usize]) -> Vec<Meeting> {
        match self {
            Self::Line(stretches) => sweep(stretches, among).into_iter().map(Meeting::Rank).collect(),
            Self::Calendar(days) => calendar::meetings(days, among),
        }
    }

    /// Whether region `index` takes part in `meeting`.
    pub(super) fn takes_part(&self, index: usize, meeting: Meeting) -> bool {
        match (self, meeting) {
            (_, Meeting::Alone(one)) => index == one,
            (Self::Line(stretches), Meeting::Rank(rank)) => stretches[index].contains(&rank),
            (Self::Calendar(days), Meeting::Day(day)) => days[index].contains(day),
            _ => false,
        }
    }
}

/// Each stretch with its ends replaced by their places in the order of all ends.
fn ranked<T: Ord + Clone>(stretches: impl Iterator<Item = (T, T)> + Clone) -> Vec<RangeInclusive<u32>> {
    let edges: BTreeSet<T> = stretches.clone().flat_map(|(lo, hi)| [lo, hi]).collect();
    let edges: Vec<T> = edges.into_iter().collect();
    let rank = |edge: &T| edges.partition_point(|e| e < edge) as u32;
    stretches.map(|(lo, hi)| rank(&lo)..=rank(&hi)).collect()
}

/// Walks up the line: wherever a stretch ends after another has begun since the last such place, all that are open
/// there form a set that no other holds.
fn sweep(stretches: &[RangeInclusive<u32>], among: &[usize]) -> Vec<u32> {
    let mut starts: Vec<u32> = among.iter().map(|&i| *stretches[i].start()).collect();
    let mut ends: Vec<u32> = among.iter().map(|&i| *stretches[i].end()).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    ends.dedup();
    let mut found = Vec::new();
    let mut begun = 0;
    for end in ends {
        let begun_here = starts.partition_point(|&s| s <= end);
        if begun_here > begun {
            found.push(end);
            begun = begun_here;
        }
    }
    found
}
