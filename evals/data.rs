//! Reads annotated data: files of one JSON object a line, and articles.

use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::check;
use crosscheck::source::{self, Article};
use serde::de::DeserializeOwned;

/// The records of a file of JSON Lines.
pub(crate) fn records<T: DeserializeOwned>(file: &Path) -> Result<Vec<T>, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let record = |(nth, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("{}:{}: {error}", file.display(), nth + 1))
    };
    text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(record).collect()
}

/// The files given, and the `.jsonl` files of the folders given, in order.
pub(crate) fn suites(paths: &[PathBuf]) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in paths {
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        inside.retain(|file| file.extension().is_some_and(|e| e == "jsonl"));
        inside.sort();
        found.extend(inside);
    }
    if found.is_empty() { Err("no suites given".to_owned()) } else { Ok(found) }
}

/// A file's or folder's name without its extension.
pub(crate) fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The articles of a folder, dated as a check dates them, each with the name of the sub-folder that it lies in.
pub(crate) fn articles(folder: &Path) -> Result<Vec<Article>, String> {
    let (files, problems) = source::find(&[folder.to_string_lossy().into_owned()]);
    if let Some(problem) = problems.first() {
        return Err(problem.message());
    }
    let mut articles = Vec::new();
    for file in files.iter().filter(|file| file.path.extension().is_some_and(|e| e == "txt")) {
        articles.extend(source::read(file).filter_map(Result::ok));
    }
    articles.iter_mut().for_each(check::date);
    Ok(articles)
}
