//! Lengths that no number tells, or that end or begin now: "the past two years", "recent weeks", "for decades", "weeklong".

use rust_decimal::Decimal;

use super::length::{of, several};
use super::read::{is_age, number_and_unit};
use super::{apply, mention};
use crate::lexicon::{Relation, Role, Shift, Unit, class, clause};
use crate::mention::date::Reader;
use crate::mention::{Mention, modifier};
use crate::value::Range;

/// "the year" of "the year ended July 31", "the year to March 31".
pub(super) fn ended(r: Reader, at: usize) -> Option<Mention> {
    let unit_at = if r.says(at + 1, "fiscal") || r.says(at + 1, "full") { at + 2 } else { at + 1 };
    let unit = r.sense(unit_at).unit.filter(|u| matches!(u, Unit::Month | Unit::Quarter | Unit::Year))?;
    let ended = r.document.says(unit_at + 1, &["ended", "ending", "to"]);
    let day = r.sense(unit_at + 2).month.is_some() || r.sense(unit_at + 3).month.is_some();
    let single = !r.plural(unit_at);
    (r.role(at) == Some(Role::The) && ended && day && single).then(|| {
        let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, unit_at + 1);
        mention(at..unit_at + 1, unit_at..unit_at + 1, length, None)
    })
}

/// "weeklong", "a yearlong study".
pub(super) fn compound(r: Reader, at: usize, unit: Unit) -> Option<Mention> {
    // "monthslong".
    if r.document.written(at).to_ascii_lowercase().ends_with("slong") {
        return Some(mention(at..at + 1, at..at + 1, several(unit, at + 1), None));
    }
    let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, at + 1);
    Some(mention(at..at + 1, at..at + 1, length, None))
}

/// What TimeML writes of "recent weeks" and "the past several quarters".
const PAST: &str = "PAST_REF";

/// "the past two years", "the next year", "recent weeks": a length that begins or ends now.
pub(super) fn shifted(r: Reader, at: usize) -> Option<Mention> {
    // "these last days".
    let next = if r.says(at, "these") { at + 1 } else { r.past_the(at) };
    let the = next > at;
    let recent = r.document.says(next, &["recent", "first", "final"]);
    // "may last months", "to last years": a verb.
    let verb = r.says(next, "last") && !the && at > 0 && is_aided(r, at - 1);
    let shift = r.sense(next).shift.filter(|_| !verb);
    if !recent && !matches!(shift, Some(Shift::Last | Shift::Next | Shift::Previous | Shift::Following)) {
        return None;
    }
    let after = next + 1;
    // "the past three quarters", which are no share.
    let told = r.sense(after).cardinal.filter(|n| (2..=20).contains(n));
    if let Some(n) = told.filter(|_| r.sense(after + 1).unit == Some(Unit::Quarter) && r.plural(after + 1)) {
        let n = Decimal::from(n);
        let length = of(n, Range::exactly(n), Unit::Quarter, after + 2);
        return Some(mention(at..after + 2, after..after + 2, length, None));
    }
    if let Some((before, start)) =
        modifier::read_before(r.document, after).map_or(Some((None, after)), |(m, e)| Some((Some(m), e)))
    {
        // "last one day" is none; "the first year" tells which, "the first two years" how long.
        if let Some(mut length) = number_and_unit(r, start) {
            let core = start..length.end;
            if shift == Some(Shift::Last) && r.says(start, "several") {
                PAST.clone_into(&mut length.timex);
            }
            return Some(mention(at..length.end, core, apply(length, before), before.and_then(modifier::timex)));
        }
    }
    let unit = r.sense(after).unit.filter(|_| !is_age(r, after + 1))?;
    let plural = r.plural(after);
    if plural && !r.says(next, "first") && !r.says(next, "final") {
        let mut length = several(unit, after + 1);
        if r.says(next, "recent") {
            PAST.clone_into(&mut length.timex);
        }
        return Some(mention(at..after + 1, after..after + 1, length, None));
    }
    let length = !recent && (the || r.says(next, "past")) && unit != Unit::Second;
    // "the past decade and a half".
    if length && r.role(after + 1) == Some(Role::And) && r.says(after + 2, "a") && r.says(after + 3, "half") {
        let n = Decimal::new(15, 1);
        let half = of(n, Range::exactly(n), unit, after + 4);
        return Some(mention(at..after + 4, after..after + 4, half, None));
    }
    length.then(|| {
        mention(at..after + 1, after..after + 1, of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, after + 1), None)
    })
}

/// How far before "as many weeks" their number is looked for, in tokens.
const COUNTED: usize = 14;

/// "the third crash in as many weeks": as many of them as were counted before.
pub(super) fn as_many(r: Reader, at: usize) -> Option<Mention> {
    let unit_at = at + 2;
    if !r.says(at, "as") || !r.says(at + 1, "many") || r.says(unit_at + 1, "as") {
        return None;
    }
    let unit = r.sense(unit_at).unit.filter(|_| r.plural(unit_at))?;
    let counted = |i: usize| {
        let sense = r.sense(i);
        let digits = || r.digits(i).filter(|&(_, length)| length <= 2).map(|(n, _)| n);
        sense.ordinal.map(i16::from).or(sense.cardinal).or_else(digits).filter(|n| (2..99).contains(n))
    };
    let n = (at.saturating_sub(COUNTED)..at).rev().take_while(|&i| !r.mark(i, b'.')).find_map(counted);
    let length = match n.map(Decimal::from) {
        Some(n) => of(n, Range::exactly(n), unit, unit_at + 1),
        None => several(unit, unit_at + 1),
    };
    Some(mention(at..unit_at + 1, at..unit_at + 1, length, None))
}

/// Whether the word at token `before` puts a verb behind it: "may", "to", "not".
fn is_aided(r: Reader, before: usize) -> bool {
    r.of_clause(before, clause::MAY)
        || r.document.is(before, class::AUXILIARY | class::NEGATION)
        || r.document.says(before, &["often", "to", "usually"])
}

/// "will burn for some hours yet": several of a unit.
pub(super) fn some(r: Reader, at: usize) -> Option<Mention> {
    let before = at.checked_sub(1).filter(|_| r.says(at, "some"))?;
    let unit = r.sense(at + 1).unit.filter(|_| r.plural(at + 1) && !is_age(r, at + 2))?;
    let told = told_before(r, before, unit) && r.role(before) != Some(Role::In) || r.says(before, "for");
    told.then(|| mention(at..at + 2, at + 1..at + 2, several(unit, at + 2), None))
}

/// "for decades", "in years": many of a unit, where the words around show that a length is meant.
pub(super) fn vague(r: Reader, at: usize, unit: Unit) -> Option<Mention> {
    let useful = r.plural(at)
        && !matches!(unit, Unit::Quarter | Unit::Night | Unit::Weekend)
        && !r.document.written(at).ends_with("ys'");
    if !useful || is_age(r, at + 1) {
        return None;
    }
    let told = told_behind(r, at + 1)
        || at.checked_sub(1).is_some_and(|before| told_before(r, before, unit))
        || listed(r, at, unit);
    told.then(|| mention(at..at + 1, at..at + 1, several(unit, at + 1), None))
}

/// Whether the word at token `before` shows that a length follows.
fn told_before(r: Reader, before: usize, unit: Unit) -> bool {
    let says = |at: usize, words: &[&str]| r.document.says(at, words);
    let takes = ["over", "after", "within", "took", "take", "takes", "last", "lasted", "lasts", "spent", "been", "of"];
    if r.role(before) == Some(Role::In) || says(before, &takes) {
        return true;
    }
    // "months of fighting", but not "the early years of the group".
    let the = r.role(before) == Some(Role::The);
    if says(before + 2, &["of"]) && r.document.is(before, class::FUNCTION) && !the {
        return true;
    }
    // "over the years".
    if the && before > 0 && says(before - 1, &["over", "through"]) {
        return true;
    }
    // "end decades of war": so long that it is always a length.
    matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium)
        && !matches!(r.role(before), Some(Role::The | Role::And))
        && r.sense(before).cardinal.is_none()
        && r.sense(before).ordinal.is_none()
}

/// Whether the word at token `end` shows that a length stands before it: "hours after the quake", "years ago", "the months
/// ahead", "the weeks to come".
fn told_behind(r: Reader, end: usize) -> bool {
    r.role(end) == Some(Role::Ago)
        || r.says(end, "later")
        || r.says(end, "ahead")
        // "exploded seconds apart".
        || r.says(end, "apart")
        || r.says(end, "to") && r.says(end + 1, "come")
        || matches!(r.sense(end).relation, Some(Relation::Before | Relation::After))
}

/// "hours, days or maybe weeks", "days and weeks": one of several units.
fn listed(r: Reader, at: usize, unit: Unit) -> bool {
    let joins = |i: usize| r.mark(i, b',') || r.says(i, "or") || r.role(i) == Some(Role::And);
    let other = |i: usize| r.plural(i) && r.sense(i).unit.is_some_and(|other| other != unit);
    // "or maybe", "or even", ", or".
    let behind = [at + 2, at + 3].into_iter().any(|i| joins(at + 1) && (i == at + 2 || joins(at + 2)) && other(i));
    let before = (2..=4).any(|back| {
        let unit_at = at.checked_sub(back);
        unit_at.is_some_and(|i| other(i) && joins(i + 1) && (i + 2..at).all(|i| joins(i) || is_maybe(r, i)))
    });
    behind || before
}

fn is_maybe(r: Reader, at: usize) -> bool {
    r.document.says(at, &["even", "maybe", "perhaps", "possibly"])
}
