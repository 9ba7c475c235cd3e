//! The noun phrase that is a verb's subject: which count of it is its head, and what may stand between it and the verb.

use std::ops::Range;

use super::count::Group;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::value::Kind;

/// Prepositions by which one noun hangs on another: "30 people on three boats", "workers at two plants".
const TIES: [&str; 14] =
    ["aboard", "across", "around", "at", "from", "in", "inside", "near", "of", "off", "on", "outside", "under", "with"];

/// Most tokens from a count to the end of the prepositional phrases that hang on it.
const LONGEST: usize = 9;

/// The count that is the head of the noun phrase whose last count is `groups[index]`: "30 people" of "30 people on three
/// boats". `None` if the head has no number: "residents of two villages".
pub(super) fn head(document: &Document, groups: &[Group], index: usize) -> Option<usize> {
    let mut head = index;
    while let Some(before) = head.checked_sub(1) {
        let between = groups[before].end..groups[head].tokens.start;
        if !is_tied(document, &between) || is_collective(document, &groups[before], between.start) {
            break;
        }
        head = before;
    }
    (head < index || !hangs_on_people(document, groups[index].tokens.start)).then_some(head)
}

/// Whether the words between two counts hang the second on the first: "in a village with".
fn is_tied(document: &Document, between: &Range<usize>) -> bool {
    let plain = |i: usize| {
        document.tokens[i].kind == TokenKind::Word
            && !document.is(i, class::VERB | class::STATUS | class::AUXILIARY)
            && (!document.is(i, class::CLAUSE) || document.is(i, class::PREPOSITION))
            && !document.says(i, &["and", "or", "but", "who", "that", "which"])
    };
    let articled = |i: usize| i + usize::from(document.says(i, &["the", "his", "her", "its", "their"]));
    between.len() <= LONGEST
        && document.says(between.start, &TIES)
        && between.clone().all(plain)
        && between.clone().any(|i| document.says(i, &TIES) && articled(i + 1) == between.end)
}

/// "a group of 12 tourists", "a crowd of 300": the number behind "of" says how many there are.
fn is_collective(document: &Document, group: &Group, of: usize) -> bool {
    let article = group.siblings.len() == 1
        && group.siblings[0].number.len() == 1
        && document.says(group.siblings[0].number.start, &["a", "an", "another"]);
    // "five members of one family": people are counted, not what they belong to.
    let people = group.siblings.last().and_then(|c| c.noun.as_ref()).is_some_and(|n| {
        let person = document.is(n.head, class::PERSON) && !document.is(n.head, class::STATUS);
        document.says(n.head, &["members"]) || person && document.written(n.head).ends_with(['s', 'S'])
    });
    // "twenty of its crew of 25": the number behind is the whole's.
    let some = group.siblings.last().is_some_and(|c| c.partitive);
    let parent = article && document.says(of.wrapping_sub(1), &PARENTS);
    document.says(of, &["of"]) && !(people || some || parent)
}

/// People whose number of children is told with "of": "a father of three".
const PARENTS: [&str; 6] = ["dad", "father", "grandfather", "grandmother", "mother", "mum"];

/// "residents of two villages", "passengers on three boats": a number that hangs on people without one counts the places.
fn hangs_on_people(document: &Document, start: usize) -> bool {
    let tie = start.wrapping_sub(1);
    let people = tie.wrapping_sub(1);
    let several = document.written(people).ends_with('s') || document.says(people, &PLURALS_WITHOUT_S);
    start >= 2
        && several
        && document.says(tie, &TIES)
        && document.is(people, class::PERSON)
        && !document.is(people, class::STATUS | class::NUMBER | class::VERB)
}

/// Words for several people that do not end in s.
const PLURALS_WITHOUT_S: [&str; 4] = ["children", "men", "people", "women"];

/// The ages inside `between` with the commas around them: ", aged 52 and 44," of "two managers, aged 52 and 44, were arrested".
pub(super) fn aside(document: &Document, mentions: &[Mention], between: &Range<usize>) -> Range<usize> {
    let none = between.start..between.start;
    let first = mentions.partition_point(|m| m.tokens.start < between.start);
    let inside = mentions[first..].iter().take_while(|m| m.tokens.end <= between.end);
    let ages: Vec<&Mention> = inside.skip_while(|m| m.kind() != Kind::Age).collect();
    let (Some(first), Some(last)) = (ages.first(), ages.last()) else { return none };
    let start =
        (between.start..first.tokens.start).rev().take_while(|&i| document.says(i, &["both", "all", "aged"])).last();
    let start = start.unwrap_or(first.tokens.start);
    // Where one comma opens it, another closes it.
    let opens = usize::from(start > between.start && document.is_mark(start - 1, b','));
    let plain = (start..last.tokens.end).all(|i| {
        ages.iter().any(|m| m.tokens.contains(&i))
            || document.is_mark(i, b',')
            || document.says(i, &["and", "both", "all", "aged"])
    });
    let closes = usize::from(document.is_mark(last.tokens.end, b','));
    if plain && opens == closes { start - opens..last.tokens.end + closes } else { none }
}
