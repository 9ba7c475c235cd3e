//! Dates that a line break cuts in two: "on March\n22, 2024", "at 9\na.m.", "in\n1995". Such a break ends no paragraph, even in a
//! text that is not wrapped.

use super::token::{Token, TokenKind};
use crate::lexicon::{Role, Sense, WordId, class, english};

/// Halves of the day behind an hour.
const HALVES: [&str; 6] = ["a.m", "a.m.", "am", "p.m", "p.m.", "pm"];

/// Whether the break at token `index` stands inside a date.
pub(super) fn is_date(text: &str, tokens: &[Token], index: usize) -> bool {
    let (Some(before), Some(after)) = (index.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(index + 1)) else {
        return false;
    };
    let sense = |token: &Token| english().calendar.sense(token.word);
    let earlier = |back: usize| index.checked_sub(back).and_then(|i| tokens.get(i)).map_or(Sense::nothing(), sense);
    match (before.kind, after.kind) {
        // "came in\n1995".
        (TokenKind::Word, TokenKind::Digits) if sense(before).month.is_none() => {
            before.is(class::PREPOSITION) && !before.capital && after.span.len() == 4
        }
        // "March\n22, 2024", "on March\n22"; but "since March\n22 people".
        (TokenKind::Word, TokenKind::Digits) => {
            let digits = |i: usize, length: usize| {
                tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == length)
            };
            let year = digits(index + 1, 4)
                || tokens.get(index + 2).is_some_and(|t| t.kind == TokenKind::Mark && t.glued) && digits(index + 3, 4);
            before.capital && (year || after.span.len() <= 2 && earlier(2).role == Some(Role::On))
        }
        // "on\nMonday".
        (TokenKind::Word, TokenKind::Word) => {
            let day = sense(after).weekday.is_some() || sense(after).month.is_some();
            day && after.capital && !before.capital && sense(before).role == Some(Role::On)
        }
        // "Friday,\nMarch 22".
        (TokenKind::Mark, TokenKind::Word) => {
            sense(after).month.is_some()
                && after.capital
                && before.word == WordId::ascii(b',')
                && earlier(2).weekday.is_some()
        }
        // "9\na.m.".
        (TokenKind::Digits, TokenKind::Word) => HALVES.iter().any(|half| after.is_word(text, half)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::lexicon::english;

    fn paragraphs(text: &str) -> usize {
        Document::read(text, &english().vocabulary).paragraphs.len()
    }

    #[test]
    fn a_line_break_inside_a_date_ends_no_paragraph() {
        for text in [
            "The dam broke on March\n22, 2024, at night.",
            "The dam broke on March\n22.",
            "The dam broke in\n1995.",
            "The dam broke on Friday,\nMarch 22.",
            "The dam broke at 9\na.m. on\nMonday.",
        ] {
            assert_eq!(paragraphs(text), 1, "{text:?}");
        }
    }

    #[test]
    fn a_line_break_beside_a_date_ends_a_paragraph() {
        for text in ["Dams in March\n22 people left.", "Log in\nMarch 22", "Three dams, 9\nA dam broke.", "On\nMonday"]
        {
            assert_eq!(paragraphs(text), 2, "{text:?}");
        }
    }
}
