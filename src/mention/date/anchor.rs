//! The dates that a text has told: what "the following year" and "three days later" count from.
//!
//! The walk over the text tells the [`Story`] each date that it finds, so that nothing is read twice. Dates that count from others
//! thereby count from the one told before them: "in 1974 … the following year … two years later" ends in 1977.

use std::ops::Range;

use jiff::civil::Date;

use super::Found;
use super::reader::Reader;
use super::stretch::{Dated, Grain, holding};
use crate::lexicon::Role;
use crate::value::Value;

/// How far back a date is looked for, in tokens: a few sentences. The cap keeps a text full of such words linear.
const REACH: usize = 200;

/// Within so many days of publication a report tells one story.
const NEAR: i32 = 14;

/// A date whose days the text has told.
#[derive(Clone, Copy, Debug)]
pub(in crate::mention) struct Told {
    /// Its first token.
    pub start: usize,
    /// The token behind it.
    pub end: usize,
    /// Its first day; of two dates that bound a stretch, that of the second.
    pub day: Date,
    /// How long a stretch it names.
    pub grain: Grain,
    /// Whether it only opens a stretch that goes on: "since 2008".
    pub opens: bool,
}

impl Told {
    /// What a date at these tokens tells, if its days are known.
    pub(super) fn at(tokens: Range<usize>, dated: &Dated) -> Option<Self> {
        let (day, _) = dated.ends()?;
        Some(Self { start: tokens.start, end: tokens.end, day, grain: dated.grain, opens: false })
    }

    /// What a date that the walk has found tells; nothing where its days are not known, and where it only compares.
    pub(super) fn of(r: Reader, found: &Found) -> Option<Self> {
        let (first, _) = match found.core_value.as_deref() {
            // 2014 of "since 2014".
            Some(Value::Date(core)) => core.typical.earliest.zip(core.typical.latest)?,
            _ => found.dated.ends()?,
        };
        // What looks back compares: "a year earlier", "the year-ago quarter" move the story nowhere.
        let back = |i: usize| matches!(r.role(i), Some(Role::Ago | Role::Earlier));
        if found.offset.is_some_and(|offset| offset.amount < 0) || found.core.clone().skip(1).any(back) {
            return None;
        }
        let day = found.closes.unwrap_or(first);
        let opens = found.core_value.is_some() && found.dated.value.hard.latest.is_none();
        Some(Self { start: found.tokens.start, end: found.tokens.end, day, grain: found.dated.grain, opens })
    }

    /// The stretch of a grain that holds it, if it is at least so exact.
    fn within(self, grain: Grain) -> Option<Dated> {
        if self.grain <= grain { holding(grain, self.day) } else { None }
    }

    /// Whether it lies within days of publication.
    fn is_near(self, r: Reader) -> bool {
        let days = |published: Date| Some(self.day.until(published).ok()?.get_days().abs());
        r.published().and_then(days).is_some_and(|days| days <= NEAR)
    }
}

/// The dates that a text has told so far, in its order.
#[derive(Debug, Default)]
pub(in crate::mention) struct Story {
    told: Vec<Told>,
}

impl Story {
    /// Goes on with a date that the walk has found.
    pub(super) fn tell(&mut self, told: Told) {
        self.told.push(told);
    }

    /// The dates in reach before token `at`, the last one first.
    fn before(&self, at: usize) -> impl Iterator<Item = Told> {
        let near = self.told.iter().rev().take_while(move |told| told.start + REACH >= at);
        near.filter(move |told| told.end <= at).copied()
    }
}

/// The last date told before token `at` that fits: in the words that are being read, or in those before them.
fn last_that(r: Reader, at: usize, fits: impl Fn(Told) -> bool) -> Option<Told> {
    let here = r.known.told.filter(|told| fits(*told));
    here.or_else(|| r.known.story?.borrow().before(at).find(|told| fits(*told)))
}

/// The date told last before token `at`, and where.
pub(super) fn last(r: Reader, at: usize) -> Option<Told> {
    last_that(r, at, |_| true)
}

/// Whether the last date told before token `at` only opens a stretch: "since 2008".
pub(super) fn last_opens(r: Reader, at: usize) -> bool {
    last(r, at).is_some_and(|told| told.opens)
}

/// The stretch of a grain that holds the last date told before token `at` that is at least so exact.
pub(super) fn told_before(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    last_that(r, at, |told| told.grain <= grain)?.within(grain)
}

/// The stretch of just this grain that was told last before token `at`: "the third quarter", not a day in it.
pub(super) fn of_grain(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    last_that(r, at, |told| told.grain == grain)?.within(grain)
}

/// The day to which a time without one belongs: the one told last. One far from publication is passed over where the text
/// has told a near one and the sentence does not tell it: "A mill burned early today, the third fire since Christmas.
/// Firefighters came at 2 a.m."
pub(super) fn told_near(r: Reader, at: usize) -> Option<Dated> {
    let is_day = |told: Told| told.grain <= Grain::Day;
    let told = last_that(r, at, is_day)?;
    let passed = r.published().is_some()
        && !told.is_near(r)
        && told.start < sentence_start(r, at)
        && last_that(r, at, |other| is_day(other) && other.is_near(r)).is_some();
    if passed { None } else { told.within(Grain::Day) }
}

/// The stretch of just this grain that the sentence told last before token `at`, where the day told since is that of the
/// report: February of "rose in February, data showed on Thursday, after a fall the previous month".
pub(super) fn before_report(r: Reader, at: usize, grain: Grain) -> Option<Dated> {
    last_that(r, at, |told| told.grain <= Grain::Day).filter(|day| day.is_near(r))?;
    let start = sentence_start(r, at);
    last_that(r, at, |told| told.grain == grain && told.start >= start)?.within(grain)
}

/// The first token of the sentence of token `at`, or one so far before it as is looked back.
fn sentence_start(r: Reader, at: usize) -> usize {
    let start = r.document.sentence_around(at).map_or(at, |s| s.tokens.start);
    start.max(at.saturating_sub(REACH))
}
