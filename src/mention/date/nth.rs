//! One of many within a longer stretch: "the first week of 2015", "the last Friday in March", "the week of March 3".

use super::numeral::{ordinal, ordinal_day};
use super::reader::Reader;
use super::relative::shapeless;
use super::stretch::{self, Grain, grain_of, holding, moved};
use super::unit::this_unit;
use super::{Found, clock, date_at};
use crate::lexicon::{Role, Unit};

/// "the first week of 2015", "the second Monday of next month", "the last Friday in March", "the first day of the year".
pub(super) fn nth_of(r: Reader, at: usize) -> Option<Found> {
    let (n, next) = ordinal(r, r.past_the(at)).or_else(|| ordinal_day(r, r.past_the(at)))?;
    let sense = r.sense(next);
    if !(r.role(next + 1) == Some(Role::Of) || r.says(next + 1, "in")) {
        return None;
    }
    let whole = this_unit(r, next + 2).or_else(|| date_at(r, next + 2))?;
    let tokens = at..whole.tokens.end;
    let (first, last) = whole.dated.ends().filter(|_| matches!(whole.dated.grain, Grain::Month | Grain::Year))?;
    let from_end = n == 99;
    let n = if from_end { 0 } else { i32::from(n) - 1 };
    let (day, grain) = if let Some(weekday) = sense.weekday {
        let day = stretch::nearest(weekday, if from_end { last } else { first }, !from_end)?;
        (moved(day, Unit::Week, n)?, Grain::Day)
    } else {
        match sense.unit.filter(|_| !r.plural(next))? {
            Unit::Day => (moved(if from_end { last } else { first }, Unit::Day, n)?, Grain::Day),
            // The first week is the one that has its Thursday there, as in ISO 8601.
            Unit::Week | Unit::Weekend => {
                let thursday = jiff::civil::Weekday::Thursday;
                let day = stretch::nearest(thursday, if from_end { last } else { first }, !from_end)?;
                (moved(day, Unit::Week, n)?, grain_of(sense.unit?)?)
            }
            Unit::Month => (moved(if from_end { last } else { first }, Unit::Month, n)?, Grain::Month),
            _ => return None,
        }
    };
    let inside = first <= moved(day, Unit::Day, 7)? && moved(day, Unit::Day, -7)? <= last;
    inside.then(|| Some(Found::new(tokens, holding(grain, day)?)))?
}

/// "the week of March 3", "the weekend of March 3", "the week beginning February 4", "the night of March 3".
pub(super) fn week_of(r: Reader, at: usize) -> Option<Found> {
    let next = r.past_the(at);
    let part = r.sense(next).daypart;
    let unit = r.sense(next).unit.filter(|u| matches!(u, Unit::Week | Unit::Weekend | Unit::Night));
    if part.is_none() && unit.is_none() {
        return None;
    }
    let joins = ["of", "beginning", "starting", "ending", "ended"].iter().any(|w| r.says(next + 1, w));
    let day_at = if r.role(next + 2) == Some(Role::On) { next + 3 } else { next + 2 };
    let day = date_at(r, day_at).filter(|found| joins && found.dated.grain == Grain::Day)?;
    let tokens = at..day.tokens.end;
    if let Some(part) = part {
        return Some(Found::new(tokens, clock::on(&day.dated, &format!("T{part}"))));
    }
    let Some((first, _)) = day.dated.ends() else {
        return Some(Found::new(tokens, shapeless(grain_of(unit?)?)));
    };
    Some(Found::new(tokens, holding(grain_of(unit?)?, first)?))
}
