//! Words beside a value that its rule asks for or rules out: `where` and `never` of a fact, and the `where` of its parts.

use std::ops::Range;

use super::Search;
use super::veto::clause;
use crate::document::Document;
use crate::rules::{Fact, Phrase};

impl Search<'_> {
    /// Why the words beside `tokens` keep them from answering `fact`, if so.
    pub(super) fn beside(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
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
}

/// The first of `phrases` that stands in `tokens`.
fn said<'p>(document: &Document, phrases: &'p [Phrase], tokens: &Range<usize>) -> Option<&'p Phrase> {
    phrases.iter().find(|phrase| {
        let long = phrase.words.len();
        let fits = |at: usize| phrase.words.iter().enumerate().all(|(k, w)| w.contains(&document.word(at + k)));
        tokens.clone().any(|at| at + long <= tokens.end && fits(at))
    })
}
