//! Words of numbers: units, scales, vague words, modifiers.

use super::vocabulary::Vocabulary;

/// Words of numbers: units, scales, vague words, modifiers.
#[derive(Debug, Default)]
pub struct Numbers {}

impl Numbers {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let _ = vocabulary;
        Self::default()
    }
}
