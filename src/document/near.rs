//! What stands close behind a token, and what can begin at it: most of a text is far from any number and any date, and no finder
//! need be asked there.
//!
//! All tokens are asked, so the answer is made of one byte a token and rows of such bytes, without a branch: a compiler does
//! sixteen tokens at a time.

use super::token::{Token, TokenKind};
use crate::lexicon::class;

/// What stands close to a token, and what can begin at it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Near(u8);

impl Near {
    /// Digits or a word that tells a number.
    pub const NUMBER: Self = Self(1);
    /// Digits or a word that tells a time.
    pub const TIME: Self = Self(2);
    /// A unit of time.
    pub const UNIT: Self = Self(4);

    /// A date can begin at it, as far as its word and what is close behind it tell.
    pub const DATE: Self = Self(8);
    /// A number, a date or a length of time can begin at it, as far as the same tell.
    pub const MENTION: Self = Self(16);

    /// It is no word. Only tokens that have not looked ahead have this and the next two.
    pub(super) const NO_WORD: Self = Self(32);
    /// No mention goes on over it: a line's end, or a word that stands inside none.
    pub(super) const PARTS: Self = Self(64);
    /// It is a unit.
    const COUNTED: Self = Self(128);

    /// How many tokens are close, the first counted too: "as many as an estimated total of about 20" has ten up to the digits,
    /// and no spelled number is longer than twelve.
    pub const REACH: usize = 12;

    /// Whether it is one of these.
    #[must_use]
    #[inline]
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Either of the two.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The bits that tell what a token is; the words' classes have the same.
const TELLS: u8 = Near::NUMBER.0 | Near::TIME.0 | Near::UNIT.0;
const _: () = assert!(class::TELLS_NUMBER == Near::NUMBER.0 as u64);
const _: () = assert!(class::TELLS_TIME == Near::TIME.0 as u64);
const _: () = assert!(class::TIME_UNIT == Near::UNIT.0 as u64);

/// How many tokens are answered together.
const BLOCK: usize = 112;

/// How many are looked at for them.
const WIDTH: usize = BLOCK + 16;

/// One byte for each token of a block and for those behind it.
type Row = [u8; WIDTH];

/// Tells each token what is close behind it and what can begin there. What it is by itself it knows already.
pub(super) fn look_ahead(tokens: &mut [Token]) {
    for first in (0..tokens.len()).step_by(BLOCK) {
        let block = &mut tokens[first..];
        let (mut own, mut classes) = ([0; WIDTH], [0; WIDTH]);
        for (token, (own, bits)) in block.iter().zip(own.iter_mut().zip(&mut classes)) {
            let unit = if token.is(class::UNIT) { Near::COUNTED.0 } else { 0 };
            let parts = if is_foreign(token) { Near::PARTS.0 } else { 0 };
            (*own, *bits) = (token.near.0 | unit | parts, token.class as u8);
        }
        for (token, near) in block.iter_mut().zip(of_block(&own, &classes)) {
            token.near = Near(near);
        }
    }
}

/// Whether it is a word that stands inside no number and no date. Letters can be a sign or an ending that is none of the lists:
/// "more than e85 million", "18th".
#[inline]
fn is_foreign(token: &Token) -> bool {
    (token.kind == TokenKind::Word) & !token.is(class::JOINS) & !token.glued & (token.span.len() > 1)
}

/// What is close behind the tokens of a block and what can begin there, told what each is by itself and the first bits of its
/// classes.
fn of_block(own: &Row, classes: &Row) -> [u8; BLOCK] {
    let close = spread(own, classes);
    let mut near = [0; BLOCK];
    for i in 0..BLOCK {
        let behind = |bit: Near| all_if(close[i] & bit.0 != 0);
        let (number, time, unit) = (behind(Near::NUMBER), behind(Near::TIME), behind(Near::UNIT));
        let word = all_if(own[i] & Near::NO_WORD.0 == 0);
        let or = all_if(classes[i + 1] & OR != 0);
        let begins_date = word & time & (OPENS_DATE | unit & (NUMBER | MODIFIER) | or & CALENDAR);
        let begins = NUMBER | TELLS_NUMBER | (number | unit) & MODIFIER | unit & (TIME_UNIT | CALENDAR);
        let date = all_if(classes[i] & begins_date != 0) | all_if(own[i] & Near::DATE.0 != 0);
        let mention = all_if(classes[i] & begins != 0) | date;
        near[i] = close[i] | date & Near::DATE.0 | mention & Near::MENTION.0;
    }
    near
}

/// What is close behind each token on its line, with nothing foreign between: what the tokens tell, handed on to those before
/// them.
#[inline]
fn spread(own: &Row, classes: &Row) -> Row {
    let (mut close, mut line) = ([0; WIDTH], [0; WIDTH]);
    for i in 0..WIDTH {
        close[i] = (own[i] | classes[i]) & TELLS;
        line[i] = all_if(own[i] & Near::PARTS.0 == 0);
    }
    for i in 0..WIDTH - 1 {
        // "less than a mile": an article counts a unit.
        let one = all_if(classes[i] & NUMBER != 0) & all_if(own[i + 1] & Near::COUNTED.0 != 0);
        close[i] |= one & Near::NUMBER.0;
    }
    // Each turn a token is told what the token so many places behind it has been told: 1, 3, 7 and 11 are reached.
    hand_on::<1>(&mut close, &line);
    narrow::<1>(&mut line);
    hand_on::<2>(&mut close, &line);
    narrow::<2>(&mut line);
    hand_on::<4>(&mut close, &line);
    hand_on::<4>(&mut close, &line);
    const { assert!(Near::REACH == 1 + 1 + 2 + 4 + 4) };
    close
}

/// Hands on what is told from each token to the one `BY` places before it, where nothing parts the two.
#[inline]
fn hand_on<const BY: usize>(close: &mut Row, line: &Row) {
    for i in 0..WIDTH - BY {
        close[i] |= close[i + BY] & line[i];
    }
}

/// Makes of a row of tokens with nothing that parts in as many places one of those with nothing in `BY` more.
#[inline]
fn narrow<const BY: usize>(line: &mut Row) {
    for i in 0..WIDTH - BY {
        line[i] &= line[i + BY];
    }
}

#[inline]
fn all_if(is: bool) -> u8 {
    0_u8.wrapping_sub(u8::from(is))
}

const TELLS_NUMBER: u8 = class::TELLS_NUMBER as u8;
const TIME_UNIT: u8 = class::TIME_UNIT as u8;
const NUMBER: u8 = class::NUMBER as u8;
const MODIFIER: u8 = class::MODIFIER as u8;
const CALENDAR: u8 = class::CALENDAR as u8;
const OPENS_DATE: u8 = class::OPENS_DATE as u8;
const OR: u8 = class::OR as u8;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tokenize;

    fn near(text: &str) -> Vec<Near> {
        let mut tokens = tokenize(text, &crate::lexicon::english().vocabulary);
        look_ahead(&mut tokens);
        tokens.iter().map(|t| t.near).collect()
    }

    #[test]
    fn a_token_knows_what_is_close_behind_it_on_its_line() {
        let words = |many: usize| "of ".repeat(many);
        // Also where those that stand close are in different blocks.
        for before in [0, BLOCK - Near::REACH, BLOCK - 5, BLOCK - 1, 3 * BLOCK - 7] {
            let near = |text: String| near(&format!("{}{text}", words(before)))[before];
            for (word, is) in [("7", Near::NUMBER), ("7", Near::TIME), ("Friday", Near::TIME), ("weeks", Near::UNIT)] {
                assert!(near(format!("{}{word}", words(Near::REACH - 1))).has(is), "{word} in reach");
                assert!(!near(format!("{}{word}", words(Near::REACH))).has(is), "{word} out of reach");
                assert!(!near(format!("{}\n{word}", words(1))).has(is), "{word} on the next line");
                assert!(!near(format!("of boats {word}")).has(is), "{word} behind a word of no number and no date");
            }
            assert!(near("of e7".into()).has(Near::NUMBER), "a letter may be a sign");
            assert!(!near("Friday".into()).has(Near::NUMBER.or(Near::UNIT)));
            assert!(!near("boats".into()).has(Near::DATE.or(Near::MENTION)));
        }
    }

    #[test]
    fn a_token_knows_what_can_begin_at_it() {
        for (text, date, mention) in [
            ("7", true, true),
            ("'90s", true, true),
            ("no later than Friday", true, true),
            ("no boats at all", false, true),
            ("before or after Friday", true, true),
            ("about weeks of rain", true, true),
            ("about boats", false, false),
            ("a boat", false, true),
            ("less than a mile", false, true),
        ] {
            let near = near(text)[0];
            assert_eq!((near.has(Near::DATE), near.has(Near::MENTION)), (date, mention), "{text}");
        }
    }
}
