//! Finds the words of all rules in one pass over a document, whatever the number of rules: every phrase is filed under its
//! rarest-looking word, and only the phrases of a word that is there are tried.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::name_verb::{FARTHEST, verb_behind};
use super::short_name;
use crate::document::Document;
use crate::lexicon::{WordId, WordMap, class};
use crate::rules::{Ask, Part, Phrase, RuleSet};

/// What a found phrase is for; the numbers are indices into the rule set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Names a subject.
    Name { subject: usize },
    /// Names the place of a subject.
    Place { subject: usize },
    /// A word for a subject's own kind of event.
    Noun { subject: usize },
    /// States a label of a fact.
    Term { fact: usize, term: usize },
    /// Says whom a fact counts.
    Who { fact: usize },
}

/// A phrase of a rule found in a document.
#[derive(Clone, Debug)]
pub(super) struct Hit {
    /// What it is for.
    pub(super) role: Role,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
}

/// A pattern whose trigger word was found; the rest is still to be matched.
#[derive(Clone, Copy, Debug)]
pub(super) struct Trigger {
    /// Index of the measure.
    pub(super) measure: usize,
    /// Index of the pattern in the measure.
    pub(super) pattern: usize,
    /// Index of the part that is the trigger.
    pub(super) part: usize,
    /// The token of the trigger.
    pub(super) token: usize,
}

/// The phrases and patterns of a rule set by their trigger words.
#[derive(Debug)]
pub(super) struct Index {
    phrases: WordMap<Vec<PhraseEntry>>,
    patterns: WordMap<Vec<Trigger>>,
    /// Facts by what they ask for and whom about, so that a document looks only at facts of subjects that it names.
    facts: FxHashMap<(Asked, Option<usize>), Vec<usize>>,
}

/// What a fact asks for, without its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Asked {
    /// A value of this measure.
    Measure(usize),
    /// The date of an event.
    Date,
}

#[derive(Debug)]
struct PhraseEntry {
    role: Role,
    /// The accepted words at each position.
    words: Vec<Vec<WordId>>,
    /// Whether each must begin with a capital.
    capitals: Vec<bool>,
    /// Which position the trigger is.
    position: usize,
}

impl Index {
    /// Files every phrase that some fact can need.
    pub(super) fn new(rules: &RuleSet) -> Self {
        let mut index = Self { phrases: WordMap::default(), patterns: WordMap::default(), facts: FxHashMap::default() };
        for (subject, s) in rules.subjects.iter().enumerate() {
            index.file_all(&s.names, Role::Name { subject });
            index.file_all(&s.places, Role::Place { subject });
            index.file_all(&s.nouns, Role::Noun { subject });
        }
        for (fact, f) in rules.facts.iter().enumerate() {
            index.file_all(&f.who, Role::Who { fact });
            let asked = match &f.ask {
                Ask::Measure(measure) => Some(Asked::Measure(*measure)),
                Ask::EventDate => Some(Asked::Date),
                Ask::Count | Ask::Terms(_) => None,
            };
            if let Some(asked) = asked {
                index.facts.entry((asked, f.subject)).or_default().push(fact);
            }
            if let Ask::Terms(terms) = &f.ask {
                for (term, t) in terms.iter().enumerate() {
                    index.file_all(&t.phrases, Role::Term { fact, term });
                }
            }
        }
        for (measure, m) in rules.measures.iter().enumerate() {
            // A built-in measure that no fact asks for costs nothing.
            if !rules.facts.iter().any(|f| matches!(f.ask, Ask::Measure(asked) if asked == measure)) {
                continue;
            }
            for (pattern, p) in m.patterns.iter().enumerate() {
                let words = p.parts.iter().map(|part| match part {
                    Part::Word(words) => words.as_slice(),
                    Part::Slot | Part::Gap => &[],
                });
                let Some(part) = trigger(rules, words) else { continue };
                if let Part::Word(words) = &p.parts[part] {
                    for &word in words {
                        index.patterns.entry(word).push(Trigger { measure, pattern, part, token: 0 });
                    }
                }
            }
        }
        index
    }

    /// The facts that ask `asked` about `subject`; about the whole article if `None`.
    pub(super) fn facts(&self, asked: Asked, subject: Option<usize>) -> &[usize] {
        self.facts.get(&(asked, subject)).map_or(&[], Vec::as_slice)
    }

    /// Whether any fact asks it.
    pub(super) fn is_asked(&self, asked: Asked) -> bool {
        self.facts.keys().any(|(of, _)| *of == asked)
    }

    fn file_all(&mut self, phrases: &[Phrase], role: Role) {
        for phrase in phrases {
            let longest = |i: &usize| phrase.words[*i].iter().map(|w| w.0).max();
            // The newest word is the rarest: words of the lexicon came before the words of the rules.
            let Some(position) = (0..phrase.words.len()).max_by_key(longest) else { continue };
            for &word in &phrase.words[position] {
                self.phrases.entry(word).push(PhraseEntry {
                    role,
                    words: phrase.words.clone(),
                    capitals: phrase.capitals.clone(),
                    position,
                });
            }
        }
    }

    /// Every phrase found and every pattern triggered in the tokens, in order of the text.
    pub(super) fn scan(&self, document: &Document) -> (Vec<Hit>, Vec<Trigger>) {
        let (mut hits, mut triggers) = (Vec::new(), Vec::new());
        for (token, t) in document.tokens.iter().enumerate() {
            if !t.is(class::RULE) {
                continue;
            }
            for entry in self.phrases.get(t.word).into_iter().flatten() {
                if let Some(tokens) = entry.at(document, token) {
                    hits.push(Hit { role: entry.role, tokens });
                }
            }
            for &trigger in self.patterns.get(t.word).into_iter().flatten() {
                triggers.push(Trigger { token, ..trigger });
            }
        }
        hits.extend(short_name::find(document, &hits));
        hits.sort_by_key(|h| (h.tokens.start, h.tokens.end, h.role));
        hits.dedup_by(|a, b| a.role == b.role && a.tokens == b.tokens);
        (hits, triggers)
    }
}

impl PhraseEntry {
    /// The tokens of the phrase if its trigger is `token`. A possessive between two words is passed over: "Kabul's airport".
    fn at(&self, document: &Document, token: usize) -> Option<Range<usize>> {
        let fits = |position: usize, at: usize| {
            self.words[position].contains(&document.word(at))
                && (document.tokens[at].capital
                    || self.words.len() > 1
                    || !self.capitals.get(position).copied().unwrap_or(false))
        };
        let is_name = matches!(self.role, Role::Name { .. });
        let ends_in = |end: usize| verb_behind(document, end, &self.words[self.position]);
        let possessive = |at: usize| document.is_mark(at, b'\'') && document.says(at + 1, &["s"]);
        if !fits(self.position, token) {
            return None;
        }
        let mut end = token + 1;
        for position in self.position + 1..self.words.len() {
            if end < document.tokens.len() && !fits(position, end) && possessive(end) {
                end += 2;
            }
            if is_name && end < document.tokens.len() && !fits(position, end) {
                end = verb_behind(document, end, &self.words[position]).unwrap_or(end);
            }
            if end >= document.tokens.len() || !fits(position, end) {
                return None;
            }
            end += 1;
        }
        let mut start = token;
        for position in (0..self.position).rev() {
            start = start.checked_sub(1)?;
            if !fits(position, start) && start >= 2 && possessive(start - 1) {
                start -= 2;
            }
            if is_name && position + 1 == self.position && !fits(position, start) {
                let mut before = (start.saturating_sub(FARTHEST)..start).rev();
                start = before.find(|&i| fits(position, i) && ends_in(i + 1) == Some(token)).unwrap_or(start);
            }
            if !fits(position, start) {
                return None;
            }
        }
        Some(start..end)
    }
}

/// The position of the word that says most: no function word if there is another, else the newest of the vocabulary.
fn trigger<'a>(rules: &RuleSet, words: impl Iterator<Item = &'a [WordId]>) -> Option<usize> {
    let weight = |accepted: &[WordId]| {
        let newest = accepted.iter().map(|w| w.0).max()?;
        let function = accepted.iter().any(|&w| rules.vocabulary.is(w, class::FUNCTION));
        Some((!function, newest))
    };
    words.enumerate().filter_map(|(i, w)| Some((weight(w)?, i))).max().map(|(_, i)| i)
}

/// The hits that begin inside `tokens`; `hits` are in order of the text.
pub(super) fn hits_in<'h>(hits: &'h [Hit], tokens: &Range<usize>) -> &'h [Hit] {
    let first = hits.partition_point(|h| h.tokens.start < tokens.start);
    let last = hits.partition_point(|h| h.tokens.start < tokens.end);
    &hits[first..last.max(first)]
}
