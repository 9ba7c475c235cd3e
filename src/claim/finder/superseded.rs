//! Numbers that a text tells as overtaken: "police earlier spoke of 28", "initially put at 6.6", "the previous toll was 12",
//! "the 28 first reported dead". What holds now is a claim; what held then is none.

use std::ops::Range;

use super::Search;
use crate::claim::{Outcome, event_date};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// Most tokens between the word that says "then" and the number.
const REACH: usize = 14;

/// Adverbs that put a saying before the one that holds.
const THEN: [&str; 4] = ["earlier", "initially", "originally", "previously"];

/// Adjectives that put a report or a number before the one that holds.
const FORMER: [&str; 5] = ["earlier", "former", "original", "previous", "prior"];

/// Adjectives of the first reports, which hold as long as there are no others.
const FIRST: [&str; 3] = ["early", "first", "initial"];

impl Search<'_> {
    /// The word that tells that the words `tokens` held only then.
    pub(super) fn superseded(&self, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let found = before(document, &limits, tokens, &former).or_else(|| behind(document, &limits, tokens))?;
        Some(format!("superseded: {}", document.written(found)))
    }

    /// First reports give way to what the article tells besides: "Early reports spoke of 12 dead".
    pub(super) fn drop_first_reports(&mut self) {
        let document = self.document;
        let first: Vec<Option<usize>> = self
            .considered
            .iter()
            .map(|c| {
                let taken = matches!(c.outcome, Outcome::Taken(_));
                let limits = document.sentences[c.sentence].tokens.clone();
                taken.then(|| before(document, &limits, &c.tokens, &provisional)).flatten()
            })
            .collect();
        let holds =
            |c: &super::Considered, first: &Option<usize>| matches!(c.outcome, Outcome::Taken(_)) && first.is_none();
        let told: Vec<usize> =
            self.considered.iter().zip(&first).filter(|(c, f)| holds(c, f)).map(|(c, _)| c.fact).collect();
        for (considered, first) in self.considered.iter_mut().zip(first) {
            let Some(word) = first.filter(|_| told.contains(&considered.fact)) else { continue };
            considered.outcome = Outcome::Left(format!("superseded: {}", document.written(word)));
        }
    }
}

/// The word before `tokens`, in their clause or one that it governs, at which `is_then` says that the number held then.
fn before(
    document: &Document,
    limits: &Range<usize>,
    tokens: &Range<usize>,
    is_then: &dyn Fn(&Document, usize) -> bool,
) -> Option<usize> {
    let start = limits.start.max(tokens.start.saturating_sub(REACH));
    // "An earlier toll of 12 was revised to 14".
    let goal = |i: usize| document.says(i, &["to"]) && event_date::is_verb(document, i.wrapping_sub(1));
    let now = |i: &usize| {
        goal(*i)
            || document.says(*i, &["but", "has", "have", "later", "now", "while"])
            || matches!(document.written(*i), ";" | "—" | "–")
    };
    // The words of the match count too: "the death toll was initially put at 28".
    let inside = tokens.clone().filter(|&i| is_then(document, i) && document.is(i + 1, class::VERB)).last();
    let reach = (start..tokens.start).rev().take_while(|i| !now(i));
    // "Police, who had previously reported 28 deaths, said 26 people were killed": the last to tell tells what holds.
    let tells = |i: &usize| document.is(*i, class::SAYING) || document.is(*i, class::TELLING);
    let outside = reach.into_iter().find(|&i| is_then(document, i));
    // "Early reports said": a noun, though it looks like a verb.
    let noun = |i: usize| if document.says(i, &FIRST) || document.says(i, &FORMER) { 2 } else { 0 };
    inside.or_else(|| outside.filter(|&i| (i + noun(i)..tokens.start).filter(tells).count() < 2))
}

/// "earlier said", "had originally rated", "at first spoke of", "the previous toll", "an earlier version".
fn former(document: &Document, at: usize) -> bool {
    let adverb =
        document.says(at, &THEN) || document.says(at, &["first"]) && document.says(at.wrapping_sub(1), &["at"]);
    let article = |i: usize| document.says(i, &["a", "an", "its", "the", "their"]);
    adverb && is_told_by(document, at) || document.says(at, &FORMER) && is_of_number(document, at) && !article(at + 1)
}

/// "early reports", "an initial count", "police had said on Thursday".
fn provisional(document: &Document, at: usize) -> bool {
    let pluperfect = document.says(at, &["had"])
        && (document.is(at + 1, class::SAYING) || document.is(at + 1, class::TELLING))
        && !document.is(at.wrapping_sub(1), class::NUMBER);
    document.says(at, &FIRST) && is_of_number(document, at) || pluperfect
}

/// Whether a verb of telling stands beside the adverb at `at`.
fn is_told_by(document: &Document, at: usize) -> bool {
    let tells = |i: usize| document.is(i, class::SAYING | class::GIVING) || document.is(i, class::TELLING);
    let passive = document.is(at.wrapping_sub(1), class::AUXILIARY);
    // "The mayor said earlier" tells when, and what he said may hold.
    tells(at + 1)
        || (passive || !document.says(at, &["earlier"])) && [at.wrapping_sub(1), at + 2].into_iter().any(tells)
}

/// Whether the adjective at `at` is said of a report or its number: "the initial death toll".
fn is_of_number(document: &Document, at: usize) -> bool {
    (at + 1..at + 4)
        .take_while(|&i| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word))
        .take_while(|&i| !document.is(i, class::FUNCTION) && (i == at + 1 || !document.is(i - 1, class::VERB)))
        .any(|i| document.is(i, class::ACCOUNT))
}

/// "the 28 first reported dead", "12 people had died, but later corrected the number", "28, as previously reported".
fn behind(document: &Document, limits: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
    let next = tokens.start + 1..limits.end.min(tokens.end + 4);
    let reported = next
        .into_iter()
        .find(|&i| (document.says(i, &THEN) || document.says(i, &["first"])) && document.is(i + 1, class::TELLING));
    let taken_back = (tokens.end..limits.end.min(tokens.end + 5)).find(|&i| {
        let joined = document.says(i, &["but", "and"]) && document.says(i + 1, &["later", "then", "since"]);
        joined && document.is(i + 2, class::TAKEN_BACK)
    });
    reported.or(taken_back.map(|i| i + 2))
}
