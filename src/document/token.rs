//! A word, a digit run or a mark of a text, with its place and the id of its word.

use crate::lexicon::{Vocabulary, WordId};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("don't") and the dots of an acronym ("U.S.").
    Word,
    /// ASCII digits alone; "4th" and "750K" are a digit run and a word glued to it.
    Digits,
    /// One mark: punctuation or a symbol. Curly quotes and dashes have the ids of their own characters.
    Mark,
    /// A line break (or several with blanks between them).
    Break,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its word, folded; [`WordId::UNKNOWN`] if no list holds it. Straight quotes stand for curly ones.
    pub word: WordId,
    /// The classes of its word, one bit each.
    pub class: u64,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether no blank stands between it and the token before.
    pub glued: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
}

impl Token {
    /// Whether its word has one of the class bits.
    #[must_use]
    #[inline]
    pub fn is(&self, class: u64) -> bool {
        self.class & class != 0
    }

    /// Whether it is this word of `text`, in any case.
    #[inline]
    pub(super) fn is_word(&self, text: &str, word: &str) -> bool {
        // Most tokens are told from it by their length and first letter, asked together: whether a word is as long as another
        // can't be foretold, and a branch for that alone would cost more than both.
        let first = |bytes: &[u8], at: usize| bytes.get(at).map_or(0, |byte| byte | 0x20);
        let alike = first(text.as_bytes(), self.span.start as usize) == first(word.as_bytes(), 0);
        (self.span.len() == word.len()) & alike && self.reads(text, word)
    }

    #[inline(never)]
    fn reads(&self, text: &str, word: &str) -> bool {
        let written = text.as_bytes().get(self.span.start as usize..self.span.end as usize);
        // Most words are written as the lists write them.
        written.is_some_and(|written| written == word.as_bytes() || written.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Makes it stand for another word than the one it was read as: a name that is misspelt.
    pub fn stand_for(&mut self, word: WordId, vocabulary: &Vocabulary) {
        self.word = word;
        self.class = vocabulary.class(word);
    }
}
