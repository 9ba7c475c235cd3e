//! What a sentence tells of that no rule names: another event, at a place or in a year of its own.

use std::ops::Range;

use super::{Anchor, Anchors, Stranger, distance};
use crate::claim::deed;
use crate::claim::event_date::is_verb;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, list};
use crate::rules;

/// Most tokens between a number and a place that is its own.
const OWN_PLACE: usize = 8;

/// Most tokens from a word of an aside to its commas.
const ASIDE: usize = 12;

/// What people have of an event that has not come: "out of fear of a flood".
const FEARED: [&str; 6] = ["chance", "danger", "fear", "fears", "risk", "threat"];

impl Anchors<'_> {
    /// The word for it, if the words `tokens` are of an occurrence apart from the event itself: "an aftershock of 5.1", "followed by a
    /// 2.0-magnitude quake", "a second blast killed five". Their own noun is what they count: "dozens of aftershocks".
    pub(super) fn other_occurrence(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        let limits = self.document.sentences[sentence].tokens.clone();
        let nouns = limits.clone().filter(|&i| self.is_event_noun(i) && !self.is_counted(tokens, i));
        let nearest = nouns.min_by_key(|&i| (distance(&(i..i + 1), tokens), i > tokens.start));
        nearest.filter(|&noun| self.is_other_occurrence(&limits, noun))
    }

    /// Whether the sentence goes on about such an occurrence: "Earlier an earthquake of 2.0 struck. The quake had a depth of…".
    pub(super) fn follows_other_occurrence(&self, sentence: usize) -> bool {
        let document = self.document;
        let Some(before) = sentence.checked_sub(1) else { return false };
        let limits = document.sentences[sentence].tokens.clone();
        let (own, then) = (document.sentences[sentence].paragraph, document.sentences[before].paragraph);
        let resumes = document.says(limits.start, &["it", "that", "the", "this"])
            && self.in_sentence(sentence).is_empty()
            && own - then <= 1;
        if !resumes {
            return false;
        }
        let earlier = document.sentences[before].tokens.clone();
        let first = earlier.clone().find(|&i| self.is_event_noun(i));
        match first {
            Some(noun) => self.is_other_occurrence(&earlier, noun) || self.follows_other_occurrence(before),
            None => false,
        }
    }

    /// Whether the noun at `at` is what `tokens` count: "dozens of aftershocks", but not "a 5.6 quake".
    pub(super) fn is_counted(&self, tokens: &Range<usize>, at: usize) -> bool {
        tokens.start < at && tokens.contains(&at) && self.document.written(at).ends_with('s')
    }

    /// Whether the token is a noun for something that happens: "tsunami", but not of "a tsunami warning".
    pub(super) fn is_event_noun(&self, at: usize) -> bool {
        self.document.is(at, class::EVENT)
            && !self.document.is(at, class::VERB)
            && !self.document.is(at + 1, class::COMPOUND)
            && !deed::is_gunfire(self.document, at)
    }

    /// Whether the word for an event at `noun` stands for another occurrence than the one told of before.
    fn is_other_occurrence(&self, sentence: &Range<usize>, noun: usize) -> bool {
        let document = self.document;
        let named = self.in_sentence(document.sentence_of(noun)).iter().any(|a| a.by_name && a.tokens.contains(&noun));
        if named {
            return false;
        }
        if document.is_listed(noun, list::SUB_EVENT) {
            return true;
        }
        // "Another attack in Kabul" is the one in Kabul, if that was not told of before.
        let is_first = |a: &Anchor| self.all.iter().all(|b| b.subject != a.subject || b.sentence >= a.sentence);
        let here = self.in_sentence(document.sentence_of(noun)).iter();
        let own = here
            .filter(|a| self.is_of(a.subject, rules::Role::Event))
            .min_by_key(|a| (distance(&a.tokens, &(noun..noun + 1)), a.tokens.len()));
        if own.is_some_and(|a| is_first(a) && (a.tokens.contains(&noun) || !self.is_followed_by(sentence, noun))) {
            return false;
        }
        // The words of its own phrase, back to its article: "a second, weaker 5.1-magnitude quake", but not "More than 50 men fought
        // the fire".
        let phrase = (sentence.start..noun).rev().take(8).take_while(|&i| {
            let opens = document.is(i, class::PREPOSITION | class::CLAUSE | class::VERB | class::AUXILIARY);
            let article = i + 1 < noun && document.says(i + 1, &["a", "an", "the", "this", "that"]);
            !opens && !article && !matches!(document.written(i), ";" | ":" | "(" | ")" | "—")
        });
        let start = phrase.clone().last().unwrap_or(noun);
        let other = phrase.into_iter().any(|i| document.is_listed(i, list::OTHER_ONE));
        let one_of = document.says(start.wrapping_sub(1), &["of"]) && document.says(start.wrapping_sub(2), &["one"]);
        // "it was followed by a quake of 2.0"
        let followed = document.says(start.wrapping_sub(1), &["by"])
            && document.says(start.wrapping_sub(2), &["accompanied", "followed", "preceded"]);
        // "Earlier this morning, an earthquake struck".
        let apart = document.says(sentence.start, &["earlier", "later", "previously"])
            && (start..noun).any(|i| document.says(i, &["a", "an"]));
        other || one_of || followed || apart || self.is_of_a_row(sentence, start, noun)
    }

    /// Whether a noun whose phrase begins at `start` is of one that came before or after the event told of: "A 5.3-magnitude quake
    /// followed", "followed minutes later by a 5.3 tremor", "A quake of 5.9 had shaken the town", "It followed a smaller quake"; or of
    /// none: "Quakes above magnitude 5 are common".
    fn is_of_a_row(&self, sentence: &Range<usize>, start: usize, noun: usize) -> bool {
        let document = self.document;
        let came = ["followed", "preceded"];
        let new = (start..noun).any(|i| document.says(i, &["a", "an"]));
        let after = document.says(start.wrapping_sub(1), &came);
        let close = (noun + 1..sentence.end).find(|&i| {
            document.is(i, class::VERB | class::AUXILIARY | class::CLAUSE) && !document.is(i, class::PREPOSITION)
                || document.says(i, &came)
                || matches!(document.written(i), "," | ";")
        });
        let behind = close.is_some_and(|i| {
            document.says(i, &["followed"]) && !document.says(i + 1, &["by"])
                || document.says(i, &["had"]) && !document.says(i + 1, &["a", "an", "its"])
        });
        let usual = ["common", "frequent", "rare", "uncommon", "unusual"];
        let none = document.written(noun).ends_with('s')
            && close.is_some_and(|i| document.says(i, &["are"]))
            && (noun + 1..sentence.end).any(|i| document.says(i, &usual));
        self.is_followed_by(sentence, noun) || new && (after || behind) || none
    }

    /// "A 6.1-magnitude quake hit Ostby, followed minutes later by a 5.3-magnitude tremor".
    fn is_followed_by(&self, sentence: &Range<usize>, noun: usize) -> bool {
        let document = self.document;
        let article =
            (sentence.start.max(noun.saturating_sub(8))..noun).rev().find(|&i| document.says(i, &["a", "an"]));
        let Some(by) = article.map(|i| i.wrapping_sub(1)).filter(|&i| document.says(i, &["by"])) else { return false };
        (sentence.start.max(by.saturating_sub(5))..by).any(|i| document.says(i, &["followed", "preceded"]))
    }

    /// "In 2012 a stage collapse in Oldtown closed the hall. Four people were hurt.": the sentence before is of another event.
    pub(super) fn follows_foreign(&self, sentence: usize) -> bool {
        let Some(before) = sentence.checked_sub(1) else { return false };
        // "It was the deadliest attack since the Beslan siege" is about its own event still.
        let first = self.document.sentences[before].tokens.start;
        !self.document.says(first, &["it", "this", "that", "the"])
            && self.document.sentences[before].paragraph == self.document.sentences[sentence].paragraph
            && !self.in_sentence(before).iter().any(|a| self.is_of(a.subject, rules::Role::Event))
            && !self.foreign_events(before).is_empty()
    }

    /// The year of its own that the words are of: "In 2002, 130 hostages died", but not "…, the most since 2004".
    pub(super) fn own_year(&self, sentence: usize, tokens: &Range<usize>) -> Option<usize> {
        self.dated.binary_search(&sentence).ok()?;
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
        let own = |i: usize| i < tokens.start && !self.is_in_aside(i, tokens) || i >= tokens.end && !parted(i);
        limits.clone().find(|&i| year(i) && own(i))
    }

    /// Whether the token at `at` stands in an aside before `tokens`: "The tanker, built in 2019, had 24 crew", "The tanker, which was
    /// seized in May, had 24 crew".
    pub(super) fn is_in_aside(&self, at: usize, tokens: &Range<usize>) -> bool {
        let document = self.document;
        let comma = |i: &usize| document.is_mark(*i, b',');
        let start = document.sentences[document.sentence_of(at)].tokens.start;
        let Some(open) = (start..at).rev().take(ASIDE).find(comma) else { return false };
        let hangs = document.says(open + 1, &["who", "which", "whose"])
            || is_verb(document, open + 1) && !document.is(open + 1, class::AUXILIARY | class::SAYING);
        open > start && hangs && (at + 1..tokens.start).take(ASIDE).any(|i| comma(&i))
    }

    /// The event of its own that the sentence brings up: "a bombing", "another quake".
    pub(super) fn introduced(&self, sentence: usize) -> Option<usize> {
        let document = self.document;
        let mut tokens = document.sentences[sentence].tokens.clone();
        let is_new = |i: usize| {
            let words = (i.saturating_sub(3)..i).rev().take_while(|&j| document.tokens[j].kind == TokenKind::Word);
            words.into_iter().any(|j| document.says(j, &["a", "an", "another"]))
        };
        let event = |i: usize| document.is(i, class::EVENT) || document.says(i, &["bomb", "bomber", "gunman"]);
        tokens.find(|&i| event(i) && is_new(i) && !self.is_feared(i))
    }

    /// "a flood warning", "for fear of a flood": none that came.
    pub(super) fn is_feared(&self, at: usize) -> bool {
        let document = self.document;
        let mut before = at.saturating_sub(4)..at;
        document.is(at + 1, class::COMPOUND)
            || before.any(|i| {
                document.says(i, &FEARED) && document.says(i + 1, &["of"])
                    || document.says(i, &["fearing", "expecting"])
            })
    }

    /// Events of the sentence that no rule names: "floods in Libya", "the 2004 school siege".
    pub(super) fn foreign_events(&self, sentence: usize) -> Vec<Range<usize>> {
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
        let event = |i: usize| {
            document.is(i, class::EVENT) && !deed::is_gunfire(document, i) && !deed::is_participle(document, i)
        };
        let own = limits.clone().filter(|&i| event(i) && !anchored(i));
        own.filter_map(|i| {
            located(i)
                .map(|place| i..place + 1)
                .or_else(|| of_year(i).map(|year| year.min(i)..year.max(i) + 1))
                .or_else(|| named(i).map(|i| i..i + 1))
        })
        .collect()
    }

    /// Whether the preposition at `at` says where: "in", but also "south of", "the town of".
    fn is_where(&self, at: usize) -> bool {
        let document = self.document;
        document.is(at, class::LOCATIVE)
            || document.says(at, &["of"])
                && at > 0
                && document.is_listed(at - 1, list::PLACE_NOUN)
                && !self.is_known(at - 1)
                // "four miles west of Ostby" is no more than a distance.
                && !(at.saturating_sub(3)..at).any(|i| document.is(i, class::UNIT))
    }

    /// Whether a place only tells more of the event that the passage speaks of: "The quake shook an area around Ostby". Behind the
    /// word for the event itself, as in "the quake in Ostby", it tells which one.
    fn is_detail(&self, sentence: usize, place: usize) -> bool {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        (limits.start..place).any(|i| {
            self.is_event_noun(i)
                && self.is_definite(i)
                && (i + 1..place).any(|j| document.is(j, class::VERB | class::AUXILIARY))
        })
    }

    /// Whether the noun at `at` has an article or a pronoun that takes up something told of before: "the strong quake".
    pub(super) fn is_definite(&self, at: usize) -> bool {
        let document = self.document;
        let phrase = (at.saturating_sub(4)..at).rev();
        phrase
            .take_while(|&i| {
                document.tokens[i].kind == TokenKind::Word && !document.is(i, class::PREPOSITION | class::VERB)
            })
            .any(|i| document.says(i, &["that", "the", "this"]))
    }

    /// Whether an article that has not named its event yet speaks of it already, though at a place that the rule does not know: the
    /// sentence that names it first takes it up as "the quake".
    pub(super) fn is_taken_up(&self, sentence: usize) -> bool {
        let events = self.all.iter().filter(|a| self.is_of(a.subject, rules::Role::Event));
        let Some(first) = events.min_by_key(|a| a.tokens.start).filter(|a| sentence < a.sentence) else { return false };
        let mut tokens = first.tokens.clone();
        let own = tokens.find(|&i| self.is_event_noun(i) && self.is_definite(i));
        let verb = |i: usize| self.document.is(i, class::VERB | class::AUXILIARY);
        own.is_some_and(|noun| (noun + 1..first.tokens.end).any(verb))
    }

    /// Whether a capitalised word is a name that no rule knows.
    pub(super) fn is_unknown_name(&self, at: usize) -> bool {
        let document = self.document;
        let token = document.tokens[at];
        token.capital
            && token.kind == TokenKind::Word
            && !document.is(at, class::DATE | class::FUNCTION)
            && !self.is_known(at)
    }

    /// The token of a name behind the preposition at `at`, if no rule knows that name.
    fn unknown_place(&self, at: usize, limit: usize) -> Option<usize> {
        let document = self.document;
        let phrase = (at + 1..(at + 4).min(limit)).take_while(|&j| is_name_phrase(document, at + 1, j));
        phrase.into_iter().find(|&j| self.is_unknown_name(j))
    }

    /// The place or the event of its own that the words tell of and no rule names: "Israeli strikes in Gaza killed…" is no sentence
    /// about an attack named three lines before. A place that is only where somebody speaks does not count.
    pub(super) fn own_place(&self, sentence: usize, tokens: &Range<usize>) -> Option<Stranger> {
        if self.is_shouted(sentence) {
            return None;
        }
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let near = |place: usize| distance(&(place..place + 1), tokens) <= OWN_PLACE;
        let located = limits.clone().find_map(|i| {
            let place = self.is_where(i).then(|| self.unknown_place(i, limits.end)).flatten()?;
            ((i == limits.start || near(place)) && !self.is_detail(sentence, place)).then_some(place)
        });
        // "…, as in Norland, where thousands were killed".
        let relative = (limits.start..tokens.start).rev().take(OWN_PLACE).find(|&i| document.says(i, &["where"]));
        let elsewhere = relative
            .map(|i| i.wrapping_sub(1 + usize::from(document.is_mark(i.wrapping_sub(1), b','))))
            .filter(|name| limits.contains(name) && self.is_unknown_name(*name));
        located
            .or(elsewhere)
            .map(Stranger::Place)
            .or_else(|| self.foreign_events(sentence).first().map(|event| Stranger::Event(event.start)))
    }

    /// Whether a sentence is all in capitals, so that a capital means nothing.
    pub(super) fn is_shouted(&self, sentence: usize) -> bool {
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

/// Whether the tokens from `first` to `at` can be the beginning of a name with its article and adjectives.
fn is_name_phrase(document: &Document, first: usize, at: usize) -> bool {
    (first..at)
        .all(|i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::PREPOSITION | class::CLAUSE))
}
