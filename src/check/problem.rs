//! What kept a part of the work from being done, and rules that can't be used.

use std::path::{Path, PathBuf};

use crate::rules::{self, Diagnostic, RuleSet};
use crate::source;

/// Something that kept a part of the work from being done, or that the user should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file, empty if it concerns none.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// One sentence, lower case.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
    /// Whether the job could not be done as asked, or this is only a note.
    pub is_error: bool,
}

impl Problem {
    /// Rules that hold no question: whatever the sources say, nothing can come of it.
    #[must_use]
    pub fn nothing_asked() -> Self {
        Self {
            file: String::new(),
            line: None,
            column: None,
            message: "the rules ask nothing".to_owned(),
            hint: Some("add a [[fact]]".to_owned()),
            is_error: false,
        }
    }
}

impl From<&source::Problem> for Problem {
    fn from(problem: &source::Problem) -> Self {
        Self {
            file: problem.file.clone(),
            line: problem.place.map(|p| p.line),
            column: problem.place.map(|p| p.column),
            message: problem.message(),
            hint: problem.hint(),
            is_error: problem.severity() == source::Severity::Error,
        }
    }
}

/// Rules that can't be used: every mistake in them.
#[derive(Debug)]
pub struct RuleErrors {
    diagnostics: Vec<Diagnostic>,
    /// Name and text of each file.
    files: Vec<(String, String)>,
}

impl RuleErrors {
    /// All of them, with their places, for a screen of `width` columns.
    #[must_use]
    pub fn render(&self, width: usize, colour: bool) -> String {
        let colour = if colour { rules::Color::Always } else { rules::Color::Never };
        rules::render(&self.diagnostics, &self.files, width, colour)
    }

    /// The rules of all files, or every mistake in all of them.
    pub(super) fn load(paths: &[PathBuf]) -> Result<RuleSet, Self> {
        let mut diagnostics = Vec::new();
        let mut files = Vec::new();
        for path in paths {
            let name = shown(path);
            match std::fs::read(path) {
                Ok(bytes) => match String::from_utf8(bytes) {
                    Ok(text) => files.push((name, text)),
                    Err(error) => {
                        let error = std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error());
                        diagnostics.push(Diagnostic::unreadable(&name, &error));
                    }
                },
                Err(error) => diagnostics.push(Diagnostic::unreadable(&name, &error)),
            }
        }
        match rules::load(&files) {
            Ok(rules) if diagnostics.is_empty() => Ok(rules),
            Ok(_) => Err(Self { diagnostics, files }),
            Err(mistakes) => {
                diagnostics.extend(mistakes);
                Err(Self { diagnostics, files })
            }
        }
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}
