//! Lengths that no number tells, or that end or begin now: "the past two years", "recent weeks", "for decades", "weeklong".

use rust_decimal::Decimal;

use super::length::{of, several};
use super::read::{is_age, number_and_unit};
use super::{apply, mention};
use crate::lexicon::{Relation, Role, Shift, Unit, class};
use crate::mention::date::Reader;
use crate::mention::{Mention, modifier};
use crate::value::Range;

/// "the year" of "the year ended July 31".
pub(super) fn ended(r: Reader, at: usize) -> Option<Mention> {
    let unit_at = if r.says(at + 1, "fiscal") || r.says(at + 1, "full") { at + 2 } else { at + 1 };
    let unit = r.sense(unit_at).unit.filter(|u| matches!(u, Unit::Month | Unit::Quarter | Unit::Year))?;
    let ended = r.says(unit_at + 1, "ended") || r.says(unit_at + 1, "ending");
    let day = r.sense(unit_at + 2).month.is_some() || r.sense(unit_at + 3).month.is_some();
    let single = !r.plural(unit_at);
    (r.role(at) == Some(Role::The) && ended && day && single).then(|| {
        let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, unit_at + 1);
        mention(at..unit_at + 1, unit_at..unit_at + 1, length, None)
    })
}

/// "weeklong", "a yearlong study".
pub(super) fn compound(r: Reader, at: usize) -> Option<Mention> {
    let unit = r.sense(at).long?;
    let length = of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, at + 1);
    Some(mention(at..at + 1, at..at + 1, length, None))
}

/// "the past two years", "the next year", "recent weeks": a length that begins or ends now.
pub(super) fn shifted(r: Reader, at: usize) -> Option<Mention> {
    // "these last days".
    let next = if r.says(at, "these") { at + 1 } else { r.past_the(at) };
    let the = next > at;
    let recent = r.says(next, "recent") || r.says(next, "first") || r.says(next, "final");
    let shift = r.sense(next).shift;
    if !recent && !matches!(shift, Some(Shift::Last | Shift::Next | Shift::Previous | Shift::Following)) {
        return None;
    }
    let after = next + 1;
    if let Some((before, start)) =
        modifier::read_before(r.document, after).map_or(Some((None, after)), |(m, e)| Some((Some(m), e)))
    {
        // "last one day" is none; "the first year" tells which, "the first two years" how long.
        if let Some(length) = number_and_unit(r, start) {
            let core = start..length.end;
            return Some(mention(at..length.end, core, apply(length, before), before.and_then(modifier::timex)));
        }
    }
    let unit = r.sense(after).unit.filter(|_| !is_age(r, after + 1))?;
    let plural = r.plural(after);
    if plural && !r.says(next, "first") && !r.says(next, "final") {
        return Some(mention(at..after + 1, after..after + 1, several(unit, after + 1), None));
    }
    let length = !recent && (the || r.says(next, "past")) && unit != Unit::Second;
    length.then(|| {
        mention(at..after + 1, after..after + 1, of(Decimal::ONE, Range::exactly(Decimal::ONE), unit, after + 1), None)
    })
}

/// "for decades", "in years": many of a unit, where a preposition shows that a length is meant.
pub(super) fn vague(r: Reader, at: usize) -> Option<Mention> {
    let unit = r.sense(at).unit.filter(|_| r.is_word(at) && r.plural(at))?;
    let before = at.checked_sub(1)?;
    let told = r.role(before) == Some(Role::In)
        || ["over", "after", "within", "took", "take", "lasted", "spent", "been", "of"]
            .iter()
            .any(|w| r.says(before, w));
    let told = told || r.role(at + 1) == Some(Role::Ago) || r.says(at + 1, "later");
    // "months of fighting", but not "the early years of the group".
    let told =
        told || r.says(at + 1, "of") && r.document.is(before, class::FUNCTION) && r.role(before) != Some(Role::The);
    // "hours after the quake", "days before the vote".
    let told = told || matches!(r.sense(at + 1).relation, Some(Relation::Before | Relation::After));
    // "over the years".
    let told = told
        || r.role(before) == Some(Role::The)
            && before > 0
            && (r.says(before - 1, "over") || r.says(before - 1, "through"));
    // "in the months ahead", "the weeks to come".
    let told = told || r.says(at + 1, "ahead") || r.says(at + 1, "to") && r.says(at + 2, "come");
    // "end decades of war": so long that it is always a length.
    let long = matches!(unit, Unit::Decade | Unit::Century) && !matches!(r.role(before), Some(Role::The | Role::And));
    let told = told || long && r.sense(before).cardinal.is_none() && r.sense(before).ordinal.is_none();
    let useful = !matches!(unit, Unit::Second | Unit::Quarter | Unit::Night | Unit::Weekend)
        && !r.document.written(at).ends_with("ys'");
    (told && useful && !is_age(r, at + 1)).then(|| mention(at..at + 1, at..at + 1, several(unit, at + 1), None))
}
