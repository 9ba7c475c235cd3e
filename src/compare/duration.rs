//! Durations told in different units, on one line of seconds: "five months" and "more than four years" can't both be true,
//! "three weeks" and "21 days" can.
//!
//! A number of units stands for all that rounds to it, "two years" for 18 months up to 30; "more than a month" is more than 28
//! days. Durations of one unit are compared as they are said.

use crate::value::{Decimal, End, Interval, Quantity, Range};

/// The units, with the fewest, the usual and the most seconds that one of each has.
const UNITS: [(&str, [i64; 3]); 7] = [
    ("second", [1; 3]),
    ("minute", [60; 3]),
    ("hour", [3_600; 3]),
    ("day", [DAY; 3]),
    ("week", [7 * DAY; 3]),
    ("month", [28 * DAY, YEAR / 12, 31 * DAY]),
    ("year", [365 * DAY, YEAR, 366 * DAY]),
];

const DAY: i64 = 86_400;

/// The mean year of the Gregorian calendar, 365.2425 days.
const YEAR: i64 = 31_556_952;

/// What `duration` allows in seconds; `None` if its unit is none of those known.
pub(super) fn in_seconds(duration: &Quantity) -> Option<Range> {
    let unit = duration.unit.as_deref()?;
    let &(_, [fewest, usual, most]) = UNITS.iter().find(|(name, _)| *name == unit)?;
    // Half a unit of the last digit written; a modifier has widened or cut the number already.
    let (half, fewest, most) = match duration.modifier {
        None => (Decimal::new(5, duration.n.map_or(0, |n| n.normalize().scale()) + 1), usual, usual),
        Some(_) => (Decimal::ZERO, fewest, most),
    };
    let seconds = |interval: Interval| {
        let lo = interval.lo().and_then(|lo| at(lo, -half, fewest));
        // What would round up to the next number is no longer this one.
        let hi = interval.hi().and_then(|hi| at(hi, half, most));
        let hi = hi.map(|hi| End { open: hi.open || !half.is_zero(), ..hi });
        Interval::new(lo, hi).unwrap_or(interval)
    };
    Some(Range { hard: seconds(duration.range.hard), typical: seconds(duration.range.typical) })
}

fn at(end: End, by: Decimal, seconds: i64) -> Option<End> {
    let moved = end.at.checked_add(by)?.max(Decimal::ZERO);
    Some(End { at: moved.checked_mul(seconds.into())?, ..end })
}
