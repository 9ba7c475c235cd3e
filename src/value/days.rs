//! Sets of days: a stretch of the calendar cut by the months, days of the month and weekdays that the words allow.
//!
//! "March 22" without a year is every 22 March; "Friday" is every Friday; both together are the 22 Marches that fall on a
//! Friday. Such sets meet in such a set, so that compatible dates are those whose sets share a day.

use jiff::{ToSpan, civil::Date, civil::Weekday};

/// A set of days, never known to be empty until asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// First day that can be in the set, `None` where open.
    pub earliest: Option<Date>,
    /// Last day that can be in the set, `None` where open.
    pub latest: Option<Date>,
    /// Bit `m - 1` is set if month `m` is allowed.
    pub months: u16,
    /// Bit `d - 1` is set if day `d` of the month is allowed.
    pub days: u32,
    /// The weekdays allowed.
    pub weekdays: Weekdays,
}

/// A set of weekdays; bit 0 is Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weekdays(pub u8);

const ALL_MONTHS: u16 = 0xFFF;
const ALL_DAYS: u32 = 0x7FFF_FFFF;

impl Weekdays {
    /// Every weekday.
    pub const ALL: Self = Self(0x7F);

    /// One weekday alone.
    #[must_use]
    pub fn only(day: Weekday) -> Self {
        Self(1 << day.to_monday_zero_offset())
    }

    fn has(self, day: Weekday) -> bool {
        self.0 & Self::only(day).0 != 0
    }
}

impl Days {
    /// Every day there is.
    pub const ALL: Self =
        Self { earliest: None, latest: None, months: ALL_MONTHS, days: ALL_DAYS, weekdays: Weekdays::ALL };

    /// All days from `earliest` to `latest`, both inclusive, `None` where open.
    #[must_use]
    pub fn between(earliest: Option<Date>, latest: Option<Date>) -> Self {
        Self { earliest, latest, ..Self::ALL }
    }

    /// This set without the days on which it is not `weekday`.
    #[must_use]
    pub fn on(self, weekday: Weekday) -> Self {
        Self { weekdays: Weekdays(self.weekdays.0 & Weekdays::only(weekday).0), ..self }
    }

    /// This set without the days outside month `month` (1 to 12).
    #[must_use]
    pub fn in_month(self, month: i8) -> Self {
        Self { months: self.months & (1 << (month - 1)), ..self }
    }

    /// This set without the days that are not day `day` (1 to 31) of their month.
    #[must_use]
    pub fn on_day(self, day: i8) -> Self {
        Self { days: self.days & (1 << (day - 1)), ..self }
    }

    /// The days in both.
    #[must_use]
    pub fn intersect(self, other: Self) -> Self {
        let later = |a: Option<Date>, b: Option<Date>| a.max(b);
        let earlier = |a: Option<Date>, b: Option<Date>| match (a, b) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        Self {
            earliest: later(self.earliest, other.earliest),
            latest: earlier(self.latest, other.latest),
            months: self.months & other.months,
            days: self.days & other.days,
            weekdays: Weekdays(self.weekdays.0 & other.weekdays.0),
        }
    }

    /// Whether no month, day of the month or weekday is ruled out.
    #[must_use]
    pub fn is_stretch(self) -> bool {
        self.months == ALL_MONTHS && self.days == ALL_DAYS && self.weekdays == Weekdays::ALL
    }

    /// Whether `day` is in the set.
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.earliest.is_none_or(|e| e <= day)
            && self.latest.is_none_or(|l| day <= l)
            && self.months & (1 << (day.month() - 1)) != 0
            && self.days & (1 << (day.day() - 1)) != 0
            && self.weekdays.has(day.weekday())
    }

    /// The first day in the set, looking no further than one whole cycle of the calendar; `None` if the set is empty.
    /// In a set with no earliest day, the first after the year 2000 stands for all.
    #[must_use]
    pub fn first(self) -> Option<Date> {
        // The Gregorian calendar repeats after 400 years, weekdays included.
        let from = self.earliest.unwrap_or_else(|| match self.latest {
            Some(latest) => latest.checked_sub(400.years()).unwrap_or(Date::MIN),
            None => jiff::civil::date(2000, 1, 1),
        });
        let cycle = from.checked_add(400.years()).unwrap_or(Date::MAX);
        let to = self.latest.map_or(cycle, |l| l.min(cycle));
        if self.months == 0 || self.days == 0 || self.weekdays.0 == 0 || from > to {
            return None;
        }
        if self.is_stretch() {
            return Some(from);
        }
        let mut day = from;
        while day <= to {
            if self.months & (1 << (day.month() - 1)) == 0 {
                // No day of this month will do.
                day = day.last_of_month().tomorrow().ok()?;
                continue;
            }
            if self.contains(day) {
                return Some(day);
            }
            day = day.tomorrow().ok()?;
        }
        None
    }

    /// Whether no day is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.first().is_none()
    }

    /// Whether some day is in both sets.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        !self.intersect(other).is_empty()
    }

    /// Whether every day of `self` is known to be in `other`.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self.intersect(other) == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_22_march_can_be_a_friday_but_in_2024_only_the_22nd_is() {
        let march = |d| Days::ALL.in_month(3).on_day(d);
        let friday = Days::ALL.on(Weekday::Friday);
        let in_2024 = Days::between(Some(date(2024, 1, 1)), Some(date(2024, 12, 31)));
        assert!(march(22).meets(friday));
        assert_eq!(march(22).intersect(in_2024).intersect(friday).first(), Some(date(2024, 3, 22)));
        assert!(!march(23).intersect(in_2024).meets(friday));
    }

    #[test]
    fn the_thirtieth_of_february_is_empty() {
        assert!(Days::ALL.in_month(2).on_day(30).is_empty());
    }
}
