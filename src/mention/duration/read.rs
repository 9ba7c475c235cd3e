//! Lengths told by a number or an article: "two years", "a year and a half", "8- to 10-week", "half an hour".

use rust_decimal::Decimal;

use super::length::{Length, base, joined, of, scaled, seconds, several};
use crate::lexicon::{Relation, Role, Shift, Unit};
use crate::mention::age::OLDEST;
use crate::mention::date::Reader;
use crate::mention::date::amount::{code, prefix};
use crate::mention::number::{self, NumberReading};
use crate::mention::range::changes;
use crate::value::{Interval, Range};

/// The length that begins at token `at`, without modifiers; `number` is the number there.
pub(super) fn read(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    let length = half(r, at)
        .or_else(|| range(r, number?, false))
        .or_else(|| with_smaller(r, at, number))
        .or_else(|| long(r, at))?;
    // "125 million years old" is a length of time.
    let long = length.range.hard.lo().is_some_and(|lo| lo.at > OLDEST);
    (long || !is_age(r, length.end)).then_some(length)
}

/// "two years", "18-month", "a year and a half", "three hours and 20 minutes".
fn with_smaller(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    let mut length = whole(r, at, number)?;
    // "five years, one month and twelve days".
    for _ in 0..3 {
        match add_part(r, &length).or_else(|| add_smaller(r, &length)) {
            Some(more) => length = more,
            None => break,
        }
    }
    Some(length)
}

/// "a year and a half", "two hours and a quarter", whose whole part is `length`.
fn add_part(r: Reader, length: &Length) -> Option<Length> {
    let and = r.role(length.end) == Some(Role::And);
    // "one hour and half".
    let article = usize::from(r.says(length.end + 1, "a"));
    let part =
        part_of_one(r, length.end + 1 + article).filter(|part| and && (article > 0 || *part == Decimal::new(5, 1)))?;
    // "a year and a half of the budget", "one hour and half the men".
    let end = length.end + 2 + article;
    if article == 0 && r.is_word(end) {
        return None;
    }
    let counts = r.role(end) == Some(Role::Of) || r.sense(end).unit.is_some() || r.mark(end, b'-');
    let n = length.n?.checked_div(base(length.unit).1)?.checked_add(part)?;
    (!counts && length.n?.fract().is_zero()).then(|| of(n, Range::exactly(n), length.unit, end))
}

/// "half", "quarter".
fn part_of_one(r: Reader, at: usize) -> Option<Decimal> {
    if r.says(at, "half") {
        return Some(Decimal::new(5, 1));
    }
    r.says(at, "quarter").then_some(Decimal::new(25, 2))
}

/// "three hours and 20 minutes", whose larger part is `length`.
fn add_smaller(r: Reader, length: &Length) -> Option<Length> {
    let and = r.role(length.end) == Some(Role::And);
    let next = if and || r.mark(length.end, b',') { length.end + 1 } else { length.end };
    // "one-and-a-half years, two and a half months" are two lengths.
    let comma = r.mark(length.end, b',');
    // "29 years, minus 312 days" takes away.
    let whole = |n: Option<Decimal>| n.is_some_and(|n| n.is_sign_positive() && (!comma || n.fract().is_zero()));
    // "1 minute, 52.09 seconds".
    let parted = |s: &Length| s.unit == Unit::Second && s.n.is_some_and(|n| n.is_sign_positive());
    let fits = |s: &Length| s.unit < length.unit && (whole(s.n) || parted(s)) && whole(length.n);
    let smaller = number_and_unit(r, next).filter(fits)?;
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

fn whole(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    number_and_its_unit(r, at, number).or_else(|| article_and_unit(r, at))
}

/// "two years", "48-hour", "four straight days".
pub(super) fn number_and_unit(r: Reader, at: usize) -> Option<Length> {
    let number = number::read(r.document, at).filter(|n| n.tokens.start == at);
    number_and_its_unit(r, at, number.as_ref())
}

/// The same, where the number has been read.
fn number_and_its_unit(r: Reader, at: usize, number: Option<&NumberReading>) -> Option<Length> {
    if let Some(length) = single(r, at).or_else(|| few(r, at)) {
        return Some(length);
    }
    if let Some(length) = number.and_then(|number| part_of_unit(r, number)) {
        return Some(length);
    }
    let reading = number.filter(|n| !n.share)?;
    if let Some(length) = and_half(r, reading).or_else(|| and_ones(r, at, reading)) {
        return Some(length);
    }
    // "hundreds of years".
    let of_many = usize::from(reading.n.is_none() && r.role(reading.tokens.end) == Some(Role::Of));
    let (unit, end) = unit_behind(r, reading.tokens.end + of_many)?;
    let plural = r.plural(end - 1);
    let hyphen = r.mark(reading.tokens.end, b'-');
    // "a second man", "one quarter", "three quarters" are an ordinal and parts of a whole; "4.2 sec" is a length.
    let short = r.says(end - 1, "sec") || reading.n.is_some_and(|n| !n.fract().is_zero());
    if unit == Unit::Second && !plural && !hyphen && !short
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

/// "twenty and four hours", as old texts have it.
fn and_ones(r: Reader, at: usize, number: &NumberReading) -> Option<Length> {
    let end = number.tokens.end;
    let joined = r.role(end) == Some(Role::And) && r.is_word(at) && end == at + 1;
    let tens = r.sense(at).cardinal.filter(|tens| joined && (20..=90).contains(tens))?;
    let ones = r.sense(end + 1).cardinal.filter(|ones| (1..=9).contains(ones))?;
    let unit = r.sense(end + 2).unit.filter(|_| r.plural(end + 2))?;
    // "between twenty and four hours" would be odd.
    let between = at > 0 && r.role(at - 1) == Some(Role::Between);
    let n = Decimal::from(tens + ones);
    (!between).then(|| of(n, Range::exactly(n), unit, end + 3))
}

/// "one and half hours", "two and quarter hours".
fn and_half(r: Reader, number: &NumberReading) -> Option<Length> {
    let end = number.tokens.end;
    let part = part_of_one(r, end + 1).filter(|_| r.role(end) == Some(Role::And) && number.whole)?;
    // "two and quarter of hours".
    let unit_at = end + 2 + usize::from(r.role(end + 2) == Some(Role::Of));
    let unit = r.sense(unit_at).unit.filter(|u| !matches!(u, Unit::Quarter | Unit::Second))?;
    let n = number.n?.checked_add(part)?;
    Some(of(n, Range::exactly(n), unit, unit_at + 1))
}

/// "three quarters of an hour", "two thirds of a century", "two and a quarter of hours".
fn part_of_unit(r: Reader, number: &NumberReading) -> Option<Length> {
    let end = number.tokens.end;
    let n = number.n.filter(|n| !n.fract().is_zero() && r.role(end) == Some(Role::Of))?;
    let article = r.role(end + 1) == Some(Role::Article);
    let unit_at = end + 1 + usize::from(article);
    // "an hour", "hours"; "two quarters of hour" is odd, but no less clear.
    let unit = r.sense(unit_at).unit.filter(|_| !(article && r.plural(unit_at)))?;
    // What is whole in a smaller unit is told in it.
    let (told, smaller) = match unit {
        Unit::Hour => (n.checked_mul(Decimal::from(60))?, Unit::Minute),
        Unit::Century => (n.checked_mul(Decimal::ONE_HUNDRED)?, Unit::Year),
        Unit::Decade => (n.checked_mul(Decimal::TEN)?, Unit::Year),
        Unit::Year => (n.checked_mul(Decimal::from(12))?, Unit::Month),
        // "two-tenths of a second".
        Unit::Second if article && number.share => (n, Unit::Second),
        _ => return None,
    };
    // A third has no last digit.
    let told = told.round_dp(12);
    let (n, unit) = if told.fract().is_zero() { (told, smaller) } else { (n, unit) };
    Some(of(n, Range::exactly(n), unit, unit_at + 1))
}

/// "single-day", "full-year": one, without a number.
fn single(r: Reader, at: usize) -> Option<Length> {
    let hyphen = r.mark(at + 1, b'-');
    let whole = r.says(at, "single") || hyphen && r.document.says(at, &["all", "full", "whole"]);
    if !whole {
        return None;
    }
    let (unit, end) = unit_behind(r, at + 1)?;
    Some(of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, end))
}

/// "few months" of "the last few months", "for few months"; with its article, "a few" is a number.
fn few(r: Reader, at: usize) -> Option<Length> {
    let before = r.sense(at.checked_sub(1)?);
    let told = before.shift.is_some() || before.role == Some(Role::In);
    if !told || !r.says(at, "few") {
        return None;
    }
    let (unit, end) = unit_behind(r, at + 1)?;
    let range = |lo: i64, hi: i64| Interval::closed(Decimal::from(lo), Decimal::from(hi));
    Some(Length { range: scaled(Range { hard: range(2, 10), typical: range(3, 6) }, unit), ..several(unit, end) })
}

/// The unit behind a number, over a hyphen or a word such as "straight".
fn unit_behind(r: Reader, at: usize) -> Option<(Unit, usize)> {
    let mut next = r.past_mark(at, b'-');
    let sense = r.sense(next);
    // "the 10 previous weeks".
    let shifts = matches!(sense.shift, Some(Shift::Last | Shift::Next | Shift::Previous | Shift::Following));
    if sense.lengthening && !r.says(next, "second") || shifts && r.plural(next + 1) {
        next += 1;
    }
    let unit = r.sense(next).unit.filter(|_| r.is_word(next))?;
    // The asteroid "2024 YR4".
    let name = r.digits(next + 1).is_some() && r.glued(next + 1);
    (!name).then_some((unit, next + 1))
}

/// "a year", "an hour", "the whole week", "a full day".
fn article_and_unit(r: Reader, at: usize) -> Option<Length> {
    let article = r.role(at) == Some(Role::Article) || r.says(at, "another");
    let all = r.role(at) == Some(Role::All) || r.role(at) == Some(Role::The) && is_entire(r, at + 1);
    if !article && !all {
        return None;
    }
    let next = if is_entire(r, at + 1) { at + 2 } else { at + 1 };
    let unit = r.sense(next).unit.filter(|u| !matches!(u, Unit::Second | Unit::Quarter))?;
    if r.plural(next) || r.mark(next + 1, b'-') && r.glued(next + 1) && !r.says(next + 2, "long") {
        return None;
    }
    // "a year or two".
    let more = r.sense(next + 2).cardinal.filter(|n| r.says(next + 1, "or") && (2..=3).contains(n));
    if let Some(hi) = more.filter(|_| r.role(at) == Some(Role::Article) && r.sense(next + 3).unit.is_none()) {
        return Some(from_to(Decimal::ONE, Decimal::from(hi), unit, next + 3));
    }
    let end = if r.mark(next + 1, b'-') && r.says(next + 2, "long") { next + 3 } else { next + 1 };
    Some(of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, end))
}

/// "whole", "entire", "full".
pub(super) fn is_entire(r: Reader, at: usize) -> bool {
    r.document.says(at, &["entire", "full", "whole"])
}

/// "week-long", "decade-long".
fn long(r: Reader, at: usize) -> Option<Length> {
    let unit = r.sense(at).unit.filter(|_| r.mark(at + 1, b'-') && (r.says(at + 2, "long")))?;
    let plural = r.plural(at);
    Some(if plural { several(unit, at + 3) } else { of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, at + 3) })
}

/// "half an hour", "half a century", "half-hour", "a quarter-century", "a quarter of an hour".
fn half(r: Reader, at: usize) -> Option<Length> {
    // "half an hour", "a half-hour", "half hour"; "the first half hour" is told by its ordinal.
    let at = if r.role(at) == Some(Role::Article) { at + 1 } else { at };
    let part = part_of_one(r, at).filter(|_| at == 0 || r.sense(at - 1).ordinal.is_none())?;
    let quarter = r.says(at, "quarter");
    let of_one = quarter && r.role(at + 1) == Some(Role::Of) && r.role(at + 2) == Some(Role::Article);
    let joined = r.role(at + 1) == Some(Role::Article) || r.mark(at + 1, b'-');
    let unit_at = at + 1 + usize::from(joined) + 2 * usize::from(of_one);
    let unit = r.sense(unit_at).unit.filter(|u| !matches!(u, Unit::Quarter | Unit::Second) && !r.plural(unit_at))?;
    if quarter && !matches!(unit, Unit::Hour | Unit::Century) {
        return None;
    }
    let end = unit_at + 1;
    let told = |n: i64, unit| of(Decimal::from(n), Range::exactly(Decimal::from(n)), unit, end);
    Some(match (unit, quarter) {
        (Unit::Hour, _) => {
            let timex = if quarter { "PT15M" } else { "PT30M" };
            Length { timex: timex.to_owned(), ..of(part, Range::exactly(part), unit, end) }
        }
        (Unit::Year, false) => told(6, Unit::Month),
        (Unit::Decade, _) => told(5, Unit::Year),
        (Unit::Century, false) => told(50, Unit::Year),
        (Unit::Century, true) => told(25, Unit::Year),
        _ => of(part, Range::exactly(part), unit, end),
    })
}

/// "two to three years", "5-10 days", "18 or 19 months".
pub(super) fn range(r: Reader, first: &NumberReading, and: bool) -> Option<Length> {
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
    // "five-to-seven-year".
    let start = if r.role(next) == Some(Role::To) { r.past_mark(next + 1, b'-') } else { next + 1 };
    // "extended from six months to two years" tells two lengths.
    let from = first.tokens.start.checked_sub(1).filter(|&i| r.sense(i).relation == Some(Relation::From));
    if from.is_some_and(|from| changes(r.document, from)) {
        return None;
    }
    // "six months to a year".
    if let Some(smaller) = repeated.filter(|_| joint && r.role(start) == Some(Role::Article)) {
        let larger = r.sense(start + 1).unit.filter(|_| !r.plural(start + 1) && !is_age(r, start + 2))?;
        return two_units(first.n?, smaller, Decimal::ONE, larger, start + 2);
    }
    let last = number::read(r.document, start).filter(|n| joint && n.tokens.start == start)?;
    let (unit, end) = unit_behind(r, last.tokens.end)?;
    // "between 1.6 and 1.8 million years".
    let scale = last.scale.filter(|(mantissa, _)| first.scale.is_none() && first.n.is_some_and(|n| n < *mantissa));
    let lo = first.n.and_then(|n| scale.map_or(Some(n), |(_, scale)| n.checked_mul(scale)));
    let (lo, hi) = lo.zip(last.n)?;
    match repeated.filter(|u| *u != unit) {
        Some(smaller) => two_units(lo, smaller, hi, unit, end),
        None => (lo < hi).then(|| from_to(lo, hi, unit, end)),
    }
}

/// "18 months to three years": counted in the smaller unit, where it goes into the larger.
fn two_units(lo: Decimal, smaller: Unit, hi: Decimal, larger: Unit, end: usize) -> Option<Length> {
    let factor = seconds(larger)?.checked_div(seconds(smaller)?)?;
    let most = hi.checked_mul(factor).filter(|most| smaller < larger && factor.fract().is_zero() && lo < *most)?;
    let side = |n: Decimal, unit: Unit| format!("{}{}{}", prefix(unit), n.normalize(), code(unit));
    let timex = format!("{}/{}", side(lo, smaller), side(hi, larger));
    let range = scaled(Range::sharp(Interval::closed(lo, most)), smaller);
    Some(Length { n: None, range, unit: base(smaller).0, timex, end })
}

/// From so many to so many of a unit: `P60D/P90D`.
fn from_to(lo: Decimal, hi: Decimal, unit: Unit, end: usize) -> Length {
    let hard = Range::sharp(Interval::closed(lo, hi));
    let side = |n: Decimal| format!("{}{}{}", prefix(unit), n.normalize(), code(unit));
    let timex = format!("{}/{}", side(lo), side(hi));
    Length { n: None, range: scaled(hard, unit), unit: base(unit).0, timex, end }
}

/// "years old", "-year-old", "years of age": an age is no duration.
pub(super) fn is_age(r: Reader, end: usize) -> bool {
    let next = r.past_mark(end, b'-');
    r.says(next, "old") || r.says(next, "olds") || r.says(end, "of") && r.says(end + 1, "age")
}
