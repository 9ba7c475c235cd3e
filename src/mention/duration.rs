//! Lengths of time: "two and a half years", "48 hours", "the past decade", "several months". An age ("13-year-old") is none.
//!
//! The TIMEX3 value is the number as written with its unit, `P2Y`, `PT48H`, `P1DE`; `X` stands for a vague number, `PXM`.

use std::ops;

use rust_decimal::Decimal;

use super::age::OLDEST;
use super::date::Reader;
use super::date::amount::{code, prefix};
use super::number::{self, NumberReading};
use super::{Context, Mention, modifier, rate};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, Relation, Role, Shift, Unit, class};
use crate::value::{End, Interval, Kind, Mod, Quantity, Range, Value};

/// The duration that begins at token `at`.
pub(super) fn find_at(document: &Document, at: usize, context: Context) -> Option<Mention> {
    let r = Reader::new(document, context);
    if r.kind(at)? == TokenKind::Break || !r.unit_near(at) || rate::is_denominator(document, at) {
        return None;
    }
    ended(r, at)
        .or_else(|| compound(r, at))
        .or_else(|| between(r, at))
        .or_else(|| shifted(r, at))
        .or_else(|| modified(r, at))
        .or_else(|| vague(r, at))
}

/// A length of time as read: what it is, and where its words end.
#[derive(Clone, Debug)]
struct Length {
    n: Option<Decimal>,
    range: Range,
    unit: Unit,
    timex: String,
    end: usize,
}

fn mention(tokens: ops::Range<usize>, core: ops::Range<usize>, length: Length, modifier: Option<Mod>) -> Mention {
    let quantity = Quantity {
        kind: Kind::Duration,
        n: length.n,
        range: length.range,
        unit: Some(name(length.unit).to_owned()),
        modifier,
        timex: Some(length.timex),
    };
    Mention { tokens, core, value: Value::Quantity(quantity), core_value: None, noun: None, offset: None }
}

/// "the year" of "the year ended July 31".
fn ended(r: Reader, at: usize) -> Option<Mention> {
    let unit_at = if r.says(at + 1, "fiscal") || r.says(at + 1, "full") { at + 2 } else { at + 1 };
    let unit = r.sense(unit_at).unit.filter(|u| matches!(u, Unit::Month | Unit::Quarter | Unit::Year))?;
    let ended = r.says(unit_at + 1, "ended") || r.says(unit_at + 1, "ending");
    let day = r.sense(unit_at + 2).month.is_some() || r.sense(unit_at + 3).month.is_some();
    let single = !r.plural(unit_at);
    (r.role(at) == Some(Role::The) && ended && day && single).then(|| {
        let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, unit_at + 1);
        mention(at..unit_at + 1, unit_at..unit_at + 1, length, None)
    })
}

/// "weeklong", "a yearlong study".
fn compound(r: Reader, at: usize) -> Option<Mention> {
    let unit = r.sense(at).long?;
    let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, at + 1);
    Some(mention(at..at + 1, at..at + 1, length, None))
}

/// "more than two years", "a year or so", "48 hours".
fn modified(r: Reader, at: usize) -> Option<Mention> {
    let plain = read(r, at).map(|length| (None, at, length));
    let told = plain.or_else(|| {
        let (modifier, start) = modifier::read_before(r.document, at)?;
        Some((Some(modifier), start, read(r, start)?))
    });
    let (before, start, length) = told?;
    // "in over a decade" is more than one, "spread over three years" is three.
    let spread = before.is_some() && r.says(at, "over") && !is_measured(r, at);
    let (before, at) = if spread { (None, start) } else { (before, at) };
    let core = start..length.end;
    let (modifier, end) = match (before, modifier::read_after(r.document, length.end)) {
        (Some(before), _) => (Some(before), length.end),
        (None, Some((after, end))) if after != Modifier::Exactly => (Some(after), end),
        (None, _) => (None, length.end),
    };
    Some(mention(at..end, core, apply(length, modifier), modifier.and_then(modifier::timex)))
}

/// Whether the words before "over" show that a length is measured: "for over two years", "lasted over an hour".
fn is_measured(r: Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    r.role(before) == Some(Role::In)
        || r.document.is(before, class::PREPOSITION | class::AUXILIARY)
        || ["lasted", "took", "takes", "spent", "just", "been", "well"].iter().any(|w| r.says(before, w))
}

fn apply(length: Length, modifier: Option<Modifier>) -> Length {
    let Some(modifier) = modifier else { return length };
    Length { range: modifier::apply(modifier, length.range, length.n), ..length }
}

/// "the past two years", "the next year", "recent weeks": a length that begins or ends now.
fn shifted(r: Reader, at: usize) -> Option<Mention> {
    // "these last days".
    let next = if r.says(at, "these") { at + 1 } else { r.past_the(at) };
    let the = next > at;
    let recent = r.says(next, "recent") || r.says(next, "first") || r.says(next, "final");
    let shift = r.sense(next).shift;
    if !recent && !matches!(shift, Some(Shift::Last | Shift::Next | Shift::Previous | Shift::Following)) {
        return None;
    }
    let after = next + 1;
    if let Some((before, start)) =
        modifier::read_before(r.document, after).map_or(Some((None, after)), |(m, e)| Some((Some(m), e)))
    {
        // "last one day" is none; "the first year" tells which, "the first two years" how long.
        if let Some(length) = number_and_unit(r, start) {
            let core = start..length.end;
            return Some(mention(at..length.end, core, apply(length, before), before.and_then(modifier::timex)));
        }
    }
    let unit = r.sense(after).unit.filter(|_| !is_age(r, after + 1))?;
    let plural = r.plural(after);
    if plural && !r.says(next, "first") && !r.says(next, "final") {
        return Some(mention(at..after + 1, after..after + 1, several(unit, after + 1), None));
    }
    let length = !recent && (the || r.says(next, "past")) && unit != Unit::Second;
    length.then(|| {
        mention(at..after + 1, after..after + 1, of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, after + 1), None)
    })
}

/// "between 60 and 90 days", "from 8 to 10 weeks".
fn between(r: Reader, at: usize) -> Option<Mention> {
    let opens = r.role(at) == Some(Role::Between) || r.sense(at).relation == Some(Relation::From);
    if !opens {
        return None;
    }
    let first = number::read(r.document, at + 1).filter(|n| n.tokens.start == at + 1)?;
    let length = range(r, &first, true)?;
    Some(mention(at..length.end, at + 1..length.end, length, None))
}

/// The length that begins at token `at`, without modifiers.
fn read(r: Reader, at: usize) -> Option<Length> {
    let number = number::read(r.document, at).filter(|n| n.tokens.start == at);
    let length = half(r, at)
        .or_else(|| range(r, number.as_ref()?, false))
        .or_else(|| with_smaller(r, at, number.as_ref()))
        .or_else(|| long(r, at))?;
    // "125 million years old" is a length of time.
    let long = length.range.hard.lo().is_some_and(|lo| lo.at > OLDEST);
    (long || !is_age(r, length.end)).then_some(length)
}

/// "two years", "18-month", "a year and a half", "three hours and 20 minutes".
fn with_smaller(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    let length = whole(r, at, number)?;
    Some(add_smaller(r, &length).unwrap_or(length))
}

/// "three hours and 20 minutes", "a year and a half", whose larger part is `length`.
fn add_smaller(r: Reader, length: &Length) -> Option<Length> {
    let and = r.role(length.end) == Some(Role::And);
    let next = if and || r.mark(length.end, b',') { length.end + 1 } else { length.end };
    if and && r.says(next, "a") && r.says(next + 1, "half") && length.n == Some(Decimal::ONE) {
        let n = Decimal::new(15, 1);
        return Some(of(n, Range::exactly(n), length.unit, next + 2));
    }
    // "one-and-a-half years, two and a half months" are two lengths.
    let comma = r.mark(length.end, b',');
    let whole = |n: Option<Decimal>| n.is_some_and(|n| !comma || n.fract().is_zero());
    let smaller = number_and_unit(r, next).filter(|s| s.unit < length.unit && whole(s.n) && whole(length.n))?;
    let factor = seconds(length.unit)?.checked_div(seconds(smaller.unit)?)?;
    let n = length.n?.checked_mul(factor)?.checked_add(smaller.n?)?;
    // Months are not a whole number of days: then both are told, and only the larger counts.
    let exact = seconds(length.unit).is_some() && factor.fract().is_zero();
    let timex = joined(length, &smaller);
    if !exact {
        return Some(Length { timex, end: smaller.end, ..length.clone() });
    }
    Some(Length { timex, ..of(n, Range::exactly(n), smaller.unit, smaller.end) })
}

/// "PT3H20M" of "PT3H" and "PT20M".
fn joined(length: &Length, smaller: &Length) -> String {
    match (length.timex.strip_prefix("PT"), smaller.timex.strip_prefix("PT")) {
        (None, Some(time)) => format!("{}T{time}", length.timex),
        (_, Some(time)) => format!("{}{time}", length.timex),
        (_, None) => format!("{}{}", length.timex, smaller.timex.trim_start_matches('P')),
    }
}

fn whole(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    number_and_its_unit(r, at, number).or_else(|| article_and_unit(r, at))
}

/// "two years", "48-hour", "four straight days".
fn number_and_unit(r: Reader, at: usize) -> Option<Length> {
    let number = number::read(r.document, at).filter(|n| n.tokens.start == at);
    number_and_its_unit(r, at, number.as_ref())
}

/// The same, where the number has been read.
fn number_and_its_unit(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    if let Some(length) = single(r, at).or_else(|| few(r, at)) {
        return Some(length);
    }
    let reading = number.filter(|n| !n.share)?;
    let (unit, end) = unit_behind(r, reading.tokens.end)?;
    let plural = r.plural(end - 1);
    let hyphen = r.mark(reading.tokens.end, b'-');
    // "a second man", "one quarter", "three quarters" are an ordinal and parts of a whole.
    if unit == Unit::Second && !plural && !hyphen
        || unit == Unit::Quarter && (!plural || reading.n == Some(Decimal::from(3)))
    {
        return None;
    }
    // "the one day" and "one day" tell some day, but also a length; a month of the year "May 10" is not read here.
    Some(match reading.n {
        Some(n) => of(n, reading.range, unit, end),
        None => Length { range: scaled(reading.range, unit), ..several(unit, end) },
    })
}

/// "single-day", "full-year": one, without a number.
fn single(r: Reader, at: usize) -> Option<Length> {
    let hyphen = r.mark(at + 1, b'-');
    let whole = r.says(at, "single") || hyphen && ["all", "full", "whole"].iter().any(|w| r.says(at, w));
    if !whole {
        return None;
    }
    let (unit, end) = unit_behind(r, at + 1)?;
    Some(of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, end))
}

/// "few months" of "the last few months"; with its article, "a few" is a number.
fn few(r: Reader, at: usize) -> Option<Length> {
    let (unit, end) =
        unit_behind(r, at + 1).filter(|_| r.says(at, "few") && at > 0 && r.sense(at - 1).shift.is_some())?;
    let range = |lo: i64, hi: i64| Interval::closed(Decimal::from(lo), Decimal::from(hi));
    Some(Length { range: scaled(Range { hard: range(2, 10), typical: range(3, 6) }, unit), ..several(unit, end) })
}

/// The unit behind a number, over a hyphen or a word such as "straight".
fn unit_behind(r: Reader, at: usize) -> Option<(Unit, usize)> {
    let mut next = r.past_mark(at, b'-');
    if r.sense(next).lengthening && !r.says(next, "second") {
        next += 1;
    }
    let unit = r.sense(next).unit.filter(|_| r.is_word(next))?;
    Some((unit, next + 1))
}

/// "a year", "an hour", "the whole week", "a full day".
fn article_and_unit(r: Reader, at: usize) -> Option<Length> {
    let article = r.role(at) == Some(Role::Article) || r.says(at, "another");
    let entire = |at| r.says(at, "whole") || r.says(at, "entire") || r.says(at, "full");
    let all = r.role(at) == Some(Role::All) || r.role(at) == Some(Role::The) && entire(at + 1);
    if !article && !all {
        return None;
    }
    let next = if entire(at + 1) { at + 2 } else { at + 1 };
    let unit = r.sense(next).unit.filter(|u| !matches!(u, Unit::Second | Unit::Quarter))?;
    if r.plural(next) || r.mark(next + 1, b'-') && r.glued(next + 1) && !r.says(next + 2, "long") {
        return None;
    }
    let end = if r.mark(next + 1, b'-') { next + 3 } else { next + 1 };
    Some(of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, end))
}

/// "week-long", "decade-long".
fn long(r: Reader, at: usize) -> Option<Length> {
    let unit = r.sense(at).unit.filter(|_| r.mark(at + 1, b'-') && (r.says(at + 2, "long")))?;
    let plural = r.plural(at);
    Some(if plural { several(unit, at + 3) } else { of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, at + 3) })
}

/// "half an hour", "half a century", "half-hour".
fn half(r: Reader, at: usize) -> Option<Length> {
    // "half an hour", "a half-hour", "half hour"; "the first half hour" is told by its ordinal.
    let at = if r.role(at) == Some(Role::Article) { at + 1 } else { at };
    if !r.says(at, "half") || at > 0 && r.sense(at - 1).ordinal.is_some() {
        return None;
    }
    let joined = r.role(at + 1) == Some(Role::Article) || r.mark(at + 1, b'-');
    let unit_at = if joined { at + 2 } else { at + 1 };
    let unit = r.sense(unit_at).unit.filter(|u| !matches!(u, Unit::Quarter | Unit::Second))?;
    let n = Decimal::new(5, 1);
    let end = unit_at + 1;
    Some(match unit {
        Unit::Hour => Length { timex: "PT30M".to_owned(), ..of(n, Range::exactly(n), unit, end) },
        Unit::Decade => of(Decimal::from(5), Range::exactly(Decimal::from(5)), Unit::Year, end),
        Unit::Century => of(Decimal::from(50), Range::exactly(Decimal::from(50)), Unit::Year, end),
        _ => of(n, Range::exactly(n), unit, end),
    })
}

/// "two to three years", "5-10 days", "18 or 19 months".
fn range(r: Reader, first: &NumberReading, and: bool) -> Option<Length> {
    let mut next = first.tokens.end;
    // "two years to three years" repeats the unit; "8- to 10-week" hangs a hyphen on the first.
    let repeated = r.sense(r.past_mark(next, b'-')).unit;
    next = if repeated.is_some() { r.past_mark(next, b'-') + 1 } else { next };
    if r.mark(next, b'-') && r.role(next + 1) == Some(Role::To) {
        next += 1;
    }
    let joint = r.mark(next, b'-')
        || r.role(next) == Some(Role::To)
        || r.says(next, "or")
        || and && r.role(next) == Some(Role::And);
    let last = number::read(r.document, next + 1).filter(|n| joint && n.tokens.start == next + 1)?;
    let (unit, end) = unit_behind(r, last.tokens.end)?;
    let (lo, hi) = first.n.zip(last.n).filter(|(lo, hi)| lo < hi && repeated.is_none_or(|u| u == unit))?;
    let hard = Range::sharp(Interval::closed(lo, hi));
    let side = |n: Decimal| format!("{}{}{}", prefix(unit), n.normalize(), code(unit));
    let timex = format!("{}/{}", side(lo), side(hi));
    Some(Length { n: None, range: scaled(hard, unit), unit: base(unit).0, timex, end })
}

/// "for decades", "in years": many of a unit, where a preposition shows that a length is meant.
fn vague(r: Reader, at: usize) -> Option<Mention> {
    let unit = r.sense(at).unit.filter(|_| r.is_word(at) && r.plural(at))?;
    let before = at.checked_sub(1)?;
    let told = r.role(before) == Some(Role::In)
        || ["over", "after", "within", "took", "take", "lasted", "spent", "been", "of"]
            .iter()
            .any(|w| r.says(before, w));
    let told = told || r.role(at + 1) == Some(Role::Ago) || r.says(at + 1, "later");
    // "months of fighting", but not "the early years of the group".
    let told =
        told || r.says(at + 1, "of") && r.document.is(before, class::FUNCTION) && r.role(before) != Some(Role::The);
    // "hours after the quake", "days before the vote".
    let told = told || matches!(r.sense(at + 1).relation, Some(Relation::Before | Relation::After));
    // "over the years".
    let told = told
        || r.role(before) == Some(Role::The)
            && before > 0
            && (r.says(before - 1, "over") || r.says(before - 1, "through"));
    // "in the months ahead", "the weeks to come".
    let told = told || r.says(at + 1, "ahead") || r.says(at + 1, "to") && r.says(at + 2, "come");
    // "end decades of war": so long that it is always a length.
    let long = matches!(unit, Unit::Decade | Unit::Century) && !matches!(r.role(before), Some(Role::The | Role::And));
    let told = told || long && r.sense(before).cardinal.is_none() && r.sense(before).ordinal.is_none();
    let useful = !matches!(unit, Unit::Second | Unit::Quarter | Unit::Night | Unit::Weekend)
        && !r.document.written(at).ends_with("ys'");
    (told && useful && !is_age(r, at + 1)).then(|| mention(at..at + 1, at..at + 1, several(unit, at + 1), None))
}

/// "years old", "-year-old", "years of age": an age is no duration.
fn is_age(r: Reader, end: usize) -> bool {
    let next = r.past_mark(end, b'-');
    r.says(next, "old") || r.says(next, "olds") || r.says(end, "of") && r.says(end + 1, "age")
}

/// So many of a unit, told in the unit that it is compared in.
fn of(n: Decimal, range: Range, unit: Unit, end: usize) -> Length {
    let written = if unit == Unit::Fortnight { n.checked_mul(Decimal::TWO).unwrap_or(n) } else { n };
    let timex = format!("{}{}{}", prefix(unit), written.normalize(), code(unit));
    let (base, factor) = base(unit);
    Length { n: n.checked_mul(factor), range: scaled(range, unit), unit: base, timex, end }
}

/// Several of a unit: from two on.
fn several(unit: Unit, end: usize) -> Length {
    let two = Some(End { at: Decimal::TWO, open: false });
    let range = Interval::new(two, None).map_or(Range::sharp(Interval::ALL), Range::sharp);
    let timex = format!("{}X{}", prefix(unit), code(unit));
    Length { n: None, range: scaled(range, unit), unit: base(unit).0, timex, end }
}

fn scaled(range: Range, unit: Unit) -> Range {
    let factor = base(unit).1;
    Range { hard: range.hard.times(factor), typical: range.typical.times(factor) }
}

/// The unit in which a length is compared, and how many of it one is.
fn base(unit: Unit) -> (Unit, Decimal) {
    match unit {
        Unit::Night => (Unit::Day, Decimal::ONE),
        Unit::Fortnight => (Unit::Week, Decimal::TWO),
        Unit::Quarter => (Unit::Month, Decimal::from(3)),
        Unit::Decade => (Unit::Year, Decimal::TEN),
        Unit::Century => (Unit::Year, Decimal::ONE_HUNDRED),
        other => (other, Decimal::ONE),
    }
}

/// How long a unit is, in seconds or, for those without a fixed length, in months times 10^9.
fn seconds(unit: Unit) -> Option<Decimal> {
    Some(Decimal::from(match unit {
        Unit::Second => 1_i64,
        Unit::Minute => 60,
        Unit::Hour => 3600,
        Unit::Day | Unit::Night => 86_400,
        Unit::Week => 604_800,
        Unit::Month => 1_000_000_000,
        Unit::Year => 12_000_000_000,
        _ => return None,
    }))
}

fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::Second => "second",
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Night | Unit::Day => "day",
        Unit::Weekend => "weekend",
        Unit::Week | Unit::Fortnight => "week",
        Unit::Month | Unit::Quarter => "month",
        Unit::Year | Unit::Decade | Unit::Century => "year",
    }
}
