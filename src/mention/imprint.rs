//! When an article says that it was published and updated, in the lines above its text: "Published March 25, 2024",
//! "By Ada Holm | 3:14 PM EDT, March 25, 2024", "Updated: 26 March 2024", or a line that is nothing but a day.
//!
//! Read only where the file itself does not say. A wrong day would resolve every "Friday" wrongly, so that a day with no
//! year, a day in a sentence or under a picture ("Ostby, Norland, March 25, 2024") and the days of a timeline are left.

use std::ops::Range;

use jiff::civil::Date;

use super::{Context, date};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::{class, english};
use crate::value::Value;

/// The days that an article gives for itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imprint {
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last updated.
    pub updated: Option<Date>,
}

/// Bytes at the head of a text that are looked at, paragraphs among them, and most tokens of such a line.
const HEAD: usize = 3000;
const LINES: usize = 12;
const LONGEST: usize = 28;
/// A text with a line of more letters was not broken at a fixed width.
const UNBROKEN: usize = 120;

const PUBLISHED: [&str; 7] = ["published", "posted", "issued", "released", "first", "date", "created"];
const UPDATED: [&str; 4] = ["updated", "modified", "revised", "corrected"];
/// Words that stand in such a line beside names, days and times.
const BESIDE: [&str; 24] = [
    "a", "ago", "am", "and", "at", "by", "et", "for", "from", "gmt", "in", "last", "local", "min", "mins", "minute",
    "minutes", "of", "on", "pm", "read", "the", "time", "utc",
];

/// The days that the head of `text` gives for it.
#[must_use]
pub fn of(text: &str) -> Imprint {
    let document = Document::read(head(text), &english().vocabulary);
    let mut imprint = Imprint::default();
    let mut alone: Vec<Date> = Vec::new();
    for (paragraph, block) in document.paragraphs.iter().zip(document.blocks()).take(LINES) {
        let tokens = document.sentences[paragraph.sentences.start].tokens.start
            ..document.sentences[paragraph.sentences.end - 1].tokens.end;
        if *block == Block::Caption {
            continue;
        }
        if tokens.len() > LONGEST {
            break;
        }
        for (cue, day) in days(&document, tokens) {
            let slot = match cue {
                Cue::Published => &mut imprint.published,
                Cue::Updated => &mut imprint.updated,
                Cue::None => {
                    alone.push(day);
                    continue;
                }
            };
            slot.get_or_insert(day);
        }
    }
    // Two such lines are a timeline.
    alone.dedup();
    if let ([day], None) = (alone.as_slice(), imprint.published) {
        imprint.published = Some(*day);
    }
    imprint
}

/// The beginning of a text, up to the first line that is too long to give a day: nothing behind it is looked at. A line that
/// is not may be part of such a one, in a text whose lines were broken.
fn head(text: &str) -> &str {
    let end = (0..=HEAD.min(text.len())).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0);
    let head = &text[..end];
    let mut end = 0;
    for line in head.split_inclusive('\n') {
        end += line.len();
        if line.len() > UNBROKEN
            && line.trim_end().chars().count() > UNBROKEN
            && line.split_ascii_whitespace().nth(LONGEST).is_some()
        {
            break;
        }
    }
    &head[..end]
}

/// What a line says that a day is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    Published,
    Updated,
    /// Nothing: the line is the day alone.
    None,
}

/// The days of a line that holds nothing but who wrote it and when.
fn days(document: &Document, line: Range<usize>) -> Vec<(Cue, Date)> {
    let mut found = Vec::new();
    let by = document.says(line.start, &["by"]);
    let mut cue = if by { Cue::Published } else { Cue::None };
    let mut names = false;
    let mut at = line.start;
    while at < line.end {
        if let Some((day, end)) = day_at(document, at).filter(|&(_, end)| end <= line.end) {
            found.push((cue, day));
            at = end;
            continue;
        }
        if document.says(at, &UPDATED) {
            cue = Cue::Updated;
        } else if document.says(at, &PUBLISHED) {
            cue = Cue::Published;
        } else {
            let token = document.tokens[at];
            let word = token.kind == TokenKind::Word;
            let zone =
                word && token.span.len() <= 5 && document.written(at).chars().all(|c| c.is_uppercase() || c == '.');
            let beside = document.says(at, &BESIDE) || document.is(at, class::DATE);
            if word && !beside && !zone {
                names = true;
                if !token.capital && !document.written(at).ends_with(['.', 'm']) {
                    return Vec::new();
                }
            }
            // A sentence ends with a full stop.
            if at + 1 == line.end && document.is_mark(at, b'.') {
                return Vec::new();
            }
        }
        at += 1;
    }
    // "Ostby, Norland, March 25, 2024": where a picture was taken.
    if names && cue == Cue::None { Vec::new() } else { found }
}

/// The day, with its year, that is written at `at`, and one past it.
fn day_at(document: &Document, at: usize) -> Option<(Date, usize)> {
    let known = date::Known::new(Context::default());
    let mention = date::find_at(date::Reader::new(document, &known), at).filter(|m| m.tokens.start == at)?;
    let Value::Date(value) = &mention.value else { return None };
    let day = value.hard.earliest.filter(|_| value.hard.earliest == value.hard.latest)?;
    Some((day, mention.tokens.end))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The days of a text, "-" for none.
    fn told(text: &str) -> String {
        let Imprint { published, updated } = of(text);
        let day = |day: Option<Date>| day.map_or("-".to_owned(), |d| d.to_string());
        format!("{} {}", day(published), day(updated))
    }

    #[test]
    fn the_lines_above_a_text_say_when_it_was_published() {
        for (head, days) in [
            ("Published March 25, 2024", "2024-03-25 -"),
            ("Published: 10 March 2032", "2032-03-10 -"),
            ("PUBLISHED 3:14 PM EDT, Mon March 25, 2024", "2024-03-25 -"),
            ("By Sam Lowe | 10 March 2032", "2032-03-10 -"),
            ("By ADA HOLM, Associated Press\nMarch 25, 2024 at 3:14 p.m. EDT", "2024-03-25 -"),
            ("Posted on 2024-03-25", "2024-03-25 -"),
            ("March 25, 2024", "2024-03-25 -"),
            ("Published March 25, 2024 | Updated March 26, 2024", "2024-03-25 2024-03-26"),
            ("Last updated: Tuesday, 26 March 2024", "- 2024-03-26"),
            ("25 March 2024 · 4 min read", "2024-03-25 -"),
        ] {
            let text = format!("Ferry sinks off Noon Rock\n\n{head}\n\nThe ferry sank at noon, and nobody was hurt.\n");
            assert_eq!(told(&text), days, "{head}");
        }
    }

    #[test]
    fn other_days_at_the_head_are_left() {
        for head in [
            "The ferry at the pier, Ostby, Norland, March 25, 2024",
            "The ferry sank on March 25, 2024.",
            "OSTBY, March 25, 2024 (AP) - The ferry sank.",
            "By March 2024 the ferry was old",
            "Published in March",
            "What happened on March 25, 2024",
            "March 25, 2024\n\nThe ferry sank.\n\nMarch 26, 2024\n\nIt was raised.",
        ] {
            let text = format!("Ferry sinks off Noon Rock\n\n{head}\n\nThe ferry sank at noon, and nobody was hurt.\n");
            assert_eq!(told(&text), "- -", "{head}");
        }
    }
}
