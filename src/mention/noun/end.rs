//! Where the phrase of a noun ends: at a function word, a verb, a participle that nothing follows.

use super::plural::is_plural;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, clause, english};

/// Whether "and" at `at` joins two words before one plural noun: "goat and sheep farms".
pub(super) fn goes_on_over_and(document: &Document, at: usize) -> bool {
    let plain = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is(i, class::FUNCTION | class::VERB | class::NUMBER | class::DATE | class::STATUS)
    };
    // "full- and part-time cooks", parted by blanks in tokenised text.
    let suspended = document.is_mark(at - 1, b'-');
    if !document.says(at, &["and", "or"]) || !suspended && !plain(at - 1) || !plain(at + 1) {
        return false;
    }
    let behind = if document.is_mark(at + 2, b'-') && document.tokens[at + 2].glued { at + 4 } else { at + 2 };
    plain(behind) && is_plural(document, behind)
}

/// A hyphen inside a word, or the apostrophe of a possessive.
pub(super) fn joins(document: &Document, at: usize) -> bool {
    let next = document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Word);
    document.tokens[at].glued && next && (document.is_mark(at, b'-') || document.is_mark(at, b'\''))
}

/// Whether the word at `at` ends the noun; `head` is the last word that could be its head.
pub(super) fn stops(document: &Document, at: usize, head: Option<usize>) -> bool {
    let token = document.tokens[at];
    // "two very sick children".
    if head.is_none() && document.says(at, &["very"]) {
        return false;
    }
    if document.is(at, class::FUNCTION) {
        return true;
    }
    if document.is(at, class::DATE) && (token.capital || head.is_some()) {
        return true;
    }
    if document.is(at, class::PERSON) && !document.is(at, class::STATUS) {
        return false;
    }
    if let Some(head) = head {
        // "1,200 adults finds", a poll of them does: behind a plural of people only people go on.
        let written = document.written(head);
        let people = document.is(head, class::PERSON) && written.ends_with('s')
            || ["ers", "ians", "ists"].iter().any(|ending| written.ends_with(ending));
        let verb = document.written(at).ends_with('s') && !token.capital && !document.is_mark(at - 1, b'\'');
        if people && verb && head + 1 == at && !document.is(at, class::PERSON) {
            return true;
        }
        // "soldiers killed", "people wounded", "two cars approaching".
        return document.is(at, class::VERB | class::STATUS | class::ADVERB | class::NUMBER | class::MODIFIER)
            || is_participle(document.written(at)) && (!token.capital || document.is(at - 1, class::PERSON));
    }
    // "7 dead dolphins", but "7 dead police say".
    let dead = document.says(at, &["dead", "missing"])
        && noun_follows(document, at)
        && is_plural(document, at + 1)
        && !document.is_speaker_in_sentence(at + 1);
    if dead {
        return false;
    }
    // "five wounded soldiers", but "five killed in Kabul" and "182 injured".
    document.is(at, class::VERB | class::STATUS) && !(noun_follows(document, at) && is_participle(document.written(at)))
}

/// Whether the word at `at` is the past of a verb: "sold", "fetched".
pub(super) fn is_past(document: &Document, at: usize) -> bool {
    let lower = !document.tokens[at].capital;
    lower
        && (is_participle(document.written(at))
            && document.written(at).ends_with("ed")
            && !document.written(at).ends_with("eed")
            || english().calendar.of_clause(document.word(at)) & clause::PAST != 0)
}

pub(super) fn is_participle(written: &str) -> bool {
    written.len() > 4 && (written.ends_with("ed") || written.ends_with("ing") || written.ends_with("ED"))
}

/// Whether a noun stands right behind token `at`.
pub(super) fn noun_follows(document: &Document, at: usize) -> bool {
    document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.is(at + 1, class::FUNCTION | class::VERB | class::DATE)
        && (document.is(at + 1, class::PERSON)
            || is_plural(document, at + 1)
            || plural_follows(document, at + 1)
            || people_follow(document, at + 1))
}

/// Whether people are named two words behind token `at`: "[Cuban] intelligence agents".
fn people_follow(document: &Document, at: usize) -> bool {
    let plain = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is(i, class::FUNCTION | class::VERB | class::STATUS | class::DATE | class::NUMBER)
    };
    plain(at + 1)
        && document.is(at + 2, class::PERSON)
        && !document.is(at + 2, class::STATUS)
        && is_plural(document, at + 2)
}

/// Whether a plural goes on with the noun behind token `at`: "five police [officers]", "two embassy staff [members]".
pub(super) fn plural_follows(document: &Document, at: usize) -> bool {
    document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word)
        && !document.is(at + 1, class::FUNCTION | class::VERB | class::DATE)
        && is_plural(document, at + 1)
}
