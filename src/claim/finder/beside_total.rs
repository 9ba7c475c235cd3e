//! Counts beside the total of the same article: "The fire at the mill killed 14. Two people died in hospital overnight." The
//! two are some of the 14 or came after them; they are no second answer to how many died. Nor are more than the total, where
//! nothing says that they are of the same event: "More than 1,100 died when the Corley factory collapsed."

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Search;
use super::own_scope::part;
use crate::claim::{Considered, Outcome, Proposal, Stance};
use crate::document::Document;
use crate::lexicon::{class, english, list};
use crate::value::{Interval, Kind, Value};

/// Most totals that an article is held to; a list of tolls has more, and tells of many events.
const TOTALS: usize = 32;

/// What an article tells of all to whom it happened, for one fact.
struct Totals {
    /// The words of the first.
    words: Range<usize>,
    /// The totals that differ.
    ranges: Vec<Interval>,
    /// Who gives them.
    speakers: BTreeSet<Option<String>>,
}

impl Totals {
    fn new(words: Range<usize>) -> Self {
        Self { words, ranges: Vec::new(), speakers: BTreeSet::new() }
    }

    /// What a count is held to: a bound, as of "six workers dead", only where the article tells no number.
    fn ranges(&self) -> Vec<Interval> {
        let numbers: Vec<Interval> = self.ranges.iter().copied().filter(|range| range.hi().is_some()).collect();
        if numbers.is_empty() { self.ranges.clone() } else { numbers }
    }
}

/// Parts of a place: "in the east of the city".
const QUARTERS: [&str; 12] = [
    "center",
    "centre",
    "east",
    "middle",
    "north",
    "northeast",
    "northwest",
    "outskirts",
    "south",
    "southeast",
    "southwest",
    "west",
];

/// Those who tell of whom they have seen to: "Dr. Said of the city hospital said 22 were injured".
const HEALERS: [&str; 10] =
    ["clinic", "doctor", "doctors", "dr", "hospital", "medic", "medics", "morgue", "nurse", "surgeon"];

impl Search<'_> {
    /// Leaves counts that the totals of the article speak against, unless somebody else gives them.
    pub(super) fn drop_beside_total(&mut self) {
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for considered in self.considered.iter().filter(|c| count(c).is_some()) {
            let start = first.entry(considered.fact).or_insert(considered.tokens.start);
            *start = considered.tokens.start.min(*start);
        }
        let is_asked = |c: &Considered| {
            let fact = &self.rules.facts[c.fact];
            fact.subject.is_some() && fact.who.is_empty()
        };
        let is_of_all = |c: &Considered| first[&c.fact] == c.tokens.start || self.is_of_all(c);
        let mut totals: BTreeMap<usize, Totals> = BTreeMap::new();
        let mut rest = Vec::new();
        for (at, considered) in self.considered.iter().enumerate().filter(|(_, c)| is_asked(c)) {
            let Some((proposal, range)) = count(considered) else { continue };
            if !is_of_all(considered) {
                rest.push(at);
            } else if proposal.derived.is_none() || range.hi().is_none() {
                let own = totals.entry(considered.fact).or_insert_with(|| Totals::new(proposal.value_tokens.clone()));
                if own.ranges.len() < TOTALS && !own.ranges.contains(&range) {
                    own.ranges.push(range);
                }
                own.speakers.insert(proposal.speaker.clone());
            }
        }
        for at in rest {
            let considered = &self.considered[at];
            let (Some((proposal, range)), Some(own)) = (count(considered), totals.get(&considered.fact)) else {
                continue;
            };
            let ranges = own.ranges();
            let apart = ranges.iter().all(|total| range.intersect(*total).is_none());
            let own_voice = proposal.speaker.is_none() || own.speakers.contains(&proposal.speaker);
            // "More than 1,100 died when the Corley factory collapsed" beside 14: of another event.
            let fewer = ranges.iter().all(|total| is_below(range, *total));
            let of_others = self.sums_events(considered) || self.tells_of_some(considered, proposal, fewer);
            if apart && (own_voice || of_others) {
                let kind = if fewer { "part" } else { "other event" };
                let text = self.document.span(own.words.clone()).of(self.document.text);
                let reason = format!("{kind}: the article tells of {text} in all");
                self.considered[at].outcome = Outcome::Left(reason);
            }
        }
    }

    /// Whether the words say that the count is of all to whom it happened: they name the event or a total.
    fn is_of_all(&self, considered: &Considered) -> bool {
        let document = self.document;
        let subject = self.rules.facts[considered.fact].subject;
        let named = self.anchors.in_sentence(considered.sentence).iter().any(|a| Some(a.subject) == subject);
        let limits = part(document, &document.sentences[considered.sentence].tokens, &considered.tokens);
        if !named && self.sums_events(considered) {
            return false;
        }
        // "killing all 189 on board" tells of those on board.
        let every = considered.tokens.clone().find(|&i| document.says(i, &["all"]));
        named
            || subject.is_some_and(|s| self.anchors.takes_up_in(limits.clone(), s))
            || takes_up_any(document, &limits)
            || is_its(document, &considered.tokens)
            || limits.into_iter().any(|i| document.is_listed(i, list::TOTAL) && every != Some(i))
    }

    /// "A total of 41 have died in fires in the city", "In all, 25 people died in the storms": several of the event's kind, where
    /// the rule has one.
    fn sums_events(&self, considered: &Considered) -> bool {
        let document = self.document;
        let Some(subject) = self.rules.facts[considered.fact].subject else { return false };
        let nouns = &self.rules.subjects[subject].nouns;
        let one = |word: &str| {
            let word = word.strip_suffix(['s', 'S']);
            word.is_some_and(|word| nouns.iter().any(|n| n.written.eq_ignore_ascii_case(word)))
        };
        let several = |word: &str| nouns.iter().any(|n| n.written.eq_ignore_ascii_case(word));
        let limits = document.sentences[considered.sentence].tokens.clone();
        limits.into_iter().any(|i| {
            let word = document.written(i);
            document.is(i, class::EVENT) && !document.is(i, class::VERB) && one(word) && !several(word)
        })
    }

    /// Whether the words tell what somebody saw, or where and when some died; of `fewer` than all, what one hospital says.
    fn tells_of_some(&self, considered: &Considered, proposal: &Proposal, fewer: bool) -> bool {
        let document = self.document;
        let limits = document.sentences[considered.sentence].tokens.clone();
        let who = proposal.speaker.as_deref().unwrap_or_default();
        let words = || who.split(' ').map(|w| document.vocabulary.word(w));
        let anybody = who.starts_with("a ") || who.starts_with("an ");
        let onlooker = words().any(|word| english().grammar.lists(word, list::ONLOOKER))
            || anybody && !words().any(|word| document.vocabulary.is(word, class::GIVER));
        // "The hospital said 12 had died" may know of all.
        let one_of_several = who.split(' ').skip(1).any(|w| w.starts_with(|c: char| c.is_uppercase()));
        let healer =
            fewer && one_of_several && words().any(|word| HEALERS.iter().any(|h| document.vocabulary.word(h) == word));
        let behind = considered.tokens.end..limits.end.min(considered.tokens.end + 6);
        let quarter = |i: usize| document.says(i, &QUARTERS) && document.says(i + 1, &["of"]);
        // "killed by mortars in the capital"
        let place = |i: usize| {
            document.says(i, &["in"]) && document.says(i + 1, &["the"]) && document.is_listed(i + 2, list::PLACE_NOUN)
        };
        let quarter = |i: usize| quarter(i) || fewer && place(i);
        // "Three people died while trying to flee, police said".
        let while_at_it = fewer && document.says(considered.tokens.end, &["while"]);
        onlooker
            || healer
            || while_at_it
            || behind.into_iter().any(|i| document.is_listed(i, list::SOME_OF_ALL) || quarter(i))
    }
}

/// The count that a place in the text asserts, if it is one.
fn count(considered: &Considered) -> Option<(&Proposal, Interval)> {
    let proposal = considered.taken()?;
    match &proposal.value {
        Value::Quantity(q) if q.kind == Kind::Count && proposal.stance == Stance::Asserted => {
            Some((proposal, q.range.hard))
        }
        _ => None,
    }
}

/// Whether everything in `range` is less than everything in `total`.
fn is_below(range: Interval, total: Interval) -> bool {
    match (range.hi(), total.lo()) {
        (Some(hi), Some(lo)) => hi.at <= lo.at,
        _ => false,
    }
}

/// "the attack", "this disaster": an event told of before, whichever.
fn takes_up_any(document: &Document, limits: &Range<usize>) -> bool {
    limits.clone().any(|i| {
        // "The conflict has killed 40,000" takes up no event.
        document.is(i, class::EVENT)
            && !document.is(i, class::VERB)
            && !document.says(i, &["conflict", "violence", "war", "wars"])
            && document.says(i.wrapping_sub(1), &["that", "the", "this"])
    })
}

/// "It killed 14 people", "…, which killed 14".
fn is_its(document: &Document, tokens: &Range<usize>) -> bool {
    let verb = document.is(tokens.start, class::VERB);
    let mut at = tokens.start.wrapping_sub(1);
    while document.is(at, class::AUXILIARY | class::ADVERB) {
        at = at.wrapping_sub(1);
    }
    // "convicted over a collapse that killed 31".
    let new = (at.saturating_sub(4)..at).any(|i| {
        document.says(i, &["a", "an", "another"])
            && (i + 1..at).any(|j| document.is(j, class::EVENT))
            && !(i + 1..at).any(|j| document.is(j, class::PREPOSITION))
    });
    verb && (document.says(at, &["it"]) || document.says(at, &["that", "which"]) && !new)
}
