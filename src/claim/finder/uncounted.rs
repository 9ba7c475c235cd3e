//! Victims that an article tells of in the plural and never counts: "the murder of the priests" is at least two.

use std::ops::Range;

use super::unreal::BARE;
use super::{Index, Search};
use crate::claim::count::{Group, named_lists, plural_groups};
use crate::claim::index::{Asked, Trigger};
use crate::claim::pattern::{Filling, Scope};
use crate::claim::{Derivation, Outcome, Stance, population};
use crate::document::Document;
use crate::lexicon::class;
use crate::value::{Kind, Mod, Quantity, Value};

/// Before a verb, they leave open whether it was done.
pub(super) const OPEN: [&str; 16] = [
    "any", "can", "cannot", "could", "if", "may", "might", "must", "never", "no", "not", "shall", "should", "whether",
    "will", "would",
];

/// Verbs that need no "were".
pub(super) const INTRANSITIVE: [&str; 4] = ["die", "died", "drowned", "perished"];

impl Search<'_> {
    /// Looks for them where the facts of a measure have found no number.
    pub(super) fn uncounted(&mut self, index: &Index, triggers: &[Trigger]) {
        let mut told = self.answered();
        let subjects: Vec<Option<usize>> =
            std::iter::once(None).chain(self.anchors.subjects.iter().map(|&s| Some(s))).collect();
        for trigger in triggers {
            let measure = trigger.measure;
            let facts = subjects.iter().flat_map(|&s| index.facts(Asked::Measure(measure), s)).copied();
            let facts: Vec<usize> = facts.filter(|f| !told.contains(f)).collect();
            if facts.is_empty() || !population::measures_victims(&self.rules.measures[measure]) {
                continue;
            }
            let Some((sentence, group, tokens)) = self.plural_at(trigger) else { continue };
            for fact in facts {
                if self.take_uncounted(fact, sentence, &group, &tokens) {
                    told.insert(fact);
                }
            }
        }
    }

    /// The people in the plural that the pattern of the trigger speaks of: its sentence, them, and its words.
    fn plural_at(&mut self, trigger: &Trigger) -> Option<(usize, Group, Range<usize>)> {
        let document = self.document;
        let measure = &self.rules.measures[trigger.measure];
        let sentence = document.sentence_of(trigger.token);
        let limits = document.sentences[sentence].tokens.clone();
        self.read_groups(sentence);
        let counted = self.groups[sentence].as_deref().unwrap_or(&[]);
        let mut groups = plural_groups(document, counted, limits.clone());
        groups.extend(named_lists(document, counted, &limits));
        groups.sort_by_key(|g| g.tokens.start);
        let pattern = &measure.patterns[trigger.pattern];
        let scope =
            Scope { document, mentions: self.mentions, groups: &groups, sentence: limits.clone(), kind: measure.kind };
        let found = scope.find(pattern, trigger.part, trigger.token)?;
        let Filling::Group(group) = found.filling else { return None };
        let told = is_told(document, &limits, &found.tokens, &groups[group].tokens);
        told.then(|| (sentence, groups[group].clone(), found.tokens))
    }

    /// Whether the people answer the fact.
    fn take_uncounted(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) -> bool {
        let f = &self.rules.facts[fact];
        let refusal = self
            .wider_time(f, sentence, tokens)
            .or_else(|| self.refusal(f, sentence, tokens))
            .or_else(|| self.veto(f, sentence, tokens, Some(group)));
        let refusal =
            refusal.or_else(|| match population::answer(self.document, self.rules, fact, group, &self.hits) {
                population::Answer::Left(reason) => Some(reason),
                _ => None,
            });
        if let Some(reason) = refusal {
            self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
            return false;
        }
        let people = &group.siblings[0];
        let value = Value::Quantity(Quantity {
            kind: Kind::Count,
            n: None,
            range: people.range,
            unit: None,
            modifier: Some(Mod::EqualOrMore),
            timex: None,
        });
        let mut proposal = self.proposal(sentence, tokens.clone(), value, people.number.clone());
        if proposal.stance != Stance::Asserted {
            return false;
        }
        let spans = vec![self.document.span(people.tokens.clone())];
        let how =
            if people.n.is_some() { "people named: at least so many" } else { "told of in the plural: at least two" };
        proposal.derived = Some(Derivation { how: how.to_owned(), spans });
        self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
        true
    }
}

/// Whether the words `tokens` tell what was done to `people`, rather than what people suffer at large: "civilians were
/// killed", "killing civilians", "the murder of the priests", but not "wounded people", "to kill people".
fn is_told(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>, people: &Range<usize>) -> bool {
    // "They are killing people": at large.
    let goes_on = tokens
        .clone()
        .any(|i| document.says(i, &["are", "is"]) && (document.written(i + 1).to_ascii_lowercase().ends_with("ing")))
        || document.says(tokens.start.wrapping_sub(1), &["are", "is"])
            && document.written(tokens.start).to_ascii_lowercase().ends_with("ing");
    if goes_on {
        return false;
    }
    let question = document.is_mark(sentence.end.wrapping_sub(1), b'?');
    let clause = (sentence.start..tokens.start).rev().take_while(|&i| !document.is_mark(i, b','));
    let deed = tokens.start.wrapping_sub(1);
    let is_deed = (tokens.start..people.start).any(|i| document.says(i, &["of"]));
    let the = document.says(people.start.wrapping_sub(1), &["the", "these", "those"]);
    // "no responsibility for the murder of the priests": what is named with "the" happened, whoever did it.
    let named = is_deed && the && document.says(deed, &["the", "this", "that"]);
    // "a wave of kidnapping and murder of students": deeds of a kind.
    // "has meant the death of witnesses and lawyers": of whoever they were.
    let at_large = document.says(tokens.start, &["death"]);
    if is_deed && !the && (at_large || deed >= sentence.start && !is_determined(document, deed)) {
        return false;
    }
    let open = !named && clause.into_iter().chain(tokens.clone()).any(|i| document.says(i, &OPEN));
    if question || open {
        return false;
    }
    let before = tokens.start.wrapping_sub(1);
    if people.start == tokens.start {
        // A clause of its own: "the relatives of passengers killed in the crash" tells of no passengers.
        let of = before >= sentence.start && document.is(article(document, people.start), class::PREPOSITION);
        let verb = tokens.end - 1;
        return document.is_mark(people.end, b'\'')
            || !of
                && (document.is(people.end, class::AUXILIARY)
                    || document.is(people.end + 1, class::AUXILIARY)
                    || INTRANSITIVE.iter().any(|v| document.says(verb, &[v])));
    }
    let verb = tokens.start;
    // "named the dead as Ada Holm and Bo Lund".
    let noun = (verb..people.start).any(|i| document.is(i, class::PREPOSITION) || document.says(i, &["as"]));
    let active = before < verb
        && before >= sentence.start
        && (!document.is(before, class::FUNCTION)
            || document.is(before, class::CLAUSE | class::AUXILIARY | class::PREPOSITION)
            || document.says(before, &["and", "he", "she", "they", "we", "who", "which"]));
    // "their murdered mayors", "wounded people": what kind of people.
    let past = document.written(verb).to_ascii_lowercase().ends_with("ed");
    // ", and wounded people": no verb of the clause before it.
    let listed = document.says(before, &["and"]) && document.is_mark(before.wrapping_sub(1), b',');
    let attribute = past && listed
        || past && document.is(before, class::PREPOSITION | class::VERB) && !document.is(before, class::AUXILIARY);
    noun || active && !attribute && !document.says(before, &["to"]) && !document.says(verb, &BARE)
}

/// Whether the token determines the noun behind it: "the", "his", "Kabul's", or an adjective behind one of them.
fn is_determined(document: &Document, at: usize) -> bool {
    let determiner = |i: usize| {
        document.says(i, &["a", "an", "the", "this", "that", "his", "her", "its", "their", "s"])
            || document.is_mark(i, b'\'')
    };
    determiner(at) || !document.is(at, class::FUNCTION | class::VERB) && determiner(at.wrapping_sub(1))
}

/// The token before a noun and its article.
fn article(document: &Document, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if document.says(before, &["the", "these", "those"]) { before.wrapping_sub(1) } else { before }
}
