//! Rules on clusters of articles: claims and verdicts against hand-read ones.
//!
//! A claim is right if its fact, its article and its range are those of a hand-read one; each range counts once an article
//! and fact. Verdicts follow the annotators' words: there is no `strained` (compatible) nor `updated` (discrepancy).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck::claim::{Claim, Finder};
use crosscheck::compare::{Finding, Verdict, compare_all};
use crosscheck::fact::Question;
use crosscheck::rules;
use crosscheck::source::Article;
use serde::Deserialize;

use super::data;
use super::misses::Misses;
use super::score::{Annotated, Counts, share};

#[derive(Deserialize)]
struct GoldClaim {
    cluster: String,
    fact_id: String,
    doc_id: String,
    quote: String,
    #[serde(default)]
    unit: String,
    #[serde(flatten)]
    range: Annotated,
}

#[derive(Deserialize)]
struct GoldFact {
    cluster: String,
    fact_id: String,
    kind: String,
    verdict: String,
}

/// Facts of this kind ask for a time of day, for which there is no measure: they are told apart, not counted as missed.
const CLOCK: &str = "time";

pub(crate) fn run(corpus: &Path, rules: &Path, misses: usize) -> Result<String, String> {
    let mut gold_claims: Vec<GoldClaim> = data::records(&corpus.join("gold.jsonl"))?;
    let mut gold_facts: Vec<GoldFact> = data::records(&corpus.join("facts.jsonl"))?;
    let clock: BTreeSet<String> = gold_facts.iter().filter(|f| f.kind == CLOCK).map(|f| f.fact_id.clone()).collect();
    let all = gold_claims.len();
    gold_claims.retain(|g| !clock.contains(&g.fact_id));
    gold_facts.retain(|f| !clock.contains(&f.fact_id));
    let mut clusters: BTreeMap<String, Vec<Article>> = BTreeMap::new();
    for article in data::articles(corpus)? {
        clusters.entry(article.folder.clone().unwrap_or_default()).or_default().push(article);
    }
    let mut out = String::new();
    if !clock.is_empty() {
        let left_out = all - gold_claims.len();
        let _ = writeln!(out, "left out: {} facts that ask for a time of day ({left_out} claims)", clock.len());
    }
    let mut claims = Counts::default();
    let mut discrepancies = Counts::default();
    let mut verdicts: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (cluster, articles) in &clusters {
        let Some(file) = rule_file(rules, cluster) else {
            let _ = writeln!(out, "{cluster:<14} no rules: left out");
            continue;
        };
        let (questions, mut found) = pull(&file, articles)?;
        found.retain(|claim| !clock.iter().any(|id| is_fact(&claim.fact, id)));
        let gold: Vec<&GoldClaim> = gold_claims.iter().filter(|g| g.cluster == *cluster).collect();
        let facts: Vec<&GoldFact> = gold_facts.iter().filter(|f| f.cluster == *cluster).collect();
        let mut differ = Misses::new(misses);
        let counts = score_claims(&gold, &found, cluster, &mut differ);
        let findings = compare_all(&questions, found);
        let mut counts_of_verdicts = Counts::default();
        for fact in &facts {
            let finding = findings.iter().find(|f| is_fact(&f.question.id, &fact.fact_id));
            let verdict = finding.map_or("not asked", in_their_words);
            let (by_hand, here) = (fact.verdict == "discrepancy", verdict == "discrepancy");
            counts_of_verdicts.add(Counts::matched((by_hand && here).into(), by_hand.into(), here.into()));
            *verdicts.entry((fact.verdict.clone(), verdict.to_owned())).or_default() += 1;
            if verdict != fact.verdict {
                differ.tell(format!("{}: {verdict}, by hand {}", fact.fact_id, fact.verdict));
            }
        }
        let _ = writeln!(out, "{cluster:<14} claims {counts} | discrepancies {counts_of_verdicts}");
        out.push_str(&differ.shown());
        claims.add(counts);
        discrepancies.add(counts_of_verdicts);
    }
    for (name, counts) in [("claims", claims), ("discrepancies", discrepancies)] {
        let Counts { found, right, gold, hit } = counts;
        let _ = writeln!(out, "{name:<14} {counts}  ({right} right of {found} found; {hit} found of {gold} by hand)");
    }
    let all: usize = verdicts.values().sum();
    let same: usize = verdicts.iter().filter(|((by_hand, ours), _)| by_hand == ours).map(|(_, n)| n).sum();
    let _ = writeln!(out, "verdicts       {same} of {all} the same ({:.1} %)", 100.0 * share(same, all));
    for ((by_hand, ours), n) in verdicts {
        let _ = writeln!(out, "  by hand {by_hand:<14} here {ours:<14} {n:>3}");
    }
    Ok(out)
}

/// The rule file of a cluster: `rules` itself, or the file in it that is named like the cluster.
fn rule_file(rules: &Path, cluster: &str) -> Option<PathBuf> {
    if rules.is_file() {
        return Some(rules.to_owned());
    }
    let files = fs::read_dir(rules).ok()?.flatten().map(|entry| entry.path());
    let mut named: Vec<PathBuf> = files.filter(|file| plain(&data::name(file)) == plain(cluster)).collect();
    named.sort();
    named.into_iter().next()
}

fn pull(file: &Path, articles: &[Article]) -> Result<(Vec<Question>, Vec<Claim>), String> {
    let name = file.to_string_lossy().into_owned();
    let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
    let files = [(name, text)];
    let rules = rules::load(&files).map_err(|wrong| rules::render(&wrong, &files, 100, rules::Color::Never))?;
    let finder = Finder::new(&rules);
    let questions = rules.facts.iter().map(|fact| fact.question.clone()).collect();
    Ok((questions, articles.iter().flat_map(|article| finder.claims(article)).collect()))
}

fn score_claims(gold: &[&GoldClaim], found: &[Claim], cluster: &str, differ: &mut Misses) -> Counts {
    let mut counts = Counts::default();
    let mut seen = BTreeSet::new();
    let found: Vec<&Claim> =
        found.iter().filter(|c| seen.insert((&c.fact, &c.source, format!("{:?}", c.value)))).collect();
    let is_same = |g: &GoldClaim, c: &Claim| {
        is_fact(&c.fact, &g.fact_id) && g.doc_id == last_part(&c.source) && g.range.is_in(&c.value, &g.unit)
    };
    for claim in &found {
        let is_right = gold.iter().any(|g| is_same(g, claim));
        counts.found += 1;
        counts.right += usize::from(is_right);
        if !is_right {
            let Claim { fact, source, value_text, evidence, .. } = claim;
            differ.tell(format!("{cluster}/{fact} {source}: wrong: {value_text:?} in {:?}", evidence.quote));
        }
    }
    let mut seen = BTreeSet::new();
    for g in gold.iter().filter(|g| seen.insert((&g.fact_id, &g.doc_id, format!("{:?}", (&g.range.lo, &g.range.hi))))) {
        let is_found = found.iter().any(|c| is_same(g, c));
        counts.gold += 1;
        counts.hit += usize::from(is_found);
        if !is_found {
            differ.tell(format!("{} {}: missed: {:?}", g.fact_id, g.doc_id, g.quote));
        }
    }
    counts
}

fn in_their_words(finding: &Finding) -> &'static str {
    match finding.verdict {
        Verdict::Unreported => "unreported",
        Verdict::SingleSource => "single-source",
        Verdict::Agree => "agree",
        Verdict::Compatible | Verdict::Strained => "compatible",
        // They call it a discrepancy only if two articles differ.
        Verdict::Updated | Verdict::Discrepancy
            if finding.conflicts.iter().all(|&(a, b)| same_source(finding, a, b)) =>
        {
            if finding.claims.iter().all(|c| c.source == finding.claims[0].source) {
                "single-source"
            } else {
                "compatible"
            }
        }
        Verdict::Updated | Verdict::Discrepancy => "discrepancy",
    }
}

fn same_source(finding: &Finding, a: usize, b: usize) -> bool {
    finding.claims[a].source == finding.claims[b].source
}

/// Whether a rule's fact is the annotated one: `deaths-jan4` or `37-ecb-deaths-jan4` for `37_ecb/deaths_jan4`.
fn is_fact(id: &str, fact_id: &str) -> bool {
    plain(id) == plain(fact_id) || plain(id) == plain(last_part(fact_id))
}

fn last_part(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn plain(id: &str) -> String {
    id.to_lowercase().replace(['_', '/'], "-")
}
