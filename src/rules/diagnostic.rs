//! What is wrong in a rule file, and where: message, place, what was expected, the nearest known name. Rendered as a compiler
//! does, with the line and a caret, or as one line `file:line:column: message`.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::span::Lines;

/// One problem of the rule files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub message: String,
    /// Where; `None` if there is no file to show.
    pub mark: Option<Mark>,
    /// Another place that matters: where the same id was used first.
    pub related: Vec<Mark>,
    /// What would be right.
    pub help: Option<String>,
}

/// A place in a rule file, and what to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Index of the file among those given to [`load`](super::load).
    pub file: usize,
    /// The file's name.
    pub name: String,
    /// The bytes.
    pub span: Range<usize>,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// What stands beside the caret: what was expected there.
    pub label: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(mark) = &self.mark {
            write!(f, "{}:{}:{}: ", mark.name, mark.line, mark.column)?;
        }
        f.write_str(&self.message)?;
        match &self.help {
            Some(help) => write!(f, " ({help})"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Diagnostic {}

impl Diagnostic {
    /// That a rule file could not be read.
    #[must_use]
    pub fn unreadable(name: &str, error: &std::io::Error) -> Self {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let message = if missing {
            format!("there is no rule file `{name}`")
        } else {
            format!("the rule file `{name}` cannot be read: {error}")
        };
        let help = missing.then(|| "write one, or name another with `--rules FILE`".to_owned());
        Self { message, mark: None, related: Vec::new(), help }
    }
}

/// Colour or none in rendered diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// ANSI colours.
    Always,
    /// Plain text.
    Never,
}

/// All problems with their lines and carets, cropped to `width` columns. `sources` are the files as given to
/// [`load`](super::load): name and text.
#[must_use]
pub fn render(diagnostics: &[Diagnostic], sources: &[(String, String)], width: usize, color: Color) -> String {
    let renderer = match color {
        Color::Always => Renderer::styled(),
        Color::Never => Renderer::plain(),
    };
    let renderer = renderer.term_width(width.max(40));
    let blocks: Vec<String> = diagnostics.iter().map(|d| renderer.render(&groups(d, sources))).collect();
    blocks.join("\n\n") + if blocks.is_empty() { "" } else { "\n" }
}

fn groups<'a>(diagnostic: &'a Diagnostic, sources: &'a [(String, String)]) -> Vec<Group<'a>> {
    let title = Level::ERROR.primary_title(diagnostic.message.as_str());
    let mut snippets: Vec<(usize, Snippet<'a, _>)> = Vec::new();
    let marks = diagnostic.mark.iter().map(|m| (m, AnnotationKind::Primary));
    for (mark, kind) in marks.chain(diagnostic.related.iter().map(|m| (m, AnnotationKind::Context))) {
        let Some((name, text)) = sources.get(mark.file) else { continue };
        let label = (!mark.label.is_empty()).then_some(mark.label.as_str());
        let annotation = kind.span(within(text, &mark.span)).label(label);
        match snippets.iter().position(|&(file, _)| file == mark.file) {
            Some(at) => {
                let (file, snippet) = snippets.remove(at);
                snippets.insert(at, (file, snippet.annotation(annotation)));
            }
            None => snippets.push((mark.file, Snippet::source(text).path(name.as_str()).annotation(annotation))),
        }
    }
    let mut group = title.elements(snippets.into_iter().map(|(_, snippet)| snippet));
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    vec![group]
}

/// The span cut to the text and moved to whole characters.
fn within(text: &str, span: &Range<usize>) -> Range<usize> {
    let is_whole = |&at: &usize| text.is_char_boundary(at);
    let start = (0..=span.start.min(text.len())).rev().find(is_whole).unwrap_or(0);
    let end = (span.end.min(text.len())..=text.len()).find(is_whole).unwrap_or(text.len());
    start..end.max(start)
}

/// A place in one of the rule files.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) file: usize,
    pub(super) span: (usize, usize),
}

impl Spot {
    pub(super) fn new(file: usize, span: Range<usize>) -> Self {
        Self { file, span: (span.start, span.end) }
    }
}

/// Gathers problems while rules are read and compiled.
pub(super) struct Problems<'a> {
    files: &'a [(&'a str, &'a str)],
    lines: Vec<Lines>,
    found: Vec<Diagnostic>,
    /// Files with a syntax error: what seems to be missing there may only be what could not be read.
    broken: Vec<bool>,
}

impl<'a> Problems<'a> {
    pub(super) fn of(files: &'a [(&'a str, &'a str)]) -> Self {
        let lines = files.iter().map(|(_, text)| Lines::of(text)).collect();
        Self { files, lines, found: Vec::new(), broken: vec![false; files.len()] }
    }

    /// Notes a problem; the caller may add to it.
    pub(super) fn add(&mut self, spot: &Spot, message: impl Into<String>, label: impl Into<String>) -> &mut Diagnostic {
        let mark = Some(self.mark(spot, label));
        self.found.push(Diagnostic { message: message.into(), mark, related: Vec::new(), help: None });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }

    pub(super) fn mark(&self, spot: &Spot, label: impl Into<String>) -> Mark {
        let (name, text) = self.files.get(spot.file).copied().unwrap_or_default();
        let span = within(text, &(spot.span.0..spot.span.1));
        let place = self.lines.get(spot.file).map(|lines| lines.place(text, span.start));
        Mark {
            file: spot.file,
            name: name.to_owned(),
            span,
            line: place.map_or(1, |p| p.line),
            column: place.map_or(1, |p| p.column),
            label: label.into(),
        }
    }

    /// The text of the file that holds the spot.
    pub(super) fn source(&self, file: usize) -> &'a str {
        self.files.get(file).map_or("", |(_, text)| text)
    }

    /// Says that a file has a syntax error.
    pub(super) fn set_broken(&mut self, file: usize) {
        self.broken[file] = true;
    }

    /// Whether every file could be read, so that what is absent is absent.
    pub(super) fn all_read(&self) -> bool {
        !self.broken.contains(&true)
    }

    /// All problems in order of files and places, each once. Of two at one place the first found stays first.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|d| d.mark.as_ref().map(|m| (m.file, m.span.start)));
        self.found.dedup();
        self.found
    }
}

impl Diagnostic {
    /// Adds what would be right.
    pub(super) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place.
    pub(super) fn also(&mut self, mark: Mark) -> &mut Self {
        self.related.push(mark);
        self
    }
}
