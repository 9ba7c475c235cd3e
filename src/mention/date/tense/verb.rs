//! What a verb tells of the time of its clause: "was", "had left", "will", "is to open", "has cancelled".

use super::clue::Clue;
use super::{Reader, ends_with, hit};
use crate::document::TokenKind;
use crate::lexicon::{Role, class, clause};

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

/// What a word tells, if it is a verb that tells a time.
pub(super) fn told_by(r: Reader, word: Clue) -> Option<Told> {
    let at = word.at;
    // "the", "of": most words between a date and its verb.
    let grammar =
        word.is(class::FUNCTION | class::PREPOSITION) && !word.is(class::AUXILIARY | class::VERB | class::SAYING);
    if grammar && !word.is_of(clause::FUTURE | IRREGULAR | clause::TO) {
        return None;
    }
    let written = r.document.written(at);
    let before = at.checked_sub(1);
    let be_before = || before.is_some_and(|i| r.document.says(i, &["be", "been", "being"]));
    // "more than expected", "as expected" tell of what came.
    let compared = || before.is_some_and(|i| r.says(i, "than") || r.says(i, "as"));
    let will = word.is_of(clause::FUTURE) && !compared() && !is_adjective(r, at);
    if will || written.ends_with("'ll") || written.ends_with("’ll") {
        return Some(Told::Future);
    }
    // "was to have met" tells of the past; "is to open", "are to be held"; "to be sentenced Friday" in a headline.
    if word.is_of(clause::TO)
        && !r.says(at + 1, "have")
        && (r.says(at + 1, "be") || before.is_some_and(|i| r.document.says(i, &["is", "are", "was", "were"])))
    {
        return Some(Told::Future);
    }
    // "a strike to begin on June 3".
    if word.is_of(clause::TO) && r.document.says(at + 1, &["begin", "open", "reopen", "resume", "start"]) {
        let other =
            class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::VERB | class::CALENDAR | class::NUMBER;
        let noun =
            |i: usize| r.is_word(i) && !r.document.is(i, other) && !r.of_clause(i, IRREGULAR) && !ends_with(r, i, "ed");
        return before.is_some_and(noun).then_some(Told::Future);
    }
    // "a vote is set for Tuesday".
    if word.is_of(clause::SLATED) && r.says(at + 1, "for") {
        return Some(Told::Future);
    }
    if word.is_of(clause::HAS) {
        // "will have been sold"; but "may have been sold" tells of the past.
        let will = before.is_some_and(|i| r.of_clause(i, clause::FUTURE));
        let ahead = will || has_meeting(r, at);
        return if ahead { Some(Told::Future) } else { is_perfect(r, at).then_some(Told::Perfect) };
    }
    // "having lost on Saturday".
    if word.is_of(clause::HAVING) {
        return Some(Told::Past);
    }
    // "was to", "had to", "told to leave" tell nothing of when; "lost to", "came to power" do.
    if word.is_of(clause::WAS) && !r.says(at + 1, "to") {
        return Some(Told::Past);
    }
    let told = || word.is_of(clause::ORDERING) && r.says(at + 1, "to");
    if word.is_of(clause::PAST | clause::PARTICIPLE) && !be_before() && !is_other(r, at) && !told() {
        return Some(of_participle(r, at));
    }
    // "could not be reached".
    if word.is_of(clause::COULD) && (r.says(at + 1, "not") || !r.says(at, "could")) {
        return Some(Told::Past);
    }
    if word.is_of(clause::LEFT) && leaves(r, at) {
        return Some(of_participle(r, at));
    }
    if word.is_of(clause::HIT) && hit::is_past(r, at) {
        return Some(Told::Past);
    }
    let verb = word.is(class::VERB | class::SAYING);
    let participle = word.ends_in_ed && is_participle(r, at);
    // A participle behind "be" leaves the tense to the auxiliary before it: "will be released". So it does behind what
    // lasts: "will stay closed".
    let lasts = || before.is_some_and(|i| r.document.says(i, &["keep", "keeps", "remain", "remains", "stay", "stays"]));
    if !(verb || participle) || be_before() || lasts() || is_adjective(r, at) {
        return None;
    }
    if participle {
        // A base form behind "will" or "to" is no past: "to need".
        let base =
            before.is_some_and(|i| r.says(i, "to") || r.of_clause(i, clause::FUTURE) || r.of_clause(i, clause::MAY));
        return (!base).then(|| of_participle(r, at));
    }
    let auxiliary = before.is_some_and(|i| r.document.is(i, class::AUXILIARY) || r.says(i, "to"));
    // "its second-quarter report on Monday" has a noun.
    let says = word.is(class::SAYING) && !written.ends_with('s');
    (says && !auxiliary && !r.document.says(at, &["estimate", "report"])).then_some(Told::Past)
}

/// The lists of irregular verbs.
const IRREGULAR: u32 = clause::PAST | clause::PARTICIPLE | clause::HIT;

/// "a bit of rain", "the rose", "war-torn": no past.
fn is_other(r: Reader, at: usize) -> bool {
    at > 0 && matches!(r.role(at - 1), Some(Role::Article | Role::The)) || is_compound(r, at)
}

/// "was in force", "were closed": what was so.
pub(super) fn is_state(r: Reader, at: usize) -> bool {
    let be = |i: usize| r.document.says(i, &["was", "were"]);
    be(at) || at > 0 && be(at - 1)
}

/// Whether a participle, as what ends in "ed" at token `at` may be, stands there and no name: "the United States", "Leeds United".
fn is_participle(r: Reader, at: usize) -> bool {
    let named = || r.named(at) && (r.named(at + 1) || r.says(at, "united"));
    !named() && !is_compound(r, at)
}

/// "the double-jabbed", "war-torn", but "re-elected".
fn is_compound(r: Reader, at: usize) -> bool {
    at > 1 && r.mark(at - 1, b'-') && r.glued(at) && !r.document.says(at - 2, &["co", "re"])
}

/// The time of a participle, which the auxiliary before it tells: "has since left", "is being held", "was shot".
fn of_participle(r: Reader, at: usize) -> Told {
    let between = |i: usize| {
        r.document.is(i, class::ADVERB | class::NEGATION) || r.document.says(i, &["been", "being", "both", "since"])
    };
    let Some(aux) = (at.saturating_sub(4)..at).rev().find(|&i| !between(i)) else { return Told::Past };
    // "will have sold it by July", but "may have sold it", "would have sold it".
    if r.says(aux, "have") && aux > 0 && r.document.says(aux - 1, &["shall", "will"]) {
        Told::Future
    } else if r.document.says(aux, &["has", "have"]) {
        Told::Perfect
    } else if r.document.says(aux, &["is", "are"]) {
        Told::Present
    } else {
        Told::Past
    }
}

/// "left Rome", "left the city on Sunday", "he left on Sunday", but not "the left", "two weeks left".
fn leaves(r: Reader, at: usize) -> bool {
    let object = r.named(at + 1)
        || matches!(r.role(at + 1), Some(Role::The | Role::Article))
        || r.document.says(at + 1, &["for", "her", "him", "his", "it", "its", "them", "their"]);
    let Some(before) = at.checked_sub(1) else { return false };
    let length = r.sense(before).unit.is_some() || r.role(before) == Some(Role::The);
    let somebody = r.is_person(before) || r.document.says(before, &["he", "she", "they", "who"]);
    object && !length || somebody
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

/// Whether a verb moves what it tells of to a later day, or makes it last: "postponed", "put off", "banned". "On bail" and "in
/// custody" somebody is until a day to come.
pub(super) fn defers(r: Reader, word: Clue) -> bool {
    let at = word.at;
    word.is_of(clause::DEFERRING)
        || word.is_of(clause::PUT) && r.document.says(at + 1, &["back", "forward", "off"])
        || word.is_of(clause::HELD) && at > 0 && r.says(at - 1, if r.says(at, "bail") { "on" } else { "in" })
}

/// Whether an order at token `at` is told for what it says and not for when it was given: "passengers were told to stay home
/// on Friday", "have been ordered to", but not "a judge ordered him to pay on Friday".
pub(super) fn advises(r: Reader, at: usize) -> bool {
    let passive = at > 0 && r.document.says(at - 1, &["was", "were"]);
    of_participle(r, at) == Told::Perfect
        // "was ordered to appear on April 2": before a court that orders it.
        || passive && r.says(at + 1, "to") && r.document.says(at + 2, &["appear", "report", "return", "surrender"])
        || passive && r.document.says(at, &["advised", "asked", "invited", "told", "urged", "warned"])
}

/// Whether what was planned was planned before it was changed: "earlier scheduled for May 24".
pub(super) fn is_dropped(r: Reader, word: Clue) -> bool {
    let before = ["earlier", "first", "initially", "originally", "previously"];
    word.is_of(clause::PLANNED) && word.at > 0 && r.document.says(word.at - 1, &before)
}

/// "was due", "had been expected".
pub(super) fn is_past_plan(r: Reader, word: Clue) -> bool {
    let be = |i: usize| r.document.says(i, &["had", "was", "were"]);
    let at = word.at;
    word.is_of(clause::PLANNED | clause::FUTURE)
        && at > 0
        && (be(at - 1) || at > 1 && r.says(at - 1, "been") && be(at - 2))
}
