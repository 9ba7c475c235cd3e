//! What a number, a date or a term in a text stands for: pure arithmetic on exact decimals, intervals and sets of days.
//! Nothing here knows text.
//!
//! A stated number is a [`Range`]: what it can mean at all (*hard*) and what a reader takes it to mean (*typical*).
//! A stated date is the same over [`Days`].

mod days;
mod interval;
mod json;
mod timex;

pub use days::{Days, Weekdays};
pub use interval::{End, Interval};
pub use json::{Absent, ValueJson};
pub(crate) use timex::Timex;

use jiff::civil::Date;
pub use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The value of a mention or a claim.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count, an amount, an age, a duration: anything on the number line.
    Quantity(Quantity),
    /// A date, a part of a year, a range of years: anything on the calendar.
    Date(DateValue),
    /// One of the labels that a fact offers.
    Term(String),
}

/// A hard reading and a typical one, the second inside the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Outside it is a contradiction.
    pub hard: Interval,
    /// What a reader takes the words to mean.
    pub typical: Interval,
}

impl Range {
    /// A range whose typical reading is the hard one.
    #[must_use]
    pub fn sharp(interval: Interval) -> Self {
        Self { hard: interval, typical: interval }
    }

    /// Exactly one value.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self::sharp(Interval::exactly(value))
    }

    /// The range of the sum of two stated numbers.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { hard: self.hard.plus(other.hard), typical: self.typical.plus(other.typical) }
    }
}

/// What kind of thing a number counts or measures; numbers of different kinds are never compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// How many of something: whole, never negative.
    Count,
    /// A bare number that counts nothing in particular, such as a magnitude or a score.
    Number,
    /// An amount in a currency; the unit is an ISO 4217 code.
    Money,
    /// A share in percent, or a difference in percentage points (unit `point`).
    Percent,
    /// A place in an order: third, 21st.
    Ordinal,
    /// How old somebody or something is, in years unless the unit says otherwise.
    Age,
    /// A length of time.
    Duration,
    /// An amount in a physical unit.
    Measure,
    /// A day or a stretch of the calendar.
    Date,
    /// One of the labels that a fact offers.
    Term,
}

impl Kind {
    /// The name used in rules and JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Number => "number",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Ordinal => "ordinal",
            Self::Age => "age",
            Self::Duration => "duration",
            Self::Measure => "measure",
            Self::Date => "date",
            Self::Term => "term",
        }
    }
}

/// TIMEX3's modifiers (ISO-TimeML, `mod` attribute), used for numbers as well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Mod {
    /// Less than, under, nearly.
    LessThan,
    /// More than, over.
    MoreThan,
    /// At most, up to.
    EqualOrLess,
    /// At least.
    EqualOrMore,
    /// About, around, some.
    Approx,
    /// Early, the start of (dates only).
    Start,
    /// Mid, the middle of (dates only).
    Mid,
    /// Late, the end of (dates only).
    End,
}

/// A stated number.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// What it counts or measures.
    pub kind: Kind,
    /// The number as written, before a modifier widened or cut it; `None` for a range or a vague word.
    pub n: Option<Decimal>,
    /// What it can and what it is taken to mean, in `unit`.
    pub range: Range,
    /// ISO 4217 code for money, unit name for measures and durations (`kilometre`, `year`), else `None`.
    pub unit: Option<String>,
    /// The modifier that was applied.
    pub modifier: Option<Mod>,
    /// TIMEX3 value of a duration (`P2Y`, `PXM`).
    pub timex: Option<String>,
}

impl Quantity {
    /// A bare number of `kind`: exactly `n`.
    #[must_use]
    pub fn exactly(kind: Kind, n: Decimal) -> Self {
        Self { kind, n: Some(n), range: Range::exactly(n), unit: None, modifier: None, timex: None }
    }
}

/// A stated date: what its words are in TIMEX3, and which days satisfy it.
#[derive(Clone, Debug, PartialEq)]
pub struct DateValue {
    /// The TIMEX3 value: `2014`, `2022-09`, `2024-03-22`, `XXXX-03-22`, `2015-FA`, `1998-W07`, `PRESENT_REF`.
    pub timex: String,
    /// The modifier (`START`, `MID`, `END`, `APPROX`, …).
    pub modifier: Option<Mod>,
    /// The days that can be meant.
    pub hard: Days,
    /// The days that a reader takes to be meant, inside `hard`.
    pub typical: Days,
}

impl DateValue {
    /// A date whose typical reading is its hard one.
    #[must_use]
    pub fn sharp(timex: impl Into<String>, days: Days) -> Self {
        Self { timex: timex.into(), modifier: None, hard: days, typical: days }
    }

    /// Exactly one day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        let timex = match date.year() {
            year @ 0.. => Timex::year(year).text("-").number(date.month(), 2).text("-").number(date.day(), 2).done(),
            _ => date.to_string(),
        };
        Self::sharp(timex, Days::between(Some(date), Some(date)))
    }
}
