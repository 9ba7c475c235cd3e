//! Values of another time, round or place beside those of the news: "A crowd of 48,000 saw the final. Last year's drew 52,000",
//! "Turnout was 47 percent, against 52 in the first round". Where the same article tells a value without such words, that is the one
//! asked for.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Search;
use super::beside_named::speaks_against;
use crate::claim::{Considered, Outcome, Stance};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, list};
use crate::rules::Ask;
use crate::value::Value;

/// Most values that an article is held to.
const VALUES: usize = 32;

/// Days before the article's own from which a date is no longer of the news.
const NEWS: i32 = 400;

/// Most tokens between a value and the place or the round that it is of.
const REACH: usize = 5;

/// What is held again and again.
const HELD: [&str; 10] =
    ["ballot", "census", "edition", "election", "elections", "final", "poll", "referendum", "round", "vote"];

impl Search<'_> {
    /// Leaves values with a scope of their own that the article's others speak against.
    pub(super) fn drop_own_scope(&mut self) {
        let scopes: Vec<Option<usize>> = self.considered.iter().map(|c| self.own_scope(c)).collect();
        let mut plain: BTreeMap<usize, Vec<Value>> = BTreeMap::new();
        for (considered, scope) in self.considered.iter().zip(&scopes) {
            let Some(proposal) = considered.taken().filter(|p| scope.is_none() && p.stance != Stance::Denied) else {
                continue;
            };
            let values = plain.entry(considered.fact).or_default();
            if values.len() < VALUES && !values.contains(&proposal.value) {
                values.push(proposal.value.clone());
            }
        }
        for (considered, scope) in self.considered.iter_mut().zip(scopes) {
            let (Some(scope), Some(proposal)) = (scope, considered.taken()) else { continue };
            let Some(values) = plain.get(&considered.fact) else { continue };
            if speaks_against(values, &proposal.value) {
                let word = self.document.written(scope);
                let reason =
                    format!("of another time or part, by \"{word}\": the article tells another value without it");
                considered.outcome = Outcome::Left(reason);
            }
        }
    }

    /// The word by which what is claimed is of a time, a round or a place of its own.
    fn own_scope(&self, considered: &Considered) -> Option<usize> {
        let proposal = considered.taken()?;
        let fact = &self.rules.facts[considered.fact];
        let subject = fact.subject?;
        if matches!(fact.ask, Ask::EventDate) {
            return self.is_old_date(&proposal.value).then_some(proposal.value_tokens.start);
        }
        // "founded in 1948 and sold in 2004": the date asked for is a time itself.
        if matches!(proposal.value, Value::Date(_)) {
            return None;
        }
        let document = self.document;
        let limits = part(document, &document.sentences[considered.sentence].tokens, &considered.tokens);
        let named = self.anchors.in_sentence(considered.sentence).iter().any(|a| a.subject == subject);
        self.anchors
            .old_time(&limits, &considered.tokens, named)
            .or_else(|| other_round(document, &limits, &considered.tokens))
            .or_else(|| other_place(document, &limits, &considered.tokens))
            // With a day of publication it is known which years are of the news.
            .or_else(|| self.published.is_none().then(|| opening_year(document, &limits, &considered.tokens))?)
    }

    /// Whether a date is of a year before the news.
    fn is_old_date(&self, value: &Value) -> bool {
        let Value::Date(date) = value else { return false };
        let days = date.hard.latest.zip(self.published).map(|(day, published)| (published - day).get_days());
        days.is_some_and(|days| days > NEWS)
    }
}

/// The part of the sentence around `tokens`, between semicolons.
pub(super) fn part(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let ends = |i: &usize| document.is_mark(*i, b';');
    let start = (sentence.start..tokens.start).rev().find(ends).map_or(sentence.start, |i| i + 1);
    start..(tokens.end..sentence.end).find(ends).unwrap_or(sentence.end)
}

/// "In 2004 an attack on the hall killed 30".
fn opening_year(document: &Document, limits: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
    let year = limits.start + 1;
    let digits = document.tokens.get(year).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == 4);
    let opens = document.says(limits.start, &["in"]) && digits && year < tokens.start;
    (opens && document.written(year).starts_with(['1', '2'])).then_some(year)
}

/// "In the first round she had 41 percent", "52 percent in the previous election".
fn other_round(document: &Document, limits: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
    let mut near = limits.start.max(tokens.start.saturating_sub(2 * REACH))..limits.end.min(tokens.end + REACH);
    near.find(|&i| {
        let held = (i + 1..i + 3).any(|j| document.says(j, &HELD));
        held && document.says(i, &["earlier", "first", "last", "previous"])
            && document.says(i.wrapping_sub(1), &["a", "an", "the", "their", "its"])
            && document.is(i.wrapping_sub(2), class::PREPOSITION)
    })
}

/// "In the capital, turnout was 39 percent", "Among voters under 25, she had 12", "killed nine in another prison".
fn other_place(document: &Document, limits: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
    let first = limits.start;
    let opens = document.says(first, &["among"])
        || document.says(first, &["at", "in"])
            && document.says(first + 1, &["the"])
            && document.is_listed(first + 2, list::PLACE_NOUN)
            && document.is_mark(first + 3, b',');
    let behind = (tokens.end..limits.end.min(tokens.end + REACH))
        .find(|&i| document.says(i, &["another"]) && document.says(i.wrapping_sub(1), &["at", "in"]));
    (opens && first < tokens.start).then_some(first).or(behind)
}
