//! The age of somebody who is named beside it: "Ali Hassan, 20,", "who was 75", "a man thought to be about 30".

use rust_decimal::Decimal;

use super::bracket::ANYBODY;
use super::several::is_somebody;
use super::{mention, without_exactly};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class};
use crate::mention::{Mention, noun, number};

/// "Ali Hassan, 20, said": a number alone between commas behind a name.
pub(super) fn apposition(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    // "Ross and Vane, both 31, fled".
    let both = usize::from(at > 1 && document.says(at - 1, &["both", "now", "then"]));
    let comma = at.checked_sub(1 + both).filter(|&i| document.is_mark(i, b','))?;
    // "Heinze Jr., 22", "Dana Holt (left), 27".
    let mut name = comma.checked_sub(1)?;
    if document.is_mark(name, b')') {
        name = (name.saturating_sub(4)..name).rev().find(|&i| document.is_mark(i, b'('))?.checked_sub(1)?;
    }
    name -= usize::from(name > 0 && document.is_mark(name, b'.') && document.written(name - 1).len() == 2);
    let token = document.tokens[name];
    // "his wife, 50".
    let person = || {
        document.is(name, class::PERSON) && (both > 0 || !document.written(name).ends_with('s'))
            || has_trade(document, name)
            || is_parent_of(document, name)
            || document.says(name, &["eldest", "oldest", "youngest"])
    };
    // "The man, just 30, died": "Rome, about 20, " counts.
    if before.is_some() && !person() {
        return None;
    }
    let named = token.kind == TokenKind::Word
        && (!token.is(class::DATE | class::PLACE | class::FUNCTION | class::NUMBER | class::ADVERB)
            || is_parent_of(document, name))
        && (token.capital || person());
    if !named {
        return None;
    }
    // "Lima, 20 soldiers": digits alone are closed by a mark or a word that joins.
    let counts = document.tokens.get(start).is_some_and(|t| t.kind == TokenKind::Digits)
        && document
            .tokens
            .get(start + 1)
            .is_some_and(|t| t.kind == TokenKind::Word && !t.is(class::FUNCTION | class::NUMBER));
    if counts {
        return None;
    }
    let number = number::read(document, start)?;
    let end = number.tokens.end;
    // A name of one word must have its age between two commas.
    let long = both > 0 || name.checked_sub(1).is_some_and(|i| document.tokens[i].kind == TokenKind::Word);
    if !long && !document.is_mark(end, b',') {
        return None;
    }
    let closed = document.is_mark(end, b',')
        || document.is_mark(end, b';')
        || document.is_mark(end, b'.')
        || document.is_mark(end, b')')
        || document.is_word(end, "and")
        || document.is_word(end, "who");
    let n = number.n.filter(|_| number.whole && !number.scaled && number.tokens.start == start)?;
    let fits = n >= Decimal::ONE && n <= Decimal::from(110);
    (closed && fits).then(|| mention(document, without_exactly(at, before, &number)..end, &number, before, "year"))
}

/// Who is told by how many children they have: "a father of four".
const PARENTS: [&str; 8] = ["dad", "father", "grandfather", "grandmother", "mother", "mum", "mom", "parent"];

/// Whether the word at `at` is somebody's trade by its ending and its article: "a glazier", "the young florist"; "the number"
/// is none.
fn has_trade(document: &Document, at: usize) -> bool {
    let word = document.written(at);
    let trade = ["er", "ian", "ist", "or", "eur", "woman", "man"].iter().any(|ending| word.ends_with(ending));
    let article = ["a", "an", "the", "his", "her", "their"];
    let owned = || (at.saturating_sub(2)..at).any(|i| document.says(i, &article));
    trade && owned() && word.len() > 4 && !document.says(at, &["number", "order", "paper", "factor", "other", "score"])
}

/// "mother of two", "father-of-three".
fn is_parent_of(document: &Document, many: usize) -> bool {
    let Some(of) = many.checked_sub(1) else { return false };
    let of = of - usize::from(document.is_mark(of, b'-') && of > 0);
    let Some(kin) = of.checked_sub(1).filter(|_| document.is_word(of, "of")) else { return false };
    let kin = kin - usize::from(document.is_mark(kin, b'-') && kin > 0);
    document.is(many, class::NUMBER) && document.says(kin, &PARENTS)
}

/// How far before a surname the whole name is looked for, in tokens.
const FULL_NAME: usize = 200;

/// Whether the word at token `at`, which opens a sentence, stood behind a first name before: "Ann Holt died ... Holt was 75."
fn is_full_name_before(document: &Document, at: usize) -> bool {
    let named = |i: usize| document.tokens[i].capital && document.tokens[i].kind == TokenKind::Word;
    let surname = document.written(at);
    (at.saturating_sub(FULL_NAME) + 1..at)
        .rev()
        .any(|i| named(i - 1) && document.written(i) == surname && !document.is(i - 1, class::FUNCTION | class::DATE))
}

/// Most words between "died" and the "at" of an age: "died peacefully in Port Louis on Tuesday at 87".
const APART: usize = 8;

/// Whether somebody died in the clause that reaches to the "at" at token `end`, with words for the place and the day between.
fn died_before(document: &Document, end: usize) -> bool {
    let told = |i: &usize| {
        let known = class::PREPOSITION | class::FUNCTION | class::ADVERB | class::DATE;
        let token = document.tokens[*i];
        token.kind == TokenKind::Word && (token.capital || token.is(known)) || is_year(document, *i)
    };
    let verb = (end.saturating_sub(APART)..end).rev().find(|i| !told(i));
    verb.is_some_and(|i| document.says(i, &["died", "dies"]))
}

/// "who was 75", "he is 20", "his daughter is 33", "she turned 40", "dies at 75".
pub(super) fn predicate(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    let verb = at.checked_sub(1)?;
    let subject = verb.checked_sub(1)?;
    let ended = document.is_word(verb, "at");
    let is = document.says(verb, &["was", "is", "turned", "turns", "be"]);
    // "thought to be about 30".
    let thought = document.is_word(verb, "be") && is_thought(document, verb);
    if !ended && !is {
        return None;
    }
    let died = ended && died_right_before(document, verb);
    let far = ended && !died && died_before(document, verb);
    let died = died || far;
    let subject = subject.saturating_sub(usize::from(document.is_word(verb, "be")));
    // "his daughter is 33", "the driver was 22".
    let one = || {
        document.is(subject, class::PERSON)
            && !document.is(subject, class::STATUS)
            && !noun::is_plural(document, subject)
            && (subject.saturating_sub(3)..subject)
                .any(|i| document.says(i, &["a", "an", "her", "his", "my", "s", "the", "their"]))
    };
    let kin =
        is && document.is(subject, class::PERSON | class::RELATIVE) && document.says(verb, &["is", "was"]) && one();
    let who = kin || document.says(subject, &["who", "he", "she", "i"]);
    // "LaRue was 75."
    let name = document.tokens[subject];
    let named = document.says(verb, &["was", "is"])
        && name.kind == TokenKind::Word
        && name.capital
        && !document.is(subject, class::FUNCTION | class::PLACE | class::DATE | class::NUMBER | class::PERSON)
        && !noun::is_plural(document, subject)
        && (subject > 0 && document.tokens[subject - 1].kind == TokenKind::Word
            || is_full_name_before(document, subject))
        && document.tokens[start.min(document.tokens.len() - 1)].kind == TokenKind::Digits;
    let died = died || named;
    let somebody = document.says(verb, &["was", "is", "turned", "turns"]) && is_somebody(document, subject)
        || document.says(verb, &["was", "is"]) && is_oldest(document, subject);
    let known = document.says(subject, &ANYBODY) || is_oldest(document, subject);
    if !(is && (who || somebody) || died || thought) {
        return None;
    }
    let number = number::read(document, start)?;
    let end = number.tokens.end;
    let ends = ends_at(document, end);
    let because = ["after", "because", "due", "following", "from", "last", "while", "with"];
    let aside = document.says(end, &["in", "of", "on"]) && !document.says(end + 1, &["the", "these", "those"]);
    // "was 20 in 1999", "is 45 today".
    let then = is && (document.says(end, &["today"]) || document.says(end, &["in"]) && is_year(document, end + 1));
    let closes = ends
        || then
        || document.says(end, &["and", "at", "but", "by", "he", "now", "she", "when"])
        || document.says(verb, &["be", "turned", "turns"]) && document.says(end, &["in", "last", "next", "on", "this"])
        || died && !named && (document.says(end, &because) || aside);
    let n = number.n.filter(|_| number.whole && !number.scaled)?;
    // "died on Tuesday at 11" may tell the hour.
    let fits =
        n >= Decimal::from(if far {
            25
        } else if died {
            13
        } else if kin && !document.is(subject, class::RELATIVE) && !known {
            10
        } else {
            2
        }) && n <= Decimal::from(120);
    let closes = closes || thought && document.is(end, class::AUXILIARY | class::HARM | class::VERB);
    (closes && fits).then(|| mention(document, without_exactly(at, before, &number)..end, &number, before, "year"))
}

/// Whether nothing goes on with a number that ends at `end`: a mark stands there, or nothing.
fn ends_at(document: &Document, end: usize) -> bool {
    document.tokens.get(end).is_none_or(|t| {
        // "He is 6'2".
        let feet = t.glued && matches!(document.written(end), "'" | "’" | "′");
        let clock = t.glued && document.is_mark(end, b':');
        let goes_on = feet || clock || document.is_mark(end, b'%') || document.is_mark(end, b'-');
        matches!(t.kind, TokenKind::Break | TokenKind::Mark) && !goes_on
    })
}

/// Whether the clause of an age closes or goes on behind token `end` with words that it counts nothing with.
pub(super) fn closes(document: &Document, end: usize) -> bool {
    ends_at(document, end) || document.says(end, &["he", "she", "when"])
}

fn is_year(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() == 4)
}

/// Whether "died" or the like stands right before the "at" at token `at`: "has died at 75", "retires at 65".
fn died_right_before(document: &Document, at: usize) -> bool {
    let Some(verb) = at.checked_sub(1) else { return false };
    let lived = ["dead", "die", "died", "dies", "retire", "retired", "retires", "retiring"];
    // "put the number of dead at 38".
    let many = document.is_word(verb, "dead")
        && verb.checked_sub(1).is_some_and(|b| document.says(b, &["of", "put", "puts", "the"]));
    document.says(verb, &lived) && !many
}

/// Whether somebody died in the clause that the "at" at token `at` belongs to.
pub(super) fn has_died(document: &Document, at: usize) -> bool {
    died_right_before(document, at) || died_before(document, at)
}

/// "a man believed to be about 30", "she is thought to be 12": a person right before what is thought.
fn is_thought(document: &Document, be: usize) -> bool {
    let Some(verb) = be.checked_sub(2).filter(|&v| {
        document.says(v + 1, &["to"]) && document.says(v, &["believed", "reported", "said", "thought", "understood"])
    }) else {
        return false;
    };
    let Some(last) = verb.checked_sub(1) else { return false };
    let who = last - usize::from(last > 0 && document.says(last, &["are", "is", "was"]));
    is_somebody(document, who) || document.says(who, &["he", "she"])
}

/// "the eldest was 84", "the youngest victim was six"; "the oldest bridge" is told of as people are.
fn is_oldest(document: &Document, at: usize) -> bool {
    let oldest = |i: usize| document.says(i, &["eldest", "oldest", "youngest"]);
    oldest(at) || document.is(at, class::PERSON) && at.checked_sub(1).is_some_and(oldest)
}
