//! JSON Lines: one article an object, one object a line, read one line at a time however large the file is.

use std::io::{BufRead, BufReader, Read};

use encoding_rs::{Encoding, UTF_8};
use serde::Deserialize;
use serde_json::Value;

use super::article::Article;
use super::decode;
use super::details::{Details, Given};
use super::find::SourceFile;
use super::origin::{Counting, Origin};
use super::problem::{Problem, ProblemKind};
use super::text::readable;
use super::{Articles, Input, MAX_BYTES, read_all, unreadable};
use crate::span::{Lines, Place};

/// Reads a JSON Lines file: an article or a problem for every line that is not blank.
pub(super) fn read(file: &SourceFile, input: Input) -> Articles {
    let mut input: Box<dyn BufRead + Send> = Box::new(BufReader::with_capacity(1 << 16, input));
    // PowerShell writes UTF-16; such a file is read whole, because its line breaks are not single bytes.
    let mark = input.fill_buf().ok().and_then(Encoding::for_bom);
    let mut problems = Vec::new();
    if mark.is_some_and(|(encoding, _)| encoding != UTF_8) {
        match read_all(input, file.size).and_then(|bytes| decode::decode(bytes, |_| None)) {
            Ok(decoded) => {
                problems.extend(decoded.note.map(|kind| Problem::new(&file.file, kind)));
                input = Box::new(std::io::Cursor::new(decoded.text.into_bytes()));
            }
            Err(kind) => return Articles::problem(Problem::new(&file.file, kind)),
        }
    }
    let records = Records { file: file.clone(), input: Some(input), line: 0, buffer: Vec::new(), articles: 0 };
    let problems: Vec<_> = problems.into_iter().map(Err).collect();
    Articles(Box::new(problems.into_iter().chain(records.flatten())))
}

/// The lines of a file, each as what became of it.
struct Records {
    file: SourceFile,
    input: Option<Box<dyn BufRead + Send>>,
    line: u32,
    buffer: Vec<u8>,
    articles: usize,
}

impl Iterator for Records {
    type Item = Vec<Result<Article, Problem>>;

    fn next(&mut self) -> Option<Self::Item> {
        let input = self.input.as_mut()?;
        self.buffer.clear();
        self.line = self.line.saturating_add(1);
        let read = input.by_ref().take(MAX_BYTES + 1).read_until(b'\n', &mut self.buffer);
        let place = Place { line: self.line, column: 1 };
        match read {
            Ok(0) => {
                self.input = None;
                let empty = Problem::new(&self.file.file, ProblemKind::Empty);
                Some(if self.articles == 0 && self.line == 1 { vec![Err(empty)] } else { Vec::new() })
            }
            Ok(n) if n as u64 > MAX_BYTES => {
                self.input = None;
                Some(vec![Err(Problem::at(&self.file.file, place, ProblemKind::TooLarge))])
            }
            Ok(_) => {
                let articles = record(&self.file, self.line, &self.buffer);
                self.articles += articles.len();
                Some(articles)
            }
            Err(error) => {
                self.input = None;
                Some(vec![Err(Problem::new(&self.file.file, unreadable(&error)))])
            }
        }
    }
}

/// An object as it is written. Keys that are not read are passed over, wrong types are told one by one.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
#[serde(default)]
#[derive(Default)]
struct Record {
    id: Value,
    text: Value,
    publisher: Value,
    published: Value,
    updated: Value,
    title: Value,
    url: Value,
    story: Value,
}

fn record(file: &SourceFile, line: u32, bytes: &[u8]) -> Vec<Result<Article, Problem>> {
    let place = Place { line, column: 1 };
    let mut problems = Vec::new();
    let decoded;
    let written = match str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => match decode::decode(bytes.to_vec(), |_| None) {
            Ok(d) => {
                problems.extend(d.note.map(|kind| Problem::at(&file.file, place, kind)));
                decoded = d.text;
                &decoded
            }
            Err(kind) => return vec![Err(Problem::at(&file.file, place, kind))],
        },
    };
    let written = if line == 1 { written.strip_prefix('\u{FEFF}').unwrap_or(written) } else { written };
    let written = written.trim_end();
    if written.is_empty() {
        return Vec::new();
    }
    let record = if written.trim_start().starts_with('{') {
        serde_json::from_str::<Record>(written).map_err(|error| {
            // The parser counts bytes.
            let before = written.as_bytes().get(..error.column().saturating_sub(1)).unwrap_or_default();
            let column = Lines::of(written).characters_before(written, before.len()) + 1;
            (Place { line, column }, reason(&error))
        })
    } else {
        Err((place, "it does not begin with {".to_owned()))
    };
    let record = match record {
        Ok(record) => record,
        Err((place, reason)) => {
            problems.push(Problem::at(&file.file, place, ProblemKind::NotJson { reason }));
            return problems.into_iter().map(Err).collect();
        }
    };
    let article = article(file, place, record, &mut problems);
    problems.into_iter().map(Err).chain(article.map(Ok)).collect()
}

fn article(file: &SourceFile, place: Place, record: Record, problems: &mut Vec<Problem>) -> Option<Article> {
    let text = match record.text {
        Value::String(text) => text,
        Value::Null => {
            problems.push(Problem::at(&file.file, place, ProblemKind::NoText));
            return None;
        }
        other => {
            let found = name(&other);
            let kind = ProblemKind::WrongType { key: "text", expected: "a string", found };
            problems.push(Problem::at(&file.file, place, kind));
            return None;
        }
    };
    if text.trim().is_empty() {
        problems.push(Problem::at(&file.file, place, ProblemKind::Empty));
        return None;
    }
    let mut details = Details::default();
    let keys = [
        ("id", record.id),
        ("publisher", record.publisher),
        ("published", record.published),
        ("updated", record.updated),
        ("title", record.title),
        ("url", record.url),
        ("story", record.story),
    ];
    for (key, value) in keys {
        details.set_or_report(key, given(value), &file.file, place, problems);
    }
    let mut article = file.article();
    article.origin = Origin { counting: Counting::Record(place.line), ..Origin::default() };
    match readable(&text) {
        Some(readable) => {
            article.text = readable;
            article.origin.raw = Some(text);
        }
        None => article.text = text,
    }
    // Lines without an id are told apart by their number.
    article.id = format!("{}:{}", file.id, place.line);
    article.tell(details);
    Some(article)
}

fn given(value: Value) -> Given {
    match value {
        Value::String(text) => Given::Text(text),
        Value::Number(number) => Given::Number(number.to_string()),
        Value::Null => Given::Nothing,
        other => Given::Other(name(&other)),
    }
}

fn name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

/// The parser's message without its "at line 1 column 7": the place is told apart from it, and its line is always 1.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}
