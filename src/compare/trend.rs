//! Whether a fact that is declared to grow or to fall over time explains why its claims differ: of each two that no
//! value satisfies, the one said later must lie on the declared side. Two said on one day explain nothing, nor does one
//! without a date, unless a dated one says the same. Where the later lies on the other side, the fact went back on itself: a reversal.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::conflict::MOST_CONFLICTS;
use super::statement::Scale;
use crate::claim::Claim;
use crate::fact::Trend;

/// Whether the days of publication explain every conflict on the scale; `false` if there is none to explain.
pub(super) fn explains(scale: &Scale, changes: Option<Trend>, claims: &[Claim]) -> bool {
    let Some(trend) = changes else { return false };
    // "Five", undated, beside "five" of the 7th adds nothing that the dates have to explain.
    let published = |indices: &[usize]| -> Option<RangeInclusive<Date>> {
        let days = || indices.iter().filter_map(|&i| claims[i].said_on());
        Some(days().min()?..=days().max()?)
    };
    let days: Vec<_> = scale.statements.iter().map(|s| published(&s.asserted)).collect();
    let mut conflicts = 0_usize;
    let mut explained = 0_usize;
    scale.space.clashes(&scale.asserted(), |clash| {
        conflicts += 1;
        if let (true, Some(below), Some(above)) = (clash.ordered, &days[clash.below], &days[clash.above]) {
            let in_time = match trend {
                Trend::Grows => below.end() < above.start(),
                Trend::Falls => above.end() < below.start(),
            };
            explained += usize::from(in_time);
        }
    });
    conflicts > 0 && conflicts == explained
}

/// Pairs of claims, earlier and later, of which the later went back on the earlier; sorted, and no more than [`MOST_CONFLICTS`].
pub(super) fn reversals(scales: &[Scale], changes: Option<Trend>, claims: &[Claim]) -> Vec<(usize, usize)> {
    let Some(trend) = changes else { return Vec::new() };
    let mut found = Vec::new();
    for scale in scales {
        scale.space.clashes(&scale.asserted(), |clash| {
            let (before, after) = match trend {
                Trend::Grows => (clash.above, clash.below),
                Trend::Falls => (clash.below, clash.above),
            };
            if !clash.ordered {
                return;
            }
            for &earlier in &scale.statements[before].asserted {
                let later = scale.statements[after].asserted.iter().copied().filter(|&later| {
                    let days = claims[earlier].said_on().zip(claims[later].said_on());
                    days.is_some_and(|(earlier, later)| earlier < later)
                });
                let room = MOST_CONFLICTS.saturating_sub(found.len());
                found.extend(later.take(room).map(|later| (earlier, later)));
            }
        });
    }
    found.sort_unstable();
    found
}
