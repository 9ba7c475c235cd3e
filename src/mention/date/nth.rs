//! One of many within a longer stretch: "the first week of 2015", "the last Friday in March", "the week of March 3".

use super::lead::Lead;
use super::numeral::{ordinal, ordinal_day};
use super::reader::Reader;
use super::relative::shapeless;
use super::stretch::{self, Dated, Grain, grain_of, holding, moved};
use super::unit::this_unit;
use super::{Found, absolute, clock, date_at, range};
use crate::lexicon::{Part, Role, Sense, Unit};
use crate::value::{DateValue, Days, Mod};

/// "the first week of 2015", "the second Monday of next month", "the last Friday in March", "the first day of the year".
pub(super) fn nth_of(r: Reader, at: usize) -> Option<Found> {
    // "week 3 of January 2015".
    let number = r.digits(at + 1).filter(|&(n, _)| r.says(at, "week") && (1..=53).contains(&n));
    let week_number = number.and_then(|(n, _)| Some((Nth::Start(i8::try_from(n).ok()?), at + 1)));
    let (nth, next) = week_number.or_else(|| counted(r, r.past_the(at)))?;
    let sense = r.sense(if week_number.is_some() { at } else { next });
    if let Some(day) = day_of_month(r, at, nth, next) {
        return Some(day);
    }
    // "the third week next year".
    let shifted = r.sense(next + 1).shift.is_some() && r.sense(next).unit.is_some();
    if !(shifted || r.role(next + 1) == Some(Role::Of) || r.says(next + 1, "in")) {
        return None;
    }
    let whole_at = if shifted { next + 1 } else { next + 2 };
    let whole = this_unit(r, whole_at).or_else(|| date_at(r, whole_at))?;
    let tokens = at..whole.tokens.end;
    if let Some(part) = of_years(r, nth, next, &whole) {
        return Some(Found::new(tokens, part));
    }
    if let Some(part) = half_of_month(r, nth, next, &whole).or_else(|| first_days(r, nth, next, &whole)) {
        return Some(Found { core: whole.core, ..Found::new(tokens, part) });
    }
    let (first, last) = whole.dated.ends().filter(|_| matches!(whole.dated.grain, Grain::Month | Grain::Year))?;
    let (end, n, after) = match nth {
        Nth::Start(n) => (first, i32::from(n) - 1, true),
        Nth::End(n) => (last, 1 - i32::from(n), false),
    };
    let (day, grain) = if let Some(weekday) = sense.weekday {
        (moved(stretch::nearest(weekday, end, after)?, Unit::Week, n)?, Grain::Day)
    } else {
        match sense.unit.filter(|_| !r.plural(next))? {
            Unit::Day => (moved(end, Unit::Day, n)?, Grain::Day),
            // The first week is the one that has its Thursday there, as in ISO 8601.
            Unit::Week => {
                let thursday = stretch::nearest(jiff::civil::Weekday::Thursday, end, after)?;
                (moved(thursday, Unit::Week, n)?, Grain::Week)
            }
            // The first weekend is the one that has its Saturday there.
            Unit::Weekend => {
                let saturday = stretch::nearest(jiff::civil::Weekday::Saturday, end, after)?;
                (moved(saturday, Unit::Week, n)?, Grain::Weekend)
            }
            Unit::Month => (moved(end, Unit::Month, n)?, Grain::Month),
            Unit::Quarter if whole.dated.grain == Grain::Year => (moved(end, Unit::Quarter, n)?, Grain::Quarter),
            _ => return None,
        }
    };
    let inside = first <= moved(day, Unit::Day, 7)? && moved(day, Unit::Day, -7)? <= last;
    inside.then(|| Some(Found::new(tokens, holding(grain, day)?)))?
}

/// "the first half of October": up to its fifteenth day.
fn half_of_month(r: Reader, nth: Nth, next: usize, whole: &Found) -> Option<Dated> {
    let (first, last) = whole.dated.ends().filter(|_| r.says(next, "half") && whole.dated.grain == Grain::Month)?;
    let middle = moved(first, Unit::Day, 15)?;
    let (modifier, days) = match nth {
        Nth::Start(1) => (Mod::Start, Days::between(Some(first), middle.yesterday().ok())),
        Nth::Start(2) | Nth::End(1) => (Mod::End, Days::between(Some(middle), Some(last))),
        _ => return None,
    };
    let value =
        DateValue { timex: whole.dated.value.timex.clone(), modifier: Some(modifier), hard: days, typical: days };
    Some(Dated { value, grain: Grain::Month })
}

/// "the first days of May", "the final months of 2018": no number tells how many.
fn first_days(r: Reader, nth: Nth, next: usize, whole: &Found) -> Option<Dated> {
    let unit = r.sense(next).unit.filter(|unit| r.plural(next) && (Unit::Day..=Unit::Decade).contains(unit))?;
    let shorter = grain_of(unit).is_some_and(|grain| grain < whole.dated.grain) && whole.dated.grain < Grain::Vague;
    let part = match nth {
        Nth::Start(1) => Part::Start,
        Nth::End(1) => Part::End,
        _ => return None,
    };
    let sharp = whole.dated.value.modifier.is_none() && whole.dated.ends().is_some();
    (shorter && sharp).then(|| stretch::cut(whole.dated.clone(), part))
}

/// "the second half of the 20th century", "the first decade of the 21st century".
fn of_years(r: Reader, nth: Nth, next: usize, whole: &Found) -> Option<Dated> {
    let (first, last) = whole.dated.ends().filter(|_| matches!(whole.dated.grain, Grain::Decade | Grain::Century))?;
    let years = if whole.dated.grain == Grain::Decade { 10 } else { 100 };
    if r.says(next, "half") {
        let middle = moved(first, Unit::Year, years / 2)?;
        let (modifier, days) = match nth {
            Nth::Start(1) => (Mod::Start, Days::between(Some(first), middle.yesterday().ok())),
            Nth::Start(2) | Nth::End(1) => (Mod::End, Days::between(Some(middle), Some(last))),
            _ => return None,
        };
        let timex = whole.dated.value.timex.clone();
        let value = DateValue { timex, modifier: Some(modifier), hard: days, typical: days };
        return Some(Dated { value, grain: whole.dated.grain });
    }
    if r.sense(next).unit == Some(Unit::Quarter) && !r.plural(next) {
        let n = match nth {
            Nth::Start(n @ 1..=4) => n,
            Nth::End(n @ 1..=4) => 5 - n,
            _ => return None,
        };
        let from = moved(first, Unit::Year, (i32::from(n) - 1) * years / 4).filter(|_| years == 100)?;
        let days = Days::between(Some(from), moved(from, Unit::Year, 25)?.yesterday().ok());
        let modifier = match n {
            1 => Some(Mod::Start),
            4 => Some(Mod::End),
            _ => None,
        };
        let value = DateValue { timex: whole.dated.value.timex.clone(), modifier, hard: days, typical: days };
        return Some(Dated { value, grain: whole.dated.grain });
    }
    if r.sense(next).unit != Some(Unit::Decade) || r.plural(next) || years == 10 {
        return None;
    }
    // The 21st century begins in 2001, its first decade in 2000.
    let year = match nth {
        Nth::Start(n @ 1..=10) => first.year() - 1 + (i16::from(n) - 1) * 10,
        Nth::End(n @ 1..=10) => last.year() - i16::from(n) * 10,
        _ => return None,
    };
    stretch::decade(year)
}

/// Which one of many: counted from the start, or from the end ("last" is the first from there).
#[derive(Clone, Copy)]
enum Nth {
    Start(i8),
    End(i8),
}

/// "third", "22nd", "last", "third last", "second-to-last", and the token behind it.
fn counted(r: Reader, at: usize) -> Option<(Nth, usize)> {
    let (n, next) = ordinal(r, at).or_else(|| ordinal_day(r, at))?;
    if n == Sense::LAST {
        return Some((Nth::End(1), next));
    }
    let mark = r.past_mark(next, b'-');
    let to = if r.role(mark) == Some(Role::To) { r.past_mark(mark + 1, b'-') } else { mark };
    Some(if r.says(to, "last") { (Nth::End(n), to + 1) } else { (Nth::Start(n), next) })
}

/// "the 20th of this month", "the first of next month".
fn day_of_month(r: Reader, at: usize, nth: Nth, next: usize) -> Option<Found> {
    let Nth::Start(n) = nth else { return None };
    if r.role(next) != Some(Role::Of) {
        return None;
    }
    let month = this_unit(r, next + 1).or_else(|| date_at(r, next + 1))?;
    let end = month.tokens.end;
    // "the first of this month's votes" is a vote.
    let owns = r.mark(end, b'\'') && r.glued(end);
    let told = month.dated.grain == Grain::Month && r.sense(end - 1).unit == Some(Unit::Month) && !owns;
    let (first, _) = month.dated.ends().filter(|_| told)?;
    let day = stretch::day(first.year(), first.month(), n)?;
    Some(Found::new(at..end, holding(Grain::Day, day)?))
}

/// "the week of March 3", "the weekend of March 3", "the week beginning February 4", "the night of March 3".
pub(super) fn week_of(r: Reader, at: usize) -> Option<Found> {
    let next = r.past_the(at);
    let part = r.sense(next).daypart;
    let unit = r.sense(next).unit.filter(|u| matches!(u, Unit::Week | Unit::Weekend | Unit::Night));
    if part.is_none() && unit.is_none() {
        return None;
    }
    if !r.document.says(next + 1, &["of", "beginning", "starting", "ending", "ended"]) {
        return None;
    }
    let day_at = if r.role(next + 2) == Some(Role::On) { next + 3 } else { next + 2 };
    // "the weekend of Oct. 14-15".
    let days = range::read(r, &Lead::of(r, day_at), absolute::read(r, day_at));
    let day = days.or_else(|| date_at(r, day_at)).filter(|found| found.dated.grain == Grain::Day)?;
    let tokens = at..day.tokens.end;
    if let Some(part) = part {
        return Some(Found::new(tokens, clock::on(&day.dated, part)));
    }
    let Some((first, _)) = day.dated.ends() else {
        return Some(Found::new(tokens, shapeless(grain_of(unit?)?)));
    };
    Some(Found::new(tokens, holding(grain_of(unit?)?, first)?))
}
