//! Lists of `en/grammar.toml` that are asked for seldom, by those who find claims: one bit each, looked up by the word and not
//! carried by its token as those of [`class`](super::class) are.

use super::named_lists::lists;

lists! {
    /// A noun for what is told of a number and may be overtaken: count, toll, report, version.
    ACCOUNT = "accounts" + LISTED;
    /// A verb for what people do after an event and because of it: mourned, charged, reopened.
    AFTERMATH = "aftermath" + OTHER_KIND;
    /// A word that doubts all that follows it in its clause: rumours, feared, unconfirmed.
    DOUBT = "doubts" + OTHER_KIND;
    /// A word that turns to something else at the head of a sentence: elsewhere, separately.
    ELSEWHERE = "elsewhere" + OTHER_KIND;
    /// A noun that tells by what or at what an attack or an accident was: drone, knife, metro.
    MEANS = "means" + OTHER_KIND;
    /// A noun for those who tell what they saw, not what was counted: survivor, neighbour.
    ONLOOKER = "onlookers" + LISTED;
    /// A noun for what belongs to a company or a group and has days and numbers of its own: museum, subsidiary.
    ORGAN = "organs" + LISTED;
    /// A word that tells an occurrence from the one told of before: another, second, earlier.
    OTHER_ONE = "other_one" + OTHER_KIND;
    /// A noun for some people out of all: officers, children, foreigners. Their number only bounds the whole.
    PART = "parts" + PERSON;
    /// A noun that a place's name follows: the town of, south of.
    PLACE_NOUN = "place_nouns" + OTHER_KIND;
    /// A word of where or when some of all died: hospital, overnight.
    SOME_OF_ALL = "some_of_all" + LISTED;
    /// A noun for what follows or precedes an event of its kind: aftershock.
    SUB_EVENT = "sub_events" + EVENT;
    /// A verb that takes back what was told before: corrected, retracted.
    TAKEN_BACK = "taken_back" + LISTED;
    /// A verb form that tells a number and is no verb of saying elsewhere: put, rated, feared.
    TELLING = "telling" + LISTED;
    /// A word that says that a number is of all: toll, altogether.
    TOTAL = "totals" + LISTED;
    /// An adjective for what is told and is not so: false, unfounded.
    UNTRUE = "untrue" + DENIAL + HEARSAY;
    /// An adjective that sets one above all others: worst, deadliest.
    UTMOST = "utmost" + LISTED;
}
