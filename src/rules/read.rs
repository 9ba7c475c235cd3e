//! A rule file's TOML → the tables of [`schema`](super::schema). Walked by hand, for serde stops at a table's first mistake and an
//! author wants to see them all: syntax errors, unknown keys, wrong types, missing keys.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::diagnostic::{Diagnostic, Problems, Spot};
use super::nearest::{nearest, suggestion};
use super::schema::{
    EntityTable, EventTable, FILE, FactTable, MeasureTable, Rules, TableKind, Takes, TermTable, TestTable, Text, Texts,
    Written,
};

/// After more than these the rest most likely follows from them.
const MOST_SYNTAX_ERRORS: usize = 20;

/// Adds what one file says to `rules`.
pub(super) fn read(file: usize, rules: &mut Rules, problems: &mut Problems) {
    let text = problems.source(file);
    let (table, mut errors) = DeTable::parse_recoverable(text);
    errors.truncate(MOST_SYNTAX_ERRORS);
    let broken: Vec<Range<usize>> = errors.iter().map(|error| error.span().unwrap_or(0..0)).collect();
    for (error, span) in errors.iter().zip(&broken) {
        problems.set_broken(file);
        let message = error.message().replace('\n', ", ");
        problems.add(&Spot::new(file, span.clone()), "this is not TOML", message);
    }
    let lines = broken.iter().map(|span| line_of(text, span)).collect();
    let mut reader = Reader { file, problems, broken_lines: lines };
    let mut top = reader.table(table.get_ref(), Spot::new(file, 0..0), &FILE);
    let reading = top.text("reading");
    rules.events.extend(top.tables("event").into_iter().map(|mut t| EventTable {
        id: t.text("id"),
        names: t.texts("names"),
        places: t.texts("places"),
        nouns: t.texts("nouns"),
        date: t.text("date"),
        tried: t.tried,
        spot: t.spot,
    }));
    let entities = top.tables("entity").into_iter();
    rules.entities.extend(entities.map(|mut t| EntityTable { id: t.text("id"), names: t.texts("names") }));
    rules.measures.extend(top.tables("measure").into_iter().map(|mut t| MeasureTable {
        id: t.text("id"),
        kind: t.text("kind"),
        phrases: t.texts("phrases"),
        unit: t.text("unit"),
        never: t.texts("never"),
    }));
    rules.facts.extend(top.tables("fact").into_iter().map(|t| fact(t, reading.as_ref())));
}

fn fact(mut table: Table, reading: Option<&Text>) -> FactTable {
    let terms = table.tables("term").into_iter();
    let terms = terms.map(|mut t| TermTable { label: t.text("label"), phrases: t.texts("phrases") }).collect();
    let tests = table.tables("test").into_iter();
    let tests = tests
        .map(|mut t| TestTable { text: t.text("text"), says: t.text("says"), published: t.text("published") })
        .collect();
    FactTable {
        id: table.text("id"),
        question: table.text("question"),
        event: table.text("event"),
        entity: table.text("entity"),
        measure: table.text("measure"),
        unit: table.text("unit"),
        who: table.texts("who"),
        only_where: table.texts("where"),
        never: table.texts("never"),
        part_of: table.text("part_of"),
        changes: table.text("changes"),
        reading: table.text("reading").or_else(|| reading.cloned()),
        terms,
        tests,
        tried: table.tried,
        spot: table.spot,
    }
}

/// A table whose keys are known and whose values have the right types.
struct Table {
    spot: Spot,
    cells: BTreeMap<&'static str, Cell>,
    /// Keys that are there, be their values right or wrong, and keys that a misspelling stands for.
    tried: Vec<&'static str>,
}

enum Cell {
    Text(Text),
    Texts(Texts),
    Tables(Vec<Table>),
}

impl Table {
    fn text(&mut self, key: &str) -> Option<Text> {
        match self.cells.remove(key) {
            Some(Cell::Text(text)) => Some(text),
            _ => None,
        }
    }

    fn texts(&mut self, key: &str) -> Option<Texts> {
        match self.cells.remove(key) {
            Some(Cell::Texts(texts)) => Some(texts),
            _ => None,
        }
    }

    fn tables(&mut self, key: &str) -> Vec<Table> {
        match self.cells.remove(key) {
            Some(Cell::Tables(tables)) => tables,
            _ => Vec::new(),
        }
    }
}

struct Reader<'p, 'f> {
    file: usize,
    problems: &'p mut Problems<'f>,
    /// Lines with a syntax error: what else seems wrong there follows from it.
    broken_lines: Vec<Range<usize>>,
}

impl Reader<'_, '_> {
    fn table(&mut self, table: &DeTable, spot: Spot, kind: &'static TableKind) -> Table {
        let mut cells = BTreeMap::new();
        let mut tried: Vec<&'static str> = Vec::new();
        for (name, value) in table {
            let Some(key) = kind.keys.iter().find(|key| key.name == name.get_ref().as_ref()) else {
                tried.extend(self.unknown_key(name.get_ref(), name.span(), kind));
                continue;
            };
            tried.push(key.name);
            let spot = Spot::new(self.file, value.span());
            let cell = match &key.takes {
                Takes::Text => self.text(key.name, value).map(Cell::Text),
                Takes::Texts => self.texts(key.name, value, spot).map(Cell::Texts),
                Takes::OneOf(words) => self.word(key.name, value, words).map(Cell::Text),
                Takes::Date => self.date(key.name, value).map(Cell::Text),
                Takes::Tables(kind) => self.tables(value, kind).map(Cell::Tables),
            };
            if let Some(cell) = cell {
                cells.insert(key.name, cell);
            }
        }
        let missing: Vec<&str> =
            kind.keys.iter().filter(|key| key.needed && !tried.contains(&key.name)).map(|key| key.name).collect();
        if !missing.is_empty() && self.problems.all_read() {
            let list = missing.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" and ");
            let label = format!("expected {list} in this table");
            self.problems.add(&spot, format!("`[[{}]]` has no {list}", kind.name), label);
        }
        Table { spot, cells, tried }
    }

    /// Notes an unknown key; returns the key that it was likely meant to be.
    fn unknown_key(&mut self, name: &str, span: Range<usize>, kind: &'static TableKind) -> Option<&'static str> {
        let known: Vec<&'static str> = kind.keys.iter().map(|key| key.name).collect();
        let table = if kind.name.is_empty() { "a rule file".to_owned() } else { format!("`[[{}]]`", kind.name) };
        let help = suggestion(name, "key", &known);
        if let Some(diagnostic) = self.add(span, format!("{table} has no key `{name}`"), "unknown key") {
            diagnostic.help(help);
        }
        nearest(name, known)
    }

    /// Notes a problem unless the line is one with a syntax error.
    fn add(&mut self, span: Range<usize>, message: String, label: impl Into<String>) -> Option<&mut Diagnostic> {
        if self.broken_lines.iter().any(|line| line.start <= span.end && span.start <= line.end) {
            return None;
        }
        Some(self.problems.add(&Spot::new(self.file, span), message, label))
    }

    fn mistyped(&mut self, key: &str, value: &Spanned<DeValue>, expected: &str) -> Option<&mut Diagnostic> {
        let found = describe(value.get_ref());
        self.add(value.span(), format!("`{key}` takes {expected}, not {found}"), format!("expected {expected}"))
    }

    fn text(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<Text> {
        let Some(text) = value.get_ref().as_str() else {
            self.mistyped(key, value, "a text in quotes");
            return None;
        };
        if text.trim().is_empty() {
            self.add(value.span(), format!("`{key}` is empty"), "expected a text");
            return None;
        }
        Some(Written { value: text.to_owned(), spot: Spot::new(self.file, value.span()) })
    }

    fn texts(&mut self, key: &str, value: &Spanned<DeValue>, spot: Spot) -> Option<Texts> {
        let Some(list) = value.get_ref().as_array() else {
            let help = value.get_ref().as_str().map(|text| format!("write `{key} = [{}]`", toml::Value::from(text)));
            if let (Some(diagnostic), Some(help)) = (self.mistyped(key, value, "a list of texts"), help) {
                diagnostic.help(help);
            }
            return None;
        };
        if list.is_empty() {
            self.add(value.span(), format!("`{key}` is an empty list"), "expected at least one text");
            return None;
        }
        let texts: Vec<Text> = list.iter().filter_map(|item| self.text(key, item)).collect();
        (!texts.is_empty()).then_some(Written { value: texts, spot })
    }

    fn word(&mut self, key: &str, value: &Spanned<DeValue>, words: &[&str]) -> Option<Text> {
        let text = self.text(key, value)?;
        if words.contains(&text.value.as_str()) {
            return Some(text);
        }
        let all = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
        let help = nearest(&text.value, words.iter().copied());
        let diagnostic =
            self.add(value.span(), format!("`{key}` cannot be `{}`", text.value), format!("expected one of {all}"));
        if let (Some(diagnostic), Some(near)) = (diagnostic, help) {
            diagnostic.help(format!("did you mean `{near}`?"));
        }
        None
    }

    fn date(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<Text> {
        match value.get_ref() {
            DeValue::Datetime(date) => {
                Some(Written { value: date.to_string(), spot: Spot::new(self.file, value.span()) })
            }
            DeValue::String(_) => self.text(key, value),
            _ => {
                self.mistyped(key, value, "a date such as \"2024-03-22\"");
                None
            }
        }
    }

    fn tables(&mut self, value: &Spanned<DeValue>, kind: &'static TableKind) -> Option<Vec<Table>> {
        let expected = format!("tables, each begun by `[[{}]]`", kind.name);
        match value.get_ref() {
            DeValue::Array(items) => Some(
                items
                    .iter()
                    .filter_map(|item| match item.get_ref().as_table() {
                        Some(table) => Some(self.table(table, Spot::new(self.file, item.span()), kind)),
                        None => {
                            self.mistyped(kind.name, item, &expected);
                            None
                        }
                    })
                    .collect(),
            ),
            DeValue::Table(table) => {
                // `[event]` for `[[event]]`: say so, and read on, for what stands in it is meant.
                self.mistyped(kind.name, value, &expected);
                Some(vec![self.table(table, Spot::new(self.file, value.span()), kind)])
            }
            _ => {
                self.mistyped(kind.name, value, &expected);
                None
            }
        }
    }
}

fn describe(value: &DeValue) -> String {
    match value {
        DeValue::String(_) => "a text".to_owned(),
        DeValue::Integer(number) => format!("the number {number}"),
        DeValue::Float(number) => format!("the number {number}"),
        DeValue::Boolean(truth) => format!("{truth}"),
        DeValue::Datetime(date) => format!("the date {date}"),
        DeValue::Array(_) => "a list".to_owned(),
        DeValue::Table(_) => "one table".to_owned(),
    }
}

/// The bytes of the lines that hold the span.
fn line_of(text: &str, span: &Range<usize>) -> Range<usize> {
    let bytes = text.as_bytes();
    let start = bytes[..span.start.min(bytes.len())].iter().rposition(|&b| b == b'\n').map_or(0, |at| at + 1);
    let from = span.end.min(bytes.len());
    let end = bytes[from..].iter().position(|&b| b == b'\n').map_or(bytes.len(), |at| from + at);
    start..end
}
