//! Dates told by where they lie from the day of publication or from the date told last: "last week", "tomorrow", "the
//! following year", "earlier this month".

use super::absolute;
use super::amount::amount;
use super::anchor;
use super::clock;
use super::lead::Lead;
use super::names::is_programme;
use super::numeric::slashed_day;
use super::place::{in_year, place};
use super::reader::Reader;
use super::stretch::{self, Dated, Grain, grain_of, holding, moved};
use super::tense::{self, Tense};
use super::year_ago::{self, part_of};
use super::{Found, date_at, distance, nth, only_if};
use crate::lexicon::{Fixed, Opens, Part, Role, Shift, Unit, class};
use crate::mention::{Offset, TimeUnit};
use crate::value::{DateValue, Days};

/// The relative date that begins at token `at`, its article included.
pub(super) fn read(r: Reader, lead: &Lead) -> Option<Found> {
    let &Lead { at, first, here, word, .. } = lead;
    // "the 20th of this month".
    let numbered = lead.digits && r.glued(first + 1);
    if !lead.opens.has(Opens::RELATIVE) {
        return distance::read(r, at);
    }
    let counts = numbered || word.ordinal.is_some() || word.cardinal.is_some() || here.unit == Some(Unit::Week);
    let named = word.unit.is_some() || word.weekday.is_some();
    let is_day = here.day.is_some() || word.unit == Some(Unit::Day) || first > at && named;
    let in_week = here.weekday.is_some() || here.shift.is_some() && r.sense(at + 1).unit == Some(Unit::Week);
    only_if(is_day, || day_word(r, at))
        .or_else(|| only_if(in_week, || day_of_week(r, at)))
        // "the last quarter of 1988" is none that counts from now.
        .or_else(|| only_if(counts, || nth::nth_of(r, at)))
        .or_else(|| only_if(word.shift.is_some(), || shifted(r, at)).map(|found| part_of(r, &found).unwrap_or(found)))
        .or_else(|| only_if(matches!(here.role, Some(Role::Earlier | Role::Later)), || earlier_or_later(r, at)))
        .or_else(|| distance::read(r, at))
        .or_else(|| only_if(word.unit.is_some() || word.daypart.is_some(), || nth::week_of(r, at)))
}

/// "today", "yesterday morning", "the day after tomorrow".
fn day_word(r: Reader, at: usize) -> Option<Found> {
    let word = r.past_the(at);
    if r.says(word, "day") {
        let (n, end) = match (r.says(word + 1, "before"), r.says(word + 1, "after")) {
            (true, _) if r.sense(word + 2).day == Some(-1) => (-2, word + 3),
            (_, true) if r.sense(word + 2).day == Some(1) => (2, word + 3),
            _ => return None,
        };
        return Some(Found::new(at..end, near(r, Grain::Day, Unit::Day, n)));
    }
    if let Some(found) = after_next(r, at) {
        return Some(found);
    }
    let n = r.sense(at).day.filter(|_| !is_programme(r, at))?;
    Some(day_from_now(r, at, n))
}

/// The day that one word at token `at` tells by how far it lies from now: "yesterday", "tonight".
pub(super) fn day_from_now(r: Reader, at: usize, n: i8) -> Found {
    let dated = near(r, Grain::Day, Unit::Day, i32::from(n));
    let dated = if r.says(at, "tonight") { clock::on(&dated, "TNI") } else { dated };
    Found::new(at..at + 1, dated)
}

/// "the week after next", "the year before last".
fn after_next(r: Reader, at: usize) -> Option<Found> {
    let unit_at = r.past_the(at);
    // "the Friday before last".
    let before_last = r.says(unit_at + 1, "before") && r.says(unit_at + 2, "last");
    if let Some(weekday) = r.sense(unit_at).weekday.filter(|_| unit_at > at && before_last) {
        let last = stretch::nearest(weekday, r.published()?.yesterday().ok()?, false)?;
        return Some(Found::new(at..unit_at + 3, holding(Grain::Day, moved(last, Unit::Week, -1)?)?));
    }
    let unit = r.sense(unit_at).unit.filter(|_| unit_at > at)?;
    let n = match (r.says(unit_at + 1, "after"), r.says(unit_at + 1, "before")) {
        (true, _) if r.says(unit_at + 2, "next") => 2,
        (_, true) if r.says(unit_at + 2, "last") => -2,
        _ => return None,
    };
    let named = r.sense(unit_at + 3).unit.is_some() || r.capital(unit_at + 3);
    let dated = near(r, grain_of(unit)?, unit, n);
    // "the night before last".
    let dated = if unit == Unit::Night { clock::on(&dated, "TNI") } else { dated };
    (!named).then(|| Found::new(at..unit_at + 3, dated))
}

/// "Friday of last week", "Tuesday this week", "last week's Sunday".
fn day_of_week(r: Reader, at: usize) -> Option<Found> {
    let day_first = r.sense(at).weekday.is_some();
    // "Monday and Tuesday next week": both.
    let both = day_first && r.role(at + 1) == Some(Role::And) && r.sense(at + 2).weekday.is_some();
    if let Some(second) = both.then(|| day_of_week(r, at + 2)).flatten().filter(|_| r.sense(at + 3).shift.is_some()) {
        let (day, _) = second.dated.ends()?;
        let (monday, _) = holding(Grain::Week, day)?.ends()?;
        let first = stretch::nearest(r.sense(at).weekday?, monday, true)?;
        return Some(Found::new(at..at + 1, holding(Grain::Day, first)?));
    }
    if let Some(found) = only_if(day_first && r.unit_near(at + 1), || day_weeks_away(r, at)) {
        return Some(found);
    }
    // "on Friday week".
    let closes = || !r.is_word(at + 2) || r.document.is(at + 2, class::FUNCTION | class::PREPOSITION);
    if day_first && r.says(at + 1, "week") && !r.mark(at + 2, b'-') && closes() {
        let coming = stretch::nearest(r.sense(at).weekday?, r.published()?.tomorrow().ok()?, true)?;
        return Some(Found::new(at..at + 2, holding(Grain::Day, moved(coming, Unit::Week, 1)?)?));
    }
    let (weekday_at, week_at) = if day_first {
        (at, if r.role(at + 1) == Some(Role::Of) { at + 2 } else { at + 1 })
    } else {
        // "last week's Sunday", "next week on Tuesday".
        let owns = r.mark(at + 2, b'\'') && r.says(at + 3, "s");
        (at + 2 + if owns { 2 } else { usize::from(r.role(at + 2) == Some(Role::On)) }, at)
    };
    let n = match r.sense(week_at).shift? {
        Shift::Last if !r.says(week_at, "past") => -1,
        Shift::This if r.says(week_at, "this") => 0,
        Shift::Next => 1,
        _ => return None,
    };
    let named = !r.sense(weekday_at).short || r.capital(weekday_at);
    let weekday = r.sense(weekday_at).weekday.filter(|_| r.says(week_at + 1, "week") && named)?;
    let week = near(r, Grain::Week, Unit::Week, n);
    let dated = match week.ends() {
        Some((monday, _)) => holding(Grain::Day, stretch::nearest(weekday, monday, true)?)?,
        None => stretch::some_weekday(weekday),
    };
    Some(Found::new(at..weekday_at.max(week_at + 1) + 1, dated))
}

/// "Monday two weeks from now", "Friday three weeks ago": the day in the week so far away.
fn day_weeks_away(r: Reader, at: usize) -> Option<Found> {
    let weekday = r.sense(at).weekday?;
    let far = amount(r, at + 1).filter(|far| far.unit == Unit::Week && far.more == [None; 2])?;
    let ago = r.role(far.end) == Some(Role::Ago);
    let ahead = r.says(far.end, "from") && (r.says(far.end + 1, "now") || r.says(far.end + 1, "today"));
    let n = far.n.filter(|_| ago || ahead)?;
    let week = moved(r.published()?, Unit::Week, if ago { -n } else { n })?;
    let (monday, _) = holding(Grain::Week, week)?.ends()?;
    let end = if ago { far.end + 1 } else { far.end + 2 };
    Some(Found::new(at..end, holding(Grain::Day, stretch::nearest(weekday, monday, true)?)?))
}

/// The stretch of a grain that lies `n` units from publication; without that day, only its form is known.
pub(super) fn near(r: Reader, grain: Grain, unit: Unit, n: i32) -> Dated {
    r.published().and_then(|p| holding(grain, moved(p, unit, n)?)).unwrap_or_else(|| shapeless(grain))
}

/// What TIMEX3 writes of a stretch of which only the grain is known.
pub(super) fn shapeless(grain: Grain) -> Dated {
    let timex = match grain {
        Grain::Time | Grain::Day => "XXXX-XX-XX",
        Grain::Weekend => "XXXX-WXX-WE",
        Grain::Week => "XXXX-WXX",
        Grain::Month => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Half => "XXXX-HX",
        Grain::Season | Grain::Year | Grain::Vague => "XXXX",
        Grain::Decade => "XXX",
        Grain::Century => "XX",
    };
    Dated::new(timex, Days::ALL, grain)
}

/// "last week", "this past Friday", "next May", "the following year", "that day".
pub(super) fn shifted(r: Reader, at: usize) -> Option<Found> {
    let the = r.past_the(at) > at;
    let mut next = r.past_the(at);
    let mut shift = r.sense(next).shift?;
    let mut word = r.document.written(next);
    next += 1;
    // "this past Friday", "this coming week".
    // "that same year".
    let doubled = |second: &Shift| shift == Shift::This || shift == Shift::Same && *second == Shift::Same;
    if let Some(second) = r.sense(next).shift.filter(doubled) {
        (shift, word) = (second, r.document.written(next));
        next += 1;
    }
    if r.document.says(next, &["calendar", "fiscal", "financial"]) {
        next += 1;
    }
    let sense = r.sense(next);
    let end = next + 1;
    let tokens = at..end;
    if r.mark(next, b'-') {
        return only_if(shift == Shift::Previous, || year_ago::prior_year(r, at));
    }
    if sense.day.is_some() {
        return None;
    }
    if let Some(part) = sense.daypart {
        // "ITV's This Morning".
        if r.named(next) && is_programme(r, at) {
            return None;
        }
        return shifted_daypart(r, tokens, shift, the, part);
    }
    if let Some(unit) = sense.unit {
        let plural = r.plural(next);
        if let Some(found) = only_if(shift == Shift::Same && !plural, || same_of_year(r, at, next, unit)) {
            return Some(found);
        }
        return if plural { None } else { shifted_unit(r, tokens, shift, the, word, unit) };
    }
    // "next Jan. 1", but not "last Sun".
    let dated = || sense.month.is_some() && r.capital(next) && absolute::month_first(r, next).is_some_and(is_day);
    if sense.short && !dated()
        || (the && !matches!(shift, Shift::Following | Shift::Previous | Shift::Same)) && sense.weekday.is_some()
    {
        return None;
    }
    if let Some(weekday) = sense.weekday {
        let Some(published) = r.published() else {
            return Some(Found::new(tokens, stretch::some_weekday(weekday)));
        };
        let from = match shift {
            Shift::Last => stretch::nearest(weekday, published.yesterday().ok()?, false)?,
            // A writer calls the Friday of this week "Friday", and that of the next one "next Friday".
            Shift::Next if word.eq_ignore_ascii_case("next") => {
                let week = holding(Grain::Week, moved(published, Unit::Week, 1)?)?;
                stretch::nearest(weekday, week.ends()?.0, true)?
            }
            Shift::Next => stretch::nearest(weekday, published.tomorrow().ok()?, true)?,
            Shift::This => stretch::nearest(weekday, holding(Grain::Week, published)?.ends()?.0, true)?,
            Shift::Following | Shift::Previous | Shift::Same => {
                // "on a Friday in 1987. The following Wednesday" tells no day.
                let Some((told, _)) = anchor::told_before(r, at, Grain::Day).and_then(|told| told.ends()) else {
                    return Some(Found::new(tokens, stretch::some_weekday(weekday)));
                };
                match shift {
                    Shift::Following => stretch::nearest(weekday, told.tomorrow().ok()?, true)?,
                    Shift::Previous => stretch::nearest(weekday, told.yesterday().ok()?, false)?,
                    _ => stretch::nearest(weekday, told, false)?,
                }
            }
        };
        return Some(Found::new(tokens, holding(Grain::Day, from)?));
    }
    if let Some(season) = sense.season.filter(|_| shift == Shift::Same && r.says(next - 1, "that")) {
        return that_season(r, tokens, season);
    }
    shifted_yearly(r, tokens, shift, next)
}

/// "in the spring of 1997 and again that autumn": the season of the year told last. "Said that summer sales fell", "that fall
/// broke his hip" and "that spring" of a watch tell none.
fn that_season(r: Reader, tokens: std::ops::Range<usize>, season: &str) -> Option<Found> {
    let before = tokens.start.checked_sub(1)?;
    let closes = !r.is_word(tokens.end) || r.document.is(tokens.end, class::FUNCTION | class::PREPOSITION);
    let joined = r.sense(before).part.is_some()
        || r.document.says(before, &["again", "by", "during", "later", "until"])
        || !matches!(season, "FA" | "SP") && !r.document.is(before, class::SAYING | class::VERB);
    let told = anchor::told_before(r, tokens.start, Grain::Year).filter(|_| closes && joined)?;
    Some(Found::new(tokens, stretch::season(told.ends()?.0.year(), season)?))
}

fn is_day(written: absolute::Written) -> bool {
    matches!(written.field, absolute::Field::Day(..)) && written.year.is_none()
}

/// "last May", "next Christmas", "this summer", "next 5/12": what comes back every year.
fn shifted_yearly(r: Reader, tokens: std::ops::Range<usize>, shift: Shift, next: usize) -> Option<Found> {
    let sense = r.sense(next);
    let holiday = matches!(r.phrase(next), Some((_, Fixed::Holiday(_))));
    let slashed = slashed_day(r, next).filter(|day| {
        let part = tokens.start + 1 < next || shift == Shift::Last || r.mark(day.end, b'-');
        day.year.is_none() && !part
    });
    let is_name = sense.season.is_some() || holiday || slashed.is_some() || r.capital(next);
    if !is_name || !matches!(shift, Shift::Last | Shift::This | Shift::Next) {
        return None;
    }
    let (field, end) = if let Some(day) = slashed {
        (day.field, day.end)
    } else if let Some(month) = sense.month {
        // "last May 5", "last March 2013": the day or the year says more.
        if let Some(day) = absolute::read(r, next).filter(|day| day.end > next + 1 && day.year.is_none()) {
            (day.field, day.end)
        } else {
            (absolute::Field::Month(month), next + 1)
        }
    } else if let Some(season) = sense.season {
        let winter = season == "WI" && shift == Shift::Last;
        (if winter { absolute::Field::Winter } else { absolute::Field::Season(season) }, next + 1)
    } else {
        let holiday = absolute::read(r, next).filter(|w| matches!(w.field, absolute::Field::Holiday(_)))?;
        (holiday.field, holiday.end)
    };
    let tokens = tokens.start..end;
    let written = absolute::Written { end, year: None, field, weekday: None };
    let Some(published) = r.published() else {
        return Some(Found::new(tokens, place(r, &written, Tense::Open)?));
    };
    let of = |year: i16| in_year(field, year, None);
    // "She joined in June 2010. The next spring she sued."
    let the = r.role(tokens.start) == Some(Role::The);
    if the && shift == Shift::Next && !tense::around(r, tokens.start, end).looks_ahead() {
        let (_, told) = anchor::told_before(r, tokens.start, Grain::Year).filter(|_| written.year.is_none())?.ends()?;
        let next = [told.year(), told.year().checked_add(1)?].into_iter().filter_map(of);
        let mut behind = next.filter(|d| d.ends().is_some_and(|(first, _)| first > told));
        return Some(Found::new(tokens, behind.next().filter(|d| d.ends().is_some_and(|(day, _)| day <= published))?));
    }
    let year = published.year();
    let holds = |dated: &Dated| dated.ends().is_some_and(|(first, last)| first <= published && published <= last);
    let dated = match shift {
        Shift::This => of(year)?,
        Shift::Last => [year, year.checked_sub(1)?]
            .into_iter()
            .filter_map(of)
            .find(|d| !holds(d) && d.ends().is_some_and(|(_, last)| last < published))?,
        _ => [year, year.checked_add(1)?]
            .into_iter()
            .filter_map(of)
            .find(|d| !holds(d) && d.ends().is_some_and(|(first, _)| first > published))?,
    };
    Some(Found::new(tokens, dated))
}

/// "this morning", "last night", "the following evening".
fn shifted_daypart(r: Reader, tokens: std::ops::Range<usize>, shift: Shift, the: bool, part: &str) -> Option<Found> {
    let dated = match shift {
        Shift::This => near(r, Grain::Day, Unit::Day, 0),
        Shift::Last => near(r, Grain::Day, Unit::Day, -1),
        Shift::Next if !the => return None,
        _ => told_day(r, tokens.start, steps(shift)),
    };
    Some(Found::new(tokens, clock::on(&dated, part)))
}

/// "the same month in 1994", "the same quarter last year": the one told last, or that of publication, in another year.
fn same_of_year(r: Reader, at: usize, unit_at: usize, unit: Unit) -> Option<Found> {
    let grain = grain_of(unit).filter(|grain| matches!(grain, Grain::Month | Grain::Quarter))?;
    let next = unit_at + 1;
    let (year, end) = if r.says(next, "in") || r.says(next, "of") {
        let (year, length) = r.digits(next + 1)?;
        (absolute::YEARS.contains(&year).then_some(year).filter(|_| length == 4)?, next + 2)
    } else {
        let last = r.sense(next).shift == Some(Shift::Last) && r.sense(next + 1).unit == Some(Unit::Year);
        (r.published().filter(|_| last)?.year().checked_sub(1)?, next + 2)
    };
    let told = anchor::told_before(r, at, grain).or_else(|| holding(grain, r.published()?))?;
    let (day, _) = told.ends()?;
    let dated = holding(grain, moved(day, Unit::Year, i32::from(year) - i32::from(day.year()))?)?;
    Some(Found::new(at..end, dated))
}

fn steps(shift: Shift) -> i32 {
    match shift {
        Shift::Last | Shift::Previous => -1,
        Shift::This | Shift::Same => 0,
        Shift::Next | Shift::Following => 1,
    }
}

/// The day `n` days from the one told before `at`.
fn told_day(r: Reader, at: usize, n: i32) -> Dated {
    anchor::told_before(r, at, Grain::Day)
        .and_then(|told| holding(Grain::Day, moved(told.ends()?.0, Unit::Day, n)?))
        .unwrap_or_else(|| shapeless(Grain::Day))
}

fn shifted_unit(
    r: Reader,
    tokens: std::ops::Range<usize>,
    shift: Shift,
    the: bool,
    word: &str,
    unit: Unit,
) -> Option<Found> {
    if unit == Unit::Night {
        return shifted_daypart(r, tokens, shift, the, "TNI");
    }
    let grain = grain_of(unit)?;
    // "the past year", "over the last decade", "past month" are lengths of time that end now; "the last quarter" is a quarter.
    // "the latest week" is one of the calendar.
    let latest = word.eq_ignore_ascii_case("latest");
    // "the end of the past week" is of the one before this.
    let of =
        tokens.start >= 2 && r.role(tokens.start - 1) == Some(Role::Of) && r.sense(tokens.start - 2).part.is_some();
    let past = word.eq_ignore_ascii_case("past");
    let is_length =
        !of && (past && unit != Unit::Weekend || the && !latest && !matches!(unit, Unit::Quarter | Unit::Weekend));
    let told = match shift {
        Shift::This if unit == Unit::Day => return None,
        Shift::This => false,
        Shift::Last if unit == Unit::Day || is_length => return None,
        Shift::Last => false,
        // "the next day" follows the day told; "over the next year" is a length.
        Shift::Next if unit == Unit::Day => true,
        // "over the next month" is a length; "in May she came, the next month she left" is June.
        Shift::Next if is_length => {
            let before = tokens.start.checked_sub(1);
            let length = before.is_none_or(|i| r.document.is(i, class::PREPOSITION) || r.sense(i).relation.is_some());
            if length || anchor::told_before(r, tokens.start, grain).is_none() {
                return None;
            }
            true
        }
        Shift::Next => false,
        Shift::Following | Shift::Previous if !the => return None,
        Shift::Following | Shift::Previous | Shift::Same => true,
    };
    let n = steps(shift);
    if !told {
        return Some(Found::new(tokens, near(r, grain, unit, n)));
    }
    let calendar =
        matches!(grain, Grain::Month | Grain::Quarter) && matches!(shift, Shift::Previous | Shift::Following);
    let same = if calendar { anchor::before_report(r, tokens.start, grain) } else { None };
    let anchored = same.or_else(|| anchor::told_before(r, tokens.start, grain)).or_else(|| {
        // "the previous year" in a text that tells no other: the one before now.
        let published = r.published().filter(|_| grain > Grain::Day && shift == Shift::Previous)?;
        holding(grain, published)
    });
    let dated = anchored.and_then(|told| holding(grain, moved(told.ends()?.0, unit, n)?));
    let mut found = Found::new(tokens, dated.unwrap_or_else(|| shapeless(grain)));
    if n != 0 {
        found.offset = offset(unit, n);
    }
    Some(found)
}

/// A distance in the units that rules know.
pub(super) fn offset(unit: Unit, n: i32) -> Option<Offset> {
    let (unit, factor) = match unit {
        Unit::Day | Unit::Night => (TimeUnit::Day, 1),
        Unit::Week | Unit::Weekend => (TimeUnit::Week, 1),
        Unit::Fortnight => (TimeUnit::Week, 2),
        Unit::Month => (TimeUnit::Month, 1),
        Unit::Quarter => (TimeUnit::Month, 3),
        Unit::Year => (TimeUnit::Year, 1),
        Unit::Decade => (TimeUnit::Year, 10),
        Unit::Century => (TimeUnit::Year, 100),
        Unit::Millennium => (TimeUnit::Year, 1000),
        Unit::Second | Unit::Minute | Unit::Hour => return None,
    };
    Some(Offset { amount: n.checked_mul(factor)?, unit })
}

/// "earlier this month", "later today", "late last year" (its part is read elsewhere), "earlier in the week".
fn earlier_or_later(r: Reader, at: usize) -> Option<Found> {
    let later = match r.role(at)? {
        Role::Earlier => false,
        Role::Later => true,
        _ => return None,
    };
    let next = if r.says(at + 1, "in") || r.says(at + 1, "on") { at + 2 } else { at + 1 };
    let inner =
        day_word(r, next).or_else(|| shifted(r, next)).or_else(|| super::unit::this_unit(r, next)).or_else(|| {
            date_at(r, next).filter(|found| r.sense(next).month.is_some() || found.dated.grain == Grain::Day)
        })?;
    let core = inner.tokens.clone();
    let mut dated = inner.dated;
    // What is told as past lies before publication, what is told as coming after it.
    if let (Some(published), Some((first, last))) = (r.published(), dated.ends()) {
        let inside = dated.grain > Grain::Day && first <= published && published <= last;
        let (first, last) = if !inside {
            (first, last)
        } else if later {
            (published, last)
        } else {
            // What the day itself brought is told of "today".
            (first, published.yesterday().unwrap_or(published).max(first))
        };
        let days = Days::between(Some(first), Some(last));
        dated.value = DateValue { timex: dated.value.timex, modifier: None, hard: days, typical: days };
    }
    Some(Found { tokens: at..core.end, core, dated, ..Found::nothing() })
}

/// Whether a part of a stretch is told with a word: "early", "the end of".
pub(super) fn part_at(r: Reader, at: usize) -> Option<(Part, usize)> {
    let first = r.past_the(at);
    let first = if r.says(first, "very") { first + 1 } else { first };
    let part = r.sense(first).part?;
    // "end-March", "end-2012".
    let joined = r.says(first, "end") && r.mark(first + 1, b'-') && r.glued(first + 1) && r.glued(first + 2);
    let adverb = joined || r.document.says(first, &["early", "late", "mid"]);
    let next = first + 1;
    // "the early part of next year", "the latter half of May".
    if r.document.says(next, &["part", "half", "days", "weeks", "months", "years"])
        && r.role(next + 1) == Some(Role::Of)
    {
        return Some((part, next + 2));
    }
    if adverb {
        let next = r.past_mark(next, b'-');
        let joined = r.says(next, "in") || r.says(next, "on");
        return Some((part, if joined { next + 1 } else { next }));
    }
    (r.role(next) == Some(Role::Of)).then_some((part, next + 1))
}
