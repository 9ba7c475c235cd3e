//! Times of the day: "9:27 a.m.", "2045 GMT", "at 5 p.m. Moscow time", "noon", and parts of the day: "Friday night".

use super::past_hour;
use super::reader::Reader;
use super::stretch::{Dated, Grain};
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, Unit, class};
use crate::mention::duration::race;
use crate::mention::range::changes;
use crate::value::{DateValue, Timex};

/// The end of a day, as TIMEX3 writes it.
const MIDNIGHT: &str = "T24:00";

/// A time of the day as TIMEX3 writes it, without the day: `T09:27`, and the token behind it.
pub(super) fn read(r: Reader, at: usize) -> Option<(String, usize)> {
    let sense = r.sense(at);
    if let Some(time) = sense.clock {
        // "Noon Rock" is a place.
        if r.named(at) && (r.capital(at + 1) || at > 0 && r.named(at - 1)) {
            return None;
        }
        // "midnight EST", "noon local time".
        let (utc, end) = zone(r, at + 1).unwrap_or((false, at + 1));
        return Some((if utc { [time, "Z"].concat() } else { time.to_owned() }, end));
    }
    let spoken = sense.cardinal.is_some() || sense.role == Some(Role::Half) || sense.unit == Some(Unit::Quarter);
    if let Some((hour, minute, end)) = super::only_if(spoken, || past_hour::read(r, at)) {
        return Some((Timex::new("T").number(hour, 2).text(":").number(minute, 2).done(), end));
    }
    if sense.cardinal.is_none() && r.kind(at) != Some(TokenKind::Digits) {
        return None;
    }
    if r.comes_from(at) {
        return None;
    }
    let (hour, minute, second, end) = digits(r, at).or_else(|| words(r, at))?;
    let (half, after_half) = match half_of_day(r, end) {
        Some((half, end)) => (Some(half), end),
        None => (lent_half(r, at, end), end),
    };
    let (zone, end) = zone(r, after_half).map_or((None, after_half), |(utc, end)| (Some(utc), end));
    let military = minute.is_some() && r.digits(at).is_some_and(|(_, length)| length == 4);
    let spelled = minute.is_some() || half.is_some() || zone.is_some();
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    if !spelled || hour > 24 || minute.is_some_and(|m| m > 59) || second.is_some_and(|s| s > 59) {
        return None;
    }
    // "3:16", "21:15": scores and verses, unless something tells the time.
    if half.is_none() && zone.is_none() && !military && !is_told(r, at, end) {
        return None;
    }
    let mut time = Timex::new("T").number(hour, 2).text(":").number(minute.unwrap_or(0), 2);
    if let Some(second) = second {
        time = time.text(":").number(second, 2);
    }
    Some((time.text(if zone == Some(true) { "Z" } else { "" }).done(), end))
}

/// Hour, minute and second in digits, and the token behind them.
fn digits(r: Reader, at: usize) -> Option<(i16, Option<i16>, Option<i16>, usize)> {
    let (n, length) = r.digits(at)?;
    // "2045 GMT", "0930 hours".
    if length == 4 {
        // "at 0630", "at 1613 [2213 GMT]".
        let before = r.sense_before(at);
        let at_it = matches!(before.role, Some(Role::At | Role::About | Role::Between)) || before.relation.is_some();
        let zoned = (r.mark(at + 1, b'[') || r.mark(at + 1, b'(')) && r.sense(at + 3).zone.is_some();
        // "around 1400 yesterday", "at 1830 the same day", "as of 2140 on 12 November".
        let next = r.past_the(at + 1);
        let of_day =
            |i: usize| r.sense(i).daypart.is_some() || matches!(r.sense(i).unit, Some(Unit::Day | Unit::Night));
        let day = r.sense(next).day.is_some()
            || r.sense(next).shift.is_some() && of_day(next + 1)
            || r.role(next) == Some(Role::On)
                && (r.sense(next + 1).weekday.is_some() || r.sense(next + 2).month.is_some());
        let dated = day && (at_it || r.sense_before(at).role == Some(Role::Of) || r.sense(next).daypart.is_none());
        let leading = at_it && r.document.written(at).starts_with('0');
        // "shortly before 1700", "ten minutes after 1700"; "up 30 minutes since 2019" and "shortly after 1945" name a year.
        let closely = ["immediately", "just", "moments", "shortly", "soon"];
        let just = at > 1
            && matches!(r.sense_before(at).relation, Some(Relation::Before | Relation::After))
            && (r.says(at - 2, "minutes") || r.document.says(at - 2, &closely) && !(1900..2050).contains(&n));
        let minutes = n % 100 < 60 && (leading || dated || just || paired(r, at));
        let hours = r.document.says(at + 1, &["hours", "hrs"]);
        let told = zone(r, at + 1).is_some() || hours || zoned || minutes;
        let end = if hours { at + 2 } else { at + 1 };
        return (told && n / 100 < 25).then_some((n / 100, Some(n % 100), None, end));
    }
    if length > 2 || n > 24 {
        return None;
    }
    let part = |at: usize, marks: &[u8]| {
        let joined = marks.iter().any(|&m| r.mark(at, m)) && r.glued(at) && r.glued(at + 1);
        r.digits(at + 1).filter(|&(_, length)| joined && length == 2)
    };
    if let Some((minute, _)) = part(at + 1, b":") {
        // "with 3:22 to play" is a length of time.
        if race::is_left(r, at) {
            return None;
        }
        let second = part(at + 3, b":");
        let end = if second.is_some() { at + 5 } else { at + 3 };
        let end = if r.says(end, "hours") || r.says(end, "hrs") { end + 1 } else { end };
        return Some((n, Some(minute), second.map(|(s, _)| s), end));
    }
    let of_half = |end: usize| half_of_day(r, end).is_some() || lent_half(r, at, end).is_some();
    // "8.30pm", "06.00 GMT".
    let zoned = || length == 2 && zone(r, at + 3).is_some();
    if let Some((minute, _)) = part(at + 1, b".").filter(|_| of_half(at + 3) || zoned()) {
        return Some((n, Some(minute), None, at + 3));
    }
    Some((n, None, None, at + 1)).filter(|_| of_half(at + 1))
}

/// The half of the day that the later time lends the earlier one, whose digits end before `end`: "from 8 to 10 p.m.", "between
/// 11 and 1 p.m.", "4:30 to 6 p.m.".
fn lent_half(r: Reader, at: usize, end: usize) -> Option<Half> {
    let between = || at > 0 && r.role(at - 1) == Some(Role::Between) && r.role(end) == Some(Role::And);
    if !(r.role(end) == Some(Role::To) || r.mark(end, b'-') || between()) {
        return None;
    }
    let hour = |i: usize| r.digits(i).filter(|&(n, length)| length <= 2 && (1..=12).contains(&n)).map(|(n, _)| n % 12);
    let (first, last) = hour(at).zip(hour(end + 1))?;
    let minutes = (r.mark(end + 2, b':') || r.mark(end + 2, b'.')) && r.glued(end + 2) && r.glued(end + 3);
    match half_of_day(r, end + 2 + if minutes { 2 } else { 0 })?.0 {
        Half::Morning if first > last => Some(Half::Afternoon),
        Half::Afternoon if first > last => Some(Half::Morning),
        half => Some(half),
    }
}

/// "8" of "Friday night at 8".
pub(super) fn evening(r: Reader, at: usize) -> Option<(String, usize)> {
    let (hour, _) = r.digits(at).filter(|&(n, length)| length <= 2 && (1..=12).contains(&n))?;
    let part = r.sense(at.checked_sub(2)?).daypart.filter(|_| r.role(at - 1) == Some(Role::At))?;
    let closes = !r.is_word(at + 1) || r.document.is(at + 1, class::FUNCTION | class::AUXILIARY);
    let hour = if part == "TMO" || part == "TNI" && hour < 6 || hour == 12 { hour } else { hour + 12 };
    (closes && !r.goes_on(at + 1) && !r.mark(at + 1, b'-'))
        .then(|| (Timex::new("T").number(hour, 2).text(":00").done(), at + 1))
}

/// "2300" of "10 December at 2300".
pub(super) fn military(r: Reader, at: usize) -> Option<(String, usize)> {
    let (n, _) = r.digits(at).filter(|&(n, length)| length == 4 && n / 100 < 25 && n % 100 < 60)?;
    // "on Friday at 1500 places".
    let counts = r.is_word(at + 1) && !r.document.is(at + 1, class::FUNCTION | class::PREPOSITION | class::AUXILIARY);
    let told = r.role(at.checked_sub(1)?) == Some(Role::At) && !counts && !r.goes_on(at + 1);
    told.then(|| (Timex::new("T").number(n / 100, 2).text(":").number(n % 100, 2).done(), at + 1))
}

/// "0600" and "1400" of "between 0600 and 1400", "1200" of "1200 to 1800 GMT": the other end shows that they tell the time.
fn paired(r: Reader, at: usize) -> bool {
    let hours = |i: usize| r.digits(i).is_some_and(|(n, length)| length == 4 && n / 100 < 25 && n % 100 < 60);
    let leads = |i: usize| hours(i) && r.document.written(i).starts_with('0');
    let joins = |i: usize| matches!(r.role(i), Some(Role::To | Role::And)) || r.mark(i, b'-');
    let opens = |i: usize| r.role(i) == Some(Role::Between) || r.sense(i).relation == Some(Relation::From);
    let behind = joins(at + 1) && hours(at + 2);
    let before = at >= 3 && joins(at - 1) && hours(at - 2);
    behind && (zone(r, at + 3).is_some() || leads(at) && at > 0 && opens(at - 1))
        || before && leads(at - 2) && opens(at - 3)
}

/// "nine p.m.", "seven o'clock".
fn words(r: Reader, at: usize) -> Option<(i16, Option<i16>, Option<i16>, usize)> {
    let hour = r.sense(at).cardinal.filter(|h| (1..=12).contains(h))?;
    half_of_day(r, at + 1).map(|_| (hour, None, None, at + 1))
}

/// A half of the day, "a.m." or "p.m.", or either of "o'clock".
#[derive(Clone, Copy)]
pub(super) enum Half {
    Morning,
    Afternoon,
    Either,
}

/// Whether "a.m.", "p.m." or "o'clock" stands at token `at`.
pub(super) fn is_half_of_day(r: Reader, at: usize) -> bool {
    half_of_day(r, at).is_some()
}

pub(super) fn half_of_day(r: Reader, at: usize) -> Option<(Half, usize)> {
    if r.role(at) == Some(Role::Clock) {
        return Some(half_of_day(r, at + 1).map_or((Half::Either, at + 1), |(half, end)| (half, end)));
    }
    let half = match r.document.written(at).as_bytes() {
        [first, b'm' | b'M'] | [first, b'.', b'm' | b'M'] | [first, b'.', b'm' | b'M', b'.'] => first,
        _ => return half_in_words(r, at),
    };
    match half {
        b'a' | b'A' => Some((Half::Morning, at + 1)),
        b'p' | b'P' => Some((Half::Afternoon, at + 1)),
        _ => half_in_words(r, at),
    }
}

/// The half of the day that words behind an hour tell: "at 9 in the morning", "at about nine at night", "at 6 this morning"; but
/// "killed 9 in the morning".
fn half_in_words(r: Reader, at: usize) -> Option<(Half, usize)> {
    let hour_at = at.checked_sub(1)?;
    let hour = r.digits(hour_at).map(|(n, _)| n).or(r.sense(hour_at).cardinal).filter(|h| (1..=12).contains(h))?;
    let before = hour_at.checked_sub(1)?;
    if !matches!(r.role(before), Some(Role::At | Role::About)) && r.sense(before).relation.is_none() {
        return None;
    }
    if r.role(at) == Some(Role::At) && r.says(at + 1, "night") {
        return (hour >= 6).then_some((Half::Afternoon, at + 2));
    }
    half_in_the(r, at).or_else(|| {
        // "fell by 6 this morning", "the toll stood at 9 this morning".
        let counts = || changes(r.document, before) || before > 0 && r.document.says(before - 1, &STANDING);
        half_of_part(r, at, hour).filter(|_| !counts()).map(|half| (half, at))
    })
}

/// The half of the day that a part of a day tells, which is no part of the time: "this morning" behind "at 6", "Friday night"
/// behind "about 9", "tonight" behind "at seven".
fn half_of_part(r: Reader, at: usize, hour: i16) -> Option<Half> {
    let day_at = if r.role(at) == Some(Role::On) { at + 1 } else { at };
    let sense = r.sense(day_at);
    if !(r.says(day_at, "this") || sense.weekday.is_some() || sense.day.is_some()) {
        return None;
    }
    if r.says(day_at, "tonight") || r.sense(day_at + 1).daypart == Some("TNI") {
        // "at 2 Friday night" may be Saturday.
        return (6..12).contains(&hour).then_some(Half::Afternoon);
    }
    half(r.sense(day_at + 1).daypart?)
}

/// Verbs of what has a number, which "at" leads on to.
const STANDING: [&str; 8] = ["priced", "put", "remained", "stands", "stood", "stuck", "traded", "valued"];

/// "in the morning", "in the evening", whatever stands before: the half of the day, and the token behind it.
pub(super) fn half_in_the(r: Reader, at: usize) -> Option<(Half, usize)> {
    let inside = r.says(at, "in") && r.role(at + 1) == Some(Role::The);
    Some((half(r.sense(at + 2).daypart.filter(|_| inside)?)?, at + 3))
}

/// The half of the day in which a part of it lies; none has the night.
fn half(part: &str) -> Option<Half> {
    match part {
        "TMO" => Some(Half::Morning),
        "TAF" | "TEV" => Some(Half::Afternoon),
        _ => None,
    }
}

/// "GMT", "(GMT +8)", "Moscow time", "local time": whether it is UTC, and the token behind it.
fn zone(r: Reader, at: usize) -> Option<(bool, usize)> {
    let open = r.past_mark(at, b'(');
    let upper = r.document.written(open).chars().all(|c| c.is_ascii_uppercase());
    if let Some(utc) = r.sense(open).zone.filter(|_| upper) {
        let mut end = open + 1;
        if (r.mark(end, b'+') || r.mark(end, b'-')) && r.digits(end + 1).is_some_and(|(_, length)| length <= 2) {
            end += 2;
        }
        return Some((utc && end == open + 1, if open > at { r.past_mark(end, b')') } else { end }));
    }
    let named = r.capital(at) || r.says(at, "local");
    (named && r.says(at + 1, "time")).then_some((false, at + 2))
}

/// Whether the words around hours and minutes show that they tell the time.
fn is_told(r: Reader, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let sense = r.sense(before);
    // "with 1:42 left in the third", "the first woman under 15:50".
    if r.document.says(end, &["left", "remaining"]) || r.document.says(before, &["below", "under"]) {
        return false;
    }
    matches!(r.kind(before), Some(TokenKind::Break))
        || r.mark(before, b'(') && r.mark(end, b')')
        // "02/13/1998 14:26:00".
        || r.kind(before) == Some(TokenKind::Digits) && before > 0 && [b'/', b'-', b'.'].iter().any(|&m| r.mark(before - 1, m))
        || matches!(sense.role, Some(Role::At | Role::About))
        || sense.relation.is_some()
        || sense.weekday.is_some()
        || sense.day.is_some()
        || r.document.is(before, class::PREPOSITION)
            && !r.says(before, "in")
            && !r.says(before, "of")
            && r.role(before) != Some(Role::To)
        || matches!(sense.role, Some(Role::To | Role::And)) && at >= 3 && r.mark(at - 3, b':')
}

/// The part of the day behind `at`, as TIMEX3 writes it: `TNI` of "night".
pub(super) fn daypart(r: Reader, at: usize) -> Option<(&'static str, usize)> {
    r.sense(at).daypart.filter(|_| r.is_word(at)).map(|part| (part, at + 1))
}

/// A time that stands alone. TIMEX3 writes it with the day that the text has told last or that of publication; that this is
/// the day meant is no more than likely, so that any day may be.
pub(super) fn alone(time: &str, day: Option<Dated>) -> Dated {
    let timex = match day {
        Some(day) => [day.value.timex.as_str(), time].concat(),
        None => time.to_owned(),
    };
    Dated { grain: Grain::Time, ..Dated::open(timex) }
}

/// The day of a part of it: today of "this evening". Nothing for what is no day.
pub(super) fn day_of(dated: Dated) -> Option<Dated> {
    match dated.grain {
        Grain::Day => Some(dated),
        Grain::Time => {
            let (day, part) = dated.value.timex.split_once('T')?;
            let is_part = !day.is_empty() && part.bytes().all(|b| b.is_ascii_uppercase());
            let timex = day.to_owned();
            is_part.then_some(Dated { value: DateValue { timex, ..dated.value }, grain: Grain::Day })
        }
        _ => None,
    }
}

/// A time of a known day, or of a day that is known in part.
pub(super) fn on(day: &Dated, time: &str) -> Dated {
    let mut on = day.clone();
    // "Just after midnight Saturday": at the end of Saturday, in the first hour of the day after it.
    if let (MIDNIGHT, Some(next)) = (time, on.value.hard.latest.and_then(|latest| latest.tomorrow().ok())) {
        on.value.hard.latest = Some(next);
        on.value.typical.latest = on.value.typical.latest.map(|latest| latest.max(next));
    }
    on.value.timex.push_str(time);
    on.grain = Grain::Time;
    on
}
