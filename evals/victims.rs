//! Numbers of killed and injured in messages, asked of the whole text with the built-in measures.
//!
//! In: messages, the groups of victims that their keys list, the totals of their incidents. Out: precision, recall and F1 of
//! the numbers other than one, a set of messages and a role each.
//!
//! What a message says twice is one answer. An answer is right if it is the number of a group or the total of an incident of
//! its message; a group is found by its own number or by the total that it is part of. Groups that the key calls optional
//! may be missed. The keys list victims of terrorism alone, so a message without an incident may well count dead: figures are
//! given with and without such messages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crosscheck::claim::{Claim, Finder};
use crosscheck::rules;
use crosscheck::value::{Decimal, Mod, Quantity, Value};
use serde::Deserialize;

use super::data;
use super::misses::Misses;
use super::score::{Annotated, Bound, Counts, close, float};

/// A group of victims of an incident.
#[derive(Deserialize)]
struct Group {
    set: String,
    doc_id: String,
    incident_id: String,
    role: String,
    target: Vec<String>,
    optional_template: bool,
    effect_optional: bool,
    number_optional: bool,
    alts: Vec<Annotated>,
}

/// How many the groups of an incident are together.
#[derive(Deserialize)]
struct Total {
    doc_id: String,
    incident_id: String,
    role: String,
    #[serde(flatten)]
    range: Annotated,
}

/// What a key says of one role in one message.
struct Key<'a> {
    groups: Vec<&'a Group>,
    totals: Vec<&'a Total>,
}

/// A row of the table: over messages with an incident, and over all.
#[derive(Default)]
struct Row {
    relevant: Counts,
    all: Counts,
}

const ROLES: [&str; 2] = ["killed", "injured"];

pub(crate) fn run(corpus: &Path, rules: &Path, misses: usize) -> Result<String, String> {
    let groups: Vec<Group> = data::records(&corpus.join("targets.jsonl"))?;
    let totals: Vec<Total> = data::records(&corpus.join("gold.jsonl"))?;
    let relevant: BTreeSet<&str> =
        groups.iter().map(|g| g.doc_id.as_str()).chain(totals.iter().map(|t| t.doc_id.as_str())).collect();
    let text = std::fs::read_to_string(rules).map_err(|error| format!("{}: {error}", rules.display()))?;
    let rules = rules::load(&[("victims".to_owned(), text)]).map_err(|wrong| format!("{wrong:?}"))?;
    let finder = Finder::new(&rules);
    let mut out = String::new();
    let mut rows: BTreeMap<(usize, String), Row> = BTreeMap::new();
    for (set, folder) in sets(corpus, &groups) {
        let mut differ = Misses::new(misses);
        for article in data::articles(&folder)? {
            let claims = finder.claims(&article);
            for (role, name) in ROLES.iter().enumerate() {
                let is_own = |doc: &str, of: &str| doc == article.id && of == *name;
                let key = Key {
                    groups: groups.iter().filter(|g| is_own(&g.doc_id, &g.role)).collect(),
                    totals: totals.iter().filter(|t| is_own(&t.doc_id, &t.role)).collect(),
                };
                let mut stated: Vec<&Claim> = claims.iter().filter(|c| c.fact == *name && !is_one(&c.value)).collect();
                let mut seen = BTreeSet::new();
                stated.retain(|c| seen.insert(range_of(&c.value)));
                let is_relevant = relevant.contains(article.id.as_str());
                let note = if is_relevant { "" } else { " (no incident)" };
                let counts = key.score(&stated, |wrong| differ.tell(format!("{} {name}{note}: {wrong}", article.id)));
                for set in [set.as_str(), "together"] {
                    let row = rows.entry((role, set.to_owned())).or_default();
                    row.all.add(counts);
                    if is_relevant {
                        row.relevant.add(counts);
                    }
                }
            }
        }
        out.push_str(&differ.shown());
    }
    out.push_str("numbers other than one        messages with an incident                         all messages\n");
    for ((role, set), Row { relevant, all }) in rows {
        let Counts { found, right, gold, hit } = relevant;
        let counts = format!("({right} of {found}, {hit} of {gold})");
        let _ = writeln!(out, "{:<8} {set:<9} {relevant} {counts:<24} {all} ({} found)", ROLES[role], all.found);
    }
    Ok(out)
}

/// The sub-folder of each set of messages.
fn sets(corpus: &Path, groups: &[Group]) -> Vec<(String, PathBuf)> {
    let names: BTreeSet<&str> = groups.iter().map(|g| g.set.as_str()).collect();
    names.into_iter().map(|name| (name.to_owned(), corpus.join(name))).collect()
}

impl Key<'_> {
    fn score(&self, stated: &[&Claim], mut tell: impl FnMut(String)) -> Counts {
        let right: Vec<&Annotated> =
            self.groups.iter().flat_map(|g| &g.alts).chain(self.totals.iter().map(|t| &t.range)).collect();
        let mut counts = Counts::default();
        for claim in stated {
            let is_right = right.iter().any(|range| is(range, &claim.value));
            counts.found += 1;
            counts.right += usize::from(is_right);
            if !is_right {
                tell(format!("wrong: {:?} in {:?}", claim.value_text, claim.evidence.sentence));
            }
        }
        for group in self.groups.iter().filter(|g| !g.alts.iter().any(|range| at(range, 1.0, Some(1.0)))) {
            let own = self.totals.iter().filter(|t| t.incident_id == group.incident_id).map(|t| &t.range);
            let mut accepted = group.alts.iter().chain(own);
            let is_found = accepted.any(|range| stated.iter().any(|claim| is(range, &claim.value)));
            // An optional group that was found is one more in the key.
            let is_optional = group.optional_template || group.effect_optional || group.number_optional;
            counts.gold += usize::from(is_found || !is_optional);
            counts.hit += usize::from(is_found);
            if !is_found && !is_optional {
                tell(format!("missed: {:?} {:?}", group.target, group.alts));
            }
        }
        counts
    }
}

/// Whether the value is the annotated one. "More than 23" is annotated as 23 or more, "some 70" as a tenth either side, and
/// any number that nobody counted ("several", "peasants") as two or more.
fn is(range: &Annotated, value: &Value) -> bool {
    let Value::Quantity(q) = value else { return false };
    let Quantity { n, modifier, .. } = q;
    let n = n.map(float);
    let bound = match modifier {
        Some(Mod::MoreThan) => n.is_some_and(|n| at(range, n, None)),
        Some(Mod::Approx) => {
            n.is_some_and(|n| matches!(ends(range), (Some(lo), Some(hi)) if close((lo + hi) / 2.0, n)))
        }
        _ => false,
    };
    let vague = n.is_none() && at(range, 2.0, None) && q.range.hard.lo().is_some_and(|lo| close(float(lo.at), 2.0));
    bound || vague && q.range.hard.lo() != q.range.hard.hi() || range.is(value)
}

/// The ends of an annotated range of numbers.
fn ends(range: &Annotated) -> (Option<f64>, Option<f64>) {
    let number = |bound: &Option<Bound>| match bound {
        Some(Bound::Number(n)) => Some(*n),
        _ => None,
    };
    (number(&range.lo), number(&range.hi))
}

fn at(range: &Annotated, lo: f64, hi: Option<f64>) -> bool {
    ends(range) == (Some(lo), hi)
}

fn is_one(value: &Value) -> bool {
    range_of(value) == Some((Some(Decimal::ONE), Some(Decimal::ONE)))
}

/// The hard ends of a number.
fn range_of(value: &Value) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let Value::Quantity(q) = value else { return None };
    Some((q.range.hard.lo().map(|e| e.at), q.range.hard.hi().map(|e| e.at)))
}
