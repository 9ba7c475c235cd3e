//! How old somebody is: "13-year-old", "two years old", "aged 25 to 54", "under the age of 18", "Ali Hassan, 20,", "who was 75",
//! "in his 30s".

mod named;

use rust_decimal::Decimal;

use named::{apposition, of_kin, predicate};

use super::amount::{Amount, Of, past_hyphen};
use super::number::{self, NumberReading};
use super::{Finder, Mention, Start, modifier, range};
use crate::document::{Document, Near, Token, TokenKind};
use crate::lexicon::{Modifier, class, english};
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
    let word = document.tokens[at].kind == TokenKind::Word;
    let decades = before.is_none()
        && if word { document.is(at, class::DATE) } else { document.tokens.get(at + 1).is_some_and(|t| t.glued) };
    // "the retirement age is 67", "raised the voting age to 18".
    let of_law = !word && is_told(&document.tokens[at.saturating_sub(5)..at.saturating_sub(1)]);
    if !(told_before || told || years || decades || of_law || before.is_some()) {
        return None;
    }
    let bit = |holds: bool, bit: u8| if holds { bit } else { 0 };
    let beside = bit(before.is_some(), MODIFIED)
        | bit(told_before, BEFORE)
        | bit(told_before && before.is_none(), BARE)
        | bit(told, TOLD)
        | bit(years, YEARS)
        | bit(of_law, OF_LAW)
        | bit(decades, GLUED);
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
/// Something is glued to its digits, or it is a word such as "eighties".
const GLUED: u8 = 1 << 5;
/// A word of ages stands shortly before its digits.
const OF_LAW: u8 = 1 << 6;

/// The forms of ages, each with what tells that it may be one.
const FORMS: &[(u8, Finder)] = &[
    (MODIFIED, |s| overs(s.document, s.at)),
    (BARE, |s| listed(s.document, s.at)),
    (BARE, |s| of_kin(s.document, s.at)),
    (BEFORE, |s| people_between(s.document, s.at)),
    (BEFORE | TOLD, of_people),
    (TOLD, grouped),
    (OF_LAW, of_law),
    (YEARS, year_old),
    (GLUED, |s| decade(s.document, s.at)),
    (BARE, |s| apposition(s.document, s.at)),
    (BEFORE, |s| predicate(s.document, s.at, s.start, s.before)),
    (BEFORE, |s| opening(s.document, s.at)),
];

/// "the 18-24 age group", "the 50 to 64 age bracket".
fn grouped(asked: &Start) -> Option<Mention> {
    let document = asked.document;
    let stated = asked.stated().filter(|s| s.of == Of::Nothing && s.number.whole && s.modifier.is_none())?;
    let age = stated.tokens.end;
    let group = document.is_word(age, "age")
        && document.says(age + 1, &["band", "bracket", "brackets", "cohort", "group", "groups", "range"]);
    let range = asked.before.is_none() && stated.number.n.is_none() && !stated.number.vague;
    let fits = stated.number.range.hard.hi().is_some_and(|hi| hi.at <= Decimal::ONE_HUNDRED);
    (group && range && fits).then(|| mention(document, stated.tokens.clone(), &stated.number, None, "year"))
}

/// "the retirement age is 67", "the average age rose to 41.3", "raised the voting age from 16 to 18": nothing is counted.
fn of_law(asked: &Start) -> Option<Mention> {
    let &Start { document, at, .. } = asked;
    let link = at.checked_sub(1)?;
    let second = document.is_word(link, "to") && at > 3 && document.is_word(at - 3, "from");
    let age = (link.saturating_sub(if second { 4 } else { 3 })..link).rev().find(|&i| document.is_word(i, "age"))?;
    let between = age + 1..link;
    // "is at present", "of consent is", "has risen to", "for women to".
    let plain = between.clone().all(|i| {
        document.tokens[i].kind == TokenKind::Word && !document.is(i, class::NUMBER | class::CLAUSE | class::PERSON)
    });
    let told = document.says(link, &["at", "be", "from", "is", "of", "to", "was"]) && (plain || second);
    // "at the age of 20", "aged" are read elsewhere; "age 20 to 30" is a range.
    let whose = age.checked_sub(1).is_some_and(|b| {
        document.tokens[b].kind == TokenKind::Word
            && !document.is(b, class::FUNCTION | class::PREPOSITION | class::MODIFIER)
            || document.says(b, &["minimum", "maximum"])
    });
    let number = number::read(document, at).filter(|n| told && whose && n.tokens.start == at && n.scale.is_none())?;
    let end = number.tokens.end;
    let counts = document.is(end, class::UNIT | class::NUMBER | class::PERSON | class::TIME_UNIT)
        && !document.is(end, class::FUNCTION)
        || document.is_mark(end, b'%')
        || document.is_mark(end, b'-')
        || document.says(end, &["percent", "per"])
        || super::noun::after(document, end, super::noun::Number::Plural).is_some();
    let fits = number.n.is_some_and(|n| n > Decimal::ONE && n <= Decimal::ONE_HUNDRED) && !number.share;
    (fits && !counts).then(|| mention(document, at..end, &number, None, "year"))
}

/// "At 33, he is the youngest": a sentence that begins so tells how old the one behind the comma is.
fn opening(document: &Document, at: usize) -> Option<Mention> {
    let told = document.is_mark(at + 1, b',') && document.says(at + 2, &["he", "she"]);
    let before = at.checked_sub(1).filter(|&b| told && document.is_word(b, "at"))?;
    let opens = document.sentence_around(at).is_some_and(|s| s.tokens.start == before);
    let number = number::read(document, at).filter(|n| opens && n.whole && !n.scaled && n.tokens == (at..at + 1))?;
    let fits = number.n.is_some_and(|n| n >= Decimal::from(13) && n <= Decimal::from(110));
    fits.then(|| mention(document, at..at + 1, &number, None, "year"))
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
    let Amount { number, tokens, .. } = asked.stated().filter(|stated| stated.of == Of::Nothing)?;
    let unit_at = past_hyphen(document, tokens.end);
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
    let old_at = past_hyphen(document, unit_at + 1);
    let end = if document.is_word(old_at, "old") || document.is_word(old_at, "olds") {
        old_at + 1
    } else if document.is_word(old_at, "of") && document.is_word(old_at + 1, "age") {
        old_at + 2
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
    asked.before.is_none()
        && document.says(asked.start + 1, &["and", "or"])
        && document.says(asked.start + 2, &["older", "younger"])
}

/// "in his 30s", "in her early 40s", "in their late eighties".
fn decade(document: &Document, at: usize) -> Option<Mention> {
    let low = tens(document, at)?;
    let end = at + 1 + usize::from(document.tokens[at].kind == TokenKind::Digits);
    let before = at.checked_sub(1)?;
    let part = document.says(before, &["early", "mid", "late"])
        || document.is_mark(before, b'-') && before > 0 && document.is_word(before - 1, "mid");
    let owns = |i: usize| document.says(i, &["his", "her", "their", "my", "your"]);
    let owner = (before.saturating_sub(2)..=before).any(owns);
    // "in their 70s and 80s", "in his late 20s or early 30s".
    let joint = before - usize::from(part && before > 0);
    let second = document.says(joint, &["and", "or", "to"])
        && joint > 2
        && (tens(document, joint - 2).is_some() || tens(document, joint - 1).is_some())
        && (joint.saturating_sub(5)..joint - 1).any(owns);
    let owner = owner || second;
    if !owner || !(part || before + 1 == at || second) {
        return None;
    }
    let (from, to) = match document.written(before) {
        "early" => (0, 3),
        "late" => (6, 9),
        _ if part => (3, 7),
        _ => (0, 9),
    };
    let ends = |from: i64, to: i64| Interval::closed(low + Decimal::from(from), low + Decimal::from(to));
    let range = Range { hard: ends(0, 9), typical: ends(from, to) };
    let number = NumberReading { n: None, range, ..number::reading(at..end, low, None) };
    let hyphen = usize::from(document.is_mark(before, b'-'));
    let start = if part { before - hyphen } else { at };
    Some(mention(document, start..end, &number, None, "year"))
}

/// The tens that "30s" or "thirties" begins at token `at`.
fn tens(document: &Document, at: usize) -> Option<Decimal> {
    let token = document.tokens.get(at)?;
    let low = match token.kind {
        TokenKind::Digits if token.span.len() == 2 => {
            let plural = document.tokens.get(at + 1).is_some_and(|t| t.glued) && document.written(at + 1) == "s";
            token.span.of(document.text).parse().ok().filter(|_| plural)?
        }
        TokenKind::Word if token.is(class::DATE) => Decimal::from(english().calendar.sense(token.word).decade?),
        _ => return None,
    };
    (low >= Decimal::TEN && (low % Decimal::TEN).is_zero()).then_some(low)
}
