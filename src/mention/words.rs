//! Numbers written in words, and in digits and words: "one hundred and eighty-two", "4 thousand 3 hundred and 21", "two
//! and a half", "750K".
//!
//! A number is a row of groups below a thousand (or digits), each with a scale smaller than that of the group before.

use rust_decimal::Decimal;

use super::amount::past_hyphen;
use super::digits;
use super::modifier;
use super::number::{self, NumberReading, dozens, reading};
use super::share;
use crate::document::{Document, TokenKind};
use crate::lexicon::{NumberWord, WordId, class, english, surrounding};

/// What "and" does between two parts of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum And {
    /// It adds the second: "one hundred and two".
    Adds,
    /// It ends the number, as in "between one hundred and two hundred".
    Stops,
}

/// One group: a number below a thousand in words, or digits.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    /// Its first token.
    pub start: usize,
    /// The token behind it.
    pub end: usize,
    /// Its value.
    pub n: Decimal,
    /// How many decimals it has.
    pub places: u32,
    /// Whether it is written in digits.
    pub digits: bool,
    fraction: bool,
    hundred: bool,
}

/// What the word at `at` can stand for in a number.
pub(super) fn known(document: &Document, at: usize) -> &'static NumberWord {
    let word =
        document.tokens.get(at).filter(|token| token.is(class::NUMBER)).map_or(WordId::UNKNOWN, |token| token.word);
    english().numbers.get(word)
}

fn is_digits(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}

/// The number that begins at token `at`.
pub(super) fn read(document: &Document, at: usize, and: And) -> Option<NumberReading> {
    let small = small(document, at);
    if let Some(alone) = small.filter(|group| group.end > at && !goes_on(document, group)) {
        let unit = (alone.places > 0 && !alone.fraction).then(|| Decimal::new(1, alone.places));
        let number = reading(alone.start..alone.end, alone.n, unit);
        return Some(NumberReading { digits: alone.digits, whole: number.whole && alone.places == 0, ..number });
    }
    if let Some(part) = share::read(document, at, small) {
        return Some(part);
    }
    let first = rest_of_group(document, small?, and)?;
    let mut total = Decimal::ZERO;
    let mut group_now = first;
    let mut last_scale: Option<Decimal> = None;
    // The worth of the last digit or word written, and the mantissa before the last scale.
    let mut unit;
    let mut lend = None;
    let mut end;
    loop {
        let scale = scale_after(document, group_now);
        match scale {
            Some((scale, scale_end)) => {
                total = total.checked_add(group_now.n.checked_mul(scale)?)?;
                unit = Some(scale.checked_mul(Decimal::new(1, group_now.places))?);
                lend = last_scale.is_none().then_some((group_now.n, scale));
                last_scale = Some(scale);
                end = scale_end;
            }
            None => {
                total = total.checked_add(group_now.n)?;
                unit = (group_now.places > 0).then(|| Decimal::new(1, group_now.places));
                end = group_now.end;
                break;
            }
        }
        let Some(next) = next_group(document, end, first, last_scale.unwrap_or_default(), and) else { break };
        group_now = next;
        lend = None;
    }
    if unit.is_some_and(|u| u < Decimal::ONE_THOUSAND && first.places == 0) {
        unit = None;
    }
    if first.fraction {
        unit = last_scale.and_then(|s| s.checked_div(Decimal::TEN));
    }
    let mut n = total;
    // "two hundred point seventy-one".
    if let Some((part, places, part_end)) =
        spoken_decimals(document, end).filter(|_| unit.is_none() && last_scale.is_none())
    {
        return Some(reading(first.start..part_end, n.checked_add(part)?, Some(Decimal::new(1, places))));
    }
    // "twenty fifths", "a hundred trillionths".
    if let Some((below, part_end)) =
        share::below(document, end).filter(|_| !first.digits && first.places == 0 && end > at)
    {
        return Some(share::reading_of(first.start..part_end, n.checked_div(below)?));
    }
    // "two and a half", "two and a half million", "a million and a half", "a dozen and a half".
    if let Some((part, part_end)) = share::and_a_part(document, end).filter(|_| and == And::Adds) {
        // "$3.2 million and four-tenths", "1.2 million and a half dozen" are two.
        let dozen = || known(document, part_end).group.is_some();
        if let Some(scale) = last_scale.filter(|_| lend.is_some() && first.places == 0 && !dozen()) {
            // "one billion and a quarter million".
            let (scale, part_end) = match known(document, part_end).scale {
                Some(own) if own < scale => (own, part_end + 1),
                _ => (scale, part_end),
            };
            n = n.checked_add(part.checked_mul(scale)?)?;
            unit = scale.checked_div(Decimal::TEN);
            end = part_end;
        } else if last_scale.is_none() && !first.fraction && first.places == 0 {
            n = n.checked_add(part)?;
            end = part_end;
            let whole = Group { end, n, ..first };
            if let Some((scale, scale_end)) = scale_after(document, whole) {
                n = n.checked_mul(scale)?;
                unit = scale.checked_div(Decimal::TEN);
                end = scale_end;
            }
        }
        lend = None;
    }
    let number = match last_scale {
        // "a dozen" and "two dozen", but not "a dozen and a half".
        Some(scale) if scale == Decimal::from(12) && lend.is_some() => dozens(first.start..end, n),
        _ => reading(first.start..end, n, unit),
    };
    // "2.0" is as little a count as "2.1".
    let whole = number.whole && (first.places == 0 || last_scale.is_some());
    Some(NumberReading { digits: first.digits, scale: lend, whole, ..number })
}

/// Whether a word behind a group can go on with the number: "million", the "out" of "9 out of 10".
fn goes_on(document: &Document, group: &Group) -> bool {
    let next = group.end + usize::from(document.is_mark(group.end, b'-'));
    // "one child in six".
    number::word_goes_on(document, next) || document.is(next, class::PERSON) && group.n == Decimal::ONE
}

/// A group of a number: "182", "forty-five", "one hundred and eighty-two", "a" before a scale.
pub(super) fn group(document: &Document, at: usize, and: And) -> Option<Group> {
    rest_of_group(document, small(document, at)?, and)
}

fn rest_of_group(document: &Document, mut group: Group, and: And) -> Option<Group> {
    let past = past_hyphen(document, group.end);
    if known(document, past).hundred && group.n < Decimal::ONE_HUNDRED {
        group = Group { end: past + 1, n: group.n.checked_mul(Decimal::ONE_HUNDRED)?, hundred: true, ..group };
    }
    if !group.hundred {
        return Some(group);
    }
    // "one hundred and two hundred" is two numbers.
    let linked = document.is_word(group.end, "and");
    if linked && and == And::Stops {
        return Some(group);
    }
    let next = if linked { group.end + 1 } else { past_hyphen(document, group.end) };
    let written = document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) || linked && group.digits;
    if let Some(rest) = small(document, next).filter(|_| written) {
        let alone = rest.end > next
            && !rest.n.is_zero()
            && !rest.hundred
            && !rest.fraction
            && (rest.places == 0 || group.places == 0 && !group.digits)
            && rest.n < Decimal::ONE_HUNDRED
            && !known(document, past_hyphen(document, rest.end)).hundred
            && !share::is_plural_part(document, past_hyphen(document, rest.end))
            && !known(document, next).article;
        if alone {
            group = Group { end: rest.end, n: group.n.checked_add(rest.n)?, places: rest.places, ..group };
        }
    }
    Some(group)
}

/// A number below a hundred in one word or two, digits, or the word that stands for one before a scale.
pub(super) fn small(document: &Document, at: usize) -> Option<Group> {
    let make = |end, n| Group { start: at, end, n, places: 0, digits: false, fraction: false, hundred: false };
    if let Some(d) = digits::read(document, at) {
        return Some(Group {
            start: d.start,
            end: d.end,
            n: d.n,
            places: d.places,
            digits: true,
            fraction: d.fraction,
            hundred: false,
        });
    }
    let word = known(document, at);
    if word.article {
        let next = known(document, at + 1);
        return if next.hundred {
            Some(Group { hundred: true, ..make(at + 2, Decimal::ONE_HUNDRED) })
        } else if next.scale.is_some() || next.group.is_some() {
            Some(make(at + 1, Decimal::ONE))
        } else {
            None
        };
    }
    if word.hundred {
        return Some(Group { hundred: true, ..make(at + 1, Decimal::ONE_HUNDRED) });
    }
    if word.scale.is_some() {
        // The "million" of "e80 million" belongs to what could not be read.
        let foreign = document.says(at, &["cr", "lac"]);
        if foreign || at > 0 && is_digits(document, at - 1) {
            return None;
        }
        // "million" alone is 1,000,000 with nothing before it: an empty group.
        return Some(make(at, Decimal::ONE));
    }
    let n = word.cardinal?;
    let mut end = at + 1;
    let mut n = Decimal::from(n);
    if word.cardinal.is_some_and(|n| n >= 20) {
        let next = past_hyphen(document, end);
        if let Some(unit) = known(document, next).cardinal.filter(|n| (1..10).contains(n)) {
            n += Decimal::from(unit);
            end = next + 1;
        }
    }
    if let Some((part, places, part_end)) = spoken_decimals(document, end) {
        return Some(Group { places, ..make(part_end, n.checked_add(part)?) });
    }
    Some(make(end, n))
}

/// The decimals of "three point one four": their value, how many, the token behind them.
fn spoken_decimals(document: &Document, at: usize) -> Option<(Decimal, u32, usize)> {
    if !document.is_word(at, "point") {
        return None;
    }
    let mut value = Decimal::ZERO;
    let mut places = 0;
    let mut end = at + 1;
    // "point o five".
    let zero = |i: usize| document.says(i, &["o", "oh"]).then_some(0);
    let first = known(document, end).cardinal.or_else(|| zero(end))?;
    // "one point two hundred thirty-six".
    if first > 0 && first < 10 && known(document, end + 1).hundred {
        let tens = known(document, end + 2).cardinal.unwrap_or(0);
        let unit_at = past_hyphen(document, end + 3);
        let unit = known(document, unit_at).cardinal.filter(|&u| tens >= 20 && (1..10).contains(&u));
        let thousandths = i64::from(first) * 100 + i64::from(tens) + i64::from(unit.unwrap_or(0));
        let behind = if unit.is_some() { unit_at + 1 } else { end + 2 + usize::from(tens > 0) };
        return Some((Decimal::new(thousandths, 3), 3, behind));
    }
    if first >= 10 {
        let unit_at = past_hyphen(document, end + 1);
        let unit = known(document, unit_at).cardinal.filter(|&u| first >= 20 && (1..10).contains(&u));
        let value = Decimal::new(i64::from(first + unit.unwrap_or(0)), 2);
        return Some((value, 2, if unit.is_some() { unit_at + 1 } else { end + 1 }));
    }
    while let Some(digit) = known(document, end).cardinal.or_else(|| zero(end)).filter(|&d| d < 10 && places < 12) {
        places += 1;
        value += Decimal::new(i64::from(digit), places);
        end += 1;
    }
    (places > 0).then_some((value, places, end))
}

/// The scale behind a group: "million", "-million", "dozen", the K of "750K".
pub(super) fn scale_after(document: &Document, group: Group) -> Option<(Decimal, usize)> {
    let numbers = &english().numbers;
    let at = past_hyphen(document, group.end);
    let word = known(document, at);
    let plural = numbers.base(document.word(at)).filter(|&lo| lo == Decimal::from(12) || lo >= Decimal::ONE_THOUSAND);
    if let Some(scale) = word.scale.or(word.group).or(plural.filter(|_| at == group.end && group.end > group.start)) {
        // "thousand million" multiplies on.
        let next = known(document, at + 1).scale.filter(|&next| next > scale && scale >= Decimal::ONE_THOUSAND);
        return match next.and_then(|next| scale.checked_mul(next)) {
            Some(product) => Some((product, at + 2)),
            None => Some((scale, at + 1)),
        };
    }
    // "$3.2-bln": what is nothing but a scale may stand behind a hyphen, the "m" of "20-m" is metres.
    let scale_only = document.says(at, &["bln", "bn", "mln", "tln", "trln", "trn"]);
    let at = if scale_only { at } else { group.end };
    let token = document.tokens.get(at)?;
    if !group.digits || token.kind != TokenKind::Word {
        return None;
    }
    let suffix = numbers.get(token.word).suffix?;
    let stands = match document.written(at) {
        "m" | "b" | "t" | "T" | "B" | "cr" => token.glued && letter_is_scale(document, group),
        "K" => token.glued && !beside_degrees(document, group.start),
        "k" | "M" => token.glued,
        _ => true,
    };
    stands.then_some((suffix, at + 1))
}

/// Whether a temperature stands right before the number at `at`: the K of "572 °F, 573.15K" is kelvin.
fn beside_degrees(document: &Document, at: usize) -> bool {
    let Some(before) = at.checked_sub(2) else { return false };
    let listed = document.is_mark(at - 1, b',') || document.is_mark(at - 1, b'(');
    listed
        && (document.says(before, &["celsius", "fahrenheit", "°c", "°f"])
            || document.says(before, &["c", "f"]) && before > 0 && document.written(before - 1) == "°")
}

/// Whether a letter glued to digits is a scale and no unit: "$5m" and "2.5m people" are millions, "a 100m race" is not.
fn letter_is_scale(document: &Document, group: Group) -> bool {
    let before = group.start.checked_sub(1);
    // "$10m to 15m".
    let joined = before.filter(|&b| b > 3 && (document.says(b, &["and", "or", "to"]) || document.is_mark(b, b'-')));
    let money = |b: usize| document.tokens[b].kind == TokenKind::Mark && document.is(b, class::UNIT);
    // "Y=5m": the sign is two tokens.
    let sign_ends = |b: usize| b > 0 && document.is_mark(b, b'=') && document.is(b - 1, class::NUMBER);
    let money = before.is_some_and(|b| document.is(b, class::UNIT) || sign_ends(b))
        || joined.is_some_and(|b| {
            document.written(b - 1) == document.written(group.end) && (b.saturating_sub(6)..b).any(money)
        });
    let m = document.written(group.end) == "m";
    // "the 200m hurdles", "10m waves", "the women's 400m".
    // "won 200m gold" tells no Korean money.
    let paid = money && !before.is_some_and(|b| document.says(b, &["won"]));
    if m && !paid && group.places == 0 && is_course(document, group) {
        return false;
    }
    // "Arne sold 2.1m cars, Bolt 1.8m": what counts once counts on.
    let again = |i: usize| document.written(i) == "m" && document.tokens[i].glued && counts_things(document, i + 1);
    // "10m+ downloads".
    let thing = group.end + 1 + usize::from(document.written(group.end + 1) == "+");
    let counted = m && (counts_things(document, thing) || (group.start.saturating_sub(FAR)..group.start).any(again));
    // "a population of some 450m", "Some 60m voted".
    let people = m && (group.start.saturating_sub(4)..group.start).any(|i| document.says(i, &["population"]))
        || m && opens(document, group.start) && document.is(group.end + 1, class::VERB);
    // "5m will fly", but "the last 100m will be run".
    let ahead = m
        && document.says(group.end + 1, &["had", "have", "will", "would"])
        && !before.is_some_and(|b| document.says(b, &["final", "first", "last", "next", "the"]));
    // "5m to 6m people".
    let joint = group.end + 1;
    let joined = m
        && (document.says(joint, &["or", "to"]) || document.is_mark(joint, b'-'))
        && document.written(joint + 2) == "m"
        && counts_things(document, joint + 3);
    // "unit sales slid to 2.1m", "about 23.9m pay it".
    let told = |i: usize| english().numbers.tells(document.word(i), surrounding::MILLIONS);
    let high = || english().numbers.tells(document.word(group.end + 1), surrounding::ADJECTIVE);
    // "China has 1.4 billion people, America some 330m."
    let millions = |i: usize| {
        document.says(i, &["billion", "bn", "million"])
            && counts_things(document, i + 1)
            && !document.is(i + 1, class::UNIT)
    };
    let people = people
        || m && (group.start.saturating_sub(2 * FAR)..group.start).any(millions)
        || m && group.places == 1
            && !high()
            && ((group.start.saturating_sub(FAR)..group.start).any(told)
                || group.start > 0
                    && document.is(group.start - 1, class::MODIFIER)
                    && document.is(group.end + 1, class::VERB));
    // "a 2.5m-rand fine".
    let price = || {
        let word = past_hyphen(document, group.end + 1);
        word > group.end + 1
            && document.is(word, class::UNIT)
            && english().units.money_after.longest(document.word(word), |_| None).is_some()
    };
    money
        || counted
        || people
        || ahead
        || m && price()
        || joined
        || group.places > 0 && document.written(group.end) == "b"
}

/// Whether the m behind a group is one of metres by the words beside it: a race, or what is high or long.
fn is_course(document: &Document, group: Group) -> bool {
    let next = group.end + 1 + usize::from(document.says(group.end + 1, &["individual", "mixed"]));
    let ran = document.tokens.get(next).is_some_and(|t| english().numbers.tells(t.word, surrounding::METRES));
    let womens = group.start > 2
        && document.says(group.start - 1, &["s"])
        && document.is_mark(group.start - 2, b'\'')
        && document.says(group.start - 3, &["boys", "girls", "men", "women"]);
    ran || womens && group.n <= Decimal::from(10_000)
}

/// Whether a sentence begins at `at`, or with the modifier before it.
fn opens(document: &Document, at: usize) -> bool {
    let start = document.sentence_around(at).map_or(0, |s| s.tokens.start);
    start == at
        || document.is(start, class::MODIFIER)
            && modifier::read_before(document, start).is_some_and(|(_, end)| end == at)
}

/// How far back the m of an earlier number tells what a later one is.
const FAR: usize = 16;

/// Whether what stands behind "2.5m" is counted: "people", "barrels"; but not "long".
fn counts_things(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| {
        t.kind == TokenKind::Word && !t.glued && {
            let next = document.written(at);
            let unit =
                english().units.measures.longest(t.word, |_| None).is_some() && !document.is(at, class::FUNCTION);
            // "400m long" is no long ton.
            let dimension = english().numbers.tells(t.word, surrounding::ADJECTIVE);
            // "the 110m hurdles".
            let race = english().numbers.tells(t.word, surrounding::FORMAT) && !document.is(at, class::PERSON);
            !dimension
                && !race
                && (unit
                    || document.is(at, class::PERSON | class::UNIT)
                    || next.len() > 3 && next.ends_with('s') && !document.is(at, class::PREPOSITION))
        }
    })
}

/// The group behind a scale, if it goes on with the number: "2 thousand | 5 hundred", "a million | and one".
fn next_group(document: &Document, at: usize, first: Group, scale: Decimal, and: And) -> Option<Group> {
    let linked = document.is_word(at, "and");
    if linked && and == And::Stops {
        return None;
    }
    // "$5 million and 27 lives", "3.5 million and 20 shops", "5 million and 200 others" are two; "6 crore and two hundred" is one.
    if linked && first.digits && scale > Decimal::ONE_THOUSAND {
        let money = first.start.checked_sub(1).is_some_and(|b| document.is(b, class::UNIT));
        let others = || group(document, at + 1, and).is_some_and(|second| document.says(second.end, &["others"]));
        if money || first.places > 0 || others() {
            return None;
        }
    }
    let start = if linked { at + 1 } else { past_hyphen(document, at) };
    if is_digits(document, start) && !first.digits {
        return None;
    }
    let article = known(document, start).article;
    let next = group(document, start, and)?;
    if next.end == start || next.start != start || next.places > 0 || next.fraction || next.n.is_zero() {
        return None;
    }
    // "$1 million and 1 in 5 voters".
    if linked && document.says(next.end, &["in"]) && is_digits(document, next.end + 1) {
        return None;
    }
    match scale_after(document, next) {
        // "3bn and 5k" are two.
        Some((_, end)) if linked && document.tokens[end - 1].glued && next.digits => None,
        Some((next_scale, _)) => (next_scale < scale && next.n.checked_mul(next_scale)? < scale).then_some(next),
        // "2 million 5" is nothing; "2 thousand and 5" is.
        None => {
            let fits = next.n < scale && next.n < Decimal::ONE_THOUSAND;
            (fits && (next.hundred || !article && (linked || !next.digits))).then_some(next)
        }
    }
}
