//! `conventions.toml`: which values that the suites annotate ask for another convention than this tool's, so that to miss them
//! is no mistake of the reading. In go the id of a record and the place of a value in it, out comes what explains the miss.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    convention: Vec<Convention>,
}

/// A convention of a suite that is not the tool's.
#[derive(Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Convention {
    pub(crate) name: String,
    /// What the tool does instead, and why.
    pub(crate) because: String,
    /// The values that it explains: `ID` of a record that annotates one, `ID#2` for the second of several.
    records: Vec<String>,
}

/// The conventions, and the values that they explain.
pub(crate) struct Conventions {
    all: Vec<Convention>,
    /// By the id of a record and the place of a value, 0 where it is the only one: its convention's place in `all`.
    of: BTreeMap<(String, usize), usize>,
}

impl Conventions {
    pub(crate) fn read() -> Result<Self, String> {
        Self::parse(include_str!("conventions.toml")).map_err(|wrong| format!("evals/conventions.toml: {wrong}"))
    }

    fn parse(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|error| error.to_string())?;
        let mut of = BTreeMap::new();
        for (index, convention) in file.convention.iter().enumerate() {
            for value in &convention.records {
                let (record, place) = value.split_once('#').unwrap_or((value, "0"));
                let place = place.parse().map_err(|_| format!("{value}: no place behind \"#\""))?;
                if let Some(other) = of.insert((record.to_owned(), place), index) {
                    let other = &file.convention[other].name;
                    return Err(format!("{value} is listed twice, under {other:?} too"));
                }
            }
        }
        Ok(Self { all: file.convention, of })
    }

    /// The convention that explains why the value at this place of the record is missed: the place counts from 1 among
    /// several, and is 0 for an only one.
    pub(crate) fn of(&self, record: &str, place: usize) -> Option<&Convention> {
        self.of.get(&(record.to_owned(), place)).map(|&index| &self.all[index])
    }

    /// The places of the values of the record that are listed, with their conventions.
    pub(crate) fn listed(&self, record: &str) -> impl Iterator<Item = (usize, &Convention)> {
        let values = self.of.range((record.to_owned(), 0)..=(record.to_owned(), usize::MAX));
        values.map(|((_, place), &index)| (*place, &self.all[index]))
    }

    /// All, in order.
    pub(crate) fn all(&self) -> &[Convention] {
        &self.all
    }
}

/// A value as the ledger lists it.
pub(crate) fn listed_as(record: &str, place: usize) -> String {
    if place == 0 { record.to_owned() } else { format!("{record}#{place}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conventions_are_sorted_and_give_their_reason() {
        let conventions = Conventions::read().expect("a ledger").all;
        assert!(conventions.is_sorted_by(|a, b| a.name < b.name), "by name");
        for Convention { name, because, records } in conventions {
            assert!(records.is_sorted_by(|a, b| a < b), "{name}");
            assert!(because.ends_with('.'), "{name}: {because:?}");
        }
    }

    #[test]
    fn a_value_among_several_is_explained_alone() {
        let text = "convention = [{ name = \"n\", because = \"b.\", records = [\"a\", \"b#2\"] }]";
        let conventions = Conventions::parse(text).expect("a ledger");
        let explained = |record, place| conventions.of(record, place).is_some();
        assert!(explained("a", 0) && explained("b", 2));
        assert!(!explained("a", 1) && !explained("b", 0) && !explained("b", 1));
        assert_eq!(conventions.listed("b").map(|(place, _)| place).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_value_has_one_convention() {
        let text = "convention = [{ name = \"n\", because = \"b.\", records = [\"a#1\", \"a#1\"] }]";
        assert!(Conventions::parse(text).is_err());
    }
}
