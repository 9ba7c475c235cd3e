//! The words that the program knows, each with a number, so that a text is looked up word by word only once.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::word_table::{Packed, WordTable};

/// The number of a known word, of an ASCII punctuation mark (its code), or [`WordId::UNKNOWN`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no list holds.
    pub const UNKNOWN: Self = Self(0);
    /// First number of a real word; below it stand the ASCII characters.
    pub const FIRST: u32 = 128;

    /// The id of an ASCII punctuation mark.
    #[must_use]
    #[inline]
    pub const fn ascii(mark: u8) -> Self {
        Self(mark as u32)
    }
}

/// Sets of words that the lexer and the finders ask for word by word. One bit each.
pub mod class {
    // The first eleven tell what can begin at a token; all tokens are asked for them together.

    /// Tells a number by itself: of the words of numbers all but the articles and the letters of signs, the S of "S$". No number
    /// is told without one, or digits.
    pub const TELLS_NUMBER: u64 = 1;
    /// Tells a time, be it by itself or with words around it: months, units, yesterday, the last word of a phrase. Nothing
    /// of the calendar is told without one, or digits.
    pub const TELLS_TIME: u64 = 1 << 1;
    /// A unit of time, or as long as one: year, days, weeklong.
    pub const TIME_UNIT: u64 = 1 << 2;
    /// Can begin or continue a number (seven, hundred, dozen, half, several).
    pub const NUMBER: u64 = 1 << 3;
    /// Begins a modifier phrase (at, more, nearly, some, up).
    pub const MODIFIER: u64 = 1 << 4;
    /// Can mean something in a date, as common as it may be elsewhere (the, in, last, early).
    pub const CALENDAR: u64 = 1 << 5;
    /// A date can begin with it where a time is told close behind: what opens a time, and "no" of "no later than Friday".
    pub const OPENS_DATE: u64 = 1 << 6;
    /// "or", which makes one date of "on or before Friday".
    pub const OR: u64 = 1 << 7;

    /// A unit of measure or a currency.
    pub const UNIT: u64 = 1 << 8;
    /// Can stand inside a number, a date or a length of time, or between one and the words that lead up to it: no mention goes
    /// on over any other word.
    pub const JOINS: u64 = 1 << 9;
    /// The apostrophe, with which a year can begin: "'90s".
    pub const OPENS_YEAR: u64 = 1 << 10;

    /// Can be part of a date or a duration (March, Friday, last, years, fall).
    pub const DATE: u64 = 1 << 32;
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries: never the head of a counted noun.
    pub const FUNCTION: u64 = 1 << 50;
    /// A finite form of "be", "have", "do" or a modal.
    pub const AUXILIARY: u64 = 1 << 51;
    /// A preposition.
    pub const PREPOSITION: u64 = 1 << 52;
    /// An adverb that may stand between the words of a phrase (also, reportedly, immediately).
    pub const ADVERB: u64 = 1 << 53;
    /// A common verb that ends a noun phrase (said, were, told, killed).
    pub const VERB: u64 = 1 << 34;
    /// A noun for people (soldier, civilian, victim, girl).
    pub const PERSON: u64 = 1 << 55;
    /// A noun for something that happens (attack, quake, blast).
    pub const EVENT: u64 = 1 << 61;
    /// A verb of saying (said, told, reported).
    pub const SAYING: u64 = 1 << 11;
    /// A word of a rule: looked at by the claim finder.
    pub const RULE: u64 = 1 << 12;
    /// An abbreviation whose full stop ends no sentence (Mr, Gen, Lt).
    pub const ABBREVIATION: u64 = 1 << 13;
    /// A country, people or capital: never a misspelling of another.
    pub const PLACE: u64 = 1 << 14;
    /// A subordinating or relative word that opens a clause (which, who, that, after, while).
    pub const CLAUSE: u64 = 1 << 15;
    /// Not, no, never, denied: turns an assertion round.
    pub const NEGATION: u64 = 1 << 16;
    /// May, could, feared, reportedly planned: no plain assertion.
    pub const HEDGE: u64 = 1 << 17;
    /// What became of people: dead, injured, missing. Ends the noun of a count.
    pub const STATUS: u64 = 1 << 18;
    /// A noun for some people out of all: officers, children, foreigners. Their number only bounds the whole.
    pub const PART: u64 = 1 << 19;
    /// An animal: never counted among people.
    pub const ANIMAL: u64 = 1 << 20;
    /// A verb by which an event happens: occurred, began, struck, left, killed.
    pub const HAPPENING: u64 = 1 << 21;
    /// A noun for those who attack: their own dead are not counted among the victims.
    pub const ATTACKER: u64 = 1 << 23;
    /// A noun that takes up an event of any kind: tragedy, incident, attack.
    pub const ANY_EVENT: u64 = 1 << 24;
    /// A word that tells an occurrence from the one told of before: another, second, earlier.
    pub const OTHER_ONE: u64 = 1 << 25;
    /// A noun for what follows or precedes an event of its kind: aftershock.
    pub const SUB_EVENT: u64 = 1 << 26;
    /// A noun for those whom the news quotes: police, ministry, witnesses, report.
    pub const GIVER: u64 = 1 << 27;
    /// A verb that gives a number as often as it does something else: confirmed, put, counted.
    pub const GIVING: u64 = 1 << 28;
    /// A word that doubts all that follows it in its clause: rumours, feared, unconfirmed.
    pub const DOUBT: u64 = 1 << 29;
    /// A verb or noun that denies what follows or goes before: denied, refuted, denial.
    pub const DENIAL: u64 = 1 << 30;
    /// A noun for what is told and may be wrong: reports, claims, allegations.
    pub const HEARSAY: u64 = 1 << 31;
    /// An adjective for what is told and is not so: false, unfounded.
    pub const UNTRUE: u64 = 1 << 37;
    /// A noun that a place's name follows: the town of, south of.
    pub const PLACE_NOUN: u64 = 1 << 38;
    /// A noun that makes the event before it its adjective: a tsunami warning, a fire engine.
    pub const COMPOUND: u64 = 1 << 35;
    /// A word that turns to something else at the head of a sentence: elsewhere, separately.
    pub const ELSEWHERE: u64 = 1 << 36;
    /// A preposition of place: in, at, near, outside.
    pub const LOCATIVE: u64 = 1 << 22;
    /// A date or a length of time can begin with it: of the words of the calendar all but "of", "to", "ago" and the like.
    pub const OPENS_TIME: u64 = 1 << 33;
    /// Leads on from "the", "in" or "last" to a word of the calendar, and is none itself: few, fiscal, rest.
    pub const LEADS_ON: u64 = 1 << 54;
    /// The classes of which every word joins.
    pub const JOINING: u64 = CALENDAR
        | FUNCTION
        | LEADS_ON
        | MODIFIER
        | NEGATION
        | NUMBER
        | OPENS_TIME
        | PREPOSITION
        | TELLS_NUMBER
        | TELLS_TIME
        | TIME_UNIT
        | UNIT;
    /// Tells of an age (aged, old, younger).
    pub const AGE: u64 = 1 << 56;
    /// Can stand right before the number of an age: the "was" of "she was 75", the "those" of "those 16 and up".
    pub const BEFORE_AGE: u64 = 1 << 57;
    /// Tells of harm to somebody: killed, kidnapped, dead, missing.
    pub const HARM: u64 = 1 << 60;
    /// Can go on with a number that ended before it: all words of numbers, the "out" of "9 out of 10".
    pub const NUMBER_GOES_ON: u64 = 1 << 58;
    /// The same of an amount or a range: all units, the "or" of "or more", "to".
    pub const AMOUNT_GOES_ON: u64 = 1 << 59;
    /// A verb for what people do after an event and because of it: mourned, charged, reopened.
    pub const AFTERMATH: u64 = 1 << 39;
    /// A noun that tells by what or at what an attack or an accident was: drone, knife, metro.
    pub const MEANS: u64 = 1 << 40;
    /// A noun for what is told of a number and may be overtaken: count, toll, report, version.
    pub const ACCOUNT: u64 = 1 << 41;
    /// A verb that takes back what was told before: corrected, retracted.
    pub const TAKEN_BACK: u64 = 1 << 42;
    /// A verb form that tells a number and is no verb of saying elsewhere: put, rated, feared.
    pub const TELLING: u64 = 1 << 43;
    /// A word that says that a number is of all: toll, altogether.
    pub const TOTAL: u64 = 1 << 44;
    /// A noun for those who tell what they saw, not what was counted: survivor, neighbour.
    pub const ONLOOKER: u64 = 1 << 45;
    /// A word of where or when some of all died: hospital, overnight.
    pub const SOME_OF_ALL: u64 = 1 << 46;
    /// An adjective that sets one above all others: worst, deadliest.
    pub const UTMOST: u64 = 1 << 47;
    /// A noun for one of somebody's family or company: husband, sisters, friend.
    pub const RELATIVE: u64 = 1 << 48;
    /// A noun for what belongs to a company or a group and has days and numbers of its own: museum, subsidiary.
    pub const ORGAN: u64 = 1 << 49;
    /// What says nothing of the kind of word: a word with no other bit is in no list of kinds.
    pub const NO_KIND: u64 = RULE
        | AGE
        | BEFORE_AGE
        | CALENDAR
        | NUMBER_GOES_ON
        | AMOUNT_GOES_ON
        | HARM
        | OPENS_DATE
        | OPENS_TIME
        | OR
        | TIME_UNIT
        | TELLS_NUMBER
        | TELLS_TIME
        | LEADS_ON
        | JOINS
        | OPENS_YEAR
        | ACCOUNT
        | TAKEN_BACK
        | TELLING
        | TOTAL
        | ONLOOKER
        | SOME_OF_ALL
        | UTMOST
        | RELATIVE
        | ORGAN;
}

/// A word of ASCII letters as it stands in a text.
pub(crate) struct PlainWord {
    /// How many letters it has.
    pub length: usize,
    /// Its id, `UNKNOWN` if no list holds it.
    pub id: WordId,
    /// Its class bits.
    pub class: u64,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether a blank stands right behind it.
    pub blank_behind: bool,
}

/// All known words. Words are folded: lower case, dotted acronyms without dots ("U.S." and "US" are `u.s`, apart from "us").
#[derive(Clone, Debug)]
pub struct Vocabulary {
    short: WordTable,
    /// The words that are too long for `short`, folded.
    long: FxHashMap<Box<[u8]>, WordId>,
    classes: Vec<u64>,
}

impl Vocabulary {
    /// A vocabulary that holds only the ASCII marks.
    #[must_use]
    pub fn empty() -> Self {
        Self { short: WordTable::new(), long: FxHashMap::default(), classes: vec![0; WordId::FIRST as usize] }
    }

    /// The id of an already folded word.
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.find(folded.as_bytes())
    }

    /// The id of a word as written.
    #[must_use]
    pub fn word(&self, written: &str) -> WordId {
        let mut buffer = [0; 64];
        match fold(written, &mut buffer) {
            Some(folded) => self.find(folded),
            None => self.get(&written.to_lowercase()),
        }
    }

    /// The id of the word or the digits that stand in a text, and its class bits; `at` holds no other marks than apostrophes
    /// and full stops.
    pub(crate) fn word_in(&self, text: &str, at: Range<usize>) -> (WordId, u64) {
        match Packed::small(&text.as_bytes()[at.start..], at.len()) {
            Some(short) => self.short.get(short),
            None => {
                let id = self.word(&text[at]);
                (id, self.class(id))
            }
        }
    }

    /// The word of ASCII letters that a text begins with. `None` at other marks, for the few words that may be longer than their
    /// first letters or are folded apart, and in the last bytes of a text.
    #[inline]
    pub(crate) fn plain_word(&self, text: &[u8]) -> Option<PlainWord> {
        let chunk = text.first_chunk()?;
        let (word, length) = Packed::letters(chunk)?;
        let (id, class) = self.short.get(word);
        Some(PlainWord {
            length,
            id,
            class,
            capital: chunk[0].is_ascii_uppercase(),
            blank_behind: chunk[length] == b' ',
        })
    }

    fn find(&self, folded: &[u8]) -> WordId {
        match Packed::new(folded) {
            Some(short) => self.short.get(short).0,
            None => self.long.get(folded).copied().unwrap_or_default(),
        }
    }

    /// The id of a word as written, new if it was not known, with the class bits added to it.
    pub fn add(&mut self, written: &str, class: u64) -> WordId {
        let mut buffer = [0; 64];
        let key = fold(written, &mut buffer).map_or_else(|| written.to_lowercase().into_bytes(), <[u8]>::to_vec);
        if let [mark] = key.as_slice()
            && mark.is_ascii_punctuation()
        {
            let mark = WordId::ascii(*mark);
            self.classes[mark.0 as usize] |= class;
            return mark;
        }
        let mut id = self.find(&key);
        if id == WordId::UNKNOWN {
            id = WordId(self.classes.len() as u32);
            self.classes.push(0);
            match Packed::new(&key) {
                Some(short) => self.short.add(short, id),
                None => _ = self.long.insert(key.clone().into_boxed_slice(), id),
            }
        }
        let classes = &mut self.classes[id.0 as usize];
        *classes |= class;
        if let Some(short) = Packed::new(&key) {
            self.short.classify(short, *classes);
        }
        id
    }

    /// Adds a class bit to all words of which `holds` is true, told their id and their bits.
    pub(super) fn mark(&mut self, bit: u64, holds: impl Fn(WordId, u64) -> bool) {
        for (id, class) in (0..).zip(&mut self.classes) {
            if holds(WordId(id), *class) {
                *class |= bit;
            }
        }
        self.short.classify_all(|id| self.classes[id.0 as usize]);
    }

    /// The class bits of a word.
    #[must_use]
    #[inline]
    pub fn class(&self, id: WordId) -> u64 {
        self.classes[id.0 as usize]
    }

    /// Whether the word has one of the class bits.
    #[must_use]
    #[inline]
    pub fn is(&self, id: WordId, class: u64) -> bool {
        self.class(id) & class != 0
    }
}

/// Folds an ASCII word into `buffer`; `None` if it is too long or not ASCII.
fn fold<'a>(written: &str, buffer: &'a mut [u8; 64]) -> Option<&'a [u8]> {
    let bytes = written.as_bytes();
    let folded = buffer.get_mut(..bytes.len())?;
    if !bytes.is_ascii() {
        return None;
    }
    if matches!(bytes, b"US" | b"U.S." | b"U.S" | b"u.s." | b"u.s" | b"U..S") {
        return Some(b"u.s");
    }
    folded.copy_from_slice(bytes);
    folded.make_ascii_lowercase();
    if bytes.len() <= 2 || bytes[1] != b'.' {
        return Some(folded);
    }
    let mut length = 0;
    for i in 0..folded.len() {
        folded[length] = folded[i];
        length += usize::from(folded[i] != b'.');
    }
    Some(&folded[..length])
}

/// Something known about some words, looked up by id.
#[derive(Clone, Debug)]
pub struct WordMap<T> {
    /// By the id of the word: where its value is, counted from 1; 0 if nothing is known.
    places: Vec<u32>,
    values: Vec<T>,
}

impl<T> Default for WordMap<T> {
    fn default() -> Self {
        Self { places: Vec::new(), values: Vec::new() }
    }
}

impl<T> WordMap<T> {
    /// Says `value` of the word; a later value replaces an earlier one.
    pub fn set(&mut self, id: WordId, value: T) {
        match self.get_mut(id) {
            Some(known) => *known = value,
            None => self.add(id, value),
        }
    }

    /// What is known of the word, to be added to.
    pub fn entry(&mut self, id: WordId) -> &mut T
    where
        T: Default,
    {
        if self.get(id).is_none() {
            self.add(id, T::default());
        }
        let place = self.places[id.0 as usize] as usize;
        &mut self.values[place - 1]
    }

    fn add(&mut self, id: WordId, value: T) {
        let index = id.0 as usize;
        if self.places.len() <= index {
            self.places.resize(index + 1, 0);
        }
        self.values.push(value);
        self.places[index] = self.values.len() as u32;
    }

    fn get_mut(&mut self, id: WordId) -> Option<&mut T> {
        let place = *self.places.get(id.0 as usize)? as usize;
        self.values.get_mut(place.wrapping_sub(1))
    }

    /// What is known of the word.
    #[inline]
    #[must_use]
    pub fn get(&self, id: WordId) -> Option<&T> {
        let place = *self.places.get(id.0 as usize)? as usize;
        self.values.get(place.wrapping_sub(1))
    }
}

/// Phrases of known words, found by their first word, the longest first.
#[derive(Clone, Debug)]
pub struct PhraseMap<T> {
    by_first: WordMap<Phrases<T>>,
}

/// The phrases that begin with one word.
#[derive(Clone, Debug)]
struct Phrases<T> {
    /// A bit for each of their second words, 64 apart: most texts go on with none of them, "at the".
    seconds: u64,
    /// The longest first, and so those of one word last.
    list: Vec<Phrase<T>>,
    /// How many have more than one word.
    longer: usize,
}

#[derive(Clone, Debug)]
struct Phrase<T> {
    /// The words behind the first.
    rest: Vec<WordId>,
    value: T,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { seconds: 0, list: Vec::new(), longer: 0 }
    }
}

impl<T> Default for PhraseMap<T> {
    fn default() -> Self {
        Self { by_first: WordMap::default() }
    }
}

/// The bit that stands for a word among 64.
fn bit(word: WordId) -> u64 {
    1 << (word.0 % 64)
}

impl<T> PhraseMap<T> {
    /// Adds a phrase written as words parted by spaces; hyphens and marks are words of their own ("4 - year").
    pub fn add(&mut self, vocabulary: &mut Vocabulary, phrase: &str, class: u64, value: T) {
        let words: Vec<WordId> = phrase
            .split_whitespace()
            .enumerate()
            .map(|(i, w)| vocabulary.add(w, if i == 0 { class } else { class::JOINS }))
            .collect();
        if let Some((&first, rest)) = words.split_first() {
            let phrases = self.by_first.entry(first);
            if let Some(&second) = rest.first() {
                phrases.seconds |= bit(second);
                phrases.longer += 1;
            }
            let place = phrases.list.partition_point(|p| p.rest.len() >= rest.len());
            phrases.list.insert(place, Phrase { rest: rest.to_vec(), value });
        }
    }

    /// Whether the word is no phrase alone and begins some, each of which goes on with a word that is: the S of "S$".
    pub(super) fn only_leads_on(&self, first: WordId) -> bool {
        let alone = |word| self.by_first.get(word).is_some_and(|phrases| phrases.list.len() > phrases.longer);
        let leads_on = |phrase: &Phrase<T>| phrase.rest.first().is_some_and(|&second| alone(second));
        self.by_first.get(first).is_some_and(|phrases| phrases.list.iter().all(leads_on))
    }

    /// The longest phrase that `words` begins with: its length in words and its value.
    #[inline]
    pub fn longest(&self, first: WordId, mut word_at: impl FnMut(usize) -> Option<WordId>) -> Option<(usize, &T)> {
        let phrases = self.by_first.get(first)?;
        let goes_on = word_at(1).is_some_and(|second| phrases.seconds & bit(second) != 0);
        let from = if goes_on { 0 } else { phrases.longer };
        let fits = |phrase: &&Phrase<T>| (1..).zip(&phrase.rest).all(|(i, &w)| word_at(i) == Some(w));
        let phrase = phrases.list.get(from..)?.iter().find(fits)?;
        Some((1 + phrase.rest.len(), &phrase.value))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn no_two_classes_share_a_bit() {
        let classes = include_str!("vocabulary.rs").lines().filter_map(|line| line.trim().strip_prefix("pub const "));
        let bits: Vec<&str> = classes.filter_map(|class| class.split_once(": u64 = 1")).map(|(_, bit)| bit).collect();
        assert_eq!(bits.iter().collect::<BTreeSet<_>>().len(), bits.len());
        assert!(bits.len() > 50, "{bits:?}");
    }
}
