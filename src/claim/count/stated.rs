//! Counts with a number: a mention, its noun, and what is said of them together.

use super::Count;
use super::named::is_harm;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::{self, Mention, Noun};
use crate::value::{Decimal, Interval, Kind, Mod, Range as Stated, Value};

/// The count that a mention states.
pub(super) fn count(document: &Document, mention: &Mention) -> Option<Count> {
    let Value::Quantity(q) = &mention.value else { return None };
    if q.kind == Kind::Ordinal {
        return nth(document, mention, q.n?);
    }
    if !matches!(q.kind, Kind::Count | Kind::Number) || q.unit.is_some() {
        return None;
    }
    let range = Stated { hard: q.range.hard.to_count()?, typical: q.range.typical.to_count().unwrap_or(q.range.hard) };
    // "has risen from 60 to 137": no range, but what it was and what it is now.
    let before = mention.tokens.start.wrapping_sub(1);
    let change = document.says(mention.tokens.start, &["from"]) && document.is(before, class::VERB | class::ADVERB);
    // "rose by three to 17".
    let to = mention.tokens.clone().find(|&i| document.says(i, &["to"])).filter(|_| document.says(before, &["by"]));
    let now = range.hard.hi().filter(|_| change || to.is_some());
    let (range, n) = now.map_or((range, q.n), |now| (Stated::exactly(now.at), Some(now.at)));
    if n.is_some_and(|n| !n.fract().is_zero()) {
        return None;
    }
    // "the death toll has passed 80".
    let passed = n.filter(|_| q.modifier.is_none() && is_passed(document, before));
    let beyond = passed.map(|n| n + Decimal::ONE).map(|n| Stated::sharp(Interval::at_least(n)));
    let modifier = if beyond.is_some() { Some(Mod::MoreThan) } else { q.modifier };
    let range = beyond.unwrap_or(range);
    if mention.noun.is_none() && q.modifier.is_none() && is_age(document, mention) {
        return None;
    }
    let noun = mention.noun.clone().or_else(|| dead_animals(document, mention.tokens.end));
    let noun = noun.or_else(|| in_quotes(document, mention.tokens.end));
    let noun = noun.map(|n| owner(document, n)).and_then(|n| without_status(document, n));
    let mut end = noun.as_ref().map_or(mention.tokens.end, |n| n.tokens.end.max(mention.tokens.end));
    // "8 seriously and 261 lightly injured".
    while document.is(end, class::ADVERB) && noun.is_none() && !document.is(end, class::STATUS | class::CLAUSE) {
        end += 1;
    }
    // "137 men, women and children".
    let list = noun.as_ref().and_then(|n| mention::list_end(document, end.min(n.head + 1)));
    let listed = list.is_some();
    end = list.unwrap_or(end);
    let number = to.map_or(mention.tokens.start, |to| to + 1)..mention.tokens.end;
    let start = number.start.min(noun.as_ref().map_or(usize::MAX, |n| n.tokens.start));
    let after = mention.tokens.end;
    let partitive = document.says(after, &["of"])
        && document
            .says(after + 1, &["the", "them", "those", "these", "whom", "his", "her", "its", "my", "our", "their"]);
    // "two of them embassy staff": the noun stands behind "them".
    let of_them = partitive
        && document.says(after + 1, &["them", "those", "these", "whom", "his", "her", "its", "my", "our", "their"]);
    let noun = if of_them { noun_after(document, after + 2) } else { noun };
    let end = if of_them { noun.as_ref().map_or(after + 2, |n| n.tokens.end) } else { end };
    let others = &["others", "other", "more", "additional"];
    let other = document.says(mention.tokens.start.wrapping_sub(1), &["other", "another", "additional", "further"]);
    let rest = other || (mention.tokens.end..end.max(mention.tokens.end + 1)).any(|i| document.says(i, others));
    // "two couples" are four.
    let couples = noun.as_ref().is_some_and(|n| document.says(n.head, &["couples"]));
    let (n, range) = if couples { (None, range.plus(range)) } else { (n, range) };
    let many = Count::of(start..end, number, n, range);
    Some(Count { noun, modifier, rest, partitive, listed, ..many })
}

/// One person, behind whom "of" and a number tell an age. "A crew of 12" is twelve.
const ONE_PERSON: [&str; 14] = [
    "boy",
    "child",
    "father",
    "girl",
    "grandfather",
    "grandmother",
    "lad",
    "man",
    "mother",
    "pensioner",
    "widow",
    "widower",
    "woman",
    "youth",
];

/// "a fisherman, 34, was killed", "her cousin, also 34, died", "a woman of 70 died": an age.
fn is_age(document: &Document, mention: &Mention) -> bool {
    let before = mention.tokens.start.wrapping_sub(1);
    let too = usize::from(document.says(before, &["also", "both", "just", "only", "then"]));
    let commas = document.is_mark(before.wrapping_sub(too), b',') && document.is_mark(mention.tokens.end, b',');
    commas || document.says(before, &["of"]) && document.says(before.wrapping_sub(1), &ONE_PERSON)
}

/// Verbs by which a toll goes beyond a number.
const PASSES: [&str; 7] = ["crossed", "crosses", "crossing", "pass", "passed", "passes", "passing"];

/// Whether a toll passes the number behind the verb at `verb`: "the death toll has passed 80".
fn is_passed(document: &Document, verb: usize) -> bool {
    let toll = |i: usize| document.says(i, &["count", "number", "tally", "toll", "total"]);
    document.says(verb, &PASSES) && (verb.saturating_sub(6)..verb).any(toll)
}

/// "a third victim", "the fifth death": so many there are at least.
fn nth(document: &Document, mention: &Mention, n: Decimal) -> Option<Count> {
    let (first, end) = (mention.tokens.start.checked_sub(1)?, mention.tokens.end);
    let victim = document.says(end, &["death", "fatality", "person", "victim"]) && document.says(first, &["a", "the"]);
    if !victim || n < Decimal::TWO {
        return None;
    }
    let range = Stated::sharp(Interval::at_least(n));
    let noun = Noun { tokens: end..end + 1, head: end };
    let nth = Count::of(first..end + 1, mention.tokens.clone(), Some(n), range);
    Some(Count { noun: Some(noun), modifier: Some(Mod::EqualOrMore), ..nth })
}

/// The noun phrase at `at`: words up to a mark, a function word or a verb.
fn noun_after(document: &Document, at: usize) -> Option<Noun> {
    let inside = |i: &usize| {
        document.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word)
            && !document.is(*i, class::FUNCTION | class::STATUS)
            && (!document.is(*i, class::VERB) && !document.written(*i).ends_with("ed")
                || document.is(*i, class::PERSON))
    };
    let length = (at..at + 6).take_while(inside).count();
    (length > 0).then(|| Noun { tokens: at..at + length, head: at + length - 1 })
}

/// "137 dead" counts people; "dead" is what became of them. `None` if nothing but that was said.
fn without_status(document: &Document, noun: Noun) -> Option<Noun> {
    let Noun { tokens, head } = noun;
    let status = tokens.clone().find(|&i| document.is(i, class::STATUS) && !is_attribute(document, i, tokens.end));
    match status {
        Some(at) if at == tokens.start => None,
        Some(at) => Some(Noun { tokens: tokens.start..at, head: head.min(at - 1) }),
        None => Some(Noun { tokens, head }),
    }
}

/// `seven "armed subversives"`: the noun in quotation marks behind a number.
fn in_quotes(document: &Document, at: usize) -> Option<Noun> {
    let quote = |i: usize| {
        document.tokens.get(i).is_some_and(|_| matches!(document.written(i), "\"" | "“" | "”" | "‘" | "’" | "'"))
    };
    let closing = (at + 2..at + 6).find(|&i| quote(i)).filter(|_| quote(at))?;
    let tokens = at + 1..closing;
    let people = tokens.clone().any(|i| document.is(i, class::ATTACKER)) || document.is(closing - 1, class::PERSON);
    let words = tokens.clone().all(|i| document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION));
    (people && words).then_some(Noun { tokens, head: closing - 1 })
}

/// "the three women's killings" counts the women.
fn owner(document: &Document, noun: Noun) -> Noun {
    let possessive = noun.tokens.clone().find(|&i| document.is_mark(i, b'\'') && i > noun.tokens.start);
    match possessive {
        Some(at) if is_harm(document, noun.tokens.end - 1) => Noun { tokens: noun.tokens.start..at, head: at - 1 },
        _ => noun,
    }
}

/// "300 dead gulls": animals behind what became of them, at `at`.
fn dead_animals(document: &Document, at: usize) -> Option<Noun> {
    let animals = document.is(at, class::STATUS) && document.is(at + 1, class::ANIMAL);
    animals.then(|| Noun { tokens: at..at + 2, head: at + 1 })
}

/// "two injured men", "300 dead gulls": the status stands before its noun.
fn is_attribute(document: &Document, at: usize, end: usize) -> bool {
    at + 1 < end && document.is(at + 1, class::PERSON | class::ANIMAL) && !document.is(at + 1, class::STATUS)
}
