//! Numbers of killed and injured in messages, asked of the whole text with the built-in measures.
//!
//! Recall counts groups of victims that are not named one by one; precision counts values stated of a message, each once,
//! that are the number of one of its groups or the total of one of its incidents.

use std::fmt::Write;
use std::path::Path;

use crosscheck::claim::Finder;
use crosscheck::rules;
use serde::Deserialize;

use super::data;
use super::score::{Annotated, Counts};

#[derive(Deserialize)]
struct Target {
    doc_id: String,
    role: String,
    target: Vec<String>,
    named: bool,
    alts: Vec<Annotated>,
}

#[derive(Deserialize)]
struct Total {
    doc_id: String,
    role: String,
    #[serde(flatten)]
    range: Annotated,
}

const RULES: &str = r#"
[[fact]]
id = "killed"
question = "How many people were killed?"
measure = "killed"

[[fact]]
id = "injured"
question = "How many people were injured?"
measure = "injured"
"#;

pub(crate) fn run(corpus: &Path, misses: bool) -> Result<String, String> {
    let targets: Vec<Target> = data::records(&corpus.join("targets.jsonl"))?;
    let totals: Vec<Total> = data::records(&corpus.join("gold.jsonl"))?;
    let rules = rules::load(&[("victims".to_owned(), RULES.to_owned())]).map_err(|wrong| format!("{wrong:?}"))?;
    let finder = Finder::new(&rules);
    let mut out = String::new();
    let mut counts = [("killed", Counts::default()), ("injured", Counts::default())];
    for article in data::articles(corpus)? {
        let claims = finder.claims(&article);
        for (role, count) in &mut counts {
            let groups: Vec<&Target> = targets.iter().filter(|t| t.doc_id == article.id && t.role == *role).collect();
            let totals = totals.iter().filter(|t| t.doc_id == article.id && t.role == *role).map(|t| &t.range);
            let right: Vec<&Annotated> = groups.iter().flat_map(|t| &t.alts).chain(totals).collect();
            let mut stated: Vec<_> = claims.iter().filter(|c| c.fact == *role).collect();
            stated.dedup_by(|a, b| a.value == b.value);
            for claim in &stated {
                let is_right = right.iter().any(|range| range.is(&claim.value));
                count.found += 1;
                count.right += usize::from(is_right);
                if misses && !is_right {
                    let _ = writeln!(
                        out,
                        "{} {role}: wrong: {:?} in {:?}",
                        article.id, claim.value_text, claim.evidence.sentence
                    );
                }
            }
            for group in groups.iter().filter(|t| !t.named && !t.alts.is_empty()) {
                let is_found = stated.iter().any(|claim| group.alts.iter().any(|range| range.is(&claim.value)));
                count.gold += 1;
                count.hit += usize::from(is_found);
                if misses && !is_found {
                    let _ = writeln!(out, "{} {role}: missed: {:?} {:?}", article.id, group.target, group.alts);
                }
            }
        }
    }
    for (role, count) in counts {
        let (precision, recall) = (100.0 * count.precision(), 100.0 * count.recall());
        let Counts { found, right, gold, hit } = count;
        let _ = writeln!(
            out,
            "{role:<8} precision {precision:5.1} ({right} of {found} values)   recall of groups {recall:5.1} ({hit} of {gold})"
        );
    }
    Ok(out)
}
