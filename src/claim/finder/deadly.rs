//! What an event did, told by its adjective alone: "the deadly fire" killed somebody, "the victims of the fire were buried" were
//! two or more. A bound, where the article tells nothing better.

use std::ops::Range;

use super::uncounted::OPEN;
use super::{Index, Search};
use crate::claim::index::Asked;
use crate::claim::{Derivation, Outcome, Stance};
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::value::{Decimal, Interval, Kind, Mod, Quantity, Range as Stated, Value};

/// Adjectives of an event in which somebody died.
const DEADLY: [&str; 3] = ["deadliest", "deadly", "fatal"];

/// Beside victims, they say that these are dead.
const OF_THE_DEAD: [&str; 29] = [
    "bereaved",
    "bodies",
    "body",
    "burial",
    "burials",
    "buried",
    "condolences",
    "coffins",
    "funeral",
    "funerals",
    "graves",
    "grief",
    "grieve",
    "grieving",
    "honour",
    "honor",
    "identify",
    "identified",
    "memorial",
    "memory",
    "mourn",
    "mourned",
    "mourning",
    "remembered",
    "remains",
    "silence",
    "tribute",
    "tributes",
    "vigil",
];

/// Sentences, the headline among them, in which an article names what it is about.
const LEAD: usize = 4;

/// Most words between the adjective and its event.
const NEAR: usize = 3;

/// Most words between victims and what says that they are dead.
const BESIDE: usize = 24;

impl Search<'_> {
    /// Looks for such words where the facts that ask for the dead of an event have found nothing.
    pub(super) fn deadly(&mut self, index: &Index) {
        let Some(killed) = self.rules.measures.iter().position(|m| m.id == "killed") else { return };
        let told = self.answered();
        let subjects = self.anchors.subjects.clone();
        let facts = subjects.iter().flat_map(|&s| index.facts(Asked::Measure(killed), Some(s))).copied();
        let facts: Vec<usize> = facts.filter(|f| !told.contains(f) && self.rules.facts[*f].who.is_empty()).collect();
        // What an article on something else recalls in passing is no report of it.
        let reports = |fact: &usize| {
            self.anchors.all.iter().any(|a| a.sentence < LEAD && Some(a.subject) == self.rules.facts[*fact].subject)
        };
        let facts: Vec<usize> = facts.into_iter().filter(reports).collect();
        if facts.is_empty() {
            return;
        }
        let words: Vec<_> = (0..self.document.tokens.len()).filter_map(|at| self.told_at(at)).collect();
        for fact in facts {
            for (tokens, least) in words.clone() {
                let Some((sentence, tokens, outcome)) = self.as_bound(fact, tokens, least) else { continue };
                let taken = matches!(outcome, Outcome::Taken(_));
                self.note(fact, sentence, tokens, outcome);
                if taken {
                    break;
                }
            }
        }
    }

    /// The words at `at` that tell of deaths, and how many they were at least.
    fn told_at(&self, at: usize) -> Option<(Range<usize>, i64)> {
        let document = self.document;
        let limits = || document.sentences[document.sentence_of(at)].tokens.clone();
        if document.says(at, &DEADLY) {
            // "a potentially deadly crash", "the non-fatal shooting", "less deadly".
            let before = at.wrapping_sub(1);
            let weakened = document.is(before, class::ADVERB)
                || document.is_mark(before, b'-')
                || document.says(before, &["less", "not", "possibly", "potentially"]);
            let near = (at + 1..limits().end.min(at + 1 + NEAR))
                .take_while(|&i| !document.is(i, class::FUNCTION | class::VERB) || document.is(i, class::EVENT));
            let event =
                near.into_iter().find(|&i| document.is(i, class::EVENT) && !document.is(i + 1, class::COMPOUND))?;
            // "deadly attacks": several events, of which the one may be none.
            let several = document.written(event).ends_with(['s', 'S']);
            return (!weakened && !several).then(|| (at..event + 1, 1));
        }
        if !document.says(at, &["victims"]) {
            return None;
        }
        let first = limits().start.max(at.saturating_sub(NEAR));
        let plain = |i: usize| {
            document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION | class::VERB | class::NUMBER)
        };
        let start = (first..at).rev().take_while(|&i| plain(i)).last().unwrap_or(at);
        let the = document.says(start.wrapping_sub(1), &["the", "its", "their", "for", "of", "to"]);
        let beside = limits().start.max(at.saturating_sub(BESIDE))..limits().end.min(at + BESIDE);
        let dead = beside.into_iter().any(|i| document.says(i, &OF_THE_DEAD));
        (the && dead).then(|| (start..at + 1, 2))
    }

    /// The claim that so many died at least, if the words are about the fact's event.
    fn as_bound(&self, fact: usize, tokens: Range<usize>, least: i64) -> Option<(usize, Range<usize>, Outcome)> {
        let (document, f) = (self.document, &self.rules.facts[fact]);
        let sentence = document.sentence_of(tokens.start);
        let limits = document.sentences[sentence].tokens.clone();
        let open = (limits.start..tokens.start).rev().take_while(|&i| !document.is_mark(i, b','));
        let open = open.into_iter().any(|i| document.says(i, &OPEN));
        if open || document.is_mark(limits.end.wrapping_sub(1), b'?') {
            return None;
        }
        let refusal = self
            .wider_time(f, sentence, &tokens)
            .or_else(|| self.refusal(f, sentence, &tokens))
            .or_else(|| self.veto(f, sentence, &tokens, None))
            .or_else(|| self.habit(sentence, &tokens))
            .or_else(|| self.superseded(sentence, &tokens));
        if let Some(reason) = refusal {
            return Some((sentence, tokens, Outcome::Left(reason)));
        }
        let range = Stated::sharp(Interval::at_least(Decimal::from(least)));
        let modifier = Some(Mod::EqualOrMore);
        let value = Value::Quantity(Quantity { kind: Kind::Count, n: None, range, unit: None, modifier, timex: None });
        let mut proposal = self.proposal(sentence, tokens.clone(), value, tokens.clone());
        let how = if least == 1 { "a deadly event: at least one" } else { "victims: at least two" };
        proposal.derived = Some(Derivation { how: how.to_owned(), spans: vec![document.span(tokens.clone())] });
        (proposal.stance == Stance::Asserted).then(|| (sentence, tokens, Outcome::Taken(Box::new(proposal))))
    }
}
