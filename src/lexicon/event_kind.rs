//! Kinds of events: a fire is none of gunmen, an attack none of avalanches. Words → sets of kinds.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::phrase_map::WordMap;
use super::vocabulary::{Vocabulary, WordId};

/// A set of kinds, one bit each.
pub type Kinds = u32;

/// The kinds of events that words tell of.
#[derive(Clone, Debug, Default)]
pub struct EventKinds {
    of: WordMap<Kinds>,
    /// By the bit of a kind: the kinds that it may bring with it, its own included.
    brings: Vec<Kinds>,
    attack: Kinds,
}

/// One kind of `en/event_kinds.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kind {
    words: Vec<String>,
    brings: Vec<String>,
}

impl EventKinds {
    /// Adds the words of `en/event_kinds.toml` to the vocabulary.
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let lists: BTreeMap<String, Kind> = super::parse("event_kinds.toml", include_str!("en/event_kinds.toml"));
        let bit = |name: &str| lists.keys().position(|k| k == name).map_or(0, |index| 1 << index);
        let mut kinds = Self { attack: bit("attack"), ..Self::default() };
        for (name, kind) in &lists {
            for word in &kind.words {
                *kinds.of.entry(vocabulary.add(word, 0)) |= bit(name);
            }
            kinds.brings.push(kind.brings.iter().fold(bit(name), |set, name| set | bit(name)));
        }
        kinds
    }

    /// The kinds of event that the word tells of; none if it can be any.
    #[must_use]
    pub fn of(&self, word: WordId) -> Kinds {
        self.of.get(word).copied().unwrap_or_default()
    }

    /// The kinds of those who attack.
    #[must_use]
    pub fn attack(&self) -> Kinds {
        self.attack
    }

    /// The kinds that events of `kinds` may bring with them, their own included.
    #[must_use]
    pub fn brought_by(&self, kinds: Kinds) -> Kinds {
        let each = self.brings.iter().enumerate().filter(|(index, _)| kinds & (1 << index) != 0);
        each.fold(0, |set, (_, brings)| set | brings)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::english;

    #[test]
    fn a_fire_brings_explosions_and_no_gunmen() {
        let (kinds, words) = (&english().event_kinds, &english().vocabulary);
        let fire = kinds.of(words.get("blaze"));
        assert_ne!(kinds.brought_by(fire) & kinds.of(words.get("explosion")), 0);
        assert_eq!(kinds.brought_by(fire) & kinds.attack(), 0);
    }

    #[test]
    fn a_disaster_is_of_no_kind() {
        assert_eq!(english().event_kinds.of(english().vocabulary.get("disaster")), 0);
    }
}
