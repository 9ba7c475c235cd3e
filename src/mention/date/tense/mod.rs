//! Whether a date that the calendar has before and behind publication lies in the past or ahead: "was shot on Friday", "will
//! meet on Friday".
//!
//! The words right beside a date are asked first ([`beside`]), then the verb of its clause: the nearest before it or, where
//! there is none or the date heads its clause, the nearest behind it. A verb tells the past ([`verb`]) or the future, a
//! present tense only of what is scheduled ([`schedule`]). A deadline, "until" or "by", lies ahead of a verb that makes
//! something last or that orders it. The date of a noun that has happened, "Sunday's crash", is past whatever the verb says of
//! it ([`noun`]).

mod beside;
mod clue;
mod hit;
mod noun;
mod schedule;
mod verb;

use super::only_if;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, class, clause};
use clue::Clue;
use noun::is_harm;
use verb::Told;

/// What the words around a date say of when it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mention) enum Tense {
    /// The clause tells what happened.
    Past,
    /// The clause tells what is to come.
    Future,
    /// It was to come when it was told of, "bailed until May 24", "originally scheduled for May 24", and may be past by now; so
    /// may what the present tells, "Diwali falls on November 4".
    Meant,
    /// Nothing is said.
    Open,
}

impl Tense {
    /// Whether what is told lies ahead.
    pub(in crate::mention) fn looks_ahead(self) -> bool {
        matches!(self, Self::Future | Self::Meant)
    }
}

/// How far the verb of a date is looked for, in tokens.
const REACH: usize = 24;

/// The word before a date that says how its clause reaches to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    /// "until Friday".
    Until,
    /// "by Friday".
    By,
    /// "from Friday".
    From,
    /// "moved to Friday".
    To,
    /// "set for Friday".
    For,
    /// Any other, or none.
    None,
}

/// A date among its tokens.
#[derive(Clone, Copy)]
struct Place {
    start: usize,
    end: usize,
    bound: Bound,
    /// "Friday's attack".
    owner: bool,
    /// "in two weeks": no date of the calendar but a length that may be one.
    length: bool,
}

/// The tense of the clause around the tokens `start..end`.
pub(in crate::mention) fn around(r: Reader, start: usize, end: usize) -> Tense {
    let start = past_clock(r, start);
    let place = Place { start, end, bound: bound(r, start), owner: r.mark(end, b'\''), length: r.says(start, "in") };
    if let Some(tense) = beside::tells(r, start, end) {
        return tense;
    }
    let heads = if heads_clause(r, place) { behind(r, place) } else { None };
    let before = heads.or_else(|| before(r, place).map(|tense| noun::or_appointed(r, place, tense)));
    let told = before.or_else(|| behind(r, place));
    let bounds = matches!(place.bound, Bound::Until | Bound::By);
    match told {
        // "will overturn Monday's ruling", "will publish the September figures".
        Some(tense) if tense.looks_ahead() => noun::time_of(r, end, before.is_none()).unwrap_or(tense),
        Some(tense) => tense,
        // "funds last through April", "by Friday", "from Monday": what nothing puts into the past lies ahead.
        None if bounds => Tense::Future,
        None if place.bound == Bound::From => Tense::Meant,
        // "the crash in August is under study".
        None if noun::of_harm(r, start) => Tense::Past,
        None => Tense::Open,
    }
}

/// Whether the date stands for itself and is that of a day: "for Friday", not "for Friday's game", "for March delivery".
fn is_day(r: Reader, place: Place) -> bool {
    let noun = r.is_word(place.end) && !r.document.is(place.end, class::FUNCTION | class::VERB);
    let digits = (place.start..place.end).any(|i| r.kind(i) == Some(TokenKind::Digits));
    !place.owner && !noun && (digits || r.sense(place.start).weekday.is_some())
}

/// What the nearest verb before the date tells, in the same sentence.
fn before(r: Reader, mut place: Place) -> Option<Tense> {
    let mut scheduled = !place.owner;
    // Whether the date belongs to an infinitive: "ordered him to pay by Friday".
    let mut infinitive = false;
    let mut at = place.start;
    while at > 0 && place.start - at < REACH {
        at -= 1;
        if r.kind(at) != Some(TokenKind::Word) {
            if is_end(r, at) {
                return None;
            }
            if !r.mark(at, b',') {
                continue;
            }
            if let Some(open) = aside(r, at) {
                at = open;
                continue;
            }
            // "was sold by a firm, which opens on Friday": what stands before is another clause.
            if r.says(at + 1, "which") || r.says(at + 1, "who") {
                return None;
            }
            continue;
        }
        let Some(word) = Clue::at(r, at) else { continue };
        // "the talks begin after Friday's vote", "the team returns after losing on Friday": the verb says nothing of when.
        if follows(r, word) && at + 1 < place.start {
            scheduled = false;
            // "since his election in August", but "since talks in August are likely".
            if r.says(at, "since") && !r.document.is(place.end, class::AUXILIARY | class::VERB) {
                return Some(Tense::Past);
            }
            // "will rebuild after the fire on Friday".
            if noun::of_harm(r, place.start) {
                return Some(Tense::Past);
            }
        }
        // "would not answer for the bombing of the port on Friday".
        if word.is(class::EVENT) && is_harm(r, at) && hangs(r, at) {
            return Some(Tense::Past);
        }
        // "suspended until the hearing on Nov. 9".
        if place.bound == Bound::None && word.is_of(clause::UNTIL) {
            place.bound = Bound::Until;
        }
        infinitive |= word.is_of(clause::TO) && opens_infinitive(r, at);
        if let Some(tense) = decide(r, word, place, scheduled, infinitive) {
            return Some(tense);
        }
    }
    None
}

/// What a word before the date makes of it.
fn decide(r: Reader, word: Clue, place: Place, scheduled: bool, infinitive: bool) -> Option<Tense> {
    let bounds = matches!(place.bound, Bound::Until | Bound::By);
    if verb::is_dropped(r, word) {
        return Some(Tense::Meant);
    }
    // "was due on Sunday but came later".
    if verb::is_past_plan(r, word) && but_behind(r, place.end) {
        return Some(if r.sense(place.start).weekday.is_some() { Tense::Past } else { Tense::Meant });
    }
    // "was put off until December", "moved it to May", "set it for June 3".
    if verb::defers(r, word) && matches!(place.bound, Bound::Until | Bound::To)
        || place.bound == Bound::For && word.is_of(clause::SETS)
        || place.bound == Bound::Until && word.is_of(clause::GIVEN)
    {
        return Some(Tense::Meant);
    }
    // "ordered him to pay by April 5", "were told to stay home on Friday",
    // "have agreed to meet on Friday".
    if infinitive
        && (word.is_of(clause::FREED) || word.is_of(clause::ORDERING) && (bounds || verb::advises(r, word.at)))
    {
        return Some(Tense::Meant);
    }
    // "markets expect the bank to cut rates on Thursday".
    if infinitive && word.is_of(clause::INTEND) && schedule::has_subject(r, word.at) {
        return Some(Tense::Meant);
    }
    if let Some(tense) = only_if(scheduled, || schedule::tells(r, word, place.end, place.length)) {
        return Some(tense);
    }
    match verb::told_by(r, word)? {
        Told::Future => Some(Tense::Future),
        // "has cancelled all flights until Friday": such a verb takes no past day.
        Told::Perfect if place.bound == Bound::Until => Some(Tense::Meant),
        // "is closed to traffic until Friday".
        Told::Present => (place.bound == Bound::Until).then_some(Tense::Future),
        // "called a strike for June 3".
        Told::Past | Told::Perfect if place.bound == Bound::For && is_day(r, place) => Some(Tense::Meant),
        // "was in force until June 3", told in May, looks ahead: the last one is too far back.
        Told::Past if place.bound == Bound::Until && verb::is_state(r, word.at) => Some(Tense::Open),
        Told::Past | Told::Perfect => Some(Tense::Past),
    }
}

/// What the nearest verb behind the date tells, in the same clause.
fn behind(r: Reader, place: Place) -> Option<Tense> {
    for at in place.end..place.end + REACH {
        // "over the weekend, and more will fall": another clause.
        let clause = r.mark(at, b',') && (r.role(at + 1) == Some(Role::And) || r.says(at + 1, "but"));
        if r.kind(at).is_none() || is_end(r, at) || clause {
            return None;
        }
        let Some(word) = Clue::at(r, at) else { continue };
        if let Some(told) = verb::told_by(r, word) {
            match told {
                Told::Future => return Some(Tense::Future),
                Told::Past | Told::Perfect => return Some(Tense::Past),
                Told::Present => {}
            }
        }
        if place.owner && starts_owned(r, place, word) {
            return Some(Tense::Future);
        }
        if let Some(tense) = only_if(!place.owner, || schedule::tells(r, word, at + 1, place.length)) {
            return Some(tense);
        }
    }
    None
}

/// Whether a verb right behind what a weekday owns tells when that is still to begin, or what it may bring: "Thursday's game
/// starts at 7:30", "Sunday's final is at 3 p.m.", "Friday's jobs report is likely to". "Friday's vote opens the way" does not.
fn starts_owned(r: Reader, place: Place, verb: Clue) -> bool {
    const LONGEST: usize = 3;
    let (at, first) = (verb.at, place.end + 2);
    let be = at > 0 && r.document.says(at - 1, &["are", "is"]);
    let off = at + 1 + usize::from(r.document.says(at + 1, &["in", "off"]));
    let timed = |i: usize| (r.role(i) == Some(Role::At) || is_of_clock(r, i)) && is_of_clock(r, i + 1);
    let tells = verb.is_of(clause::OPENING | clause::TAKES) && !be && timed(off)
        || verb.is_of(clause::ARE) && timed(at + 1)
        || verb.is_of(clause::LIKELY) && be && r.says(at + 1, "to");
    let noun = |i: usize| r.is_word(i) && !r.document.is(i, class::FUNCTION | class::PREPOSITION) && !is_harm(r, i);
    let last = if be { at - 1 } else { at };
    let weekday = || r.sense(place.start).weekday.is_some();
    tells && weekday() && first < last && last <= first + LONGEST && (first..last).all(noun)
}

/// Whether the date heads its clause, so that the verb behind it is its own: "said that on Friday it will", "and from May the",
/// "the men who on Friday will".
fn heads_clause(r: Reader, place: Place) -> bool {
    let Some(preposition) = place.start.checked_sub(1) else { return false };
    let Some(before) = preposition.checked_sub(1) else { return false };
    let opens = matches!(r.role(preposition), Some(Role::On | Role::In)) || place.bound == Bound::From;
    opens
        && (r.role(before) == Some(Role::And)
            || r.document.says(before, &["because", "but", "that", "when", "where", "which", "who"]))
        && !r.says(place.end, "that")
}

/// The word before a date: "until the week of June 22", "until mid-August".
fn bound(r: Reader, start: usize) -> Bound {
    let within = |i: usize| {
        matches!(r.role(i), Some(Role::Of | Role::The))
            || r.sense(i).unit.is_some()
            || r.sense(i).part.is_some()
            || r.mark(i, b'-')
    };
    let Some(at) = (0..start).rev().take(4).find(|&i| !within(i)) else { return Bound::None };
    match (r.sense(at).relation, r.role(at)) {
        (Some(Relation::Until), _) => Bound::Until,
        (Some(Relation::By), _) => Bound::By,
        (Some(Relation::From), _) => Bound::From,
        (_, Some(Role::To)) => Bound::To,
        _ if r.says(at, "for") => Bound::For,
        _ => Bound::None,
    }
}

/// The token at which the time of day before token `start` begins, if one stands there: "by noon Friday", "until 9 p.m.
/// Friday".
fn past_clock(r: Reader, start: usize) -> usize {
    (0..start).rev().take(6).find(|&i| !is_of_clock(r, i)).map_or(start, |i| i + 1)
}

fn is_of_clock(r: Reader, at: usize) -> bool {
    let half = r.document.says(at, &["a.m.", "p.m.", "a.m", "p.m", "am", "pm"]);
    let sense = r.sense(at);
    half || sense.clock.is_some() || sense.zone.is_some() || r.mark(at, b':') || r.kind(at) == Some(TokenKind::Digits)
}

/// The token of the comma that opens the relative clause which the comma at token `at` closes: "the games, which opened last
/// week, run through May 22".
fn aside(r: Reader, at: usize) -> Option<usize> {
    const LONGEST: usize = 15;
    let open = (at.saturating_sub(LONGEST)..at).rev().find(|&i| r.mark(i, b','))?;
    r.document.says(open + 1, &["where", "which", "who", "whose"]).then_some(open)
}

/// Whether what stands behind a word is told only as what the clause follows: "after", "despite", "over the".
fn follows(r: Reader, word: Clue) -> bool {
    let article = || matches!(r.role(word.at + 1), Some(Role::The | Role::Article));
    word.is_of(clause::AFTER) && (!r.says(word.at, "over") || article())
}

/// Whether the noun at token `at` hangs on a preposition: "for the reported bombing", "in an attack".
fn hangs(r: Reader, at: usize) -> bool {
    const LONGEST: usize = 4;
    let article = |i: &usize| matches!(r.role(*i), Some(Role::The | Role::Article));
    let within = |i: &usize| r.is_word(*i) && (article(i) || !r.document.is(*i, class::FUNCTION));
    let first = (at.saturating_sub(LONGEST)..at).rev().take_while(within).find(article);
    first.is_some_and(|i| i > 0 && r.document.is(i - 1, class::PREPOSITION))
}

/// Whether "to" at token `at` opens an infinitive of what may be to come: not "to have left", "to killing", "to the".
fn opens_infinitive(r: Reader, at: usize) -> bool {
    let next = at + 1;
    r.is_word(next)
        && !r.named(next)
        && !r.says(next, "have")
        && !ends_with(r, next, "ing")
        && (r.says(next, "be") || !r.document.is(next, class::FUNCTION | class::PREPOSITION))
}

/// Whether the word at token `at` ends in `suffix`, in any case.
pub(super) fn ends_with(r: Reader, at: usize, suffix: &str) -> bool {
    let written = r.document.written(at).as_bytes();
    written.len().checked_sub(suffix.len()).is_some_and(|from| written[from..].eq_ignore_ascii_case(suffix.as_bytes()))
}

/// Whether a sentence goes on against what was planned behind its date: "was due Sunday but", "was due Sunday night, but".
fn but_behind(r: Reader, end: usize) -> bool {
    let end = end + usize::from(r.sense(end).daypart.is_some());
    r.says(r.past_mark(end, b','), "but")
}

fn is_end(r: Reader, at: usize) -> bool {
    // "3.2 percent in the third quarter", "at 20:00 GMT" have no end at their marks.
    let digits = |i: usize| r.kind(i) == Some(TokenKind::Digits);
    let inside = r.glued(at) && r.glued(at + 1) && digits(at + 1) && at > 0 && digits(at - 1);
    // "on Feb. 20 or 21", "Inc. said".
    let short = || r.sense_before(at).short || r.is_word(at + 1) && !r.capital(at + 1);
    let abbreviated = r.mark(at, b'.') && r.glued(at) && short();
    let ends = [b'.', b';', b'?', b'!', b':'].iter().any(|&m| r.mark(at, m));
    r.kind(at) == Some(TokenKind::Break) || ends && !inside && !abbreviated
}
