//! An amount that is said once more in another unit: "22 miles (35 kilometers)" is one quantity.

use rust_decimal::Decimal;

use super::build;
use crate::document::Document;
use crate::lexicon::{Modifier, english};
use crate::mention::amount::{self, Amount, Of};
use crate::mention::words::And;
use crate::mention::{Mention, modifier, range};
use crate::value::Value;

/// What a mention says once more in another unit, and where: 35 kilometres of "22 miles (35 kilometers)". A modifier of the
/// first holds for the second too.
pub(in crate::mention) fn said_again(
    document: &Document,
    mention: &Mention,
) -> Option<(Value, std::ops::Range<usize>)> {
    let end = mention.core.end;
    let behind = opening(document, end)?;
    if behind >= mention.tokens.end {
        return None;
    }
    let (own, start) = modifier::read_before(document, behind).map_or((None, behind), |(m, at)| (Some(m), at));
    let first = modifier::read_before(document, mention.tokens.start).filter(|(_, at)| *at <= mention.core.start);
    let second = range::read_or_one(document, start).filter(|a| a.tokens.end <= mention.tokens.end)?;
    let modifier = own.or(first.map(|(m, _)| m)).filter(|m| *m != Modifier::Exactly);
    let range = modifier.map_or(second.number.range, |m| modifier::apply(m, second.number.range, second.number.n));
    let tokens = behind..second.tokens.end;
    Some((build(document, tokens.clone(), &second, range, modifier, None).value, tokens))
}

/// The token behind what leads from an amount that ends before `end` to the same in another unit: "(", ", or", a dash.
fn opening(document: &Document, end: usize) -> Option<usize> {
    if document.is_mark(end, b'(') {
        return Some(end + 1);
    }
    if document.is_mark(end, b',') && document.is_word(end + 1, "or") {
        return Some(end + 2);
    }
    past_dash(document, end)
}

/// The token behind a dash at `at`, which wires write as two hyphens: "50 kilometres -- 31 miles -- north".
fn past_dash(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens.get(at).filter(|t| !t.glued)?;
    let long = matches!(token.span.of(document.text), "–" | "—");
    let second = document.is_mark(at + 1, b'-') && document.tokens[at + 1].glued;
    let end = at + 1 + usize::from(second);
    let spaced = document.tokens.get(end).is_some_and(|t| !t.glued);
    (spaced && (long || document.is_mark(at, b'-'))).then_some(end)
}

/// The end of an amount that is said once more in another unit of the same dimension: "22 miles (35 kilometers)", "85 miles, or
/// 137 km,", "50 kilometres -- 31 miles -- north", "$5m (£3m)"; or once more in digits: "five (5)".
pub(super) fn said_twice(document: &Document, stated: &Amount) -> Option<usize> {
    let end = stated.tokens.end;
    let bracket = document.is_mark(end, b'(');
    let dash = past_dash(document, end).is_some();
    let start = opening(document, end)?;
    let start = match modifier::read_before(document, start) {
        Some((_, behind)) => behind,
        None => start,
    };
    let mut second = range::read_or_one(document, start)?;
    // "12 to 36 inches (30 and 90 cm)".
    let both = document.is_word(second.tokens.end, "and") && bracket && stated.number.n.is_none();
    if let Some(last) = both.then(|| amount::read(document, second.tokens.end + 1, And::Adds)).flatten() {
        second = Amount { tokens: second.tokens.start..last.tokens.end, of: last.of, ..second };
    }
    let closed = second.tokens.end;
    if second.tokens.start < start
        || bracket && !document.is_mark(closed, b')')
        || dash
            && (past_dash(document, closed).is_none() || !matches!(second.of, Of::Unit(_)) || stated.of == second.of)
    {
        return None;
    }
    let same = match (stated.of, second.of) {
        (Of::Money(a), Of::Money(b)) => a != b || stated.number.n.is_some() && stated.number.n == second.number.n,
        // "20st 1lb (281lb)" is counted in pounds already.
        (Of::Unit(a), Of::Unit(b)) if a == b => stated.number.n.is_some() && stated.number.n == second.number.n,
        (Of::Unit(a), Of::Unit(b)) => about_equal(stated, a, &second, b),
        (Of::Nothing, Of::Nothing) => bracket && stated.number.n.is_some() && stated.number.n == second.number.n,
        _ => false,
    };
    same.then_some(if bracket { closed + 1 } else { closed })
}

/// Whether two amounts are the same length, weight, … give or take the rounding of a newspaper.
fn about_equal(first: &Amount, first_unit: &str, second: &Amount, second_unit: &str) -> bool {
    let lowest = |a: &Amount| a.number.n.or_else(|| a.number.range.hard.lo().map(|e| e.at));
    let Some((a, b)) = lowest(first).zip(lowest(second)) else { return false };
    let units = &english().units;
    // "99 degrees (37 C)": the scale of the first is the other one.
    let first_unit = match (first_unit, second_unit) {
        ("degree", "degree Celsius") => "degree Fahrenheit",
        ("degree", "degree Fahrenheit") => "degree Celsius",
        _ => first_unit,
    };
    let near = |converted: Decimal| (converted - b).abs() <= b.abs().max(Decimal::ONE) / Decimal::from(4);
    // "warmed by 1.1 degrees Celsius (2 degrees Fahrenheit)": a difference has no zero.
    let step = |n: Decimal| {
        let zero = units.convert(Decimal::ZERO, first_unit, second_unit)?;
        units.convert(n, first_unit, second_unit)?.checked_sub(zero)
    };
    let warmed = units.dimension(first_unit) == Some("temperature");
    units.convert(a, first_unit, second_unit).is_some_and(near) || warmed && step(a).is_some_and(near)
}
