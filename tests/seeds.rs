//! The four articles in `sources/` as people have read them: `tests/seeds/claims.jsonl` holds every claim with its words, the verdict of
//! every fact, and the traps: numbers that are near a fact and are none of its claims. And the ways to the same report.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "mutations/told.rs"]
mod told;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use tempfile::TempDir;
use told::Claim;

/// A claim that people have read in a seed, or a trap.
#[derive(Deserialize)]
struct Row {
    fact: Option<String>,
    #[serde(default)]
    verdict: String,
    source: String,
    quote: String,
    lo: Option<Value>,
    hi: Option<Value>,
    earliest: Option<Value>,
    latest: Option<Value>,
    label: Option<Value>,
}

impl Row {
    /// Whether the claim's span overlaps a place where the quote stands.
    fn is_where(&self, claim: &Claim) -> bool {
        let text = fs::read_to_string(Path::new("sources").join(format!("{}.txt", self.source))).unwrap();
        let mut places = text.match_indices(&self.quote);
        claim.source == self.source && places.any(|(at, _)| claim.start < at + self.quote.len() && at < claim.end)
    }

    /// Whether the claim's value is the one read; a day that the source alone does not fix is not compared.
    fn is_worth(&self, claim: &Claim) -> bool {
        let bounds = [("lo", &self.lo), ("hi", &self.hi), ("earliest", &self.earliest), ("latest", &self.latest)];
        let is_number = claim.json["lo"].is_number() || claim.json["hi"].is_number();
        let mut compared = bounds.into_iter().filter(|(_, read)| is_number || read.is_some());
        match &self.label {
            Some(label) => claim.json["label"] == *label,
            None => compared.all(|(key, read)| claim.json[key] == read.clone().unwrap_or(Value::Null)),
        }
    }
}

fn rows() -> Vec<Row> {
    let lines = include_str!("seeds/claims.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn every_claim_that_people_read_is_found_with_its_value_and_its_place() {
    let told = told::check(here());
    let mut missing = Vec::new();
    for row in rows() {
        let Some(fact) = &row.fact else { continue };
        if !told[fact].claims.iter().any(|c| row.is_where(c) && row.is_worth(c)) {
            missing.push(format!("{fact}: {} says \"{}\"", row.source, row.quote));
        }
    }
    assert!(missing.is_empty(), "not found:\n{}", missing.join("\n"));
}

#[test]
fn every_fact_has_the_verdict_of_an_editor() {
    let told = told::check(here());
    for row in rows() {
        if let Some(fact) = &row.fact {
            assert!(row.verdict.split('|').any(|v| v == told[fact].verdict), "{fact} is {}", told[fact].verdict);
        }
    }
}

#[test]
fn no_trap_is_taken() {
    let told = told::check(here());
    for trap in rows().iter().filter(|r| r.fact.is_none()) {
        let taken = told.iter().find(|(_, fact)| fact.claims.iter().any(|c| trap.is_where(c)));
        assert_eq!(taken.map(|(id, _)| id), None, "{} takes \"{}\"", trap.source, trap.quote);
    }
}

#[test]
fn no_other_source_is_credited_and_no_other_value() {
    let told = told::check(here());
    for (id, fact) in &told {
        let rows: Vec<Row> = rows().into_iter().filter(|r| r.fact.as_ref() == Some(id)).collect();
        for claim in &fact.claims {
            let known = rows.iter().any(|r| r.source == claim.source && r.is_worth(claim));
            assert!(known, "{id}: {} is credited with {} (\"{}\")", claim.source, claim.value, claim.quote);
        }
    }
}

#[test]
fn claims_compared_later_give_the_same_report() {
    let claims = TempDir::new().unwrap();
    let file = claims.path().join("claims.jsonl");
    fs::write(&file, told::run(here(), &["claims", "--format", "jsonl"])).unwrap();
    for format in ["table", "json", "markdown"] {
        let checked = told::run(here(), &["check", "--format", format, "--width", "100"]);
        let compared = told::run(here(), &["compare", &file.to_string_lossy(), "--format", format, "--width", "100"]);
        assert!(checked == compared, "{format}: {}", first_difference(&checked, &compared));
    }
}

#[test]
fn the_report_is_the_same_for_any_threads_and_any_order_of_files() {
    let files = ["sources/meduza.txt", "sources/gzero.txt", "sources/john.txt", "sources/insider.txt"];
    let turned = [files[3], files[1], files[0], files[2]];
    let ways: BTreeMap<&str, Vec<&str>> = BTreeMap::from([
        ("again", vec![]),
        ("one thread", vec!["--threads", "1"]),
        ("two threads", vec!["--threads", "2"]),
        ("files", files.to_vec()),
        ("files in another order", turned.to_vec()),
        ("a file named twice", [&files[..], &files[..1]].concat()),
    ]);
    for format in ["table", "json", "markdown"] {
        let base = ["check", "--format", format, "--width", "100"];
        let first = told::run(here(), &base);
        for (way, arguments) in &ways {
            let then = told::run(here(), &[&base[..], arguments].concat());
            assert!(first == then, "{format}, {way}: {}", first_difference(&first, &then));
        }
    }
}

fn first_difference(a: &[u8], b: &[u8]) -> String {
    let (a, b) = (String::from_utf8_lossy(a), String::from_utf8_lossy(b));
    let differs = a.lines().zip(b.lines()).find(|(a, b)| a != b);
    differs.map_or("one goes on".to_owned(), |(a, b)| format!("\n- {a}\n+ {b}"))
}
