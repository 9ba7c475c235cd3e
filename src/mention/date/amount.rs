//! An amount of a unit of time, as far as a distance needs it: "ten years", "a year and a half", "2 weeks and 2 days".

use rust_decimal::prelude::ToPrimitive;

use super::reader::Reader;
use crate::lexicon::{Role, Unit};
use crate::mention::{modifier as number_modifier, number};
use crate::value::Mod;

/// How many of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// How many, `None` if the words are vague ("several").
    pub n: Option<i32>,
    /// Of what.
    pub unit: Unit,
    /// A further amount of a smaller unit: "and two days", six months of "a year and a half".
    pub more: Option<(i32, Unit)>,
    /// The token behind it.
    pub end: usize,
}

/// The amount that begins at token `at`.
pub(super) fn amount(r: Reader, at: usize) -> Option<Amount> {
    let (n, unit, mut end) = simple(r, at)?;
    let mut more = None;
    let next = if r.role(end) == Some(Role::And) { end + 1 } else { end };
    if next > end && r.says(next, "a") && r.says(next + 1, "half") {
        more = match unit {
            Unit::Year => Some((6, Unit::Month)),
            Unit::Decade => Some((5, Unit::Year)),
            _ => None,
        };
        end = if more.is_some() { next + 2 } else { end };
    } else if let Some((Some(m), smaller, behind)) = simple(r, next).filter(|(m, u, _)| *u < unit && m.is_some()) {
        more = Some((m, smaller));
        end = behind;
    }
    Some(Amount { n, unit, more, end })
}

fn simple(r: Reader, at: usize) -> Option<(Option<i32>, Unit, usize)> {
    if r.role(at) == Some(Role::Article) {
        if let Some(unit) = r.sense(at + 1).unit {
            // "a week or two ago" is no one week.
            let or_two = r.says(at + 2, "or") && matches!(r.sense(at + 3).cardinal, Some(2..=3));
            return Some(if or_two { (None, unit, at + 4) } else { (Some(1), unit, at + 2) });
        }
        if r.says(at + 1, "full") || r.says(at + 1, "whole") {
            return r.sense(at + 2).unit.map(|unit| (Some(1), unit, at + 3));
        }
    }
    // "half a century ago".
    if r.says(at, "half") && r.role(at + 1) == Some(Role::Article) {
        let years = match r.sense(at + 2).unit? {
            Unit::Century => 50,
            Unit::Decade => 5,
            _ => return None,
        };
        return Some((Some(years), Unit::Year, at + 3));
    }
    let reading = number::read(r.document, at).filter(|n| n.tokens.start == at)?;
    // "hundreds of years".
    let of_many = reading.n.is_none() && r.role(reading.tokens.end) == Some(Role::Of);
    let mut next = reading.tokens.end + usize::from(of_many);
    next = r.past_mark(next, b'-');
    if r.sense(next).lengthening {
        next += 1;
    }
    let unit = r.sense(next).unit?;
    let n = match reading.n {
        // No text tells of what lies a million years off by its date.
        Some(n) if reading.whole => Some(n.to_i32().filter(|n| (0..=20_000).contains(n))?),
        Some(_) => return None,
        None => None,
    };
    Some((n, unit, next + 1))
}

/// The modifier before an amount, as TIMEX3 calls it, and the token behind it.
pub(super) fn modifier(r: Reader, at: usize) -> (Option<Mod>, usize) {
    match number_modifier::read_before(r.document, at).filter(|_| !compares(r, at)) {
        Some((modifier, end)) => (number_modifier::timex(modifier), end),
        None => (None, at),
    }
}

/// Whether the modifier at token `at` compares sizes, not lengths of time: "higher than a year earlier".
pub(in crate::mention) fn compares(r: Reader, at: usize) -> bool {
    let sizes = ["above", "below", "bigger", "greater", "higher", "larger", "lower", "smaller"];
    r.document.says(at, &sizes)
}

/// The TIMEX3 value of a whole length of time: `P2W`.
pub(super) fn length(n: i32, unit: Unit) -> String {
    // A fortnight is two weeks.
    let n = if unit == Unit::Fortnight { n.saturating_mul(2) } else { n };
    format!("{}{n}{}", prefix(unit), code(unit))
}

/// `P`, or `PT` for what is shorter than a day.
pub(in crate::mention) fn prefix(unit: Unit) -> &'static str {
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour) { "PT" } else { "P" }
}

/// The letters of a unit in a TIMEX3 length.
pub(in crate::mention) fn code(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "S",
        Unit::Minute | Unit::Month => "M",
        Unit::Hour => "H",
        Unit::Night => "NI",
        Unit::Day => "D",
        Unit::Weekend => "WE",
        Unit::Week | Unit::Fortnight => "W",
        Unit::Quarter => "Q",
        Unit::Year => "Y",
        Unit::Decade => "DE",
        Unit::Century => "CE",
        Unit::Millennium => "ML",
    }
}
