//! `conventions.toml`: which records of the suites ask for another convention than this tool's, so that what is missed there
//! is no mistake of the reading. In go the ids of records, out comes what explains them.

use std::collections::BTreeMap;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    convention: Vec<Convention>,
}

/// A convention of a suite that is not the tool's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Convention {
    name: String,
    /// What the tool does instead, and why.
    #[serde(rename = "because")]
    _because: String,
    records: Vec<String>,
}

/// The conventions, by the ids of the records that ask for them.
pub(crate) struct Conventions {
    of: BTreeMap<String, String>,
}

impl Conventions {
    pub(crate) fn read() -> Result<Self, String> {
        let text = include_str!("conventions.toml");
        let file: File = toml::from_str(text).map_err(|error| format!("evals/conventions.toml: {error}"))?;
        let mut of = BTreeMap::new();
        for convention in file.convention {
            for record in convention.records {
                if let Some(other) = of.insert(record.clone(), convention.name.clone()) {
                    return Err(format!("evals/conventions.toml: {record} is listed twice, under {other:?} too"));
                }
            }
        }
        Ok(Self { of })
    }

    /// The convention that the record of this id asks for.
    pub(crate) fn of(&self, record: &str) -> Option<&str> {
        self.of.get(record).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_conventions_are_sorted_and_give_their_reason() {
        let file: File = toml::from_str(include_str!("conventions.toml")).expect("a ledger");
        assert!(file.convention.is_sorted_by(|a, b| a.name < b.name), "by name");
        for convention in file.convention {
            assert!(convention.records.is_sorted(), "{}", convention.name);
            assert!(!convention._because.is_empty(), "{}", convention.name);
        }
    }
}
