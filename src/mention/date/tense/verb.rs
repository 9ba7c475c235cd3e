//! What a verb tells of the time of its clause: "was", "had left", "will", "is to open", "has cancelled".

use super::{Reader, ends_with};
use crate::document::TokenKind;
use crate::lexicon::{Role, class};

/// The time of a verb, as far as its form tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// "left", "was shot".
    Past,
    /// "has left".
    Perfect,
    /// "is accused".
    Present,
    /// "will leave".
    Future,
}

/// What the word at token `at` tells, if it is a verb that tells a time.
pub(super) fn told_by(r: Reader, at: usize) -> Option<Told> {
    if !r.is_word(at) {
        return None;
    }
    let sense = r.sense(at);
    // "the", "of": most words between a date and its verb.
    let grammar = r.document.is(at, class::FUNCTION | class::PREPOSITION)
        && !r.document.is(at, class::AUXILIARY | class::VERB | class::SAYING);
    if grammar && !sense.future && !sense.past && sense.role != Some(Role::To) {
        return None;
    }
    let written = r.document.written(at);
    let before = at.checked_sub(1);
    let be_before = || before.is_some_and(|i| r.document.says(i, &["be", "been", "being"]));
    // "more than expected", "as expected" tell of what came.
    let compared = || before.is_some_and(|i| r.says(i, "than") || r.says(i, "as"));
    if sense.future && !compared() && !is_adjective(r, at)
        || written.ends_with("'ll")
        || written.ends_with("’ll")
        || written.eq_ignore_ascii_case("won't")
    {
        return Some(Told::Future);
    }
    // "was to have met" tells of the past; "is to open", "are to be held"; "to be sentenced Friday" in a headline.
    if r.says(at, "to")
        && !r.says(at + 1, "have")
        && (r.says(at + 1, "be") || before.is_some_and(|i| r.document.says(i, &["is", "are", "was", "were"])))
    {
        return Some(Told::Future);
    }
    // "a vote is set for Tuesday".
    if r.document.says(at, &["set", "slated", "planned", "billed"]) && r.says(at + 1, "for") {
        return Some(Told::Future);
    }
    if r.document.says(at, &["has", "have"]) {
        // "will have been sold"; but "may have been sold" tells of the past.
        let will = before.is_some_and(|i| r.sense(i).future);
        let ahead = will || has_meeting(r, at);
        return if ahead { Some(Told::Future) } else { is_perfect(r, at).then_some(Told::Perfect) };
    }
    let past = sense.past && !be_before() || r.document.says(at, &["was", "were", "had", "did"]);
    // "having lost on Saturday".
    if r.says(at, "having") {
        return Some(Told::Past);
    }
    if past && !r.says(at + 1, "to") {
        return Some(if sense.past { of_participle(r, at) } else { Told::Past });
    }
    // "could not be reached".
    if r.says(at, "couldn't") || r.says(at, "could") && r.says(at + 1, "not") {
        return Some(Told::Past);
    }
    if r.says(at, "left") && leaves(r, at) {
        return Some(of_participle(r, at));
    }
    // "hit 421 parts per million", "cut 300 jobs": forms of the present too, which reports would end in "s".
    let aided = || before.is_some_and(|i| r.document.is(i, class::AUXILIARY) || r.says(i, "to") || r.sense(i).may);
    if r.document.says(at, &["beat", "cost", "cut", "hit", "shed"]) && !aided() && has_number(r, at + 1) {
        return Some(Told::Past);
    }
    let verb = r.document.is(at, class::VERB | class::SAYING);
    let participle = is_participle(r, at);
    // A participle behind "be" leaves the tense to the auxiliary before it: "will be released". So it does behind what
    // lasts: "will stay closed".
    let lasts = || before.is_some_and(|i| r.document.says(i, &["keep", "keeps", "remain", "remains", "stay", "stays"]));
    if !(verb || participle) || be_before() || lasts() || is_adjective(r, at) {
        return None;
    }
    if participle {
        // A base form behind "will" or "to" is no past: "to need".
        let base = before.is_some_and(|i| r.says(i, "to") || r.sense(i).future || r.sense(i).may);
        return (!base).then(|| of_participle(r, at));
    }
    let auxiliary = before.is_some_and(|i| r.document.is(i, class::AUXILIARY) || r.says(i, "to"));
    // "its second-quarter report on Monday" has a noun.
    let says = r.document.is(at, class::SAYING) && !written.ends_with('s');
    (says && !auxiliary && !r.document.says(at, &["estimate", "report"])).then_some(Told::Past)
}

/// "was in force", "were closed": what was so.
pub(super) fn is_state(r: Reader, at: usize) -> bool {
    let be = |i: usize| r.document.says(i, &["was", "were"]);
    be(at) || at > 0 && be(at - 1)
}

/// Whether a regular participle stands at token `at`, and no name: "the United States", "Leeds United".
fn is_participle(r: Reader, at: usize) -> bool {
    let named = || r.named(at) && (r.named(at + 1) || r.says(at, "united"));
    // "the double-jabbed", but "re-elected".
    let compound = || at > 1 && r.mark(at - 1, b'-') && r.glued(at) && !r.document.says(at - 2, &["co", "re"]);
    r.document.written(at).len() > 4 && ends_with(r, at, "ed") && !named() && !compound()
}

/// The time of a participle, which the auxiliary before it tells: "has since left", "is being held", "was shot".
fn of_participle(r: Reader, at: usize) -> Told {
    let between = |i: usize| {
        r.document.is(i, class::ADVERB | class::NEGATION) || r.document.says(i, &["been", "being", "both", "since"])
    };
    let Some(aux) = (at.saturating_sub(4)..at).rev().find(|&i| !between(i)) else { return Told::Past };
    if r.document.says(aux, &["has", "have"]) {
        Told::Perfect
    } else if r.document.says(aux, &["is", "are"]) {
        Told::Present
    } else {
        Told::Past
    }
}

/// "left Rome", "left the city on Sunday", but not "the left", "two weeks left".
fn leaves(r: Reader, at: usize) -> bool {
    let object = r.named(at + 1)
        || matches!(r.role(at + 1), Some(Role::The | Role::Article))
        || r.document.says(at + 1, &["for", "her", "his", "its", "their"]);
    let length = at > 0 && (r.sense(at - 1).unit.is_some() || r.role(at - 1) == Some(Role::The));
    object && !length
}

/// "has to" and "should have a test" tell nothing of the past.
fn is_perfect(r: Reader, at: usize) -> bool {
    !r.says(at + 1, "to") && r.role(at + 1) != Some(Role::Article)
}

/// "she has a hearing on Friday", not "has a suspect in the attack on Friday".
fn has_meeting(r: Reader, at: usize) -> bool {
    let on = |i: usize| r.role(i) == Some(Role::On) || r.sense(i).weekday.is_some() || r.sense(i).month.is_some();
    let object = r.role(at + 1) == Some(Role::Article);
    let behind = (at + 2..at + 6).find(|&i| !r.is_word(i) || r.document.is(i, class::PREPOSITION) || on(i));
    object && behind.is_some_and(on)
}

/// "an expected 2.3 percent fall" was told of before, "the proposed ban" tells of the ban.
fn is_adjective(r: Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let possessive = || before > 0 && r.mark(before - 1, b'\'') && r.says(before, "s");
    let owner = || {
        possessive() || r.document.says(before, &["her", "his", "its", "my", "our", "some", "their", "this", "your"])
    };
    let behind = r.is_word(at + 1) && !r.document.is(at + 1, class::FUNCTION | class::AUXILIARY);
    let digits = r.kind(at + 1) == Some(TokenKind::Digits);
    ends_with(r, at, "ed")
        && (behind || digits)
        && (matches!(r.role(before), Some(Role::Article | Role::The)) || owner())
}

/// Whether an amount or a modifier begins at token `at`.
fn has_number(r: Reader, at: usize) -> bool {
    r.kind(at) == Some(TokenKind::Digits)
        || r.document.is(at, class::TELLS_NUMBER) && !r.document.is(at, class::FUNCTION)
}

/// Whether a verb at token `at` moves what it tells of to a later day, or makes it last: "postponed", "put off", "banned".
/// "On bail" and "in custody" somebody is until a day to come.
pub(super) fn defers(r: Reader, at: usize) -> bool {
    r.sense(at).deferring
        || r.document.says(at, &["brought", "put"]) && r.document.says(at + 1, &["back", "forward", "off"])
        || at > 0 && r.says(at, "bail") && r.says(at - 1, "on")
        || at > 0 && r.says(at, "custody") && r.says(at - 1, "in")
}

/// "set it for June 3", "fixed the vote for May".
pub(super) fn sets(r: Reader, at: usize) -> bool {
    r.document.says(at, &["fixed", "listed", "lists", "rescheduled", "schedule", "scheduled", "set", "sets"])
}

/// "gave him until Friday", "were given until May 3".
pub(super) fn gives(r: Reader, at: usize) -> bool {
    r.document.says(at, &["gave", "give", "given", "gives"])
}

/// Whether what somebody is told to do behind token `at` is still to be done: "ordered him to pay", "agreed to pay".
pub(super) fn orders(r: Reader, at: usize) -> bool {
    r.sense(at).ordering
}

/// "was granted bail to appear in court on June 3".
pub(super) fn frees(r: Reader, at: usize) -> bool {
    r.document.says(at, &["bailed", "granted", "remanded"])
}

/// Whether an order at token `at` is told for what it says and not for when it was given: "passengers were told to stay home
/// on Friday", "have been ordered to", but not "a judge ordered him to pay on Friday".
pub(super) fn advises(r: Reader, at: usize) -> bool {
    let passive = at > 0 && r.document.says(at - 1, &["was", "were"]);
    of_participle(r, at) == Told::Perfect
        || passive && r.document.says(at, &["advised", "asked", "invited", "told", "urged", "warned"])
}

/// Whether what was planned at token `at` was planned before it was changed: "earlier scheduled for May 24".
pub(super) fn is_dropped(r: Reader, at: usize) -> bool {
    let before = ["earlier", "first", "initially", "originally", "previously"];
    r.document.says(at, &PLANNED) && at > 0 && r.document.says(at - 1, &before)
}

/// Words for what is planned.
pub(super) const PLANNED: [&str; 5] = ["due", "planned", "scheduled", "set", "slated"];

/// "was due", "had been expected".
pub(super) fn is_past_plan(r: Reader, at: usize) -> bool {
    let be = |i: usize| r.document.says(i, &["had", "was", "were"]);
    let plan = r.document.says(at, &PLANNED) || r.sense(at).future;
    plan && at > 0 && (be(at - 1) || at > 1 && r.says(at - 1, "been") && be(at - 2))
}
