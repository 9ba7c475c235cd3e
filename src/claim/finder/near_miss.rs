//! Numbers that stand in a sentence with the words of a measure and that no phrase of it takes: what keeps them apart.
//!
//! "The firefighters killed the flames after 20 hours": the words of `killed {n}` are there, and so is a number. Only asked for
//! where somebody wants to know why nothing was taken.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Search;
use crate::claim::Outcome;
use crate::claim::index::{Asked, Index, Trigger};
use crate::claim::pattern::{REACH, fits};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::rules::{Part, Pattern};
use crate::value::Kind;

impl Search<'_> {
    /// Notes, for each fact and sentence in which nothing was looked at, the number nearest to words of its measure.
    pub(super) fn near_misses(&mut self, index: &Index, triggers: &[Trigger]) {
        let mut seen: BTreeSet<(usize, usize)> = self.considered.iter().map(|c| (c.fact, c.sentence)).collect();
        let subjects: Vec<Option<usize>> =
            std::iter::once(None).chain(self.anchors.subjects.iter().map(|&s| Some(s))).collect();
        for trigger in triggers {
            let sentence = self.document.sentence_of(trigger.token);
            let facts = subjects.iter().flat_map(|&s| index.facts(Asked::Measure(trigger.measure), s)).copied();
            let facts: Vec<usize> = facts.filter(|&fact| !seen.contains(&(fact, sentence))).collect();
            if facts.is_empty() || !self.has_all_words(trigger, sentence) {
                continue;
            }
            let Some(number) = self.nearest_number(trigger, sentence) else { continue };
            let tokens = number.start.min(trigger.token)..number.end.max(trigger.token + 1);
            for fact in facts {
                let reason = self.refusal(&self.rules.facts[fact], sentence, &tokens);
                let reason = reason.unwrap_or_else(|| apart(self.document, &number, trigger.token));
                self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
                seen.insert((fact, sentence));
            }
        }
    }

    /// Whether every word of the trigger's pattern stands in the sentence: "claimed {n} lives" is not near "nine lives".
    fn has_all_words(&self, trigger: &Trigger, sentence: usize) -> bool {
        let Pattern { parts, .. } = &self.rules.measures[trigger.measure].patterns[trigger.pattern];
        let tokens = self.document.sentences[sentence].tokens.clone();
        parts.iter().all(|part| match part {
            Part::Word(words) => tokens.clone().any(|i| words.contains(&self.document.word(i))),
            Part::Slot | Part::Gap => true,
        })
    }

    /// The number of the measure's kind that stands nearest to the trigger.
    fn nearest_number(&self, trigger: &Trigger, sentence: usize) -> Option<Range<usize>> {
        let limits = &self.document.sentences[sentence].tokens;
        let kind = self.rules.measures[trigger.measure].kind;
        let number = |found: Kind| if kind == Kind::Count { found == Kind::Count } else { fits(kind, found) };
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        let apart = |tokens: &Range<usize>| between(tokens, trigger.token).len();
        inside.filter(|m| number(m.kind())).map(|m| m.tokens.clone()).min_by_key(apart)
    }
}

/// The tokens between a number and a word.
fn between(number: &Range<usize>, word: usize) -> Range<usize> {
    if number.end <= word { number.end..word } else { word + 1..number.start.max(word + 1) }
}

/// What keeps a number from a word of a measure.
fn apart(document: &Document, number: &Range<usize>, word: usize) -> String {
    let written = |i: usize| document.written(i);
    let (said, verb) = (document.span(number.clone()).of(document.text), written(word));
    let between = between(number, word);
    let mark =
        |i: &usize| document.tokens[*i].kind == TokenKind::Mark && !matches!(written(*i), "," | "-" | "'" | "’" | "\"");
    let other_verb = |i: &usize| document.is(*i, class::VERB) && !document.is(*i, class::AUXILIARY | class::STATUS);
    let clause = |i: &usize| document.is(*i, class::CLAUSE) && !document.is(*i, class::PREPOSITION);
    let passed =
        |i: &usize| document.is(*i, class::ADVERB | class::AUXILIARY) || document.tokens[*i].kind != TokenKind::Word;
    let first = |stops: &dyn Fn(&usize) -> bool| between.clone().find(|i| stops(i)).map(written);
    if let Some(verb_between) = first(&other_verb) {
        format!("another verb, \"{verb_between}\", stands between \"{verb}\" and \"{said}\"")
    } else if let Some(between) = first(&mark).or_else(|| first(&clause)) {
        format!("\"{between}\" stands between \"{verb}\" and \"{said}\"")
    } else if between.len() > REACH {
        format!("\"{said}\" is {} words from \"{verb}\"", between.len())
    } else if let Some(between) = first(&|i| !passed(i)) {
        format!("\"{between}\" stands between \"{verb}\" and \"{said}\"; no phrase passes over it")
    } else {
        let side = if number.start < word { "before" } else { "after" };
        format!("no phrase takes a number {side} \"{verb}\" as it stands here")
    }
}
