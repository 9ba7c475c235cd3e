//! Runs all rules over one article: patterns, labels and dates to claims, and to the reasons why near misses are none.

mod age;
mod aggregate;
mod apposition;
mod beside;
mod beside_named;
mod beside_total;
mod by_place;
mod closest;
mod date;
mod deadly;
mod echo;
mod habit;
mod label;
mod measure;
mod named_one;
mod near_miss;
mod other_thing;
mod own_scope;
mod superseded;
mod total;
mod uncounted;
mod unreal;
mod veto;
mod who_they_were;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::count::{self, Group};
use super::index::{Asked, Hit, Index, Role};
use super::pattern::{Filling, Match, Scope};
use super::subject::{Anchors, Spoken, Stranger};
use super::{Considered, Outcome, Proposal, voice};
use crate::document::{Block, Document};
use crate::mention::Mention;
use crate::rules::{self, Ask, Fact, RuleSet};
use crate::value::Value;

/// One article as the rules read it.
pub(super) struct Search<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    published: Option<Date>,
    rules: &'a RuleSet,
    anchors: Anchors<'a>,
    hits: Vec<Hit>,
    /// The groups of the sentences asked for so far.
    groups: Vec<Option<Vec<Group>>>,
    considered: Vec<Considered>,
}

/// Why a place outside the article is left.
const NOT_ARTICLE: &str = "not the article: navigation, a repeat, or another article's headline";

/// What a fact asks of one place in the text.
struct Candidate<'m> {
    fact: usize,
    sentence: usize,
    found: &'m Match,
}

/// How much is to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// What is taken, and what was left on the way.
    Claims,
    /// Why other numbers beside the words of a rule were not taken, too.
    Reasons,
    /// And, for a fact that has looked at nothing, where the asked kind of value stands.
    Closest,
}

/// Everything that the facts of `rules` take and leave in the document, in order of the text.
pub(super) fn search(
    document: &Document,
    mentions: &[Mention],
    published: Option<Date>,
    rules: &RuleSet,
    index: &Index,
    ask: Wanted,
) -> Vec<Considered> {
    let (hits, triggers) = index.scan(document);
    let anchors = Anchors::find(document, rules, &hits, mentions, published);
    let subjects = anchors.subjects.clone();
    let groups = vec![None; document.sentences.len()];
    let mut search = Search { document, mentions, published, rules, anchors, hits, groups, considered: Vec::new() };

    let mut matches: Vec<(usize, usize, Match)> = Vec::new();
    for trigger in &triggers {
        let sentence = document.sentence_of(trigger.token);
        let measure = &rules.measures[trigger.measure];
        search.read_groups(sentence);
        let scope = Scope {
            document,
            mentions,
            groups: search.groups[sentence].as_deref().unwrap_or(&[]),
            sentence: document.sentences[sentence].tokens.clone(),
            kind: measure.kind,
        };
        if let Some(found) = scope.find(&measure.patterns[trigger.pattern], trigger.part, trigger.token) {
            matches.push((trigger.measure, sentence, found));
        }
    }
    matches.extend(search.ages(index));
    matches.extend(search.totals(&matches));
    matches = shortest(matches);
    if ask >= Wanted::Reasons {
        search.unnamed(&matches, index);
    }
    for (measure, sentence, found) in &matches {
        for subject in std::iter::once(None).chain(subjects.iter().map(|&s| Some(s))) {
            for &fact in index.facts(Asked::Measure(*measure), subject) {
                search.measure(&Candidate { fact, sentence: *sentence, found });
            }
        }
    }
    search.uncounted(index, &triggers);
    search.named_victims(index, &triggers, ask);
    search.deadly(index);
    search.event_dates(index);
    for (fact, hits) in search.hits_by_fact() {
        match &rules.facts[fact].ask {
            Ask::Count => search.count(fact, &hits),
            Ask::Terms(terms) => search.terms(fact, terms, &hits),
            Ask::Measure(_) | Ask::EventDate => {}
        }
    }
    search.drop_first_reports();
    search.drop_own_scope();
    search.drop_single_victims();
    search.drop_halves();
    search.drop_nobody();
    search.drop_echoes();
    search.drop_beside_total();
    search.drop_other_things();
    search.drop_beside_named();
    if ask >= Wanted::Reasons {
        search.near_misses(index, &triggers);
    }
    if ask == Wanted::Closest {
        search.closest();
    }
    let mut considered = search.considered;
    considered.sort_by_key(|c| (c.tokens.start, c.tokens.end, c.fact));
    considered
}

/// Of several matches of one measure that take one value, the shortest.
fn shortest(mut matches: Vec<(usize, usize, Match)>) -> Vec<(usize, usize, Match)> {
    let slot = |m: &Match| match m.filling {
        Filling::Group(i) | Filling::Sibling(i, _) | Filling::Whole(i) => (0, i, 0),
        Filling::Part(i, part) => (0, i, part + 1),
        Filling::Mention(i) | Filling::Core(i) => (1, i, 0),
    };
    matches.sort_by_key(|(measure, sentence, m)| {
        // A phrase that names the noun knows better which of a list is asked.
        let unnamed = !matches!(m.filling, Filling::Sibling(..));
        (*sentence, *measure, slot(m), m.refused, unnamed, m.tokens.len(), m.tokens.start)
    });
    matches.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1 && slot(&a.2) == slot(&b.2));
    matches
}

impl<'a> Search<'a> {
    /// The facts that have a claim.
    fn answered(&self) -> BTreeSet<usize> {
        self.considered.iter().filter(|c| c.taken().is_some()).map(|c| c.fact).collect()
    }

    /// The hits of each fact's own words, by fact.
    fn hits_by_fact(&self) -> BTreeMap<usize, Vec<Hit>> {
        let mut by_fact: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
        for hit in &self.hits {
            if let Role::Term { fact, .. } | Role::Who { fact } = hit.role {
                by_fact.entry(fact).or_default().push(hit.clone());
            }
        }
        by_fact
    }

    /// Phrases of facts whose subject the article does not name.
    fn unnamed(&mut self, matches: &[(usize, usize, Match)], index: &Index) {
        let unnamed: Vec<usize> =
            (0..self.rules.subjects.len()).filter(|s| self.anchors.subjects.binary_search(s).is_err()).collect();
        for (measure, sentence, found) in matches {
            for &subject in &unnamed {
                let reason = format!("nothing near names {}", self.rules.subjects[subject].id);
                for &fact in index.facts(Asked::Measure(*measure), Some(subject)) {
                    self.note(fact, *sentence, found.tokens.clone(), Outcome::Left(reason.clone()));
                }
            }
        }
    }

    fn read_groups(&mut self, sentence: usize) {
        if self.groups[sentence].is_none() {
            let tokens = self.document.sentences[sentence].tokens.clone();
            self.groups[sentence] = Some(count::groups(self.document, self.mentions, tokens));
        }
    }

    fn note(&mut self, fact: usize, sentence: usize, tokens: Range<usize>, outcome: Outcome) {
        self.considered.push(Considered { fact, sentence, tokens, outcome });
    }

    fn is_boilerplate(&self, sentence: usize) -> bool {
        self.document.block_of_sentence(sentence) == Block::Boilerplate
    }

    /// Why nothing at this place can be a claim about the fact, if so.
    fn refusal(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        if self.is_boilerplate(sentence) {
            return Some(NOT_ARTICLE.to_owned());
        }
        if let Some(reason) = self.beside(fact, sentence, tokens) {
            return Some(reason);
        }
        let subject = fact.subject?;
        let wanted = &self.rules.subjects[subject];
        match self.anchors.spoken_of(wanted.role, sentence, tokens) {
            Spoken::Of(found) if found == subject => self.anchors.other_pronoun(subject, sentence, tokens).map(|at| {
                let (role, word) = (role_name(wanted.role), self.document.written(at));
                format!("other {role}: \"{word}\" is somebody else")
            }),
            Spoken::Of(found) => Some(format!("other {}: {}", role_name(wanted.role), self.rules.subjects[found].id)),
            // The place that the fact itself asks for is no other event's.
            Spoken::Foreign(_) if !fact.only_where.is_empty() => None,
            Spoken::Foreign(stranger) => Some(self.told_of(stranger, wanted)),
            Spoken::Nothing => Some(format!("nothing near names {}", wanted.id)),
        }
    }

    /// What the sentence speaks of instead, in the word that tells it.
    fn told_of(&self, stranger: Stranger, wanted: &rules::Subject) -> String {
        let word = |at: usize| self.document.written(at);
        let role = role_name(wanted.role);
        match stranger {
            Stranger::Antecedent(at) => {
                format!(
                    "other {role}: \"{}\" is said of the words before it, which do not name {}",
                    word(at),
                    wanted.id
                )
            }
            Stranger::Elsewhere(at) => format!("other event: the sentence begins with \"{}\"", word(at)),
            Stranger::Occurrence(at) => format!("other event: \"{}\" is one more occurrence", word(at)),
            Stranger::Event(at) => format!("other event: \"{}\" with a place, a year or a name of its own", word(at)),
            Stranger::NewEvent(at) => format!("other event: \"{}\" is brought up as a new one", word(at)),
            Stranger::OtherNoun(at) => format!("other event: \"{}\" is none of the nouns of {}", word(at), wanted.id),
            Stranger::Year(at) => format!("other event: the sentence has a year of its own, {}", word(at)),
            Stranger::Past(at) => {
                let time = self.mentions[self.mentions.partition_point(|m| m.tokens.end <= at)..].first();
                let words = time.map_or(word(at), |m| self.document.span(m.tokens.clone()).of(self.document.text));
                format!("other event: the sentence has a time of its own, \"{words}\"")
            }
            Stranger::Since(at) => format!("other event: behind \"{}\" is what was before", word(at)),
            Stranger::Place(at) => {
                format!("other event: the sentence has a place or a name of its own, \"{}\"", word(at))
            }
            Stranger::Relative(at) => format!("other {role}: it is said of a relative, \"{}\"", word(at)),
            Stranger::Owned(at) => format!("other {role}: it is said of what it has, \"{}\"", word(at)),
            Stranger::Name(at) => format!("other {role}: the sentence has a name of its own, \"{}\"", word(at)),
            Stranger::Before(_) => "other event: the sentence before tells of another one".to_owned(),
        }
    }

    fn proposal(&self, sentence: usize, tokens: Range<usize>, value: Value, value_tokens: Range<usize>) -> Proposal {
        let limits = self.document.sentences[sentence].tokens.clone();
        Proposal {
            stance: voice::stance(self.document, limits, &tokens),
            speaker: voice::speaker(self.document, value_tokens.start),
            tokens,
            value,
            value_tokens,
            derived: None,
        }
    }
}

fn role_name(role: rules::Role) -> &'static str {
    match role {
        rules::Role::Event => "event",
        rules::Role::Entity => "entity",
    }
}
