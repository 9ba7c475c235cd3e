//! Lists of words, each of which one rule or another asks for by name: a bit for each list, and all those of a word looked up at
//! once.

use std::collections::BTreeMap;

use super::vocabulary::{Vocabulary, WordId};

/// Deals bits to names, in order, so that one too many does not compile.
macro_rules! bits {
    ($of:ty: $($(#[$doc:meta])* $name:ident,)*) => {
        #[allow(
            non_camel_case_types,
            clippy::upper_case_acronyms,
            reason = "each is named like the constant that is made of it"
        )]
        enum Place {
            $($name),*
        }

        $($(#[$doc])* pub const $name: $of = 1 << Place::$name as $of;)*
    };
}

pub(super) use bits;

/// Makes the bits of a file's lists, a list a row: its name in Rust, in the file, and the classes of its words, if they have any.
/// A row without a list is filled by the loader.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident $(= $list:literal $(+ $class:ident)*)?;)*) => {
        crate::lexicon::named_lists::bits! { u32: $($(#[$doc])* $name,)* }

        /// The lists of the file.
        pub(in crate::lexicon) const LISTS: &[crate::lexicon::named_lists::List] = &[$($(
            crate::lexicon::named_lists::List {
                name: $list,
                bit: $name,
                class: 0 $(| crate::lexicon::class::$class)*,
            },
        )?)*];
    };
}

pub(super) use lists;

/// One list.
#[derive(Debug)]
pub(super) struct List {
    /// Its name in the file.
    pub name: &'static str,
    /// The bit of its words.
    pub bit: u32,
    /// The classes of its words.
    pub class: u64,
}

/// Which lists of one file hold a word.
#[derive(Debug, Default)]
pub(super) struct NamedLists {
    /// By the id of the word.
    bits: Vec<u32>,
}

impl NamedLists {
    /// Reads the lists of `en/FILE`. `plurals` tells which bit the plurals of a list's words have; 0 if none.
    pub(super) fn load(
        file: &str,
        text: &str,
        known: &[List],
        plurals: impl Fn(u32) -> u32,
        vocabulary: &mut Vocabulary,
    ) -> Self {
        let lists: BTreeMap<String, Vec<String>> = super::parse(file, text);
        let mut held = Self::default();
        for (name, words) in lists {
            let Some(list) = known.iter().find(|list| list.name == name) else {
                panic!("src/lexicon/en/{file}: no list \"{name}\"");
            };
            for word in words {
                held.add(&word, list, vocabulary);
                if plurals(list.bit) != 0 {
                    held.set(vocabulary.add(&format!("{word}s"), 0), plurals(list.bit));
                }
            }
        }
        held
    }

    /// One more word of a list.
    pub(super) fn add(&mut self, word: &str, list: &List, vocabulary: &mut Vocabulary) {
        self.set(vocabulary.add(word, list.class), list.bit);
    }

    /// Adds a word to the lists of these bits.
    pub(super) fn set(&mut self, word: WordId, bit: u32) {
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
