//! The date that a text has told last: what "the following year" and "three days later" count from.

use super::absolute;
use super::place::place;
use super::reader::Reader;
use super::relative;
use super::stretch::{Dated, Grain, holding};
use super::tense::Tense;

/// How far back a date is looked for, in tokens: a few sentences. The cap keeps a text full of such words linear.
const REACH: usize = 200;

/// The stretch of a grain that holds the last date told before token `at`, if that date is at least so exact.
pub(super) fn told_before(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    let mut told = None;
    let mut next = at.saturating_sub(REACH);
    while next < at {
        match explicit(r, next) {
            Some((end, dated)) if end <= at => {
                if dated.grain <= grain && dated.ends().is_some() {
                    told = Some(dated);
                }
                next = end.max(next + 1);
            }
            _ => next += 1,
        }
    }
    let (first, _) = told?.ends()?;
    holding(grain, first)
}

/// The quarter of a year that was told last before token `at`.
pub(super) fn quarter_told(r: Reader, at: usize) -> Option<Dated> {
    let mut told = None;
    let mut next = at.saturating_sub(REACH);
    while next < at {
        match explicit(r, next) {
            Some((end, dated)) if end <= at => {
                told = Some(dated).filter(|d| d.grain == Grain::Quarter).or(told);
                next = end.max(next + 1);
            }
            _ => next += 1,
        }
    }
    told
}

fn explicit(r: Reader, at: usize) -> Option<(usize, Dated)> {
    if !super::may_begin(r, at) {
        return None;
    }
    if let Some(written) = absolute::read(r, at) {
        return Some((written.end, place(r, &written, Tense::Past)?));
    }
    let (end, dated) = relative::plain_day(r, at)?;
    Some((end, dated))
}
