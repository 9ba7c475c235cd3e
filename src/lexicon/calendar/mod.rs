//! Words of dates and durations: months, weekdays, units, seasons, holidays, relations. Read from `en/calendar*.toml`.

pub mod beside;
pub mod clause;
mod dated;
mod holiday;
mod sense;

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::class;
use super::named_lists::NamedLists;
use super::phrase_map::{PhraseMap, WordMap};
use super::vocabulary::{Vocabulary, WordId};
pub use dated::DatedDay;
use holiday::read_rule;
pub use holiday::{Fixed, Holiday};
pub use sense::{Opens, Part, Relation, Role, Sense, Shift, Unit};

/// Words of dates and durations: months, weekdays, seasons, holidays, relations.
#[derive(Debug, Default)]
pub struct Calendar {
    senses: WordMap<Sense>,
    phrases: PhraseMap<Fixed>,
    /// Days that an event is called by.
    pub dated: Vec<DatedDay>,
    surroundings: NamedLists,
    clauses: NamedLists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    months: BTreeMap<String, i8>,
    short_months: BTreeMap<String, i8>,
    weekdays: BTreeMap<String, i8>,
    short_weekdays: BTreeMap<String, i8>,
    seasons: BTreeMap<String, String>,
    counted_seasons: BTreeMap<String, String>,
    units: BTreeMap<String, Unit>,
    long: BTreeMap<String, Unit>,
    mids: BTreeMap<String, Unit>,
    dayparts: BTreeMap<String, String>,
    clock: BTreeMap<String, String>,
    ordinals: BTreeMap<String, i8>,
    cardinals: BTreeMap<String, i16>,
    decades: BTreeMap<String, i16>,
    parts: BTreeMap<String, Part>,
    shifts: BTreeMap<String, Shift>,
    relations: BTreeMap<String, Relation>,
    days: BTreeMap<String, i8>,
    sets: BTreeMap<String, String>,
    roles: BTreeMap<String, Role>,
    business: Vec<String>,
    leading_on: Vec<String>,
    lengthening: Vec<String>,
    numbered: Vec<String>,
    yearly: Vec<String>,
    zones: BTreeMap<String, bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    references: BTreeMap<String, String>,
    holidays: BTreeMap<String, String>,
}

const WORDS: &str = include_str!("../en/calendar.toml");
const PHRASES: &str = include_str!("../en/calendar_phrases.toml");
const CLAUSES: &str = include_str!("../en/calendar_clauses.toml");
const SURROUNDINGS: &str = include_str!("../en/calendar_surroundings.toml");

impl Calendar {
    /// What the word means in dates; nothing if it is no word of the calendar.
    #[inline]
    #[must_use]
    pub fn sense(&self, word: WordId) -> &Sense {
        self.senses.get(word).unwrap_or(Sense::nothing())
    }

    /// The longest phrase with a value of its own that begins with `first`: its length in tokens and its value.
    pub fn phrase(&self, first: WordId, word_at: impl FnMut(usize) -> Option<WordId>) -> Option<(usize, Fixed)> {
        self.phrases.longest(first, word_at).map(|(length, &fixed)| (length, fixed))
    }

    /// Whether the word tells one of these things (bits of [`beside`]) of a date next to it.
    #[must_use]
    pub fn tells(&self, word: WordId, what: u32) -> bool {
        self.surroundings.of(word) & what != 0
    }

    /// What the word tells of the time of its clause (bits of [`clause`]).
    #[inline]
    #[must_use]
    pub fn of_clause(&self, word: WordId) -> u32 {
        self.clauses.of(word)
    }

    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let words: Words = super::parse("calendar.toml", WORDS);
        let phrases: Phrases = super::parse("calendar_phrases.toml", PHRASES);
        let mut calendar = Self::default();
        calendar.load_words(words, vocabulary);
        calendar.load_phrases(phrases, vocabulary);
        calendar.dated = dated::load(vocabulary);
        let mut lists = |file: &str, text, known| NamedLists::load(file, text, known, |_| 0, vocabulary);
        calendar.clauses = lists("calendar_clauses.toml", CLAUSES, clause::LISTS);
        calendar.surroundings = lists("calendar_surroundings.toml", SURROUNDINGS, beside::LISTS);
        clause::add_irregular(&mut calendar.clauses, vocabulary);
        calendar
    }

    fn load_words(&mut self, words: Words, vocabulary: &mut Vocabulary) {
        let mut say = |word: &str, class: u64, tell: &dyn Fn(&mut Sense)| {
            let sense = self.senses.entry(vocabulary.add(word, class | class::CALENDAR));
            tell(sense);
            sense.settle();
            let opens = if sense.opens_time() { class::OPENS_TIME } else { 0 };
            let tells = if sense.tells_time() { class::TELLS_TIME } else { 0 };
            vocabulary.add(word, opens | tells);
        };
        for (word, month) in words.months {
            say(&word, class::DATE, &|s| s.month = Some(month));
        }
        for (word, month) in words.short_months {
            say(&word, class::DATE, &|s| (s.month, s.short) = (Some(month), true));
        }
        for (word, day) in words.weekdays {
            // "two Fridays ago" is a distance.
            let counted = if word.ends_with("days") { class::TIME_UNIT } else { 0 };
            say(&word, class::DATE | counted, &|s| s.weekday = Weekday::from_monday_one_offset(day).ok());
        }
        for (word, day) in words.short_weekdays {
            let weekday = Weekday::from_monday_one_offset(day).ok();
            say(&word, class::DATE, &|s| (s.weekday, s.short) = (weekday, true));
        }
        for (word, season) in words.seasons {
            let season = code(season);
            say(&word, class::DATE, &|s| s.season = Some(season));
        }
        for (word, season) in words.counted_seasons {
            let season = code(season);
            say(&word, class::TIME_UNIT, &|s| s.seasons = Some(season));
        }
        for (word, unit) in words.units {
            say(&word, class::DATE | class::TIME_UNIT, &|s| s.unit = Some(unit));
        }
        for (word, unit) in words.long {
            say(&word, class::DATE | class::TIME_UNIT, &|s| s.long = Some(unit));
        }
        for (word, unit) in words.mids {
            say(&word, class::DATE | class::TIME_UNIT, &|s| s.mid = Some(unit));
        }
        for (word, part) in words.dayparts {
            let part = code(part);
            say(&word, class::DATE, &|s| s.daypart = Some(part));
        }
        for (word, time) in words.clock {
            let time = code(time);
            say(&word, class::DATE, &|s| s.clock = Some(time));
        }
        for (word, n) in words.decades {
            // "in her eighties" is an age.
            say(&word, class::DATE | class::NUMBER, &|s| s.decade = Some(n));
        }
        for (word, n) in words.days {
            say(&word, class::DATE, &|s| s.day = Some(n));
        }
        for (word, value) in words.sets {
            let value = code(value);
            say(&word, class::DATE, &|s| s.set = Some(value));
        }
        // What follows is common in other uses: these words carry a sense but no class.
        for (word, n) in words.ordinals {
            say(&word, 0, &|s| s.ordinal = Some(n));
        }
        for (word, n) in words.cardinals {
            say(&word, 0, &|s| s.cardinal = Some(n));
        }
        for (word, part) in words.parts {
            say(&word, 0, &|s| s.part = Some(part));
        }
        for (word, shift) in words.shifts {
            say(&word, 0, &|s| s.shift = Some(shift));
        }
        for (word, relation) in words.relations {
            say(&word, 0, &|s| s.relation = Some(relation));
        }
        for (word, role) in words.roles {
            say(&word, 0, &|s| s.role = Some(role));
        }
        for word in words.business {
            say(&word, 0, &|s| s.business = true);
        }
        for word in words.yearly {
            say(&word, 0, &|s| s.yearly = true);
        }
        for word in words.lengthening {
            say(&word, 0, &|s| s.lengthening = true);
        }
        for word in words.numbered {
            say(&word, 0, &|s| s.numbered = true);
        }
        for (word, utc) in words.zones {
            say(&word, 0, &|s| s.zone = Some(utc));
        }
        for word in words.leading_on {
            vocabulary.add(&word, class::LEADS_ON);
        }
    }

    fn load_phrases(&mut self, phrases: Phrases, vocabulary: &mut Vocabulary) {
        let references = phrases.references.into_iter().map(|(p, value)| (p, Fixed::Reference(code(value))));
        let holidays = phrases.holidays.into_iter().map(|(p, rule)| (p, Fixed::Holiday(read_rule(&rule))));
        for (phrase, fixed) in references.chain(holidays) {
            let tokens = as_tokens(&phrase);
            let holiday = matches!(fixed, Fixed::Holiday(_));
            self.phrases.add(vocabulary, &tokens, 0, fixed);
            // The first word can be as common as "the" and "at".
            vocabulary.add(tokens.rsplit(' ').next().unwrap_or(&phrase), class::TELLS_TIME);
            let first = phrase.split([' ', '\'']).next().unwrap_or(&phrase);
            let sense = self.senses.entry(vocabulary.add(first, class::CALENDAR | class::OPENS_TIME));
            sense.phrase = true;
            sense.holiday |= holiday;
            sense.settle();
        }
    }
}

/// The phrase with possessives and full stops parted as the lexer parts them: "new year ' s eve".
fn as_tokens(phrase: &str) -> String {
    phrase.replace("s' ", "s ' ").replace("'s", " ' s").replace('.', " .")
}

/// A code of TIMEX3 as text that lives as long as the lists, which are read once.
fn code(code: String) -> &'static str {
    code.leak()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_all_its_meanings() {
        let english = crate::lexicon::english();
        let second = english.calendar.sense(english.vocabulary.word("second"));
        assert_eq!((second.ordinal, second.unit), (Some(2), Some(Unit::Second)));
        let may = english.calendar.sense(english.vocabulary.word("May"));
        assert_eq!(may.month, Some(5));
    }

    #[test]
    fn phrases_are_found_with_their_possessives() {
        let english = crate::lexicon::english();
        let tokens = words("New Year ' s Eve");
        let found = english.calendar.phrase(tokens[0], |i| tokens.get(i).copied());
        assert_eq!(found, Some((5, Fixed::Holiday(Holiday::Fixed(12, 31)))));
    }

    fn words(text: &str) -> Vec<WordId> {
        let vocabulary = &crate::lexicon::english().vocabulary;
        let word = |w: &str| if w == "'" { WordId::ascii(b'\'') } else { vocabulary.word(w) };
        text.split_whitespace().map(word).collect()
    }
}
