//! Paths to files: folders are walked in sorted order, and whatever in them is not read is told.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use ignore::WalkBuilder;

use super::article::Article;
use super::problem::{Problem, ProblemKind};
use super::{Reader, unreadable};

/// A file to read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name in reports: relative to the working folder, with `/`; `-` for standard input.
    pub file: String,
    /// The id of its article, unless the article names one itself.
    pub id: String,
    /// The folder below PATH that it lies in, with `/`; `None` if it lies in PATH itself.
    pub folder: Option<String>,
    /// Its size in bytes when it was found.
    pub(super) size: u64,
    /// The reader for its extension; plain text if there is none.
    pub(super) reader: &'static Reader,
}

impl SourceFile {
    /// Standard input.
    #[must_use]
    pub fn standard_input() -> Self {
        Self {
            path: PathBuf::from("-"),
            file: "-".to_owned(),
            id: "stdin".to_owned(),
            folder: None,
            size: 0,
            reader: Reader::plain_text(),
        }
    }

    /// Whether this is standard input.
    #[must_use]
    pub fn is_standard_input(&self) -> bool {
        self.file == "-"
    }

    /// Whether it can hold many articles, as standard input can.
    #[must_use]
    pub fn holds_many(&self) -> bool {
        self.is_standard_input() || self.reader.holds_many
    }

    /// An article of this file that says nothing yet.
    pub(super) fn article(&self) -> Article {
        Article { id: self.id.clone(), file: self.file.clone(), folder: self.folder.clone(), ..Article::default() }
    }
}

/// The files that `paths` name, sorted by name, each once, and what is wrong with the paths.
///
/// A folder is walked to the bottom. Hidden files are passed over; `.gitignore` is not looked at, because an article that
/// silently is not read is worse than one too many. Links are followed.
#[must_use]
pub fn find(paths: &[String]) -> (Vec<SourceFile>, Vec<Problem>) {
    let mut files = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        if path == "-" {
            files.insert("-".to_owned(), SourceFile::standard_input());
            continue;
        }
        let path = Path::new(path);
        match path.metadata() {
            Ok(metadata) if metadata.is_dir() => walk(path, &mut files, &mut problems),
            Ok(metadata) => {
                let reader = Reader::for_path(path).unwrap_or(Reader::plain_text());
                add(
                    &mut files,
                    source_file(path, Path::new(path.file_name().unwrap_or_default()), metadata.len(), reader),
                );
            }
            Err(error) => {
                let kind = match error.kind() {
                    std::io::ErrorKind::NotFound => ProblemKind::Missing { near: nearest(path) },
                    _ => unreadable(&error),
                };
                problems.push(Problem::new(&shown(path), kind));
            }
        }
    }
    problems.sort();
    problems.dedup();
    (files.into_values().collect(), problems)
}

fn walk(root: &Path, files: &mut BTreeMap<String, SourceFile>, problems: &mut Vec<Problem>) {
    let mut skipped: BTreeMap<String, usize> = BTreeMap::new();
    let problems_before = problems.len();
    let mut found = 0;
    let walk = WalkBuilder::new(root)
        .standard_filters(false)
        .hidden(true)
        .follow_links(true)
        .sort_by_file_name(std::cmp::Ord::cmp)
        .build();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                problems.push(walk_problem(root, &error));
                continue;
            }
        };
        let path = entry.path();
        match entry.file_type() {
            Some(kind) if kind.is_dir() => {}
            Some(kind) if kind.is_file() => match Reader::for_path(path) {
                Some(reader) => {
                    let below = path.strip_prefix(root).unwrap_or(path);
                    let size = entry.metadata().map_or(0, |m| m.len());
                    add(files, source_file(path, below, size, reader));
                    found += 1;
                }
                None => *skipped.entry(extension(path)).or_default() += 1,
            },
            // A pipe would be waited on for ever.
            _ => problems.push(Problem::new(&shown(path), ProblemKind::NotAFile)),
        }
    }
    if !skipped.is_empty() {
        let kind = ProblemKind::Skipped { files: skipped.values().sum(), extensions: skipped.into_keys().collect() };
        problems.push(Problem::new(&shown(root), kind));
    }
    if found == 0 && !problems[problems_before..].iter().any(Problem::is_error) {
        problems.push(Problem::new(&shown(root), ProblemKind::NoArticles));
    }
}

/// Adds a file. One that two paths lead to is read once, by its longer id: that of the outer folder.
fn add(files: &mut BTreeMap<String, SourceFile>, file: SourceFile) {
    match files.get(&file.file) {
        Some(there) if there.id.len() >= file.id.len() => {}
        _ => {
            files.insert(file.file.clone(), file);
        }
    }
}

/// A file at `path`, which is `below` the path that the user named.
fn source_file(path: &Path, below: &Path, size: u64, reader: &'static Reader) -> SourceFile {
    let folder = below.parent().map(slashed).filter(|folder| !folder.is_empty());
    let below = if Reader::for_path(below).is_some() { below.with_extension("") } else { below.to_owned() };
    SourceFile { path: path.to_owned(), file: shown(path), id: slashed(&below), folder, size, reader }
}

/// A path as reports show it: relative to the working folder if it lies below, else as given.
fn shown(path: &Path) -> String {
    let relative = if path.is_absolute() {
        std::env::current_dir().ok().and_then(|folder| path.strip_prefix(folder).ok().map(Path::to_owned))
    } else {
        None
    };
    let shown = slashed(relative.as_deref().unwrap_or(path));
    if shown.is_empty() { ".".to_owned() } else { shown }
}

/// A path with `/`, without the `.` of `./sources`.
fn slashed(path: &Path) -> String {
    let mut text = String::new();
    for component in path.components() {
        match component {
            Component::CurDir => continue,
            Component::RootDir => {
                text.push('/');
                continue;
            }
            other => {
                if !text.is_empty() && !text.ends_with('/') {
                    text.push('/');
                }
                text.push_str(&other.as_os_str().to_string_lossy());
            }
        }
    }
    text
}

fn extension(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_lowercase()
}

fn walk_problem(root: &Path, error: &ignore::Error) -> Problem {
    let mut path = root;
    let mut inner = error;
    loop {
        match inner {
            ignore::Error::WithPath { path: at, err } => (path, inner) = (at, err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            ignore::Error::Loop { child, .. } => return Problem::new(&shown(child), ProblemKind::Loop),
            ignore::Error::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                // Found by the walk and not there: a link that leads nowhere.
                return Problem::new(&shown(path), ProblemKind::Missing { near: None });
            }
            ignore::Error::Io(error) => return Problem::new(&shown(path), unreadable(error)),
            other => return Problem::new(&shown(path), ProblemKind::Unreadable { reason: other.to_string() }),
        }
    }
}

/// The name in the same folder that a missing path was most likely meant to be.
fn nearest(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_string_lossy();
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> =
        folder.read_dir().ok()?.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    let close = |name: &String| strsim::damerau_levenshtein(&wanted, name) <= wanted.len().div_ceil(4);
    let near = names.into_iter().filter(close).min_by_key(|name| strsim::damerau_levenshtein(&wanted, name))?;
    Some(shown(&folder.join(near)))
}
