//! Modifiers at a number, "more than 20" or "20 or so": read from the text, and applied to what the number alone stands for.

use std::ops::{Mul, Rem};

use rust_decimal::Decimal;

use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, WordId, class, english, surrounding};
use crate::value::{End, Interval, Mod, Range};

/// The modifier that begins at token `at`, and the token behind it. Modifiers that only introduce another ("an estimated
/// total of about") are read with it.
pub(super) fn read_before(document: &Document, at: usize) -> Option<(Modifier, usize)> {
    let (mut modifier, mut end) = one_before(document, at)?;
    // Four are more than anybody stacks; "as many as an estimated total of".
    for _ in 0..3 {
        let Some((next, next_end)) = one_before(document, end) else { break };
        // The outer one says which way: "at least about 20" is at least 20.
        if matches!(modifier, Modifier::Exactly) || (modifier == Modifier::About && next != Modifier::Exactly) {
            modifier = next;
        }
        end = next_end;
    }
    Some((modifier, past_article(document, modifier, end) + usize::from(is_bracketed(document, end + 1))))
}

/// The token behind the article of "almost a 40 percent chance", "more than a 12% rise". "A book about a 13-year-old" has no
/// modifier.
fn past_article(document: &Document, modifier: Modifier, at: usize) -> usize {
    let digits = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits);
    // "has estimated a 30% saving".
    if !document.says(at, &["a", "an"]) || !digits(at + 1) || at > 0 && document.says(at - 1, &["estimated"]) {
        return at;
    }
    // "a 2.5 percent rise".
    let percent = (at + 2..at + 5).any(|i| document.is_mark(i, b'%') || document.says(i, &["pc", "pct", "percent"]));
    if percent || modifier == Modifier::Nearly { at + 1 } else { at }
}

/// Whether digits at `at` stand alone in square brackets, as an editor puts a number right: "at least [9] persons".
pub(super) fn is_bracketed(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
        && document.is_mark(at.wrapping_sub(1), b'[')
        && document.is_mark(at + 1, b']')
}

fn one_before(document: &Document, at: usize) -> Option<(Modifier, usize)> {
    if !document.is(at, class::MODIFIER) {
        return None;
    }
    let (length, &modifier) = english().numbers.before.longest(document.word(at), |i| word_of_line(document, at, i))?;
    let modifier = if is_negated(document, at) { negated(modifier) } else { modifier };
    if is_something_else(document, at) {
        return None;
    }
    // "above the 5,000 mark".
    let end = at + length;
    let mark = |the: usize| {
        document.says(the, &["the"])
            && document.tokens.get(the + 1).is_some_and(|t| t.kind == TokenKind::Digits || t.is(class::NUMBER))
            && (the + 2..the + 7).any(|i| document.says(i, &["barrier", "level", "mark", "threshold"]))
    };
    // "crossed the 200 mark", but not "crossed the 200 bridges".
    if document.is_word(end - 1, "the") {
        return mark(end - 1).then_some((modifier, end));
    }
    Some((modifier, end + usize::from(mark(end))))
}

/// Verbs that tell where something arrived: "ticks up to 5 percent".
const ARRIVES: [&str; 13] = [
    "bumped", "crept", "creeps", "edged", "edges", "inched", "inches", "moved", "nudged", "revised", "ticked", "ticks",
    "went",
];

/// Whether the words of a modifier at `at` are a part of a word, of a name or of what stands before them.
fn is_something_else(document: &Document, at: usize) -> bool {
    // "a 7-under 65"; the "737 MAX 8" is no maximum.
    let joined = at.checked_sub(1).is_some_and(|b| document.is_mark(b, b'-') && document.tokens[b].glued)
        && document.tokens[at].glued;
    let name = || {
        document.tokens[at].capital
            && document.says(at, &["max", "min"])
            && (super::name::is_mixed(document, at)
                || at
                    .checked_sub(1)
                    .is_some_and(|b| document.tokens[b].kind == TokenKind::Digits || document.tokens[b].capital))
    };
    if joined || name() {
        return true;
    }
    // "the rate ticks up to 5 percent" tells where it arrived; so does "Unemployment Rate Up to 4.4%", a headline.
    let arrived = |b: usize| {
        let level =
            document.tokens[at].capital && document.says(b, &["inflation", "price", "rate", "toll", "unemployment"]);
        document.says(b, &ARRIVES) || level
    };
    if document.is_word(at, "up") && at.checked_sub(1).is_some_and(arrived) {
        return true;
    }
    // "the past 90 days", "half past 9"; "climbed past 90 rupees" moves.
    let moves =
        |i: usize| document.is(i, class::VERB) || english().numbers.tells(document.word(i), surrounding::CHANGE);
    document.is_word(at, "past") && !at.checked_sub(1).is_some_and(moves)
}

/// Whether a negation stands right before the words at `at`: "isn't more than 40", "has never exceeded 10 percent".
fn is_negated(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| {
        document.is(b, class::NEGATION)
            && (document.says(b, &["never", "not"])
                || ["'t", "’t", "'T", "’T"].iter().any(|end| document.written(b).ends_with(end)))
    })
}

/// What is left of a bound that is denied.
fn negated(modifier: Modifier) -> Modifier {
    match modifier {
        Modifier::FewerThan => Modifier::AtLeast,
        Modifier::MoreThan => Modifier::AtMost,
        other => other,
    }
}

/// The modifier that stands right behind a number ending before token `end`, and the token behind it.
pub(super) fn read_after(document: &Document, end: usize) -> Option<(Modifier, usize)> {
    let (length, &modifier) =
        english().numbers.after.longest(document.word(end), |i| word_of_line(document, end, i))?;
    // "100-plus", "100+" are one word; "100 - plus tax" and "100 + 20" are not.
    let first = document.tokens.get(end)?;
    if first.kind == TokenKind::Mark && !first.glued {
        return None;
    }
    let next = document.tokens.get(end + length);
    // "past 80 rupees and above the 4,000 mark", "10 or over 20".
    let number = next.is_some_and(|t| t.kind == TokenKind::Digits) || document.says(end + length, &["the"]);
    if length > 1 && document.says(end, &["and", "or"]) && number {
        return None;
    }
    // "10 plus or minus 2", "10 give or take 2".
    if document.says(end, &["give", "plus"]) && says_error(document, end) {
        return None;
    }
    // "40 and rising costs".
    let thing = document.says(end + 1, &["climbing", "counting", "growing", "rising"])
        && next.is_some_and(|t| t.kind == TokenKind::Word && !t.is(class::FUNCTION));
    if length > 1 && thing {
        return None;
    }
    // "more than 10 and less than 40", "greater than 30 and up to 40".
    let goes_on = ["than", "to"].iter().any(|w| document.written(end + length).eq_ignore_ascii_case(w));
    if next.is_some_and(|t| t.kind == TokenKind::Word) && goes_on {
        return None;
    }
    if first.kind == TokenKind::Mark && length == 1 && next.is_some_and(|t| t.kind == TokenKind::Digits) {
        return None;
    }
    // "a 737 MAX", "the 13 Pro Max": a capital that the words around have not names a model.
    let model = document.says(end, &["max", "min", "plus"]) && first.capital && super::name::is_mixed(document, end);
    if model && !first.glued {
        return None;
    }
    // "a $15 minimum wage" and "its 10 maximum points" name a thing; "four plus five" is a sum.
    let named = length == 1
        && document.says(end, &["max", "maximum", "minimum", "plus"])
        && next.is_some_and(|t| t.kind == TokenKind::Word)
        && match document.says(end, &["plus"]) {
            true => document.is(end + 1, class::NUMBER) && !document.is(end + 1, class::FUNCTION),
            false => !document.is(end + 1, class::FUNCTION),
        };
    if named {
        return None;
    }
    // "20 plus interest" adds something else; "lost $1 billion plus."
    if length == 1
        && document.written(end).eq_ignore_ascii_case("plus")
        && next.is_some_and(|t| t.kind != TokenKind::Word)
        && ![b'.', b';', b')'].iter().any(|&mark| document.is_mark(end + 1, mark))
    {
        return None;
    }
    Some((modifier, end + length))
}

/// Whether "plus or minus" or "give or take" stands at `at` with a number behind it: by how much the number before may be wrong.
pub(super) fn says_error(document: &Document, at: usize) -> bool {
    let error = document.is_word(at + 1, "or")
        && (document.is_word(at, "plus") && document.is_word(at + 2, "minus")
            || document.is_word(at, "give") && document.is_word(at + 2, "take"));
    error
        && document.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Digits || t.is(class::NUMBER | class::UNIT))
}

/// The word `i` tokens after `at`, unless a line break or the end of the text comes first.
fn word_of_line(document: &Document, at: usize, i: usize) -> Option<WordId> {
    let token = document.tokens.get(at + i)?;
    (token.kind != TokenKind::Break).then_some(token.word)
}

/// TIMEX3's name for a modifier.
pub(super) fn timex(modifier: Modifier) -> Option<Mod> {
    match modifier {
        Modifier::About => Some(Mod::Approx),
        Modifier::AtLeast => Some(Mod::EqualOrMore),
        Modifier::AtMost => Some(Mod::EqualOrLess),
        Modifier::Exactly => None,
        Modifier::FewerThan | Modifier::Nearly => Some(Mod::LessThan),
        Modifier::MoreThan => Some(Mod::MoreThan),
    }
}

/// What `range` stands for under a modifier; `n` is the number it was read from, `None` for a range or a vague word.
pub(super) fn apply(modifier: Modifier, range: Range, n: Option<Decimal>) -> Range {
    match n {
        _ if modifier == Modifier::Exactly => range,
        Some(n) => apply_to_number(modifier, n).map_or(range, |applied| no_narrower(modifier, applied, range)),
        None => {
            let hard = apply_to_range(modifier, range.hard).unwrap_or(range.hard);
            Range { hard, typical: range.typical.intersect(hard).unwrap_or(hard) }
        }
    }
}

/// "About 3 million" is no narrower than "3 million", which is half a million each side; "nearly 3 million" reaches as far down.
fn no_narrower(modifier: Modifier, applied: Range, bare: Range) -> Range {
    if !matches!(modifier, Modifier::About | Modifier::Nearly) || bare.hard.lo() == bare.hard.hi() {
        return applied;
    }
    let widen = |applied: Interval, bare: Interval| match modifier {
        Modifier::About => applied.hull(bare),
        Modifier::Nearly => {
            bare.lo().and_then(|lo| Interval::new(Some(lo), applied.hi())).map_or(applied, |down| applied.hull(down))
        }
        _ => applied,
    };
    Range { hard: widen(applied.hard, bare.hard), typical: widen(applied.typical, bare.typical) }
}

fn apply_to_number(modifier: Modifier, n: Decimal) -> Option<Range> {
    let g = grain(n);
    let closed = |at| Some(End { at, open: false });
    let open = |at| Some(End { at, open: true });
    let (up, down) = (|| n.checked_add(g), || n.checked_sub(g));
    let (up2, down2) = (|| up()?.checked_add(g), || down()?.checked_sub(g));
    // What is stated as positive is never taken below zero: "nearly 1" is no negative number.
    // "below zero" is.
    let below = n.is_zero() && matches!(modifier, Modifier::FewerThan | Modifier::Nearly);
    let positive = n.is_sign_positive() && !below;
    let floor = |at: Decimal| if positive { at.max(Decimal::ZERO) } else { at };
    let bottom = if positive { closed(Decimal::ZERO) } else { None };
    let (hard, typical) = match modifier {
        Modifier::About => ((closed(floor(down2()?)), closed(up2()?)), (closed(floor(down()?)), closed(up()?))),
        Modifier::AtLeast => ((closed(n), None), (closed(n), closed(up()?))),
        Modifier::AtMost => ((bottom, closed(n)), (closed(floor(down()?)), closed(n))),
        Modifier::Exactly => ((closed(n), closed(n)), (closed(n), closed(n))),
        Modifier::FewerThan => ((bottom, open(n)), (closed(floor(down()?)), open(n))),
        Modifier::MoreThan => ((open(n), None), (open(n), closed(up()?))),
        Modifier::Nearly => ((closed(floor(down2()?)), open(n)), (closed(floor(down()?)), open(n))),
    };
    Some(Range { hard: Interval::new(hard.0, hard.1)?, typical: Interval::new(typical.0, typical.1)? })
}

/// The hard reading of a range or a vague word under a modifier: "at least several hundred", "up to 10 or 20", "about 10 to 20".
fn apply_to_range(modifier: Modifier, hard: Interval) -> Option<Interval> {
    match modifier {
        Modifier::AtLeast | Modifier::MoreThan => Interval::new(hard.lo(), None),
        Modifier::AtMost | Modifier::FewerThan => {
            Interval::new(Some(End { at: Decimal::ZERO, open: false }), hard.hi())
        }
        // A range or a vague word is wide enough already.
        Modifier::About | Modifier::Nearly | Modifier::Exactly => None,
    }
}

/// How round a number is: the largest of 1, 5, 10, 50, 100, … that divides it and is at most a fifth of it (137 → 1, 140 → 10,
/// 500 → 100). A number with decimals has the grain of its last digit at least: 7.6 → 0.1.
pub(super) fn grain(n: Decimal) -> Decimal {
    // A third has no last digit.
    let n = if n.scale() > 12 { n.round_dp(2) } else { n };
    let n = n.abs().normalize();
    // In units of its last digit: a fifth of it is not left to a division.
    let (digits, places) = (n.mantissa(), n.scale());
    match u32::try_from(digits) {
        Ok(digits) => Decimal::new(step_of(i64::from(digits)), places),
        Err(_) => Decimal::from_i128_with_scale(step_of(digits), places),
    }
}

/// The largest of 1, 5, 10, 50, … that divides a number and is at most a fifth of it. Most numbers spare the division of large ones.
fn step_of<N: Copy + From<i32> + PartialOrd + Mul<Output = N> + Rem<Output = N>>(digits: N) -> N {
    let [zero, one, two, five] = [0, 1, 2, 5].map(N::from);
    let (mut step, mut best) = (one, one);
    let mut by_five = true;
    loop {
        step = step * if by_five { five } else { two };
        by_five = !by_five;
        if step * five > digits {
            return best;
        }
        if digits % step == zero {
            best = step;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dec(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn the_grain_is_how_round_a_number_is() {
        for (n, g) in [
            ("137", "1"),
            ("140", "10"),
            ("100", "10"),
            ("500", "100"),
            ("3", "1"),
            ("0", "1"),
            ("75", "5"),
            ("1000", "100"),
            ("2000000", "100000"),
            ("7.6", "0.1"),
            ("7.5", "0.5"),
        ] {
            assert_eq!(grain(dec(n)), dec(g), "{n}");
        }
    }

    #[test]
    fn a_modifier_cuts_or_widens() {
        let cases = [
            (Modifier::AtLeast, "140", "[140,∞)", "[140,150]"),
            (Modifier::MoreThan, "140", "(140,∞)", "(140,150]"),
            (Modifier::AtMost, "140", "[0,140]", "[130,140]"),
            (Modifier::FewerThan, "140", "[0,140)", "[130,140)"),
            (Modifier::Nearly, "140", "[120,140)", "[130,140)"),
            (Modifier::About, "140", "[120,160]", "[130,150]"),
            (Modifier::Exactly, "140", "[140,140]", "[140,140]"),
        ];
        for (modifier, n, hard, typical) in cases {
            let range = apply(modifier, Range::exactly(dec(n)), Some(dec(n)));
            assert_eq!((show(range.hard), show(range.typical)), (hard.to_owned(), typical.to_owned()), "{modifier:?}");
        }
    }

    fn show(i: Interval) -> String {
        let lo = i.lo().map_or("(-∞".to_owned(), |e| format!("{}{}", if e.open { '(' } else { '[' }, e.at));
        let hi = i.hi().map_or("∞)".to_owned(), |e| format!("{}{}", e.at, if e.open { ')' } else { ']' }));
        format!("{lo},{hi}")
    }
}
