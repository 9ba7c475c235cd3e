//! One article as every later stage sees it: who published it and when, its text, and the way from the text back to the file.

use jiff::civil::Date;

use crate::span::{Lines, Place, Span};

/// One article of one publisher.
#[derive(Clone, Debug)]
pub struct Article {
    /// The source's id, unique in a corpus.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The day it was last updated.
    pub updated: Option<Date>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The story it belongs to, where its front matter says so.
    pub story: Option<String>,
    /// The file it was read from, relative to the working folder, with `/`; `-` for standard input.
    pub file: String,
    /// The text to read: paragraphs parted by line breaks, without front matter, without markup.
    pub text: String,
    /// The way from `text` back to the file.
    pub origin: Origin,
}

/// How an article's text lies in its file.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The file's content as text (of a JSON Lines article: its `text`), if `Article::text` is not the same from `base` on.
    pub raw: Option<String>,
    /// Pieces in order of the text; each runs to the next piece's start.
    pub pieces: Vec<Piece>,
    /// Line on which the content begins, from 1: that of the object for an article of a JSON Lines file.
    pub first_line: u32,
    /// Bytes of front matter skipped before the text begins, when the text is a plain tail of the file.
    pub base: u32,
    /// Lines of the content, front matter included.
    pub lines: Lines,
}

/// A stretch of the article's text and where it starts in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// First byte in the text.
    pub text: u32,
    /// First byte in the file.
    pub file: u32,
}

impl Article {
    pub fn file_span(&self, s: Span) -> Span {
        s
    }
}
