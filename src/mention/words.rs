//! Numbers written in words, and in digits and words: "one hundred and eighty-two", "4 thousand 3 hundred and 21", "half a
//! million", "two and a half", "two-thirds", "750K".
//!
//! A number is a row of groups below a thousand (or digits), each with a scale smaller than that of the group before.

use std::ops;

use rust_decimal::Decimal;

use super::amount::{is_word, past_hyphen};
use super::digits;
use super::number::{NumberReading, reading};
use crate::document::{Document, TokenKind};
use crate::lexicon::{NumberWord, class, english};

/// What "and" does between two parts of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum And {
    /// It adds the second: "one hundred and two".
    Adds,
    /// It ends the number, as in "between one hundred and two hundred".
    Stops,
}

/// One group: a number below a thousand in words, or digits.
#[derive(Clone, Copy, Debug)]
struct Group {
    start: usize,
    end: usize,
    n: Decimal,
    places: u32,
    digits: bool,
    fraction: bool,
    hundred: bool,
}

fn known(document: &Document, at: usize) -> NumberWord {
    match document.tokens.get(at) {
        Some(t) if document.vocabulary.is(t.word, class::NUMBER) => english().numbers.get(t.word),
        _ => NumberWord::default(),
    }
}

fn is_digits(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}

/// The number that begins at token `at`.
pub(super) fn read(document: &Document, at: usize, and: And) -> Option<NumberReading> {
    if let Some(part) = read_part(document, at) {
        return Some(part);
    }
    let first = group(document, at, and)?;
    let mut total = Decimal::ZERO;
    let mut group_now = first;
    let mut last_scale: Option<Decimal> = None;
    // The worth of the last digit or word written, and the mantissa before the last scale.
    let mut unit;
    let mut lend = None;
    let mut end;
    loop {
        let scale = scale_after(document, group_now);
        match scale {
            Some((scale, scale_end)) => {
                total = total.checked_add(group_now.n.checked_mul(scale)?)?;
                unit = Some(scale.checked_mul(Decimal::new(1, group_now.places))?);
                lend = last_scale.is_none().then_some((group_now.n, scale));
                last_scale = Some(scale);
                end = scale_end;
            }
            None => {
                total = total.checked_add(group_now.n)?;
                unit = (group_now.places > 0).then(|| Decimal::new(1, group_now.places));
                end = group_now.end;
                break;
            }
        }
        let Some(next) = next_group(document, end, first, last_scale.unwrap_or_default(), and) else { break };
        group_now = next;
        lend = None;
    }
    if unit.is_some_and(|u| u < Decimal::ONE_THOUSAND && first.places == 0) {
        unit = None;
    }
    if first.fraction {
        unit = last_scale.and_then(|s| s.checked_div(Decimal::TEN));
    }
    let mut n = total;
    // "two and a half", "two and a half million", "a million and a half", "a dozen and a half".
    if let Some((part, part_end)) = and_a_part(document, end).filter(|_| and == And::Adds) {
        if let Some(scale) = last_scale.filter(|_| lend.is_some()) {
            n = n.checked_add(part.checked_mul(scale)?)?;
            unit = scale.checked_div(Decimal::TEN);
            end = part_end;
        } else if last_scale.is_none() && !first.fraction && first.places == 0 {
            n = n.checked_add(part)?;
            end = part_end;
            let whole = Group { end, n, ..first };
            if let Some((scale, scale_end)) = scale_after(document, whole) {
                n = n.checked_mul(scale)?;
                unit = scale.checked_div(Decimal::TEN);
                end = scale_end;
            }
        }
        lend = None;
    }
    Some(NumberReading { digits: first.digits, scale: lend, ..reading(first.start..end, n, unit) })
}

/// A group of a number: "182", "forty-five", "one hundred and eighty-two", "a" before a scale.
fn group(document: &Document, at: usize, and: And) -> Option<Group> {
    let mut group = small(document, at)?;
    let past = past_hyphen(document, group.end);
    if known(document, past).hundred && group.n < Decimal::ONE_HUNDRED {
        group = Group { end: past + 1, n: group.n.checked_mul(Decimal::ONE_HUNDRED)?, hundred: true, ..group };
    }
    if !group.hundred {
        return Some(group);
    }
    // "one hundred and two hundred" is two numbers.
    let linked = is_word(document, group.end, "and");
    if linked && and == And::Stops {
        return Some(group);
    }
    let next = if linked { group.end + 1 } else { past_hyphen(document, group.end) };
    let written = document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) || linked && group.digits;
    if let Some(rest) = small(document, next).filter(|_| written) {
        let alone = !rest.hundred
            && !rest.fraction
            && rest.places == 0
            && rest.n < Decimal::ONE_HUNDRED
            && !known(document, past_hyphen(document, rest.end)).hundred
            && !known(document, next).article;
        if alone {
            group = Group { end: rest.end, n: group.n.checked_add(rest.n)?, ..group };
        }
    }
    Some(group)
}

/// A number below a hundred in one word or two, digits, or the word that stands for one before a scale.
fn small(document: &Document, at: usize) -> Option<Group> {
    let make = |end, n| Group { start: at, end, n, places: 0, digits: false, fraction: false, hundred: false };
    if let Some(d) = digits::read(document, at) {
        return Some(Group {
            start: d.start,
            end: d.end,
            n: d.n,
            places: d.places,
            digits: true,
            fraction: d.fraction,
            hundred: false,
        });
    }
    let word = known(document, at);
    if word.article {
        let next = known(document, at + 1);
        return if next.hundred {
            Some(Group { hundred: true, ..make(at + 2, Decimal::ONE_HUNDRED) })
        } else if next.scale.is_some() || next.group.is_some() {
            Some(make(at + 1, Decimal::ONE))
        } else {
            None
        };
    }
    if word.hundred {
        return Some(Group { hundred: true, ..make(at + 1, Decimal::ONE_HUNDRED) });
    }
    if word.scale.is_some() || word.group.is_some() {
        // "million" alone is 1,000,000 with nothing before it: an empty group.
        return Some(make(at, Decimal::ONE));
    }
    let n = word.cardinal?;
    let mut end = at + 1;
    let mut n = Decimal::from(n);
    if word.cardinal.is_some_and(|n| n >= 20) {
        let next = past_hyphen(document, end);
        if let Some(unit) = known(document, next).cardinal.filter(|n| (1..10).contains(n)) {
            n += Decimal::from(unit);
            end = next + 1;
        }
    }
    if let Some((part, places, part_end)) = spoken_decimals(document, end) {
        return Some(Group { places, ..make(part_end, n.checked_add(part)?) });
    }
    Some(make(end, n))
}

/// The decimals of "three point one four": their value, how many, the token behind them.
fn spoken_decimals(document: &Document, at: usize) -> Option<(Decimal, u32, usize)> {
    if !is_word(document, at, "point") {
        return None;
    }
    let mut value = Decimal::ZERO;
    let mut places = 0;
    let mut end = at + 1;
    while let Some(digit) = known(document, end).cardinal.filter(|&d| d < 10 && places < 12) {
        places += 1;
        value += Decimal::new(i64::from(digit), places);
        end += 1;
    }
    (places > 0).then_some((value, places, end))
}

/// The scale behind a group: "million", "-million", "dozen", the K of "750K".
fn scale_after(document: &Document, group: Group) -> Option<(Decimal, usize)> {
    let numbers = &english().numbers;
    let at = past_hyphen(document, group.end);
    let word = known(document, at);
    if let Some(scale) = word.scale.or(word.group) {
        // "thousand million" multiplies on.
        let next = known(document, at + 1).scale.filter(|&next| next > scale && scale >= Decimal::ONE_THOUSAND);
        return match next.and_then(|next| scale.checked_mul(next)) {
            Some(product) => Some((product, at + 2)),
            None => Some((scale, at + 1)),
        };
    }
    let token = document.tokens.get(group.end)?;
    if !group.digits || token.kind != TokenKind::Word {
        return None;
    }
    let suffix = numbers.get(token.word).suffix?;
    let stands = match document.written(group.end) {
        "m" | "b" | "t" | "T" | "B" | "cr" => token.glued && letter_is_scale(document, group),
        "k" | "K" | "M" => token.glued,
        _ => true,
    };
    stands.then_some((suffix, group.end + 1))
}

/// Whether a letter glued to digits is a scale and no unit: "$5m" and "2.5m people" are millions, "a 100m race" is not.
fn letter_is_scale(document: &Document, group: Group) -> bool {
    let before = group.start.checked_sub(1);
    let money = before.is_some_and(|b| document.is(b, class::UNIT));
    let after = document.tokens.get(group.end + 1);
    let counted = document.written(group.end) == "m"
        && after.is_some_and(|t| {
            t.kind == TokenKind::Word && !t.glued && {
                let next = document.written(group.end + 1);
                document.is(group.end + 1, class::PERSON | class::UNIT) || next.len() > 3 && next.ends_with('s')
            }
        });
    money || counted
}

/// The group behind a scale, if it goes on with the number: "2 thousand | 5 hundred", "a million | and one".
fn next_group(document: &Document, at: usize, first: Group, scale: Decimal, and: And) -> Option<Group> {
    let linked = is_word(document, at, "and");
    if linked && and == And::Stops {
        return None;
    }
    let start = if linked { at + 1 } else { past_hyphen(document, at) };
    if is_digits(document, start) && !first.digits {
        return None;
    }
    let article = known(document, start).article;
    let next = group(document, start, and)?;
    if next.end == start || next.start != start || next.places > 0 || next.fraction {
        return None;
    }
    match scale_after(document, next) {
        Some((next_scale, _)) => (next_scale < scale && next.n.checked_mul(next_scale)? < scale).then_some(next),
        // "2 million 5" is nothing; "2 thousand and 5" is.
        None => {
            let fits = next.n < scale && (next.n < Decimal::ONE_THOUSAND) && !(article && !next.hundred);
            (fits && !(next.digits && !linked && !next.hundred)).then_some(next)
        }
    }
}

/// "and a half", "and three quarters", "and-a-half": the part and the token behind it.
fn and_a_part(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let at = past_hyphen(document, at);
    if !is_word(document, at, "and") {
        return None;
    }
    let at = past_hyphen(document, at + 1);
    let word = known(document, at);
    let (above, at) = match (word.article, word.cardinal) {
        (true, _) => (1, at + 1),
        (_, Some(n)) if n < 10 => (n, at + 1),
        _ => return None,
    };
    let at = past_hyphen(document, at);
    let below = known(document, at).denominator.filter(|&d| d <= 10)?;
    Some((Decimal::from(above).checked_div(Decimal::from(below))?, at + 1))
}

/// A part of a whole or of a scale: "two-thirds", "half a million", "a quarter of", "one in five", "9 out of 10".
fn read_part(document: &Document, at: usize) -> Option<NumberReading> {
    one_in(document, at).or_else(|| part_of(document, at))
}

fn share(tokens: ops::Range<usize>, n: Decimal) -> NumberReading {
    NumberReading { share: true, whole: false, ..reading(tokens, n, None) }
}

/// "one in five", "9 out of 10", "nine in every ten".
fn one_in(document: &Document, at: usize) -> Option<NumberReading> {
    let first = small(document, at).filter(|g| g.end > at && g.places == 0)?;
    let mut next = first.end;
    let out_of = is_word(document, next, "out") && is_word(document, next + 1, "of");
    if !out_of && !is_word(document, next, "in") {
        return None;
    }
    next += if out_of { 2 } else { 1 };
    if is_word(document, next, "every") {
        next += 1;
    }
    let second = small(document, next).filter(|g| g.end > next && g.places == 0 && g.start == next)?;
    // "5 in 2014" is no share, and neither is "one in 20 minutes" said of a time.
    let usual = second.n <= Decimal::ONE_THOUSAND && second.n > first.n && first.n > Decimal::ZERO;
    let round =
        out_of || [3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000].iter().any(|&r| second.n == Decimal::from(r));
    let continues = scale_after(document, second).is_some();
    if !usual || !round || continues || document.is(second.end, class::DATE) {
        return None;
    }
    Some(share(first.start..second.end, first.n.checked_div(second.n)?))
}

/// "two-thirds", "a third of", "half", "half a million", "three quarters of a billion".
fn part_of(document: &Document, at: usize) -> Option<NumberReading> {
    let word = known(document, at);
    let half = word.denominator == Some(2) && !is_word(document, at, "halves");
    let (above, below_at) = match (word.article, word.cardinal) {
        _ if half => (1, at),
        (true, _) => (1, at + 1),
        (_, Some(n)) => (u64::from(n), past_hyphen(document, at + 1)),
        _ => (digits_above(document, at)?, at + 1),
    };
    let below_word = known(document, below_at);
    let below = below_word.denominator?;
    let written = document.written(below_at);
    let plural = written.ends_with(['s', 'S']);
    let mut end = below_at + 1;
    let of = is_word(document, end, "of");
    // "two third" is nothing; "a third man" is the third one.
    if (above > 1) != (plural || is_word(document, below_at, "halves")) && below != 2 {
        return None;
    }
    if above == 1 && below_word.ordinal.is_some() {
        let hyphened = below_at > at + 1;
        let compared = ["of", "more", "less", "fewer"].iter().any(|w| is_word(document, end, w));
        if !(compared || hyphened || word.cardinal.is_some()) {
            return None;
        }
    }
    // "a quarter" alone is a coin or three months.
    if above == 1 && below == 4 && word.article && !of && known(document, past_hyphen(document, end)).scale.is_none() {
        return None;
    }
    let part = Decimal::from(above).checked_div(Decimal::from(below))?;
    // "half a million", "half-million", "a quarter of a million".
    let mut scale_at = if of { end + 1 } else { past_hyphen(document, end) };
    let article = known(document, scale_at).article;
    if article {
        scale_at = past_hyphen(document, scale_at + 1);
    }
    if article || !of {
        let scale_word = known(document, scale_at);
        let hundred = scale_word.hundred.then_some(Decimal::ONE_HUNDRED);
        if let Some(scale) = scale_word.scale.or(scale_word.group).or(hundred) {
            end = scale_at + 1;
            let unit = (scale >= Decimal::ONE_THOUSAND).then(|| scale.checked_div(Decimal::TEN)).flatten();
            return Some(reading(at..end, part.checked_mul(scale)?, unit));
        }
    }
    Some(share(at..end, part))
}

fn digits_above(document: &Document, at: usize) -> Option<u64> {
    let token = document.tokens.get(at)?;
    if token.kind != TokenKind::Digits || token.span.len() > 2 {
        return None;
    }
    document.written(at).parse().ok()
}
