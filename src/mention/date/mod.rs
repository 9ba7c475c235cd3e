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
mod alone;
pub(in crate::mention) mod amount;
pub(in crate::mention) mod anchor;
mod bare_year;
mod clock;
mod daypart;
mod distance;
mod era;
mod far;
mod hours;
mod join;
mod known_day;
mod lasting;
mod lead;
mod listed;
mod month_alone;
mod names;
mod nth;
mod numbered;
mod numeral;
mod numeric;
mod parted;
mod past_hour;
mod period;
mod place;
mod range;
mod reader;
mod relation;
mod relative;
mod set;
mod story_year;
mod stretch;
mod tense;
mod two_years;
mod unit;
mod year;
mod year_ago;

use std::ops;

use jiff::civil::Date;

use super::{Context, Mention, Offset};
use crate::document::TokenKind;
use crate::lexicon::{Fixed, Opens, Role, beside, class};
use crate::value::{DateValue, Days, Mod, Value};
use absolute::Written;
use hours::{timed, with_time};
pub(super) use lead::{Lead, counts};
pub(super) use reader::{Known, Reader};
pub(super) use stretch::moved;
use stretch::{Dated, Grain};
pub(super) use tense::{Tense, around as tense_around};

/// A date in the text.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    tokens: ops::Range<usize>,
    core: ops::Range<usize>,
    dated: Dated,
    core_value: Option<Box<Value>>,
    offset: Option<Offset>,
    /// Of two dates that bound a stretch, the first day of the second.
    closes: Option<Date>,
}

impl Found {
    fn new(tokens: ops::Range<usize>, dated: Dated) -> Self {
        Self { core: tokens.clone(), tokens, dated, core_value: None, offset: None, closes: None }
    }

    fn nothing() -> Self {
        Self::new(0..0, Dated::open(""))
    }
}

/// The date that begins at token `at`.
pub(super) fn find_at(r: Reader, at: usize) -> Option<Mention> {
    found_at(r, &Lead::at(r, at)?).map(mention)
}

/// The date that begins there; the story goes on with it.
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Mention> {
    let found = found_at(r, lead)?;
    if let (Some(story), Some(told)) = (r.known.story, anchor::Told::of(r, &found)) {
        story.borrow_mut().tell(told);
    }
    Some(mention(found))
}

fn found_at(r: Reader, lead: &Lead) -> Option<Found> {
    let found = dated_at(r, lead)?;
    // "in 2026 at the earliest".
    Some(if r.role(found.tokens.end) == Some(Role::At) { relation::at_the(r, found) } else { found })
}

fn dated_at(r: Reader, lead: &Lead) -> Option<Found> {
    match alone::read(r, lead) {
        Ok(alone) => {
            debug_assert_eq!(
                Some(&alone),
                of_many(r, lead, written(r, lead)).as_ref(),
                "nothing goes on with the date"
            );
            Some(alone)
        }
        Err(written) => of_many(r, lead, written),
    }
}

/// The date of one or more that begins there: a set, a range, what bounds a stretch, or one with its part and its time.
fn of_many(r: Reader, lead: &Lead, written: Option<Written>) -> Option<Found> {
    let opens = lead.opens;
    if let Some(found) = only_if(opens.has(Opens::SET), || set::read(r, lead)) {
        return Some(hours::each_with_time(r, found));
    }
    only_if(opens.has(Opens::RANGE) || written.is_some(), || range::read(r, lead, written))
        .or_else(|| only_if(opens.has(Opens::RELATION), || relation::read(r, lead)))
        .or_else(|| date_from(r, lead, written))
}

fn mention(found: Found) -> Mention {
    Mention {
        tokens: found.tokens,
        core: found.core,
        value: Value::Date(found.dated.value),
        core_value: found.core_value,
        noun: None,
        offset: found.offset,
        days: None,
    }
}

/// First and last day of the stretch that begins at token `at`: "last year", "the year", "2015".
pub(super) fn days_at(r: Reader, at: usize) -> Option<(jiff::civil::Date, jiff::civil::Date)> {
    let named = unit::this_unit(r, at).or_else(|| date_at(r, at))?;
    named.dated.ends().filter(|_| named.dated.grain > Grain::Day && named.dated.value.modifier.is_none())
}

/// The last day of the date that begins at token `at`, if it is a day or a month and no part of one.
pub(super) fn last_day_at(r: Reader, at: usize) -> Option<Date> {
    let named = date_at(r, at).filter(|named| matches!(named.dated.grain, Grain::Day | Grain::Month))?;
    named.dated.ends().filter(|_| named.dated.value.modifier.is_none()).map(|(_, last)| last)
}

/// The date as it is written that begins there, its article included.
fn written(r: Reader, lead: &Lead) -> Option<Written> {
    only_if(lead.opens.has(Opens::WRITTEN.or(Opens::LED)), || absolute::read(r, lead.at))
}

/// What is read if the words at hand let it begin.
#[inline]
pub(super) fn only_if<T>(begins: bool, read: impl FnOnce() -> Option<T>) -> Option<T> {
    if begins { read() } else { None }
}

/// How many dates one may be told by: "the weekend of the first week of May".
const DEEPEST: u8 = 3;

/// The longest date that begins at token `at`, with the part, the hedge and the time of day that belong to it.
fn date_at(r: Reader, at: usize) -> Option<Found> {
    if r.known.depth == DEEPEST {
        return None;
    }
    let lead = Lead::at(r, at)?;
    match alone::read(r, &lead) {
        Ok(alone) => {
            debug_assert_eq!(
                Some(&alone),
                date_from(r, &lead, written(r, &lead)).as_ref(),
                "nothing goes on with the date"
            );
            Some(alone)
        }
        Err(written) => date_from(r, &lead, written),
    }
}

/// The same, where the date as it is written there has been read.
fn date_from(r: Reader, lead: &Lead, written: Option<Written>) -> Option<Found> {
    let begins = lead.opens.has(Opens::DATE) || written.is_some() || lead.here.phrase;
    let told = || lead.here.role == Some(Role::About) || distance::may_begin(r, lead.at);
    if r.known.depth == DEEPEST || !(begins || told()) {
        return None;
    }
    let deeper = Known { depth: r.known.depth + 1, ..*r.known };
    let r = r.knowing(&deeper);
    let opens = |any: Opens| lead.opens.has(any.or(Opens::LED));
    only_if(lead.here.role == Some(Role::About), || about(r, lead.at))
        .or_else(|| only_if(opens(Opens::PART), || part(r, lead.at)))
        .or_else(|| only_if(opens(Opens::UNIT), || unit::read(r, lead)))
        .or_else(|| only_if(lead.opens.has(Opens::TIME), || timed(r, lead.at)))
        .or_else(|| only_if(opens(Opens::DAYPART.or(Opens::PART)), || daypart::read(r, lead.at)))
        .or_else(|| longest(r, lead, written).map(|found| with_time(r, found)))
}

/// "around 2018", "about March 22", "about 2045 GMT".
fn about(r: Reader, at: usize) -> Option<Found> {
    if at > 0 && r.says(at - 1, "how") {
        return None;
    }
    // "the next time it came around last May": the word belongs to the verb.
    let shifted = r.sense(r.past_the(at + 1)).shift.is_some();
    if at > 0
        && shifted
        && r.says(at, "around")
        && r.document.says(at - 1, &["came", "come", "comes", "rolled", "rolls"])
    {
        return None;
    }
    // "c. 1850".
    let next = r.past_mark(at + 1, b'.');
    let inner = timed(r, next).or_else(|| part(r, next)).or_else(|| plain(r, next))?;
    if inner.dated.grain != Grain::Time && r.says(at, "about") && is_topic(r, at, inner.tokens.end) {
        // A year would be read as a number without what it is about.
        return Some(if inner.dated.grain == Grain::Day { with_time(r, inner) } else { inner });
    }
    let dated = match inner.dated.grain {
        Grain::Vague => return None,
        Grain::Time => {
            let value = DateValue { modifier: Some(Mod::Approx), ..inner.dated.value };
            Dated { value, grain: Grain::Time }
        }
        _ if inner.dated.ends().is_some() => stretch::around(inner.dated),
        // "around 753 BC".
        Grain::Year | Grain::Century if inner.dated.value.timex.starts_with("BC") => stretch::around(inner.dated),
        _ => inner.dated,
    };
    Some(Found { tokens: at..inner.tokens.end, core: inner.core, dated, ..Found::nothing() })
}

/// Whether "about" at token `at` tells what something is about, and hedges no date that ends before token `end`: "asked about
/// March 3", "a film about 2008", "unease about last summer", "spoke about Friday's vote".
fn is_topic(r: Reader, at: usize, end: usize) -> bool {
    let owns = r.mark(end, b'\'') && r.glued(end);
    let Some(before) = at.checked_sub(1) else { return owns };
    let next = r.sense(at + 1);
    // "on or about Friday", "about this time last year".
    let day = next.weekday.is_some() || next.shift.is_some() && !r.says(at + 2, "time") || next.day.is_some();
    owns || day && !r.says(before, "or") || r.tells(before, beside::TOPIC) || r.document.is(before, class::SAYING)
}

/// "early 2014", "the end of March", "mid-1990s", "late last year".
fn part(r: Reader, at: usize) -> Option<Found> {
    if let Some(found) = parted::of_one(r, at) {
        return Some(found);
    }
    let (part, next) = relative::part_at(r, at)?;
    // "the end of fiscal 1988".
    let fiscal = r.says(next, "fiscal") && r.digits(next + 1).is_some_and(|(_, length)| length == 4);
    let next = next + usize::from(fiscal);
    let inner = unit::this_unit(r, next)
        .or_else(|| daypart::read(r, next))
        .or_else(|| plain(r, next).map(|found| with_time(r, found)))?;
    if inner.dated.grain == Grain::Vague {
        return None;
    }
    // "the end of 1999-2009" is no part of a year.
    let core = inner.core.clone();
    Some(Found { tokens: at..inner.tokens.end, core, dated: stretch::cut(inner.dated, part), ..Found::nothing() })
}

/// The day of publication.
fn today(r: Reader) -> Option<Dated> {
    stretch::holding(Grain::Day, r.published()?)
}

/// Whether a reference goes on as something else: "the past nine days", "recent years", "now-cancelled".
fn counts_on(r: Reader, at: usize, end: usize) -> bool {
    // "as soon as", "as recently as" compare.
    let counted =
        r.sense(end).unit.is_some() || r.document.is(end, class::NUMBER) || r.kind(end) == Some(TokenKind::Digits);
    // "the past nine days", but "now a minister", "currently two years behind".
    let may_count = r.says(end - 1, "past") || r.says(end - 1, "recent");
    // "at this time last year".
    // "soon after 8 a.m.".
    let then = may_count && r.sense(end).weekday.is_some()
        || r.says(end - 1, "time") && r.sense(end).shift.is_some()
        || r.says(end - 1, "soon") && r.document.says(end, &["after", "as", "before"]);
    // "the current leader", but not "the strong current", "current account".
    // "the past tense", "now and then", "none too soon".
    let other = r.says(end - 1, "past") && r.document.says(end, &["participle", "perfect", "tense"])
        || r.says(end - 1, "now") && r.role(end) == Some(Role::And) && r.document.says(end + 1, &["again", "then"])
        || r.says(end - 1, "soon") && at > 0 && r.document.says(at - 1, &["so", "too"]);
    let thing = r.says(end - 1, "current")
        && (!absolute::noun_behind(r, end) || r.document.says(end, &["account", "accounts", "affairs", "events"]));
    then || thing
        || other
        || (r.mark(end, b'-') && r.glued(end))
        || r.says(end, "as") && at > 0 && r.says(at - 1, "as")
        || may_count && counted
}

/// "to date", whose "date" stands at token `at`: up to publication. "Began to date him" is none.
fn to_date(r: Reader, at: usize) -> Option<Found> {
    let to = at.checked_sub(1).filter(|&i| r.says(i, "to"))?;
    let closes = !r.is_word(at + 1) && r.kind(at + 1) != Some(TokenKind::Digits);
    let mut dated = Dated::open("PRESENT_REF");
    let days = Days::between(None, r.published());
    (dated.value.hard, dated.value.typical) = (days, days);
    (closes || r.capital(to)).then(|| Found::new(to..at + 1, dated))
}

/// The longest of a fixed phrase, a relative and a written date.
fn plain(r: Reader, at: usize) -> Option<Found> {
    let lead = Lead::of(r, at);
    longest(r, &lead, written(r, &lead))
}

/// "on a Friday in 1987", "on a recent Tuesday": some such day. In "a Friday night raid" the article is the noun's.
fn indefinite(r: Reader, at: usize, written: &Written) -> bool {
    let Some(before) = at.checked_sub(1).filter(|_| matches!(written.field, absolute::Field::Weekday(_))) else {
        return false;
    };
    // "one Friday in May".
    let one = r.says(before, "one") && r.says(written.end, "in");
    let some = r.role(before) == Some(Role::Article) || r.says(before, "recent") || one;
    some && !absolute::noun_behind(r, written.end) && !r.mark(written.end, b'-')
}

/// The same, where the date as it is written there has been read. Of the longest it is the first, so that "last May" stays
/// relative; what is shorter need not be put on the calendar.
fn longest(r: Reader, lead: &Lead, written: Option<Written>) -> Option<Found> {
    let at = lead.at;
    let mut best = relative::read(r, lead);
    let longer = |end: usize, best: &Option<Found>| best.as_ref().is_none_or(|best| end > best.tokens.end);
    if let Some(written) = written.filter(|written| longer(written.end, &best))
        && let Some(found) = on_calendar(r, at, &written)
    {
        best = Some(found);
    }
    if let Some((end, Fixed::Reference(value))) = r.phrase(at)
        && longer(end, &best)
        && !counts_on(r, at, end)
    {
        best = if r.says(at, "date") { to_date(r, at) } else { Some(Found::new(at..end, Dated::open(value))) };
    }
    if let Some(era) = only_if(lead.digits || lead.word.ordinal.is_some(), || era::read(r, lead))
        .filter(|era| longer(era.tokens.end, &best))
    {
        best = Some(era);
    }
    best
}

/// A date as it is written, put on the calendar.
fn on_calendar(r: Reader, at: usize, written: &Written) -> Option<Found> {
    // Without a day of publication nothing tells the past from the future.
    let tense = if r.published().is_some() { tense::around(r, at, written.end) } else { tense::Tense::Open };
    if indefinite(r, at, written) {
        let known = reader::Known { context: Context::default(), ..*r.known };
        return Some(Found::new(at..written.end, place::place(r.knowing(&known), written, tense)?));
    }
    let placed = place::place(r, written, tense)?;
    let placed = story_year::lend(r, at, written, &placed).unwrap_or(placed);
    if let Some((_, end)) = story_year::that_year(r, at, written) {
        return Some(Found::new(at..end, placed));
    }
    Some(match unit::holiday_weekend(r, written, &placed) {
        Some(weekend) => Found::new(at..written.end + 1, weekend),
        None => Found::new(at..written.end, placed),
    })
}
