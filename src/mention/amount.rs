//! A number with its unit: money, percent, measures; or a bare number. No modifiers, no ranges.
//!
//! "$1.2bn", "five million yen", "19 cents", "30 per cent", "0.5 percentage points", "8-metre", "six feet four inches".

use std::ops;

use rust_decimal::Decimal;

use super::number::{self, NumberReading};
use super::words::{self, And};
use super::{height, modifier};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Currency, Modifier, Spelling, WordId, class, english, surrounding};
use crate::value::Range;

/// What a number is a number of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// Nothing written as a unit.
    Nothing,
    /// Money in the currency of this ISO code.
    Money(String),
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// The unit of this name.
    Unit(String),
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
    if let Some((code, start)) = currency_before(document, at) {
        return money(document, at, code, start);
    }
    let number = read_number(document, at, and)?;
    let mut end = number.tokens.end;
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
        let end = end + usize::from(after.is_none() && is_times(document, end, &number));
        return Some(Amount { tokens: start..end, number, of: Of::Nothing, modifier: after, factor: Decimal::ONE });
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
    if factor == Decimal::ONE_THOUSAND
        && let Some(n) = amount.number.n
    {
        amount.number.range = number::reading(start..unit_end, n, Some(factor)).range;
    }
    add_smaller(document, &mut amount);
    if amount.modifier.is_none()
        && let Some((modifier, behind)) = read_after(document, amount.tokens.end, matches!(amount.of, Of::Money(_)))
    {
        amount.modifier = Some(modifier);
        amount.tokens.end = behind;
    }
    Some(amount)
}

/// The currency of a sign that came out as a letter on its way: "e85 million", "p74million".
pub(super) fn broken_sign(document: &Document, number: &NumberReading) -> Option<String> {
    let start = number.tokens.start;
    let letter = start.checked_sub(1).filter(|&b| {
        number.digits && number.scaled && number.scale.is_some() && {
            document.tokens[start].glued && !document.tokens[b].glued
        }
    })?;
    let last = number.tokens.end - 1;
    let million = words::known(document, last).scale.is_some() || document.says(last, &["bn"]);
    let code = match document.written(letter) {
        "e" | "E" => "EUR",
        "p" => "GBP",
        _ => return None,
    };
    million.then(|| code.to_owned())
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
    let code = matches!(of, Of::Money(code) if document.written(end - 1) == code);
    let scale = words::known(document, end).scale.filter(|_| code && document.tokens[end].kind == TokenKind::Word)?;
    Some((scale, end + 1))
}

fn read_number(document: &Document, at: usize, and: And) -> Option<NumberReading> {
    if !number::may_begin(document, at) {
        return None;
    }
    match and {
        And::Adds => number::read(document, at),
        And::Stops => words::read(document, at, and),
    }
}

/// The number after a currency: "$5", "US$1.2bn", "$5 million", "$-5".
fn money(document: &Document, at: usize, code: String, start: usize) -> Option<Amount> {
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
    // "US$5 million dollars" says it twice.
    if let Some((currency, behind)) = currency_after(document, end, &number)
        && currency.worth == Decimal::ONE
        && currency.code == code
    {
        end = behind;
    }
    let mut amount = Amount { tokens: at..end, number, of: Of::Money(code), modifier: after, factor: Decimal::ONE };
    add_smaller(document, &mut amount);
    Some(amount)
}

/// The currency written before a number: its code and the token behind it.
fn currency_before(document: &Document, at: usize) -> Option<(String, usize)> {
    let token = document.tokens.get(at)?;
    if !token.is(class::NUMBER) {
        return None;
    }
    let units = &english().units;
    let (length, spellings) = units.money_before.longest(token.word, |i| word_at(document, at + i))?;
    let end = at + length;
    // "A $5 note" is no Australian one: the sign alone is tried when the walk comes to it.
    let spelling = as_written(document, at, length, spellings)?;
    let sign = spelling.exactly.as_deref().is_some_and(|s| !s.chars().all(|c| c.is_ascii_alphabetic()));
    let next = document.tokens.get(end)?;
    let number = next.kind == TokenKind::Digits || sign && (next.kind == TokenKind::Mark || next.is(class::NUMBER));
    // Letters inside a longer name: the RM of "RM-81".
    let glued_dash = !sign && document.is_mark(end, b'-');
    (number && !glued_dash).then(|| (spelling.stands.code.clone(), end))
}

fn as_written<'a, T>(
    document: &Document,
    at: usize,
    length: usize,
    spellings: &'a [Spelling<T>],
) -> Option<&'a Spelling<T>> {
    spellings.iter().find(|spelling| is_written(document, at, length, spelling))
}

/// Whether the `length` tokens at `at` are written as the spelling wants; signs of several tokens must be glued ("US$", and
/// not "a $"), unless they are letters and "$" parted by a blank in tokenised text ("US $ 5").
fn is_written<T>(document: &Document, at: usize, length: usize, spelling: &Spelling<T>) -> bool {
    let Some(exactly) = &spelling.exactly else { return true };
    let capitals = exactly.len() > 1 && exactly.bytes().all(|b| b.is_ascii_lowercase() || b == b' ' || b == b'/');
    let same = exactly.split(' ').enumerate().all(|(i, part)| {
        let written = document.written(at + i);
        // "15 km2", but not "15 km 2 days later".
        if matches!(part, "1" | "2" | "3" | "²" | "³") && !document.tokens[at + i].glued {
            return false;
        }
        // "110 KM" in a text of capitals.
        written == part
            || capitals && written.eq_ignore_ascii_case(part) && written.bytes().all(|b| b.is_ascii_uppercase())
    });
    let glued = (1..length).all(|i| document.tokens[at + i].glued);
    let spaced = exactly.len() > 3 || !exactly.contains('$');
    same && (glued || spaced)
}

/// The currency behind a number, and the token behind it.
fn currency_after(document: &Document, end: usize, number: &NumberReading) -> Option<(&'static Currency, usize)> {
    let at = past_hyphen(document, end);
    let token = document.tokens.get(at)?;
    if token.word == WordId::UNKNOWN || token.kind == TokenKind::Break {
        return None;
    }
    let units = &english().units;
    let (length, spellings) = units.money_after.longest(token.word, |i| word_at(document, at + i))?;
    let spelling = as_written(document, at, length, spellings)?;
    if let Some(exactly) = &spelling.exactly {
        // "5p" and "5 p" differ; "5 $10 notes" has its sign before the next number.
        let letter = exactly.len() == 1 && exactly.is_ascii() || exactly == "¢";
        let next_number =
            document.tokens.get(at + length).is_some_and(|t| t.kind == TokenKind::Digits && (t.glued || !token.glued));
        let code = (3..=4).contains(&exactly.len()) && exactly.bytes().all(|b| b.is_ascii_uppercase());
        if letter && !token.glued || next_number && !code || exactly.contains("Rs") {
            return None;
        }
        // "42RM" and "500Rs" are glued, "42 Bt" is odd.
        let sign = exactly.contains(['$', '€', '£', '¥', '₹', '₽', '¢', '₩', '₴', '₺']) || exactly.chars().count() <= 1;
        let stands = code || sign || token.glued && at == end && number.digits;
        if exactly.contains('$') && !token.glued || !stands {
            return None;
        }
        // "20c" is money, "2.5c" is not; "1,045p" is, "1080p" is a picture.
        let small = number.n.is_some_and(|n| n < Decimal::ONE_HUNDRED && n.fract().is_zero());
        let picture = number.tokens.len() == 1
            && ["240", "360", "480", "540", "576", "720", "1080", "1440", "2160", "4320"]
                .contains(&document.written(number.tokens.start));
        if exactly == "c" && !(small && number.digits) || exactly == "p" && (picture || !number.digits) {
            return None;
        }
    }
    // The singer 50 Cent.
    if document.written(at) == "Cent" {
        return None;
    }
    // "13 won" and "five won" tell of a victory.
    let much = number.scaled || number.n.is_none_or(|n| n >= Decimal::ONE_HUNDRED);
    if document.written(at).eq_ignore_ascii_case("won") && !much {
        return None;
    }
    // "two grand pianos", "a five nickel slot machine".
    let named = document.tokens.get(at + length).is_some_and(|t| t.kind == TokenKind::Word && !t.is(class::FUNCTION));
    if spelling.stands.slang && (named || document.is_mark(at + length, b'-')) {
        return None;
    }
    Some((&spelling.stands, at + length))
}

/// What stands behind a number: what it is of, what to multiply the number with, and the token behind.
fn unit_after(document: &Document, end: usize, number: &NumberReading) -> Option<(Of, Decimal, usize)> {
    // "half a percentage point", "two-tenths of a mile".
    let end = if number.share { past_of_a(document, end) } else { end };
    if let Some(found) = percent(document, end) {
        return Some(found);
    }
    // "a quarter point", "half-point cuts"; "half a point" can be one of a game.
    let point = past_hyphen(document, number.tokens.end);
    if number.share && document.says(point, &["point"]) {
        return Some((Of::Points, Decimal::ONE, point + 1));
    }
    let of_plural = end + usize::from(number.vague && document.written(end).eq_ignore_ascii_case("of"));
    if let Some((currency, behind)) = currency_after(document, of_plural, number) {
        return Some((Of::Money(currency.code.clone()), currency.worth, behind));
    }
    if let Some(behind) = pounds(document, of_plural, number) {
        return Some((Of::Money("GBP".to_owned()), Decimal::ONE, behind));
    }
    measure(document, of_plural, number).map(|(name, behind)| (Of::Unit(name), Decimal::ONE, behind))
}

/// The token behind "of a" or "a".
fn past_of_a(document: &Document, end: usize) -> usize {
    let of = end + usize::from(is_word(document, end, "of"));
    let article = of + usize::from(["a", "an", "one"].iter().any(|w| is_word(document, of, w)));
    if article > of { article } else { end }
}

/// "percent", "per cent", "%", "percentage points", "basis points".
fn percent(document: &Document, end: usize) -> Option<(Of, Decimal, usize)> {
    if document.is_mark(end, b'%') {
        let points = is_word(document, end + 1, "points") || is_word(document, end + 1, "point");
        return Some(if points { (Of::Points, Decimal::ONE, end + 2) } else { (Of::Percent, Decimal::ONE, end + 1) });
    }
    let at = past_hyphen(document, end);
    if document.tokens.get(at)?.kind != TokenKind::Word {
        return None;
    }
    let point = |i: usize| is_word(document, i, "point") || is_word(document, i, "points");
    if is_word(document, at, "basis") && point(past_hyphen(document, at + 1)) {
        return Some((Of::Points, Decimal::new(1, 2), past_hyphen(document, at + 1) + 1));
    }
    if document.says(at, &["bp", "bps"]) {
        return Some((Of::Points, Decimal::new(1, 2), at + 1));
    }
    let words = if is_word(document, at, "per") && is_word(document, at + 1, "cent") {
        2
    } else if ["percent", "percentage", "pct", "pc"].iter().any(|w| is_word(document, at, w)) {
        1
    } else {
        return None;
    };
    let behind = past_hyphen(document, at + words);
    if point(behind) {
        return Some((Of::Points, Decimal::ONE, behind + 1));
    }
    if is_word(document, at, "percentage") {
        return None;
    }
    // "5 pct." keeps its full stop outside: it may end the sentence.
    Some((Of::Percent, Decimal::ONE, at + words))
}

/// "five million pounds" is money; "200 pounds of rice", "a 500-pound bomb" and "weighs 200 pounds" are weights.
fn pounds(document: &Document, end: usize, number: &NumberReading) -> Option<usize> {
    let at = past_hyphen(document, end);
    if at != end || !(is_word(document, at, "pounds") || is_word(document, at, "pound")) {
        return None;
    }
    let weighed = is_word(document, at + 1, "of") || is_word(document, at + 1, "per");
    let million = number.n.is_none_or(|n| n >= Decimal::ONE_THOUSAND * Decimal::TEN) && number.scaled;
    // "paid 5,000 pounds", "5,000 pounds ($7,800)".
    let bracket = document.is_mark(at + 1, b'(') && currency_before(document, at + 2).is_some();
    let start = number.tokens.start;
    let paid =
        (start.saturating_sub(3)..start).any(|i| english().numbers.tells(document.word(i), surrounding::PAYMENT));
    ((million || bracket || paid) && !weighed).then_some(at + 1)
}

/// The unit of measure behind a number.
fn measure(document: &Document, end: usize, number: &NumberReading) -> Option<(String, usize)> {
    let at = past_hyphen(document, end);
    let token = document.tokens.get(at)?;
    if token.word == WordId::UNKNOWN || token.kind == TokenKind::Break {
        return None;
    }
    let units = &english().units;
    if is_word(document, at, "pounds") || is_word(document, at, "pound") {
        let name = units.at(units.pound()?)?.name.clone();
        return Some((name, at + 1));
    }
    // "15 km 2 days later" has the words of "km2" and means a shorter unit.
    let mut most = usize::MAX;
    let (length, spelling) = loop {
        let word = |i: usize| word_at(document, at + i).filter(|_| i < most);
        let (length, spellings) = units.measures.longest(token.word, word)?;
        if let Some(spelling) = as_written(document, at, length, spellings) {
            break (length, spelling);
        }
        most = length.checked_sub(1).filter(|&most| most > 0)?;
    };
    if let Some(exactly) = &spelling.exactly {
        if !symbol_fits(document, at, at + length, exactly, number) {
            return None;
        }
    } else if !word_fits(document, end, at, at + length) {
        return None;
    }
    // The full stop of "it weighs 29 kg." ends the sentence.
    let behind = at + length;
    let last = document.sentences.get(document.sentence_of(behind - 1)).is_some_and(|s| s.tokens.end == behind);
    let stop = length > 1 && last && document.is_mark(behind - 1, b'.');
    Some((units.at(spelling.stands)?.name.clone(), behind - usize::from(stop)))
}

/// Whether a symbol is a unit here: "5 km", "180ml"; but not the A of "5 A" or the in of "5 in".
fn symbol_fits(document: &Document, at: usize, behind: usize, exactly: &str, number: &NumberReading) -> bool {
    let token = document.tokens[at];
    // "5'10" and quotes are no feet.
    if matches!(exactly, "′" | "″") {
        return token.glued && document.written(at) == exactly;
    }
    // "2in" and "2 in thick", but not "2 in".
    if exactly == "in" && !token.glued {
        return number.digits && document.says(behind, &["deep", "high", "long", "tall", "thick", "wide"]);
    }
    // "14 stone", but not "14 stone walls".
    if exactly == "stone" {
        let next = document.tokens.get(behind);
        return next.is_none_or(|t| t.kind != TokenKind::Word || document.is(behind, class::FUNCTION | class::NUMBER));
    }
    let dotted = exactly.ends_with('.');
    let letter = exactly.chars().count() == 1 && exactly.is_ascii();
    let next_glued = document
        .tokens
        .get(behind)
        .is_some_and(|t| t.glued && (t.kind != TokenKind::Mark || document.is_mark(behind, b'-')));
    if next_glued || !number.digits && !exactly.bytes().all(|b| b.is_ascii_lowercase()) {
        return false;
    }
    // "about 5 F. Scott": a lone letter stands glued, or is lower case and nothing else.
    if letter && (!token.glued || !number.digits) {
        return number.digits && matches!(exactly, "m" | "g" | "L" | "t") && number.n.is_some();
    }
    if dotted && document.tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Word && t.capital) {
        return exactly.len() > 4;
    }
    true
}

/// Whether a word is a unit here: "six feet", "a 5-foot wall"; not "five foot soldiers" or "two degree courses".
fn word_fits(document: &Document, end: usize, at: usize, behind: usize) -> bool {
    let hyphened = at > end;
    let written = document.written(behind - 1);
    let singular = !(written.ends_with(['s', 'S']) || written.eq_ignore_ascii_case("feet"));
    let next = document.tokens.get(behind);
    let goes_on = next.is_some_and(|t| t.kind == TokenKind::Word && t.is(class::PERSON));
    // "3.8 degrees on the Richter scale" is a magnitude.
    if written.to_ascii_lowercase().starts_with("degree") && is_word(document, behind, "on") {
        return false;
    }
    let risky = ["foot", "degree", "cup", "yard", "volt", "acre"].iter().any(|w| written.eq_ignore_ascii_case(w));
    hyphened || !(singular && risky && goes_on)
}

/// Adds the smaller unit of "six feet four inches" and "two dollars and 50 cents".
fn add_smaller(document: &Document, amount: &mut Amount) {
    let end = amount.tokens.end;
    let and = end + usize::from(is_word(document, end, "and") || document.is_mark(end, b','));
    let smaller = match &amount.of {
        Of::Money(code) => cents(document, and, code),
        Of::Unit(name) if name == "foot" || name == "pound" => inches(document, end, and, name),
        _ => None,
    };
    let Some((n, behind, unit)) = smaller else { return };
    let Some(whole) = amount.number.n.filter(|n| n.fract().is_zero() && !amount.number.vague && !amount.number.scaled)
    else {
        return;
    };
    let total = match (&amount.of, unit) {
        (Of::Unit(name), Some(small)) => english().units.convert(whole, name, small).and_then(|w| w.checked_add(n)),
        _ => whole.checked_add(n),
    };
    let Some(total) = total else { return };
    amount.number.n = Some(total);
    amount.number.whole = total.fract().is_zero();
    amount.number.range = Range::exactly(total);
    amount.tokens.end = behind;
    if let Some(unit) = unit {
        amount.of = Of::Unit(unit.to_owned());
    }
}

/// "50 cents" behind dollars, as a part of a dollar.
fn cents(document: &Document, at: usize, code: &str) -> Option<(Decimal, usize, Option<&'static str>)> {
    let number = number::read(document, at).filter(|n| n.tokens.start == at)?;
    let n = number.n.filter(|n| n.fract().is_zero() && *n < Decimal::ONE_HUNDRED && *n > Decimal::ZERO)?;
    let end = number.tokens.end;
    let Some((small, behind)) = currency_after(document, end, &number) else {
        return bare_cents(document, at, &number).then(|| (n / Decimal::ONE_HUNDRED, end, None));
    };
    let same = small.code == code || matches!(document.written(end), "cents" | "cent" | "c");
    (small.worth == Decimal::new(1, 2) && same).then(|| (n / Decimal::ONE_HUNDRED, behind, None))
}

/// Whether a number behind a word for money is its hundredths though nothing says so: "five euros 20", and the phrase ends.
fn bare_cents(document: &Document, at: usize, number: &NumberReading) -> bool {
    let end = number.tokens.end;
    let word =
        at.checked_sub(1).is_some_and(|i| document.tokens[i].kind == TokenKind::Word && document.is(i, class::UNIT));
    let and = at > 1 && is_word(document, at - 1, "and") && document.is(at - 2, class::UNIT);
    let two = number.n.is_some_and(|n| n >= Decimal::TEN) && (!number.digits || document.written(at).len() == 2);
    let ends = document
        .tokens
        .get(end)
        .is_none_or(|t| t.kind == TokenKind::Break || matches!(document.written(end), "." | "," | ";" | ")"));
    (word || and) && two && ends && !number.share && number.tokens.len() <= 3
}

/// "four inches" behind feet, "six ounces" behind pounds.
fn inches(document: &Document, end: usize, and: usize, name: &str) -> Option<(Decimal, usize, Option<&'static str>)> {
    if document.is_mark(end, b',') {
        return None;
    }
    let number = number::read(document, and).filter(|n| n.tokens.start == and)?;
    let n = number.n?;
    let (unit, behind) = measure(document, number.tokens.end, &number)?;
    let small = match (name, unit.as_str()) {
        ("foot", "inch") if n < Decimal::from(12) => "inch",
        ("pound", "ounce") if n < Decimal::from(16) => "ounce",
        _ => return None,
    };
    Some((n, behind, Some(small)))
}

/// A number times an exact factor.
pub(super) fn times(number: NumberReading, factor: Decimal) -> Option<NumberReading> {
    if factor == Decimal::ONE {
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

/// Whether token `at` is this word, in any case.
pub(super) fn is_word(document: &Document, at: usize, word: &str) -> bool {
    document.is_word(at, word)
}

fn word_at(document: &Document, at: usize) -> Option<WordId> {
    let token = document.tokens.get(at)?;
    (token.kind != TokenKind::Break).then_some(token.word)
}
