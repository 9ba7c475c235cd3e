//! Dates in digits: "2024-03-22", "22/03/2024", "11/2016", "2019-Aug-01", "2016 10 16".

use super::absolute::{Field, Written, YEARS, days_of, written};
use super::clock;
use super::reader::Reader;
use super::year::{century_of, year_after};
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role};

/// "2024-03-22", "22/03/2024", "3/22/2024", "22.03.2024", "11/2016".
pub(super) fn numeric(r: Reader, at: usize) -> Option<Written> {
    let next = at + 1;
    let parted = r.kind(next) == Some(TokenKind::Digits) || [b'-', b'/', b'.'].iter().any(|&mark| r.mark(next, mark));
    if !parted || r.comes_from(at) {
        return None;
    }
    // "example.org/2012/05/31/fire.html".
    if at > 0 && r.glued(at) && r.mark(at - 1, b'/') {
        return None;
    }
    let (a, a_length) = r.digits(at)?;
    if let Some(found) = spaced(r, at).or_else(|| apart(r, at)) {
        return Some(found);
    }
    let separator =
        [b'-', b'/', b'.'].into_iter().find(|&m| r.mark(at + 1, m) && r.glued(at + 1) && r.glued(at + 2))?;
    if let Some(day) = month_between(r, at) {
        return Some(day);
    }
    let (b, b_length) = r.digits(at + 2)?;
    let third =
        || (r.mark(at + 3, separator) && r.glued(at + 3) && r.glued(at + 4)).then(|| r.digits(at + 4)).flatten();
    let small = |n: i16| i8::try_from(n).ok();
    let Some((c, c_length)) = third() else {
        // "11/2016", "11-2016"; a year and a month with a hyphen, "1999-05", unless it is a range of years, "2014-15".
        let plain = !(r.goes_on(at + 3) || r.mark(at + 3, b'/') || r.mark(at + 3, b'-'));
        let two_digits = a_length == 2 && b_length == 2;
        let two = separator == b'/' && a_length <= 2 || separator == b'-' && a_length == 2;
        // "_ 02-27 0802EST".
        let dateline =
            separator == b'-' && two_digits && clock::read(r, at + 3).is_some() && is_dateline(r, at, at + 3);
        if dateline && (1..=12).contains(&a) && (1..=days_of(small(a)?)).contains(&small(b)?) {
            return written(at + 3, None, Field::Day(small(a)?, small(b)?));
        }
        if plain && two && b_length == 4 && (1..=12).contains(&a) && YEARS.contains(&b) {
            return written(at + 3, Some(b), Field::Month(small(a)?));
        }
        // "2015/3"; "2015/6" may be two years.
        if plain
            && separator == b'/'
            && a_length == 4
            && b_length == 1
            && b != (a + 1) % 10
            && YEARS.contains(&a)
            && b > 0
        {
            return written(at + 3, Some(a), Field::Month(small(b)?));
        }
        // "22/04", "04/22": with its nought and a day behind the twelfth it is no fraction and leaves one reading.
        let nought = |at: usize| r.document.written(at).starts_with('0');
        if plain
            && separator == b'/'
            && two_digits
            && (nought(at) && a <= 12 && b > 12 || nought(at + 2) && b <= 12 && a > 12)
        {
            let (month, day) = if nought(at) { (small(a)?, small(b)?) } else { (small(b)?, small(a)?) };
            return (month > 0 && day <= days_of(month)).then(|| written(at + 3, None, Field::Day(month, day)))?;
        }
        let is_month = (1..=12).contains(&b) && if separator == b'/' { b != a % 100 + 1 } else { b <= a % 100 };
        if plain && separator != b'.' && a_length == 4 && b_length == 2 && YEARS.contains(&a) && is_month {
            return written(at + 3, Some(a), Field::Month(small(b)?));
        }
        return None;
    };
    if r.goes_on(at + 5) && !r.mark(at + 5, b':') {
        return None;
    }
    let valid = |month: i16, day: i16| (1..=12).contains(&month) && day >= 1 && day <= i16::from(days_of(month as i8));
    if a_length == 4 {
        return (valid(b, c) && YEARS.contains(&a))
            .then(|| written(at + 5, Some(a), Field::Day(small(b)?, small(c)?)))?;
    }
    let year = match c_length {
        4 => c,
        2 if separator == b'/' || separator == b'-' && is_dateline(r, at, at + 5) => century_of(r, c),
        _ => return None,
    };
    if a_length > 2 || b_length > 2 || !YEARS.contains(&year) {
        return None;
    }
    match (valid(a, b), valid(b, a)) {
        (true, true) if a == b => written(at + 5, Some(year), Field::Day(small(a)?, small(b)?)),
        (true, true) if separator == b'.' => written(at + 5, Some(year), Field::Day(small(b)?, small(a)?)),
        (true, true) => written(at + 5, Some(year), Field::EitherDay(small(a)?, small(b)?)),
        (true, false) => written(at + 5, Some(year), Field::Day(small(a)?, small(b)?)),
        (false, true) => written(at + 5, Some(year), Field::Day(small(b)?, small(a)?)),
        (false, false) => None,
    }
}

/// "2019-Aug-01", "23/Sep/2020"; "2020/23/Sep".
fn month_between(r: Reader, at: usize) -> Option<Written> {
    if let Some(month) =
        r.sense(at + 4).month.filter(|_| r.mark(at + 1, b'/') && r.mark(at + 3, b'/') && r.glued(at + 4))
    {
        let ((year, 4), (day, 1 | 2)) = (r.digits(at)?, r.digits(at + 2)?) else { return None };
        let day = i8::try_from(day).ok().filter(|day| (1..=days_of(month)).contains(day) && YEARS.contains(&year))?;
        return written(at + 5, Some(year), Field::Day(month, day));
    }
    let month = r.sense(at + 2).month?;
    let joined = [b'-', b'/'].iter().any(|&m| r.mark(at + 1, m) && r.mark(at + 3, m) && r.glued(at + 4));
    let ((first, first_length), (last, last_length)) = r.digits(at).zip(r.digits(at + 4)).filter(|_| joined)?;
    let (year, day) = match (first_length, last_length) {
        (4, 1 | 2) => (first, last),
        (1 | 2, 4) => (last, first),
        _ => return None,
    };
    let day = i8::try_from(day).ok().filter(|day| (1..=days_of(month)).contains(day) && YEARS.contains(&year))?;
    written(at + 5, Some(year), Field::Day(month, day))
}

/// "2016 10 16": year, month and day with nothing between.
fn spaced(r: Reader, at: usize) -> Option<Written> {
    let ((year, 4), (month, 2), (day, 2)) = (r.digits(at)?, r.digits(at + 1)?, r.digits(at + 2)?) else { return None };
    let apart = !r.glued(at + 1) && !r.glued(at + 2) && !r.goes_on(at + 3);
    // "2016 10 16 14" is a row of figures.
    let row = at > 0 && r.kind(at - 1) == Some(TokenKind::Digits) || r.kind(at + 3) == Some(TokenKind::Digits);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let valid = (1..=12).contains(&month) && (1..=days_of(month)).contains(&day) && (1900..=2100).contains(&year);
    (apart && !row && valid).then(|| written(at + 3, Some(year), Field::Day(month, day)))?
}

/// "11 - 2016", "2016 / 11": a month and a year with a mark between that stands apart.
fn apart(r: Reader, at: usize) -> Option<Written> {
    let mark = (r.mark(at + 1, b'-') || r.mark(at + 1, b'/')) && !(r.glued(at + 1) && r.glued(at + 2));
    let ((a, a_length), (b, b_length)) = r.digits(at).zip(r.digits(at + 2)).filter(|_| mark)?;
    let (month, year) = match (a_length, b_length) {
        (2, 4) => (a, b),
        (4, 2) => (b, a),
        _ => return None,
    };
    // "09 - 2016 = 7": nothing may go on behind.
    let ends = matches!(r.kind(at + 3), None | Some(TokenKind::Break)) || r.mark(at + 3, b'.') || r.mark(at + 3, b',');
    let month = i8::try_from(month).ok().filter(|m| (1..=12).contains(m) && ends && !r.goes_on(at + 3))?;
    let opens = at == 0 || r.is_word(at - 1) || r.kind(at - 1) == Some(TokenKind::Break);
    (opens && (1900..=2100).contains(&year)).then(|| written(at + 3, Some(year), Field::Month(month)))?
}

/// Whether the words stand at an edge of a line or before a time: "_ 02-27-98 0802EST". Elsewhere "12-10-03" is a score.
fn is_dateline(r: Reader, at: usize, end: usize) -> bool {
    let opens = at == 0 || r.kind(at - 1) == Some(TokenKind::Break) || r.mark(at - 1, b'_') || r.mark(at - 1, b'-');
    let closes = matches!(r.kind(end), None | Some(TokenKind::Break)) || clock::read(r, end).is_some();
    opens && closes && r.glued(at + 1)
}

/// "on 3/19", "by 4/2", "since 22/04": a month and a day behind a word for a time.
pub(super) fn told_slashed(r: Reader, at: usize) -> Option<Written> {
    let before = r.sense(at.checked_sub(1)?);
    let on = before.role == Some(Role::On) || matches!(before.relation, Some(Relation::Since | Relation::Until));
    let by = before.relation == Some(Relation::By);
    let day = slashed_day(r, at).filter(|day| (on || by) && !super::absolute::noun_behind(r, day.end))?;
    // "cut by 2/3" is a share.
    let ((a, _), (b, _)) = r.digits(at).zip(r.digits(at + 2))?;
    let of = r.role(day.end) == Some(Role::Of);
    (!of && (on || a >= b)).then_some(day)
}

/// "10/25": a month and a day, only where a range shows that it is no fraction.
pub(super) fn slashed_day(r: Reader, at: usize) -> Option<Written> {
    let (a, a_length) = r.digits(at)?;
    let (b, b_length) = r.digits(at + 2).filter(|_| r.mark(at + 1, b'/') && r.glued(at + 1) && r.glued(at + 2))?;
    let fits = a_length <= 2 && b_length <= 2 && !r.comes_from(at) && !r.goes_on(at + 3) && !r.mark(at + 3, b'/');
    let (a, b) = (i8::try_from(a).ok()?, i8::try_from(b).ok().filter(|_| fits)?);
    let (year, end) = year_after(r, at + 3).map_or((None, at + 3), |(year, end)| (Some(year), end));
    let valid = |month: i8, day: i8| (1..=12).contains(&month) && (1..=days_of(month)).contains(&day);
    if valid(a, b) {
        return written(end, year, Field::Day(a, b));
    }
    valid(b, a).then(|| written(end, year, Field::Day(b, a)))?
}
