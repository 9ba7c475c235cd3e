//! The currency of an amount: signs, codes and words before and behind a number, and the cents behind the dollars.

use rust_decimal::Decimal;

use super::amount::{past_hyphen, word_at};
use super::number::{self, NumberReading};
use super::words;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Currency, Spelling, WordId, class, english, surrounding};

/// The currency of a sign that came out as a letter on its way: "e85 million", "p74million".
pub(super) fn broken_sign(document: &Document, number: &NumberReading) -> Option<&'static str> {
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
    million.then_some(code)
}

/// The currency written before a number: its code and the token behind it.
pub(super) fn currency_before(document: &Document, at: usize) -> Option<(&'static str, usize)> {
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
    // "# 13.5 billion", as old wire texts print pounds; "#5" is a place in a list.
    if spelling.exactly.as_deref() == Some("#") {
        let scaled = || words::read(document, end, words::And::Adds).is_some_and(|n| n.scale.is_some());
        if next.kind != TokenKind::Digits || !scaled() {
            return None;
        }
    }
    // "N1.2bn", "R4,600" and "R1.20" are money, "N95" and "R2" are names.
    if spelling.exactly.as_deref().is_some_and(|s| s.len() == 1 && s.bytes().all(|b| b.is_ascii_alphabetic())) {
        let amount = super::digits::read(document, end).filter(|_| next.glued && !token.glued)?;
        let scaled = || words::read(document, end, words::And::Adds).is_some_and(|n| n.scale.is_some());
        let grouped = document.is_mark(end + 1, b',') && amount.end > end + 2;
        if !grouped && amount.places != 2 && !scaled() {
            return None;
        }
    }
    // The meeting of "COP 30"; no price is so low in Colombian pesos.
    if spelling.exactly.as_deref() == Some("COP") && next.span.len() <= 2 && !next.glued {
        let behind = document.tokens.get(end + 1);
        if !behind.is_some_and(|t| t.is(class::NUMBER) || t.kind == TokenKind::Mark && t.glued) {
            return None;
        }
    }
    // Letters inside a longer name: the RM of "RM-81".
    let glued_dash = !sign && document.is_mark(end, b'-');
    (number && !glued_dash).then_some((spelling.stands.code.as_str(), end))
}

pub(super) fn as_written<'a, T>(
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
    // "c $ 3 million" in tokenised text, where the digits stand apart too.
    let parted = exactly.len() == 3
        && exactly.starts_with(['C', 'c'])
        && document.tokens.get(at + length).is_some_and(|next| !next.glued);
    let spaced = exactly.len() > 3 || !exactly.contains('$') || parted;
    same && (glued || spaced)
}

/// The currency behind a number, and the token behind it.
pub(super) fn currency_after(
    document: &Document,
    end: usize,
    number: &NumberReading,
) -> Option<(&'static Currency, usize)> {
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
        // The R of "16R" is no rand.
        let capital = letter && exactly.bytes().all(|b| b.is_ascii_uppercase());
        if capital || letter && !token.glued || next_number && !code || exactly.contains("Rs") {
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

/// "five million pounds" is money; "200 pounds of rice", "a 500-pound bomb" and "weighs 200 pounds" are weights.
pub(super) fn pounds(document: &Document, end: usize, number: &NumberReading) -> Option<usize> {
    let at = past_hyphen(document, end);
    if !(document.is_word(at, "pounds") || document.is_word(at, "pound")) {
        return None;
    }
    // "a 4,000-pound fine"; a 4,000-pound bomb is weighed.
    if at != end {
        return english().numbers.tells(document.word(at + 1), surrounding::PAYMENT).then_some(at + 1);
    }
    let weighed = document.is_word(at + 1, "of") || document.is_word(at + 1, "per");
    let million = number.n.is_none_or(|n| n >= Decimal::ONE_THOUSAND * Decimal::TEN) && number.scaled;
    // "paid 5,000 pounds", "5,000 pounds ($7,800)".
    let bracket = document.is_mark(at + 1, b'(') && currency_before(document, at + 2).is_some();
    let start = number.tokens.start;
    let paid =
        (start.saturating_sub(3)..start).any(|i| english().numbers.tells(document.word(i), surrounding::PAYMENT));
    ((million || bracket || paid) && !weighed).then_some(at + 1)
}

/// "50 cents" behind dollars, as a part of a dollar.
pub(super) fn cents(document: &Document, at: usize, code: &str) -> Option<(Decimal, usize, Option<&'static str>)> {
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
    let and = at > 1 && document.is_word(at - 1, "and") && document.is(at - 2, class::UNIT);
    let two = number.n.is_some_and(|n| n >= Decimal::TEN) && (!number.digits || document.written(at).len() == 2);
    let ends = document
        .tokens
        .get(end)
        .is_none_or(|t| t.kind == TokenKind::Break || matches!(document.written(end), "." | "," | ";" | ")"));
    (word || and) && two && ends && !number.share && number.tokens.len() <= 3
}
