//! What no rule read: the sentences with a number at which no fact looked, and what was left out as not the article. The honest
//! denominator of a report.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::{Options, Problem, RuleErrors, corpus, load};
use crate::claim::{self, Finder, Outcome};
use crate::document::{Block, Document};
use crate::report::unread::{Cut, SourceUnread, Unread};
use crate::source::Article;
use crate::value::Kind;

/// The sentences with numbers of every source, as far as no rule read them.
///
/// # Errors
/// If the rules can't be used.
pub fn unread(options: &Options) -> Result<(Unread, Vec<Problem>), RuleErrors> {
    let rules = load(&options.rules)?;
    let finder = Finder::new(&rules);
    let mut unread = Unread::default();
    let problems = corpus::read(
        options,
        |article| of(&finder, article),
        |source| {
            unread.sources.push(source);
            ControlFlow::Continue(())
        },
    )
    .problems;
    Ok((unread, problems))
}

fn of(finder: &Finder, article: &Article) -> SourceUnread {
    let (mut taken, mut left) = (BTreeSet::new(), BTreeSet::new());
    let (document, mentions) = finder.look(article, |_, considered| {
        let seen = if matches!(considered.outcome, Outcome::Taken(_)) { &mut taken } else { &mut left };
        seen.insert(considered.sentence);
    });
    let mut source = SourceUnread { source: article.id.clone(), ..SourceUnread::default() };
    let mut last = None;
    for mention in mentions.iter().filter(|m| m.kind() != Kind::Date) {
        let sentence = document.sentence_of(mention.tokens.start);
        if last.replace(sentence) == Some(sentence) || document.block_of_sentence(sentence) == Block::Boilerplate {
            continue;
        }
        if taken.contains(&sentence) {
            source.taken += 1;
        } else if left.contains(&sentence) {
            source.left += 1;
        } else {
            let whole = document.span(document.sentences[sentence].tokens.clone());
            source.unread.push(claim::evidence(article, mention.span(&document), whole));
        }
    }
    source.cut = cut(article, &document);
    source
}

/// What was read as no part of the article, in order of the text; before it what was left out of the page around it.
fn cut(article: &Article, document: &Document) -> Vec<Cut> {
    let around = article.around.iter().map(|text| Cut { line: None, text: text.clone() });
    let paragraphs = document.paragraphs.iter().zip(document.blocks());
    let boilerplate = paragraphs.filter(|(_, block)| **block == Block::Boilerplate).filter_map(|(paragraph, _)| {
        let sentences = document.sentences.get(paragraph.sentences.clone())?;
        let tokens = sentences.first()?.tokens.start..sentences.last()?.tokens.end;
        let passage = article.evidence_place(document.span(tokens));
        Some(Cut { line: Some(passage.line), text: passage.quote })
    });
    around.chain(boilerplate).collect()
}
