//! The days of a length that ends or begins with the day of publication: "the past three months", "over the next two days",
//! "will be back within nine months"; and of one that is part of a stretch: "the first ten days of May". TIMEX3 calls them its begin point and its end point.

use jiff::civil::Date;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::lexicon::{Relation, Role, Shift, Unit};
use crate::mention::Mention;
use crate::mention::date::{Reader, Tense, days_at, last_day_at, moved, tense_around};
use crate::value::{Days, Quantity, Value};

/// On which side of the day of publication a length lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// "the past two days": up to the day of publication, which the writer may count or not.
    Before,
    /// "the next two days": the days behind it.
    Behind,
    /// "within two days": they begin with it.
    From,
}

/// The days of the length of `mention`, as far as the day of publication and its words tell them.
pub(super) fn days(r: Reader, mention: &Mention) -> Option<Days> {
    let Value::Quantity(length) = &mention.value else { return None };
    if let Some(days) = part_of(r, mention, length) {
        return Some(days);
    }
    let published = r.published()?;
    let side = side(r, mention)?;
    let sign = if side == Side::Before { -1 } else { 1 };
    let far = away(published, length, sign);
    let tomorrow = || published.tomorrow().ok();
    Some(match side {
        Side::Before => Days::between(far, Some(published)),
        Side::Behind => Days::between(tomorrow(), far),
        Side::From => Days::between(Some(published), far),
    })
}

/// "the first ten days of May", "the last three months of 2015": so much of a stretch, from its beginning or up to its end.
fn part_of(r: Reader, mention: &Mention, length: &Quantity) -> Option<Days> {
    let (first, end) = (r.past_the(mention.tokens.start), mention.tokens.end);
    if let Some(days) = up_to(r, end, length) {
        return Some(days);
    }
    let opens = r.says(first, "first");
    if !(opens || r.says(first, "last") || r.says(first, "final")) || r.role(end) != Some(Role::Of) {
        return None;
    }
    let (begins, ends) = days_at(r, end + 1)?;
    let days = if opens {
        Days::between(Some(begins), away(begins, length, 1)?.yesterday().ok())
    } else {
        Days::between(away(ends.tomorrow().ok()?, length, -1), Some(ends))
    };
    let (from, to) = (days.earliest?, days.latest?);
    (begins <= from && from <= to && to <= ends).then_some(days)
}

/// "the nine months ended September 30", "the three months to June": so much up to a date, of months and weeks.
fn up_to(r: Reader, end: usize, length: &Quantity) -> Option<Days> {
    let whole = matches!(length.unit.as_deref()?, "month" | "week") && length.modifier.is_none();
    let ends = r.document.says(end, &["ended", "ending"]) || r.sense(end).relation == Some(Relation::Until);
    let to = r.role(end) == Some(Role::To) && r.sense(end + 1).month.is_some();
    if !whole || !(ends || to) || r.says(end, "until") {
        return None;
    }
    let last = last_day_at(r, if r.says(end + 1, "on") { end + 2 } else { end + 1 })?;
    let first = away(last.tomorrow().ok()?, length, -1)?;
    // A month that ends with its last day has begun with its first: "the three months ended June 30".
    let first = if last == last.last_of_month() && length.unit.as_deref() == Some("month") {
        first.first_of_month()
    } else {
        first
    };
    Some(Days::between(Some(first), Some(last)))
}

fn side(r: Reader, mention: &Mention) -> Option<Side> {
    let (at, end) = (mention.tokens.start, mention.tokens.end);
    // "the last two years of the war", "within a week of the vote", "the past two days before it" count from elsewhere.
    let elsewhere = r.role(end) == Some(Role::Of)
        || r.document.says(end, &["from", "prior"])
        || matches!(r.sense(end).relation, Some(Relation::After | Relation::Before | Relation::Since));
    if elsewhere {
        return None;
    }
    let shifted = |i: usize| r.sense(i).shift.or_else(|| r.says(i, "recent").then_some(Shift::Last));
    let shift = mention.tokens.clone().find_map(shifted).filter(|shift| matches!(shift, Shift::Last | Shift::Next));
    let tense = || tense_around(r, at, end);
    let within = at > 0 && r.says(at - 1, "within");
    match shift {
        Some(Shift::Last) => (!tense().looks_ahead()).then_some(Side::Before),
        // "for the next two years she lived abroad" counts from what was told.
        Some(_) => (tense() != Tense::Past).then_some(if within { Side::From } else { Side::Behind }),
        None => (within && tense().looks_ahead()).then_some(Side::From),
    }
}

/// The day at the far end of a length; `None` where it has none, "recent weeks", or the calendar ends before it.
fn away(published: Date, length: &Quantity, sign: i32) -> Option<Date> {
    // "5 years 1 month 12 days".
    let exact = length.timex.as_ref().filter(|timex| length.n.is_some() && !timex.contains('T'));
    if let Some(span) = exact.and_then(|timex| timex.parse::<jiff::Span>().ok()) {
        return published.checked_add(if sign < 0 { span.negate() } else { span }).ok();
    }
    let most = length.range.hard.hi()?.at;
    let of = |n: Decimal, unit| moved(published, unit, n.ceil().to_i32()?.checked_mul(sign)?);
    match length.unit.as_deref()? {
        "year" => of(most.checked_mul(Decimal::from(12))?, Unit::Month),
        "month" => of(most, Unit::Month),
        "week" => of(most.checked_mul(Decimal::from(7))?, Unit::Day),
        "day" => of(most, Unit::Day),
        "hour" => of(most.checked_div(Decimal::from(24))?, Unit::Day),
        _ => None,
    }
}
