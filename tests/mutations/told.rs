//! What the program tells about a corpus, read back from its JSON report: of every fact the verdict and the claims, each
//! with its value in one short line: "137", "141..", "2024-03-22", "XXXX-03-22", "concert hall", "hedged 201..".

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The facts by their ids.
pub(crate) type Told = BTreeMap<String, Fact>;

/// What is told of one fact.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Fact {
    pub(crate) verdict: String,
    pub(crate) claims: Vec<Claim>,
}

/// One claim.
#[allow(dead_code, reason = "each test file uses a part")]
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Claim {
    pub(crate) source: String,
    pub(crate) file: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) quote: String,
    pub(crate) value: String,
    pub(crate) json: Value,
}

impl Fact {
    /// The different values that `source` claims, sorted.
    #[allow(dead_code, reason = "the seeds are compared claim by claim")]
    pub(crate) fn values(&self, source: &str) -> Vec<String> {
        let mut values: Vec<String> =
            self.claims.iter().filter(|c| c.source == source).map(|c| c.value.clone()).collect();
        values.sort();
        values.dedup();
        values
    }
}

/// Runs the program in `folder`; standard output as it came.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let program = env!("CARGO_BIN_EXE_crosscheck");
    let done = Command::new(program).args(arguments).current_dir(folder).output().expect("the program runs");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(matches!(done.status.code(), Some(0 | 1)), "{arguments:?} ends with {:?}: {said}", done.status.code());
    done.stdout
}

/// What `check` tells of `sources/` in `folder`.
pub(crate) fn check(folder: &Path) -> Told {
    read(&run(folder, &["check", "--format", "json"]))
}

/// A JSON report, read back.
fn read(report: &[u8]) -> Told {
    let report: Value = serde_json::from_slice(report).expect("the report is JSON");
    let facts = report["facts"].as_array().expect("the report has facts");
    facts.iter().map(|f| (text(&f["id"]), Fact { verdict: text(&f["verdict"]), claims: claims(f) })).collect()
}

fn claims(fact: &Value) -> Vec<Claim> {
    let claims = fact["claims"].as_array().expect("a fact has claims");
    let number = |v: &Value| v.as_u64().and_then(|n| usize::try_from(n).ok()).expect("an offset is a number");
    let claim = |c: &Value| Claim {
        source: text(&c["source"]),
        file: text(&c["file"]),
        start: number(&c["start"]),
        end: number(&c["end"]),
        quote: text(&c["quote"]),
        value: match c["stance"].as_str() {
            None | Some("asserted") => line(&c["value"]),
            Some(stance) => format!("{stance} {}", line(&c["value"])),
        },
        json: c["value"].clone(),
    };
    claims.iter().map(claim).collect()
}

/// A value in one line.
fn line(value: &Value) -> String {
    let bound = |key: &str| if value[key].is_null() { String::new() } else { plain(&value[key]) };
    let between = |lo: String, hi: String| if lo == hi { lo } else { format!("{lo}..{hi}") };
    match value["kind"].as_str() {
        Some("term") => text(&value["label"]),
        Some("date") if value["earliest"].is_null() && value["latest"].is_null() => text(&value["timex"]),
        Some("date") => between(bound("earliest"), bound("latest")),
        Some("duration") => format!("{} {}", between(bound("lo"), bound("hi")), text(&value["unit"])),
        _ => between(bound("lo"), bound("hi")),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map(str::to_owned).unwrap_or_else(|| panic!("{value} is text"))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
