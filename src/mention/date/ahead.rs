//! Words around a date that put it ahead of the day of publication though no verb of the future stands there: "the vote is on
//! Tuesday", "Leeds host Derby on Saturday", "banned until May 22", "told to pay by April 5".

use super::reader::Reader;
use crate::lexicon::{Relation, Role, class};

/// How far before a relative clause's end its beginning is looked for, in tokens.
const CLAUSE: usize = 15;

/// How far before its deadline an order stands, in tokens.
const ORDER: usize = 8;

/// "could be freed Friday", "cuts take effect Friday", "they plan a march Wednesday": words of the present that tell of what
/// is to come.
pub(super) fn tells(r: Reader, at: usize) -> bool {
    let sense = r.sense(at);
    let before = at.checked_sub(1);
    // "nobody could call for help" tells what was.
    let nobody = before.is_some_and(|i| r.document.says(i, &["nobody", "none", "one"]));
    if sense.may && nobody && r.says(at, "could") {
        return false;
    }
    if sense.may {
        // "should have left", but "should have a booster".
        let perfect = |i: usize| r.says(i, "have") && !matches!(r.role(i + 1), Some(Role::Article | Role::The));
        return !r.capital(at) && !perfect(at + 1) && !perfect(at + 2);
    }
    let pronoun = || before.is_some_and(|i| r.document.says(i, &PRONOUNS));
    let aided = || before.is_some_and(|i| r.document.is(i, class::AUXILIARY | class::NEGATION) || r.says(i, "to"));
    // "hoped to restore power by Friday".
    let meant = ["agreed", "aimed", "hoped", "intended", "planned", "promised", "vowed"];
    let to_come = r.says(at + 1, "to") && r.document.says(at, &meant);
    // "Acme hopes to complete the purchase"; "hopes" alone and "plans to" may be nouns.
    let means = ["aims", "expects", "hopes", "intends"];
    let purpose = r.says(at + 1, "to") && r.document.says(at, &means) && !aided();
    // "the rule takes effect", "the fair takes place"; "Diwali falls on".
    let takes = r.document.says(at, &["take", "takes"]) && r.document.says(at + 1, &["effect", "place"]);
    let falls = r.document.says(at, &["fall", "falls"]) && r.role(at + 1) == Some(Role::On);
    sense.plans && pronoun()
        || purpose
        || to_come && !aided()
        || sense.opening && !aided() && !is_adjective(r, at)
        || (takes || falls) && !aided()
}

const PRONOUNS: [&str; 6] = ["he", "it", "she", "they", "we", "who"];

/// "Open Mon-Fri": only "the games open" and "Leeds open" have a verb.
fn is_adjective(r: Reader, at: usize) -> bool {
    r.says(at, "open") && !has_subject(r, at)
}

/// Whether what stands before the verb at token `at` can be who does it, in the plural or by name.
fn has_subject(r: Reader, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|i| {
        let of_many = r.plural(i) || r.named(i) || r.document.says(i, &["club", "side", "squad", "team"]);
        r.is_word(i) && !r.document.is(i, class::FUNCTION | class::PREPOSITION) && of_many
            || r.document.says(i, &PRONOUNS)
    })
}

/// "Leeds host Derby on Saturday", "the captain returns on Sunday": forms of the present that may be nouns as well.
pub(super) fn is_fixture(r: Reader, at: usize) -> bool {
    if !r.sense(at).fixture {
        return false;
    }
    let single = r.document.written(at).ends_with('s');
    let noun = at.checked_sub(1).is_none_or(|i| {
        let other = class::FUNCTION | class::PREPOSITION | class::NUMBER | class::AUXILIARY | class::NEGATION;
        !r.is_word(i) || r.document.is(i, other) && !r.document.says(i, &PRONOUNS)
    });
    !noun && (single || has_subject(r, at))
}

/// "the vote is on Tuesday", "banks are closed Monday", "her album is out Friday", "he has until Friday": what is so on a day
/// is still to come.
pub(super) fn is_on(r: Reader, start: usize, end: usize) -> bool {
    let is = |i: usize| r.says(i, "is") || r.says(i, "are");
    let weekday = r.sense(start).weekday.is_some();
    // "sunrise Tuesday is at 6:58".
    if weekday && is(end) {
        return true;
    }
    let Some(before) = start.checked_sub(1) else { return false };
    // "the fair runs from June 28 through July 4", "the games run through Feb. 22".
    let lasts = |verb: usize| r.document.says(verb, &["continue", "continues", "lasts", "run", "runs"]);
    let runs = |from: usize| from > 0 && lasts(from - 1) && r.sense(from).relation.is_some();
    if runs(before) || runs(start) {
        return true;
    }
    if r.sense(before).relation == Some(Relation::Until) && before > 0 {
        // "the road is closed until Monday", "schools remain shut until May".
        let so = before > 1 && (is(before - 2) || r.document.says(before - 2, &["remain", "remains", "stay", "stays"]));
        return so || r.says(before - 1, "has") || r.says(before - 1, "have") || is_given(r, before);
    }
    // "ahead of Thursday's vote", "investors await Friday's figures".
    let ahead = before > 0 && r.says(before, "of") && r.says(before - 1, "ahead");
    if weekday && (ahead || r.document.says(before, &["await", "awaiting", "awaits"])) {
        return true;
    }
    // "a hearing date of June 3 was set".
    if r.says(before, "of") && before > 0 && r.says(before - 1, "date") && r.document.says(end, &["was", "is", "has"]) {
        return r.document.says(end + 1, &["been", "fixed", "scheduled", "set"]);
    }
    let verb = if r.role(before) == Some(Role::On) { before.saturating_sub(1) } else { before };
    let out = r.document.written(verb).ends_with("ed") || r.document.says(verb, &["back", "due", "live", "off", "out"]);
    is(verb) || verb > 0 && is(verb - 1) && out
}

/// "gave him until Friday", "were given until May 3".
fn is_given(r: Reader, until: usize) -> bool {
    let gives = ["gave", "give", "given", "gives"];
    (until.saturating_sub(4)..until).rev().take_while(|&i| r.is_word(i)).any(|i| r.document.says(i, &gives))
}

/// Whether a verb at token `at` moves what it tells of to a later day, or makes it last: "postponed", "put off", "banned".
pub(super) fn puts_off(r: Reader, at: usize) -> bool {
    r.sense(at).deferring || r.says(at, "put") && r.says(at + 1, "off")
}

/// Whether "to" at token `at` opens what somebody is told to do by a day: "ordered him to pay by April 5", "told to boil
/// water until Friday".
pub(super) fn is_ordered(r: Reader, at: usize) -> bool {
    let orders = [
        "advised",
        "asked",
        "directed",
        "expected",
        "gave",
        "given",
        "instructed",
        "ordered",
        "orders",
        "required",
        "requires",
        "told",
        "urged",
        "urges",
        "warned",
    ];
    r.says(at, "to")
        && r.is_word(at + 1)
        && (at.saturating_sub(ORDER)..at).rev().take_while(|&i| r.is_word(i)).any(|i| r.document.says(i, &orders))
}

/// Whether what was planned at token `at` was planned before it was changed: "earlier scheduled for May 24".
pub(super) fn is_dropped(r: Reader, at: usize) -> bool {
    let planned = ["due", "planned", "scheduled", "set", "slated"];
    let before = ["earlier", "first", "initially", "originally", "previously"];
    r.document.says(at, &planned) && at > 0 && r.document.says(at - 1, &before)
}

/// The token of the comma that opens the relative clause which the comma at token `at` closes: "the games, which opened last
/// week, run through May 22".
pub(super) fn clause_before(r: Reader, at: usize) -> Option<usize> {
    let open = (at.saturating_sub(CLAUSE)..at).rev().find(|&i| r.mark(i, b','))?;
    r.document.says(open + 1, &["where", "which", "who", "whose"]).then_some(open)
}
