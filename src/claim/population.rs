//! Who is counted: a part is never compared with the whole. "Five people, including two embassy staff" is five, two of them
//! staff; "two embassy staff" alone says of the whole only that it is at least two.

use super::count::{Count, Group, is_people};
use super::index::{Hit, Role, hits_in};
use crate::document::Document;
use crate::lexicon::{class, list};
use crate::mention::Noun;
use crate::rules::{Ask, Fact, Measure, RuleSet};
use crate::value::{Decimal, End, Interval, Range};

/// The built-in measures that count victims, not those who attack.
const VICTIMS: [&str; 5] = ["casualties", "injured", "killed", "missing", "shot"];

/// Whether the fact asks for the number of victims.
pub(super) fn counts_victims(rules: &RuleSet, fact: &Fact) -> bool {
    matches!(fact.ask, Ask::Measure(m) if measures_victims(&rules.measures[m]))
}

/// Whether the measure counts victims.
pub(super) fn measures_victims(measure: &Measure) -> bool {
    VICTIMS.contains(&measure.id.as_str())
}

/// Most tokens between people and the word that says who is counted with them.
const INCLUDED: usize = 4;

/// Which counts of a group answer a fact.
pub(super) enum Answer {
    /// This one.
    One(Count),
    /// These together.
    Sum(Vec<Count>),
    /// A part of the whole: a lower bound; the part's noun.
    Bound(String),
    /// This one, of whom so many are no victims: "six people, including the gunman".
    Among(Count, Decimal),
    /// None of them, for this reason.
    Left(String),
}

/// Whether the count's noun is one of those that the fact asks for.
pub(super) fn is_who(document: &Document, fact: usize, count: &Count, hits: &[Hit]) -> bool {
    let Some(noun) = &count.noun else { return false };
    hits_in(hits, &count.tokens).iter().any(|h| {
        h.role == Role::Who { fact }
            && count.tokens.start <= h.tokens.start
            && h.tokens.end <= count.tokens.end.max(noun.tokens.end)
            // The words must reach the head: "embassy staff", not "embassy" of "embassy guards".
            && (h.tokens.contains(&noun.head) || document.is(noun.head, class::STATUS))
    })
}

/// Which counts of `group` answer fact `fact`.
pub(super) fn answer(document: &Document, rules: &RuleSet, fact: usize, group: &Group, hits: &[Hit]) -> Answer {
    let f = &rules.facts[fact];
    if !f.who.is_empty() {
        let asked = group.siblings.iter().chain(&group.parts).find(|c| is_who(document, fact, c, hits));
        return match asked {
            Some(count) => Answer::One(count.clone()),
            None => Answer::Left(format!("counts {}, not {}", nouns(document, group), f.who[0].written)),
        };
    }
    let victims = counts_victims(rules, f);
    if let Some(people) = without_animals(document, group).filter(|p| victims || is_any_person(document, p)) {
        return answer(document, rules, fact, &people, hits);
    }
    if victims && group.siblings.iter().any(|c| c.noun.as_ref().is_some_and(|n| !is_people(document, n))) {
        return Answer::Left(format!("counts {}, not people", nouns(document, group)));
    }
    if victims && group.siblings.len() > 1 && group.siblings.iter().any(|c| c.attackers) {
        // "a soldier and six guerrillas were killed": one victim.
        let rest: Vec<Count> = group.siblings.iter().filter(|c| !c.attackers).cloned().collect();
        return match rest.as_slice() {
            [] => Answer::Left(format!("part: {}, not victims", nouns(document, group))),
            [only] => Answer::One(only.clone()),
            _ => Answer::Sum(rest),
        };
    }
    if let (true, [only], Some(attackers)) = (victims, group.siblings.as_slice(), attackers_among(document, group))
        && only.n.is_some_and(|n| n > attackers)
    {
        return Answer::Among(only.clone(), attackers);
    }
    if let Some(whole) = group.explained(document) {
        return Answer::One(whole.clone());
    }
    if let [only] = group.siblings.as_slice() {
        let status = (only.number.end..only.tokens.end.max(only.number.end + 4)).any(|i| document.is(i, class::STATUS));
        let known = only.noun.is_none() || status;
        // "Twelve of them were in hospital" is said of the measure's own; "three of them were killed" of an unknown whole.
        if only.partitive && known && victims {
            return Answer::Left("part: some of those told of before".to_owned());
        }
        if victims && only.attackers {
            return Answer::Left(format!("part: {}, not victims", noun(document, only)));
        }
        let parts = rules.facts.iter().enumerate().filter(|(_, p)| p.part_of == Some(fact));
        for (part, p) in parts {
            if is_who(document, part, only, hits) {
                return Answer::Left(format!("part: {}, asked by {}", noun(document, only), p.question.id));
            }
        }
        // A user's own measure names its noun itself: "school where {n} students".
        if !victims || f.subject.is_none() {
            return Answer::One(only.clone());
        }
        // With its own parts named ("four soldiers, including a general") it is still a part of all.
        let restricted = only.n != Some(Decimal::ONE)
            && !only.listed
            && only.noun.as_ref().is_some_and(|n| document.is_listed(n.head, list::PART));
        if restricted && only.n == Some(Decimal::ZERO) {
            return Answer::Left(format!("part: no {}, which says nothing of the whole", noun(document, only)));
        }
        return if restricted { Answer::Bound(noun(document, only)) } else { Answer::One(only.clone()) };
    }
    // "destroyed 40 homes and two bridges": two answers, of which nobody said the sum.
    if !is_any_person(document, group) {
        return Answer::Left(format!("counts {}: `who` tells which is asked", nouns(document, group)));
    }
    Answer::Sum(group.siblings.clone())
}

/// Whether people are counted beside others, by a word for them, a name, or no word at all.
fn is_any_person(document: &Document, group: &Group) -> bool {
    let named = |n: &Noun| document.is(n.head, class::PERSON | class::PLACE) || document.tokens[n.head].capital;
    group.siblings.iter().any(|c| c.noun.as_ref().is_none_or(named))
}

/// The people of a group that counts animals too: "14,000 chickens and three farm workers".
fn without_animals(document: &Document, group: &Group) -> Option<Group> {
    let animal = |c: &Count| c.noun.as_ref().is_some_and(|n| document.is(n.head, class::ANIMAL));
    let people: Vec<Count> = group.siblings.iter().filter(|c| !animal(c)).cloned().collect();
    let mixed = !people.is_empty() && people.len() < group.siblings.len();
    mixed.then(|| Group { siblings: people, ..group.clone() })
}

/// How many of a group are said to be attackers: "six people, including the gunman", "nine, among them two rebels".
fn attackers_among(document: &Document, group: &Group) -> Option<Decimal> {
    if let Some(part) = group.parts.iter().find(|p| p.attackers) {
        return part.n;
    }
    let after = group.end..group.end + INCLUDED;
    let including = after.clone().find(|&i| document.says(i, &["including", "counting"]))?;
    let one = document.says(including + 1, &["the", "a", "one"]);
    let attacker = (including + 2..including + 5).find(|&i| document.is(i, class::PERSON))?;
    (one && document.is(attacker, class::ATTACKER)).then_some(Decimal::ONE)
}

/// The same range with no upper end.
pub(super) fn at_least(range: Range) -> Range {
    let open =
        |i: Interval| Interval::new(i.lo().map(|e| End { open: e.open, at: e.at }), None).unwrap_or(Interval::ALL);
    Range { hard: open(range.hard), typical: open(range.hard) }
}

fn noun(document: &Document, count: &Count) -> String {
    count
        .noun
        .as_ref()
        .map_or_else(|| "no noun".to_owned(), |n| document.span(n.tokens.clone()).of(document.text).to_owned())
}

fn nouns(document: &Document, group: &Group) -> String {
    let all: Vec<String> = group.siblings.iter().map(|c| noun(document, c)).collect();
    all.join(" and ")
}
