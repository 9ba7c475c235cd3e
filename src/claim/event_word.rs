//! Words for events at places: "an attack near Moscow", "the Moscow attack", "a quake hit Dorvik", "Dorvik was bombed".

use std::ops::Range;

use super::deed;
use super::subject::{NEAR, is_possessive};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// The words for an event: those of the rule's own if it has any, else any.
pub(super) struct EventWords<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) own: Option<Vec<Range<usize>>>,
    /// Those who do what its words tell: "a gunman at Lund Hall killed a girl".
    pub(super) doers: Vec<usize>,
}

/// Verbs that say by themselves that a place was attacked.
const ATTACKS: [&str; 8] = ["attacked", "bombed", "stormed", "shelled", "raided", "torched", "ambushed", "gutted"];

/// Verbs of killing that name an event together with the place where it happened.
const KILLS: [&str; 6] = ["killed", "killing", "shot", "wounded", "injured", "massacred"];

/// What those who attack do to people, and what happens to people by them.
const HARMS: [&str; 16] = [
    "dead",
    "injured",
    "injures",
    "injuring",
    "kill",
    "killed",
    "killing",
    "kills",
    "massacred",
    "murdered",
    "opened",
    "shot",
    "stabbed",
    "wounded",
    "wounding",
    "wounds",
];

impl EventWords<'_> {
    fn is_noun(&self, at: usize) -> bool {
        match &self.own {
            Some(own) => own.iter().any(|n| n.contains(&at)),
            None => {
                self.document.is(at, class::EVENT)
                    && !self.document.is(at.wrapping_sub(1), class::AUXILIARY)
                    && !self.document.is(at + 1, class::COMPOUND)
            }
        }
    }

    /// The word for an event that happened at `place`: "attack … near Moscow", "the Moscow attack", "a quake hit Dorvik",
    /// "Dorvik was bombed".
    pub(super) fn at_place(&self, place: &Range<usize>, sentence: Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        // "Moscow's embassy": the government, not the place.
        if is_possessive(document, place.end) && !(place.end + 2..place.end + 5).any(|i| self.is_noun(i)) {
            return None;
        }
        // "the Moscow attack", "Moscow concert hall shooting": close behind the place, nothing but nouns between.
        let behind = (place.end..sentence.end.min(place.end + 5)).take_while(|&i| {
            document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION | class::VERB)
                || document.is_mark(i, b'\'')
                // "the Ostby collapse": a word of the rule is its noun, though it could be a verb.
                || self.own.is_some() && self.is_noun(i)
        });
        let noun = behind.into_iter().find(|&i| self.is_noun(i)).or_else(|| self.passive(place, &sentence));
        let noun = noun.or_else(|| self.before(place, &sentence)).or_else(|| self.after(place, &sentence));
        noun.or_else(|| self.doer(place, &sentence)).map(|i| i..i + 1)
    }

    /// "A gunman at Lund Hall killed a girl", "a gunman killed a girl at Lund Hall", "a girl was killed at Lund Hall by a gunman":
    /// who did it, in one clause with the place and with a verb of harm.
    fn doer(&self, place: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let first = sentence.start.max(place.start.saturating_sub(NEAR));
        let located = (first.max(place.start.saturating_sub(4))..place.start).any(|i| document.is(i, class::LOCATIVE));
        let doer = self.doers.iter().copied().find(|d| (first..sentence.end.min(place.end + 6)).contains(d))?;
        let parts = |i: usize| {
            matches!(document.written(i), "," | ";" | ":" | "“" | "”" | "—" | "(" | ")")
                || document.is(i, class::CLAUSE)
                    && !document.is(i, class::PREPOSITION)
                    // "the gunman who killed nine people at Lund Hall".
                    && !(document.says(i, &["who", "that"]) && document.says(i + 1, &HARMS))
        };
        let between = doer.min(place.end)..doer.max(place.start);
        // "A girl was killed at Lund Hall by a gunman".
        let by = doer < place.start || (place.end..doer).any(|i| document.says(i, &["by"]));
        let harm = (first..sentence.end.min(place.end.max(doer) + 8)).any(|i| document.says(i, &HARMS));
        (located && by && harm && !between.into_iter().any(parts)).then_some(doer)
    }

    /// "Dorvik was bombed", "Dorvik was hit by the quake": the verb or the noun behind a place.
    fn passive(&self, place: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let near = place.end..sentence.end.min(place.end + 7);
        let verb = near.clone().find(|&i| document.is(i, class::HAPPENING) || document.says(i, &ATTACKS))?;
        if !(place.end..verb).any(|i| document.is(i, class::AUXILIARY)) {
            return None;
        }
        if document.says(verb, &ATTACKS) {
            return Some(verb);
        }
        let goes_on = |i: &usize| !document.is(*i, class::VERB | class::AUXILIARY | class::CLAUSE) || self.is_noun(*i);
        // "was struck early on Wednesday by", "by a powerful, 6.1-magnitude earthquake": up to the noun for the event.
        let mut behind =
            (verb + 1..sentence.end.min(verb + 7)).take_while(|i| goes_on(i) && !document.is_mark(*i, b','));
        let by = behind.find(|&i| document.says(i, &["by"]))?;
        let mut phrase = (by + 1..sentence.end.min(by + 12))
            .take_while(|i| goes_on(i) && (!document.is(*i, class::PREPOSITION) || document.says(*i, &["of"])));
        phrase.find(|&i| self.is_noun(i))
    }

    /// "People in Dorvik fled after a quake": the event follows in a clause of its own that names no other place.
    fn after(&self, place: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let located =
            (sentence.start.max(place.start.saturating_sub(5))..place.start).any(|i| document.is(i, class::LOCATIVE));
        let near = place.end..sentence.end.min(place.end + 12);
        let clause = near.clone().find(|&i| document.says(i, &["after", "as", "during", "following", "when"]))?;
        // "fled after the 6.9-magnitude quake": a hyphen parts nothing.
        let mark = |i: usize| document.tokens[i].kind == TokenKind::Mark && !document.is_mark(i, b'-');
        let stop = |i: &usize| mark(*i) || document.is(*i, class::PLACE);
        let noun = (clause + 1..sentence.end.min(clause + 7)).take_while(|i| !stop(i)).find(|&i| self.is_noun(i))?;
        // "…, after an attack in Oldtown".
        // "…, when he opened fire on a queue" tells at whom, not where.
        let aim = usize::from(deed::is_gunfire(document, noun));
        let placed = (noun + 1 + aim..sentence.end.min(noun + 4)).any(|i| document.is(i, class::LOCATIVE));
        (located && !(place.end..clause).any(|i| stop(&i)) && !placed).then_some(noun)
    }

    /// "an attack … near Moscow", "the bombing of Dorvik", "a quake hit Dorvik": the place follows, tied by a preposition or
    /// by a verb by which the event happens, and nothing in between starts anew.
    fn before(&self, place: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
        let document = self.document;
        let mut at = place.start;
        let (mut tied, mut located) = (false, false);
        while at > sentence.start && place.start - at < NEAR {
            at -= 1;
            // The colon of "at 9:27 a.m." parts nothing.
            let clock = document.is_mark(at, b':') && document.tokens[at + 1].glued && document.tokens[at].glued;
            if matches!(document.written(at), ";" | ":" | "“" | "”" | "—") && !clock {
                return None;
            }
            // "a quake hit Dorvik", but "an attack killed ten people in Dorvik" is tied by "in".
            let close = place.start - at <= 4;
            located |= document.is(at, class::LOCATIVE);
            tied |=
                located || close && document.is(at, class::HAPPENING) || close && document.says(at, &["of", "from"]);
            // "Gunmen killed at least 60 at a concert hall in Dorvik".
            let kills = self.own.is_none() && located && document.says(at, &KILLS);
            if close && document.says(at, &ATTACKS) || tied && self.is_noun(at) || kills {
                return Some(at);
            }
            // Another place in between is where it happened: "an attack in Kabul, … in Moscow".
            if document.is(at, class::PLACE) && document.is(at.wrapping_sub(1), class::LOCATIVE) {
                return None;
            }
        }
        None
    }
}
