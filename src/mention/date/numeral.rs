//! Days of the month and small numbers in a date: "22", "22nd", "twenty-second", "nineteen".

use super::reader::Reader;

/// A day of the month in digits or words, and the token behind it: "22", "22nd", "twenty-second", "twenty two".
pub(super) fn day_of_month(r: Reader, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = ordinal_day(r, r.past_the(at)) {
        return Some(day);
    }
    if let Some((n, length)) = r.digits(at) {
        let day = i8::try_from(n).ok().filter(|d| length <= 2 && (1..=31).contains(d))?;
        let next = at + 1;
        let is_amount = r.goes_on(next) || (r.glued(next) && r.is_word(next)) || r.is_person(next);
        return (!is_amount).then_some((day, next));
    }
    let (n, end) = small_number(r, at)?;
    (1..=31).contains(&n).then_some((i8::try_from(n).ok()?, end))
}

/// "22nd", "twenty-second", "third".
pub(super) fn ordinal_day(r: Reader, at: usize) -> Option<(i8, usize)> {
    if let Some((n, length)) = r.digits(at) {
        let suffix = r.glued(at + 1) && ["st", "nd", "rd", "th"].iter().any(|s| r.says(at + 1, s));
        let day = i8::try_from(n).ok().filter(|d| suffix && length <= 2 && (1..=31).contains(d))?;
        return Some((day, at + 2));
    }
    let (n, end) = ordinal(r, at)?;
    (n <= 31).then_some((n, end))
}

/// An ordinal in words up to "thirty-first", or 99 for "last".
pub(super) fn ordinal(r: Reader, at: usize) -> Option<(i8, usize)> {
    let sense = r.sense(at);
    if let Some(n) = sense.ordinal {
        return Some((n, at + 1));
    }
    let tens = sense.cardinal.filter(|n| matches!(n, 20 | 30))?;
    let next = r.past_mark(at + 1, b'-');
    let ones = r.sense(next).ordinal.filter(|n| *n < 10)?;
    Some((i8::try_from(tens).ok()? + ones, next + 1))
}

/// A number below a hundred in words: "seven", "twenty-one".
pub(super) fn small_number(r: Reader, at: usize) -> Option<(i16, usize)> {
    let n = r.sense(at).cardinal.filter(|n| *n < 100)?;
    let next = r.past_mark(at + 1, b'-');
    match r.sense(next).cardinal {
        Some(ones @ 1..=9) if n >= 20 => Some((n + ones, next + 1)),
        _ => Some((n, at + 1)),
    }
}
