//! Victims told of by name, where an article counts none: "The blast killed Omar Haddad, a baker" is at least one. A name is one
//! of several as often as not, so that only a sentence that tells all of a new event says that it was one: "A fire killed Maria
//! Lopez".

use std::collections::BTreeMap;
use std::ops::Range;

use super::uncounted::{INTRANSITIVE, OPEN};
use super::unreal::BARE;
use super::{Index, Search, Wanted};
use crate::claim::count::{Group, named_ones};
use crate::claim::index::{Asked, Trigger};
use crate::claim::pattern::{Filling, Scope};
use crate::claim::{Derivation, Outcome, Stance, population};
use crate::document::Document;
use crate::lexicon::class;
use crate::value::{Decimal, Kind, Mod, Quantity, Range as Stated, Value};

/// Those whose shots hit attackers as often as anybody.
const POLICE: [&str; 8] = ["commandos", "forces", "guards", "officer", "officers", "police", "soldiers", "troops"];

/// What happens to people without an event, too.
const OF_ANYTHING: [&str; 9] = ["death", "deaths", "die", "died", "dies", "hurt", "injured", "injuries", "life"];

/// Where people die who never lived.
const FICTION: [&str; 8] = ["book", "episode", "film", "movie", "novel", "play", "series", "thriller"];

/// So many people of a list of the dead are looked at.
const LOOKED_AT: usize = 16;

/// Between a person and a verb, they say that it happened to them.
const BE: [&str; 6] = ["been", "being", "got", "is", "was", "were"];

/// A person whom the words of a measure are said of.
struct Named {
    sentence: usize,
    group: Group,
    /// The words of the measure, with those of the person.
    tokens: Range<usize>,
}

impl Search<'_> {
    /// Looks for them where the facts of a measure have found no number; else tells why they are none, if that is `ask`ed.
    pub(super) fn named_victims(&mut self, index: &Index, triggers: &[Trigger], ask: Wanted) {
        let told = self.answered();
        let subjects: Vec<Option<usize>> =
            std::iter::once(None).chain(self.anchors.subjects.iter().map(|&s| Some(s))).collect();
        let mut found: BTreeMap<usize, Vec<Named>> = BTreeMap::new();
        let mut read: (usize, Vec<Group>) = (usize::MAX, Vec::new());
        for trigger in triggers {
            if !population::measures_victims(&self.rules.measures[trigger.measure]) {
                continue;
            }
            let facts = subjects.iter().flat_map(|&s| index.facts(Asked::Measure(trigger.measure), s)).copied();
            let facts: Vec<usize> = facts.filter(|f| ask >= Wanted::Reasons || !told.contains(f)).collect();
            if facts.is_empty() {
                continue;
            }
            let sentence = self.document.sentence_of(trigger.token);
            if read.0 != sentence {
                self.read_groups(sentence);
                let counted = self.groups[sentence].as_deref().unwrap_or(&[]);
                let limits = &self.document.sentences[sentence].tokens;
                read = (sentence, named_ones(self.document, counted, limits));
            }
            let Some((group, tokens)) = self.named_at(trigger, sentence, &read.1) else { continue };
            for fact in facts {
                if told.contains(&fact) {
                    let reason = "part: one of the victims, told of by name".to_owned();
                    self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
                } else {
                    let named = Named { sentence, group: group.clone(), tokens: tokens.clone() };
                    found.entry(fact).or_default().push(named);
                }
            }
        }
        for (fact, people) in found {
            self.take_named(fact, people);
        }
    }

    /// The one of `people` to whom the pattern of the trigger happens, and its words.
    fn named_at(&self, trigger: &Trigger, sentence: usize, people: &[Group]) -> Option<(Group, Range<usize>)> {
        if people.is_empty() {
            return None;
        }
        let (document, measure) = (self.document, &self.rules.measures[trigger.measure]);
        let limits = document.sentences[sentence].tokens.clone();
        let pattern = &measure.patterns[trigger.pattern];
        let scope =
            Scope { document, mentions: self.mentions, groups: people, sentence: limits.clone(), kind: measure.kind };
        let found = scope.find(pattern, trigger.part, trigger.token).filter(|m| m.refused.is_none())?;
        let Filling::Group(at) = found.filling else { return None };
        let group = &people[at];
        happens_to(document, &limits, &found.tokens, &group.tokens).then(|| (group.clone(), found.tokens))
    }

    /// One claim for all who are named: the first, or the one of whom the sentence tells all.
    fn take_named(&mut self, fact: usize, mut people: Vec<Named>) {
        people.sort_by_key(|n| (n.tokens.start, n.tokens.end));
        people.dedup_by(|a, b| a.group.tokens == b.group.tokens);
        // One claim comes of all; each is looked for in the whole text.
        people.truncate(LOOKED_AT);
        let mut own: Vec<Named> = Vec::new();
        for named in people {
            match self.refuses_named(fact, &named) {
                Some(reason) => self.note(fact, named.sentence, named.tokens, Outcome::Left(reason)),
                None => own.push(named),
            }
        }
        let Some(first) = own.first() else { return };
        // "A fire killed Maria Lopez … Lopez was killed when": one person.
        let surname = |n: &Named| self.surname(n);
        let alone = own.iter().all(|n| surname(n) == surname(first));
        let whole = own.iter().find(|n| alone && is_new_event(self.document, self.limits(n.sentence), &n.tokens));
        let (named, range, modifier) = match whole {
            Some(named) => (named, Stated::exactly(Decimal::ONE), None),
            None => (first, first.group.siblings[0].range, Some(Mod::EqualOrMore)),
        };
        let n = Some(Decimal::ONE);
        let value = Value::Quantity(Quantity { kind: Kind::Count, n, range, unit: None, modifier, timex: None });
        let count = &named.group.siblings[0];
        let mut proposal = self.proposal(named.sentence, named.tokens.clone(), value, count.tokens.clone());
        if proposal.stance != Stance::Asserted {
            return;
        }
        let how = if whole.is_some() { "told of by name: one" } else { "told of by name: at least one" };
        let spans = vec![self.document.span(count.tokens.clone())];
        proposal.derived = Some(Derivation { how: how.to_owned(), spans });
        let (sentence, tokens) = (named.sentence, named.tokens.clone());
        self.note(fact, sentence, tokens, Outcome::Taken(Box::new(proposal)));
    }

    /// Why somebody named answers the fact in nothing.
    fn refuses_named(&self, fact: usize, named: &Named) -> Option<String> {
        let (document, f) = (self.document, &self.rules.facts[fact]);
        let Named { sentence, group, tokens } = named;
        let by = tokens.end + usize::from(document.is(tokens.end, class::ADVERB));
        let by_police = document.says(by, &["by"]) && (by + 1..by + 5).any(|i| document.says(i, &POLICE));
        if by_police || self.is_attacker(named) {
            return Some("part: no victim but one who attacks".to_owned());
        }
        // A death that no event is told beside is anybody's, and a striker's injury is no victim's.
        let limits = document.sentences[*sentence].tokens.clone();
        let event = |i: usize| document.is(i, class::EVENT) && !tokens.contains(&i);
        let of_anything = tokens.clone().any(|i| document.says(i, &OF_ANYTHING));
        if f.subject.is_none() && of_anything && !limits.clone().any(event) {
            return Some("told of by name, in a sentence that names no event".to_owned());
        }
        let told =
            limits.clone().find(|&i| document.says(i, &FICTION) && document.says(i.wrapping_sub(1), &["a", "the"]));
        if let Some(told) = told {
            return Some(format!("told of in a {}", document.written(told)));
        }
        self.wider_time(f, *sentence, tokens)
            .or_else(|| self.refusal(f, *sentence, tokens))
            .or_else(|| self.veto(f, *sentence, tokens, Some(group)))
            .or_else(|| self.superseded(*sentence, tokens))
            .or_else(|| match population::answer(document, self.rules, fact, group, &self.hits) {
                population::Answer::Left(reason) => Some(reason),
                _ => None,
            })
    }

    /// Whether the article calls somebody of that name one who attacks: "the gunman, Omar Haddad", "suspect Haddad".
    fn is_attacker(&self, named: &Named) -> bool {
        let document = self.document;
        let Some(surname) = self.surname(named) else { return false };
        let attacks = |i: usize| document.is(i, class::ATTACKER);
        (0..document.tokens.len()).filter(|&i| document.tokens[i].capital && document.written(i) == surname).any(|i| {
            let title = (i.saturating_sub(5)..i)
                .rev()
                .take_while(|&j| document.tokens[j].capital || attacks(j) || document.is_mark(j, b','));
            let aside = i + 1..document.tokens.len().min(i + 7);
            let aside = aside.take_while(|&j| !document.is(j, class::AUXILIARY | class::VERB));
            title.into_iter().any(attacks) || document.is_mark(i + 1, b',') && aside.into_iter().any(attacks)
        })
    }

    /// The last word of a name.
    fn surname(&self, named: &Named) -> Option<&str> {
        let document = self.document;
        let tokens = named.group.siblings[0].tokens.clone();
        let name = tokens.skip_while(|&i| !document.tokens[i].capital || document.is(i, class::PERSON));
        name.take_while(|&i| document.tokens[i].capital).last().map(|i| document.written(i))
    }

    fn limits(&self, sentence: usize) -> &Range<usize> {
        &self.document.sentences[sentence].tokens
    }
}

/// Whether the words `tokens` tell what was done to the person: "Ada Holm was killed", "killed Ada Holm", "the murder of Ada
/// Holm", but not "a plot to kill Ada Holm", "the brother of Ada Holm died".
fn happens_to(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>, person: &Range<usize>) -> bool {
    let clause = (sentence.start..tokens.start).rev().take_while(|&i| !document.is_mark(i, b','));
    let open = clause.into_iter().chain(tokens.clone()).any(|i| document.says(i, &OPEN));
    if open || document.is_mark(sentence.end.wrapping_sub(1), b'?') {
        return false;
    }
    let before = tokens.start.wrapping_sub(1);
    if person.start > tokens.start {
        let deed = (tokens.start..person.start).any(|i| document.is(i, class::PREPOSITION));
        return deed || !document.says(before, &["to"]) && !document.says(tokens.start, &BARE);
    }
    // "the son of Ada Holm was killed", "police and Ada Holm were": who is meant is not the name alone.
    let own = before < sentence.start
        || before == usize::MAX
        || !document.is(before, class::PREPOSITION) && !document.says(before, &["and", "or"]);
    let last = tokens.end - 1;
    let passive = (person.end..last).any(|i| document.says(i, &BE)) && document.is(last, class::VERB | class::STATUS);
    // "Her cousin Ida died": of whatever it was.
    let relative = document.says(person.start, &["her", "his", "my", "our", "their"]);
    own && (passive || !relative && INTRANSITIVE.iter().any(|verb| document.says(last, &[verb])))
}

/// Whether the sentence tells all of an event that it brings up: "A fire in Ostby killed Maria Lopez."
fn is_new_event(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let verb = tokens.start;
    let subject = sentence.start..verb;
    let opens = document.says(sentence.start, &["a", "an"]) && document.is(verb, class::VERB);
    let event = subject.clone().any(|i| document.is(i, class::EVENT));
    let plain = !subject
        .clone()
        .any(|i| document.is_mark(i, b',') || document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION));
    let more = document.says(tokens.end, &["and", "or"])
        || document.is_mark(tokens.end, b',') && document.says(tokens.end + 1, &["and"]);
    opens && event && plain && !more
}
