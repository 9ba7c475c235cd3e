//! Words of numbers that count nothing: "one another", "two-way", "ground zero", "half past".

use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english};
use crate::mention::amount::{self, Amount, Of};
use crate::mention::noun;

/// Whether "one" stands for somebody or something named before: "this one", "one of the", "one another", "no one".
pub(super) fn is_pronoun(document: &Document, at: usize, stated: &Amount, has_noun: bool, modified: bool) -> bool {
    if !document.is_word(at, "one") || stated.tokens.len() != 1 || stated.of != Of::Nothing {
        return false;
    }
    let end = stated.tokens.end;
    let before = at.checked_sub(1);
    let determiner = [
        "this", "that", "the", "no", "number", "any", "every", "each", "another", "which", "some", "last", "next",
        "first", "only", "for",
    ];
    // "told reporters that one bomb fell there".
    let conjunction = before.is_some_and(|b| has_noun && document.is_word(b, "that"));
    let modified_noun = modified && has_noun;
    if !modified && is_one_of_many(document, at) {
        return false;
    }
    if before.is_some_and(|b| document.says(b, &determiner) && !modified_noun && !conjunction) {
        return true;
    }
    // "no-one", "Air Force One".
    if before.is_some_and(|b| {
        document.is_mark(b, b'-') && document.tokens[at].glued && b > 0 && document.is_word(b - 1, "no")
    }) {
        return true;
    }
    let named = document.tokens[at].capital
        && before.is_some_and(|b| document.tokens[b].capital && !document.is(b, class::VERB | class::FUNCTION));
    if document.is_word(end, "of") || named && !has_noun {
        return !modified;
    }
    if document.is(end, class::DATE) || document.is_mark(end, b'\'') || document.is_word(end, "another") {
        return true;
    }
    if has_noun || modified {
        return false;
    }
    // "one was killed", "killing one", "one dead": somebody is counted. "A big one", "one must know" count nobody.
    let alone = end >= document.tokens.len() && at == 0;
    let status = document.is(end, class::STATUS);
    // "one was killed", but "one had to know".
    let passive = document.says(end, &["was", "is", "has", "had", "died", "remains", "remained"])
        && !document.is_word(end + 1, "to");
    let opens = before.is_none_or(|b| {
        document.tokens[b].kind != TokenKind::Word
            || document.says(b, &["and", "but", "with", "while", "least", "or"])
            || document.is(b, class::VERB) && !document.is(b, class::AUXILIARY)
    });
    let killing = before.is_some_and(|b| document.is(b, class::VERB) && !document.is(b, class::AUXILIARY))
        && !document.is(end, class::PREPOSITION);
    !(alone || opens && (status || passive) || killing)
}

/// How far before "and one of arson" the counts stand with which it goes on.
const APART: usize = 8;

/// "…, one of whom died", "two were killed, one of them a child", "only one survived", "four counts of murder and one of arson".
fn is_one_of_many(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if document.is_word(at + 1, "of") {
        let aside = document.is_mark(before, b',') || document.is_mark(before, b';') || document.is_mark(before, b'(');
        let counted = |i: usize| document.says(i, &["charges", "counts"]) && document.is_word(i + 1, "of");
        return aside && document.says(at + 2, &["them", "whom"])
            || document.is_word(before, "and")
                && !document.is(at + 2, class::FUNCTION)
                && (before.saturating_sub(APART)..before).any(counted);
    }
    document.is_word(before, "only") && document.says(at + 1, &["died", "escaped", "remained", "returned", "survived"])
}

/// Whether the number is a part of a word that counts nothing: "two-way", "zero-emission"; "7-magnitude" is none.
pub(super) fn is_half_a_word(document: &Document, stated: &Amount, has_noun: bool) -> bool {
    let end = stated.tokens.end;
    if has_noun && !document.is_word(stated.tokens.start, "zero") {
        return false;
    }
    if amount::past_hyphen(document, end) == end || stated.of != Of::Nothing || !stated.number.whole {
        return false;
    }
    // "the 56-a-month peak".
    let rate = document.says(end + 1, &["a", "per"]) && document.is_mark(end + 2, b'-');
    !rate && !document.says(end + 1, &["fold", "magnitude", "odd", "plus", "strong"])
}

/// Vague words that count only what is named.
const MANY: [&str; 4] = ["many", "multiple", "numerous", "several"];

/// Whether the words at `at` count nothing that is named: "many of those who fled", "several of them".
pub(super) fn is_some_of_them(document: &Document, at: usize) -> bool {
    document.is_word(at + 1, "of") && document.says(at, &MANY) && noun::leads_nowhere(document, at + 1)
}

/// Whether a word that can count counts nothing here: "many" and "several" without a noun, "a few" of time, "half" of a word.
pub(super) fn is_hollow(
    document: &Document,
    at: usize,
    stated: &Amount,
    has_noun: bool,
    before: Option<Modifier>,
) -> bool {
    // All these are words.
    if stated.number.digits && stated.tokens.len() == 1 {
        return false;
    }
    let written = document.written(at);
    // "zero in on costs", "ground zero", "net zero".
    let zero = document.is_word(at, "zero") && stated.tokens.len() == 1;
    let named =
        |b: usize| document.says(b, &["ground", "net"]) || document.is_mark(b, b'-') && document.tokens[at].glued;
    if zero
        && (at.checked_sub(1).is_some_and(named) || document.is_word(at + 1, "in") && document.is_word(at + 2, "on"))
    {
        return true;
    }
    if stated.number.vague && document.says(at, &MANY) {
        let dead = document.is(stated.tokens.end, class::STATUS);
        let counted = has_noun || dead || stated.tokens.len() > 1 || stated.of != Of::Nothing;
        // "as many as several hundred".
        let asked = at.checked_sub(1).is_some_and(|b| {
            document.says(b, &["how", "so", "too", "not"]) || document.is_word(b, "as") && document.is_word(at, "many")
        });
        return !counted || asked || document.is(stated.tokens.end, class::DATE);
    }
    // "halfway", "half-brother", "second half", "half past".
    if written.eq_ignore_ascii_case("half") && stated.tokens.len() == 1 && stated.of == Of::Nothing {
        let ordinal = at.checked_sub(1).is_some_and(|b| {
            english().numbers.get(document.word(b)).ordinal.is_some()
                || document.is_word(b, "the")
                || document.is_word(b, "in")
        });
        let next = stated.tokens.end;
        return (ordinal && before.is_none() && !document.is_word(next, "of"))
            || document.is_mark(next, b'-')
            || document.says(next, &["past", "way", "ways"])
            || !(before.is_some()
                // "rose by half to 6,000".
                || at > 0 && document.is_word(at - 1, "by")
                || ["of", "the", "a", "an", "his", "her", "its", "their", "all", "as"]
                    .iter()
                    .any(|w| document.is_word(next, w))
                || document.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Word));
    }
    // "a couple walking", "a couple from Leeds" are two people, but nobody counts them.
    let couple = document.is_word(stated.tokens.end - 1, "couple");
    couple && !has_noun && stated.of == Of::Nothing && stated.tokens.end < document.tokens.len()
}
