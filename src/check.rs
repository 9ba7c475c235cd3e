//! The whole run: sources and rules in, findings out. The only place that starts threads.

mod corpus;
mod explain;
mod problem;
mod rule_test;
mod unread;

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::claim::{self, Claim, Finder};
use crate::compare::{self, Finding};
use crate::document::Document;
use crate::fact::Question;
use crate::lexicon::english;
use crate::mention::{self, Context};
use crate::report::mentions::MentionLine;
use crate::rules::RuleSet;
use crate::source::{Article, Passage};

use corpus::Read;
pub use corpus::date;
pub use explain::explain;
pub use problem::{Problem, RuleErrors};
pub use rule_test::{RuleTests, TestOutcome, outcomes, test_rules};
pub use unread::unread;

/// What is to be read, and how.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Files, folders, or `-` for standard input.
    pub paths: Vec<String>,
    /// Rule files, of one namespace.
    pub rules: Vec<PathBuf>,
    /// Whether each sub-folder is a story of its own.
    pub by_folder: bool,
    /// How many threads; as many as there are processors if `None`.
    pub threads: Option<usize>,
}

/// What came out.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The facts asked, in the order of the rules.
    pub questions: Vec<Question>,
    /// What the comparator concludes.
    pub findings: Vec<Finding>,
    /// How many articles were read.
    pub sources: usize,
    /// Every claim that is not in a finding yet: all of them before comparing, none after.
    pub claims: Vec<Claim>,
    /// What could not be done.
    pub problems: Vec<Problem>,
}

/// Reads all sources, pulls every claim, compares.
///
/// # Errors
/// If the rules can't be used.
pub fn check(options: &Options) -> Result<Outcome, RuleErrors> {
    let mut outcome = claims(options)?;
    outcome.findings = compare_claims(&outcome.questions, std::mem::take(&mut outcome.claims));
    Ok(outcome)
}

/// Reads all sources and pulls every claim, without comparing.
///
/// # Errors
/// If the rules can't be used.
pub fn claims(options: &Options) -> Result<Outcome, RuleErrors> {
    let rules = load(&options.rules)?;
    let finder = Finder::new(&rules);
    let mut readings = Vec::new();
    let Read { mut problems, namesakes } = corpus::read(
        options,
        |article| finder.read(article),
        |reading| {
            readings.push(reading);
            ControlFlow::Continue(())
        },
    );
    if rules.facts.is_empty() {
        problems.push(Problem::nothing_asked());
    }
    let sources = readings.len();
    for namesake in namesakes {
        readings[namesake.at].rename(&namesake.name);
    }
    // An article that states nothing is nobody's witness.
    readings.retain(|reading| !reading.claims.is_empty());
    let claims = claim::gather(readings);
    Ok(Outcome { questions: questions_of(&rules), findings: Vec::new(), sources, claims, problems })
}

/// The facts that rule files ask.
///
/// # Errors
/// If the rules can't be used.
pub fn questions(rules: &[PathBuf]) -> Result<Vec<Question>, RuleErrors> {
    load(rules).map(|rules| questions_of(&rules))
}

/// Compares claims, whether pulled just now or earlier.
#[must_use]
pub fn compare_claims(questions: &[Question], claims: Vec<Claim>) -> Vec<Finding> {
    compare::compare_all(questions, claims)
}

/// Gives every mention of every source, in order, to `each` until it says that no more are wanted.
pub fn mentions(options: &Options, each: &mut dyn FnMut(&MentionLine) -> ControlFlow<()>) -> Vec<Problem> {
    let read = |article: &Article| {
        let document = Document::read(&article.text, &english().vocabulary);
        let mentions = mention::find(&document, Context { published: article.published });
        let lines = mentions.iter().map(|m| mention_line(article, &document, m));
        lines.collect::<Vec<MentionLine>>()
    };
    corpus::read(options, read, |lines| lines.iter().try_for_each(&mut *each)).problems
}

fn mention_line(article: &Article, document: &Document, mention: &mention::Mention) -> MentionLine {
    let Passage { file, line, column, start, end, quote } = article.evidence_place(mention.span(document));
    let words = |tokens| document.span(tokens).of(document.text).to_owned();
    let noun = mention.noun.as_ref().map(|n| (words(n.tokens.clone()), words(n.head..n.head + 1)));
    MentionLine {
        source: article.id.clone(),
        file,
        line,
        column,
        start,
        end,
        text: quote,
        value: mention.value.clone(),
        noun,
        days: mention.days,
    }
}

/// The rules of all files, or every mistake in them.
///
/// # Errors
/// If the rules can't be used.
pub fn load(files: &[PathBuf]) -> Result<RuleSet, RuleErrors> {
    RuleErrors::load(files)
}

fn questions_of(rules: &RuleSet) -> Vec<Question> {
    rules.facts.iter().map(|f| f.question.clone()).collect()
}
