//! Mentions, one a line: the number, date or amount that a text states and the value it stands for, without any rule.

use std::io::{self, Write};

use serde::Serialize;

use super::Look;
use super::ink::{Ink, paint};
use super::text::{crop_end, crop_start, fill, plain, plain_json};
use super::wording;
use crate::value::{Absent, Days, Value, ValueJson};

/// A mention and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MentionLine {
    /// The source's id.
    pub source: String,
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
    /// The words, verbatim.
    pub text: String,
    /// What they stand for.
    pub value: Value,
    /// What a count counts, "Russian diplomatic staff", and the head of that, "staff".
    pub noun: Option<(String, String)>,
    /// The days of a length that ends or begins with the day of publication.
    pub days: Option<Days>,
}

#[derive(Serialize)]
struct MentionJson<'a> {
    source: &'a str,
    file: &'a str,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    #[serde(flatten)]
    value: ValueJson,
    #[serde(skip_serializing_if = "Option::is_none")]
    noun: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    head: Option<&'a str>,
}

/// Ways of writing mentions, the default first.
pub const FORMATS: [&str; 2] = ["table", "jsonl"];

/// Writes one mention as JSON.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_json(mention: &MentionLine, out: &mut dyn Write) -> io::Result<()> {
    let MentionLine { source, file, line, column, start, end, text, value, noun, days } = mention;
    let mut value = ValueJson::new(value, text);
    if let Some(days) = days {
        (value.earliest, value.latest) = (Absent::There(days.earliest), Absent::There(days.latest));
    }
    let json = MentionJson {
        source,
        file,
        line: *line,
        column: *column,
        start: *start,
        end: *end,
        value,
        noun: noun.as_ref().map(|(phrase, _)| phrase.as_str()),
        head: noun.as_ref().map(|(_, head)| head.as_str()),
    };
    out.write_all(plain_json(&serde_json::to_string(&json)?).as_bytes())?;
    out.write_all(b"\n")
}

/// Writes one mention for people: place, kind, words, value. Every line has the same columns, so that a corpus of any size
/// can be shown as it is read.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_row(mention: &MentionLine, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let columns = look.width.max(Look::LEAST_WIDTH);
    let kind = match &mention.value {
        Value::Quantity(q) => q.kind.name(),
        Value::Date(_) => "date",
        Value::Term(_) => "term",
    };
    let place = format!("{}:{}:{}", plain(&mention.file), mention.line, mention.column);
    let rest = columns - 12;
    let (place_room, text_room) = (rest * 3 / 10, rest * 3 / 10);
    let place = fill(&crop_start(&place, place_room), place_room);
    let text = fill(&crop_end(&plain(&mention.text), text_room), text_room);
    let value = crop_end(&wording::read_as(&mention.value), rest - place_room - text_room - 1);
    let row = format!("{}  {kind:<8} {}  {value}", Ink::Faint.on(&place), Ink::Strong.on(&text));
    out.write_all(paint(row.trim_end(), look.colour).as_bytes())?;
    out.write_all(b"\n")
}
