//! A sentence with the words that say something marked: carets below, and bold where the screen can. Cropped around the
//! words to fit, since a sentence of a newspaper can be longer than a screen is wide.

use std::ops::Range;

use super::ink::Ink;
use super::text::{crop_end, crop_start, lines, plain, width};

/// A piece of a sentence and the words in it that matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The piece.
    pub(super) text: String,
    /// The bytes of the words in it.
    pub(super) marked: Range<usize>,
}

/// Lines of a sentence that are shown whole; a longer one is cropped to one line.
const WHOLE: usize = 2;
/// Lines of words that are shown whole; the middle of longer ones is left out.
const LONGEST: usize = 4;

impl Excerpt {
    /// The piece of `sentence` around `quote` that fits into lines of `columns`.
    pub(super) fn new(sentence: &str, quote: &str, columns: usize) -> Self {
        let (before, after) = sentence.split_once(quote).unwrap_or(("", ""));
        let (before, after) = (plain(before), plain(after));
        let (before, after) = (before.trim_start(), after.trim_end());
        let quote = crop_middle(plain(quote).trim(), columns * LONGEST);
        if width(before) + width(&quote) + width(after) <= columns * WHOLE - columns / 8 {
            return Self::join(before, &quote, after);
        }
        // What one side does not need, the other may have.
        let room = columns.saturating_sub(width(&quote));
        let half = room / 2;
        let left = half + half.saturating_sub(width(after));
        let right = half + half.saturating_sub(width(before));
        Self::join(&side(before, left, crop_start), &quote, &side(after, right, crop_end))
    }

    fn join(before: &str, quote: &str, after: &str) -> Self {
        Self { text: format!("{before}{quote}{after}"), marked: before.len()..before.len() + quote.len() }
    }

    /// The piece in lines of at most `columns`, each with carets below the words that matter.
    pub(super) fn lines(&self, columns: usize) -> Vec<String> {
        let mut shown = Vec::new();
        for line in lines(&self.text, columns) {
            let start = self.marked.start.clamp(line.start, line.end);
            let end = self.marked.end.clamp(line.start, line.end);
            let part = |range: Range<usize>| self.text.get(range).unwrap_or("");
            if start == end {
                shown.push(part(line).to_owned());
                continue;
            }
            let (before, words, after) = (part(line.start..start), part(start..end), part(end..line.end));
            shown.push(format!("{before}{}{after}", Ink::Strong.on(words)));
            let carets = "^".repeat(width(words.trim_end()).max(1));
            shown.push(format!("{}{}", " ".repeat(width(before)), Ink::Warn.on(&carets)));
        }
        shown
    }
}

/// One side of the words, cropped to `room`; nothing rather than a splinter.
fn side(text: &str, room: usize, crop: fn(&str, usize) -> String) -> String {
    if text.is_empty() || room >= 4 { crop(text, room) } else { String::new() }
}

/// `text` without its middle if it is wider than `columns`.
fn crop_middle(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let half = columns / 2;
    format!("{} {}", crop_end(text, half), crop_start(text, half.saturating_sub(1)))
}
