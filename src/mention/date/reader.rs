//! Looks at the tokens of a document with the eyes of the calendar.

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;

use super::anchor::{Story, Told};
use super::stretch::Dated;
use crate::document::{Document, Near, Token, TokenKind};
use crate::lexicon::{Fixed, Role, Sense, class, english};
use crate::mention::Context;

/// A document and what it is read against. It is handed from reader to reader, so it is no more than two references.
#[derive(Clone, Copy)]
pub(in crate::mention) struct Reader<'d> {
    pub document: &'d Document<'d>,
    pub known: &'d Known<'d>,
}

/// What a date is read against.
#[derive(Clone, Copy)]
pub(in crate::mention) struct Known<'d> {
    pub context: Context,
    /// How many dates lie around this one: "two weeks before the week of May 3" has three. A cap keeps any text from
    /// nesting them without end.
    pub depth: u8,
    /// The dates that the walk over the text has found, if there is a walk.
    pub story: Option<&'d RefCell<Story>>,
    /// The date told last in the words that are being read: Monday of "from 6 p.m. Monday to noon the next day".
    pub told: Option<Told>,
}

impl<'d> Known<'d> {
    /// What is known before anything is read.
    pub(in crate::mention) fn new(context: Context) -> Self {
        Self { context, depth: 0, story: None, told: None }
    }

    /// The same, on a walk that keeps the dates told.
    pub(in crate::mention) fn of_story(context: Context, story: &'d RefCell<Story>) -> Self {
        Self { story: Some(story), ..Self::new(context) }
    }
}

impl<'d> Reader<'d> {
    /// Reads a document from its beginning.
    pub(in crate::mention) fn new(document: &'d Document<'d>, known: &'d Known<'d>) -> Self {
        Self { document, known }
    }

    /// The same text, read knowing something else.
    pub(super) fn knowing<'e>(self, known: &'e Known<'e>) -> Reader<'e>
    where
        'd: 'e,
    {
        Reader { document: self.document, known }
    }

    /// What is known behind a date of the words that are being read.
    pub(super) fn telling(self, tokens: Range<usize>, dated: &Dated) -> Known<'d> {
        Known { told: Told::at(tokens, dated).or(self.known.told), ..*self.known }
    }

    /// The day of publication.
    #[inline]
    pub(in crate::mention) fn published(self) -> Option<Date> {
        self.known.context.published
    }

    /// What the word of token `at` means in dates.
    #[inline]
    pub(in crate::mention) fn sense(self, at: usize) -> &'static Sense {
        match self.document.tokens.get(at) {
            Some(token) if token.is(class::CALENDAR) => english().calendar.sense(token.word),
            _ => Sense::nothing(),
        }
    }

    /// The sense of the token before `at`.
    pub(super) fn sense_before(self, at: usize) -> &'static Sense {
        match at.checked_sub(1) {
            Some(before) => self.sense(before),
            None => Sense::nothing(),
        }
    }

    /// Whether the word of token `at` tells one of these things (bits of [`beside`](crate::lexicon::beside)) of a date.
    pub(super) fn tells(self, at: usize, what: u32) -> bool {
        english().calendar.tells(self.document.word(at), what)
    }

    /// Whether the word of token `at` is in one of these lists (bits of [`clause`](crate::lexicon::clause)) of what words tell
    /// of the time of their clause.
    #[inline]
    pub(in crate::mention) fn of_clause(self, at: usize, lists: u32) -> bool {
        english().calendar.of_clause(self.document.word(at)) & lists != 0
    }

    #[inline]
    pub(in crate::mention) fn role(self, at: usize) -> Option<Role> {
        self.sense(at).role
    }

    #[inline]
    pub(in crate::mention) fn kind(self, at: usize) -> Option<TokenKind> {
        self.document.tokens.get(at).map(|t| t.kind)
    }

    #[inline]
    pub(in crate::mention) fn is_word(self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether token `at` is `mark` (curly quotes and dashes count as straight ones).
    #[inline]
    pub(in crate::mention) fn mark(self, at: usize, mark: u8) -> bool {
        self.document.is_mark(at, mark)
    }

    /// Whether token `at` stands right behind the one before it.
    #[inline]
    pub(in crate::mention) fn glued(self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.glued)
    }

    #[inline]
    pub(in crate::mention) fn capital(self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|t| t.capital)
    }

    /// Whether token `at` may begin a name: a capital that is not that of a text in capitals.
    pub(super) fn named(self, at: usize) -> bool {
        self.capital(at) && !self.document.written(at).chars().all(char::is_uppercase)
    }

    /// Whether the unit at token `at` is one of many: "years".
    pub(in crate::mention) fn plural(self, at: usize) -> bool {
        self.document.written(at).ends_with(['s', 'S'])
    }

    /// Whether token `at` is this word, written in any case.
    #[inline]
    pub(in crate::mention) fn says(self, at: usize, word: &str) -> bool {
        self.document.is_word(at, word) && self.is_word(at)
    }

    /// The value of a run of at most four digits, and how many they are.
    #[inline]
    pub(in crate::mention) fn digits(self, at: usize) -> Option<(i16, usize)> {
        match self.document.tokens.get(at) {
            Some(token) if token.kind == TokenKind::Digits => self.value(token),
            _ => None,
        }
    }

    fn value(self, digits: &Token) -> Option<(i16, usize)> {
        let length = digits.span.len();
        if length > 4 {
            return None;
        }
        let written = self.document.text.as_bytes().get(digits.span.start as usize..digits.span.end as usize)?;
        Some((written.iter().fold(0, |n, digit| n * 10 + i16::from(digit - b'0')), length))
    }

    /// Whether the digits before `end` go on as a larger number, a time or an amount: "2,014", "3.5", "9:30", "22%".
    pub(super) fn goes_on(self, end: usize) -> bool {
        let digits_behind = |at| self.kind(at) == Some(TokenKind::Digits) && self.glued(at);
        let Some(token) = self.document.tokens.get(end) else { return false };
        if !token.glued {
            return self.mark(end, b'%');
        }
        let grouped = self.mark(end, b',') && digits_behind(end + 1) && self.document.written(end + 1).len() == 3;
        let point = (self.mark(end, b'.') || self.mark(end, b':')) && digits_behind(end + 1);
        grouped || point || self.mark(end, b'%') || token.kind == TokenKind::Digits
    }

    /// Whether something stands before token `at` that makes its digits part of another number: "$2014", "1,999", "Su-35".
    pub(super) fn comes_from(self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        if self.mark(before, b'$')
            || self.mark(before, b'#')
            || self.kind(before) == Some(TokenKind::Mark) && ["£", "€", "¥"].contains(&self.document.written(before))
        {
            return true;
        }
        if !self.glued(at) {
            return false;
        }
        let joins = self.mark(before, b',') || self.mark(before, b'.') || self.mark(before, b':');
        let digits_before = before.checked_sub(1).is_some_and(|i| self.kind(i) == Some(TokenKind::Digits));
        self.is_word(before) || (joins && digits_before && self.glued(before))
    }

    /// Whether the word is a noun for people: what stands before it counts them.
    pub(super) fn is_person(self, at: usize) -> bool {
        self.document.is(at, class::PERSON)
    }

    /// The words of the line from token `at` on, as far as a spelled number reaches.
    pub(in crate::mention) fn near(self, at: usize) -> impl Iterator<Item = (usize, &'d Token)> {
        let tokens = self.document.tokens.get(at..).unwrap_or(&[]);
        let line = (at..).zip(tokens).take(Near::REACH).take_while(|(_, t)| t.kind != TokenKind::Break);
        line.filter(|(_, t)| t.kind == TokenKind::Word)
    }

    /// Whether a unit of time stands within the length of a spelled number from token `at`: without one, no number there
    /// tells a length of time.
    pub(in crate::mention) fn unit_near(self, at: usize) -> bool {
        self.document.near(at, Near::UNIT)
    }

    /// `at`, or the token behind "the".
    #[inline]
    pub(in crate::mention) fn past_the(self, at: usize) -> usize {
        if self.role(at) == Some(Role::The) { at + 1 } else { at }
    }

    /// `at`, or the token behind a mark.
    #[inline]
    pub(in crate::mention) fn past_mark(self, at: usize, mark: u8) -> usize {
        if self.mark(at, mark) { at + 1 } else { at }
    }

    /// The longest phrase with a value of its own that begins at `at`, and the token behind it.
    pub(super) fn phrase(self, at: usize) -> Option<(usize, Fixed)> {
        if !self.sense(at).phrase {
            return None;
        }
        let word_at = |i: usize| {
            let token = self.document.tokens.get(at + i)?;
            (token.kind != TokenKind::Break).then_some(token.word)
        };
        let (length, fixed) = english().calendar.phrase(self.document.word(at), word_at)?;
        Some((at + length, fixed))
    }
}
