//! Values of other things beside the one that a fact is about: "The bridge cost $5 million and the tunnel cost $9 million" says
//! of the bridge only the first. Where a text says it of the thing itself, what it says of others is theirs.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Search;
use crate::claim::{Considered, Outcome};
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::rules::{Ask, Role};
use crate::value::Kind;

/// Most words of a noun phrase in front of the verb.
const WORDS: usize = 5;

impl Search<'_> {
    /// Leaves values that are said of another thing, where the fact's own has one.
    pub(super) fn drop_other_things(&mut self) {
        let asked = |c: &Considered| match &c.outcome {
            Outcome::Taken(_) => self.asks_of_thing(c.fact),
            Outcome::Left(_) => None,
        };
        let thing = |c: &Considered| asked(c).and_then(|subject| self.other_thing(subject, c));
        let things: Vec<Option<usize>> = self.considered.iter().map(thing).collect();
        let zipped = self.considered.iter().zip(&things);
        let own: BTreeSet<usize> =
            zipped.filter(|(c, thing)| asked(c).is_some() && thing.is_none()).map(|(c, _)| c.fact).collect();
        let document = self.document;
        for (considered, thing) in self.considered.iter_mut().zip(things) {
            if let Some(noun) = thing.filter(|_| own.contains(&considered.fact)) {
                considered.outcome = Outcome::Left(format!("said of another thing: {}", document.written(noun)));
            }
        }
    }

    /// The entity whose price, size or the like the fact asks.
    fn asks_of_thing(&self, fact: usize) -> Option<usize> {
        let fact = &self.rules.facts[fact];
        let Ask::Measure(measure) = fact.ask else { return None };
        let of_thing = matches!(self.rules.measures[measure].kind, Kind::Money | Kind::Measure | Kind::Number);
        fact.subject.filter(|&s| of_thing && self.rules.subjects[s].role == Role::Entity)
    }

    /// The noun in front of the words of a claim, if it is none of the words for the subject: "tunnel" of "the tunnel cost".
    fn other_thing(&self, subject: usize, considered: &Considered) -> Option<usize> {
        let document = self.document;
        let limits: Range<usize> = document.sentences[considered.sentence].tokens.clone();
        let passed = |i: usize| {
            document.is(i, class::AUXILIARY | class::ADVERB)
                || document.says(i, &["a", "an", "at", "the", "estimated", "total"])
        };
        let noun = (limits.start..considered.tokens.start).rev().find(|&i| !passed(i))?;
        let word = |i: usize| {
            document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION | class::VERB | class::NUMBER)
        };
        let phrase = (limits.start..noun + 1).rev().take(WORDS).take_while(|&i| word(i)).last()?;
        let article = phrase.checked_sub(1).filter(|&i| i >= limits.start)?;
        let named = self
            .anchors
            .in_sentence(considered.sentence)
            .iter()
            .any(|a| a.subject == subject && a.tokens.start <= noun && phrase < a.tokens.end);
        let names = &self.rules.subjects[subject];
        let own =
            names.names.iter().chain(&names.nouns).flat_map(|p| &p.words).any(|w| w.contains(&document.word(noun)));
        let common = document.says(article, &["a", "an", "another", "the"]) && !document.tokens[noun].capital;
        (common && !named && !own).then_some(noun)
    }
}
