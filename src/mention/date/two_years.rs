//! Two years that bound a stretch: "2014-2018", "from 2014 to '18", "between around 2010 and 2014", "the 2017/2018 season".

use super::Found;
use super::absolute::{Field, Written, YEARS};
use super::join::join;
use super::range::{Opening, joint};
use super::reader::Reader;
use super::stretch;
use super::year::short_year;
use crate::lexicon::{Relation, Role, Unit, class};

/// "2018" of "between May 2015 and 2018".
pub(super) fn closing_year(r: Reader, at: usize) -> Option<Found> {
    let (year, _) = r.digits(at).filter(|(year, length)| *length == 4 && YEARS.contains(year) && !r.comes_from(at))?;
    let counted = r.goes_on(at + 1)
        || r.is_person(at + 1)
        || r.sense(at + 1).unit.is_some()
        || r.document.is(at + 1, class::UNIT | class::NUMBER);
    (!counted).then(|| Some(Found::new(at..at + 1, stretch::whole_year(year)?)))?
}

/// "2014-2018", "from 2014 to 2018": two numbers that are years because both look like one.
pub(super) fn two_years(r: Reader, at: usize, first_at: usize, is_date: bool, opening: Opening) -> Option<Found> {
    let year =
        |at: usize| r.digits(at).filter(|&(n, length)| length == 4 && (1500..=2100).contains(&n) && !r.comes_from(at));
    let (first_at, hedged) = if opening == Opening::None { (first_at, false) } else { led_to_year(r, first_at) };
    let (first, _) = year(first_at)?;
    // "the 2017/2018 season".
    let slash = r.mark(first_at + 1, b'/') && r.glued(first_at + 1) && r.glued(first_at + 2) && !r.glued(first_at);
    let next = joint(r, first_at + 1, opening).or((slash).then_some(first_at + 2))?;
    let (next, hedge) = if opening == Opening::None { (next, false) } else { led_to_year(r, next) };
    let (last, _) = year(next).filter(|_| !r.goes_on(first_at + 1))?;
    let end = next + 1;
    let counted = r.goes_on(end)
        || r.is_person(end)
        || r.sense(end).unit.is_some()
        || r.document.is(end, class::UNIT | class::NUMBER);
    if slash && last != first + 1 {
        return None;
    }
    let hyphen = r.mark(first_at + 1, b'-') || slash;
    let chained = hyphen
        && (r.mark(end, b'-') && r.glued(end) || first_at > 0 && r.mark(first_at - 1, b'-') && r.glued(first_at));
    // "1995 to 1998", but not "1950 to 2000 houses", "1950 to 2000".
    let ends_phrase = !r.is_word(end) || r.document.is(end, class::FUNCTION | class::PREPOSITION | class::AUXILIARY);
    let recent = (1900..2050).contains(&first) && last < 2050 && first % 100 != 0 && last % 50 != 0;
    let through = r.sense(first_at + 1).relation == Some(Relation::Until);
    let plain = recent && ends_phrase && (through || !r.document.is(at.wrapping_sub(1), class::MODIFIER));
    let told = opening != Opening::None || hyphen || is_date || plain;
    let fits = (first..=first + 500).contains(&last)
        && first < last
        && !(counted || chained)
        && told
        && (first >= 1800 || !hyphen);
    let written = |year, end| Written { end, year: Some(year), field: Field::Year, weekday: None };
    let mut found = fits.then(|| join(r, at, written(first, first_at + 1), written(last, end)))??;
    // "from around 2010 to at least 2014": one year either side can be meant.
    let hard = &mut found.dated.value.hard;
    if hedged {
        hard.earliest = hard.earliest.and_then(|day| stretch::moved(day, Unit::Year, -1));
    }
    if hedge {
        hard.latest = hard.latest.and_then(|day| stretch::moved(day, Unit::Year, 1));
    }
    Some(found)
}

/// The year that words such as "fiscal", "the years" and "around" lead to, and whether they hedge it.
fn led_to_year(r: Reader, at: usize) -> (usize, bool) {
    let the = r.past_the(at);
    if r.document.says(the, &["year", "years", "fiscal"]) {
        return (the + 1, false);
    }
    if r.role(at) == Some(Role::About) {
        return (at + 1, true);
    }
    if r.says(at, "at") && r.says(at + 1, "least") { (at + 2, true) } else { (at, false) }
}

/// "1999–09", "2014/15".
pub(super) fn years(r: Reader, at: usize, first: Written, opening: Opening) -> Option<Found> {
    let Written { field: Field::Year, year: Some(year), end, .. } = first else { return None };
    let slash = r.mark(end, b'/') && r.glued(end);
    let next = if slash { end + 1 } else { joint(r, end, opening)? };
    // "from 1998 to '02".
    if let Some((last, end)) = short_year(r, next) {
        let last = year - year.rem_euclid(100) + last.rem_euclid(100);
        let last = if last < year { last + 100 } else { last };
        return join(r, at, first, Written { end, year: Some(last), ..first });
    }
    let (n, length) = r.digits(next)?;
    let chained = (r.mark(next + 1, b'-') || r.mark(next + 1, b'/')) && r.glued(next + 1);
    let counted = r.is_person(next + 1) || r.document.is(next + 1, class::UNIT);
    if length != 2 || !r.glued(next) || r.goes_on(next + 1) || chained || counted {
        return None;
    }
    let last = year - year.rem_euclid(100) + n;
    let fits = n > year.rem_euclid(100) && !(slash && last > year + 1);
    let last = Written { end: next + 1, year: Some(last), field: Field::Year, weekday: None };
    fits.then(|| join(r, at, first, last))?
}
