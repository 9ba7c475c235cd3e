//! Sets of words that the lexer and the finders ask for word by word: one bit each, which every token carries. Lists that are
//! asked for seldom have bits of their own (`list.rs`), which are looked up by the word.

/// A class a row: its name, the list of `en/grammar.toml` that holds its words, if there is one, what else these words are, and
/// the sets of classes that it belongs to. The bits are dealt in order, so a class too many does not compile.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident $(= $list:literal $(+ $also:ident)*)? $(, $set:ident)*;)*) => {
        crate::lexicon::named_lists::bits! { u64: $($(#[$doc])* $name,)* }

        /// The lists of `en/grammar.toml` that are classes, each with all classes of its words.
        pub(super) const LISTS: &[(&str, u64)] = &[$($(($list, $name $(| $also)*),)?)*];

        /// The classes of which every word joins.
        pub const JOINING: u64 = 0 $($(| in_set!(joining, $set, $name))*)*;

        /// What says nothing of the kind of word: a word with no other bit is in no list of kinds.
        pub const NO_KIND: u64 = 0 $($(| in_set!(no_kind, $set, $name))*)*;
    };
}

/// A class if it is in the set that is asked for.
macro_rules! in_set {
    (joining, joining, $name:ident) => {
        $name
    };
    (no_kind, no_kind, $name:ident) => {
        $name
    };
    ($asked:ident, $set:ident, $name:ident) => {
        0
    };
}

classes! {
    // The first eleven tell what can begin at a token; all tokens are asked for them together.

    /// Tells a number by itself: of the words of numbers all but the articles and the letters of signs, the S of "S$". No number
    /// is told without one, or digits.
    TELLS_NUMBER, joining, no_kind;
    /// Tells a time, be it by itself or with words around it: months, units, yesterday, the last word of a phrase. Nothing
    /// of the calendar is told without one, or digits.
    TELLS_TIME, joining, no_kind;
    /// A unit of time, or as long as one: year, days, weeklong.
    TIME_UNIT, joining, no_kind;
    /// Can begin or continue a number (seven, hundred, dozen, half, several).
    NUMBER, joining;
    /// Begins a modifier phrase (at, more, nearly, some, up).
    MODIFIER, joining;
    /// Can mean something in a date, as common as it may be elsewhere (the, in, last, early).
    CALENDAR, joining, no_kind;
    /// A date can begin with it where a time is told close behind: what opens a time, and "no" of "no later than Friday".
    OPENS_DATE, no_kind;
    /// "or", which makes one date of "on or before Friday".
    OR, no_kind;

    /// A unit of measure or a currency.
    UNIT, joining;
    /// Can stand inside a number, a date or a length of time, or between one and the words that lead up to it: no mention goes
    /// on over any other word.
    JOINS, no_kind;
    /// The apostrophe, with which a year can begin: "'90s".
    OPENS_YEAR, no_kind;

    // Asked for by those who find mentions.

    /// An adverb that may stand between the words of a phrase (also, reportedly, immediately).
    ADVERB = "adverbs";
    /// Tells of an age (aged, old, younger).
    AGE = "ages", no_kind;
    /// The same of an amount or a range: all units, the "or" of "or more", "to".
    AMOUNT_GOES_ON = "amount_joints", no_kind;
    /// A noun that takes up an event of any kind: tragedy, incident, attack.
    ANY_EVENT = "any_event" + EVENT;
    /// A finite form of "be", "have", "do" or a modal.
    AUXILIARY = "auxiliaries" + FUNCTION;
    /// Can stand right before the number of an age: the "was" of "she was 75", the "those" of "those 16 and up".
    BEFORE_AGE = "before_ages", no_kind;
    /// A subordinating or relative word that opens a clause (which, who, that, after, while).
    CLAUSE = "clause" + FUNCTION;
    /// Can be part of a date or a duration (March, Friday, last, years, fall).
    DATE;
    /// A noun for something that happens (attack, quake, blast).
    EVENT = "events";
    /// Articles, pronouns, prepositions, conjunctions, auxiliaries: never the head of a counted noun.
    FUNCTION = "function", joining;
    /// Tells of harm to somebody: killed, kidnapped, dead, missing.
    HARM, no_kind;
    /// Leads on from "the", "in" or "last" to a word of the calendar, and is none itself: few, fiscal, rest.
    LEADS_ON, joining, no_kind;
    /// Not, no, never, denied: turns an assertion round.
    NEGATION = "negations", joining;
    /// Can go on with a number that ended before it: all words of numbers, the "out" of "9 out of 10".
    NUMBER_GOES_ON = "number_joints", no_kind;
    /// A date or a length of time can begin with it: of the words of the calendar all but "of", "to", "ago" and the like.
    OPENS_TIME, joining, no_kind;
    /// A noun for people (soldier, civilian, victim, girl).
    PERSON = "people";
    /// A country, people or capital: never a misspelling of another.
    PLACE = "places";
    /// A preposition.
    PREPOSITION = "prepositions" + FUNCTION, joining;
    /// A noun for one of somebody's family or company: husband, sisters, friend.
    RELATIVE = "relatives", no_kind;
    /// A verb of saying (said, told, reported).
    SAYING = "saying" + VERB;
    /// What became of people: dead, injured, missing. Ends the noun of a count.
    STATUS = "status";
    /// A common verb that ends a noun phrase (said, were, told, killed).
    VERB = "verbs";

    // Asked for by those who cut a document and find out who speaks.

    /// An abbreviation whose full stop ends no sentence (Mr, Gen, Lt).
    ABBREVIATION = "abbreviations";
    /// An animal: never counted among people.
    ANIMAL = "animals";
    /// A verb or noun that denies what follows or goes before: denied, refuted, denial.
    DENIAL = "denials";
    /// A noun for those whom the news quotes: police, ministry, witnesses, report.
    GIVER = "givers";
    /// A verb that gives a number as often as it does something else: confirmed, put, counted.
    GIVING = "giving";
    /// A noun for what is told and may be wrong: reports, claims, allegations.
    HEARSAY = "hearsay";

    // Asked for by those who find claims alone.

    /// A noun for those who attack: their own dead are not counted among the victims.
    ATTACKER = "attackers" + PERSON;
    /// A noun that makes the event before it its adjective: a tsunami warning, a fire engine.
    COMPOUND = "compounds";
    /// A verb by which an event happens: occurred, began, struck, left, killed.
    HAPPENING = "happening" + VERB;
    /// May, could, feared, reportedly planned: no plain assertion.
    HEDGE = "hedges";
    /// In one of [`list`](super::list) that says nothing of the kind of word.
    LISTED, no_kind;
    /// A preposition of place: in, at, near, outside.
    LOCATIVE = "locative" + PREPOSITION + FUNCTION;
    /// In one of [`list`](super::list) that tells what kind of word it is, and is no class.
    OTHER_KIND;
    /// A word of a rule: looked at by the claim finder.
    RULE, no_kind;
}
