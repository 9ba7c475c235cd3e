//! Events told by a verb instead of their noun: "opened fire" is a shooting, "the ferry sank" a sinking.

use super::event_date::is_verb;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::rules::Phrase;

/// Nouns of a rule that "opened fire" tells as well.
const SHOOTINGS: [&str; 14] = [
    "ambush",
    "assault",
    "attack",
    "attacks",
    "gun attack",
    "gunfire",
    "massacre",
    "rampage",
    "shooting",
    "shooting attack",
    "shootings",
    "shootout",
    "shooting spree",
    "mass shooting",
];

/// Nouns of a rule, and the verbs that tell the same of what it befell.
const BEFALLS: [(&[&str], &[&str]); 19] = [
    (&["abduction"], &["abducted", "abducts", "kidnapped"]),
    (&["acquisition", "takeover"], &["acquired", "acquires", "bought", "buys"]),
    (&["arrest"], &["arrested", "arrests"]),
    (&["assassination"], &["assassinated", "assassinates"]),
    (&["bombardment"], &["bombarded", "bombed", "shelled"]),
    (&["bombing"], &["bombed", "bombs"]),
    (&["capsize", "capsizing"], &["capsized", "capsizes", "overturned"]),
    (&["capture"], &["captured", "captures", "seized"]),
    (&["collapse"], &["collapsed", "collapses"]),
    (&["crash"], &["crashed", "crashes"]),
    (&["derailment"], &["derailed", "derails"]),
    (&["explosion"], &["exploded", "explodes"]),
    (&["hijack", "hijacking"], &["hijacked", "hijacks", "seized"]),
    (&["kidnapping"], &["abducted", "kidnapped", "kidnaps"]),
    (&["robbery"], &["robbed", "robs"]),
    (&["seizure"], &["seized", "seizes"]),
    (&["shelling"], &["shelled", "shells"]),
    (&["shipwreck", "sinking"], &["capsized", "foundered", "sank", "sinks", "sunk"]),
    (&["wreck"], &["foundered", "sank", "sinks", "sunk"]),
];

/// Those who do a deed, and nouns of a rule for the deed: "A gunman at Lund Hall killed a girl" tells of a shooting there.
const DOERS: [(&[&str], &[&str]); 3] = [
    (&["gunman", "gunmen", "shooter", "shooters", "sniper", "snipers"], &SHOOTINGS),
    (
        &["bomber", "bombers"],
        &[
            "attack",
            "attacks",
            "blast",
            "bomb attack",
            "bombing",
            "bombings",
            "explosion",
            "suicide attack",
            "suicide bombing",
        ],
    ),
    (
        &["assailant", "assailants", "attacker", "attackers", "knifeman", "knifemen"],
        &["assault", "attack", "attacks", "knife attack", "massacre", "rampage", "shooting", "stabbing", "stabbings"],
    ),
];

/// Whether those who did the deed of a rule whose words for it are `nouns` stand at `at`.
pub(super) fn is_doer(document: &Document, nouns: &[Phrase], at: usize) -> bool {
    DOERS.iter().any(|(who, of)| document.says(at, who) && has_any(nouns, of))
}

/// Whether the nouns of a rule have one of these.
fn has_any(nouns: &[Phrase], of: &[&str]) -> bool {
    nouns.iter().any(|n| of.contains(&n.written.as_str()))
}

/// Whether the "fire" at `at` is of guns: "opened fire", "came under fire", "the two sides exchanged fire".
pub(super) fn is_gunfire(document: &Document, at: usize) -> bool {
    const BEFORE: [&str; 20] = [
        "cease",
        "ceased",
        "exchange",
        "exchanged",
        "exchanging",
        "held",
        "hold",
        "open",
        "opened",
        "opening",
        "opens",
        "return",
        "returned",
        "returning",
        "traded",
        "trading",
        "under",
        "enemy",
        "friendly",
        "hostile",
    ];
    // "exchanged heavy fire"
    let kind = usize::from(document.says(at.wrapping_sub(1), &["heavy", "intense", "sporadic"]));
    document.says(at, &["fire"]) && document.says(at.wrapping_sub(1 + kind), &BEFORE)
}

/// Whether the "killing" at `at` says what an event did rather than being one: "in 2021, killing 13 soldiers".
pub(super) fn is_participle(document: &Document, at: usize) -> bool {
    let object = document.is(at + 1, class::NUMBER | class::MODIFIER)
        || document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Digits)
        || document.says(at + 1, &["a", "an", "at", "the"]);
    document.is_mark(at.wrapping_sub(1), b',') && document.written(at).ends_with("ing") && object
}

/// Whether the token tells the event by a verb, for a rule whose words for it are `nouns`: "opened fire", "sank".
pub(super) fn tells(document: &Document, nouns: &[Phrase], at: usize) -> bool {
    if document.says(at, &["fire"]) {
        let opens = document.says(at.wrapping_sub(1), &["open", "opened", "opening", "opens"]);
        return opens && has_any(nouns, &SHOOTINGS);
    }
    is_verb(document, at) && BEFALLS.iter().any(|(of, verbs)| document.says(at, verbs) && has_any(nouns, of))
}
