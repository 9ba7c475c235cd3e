//! Lengths of time: "two and a half years", "48 hours", "the past decade", "several months". An age ("13-year-old") is none.
//!
//! The TIMEX3 value is the number as written with its unit, `P2Y`, `PT48H`, `P1DE`; `X` stands for a vague number, `PXM`.

mod anchored;
mod length;
pub(super) mod race;
mod read;
mod unnumbered;

use std::ops;

use super::date::amount::compares;
use super::date::{Reader, counts, only_if};
use super::number::{self, NumberReading};
use super::{Mention, modifier, name, rate, title};
use crate::document::TokenKind;
use crate::lexicon::{Modifier, Relation, Role, Sense, class};
use crate::value::{Kind, Mod, Quantity, Value};
use length::Length;
use read::{is_entire, range, read};
use unnumbered::{as_many, compound, ended, shifted, some, vague};

/// The duration that begins at token `at`. What its first word can't begin is not asked.
pub(super) fn find_at(r: Reader, at: usize) -> Option<Mention> {
    let digits = match r.kind(at)? {
        TokenKind::Break => return None,
        kind => kind == TokenKind::Digits,
    };
    if digits && let Some(length) = race::read(r, at) {
        return Some(mention(at..length.end, at..length.end, length, None));
    }
    if !r.unit_near(at) || digits && counts(r, at) {
        return None;
    }
    let sense = r.sense(at);
    let the = sense.role == Some(Role::The);
    let opens = sense.role == Some(Role::Between) || sense.relation == Some(Relation::From);
    let found = only_if(the, || ended(r, at))
        .or_else(|| compound(r, at, sense.long?))
        .or_else(|| only_if(opens, || between(r, at)))
        .or_else(|| only_if(the || is_shift(r, at, sense), || shifted(r, at)))
        .or_else(|| only_if(digits || may_begin(r, at), || modified(r, at)))
        .or_else(|| only_if(r.document.is(at, class::MODIFIER), || as_many(r, at).or_else(|| some(r, at))))
        .or_else(|| vague(r, at, sense.unit?))?;
    // "$28 an hour", "the Six-Day War", "the Hundred Years' War".
    let end = r.past_mark(found.tokens.end, b'\'');
    let war = r.capital(found.tokens.end - 1) && r.document.written(end) == "War";
    let titled =
        digits && name::is_title(r.document, at) || (digits || r.capital(at)) && title::end(r.document, at).is_some();
    if war || titled || rate::is_denominator(r.document, at) {
        return None;
    }
    Some(Mention { days: anchored::days(r, &found), ..found })
}

/// Whether a length that ends or begins now can begin with the word at token `at`: "last", "first", "recent".
fn is_shift(r: Reader, at: usize, sense: &Sense) -> bool {
    sense.shift.is_some() || sense.ordinal.is_some() || r.document.says(at, &["recent", "these"])
}

/// Whether a length that a number or an article tells can begin at token `at`, or a modifier before one: "two years", "a week",
/// "half an hour", "week-long", "all day".
fn may_begin(r: Reader, at: usize) -> bool {
    let sense = r.sense(at);
    r.document.is(at, class::NUMBER | class::MODIFIER)
        || matches!(sense.role, Some(Role::Article | Role::All))
        || sense.role == Some(Role::The) && is_entire(r, at + 1)
        || sense.unit.is_some() && (r.mark(at + 1, b'-') || r.says(at, "quarter"))
        || is_entire(r, at)
        || r.document.says(at, &["another", "few", "half", "single"])
}

fn mention(tokens: ops::Range<usize>, core: ops::Range<usize>, length: Length, modifier: Option<Mod>) -> Mention {
    let quantity = Quantity {
        kind: Kind::Duration,
        n: length.n,
        range: length.range,
        unit: Some(length::name(length.unit).to_owned()),
        modifier,
        timex: Some(length.timex),
    };
    Mention { tokens, core, value: Value::Quantity(quantity), core_value: None, noun: None, offset: None, days: None }
}

/// "more than two years", "a year or so", "48 hours".
fn modified(r: Reader, at: usize) -> Option<Mention> {
    let number = number_at(r, at);
    if let Some(found) = number.as_ref().and_then(|number| suffixed(r, at, number)) {
        return Some(found);
    }
    let plain = read(r, at, number.as_ref()).map(|length| (None, at, length));
    let told = plain.or_else(|| {
        let (modifier, start) = modifier::read_before(r.document, at).filter(|_| !compares(r, at))?;
        Some((Some(modifier), start, read(r, start, number_at(r, start).as_ref())?))
    });
    let (before, start, length) = told?;
    // "in over a decade" is more than one, "spread over three years" is three.
    let spread = before.is_some() && r.says(at, "over") && !is_measured(r, at);
    let (before, at) = if spread { (None, start) } else { (before, at) };
    let core = start..length.end;
    let (modifier, end) = match (before, modifier::read_after(r.document, length.end)) {
        (Some(before), _) => (Some(before), length.end),
        (None, Some((after, end))) if after != Modifier::Exactly => (Some(after), end),
        // "payable within 30 days": in no more.
        _ if length.n.is_some() && at > 0 && r.says(at - 1, "within") => (Some(Modifier::AtMost), length.end),
        (None, _) => (None, length.end),
    };
    Some(mention(at..end, core, apply(length, modifier), modifier.and_then(modifier::timex)))
}

/// The number that begins at token `at`, and not with a sign before it.
fn number_at(r: Reader, at: usize) -> Option<NumberReading> {
    number::read(r.document, at).filter(|number| number.tokens.start == at)
}

/// "30-plus years", "50-odd years", "40-some years".
fn suffixed(r: Reader, at: usize, number: &NumberReading) -> Option<Mention> {
    let end = number.tokens.end;
    if !r.mark(end, b'-') || !r.document.says(end + 1, &["odd", "plus", "some"]) {
        return None;
    }
    let unit_at = end + 2;
    let unit = r.sense(unit_at).unit?;
    let modifier = if r.says(unit_at - 1, "plus") { Modifier::AtLeast } else { Modifier::About };
    let length = apply(length::of(number.n?, number.range, unit, unit_at + 1), Some(modifier));
    Some(mention(at..unit_at + 1, at..unit_at + 1, length, modifier::timex(modifier)))
}

/// Whether the words before "over" show that a length is measured: "for over two years", "lasted over an hour".
fn is_measured(r: Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    r.role(before) == Some(Role::In)
        || r.document.is(before, class::PREPOSITION | class::AUXILIARY)
        || r.document.says(before, &["lasted", "took", "takes", "spent", "just", "been", "well"])
}

fn apply(length: Length, modifier: Option<Modifier>) -> Length {
    let Some(modifier) = modifier else { return length };
    Length { range: modifier::apply(modifier, length.range, length.n), ..length }
}

/// "between 60 and 90 days", "from 8 to 10 weeks".
fn between(r: Reader, at: usize) -> Option<Mention> {
    let first = number::read(r.document, at + 1).filter(|n| n.tokens.start == at + 1)?;
    let length = range(r, &first, true)?;
    Some(mention(at..length.end, at + 1..length.end, length, None))
}
