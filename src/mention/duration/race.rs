//! What a watch shows: "won in 2:03:07", "ran 1:56.02", "the 5,000m in 12:58", "with 3:22 to play", "1h 20m": hours, minutes and
//! seconds that tell no time of the day.

use rust_decimal::Decimal;

use super::length::{Length, of};
use crate::lexicon::Unit;
use crate::mention::date::Reader;
use crate::mention::number;
use crate::value::Range;

/// Whether hours, minutes and seconds may stand at token `at`.
#[inline]
pub(in crate::mention) fn may_begin(r: Reader, at: usize) -> bool {
    r.mark(at + 1, b':') || r.glued(at + 1) && r.document.says(at + 1, &["h", "m"])
}

/// The time that begins at token `at`.
pub(super) fn read(r: Reader, at: usize) -> Option<Length> {
    if !may_begin(r, at) {
        return None;
    }
    if !r.mark(at + 1, b':') {
        return lettered(r, at);
    }
    if !(r.glued(at + 1) && r.glued(at + 2)) || at > 0 && r.mark(at - 1, b':') {
        return None;
    }
    let length = if r.mark(at + 3, b':') { with_hours(r, at) } else { with_parts(r, at).or_else(|| minutes(r, at)) }?;
    // "of 2:03:07 GMT".
    let zoned = r.sense(length.end).zone.is_some();
    (!zoned).then_some(length)
}

fn part(r: Reader, at: usize, digits: usize) -> Option<i32> {
    r.digits(at).filter(|&(n, length)| length == digits && n < 60).map(|(n, _)| i32::from(n))
}

/// "2:03:07" behind a word that tells no time of the day.
fn with_hours(r: Reader, at: usize) -> Option<Length> {
    let told = ["clocked", "in", "of", "ran", "recorded"];
    let glued = r.glued(at + 3) && r.glued(at + 4);
    at.checked_sub(1).filter(|&b| glued && r.document.says(b, &told))?;
    let (hours, minutes, seconds) = (part(r, at, 1)?, part(r, at + 2, 2)?, part(r, at + 4, 2)?);
    let all = Decimal::from(hours * 3600 + minutes * 60 + seconds);
    let timex = format!("PT{hours}H{minutes}M{seconds}S");
    Some(Length { timex, ..of(all, Range::exactly(all), Unit::Second, at + 5) })
}

/// "1:56.02": no clock has such parts.
fn with_parts(r: Reader, at: usize) -> Option<Length> {
    let (minutes, whole) = (part(r, at, 1).or_else(|| part(r, at, 2))?, part(r, at + 2, 2)?);
    let (parts, places) = r.digits(at + 4).filter(|&(_, length)| length <= 2)?;
    let glued =
        r.mark(at + 3, b'.') && r.glued(at + 3) && r.glued(at + 4) && !(r.mark(at + 5, b'.') && r.glued(at + 6));
    let places = u32::try_from(places).ok().filter(|_| glued)?;
    let unit = Decimal::new(1, places);
    let seconds = Decimal::from(whole).checked_add(unit.checked_mul(Decimal::from(parts))?)?;
    let all = seconds.checked_add(Decimal::from(minutes * 60))?;
    let range = number::reading(at..at + 5, all, Some(unit)).range;
    // "1:56.05 p.m." is spelled so by nobody.
    Some(Length { timex: format!("PT{minutes}M{seconds}S"), ..of(all, range, Unit::Second, at + 5) })
}

/// How far before "in 12:58" a race is told of.
const APART: usize = 10;

/// "won the 5,000m in 12:58", "with 3:22 to play".
fn minutes(r: Reader, at: usize) -> Option<Length> {
    let (minutes, seconds) = (part(r, at, 1).or_else(|| part(r, at, 2))?, part(r, at + 2, 2)?);
    let ran = ["clocked", "finished", "ran", "raced", "rowed", "run", "swam", "swum", "timed", "won"];
    let course = ["half", "km", "lap", "m", "marathon", "metres", "meters", "mile", "miles", "race", "relay"];
    let before = at.checked_sub(1)?;
    let told = |i: usize| r.document.says(i, &ran) || r.document.says(i, &course);
    let raced = || {
        let clocked = r.document.says(before, &["clocked"]);
        clocked || r.says(before, "in") && (before.saturating_sub(APART)..before).any(told)
    };
    let day = || r.document.says(at + 3, &["a", "am", "p", "pm", "on"]) || r.glued(at + 3) && r.is_word(at + 3);
    if !(is_left(r, at) || raced() && !day()) {
        return None;
    }
    let all = Decimal::from(minutes * 60 + seconds);
    let timex = format!("PT{minutes}M{seconds}S");
    Some(Length { timex, ..of(all, Range::exactly(all), Unit::Second, at + 3) })
}

/// Whether the minutes and seconds at token `at` are those of a game: "with 3:22 to play", "4:35 of the second period".
pub(in crate::mention) fn is_left(r: Reader, at: usize) -> bool {
    let end = at + 3;
    let says = |i: usize, words: &[&str]| r.document.says(i, words);
    let rest = says(end, &["left", "remaining"]) || says(end, &["to"]) && says(end + 1, &["go", "play"]);
    let period = ["frame", "half", "overtime", "period", "quarter"];
    let of_period = says(end, &["into", "of", "in"]) && says(end + 1, &["the"]) && says(end + 3, &period);
    let with = at > 0 && says(at - 1, &["at", "the", "with"]);
    rest && with || of_period && r.sense(end + 2).ordinal.is_some()
}

/// "1h 20m", "2m 30s".
fn lettered(r: Reader, at: usize) -> Option<Length> {
    let (large, small) = if r.says(at + 1, "h") { (3600, 60) } else { (60, 1) };
    let letters: &[&str] = if small == 60 { &["m", "min", "mins"] } else { &["s", "sec", "secs"] };
    let behind = r.glued(at + 3) && r.document.says(at + 3, letters);
    let (first, _) = r.digits(at).filter(|_| behind)?;
    let second = part(r, at + 2, 1).or_else(|| part(r, at + 2, 2))?;
    let all = Decimal::from(i32::from(first) * large + second * small);
    let timex = if small == 60 { format!("PT{first}H{second}M") } else { format!("PT{first}M{second}S") };
    Some(Length { timex, ..of(all, Range::exactly(all), Unit::Second, at + 4) })
}
