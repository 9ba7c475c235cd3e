//! Phrases with a value of their own, and the rules by which holidays fall.

use jiff::civil::Weekday;

/// A phrase with a value of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Reference(&'static str),
    /// A day of every year.
    Holiday(Holiday),
}

/// The rule that says on which day of a year a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// Days after Easter Sunday of the western churches.
    Easter(i16),
    /// Days after Easter Sunday of the eastern churches, in the Gregorian calendar.
    Orthodox(i16),
    /// The n-th such weekday of a month, -1 the last, and days after it: Black Friday follows the fourth Thursday of November.
    Nth(i8, Weekday, i8, i8),
}

/// Reads "12-25", "easter-2", "orthodox+0", "11-thu-4", "05-mon-last" and "11-thu-4+1".
pub(super) fn read_rule(rule: &str) -> Holiday {
    let read = || {
        if let Some(days) = rule.strip_prefix("easter") {
            return days.parse().ok().map(Holiday::Easter);
        }
        if let Some(days) = rule.strip_prefix("orthodox") {
            return days.parse().ok().map(Holiday::Orthodox);
        }
        let (month, rest) = rule.split_once('-')?;
        let month = month.parse().ok()?;
        let Some((weekday, nth)) = rest.split_once('-') else {
            return Some(Holiday::Fixed(month, rest.parse().ok()?));
        };
        let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let weekday = weekdays.iter().position(|w| *w == weekday)?;
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(weekday).ok()?).ok()?;
        let (nth, after) = nth.split_once('+').unwrap_or((nth, "0"));
        let nth = if nth == "last" { -1 } else { nth.parse().ok()? };
        Some(Holiday::Nth(month, weekday, nth, after.parse().ok()?))
    };
    read().unwrap_or_else(|| panic!("src/lexicon/en/calendar_phrases.toml: no holiday rule \"{rule}\""))
}
