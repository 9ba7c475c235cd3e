//! The reference for authors of rules: every table and key of a rule file, every built-in measure with the phrases that
//! state it.

use std::io::{self, Write};

use super::Look;
use super::ink::{Ink, paint};
use super::text::{plain, width, wrap};
use crate::rules::Measure;
use crate::rules::schema::{FILE, Key, TableKind, Takes};

/// Writes every table of a rule file and its keys.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_keys(look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Vec::new();
    table(&FILE, "", look.width.max(Look::LEAST_WIDTH), &mut lines);
    write_lines(&lines, look, out)
}

/// Writes the measures: id, kind, and the phrases that state them.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_measures(measures: &[Measure], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let columns = look.width.max(Look::LEAST_WIDTH);
    let mut lines = Vec::new();
    for measure in measures {
        let unit = measure.unit.as_ref().map_or(String::new(), |unit| format!(" in {}", plain(unit)));
        lines.push(format!("{}  {}{unit}", Ink::Strong.on(&plain(&measure.id)), measure.kind.name()));
        lines.extend(side_by_side(measure.patterns.iter().map(|p| plain(&p.written)), columns));
        if !measure.never.is_empty() {
            let mut never: Vec<String> = measure.never.iter().map(|p| plain(&p.written)).collect();
            never.dedup();
            lines.extend(indented(&format!("never with: {}", never.join(" · ")), columns));
        }
        lines.push(String::new());
    }
    lines.extend([
        format!("{}  date", Ink::Strong.on("date")),
        "    the day on which the event of the fact happened".to_owned(),
        String::new(),
        format!("{}  count", Ink::Strong.on("number")),
        "    how many of `who` there are, whatever is said of them".to_owned(),
    ]);
    write_lines(&lines, look, out)
}

/// Phrases one after another, none of them broken.
fn side_by_side(phrases: impl Iterator<Item = String>, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for phrase in phrases {
        match lines.last_mut() {
            Some(line) if width(line) + width(&phrase) + 3 <= columns => {
                line.push_str(" · ");
                line.push_str(&phrase);
            }
            _ => lines.push(format!("    {phrase}")),
        }
    }
    lines
}

/// A table, its keys, then the tables that stand in it.
fn table(kind: &TableKind, path: &str, columns: usize, lines: &mut Vec<String>) {
    let title = if path.is_empty() { kind.means.to_owned() } else { format!("[[{path}]]") };
    lines.push(Ink::Strong.on(&title));
    let (inner, own): (Vec<&Key>, Vec<&Key>) = kind.keys.iter().partition(|k| matches!(k.takes, Takes::Tables(_)));
    for key in own {
        let needed = if key.needed { ", needed" } else { "" };
        lines.push(format!("  {}  {}{needed}", Ink::Strong.on(key.name), Ink::Faint.on(&takes(&key.takes))));
        lines.extend(indented(key.means, columns));
    }
    for key in inner {
        if let Takes::Tables(of) = key.takes {
            lines.push(String::new());
            let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
            table(of, &path, columns, lines);
        }
    }
}

fn takes(takes: &Takes) -> String {
    match takes {
        Takes::Text => "text".to_owned(),
        Takes::Texts => "list of texts".to_owned(),
        Takes::OneOf(words) => words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>().join(", "),
        Takes::Date => "date".to_owned(),
        Takes::Tables(of) => format!("tables [[{}]]", of.name),
    }
}

fn indented(text: &str, columns: usize) -> Vec<String> {
    wrap(text, columns - 4, 0).into_iter().map(|l| format!("    {l}")).collect()
}

fn write_lines(lines: &[String], look: Look, out: &mut dyn Write) -> io::Result<()> {
    lines.iter().try_for_each(|line| {
        out.write_all(paint(line, look.colour).trim_end().as_bytes())?;
        out.write_all(b"\n")
    })
}
