//! Words of numbers: cardinals, scales, fractions and ordinals (`en/numbers.toml`), modifiers (`en/modifiers.toml`), vague
//! words (`en/vague.toml`).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Deserialize;

use super::named_lists::NamedLists;
use super::vocabulary::{PhraseMap, Vocabulary, WordId, WordMap, class};

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

/// What a vague word stands for: the hard ends and the typical ones; unbounded where there is no upper end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vague {
    /// Lower end, hard.
    pub lo: Decimal,
    /// Upper end, hard.
    pub hi: Option<Decimal>,
    /// Whether `hi` itself is left out.
    pub open: bool,
    /// Lower end, typical.
    pub typical_lo: Decimal,
    /// Upper end, typical.
    pub typical_hi: Option<Decimal>,
}

/// What a word next to a number tells of it, one bit each (`en/surroundings.toml`).
pub mod surrounding {
    /// Ends an address: "221 Baker Street".
    pub const ADDRESS: u32 = 1;
    /// Behind a number, but no noun: "13 strong".
    pub const ADJECTIVE: u32 = 1 << 1;
    /// Tells that somebody is taken to task: "arrested over four deaths".
    pub const BLAMED: u32 = 1 << 19;
    /// Tells of a rise or a fall.
    pub const CHANGE: u32 = 1 << 2;
    /// The second half of a word such as "two-way".
    pub const COMPOUND: u32 = 1 << 3;
    /// Before or behind the number of the emergency services: "a 911 call".
    pub const EMERGENCY: u32 = 1 << 11;
    /// Behind "4K", which then counts nothing: "4K video".
    pub const FORMAT: u32 = 1 << 15;
    /// Tells of harm to somebody: "killed", "kidnapped".
    pub const HARM: u32 = 1 << 9;
    /// What happens to somebody at an age: "married at 19".
    pub const LIFE: u32 = 1 << 22;
    /// What metres stand before: "200m hurdles", "10m waves".
    pub const METRES: u32 = 1 << 23;
    /// What comes in millions: "sales slid to 2.1m".
    pub const MILLIONS: u32 = 1 << 24;
    /// Before a number that is a name: "page 4".
    pub const LABEL: u32 = 1 << 4;
    /// The plural of such a word: "pages 112 to 118".
    pub const LABELS: u32 = 1 << 16;
    /// The same if it begins with a capital: "Room 101".
    pub const NAME: u32 = 1 << 5;
    /// The plural of such a name: "Lines 1, 2 and 3".
    pub const NAMES: u32 = 1 << 17;
    /// A people whose name is no plural: "two million Rohingya".
    pub const PEOPLE: u32 = 1 << 18;
    /// Tells of money: "paid 200 pounds".
    pub const PAYMENT: u32 = 1 << 10;
    /// A plural that ends in no s.
    pub const PLURAL: u32 = 1 << 6;
    /// A thing sold in numbered kinds: "iPhone 4 owners".
    pub const PRODUCT: u32 = 1 << 14;
    /// Behind a score: "3-5 loss".
    pub const SCORE_AFTER: u32 = 1 << 7;
    /// Before a score: "lost 1-3".
    pub const SCORE_BEFORE: u32 = 1 << 8;
    /// Looks like a plural and is none: "diabetes".
    pub const SINGULAR: u32 = 1 << 12;
    /// Before a number that is a place in a scale, unless it is a verb: "level 3", "phase two".
    pub const STEP: u32 = 1 << 13;
    /// Names its matter behind "over" or "about", however many: "the row over 40 jobs", "books about 19 saints".
    pub const TOPIC: u32 = 1 << 20;
    /// Tells of motion, place or speech and takes a preposition: "walked up to two officers", "heard about six nurses".
    pub const WAY: u32 = 1 << 21;
}

/// The lists of `en/surroundings.toml`.
const SURROUNDINGS: [(&str, u32); 23] = [
    ("address", surrounding::ADDRESS),
    ("adjectives", surrounding::ADJECTIVE),
    ("blamed", surrounding::BLAMED),
    ("change", surrounding::CHANGE),
    ("compounds", surrounding::COMPOUND),
    ("emergency", surrounding::EMERGENCY),
    ("formats", surrounding::FORMAT),
    ("harm", surrounding::HARM),
    ("labels", surrounding::LABEL),
    ("lives", surrounding::LIFE),
    ("metres", surrounding::METRES),
    ("millions", surrounding::MILLIONS),
    ("names", surrounding::NAME),
    ("payment", surrounding::PAYMENT),
    ("peoples", surrounding::PEOPLE),
    ("plurals", surrounding::PLURAL),
    ("products", surrounding::PRODUCT),
    ("score_after", surrounding::SCORE_AFTER),
    ("score_before", surrounding::SCORE_BEFORE),
    ("singulars", surrounding::SINGULAR),
    ("steps", surrounding::STEP),
    ("topics", surrounding::TOPIC),
    ("ways", surrounding::WAY),
];

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
    pub vague: PhraseMap<(Vague, Vague)>,
    /// Plurals that stand for a vague number of their base: "dozens", "hundreds"; and whether another may follow ("tens of
    /// thousands").
    plurals: WordMap<Vague>,
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
    fn read(&self) -> Vague {
        let end = |list: &[i64], i: usize| list.get(i).copied().map(Decimal::from);
        Vague {
            lo: end(&self.hard, 0).unwrap_or_default(),
            hi: end(&self.hard, 1),
            open: self.open,
            typical_lo: end(&self.typical, 0).unwrap_or_default(),
            typical_hi: end(&self.typical, 1),
        }
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
        numbers.surroundings = NamedLists::load("surroundings.toml", text, &SURROUNDINGS, plurals, vocabulary);
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
    pub fn plural(&self, word: WordId) -> Option<Vague> {
        self.plurals.get(word).copied()
    }

    fn word(&mut self, vocabulary: &mut Vocabulary, word: &str, class: u64) -> &mut NumberWord {
        let id = vocabulary.add(word, class);
        self.words.entry(id)
    }
}
