//! The set of values that a statement allows, in the three forms a set can have: a stretch of the number line, a set of
//! days, one label. Sets of one form can be cut with each other and ordered; that is all the comparator needs to know.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::value::{Days, Decimal, End, Interval, Quantity, Value, Weekdays};

/// A set of values. The order has no meaning beyond being the same on every run.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Region {
    /// From the first edge to the second.
    Line(Edge, Edge),
    /// A set of days, in the form [`Region::days`] gives it.
    Days { earliest: Option<Date>, latest: Option<Date>, months: u16, days: u32, weekdays: u8 },
    /// One label.
    Label(String),
}

/// Where a stretch of the number line begins or ends. An open end lies just beside its number, so that two stretches
/// meet exactly if neither ends before the other begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    /// Below every number.
    Lowest,
    /// At a number, or just beside it.
    At(Decimal, Side),
    /// Above every number.
    Highest,
}

/// Which side of a number an edge lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    /// Just below it: the upper end of "fewer than 10".
    Below,
    /// On it.
    On,
    /// Just above it: the lower end of "more than 3 percent".
    Above,
}

/// A stretch of days no longer than this is looked at day by day, to find out that "Friday, March 22, 2024" and
/// "March 22, 2024" are the same set.
const LOOK_AT_EACH: i32 = 400;

impl Region {
    /// What `value` can mean at all, and what a reader takes it to mean.
    pub(super) fn of(value: &Value) -> (Self, Self) {
        match value {
            Value::Quantity(q) => {
                let open = |interval| if is_rounded(q) { below_its_end(interval) } else { interval };
                (Self::line(open(q.range.hard)), Self::line(open(q.range.typical)))
            }
            Value::Date(d) => (Self::days(d.hard), Self::days(d.typical)),
            Value::Term(label) => (Self::Label(label.clone()), Self::Label(label.clone())),
        }
    }

    /// A stretch of the number line.
    pub(super) fn line(interval: Interval) -> Self {
        let edge = |end: Option<End>, unbounded, open| match end {
            Some(End { at, open: true }) => Edge::At(at, open),
            Some(End { at, open: false }) => Edge::At(at, Side::On),
            None => unbounded,
        };
        Self::Line(edge(interval.lo(), Edge::Lowest, Side::Above), edge(interval.hi(), Edge::Highest, Side::Below))
    }

    fn days(days: Days) -> Self {
        let Days { earliest, latest, months, days, weekdays } = tightened(days);
        Self::Days { earliest, latest, months, days, weekdays: weekdays.0 }
    }

    /// The days of a region that is a set of days.
    pub(super) fn as_days(&self) -> Option<Days> {
        let &Self::Days { earliest, latest, months, days, weekdays } = self else { return None };
        Some(Days { earliest, latest, months, days, weekdays: Weekdays(weekdays) })
    }

    /// Whether every value of `self` is in `other`.
    pub(super) fn is_within(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Line(lo, hi), Self::Line(other_lo, other_hi)) => other_lo <= lo && hi <= other_hi,
            (Self::Label(label), Self::Label(other)) => label == other,
            _ => self
                .as_days()
                .zip(other.as_days())
                .is_some_and(|(days, other)| tightened(days.intersect(other)) == days),
        }
    }
}

/// Whether a number stands for half a unit of its last digit each side: "7.6", "3 million".
fn is_rounded(q: &Quantity) -> bool {
    let ends = (q.range.hard.lo(), q.range.hard.hi());
    let (Some(n), None, (Some(lo), Some(hi))) = (q.n, q.modifier, ends) else { return false };
    lo.at < n && n < hi.at && n - lo.at == hi.at - n
}

/// Without its upper end: 7.65 is rounded to 7.7, so that 7.6 and 7.7 have nothing in common.
fn below_its_end(interval: Interval) -> Interval {
    let end = interval.hi().map(|end| End { open: true, ..end });
    Interval::new(interval.lo(), end).unwrap_or(interval)
}

/// Whether some value is in all of `regions`, which are of one form. For days it is not enough that each two of them
/// meet: "Friday", "March 22" and "2023" do, but no day is all three.
pub(super) fn have_common<'a>(regions: impl IntoIterator<Item = &'a Region>) -> bool {
    let mut regions = regions.into_iter();
    let Some(first) = regions.next() else { return true };
    match first {
        Region::Line(lo, hi) => {
            let (mut lo, mut hi) = (lo, hi);
            for region in regions {
                if let Region::Line(other_lo, other_hi) = region {
                    lo = lo.max(other_lo);
                    hi = hi.min(other_hi);
                }
            }
            lo <= hi
        }
        Region::Days { .. } => {
            let all = regions.filter_map(Region::as_days).fold(first.as_days().unwrap_or(Days::ALL), Days::intersect);
            !all.is_empty()
        }
        Region::Label(_) => regions.all(|region| region == first),
    }
}

/// The same days, told in the one way that all equal sets share, as far as the stretch is short enough to look at each day.
fn tightened(days: Days) -> Days {
    let Some(stretch) = short_stretch(days) else { return days };
    let mut tight = Days { earliest: None, latest: None, months: 0, days: 0, weekdays: Weekdays(0) };
    let mut count = 0;
    let mut day = Some(*stretch.start());
    while let Some(today) = day.filter(|d| d <= stretch.end()) {
        if days.contains(today) {
            tight.earliest = tight.earliest.or(Some(today));
            tight.latest = Some(today);
            tight.months |= 1 << (today.month() - 1);
            tight.days |= 1 << (today.day() - 1);
            tight.weekdays.0 |= Weekdays::only(today.weekday()).0;
            count += 1;
        }
        day = today.tomorrow().ok();
    }
    let gapless = tight.earliest.zip(tight.latest).is_some_and(|(first, last)| days_from(first, last) + 1 == count);
    if gapless { Days::between(tight.earliest, tight.latest) } else { tight }
}

fn short_stretch(days: Days) -> Option<RangeInclusive<Date>> {
    let (first, last) = days.earliest.zip(days.latest)?;
    let is_needed = !days.is_stretch() || first > last;
    (is_needed && days_from(first, last) <= LOOK_AT_EACH).then_some(first..=last)
}

fn days_from(first: Date, last: Date) -> i32 {
    // Between any two civil dates there are fewer than eight million days.
    last.since(first).map_or(i32::MAX, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn a_weekday_that_the_date_has_anyway_makes_no_other_set() {
        let day = Days::between(Some(date(2024, 3, 22)), Some(date(2024, 3, 22)));
        assert_eq!(Region::days(day.on(Weekday::Friday)), Region::days(day));
        assert_ne!(Region::days(day.on(Weekday::Monday)), Region::days(day));
    }

    #[test]
    fn a_month_cut_out_of_a_year_is_that_month() {
        let year = Days::between(Some(date(2024, 1, 1)), Some(date(2024, 12, 31)));
        let march = Days::between(Some(date(2024, 3, 1)), Some(date(2024, 3, 31)));
        assert_eq!(Region::days(year.in_month(3)), Region::days(march));
    }

    #[test]
    fn an_open_end_does_not_meet_the_number_it_leaves_out() {
        let five = Decimal::from(5);
        let apart = [Region::line(Interval::below(five)), Region::line(Interval::at_least(five))];
        let touching = [Region::line(Interval::at_most(five)), Region::line(Interval::at_least(five))];
        assert!(!have_common(&apart));
        assert!(have_common(&touching));
    }
}
