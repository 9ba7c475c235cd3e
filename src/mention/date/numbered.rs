//! Two days told by their numbers, where the month stands before or behind both: "from 4 to 22 this month", "May from the 3rd
//! to the 9th", "3-5 March 2019", "5/6 June".

use super::absolute::{self, Field, Written, days_of};
use super::join::{ends, join};
use super::numeral::ordinal_day;
use super::range::{Opening, joint};
use super::reader::Reader;
use super::stretch::{self, Dated, Grain};
use super::year::year_after;
use super::{Found, date_at, unit};
use crate::lexicon::{Relation, Role, class};

/// "3-5 March 2019", "between 3 and 12 of September", "from 4 to January 22", "5/6 March".
pub(super) fn before_month(r: Reader, at: usize, first_at: usize, opening: Opening) -> Option<Found> {
    let first_at = r.past_the(first_at);
    let in_words = || ordinal_day(r, first_at).filter(|_| opening != Opening::None);
    let (day, end) = number(r, first_at).or_else(in_words)?;
    let next = joint(r, end, opening).or_else(|| one_night(r, first_at).filter(|_| opening == Opening::None))?;
    let Some(last) = absolute::read(r, next) else {
        return before_told_month(r, at, (first_at, day, end), next, opening);
    };
    let Field::Day(month, last_day) = last.field else { return None };
    let day_first = r.digits(r.past_the(next)).is_some();
    if day == last_day || !(day_first || opening != Opening::None) || day > last_day && opening != Opening::From {
        return None;
    }
    // "from the 27th to the third of April" begins in March.
    let field = if day > last_day { Field::DayOfMonth(day) } else { Field::Day(month, day) };
    let year = last.year.filter(|_| day < last_day);
    join(r, at, Written { end: next, year, field, weekday: None }, last)
}

/// A day of the month in digits, with or without its ending, and the token behind it.
pub(super) fn number(r: Reader, at: usize) -> Option<(i8, usize)> {
    let (n, length) = r.digits(at)?;
    let day = i8::try_from(n).ok().filter(|d| length <= 2 && (1..=31).contains(d))?;
    if r.goes_on(at + 1) || r.comes_from(at) {
        return None;
    }
    let suffix = r.glued(at + 1) && ["st", "nd", "rd", "th"].iter().any(|s| r.says(at + 1, s));
    Some((day, if suffix { at + 2 } else { at + 1 }))
}

/// Behind the slash of "5/6 June", a night from one day to the next.
pub(super) fn one_night(r: Reader, at: usize) -> Option<usize> {
    let slash = r.mark(at + 1, b'/') && r.glued(at + 1) && r.glued(at + 2) && !r.mark(at + 3, b'/');
    let ((first, _), (last, length)) = r.digits(at).filter(|_| slash).zip(r.digits(at + 2))?;
    (length <= 2 && last == first + 1).then_some(at + 2)
}

/// "from the 4th to the 22nd this month", "between 4 and 22 of last month": the month is told by where it lies from now.
fn before_told_month(
    r: Reader,
    at: usize,
    (first_at, first, end): (usize, i8, usize),
    next: usize,
    opening: Opening,
) -> Option<Found> {
    let last_at = r.past_the(next);
    let (last, behind) = number(r, last_at).or_else(|| ordinal_day(r, last_at)).filter(|(last, _)| first < *last)?;
    let of = r.role(behind) == Some(Role::Of);
    let month_at = behind + usize::from(of || r.says(behind, "in"));
    let numbered = end > first_at + 1 || r.is_word(first_at) || behind > last_at + 1;
    // "cases rose from 4 to 22 this month", "lost 4 to 22 last month".
    let stays = of || numbered || opening != Opening::None && is_open(r, at);
    let shifted = r.sense(month_at).shift.is_some() || of && r.role(month_at) == Some(Role::The);
    if !stays || !shifted {
        return None;
    }
    let month = unit::this_unit(r, month_at).or_else(|| date_at(r, month_at))?;
    let (begins, _) = month.dated.ends().filter(|_| month.dated.grain == Grain::Month)?;
    let day = |day| stretch::holding(Grain::Day, stretch::day(begins.year(), begins.month(), day)?);
    ends(at..month.tokens.end, &day(first)?, &day(last)?)
}

/// Whether what stands before token `at` tells who is where, and nothing that goes up or down: "was out from 4 to 22 this month".
fn is_open(r: Reader, at: usize) -> bool {
    let stays = ["absent", "away", "be", "here", "off", "on", "open", "out", "ran", "run", "runs", "there"];
    at > 0 && r.document.says(at - 1, &stays)
}

/// "May from the 3rd to the 9th", "Feb between 2-7 2018".
pub(super) fn behind_month(r: Reader, at: usize) -> Option<Found> {
    let month = r.sense(at).month.filter(|_| r.capital(at))?;
    let opens_at = if r.mark(at + 1, b'.') && r.glued(at + 1) { at + 2 } else { at + 1 };
    let opening = match (r.sense(opens_at).relation, r.role(opens_at)) {
        (Some(Relation::From), _) => Opening::From,
        (_, Some(Role::Between)) => Opening::Between,
        _ => return None,
    };
    let day_at = |at: usize| number(r, at).or_else(|| ordinal_day(r, r.past_the(at)));
    let (first, end) = day_at(opens_at + 1)?;
    let last_at = joint(r, end, opening)?;
    let (last, end) = day_at(last_at).filter(|(last, _)| first < *last && *last <= days_of(month))?;
    let year = year_after(r, end);
    // "rates rose in May from 3 to 9", "from 3 to 9 points".
    let plain = r.digits(last_at).is_some_and(|_| end == last_at + 1);
    let counts = r.is_word(end) && !r.document.is(end, class::FUNCTION | class::PREPOSITION) || r.mark(end, b'%');
    if year.is_none() && (counts || plain && at > 0 && r.role(at - 1) == Some(Role::In)) {
        return None;
    }
    let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
    let day = |day| Written { end, year, field: Field::Day(month, day), weekday: None };
    join(r, at, day(first), day(last))
}

/// "March 5/6": the night from one day to the next, behind its month.
pub(super) fn night_behind(r: Reader, at: usize, first: &Written) -> Option<Found> {
    let Field::Day(month, day) = first.field else { return None };
    let last_at = one_night(r, first.end.checked_sub(1)?)?;
    let year = year_after(r, last_at + 1);
    let (year, end) = year.map_or((None, last_at + 1), |(year, end)| (Some(year), end));
    let last = Written { end, year, field: Field::Day(month, day.checked_add(1)?), weekday: None };
    (first.year.is_none() && !r.goes_on(last_at + 1)).then(|| join(r, at, Written { year, ..*first }, last))?
}

/// The last end of a stretch in days: "the 9th of this month", where the month is told by where it lies from now.
pub(super) fn closing(r: Reader, at: usize) -> Option<(Dated, usize)> {
    let (_, end) = ordinal_day(r, r.past_the(at)).filter(|&(_, end)| r.role(end) == Some(Role::Of))?;
    let told = r.sense(end + 1).shift.is_some() || r.role(end + 1) == Some(Role::The);
    let found = super::nth::nth_of(r, at).filter(|found| told && found.dated.grain == Grain::Day)?;
    Some((found.dated, found.tokens.end))
}
