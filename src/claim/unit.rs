//! Brings a value to the unit in which its measure is compared.

use crate::lexicon::english;
use crate::value::{Decimal, End, Interval, Kind, Quantity, Range, Value};

/// A bare number where an age is asked is an age in years: "LaRue, 75".
pub(crate) fn of_kind(value: Value, kind: Kind) -> Value {
    match value {
        Value::Quantity(q) if kind == Kind::Age && matches!(q.kind, Kind::Count | Kind::Number) => {
            Value::Quantity(Quantity { kind, unit: q.unit.or_else(|| Some("year".to_owned())), ..q })
        }
        value => value,
    }
}

/// `value` with its bounds widened by those of `other`, where that is in the same unit.
pub(super) fn either(value: Value, other: Option<Value>) -> Value {
    match (value, other) {
        (Value::Quantity(q), Some(Value::Quantity(o))) if q.unit == o.unit => {
            let hard = q.range.hard.hull(o.range.hard);
            let range = Range { hard, typical: q.range.typical.hull(o.range.typical) };
            Value::Quantity(Quantity { range, ..q })
        }
        (value, _) => value,
    }
}

/// `value` in `unit`, if the measure has one; an error says why it can't be.
pub(crate) fn convert(value: Value, unit: Option<&str>) -> Result<Value, String> {
    let (Value::Quantity(q), Some(wanted)) = (&value, unit) else { return Ok(value) };
    let Some(found) = q.unit.as_deref() else {
        return if matches!(q.kind, Kind::Money | Kind::Measure) {
            Err(format!("no unit, {wanted} is asked"))
        } else {
            Ok(value)
        };
    };
    if found == wanted {
        return Ok(value);
    }
    if q.kind == Kind::Money && found == "XXX" {
        return Err(format!("other currency: the text does not say which, {wanted} is asked"));
    }
    if q.kind == Kind::Money {
        return Err(format!("other currency: {found}, not {wanted}"));
    }
    let Some(factor) = english().units.convert(Decimal::ONE, found, wanted) else {
        // Years and months have no fixed factor; they are compared as they are said.
        return if q.kind == Kind::Measure { Err(format!("other unit: {found}, not {wanted}")) } else { Ok(value) };
    };
    // "203 feet" beside "62 metres": a number that was converted was rounded too, to half a unit of its last digit.
    let half = q.n.map_or(Decimal::ZERO, |n| Decimal::new(5, n.normalize().scale() + 1));
    let end = |e: Option<End>, by: Decimal| e.map(|e| End { at: e.at.checked_add(by).unwrap_or(e.at), open: e.open });
    let around = |i: Interval| Interval::new(end(i.lo(), -half), end(i.hi(), half)).unwrap_or(i).times(factor);
    let range = Range { hard: around(q.range.hard), typical: around(q.range.typical) };
    Ok(Value::Quantity(Quantity {
        range,
        unit: Some(wanted.to_owned()),
        n: q.n.and_then(|n| n.checked_mul(factor)),
        ..q.clone()
    }))
}
