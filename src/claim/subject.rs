//! Which event or entity a place in a document speaks of: the nearest one named in its sentence or, failing a name there,
//! the one its passage speaks of.

mod anchor;
mod foreign;
mod gender;
mod history;
mod kind;
mod means;
mod relative;

use std::ops::Range;

use jiff::civil::Date;

use super::deed;
use super::index::Hit;
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::{class, english, list};
use crate::mention::Mention;
use crate::rules::{self, RuleSet};

pub(super) use anchor::Anchor;

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
    /// Times well before the article's own, in order of the text.
    past: Vec<Range<usize>>,
    /// The same, and those at which events were that the article names; whether the time is not of the news by far.
    old: Vec<(Range<usize>, bool)>,
    /// Whether an entity is a "he" or a "she", where the text tells.
    genders: Vec<(usize, gender::Gender)>,
}

/// What a place in the text speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spoken {
    /// This subject.
    Of(usize),
    /// Something of its own that no rule names.
    Foreign(Stranger),
    /// Nothing that the rules know.
    Nothing,
}

/// The word by which a sentence speaks of something that no rule names; a token each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stranger {
    /// "which", hanging on other words than a name of the rules.
    Antecedent(usize),
    /// "aftershock", "a second quake".
    Occurrence(usize),
    /// "siege" of "the 2004 school siege", with a place, a year or a name of its own.
    Event(usize),
    /// "a bombing", brought up as a new one.
    NewEvent(usize),
    /// A word for an event that is none of the rule's `nouns`.
    OtherNoun(usize),
    /// A year of its own.
    Year(usize),
    /// "two years ago": a time of its own.
    Past(usize),
    /// "the deadliest since a blaze at a school killed 87": what was before.
    Since(usize),
    /// "husband" of "Her husband died aged 77".
    Relative(usize),
    /// "magazine" of "ISIS-K's magazine was founded in 2022".
    Owned(usize),
    /// A place of its own.
    Place(usize),
    /// A name of its own before the words.
    Name(usize),
    /// "Elsewhere, a gunman killed six".
    Elsewhere(usize),
    /// What the sentence before has brought up; its first token.
    Before(usize),
}

/// Most tokens between a word for an event and the place where it happened.
pub(super) const NEAR: usize = 20;
/// Ends of words that are hardly names.
const COMMON_ENDINGS: [&str; 16] = [
    "als", "ants", "ents", "ers", "icity", "ies", "ings", "ions", "ism", "ists", "ly", "ment", "ness", "ors", "tion",
    "tors",
];
/// Most tokens back from a relative pronoun to the head of the apposition that it hangs on.
const APPOSITION: usize = 9;
/// Most sentences back that a passage goes on speaking of an event, if the article speaks of several.
const PASSAGE: usize = 3;

/// Most sentences back to where the event was named that the whole article is about.
const BACK: usize = 8;

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
        let named = anchor::Naming { document, rules, hits, mentions, published }.find();
        let anchor::Named { anchors: all, known, dated, past, old } = named;
        let mut subjects: Vec<usize> = all.iter().map(|a| a.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let genders = gender::genders(document, rules, &all);
        Self { document, rules, all, known, subjects, dated, past, old, genders }
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
        if role == rules::Role::Entity
            && let Some(pronoun) = self.other_antecedent(tokens)
        {
            return Spoken::Foreign(Stranger::Antecedent(pronoun));
        }
        if role == rules::Role::Entity
            && let Some(relative) = self.told_of_relative(sentence, tokens)
        {
            return Spoken::Foreign(Stranger::Relative(relative));
        }
        if role == rules::Role::Entity
            && let Some(owned) = self.told_of_owned(sentence, tokens)
        {
            return Spoken::Foreign(Stranger::Owned(owned));
        }
        if role == rules::Role::Event {
            if let Some(noun) = self.other_occurrence(sentence, tokens) {
                return Spoken::Foreign(Stranger::Occurrence(noun));
            }
            if self.follows_other_occurrence(sentence) {
                return Spoken::Foreign(Stranger::Before(tokens.start));
            }
            if let Some(since) = self.since_another(sentence, tokens) {
                return Spoken::Foreign(Stranger::Since(since));
            }
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
        let here = self
            .in_sentence(sentence)
            .iter()
            .filter(|a| self.is_of(a.subject, role) && !owner(a) && !far(a) && !self.is_as_far_off(a));
        let rank = |a: &&Anchor| (modifier(a), distance(&a.tokens, tokens), a.tokens.start > tokens.start);
        if let Some(anchor) = here.min_by_key(rank) {
            let own = distance(&anchor.tokens, tokens);
            let events = if role == rules::Role::Event { self.foreign_events(sentence) } else { Vec::new() };
            let nearer = |e: &Range<usize>| distance(e, tokens) < own && !self.in_later_clause(e, tokens);
            return match events.into_iter().find(nearer) {
                Some(event) => Spoken::Foreign(Stranger::Event(event.start)),
                None => Spoken::Of(anchor.subject),
            };
        }
        if role == rules::Role::Event
            && let Some(stranger) = self.stranger(role, sentence, tokens)
        {
            return Spoken::Foreign(stranger);
        }
        let Some(mut subject) = self.passage(role, sentence) else { return Spoken::Nothing };
        if role == rules::Role::Event {
            subject = self.taken_up_instead(sentence, subject, tokens).unwrap_or(subject);
        }
        let stranger = match role {
            rules::Role::Entity => self.own_name(sentence, tokens).map(Stranger::Name),
            rules::Role::Event => (self.other_event(sentence, subject, tokens).map(Stranger::OtherNoun))
                .or_else(|| self.past_time(sentence, subject, tokens).map(Stranger::Past))
                .or_else(|| self.other_kind(sentence, subject).map(Stranger::NewEvent)),
        };
        stranger.map_or(Spoken::Of(subject), Spoken::Foreign)
    }

    /// "A quake shook the Ostby region today. The quake struck 40 kilometres west of Corley": a place that says how far off it was
    /// names no other event than the one that the sentence before has told of.
    fn is_as_far_off(&self, anchor: &Anchor) -> bool {
        let document = self.document;
        let Some(before) = anchor.sentence.checked_sub(1).filter(|_| !anchor.by_name) else { return false };
        let other = |a: &Anchor| a.by_name && a.subject != anchor.subject && self.is_of(a.subject, rules::Role::Event);
        let far = (anchor.tokens.start..anchor.tokens.end).rev().take(12).any(|i| document.is(i, class::UNIT));
        let told = self.in_sentence(before).last().map(|last| self.main_of(last));
        far && self.is_definite(anchor.tokens.start) && told.is_some_and(other)
    }

    /// Of a sentence whose last event stands in a clause of its own, the one that it is about: the first of "A quake shook the region
    /// today, where Monday's quake killed five".
    fn main_of<'s>(&'s self, last: &'s Anchor) -> &'s Anchor {
        let document = self.document;
        let role = self.rules.subjects[last.subject].role;
        let first = self.in_sentence(last.sentence).iter().find(|a| self.is_of(a.subject, role)).unwrap_or(last);
        let clause = (first.tokens.end..last.tokens.start).any(|i| document.says(i, &["since", "where", "which"]));
        if role == rules::Role::Event && clause { first } else { last }
    }

    /// What a sentence without a known event speaks of, if that is none that the passage speaks of.
    fn stranger(&self, role: rules::Role, sentence: usize, tokens: &Range<usize>) -> Option<Stranger> {
        let first = self.document.sentences[sentence].tokens.start;
        if self.document.is_listed(first, list::ELSEWHERE) {
            return Some(Stranger::Elsewhere(first));
        }
        if self.follows_foreign(sentence) {
            return Some(Stranger::Before(tokens.start));
        }
        let several = self.count_of(role) > 1 && sentence >= self.first_of(role);
        self.own_year(sentence, tokens)
            .map(Stranger::Year)
            .or_else(|| self.own_place(sentence, tokens).filter(|_| !self.is_taken_up(sentence)))
            .or_else(|| several.then(|| self.introduced(sentence)).flatten().map(Stranger::NewEvent))
    }

    /// "The Taliban emerged in 1994": a name of its own before the words; a sentence that goes on about somebody says "it" or
    /// "the group". Where it says so, other names are of places and things: "His company found the Bolton field, which it sold".
    fn own_name(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let start = document.sentences[sentence].tokens.start;
        let goes_on = document.says(start, &["he", "her", "his", "it", "its", "she", "their", "they"]);
        let mut before = start..tokens.start;
        let name = |i: usize| self.is_unknown_name(i) && !document.is(i, class::ABBREVIATION | class::ADVERB);
        let found = before.find(|&i| name(i) && !(i == start && self.is_common_word(i)));
        found.filter(|_| !goes_on && !self.is_shouted(sentence))
    }

    /// "Electricity was cut off", "Officials said", "Fortunately": a word at the head of a sentence that has its capital from there, for it
    /// looks like no name and is none elsewhere.
    fn is_common_word(&self, first: usize) -> bool {
        let document = self.document;
        let word = document.written(first);
        let alone = document.tokens.get(first + 1).is_none_or(|t| !t.capital) && !is_possessive(document, first + 1);
        let lower = word.bytes().skip(1).all(|b| b.is_ascii_lowercase());
        let known = document.is(first, class::PERSON | class::SAYING | class::GIVER | class::EVENT | class::VERB)
            && !document.is(first, class::PLACE);
        alone && lower && (known || COMMON_ENDINGS.iter().any(|end| word.ends_with(end)))
    }

    /// Of an article that recalls another event, the event that it is about, if the sentence has a word for it and none for the
    /// other: "It recalled the tsunami of 2004. Windows broke when the quake struck."
    fn taken_up_instead(&self, sentence: usize, subject: usize, tokens: &Range<usize>) -> Option<usize> {
        self.other_event(sentence, subject, tokens)?;
        let main = self.all.iter().find(|a| self.is_of(a.subject, rules::Role::Event) && self.is_current(a))?;
        let named = main.subject != subject && main.sentence < sentence;
        let own = !self.rules.subjects[main.subject].nouns.is_empty();
        (named && own && self.other_event(sentence, main.subject, tokens).is_none()).then_some(main.subject)
    }

    /// "2,461 servicemen died in the war": the sentence has a word for an event, and it is none of this one's own.
    fn other_event(&self, sentence: usize, subject: usize, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let own = &self.rules.subjects[subject].nouns;
        if own.is_empty() {
            return None;
        }
        // "137 people were killed: 60 in the hall and 77 in the fire" goes on about the same.
        let limits = document.sentences[sentence].tokens.clone();
        let stop = (tokens.end..limits.end).find(|&i| matches!(document.written(i), ":" | ";"));
        let clause = limits.start..stop.unwrap_or(limits.end);
        // "Seven people drowned when the ferry sank in a storm".
        if clause.clone().any(|i| deed::tells(document, own, i)) {
            return None;
        }
        // "dozens of aftershocks" counts them.
        let mut events = clause.filter(|&i| self.is_event_noun(i) && !self.is_counted(tokens, i) && !self.is_feared(i));
        let is_own = |i: usize| {
            let word = document.word(i);
            document.is(i, class::ANY_EVENT) || own.iter().any(|n| n.words.iter().any(|forms| forms.contains(&word)))
        };
        // "The attack recalled the past: two million died in the war".
        let behind = (tokens.end..limits.end.min(tokens.end + 5)).take_while(|&i| {
            document.tokens[i].kind == TokenKind::Word && !document.is(i, class::VERB | class::CLAUSE)
        });
        let noun = behind.into_iter().find(|&i| self.is_event_noun(i));
        if document.says(tokens.end, &["during", "in"]) && noun.is_some_and(|i| !is_own(i)) {
            return noun;
        }
        let first = events.next()?;
        // "The attack began at noon. The blast killed 14": what an attack is told by, as known already. An explosion in a fire
        // may be of its own.
        let allowed = self.allowed(subject);
        let brought = allowed & english().event_kinds.attack() != 0
            && first < tokens.start
            && document.says(first.wrapping_sub(1), &["that", "the", "this"])
            && self.kinds_at(first) & allowed != 0;
        (!brought && !is_own(first) && !events.any(is_own)).then_some(first)
    }

    /// Whether `other` stands behind `tokens` and in a clause of its own.
    fn in_later_clause(&self, other: &Range<usize>, tokens: &Range<usize>) -> bool {
        let document = self.document;
        (tokens.end..other.start).any(|i| {
            document.says(i, &["which", "that", "when", "where", "who", "as"])
                || matches!(document.written(i), ";" | "—" | "–")
        })
    }

    fn count_of(&self, role: rules::Role) -> usize {
        self.subjects.iter().filter(|&&s| self.is_of(s, role)).count()
    }

    /// "a camp that was established in 2009", "ISIS, which emerged in 2013": the words before the pronoun name no subject.
    fn other_antecedent(&self, tokens: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let mut at = tokens.start;
        while document.is(at.wrapping_sub(1), class::AUXILIARY | class::ADVERB) {
            at -= 1;
        }
        if !document.says(at.wrapping_sub(1), &["which", "that", "who"]) {
            return None;
        }
        let before = at - 1 - usize::from(document.is_mark(at.wrapping_sub(2), b','));
        // The closing bracket of "the Islamic State (ISIS-K), which".
        let before = before - usize::from(document.is_mark(before.wrapping_sub(1), b')'));
        let sentence = document.sentence_of(tokens.start);
        // "Fred Holm, 75, the aide who delivered", "Fred Holm, a fixer and \"bagman\" who delivered": an apposition is the subject still.
        let apposition = (before.saturating_sub(APPOSITION)..before)
            .any(|i| document.says(i, &["the", "a", "an"]) && document.is_mark(i.wrapping_sub(1), b','));
        let own = apposition || self.in_sentence(sentence).iter().any(|a| a.tokens.end == before);
        (!own).then_some(at - 1)
    }

    /// Whether a sentence takes up the event by one of its own nouns: "in the fire", "Thursday's bombing".
    pub(super) fn takes_up(&self, sentence: usize, subject: usize) -> bool {
        self.takes_up_in(self.document.sentences[sentence].tokens.clone(), subject)
    }

    /// Whether the words do.
    pub(super) fn takes_up_in(&self, mut tokens: Range<usize>, subject: usize) -> bool {
        let document = self.document;
        let own = &self.rules.subjects[subject].nouns;
        let is_own = |i: usize| own.iter().any(|n| n.words.len() == 1 && n.words[0].contains(&document.word(i)));
        // "Last year's final" was another.
        let last =
            |i: usize| document.says(i.wrapping_sub(1), &["last", "previous"]) && document.is(i, class::TIME_UNIT);
        let possessive =
            |i: usize| i >= 3 && is_possessive(document, i - 2) && document.is(i - 3, class::DATE) && !last(i - 3);
        tokens.any(|i| is_own(i) && (document.says(i.wrapping_sub(1), &["the", "this"]) || possessive(i)))
    }

    /// Whether an article can be about what the anchor names: an event of the past, named by its date, is told of beside a newer
    /// one.
    fn is_current(&self, anchor: &Anchor) -> bool {
        let first = |s: &rules::Subject| s.date.as_ref().and_then(|d| d.hard.earliest);
        let own = &self.rules.subjects[anchor.subject];
        let newer = |s: &rules::Subject| {
            let later = s.date.is_none() || first(s) > first(own);
            s.role == rules::Role::Event && later && !anchor::is_of_same_week(own, s)
        };
        anchor.by_name || own.date.is_none() || !self.rules.subjects.iter().any(newer)
    }

    /// The first sentence that names a subject of `role`.
    fn first_of(&self, role: rules::Role) -> usize {
        self.all.iter().find(|a| self.is_of(a.subject, role)).map_or(0, |a| a.sentence)
    }

    /// The subject that the passage before `sentence` speaks of.
    fn passage(&self, role: rules::Role, sentence: usize) -> Option<usize> {
        let before = self.all.partition_point(|a| a.sentence < sentence);
        // What an article names first is what it is about.
        let main = self.all.iter().find(|a| self.is_of(a.subject, role) && self.is_current(a))?;
        let Some(last) = self.all[..before].iter().rfind(|a| self.is_of(a.subject, role)) else {
            // The headline and the lead of an article are about its event before they name it.
            let known = self.count_of(role) == 1 || role == rules::Role::Event;
            return (known && main.sentence <= LEAD).then_some(main.subject);
        };
        let last = self.main_of(last);
        // A person or a group is spoken of until another one is named.
        if role == rules::Role::Entity || self.count_of(role) == 1 {
            return Some(last.subject);
        }
        let document = self.document;
        let paragraph = document.sentences[sentence].paragraph;
        let then = document.sentences[last.sentence].paragraph;
        let heading = (then + 1..=paragraph).any(|p| document.blocks()[p] == Block::Heading);
        let near = sentence - last.sentence <= PASSAGE && paragraph - then <= 2 || then == paragraph;
        if near && !heading {
            return Some(last.subject);
        }
        // Who has told of an earlier event comes back to the one that the article is about, unless it is long ago.
        let told = self.all[..before].iter().rfind(|a| a.subject == main.subject)?.sentence;
        let goes_on = main.sentence <= LEAD && sentence - told <= BACK;
        (goes_on || self.takes_up(sentence, main.subject)).then_some(main.subject)
    }
}

/// Whether a possessive follows.
pub(super) fn is_possessive(document: &Document, at: usize) -> bool {
    document.is_mark(at, b'\'') && document.says(at + 1, &["s"]) && document.tokens[at + 1].glued
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Tokens between two ranges, zero if they touch.
pub(super) fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}
