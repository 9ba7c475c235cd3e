//! Words right beside a date that tell whether it lies ahead, whatever the verb: "since", "effective", "ahead of Thursday's
//! vote", "has until Friday", "a hearing date of June 3 was set".

use super::{Reader, Tense, noun};
use crate::lexicon::{Relation, Role, class, clause};

/// What the words beside the date `start..end` say.
pub(super) fn tells(r: Reader, start: usize, end: usize) -> Option<Tense> {
    let weekday = r.sense(start).weekday.is_some();
    let is = |i: usize| r.says(i, "is") || r.says(i, "are");
    // "will pay for Friday's attack".
    if noun::is_harm(r, named_behind(r, end)) {
        return Some(Tense::Past);
    }
    // "sunrise Tuesday is at 6:58".
    if weekday && is(end) {
        return Some(Tense::Future);
    }
    if is_listed(r, end) {
        return Some(Tense::Future);
    }
    let before = start.checked_sub(1)?;
    // "oil for December delivery rose": the verb behind tells of the oil.
    let noun =
        r.is_word(end) && !r.document.is(end, class::FUNCTION | class::AUXILIARY | class::PREPOSITION | class::VERB);
    if noun && r.says(before, "for") && r.sense(start).month.is_some() {
        // What is bought for a month is delivered in one to come.
        let bought = r.document.says(end, &["delivery", "settlement", "shipment"]);
        return Some(if bought { Tense::Future } else { Tense::Open });
    }
    // "the strike, planned for Feb. 6, was called off": of a weekday the coming one is meant all the same.
    let meant = |i: usize| r.of_clause(i, clause::PLANNED);
    let dropped = r.mark(end, b',') && r.document.says(end + 1, &["was", "were"]);
    if dropped && !weekday && (start.saturating_sub(2)..start).any(meant) {
        return Some(Tense::Meant);
    }
    // "will reopen for the first time since Oct. 26".
    if r.says(before, "since") {
        return Some(Tense::Past);
    }
    // "declared three days of mourning beginning Saturday".
    let begins = weekday && r.document.says(before, &["beginning", "commencing", "starting"]);
    let ahead = begins
        || r.says(before, "effective")
        || lasts_to(r, start, end, before)
        || is_ahead_of(r, before)
        || is_set(r, before, end);
    ahead.then_some(Tense::Future)
}

/// The token of the noun that the date is told of: "Friday's attack", "the Feb. 3 school fire".
fn named_behind(r: Reader, end: usize) -> usize {
    let noun = if r.mark(end, b'\'') && r.says(end + 1, "s") { end + 2 } else { end };
    let more = r.is_word(noun) && !r.document.is(noun, class::EVENT | class::FUNCTION | class::VERB);
    if more { noun + 1 } else { noun }
}

/// "the fair runs from June 28 through July 4", "the games run through Feb. 22", "he has until Friday", "closed until Monday".
fn lasts_to(r: Reader, start: usize, end: usize, before: usize) -> bool {
    let verbs = ["continue", "continues", "lasts", "run", "runs"];
    // "on the run until Sunday" has a noun.
    let lasts = |verb: usize| {
        r.document.says(verb, &verbs) && !matches!(r.sense_before(verb).role, Some(Role::Article | Role::The))
    };
    let runs = |from: usize| from > 0 && lasts(from - 1) && r.sense(from).relation.is_some();
    // "the season runs June 1 to Nov. 30".
    let joins =
        |i: usize| r.role(i) == Some(Role::To) || r.mark(i, b'-') || r.sense(i).relation == Some(Relation::Until);
    if runs(before) || runs(start) || lasts(before) && (start..end).any(joins) {
        return true;
    }
    // "the road is closed until Monday", "schools remain shut until May".
    let stays = |i: usize| r.document.says(i, &["are", "is", "remain", "remains", "stay", "stays"]);
    let until = r.sense(before).relation == Some(Relation::Until) && before > 0;
    until && (before > 1 && stays(before - 2) || r.says(before - 1, "has") || r.says(before - 1, "have"))
}

/// "ahead of Thursday's vote", "ahead of the May 7 vote", "investors await Friday's figures".
fn is_ahead_of(r: Reader, before: usize) -> bool {
    let of = if r.role(before) == Some(Role::The) { before.saturating_sub(1) } else { before };
    let ahead = of > 0 && r.says(of, "of") && r.says(of - 1, "ahead");
    // "had been unbeaten ahead of Saturday's game" looks back.
    let had = || (of.saturating_sub(8)..of).any(|i| r.says(i, "had"));
    ahead && !had() || r.document.says(before, &["await", "awaiting", "awaits"])
}

/// "a hearing date of June 3 was set".
fn is_set(r: Reader, before: usize, end: usize) -> bool {
    let date = r.says(before, "of") && before > 0 && r.says(before - 1, "date");
    date && r.document.says(end, &["was", "is", "has"]) && {
        let next = if r.says(end + 1, "been") { end + 2 } else { end + 1 };
        r.document.says(next, &["agreed", "fixed", "scheduled", "set"])
    }
}

/// "Tonight: rain. Tuesday: sunny.", "FIXTURES - Saturday: Leeds v Derby": lists of what is to come.
fn is_listed(r: Reader, end: usize) -> bool {
    const BACK: usize = 30;
    if !r.mark(end, b':') || r.kind(end + 1).is_none() {
        return false;
    }
    let heads = |i: usize| {
        r.sense(i).day.is_some_and(|day| day >= 0) && r.mark(i + 1, b':')
            || r.document.says(i, &["fixtures", "forecast", "outlook", "weather"])
    };
    let line = (end.saturating_sub(BACK)..end).rev();
    line.take_while(|&i| r.kind(i) != Some(crate::document::TokenKind::Break)).any(heads)
}
