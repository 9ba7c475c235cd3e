//! Years: behind a month, on their own where the words around show that they are years, in two digits and in words.

use super::absolute::{Field, Written, YEARS, written};
use super::numeral::{day_of_month, small_number};
use super::reader::Reader;
use super::stretch::moved;
use crate::document::TokenKind;
use crate::lexicon::{Role, Shift, Unit, class};
use crate::mention::noun;

/// "the year 2020".
pub(super) fn named_year(r: Reader, at: usize) -> Option<Written> {
    let (year, 4) = r.digits(at + 1).filter(|_| r.says(at, "year"))? else { return None };
    let plain = YEARS.contains(&year) && !r.goes_on(at + 2) && r.role(at.wrapping_sub(1)) == Some(Role::The);
    plain.then(|| written(at + 2, Some(year), Field::Year))?
}

/// "2016, nov", "2015 May".
pub(super) fn year_first(r: Reader, at: usize) -> Option<Written> {
    let (year, 4) = r.digits(at)? else { return None };
    let next = r.past_mark(at + 1, b',');
    let month = r.sense(next).month.filter(|_| YEARS.contains(&year) && !r.comes_from(at))?;
    let ends = day_of_month(r, next + 1).is_none() && year_after(r, next + 1).is_none();
    // "2016, nov" and nothing more; "in 2016, Jan Smit won" has a name.
    let loose = r.sense(next).short || next > at + 1;
    let closed = matches!(r.kind(next + 1), None | Some(TokenKind::Break)) || r.mark(next + 1, b'.');
    (ends && if loose { closed } else { r.capital(next) })
        .then(|| written(next + 1, Some(year), Field::Month(month)))?
}

/// A year that its surroundings show to be one: "in 2014", "(1999)", "the 2004 quake", "2014 was".
pub(super) fn bare_year(r: Reader, at: usize, first: usize) -> Option<Written> {
    let mut before = r.sense_before(at);
    if at >= 2 && r.mark(at - 1, b'-') && r.sense(at - 2).part.is_some() {
        before = r.sense(at - 2);
    }
    let introduced = before.role.is_some_and(|role| {
        matches!(role, Role::In | Role::Of | Role::Between | Role::And | Role::To | Role::About | Role::The)
    }) || before.relation.is_some()
        || before.part.is_some();
    let Some((year, 4)) = r.digits(first) else {
        // "in nineteen twenty eight", "in two thousand and twenty".
        let (year, end) = year_in_words(r, first)?;
        let told = at == first && matches!(before.role, Some(Role::In | Role::Of)) || before.relation.is_some();
        let counts = r.is_person(end) || r.sense(end).unit.is_some();
        return (told && !counts && year > 1000).then(|| written(end, Some(year), Field::Year))?;
    };
    let end = first + 1;
    if !YEARS.contains(&year)
        || r.goes_on(end)
        || r.comes_from(first)
        || r.is_person(end)
        || r.sense(end).unit.is_some_and(|unit| unit != Unit::Quarter || r.plural(end))
        || r.sense(end).zone.is_some()
    {
        return None;
    }
    if r.glued(end) && (r.is_word(end) || (r.mark(end, b'/') && r.kind(end + 1) == Some(TokenKind::Digits))) {
        return None;
    }
    let in_time = matches!(before.role, Some(Role::In | Role::Of | Role::Between)) || before.part.is_some();
    let closed = !r.is_word(end) || r.document.is(end, class::FUNCTION);
    let open_before = match at.checked_sub(1) {
        None => true,
        Some(i) => matches!(r.kind(i), Some(TokenKind::Break)) || r.mark(i, b'.') || r.mark(i, b'"'),
    };
    // "notes due 1999", "due 2004".
    let due = at > 0 && r.says(at - 1, "due") && closed;
    let than = at >= 2 && r.says(at - 1, "than") && matches!(r.role(at - 2), Some(Role::Later | Role::Earlier));
    let recent = (1900..=2100).contains(&year);
    let bracketed = r.mark(at.wrapping_sub(1), b'(') || (r.mark(end, b')') && r.mark(at.wrapping_sub(1), b','));
    // "The 2004 quake", "a 2013 study", "his 2001 book", but not "the 2014 people".
    let plain_function = |i: usize| {
        let other = class::AUXILIARY | class::PREPOSITION | class::CLAUSE;
        r.document.is(i, class::FUNCTION) && !r.document.is(i, other)
    };
    let determined = matches!(before.role, Some(Role::The | Role::Article))
        || before.role.is_none() && at > 0 && plain_function(at - 1);
    let quarter = r.sense(end).unit == Some(Unit::Quarter);
    // "the firm's 2010 meeting".
    let owned = at >= 2 && r.says(at - 1, "s") && r.mark(at - 2, b'\'') && r.glued(at - 1);
    let noun_behind = quarter || r.is_word(end) && !r.document.is(end, class::FUNCTION | class::UNIT | class::NUMBER);
    let subject = open_before
        && (r.document.is(end, class::AUXILIARY)
            || r.mark(end, b',')
            || matches!(r.kind(end), None | Some(TokenKind::Break)));
    // "World Cup 2018", "Conference 2010", but not "Flight 1549".
    let named =
        at > 0 && r.is_word(at - 1) && r.capital(at - 1) && !before.numbered && closed && (1950..=2050).contains(&year);
    let possessive = r.mark(end, b'\'') && r.glued(end);
    let listed = recent
        && closed
        && (at >= 2)
        && (matches!(before.role, Some(Role::And | Role::To)) || r.mark(at - 1, b','))
        && is_year(r, at - 2);
    let called = before.unit == Some(Unit::Year) || r.says(at.wrapping_sub(1), "fiscal");
    let relation = before.relation.is_some() && (closed || recent && !r.document.is(end, class::UNIT));
    let fits = (in_time && (recent || closed))
        || relation
        || bracketed
        || called
        || than
        || due
        || at >= 2 && r.says(at - 2, "prior") && r.role(at - 1) == Some(Role::To) && closed
        || listed
        || (recent && (subject || named || possessive))
        || (recent && open_before && noun_behind && r.capital(end))
        || (recent && (determined || owned) && noun_behind && !before.numbered)
        || (introduced && closed && recent && before.role != Some(Role::To) && before.role != Some(Role::And));
    let fits = fits || recent && counts_nothing(r, first);
    // The article belongs to the noun behind: "the 1991 settlement".
    (fits && at == first).then(|| written(end, Some(year), Field::Year))?
}

/// Whether what stands around four digits shows that they count nothing: "failed 1964 bid", "poor 2017 staple output". A
/// count would need a plural, and a round number is too often one.
fn counts_nothing(r: Reader, at: usize) -> bool {
    let round = r.digits(at).is_none_or(|(year, _)| year % 100 == 0 || year > 2050);
    let behind = at + 1;
    let other = class::AUXILIARY | class::ADVERB | class::VERB | class::NUMBER | class::UNIT | class::PREPOSITION;
    // "made 2015 the wettest year".
    let best = r.document.written(behind + 1);
    let superlative = best.ends_with("est") || ["most", "least", "worst", "first", "last"].contains(&best);
    let article = r.role(behind) == Some(Role::The) && superlative;
    let noun = r.is_word(behind) && !r.capital(behind) && !r.document.is(behind, other | class::FUNCTION);
    if round || !(noun || article) || noun::after(r.document, behind, noun::Number::Plural).is_some() {
        return false;
    }
    // "about 1964 a year", "Flight 1964 departure", "sold 1,964 1964 cards".
    let Some(before) = at.checked_sub(1) else { return noun };
    let labels =
        r.sense(before).numbered || r.capital(before) || r.document.is(before, class::MODIFIER | class::NUMBER);
    r.is_word(before) && !labels && (noun || !r.document.is(before, class::PREPOSITION))
}

fn is_year(r: Reader, at: usize) -> bool {
    matches!(r.digits(at), Some((year, 4)) if YEARS.contains(&year))
}

/// A year behind a month or a day, and the token behind it: ", 2014", "of 2014", "last year", "two thousand and five".
pub(super) fn year_after(r: Reader, at: usize) -> Option<(i16, usize)> {
    let next = r.past_mark(at, b',');
    if let Some((year, 4)) = r.digits(next) {
        let is_clock =
            r.kind(next + 1) == Some(TokenKind::Word) && (r.says(next + 1, "gmt") || r.says(next + 1, "hours"));
        return (YEARS.contains(&year) && !r.goes_on(next + 1) && !is_clock).then_some((year, next + 1));
    }
    let next = if matches!(r.role(next), Some(Role::Of)) || r.says(next, "in") { next + 1 } else { next };
    // "the third quarter of fiscal 2018", "of fiscal year 2018".
    let next = if r.says(next, "fiscal") { next + 1 + usize::from(r.says(next + 1, "year")) } else { next };
    if let Some((year, 4)) = r.digits(next) {
        return (YEARS.contains(&year) && !r.goes_on(next + 1)).then_some((year, next + 1));
    }
    if let Some(shift) = r.sense(next).shift.filter(|_| r.sense(next + 1).unit == Some(Unit::Year)) {
        let amount = match shift {
            Shift::Last => -1,
            Shift::This => 0,
            Shift::Next => 1,
            _ => return None,
        };
        let year = moved(r.context.published?, Unit::Year, amount)?.year();
        return (!r.plural(next + 1)).then_some((year, next + 2));
    }
    year_in_words(r, next).filter(|(year, _)| YEARS.contains(year))
}

/// "of the year": the year of publication.
pub(super) fn the_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let said = r.role(at) == Some(Role::Of) && r.role(at + 1) == Some(Role::The) && r.says(at + 2, "year");
    said.then_some((r.context.published?.year(), at + 3))
}

/// "'90" behind a month.
pub(super) fn short_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (year, length) = r.digits(at + 1).filter(|_| r.mark(at, b'\'') && r.glued(at + 1))?;
    (length == 2).then(|| (century_of(r, year), at + 2))
}

/// "in '96", "the class of '96": two digits where only a year can stand.
pub(super) fn apostrophe_year(r: Reader, at: usize) -> Option<Written> {
    let before = r.sense_before(at);
    let told = matches!(before.role, Some(Role::In | Role::Of | Role::Between))
        || before.relation.is_some()
        || before.season.is_some();
    let (year, end) = short_year(r, at).filter(|_| told)?;
    let counts = r.is_person(end)
        || r.goes_on(end)
        || r.glued(end) && r.is_word(end)
        || r.document.is(end, class::NUMBER | class::UNIT)
        || r.mark(end, b'\'');
    (!counts).then(|| written(end, Some(year), Field::Year))?
}

/// "nineteen ninety six", "nineteen hundred ninety three", "two thousand and five".
pub(super) fn year_in_words(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (first, end) = small_number(r, at)?;
    let rest = |at: usize| {
        let at = if r.role(at) == Some(Role::And) { at + 1 } else { at };
        small_number(r, at)
    };
    match (first, r.sense(end).cardinal) {
        (2, Some(1000)) => Some(rest(end + 1).map_or((2000, end + 1), |(n, end)| (2000 + n, end))),
        (15..=20, Some(100)) => Some(rest(end + 1).map_or((first * 100, end + 1), |(n, end)| (first * 100 + n, end))),
        (15..=20, Some(_)) => {
            let (n, end) = small_number(r, end).filter(|(n, _)| *n >= 10)?;
            Some((first * 100 + n, end))
        }
        _ => None,
    }
}

/// The year that two digits stand for: the last such year up to ten years after publication.
pub(super) fn century_of(r: Reader, two_digits: i16) -> i16 {
    let now = r.context.published.map_or(2030, |p| p.year().saturating_add(10));
    let year = now - now.rem_euclid(100) + two_digits;
    if year > now { year - 100 } else { year }
}
