//! Brings a value to the unit in which its measure is compared.

use crate::lexicon::english;
use crate::value::{Decimal, Interval, Kind, Quantity, Range, Value};

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
    if q.kind == Kind::Money {
        return Err(format!("other currency: {found}, not {wanted}"));
    }
    let Some(factor) = english().units.convert(Decimal::ONE, found, wanted) else {
        // Years and months have no fixed factor; they are compared as they are said.
        return if q.kind == Kind::Measure { Err(format!("other unit: {found}, not {wanted}")) } else { Ok(value) };
    };
    let times = |interval: Interval| interval.times(factor);
    let range = Range { hard: times(q.range.hard), typical: times(q.range.typical) };
    Ok(Value::Quantity(Quantity {
        range,
        unit: Some(wanted.to_owned()),
        n: q.n.and_then(|n| n.checked_mul(factor)),
        ..q.clone()
    }))
}
