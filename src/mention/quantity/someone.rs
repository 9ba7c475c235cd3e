//! Somebody or nobody, counted by an article or a determiner: "killed a soldier" is one, "no casualties" none.

use rust_decimal::Decimal;

use super::build;
use crate::document::Document;
use crate::lexicon::{class, english};
use crate::mention::amount::{Amount, Of};
use crate::mention::noun::{self, Number};
use crate::mention::{Mention, Noun, number};
use crate::value::{Interval, Range};

/// Whether harm is told right before token `at`: "killed a father of four".
pub(super) fn harmed(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| document.is(b, class::HARM))
}

/// The head of a noun stands no farther behind "no": it has eight words at most, few of them of several parts.
const FAR_NOUN: usize = 14;

/// What "no" or "none" at token `at` counts, "no casualties": none.
pub(super) fn none(document: &Document, at: usize) -> Option<Mention> {
    let told = document.is_word(at, "no") || document.is_word(at + 1, "of");
    let counted = (at + 1..at + FAR_NOUN).any(|i| document.is(i, class::PERSON | class::STATUS));
    if !told || !counted {
        return None;
    }
    let noun =
        noun::after(document, at + 1, Number::Plural).filter(|n| document.is(n.head, class::PERSON | class::STATUS))?;
    (!document.is_mark(noun.tokens.end, b'\'')).then(|| single(document, at, Decimal::ZERO, noun))
}

/// Whether an article with somebody close behind it stands at token `at`.
pub(in crate::mention) fn may_be_someone(document: &Document, at: usize) -> bool {
    // "a soldier was killed", "killed a soldier", "two police and a soldier".
    let harmed = |i: usize| document.is(i, class::HARM);
    (at + 1..at + 5).any(|i| document.is(i, class::PERSON))
        && english().numbers.get(document.word(at)).article
        && ((at.saturating_sub(2)..at).any(|i| document.is(i, class::HARM | class::PERSON))
            || (at + 2..at + FAR).any(harmed))
}

/// Harm is told no farther behind the article of the person who came to it: the noun has eight words, its compounds some more.
const FAR: usize = 24;

/// "a soldier was killed": one. Asked only where an article [may be someone](may_be_someone).
pub(in crate::mention) fn someone(document: &Document, at: usize) -> Option<Mention> {
    let noun = noun::after(document, at + 1, Number::Singular).filter(|n| document.is(n.head, class::PERSON))?;
    // "The bishop, a father of four, spoke."
    let kin = ["dad", "father", "grandfather", "grandmother", "mother", "mum", "parent"];
    if document.says(noun.head, &kin) && document.says(noun.head + 1, &["of"]) && !harmed(document, at) {
        return None;
    }
    // An article counts only where somebody comes to harm: "killed a soldier", "two police and a soldier were wounded".
    let end = noun.tokens.end;
    let harm = |i: usize| document.is(i, class::HARM);
    // "The victim, a student, was stabbed" names one person twice.
    let aside = at > 0 && document.is_mark(at - 1, b',') && document.is_mark(end, b',');
    if aside && document.is(end + 1, class::AUXILIARY | class::VERB) {
        return None;
    }
    let linked = |i: usize| document.is_mark(i, b',') || document.says(i, &["and", "including"]);
    let happened = (1..=2).any(|back| at >= back && harm(at - back) && !document.is_mark(at - 1, b','))
        || at >= 2 && linked(at - 1) && document.is(at - 2, class::PERSON);
    let happens = harm(end) || document.is(end, class::AUXILIARY) && (1..=3).any(|i| harm(end + i));
    (happened || happens).then(|| single(document, at, Decimal::ONE, noun))
}

fn single(document: &Document, at: usize, n: Decimal, noun: Noun) -> Mention {
    let number = number::reading(at..at + 1, n, None);
    let range = Range::sharp(Interval::exactly(n));
    let stated = Amount { tokens: at..at + 1, number, of: Of::Nothing, modifier: None, factor: Decimal::ONE };
    build(document, at..at + 1, &stated, range, None, Some(noun))
}
