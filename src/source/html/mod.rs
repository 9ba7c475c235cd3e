//! HTML: the main text of a page, or all that a visitor sees if no part of it looks like an article.

mod element;
mod main_text;
mod page;
mod written;

use std::ops::Range;

use encoding_rs::Encoding;
use jiff::civil::Date;

use super::article::Article;
use super::decode::Decoded;
use super::details::{Details, parse_date};
use super::find::SourceFile;
use super::origin::{Mapped, Origin, Quote};
use super::problem::{Problem, ProblemKind};
use main_text::{MainText, Told};
use page::{Page, Run};
use written::Written;

/// Reads a page.
pub(super) fn read(file: &SourceFile, decoded: Decoded, problems: &mut Vec<Problem>) -> Article {
    let mut article = file.article();
    let page = Page::scan(&decoded.text, 0..decoded.text.len());
    let mut out = Mapped::default();
    match main_text::find(&decoded.text, &page) {
        Some(MainText { keep, told }) => {
            write(&decoded.text, page.runs.iter().filter(|run| keep[run.block]), &mut out);
            article.tell(details(told, &file.file, problems));
            (article.around, article.above) = around(&decoded.text, &page, &keep);
            article.published = article.published.or_else(|| time_above(&page, &keep));
        }
        None => {
            write(&decoded.text, page.runs.iter(), &mut out);
            if !out.text.trim().is_empty() {
                problems.push(Problem::new(&file.file, ProblemKind::NoMainText));
            }
        }
    }
    article.text = out.text;
    article.origin = Origin {
        raw: Some(decoded.text),
        markup: out.map,
        encoding: decoded.map,
        quote: Quote::Readable,
        ..Origin::default()
    };
    article
}

/// Writes what a visitor sees of a piece of HTML inside another text.
pub(super) fn write_visible(content: &str, range: Range<usize>, out: &mut Mapped) {
    write(content, Page::scan(content, range).runs.iter(), out);
}

/// Writes runs, blanks folded, each block on a line of its own.
fn write<'a>(content: &str, runs: impl Iterator<Item = &'a Run>, out: &mut Mapped) {
    let mut block = None;
    for run in runs {
        let is_new = block != Some(run.block) || run.on_new_line;
        block = Some(run.block);
        if is_new && !out.text.is_empty() && !out.text.ends_with('\n') {
            let at = run.parts.first().map_or(0, |part| part.start);
            out.replace("\n", at..at);
        }
        written::characters(content, run, |written, range| {
            let text = match written {
                Written::Plain(text) => return out.copy(text, range.start),
                Written::Blank => " ",
                Written::Reference(ref text) => text,
            };
            if text.trim().is_empty() {
                if !out.text.is_empty() && !out.text.ends_with(char::is_whitespace) {
                    out.replace(" ", range);
                }
            } else {
                out.replace(text, range);
            }
        });
    }
}

fn details(told: Told, file: &str, problems: &mut Vec<Problem>) -> Details {
    let some = |text: Option<String>| text.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
    let mut date = |text: Option<String>| {
        let text = some(text)?;
        let date = page_date(&text);
        if date.is_none() {
            let found = text.chars().take(60).collect();
            problems.push(Problem::new(file, ProblemKind::PageDate { found }));
        }
        date
    };
    Details {
        id: None,
        published: date(told.published),
        updated: date(told.updated),
        publisher: some(told.site),
        title: some(Some(told.title)),
        url: some(told.url),
        story: None,
    }
}

/// Most characters of a line that holds a time and little else.
const SHORT: usize = 160;
/// Blocks of the text among which its own `<time>` stands; further down it is the time of something told.
const HEAD: usize = 3;

/// The lines of a page that are no part of its main text, and how many of them stand above it.
fn around(content: &str, page: &Page, keep: &[bool]) -> (Vec<String>, usize) {
    let first = page.runs.iter().find(|run| keep[run.block] && !run.in_headline).map_or(0, |run| run.block);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for run in page.runs.iter().filter(|run| !keep[run.block]) {
        let text = written::folded(content, run);
        match lines.last_mut() {
            _ if text.is_empty() => {}
            Some((block, line)) if *block == run.block => *line = format!("{line} {text}"),
            _ => lines.push((run.block, text)),
        }
    }
    let above = lines.iter().take_while(|(block, _)| *block < first).count();
    (lines.into_iter().map(|(_, line)| line).collect(), above)
}

/// The day of the first `<time>` of a page, if it stands above or at the head of its main text, in a line of its own.
fn time_above(page: &Page, keep: &[bool]) -> Option<Date> {
    let (time, block) = page.times.first()?;
    let parts = page.runs.iter().filter(|run| run.block == *block).flat_map(|run| &run.parts);
    if parts.map(ExactSizeIterator::len).sum::<usize>() > SHORT {
        return None;
    }
    let mut kept: Vec<usize> = page.runs.iter().filter(|run| keep[run.block]).map(|run| run.block).collect();
    kept.dedup();
    let last = kept.get(HEAD.min(kept.len().saturating_sub(1)))?;
    (block <= last).then(|| page_date(time)).flatten()
}

/// The day of `2024-03-25T10:00:00Z` or of `Mon, 25 Mar 2024 10:00:00 GMT`, as it is written.
fn page_date(text: &str) -> Option<Date> {
    parse_date(text).or_else(|| jiff::fmt::rfc2822::parse(text).ok().map(|time| time.date()))
}

/// The encoding that a page names in its first kilobyte: `<meta charset="windows-1251">`.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..1024.min(bytes.len()))?).to_ascii_lowercase();
    let label = head.split_once("charset")?.1.trim_start().strip_prefix('=')?.trim_start();
    let label = label.trim_start_matches(['"', '\'']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Encoding::for_label(&label.as_bytes()[..end])
}
