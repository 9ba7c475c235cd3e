//! Runs the tests that stand in the rules: each is a small article and what its fact must make of it.

use std::path::PathBuf;

use super::{RuleErrors, load};
use crate::claim::{self, Considered, Finder, Outcome, Stance};
use crate::document::Document;
use crate::lexicon::english;
use crate::mention::{self, Context};
use crate::rules::{Ask, Fact, FactTest, RuleSet};
use crate::source::Article;
use crate::value::{Kind, Quantity, Value};

/// What became of the tests in rule files.
#[derive(Clone, Debug, Default)]
pub struct RuleTests {
    /// How many came out as written.
    pub passed: usize,
    /// What to print about each of the others.
    pub failed: Vec<String>,
}

/// What became of one test of a rule.
#[derive(Clone, Debug)]
pub struct TestOutcome {
    /// The fact's id.
    pub fact: String,
    /// Where the test stands: index of the rule file and bytes of its `says`.
    pub place: (usize, std::ops::Range<usize>),
    /// The text that was read.
    pub text: String,
    /// What was expected, `None` for nothing.
    pub expected: Option<String>,
    /// What was got: the words of each claim and its value's words.
    pub got: Vec<String>,
    /// What was looked at and left, with the reason.
    pub left: Vec<String>,
    /// Why `expected` itself could not be read, if so.
    pub problem: Option<String>,
    /// Whether it is as expected.
    pub passed: bool,
}

/// Runs the tests in rule files.
///
/// # Errors
/// If the rules can't be used.
pub fn test_rules(files: &[PathBuf]) -> Result<RuleTests, RuleErrors> {
    let rules = load(files)?;
    let outcomes = outcomes(&rules);
    let failed = outcomes.iter().filter(|o| !o.passed).map(|o| told(files, o)).collect();
    Ok(RuleTests { passed: outcomes.iter().filter(|o| o.passed).count(), failed })
}

/// Runs every test of every fact, in order.
#[must_use]
pub fn outcomes(rules: &RuleSet) -> Vec<TestOutcome> {
    let finder = Finder::new(rules);
    let mut outcomes = Vec::new();
    for (index, fact) in rules.facts.iter().enumerate() {
        outcomes.extend(fact.tests.iter().map(|test| run(&finder, rules, index, fact, test)));
    }
    outcomes
}

fn run(finder: &Finder, rules: &RuleSet, index: usize, fact: &Fact, test: &FactTest) -> TestOutcome {
    let mut article = Article::from_text("test", "test", &test.text);
    article.published = test.published;
    let (mut got, mut said, mut left) = (Vec::new(), Vec::new(), Vec::new());
    finder.explain(&article, |document, Considered { fact, tokens, outcome, .. }| {
        let words = |tokens: &std::ops::Range<usize>| document.span(tokens.clone()).of(document.text).to_owned();
        match outcome {
            _ if *fact != index => {}
            Outcome::Left(reason) => left.push(format!("\"{}\": {reason}", words(tokens))),
            Outcome::Taken(proposal) => {
                let value = words(&proposal.value_tokens);
                got.push(format!("{}{value} (in \"{}\")", prefix(proposal.stance), words(tokens)));
                said.push((proposal.stance, proposal.value.clone()));
            }
        }
    });
    let (passed, problem) = match &test.says {
        None => (said.is_empty(), None),
        Some(says) => {
            let (stance, says) = stance(says);
            match expected_value(rules, fact, says, test) {
                Ok(expected) => {
                    (!said.is_empty() && said.iter().all(|(s, v)| *s == stance && same(v, &expected)), None)
                }
                Err(problem) => (false, Some(problem)),
            }
        }
    };
    TestOutcome {
        fact: fact.question.id.clone(),
        place: test.place.clone(),
        text: test.text.clone(),
        expected: test.says.clone(),
        got,
        left,
        problem,
        passed,
    }
}

/// How a test writes a value that is not asserted: `denied: 12`.
fn prefix(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "",
        Stance::Hedged => "hedged: ",
        Stance::Denied => "denied: ",
    }
}

/// How surely a test expects its value to be said, and the words of the value.
fn stance(says: &str) -> (Stance, &str) {
    let strip = |stance| says.strip_prefix(prefix(stance).trim_end()).map(|rest| (stance, rest.trim_start()));
    strip(Stance::Hedged).or_else(|| strip(Stance::Denied)).unwrap_or((Stance::Asserted, says))
}

/// The value that the words of `says` stand for.
fn expected_value(rules: &RuleSet, fact: &Fact, says: &str, test: &FactTest) -> Result<Value, String> {
    let (kind, unit) = match &fact.ask {
        Ask::Terms(terms) => {
            let labels: Vec<&str> = terms.iter().map(|t| t.label.as_str()).collect();
            return match labels.contains(&says) {
                true => Ok(Value::Term(says.to_owned())),
                false => Err(format!("\"{says}\" is none of the fact's labels: {}", labels.join(", "))),
            };
        }
        Ask::Measure(measure) => (rules.measures[*measure].kind, rules.unit(fact)),
        Ask::EventDate => (Kind::Date, None),
        Ask::Count => (Kind::Count, None),
    };
    let document = Document::read(says, &english().vocabulary);
    let mentions = mention::find(&document, Context { published: test.published });
    let number = |k: Kind| matches!(k, Kind::Count | Kind::Number);
    let found =
        mentions.into_iter().find(|m| m.kind() == kind || (number(kind) || kind == Kind::Age) && number(m.kind()));
    let found = found.ok_or_else(|| format!("no {} can be read in \"{says}\"", kind.name()))?;
    claim::in_unit(claim::of_kind(found.value, kind), unit)
}

/// Whether two values are the same to the author of a rule: the same hard range and unit, or the same label.
fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => {
            let count = |q: &Quantity| q.range.hard.to_count();
            // "47" and "47-year-old" are one age.
            let age = a.kind == Kind::Age || b.kind == Kind::Age;
            a.range.hard == b.range.hard && (age || a.unit == b.unit) || a.kind == Kind::Count && count(a) == count(b)
        }
        (Value::Date(a), Value::Date(b)) => a.hard == b.hard,
        (Value::Term(a), Value::Term(b)) => a == b,
        _ => false,
    }
}

/// What to print about a test that failed.
fn told(files: &[PathBuf], outcome: &TestOutcome) -> String {
    let (file, bytes) = &outcome.place;
    let file = files.get(*file).map(|f| f.to_string_lossy().replace('\\', "/")).unwrap_or_default();
    let text = std::fs::read_to_string(&file).unwrap_or_default();
    let place = crate::span::Lines::of(&text).place(&text, bytes.start);
    let mut lines = vec![
        format!("{file}:{}:{}: {}", place.line, place.column, outcome.fact),
        format!("  text      {}", outcome.text),
        format!("  expected  {}", outcome.expected.as_deref().unwrap_or("nothing")),
    ];
    if let Some(problem) = &outcome.problem {
        lines.push(format!("  problem   {problem}"));
    }
    if outcome.got.is_empty() {
        lines.push("  got       nothing".to_owned());
    }
    lines.extend(outcome.got.iter().map(|g| format!("  got       {g}")));
    lines.extend(outcome.left.iter().map(|l| format!("  left      {l}")));
    lines.join("\n")
}
