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

use super::class;
use super::phrase_map::PhraseMap;
use super::vocabulary::{Vocabulary, WordId};

/// A unit of measure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureUnit {
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
    /// What it is worth in the currency: a hundredth for cents and pence, 1,000 for "grand".
    pub worth: Decimal,
    /// Whether it is the name of other things as well, so that a noun behind it makes it none: "two grand pianos".
    pub slang: bool,
}

/// Units of measure and currencies.
#[derive(Debug, Default)]
pub struct Units {
    units: Vec<MeasureUnit>,
    by_spelling: BTreeMap<String, usize>,
    /// Units written behind a number: indices for [`Units::at`].
    pub measures: PhraseMap<Vec<Spelling<usize>>>,
    /// Currencies written behind a number: "euros", "US dollars", "EUR", "€".
    pub money_after: PhraseMap<Vec<Spelling<Currency>>>,
    /// Currencies written before a number: "$", "US$", "EUR".
    pub money_before: PhraseMap<Vec<Spelling<Currency>>>,
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
    millions: BTreeMap<String, String>,
    minor: BTreeMap<String, String>,
    minor_symbols: BTreeMap<String, String>,
    slang: BTreeMap<String, Slang>,
    symbols: BTreeMap<String, String>,
    words: BTreeMap<String, String>,
}

/// A word for an amount of money.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slang {
    code: String,
    worth: String,
}

/// Spellings by their phrase in lower case: "MB" and "Mb" are told apart when they are read.
type Spellings<T> = BTreeMap<String, Vec<Spelling<T>>>;

fn spell<T>(spellings: &mut Spellings<T>, phrase: &str, stands: T, exactly: bool) {
    let exactly = exactly.then(|| phrase.to_owned());
    spellings.entry(phrase.to_lowercase()).or_default().push(Spelling { stands, exactly });
}

fn phrases<T: Clone>(vocabulary: &mut Vocabulary, spellings: Spellings<T>, class: u64) -> PhraseMap<Vec<Spelling<T>>> {
    let mut map = PhraseMap::default();
    for (phrase, list) in spellings {
        // A lone letter is no unit until it stands behind a number; "US$" folds like "US".
        let symbol = list.iter().all(|s| s.exactly.is_some());
        let written = list.iter().find_map(|s| s.exactly.clone()).unwrap_or(phrase);
        let lone = symbol && class & class::NUMBER == 0;
        // The A of "A$5" is no unit by itself.
        let several = written.contains(' ') && class & class::NUMBER != 0;
        let class = if several { class & class::NUMBER } else { class };
        let class = if lone { class::JOINS | class::AMOUNT_GOES_ON } else { class };
        // The country is another word than the pronoun: "US dollars", and "us dollars" in a text without capitals.
        if let Some(rest) = written.strip_prefix("us ") {
            map.add(vocabulary, &format!("US {rest}"), class, list.clone());
        }
        map.add(vocabulary, &written, class, list);
    }
    map
}

impl Units {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let mut units = Self::default();
        let file: BTreeMap<String, UnitEntry> = super::parse("units.toml", include_str!("en/units.toml"));
        let mut measures = Spellings::new();
        for (name, entry) in file {
            units.add(&mut measures, name, &entry);
        }
        units.measures = phrases(vocabulary, measures, class::UNIT);

        let file: CurrenciesFile = super::parse("currencies.toml", include_str!("en/currencies.toml"));
        let (mut before, mut after) = (Spellings::new(), Spellings::new());
        let (whole, hundredth) = (Decimal::ONE, Decimal::new(1, 2));
        let currency = |code: &str, worth| Currency { code: code.to_owned(), worth, slang: false };
        for (phrase, code) in file.codes.iter().chain(&file.symbols) {
            spell(&mut before, phrase, currency(code, whole), true);
            spell(&mut after, phrase, currency(code, whole), true);
        }
        for (phrase, code) in &file.millions {
            spell(&mut after, phrase, currency(code, Decimal::from(1_000_000)), true);
        }
        for (phrase, code) in &file.minor_symbols {
            spell(&mut after, phrase, currency(code, hundredth), true);
        }
        for (words, worth) in [(&file.words, whole), (&file.minor, hundredth)] {
            for (phrase, code) in words {
                spell(&mut after, phrase, currency(code, worth), false);
                spell(&mut after, &format!("{phrase}s"), currency(code, worth), false);
            }
        }
        for (word, Slang { code, worth }) in &file.slang {
            let worth = worth.parse().unwrap_or_else(|error| panic!("src/lexicon/en/currencies.toml: {word}: {error}"));
            for phrase in [word.clone(), format!("{word}s")] {
                spell(&mut after, &phrase, Currency { slang: true, ..currency(code, worth) }, false);
            }
        }
        units.money_before = phrases(vocabulary, before, class::UNIT | class::NUMBER);
        units.money_after = phrases(vocabulary, after, class::UNIT);
        units
    }

    fn add(&mut self, measures: &mut Spellings<usize>, name: String, entry: &UnitEntry) {
        let index = self.units.len();
        for phrase in &entry.words {
            // "a 12-square-mile park".
            let mut parts = phrase.split(' ');
            let hyphened = match (parts.next(), parts.next(), parts.next()) {
                (Some(first), Some(second), None) if phrase.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') => {
                    Some(format!("{first} - {second}"))
                }
                _ => None,
            };
            for phrase in [phrase.clone(), format!("{phrase}s")].into_iter().chain(hyphened) {
                self.by_spelling.insert(phrase.to_lowercase(), index);
                spell(measures, &phrase, index, false);
            }
        }
        for phrase in &entry.symbols {
            self.by_spelling.entry(phrase.clone()).or_insert(index);
            // "km²", as rules write it.
            self.by_spelling.entry(phrase.replace(' ', "")).or_insert(index);
            spell(measures, phrase, index, true);
        }
        self.by_spelling.insert(name.to_lowercase(), index);
        let number = |text: &str| -> Decimal {
            text.parse().unwrap_or_else(|error| panic!("src/lexicon/en/units.toml: {name}: {error}"))
        };
        let factor = number(&entry.factor);
        let offset = entry.offset.as_deref().map_or(Decimal::ZERO, number);
        self.units.push(MeasureUnit { dimension: entry.dimension.clone(), factor, offset, name });
    }

    /// Whether the word only stands before signs of money: the S of "S$".
    pub(super) fn only_opens_sign(&self, word: WordId) -> bool {
        self.money_before.only_leads_on(word)
    }

    /// The index of the pound as a weight; the word alone does not tell it from the currency.
    #[must_use]
    pub fn pound(&self) -> Option<usize> {
        self.by_spelling.get("pound").copied()
    }

    /// The unit of an index of [`Units::measures`].
    #[must_use]
    pub fn at(&self, index: usize) -> Option<&MeasureUnit> {
        self.units.get(index)
    }

    /// The unit of that name or spelling: "kilometre", "kilometers", "km".
    #[must_use]
    pub fn lookup(&self, written: &str) -> Option<&MeasureUnit> {
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
    use crate::lexicon::{class, english};

    #[test]
    fn a_letter_that_only_opens_signs_tells_no_number() {
        let tells = |word| english().vocabulary.is(english().vocabulary.word(word), class::TELLS_NUMBER);
        for word in ["s", "hk", "us"] {
            assert!(!tells(word), "{word}");
        }
        for word in ["eur", "rs", "re"] {
            assert!(tells(word), "{word}");
        }
    }

    #[test]
    fn a_unit_is_turned_into_another_of_its_dimension() {
        let convert = |n: &str, from, to| {
            english().units.convert(n.parse().unwrap(), from, to).map(|n| n.round_dp(6).normalize().to_string())
        };
        assert_eq!(convert("22", "mile", "km").as_deref(), Some("35.405568"));
        assert_eq!(convert("100", "degree Celsius", "degree Fahrenheit").as_deref(), Some("212"));
        assert_eq!(convert("1", "hectare", "square metre").as_deref(), Some("10000"));
        assert_eq!(convert("3", "km²", "hectare").as_deref(), Some("300"));
        assert_eq!(convert("1", "mile", "acre"), None);
    }
}
