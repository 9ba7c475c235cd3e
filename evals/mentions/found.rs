//! What the tool reads in a text of a suite, in the terms of the suites.

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::span::Span;
use crosscheck::value::{Days, End, Interval, Kind, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value as Json;

use super::suite::{Ends, Family, Record};
use crate::quantities::{self, Direction};
use crate::score::{Bound, float};

/// A mention in the terms of the suites: characters, half-open dates.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) family: Family,
    pub(super) ends: Ends,
    /// The days of a length that ends or begins with publication: "the past three months".
    pub(super) days: Option<Ends>,
    /// The days of a date without the word that bounds it: 2018 of "by 2018", as TIMEX3 has it.
    pub(super) core: Option<Ends>,
    pub(super) value: Option<Json>,
    /// What `quantities` asks of it, `None` if it is no quantity.
    pub(super) quantity: Option<Quantity>,
    /// Where its first amount ends, which is matched by: the rest of "22 miles (35 kilometers)" says the same once more.
    pub(super) first_end: usize,
    /// Whether it is such a rest: right where a suite annotates it, and no mistake where not.
    pub(super) twin: bool,
}

/// A quantity that was read: which way its modifier turns it, its number as written, and its usual reading.
#[derive(Debug)]
pub(super) struct Quantity {
    pub(super) direction: Option<Direction>,
    pub(super) n: Option<f64>,
    pub(super) typical: Ends,
}

pub(super) fn read(record: &Record) -> Vec<Found> {
    let published = record.ref_date.as_ref().and_then(|d| d.get(..10)?.parse().ok());
    let document = Document::read(&record.text, &english().vocabulary);
    let characters = |byte: u32| record.text.get(..byte as usize).map_or(0, |before| before.chars().count());
    let found = |value: &Value, span: Span, first_end: u32, twin: bool| {
        let (ends, written) = reading(value);
        let quantity = match value {
            Value::Quantity(q) if quantities::is_read(q.kind) => Some(Quantity {
                direction: q.modifier.and_then(Direction::read),
                n: q.n.map(float),
                typical: Ends::of(q.range.typical),
            }),
            _ => None,
        };
        let family = match value {
            Value::Date(_) | Value::Term(_) => Family::Dates,
            Value::Quantity(q) if q.kind == Kind::Duration => Family::Durations,
            Value::Quantity(_) => Family::Numbers,
        };
        let (start, end, first_end) = (characters(span.start), characters(span.end), characters(first_end));
        Found { start, end, family, ends, days: None, core: None, value: written, quantity, first_end, twin }
    };
    let mut all = Vec::new();
    for mention in mention::find(&document, Context { published }) {
        let span = mention.span(&document);
        // "five (5)" says one number twice, and no suite annotates both.
        let again = mention::said_again(&document, &mention).filter(|_| mention.kind() != Kind::Number);
        let core_end = document.span(mention.core.clone()).end;
        let first_end = if again.is_some() { core_end } else { span.end };
        let days = mention.days.map(Ends::of_days);
        let core = match mention.core_value.as_deref() {
            Some(Value::Date(date)) => Some(Ends::of_days(date.hard)),
            _ => None,
        };
        all.push(Found { days, core, ..found(&mention.value, span, first_end, false) });
        if let Some((value, tokens)) = again {
            let span = document.span(tokens);
            all.push(found(&value, span, span.end, true));
        }
    }
    all
}

fn reading(value: &Value) -> (Ends, Option<Json>) {
    match value {
        Value::Quantity(q) => {
            let value =
                if q.kind == Kind::Duration { q.timex.clone().map(Json::from) } else { q.n.map(|n| float(n).into()) };
            (Ends::of(q.range.hard), value)
        }
        Value::Date(d) => (Ends::of_days(d.hard), Some(d.timex.clone().into())),
        Value::Term(label) => (Ends::default(), Some(label.clone().into())),
    }
}

pub(super) fn same_value(expected: &Json, found: &Json) -> bool {
    let number = |json: &Json| json.as_number().and_then(|n| n.to_string().parse::<f64>().ok());
    match (number(expected), number(found)) {
        (Some(a), Some(b)) => (a - b).abs() == 0.0,
        _ => expected == found,
    }
}

impl Ends {
    fn of_days(days: Days) -> Self {
        let day = |day: Date| Bound::Text(day.to_string());
        let after = days.latest.and_then(|l| l.checked_add(1.day()).ok());
        Self { lo: days.earliest.map(day), hi: after.map(day), ..Self::default() }
    }

    fn of(range: Interval) -> Self {
        let number = |end: End| Bound::Number(float(end.at));
        Self {
            lo: range.lo().map(number),
            hi: range.hi().map(number),
            lo_open: Some(range.lo().is_some_and(|e| e.open)),
            hi_open: Some(range.hi().is_some_and(|e| e.open)),
        }
    }
}
