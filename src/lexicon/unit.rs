//! Units of measure and currencies.

use super::vocabulary::Vocabulary;

/// Units of measure and currencies.
#[derive(Debug, Default)]
pub struct Units {}

impl Units {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let _ = vocabulary;
        Self::default()
    }
}
