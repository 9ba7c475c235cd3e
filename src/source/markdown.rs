//! Markdown: the text without its markup, every stretch of it with the bytes that it came from.
//!
//! ```text
//! # Fire               Fire
//! At least **137**     At least 137 people died
//! [people](x) died
//! ```

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::article::Article;
use super::decode::Decoded;
use super::find::SourceFile;
use super::front_matter;
use super::html;
use super::origin::{Mapped, Origin};
use super::problem::Problem;
use super::text::readable;

/// Reads a Markdown file.
pub(super) fn read(file: &SourceFile, decoded: Decoded, problems: &mut Vec<Problem>) -> Article {
    let mut article = file.article();
    let readable = readable(&decoded.text);
    let front = front_matter::read(readable.as_deref().unwrap_or(&decoded.text), &file.file, problems);
    let mut writer = Writer { content: &decoded.text[front.length..], ..Writer::default() };
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(writer.content, options).into_offset_iter() {
        writer.take(event, range);
    }
    let title = writer.title.take().map(|title| writer.out.text[title].trim().to_owned());
    let Mapped { text, map } = writer.out;
    article.text = text;
    article.tell(front.details);
    article.title = article.title.take().or(title.filter(|title| !title.is_empty()));
    article.origin = Origin {
        raw: Some(decoded.text),
        base: front.length as u32,
        markup: map,
        encoding: decoded.map,
        ..Origin::default()
    };
    article
}

/// Writes what a reader sees.
#[derive(Default)]
struct Writer<'a> {
    content: &'a str,
    out: Mapped,
    /// How many elements are open whose text is not the article's.
    silent: usize,
    /// The first heading of the first level.
    title: Option<Range<usize>>,
}

impl Writer<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(&tag, range),
            Event::End(tag) => self.close(tag, range),
            _ if self.silent > 0 => {}
            Event::Text(text) | Event::Code(text) => self.write(&text, range),
            // A paragraph may be wrapped at any width: "killed 137\npeople" is one sentence.
            Event::SoftBreak => self.out.replace(" ", range),
            Event::HardBreak | Event::Rule => self.end_line(range.end),
            Event::Html(_) => html::write_visible(self.content, range, &mut self.out),
            Event::InlineHtml(tag) if tag.to_ascii_lowercase().starts_with("<br") => self.end_line(range.end),
            Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }

    fn open(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        if is_silent(tag, &self.content[range.clone()]) {
            self.silent += 1;
        } else if is_block(&tag.to_end()) {
            self.end_line(range.start);
            if matches!(tag, Tag::Heading { level: HeadingLevel::H1, .. }) && self.title.is_none() {
                self.title = Some(self.out.text.len()..self.out.text.len());
            }
        }
    }

    fn close(&mut self, tag: TagEnd, range: Range<usize>) {
        // What was opened in silence is closed in silence: a struck "~~" and a plain "~" end alike, so the source decides again.
        let silent = match tag {
            TagEnd::CodeBlock | TagEnd::Image => true,
            TagEnd::Strikethrough => self.content[range.clone()].starts_with("~~"),
            _ => false,
        };
        if silent {
            self.silent = self.silent.saturating_sub(1);
        } else if is_block(&tag) {
            if matches!(tag, TagEnd::Heading(HeadingLevel::H1))
                && let Some(title) = self.title.as_mut().filter(|title| title.start == title.end)
            {
                title.end = self.out.text.len();
            }
            self.end_line(range.end);
        }
    }

    fn write(&mut self, text: &str, range: Range<usize>) {
        let written = &self.content[range.clone()];
        match written.find(text) {
            // As it stands in the file, between the backticks if it is code.
            Some(start) => self.out.copy(text, range.start + start),
            // An entity: "&amp;".
            None => self.out.replace(text, range),
        }
    }

    fn end_line(&mut self, at: usize) {
        if !self.out.text.is_empty() && !self.out.text.ends_with('\n') {
            self.out.replace("\n", at..at);
        }
    }
}

/// Code and descriptions of pictures are not the article's words; what is struck out has been withdrawn: "~~140~~ 137 dead".
fn is_silent(tag: &Tag<'_>, written: &str) -> bool {
    match tag {
        Tag::CodeBlock(_) | Tag::Image { .. } => true,
        Tag::Strikethrough => written.starts_with("~~"),
        _ => false,
    }
}

fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
    )
}
