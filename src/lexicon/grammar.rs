//! Closed lists of English grammar: each is a class that a finder asks for.

use std::collections::BTreeMap;

use super::vocabulary::{Vocabulary, class};

/// Adds the words of `en/grammar.toml`, each with the class of its list.
pub(super) fn load(vocabulary: &mut Vocabulary) {
    let lists: BTreeMap<String, Vec<String>> = super::parse("grammar.toml", include_str!("en/grammar.toml"));
    for (name, words) in lists {
        let class = match name.as_str() {
            "abbreviations" => class::ABBREVIATION,
            "adverbs" => class::ADVERB,
            "ages" => class::AGE,
            "before_ages" => class::BEFORE_AGE,
            "aftermath" => class::AFTERMATH,
            "animals" => class::ANIMAL,
            "accounts" => class::ACCOUNT,
            "taken_back" => class::TAKEN_BACK,
            "telling" => class::TELLING,
            "totals" => class::TOTAL,
            "onlookers" => class::ONLOOKER,
            "some_of_all" => class::SOME_OF_ALL,
            "utmost" => class::UTMOST,
            "any_event" => class::ANY_EVENT | class::EVENT,
            "attackers" => class::ATTACKER | class::PERSON,
            "auxiliaries" => class::AUXILIARY | class::FUNCTION,
            "clause" => class::CLAUSE | class::FUNCTION,
            "denials" => class::DENIAL,
            "doubts" => class::DOUBT,
            "compounds" => class::COMPOUND,
            "elsewhere" => class::ELSEWHERE,
            "events" => class::EVENT,
            "givers" => class::GIVER,
            "giving" => class::GIVING,
            "happening" => class::HAPPENING | class::VERB,
            "function" => class::FUNCTION,
            "hearsay" => class::HEARSAY,
            "hedges" => class::HEDGE,
            "locative" => class::LOCATIVE | class::PREPOSITION | class::FUNCTION,
            "means" => class::MEANS,
            "negations" => class::NEGATION,
            "other_one" => class::OTHER_ONE,
            "organs" => class::ORGAN,
            "amount_joints" => class::AMOUNT_GOES_ON,
            "number_joints" => class::NUMBER_GOES_ON,
            "parts" => class::PART | class::PERSON,
            "people" => class::PERSON,
            "place_nouns" => class::PLACE_NOUN,
            "places" => class::PLACE,
            "prepositions" => class::PREPOSITION | class::FUNCTION,
            "relatives" => class::RELATIVE,
            "saying" => class::SAYING | class::VERB,
            "status" => class::STATUS,
            "sub_events" => class::SUB_EVENT | class::EVENT,
            "untrue" => class::UNTRUE | class::DENIAL | class::HEARSAY,
            "verbs" => class::VERB,
            other => panic!("src/lexicon/en/grammar.toml: no class \"{other}\""),
        };
        for word in words {
            vocabulary.add(&word, class);
        }
    }
}
