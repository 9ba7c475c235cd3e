//! The date that a text has told last: what "the following year" and "three days later" count from.

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;

use super::distance;
use super::place::place;
use super::reader::{Known, Reader, Told};
use super::relative;
use super::story_year;
use super::stretch::{Dated, Grain, holding};
use super::tense::{self, Tense};
use super::{Found, written};
use crate::document::Near;
use crate::lexicon::{Opens, Role};

/// How far back a date is looked for, in tokens: a few sentences. The cap keeps a text full of such words linear.
const REACH: usize = 200;

/// Within so many days of publication a report tells one story.
const NEAR: i32 = 14;

/// The stretch of a grain that holds the last date told before token `at`, if that date is at least so exact.
pub(super) fn told_before(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    let told = match r.known.told {
        Told::Unknown(story) => last_told(r, at, story, |dated| dated.grain <= grain)?,
        Told::Nothing => return None,
        Told::Last(_, dated) => Some(dated.clone()).filter(|dated| dated.grain <= grain)?,
    };
    holding(grain, told.ends()?.0)
}

/// The day to which a time without one belongs: the one told last. One far from publication is passed over where the text
/// has told a near one and the sentence does not tell it: "A mill burned early today, the third fire since Christmas.
/// Firefighters came at 2 a.m."
pub(super) fn told_near(r: Reader, at: usize) -> Option<Dated> {
    let told = told_before(r, at, Grain::Day)?;
    let near = |dated: &Dated| is_near(r, dated);
    if near(&told) || r.published().is_none() {
        return Some(told);
    }
    let sentence = sentence_start(r, at);
    // What only counts from other dates is none that the words tell.
    let alone = Known { told: Told::Nothing, ..*r.known };
    let r = r.knowing(&alone);
    let days = |from: usize| (from..at).filter_map(move |i| date_told(r, i).map(|(_, dated)| dated));
    let in_sentence = days(sentence).any(|dated| dated == told);
    let other = |dated: &Dated| dated.grain <= Grain::Day && near(dated);
    (in_sentence || !days(at.saturating_sub(REACH)).any(|dated| other(&dated))).then_some(told)
}

/// Whether a date lies within days of publication.
fn is_near(r: Reader, dated: &Dated) -> bool {
    let days = |(day, _): (Date, Date)| Some(day.until(r.published()?).ok()?.get_days().abs());
    dated.ends().and_then(days).is_some_and(|days| days <= NEAR)
}

/// The first token of the sentence of token `at`, or one so far before it as is looked back.
fn sentence_start(r: Reader, at: usize) -> usize {
    let start = r.document.sentence_around(at).map_or(at, |s| s.tokens.start);
    start.max(at.saturating_sub(REACH))
}

/// The stretch of just this grain that the sentence told last before token `at`, where the day told since is that of the
/// report: February of "rose in February, data showed on Thursday, after a fall the previous month".
pub(super) fn before_report(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    told_before(r, at, Grain::Day).filter(|day| is_near(r, day))?;
    let alone = Known { told: Told::Nothing, ..*r.known };
    let r = r.knowing(&alone);
    let told = (sentence_start(r, at)..at).rev().find_map(|i| {
        date_told(r, i).filter(|(end, dated)| *end <= at && dated.grain == grain && dated.value.modifier.is_none())
    });
    told.map(|(_, dated)| dated)
}

/// The stretch of just this grain that was told last before token `at`: "the third quarter", not a day in it.
pub(super) fn of_grain(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    match r.known.told {
        Told::Unknown(story) => last_told(r, at, story, |dated| dated.grain == grain),
        Told::Nothing => None,
        Told::Last(_, dated) => Some(dated.clone()).filter(|dated| dated.grain == grain),
    }
}

/// The date told last before token `at`, and where.
pub(super) fn last(r: Reader, at: usize) -> Option<(Range<usize>, Dated)> {
    match r.known.told {
        Told::Unknown(Some(story)) => story.borrow_mut().last_at(r, at, |_| true),
        Told::Unknown(None) | Told::Nothing => None,
        Told::Last(tokens, dated) => Some((tokens.clone(), dated.clone())),
    }
}

/// The last date before token `at` that fits.
fn last_told(r: Reader, at: usize, story: Option<&RefCell<Story>>, fits: impl Fn(&Dated) -> bool) -> Option<Dated> {
    match story {
        Some(story) => story.borrow_mut().last(r, at, fits),
        None => Story { next: at.saturating_sub(REACH), told: Vec::new() }.last(r, at, fits),
    }
}

/// The dates that a text tells, followed from one to the next as far as they were asked for. Dates that count from others,
/// "the following year", count from the one told before them: "in 1974 … the following year … two years later" ends in 1977.
#[derive(Debug, Default)]
pub(in crate::mention) struct Story {
    /// The token from which on it is not read yet.
    next: usize,
    told: Vec<(Range<usize>, Dated)>,
}

impl Story {
    /// Reads on up to token `at`.
    fn follow(&mut self, r: Reader, at: usize) {
        while let Some(unread) = r.document.tokens.get(self.next..at) {
            let Some(passed) = unread.iter().position(|t| t.near.has(Near::DATE)) else {
                self.next = at;
                return;
            };
            let next = self.next + passed;
            let before = self.told.last().filter(|(tokens, _)| tokens.end + REACH >= next);
            let told = before.map_or(Told::Nothing, |(tokens, dated)| Told::Last(tokens, dated));
            self.next = next + 1;
            if let Some((end, dated)) = date_told(r.knowing(&Known { told, ..*r.known }), next) {
                self.next = end.max(next + 1);
                if dated.ends().is_some() {
                    self.told.push((next..end, dated));
                }
            }
        }
    }

    /// The last date in reach before token `at` that fits.
    fn last(&mut self, r: Reader, at: usize, fits: impl Fn(&Dated) -> bool) -> Option<Dated> {
        self.last_at(r, at, fits).map(|(_, dated)| dated)
    }

    /// The same, and where it stands.
    fn last_at(&mut self, r: Reader, at: usize, fits: impl Fn(&Dated) -> bool) -> Option<(Range<usize>, Dated)> {
        self.follow(r, at);
        let near = self.told.iter().rev().take_while(|(tokens, _)| tokens.start + REACH >= at);
        near.filter(|(tokens, _)| tokens.end <= at).find(|(_, dated)| fits(dated)).cloned()
    }
}

/// A date whose days the text tells: written, or counted from publication or from the date before it.
fn date_told(r: Reader, at: usize) -> Option<(usize, Dated)> {
    let opens = r.opens(at).has(Opens::WRITTEN.or(Opens::RELATIVE)) || r.leads_on(at) || distance::may_begin(r, at);
    if !opens || !super::may_begin(r, at) {
        return None;
    }
    let tense = |end| if r.published().is_some() { tense::around(r, at, end) } else { Tense::Open };
    let definite = written(r, at).filter(|w| !super::indefinite(r, at, w));
    let written = definite.and_then(|w| {
        let placed = place(r, &w, tense(w.end))?;
        Some((w.end, story_year::lend(r, at, &w, &placed).unwrap_or(placed)))
    });
    // What looks back compares: "a year earlier", "the year-ago quarter" move the story nowhere.
    let back = |found: &Found| {
        found.offset.is_some_and(|o| o.amount < 0)
            || found.tokens.clone().any(|i| matches!(r.role(i), Some(Role::Ago | Role::Earlier)))
    };
    let relative = relative::read(r, at).filter(|found| !back(found)).map(|found| (found.tokens.end, found.dated));
    // "last May" counts from publication, "three days after March 2" from that day.
    let later = |(end, _): &(usize, Dated)| written.as_ref().is_none_or(|(other, _)| end >= other);
    relative.filter(later).or(written)
}
