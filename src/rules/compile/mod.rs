//! What the user wrote → what runs. Looks at everything before it gives up, so that an author sees all problems at once.

mod fact;
mod id;

use std::collections::BTreeSet;
use std::ops::Range;

use id::Ids;

use super::date;
use super::diagnostic::{Problems, Spot};
use super::name::NameMatcher;
use super::pattern::pattern;
use super::phrase::{Flaw, Use, phrases};
use super::schema::{EntityTable, EventTable, MeasureTable, Rules, Text, Texts};
use super::{Fact, Measure, Part, Pattern, Phrase, Role, RuleSet, Subject};
use crate::document::tokenize;
use crate::lexicon::{Vocabulary, WordId, english};
use crate::value::Kind;

/// Compiles all tables; what it returns is only worth running if no problem was noted. Tables of `built_in_file` come first.
pub(super) fn compile(rules: &Rules, built_in_file: usize, problems: &mut Problems) -> RuleSet {
    let ids = Ids::of(rules, problems);
    let mut compiler = Compiler { problems, vocabulary: english().vocabulary.clone(), names: NameMatcher::default() };
    let events = rules.events.iter().map(|event| compiler.event(event)).collect::<Vec<_>>();
    let entities = rules.entities.iter().map(|entity| compiler.entity(entity)).collect::<Vec<_>>();
    let mut measures: Vec<Measure> = rules.measures.iter().map(|measure| compiler.measure(measure)).collect();
    mark_done_to(&mut measures);
    let facts: Vec<Fact> = rules.facts.iter().map(|fact| compiler.fact(fact, &ids)).collect();
    compiler.check_parts(&rules.facts, &facts);
    compiler.check_units(&rules.facts, &facts, &measures);

    let is_built_in = |m: &&MeasureTable| m.id.as_ref().is_some_and(|id| id.spot.file == built_in_file);
    RuleSet {
        vocabulary: compiler.vocabulary,
        names: compiler.names,
        subjects: events.into_iter().chain(entities).collect(),
        measures,
        built_in: rules.measures.iter().filter(is_built_in).count(),
        facts,
    }
}

/// Marks the patterns whose verb is done to those whom they count.
fn mark_done_to(measures: &mut [Measure]) {
    let counts = |m: &&Measure| m.kind == Kind::Count;
    let verb = |p: &Pattern| match p.parts.as_slice() {
        [Part::Word(verb), Part::Slot] => Some(verb.clone()),
        _ => None,
    };
    let verbs: BTreeSet<WordId> =
        measures.iter().filter(counts).flat_map(|m| &m.patterns).filter_map(verb).flatten().collect();
    for pattern in measures.iter_mut().flat_map(|m| &mut m.patterns) {
        if let (Some(Part::Slot), Some(Part::Word(last))) = (pattern.parts.first(), pattern.parts.last()) {
            pattern.done_to = last.iter().any(|word| verbs.contains(word));
        }
    }
}

struct Compiler<'p, 'f> {
    problems: &'p mut Problems<'f>,
    vocabulary: Vocabulary,
    names: NameMatcher,
}

impl Compiler<'_, '_> {
    fn event(&mut self, event: &EventTable) -> Subject {
        let tried = |key| event.tried.contains(&key);
        let has_scene = tried("places") && (tried("date") || tried("nouns"));
        if !tried("names") && !has_scene && self.problems.all_read() {
            let diagnostic = self.problems.add(
                &event.spot,
                "nothing tells how sources name the event",
                "expected `names`, or `places` with `date` or `nouns`",
            );
            diagnostic.help("write `names = [\"…\"]` with the words that articles use");
        }
        Subject {
            id: id_of(event.id.as_ref()),
            role: Role::Event,
            names: self.names(event.names.as_ref()),
            places: self.names(event.places.as_ref()),
            nouns: self.phrases(event.nouns.as_ref(), Use::Name),
            date: event.date.as_ref().and_then(|written| {
                let date = date::parse(&written.value);
                if date.is_none() {
                    self.problems.add(&written.spot, format!("`{}` is no date", written.value), date::EXPECTED);
                }
                date
            }),
        }
    }

    fn entity(&mut self, entity: &EntityTable) -> Subject {
        Subject {
            id: id_of(entity.id.as_ref()),
            role: Role::Entity,
            names: self.names(entity.names.as_ref()),
            places: Vec::new(),
            nouns: Vec::new(),
            date: None,
        }
    }

    fn measure(&mut self, measure: &MeasureTable) -> Measure {
        let kind = measure.kind.as_ref().and_then(|kind| kind_of(&kind.value));
        if let (Some(unit), Some(kind)) = (&measure.unit, kind) {
            self.check_unit(unit, kind);
        }
        // Without a known kind no slot is known to fit: the phrases wait until the kind is right.
        let mut patterns = Vec::new();
        for text in kind.and(measure.phrases.as_ref()).into_iter().flat_map(|texts| &texts.value) {
            match pattern(&text.value, kind.unwrap_or(Kind::Count), &mut self.vocabulary) {
                Ok(pattern) if patterns.contains(&pattern) => {}
                Ok(pattern) => patterns.push(pattern),
                Err(flaw) => self.flaw(text, flaw),
            }
        }
        Measure {
            id: id_of(measure.id.as_ref()),
            kind: kind.unwrap_or(Kind::Count),
            unit: measure.unit.as_ref().map(|unit| unit.value.clone()),
            patterns,
            never: self.phrases(measure.never.as_ref(), Use::Statement),
        }
    }

    fn check_unit(&mut self, unit: &Text, kind: Kind) {
        let (fits, label) = match kind {
            Kind::Duration | Kind::Age => (true, ""),
            Kind::Money => {
                let is_code = unit.value.len() == 3 && unit.value.bytes().all(|b| b.is_ascii_uppercase());
                (is_code, "expected a currency code such as USD")
            }
            Kind::Measure => {
                let known = english().units.dimension(&unit.value).is_some();
                (known, "expected a unit of measure, such as `kilometre` or `hectare`")
            }
            _ => (false, "expected no unit, or another kind"),
        };
        if !fits {
            let message = match kind {
                Kind::Money => format!("`{}` is no currency", unit.value),
                Kind::Measure => format!("`{}` is no unit that is known", unit.value),
                _ => format!("a {} has no unit", kind.name()),
            };
            self.problems.add(&unit.spot, message, label);
        }
    }

    fn names(&mut self, texts: Option<&Texts>) -> Vec<Phrase> {
        let found = self.phrases(texts, Use::Name);
        for text in texts.into_iter().flat_map(|texts| &texts.value) {
            for token in tokenize(&text.value, &self.vocabulary) {
                if token.capital && token.word != WordId::UNKNOWN {
                    self.names.add(token.span.of(&text.value), token.word);
                }
            }
        }
        found
    }

    fn phrases(&mut self, texts: Option<&Texts>, usage: Use) -> Vec<Phrase> {
        let texts = texts.into_iter().flat_map(|texts| &texts.value);
        distinct(texts.flat_map(|text| self.phrase(text, usage)).collect())
    }

    fn phrase(&mut self, text: &Text, usage: Use) -> Vec<Phrase> {
        match phrases(&text.value, usage, &mut self.vocabulary) {
            Ok(found) => found,
            Err(flaw) => {
                self.flaw(text, flaw);
                Vec::new()
            }
        }
    }

    fn flaw(&mut self, text: &Text, flaw: Flaw) {
        let spot = self.inside(text, &flaw.bytes);
        let diagnostic = self.problems.add(&spot, flaw.message, flaw.label);
        diagnostic.help = flaw.help;
    }

    /// The place of some bytes of a text in its file; of the whole text where escapes hide which bytes they are.
    fn inside(&self, text: &Text, bytes: &Range<usize>) -> Spot {
        let (start, end) = text.spot.span;
        let raw = self.problems.source(text.spot.file).get(start..end).unwrap_or("");
        if bytes.start == 0 && bytes.end == text.value.len() {
            return text.spot.clone();
        }
        match raw.find(&text.value) {
            Some(quote) => Spot::new(text.spot.file, start + quote + bytes.start..start + quote + bytes.end),
            None => text.spot.clone(),
        }
    }
}

/// The phrases, each once, in the order in which they were written.
fn distinct(phrases: Vec<Phrase>) -> Vec<Phrase> {
    let mut kept: Vec<Phrase> = Vec::new();
    for phrase in phrases {
        if !kept.iter().any(|k| k.words == phrase.words && k.capitals == phrase.capitals) {
            kept.push(phrase);
        }
    }
    kept
}

fn id_of(text: Option<&Text>) -> String {
    text.map(|text| text.value.clone()).unwrap_or_default()
}

fn kind_of(name: &str) -> Option<Kind> {
    let kinds = [
        Kind::Count,
        Kind::Number,
        Kind::Money,
        Kind::Percent,
        Kind::Age,
        Kind::Duration,
        Kind::Measure,
        Kind::Date,
        Kind::Ordinal,
    ];
    kinds.into_iter().find(|kind| kind.name() == name)
}
