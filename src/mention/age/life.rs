//! The age at which something happened to somebody: "turned pro at 17", "widowed at 40", "won her first title at 17 and her last
//! at 38", "At 92, she still drives".

use rust_decimal::Decimal;

use super::named::{closes, has_died};
use super::{mention, without_exactly};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english, surrounding};
use crate::mention::{Mention, number};

/// The youngest of whom it is told so: "left school at 3" tells the hour.
const YOUNGEST: Decimal = Decimal::from_parts(13, 0, 0, false, 0);

/// The oldest.
const OLDEST: Decimal = Decimal::from_parts(110, 0, 0, false, 0);

/// The age that stands behind an "at" at the token before `at`, with its number at token `start`.
pub(super) fn read(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    let prep = at.checked_sub(1).filter(|&p| document.is_word(p, "at"))?;
    if !(happened(document, prep) || goes_on(document, prep) || opens(document, prep, start)) {
        return None;
    }
    let number = number::read(document, start)?;
    let end = number.tokens.end;
    let fits = number.n.filter(|_| number.whole && !number.scaled).is_some_and(|n| n >= YOUNGEST && n <= OLDEST);
    let closed = closes(document, end)
        || document.says(end, &["and", "but", "he", "in", "she", "to", "when", "while", "with"])
            && !document.is(end + 1, class::UNIT | class::PERSON | class::NUMBER);
    (fits && closed).then(|| mention(document, without_exactly(at, before, &number)..end, &number, before, "year"))
}

/// "At 33, he is the youngest", "At 70 he ran": a sentence that begins so tells how old the one behind is.
fn opens(document: &Document, prep: usize, start: usize) -> bool {
    let behind = start + 1 + usize::from(document.is_mark(start + 1, b','));
    document.says(behind, &["he", "she"]) && document.sentence_around(prep).is_some_and(|s| s.tokens.start == prep)
}

/// Whether the words before the "at" at token `prep` tell what happens once in a life.
fn happened(document: &Document, prep: usize) -> bool {
    let Some(last) = prep.checked_sub(1) else { return false };
    let lists = &english().numbers;
    // "was widowed at 40".
    if lists.tells(document.word(last), surrounding::LIFE) {
        return true;
    }
    let near = |words: &[&str]| (last.saturating_sub(3)..last).any(|i| document.says(i, words));
    match document.written(last) {
        "college" | "home" | "school" | "university" => {
            near(&["finished", "leaves", "leaving", "left", "quit", "quits", "quitting"])
        }
        "office" => near(&["left", "took"]),
        "pro" | "professional" => near(&["turn", "turned", "turning", "turns"]),
        "army" | "navy" => near(&["joined", "left"]),
        "debut" => near(&["her", "his"]),
        _ => becomes(document, last) || first_or_last(document, last),
    }
}

/// "made her a star at 23", "became king at 18".
fn becomes(document: &Document, last: usize) -> bool {
    let role = document.is(last, class::PERSON | class::RELATIVE)
        || document.says(
            last,
            &["billionaire", "champion", "king", "millionaire", "orphan", "pope", "prodigy", "queen", "star"],
        );
    role && (last.saturating_sub(6)..last)
        .any(|i| document.says(i, &["became", "become", "becoming", "crowned", "elected", "made", "ordained"]))
}

/// What somebody has or does for the first time; "his first shares at 17" have a price.
const DONE: [&str; 23] = [
    "album",
    "baby",
    "book",
    "cap",
    "child",
    "championship",
    "concert",
    "crown",
    "film",
    "goal",
    "marathon",
    "match",
    "medal",
    "novel",
    "opera",
    "play",
    "race",
    "record",
    "song",
    "symphony",
    "title",
    "trophy",
    "win",
];

/// "won her first title at 17".
fn first_or_last(document: &Document, last: usize) -> bool {
    let nth = |i: usize| document.says(i, &["first", "last", "only", "second"]);
    let owned = |i: usize| i > 0 && nth(i) && document.says(i - 1, &["her", "his", "their"]);
    document.says(last, &DONE) && (last.saturating_sub(3)..last).any(owned)
}

/// How far before "Keats at 25" the age stands that it goes on with.
const APART: usize = 8;

/// How many such may follow one another.
const MANY: usize = 4;

/// Whether the words before the "at" at token `prep` go on with an age told of somebody else or of another time: "Mozart died at
/// 35, Keats at 25", "her first title at 17 and her last at 38".
fn goes_on(document: &Document, prep: usize) -> bool {
    let mut prep = prep;
    for _ in 0..MANY {
        let Some(last) = prep.checked_sub(1) else { return false };
        let capital = |i: &usize| document.tokens[*i].kind == TokenKind::Word && document.tokens[*i].capital;
        let names = (prep.saturating_sub(3)..prep).rev().take_while(capital).count();
        let nth = document.says(last, &["first", "last", "second", "third"])
            && last > 0
            && document.says(last - 1, &["her", "his", "their"]);
        let start = if nth { last - 1 } else { prep - names };
        let joined = start.checked_sub(1).filter(|&j| document.is_mark(j, b',') || document.says(j, &["and", "but"]));
        let Some(joint) = joined.filter(|_| nth || names > 0) else { return false };
        let earlier = (joint.saturating_sub(APART)..joint.saturating_sub(1)).rev().find(|&i| document.is_word(i, "at"));
        let Some(earlier) = earlier.filter(|&e| document.is(e + 1, class::NUMBER) || is_digits(document, e + 1)) else {
            return false;
        };
        if happened(document, earlier) || has_died(document, earlier) {
            return true;
        }
        prep = earlier;
    }
    false
}

fn is_digits(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}
