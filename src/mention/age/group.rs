//! The ages of a group: "the 16-24 age group", "the 18-to-24 vote", "two-thirds of them under 18", "the average age was 34",
//! "raised the retirement age to 67".

use rust_decimal::Decimal;

use super::named::closes;
use super::{mention, without_exactly};
use crate::document::Document;
use crate::lexicon::{Modifier, class};
use crate::mention::amount::Of;
use crate::mention::{Mention, Start, number};

/// "the 16-24 age group", "the 18-49 demographic", "the 18-to-24 vote".
pub(super) fn ranged(asked: &Start) -> Option<Mention> {
    let &Start { document, at, .. } = asked;
    if !document.is_mark(at + 1, b'-') && !document.says(at + 1, &["to"]) {
        return None;
    }
    // Few ranges stand close before such a word: "18-24 age", "the eighteen-to-twenty-four-year".
    let told = |i| document.says(i, &["age", "demographic", "demographics", "vote", "voters", "year"]);
    if !(at + 3..at + LONGEST_RANGE).any(told) {
        return None;
    }
    let stated = asked.stated().filter(|a| a.of == Of::Nothing && a.tokens.start == at)?;
    let end = stated.tokens.end;
    let groups = ["band", "bracket", "categories", "category", "cohort", "group", "groups", "range"];
    let group = document.says(end, &["age"]) && document.says(end + 1, &groups)
        || document.says(end, &["demographic", "demographics", "year"]);
    let (lo, hi) = (stated.number.range.hard.lo()?.at, stated.number.range.hard.hi()?.at);
    // Those who are asked in polls are of 18 to 24, 25 to 34, 50 to 64; the vote of a house is 55 to 60.
    let adults =
        lo >= Decimal::from(16) && hi.checked_sub(lo)? >= Decimal::from(5) && hi % Decimal::from(5) == Decimal::from(4);
    let vote = || adults && document.says(end, &["vote", "voters"]) && at > 0 && document.says(at - 1, &["the"]);
    let several = stated.number.n.is_none() && stated.number.whole && !stated.number.scaled && hi <= Decimal::from(110);
    let year = document.says(end, &["year"]) && !document.says(end + 1, &["olds"]);
    (several && !year && (group || vote())).then(|| mention(document, at..end, &stated.number, None, "year"))
}

/// How many tokens from the beginning of a range the word behind it stands at most.
const LONGEST_RANGE: usize = 10;

/// "two-thirds of them under 18", "half of whom were under 25".
pub(super) fn under(asked: &Start) -> Option<Mention> {
    let &Start { document, at, before, start, .. } = asked;
    let before = before.filter(|_| document.says(at, &["over", "under"]))?;
    let back = at.checked_sub(1)?;
    let who = back - usize::from(back > 0 && document.says(back, &["are", "is", "was", "were"]));
    let some = document.says(who, &["them", "these", "those", "whom"]) && who > 0 && document.says(who - 1, &["of"]);
    let number = number::read(document, start).filter(|n| some && n.whole && !n.scaled && n.tokens.start == start)?;
    let fits = number.n.is_some_and(|n| n >= Decimal::TEN && n <= Decimal::from(99));
    (fits && closes(document, number.tokens.end))
        .then(|| mention(document, at..number.tokens.end, &number, Some(before), "year"))
}

/// How far before its number an age stands: "the average age of those who were hurt in the crash was 34".
const APART: usize = 10;

/// "the average age of the group was 34", "raised the retirement age from 65 to 67": the number of an age that is one of law or
/// of statistics.
pub(super) fn of_all(document: &Document, at: usize, start: usize, before: Option<Modifier>) -> Option<Mention> {
    let verb = at.checked_sub(1).filter(|&v| {
        document.says(v, &["at", "be", "being", "from", "hit", "is", "of", "reached", "remain", "remains", "to", "was"])
    })?;
    let kinds = [
        "average",
        "consent",
        "drinking",
        "driving",
        "leaving",
        "legal",
        "maximum",
        "mean",
        "median",
        "minimum",
        "pension",
        "retirement",
        "smoking",
        "voting",
    ];
    let mut back = (verb.saturating_sub(APART)..verb)
        .rev()
        .take_while(|&i| document.tokens[i].kind != crate::document::TokenKind::Break && !parts(document, i));
    let age = back.find(|&i| document.is_word(i, "age"))?;
    if !age.checked_sub(1).is_some_and(|kind| document.says(kind, &kinds)) {
        return None;
    }
    let number = number::read(document, start).filter(|n| n.scale.is_none() && !n.share && n.tokens.start == start)?;
    let fits = number.n.is_some_and(|n| n >= Decimal::TEN && n <= Decimal::from(110));
    let end = number.tokens.end;
    let closed = closes(document, end)
        || document.says(end, &["and", "but", "by", "for", "from", "in", "on", "to", "while"])
            && !document.is(end + 1, class::UNIT);
    (fits && closed).then(|| mention(document, without_exactly(at, before, &number)..end, &number, before, "year"))
}

/// Whether a mark at `at` parts an age from its number.
fn parts(document: &Document, at: usize) -> bool {
    [b',', b';', b':', b'(', b')'].iter().any(|&mark| document.is_mark(at, mark))
}
