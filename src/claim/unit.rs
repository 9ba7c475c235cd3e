//! Brings a value to the unit in which its measure is compared.

use crate::value::{Kind, Value};

/// `value` in `unit`, if the measure has one; an error says why it can't be.
pub(crate) fn convert(value: Value, unit: Option<&str>) -> Result<Value, String> {
    let (Value::Quantity(q), Some(wanted)) = (&value, unit) else { return Ok(value) };
    if q.unit.as_deref() == Some(wanted) {
        return Ok(value);
    }
    match q.kind {
        Kind::Money => {
            let found = q.unit.as_deref().unwrap_or("no currency");
            Err(format!("other currency: {found}, not {wanted}"))
        }
        _ => Ok(value),
    }
}
