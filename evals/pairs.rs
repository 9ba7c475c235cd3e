//! Pairs of sentences taken as two sources. Numbers of one kind that count the same noun are taken as one fact, where each
//! sentence has one such number; what the comparator makes of them must be no discrepancy if one sentence follows from the other.
//!
//! Not paired: the rest of something ("the other four"), a share or a rate with a number, nouns described otherwise ("Ashby guards",
//! "Dorvik guards"), and a number that the other sentence says of something else ("three members of the 11-person crew", "11 members").

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::PathBuf;

use crosscheck::claim::{Claim, Evidence, Stance};
use crosscheck::compare::{Verdict, compare_all};
use crosscheck::document::Document;
use crosscheck::lexicon::{class, english};
use crosscheck::mention::{self, Context};
use crosscheck::value::{Decimal, Value};
use serde::Deserialize;

use super::data;
use super::misses::Misses;
use super::score::share;

/// Most tokens in which a denial reaches a number.
const REACH: usize = 6;

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

pub(crate) fn run(paths: &[PathBuf], misses: usize) -> Result<String, String> {
    let mut out = String::new();
    for suite in data::suites(paths)? {
        let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
        let mut false_alarms = Misses::new(misses);
        for pair in data::records::<Pair>(&suite)? {
            let tally = tallies.entry(pair.label.clone()).or_default();
            let shared = compared(&pair);
            let is_discrepancy = shared.contains(&Verdict::Discrepancy);
            tally.pairs += 1;
            tally.comparable += usize::from(!shared.is_empty());
            tally.discrepancies += usize::from(is_discrepancy);
            if is_discrepancy && pair.label == "entailment" {
                false_alarms.tell(format!("{:?} | {:?}", pair.premise, pair.hypothesis));
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
        out.push_str(&false_alarms.shown());
    }
    Ok(out)
}

/// A number of a sentence, and the words that say which of its kind are meant: "Ashby" of "two Ashby guards".
struct Stated {
    claim: Claim,
    described: BTreeSet<String>,
}

/// The verdicts on all that both sentences state once.
fn compared(pair: &Pair) -> Vec<Verdict> {
    let [mut premise, mut hypothesis] = [stated("premise", &pair.premise), stated("hypothesis", &pair.hypothesis)];
    let all = [&premise, &hypothesis].map(|side| side.iter().map(|s| s.claim.clone()).collect::<Vec<Claim>>());
    for side in [&mut premise, &mut hypothesis] {
        let once: BTreeMap<String, usize> = side.iter().fold(BTreeMap::new(), |mut seen, stated| {
            *seen.entry(stated.claim.fact.clone()).or_default() += 1;
            seen
        });
        side.retain(|stated| once.get(&stated.claim.fact) == Some(&1));
    }
    let same = |stated: &Stated, other: &[Stated], theirs: &[Claim]| {
        let Some(counterpart) = other.iter().find(|o| o.claim.fact == stated.claim.fact) else { return false };
        // "a guard and two clerks", "two guards": the number that is said of the clerks is no number of guards.
        let elsewhere =
            theirs.iter().any(|c| c.value_text != counterpart.claim.value_text && is_same(c, &stated.claim));
        let apart = stated.described.is_disjoint(&counterpart.described)
            && !stated.described.is_empty()
            && !counterpart.described.is_empty();
        is_same(&counterpart.claim, &stated.claim) || !elsewhere && !apart
    };
    let claims = |own: &[Stated], other: &[Stated], theirs: &[Claim]| -> Vec<Claim> {
        own.iter().filter(|stated| same(stated, other, theirs)).map(|stated| stated.claim.clone()).collect()
    };
    let both = [claims(&premise, &hypothesis, &all[1]), claims(&hypothesis, &premise, &all[0])].concat();
    let findings = compare_all(&[], both);
    findings.into_iter().map(|f| f.verdict).filter(|&v| v > Verdict::SingleSource).collect()
}

/// Whether two claims state one number, whatever of: an age may be said as a bare number.
fn is_same(a: &Claim, b: &Claim) -> bool {
    match (&a.value, &b.value) {
        (Value::Quantity(a), Value::Quantity(b)) => a.range == b.range && a.unit.is_none() == b.unit.is_none(),
        (a, b) => a == b,
    }
}

/// The numbers of a sentence that stand for a whole: not the rest of something ("the other four parties").
fn stated(source: &str, text: &str) -> Vec<Stated> {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context::default());
    let is_rest =
        |m: &&mention::Mention| document.says(m.tokens.start.wrapping_sub(1), &["other", "another", "remaining"]);
    mentions.iter().filter(|m| !is_rest(m)).map(|m| state(&document, source, m)).collect()
}

fn state(document: &Document, source: &str, mention: &mention::Mention) -> Stated {
    let text = document.text;
    let span = mention.span(document);
    let (unit, share) = match &mention.value {
        // "half of two million" is no number of anything.
        Value::Quantity(q) => (q.unit.clone().unwrap_or_default(), q.n.is_some_and(|n| n.abs() < Decimal::ONE)),
        _ => (String::new(), false),
    };
    let end = mention.noun.as_ref().map_or(mention.tokens.end, |noun| noun.tokens.end.max(mention.tokens.end));
    let rate =
        document.says(end, &["per", "each", "every"]) || document.says(end, &["a"]) && is_time(document, end + 1);
    let (noun, described) = mention.noun.as_ref().map_or((String::new(), BTreeSet::new()), |noun| {
        let described = noun.tokens.clone().filter(|&i| i != noun.head);
        (document.written(noun.head).to_lowercase(), described.map(|i| document.written(i).to_lowercase()).collect())
    });
    let noun = noun.strip_suffix('s').unwrap_or(&noun);
    let kind = mention.kind().name();
    let fact =
        format!("{kind} {unit} {noun}{}{}", if rate { " a time" } else { "" }, if share { " share" } else { "" });
    // "try not to use more than 10 percent" denies what is more.
    let clause = (0..mention.tokens.start).rev().take(REACH).take_while(|&i| !document.is_mark(i, b','));
    let denied = clause.into_iter().any(|i| document.is(i, class::NEGATION));
    let claim = Claim {
        fact,
        story: None,
        source: source.to_owned(),
        publisher: None,
        published: None,
        updated: None,
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
        stance: if denied { Stance::Denied } else { Stance::Asserted },
        value: mention.value.clone(),
        value_text: span.of(text).to_owned(),
        derived: None,
        origin: None,
    };
    Stated { claim, described }
}

fn is_time(document: &Document, at: usize) -> bool {
    document.says(at, &["day", "week", "month", "year", "hour", "minute", "second"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdicts(premise: &str, hypothesis: &str) -> Vec<Verdict> {
        let [premise, hypothesis] = [premise, hypothesis].map(str::to_owned);
        compared(&Pair { premise, hypothesis, label: String::new() })
    }

    #[test]
    fn numbers_of_one_noun_are_one_fact() {
        assert_eq!(verdicts("Three clerks left.", "Four clerks went home."), [Verdict::Discrepancy]);
        assert_eq!(verdicts("Three clerks left.", "At least two clerks left."), [Verdict::Compatible]);
        assert_eq!(verdicts("Three clerks left.", "Four porters left."), []);
    }

    #[test]
    fn a_noun_that_is_counted_twice_in_a_sentence_is_not_compared() {
        assert_eq!(verdicts("Three clerks left and five clerks stayed.", "Four clerks stayed."), []);
    }

    #[test]
    fn the_rest_of_something_is_no_whole() {
        assert_eq!(verdicts("The other four clerks left.", "Nine clerks left."), []);
    }

    #[test]
    fn a_share_or_a_rate_is_compared_with_no_number() {
        assert_eq!(verdicts("Half of the clerks left.", "Nine clerks left."), []);
        assert_eq!(verdicts("They paid 40 dollars a week.", "They paid 90 dollars."), []);
    }

    #[test]
    fn nouns_described_otherwise_are_apart() {
        assert_eq!(verdicts("Two Ashby guards left.", "Three Dorvik guards left."), []);
        assert_eq!(verdicts("Two Ashby guards left.", "Three guards left."), [Verdict::Discrepancy]);
    }

    #[test]
    fn a_number_that_is_said_of_something_else_there_is_no_number_of_this() {
        assert_eq!(verdicts("Three members of the 11-strong crew left.", "11 members left."), []);
    }

    #[test]
    fn what_is_denied_is_no_discrepancy() {
        assert!(!verdicts("Three clerks left.", "It is not so that four clerks left.").contains(&Verdict::Discrepancy));
    }
}
