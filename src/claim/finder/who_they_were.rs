//! Whom a fact counts, told behind the verb: "Six of the dead were children", "Of the 30 dead, ten were children".

use std::ops::Range;

use super::Search;
use crate::claim::count::Count;
use crate::claim::index::{Role, hits_in};
use crate::claim::pattern::{Filling, Match};
use crate::lexicon::class;

/// Most words between "were" and the noun: "were school children".
const NEAR: usize = 3;

impl Search<'_> {
    /// The count of those whom the fact asks for, where a match counts some of all and says behind the verb who they were; and the
    /// words that say so.
    pub(super) fn who_they_were(&self, fact: usize, sentence: usize, found: &Match) -> Option<(Count, Range<usize>)> {
        let (Filling::Group(index) | Filling::Whole(index)) = found.filling else { return None };
        if self.rules.facts[fact].who.is_empty() {
            return None;
        }
        let groups = self.groups[sentence].as_ref()?;
        let group = groups.get(index)?;
        let [only] = group.siblings.as_slice() else { return None };
        let told = group.end.max(found.tokens.end);
        if only.partitive || only.whole.is_some() {
            let end = self.were_asked(fact, sentence, told)?;
            return Some((Count { whole: None, ..only.clone() }, only.tokens.start..end));
        }
        // "Of the 30 dead, ten were children".
        let start = group.tokens.start - usize::from(self.document.says(group.tokens.start.wrapping_sub(1), &["the"]));
        let of = self.document.says(start.wrapping_sub(1), &["of"]) && self.document.is_mark(told, b',');
        let some = groups.get(index + 1).filter(|g| of && g.tokens.start == told + 1)?;
        let [some_of] = some.siblings.as_slice() else { return None };
        let end = self.were_asked(fact, sentence, some.end)?;
        some_of.noun.is_none().then(|| (some_of.clone(), some_of.tokens.start..end))
    }

    /// One past the noun that the fact asks for, where "were" at `at` says that they were such.
    fn were_asked(&self, fact: usize, sentence: usize, at: usize) -> Option<usize> {
        let document = self.document;
        let limit = document.sentences[sentence].tokens.end;
        if at >= limit || !document.says(at, &["are", "is", "was", "were"]) {
            return None;
        }
        let near = at + 1..limit.min(at + 2 + NEAR);
        let hit = hits_in(&self.hits, &near).iter().find(|h| h.role == Role::Who { fact })?;
        let plain = |i: usize| !document.is(i, class::NEGATION | class::NUMBER | class::VERB | class::PREPOSITION);
        let whole = (near.start..hit.tokens.start).all(plain) && !document.is_mark(hit.tokens.end, b'\'');
        whole.then_some(hit.tokens.end)
    }
}
