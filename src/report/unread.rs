//! Lays out what no rule read, source by source: the sentences with numbers at which no fact looked, how many there are beside those
//! that were read, and the lines that are not the article.

use std::io::{self, Write};

use serde::Serialize;

use super::Look;
use super::excerpt::Excerpt;
use super::ink::{Ink, paint};
use super::text::{crop_end, plain, plain_json};
use crate::claim::Evidence;

/// What no rule read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// The sources in order.
    pub sources: Vec<SourceUnread>,
}

/// What no rule read in one source. A date alone is no number here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceUnread {
    /// The source's id.
    pub source: String,
    /// Sentences with numbers that some fact took a claim from.
    pub taken: usize,
    /// Sentences with numbers that facts only looked at and left; `explain FACT` tells why.
    pub left: usize,
    /// The other sentences with numbers, each with its first number.
    pub unread: Vec<Evidence>,
    /// What was read as no part of the article.
    pub cut: Vec<Cut>,
}

/// A line that is no part of the article: navigation, a repeat, another article's headline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// Its line in the file; `None` for what stands around the main text of a page.
    pub line: Option<u32>,
    /// Its words.
    pub text: String,
}

#[derive(Serialize)]
struct UnreadJson<'a> {
    version: u32,
    sources: &'a [SourceUnread],
}

/// Writes one JSON object.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_json(unread: &Unread, out: &mut dyn Write) -> io::Result<()> {
    let json = UnreadJson { version: 1, sources: &unread.sources };
    out.write_all(plain_json(&serde_json::to_string_pretty(&json)?).as_bytes())?;
    out.write_all(b"\n")
}

/// Writes the sentences for people.
///
/// # Errors
/// If `out` can't be written to.
pub fn write(unread: &Unread, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let columns = look.width.max(Look::LEAST_WIDTH);
    let mut lines = Vec::new();
    for source in &unread.sources {
        lines.extend(of(source, columns));
        lines.push(String::new());
    }
    let sum = |count: fn(&SourceUnread) -> usize| unread.sources.iter().map(count).sum();
    lines.push(counts(sum(|s| s.taken), sum(|s| s.left), sum(|s| s.unread.len())));
    for line in lines {
        out.write_all(paint(line.trim_end(), look.colour).as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn of(source: &SourceUnread, columns: usize) -> Vec<String> {
    let counts = counts(source.taken, source.left, source.unread.len());
    let mut lines = vec![Ink::Strong.on(&plain(&source.source)), format!("  {counts}")];
    let room = columns - 6;
    for evidence in &source.unread {
        let place = format!("{}:{}:{}", plain(&evidence.file), evidence.line, evidence.column);
        lines.push(format!("  {}  {}", Ink::Warn.on("? unread"), Ink::Faint.on(&place)));
        let excerpt = Excerpt::new(&evidence.sentence, &evidence.quote, room);
        lines.extend(excerpt.lines(room).iter().map(|l| format!("      {l}")));
    }
    for Cut { line, text } in &source.cut {
        let place = line.map_or("around the text".to_owned(), |line| format!("line {line}"));
        let head = format!("  {}  {}  ", Ink::Faint.on("x not the article"), Ink::Faint.on(&place));
        let room = columns.saturating_sub("  x not the article    ".len() + place.len());
        lines.push(format!("{head}{}", crop_end(&plain(text), room)));
    }
    lines
}

/// `12 sentences with numbers: 7 taken, 2 left, 3 unread`.
fn counts(taken: usize, left: usize, unread: usize) -> String {
    let sentences = match taken + left + unread {
        1 => "1 sentence with a number".to_owned(),
        n => format!("{n} sentences with numbers"),
    };
    format!("{sentences}: {taken} taken, {left} left, {unread} unread")
}
