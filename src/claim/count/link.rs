//! How a count belongs to those said before it: beside them, as a part of them, or not at all.

use std::ops::Range;

use super::{ANYBODY, Count, Group, across, is_people};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::value::Decimal;

/// Most tokens between people and their parts.
pub(super) const FAR: usize = 16;

pub(super) enum Link {
    /// Side by side with it: "13 soldiers and dozens of civilians".
    Sibling,
    /// Some of those before: "five people, including two nurses".
    Part,
    /// Not at all.
    None,
}

/// How a count belongs to the group before it, told by the words between them.
pub(super) fn link(document: &Document, group: &Group, count: &Count) -> Link {
    let between = group.end..count.tokens.start;
    let has = |words: &[&str]| between.clone().any(|i| document.says(i, words));
    let short = between.len() <= 5;
    let among =
        between.clone().any(|i| document.says(i, &["among"]) && document.says(i + 1, &["them", "whom", "those"]));
    if short && (has(&["including", "whom"]) || among) {
        return Link::Part;
    }
    // "Among the seven dead were four guards".
    let the = usize::from(document.says(group.tokens.start.wrapping_sub(1), &["the"]));
    let opens = document.says(group.tokens.start.wrapping_sub(1 + the), &["among"]);
    let copula = |i: usize| document.is(i, class::STATUS) || document.says(i, &["are", "is", "was", "were"]);
    if opens && short && !between.is_empty() && between.clone().all(copula) {
        return Link::Part;
    }
    // "killed five people near the embassy in Kabul, including two embassy staff".
    let included = (1..4).any(|back| document.says(count.tokens.start.wrapping_sub(back), &["including"]));
    if included
        && between.len() <= FAR
        && !between.clone().any(|i| document.is(i, class::VERB) || document.is_mark(i, b';'))
    {
        return Link::Part;
    }
    // "Two people, a father and son, were killed": who they were.
    let as_many = group.parts.is_empty()
        && matches!(group.siblings.as_slice(), [only]
        if only.range == count.range && only.noun.as_ref().is_some_and(|n| document.says(n.head, &ANYBODY)));
    let apposed = as_many && count.n.is_some_and(|n| n > Decimal::ONE) && between.len() == 1;
    if apposed && document.is_mark(between.start, b',') && document.is_mark(count.tokens.end, b',') {
        return Link::Part;
    }
    // "…, two of them children"; "10 people, three of whom were".
    let after = count.number.end;
    let of_them = document.says(after, &["of"]) && document.says(after + 1, &["them", "whom", "these", "those"]);
    if of_them && short {
        return Link::Part;
    }
    // "8 people were seriously and 261 lightly injured".
    let shares_verb = count.noun.is_none() && document.is(count.tokens.end, class::STATUS);
    let joins = |i: usize| {
        document.is_mark(i, b',')
            || shares_verb && document.is(i, class::AUXILIARY)
            || document.is(i, class::ADVERB)
            || document.says(i, &["and", "plus", "another", "his", "her", "their", "the"])
    };
    // "fourteen people died in Dunmore, nine in Ashby and four in Kell": one more place each.
    if in_places(document, group, count) {
        // "31 people, 24 of them in Karlo and seven in Tarn": the parts go on.
        return if group.parts.is_empty() { Link::Sibling } else { Link::Part };
    }
    if group.parts.is_empty()
        && (across::relative(document, group, count) || across::severities(document, group, count))
    {
        return Link::Sibling;
    }
    let between = past_age(document, between);
    let has = |words: &[&str]| between.clone().any(|i| document.says(i, words));
    let listed = !between.is_empty() && between.clone().all(joins);
    if !listed {
        return Link::None;
    }
    let Some(last) = group.siblings.last() else { return Link::None };
    // "wounded nine and 10 persons were killed": each has a verb of its own.
    let own_verb = document.is(count.tokens.end, class::AUXILIARY)
        || document.says(count.tokens.end, &["died", "drowned", "escaped", "fled", "perished", "survived"]);
    let taken = document.is(group.tokens.start.wrapping_sub(1), class::VERB) && own_verb;
    if taken {
        return Link::None;
    }
    if !group.parts.is_empty() {
        // "including two nurses and a guard": the list of parts goes on if the noun does.
        return if has(&["and"]) || between.len() == 1 { Link::Part } else { Link::None };
    }
    let dead_already = document.is(group.end, class::STATUS) || document.is(last.tokens.end - 1, class::STATUS);
    let bare = count.noun.is_none() && !document.is(count.tokens.end, class::STATUS) && !count.rest;
    // "14,000 chickens and three farm workers": who is a victim is told by the fact.
    let people =
        |c: &Count| c.noun.as_ref().is_none_or(|n| is_people(document, n) || document.is(n.head, class::ANIMAL));
    // Two numbers parted by a comma alone need more to be a list: "In 2014, 13 soldiers", "killed three men, a doctor said".
    let joined = between.clone().any(|i| !document.is_mark(i, b','));
    let ends = count.tokens.end;
    let goes_on = document.is_mark(ends, b',') && document.says(ends + 1, &["and"]) || document.says(ends, &["and"]);
    let goes_on = goes_on || document.is_mark(ends, b',') && count.noun.is_some() && number_follows(document, ends + 1);
    if !joined && !goes_on {
        return Link::None;
    }
    if dead_already || bare || !people(last) || !people(count) || !(joined || last.noun.is_some()) {
        Link::None
    } else {
        Link::Sibling
    }
}

/// Whether the next of a list begins at `at`: "two nurses, a guard, three drivers".
fn number_follows(document: &Document, at: usize) -> bool {
    document.is(at, class::NUMBER)
        || document.says(at, &["a", "an"])
        || document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}

/// Whether a count without a noun stands at a place of its own behind others that do: "… in Dunmore, nine in Ashby".
fn in_places(document: &Document, group: &Group, count: &Count) -> bool {
    let between = group.end..count.tokens.start;
    let place = |at: usize| document.is(at, class::LOCATIVE) && document.tokens.get(at + 1).is_some_and(|t| t.capital);
    let before = between.clone().any(place) && between.len() <= FAR;
    let parted = between.clone().any(|i| {
        matches!(document.written(i), ";" | ":") || document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION)
    });
    let joined = document.says(count.tokens.start.wrapping_sub(1), &["and", ","]);
    let verbs = between.clone().filter(|&i| document.is(i, class::VERB)).count();
    // "12 people in Dunmore died and four in Kell were injured": each has a verb of its own.
    let behind = (count.tokens.end + 1..count.tokens.end + FAR)
        .find(|&i| document.tokens.get(i).is_none_or(|t| !t.capital || t.kind != TokenKind::Word));
    let own_verb = behind.is_some_and(|i| document.is(i, class::AUXILIARY | class::VERB | class::STATUS));
    if verbs > 0 && own_verb {
        return false;
    }
    count.noun.is_none() && !count.rest && place(count.tokens.end) && before && joined && !parted && verbs <= 1
}

/// The words of a list behind how old somebody is: "two women in their eighties, a man".
fn past_age(document: &Document, between: Range<usize>) -> Range<usize> {
    let at = between.start;
    let in_their = document.says(at, &["in"]) && document.says(at + 1, &["his", "her", "their"]);
    let aged = document.says(at, &["aged"]);
    let comma = between.clone().find(|&i| document.is_mark(i, b',') || document.says(i, &["and"]));
    match comma {
        Some(comma) if in_their || aged => comma..between.end,
        _ => between,
    }
}
