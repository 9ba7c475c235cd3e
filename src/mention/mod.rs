//! Finds numbers, amounts, dates and durations in a document and reads the value each stands for.

use std::ops::Range;

use jiff::civil::Date;

use crate::document::Document;
use crate::span::Span;
use crate::value::{Kind, Value};

/// A number, date, amount or duration in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens, modifier and unit included: "at least 137", "since 2014", "22 miles (35 kilometers)".
    pub tokens: Range<usize>,
    /// Its tokens without the modifier and relation words before and after: "137", "2014".
    pub core: Range<usize>,
    /// What it stands for.
    pub value: Value,
    /// What `core` alone stands for, where a relation word changed it: 2014 of "since 2014", "by 2018", "until May".
    pub core_value: Option<Value>,
    /// What is counted, for a count with a noun: "Russian diplomatic staff".
    pub noun: Option<Noun>,
    /// A distance from a day that the text names or leaves open: "two weeks before", "three days later".
    pub offset: Option<Offset>,
}

/// The noun that a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The whole phrase without the number: "Russian diplomatic staff".
    pub tokens: Range<usize>,
    /// Its head: the token of "staff".
    pub head: usize,
}

/// A distance in time from an anchor other than the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// How far, in `unit`s; negative is before the anchor.
    pub amount: i32,
    /// Of what.
    pub unit: TimeUnit,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Mention {
    /// What kind of value it has.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.value {
            Value::Quantity(q) => q.kind,
            Value::Date(_) => Kind::Date,
            Value::Term(_) => Kind::Term,
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn span(&self, document: &Document) -> Span {
        document.span(self.tokens.clone())
    }
}

/// What a text is read against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day on which the article was published; without it relative dates stay partial.
    pub published: Option<Date>,
}

/// All mentions of a document in order of the text, none overlapping another.
#[must_use]
pub fn find(document: &Document, context: Context) -> Vec<Mention> {
    let _ = (document, context);
    Vec::new()
}
