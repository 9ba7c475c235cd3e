//! Sums up a counted fact in the style that its rule chose: what a reader who needs one line would print.

use super::wording::number;
use crate::claim::{Claim, Stance};
use crate::compare::{Finding, Verdict};
use crate::fact::Reading;
use crate::value::{Decimal, Kind, Mod, Quantity, Value};

/// The line that sums up a count on which several values were stated, `None` for any other fact.
///
/// Iraq Body Count gives lowest and highest, ACLED the lowest, UCDP low, best and high with the low one as best.
/// Only what is asserted counts. "Up to 140" says nothing about the lowest, "about 140" stands for 140.
pub(super) fn line(finding: &Finding) -> Option<String> {
    // Of a number that moved, the last is what counts, and it stands there.
    if finding.verdict == Verdict::Updated {
        return None;
    }
    let counts: Option<Vec<&Quantity>> = finding.claims.iter().filter(|c| is_asserted(c)).map(count).collect();
    let counts = counts?;
    let low = counts.iter().filter_map(|q| low(q)).min()?;
    let high = counts.iter().map(|q| high(q)).max_by(|a, b| (a.at, a.open).cmp(&(b.at, b.open)))?;
    if low == high.at && !high.open {
        return None;
    }
    let or_more = if high.open { " or more" } else { "" };
    let (low, high) = (number(low), number(high.at.max(low)));
    Some(match finding.question.reading {
        Reading::Ibc => format!("range {low} to {high}{or_more}"),
        Reading::Acled => format!("lowest {low}"),
        Reading::Ucdp => format!("low {low}, best {low}, high {high}{or_more}"),
    })
}

fn is_asserted(claim: &Claim) -> bool {
    claim.stance == Stance::Asserted
}

fn count(claim: &Claim) -> Option<&Quantity> {
    match &claim.value {
        Value::Quantity(q) if q.kind == Kind::Count => Some(q),
        _ => None,
    }
}

/// The lowest number that a claim reports, `None` where it gives only an upper bound.
fn low(q: &Quantity) -> Option<Decimal> {
    match (q.modifier, q.n) {
        (Some(Mod::LessThan | Mod::EqualOrLess), _) => None,
        (Some(Mod::Approx), Some(n)) => Some(n),
        _ => q.range.hard.lo().map(|e| e.at),
    }
}

/// The highest number that a claim reports, and whether it may be more.
struct High {
    at: Decimal,
    open: bool,
}

fn high(q: &Quantity) -> High {
    let lo = q.range.hard.lo().map_or(Decimal::ZERO, |e| e.at);
    match (q.modifier, q.n, q.range.hard.hi()) {
        (Some(Mod::Approx), Some(n), _) => High { at: n, open: false },
        (_, _, Some(hi)) => High { at: hi.at, open: false },
        (_, _, None) => High { at: lo, open: true },
    }
}
