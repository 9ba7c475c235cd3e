//! Runs the cases in `tests/cases`: small articles, rules, and what must be made of them. One phenomenon a file; a file is
//! written and read by people who write no Rust.
//!
//! ```toml
//! title = "a part says of the whole only that it is at least as many"
//! why = "…"
//! [[article]]
//! id = "a"
//! text = "…"
//! [[claim]]
//! fact = "killed"
//! source = "a"
//! says = "5"          # hard bounds: "5", "5..", "..5", "5..9", a date "2024-03-22" or "2024-03-01..2024-03-31", a label
//! quote = "killed five"   # optional: words inside the evidence
//! speaker = "police"      # optional: who says it; "" for the publisher itself
//! stance = "hedged"       # optional: asserted, hedged or denied
//! origin = "b"            # optional: the source or agency whose words it prints, "" for its own
//! [verdict]
//! killed = "single-source"
//! [[left]]
//! fact = "killed"
//! because = "aggregate"
//! ```
//! Without `rules` the rules of `tests/cases/rules.toml` hold. Every claim must be listed; nothing else may be claimed.

#![expect(clippy::unwrap_used, reason = "a test says what is wrong by failing")]

use std::collections::BTreeMap;
use std::path::Path;

use crosscheck::claim::{Claim, Finder, Outcome, Stance, gather};
use crosscheck::compare::compare_all;
use crosscheck::rules::{self, RuleSet};
use crosscheck::source::Article;
use crosscheck::value::Value;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    title: String,
    #[expect(dead_code, reason = "for the reader of the file")]
    why: String,
    rules: Option<String>,
    article: Vec<Source>,
    #[serde(default)]
    claim: Vec<Expected>,
    #[serde(default)]
    verdict: BTreeMap<String, String>,
    #[serde(default)]
    left: Vec<Left>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    id: String,
    text: String,
    publisher: Option<String>,
    published: Option<jiff::civil::Date>,
    updated: Option<jiff::civil::Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    fact: String,
    source: String,
    says: String,
    quote: Option<String>,
    speaker: Option<String>,
    stance: Option<Stance>,
    origin: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Left {
    fact: String,
    because: String,
}

#[test]
fn every_case_is_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let common = std::fs::read_to_string(folder.join("rules.toml")).unwrap();
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut run = 0;
    for file in files.iter().filter(|f| !f.ends_with("rules.toml")) {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let case: Case =
            toml::from_str(&std::fs::read_to_string(file).unwrap()).unwrap_or_else(|e| panic!("{name}: {e}"));
        let text = case.rules.clone().unwrap_or_else(|| common.clone());
        let rules = rules::load(&[(name.clone(), text)]).unwrap_or_else(|mistakes| panic!("{name}: {mistakes:#?}"));
        run += 1;
        for problem in check(&case, &rules) {
            wrong.push(format!("{name}: {}\n  {problem}", case.title));
        }
    }
    assert!(wrong.is_empty(), "{} of {run} cases\n{}", wrong.len(), wrong.join("\n"));
    assert!(run >= 30, "only {run} cases");
}

fn check(case: &Case, rules: &RuleSet) -> Vec<String> {
    let finder = Finder::new(rules);
    let mut problems = Vec::new();
    let mut readings = Vec::new();
    let mut left: Vec<(String, String)> = Vec::new();
    for source in &case.article {
        let mut article = Article::from_text(&source.id, &source.id, &source.text);
        article.published = source.published;
        article.updated = source.updated;
        article.publisher = source.publisher.clone();
        readings.push(finder.read(&article));
        finder.explain(&article, |_, considered| {
            if let Outcome::Left(reason) = &considered.outcome {
                left.push((rules.facts[considered.fact].question.id.clone(), reason.clone()));
            }
        });
    }
    let claims = gather(readings);
    let mut unclaimed: Vec<&Expected> = case.claim.iter().collect();
    for claim in &claims {
        match unclaimed.iter().position(|e| fits(e, claim)) {
            Some(at) => {
                unclaimed.remove(at);
            }
            None => problems.push(format!(
                "not expected: {} {} says {} in {:?} (speaker {:?}, {:?}, origin {:?})",
                claim.fact,
                claim.source,
                bounds(&claim.value),
                claim.evidence.quote,
                claim.speaker,
                claim.stance,
                claim.origin
            )),
        }
    }
    for e in unclaimed {
        problems.push(format!("missing: {} {} says {} ({:?})\n    left: {left:?}", e.fact, e.source, e.says, e.quote));
    }
    let questions: Vec<_> = rules.facts.iter().map(|f| f.question.clone()).collect();
    for finding in compare_all(&questions, claims) {
        let verdict = serde_json::to_value(finding.verdict).unwrap();
        if let Some(expected) = case.verdict.get(&finding.question.id)
            && verdict != *expected
        {
            problems.push(format!("{} is {verdict}, not {expected}", finding.question.id));
        }
    }
    for l in &case.left {
        if !left.iter().any(|(fact, reason)| *fact == l.fact && reason.contains(&l.because)) {
            problems.push(format!("{}: nothing left because \"{}\", but {left:?}", l.fact, l.because));
        }
    }
    problems
}

fn fits(expected: &Expected, claim: &Claim) -> bool {
    expected.fact == claim.fact
        && expected.source == claim.source
        && expected.says == bounds(&claim.value)
        && expected.quote.as_ref().is_none_or(|q| claim.evidence.quote.contains(q.as_str()))
        && expected.speaker.as_ref().is_none_or(|s| claim.speaker.as_deref().unwrap_or_default() == s)
        && expected.origin.as_ref().is_none_or(|o| claim.origin.as_deref().unwrap_or("") == o)
        && expected.stance.is_none_or(|s| claim.stance == s)
}

/// The hard bounds of a value as the cases write them.
fn bounds(value: &Value) -> String {
    let range = |lo: Option<String>, hi: Option<String>| match (lo, hi) {
        (Some(a), Some(b)) if a == b => a,
        (a, b) => format!("{}..{}", a.unwrap_or_default(), b.unwrap_or_default()),
    };
    match value {
        Value::Quantity(q) => {
            let end = |e: Option<crosscheck::value::End>| e.map(|e| e.at.normalize().to_string());
            range(end(q.range.hard.lo()), end(q.range.hard.hi()))
        }
        Value::Date(d) if d.hard.earliest.is_none() && d.hard.latest.is_none() => d.timex.clone(),
        Value::Date(d) => range(d.hard.earliest.map(|d| d.to_string()), d.hard.latest.map(|d| d.to_string())),
        Value::Term(label) => label.clone(),
    }
}
