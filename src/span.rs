//! Places in a text: byte spans, and the lines and columns that a reader counts.

use serde::{Deserialize, Serialize};

/// A stretch of bytes `[start, end)` of one article's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span `[start, end)`.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }

    /// The words at this place. Empty if the span lies outside `text` or splits a character.
    #[must_use]
    #[inline]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Length in bytes.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// A line and a column, both counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// Where the lines of a text begin, so that a byte offset can be told as a [`Place`].
///
/// A line ends with `\n`, `\r\n` or a lone `\r`.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    starts: Vec<u32>,
    /// How many characters begin before each multiple of [`STRIDE`]: a corpus may hold a line of 10 MB with a claim in
    /// every sentence, and counting its columns from the line's start each time would be quadratic.
    characters: Vec<u32>,
}

const STRIDE: usize = 256;

impl Lines {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(at as u32 + 1);
            }
        }
        let mut characters = Vec::with_capacity(bytes.len() / STRIDE + 1);
        let mut count = 0;
        for stride in bytes.chunks(STRIDE) {
            characters.push(count);
            count += count_characters(stride);
        }
        Self { starts, characters }
    }

    /// The place of the byte `offset` of `text`, which must be the text given to [`Lines::of`].
    #[must_use]
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let line = self.starts.partition_point(|&s| s as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&s| s as usize);
        let column = self.characters_before(text, offset) - self.characters_before(text, start) + 1;
        Place { line: line as u32, column }
    }

    /// How many characters of `text`, which must be the text given to [`Lines::of`], begin before the byte `offset`.
    #[must_use]
    pub fn characters_before(&self, text: &str, offset: usize) -> u32 {
        let offset = offset.min(text.len());
        let stride = (offset / STRIDE).min(self.characters.len().saturating_sub(1));
        let counted = self.characters.get(stride).copied().unwrap_or(0);
        counted + count_characters(text.as_bytes().get(stride * STRIDE..offset).unwrap_or(&[]))
    }
}

/// A byte that continues a character is no character of its own.
fn count_characters(bytes: &[u8]) -> u32 {
    // A stride's count fits into a byte for each of its parts, and bytes are added sixteen at a time.
    let of_part = |part: &[u8]| u32::from(part.iter().map(|&b| u8::from(b & 0xC0 != 0x80)).sum::<u8>());
    bytes.chunks(128).map(of_part).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let text = "one\nzwölf 12";
        let lines = Lines::of(text);
        assert_eq!(lines.place(text, 0), Place { line: 1, column: 1 });
        assert_eq!(lines.place(text, text.find("12").unwrap()), Place { line: 2, column: 7 });
    }

    #[test]
    fn lines_end_the_way_any_system_ends_them() {
        let text = "unix\nwindows\r\nold mac\rend";
        let lines = Lines::of(text);
        let place = |word| lines.place(text, text.find(word).unwrap());
        assert_eq!(place("windows"), Place { line: 2, column: 1 });
        assert_eq!(place("old"), Place { line: 3, column: 1 });
        assert_eq!(place("end"), Place { line: 4, column: 1 });
    }

    #[test]
    fn columns_far_into_a_long_line_are_counted_right() {
        let text = format!("first\n{}", "“Où?” – dit-il. ".repeat(500));
        let lines = Lines::of(&text);
        for (offset, _) in text.char_indices().skip(6).step_by(97) {
            let column = text[6..offset].chars().count() as u32 + 1;
            assert_eq!(lines.place(&text, offset), Place { line: 2, column }, "byte {offset}");
        }
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let text = "one\ntwo";
        let lines = Lines::of(text);
        assert_eq!(lines.place(text, 99), Place { line: 2, column: 4 });
        assert_eq!(Lines::of("").place("", 7), Place { line: 1, column: 1 });
        assert_eq!(Lines::default().place("", 0), Place { line: 1, column: 1 });
    }
}
