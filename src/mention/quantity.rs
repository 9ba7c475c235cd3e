//! Numbers with their modifiers, units and nouns: counts, money, percentages, measures and bare numbers.
//!
//! "more than 13 US soldiers" is a count of at least 14 with the noun "US soldiers"; "22 miles (35 kilometers)" is 22 miles.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Of};
use super::noun::{self, Number};
use super::number::{self, NumberReading};
use super::words::And;
use super::{Mention, Noun, Start, date, duration, label, modifier, ordinal, preposition, range};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english};
use crate::value::{Interval, Kind, Quantity, Range, Value};

/// The quantity that begins there.
pub(super) fn find(asked: &Start) -> Option<Mention> {
    let &Start { reader, at, before, start, .. } = asked;
    let document = reader.document;
    let Some(stated) = asked.stated() else {
        if before.is_some() {
            return None;
        }
        return none(document, at).or_else(|| may_be_someone(document, at).then(|| someone(document, at)).flatten());
    };
    let mut stated = range::lent(document, stated).unwrap_or_else(|| stated.clone());
    // "at about 1630 GMT" is a time, "over page 4" a name: what begins behind the modifier is asked first.
    // "near Three Mile Island" is one too.
    let token = before.and_then(|_| document.tokens.get(start));
    if let Some(token) = token.filter(|t| t.kind == TokenKind::Digits || t.capital) {
        let other = token.kind == TokenKind::Digits
            && (ordinal::find_at(document, start).is_some() || date::find_at(reader, start).is_some());
        if other || label::end_of(document, start).is_some() {
            return None;
        }
    }
    // "fought over more than five decades": the length of time begins behind "over".
    if before.is_some() && (at + 1..=start).any(|i| duration::find_at(reader, i).is_some()) {
        return None;
    }
    // A point may stand one token before the number, but a modifier then ends before it.
    if before.is_some() && stated.tokens.start < start {
        return None;
    }
    if let Some(bounded) = bounded(document, at, before, &stated) {
        return Some(bounded);
    }
    let noun = noun_of(document, &stated);
    if before.is_some() && preposition::is_governed(document, at, start, &stated, noun.as_ref()) {
        return None;
    }
    // "300 people or more".
    let behind = noun.as_ref().map_or(stated.tokens.end, |n| n.tokens.end);
    // "40 people, perhaps more", "300, give or take".
    let aside = usize::from(document.is_mark(behind, b','));
    let opens =
        if aside == 1 { &["give", "if", "maybe", "more", "perhaps", "possibly"][..] } else { &["or", "at"][..] };
    let behind = Some(behind + aside)
        .filter(|&b| stated.modifier.is_none() && (noun.is_some() || aside == 1) && document.says(b, opens));
    let mut end = said_twice(document, &stated).unwrap_or(stated.tokens.end);
    // "at least [9] persons".
    end += usize::from(before.is_some() && end == stated.tokens.end && modifier::is_bracketed(document, start));
    if let Some(behind) = behind
        && let Some((modifier, behind)) = modifier::read_after(document, behind)
    {
        stated.modifier = Some(modifier);
        end = behind;
    }
    // "a mile or two".
    let before_or = stated.tokens.start.checked_sub(3).filter(|&a| document.says(a, &["a", "an"]));
    if before_or.is_some()
        && document.says(stated.tokens.start - 1, &["or"])
        && noun.is_none()
        && stated.of == Of::Nothing
    {
        return None;
    }
    if stated.tokens.start.checked_sub(1).is_some_and(|of| label::is_of_group(document, of)) {
        return None;
    }
    let before = before.filter(|&m| !is_said_by_range(document, m, at..start, &stated));
    // "about five hundred or more" is at least five hundred.
    let weak = |m: &Modifier| matches!(m, Modifier::Exactly | Modifier::About);
    let outer = before.filter(|m| !(weak(m) && stated.modifier.is_some())).or(stated.modifier);
    let modifier = outer.filter(|m| *m != Modifier::Exactly);
    if is_pronoun(document, start, &stated, noun.is_some(), before.is_some())
        || is_hollow(document, start, &stated, noun.is_some(), before)
    {
        return None;
    }
    if is_half_a_word(document, &stated, noun.is_some()) {
        return None;
    }
    let within = modifier.is_none() && is_within(document, &stated);
    let modifier = if within { Some(Modifier::AtMost) } else { modifier };
    let range = modifier.map_or(stated.number.range, |m| modifier::apply(m, stated.number.range, stated.number.n));
    let first = if before.is_some_and(|m| m != Modifier::Exactly) { at } else { stated.tokens.start };
    Some(build(document, first - usize::from(within)..end, &stated, range, modifier, noun))
}

/// "within 200 km of the coast": no farther.
fn is_within(document: &Document, stated: &Amount) -> bool {
    let Of::Unit(unit) = stated.of else { return false };
    let before = stated.tokens.start.checked_sub(1).is_some_and(|b| document.says(b, &["within"]));
    let length = || english().units.dimension(unit) == Some("length");
    before && document.says(stated.tokens.end, &["of"]) && stated.number.n.is_some() && length()
}

/// Whether the ends of a range say already what the words before it do: "in the range of 2 to 3 percent", "as little as $5 to as
/// much as $50".
fn is_said_by_range(document: &Document, modifier: Modifier, words: std::ops::Range<usize>, stated: &Amount) -> bool {
    if stated.number.n.is_some() || stated.number.vague {
        return false;
    }
    let upper = |i: usize| matches!(modifier::read_before(document, i), Some((Modifier::AtMost, _)));
    match modifier {
        Modifier::About => words.into_iter().any(|i| document.is_word(i, "range")),
        Modifier::AtLeast => stated.tokens.clone().any(upper),
        _ => false,
    }
}

/// Puts the parts together; a count needs a noun and whole bounds.
fn build(
    document: &Document,
    tokens: std::ops::Range<usize>,
    stated: &Amount,
    range: Range,
    modifier: Option<Modifier>,
    noun: Option<Noun>,
) -> Mention {
    let (mut kind, unit) = match stated.of {
        Of::Nothing => (Kind::Number, None),
        Of::Money(code) => (Kind::Money, Some(code.to_owned())),
        Of::Percent => (Kind::Percent, None),
        Of::Points => (Kind::Percent, Some("point".to_owned())),
        Of::Unit(name) => (Kind::Measure, Some(name.to_owned())),
    };
    let mut range = range;
    let mut noun = noun.filter(|_| kind == Kind::Number);
    let whole = stated.number.whole || stated.number.vague;
    // "a 1,000-strong crowd"; "291 wounded" counts as well.
    let end = stated.tokens.end;
    let strong = document.says(amount::past_hyphen(document, end), &["strong"])
        || document.is(end, class::STATUS) && document.tokens[end].kind == TokenKind::Word;
    let counts =
        kind == Kind::Number && whole && (noun.is_some() || stated.number.vague || strong) && !stated.number.share;
    if let Some(counted) = counts.then(|| to_count(range)).flatten() {
        kind = Kind::Count;
        range = counted;
    } else {
        // "2.4 children a woman" is no count, and has its noun; a ".45-caliber pistol" is one pistol.
        let part = stated.number.n.is_some_and(|n| !n.fract().is_zero())
            && amount::past_hyphen(document, end) == end
            && !document.says(end, &["magnitude", "times"]);
        if kind == Kind::Number && !stated.number.share && !part {
            noun = None;
        }
        if matches!(modifier, Some(Modifier::AtMost | Modifier::FewerThan))
            && may_be_negative(document, stated)
            && !begins_at_nothing(document, tokens.start..stated.tokens.start, stated)
        {
            range.hard = open_below(range.hard);
        }
    }
    let quantity =
        Quantity { kind, n: stated.number.n, range, unit, modifier: modifier.and_then(modifier::timex), timex: None };
    debug_assert!(tokens.end <= document.tokens.len(), "a quantity ends in the document");
    Mention {
        tokens,
        core: stated.tokens.clone(),
        value: Value::Quantity(quantity),
        core_value: None,
        noun,
        offset: None,
        days: None,
    }
}

/// Whether what is measured can lie below zero: "an index below 170", "growth of less than 2%", "below 5 degrees". What is
/// counted or paid cannot, and neither can a part: "less than 2% of the voters".
fn may_be_negative(document: &Document, stated: &Amount) -> bool {
    let part = stated.number.share || document.says(stated.tokens.end, &["of"]);
    match stated.of {
        Of::Nothing | Of::Percent | Of::Points => !part,
        Of::Unit(name) => name == "degree" || english().units.dimension(name) == Some("temperature"),
        Of::Money(_) => false,
    }
}

/// Whether the words of a modifier count or measure up from nothing: "as many as 700", "fewer than 12", whatever they count;
/// "rose up to 15 percent".
fn begins_at_nothing(document: &Document, mut modifier: std::ops::Range<usize>, stated: &Amount) -> bool {
    let measures = stated.of != Of::Nothing;
    modifier.any(|i| document.says(i, &["fewer", "many"]) || measures && document.says(i, &["much", "up"]))
}

/// The same without the zero at its lower end.
fn open_below(hard: Interval) -> Interval {
    let zero = hard.lo().is_some_and(|lo| lo.at.is_zero());
    if zero { Interval::new(None, hard.hi()).unwrap_or(hard) } else { hard }
}

/// The whole numbers of a range.
fn to_count(range: Range) -> Option<Range> {
    if range.hard.is_count() && range.typical.is_count() {
        return Some(range);
    }
    let hard = range.hard.to_count()?;
    let typical = range.typical.to_count().and_then(|t| t.intersect(hard)).unwrap_or(hard);
    Some(Range { hard, typical })
}

fn noun_of(document: &Document, stated: &Amount) -> Option<Noun> {
    if stated.of != Of::Nothing {
        return None;
    }
    // "two-thirds of the voters", "seven in ten voters".
    let of_many = || {
        document.is_word(stated.tokens.end, "of")
            || stated.number.tokens.clone().any(|i| document.says(i, &["every", "in", "out"]))
    };
    if stated.number.share && !of_many() {
        return None;
    }
    let one = stated.modifier.is_none() && stated.number.n == Some(Decimal::ONE);
    let number = if one { Number::Singular } else { Number::Plural };
    noun::after(document, stated.tokens.end, number)
        .filter(|noun| !is_multiple(document, noun.tokens.start) && !foresees(document, stated, noun))
        .filter(|noun| document.is(noun.head, class::PERSON) || !is_of_family(document, stated.tokens.start))
}

/// "a family of four needs $900": only people are counted there, and what stands behind may be a verb.
fn is_of_family(document: &Document, at: usize) -> bool {
    at > 1
        && document.is_word(at - 1, "of")
        && document.says(at - 2, &["families", "family", "household", "households"])
}

/// Whether the noun behind a number is who expected it: "beat the 50 million analysts had forecast".
fn foresees(document: &Document, stated: &Amount, noun: &Noun) -> bool {
    let foreseen = ["anticipated", "estimated", "expected", "feared", "forecast", "hoped", "predicted", "projected"];
    let end = noun.tokens.end;
    let had = document.says(end, &["had", "have"]) && document.says(end + 1, &foreseen);
    let the = stated.tokens.start.checked_sub(2).filter(|&i| document.is_word(i + 1, "the"));
    let compared = |i: usize| {
        let word = document.written(i);
        document.is(i, class::PREPOSITION | class::VERB | class::MODIFIER) || word.ends_with("ing") || word == "than"
    };
    noun.tokens.len() == 1 && (had || document.says(end, &foreseen)) && the.is_some_and(compared)
}

/// Whether the "times" at token `at` multiply: "more than three times what was planned", "six times larger"; "met 18 times" counts.
fn is_multiple(document: &Document, at: usize) -> bool {
    let behind = at + 1;
    let compares = ["as", "more", "earnings", "its", "less", "over", "the", "their", "what"];
    let comparative = document.written(behind).ends_with("er") && !document.is(behind, class::FUNCTION);
    // "three times that of Rome", but "said many times that".
    let that_of = document.says(behind, &["that"]) && document.says(behind + 1, &["of"]);
    document.says(at, &["times"]) && (document.says(behind, &compares) || that_of || comparative)
}

/// "more than 10 and less than 40", "at least 5 but no more than 10", "over 5, up to 7 percent", "20 or more but less than 30",
/// "fewer than 20 but no fewer than 10": both bounds of one number.
fn bounded(document: &Document, at: usize, before: Option<Modifier>, first: &Amount) -> Option<Mention> {
    let raises = |m: Modifier| matches!(m, Modifier::AtLeast | Modifier::MoreThan);
    let cuts = |m: Modifier| matches!(m, Modifier::AtMost | Modifier::FewerThan);
    let one = before.or(first.modifier).filter(|&m| raises(m) || cuts(m))?;
    // "larger than twenty and less or equal than thirty": the "and less" belongs to what follows.
    let taken = before.is_some() && first.modifier.is_some() && first.of == Of::Nothing;
    let end = if taken { first.number.tokens.end } else { first.tokens.end };
    let mut next = end;
    next += usize::from(document.is_mark(next, b','));
    next += usize::from(document.says(next, &["and", "but", "or"]));
    if next == end {
        return None;
    }
    let (other, start) = modifier::read_before(document, next)?;
    // "fewer than 18, more than 12" are two groups; so are "under 15 or over 20".
    let fits = if raises(one) { cuts(other) } else { raises(other) && document.says(next - 1, &["and", "but"]) };
    if !fits {
        return None;
    }
    let second = amount::read(document, start, And::Adds).filter(|s| s.tokens.start == start)?;
    // "more than a third, fewer than half" are two groups; "more than a third but fewer than half" is one.
    if second.number.share && !document.is_word(next - 1, "but") {
        return None;
    }
    let same = first.of == second.of || first.of == Of::Nothing;
    let (a, b) = (first.number.n?, second.number.n?);
    if !same || (if raises(one) { a >= b } else { a <= b }) {
        return None;
    }
    let hard = modifier::apply(one, first.number.range, Some(a)).hard;
    let hard = hard.intersect(modifier::apply(other, second.number.range, Some(b)).hard)?;
    let noun = noun_of(document, &second);
    let number = NumberReading { n: None, whole: first.number.whole && second.number.whole, ..second.number.clone() };
    let both = Amount { tokens: first.tokens.start..second.tokens.end, number, ..second };
    let start = if before.is_some() { at } else { first.tokens.start };
    Some(build(document, start..both.tokens.end, &both, Range::sharp(hard), None, noun))
}

/// What a mention says once more in another unit, and where: 35 kilometres of "22 miles (35 kilometers)". A modifier of the
/// first holds for the second too.
pub(super) fn said_again(document: &Document, mention: &Mention) -> Option<(Value, std::ops::Range<usize>)> {
    let end = mention.core.end;
    let behind = if document.is_mark(end, b'(') {
        end + 1
    } else if document.is_mark(end, b',') && document.is_word(end + 1, "or") {
        end + 2
    } else {
        return None;
    };
    if behind >= mention.tokens.end {
        return None;
    }
    let (own, start) = modifier::read_before(document, behind).map_or((None, behind), |(m, at)| (Some(m), at));
    let first = modifier::read_before(document, mention.tokens.start).filter(|(_, at)| *at <= mention.core.start);
    let second = range::read_or_one(document, start).filter(|a| a.tokens.end <= mention.tokens.end)?;
    let modifier = own.or(first.map(|(m, _)| m)).filter(|m| *m != Modifier::Exactly);
    let range = modifier.map_or(second.number.range, |m| modifier::apply(m, second.number.range, second.number.n));
    let tokens = behind..second.tokens.end;
    Some((build(document, tokens.clone(), &second, range, modifier, None).value, tokens))
}

/// The end of an amount that is said once more in another unit of the same dimension: "22 miles (35 kilometers)", "85 miles, or
/// 137 km,", "$5m (£3m)"; or once more in digits: "five (5)".
fn said_twice(document: &Document, stated: &Amount) -> Option<usize> {
    let end = stated.tokens.end;
    let bracket = document.is_mark(end, b'(');
    let start = if bracket {
        end + 1
    } else if document.is_mark(end, b',') && document.is_word(end + 1, "or") {
        end + 2
    } else {
        return None;
    };
    let start = match modifier::read_before(document, start) {
        Some((_, behind)) => behind,
        None => start,
    };
    let mut second = range::read_or_one(document, start)?;
    // "12 to 36 inches (30 and 90 cm)".
    let both = document.is_word(second.tokens.end, "and") && bracket && stated.number.n.is_none();
    if let Some(last) = both.then(|| amount::read(document, second.tokens.end + 1, And::Adds)).flatten() {
        second = Amount { tokens: second.tokens.start..last.tokens.end, of: last.of, ..second };
    }
    let closed = second.tokens.end;
    if second.tokens.start < start || bracket && !document.is_mark(closed, b')') {
        return None;
    }
    let same = match (stated.of, second.of) {
        (Of::Money(a), Of::Money(b)) => a != b || stated.number.n.is_some() && stated.number.n == second.number.n,
        (Of::Unit(a), Of::Unit(b)) => a != b && about_equal(stated, a, &second, b),
        (Of::Nothing, Of::Nothing) => bracket && stated.number.n.is_some() && stated.number.n == second.number.n,
        _ => false,
    };
    same.then_some(if bracket { closed + 1 } else { closed })
}

/// Whether two amounts are the same length, weight, … give or take the rounding of a newspaper.
fn about_equal(first: &Amount, first_unit: &str, second: &Amount, second_unit: &str) -> bool {
    let lowest = |a: &Amount| a.number.n.or_else(|| a.number.range.hard.lo().map(|e| e.at));
    let Some((a, b)) = lowest(first).zip(lowest(second)) else { return false };
    let units = &english().units;
    let near = |converted: Decimal| (converted - b).abs() <= b.abs().max(Decimal::ONE) / Decimal::from(4);
    // "warmed by 1.1 degrees Celsius (2 degrees Fahrenheit)": a difference has no zero.
    let step = |n: Decimal| {
        let zero = units.convert(Decimal::ZERO, first_unit, second_unit)?;
        units.convert(n, first_unit, second_unit)?.checked_sub(zero)
    };
    let warmed = units.dimension(first_unit) == Some("temperature");
    units.convert(a, first_unit, second_unit).is_some_and(near) || warmed && step(a).is_some_and(near)
}

/// Whether "one" stands for somebody or something named before: "this one", "one of the", "one another", "no one".
fn is_pronoun(document: &Document, at: usize, stated: &Amount, has_noun: bool, modified: bool) -> bool {
    if !document.is_word(at, "one") || stated.tokens.len() != 1 || stated.of != Of::Nothing {
        return false;
    }
    let end = stated.tokens.end;
    let before = at.checked_sub(1);
    let determiner = [
        "this", "that", "the", "no", "number", "any", "every", "each", "another", "which", "some", "last", "next",
        "first", "only", "for",
    ];
    // "told reporters that one bomb fell there".
    let conjunction = before.is_some_and(|b| has_noun && document.is_word(b, "that"));
    let modified_noun = modified && has_noun;
    if before.is_some_and(|b| document.says(b, &determiner) && !modified_noun && !conjunction) {
        return true;
    }
    // "no-one", "Air Force One".
    if before.is_some_and(|b| {
        document.is_mark(b, b'-') && document.tokens[at].glued && b > 0 && document.is_word(b - 1, "no")
    }) {
        return true;
    }
    let named = document.tokens[at].capital
        && before.is_some_and(|b| document.tokens[b].capital && !document.is(b, class::VERB | class::FUNCTION));
    if document.is_word(end, "of") || named && !has_noun {
        return !modified;
    }
    if document.is(end, class::DATE) || document.is_mark(end, b'\'') || document.is_word(end, "another") {
        return true;
    }
    if has_noun || modified {
        return false;
    }
    // "one was killed", "killing one", "one dead": somebody is counted. "A big one", "one must know" count nobody.
    let alone = end >= document.tokens.len() && at == 0;
    let status = document.is(end, class::STATUS);
    // "one was killed", but "one had to know".
    let passive = document.says(end, &["was", "is", "has", "had", "died", "remains", "remained"])
        && !document.is_word(end + 1, "to");
    let opens = before.is_none_or(|b| {
        document.tokens[b].kind != TokenKind::Word
            || document.says(b, &["and", "but", "with", "while", "least", "or"])
            || document.is(b, class::VERB) && !document.is(b, class::AUXILIARY)
    });
    let killing = before.is_some_and(|b| document.is(b, class::VERB) && !document.is(b, class::AUXILIARY))
        && !document.is(end, class::PREPOSITION);
    !(alone || opens && (status || passive) || killing)
}

/// Whether the number is a part of a word that counts nothing: "two-way", "zero-emission"; "7-magnitude" is none.
fn is_half_a_word(document: &Document, stated: &Amount, has_noun: bool) -> bool {
    let end = stated.tokens.end;
    if has_noun && !document.is_word(stated.tokens.start, "zero") {
        return false;
    }
    // "the 56-a-month peak".
    if document.says(end + 1, &["a", "per"]) && document.is_mark(end + 2, b'-') {
        return false;
    }
    let joined = amount::past_hyphen(document, end) > end;
    if document.says(end + 1, &["fold", "odd", "plus", "strong"]) {
        return false;
    }
    joined && stated.of == Of::Nothing && stated.number.whole && !document.is_word(end + 1, "magnitude")
}

/// Whether a word that can count counts nothing here: "many" and "several" without a noun, "a few" of time, "half" of a word.
fn is_hollow(document: &Document, at: usize, stated: &Amount, has_noun: bool, before: Option<Modifier>) -> bool {
    // All these are words.
    if stated.number.digits && stated.tokens.len() == 1 {
        return false;
    }
    let written = document.written(at);
    // "zero in on costs", "ground zero", "net zero".
    let zero = document.is_word(at, "zero") && stated.tokens.len() == 1;
    let named =
        |b: usize| document.says(b, &["ground", "net"]) || document.is_mark(b, b'-') && document.tokens[at].glued;
    if zero
        && (at.checked_sub(1).is_some_and(named) || document.is_word(at + 1, "in") && document.is_word(at + 2, "on"))
    {
        return true;
    }
    if stated.number.vague && document.says(at, &["many", "multiple", "numerous", "several"]) {
        let dead = document.is(stated.tokens.end, class::STATUS);
        let counted = has_noun || dead || stated.tokens.len() > 1 || stated.of != Of::Nothing;
        let asked = at.checked_sub(1).is_some_and(|b| document.says(b, &["how", "so", "too", "as", "not"]));
        return !counted || asked || document.is(stated.tokens.end, class::DATE);
    }
    // "halfway", "half-brother", "second half", "half past".
    if written.eq_ignore_ascii_case("half") && stated.tokens.len() == 1 && stated.of == Of::Nothing {
        let ordinal = at.checked_sub(1).is_some_and(|b| {
            english().numbers.get(document.word(b)).ordinal.is_some()
                || document.is_word(b, "the")
                || document.is_word(b, "in")
        });
        let next = stated.tokens.end;
        return (ordinal && before.is_none() && !document.is_word(next, "of"))
            || document.is_mark(next, b'-')
            || document.says(next, &["past", "way", "ways"])
            || !(before.is_some()
                // "rose by half to 6,000".
                || at > 0 && document.is_word(at - 1, "by")
                || ["of", "the", "a", "an", "his", "her", "its", "their", "all", "as"]
                    .iter()
                    .any(|w| document.is_word(next, w))
                || document.tokens.get(next).is_none_or(|t| t.kind != TokenKind::Word));
    }
    // "a couple walking", "a couple from Leeds" are two people, but nobody counts them.
    let couple = document.is_word(stated.tokens.end - 1, "couple");
    couple && !has_noun && stated.of == Of::Nothing && stated.tokens.end < document.tokens.len()
}

/// Whether harm is told right before token `at`: "killed a father of four".
fn harmed(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| document.is(b, class::HARM))
}

/// "no casualties": none.
fn none(document: &Document, at: usize) -> Option<Mention> {
    let told = document.is_word(at, "no") || document.is_word(at, "none") && document.is_word(at + 1, "of");
    if !told {
        return None;
    }
    let noun =
        noun::after(document, at + 1, Number::Plural).filter(|n| document.is(n.head, class::PERSON | class::STATUS))?;
    (!document.is_mark(noun.tokens.end, b'\'')).then(|| single(document, at, Decimal::ZERO, noun))
}

/// Whether an article with somebody close behind it stands at token `at`.
pub(super) fn may_be_someone(document: &Document, at: usize) -> bool {
    // "a soldier was killed", "killed a soldier", "two police and a soldier".
    let harmed = |i: usize| document.is(i, class::HARM);
    (at + 1..at + 5).any(|i| document.is(i, class::PERSON))
        && english().numbers.get(document.word(at)).article
        && ((at.saturating_sub(2)..at).any(|i| document.is(i, class::HARM | class::PERSON))
            || (at + 2..at + FAR).any(harmed))
}

/// Harm is told no farther behind the article of the person who came to it: the noun has eight words, its compounds some more.
const FAR: usize = 24;

/// "a soldier was killed": one. Asked only where an article [may be someone](may_be_someone).
pub(super) fn someone(document: &Document, at: usize) -> Option<Mention> {
    let noun = noun::after(document, at + 1, Number::Singular).filter(|n| document.is(n.head, class::PERSON))?;
    // "The bishop, a father of four, spoke."
    let kin = ["dad", "father", "grandfather", "grandmother", "mother", "mum", "parent"];
    if document.says(noun.head, &kin) && document.says(noun.head + 1, &["of"]) && !harmed(document, at) {
        return None;
    }
    // An article counts only where somebody comes to harm: "killed a soldier", "two police and a soldier were wounded".
    let end = noun.tokens.end;
    let harm = |i: usize| document.is(i, class::HARM);
    // "The victim, a student, was stabbed" names one person twice.
    let aside = at > 0 && document.is_mark(at - 1, b',') && document.is_mark(end, b',');
    if aside && document.is(end + 1, class::AUXILIARY | class::VERB) {
        return None;
    }
    let linked = |i: usize| document.is_mark(i, b',') || document.says(i, &["and", "including"]);
    let happened = (1..=2).any(|back| at >= back && harm(at - back) && !document.is_mark(at - 1, b','))
        || at >= 2 && linked(at - 1) && document.is(at - 2, class::PERSON);
    let happens = harm(end) || document.is(end, class::AUXILIARY) && (1..=3).any(|i| harm(end + i));
    (happened || happens).then(|| single(document, at, Decimal::ONE, noun))
}

fn single(document: &Document, at: usize, n: Decimal, noun: Noun) -> Mention {
    let number = number::reading(at..at + 1, n, None);
    let range = Range::sharp(Interval::exactly(n));
    let stated = Amount { tokens: at..at + 1, number, of: Of::Nothing, modifier: None, factor: Decimal::ONE };
    build(document, at..at + 1, &stated, range, None, Some(noun))
}
