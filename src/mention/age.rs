//! How old somebody is: "13-year-old", "two years old", "aged 25 to 54", "under the age of 18", "Ali Hassan, 20,", "who was 75",
//! "in his 30s".

mod bracket;
mod decade;
mod group;
mod life;
mod named;
mod several;

use rust_decimal::Decimal;

pub(super) use decade::in_words;
use named::{apposition, predicate};

use super::amount::{Amount, Of, past_hyphen};
use super::number::{self, NumberReading};
use super::{Finder, Mention, Start, modifier, range};
use crate::document::{Document, Near, Token, TokenKind};
use crate::lexicon::{Modifier, class};
use crate::value::{Interval, Kind, Quantity, Range, Value};

/// More years than anybody or any tree of the news is old: the age of a fossil is a length of time.
pub(super) const OLDEST: Decimal = Decimal::from_parts(200, 0, 0, false, 0);

/// The age that begins there.
pub(super) fn find(asked: &Start) -> Option<Mention> {
    let &Start { document, at, before, start, .. } = asked;
    // Most numbers are told from ages by the word before them and the next few.
    let told_before = at.checked_sub(1).is_some_and(|b| document.is(b, class::BEFORE_AGE | class::PERSON));
    let is_told = |among: &[Token]| among.iter().any(|token| token.is(class::AGE));
    let behind = |first: usize, many| {
        let tokens = &document.tokens[first.min(document.tokens.len())..];
        is_told(&tokens[..tokens.len().min(many)])
    };
    let told = behind(at, 4) || before.is_some() && behind(start, 2);
    if told && let Some(found) = between_ages(document, at) {
        return Some(found);
    }
    if told && let Some((keyword_end, inner)) = keyword(document, start) {
        return aged(document, at, keyword_end, before.or(inner));
    }
    let years = document.near(start, Near::UNIT);
    let decades = before.is_none() && document.tokens.get(at + 1).is_some_and(|t| t.glued);
    let led = at.checked_sub(1).is_some_and(|b| document.is(b, class::AUXILIARY | class::PREPOSITION));
    let bracketed = at > 0 && document.is_mark(at - 1, b'(');
    if !(told_before || told || years || decades || led || bracketed || before.is_some()) {
        return None;
    }
    let bit = |holds: bool, bit: u8| if holds { bit } else { 0 };
    let beside = bit(before.is_some(), MODIFIED)
        | bit(told_before, BEFORE)
        | bit(told_before && before.is_none(), BARE)
        | bit(told, TOLD)
        | bit(years, YEARS)
        | bit(decades, GLUED)
        | bit(led, LED)
        | bit(bracketed, BRACKETED);
    FORMS.iter().filter(|(told, _)| beside & told != 0).find_map(|(_, form)| form(asked))
}

/// A modifier stands before the number.
const MODIFIED: u8 = 1;
/// The word before it is one that ages stand behind.
const BEFORE: u8 = 1 << 1;
/// So is it, and the number has no modifier.
const BARE: u8 = 1 << 2;
/// A word of ages stands close.
const TOLD: u8 = 1 << 3;
/// A unit of time stands close behind.
const YEARS: u8 = 1 << 4;
/// Something is glued to its first token.
const GLUED: u8 = 1 << 5;
/// A preposition or a form of "be" stands right before it.
const LED: u8 = 1 << 6;
/// So does an opening bracket.
const BRACKETED: u8 = 1 << 7;

/// The forms of ages, each with what tells that it may be one.
const FORMS: &[(u8, Finder)] = &[
    (MODIFIED, |s| overs(s.document, s.at)),
    (MODIFIED, group::under),
    (BRACKETED, |s| bracket::read(s.document, s.at)),
    (BARE, |s| listed(s.document, s.at)),
    (BARE, |s| several::of_kin(s.document, s.at)),
    (BARE, |s| several::second(s.document, s.at)),
    (YEARS, |s| several::of_years_old(s.document, s.at)),
    (BEFORE, |s| people_between(s.document, s.at)),
    (BEFORE | TOLD, of_people),
    (YEARS, year_old),
    (GLUED, |s| decade::in_digits(s.document, s.at)),
    (GLUED | TOLD, group::ranged),
    (BEFORE, |s| apposition(s.document, s.at, s.start, s.before)),
    (BEFORE, |s| predicate(s.document, s.at, s.start, s.before)),
    (LED, |s| life::read(s.document, s.at, s.start, s.before)),
    (LED, |s| group::of_all(s.document, s.at, s.start, s.before)),
];

/// Where the age of a number behind a modifier begins: "just" belongs to none.
fn without_exactly(at: usize, before: Option<Modifier>, number: &NumberReading) -> usize {
    if before.is_some_and(|m| m != Modifier::Exactly) { at.min(number.tokens.start) } else { number.tokens.start }
}

fn mention(
    document: &Document,
    tokens: std::ops::Range<usize>,
    number: &NumberReading,
    modifier: Option<Modifier>,
    unit: &str,
) -> Mention {
    let modifier = modifier.filter(|m| *m != Modifier::Exactly);
    let range = modifier.map_or(number.range, |m| modifier::apply(m, number.range, number.n));
    let quantity = Quantity {
        kind: Kind::Age,
        n: number.n,
        range,
        unit: Some(unit.to_owned()),
        modifier: modifier.and_then(modifier::timex),
        timex: None,
    };
    debug_assert!(tokens.end <= document.tokens.len(), "an age ends in the document");
    Mention {
        core: number.tokens.clone(),
        tokens,
        value: Value::Quantity(quantity),
        core_value: None,
        noun: None,
        offset: None,
        days: None,
    }
}

/// A number or a range of numbers without a unit.
fn plain(document: &Document, at: usize) -> Option<(NumberReading, std::ops::Range<usize>, Option<Modifier>)> {
    let amount = range::read_or_one(document, at)?;
    (amount.of == Of::Nothing).then_some((amount.number, amount.tokens, amount.modifier))
}

/// The 9 of "9- and 12-year-old sons", the 10 of "10 and 12 years old".
fn suspended(document: &Document, at: usize) -> Option<Mention> {
    let first = number::read(document, at).filter(|n| n.tokens.start == at && n.whole)?;
    let and = first.tokens.end + usize::from(document.is_mark(first.tokens.end, b'-'));
    if !document.says(and, &["and"]) {
        return None;
    }
    let second = number::read(document, and + 1).filter(|n| n.tokens.start == and + 1 && n.whole)?;
    let unit_at = past_hyphen(document, second.tokens.end);
    let unit = [("year", "years"), ("month", "months"), ("week", "weeks")]
        .into_iter()
        .find_map(|(unit, units)| document.says(unit_at, &[unit, units]).then_some(unit))?;
    let old = document.says(past_hyphen(document, unit_at + 1), &["old", "olds"]);
    old.then(|| mention(document, first.tokens.clone(), &first, None, unit))
}

/// "13-year-old", "13 years old", "eight- or nine-year-olds", "six months of age".
fn year_old(asked: &Start) -> Option<Mention> {
    let &Start { document, at, before, start, .. } = asked;
    let told = || (start + 2..start + Near::REACH + 3).any(|i| document.is(i, class::AGE));
    if !told() {
        return None;
    }
    if let Some(found) = suspended(document, start).filter(|_| before.is_none()) {
        return Some(found);
    }
    let Amount { number, tokens, modifier: after, .. } = asked.stated().filter(|stated| stated.of == Of::Nothing)?;
    let before = before.or(*after);
    let unit_at = past_dash(document, tokens.end);
    let unit = ["year", "month", "week", "day"].into_iter().find(|u| {
        let written = document.written(unit_at);
        // "13-yr-old".
        if *u == "year" && document.says(unit_at, &["yr", "yrs"]) {
            return true;
        }
        written.len() <= u.len() + 1
            && written.get(..u.len()).is_some_and(|w| w.eq_ignore_ascii_case(u))
            && matches!(&written[u.len()..], "" | "s" | "S")
    })?;
    // "125 million years old" is as long as any length of time.
    if unit == "year" && number.range.hard.lo().is_some_and(|lo| lo.at > OLDEST) {
        return None;
    }
    let old_at = past_dash(document, unit_at + 1);
    let end = if document.is_word(old_at, "old") || document.is_word(old_at, "olds") {
        old_at + 1
    } else if document.is_word(old_at, "of") && document.is_word(old_at + 1, "age") {
        old_at + 2
    } else if is_told_at(document, unit_at + 1) {
        // "12 years and older".
        unit_at + 1
    } else {
        return None;
    };
    // "3 years old or younger".
    let after = modifier::read_after(document, end).filter(|_| before.is_none() && document.says(end, &["and", "or"]));
    let (before, end) = after.map_or((before, end), |(modifier, end)| (Some(modifier), end));
    // "the 50 years old quarrel" is as good an age as any.
    Some(mention(document, at.min(tokens.start)..end, number, before, unit))
}

/// "aged", "age", "at the age of", "under the age of": the token behind, and the modifier inside.
fn keyword(document: &Document, at: usize) -> Option<(usize, Option<Modifier>)> {
    let mut start = at;
    if document.is_word(start, "the") {
        start += 1;
    }
    let word = document.says(start, &["aged", "age", "ages"]);
    if !word {
        return None;
    }
    let behind = start + 1 + usize::from(document.is_word(start + 1, "of"));
    match modifier::read_before(document, behind) {
        Some((modifier, end)) => Some((end, Some(modifier))),
        None => Some((behind, None)),
    }
}

/// "between the ages of 6 and 15", "from age 6 to 15".
fn between_ages(document: &Document, at: usize) -> Option<Mention> {
    let between = document.is_word(at, "between");
    if !between && !document.is_word(at, "from") {
        return None;
    }
    let (start, _) = keyword(document, at + 1)?;
    let low = number::read(document, start)?;
    let joined = low.tokens.end;
    if !document.is_word(joined, if between { "and" } else { "to" }) {
        return None;
    }
    let high = number::read(document, joined + 1)?;
    let (a, b) = (low.n?, high.n?);
    let range = Range::sharp(Interval::closed(a, b));
    let number = NumberReading { tokens: low.tokens.start..high.tokens.end, n: None, range, ..high };
    (a < b && b < Decimal::from(130)).then(|| mention(document, at..number.tokens.end, &number, None, "year"))
}

fn aged(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    let (number, tokens, after) = plain(document, start)?;
    let most = Decimal::from(130);
    let fits = number.range.hard.hi().is_some_and(|e| e.at <= most) && !number.share;
    let unit_at = past_hyphen(document, tokens.end);
    let (unit, end) = match document.written(unit_at) {
        "months" => ("month", unit_at + 1),
        "years" => ("year", unit_at + 1),
        _ => ("year", tokens.end),
    };
    fits.then(|| mention(document, at..end, &number, before.or(after), unit))
}

/// The later ages of a list: the 5 and 9 of "children aged 3, 5 and 9".
fn listed(document: &Document, at: usize) -> Option<Mention> {
    if document.tokens.get(at).is_none_or(|t| t.kind != TokenKind::Digits || t.span.len() > 2) {
        return None;
    }
    let mut i = at;
    // Longer lists are no ages.
    for _ in 0..8 {
        let joined = document.says(i.checked_sub(1)?, &["and", "or"]);
        let mut before = i - usize::from(joined);
        let comma = document.is_mark(before.checked_sub(1)?, b',');
        before -= usize::from(comma);
        i = before.checked_sub(1).filter(|_| joined || comma)?;
        if document.tokens[i].kind != TokenKind::Digits || document.tokens[i].span.len() > 2 {
            return None;
        }
        if keyword(document, i.checked_sub(1)?).is_some() {
            let number = number::read(document, at).filter(|n| n.whole && n.tokens == (at..at + 1))?;
            // "aged 3 and 14 others": the last one counts somebody.
            let counts = super::noun::after(document, at + 1, super::noun::Number::Plural).is_some();
            return (!counts).then(|| mention(document, at..at + 1, &number, None, "year"));
        }
    }
    None
}

/// "boys between 9 and 15", "those between 16 and 18": a range of years right behind people, with nothing to count behind it.
fn people_between(document: &Document, at: usize) -> Option<Mention> {
    at.checked_sub(1).filter(|&b| {
        document.is(b, class::PERSON) && !document.is(b, class::STATUS) && super::noun::is_plural(document, b)
            || document.says(b, &["anybody", "anyone", "everyone", "those"])
    })?;
    if !document.is_word(at, "between") {
        return None;
    }
    let (number, tokens, modifier) = plain(document, at)?;
    let hi = number.range.hard.hi()?;
    let fits = modifier.is_none() && number.whole && !number.scaled && hi.at <= Decimal::ONE_HUNDRED;
    let counts = super::noun::after(document, tokens.end, super::noun::Number::Plural).is_some();
    (fits && !counts).then(|| mention(document, at..tokens.end, &number, None, "year"))
}

/// "the over-65s", "under 21s": people above or below an age.
fn overs(document: &Document, at: usize) -> Option<Mention> {
    let over = document.says(at, &["over"]);
    let n_at = at + 1 + usize::from(document.is_mark(at + 1, b'-'));
    let digits = document.tokens.get(n_at).filter(|t| t.kind == TokenKind::Digits && t.span.len() <= 2)?;
    let plural = document.tokens.get(n_at + 1).is_some_and(|t| t.glued) && document.written(n_at + 1) == "s";
    if !(over || document.says(at, &["under"])) || !plural {
        return None;
    }
    let n: Decimal = digits.span.of(document.text).parse().ok()?;
    let modifier = if over { Modifier::MoreThan } else { Modifier::FewerThan };
    let number = number::reading(n_at..n_at + 1, n, None);
    Some(mention(document, at..n_at + 2, &number, Some(modifier), "year"))
}

/// "patients over 65", "seniors 65 and older", "those 16 and up", "a boy of 7": a number with nothing to count, right behind
/// people.
fn of_people(asked: &Start) -> Option<Mention> {
    let &Start { document, at, before, start, .. } = asked;
    let back = at.checked_sub(1)?;
    let of = document.is_word(back, "of");
    let who = back.checked_sub(usize::from(of))?;
    // Two bit tests or three for most numbers.
    let person = document.is(who, class::PERSON) && !document.is(who, class::STATUS);
    let those = document.says(who, &["anyone", "anybody", "everyone", "people", "those"]) && !of;
    let than = before.is_some() && document.says(at, &["older", "younger"]);
    let told = person || those || than || document.is_word(who, "aged") || is_told_behind(document, asked);
    if !told {
        return None;
    }
    let stated = asked.stated().filter(|stated| stated.of == Of::Nothing && stated.tokens.start >= start)?;
    let ends = stated.tokens.end;
    let older = document.says(ends - 1, &["older", "younger"]);
    let grown = older || document.says(ends - 1, &["above", "over", "under", "up"]);
    let single = ["boy", "child", "girl", "man", "pensioner", "teenager", "woman", "youth"];
    let plural = super::noun::is_plural(document, who) || those;
    let modifier = match (before, stated.modifier) {
        (None, Some(after)) if older || grown && (person || those) => Some(after),
        (Some(before), None) if than || plural && !of && document.says(at, &["over", "under"]) => Some(before),
        (None, None) if of && document.says(who, &single) => None,
        _ => return None,
    };
    let number = &stated.number;
    let most = number.n.filter(|n| number.whole && !number.scaled && *n <= Decimal::from(110))?;
    let goes_on = document.is(ends, class::UNIT | class::PERSON | class::NUMBER) && !document.is(ends, class::FUNCTION)
        || document.is(ends, class::DATE) && !document.is(ends, class::FUNCTION)
        || document.is_mark(ends, b'%')
        || document.is_mark(ends, b'-')
        || super::noun::after(document, ends, super::noun::Number::Plural).is_some();
    (!goes_on && !most.is_zero()).then(|| mention(document, at..ends, number, modifier, "year"))
}

/// Whether "or older" stands right behind digits: "65 or older".
fn is_told_behind(document: &Document, asked: &Start) -> bool {
    asked.before.is_none() && is_told_at(document, asked.start + 1)
}

/// Whether "or older" stands at token `at`.
fn is_told_at(document: &Document, at: usize) -> bool {
    document.says(at, &["and", "or"]) && document.says(at + 1, &["older", "younger"])
}

/// The token behind a hyphen at `at` that joins the words of an age, be it glued or, as wires have it, between blanks: "24 - year
/// - old".
fn past_dash(document: &Document, at: usize) -> usize {
    let spaced = document.is_mark(at, b'-') && document.says(at + 1, &["old", "year"]);
    if spaced { at + 1 } else { past_hyphen(document, at) }
}
