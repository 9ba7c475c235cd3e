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

/// What stands close to each token of a text, in a row of its own: it is asked of all of them, token by token, by those who look
/// for the next at which something can begin.
#[derive(Debug)]
pub(super) struct NearRow(Vec<u8>);

impl NearRow {
    /// Whether one of these stands at token `index` or close behind it.
    #[inline]
    pub(super) fn has(&self, index: usize, any: Near) -> bool {
        self.0.get(index).is_some_and(|near| near & any.0 != 0)
    }

    /// The first token from `start` on, and before `end`, that has one of these.
    #[inline]
    pub(super) fn next(&self, start: usize, end: usize, any: Near) -> Option<usize> {
        let row = self.0.get(start..end.min(self.0.len()))?;
        let (eights, rest) = row.as_chunks::<8>();
        for (nth, eight) in eights.iter().enumerate() {
            let found = u64::from_le_bytes(*eight) & u64::from_le_bytes([any.0; 8]);
            if found != 0 {
                return Some(start + 8 * nth + found.trailing_zeros() as usize / 8);
            }
        }
        let in_rest = rest.iter().position(|near| near & any.0 != 0)?;
        Some(start + row.len() - rest.len() + in_rest)
    }
}

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

    /// How many tokens are close, the first counted too: "as many as an estimated total of about 20" has ten up to the digits,
    /// and no spelled number is longer than twelve.
    pub const REACH: usize = 12;

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

/// Tells of each token what is close behind it and what can begin there.
pub(super) fn look_ahead(tokens: &[Token]) -> NearRow {
    let mut row = Vec::with_capacity(tokens.len() + BLOCK);
    for first in (0..tokens.len()).step_by(BLOCK) {
        let mut asked = [0; WIDTH];
        for (asked, token) in asked.iter_mut().zip(&tokens[first..]) {
            *asked = by_itself(token);
        }
        let (mut made_of, mut classes) = ([0; WIDTH], [0; WIDTH]);
        for i in 0..WIDTH {
            made_of[i] = (asked[i] >> 8) as u8;
            classes[i] = asked[i] as u8;
        }
        row.extend_from_slice(&of_block(&made_of, &classes));
    }
    row.truncate(tokens.len());
    NearRow(row)
}

/// What is asked of a token: the first bits of its classes, and behind them what it is made of.
#[inline]
fn by_itself(token: &Token) -> u16 {
    let made_of = match token.kind {
        TokenKind::Word => 0,
        TokenKind::Digits => class::TELLS_NUMBER | class::TELLS_TIME | class::JOINS | u64::from(DIGITS) << 8,
        TokenKind::Mark => class::JOINS | u64::from(NO_WORD) << 8,
        TokenKind::Break => u64::from(BREAK) << 8,
    };
    // Letters can be a sign or an ending that is none of the lists: "more than e85 million", "18th".
    let letter = token.glued | (token.span.len() == 1);
    let joins = if letter { class::JOINS } else { 0 };
    (token.class & ASKED | made_of | joins) as u16
}

/// What is close behind the tokens of a block and what can begin there, told of each what it is made of and the first bits of its
/// classes.
fn of_block(made_of: &Row, classes: &Row) -> [u8; BLOCK] {
    let close = spread(made_of, classes);
    let mut near = [0; BLOCK];
    for i in 0..BLOCK {
        let behind = |bit: Near| all_if(close[i] & bit.0 != 0);
        let (number, time, unit) = (behind(Near::NUMBER), behind(Near::TIME), behind(Near::UNIT));
        let word = all_if(made_of[i] & NO_WORD == 0);
        let or = all_if(classes[i + 1] & OR != 0);
        let begins_date = word & time & (OPENS_DATE | unit & (NUMBER | MODIFIER) | or & CALENDAR);
        let begins = NUMBER | TELLS_NUMBER | (number | unit) & MODIFIER | unit & (TIME_UNIT | CALENDAR);
        let date = all_if(classes[i] & begins_date != 0) | all_if(made_of[i] & (DIGITS | OPENS_YEAR) != 0);
        let mention = all_if(classes[i] & begins != 0) | date;
        near[i] = close[i] | date & Near::DATE.0 | mention & Near::MENTION.0;
    }
    near
}

/// What is close behind each token on its line, with nothing foreign between: what the tokens tell, handed on to those before
/// them.
#[inline]
fn spread(made_of: &Row, classes: &Row) -> Row {
    let (mut close, mut line) = ([0; WIDTH], [0; WIDTH]);
    for i in 0..WIDTH {
        close[i] = classes[i] & TELLS;
        line[i] = all_if(made_of[i] & (JOINS | BREAK) == JOINS);
    }
    for i in 0..WIDTH - 1 {
        // "less than a mile": an article counts a unit.
        let one = all_if(classes[i] & NUMBER != 0) & all_if(made_of[i + 1] & UNIT != 0);
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

// The first eight bits of the classes.
const TELLS_NUMBER: u8 = class::TELLS_NUMBER as u8;
const TIME_UNIT: u8 = class::TIME_UNIT as u8;
const NUMBER: u8 = class::NUMBER as u8;
const MODIFIER: u8 = class::MODIFIER as u8;
const CALENDAR: u8 = class::CALENDAR as u8;
const OPENS_DATE: u8 = class::OPENS_DATE as u8;
const OR: u8 = class::OR as u8;

// The next ones, and what else a token is made of.
const UNIT: u8 = (class::UNIT >> 8) as u8;
const JOINS: u8 = (class::JOINS >> 8) as u8;
const OPENS_YEAR: u8 = (class::OPENS_YEAR >> 8) as u8;
const NO_WORD: u8 = 1 << 3;
const DIGITS: u8 = 1 << 4;
const BREAK: u8 = 1 << 5;

/// The classes that are asked for.
const ASKED: u64 = 0xFF | class::UNIT | class::JOINS | class::OPENS_YEAR;
const _: () = assert!(ASKED == 0x7FF);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::tokenize;

    fn near(text: &str, index: usize, any: Near) -> bool {
        look_ahead(&tokenize(text, &crate::lexicon::english().vocabulary)).has(index, any)
    }

    #[test]
    fn a_token_knows_what_is_close_behind_it_on_its_line() {
        let words = |many: usize| "of ".repeat(many);
        // Also where those that stand close are in different blocks.
        for before in [0, BLOCK - Near::REACH, BLOCK - 5, BLOCK - 1, 3 * BLOCK - 7] {
            let near = |text: String, any| near(&format!("{}{text}", words(before)), before, any);
            for (word, is) in [("7", Near::NUMBER), ("7", Near::TIME), ("Friday", Near::TIME), ("weeks", Near::UNIT)] {
                assert!(near(format!("{}{word}", words(Near::REACH - 1)), is), "{word} in reach");
                assert!(!near(format!("{}{word}", words(Near::REACH)), is), "{word} out of reach");
                assert!(!near(format!("{}\n{word}", words(1)), is), "{word} on the next line");
                assert!(!near(format!("of boats {word}"), is), "{word} behind a word of no number and no date");
            }
            assert!(near("of e7".into(), Near::NUMBER), "a letter may be a sign");
            assert!(!near("Friday".into(), Near::NUMBER.or(Near::UNIT)));
            assert!(!near("boats".into(), Near::DATE.or(Near::MENTION)));
        }
    }

    #[test]
    fn the_next_beginning_is_found_wherever_it_stands() {
        for before in 0..20 {
            let text = format!("{}7 boats and 8", "boats ".repeat(before));
            let row = look_ahead(&tokenize(&text, &crate::lexicon::english().vocabulary));
            for start in 0..=before {
                assert_eq!(row.next(start, before + 4, Near::MENTION), Some(before), "{text:?} from {start}");
                assert_eq!(row.next(start, before, Near::MENTION), None, "{text:?} from {start}, its number left out");
            }
            assert_eq!(row.next(before + 4, before + 9, Near::MENTION), None, "{text:?} behind its end");
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
            assert_eq!([Near::DATE, Near::MENTION].map(|any| near(text, 0, any)), [date, mention], "{text}");
        }
    }
}
