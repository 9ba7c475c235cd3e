//! Dates that stand alone: "Monday", "March 22, 2014", "in 2014", "2014-03-22", "today", with nothing beside them that could go on
//! with them. Most dates of news are these.
//!
//! A set, a range, a part of a stretch, a time of the day and an era each need a word or a mark of their own, and it stands
//! before the date, where its reader begins, or right behind it. Where the words of a date lead to none of these readers and what
//! stands behind it is the end of a sentence, or a word that is none of the calendar, none of them need be asked.

use super::absolute::Written;
use super::lead::{Lead, ends_behind, is_joint};
use super::names::is_programme;
use super::reader::Reader;
use super::relative::{day_from_now, shifted};
use super::{Found, on_calendar, only_if, tense, written};
use crate::document::TokenKind;
use crate::lexicon::{Opens, Relation, Role, Shift, Unit, class};

/// The date that begins with `lead`, if it stands alone; else what is written there, for those who read on.
pub(super) fn read(r: Reader, lead: &Lead) -> Result<Found, Option<Written>> {
    if let Some(found) = from_now(r, lead) {
        return Ok(found);
    }
    let written = written(r, lead);
    written.and_then(|written| as_written(r, lead, &written)).ok_or(written)
}

fn as_written(r: Reader, lead: &Lead, written: &Written) -> Option<Found> {
    let at = lead.at;
    if lead.first > at || lead.here.phrase {
        return None;
    }
    let plain = if lead.digits { in_digits(r, at, written) } else { in_words(r, lead, written) };
    if plain && ends(r, written.end) { on_calendar(r, at, written) } else { None }
}

/// "today", "last week", "this morning".
fn from_now(r: Reader, lead: &Lead) -> Option<Found> {
    let &Lead { at, here, opens, .. } = lead;
    if let Some(n) = here.day {
        let plain = !here.phrase && !opens.has(others(Opens::RELATIVE)) && ends(r, at + 1) && !is_programme(r, at);
        return plain.then(|| day_from_now(r, at, n));
    }
    let next = r.sense(at + 1);
    let unit = matches!(next.unit, Some(Unit::Night | Unit::Week | Unit::Month | Unit::Year)) || next.daypart.is_some();
    let shifts = matches!(here.shift, Some(Shift::Last | Shift::This | Shift::Next));
    // "last year's first quarter".
    let plain = shifts && unit && !r.mark(at + 2, b'\'') && ends(r, at + 2) && r.phrase(at).is_none();
    only_if(plain, || shifted(r, at))
}

/// Whether the date that begins with these digits is "22 March", "2014-03-22" or "2014", and no time of the day: "between 0600
/// and 2014".
fn in_digits(r: Reader, at: usize, written: &Written) -> bool {
    let next = at + 1;
    if r.sense(next).month.is_some() {
        return !r.glued(next);
    }
    let before = r.sense_before(at);
    let timed = matches!(before.role, Some(Role::And | Role::To))
        || matches!(before.relation, Some(Relation::Before | Relation::After))
        || at > 0 && r.mark(at - 1, b'-');
    // "2016 or later", "2014 onward", "1990's", "2014 BC", "2045 Moscow time".
    let goes_on = r.role(next) == Some(Role::And)
        || r.mark(next, b'\'')
        || r.document.says(next, &["onward", "onwards"])
        || r.document.is(next, class::OR)
        || r.is_word(next) && (r.capital(next) || r.says(next + 1, "time"));
    let (_, length) = r.digits(at).unwrap_or_default();
    length == 4 && !timed && if written.end == next { !goes_on } else { written.end == at + 5 && r.mark(next, b'-') }
}

/// Whether the date that begins with this word is "March 22, 2014", "March 2014", "March" or "Friday".
fn in_words(r: Reader, lead: &Lead, written: &Written) -> bool {
    let Lead { at, here, opens, .. } = *lead;
    if here.month.is_some() {
        // "Feb. between 2-7".
        let dotted = written.end == at + 1 && r.mark(at + 1, b'.');
        return !dotted && !here.holiday && !opens.has(others(Opens::WRITTEN));
    }
    // "Fridays", and Thursday of "every Tuesday and Thursday".
    let joins = |i: usize| r.role(i) == Some(Role::And) || r.document.is(i, class::OR) || r.mark(i, b',');
    let listed = tense::ends_with(r, at, "days") || at > 0 && joins(at - 1);
    let weekly = Opens::WRITTEN.or(Opens::RELATIVE).or(Opens::SET);
    here.weekday.is_some() && !here.short && !listed && !opens.has(others(weekly))
}

/// What a date may not begin with to be no more than one of these.
fn others(these: Opens) -> Opens {
    Opens::DATE.or(Opens::SET).or(Opens::RELATION).without(these)
}

/// Whether nothing at token `end` can go on with a date that ends before it.
fn ends(r: Reader, end: usize) -> bool {
    match r.kind(end) {
        None | Some(TokenKind::Break) => true,
        Some(TokenKind::Digits) => false,
        Some(TokenKind::Word) => {
            let calendar = r.document.is(end, class::CALENDAR | class::NUMBER | class::LEADS_ON);
            let joins = || is_joint(r, end) || r.document.is(end, class::FUNCTION | class::PREPOSITION);
            !r.glued(end) && (!calendar || joins() && !r.document.is(end, class::NUMBER) && ends_behind(r, end))
        }
        Some(TokenKind::Mark) => {
            let is = |marks: &[u8]| marks.iter().any(|&mark| r.mark(end, mark));
            let joined = matches!(r.kind(end + 1), Some(TokenKind::Word | TokenKind::Digits)) && r.glued(end + 1);
            // "Friday's vote", "May 3 -- the first".
            let dash = !r.glued(end) && r.mark(end, b'-');
            is(b".;:?!)]") && r.glued(end) && !joined
                || (is(b",([\"") || dash) && ends_behind(r, end + usize::from(dash && r.mark(end + 1, b'-')))
                || is(b"'") && r.glued(end) && joined && r.says(end + 1, "s")
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::document::Document;
    use crate::lexicon::english;
    use crate::mention::Context;
    use crate::mention::date::of_many;
    use crate::mention::date::reader::Known;

    const BEFORE: &str = "|in|on|by|the|a|from|between 1990 and|between 0600 and|since|until|shortly before|about|early|late|\
                          every Friday and|every|said|Sheffield|May 3,|3 to|mid-|ended|Monday,|AD|next|5 p.m.|of|week";
    const DATES: &str = "Friday|Sunday|March 22|March 22, 2014|March 2014|March|May|Sept. 11|22 March|3 May 2014|12 JAN 89|\
                         2014|1945|2014-03-22|today|tonight|yesterday|last week|this month|next year|last night|this morning";
    const BEHIND: &str = "|.|,|, the|, 2013|, 5|, at noon|, through June|at|at 5 p.m.|at the|in|in the|in 1987|in the morning|\
                          on|on Friday|and|and Friday|and 4|or|or later|and beyond|to|to Friday|to 5|until|until now|from|\
                          from 9 to 11|through|through May|night|morning|'s|'s vote|s|-|- 5|-5|--|/|(|(16:00 GMT)|[1400 GMT]|\
                          Times|Agreement|BC|AD|GMT|Moscow time|local time|hours|o'clock|week|two weeks ago|two weeks from now|\
                          that year|that|the 5th|of|of 2014|of last week|people|were|said|for 3 days|for|ago|later|a year|\
                          every year|between 2-7|.5|:30|%|weekend|attacks";

    #[test]
    fn a_date_that_stands_alone_is_what_those_who_look_further_read_there() {
        let mut alone = 0;
        // The day of publication is asked of by few readers.
        let read_on = date(2013, 2, 12);
        for (published, befores) in [(None, BEFORE), (Some(read_on), "|on|since|said|every Friday and")] {
            let known = Known::new(Context { published });
            for before in befores.split('|') {
                for (date, behind) in DATES.split('|').flat_map(|date| BEHIND.split('|').map(move |b| (date, b))) {
                    let glue = if behind.starts_with(|first: char| first.is_alphanumeric() || "([".contains(first)) {
                        " "
                    } else {
                        ""
                    };
                    let text = format!("{before} {date}{glue}{behind} left.");
                    let document = Document::read(&text, &english().vocabulary);
                    let r = Reader::new(&document, &known);
                    for at in 0..document.tokens.len() {
                        let lead = Lead::of(r, at);
                        if let Ok(found) = read(r, &lead) {
                            assert_eq!(Some(found), of_many(r, &lead, written(r, &lead)), "{text}");
                            alone += 1;
                        }
                    }
                }
            }
        }
        assert!(alone > 20_000, "{alone}");
    }
}
