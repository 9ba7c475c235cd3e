//! Those who attack, among the counted: their own dead are no victims.

use super::{Count, Group};
use crate::document::Document;
use crate::lexicon::class;

/// Nouns for people of a group that the words beside them name: "rebel leaders", "members of the guerrilla".
const MEMBERS: [&str; 20] = [
    "bandits",
    "bands",
    "chiefs",
    "column",
    "combatants",
    "commander",
    "commanders",
    "criminals",
    "delinquents",
    "elements",
    "fighter",
    "fighters",
    "forces",
    "leader",
    "leaders",
    "member",
    "members",
    "troops",
    "unit",
    "units",
];

/// Verbs whose subject comes to harm: "the rebels suffered 40 dead".
const SUFFERS: [&str; 8] = ["had", "have", "lose", "loses", "lost", "suffer", "suffered", "sustained"];

/// Most tokens between "among the rebels" and how many of them died.
const REACH: usize = 8;

/// Most tokens between those who suffer and the verb.
const SUBJECT: usize = 16;

/// Whether the count is one of those who attack.
pub(super) fn are_counted(document: &Document, count: &Count) -> bool {
    let attacks = |i: usize| document.is(i, class::ATTACKER);
    let named = count.noun.as_ref().is_some_and(|noun| {
        let member = document.says(noun.head, &MEMBERS);
        // "five members of the guerrilla group".
        let of = noun.tokens.end;
        let group = document.says(of, &["of"]) && (of + 1..of + 4).any(attacks);
        let enemy = noun.tokens.clone().any(|i| document.says(i, &["enemy"]));
        attacks(noun.head) || enemy || member && (noun.tokens.clone().any(attacks) || group)
    });
    let harm = count.noun.as_ref().is_none_or(|n| document.says(n.head, &["casualties", "dead", "deaths", "losses"]));
    named || harm && come_to_harm(document, count.tokens.start) || count.noun.is_none() && is_number_of(document, count)
}

/// "brings to 21 the number of rebels killed", "the number of dead rebels rose to 21": whose number it is.
fn is_number_of(document: &Document, count: &Count) -> bool {
    let of_attackers = |at: usize| {
        document.says(at, &["number", "toll"])
            && document.says(at + 1, &["of"])
            && (at + 2..at + 5)
                .take_while(|&i| !document.is(i, class::PREPOSITION) && !document.is_mark(i, b','))
                .any(|i| document.is(i, class::ATTACKER))
    };
    let behind = count.tokens.end + usize::from(document.says(count.tokens.end, &["the"]));
    let sentence = document.sentences[document.sentence_of(count.tokens.start)].tokens.start;
    of_attackers(behind)
        || (sentence.max(count.tokens.start.saturating_sub(REACH))..count.tokens.start).any(of_attackers)
}

/// "among the rebels there were 65 dead", "the guerrillas suffered 148 casualties": who the count without a noun is of.
fn come_to_harm(document: &Document, start: usize) -> bool {
    let attacks = |i: usize| document.is(i, class::ATTACKER);
    let suffers = start >= 2 && document.says(start - 1, &SUFFERS) && {
        // "the rebels of the Norland Front (NF) have sustained 148 casualties".
        let inside = |i: usize| {
            document.is(i, class::AUXILIARY)
                || document.tokens[i].capital
                || document.says(i, &["of", "the"])
                || matches!(document.written(i), "(" | ")")
        };
        let sentence = document.sentences[document.sentence_of(start)].tokens.start;
        let first = sentence.max((start - 1).saturating_sub(SUBJECT));
        (first..start - 1).rev().find(|&i| attacks(i) || !inside(i)).is_some_and(attacks)
    };
    let first = start.saturating_sub(REACH);
    let among = (first..start).find(|&i| document.says(i, &["among"]) && (i + 1..i + 3).any(attacks));
    let parts = |i: usize| document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION);
    suffers || among.is_some_and(|i| !(i..start).any(parts))
}

/// Those who are at war, so that a number behind theirs is of their own: "a rebel was killed and two were wounded". Two more who
/// are hurt where a bomber died are not bombers.
const AT_WAR: [&str; 7] = ["extremist", "guerrilla", "insurgent", "militant", "rebel", "subversive", "terrorist"];

/// Whether a count goes on about the attackers before it: "two gunmen were killed and five others were wounded", "five rebels were
/// killed and three wounded".
pub(super) fn go_on(document: &Document, before: &Group, count: &Count) -> bool {
    let attackers = before.siblings.iter().all(|c| c.attackers);
    let fate = document.is(before.end, class::AUXILIARY | class::STATUS)
        || document.is(before.end.wrapping_sub(1), class::STATUS);
    let joined = document.says(count.tokens.start.wrapping_sub(1), &["and", "while", ","]);
    let near = count.tokens.start - before.end <= 5;
    let many = before.siblings.iter().any(|c| c.number.len() != 1 || !document.says(c.number.start, &["a", "an"]));
    let at_war = |c: &Count| c.noun.as_ref().is_none_or(|n| document.says(n.head, &AT_WAR));
    let elliptic = count.noun.is_none() && near && (many || before.siblings.iter().all(at_war));
    // "the rebels suffered 148 casualties (93 dead and 55 wounded)".
    let told_apart =
        document.says(count.tokens.start.wrapping_sub(1), &["(", ":"]) && count.tokens.start == before.end + 1;
    attackers && told_apart && count.noun.is_none() || attackers && fate && joined && (count.rest || elliptic)
}
