//! Stretches with an end that is part of a month, a year or longer: "from early May to mid-July 2019", "October through early
//! December". Each end lends the other the year that it lacks.

use super::absolute::{self, Written};
use super::join::{ends, pair};
use super::range::{Opening, joint, rank};
use super::reader::Reader;
use super::stretch::{Dated, cut};
use super::{Found, relative};
use crate::lexicon::Part;

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
        Some((part, next)) => absolute::read(r, next).map(|written| (Some(part), written)),
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
