//! Relatives of whom a passage speaks: "Her third husband, Alan Moss, died in 2024 aged 90" tells nothing of her own age or
//! death.

use std::ops::Range;

use super::{Anchors, is_possessive};
use crate::document::TokenKind;
use crate::lexicon::{class, list};
use crate::rules;

/// Most words between "her" and "husband": "her third and last husband".
const ADJECTIVES: usize = 4;

/// Most tokens from a relative to what is said of them.
const REACH: usize = 30;

impl Anchors<'_> {
    /// The relative of somebody of whom the words `tokens` are said instead: "Her son Peter was born in 1983", "Vale's husband
    /// died aged 77", "Vale, whose father was born in 1920".
    pub(super) fn told_of_relative(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        for at in (start..tokens.start).rev().take(REACH) {
            // "Her parents were teachers when she was born".
            if document.says(at, &["he", "i", "she", "they"]) || matches!(document.written(at), ";" | ":" | "“" | "”")
            {
                return None;
            }
            let here = self.in_sentence(sentence).iter().filter(|a| self.is_of(a.subject, rules::Role::Entity));
            if here.clone().any(|a| a.tokens.contains(&at) && !is_possessive(document, a.tokens.end)) {
                return None;
            }
            if (document.is(at, class::RELATIVE) || document.is_listed(at, list::ORGAN))
                && let Some(owner) = self.owner_of(sentence, at)
                && self.is_told(sentence, owner, at..tokens.start)
            {
                return Some(at);
            }
        }
        None
    }

    /// What an entity has of which the words `tokens` are said instead: "ISIS-K's media arm, Al-Azaim, was founded in 2021".
    pub(super) fn told_of_owned(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        if !document.is(tokens.start, class::AUXILIARY) {
            return None;
        }
        let owners = self.in_sentence(sentence).iter().filter(|a| self.is_of(a.subject, rules::Role::Entity));
        let owner = owners.rev().find(|a| a.tokens.end <= tokens.start)?;
        if !is_possessive(document, owner.tokens.end) {
            return None;
        }
        let noun = |i: usize| {
            document.tokens[i].kind == TokenKind::Word
                && !document.is(i, class::FUNCTION | class::VERB | class::AUXILIARY)
        };
        let first = owner.tokens.end + 2;
        let head = (first..tokens.start).take_while(|&i| noun(i)).last()?;
        // "…, Al-Azaim," tells its name.
        let aside = head + 1..tokens.start;
        let comma = |i: usize| document.is_mark(i, b',');
        let closed = comma(aside.start) && comma(aside.end - 1) && !aside.clone().any(|i| document.is(i, class::VERB));
        (aside.is_empty() || closed).then_some(head)
    }

    /// The token of "her", "whose" or "'s" by which the relative at `at` is somebody's.
    fn owner_of(&self, sentence: usize, at: usize) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        let phrase = (start..at).rev().take(ADJECTIVES + 1);
        let found = phrase.into_iter().find(|&i| {
            document.is(i, class::PREPOSITION | class::VERB)
                || document.says(i, &["her", "his", "its", "their", "whose"])
                || i > start && document.says(i, &["s"]) && is_possessive(document, i - 1)
        })?;
        let word = document.tokens[found].kind == TokenKind::Word;
        (word && document.says(found, &["her", "his", "its", "s", "their", "whose"])).then_some(found)
    }

    /// Whether `told`, from the relative to the words, is one clause of which the relative is the subject.
    fn is_told(&self, sentence: usize, owner: usize, mut told: Range<usize>) -> bool {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        let before = owner.wrapping_sub(1);
        let here = self.in_sentence(sentence);
        // "Vale, her husband said, was 81".
        let says = told.clone().any(|i| document.is(i, class::SAYING));
        // "Vale and her husband were born", "Vale, his wife, was born".
        let joined = before.wrapping_sub(usize::from(document.is_mark(before, b',')));
        let own = document.says(before, &["and"]) || document.is_mark(before, b',');
        if says || own && !document.says(owner, &["whose"]) && here.iter().any(|a| a.tokens.end == before.min(joined)) {
            return false;
        }
        // "…, whose father was born in 1920, was born in 1950".
        if document.says(owner, &["whose"]) {
            let verb = told.find(|&i| document.is(i, class::VERB | class::AUXILIARY));
            return verb.is_none() || !told.any(|i| document.is_mark(i, b','));
        }
        document.says(owner, &["s"])
            || owner == start
            || document.tokens[before].kind != TokenKind::Word
            || document.is(before, class::CLAUSE) && !document.is(before, class::PREPOSITION)
    }
}
