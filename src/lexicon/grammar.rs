//! Closed lists of English grammar (`en/grammar.toml`): those that many ask for are classes, which tokens carry, and the others are
//! looked up by the word.

use std::collections::BTreeMap;

use super::named_lists::NamedLists;
use super::vocabulary::{Vocabulary, WordId};
use super::{class, list};

/// The lists that are no classes.
#[derive(Debug, Default)]
pub struct Grammar {
    lists: NamedLists,
}

impl Grammar {
    /// Adds the words of `en/grammar.toml`, each with the classes of its list.
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let lists: BTreeMap<String, Vec<String>> = super::parse("grammar.toml", include_str!("en/grammar.toml"));
        let mut grammar = Self::default();
        for (name, words) in lists {
            let class = class::LISTS.iter().find(|(list, _)| *list == name);
            let list = list::LISTS.iter().find(|list| list.name == name);
            match (class, list) {
                (Some((_, class)), _) => words.iter().for_each(|word| _ = vocabulary.add(word, *class)),
                (None, Some(list)) => words.iter().for_each(|word| grammar.lists.add(word, list, vocabulary)),
                (None, None) => panic!("src/lexicon/en/grammar.toml: no list \"{name}\""),
            }
        }
        grammar
    }

    /// Whether one of these lists (bits of [`list`]) holds the word.
    #[inline]
    #[must_use]
    pub fn lists(&self, word: WordId, any: u32) -> bool {
        self.lists.of(word) & any != 0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::lexicon::english;

    #[test]
    fn every_list_has_words_and_is_named_once() {
        let lists: BTreeMap<String, Vec<String>> = toml::from_str(include_str!("en/grammar.toml")).unwrap();
        let mut named: Vec<&str> = class::LISTS.iter().map(|(name, _)| *name).collect();
        named.extend(list::LISTS.iter().map(|list| list.name));
        named.sort_unstable();
        assert_eq!(named, lists.keys().collect::<Vec<_>>());
    }

    #[test]
    fn a_word_of_a_list_that_is_no_class_is_known_by_what_it_is() {
        let vocabulary = &english().vocabulary;
        let class = |word| vocabulary.class(vocabulary.word(word));
        assert_ne!(class("aftershock") & class::EVENT, 0);
        assert_ne!(class("knife") & !class::NO_KIND, 0, "a kind of word");
        assert_ne!(class("subsidiary") & class::LISTED, 0);
        assert!(english().grammar.lists(vocabulary.word("subsidiary"), list::ORGAN));
        assert!(!english().grammar.lists(WordId::UNKNOWN, u32::MAX));
    }
}
