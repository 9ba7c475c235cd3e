//! What comes back: "every Friday", "weekly", "each year", "twice a week". Such words name no day.

use super::absolute::{Field, Written, month_first};
use super::amount::{code, length, prefix};
use super::lead::Lead;
use super::numeral::{ordinal, ordinal_day};
use super::reader::Reader;
use super::stretch::Dated;
use super::{Found, only_if, place, tense};
use crate::lexicon::{Fixed, Opens, Role, Sense, Unit, class};
use crate::mention::{number, rate};
use crate::value::Timex;
use rust_decimal::prelude::ToPrimitive;

/// Most tokens between two weekdays of one list.
const WEEK: usize = 12;

/// The repetition that begins at token `at`.
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Found> {
    let &Lead { at, here: sense, .. } = lead;
    if let Some(found) = times(r, at).or_else(|| only_if(lead.orders(r), || nth_of_each(r, at))) {
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
    // "on weekends", "at weekends".
    let on = || matches!(r.sense_before(at).role, Some(Role::On | Role::At));
    if sense.unit == Some(Unit::Weekend) && r.plural(at) && on() {
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

/// The weekday before token `end`, every week.
fn of_week(r: Reader, at: usize, end: usize) -> Option<Found> {
    let number = r.sense(end - 1).weekday?.to_monday_one_offset();
    Some(Found::new(at..end, Dated::open(Timex::new("XXXX-WXX-").number(number, 1).done())))
}

/// "Sundays", and Thursday of "every Tuesday and Thursday".
fn weekdays(r: Reader, at: usize) -> Option<Found> {
    let sense = r.sense(at);
    sense.weekday?;
    let many = !sense.short && tense::ends_with(r, at, "days");
    only_if(many || is_one_of_each(r, at), || of_week(r, at, at + 1))
}

/// Thursday of "every Tuesday and Thursday".
fn is_one_of_each(r: Reader, at: usize) -> bool {
    let joins = |i: usize| r.role(i) == Some(Role::And) || r.says(i, "or") || r.mark(i, b',');
    let mut first = at;
    while first >= 2 && at - first < WEEK && joins(first - 1) && r.sense(first - 2).weekday.is_some() {
        first -= 2;
    }
    first < at && r.role(first.wrapping_sub(1)) == Some(Role::Every)
}

/// "the third Thursday of each month", "the second and fourth Tuesdays of every month".
fn nth_of_each(r: Reader, at: usize) -> Option<Found> {
    let nth = |at: usize| ordinal(r, at).or_else(|| ordinal_day(r, at)).map(|(_, end)| end);
    let mut day_at = nth(r.past_the(at))?;
    if r.role(day_at) == Some(Role::And) {
        day_at = nth(r.past_the(day_at + 1))?;
    }
    let each = r.role(day_at + 1) == Some(Role::Of) && r.role(day_at + 2) == Some(Role::Every);
    let months = each && r.sense(day_at + 3).unit == Some(Unit::Month);
    let found = of_week(r, at, day_at + 1).filter(|_| months)?;
    Some(Found { tokens: at..day_at + 4, ..found })
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
    // "2.7 times annual sales" multiplies.
    if let Some(value) = r.sense(end).set.filter(|_| !r.says(end, "annual")) {
        return Some(Found::new(at..end + 1, Dated::open(value)));
    }
    let per = matches!(r.role(end), Some(Role::Article | Role::Every | Role::Per));
    // "19 times earnings, up from 16 times a year ago".
    let distance = matches!(r.role(end + 2), Some(Role::Ago | Role::Earlier)) || r.says(end + 2, "before");
    let unit = r.sense(end + 1).unit.filter(|_| per && !distance)?;
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
        return Some(Found::new(at..next + 2, Dated::open([prefix(unit), "X", code(unit)].concat())));
    }
    let mut n = 1;
    if r.says(next, "other") {
        (n, next) = (2, next + 1);
    } else if r.says(next, "single") {
        next += 1;
    } else if let Some(reading) = number::read(r.document, next).filter(|n| n.tokens.start == next && n.whole) {
        (n, next) = (reading.n?.to_i32()?, reading.tokens.end);
    } else if let Some((nth, end)) = ordinal(r, next).filter(|(nth, _)| *nth < Sense::LAST) {
        (n, next) = (i32::from(nth), end);
    }
    // "every four to six weeks".
    let most = only_if(n > 1 && r.role(next) == Some(Role::To), || {
        number::read(r.document, next + 1).filter(|most| most.tokens.start == next + 1 && most.whole)
    });
    if let Some(most) = most {
        let unit = r.sense(most.tokens.end).unit?;
        let value = [length(n, unit), length(most.n?.to_i32()?, unit)].join("/");
        return Some(Found::new(at..most.tokens.end + 1, Dated::open(value)));
    }
    let sense = r.sense(next);
    if sense.weekday.is_some() {
        // "each Friday night".
        let found = of_week(r, at, next + 1)?;
        let part = r.sense(next + 1).daypart.filter(|_| n == 1);
        return Some(match part {
            Some(part) => Found::new(at..next + 2, Dated::open([&found.dated.value.timex, part].concat())),
            None => found,
        });
    }
    // "every Labor Day".
    if let Some((end, Fixed::Holiday(rule))) = only_if(sense.holiday && n == 1, || r.phrase(next)) {
        return Some(Found::new(at..end, Dated::open(place::of_every_year(rule)?)));
    }
    if sense.month.is_some()
        && r.capital(next)
        && let Some(Written { year: None, field: Field::Day(month, day), end, .. }) = month_first(r, next)
    {
        return Some(Found::new(
            at..end,
            Dated::open(Timex::new("XXXX-").number(month, 2).text("-").number(day, 2).done()),
        ));
    }
    let value = if n == 1 && sense.unit == Some(Unit::Night) {
        "XXXX-XX-XXTNI".to_owned()
    } else if let Some(unit) = sense.unit {
        length(n, unit)
    } else if let Some(part) = sense.daypart {
        ["XXXX-XX-XX", part].concat()
    } else if let Some(month) = sense.month.filter(|_| r.capital(next)) {
        Timex::new("XXXX-").number(month, 2).done()
    } else if let Some(season) = sense.season {
        ["XXXX-", season].concat()
    } else {
        return None;
    };
    Some(Found::new(at..next + 1, Dated::open(value)))
}
