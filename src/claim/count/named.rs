//! People told of one by one in front of those who are counted: "the mayor and four guards", "Ada Holm, Bo Lund and three
//! others" are each one more.

use std::ops::Range;

use super::plural::is_plural;
use super::{Count, Group, is_people};
use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class};
use crate::mention::Noun;
use crate::value::{Decimal, Interval, Range as Stated};

/// Most words of a name with its titles.
const WORDS: usize = 10;

/// Most words that say who somebody is.
const ASIDE: usize = 14;

/// Nouns for one that mean many.
const MANY: [&str; 7] = ["clergy", "crew", "people", "personnel", "police", "staff", "youth"];

/// Nouns of harm: "the murder of Ada Holm and four guards".
const HARM: [&str; 10] = [
    "assassination",
    "death",
    "deaths",
    "execution",
    "killing",
    "killings",
    "murder",
    "murders",
    "shooting",
    "slaying",
];

/// Verbs by which people come to harm, of whom a list follows: "murdered the judge and eight others".
const HARM_VERBS: [&str; 22] = [
    "abducted",
    "assassinated",
    "assassinating",
    "beheaded",
    "executed",
    "executing",
    "injures",
    "injuring",
    "kidnapped",
    "kidnapping",
    "kill",
    "killing",
    "kills",
    "lynched",
    "massacred",
    "massacring",
    "murdered",
    "murdering",
    "slaughtered",
    "slew",
    "stabbed",
    "wounding",
];

/// Takes the people into the group who are told of before it, one by one.
pub(super) fn take(document: &Document, sentence: &Range<usize>, group: &mut Group) {
    let Some(first) = group.siblings.first() else { return };
    let counts_people = first.rest || first.noun.as_ref().is_some_and(|n| is_people(document, n));
    // "the mayor and four of his aides".
    let of_his = document.says(first.number.end + 1, &["his", "her", "their"]);
    if !counts_people || first.partitive && !of_his || first.n == Some(Decimal::ZERO) {
        return;
    }
    while let Some(person) = person_before(document, sentence, group) {
        group.tokens.start = person.start;
        // "Ada Holm, a reporter, and four guards": who she is.
        let apposition = document.is_mark(person.end, b',')
            && group.siblings[0].number.len() == 1
            && document.says(group.siblings[0].number.start, &["a", "an"])
            && group.siblings[0].tokens.start == person.end + 1;
        if !apposition {
            group.siblings.insert(0, one(document, person));
        }
    }
}

pub(super) fn one(document: &Document, tokens: Range<usize>) -> Count {
    let head = tokens.end - 1;
    let noun = Noun { tokens: tokens.clone(), head };
    let attackers = tokens.clone().any(|i| document.is(i, class::ATTACKER));
    let one = Count::of(tokens.clone(), tokens, Some(Decimal::ONE), Stated::exactly(Decimal::ONE));
    Count { noun: Some(noun), attackers, ..one }
}

/// The one person named directly before the group.
fn person_before(document: &Document, sentence: &Range<usize>, group: &Group) -> Option<Range<usize>> {
    // "Ada Holm and her two daughters".
    let owned = group.tokens.start > sentence.start && document.says(group.tokens.start - 1, &["her", "his", "their"]);
    let start = group.tokens.start - usize::from(owned);
    let and = start > sentence.start && document.says(start - 1, &["and"]);
    let before_and = start.checked_sub(1 + usize::from(and))?;
    let comma = document.is_mark(if and { before_and } else { start - 1 }, b',');
    let listed = group.siblings.len() > 1 || group.siblings[0].rest;
    if !(and || comma && listed) {
        return None;
    }
    let end = start - usize::from(and) - usize::from(comma);
    // "Ada Holm, 34, and four guards".
    let aged = end >= sentence.start + 3
        && document.tokens[end - 1].kind == TokenKind::Digits
        && document.is_mark(end - 2, b',');
    let end = if aged { end - 2 } else { end };
    // "Lund, his wife and two daughters".
    let others = group.siblings.iter().any(|c| c.rest) || document.says(start, &["her", "his"]);
    let aside = Some(end).filter(|_| comma && !aged).and_then(|end| before_aside(document, sentence, end));
    let named = aside.and_then(|comma| person_ending(document, sentence, comma, others));
    let person = named.or_else(|| person_ending(document, sentence, end, others))?;
    let object = document.is(group.end, class::AUXILIARY);
    let opens = opens(document, sentence, person.start, !object);
    // "They held Ada Holm, and four people were killed": another clause.
    let clause = and && comma && !listed && !aged && object && person.start > sentence.start;
    (opens && !clause).then_some(person)
}

/// Where a person ends of whom what stands before `end` says who it is: "Ada Holm, rector of the university (NU)".
fn before_aside(document: &Document, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let first = sentence.start.max(end.saturating_sub(ASIDE));
    let comma = (first..end).rev().find(|&i| document.is_mark(i, b','))?;
    let plain = |i: usize| {
        !document.is(i, class::AUXILIARY | class::NUMBER)
            && (!document.is(i, class::CLAUSE) || document.is(i, class::PREPOSITION))
            && !matches!(document.written(i), ";" | ":")
    };
    let says_who = document.is(comma + 1, class::PERSON) && !is_plural(document, comma + 1);
    (says_who && (comma + 1..end).all(plain)).then_some(comma)
}

/// The noun phrase for one person that ends before `end`: "the mayor of Dorvik", "his wife", "Mayor Ada Holm". A sentence may
/// open with the bare "Holm" of "Holm and four others": those whom others are beside are people.
fn person_ending(document: &Document, sentence: &Range<usize>, end: usize, others: bool) -> Option<Range<usize>> {
    let first = sentence.start.max(end.saturating_sub(WORDS));
    let inside = |i: usize| {
        let token = document.tokens[i];
        let name = token.capital && !is_shouted(document, i);
        let word = token.kind == TokenKind::Word
            && !document.is(i, class::FUNCTION | class::NUMBER | class::DATE)
            && (name || !document.is(i, class::VERB) || document.is(i, class::PERSON))
            && !document.says(i, &HARM_VERBS);
        word || token.glued && token.kind == TokenKind::Mark && matches!(document.written(i), "-" | ".")
    };
    let walk = |end: usize| (first..end).rev().take_while(|&i| inside(i)).last();
    let mut start = walk(end)?;
    let mut head = end - 1;
    // "the mayor of Dorvik": the mayor.
    let the = usize::from(document.says(start.wrapping_sub(1), &["the"]));
    if start >= sentence.start + 2 + the
        && document.says(start - 1 - the, &["of"])
        && document.is(start - 2 - the, class::PERSON)
    {
        head = start - 2 - the;
        start = walk(head + 1)?;
    }
    let single = document.is(head, class::PERSON) && !is_plural(document, head) && !document.is(head, class::STATUS);
    let single = single && !document.says(head, &MANY);
    let definite = start > sentence.start && document.says(start - 1, &["the", "his", "her", "their"]);
    let title = (start..end).any(|i| document.is(i, class::PERSON));
    let last = end - 1;
    let unknown = document.word(last) == WordId::UNKNOWN
        || document.vocabulary.class(document.word(last)) & !(class::RULE | class::ABBREVIATION) == 0;
    if definite {
        // "the singer Ada Holm".
        let called = title && unknown && document.tokens[last].capital;
        return (single || called).then_some(start - 1..end);
    }
    let capitals = document.tokens[last].capital && (!is_shouted(document, last) || unknown);
    let long = end - start > 1 || (others || start > sentence.start) && !is_shouted(document, last);
    let thing = document.is(last, class::PERSON | class::PLACE | class::EVENT | class::UNIT);
    // In a text all in capitals a name is words that no list holds.
    let only_name = (start..end).all(|i| document.vocabulary.class(document.word(i)) & !class::RULE == 0);
    let known_by = title || !is_shouted(document, last) || only_name;
    let named = capitals && unknown && !thing && long && known_by;
    (named || single && title && head < last).then_some(start..end)
}

/// Lists of names alone: "Joan Pettifer, 83, and Tom Lee, 44". They are at least so many, and all of them if nobody says more.
pub(in crate::claim) fn lists(document: &Document, counted: &[Group], sentence: &Range<usize>) -> Vec<Group> {
    let free = |at: usize| !counted.iter().any(|g| g.tokens.start <= at && at < g.end);
    let mut lists = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        let list = Some(at).filter(|&at| free(at) && opens(document, sentence, at, true));
        match list.and_then(|at| list_at(document, sentence, at)) {
            Some((tokens, names)) if names > 1 => {
                at = tokens.end;
                let n = Decimal::from(names);
                let hard = Interval::at_least(n);
                let range = Stated { hard, typical: Interval::exactly(n) };
                lists.push(Group::of(Count { range, ..one(document, tokens) }));
            }
            _ => at += 1,
        }
    }
    lists
}

/// The names that begin at `at`, with the ages behind them, and how many they are; the last is tied by "and".
fn list_at(document: &Document, sentence: &Range<usize>, at: usize) -> Option<(Range<usize>, u32)> {
    let (mut end, mut names, mut closed) = (full_name(document, sentence, at)?, 1, false);
    while !closed {
        let comma = end + usize::from(document.is_mark(end, b','));
        closed = document.says(comma, &["and"]);
        let next = comma + usize::from(closed);
        if next == end {
            return None;
        }
        end = full_name(document, sentence, next)?;
        names += 1;
    }
    Some((at..end, names))
}

/// The end of a name at `at`, of several words or with an age, and of the age behind it.
pub(super) fn full_name(document: &Document, sentence: &Range<usize>, at: usize) -> Option<usize> {
    let capital = |i: usize| document.tokens[i].capital && !document.is(i, class::FUNCTION);
    let joined = |i: usize| i > at && document.tokens[i].glued && matches!(document.written(i), "-" | ".");
    let name = at..(at..sentence.end).find(|&i| !capital(i) && !joined(i)).unwrap_or(sentence.end);
    let words = name.clone().filter(|&i| document.tokens[i].kind == TokenKind::Word).count();
    let thing = class::PLACE | class::EVENT | class::UNIT | class::DATE | class::SAYING | class::VERB;
    let person = name.clone().all(|i| !document.is(i, thing) && !is_shouted(document, i));
    let end = name.end;
    let aged = document.is_mark(end, b',')
        && document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 3);
    // "Ada (34) and Carl (36)".
    let in_brackets = document.is_mark(end, b'(')
        && document.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 3)
        && document.is_mark(end + 2, b')');
    // "Ada, 34, and Carl, 36": with an age, one word is a name.
    let least = if aged || in_brackets { 1 } else { 2 };
    if !(least..=WORDS / 2).contains(&words)
        || !person
        || is_plural(document, name.start) && document.is(name.start, class::PERSON)
    {
        return None;
    }
    if in_brackets {
        return Some(end + 3);
    }
    let closed = usize::from(aged && document.is_mark(end + 2, b','));
    // The comma behind an age parts it from the next name too.
    let next_name = document.says(end + 3, &["and"]) || document.tokens.get(end + 3).is_some_and(|t| t.capital);
    Some(if aged { end + 2 + closed * usize::from(!next_name) } else { end })
}

/// Whether a list of people may begin at `start`: as a subject, or as the object of a verb or a noun of harm.
fn opens(document: &Document, sentence: &Range<usize>, start: usize, object: bool) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&b| b >= sentence.start) else { return true };
    let harm = document.is(before, class::VERB) && document.is(before, class::STATUS | class::HAPPENING)
        || document.says(before, &HARM_VERBS)
        // "shot dead the judge and two guards".
        || document.says(before, &["dead", "down"]) && document.is(before.wrapping_sub(1), class::VERB);
    let of_harm = document.says(before, &["of"]) && is_harm(document, before.wrapping_sub(1));
    // "Ada Holm, 42; Bo Lund, 19, and a guard": the list began before.
    let listed = document.is_mark(before, b';');
    document.tokens[before].kind != TokenKind::Word && !document.is_mark(before, b'\'') && !listed
        || document.is(before, class::CLAUSE) && !document.is(before, class::PREPOSITION)
        || document.is(before, class::SAYING)
        || document.says(before, &["and", "when"])
        || of_harm
        || is_identified(document, before)
        || object && harm
}

/// "The dead were identified as Ada Holm and Bo Lund", "killed were Ada Holm and Bo Lund": at its last word before the names.
fn is_identified(document: &Document, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    document.says(at, &["as"]) && document.says(before, &["dead", "identified", "named"])
        || document.says(at, &["are", "include", "included", "were"])
            && document.says(before, &["dead", "injured", "killed", "wounded"])
}

/// Whether the token is a noun of harm.
pub(super) fn is_harm(document: &Document, at: usize) -> bool {
    document.says(at, &HARM)
}

/// Whether the word is all in capitals, so that its capital says nothing.
pub(super) fn is_shouted(document: &Document, at: usize) -> bool {
    let written = document.written(at);
    written.len() > 1 && !written.bytes().any(|b| b.is_ascii_lowercase())
}
