//! Places in an order: "third", "21st", "twenty-first", "two hundredth", "between the tenth and the fifteenth".

use rust_decimal::Decimal;

use super::Mention;
use super::amount::past_hyphen;
use super::words::{self, And};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};
use crate::value::{Interval, Kind, Quantity, Range, Value};

/// The ordinal that begins at token `at`.
pub(super) fn find_at(document: &Document, at: usize) -> Option<Mention> {
    if let Some((low, high, end)) = range(document, at) {
        let range = Range::sharp(Interval::closed(low, high));
        let quantity = Quantity { n: None, range, ..Quantity::exactly(Kind::Ordinal, low) };
        return Some(mention(at..end, quantity));
    }
    let (n, end) = read(document, at)?;
    is_place(document, at, end).then(|| mention(at..end, Quantity::exactly(Kind::Ordinal, n)))
}

fn mention(tokens: std::ops::Range<usize>, quantity: Quantity) -> Mention {
    Mention {
        core: tokens.clone(),
        tokens,
        value: Value::Quantity(quantity),
        core_value: None,
        noun: None,
        offset: None,
        days: None,
    }
}

/// "between the tenth and the fifteenth".
fn range(document: &Document, at: usize) -> Option<(Decimal, Decimal, usize)> {
    if !document.is_word(at, "between") {
        return None;
    }
    let past_the = |i: usize| i + usize::from(document.is_word(i, "the"));
    let (low, end) = read(document, past_the(at + 1))?;
    if !document.is_word(end, "and") {
        return None;
    }
    let (high, end) = read(document, past_the(end + 1))?;
    (low < high).then_some((low, high, end))
}

/// The ordinal at token `at` and the token behind it.
pub(super) fn read(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let token = document.tokens.get(at)?;
    let numbers = &english().numbers;
    if token.kind == TokenKind::Digits {
        return digits(document, at);
    }
    if token.kind != TokenKind::Word || !document.is(at, class::NUMBER) {
        return None;
    }
    if let Some(n) = numbers.get(token.word).ordinal {
        return Some((n, at + 1));
    }
    // A word of numbers goes on with another or a dash; "forty of them" doesn't.
    let behind = document.tokens.get(at + 1)?;
    if behind.kind == TokenKind::Word && !behind.is(class::NUMBER) && !document.is_word(at + 1, "and") {
        return None;
    }
    // "forty" before "second": the number ends where the ordinal begins.
    let number = words::read(document, at, And::Adds).filter(|n| n.tokens.start == at && !n.share && !n.vague)?;
    let last = past_hyphen(document, number.tokens.end);
    let last = last + usize::from(document.is_word(last, "and"));
    // "forty—second".
    let dash = document.written(last) == "—" && document.tokens[last].glued;
    let last = last + usize::from(dash && document.tokens.get(last + 1).is_some_and(|t| t.glued));
    let ordinal = numbers.get(document.word(last)).ordinal?;
    let n = number.n?;
    let thousand = Decimal::ONE_THOUSAND;
    // "twenty-first" adds, "two hundredth" multiplies.
    // "a forty-second delay" is a length of time, "the forty-second president" is not.
    let counted = document.tokens.get(last + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.is(last + 1, class::FUNCTION);
    let the = at.checked_sub(1).is_some_and(|b| document.is_word(b, "the"));
    if ordinal == Decimal::TWO && counted && !the {
        return None;
    }
    let value = if ordinal >= Decimal::ONE_HUNDRED {
        // "sixteen thousand one hundredth" multiplies its last group alone.
        let above = if ordinal == Decimal::ONE_HUNDRED { thousand } else { ordinal.checked_mul(thousand)? };
        let last = n.checked_rem(above)?;
        n.checked_sub(last)?.checked_add(last.checked_mul(ordinal)?)?
    } else if (n % Decimal::ONE_HUNDRED).is_zero()
        || (n % Decimal::TEN).is_zero() && n % thousand >= Decimal::from(20) && ordinal < Decimal::TEN
    {
        n.checked_add(ordinal)?
    } else {
        return None;
    };
    Some((value, last + 1))
}

/// How far behind the first digits of a number its suffix stands at most.
const LONGEST: usize = 24;

/// "21st", "1,000th".
fn digits(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    // Its suffix is glued to it; more digits may stand between, "9 105th", "1,000th".
    let rest = document.tokens.get(at + 1..)?;
    let suffix = rest.iter().take(LONGEST).find(|t| !matches!(t.kind, TokenKind::Digits | TokenKind::Mark))?;
    if suffix.kind != TokenKind::Word || !suffix.glued || suffix.span.len() > 2 {
        return None;
    }
    let number = super::digits::read(document, at).filter(|d| d.places == 0 && !d.fraction && d.start == at)?;
    let suffix = document.tokens.get(number.end).filter(|t| t.glued && t.kind == TokenKind::Word)?;
    let written = suffix.span.of(document.text);
    // "12st 4lb" is a weight.
    let last = number.n % Decimal::ONE_HUNDRED;
    let stone = written == "st" && (last % Decimal::TEN != Decimal::ONE || last == Decimal::from(11));
    // "the 42d president", as some papers write it; a "3D film" is none.
    let short = written == "d"
        && matches!((last % Decimal::TEN).to_string().as_str(), "2" | "3")
        && !matches!(last.to_string().as_str(), "12" | "13")
        && at.checked_sub(1).is_some_and(|b| document.says(b, &["her", "his", "its", "the", "their"]));
    let suffix = !stone && (short || ["st", "nd", "rd", "th"].iter().any(|s| written.eq_ignore_ascii_case(s)));
    suffix.then_some((number.n, number.end + 1))
}

/// Whether the words tell a place in an order here: not "at first", "a split second", "first lady", "first-hand".
fn is_place(document: &Document, at: usize, end: usize) -> bool {
    let first = document.is_word(at, "first");
    let second = document.is_word(at, "second");
    let before = at.checked_sub(1);
    let after_word = |words: &[&str]| before.is_some_and(|b| document.says(b, words));
    if document.is_mark(end, b'-') && document.tokens[end].glued && (first || second) {
        return !document.says(end + 1, &["aid", "class", "guess", "guessed", "guessing", "hand", "rate"]);
    }
    // "Second, the court found": a sentence counts itself.
    let opens = || document.sentence_around(at).is_some_and(|s| s.tokens.start == at);
    if end == at + 1 && document.is_mark(end, b',') && document.tokens[at].kind == TokenKind::Word && opens() {
        return false;
    }
    let next = |words: &[&str]| document.says(end, words);
    // "1st Lt. Dan Moss".
    if next(&["lieutenant", "lt", "lt.", "sergeant", "sgt", "sgt."]) && document.tokens[end].capital {
        return false;
    }
    // "the First World War".
    if (first || second) && next(&["world"]) && document.says(end + 1, &["war"]) {
        return false;
    }
    // "on Fifth Avenue", "at 42nd Street".
    if document.tokens.get(end).is_some_and(|t| t.capital && english().numbers.tells(t.word, surrounding::ADDRESS))
        && (document.tokens[at].capital || document.tokens[at].kind == TokenKind::Digits)
        && document.written(end).bytes().any(|b| b.is_ascii_lowercase())
    {
        return false;
    }
    // "the richest fifth pay most", "the bottom third of earners": a part, and no place.
    let part = !first && !second && before.is_some_and(|b| is_utmost(document, b));
    if part && document.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word || t.is(class::FUNCTION | class::VERB))
    {
        return false;
    }
    if first {
        // "first ten days of last year" is a length, as it is behind "the".
        let lasts =
            || document.is(end, class::NUMBER) || document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Digits);
        if document.is(end + 1, class::TIME_UNIT) && document.is_word(end + 2, "of") && lasts() {
            return false;
        }
        return !(after_word(&["at"])
            || next(&["aid", "lady", "class", "name", "names", "hand"])
            || next(&["of"]) && document.is_word(end + 1, "all"));
    }
    if second {
        // "15 million instructions a second", "wait a second,".
        let article = before.filter(|&b| document.says(b, &["a"]));
        let alone = document.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word && !document.is_mark(end, b'"'));
        // "within a second of the record", "lasted a second and then stopped".
        let lasted = || {
            at.checked_sub(2).is_some_and(|b| document.says(b, &["last", "lasted", "lasting", "lasts", "within"]))
                && document.is(end, class::FUNCTION)
        };
        if article.is_some_and(|a| alone || lasted() || super::rate::is_denominator(document, a)) {
            return false;
        }
        return !(after_word(&["split", "per", "every", "one"])
            || after_word(&["a"]) && next(&["later", "before", "after", "ago"])
            || after_word(&["a"]) && next(&["or"]) && document.is_word(end + 1, "two"));
    }
    true
}

/// Whether the word at `at` sets some apart from the others by their place among all: "richest", "top".
fn is_utmost(document: &Document, at: usize) -> bool {
    document.says(
        at,
        &[
            "best-paid",
            "bottom",
            "lower",
            "lowest",
            "middle",
            "oldest",
            "poorest",
            "richest",
            "top",
            "upper",
            "wealthiest",
            "youngest",
        ],
    )
}
