//! Stretches told by one end and how long they last: "two weeks starting May 20", "for ten days from 18 December", "from
//! 18 December for ten days".

use super::amount::{Amount, amount};
use super::reader::Reader;
use super::stretch::{self, Grain, moved};
use super::{Found, date_at, join, only_if};
use crate::lexicon::{Relation, Role, class};
use crate::mention::number;

/// The stretch that begins at token `at`; `from` if "from" stands there.
pub(super) fn read(r: Reader, at: usize, from: bool) -> Option<Found> {
    if from { then_length(r, at) } else { within(r, at).or_else(|| length_then(r, at)) }
}

/// "within ten days of January 15", "within the next two weeks after Friday".
fn within(r: Reader, at: usize) -> Option<Found> {
    if !r.says(at, "within") {
        return None;
    }
    let next = r.past_the(at + 1);
    let length = amount(r, if r.says(next, "next") { next + 1 } else { at + 1 })?;
    let opens = r.role(length.end) == Some(Role::Of) || r.says(length.end, "after") || r.says(length.end, "from");
    let first = date_at(r, length.end + 1).filter(|first| opens && first.dated.grain == Grain::Day)?;
    let (day, _) = first.dated.ends()?;
    let last = stretch::holding(Grain::Day, moved(day, length.unit, length.n?)?)?;
    join::ends(at..first.tokens.end, &first.dated, &last)
}

/// "two weeks starting May 20", "a week beginning tomorrow", "for three days, from today".
fn length_then(r: Reader, at: usize) -> Option<Found> {
    let opens = |i: usize| r.document.says(i, &["starting", "beginning", "from"]);
    let counts = r.role(at) == Some(Role::Article) || number::may_begin(r.document, at);
    if !counts || !r.unit_near(at) || !r.near(at).any(|(i, t)| t.is(class::CALENDAR) && opens(i)) {
        return None;
    }
    let length = amount(r, at)?;
    let from_at = r.past_mark(length.end, b',');
    let from = r.says(from_at, "from");
    // "three days from today" is a day; "for three days from today" lasts so long.
    let lasts = !from || at > 0 && r.says(at - 1, "for");
    if !opens(from_at) || !lasts {
        return None;
    }
    let next = if r.role(from_at + 1) == Some(Role::On) || r.says(from_at + 1, "from") { 2 } else { 1 };
    let first = date_at(r, from_at + next)?;
    let end = first.tokens.end;
    // "for seven years, from August 1979 to January 1987" tells its end.
    let ends = from && (r.role(end) == Some(Role::To) || r.sense(end).relation == Some(Relation::Until));
    only_if(!ends, || so_long(at..end, &first, &length))
}

/// "from 18 December for ten days".
fn then_length(r: Reader, at: usize) -> Option<Found> {
    if !r.unit_near(at) {
        return None;
    }
    let first = date_at(r, at + 1)?;
    let next = first.tokens.end;
    let length = amount(r, next + 1).filter(|_| r.says(next, "for"))?;
    so_long(at..length.end, &first, &length)
}

fn so_long(tokens: std::ops::Range<usize>, first: &Found, length: &Amount) -> Option<Found> {
    let (day, _) = first.dated.ends().filter(|_| first.dated.grain == Grain::Day)?;
    let end = moved(day, length.unit, length.n?)?;
    let end = length.more.iter().flatten().try_fold(end, |end, &(more, unit)| moved(end, unit, more))?;
    let last = stretch::holding(Grain::Day, end.yesterday().ok()?)?;
    join::ends(tokens, &first.dated, &last)
}
