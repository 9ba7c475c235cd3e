//! What a word tells of the time of its clause, one bit each: whether what happens in it is past or still to come. The lists of
//! `en/calendar_clauses.toml`.

use crate::lexicon::forms::{PastForm, irregular_pasts};
use crate::lexicon::named_lists::{NamedLists, lists};
use crate::lexicon::vocabulary::Vocabulary;

lists! {
    /// What stands behind them is told only as what the clause follows: "after", "despite"; "over" before an article.
    AFTER = "after";
    /// What is held on a day that was set long before: "the March 19 elections".
    APPOINTED = "appointed";
    /// Presents that tell of a day to come what is so on it: "banks are closed Monday".
    ARE = "are";
    /// What could not be is past: "could not be reached".
    COULD = "could";
    /// Move what they tell of to a later day, or make it last: "postponed until Friday".
    DEFERRING = "deferring";
    /// Presents of what is scheduled that may be nouns as well: "Leeds host Derby on Saturday".
    FIXTURES = "fixtures";
    /// Behind them "to" tells what he is to do who is let go: "was granted bail to appear in court".
    FREED = "freed";
    /// Say that what their clause tells is still to come: "will", "scheduled".
    FUTURE = "future";
    /// "gave him until Friday".
    GIVEN = "given";
    /// Opens the perfect: "has left".
    HAS = "has";
    /// Opens a clause of the past: "having lost on Saturday".
    HAVING = "having";
    /// On bail and in custody somebody is until a day to come.
    HELD = "held";
    /// Past and present of one form: "cut 300 jobs". Told by the list of irregular verbs.
    HIT;
    /// What is meant to be done: "hoped to restore power", "Acme hopes to complete the purchase".
    HOPED = "hoped";
    /// The same, where a subject stands before them: "they plan to return".
    INTEND = "intend";
    /// A past that is an adjective too: "left Rome", "two weeks left".
    LEFT = "left";
    /// Behind "is" and before "to" they tell what is to come: "is likely to peak".
    LIKELY = "likely";
    /// What they say is still to come, unless "have" stands behind: "could be freed Friday".
    MAY = "may";
    /// Verbs whose present tells what is scheduled: "opens Friday".
    OPENING = "opening";
    /// Behind them "to" tells what is to be done: "ordered him to pay".
    ORDERING = "ordering";
    /// Participles without "ed": "fallen". Told by the list of irregular verbs.
    PARTICIPLE;
    /// Past forms without "ed": "fell", "struck". Told by the list of irregular verbs, and by a list of short ones, "sued".
    PAST = "past";
    /// Words for what is planned.
    PLANNED = "planned";
    /// Verbs whose present tells what somebody means to do, "he plans"; many are nouns as well.
    PLANS = "plans";
    /// With "off" and the like they move what they tell of: "put off until May".
    PUT = "put";
    /// Before "for" and a date: "fixed the vote for May".
    SETS = "sets";
    /// With "for" right behind: "a vote is set for Tuesday".
    SLATED = "slated";
    /// Begin a phrase for what is scheduled: "takes place". The phrases stand in `tense/schedule.rs`.
    TAKES = "takes";
    /// Opens an infinitive.
    TO = "to";
    /// Where what lasts ends.
    UNTIL = "until";
    /// Auxiliaries of the past.
    WAS = "was";
}

/// The lists of what verbs do, whatever stands before them: digits right before such a word count nothing.
pub const OF_VERBS: u32 = DEFERRING | FIXTURES | FUTURE | MAY | OPENING | ORDERING | PAST | PLANS;

/// Adds what the list of irregular verbs tells to the lists. "left" has a list of its own.
pub(super) fn add_irregular(lists: &mut NamedLists, vocabulary: &mut Vocabulary) {
    for (form, told) in irregular_pasts() {
        let word = vocabulary.add(form, 0);
        let bit = match told {
            PastForm::Past => PAST,
            PastForm::Participle => PARTICIPLE,
            PastForm::Same => HIT,
        };
        if lists.of(word) & LEFT == 0 {
            lists.set(word, bit);
        }
    }
}
