//! What a text puts between two words of a pattern that its author did not write: whom a verb is done to, adjectives behind an
//! article, "the city of" in front of a name.

use std::ops::Range;

use super::Scope;
use crate::claim::event_date::is_verb;
use crate::document::TokenKind;
use crate::lexicon::{WordId, class, list};

/// Most tokens that the object of a verb may have: "the former minister Dora Holm".
const OBJECT: usize = 6;
/// Most adjectives between an article and its noun.
const ADJECTIVES: usize = 2;
/// Most tokens of "Norland's northern port city of".
const PLACE: usize = 7;

/// Pronouns that are somebody to whom something is done.
const WHOM: [&str; 7] = ["her", "him", "it", "them", "us", "me", "you"];

impl Scope<'_> {
    /// The object of the verb before `at`: "the bank" of "fined the bank $5 million", "Holm" of "jailed Holm for 12 years". One past it.
    pub(super) fn object_at(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let verb = at.checked_sub(1).filter(|&i| is_verb(document, i) && !document.is(i, class::SAYING))?;
        if at >= self.sentence.end || is_passive(self, verb) {
            return None;
        }
        let limit = self.sentence.end.min(at + OBJECT);
        if document.says(at, &WHOM) && !self.is_plain(at + 1) {
            return Some(at + 1);
        }
        let definite = document.says(at, &["the"]);
        let start = at + usize::from(definite || document.says(at, &["former", "ex"]));
        let end = (start..limit).find(|&i| !self.is_plain(i)).unwrap_or(limit);
        let named = (start..end).any(|i| document.tokens[i].capital);
        // "fined the bank"; "cost jobs in 2009" has another object than what is asked.
        (end > start && end < self.sentence.end && (named || definite && end - start <= 2)).then_some(end)
    }

    /// The object that ends at `end`, back to its verb, if that is one of `accepted`.
    pub(super) fn verb_of_object(&self, end: usize, accepted: &[WordId]) -> Option<usize> {
        let first = self.sentence.start.max(end.saturating_sub(OBJECT + 1));
        let verb = (first..end.saturating_sub(1)).rev().find(|&i| accepted.contains(&self.document.word(i)))?;
        (self.object_at(verb + 1) == Some(end)).then_some(verb)
    }

    /// Whether a token may be part of a name or of the words for a thing or a person.
    fn is_plain(&self, at: usize) -> bool {
        let document = self.document;
        at < self.sentence.end
            && (document.tokens[at].kind == TokenKind::Word
                && !document.is(
                    at,
                    class::FUNCTION
                        | class::NUMBER
                        | class::AUXILIARY
                        | class::CLAUSE
                        | class::PREPOSITION
                        | class::DATE,
                )
                && (document.tokens[at].capital || !document.is(at, class::VERB | class::ADVERB | class::MODIFIER))
                || document.is_mark(at, b'-') && document.tokens[at].glued)
    }

    /// One past the adjectives at `at`, which stand behind an article: "tense" of "the tense border".
    pub(super) fn past_adjectives(&self, at: usize, accepted: &[WordId]) -> Option<usize> {
        if !self.document.says(at.wrapping_sub(1), &ARTICLES) {
            return None;
        }
        let noun = (at..self.sentence.end.min(at + ADJECTIVES + 1)).find(|&i| self.is_accepted(i, accepted))?;
        (at..noun).all(|i| self.is_adjective(i)).then_some(noun)
    }

    /// The article before the adjectives that end at `end`.
    pub(super) fn before_adjectives(&self, end: usize, accepted: &[WordId]) -> Option<usize> {
        let first = self.sentence.start.max(end.saturating_sub(ADJECTIVES + 1));
        let article = (first..end).rev().find(|&i| self.is_accepted(i, accepted))?;
        (self.document.says(article, &ARTICLES) && (article + 1..end).all(|i| self.is_adjective(i))).then_some(article)
    }

    fn is_accepted(&self, at: usize, accepted: &[WordId]) -> bool {
        accepted.contains(&self.document.word(at))
    }

    fn is_adjective(&self, at: usize) -> bool {
        self.is_plain(at) && !self.document.is(at, class::PERSON) && !self.document.is_listed(at, list::PLACE_NOUN)
    }

    /// Whether `words` only say what a name behind them is a name of: "the port city of", "Norland's capital,".
    pub(super) fn introduces_place(&self, words: &Range<usize>) -> bool {
        let document = self.document;
        if words.is_empty() || words.len() > PLACE || !document.tokens.get(words.end).is_some_and(|t| t.capital) {
            return false;
        }
        let of = usize::from(document.says(words.end - 1, &["of"]) || document.is_mark(words.end - 1, b','));
        let noun = words.end - 1 - of.min(words.len() - 1);
        let owned = |i: usize| {
            document.is_mark(i, b'\'') || document.says(i, &["s"]) && document.is_mark(i.wrapping_sub(1), b'\'')
        };
        document.is_listed(noun, list::PLACE_NOUN)
            && (words.start..noun).all(|i| document.says(i, &ARTICLES) || self.is_plain(i) || owned(i))
    }
}

/// Words that open a noun phrase whose noun is known.
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// "was fined": whom it is done to stands before.
fn is_passive(scope: &Scope, verb: usize) -> bool {
    let document = scope.document;
    let mut at = verb;
    while at > scope.sentence.start && document.is(at - 1, class::ADVERB) {
        at -= 1;
    }
    at > scope.sentence.start && document.says(at - 1, &["am", "are", "be", "been", "being", "is", "was", "were"])
}
