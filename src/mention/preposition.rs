//! Whether what looks like a modifier is the preposition of the word before it: "the dispute over three islands", "walked up to
//! two officers", "served under three presidents" bound no number.

use rust_decimal::Decimal;

use super::Noun;
use super::amount::{Amount, Of};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// Up to here a count of things is hardly ever rounded: nobody writes "near five huts" of about five.
const FEW: Decimal = Decimal::from_parts(10, 0, 0, false, 0);

/// What something lasts, and no length of time: "struck out 11 over seven innings", "played over two legs".
const STRETCHES: [&str; 18] = [
    "episodes",
    "events",
    "games",
    "generations",
    "holes",
    "innings",
    "legs",
    "matches",
    "meetings",
    "nights",
    "phases",
    "quarters",
    "races",
    "rounds",
    "seasons",
    "sessions",
    "sets",
    "stages",
];

/// Whether the word at `at` belongs to what stands before it and not to the number that begins at `start`.
pub(super) fn is_governed(document: &Document, at: usize, start: usize, stated: &Amount, noun: Option<&Noun>) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let number = &stated.number;
    let plain = stated.of == Of::Nothing && number.whole && !number.scaled && !number.vague && !number.share;
    let few = plain && number.n.is_some_and(|n| n <= FEW);
    let told = |bit| english().numbers.tells(document.word(before), bit);
    // "rang about three times" tells how often.
    let few = few && noun.is_some_and(|noun| !document.says(noun.head, &["times"]));
    // "rose over two points".
    let ways = || few && told(surrounding::WAY) && !told(surrounding::CHANGE);
    let topic = || told(surrounding::TOPIC) && (noun.is_some() || matches!(stated.of, Of::Money(_)));
    match start - at {
        1 if document.says(at, &["over"]) => {
            topic()
                || few && over_a_few(document, before, noun)
                || ways()
                || told(surrounding::BLAMED) && is_blamed(document, before, few, stated, noun)
                || {
                    // Blood pressure: "140 over 90".
                    let reading =
                        |i: usize| document.tokens[i].kind == TokenKind::Digits && document.written(i).len() <= 3;
                    plain && noun.is_none() && reading(before) && reading(start) && document.written(start).len() > 1
                }
        }
        1 if document.says(at, &["about", "around"]) => {
            topic() || ways() || few && (is_noun(document, before) || is_passive(document, before))
        }
        // "served under three presidents", but "has under five members".
        1 if document.says(at, &["under", "above"]) => {
            few && is_word(document, before)
                && !document.is(before, class::AUXILIARY | class::FUNCTION)
                && !told(surrounding::CHANGE | surrounding::HARM)
        }
        1 if document.says(at, &["near", "past"]) => few && is_word(document, before) && !told(surrounding::CHANGE),
        2 if document.says(at, &["close"]) => few && is_word(document, before) && !told(surrounding::CHANGE),
        2 if document.says(at, &["up"]) => ways() || noun.is_some_and(|noun| is_left_to(document, before, noun)),
        _ => false,
    }
}

/// "the bridge over three rivers", "struck out 11 over seven innings", "is divided over two proposals".
fn over_a_few(document: &Document, before: usize, noun: Option<&Noun>) -> bool {
    let Some(noun) = noun else { return false };
    document.says(noun.head, &STRETCHES) || is_passive(document, before) || is_noun(document, before)
}

/// "is settled [over two meetings]", "was built [around three courtyards]": what is done to a subject takes no second object.
fn is_passive(document: &Document, at: usize) -> bool {
    let participle = document.written(at).ends_with("ed") || document.says(at, &["built", "held", "hung", "spread"]);
    participle && (at.saturating_sub(2)..at).any(|i| is_be(document, i))
}

fn is_word(document: &Document, at: usize) -> bool {
    document.tokens[at].kind == TokenKind::Word
}

fn is_be(document: &Document, at: usize) -> bool {
    document.says(at, &["are", "be", "been", "being", "is", "was", "were"])
}

/// Whether an article right before the word at `at` makes it a noun that may take a preposition: "a drama about three sisters".
/// "In the village about six people" has its preposition in front.
fn is_noun(document: &Document, at: usize) -> bool {
    let Some(article) = at.checked_sub(1) else { return false };
    let owned = document.says(article, &["a", "an", "her", "his", "its", "our", "the", "their", "this"]);
    let place = article.checked_sub(1).is_some_and(|b| document.is(b, class::PREPOSITION | class::DATE));
    let token = document.tokens[at];
    owned
        && !place
        && is_word(document, at)
        && !token.capital
        && !document.is(at, class::FUNCTION | class::DATE | class::NUMBER)
}

/// "was arrested over four deaths", "held over £50k scam": somebody is taken to task; but "police arrested over 40 men", "was fined
/// over $400".
fn is_blamed(document: &Document, at: usize, few: bool, stated: &Amount, noun: Option<&Noun>) -> bool {
    if matches!(stated.of, Of::Money(_)) {
        let behind = document.tokens.get(stated.tokens.end);
        let thing = behind.is_some_and(|t| t.kind == TokenKind::Word);
        return thing && !document.is(stated.tokens.end, class::FUNCTION | class::DATE | class::VERB);
    }
    let passive = || (at.saturating_sub(2)..at).any(|i| is_be(document, i));
    noun.is_some_and(|noun| !document.is(noun.head, class::PERSON)) && (few || passive())
}

/// "it is up to 12 jurors to decide".
fn is_left_to(document: &Document, be: usize, noun: &Noun) -> bool {
    let it = be.checked_sub(1).is_some_and(|i| document.says(i, &["it", "that"]) || document.is_mark(i, b'\''));
    it && (is_be(document, be) || document.written(be) == "s") && document.says(noun.tokens.end, &["to"])
}
