//! Dates worked out from another one: "On March 8, exactly two weeks before the attack".

use std::ops::Range;

use jiff::ToSpan;

use super::Tie;
use crate::document::Document;
use crate::lexicon::class;
use crate::mention::{Mention, TimeUnit};
use crate::value::{DateValue, Days, Kind, Value};

/// "On March 8, exactly two weeks before the attack": the event is two weeks after March 8.
pub(super) fn derive(
    document: &Document,
    mentions: &[Mention],
    mention: &Mention,
    anchor: &Range<usize>,
) -> Option<Tie> {
    let Value::Date(date) = &mention.value else { return None };
    let index = mentions.partition_point(|m| m.tokens.start < mention.tokens.end);
    let distance = mentions.get(index)?;
    let between = mention.tokens.end..distance.tokens.start;
    let apposition = between.len() <= 3
        && between.clone().all(|i| {
            document.is_mark(i, b',')
                || document.is(i, class::ADVERB | class::MODIFIER)
                || document.written(i) == "exactly"
        });
    // What lies between the distance and the event can only be "before the".
    let to_event = distance.tokens.end..anchor.start;
    let near = anchor.start >= distance.tokens.end
        && to_event.len() <= 4
        && to_event
            .clone()
            .all(|i| document.is(i, class::FUNCTION) || document.is(i, class::EVENT | class::PREPOSITION));
    if !apposition || !near {
        return None;
    }
    let (amount, unit) = offset(document, distance, to_event)?;
    let day = single_day(date.hard)?;
    let day = match unit {
        TimeUnit::Day => day.checked_sub(amount.days()),
        TimeUnit::Week => day.checked_sub(amount.weeks()),
        TimeUnit::Month => day.checked_sub(amount.months()),
        TimeUnit::Year => day.checked_sub(amount.years()),
    }
    .ok()?;
    let value = if date.hard.earliest.is_some() {
        DateValue::day(day)
    } else {
        let timex = format!("XXXX-{:02}-{:02}", day.month(), day.day());
        DateValue::sharp(timex, Days::ALL.in_month(day.month()).on_day(day.day()))
    };
    let preposition = document.is(mention.tokens.start.wrapping_sub(1), class::PREPOSITION);
    let tokens = mention.tokens.start - usize::from(preposition)..anchor.end;
    let words = |t: Range<usize>| document.span(t).of(document.text).to_owned();
    let side = if amount < 0 { "after" } else { "before" };
    let plain = words(distance.core.clone());
    let plain = plain.trim_end_matches(" before").trim_end_matches(" after").to_owned();
    Some(Tie::Derived { tokens, value, how: format!("{plain} {side} it is {}", words(mention.tokens.clone())) })
}

/// How far the date is from the event; negative is before it.
fn offset(document: &Document, distance: &Mention, to_event: Range<usize>) -> Option<(i32, TimeUnit)> {
    if let Some(offset) = distance.offset {
        return Some((offset.amount, offset.unit));
    }
    let Value::Quantity(q) = &distance.value else { return None };
    if q.kind != Kind::Duration {
        return None;
    }
    let amount: i32 = q.n?.normalize().to_string().parse().ok()?;
    let unit = match q.unit.as_deref()? {
        "day" => TimeUnit::Day,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "year" => TimeUnit::Year,
        _ => return None,
    };
    let known = |word: &str| to_event.clone().any(|i| document.says(i, &[word]));
    if known("before") {
        Some((-amount, unit))
    } else if known("after") {
        Some((amount, unit))
    } else {
        None
    }
}

/// The one day of a set: a day of one year, or of any year.
fn single_day(days: Days) -> Option<jiff::civil::Date> {
    match (days.earliest, days.latest) {
        (Some(a), Some(b)) if a == b => Some(a),
        // The 2001 of no leap day stands for any year; only month and day are read off it.
        (None, None) if days.months.count_ones() == 1 && days.days.count_ones() == 1 => {
            jiff::civil::Date::new(2001, days.months.trailing_zeros() as i8 + 1, days.days.trailing_zeros() as i8 + 1)
                .ok()
        }
        _ => None,
    }
}
