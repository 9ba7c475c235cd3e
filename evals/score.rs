//! Precision, recall and their harmonic mean, and when a range that was read is the one that was annotated.

use std::fmt;

use crosscheck::value::{Decimal, End, Interval, Mod, Quantity, Value};
use serde::Deserialize;

/// What was found beside what there is.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    /// Found.
    pub(crate) found: usize,
    /// Of those found, how many are right.
    pub(crate) right: usize,
    /// There to be found.
    pub(crate) gold: usize,
    /// Of those there, how many were found. The same as `right`, unless one value can be found in two ways.
    pub(crate) hit: usize,
}

impl Counts {
    /// One to one: `right` of `found` are `right` of `gold`.
    pub(crate) fn matched(right: usize, gold: usize, found: usize) -> Self {
        Self { found, right, gold, hit: right }
    }

    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    pub(crate) fn recall(self) -> f64 {
        share(self.hit, self.gold)
    }

    pub(crate) fn f1(self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
        self.hit += other.hit;
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let (p, r, f1) = (100.0 * self.precision(), 100.0 * self.recall(), 100.0 * self.f1());
        write!(f, "P {p:5.1} R {r:5.1} F1 {f1:5.1}")
    }
}

pub(crate) fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// An end of an annotated range: a number, or a day as `YYYY-MM-DD`.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(try_from = "serde_json::Value")]
pub(crate) enum Bound {
    Number(f64),
    Text(String),
}

impl TryFrom<serde_json::Value> for Bound {
    type Error = String;

    fn try_from(json: serde_json::Value) -> Result<Self, String> {
        match json {
            serde_json::Value::Number(n) => {
                n.to_string().parse().map(Self::Number).map_err(|_| format!("{n} is no number"))
            }
            serde_json::Value::String(text) => Ok(Self::Text(text)),
            other => Err(format!("{other} is neither a number nor a day")),
        }
    }
}

/// A range that somebody annotated, both ends included unless it says otherwise.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Annotated {
    pub(crate) lo: Option<Bound>,
    pub(crate) hi: Option<Bound>,
    #[serde(default)]
    pub(crate) lo_open: bool,
    #[serde(default)]
    pub(crate) hi_open: bool,
    #[serde(default)]
    pub(crate) approx: bool,
}

pub(crate) fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

pub(crate) fn float(decimal: Decimal) -> f64 {
    decimal.to_string().parse().unwrap_or(f64::NAN)
}

/// What one `found` is in the annotators' `unit`, if they are two units of one kind.
fn factor(found: &str, unit: &str) -> Option<f64> {
    const NAMES: [(&str, &str); 6] =
        [("mi", "mile"), ("km", "kilometre"), ("m", "metre"), ("days", "day"), ("years", "year"), ("months", "month")];
    let wanted = NAMES.iter().find(|(short, _)| *short == unit).map_or(unit, |(_, name)| name);
    // On average, for months and years have no fixed length.
    const DAYS: [(&str, f64); 4] = [("day", 1.0), ("week", 7.0), ("month", 30.44), ("year", 365.25)];
    let days = |unit: &str| DAYS.iter().find(|(name, _)| *name == unit).map(|(_, days)| days);
    match (days(found), days(wanted)) {
        (Some(_), Some(_)) if found == wanted => None,
        (Some(found), Some(wanted)) => Some(found / wanted),
        // Also where the rule's unit is the annotators': it was converted before.
        _ => crosscheck::lexicon::english().units.convert(Decimal::ONE, found, wanted).map(float),
    }
}

impl Annotated {
    /// Whether `value` is this range, which was annotated in `unit`. A converted number was rounded, so that there it is enough
    /// that the number lies in the range or next to it.
    pub(crate) fn is_in(&self, value: &Value, unit: &str) -> bool {
        let converted = match value {
            Value::Quantity(q) => q.unit.as_deref().and_then(|found| factor(found, unit)).map(|by| (q, by)),
            _ => None,
        };
        let Some((q, by)) = converted else { return self.is(value) };
        let at = |bound: &Option<Bound>| match bound {
            Some(Bound::Number(at)) => Some(*at),
            _ => None,
        };
        let near = |a: f64, b: f64| (a - b).abs() <= 0.025 * a.abs().max(b.abs());
        let meets = |bound: &Option<Bound>, end: Option<End>| match (at(bound), end) {
            (Some(at), Some(end)) => near(at, float(end.at) * by),
            (None, None) => true,
            _ => false,
        };
        let inside = |n: f64| {
            at(&self.lo).is_none_or(|lo| lo <= n || near(lo, n)) && at(&self.hi).is_none_or(|hi| n <= hi || near(n, hi))
        };
        let bounded = matches!(q.modifier, None | Some(Mod::Approx)) && self.hi.is_some();
        bounded && q.n.is_some_and(|n| inside(float(n) * by))
            || meets(&self.lo, q.range.hard.lo()) && meets(&self.hi, q.range.hard.hi())
    }

    /// Whether `value` is this range in its hard or its typical reading. Conventions of how far "about" and "nearly" reach
    /// differ, so there it is enough that the number as written and the direction are the same.
    pub(crate) fn is(&self, value: &Value) -> bool {
        match value {
            Value::Quantity(q) => {
                self.is_interval(q.range.hard) || self.is_interval(q.range.typical) || self.is_written(q)
            }
            Value::Date(d) => [d.hard, d.typical].iter().any(|days| {
                // Without a date of publication "Saturday" stays any Saturday: right if the day is one.
                let ends = [&self.lo, &self.hi].map(|bound| match bound {
                    Some(Bound::Text(text)) => text.parse().ok(),
                    _ => None,
                });
                if let ([Some(lo), Some(hi)], None, None, false) = (ends, days.earliest, days.latest, days.is_stretch())
                {
                    return days.contains(lo) && days.contains(hi);
                }
                let is = |bound: &Option<Bound>, day: Option<jiff::civil::Date>| match (bound, day) {
                    (None, None) => true,
                    (Some(Bound::Text(text)), Some(day)) => *text == day.to_string(),
                    _ => false,
                };
                is(&self.lo, days.earliest) && is(&self.hi, days.latest)
            }),
            Value::Term(_) => false,
        }
    }

    fn is_interval(&self, interval: Interval) -> bool {
        let ends = |open: bool, bound: &Option<Bound>, end: Option<End>, step: f64| match (bound, end) {
            (None, None) => true,
            // "Over 140" is [141, ∞) or (140, ∞), as the conventions go.
            (Some(Bound::Number(at)), Some(end)) => {
                let beside = |open: bool, at: f64| if open { at + step } else { at };
                (close(*at, float(end.at)) && open == end.open)
                    || close(beside(open, *at), beside(end.open, float(end.at)))
            }
            _ => false,
        };
        let lo_is_zero = matches!(self.lo, Some(Bound::Number(0.0))) && interval.lo().is_none();
        (lo_is_zero || ends(self.lo_open, &self.lo, interval.lo(), 1.0))
            && ends(self.hi_open, &self.hi, interval.hi(), -1.0)
    }

    fn is_written(&self, q: &Quantity) -> bool {
        let (Some(Bound::Number(lo)), Some(Bound::Number(hi)), Some(n)) = (&self.lo, &self.hi, q.n) else {
            return false;
        };
        let n = float(n);
        match q.modifier {
            // "7.6" is half a unit of its last digit each side here, the number itself there.
            None => close(*lo, n) && close(*hi, n),
            Some(Mod::Approx) => self.approx && close((lo + hi) / 2.0, n),
            Some(Mod::LessThan) => self.approx && self.hi_open && close(*hi, n),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crosscheck::document::Document;
    use crosscheck::lexicon::english;
    use crosscheck::mention::{self, Context};

    use super::*;

    /// The value of the one mention of a text.
    fn value(text: &str) -> Value {
        let document = Document::read(text, &english().vocabulary);
        let mut mentions = mention::find(&document, Context::default());
        assert_eq!(mentions.len(), 1, "{text}");
        mentions.remove(0).value
    }

    /// A range of numbers, both ends included; no upper end is above all numbers.
    fn range(lo: f64, hi: f64) -> Annotated {
        let hi = hi.is_finite().then_some(Bound::Number(hi));
        Annotated { lo: Some(Bound::Number(lo)), hi, lo_open: false, hi_open: false, approx: false }
    }

    #[test]
    fn a_range_is_right_as_it_can_be_and_as_it_usually_is() {
        let dozens = value("dozens of huts");
        assert!(range(12.0, 119.0).is(&dozens), "hard");
        assert!(range(24.0, 99.0).is(&dozens), "typical");
        assert!(!range(24.0, 119.0).is(&dozens), "an end of each");
    }

    #[test]
    fn an_open_end_is_the_next_whole_number() {
        let over = value("over 140 huts");
        assert!(range(141.0, f64::INFINITY).is(&over));
        assert!(Annotated { lo_open: true, ..range(140.0, f64::INFINITY) }.is(&over));
        assert!(!range(140.0, f64::INFINITY).is(&over));
    }

    #[test]
    fn a_number_as_written_is_right_where_conventions_of_how_far_it_reaches_differ() {
        assert!(range(3.4e6, 3.4e6).is(&value("3.4 million huts")), "no point, but half a digit each side");
        let about = value("about 70 huts");
        assert!(Annotated { approx: true, ..range(63.0, 77.0) }.is(&about), "a tenth each side");
        assert!(!range(63.0, 77.0).is(&about), "said to be exact");
        assert!(!Annotated { approx: true, ..range(70.0, 84.0) }.is(&about), "another middle");
    }

    #[test]
    fn a_converted_number_may_be_off_by_what_rounding_takes() {
        let miles = value("22 miles");
        for (kilometres, is_right) in [(35.0, true), (36.2, true), (34.6, true), (36.4, false), (34.4, false)] {
            assert_eq!(range(kilometres, kilometres).is_in(&miles, "km"), is_right, "{kilometres}");
        }
        assert!(!range(23.0, 23.0).is_in(&miles, "pound"), "another dimension is not converted");
        assert!(range(30.0, 40.0).is_in(&miles, "km"), "in the range");
    }

    #[test]
    fn found_and_there_are_counted_apart() {
        let counts = Counts { found: 4, right: 3, gold: 6, hit: 3 };
        assert_eq!((counts.precision(), counts.recall(), counts.f1()), (0.75, 0.5, 0.6));
        assert_eq!(Counts::default().f1(), 0.0);
    }
}
