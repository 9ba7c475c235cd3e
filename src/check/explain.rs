//! Why each claim about a fact was taken, and why near misses were not.

use std::ops::ControlFlow;

use super::{Options, Problem, RuleErrors, corpus, load};
use crate::claim::{self, Evidence, Finder, Stance};
use crate::document::Document;
use crate::report::explain::{Considered, Explanation, Outcome, SourceExplained};
use crate::report::wording;
use crate::source::Article;

/// Why each claim about `fact` was taken, and why near misses were not; `None` if no rule has that fact.
///
/// # Errors
/// If the rules can't be used.
pub fn explain(options: &Options, fact: &str) -> Result<(Option<Explanation>, Vec<Problem>), RuleErrors> {
    let rules = load(&options.rules)?;
    let Some(index) = rules.facts.iter().position(|f| f.question.id == fact) else { return Ok((None, Vec::new())) };
    let finder = Finder::new(&rules);
    let mut explanation = Explanation { question: rules.facts[index].question.clone(), sources: Vec::new() };
    let read = |article: &Article| {
        let mut considered = Vec::new();
        finder.explain(article, |document, one| {
            if one.fact == index {
                considered.push(told(article, document, one));
            }
        });
        SourceExplained { source: article.id.clone(), considered }
    };
    let problems = corpus::read(options, read, |source| {
        explanation.sources.push(source);
        ControlFlow::Continue(())
    })
    .problems;
    Ok((Some(explanation), problems))
}

fn told(article: &Article, document: &Document, considered: &claim::Considered) -> Considered {
    let sentence = document.span(document.sentences[considered.sentence].tokens.clone());
    let evidence: Evidence = claim::evidence(article, document.span(considered.tokens.clone()), sentence);
    let words = |tokens: &std::ops::Range<usize>| document.span(tokens.clone()).of(document.text).to_owned();
    let outcome = match &considered.outcome {
        claim::Outcome::Left(reason) => Outcome::Left { reason: reason.clone() },
        claim::Outcome::Taken(proposal) => {
            let mut steps = vec![format!("\"{}\"", words(&proposal.value_tokens))];
            steps.extend(proposal.derived.iter().map(|d| d.how.clone()));
            steps.extend(wording::steps(&proposal.value));
            steps.extend(match proposal.stance {
                Stance::Asserted => None,
                Stance::Hedged => Some("hedged".to_owned()),
                Stance::Denied => Some("denied".to_owned()),
            });
            steps.extend(proposal.speaker.iter().map(|s| format!("said by {s}")));
            Outcome::Taken { steps }
        }
    };
    Considered { evidence, outcome }
}
