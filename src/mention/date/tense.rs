//! Whether the clause around a date tells the past or the future: "was shot on Friday", "will meet on Friday".

use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, class};

/// What the words around a date say of when it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    /// The clause tells what happened.
    Past,
    /// The clause tells what is to come.
    Future,
    /// Nothing is said.
    Open,
}

/// How far the verb of a date is looked for, in tokens.
const REACH: usize = 16;

/// The tense of the clause around the tokens `start..end`: the verb nearest before decides, else the one nearest behind.
pub(super) fn around(r: Reader, start: usize, end: usize) -> Tense {
    let mut at = start;
    while at > 0 && start - at < REACH {
        at -= 1;
        // "was sold by a firm, which opens on Friday": what stands before is another clause.
        let clause = r.mark(at, b',') && (r.says(at + 1, "which") || r.says(at + 1, "who"));
        if is_end(r, at) || clause {
            break;
        }
        if let Some(tense) = told_by(r, at) {
            return tense;
        }
    }
    for at in end..end + REACH {
        // "over the weekend, and more will fall": another clause.
        let clause = r.mark(at, b',') && (r.role(at + 1) == Some(Role::And) || r.says(at + 1, "but"));
        if r.kind(at).is_none() || is_end(r, at) || clause {
            break;
        }
        if let Some(tense) = told_by(r, at) {
            return tense;
        }
    }
    // "funds last through April", "by Friday": what nothing puts into the past lies ahead.
    let before = start.checked_sub(1).and_then(|before| r.sense(before).relation);
    if matches!(before, Some(Relation::Until | Relation::By)) { Tense::Future } else { Tense::Open }
}

fn is_end(r: Reader, at: usize) -> bool {
    r.kind(at) == Some(TokenKind::Break) || [b'.', b';', b'?', b'!', b':'].iter().any(|&m| r.mark(at, m))
}

fn told_by(r: Reader, at: usize) -> Option<Tense> {
    if !r.is_word(at) {
        return None;
    }
    let written = r.document.written(at);
    let before = at.checked_sub(1);
    let be_before = before.is_some_and(|i| ["be", "been", "being"].iter().any(|be| r.says(i, be)));
    if r.sense(at).future
        || written.ends_with("'ll")
        || written.ends_with("’ll")
        || written.eq_ignore_ascii_case("won't")
    {
        return Some(Tense::Future);
    }
    // "is to open", "are to be held"; "to be sentenced Friday" in a headline.
    if r.says(at, "to")
        && (r.says(at + 1, "be") || before.is_some_and(|i| ["is", "are", "was", "were"].iter().any(|w| r.says(i, w))))
    {
        return Some(Tense::Future);
    }
    // "a vote is set for Tuesday".
    if ["set", "slated", "planned", "billed"].iter().any(|w| r.says(at, w)) && r.says(at + 1, "for") {
        return Some(Tense::Future);
    }
    let past =
        r.sense(at).past && !be_before || ["was", "were", "had", "did", "has", "have"].iter().any(|w| r.says(at, w));
    // "will have been sold".
    if r.says(at, "have") && before.is_some_and(|i| r.sense(i).future || r.says(i, "may") || r.says(i, "could")) {
        return Some(Tense::Future);
    }
    if past && !r.says(at + 1, "to") {
        return Some(Tense::Past);
    }
    // A participle behind "be" leaves the tense to the auxiliary before it: "will be released".
    let verb = r.document.is(at, class::VERB | class::SAYING);
    let participle = written.len() > 4 && (written.ends_with("ed") || written.ends_with("ED"));
    if be_before || !(verb || participle) {
        return None;
    }
    // A base form behind "will" or "to" is no past: "will meet", "to end".
    let auxiliary = before.is_some_and(|i| r.document.is(i, class::AUXILIARY) || r.says(i, "to"));
    (!auxiliary && (participle || r.document.is(at, class::SAYING) && !written.ends_with('s'))).then_some(Tense::Past)
}
