//! How far a date lies from another: so many units before or behind it, and the days that this leaves, as its words and its
//! modifier bound them. Knows no words.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::amount::{self, More};
use super::reader::Reader;
use super::relative::shapeless;
use super::stretch::{self, Dated, Grain, grain_of, holding, moved};
use crate::lexicon::{Modifier, Unit};
use crate::mention::modifier as number_modifier;
use crate::value::{DateValue, Days};

/// A whole number of units, backwards or forwards.
#[derive(Clone, Copy)]
pub(super) struct Distance {
    pub n: i32,
    pub unit: Unit,
    /// What it adds in other units.
    pub more: More,
    /// -1 is before the day from which it counts.
    pub sign: i32,
    pub modifier: Option<Modifier>,
}

impl Distance {
    /// The stretch in which the distance ends; `None` for hours.
    pub(super) fn grain(self) -> Option<Grain> {
        grain(self.unit)
    }

    /// The stretch in which it ends where it is told in more than one unit: a year and a half ago is a month.
    fn finest(self) -> Option<Grain> {
        // "two and a half weeks" are told in weeks.
        let halves = matches!(self.more, [Some((4, Unit::Day)), None]) && self.unit == Unit::Week;
        let units = self.more.iter().flatten().map(|&(_, unit)| unit).filter(|_| !halves);
        units.chain([self.unit]).filter_map(grain).min()
    }

    /// Whether it is told in more than one unit.
    pub(super) fn has_parts(self) -> bool {
        self.more.iter().any(Option::is_some)
    }

    /// What TIMEX3 writes of so long a time: `P2Y2M`.
    pub(super) fn timex(self) -> String {
        let mut timex = amount::length(self.n, self.unit);
        for &(n, unit) in self.more.iter().flatten() {
            timex.push_str(amount::length(n, unit).trim_start_matches(amount::prefix(unit)));
        }
        timex
    }

    /// The day so far from `day`.
    pub(super) fn from(self, day: Date) -> Option<Date> {
        let day = moved(day, self.unit, self.sign.checked_mul(self.n)?)?;
        self.more.iter().flatten().try_fold(day, |day, &(more, unit)| moved(day, unit, self.sign.checked_mul(more)?))
    }
}

pub(super) fn grain(unit: Unit) -> Option<Grain> {
    grain_of(unit).or((unit == Unit::Fortnight).then_some(Grain::Day))
}

fn reference(sign: i32) -> Dated {
    Dated::open(if sign < 0 { "PAST_REF" } else { "FUTURE_REF" })
}

/// "several years ago": at least two of them.
pub(super) fn vague(r: Reader, unit: Unit, sign: i32) -> Dated {
    let mut dated = reference(sign);
    if grain(unit).is_some() {
        let day = r.published().and_then(|published| moved(published, unit, sign * 2));
        let days = if sign < 0 { Days::between(None, day) } else { Days::between(day, None) };
        (dated.value.hard, dated.value.typical) = (days, days);
    }
    dated
}

/// A distance from publication, at the granularity of its words: ten years ago is a year, and one either side can be meant.
pub(super) fn from_now(r: Reader, far: Distance) -> Dated {
    let Some(published) = r.published() else {
        return far.grain().map_or_else(|| reference(far.sign), shapeless);
    };
    let Some(grain) = far.grain() else {
        // "three hours ago": that day, or the one before.
        let mut dated = holding(Grain::Day, published).unwrap_or_else(|| reference(far.sign));
        if far.sign < 0 {
            dated.value.hard.earliest = published.yesterday().ok();
        }
        return dated;
    };
    let exact = far.from(published).and_then(|day| holding(far.finest().unwrap_or(grain), day));
    match exact {
        Some(exact) if far.modifier.is_some() => not_past(bounded(exact, far, published), far, published),
        Some(exact) if exact.grain > Grain::Day => not_past(one_either_side(exact, far.unit), far, published),
        Some(exact) => exact,
        None => reference(far.sign),
    }
}

/// What lies back from a day ends with it, and what lies ahead begins there: "nearly a decade ago".
pub(super) fn not_past(dated: Dated, far: Distance, day: Date) -> Dated {
    let cut = |days: Days| {
        if far.sign < 0 {
            Days { latest: days.latest.map(|last| last.min(day)), ..days }
        } else {
            Days { earliest: days.earliest.map(|first| first.max(day)), ..days }
        }
    };
    let (hard, typical) = (cut(dated.value.hard), cut(dated.value.typical));
    Dated { value: DateValue { hard, typical, ..dated.value }, ..dated }
}

pub(super) fn one_either_side(exact: Dated, unit: Unit) -> Dated {
    let wide = exact.ends().and_then(|(first, last)| {
        let first = moved(first, unit, -1)?;
        let last = moved(last.tomorrow().ok()?, unit, 1)?.yesterday().ok()?;
        Some(Days::between(Some(first), Some(last)))
    });
    let hard = wide.unwrap_or(exact.value.hard);
    Dated { value: DateValue { hard, ..exact.value }, ..exact }
}

/// "more than ten years ago", "nearly a decade ago", "about a month ago"; `from` is the day from which it counts.
pub(super) fn bounded(exact: Dated, far: Distance, from: Date) -> Dated {
    let Some((first, last)) = exact.ends() else { return exact };
    if let Some(years) = in_years(far).and_then(|far| Some(bounded(holding(Grain::Year, far.from(from)?)?, far, from)))
    {
        return Dated { value: DateValue { timex: exact.value.timex, ..years.value }, ..exact };
    }
    let modifier = far.modifier.and_then(number_modifier::timex);
    let told = |hard: Days| {
        let value = DateValue { modifier, hard, typical: hard, timex: exact.value.timex.clone() };
        Dated { value, ..exact }
    };
    let away = match far.modifier {
        Some(Modifier::MoreThan | Modifier::AtLeast) => true,
        Some(Modifier::FewerThan | Modifier::AtMost) => false,
        // "nearly 20 years ago" is no more than two grains of 20 nearer.
        Some(Modifier::Nearly) => {
            let near = nearer(far).and_then(|far| holding(exact.grain, far.from(from)?)?.ends());
            let Some((near_first, near_last)) = near else { return told(exact.value.hard) };
            let days = Days::between(Some(first.min(near_first)), Some(last.max(near_last)));
            return told(days);
        }
        Some(Modifier::About) => return stretch::around(exact),
        Some(Modifier::Exactly) | None => return exact,
    };
    // "less than two weeks from today" ends a day before they are over.
    if !away && far.unit <= Unit::Fortnight && far.modifier == Some(Modifier::FewerThan) {
        let end = far.from(from).and_then(|end| moved(end, Unit::Day, -far.sign));
        let hard = if far.sign < 0 { Days::between(end, Some(from)) } else { Days::between(Some(from), end) };
        return told(hard);
    }
    // "more than two days before" leaves the second day out; a month or a year is not so exact.
    let sharp = exact.grain <= Grain::Day && far.modifier == Some(Modifier::MoreThan);
    let beyond = |day: Date| if sharp { moved(day, Unit::Day, far.sign) } else { Some(day) };
    let hard = match (away, far.sign < 0) {
        (true, true) => Days::between(None, beyond(last)),
        (true, false) => Days::between(beyond(first), None),
        (false, true) => Days::between(Some(first), Some(from)),
        (false, false) => Days::between(Some(from), Some(last)),
    };
    told(hard)
}

/// Decades and centuries that a modifier bounds, in years: "nearly a decade ago" is less than ten years ago.
fn in_years(far: Distance) -> Option<Distance> {
    let years = match far.unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        _ => return None,
    };
    let bounds = !matches!(far.modifier, None | Some(Modifier::About | Modifier::Exactly));
    let n = far.n.checked_mul(years).filter(|_| bounds && !far.has_parts())?;
    Some(Distance { n, unit: Unit::Year, ..far })
}

/// The nearest that "nearly" so many leaves: two grains fewer.
fn nearer(far: Distance) -> Option<Distance> {
    let grain = number_modifier::grain(Decimal::from(far.n)).to_i32()?;
    Some(Distance { n: far.n.checked_sub(grain.checked_mul(2)?)?.max(0), more: [None; 2], ..far })
}
