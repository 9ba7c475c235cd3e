//! Lays out what the comparator found: one file a format. Decides nothing, and knows only what claims hold, so that a report
//! made from claims that were written down earlier has the same bytes.

pub mod claims;
mod calendar;
mod detail;
mod excerpt;
pub mod explain;
mod ink;
mod json;
mod markdown;
pub mod mentions;
mod names;
mod note;
pub mod reference;
mod said;
mod sum;
mod table;
mod text;
pub mod unread;
mod verdict;
pub(crate) mod wording;

use std::io::{self, Write};

pub use ink::Colour;
pub use text::plain;
pub use verdict::{FACES, Face};

use crate::compare::Finding;

/// What is reported, and how it may look.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// What was found, in the order of the rules.
    pub findings: &'a [Finding],
    /// How it may look.
    pub look: Look,
}

/// What the reader's screen can show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Columns.
    pub width: usize,
    /// Whether terminal codes are welcome.
    pub colour: Colour,
}

impl Look {
    /// The width of what is written to a file or a pipe.
    pub const PIPE_WIDTH: usize = 100;
    /// Nothing narrower can be read.
    pub const LEAST_WIDTH: usize = 60;
}

impl Default for Look {
    fn default() -> Self {
        Self { width: Self::PIPE_WIDTH, colour: Colour::Off }
    }
}

/// A way of writing a report.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    write: fn(&Report<'_>, &mut dyn Write) -> io::Result<()>,
}

/// Every way of writing a report, the default first.
pub const FORMATS: [Format; 3] = [
    Format { name: "table", about: "for people", write: table::write },
    Format { name: "markdown", about: "for a comment on a pull request", write: markdown::write },
    Format { name: "json", about: "for scripts", write: json::write },
];

impl Report<'_> {
    /// Writes the report.
    ///
    /// # Errors
    /// If `out` can't be written to.
    pub fn write(&self, format: Format, out: &mut dyn Write) -> io::Result<()> {
        (format.write)(self, out)
    }
}
