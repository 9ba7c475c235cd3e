//! Two dates that bound a stretch: "from 2016 to 2019", "March 3-5", "between October and December", "1999–2009".

use super::absolute::{self, Field, Written, YEARS};
use super::join::{Side, behind, ends, join, lent};
use super::lead::Lead;
use super::numeral::ordinal_day;
use super::numeric::slashed_day;
use super::place::place;
use super::reader::Reader;
use super::stretch::{self, Grain, nearest};
use super::two_years::{closing_year, two_years, years};
use super::{Found, clock, date_at, hours, lasting, nth, numbered, only_if, parted, relative, tense};
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, Unit, class};

/// The range that begins at token `at`, with or without "from" or "between"; `written` is the date that is written there.
pub(super) fn read(r: Reader, lead: &Lead, written: Option<Written>) -> Option<Found> {
    let at = lead.at;
    let opening = match (lead.here.relation, lead.here.role) {
        (Some(Relation::From), _) => Opening::From,
        (_, Some(Role::Between)) => Opening::Between,
        _ => return unopened(r, lead, written),
    };
    if puts_off(r, if opening == Opening::From { at } else { at.saturating_sub(1) }) {
        return None;
    }
    let first_at = at + 1;
    hours::opened(r, at)
        .or_else(|| lasting::read(r, at, opening == Opening::From))
        .or_else(|| numbered::before_month(r, at, first_at, opening))
        .or_else(|| slashed(r, at, first_at, opening))
        .or_else(|| two_dates(r, at, first_at, absolute::read(r, first_at), opening))
}

/// Without a word that opens it, only a length, digits, a date as it is written, a part of one, "today" or "this week" begins a
/// range, and all but the first need a word or a mark that joins them to the other end.
fn unopened(r: Reader, lead: &Lead, written: Option<Written>) -> Option<Found> {
    let at = lead.at;
    let alone = only_if(lead.here.month.is_some(), || numbered::behind_month(r, at))
        .or_else(|| only_if(lasts(r, lead), || lasting::read(r, at, false)))
        .or_else(|| only_if(lead.word.part.is_some(), || parted::read(r, at, at, Opening::None)));
    if alone.is_some() {
        return alone;
    }
    let behind = lead.first + 1;
    let joined = written.is_some_and(|first| joins(r, first.end))
        || lead.digits && (joins(r, behind) || r.glued(behind) && joins(r, behind + 1));
    // "today through Friday", "this week from Tuesday to Thursday".
    let week = || r.sense(at + 1).unit == Some(Unit::Week) && r.sense(at + 2).relation == Some(Relation::From);
    let relative = || written.is_none() && (lead.here.day.is_some() || lead.here.shift.is_some() && week());
    if !(joined || relative()) || at > 0 && puts_off(r, at - 1) {
        return None;
    }
    numbered::before_month(r, at, at, Opening::None).or_else(|| two_dates(r, at, at, written, Opening::None))
}

/// Whether an amount of a unit may begin a range: "two weeks starting May 20", "within ten days of".
fn lasts(r: Reader, lead: &Lead) -> bool {
    let counts = lead.digits || r.document.is(lead.at, class::NUMBER);
    (counts || matches!(lead.here.role, Some(Role::Article | Role::In))) && r.unit_near(lead.at)
}

/// "from 10/25 to 1/25": two fractions unless one of them can't be one.
fn slashed(r: Reader, at: usize, first_at: usize, opening: Opening) -> Option<Found> {
    let first = only_if(opening != Opening::None, || slashed_day(r, first_at))?;
    let next = joint(r, first.end, opening)?;
    let last = slashed_day(r, next).or_else(|| absolute::read(r, next))?;
    let no_fraction = |at: usize| {
        let over = r.digits(at).zip(r.digits(at + 2));
        over.is_some_and(|((a, _), (b, _))| a >= b || b > 12)
    };
    let last = Written {
        field: match last.field {
            Field::EitherDay(a, b) => Field::Day(a, b),
            field => field,
        },
        ..last
    };
    let days = matches!(last.field, Field::Day(..));
    (days && (no_fraction(first_at) || no_fraction(next) || last.year.is_some())).then(|| join(r, at, first, last))?
}

/// Whether "from" at token `at` names what was changed: "postponed from March to May" is no stretch.
pub(super) fn puts_off(r: Reader, at: usize) -> bool {
    let verbs = ["moved", "postponed", "delayed", "changed", "pushed", "rescheduled", "revised"];
    let verb = |i: usize| r.document.says(i, &verbs);
    r.sense(at).relation == Some(Relation::From) && at > 0 && (verb(at - 1) || at > 1 && verb(at - 2))
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Opening {
    None,
    From,
    Between,
}

/// Whether a word or a mark stands at token `at` that can join two dates without more.
fn joins(r: Reader, at: usize) -> bool {
    let until = |i: usize| r.sense(i).relation == Some(Relation::Until);
    match r.kind(at) {
        Some(TokenKind::Mark) => {
            [b'-', b'/', b'~'].iter().any(|&mark| r.mark(at, mark)) || r.mark(at, b',') && until(at + 1)
        }
        Some(TokenKind::Word) => r.role(at) == Some(Role::To) || until(at),
        _ => false,
    }
}

/// The token behind the word or mark that joins the two ends.
pub(super) fn joint(r: Reader, at: usize, opening: Opening) -> Option<usize> {
    // "from Thursday, March 7, to Sunday", "May 1, 2018, through June".
    if r.mark(at, b',') {
        // "between January 3, 2018, and March 9, 2019".
        let goes_on = opening == Opening::From && r.role(at + 1) == Some(Role::To)
            || opening == Opening::Between && r.role(at + 1) == Some(Role::And)
            || r.says(at + 1, "through");
        return if goes_on { joint(r, at + 1, opening) } else { None };
    }
    if r.mark(at, b'-') {
        // "the December-to-January harvest".
        let to = r.role(at + 1) == Some(Role::To);
        return Some(if to { r.past_mark(at + 2, b'-') } else { at + 1 });
    }
    if r.mark(at, b'~') && r.glued(at) && r.kind(at + 1) == Some(TokenKind::Digits) {
        return Some(at + 1);
    }
    // "in March/April".
    if r.mark(at, b'/') && r.glued(at) && r.glued(at + 1) && r.sense(at + 1).month.is_some() {
        return Some(at + 1);
    }
    let to = |at: usize| r.role(at) == Some(Role::To) || r.sense(at).relation == Some(Relation::Until);
    let and = opening == Opening::Between && r.role(at) == Some(Role::And);
    if opening == Opening::From {
        // "from 2016 up until 2019", "from late May into June".
        if r.says(at, "up") && to(at + 1) {
            let including = r.role(at + 2) == Some(Role::And) && r.says(at + 3, "including");
            return Some(if including { at + 4 } else { at + 2 });
        }
        if r.says(at, "into") {
            return Some(at + 1);
        }
        // "from 1990 through to 2005", "right up to May 3", "all the way to 2005".
        if r.says(at, "through") && r.role(at + 1) == Some(Role::To) {
            return Some(at + 2);
        }
        let right = r.says(at, "right") && (r.says(at + 1, "up") || r.says(at + 1, "through"));
        let way = r.says(at, "all") && r.role(at + 1) == Some(Role::The) && r.says(at + 2, "way");
        if right || way {
            return joint(r, if right { at + 1 } else { at + 3 }, opening);
        }
    }
    (to(at) || and).then_some(at + 1)
}

fn two_dates(r: Reader, at: usize, first_at: usize, first: Option<Written>, opening: Opening) -> Option<Found> {
    if let Some(found) = two_years(r, at, first_at, first.is_some(), opening) {
        return Some(found);
    }
    if let Some(found) = only_if(parted::may_begin(r, first_at), || parted::read(r, at, first_at, opening)) {
        return Some(found);
    }
    // "1999-2009", "2014-15".
    let bare = || r.digits(first_at).filter(|(year, length)| *length == 4 && YEARS.contains(year) && *year >= 1800);
    let year = first.or_else(|| {
        let (year, _) = bare().filter(|_| !r.comes_from(first_at) && !r.goes_on(first_at + 1))?;
        Some(Written { end: first_at + 1, year: Some(year), field: Field::Year, weekday: None })
    });
    if let Some(found) = year.and_then(|first| years(r, at, first, opening)) {
        return Some(found);
    }
    // "from Monday next week to Friday": the words say more than what is written.
    let more = |first: &Written| opening != Opening::None && joint(r, first.end, opening).is_none();
    if let Some(first) = first.filter(|first| !more(first)) {
        let night = || numbered::night_behind(r, at, &first);
        let Some(next) = joint(r, first.end, opening) else { return only_if(opening == Opening::None, night) };
        if parted::may_begin(r, next)
            && let Some(found) = parted::read(r, at, first_at, opening)
        {
            return Some(found);
        }
        // "from Feb. 28 to the 9th of this month".
        if let Some((last, end)) = numbered::closing(r, next).filter(|_| !matches!(first.field, Field::DayOfMonth(_))) {
            return ends(at..end, &lent(r, first, &last, Side::First)?, &last);
        }
        // "between the 1st and the 5th".
        let last_day = || ordinal_day(r, r.past_the(next)).filter(|&(_, end)| !absolute::noun_behind(r, end));
        if let (Field::DayOfMonth(_), Opening::Between, Some((day, end))) = (first.field, opening, last_day()) {
            let last = Written { end, year: None, field: Field::DayOfMonth(day), weekday: None };
            return join(r, at, first, last);
        }
        // "from the 4th to the 22nd of this month".
        if let (Field::DayOfMonth(_), Some(last)) = (first.field, nth::nth_of(r, next)) {
            return ends(at..last.tokens.end, &lent(r, first, &last.dated, Side::First)?, &last.dated);
        }
        if let Some(found) = in_shifted_week(r, at, first, next).or_else(|| days_behind(r, at, first, next)) {
            return Some(found);
        }
        // "March 3-5", "March 3 to 5, 2019".
        // "from April the ninth till the seventeenth".
        let in_words = || ordinal_day(r, r.past_the(next));
        if let (Field::Day(month, day), Some((last_day, end))) =
            (first.field, numbered::number(r, next).or_else(in_words))
        {
            let alone = absolute::read(r, next).is_none_or(|d| matches!(d.field, Field::DayOfMonth(_)));
            let is_day = alone && last_day > day && !r.is_person(end);
            let unit = r.sense(end).unit.is_some();
            if is_day && !unit && first.year.is_none() | (opening != Opening::None) {
                let year = super::year::year_after(r, end);
                let (year, end) = year.map_or((first.year, end), |(year, end)| (Some(year), end));
                let last = Written { end, year, field: Field::Day(month, last_day), weekday: None };
                return join(r, at, Written { year, ..first }, last);
            }
        }
        if let Some(last) = absolute::read(r, next) {
            // "the January-March quarter".
            if let (Field::Month(month), Field::Quarter(nth)) = (first.field, last.field)
                && month == 3 * nth - 2
            {
                return Some(Found::new(at..last.end, place(r, &last, tense::around(r, at, last.end))?));
            }
            let (first, last) = same_order(first, last);
            let same = rank(first.field) == rank(last.field);
            let through = r.sense(first.end).relation.is_some();
            if same
                || through
                || opening != Opening::None
                || r.mark(first.end, b'-') && rank(first.field) > 0 && rank(last.field) > 0
            {
                return join(r, at, first, last);
            }
            return None;
        }
    }
    // "from the end of 2007 to today", "today through Friday", "this week from Tuesday to Thursday".
    let week = opening == Opening::None && r.sense(at).shift.is_some() && r.sense(at + 1).unit == Some(Unit::Week);
    if week && matches!(r.sense(at + 2).relation, Some(Relation::From)) {
        return in_week(r, at);
    }
    let through = opening == Opening::None && r.sense(at).day.is_some();
    if opening == Opening::None && !through {
        return None;
    }
    // "between now and November".
    let now = r.says(first_at, "now") && opening != Opening::None;
    let first = if now { Found::new(first_at..first_at + 1, super::today(r)?) } else { date_at(r, first_at)? };
    if through && r.sense(first.tokens.end).relation != Some(Relation::Until) {
        return None;
    }
    let next = joint(r, first.tokens.end, opening)?;
    // "from the 28th of last month to the 9th of this month".
    if let Some((last, end)) = numbered::closing(r, next) {
        return ends(at..end, &first.dated, &last);
    }
    if let Some(last) = absolute::read(r, next).filter(|last| last.year.is_none() && last.field != Field::Year) {
        let end = last.end;
        let dated = lent(r, last, &first.dated, Side::Last)?;
        // "from March 3 at 1:30 p.m. to March 4 at 2 p.m.".
        // "from Friday noon to Sunday noon".
        let timed = r.role(end) == Some(Role::At) || r.sense(end).clock.is_some();
        if first.dated.grain == Grain::Time && timed {
            let last = hours::with_time(r, Found::new(next..end, dated));
            return ends(at..last.tokens.end, &first.dated, &last.dated);
        }
        // "between Friday evening and Sunday night".
        if let Some((part, end)) = clock::daypart(r, end).filter(|_| dated.grain == Grain::Day) {
            return ends(at..end, &first.dated, &clock::on(&dated, part));
        }
        return ends(at..end, &first.dated, &dated);
    }
    // "from March to date".
    if opening == Opening::From && r.says(next, "date") {
        return ends(at..next + 1, &first.dated, &super::today(r)?);
    }
    // "from Friday to the following Monday".
    let known = r.telling(first.tokens.clone(), &first.dated);
    let last = end_of_unit(r, next, &first).or_else(|| date_at(r.knowing(&known), next));
    let mut last = last.or_else(|| closing_year(r, next))?;
    // "from 1851 to the present", "from 1990 until now".
    if last.dated.value.timex == "PRESENT_REF" {
        last.dated = super::today(r)?;
    }
    let last = behind(r, &first.dated, last.clone()).unwrap_or(last);
    ends(at..last.tokens.end, &first.dated, &last.dated)
}

/// "the end of the month" of "from May 3 until the end of the month": that of the day which stands before it.
fn end_of_unit(r: Reader, at: usize, first: &Found) -> Option<Found> {
    let (part, unit_at) = relative::part_at(r, at).filter(|&(_, i)| r.role(i) == Some(Role::The))?;
    let unit = r.sense(unit_at + 1).unit.filter(|unit| matches!(unit, Unit::Month | Unit::Year))?;
    let grain = stretch::grain_of(unit).filter(|grain| first.dated.grain < *grain && !r.plural(unit_at + 1))?;
    let whole = stretch::holding(grain, first.dated.ends()?.0)?;
    Some(Found::new(at..unit_at + 2, stretch::cut(whole, part)))
}

/// "this week from Tuesday to Thursday": days of the week that is told before them.
fn in_week(r: Reader, at: usize) -> Option<Found> {
    let week = date_at(r, at).filter(|week| week.dated.grain == Grain::Week && week.tokens.end == at + 2)?;
    let (monday, _) = week.dated.ends()?;
    let day = |at: usize| {
        let written = absolute::read(r, at)?;
        let Field::Weekday(weekday) = written.field else { return None };
        Some((stretch::holding(Grain::Day, nearest(weekday, monday, true)?)?, written.end))
    };
    let (first, next) = day(at + 3)?;
    let (last, end) = day(joint(r, next, Opening::From)?)?;
    ends(at..end, &first, &last)
}

/// "Monday to Friday next week": the week is told behind the days.
fn in_shifted_week(r: Reader, at: usize, first: Written, next: usize) -> Option<Found> {
    let Written { field: Field::Weekday(last), end, .. } = absolute::read(r, next)? else { return None };
    let Field::Weekday(first) = first.field else { return None };
    let week_at = if r.role(end) == Some(Role::Of) { end + 1 } else { end };
    let week = date_at(r, week_at).filter(|week| {
        r.sense(week_at).shift.is_some()
            && r.sense(week_at + 1).unit == Some(Unit::Week)
            && week.dated.grain == Grain::Week
    })?;
    let (monday, _) = week.dated.ends()?;
    let day = |weekday| stretch::holding(Grain::Day, nearest(weekday, monday, true)?);
    ends(at..week.tokens.end, &day(first)?, &day(last)?)
}

/// "Monday to Friday, May 6-10": the weekdays of the days that are told behind them.
fn days_behind(r: Reader, at: usize, first: Written, next: usize) -> Option<Found> {
    let last = r.sense(next).weekday.filter(|_| matches!(first.field, Field::Weekday(_)))?;
    let days_at = r.past_mark(next + 1, b',');
    let written = absolute::read(r, days_at).filter(|days| matches!(days.field, Field::Day(..)))?;
    let days =
        numbered::behind_month(r, days_at).or_else(|| two_dates(r, days_at, days_at, Some(written), Opening::None))?;
    let (opens, closes) = days.dated.ends()?;
    // The weekday tells the year.
    let year = [0, 1, -1]
        .into_iter()
        .find(|&year| stretch::moved(closes, Unit::Year, year).is_some_and(|day| day.weekday() == last))?;
    let day = |day| stretch::holding(Grain::Day, stretch::moved(day, Unit::Year, year)?);
    ends(at..days.tokens.end, &day(opens)?, &day(closes)?)
}

/// "10/1/2018 - 10/7/2018": both ends are written in one order, and the one that makes the shorter stretch is meant.
fn same_order(first: Written, last: Written) -> (Written, Written) {
    let (Field::EitherDay(a, b), Field::EitherDay(c, d)) = (first.field, last.field) else { return (first, last) };
    let place = |month: i8, day: i8| i32::from(month) * 31 + i32::from(day);
    let years = i32::from(last.year.unwrap_or(0)) - i32::from(first.year.unwrap_or(0));
    let length = |from: i32, to: i32| to - from + years * 372;
    let (american, other) = (length(place(a, b), place(c, d)), length(place(b, a), place(d, c)));
    let is_american = american >= 0 && (other < 0 || american <= other);
    let field = |a: i8, b: i8| if is_american { Field::Day(a, b) } else { Field::Day(b, a) };
    (Written { field: field(a, b), ..first }, Written { field: field(c, d), ..last })
}

/// Which fields can bound a stretch together.
pub(super) fn rank(field: Field) -> u8 {
    match field {
        Field::Year => 1,
        Field::Half(_) => 2,
        Field::Quarter(_) => 3,
        Field::Season(_) | Field::Winter => 4,
        Field::Month(_) => 5,
        Field::Day(..) | Field::EitherDay(..) => 6,
        Field::Weekday(_) => 7,
        Field::Decade(_) => 8,
        Field::Century(_) => 9,
        Field::DayOfMonth(_) => 10,
        Field::Holiday(_) | Field::OfAccounts => 0,
    }
}
