//! Whether the clause around a date tells the past or the future: "was shot on Friday", "will meet on Friday".

use super::ahead::{self, clause_before, is_dropped, is_fixture, is_on, is_ordered, puts_off};
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, class};

/// What the words around a date say of when it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mention) enum Tense {
    /// The clause tells what happened.
    Past,
    /// The clause tells what is to come.
    Future,
    /// Nothing is said.
    Open,
}

/// How far the verb of a date is looked for, in tokens.
const REACH: usize = 24;

/// The tense of the clause around the tokens `start..end`: the verb nearest before decides, else the one nearest behind.
pub(in crate::mention) fn around(r: Reader, start: usize, end: usize) -> Tense {
    let start = past_clock(r, start);
    let before = start.checked_sub(1).and_then(|before| r.sense(before).relation);
    // "until the week of June 22".
    // "until mid-August".
    let within = |i: usize| {
        matches!(r.role(i), Some(Role::Of | Role::The))
            || r.sense(i).unit.is_some()
            || r.sense(i).part.is_some()
            || r.mark(i, b'-')
    };
    let opens = (0..start).rev().take(4).find(|&i| !within(i));
    let until = opens.is_some_and(|i| r.sense(i).relation == Some(Relation::Until) || r.role(i) == Some(Role::To));
    // "oil for December delivery rose": the verb behind tells of the oil.
    let noun =
        r.is_word(end) && !r.document.is(end, class::FUNCTION | class::AUXILIARY | class::PREPOSITION | class::VERB);
    if noun && r.says(start.saturating_sub(1), "for") && r.sense(start).month.is_some() {
        return Tense::Open;
    }
    // "the strike, planned for Feb. 6, was called off": of a weekday the coming one is meant all the same.
    let meant = |i: usize| r.document.says(i, &["due", "planned", "scheduled", "set", "slated"]);
    let dropped = r.mark(end, b',') && r.document.says(end + 1, &["was", "were"]);
    if dropped && r.sense(start).weekday.is_none() && (start.saturating_sub(2)..start).any(meant) {
        return Tense::Past;
    }
    // "will reopen for the first time since Oct. 26".
    if start > 0 && r.says(start - 1, "since") {
        return Tense::Past;
    }
    if is_on(r, start, end) || start > 0 && r.says(start - 1, "effective") {
        return Tense::Future;
    }
    // "the talks begin after Friday's vote" says nothing of when the vote is.
    let scheduled = !matches!(before, Some(Relation::Since | Relation::After)) && !r.mark(end, b'\'');
    let told = |at: usize| if scheduled && ahead::tells(r, at) { Some(Tense::Future) } else { told_by(r, at) };
    let bounds = matches!(before, Some(Relation::Until | Relation::By));
    let mut at = start;
    while at > 0 && start - at < REACH {
        at -= 1;
        if r.mark(at, b',')
            && let Some(open) = clause_before(r, at)
        {
            at = open;
            continue;
        }
        // "was sold by a firm, which opens on Friday": what stands before is another clause.
        let clause = r.mark(at, b',') && (r.says(at + 1, "which") || r.says(at + 1, "who"));
        if is_end(r, at) || clause {
            break;
        }
        // "was put off until December".
        if until && puts_off(r, at) || bounds && is_ordered(r, at) {
            return Tense::Future;
        }
        if is_dropped(r, at) {
            return Tense::Past;
        }
        // "the play on Saturday drew a crowd": a noun.
        if scheduled && is_fixture(r, at) {
            return if behind(r, end, told) == Some(Tense::Past) { Tense::Past } else { Tense::Future };
        }
        if let Some(tense) = told(at) {
            return tense;
        }
    }
    if let Some(tense) = behind(r, end, told) {
        return tense;
    }
    // "funds last through April", "by Friday": what nothing puts into the past lies ahead.
    if bounds { Tense::Future } else { Tense::Open }
}

/// What the verb nearest behind token `end` tells, in the same clause.
fn behind(r: Reader, end: usize, told: impl Fn(usize) -> Option<Tense>) -> Option<Tense> {
    for at in end..end + REACH {
        // "over the weekend, and more will fall": another clause.
        let clause = r.mark(at, b',') && (r.role(at + 1) == Some(Role::And) || r.says(at + 1, "but"));
        if r.kind(at).is_none() || is_end(r, at) || clause {
            return None;
        }
        if let Some(tense) = told(at) {
            return Some(tense);
        }
    }
    None
}

/// The token at which the time of day before token `start` begins, if one stands there: "by noon Friday", "until 9 p.m.
/// Friday".
fn past_clock(r: Reader, start: usize) -> usize {
    let of_clock = |i: usize| {
        let half = r.document.says(i, &["a.m.", "p.m.", "a.m", "p.m", "am", "pm"]);
        let sense = r.sense(i);
        half || sense.clock.is_some() || sense.zone.is_some() || r.mark(i, b':') || r.kind(i) == Some(TokenKind::Digits)
    };
    (0..start).rev().take(6).find(|&i| !of_clock(i)).map_or(start, |i| i + 1)
}

fn is_end(r: Reader, at: usize) -> bool {
    // "3.2 percent in the third quarter" has no end at its point.
    let point = r.mark(at, b'.') && r.glued(at + 1) && r.kind(at + 1) == Some(TokenKind::Digits);
    // "on Feb. 20 or 21", "Inc. said".
    let short = || r.sense(at.wrapping_sub(1)).short || r.is_word(at + 1) && !r.capital(at + 1);
    let point = point || r.mark(at, b'.') && r.glued(at) && short();
    r.kind(at) == Some(TokenKind::Break) || !point && [b'.', b';', b'?', b'!', b':'].iter().any(|&m| r.mark(at, m))
}

/// Whether an amount or a modifier begins at token `at`.
fn has_number(r: Reader, at: usize) -> bool {
    r.kind(at) == Some(TokenKind::Digits)
        || r.document.is(at, class::TELLS_NUMBER) && !r.document.is(at, class::FUNCTION)
}

fn told_by(r: Reader, at: usize) -> Option<Tense> {
    if !r.is_word(at) {
        return None;
    }
    let written = r.document.written(at);
    let before = at.checked_sub(1);
    let be_before = before.is_some_and(|i| ["be", "been", "being"].iter().any(|be| r.says(i, be)));
    // "more than expected", "as expected" tell of what came.
    let compared = before.is_some_and(|i| r.says(i, "than") || r.says(i, "as"));
    // "an expected 2.3 percent fall" was told of before.
    let adjective =
        written.ends_with("ed") && before.is_some_and(|i| matches!(r.role(i), Some(Role::Article | Role::The)));
    if r.sense(at).future && !compared && !adjective
        || written.ends_with("'ll")
        || written.ends_with("’ll")
        || written.eq_ignore_ascii_case("won't")
    {
        return Some(Tense::Future);
    }
    // "is to open", "are to be held"; "to be sentenced Friday" in a headline.
    if r.says(at, "to")
        && (r.says(at + 1, "be") || before.is_some_and(|i| r.document.says(i, &["is", "are", "was", "were"])))
    {
        return Some(Tense::Future);
    }
    // "a vote is set for Tuesday".
    if r.document.says(at, &["set", "slated", "planned", "billed"]) && r.says(at + 1, "for") {
        return Some(Tense::Future);
    }
    let past = r.sense(at).past && !be_before || r.document.says(at, &["was", "were", "had", "did", "has", "have"]);
    // "will have been sold"; but "may have been sold" tells of the past.
    if r.says(at, "have") && before.is_some_and(|i| r.sense(i).future) {
        return Some(Tense::Future);
    }
    // "she has a hearing on Friday", "people should have a test by May".
    if r.document.says(at, &["has", "have"]) && r.role(at + 1) == Some(Role::Article) {
        return Some(Tense::Future);
    }
    if past && !r.says(at + 1, "to") {
        return Some(Tense::Past);
    }
    // "hit 421 parts per million", "cut 300 jobs": forms of the present too, which reports would end in "s".
    let aided = before.is_some_and(|i| r.document.is(i, class::AUXILIARY) || r.says(i, "to") || r.sense(i).may);
    if r.document.says(at, &["beat", "cost", "cut", "hit", "shed"]) && !aided && has_number(r, at + 1) {
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
