//! What is known of words and of phrases, looked up by the numbers of their words.

use super::class;
use super::vocabulary::{Vocabulary, WordId};

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
