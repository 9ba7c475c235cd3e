//! A length of time as read, and the arithmetic of its units.

use rust_decimal::Decimal;

use crate::lexicon::Unit;
use crate::mention::date::amount::{code, prefix};
use crate::value::{Interval, Range, Timex};

/// A length of time as read: what it is, and where its words end.
#[derive(Clone, Debug)]
pub(super) struct Length {
    pub n: Option<Decimal>,
    pub range: Range,
    pub unit: Unit,
    pub timex: String,
    pub end: usize,
}

/// "PT3H20M" of "PT3H" and "PT20M".
pub(super) fn joined(length: &Length, smaller: &Length) -> String {
    match (length.timex.strip_prefix("PT"), smaller.timex.strip_prefix("PT")) {
        (None, Some(time)) => format!("{}T{time}", length.timex),
        (_, Some(time)) => format!("{}{time}", length.timex),
        (_, None) => format!("{}{}", length.timex, smaller.timex.trim_start_matches('P')),
    }
}

/// So many of a unit, told in the unit that it is compared in.
pub(super) fn of(n: Decimal, range: Range, unit: Unit, end: usize) -> Length {
    let written = if unit == Unit::Fortnight { n.checked_mul(Decimal::TWO).unwrap_or(n) } else { n };
    let timex = Timex::new(prefix(unit));
    let timex = match i32::try_from(written) {
        Ok(n) if written.is_integer() => timex.number(n, 1),
        _ => timex.text(&written.normalize().to_string()),
    };
    let (base, factor) = base(unit);
    Length {
        n: n.checked_mul(factor),
        range: scaled(range, unit),
        unit: base,
        timex: timex.text(code(unit)).done(),
        end,
    }
}

/// Several of a unit: from two on.
pub(super) fn several(unit: Unit, end: usize) -> Length {
    let range = Range::sharp(Interval::at_least(Decimal::TWO));
    let timex = Timex::new(prefix(unit)).text("X").text(code(unit)).done();
    Length { n: None, range: scaled(range, unit), unit: base(unit).0, timex, end }
}

pub(super) fn scaled(range: Range, unit: Unit) -> Range {
    let factor = base(unit).1;
    if factor == Decimal::ONE {
        return range;
    }
    Range { hard: range.hard.times(factor), typical: range.typical.times(factor) }
}

/// The unit in which a length is compared, and how many of it one is.
pub(super) fn base(unit: Unit) -> (Unit, Decimal) {
    match unit {
        Unit::Night => (Unit::Day, Decimal::ONE),
        Unit::Fortnight => (Unit::Week, Decimal::TWO),
        Unit::Quarter => (Unit::Month, Decimal::from(3)),
        Unit::Decade => (Unit::Year, Decimal::TEN),
        Unit::Century => (Unit::Year, Decimal::ONE_HUNDRED),
        Unit::Millennium => (Unit::Year, Decimal::ONE_THOUSAND),
        other => (other, Decimal::ONE),
    }
}

/// How long a unit is, in seconds or, for those without a fixed length, in months times 10^9.
pub(super) fn seconds(unit: Unit) -> Option<Decimal> {
    Some(Decimal::from(match unit {
        Unit::Second => 1_i64,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day | Unit::Night => 86_400,
        Unit::Week => 604_800,
        Unit::Month => 1_000_000_000,
        Unit::Year => 12_000_000_000,
        _ => return None,
    }))
}

pub(super) fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Night | Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week | Unit::Fortnight => "week",
        Unit::Month | Unit::Quarter => "month",
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => "year",
    }
}
