//! Words beside a value that its rule asks for or rules out: `where` and `never` of a fact, and the `where` of its parts; and
//! words by which a term in prison is somebody else's.

use std::ops::Range;

use super::Search;
use super::veto::clause;
use crate::claim::subject::Anchor;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::rules::{Ask, Fact, Phrase};
use crate::value::Kind;

/// Words by which somebody is told of as another one's.
const WHOSE: [&str; 4] = ["her", "his", "its", "their"];

impl Search<'_> {
    /// Why the words beside `tokens` keep them from answering `fact`, if so.
    pub(super) fn beside(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        if let Some(other) = self.whose_term(fact, sentence, tokens) {
            return Some(format!("of others: \"{}\"", document.written(other)));
        }
        let first = fact.only_where.first();
        if let Some(wanted) = first.filter(|_| said(document, &fact.only_where, &limits).is_none()) {
            return Some(format!("the rule says only with \"{}\"", wanted.written));
        }
        let parts = || {
            let own = |part: &&Fact| {
                let whole = part.part_of.and_then(|whole| self.rules.facts.get(whole));
                whole.is_some_and(|whole| std::ptr::eq(whole, fact))
                    && !part.only_where.is_empty()
                    && part.who.is_empty()
            };
            self.rules.facts.iter().filter(own)
        };
        if fact.never.is_empty() && parts().next().is_none() {
            return None;
        }
        let clause = clause(document, &limits, tokens);
        if let Some(never) = said(document, &fact.never, &clause) {
            return Some(format!("the rule says never with \"{}\"", never.written));
        }
        // "killed three people on the pier" is no toll of the whole fire.
        let mut parts = parts().filter_map(|part| Some((part, said(document, &part.only_where, &clause)?)));
        parts.next().map(|(part, phrase)| format!("part: {}, asked by {}", phrase.written, part.question.id))
    }

    /// Whom a duration befell instead of the one asked about: "two of her aides were sentenced to three years", "his partner, Leo
    /// Marsh, 61, was jailed for six years".
    fn whose_term(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let Ask::Measure(measure) = fact.ask else { return None };
        if self.rules.measures.get(measure)?.kind != Kind::Duration {
            return None;
        }
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        let verb = (start..tokens.start).rev().find(|&i| !document.is(i, class::AUXILIARY | class::ADVERB))?;
        if !document.says(verb + 1, &["is", "was", "were", "are", "has", "have", "had"]) {
            return None;
        }
        let whose = (start.max(verb.saturating_sub(9))..verb).rev().find(|&i| document.says(i, &WHOSE))?;
        let own = |a: &Anchor| Some(a.subject) == fact.subject && (whose..tokens.start).contains(&a.tokens.start);
        // "Holm and her brother were jailed".
        let joined = (start..whose).rev().take(3).any(|i| document.says(i, &["and", "both"]));
        if joined || self.anchors.in_sentence(sentence).iter().any(own) {
            return None;
        }
        // "her two aides", "his partner, Leo Marsh, 61,": up to three words, and the name between two commas.
        let noun = (whose + 1..verb + 1).take(4).take_while(|&i| document.tokens[i].kind == TokenKind::Word).last()?;
        let named = document.is_mark(verb, b',')
            && document.is_mark(noun + 1, b',')
            && noun + 1 < verb
            && document.tokens[noun + 2].capital;
        (named || noun == verb && document.is(verb, class::PERSON)).then_some(noun)
    }
}

/// The first of `phrases` that stands in `tokens`.
fn said<'p>(document: &Document, phrases: &'p [Phrase], tokens: &Range<usize>) -> Option<&'p Phrase> {
    phrases.iter().find(|phrase| {
        let long = phrase.words.len();
        let fits = |at: usize| phrase.words.iter().enumerate().all(|(k, w)| w.contains(&document.word(at + k)));
        tokens.clone().any(|at| at + long <= tokens.end && fits(at))
    })
}
