//! Which event or entity a place in a document speaks of: the nearest one named in its sentence or, failing a name there,
//! the one its passage speaks of.

use std::ops::Range;

use super::index::{Hit, Role};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::class;
use crate::rules::{self, RuleSet};

/// A place where a subject is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Index of the subject.
    pub(super) subject: usize,
    /// The naming words.
    pub(super) tokens: Range<usize>,
    /// Index of the sentence.
    pub(super) sentence: usize,
}

/// All anchors of a document.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    document: &'a Document<'a>,
    rules: &'a RuleSet,
    /// In order of the text.
    pub(super) all: Vec<Anchor>,
    /// Every place or name that the rules know, whoever's.
    known: Vec<Range<usize>>,
}

/// What a place in the text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spoken {
    /// This subject.
    Of(usize),
    /// Something of its own that no rule names: the sentence has a place of its own.
    Foreign,
    /// Nothing that the rules know.
    Nothing,
}

/// Most tokens between a word for an event and the place where it happened.
const NEAR: usize = 14;
/// Most sentences back that a passage goes on speaking of an event, if the article speaks of several.
const PASSAGE: usize = 3;

impl<'a> Anchors<'a> {
    /// Finds where subjects are named: by a name, or by a word for the event and its place in one sentence.
    pub(super) fn find(document: &'a Document<'a>, rules: &'a RuleSet, hits: &[Hit]) -> Self {
        let mut all = Vec::new();
        let mut known = Vec::new();
        for hit in hits {
            let sentence = document.sentence_of(hit.tokens.start);
            match hit.role {
                Role::Name { subject } => {
                    known.push(hit.tokens.clone());
                    all.push(Anchor { subject, tokens: hit.tokens.clone(), sentence });
                }
                Role::Place { subject } => {
                    known.push(hit.tokens.clone());
                    let limits = document.sentences[sentence].tokens.clone();
                    let nouns = hits.iter().filter(|h| h.role == Role::Noun { subject } && within(&h.tokens, &limits));
                    let own: Vec<_> = nouns.map(|h| h.tokens.clone()).collect();
                    if let Some(noun) = event_at(document, rules, subject, &own, &hit.tokens, limits) {
                        let tokens = noun.start.min(hit.tokens.start)..noun.end.max(hit.tokens.end);
                        all.push(Anchor { subject, tokens, sentence });
                    }
                }
                _ => {}
            }
        }
        all.sort_by_key(|a| (a.tokens.start, a.tokens.end, a.subject));
        // A longer name that holds a shorter one of another subject is the one meant: "Kabul airport" over "Kabul".
        let holders = all.clone();
        all.retain(|a| {
            !holders.iter().any(|h| {
                h.subject != a.subject
                    && within(&a.tokens, &h.tokens)
                    && h.tokens.len() > a.tokens.len()
                    && rules.subjects[h.subject].role == rules.subjects[a.subject].role
            })
        });
        Self { document, rules, all, known }
    }

    fn of_role(&self, role: rules::Role) -> impl DoubleEndedIterator<Item = &Anchor> {
        self.all.iter().filter(move |a| self.rules.subjects[a.subject].role == role)
    }

    /// What the words `tokens` of sentence `sentence` speak of, among subjects of `role`.
    pub(super) fn spoken_of(&self, role: rules::Role, sentence: usize, tokens: &Range<usize>) -> Spoken {
        let here = self.of_role(role).filter(|a| a.sentence == sentence);
        let nearest = here.min_by_key(|a| (distance(&a.tokens, tokens), a.tokens.start > tokens.start));
        if let Some(anchor) = nearest {
            let own = distance(&anchor.tokens, tokens);
            let foreign = role == rules::Role::Event
                && self.foreign_events(sentence).iter().any(|event| distance(event, tokens) < own);
            return if foreign { Spoken::Foreign } else { Spoken::Of(anchor.subject) };
        }
        if role == rules::Role::Event && self.has_own_place(sentence) {
            return Spoken::Foreign;
        }
        self.passage(role, sentence).map_or(Spoken::Nothing, Spoken::Of)
    }

    /// The subject that the passage before `sentence` speaks of.
    fn passage(&self, role: rules::Role, sentence: usize) -> Option<usize> {
        let mut subjects: Vec<usize> = self.of_role(role).map(|a| a.subject).collect();
        subjects.dedup();
        let last = self.of_role(role).rfind(|a| a.sentence < sentence)?;
        if subjects.len() == 1 {
            return Some(last.subject);
        }
        let document = self.document;
        let paragraph = document.sentences[sentence].paragraph;
        let then = document.sentences[last.sentence].paragraph;
        let heading = (then + 1..=paragraph).any(|p| document.paragraphs[p].block == Block::Heading);
        let near = sentence - last.sentence <= PASSAGE && paragraph - then <= 2 || then == paragraph;
        (near && !heading).then_some(last.subject)
    }

    /// Events of the sentence that no rule names: "floods in Libya", "the 2004 school siege".
    fn foreign_events(&self, sentence: usize) -> Vec<Range<usize>> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let anchored = |i: usize| self.all.iter().any(|a| a.sentence == sentence && a.tokens.contains(&i));
        let of_year = |i: usize| {
            let year = |j: &usize| document.tokens[*j].kind == TokenKind::Digits && document.tokens[*j].span.len() == 4;
            let before = (limits.start.max(i.saturating_sub(4))..i).rev();
            before.take_while(|&j| !document.is(j, class::FUNCTION)).find(year)
        };
        let located = |i: usize| {
            (i + 1..(i + 3).min(limits.end))
                .take_while(|&j| !document.is(j, class::VERB | class::CLAUSE))
                .find(|&j| document.is(j, class::LOCATIVE))
                .and_then(|j| self.unknown_place(j, limits.end))
        };
        let own = limits.clone().filter(|&i| document.is(i, class::EVENT) && !anchored(i));
        own.filter_map(|i| located(i).map(|place| i..place + 1).or_else(|| of_year(i).map(|year| year..i + 1)))
            .collect()
    }

    /// The token of a name behind the preposition at `at`, if no rule knows that name.
    fn unknown_place(&self, at: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        let phrase = (at + 1..(at + 4).min(limit)).take_while(|&j| is_name_phrase(document, at + 1, j));
        phrase.into_iter().find(|&j| {
            let token = document.tokens[j];
            token.capital
                && token.kind == TokenKind::Word
                && !document.is(j, class::DATE | class::FUNCTION)
                && !self.known.iter().any(|k| k.contains(&j))
        })
    }

    /// Whether the sentence tells of something at a place that no rule names: "Israeli strikes in Gaza killed…" is no
    /// sentence about an attack named three lines before.
    fn has_own_place(&self, sentence: usize) -> bool {
        let limits = self.document.sentences[sentence].tokens.clone();
        limits.clone().any(|i| self.document.is(i, class::LOCATIVE) && self.unknown_place(i, limits.end).is_some())
    }
}

/// Whether the tokens from `first` to `at` can be the beginning of a name with its article and adjectives.
fn is_name_phrase(document: &Document, first: usize, at: usize) -> bool {
    (first..at)
        .all(|i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::PREPOSITION | class::CLAUSE))
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Tokens between two ranges, zero if they touch.
pub(super) fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}

/// The word for an event that happened at `place`: "attack … near Moscow", "the Moscow attack". Words of the rule's own
/// (`own`) if it has any, else any word for an event.
fn event_at(
    document: &Document,
    rules: &RuleSet,
    subject: usize,
    own: &[Range<usize>],
    place: &Range<usize>,
    sentence: Range<usize>,
) -> Option<Range<usize>> {
    let is_noun = |i: usize| {
        if rules.subjects[subject].nouns.is_empty() {
            document.is(i, class::EVENT) && !document.is(i.wrapping_sub(1), class::AUXILIARY)
        } else {
            own.iter().any(|n| n.contains(&i))
        }
    };
    // "the Moscow attack", "Moscow concert hall shooting": close behind the place, nothing but nouns between.
    let behind = (place.end..sentence.end.min(place.end + 4))
        .take_while(|&i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION | class::VERB));
    if let Some(noun) = behind.into_iter().find(|&i| is_noun(i)) {
        return Some(noun..noun + 1);
    }
    // "an attack … near Moscow": the place follows with its preposition, nothing in between starts anew.
    let mut at = place.start;
    let mut located = false;
    while at > sentence.start && place.start - at < NEAR {
        at -= 1;
        if matches!(document.written(at), ";" | ":" | "“" | "”" | "—") {
            return None;
        }
        located |= document.is(at, class::LOCATIVE);
        if located && is_noun(at) {
            return Some(at..at + 1);
        }
        // Another place in between is where it happened: "an attack in Kabul, … in Moscow".
        if document.is(at, class::PLACE) && document.is(at.wrapping_sub(1), class::LOCATIVE) {
            return None;
        }
    }
    None
}
