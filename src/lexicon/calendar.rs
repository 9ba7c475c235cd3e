//! Words of dates and durations: months, weekdays, seasons, holidays, relations.

use super::vocabulary::Vocabulary;

/// Words of dates and durations: months, weekdays, seasons, holidays, relations.
#[derive(Debug, Default)]
pub struct Calendar {}

impl Calendar {
    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let _ = vocabulary;
        Self::default()
    }
}
