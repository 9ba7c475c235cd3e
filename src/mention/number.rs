//! Reads a number at a token, without modifiers and units: in digits, in words, mixed, as a fraction, or vague.
//!
//! "3.4 million" is 3,400,000, and anything from 3,350,000 to 3,450,000; "several hundred" is 200 to under 1,000.

use std::ops;

use rust_decimal::Decimal;

use super::words;
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class, english};
use crate::value::{End, Interval, Range};

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct NumberReading {
    /// Its tokens; they can begin one or two before the token asked for, where a sign or a point stands there.
    pub tokens: ops::Range<usize>,
    /// What it can mean.
    pub range: Range,
    /// The number as written, `None` if it is vague.
    pub n: Option<Decimal>,
    /// Whether it was written with a scale word or with decimals, and so stands for half a unit each side.
    pub scaled: bool,
    /// Whether `n` is a whole number.
    pub whole: bool,
    /// Whether it is a vague word.
    pub vague: bool,
    /// Whether it begins with digits.
    pub digits: bool,
    /// Whether it is a part of a whole: "two thirds", "one in five".
    pub share: bool,
    /// The number without its last scale word, so that "5 to 10 million" can lend it: 10, and a million.
    pub scale: Option<(Decimal, Decimal)>,
}

/// The number that begins at token `at`.
pub(super) fn read(document: &Document, at: usize) -> Option<NumberReading> {
    let simple = simple(document, at);
    if simple.is_none() {
        return read_parts(document, at);
    }
    debug_assert_eq!(simple, read_parts(document, at), "what can't go on with a number ends one");
    simple
}

/// "137" of "137 people", "seven" of "seven, they said": one run of digits or one word, and nothing that could go on with it.
pub(super) fn simple(document: &Document, at: usize) -> Option<NumberReading> {
    let n = simple_value(document, at)?;
    let digits = document.tokens[at].kind == TokenKind::Digits;
    Some(NumberReading { digits, ..reading(at..at + 1, Decimal::from(n), None) })
}

/// The value of such a number.
pub(super) fn simple_value(document: &Document, at: usize) -> Option<u64> {
    let token = document.tokens.get(at)?;
    let digits = token.kind == TokenKind::Digits;
    if !digits && !token.is(class::NUMBER) || goes_on(document, at + 1) {
        return None;
    }
    if digits {
        // A sign or a point may be glued to it; a text that is nothing but a number may have its sign apart.
        let signed = token.glued || at == 1 && document.is_mark(0, b'-');
        if signed { None } else { token.span.of(document.text).parse().ok() }
    } else {
        // "one child in six".
        let n = english().numbers.get(token.word).cardinal?;
        (n != 1 || !document.is(at + 1, class::PERSON)).then_some(u64::from(n))
    }
}

/// Whether the token at `at` can go on with a number that ends before it, or with its amount: "million", "or", "kg", "-". Most
/// words can't, and neither can a mark that closes.
pub(super) fn goes_on(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    match token.kind {
        TokenKind::Word => {
            token.is(class::AMOUNT_GOES_ON) || token.glued || token.span.len() == 1 || word_goes_on(document, at)
        }
        TokenKind::Mark => {
            let closes = [b'.', b',', b')', b';', b':', b'?', b'!'].iter().any(|&m| token.word == WordId::ascii(m));
            !closes || !token.glued || document.tokens.get(at + 1).is_some_and(|next| next.glued)
        }
        TokenKind::Digits => true,
        TokenKind::Break => false,
    }
}

/// Whether the word at `at` can go on with a number that ends before it: "million", "and a half", the "in" of "one in five";
/// "two of them", "nine in Rome" have ended.
pub(super) fn word_goes_on(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at).filter(|token| token.is(class::NUMBER_GOES_ON)) else { return false };
    let joint = token.is(class::FUNCTION) && !token.is(class::NUMBER);
    !joint
        || document.tokens.get(at + 1).is_some_and(|next| match next.kind {
            TokenKind::Word => next.is(class::NUMBER_GOES_ON),
            TokenKind::Digits | TokenKind::Mark => true,
            TokenKind::Break => false,
        })
}

/// The same, its parts read one by one.
pub(super) fn read_parts(document: &Document, at: usize) -> Option<NumberReading> {
    if !may_begin(document, at) {
        return None;
    }
    vague(document, at).or_else(|| words::read(document, at, words::And::Adds)).or_else(|| negative(document, at))
}

/// Whether a number can begin at the token: a bit test or two. An article begins one only before a word of numbers.
pub(super) fn may_begin(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    if token.kind == TokenKind::Digits {
        return true;
    }
    if !token.is(class::NUMBER) {
        return false;
    }
    token.span.len() > 2 || document.is(at + 1, class::NUMBER) || !is_article(document, at)
}

fn is_article(document: &Document, at: usize) -> bool {
    english().numbers.get(document.word(at)).article
}

/// "minus 20", "negative one".
fn negative(document: &Document, at: usize) -> Option<NumberReading> {
    let sign = ["minus", "negative"].iter().any(|w| document.written(at).eq_ignore_ascii_case(w));
    // "fell to minus-12".
    let hyphen = document.is_mark(at + 1, b'-') && document.tokens[at + 1].glued;
    let behind = at + 1 + usize::from(hyphen && document.tokens.get(at + 2).is_some_and(|t| t.glued));
    let number = words::read(document, behind, words::And::Adds).filter(|n| sign && n.tokens.start == behind)?;
    let negated = negated(number).filter(|number| number.n.is_some())?;
    Some(NumberReading { tokens: at..negated.tokens.end, ..negated })
}

/// The same on the other side of zero.
pub(super) fn negated(number: NumberReading) -> Option<NumberReading> {
    let turn = |i: Interval| {
        let end = |e: End| End { at: -e.at, open: e.open };
        Interval::new(i.hi().map(end), i.lo().map(end))
    };
    let range = Range { hard: turn(number.range.hard)?, typical: turn(number.range.typical)? };
    Some(NumberReading { n: number.n.map(|n| -n), range, scale: None, ..number })
}

/// A reading of exactly `n`, or of half a `unit` each side of it.
pub(super) fn reading(tokens: ops::Range<usize>, n: Decimal, unit: Option<Decimal>) -> NumberReading {
    let range = unit.and_then(|unit| half_a_unit(n, unit)).unwrap_or_else(|| Range::exactly(n));
    NumberReading {
        tokens,
        range,
        n: Some(n),
        scaled: unit.is_some(),
        whole: is_whole(n),
        vague: false,
        digits: false,
        share: false,
        scale: None,
    }
}

/// Whether nothing but zeros stands behind the decimal point.
fn is_whole(n: Decimal) -> bool {
    if n.scale() == 0 {
        return true;
    }
    match (i64::try_from(n.mantissa()), 10_i64.checked_pow(n.scale())) {
        (Ok(digits), Some(one)) => digits % one == 0,
        _ => n.fract().is_zero(),
    }
}

/// Some dozens: one is 10 to 18, more are as exact as half a dozen.
pub(super) fn dozens(tokens: ops::Range<usize>, n: Decimal) -> NumberReading {
    let exact = reading(tokens, n, None);
    let (six, one) = (Decimal::from(6), Decimal::ONE);
    let range = if n == Decimal::from(12) {
        let hard = Interval::closed(Decimal::TEN, n + six);
        Range { hard, typical: Interval::closed(n - one, n + one) }
    } else if n == six {
        Range { hard: Interval::closed(n - one, n + Decimal::TWO), typical: Interval::exactly(n) }
    } else {
        match n.checked_add(six) {
            Some(high) => Range::sharp(Interval::closed(n - six, high)),
            None => exact.range,
        }
    };
    NumberReading { range, ..exact }
}

fn half_a_unit(n: Decimal, unit: Decimal) -> Option<Range> {
    // Half a unit has one place more at most: all is counted in those.
    let places = n.scale().max(unit.scale() + 1);
    let counted = |n: Decimal| n.mantissa().checked_mul(10_i128.checked_pow(places - n.scale())?);
    let (n, half) = (counted(n)?, counted(unit)? / 2);
    let end = |at: i128| Decimal::try_from_i128_with_scale(at, places).ok();
    Some(Range::sharp(Interval::closed(end(n.checked_sub(half)?)?, end(n.checked_add(half)?)?)))
}

/// The vague number that begins at token `at`: "dozens", "tens of thousands", "several hundred".
fn vague(document: &Document, at: usize) -> Option<NumberReading> {
    let numbers = &english().numbers;
    let token = document.tokens.get(at)?;
    if token.kind != TokenKind::Word {
        return None;
    }
    if let Some(base) = numbers.plural(token.word) {
        return plural(document, at, base).filter(|_| !scores_points(document, at));
    }
    let line = |i: usize| document.tokens.get(at + i).filter(|t| t.kind != TokenKind::Break).map(|t| t.word);
    let (length, (alone, times)) = numbers.vague.longest(token.word, line)?;
    // "the third time in as many years" is as many as were told.
    if at > 0 && document.says(at, &["many"]) && document.says(at - 1, &["as", "how", "so", "too"]) {
        return None;
    }
    let end = at + length;
    // "several hundred thousand" counts in hundreds of thousands; "many thousands" too.
    let mut unit = Decimal::ONE;
    let mut scaled_end = end;
    for _ in 0..2 {
        let Some(factor) = scale_word(document, scaled_end) else { break };
        let Some(product) = unit.checked_mul(factor) else { break };
        unit = product;
        scaled_end += 1;
        // "several tens of thousands".
        let of = document.written(scaled_end).eq_ignore_ascii_case("of");
        scaled_end += usize::from(of && numbers.plural(document.word(scaled_end + 1)).is_some());
    }
    // "few people came" tells of a lack; "the few hundred people" and "her few friends" count.
    let determined = || {
        at > 0 && document.says(at - 1, &["her", "his", "its", "my", "our", "the", "their", "these", "those"])
            || document.tokens.len() == 1
    };
    if length == 1 && scaled_end == end && document.is_word(at, "few") && !determined() {
        return None;
    }
    let range = if scaled_end > end { scaled(times, unit)? } else { *alone };
    Some(NumberReading { vague: true, n: None, range, ..reading(at..scaled_end, Decimal::ONE, None) })
}

/// "hundred", "thousand", "dozen" or their plurals.
fn scale_word(document: &Document, at: usize) -> Option<Decimal> {
    let numbers = &english().numbers;
    let word = numbers.get(document.word(at));
    let hundred = word.hundred.then_some(Decimal::ONE_HUNDRED);
    hundred.or(word.scale).or(word.group).or_else(|| numbers.base(document.word(at)))
}

/// "thousands", "tens of thousands", "hundreds of millions", "thousands and thousands".
fn plural(document: &Document, at: usize, base: &Range) -> Option<NumberReading> {
    let numbers = &english().numbers;
    let mut end = at + 1;
    let mut range = *base;
    let linked = document.says(end, &["of"]);
    // "thousands upon thousands" are as many as "thousands".
    if document.says(end, &["and", "on", "upon"]) && document.word(end + 1) == document.word(at) {
        end += 2;
    }
    let next = numbers.base(document.word(end + 1)).filter(|_| linked);
    if let Some(next) = next {
        // "dozens of thousands" and "scores of thousands" are the rare ones that keep a base of their own.
        let unit = base.hard.lo()?.at.checked_mul(next)?;
        let below = unit.checked_mul(Decimal::TEN).map(|at| End { at, open: true });
        let from = |at| Interval::new(Some(End { at, open: false }), below);
        range = Range { hard: from(unit)?, typical: from(unit.checked_mul(Decimal::TWO)?)? };
        end += 2;
    }
    Some(NumberReading { vague: true, n: None, range, ..reading(at..end, Decimal::ONE, None) })
}

/// Whether "scores" tells of points and marks here, and counts nobody: "he scores 13 points", "test scores of the pupils".
fn scores_points(document: &Document, at: usize) -> bool {
    if !document.says(at, &["scores"]) {
        return false;
    }
    let counts = document.says(at + 1, &["more", "of", "others"])
        || document.is(at + 1, class::PERSON | class::STATUS | class::AUXILIARY);
    let noun_before = at.checked_sub(1).is_some_and(|b| {
        let other = class::ADVERB | class::FUNCTION | class::MODIFIER | class::STATUS | class::VERB;
        let written = document.written(b);
        let participle =
            written.ends_with("ed") || written.ends_with("ing") || written.ends_with("ED") || written.ends_with("ING");
        document.tokens[b].kind == TokenKind::Word && !document.is(b, other) && !participle
    });
    !counts || noun_before
}

/// What a vague word stands for, counted in `unit`s.
fn scaled(vague: &Range, unit: Decimal) -> Option<Range> {
    let end = |end: Option<End>| match end {
        None => Some(None),
        Some(End { at, open }) => Some(Some(End { at: at.checked_mul(unit)?, open })),
    };
    let times = |i: Interval| Interval::new(end(i.lo())?, end(i.hi())?);
    Some(Range { hard: times(vague.hard)?, typical: times(vague.typical)? })
}
