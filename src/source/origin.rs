//! The way from an article's text back to the bytes of its file: through markup that was left out, entities that stand
//! for characters, and encodings other than UTF-8.
//!
//! ```text
//! file   57 65 9d 72 …     bytes, in any encoding
//! raw    "We’re **137**"   its content as text    <- encoding --
//! text   "We’re 137"       what is read for claims <- markup --
//! ```

use std::ops::Range;
use std::sync::OnceLock;

use crate::span::{Lines, Place, Span};

/// How an article's text lies in its file.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file's content as text, where the article's text is not simply its tail.
    pub(super) raw: Option<String>,
    /// Bytes of the content that come before the text: front matter.
    pub(super) base: u32,
    /// From the text to the content after `base`, where markup was left out.
    pub(super) markup: Map,
    /// From the content to the bytes of the file.
    pub(super) encoding: Map,
    /// Which words stand for a place.
    pub(super) quote: Quote,
    /// How lines are counted.
    pub(super) counting: Counting,
    /// Line breaks, found when the first place is asked for.
    pub(super) lines: OnceLock<Lines>,
}

/// Which words a quotation shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quote {
    /// Those of the file, markup included.
    #[default]
    Verbatim,
    /// Those of the text, because the file's are not readable.
    Readable,
}

/// How lines are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// In the content; the text begins on this line if it is the tail of the content.
    Lines(u32),
    /// All of the text stands on this line of a JSON Lines file, and columns count its characters.
    Record(u32),
}

impl Default for Counting {
    fn default() -> Self {
        Self::Lines(1)
    }
}

/// The exact words at a place, and where they stand in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// The file, relative to the working folder, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte in the file (of a JSON Lines article: in its `text`).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words: the file's own, markup included; of an HTML page the readable ones.
    pub quote: String,
}

impl Origin {
    /// The passage of `file` that the stretch `span` of `text` was read from.
    pub(super) fn passage(&self, file: &str, text: &str, span: Span) -> Passage {
        let length = text.len() as u32;
        let end = span.end.min(length);
        let span = Span { start: span.start.min(end), end };
        let raw = Span { start: self.base + self.markup.start(span.start), end: self.base + self.markup.end(span) };
        let place = self.place(text, raw.start);
        let quote = match (&self.raw, self.quote) {
            (Some(content), Quote::Verbatim) => raw.of(content),
            _ => span.of(text),
        };
        let start = self.encoding.start(raw.start);
        Passage {
            file: file.to_owned(),
            line: place.line,
            column: place.column,
            start,
            end: self.encoding.end(raw),
            quote: quote.to_owned(),
        }
    }

    fn place(&self, text: &str, offset: u32) -> Place {
        let content = self.raw.as_deref().unwrap_or(text);
        let lines = self.lines.get_or_init(|| Lines::of(content));
        match self.counting {
            Counting::Record(line) => Place { line, column: lines.characters_before(content, offset as usize) + 1 },
            Counting::Lines(_) if self.raw.is_some() => lines.place(content, offset as usize),
            Counting::Lines(first) => {
                let place = lines.place(content, (offset - self.base) as usize);
                Place { line: place.line + first - 1, column: place.column }
            }
        }
    }
}

/// A map from one text to the longer or shorter one that it was made from. Empty, it changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Map {
    pieces: Vec<Piece>,
}

/// A run of equal steps: each `from` bytes here were made from `to` bytes there.
///
/// Copied text is a run of steps of 1 and 1; "’" in windows-1252 is a step of 3 and 1, "&amp;" one of 1 and 5. Steps are never
/// split: a position inside one is its start for a start, its end for an end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    here: u32,
    there: u32,
    from: u32,
    to: u32,
}

impl Map {
    /// A map that moves everything by `bytes`.
    pub(super) fn shifted(bytes: usize) -> Self {
        let piece = Piece { here: 0, there: bytes as u32, from: 1, to: 1 };
        Self { pieces: if bytes == 0 { Vec::new() } else { vec![piece] } }
    }

    /// Where what begins at `offset` begins there.
    pub(super) fn start(&self, offset: u32) -> u32 {
        match self.piece(offset) {
            None => offset,
            Some(p) => p.there + (offset.saturating_sub(p.here)) / p.from * p.to,
        }
    }

    /// Where `span` ends there.
    pub(super) fn end(&self, span: Span) -> u32 {
        if span.is_empty() {
            return self.start(span.start);
        }
        match self.piece(span.end - 1) {
            None => span.end,
            Some(p) => p.there + ((span.end - 1).saturating_sub(p.here) / p.from + 1) * p.to,
        }
    }

    fn piece(&self, offset: u32) -> Option<&Piece> {
        self.pieces.get(self.pieces.partition_point(|p| p.here <= offset).saturating_sub(1))
    }
}

/// A text that grows together with its map.
#[derive(Clone, Debug, Default)]
pub(super) struct Mapped {
    pub(super) text: String,
    pub(super) map: Map,
}

impl Mapped {
    /// Adds text that stands there as it is, from the byte `there` on.
    pub(super) fn copy(&mut self, text: &str, there: usize) {
        if !text.is_empty() {
            self.step(1, there as u32, 1);
            self.text.push_str(text);
        }
    }

    /// Adds text that was made from the bytes `there`.
    pub(super) fn replace(&mut self, text: &str, there: Range<usize>) {
        if !text.is_empty() {
            self.step(text.len() as u32, there.start as u32, there.len() as u32);
            self.text.push_str(text);
        }
    }

    fn step(&mut self, from: u32, there: u32, to: u32) {
        let here = self.text.len() as u32;
        if let Some(last) = self.map.pieces.last()
            && (last.from, last.to) == (from, to)
            && last.there + (here - last.here) / from * to == there
        {
            return;
        }
        self.map.pieces.push(Piece { here, there, from, to });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_map_changes_nothing() {
        let map = Map::default();
        assert_eq!((map.start(7), map.end(Span::new(7, 9))), (7, 9));
    }

    #[test]
    fn a_step_is_never_split() {
        let mut mapped = Mapped::default();
        mapped.copy("R", 10);
        mapped.replace("&", 11..16);
        mapped.copy("D", 16);
        let map = mapped.map;
        assert_eq!((map.start(0), map.end(Span::new(0, 3))), (10, 17));
        assert_eq!((map.start(1), map.end(Span::new(1, 2))), (11, 16));
        assert_eq!((map.start(2), map.end(Span::new(2, 3))), (16, 17));
        assert_eq!((map.start(3), map.end(Span::new(3, 3))), (17, 17));
    }

    #[test]
    fn runs_of_equal_steps_are_one_piece() {
        let mut mapped = Mapped::default();
        for (i, c) in "Москва".chars().enumerate() {
            mapped.replace(&c.to_string(), i..i + 1);
        }
        assert_eq!(mapped.map.pieces.len(), 1);
        assert_eq!((mapped.map.start(4), mapped.map.end(Span::new(4, 8))), (2, 4));
    }
}
