//! Distances into the past that no number tells: "years ago", and the stretch a year before one: "the year-ago quarter".

use super::absolute::Field;
use super::far::vague;
use super::period::ordinal_part;
use super::place::in_year;
use super::reader::Reader;
use super::relative::near;
use super::stretch::{Dated, Grain, holding, moved};
use super::{Found, anchor};
use crate::lexicon::{Role, Unit};

/// Such a distance that begins at token `at`.
pub(super) fn years_ago(r: Reader, at: usize) -> Option<Found> {
    year_ago(r, at).or_else(|| same_quarter(r, at)).or_else(|| units_ago(r, at))
}

/// How far back what a year ago is compared with is looked for, in tokens.
const COMPARED: usize = 60;

/// "third-quarter profit fell to $331 million from $394 million a year ago": the quarter told, a year before.
fn same_quarter(r: Reader, at: usize) -> Option<Found> {
    let ago = matches!(r.role(at + 2), Some(Role::Ago | Role::Earlier));
    if !(ago && r.role(at) == Some(Role::Article) && r.says(at + 1, "year")) {
        return None;
    }
    let start = r.document.sentence_around(at)?.tokens.start.max(at.saturating_sub(COMPARED));
    let compares = |i: usize| r.document.says(i, &["against", "compared", "from", "than", "versus"]);
    let compared = (start..at).rev().find(|&i| compares(i))?;
    (start..compared).find(|&i| r.sense(i).unit == Some(Unit::Quarter) && !r.plural(i))?;
    let told = anchor::of_grain(r, at, Grain::Quarter)?;
    Some(Found::new(at..at + 3, a_year_before(&told)?))
}

/// "years ago", "some weeks ago", "many months ago".
fn units_ago(r: Reader, at: usize) -> Option<Found> {
    let unit_at = if r.document.says(at, &["some", "many", "countless"]) { at + 1 } else { at };
    let unit = r.sense(unit_at).unit.filter(|_| r.role(unit_at + 1) == Some(Role::Ago))?;
    let plural = r.plural(unit_at);
    plural.then(|| Found { core: unit_at..unit_at + 2, ..Found::new(at..unit_at + 2, vague(r, unit, -1)) })
}

/// "a year-ago profit", "the year-ago period", "the year-earlier third quarter".
fn year_ago(r: Reader, at: usize) -> Option<Found> {
    let first = r.past_the(at);
    let ago = matches!(r.role(first + 2), Some(Role::Ago | Role::Earlier));
    if !(r.says(first, "year") && r.mark(first + 1, b'-') && ago) {
        return None;
    }
    compared(r, at, first)
}

/// "the prior-year quarter", "the previous-year period".
pub(super) fn prior_year(r: Reader, at: usize) -> Option<Found> {
    let first = r.past_the(at);
    (r.mark(first + 1, b'-') && r.says(first + 2, "year")).then(|| compared(r, at, first))?
}

/// What "year-ago" or "prior-year" at token `first` compares with; the date begins at `at`, which is its article or itself.
fn compared(r: Reader, at: usize, first: usize) -> Option<Found> {
    let next = first + 3;
    if let Some((field, end)) = ordinal_part(r, next) {
        let dated = r.published().and_then(|p| in_year(field, p.year().checked_sub(1)?, None));
        return Some(Found::new(at..end, dated.unwrap_or_else(|| near(r, Grain::Year, Unit::Year, -1))));
    }
    let quarter = r.sense(next).unit == Some(Unit::Quarter);
    let told = anchor::of_grain(r, at, Grain::Quarter);
    let dated = if quarter || r.says(next, "period") && told.is_some() {
        told.or_else(|| last_quarter(r)).and_then(|told| a_year_before(&told))
    } else {
        None
    };
    let end = if (quarter || r.says(next, "period")) && first > at { next + 1 } else { next };
    Some(Found::new(at..end, dated.unwrap_or_else(|| near(r, Grain::Year, Unit::Year, -1))))
}

/// The quarter that ended last before publication.
fn last_quarter(r: Reader) -> Option<Dated> {
    holding(Grain::Quarter, moved(r.published()?, Unit::Quarter, -1)?)
}

fn a_year_before(told: &Dated) -> Option<Dated> {
    holding(told.grain, moved(told.ends()?.0, Unit::Year, -1)?)
}

/// "next year's first quarter": a part of the year told before it.
pub(super) fn part_of(r: Reader, year: &Found) -> Option<Found> {
    let end = year.tokens.end;
    let owns = year.dated.grain == Grain::Year && r.mark(end, b'\'') && r.says(end + 1, "s");
    let (field, behind) = ordinal_part(r, end + 2).filter(|_| owns)?;
    let (first, _) = year.dated.ends()?;
    let field = Some(field).filter(|field| matches!(field, Field::Quarter(_) | Field::Half(_)))?;
    Some(Found::new(year.tokens.start..behind, in_year(field, first.year(), None)?))
}
