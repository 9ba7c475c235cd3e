//! Stretches that the words name by their unit alone: "the end of the year", "by year-end", "over the weekend", "ended the day".

use jiff::civil::Weekday;

use super::absolute::{Field, Written, YEARS};
use super::lead::Lead;
use super::relative::{near, shapeless};
use super::stretch::{self, Dated, Grain, grain_of, holding};
use super::tense;
use super::{Found, Reader, anchor, today};
use crate::document::TokenKind;
use crate::lexicon::{Part, Role, Unit, class, clause};
use crate::value::{Days, Mod};

/// The stretch that begins at token `at`.
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Found> {
    let at = lead.at;
    if !r.unit_near(at) {
        return rest(r, at);
    }
    if lead.first == at {
        return unit_end(r, at).or_else(|| rest(r, at));
    }
    ended_unit(r, at).or_else(|| weekend(r, at)).or_else(|| rest(r, at)).or_else(|| told_unit(r, at))
}

/// "the year", "this month" behind "the end of" and the like: the one that holds the day of publication.
pub(super) fn this_unit(r: Reader, at: usize) -> Option<Found> {
    let the = r.role(at) == Some(Role::The);
    let mut next = if the { at + 1 } else { at };
    if the && r.document.says(next, &["calendar", "fiscal", "financial", "trading"]) {
        next += 1;
    }
    // "end of month".
    let bare = at > 0 && r.role(at - 1) == Some(Role::Of) && r.digits(next + 1).is_none();
    let unit = r.sense(next).unit.filter(|_| (the || bare) && !r.plural(next))?;
    let grain = stretch::grain_of(unit).filter(|_| unit != Unit::Night)?;
    let end = at >= 2 && r.document.says(at - 2, &["close", "end"]);
    let told = if end && unit == Unit::Decade { told_decade(r, at, next + 1) } else { None };
    let dated = told.or_else(|| r.published().and_then(|p| stretch::holding(grain, p)));
    Some(Found::new(at..next + 1, dated.unwrap_or_else(|| shapeless(grain))))
}

/// "sold in the 1920s; by the end of the decade it was empty": the decade that is past in the text.
fn told_decade(r: Reader, at: usize, end: usize) -> Option<stretch::Dated> {
    if tense::around(r, at, end) != tense::Tense::Past {
        return None;
    }
    let (first, _) = anchor::told_before(r, at, Grain::Decade)?.ends()?;
    holding(Grain::Decade, first)
}

/// "ending the day", "closed the week": the one told last, or that of publication.
fn ended_unit(r: Reader, at: usize) -> Option<Found> {
    let ends = ["end", "ends", "ended", "ending", "finish", "finished", "finishing", "close", "closed", "closing"];
    at.checked_sub(1).filter(|&before| r.role(at) == Some(Role::The) && r.document.says(before, &ends))?;
    let mut found = this_unit(r, at)?;
    // "closed the weekend of May 3", "closed the year after 2014".
    let end = found.tokens.end;
    if r.role(end) == Some(Role::Of) || r.sense(end).relation.is_some() {
        return None;
    }
    if found.dated.grain == Grain::Day {
        let told = anchor::told_before(r, at, Grain::Day).or_else(|| today(r));
        found.dated = told.unwrap_or(found.dated);
    }
    Some(found)
}

/// "by year-end", "at quarter end", "at year's end", "mid-year", "midyear".
fn unit_end(r: Reader, at: usize) -> Option<Found> {
    // "1993 year-end".
    if r.kind(at) == Some(TokenKind::Digits)
        && let (Some((year, 4)), true) = (r.digits(at), r.says(at + 1, "year"))
    {
        let found = unit_end(r, at + 1)?;
        let dated = stretch::cut(stretch::whole_year(year).filter(|_| YEARS.contains(&year))?, Part::End);
        return Some(Found { core: at..at + 1, ..Found::new(at..found.tokens.end, dated) });
    }
    let mid = r.sense(at).part == Some(Part::Mid) && r.mark(at + 1, b'-') && r.glued(at + 1);
    if let Some(unit) = r.sense(at).mid {
        let whole = near(r, grain_of(unit)?, unit, 0);
        return Some(Found::new(at..at + 1, stretch::cut(whole, Part::Mid)));
    }
    let (part, unit_at, end) = if mid {
        (Part::Mid, at + 2, at + 3)
    } else {
        // "a year end" and "the year ends" are others; "the year-end sale" is one, and so is "year's end".
        r.sense(at).unit?;
        let owns = r.mark(at + 1, b'\'') && r.says(at + 2, "s");
        let next = if owns { at + 3 } else { r.past_mark(at + 1, b'-') };
        r.says(next, "end").then_some((Part::End, at, next + 1))?
    };
    let unit = r.sense(unit_at).unit.filter(|u| *u >= Unit::Week && *u != Unit::Fortnight && *u <= Unit::Decade)?;
    if r.plural(unit_at) || r.role(at.wrapping_sub(1)) == Some(Role::Article) {
        return None;
    }
    let grain = grain_of(unit)?;
    let year = (unit == Unit::Year).then(|| super::year::year_after(r, end)).flatten();
    let (whole, end) = match year {
        Some((year, end)) => (stretch::whole_year(year)?, end),
        None => {
            let told = if unit == Unit::Decade { told_decade(r, at, end) } else { None };
            // "had $3 billion in cash at year-end": of the year that is over.
            let over = unit == Unit::Year && !mid && r.sense_before(at).role == Some(Role::At);
            let back = if over && tense::around(r, at, end) == tense::Tense::Past { -1 } else { 0 };
            (told.unwrap_or_else(|| near(r, grain, unit, back)), end)
        }
    };
    Some(Found { core: unit_at..unit_at + 1, ..Found::new(at..end, stretch::cut(whole, part)) })
}

/// "over the weekend": the last one, the coming one where the clause tells the future.
fn weekend(r: Reader, at: usize) -> Option<Found> {
    let named = r.role(at) == Some(Role::The) && r.sense(at + 1).unit == Some(Unit::Weekend);
    if !named {
        return None;
    }
    let before = r.sense_before(at);
    let told = matches!(before.role, Some(Role::In | Role::On | Role::At))
        || before.relation.is_some()
        || at > 0 && r.document.says(at - 1, &["for", "into", "over", "through", "throughout"])
        // "cautious ahead of the weekend".
        || at > 1 && r.says(at - 1, "of") && r.says(at - 2, "ahead")
        // "The weekend had been sunny."
        || r.document.is(at + 2, class::AUXILIARY);
    if !told || r.plural(at + 1) || r.role(at + 2) == Some(Role::Of) {
        return None;
    }
    let Some(published) = r.published() else {
        return Some(Found::new(at..at + 2, near(r, Grain::Weekend, Unit::Week, 0)));
    };
    let saturday = Weekday::Saturday;
    let future = tense::around(r, at, at + 2).looks_ahead();
    Some(Found::new(at..at + 2, holding(Grain::Weekend, stretch::nearest(saturday, published, future)?)?))
}

/// "Labor Day weekend": the weekend that the holiday stands beside, with the holiday.
pub(super) fn holiday_weekend(r: Reader, written: &Written, placed: &Dated) -> Option<Dated> {
    let named = matches!(written.field, Field::Holiday(_)) && r.sense(written.end).unit == Some(Unit::Weekend);
    let (day, _) = placed.ends().filter(|_| named && !r.plural(written.end))?;
    // A Monday or Tuesday follows its weekend, the others stand before it.
    let saturday = stretch::nearest(
        Weekday::Saturday,
        day,
        !matches!(day.weekday(), Weekday::Monday | Weekday::Tuesday | Weekday::Sunday),
    )?;
    let weekend = holding(Grain::Weekend, saturday)?;
    let (first, last) = weekend.ends()?;
    Some(Dated::new(weekend.value.timex, Days::between(Some(first.min(day)), Some(last.max(day))), Grain::Weekend))
}

/// "the rest of the year", "the year to date": what of a stretch lies after or before the day of publication.
fn rest(r: Reader, at: usize) -> Option<Found> {
    let first = r.past_the(at);
    if r.sense(first).unit.is_none() && !r.document.is(first, class::LEADS_ON) {
        return None;
    }
    let remains = r.document.says(first, &["rest", "remainder", "balance"]) && r.role(first + 1) == Some(Role::Of);
    let (mut found, to_date) = if remains {
        let whole = this_unit(r, first + 2).or_else(|| super::plain(r, first + 2))?;
        (Found { tokens: at..whole.tokens.end, ..whole }, false)
    } else {
        let unit = r.sense(first).unit.filter(|unit| *unit >= Unit::Month)?;
        let hyphen = usize::from(r.mark(first + 1, b'-'));
        let said = r.says(first + 1 + hyphen, "to") && r.says(first + 2 + 2 * hyphen, "date");
        let unit = Some(unit).filter(|_| said)?;
        let dated = near(r, grain_of(unit)?, unit, 0);
        (Found::new(at..first + 3 + 2 * hyphen, dated), true)
    };
    let (first, last) = found.dated.ends()?;
    let published = r.published().filter(|p| first <= *p && *p <= last)?;
    let days =
        if to_date { Days::between(Some(first), Some(published)) } else { Days::between(Some(published), Some(last)) };
    (found.dated.value.hard, found.dated.value.typical) = (days, days);
    found.dated.value.modifier = (!to_date).then_some(Mod::End);
    Some(found)
}

/// "in the quarter", "for the month": the one told last, else that of publication or, of quarters, the one before it.
fn told_unit(r: Reader, at: usize) -> Option<Found> {
    let before = at.checked_sub(1)?;
    let prepositions = ["in", "during", "for", "over"];
    if r.role(at) != Some(Role::The) {
        return None;
    }
    let unit = r.sense(at + 1).unit.filter(|u| matches!(u, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year))?;
    let single = !r.plural(at + 1);
    // "in the week before the vote", "in the year that followed", "the year 2000", "the week's vote".
    let end = at + 2;
    let open = r.is_word(end)
        && !r.document.is(end, class::AUXILIARY | class::PREPOSITION | class::VERB)
        && !r.of_clause(end, clause::PAST)
        && r.role(end) != Some(Role::And);
    let told_on = r.sense(end).relation.is_some() || matches!(r.role(end), Some(Role::Of | Role::To | Role::In));
    let marked = r.mark(end, b'-') || r.mark(end, b'\'') || r.kind(end) == Some(TokenKind::Digits);
    if !single || !r.document.says(before, &prepositions) || open || told_on || marked {
        return None;
    }
    let grain = grain_of(unit)?;
    let told = anchor::of_grain(r, at, grain);
    let now = || near(r, grain, unit, if unit == Unit::Quarter { -1 } else { 0 });
    Some(Found::new(at..end, told.unwrap_or_else(now)))
}
