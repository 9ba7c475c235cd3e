//! Puts a written date on the calendar: fills what the words leave open from the day of publication, else keeps it open.

use jiff::civil::{Date, Weekday};

use super::absolute::{Field, Written};
use super::reader::Reader;
use super::stretch::{self, Dated, Grain, moved};
use super::tense::Tense;
use crate::lexicon::{Holiday, Unit};
use crate::value::{DateValue, Days, Timex};

/// What a written date stands for.
pub(super) fn place(r: Reader, written: &Written, tense: Tense) -> Option<Dated> {
    if let Field::Decade(first) = written.field {
        return stretch::decade(full_decade(first, r.published()));
    }
    if let Field::Century(n) = written.field {
        return stretch::century(n);
    }
    if let Some(year) = written.year {
        return in_year(written.field, year, r.published());
    }
    match (r.published(), written.field) {
        (None, field) => unplaced(field, written.weekday),
        (Some(published), Field::Weekday(weekday)) => {
            stretch::holding(Grain::Day, stretch::nearest(weekday, published, tense.looks_ahead())?)
        }
        (Some(published), Field::DayOfMonth(day)) => day_of_month(day, written.weekday, published, tense),
        (Some(published), field) => nearest_year(field, written.weekday, published, tense),
    }
}

/// The field in a known year.
pub(super) fn in_year(field: Field, year: i16, published: Option<Date>) -> Option<Dated> {
    match field {
        Field::Year => stretch::whole_year(year),
        Field::Half(n) => stretch::half(year, n),
        Field::Quarter(n) => stretch::quarter(year, n),
        Field::Season(code) => stretch::season(year, code),
        Field::Winter => stretch::winter(year),
        Field::OfAccounts => stretch::two_years(year),
        Field::Month(month) => stretch::month(year, month),
        Field::Day(month, day) => stretch::holding(Grain::Day, stretch::day(year, month, day)?),
        Field::EitherDay(a, b) => either_day(year, a, b, published),
        Field::Holiday(rule) => stretch::holding(Grain::Day, stretch::holiday(rule, year)?),
        Field::DayOfMonth(_) | Field::Weekday(_) | Field::Decade(_) | Field::Century(_) => None,
    }
}

/// "7/8/07" is a day of July or of August. The American order is typical, unless it lies after publication and the other
/// does not; both can be meant.
fn either_day(year: i16, a: i8, b: i8, published: Option<Date>) -> Option<Dated> {
    let american = stretch::day(year, a, b)?;
    let other = stretch::day(year, b, a)?;
    let too_late = published.is_some_and(|p| american > p && other <= p);
    let day = if too_late { other } else { american };
    let either = Days::between(Some(american.min(other)), Some(american.max(other)));
    let hard = Days { months: bit(a) | bit(b), days: u32::from(bit(a) | bit(b)), ..either };
    let typical = Days { earliest: Some(day), latest: Some(day), ..hard };
    let value = DateValue { timex: day.to_string(), modifier: None, hard, typical };
    Some(Dated { value, grain: Grain::Day })
}

fn bit(n: i8) -> u16 {
    1 << (n - 1)
}

/// The nearest year that the text allows: the last before publication, or the next where the clause tells the future.
fn nearest_year(field: Field, weekday: Option<Weekday>, published: Date, tense: Tense) -> Option<Dated> {
    let year = published.year();
    let fits = |dated: &Dated| weekday.is_none() || dated.ends().is_some_and(|(day, _)| Some(day.weekday()) == weekday);
    let candidate = |back: i16| in_year(field, year.checked_sub(back)?, Some(published));
    // Leap days are at most eight years apart, and a weekday may be that of a year further off than the next.
    let far = weekday.is_some() || field == Field::Day(2, 29);
    let years = if far { 8 } else { 1 };
    let mut all: Vec<(Date, Date, Dated)> = (-years..=years)
        .rev()
        .filter_map(candidate)
        .filter_map(|dated| dated.ends().map(|(first, last)| (first, last, dated)))
        .collect();
    // "Friday, March 22" says more about the year than the tense does; a weekday that no near year has says nothing.
    let distance = |day: Date| published.until(day).map_or(i32::MAX, |span| span.get_days().abs());
    let near = |(first, _, dated): &&(Date, Date, Dated)| weekday.is_some() && fits(dated) && distance(*first) <= 366;
    if let Some((_, _, dated)) = all.iter().filter(near).min_by_key(|(first, _, _)| distance(*first)) {
        return Some(dated.clone());
    }
    let past = all.iter().rposition(|(first, _, _)| *first <= published);
    let next =
        all.iter().position(|(first, last, _)| published <= *last && (*first >= published || tense.looks_ahead()));
    let chosen = match (tense, past, next) {
        // Reports tell quarters and halves near the day they appear: in August the fourth quarter is still to come.
        (Tense::Open, Some(past), Some(next)) if matches!(field, Field::Quarter(_) | Field::Half(_)) => {
            let since = all[past].1.until(published).ok()?.get_days();
            let ahead = published.until(all[next].0).ok()?.get_days();
            if ahead > 0 && ahead < since { next } else { past }
        }
        // "was bailed until March 20", told on March 25: what lies ten months ahead would be told with its year.
        (Tense::Meant, Some(past), Some(_))
            if matches!(field, Field::Day(..)) && all[past].0 > moved(published, Unit::Month, -3)? =>
        {
            past
        }
        (Tense::Future | Tense::Meant, _, Some(next)) => next,
        // What lies ten months back would be told with its year: "Special services start on October 25", "oil for December
        // delivery". Of a day past "took place" the day of publication may be told a little too early.
        (Tense::Past | Tense::Open, Some(past), Some(next))
            if matches!(field, Field::Day(..))
                || tense == Tense::Open && matches!(field, Field::Month(_) | Field::Holiday(_)) =>
        {
            let recent = moved(published, Unit::Month, -9)?;
            let soon = if tense == Tense::Open { (Unit::Month, 2) } else { (Unit::Day, 3) };
            if all[past].0 < recent && all[next].0 <= moved(published, soon.0, soon.1)? { next } else { past }
        }
        (_, Some(past), _) => past,
        (_, None, next) => next?,
    };
    Some(all.swap_remove(chosen).2)
}

fn day_of_month(day: i8, weekday: Option<Weekday>, published: Date, tense: Tense) -> Option<Dated> {
    let step = if tense.looks_ahead() { 1 } else { -1 };
    let first = published.first_of_month();
    let days = (0..24).filter_map(|n| {
        let month = moved(first, Unit::Month, n * step)?;
        let date = stretch::day(month.year(), month.month(), day)?;
        let told = if step > 0 { date >= published } else { date <= published };
        told.then_some(date)
    });
    let mut fits = days.filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday));
    stretch::holding(Grain::Day, fits.next()?)
}

/// A decade that begins in so many years is spoken of already: "the '90s" of 1989 are to come.
const NEXT_DECADE: i16 = 3;

/// The first year of a decade: "the '90s" are the last before publication, or those about to begin.
fn full_decade(first: i16, published: Option<Date>) -> i16 {
    if first >= 100 {
        return first;
    }
    let Some(now) = published.map(Date::year) else { return 1900 + first };
    let soon = now.saturating_add(NEXT_DECADE);
    let year = soon - soon.rem_euclid(100) + first;
    if year > soon { year - 100 } else { year }
}

/// A month of some year, to be gone on with.
fn of_a_month(month: i8) -> Timex {
    Timex::new("XXXX-").number(month, 2)
}

/// What TIMEX3 writes of a holiday that comes back every year.
pub(super) fn of_every_year(rule: Holiday) -> Option<String> {
    Some(unplaced(Field::Holiday(rule), None)?.value.timex)
}

/// A date that no year is known for: the days of every year that fit.
fn unplaced(field: Field, weekday: Option<Weekday>) -> Option<Dated> {
    let on = |days: Days| weekday.map_or(days, |w| days.on(w));
    let of_months = |from: i8, to: i8| Days { months: (from..=to).fold(0, |bits, m| bits | bit(m)), ..Days::ALL };
    Some(match field {
        Field::Month(month) => Dated::new(of_a_month(month).done(), Days::ALL.in_month(month), Grain::Month),
        Field::Day(month, day) => {
            let days = on(Days::ALL.in_month(month).on_day(day));
            Dated::new(of_a_month(month).text("-").number(day, 2).done(), days, Grain::Day)
        }
        Field::DayOfMonth(day) => {
            Dated::new(Timex::new("XXXX-XX-").number(day, 2).done(), on(Days::ALL.on_day(day)), Grain::Day)
        }
        Field::Weekday(weekday) => stretch::some_weekday(weekday),
        Field::Quarter(n) => {
            Dated::new(Timex::new("XXXX-Q").number(n, 1).done(), of_months(n * 3 - 2, n * 3), Grain::Quarter)
        }
        Field::Half(n) => {
            Dated::new(Timex::new("XXXX-H").number(n, 1).done(), of_months(n * 6 - 5, n * 6), Grain::Half)
        }
        Field::Winter => return unplaced(Field::Season("WI"), weekday),
        Field::Season(code) => {
            let days = Days { months: stretch::season_months(code), ..Days::ALL };
            Dated::new(["XXXX-", code].concat(), days, Grain::Season)
        }
        Field::Holiday(Holiday::Fixed(month, day)) => return unplaced(Field::Day(month, day), weekday),
        Field::Holiday(Holiday::Nth(month, weekday, _, 0)) => {
            let days = Days::ALL.in_month(month).on(weekday);
            Dated::new(of_a_month(month).text("-XX").done(), days, Grain::Day)
        }
        // "Cyber Monday" may fall in the next month.
        Field::Holiday(Holiday::Nth(month, ..)) => {
            Dated::new(of_a_month(month).text("-XX").done(), of_months(month, (month + 1).min(12)), Grain::Day)
        }
        Field::Holiday(Holiday::Easter(_) | Holiday::Orthodox(_)) => {
            Dated::new("XXXX-XX-XX", of_months(2, 6), Grain::Day)
        }
        Field::Year | Field::EitherDay(..) | Field::Decade(_) | Field::Century(_) | Field::OfAccounts => return None,
    })
}
