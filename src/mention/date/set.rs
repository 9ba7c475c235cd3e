//! What comes back: "every Friday", "weekly", "each year", "twice a week". Such words name no day.

use super::Found;
use super::amount::{code, length, prefix};
use super::reader::Reader;
use super::stretch::Dated;
use crate::lexicon::{Opens, Role, Unit, class};
use crate::mention::{number, rate};
use rust_decimal::prelude::ToPrimitive;

/// The repetition that begins at token `at`.
pub(super) fn read(r: Reader, at: usize) -> Option<Found> {
    let sense = r.sense(at);
    if let Some(found) = times(r, at) {
        return Some(found);
    }
    if !sense.opens.has(Opens::SET) {
        return None;
    }
    if let Some(value) = sense.set {
        // "the Daily Mail": a name.
        let name = r.named(at) && (r.capital(at + 1) || r.capital(at.wrapping_sub(1)));
        return (!name).then(|| Found::new(at..at + 1, Dated::open(value)));
    }
    // "on weekends".
    if sense.unit == Some(Unit::Weekend) && r.plural(at) && r.sense_before(at).role == Some(Role::On) {
        return Some(Found::new(at..at + 1, Dated::open("XXXX-WXX-WE")));
    }
    if let Some(found) = weekdays(r, at) {
        return Some(found);
    }
    match sense.role? {
        Role::Every => every(r, at),
        Role::Per => per(r, at),
        // "$12,000 a year".
        Role::Article if r.sense(at + 1).unit.is_some() && rate::is_denominator(r.document, at) => per(r, at),
        _ => None,
    }
}

/// Days that come back, to which a time may belong: "Sundays", "every Tuesday", "daily", "every day".
pub(super) fn of_days(r: Reader, at: usize) -> Option<Found> {
    let found = match r.role(at) {
        Some(Role::Every) => every(r, at),
        _ if r.sense(at).set == Some("P1D") => Some(Found::new(at..at + 1, Dated::open("P1D"))),
        _ => plural(r, at),
    }?;
    let timex = found.dated.value.timex.as_str();
    if timex == "P1D" {
        return Some(Found { dated: Dated::open("XXXX-XX-XX"), ..found });
    }
    (timex.starts_with("XXXX-WXX-") && !timex.contains('T')).then_some(found)
}

/// "Sundays", "Sundays at 7 p.m.", and Thursday of "every Tuesday and Thursday".
fn weekdays(r: Reader, at: usize) -> Option<Found> {
    let weekday = r.sense(at).weekday?;
    let listed = at >= 3
        && (r.role(at - 1) == Some(Role::And) || r.says(at - 1, "or"))
        && r.sense(at - 2).weekday.is_some()
        && r.role(at - 3) == Some(Role::Every);
    if listed {
        let timex = format!("XXXX-WXX-{}", weekday.to_monday_one_offset());
        return Some(Found::new(at..at + 1, Dated::open(timex)));
    }
    let days = plural(r, at)?;
    let at_time = r.role(days.tokens.end) == Some(Role::At);
    let time = if at_time { super::clock::read(r, days.tokens.end + 1) } else { None };
    Some(match time {
        Some((time, end)) => Found::new(at..end, Dated::open(format!("{}{time}", days.dated.value.timex))),
        None => days,
    })
}

/// "Sundays".
fn plural(r: Reader, at: usize) -> Option<Found> {
    let sense = r.sense(at);
    let number = sense.weekday.filter(|_| !sense.short)?.to_monday_one_offset();
    let many = r.document.written(at).to_ascii_lowercase().ends_with("days");
    many.then(|| Found::new(at..at + 1, Dated::open(format!("XXXX-WXX-{number}"))))
}

/// "three times a day", "twice weekly".
fn times(r: Reader, at: usize) -> Option<Found> {
    let end = if r.role(at) == Some(Role::Times) {
        at + 1
    } else if number::may_begin(r.document, at)
        && r.near(at).any(|(i, t)| t.is(class::TELLS_TIME) && r.role(i) == Some(Role::Times))
    {
        let number = number::read(r.document, at).filter(|n| n.tokens.start == at && n.whole)?;
        r.says(number.tokens.end, "times").then_some(number.tokens.end + 1)?
    } else {
        return None;
    };
    if let Some(value) = r.sense(end).set {
        return Some(Found::new(at..end + 1, Dated::open(value)));
    }
    let per = matches!(r.role(end), Some(Role::Article | Role::Every | Role::Per));
    let unit = r.sense(end + 1).unit.filter(|_| per)?;
    Some(Found::new(at..end + 2, Dated::open(length(1, unit))))
}

/// The unit behind "per" or behind the article of a rate.
fn per(r: Reader, at: usize) -> Option<Found> {
    let unit = r.sense(at + 1).unit.filter(|u| !matches!(u, Unit::Second | Unit::Minute | Unit::Hour))?;
    (!r.plural(at + 1)).then(|| Found::new(at..at + 2, Dated::open(length(1, unit))))
}

fn every(r: Reader, at: usize) -> Option<Found> {
    let mut next = at + 1;
    if r.says(next, "few") {
        let unit = r.sense(next + 1).unit.filter(|_| r.plural(next + 1))?;
        return Some(Found::new(at..next + 2, Dated::open(format!("{}X{}", prefix(unit), code(unit)))));
    }
    let mut n = 1;
    if r.says(next, "other") {
        (n, next) = (2, next + 1);
    } else if r.says(next, "single") {
        next += 1;
    } else if let Some(reading) = number::read(r.document, next).filter(|n| n.tokens.start == next && n.whole) {
        (n, next) = (reading.n?.to_i32()?, reading.tokens.end);
    } else if let Some((nth, end)) = super::numeral::ordinal(r, next).filter(|(nth, _)| *nth < 99) {
        (n, next) = (i32::from(nth), end);
    }
    let sense = r.sense(next);
    let value = if let Some(weekday) = sense.weekday {
        format!("XXXX-WXX-{}", weekday.to_monday_one_offset())
    } else if let Some(unit) = sense.unit {
        length(n, unit)
    } else if let Some(part) = sense.daypart {
        format!("XXXX-XX-XXT{part}")
    } else if let Some(month) = sense.month.filter(|_| r.capital(next)) {
        format!("XXXX-{month:02}")
    } else if let Some(season) = sense.season {
        format!("XXXX-{season}")
    } else {
        return None;
    };
    Some(Found::new(at..next + 1, Dated::open(value)))
}
