//! Finds numbers, amounts, dates and durations in a document and reads the value each stands for.
//!
//! [`find`] walks the tokens once. At each token that can begin a mention, as far as [`Near`] tells, it asks the finders of
//! `TIME` and then those of `NUMBERS`, in order; the first to find something wins and the walk goes on behind it.

mod age;
mod amount;
mod citation;
mod currency;
mod date;
mod digits;
mod duration;
mod height;
pub mod imprint;
mod label;
mod modifier;
mod name;
mod noun;
mod number;
mod one_unit;
mod ordinal;
mod preposition;
mod quantity;
mod range;
mod rate;
mod share;
mod title;
mod unit;
mod words;
#[cfg(test)]
mod work;

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use jiff::civil::Date;

use crate::document::{Document, Near, TokenKind};
use crate::lexicon::{Modifier, class};
use crate::span::Span;
use crate::value::{Days, Kind, Value};
use amount::Amount;
use date::{Known, Lead, Reader};
pub use noun::list_end;

/// A number, date, amount or duration in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its tokens, modifier and unit included: "at least 137", "since 2014", "22 miles (35 kilometers)".
    pub tokens: Range<usize>,
    /// Its tokens without the modifier and relation words before and after: "137", "2014".
    pub core: Range<usize>,
    /// What it stands for.
    pub value: Value,
    /// What `core` alone stands for, where a relation word changed it: 2014 of "since 2014", "by 2018", "until May".
    pub core_value: Option<Box<Value>>,
    /// What is counted, for a count with a noun: "Russian diplomatic staff".
    pub noun: Option<Noun>,
    /// A distance from a day that the text names or leaves open: "two weeks before", "three days later".
    pub offset: Option<Offset>,
    /// The days of a length that ends or begins with the day of publication: "the past three months".
    pub days: Option<Days>,
}

/// The noun that a number counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noun {
    /// The whole phrase without the number: "Russian diplomatic staff".
    pub tokens: Range<usize>,
    /// Its head: the token of "staff".
    pub head: usize,
}

/// A distance in time from an anchor other than the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offset {
    /// How far, in `unit`s; negative is before the anchor.
    pub amount: i32,
    /// Of what.
    pub unit: TimeUnit,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// A day.
    Day,
    /// Seven days.
    Week,
    /// A calendar month.
    Month,
    /// A calendar year.
    Year,
}

impl Mention {
    /// What kind of value it has.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match &self.value {
            Value::Quantity(q) => q.kind,
            Value::Date(_) => Kind::Date,
            Value::Term(_) => Kind::Term,
        }
    }

    /// Its bytes.
    #[must_use]
    pub fn span(&self, document: &Document) -> Span {
        document.span(self.tokens.clone())
    }
}

/// What a mention says once more in another unit, and where: 35 kilometres of "22 miles (35 kilometers)".
#[must_use]
pub fn said_again(document: &Document, mention: &Mention) -> Option<(Value, Range<usize>)> {
    quantity::said_again(document, mention)
}

/// What a text is read against.
#[derive(Clone, Copy, Debug, Default)]
pub struct Context {
    /// The day on which the article was published; without it relative dates stay partial.
    pub published: Option<Date>,
}

/// A token at which a mention may begin, and what more than one finder asks of it, read once.
struct Start<'d> {
    document: &'d Document<'d>,
    at: usize,
    /// Reads dates and lengths of time.
    reader: Reader<'d>,
    /// How a date may begin there.
    lead: Option<Lead>,
    /// The modifier that begins there, "at least"; what it stands at begins behind it.
    before: Option<Modifier>,
    /// The token behind the modifier, or the token itself.
    start: usize,
    /// Which finders can find something there.
    may: u8,
    /// What [`Start::stated`] has read.
    amount: &'d OnceCell<Option<Amount>>,
}

impl<'d> Start<'d> {
    /// `None` where nothing need be asked, though the words near the token let something begin.
    fn new(reader: Reader<'d>, at: usize, amount: &'d OnceCell<Option<Amount>>) -> Option<Self> {
        let document = reader.document;
        let token = document.tokens[at];
        let digits = token.kind == TokenKind::Digits;
        let told = digits || token.is(class::TELLS_NUMBER);
        let article = token.is(class::NUMBER) && !told;
        // "in" and "as" are common, "in excess of" and "as many as" are not.
        let modifies = token.is(class::MODIFIER) && document.near(at, Near::NUMBER.or(Near::UNIT));
        let modifier = if modifies { modifier::read_before(document, at) } else { None };
        let (before, start) = modifier.map_or((None, at), |(modifier, behind)| (Some(modifier), behind));
        let next = |class| document.is(at + 1, class);
        let number = told
            || document.near(at, Near::NUMBER)
                && (before.is_some()
                    || token.is(class::MODIFIER) && document.says(at, &OPENERS)
                    || article
                        && (next(class::NUMBER | class::TELLS_NUMBER | class::UNIT)
                            || document.says(at + 1, &["full", "whole"])));
        // "no", "none".
        let nobody = told && before.is_none() && !digits && !token.is(class::NUMBER);
        let someone = article && !number && quantity::may_be_someone(document, at);
        let lead = Lead::at(reader, at);
        let date = lead.is_some();
        let goes_on = || {
            next(class::CALENDAR | class::NUMBER | class::MODIFIER)
                || document.is_mark(at + 1, b'-')
                || document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Digits)
        };
        let length = document.near(at, Near::UNIT)
            && !(digits && date::counts(reader, at))
            && (told
                || before.is_some()
                || token.is(class::TIME_UNIT)
                || token.is(class::NUMBER | class::MODIFIER | class::CALENDAR) && goes_on());
        let length = length || digits && duration::race::may_begin(reader, at);
        let bit = |is: bool, bit: u8| if is { bit } else { 0 };
        let may = bit(date, may::DATE)
            | bit(length, may::LENGTH)
            | bit(number && !nobody, may::NUMBER)
            | bit(nobody, may::NOBODY)
            | bit(someone, may::SOMEONE);
        // Put together only where a finder is asked.
        if may == 0 { None } else { Some(Self { document, at, reader, lead, before, start, may, amount }) }
    }

    /// Adds what the first finder to find something finds, unless it overlaps the mention before; the token to go on at.
    fn add_first_of(&self, finders: &[(u8, Finder)], mentions: &mut Vec<Mention>) -> Option<usize> {
        for (asked, find) in finders {
            if self.may & asked != 0
                && let Some(found) = find(self)
            {
                if mentions.last().is_some_and(|last| found.tokens.start < last.tokens.end) {
                    return None;
                }
                // A finder that hands back nothing new must not hold up the walk.
                let behind = found.tokens.end.max(self.at + 1);
                mentions.push(found);
                return Some(behind);
            }
        }
        None
    }

    /// The range or the single amount that begins behind the modifier.
    fn stated(&self) -> Option<&Amount> {
        let read = || {
            // "below -70" begins with its sign.
            let sign = usize::from(self.before.is_some() && self.document.is_mark(self.start, b'-'));
            match range::read_or_one(self.document, self.start + sign) {
                Some(stated) => (sign == 0 || stated.tokens.start == self.start).then_some(stated),
                None => one_unit::read(self.document, self.start, self.before, self.at),
            }
        };
        self.amount.get_or_init(read).as_ref()
    }
}

/// What can begin at a token, and so which finders are asked there: a bit each.
mod may {
    /// A date or a stretch of the calendar.
    pub(super) const DATE: u8 = 1;
    /// A length of time.
    pub(super) const LENGTH: u8 = 1 << 1;
    /// A number, with a modifier or without.
    pub(super) const NUMBER: u8 = 1 << 2;
    /// An article that counts one person, with no number behind it.
    pub(super) const SOMEONE: u8 = 1 << 3;
    /// "no" or "none".
    pub(super) const NOBODY: u8 = 1 << 4;
}

/// Reads the mention that begins at a token (its sign or modifier included), if one does.
type Finder = fn(&Start) -> Option<Mention>;

/// What is asked first: "March 22, 2024", "two years" and "the 1990s" are no plain numbers, and "13-year-old" is no duration.
const TIME: &[(u8, Finder)] = &[
    (may::NUMBER, age::find),
    (may::DATE, age::in_words),
    (may::DATE, |s| date::read(s.reader, s.lead.as_ref()?)),
    (may::NUMBER, |s| ordinal::find_at(s.document, s.at)),
    (may::LENGTH, |s| duration::find_at(s.reader, s.at)),
];

/// What is asked of a number that is neither one of these nor a name or a score.
const NUMBERS: &[(u8, Finder)] = &[
    (may::NUMBER, quantity::find),
    (may::SOMEONE, |s| quantity::someone(s.document, s.at)),
    (may::NOBODY, |s| quantity::none(s.document, s.at)),
];

/// All mentions of a document in order of the text, none overlapping another.
#[must_use]
pub fn find(document: &Document, context: Context) -> Vec<Mention> {
    // News has one in thirty tokens.
    let mut mentions = Vec::with_capacity(document.tokens.len() / 32);
    let story = RefCell::default();
    let known = Known::of_story(context, &story);
    let reader = Reader::new(document, &known);
    let mut at = 0;
    while let Some(next) = document.next_near(at, document.tokens.len(), Near::MENTION) {
        at = match quantity::counted(reader, next) {
            Some(counted) => {
                debug_assert_eq!(Some(&counted), asked_one_by_one(reader, next).as_ref(), "a count is nothing else");
                mentions.push(counted);
                next + 1
            }
            None => add_at(reader, next, &mut mentions),
        };
    }
    mentions
}

/// Adds the mention that begins at token `at`, if one does; the token to go on at.
fn add_at(reader: Reader, at: usize, mentions: &mut Vec<Mention>) -> usize {
    let amount = OnceCell::new();
    let Some(start) = Start::new(reader, at, &amount) else { return at + 1 };
    start
        .add_first_of(TIME, mentions)
        .or_else(|| label::end_of(reader.document, at).map(|end| end.max(at + 1)))
        .or_else(|| start.add_first_of(NUMBERS, mentions))
        .unwrap_or(at + 1)
}

/// What the finders find at token `at`.
fn asked_one_by_one(reader: Reader, at: usize) -> Option<Mention> {
    let mut found = Vec::new();
    add_at(reader, at, &mut found);
    found.pop()
}

/// What opens an age, a range or a count of nothing, and is no modifier by itself.
const OPENERS: [&str; 7] = ["age", "aged", "ages", "between", "from", "no", "none"];
