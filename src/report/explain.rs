//! Lays out why claims about a fact were taken and why near misses were not: source by source, sentence by sentence.

use std::io::{self, Write};

use super::Look;
use super::excerpt::Excerpt;
use super::ink::{Ink, paint};
use super::text::{plain, wrap};
use crate::claim::Evidence;
use crate::fact::Question;

/// All that was considered as an answer to one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// The fact.
    pub question: Question,
    /// The sources in order; those without a sentence in question too.
    pub sources: Vec<SourceExplained>,
}

/// What was considered in one source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceExplained {
    /// The source's id.
    pub source: String,
    /// The stretches of text considered, in order.
    pub considered: Vec<Considered>,
}

/// A stretch of text, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Considered {
    /// Where it stands, and in which sentence.
    pub evidence: Evidence,
    /// What became of it.
    pub outcome: Outcome,
}

/// Whether a stretch of text became a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It did; from the words to the value step by step: `"over 140"`, `more than 140`, `141 or more, usually 141 to 150`.
    Taken {
        /// The steps.
        steps: Vec<String>,
    },
    /// It did not.
    Left {
        /// Why not, in one sentence: `"killed" is 14 words from the number`.
        reason: String,
    },
}

/// Writes the explanation for people.
///
/// # Errors
/// If `out` can't be written to.
pub fn write(explanation: &Explanation, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let columns = look.width.max(Look::LEAST_WIDTH);
    let mut lines = wrap(&Ink::Strong.on(&plain(&explanation.question.text)), columns, 2);
    lines.push(Ink::Faint.on(&plain(&explanation.question.id)));
    for source in &explanation.sources {
        lines.push(String::new());
        lines.push(Ink::Strong.on(&plain(&source.source)));
        if source.considered.is_empty() {
            lines.push("  nothing was close to an answer".to_owned());
        }
        for considered in &source.considered {
            lines.extend(of(considered, columns));
        }
    }
    let (taken, left) = count(explanation);
    lines.push(String::new());
    lines.push(format!("{taken} taken, {left} left"));
    for line in lines {
        out.write_all(paint(line.trim_end(), look.colour).as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn of(considered: &Considered, columns: usize) -> Vec<String> {
    let evidence = &considered.evidence;
    let place = Ink::Faint.on(&format!("{}:{}:{}", plain(&evidence.file), evidence.line, evidence.column));
    let (sign, because) = match &considered.outcome {
        Outcome::Taken { steps } => (Ink::Calm.on("+ taken"), told(steps)),
        Outcome::Left { reason } => (Ink::Warn.on("- left"), plain(reason)),
    };
    let mut lines = vec![format!("  {sign}  {place}")];
    let room = columns - 6;
    lines.extend(
        Excerpt::new(&evidence.sentence, &evidence.quote, room).lines(room).iter().map(|l| format!("      {l}")),
    );
    lines.extend(wrap(&format!("= {because}"), columns - 6, 2).iter().map(|l| format!("      {l}")));
    lines
}

/// The steps in a row; one that only repeats the words before it is left out.
fn told(steps: &[String]) -> String {
    let mut told: Vec<String> = Vec::new();
    for step in steps {
        let step = plain(step);
        let repeats = told.last().is_some_and(|last| last.trim_matches('"').eq_ignore_ascii_case(&step));
        if !repeats || steps.len() == 2 {
            told.push(step);
        }
    }
    told.join(" → ")
}

fn count(explanation: &Explanation) -> (usize, usize) {
    let all = explanation.sources.iter().flat_map(|s| &s.considered);
    let taken = all.clone().filter(|c| matches!(c.outcome, Outcome::Taken { .. })).count();
    (taken, all.count() - taken)
}
