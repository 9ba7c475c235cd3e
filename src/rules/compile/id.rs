//! Ids: each used once, each named one known.

use std::collections::BTreeMap;

use crate::rules::Role;
use crate::rules::diagnostic::{Problems, Spot};
use crate::rules::name::fold_diacritics;
use crate::rules::nearest::suggestion;
use crate::rules::schema::{Rules, Text};

/// What `measure` may name beside the measures.
pub(super) const BUILT_IN_ASKS: [&str; 2] = ["date", "number"];

/// The index of what each id names. Events and entities share their ids: a report that says "kabul" must mean one of them.
pub(super) struct Ids<'a> {
    pub(super) subjects: BTreeMap<&'a str, (usize, Role)>,
    pub(super) measures: BTreeMap<&'a str, usize>,
    pub(super) facts: BTreeMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    /// Gathers the ids of all tables; notes ids used twice and ids that are no ids.
    pub(super) fn of(rules: &'a Rules, problems: &mut Problems) -> Self {
        let events = rules.events.iter().map(|e| e.id.as_ref());
        let subjects = events.chain(rules.entities.iter().map(|e| e.id.as_ref()));
        let subjects = gather(subjects, "events or entities", problems);
        let role = |index| if index < rules.events.len() { Role::Event } else { Role::Entity };
        let measures = gather(rules.measures.iter().map(|m| m.id.as_ref()), "measures", problems);
        for id in rules.measures.iter().filter_map(|m| m.id.as_ref()) {
            if BUILT_IN_ASKS.contains(&id.value.as_str()) {
                let message = format!("the measure `{}` is built in", id.value);
                problems.add(&id.spot, message, "expected another id");
            }
        }
        Self {
            subjects: subjects.into_iter().map(|(id, index)| (id, (index, role(index)))).collect(),
            measures,
            facts: gather(rules.facts.iter().map(|f| f.id.as_ref()), "facts", problems),
        }
    }

    /// The ids of all events or of all entities.
    pub(super) fn of_role(&self, role: Role) -> Vec<&'a str> {
        self.subjects.iter().filter(|(_, (_, of))| *of == role).map(|(&id, _)| id).collect()
    }
}

fn gather<'a>(
    tables: impl Iterator<Item = Option<&'a Text>>,
    what: &str,
    problems: &mut Problems,
) -> BTreeMap<&'a str, usize> {
    let mut ids: BTreeMap<&str, (usize, &Spot)> = BTreeMap::new();
    for (index, id) in tables.enumerate() {
        let Some(Text { value, spot }) = id else { continue };
        if !is_id(value) {
            let label = "expected small letters, digits and hyphens";
            let diagnostic = problems.add(spot, format!("`{value}` is no id"), label);
            if let Some(better) = to_id(value) {
                diagnostic.help(format!("write `{better}`"));
            }
        }
        if let Some((_, first)) = ids.get(value.as_str()) {
            let first = problems.mark(first, "used first here");
            let message = format!("two {what} have the id `{value}`");
            problems.add(spot, message, "expected another id").also(first);
        } else {
            ids.insert(value, (index, spot));
        }
    }
    ids.into_iter().map(|(id, (index, _))| (id, index)).collect()
}

/// Notes that there is no `what` of this id, with the nearest that there is.
pub(super) fn unknown(id: &Text, what: &str, known: &[&str], problems: &mut Problems) {
    // What a syntax error has hidden may be the very table that is named.
    if problems.all_read() {
        let help = suggestion(&id.value, what, known);
        let label = format!("expected the id of {} {what}", if what.starts_with('e') { "an" } else { "a" });
        problems.add(&id.spot, format!("there is no {what} `{}`", id.value), label).help(help);
    }
}

/// Whether small letters and digits stand there, parted by single hyphens, underscores or dots.
fn is_id(text: &str) -> bool {
    let is_plain = |part: &str| part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) && !part.is_empty();
    text.split(['-', '_', '.']).all(is_plain)
}

/// The id that a text was meant to be: "Kabul Embassy" is `kabul-embassy`.
fn to_id(text: &str) -> Option<String> {
    let plain = fold_diacritics(text).unwrap_or_else(|| text.to_lowercase());
    let parts: Vec<&str> = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}
