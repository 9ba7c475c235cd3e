//! "He" and "she": an article that goes on with "she" behind a name means somebody else by "he". "Vale, a singer, married Hugh
//! Shaw in 1965; he died in 2010 at the age of 77" tells no age of hers.

use std::ops::Range;

use super::{Anchor, Anchors};
use crate::document::Document;
use crate::lexicon::class;
use crate::rules::{self, RuleSet};

/// What a third person is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    He,
    She,
}

/// Most tokens from a name to the pronoun that goes on about it.
const REACH: usize = 40;

/// The gender of each entity that the text tells one of, by its index among the rules.
pub(super) fn genders(document: &Document, rules: &RuleSet, all: &[Anchor]) -> Vec<(usize, Gender)> {
    // For "she" above zero, for "he" below.
    let mut votes: Vec<(usize, i32)> = Vec::new();
    let entities = all.iter().filter(|a| a.by_name && rules.subjects[a.subject].role == rules::Role::Entity);
    for anchor in entities {
        let vote = vote(document, anchor);
        match votes.iter_mut().find(|(subject, _)| *subject == anchor.subject) {
            Some((_, votes)) => *votes += vote,
            None => votes.push((anchor.subject, vote)),
        }
    }
    let told = votes.into_iter().filter(|(_, votes)| *votes != 0);
    told.map(|(subject, votes)| (subject, if votes > 0 { Gender::She } else { Gender::He })).collect()
}

/// The first pronoun behind a name speaks of it; more surely one that begins the next sentence, and most surely "with her husband".
fn vote(document: &Document, anchor: &Anchor) -> i32 {
    let end = document.sentences[anchor.sentence].tokens.end;
    let towards = |at: usize, weight: i32| match of(document, at) {
        Some(Gender::She) => weight,
        Some(Gender::He) => -weight,
        None => 0,
    };
    let near = anchor.tokens.end..end.min(anchor.tokens.end + REACH);
    let first = near.clone().find(|&i| of(document, i).is_some());
    let kin = near.into_iter().find(|&i| of(document, i).is_some() && document.is(i + 1, class::RELATIVE));
    let next = document.sentences.get(anchor.sentence + 1).map(|s| s.tokens.start);
    // "He said she was 81": somebody who speaks.
    let next = next.filter(|&i| !document.is(i + 1, class::SAYING));
    let weighed = [(first, 1), (next, 2), (kin, 3)];
    weighed.into_iter().filter_map(|(at, weight)| at.map(|i| towards(i, weight))).sum()
}

fn of(document: &Document, at: usize) -> Option<Gender> {
    if document.says(at, &["he", "him", "his"]) {
        Some(Gender::He)
    } else if document.says(at, &["she", "her", "hers"]) {
        Some(Gender::She)
    } else {
        None
    }
}

impl Anchors<'_> {
    /// The "he" or "she" before the words that is their subject and can't be `subject`.
    pub(in crate::claim) fn other_pronoun(
        &self,
        subject: usize,
        sentence: usize,
        tokens: &Range<usize>,
    ) -> Option<usize> {
        let document = self.document;
        let own = self.genders.iter().find(|(of, _)| *of == subject)?.1;
        let start = document.sentences[sentence].tokens.start;
        let clause = (start..tokens.end).rev().take_while(|&i| {
            let named = self.in_sentence(sentence).iter().any(|a| a.subject == subject && a.tokens.contains(&i));
            !named && !matches!(document.written(i), ";" | ":" | "“" | "”")
        });
        let nearest = clause.into_iter().find(|&i| document.says(i, &["he", "she"]))?;
        // "Vale was 81, he said".
        let speaks = document.is(nearest + 1, class::SAYING);
        (of(document, nearest) != Some(own) && !speaks).then_some(nearest)
    }
}
