//! Dates that the words tie to an event whose date is asked.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{NOT_ARTICLE, Search};
use crate::claim::deed;
use crate::claim::event_date::{self, Tie};
use crate::claim::index::{Asked, Index, Role, hits_in};
use crate::claim::subject::{Anchor, NEAR, Spoken};
use crate::claim::{Derivation, Outcome, Stance};
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::mention::Mention;
use crate::rules;
use crate::value::{DateValue, Days, Kind, Value};

impl Search<'_> {
    /// Dates that the words tie to an event whose date is asked.
    pub(super) fn event_dates(&mut self, index: &Index) {
        let document = self.document;
        for mention in self.mentions.iter().filter(|m| m.kind() == Kind::Date) {
            let sentence = document.sentence_of(mention.tokens.start);
            // "Noon" of "Noon Rock" is a name; "at noon" is no day.
            let clock = matches!(&mention.value, Value::Date(d) if d.timex.contains(':') && d.hard == Days::ALL);
            let name = hits_in(&self.hits, &document.sentences[sentence].tokens).iter().any(|h| {
                matches!(h.role, Role::Name { .. } | Role::Place { .. })
                    && h.tokens.start <= mention.tokens.start
                    && mention.tokens.end <= h.tokens.end
            });
            if clock || name {
                continue;
            }
            for (subject, places) in self.events_of(sentence) {
                let facts = index.facts(Asked::Date, Some(subject));
                if facts.is_empty() {
                    continue;
                }
                if let Some((tokens, outcome)) = self.event_date(sentence, subject, &places, mention) {
                    for &fact in facts {
                        self.note(fact, sentence, tokens.clone(), outcome.clone());
                    }
                }
            }
        }
    }

    /// What the date `mention` is to the event `subject`, named at `places` of its sentence.
    pub(super) fn event_date(
        &self,
        sentence: usize,
        subject: usize,
        places: &[Range<usize>],
        mention: &Mention,
    ) -> Option<(Range<usize>, Outcome)> {
        let limits = self.document.sentences[sentence].tokens.clone();
        if event_date::is_dateline(self.document, mention, &limits) {
            return Some((mention.tokens.clone(), Outcome::Left("the dateline: when it was written".to_owned())));
        }
        let mut outcome = None;
        for place in places.iter().filter(|p| !self.other_between(sentence, subject, p, &mention.tokens)) {
            match event_date::tie(self.document, self.mentions, mention, &limits, place) {
                Tie::Not(reason) => {
                    outcome.get_or_insert((mention.tokens.clone(), Outcome::Left(reason.to_owned())));
                }
                _ if !event_date::happens(self.document, &limits, place) && !self.has_own_noun(subject, &limits) => {
                    let reason = "nothing in the sentence says that it happened".to_owned();
                    outcome.get_or_insert((mention.tokens.clone(), Outcome::Left(reason)));
                }
                tie => return Some(self.tied(sentence, mention, tie)),
            }
        }
        outcome
    }

    /// Whether the sentence has a word of the event's own, or a verb that tells the same: "Pirates hijacked the Marie Holm on
    /// January 8".
    fn has_own_noun(&self, subject: usize, limits: &Range<usize>) -> bool {
        let nouns = &self.rules.subjects[subject].nouns;
        hits_in(&self.hits, limits).iter().any(|h| h.role == Role::Noun { subject })
            || limits.clone().any(|i| deed::tells(self.document, nouns, i))
    }

    pub(super) fn tied(&self, sentence: usize, mention: &Mention, tie: Tie) -> (Range<usize>, Outcome) {
        let (tokens, value, value_tokens, how) = match tie {
            Tie::Said(tokens) => (tokens, day_of(&mention.value), mention.tokens.clone(), None),
            Tie::Derived { tokens, value, how } => (tokens.clone(), Value::Date(value), tokens, Some(how)),
            Tie::Not(reason) => return (mention.tokens.clone(), Outcome::Left(reason.to_owned())),
        };
        if self.is_boilerplate(sentence) {
            return (tokens, Outcome::Left(NOT_ARTICLE.to_owned()));
        }
        let mut proposal = self.proposal(sentence, tokens.clone(), value, value_tokens);
        if let Some(how) = how {
            let spans = vec![self.document.span(tokens.clone())];
            proposal.derived = Some(Derivation { how, spans });
        }
        // A date that frames the sentence is said of the event even where the sentence doubts who did it.
        proposal.stance = Stance::Asserted;
        (tokens, Outcome::Taken(Box::new(proposal)))
    }

    /// Whether another event is named between an event and what follows it.
    pub(super) fn other_between(
        &self,
        sentence: usize,
        subject: usize,
        place: &Range<usize>,
        tokens: &Range<usize>,
    ) -> bool {
        self.anchors.in_sentence(sentence).iter().any(|a| {
            a.subject != subject
                && self.rules.subjects[a.subject].role == self.rules.subjects[subject].role
                && place.end <= a.tokens.start
                && a.tokens.end <= tokens.start
        })
    }

    /// The subjects that a sentence speaks of, and the words for each: its anchors or, if it has none, "the attack" where
    /// the passage speaks of one.
    pub(super) fn events_of(&self, sentence: usize) -> BTreeMap<usize, Vec<Range<usize>>> {
        let mut places: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for anchor in self.anchors.in_sentence(sentence) {
            let end = self.told_as_verb(sentence, anchor).unwrap_or(anchor.tokens.end);
            places.entry(anchor.subject).or_default().push(anchor.tokens.start..end);
        }
        if places.is_empty() {
            let document = self.document;
            let mut tokens = document.sentences[sentence].tokens.clone();
            let tokens_of = tokens.clone();
            let the = |i: usize| self.is_definite(&tokens_of, i);
            if let Some(noun) = tokens.find(|&i| document.is(i, class::EVENT) && !document.is(i, class::VERB) && the(i))
            {
                let noun = noun..noun + 1;
                if let Spoken::Of(subject) = self.anchors.spoken_of(rules::Role::Event, sentence, &noun) {
                    places.insert(subject, vec![noun]);
                }
            }
        }
        places
    }

    /// Whether the noun at `at` takes up what was told of before: "the quake", "the powerful 6.1-magnitude quake".
    fn is_definite(&self, sentence: &Range<usize>, at: usize) -> bool {
        let document = self.document;
        let mut before = (sentence.start..at).rev().take(8);
        let first = before.find(|&i| {
            let figure = document.tokens[i].kind == TokenKind::Digits || matches!(document.written(i), "-" | ".");
            let adjective = document.tokens[i].kind == TokenKind::Word
                && !document.is(i, class::FUNCTION | class::PREPOSITION | class::CLAUSE | class::VERB | class::EVENT);
            !figure && !adjective
        });
        first.is_some_and(|i| document.says(i, &["the", "this", "that"]))
    }

    /// One past the verb by which the event is told, where the rule has it among its nouns: "Whitlam, the judge, died Saturday".
    fn told_as_verb(&self, sentence: usize, anchor: &Anchor) -> Option<usize> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let nouns = &self.rules.subjects[anchor.subject].nouns;
        let own = |at: usize| {
            let hits = hits_in(&self.hits, &(at..at + 1));
            let noun = hits.iter().any(|h| h.role == Role::Noun { subject: anchor.subject });
            (noun || deed::tells(document, nouns, at)) && event_date::is_verb(document, at)
        };
        // "Whitlam, a judge who wrote two books, died": what stands between commas behind the name is an aside.
        let start = (document.is_mark(anchor.tokens.end, b','))
            .then(|| {
                (anchor.tokens.end + 1..limits.end.min(anchor.tokens.end + 2 * NEAR))
                    .find(|&i| document.is_mark(i, b','))
            })
            .flatten()
            .map_or(anchor.tokens.end, |close| close + 1);
        let stop = |i: usize| matches!(document.written(i), ";" | ":" | "“" | "—");
        // "is believed to have died".
        let surely = |i: usize| {
            document.says(i, &["believed", "known", "said", "thought"]) && document.says(i + 1, &["to"])
                || document.is(i, class::AUXILIARY)
        };
        let verb = |from: usize| {
            let mut near = from..limits.end.min(from + NEAR);
            near.find(|&i| event_date::is_verb(document, i) && !surely(i) || stop(i)).filter(|&i| own(i))
        };
        verb(start).or_else(|| verb(anchor.tokens.end)).map(|verb| verb + 1)
    }
}

/// The day of "8 p.m. on Monday": what is asked is the date, not the time of day.
fn day_of(value: &Value) -> Value {
    match value {
        Value::Date(date) => match date.timex.split_once('T') {
            Some((day, clock)) if clock.contains(':') && !day.is_empty() => {
                Value::Date(DateValue { timex: day.to_owned(), modifier: None, typical: date.hard, hard: date.hard })
            }
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}
