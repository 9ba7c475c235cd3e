//! Plain text: the file is the article, below its front matter.

use super::article::Article;
use super::decode::Decoded;
use super::find::SourceFile;
use super::front_matter;
use super::origin::{Counting, Origin};
use super::problem::Problem;

/// Reads a plain-text file.
pub(super) fn read(file: &SourceFile, decoded: Decoded, problems: &mut Vec<Problem>) -> Article {
    let mut article = file.article();
    let readable = readable(&decoded.text);
    let front = front_matter::read(readable.as_deref().unwrap_or(&decoded.text), &file.file, problems);
    let mut origin = Origin { base: front.length as u32, encoding: decoded.map, ..Origin::default() };
    let mut content = decoded.text;
    if let Some(mut readable) = readable {
        readable.drain(..front.length);
        article.text = readable;
        origin.raw = Some(content);
    } else {
        let above = content[..front.length].bytes().filter(|&b| b == b'\n').count() as u32;
        origin.counting = Counting::Lines(above + 1);
        content.drain(..front.length);
        article.text = content;
    }
    article.origin = origin;
    article.tell(front.details);
    article
}

/// The text with a blank for each NUL and a line feed for each lone carriage return, byte for byte as long; `None` if it has neither.
///
/// An old Macintosh text would be one endless line otherwise, and a stray NUL would part "13\07 dead" from its number.
pub(super) fn readable(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let is_lone = |i: usize| bytes[i] == b'\r' && bytes.get(i + 1) != Some(&b'\n');
    if !(0..bytes.len()).any(|i| bytes[i] == 0 || is_lone(i)) {
        return None;
    }
    let mut characters = text.chars().peekable();
    let mut readable = String::with_capacity(text.len());
    while let Some(c) = characters.next() {
        readable.push(match c {
            '\0' => ' ',
            '\r' if characters.peek() != Some(&'\n') => '\n',
            other => other,
        });
    }
    Some(readable)
}
