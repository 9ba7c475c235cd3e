//! The report for people: first a line a fact, in the order of the rules, with who says what; then, loudest first, each
//! source's own words for every fact that is strained or louder.

use std::cmp::Reverse;
use std::io::{self, Write};

use comfy_table::{ContentArrangement, Table, presets};

use super::ink::{Ink, paint};
use super::names::Names;
use super::note::{self, Note};
use super::said::Answers;
use super::text::{plain, width, wrap};
use super::verdict::{FACES, Face, counts, is_loud};
use super::{Look, Report, detail};
use crate::compare::Finding;

/// Sources named for one value, values named for one fact; the others are counted.
const VOICES: usize = 8;
const VALUES: usize = 12;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let columns = report.look.width.max(Look::LEAST_WIDTH);
    let names = Names::of(report.findings);
    let mut put = |lines: Vec<String>| {
        lines.iter().try_for_each(|line| {
            out.write_all(paint(line, report.look.colour).trim_end().as_bytes())?;
            out.write_all(b"\n")
        })
    };
    let in_stories = report.findings.iter().any(|f| f.story.is_some());
    for findings in report.findings.chunk_by(|a, b| a.story == b.story) {
        match findings.first().and_then(|f| f.story.as_deref()) {
            Some(story) => put(wrap(&format!("story {}", Ink::Strong.on(&plain(story))), columns, 2))?,
            None if in_stories => put(vec!["in no story".to_owned()])?,
            None => {}
        }
        put(overview(findings, &names, columns))?;
        put(vec![String::new()])?;
    }
    let mut loud: Vec<&Finding> = report.findings.iter().filter(|f| is_loud(f)).collect();
    loud.sort_by_key(|f| Reverse(f.verdict));
    for finding in loud {
        put(detail::lines(finding, &names, columns))?;
        put(vec![String::new()])?;
    }
    put(wrap(&summary(report.findings), columns, 2))
}

/// The facts in a table: verdict, question, who says what.
fn overview(findings: &[Finding], names: &Names<'_>, columns: usize) -> Vec<String> {
    let verdict = FACES.iter().map(|f| width(&f.label())).max().unwrap_or(0);
    // A blank stands on each side of a cell, and one between two cells.
    let rest = columns.saturating_sub(verdict + 8);
    let question = rest * 2 / 5;
    let said = rest - question;
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Disabled);
    // Cells as wide as the screen allows, so that the tables of two stories are alike.
    table.set_header(
        [(verdict, "verdict"), (question, "question"), (said, "who says what")].map(|(w, h)| format!("{h:<w$}")),
    );
    for finding in findings {
        let mut asked = wrap(&plain(&finding.question.text), question, 0);
        asked.extend(wrap(&Ink::Faint.on(&plain(&finding.question.id)), question, 0));
        let answers = who_says_what(finding, names, said);
        table.add_row([Face::of(finding.verdict).label(), asked.join("\n"), answers.join("\n")]);
    }
    table.to_string().lines().map(str::to_owned).collect()
}

/// One value a line, with its sources and a mark if it conflicts with another; then the notes.
fn who_says_what(finding: &Finding, names: &Names<'_>, columns: usize) -> Vec<String> {
    let answers = Answers::of(finding);
    if answers.is_empty() {
        return vec![Ink::Faint.on("no source says")];
    }
    // Values without a conflict stand below those with one.
    let blank = if finding.conflicts.is_empty() { "" } else { "  " };
    let hang = blank.len() + 2;
    let mut lines = Vec::new();
    for (said, against) in answers.shown(VALUES) {
        let mark = if against.is_empty() { blank.to_owned() } else { format!("{} ", Ink::Alarm.on("≠")) };
        let voices = said.voices(names, finding, VOICES);
        lines.extend(wrap(&format!("{mark}{}: {voices}", Ink::Strong.on(&said.words())), columns, hang));
    }
    if answers.hidden(VALUES) > 0 {
        lines.push(format!("{blank}and {} more values", answers.hidden(VALUES)));
    }
    for Note { text, is_warning } in note::overview(finding, names) {
        let line = if is_warning { format!("! {text}") } else { format!("{blank}{}", Ink::Faint.on(&text)) };
        lines.extend(wrap(&line, columns, hang));
    }
    lines
}

/// How many facts have which verdict, the loudest first: `12 facts: ✗ 3 discrepancy, = 9 agree`.
fn summary(findings: &[Finding]) -> String {
    let told: Vec<String> = FACES
        .iter()
        .zip(counts(findings))
        .rev()
        .filter(|&(_, n)| n > 0)
        .map(|(face, n)| face.ink.on(&format!("{} {n} {}", face.sign, face.name)))
        .collect();
    match findings.len() {
        0 => "no facts".to_owned(),
        1 => format!("1 fact: {}", told.join(", ")),
        n => format!("{n} facts: {}", told.join(", ")),
    }
}
