//! The word lists of the program: data under `en/*.toml`, one loader a list. An editor adds a word without Rust.

mod calendar;
mod event_kind;
mod forms;
mod grammar;
pub mod measure;
mod named_lists;
mod number;
mod unit;
mod vocabulary;
mod word_table;

use std::sync::LazyLock;

pub use calendar::{Calendar, Fixed, Holiday, Opens, Part, Relation, Role, Sense, Shift, Unit, beside, clause};
pub use event_kind::{EventKinds, Kinds};
pub use forms::{Inflection, forms, is_irregular};
pub use number::{Modifier, NumberWord, Numbers, Vague, surrounding};
pub use unit::{Currency, MeasureUnit, Spelling, Units};
pub(crate) use vocabulary::PlainWord;
pub use vocabulary::{PhraseMap, Vocabulary, WordId, WordMap, class};

/// Everything the program knows of English.
#[derive(Debug)]
pub struct English {
    /// All words of all lists.
    pub vocabulary: Vocabulary,
    /// Words of numbers, their modifiers, vague words.
    pub numbers: Numbers,
    /// Words of dates and durations.
    pub calendar: Calendar,
    /// Units of measure and currencies.
    pub units: Units,
    /// Kinds of events.
    pub event_kinds: EventKinds,
}

/// The English word lists, read once.
#[must_use]
#[inline]
pub fn english() -> &'static English {
    static ENGLISH: LazyLock<English> = LazyLock::new(|| {
        let mut vocabulary = Vocabulary::empty();
        grammar::load(&mut vocabulary);
        let numbers = Numbers::load(&mut vocabulary);
        let calendar = Calendar::load(&mut vocabulary);
        let units = Units::load(&mut vocabulary);
        let tells_none = |id| numbers.get(id).article || units.only_opens_sign(id) && numbers.is_none(id);
        vocabulary.mark(class::TELLS_NUMBER, |id, class| class & class::NUMBER != 0 && !tells_none(id));
        vocabulary.mark(class::NUMBER_GOES_ON, |_, class| class & class::NUMBER != 0);
        vocabulary.mark(class::AMOUNT_GOES_ON, |_, class| class & class::UNIT != 0);
        let harms = |id, class| class & class::STATUS != 0 || numbers.tells(id, surrounding::HARM);
        vocabulary.mark(class::HARM, harms);
        vocabulary.mark(class::OPENS_DATE, |_, class| class & (class::OPENS_TIME | class::NEGATION) != 0);
        vocabulary.add("or", class::OR);
        vocabulary.add("'", class::OPENS_YEAR);
        vocabulary.mark(class::JOINS, |_, class| class & class::JOINING != 0);
        let event_kinds = EventKinds::load(&mut vocabulary);
        English { vocabulary, numbers, calendar, units, event_kinds }
    });
    &ENGLISH
}

/// Reads a word list that is part of the program; its syntax is checked by the tests of its loader.
fn parse<T: serde::de::DeserializeOwned>(name: &str, text: &str) -> T {
    toml::from_str(text).unwrap_or_else(|error| panic!("src/lexicon/en/{name}: {error}"))
}
