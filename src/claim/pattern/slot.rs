//! The value in the slot of a pattern: which count or mention stands behind the words before it, or in front of those after it.

use super::{Filling, REACH, Scope};
use crate::lexicon::{WordId, class};
use crate::value::Kind;

/// A value behind the words of a pattern.
pub(super) struct Taken {
    pub(super) filling: Filling,
    /// One past it.
    pub(super) end: usize,
    /// Why it is no answer.
    pub(super) refused: Option<&'static str>,
}

impl Scope<'_> {
    /// The value that begins at `from`, past an article or an adverb; with a gap or for a date, a few words further on.
    pub(super) fn slot_after(&self, from: usize, gap: bool) -> Option<Taken> {
        let far = gap || matches!(self.kind, Kind::Date);
        // "the death toll has risen to 137": a gap passes the one verb that ties the value to its words.
        let mut verbs = usize::from(gap);
        let mut at = from;
        while at < self.sentence.end {
            if let Some(found) = self.filling_at(at) {
                return Some(self.as_it_is_now(at, found, gap));
            }
            // "fined the bank $5 million", "pays Holm 300 euros".
            if at == from
                && self.kind == Kind::Money
                && let Some(found) = self.object_at(at).and_then(|end| self.number_at(end))
            {
                let (filling, end) = found;
                return Some(Taken { filling, end, refused: None });
            }
            // "freed the Sea Lark and its 17 crew".
            if at == from && self.kind == Kind::Count {
                let and = self.object_at(at).filter(|&end| self.document.says(end, &["and"]));
                let its = and.filter(|&and| self.document.says(and + 1, &["its"]));
                if let Some((filling, end)) = its.and_then(|and| self.filling_at(and + 2)) {
                    return Some(Taken { filling, end, refused: None });
                }
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

    /// What a value at `at` has become, where the words tell of a change: "has risen from 60 to 137", "rose by three on Friday
    /// to 17". Of a growth alone they say by how many, not how many.
    fn as_it_is_now(&self, at: usize, (filling, end): (Filling, usize), gap: bool) -> Taken {
        let document = self.document;
        let grows = gap && document.says(at.wrapping_sub(1), &["by"]);
        let was = document.says(at.wrapping_sub(1), &["from"]);
        let past_date = if grows { self.date_at(end).unwrap_or(end) } else { end };
        let to = past_date + usize::from(document.is_mark(past_date, b','));
        let reach = usize::from(document.says(to + 1, &["reach", "stand", "hit", "total"]));
        let now = || (grows || was).then(|| self.number_at(to + 1 + reach)).flatten();
        match now().filter(|_| document.says(to, &["to"])) {
            Some((filling, end)) => Taken { filling, end, refused: None },
            None => Taken { filling, end, refused: grows.then_some("a growth: by how many, not how many") },
        }
    }

    /// The value at `from`, past "a total of".
    fn number_at(&self, from: usize) -> Option<(Filling, usize)> {
        let at = (from..self.sentence.end.min(from + 4)).find(|&i| !self.document.says(i, &DETERMINERS))?;
        self.filling_at(at)
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
    pub(super) fn slot_before(&self, from: usize, gap: bool, next: Option<&[WordId]>) -> Option<(Filling, usize)> {
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
}

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

/// Whether a slot of kind `wanted` takes a mention of kind `found`.
pub(in crate::claim) fn fits(wanted: Kind, found: Kind) -> bool {
    wanted == found
        || wanted == Kind::Number && matches!(found, Kind::Count | Kind::Percent)
        || wanted == Kind::Age && matches!(found, Kind::Number)
}
