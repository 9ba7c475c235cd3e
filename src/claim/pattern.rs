//! Matches the patterns of measures: "claimed {n} lives" against "claimed at least 137 lives".
//!
//! Adverbs and auxiliaries between the words of a pattern are passed over, a gap passes a few words of the same clause, and
//! a date may stand a phrase away from its verb ("arose in eastern Afghanistan in late 2014").

use std::ops::Range;

use super::count::{Count, Group};
use super::phrase;
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
    /// The last of a group's siblings, where the pattern names its noun: "leaves a wife and four children".
    Last(usize),
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
        let mut tokens = token..token + 1;
        let mut gap = false;
        for index in part + 1..pattern.parts.len() {
            match &pattern.parts[index] {
                Part::Gap => gap = true,
                Part::Word(accepted) => {
                    let within = filling.and_then(|f| self.word_inside(f, accepted));
                    if let (Some(Filling::Group(group)), Some(_)) = (filling, within)
                        && self.groups[group].siblings.len() > 1
                    {
                        filling = Some(Filling::Last(group));
                    }
                    let found = within.or_else(|| self.word_after(tokens.end, accepted, gap))?;
                    tokens.end = tokens.end.max(found + 1);
                    gap = false;
                }
                Part::Slot => {
                    let (found, end) = self.slot_after(tokens.end, gap)?;
                    filling = Some(found);
                    tokens.end = end;
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
        let filling = filling?;
        // "Dead: 3" in a box of facts; "Five dead: 3 of them" is no such label.
        let label = self.document.is_mark(tokens.start + 1, b':') && tokens.start > self.sentence.start;
        if label && self.document.tokens[tokens.start - 1].kind == TokenKind::Word {
            return None;
        }
        let slot_first = matches!(pattern.parts.first(), Some(Part::Slot));
        let verb_last = self.document.is(tokens.end - 1, class::VERB);
        let transitive = !self.document.says(tokens.end - 1, &INTRANSITIVE);
        if slot_first && verb_last && transitive && self.kind == Kind::Count && self.is_active(filling, tokens.end) {
            return None;
        }
        let of_pair = self.is_of_pair(pattern);
        Some(Match { filling, tokens, of_pair })
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
    }

    /// Whether a gap may pass over the token.
    fn is_passable(&self, index: usize) -> bool {
        let document = self.document;
        // The point of "7.6" parts nothing.
        let point = document.is_mark(index, b'.')
            && document.tokens.get(index + 1).is_some_and(|t| t.glued && t.kind == TokenKind::Digits);
        (!matches!(document.written(index), ";" | ":" | "." | "—" | "–" | "(" | ")") || point)
            && document.tokens[index].kind != TokenKind::Break
            // "for a reported $3 million": behind an article it is no verb.
            && (!document.is(index, class::VERB)
                || document.is(index, class::STATUS)
                || document.says(index.wrapping_sub(1), &["a", "an", "the", "its", "their"]))
    }

    fn word_after(&self, from: usize, accepted: &[WordId], gap: bool) -> Option<usize> {
        let mut at = from;
        while at < self.sentence.end {
            if accepted.contains(&self.document.word(at)) {
                return Some(at);
            }
            // "the murder on Monday of five monks".
            if let Some(end) = self.date_at(at) {
                at = end;
                continue;
            }
            let near = at - from < if gap { REACH } else { 4 };
            if !near || !(self.is_filler(at) || gap && self.is_passable(at)) {
                return None;
            }
            at += 1;
        }
        None
    }

    /// The end of the date at `at`, its preposition included.
    fn date_at(&self, at: usize) -> Option<usize> {
        let start = at + usize::from(self.document.says(at, &["on", "in"]));
        let next = self.mentions.partition_point(|m| m.tokens.end <= start);
        let date = self.mentions.get(next).filter(|m| m.kind() == Kind::Date && m.tokens.end < self.sentence.end)?;
        (date.tokens.start == start || date.tokens.start == at).then_some(date.tokens.end)
    }

    fn word_before(&self, from: usize, accepted: &[WordId], gap: bool) -> Option<usize> {
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
            Filling::Group(group) | Filling::Last(group) => {
                self.groups[group].siblings.last()?.noun.as_ref()?.tokens.clone()
            }
            Filling::Part(..) | Filling::Whole(_) => return None,
            // "{age} years old": the words of the unit belong to the value.
            Filling::Mention(mention) | Filling::Core(mention) => {
                let mention = &self.mentions[mention];
                mention.noun.as_ref().map_or(mention.core.end..mention.tokens.end, |n| n.tokens.clone())
            }
        };
        noun.rev().find(|&i| accepted.contains(&self.document.word(i)))
    }

    /// The value that begins at `from`, past an article or an adverb; with a gap or for a date, a few words further on.
    fn slot_after(&self, from: usize, gap: bool) -> Option<(Filling, usize)> {
        let far = gap || matches!(self.kind, Kind::Date);
        // "the death toll has risen to 137": a gap passes the one verb that ties the value to its words.
        let mut verbs = usize::from(gap);
        let mut at = from;
        while at < self.sentence.end {
            if let Some(found) = self.filling_at(at) {
                // "has risen from 60 to 137": what it was is not what it is.
                let was = self.document.says(at.wrapping_sub(1), &["from"]) && self.document.says(found.1, &["to"]);
                return was.then(|| self.filling_at(found.1 + 1)).flatten().or(Some(found));
            }
            let the = self.document.says(at, &DETERMINERS);
            let near = at - from < if far { REACH } else { 4 };
            let passes = if far { self.is_passable(at) && (gap || !self.document.is(at, class::CLAUSE)) } else { the };
            if !near || !(self.is_filler(at) || passes) {
                if !near || verbs == 0 || !self.document.is(at, class::VERB) {
                    return None;
                }
                verbs -= 1;
            }
            at += 1;
        }
        None
    }

    /// The value whose first token is `at`: what fills the slot, and where it ends.
    fn filling_at(&self, at: usize) -> Option<(Filling, usize)> {
        if self.kind == Kind::Count {
            let group = self.groups.iter().position(|g| g.tokens.start == at)?;
            return Some((Filling::Group(group), self.groups[group].tokens.end));
        }
        let index = self.mentions.partition_point(|m| m.tokens.end <= at);
        let mention = self.mentions.get(index)?;
        if mention.tokens.end > self.sentence.end || !fits(self.kind, mention.kind()) {
            None
        } else if mention.tokens.start == at {
            Some((Filling::Mention(index), mention.tokens.end))
        } else if mention.core.start == at {
            Some((Filling::Core(index), mention.core.end))
        } else {
            None
        }
    }

    /// The value that ends before `from`: the nearest count of the clause, or a mention that ends there.
    fn slot_before(&self, from: usize, gap: bool, next: Option<&[WordId]>) -> Option<(Filling, usize)> {
        if self.kind == Kind::Count {
            return self.group_before(from, gap);
        }
        let mut at = from;
        while at > self.sentence.start {
            let index = self.mentions.partition_point(|m| m.tokens.end < at);
            if let Some(mention) = self.mentions.get(index) {
                let inside_noun = mention.noun.as_ref().is_some_and(|n| {
                    n.tokens.clone().any(|i| next.is_some_and(|next| next.contains(&self.document.word(i))))
                });
                // "years" of "{age} years old" is inside the value.
                let inside = mention.tokens.start < from && from < mention.tokens.end;
                // "two quakes" counts events, it measures none.
                let counts_events = self.kind == Kind::Number
                    && mention.kind() == Kind::Count
                    && inside_noun
                    && self.document.is(from, class::EVENT);
                if counts_events {
                    return None;
                }
                if (mention.tokens.end == at || inside || inside_noun && mention.tokens.end <= at)
                    && fits(self.kind, mention.kind())
                {
                    return Some((Filling::Mention(index), mention.tokens.start));
                }
            }
            at -= 1;
            let hyphen = self.document.is_mark(at, b'-');
            let near = from - at < if gap { REACH } else { 3 };
            if !near || !(hyphen || self.is_filler(at) || gap && self.is_passable(at)) {
                return None;
            }
        }
        None
    }

    /// The group that is the subject of the words at `from`: the nearest before it, with nothing between but what can
    /// stand between a subject and its verb.
    fn group_before(&self, from: usize, gap: bool) -> Option<(Filling, usize)> {
        let document = self.document;
        // The words of the pattern may be inside the noun: "137 deaths", "13 US soldiers dead".
        let inside = |g: &Group| g.tokens.start < from && from <= g.end;
        let index = self.groups.iter().rposition(|g| inside(g) || g.end <= from)?;
        // "30 people on three boats drowned" counts the people.
        let index = if from < self.groups[index].end { index } else { phrase::head(document, self.groups, index)? };
        let group = &self.groups[index];
        // "four robbers, two of whom were disguised": the words are the part's own.
        let own = |p: &Count| p.partitive && p.tokens.start < from && from < p.tokens.end;
        if let Some(part) = group.parts.iter().position(own) {
            return Some((Filling::Part(index, part), group.parts[part].tokens.start));
        }
        let between = group.end.min(from)..from;
        // "six robbers, three of them dressed as clowns": the words stand next to the part, which they speak of.
        let stands_next = |p: &usize| group.parts[*p].partitive && group.parts[*p].tokens.end <= from;
        let part = group.parts.len().checked_sub(1).filter(stands_next);
        if let (Some(part), true) = (part, between.clone().all(|i| self.is_filler(i))) {
            return Some((Filling::Part(index, part), group.parts[part].tokens.start));
        }
        // "thirty of the 150 people killed": the words stand next to the whole.
        let participle = between.is_empty() && document.is(from, class::VERB);
        if let ([only], true) = (group.siblings.as_slice(), participle)
            && only.whole.is_some()
        {
            return Some((Filling::Whole(index), group.tokens.start));
        }
        // "killed six people, injured 50": whom a verb before has taken as its object is nobody's subject.
        if between.len() == 1 && document.is_mark(between.start, b',') && self.is_object(group.tokens.start) {
            return None;
        }
        // "a nurse who treated 30 victims of the quake died": the object of one verb is not the subject of the next.
        let before = group.tokens.start.wrapping_sub(1);
        let object = group.tokens.start > self.sentence.start
            && document.is(before, class::VERB)
            && !document.is(before, class::SAYING)
            && !document.says(before, &COPULAS);
        if object && document.is(from, class::VERB) && !document.is(from, class::STATUS) && !between.is_empty() {
            return None;
        }
        let mut commas = 0;
        // "people who were waiting for the ferry died": a relative clause has a verb of its own.
        let mut own_verbs = 0;
        let aside = phrase::aside(document, self.mentions, &between);
        // "Twelve people, officials said, died": who only speaks stands between.
        let between_them = between.clone().filter(|i| !aside.contains(i) && !document.is_speaker(*i));
        for i in between_them {
            commas += usize::from(document.is_mark(i, b','));
            let relative = document.is(i, class::CLAUSE)
                && !(document.says(i, &["who", "that", "which"])
                    && document.is(i + 1, class::AUXILIARY | class::ADVERB | class::VERB));
            let of_parts = !group.parts.is_empty() && matches!(document.written(i), "—" | "–" | "-");
            let dash = matches!(document.written(i), "—" | "–" | ";" | ":" | "(" | ")") && !of_parts;
            // "137 and the number of injured": another noun is the subject. "were shot and killed" has one subject.
            if document.says(i, &["and", "or", "but"]) && !document.is(i.wrapping_sub(1), class::VERB) {
                return None;
            }
            if document.is(i, class::VERB) && document.says(i + 1, &["and"]) && i + 2 == from {
                continue;
            }
            if document.says(i, &["who", "that", "which"]) {
                own_verbs += 1;
            }
            let copula = document.says(i, &COPULAS);
            let verb = document.is(i, class::VERB) && !document.is(i, class::HEDGE) && !copula;
            if verb && own_verbs > 0 {
                own_verbs -= 1;
                continue;
            }
            if verb || relative && !document.is(i, class::PREPOSITION) || dash && !gap {
                return None;
            }
        }
        let parts = usize::from(!group.parts.is_empty());
        let only_comma = between.len() == 1 && commas == 1;
        // "two clerks of the court, members of the guard of the city, were wounded": an apposition may be long.
        let reach = if commas == 2 { REACH * 2 } else { REACH };
        let near = between.len() <= reach && (commas + parts) % 2 == 0 || only_comma;
        (near || commas == 0 && between.len() <= REACH).then_some((Filling::Group(index), group.tokens.start))
    }

    /// Whether a verb of harm stands directly before: "killed six people".
    fn is_object(&self, at: usize) -> bool {
        let document = self.document;
        at > self.sentence.start
            && document.is(at - 1, class::VERB)
            && document.is(at - 1, class::HAPPENING)
            && !document.is(at.wrapping_sub(2), class::AUXILIARY)
    }

    /// Whether the subject before a bare participle is the one that acts: "Four gunmen killed 137 people". A form of "be"
    /// in between makes it passive.
    fn is_active(&self, filling: Filling, end: usize) -> bool {
        let document = self.document;
        let Filling::Group(group) = filling else { return false };
        let be = &["was", "were", "been", "being", "be", "is", "are", "got"];
        if (self.groups[group].tokens.end..end).any(|i| document.says(i, be)) {
            return false;
        }
        let mut at = end;
        // "killed and wounded 200 people"; but "died and 180 others were injured".
        while document.is(at, class::ADVERB) || document.says(at, &["and"]) && document.is(at + 1, class::VERB) {
            at += if document.says(at, &["and"]) { 2 } else { 1 };
        }
        let object = !document.says(at, &["and", "or", "but"])
            && document.is(at, class::FUNCTION | class::NUMBER | class::MODIFIER)
            && !document.is(at, class::PREPOSITION | class::CLAUSE | class::AUXILIARY);
        // "were killed on Friday", "killed two days later": a time is no object.
        let time = self.mentions[self.mentions.partition_point(|m| m.tokens.start < at)..]
            .first()
            .is_some_and(|m| m.tokens.start == at && matches!(m.kind(), Kind::Date | Kind::Duration));
        at < self.sentence.end
            && !time
            && (object
                || self.groups.iter().any(|g| g.tokens.start == at)
                || document.tokens[at].kind == TokenKind::Word
                    && !document.is(at, class::FUNCTION | class::DATE)
                    && document.tokens[at].capital)
    }
}

/// Verbs that take no object, so that what follows is none: "five people died two days later".
const INTRANSITIVE: [&str; 8] = ["die", "died", "dies", "drowned", "fled", "perished", "survived", "vanished"];

/// Words that stand before a number and leave it as it is: "killed a total of 5 people", "a reported 12 million".
const DETERMINERS: [&str; 22] = [
    "a",
    "additional",
    "all",
    "an",
    "another",
    "confirmed",
    "estimated",
    "exactly",
    "further",
    "her",
    "his",
    "its",
    "of",
    "precisely",
    "record",
    "reported",
    "the",
    "their",
    "these",
    "those",
    "total",
    "whopping",
];

/// Verbs that stand between people and what became of them: "remain missing", "were reported dead".
const COPULAS: [&str; 14] = [
    "believed",
    "confirmed",
    "declared",
    "feared",
    "found",
    "left",
    "listed",
    "presumed",
    "remain",
    "remained",
    "remains",
    "reported",
    "stayed",
    "went",
];

/// Whether a slot of kind `wanted` takes a mention of kind `found`.
pub(super) fn fits(wanted: Kind, found: Kind) -> bool {
    wanted == found
        || wanted == Kind::Number && matches!(found, Kind::Count | Kind::Percent)
        || wanted == Kind::Age && matches!(found, Kind::Number)
}

fn accepted_at(pattern: &Pattern, index: usize) -> Option<&[WordId]> {
    match pattern.parts.get(index) {
        Some(Part::Word(accepted)) => Some(accepted),
        _ => None,
    }
}
