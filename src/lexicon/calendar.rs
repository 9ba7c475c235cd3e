//! Words of dates and durations: months, weekdays, units, seasons, holidays, relations. Read from `en/calendar*.toml`.

use std::collections::BTreeMap;

use jiff::civil::Weekday;
use serde::Deserialize;

use super::vocabulary::{PhraseMap, Vocabulary, WordId, WordMap, class};

/// Words of dates and durations: months, weekdays, seasons, holidays, relations.
#[derive(Debug, Default)]
pub struct Calendar {
    senses: WordMap<Sense>,
    phrases: PhraseMap<Fixed>,
}

/// All that a word can mean in a date; a word such as "second" or "may" means more than one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// January is 1.
    pub month: Option<i8>,
    /// A day of the week.
    pub weekday: Option<Weekday>,
    /// Whether the month or weekday is cut short: "Mar", "Fri".
    pub short: bool,
    /// TIMEX3 code of a season: `SP`, `SU`, `FA`, `WI`.
    pub season: Option<&'static str>,
    /// A unit of time.
    pub unit: Option<Unit>,
    /// As long as one of this unit: "weeklong".
    pub long: Option<Unit>,
    /// TIMEX3 code of a part of the day: `MO`, `MI`, `AF`, `EV`, `NI`.
    pub daypart: Option<&'static str>,
    /// TIMEX3 value of a time with a name: "noon" is `T12:00`.
    pub clock: Option<&'static str>,
    /// third is 3; 99 is "last" and "final".
    pub ordinal: Option<i8>,
    /// three is 3, "hundred" 100, "thousand" 1000.
    pub cardinal: Option<i16>,
    /// "nineties" is 90.
    pub decade: Option<i16>,
    /// early, middle, end.
    pub part: Option<Part>,
    /// last, this, next, following.
    pub shift: Option<Shift>,
    /// since, by, until, before.
    pub relation: Option<Relation>,
    /// Days from the day of publication: yesterday is -1.
    pub day: Option<i8>,
    /// TIMEX3 value of a repetition: "weekly" is `P1W`.
    pub set: Option<&'static str>,
    /// What the word does between the words of a date.
    pub role: Option<Role>,
    /// Says that what its clause tells is still to come: "will", "scheduled".
    pub future: bool,
    /// A verb that tells what happened and does not end in -ed: "fell", "met".
    pub past: bool,
    /// Whether a zone of the clock; true for UTC and GMT.
    pub zone: Option<bool>,
    /// May stand between a number and its unit: "four straight days".
    pub lengthening: bool,
    /// Counts what the digits behind it number, so that these are no year: "Flight 1549".
    pub numbered: bool,
    /// Makes a name of the weekday behind it: "Black Friday".
    pub naming: bool,
    /// Makes a newspaper of the weekday before it: "the Sunday Times".
    pub paper: bool,
    /// Whether a phrase with a value of its own begins here.
    pub phrase: bool,
    /// Whether it is any of these.
    pub known: bool,
}

/// A unit of time, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A night, counted like a day.
    Night,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Part {
    /// early, the beginning of.
    Start,
    /// mid, the middle of.
    Mid,
    /// late, the end of.
    End,
}

/// Where a stretch lies from the one that holds the day of publication, or from the one told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// The one before now.
    Last,
    /// The one now.
    This,
    /// The one after now.
    Next,
    /// The one after the one told.
    Following,
    /// The one before the one told.
    Previous,
    /// The one told.
    Same,
}

/// How a stretch of time lies to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// From it on.
    Since,
    /// Not later than it.
    By,
    /// As long as it has not ended.
    Until,
    /// Earlier than it.
    Before,
    /// Later than it.
    After,
    /// Opens a range.
    From,
}

/// What a word does between the words of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// about, around, circa.
    About,
    /// ago.
    Ago,
    /// all: "all week".
    All,
    /// and.
    And,
    /// a, an.
    Article,
    /// at.
    At,
    /// between.
    Between,
    /// o'clock.
    Clock,
    /// earlier.
    Earlier,
    /// every, each.
    Every,
    /// in, during, for.
    In,
    /// later.
    Later,
    /// The letter of a quarter or a half: "Q3", "H1".
    Letter,
    /// of.
    Of,
    /// on.
    On,
    /// per.
    Per,
    /// the.
    The,
    /// once, twice, times.
    Times,
    /// to.
    To,
}

/// A phrase with a value of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`.
    Reference(&'static str),
    /// A day of every year.
    Holiday(Holiday),
}

/// The rule that says on which day of a year a holiday falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    /// The same month and day each year.
    Fixed(i8, i8),
    /// Days after Easter Sunday of the western churches.
    Easter(i16),
    /// Days after Easter Sunday of the eastern churches, in the Gregorian calendar.
    Orthodox(i16),
    /// The n-th such weekday of a month; -1 is the last.
    Nth(i8, Weekday, i8),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    months: BTreeMap<String, i8>,
    short_months: BTreeMap<String, i8>,
    weekdays: BTreeMap<String, i8>,
    short_weekdays: BTreeMap<String, i8>,
    seasons: BTreeMap<String, String>,
    units: BTreeMap<String, Unit>,
    long: BTreeMap<String, Unit>,
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
    future: Vec<String>,
    past: Vec<String>,
    lengthening: Vec<String>,
    numbered: Vec<String>,
    naming: Vec<String>,
    papers: Vec<String>,
    zones: BTreeMap<String, bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Phrases {
    references: BTreeMap<String, String>,
    holidays: BTreeMap<String, String>,
}

const WORDS: &str = include_str!("en/calendar.toml");
const PHRASES: &str = include_str!("en/calendar_phrases.toml");

impl Sense {
    /// What a word means that is none of the calendar.
    #[inline]
    #[must_use]
    pub fn nothing() -> &'static Self {
        static NOTHING: Sense = Sense::NOTHING;
        &NOTHING
    }

    const NOTHING: Self = Self {
        month: None,
        weekday: None,
        short: false,
        season: None,
        unit: None,
        long: None,
        daypart: None,
        clock: None,
        ordinal: None,
        cardinal: None,
        decade: None,
        part: None,
        shift: None,
        relation: None,
        day: None,
        set: None,
        role: None,
        future: false,
        past: false,
        zone: None,
        lengthening: false,
        numbered: false,
        naming: false,
        paper: false,
        phrase: false,
        known: false,
    };
}

impl Sense {
    /// Whether a date as it is written can begin with the word, be it behind "the": a month, a day, a year in words.
    #[inline]
    #[must_use]
    pub fn opens_written(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.ordinal.is_some()
            || self.cardinal.is_some()
            || self.decade.is_some()
            || self.phrase
            || self.unit == Some(Unit::Year)
            || matches!(self.role, Some(Role::Letter | Role::The))
    }

    /// Whether a date or a length of time can begin with the word.
    fn opens(&self) -> bool {
        let inside =
            matches!(self.role, Some(Role::Ago | Role::And | Role::At | Role::Clock | Role::Of | Role::On | Role::To));
        self.opens_written()
            || self.role.is_some() && !inside
            || self.unit.is_some()
            || self.daypart.is_some()
            || self.clock.is_some()
            || self.part.is_some()
            || self.shift.is_some()
            || self.relation.is_some()
            || self.day.is_some()
            || self.set.is_some()
            || self.long.is_some()
            || self.lengthening
    }
}

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

    pub(super) fn load(vocabulary: &mut Vocabulary) -> Self {
        let words: Words = super::parse("calendar.toml", WORDS);
        let phrases: Phrases = super::parse("calendar_phrases.toml", PHRASES);
        let mut calendar = Self::default();
        calendar.load_words(words, vocabulary);
        calendar.load_phrases(phrases, vocabulary);
        calendar
    }

    fn load_words(&mut self, words: Words, vocabulary: &mut Vocabulary) {
        let mut say = |word: &str, class: u64, tell: &dyn Fn(&mut Sense)| {
            let sense = self.senses.entry(vocabulary.add(word, class | class::CALENDAR));
            tell(sense);
            sense.known = true;
            if sense.opens() {
                vocabulary.add(word, class::OPENS_TIME);
            }
        };
        for (word, month) in words.months {
            say(&word, class::DATE, &|s| s.month = Some(month));
        }
        for (word, month) in words.short_months {
            say(&word, class::DATE, &|s| (s.month, s.short) = (Some(month), true));
        }
        for (word, day) in words.weekdays {
            say(&word, class::DATE, &|s| s.weekday = Weekday::from_monday_one_offset(day).ok());
        }
        for (word, day) in words.short_weekdays {
            let weekday = Weekday::from_monday_one_offset(day).ok();
            say(&word, class::DATE, &|s| (s.weekday, s.short) = (weekday, true));
        }
        for (word, season) in words.seasons {
            say(&word, class::DATE, &|s| s.season = Some(known_code(&season)));
        }
        for (word, unit) in words.units {
            say(&word, class::DATE | class::TIME_UNIT, &|s| s.unit = Some(unit));
        }
        for (word, unit) in words.long {
            say(&word, class::DATE | class::TIME_UNIT, &|s| s.long = Some(unit));
        }
        for (word, part) in words.dayparts {
            say(&word, class::DATE, &|s| s.daypart = Some(known_code(&part)));
        }
        for (word, time) in words.clock {
            say(&word, class::DATE, &|s| s.clock = Some(known_code(&time)));
        }
        for (word, n) in words.decades {
            say(&word, class::DATE, &|s| s.decade = Some(n));
        }
        for (word, n) in words.days {
            say(&word, class::DATE, &|s| s.day = Some(n));
        }
        for (word, value) in words.sets {
            say(&word, class::DATE, &|s| s.set = Some(known_code(&value)));
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
        for word in words.future {
            say(&word, 0, &|s| s.future = true);
        }
        for word in words.past {
            say(&word, 0, &|s| s.past = true);
        }
        for word in words.lengthening {
            say(&word, 0, &|s| s.lengthening = true);
        }
        for word in words.naming {
            say(&word, 0, &|s| s.naming = true);
        }
        for word in words.numbered {
            say(&word, 0, &|s| s.numbered = true);
        }
        for word in words.papers {
            say(&word, 0, &|s| s.paper = true);
        }
        for (word, utc) in words.zones {
            say(&word, 0, &|s| s.zone = Some(utc));
        }
    }

    fn load_phrases(&mut self, phrases: Phrases, vocabulary: &mut Vocabulary) {
        let references = phrases.references.iter().map(|(p, value)| (p, Fixed::Reference(known_code(value))));
        let holidays = phrases.holidays.iter().map(|(p, rule)| (p, Fixed::Holiday(read_rule(rule))));
        for (phrase, fixed) in references.chain(holidays).collect::<Vec<_>>() {
            self.phrases.add(vocabulary, &as_tokens(phrase), 0, fixed);
            let first = phrase.split([' ', '\'']).next().unwrap_or(phrase);
            let sense = self.senses.entry(vocabulary.add(first, class::CALENDAR | class::OPENS_TIME));
            (sense.phrase, sense.known) = (true, true);
        }
    }
}

/// The phrase with possessives and full stops parted as the lexer parts them: "new year ' s eve".
fn as_tokens(phrase: &str) -> String {
    phrase.replace("s' ", "s ' ").replace("'s", " ' s").replace('.', " .")
}

/// The codes of TIMEX3 that the lists use, as text that lives for ever.
fn known_code(code: &str) -> &'static str {
    const CODES: [&str; 21] = [
        "SP",
        "SU",
        "FA",
        "WI",
        "MO",
        "MI",
        "AF",
        "EV",
        "NI",
        "PT1H",
        "P1D",
        "P1W",
        "P2W",
        "P1M",
        "P2M",
        "P3M",
        "P1Y",
        "PAST_REF",
        "PRESENT_REF",
        "T12:00",
        "T24:00",
    ];
    CODES.into_iter().find(|c| *c == code).unwrap_or("FUTURE_REF")
}

/// Reads "12-25", "easter-2", "orthodox+0", "11-thu-4" and "05-mon-last".
fn read_rule(rule: &str) -> Holiday {
    let read = || {
        if let Some(days) = rule.strip_prefix("easter") {
            return days.parse().ok().map(Holiday::Easter);
        }
        if let Some(days) = rule.strip_prefix("orthodox") {
            return days.parse().ok().map(Holiday::Orthodox);
        }
        let (month, rest) = rule.split_once('-')?;
        let month = month.parse().ok()?;
        let Some((weekday, nth)) = rest.split_once('-') else {
            return Some(Holiday::Fixed(month, rest.parse().ok()?));
        };
        let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let weekday = weekdays.iter().position(|w| *w == weekday)?;
        let weekday = Weekday::from_monday_zero_offset(i8::try_from(weekday).ok()?).ok()?;
        let nth = if nth == "last" { -1 } else { nth.parse().ok()? };
        Some(Holiday::Nth(month, weekday, nth))
    };
    read().unwrap_or_else(|| panic!("src/lexicon/en/calendar_phrases.toml: no holiday rule \"{rule}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lists are read by editors: each is sorted, so that an entry has one place.
    #[test]
    fn every_list_is_sorted() {
        for text in [WORDS, PHRASES] {
            let mut last = String::new();
            for line in text.lines() {
                if line.starts_with('[') {
                    last.clear();
                } else if let Some((key, _)) = line.split_once('=') {
                    let key = key.trim().trim_matches('"').to_owned();
                    assert!(last < key, "{key} stands after {last}");
                    last = key;
                }
            }
        }
    }

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
