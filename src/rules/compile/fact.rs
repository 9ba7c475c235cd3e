//! A fact: what it is about, what it asks for, what its tests expect, and of which other fact it is a part.

use std::collections::BTreeMap;

use super::id::{BUILT_IN_ASKS, Ids, unknown};
use super::{Compiler, distinct, id_of};
use crate::fact::{Question, Reading, Trend};
use crate::lexicon::WordId;
use crate::rules::date;
use crate::rules::diagnostic::Spot;
use crate::rules::nearest::suggestion;
use crate::rules::phrase::Use;
use crate::rules::schema::{FactTable, TermTable, TestTable};
use crate::rules::{Ask, Fact, FactTest, Measure, Phrase, Role, Term};

impl Compiler<'_, '_> {
    pub(super) fn fact(&mut self, fact: &FactTable, ids: &Ids) -> Fact {
        let subject = self.subject(fact, ids);
        let ask = self.ask(fact, ids);
        let part_of = fact.part_of.as_ref().and_then(|part_of| {
            let found = ids.facts.get(part_of.value.as_str()).copied();
            if found.is_none() {
                let own = fact.id.as_ref().map_or("", |id| &id.value);
                let others: Vec<&str> = ids.facts.keys().copied().filter(|&id| id != own).collect();
                unknown(part_of, "fact", &others, self.problems);
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
        if matches!(ask, Ask::EventDate) {
            for (key, texts) in [("where", &fact.only_where), ("never", &fact.never)] {
                let Some(texts) = texts else { continue };
                let message = format!("`{key}` says nothing about the date of an event");
                self.problems.add(&texts.spot, message, "expected a fact with a measure of its own or with terms");
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
            only_where: self.phrases(fact.only_where.as_ref(), Use::Statement),
            never: self.phrases(fact.never.as_ref(), Use::Statement),
            part_of,
            unit: fact.unit.as_ref().map(|unit| unit.value.clone()),
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
                Some(&(index, of)) if of == role => subject = subject.or(Some(index)),
                Some(_) => {
                    let other = if role == Role::Event { "entity" } else { "event" };
                    let message = format!("`{}` is an {other}", id.value);
                    let help = format!("write `{other} = \"{}\"`", id.value);
                    self.problems.add(&id.spot, message, format!("expected the id of an {word}")).help(help);
                }
                None => unknown(id, word, &ids.of_role(role), self.problems),
            }
        }
        subject
    }

    fn ask(&mut self, fact: &FactTable, ids: &Ids) -> Ask {
        let terms = self.terms(&fact.terms);
        match &fact.measure {
            Some(measure) if !fact.terms.is_empty() => {
                let message = "a fact has a measure or terms, not both";
                self.problems.add(&measure.spot, message, "expected no measure beside `[[fact.term]]`");
                Ask::Terms(terms)
            }
            Some(measure) if measure.value == "date" => {
                if !fact.tried.contains(&"event") {
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
                Some(&index) => Ask::Measure(index),
                None => {
                    let known: Vec<&str> = ids.measures.keys().copied().chain(BUILT_IN_ASKS).collect();
                    unknown(measure, "measure", &known, self.problems);
                    Ask::Count
                }
            },
            None if !fact.terms.is_empty() => Ask::Terms(terms),
            None => {
                if !fact.tried.contains(&"measure") && !fact.tried.contains(&"term") && self.problems.all_read() {
                    let message = "the fact asks for nothing";
                    self.problems.add(&fact.spot, message, "expected `measure` or `[[fact.term]]`");
                }
                Ask::Count
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
        // "denied: arson" expects the label arson.
        let weaker = ["hedged:", "denied:"].iter().find_map(|prefix| says.value.strip_prefix(prefix));
        let label = weaker.map_or(says.value.as_str(), str::trim_start);
        if let Ask::Terms(terms) = ask
            && label != "nothing"
            && !terms.iter().any(|term| term.label == label)
        {
            let labels: Vec<&str> = terms.iter().map(|term| term.label.as_str()).chain(["nothing"]).collect();
            let help = suggestion(label, "label", &labels);
            let message = format!("the fact has no term `{label}`");
            self.problems.add(&says.spot, message, "expected a label of the fact or `nothing`").help(help);
        }
        Some(FactTest {
            text: text.value.clone(),
            published,
            says: (says.value != "nothing").then(|| says.value.clone()),
            place: (says.spot.file, says.spot.span.0..says.spot.span.1),
        })
    }

    /// A unit is one of the kind of value that the fact's measure takes.
    pub(super) fn check_units(&mut self, tables: &[FactTable], facts: &[Fact], measures: &[Measure]) {
        for (table, fact) in tables.iter().zip(facts) {
            let Some(unit) = &table.unit else { continue };
            match fact.ask {
                Ask::Measure(measure) => self.check_unit(unit, measures[measure].kind),
                Ask::Count if table.measure.as_ref().is_none_or(|m| m.value != "number") => {}
                _ => {
                    let message = "`unit` says nothing about this fact";
                    self.problems.add(&unit.spot, message, "expected a measure that has units");
                }
            }
        }
    }

    /// A part is a part of a number, and of no part of its own.
    pub(super) fn check_parts(&mut self, tables: &[FactTable], facts: &[Fact]) {
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
}

/// Whether some words of a text are both phrases at once.
fn overlap(a: &Phrase, b: &Phrase) -> bool {
    let meet = |(x, y): (&Vec<WordId>, &Vec<WordId>)| x.iter().any(|word| y.contains(word));
    a.words.len() == b.words.len() && a.words.iter().zip(&b.words).all(meet)
}
