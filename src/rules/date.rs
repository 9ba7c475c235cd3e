//! A date as a rule writes it: a year, a month, a day, a season, or a day of any year.

use jiff::civil::{Date, date};

use crate::value::{DateValue, Days};

/// What to write instead of what is no date.
pub(super) const EXPECTED: &str = "expected a date such as 2024, 2024-03 or 2024-03-22";

/// Reads `2024`, `2024-03`, `2024-03-22`, `XXXX-03` or `XXXX-03-22`.
pub(super) fn parse(written: &str) -> Option<DateValue> {
    let mut parts = written.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let month = month.map(|m| digits(m, 2)).map_or(Some(None), |m| m.map(Some))?;
    let day = day.map(|d| digits(d, 2)).map_or(Some(None), |d| d.map(Some))?;
    let days = if year == "XXXX" {
        any_year(month?, day)?
    } else {
        let year = digits(year, 4)?;
        match (month, day) {
            (None, _) => between(date_of(year, 1, 1)?, date_of(year, 12, 31)?),
            (Some(month), None) => {
                let first = date_of(year, month, 1)?;
                between(first, first.last_of_month())
            }
            (Some(month), Some(day)) => {
                let day = date_of(year, month, day)?;
                between(day, day)
            }
        }
    };
    Some(DateValue::sharp(written.trim(), days))
}

/// Reads a whole day, `2024-03-25`; the time of a timestamp is dropped.
pub(super) fn parse_day(written: &str) -> Option<Date> {
    written.trim().get(..10).unwrap_or(written).parse().ok()
}

fn any_year(month: i16, day: Option<i16>) -> Option<Days> {
    let month = i8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    // A leap year, so that 29 February is a day.
    let length = date(2000, month, 1).days_in_month();
    let days = Days::ALL.in_month(month);
    match day {
        None => Some(days),
        Some(day) => i8::try_from(day).ok().filter(|d| (1..=length).contains(d)).map(|d| days.on_day(d)),
    }
}

fn between(first: Date, last: Date) -> Days {
    Days::between(Some(first), Some(last))
}

fn date_of(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn digits(text: &str, count: usize) -> Option<i16> {
    (text.len() == count && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_year_a_month_or_a_day() {
        let days = |text: &str| parse(text).map(|value| (value.hard.earliest, value.hard.latest));
        assert_eq!(days("2024"), Some((Some(date(2024, 1, 1)), Some(date(2024, 12, 31)))));
        assert_eq!(days("2024-02"), Some((Some(date(2024, 2, 1)), Some(date(2024, 2, 29)))));
        assert_eq!(days("2024-03-22"), Some((Some(date(2024, 3, 22)), Some(date(2024, 3, 22)))));
        assert_eq!(parse("XXXX-03-22").and_then(|v| v.hard.first()), Some(date(2000, 3, 22)));
    }

    #[test]
    fn anything_else_is_no_date() {
        for text in ["", "March", "24", "2024-3", "2024-13", "2023-02-29", "XXXX", "XXXX-02-30", "2024-03-22-01", "-"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
