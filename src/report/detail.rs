//! One fact at length: each value that was stated, what it can't be reconciled with, and the words of its sources.

use super::excerpt::Excerpt;
use super::ink::Ink;
use super::names::{self, Names};
use super::note::{self, Note};
use super::said::{Answers, Said};
use super::text::{plain, wrap};
use super::verdict::Face;
use super::wording;
use crate::claim::Claim;
use crate::compare::Finding;

/// Quotes shown for one value, values shown for one fact, values named as contradicting one; the others are counted.
const QUOTES: usize = 5;
const VALUES: usize = 12;
const AGAINST: usize = 6;

/// The lines of one fact, each at most `columns` wide.
pub(super) fn lines(finding: &Finding, names: &Names<'_>, columns: usize) -> Vec<String> {
    let face = Face::of(finding.verdict);
    let mut lines = vec![Ink::Faint.on(&"─".repeat(columns))];
    lines.extend(wrap(&format!("{}  {}", face.label(), Ink::Strong.on(&plain(&finding.question.text))), columns, 2));
    let story = finding.story.as_ref().map_or(String::new(), |s| format!(" in story {}", plain(s)));
    lines.extend(indented(&Ink::Faint.on(&format!("{}{story}", plain(&finding.question.id))), 2, columns));
    for Note { text, is_warning } in note::remarks(finding, names) {
        lines.extend(indented(&if is_warning { format!("! {text}") } else { text }, 2, columns));
    }
    let answers = Answers::of(finding);
    for (said, against) in answers.shown(VALUES) {
        lines.push(String::new());
        lines.extend(indented(&Ink::Strong.on(&heading(said)), 2, columns));
        if !against.is_empty() {
            lines.extend(indented(&format!("{} {}", Ink::Alarm.on("≠"), values(&against)), 2, columns));
        }
        lines.extend(said.claims.iter().take(QUOTES).flat_map(|(_, claim)| evidence(finding, claim, names, columns)));
        if said.claims.len() > QUOTES {
            lines.push(format!("    and {} more", said.claims.len() - QUOTES));
        }
    }
    if answers.hidden(VALUES) > 0 {
        lines.push(String::new());
        lines.push(format!("  and {} more values", answers.hidden(VALUES)));
    }
    lines
}

/// A value in words, with what it is usually taken to mean.
pub(super) fn heading(said: &Said<'_>) -> String {
    let words = said.words();
    wording::typical(&said.first.value).map_or(words.clone(), |typical| format!("{words}, usually {typical}"))
}

/// Some of these values in words, and how many more there are.
pub(super) fn values(said: &[&Said<'_>]) -> String {
    let mut values: Vec<String> = said.iter().take(AGAINST).map(|s| s.words()).collect();
    if said.len() > AGAINST {
        values.push(format!("{} more", said.len() - AGAINST));
    }
    values.join(" · ")
}

/// Who says it, where, and in which words.
fn evidence(finding: &Finding, claim: &Claim, names: &Names<'_>, columns: usize) -> Vec<String> {
    let place = format!("{}:{}:{}", plain(&claim.evidence.file), claim.evidence.line, claim.evidence.column);
    let when = names::when(claim).map_or(String::new(), |when| format!(", {when}"));
    let mut lines = indented(&format!("{}{when}  {}", names.voice(finding, claim), Ink::Faint.on(&place)), 4, columns);
    let room = columns - 6;
    let excerpt = Excerpt::new(&claim.evidence.sentence, &claim.evidence.quote, room);
    lines.extend(excerpt.lines(room).into_iter().map(|l| format!("      {l}")));
    lines
}

fn indented(text: &str, by: usize, columns: usize) -> Vec<String> {
    let indent = " ".repeat(by);
    wrap(text, columns - by, 2).into_iter().map(|l| format!("{indent}{l}")).collect()
}
