//! Pairs of sentences taken as two sources. Numbers of one kind that count the same noun are taken as one fact, where each
//! sentence has one such number; what the comparator makes of them must be no discrepancy if one sentence follows from the other.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use crosscheck::claim::{Claim, Evidence, Stance};
use crosscheck::compare::{Verdict, compare_all};
use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::value::Value;
use serde::Deserialize;

use super::data;
use super::score::share;

#[derive(Deserialize)]
struct Pair {
    premise: String,
    hypothesis: String,
    label: String,
}

#[derive(Default)]
struct Tally {
    pairs: usize,
    comparable: usize,
    discrepancies: usize,
}

pub(crate) fn run(paths: &[PathBuf], misses: bool) -> Result<String, String> {
    let mut out = String::new();
    for suite in data::suites(paths)? {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        for pair in data::records::<Pair>(&suite)? {
            let tally = tallies.entry(pair.label.clone()).or_default();
            let shared = compared(&pair);
            let is_discrepancy = shared.contains(&Verdict::Discrepancy);
            tally.pairs += 1;
            tally.comparable += usize::from(!shared.is_empty());
            tally.discrepancies += usize::from(is_discrepancy);
            if misses && is_discrepancy && pair.label == "entailment" {
                let _ = writeln!(out, "    {:?}\n    {:?}", pair.premise, pair.hypothesis);
            }
        }
        for (label, Tally { pairs, comparable, discrepancies }) in tallies {
            let without = 100.0 * share(pairs - discrepancies, pairs);
            let _ = writeln!(
                out,
                "{:<12} {label:<14} {pairs:>4} pairs, {comparable:>4} compared, {discrepancies:>4} discrepancies: \
                 {without:5.1} % without",
                data::name(&suite)
            );
        }
    }
    Ok(out)
}

/// The verdicts on all that both sentences state once.
fn compared(pair: &Pair) -> Vec<Verdict> {
    let mut sides = [claims("premise", &pair.premise), claims("hypothesis", &pair.hypothesis)];
    for side in &mut sides {
        let once: BTreeMap<String, usize> = side.iter().fold(BTreeMap::new(), |mut seen, claim| {
            *seen.entry(claim.fact.clone()).or_default() += 1;
            seen
        });
        side.retain(|claim| once.get(&claim.fact) == Some(&1));
    }
    let findings = compare_all(&[], sides.concat());
    findings.into_iter().map(|f| f.verdict).filter(|&v| v > Verdict::SingleSource).collect()
}

fn claims(source: &str, text: &str) -> Vec<Claim> {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context::default());
    let claim = |m: &mention::Mention| {
        let span = m.span(&document);
        let unit = match &m.value {
            Value::Quantity(q) => q.unit.clone().unwrap_or_default(),
            _ => String::new(),
        };
        let noun = m.noun.as_ref().map_or(String::new(), |noun| document.written(noun.head).to_lowercase());
        let noun = noun.strip_suffix('s').unwrap_or(&noun);
        Claim {
            fact: format!("{} {unit} {noun}", m.kind().name()),
            story: None,
            source: source.to_owned(),
            publisher: None,
            published: None,
            updated: None,
            origin: None,
            evidence: Evidence {
                file: source.to_owned(),
                line: 1,
                column: 1,
                start: span.start,
                end: span.end,
                quote: span.of(text).to_owned(),
                sentence: text.to_owned(),
            },
            speaker: None,
            stance: Stance::Asserted,
            value: m.value.clone(),
            value_text: span.of(text).to_owned(),
            derived: None,
        }
    };
    mentions.iter().map(claim).collect()
}
