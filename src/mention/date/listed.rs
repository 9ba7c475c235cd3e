//! Days that share a month: 3 and 4 of "3, 4 and 5 March", 4 and 5 of "March 3, 4 and 5".

use super::absolute::{Field, Written, day_first, month_first, written};
use super::numeral::ordinal_day;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Role, class, clause};

/// The most days in one such list.
const MOST: usize = 6;

/// The day that the digits of token `at` name, if a list lends it its month.
pub(super) fn read(r: Reader, at: usize) -> Option<Written> {
    let (day, end) = number(r, at)?;
    if r.comes_from(at) || r.goes_on(end) {
        return None;
    }
    before_month(r, day, end).or_else(|| behind_month(r, at, day, end))
}

/// "3" of "3 and 5 March 2019".
fn before_month(r: Reader, day: i8, end: usize) -> Option<Written> {
    let mut next = end;
    let mut last = day;
    for _ in 0..MOST {
        let joins = and(r, next) || r.mark(next, b',') && r.kind(next + 1) == Some(TokenKind::Digits);
        let at = if r.mark(next, b',') && and(r, next + 1) { next + 2 } else { next + 1 };
        let closes = and(r, at - 1);
        let (n, behind) = number(r, at).filter(|&(n, _)| joins && n > last)?;
        if let Some(Written { field: Field::Day(month, _), year, .. }) = day_first(r, at).filter(|_| closes) {
            return written(end, year, Field::Day(month, day));
        }
        (last, next) = (n, behind);
    }
    None
}

/// "4" and "5" of "March 3, 4 and 5".
fn behind_month(r: Reader, at: usize, day: i8, end: usize) -> Option<Written> {
    // "March 3 and 5 people", "on March 3, 12 men".
    let joins = class::FUNCTION | class::AUXILIARY | class::PREPOSITION;
    let counts = r.is_word(end) && !r.of_clause(end, clause::PAST) && !r.document.is(end, joins);
    if counts || r.mark(end, b'-') || r.mark(end, b'%') {
        return None;
    }
    // A list of two ends here, a longer one goes on to its "and".
    let closes = and(r, at.checked_sub(1)?);
    let goes_on = r.mark(at - 1, b',') && (and(r, end) || r.mark(end, b',')) && number(r, end + 1).is_some();
    if !closes && !goes_on {
        return None;
    }
    let from = at.saturating_sub(3 * MOST);
    let month_at = (from..at).rev().find(|&i| r.sense(i).month.is_some())?;
    let first = month_first(r, month_at)?;
    let Field::Day(month, mut last) = first.field else { return None };
    let mut next = first.end;
    while next < at {
        let joins = and(r, next) || r.mark(next, b',');
        let number_at = if r.mark(next, b',') && and(r, next + 1) { next + 2 } else { next + 1 };
        let (n, behind) = number(r, number_at).filter(|&(n, _)| joins && n > last)?;
        if number_at == at {
            let (year, end) =
                super::year::year_after(r, end).map_or((first.year, end), |(year, end)| (Some(year), end));
            return written(end, year, Field::Day(month, day));
        }
        (last, next) = (n, behind);
    }
    None
}

/// The year of "January and February of 1968" for its first month, which ends before token `end`.
pub(super) fn year_behind(r: Reader, month: i8, end: usize) -> Option<i16> {
    let mut next = end;
    let mut before = month;
    let mut turns = 0;
    for _ in 0..MOST {
        let joined = and(r, next) || r.mark(next, b',') && r.sense(next + 1).month.is_some();
        let at = if r.mark(next, b',') && and(r, next + 1) { next + 2 } else { next + 1 };
        let named = r.sense(at).month.filter(|_| joined && r.capital(at))?;
        // "in December and January 1968" begins the year before.
        turns += i16::from(named < before);
        before = named;
        if let Some((year, _)) = super::year::year_after(r, at + 1) {
            return year.checked_sub(turns);
        }
        next = at + 1;
    }
    None
}

/// The year of "May 3 and 5, 2015" for its first day, which ends before token `end`.
pub(super) fn year_behind_days(r: Reader, day: i8, end: usize) -> Option<i16> {
    let (mut next, mut last) = (end, day);
    for _ in 0..MOST {
        let comma = r.mark(next, b',');
        let at = if comma && and(r, next + 1) { next + 2 } else { next + 1 };
        let (n, behind) = number(r, at).filter(|&(n, _)| n > last && (comma || and(r, next)))?;
        if and(r, at - 1) {
            return super::year::year_after(r, behind).map(|(year, _)| year);
        }
        (last, next) = (n, behind);
    }
    None
}

/// Whether the day at token `at` may be one of a list behind its month.
pub(super) fn may_end(r: Reader, at: usize) -> bool {
    let months = || (at.saturating_sub(3 * MOST)..at).any(|i| r.sense(i).month.is_some());
    at > 0 && joins(r, at - 1) && months()
}

/// Whether a day of a list may stand behind token `at`.
pub(super) fn joins(r: Reader, at: usize) -> bool {
    r.mark(at, b',') || and(r, at)
}

fn and(r: Reader, at: usize) -> bool {
    r.role(at) == Some(Role::And) || r.says(at, "or")
}

fn number(r: Reader, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = ordinal_day(r, at) {
        return Some(day);
    }
    let (n, length) = r.digits(at)?;
    let day = i8::try_from(n).ok().filter(|d| length <= 2 && (1..=31).contains(d))?;
    Some((day, at + 1))
}
