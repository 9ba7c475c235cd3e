//! Ranges: "between 5 and 10", "from $5m to $10m", "8- to 16-metre", "10-20", "5 or 6", "20 through 100", "10 ± 2".
//!
//! What stands at one end only is lent to the other: "5-10 million", "30 to 40 percent", "$5 to 10". "Rose from 10 to 20" is
//! two numbers.

use rust_decimal::Decimal;

use super::amount::{self, Amount, Of, past_hyphen};
use super::modifier;
use super::number::{self, NumberReading};
use super::words::And;
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english, surrounding};
use crate::value::{End, Interval, Range};

/// The range that begins at token `at`.
pub(super) fn read(document: &Document, at: usize) -> Option<Amount> {
    if document.is_word(at, "between") {
        let lower = side(document, at + 1, And::Stops)?;
        let and = past_hyphen(document, lower.tokens.end);
        if !(document.is_word(and, "and") || document.is_mark(and, b'-') || document.is_word(and, "to")) {
            return None;
        }
        // "between 50 and perhaps 100".
        let perhaps = usize::from(document.says(and + 1, &["maybe", "perhaps", "possibly"]));
        let upper = side(document, past_hyphen(document, and + 1 + perhaps), And::Adds)?;
        return join(document, at, lower, upper);
    }
    if document.is_word(at, "from") {
        let lower = side(document, at + 1, And::Adds)?;
        // "grew anywhere from 2 to 3.5 percent" tells no change from 2.
        let anywhere = at.checked_sub(1).is_some_and(|b| document.says(b, &["anywhere", "somewhere"]));
        let changed = !anywhere && changes(document, at);
        // "goes from 0 to 60 mph" tells how it speeds up.
        let still = lower.number.n == Some(Decimal::ZERO);
        if changed && !still {
            return None;
        }
        // "from 20 up to 30".
        let up_to = || {
            let end = lower.tokens.end;
            (document.is_word(end, "up") && document.is_word(end + 1, "to")).then_some(end + 2)
        };
        let upper = side(document, separator(document, &lower).or_else(up_to)?, And::Adds)?;
        let speed = |unit: &str| english().units.dimension(unit) == Some("speed");
        if changed && !matches!(&upper.of, Of::Unit(unit) if speed(unit)) {
            return None;
        }
        return join(document, at, lower, upper);
    }
    from(document, &amount::read(document, at, And::Adds)?)
}

/// The range or the single amount that begins at token `at`.
pub(super) fn read_or_one(document: &Document, at: usize) -> Option<Amount> {
    if document.says(at, &["between", "from"]) {
        return read(document, at);
    }
    if let Some(counted) = amount::counted(document, at) {
        debug_assert_eq!(from(document, &counted), None, "a word that joins no amount ends one");
        return Some(counted);
    }
    let one = amount::read_parts(document, at, And::Adds)?;
    let behind = document.tokens.get(one.tokens.end);
    let joins = behind.is_some_and(|t| t.kind == TokenKind::Mark || t.is(class::AMOUNT_GOES_ON));
    let range = if joins { from(document, &one) } else { None };
    Some(range.unwrap_or(one))
}

/// The range whose lower end is `lower`.
fn from(document: &Document, lower: &Amount) -> Option<Amount> {
    if let Some(range) = plus_minus(document, lower) {
        return Some(range);
    }
    let start = lower.tokens.start;
    let behind = separator(document, lower)?;
    if at_from(document, lower) && changes(document, start - 1) {
        return None;
    }
    let upper = side(document, behind, And::Adds)?;
    // "rose 5 percent to 10 percent" tells where it arrived.
    let word = document.tokens[behind - 1].kind == TokenKind::Word;
    let to = document.is_word(behind - 1, "to");
    if lower.of != Of::Nothing
        && upper.of != Of::Nothing
        && to
        && changes(document, start)
        && is_level(document, lower, &upper)
    {
        return None;
    }
    // "rose by 2 yen to 150".
    let by = start.checked_sub(1).is_some_and(|b| document.is_word(b, "by"));
    if to && by && lower.of != Of::Nothing && upper.of == Of::Nothing && changes(document, start) {
        return None;
    }
    // "rose by three to 17", "up 6 to 98 pence" tell by how much, and where it arrived.
    if to && lower.of == Of::Nothing && arrives(document, lower, &upper) {
        return None;
    }
    // "lifted by a tenth to 12.1p".
    if lower.number.share && matches!(upper.of, Of::Money(_)) && to {
        return None;
    }
    // "two, three or four people" counts each.
    let comma = start.checked_sub(1).is_some_and(|b| document.is_mark(b, b',') && !document.tokens[start].glued);
    let number_before = start.checked_sub(2).is_some_and(|b| {
        document.tokens[b].kind == TokenKind::Digits || english().numbers.get(document.word(b)).cardinal.is_some()
    });
    if document.is_word(behind - 1, "or") && comma && number_before {
        return None;
    }
    // "gave $5 to 10 people", "half a percent or 39 points".
    if word && lower.of != Of::Nothing && upper.of == Of::Nothing {
        let thing = super::noun::after(document, upper.tokens.end, super::noun::Number::Plural);
        if !matches!(lower.of, Of::Money(_)) || thing.is_some() {
            return None;
        }
    }
    join(document, start, lower.clone(), upper)
}

/// The first number of "rose from 30 to 40 percent" with what the second lends it: 30 percent; of "a 12-by-15-foot room", 12
/// feet; of "35 and 60 mg", 35 mg. `None` where nothing is lent.
pub(super) fn lent(document: &Document, first: &Amount) -> Option<Amount> {
    // Most numbers have nothing behind them that could be the second.
    if !number::goes_on(document, first.tokens.end) && !document.is_mark(first.tokens.end, b',') {
        return None;
    }
    let changed = at_from(document, first) && first.of == Of::Nothing;
    let second = if changed {
        separator(document, first).and_then(|behind| side(document, behind, And::Adds))
    } else {
        let sides = across(document, first).filter(|second| matches!(second.of, Of::Unit(_)));
        sides.or_else(|| listed(document, first).filter(|l| matches!(l.of, Of::Percent | Of::Points | Of::Unit(_))))
    }?;
    if second.of == Of::Nothing && second.number.scale.is_none() {
        return None;
    }
    let scaled = match second.number.scale {
        Some((mantissa, scale)) if first.number.scale.is_none() && first.number.n.is_some_and(|n| n < mantissa) => {
            amount::times(first.number.clone(), scale)
        }
        _ => None,
    };
    let number = amount::times(scaled.unwrap_or_else(|| first.number.clone()), second.factor)?;
    Some(Amount { number, of: second.of, factor: second.factor, ..first.clone() })
}

/// What stands behind "by" or "x": the 15 feet of "12-by-15-foot".
fn across(document: &Document, first: &Amount) -> Option<Amount> {
    let by = past_hyphen(document, first.tokens.end);
    let joins = first.of == Of::Nothing && first.modifier.is_none() && document.says(by, &["by", "x", "×"]);
    if !joins {
        return None;
    }
    let second = past_hyphen(document, by + 1);
    // A hyphen before digits: "12-by-15".
    let second = second + usize::from(document.is_mark(second, b'-') && document.tokens[second].glued);
    side(document, second, And::Adds)
}

/// How many commas a list whose last number tells the unit has at most.
const LONGEST_LIST: usize = 6;

/// What stands behind "and" and is written like the first: the 60 mg of "35 and 60 mg", the 60 percent of "51, 53 and 60
/// percent".
fn listed(document: &Document, first: &Amount) -> Option<Amount> {
    let plain = first.of == Of::Nothing && first.modifier.is_none() && !first.number.share && !first.number.vague;
    let mut end = first.tokens.end;
    let comma = || first.tokens.start.checked_sub(1).is_some_and(|b| document.is_mark(b, b','));
    let or = || document.is_word(end, "or") && comma();
    if !plain || !(document.says(end, &["and"]) || document.is_mark(end, b',') && first.number.digits || or()) {
        return None;
    }
    for _ in 0..LONGEST_LIST {
        if !document.is_mark(end, b',') {
            break;
        }
        let next = end + 1 + usize::from(document.is_word(end + 1, "and"));
        document.tokens.get(next).filter(|t| t.kind == TokenKind::Digits && !t.glued)?;
        let more = amount::read(document, next, And::Stops).filter(|m| m.tokens.start == next)?;
        if more.of != Of::Nothing {
            // "The 12, 5 percent of all, left" is no list.
            return last_of_list(first, more).filter(|_| next > end + 1);
        }
        end = more.tokens.end;
    }
    if !document.says(end, &["and", "or"]) {
        return None;
    }
    let second = amount::read(document, end + 1, And::Adds).filter(|second| second.tokens.start == end + 1)?;
    last_of_list(first, second)
}

/// The last number of a list if it is written like the first.
fn last_of_list(first: &Amount, last: Amount) -> Option<Amount> {
    let alike =
        last.number.digits == first.number.digits && last.number.scale.is_some() == first.number.scale.is_some();
    (alike && last.number.n.is_some() && !last.number.share).then_some(last)
}

/// Whether a change by `lower` arrives at `upper`: a word of rise or fall stands right before, and what is a change only by its
/// size or because nothing is counted behind it: "rose 5 to 10 percent" is a range.
fn arrives(document: &Document, lower: &Amount, upper: &Amount) -> bool {
    let Some(before) = lower.tokens.start.checked_sub(1) else { return false };
    let before = before.saturating_sub(usize::from(document.is_word(before, "by")));
    if !english().numbers.tells(document.word(before), surrounding::CHANGE) {
        return false;
    }
    let bare = upper.of == Of::Nothing
        && super::noun::after(document, upper.tokens.end, super::noun::Number::Plural).is_none();
    let far = lower.number.n.zip(upper.number.n).is_some_and(|(a, b)| {
        let far = a.checked_mul(upper.factor).and_then(|a| a.checked_mul(Decimal::from(8)));
        upper.number.scale.is_none() && far.is_some_and(|far| b >= far)
    });
    bare || far
}

/// Whether the upper amount is where a change by the lower one arrived. What is lost or shed is told by its size as often, "lost
/// $2 to $3 a day"; "fell $3 to $4 million" has one scale for both.
fn is_level(document: &Document, lower: &Amount, upper: &Amount) -> bool {
    let shared = upper.number.scale.filter(|_| lower.number.scale.is_none() && lower.factor == upper.factor);
    if shared.is_some_and(|(mantissa, _)| lower.number.n < Some(mantissa)) {
        return lower.number.scaled;
    }
    let before = lower.tokens.start.checked_sub(1);
    let lost = before.is_some_and(|b| document.says(b, &["lose", "loses", "losing", "lost", "shed", "sheds"]));
    let far = || {
        let (a, b) = lower.number.n.zip(upper.number.n)?;
        Some(b > a.checked_mul(Decimal::from(3))?)
    };
    !lost || far() == Some(true)
}

fn at_from(document: &Document, amount: &Amount) -> bool {
    amount.tokens.start > 0 && document.is_word(amount.tokens.start - 1, "from")
}

/// One end of a range; "about" in front of it is passed over.
fn side(document: &Document, at: usize, and: And) -> Option<Amount> {
    let start = match modifier::read_before(document, at) {
        Some((Modifier::About | Modifier::Exactly | Modifier::Nearly | Modifier::AtMost, behind)) => behind,
        _ => at,
    };
    // "-5C to -8C".
    let sign = document.is_mark(start, b'-')
        && document.tokens.get(start + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
    let amount = amount::read(document, start + usize::from(sign), and)?;
    // A sign or a point may stand before the token; anything else belongs to what came before.
    (amount.tokens.start >= at).then_some(amount)
}

/// Whether a word of rise or fall stands shortly before token `at`: "rose from 5 to 10".
pub(super) fn changes(document: &Document, at: usize) -> bool {
    let numbers = &english().numbers;
    (at.saturating_sub(6)..at)
        .rev()
        .take_while(|&i| {
            document.tokens[i].kind != TokenKind::Break && !document.is_mark(i, b'.') && !document.is_mark(i, b';')
        })
        .any(|i| numbers.tells(document.word(i), surrounding::CHANGE))
}

/// The token behind what joins a number to a second one: "to", "-", "or", "through".
fn separator(document: &Document, lower: &Amount) -> Option<usize> {
    let end = lower.tokens.end;
    let token = document.tokens.get(end)?;
    if token.kind == TokenKind::Break || lower.modifier.is_some() {
        return None;
    }
    let word = |i: usize| document.says(i, &["to", "or", "through", "thru"]);
    if document.is_mark(end, b'-') {
        let next = document.tokens.get(end + 1)?;
        // "8- to 16-metre", "two-to-three".
        if word(end + 1) {
            return Some(past_hyphen(document, end + 2));
        }
        // "10-20", "10 – 20"; but "10 -20" has a sign, and "five-ten" is nothing.
        let digits = lower.number.digits || next.kind == TokenKind::Digits || document.is(end + 1, class::UNIT);
        let counted = next.kind == TokenKind::Digits || document.is(end + 1, class::NUMBER);
        return (digits && counted && token.glued == next.glued && lower.of_nothing_or_glued(document))
            .then_some(end + 1);
    }
    // "10~20 people".
    if document.is_mark(end, b'~') && token.glued && lower.number.digits {
        return document.tokens.get(end + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits).then_some(end + 1);
    }
    word(end).then_some(end + 1)
}

impl Amount {
    /// "5% - 10%" and "$5-$10" are ranges; "5 km - 10 people" is none, but that shows only at the other end.
    fn of_nothing_or_glued(&self, document: &Document) -> bool {
        self.of == Of::Nothing || document.tokens.get(self.tokens.end).is_some_and(|t| t.kind == TokenKind::Mark)
    }
}

/// "10 ± 2", "10 plus or minus 2", "10 give or take 2".
fn plus_minus(document: &Document, middle: &Amount) -> Option<Amount> {
    let end = middle.tokens.end;
    let behind = if document.written(end) == "±" {
        end + 1
    } else if modifier::says_error(document, end)
        // "+/-" is three marks.
        || [b'+', b'/', b'-'].iter().zip(end..).all(|(&mark, i)| document.is_mark(i, mark))
    {
        end + 3
    } else {
        return None;
    };
    let error = amount::read(document, behind, And::Adds)?;
    with_error(middle, error)
}

/// "40 people, give or take 2": the error stands behind what is counted, or behind a comma. The token of its "give" is `at`.
pub(super) fn give_or_take(document: &Document, middle: &Amount, at: usize) -> Option<Amount> {
    let error = amount::read(document, at + 3, And::Adds).filter(|_| modifier::says_error(document, at))?;
    with_error(middle, error)
}

/// From as much below the number as above it.
fn with_error(middle: &Amount, error: Amount) -> Option<Amount> {
    let (n, e) = (middle.number.n?, error.number.n?);
    let range = Range::sharp(Interval::closed(n.checked_sub(e)?, n.checked_add(e)?));
    let of = common(middle.of, error.of)?;
    let number = NumberReading { range, ..middle.number.clone() };
    Some(Amount { tokens: middle.tokens.start..error.tokens.end, number, of, modifier: None, factor: middle.factor })
}

fn common(lower: Of, upper: Of) -> Option<Of> {
    match (lower, upper) {
        (a, b) if a == b => Some(a),
        (Of::Nothing, of) | (of, Of::Nothing) => Some(of),
        (Of::Percent, Of::Points) => Some(Of::Points),
        _ => None,
    }
}

/// The range from one amount to another, the tokens beginning at `start`.
fn join(document: &Document, start: usize, lower: Amount, upper: Amount) -> Option<Amount> {
    let to = document.is_word(upper.tokens.start.wrapping_sub(1), "to");
    let upper = if to { in_unit_of(&lower, upper) } else { upper };
    let of = common(lower.of, upper.of)?;
    // "5 to $10" are two things.
    let sign_first = document.is(upper.tokens.start, class::UNIT) && matches!(upper.of, Of::Money(_));
    if lower.of == Of::Nothing && sign_first || matches!(lower.of, Of::Unit(_)) && upper.of == Of::Nothing {
        return None;
    }
    let mut low = lower.number.clone();
    // "three to four fifths".
    if let Some(fraction) = fraction(document, &low, &upper.number) {
        low = amount::times(low, fraction)?;
    }
    // "three to four hundred" is 300 to 400, "two to three hundred thousand" 200,000 to 300,000.
    let hundreds = hundreds(document, &low, &upper.number);
    // "5 to 10 million" is 5 million to 10 million, "500 to 1 million" is not.
    if let (None, Some((mantissa, scale))) = (low.scale, upper.number.scale)
        && low.n.is_some_and(|n| n < mantissa)
        && !low.share
    {
        low = amount::times(low, scale)?;
    }
    if hundreds {
        low = amount::times(low, Decimal::ONE_HUNDRED)?;
    }
    if let Some(thousands) = thousands(document, &low, &upper.number) {
        low = amount::times(low, thousands)?;
    }
    // "5 to 10 cents" is 0.05 to 0.10 of a dollar.
    if lower.of == Of::Nothing {
        low = amount::times(low, upper.factor)?;
    }
    let high = upper.number;
    // "5 to 10 below zero" is all below.
    if matches!(lower.of, Of::Nothing)
        && document.says(upper.tokens.end - 1, &["zero"])
        && low.n.zip(high.n).is_some_and(|(a, b)| a.is_sign_positive() && a < -b)
    {
        low = number::negated(low)?;
    }
    let range = match (low.n, high.n) {
        (Some(a), Some(b)) => {
            // "lows of -5C to -8C" falls; other ranges rise.
            let (a, b) = if a.is_sign_negative() && b.is_sign_negative() { (a.min(b), a.max(b)) } else { (a, b) };
            if a >= b {
                return None;
            }
            Range::sharp(Interval::closed(a, b))
        }
        // "hundreds or thousands".
        _ => between(low.range, high.range)?,
    };
    let number = NumberReading {
        tokens: lower.number.tokens.start..high.tokens.end,
        range,
        n: None,
        scaled: low.scaled || high.scaled,
        whole: (low.whole || low.vague) && (high.whole || high.vague),
        vague: low.vague || high.vague,
        digits: low.digits,
        share: low.share || high.share,
        scale: None,
    };
    Some(Amount { tokens: start..upper.tokens.end, number, of, modifier: upper.modifier, factor: upper.factor })
}

/// The upper end in the unit of the lower one, where that is a smaller one of the same kind: the 100 cm of "30cm to 1m".
fn in_unit_of(lower: &Amount, upper: Amount) -> Amount {
    let (Of::Unit(small), Of::Unit(large)) = (lower.of, upper.of) else { return upper };
    let units = &english().units;
    // A degree of one scale is no multiple of one of another.
    let kind = units.dimension(small).filter(|kind| small != large && *kind != "temperature");
    let factor = kind.and_then(|_| units.convert(Decimal::ONE, large, small)).filter(|factor| *factor > Decimal::ONE);
    let number = factor.and_then(|factor| amount::times(upper.number.clone(), factor));
    match number {
        Some(number) => Amount { number, of: lower.of, factor: lower.factor, ..upper },
        None => upper,
    }
}

/// What one is of the upper end where that is so many parts of a whole: a fifth of "four fifths".
fn fraction(document: &Document, low: &NumberReading, high: &NumberReading) -> Option<Decimal> {
    let plain = !low.share && low.whole && low.tokens.len() == 1 && high.share;
    let above = super::words::known(document, high.tokens.start).cardinal.filter(|&n| plain && n > 1)?;
    let parts = document.written(high.tokens.end - 1).ends_with(['s', 'S']);
    high.n?.checked_div(Decimal::from(above)).filter(|_| parts && low.n < Some(Decimal::from(above)))
}

/// Whether the lower end leaves its "hundred" to the upper one.
fn hundreds(document: &Document, low: &NumberReading, high: &NumberReading) -> bool {
    let hundred = english().numbers.get(document.word(past_hyphen(document, high.tokens.start + 1))).hundred;
    let Some(n) = low.n.filter(|n| hundred && low.whole && low.tokens.len() == 1 && *n < Decimal::TEN) else {
        return false;
    };
    let counted =
        super::words::small(document, high.tokens.start).is_some_and(|first| n < first.n && first.places == 0);
    counted && low.scale.is_none() && !low.share && !low.vague
}

/// A thousand where the lower end leaves it to the upper one: "10-15,000 people" are 10,000 at least. Ends that lie far apart,
/// "1 to 5,000", may be what they say.
fn thousands(document: &Document, low: &NumberReading, high: &NumberReading) -> Option<Decimal> {
    let grouped = document.written(high.tokens.end.checked_sub(1)?) == "000" && high.tokens.len() == 3;
    let (a, b) = (low.n?, high.n?.checked_div(Decimal::ONE_THOUSAND)?);
    let near = a.checked_mul(Decimal::from(3))? >= b && a < b;
    (grouped && near && low.digits && low.tokens.len() == 1 && low.whole).then_some(Decimal::ONE_THOUSAND)
}

/// From the lower end of one to the upper end of the other.
fn between(low: Range, high: Range) -> Option<Range> {
    let ends = |a: Option<End>, b: Option<End>| Interval::new(a, b);
    Some(Range { hard: ends(low.hard.lo(), high.hard.hi())?, typical: ends(low.typical.lo(), high.typical.hi())? })
}
