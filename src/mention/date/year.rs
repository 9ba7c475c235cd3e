//! Years: behind a month, of a fiscal year, in two digits and in words.

use super::absolute::{Field, Written, YEARS, written};
use super::numeral::{day_of_month, small_number};
use super::reader::Reader;
use super::stretch::moved;
use crate::document::TokenKind;
use crate::lexicon::{Role, Shift, Unit, class};

/// "FY2013", "FY 2013", "FY13".
pub(super) fn fiscal_year(r: Reader, at: usize) -> Option<Written> {
    let (year, length) = r.digits(at + 1).filter(|_| r.document.written(at) == "FY" && !r.goes_on(at + 2))?;
    let year = match length {
        4 if YEARS.contains(&year) => year,
        2 if r.glued(at + 1) => century_of(r, year),
        _ => return None,
    };
    written(at + 2, Some(year), Field::Year)
}

/// "the year 2020".
pub(super) fn named_year(r: Reader, at: usize) -> Option<Written> {
    let (year, 4) = r.digits(at + 1).filter(|_| r.says(at, "year"))? else { return None };
    let plain =
        (1000..=*YEARS.end()).contains(&year) && !r.goes_on(at + 2) && r.role(at.wrapping_sub(1)) == Some(Role::The);
    plain.then(|| written(at + 2, Some(year), Field::Year))?
}

/// "2016, nov", "2015 May".
pub(super) fn year_first(r: Reader, at: usize) -> Option<Written> {
    let (year, 4) = r.digits(at)? else { return None };
    let next = r.past_mark(at + 1, b',');
    let month = r.sense(next).month.filter(|_| YEARS.contains(&year) && !r.comes_from(at))?;
    let ends = day_of_month(r, next + 1).is_none() && year_after(r, next + 1).is_none();
    // "2016, nov" and nothing more; "in 2016, Jan Smit won" has a name.
    let loose = r.sense(next).short || next > at + 1;
    let closed = matches!(r.kind(next + 1), None | Some(TokenKind::Break)) || r.mark(next + 1, b'.');
    (ends && if loose { closed } else { r.capital(next) })
        .then(|| written(next + 1, Some(year), Field::Month(month)))?
}

/// A year behind a month or a day, and the token behind it: ", 2014", "of 2014", "last year", "two thousand and five".
pub(super) fn year_after(r: Reader, at: usize) -> Option<(i16, usize)> {
    let next = r.past_mark(at, b',');
    if let Some((year, 4)) = r.digits(next) {
        let is_clock =
            r.kind(next + 1) == Some(TokenKind::Word) && (r.says(next + 1, "gmt") || r.says(next + 1, "hours"));
        return (YEARS.contains(&year) && !r.goes_on(next + 1) && !is_clock).then_some((year, next + 1));
    }
    let next = if matches!(r.role(next), Some(Role::Of)) || r.says(next, "in") { next + 1 } else { next };
    // "the third quarter of fiscal 2018", "of fiscal year 2018".
    let next = if r.says(next, "fiscal") { next + 1 + usize::from(r.says(next + 1, "year")) } else { next };
    if let Some((year, 4)) = r.digits(next) {
        return (YEARS.contains(&year) && !r.goes_on(next + 1)).then_some((year, next + 1));
    }
    if let Some(shift) = r.sense(next).shift.filter(|_| r.sense(next + 1).unit == Some(Unit::Year)) {
        let amount = match shift {
            Shift::Last => -1,
            Shift::This => 0,
            Shift::Next => 1,
            _ => return None,
        };
        let year = moved(r.published()?, Unit::Year, amount)?.year();
        return (!r.plural(next + 1)).then_some((year, next + 2));
    }
    year_in_words(r, next).filter(|(year, _)| YEARS.contains(year))
}

/// "of the year": the year of publication.
pub(super) fn the_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let said = r.role(at) == Some(Role::Of) && r.role(at + 1) == Some(Role::The) && r.says(at + 2, "year");
    said.then_some((r.published()?.year(), at + 3))
}

/// "'90" behind a month.
pub(super) fn short_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (year, length) = r.digits(at + 1).filter(|_| r.mark(at, b'\'') && r.glued(at + 1))?;
    (length == 2).then(|| (century_of(r, year), at + 2))
}

/// "in '96", "the class of '96": two digits where only a year can stand.
pub(super) fn apostrophe_year(r: Reader, at: usize) -> Option<Written> {
    let before = r.sense_before(at);
    let told = matches!(before.role, Some(Role::In | Role::Of | Role::Between))
        || before.relation.is_some()
        || before.part.is_some()
        || before.season.is_some();
    let (year, end) = short_year(r, at).filter(|_| told)?;
    let counts = r.is_person(end)
        || r.goes_on(end)
        || r.glued(end) && r.is_word(end)
        || r.document.is(end, class::NUMBER | class::UNIT)
        || r.mark(end, b'\'');
    (!counts).then(|| written(end, Some(year), Field::Year))?
}

/// "nineteen ninety six", "nineteen hundred ninety three", "two thousand and five".
pub(super) fn year_in_words(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (first, end) = small_number(r, at)?;
    let rest = |at: usize| {
        let at = if r.role(at) == Some(Role::And) { at + 1 } else { at };
        small_number(r, at)
    };
    match (first, r.sense(end).cardinal) {
        (2, Some(1000)) => Some(rest(end + 1).map_or((2000, end + 1), |(n, end)| (2000 + n, end))),
        (15..=20, Some(100)) => Some(rest(end + 1).map_or((first * 100, end + 1), |(n, end)| (first * 100 + n, end))),
        (15..=20, Some(_)) => {
            let (n, end) = small_number(r, end).filter(|(n, _)| *n >= 10)?;
            Some((first * 100 + n, end))
        }
        _ => None,
    }
}

/// The year that two digits stand for: the last such year up to ten years after publication.
pub(super) fn century_of(r: Reader, two_digits: i16) -> i16 {
    let now = r.published().map_or(2030, |p| p.year().saturating_add(10));
    let year = now - now.rem_euclid(100) + two_digits;
    if year > now { year - 100 } else { year }
}
