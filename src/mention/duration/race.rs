//! How long somebody ran: "won in 2:03:07", hours, minutes and seconds behind a word that tells no time of the day.

use rust_decimal::Decimal;

use super::length::{Length, of};
use crate::lexicon::Unit;
use crate::mention::date::Reader;
use crate::value::Range;

/// Whether hours, minutes and seconds may stand at token `at`.
#[inline]
pub(in crate::mention) fn may_begin(r: Reader, at: usize) -> bool {
    r.mark(at + 1, b':') && r.mark(at + 3, b':')
}

/// The time that begins at token `at`.
pub(super) fn read(r: Reader, at: usize) -> Option<Length> {
    let part = |i: usize, length: usize| r.digits(i).filter(|&(n, l)| l == length && n < 60).map(|(n, _)| n);
    let glued = (at + 1..at + 5).all(|i| r.glued(i));
    let told = ["clocked", "in", "of", "ran", "recorded"];
    at.checked_sub(1).filter(|&b| may_begin(r, at) && glued && r.document.says(b, &told))?;
    // "of 2:03:07 GMT".
    let zoned = r.sense(at + 5).zone.is_some();
    let (hours, minutes, seconds) = (part(at, 1)?, part(at + 2, 2)?, part(at + 4, 2)?);
    let all = Decimal::from(i32::from(hours) * 3600 + i32::from(minutes) * 60 + i32::from(seconds));
    let timex = format!("PT{hours}H{minutes}M{seconds}S");
    (!zoned).then(|| Length { timex, ..of(all, Range::exactly(all), Unit::Second, at + 5) })
}
