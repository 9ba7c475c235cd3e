//! Words of numbers: cardinals, scales, fractions and ordinals (`en/numbers.toml`), modifiers (`en/modifiers.toml`), vague
//! words (`en/vague.toml`).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::named_lists::NamedLists;
use super::phrase_map::{PhraseMap, WordMap};
use super::vocabulary::{Vocabulary, WordId};
use super::{class, surrounding};
use crate::value::{End, Interval, Range};

/// What a word can stand for in a number; "third" is an ordinal and the name of a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NumberWord {
    /// A number below a hundred: "seven", "forty".
    pub cardinal: Option<u8>,
    /// Multiplies what stands before it: "million".
    pub scale: Option<Decimal>,
    /// A scale right behind digits: the K of "750K".
    pub suffix: Option<Decimal>,
    /// Counts in groups: "dozen".
    pub group: Option<Decimal>,
    /// A place in an order: "third".
    pub ordinal: Option<Decimal>,
    /// A part of a whole: "thirds" is 3.
    pub denominator: Option<u64>,
    /// A character that is a fraction: "½" is 1 and 2.
    pub fraction: Option<(u8, u8)>,
    /// "hundred", which multiplies and is then added to.
    pub hundred: bool,
    /// "a" and "an", which can stand for one.
    pub article: bool,
}

/// What a modifier does to the number it stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modifier {
    /// About, around, some.
    About,
    /// At least, no fewer than.
    AtLeast,
    /// Up to, at most.
    AtMost,
    /// Exactly, a total of: changes nothing.
    Exactly,
    /// Fewer than, under.
    FewerThan,
    /// More than, over.
    MoreThan,
    /// Nearly, just under.
    Nearly,
}

/// Words of numbers: units, scales, vague words, modifiers.
#[derive(Debug, Default)]
pub struct Numbers {
    surroundings: NamedLists,
    nothing: NumberWord,
    words: WordMap<NumberWord>,
    /// Modifiers that stand before a number: "more than", "as many as".
    pub before: PhraseMap<Modifier>,
    /// Modifiers that stand after a number: "or more", "or so".
    pub after: PhraseMap<Modifier>,
    /// Vague words that stand for a few: "several", "a handful of". With a scale behind them, the second value counts in it.
    pub vague: PhraseMap<(Range, Range)>,
    /// Plurals that stand for a vague number of their base: "dozens", "hundreds"; and whether another may follow ("tens of
    /// thousands").
    plurals: WordMap<Range>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersFile {
    cardinals: BTreeMap<String, u8>,
    characters: BTreeMap<String, (u8, u8)>,
    denominators: BTreeMap<String, u64>,
    groups: BTreeMap<String, i64>,
    ordinals: BTreeMap<String, i64>,
    scales: BTreeMap<String, i64>,
    suffixes: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ModifiersFile {
    after: BTreeMap<String, Modifier>,
    before: BTreeMap<String, Modifier>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VagueFile {
    few: Vec<Few>,
    plurals: BTreeMap<String, Ends>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Few {
    alone: Ends,
    times: Ends,
    words: Vec<String>,
}

/// `hard` and `typical`: a lower end and, where there is one, an upper end, left out if `open`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ends {
    hard: Vec<i64>,
    typical: Vec<i64>,
    #[serde(default)]
    open: bool,
}

impl Ends {
    fn read(&self) -> Range {
        let read = |list: &[i64], open: bool| {
            let end = |i: usize, open| list.get(i).map(|&at| End { at: Decimal::from(at), open });
            let Some(interval) = Interval::new(end(0, false), end(1, open)) else {
                panic!("src/lexicon/en/vague.toml: nothing lies in {list:?}");
            };
            interval
        };
        // An upper end that is usual as well is left out in both.
        let typical_open = self.open && self.typical.get(1) == self.hard.get(1);
        Range { hard: read(&self.hard, self.open), typical: read(&self.typical, typical_open) }
    }
}

impl Numbers {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let mut numbers = Self::default();
        let file: NumbersFile = super::parse("numbers.toml", include_str!("en/numbers.toml"));
        for (word, &n) in &file.cardinals {
            numbers.word(vocabulary, word, class::NUMBER).cardinal = Some(n);
        }
        // "fortytwo" and "fortysecond", as headlines and transcripts write them.
        let decimal = |n: u8| Decimal::from(n);
        for (tens, &ten) in file.cardinals.iter().filter(|(_, n)| **n >= 20) {
            for (unit, &one) in file.cardinals.iter().filter(|(_, n)| (1..10).contains(*n)) {
                numbers.word(vocabulary, &format!("{tens}{unit}"), class::NUMBER).cardinal = Some(ten + one);
            }
            for (unit, &one) in file.ordinals.iter().filter(|(_, n)| (1..10).contains(*n)) {
                let place = numbers.word(vocabulary, &format!("{tens}{unit}"), class::NUMBER);
                place.ordinal = Some(decimal(ten) + Decimal::from(one));
            }
        }
        for (word, &parts) in &file.characters {
            numbers.word(vocabulary, word, class::NUMBER).fraction = Some(parts);
        }
        for (word, &n) in &file.denominators {
            numbers.word(vocabulary, word, class::NUMBER).denominator = Some(n);
        }
        for (word, &n) in &file.groups {
            numbers.word(vocabulary, word, class::NUMBER).group = Some(Decimal::from(n));
        }
        for (word, &n) in &file.ordinals {
            numbers.word(vocabulary, word, class::NUMBER).ordinal = Some(Decimal::from(n));
        }
        for (word, &n) in &file.scales {
            numbers.word(vocabulary, word, class::NUMBER).scale = Some(Decimal::from(n));
        }
        // A lone "m" or "t" begins no number.
        for (word, &n) in &file.suffixes {
            numbers.word(vocabulary, word, class::JOINS | class::NUMBER_GOES_ON).suffix = Some(Decimal::from(n));
        }
        numbers.word(vocabulary, "hundred", class::NUMBER).hundred = true;
        numbers.word(vocabulary, "a", class::NUMBER).article = true;
        numbers.word(vocabulary, "an", class::NUMBER).article = true;
        // What opens an age, a range or a negative number.
        for word in ["age", "aged", "ages", "between", "from"] {
            vocabulary.add(word, class::MODIFIER);
        }
        // "nearly a percentage point".
        vocabulary.add("percentage", class::UNIT);
        // What ends an amount or joins two, and is none of the units.
        for word in ["basis", "bp", "bps", "foot", "pc", "pct", "percent", "pound", "pounds", "thru"] {
            vocabulary.add(word, class::JOINS | class::AMOUNT_GOES_ON);
        }
        // One of them with an article: "nearly a percentage point", "a full percent".
        for word in ["percent", "percentage"] {
            vocabulary.add(word, class::TELLS_NUMBER);
        }
        for word in ["full", "whole"] {
            vocabulary.add(word, class::JOINS);
        }
        // A count of nothing.
        for word in ["no", "none"] {
            vocabulary.add(word, class::TELLS_NUMBER);
        }
        for word in ["minus", "negative"] {
            vocabulary.add(word, class::NUMBER);
        }

        let file: ModifiersFile = super::parse("modifiers.toml", include_str!("en/modifiers.toml"));
        for (phrase, modifier) in file.before {
            numbers.before.add(vocabulary, &phrase, class::MODIFIER, modifier);
        }
        for (phrase, modifier) in file.after {
            numbers.after.add(vocabulary, &phrase, class::JOINS | class::AMOUNT_GOES_ON, modifier);
        }

        let file: VagueFile = super::parse("vague.toml", include_str!("en/vague.toml"));
        for few in file.few {
            let stands_for = (few.alone.read(), few.times.read());
            for phrase in few.words {
                // "a few": an article is looked at only where a word of numbers follows.
                if let Some(second) = phrase.strip_prefix("a ").and_then(|rest| rest.split(' ').next()) {
                    vocabulary.add(second, class::NUMBER);
                }
                numbers.vague.add(vocabulary, &phrase, class::NUMBER, stands_for);
            }
        }
        for (word, ends) in file.plurals {
            let id = vocabulary.add(&word, class::NUMBER);
            numbers.plurals.set(id, ends.read());
        }

        let plurals = |bit| match bit {
            surrounding::LABEL => surrounding::LABELS,
            surrounding::NAME => surrounding::NAMES,
            _ => 0,
        };
        let text = include_str!("en/surroundings.toml");
        numbers.surroundings = NamedLists::load("surroundings.toml", text, surrounding::LISTS, plurals, vocabulary);
        numbers
    }

    /// What the word can stand for in a number.
    #[inline]
    #[must_use]
    pub fn get(&self, word: WordId) -> &NumberWord {
        self.words.get(word).unwrap_or(&self.nothing)
    }

    /// Whether the word stands for nothing in a number.
    pub(super) fn is_none(&self, word: WordId) -> bool {
        *self.get(word) == self.nothing
    }

    /// Whether the word tells one of these things (bits of [`surrounding`]) of a number next to it.
    #[inline]
    #[must_use]
    pub fn tells(&self, word: WordId, what: u32) -> bool {
        word >= WordId(WordId::FIRST) && self.surroundings.of(word) & what != 0
    }

    /// What a plural such as "hundreds" stands for.
    #[inline]
    #[must_use]
    pub fn plural(&self, word: WordId) -> Option<&Range> {
        self.plurals.get(word)
    }

    /// What such a plural counts in: the 100 of "hundreds".
    #[inline]
    #[must_use]
    pub fn base(&self, word: WordId) -> Option<Decimal> {
        self.plural(word)?.hard.lo().map(|lo| lo.at)
    }

    fn word(&mut self, vocabulary: &mut Vocabulary, word: &str, class: u64) -> &mut NumberWord {
        let id = vocabulary.add(word, class);
        self.words.entry(id)
    }
}
