//! Whether a fact that is declared to grow or to fall over time explains why its claims differ: of each two that no
//! value satisfies, the one published later must lie on the declared side. Two published on one day explain nothing, nor
//! does one without a date.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::statement::Scale;
use crate::claim::Claim;
use crate::fact::Trend;

/// Whether the days of publication explain every conflict on the scale; `false` if there is none to explain.
pub(super) fn explains(scale: &Scale, changes: Option<Trend>, claims: &[Claim]) -> bool {
    let Some(trend) = changes else { return false };
    let published = |indices: &[usize]| -> Option<RangeInclusive<Date>> {
        let days: Option<Vec<Date>> = indices.iter().map(|&i| claims[i].published).collect();
        let days = days?;
        Some(*days.iter().min()?..=*days.iter().max()?)
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
