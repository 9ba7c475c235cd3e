//! Stretches of the calendar: the week, month, quarter or century that holds a day, and the early, middle and late part
//! of each. Pure arithmetic; knows no words.

use jiff::{Span, ToSpan, civil::Date, civil::Weekday, civil::date};

use crate::lexicon::{Part, Unit};
use crate::value::{DateValue, Days, Mod, Timex};

/// How long the stretch is that the words name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::mention) enum Grain {
    Time,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    /// A vague reference, such as "now".
    Vague,
}

/// A value with its grain.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::mention) struct Dated {
    pub value: DateValue,
    pub grain: Grain,
}

impl Dated {
    pub(super) fn new(timex: impl Into<String>, days: Days, grain: Grain) -> Self {
        Self { value: DateValue::sharp(timex, days), grain }
    }

    /// Words whose TIMEX3 value is known but whose days are not.
    pub(super) fn open(timex: impl Into<String>) -> Self {
        Self::new(timex, Days::ALL, Grain::Vague)
    }

    /// First and last day, if both are known.
    pub(super) fn ends(&self) -> Option<(Date, Date)> {
        self.value.typical.earliest.zip(self.value.typical.latest)
    }
}

/// The grain of a unit of time; `None` for those shorter than a day and for those that are no stretch of the calendar.
pub(super) fn grain_of(unit: Unit) -> Option<Grain> {
    Some(match unit {
        Unit::Day | Unit::Night => Grain::Day,
        Unit::Weekend => Grain::Weekend,
        Unit::Week => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter => Grain::Quarter,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Fortnight | Unit::Millennium => return None,
    })
}

/// The day `amount` units after `day`; a day that the month does not have becomes its last.
pub(in crate::mention) fn moved(day: Date, unit: Unit, amount: i32) -> Option<Date> {
    let amount = i64::from(amount);
    let span = match unit {
        Unit::Second | Unit::Minute | Unit::Hour => return None,
        Unit::Day | Unit::Night => Span::new().try_days(amount),
        Unit::Week | Unit::Weekend => Span::new().try_weeks(amount),
        Unit::Fortnight => Span::new().try_weeks(amount * 2),
        Unit::Month => Span::new().try_months(amount),
        Unit::Quarter => Span::new().try_months(amount * 3),
        Unit::Year => Span::new().try_years(amount),
        Unit::Decade => Span::new().try_years(amount * 10),
        Unit::Century => Span::new().try_years(amount * 100),
        Unit::Millennium => Span::new().try_years(amount * 1000),
    };
    day.checked_add(span.ok()?).ok()
}

/// The stretch of this grain that holds `day`.
pub(super) fn holding(grain: Grain, day: Date) -> Option<Dated> {
    let year = day.year();
    Some(match grain {
        Grain::Time | Grain::Day => Dated { value: DateValue::day(day), grain },
        Grain::Week | Grain::Weekend => {
            let week = day.iso_week_date();
            let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            let first = if grain == Grain::Week { monday } else { monday.checked_add(5.days()).ok()? };
            let last = monday.checked_add(6.days()).ok()?;
            let end = if grain == Grain::Week { "" } else { "-WE" };
            let timex = Timex::year(week.year()).text("-W").number(week.week(), 2).text(end).done();
            Dated::new(timex, Days::between(Some(first), Some(last)), grain)
        }
        Grain::Month => month(year, day.month())?,
        Grain::Quarter => quarter(year, (day.month() + 2) / 3)?,
        Grain::Half => half(year, if day.month() <= 6 { 1 } else { 2 })?,
        Grain::Season => season(year, season_of(day.month()))?,
        Grain::Year => whole_year(year)?,
        Grain::Decade => decade(year - year.rem_euclid(10))?,
        Grain::Century => century((year - 1).div_euclid(100) + 1)?,
        Grain::Vague => return None,
    })
}

/// January to December.
pub(super) fn whole_year(year: i16) -> Option<Dated> {
    Some(Dated::new(Timex::year(year).done(), span(year, 1, year, 12)?, Grain::Year))
}

/// One month.
pub(super) fn month(year: i16, month: i8) -> Option<Dated> {
    Some(Dated::new(Timex::year(year).text("-").number(month, 2).done(), span(year, month, year, month)?, Grain::Month))
}

/// The first to fourth quarter.
pub(super) fn quarter(year: i16, n: i8) -> Option<Dated> {
    Some(Dated::new(
        Timex::year(year).text("-Q").number(n, 1).done(),
        span(year, n * 3 - 2, year, n * 3)?,
        Grain::Quarter,
    ))
}

/// The first or second half.
pub(super) fn half(year: i16, n: i8) -> Option<Dated> {
    Some(Dated::new(Timex::year(year).text("-H").number(n, 1).done(), span(year, n * 6 - 5, year, n * 6)?, Grain::Half))
}

/// The ten years from `first`, which ends in 0.
pub(super) fn decade(first: i16) -> Option<Dated> {
    Some(Dated::new(
        Timex::new("").number(first / 10, 3).done(),
        span(first, 1, first.checked_add(9)?, 12)?,
        Grain::Decade,
    ))
}

/// The n-th century: the 19th is 1801 to 1900.
pub(super) fn century(n: i16) -> Option<Dated> {
    let first = n.checked_sub(1)?.checked_mul(100)?.checked_add(1)?;
    Some(Dated::new(
        Timex::new("").number(n - 1, 2).done(),
        span(first, 1, first.checked_add(99)?, 12)?,
        Grain::Century,
    ))
}

/// A season of the north. Spring is March to May; half a month more on each side may be meant as well. The winter of a
/// year is the one that begins in it, though its first months may be meant.
pub(super) fn season(year: i16, code: &str) -> Option<Dated> {
    let first = match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    };
    let timex = Timex::year(year).text("-").text(code).done();
    let (typical, hard) = if first == 12 {
        let mut typical = span(year, 12, year.checked_add(1)?, 2)?;
        let mut hard = Days::between(Some(day(year, 1, 1)?), Some(day(year.checked_add(1)?, 3, 15)?));
        // What is typical lies in the same months, so that JSON gives both back as they were.
        (hard.months, typical.months) = (season_months("WI"), season_months("WI"));
        (typical, hard)
    } else {
        let hard = Days::between(Some(day(year, first - 1, 15)?), Some(day(year, first + 3, 15)?));
        (span(year, first, year, first + 2)?, hard)
    };
    Some(Dated { value: DateValue { timex, modifier: None, hard, typical }, grain: Grain::Season })
}

/// The winter that begins in a year: the words leave no other.
pub(super) fn winter(year: i16) -> Option<Dated> {
    let next = year.checked_add(1)?;
    let hard = Days::between(Some(day(year, 11, 15)?), Some(day(next, 3, 15)?));
    let typical = span(year, 12, next, 2)?;
    let value = DateValue { timex: Timex::year(year).text("-WI").done(), modifier: None, hard, typical };
    Some(Dated { value, grain: Grain::Season })
}

/// A year and the next: "2014-15".
pub(super) fn two_years(year: i16) -> Option<Dated> {
    let next = year.checked_add(1)?;
    let timex = [Timex::year(year).done(), Timex::year(next).done()].join("/");
    Some(Dated::new(timex, span(year, 1, next, 12)?, Grain::Year))
}

/// The months that can belong to a season, as bits from January = 1.
pub(super) fn season_months(code: &str) -> u16 {
    let bits = |months: [i8; 5]| months.iter().fold(0, |bits, m| bits | 1 << (m - 1));
    match code {
        "SP" => bits([2, 3, 4, 5, 6]),
        "SU" => bits([5, 6, 7, 8, 9]),
        "FA" => bits([8, 9, 10, 11, 12]),
        _ => bits([11, 12, 1, 2, 3]),
    }
}

fn season_of(month: i8) -> &'static str {
    match month {
        3..=5 => "SP",
        6..=8 => "SU",
        9..=11 => "FA",
        _ => "WI",
    }
}

/// A weekday of a week that is not known.
pub(super) fn some_weekday(weekday: Weekday) -> Dated {
    let timex = Timex::new("XXXX-WXX-").number(weekday.to_monday_one_offset(), 1).done();
    Dated::new(timex, Days::ALL.on(weekday), Grain::Day)
}

/// A day, if the calendar has it.
pub(super) fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// The last such weekday on or before `from` (`after`: the first on or after it).
pub(super) fn nearest(weekday: Weekday, from: Date, after: bool) -> Option<Date> {
    let back = i64::from(from.weekday().since(weekday));
    if after { from.checked_add(((7 - back) % 7).days()).ok() } else { from.checked_sub(back.days()).ok() }
}

fn span(from_year: i16, from_month: i8, to_year: i16, to_month: i8) -> Option<Days> {
    Some(Days::between(Some(day(from_year, from_month, 1)?), Some(day(to_year, to_month, 1)?.last_of_month())))
}

/// The early, middle or late part of a stretch. Of a year the first four months can be meant by "early" and the first
/// quarter is; other stretches are cut at the same thirds and quarters.
pub(super) fn cut(whole: Dated, part: Part) -> Dated {
    let modifier = Some(match part {
        Part::Start => Mod::Start,
        Part::Mid => Mod::Mid,
        Part::End => Mod::End,
    });
    let cut = whole.ends().filter(|_| whole.grain > Grain::Day).and_then(|(first, last)| {
        let hard = piece(whole.grain, first, last, part, Cut::Third)?;
        let typical = piece(whole.grain, first, last, part, Cut::Quarter)?;
        Some((hard, typical))
    });
    let Dated { value, grain } = whole;
    match cut {
        Some((hard, typical)) => {
            let months = value.hard.months;
            let (hard, typical) = (Days { months, ..hard }, Days { months, ..typical });
            Dated { value: DateValue { timex: value.timex, modifier, hard, typical }, grain }
        }
        None => Dated { value: DateValue { modifier, ..value }, grain },
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Cut {
    Third,
    Quarter,
}

/// Years are cut at months, longer stretches at years, shorter ones at days.
fn piece(grain: Grain, first: Date, last: Date, part: Part, cut: Cut) -> Option<Days> {
    let (unit, length) = match grain {
        Grain::Year => (Unit::Month, 12),
        Grain::Decade => (Unit::Year, 10),
        Grain::Century => (Unit::Year, 100),
        _ => (Unit::Day, first.until(last).ok()?.get_days() + 1),
    };
    let share = |n: i32| match cut {
        // The early part of a month ends with its tenth day, the late part begins with the 21st.
        Cut::Third if grain == Grain::Month && part == Part::Start => 10,
        Cut::Third if grain == Grain::Month => n - 20,
        Cut::Third => (n + 2) / 3,
        Cut::Quarter => (n + 3) / 4,
    };
    // The middle third of ten years is 2003 to 2006: what the first and the last leave, or a little more.
    let (from, to) = match part {
        Part::Start => (0, share(length)),
        Part::End => (length - share(length), length),
        Part::Mid if cut == Cut::Third && grain == Grain::Month => (10, 20),
        Part::Mid if cut == Cut::Third => (length / 3, length - length / 3),
        Part::Mid => ((length * 3) / 8, length - (length * 3) / 8),
    };
    let from = moved(first, unit, from)?;
    let to = moved(first, unit, to)?.yesterday().ok()?;
    Some(Days::between(Some(from), Some(to.min(last).max(from))))
}

/// "around 2018": one unit of its grain either side can be meant.
pub(super) fn around(exact: Dated) -> Dated {
    let widened = exact.ends().and_then(|(first, last)| {
        let (unit, amount) = match exact.grain {
            Grain::Time | Grain::Day => (Unit::Day, 3),
            Grain::Week | Grain::Weekend => (Unit::Week, 1),
            Grain::Month => (Unit::Month, 1),
            Grain::Quarter | Grain::Season | Grain::Half => (Unit::Month, 2),
            Grain::Year => (Unit::Year, 1),
            Grain::Decade => (Unit::Year, 2),
            Grain::Century | Grain::Vague => (Unit::Year, 10),
        };
        let hard_first = moved(first, unit, -amount)?;
        let after_last = moved(last.tomorrow().ok()?, unit, amount)?;
        Some(Days::between(Some(hard_first), Some(after_last.yesterday().ok()?)))
    });
    let hard = widened.unwrap_or(Days::ALL);
    let value = DateValue { modifier: Some(Mod::Approx), hard, ..exact.value };
    Dated { value, ..exact }
}

/// Easter Sunday of the western churches, in the Gregorian calendar (the algorithm of Meeus, Jones and Butcher).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    day(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?)
}

/// Easter Sunday of the eastern churches, told in the Gregorian calendar.
pub(super) fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    let julian = day(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?)?;
    let behind = y / 100 - y / 400 - 2;
    julian.checked_add(i64::from(behind).days()).ok()
}

/// The day on which a holiday falls in a year.
pub(super) fn holiday(rule: crate::lexicon::Holiday, year: i16) -> Option<Date> {
    use crate::lexicon::Holiday::{Easter, Fixed, Nth, Orthodox};
    if !(1..=9998).contains(&year) {
        return None;
    }
    match rule {
        Fixed(month, d) => day(year, month, d),
        Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        Orthodox(days) => orthodox_easter(year)?.checked_add(i64::from(days).days()).ok(),
        Nth(month, weekday, nth, after) => {
            date(year, month, 1).nth_weekday_of_month(nth, weekday).ok()?.checked_add(i64::from(after).days()).ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_where_the_churches_say() {
        let sundays = [(1961, 4, 2), (2000, 4, 23), (2018, 4, 1), (2024, 3, 31), (2038, 4, 25)];
        for (year, month, d) in sundays {
            assert_eq!(easter(year), day(year, month, d));
        }
        assert_eq!(orthodox_easter(2024), day(2024, 5, 5));
        assert_eq!(orthodox_easter(2017), day(2017, 4, 16));
    }

    #[test]
    fn early_mid_and_late_cut_a_year_at_its_months() {
        let ends = |part| {
            let Dated { value, .. } = cut(whole_year(2014).unwrap(), part);
            [value.hard.earliest, value.hard.latest, value.typical.earliest, value.typical.latest]
                .map(|d| d.unwrap().to_string()[5..].to_owned())
                .join(" ")
        };
        assert_eq!(ends(Part::Start), "01-01 04-30 01-01 03-31");
        assert_eq!(ends(Part::Mid), "05-01 08-31 05-01 08-31");
        assert_eq!(ends(Part::End), "09-01 12-31 10-01 12-31");
    }

    #[test]
    fn the_edge_of_the_calendar_gives_nothing() {
        assert_eq!(moved(Date::MAX, Unit::Century, 1), None);
        assert_eq!(decade(9999), None);
        assert_eq!(whole_year(10000), None);
    }
}
