//! Pasts of the form of the present, "hit", "cut", "quit": whether one is told as a past. Reports would end the present of one
//! in "s", so that behind a singular they are; behind a plural what is told of a date is past more often than not. As nouns,
//! "the rate cut", most stand without an object.

use super::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Role, class, clause};

/// Those that are no nouns, and so need no object: "the minister quit on Friday".
const NO_NOUNS: [&str; 6] = ["burst", "hurt", "let", "quit", "rid", "shut"];

/// Those that many may do still: "markets put the odds at".
const OF_MANY: [&str; 4] = ["bet", "let", "put", "set"];

/// Who did it: behind them it can be no noun.
const PRONOUNS: [&str; 8] = ["he", "i", "it", "she", "they", "we", "which", "who"];

/// Whether the form at token `at`, which is that of the present too, tells the past.
pub(super) fn is_past(r: Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let aided = |i: usize| {
        r.document.is(i, class::AUXILIARY | class::NEGATION)
            || r.says(i, "to")
            || r.of_clause(i, clause::MAY | clause::FUTURE)
    };
    if aided(before) {
        return false;
    }
    // "hit 421 parts per million".
    if has_number(r, at + 1) {
        return true;
    }
    let adverb = r.document.is(before, class::ADVERB);
    let Some(subject) = (if adverb { before.checked_sub(1) } else { Some(before) }).filter(|&i| !aided(i)) else {
        return false;
    };
    if r.document.says(subject, &PRONOUNS) {
        return true;
    }
    let grammar = class::FUNCTION | class::PREPOSITION | class::VERB | class::NUMBER;
    let noun = r.is_word(subject) && (!r.document.is(subject, grammar) || r.named(subject));
    let many = || r.says(subject, "please") || r.plural(subject) && r.document.says(at, &OF_MANY);
    noun && !many() && (r.document.says(at, &NO_NOUNS) || has_object(r, at + 1))
}

/// Whether an object begins at token `at`: "cut rates", "hit the bus", "beat Leeds", "put it off".
fn has_object(r: Reader, at: usize) -> bool {
    let calendar = r.document.is(at, class::CALENDAR) && !r.sense(at).business;
    let owner = || r.document.says(at, &["her", "him", "his", "it", "its", "them", "their"]);
    matches!(r.role(at), Some(Role::Article | Role::The))
        || owner()
        || r.is_word(at)
            && !calendar
            && !r.document.is(at, class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::VERB)
}

/// Whether an amount or a modifier begins at token `at`.
fn has_number(r: Reader, at: usize) -> bool {
    r.kind(at) == Some(TokenKind::Digits)
        || r.document.is(at, class::TELLS_NUMBER) && !r.document.is(at, class::FUNCTION)
}
