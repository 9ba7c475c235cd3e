//! Parts of the day that stand alone: "in the evening", "at dawn", "spent the night", "fell overnight".

use super::relative::near;
use super::stretch::Grain;
use super::tense;
use super::{Found, Reader, anchor, clock, date_at, today};
use crate::document::TokenKind;
use crate::lexicon::{Role, Unit, class};
use crate::value::Days;

/// The part of a day that begins at token `at`.
pub(super) fn read(r: Reader, at: usize) -> Option<Found> {
    overnight(r, at).or_else(|| hours_of(r, at)).or_else(|| alone(r, at))
}

/// "the early hours of Friday", "the small hours of Sunday".
fn hours_of(r: Reader, at: usize) -> Option<Found> {
    let first = r.past_the(at);
    if r.sense(first + 1).unit != Some(Unit::Hour) {
        return None;
    }
    if r.role(first + 2) != Some(Role::Of) {
        return small_hours(r, at, first);
    }
    let part = if r.document.says(first, &["early", "small", "wee"]) { "TMO" } else { "TNI" };
    let day = date_at(r, first + 3).filter(|_| part == "TMO" || r.says(first, "late"))?;
    let end = day.tokens.end;
    Some(Found::new(at..end, clock::on(&clock::day_of(day.dated)?, part)))
}

/// "fell into a ravine in the early hours": of the day told last, else of that of publication.
fn small_hours(r: Reader, at: usize, first: usize) -> Option<Found> {
    let small = r.document.says(first, &["early", "small", "wee"]) && r.plural(first + 1);
    let before = at.checked_sub(1).filter(|_| small && first > at)?;
    let told = r.document.says(before, &["during", "in", "into", "until"]);
    let closes = !r.is_word(first + 2) || r.document.is(first + 2, class::FUNCTION | class::PREPOSITION | class::VERB);
    (told && closes)
        .then(|| Found::new(at..first + 2, clock::alone("TMO", anchor::told_near(r, at).or_else(|| today(r)))))
}

/// "in the evening", "at dawn": of the day told last, else of that of publication. "At night" is any night.
fn alone(r: Reader, at: usize) -> Option<Found> {
    let word = r.past_the(at);
    let (part, end) = clock::daypart(r, word).filter(|_| !r.says(word, "overnight"))?;
    let before = at.checked_sub(1)?;
    let says = |words: &[&str]| r.document.says(before, words);
    // "in the night", but "in night"; "at dawn", but "at the dawn of an age".
    let early = r.sense(before).part.is_some();
    // "at dawn on Friday", "at dusk Friday".
    let day_at = if r.role(end) == Some(Role::On) { end + 1 } else { end };
    // "by late afternoon Thursday".
    let bare = word == at && (early || says(&["after", "around", "at", "before", "by", "since", "until"]));
    let day = if bare { date_at(r, day_at) } else { None };
    if let Some((day_end, day)) = day.and_then(|found| Some((found.tokens.end, clock::day_of(found.dated)?))) {
        return Some(Found::new(at..day_end, clock::on(&day, part)));
    }
    let told = if word > at {
        early || says(&["during", "in", "into", "spent", "through", "throughout", "until"])
    } else {
        early || says(&["after", "at", "before", "by", "since", "until"])
    };
    // "the night shift", "the morning of his life", "at dawn on Friday" told elsewhere.
    let noun = r.is_word(end)
        && !r.document.is(end, class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::ADVERB | class::VERB);
    let of = r.role(end) == Some(Role::Of) || r.mark(end, b'-') || r.mark(end, b'\'') && r.glued(end);
    if !told || noun || of || r.named(word) {
        return None;
    }
    let any = word == at && r.says(word, "night");
    // A report tells of the night before it: "searched through the night".
    let last_night = || part == "TNI" && !tense::around(r, at, end).looks_ahead();
    let now = || {
        r.published()?;
        if last_night() { Some(near(r, Grain::Day, Unit::Day, -1)) } else { today(r) }
    };
    let day = if any { None } else { anchor::told_near(r, at).or_else(now) };
    Some(Found::new(at..end, clock::alone(part, day)))
}

/// "fell overnight", but not "overnight rates": the night to the day of publication.
fn overnight(r: Reader, at: usize) -> Option<Found> {
    if !r.says(at, "overnight") {
        return None;
    }
    if let Some(found) = overnight_to(r, at) {
        return Some(found);
    }
    let noun_behind = r.is_word(at + 1) && !r.document.is(at + 1, class::FUNCTION | class::VERB);
    let noun_behind = noun_behind || r.kind(at + 1) == Some(TokenKind::Digits) || r.mark(at + 1, b'-');
    let article = matches!(r.sense_before(at).role, Some(Role::The | Role::Article));
    if noun_behind || article {
        return None;
    }
    let mut dated = clock::on(&near(r, Grain::Day, Unit::Day, 0), "TNI");
    if let Some(published) = r.published() {
        let days = Days::between(published.yesterday().ok(), Some(published));
        (dated.value.hard, dated.value.typical) = (days, days);
    }
    Some(Found::new(at..at + 1, dated))
}

/// "overnight into Sunday", "overnight on Friday": the night to a day that is told, or of it.
fn overnight_to(r: Reader, at: usize) -> Option<Found> {
    let to = r.says(at + 1, "into") || r.role(at + 1) == Some(Role::To);
    let day_at = at + 1 + usize::from(to || r.role(at + 1) == Some(Role::On));
    let day = super::only_if(r.sense(day_at).weekday.is_some(), || date_at(r, day_at))?;
    let end = day.tokens.end;
    let day = Some(day.dated).filter(|day| day.grain == Grain::Day)?;
    let mut dated = clock::on(&day, "TNI");
    if let Some((day, _)) = day.ends().filter(|_| to) {
        let days = Days::between(day.yesterday().ok(), Some(day));
        (dated.value.hard, dated.value.typical) = (days, days);
    }
    Some(Found::new(at..end, dated))
}
