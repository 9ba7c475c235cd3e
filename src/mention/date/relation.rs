//! Dates that bound a stretch on one side: "since 2014", "no later than Friday", "on or before May 3".

use super::lead::Lead;
use super::range;
use super::reader::Reader;
use super::stretch::{Dated, Grain};
use super::two_years::closing_year;
use super::{Found, alone, date_from, only_if};
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, Unit, class, clause};
use crate::value::{DateValue, Days, Mod, Value};

/// "since 2014", "by the end of May", "until Friday", "from 2016 on".
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Found> {
    let at = lead.at;
    if lead.digits {
        return year_and(r, at);
    }
    // "years greater than 2012".
    if let Some(relation) = only_if(lead.here.unit == Some(Unit::Year), || compared_year(r, at)) {
        return bounded(r, at, relation, at + 3).filter(|found| found.dated.grain == Grain::Year);
    }
    let opens = lead.here.relation.is_some()
        || matches!(lead.here.role, Some(Role::Later | Role::Earlier))
        || r.document.is(at, class::NEGATION)
        || r.document.is(at + 1, class::OR);
    if !opens {
        return None;
    }
    // "midway through 2019" bounds nothing.
    if at > 0 && r.says(at, "through") && r.document.says(at - 1, &["halfway", "midway", "partway"]) {
        return None;
    }
    // "later than May 3", "no later than May 3".
    let not = r.says(at, "no") || r.says(at, "not");
    let (start, at) = if not { (at, at + 1) } else { (at, at) };
    let than = r.says(at + 1, "than");
    if not && !than {
        return None;
    }
    if let Some((relation, next)) = or_on(r, at) {
        return bounded(r, at, relation, next);
    }
    if let Some((relation, next)) = long_relation(r, at) {
        return bounded(r, at, relation, next);
    }
    let relation = match (r.sense(at).relation, r.role(at)) {
        (Some(relation), _) => relation,
        (None, Some(Role::Later)) if than => {
            if not {
                Relation::By
            } else {
                Relation::After
            }
        }
        (None, Some(Role::Earlier)) if than => {
            if not {
                Relation::Since
            } else {
                Relation::Before
            }
        }
        _ => return None,
    };
    let relation = if is_denied(r, at, relation) { Relation::Since } else { relation };
    bounded(r, start, relation, if than { at + 2 } else { at + 1 })
}

/// How far before "before" or "until" its denial is looked for, in tokens.
const DENIED: usize = 4;

/// "will not open before 2026", "won't be ready until May 2026": what is denied up to a date lies behind it. Of the past
/// less is said: "did not leave before 2021" may tell of one who never left.
fn is_denied(r: Reader, at: usize, relation: Relation) -> bool {
    if !matches!(relation, Relation::Before | Relation::Until) || r.says(at, "through") {
        return false;
    }
    let verb = |i: &usize| r.is_word(*i) && !r.document.is(*i, class::PREPOSITION) && r.role(*i).is_none();
    let not = (at.saturating_sub(DENIED)..at).rev().take_while(verb).find(|&i| r.document.is(i, class::NEGATION));
    let ahead = |i: usize| r.of_clause(i, clause::FUTURE | clause::MAY) && !r.of_clause(i, clause::COULD);
    not.is_some_and(|i| ahead(i) || i > 0 && r.says(i, "not") && ahead(i - 1))
}

/// On which side of its year "years greater than 2012" lies, whose "years" stands at token `at`.
fn compared_year(r: Reader, at: usize) -> Option<Relation> {
    if !r.document.says(at, &["year", "years"])
        || !r.says(at + 2, "than")
        || r.digits(at + 3).is_none_or(|(_, length)| length != 4)
    {
        return None;
    }
    if r.document.says(at + 1, &["greater", "higher", "later"]) {
        return Some(Relation::After);
    }
    r.document.says(at + 1, &["earlier", "less", "lower"]).then_some(Relation::Before)
}

/// "on or before May 3", "before or on May 3": the day itself is in.
fn or_on(r: Reader, at: usize) -> Option<(Relation, usize)> {
    let on = |i: usize| r.document.says(i, &["on", "in", "at"]);
    // "later than or on May 3", "earlier than or at May 3".
    if r.says(at + 1, "than") && r.says(at + 2, "or") && on(at + 3) {
        return match r.role(at)? {
            Role::Later => Some((Relation::Since, at + 4)),
            Role::Earlier => Some((Relation::By, at + 4)),
            _ => None,
        };
    }
    let relation = match (on(at), r.says(at + 1, "or"), on(at + 2)) {
        (true, true, _) => r.sense(at + 2).relation?,
        (false, true, true) => r.sense(at).relation?,
        _ => return None,
    };
    match relation {
        Relation::Before | Relation::By => Some((Relation::By, at + 3)),
        Relation::After | Relation::Since => Some((Relation::Since, at + 3)),
        _ => None,
    }
}

/// "2016 or later", "2010 and beyond": a year and what lies on one side of it.
fn year_and(r: Reader, at: usize) -> Option<Found> {
    let end = at + 1;
    let joined = r.role(end) == Some(Role::And) || r.says(end, "or");
    // "2014 onward".
    let alone = r.document.says(end, &["onward", "onwards"]);
    if r.kind(at) != Some(TokenKind::Digits) || !(joined || alone) {
        return None;
    }
    let year = closing_year(r, at)?;
    let end = if alone { at } else { end };
    let says = |words: &[&str]| r.document.says(end + 1, words);
    let since = says(&["later", "after", "beyond", "onward", "onwards", "afterward", "afterwards", "greater"]);
    if !since && !says(&["earlier", "before"]) || r.is_word(end + 2) && !r.document.is(end + 2, class::FUNCTION) {
        return None;
    }
    let side = |days: Days| {
        if since { Days::between(days.earliest, None) } else { Days::between(None, days.latest) }
    };
    let core_value = year.dated.value.clone();
    let value = DateValue { hard: side(core_value.hard), typical: side(core_value.typical), ..core_value.clone() };
    let dated = Dated { value, grain: Grain::Year };
    Some(Found {
        tokens: year.tokens.start..end + 2,
        core: year.core,
        dated,
        core_value: Some(Box::new(Value::Date(core_value))),
        offset: None,
        closes: None,
    })
}

/// "2026 at the earliest", "Friday at the latest": the words behind a date bound it.
pub(super) fn at_the(r: Reader, found: Found) -> Found {
    let end = found.tokens.end;
    let early = r.says(end + 2, "earliest");
    let bounds = r.role(end + 1) == Some(Role::The) && (early || r.says(end + 2, "latest"));
    let plain = found.core_value.is_none() && found.closes.is_none();
    if !bounds || !plain || matches!(found.dated.grain, Grain::Time | Grain::Vague) || found.dated.ends().is_none() {
        return found;
    }
    let side = |days: Days| if early { Days::between(days.earliest, None) } else { Days::between(None, days.latest) };
    let Dated { value: core_value, grain } = found.dated;
    let value = DateValue { hard: side(core_value.hard), typical: side(core_value.typical), ..core_value.clone() };
    Found {
        tokens: found.tokens.start..end + 3,
        dated: Dated { value, grain },
        core_value: Some(Box::new(Value::Date(core_value))),
        ..found
    }
}

/// "prior to 2014", "starting in March 2015", "beginning Friday".
fn long_relation(r: Reader, at: usize) -> Option<(Relation, usize)> {
    if r.says(at, "prior") {
        return (r.role(at + 1) == Some(Role::To)).then_some((Relation::Before, at + 2));
    }
    let opens = r.says(at, "starting") || r.says(at, "beginning");
    let next = if r.document.says(at + 1, &["in", "on", "from", "with"]) { at + 2 } else { at + 1 };
    opens.then_some((Relation::Since, next))
}

/// The days that a relation word leaves of the date at token `next`.
fn bounded(r: Reader, at: usize, relation: Relation, next: usize) -> Option<Found> {
    // "through the night": a part of the day without its day bounds no days.
    let part_at = r.past_the(next);
    let behind = r.sense(part_at + 1);
    let lone = !behind.known && r.kind(part_at + 1) != Some(TokenKind::Digits) || behind.role == Some(Role::In);
    if lone && r.sense(part_at).daypart.is_some() && !r.says(part_at, "overnight") {
        return None;
    }
    let part =
        |timex: &str| timex.split_once('T').is_some_and(|(_, part)| part.bytes().all(|b| b.is_ascii_uppercase()));
    let inner = range_or_date(r, next).filter(|inner| match inner.dated.grain {
        Grain::Vague => false,
        // "through Tuesday night", but not "by 5 p.m.", "through the night"; "before dawn on Tuesday" is on Tuesday.
        Grain::Time if matches!(relation, Relation::Before | Relation::After) => false,
        Grain::Time => inner.dated.ends().is_some() && part(&inner.dated.value.timex),
        _ => true,
    })?;
    let mut end = inner.tokens.end;
    // "before tomorrow's vote" is tomorrow, "since Monday's crash" began on Monday.
    if r.mark(end, b'\'') && r.glued(end) && r.says(end + 1, "s") && r.is_word(end + 2) {
        return None;
    }
    let relation = if relation == Relation::From {
        let on = ["on", "onward", "onwards"].into_iter().find(|w| r.says(end, w))?;
        // "from Friday on", but not "from 2016 on the list".
        if on == "on" && r.is_word(end + 1) {
            return None;
        }
        end += 1;
        Relation::Since
    } else {
        relation
    };
    let Found { core, dated: Dated { value: core_value, grain }, closes, .. } = inner;
    let open = |days: Days| {
        if days.earliest.is_none() && days.latest.is_none() {
            return Days::ALL;
        }
        match relation {
            Relation::Since | Relation::From => Days::between(days.earliest, None),
            Relation::By | Relation::Until => Days::between(None, days.latest),
            // "before the end of the year" lasts to its end, "after the beginning" begins there.
            Relation::Before if core_value.modifier == Some(Mod::End) => Days::between(None, days.latest),
            Relation::After if core_value.modifier == Some(Mod::Start) => Days::between(days.earliest, None),
            Relation::Before => Days::between(None, days.earliest.and_then(|d| d.yesterday().ok())),
            Relation::After => Days::between(days.latest.and_then(|d| d.tomorrow().ok()), None),
        }
    };
    let (hard, typical) = (open(core_value.hard), open(core_value.typical));
    let value = DateValue { hard, typical, ..core_value.clone() };
    Some(Found {
        tokens: at..end,
        core,
        dated: Dated { value, grain },
        core_value: Some(Box::new(Value::Date(core_value))),
        offset: None,
        closes,
    })
}

fn range_or_date(r: Reader, at: usize) -> Option<Found> {
    let lead = Lead::at(r, at)?;
    let plain = lead.here.relation != Some(Relation::From) && lead.here.role != Some(Role::Between);
    match alone::read(r, &lead) {
        Ok(alone) => Some(alone),
        Err(written) => only_if(plain, || range::read(r, &lead, written)).or_else(|| date_from(r, &lead, written)),
    }
}
