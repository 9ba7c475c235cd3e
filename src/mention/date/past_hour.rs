//! Times told by the hour beside them: "half past six", "quarter to nine in the evening", "ten past 4".

use super::clock::{self, Half};
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, Unit, class};

/// Hour and minute of the time that begins at token `at`, and the token behind it.
pub(super) fn read(r: Reader, at: usize) -> Option<(i16, i16, usize)> {
    let (minutes, next) = minutes(r, at)?;
    let past = r.document.says(next, &["after", "past"]);
    let to = r.document.says(next, &["before", "to"]);
    // "half to six" is no time, "a quarter to nine towns" is no hour.
    if !(past || to && minutes < 30) || minutes != 30 && !is_introduced(r, at, to) {
        return None;
    }
    let (hour, end) = hour(r, next + 1)?;
    let counts = r.is_word(end) && !r.document.is(end, class::FUNCTION | class::PREPOSITION | class::AUXILIARY)
        || r.goes_on(end)
        || r.mark(end, b'-');
    if counts && !clock::is_half_of_day(r, end) && r.sense(end).weekday.is_none() && r.sense(end).day.is_none() {
        return None;
    }
    // "p.m.", "in the evening".
    let told = clock::half_of_day(r, end).or_else(|| clock::half_in_the(r, end));
    let (half, end) = told.map_or((None, end), |(half, end)| (Some(half), end));
    let hour = match half {
        Some(Half::Morning) if hour == 12 => 0,
        Some(Half::Afternoon) if hour < 12 => hour + 12,
        _ => hour,
    };
    Some(if past { (hour, minutes, end) } else { ((hour + 23) % 24, 60 - minutes, end) })
}

/// How many minutes lie between the time and its hour, and the token behind them.
fn minutes(r: Reader, at: usize) -> Option<(i16, usize)> {
    let sense = r.sense(at);
    if sense.role == Some(Role::Half) {
        return Some((30, at + 1));
    }
    if sense.unit == Some(Unit::Quarter) && !r.plural(at) {
        return Some((15, at + 1));
    }
    let told = sense.cardinal.filter(|n| matches!(n, 5 | 10 | 20 | 25))?;
    Some((told, at + 1))
}

/// Whether the word before the time shows that one is told: "at quarter past five", "by a quarter to six"; but "rose from ten
/// to five".
fn is_introduced(r: Reader, at: usize, to: bool) -> bool {
    let article = usize::from(r.role(at.wrapping_sub(1)) == Some(Role::Article));
    let before = r.sense_before(at - article);
    matches!(before.role, Some(Role::At | Role::About))
        || before.relation.is_some_and(|relation| !to || relation != Relation::From)
}

/// "six", "6".
fn hour(r: Reader, at: usize) -> Option<(i16, usize)> {
    let told = match r.kind(at)? {
        TokenKind::Digits => r.digits(at).filter(|&(_, length)| length <= 2).map(|(n, _)| n),
        _ => r.sense(at).cardinal,
    };
    told.filter(|hour| (1..=12).contains(hour)).map(|hour| (hour, at + 1))
}
