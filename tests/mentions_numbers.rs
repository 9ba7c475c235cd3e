//! What the finder makes of numbers, money, percentages, measures, ages and ordinals: `mentions/numbers.txt` holds a sentence
//! a paragraph and, indented below it, every mention in it.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::fmt::Write;

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context, Mention};
use crosscheck::value::{Interval, Kind, Value};

#[test]
fn sentences_hold_the_numbers_that_the_table_says() {
    let table = include_str!("mentions/numbers.txt");
    let mut found = String::new();
    for line in table.lines().filter(|l| !l.starts_with("    ")) {
        found += line;
        found.push('\n');
        if !line.is_empty() && !line.starts_with('#') {
            found += &mentions(line);
        }
    }
    if found != table {
        let wrong = found.lines().zip(table.lines()).position(|(a, b)| a != b).unwrap_or(0);
        let show = |text: &str| text.lines().skip(wrong.saturating_sub(2)).take(6).collect::<Vec<_>>().join("\n");
        // To be read and, if right, copied over the table.
        std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/numbers.txt"), &found).unwrap();
        panic!("line {}:\n{}\n\nthe table says:\n{}", wrong + 1, show(&found), show(table));
    }
}

/// One line a mention: `over 140: count [141, ∞), typically [141, 150], MORE_THAN, of "people"`.
fn mentions(text: &str) -> String {
    let document = Document::read(text, &english().vocabulary);
    let mut lines = String::new();
    for mention in mention::find(&document, Context::default()) {
        let words = mention.span(&document).of(text);
        writeln!(lines, "    {words}: {}", describe(&document, &mention)).unwrap();
    }
    lines
}

fn describe(document: &Document, mention: &Mention) -> String {
    let Value::Quantity(q) = &mention.value else { return "date".to_owned() };
    let mut text = format!("{} {}", q.kind.name(), show(q.range.hard));
    if q.range.typical != q.range.hard {
        write!(text, ", typically {}", show(q.range.typical)).unwrap();
    }
    if let Some(unit) = q.unit.as_deref().filter(|_| q.kind != Kind::Age || q.unit.as_deref() != Some("year")) {
        write!(text, " {unit}").unwrap();
    }
    if let Some(modifier) = q.modifier {
        write!(text, ", {}", serde_json::to_value(modifier).unwrap().as_str().unwrap()).unwrap();
    }
    if let Some(noun) = &mention.noun {
        write!(text, ", of \"{}\"", document.span(noun.tokens.clone()).of(document.text)).unwrap();
    }
    text
}

fn show(interval: Interval) -> String {
    let (lo, hi) = (interval.lo(), interval.hi());
    if let Some((l, _)) = lo.zip(hi).filter(|(l, h)| l.at == h.at) {
        return l.at.normalize().to_string();
    }
    let lo = lo.map_or("(-∞".to_owned(), |e| format!("{}{}", if e.open { '(' } else { '[' }, e.at.normalize()));
    let hi = hi.map_or("∞)".to_owned(), |e| format!("{}{}", e.at.normalize(), if e.open { ')' } else { ']' }));
    format!("{lo}, {hi}")
}
