//! What stands above a text: TOML between `+++` lines or YAML between `---` lines.
//!
//! ```text
//! +++
//! publisher = "Harbour Post"
//! published = 2024-03-25
//! +++
//! Five people were …
//! ```

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use toml::de::{DeTable, DeValue};

use super::details::{Details, Given, KEYS, meant};
use super::problem::{Problem, ProblemKind};
use crate::span::{Lines, Place};

/// Front matter as it was read.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    /// What it says.
    pub(super) details: Details,
    /// How many bytes it takes: the text begins there.
    pub(super) length: usize,
}

struct Fence {
    language: &'static str,
    opening: &'static str,
    closing: &'static [&'static str],
    sign: char,
}

const FENCES: [Fence; 2] = [
    Fence { language: "TOML", opening: "+++", closing: &["+++"], sign: '=' },
    Fence { language: "YAML", opening: "---", closing: &["---", "..."], sign: ':' },
];

/// Reads the front matter of `text`, if it has any; what is wrong with it goes to `problems`.
///
/// A text that opens with a line of dashes is not taken for one with front matter: the lines down to the next such line have
/// to be a mapping, with at least one key that is read or with none but plain lower-case ones.
pub(super) fn read(text: &str, file: &str, problems: &mut Vec<Problem>) -> FrontMatter {
    let opening = first_line(text);
    let Some(fence) = FENCES.iter().find(|f| f.opening == opening.trim_end()) else { return FrontMatter::default() };
    let start = opening.len();
    let Some((end, length)) = closing(text, start, fence) else {
        if speaks_of_an_article(first_line(&text[start..]), fence) {
            let kind = ProblemKind::OpenFrontMatter { fence: fence.opening };
            problems.push(Problem::at(file, Place { line: 1, column: 1 }, kind));
        }
        return FrontMatter::default();
    };
    let block = &text[start..end];
    let before = problems.len();
    let read = if fence.language == "TOML" { read_toml(block) } else { read_yaml(block) };
    let entries = match read {
        Ok(entries) => entries,
        Err((place, reason)) => {
            if fence.language == "YAML" && !block.lines().any(|line| speaks_of_an_article(line, fence)) {
                return FrontMatter::default();
            }
            let kind = ProblemKind::FrontMatter { language: fence.language, reason };
            problems.push(Problem::at(file, below(place), kind));
            Vec::new()
        }
    };
    let is_metadata = |key: &str| key.chars().all(|c| c.is_lowercase() || c.is_numeric() || matches!(c, '_' | '-'));
    let known = entries.iter().any(|(key, ..)| KEYS.contains(&key.as_str()));
    if !known && problems.len() == before && !entries.iter().all(|(key, ..)| is_metadata(key)) {
        return FrontMatter::default();
    }
    let mut details = Details::default();
    for (key, given, place) in entries {
        if let Some(meant) = meant(&key).filter(|_| !KEYS.contains(&key.as_str())) {
            problems.push(Problem::at(file, below(place), ProblemKind::UnreadKey { key: key.clone(), meant }));
        }
        details.set_or_report(&key, given, file, below(place), problems);
    }
    FrontMatter { details, length }
}

/// A key, its value, and where the value stands in the block.
type Entry = (String, Given, Place);

fn read_toml(block: &str) -> Result<Vec<Entry>, (Place, String)> {
    let lines = Lines::of(block);
    let (table, errors) = DeTable::parse_recoverable(block);
    if let Some(error) = errors.first() {
        let place = lines.place(block, error.span().map_or(0, |span| span.start));
        return Err((place, one_line(error.message())));
    }
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &std::borrow::Cow<'_, str> = key.get_ref();
        (key.clone().into_owned(), Given::from(value.get_ref()), lines.place(block, value.span().start))
    };
    let mut entries: Vec<Entry> = table.get_ref().iter().map(entry).collect();
    entries.sort_by_key(|(_, _, place)| *place);
    Ok(entries)
}

fn read_yaml(block: &str) -> Result<Vec<Entry>, (Place, String)> {
    if block.trim().is_empty() {
        return Ok(Vec::new());
    }
    let place = |location: serde_saphyr::Location| Place {
        line: location.line().clamp(1, u32::MAX.into()) as u32,
        column: location.column().clamp(1, u32::MAX.into()) as u32,
    };
    match serde_saphyr::from_str::<BTreeMap<String, serde_saphyr::Spanned<Given>>>(block) {
        Ok(map) => {
            let mut entries: Vec<Entry> =
                map.into_iter().map(|(key, value)| (key, value.value, place(value.referenced))).collect();
            entries.sort_by_key(|(_, _, place)| *place);
            Ok(entries)
        }
        Err(error) => {
            let at = error.location().map_or(Place { line: 1, column: 1 }, place);
            Err((at, one_line(&error.without_snippet().to_string())))
        }
    }
}

/// The place in the file of a place in the block: one line further down.
fn below(place: Place) -> Place {
    Place { line: place.line + 1, column: place.column }
}

/// Where the block ends and where the text begins.
fn closing(text: &str, start: usize, fence: &Fence) -> Option<(usize, usize)> {
    let mut at = start;
    loop {
        let line = first_line(&text[at..]);
        if fence.closing.contains(&line.trim_end()) {
            return Some((at, at + line.len()));
        }
        if line.is_empty() {
            return None;
        }
        at += line.len();
    }
}

/// Whether a line gives one of the keys that are read: "title: …".
fn speaks_of_an_article(line: &str, fence: &Fence) -> bool {
    line.split_once(fence.sign).is_some_and(|(key, _)| KEYS.contains(&key.trim()))
}

/// The first line with its line break.
fn first_line(text: &str) -> &str {
    text.split_inclusive('\n').next().unwrap_or("")
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl From<&DeValue<'_>> for Given {
    fn from(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.clone().into_owned()),
            DeValue::Integer(number) => Self::Number(number.to_string()),
            DeValue::Float(number) => Self::Number(number.to_string()),
            DeValue::Boolean(_) => Self::Other("a boolean"),
            DeValue::Datetime(datetime) => {
                let date = datetime.date.and_then(|d| {
                    Date::new(d.year.try_into().ok()?, d.month.try_into().ok()?, d.day.try_into().ok()?).ok()
                });
                date.map_or(Self::Other("a time of day"), Self::Date)
            }
            DeValue::Array(_) => Self::Other("a list"),
            DeValue::Table(_) => Self::Other("a table"),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(GivenVisitor)
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E>(self, text: &str) -> Result<Given, E> {
        Ok(Given::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Given, E> {
        Ok(Given::Number(number.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Given, E> {
        Ok(Given::Other("a boolean"))
    }

    fn visit_unit<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_none<E>(self) -> Result<Given, E> {
        Ok(Given::Nothing)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Given::Other("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Given::Other("a table"))
    }
}
