//! Dates and stretches of the calendar: from the words to the days that they stand for, as far as the text and the day of
//! publication tell.
//!
//! ```text
//! "since late March 2014" = relation (since) + part (late) + written date (March 2014)
//! ```
//!
//! The TIMEX3 value is that of the date alone: a relation word is a signal in TimeML and shows in `earliest` and `latest`.
//! A distance without a day to count from has the shape of its unit: "ten years ago" is `XXXX`, "a week ago" `XXXX-WXX`.

mod absolute;
pub(in crate::mention) mod amount;
mod anchor;
mod clock;
mod distance;
mod nth;
mod numeral;
mod period;
mod place;
mod range;
mod reader;
mod relative;
mod set;
mod stretch;
mod tense;
mod year;

use std::ops;

use super::{Context, Mention, Offset};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Fixed, Relation, Role, Unit, class};
use crate::value::{DateValue, Days, Mod, Value};
pub(super) use reader::Reader;
use stretch::{Dated, Grain};

/// A date in the text.
#[derive(Clone, Debug)]
struct Found {
    tokens: ops::Range<usize>,
    core: ops::Range<usize>,
    dated: Dated,
    core_value: Option<DateValue>,
    offset: Option<Offset>,
}

impl Found {
    fn new(tokens: ops::Range<usize>, dated: Dated) -> Self {
        Self { core: tokens.clone(), tokens, dated, core_value: None, offset: None }
    }

    fn nothing() -> Self {
        Self::new(0..0, Dated::open(""))
    }
}

/// Whether a date or a duration can begin at token `at`: one look at its word, and one at the next for common words.
pub(super) fn is_candidate(document: &Document, at: usize) -> bool {
    may_begin(Reader { document, context: Context::default(), depth: 0 }, at)
}

fn may_begin(r: Reader, at: usize) -> bool {
    match r.kind(at) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Word) => {
            let sense = r.sense(at);
            if !sense.known {
                // "several" and "nearly" open a date only as a distance: "nearly ten years ago".
                return r.document.is(at, class::NUMBER | class::MODIFIER) && r.unit_near(at);
            }
            // "the", "of", "in", "that": only before another word of the calendar, or digits.
            let common =
                sense.role.is_some() || sense.relation.is_some() || sense.part.is_some() || sense.shift.is_some();
            let the = sense.role == Some(Role::The);
            !common || sense.phrase && !the || follows(r, if the { at } else { at + 1 })
        }
        Some(TokenKind::Mark) => r.mark(at, b'\'') && r.kind(at + 1) == Some(TokenKind::Digits) && r.glued(at + 1),
        _ => false,
    }
}

/// Whether a date can go on at token `at`. "of the" says nothing: what stands behind the article counts, "of the year".
fn follows(r: Reader, at: usize) -> bool {
    if r.role(at) == Some(Role::The) && r.phrase(at).is_some() {
        return true;
    }
    let at = r.past_the(at);
    match r.kind(at) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Mark) => r.mark(at, b'-') || r.mark(at, b'\''),
        Some(TokenKind::Word) => {
            let goes_on = || ["few", "couple", "very", "than", "fiscal", "financial"].iter().any(|w| r.says(at, w));
            r.sense(at).known || r.document.is(at, class::NUMBER | class::MODIFIER) || goes_on()
        }
        _ => false,
    }
}

/// The date that begins at token `at`.
pub(super) fn find_at(document: &Document, at: usize, context: Context) -> Option<Mention> {
    let r = Reader { document, context, depth: 0 };
    if !may_begin(r, at) {
        return None;
    }
    let found =
        set::read(r, at).or_else(|| range::read(r, at)).or_else(|| related(r, at)).or_else(|| date_at(r, at))?;
    Some(Mention {
        tokens: found.tokens,
        core: found.core,
        value: Value::Date(found.dated.value),
        core_value: found.core_value.map(Value::Date),
        noun: None,
        offset: found.offset,
    })
}

/// "since 2014", "by the end of May", "until Friday", "from 2016 on".
fn related(r: Reader, at: usize) -> Option<Found> {
    // "later than May 3", "no later than May 3".
    let than = r.says(at + 1, "than");
    let not = at > 0 && (r.says(at - 1, "no") || r.says(at - 1, "not"));
    let relation = match (r.sense(at).relation, r.role(at)) {
        (Some(relation), _) => relation,
        (None, Some(Role::Later)) if than => {
            if not {
                Relation::By
            } else {
                Relation::After
            }
        }
        (None, Some(Role::Earlier)) if than => {
            if not {
                Relation::Since
            } else {
                Relation::Before
            }
        }
        _ => return None,
    };
    let inner = range_or_date(r, if than { at + 2 } else { at + 1 })
        .filter(|inner| inner.dated.grain != Grain::Vague && inner.dated.grain != Grain::Time)?;
    let mut end = inner.tokens.end;
    let relation = if relation == Relation::From {
        let on = ["on", "onward", "onwards"].into_iter().find(|w| r.says(end, w))?;
        // "from Friday on", but not "from 2016 on the list".
        if on == "on" && r.is_word(end + 1) {
            return None;
        }
        end += 1;
        Relation::Since
    } else {
        relation
    };
    if relation == Relation::Until && r.says(at, "through") && inner.dated.grain < Grain::Day {
        return None;
    }
    let core_value = inner.dated.value.clone();
    let open = |days: Days| {
        if days.earliest.is_none() && days.latest.is_none() {
            return Days::ALL;
        }
        match relation {
            Relation::Since | Relation::From => Days::between(days.earliest, None),
            Relation::By | Relation::Until => Days::between(None, days.latest),
            // "before the end of the year" lasts to its end, "after the beginning" begins there.
            Relation::Before if inner.dated.value.modifier == Some(Mod::End) => Days::between(None, days.latest),
            Relation::After if inner.dated.value.modifier == Some(Mod::Start) => Days::between(days.earliest, None),
            Relation::Before => Days::between(None, days.earliest.and_then(|d| d.yesterday().ok())),
            Relation::After => Days::between(days.latest.and_then(|d| d.tomorrow().ok()), None),
        }
    };
    let DateValue { hard, typical, .. } = core_value;
    let value = DateValue { hard: open(hard), typical: open(typical), ..core_value.clone() };
    Some(Found {
        tokens: at..end,
        core: inner.core,
        dated: Dated { value, grain: inner.dated.grain },
        core_value: Some(core_value),
        offset: None,
    })
}

fn range_or_date(r: Reader, at: usize) -> Option<Found> {
    let plain = !matches!(r.sense(at).relation, Some(Relation::From)) && r.role(at) != Some(Role::Between);
    range::read(r, at).filter(|_| plain).or_else(|| date_at(r, at))
}

/// How many dates one may be told by: "the weekend of the first week of May".
const DEEPEST: u8 = 3;

/// The longest date that begins at token `at`, with the part, the hedge and the time of day that belong to it.
fn date_at(r: Reader, at: usize) -> Option<Found> {
    if r.depth == DEEPEST || !may_begin(r, at) {
        return None;
    }
    let r = Reader { depth: r.depth + 1, ..r };
    about(r, at)
        .or_else(|| part(r, at))
        .or_else(|| ended_unit(r, at))
        .or_else(|| timed(r, at))
        .or_else(|| plain(r, at).map(|found| with_time(r, found)))
}

/// "around 2018", "about March 22", "about 2045 GMT".
fn about(r: Reader, at: usize) -> Option<Found> {
    if r.role(at) != Some(Role::About) || at > 0 && r.says(at - 1, "how") {
        return None;
    }
    let inner = timed(r, at + 1).or_else(|| part(r, at + 1)).or_else(|| plain(r, at + 1))?;
    let dated = match inner.dated.grain {
        Grain::Vague => return None,
        Grain::Time => {
            let value = DateValue { modifier: Some(Mod::Approx), ..inner.dated.value };
            Dated { value, grain: Grain::Time }
        }
        _ if inner.dated.ends().is_some() => stretch::around(inner.dated),
        _ => inner.dated,
    };
    Some(Found { tokens: at..inner.tokens.end, core: inner.core, dated, ..Found::nothing() })
}

/// "early 2014", "the end of March", "mid-1990s", "late last year".
fn part(r: Reader, at: usize) -> Option<Found> {
    let (part, next) = relative::part_at(r, at)?;
    let inner = this_unit(r, next).or_else(|| plain(r, next).map(|found| with_time(r, found)))?;
    if inner.dated.grain == Grain::Vague {
        return None;
    }
    // "the end of 1999-2009" is no part of a year.
    let core = inner.core.clone();
    Some(Found { tokens: at..inner.tokens.end, core, dated: stretch::cut(inner.dated, part), ..Found::nothing() })
}

/// "the year", "this month" behind "the end of" and the like: the one that holds the day of publication.
fn this_unit(r: Reader, at: usize) -> Option<Found> {
    let the = r.role(at) == Some(Role::The);
    let mut next = if the { at + 1 } else { at };
    if the && ["calendar", "fiscal", "financial", "trading"].iter().any(|w| r.says(next, w)) {
        next += 1;
    }
    let unit = r.sense(next).unit.filter(|_| the && !r.document.written(next).ends_with('s'))?;
    let grain = stretch::grain_of(unit).filter(|_| unit != Unit::Night)?;
    let dated = r.context.published.and_then(|p| stretch::holding(grain, p));
    let shape = Dated::new(
        match grain {
            Grain::Day => "XXXX-XX-XX",
            Grain::Month => "XXXX-XX",
            Grain::Week => "XXXX-WXX",
            _ => "XXXX",
        },
        Days::ALL,
        grain,
    );
    Some(Found::new(at..next + 1, dated.unwrap_or(shape)))
}

/// "9:27 a.m. on Friday", "2045 GMT", "noon".
fn timed(r: Reader, at: usize) -> Option<Found> {
    let (time, end) = clock::read(r, at)?;
    let next = if r.mark(end, b',') { end + 1 } else { end };
    let next = if r.role(next) == Some(Role::On) { next + 1 } else { next };
    let day = plain(r, next).filter(|found| found.dated.grain == Grain::Day);
    Some(match day {
        Some(day) => Found::new(at..day.tokens.end, clock::on(&day.dated, &time)),
        None => Found::new(at..end, clock::alone(&time, anchor::told_before(r, at, Grain::Day).or_else(|| today(r)))),
    })
}

fn today(r: Reader) -> Option<Dated> {
    stretch::holding(Grain::Day, r.context.published?)
}

/// "ending the day", "closed the week": the one told last, or that of publication.
fn ended_unit(r: Reader, at: usize) -> Option<Found> {
    let ends = ["end", "ends", "ended", "ending", "finish", "finished", "finishing", "close", "closed", "closing"];
    let before = at.checked_sub(1).filter(|&i| r.role(at) == Some(Role::The) && ends.iter().any(|w| r.says(i, w)))?;
    let mut found = this_unit(r, before + 1)?;
    if found.dated.grain == Grain::Day {
        let told = anchor::told_before(r, at, Grain::Day).or_else(|| today(r));
        found.dated = told.unwrap_or(found.dated);
    }
    Some(found)
}

/// "Friday night", "March 22 at 5 p.m."
fn with_time(r: Reader, found: Found) -> Found {
    if found.dated.grain != Grain::Day {
        return found;
    }
    let mut end = found.tokens.end;
    let mut dated = found.dated.clone();
    if let Some((part, next)) = clock::daypart(r, end) {
        dated = clock::on(&found.dated, &format!("T{part}"));
        end = next;
    }
    let next = if r.mark(end, b',') { end + 1 } else { end };
    let next = if r.role(next) == Some(Role::At) || r.role(next) == Some(Role::About) { next + 1 } else { next };
    if let Some((time, after)) = clock::read(r, next) {
        dated = clock::on(&found.dated, &time);
        end = after;
    }
    if end == found.tokens.end { found } else { Found { tokens: found.tokens.start..end, dated, ..found } }
}

/// Whether a reference goes on as something else: "the past nine days", "recent years", "now-cancelled".
fn counts_on(r: Reader, at: usize, end: usize) -> bool {
    // "as soon as", "as recently as" compare.
    (r.mark(end, b'-') && r.glued(end))
        || r.says(end, "as") && at > 0 && r.says(at - 1, "as")
        || r.sense(end).unit.is_some()
        || r.document.is(end, class::NUMBER)
        || r.kind(end) == Some(TokenKind::Digits)
}

/// The longest of a fixed phrase, a relative and a written date.
fn plain(r: Reader, at: usize) -> Option<Found> {
    let reference = r.phrase(at).and_then(|(end, fixed)| match fixed {
        Fixed::Reference(value) => (!counts_on(r, at, end)).then(|| Found::new(at..end, Dated::open(value))),
        Fixed::Holiday(_) => None,
    });
    let written = absolute::read(r, at).and_then(|written| {
        let tense = tense::around(r, at, written.end);
        Some(Found::new(at..written.end, place::place(r, &written, tense)?))
    });
    let relative = relative::read(r, at);
    // The first of the longest, so that "last May" stays relative.
    [relative, written, reference]
        .into_iter()
        .flatten()
        .reduce(|best, next| if next.tokens.end > best.tokens.end { next } else { best })
}
