//! The word lists of the program: data under `en/*.toml`, one loader a list. An editor adds a word without Rust.

pub mod built_in;
mod calendar;
pub mod class;
mod event_kind;
mod forms;
mod grammar;
pub mod list;
mod named_lists;
mod number;
mod phrase_map;
pub mod surrounding;
mod unit;
mod vocabulary;
mod word_table;

use std::sync::LazyLock;

pub use calendar::{
    Calendar, DatedDay, Fixed, Holiday, Opens, Part, Relation, Role, Sense, Shift, Unit, beside, clause,
};
pub use event_kind::{EventKinds, Kinds};
pub use forms::{Inflection, forms, is_irregular};
pub use grammar::Grammar;
pub use number::{Modifier, NumberWord, Numbers};
pub use phrase_map::{PhraseMap, WordMap};
pub use unit::{Currency, MeasureUnit, Spelling, Units};
pub(crate) use vocabulary::PlainWord;
pub use vocabulary::{Vocabulary, WordId};

/// Everything the program knows of English.
#[derive(Debug)]
pub struct English {
    /// All words of all lists.
    pub vocabulary: Vocabulary,
    /// Lists of grammar.
    pub grammar: Grammar,
    /// Words of numbers, their modifiers, vague words.
    pub numbers: Numbers,
    /// Words of dates and durations.
    pub calendar: Calendar,
    /// Units of measure and currencies.
    pub units: Units,
    /// Kinds of events.
    pub event_kinds: EventKinds,
}

/// The English word lists, read once.
#[must_use]
#[inline]
pub fn english() -> &'static English {
    static ENGLISH: LazyLock<English> = LazyLock::new(|| {
        let mut vocabulary = Vocabulary::empty();
        let grammar = Grammar::load(&mut vocabulary);
        let numbers = Numbers::load(&mut vocabulary);
        let calendar = Calendar::load(&mut vocabulary);
        let units = Units::load(&mut vocabulary);
        let tells_none = |id| numbers.get(id).article || units.only_opens_sign(id) && numbers.is_none(id);
        vocabulary.mark(class::TELLS_NUMBER, |id, class| class & class::NUMBER != 0 && !tells_none(id));
        vocabulary.mark(class::NUMBER_GOES_ON, |_, class| class & class::NUMBER != 0);
        vocabulary.mark(class::AMOUNT_GOES_ON, |_, class| class & class::UNIT != 0);
        let harms = |id, class| class & class::STATUS != 0 || numbers.tells(id, surrounding::HARM);
        vocabulary.mark(class::HARM, harms);
        vocabulary.mark(class::OPENS_DATE, |_, class| class & (class::OPENS_TIME | class::NEGATION) != 0);
        vocabulary.add("or", class::OR);
        vocabulary.add("'", class::OPENS_YEAR);
        vocabulary.mark(class::JOINS, |_, class| class & class::JOINING != 0);
        let event_kinds = EventKinds::load(&mut vocabulary);
        English { vocabulary, grammar, numbers, calendar, units, event_kinds }
    });
    &ENGLISH
}

/// Reads a word list that is part of the program; its syntax is checked by the tests of its loader.
fn parse<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("src/lexicon/en/{name}: {error}"))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use toml::de::{DeTable, DeValue};

    /// Complains of what is out of order in a table: its keys, and all that stands below them.
    fn check_table(at: &str, table: &DeTable, wrong: &mut Vec<String>) {
        // In a file all else stands before the tables.
        for of_tables in [false, true] {
            let mut keys: Vec<_> = table.iter().filter(|(_, value)| value.get_ref().is_table() == of_tables).collect();
            keys.sort_by_key(|(key, _)| key.span().start);
            check_order(at, keys.iter().map(|(key, _)| key.get_ref().as_ref()), wrong);
        }
        for (key, value) in table {
            let at = format!("{at} {key}", key = key.get_ref());
            match value.get_ref() {
                DeValue::Table(inner) => check_table(&at, inner, wrong),
                DeValue::Array(list) => {
                    check_order(&at, list.iter().filter_map(|entry| entry.get_ref().as_str()), wrong);
                    let rows: Vec<_> = list.iter().filter_map(|entry| entry.get_ref().as_table()).collect();
                    check_order(&at, rows.iter().filter_map(|row| name(row)), wrong);
                    rows.iter().for_each(|row| check_table(&at, row, wrong));
                }
                _ => {}
            }
        }
    }

    /// What a row of a list is sorted by: its id, or the first of its words.
    fn name<'a>(row: &'a DeTable) -> Option<&'a str> {
        let id = row.get("id").and_then(|id| id.get_ref().as_str());
        id.or_else(|| row.get("words")?.get_ref().as_array()?.first()?.get_ref().as_str())
    }

    fn check_order<'a>(at: &str, words: impl Iterator<Item = &'a str>, wrong: &mut Vec<String>) {
        let mut last = None;
        for word in words {
            if let Some(last) = last.filter(|last| *last >= word) {
                wrong.push(format!("{at}: {word:?} stands behind {last:?}"));
            }
            last = Some(word);
        }
    }

    /// The lists are read by editors: each is sorted, so that an entry has one place.
    #[test]
    fn every_list_is_sorted_and_holds_no_word_twice() {
        let mut wrong = Vec::new();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/en");
        let files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(files.len() > 10, "{files:?}");
        for file in files {
            let text = fs::read_to_string(&file).unwrap();
            let table = DeTable::parse(&text).unwrap();
            check_table(&file.file_name().unwrap().to_string_lossy(), table.get_ref(), &mut wrong);
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
