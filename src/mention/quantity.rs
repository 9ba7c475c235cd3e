//! Numbers with their modifiers, units and nouns: counts, money, percentages, measures and bare numbers.
//!
//! "more than 13 US soldiers" is a count of at least 14 with the noun "US soldiers"; "22 miles (35 kilometers)" is 22 miles.

mod conversion;
mod hollow;
mod plain;
mod someone;

use rust_decimal::Decimal;

pub(super) use conversion::said_again;
use conversion::said_twice;
use hollow::{is_half_a_word, is_hollow, is_pronoun, is_some_of_them};
pub(super) use plain::counted;
use someone::not_one;
pub(super) use someone::{may_be_someone, none, someone};

use super::amount::{self, Amount, Of};
use super::noun::{self, Number};
use super::number::NumberReading;
use super::words::And;
use super::{Mention, Noun, Start, date, duration, label, modifier, ordinal, preposition, range};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english};
use crate::value::{Interval, Kind, Quantity, Range, Value};

/// The quantity that begins there.
pub(super) fn find(asked: &Start) -> Option<Mention> {
    let plain = if asked.before.is_none() { plain::read(asked.document, asked.at) } else { None };
    if plain.is_some() {
        debug_assert_eq!(plain, whole(asked), "a plain number is read as any other");
        return plain;
    }
    if asked.before.is_none() && is_some_of_them(asked.document, asked.at) {
        debug_assert_eq!(whole(asked), None, "some of what is not named are counted by nobody");
        return None;
    }
    whole(asked)
}

/// The same, with all that can belong to a number.
fn whole(asked: &Start) -> Option<Mention> {
    let &Start { reader, at, before, start, .. } = asked;
    let document = reader.document;
    if let Some(counted) = not_one(document, at) {
        return counted;
    }
    let Some(stated) = asked.stated() else {
        if before.is_some() {
            return None;
        }
        return may_be_someone(document, at).then(|| someone(document, at)).flatten();
    };
    let lent = range::lent(document, stated);
    let stated = lent.as_ref().unwrap_or(stated);
    // "at about 1630 GMT" is a time, "over page 4" a name: what begins behind the modifier is asked first.
    // "near Three Mile Island" is one too.
    let token = before.and_then(|_| document.tokens.get(start));
    let held = || noun::tell(document, start + 1) == noun::Told::Word && !label::may_hold_count(document, start);
    if let Some(token) = token.filter(|t| t.kind == TokenKind::Digits || t.capital) {
        let other = token.kind == TokenKind::Digits
            && (ordinal::find_at(document, start).is_some()
                || !date::counts(reader, start) && date::find_at(reader, start).is_some());
        if other || !held() && label::end_of(document, start).is_some() {
            return None;
        }
    }
    // "fought over more than five decades": the length of time begins behind "over".
    if before.is_some() && (at + 1..=start).any(|i| duration::find_at(reader, i).is_some()) {
        return None;
    }
    // A point may stand one token before the number, but a modifier then ends before it; "a full mile" is both.
    let full = start > 0 && document.is_word(start - 1, "full");
    if before.is_some() && stated.tokens.start < start && !full {
        return None;
    }
    if let Some(bounded) = bounded(document, at, before, stated) {
        return Some(bounded);
    }
    let noun = noun_of(document, stated);
    if before.is_some() && preposition::is_governed(document, at, start, stated, noun.as_ref()) {
        return None;
    }
    // "300 people or more".
    let behind = noun.as_ref().map_or(stated.tokens.end, |n| n.tokens.end);
    // "40 people, perhaps more", "300, give or take".
    let aside = usize::from(document.is_mark(behind, b','));
    if document.is_word(behind + aside, "give")
        && let Some(around) = range::give_or_take(document, stated, behind + aside)
    {
        // "10 give or take two people".
        let noun = noun.or_else(|| noun_of(document, &around));
        return Some(build(document, around.tokens.clone(), &around, around.number.range, None, noun));
    }
    let opens = if aside == 1 { &ASIDES } else { &BEHIND_NOUN };
    let behind = Some(behind + aside)
        .filter(|_| stated.modifier.is_none() && (noun.is_some() || aside == 1))
        .filter(|&b| document.says(b, opens) || aside == 0 && goes_up(document, b));
    let mut end = said_twice(document, stated).unwrap_or(stated.tokens.end);
    // "at least [9] persons".
    end += usize::from(before.is_some() && end == stated.tokens.end && modifier::is_bracketed(document, start));
    let mut after = stated.modifier;
    if let Some(behind) = behind
        && let Some((modifier, behind)) = modifier::read_after(document, behind)
    {
        after = Some(modifier);
        end = behind;
    }
    // "a mile or two".
    let or = stated.tokens.start.checked_sub(1).filter(|&or| noun.is_none() && document.is_word(or, "or"));
    let unit = or.and_then(|or| or.checked_sub(2)).filter(|_| stated.of == Of::Nothing);
    if unit.is_some_and(|one| document.says(one, &["a", "an"])) {
        return None;
    }
    if stated.tokens.start.checked_sub(1).is_some_and(|of| label::is_of_group(document, of)) {
        return None;
    }
    let before = before.filter(|&m| !is_said_by_range(document, m, at..start, stated));
    // "about five hundred or more" is at least five hundred.
    let weak = |m: &Modifier| matches!(m, Modifier::Exactly | Modifier::About);
    let outer = before.filter(|m| !(weak(m) && after.is_some())).or(after);
    let modifier = outer.filter(|m| *m != Modifier::Exactly);
    if is_pronoun(document, start, stated, noun.is_some(), before.is_some())
        || is_hollow(document, start, stated, noun.is_some(), before)
    {
        return None;
    }
    if is_half_a_word(document, stated, noun.is_some()) {
        return None;
    }
    let within = modifier.is_none() && is_within(document, stated);
    let modifier = if within { Some(Modifier::AtMost) } else { modifier };
    let range = modifier.map_or(stated.number.range, |m| modifier::apply(m, stated.number.range, stated.number.n));
    let first = if before.is_some_and(|m| m != Modifier::Exactly) { at } else { stated.tokens.start };
    Some(build(document, first - usize::from(within)..end, stated, range, modifier, noun))
}

/// "40 people and counting": the number is not the last.
fn goes_up(document: &Document, and: usize) -> bool {
    document.is_word(and, "and") && document.says(and + 1, &["climbing", "counting", "growing", "rising"])
}

/// What opens a modifier behind a comma: "40 people, perhaps more".
const ASIDES: [&str; 6] = ["give", "if", "maybe", "more", "perhaps", "possibly"];

/// What opens one right behind a noun: "300 people or more".
const BEHIND_NOUN: [&str; 6] = ["at", "max", "maximum", "minimum", "or", "tops"];

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
    let strong = || {
        document.says(amount::past_hyphen(document, end), &["strong"])
            || document.is(end, class::STATUS) && document.tokens[end].kind == TokenKind::Word
    };
    let counts =
        kind == Kind::Number && whole && !stated.number.share && (noun.is_some() || stated.number.vague || strong());
    if let Some(counted) = counts.then(|| to_count(range)).flatten() {
        kind = Kind::Count;
        range = counted;
    } else {
        // "2.4 children a woman" is no count, and has its noun; a ".45-caliber pistol" is one pistol.
        let part = || {
            stated.number.n.is_some_and(|n| !n.fract().is_zero())
                && amount::past_hyphen(document, end) == end
                && !document.says(end, &["magnitude", "times"])
        };
        noun = noun.filter(|_| stated.number.share || part());
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
        .filter(|noun| !is_multiple(document, noun.tokens.start) && !foresees(document, stated.tokens.start, noun))
        .filter(|noun| document.is(noun.head, class::PERSON) || !is_of_family(document, stated.tokens.start))
}

/// "a family of four needs $900": only people are counted there, and what stands behind may be a verb.
fn is_of_family(document: &Document, at: usize) -> bool {
    at > 1
        && document.is_word(at - 1, "of")
        && document.says(at - 2, &["families", "family", "household", "households"])
}

/// Whether the noun behind the number at `at` is who expected it: "beat the 50 million analysts had forecast".
fn foresees(document: &Document, at: usize, noun: &Noun) -> bool {
    let Some(before_the) = at.checked_sub(2).filter(|&i| document.is_word(i + 1, "the")) else { return false };
    let foreseen = ["anticipated", "estimated", "expected", "feared", "forecast", "hoped", "predicted", "projected"];
    let end = noun.tokens.end;
    let had = document.says(end, &["had", "have"]) && document.says(end + 1, &foreseen);
    let compared = |i: usize| {
        let word = document.written(i);
        document.is(i, class::PREPOSITION | class::VERB | class::MODIFIER) || word.ends_with("ing") || word == "than"
    };
    noun.tokens.len() == 1 && (had || document.says(end, &foreseen)) && compared(before_the)
}

/// Whether the "times" at token `at` multiply: "more than three times what was planned", "six times larger"; "met 18 times" counts.
fn is_multiple(document: &Document, at: usize) -> bool {
    if !document.is_word(at, "times") {
        return false;
    }
    let behind = at + 1;
    let compares = ["as", "earnings", "forward", "its", "less", "more", "over", "the", "their", "trailing", "what"];
    let comparative = document.written(behind).ends_with("er") && !document.is(behind, class::FUNCTION);
    // "three times that of Rome", but "said many times that".
    let that_of = document.says(behind, &["that"]) && document.says(behind + 1, &["of"]);
    document.says(behind, &compares) || that_of || comparative
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
    // "at least 20, and possibly as many as 30, people".
    let aside = document.is_mark(end, b',') && next > end + 1;
    next += usize::from(document.says(next, &["maybe", "perhaps", "possibly", "potentially"]));
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
    let behind = second.tokens.end;
    let noun = noun_of(document, &second).or_else(|| {
        let open = aside && second.of == Of::Nothing && document.is_mark(behind, b',');
        open.then(|| noun::after(document, behind + 1, Number::Plural)).flatten()
    });
    let number = NumberReading { n: None, whole: first.number.whole && second.number.whole, ..second.number.clone() };
    let both = Amount { tokens: first.tokens.start..second.tokens.end, number, ..second };
    let start = if before.is_some() { at } else { first.tokens.start };
    Some(build(document, start..both.tokens.end, &both, Range::sharp(hard), None, noun))
}
