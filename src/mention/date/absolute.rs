//! Dates as they are written, in whatever order: "March 22, 2024", "22nd of March", "2024-03-22", "Friday". What the words
//! leave open stays open; [`super::place`] puts it on the calendar.

use jiff::civil::Weekday;

use super::bare_year::bare_year;
use super::month_alone::may_stand_alone;
use super::names::is_name;
use super::numeral::{day_of_month, ordinal_day};
use super::numeric::{numeric, slashed_day, told_slashed};
use super::period::{decade, holiday, part_of_year, season};
use super::reader::Reader;
use super::year::{
    apostrophe_year, century_of, fiscal_year, named_year, short_year, year_after, year_first, year_in_words,
};
use super::{era, known_day, listed, only_if};
use crate::document::TokenKind;
use crate::lexicon::{Holiday, Opens, Relation, Role, Unit, class};

/// A date as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    /// The token behind it.
    pub end: usize,
    /// The year, where the words tell it.
    pub year: Option<i16>,
    /// What of the year.
    pub field: Field,
    /// The weekday that stands beside a day.
    pub weekday: Option<Weekday>,
}

/// Which stretch of a year the words name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Field {
    Year,
    Half(i8),
    Quarter(i8),
    Season(&'static str),
    /// The winter that begins in the year: "the winter of 2014-15".
    Winter,
    /// A part of a year of accounts that two years of the calendar name: "Q2 of 2014-15".
    OfAccounts,
    Month(i8),
    Day(i8, i8),
    /// Two numbers that can be month and day or day and month.
    EitherDay(i8, i8),
    DayOfMonth(i8),
    Weekday(Weekday),
    Holiday(Holiday),
    /// The first year of the decade; below 100 if the century is left open.
    Decade(i16),
    Century(i16),
}

/// Years that a text of our days speaks of without more.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// The date that begins at token `at`, its article included.
pub(super) fn read(r: Reader, at: usize) -> Option<Written> {
    let first = r.past_the(at);
    // "the fiscal second quarter", "the fiscal 1998 second quarter".
    if first > at && r.says(first, "fiscal") {
        return part_of_year(r, first + 1);
    }
    let written = with_year_around(r, first, read_from(r, at, first)?);
    // "the March 22 attack", "the 1991 settlement": there the article is the noun's.
    let named = matches!(
        written.field,
        Field::Year | Field::Month(_) | Field::Day(..) | Field::EitherDay(..) | Field::Weekday(_) | Field::Holiday(_)
    );
    let told = first == at || !named || r.says(first, "year") || ordinal_day(r, first).is_some();
    (told && !is_name(r, first, &written)).then_some(written)
}

/// The year of a day that what stands around it tells: "the Sept. 11 attacks", "fiscal 1989, ended Sept. 30".
fn with_year_around(r: Reader, first: usize, written: Written) -> Written {
    let Written { year: None, field: Field::Day(month, day), end, .. } = written else { return written };
    let year = year_before(r, first).or_else(|| known_day::year(r, month, day, end));
    Written { year, ..written }
}

/// 1989 of "fiscal 1989, ended Sept. 30", where the month stands at token `month`.
fn year_before(r: Reader, month: usize) -> Option<i16> {
    let year_at = month.checked_sub(3)?;
    let ended = r.document.says(month - 1, &["ended", "ending"]) && r.mark(month - 2, b',');
    r.digits(year_at).filter(|(year, length)| ended && *length == 4 && YEARS.contains(year)).map(|(year, _)| year)
}

fn read_from(r: Reader, at: usize, first: usize) -> Option<Written> {
    match r.kind(first)? {
        TokenKind::Digits => in_digits(r, at, first),
        TokenKind::Word if r.sense(first).opens.has(Opens::WRITTEN) => in_words(r, at, first),
        TokenKind::Mark if r.mark(first, b'\'') => decade(r, first).or_else(|| apostrophe_year(r, first)),
        _ => None,
    }
}

/// A date that begins with digits. Only what can begin with so many digits, and with what stands beside them, is tried.
fn in_digits(r: Reader, at: usize, first: usize) -> Option<Written> {
    let length = r.document.written(first).len();
    let (four, two) = (length == 4, length <= 2);
    let next = first + 1;
    let (glued, word, calendar) = (r.glued(next), r.is_word(next), r.document.is(next, class::CALENDAR));
    let mark = |mark| r.mark(next, mark);
    let tens = glued && (mark(b'\'') || r.says(next, "s"));
    let listed = || listed::joins(r, next) || glued && listed::joins(r, next + 1) || at > 0 && listed::joins(r, at - 1);
    only_if(mark(b'/') && glued && at == first, || known_day::slashed(r, first))
        .or_else(|| only_if(!word, || numeric(r, first)))
        .or_else(|| only_if(mark(b'/') && at == first, || told_slashed(r, first)))
        .or_else(|| only_if(two && (glued || calendar), || day_first(r, first)))
        .or_else(|| {
            only_if(glued && word || four && (calendar || mark(b'-') || mark(b'\'')), || part_of_year(r, first))
        })
        .or_else(|| only_if(tens, || decade(r, first)))
        .or_else(|| only_if(four && (calendar || mark(b',')), || year_first(r, first)))
        .or_else(|| only_if(at < first, || bare_day(r, at)))
        .or_else(|| only_if(two && listed(), || listed::read(r, first)))
        .or_else(|| if four { bare_year(r, at, first) } else { era::year(r, first).filter(|_| at == first) })
}

/// A date that begins with a word.
fn in_words(r: Reader, at: usize, first: usize) -> Option<Written> {
    let sense = r.sense(first);
    let counts = sense.ordinal.is_some() || sense.cardinal.is_some();
    let letter = sense.role == Some(Role::Letter);
    only_if(sense.unit.is_some(), || named_year(r, first))
        .or_else(|| only_if(letter, || fiscal_year(r, first)))
        .or_else(|| only_if(sense.holiday, || holiday(r, first)))
        .or_else(|| only_if(sense.weekday.is_some(), || weekday_first(r, first)))
        .or_else(|| only_if(sense.month.is_some(), || month_first(r, first)))
        .or_else(|| only_if(counts, || day_first(r, first)))
        .or_else(|| only_if(counts || letter, || part_of_year(r, first)))
        .or_else(|| only_if(sense.season.is_some(), || season(r, first)))
        .or_else(|| only_if(counts || sense.decade.is_some(), || decade(r, first)))
        .or_else(|| only_if(counts, || bare_year(r, at, first)))
}

pub(super) fn written(end: usize, year: Option<i16>, field: Field) -> Option<Written> {
    Some(Written { end, year, field, weekday: None })
}

/// "Friday, March 22", "Friday the 22nd", "Friday".
fn weekday_first(r: Reader, at: usize) -> Option<Written> {
    let sense = r.sense(at);
    let weekday = sense.weekday?;
    if sense.short && !r.capital(at) {
        return None;
    }
    // "on Sun.", but not "circles the Sun." at the end of a sentence.
    let stop = sense.short && r.mark(at + 1, b'.') && r.glued(at + 1);
    let dotted = stop && (!ends_sentence(r, at + 1) || r.role(at.wrapping_sub(1)) == Some(Role::On));
    let mut next = if dotted { at + 2 } else { at + 1 };
    let bracket = [(b'(', b')'), (b'[', b']')].into_iter().find(|&(open, _)| r.mark(next, open));
    if bracket.is_some() {
        next += 1;
    }
    next = r.past_the(r.past_mark(next, b','));
    let counts = |end| r.mark(end, b'-') || r.is_word(end) && !r.document.is(end, class::FUNCTION | class::PREPOSITION);
    let slashed = || slashed_day(r, next).filter(|day| !counts(day.end));
    let day = month_first(r, next).or_else(|| day_first(r, next)).or_else(|| numeric(r, next)).or_else(slashed);
    if let Some(day) = day.filter(|d| matches!(d.field, Field::Day(..) | Field::EitherDay(..))) {
        let end = bracket.map_or(day.end, |(_, close)| r.past_mark(day.end, close));
        return Some(Written { end, weekday: Some(weekday), ..day });
    }
    // "Thursday the twenty-first", "Friday 22nd".
    let numbered = || day_alone(r, at + 1);
    // "Tuesday, the 5th".
    let comma = usize::from(r.mark(at + 1, b',') && r.role(at + 2) == Some(Role::The) && r.digits(at + 3).is_some());
    if let Some((day, end)) =
        ordinal_day(r, r.past_the(at + 1 + comma)).filter(|&(_, end)| !noun_behind(r, end)).or_else(numbered)
    {
        return Some(Written { end, year: None, field: Field::DayOfMonth(day), weekday: Some(weekday) });
    }
    // "Sun" and "Wed" are other words as well; with a full stop they are not.
    // "from Tue to Thu", "Mon-Fri".
    let joins =
        |i: usize| r.mark(i, b'-') || r.role(i) == Some(Role::To) || r.sense(i).relation == Some(Relation::Until);
    let last = |i: usize| i > 0 && r.sense(if r.mark(i, b'.') { i - 1 } else { i }).weekday.is_some();
    let ranged = joins(at + 1) && r.sense(at + 2).weekday.is_some() || at >= 2 && joins(at - 1) && last(at - 2);
    let is_word = sense.short && !dotted && !ranged && !matches!(r.document.written(at).len(), 4..);
    if is_word {
        return None;
    }
    written(if dotted && !ends_sentence(r, at + 1) { at + 2 } else { at + 1 }, None, Field::Weekday(weekday))
}

/// Whether a noun stands at token `end`, to which what stands before it may belong.
pub(super) fn noun_behind(r: Reader, end: usize) -> bool {
    r.is_word(end) && !r.document.is(end, class::FUNCTION | class::PREPOSITION | class::AUXILIARY)
}

/// "31" of "on Friday 31", where nothing is counted; "beat them on Friday 31-20".
fn day_alone(r: Reader, at: usize) -> Option<(i8, usize)> {
    let (n, length) = r.digits(at).filter(|&(_, length)| length <= 2)?;
    let day = i8::try_from(n).ok().filter(|day| (1..=31).contains(day) && length > 0)?;
    let closes = matches!(r.kind(at + 1), None | Some(TokenKind::Break))
        || [b'.', b'!', b'?', b';'].iter().any(|&m| r.mark(at + 1, m))
        || r.role(at + 1) == Some(Role::To) && r.sense(at + 2).weekday.is_some();
    (closes && !r.goes_on(at + 1)).then_some((day, at + 1))
}

/// Whether the full stop at `dot` ends the sentence, and so is no part of the abbreviation before it.
pub(super) fn ends_sentence(r: Reader, dot: usize) -> bool {
    // "SAT. NIGHT".
    matches!(r.kind(dot + 1), None | Some(TokenKind::Break)) || r.capital(dot + 1) && r.sense(dot + 1).daypart.is_none()
}

/// "March 22, 2024", "March the 22nd", "Mar. 2024", "March".
pub(super) fn month_first(r: Reader, at: usize) -> Option<Written> {
    let sense = r.sense(at);
    let month = sense.month?;
    if sense.short && !r.capital(at) {
        return short_lower(r, at, month).or_else(|| {
            // "in oct" alone; "in mar" and "by dec" are too often something else.
            let plain =
                !matches!(r.document.written(at), "mar" | "dec" | "may" | "jan" | "sep") && may_stand_alone(r, at);
            plain.then(|| written(at + 1, None, Field::Month(month)))?
        });
    }
    let mut next = at + 1;
    // "Sept. 16", "September.16th".
    let numbered =
        || r.glued(next + 1) && r.kind(next + 1) == Some(TokenKind::Digits) && ordinal_day(r, next + 1).is_some();
    if r.mark(next, b'.') && r.glued(next) && (sense.short || numbered()) {
        next += 1;
    }
    // "Dec-2018", "Oct/1997".
    let glued = (r.mark(next, b'-') || r.mark(next, b'/')) && r.glued(next) && r.glued(next + 1);
    if let Some((year, 4)) = r.digits(next + 1).filter(|(year, _)| glued && YEARS.contains(year)) {
        return (!r.goes_on(next + 2)).then(|| written(next + 2, Some(year), Field::Month(month)))?;
    }
    // "Oct/2".
    let slash = glued && r.mark(next, b'/') && !r.goes_on(next + 2) && !r.mark(next + 2, b'/');
    if let Some((day, 1 | 2)) = r.digits(next + 1).filter(|_| slash) {
        let day = i8::try_from(day).ok().filter(|day| (1..=days_of(month)).contains(day))?;
        return written(next + 2, None, Field::Day(month, day));
    }
    // "the September quarter" is the one that ends with it.
    if month % 3 == 0 && next == at + 1 && r.says(next, "quarter") {
        let year = year_after(r, next + 1);
        let (year, end) = year.map_or((None, next + 1), |(year, end)| (Some(year), end));
        return written(end, year, Field::Quarter(month / 3));
    }
    let in_words = year_in_words(r, next).filter(|(year, _)| YEARS.contains(year));
    // "Jan. 6 rioters": behind a short month the digits count nobody.
    let dotted = || {
        let (n, length) = r.digits(next).filter(|_| next > at + 1 && r.is_person(next + 1) && !r.goes_on(next + 1))?;
        let day = i8::try_from(n).ok().filter(|day| length <= 2 && (1..=31).contains(day))?;
        Some((day, next + 1))
    };
    if let Some((day, end)) = day_of_month(r, next).or_else(dotted).filter(|_| in_words.is_none()) {
        if days_of(month) < day {
            return None;
        }
        let short = || short_year(r, r.past_mark(end, b','));
        let listed = || only_if(listed::joins(r, end), || Some((listed::year_behind_days(r, day, end)?, end)));
        let year = year_after(r, end).or_else(|| wire_year(r, at, end)).or_else(short).or_else(listed);
        // "will march 20 miles", "may 3 times a year".
        if year.is_none() && matches!(month, 3 | 5) && !r.capital(at) && is_verb(r, at, end) {
            return None;
        }
        let (year, end) = year.map_or((None, end), |(year, end)| (Some(year), end));
        return written(end, year, Field::Day(month, day));
    }
    if let Some((year, end)) = year_after(r, next).or_else(|| short_year(r, next)) {
        return written(end, Some(year), Field::Month(month));
    }
    let plain_end = if next > at + 1 && ends_sentence(r, at + 1) { at + 1 } else { next };
    let year = listed::year_behind(r, month, next).filter(|_| r.capital(at));
    (year.is_some() || may_stand_alone(r, at)).then(|| written(plain_end, year, Field::Month(month)))?
}

/// Whether "march" or "may" at token `at` is a verb, and what stands behind its number, at token `end`, is counted: nothing
/// leads to a day, as in "the early hours of march 20 people were out".
fn is_verb(r: Reader, at: usize, end: usize) -> bool {
    let before = r.sense_before(at);
    let led = matches!(before.role, Some(Role::On | Role::In | Role::Of | Role::The | Role::Between))
        || before.relation.is_some()
        || before.part.is_some()
        || before.shift.is_some()
        || before.weekday.is_some();
    !led && noun_behind(r, end)
}

/// A short month without its capital is one only if the whole date stands there: "2 mar 2019", "oct 3".
fn short_lower(r: Reader, at: usize, month: i8) -> Option<Written> {
    let (day, end) = day_of_month(r, at + 1)?;
    if matches!(r.document.written(at), "mar" | "dec" | "may") {
        return None;
    }
    let (year, end) = year_after(r, end).map_or((None, end), |(year, end)| (Some(year), end));
    (day <= days_of(month)).then(|| written(end, year, Field::Day(month, day)))?
}

/// "22 March 2024", "the 22nd of March", "second of August", "3-Jan-90".
pub(super) fn day_first(r: Reader, at: usize) -> Option<Written> {
    let (day, mut next) = day_of_month(r, at)?;
    let hyphen = r.mark(next, b'-') && r.glued(next) && r.glued(next + 1);
    if hyphen {
        next += 1;
    }
    // "the 15th day of June", but not "ten days of January".
    if r.sense(next).unit == Some(Unit::Day) && !r.plural(next) && r.role(next + 1) == Some(Role::Of) {
        next += 1;
    }
    let of = r.role(next) == Some(Role::Of);
    if of {
        next += 1;
    }
    let sense = r.sense(next);
    let month = sense.month?;
    // "week 3 of January".
    if r.comes_from(at) || at > 0 && r.says(at - 1, "week") {
        return None;
    }
    // "a 12 may well", but "the 1st of march".
    let verb = matches!(month, 3 | 5) && !of;
    let nth = ordinal_day(r, at).is_some();
    if !r.capital(next) && (sense.short && !nth || verb) && year_after(r, next + 1).is_none() {
        return None;
    }
    if day > days_of(month) {
        return None;
    }
    let month_at = next;
    next += 1;
    if sense.short && r.mark(next, b'.') && r.glued(next) && !ends_sentence(r, next) {
        next += 1;
    }
    let field = Field::Day(month, day);
    if hyphen && r.mark(next, b'-') {
        let (year, length) = r.digits(next + 1)?;
        let year = if length == 2 { century_of(r, year) } else { year };
        return written(next + 2, Some(year), field);
    }
    if let Some((year, end)) = year_after(r, next) {
        return written(end, Some(year), field);
    }
    match wire_year(r, month_at, next) {
        Some((year, end)) => written(end, Some(year), field),
        None => match cut_year(r, month_at, next) {
            Some((year, end)) => written(end, Some(year), field),
            None => written(next, None, field),
        },
    }
}

/// The two digits of a year behind a month that is cut short as well, where they count nothing: "22 Mar 24".
fn cut_year(r: Reader, month: usize, at: usize) -> Option<(i16, usize)> {
    let (year, _) = r.digits(at).filter(|&(_, length)| length == 2 && r.sense(month).short && r.capital(month))?;
    let counts = r.goes_on(at + 1) || noun_behind(r, at + 1) || r.mark(at + 1, b'-') || r.mark(at + 1, b'/');
    (!counts).then_some((century_of(r, year), at + 1))
}

/// The two digits of a year behind a date of wire copy in capitals: "3 JAN 90", "JUNE 11 89".
fn wire_year(r: Reader, month: usize, at: usize) -> Option<(i16, usize)> {
    let upper = r.document.written(month).chars().all(char::is_uppercase);
    let (year, _) = r.digits(at).filter(|&(_, length)| length == 2 && upper && !r.goes_on(at + 1))?;
    Some((century_of(r, year), at + 1))
}

/// "on the 22nd": a day of a month that the words leave open.
fn bare_day(r: Reader, at: usize) -> Option<Written> {
    if r.role(at) != Some(Role::The) {
        return None;
    }
    let before = r.sense_before(at);
    // "the week of the 18th".
    let week = before.role == Some(Role::Of) && at >= 2 && r.sense(at - 2).unit == Some(Unit::Week);
    // "set for the 27th", "set for the 27th game".
    let meant = at > 0 && r.says(at - 1, "for");
    let told =
        matches!(before.role, Some(Role::On | Role::To | Role::Between)) || before.relation.is_some() || week || meant;
    let (day, end) = ordinal_day(r, at + 1).filter(|_| told)?;
    let named = noun_behind(r, end) && !r.document.is(end, class::VERB);
    (!named && !r.mark(end, b'-')).then(|| written(end, None, Field::DayOfMonth(day)))?
}

/// The most days that a month has.
pub(super) fn days_of(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
