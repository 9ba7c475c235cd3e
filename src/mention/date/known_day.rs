//! Days that an event is called by, in the year of that event: "the Sept. 11 attacks", "the Jan. 6 rioters", "since 9/11".

use super::absolute::{Field, Written, written};
use super::reader::Reader;
use crate::lexicon::{DatedDay, Role, english};

/// The year of a day before token `end` that the words behind it tell: "the Sept. 11 attacks".
pub(super) fn year(r: Reader, month: i8, day: i8, end: usize) -> Option<i16> {
    let known = known(r, month, day)?;
    (end..end + 2).any(|i| known.is_of(r.document.word(i))).then(|| known.day.year())
}

/// "9/11" of "since 9/11", "the 9/11 attacks".
pub(super) fn slashed(r: Reader, at: usize) -> Option<Written> {
    let end = at + 3;
    let ((month, _), (day, _)) = (r.digits(at)?, r.digits(at + 2).filter(|_| r.glued(at + 2))?);
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let known = known(r, month, day).filter(|known| known.slashed && !r.mark(end, b'/') && !r.goes_on(end))?;
    let before = r.sense_before(at);
    let led = before.relation.is_some() || matches!(before.role, Some(Role::In | Role::On | Role::Of | Role::The));
    // "won 9/11 games", "on 9/11 occasions".
    let counts = super::absolute::noun_behind(r, end) && !r.of_clause(end, crate::lexicon::clause::OF_VERBS);
    let told = led && !counts || known.is_of(r.document.word(end));
    told.then(|| written(end, Some(known.day.year()), Field::Day(month, day)))?
}

/// The known day of this month and day, if it lies before publication.
fn known(r: Reader, month: i8, day: i8) -> Option<&'static DatedDay> {
    let known = english().calendar.dated.iter().find(|known| (known.day.month(), known.day.day()) == (month, day))?;
    r.published().is_none_or(|published| known.day < published).then_some(known)
}
