//! What a suite annotates: texts, and the values that stand in them; and when what was read is what is annotated.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;

use super::found::{Found, Quantity};
use crate::quantities::Direction;
use crate::score::{Bound, close};

/// A text and what is annotated in it.
#[derive(Deserialize)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) ref_date: Option<String>,
    pub(super) news: bool,
    #[serde(default)]
    semantics: String,
    pub(super) expected: Vec<Expected>,
    /// How many characters of the text are annotated.
    #[serde(skip)]
    pub(super) annotated: usize,
}

/// A value that is annotated.
#[derive(Deserialize)]
pub(super) struct Expected {
    pub(super) span_text: Option<String>,
    pub(super) start: Option<usize>,
    pub(super) end: Option<usize>,
    pub(super) kind: String,
    #[serde(flatten)]
    pub(super) ends: Ends,
    pub(super) value: Option<Json>,
    granularity: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    alts: Option<Vec<Ends>>,
    /// Its place among the annotated values of its record, counted from 1; 0 if no other says what it stands for.
    #[serde(skip)]
    pub(super) place: usize,
}

/// The ends of a range; of dates, `hi` is the day after the last.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Ends {
    pub(super) lo: Option<Bound>,
    pub(super) hi: Option<Bound>,
    pub(super) lo_open: Option<bool>,
    pub(super) hi_open: Option<bool>,
}

/// Kinds that a suite annotates together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Dates,
    Durations,
    Numbers,
}

impl Family {
    /// Of a kind in the suites' terms.
    pub(super) fn of(kind: &str) -> Self {
        match kind {
            "date" | "daterange" | "datetime" | "datetimerange" | "set" | "time" | "timerange" | "timezone" => {
                Self::Dates
            }
            "duration" => Self::Durations,
            _ => Self::Numbers,
        }
    }
}

impl Record {
    /// Gives its values their places, by which conventions are told of them.
    pub(super) fn number(&mut self) {
        let several = self.expected.iter().filter(|e| e.start.is_some() && e.is_resolvable()).count() > 1;
        (1..).zip(&mut self.expected).for_each(|(place, e)| e.place = if several { place } else { 0 });
    }
}

/// How many characters of the text are annotated: of "only the first sentences", up to the end of the last annotated line.
pub(super) fn annotated(record: &Record) -> usize {
    if !record.semantics.contains("only the first sentences") {
        return usize::MAX;
    }
    let last = record.expected.iter().filter_map(|e| e.end).max().unwrap_or(0);
    record.text.chars().skip(last).position(|c| c == '\n').map_or(usize::MAX, |line| last + line)
}

impl Expected {
    /// Whether it says what it stands for.
    pub(super) fn is_resolvable(&self) -> bool {
        self.ends.lo.is_some() || self.ends.hi.is_some()
    }

    fn is(&self, found: &Ends) -> bool {
        let granularity = self.granularity.as_deref();
        self.ends.is(found, granularity) || self.alts.iter().flatten().any(|alt| alt.is(found, granularity))
    }

    /// Whether the number that was read is the annotated one, however far its modifier or its vague word reaches.
    pub(super) fn is_stated(&self, found: &Found, quantity: &Quantity) -> bool {
        let annotated = self.value.as_ref().and_then(Json::as_number).and_then(|n| n.to_string().parse().ok());
        let written = annotated.zip(quantity.n).is_some_and(|(a, b): (f64, f64)| close(a, b));
        written || self.is(&found.ends) || self.is(&quantity.typical)
    }

    pub(super) fn direction(&self) -> Option<Direction> {
        self.modifier.as_deref().and_then(Direction::annotated)
    }

    /// Whether a modifier of this direction is right: it is annotated, or that of one of the further right answers.
    pub(super) fn says(&self, read: Option<Direction>) -> bool {
        let other = |alt: &Ends| Direction::of_ends(alt.lo.is_some(), alt.hi.is_some());
        self.direction() == read || read.is_some() && self.alts.iter().flatten().any(|alt| other(alt) == read)
    }

    /// Whether it is what was found, or the days of a length that was found.
    pub(super) fn is_found(&self, found: &Found) -> bool {
        self.is(&found.ends) || found.days.as_ref().is_some_and(|days| self.is(days))
    }

    /// Whether the annotated point is the number as written, or the annotated days are those of the date without the word that
    /// bounds it.
    pub(super) fn is_written(&self, found: &Found) -> bool {
        if found.core.as_ref().is_some_and(|core| self.is(core)) {
            return true;
        }
        let point = match (&self.ends.lo, &self.ends.hi) {
            (Some(Bound::Number(lo)), Some(Bound::Number(hi))) if close(*lo, *hi) => *lo,
            _ => return false,
        };
        let written = found.value.as_ref().and_then(Json::as_number).and_then(|n| n.to_string().parse::<f64>().ok());
        // A duration's value is its TIMEX3.
        let written = written.or(found.quantity.as_ref().and_then(|q| q.n));
        written.is_some_and(|n| close(point, n))
    }
}

impl Ends {
    fn is(&self, found: &Self, granularity: Option<&str>) -> bool {
        match (&self.lo, &self.hi) {
            (None, None) => false,
            (Some(_), Some(hi)) => {
                side(&self.lo, &found.lo)
                    && (side(&self.hi, &found.hi)
                        || (granularity == Some("interval") && is_inclusive_end(hi, &found.hi)))
            }
            (lo, hi) => {
                let open = |lo_open, hi_open| if lo.is_some() { lo_open } else { hi_open };
                let (expected, got) = (open(self.lo_open, self.hi_open), open(found.lo_open, found.hi_open));
                let is_number = matches!(lo.as_ref().or(hi.as_ref()), Some(Bound::Number(_)));
                let says = is_number && expected.is_some() && got.is_some();
                side(lo, &found.lo) && side(hi, &found.hi) && (!says || expected == got)
            }
        }
    }
}

fn side(expected: &Option<Bound>, found: &Option<Bound>) -> bool {
    match (expected, found) {
        (None, None) => true,
        (Some(Bound::Number(a)), Some(Bound::Number(b))) => close(*a, *b),
        (Some(Bound::Text(a)), Some(Bound::Text(b))) => a == b || (day(a).is_some() && day(a) == day(b)),
        _ => false,
    }
}

/// "From a to b" leaves b out in some suites; a reading that takes it in is right too, whatever unit b is written in.
fn is_inclusive_end(expected: &Bound, found: &Option<Bound>) -> bool {
    let (Bound::Text(expected), Some(Bound::Text(found))) = (expected, found) else { return false };
    let (Some(end), Some(found)) = (day(expected), day(found)) else { return false };
    let later = |span: jiff::Span| end.checked_add(span).ok() == Some(found);
    end == found
        || later(1.day())
        || later(7.days())
        || (end.day() == 1 && later(1.month()))
        || (end.day() == 1 && end.month() == 1 && later(1.year()))
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
