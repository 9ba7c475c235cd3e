//! What can be wrong with a corpus, in the words that a user reads: nothing is lost without one of these.

use std::fmt;

use crate::span::Place;

/// Something that could not be read as asked, or that a reader of the report should know.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file or folder, relative to the working folder, with `/`; `-` for standard input.
    pub file: String,
    /// Where in the file.
    pub place: Option<Place>,
    /// What it is.
    pub kind: ProblemKind,
}

/// Whether a problem means that the job could not be done as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth telling; everything was read.
    Note,
    /// Something was not read as asked.
    Error,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A path leads nowhere.
    Missing {
        /// The name nearest to it in the same folder.
        near: Option<String>,
    },
    /// The system refuses to read it.
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// A link leads back to a folder that it lies in.
    Loop,
    /// A folder holds no article.
    NoArticles,
    /// The file is not text.
    Binary,
    /// The file, or one line of a JSON Lines file, is larger than a span can tell.
    TooLarge,
    /// The front matter is not valid TOML or YAML.
    FrontMatter {
        /// `TOML` or `YAML`.
        language: &'static str,
        /// What its parser says.
        reason: String,
    },
    /// Front matter begins and never ends.
    OpenFrontMatter {
        /// The line that would end it.
        fence: &'static str,
    },
    /// A key has a value of the wrong type.
    WrongType {
        /// The key.
        key: &'static str,
        /// What it should be.
        expected: &'static str,
        /// What it is.
        found: &'static str,
    },
    /// A key that is not read, and looks like one that is.
    UnreadKey {
        /// The key.
        key: String,
        /// The one that it looks like.
        meant: &'static str,
    },
    /// `updated` is a day before `published`.
    UpdatedEarly,
    /// A date is not written as one.
    BadDate {
        /// The key.
        key: &'static str,
        /// What is written.
        found: String,
    },
    /// A line is not a JSON object.
    NotJson {
        /// What the parser says.
        reason: String,
    },
    /// A JSON object has no text.
    NoText,
    /// Two articles have one id.
    DuplicateId {
        /// The id.
        id: String,
        /// File and line of the first.
        first: String,
        /// What the other one is called instead.
        name: String,
    },
    /// The file is in an encoding other than UTF-8.
    Encoding {
        /// Its name.
        name: &'static str,
    },
    /// Some bytes stand for no character.
    Undecodable {
        /// How many places.
        places: usize,
        /// The encoding of the others.
        name: &'static str,
    },
    /// The file holds no text.
    Empty,
    /// Files in a folder are in no format that is read.
    Skipped {
        /// How many.
        files: usize,
        /// Their extensions.
        extensions: Vec<String>,
    },
    /// A pipe, a socket or a device in a folder.
    NotAFile,
    /// A page of which no part looks like an article.
    NoMainText,
    /// A page whose date is written in a way that is not read.
    PageDate {
        /// What is written.
        found: String,
    },
}

impl Problem {
    pub(super) fn new(file: &str, kind: ProblemKind) -> Self {
        Self { file: file.to_owned(), place: None, kind }
    }

    pub(super) fn at(file: &str, place: Place, kind: ProblemKind) -> Self {
        Self { file: file.to_owned(), place: Some(place), kind }
    }

    /// One sentence, in lower case, without a full stop.
    #[must_use]
    pub fn message(&self) -> String {
        self.kind.to_string()
    }

    /// What the user can do about it.
    #[must_use]
    pub fn hint(&self) -> Option<String> {
        self.kind.hint()
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.severity()
    }

    /// Whether something was not read as asked.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(place) = self.place {
            write!(f, ":{}:{}", place.line, place.column)?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { .. } => f.write_str("no such file or folder"),
            Self::Unreadable { reason } => write!(f, "can't be read: {reason}"),
            Self::Loop => f.write_str("this link leads back to a folder that it lies in, and is not followed"),
            Self::NoArticles => f.write_str("no articles found, expected .txt, .md, .html or .jsonl"),
            Self::Binary => f.write_str("not read: it is not text (it has a NUL byte near its start)"),
            Self::TooLarge => f.write_str("not read: larger than 4 GiB"),
            Self::FrontMatter { language, reason } => write!(f, "the front matter is not valid {language}: {reason}"),
            Self::OpenFrontMatter { fence } => write!(f, "the front matter has no closing {fence} line"),
            Self::WrongType { key, expected, found } => write!(f, "`{key}` should be {expected}, not {found}"),
            Self::UnreadKey { key, .. } => write!(f, "the key {key:?} is not read"),
            Self::UpdatedEarly => f.write_str("`updated` is a day before `published`"),
            Self::BadDate { key, found } => write!(f, "`{key}` should be a date such as 2024-03-25, not {found:?}"),
            Self::NotJson { reason } => write!(f, "this line is not a JSON object: {reason}"),
            Self::NoText => f.write_str("this object has no `text`"),
            Self::DuplicateId { id, first, .. } => write!(f, "the id {id:?} is taken by {first}"),
            Self::Encoding { name } => write!(f, "read as {name}"),
            Self::Undecodable { places: 1, name } => write!(f, "read as {name}, which it is not in one place"),
            Self::Undecodable { places, name } => write!(f, "read as {name}, which it is not in {places} places"),
            Self::Empty => f.write_str("it holds no text"),
            Self::Skipped { files, extensions } => {
                let noun = if *files == 1 { "file" } else { "files" };
                write!(f, "skipped {files} {noun} in formats that are not read: .{}", extensions.join(", ."))
            }
            Self::NotAFile => f.write_str("skipped: neither a file nor a folder"),
            Self::NoMainText => f.write_str("no main text found on this page, all its visible text is read"),
            Self::PageDate { found } => write!(f, "the date of this page is not read: {found:?}"),
        }
    }
}

impl ProblemKind {
    fn severity(&self) -> Severity {
        match self {
            Self::UnreadKey { .. }
            | Self::UpdatedEarly
            | Self::Encoding { .. }
            | Self::Undecodable { .. }
            | Self::Empty
            | Self::Skipped { .. }
            | Self::NotAFile
            | Self::NoMainText
            | Self::PageDate { .. } => Severity::Note,
            _ => Severity::Error,
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Missing { near: Some(near) } => return Some(format!("did you mean {near}?")),
            Self::Missing { near: None } => "paths are relative to the working folder",
            Self::Binary => "if it is text in UTF-16 or UTF-32, save it as UTF-8",
            Self::TooLarge => "split it into smaller files, or into lines of a .jsonl file",
            Self::FrontMatter { .. } => "the text below is read as one without front matter",
            Self::OpenFrontMatter { .. } => "the whole file is read as text",
            Self::UnreadKey { meant, .. } => return Some(format!("did you mean `{meant}`?")),
            Self::BadDate { .. } => "the article is read as one without that date",
            Self::NoText => "every line needs `id` and `text`",
            Self::DuplicateId { name, .. } => {
                return Some(format!("give one of them an `id` of its own; until then this one is {name:?}"));
            }
            Self::Skipped { .. } => "name such a file on the command line to have it read as plain text",
            _ => return None,
        };
        Some(hint.to_owned())
    }
}
