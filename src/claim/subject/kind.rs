//! Events of another kind that a sentence brings up: after "The fire at the mill", "a gunman killed six people" is of none that
//! the fire could have brought with it; after "The attack" it is of the attack.

use std::ops::Range;

use super::Anchors;
use crate::lexicon::{Kinds, class, english};

/// Most tokens between the name of an event and the word that tells its kind.
const NEAR: usize = 4;

impl Anchors<'_> {
    /// The word by which the sentence, or the one before it, brings up something that the event could not bring with it.
    pub(super) fn other_kind(&self, sentence: usize, subject: usize) -> Option<usize> {
        let allowed = self.allowed(subject);
        if allowed == 0 || self.takes_up(sentence, subject) {
            return None;
        }
        self.new_kind(sentence, allowed).or_else(|| self.after_new_kind(sentence, allowed))
    }

    /// "A bus crashed in the north. Six people were killed.": the sentence before has brought it up.
    fn after_new_kind(&self, sentence: usize, allowed: Kinds) -> Option<usize> {
        let document = self.document;
        let before = sentence.checked_sub(1)?;
        let same = document.sentences[before].paragraph == document.sentences[sentence].paragraph;
        let own = document.sentences[sentence].tokens.clone().any(|i| self.kinds_at(i) & allowed != 0);
        if !same || own || !self.in_sentence(before).is_empty() {
            return None;
        }
        self.new_kind(before, allowed)
    }

    /// The first word of the sentence for something new of a kind that is not `allowed`, where no word of it is of one that is.
    fn new_kind(&self, sentence: usize, allowed: Kinds) -> Option<usize> {
        let document = self.document;
        let mut tokens = document.sentences[sentence].tokens.clone();
        let own = |i: usize| {
            let kinds = self.kinds_at(i);
            kinds & allowed != 0 || kinds == 0 && document.is(i, class::ANY_EVENT)
        };
        if tokens.clone().any(own) {
            return None;
        }
        tokens.find(|&i| self.kinds_at(i) != 0 && self.is_new(i))
    }

    /// Whether the word at `at` or its subject is brought up as new: "a bus crash", "when a ferry sank", "gunmen killed".
    fn is_new(&self, at: usize) -> bool {
        let document = self.document;
        let words = |j: &usize| !document.is(*j, class::PREPOSITION) && !document.says(*j, &["the", "this", "that"]);
        let article = (at.saturating_sub(4)..at).rev().take_while(words).any(|j| {
            document.says(j, &["a", "an", "another"])
                || document.is(j, class::NUMBER) && document.written(at).ends_with('s')
        });
        // "Floods killed six", "Gunmen stormed": a plural without an article.
        let plural = document.written(at).ends_with('s') || document.says(at, &["gunmen"]);
        let before = at.wrapping_sub(1);
        let bare =
            plural && (document.is(at + 1, class::VERB) && !document.is(before, class::FUNCTION | class::PERSON));
        article || bare
    }

    /// The kinds of event that the word at `at` tells of.
    pub(super) fn kinds_at(&self, at: usize) -> Kinds {
        let kinds = &english().event_kinds;
        if self.document.is(at + 1, class::COMPOUND) {
            return 0;
        }
        let own = kinds.of(self.document.word(at));
        if self.document.is(at, class::ATTACKER) { own | kinds.attack() } else { own }
    }

    /// The kinds that the event may be of or bring with it: told by the nouns of its rule, else by its names, else by the words
    /// beside where the article names it. Zero if nothing tells.
    pub(super) fn allowed(&self, subject: usize) -> Kinds {
        let kinds = &english().event_kinds;
        let own = &self.rules.subjects[subject];
        let words = own.nouns.iter().chain(&own.names).flat_map(|p| p.words.iter().flatten());
        let told: Kinds = words.fold(0, |set, &word| set | kinds.of(word));
        let document = self.document;
        let general = own.nouns.iter().flat_map(|p| p.words.iter().flatten());
        if general.into_iter().any(|&word| document.vocabulary.is(word, class::ANY_EVENT) && kinds.of(word) == 0) {
            return 0;
        }
        let beside = |range: &Range<usize>, sentence: usize| {
            let limits = &document.sentences[sentence].tokens;
            let near = limits.start.max(range.start.saturating_sub(NEAR))..limits.end.min(range.end + NEAR);
            near.into_iter().fold(0, |set, i| set | self.kinds_at(i))
        };
        let anchors = || self.all.iter().filter(|a| a.subject == subject);
        let found = if told == 0 {
            // Nothing but the article tells; where it leaves it open, anything may be.
            let open = anchors().any(|a| {
                let limits = document.sentences[a.sentence].tokens.clone();
                limits.into_iter().any(|i| document.is(i, class::ANY_EVENT) && kinds.of(document.word(i)) == 0)
            });
            if open { 0 } else { anchors().fold(0, |set, a| set | beside(&a.tokens, a.sentence)) }
        } else {
            told
        };
        kinds.brought_by(found)
    }
}
