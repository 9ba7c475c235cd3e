//! What a date is that of: "Sunday's crash", "the July 4 shooting", "the September jobs report". Such a date belongs to its noun
//! and not to the verb of the clause.

use super::{Place, Reader, Tense, ends_with};
use crate::lexicon::{Role, beside, class, clause, english};

/// The time of the noun behind the date that ends before token `end`, where a verb tells the future of it: of what has happened
/// the past, of what a report tells of its months and quarters whichever is nearest. `subject` says that no verb stands before it.
pub(super) fn time_of(r: Reader, end: usize, subject: bool) -> Option<Tense> {
    let owned = r.mark(end, b'\'') && r.says(end + 1, "s");
    let first = if owned { end + 2 } else { end };
    // "Saturday's abandoned match".
    let planned = ["anticipated", "delayed", "expected", "postponed", "proposed", "rearranged", "rescheduled"];
    let done = ends_with(r, first, "ed") && !r.document.says(first, &planned) && !r.of_clause(first, clause::PLANNED);
    if owned && done && r.is_word(first + 1) && !r.document.is(first + 1, class::FUNCTION) {
        return Some(Tense::Past);
    }
    let told = (first..first + 3).take_while(|&i| continues(r, i)).find_map(|i| of_noun(r, i, owned, subject));
    told.filter(|_| owned || r.is_word(end))
}

/// What a verb before a date tells of it, where the date may be that of something set long before: "discussed the March 19
/// elections", "killed before the May 7 vote". In "won the March 19 vote" the verb tells when, and what is
/// told "since his May election" has come.
pub(super) fn or_appointed(r: Reader, place: Place, tense: Tense) -> Tense {
    let appointed = |i: usize| r.of_clause(i, clause::APPOINTED);
    let before = |n: usize| place.start.checked_sub(n);
    let article = before(1).is_some_and(|i| matches!(r.role(i), Some(Role::Article | Role::The)));
    let since = || (1..4).filter_map(before).any(|i| r.says(i, "since"));
    let told = || before(1 + usize::from(article)).is_some_and(|i| r.of_clause(i, clause::PAST)) || since();
    let noun = || (place.end..place.end + 3).take_while(|&i| continues(r, i)).any(appointed);
    if tense == Tense::Past && r.is_word(place.end) && noun() && !told() { Tense::Open } else { tense }
}

/// Whether the noun phrase goes on at token `at`: "the September consumer price figures".
fn continues(r: Reader, at: usize) -> bool {
    r.is_word(at) && !r.document.is(at, class::FUNCTION | class::AUXILIARY | class::PREPOSITION)
}

fn of_noun(r: Reader, at: usize, owned: bool, subject: bool) -> Option<Tense> {
    const DONE: [&str; 13] = [
        "announcement",
        "comments",
        "death",
        "deaths",
        "defeat",
        "loss",
        "massacre",
        "performance",
        "remarks",
        "resignation",
        "ruling",
        "victory",
        "win",
    ];
    // "Wednesday's decision will please investors", but "they will wait for Wednesday's decision".
    let decided = subject && r.document.says(at, &["decision", "result"]);
    if is_harm(r, at) || owned && (decided || r.document.says(at, &DONE)) {
        return Some(Tense::Past);
    }
    let month = |i: usize| r.sense(i).month.is_some() || r.sense(i).unit.is_some();
    let dated = at.checked_sub(1).is_some() && (at.saturating_sub(5)..at).any(month);
    (dated && (r.tells(at, beside::REPORTED) || r.sense(at).business)).then_some(Tense::Open)
}

/// Whether the date at token `start` is that of something that nobody schedules: "the fire on Friday", "the
/// crash in August".
pub(super) fn of_harm(r: Reader, start: usize) -> bool {
    let Some(before) = start.checked_sub(1) else { return false };
    let noun = if matches!(r.role(before), Some(Role::On | Role::In)) { before.saturating_sub(1) } else { before };
    is_harm(r, noun)
}

/// Whether the noun at token `at` tells of harm that nobody schedules: "fire", "shooting".
pub(super) fn is_harm(r: Reader, at: usize) -> bool {
    let kinds = || english().event_kinds.of(r.document.word(at)) != 0;
    // "a landslide victory", "a storm warning".
    let compound =
        r.is_word(at + 1) && !r.document.is(at + 1, class::FUNCTION | class::VERB) && r.sense(at + 1).weekday.is_none();
    r.document.is(at, class::EVENT) && !compound && (kinds() || r.document.is(at, class::ANY_EVENT))
}
