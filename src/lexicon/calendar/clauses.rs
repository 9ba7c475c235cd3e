//! What a word tells of the time of its clause: whether what happens in it is past or still to come. Read from
//! `en/calendar_clauses.toml`.

use crate::lexicon::forms::{PastForm, irregular_pasts};
use crate::lexicon::named_lists::NamedLists;
use crate::lexicon::vocabulary::Vocabulary;

/// The lists, one bit each.
pub mod clause {
    /// What stands behind them is told only as what the clause follows: "after", "despite"; "over" before an article.
    pub const AFTER: u32 = 1;
    /// Presents that tell of a day to come what is so on it: "banks are closed Monday".
    pub const ARE: u32 = 1 << 1;
    /// What could not be is past: "could not be reached".
    pub const COULD: u32 = 1 << 2;
    /// Move what they tell of to a later day, or make it last: "postponed until Friday".
    pub const DEFERRING: u32 = 1 << 3;
    /// Presents of what is scheduled that may be nouns as well: "Leeds host Derby on Saturday".
    pub const FIXTURES: u32 = 1 << 4;
    /// Behind them "to" tells what he is to do who is let go: "was granted bail to appear in court".
    pub const FREED: u32 = 1 << 5;
    /// Say that what their clause tells is still to come: "will", "scheduled".
    pub const FUTURE: u32 = 1 << 6;
    /// "gave him until Friday".
    pub const GIVEN: u32 = 1 << 7;
    /// Opens the perfect: "has left".
    pub const HAS: u32 = 1 << 8;
    /// Opens a clause of the past: "having lost on Saturday".
    pub const HAVING: u32 = 1 << 9;
    /// On bail and in custody somebody is until a day to come.
    pub const HELD: u32 = 1 << 10;
    /// Past and present of one form: "cut 300 jobs". Told by the list of irregular verbs.
    pub const HIT: u32 = 1 << 11;
    /// What is meant to be done: "hoped to restore power", "Acme hopes to complete the purchase".
    pub const HOPED: u32 = 1 << 12;
    /// The same, where a subject stands before them: "they plan to return".
    pub const INTEND: u32 = 1 << 13;
    /// A past that is an adjective too: "left Rome", "two weeks left".
    pub const LEFT: u32 = 1 << 14;
    /// Behind "is" and before "to" they tell what is to come: "is likely to peak".
    pub const LIKELY: u32 = 1 << 15;
    /// What they say is still to come, unless "have" stands behind: "could be freed Friday".
    pub const MAY: u32 = 1 << 16;
    /// Verbs whose present tells what is scheduled: "opens Friday".
    pub const OPENING: u32 = 1 << 17;
    /// Behind them "to" tells what is to be done: "ordered him to pay".
    pub const ORDERING: u32 = 1 << 18;
    /// Past forms without "ed": "fell", "struck". Told by the list of irregular verbs, and by a list of short ones, "sued".
    pub const PAST: u32 = 1 << 19;
    /// Words for what is planned.
    pub const PLANNED: u32 = 1 << 20;
    /// Verbs whose present tells what somebody means to do, "he plans"; many are nouns as well.
    pub const PLANS: u32 = 1 << 21;
    /// With "off" and the like they move what they tell of: "put off until May".
    pub const PUT: u32 = 1 << 22;
    /// Before "for" and a date: "fixed the vote for May".
    pub const SETS: u32 = 1 << 23;
    /// With "for" right behind: "a vote is set for Tuesday".
    pub const SLATED: u32 = 1 << 24;
    /// Begin a phrase for what is scheduled: "takes place". The phrases stand in `tense/schedule.rs`.
    pub const TAKES: u32 = 1 << 25;
    /// Opens an infinitive.
    pub const TO: u32 = 1 << 26;
    /// Where what lasts ends.
    pub const UNTIL: u32 = 1 << 27;
    /// Auxiliaries of the past.
    pub const WAS: u32 = 1 << 28;
    /// Participles without "ed": "fallen". Told by the list of irregular verbs.
    pub const PARTICIPLE: u32 = 1 << 29;
    /// What is held on a day that was set long before: "the March 19 elections".
    pub const APPOINTED: u32 = 1 << 30;
    /// The lists of what verbs do, whatever stands before them: digits right before such a word count nothing.
    pub const OF_VERBS: u32 = DEFERRING | FIXTURES | FUTURE | MAY | OPENING | ORDERING | PAST | PLANS;
}

/// The lists of `en/calendar_clauses.toml`.
pub(super) const LISTS: [(&str, u32); 29] = [
    ("after", clause::AFTER),
    ("appointed", clause::APPOINTED),
    ("are", clause::ARE),
    ("could", clause::COULD),
    ("deferring", clause::DEFERRING),
    ("fixtures", clause::FIXTURES),
    ("freed", clause::FREED),
    ("future", clause::FUTURE),
    ("given", clause::GIVEN),
    ("has", clause::HAS),
    ("having", clause::HAVING),
    ("held", clause::HELD),
    ("hoped", clause::HOPED),
    ("intend", clause::INTEND),
    ("left", clause::LEFT),
    ("likely", clause::LIKELY),
    ("may", clause::MAY),
    ("opening", clause::OPENING),
    ("ordering", clause::ORDERING),
    ("past", clause::PAST),
    ("planned", clause::PLANNED),
    ("plans", clause::PLANS),
    ("put", clause::PUT),
    ("sets", clause::SETS),
    ("slated", clause::SLATED),
    ("takes", clause::TAKES),
    ("to", clause::TO),
    ("until", clause::UNTIL),
    ("was", clause::WAS),
];

/// Adds what the list of irregular verbs tells to the lists. "left" has a list of its own.
pub(super) fn add_irregular(lists: &mut NamedLists, vocabulary: &mut Vocabulary) {
    for (form, told) in irregular_pasts() {
        let word = vocabulary.add(form, 0);
        let bit = match told {
            PastForm::Past => clause::PAST,
            PastForm::Participle => clause::PARTICIPLE,
            PastForm::Same => clause::HIT,
        };
        if lists.of(word) & clause::LEFT == 0 {
            lists.add(word, bit);
        }
    }
}
