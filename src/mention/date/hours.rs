//! Times of the day with the day to which they belong, and two that bound a stretch: "9:27 a.m. on Friday", "Friday at noon",
//! "from 4 to 8 p.m. Thursday", "11 a.m. on Sundays".

use jiff::civil::Date;

use super::join::ends;
use super::lead::Lead;
use super::reader::Reader;
use super::stretch::{Dated, Grain, holding, moved};
use super::{Found, anchor, clock, plain, range, set, today};
use crate::lexicon::{Relation, Role, Unit};
use crate::value::Days;

/// Most tokens of a time before the bracket that tells it again: "9:30 a.m. local time".
const CLOCK: usize = 8;

/// A time as TIMEX3 writes it, the token behind it, and the day that stands beside it.
struct Told {
    time: String,
    end: usize,
    day: Option<Day>,
    /// Whether the day is told by its weekday alone.
    weekly: bool,
}

/// The day of a time.
enum Day {
    /// A day of the calendar.
    Of(Dated),
    /// One that comes back, as TIMEX3 writes it: `XXXX-WXX-7` of "on Sundays".
    Each(String),
}

impl Day {
    fn at(&self, time: &str) -> Dated {
        match self {
            Self::Of(day) => clock::on(day, time),
            Self::Each(set) => Dated::open([set.as_str(), time].concat()),
        }
    }
}

/// "9:27 a.m. on Friday", "2045 GMT", "noon", "4 to 8 p.m. Thursday".
pub(super) fn timed(r: Reader, at: usize) -> Option<Found> {
    let told = told(r, at)?;
    if let Some(found) = stretch_from(r, at, at, &told, None) {
        return Some(found);
    }
    let dated = match &told.day {
        Some(day) => day.at(&told.time),
        None => clock::alone(&told.time, day_before(r, at)),
    };
    Some(Found::new(at..told.end, dated))
}

/// "from 5am to 4pm on Thursday", "between 2am and 2.30am on Sunday", opened by the token at `at`.
pub(super) fn opened(r: Reader, at: usize) -> Option<Found> {
    stretch_from(r, at, at + 1, &told(r, at + 1)?, None)
}

/// "Friday night", "March 22 at 5 p.m.", "Sunday from 6pm to 7.15pm", "Friday (16:00 GMT)".
pub(super) fn with_time(r: Reader, found: Found) -> Found {
    if found.dated.grain != Grain::Day {
        return found;
    }
    let start = found.tokens.start;
    let part = clock::daypart(r, found.tokens.end);
    let next = r.past_mark(part.map_or(found.tokens.end, |(_, end)| end), b',');
    let next = if matches!(r.role(next), Some(Role::At | Role::About)) { next + 1 } else { next };
    let opens = r.sense(next).relation == Some(Relation::From) || r.role(next) == Some(Role::Between);
    let bracket = r.mark(next, b'(');
    let time_at = next + usize::from(opens || bracket);
    // "Friday night at 8".
    let evening = || clock::evening(r, time_at).filter(|_| part.is_some());
    let time = clock::read(r, time_at).or_else(|| clock::military(r, time_at)).or_else(evening);
    if part.is_none() && time.is_none() {
        return found;
    }
    let day = Day::Of(found.dated.clone());
    let found = match part {
        Some((part, end)) => Found { tokens: start..end, dated: day.at(part), ..found },
        None => found,
    };
    let Some((time, end)) = time else { return found };
    if bracket {
        // "Sunday (16:00 GMT)", but not "Sunday (16:00 for women)".
        let closed = r.mark(end, b')');
        return if closed { Found { tokens: start..end + 1, dated: day.at(&time), ..found } } else { found };
    }
    let told = Told { time, end, day: None, weekly: false };
    let stretch = stretch_from(r, start, time_at, &told, Some(&day));
    stretch.unwrap_or_else(|| Found { tokens: start..end, dated: day.at(&told.time), ..found })
}

/// "Sundays at 7 p.m.", "every day from 9 to 11 a.m.": what comes back, at its time.
pub(super) fn each_with_time(r: Reader, found: Found) -> Found {
    let (start, end) = (found.tokens.start, found.tokens.end);
    let opens = matches!(r.role(end), Some(Role::At | Role::About)) || r.sense(end).relation == Some(Relation::From);
    let Some((time, after)) = clock::read(r, end + 1).filter(|_| opens) else { return found };
    let Some(day) = each_day(r, &found) else { return found };
    let told = Told { time, end: after, day: None, weekly: false };
    let each = Day::Each(day);
    stretch_from(r, start, end + 1, &told, Some(&each)).unwrap_or_else(|| Found::new(start..after, each.at(&told.time)))
}

/// The day that a set names, as TIMEX3 writes it before a time; "twice a day" names none.
fn each_day(r: Reader, found: &Found) -> Option<String> {
    let timex = &found.dated.value.timex;
    if timex.strip_prefix("XXXX-WXX-").is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit())) {
        return Some(timex.clone());
    }
    let sense = r.sense(found.tokens.start);
    let daily = timex == "P1D" && (sense.set.is_some() || sense.role == Some(Role::Every));
    daily.then(|| "XXXX-XX-XX".to_owned())
}

/// The time at token `at`, with the day behind it.
fn told(r: Reader, at: usize) -> Option<Told> {
    let (time, end) = clock::read(r, at)?;
    let next = past_conversion(r, at, end);
    let day_at = r.past_mark(next, b',');
    let day_at = if r.role(day_at) == Some(Role::On) { day_at + 1 } else { day_at };
    let each =
        set::read(r, &Lead::of(r, day_at)).and_then(|found| Some((found.tokens.end, Day::Each(each_day(r, &found)?))));
    let day = each.or_else(|| {
        let found = plain(r, day_at)?;
        let end = found.tokens.end;
        // "9 a.m. to 5 p.m. Monday through Friday": on each of the days.
        let joins =
            r.role(end) == Some(Role::To) || r.mark(end, b'-') || r.sense(end).relation == Some(Relation::Until);
        if joins && r.sense(day_at).weekday.is_some() && r.sense(end + 1).weekday.is_some() {
            return None;
        }
        // "2.30am on Sunday morning".
        let end = clock::daypart(r, end).map_or(end, |(_, end)| end);
        let day = clock::day_of(found.dated).filter(|day| !day.value.timex.contains('/'))?;
        Some((end, Day::Of(day)))
    });
    let Some((day_end, day)) = day else { return Some(Told { time, end, day: None, weekly: false }) };
    // "10 a.m. (1400 GMT) on Monday": two mentions, and the day is one more.
    let parted = next > end;
    let day = match day {
        // "today" of an unknown day says less than the day told before.
        Day::Of(day) if parted && day.value.hard == Days::ALL => {
            return Some(Told { time, end, day: None, weekly: false });
        }
        Day::Of(day) if parted => Day::Of(days_from(&day, days_apart(r, at, &time))),
        day => day,
    };
    let weekly = r.sense(day_at).weekday.is_some() && day_end == day_at + 1;
    Some(Told { time, end: if parted { end } else { day_end }, day: Some(day), weekly })
}

/// How many days the time in brackets at token `at` lies from the day told of the one before them: "2100 (0300 GMT) on May 1"
/// is past midnight in London.
fn days_apart(r: Reader, at: usize, time: &str) -> i32 {
    let hour = |time: &str| time.get(1..3).and_then(|hour| hour.parse::<i32>().ok());
    let bracket = at.saturating_sub(1);
    let local = (at.saturating_sub(CLOCK)..bracket)
        .find_map(|i| clock::read(r, i).filter(|&(_, end)| end == bracket).and_then(|(time, _)| hour(&time)));
    match hour(time).zip(local).map(|(here, local)| here - local) {
        Some(13..) => -1,
        Some(..=-13) => 1,
        _ => 0,
    }
}

/// The token behind the time at token `at`, which ends before `end`, told once more by another clock: "(1400 GMT)",
/// "/ 5 a.m. PT"; or behind the bracket that holds it.
fn past_conversion(r: Reader, at: usize, end: usize) -> usize {
    for (open, close) in [(b'(', b')'), (b'[', b']')] {
        if r.mark(end, open) {
            let again = clock::read(r, end + 1).filter(|&(_, end)| r.mark(end, close));
            return again.map_or(end, |(_, end)| end + 1);
        }
        if r.mark(end, close) && at > 0 && r.mark(at - 1, open) {
            return end + 1;
        }
    }
    let again = if r.mark(end, b'/') { clock::read(r, end + 1) } else { None };
    again.map_or(end, |(_, end)| end)
}

/// The stretch from the time at token `from`, "4 to 8 p.m. Thursday". Its tokens begin at `at`, where `day` may be told.
fn stretch_from(r: Reader, at: usize, from: usize, first: &Told, day: Option<&Day>) -> Option<Found> {
    let between = from > 0 && r.role(from - 1) == Some(Role::Between);
    let joined = r.role(first.end) == Some(Role::To)
        || r.mark(first.end, b'-')
        || r.sense(first.end).relation == Some(Relation::Until)
        || between && r.role(first.end) == Some(Role::And);
    // "moved from 3 p.m. to 5 p.m. Friday".
    if !joined || from > 0 && range::puts_off(r, from - 1) {
        return None;
    }
    let own_day = day.or(first.day.as_ref());
    // "from 6 p.m. Monday to 2 a.m. the following day".
    let known = match own_day {
        Some(Day::Of(day)) => &r.telling(at..first.end, day),
        _ => r.known,
    };
    let last = told(r.knowing(known), first.end + 1)?;
    let tokens = at..last.end;
    let overnight = first.time > last.time && first.time.ends_with('Z') == last.time.ends_with('Z');
    let overnight = i32::from(overnight);
    let (first_day, last_day) = match (own_day, &last.day) {
        (Some(Day::Each(set)), None) | (None, Some(Day::Each(set))) => {
            let timex = [set, &*first.time, "/", set, &last.time].concat();
            return Some(Found::new(tokens, Dated::open(timex)));
        }
        (Some(Day::Of(day)), None) => (day.clone(), days_from(day, overnight)),
        (None, Some(Day::Of(day))) => (days_from(day, -overnight), day.clone()),
        // "from 6 p.m. Monday to noon Wednesday": the Wednesday behind that Monday.
        (Some(Day::Of(first)), Some(Day::Of(day))) => {
            let weeks = |(first, day): ((Date, Date), (Date, Date))| {
                first.0.until(day.0).map_or(0, |span| span.get_days().div_euclid(7))
            };
            let off = first.ends().zip(day.ends()).filter(|_| last.weekly).map_or(0, weeks);
            (first.clone(), days_from(day, -7 * off))
        }
        (None, None) => {
            // "closed 10 p.m. to 5 a.m.": the one ends on the day behind the other.
            let today = || r.published().filter(|_| overnight != 0).and_then(|day| holding(Grain::Day, day));
            let day = day_before(r, at).or_else(today);
            let next = day.as_ref().map(|day| days_from(day, overnight));
            let (first, last) = (clock::alone(&first.time, day), clock::alone(&last.time, next));
            if overnight != 0 {
                let timex = [&*first.value.timex, "/", &*last.value.timex].concat();
                return Some(Found::new(tokens, Dated { grain: Grain::Time, ..Dated::open(timex) }));
            }
            return ends(tokens, &first, &last);
        }
        _ => return None,
    };
    ends(tokens, &clock::on(&first_day, &first.time), &clock::on(&last_day, &last.time))
}

/// The day `n` days from `day`, or `day` where it has no place on the calendar.
fn days_from(day: &Dated, n: i32) -> Dated {
    let other = day.ends().and_then(|(first, _)| holding(Grain::Day, moved(first, Unit::Day, n)?));
    other.filter(|_| n != 0).unwrap_or_else(|| day.clone())
}

/// The day to which a time without one belongs: the one told last, else that of publication.
fn day_before(r: Reader, at: usize) -> Option<Dated> {
    anchor::told_near(r, at).or_else(|| today(r))
}
