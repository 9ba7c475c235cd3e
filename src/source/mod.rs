//! Reads a corpus: finds its files, decodes them, and turns each into articles.
//!
//! Two steps, so that the caller can read many files at once and let go of each text as soon as its claims are out:
//!
//! ```
//! use crosscheck::source;
//!
//! let (files, problems) = source::find(&["sources".to_owned()]);
//! assert_eq!(problems, []);
//! for read in files.iter().flat_map(source::read) {
//!     match read {
//!         Ok(article) => assert!(!article.text.is_empty()),
//!         Err(problem) => panic!("{problem}"),
//!     }
//! }
//! ```

mod article;
mod decode;
mod details;
mod find;
mod front_matter;
mod html;
mod json_lines;
mod markdown;
mod origin;
mod problem;
mod text;

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use encoding_rs::Encoding;

pub use article::{Address, Article, Namesake, namesakes};
pub use find::{SourceFile, find};
pub use origin::{Origin, Passage};
pub use problem::{Problem, ProblemKind, Severity};

/// Where the bytes of a file come from.
pub type Input = Box<dyn Read + Send>;

/// The largest file whose bytes a [`Span`](crate::span::Span) can tell.
const MAX_BYTES: u64 = u32::MAX as u64 - 1;

/// A format that is read, and by what.
#[derive(Debug)]
pub struct Reader {
    /// Its name.
    pub name: &'static str,
    /// The extensions of its files, in lower case; the empty one is that of a file without any.
    pub extensions: &'static [&'static str],
    /// Whether a file can hold more than one article.
    pub holds_many: bool,
    read: fn(&SourceFile, Input) -> Articles,
}

/// All formats. A new one is a file and a row.
pub static READERS: [Reader; 4] = [
    Reader {
        name: "plain text",
        extensions: &["txt", "text", ""],
        holds_many: false,
        read: |file, input| whole(file, input, |_| None, text::read),
    },
    Reader {
        name: "Markdown",
        extensions: &["md", "markdown"],
        holds_many: false,
        read: |file, input| whole(file, input, |_| None, markdown::read),
    },
    Reader {
        name: "HTML",
        extensions: &["html", "htm", "xhtml"],
        holds_many: false,
        read: |file, input| whole(file, input, html::declared, html::read),
    },
    Reader { name: "JSON Lines", extensions: &["jsonl", "ndjson"], holds_many: true, read: json_lines::read },
];

impl Reader {
    /// The reader for a file name; `None` if its extension is not one that is read.
    fn for_path(path: &Path) -> Option<&'static Self> {
        let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        READERS.iter().find(|reader| reader.extensions.contains(&extension.as_str()))
    }

    fn plain_text() -> &'static Self {
        &READERS[0]
    }

    fn named(name: &str) -> &'static Self {
        READERS.iter().find(|reader| reader.name == name).unwrap_or(Self::plain_text())
    }
}

/// The articles of one file, in its order, and what is wrong with it, each problem where it was met.
pub struct Articles(Box<dyn Iterator<Item = Result<Article, Problem>> + Send>);

impl Articles {
    fn problem(problem: Problem) -> Self {
        Self(Box::new(std::iter::once(Err(problem))))
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Problem>;

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next()
    }
}

/// Reads the articles of a file. An article that something is wrong with comes after the problem, if it could be read at all.
#[must_use]
pub fn read(file: &SourceFile) -> Articles {
    if file.is_standard_input() {
        return read_from(file, Box::new(std::io::stdin()));
    }
    match File::open(&file.path) {
        Ok(input) => read_from(file, Box::new(input)),
        Err(error) => Articles::problem(Problem::new(&file.file, unreadable(&error))),
    }
}

/// Reads the articles of a file whose bytes come from elsewhere. Standard input is JSON Lines if its first character is `{`.
#[must_use]
pub fn read_from(file: &SourceFile, input: Input) -> Articles {
    if !file.is_standard_input() {
        return (file.reader.read)(file, input);
    }
    match first_character(input) {
        Ok((b'{', input)) => (Reader::named("JSON Lines").read)(file, input),
        Ok((_, input)) => (file.reader.read)(file, input),
        Err(error) => Articles::problem(Problem::new(&file.file, unreadable(&error))),
    }
}

/// The first byte that is no blank and no byte order mark, and the input from its beginning.
fn first_character(input: Input) -> std::io::Result<(u8, Input)> {
    let mut input = BufReader::new(input);
    let mut blank = Vec::new();
    loop {
        let buffer = input.fill_buf()?;
        let skip = |b: &u8| b.is_ascii_whitespace() || matches!(b, 0xEF | 0xBB | 0xBF | 0xFE | 0xFF | 0);
        let seen = buffer.iter().copied().find(|b| !skip(b));
        if seen.is_some() || buffer.is_empty() {
            let first = seen.unwrap_or(0);
            return Ok((first, Box::new(std::io::Cursor::new(blank).chain(input))));
        }
        blank.extend_from_slice(buffer);
        let length = buffer.len();
        input.consume(length);
    }
}

/// Reads a file that is one article.
fn whole(
    file: &SourceFile,
    input: Input,
    declared: fn(&[u8]) -> Option<&'static Encoding>,
    parse: fn(&SourceFile, decode::Decoded, &mut Vec<Problem>) -> Article,
) -> Articles {
    let decoded = match read_all(input, file.size).and_then(|bytes| decode::decode(bytes, declared)) {
        Ok(decoded) => decoded,
        Err(kind) => return Articles::problem(Problem::new(&file.file, kind)),
    };
    let mut problems: Vec<Problem> = decoded.note.iter().map(|n| Problem::new(&file.file, n.clone())).collect();
    let article = parse(file, decoded, &mut problems);
    let has_text = !article.text.trim().is_empty();
    if !has_text {
        problems.push(Problem::new(&file.file, ProblemKind::Empty));
    }
    let article = has_text.then_some(Ok(article));
    Articles(Box::new(problems.into_iter().map(Err).chain(article)))
}

/// All bytes of a file that was `size` bytes long when it was found.
fn read_all(input: impl Read, size: u64) -> Result<Vec<u8>, ProblemKind> {
    if size > MAX_BYTES {
        return Err(ProblemKind::TooLarge);
    }
    let mut bytes = Vec::with_capacity(size as usize + 1);
    let read = input.take(MAX_BYTES + 1).read_to_end(&mut bytes);
    match read {
        Ok(_) if bytes.len() as u64 > MAX_BYTES => Err(ProblemKind::TooLarge),
        Ok(_) => Ok(bytes),
        Err(error) => Err(unreadable(&error)),
    }
}

/// What the system says, without its error numbers, which differ between systems.
fn unreadable(error: &std::io::Error) -> ProblemKind {
    ProblemKind::Unreadable { reason: error.kind().to_string() }
}
