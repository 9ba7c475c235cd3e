//! Sentences and paragraphs.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::Vocabulary;

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The index of its paragraph.
    pub paragraph: usize,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Body,
    /// A headline or a heading between paragraphs: no full stop, few words.
    Heading,
    /// The words under a picture.
    Caption,
    /// Not the article: navigation, related links, repeated glossaries.
    Boilerplate,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its sentences.
    pub sentences: Range<usize>,
    /// What it is.
    pub block: Block,
}

/// Splits tokens into sentences and paragraphs.
pub(super) fn split(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> (Vec<Sentence>, Vec<Paragraph>) {
    let _ = (text, vocabulary);
    // Placeholder until the splitter stands: one sentence a line.
    let mut sentences = Vec::new();
    let mut paragraphs = Vec::new();
    let mut start = 0;
    for (i, t) in tokens.iter().enumerate().chain(std::iter::once((tokens.len(), &tokens[0]))) {
        if i == tokens.len() || t.kind == TokenKind::Break {
            if start < i {
                sentences.push(Sentence { tokens: start..i, paragraph: paragraphs.len() });
                paragraphs.push(Paragraph { sentences: sentences.len() - 1..sentences.len(), block: Block::Body });
            }
            start = i + 1;
        }
    }
    (sentences, paragraphs)
}
