//! Events at the place of a known one that their own words tell apart: "a drone attack on Lomas" is not the attack that the
//! rules know by the name of a concert hall, though it is an attack and at its place.

use std::ops::Range;

use super::anchor::Naming;
use crate::claim::index::Role;
use crate::lexicon::{WordId, class, list};

impl Naming<'_> {
    /// Whether the word for an event at `noun`, beside a place of `subject`, tells by what or at what it was done in a word that
    /// the rules do not have. Where the article names the event itself, only what it brings up behind that as new is another.
    pub(super) fn is_other_means(&self, subject: usize, noun: usize) -> bool {
        if self.rules.subjects[subject].names.is_empty() {
            return false;
        }
        let named = self.hits.iter().find(|h| h.role == Role::Name { subject }).map(|h| h.tokens.start);
        match named {
            Some(named) => named < noun && self.phrase(noun).1 && self.has_other_means(subject, noun),
            None => (0..=noun).any(|i| self.document.is(i, class::EVENT) && self.has_other_means(subject, i)),
        }
    }

    fn has_other_means(&self, subject: usize, noun: usize) -> bool {
        let (mut phrase, _) = self.phrase(noun);
        phrase.any(|i| self.document.is_listed(i, list::MEANS) && !self.is_told(subject, self.document.word(i)))
    }

    /// The words that stand before the noun at `noun` in its phrase, and whether its article brings it up as new.
    fn phrase(&self, noun: usize) -> (Range<usize>, bool) {
        let document = self.document;
        let start = (noun.saturating_sub(4)..noun)
            .rev()
            .take_while(|&i| !document.is(i, class::FUNCTION | class::VERB) && !document.is_mark(i, b','))
            .last()
            .unwrap_or(noun);
        (start..noun, document.says(start.wrapping_sub(1), &["a", "an", "another"]))
    }

    /// Whether the rules have the word in what they say of the event: its names, its nouns, the questions about it.
    fn is_told(&self, subject: usize, word: WordId) -> bool {
        let own = &self.rules.subjects[subject];
        let phrases = own.names.iter().chain(&own.places).chain(&own.nouns);
        let mut questions = self.rules.facts.iter().filter(|f| f.subject == Some(subject)).map(|f| &f.question.text);
        phrases.into_iter().any(|p| p.words.iter().any(|forms| forms.contains(&word)))
            || questions.any(|q| {
                q.split(|c: char| !c.is_alphanumeric()).any(|written| self.rules.vocabulary.word(written) == word)
            })
    }
}
