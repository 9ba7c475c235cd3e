//! Lists of words, each of which one rule or another asks for by name: a bit for each list, and all those of a word looked up at
//! once.

use std::collections::BTreeMap;

use super::vocabulary::{Vocabulary, WordId};

/// Which lists of one file hold a word.
#[derive(Debug, Default)]
pub(super) struct NamedLists {
    /// By the id of the word.
    bits: Vec<u32>,
}

impl NamedLists {
    /// Reads the lists of `en/FILE`, told the bit of each. `plurals` tells which bit the plurals of a list's words have; 0 if
    /// none.
    pub(super) fn load(
        file: &str,
        text: &str,
        known: &[(&str, u32)],
        plurals: impl Fn(u32) -> u32,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let lists: BTreeMap<String, Vec<String>> = super::parse(file, text);
        let mut held = Self::default();
        for (name, words) in lists {
            let Some(&(_, bit)) = known.iter().find(|(known, _)| *known == name) else {
                panic!("src/lexicon/en/{file}: no list \"{name}\"");
            };
            for word in words {
                held.add(vocabulary.add(&word, 0), bit);
                if plurals(bit) != 0 {
                    held.add(vocabulary.add(&format!("{word}s"), 0), plurals(bit));
                }
            }
        }
        held
    }

    /// Adds a word to the lists of these bits.
    pub(super) fn add(&mut self, word: WordId, bit: u32) {
        let index = word.0 as usize;
        if self.bits.len() <= index {
            self.bits.resize(index + 1, 0);
        }
        self.bits[index] |= bit;
    }

    /// The bits of the lists that hold the word.
    #[inline]
    pub(super) fn of(&self, word: WordId) -> u32 {
        self.bits.get(word.0 as usize).copied().unwrap_or(0)
    }
}
