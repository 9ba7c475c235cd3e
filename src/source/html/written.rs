//! The text of a run taken apart into what stands for itself, blanks and character references, each with its bytes.

use std::ops::Range;

use html5gum::{Token, Tokenizer};

use super::page::Run;

/// What stands at a place of a run.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Written<'a> {
    /// Text that stands for itself.
    Plain(&'a str),
    /// Blanks and line breaks.
    Blank,
    /// A character reference, as the text that it stands for.
    Reference(String),
}

/// The one piece of markup that a tokenizer passes over without an event, so that it lies inside a run.
const NO_TAG: &str = "</>";

/// Takes a run apart.
pub(super) fn characters<'a>(content: &'a str, run: &Run, mut take: impl FnMut(Written<'a>, Range<usize>)) {
    for part in &run.parts {
        let mut at = part.start;
        while let Some(rest) = content.get(at..part.end).filter(|rest| !rest.is_empty()) {
            if rest.starts_with(NO_TAG) {
                at += NO_TAG.len();
                continue;
            }
            let (written, length) = first(rest);
            take(written, at..at + length);
            at += length;
        }
    }
}

/// The first piece of a text that is not empty, and its length.
fn first(text: &str) -> (Written<'_>, usize) {
    let bytes = text.as_bytes();
    if bytes[0] == b'&' {
        let reference = reference(text);
        return (Written::Reference(decode(reference)), reference.len());
    }
    let is_first_blank = is_blank(bytes[0]);
    let is_like_it = |b: u8| is_blank(b) == is_first_blank && b != b'&';
    let length = bytes.iter().take_while(|&&b| is_like_it(b)).count();
    let length = text[..length].find(NO_TAG).unwrap_or(length);
    (if is_first_blank { Written::Blank } else { Written::Plain(&text[..length]) }, length)
}

/// The text of a run with blanks folded: by what the run is known again after extraction.
pub(super) fn folded(content: &str, run: &Run) -> String {
    let mut text = String::new();
    characters(content, run, |written, _| match written {
        Written::Plain(plain) => text.push_str(plain),
        Written::Blank => text.push(' '),
        Written::Reference(reference) => text.push_str(&reference),
    });
    fold(&text)
}

/// A text with every run of blanks as one space and none at its ends.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

fn is_blank(b: u8) -> bool {
    matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x0C | 0)
}

/// The character reference that `rest` begins with, as far as it could go.
fn reference(rest: &str) -> &str {
    let name =
        rest.bytes().skip(1).take(LONGEST_REFERENCE).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    let end = 1 + name;
    &rest[..if rest.as_bytes().get(end) == Some(&b';') { end + 1 } else { end }]
}

/// Longer than the name of any character.
pub(super) const LONGEST_REFERENCE: usize = 40;

fn decode(reference: &str) -> String {
    let mut text = String::new();
    for Ok(token) in Tokenizer::new(reference) {
        if let Token::String(decoded) = token {
            text.push_str(&String::from_utf8_lossy(&decoded));
        }
    }
    text
}
