//! Days and sets of days in the words of a newspaper reader, as coarse as they are known.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::value::{Days, Weekdays};

/// What is added to a day or month of any year; a text that leaves the year out needs no such words.
const YEAR_NOT_SAID: &str = ", year not said";

/// Whether the words of a text say the same as `reading`, in any order and spelling: "on March 22nd, 2024" is "22 March 2024".
pub(super) fn says(text: &str, reading: &str) -> bool {
    words(text) == words(reading.trim_end_matches(YEAR_NOT_SAID))
}

/// A day in words that every reader takes alike: `22 March 2024`.
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), year(date))
}

/// The name of a month, from 1.
fn month(month: i8) -> String {
    Date::new(2001, month, 1).map_or(String::new(), |day| day.strftime("%B").to_string())
}

/// The name of a weekday, from 1 for Monday.
fn weekday(weekday: i8) -> String {
    Weekday::from_monday_one_offset(weekday)
        .and_then(|weekday| Date::new(2001, 1, 1)?.nth_weekday(1, weekday))
        .map_or(String::new(), |day| day.strftime("%A").to_string())
}

fn year(date: Date) -> String {
    date.year().to_string()
}

/// A set of days in words: `September 2022`, `a Friday`, `22 March, year not said`.
pub(super) fn days(set: Days) -> String {
    let stretch = match (set.earliest, set.latest) {
        (Some(a), Some(b)) => Some(between(a, b)),
        (Some(a), None) => Some(format!("{} or later", from(a))),
        (None, Some(b)) => Some(format!("{} or earlier", until(b))),
        (None, None) => None,
    };
    if set.is_stretch() {
        return stretch.unwrap_or_else(|| "day unknown".to_owned());
    }
    let recurring = recurring(set);
    match stretch {
        Some(stretch) => format!("{recurring} in {stretch}"),
        None if set.months != Days::ALL.months => format!("{recurring}{YEAR_NOT_SAID}"),
        None => recurring,
    }
}

/// The days that come back: "a Friday", "22 March", "a Friday, 22 March".
fn recurring(set: Days) -> String {
    let names = |mask: u32, last: i8, name: fn(i8) -> String| -> Vec<String> {
        (1..=last).filter(|i| mask & (1 << (i - 1)) != 0).map(name).collect()
    };
    let mut parts = Vec::new();
    if set.weekdays != Weekdays::ALL {
        parts.push(format!("a {}", names(u32::from(set.weekdays.0), 7, weekday).join(" or ")));
    }
    let month = (set.months != Days::ALL.months).then(|| names(u32::from(set.months), 12, month).join(" or "));
    let day = (set.days != Days::ALL.days).then(|| {
        let days: Vec<String> = (0..31).filter(|d| set.days & (1 << d) != 0).map(|d| (d + 1).to_string()).collect();
        days.join(" or ")
    });
    match (day, month) {
        (Some(day), Some(month)) => parts.push(format!("{day} {month}")),
        (Some(day), None) => parts.push(format!("day {day} of a month")),
        (None, Some(month)) => parts.push(month),
        (None, None) => {}
    }
    parts.join(", ")
}

fn between(a: Date, b: Date) -> String {
    let whole_months = a.day() == 1 && b == b.last_of_month();
    let whole_years = whole_months && a.month() == 1 && b.month() == 12;
    match (a.year() == b.year(), a.month() == b.month()) {
        _ if a == b => day(a),
        (true, _) if whole_years => year(a),
        (false, _) if whole_years => format!("{} to {}", year(a), year(b)),
        (true, true) if whole_months => format!("{} {}", month(a.month()), year(a)),
        (true, false) if whole_months => format!("{} to {} {}", month(a.month()), month(b.month()), year(a)),
        (false, _) if whole_months => {
            format!("{} {} to {} {}", month(a.month()), year(a), month(b.month()), year(b))
        }
        (true, true) => format!("{} to {}", a.day(), day(b)),
        (true, false) => format!("{} {} to {}", a.day(), month(a.month()), day(b)),
        (false, _) => format!("{} to {}", day(a), day(b)),
    }
}

/// The first day of an open stretch, told by its year or month where it begins one.
fn from(a: Date) -> String {
    match (a.month(), a.day()) {
        (1, 1) => year(a),
        (m, 1) => format!("{} {}", month(m), year(a)),
        _ => day(a),
    }
}

/// The last day of an open stretch, told by its year or month where it ends one.
fn until(b: Date) -> String {
    match b.checked_add(1.days()) {
        Ok(next) if next.month() == 1 && next.day() == 1 => year(b),
        Ok(next) if next.day() == 1 => format!("{} {}", month(b.month()), year(b)),
        _ => day(b),
    }
}

/// The words that make a date, sorted.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !matches!(w.as_str(), "" | "a" | "on" | "in" | "the" | "of" | "year"))
        .map(|w| {
            match w.strip_suffix("st").or(w.strip_suffix("nd")).or(w.strip_suffix("rd")).or(w.strip_suffix("th")) {
                Some(day) if day.bytes().all(|b| b.is_ascii_digit()) => day.to_owned(),
                _ => w,
            }
        })
        .collect();
    words.sort_unstable();
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn dates_are_told_as_coarsely_as_they_are_known() {
        let told = |a, b| days(Days::between(a, b));
        assert_eq!(told(Some(date(2022, 9, 1)), Some(date(2022, 9, 30))), "September 2022");
        assert_eq!(told(Some(date(2014, 1, 1)), Some(date(2014, 12, 31))), "2014");
        assert_eq!(told(Some(date(2014, 9, 1)), Some(date(2014, 12, 31))), "September to December 2014");
        assert_eq!(told(Some(date(2024, 3, 22)), Some(date(2024, 3, 22))), "22 March 2024");
        assert_eq!(told(Some(date(2024, 3, 22)), Some(date(2024, 4, 2))), "22 March to 2 April 2024");
        assert_eq!(told(Some(date(2014, 1, 1)), None), "2014 or later");
        assert_eq!(told(None, Some(date(2018, 12, 31))), "2018 or earlier");
    }

    #[test]
    fn dates_without_a_year_say_so() {
        let march = Days::ALL.in_month(3).on_day(22);
        assert_eq!(days(march), "22 March, year not said");
        assert_eq!(days(Days::ALL.on(Weekday::Friday)), "a Friday");
        assert_eq!(days(march.on(Weekday::Friday)), "a Friday, 22 March, year not said");
    }

    #[test]
    fn a_date_in_another_order_of_words_says_the_same() {
        assert!(says("on March 22nd, 2024", "22 March 2024"));
        assert!(says("March 22", "22 March, year not said"));
        assert!(!says("on Friday", "22 March 2024"));
    }
}
