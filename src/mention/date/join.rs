//! The two ends of a stretch, put on the calendar: each lends the other the year, the month or the week that it lacks.

use super::Found;
use super::absolute::{Field, Written};
use super::clock;
use super::place::{in_year, place};
use super::reader::Reader;
use super::stretch::{self, Dated, Grain, moved, nearest};
use super::tense::{self, Tense};
use crate::lexicon::Unit;
use crate::value::{DateValue, Days};

/// The stretch from one written date to another; each lends the other the year that it lacks.
pub(super) fn join(r: Reader, at: usize, first: Written, last: Written) -> Option<Found> {
    let tokens = at..last.end;
    let (first, last) = pair(r, at, first, last)?;
    ends(tokens, &first, &last)
}

/// The two ends of a stretch that begins at token `at`, on the calendar.
pub(super) fn pair(r: Reader, at: usize, first: Written, last: Written) -> Option<(Dated, Dated)> {
    let tense = tense::around(r, at, last.end);
    Some(match (first.year, last.year) {
        (None, Some(_)) => {
            let last = place(r, &last, tense)?;
            (lent(r, first, &last, Side::First)?, last)
        }
        (Some(_), None) => {
            let first = place(r, &first, tense)?;
            let last = lent(r, last, &first, Side::Last)?;
            (first, last)
        }
        // "from Thursday, March 7, to Sunday": the Sunday behind that Thursday.
        (None, None) if r.published().is_some() && tells_more(&first) && matches!(last.field, Field::Weekday(_)) => {
            let first = place(r, &first, tense)?;
            let last = lent(r, last, &first, Side::Last)?;
            (first, last)
        }
        (None, None) if r.published().is_some() => {
            let last = place(r, &last, tense)?;
            (lent(r, first, &last, Side::First)?, last)
        }
        _ => (place(r, &first, tense)?, place(r, &last, tense)?),
    })
}

/// Whether a day is told by more than its weekday.
fn tells_more(written: &Written) -> bool {
    matches!(written.field, Field::Day(..) | Field::EitherDay(..) | Field::DayOfMonth(_))
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    First,
    Last,
}

/// Places an end that lacks its year on the right side of the other: "December to March 2015" begins in 2014.
pub(super) fn lent(r: Reader, written: Written, other: &Dated, side: Side) -> Option<Dated> {
    let (other_first, other_last) = other.ends()?;
    let day = match (written.field, side) {
        // "from Sunday to Nov. 19", a Sunday, begins a week before.
        (Field::Weekday(weekday), Side::First) => nearest(weekday, other_first.yesterday().ok()?, false)?,
        (Field::Weekday(weekday), Side::Last) => nearest(weekday, other_first, true)?,
        (Field::DayOfMonth(day), _) => {
            // "from the 27th to the third of April" begins in March.
            let (other, wraps) = match side {
                Side::First => (other_first, day > other_first.day()),
                Side::Last => (other_last, day < other_last.day()),
            };
            let step = if side == Side::First { -1 } else { 1 };
            let month = moved(other.first_of_month(), Unit::Month, if wraps { step } else { 0 })?;
            stretch::day(month.year(), month.month(), day)?
        }
        (Field::Decade(tens @ 0..100), _) => return stretch::decade(other_first.year().div_euclid(100) * 100 + tens),
        (Field::Decade(_) | Field::Century(_) | Field::Year, _) => return place(r, &written, Tense::Past),
        (field, _) => {
            let (year, step) = if side == Side::First { (other_first.year(), -1) } else { (other_last.year(), 1) };
            let same = in_year(field, year, None)?;
            let (first, last) = same.ends()?;
            let wrong = if side == Side::First { first > other_first } else { last < other_last };
            return if wrong { in_year(field, year.checked_add(step)?, None) } else { Some(same) };
        }
    };
    stretch::holding(Grain::Day, day)
}

/// The stretch between two placed dates. `2016/2019` is what ISO 8601 writes for it.
pub(super) fn ends(tokens: std::ops::Range<usize>, first: &Dated, last: &Dated) -> Option<Found> {
    if first.grain == Grain::Vague || last.grain == Grain::Vague {
        return None;
    }
    let between = |first: &Days, last: &Days| Days::between(first.earliest, last.latest);
    // "from 9 a.m. to 5 p.m. on Monday": the day is told once.
    let untold = first.grain == Grain::Time && first.value.hard == Days::ALL;
    let first = if untold {
        let time = first.value.timex.find('T').map_or("", |at| &first.value.timex[at..]);
        let day = last.value.timex.find('T').map_or(last.value.timex.as_str(), |at| &last.value.timex[..at]);
        let timex = [day, time].concat();
        &Dated { value: DateValue { timex, ..last.value.clone() }, ..*last }
    } else {
        first
    };
    let hard = between(&first.value.hard, &last.value.hard);
    let typical = between(&first.value.typical, &last.value.typical);
    if hard.earliest.zip(hard.latest).is_some_and(|(first, last)| first > last) {
        return None;
    }
    let hard = months_between(&first.value.hard, &last.value.hard).unwrap_or(hard);
    let typical = if hard.earliest.is_none() { hard } else { typical };
    let timex = [first.value.timex.as_str(), "/", &last.value.timex].concat();
    let value = DateValue { timex, modifier: None, hard, typical };
    let closes = last.ends().map(|(day, _)| day);
    Some(Found { closes, ..Found::new(tokens, Dated { value, grain: first.grain.max(last.grain) }) })
}

/// The end of a stretch that is told by its weekday and would lie before the beginning or more than a week behind it: "from 6 p.m. Monday to noon
/// Wednesday" ends in the week that follows.
pub(super) fn behind(r: Reader, first: &Dated, last: Found) -> Option<Found> {
    let ((begins, _), (day, _)) = (first.ends()?, last.dated.ends()?);
    let weekday = last.tokens.clone().find_map(|i| r.sense(i).weekday);
    let bare = !last.tokens.clone().any(|i| r.sense(i).month.is_some() || r.sense(i).shift.is_some());
    let far = day < begins || begins.until(day).is_ok_and(|span| span.get_days() > 6);
    let Some(weekday) = weekday.filter(|_| far && bare && last.dated.grain <= Grain::Day) else {
        return Some(last);
    };
    let moved = stretch::holding(Grain::Day, nearest(weekday, begins, true)?)?;
    let time = last.dated.value.timex.find('T').map(|at| last.dated.value.timex[at..].to_owned());
    let dated = time.map_or(moved.clone(), |time| clock::on(&moved, &time));
    Some(Found { dated, ..last })
}

/// "March to May" of any year: the months from the first to the last.
fn months_between(first: &Days, last: &Days) -> Option<Days> {
    let open = first.earliest.is_none() && last.latest.is_none();
    let single = first.months.count_ones() == 1 && last.months.count_ones() == 1;
    if !open || !single {
        return None;
    }
    let (from, to) = (first.months.trailing_zeros(), last.months.trailing_zeros());
    let months = (0..12).filter(|&m| if from <= to { (from..=to).contains(&m) } else { m >= from || m <= to });
    Some(Days { months: months.fold(0, |bits, m| bits | 1 << m), ..Days::ALL })
}
