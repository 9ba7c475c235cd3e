//! An amount of a unit of time, as far as a distance needs it: "ten years", "a year and a half", "2 weeks and 2 days".

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::reader::Reader;
use crate::lexicon::{Modifier, Role, Unit, class};
use crate::mention::modifier as number_modifier;
use crate::mention::number::{self, NumberReading};
use crate::value::Timex;

/// What an amount adds in other units: a month and 21 days of "two years, a month and 21 days".
pub(super) type More = [Option<(i32, Unit)>; 2];

/// How many of a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// How many, `None` if the words are vague ("several").
    pub n: Option<i32>,
    /// Of what.
    pub unit: Unit,
    /// Further amounts of other units: "and two days", six months of "a year and a half".
    pub more: More,
    /// The token behind it.
    pub end: usize,
}

/// The amount that begins at token `at`.
pub(super) fn amount(r: Reader, at: usize) -> Option<Amount> {
    let reading = number::read(r.document, at).filter(|n| n.tokens.start == at);
    if let Some(amount) = reading.as_ref().and_then(|reading| and_a_half(r, reading)) {
        return Some(amount);
    }
    let (n, unit, mut end) = simple(r, at, reading.as_ref())?;
    let and = r.role(end) == Some(Role::And);
    if and && r.says(end + 1, "a") && r.says(end + 2, "half") {
        let half = half_of(unit).filter(|_| unit > Unit::Month);
        end = if half.is_some() { end + 3 } else { end };
        return Some(Amount { n, unit, more: [half, None], end });
    }
    let mut more = [None; 2];
    for i in 0..more.len() {
        let comma = r.past_mark(end, b',');
        let next = if r.role(comma) == Some(Role::And) { comma + 1 } else { comma };
        let other = |u: Unit| u != unit && more.iter().flatten().all(|&(_, known)| known != u);
        let Some((Some(m), further, behind)) = further(r, next).filter(|(m, u, _)| m.is_some() && other(*u)) else {
            break;
        };
        // "a year, two days ago" and "49 days a year ago" are two, "1 month 2 years ago" is one.
        if further > unit && (comma > end || r.role(next) == Some(Role::Article)) {
            break;
        }
        (more[i], end) = (Some((m, further)), behind);
    }
    Some(Amount { n, unit, more, end })
}

/// The amount of another unit at token `at`, if a unit stands near.
fn further(r: Reader, at: usize) -> Option<(Option<i32>, Unit, usize)> {
    if !r.unit_near(at) {
        return None;
    }
    let reading = number::read(r.document, at).filter(|n| n.tokens.start == at);
    simple(r, at, reading.as_ref())
}

/// "three and a half years", "two and a half weeks".
fn and_a_half(r: Reader, reading: &NumberReading) -> Option<Amount> {
    if reading.whole {
        return None;
    }
    let n = reading.n.filter(|n| n.fract() == Decimal::new(5, 1))?.trunc().to_i32().filter(|n| *n > 0)?;
    let unit = r.sense(reading.tokens.end).unit?;
    Some(Amount { n: Some(n), unit, more: [Some(half_of(unit)?), None], end: reading.tokens.end + 1 })
}

/// Half of a unit, in whole smaller ones: of a week, the greater half.
fn half_of(unit: Unit) -> Option<(i32, Unit)> {
    Some(match unit {
        Unit::Week => (4, Unit::Day),
        Unit::Month => (2, Unit::Week),
        Unit::Year => (6, Unit::Month),
        Unit::Decade => (5, Unit::Year),
        Unit::Century => (50, Unit::Year),
        _ => return None,
    })
}

fn simple(r: Reader, at: usize, reading: Option<&NumberReading>) -> Option<(Option<i32>, Unit, usize)> {
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
    let reading = reading?;
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

/// The modifier before an amount, and the token behind it.
pub(super) fn modifier(r: Reader, at: usize) -> (Option<Modifier>, usize) {
    match number_modifier::read_before(r.document, at).filter(|_| !compares(r, at)) {
        Some((modifier, end)) => (Some(modifier), end),
        None => (None, at),
    }
}

/// Whether the modifier at token `at` compares sizes, not lengths of time: "higher than a year earlier".
pub(in crate::mention) fn compares(r: Reader, at: usize) -> bool {
    let sizes = ["above", "below", "bigger", "greater", "higher", "larger", "lower", "smaller"];
    // "27 cents more than a month ago", "9 percent less than a year ago".
    let counted =
        || at > 0 && (r.mark(at - 1, b'%') || r.document.is(at - 1, class::UNIT) || r.says(at - 1, "percent"));
    r.document.says(at, &sizes) || r.document.says(at, &["fewer", "less", "more"]) && counted()
}

/// The TIMEX3 value of a whole length of time: `P2W`.
pub(super) fn length(n: i32, unit: Unit) -> String {
    // A fortnight is two weeks.
    let n = if unit == Unit::Fortnight { n.saturating_mul(2) } else { n };
    Timex::new(prefix(unit)).number(n, 1).text(code(unit)).done()
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
