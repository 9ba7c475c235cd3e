//! What a word beside a date tells of it, one bit each: the lists of `en/calendar_surroundings.toml`.

use crate::lexicon::named_lists::lists;

lists! {
    /// Before the name of somebody: "Mr Sunday Adeyemi".
    ADDRESS = "addresses";
    /// With a capital, makes the year behind it part of a name: "Vision 2030".
    EDITION = "editions";
    /// What a politician has, so that the month before it is a name: "the May government".
    LED = "led";
    /// Makes a name of the weekday behind it: "Black Friday".
    NAMING = "naming";
    /// Makes a newspaper of the weekday before it: "the Sunday Times".
    PAPER = "papers";
    /// Is reported each month or quarter: "the September figures".
    REPORTED = "reported";
    /// Tells of a match: "touchdown".
    SPORT = "sport";
    /// With a capital, makes a name of the day before it: "the Good Friday Agreement".
    TITLE = "titles";
    /// Says that something is about what "about" behind it names: "asked about March 3".
    TOPIC = "topics";
}
