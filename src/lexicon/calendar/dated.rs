//! Days that an event is called by: "the Sept. 11 attacks", "since 9/11". Read from `en/dated_days.toml`.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::lexicon::vocabulary::{Vocabulary, WordId};

/// A day of one year that a day of every year may stand for.
#[derive(Debug)]
pub struct DatedDay {
    /// The day.
    pub day: Date,
    /// Whether month and day alone name it, written with a slash.
    pub slashed: bool,
    /// The words behind month and day that show this year to be meant.
    of: Vec<WordId>,
}

impl DatedDay {
    /// Whether the word behind the day shows that this one is meant.
    #[must_use]
    pub fn is_of(&self, word: WordId) -> bool {
        self.of.contains(&word)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    year: i16,
    #[serde(default)]
    slashed: bool,
    of: Vec<String>,
}

const DAYS: &str = include_str!("../en/dated_days.toml");

/// The days of the file.
pub(super) fn load(vocabulary: &mut Vocabulary) -> Vec<DatedDay> {
    let entries: BTreeMap<String, Entry> = crate::lexicon::parse("dated_days.toml", DAYS);
    let day = |(key, entry): (String, Entry)| {
        let (month, day) = key.split_once('-')?;
        let day = Date::new(entry.year, month.parse().ok()?, day.parse().ok()?).ok()?;
        let of = entry.of.iter().map(|word| vocabulary.add(word, 0)).collect();
        Some(DatedDay { day, slashed: entry.slashed, of })
    };
    entries.into_iter().filter_map(day).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_day_of_the_list_is_one_of_the_calendar() {
        let days = &crate::lexicon::english().calendar.dated;
        assert_eq!(days.len(), super::DAYS.matches("year = ").count());
    }
}
