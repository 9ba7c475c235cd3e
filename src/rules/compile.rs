//! What the user wrote → what runs. Looks at everything before it gives up, so that an author sees all problems at once.

use std::collections::BTreeMap;
use std::ops::Range;

use super::date;
use super::diagnostic::{Problems, Spot};
use super::name::NameMatcher;
use super::nearest::suggestion;
use super::phrase::{Flaw, Use, pattern, phrases};
use super::schema::{EntityTable, EventTable, FactTable, MeasureTable, Rules, TermTable, TestTable, Text, Texts};
use super::{Ask, Fact, FactTest, Measure, Phrase, Role, RuleSet, Subject, Term};
use crate::document::tokenize;
use crate::fact::{Question, Reading, Trend};
use crate::lexicon::{Vocabulary, WordId, english};
use crate::value::Kind;

/// What `measure` may name beside the measures.
const BUILT_IN_ASKS: [&str; 2] = ["date", "number"];

/// Compiles all tables; what it returns is only worth running if no problem was noted. Tables of `built_in_file` come first.
pub(super) fn compile(rules: &Rules, built_in_file: usize, problems: &mut Problems) -> RuleSet {
    let mut compiler =
        Compiler { problems, built_in_file, vocabulary: english().vocabulary.clone(), names: NameMatcher::default() };
    let subjects = compiler.subject_ids(rules);
    let measures = compiler.ids(rules.measures.iter().map(|m| m.id.as_ref()), "measure");
    let facts = compiler.ids(rules.facts.iter().map(|f| f.id.as_ref()), "fact");
    let ids = Ids { subjects, measures, facts };

    let events = rules.events.iter().map(|event| compiler.event(event)).collect::<Vec<_>>();
    let entities = rules.entities.iter().map(|entity| compiler.entity(entity)).collect::<Vec<_>>();
    let measures: Vec<Measure> = rules.measures.iter().map(|measure| compiler.measure(measure)).collect();
    let facts: Vec<Fact> = rules.facts.iter().map(|fact| compiler.fact(fact, &ids)).collect();
    compiler.check_parts(&rules.facts, &facts);

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

/// Where each id stands, and the index of what it names.
struct Ids<'a> {
    subjects: BTreeMap<&'a str, (usize, &'a Spot, Role)>,
    measures: BTreeMap<&'a str, (usize, &'a Spot)>,
    facts: BTreeMap<&'a str, (usize, &'a Spot)>,
}

impl Ids<'_> {
    fn of_role(&self, role: Role) -> Vec<&str> {
        self.subjects.iter().filter(|(_, (_, _, of))| *of == role).map(|(&id, _)| id).collect()
    }
}

struct Compiler<'p, 'f> {
    problems: &'p mut Problems<'f>,
    built_in_file: usize,
    vocabulary: Vocabulary,
    names: NameMatcher,
}

impl Compiler<'_, '_> {
    /// Events and entities share their ids: a report that says "kabul" must mean one of them.
    fn subject_ids<'a>(&mut self, rules: &'a Rules) -> BTreeMap<&'a str, (usize, &'a Spot, Role)> {
        let events = rules.events.iter().map(|e| e.id.as_ref());
        let ids = self.ids(events.chain(rules.entities.iter().map(|e| e.id.as_ref())), "event or entity");
        let role = |index| if index < rules.events.len() { Role::Event } else { Role::Entity };
        ids.into_iter().map(|(id, (index, spot))| (id, (index, spot, role(index)))).collect()
    }

    /// The ids of tables of one kind; notes ids used twice and ids that are no ids.
    fn ids<'a>(
        &mut self,
        tables: impl Iterator<Item = Option<&'a Text>>,
        what: &str,
    ) -> BTreeMap<&'a str, (usize, &'a Spot)> {
        let mut ids: BTreeMap<&str, (usize, &Spot)> = BTreeMap::new();
        for (index, id) in tables.enumerate() {
            let Some(Text { value, spot }) = id else { continue };
            if !is_id(value) {
                let label = "expected small letters, digits and hyphens";
                let diagnostic = self.problems.add(spot, format!("`{value}` is no id"), label);
                if let Some(better) = to_id(value) {
                    diagnostic.help(format!("write `{better}`"));
                }
            }
            if what == "measure" && BUILT_IN_ASKS.contains(&value.as_str()) {
                let message = format!("the measure `{value}` is built in");
                self.problems.add(spot, message, "expected another id");
                continue;
            }
            match ids.get(value.as_str()) {
                Some((_, first)) if first.file == self.built_in_file => {
                    let message = format!("the measure `{value}` is built in");
                    self.problems.add(spot, message, "expected another id");
                }
                Some((_, first)) => {
                    let first = self.problems.mark(first, "used first here");
                    self.problems
                        .add(
                            spot,
                            format!("two {what}s have the id `{value}`")
                                .replace("event or entitys", "events or entities"),
                            "expected another id",
                        )
                        .also(first);
                }
                None => {
                    ids.insert(value, (index, spot));
                }
            }
        }
        ids
    }

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
            Kind::Measure | Kind::Duration | Kind::Age => (true, ""),
            Kind::Money => {
                let is_code = unit.value.len() == 3 && unit.value.bytes().all(|b| b.is_ascii_uppercase());
                (is_code, "expected a currency code such as USD")
            }
            _ => (false, "expected no unit, or another kind"),
        };
        if !fits {
            let message = match kind {
                Kind::Money => format!("`{}` is no currency", unit.value),
                _ => format!("a {} has no unit", kind.name()),
            };
            self.problems.add(&unit.spot, message, label);
        }
    }

    fn fact(&mut self, fact: &FactTable, ids: &Ids) -> Fact {
        let subject = self.subject(fact, ids);
        let ask = self.ask(fact, subject, ids);
        let part_of = fact.part_of.as_ref().and_then(|part_of| {
            let found = ids.facts.get(part_of.value.as_str()).map(|&(index, _)| index);
            if found.is_none() {
                let own = fact.id.as_ref().map_or("", |id| &id.value);
                let others: Vec<&str> = ids.facts.keys().copied().filter(|&id| id != own).collect();
                self.unknown(part_of, "fact", &others);
            }
            found
        });
        if let Ask::Terms(_) | Ask::EventDate = ask {
            let what = if matches!(ask, Ask::EventDate) { "the date of an event" } else { "a choice of terms" };
            for (key, spot) in
                [("who", fact.who.as_ref().map(|w| &w.spot)), ("part_of", fact.part_of.as_ref().map(|p| &p.spot))]
            {
                let Some(spot) = spot else { continue };
                self.problems.add(spot, format!("`{key}` says nothing about {what}"), "expected a fact that counts");
            }
        }
        Fact {
            question: Question {
                id: id_of(fact.id.as_ref()),
                text: fact.question.as_ref().map(|q| q.value.clone()).unwrap_or_default(),
                changes: fact.changes.as_ref().map(|c| if c.value == "falls" { Trend::Falls } else { Trend::Grows }),
                reading: fact.reading.as_ref().map_or(Reading::default(), |r| match r.value.as_str() {
                    "acled" => Reading::Acled,
                    "ucdp" => Reading::Ucdp,
                    _ => Reading::Ibc,
                }),
            },
            subject,
            who: self.phrases(fact.who.as_ref(), Use::Counted),
            part_of,
            tests: fact.tests.iter().filter_map(|test| self.test(test, &ask)).collect(),
            ask,
        }
    }

    fn subject(&mut self, fact: &FactTable, ids: &Ids) -> Option<usize> {
        if let (Some(event), Some(entity)) = (&fact.event, &fact.entity) {
            let first = self.problems.mark(&event.spot, "the event");
            let message = "a fact is about an event or an entity, not both";
            self.problems.add(&entity.spot, message, "expected one of them alone").also(first);
        }
        let named = [(&fact.event, Role::Event, "event"), (&fact.entity, Role::Entity, "entity")];
        let mut subject = None;
        for (id, role, word) in named {
            let Some(id) = id else { continue };
            match ids.subjects.get(id.value.as_str()) {
                Some(&(index, _, of)) if of == role => subject = subject.or(Some(index)),
                Some(_) => {
                    let other = if role == Role::Event { "entity" } else { "event" };
                    let message = format!("`{}` is an {other}", id.value);
                    let help = format!("write `{other} = \"{}\"`", id.value);
                    self.problems.add(&id.spot, message, format!("expected the id of an {word}")).help(help);
                }
                None => self.unknown(id, word, &ids.of_role(role)),
            }
        }
        subject
    }

    fn ask(&mut self, fact: &FactTable, subject: Option<usize>, ids: &Ids) -> Ask {
        let terms = self.terms(&fact.terms);
        match &fact.measure {
            Some(measure) if !fact.terms.is_empty() => {
                let message = "a fact has a measure or terms, not both";
                self.problems.add(&measure.spot, message, "expected no measure beside `[[fact.term]]`");
                Ask::Terms(terms)
            }
            Some(measure) if measure.value == "date" => {
                let is_event = subject.is_some() && fact.event.is_some();
                if !is_event && !fact.tried.contains(&"event") {
                    let message = "`date` asks when an event happened, and the fact names no event";
                    self.problems.add(&measure.spot, message, "expected `event = \"…\"` beside it");
                }
                Ask::EventDate
            }
            Some(measure) if measure.value == "number" => {
                if !fact.tried.contains(&"who") && self.problems.all_read() {
                    let message = "`number` asks how many of `who` there are, and the fact has no `who`";
                    self.problems.add(&measure.spot, message, "expected `who = [\"…\"]` beside it");
                }
                Ask::Count
            }
            Some(measure) => match ids.measures.get(measure.value.as_str()) {
                Some(&(index, _)) => Ask::Measure(index),
                None => {
                    let known: Vec<&str> = ids.measures.keys().copied().chain(BUILT_IN_ASKS).collect();
                    self.unknown(measure, "measure", &known);
                    Ask::Count
                }
            },
            None => {
                if !fact.tried.contains(&"measure") && !fact.tried.contains(&"term") && self.problems.all_read() {
                    let message = "the fact asks for nothing";
                    self.problems.add(&fact.spot, message, "expected `measure` or `[[fact.term]]`");
                }
                Ask::Terms(terms)
            }
        }
    }

    fn terms(&mut self, tables: &[TermTable]) -> Vec<Term> {
        let mut labels: BTreeMap<&str, &Spot> = BTreeMap::new();
        let mut stated: Vec<(usize, Phrase, &Spot)> = Vec::new();
        let mut terms = Vec::new();
        for (index, table) in tables.iter().enumerate() {
            if let Some(label) = &table.label {
                if label.value == "nothing" {
                    let message = "`nothing` is what a test says where a fact finds nothing";
                    self.problems.add(&label.spot, message, "expected another label");
                }
                if let Some(first) = labels.insert(&label.value, &label.spot) {
                    let first = self.problems.mark(first, "used first here");
                    let message = format!("two terms have the label `{}`", label.value);
                    self.problems.add(&label.spot, message, "expected another label").also(first);
                }
            }
            let mut all = Vec::new();
            for text in table.phrases.iter().flat_map(|texts| &texts.value) {
                let found = self.phrase(text, Use::Statement);
                let other =
                    stated.iter().find(|(of, phrase, _)| *of != index && found.iter().any(|f| overlap(f, phrase)));
                if let Some((_, _, first)) = other {
                    let first = self.problems.mark(first, "stated first here");
                    let message = format!("`{}` states two terms of one fact", text.value);
                    self.problems.add(&text.spot, message, "expected a phrase of this term alone").also(first);
                }
                stated.extend(found.iter().map(|phrase| (index, phrase.clone(), &text.spot)));
                all.extend(found);
            }
            terms.push(Term { label: id_of(table.label.as_ref()), phrases: distinct(all) });
        }
        terms
    }

    fn test(&mut self, test: &TestTable, ask: &Ask) -> Option<FactTest> {
        let published = test.published.as_ref().and_then(|written| {
            let day = date::parse_day(&written.value);
            if day.is_none() {
                let message = format!("`{}` is no day", written.value);
                self.problems.add(&written.spot, message, "expected a day such as 2024-03-25");
            }
            day
        });
        let (text, says) = (test.text.as_ref()?, test.says.as_ref()?);
        if let Ask::Terms(terms) = ask
            && says.value != "nothing"
            && !terms.iter().any(|term| term.label == says.value)
        {
            let labels: Vec<&str> = terms.iter().map(|term| term.label.as_str()).chain(["nothing"]).collect();
            let help = suggestion(&says.value, "label", &labels);
            let message = format!("the fact has no term `{}`", says.value);
            self.problems.add(&says.spot, message, "expected a label of the fact or `nothing`").help(help);
        }
        Some(FactTest {
            text: text.value.clone(),
            published,
            says: (says.value != "nothing").then(|| says.value.clone()),
            place: (says.spot.file, says.spot.span.0..says.spot.span.1),
        })
    }

    /// A part is a part of a number, and of no part of its own.
    fn check_parts(&mut self, tables: &[FactTable], facts: &[Fact]) {
        for (index, table) in tables.iter().enumerate() {
            let Some((part_of, whole)) = table.part_of.as_ref().zip(facts[index].part_of) else { continue };
            if let Ask::Terms(_) | Ask::EventDate = facts[whole].ask {
                let message = format!("`{}` is no number", part_of.value);
                self.problems.add(&part_of.spot, message, "expected a fact that counts");
            }
            // The circle is told of once, at the first of its facts.
            let mut circle = vec![index];
            let mut next = whole;
            while next > index
                && !circle.contains(&next)
                && let Some(of) = facts[next].part_of
            {
                circle.push(next);
                next = of;
            }
            if next == index {
                let marks: Vec<_> = circle[1..]
                    .iter()
                    .filter_map(|&member| tables[member].part_of.as_ref())
                    .map(|other| self.problems.mark(&other.spot, "which is a part of this"))
                    .collect();
                let id = &facts[index].question.id;
                let message = format!("the fact `{id}` is a part of itself");
                let diagnostic =
                    self.problems.add(&part_of.spot, message, "expected a fact that is no part of this one");
                diagnostic.related = marks;
            }
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

    fn unknown(&mut self, id: &Text, what: &str, known: &[&str]) {
        if !self.problems.all_read() {
            return;
        }
        let help = suggestion(&id.value, what, known);
        let label = format!("expected the id of {} {what}", if what.starts_with('e') { "an" } else { "a" });
        self.problems.add(&id.spot, format!("there is no {what} `{}`", id.value), label).help(help);
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

/// Whether some words of a text are both phrases at once.
fn overlap(a: &Phrase, b: &Phrase) -> bool {
    let meet = |(x, y): (&Vec<WordId>, &Vec<WordId>)| x.iter().any(|word| y.contains(word));
    a.words.len() == b.words.len() && a.words.iter().zip(&b.words).all(meet)
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

/// Whether small letters and digits stand there, parted by single hyphens, underscores or dots.
fn is_id(text: &str) -> bool {
    let is_plain = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) && !part.is_empty();
    text.split(['-', '_', '.']).all(is_plain)
}

/// The id that a text was meant to be: "Kabul Embassy" is `kabul-embassy`.
fn to_id(text: &str) -> Option<String> {
    let plain = super::name::fold_diacritics(text).unwrap_or_else(|| text.to_lowercase());
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}
