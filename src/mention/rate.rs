//! What a rate is measured by: the "an hour" of "$28 an hour", "40 cars an hour" and "300 gallons of water a minute" is no
//! length of time by itself.

use super::amount::{self, Of};
use super::modifier;
use super::noun::{self, Number};
use super::words::And;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// How far before the article the number of a rate stands at most: "300 gallons of fresh water a minute".
const FAR: usize = 7;

/// Whether the article at `at` and the unit behind it say by what an amount right before them is measured.
pub(super) fn is_denominator(document: &Document, at: usize) -> bool {
    if !document.says(at, &["a", "an"]) || at == 0 || document.tokens[at - 1].kind == TokenKind::Break {
        return false;
    }
    // "It took 200 workers a year to build" has a length; so has "a year and a half", "a day or two", "a week ago".
    let to = document.says(at + 2, &["to"]);
    let goes_on = document.says(at + 2, &["after", "ago", "before", "earlier", "later", "long", "old", "or"])
        || document.says(at + 2, &["and"]) && document.is(at + 3, class::NUMBER)
        || document.is_mark(at + 2, b'-');
    if goes_on {
        return false;
    }
    // "less than a dollar a day".
    if at >= 2 && document.is(at - 1, class::UNIT) && document.says(at - 2, &["a", "an"]) {
        return true;
    }
    let sentence = document.sentence_around(at).map_or(0, |s| s.tokens.start);
    (at.saturating_sub(FAR).max(sentence)..at).rev().filter(|&i| begins(document, i)).any(|i| {
        let Some(amount) = amount::read(document, i, And::Adds).filter(|a| a.tokens.end <= at) else { return false };
        let end = amount.tokens.end;
        // "$100 a month to repay it" is a rate all the same, "200 workers a year to build" is none.
        if to && !matches!(amount.of, Of::Money(_)) {
            return false;
        }
        // "1,200 baht (about $35) a night".
        let closes = end + 1 == at && document.is_mark(end, b')');
        let counted = || noun::after(document, end, Number::Plural).is_some_and(|noun| noun.tokens.end == at);
        // "one to two glasses of wine a day".
        let of_noun = || {
            noun::after(document, end, Number::Plural).is_some_and(|noun| {
                let of = noun.tokens.end;
                document.says(of, &["of"])
                    && (of + 1..at)
                        .all(|i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION))
            })
        };
        // "gallons of water".
        let of = || {
            amount.of != Of::Nothing
                && document.says(end, &["of"])
                && (end + 1..at).all(|i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION))
        };
        // "six hours or less a night".
        let hours = || {
            let behind = end + 1;
            let last = modifier::read_after(document, behind).map_or(behind, |(_, last)| last);
            amount.of == Of::Nothing && document.is(end, class::TIME_UNIT) && last == at
        };
        end == at || closes || counted() || of() || of_noun() || hours()
    })
}

fn begins(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == TokenKind::Digits || document.is(at, class::NUMBER)
}
