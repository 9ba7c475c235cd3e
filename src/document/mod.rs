//! A text cut into tokens, sentences, paragraphs and quoted speech: what every finder reads.

mod boilerplate;
mod broken;
mod cut;
#[cfg(test)]
mod looks;
mod near;
mod sentence;
mod speech;
mod token;

pub use cut::tokenize;
#[cfg(test)]
pub(crate) use looks::looks_of;
pub use near::Near;
use near::NearRow;
pub use sentence::{Block, Paragraph, Sentence};
pub use token::{Token, TokenKind};

use std::ops::Range;
use std::sync::OnceLock;

use speech::Speech;

use crate::lexicon::{Vocabulary, WordId, english};
use crate::span::Span;

/// A text and how it is built. Positions in it are token indices; [`Document::span`] turns them into bytes.
#[derive(Debug)]
pub struct Document<'a> {
    /// The article's text.
    pub text: &'a str,
    /// The words it was read with.
    pub vocabulary: &'a Vocabulary,
    /// Its tokens in order.
    pub tokens: Vec<Token>,
    /// What stands close behind each token and what can begin there.
    near: NearRow,
    /// Its sentences in order; every token that is not a break lies in exactly one.
    pub sentences: Vec<Sentence>,
    /// Its paragraphs in order.
    pub paragraphs: Vec<Paragraph>,
    /// What each paragraph is: looked up when it is first asked for, as is the next.
    blocks: OnceLock<Vec<Block>>,
    /// Who says what: looked up when it is first asked for, since numbers alone do not need it.
    speech: OnceLock<Speech>,
}

/// Sentences of more tokens are long.
const LONG_SENTENCE: usize = 100;

impl<'a> Document<'a> {
    /// Reads `text` with the words of `vocabulary`.
    #[must_use]
    pub fn read(text: &'a str, vocabulary: &'a Vocabulary) -> Self {
        let (mut tokens, mut stops) = cut::cut(text, vocabulary);
        sentence::join_wrapped(text, &mut tokens, &mut stops);
        let near = near::look_ahead(&tokens);
        let (sentences, paragraphs) = sentence::split(text, &tokens, &stops);
        Self { text, vocabulary, tokens, near, sentences, paragraphs, blocks: OnceLock::new(), speech: OnceLock::new() }
    }

    /// The word of token `index`, `UNKNOWN` past the end.
    #[must_use]
    #[inline]
    pub fn word(&self, index: usize) -> WordId {
        #[cfg(test)]
        looks::look();
        self.tokens.get(index).map_or(WordId::UNKNOWN, |t| t.word)
    }

    /// Whether token `index` is the ASCII mark `mark`.
    #[must_use]
    #[inline]
    pub fn is_mark(&self, index: usize, mark: u8) -> bool {
        self.word(index) == WordId::ascii(mark)
    }

    /// Whether the word of token `index` has one of the class bits.
    #[must_use]
    #[inline]
    pub fn is(&self, index: usize, class: u64) -> bool {
        #[cfg(test)]
        looks::look();
        self.tokens.get(index).is_some_and(|t| t.is(class))
    }

    /// Whether one of these lists of grammar (bits of [`list`](crate::lexicon::list)) holds the word of token `index`.
    #[must_use]
    #[inline]
    pub fn is_listed(&self, index: usize, lists: u32) -> bool {
        english().grammar.lists(self.word(index), lists)
    }

    /// Whether one of these stands at token `index` or close behind it.
    #[must_use]
    #[inline]
    pub fn near(&self, index: usize, any: Near) -> bool {
        #[cfg(test)]
        looks::look();
        self.near.has(index, any)
    }

    /// The first token from `start` on, and before `end`, at which or close behind which one of these stands.
    #[must_use]
    #[inline]
    pub fn next_near(&self, start: usize, end: usize, any: Near) -> Option<usize> {
        self.near.next(start, end, any)
    }

    /// Whether token `index` is one of these words, in any case.
    #[must_use]
    #[inline]
    pub fn says(&self, index: usize, words: &[&str]) -> bool {
        #[cfg(test)]
        looks::look();
        let Some(token) = self.tokens.get(index) else { return false };
        words.iter().any(|word| token.is_word(self.text, word))
    }

    /// Whether token `index` is this word, in any case. Most tokens are told from it by their length.
    #[must_use]
    #[inline]
    pub fn is_word(&self, index: usize, word: &str) -> bool {
        #[cfg(test)]
        looks::look();
        self.tokens.get(index).is_some_and(|t| t.is_word(self.text, word))
    }

    /// What token `index` looks like, empty past the end.
    #[must_use]
    #[inline]
    pub fn written(&self, index: usize) -> &'a str {
        #[cfg(test)]
        looks::look();
        self.tokens.get(index).map_or("", |t| t.span.of(self.text))
    }

    /// The bytes of a range of tokens.
    #[must_use]
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|i| self.tokens.get(i))) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.join(last.span),
            (Some(first), _) => Span { start: first.span.start, end: first.span.start },
            _ => Span::new(self.text.len(), self.text.len()),
        }
    }

    /// The tokens that name who says token `index`, `None` for the publisher's own voice.
    #[must_use]
    pub fn speaker_of(&self, index: usize) -> Option<Range<usize>> {
        self.speech().speaker_of(self, index)
    }

    /// Whether token `index` belongs to somebody who only speaks: "…, two doctors said".
    #[must_use]
    pub fn is_speaker(&self, index: usize) -> bool {
        self.speech().of_sentence(self, index).any(|a| a.said.contains(&index))
    }

    /// The same, read from the sentence alone as long as nobody has asked who says what in the whole text: numbers ask it of few
    /// sentences. One that is long is read with the others, so that asking often takes no more work than asking once.
    #[must_use]
    pub fn is_speaker_in_sentence(&self, index: usize) -> bool {
        let sentence = self.sentence_around(index).map_or(0..0, |s| s.tokens.clone());
        if self.speech.get().is_some() || sentence.len() > LONG_SENTENCE {
            return self.is_speaker(index);
        }
        Speech::is_speaker_in(self, sentence, index)
    }

    /// Who says what.
    fn speech(&self) -> &Speech {
        self.speech.get_or_init(|| Speech::of(self))
    }

    /// What each paragraph is.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        let find = || boilerplate::blocks(self.text, &self.tokens, &self.sentences, &self.paragraphs);
        self.blocks.get_or_init(find)
    }

    /// What the paragraph of sentence `index` is; past the end, the article.
    #[must_use]
    pub fn block_of_sentence(&self, index: usize) -> Block {
        let block = self.sentences.get(index).and_then(|sentence| self.blocks().get(sentence.paragraph));
        block.copied().unwrap_or(Block::Body)
    }

    /// The sentence that holds token `index`; `None` where the text has no sentence.
    #[must_use]
    pub fn sentence_around(&self, index: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentence_of(index))
    }

    /// The index of the sentence that holds token `index`.
    #[must_use]
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentences.partition_point(|s| s.tokens.end <= index).min(self.sentences.len().saturating_sub(1))
    }
}
