//! One article as every later stage sees it: who published it and when, its text, and the way from the text back to the file.

use jiff::civil::Date;

use super::details::Details;
use super::origin::{Counting, Origin, Passage};
use super::problem::{Problem, ProblemKind};
use crate::span::{Place, Span};

/// Lines above the text that can say who wrote it, and most characters of one.
const ABOVE: usize = 12;
const SHORT: usize = 160;

/// One article of one publisher.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The source's id, unique in a corpus.
    pub id: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// The day it was last updated.
    pub updated: Option<Date>,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The story it belongs to, where its front matter says so.
    pub story: Option<String>,
    /// The folder below PATH that it lies in, with `/`.
    pub folder: Option<String>,
    /// The file it was read from, relative to the working folder, with `/`; `-` for standard input.
    pub file: String,
    /// What a page shows around its main text, line by line; navigation that it marks as such is not among it.
    pub around: Vec<String>,
    /// How many lines of `around` stand above the text.
    pub above: usize,
    /// The text to read: paragraphs parted by line breaks, without front matter, without markup.
    pub text: String,
    /// The way from `text` back to the file.
    pub origin: Origin,
}

impl Article {
    /// An article whose file is its text.
    #[must_use]
    pub fn from_text(id: &str, file: &str, text: &str) -> Self {
        Self { id: id.to_owned(), file: file.to_owned(), text: text.to_owned(), ..Self::default() }
    }

    /// The passage of the file that a stretch of [`Article::text`] was read from.
    #[must_use]
    pub fn evidence_place(&self, span: Span) -> Passage {
        self.origin.passage(&self.file, &self.text, span)
    }

    /// The short lines above the text of a page, those nearest to it: who wrote it and when, if it says so there.
    #[must_use]
    pub fn lines_above(&self) -> String {
        let above = self.around.get(..self.above).unwrap_or(&[]);
        let nearest = &above[above.len().saturating_sub(ABOVE)..];
        let short = nearest.iter().filter(|line| line.chars().count() <= SHORT);
        short.map(String::as_str).collect::<Vec<_>>().join("\n\n")
    }

    /// What [`namesakes`] needs of an article; the rest can go.
    #[must_use]
    pub fn address(&self) -> Address {
        let line = match self.origin.counting {
            Counting::Record(line) => Some(line),
            Counting::Lines(_) => None,
        };
        Address { id: self.id.clone(), file: self.file.clone(), line }
    }

    /// Takes over what an article says about itself.
    pub(super) fn tell(&mut self, details: Details) {
        let Details { id, publisher, published, updated, title, url, story } = details;
        if let Some(id) = id {
            self.id = id;
        }
        self.publisher = publisher;
        self.published = published;
        self.updated = updated;
        self.title = title;
        self.url = url;
        self.story = story;
    }
}

/// An article's id and where it was read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    /// The id.
    pub id: String,
    /// The file.
    pub file: String,
    /// The line of a JSON Lines file.
    pub line: Option<u32>,
}

impl Address {
    /// A name that no other article has, for one whose id another one has already: "fire (b/fire.txt)".
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} ({})", self.id, self.place())
    }

    fn place(&self) -> String {
        let line = self.line.map_or(String::new(), |line| format!(":{line}"));
        format!("{}{line}", self.file)
    }
}

/// An article whose id another one, earlier by file and line, has already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Namesake {
    /// Its place among the addresses.
    pub at: usize,
    /// The name that it goes by, which no other has.
    pub name: String,
    /// What is told of it.
    pub problem: Problem,
}

/// Every such article, in the order in which they are told of.
#[must_use]
pub fn namesakes(addresses: &[Address]) -> Vec<Namesake> {
    let mut sorted: Vec<(&Address, usize)> = addresses.iter().zip(0..).collect();
    sorted.sort_unstable();
    let one_id = sorted.chunk_by(|a, b| a.0.id == b.0.id).filter_map(<[_]>::split_first);
    let namesake = |first: &Address, other: &Address, at| {
        let kind = ProblemKind::DuplicateId { id: other.id.clone(), first: first.place(), name: other.name() };
        let place = other.line.map(|line| Place { line, column: 1 });
        Namesake { at, name: other.name(), problem: Problem { file: other.file.clone(), place, kind } }
    };
    let mut namesakes: Vec<Namesake> = one_id
        .flat_map(|(first, others)| others.iter().map(move |(other, at)| namesake(first.0, other, *at)))
        .collect();
    namesakes.sort_by(|a, b| a.problem.cmp(&b.problem));
    namesakes
}
