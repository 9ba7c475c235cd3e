//! Parts of a whole or of a scale: "two-thirds", "half a million", "one in five", "9 out of 10", "[two] and a half".

use std::ops;

use rust_decimal::Decimal;

use super::amount::past_hyphen;
use super::modifier;
use super::number::{NumberReading, dozens, reading};
use super::words::{And, Group, group, known, scale_after, small};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// A part of a whole or of a scale: "two-thirds", "half a million", "a quarter of", "one in five", "9 out of 10".
/// `small` is the number below a hundred that begins there.
pub(super) fn read(document: &Document, at: usize, small: Option<Group>) -> Option<NumberReading> {
    let first = small.filter(|g| g.end > at);
    first.and_then(|g| one_in(document, g).or_else(|| over(document, g))).or_else(|| part_of(document, at))
}

/// "one over three", said of a fraction: nothing follows it.
fn over(document: &Document, first: Group) -> Option<NumberReading> {
    if !document.is_word(first.end, "over") {
        return None;
    }
    let second = group(document, first.end + 1, And::Adds).filter(|g| g.start == first.end + 1 && g.end > g.start)?;
    let last = document.tokens.get(second.end).is_none_or(|t| {
        t.kind != TokenKind::Word && t.kind != TokenKind::Digits && !t.glued || document.is_mark(second.end, b'.')
    });
    if !last || second.n.is_zero() || scale_after(document, second).is_some() {
        return None;
    }
    Some(reading_of(first.start..second.end, first.n.checked_div(second.n)?))
}

/// A reading of a part of a whole.
pub(super) fn reading_of(tokens: ops::Range<usize>, n: Decimal) -> NumberReading {
    NumberReading { share: true, whole: false, ..reading(tokens, n, None) }
}

/// "one in five", "9 out of 10", "nine in every ten".
fn one_in(document: &Document, first: Group) -> Option<NumberReading> {
    let mut next = past_hyphen(document, first.end);
    // "a one-in-five chance", "a 1-in-100 flood".
    let joined = next > first.end;
    let past = |at: usize| {
        let hyphen = joined && document.is_mark(at, b'-') && document.tokens.get(at + 1).is_some_and(|t| t.glued);
        at + usize::from(hyphen)
    };
    // "one child in six".
    let person = first.n == Decimal::ONE
        && !first.digits
        && document.is(next, class::PERSON)
        && document.is_word(next + 1, "in")
        && !super::noun::is_plural(document, next);
    next += usize::from(person);
    // "one of every five" is as good as "one out of every five".
    let of_every = document.is_word(next, "of") && document.is_word(next + 1, "every");
    let out_of = document.is_word(next, "out") && document.is_word(past(next + 1), "of");
    next += usize::from(of_every);
    if !out_of && !of_every && !document.is_word(next, "in") || first.places > 0 {
        return None;
    }
    next = match () {
        () if out_of => past(past(next + 1) + 1),
        () if of_every => next,
        () => past(next + 1),
    };
    if document.is_word(next, "every") {
        next += 1;
    }
    // "one in every thousand", "one in a million".
    let article = usize::from(known(document, next).article && known(document, next + 1).scale.is_some());
    let scale = known(document, next + article).scale.filter(|_| first.n == Decimal::ONE);
    if let Some(scale) = scale.filter(|_| !document.is(next + article + 1, class::NUMBER)) {
        return Some(reading_of(first.start..next + article + 1, first.n.checked_div(scale)?));
    }
    let second = small(document, next).filter(|g| g.end > next && g.places == 0 && g.start == next)?;
    // "odds of 1 in 292 million".
    let scaled = scale_after(document, second).filter(|&(_, end)| {
        first.n == Decimal::ONE && first.digits && second.digits && !document.is(end, class::UNIT | class::NUMBER)
    });
    if let Some((scale, end)) =
        scaled.filter(|_| !first.start.checked_sub(1).is_some_and(|b| document.is(b, class::VERB)))
    {
        return Some(reading_of(first.start..end, first.n.checked_div(second.n.checked_mul(scale)?)?));
    }
    // "5 in 2014" is no share, and neither is "one in 20 minutes" said of a time.
    // "one in 10,000 births", "1 in 4,000,000".
    let grouped = first.n == Decimal::ONE && second.end > next + 1 && document.is_mark(next + 1, b',');
    let usual = (second.n <= Decimal::ONE_THOUSAND || grouped) && second.n > first.n && first.n > Decimal::ZERO;
    let told_before = first.start.checked_sub(1).is_some_and(|b| {
        document.is(b, class::EVENT | class::STATUS | class::VERB | class::PERSON) && !document.is(b, class::AUXILIARY)
    });
    let round = out_of
        || of_every
        || joined
        || grouped
        // "one in 40 has it", "one in 15 voters"; a time behind it is none, see below.
        || first.n == Decimal::ONE && second.n > Decimal::TEN && (second.n % Decimal::from(5)).is_zero() && !told_before
        || [3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000].iter().any(|&r| second.n == Decimal::from(r));
    // "two in three Americans", but not "two in three raids".
    let ten = [10, 100, 1000].iter().any(|&r| second.n == Decimal::from(r));
    let people = document.is(second.end, class::PERSON) || document.tokens.get(second.end).is_some_and(|t| t.capital);
    // "Two in five voters", but not "killed two in three raids".
    let others = class::EVENT | class::STATUS | class::VERB;
    let happened = first.start.checked_sub(1).is_some_and(|b| document.is(b, others | class::PERSON));
    let group = !happened
        && super::noun::after(document, second.end, super::noun::Number::Plural)
            .is_some_and(|n| !document.is(n.head, others | class::DATE | class::UNIT));
    // "about 1 in 68 children".
    let people_at = super::noun::after(document, second.end, super::noun::Number::Plural)
        .is_some_and(|noun| document.is(noun.head, class::PERSON));
    // "about 1 in 43 of them": both in digits.
    let figures = !happened
        && !told_before
        && first.digits
        && second.digits
        && first.n == Decimal::ONE
        && second.n > Decimal::TEN
        && !document.is(second.end, class::UNIT | class::PLACE)
        && first
            .start
            .checked_sub(1)
            .is_none_or(|b| document.is(b, class::PREPOSITION | class::MODIFIER | class::AUXILIARY | class::NUMBER));
    // "3 in 4 had signed".
    let told = !happened && document.is(second.end, class::AUXILIARY);
    let odd = !happened && first.n == Decimal::ONE && second.n >= Decimal::TEN && people_at;
    let round = odd
        || figures
        || round && (joined || out_of || of_every || told || ten || people || group || first.n == Decimal::ONE);
    let continues = scale_after(document, second).is_some();
    // "one man in 20 years", "one officer in 10 patrols".
    let alone = document.is(second.end, class::AUXILIARY | class::VERB)
        || document
            .tokens
            .get(second.end)
            .is_none_or(|t| t.kind != TokenKind::Word && !document.is_mark(second.end, b'-'));
    if !usual || !round || continues || document.is(second.end, class::DATE) || person && !alone {
        return None;
    }
    Some(reading_of(first.start..second.end, first.n.checked_div(second.n)?))
}

/// Comparatives behind a part: "a third cheaper".
const MEASURED_BY: [&str; 16] = [
    "bigger", "cheaper", "faster", "greater", "heavier", "higher", "larger", "lighter", "longer", "lower", "quicker",
    "shorter", "slower", "smaller", "taller", "wider",
];

/// What is measured in parts of another: "a third the size".
const SIZES: [&str; 8] = ["amount", "cost", "number", "price", "rate", "size", "speed", "weight"];

/// "two-thirds", "a third of", "half", "half a million", "three quarters of a billion".
fn part_of(document: &Document, at: usize) -> Option<NumberReading> {
    let word = known(document, at);
    // "one one hundred fifth", "one one-hundredth": no more than one level deep, for "hundred" is no numerator.
    let hundredth =
        known(document, at + 1).cardinal == Some(1) && known(document, past_hyphen(document, at + 2)).hundred;
    if word.cardinal == Some(1)
        && hundredth
        && let Some((below, end)) = super::ordinal::read(document, at + 1)
    {
        return Some(reading_of(at..end, Decimal::ONE.checked_div(below)?));
    }
    let half = word.denominator == Some(2) && !document.is_word(at, "halves");
    let (above, below_at) = match (word.article, word.cardinal) {
        _ if half => (1, at),
        (true, _) => (1, at + 1),
        (_, Some(n)) => (u64::from(n), past_parted_hyphen(document, at + 1)),
        // "quarter million", "quarter-point".
        _ if word.denominator == Some(4)
            && (known(document, past_hyphen(document, at + 1)).scale.is_some()
                // "Quarter of a million homes", at the head of a headline.
                || document.is_word(at + 1, "of") && known(document, at + 2).article && known(document, at + 3).scale.is_some()
                || document.is_word(past_hyphen(document, at + 1), "point")) =>
        {
            (1, at)
        }
        _ => (digits_above(document, at)?, at + 1),
    };
    let below_word = known(document, below_at);
    let below = below_word.denominator?;
    let written = document.written(below_at);
    let plural = written.ends_with(['s', 'S']);
    let mut end = below_at + 1;
    // "four half-built boats", "two half-hour shows" are no four halves.
    if above > 1 && below == 2 && !plural && !document.is_word(below_at, "halves") && past_hyphen(document, end) > end {
        return None;
    }
    let of = document.is_word(end, "of");
    // "for two quarters" is a length of time.
    if below == 4 && plural && above != 3 && !document.is_word(below_at, "fourths") {
        return None;
    }
    // "two third" is nothing; "a third man" is the third one.
    if (above > 1) != (plural || document.is_word(below_at, "halves")) && below != 2 {
        return None;
    }
    // "a third to a half of them".
    let part = |i: usize| known(document, i).article && known(document, i + 1).denominator.is_some();
    let between = at.checked_sub(1).is_some_and(|b| document.is_word(b, "between"));
    let ranged = word.article
        && (document.says(end, &["or", "to"]) || between && document.is_word(end, "and"))
        && (part(end + 1) || two_thirds(document, end + 1));
    // "fell by a quarter and a third".
    let second = |joints: &[&str]| {
        word.article && at > 1 && document.says(at - 1, joints) && known(document, at - 2).denominator.is_some()
    };
    let closes = || {
        document.tokens.get(end).is_none_or(|t| {
            t.kind != TokenKind::Word && !document.is_mark(end, b'-')
                || t.is(class::FUNCTION | class::ADVERB)
                || document.written(end).ends_with("ly")
        })
    };
    let ranged = ranged || second(&["or", "to"]) || second(&["and"]) && closes();
    if above == 1 && below_word.ordinal.is_some() {
        let hyphened = below_at > at + 1;
        // "the one thousandth star" is a place in an order.
        let the = below >= 100 && at.checked_sub(1).is_some_and(|b| document.is_word(b, "the"));
        if the && word.cardinal.is_some() && !of && document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word)
        {
            return None;
        }
        let last = below >= 20
            && document.tokens.get(end).is_none_or(|t| t.kind != TokenKind::Word && !document.is_mark(end, b'-'));
        // "more than a third oppose it"; "more than a third party" is odd enough.
        let things = ["country", "game", "goal", "man", "option", "party", "person", "term", "time", "way", "woman"];
        let compared_with = word.article
            && at.checked_sub(1).is_some_and(|b| document.says(b, &["than"]))
            && document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Word && !t.capital)
            && !document.is(end, class::PERSON | class::UNIT | class::DATE)
            && !document.says(end, &things);
        // "cut by a third", "over a third, under a third": nothing is named behind it that would be the third one.
        let measured = word.article
            && at.checked_sub(1).is_some_and(|b| {
                document.is(b, class::MODIFIER) || document.says(b, &["by", "than"]) || is_change(document, b)
            })
            && document.tokens.get(end).is_none_or(|t| {
                t.kind != TokenKind::Word && !document.is_mark(end, b'-')
                    || document.is(end, class::FUNCTION | class::VERB)
            });
        // "a fifth or fewer".
        let bounded = word.article && document.says(end, &["or"]) && modifier::read_after(document, end).is_some();
        let compared = last
            || measured
            || compared_with
            || bounded
            || ranged
            || document.says(end, &["of", "more", "less", "fewer"])
            // "a third cheaper", "a third the size".
            || word.article && (document.says(end, &MEASURED_BY) || document.is_word(end, "the") && document.says(end + 1, &SIZES))
            // "a tenth as much".
            || word.article && document.is_word(end, "as") && document.says(end + 1, &["big", "large", "many", "much"]);
        if !(compared || hyphened || word.cardinal.is_some()) {
            return None;
        }
    }
    // "a quarter" alone is a coin or three months; "a quarter mile" and "a quarter-pound" are a part of one.
    let next = past_hyphen(document, end);
    // "cut by a quarter", "more than a quarter in May"; "earlier than a quarter ago" and "over a quarter" may be three months.
    let modified = |b: usize| {
        let begins = |i: usize| modifier::read_before(document, i).is_some_and(|(_, end)| end == at);
        document.is(b, class::MODIFIER) && !document.says(b, &["over", "under"]) && begins(b)
    };
    let measured = at.checked_sub(1).is_some_and(|b| document.says(b, &["by", "than"]) || modified(b))
        && document.tokens.get(end).is_none_or(|t| {
            t.kind != TokenKind::Word && !document.is_mark(end, b'-')
                || document.is(end, class::FUNCTION | class::PREPOSITION | class::VERB)
                    && !document.says(end, &["after", "ago", "before", "earlier", "later"])
        });
    // "less than a quarter full".
    let full = document.says(end, &["empty", "full"]);
    let part_of_unit =
        document.is(next, class::UNIT) && !document.is(next, class::FUNCTION) || document.is_word(next, "point");
    if above == 1
        && below == 4
        && word.article
        && !of
        && known(document, next).scale.is_none()
        && !part_of_unit
        && !full
        && !measured
        && !ranged
    {
        return None;
    }
    let part = Decimal::from(above).checked_div(Decimal::from(below))?;
    // "half a million", "half-million", "a quarter of a million".
    let mut scale_at = if of { end + 1 } else { past_hyphen(document, end) };
    let article = known(document, scale_at).article;
    if article {
        scale_at = past_hyphen(document, scale_at + 1);
    }
    if article || !of {
        let scale_word = known(document, scale_at);
        let hundred = scale_word.hundred.then_some(Decimal::ONE_HUNDRED);
        if let Some(scale) = scale_word.scale.or(scale_word.group).or(hundred) {
            end = scale_at + 1;
            let unit = (scale >= Decimal::ONE_THOUSAND).then(|| scale.checked_div(Decimal::TEN)).flatten();
            let n = part.checked_mul(scale)?;
            // "half a dozen".
            return Some(if scale == Decimal::from(12) { dozens(at..end, n) } else { reading(at..end, n, unit) });
        }
    }
    Some(reading_of(at..end, part))
}

/// Whether the word at `at` tells of a rise or a fall by what follows: "fell a third"; one gains or cuts a third of something.
fn is_change(document: &Document, at: usize) -> bool {
    let things = ["add", "added", "adds", "cut", "gain", "gained", "lose", "loses", "losing", "lost", "raised", "shed"];
    english().numbers.tells(document.word(at), surrounding::CHANGE) && !document.says(at, &things)
}

/// Whether "two-thirds", "three quarters" begin at token `at`.
fn two_thirds(document: &Document, at: usize) -> bool {
    known(document, at).cardinal.is_some() && below(document, past_hyphen(document, at + 1)).is_some()
}

/// The token behind a hyphen, parted by blanks in tokenised text: "five - eighths".
fn past_parted_hyphen(document: &Document, at: usize) -> usize {
    let part = document.is_mark(at, b'-') && known(document, at + 1).denominator.is_some();
    if part { at + 1 } else { at }
}

fn digits_above(document: &Document, at: usize) -> Option<u64> {
    let token = document.tokens.get(at)?;
    if token.kind != TokenKind::Digits || token.span.len() > 2 {
        return None;
    }
    document.written(at).parse().ok()
}

/// The plural name of a part: "fifths", "twenty-firsts", "trillionths"; its value and the token behind it. "Seconds" and
/// "quarters" alone are lengths of time.
pub(super) fn below(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let plural = |i: usize| document.written(i).ends_with(['s', 'S']);
    let word = known(document, at);
    if let Some(tens) = word.cardinal.filter(|&n| n >= 20) {
        let unit_at = past_hyphen(document, at + 1);
        let unit = known(document, unit_at).denominator.filter(|&d| d < 10 && plural(unit_at))?;
        return Some((Decimal::from(u64::from(tens) + unit), unit_at + 1));
    }
    let below = word.denominator.filter(|&d| plural(at) && d != 4 || document.is_word(at, "fourths"))?;
    Some((Decimal::from(below), at + 1))
}

/// "and a half", "and three quarters", "and-a-half": the part and the token behind it.
pub(super) fn and_a_part(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let at = past_hyphen(document, at);
    if !document.is_word(at, "and") {
        return None;
    }
    let at = past_hyphen(document, at + 1);
    // "2 and 1/2 days".
    if let Some(part) = super::digits::read(document, at).filter(|part| part.fraction && part.n < Decimal::ONE) {
        return (part.start == at).then_some((part.n, part.end));
    }
    let word = known(document, at);
    let (above, at) = match (word.article, word.cardinal) {
        (true, _) => (1, at + 1),
        (_, Some(n)) if n >= 20 => {
            let unit_at = past_hyphen(document, at + 1);
            match known(document, unit_at).cardinal.filter(|u| (1..10).contains(u)) {
                Some(unit) => (n + unit, unit_at + 1),
                None => (n, at + 1),
            }
        }
        (_, Some(n)) => (n, at + 1),
        _ => return None,
    };
    let at = past_hyphen(document, at);
    let plural = document.written(at).ends_with(['s', 'S']);
    let below = known(document, at).denominator.filter(|&d| d <= 10 || plural && above > 1)?;
    Some((Decimal::from(above).checked_div(Decimal::from(below))?, at + 1))
}

/// "quarters", "thirds": "one hundred and three quarters" is 100 and 3/4.
pub(super) fn is_plural_part(document: &Document, at: usize) -> bool {
    known(document, at).denominator.is_some() && document.written(at).ends_with(['s', 'S'])
}
