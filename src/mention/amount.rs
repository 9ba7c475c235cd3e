//! A number with its unit: money, percent, measures; or a bare number. No modifiers, no ranges. What money is written with
//! stands in [`super::currency`], units in [`super::unit`].
//!
//! "$1.2bn", "five million yen", "19 cents", "30 per cent", "0.5 percentage points", "8-metre", "six feet four inches".

use std::ops;

use rust_decimal::Decimal;

use super::currency::{broken_sign, cents, currency_after, currency_before};
use super::number::{self, NumberReading};
use super::unit::{inches, unit_after};
use super::words::{self, And};
use super::{height, modifier};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, WordId, class, english};
use crate::value::Range;

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Nothing written as a unit.
    Nothing,
    /// Money in the currency of this ISO code.
    Money(&'static str),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// The unit of this name.
    Unit(&'static str),
}

/// A number and what it is a number of.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Amount {
    /// Its tokens, sign, currency and unit included.
    pub tokens: ops::Range<usize>,
    /// The number alone, already in the unit.
    pub number: NumberReading,
    /// What of.
    pub of: Of,
    /// A modifier between or behind: "20 or more miles", "100-plus".
    pub modifier: Option<Modifier>,
    /// What the number was multiplied with to be in the unit: a hundredth for cents.
    pub factor: Decimal,
}

/// The amount that begins at token `at`.
pub(super) fn read(document: &Document, at: usize, and: And) -> Option<Amount> {
    let counted = counted(document, at);
    if counted.is_none() {
        return read_parts(document, at, and);
    }
    debug_assert_eq!(counted, read_parts(document, at, and), "a word that joins no amount ends one");
    counted
}

/// "137" of "137 people": most numbers stand before what belongs to no amount and no range.
pub(super) fn counted(document: &Document, at: usize) -> Option<Amount> {
    let number = number::simple(document, at)?;
    Some(Amount { tokens: at..at + 1, number, of: Of::Nothing, modifier: None, factor: Decimal::ONE })
}

/// The same, sign, unit and modifier read one by one.
pub(super) fn read_parts(document: &Document, at: usize, and: And) -> Option<Amount> {
    if let Some((code, start)) = currency_before(document, at) {
        return money(document, at, code, start);
    }
    // "more than e85 million": behind a modifier the letter comes first.
    let letter = document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.span.len() == 1);
    if letter && document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits) {
        return read(document, at + 1, and).filter(|a| a.tokens.start == at);
    }
    let number = read_number(document, at, and)?;
    let mut end = number.tokens.end;
    // "e85 million": a letter before it may be a sign. "hundreds of yards", "half of a mile".
    if number.scale.is_none() && !number.vague && !number.share && !number::goes_on(document, end) {
        let tokens = number.tokens.clone();
        return Some(Amount { tokens, number, of: Of::Nothing, modifier: None, factor: Decimal::ONE });
    }
    let mut after = None;
    if let Some((modifier, behind)) = modifier::read_after(document, end) {
        after = Some(modifier);
        end = behind;
    }
    let start = number.tokens.start;
    if let Some(height) = height::read(document, &number) {
        return Some(height);
    }
    let Some((of, factor, unit_end)) = unit_after(document, end, &number) else {
        if let Some(code) = broken_sign(document, &number) {
            let tokens = start - 1..end;
            return Some(Amount { tokens, number, of: Of::Money(code), modifier: after, factor: Decimal::ONE });
        }
        if let Some(code) = word_before(document, &number) {
            return Some(Amount {
                tokens: start - 1..end,
                number,
                of: Of::Money(code),
                modifier: after,
                factor: Decimal::ONE,
            });
        }
        let end = end + usize::from(after.is_none() && is_times(document, end, &number));
        let plain = Amount { tokens: start..end, number, of: Of::Nothing, modifier: after, factor: Decimal::ONE };
        return if below_zero(document, &plain) { turned(plain) } else { Some(plain) };
    };
    let plain = (number.scale.is_none() && after.is_none()).then_some(number.n).flatten();
    let mut amount = Amount { tokens: start..unit_end, number: times(number, factor)?, of, modifier: after, factor };
    if let Some((scale, behind)) = trailing_scale(document, unit_end, &amount.of)
        && let Some(n) = plain
        && let Some(unit) = scale.checked_mul(Decimal::new(1, n.scale()))
        && let Some(n) = n.checked_mul(scale)
    {
        amount.number = NumberReading { digits: amount.number.digits, ..number::reading(start..behind, n, Some(unit)) };
        amount.tokens.end = behind;
        return Some(amount);
    }
    // "10 grand" is as exact as "10k".
    if is(factor, 1_000)
        && let Some(n) = amount.number.n
    {
        amount.number.range = number::reading(start..unit_end, n, Some(factor)).range;
    }
    add_smaller(document, &mut amount);
    if below_zero(document, &amount) {
        return turned(amount);
    }
    if amount.modifier.is_none()
        && let Some((modifier, behind)) = read_after(document, amount.tokens.end, matches!(amount.of, Of::Money(_)))
    {
        amount.modifier = Some(modifier);
        amount.tokens.end = behind;
    }
    Some(amount)
}

/// The currency of a word before a number in millions, as South Asia writes it: "rupees 500 crore", "dollars 5 million".
fn word_before(document: &Document, number: &NumberReading) -> Option<&'static str> {
    let before = number.tokens.start.checked_sub(1).filter(|_| number.digits && number.scale.is_some())?;
    let token = document.tokens[before];
    let plural = token.kind == TokenKind::Word && token.is(class::UNIT) && document.written(before).ends_with('s');
    let spellings = plural.then(|| english().units.money_after.longest(token.word, |_| None)).flatten()?.1;
    let spelling =
        spellings.iter().find(|s| s.exactly.is_none() && !s.stands.slang && s.stands.worth == Decimal::ONE)?;
    let counts = super::noun::after(document, number.tokens.end, super::noun::Number::Plural).is_some();
    (!counts).then_some(spelling.stands.code.as_str())
}

/// Whether the x of "10x faster" stands at `at`, and not that of "2x4".
fn is_times(document: &Document, at: usize, number: &NumberReading) -> bool {
    let glued = |i: usize| document.tokens.get(i).is_some_and(|t| t.glued && t.kind != TokenKind::Mark);
    number.digits && document.written(at) == "x" && document.tokens[at].glued && !glued(at + 1)
}

/// "or more" behind a number; but the "plus" of "$1.5 million plus costs" adds something else.
fn read_after(document: &Document, end: usize, money: bool) -> Option<(Modifier, usize)> {
    let sum = money
        && document.says(end, &["plus"])
        && document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.is(class::FUNCTION));
    if sum { None } else { modifier::read_after(document, end) }
}

/// The scale behind a currency code: "75 USD million".
fn trailing_scale(document: &Document, end: usize, of: &Of) -> Option<(Decimal, usize)> {
    let code = matches!(of, Of::Money(code) if document.written(end - 1) == *code);
    let scale = words::known(document, end).scale.filter(|_| code && document.tokens[end].kind == TokenKind::Word)?;
    Some((scale, end + 1))
}

/// The number alone; one that is [simple](number::simple) has been read by [`counted`].
fn read_number(document: &Document, at: usize, and: And) -> Option<NumberReading> {
    if !number::may_begin(document, at) {
        return None;
    }
    match and {
        And::Adds => number::read_parts(document, at),
        And::Stops => words::read(document, at, and),
    }
}

/// The number after a currency: "$5", "US$1.2bn", "$5 million", "$-5".
fn money(document: &Document, at: usize, code: &'static str, start: usize) -> Option<Amount> {
    let minus = document.is_mark(start, b'-') && document.tokens.get(start + 1).is_some_and(|t| t.glued);
    let start = if minus { start + 1 } else { start };
    // "$.45" begins with its point.
    let point = document.is_mark(start, b'.') && document.tokens[start].glued;
    let number = number::read(document, start + usize::from(point)).filter(|n| n.tokens.start == start || !point)?;
    let mut end = number.tokens.end;
    let mut after = None;
    if let Some((modifier, behind)) = read_after(document, end, true) {
        after = Some(modifier);
        end = behind;
    }
    let number = with_fraction_of_cent(document, number);
    end = end.max(number.tokens.end);
    // "US$5 million dollars" says it twice.
    if let Some((currency, behind)) = currency_after(document, end, &number)
        && currency.worth == Decimal::ONE
        && currency.code == code
    {
        end = behind;
    }
    let mut amount = Amount { tokens: at..end, number, of: Of::Money(code), modifier: after, factor: Decimal::ONE };
    add_smaller(document, &mut amount);
    // "a result of -€12m".
    let sign = at.checked_sub(1).filter(|&b| document.is_mark(b, b'-') && document.tokens[at].glued);
    match sign.filter(|&b| !document.tokens[b].glued && amount.number.n.is_some_and(|n| n.is_sign_positive())) {
        Some(sign) => {
            Some(Amount { number: number::negated(amount.number)?, tokens: sign..amount.tokens.end, ..amount })
        }
        None => Some(amount),
    }
}

/// "$5.61 3/4 a bushel": the fraction is one of a cent.
fn with_fraction_of_cent(document: &Document, number: NumberReading) -> NumberReading {
    let end = number.tokens.end;
    let cents = number.scaled && number.scale.is_none() && number.n.is_some_and(|n| n.scale() == 2);
    let fraction = super::digits::read(document, end).filter(|d| {
        cents && d.fraction && d.start == end && d.n < Decimal::ONE && (!document.tokens[end].glued || d.end == end + 1)
    });
    let added = fraction.and_then(|d| {
        let n = number.n?.checked_add(d.n.checked_div(Decimal::ONE_HUNDRED)?)?;
        Some(NumberReading { digits: true, ..number::reading(number.tokens.start..d.end, n, None) })
    });
    added.unwrap_or(number)
}

/// Adds the smaller unit of "six feet four inches" and "two dollars and 50 cents".
fn add_smaller(document: &Document, amount: &mut Amount) {
    let end = amount.tokens.end;
    // "a 6-foot-3-inch forward".
    let hyphen = document.is_mark(end, b'-') && document.tokens.get(end + 1).is_some_and(|t| t.glued);
    let and = end + usize::from(document.is_word(end, "and") || document.is_mark(end, b',') || hyphen);
    let smaller = match amount.of {
        Of::Money(code) => cents(document, and, code),
        Of::Unit(name @ ("foot" | "pound" | "stone")) => inches(document, and, name),
        _ => None,
    };
    let Some((n, behind, unit)) = smaller else { return };
    let Some(whole) = amount.number.n.filter(|n| n.fract().is_zero() && !amount.number.vague && !amount.number.scaled)
    else {
        return;
    };
    let total = match (amount.of, unit) {
        (Of::Unit(name), Some(small)) => english().units.convert(whole, name, small).and_then(|w| w.checked_add(n)),
        _ => whole.checked_add(n),
    };
    let Some(total) = total else { return };
    amount.number.n = Some(total);
    amount.number.whole = total.fract().is_zero();
    amount.number.range = Range::exactly(total);
    amount.tokens.end = behind;
    if let Some(unit) = unit {
        amount.of = Of::Unit(unit);
    }
}

/// "12 degrees below zero", "a low of 8 below zero": "minus 12 degrees" said otherwise.
fn below_zero(document: &Document, amount: &Amount) -> bool {
    let end = amount.tokens.end;
    let degrees = match amount.of {
        Of::Unit(name) => name.starts_with("degree"),
        of => of == Of::Nothing && amount.number.n.is_some() && amount.modifier.is_none(),
    };
    degrees && document.says(end, &["below"]) && document.says(end + 1, &["zero"])
}

/// The amount below zero, with the words that tell so.
fn turned(amount: Amount) -> Option<Amount> {
    let tokens = amount.tokens.start..amount.tokens.end + 2;
    Some(Amount { number: number::negated(amount.number)?, tokens, ..amount })
}

/// Whether a factor of the lists is this whole number. They are written without decimals, which spares a comparison of scales.
fn is(factor: Decimal, whole: i128) -> bool {
    factor.scale() == 0 && factor.mantissa() == whole
}

/// A number times an exact factor.
pub(super) fn times(number: NumberReading, factor: Decimal) -> Option<NumberReading> {
    if is(factor, 1) {
        return Some(number);
    }
    let n = match number.n {
        Some(n) => Some(n.checked_mul(factor)?.normalize()),
        None => None,
    };
    let range = Range { hard: number.range.hard.times(factor), typical: number.range.typical.times(factor) };
    Some(NumberReading { n, range, whole: n.is_some_and(|n| n.fract().is_zero()), ..number })
}

/// The token behind a hyphen at `at` that joins two words, else `at`.
pub(super) fn past_hyphen(document: &Document, at: usize) -> usize {
    let joins = document.is_mark(at, b'-')
        && document.tokens[at].glued
        && document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
    if joins { at + 1 } else { at }
}

pub(super) fn word_at(document: &Document, at: usize) -> Option<WordId> {
    let token = document.tokens.get(at)?;
    (token.kind != TokenKind::Break).then_some(token.word)
}
