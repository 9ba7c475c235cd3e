//! What a rule file may say: every table, every key, what it takes. The reader refuses what stands not here, and
//! `crosscheck rules` prints it as the reference for authors.

use std::collections::BTreeSet;

use super::diagnostic::Spot;

/// A kind of table of a rule file.
#[derive(Debug)]
pub struct TableKind {
    /// Its name: `[[event]]` is `event`; empty for the file itself.
    pub name: &'static str,
    /// What it is for.
    pub means: &'static str,
    /// Its keys, in the order in which the reference shows them.
    pub keys: &'static [Key],
}

/// A key of a table.
#[derive(Debug)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What may stand behind it.
    pub takes: Takes,
    /// Whether the table must have it.
    pub needed: bool,
    /// What it is for.
    pub means: &'static str,
}

/// What may stand behind a key.
#[derive(Debug)]
pub enum Takes {
    /// A text.
    Text,
    /// A list of texts, not empty.
    Texts,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A date, written as a text or as TOML writes dates.
    Date,
    /// Any number of tables: `[[event]]`.
    Tables(&'static TableKind),
}

const fn needed(name: &'static str, takes: Takes, means: &'static str) -> Key {
    Key { name, takes, needed: true, means }
}

const fn optional(name: &'static str, takes: Takes, means: &'static str) -> Key {
    Key { name, takes, needed: false, means }
}

/// Names of the kinds of value that a measure can take.
pub(super) const KINDS: &[&str] =
    &["count", "number", "money", "percent", "age", "duration", "measure", "date", "ordinal"];
pub(super) const READINGS: &[&str] = &["ibc", "acled", "ucdp"];
pub(super) const TRENDS: &[&str] = &["grows", "falls"];

/// A rule file.
pub const FILE: TableKind = TableKind {
    name: "",
    means: "a rule file",
    keys: &[
        optional(
            "reading",
            Takes::OneOf(READINGS),
            "how the facts of this file sum up counts: ibc lowest to highest, acled lowest, ucdp low/best/high",
        ),
        optional("event", Takes::Tables(&EVENT), "something that happened, and how sources name it"),
        optional("entity", Takes::Tables(&ENTITY), "somebody or something, and how sources name it"),
        optional("measure", Takes::Tables(&MEASURE), "a way of stating a value"),
        optional("fact", Takes::Tables(&FACT), "one question that is asked of every source"),
    ],
};

/// `[[event]]`.
pub const EVENT: TableKind = TableKind {
    name: "event",
    means: "something that happened, and how sources name it",
    keys: &[
        needed("id", Takes::Text, "what facts call it"),
        optional("names", Takes::Texts, "names in the sources; needed unless there are places and a date or nouns"),
        optional("places", Takes::Texts, "where it happened; one of them beside a noun names the event too"),
        optional(
            "nouns",
            Takes::Texts,
            "words for such an event: attack, shooting; else every known word for an event",
        ),
        optional("date", Takes::Date, "when it happened: 2024, 2024-03 or 2024-03-22"),
    ],
};

/// `[[entity]]`.
pub const ENTITY: TableKind = TableKind {
    name: "entity",
    means: "somebody or something, and how sources name it",
    keys: &[needed("id", Takes::Text, "what facts call it"), needed("names", Takes::Texts, "names in the sources")],
};

/// `[[measure]]`.
pub const MEASURE: TableKind = TableKind {
    name: "measure",
    means: "a way of stating a value",
    keys: &[
        needed("id", Takes::Text, "what facts call it"),
        needed("kind", Takes::OneOf(KINDS), "what kind of value it takes"),
        needed(
            "phrases",
            Takes::Texts,
            "ways of saying it, each with one slot: \"claimed {n} lives\"; `...` stands for a few words",
        ),
        optional("unit", Takes::Text, "the unit it is compared in: kilometre, year, USD"),
        optional("never", Takes::Texts, "phrases that, in the same clause, mean something else"),
    ],
};

/// `[[fact]]`.
pub const FACT: TableKind = TableKind {
    name: "fact",
    means: "one question that is asked of every source",
    keys: &[
        needed("id", Takes::Text, "what reports call it"),
        needed("question", Takes::Text, "the question in words"),
        optional(
            "event",
            Takes::Text,
            "the event it is about; without event and entity it is asked of the whole article",
        ),
        optional("entity", Takes::Text, "the entity it is about"),
        optional(
            "measure",
            Takes::Text,
            "what is asked for: a measure, `date` (when the event happened) or `number` (how many of `who`)",
        ),
        optional("unit", Takes::Text, "the unit it is compared in, instead of the measure's: USD, kilometre"),
        optional("who", Takes::Texts, "words for those counted; without it, everybody"),
        optional(
            "where",
            Takes::Texts,
            "phrases of which one must stand in the sentence: \"in Ostby\", \"on the pier\"",
        ),
        optional("never", Takes::Texts, "phrases that, in the same clause, mean something else"),
        optional("part_of", Takes::Text, "the fact whose number this one is a part of"),
        optional("changes", Takes::OneOf(TRENDS), "whether later reports can only be higher (grows) or lower (falls)"),
        optional("reading", Takes::OneOf(READINGS), "how counts are summed up"),
        optional("term", Takes::Tables(&TERM), "instead of a measure: the answers to choose from"),
        optional("test", Takes::Tables(&TEST), "a text and what the fact must make of it"),
    ],
};

/// `[[fact.term]]`.
pub const TERM: TableKind = TableKind {
    name: "fact.term",
    means: "one answer to choose from",
    keys: &[needed("label", Takes::Text, "the answer"), needed("phrases", Takes::Texts, "ways of saying it")],
};

/// `[[fact.test]]`.
pub const TEST: TableKind = TableKind {
    name: "fact.test",
    means: "a text and what the fact must make of it",
    keys: &[
        needed("text", Takes::Text, "a small article"),
        needed(
            "says",
            Takes::Text,
            "the value it states: \"2\", \"over 140\", \"late 2014\", a label, \"hedged: 2\", \"denied: 2\", or \"nothing\"",
        ),
        optional("published", Takes::Date, "when it was published: 2024-03-25"),
    ],
};

/// Something written in a rule file, and where.
#[derive(Clone, Debug)]
pub(super) struct Written<T> {
    pub(super) value: T,
    pub(super) spot: Spot,
}

/// A text of a rule file.
pub(super) type Text = Written<String>;
/// A list of texts, with the place of the whole.
pub(super) type Texts = Written<Vec<Text>>;

/// All that the files say, the tables in order.
#[derive(Debug, Default)]
pub(super) struct Rules {
    pub(super) events: Vec<EventTable>,
    pub(super) entities: Vec<EntityTable>,
    pub(super) measures: Vec<MeasureTable>,
    pub(super) facts: Vec<FactTable>,
}

impl Rules {
    /// The user's own measure takes the place of the built-in one with its id, so that a new version's built-in measures break no
    /// rule file.
    pub(super) fn drop_built_in_measures_that_were_redefined(&mut self, built_in_file: usize) {
        let id =
            |measure: &MeasureTable| measure.id.as_ref().map(|id| (id.spot.file == built_in_file, id.value.clone()));
        let own: BTreeSet<String> =
            self.measures.iter().filter_map(id).filter(|(built_in, _)| !built_in).map(|(_, id)| id).collect();
        self.measures.retain(|measure| id(measure).is_none_or(|(built_in, id)| !built_in || !own.contains(&id)));
    }
}

#[derive(Debug)]
pub(super) struct EventTable {
    pub(super) spot: Spot,
    pub(super) id: Option<Text>,
    pub(super) names: Option<Texts>,
    pub(super) places: Option<Texts>,
    pub(super) nouns: Option<Texts>,
    pub(super) date: Option<Text>,
    /// Keys that the author wrote, rightly or wrongly: none of them is missing.
    pub(super) tried: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct EntityTable {
    pub(super) id: Option<Text>,
    pub(super) names: Option<Texts>,
}

#[derive(Debug)]
pub(super) struct MeasureTable {
    pub(super) id: Option<Text>,
    pub(super) kind: Option<Text>,
    pub(super) phrases: Option<Texts>,
    pub(super) unit: Option<Text>,
    pub(super) never: Option<Texts>,
}

#[derive(Debug)]
pub(super) struct FactTable {
    pub(super) spot: Spot,
    pub(super) id: Option<Text>,
    pub(super) question: Option<Text>,
    pub(super) event: Option<Text>,
    pub(super) entity: Option<Text>,
    pub(super) measure: Option<Text>,
    pub(super) unit: Option<Text>,
    pub(super) who: Option<Texts>,
    pub(super) only_where: Option<Texts>,
    pub(super) never: Option<Texts>,
    pub(super) part_of: Option<Text>,
    pub(super) changes: Option<Text>,
    pub(super) reading: Option<Text>,
    pub(super) terms: Vec<TermTable>,
    pub(super) tests: Vec<TestTable>,
    /// Keys that the author wrote, rightly or wrongly: none of them is missing.
    pub(super) tried: Vec<&'static str>,
}

#[derive(Debug)]
pub(super) struct TermTable {
    pub(super) label: Option<Text>,
    pub(super) phrases: Option<Texts>,
}

#[derive(Debug)]
pub(super) struct TestTable {
    pub(super) text: Option<Text>,
    pub(super) says: Option<Text>,
    pub(super) published: Option<Text>,
}
