//! The report as Markdown, for a comment on a pull request: a table of all facts, then the sources' own words for the loud
//! ones. Text of articles can't break the table, and can't become a link, a mention of somebody or HTML.

use std::cmp::Reverse;
use std::io::{self, Write};

use super::excerpt::Excerpt;
use super::names::{self, Names};
use super::note::{self, Note};
use super::said::{Answers, Said};
use super::text::plain;
use super::verdict::{FACES, Face, counts, is_loud};
use super::{Report, detail};
use crate::claim::Claim;
use crate::compare::Finding;

/// Sources named for one value, values for one fact, quotes for one value; the others are counted.
const VOICES: usize = 8;
const VALUES: usize = 12;
const QUOTES: usize = 5;
/// Characters of a sentence around the words that matter.
const ROOM: usize = 160;

pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let names = Names::of(report.findings);
    writeln!(out, "**{}**\n", summary(report.findings))?;
    let in_stories = report.findings.iter().any(|f| f.story.is_some());
    for findings in report.findings.chunk_by(|a, b| a.story == b.story) {
        match findings.first().and_then(|f| f.story.as_deref()) {
            Some(story) => writeln!(out, "### {}\n", escape(&plain(story)))?,
            None if in_stories => writeln!(out, "### in no story\n")?,
            None => {}
        }
        writeln!(out, "| verdict | question | who says what |\n| --- | --- | --- |")?;
        for finding in findings {
            writeln!(out, "{}", row(finding, &names))?;
        }
        writeln!(out)?;
    }
    let mut loud: Vec<&Finding> = report.findings.iter().filter(|f| is_loud(f)).collect();
    loud.sort_by_key(|f| Reverse(f.verdict));
    loud.into_iter().try_for_each(|finding| write_detail(finding, &names, out))
}

fn summary(findings: &[Finding]) -> String {
    let told = FACES.iter().zip(counts(findings)).rev().filter(|&(_, n)| n > 0);
    let told: Vec<String> = told.map(|(face, n)| format!("{} {n} {}", sign(*face), face.name)).collect();
    match findings.len() {
        0 => "no facts".to_owned(),
        1 => format!("1 fact: {}", told.join(", ")),
        n => format!("{n} facts: {}", told.join(", ")),
    }
}

/// A verdict's sign, none of which Markdown may take for its own.
fn sign(face: Face) -> String {
    escape(face.sign)
}

fn row(finding: &Finding, names: &Names<'_>) -> String {
    let face = Face::of(finding.verdict);
    let said = Answers::of(finding);
    let answer = |(said, against): (&Said, Vec<&Said>)| {
        let mark = if against.is_empty() { "" } else { "≠ " };
        format!("{mark}<b>{}</b>: {}", escape(&said.words()), escape(&said.voices(names, finding, VOICES)))
    };
    let mut answers: Vec<String> = said.shown(VALUES).map(answer).collect();
    if said.is_empty() {
        answers.push("no source says".to_owned());
    }
    if said.hidden(VALUES) > 0 {
        answers.push(format!("and {} more values", said.hidden(VALUES)));
    }
    let mark = |note: &Note| if note.is_warning { "! " } else { "" };
    answers.extend(note::overview(finding, names).iter().map(|note| format!("{}{}", mark(note), escape(&note.text))));
    let loud = if is_loud(finding) { "**" } else { "" };
    format!(
        "| {} {loud}{}{loud} | {}<br>{} | {} |",
        sign(face),
        face.name,
        escape(&plain(&finding.question.text)),
        code(&plain(&finding.question.id)),
        answers.join("<br>")
    )
}

fn write_detail(finding: &Finding, names: &Names<'_>, out: &mut dyn Write) -> io::Result<()> {
    let face = Face::of(finding.verdict);
    writeln!(out, "#### {} {}: {}\n", sign(face), face.name, escape(&plain(&finding.question.text)))?;
    for Note { text, is_warning } in note::remarks(finding, names) {
        writeln!(out, "{}{}\n", if is_warning { "! " } else { "" }, escape(&text))?;
    }
    let answers = Answers::of(finding);
    for (said, against) in answers.shown(VALUES) {
        let values = detail::values(&against);
        let conflicts = if values.is_empty() { String::new() } else { format!(" ≠ {}", escape(&values)) };
        writeln!(out, "- <b>{}</b>{conflicts}", escape(&detail::heading(said)))?;
        for (_, claim) in said.claims.iter().take(QUOTES) {
            writeln!(out, "  - {}", evidence(finding, claim, names))?;
        }
        if said.claims.len() > QUOTES {
            writeln!(out, "  - and {} more", said.claims.len() - QUOTES)?;
        }
    }
    if answers.hidden(VALUES) > 0 {
        writeln!(out, "- and {} more values", answers.hidden(VALUES))?;
    }
    writeln!(out)
}

fn evidence(finding: &Finding, claim: &Claim, names: &Names<'_>) -> String {
    let when = names::when(claim).map_or(String::new(), |when| format!(", {when}"));
    let place = format!("{}:{}:{}", plain(&claim.evidence.file), claim.evidence.line, claim.evidence.column);
    let Excerpt { text, marked } = Excerpt::new(&claim.evidence.sentence, &claim.evidence.quote, ROOM);
    let part = |from: usize, to: usize| escape(text.get(from..to).unwrap_or(""));
    format!(
        "{}{when}, {}: {}<b>{}</b>{}",
        escape(&names.voice(finding, claim)),
        code(&place),
        part(0, marked.start),
        part(marked.start, marked.end),
        part(marked.end, text.len())
    )
}

/// `text` as code, where nothing is a mention or a link.
fn code(text: &str) -> String {
    // A backtick would end the code, a bar the cell.
    if text.contains(['`', '|', '\\']) { escape(text) } else { format!("`{text}`") }
}

/// `text`, a single line, so that Markdown shows it as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + text.len() / 8);
    for (at, c) in text.char_indices() {
        let rest = &text[at..];
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '$' => escaped.push_str("&#36;"),
            // Mentions, numbers of issues and bare addresses are found in the text after Markdown, where an escape no longer
            // shows; a blank of no width parts them.
            '@' => escaped.push_str("@&#8203;"),
            '#' => escaped.push_str("\\#&#8203;"),
            ':' if rest.starts_with("://") => escaped.push_str(":&#8203;"),
            '.' if ends_with_www(&text[..at]) => escaped.push_str("&#8203;."),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // These make a list or a heading, but only where a line begins.
            '-' | '+' | '=' if at == 0 => {
                escaped.push('\\');
                escaped.push(c);
            }
            '.' | ')' if text[..at].bytes().all(|b| b.is_ascii_digit()) => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|at| text.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_a_text_is_shown_not_used() {
        assert_eq!(escape("a | b <img src=x> `c` *d*"), "a \\| b &lt;img src=x&gt; \\`c\\` \\*d\\*");
        assert_eq!(escape("[x](javascript:y)"), "\\[x\\](javascript:y)");
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_is_linked() {
        assert_eq!(escape("@octocat #12"), "@&#8203;octocat \\#&#8203;12");
        assert_eq!(escape("https://a.example www.b.example"), "https:&#8203;//a.example www&#8203;.b.example");
    }

    #[test]
    fn code_that_would_break_out_is_escaped_instead() {
        assert_eq!(code("sources/a.txt:1:2"), "`sources/a.txt:1:2`");
        assert_eq!(code("a`b|c"), "a\\`b\\|c");
    }
}
