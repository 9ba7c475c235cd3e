//! Changed copies of `sources/`: other numbers, dates, names and phrasings, articles taken away, written down otherwise or
//! added. What must change does, and nothing else. The cases stand in `tests/mutations/*.toml`:
//!
//! ```toml
//! title = "a modifier cuts or widens the number"
//! source = "gzero"                  # "*" changes every source
//! replace = "left 137 dead"
//!
//! [[case]]
//! with = "left at most 137 dead"
//! crocus-deaths = { verdict = "discrepancy", gzero = ["0..137"] }
//! ```
//! A case may also `add` articles, `drop` sources, or have `source`, or all of them, written `as` something else. Facts,
//! sources and verdicts that it does not name are as in the untouched corpus; a verdict may list several, with `|`. A case
//! that `falls_short`, and says how, is known not to be met yet: it is run and told about, and is no failure.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "what falls short is told, and is no failure")]

#[path = "mutations/rewrite.rs"]
mod rewrite;
#[path = "mutations/told.rs"]
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;
use tempfile::TempDir;
use told::{Fact, Told};

const SEEDS: [(&str, &str); 4] = [
    ("gzero", include_str!("../sources/gzero.txt")),
    ("insider", include_str!("../sources/insider.txt")),
    ("john", include_str!("../sources/john.txt")),
    ("meduza", include_str!("../sources/meduza.txt")),
];
const RULES: &str = include_str!("../rules.toml");

/// The cases of one file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    title: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    replace: String,
    case: Vec<Case>,
}

/// What is changed and what follows. Not `deny_unknown_fields`: every other key is a fact.
#[derive(Deserialize)]
struct Case {
    #[serde(default)]
    source: String,
    #[serde(default)]
    replace: String,
    with: Option<String>,
    #[serde(default)]
    add: BTreeMap<String, String>,
    #[serde(default)]
    drop: Vec<String>,
    r#as: Option<String>,
    falls_short: Option<String>,
    #[serde(flatten)]
    facts: BTreeMap<String, Change>,
}

/// What changes in one fact: its verdict, and all values of a source.
#[derive(Deserialize)]
struct Change {
    verdict: Option<String>,
    #[serde(flatten)]
    sources: BTreeMap<String, Vec<String>>,
}

/// Writes the articles and the rules to a folder of their own.
fn corpus<'a>(articles: impl IntoIterator<Item = (&'a str, &'a str)>) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("sources")).unwrap();
    fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    for (name, text) in articles {
        fs::write(folder.path().join("sources").join(name), text).unwrap();
    }
    folder
}

fn seed_files() -> BTreeMap<String, String> {
    SEEDS.iter().map(|(id, text)| (format!("{id}.txt"), (*text).to_owned())).collect()
}

fn check(articles: &BTreeMap<String, String>) -> (TempDir, Told) {
    let folder = corpus(articles.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let told = told::check(folder.path());
    (folder, told)
}

impl Case {
    /// The changed copy of the corpus.
    fn articles(&self, all: &Cases) -> BTreeMap<String, String> {
        let mut files = seed_files();
        if let Some(with) = &self.with {
            let or = |own: &str, shared: &str| if own.is_empty() { shared.to_owned() } else { own.to_owned() };
            let (source, replace) = (or(&self.source, &all.source), or(&self.replace, &all.replace));
            let mut found = false;
            for (_, text) in files.iter_mut().filter(|(file, _)| is_of(&source, file)) {
                found |= text.contains(&replace);
                *text = text.replace(&replace, with);
            }
            assert!(found, "{source} says \"{replace}\"");
        }
        files.retain(|file, _| !self.drop.iter().any(|dropped| is_of(dropped, file)));
        if let Some(name) = &self.r#as {
            let write = rewrite::by_name(name);
            let of = if self.source.is_empty() { "*" } else { &self.source };
            files.iter_mut().filter(|(file, _)| is_of(of, file)).for_each(|(_, text)| *text = write(text));
        }
        files.extend(self.add.clone());
        files
    }

    /// What is not as the case wants it, a line each.
    fn failures(&self, all: &Cases, untouched: &Told) -> Vec<String> {
        let (folder, told) = check(&self.articles(all));
        let mut failures = misplaced(folder.path(), &told);
        failures.extend(
            self.facts.keys().filter(|f| !untouched.contains_key(*f)).map(|f| format!("no fact is called {f}")),
        );
        for (id, before) in untouched {
            let now = &told[id];
            let change = self.facts.get(id);
            let verdicts = change.and_then(|c| c.verdict.as_ref()).unwrap_or(&before.verdict);
            if !verdicts.split('|').any(|v| v == now.verdict) {
                failures.push(format!("{id} is {}, not {verdicts}", now.verdict));
            }
            let stated = change.into_iter().flat_map(|c| c.sources.keys());
            let sources: BTreeSet<&String> =
                stated.chain(before.claims.iter().chain(&now.claims).map(|c| &c.source)).collect();
            for source in sources {
                let wanted = match change.and_then(|c| c.sources.get(source)) {
                    Some(values) => sorted(values),
                    None if self.drop.contains(source) => Vec::new(),
                    None => before.values(source),
                };
                if now.values(source) != wanted {
                    failures.push(format!("{id}: {source} says {}, not {wanted:?}", with_quotes(now, source)));
                }
            }
        }
        failures
    }

    fn name(&self) -> String {
        let changed = self.with.iter().map(|w| format!("\"{w}\""));
        let others = self.r#as.iter().cloned().chain(self.drop.iter().map(|d| format!("without {d}")));
        changed
            .chain(others)
            .chain(self.add.values().map(|text| format!("with \"{text}\"")))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// Whether a file is that of `source`; "*" is every source.
fn is_of(source: &str, file: &str) -> bool {
    source == "*" || file.strip_suffix(".txt") == Some(source)
}

fn sorted(values: &[String]) -> Vec<String> {
    let mut values = values.to_vec();
    values.sort();
    values
}

fn with_quotes(fact: &Fact, source: &str) -> String {
    let claims = fact.claims.iter().filter(|c| c.source == source);
    let said: Vec<String> = claims.map(|c| format!("{} (\"{}\")", c.value, c.quote)).collect();
    if said.is_empty() { "nothing".to_owned() } else { said.join(" and ") }
}

/// Claims without evidence, or whose quote does not stand where it is said to stand.
fn misplaced(folder: &Path, told: &Told) -> Vec<String> {
    let claims = told.values().flat_map(|f| &f.claims).filter(|c| c.file.ends_with(".txt") || c.file.ends_with(".md"));
    let stands = |claim: &told::Claim| {
        let file = fs::read(folder.join(&claim.file)).unwrap();
        !claim.quote.is_empty() && file.get(claim.start..claim.end) == Some(claim.quote.as_bytes())
    };
    let wrong = claims.filter(|c| !stands(c));
    wrong.map(|c| format!("{}[{}..{}] is not \"{}\"", c.file, c.start, c.end, c.quote)).collect()
}

/// Runs the cases of one file.
fn meets(file: &str) {
    let text = fs::read_to_string(Path::new("tests/mutations").join(file)).unwrap();
    let all: Cases = toml::from_str(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
    let (_, untouched) = check(&seed_files());
    let results: Vec<(&Case, Vec<String>)> = all.case.par_iter().map(|c| (c, c.failures(&all, &untouched))).collect();
    let mut failed = Vec::new();
    for (case, failures) in results {
        match (&case.falls_short, failures.is_empty()) {
            (None, true) => {}
            (Some(how), false) => eprintln!("falls short ({how}): {}", case.name()),
            (Some(_), true) => eprintln!("is met, and need no longer be marked: {}", case.name()),
            (None, false) => failed.push(format!("{}\n    {}", case.name(), failures.join("\n    "))),
        }
    }
    assert!(
        failed.is_empty(),
        "{} ({file}), {} of {}:\n{}",
        all.title,
        failed.len(),
        all.case.len(),
        failed.join("\n")
    );
}

#[test]
fn other_numbers_and_modifiers_change_the_number_alone() {
    meets("numbers.toml");
}

#[test]
fn other_dates_change_the_date_alone() {
    meets("dates.toml");
}

#[test]
fn the_same_thing_said_otherwise_is_the_same_claim() {
    meets("phrasings.toml");
}

#[test]
fn numbers_of_other_things_are_no_claims() {
    meets("others.toml");
}

#[test]
fn names_in_other_spellings_are_the_same_names() {
    meets("names.toml");
}

#[test]
fn an_article_that_is_taken_away_takes_its_claims_along() {
    meets("taken_away.toml");
}

#[test]
fn an_article_that_is_added_is_credited_with_what_it_says_alone() {
    meets("added.toml");
}

#[test]
fn how_an_article_is_written_down_does_not_matter() {
    meets("written_down.toml");
}

#[test]
fn the_order_of_sentences_and_paragraphs_does_not_matter() {
    meets("order.toml");
}

#[test]
fn the_format_of_an_article_does_not_matter() {
    let (_, untouched) = check(&seed_files());
    let pages = SEEDS.map(|(id, text)| (format!("{id}.html"), rewrite::html(text)));
    let lines = [("all.jsonl".to_owned(), rewrite::json_lines(SEEDS))];
    for articles in [BTreeMap::from(pages), BTreeMap::from(lines)] {
        let (_, told) = check(&articles);
        for (id, before) in &untouched {
            assert_eq!(before.verdict, told[id].verdict, "{id} in {:?}", articles.keys());
            for (source, _) in SEEDS {
                assert_eq!(before.values(source), told[id].values(source), "{id}: {source} in {:?}", articles.keys());
            }
        }
    }
}
