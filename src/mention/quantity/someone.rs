//! Somebody or nobody, counted by an article or a determiner: "killed a soldier" is one, "no casualties" none.

use std::ops;

use rust_decimal::Decimal;

use super::build;
use crate::document::{Document, Token};
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
pub(in crate::mention) fn none(document: &Document, at: usize) -> Option<Mention> {
    let told = document.is_word(at, "no") || document.is_word(at + 1, "of");
    let counted = (at + 1..at + FAR_NOUN).any(|i| document.is(i, class::PERSON | class::STATUS));
    if !told || !counted {
        return None;
    }
    let noun =
        noun::after(document, at + 1, Number::Plural).filter(|n| document.is(n.head, class::PERSON | class::STATUS))?;
    (!document.is_mark(noun.tokens.end, b'\'')).then(|| single(document, at..at + 1, Decimal::ZERO, noun))
}

/// What the "one" or "a" at token `at` counts behind "not": nobody in "not one person died", "not a single soldier was hurt".
/// Whom "not a soldier" tells of is left open, and so is "not one man but three". The outer `None` where there is no such "not".
pub(super) fn not_one(document: &Document, at: usize) -> Option<Option<Mention>> {
    let not = at.checked_sub(1).filter(|_| document.says(at, &["a", "an", "one"]))?;
    if !document.says(not, &["not"]) {
        return None;
    }
    let single_one = document.says(at + 1, &["single"]);
    // "He is not a single father": he has no wife.
    let copula =
        not.checked_sub(1).is_some_and(|b| document.says(b, &["am", "are", "be", "been", "is", "was", "were"]))
            && !not.checked_sub(2).is_some_and(|b| document.says(b, &["there"]));
    if copula {
        return Some(None);
    }
    let behind = at + 1 + usize::from(single_one);
    let noun = noun::after(document, behind, Number::Singular)
        .filter(|n| document.is(n.head, class::PERSON | class::STATUS) && !document.says(n.tokens.end, &["but", "'"]));
    let noun = noun.filter(|_| single_one || document.is_word(at, "one"));
    Some(noun.map(|noun| single(document, not..behind, Decimal::ZERO, noun)))
}

/// Whether an article with somebody close behind it stands at token `at`.
pub(in crate::mention) fn may_be_someone(document: &Document, at: usize) -> bool {
    // "a soldier was killed", "killed a soldier", "two police and a soldier".
    let (before, behind) = document.tokens.split_at(at);
    let told = |tokens: &[Token], class| tokens.iter().any(|token| token.is(class));
    let up_to = |end: usize| &behind[..end.min(behind.len())];
    told(up_to(5), class::PERSON)
        && english().numbers.get(document.word(at)).article
        && (told(&before[at.saturating_sub(2)..], class::HARM | class::PERSON) || told(up_to(FAR), class::HARM))
}

/// Harm is told no farther behind the article of the person who came to it: the noun has eight words, its compounds some more.
const FAR: usize = 24;

/// "a soldier was killed": one. Asked only where an article [may be someone](may_be_someone).
pub(in crate::mention) fn someone(document: &Document, at: usize) -> Option<Mention> {
    if let Some(counted) = not_one(document, at) {
        return counted;
    }
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
    let happens_at = |end: usize| harm(end) || document.is(end, class::AUXILIARY) && (1..=3).any(|i| harm(end + i));
    let happens = happens_at(end) || end_of_list(document, end).is_some_and(happens_at);
    (happened || happens).then(|| single(document, at..at + 1, Decimal::ONE, noun))
}

/// No list of single people is longer: "a soldier, a policeman and a nurse were killed".
const LONGEST_LIST: usize = 4;

/// Where a list of single people ends that goes on at token `at`.
fn end_of_list(document: &Document, mut at: usize) -> Option<usize> {
    for _ in 0..LONGEST_LIST {
        let comma = usize::from(document.is_mark(at, b','));
        let and = usize::from(document.is_word(at + comma, "and"));
        let article = at + comma + and;
        if comma + and == 0 || !document.says(article, &["a", "an"]) {
            return None;
        }
        at = noun::after(document, article + 1, Number::Singular)
            .filter(|next| document.is(next.head, class::PERSON))?
            .tokens
            .end;
        if and > 0 {
            return Some(at);
        }
    }
    None
}

fn single(document: &Document, tokens: ops::Range<usize>, n: Decimal, noun: Noun) -> Mention {
    let number = number::reading(tokens.clone(), n, None);
    let range = Range::sharp(Interval::exactly(n));
    let stated = Amount { tokens: tokens.clone(), number, of: Of::Nothing, modifier: None, factor: Decimal::ONE };
    build(document, tokens, &stated, range, None, Some(noun))
}
