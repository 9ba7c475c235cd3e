//! Subjects: the people of whom the words of a pattern tell what became of them, and whether they only acted.

use std::ops::Range;

use super::{Filling, REACH, Scope};
use crate::claim::count::{Count, Group};
use crate::claim::phrase;
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::value::Kind;

impl Scope<'_> {
    /// The group that is the subject of the words at `from`: the nearest before it, with nothing between but what can
    /// stand between a subject and its verb.
    pub(super) fn group_before(&self, from: usize, gap: bool) -> Option<(Filling, usize)> {
        let document = self.document;
        // The words of the pattern may be inside the noun: "137 deaths", "13 US soldiers dead".
        let inside = |g: &Group| g.tokens.start < from && from <= g.end;
        let index = self.groups.iter().rposition(|g| inside(g) || g.end <= from)?;
        // "Four robbers, two disguised as guards, made off": some of them between commas, the subject in front.
        let inset = self.inset(index, from);
        let index = if inset.is_empty() { index } else { index - 1 };
        // "30 people on three boats drowned" counts the people.
        let index = if from < self.groups[index].end { index } else { phrase::head(document, self.groups, index)? };
        let group = &self.groups[index];
        if let named @ Filling::Sibling(..) = self.named_by(index, from) {
            return Some((named, group.tokens.start));
        }
        // "four robbers, two of whom were disguised": the words are the part's own.
        let own = |p: &Count| p.partitive && p.tokens.start < from && from < p.tokens.end;
        let of_whom = |p: &Count| {
            let whom = p.tokens.start.wrapping_sub(1);
            document.says(whom, &["whom", "which"]) && document.says(whom.wrapping_sub(1), &["of"])
        };
        if let Some(part) = group.parts.iter().position(own) {
            return Some((Filling::Part(index, part), group.parts[part].tokens.start));
        }
        let between = group.end.min(from)..from;
        // "17 camps for the displaced": those of whom it is said, not what is said of the camps.
        let noun = document.says(from - 1, &["the", "those"])
            && document.is(from.wrapping_sub(2), class::PREPOSITION)
            && !document.says(from.wrapping_sub(2), &["of"])
            && document.written(from).ends_with("ed");
        if !between.is_empty() && noun {
            return None;
        }
        // "No one knows the reason for the mayor's murder": the owner stands next to the mark.
        if document.is_mark(from, b'\'') && !between.is_empty() {
            return None;
        }
        // "six robbers, three of them dressed as clowns", "six robbers, of whom three were caught": the words stand next to the
        // part, which they speak of.
        let stands_next = |p: &usize| {
            let part = &group.parts[*p];
            (part.partitive || of_whom(part)) && part.tokens.end <= from
        };
        let part = group.parts.len().checked_sub(1).filter(stands_next);
        if let (Some(part), true) = (part, between.clone().all(|i| self.is_filler(i))) {
            return Some((Filling::Part(index, part), group.parts[part].tokens.start));
        }
        // "thirty of the 150 people killed", "nine of the 14 dead", "nine of the 14 who died": the words stand next to the whole.
        let mut verb = between.start + 1..between.end;
        let who = document.says(between.start, &["who", "that"])
            && !between.is_empty()
            && verb.all(|i| document.is(i, class::AUXILIARY | class::ADVERB));
        let participle = between.is_empty() && document.is(from, class::VERB | class::STATUS) || who;
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
        // "the many raids which have caused deaths": a noun of harm is counted by the number beside it.
        let noun = document.says(from, &HARMS) && !document.is_mark(from + 1, b':');
        if noun && between.clone().any(|i| document.is(i, class::VERB | class::CLAUSE)) {
            return None;
        }
        // "Nine missing as the town buries its dead": the dead are others, whom a determiner of their own counts as known.
        let own = document.says(from.wrapping_sub(1), &["her", "his", "its", "our", "the", "their"]);
        if own && !between.is_empty() && !document.is(from.wrapping_sub(2), class::PREPOSITION) {
            return None;
        }
        let mut commas = 0;
        // "people who were waiting for the ferry died": a relative clause has a verb of its own.
        let mut own_verbs = 0;
        let aside = phrase::aside(document, self.mentions, &between);
        // "Twelve people, officials said, died": who only speaks stands between.
        let between_them =
            between.clone().filter(|i| !aside.contains(i) && !inset.contains(i) && !document.is_speaker(*i));
        for i in between_them {
            commas += usize::from(document.is_mark(i, b','));
            let relative = document.is(i, class::CLAUSE)
                && !(document.says(i, &["who", "that", "which"])
                    && document.is(i + 1, class::AUXILIARY | class::ADVERB | class::VERB));
            let of_parts = !group.parts.is_empty() && matches!(document.written(i), "—" | "–" | "-");
            let dash = matches!(document.written(i), "—" | "–" | ";" | ":" | "(" | ")") && !of_parts;
            // "137 and the number of injured": another noun is the subject. "were shot and killed" has one subject.
            let last = i.wrapping_sub(1);
            let passive = document.is(last.wrapping_sub(1), class::AUXILIARY)
                && document.written(last).to_ascii_lowercase().ends_with("ed");
            // "a father and son, aged 34 and 5, were killed".
            let digits = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits);
            let ages = digits(last) && digits(i + 1) && commas == 1;
            if document.says(i, &["and", "or", "but"]) && !document.is(last, class::VERB) && !passive && !ages {
                return None;
            }
            // "were kidnapped and later found murdered".
            let joined = |k: usize| document.is(k, class::ADVERB | class::AUXILIARY) || document.says(k, &COPULAS);
            if document.is(i, class::VERB) && document.says(i + 1, &["and"]) && (i + 2..from).all(joined) {
                continue;
            }
            if document.says(i, &["who", "that", "which"]) {
                own_verbs += 1;
            }
            // "took a few steps before being shot": what happens later happens to another subject.
            // "Five people received treatment after being hurt" tells of the five.
            let later = document.says(i, &["after", "before", "while", "when"]);
            if self.is_of_subject(group, i, from) {
                break;
            }
            if later && document.written(i + 1).to_ascii_lowercase().ends_with("ing") {
                return None;
            }
            // "Seventeen sailors held on the ship were freed": a participle right behind the noun, and a verb of its own to come.
            let reduced = i == between.start
                && document.is(i, class::VERB)
                && !document.is(i, class::AUXILIARY)
                && (i + 1..from).any(|k| document.says(k, &PASSIVES))
                && !(i + 1..from).any(|k| document.says(k, &["and", "but", "when", "as"]));
            if reduced {
                continue;
            }
            let copula = document.says(i, &COPULAS);
            let verb = document.is(i, class::VERB) && !document.is(i, class::HEDGE) && !copula;
            let main = (i + 1..from).find(|&k| document.says(k, &["after"]));
            if verb && main.is_some_and(|k| self.is_of_subject(group, k, from)) {
                continue;
            }
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

    /// The commas and what stands between them, where the last count before the words at `from` tells only how some of the count before
    /// it look: ", two disguised as guards,".
    fn inset(&self, index: usize, from: usize) -> Range<usize> {
        let document = self.document;
        let group = &self.groups[index];
        let none = from..from;
        let Some(before) = index.checked_sub(1).map(|i| &self.groups[i]) else { return none };
        let open = before.end;
        let bare = matches!(group.siblings.as_slice(), [only] if only.noun.is_none() || only.partitive);
        let participle = document.is(group.end, class::VERB) || document.written(group.end).ends_with("ed");
        let close = (group.end..from).find(|&i| document.is_mark(i, b','));
        let whole = document.is_mark(open, b',') && open + 1 == group.tokens.start && bare && participle;
        match close {
            Some(close) if whole && (close + 1..from).all(|i| self.is_filler(i)) => open..close + 1,
            _ => none,
        }
    }

    /// Whether "after being" at `after`, right before the words at `from`, goes on about the subject `group`: "Five people received
    /// treatment after being hurt", but not "took five steps after being hurt".
    fn is_of_subject(&self, group: &Group, after: usize, from: usize) -> bool {
        let document = self.document;
        let being = document.says(after, &["after"]) && document.says(after + 1, &["being", "having"]);
        let close = (after + 2..from).all(|i| document.is(i, class::AUXILIARY | class::ADVERB));
        let before = group.tokens.start.wrapping_sub(1);
        let opens = group.tokens.start == self.sentence.start
            || document.says(before, &["that"])
            || document.is(before, class::SAYING)
            || document.is_mark(before, b',');
        let parted = (group.end..after).any(|i| {
            document.tokens[i].kind == TokenKind::Mark && !document.is_mark(i, b'-')
                || document.says(i, &["and", "but", "who"])
        });
        being && close && opens && !parted
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
    pub(super) fn is_active(&self, filling: Filling, end: usize) -> bool {
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

/// Verbs of which those who do it are counted, so that what follows is no reason to leave them: "five people died two days
/// later", "5,000 people attended a rally".
pub(super) const INTRANSITIVE: [&str; 9] =
    ["attended", "die", "died", "dies", "drowned", "fled", "perished", "survived", "vanished"];

/// Forms of "be" and "have" between a subject and what becomes of it.
const PASSIVES: [&str; 6] = ["are", "be", "been", "had", "have", "were"];

/// Nouns of harm that are counted themselves.
const HARMS: [&str; 4] = ["casualties", "deaths", "fatalities", "injuries"];

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
