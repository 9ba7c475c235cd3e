//! Units of measure (`en/units.toml`) and currencies (`en/currencies.toml`): their spellings, and how to turn one unit into
//! another.
//!
//! ```
//! use crosscheck::lexicon::english;
//! let units = &english().units;
//! let miles = "22".parse().unwrap();
//! let kilometres = units.convert(miles, "mile", "kilometre").unwrap();
//! assert_eq!(kilometres.to_string(), "35.405568");
//! ```

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::vocabulary::{PhraseMap, Vocabulary, class};

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its name, as values carry it: "kilometre".
    pub name: String,
    /// What it measures: "length". Only units of one dimension can be compared.
    pub dimension: String,
    /// What one of it is in the base unit of its dimension.
    factor: Decimal,
    /// What is added after that: 273.15 for degrees Celsius.
    offset: Decimal,
}

/// A spelling of a unit or a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling<T> {
    /// What it stands for.
    pub stands: T,
    /// As it must be written, tokens parted by blanks; `None` if in any case.
    pub exactly: Option<String>,
}

/// An amount of money's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// Whether it is a hundredth of the currency: cents, pence.
    pub minor: bool,
}

/// Units of measure and currencies.
#[derive(Debug, Default)]
pub struct Units {
    units: Vec<Unit>,
    by_spelling: BTreeMap<String, usize>,
    /// Units written behind a number: indices for [`Units::at`].
    pub measures: PhraseMap<Spelling<usize>>,
    /// Currencies written behind a number: "euros", "US dollars", "EUR", "€".
    pub money_after: PhraseMap<Spelling<Currency>>,
    /// Currencies written before a number: "$", "US$", "EUR".
    pub money_before: PhraseMap<Spelling<Currency>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitEntry {
    dimension: String,
    factor: String,
    #[serde(default)]
    offset: Option<String>,
    #[serde(default)]
    symbols: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CurrenciesFile {
    codes: BTreeMap<String, String>,
    minor: BTreeMap<String, String>,
    minor_symbols: BTreeMap<String, String>,
    symbols: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

impl Units {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let mut units = Self::default();
        let file: BTreeMap<String, UnitEntry> = super::parse("units.toml", include_str!("en/units.toml"));
        for (name, entry) in file {
            units.add(vocabulary, name, &entry);
        }
        let file: CurrenciesFile = super::parse("currencies.toml", include_str!("en/currencies.toml"));
        let major = |code: &str| Currency { code: code.to_owned(), minor: false };
        let minor = |code: &str| Currency { code: code.to_owned(), minor: true };
        for (phrase, code) in &file.codes {
            let spelling = Spelling { stands: major(code), exactly: Some(phrase.clone()) };
            units.money_before.add(vocabulary, phrase, class::UNIT | class::NUMBER, spelling.clone());
            units.money_after.add(vocabulary, phrase, class::UNIT, spelling);
        }
        for (phrase, code) in &file.symbols {
            let spelling = Spelling { stands: major(code), exactly: Some(phrase.clone()) };
            units.money_before.add(vocabulary, phrase, class::UNIT | class::NUMBER, spelling.clone());
            units.money_after.add(vocabulary, phrase, class::UNIT, spelling);
        }
        for (phrase, code) in &file.minor_symbols {
            let spelling = Spelling { stands: minor(code), exactly: Some(phrase.clone()) };
            units.money_after.add(vocabulary, phrase, 0, spelling);
        }
        for (phrase, code) in &file.words {
            units.add_words(vocabulary, phrase, &major(code));
        }
        for (phrase, code) in &file.minor {
            units.add_words(vocabulary, phrase, &minor(code));
        }
        units
    }

    fn add(&mut self, vocabulary: &mut Vocabulary, name: String, entry: &UnitEntry) {
        let index = self.units.len();
        for phrase in &entry.words {
            for phrase in [phrase.clone(), format!("{phrase}s")] {
                let spelling = Spelling { stands: index, exactly: None };
                self.by_spelling.insert(phrase.to_lowercase(), index);
                self.measures.add(vocabulary, &phrase, class::UNIT, spelling);
            }
        }
        for phrase in &entry.symbols {
            self.by_spelling.entry(phrase.clone()).or_insert(index);
            let spelling = Spelling { stands: index, exactly: Some(phrase.clone()) };
            // A lone letter is no unit until it stands behind a number.
            self.measures.add(vocabulary, phrase, 0, spelling);
        }
        self.by_spelling.insert(name.to_lowercase(), index);
        let number = |text: &str| -> Decimal {
            text.parse().unwrap_or_else(|error| panic!("src/lexicon/en/units.toml: {name}: {error}"))
        };
        let factor = number(&entry.factor);
        let offset = entry.offset.as_deref().map_or(Decimal::ZERO, number);
        self.units.push(Unit { dimension: entry.dimension.clone(), factor, offset, name });
    }

    fn add_words(&mut self, vocabulary: &mut Vocabulary, phrase: &str, currency: &Currency) {
        for phrase in [phrase.to_owned(), format!("{phrase}s")] {
            let spelling = Spelling { stands: currency.clone(), exactly: None };
            self.money_after.add(vocabulary, &phrase, class::UNIT, spelling);
        }
    }

    /// The index of the pound as a weight; the word alone does not tell it from the currency.
    #[must_use]
    pub fn pound(&self) -> Option<usize> {
        self.by_spelling.get("pound").copied()
    }

    /// The unit of an index of [`Units::measures`].
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&Unit> {
        self.units.get(index)
    }

    /// The unit of that name or spelling: "kilometre", "kilometers", "km".
    #[must_use]
    pub fn lookup(&self, written: &str) -> Option<&Unit> {
        let index = self.by_spelling.get(written).or_else(|| self.by_spelling.get(&written.to_lowercase()))?;
        self.units.get(*index)
    }

    /// What the unit measures: "length".
    #[must_use]
    pub fn dimension(&self, unit: &str) -> Option<&str> {
        self.lookup(unit).map(|u| u.dimension.as_str())
    }

    /// `value` of the unit `from` in the unit `to`; `None` if they measure different things or the result is too large.
    #[must_use]
    pub fn convert(&self, value: Decimal, from: &str, to: &str) -> Option<Decimal> {
        let (from, to) = (self.lookup(from)?, self.lookup(to)?);
        if from.dimension != to.dimension {
            return None;
        }
        if from == to {
            return Some(value);
        }
        let base = value.checked_mul(from.factor)?.checked_add(from.offset)?;
        base.checked_sub(to.offset)?.checked_div(to.factor).map(|v| v.normalize())
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::english;

    #[test]
    fn a_unit_is_turned_into_another_of_its_dimension() {
        let convert = |n: &str, from, to| {
            english().units.convert(n.parse().unwrap(), from, to).map(|n| n.round_dp(6).normalize().to_string())
        };
        assert_eq!(convert("22", "mile", "km").as_deref(), Some("35.405568"));
        assert_eq!(convert("100", "degree Celsius", "degree Fahrenheit").as_deref(), Some("212"));
        assert_eq!(convert("1", "hectare", "square metre").as_deref(), Some("10000"));
        assert_eq!(convert("1", "mile", "acre"), None);
    }
}
