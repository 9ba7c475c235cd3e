//! Dates told by their distance: "ten years ago", "in two weeks", "three days later", "two weeks before the attack".

use super::absolute::{self, Field};
use super::amount::{self, Amount, amount};
use super::anchor;
use super::far::{Distance, bounded, from_now, grain, not_past, one_either_side, vague};
use super::join::ends;
use super::numeral::small_number;
use super::place::in_year;
use super::reader::Reader;
use super::relative::{offset, shapeless};
use super::stretch::{self, Dated, Grain, grain_of, holding, moved};
use super::tense;
use super::year_ago::years_ago;
use super::{Found, clock, date_at, only_if};
use crate::document::TokenKind;
use crate::lexicon::{Modifier, Relation, Role, Shift, Unit, class, clause};
use crate::mention::modifier as number_modifier;

/// Whether an amount stands at token `at`, or a unit that can be told without one: "in two weeks", "years ago", "the day before".
pub(super) fn may_begin(r: Reader, at: usize) -> bool {
    let amount = |at| r.kind(at) == Some(TokenKind::Digits) || r.document.is(at, class::NUMBER | class::MODIFIER);
    let unit = |at| r.document.is(at, class::TIME_UNIT);
    r.unit_near(at)
        && (amount(at)
            || unit(at) && (r.mark(at + 1, b'-') || r.role(at + 1) == Some(Role::Ago))
            || unit(at + 1) && (r.role(at) == Some(Role::The) || r.says(at, "countless"))
            || amount(at + 1) && r.says(at, "in"))
}

/// The date told by its distance that begins at token `at`.
pub(super) fn read(r: Reader, at: usize) -> Option<Found> {
    if !may_begin(r, at) {
        return None;
    }
    if let Some(found) =
        years_ago(r, at).or_else(|| weekdays_ago(r, at)).or_else(|| seasons_ago(r, at)).or_else(|| either(r, at))
    {
        return Some(found);
    }
    // "met for 14 hours over three days before reaching a verdict": "over" is no modifier before a deed.
    let spread = r.says(at, "over")
        && r.near(at)
            .any(|(i, _)| r.says(i, "before") && r.is_word(i + 1) && r.document.written(i + 1).ends_with("ing"));
    if spread {
        return None;
    }
    let inside = r.says(at, "in");
    // "phased in over five years" lasts so long.
    if inside
        && r.says(at + 1, "over")
        && at > 0
        && r.document.says(at - 1, &["brought", "came", "phased", "phasing", "set"])
    {
        return None;
    }
    let (modifier, next) = amount::modifier(r, if inside { at + 1 } else { at });
    let Amount { n, unit, more, end } = amount(r, next).or_else(|| the_unit(r, at))?;
    let far = |sign| Some(Distance { n: n?, unit, more, sign, modifier });
    let from_now_on = r.says(end, "from") && (r.says(end + 1, "now") || r.says(end + 1, "today"));
    // "in a couple of years' time": ahead of now whatever the clause says.
    if let Some(end) = times_end(r, end).filter(|_| inside) {
        let dated = far(1).map_or_else(|| vague(r, unit, 1), |far| from_now(r, far));
        return Some(Found { core: next..end, ..Found::new(at..end, dated) });
    }
    if inside && !from_now_on {
        return upcoming(r, at, end, far(1)?);
    }
    let role = r.role(end);
    // "six years back", "two years hence".
    let closes = |w: &str| r.says(end, w) && ends_phrase(r, end + 1);
    // "a week on Friday" is a week behind the coming one.
    let week_on = unit == Unit::Week && role == Some(Role::On) && modifier.is_none() && ends_phrase(r, end + 2);
    let lasts = |i: usize| {
        r.document.is(i, class::PREPOSITION)
            || r.document.says(i, &["last", "lasted", "lasts", "spend", "spends", "spent", "take", "takes", "took"])
    };
    let counted = at == 0 || !lasts(at - 1);
    let weekday = r.sense(end + 1).weekday.filter(|_| week_on && counted && !r.plural(end + 1));
    if let (Some(weekday), Some(n), Some(published)) = (weekday, n, r.published()) {
        let coming = stretch::nearest(weekday, published.tomorrow().ok()?, true)?;
        return Some(Found::new(at..end + 2, holding(Grain::Day, moved(coming, Unit::Week, n)?)?));
    }
    if closes("hence") {
        let dated = from_now(r, far(1)?);
        return Some(Found { core: next..end + 1, ..Found::new(at..end + 1, dated) });
    }
    if role == Some(Role::Ago) || closes("back") {
        if let Some(found) = far(-1).and_then(|far| ago_on(r, at, end + 1, far)) {
            return Some(found);
        }
        let dated = far(-1).map_or_else(|| vague(r, unit, -1), |far| from_now(r, far));
        return Some(Found { core: next..end + 1, ..Found::new(at..end + 1, dated) });
    }
    if role == Some(Role::Earlier) || r.says(end, "previously") {
        return told(r, at, end, far(-1)?);
    }
    if role == Some(Role::Later) || r.says(end, "afterwards") || r.says(end, "afterward") {
        return told(r, at, end, far(1)?);
    }
    // "3 minutes from today" counts from no day.
    if from_now_on && (r.says(end + 1, "now") || grain(unit).is_some()) {
        let today = r.published().filter(|_| r.says(end + 1, "today") && modifier.is_none());
        let day = today.and_then(|published| holding(Grain::Day, far(1)?.from(published)?));
        let dated = day.or_else(|| Some(from_now(r, far(1)?))).unwrap_or_else(|| vague(r, unit, 1));
        return Some(Found { core: next..end + 2, ..Found::new(at..end + 2, dated) });
    }
    // "the vote is a week from Friday", but not "he spent a week from Friday in Rome".
    let coming = || unit == Unit::Week && n == Some(1) && counted && ends_phrase(r, end + 2);
    let weekday = r.sense(end + 1).weekday.is_some() && (coming() || tense::around(r, at, end).looks_ahead());
    if r.says(end, "from") && (r.sense(end + 1).day.is_some() && grain(unit).is_some() || weekday) {
        return from_date(r, at, end, far(1)?);
    }
    // "the day before", "two weeks before, it had": nothing stands behind that it could count from.
    let counts = |sign| far(sign).filter(|_| ends_phrase(r, end + 1)).and_then(|far| told(r, at, end, far));
    // "two years after that he gave up office", "the year before it had made a profit".
    let that = r.says(end, "after") && r.says(end + 1, "that") && !is_noun(r, end + 2);
    if that {
        return told(r, at, end + 1, far(1)?);
    }
    let had = r.says(end, "before") && r.document.says(end + 1, &["he", "it", "she", "they"]) && r.says(end + 2, "had");
    if had {
        return told(r, at, end, far(-1)?);
    }
    match r.sense(end).relation {
        Some(Relation::Before) if ends_phrase(r, end + 1) => counts(-1),
        Some(Relation::After) if ends_phrase(r, end + 1) && r.says(end, "after") => counts(1),
        Some(Relation::Before) => from_date(r, at, end, far(-1)?),
        Some(Relation::After) => from_date(r, at, end, far(1)?),
        _ => None,
    }
}

/// The token behind "time" of "years' time", where the unit ends before token `end`.
fn times_end(r: Reader, end: usize) -> Option<usize> {
    let owns = r.mark(end, b'\'') && r.glued(end);
    let time = end + 1 + usize::from(r.says(end + 1, "s"));
    (owns && r.says(time, "time")).then_some(time + 1)
}

/// One unit told by its article, where a distance follows: "the day before the vote", "the month after".
fn the_unit(r: Reader, at: usize) -> Option<Amount> {
    let unit = r.sense(at + 1).unit.filter(|_| r.role(at) == Some(Role::The))?;
    let counts =
        matches!(r.sense(at + 2).relation, Some(Relation::Before | Relation::After)) && !r.says(at + 2, "following");
    let single = !r.plural(at + 1) && unit >= Unit::Night && unit != Unit::Quarter;
    (counts && single).then_some(Amount { n: Some(1), unit, more: [None; 2], end: at + 2 })
}

/// Whether a noun can stand at token `at`: "after that attack", not "after that he left", "after that gave up".
fn is_noun(r: Reader, at: usize) -> bool {
    let verb = r.document.is(at, class::VERB | class::SAYING) || r.of_clause(at, clause::PAST);
    r.is_word(at) && !verb && !r.document.is(at, class::FUNCTION | class::AUXILIARY | class::PREPOSITION)
}

/// Whether no noun follows, so that "before" and "after" stand alone.
fn ends_phrase(r: Reader, at: usize) -> bool {
    let Some(kind) = r.kind(at) else { return true };
    match kind {
        TokenKind::Word => {
            let joins = r.document.says(at, &["and", "but", "or"]);
            joins || r.document.is(at, class::PREPOSITION | class::AUXILIARY) && r.sense(at).relation.is_none()
        }
        TokenKind::Digits => false,
        TokenKind::Mark => [b',', b'.', b';', b':', b')', b'"', b'?', b'!'].iter().any(|&m| r.mark(at, m)),
        _ => true,
    }
}

/// "two Fridays ago", "two Fridays from now": the last Friday before publication is one ago.
fn weekdays_ago(r: Reader, at: usize) -> Option<Found> {
    let (n, next) = r.digits(at).map(|(n, _)| (n, at + 1)).or_else(|| small_number(r, at))?;
    let ago = r.role(next + 1) == Some(Role::Ago);
    let ahead = r.says(next + 1, "from") && r.says(next + 2, "now");
    let weekday = r.sense(next).weekday.filter(|_| (ago || ahead) && (1..=20).contains(&n))?;
    let tokens = at..next + if ago { 2 } else { 3 };
    let Some(published) = r.published() else {
        return Some(Found::new(tokens, stretch::some_weekday(weekday)));
    };
    let (nearest, weeks) = if ago {
        (stretch::nearest(weekday, published.yesterday().ok()?, false)?, 1 - i32::from(n))
    } else {
        (stretch::nearest(weekday, published.tomorrow().ok()?, true)?, i32::from(n) - 1)
    };
    Some(Found::new(tokens, holding(Grain::Day, moved(nearest, Unit::Week, weeks)?)?))
}

/// "two summers ago", "three winters later": the season of the year so far away.
fn seasons_ago(r: Reader, at: usize) -> Option<Found> {
    let (n, next) = r.digits(at).map(|(n, _)| (n, at + 1)).or_else(|| small_number(r, at))?;
    let season = r.sense(next).seasons?;
    let year = match r.role(next + 1).filter(|_| (1..=50).contains(&n))? {
        Role::Ago => r.published()?.year().checked_sub(n)?,
        Role::Earlier => anchor::told_before(r, at, Grain::Year)?.ends()?.0.year().checked_sub(n)?,
        Role::Later => anchor::told_before(r, at, Grain::Year)?.ends()?.0.year().checked_add(n)?,
        _ => return None,
    };
    Some(Found::new(at..next + 2, stretch::season(year, season)?))
}

/// "two or three years ago", "in two to three weeks": from the one to the other.
fn either(r: Reader, at: usize) -> Option<Found> {
    let inside = r.says(at, "in");
    let first_at = if inside { at + 1 } else { at };
    let (less, joint) = r.digits(first_at).map(|(n, _)| (n, first_at + 1)).or_else(|| small_number(r, first_at))?;
    if !(r.says(joint, "or") || r.role(joint) == Some(Role::To) || r.mark(joint, b'-') && r.digits(joint + 1).is_some())
    {
        return None;
    }
    let last = amount(r, joint + 1).filter(|last| last.more == [None; 2] && last.unit > Unit::Hour)?;
    let (less, more) = (i32::from(less), last.n?);
    r.published().filter(|_| 0 < less && less < more)?;
    let ago = !inside && r.role(last.end) == Some(Role::Ago);
    if !(ago || inside && tense::around(r, at, last.end).looks_ahead()) {
        return None;
    }
    let sign = if ago { -1 } else { 1 };
    let far = |n| from_now(r, Distance { n, unit: last.unit, more: [None; 2], sign, modifier: None });
    let (near, far) = (far(less), far(more));
    let end = if ago { last.end + 1 } else { last.end };
    if ago { ends(at..end, &far, &near) } else { ends(at..end, &near, &far) }
}

/// "two years ago today", "two years ago this month", "a week ago Friday": the day is told as well.
fn ago_on(r: Reader, at: usize, end: usize, far: Distance) -> Option<Found> {
    let sharp = matches!(far.modifier, None | Some(Modifier::Exactly)) && !far.has_parts();
    let published = r.published().filter(|_| sharp)?;
    // "two years ago this month", "thirty years ago next month".
    let unit = r.sense(end + 1).unit.filter(|_| !r.plural(end + 1));
    let whole = unit.and_then(grain_of).filter(|whole| *whole > Grain::Day && *whole <= Grain::Month);
    let steps = match r.sense(end).shift {
        Some(Shift::This) if r.says(end, "this") => Some(0),
        Some(Shift::Next) if r.says(end, "next") => Some(1),
        Some(Shift::Last) if r.says(end, "last") => Some(-1),
        _ => None,
    };
    if let (Some(whole), Some(unit), Some(steps)) = (whole, unit, steps) {
        return Some(Found::new(at..end + 2, holding(whole, moved(far.from(published)?, unit, steps)?)?));
    }
    // "two years ago in May", "two years ago on May 3".
    let in_month = far.unit == Unit::Year
        && (r.says(end, "in") || r.role(end) == Some(Role::On))
        && r.sense(end + 1).month.is_some();
    if let Some(told) = only_if(in_month, || absolute::read(r, end + 1))
        .filter(|told| told.year.is_none() && matches!(told.field, Field::Month(_) | Field::Day(..)))
    {
        let year = far.from(published)?.year();
        return Some(Found::new(at..told.end, in_year(told.field, year, None)?));
    }
    // "three years ago on Monday".
    let on = r.role(end) == Some(Role::On) && far.unit >= Unit::Month;
    let end = end + usize::from(on && r.sense(end + 1).weekday.is_some());
    let day = if r.sense(end).day == Some(0) {
        far.from(published)?
    } else {
        let weekday = r.sense(end).weekday.filter(|_| !r.sense(end).short)?;
        // "five years ago Thursday" told on a Wednesday is that of this week.
        let until = if far.unit >= Unit::Month { moved(published, Unit::Day, 3)? } else { published };
        let last = stretch::nearest(weekday, until, false)?;
        let near = moved(last, far.unit, far.sign.checked_mul(far.n)?)?;
        // That Monday is the anniversary.
        if on {
            return Some(Found::new(at..end + 1, holding(Grain::Day, near)?));
        }
        stretch::nearest(weekday, moved(near, Unit::Day, 3)?, false)?
    };
    Some(Found::new(at..end + 1, holding(Grain::Day, day)?))
}

/// "in two weeks": a date where the clause tells the future, else a length of time.
fn upcoming(r: Reader, at: usize, end: usize, far: Distance) -> Option<Found> {
    let published = r.published()?;
    // "it would be the first in a decade", "the worst storm in ten years", "callable in ten years".
    let spans = (at.saturating_sub(SPANNED)..at).rev().take_while(|&i| r.is_word(i)).any(|i| ranks(r, i));
    if !tense::around(r, at, end).looks_ahead() || r.mark(at + 2, b'-') || spans {
        return None;
    }
    let exact = holding(far.grain()?, far.from(published)?)?;
    let dated = match (far.modifier, exact.grain) {
        (Some(_), _) => bounded(exact, far, published),
        (None, Grain::Day) => exact,
        (None, _) => not_past(one_either_side(exact, far.unit), far, published),
    };
    Some(Found { core: at + 1..end, ..Found::new(at..end, dated) })
}

/// How far before "in a decade" a word that ranks is looked for, in tokens.
const SPANNED: usize = 6;

/// "first", "worst", "the biggest": what is the first of its kind in so long.
fn ranks(r: Reader, at: usize) -> bool {
    let written = r.document.written(at);
    r.sense(at).ordinal.is_some()
        || r.document.says(at, &["best", "least", "most", "only", "worst"])
        || written.len() > 5 && written.ends_with("est") && r.role(at.wrapping_sub(1)) == Some(Role::The)
}

/// "three days later", "a year earlier": from the date told last.
fn told(r: Reader, at: usize, end: usize, far: Distance) -> Option<Found> {
    // "three months earlier than usual" counts from no date.
    if r.says(end + 1, "than") {
        return None;
    }
    let grain = far.grain()?;
    // "a year earlier" is the year before; "three weeks later" may be a week more or less.
    let a_year = grain == Grain::Year && far.n == 1;
    // In a report on results "a year earlier" is the year before this one, unless the text tells another.
    // "Banks stay shut until Tuesday. Three days earlier, members rejected a tax": not earlier than the coming Tuesday.
    let told = anchor::told_before(r, at, grain.max(Grain::Day));
    let coming = |told: &Dated| told.ends().zip(r.published()).is_some_and(|((first, _), now)| first > now);
    let ahead = far.sign < 0 && told.as_ref().is_some_and(coming) && !tense::around(r, at, end).looks_ahead();
    // "up since 2008 … the same period a year earlier" is that of the report.
    let same = a_year
        && far.sign < 0
        && at > 1
        && r.document.says(at - 1, &["month", "period", "quarter", "time", "week"])
        && r.says(at - 2, "same");
    let told = told.filter(|_| !(ahead || same && anchor::last_opens(r, at))).or_else(|| {
        let long = ahead || matches!(grain, Grain::Week | Grain::Month | Grain::Year);
        let published = r.published().filter(|_| far.sign < 0 && long)?;
        holding(grain, published)
    });
    let exact = told.and_then(|told| holding(grain, far.from(told.ends()?.0)?));
    let sharp = grain <= Grain::Day || a_year;
    let dated = exact.map(|exact| if sharp { exact } else { one_either_side(exact, far.unit) });
    let mut dated = dated.unwrap_or_else(|| shapeless(grain));
    if far.unit == Unit::Night {
        dated = clock::on(&dated, "TNI");
    }
    let mut found = Found::new(at..end + 1, dated);
    if !far.has_parts() {
        found.offset = offset(far.unit, far.sign.checked_mul(far.n)?);
    }
    Some(found)
}

/// "two days before yesterday", "a month after January 15", "two weeks before the attack": of the last, only the distance is
/// known.
fn from_date(r: Reader, at: usize, end: usize, far: Distance) -> Option<Found> {
    // "for two days before the vote", "a period of 29 hours after the quake" are lengths.
    // "fell in under a minute before it levelled off".
    let in_all = || r.says(at - 1, "in") && r.document.is(at, class::MODIFIER);
    if at > 0 && (r.says(at - 1, "for") || r.says(at - 1, "of") || in_all()) {
        return None;
    }
    let named = date_at(r, end + 1).filter(|named| named.dated.grain < Grain::Vague);
    if let Some(found) = named.and_then(|named| counted(&named, at, far)) {
        return Some(found);
    }
    let mut found = Found::new(at..end + 1, Dated::open(far.timex()));
    found.dated.value.modifier = far.modifier.and_then(number_modifier::timex);
    if let Some(told) = of_named(r, at, end, far) {
        found.dated = told.dated;
    }
    found.core = at..end;
    found.offset = offset(far.unit, far.sign.checked_mul(far.n)?);
    Some(found)
}

/// "two days before the May 12 vote", "a year after the 2016 coup": the noun behind tells its own date.
fn of_named(r: Reader, at: usize, end: usize, far: Distance) -> Option<Found> {
    let named = only_if(r.role(end + 1) == Some(Role::The), || date_at(r, end + 2))?;
    let noun = absolute::noun_behind(r, named.tokens.end) && named.dated.value.modifier.is_none();
    let fine = matches!(named.dated.grain, Grain::Day | Grain::Month | Grain::Year);
    only_if(noun && fine && far.grain() >= Some(named.dated.grain), || counted(&named, at, far))
}

/// A distance counted from a date that stands behind it.
fn counted(named: &Found, at: usize, far: Distance) -> Option<Found> {
    let (first, last) = named.dated.ends()?;
    let from = if far.sign < 0 { first } else { last };
    let grain = far.grain()?;
    let from_day = named.dated.grain <= Grain::Day;
    let grain = if from_day && grain <= Grain::Week { Grain::Day } else { grain };
    let dated = bounded(holding(grain, far.from(from)?)?, far, from);
    Some(Found::new(at..named.tokens.end, dated))
}
