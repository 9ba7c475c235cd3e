//! Names that look like dates: "Sheffield Wednesday", "the Mail on Sunday", "Saturday Night Live", "the Good Friday Agreement",
//! "Mr Sunday Adeyemi", "Radio 4's Today", "Vision 2030".

use super::absolute::{Field, Written};
use super::clock;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Role, beside, class, clause, english, surrounding};
use crate::mention::name::is_mixed;

/// Most words of a march: "the Million Man March".
const WORDS: usize = 4;

/// Whether the date that is written at token `at` is a name, or a part of one.
pub(super) fn is_name(r: Reader, at: usize, written: &Written) -> bool {
    let Written { year: None, field, end, .. } = *written else { return false };
    match field {
        Field::Weekday(_) => {
            is_titled(r, end)
                || of_person(r, at, end)
                || is_first_name(r, at, end)
                || joined(r, at, end)
                || of_weekday(r, at, end)
        }
        Field::Month(month) => {
            is_titled(r, end) || of_person(r, at, end) || joined(r, at, end) || month == 3 && is_march(r, at, end)
        }
        Field::Day(..) | Field::Holiday(_) => is_titled(r, end),
        _ => false,
    }
}

/// "the Good Friday Agreement", "the October Revolution", "Saturday Night Live": what stands behind has its capital.
fn is_titled(r: Reader, end: usize) -> bool {
    let noun = match clock::daypart(r, end) {
        Some((_, next)) if r.named(end) => next,
        _ => end,
    };
    r.named(noun) && r.tells(noun, beside::TITLE)
}

/// "Mr Sunday Adeyemi", "Sgt. Friday", "the striker Sunday Oliseh"; but "three people Sunday".
fn of_person(r: Reader, at: usize, end: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| r.capital(at)) else { return false };
    let title = if r.mark(before, b'.') && r.glued(before) { before.saturating_sub(1) } else { before };
    if r.capital(title) && r.tells(title, beside::ADDRESS) {
        return true;
    }
    // "Rep. Dan March, of Ohio", "said Dan March.": a first name behind a title or the verb.
    let titled = |first: usize| {
        let title = first.checked_sub(1).map(|t| if r.mark(t, b'.') && r.glued(t) { t.saturating_sub(1) } else { t });
        let told = |t: usize| r.capital(t) && r.tells(t, beside::ADDRESS) || r.document.is(t, class::SAYING);
        title.is_some_and(told) && r.named(first) && is_mixed(r.document, first)
    };
    if r.sense(at).month.is_some() && !r.is_word(end) && r.digits(end).is_none() && titled(before) {
        return true;
    }
    let many = || r.plural(before) || english().numbers.tells(r.document.word(before), surrounding::PLURAL);
    r.is_person(before) && !many() && is_surname(r, end)
}

/// Whether a surname can stand at token `at`, right behind a day that may be a first name.
fn is_surname(r: Reader, at: usize) -> bool {
    let grammar = class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::ADVERB | class::CALENDAR;
    r.named(at) && !r.document.is(at, grammar) && is_mixed(r.document, at)
}

/// How far behind a name the day is looked for on which its bearer did something, in tokens.
const CLAUSE: usize = 16;

/// "Sunday Bello was freed on Monday", "the arrest of Friday Okoro": no day hangs on "of" before a name, and a clause that tells
/// its day does not open with another. In "Tuesday Smith said" the day may be one.
fn is_first_name(r: Reader, at: usize, end: usize) -> bool {
    if !r.capital(at) || !is_surname(r, end) {
        return false;
    }
    let before = at.checked_sub(1);
    if before.is_some_and(|i| r.document.says(i, &["against", "alongside", "like", "of", "with"])) {
        return !r.mark(end + 1, b'\'');
    }
    let opens = before.is_none_or(|i| r.kind(i) == Some(TokenKind::Break) || r.mark(i, b'.'));
    let verb = |i: usize| {
        !r.document.is(i, class::SAYING)
            && (r.document.is(i, class::AUXILIARY | class::VERB) || r.of_clause(i, clause::PAST))
    };
    let day = |i: usize| r.sense(i).weekday.is_some() || r.sense(i).month.is_some() || r.sense(i).day.is_some();
    let clause = || (end + 2..end + CLAUSE).take_while(|&i| r.kind(i).is_some() && !r.mark(i, b'.'));
    opens && verb(end + 1) && clause().any(day)
}

/// "March & Sons", but "March & April".
fn joined(r: Reader, at: usize, end: usize) -> bool {
    let date = |i: usize| r.sense(i).month.is_some() || r.sense(i).weekday.is_some();
    r.mark(end, b'&') && !date(end + 1) || at >= 2 && r.mark(at - 1, b'&') && !date(at - 2)
}

fn of_weekday(r: Reader, at: usize, end: usize) -> bool {
    let says = |i: usize, words: &[&str]| r.capital(i) && r.document.says(i, words);
    let on = at > 0 && r.role(at - 1) == Some(Role::On);
    // "Bloody Sunday", "beat Sheffield Wednesday".
    at > 0 && r.capital(at - 1) && r.tells(at - 1, beside::NAMING)
        // "the Sunday Times", but "met on Sunday World Bank officials".
        || r.capital(end) && r.tells(end, beside::PAPER) && !on && !(at > 0 && r.document.is(at - 1, class::SAYING))
        || r.says(at, "Sunday") && r.document.says(end, &["school", "schools"])
        || on && at >= 2 && says(at - 2, &["independent", "mail"])
        // "Wednesday are bottom of the league": a team.
        || r.document.says(end, &["are", "have", "were"]) && (!in_sentence(r, at) || r.mark(at - 1, b';')) && !r.plural(at)
}

/// "the Million Man March drew", "March for Life"; but "the Dallas March figures", "in March for Acme".
fn is_march(r: Reader, at: usize, end: usize) -> bool {
    let before = r.sense_before(at);
    let told = before.role.is_some() || before.relation.is_some() || before.part.is_some() || before.shift.is_some();
    let other = r.sense(end + 1);
    let date = other.month.is_some() || other.weekday.is_some() || other.season.is_some() || other.phrase;
    if r.says(end, "for") && r.named(end + 1) && !date {
        return !told || before.role == Some(Role::The);
    }
    let words = (0..at).rev().take(WORDS).take_while(|&i| r.named(i) && r.role(i) != Some(Role::The)).count();
    let the = words > 0 && at > words && r.role(at - words - 1) == Some(Role::The);
    let closes = class::AUXILIARY | class::PREPOSITION | class::VERB;
    the && !told && (!r.is_word(end) || r.document.is(end, closes) || r.of_clause(end, clause::PAST))
}

/// Whether the day or the part of a day at token `at` is what a programme or a paper is called: "Radio 4's Today", "USA Today".
pub(super) fn is_programme(r: Reader, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| r.capital(at)) else { return false };
    if r.capital(before) && r.document.says(before, &["psychology", "usa"]) && is_mixed(r.document, at) {
        return true;
    }
    let quoted = r.mark(before, b'"') && r.mark(at + 1, b'"');
    let plain = r.is_word(before) && !r.capital(before) && r.role(before) != Some(Role::Of);
    r.named(at) && (quoted || plain && in_sentence(r, at) && is_mixed(r.document, at))
}

/// Whether the digits at token `at` are no year behind what they number: "Vision 2030", "Project 2025".
pub(super) fn is_edition(r: Reader, at: usize) -> bool {
    at > 0 && r.named(at - 1) && r.tells(at - 1, beside::EDITION)
}

/// Whether a word of the sentence stands before token `at`.
fn in_sentence(r: Reader, at: usize) -> bool {
    let start = r.document.sentence_around(at).map_or(0, |s| s.tokens.start);
    (start..at).rev().take(2).any(|i| r.kind(i) == Some(TokenKind::Word))
}
