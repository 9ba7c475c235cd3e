//! Dates as they are written, in whatever order: "March 22, 2024", "22nd of March", "2024-03-22", "the third quarter of
//! 2008", "the '90s", "Thanksgiving". What the words leave open stays open; [`super::place`] puts it on the calendar.

use jiff::civil::Weekday;

use super::reader::Reader;
use super::stretch::moved;
use crate::document::TokenKind;
use crate::lexicon::{Fixed, Holiday, Role, Shift, Unit, class};

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
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2100;

/// The date that begins at token `at`, its article included.
pub(super) fn read(r: Reader, at: usize) -> Option<Written> {
    let first = r.past_the(at);
    let sense = r.sense(first);
    match r.kind(first)? {
        TokenKind::Digits => numeric(r, first)
            .or_else(|| day_first(r, first))
            .or_else(|| part_of_year(r, first))
            .or_else(|| decade(r, first))
            .or_else(|| year_first(r, first))
            .or_else(|| bare_day(r, at))
            .or_else(|| bare_year(r, at, first)),
        TokenKind::Word if sense.known => holiday(r, first)
            .or_else(|| weekday_first(r, first))
            .or_else(|| month_first(r, first))
            .or_else(|| day_first(r, first))
            .or_else(|| part_of_year(r, first))
            .or_else(|| season(r, first))
            .or_else(|| decade(r, first))
            .or_else(|| bare_year(r, at, first)),
        TokenKind::Mark if r.mark(first, b'\'') => decade(r, first),
        _ => None,
    }
}

fn written(end: usize, year: Option<i16>, field: Field) -> Option<Written> {
    Some(Written { end, year, field, weekday: None })
}

/// "Friday, March 22", "Friday the 22nd", "Friday".
fn weekday_first(r: Reader, at: usize) -> Option<Written> {
    let sense = r.sense(at);
    let weekday = sense.weekday?;
    if sense.short && !r.capital(at) {
        return None;
    }
    let dotted = sense.short && r.mark(at + 1, b'.') && r.glued(at + 1);
    let mut next = if dotted { at + 2 } else { at + 1 };
    if r.mark(next, b'(') {
        next += 1;
    }
    next = r.past_the(r.past_mark(next, b','));
    let day = month_first(r, next).or_else(|| day_first(r, next)).or_else(|| numeric(r, next));
    if let Some(day) = day.filter(|d| matches!(d.field, Field::Day(..) | Field::EitherDay(..))) {
        return Some(Written { weekday: Some(weekday), ..day });
    }
    // "Thursday the twenty-first", "Friday 22nd".
    if let Some((day, end)) = ordinal_day(r, r.past_the(at + 1)) {
        return Some(Written { end, year: None, field: Field::DayOfMonth(day), weekday: Some(weekday) });
    }
    let is_paper = r.capital(at + 1) && r.sense(at + 1).paper;
    // "Sun" and "Wed" are other words as well; with a full stop they are not.
    let is_word = sense.short && !dotted && !matches!(r.document.written(at).len(), 4..);
    if is_paper || is_word {
        return None;
    }
    written(if dotted && !ends_sentence(r, at + 1) { at + 2 } else { at + 1 }, None, Field::Weekday(weekday))
}

/// Whether the full stop at `dot` ends the sentence, and so is no part of the abbreviation before it.
fn ends_sentence(r: Reader, dot: usize) -> bool {
    matches!(r.kind(dot + 1), None | Some(TokenKind::Break)) || r.capital(dot + 1)
}

/// "March 22, 2024", "March the 22nd", "Mar. 2024", "March".
fn month_first(r: Reader, at: usize) -> Option<Written> {
    let sense = r.sense(at);
    let month = sense.month?;
    if sense.short && !r.capital(at) {
        return short_lower(r, at, month);
    }
    let mut next = at + 1;
    if sense.short && r.mark(next, b'.') && r.glued(next) {
        next += 1;
    }
    if let Some((day, end)) = day_of_month(r, next) {
        if days_of(month) < day {
            return None;
        }
        let (year, end) = year_after(r, end).map_or((None, end), |(year, end)| (Some(year), end));
        return written(end, year, Field::Day(month, day));
    }
    if let Some((year, end)) = year_after(r, next).or_else(|| short_year(r, next)) {
        return written(end, Some(year), Field::Month(month));
    }
    let plain_end = if next > at + 1 && ends_sentence(r, at + 1) { at + 1 } else { next };
    may_stand_alone(r, at).then(|| written(plain_end, None, Field::Month(month)))?
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

/// Whether a month without day and year is a month here. "May" is a verb and a name, "April" and "June" are names too.
fn may_stand_alone(r: Reader, at: usize) -> bool {
    let word = r.document.written(at);
    let sense = r.sense(at);
    let before = r.sense_before(at);
    let introduced = matches!(before.role, Some(Role::In | Role::Between))
        || before.shift.is_some()
        || before.part.is_some()
        || before.relation.is_some()
        || (at >= 2 && r.mark(at - 1, b'-') && r.sense(at - 2).part.is_some());
    let after = r.sense(at + 1);
    let ranged =
        r.sense(at + 2).month.is_some() && (r.mark(at + 1, b'-') || matches!(after.role, Some(Role::To | Role::And)));
    let closes_range = at >= 2 && r.sense(at - 2).month.is_some() && matches!(before.role, Some(Role::To | Role::And));
    let told = introduced || ranged || closes_range;
    match sense.month {
        Some(5) => r.capital(at) && told && !(word == "MAY" && r.is_word(at + 1) && !introduced),
        Some(4 | 6) => r.capital(at) && (told || before.role == Some(Role::Of) && !r.capital(at + 1)),
        Some(3 | 8) => r.capital(at) && (told || !r.capital(at + 1) && before.role != Some(Role::The)),
        // "Jan" and "Dec" with nothing around them are names.
        _ if sense.short => r.capital(at) && (told || r.mark(at + 1, b'.')),
        _ => true,
    }
}

/// "22 March 2024", "the 22nd of March", "second of August", "3-Jan-90".
fn day_first(r: Reader, at: usize) -> Option<Written> {
    if r.comes_from(at) {
        return None;
    }
    let (day, mut next) = day_of_month(r, at)?;
    let hyphen = r.mark(next, b'-') && r.glued(next) && r.glued(next + 1);
    if hyphen {
        next += 1;
    }
    if r.sense(next).unit == Some(Unit::Day) && r.role(next + 1) == Some(Role::Of) {
        next += 1;
    }
    if r.role(next) == Some(Role::Of) {
        next += 1;
    }
    let sense = r.sense(next);
    let month = sense.month?;
    if !r.capital(next) && (sense.short || matches!(month, 3 | 5)) && year_after(r, next + 1).is_none() {
        return None;
    }
    if day > days_of(month) {
        return None;
    }
    let upper = r.document.written(next).chars().all(char::is_uppercase);
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
    // Wire copy in capitals: "3 JAN 90".
    let two_digits =
        r.digits(next).filter(|&(_, length)| length == 2 && upper && r.is_word(month_at) && !r.goes_on(next + 1));
    match two_digits {
        Some((year, _)) => written(next + 1, Some(century_of(r, year)), field),
        None => written(next, None, field),
    }
}

/// A day of the month in digits or words, and the token behind it: "22", "22nd", "twenty-second", "twenty two".
fn day_of_month(r: Reader, at: usize) -> Option<(i8, usize)> {
    if let Some(day) = ordinal_day(r, r.past_the(at)) {
        return Some(day);
    }
    if let Some((n, length)) = r.digits(at) {
        let day = i8::try_from(n).ok().filter(|d| length <= 2 && (1..=31).contains(d))?;
        let next = at + 1;
        let is_amount = r.goes_on(next) || (r.glued(next) && r.is_word(next)) || r.is_person(next);
        return (!is_amount).then_some((day, next));
    }
    let (n, end) = small_number(r, at)?;
    (1..=31).contains(&n).then_some((i8::try_from(n).ok()?, end))
}

/// "22nd", "twenty-second", "third".
fn ordinal_day(r: Reader, at: usize) -> Option<(i8, usize)> {
    if let Some((n, length)) = r.digits(at) {
        let suffix = r.glued(at + 1) && ["st", "nd", "rd", "th"].iter().any(|s| r.says(at + 1, s));
        let day = i8::try_from(n).ok().filter(|d| suffix && length <= 2 && (1..=31).contains(d))?;
        return Some((day, at + 2));
    }
    let (n, end) = ordinal(r, at)?;
    (n <= 31).then_some((n, end))
}

/// An ordinal in words up to "thirty-first", or 99 for "last".
pub(super) fn ordinal(r: Reader, at: usize) -> Option<(i8, usize)> {
    let sense = r.sense(at);
    if let Some(n) = sense.ordinal {
        return Some((n, at + 1));
    }
    let tens = sense.cardinal.filter(|n| matches!(n, 20 | 30))?;
    let next = r.past_mark(at + 1, b'-');
    let ones = r.sense(next).ordinal.filter(|n| *n < 10)?;
    Some((i8::try_from(tens).ok()? + ones, next + 1))
}

/// A number below a hundred in words: "seven", "twenty-one".
fn small_number(r: Reader, at: usize) -> Option<(i16, usize)> {
    let n = r.sense(at).cardinal.filter(|n| *n < 100)?;
    let next = r.past_mark(at + 1, b'-');
    match r.sense(next).cardinal {
        Some(ones @ 1..=9) if n >= 20 => Some((n + ones, next + 1)),
        _ => Some((n, at + 1)),
    }
}

/// "2024-03-22", "22/03/2024", "3/22/2024", "22.03.2024", "11/2016".
fn numeric(r: Reader, at: usize) -> Option<Written> {
    if r.comes_from(at) {
        return None;
    }
    let (a, a_length) = r.digits(at)?;
    let separator =
        [b'-', b'/', b'.'].into_iter().find(|&m| r.mark(at + 1, m) && r.glued(at + 1) && r.glued(at + 2))?;
    let (b, b_length) = r.digits(at + 2)?;
    let third =
        || (r.mark(at + 3, separator) && r.glued(at + 3) && r.glued(at + 4)).then(|| r.digits(at + 4)).flatten();
    let small = |n: i16| i8::try_from(n).ok();
    let Some((c, c_length)) = third() else {
        // "11/2016"; a year and a month with a hyphen, "1999-05", unless it is a range of years, "2014-15".
        let plain = !r.goes_on(at + 3) && !(r.mark(at + 3, b'/') || r.mark(at + 3, b'-'));
        if plain && separator == b'/' && a_length <= 2 && b_length == 4 && (1..=12).contains(&a) && YEARS.contains(&b) {
            return written(at + 3, Some(b), Field::Month(small(a)?));
        }
        let is_month = (1..=12).contains(&b) && b <= a % 100;
        if plain && separator == b'-' && a_length == 4 && b_length == 2 && YEARS.contains(&a) && is_month {
            return written(at + 3, Some(a), Field::Month(small(b)?));
        }
        return None;
    };
    if r.goes_on(at + 5) && !r.mark(at + 5, b':') {
        return None;
    }
    let valid = |month: i16, day: i16| (1..=12).contains(&month) && day >= 1 && day <= i16::from(days_of(month as i8));
    if a_length == 4 {
        return (valid(b, c) && YEARS.contains(&a))
            .then(|| written(at + 5, Some(a), Field::Day(small(b)?, small(c)?)))?;
    }
    let year = match c_length {
        4 => c,
        2 if separator == b'/' => century_of(r, c),
        _ => return None,
    };
    if a_length > 2 || b_length > 2 || !YEARS.contains(&year) {
        return None;
    }
    match (valid(a, b), valid(b, a)) {
        (true, true) if a == b => written(at + 5, Some(year), Field::Day(small(a)?, small(b)?)),
        (true, true) if separator == b'.' => written(at + 5, Some(year), Field::Day(small(b)?, small(a)?)),
        (true, true) => written(at + 5, Some(year), Field::EitherDay(small(a)?, small(b)?)),
        (true, false) => written(at + 5, Some(year), Field::Day(small(a)?, small(b)?)),
        (false, true) => written(at + 5, Some(year), Field::Day(small(b)?, small(a)?)),
        (false, false) => None,
    }
}

/// "third quarter of 2008", "fourth-quarter", "Q3 2008", "2008 Q3", "first half of the year".
fn part_of_year(r: Reader, at: usize) -> Option<Written> {
    let letter = |at: usize| {
        let (n, _) = r.digits(at + 1).filter(|_| r.role(at) == Some(Role::Letter) && r.glued(at + 1))?;
        let n = i8::try_from(n).ok()?;
        match r.document.written(at) {
            "Q" | "q" if (1..=4).contains(&n) => Some((Field::Quarter(n), at + 2)),
            "H" | "h" if (1..=2).contains(&n) => Some((Field::Half(n), at + 2)),
            _ => None,
        }
    };
    if let Some((year, 4)) = r.digits(at) {
        let (field, end) = letter(r.past_mark(at + 1, b'-'))?;
        return YEARS.contains(&year).then(|| written(end, Some(year), field))?;
    }
    if let Some((field, end)) = letter(at) {
        let (year, end) = year_after(r, end).map_or((None, end), |(year, end)| (Some(year), end));
        return written(end, year, field);
    }
    let (n, end) = ordinal(r, at).or_else(|| ordinal_day(r, at))?;
    let unit_at = r.past_mark(end, b'-');
    let end = unit_at + 1;
    if r.sense(unit_at).unit == Some(Unit::Quarter)
        && (1..=4).contains(&n)
        && !r.document.written(unit_at).ends_with('s')
    {
        let (year, end) = year_after(r, end).or_else(|| the_year(r, end)).map_or((None, end), |(y, e)| (Some(y), e));
        return written(end, year, Field::Quarter(n));
    }
    // Matches have halves too: "the second half" alone is none of a year.
    if r.says(unit_at, "half") && (1..=2).contains(&n) {
        let (year, end) = year_after(r, end).or_else(|| the_year(r, end))?;
        return written(end, Some(year), Field::Half(n));
    }
    if r.sense(unit_at).unit == Some(Unit::Century) && (2..=40).contains(&n) {
        return (!r.says(end, "bc") && !r.says(end, "bce"))
            .then(|| written(end, None, Field::Century(i16::from(n))))?;
    }
    None
}

/// "fall of 2015", "summer 2015", "the spring".
fn season(r: Reader, at: usize) -> Option<Written> {
    let season = r.sense(at).season?;
    if let Some((year, end)) = year_after(r, at + 1) {
        return written(end, Some(year), Field::Season(season));
    }
    // "fall" and "spring" are verbs; "the fall of Kabul" is none of the year.
    let the = at.checked_sub(1).filter(|&i| r.role(i) == Some(Role::The));
    let introduced = r.sense_before(the.unwrap_or(at));
    let told = introduced.role == Some(Role::In)
        || introduced.part.is_some()
        || matches!(introduced.relation, Some(_) if the.is_some() || !matches!(season, "FA" | "SP"));
    (told && r.role(at + 1) != Some(Role::Of)).then(|| written(at + 1, None, Field::Season(season)))?
}

/// "Thanksgiving", "Christmas Eve 2023".
fn holiday(r: Reader, at: usize) -> Option<Written> {
    let (end, Fixed::Holiday(holiday)) = r.phrase(at)? else { return None };
    if !r.capital(at) {
        return None;
    }
    let (year, end) = year_after(r, end).map_or((None, end), |(year, end)| (Some(year), end));
    written(end, year, Field::Holiday(holiday))
}

/// "1990s", "1990's", "'90s", "the 90s", "nineties", "19th century".
fn decade(r: Reader, at: usize) -> Option<Written> {
    if let Some(tens) = r.sense(at).decade {
        let said = r.role(at.wrapping_sub(1)) == Some(Role::The) || r.sense_before(at).part.is_some();
        return said.then(|| written(at + 1, None, Field::Decade(tens)))?;
    }
    let tens = small_number(r, at).filter(|(n, end)| (15..=20).contains(n) && r.sense(*end).decade.is_some());
    if let Some((hundreds, end)) = tens {
        return written(end + 1, None, Field::Decade(hundreds * 100 + r.sense(end).decade?));
    }
    let quoted = r.mark(at, b'\'');
    let first = if quoted { at + 1 } else { at };
    let (n, length) = r.digits(first).filter(|(n, _)| n % 10 == 0)?;
    if (quoted && !r.glued(first)) || r.comes_from(at) {
        return None;
    }
    let mut next = first + 1;
    if r.mark(next, b'\'') && r.glued(next) {
        next += 1;
    }
    if !r.glued(next) || !(r.says(next, "s")) {
        return None;
    }
    let told = quoted || {
        let before = r.sense_before(at);
        matches!(before.role, Some(Role::The | Role::And)) || before.part.is_some() || r.mark(at.wrapping_sub(1), b'-')
    };
    match length {
        4 if YEARS.contains(&n) => written(next + 1, None, Field::Decade(n)),
        2 if told => written(next + 1, None, Field::Decade(n)),
        _ => None,
    }
}

/// "2016, nov", "2015 May".
fn year_first(r: Reader, at: usize) -> Option<Written> {
    let (year, 4) = r.digits(at)? else { return None };
    let next = r.past_mark(at + 1, b',');
    let month = r.sense(next).month.filter(|_| r.capital(next) && YEARS.contains(&year) && !r.comes_from(at))?;
    let ends = !r.sense(next).short && day_of_month(r, next + 1).is_none() && year_after(r, next + 1).is_none();
    (ends && next == at + 1).then(|| written(next + 1, Some(year), Field::Month(month)))?
}

/// "on the 22nd": a day of a month that the words leave open.
fn bare_day(r: Reader, at: usize) -> Option<Written> {
    if r.role(at) != Some(Role::The) {
        return None;
    }
    let before = r.sense_before(at);
    let told = matches!(before.role, Some(Role::On | Role::To)) || before.relation.is_some();
    let (day, end) = ordinal_day(r, at + 1).filter(|_| told)?;
    let noun_behind =
        r.is_word(end) && !r.document.is(end, class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::VERB);
    (!noun_behind && !r.mark(end, b'-')).then(|| written(end, None, Field::DayOfMonth(day)))?
}

/// A year that its surroundings show to be one: "in 2014", "(1999)", "the 2004 quake", "2014 was".
fn bare_year(r: Reader, at: usize, first: usize) -> Option<Written> {
    let before = r.sense_before(at);
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
        || r.sense(end).unit.is_some()
    {
        return None;
    }
    if r.glued(end) && (r.is_word(end) || (r.mark(end, b'/') && r.kind(end + 1) == Some(TokenKind::Digits))) {
        return None;
    }
    let in_time =
        matches!(before.role, Some(Role::In | Role::Of | Role::Between | Role::About)) || before.part.is_some();
    let closed = !r.is_word(end) || r.document.is(end, class::FUNCTION);
    let open_before = match at.checked_sub(1) {
        None => true,
        Some(i) => matches!(r.kind(i), Some(TokenKind::Break)) || r.mark(i, b'.') || r.mark(i, b'"'),
    };
    let recent = (1900..=2100).contains(&year);
    let bracketed = r.mark(at.wrapping_sub(1), b'(') || (r.mark(end, b')') && r.mark(at.wrapping_sub(1), b','));
    // "The 2004 quake", "a 2013 study", "his 2001 book", but not "the 2014 people".
    let determined = first > at
        || matches!(before.role, Some(Role::Article))
        || (r.document.is(at.wrapping_sub(1), class::FUNCTION) && !r.document.is(at.wrapping_sub(1), class::AUXILIARY));
    let noun_behind = r.is_word(end) && !r.document.is(end, class::FUNCTION | class::UNIT | class::NUMBER);
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
    let relation = before.relation.is_some() && (closed || recent && !r.document.is(end, class::UNIT));
    let fits = (in_time && (recent || closed))
        || relation
        || bracketed
        || listed
        || (recent && (subject || named || possessive))
        || (recent && open_before && noun_behind && r.capital(end))
        || (recent && determined && noun_behind && !before.numbered)
        || (introduced && closed && recent && before.role != Some(Role::To) && before.role != Some(Role::And));
    // The article belongs to the noun behind: "the 1991 settlement".
    (fits && at == first).then(|| written(end, Some(year), Field::Year))?
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
        return (!r.document.written(next + 1).ends_with('s')).then_some((year, next + 2));
    }
    year_in_words(r, next).filter(|(year, _)| YEARS.contains(year))
}

/// "of the year": the year of publication.
fn the_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let said = r.role(at) == Some(Role::Of) && r.role(at + 1) == Some(Role::The) && r.says(at + 2, "year");
    said.then_some((r.context.published?.year(), at + 3))
}

/// "'90" behind a month.
fn short_year(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (year, length) = r.digits(at + 1).filter(|_| r.mark(at, b'\'') && r.glued(at + 1))?;
    (length == 2).then(|| (century_of(r, year), at + 2))
}

/// "nineteen ninety six", "nineteen hundred ninety three", "two thousand and five".
fn year_in_words(r: Reader, at: usize) -> Option<(i16, usize)> {
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

fn days_of(month: i8) -> i8 {
    match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
