//! An article that counts its unit: one of "less than a mile", "an inch and a half", "a foot or more", "a mile or two", "a
//! percentage point". "A gallon of milk" alone is a thing.

use rust_decimal::Decimal;

use super::amount::{Amount, Of, times};
use super::unit::unit_after;
use super::words::known;
use super::{modifier, number, share};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english, surrounding};
use crate::value::{Interval, Range};

/// The amount whose article is token `at`, behind the modifier `before`, which begins at token `first`.
pub(super) fn read(document: &Document, at: usize, before: Option<Modifier>, first: usize) -> Option<Amount> {
    if !document.is(at + 1, class::UNIT) || document.is(at + 1, class::DATE) || !document.says(at, &["a", "an"]) {
        return None;
    }
    let one = number::reading(at..at + 1, Decimal::ONE, None);
    let (of, factor, end) = unit_after(document, at + 1, &one)?;
    let amount = |number, end, modifier| Some(Amount { tokens: at..end, number, of, modifier, factor });
    if let Some((part, behind)) = share::and_a_part(document, end) {
        let number = number::reading(at..at + 1, Decimal::ONE.checked_add(part)?, None);
        return amount(times(number, factor)?, behind, None);
    }
    let one = times(one, factor)?;
    if let Some(more) = known(document, end + 1).cardinal.filter(|n| (2..=3).contains(n) && document.is_word(end, "or"))
    {
        let counts = document.is(end + 2, class::UNIT | class::DATE) && !document.is(end + 2, class::FUNCTION);
        let range = Range::sharp(Interval::closed(factor, factor.checked_mul(Decimal::from(more))?));
        return if counts { None } else { amount(number::NumberReading { n: None, range, ..one }, end + 2, None) };
    }
    if let Some((modifier, behind)) = modifier::read_after(document, end).filter(|_| before.is_none()) {
        return amount(one, behind, Some(modifier));
    }
    // "slipped a percentage point", "cost a dollar".
    let paid = || at.checked_sub(1).is_some_and(|b| english().numbers.tells(document.word(b), surrounding::PAYMENT));
    let alone = of == Of::Points || matches!(of, Of::Money(_)) && paid() && closes(document, end);
    if alone && before.is_none() {
        return amount(one, end, None);
    }
    let bounded = before.is_some_and(|m| m != Modifier::Exactly) && closes(document, end);
    (bounded && measures(document, first, &of)).then(|| amount(one, end, None))?
}

/// Whether nothing named by the unit stands behind it: "about a foot soldier", "under a pound coin".
fn closes(document: &Document, end: usize) -> bool {
    document.tokens.get(end).is_none_or(|t| {
        let open = class::ADVERB | class::AUXILIARY | class::FUNCTION | class::PREPOSITION;
        t.kind != TokenKind::Word && !document.is_mark(end, b'-')
            || document.is(end, open)
            || english().numbers.tells(t.word, surrounding::ADJECTIVE)
            || document.says(end, &["above", "apart", "away", "below", "each", "off"])
    })
}

/// Whether the words at `at` measure here and do not tell a place or a matter: "over a mile", but not "a row over a barrel".
fn measures(document: &Document, at: usize, of: &Of) -> bool {
    let place = document.says(at, &["above", "around", "below", "beyond", "near", "over", "past", "some", "under"]);
    let length = matches!(of, Of::Unit(name) if english().units.dimension(name) == Some("length"));
    !place || length
}
