//! The year that a text lends to a day or a month that it tells without one: "In 1944, on June 6", "began on May 10, 2022, and
//! ended on June 1", "On June 6, 1944, troops landed. On Aug. 25, the city was freed".

use jiff::civil::Date;

use super::absolute::{Field, Written, YEARS};
use super::anchor;
use super::place::in_year;
use super::reader::Reader;
use super::stretch::{Dated, Grain};
use crate::lexicon::{Role, Unit, class};

/// Within so many days of publication a report tells of its own time.
const NEAR: i32 = 60;

/// So many years ago a story is one of its own time, and its next sentence goes on there.
const LONG_AGO: i16 = 5;

/// How many words may stand between a year and the day that it dates: ", on".
const CLOSE: usize = 2;

/// The date that `written` stands for, where the story lends it its year; `placed` is where it lies without.
pub(super) fn lend(r: Reader, at: usize, written: &Written, placed: &Dated) -> Option<Dated> {
    let published = r.published().filter(|_| written.year.is_none() && written.weekday.is_none())?;
    if !matches!(written.field, Field::Day(..) | Field::Month(_)) {
        return None;
    }
    let (own, own_last) = placed.ends()?;
    let year = that_year(r, at, written).map(|(year, _)| year).or_else(|| framed(r, at)).or_else(|| {
        let near = published.until(own_last).ok()?.get_days().abs() <= NEAR;
        if near { None } else { told(r, at, written, published) }
    })?;
    let lent = in_year(written.field, year, None)?;
    let (first, _) = lent.ends()?;
    (year != own.year() && first <= published).then_some(lent)
}

/// "February that year", "June of the same year": the year told last before token `at`, and the token behind.
pub(super) fn that_year(r: Reader, at: usize, written: &Written) -> Option<(i16, usize)> {
    let of = if r.role(written.end) == Some(Role::Of) { written.end + 1 } else { written.end };
    let that = r.past_the(of);
    let told = r.says(that, if that > of { "same" } else { "that" }) && r.sense(that + 1).unit == Some(Unit::Year);
    let lone = written.year.is_none() && matches!(written.field, Field::Day(..) | Field::Month(_));
    if !told || !lone {
        return None;
    }
    let (day, _) = anchor::told_before(r, at, Grain::Year)?.ends()?;
    Some((day.year(), that + 2))
}

/// "In 2011, the quake hit in March": the year at the head of the sentence.
fn framed(r: Reader, at: usize) -> Option<i16> {
    let start = r.document.sentence_around(at)?.tokens.start;
    let opens = r.says(start, "in") && at > start + 2 && r.mark(start + 2, b',');
    let (year, _) = r.digits(start + 1).filter(|(year, length)| opens && *length == 4 && YEARS.contains(year))?;
    (year < r.published()?.year()).then_some(year)
}

/// The year of the date told last, where that is one of the same account: in the same sentence, or at the head of the next.
fn told(r: Reader, at: usize, written: &Written, published: Date) -> Option<i16> {
    let last = anchor::last(r, at)?;
    let year = last.day.year();
    let in_full = (last.start..last.end).any(|i| r.digits(i).is_some_and(|(n, length)| length == 4 && n == year));
    if !in_full || year >= published.year() {
        return None;
    }
    // "in 1944, on June 6".
    if last.grain == Grain::Year {
        let joins = |i: usize| r.mark(i, b',') || matches!(r.role(i), Some(Role::On | Role::In));
        return (at <= last.end + CLOSE && (last.end..at).all(joins)).then_some(year);
    }
    if last.grain > Grain::Month {
        return None;
    }
    let (told_in, here) = (r.document.sentence_of(last.start), r.document.sentence_of(at));
    let start = r.document.sentences.get(here)?.tokens.start;
    // "In September 2022 it attacked an embassy. In January, two bombs went off": only a day of long ago lends on.
    let days = last.grain <= Grain::Day && matches!(written.field, Field::Day(..));
    let head = here == told_in + 1 && at <= start + 1 && days && year + LONG_AGO <= published.year();
    // "founded on May 10, 1922, it said on June 1": who speaks, speaks now.
    let said = (last.end..at).any(|i| r.document.is(i, class::SAYING));
    (here == told_in && !said || head).then_some(year)
}
