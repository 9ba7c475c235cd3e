//! Numbers that a text tells as overtaken: "police earlier spoke of 28", "initially put at 6.6", "the previous toll was 12",
//! "the 28 first reported dead". What holds now is a claim; what held then is none.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::Search;
use crate::claim::{Considered, Outcome, event_date};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, list};
use crate::value::{Decimal, Kind, Value};

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
        let holds = |c: &Considered, first: &Option<usize>| matches!(c.outcome, Outcome::Taken(_)) && first.is_none();
        let told: BTreeSet<usize> =
            self.considered.iter().zip(&first).filter(|(c, f)| holds(c, f)).map(|(c, _)| c.fact).collect();
        for (considered, first) in self.considered.iter_mut().zip(first) {
            let Some(word) = first.filter(|_| told.contains(&considered.fact)) else { continue };
            considered.outcome = Outcome::Left(format!("superseded: {}", document.written(word)));
        }
        self.drop_passed();
    }

    /// A toll of a day gives way to a higher one of a later day, or of none: "The fire killed 14. The toll stood at 9 on Monday".
    fn drop_passed(&mut self) {
        let mut highest: BTreeMap<usize, Decimal> = BTreeMap::new();
        let mut stood: Vec<(Date, Decimal, usize, usize)> = Vec::new();
        for (at, considered) in self.considered.iter().enumerate() {
            let Some(count) = least(considered) else { continue };
            match self.stood(considered) {
                Some((word, day)) => stood.push((day, count, at, word)),
                None => raise(&mut highest, considered.fact, count),
            }
        }
        stood.sort_by_key(|&(day, _, at, _)| (Reverse(day), at));
        for of_day in stood.chunk_by(|a, b| a.0 == b.0) {
            let facts: Vec<usize> = of_day.iter().map(|&(_, _, at, _)| self.considered[at].fact).collect();
            for (&(_, count, at, word), fact) in of_day.iter().zip(&facts) {
                if highest.get(fact).is_some_and(|&other| other > count) {
                    let reason = format!("superseded: {}", self.document.written(word));
                    self.considered[at].outcome = Outcome::Left(reason);
                }
            }
            for (&(_, count, ..), &fact) in of_day.iter().zip(&facts) {
                raise(&mut highest, fact, count);
            }
        }
    }

    /// The day before the article's own at which a number is said to have stood, and the word that says it.
    fn stood(&self, considered: &Considered) -> Option<(usize, Date)> {
        let (document, tokens) = (self.document, &considered.tokens);
        let limits = &document.sentences[considered.sentence].tokens;
        let word = tokens.clone().find(|&i| document.says(i, &["stood"]))?;
        // "stood at 9 dead on Monday", "By Monday the toll stood at 9".
        let near = limits.start.max(tokens.start.saturating_sub(4))..limits.end.min(tokens.end + 4);
        let first = self.mentions.partition_point(|m| m.tokens.start < near.start);
        let mut inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < near.end);
        let day = inside.find_map(|m| match &m.value {
            Value::Date(date) => date.hard.latest,
            _ => None,
        })?;
        self.published.is_some_and(|published| day < published).then_some((word, day))
    }
}

fn raise(highest: &mut BTreeMap<usize, Decimal>, fact: usize, count: Decimal) {
    let of_fact = highest.entry(fact).or_insert(count);
    *of_fact = (*of_fact).max(count);
}

/// The least that a claim counts.
fn least(considered: &Considered) -> Option<Decimal> {
    match &considered.outcome {
        Outcome::Taken(proposal) => match &proposal.value {
            Value::Quantity(q) if q.kind == Kind::Count => q.range.hard.lo().map(|lo| lo.at),
            _ => None,
        },
        Outcome::Left(_) => None,
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
    let inside =
        tokens.clone().filter(|&i| is_then(document, i) && document.is(i + 1, class::VERB | class::AUXILIARY)).last();
    let reach = (start..tokens.start).rev().take_while(|i| !now(i));
    // "Police, who had previously reported 28 deaths, said 26 people were killed": the last to tell tells what holds.
    let tells = |i: &usize| document.is(*i, class::SAYING) || document.is_listed(*i, list::TELLING);
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
    // "had been put at 28"
    let verb = at + 1 + usize::from(document.says(at + 1, &["been"]));
    let pluperfect = document.says(at, &["had"])
        && (document.is(verb, class::SAYING) || document.is_listed(verb, list::TELLING))
        && !document.is(at.wrapping_sub(1), class::NUMBER);
    document.says(at, &FIRST) && is_of_number(document, at) || pluperfect
}

/// Whether a verb of telling stands beside the adverb at `at`.
fn is_told_by(document: &Document, at: usize) -> bool {
    let tells = |i: usize| document.is(i, class::SAYING | class::GIVING) || document.is_listed(i, list::TELLING);
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
        .any(|i| document.is_listed(i, list::ACCOUNT))
}

/// "the 28 first reported dead", "12 people had died, but later corrected the number", "28, as previously reported".
fn behind(document: &Document, limits: &Range<usize>, tokens: &Range<usize>) -> Option<usize> {
    let next = tokens.start + 1..limits.end.min(tokens.end + 4);
    let reported = next.into_iter().find(|&i| {
        (document.says(i, &THEN) || document.says(i, &["first"])) && document.is_listed(i + 1, list::TELLING)
    });
    // "A 6.1-magnitude quake, initially put at 6.4": what held then is the other number.
    let another = |i: usize| {
        document.says(i, &["as", "at", "to"])
            && document.tokens.get(i + 1).is_some_and(|t| t.kind == TokenKind::Digits || t.is(class::NUMBER))
    };
    let reported = reported.filter(|&i| i < tokens.end || !another(i + 2));
    let taken_back = (tokens.end..limits.end.min(tokens.end + 5)).find(|&i| {
        let joined = document.says(i, &["but", "and"]) && document.says(i + 1, &["later", "then", "since"]);
        joined && document.is_listed(i + 2, list::TAKEN_BACK)
    });
    reported.or(taken_back.map(|i| i + 2))
}
