//! The JSON shape of a value: one flat object whose `kind` tells which keys are there. Written and read back without loss.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Number;

use super::{DateValue, Days, End, Interval, Kind, Mod, Quantity, Range, Value, Weekdays};

/// A value as JSON holds it. Absent keys are `None`; the keys that users' scripts rely on are always written for their kind.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ValueJson {
    /// What kind of value this is.
    pub kind: Kind,
    /// The number as written.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub n: Absent<Number>,
    /// Lower end, null where unbounded.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub lo: Absent<Number>,
    /// Upper end, null where unbounded.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub hi: Absent<Number>,
    /// Whether `lo` itself is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lo_open: bool,
    /// Whether `hi` itself is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hi_open: bool,
    /// Lower end of the typical reading, where it is narrower.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub typical_lo: Absent<Number>,
    /// Upper end of the typical reading, where it is narrower.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub typical_hi: Absent<Number>,
    /// Whether `typical_lo` itself is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub typical_lo_open: bool,
    /// Whether `typical_hi` itself is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub typical_hi_open: bool,
    /// ISO 4217 code or unit name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// TIMEX3 value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timex: Option<String>,
    /// TIMEX3 modifier, null if none.
    #[serde(default, rename = "mod", skip_serializing_if = "Absent::is_absent")]
    pub modifier: Absent<Mod>,
    /// First day, null where open or where the year is not known.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub earliest: Absent<Date>,
    /// Last day, null where open or where the year is not known.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub latest: Absent<Date>,
    /// First day of the typical reading, where it is narrower.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub typical_earliest: Absent<Date>,
    /// Last day of the typical reading, where it is narrower.
    #[serde(default, skip_serializing_if = "Absent::is_absent")]
    pub typical_latest: Absent<Date>,
    /// Months allowed, as bits from January = 1, where not all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u16>,
    /// Days of the month allowed, as bits from the first = 1, where not all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<u32>,
    /// Weekdays allowed, as bits from Monday = 1, where not all are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<u8>,
    /// A term's label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The words of the text that say the value.
    #[serde(default)]
    pub text: String,
}

/// A key that can be missing, null, or there: `lo` of an open range is null, `lo` of a term is missing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Absent<T> {
    /// The key is not written.
    #[default]
    Absent,
    /// The key is written, as null if `None`.
    There(Option<T>),
}

impl<T> Absent<T> {
    fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    fn get(&self) -> Option<&T> {
        match self {
            Self::Absent => None,
            Self::There(value) => value.as_ref(),
        }
    }
}

impl<T: Serialize> Serialize for Absent<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.get().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Absent<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::There)
    }
}

fn number(value: Option<Decimal>) -> Absent<Number> {
    // A normalised decimal is always written as a JSON number.
    Absent::There(value.and_then(|v| v.normalize().to_string().parse().ok()))
}

fn decimal(number: &Absent<Number>) -> Option<Decimal> {
    let text = number.get()?.to_string();
    text.parse().or_else(|_| Decimal::from_scientific(&text)).ok()
}

fn at(end: Option<End>) -> Option<Decimal> {
    end.map(|e| e.at)
}

fn is_open(end: Option<End>) -> bool {
    end.is_some_and(|e| e.open)
}

impl ValueJson {
    /// The JSON shape of `value`, said in the words `text`.
    #[must_use]
    pub fn new(value: &Value, text: &str) -> Self {
        match value {
            Value::Quantity(q) => Self::quantity(q, text),
            Value::Date(d) => Self::date(d, text),
            Value::Term(label) => Self { label: Some(label.clone()), ..Self::bare(Kind::Term, text) },
        }
    }

    fn bare(kind: Kind, text: &str) -> Self {
        Self {
            kind,
            n: Absent::Absent,
            lo: Absent::Absent,
            hi: Absent::Absent,
            lo_open: false,
            hi_open: false,
            typical_lo: Absent::Absent,
            typical_hi: Absent::Absent,
            typical_lo_open: false,
            typical_hi_open: false,
            unit: None,
            timex: None,
            modifier: Absent::Absent,
            earliest: Absent::Absent,
            latest: Absent::Absent,
            typical_earliest: Absent::Absent,
            typical_latest: Absent::Absent,
            months: None,
            days: None,
            weekdays: None,
            label: None,
            text: text.to_owned(),
        }
    }

    fn quantity(q: &Quantity, text: &str) -> Self {
        let Range { hard, typical } = q.range;
        let mut json = Self {
            n: number(q.n),
            lo: number(at(hard.lo())),
            hi: number(at(hard.hi())),
            lo_open: is_open(hard.lo()),
            hi_open: is_open(hard.hi()),
            unit: q.unit.clone(),
            timex: q.timex.clone(),
            modifier: Absent::There(q.modifier),
            ..Self::bare(q.kind, text)
        };
        if typical != hard {
            json.typical_lo = number(at(typical.lo()));
            json.typical_hi = number(at(typical.hi()));
            json.typical_lo_open = is_open(typical.lo());
            json.typical_hi_open = is_open(typical.hi());
        }
        json
    }

    fn date(d: &DateValue, text: &str) -> Self {
        let masked = |all: bool| !all;
        let Days { earliest, latest, months, days, weekdays } = d.hard;
        let mut json = Self {
            timex: Some(d.timex.clone()),
            modifier: Absent::There(d.modifier),
            earliest: Absent::There(earliest),
            latest: Absent::There(latest),
            months: masked(months == Days::ALL.months).then_some(months),
            days: masked(days == Days::ALL.days).then_some(days),
            weekdays: masked(weekdays == Weekdays::ALL).then_some(weekdays.0),
            ..Self::bare(Kind::Date, text)
        };
        if d.typical != d.hard {
            json.typical_earliest = Absent::There(d.typical.earliest);
            json.typical_latest = Absent::There(d.typical.latest);
        }
        json
    }

    /// The value that this JSON stands for; an error names the key that makes no sense.
    ///
    /// # Errors
    /// If the ends of a range are the wrong way round or a key that the kind needs is missing.
    pub fn value(&self) -> Result<Value, String> {
        match self.kind {
            Kind::Term => self.label.clone().map(Value::Term).ok_or_else(|| "a term without \"label\"".to_owned()),
            Kind::Date => self.read_date().map(Value::Date),
            _ => self.read_quantity().map(Value::Quantity),
        }
    }

    fn read_quantity(&self) -> Result<Quantity, String> {
        let end = |n: &Absent<Number>, open| decimal(n).map(|at| End { at, open });
        let hard = Interval::new(end(&self.lo, self.lo_open), end(&self.hi, self.hi_open))
            .ok_or_else(|| "\"lo\" is above \"hi\"".to_owned())?;
        let typical = if self.typical_lo.is_absent() && self.typical_hi.is_absent() {
            hard
        } else {
            Interval::new(end(&self.typical_lo, self.typical_lo_open), end(&self.typical_hi, self.typical_hi_open))
                .ok_or_else(|| "\"typical_lo\" is above \"typical_hi\"".to_owned())?
        };
        Ok(Quantity {
            kind: self.kind,
            n: decimal(&self.n),
            range: Range { hard, typical },
            unit: self.unit.clone(),
            modifier: self.modifier.get().copied(),
            timex: self.timex.clone(),
        })
    }

    fn read_date(&self) -> Result<DateValue, String> {
        let hard = Days {
            earliest: self.earliest.get().copied(),
            latest: self.latest.get().copied(),
            months: self.months.unwrap_or(Days::ALL.months),
            days: self.days.unwrap_or(Days::ALL.days),
            weekdays: self.weekdays.map_or(Weekdays::ALL, Weekdays),
        };
        let typical = if self.typical_earliest.is_absent() && self.typical_latest.is_absent() {
            hard
        } else {
            Days { earliest: self.typical_earliest.get().copied(), latest: self.typical_latest.get().copied(), ..hard }
        };
        let timex = self.timex.clone().ok_or_else(|| "a date without \"timex\"".to_owned())?;
        Ok(DateValue { timex, modifier: self.modifier.get().copied(), hard, typical })
    }
}
