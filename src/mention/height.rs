//! Heights that leave a unit out: the amount in inches of "a 6-foot-5 keeper", "6 foot 5", "5 feet 3", "5'9\"".

use rust_decimal::Decimal;

use super::amount::{Amount, Of, past_hyphen};
use super::number::{self, NumberReading};
use super::words;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// The feet and inches whose feet are `feet`.
pub(super) fn read(document: &Document, feet: &NumberReading) -> Option<Amount> {
    let end = feet.tokens.end;
    let next = document.tokens.get(end)?;
    let marked = next.glued && matches!(document.written(end), "'" | "’" | "′");
    let word = past_hyphen(document, end);
    let mut at = if marked {
        end + 1
    } else if document.says(word, &["feet", "foot"]) {
        word + 1
    } else {
        return None;
    };
    let tall = feet.n.filter(|n| feet.whole && !feet.scaled && (Decimal::from(3)..Decimal::from(9)).contains(n))?;
    let hyphen = document.is_mark(at, b'-') && document.tokens[at].glued;
    at += usize::from(hyphen);
    let small = words::small(document, at).filter(|g| g.start == at && g.places == 0 && g.n < Decimal::from(12))?;
    let next = document.tokens.get(small.end);
    let glued_mark = next.is_some_and(|t| t.glued && t.kind == TokenKind::Mark);
    let mut behind = small.end;
    if marked {
        // "5'9" alone could be a quotation that ends and a number.
        let closes = matches!(document.written(small.end), "\"" | "”" | "″") && glued_mark;
        if !closes || !document.tokens[at].glued {
            return None;
        }
        behind += 1;
    } else {
        // "a 6-foot-2-inch post" says its unit; "a 6 foot 4 wheel drive" counts on.
        let unit_at = past_hyphen(document, behind);
        // "6-foot-4 in his socks" has no unit.
        let inside = document.is(unit_at + 1, class::FUNCTION) && unit_at == behind;
        let unit = document.says(unit_at, &["inch", "inches"]) || document.says(unit_at, &["in"]) && !inside;
        let goes_on =
            !hyphen && next.is_some_and(|t| t.kind == TokenKind::Word && !document.is(behind, class::FUNCTION));
        if unit || goes_on {
            return None;
        }
    }
    let n = tall.checked_mul(Decimal::from(12))?.checked_add(small.n)?;
    let number = number::reading(feet.tokens.start..behind, n, None);
    let tokens = feet.tokens.start..behind;
    Some(Amount { tokens, number, of: Of::Unit("inch"), modifier: None, factor: Decimal::ONE })
}
