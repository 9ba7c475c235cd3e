//! Matches the patterns of measures: "claimed {n} lives" against "claimed at least 137 lives".
//!
//! Adverbs and auxiliaries between the words of a pattern are passed over, a gap passes a few words of the same clause, and
//! a date may stand a phrase away from its verb ("arose in eastern Afghanistan in late 2014").

mod between;
mod slot;
mod subject;

use std::ops::Range;

pub(super) use slot::fits;
use subject::INTRANSITIVE;

use super::count::{Count, Group};
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class};
use crate::mention::Mention;
use crate::rules::{Part, Pattern};
use crate::value::Kind;

/// What fills the slot of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filling {
    /// A group of counts, by its index in the sentence.
    Group(usize),
    /// A part of a group, where the words stand next to it: "six robbers, three of them dressed as clowns".
    Part(usize, usize),
    /// The whole of a count that is some of it: "150 people" of "thirty of the 150 people killed".
    Whole(usize),
    /// One of a group's siblings, where the pattern names its noun: "four children" of "leaves a wife and four children".
    Sibling(usize, usize),
    /// A mention, by its index in the document.
    Mention(usize),
    /// The core of a mention: 2014 of "since 2014", where the pattern itself says "since".
    Core(usize),
}

/// A pattern found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Match {
    /// What fills the slot.
    pub(super) filling: Filling,
    /// From the first word of the pattern to the last, slot included.
    pub(super) tokens: Range<usize>,
    /// Whether the pattern says "and" beside its slot, so that of two numbers it takes the one on that side.
    pub(super) of_pair: bool,
    /// Why the value is no answer, though the words take it: "the toll rose by three".
    pub(super) refused: Option<&'static str>,
    /// Whom the verb of the pattern is done to, where the pattern does not say it: "Holm" of "jailed Holm for 12 years".
    pub(super) object: Option<Range<usize>>,
}

/// Where a pattern is looked for.
pub(super) struct Scope<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) groups: &'a [Group],
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// The kind of value that the slot takes.
    pub(super) kind: Kind,
}

/// Most tokens that a gap or a phrase between a verb and its date may have.
pub(super) const REACH: usize = 12;

impl Scope<'_> {
    /// Matches `pattern`, whose part `part` stands at `token`.
    pub(super) fn find(&self, pattern: &Pattern, part: usize, token: usize) -> Option<Match> {
        let mut filling = None;
        let mut refused = None;
        let mut tokens = token..token + 1;
        let mut gap = false;
        let mut object = None;
        // What was passed over between `from` and what stands at `to` is the object of a verb.
        let passed = |from: usize, to: usize, gap: bool| {
            let end = self.object_at(from).filter(|&end| !gap && end <= to)?;
            Some(from..end)
        };
        for index in part + 1..pattern.parts.len() {
            match &pattern.parts[index] {
                Part::Gap => gap = true,
                Part::Word(accepted) => {
                    let within = filling.and_then(|f| self.word_inside(f, accepted));
                    if let (Some(Filling::Group(group)), Some(at)) = (filling, within) {
                        filling = Some(self.named_by(group, at));
                    }
                    let found = within.or_else(|| self.word_after(tokens.end, accepted, gap))?;
                    object = object.or_else(|| passed(tokens.end, found, gap));
                    tokens.end = tokens.end.max(found + 1);
                    gap = false;
                }
                Part::Slot => {
                    let taken = self.slot_after(tokens.end, gap)?;
                    object = object.or_else(|| passed(tokens.end, taken.end, gap || self.kind == Kind::Count));
                    filling = Some(taken.filling);
                    refused = taken.refused;
                    tokens.end = taken.end;
                    gap = false;
                }
            }
        }
        gap = false;
        for index in (0..part).rev() {
            match &pattern.parts[index] {
                Part::Gap => gap = true,
                Part::Word(accepted) => {
                    let found = self.word_before(tokens.start, accepted, gap)?;
                    object = object.or_else(|| passed(found + 1, tokens.start, gap));
                    tokens.start = found;
                    gap = false;
                }
                Part::Slot => {
                    let (found, start) = self.slot_before(tokens.start, gap, accepted_at(pattern, index + 1))?;
                    filling = Some(found);
                    tokens.start = start;
                    gap = false;
                }
            }
        }
        let mut filling = filling?;
        // "Dead: 3" in a box of facts; "Five dead: 3 of them" is no such label.
        let label = self.document.is_mark(tokens.start + 1, b':') && tokens.start > self.sentence.start;
        if label && self.document.tokens[tokens.start - 1].kind == TokenKind::Word {
            return None;
        }
        let slot_first = matches!(pattern.parts.first(), Some(Part::Slot));
        if let (true, Filling::Sibling(group, sibling)) = (slot_first, filling) {
            tokens.start = self.groups[group].siblings[sibling].tokens.start;
        }
        // "the six monks' slaying": a noun.
        let owned = (tokens.end - 3.min(tokens.len())..tokens.end - 1).any(|i| self.document.is_mark(i, b'\''));
        let done_to = pattern.done_to && !owned && !self.document.says(tokens.end - 1, &INTRANSITIVE);
        if done_to && self.kind == Kind::Count && self.is_active(filling, tokens.end) {
            refused = Some("who does it, not to whom it is done");
        }
        if let (true, Filling::Group(group)) = (slot_first, filling)
            && self.names_whole(group, &tokens)
        {
            filling = Filling::Whole(group);
        }
        let of_pair = self.is_of_pair(pattern);
        Some(Match { filling, tokens, of_pair, refused, object })
    }

    /// Whether the pattern has "and" beside its slot: "and {number} magnitude" takes 6.8 of "the 6.9 and 6.8 magnitude quakes".
    fn is_of_pair(&self, pattern: &Pattern) -> bool {
        let and = self.document.vocabulary.get("and");
        let joins = |part: &Part| matches!(part, Part::Word(accepted) if accepted.contains(&and));
        pattern.parts.windows(2).any(|pair| match pair {
            [Part::Slot, word] | [word, Part::Slot] => joins(word),
            _ => false,
        })
    }

    fn is_filler(&self, index: usize) -> bool {
        let document = self.document;
        document.is(index, class::ADVERB | class::AUXILIARY | class::HEDGE) && !document.is(index, class::NUMBER)
            || document.is_mark(index, b'"')
            || document.says(index, &["s"]) && document.is_mark(index.wrapping_sub(1), b'\'')
    }

    /// Whether a gap may pass over the token.
    fn is_passable(&self, index: usize) -> bool {
        let document = self.document;
        // The point of "7.6" parts nothing.
        let point = document.is_mark(index, b'.')
            && document.tokens.get(index + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
        (!matches!(document.written(index), ";" | ":" | "." | "—" | "–" | "(" | ")") || point)
            && document.tokens[index].kind != TokenKind::Break
            // "for a reported $3 million": behind an article it is no verb; "the toll from the Ostby collapse stood at six"; "the quake
            // that shook Ostby measured 6.4".
            && (!document.is(index, class::VERB)
                || document.is(index, class::STATUS)
                || document.is(index, class::EVENT) && !document.written(index).ends_with("ed")
                || document.is(index, class::HAPPENING) && document.says(index.wrapping_sub(1), &["that", "which"])
                || document.says(index.wrapping_sub(1), &["a", "an", "the", "its", "their"]))
    }

    fn word_after(&self, from: usize, accepted: &[WordId], gap: bool) -> Option<usize> {
        if let Some(end) = self.aside_at(from).filter(|&end| accepted.contains(&self.document.word(end))) {
            return Some(end);
        }
        let mut at = from;
        while at < self.sentence.end {
            if accepted.contains(&self.document.word(at)) {
                return Some(at);
            }
            // "the murder on Monday of five monks", "the murder in Dorvik of five monks".
            if let Some(end) = self.date_at(at).or_else(|| self.place_at(at)) {
                at = end;
                continue;
            }
            if at == from
                && let Some(found) = self.past_adjectives(at, accepted).or_else(|| self.past_object(at, accepted))
            {
                return Some(found);
            }
            if at == from && self.document.is(at.wrapping_sub(1), class::PREPOSITION) {
                let near = at + 1..self.sentence.end.min(at + 9);
                let found = near.into_iter().find(|&i| accepted.contains(&self.document.word(i)));
                if let Some(found) = found.filter(|&i| self.introduces_place(&(at..i))) {
                    return Some(found);
                }
            }
            let near = at - from < if gap { REACH } else { 4 };
            if !near || !(self.is_filler(at) || gap && self.is_passable(at)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The end of the aside at `at`, its commas included: ", most of them children," of "left 12 people, most of them children, dead".
    fn aside_at(&self, at: usize) -> Option<usize> {
        let document = self.document;
        let inside = at + 1..self.sentence.end.min(at + 1 + REACH);
        let closes = |i: &usize| document.is_mark(*i, b',');
        let last = inside.clone().find(closes).filter(|_| document.is_mark(at, b','))?;
        let plain = (at + 1..last).all(|i| {
            document.tokens[i].kind != TokenKind::Mark
                && !document.is(i, class::VERB | class::AUXILIARY | class::STATUS)
        });
        (plain && last > at + 1 && last + 1 < self.sentence.end).then_some(last + 1)
    }

    /// The end of the date at `at`, its preposition included.
    fn date_at(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.document.says(at, &["on", "in"]));
        let next = self.mentions.partition_point(|m| m.tokens.end <= start);
        let date = self.mentions.get(next).filter(|m| m.kind() == Kind::Date && m.tokens.end < self.sentence.end)?;
        (date.tokens.start == start || date.tokens.start == at).then_some(date.tokens.end)
    }

    /// The end of the place at `at`, its preposition included: "in Dorvik", "near the northern town of Dorvik". A count behind
    /// its last "of" belongs to the words before: "in Dorvik of five monks".
    fn place_at(&self, at: usize) -> Option<usize> {
        let document = self.document;
        if !document.is(at, class::LOCATIVE) {
            return None;
        }
        let name = |i: usize| {
            document.tokens[i].kind == TokenKind::Word
                && (document.tokens[i].capital || document.is(i, class::PLACE))
                && !document.is(i, class::NUMBER | class::FUNCTION | class::VERB | class::AUXILIARY)
        };
        let inside = |i: usize| {
            name(i)
                || document.tokens[i].kind == TokenKind::Word
                    && !document.is(i, class::FUNCTION | class::NUMBER | class::VERB | class::PERSON)
                || document.says(i, &["the", "a", "its"])
                || document.says(i, &["of"]) && (i + 1..self.sentence.end).next().is_some_and(name)
        };
        let end = (at + 1..self.sentence.end.min(at + 1 + REACH)).find(|&i| !inside(i)).unwrap_or(self.sentence.end);
        (at + 1..end).any(name).then_some(end)
    }

    /// The word behind the object of a verb: "for" of "jailed Holm for 12 years".
    fn past_object(&self, at: usize, accepted: &[WordId]) -> Option<usize> {
        let end = self.object_at(at)?;
        accepted.contains(&self.document.word(end)).then_some(end)
    }

    fn word_before(&self, from: usize, accepted: &[WordId], gap: bool) -> Option<usize> {
        if let Some(found) = self.before_adjectives(from, accepted).or_else(|| self.verb_of_object(from, accepted)) {
            return Some(found);
        }
        let near = self.sentence.start.max(from.saturating_sub(9))..from;
        let preposition = |&i: &usize| {
            self.document.is(i, class::PREPOSITION)
                && accepted.contains(&self.document.word(i))
                && self.introduces_place(&(i + 1..from))
        };
        if let Some(found) = near.rev().find(preposition) {
            return Some(found);
        }
        let mut at = from;
        while at > self.sentence.start {
            at -= 1;
            if accepted.contains(&self.document.word(at)) {
                return Some(at);
            }
            let near = from - at < if gap { REACH } else { 4 };
            if !near || !(self.is_filler(at) || gap && self.is_passable(at)) {
                return None;
            }
        }
        None
    }

    /// A word of the pattern that the noun of the slot has swallowed: "lives" of "137 lives".
    fn word_inside(&self, filling: Filling, accepted: &[WordId]) -> Option<usize> {
        let noun = match filling {
            Filling::Group(group) => {
                let nouns = self.groups[group].siblings.iter().rev().filter_map(|c| c.noun.as_ref());
                return nouns.flat_map(|n| n.tokens.clone().rev()).find(|&i| accepted.contains(&self.document.word(i)));
            }
            Filling::Sibling(group, sibling) => self.groups[group].siblings[sibling].noun.as_ref()?.tokens.clone(),
            Filling::Part(..) | Filling::Whole(_) => return None,
            // "{age} years old": the words of the unit belong to the value.
            Filling::Mention(mention) | Filling::Core(mention) => {
                let mention = &self.mentions[mention];
                mention.noun.as_ref().map_or(mention.core.end..mention.tokens.end, |n| n.tokens.clone())
            }
        };
        noun.rev().find(|&i| accepted.contains(&self.document.word(i)))
    }
}

impl Scope<'_> {
    /// What fills the slot where a word of the pattern stands at `at`, inside a group: the count whose noun the word is, of
    /// several. "40 branches and 1,900 employees" has 1,900 employees.
    fn named_by(&self, group: usize, at: usize) -> Filling {
        let siblings = &self.groups[group].siblings;
        // "three dead" is what became of them, "two women wounded" of all of a list.
        let becomes = self.document.is(at, class::STATUS | class::VERB);
        let named = |c: &Count| c.noun.as_ref().is_some_and(|n| n.tokens.contains(&at));
        let sibling = siblings.iter().position(named).filter(|_| siblings.len() > 1 && !becomes);
        sibling.map_or(Filling::Group(group), |sibling| Filling::Sibling(group, sibling))
    }

    /// Whether a pattern of a number and its noun found nothing but a part with its whole: "six of its 24 crew" has 24 crew.
    fn names_whole(&self, group: usize, tokens: &Range<usize>) -> bool {
        let group = &self.groups[group];
        let last = tokens.end - 1;
        let becomes = self.document.is(last, class::STATUS | class::VERB);
        matches!(group.siblings.as_slice(), [only] if only.whole.is_some() && only.tokens.contains(&last)) && !becomes
    }
}

fn accepted_at(pattern: &Pattern, index: usize) -> Option<&[WordId]> {
    match pattern.parts.get(index) {
        Some(Part::Word(accepted)) => Some(accepted),
        _ => None,
    }
}
