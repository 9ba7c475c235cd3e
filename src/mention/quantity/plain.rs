//! Plain numbers, read in one look: digits or one word that nothing goes on with and no modifier stands before, with a plain
//! noun or none behind them. "137 people were", "[12], they said".
//!
//! Most numbers of the news are such, and all that is asked of the others is ruled out together by the classes of the tokens
//! beside them. What is told here is what the whole grammar tells, or it is left to that.

use rust_decimal::Decimal;

use crate::document::{Document, Near, TokenKind};
use crate::lexicon::class;
use crate::mention::date::{self, Reader};
use crate::mention::noun::{self, Told};
use crate::mention::{Mention, label, number};
use crate::value::{Interval, Kind, Quantity, Range, Value};

/// The count that begins at token `at`, where the tokens beside it tell that the number can be nothing else: "killed 137 people".
#[inline]
pub(in crate::mention) fn counted(r: Reader, at: usize) -> Option<Mention> {
    let token = r.document.tokens.get(at)?;
    let number = token.kind == TokenKind::Digits || token.is(class::TELLS_NUMBER);
    if number && !token.glued { counted_there(r, at) } else { None }
}

fn counted_there(r: Reader, at: usize) -> Option<Mention> {
    let document = r.document;
    let [token, next, ..] = document.tokens.get(at..)? else { return None };
    let joins = class::FUNCTION | class::CALENDAR | class::TELLS_TIME | class::AGE;
    let noun = next.kind == TokenKind::Word && !next.is(joins) && !token.is(class::MODIFIER | class::OPENS_TIME);
    if !noun || document.is(at + 2, class::AGE) || document.is(at + 3, class::AGE) || document.near(at, Near::UNIT) {
        return None;
    }
    let counted = read(document, at).filter(|counted| counted.noun.is_some())?;
    // Years have four digits.
    let date = token.kind == TokenKind::Digits && (token.span.len() > 3 || !date::counts(r, at));
    let other = date || label::may_hold_count(document, at) && label::end_of(document, at).is_some();
    (!other).then_some(counted)
}

/// The quantity that begins at token `at`, if it is a plain number without a modifier.
pub(super) fn read(document: &Document, at: usize) -> Option<Mention> {
    // "one" may be a pronoun, "zero" a part of a name.
    let n = number::simple_value(document, at).filter(|&n| n > 1)?;
    let told = noun::tell(document, at + 1);
    let noun = told.noun(at + 1);
    let end = at + 1 + usize::from(noun.is_some());
    if told == Told::Open || goes_on(document, at, end) || is_led(document, at, noun.is_some()) {
        return None;
    }
    if let Some(noun) = &noun
        && (super::is_multiple(document, noun.head)
            || super::foresees(document, at, noun)
            || !document.is(noun.head, class::PERSON) && super::is_of_family(document, at))
    {
        return None;
    }
    let n = Decimal::from(n);
    let range = Range::sharp(Interval::exactly(n));
    let kind = if noun.is_some() { Kind::Count } else { Kind::Number };
    let quantity = Quantity { kind, n: Some(n), range, unit: None, modifier: None, timex: None };
    Some(Mention {
        tokens: at..at + 1,
        core: at..at + 1,
        value: Value::Quantity(quantity),
        core_value: None,
        noun,
        offset: None,
        days: None,
    })
}

/// Whether the quantity at token `at` may go on behind its noun, which ends before token `end`: "12 people or more", "12, 14 and
/// 16 kg", "40 people, perhaps more".
fn goes_on(document: &Document, at: usize, end: usize) -> bool {
    let behind = document.tokens.get(end + 1);
    if document.is_mark(end, b',') {
        let list = end == at + 1 && behind.is_some_and(|t| t.kind == TokenKind::Digits || t.is(class::FUNCTION));
        return list || document.says(end + 1, &super::ASIDES);
    }
    let noun = end > at + 1;
    if !noun {
        return document.is(end, class::STATUS);
    }
    document.says(end, &super::BEHIND_NOUN) || document.is_word(end, "give") || super::goes_up(document, end)
}

/// Whether the words before token `at` make the number a part of something else: "a mile or two", "the Group of Seven".
fn is_led(document: &Document, at: usize, noun: bool) -> bool {
    at > 0 && (label::is_of_group(document, at - 1) || !noun && document.is_word(at - 1, "or"))
}
