//! Which event or entity a place in a document speaks of: the nearest one named in its sentence or, failing a name there,
//! the one its passage speaks of.

use std::ops::Range;

use jiff::civil::Date;

use super::event_date::{self, Tie};
use super::event_word::EventWords;
use super::index::{Hit, Role, hits_in};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::rules::{self, RuleSet};
use crate::value::{DateValue, Days, Value};

/// A place where a subject is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Index of the subject.
    pub(super) subject: usize,
    /// The naming words.
    pub(super) tokens: Range<usize>,
    /// Index of the sentence.
    pub(super) sentence: usize,
    /// Whether a name of the rule names it, rather than a place or a date.
    pub(super) by_name: bool,
}

/// All anchors of a document.
#[derive(Debug)]
pub(super) struct Anchors<'a> {
    document: &'a Document<'a>,
    rules: &'a RuleSet,
    /// In order of the text.
    pub(super) all: Vec<Anchor>,
    /// Every place or name that the rules know, whoever's, in order of the text.
    known: Vec<Range<usize>>,
    /// The subjects named anywhere, sorted.
    pub(super) subjects: Vec<usize>,
    /// Sentences that state a date with its year, sorted.
    dated: Vec<usize>,
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
pub(super) const NEAR: usize = 14;
/// Most sentences back that a passage goes on speaking of an event, if the article speaks of several.
const PASSAGE: usize = 3;

/// Words for an event of any kind, by which a passage goes on.
const RESUMED: [&str; 7] = ["attack", "catastrophe", "disaster", "incident", "killing", "killings", "tragedy"];

/// Sentences of a lead that need not name what they are about.
const LEAD: usize = 4;

impl<'a> Anchors<'a> {
    /// Finds where subjects are named: by a name, by a word for the event and its place, or by such a word and its date.
    pub(super) fn find(
        document: &'a Document<'a>,
        rules: &'a RuleSet,
        hits: &[Hit],
        mentions: &[Mention],
        published: Option<Date>,
    ) -> Self {
        let dated = dated(document, mentions, published);
        let mut all = Vec::new();
        let mut known = Vec::new();
        for hit in hits {
            let sentence = document.sentence_of(hit.tokens.start);
            if document.paragraphs[document.sentences[sentence].paragraph].block == Block::Boilerplate {
                continue;
            }
            let limits = document.sentences[sentence].tokens.clone();
            match hit.role {
                Role::Name { subject } => {
                    known.push(hit.tokens.clone());
                    // "Russia intervened" and "US troops left" say what was done, not where.
                    let act = rules.subjects[subject].role == rules::Role::Event
                        && !rules.subjects[subject].places.is_empty()
                        && hit.tokens.clone().any(|i| document.is(i, class::VERB));
                    // "a plane crash near Kabul airport" is no bombing of it.
                    let own_noun =
                        |i: usize| hits_in(hits, &(i..i + 1)).iter().any(|h| h.role == Role::Noun { subject });
                    let is_event = |i: usize| {
                        document.is(i, class::EVENT) && !document.is(i, class::VERB) && !hit.tokens.contains(&i)
                    };
                    let other = !rules.subjects[subject].nouns.is_empty()
                        && limits.clone().any(is_event)
                        && !limits.clone().any(own_noun)
                        && !hit.tokens.clone().any(|i| document.is(i, class::EVENT | class::VERB));
                    if other {
                        continue;
                    }
                    let placed = || hits_in(hits, &limits).iter().any(|h| h.role == Role::Place { subject });
                    if !act || placed() {
                        all.push(Anchor { subject, tokens: hit.tokens.clone(), sentence, by_name: true });
                    }
                }
                Role::Place { subject } => {
                    known.push(hit.tokens.clone());
                    let own = hits_in(hits, &limits).iter().filter(|h| h.role == Role::Noun { subject });
                    let words = EventWords {
                        document,
                        own: (!rules.subjects[subject].nouns.is_empty())
                            .then(|| own.map(|h| h.tokens.clone()).collect()),
                    };
                    // "A bombing in Moscow killed 40 people in 2010": a place alone names no event of another year.
                    let other_year = rules.subjects[subject].date.is_none()
                        && !rules.subjects[subject].names.is_empty()
                        && dated.binary_search(&sentence).is_ok();
                    if let Some(word) = words.at_place(&hit.tokens, limits).filter(|_| !other_year) {
                        let tokens = word.start.min(hit.tokens.start)..word.end.max(hit.tokens.end);
                        all.push(Anchor { subject, tokens, sentence, by_name: false });
                    }
                }
                _ => {}
            }
        }
        all.extend(by_date(document, rules, hits, mentions));
        all.sort_by_key(|a| (a.tokens.start, a.tokens.end, a.subject));
        all.dedup();
        let mut all = longest(rules, &all);
        all.retain(|a| fits_date(document, rules, mentions, a));
        let mut subjects: Vec<usize> = all.iter().map(|a| a.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        Self { document, rules, all, known, subjects, dated }
    }

    /// The anchors in a sentence.
    pub(super) fn in_sentence(&self, sentence: usize) -> &[Anchor] {
        let first = self.all.partition_point(|a| a.sentence < sentence);
        let last = self.all.partition_point(|a| a.sentence <= sentence);
        &self.all[first..last]
    }

    fn is_of(&self, subject: usize, role: rules::Role) -> bool {
        self.rules.subjects[subject].role == role
    }

    fn is_known(&self, token: usize) -> bool {
        let next = self.known.partition_point(|k| k.start <= token);
        self.known[next.saturating_sub(4)..next].iter().any(|k| k.contains(&token))
    }

    /// What the words `tokens` of sentence `sentence` speak of, among subjects of `role`.
    pub(super) fn spoken_of(&self, role: rules::Role, sentence: usize, tokens: &Range<usize>) -> Spoken {
        if role == rules::Role::Entity && self.has_other_antecedent(tokens) {
            return Spoken::Foreign;
        }
        let document = self.document;
        // "a camp in Norland sheltering 20,000" counts the camp; "ISIS-K's media arm was founded" dates the arm.
        let modifier = |a: &Anchor| {
            let article = usize::from(document.says(a.tokens.start.wrapping_sub(1), &["the"]));
            role == rules::Role::Entity && document.is(a.tokens.start.wrapping_sub(1 + article), class::PREPOSITION)
        };
        let owner = |a: &Anchor| {
            role == rules::Role::Entity
                && is_possessive(document, a.tokens.end)
                && document.is(tokens.start, class::VERB)
        };
        // "…in the earthquakes, which recalled deadly quakes that hit the town in 2002" speaks of the first.
        let far = |a: &Anchor| !a.by_name && self.in_later_clause(&a.tokens, tokens);
        let here = self.in_sentence(sentence).iter().filter(|a| self.is_of(a.subject, role) && !owner(a) && !far(a));
        let rank = |a: &&Anchor| (modifier(a), distance(&a.tokens, tokens), a.tokens.start > tokens.start);
        if let Some(anchor) = here.min_by_key(rank) {
            let own = distance(&anchor.tokens, tokens);
            let foreign = role == rules::Role::Event
                && self
                    .foreign_events(sentence)
                    .iter()
                    .any(|event| distance(event, tokens) < own && !self.in_later_clause(event, tokens));
            return if foreign { Spoken::Foreign } else { Spoken::Of(anchor.subject) };
        }
        if role == rules::Role::Event {
            let own_year = self.has_own_year(sentence, tokens);
            let one = self.count_of(role) == 1;
            if self.follows_foreign(sentence) {
                return Spoken::Foreign;
            }
            if own_year || self.has_own_place(sentence, tokens) || !one && self.introduces(sentence) {
                return Spoken::Foreign;
            }
        }
        match self.passage(role, sentence) {
            Some(_) if role == rules::Role::Entity && self.has_own_name(sentence, tokens) => Spoken::Foreign,
            Some(subject) if role == rules::Role::Event && self.has_other_event(sentence, subject, tokens) => {
                Spoken::Foreign
            }
            Some(subject) => Spoken::Of(subject),
            None => Spoken::Nothing,
        }
    }

    /// "In 2012 a stage collapse in Oldtown closed the hall. Four people were hurt.": the sentence before is of another event.
    fn follows_foreign(&self, sentence: usize) -> bool {
        let Some(before) = sentence.checked_sub(1) else { return false };
        // "It was the deadliest attack since the Beslan siege" is about its own event still.
        let first = self.document.sentences[before].tokens.start;
        !self.document.says(first, &["it", "this", "that", "the"])
            && self.document.sentences[before].paragraph == self.document.sentences[sentence].paragraph
            && !self.in_sentence(before).iter().any(|a| self.is_of(a.subject, rules::Role::Event))
            && !self.foreign_events(before).is_empty()
    }

    /// "The Taliban emerged in 1994": a name of its own before the words; a sentence that goes on about somebody says "it" or
    /// "the group".
    fn has_own_name(&self, sentence: usize, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        !self.is_shouted(sentence)
            && (start..tokens.start).any(|i| {
                let t = document.tokens[i];
                t.capital
                    && t.kind == TokenKind::Word
                    && !document.is(i, class::FUNCTION | class::DATE | class::ABBREVIATION | class::ADVERB)
                    && !self.is_known(i)
            })
    }

    /// "2,461 servicemen died in the war": the sentence has a word for an event, and it is none of this one's own.
    fn has_other_event(&self, sentence: usize, subject: usize, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let own = &self.rules.subjects[subject].nouns;
        if own.is_empty() {
            return false;
        }
        // "137 people were killed: 60 in the hall and 77 in the fire" goes on about the same.
        let limits = document.sentences[sentence].tokens.clone();
        let stop = (tokens.end..limits.end).find(|&i| matches!(document.written(i), ":" | ";"));
        let clause = limits.start..stop.unwrap_or(limits.end);
        let mut events = clause.filter(|&i| document.is(i, class::EVENT) && !document.is(i, class::VERB)).peekable();
        let is_own = |i: usize| {
            let word = document.word(i);
            document.says(i, &RESUMED) || own.iter().any(|n| n.words.iter().any(|forms| forms.contains(&word)))
        };
        events.peek().is_some() && !events.any(is_own)
    }

    /// Whether `other` stands behind `tokens` and in a clause of its own.
    fn in_later_clause(&self, other: &Range<usize>, tokens: &Range<usize>) -> bool {
        let document = self.document;
        (tokens.end..other.start).any(|i| {
            document.says(i, &["which", "that", "when", "where", "who", "as"])
                || matches!(document.written(i), ";" | "—" | "–")
        })
    }

    /// Whether the words are of a year of their own: "In 2002, 130 hostages died", but not "…, the most since 2004".
    fn has_own_year(&self, sentence: usize, tokens: &Range<usize>) -> bool {
        if self.dated.binary_search(&sentence).is_err() {
            return false;
        }
        let document = self.document;
        let year = |i: usize| {
            let t = document.tokens[i];
            t.kind == TokenKind::Digits
                && t.span.len() == 4
                && matches!(t.span.of(document.text).as_bytes()[0], b'1' | b'2')
        };
        let limits = document.sentences[sentence].tokens.clone();
        let parted = |i: usize| {
            (tokens.end..i).any(|j| {
                document.tokens[j].kind == TokenKind::Mark
                    || document.is(j, class::CLAUSE) && !document.says(j, &["when", "after", "as", "before", "since"])
            })
        };
        limits.clone().any(|i| year(i) && (i < tokens.start || i >= tokens.end && !parted(i)))
    }

    fn count_of(&self, role: rules::Role) -> usize {
        self.subjects.iter().filter(|&&s| self.is_of(s, role)).count()
    }

    /// "a camp that was established in 2009", "ISIS, which emerged in 2013": the words before the pronoun name no subject.
    fn has_other_antecedent(&self, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let mut at = tokens.start;
        while document.is(at.wrapping_sub(1), class::AUXILIARY | class::ADVERB) {
            at -= 1;
        }
        if !document.says(at.wrapping_sub(1), &["which", "that", "who"]) {
            return false;
        }
        let before = at - 1 - usize::from(document.is_mark(at.wrapping_sub(2), b','));
        // The closing bracket of "the Islamic State (ISIS-K), which".
        let before = before - usize::from(document.is_mark(before.wrapping_sub(1), b')'));
        let sentence = document.sentence_of(tokens.start);
        // "Fred Holm, 75, the aide who delivered": an apposition is the subject still.
        let apposition = (before.saturating_sub(6)..before)
            .any(|i| document.says(i, &["the", "a", "an"]) && document.is_mark(i.wrapping_sub(1), b','));
        !apposition && !self.in_sentence(sentence).iter().any(|a| a.tokens.end == before)
    }

    /// The subject that the passage before `sentence` speaks of.
    fn passage(&self, role: rules::Role, sentence: usize) -> Option<usize> {
        let before = self.all.partition_point(|a| a.sentence < sentence);
        let Some(last) = self.all[..before].iter().rfind(|a| self.is_of(a.subject, role)) else {
            // The headline and the lead of an article about one event are about it before they name it.
            let next = self.all[before..].iter().find(|a| self.is_of(a.subject, role))?;
            return (self.count_of(role) == 1 && next.sentence <= LEAD).then_some(next.subject);
        };
        // A person or a group is spoken of until another one is named.
        if role == rules::Role::Entity || self.count_of(role) == 1 {
            return Some(last.subject);
        }
        let document = self.document;
        let paragraph = document.sentences[sentence].paragraph;
        let then = document.sentences[last.sentence].paragraph;
        let heading = (then + 1..=paragraph).any(|p| document.paragraphs[p].block == Block::Heading);
        let near = sentence - last.sentence <= PASSAGE && paragraph - then <= 2 || then == paragraph;
        (near && !heading).then_some(last.subject)
    }

    /// Whether the sentence brings up an event of its own: "a bombing", "another quake".
    fn introduces(&self, sentence: usize) -> bool {
        let document = self.document;
        let mut tokens = document.sentences[sentence].tokens.clone();
        let is_new = |i: usize| {
            let words = (i.saturating_sub(3)..i).rev().take_while(|&j| document.tokens[j].kind == TokenKind::Word);
            words.into_iter().any(|j| document.says(j, &["a", "an", "another"]))
        };
        tokens.any(|i| (document.is(i, class::EVENT) || document.says(i, &["bomb", "bomber", "gunman"])) && is_new(i))
    }

    /// Events of the sentence that no rule names: "floods in Libya", "the 2004 school siege".
    fn foreign_events(&self, sentence: usize) -> Vec<Range<usize>> {
        if self.is_shouted(sentence) {
            return Vec::new();
        }
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let anchored = |i: usize| self.in_sentence(sentence).iter().any(|a| a.tokens.contains(&i));
        let of_year = |i: usize| {
            let year = |j: &usize| document.tokens[*j].kind == TokenKind::Digits && document.tokens[*j].span.len() == 4;
            let before = (limits.start.max(i.saturating_sub(4))..i).rev();
            let after = document.says(i + 1, &["of", "in"]).then_some(i + 2).filter(|j| limits.contains(j) && year(j));
            before.take_while(|&j| !document.is(j, class::FUNCTION)).find(year).or(after)
        };
        // "the Beslan siege, which killed 334": a name of its own, and a clause that hangs on it.
        let named = |i: usize| {
            let name = document.tokens[i.wrapping_sub(1).min(i)];
            let own =
                i > limits.start + 1 && name.capital && !document.is(i - 1, class::FUNCTION) && !self.is_known(i - 1);
            let clause = (i + 1..(i + 4).min(limits.end)).any(|j| document.says(j, &["which", "when", "where"]));
            (own && clause).then_some(i)
        };
        let located = |i: usize| {
            (i + 1..(i + 3).min(limits.end))
                .take_while(|&j| !document.is(j, class::VERB | class::CLAUSE))
                .find(|&j| document.is(j, class::LOCATIVE))
                .and_then(|j| self.unknown_place(j, limits.end))
        };
        let own = limits.clone().filter(|&i| document.is(i, class::EVENT) && !anchored(i));
        own.filter_map(|i| {
            located(i)
                .map(|place| i..place + 1)
                .or_else(|| of_year(i).map(|year| year.min(i)..year.max(i) + 1))
                .or_else(|| named(i).map(|i| i..i + 1))
        })
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
                && !self.is_known(j)
        })
    }

    /// Whether the words tell of something at a place that no rule names: "Israeli strikes in Gaza killed…" is no sentence
    /// about an attack named three lines before. A place that is only where somebody speaks does not count.
    fn has_own_place(&self, sentence: usize, tokens: &Range<usize>) -> bool {
        if self.is_shouted(sentence) {
            return false;
        }
        let limits = self.document.sentences[sentence].tokens.clone();
        let near = |place: usize| distance(&(place..place + 1), tokens) <= OWN_PLACE;
        let located = limits.clone().any(|i| {
            let opens = i == limits.start;
            self.document.is(i, class::LOCATIVE)
                && self.unknown_place(i, limits.end).is_some_and(|place| opens || near(place))
        });
        located || !self.foreign_events(sentence).is_empty()
    }

    /// Whether a sentence is all in capitals, so that a capital means nothing.
    fn is_shouted(&self, sentence: usize) -> bool {
        let document = self.document;
        let words = document.sentences[sentence].tokens.clone().filter(|&i| document.tokens[i].kind == TokenKind::Word);
        let (mut all, mut upper) = (0, 0);
        for word in words {
            all += 1;
            upper += usize::from(!document.written(word).bytes().any(|b| b.is_ascii_lowercase()));
        }
        all >= 4 && upper * 10 >= all * 8
    }
}

/// Most tokens between a number and a place that is its own.
const OWN_PLACE: usize = 8;

/// The sentences that state a date with its year, unless it is of the year before the article's publication.
fn dated(document: &Document, mentions: &[Mention], published: Option<Date>) -> Vec<usize> {
    let recent = |day: Date| published.is_some_and(|p| day <= p && p.year() - day.year() <= 1);
    let year = |m: &&Mention| {
        let digits = |i: usize| document.tokens[i].kind == TokenKind::Digits && document.tokens[i].span.len() == 4;
        let Value::Date(date) = &m.value else { return false };
        m.tokens.clone().any(digits) && !date.hard.earliest.is_some_and(recent)
    };
    let mut sentences: Vec<usize> =
        mentions.iter().filter(year).map(|m| document.sentence_of(m.tokens.start)).collect();
    sentences.dedup();
    sentences
}

/// Events whose rule gives their date, named by a word for an event and a date that fits no other: "the quake in September".
fn by_date(document: &Document, rules: &RuleSet, hits: &[Hit], mentions: &[Mention]) -> Vec<Anchor> {
    let events: Vec<(usize, &DateValue)> = (rules.subjects.iter().enumerate())
        .filter(|(_, s)| s.role == rules::Role::Event)
        .filter_map(|(index, s)| Some((index, s.date.as_ref()?)))
        .collect();
    let mut anchors = Vec::new();
    if events.is_empty() {
        return anchors;
    }
    for mention in mentions {
        let Value::Date(date) = &mention.value else { continue };
        // What any day satisfies tells no events apart.
        if date.hard == Days::ALL {
            continue;
        }
        let sentence = document.sentence_of(mention.tokens.start);
        let limits = document.sentences[sentence].tokens.clone();
        for noun in limits.clone().filter(|&i| document.is(i, class::EVENT | class::RULE)) {
            let fits = |&&(subject, of): &&(usize, &DateValue)| {
                let own = &rules.subjects[subject].nouns;
                let named = hits_in(hits, &(noun..noun + 1)).iter().any(|h| h.role == Role::Noun { subject });
                (named || own.is_empty() && document.is(noun, class::EVENT)) && of.hard.meets(date.hard)
            };
            let mut fitting = events.iter().filter(fits);
            let (Some(&(subject, _)), None) = (fitting.next(), fitting.next()) else { continue };
            let words = noun..noun + 1;
            if matches!(event_date::tie(document, mentions, mention, &limits, &words), Tie::Said(_)) {
                let tokens = noun.min(mention.tokens.start)..(noun + 1).max(mention.tokens.end);
                anchors.push(Anchor { subject, tokens, sentence, by_name: false });
            }
        }
    }
    anchors
}

/// Whether no date that is tied to the anchor speaks against the date that the rule gives.
fn fits_date(document: &Document, rules: &RuleSet, mentions: &[Mention], anchor: &Anchor) -> bool {
    let Some(own) = &rules.subjects[anchor.subject].date else { return true };
    if anchor.by_name {
        return true;
    }
    let limits = document.sentences[anchor.sentence].tokens.clone();
    let first = mentions.partition_point(|m| m.tokens.end <= limits.start);
    mentions[first..].iter().take_while(|m| m.tokens.start < limits.end).all(|mention| match &mention.value {
        Value::Date(date) => {
            let another = |s: &rules::Subject| s.date.as_ref().is_some_and(|d| d.hard.meets(date.hard));
            // "A fire in Dorvik in 2010" is not the one of 2031; a day or two apart may be what the sources disagree about.
            let years = |d: Days| Some((d.earliest?.year(), d.latest?.year()));
            let other_year = match (years(own.hard), years(date.hard)) {
                (Some((from, to)), Some((first, last))) => last < from || to < first,
                _ => false,
            };
            own.hard.meets(date.hard)
                || !other_year && !rules.subjects.iter().any(another)
                || !matches!(event_date::tie(document, mentions, mention, &limits, &anchor.tokens), Tie::Said(_))
        }
        _ => true,
    })
}

/// Whether a possessive follows.
pub(super) fn is_possessive(document: &Document, at: usize) -> bool {
    document.is_mark(at, b'\'') && document.says(at + 1, &["s"]) && document.tokens[at + 1].glued
}

/// The anchors without those inside a longer one of another subject: "Kabul" of "Kabul airport".
fn longest(rules: &RuleSet, all: &[Anchor]) -> Vec<Anchor> {
    let holds = |h: &Anchor, a: &Anchor| {
        h.subject != a.subject
            && within(&a.tokens, &h.tokens)
            && h.tokens.len() > a.tokens.len()
            && rules.subjects[h.subject].role == rules.subjects[a.subject].role
    };
    let is_held = |(at, a): &(usize, &Anchor)| {
        let before = all[..*at].iter().rev().take_while(|h| h.tokens.start + 2 * NEAR >= a.tokens.start);
        let after = all[at + 1..].iter().take_while(|h| h.tokens.start == a.tokens.start);
        before.chain(after).any(|h| holds(h, a))
    };
    all.iter().enumerate().filter(|a| !is_held(a)).map(|(_, a)| a.clone()).collect()
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
