//! Stretches with an end that is part of a month, a year or longer: "from early May to mid-July 2019", "October through early
//! December". Each end lends the other the year that it lacks.

use super::absolute::{self, Written};
use super::join::{ends, pair};
use super::lead::Lead;
use super::range::{Opening, joint, rank};
use super::reader::Reader;
use super::stretch::{Dated, cut};
use super::{Found, date_at, relative, written};
use crate::lexicon::{Part, Role};
use crate::value::{DateValue, Days};

/// "mid to late September", "early-to-mid 2019": two parts of one stretch, told once.
pub(super) fn of_one(r: Reader, at: usize) -> Option<Found> {
    let adverb = |i: usize| r.sense(i).part.filter(|_| r.document.says(i, &["early", "late", "mid"]));
    let first_part = adverb(at)?;
    let hyphen = r.past_mark(at + 1, b'-');
    let last_at = if r.role(hyphen) == Some(Role::To) { r.past_mark(hyphen + 1, b'-') } else { return None };
    let last_part = adverb(last_at)?;
    let last = super::part(r, last_at)?;
    let (_, whole_at) = relative::part_at(r, last_at)?;
    let whole = date_at(r, whole_at)?.dated;
    let first = cut(whole, first_part);
    let (begins, ends) = (first.value.hard, last.dated.value.hard);
    let days = Days::between(begins.earliest, ends.latest);
    let typical = Days::between(first.value.typical.earliest, last.dated.value.typical.latest);
    let fits = days.earliest.zip(days.latest).is_some_and(|(first, last)| first < last) && first_part != last_part;
    let value = DateValue { modifier: None, hard: days, typical, ..last.dated.value };
    fits.then(|| Found::new(at..last.tokens.end, Dated { value, ..last.dated }))
}

/// The stretch whose first end begins at token `first_at`, if one of the two is told with its part.
pub(super) fn read(r: Reader, at: usize, first_at: usize, opening: Opening) -> Option<Found> {
    let (first_part, first) = end(r, first_at)?;
    let next = joint(r, first.end, opening)?;
    let (last_part, last) = end(r, next)?;
    let parted = first_part.is_some() || last_part.is_some();
    // "early May to the 1990s".
    let kin = opening != Opening::None || rank(first.field) == rank(last.field);
    if !parted || !kin {
        return None;
    }
    let (start, stop) = pair(r, at, first, last)?;
    ends(at..last.end, &part_of(start, first_part), &part_of(stop, last_part))
}

/// A date as it is written, with its part: "mid-July 2019".
fn end(r: Reader, at: usize) -> Option<(Option<Part>, Written)> {
    match relative::part_at(r, at) {
        // "the end of the week" is another part.
        Some((part, next)) => written(r, &Lead::of(r, next)).map(|written| (Some(part), written)),
        None => absolute::read(r, at).map(|written| (None, written)),
    }
}

fn part_of(dated: Dated, part: Option<Part>) -> Dated {
    match part {
        Some(part) => cut(dated, part),
        None => dated,
    }
}

/// Whether a part of a stretch can begin at token `at`: "mid-July", "the end of June".
pub(super) fn may_begin(r: Reader, at: usize) -> bool {
    r.sense(r.past_the(at)).part.is_some()
}
