//! Years told by their era: "753 B.C.", "1332-1323 BC", "the fifth century BC", "A.D. 410". TIMEX3 writes `BC0753`; the calendar
//! of the tool begins later, so that such a year has no days.

use super::Found;
use super::absolute::{Field, Written, written};
use super::lead::Lead;
use super::numeral::{ordinal, ordinal_day};
use super::reader::Reader;
use super::stretch::{Dated, Grain, whole_year};
use crate::lexicon::{Role, Unit};
use crate::value::{DateValue, Days};

/// A stretch before Christ, or one of years after it, that begins at token `at`: "1332 to 1323 BC", "AD 1275-1450".
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Found> {
    let &Lead { at, first, .. } = lead;
    // "753 BC", "1332-1323 BC", "10,000 BC".
    if lead.digits && !(r.capital(first + 1) || joins(r, first + 1) || r.mark(first + 1, b',') || lead.orders(r)) {
        return None;
    }
    if let Some(found) = after_christ(r, at) {
        return Some(found);
    }
    if let Some((year, end)) = number(r, first).filter(|_| first == at) {
        if let Some(end) = before_christ(r, end) {
            return Some(open(at..end, code(year), Grain::Year));
        }
        let (last, end) = joined(r, end)?;
        let end = before_christ(r, end)?;
        return Some(open(at..end, format!("{}/{}", code(year), code(last)), Grain::Year));
    }
    let (n, end) = ordinal(r, first).or_else(|| ordinal_day(r, first))?;
    let unit_at = r.past_mark(end, b'-');
    let (shape, grain) = match r.sense(unit_at).unit? {
        // The fifth century is 499 to 400.
        Unit::Century => (format!("BC{:02}", n - 1), Grain::Century),
        Unit::Millennium => (format!("BC{}", n - 1), Grain::Century),
        _ => return None,
    };
    Some(open(at..before_christ(r, unit_at + 1)?, shape, grain))
}

/// The year of fewer than four digits at token `at` that "A.D." before it, or "AD" behind it, names.
pub(super) fn year(r: Reader, at: usize) -> Option<Written> {
    if !(is_christian(r, at + 1) || at > 0 && is_christian(r, at - 1)) {
        return None;
    }
    let (year, length) = r.digits(at).filter(|_| !r.comes_from(at) && !r.goes_on(at + 1))?;
    let end = if is_christian(r, at + 1) { at + 2 } else { at + 1 };
    (length < 4 && year > 0).then(|| written(end, Some(year), Field::Year))?
}

/// Whether "AD" or "A.D." stands at token `at`.
pub(super) fn is_christian(r: Reader, at: usize) -> bool {
    r.capital(at) && ["AD", "A.D.", "A.D", "CE", "C.E.", "C.E"].contains(&r.document.written(at))
}

/// Whether an era stands at token `at`: "753 BC", "79 AD".
pub(super) fn is_named(r: Reader, at: usize) -> bool {
    is_christian(r, at) || before_christ(r, at).is_some()
}

/// "AD 1275-1450".
fn after_christ(r: Reader, at: usize) -> Option<Found> {
    if at == 0 || !is_christian(r, at - 1) {
        return None;
    }
    let (first, _) = r.digits(at).filter(|_| !r.comes_from(at))?;
    let (last, end) = joined(r, at + 1)?;
    let last = i16::try_from(last).ok().filter(|last| first < *last && !r.goes_on(end))?;
    let (first, last) = (whole_year(first)?, whole_year(last)?);
    let days = Days::between(first.value.hard.earliest, last.value.hard.latest);
    let timex = format!("{}/{}", first.value.timex, last.value.timex);
    Some(Found::new(at..end, Dated { value: DateValue::sharp(timex, days), grain: Grain::Year }))
}

/// The second number of "1332 to 1323", whose first ends before token `at`.
fn joined(r: Reader, at: usize) -> Option<(i32, usize)> {
    if joins(r, at) { number(r, at + 1) } else { None }
}

fn joins(r: Reader, at: usize) -> bool {
    r.mark(at, b'-') || matches!(r.role(at), Some(Role::To | Role::And))
}

/// The token behind "BC" or "B.C.E." at token `at`.
fn before_christ(r: Reader, at: usize) -> Option<usize> {
    let named = r.capital(at) && ["BC", "B.C.", "B.C", "BCE", "B.C.E.", "B.C.E"].contains(&r.document.written(at));
    named.then_some(at + 1)
}

/// "753", "10,000", and the token behind it.
fn number(r: Reader, at: usize) -> Option<(i32, usize)> {
    let (n, length) = r.digits(at).filter(|_| !r.comes_from(at))?;
    let behind = || r.digits(at + 2).filter(|&(_, length)| length == 3 && r.glued(at + 1) && r.glued(at + 2));
    if let Some((rest, _)) = behind().filter(|_| length <= 3 && r.mark(at + 1, b',')) {
        return Some((i32::from(n) * 1000 + i32::from(rest), at + 3));
    }
    (n > 0).then_some((i32::from(n), at + 1))
}

fn code(year: i32) -> String {
    format!("BC{year:04}")
}

fn open(tokens: std::ops::Range<usize>, timex: String, grain: Grain) -> Found {
    Found::new(tokens, Dated::new(timex, Days::ALL, grain))
}
