//! Values and claims made by hand, for tests of what comes after reading.
#![allow(dead_code, reason = "each test file uses a part")]

use crosscheck::claim::{Claim, Evidence, Stance};
use crosscheck::fact::{Question, Reading};
use crosscheck::value::{DateValue, Days, Decimal, End, Interval, Kind, Quantity, Range, Value};

/// A count between `lo` and `hi`, typically between `typical_lo` and `typical_hi`.
pub(crate) fn count(lo: i64, hi: Option<i64>, typical_lo: i64, typical_hi: Option<i64>) -> Value {
    let range = Range { hard: interval(lo, hi), typical: interval(typical_lo, typical_hi) };
    Value::Quantity(Quantity { range, ..Quantity::exactly(Kind::Count, Decimal::from(lo)) })
}

pub(crate) fn interval(lo: i64, hi: Option<i64>) -> Interval {
    let end = |at: i64| End { at: at.into(), open: false };
    Interval::new(Some(end(lo)), hi.map(end)).expect("lo is below hi")
}

/// The grain of `n`, as NUMBERS.md has it.
fn grain(n: i64) -> i64 {
    let steps = [1, 5, 10, 50, 100, 500, 1000, 5000];
    steps.into_iter().filter(|g| n % g == 0 && g * 5 <= n).max().unwrap_or(1)
}

pub(crate) fn exactly(n: i64) -> Value {
    count(n, Some(n), n, Some(n))
}

pub(crate) fn over(n: i64) -> Value {
    count(n + 1, None, n + 1, Some(n + grain(n)))
}

pub(crate) fn at_least(n: i64) -> Value {
    count(n, None, n, Some(n + grain(n)))
}

pub(crate) fn up_to(n: i64) -> Value {
    count(0, Some(n), n - grain(n), Some(n))
}

pub(crate) fn nearly(n: i64) -> Value {
    count(n - 2 * grain(n), Some(n - 1), n - grain(n), Some(n - 1))
}

pub(crate) fn about(n: i64) -> Value {
    count(n - 2 * grain(n), Some(n + 2 * grain(n)), n - grain(n), Some(n + grain(n)))
}

pub(crate) fn between(a: i64, b: i64) -> Value {
    count(a, Some(b), a, Some(b))
}

pub(crate) fn money(n: i64, unit: &str) -> Value {
    Value::Quantity(Quantity { unit: Some(unit.to_owned()), ..Quantity::exactly(Kind::Money, n.into()) })
}

pub(crate) fn term(label: &str) -> Value {
    Value::Term(label.to_owned())
}

pub(crate) fn date(days: Days) -> Value {
    Value::Date(DateValue::sharp("XXXX", days))
}

pub(crate) fn days(earliest: &str, latest: &str) -> Value {
    let day = |text: &str| Some(text.parse().expect("a day"));
    date(Days::between(day(earliest), day(latest)))
}

pub(crate) fn question(id: &str) -> Question {
    Question { id: id.to_owned(), text: format!("What of {id}?"), changes: None, reading: Reading::default() }
}

/// What `source` says about "deaths", in the publisher's own voice.
pub(crate) fn asserted(source: &str, value: Value) -> Claim {
    claim(source, "deaths", value)
}

pub(crate) fn claim(source: &str, fact: &str, value: Value) -> Claim {
    Claim {
        fact: fact.to_owned(),
        story: None,
        source: source.to_owned(),
        publisher: None,
        published: None,
        updated: None,
        origin: None,
        evidence: Evidence {
            file: format!("sources/{source}.txt"),
            line: 1,
            column: 1,
            start: 0,
            end: 4,
            quote: "some".to_owned(),
            sentence: "some words".to_owned(),
        },
        speaker: None,
        stance: Stance::Asserted,
        value,
        value_text: "some".to_owned(),
        derived: None,
    }
}
