//! The unit behind a number: percent and points, measures in words and symbols, the inches behind the feet.

use rust_decimal::Decimal;

use super::amount::{Of, past_hyphen, word_at};
use super::currency::{as_written, currency_after, pounds};
use super::number::{self, NumberReading};
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class, english};

/// What stands behind a number: what it is of, what to multiply the number with, and the token behind.
pub(super) fn unit_after(document: &Document, end: usize, number: &NumberReading) -> Option<(Of, Decimal, usize)> {
    // "half a percentage point", "two-tenths of a mile", "0.3 of a percentage point".
    let part = || number.digits && document.is_word(end, "of") && number.n.is_some_and(|n| n < Decimal::ONE);
    let end = if number.share || part() { past_of_a(document, end) } else { end };
    let of_plural = end + usize::from(number.vague && document.is_word(end, "of"));
    let unit = |at: usize| document.is(past_hyphen(document, at), class::AMOUNT_GOES_ON);
    if !(unit(end) || unit(of_plural) || document.is_mark(end, b'%') || number.share) {
        return None;
    }
    if let Some(found) = percent(document, end) {
        return Some(found);
    }
    // "a quarter point", "half-point cuts"; "half a point" can be one of a game.
    let point = past_hyphen(document, number.tokens.end);
    if number.share && document.says(point, &["point"]) {
        return Some((Of::Points, Decimal::ONE, point + 1));
    }
    // "cut its key rate by half a point"; in "fell half a point to 23" it may be one of an index.
    let rates = ["inflation", "rate", "rates", "unemployment", "yield", "yields"];
    let start = number.tokens.start;
    if number.share
        && end > number.tokens.end
        && document.is_word(end, "point")
        && (start.saturating_sub(6)..start).any(|i| document.says(i, &rates))
    {
        return Some((Of::Points, Decimal::ONE, end + 1));
    }
    if let Some((currency, behind)) = currency_after(document, of_plural, number) {
        return Some((Of::Money(&currency.code), currency.worth, behind));
    }
    if let Some(behind) = pounds(document, of_plural, number) {
        return Some((Of::Money("GBP"), Decimal::ONE, behind));
    }
    measure(document, of_plural, number).map(|(name, behind)| (Of::Unit(name), Decimal::ONE, behind))
}

/// The token behind "of a" or "a".
fn past_of_a(document: &Document, end: usize) -> usize {
    let of = end + usize::from(document.is_word(end, "of"));
    let article = of + usize::from(document.says(of, &["a", "an", "one"]));
    if article > of { article } else { end }
}

/// "percent", "per cent", "%", "percentage points", "basis points".
fn percent(document: &Document, end: usize) -> Option<(Of, Decimal, usize)> {
    if document.is_mark(end, b'%') {
        let points = document.is_word(end + 1, "points") || document.is_word(end + 1, "point");
        return Some(if points { (Of::Points, Decimal::ONE, end + 2) } else { (Of::Percent, Decimal::ONE, end + 1) });
    }
    let at = past_hyphen(document, end);
    // No unit of measure is a word for percent.
    let unit = document.is(at, class::UNIT) && !document.is_word(at, "percentage");
    if document.tokens.get(at)?.kind != TokenKind::Word || unit {
        return None;
    }
    let point = |i: usize| document.is_word(i, "point") || document.is_word(i, "points");
    if document.is_word(at, "basis") && point(past_hyphen(document, at + 1)) {
        return Some((Of::Points, Decimal::new(1, 2), past_hyphen(document, at + 1) + 1));
    }
    if document.says(at, &["bp", "bps"]) {
        return Some((Of::Points, Decimal::new(1, 2), at + 1));
    }
    let words = if document.is_word(at, "per") && document.is_word(at + 1, "cent") {
        2
    } else if document.says(at, &["percent", "percentage", "pct", "pc"]) {
        1
    } else {
        return None;
    };
    let behind = past_hyphen(document, at + words);
    if point(behind) {
        return Some((Of::Points, Decimal::ONE, behind + 1));
    }
    if document.is_word(at, "percentage") {
        return None;
    }
    // "5 pct." keeps its full stop outside: it may end the sentence.
    Some((Of::Percent, Decimal::ONE, at + words))
}

/// The unit of measure behind a number.
fn measure(document: &Document, end: usize, number: &NumberReading) -> Option<(&'static str, usize)> {
    let at = past_hyphen(document, end);
    let token = document.tokens.get(at)?;
    if token.word == WordId::UNKNOWN || token.kind == TokenKind::Break {
        return None;
    }
    let units = &english().units;
    // "273 pound-feet of torque".
    let torque = document.is_mark(at + 1, b'-') && document.says(at + 2, &["feet", "foot"]);
    if (document.is_word(at, "pounds") || document.is_word(at, "pound")) && !torque {
        return Some((&units.at(units.pound()?)?.name, at + 1));
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
    let last = || document.sentence_around(behind - 1).is_some_and(|s| s.tokens.end == behind);
    let stop = length > 1 && document.is_mark(behind - 1, b'.') && last();
    Some((&units.at(spelling.stands)?.name, behind - usize::from(stop)))
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
        // "the 12-stone jockey".
        let who = document.is_mark(at - 1, b'-') && document.is(behind, class::PERSON);
        return who
            || next.is_none_or(|t| t.kind != TokenKind::Word || document.is(behind, class::FUNCTION | class::NUMBER));
    }
    // "from Pad 39A", "Gate 12A": no amperes behind a name.
    let named = number.tokens.start.checked_sub(1).is_some_and(|b| document.tokens[b].capital);
    if exactly == "A" && named {
        return false;
    }
    // "12st", but not "21st" or "12 st".
    if exactly == "st" {
        let nth = number.n.is_none_or(|n| n % Decimal::TEN == Decimal::ONE && n != Decimal::from(11));
        return token.glued && number.digits && !nth;
    }
    let dotted = exactly.ends_with('.');
    let letter = exactly.chars().count() == 1 && exactly.is_ascii();
    // "a 3ft-long pike", but no metres in "a 3m-Corp deal".
    let long = document.says(behind + 1, &["deep", "high", "long", "plus", "tall", "thick", "wide"]);
    let next_glued = document.tokens.get(behind).is_some_and(|t| {
        t.glued && t.kind != TokenKind::Break && (t.kind != TokenKind::Mark || document.is_mark(behind, b'-') && !long)
    });
    // "two km" and "two kWh", but not "two PM" or "three Gs".
    let cased = |is: fn(&u8) -> bool| exactly.bytes().any(|b| is(&b));
    let worded = !cased(u8::is_ascii_uppercase) || exactly.len() > 1 && cased(u8::is_ascii_lowercase);
    if next_glued || !(number.digits || worded && exactly.bytes().all(|b| b.is_ascii_alphabetic())) {
        return false;
    }
    // "1.5 C (2.7 F)", as agencies write degrees.
    let converted = matches!(exactly, "C" | "F")
        && number.digits
        && (document.is_mark(behind, b'(') || document.is_mark(behind, b')'));
    // "temperatures reached 40 C".
    let warm = || {
        let start = number.tokens.start;
        matches!(exactly, "C" | "F")
            && number.digits
            && next_closes(document, behind)
            && (start.saturating_sub(WARMTH_BEFORE)..=start).any(|i| {
                document.says(
                    i,
                    &["degrees", "heat", "high", "highs", "low", "lows", "minus", "temperature", "temperatures"],
                )
            })
    };
    if letter && (converted || warm()) {
        return true;
    }
    // "about 5 F. Scott": a lone letter stands glued, or is lower case and nothing else.
    if letter && (!token.glued || !number.digits) {
        return number.digits && matches!(exactly, "m" | "g" | "L" | "l" | "t") && number.n.is_some();
    }
    if dotted && document.tokens.get(behind).is_some_and(|t| t.kind == TokenKind::Word && t.capital) {
        return exactly.len() > 4;
    }
    true
}

/// How far before "40 C" the word stands that tells of warmth, in tokens.
const WARMTH_BEFORE: usize = 6;

/// Whether no name goes on behind the letter that ends before `behind`: "about 5 F. Scott books".
fn next_closes(document: &Document, behind: usize) -> bool {
    document.tokens.get(behind).is_none_or(|t| match t.kind {
        TokenKind::Word => t.is(class::FUNCTION | class::DATE),
        TokenKind::Mark => {
            !document.tokens.get(behind + 1).is_some_and(|next| next.capital && document.is_mark(behind, b'.'))
                || document.sentence_around(behind).is_some_and(|s| s.tokens.end == behind + 1)
        }
        TokenKind::Digits => false,
        TokenKind::Break => true,
    })
}

/// Whether a word is a unit here: "six feet", "a 5-foot wall"; not "five foot soldiers" or "two degree courses".
fn word_fits(document: &Document, end: usize, at: usize, behind: usize) -> bool {
    let hyphened = at > end;
    let written = document.written(behind - 1);
    let singular = !(written.ends_with(['s', 'S']) || written.eq_ignore_ascii_case("feet"));
    let next = document.tokens.get(behind);
    let goes_on = next.is_some_and(|t| t.kind == TokenKind::Word && t.is(class::PERSON));
    // "3.8 degrees on the Richter scale" is a magnitude.
    if document.is_word(behind, "on") && document.says(behind - 1, &["degree", "degrees"]) {
        return false;
    }
    let risky = ["foot", "degree", "cup", "yard", "volt", "acre"].iter().any(|w| written.eq_ignore_ascii_case(w));
    hyphened || !(singular && risky && goes_on)
}

/// "four inches" behind feet, "six ounces" behind pounds, "four pounds" behind stones.
pub(super) fn inches(document: &Document, and: usize, name: &str) -> Option<(Decimal, usize, Option<&'static str>)> {
    let number = number::read(document, and).filter(|n| n.tokens.start == and)?;
    let n = number.n?;
    // "5 ft 10 in," needs no more than its feet.
    let at = number.tokens.end;
    let closes = document
        .tokens
        .get(at + 1)
        .is_none_or(|t| t.kind != TokenKind::Word || document.says(at + 1, &["and", "tall"]));
    if name == "foot" && number.digits && document.written(at) == "in" && closes && n < Decimal::from(12) {
        return Some((n, at + 1, Some("inch")));
    }
    let (unit, behind) = measure(document, at, &number)?;
    let small = match (name, unit) {
        ("foot", "inch") if n < Decimal::from(12) => "inch",
        ("pound", "ounce") if n < Decimal::from(16) => "ounce",
        ("stone", "pound") if n < Decimal::from(14) => "pound",
        _ => return None,
    };
    Some((n, behind, Some(small)))
}
