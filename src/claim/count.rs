//! The counts of a sentence and how they belong together: "13 US soldiers and dozens of civilians" is one group of two,
//! "five people, including two embassy staff" a group of one with a part.

use std::ops::Range;

use crate::document::{Document, TokenKind};
use crate::lexicon::{WordId, class};
use crate::mention::{Mention, Noun};
use crate::value::{Decimal, Interval, Kind, Range as Stated, Value};

/// A number and what it counts.
#[derive(Clone, Debug)]
pub(super) struct Count {
    /// Number and noun: "13 US soldiers".
    pub(super) tokens: Range<usize>,
    /// The number alone: "13", "at least 137", "a".
    pub(super) number: Range<usize>,
    /// What is counted, without what became of them: "people" of "five people dead".
    pub(super) noun: Option<Noun>,
    /// How many.
    pub(super) range: Stated,
    /// The number as written, before a modifier.
    pub(super) n: Option<Decimal>,
    /// The modifier.
    pub(super) modifier: Option<crate::value::Mod>,
    /// "180 others", "two more": the rest of something.
    pub(super) rest: bool,
    /// "three of the dead", "two of them": some out of people told of before.
    pub(super) partitive: bool,
    /// The whole that it is some of, where that is counted: "seven suspects" of "four of the seven suspects".
    pub(super) whole: Option<Box<Count>>,
    /// "men, women and children": several nouns share the number, so none is a part of the whole.
    pub(super) listed: bool,
}

/// Counts that are said together.
#[derive(Clone, Debug)]
pub(super) struct Group {
    /// Side by side: their sum is the whole.
    pub(super) siblings: Vec<Count>,
    /// Named as parts of the siblings: "including two embassy staff".
    pub(super) parts: Vec<Count>,
    /// From the first sibling to the last.
    pub(super) tokens: Range<usize>,
    /// One past the parts too.
    pub(super) end: usize,
}

impl Group {
    /// A group of one.
    pub(super) fn of(count: Count) -> Self {
        Self { tokens: count.tokens.clone(), end: count.tokens.end, siblings: vec![count], parts: Vec::new() }
    }

    /// The sum of the siblings.
    pub(super) fn range(&self) -> Stated {
        let sum = self.siblings.iter().skip(1).fold(self.siblings[0].range, |sum, c| sum.plus(c.range));
        // A count's bounds are whole numbers.
        Stated { hard: sum.hard.to_count().unwrap_or(sum.hard), typical: sum.typical.to_count().unwrap_or(sum.typical) }
    }
}

/// The groups of the sentence `tokens`; `mentions` are those of the document.
pub(super) fn groups(document: &Document, mentions: &[Mention], tokens: Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for count in counts(document, mentions, tokens.clone()) {
        if let Some(group) = groups.last_mut() {
            match link(document, group, &count) {
                Link::Sibling => {
                    group.tokens.end = count.tokens.end;
                    group.end = count.tokens.end;
                    group.siblings.push(count);
                    continue;
                }
                Link::Part => {
                    group.end = count.tokens.end;
                    group.parts.push(count);
                    continue;
                }
                Link::None => {}
            }
        }
        groups.push(Group {
            tokens: count.tokens.clone(),
            end: count.tokens.end,
            siblings: vec![count],
            parts: vec![],
        });
    }
    groups
}

/// Most tokens between people and their parts.
const FAR: usize = 16;

enum Link {
    Sibling,
    Part,
    None,
}

/// How a count belongs to the group before it, told by the words between them.
fn link(document: &Document, group: &Group, count: &Count) -> Link {
    let between = group.end..count.tokens.start;
    let has = |words: &[&str]| between.clone().any(|i| document.says(i, words));
    let short = between.len() <= 5;
    let among =
        between.clone().any(|i| document.says(i, &["among"]) && document.says(i + 1, &["them", "whom", "those"]));
    if short && (has(&["including", "whom"]) || among) {
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
    let listed = !between.is_empty() && between.clone().all(joins);
    if !listed {
        return Link::None;
    }
    let Some(last) = group.siblings.last() else { return Link::None };
    // "wounded nine and 10 persons were killed": each has a verb of its own.
    let taken =
        document.is(group.tokens.start.wrapping_sub(1), class::VERB) && document.is(count.tokens.end, class::AUXILIARY);
    if taken {
        return Link::None;
    }
    if !group.parts.is_empty() {
        // "including two nurses and a guard": the list of parts goes on if the noun does.
        return if has(&["and"]) || between.len() == 1 { Link::Part } else { Link::None };
    }
    let dead_already = document.is(group.end, class::STATUS) || document.is(last.tokens.end - 1, class::STATUS);
    let bare = count.noun.is_none() && !document.is(count.tokens.end, class::STATUS) && !count.rest;
    let people = |c: &Count| c.noun.as_ref().is_none_or(|n| is_people(document, n));
    // Two numbers parted by a comma alone need more to be a list: "In 2014, 13 soldiers".
    let joined = between.clone().any(|i| !document.is_mark(i, b','));
    if dead_already || bare || !people(last) || !people(count) || !(joined || last.noun.is_some()) {
        Link::None
    } else {
        Link::Sibling
    }
}

/// Whether the noun can be people: a word for people, a name, a word that is in no list; no animal.
pub(super) fn is_people(document: &Document, noun: &Noun) -> bool {
    let head = noun.head;
    if document.is(head, class::ANIMAL | class::UNIT | class::EVENT) {
        return false;
    }
    document.is(head, class::PERSON | class::PLACE)
        || document.tokens[head].capital
        || document.word(head) == WordId::UNKNOWN
        || document.vocabulary.class(document.word(head)) & !class::RULE == 0
}

fn counts(document: &Document, mentions: &[Mention], tokens: Range<usize>) -> Vec<Count> {
    let first = mentions.partition_point(|m| m.tokens.end <= tokens.start);
    let mut counts: Vec<Count> = mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < tokens.end)
        .filter_map(|m| stated(document, m))
        .collect();
    counts.extend(tokens.clone().filter_map(|at| single(document, at, tokens.end)));
    counts.extend(tokens.clone().filter_map(|at| nobody(document, at)));
    counts.sort_by_key(|c| (c.tokens.start, c.tokens.end));
    // "a couple of people" is the number's, not the article's.
    let mut end = 0;
    counts.retain(|c| {
        let keep = c.tokens.start >= end;
        end = end.max(c.tokens.end);
        keep
    });
    counts.dedup_by(|whole, part| take_whole(document, part, whole));
    counts
}

/// "four of the seven suspects": four of the noun of seven. Whether `whole` was taken into `part`.
fn take_whole(document: &Document, part: &mut Count, whole: &Count) -> bool {
    let mut between = part.number.end..whole.tokens.start;
    let of = document.says(part.number.end, &["of"]) && between.len() <= 3;
    if !of || !between.all(|i| document.is(i, class::FUNCTION)) {
        return false;
    }
    part.noun.clone_from(&whole.noun);
    part.tokens.end = whole.tokens.end;
    part.partitive = true;
    part.whole = Some(Box::new(whole.clone()));
    true
}

/// The count that a mention states.
fn stated(document: &Document, mention: &Mention) -> Option<Count> {
    let Value::Quantity(q) = &mention.value else { return None };
    if !matches!(q.kind, Kind::Count | Kind::Number) || q.unit.is_some() {
        return None;
    }
    let range = Stated { hard: q.range.hard.to_count()?, typical: q.range.typical.to_count().unwrap_or(q.range.hard) };
    // "has risen from 60 to 137": no range, but what it was and what it is now.
    let before = mention.tokens.start.wrapping_sub(1);
    let change = document.says(mention.tokens.start, &["from"]) && document.is(before, class::VERB | class::ADVERB);
    let now = range.hard.hi().filter(|_| change);
    let (range, n) = now.map_or((range, q.n), |now| (Stated::exactly(now.at), Some(now.at)));
    if n.is_some_and(|n| !n.fract().is_zero()) {
        return None;
    }
    // "a fisherman, 34, was killed": an age.
    let between_commas =
        document.is_mark(mention.tokens.start.wrapping_sub(1), b',') && document.is_mark(mention.tokens.end, b',');
    if between_commas && mention.noun.is_none() && q.modifier.is_none() {
        return None;
    }
    let noun = mention.noun.clone().and_then(|n| without_status(document, n));
    let mut end = noun.as_ref().map_or(mention.tokens.end, |n| n.tokens.end.max(mention.tokens.end));
    // "8 seriously and 261 lightly injured".
    while document.is(end, class::ADVERB) && noun.is_none() && !document.is(end, class::STATUS | class::CLAUSE) {
        end += 1;
    }
    // "137 men, women and children".
    let mut listed = false;
    while let Some(next) = noun.as_ref().and_then(|_| next_in_list(document, end)) {
        end = next;
        listed = true;
    }
    let start = mention.tokens.start.min(noun.as_ref().map_or(usize::MAX, |n| n.tokens.start));
    let after = mention.tokens.end;
    let partitive = document.says(after, &["of"])
        && document.says(after + 1, &["the", "them", "those", "these", "whom", "his", "her", "its", "their"]);
    // "two of them embassy staff": the noun stands behind "them".
    let of_them = partitive && document.says(after + 1, &["them", "those", "these", "whom"]);
    let noun = if of_them { noun_after(document, after + 2) } else { noun };
    let end = if of_them { noun.as_ref().map_or(after + 2, |n| n.tokens.end) } else { end };
    let others = &["others", "other", "more", "additional"];
    let other = document.says(mention.tokens.start.wrapping_sub(1), &["other", "another", "additional", "further"]);
    let rest = other || (mention.tokens.end..end.max(mention.tokens.end + 1)).any(|i| document.says(i, others));
    Some(Count {
        tokens: start..end,
        number: mention.tokens.clone(),
        noun,
        range,
        n,
        modifier: q.modifier,
        rest,
        partitive,
        whole: None,
        listed,
    })
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

/// One past a further noun for people behind `at`, without a number of its own: ", women", "and children".
fn next_in_list(document: &Document, at: usize) -> Option<usize> {
    let comma = document.is_mark(at, b',');
    let and = at + usize::from(comma);
    let noun = and + usize::from(document.says(and, &["and", "or"]));
    let people = document.is(noun, class::PERSON) && !document.is(noun, class::STATUS | class::NUMBER);
    (noun > at && people).then_some(noun + 1)
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

/// "two injured men": the status stands before its noun.
fn is_attribute(document: &Document, at: usize, end: usize) -> bool {
    at + 1 < end && document.is(at + 1, class::PERSON) && !document.is(at + 1, class::STATUS)
}

/// "Nobody", "no one", "none".
fn nobody(document: &Document, at: usize) -> Option<Count> {
    let length = if document.says(at, &["nobody", "none"]) {
        1
    } else if document.says(at, &["no"]) && document.says(at + 1, &["one", "people", "person"]) {
        2
    } else if document.says(at, &["no"]) && document.is_mark(at + 1, b'-') && document.says(at + 2, &["one"]) {
        3
    } else {
        return None;
    };
    Some(Count {
        tokens: at..at + length,
        number: at..at + length,
        noun: None,
        range: Stated::sharp(Interval::exactly(Decimal::ZERO)),
        n: Some(Decimal::ZERO),
        modifier: None,
        rest: false,
        partitive: false,
        whole: None,
        listed: false,
    })
}

/// One person said without a number: "a soldier", "an elderly woman", "another man".
fn single(document: &Document, at: usize, end: usize) -> Option<Count> {
    if !document.says(at, &["a", "an", "another"]) {
        return None;
    }
    // "a dozen soldiers", "a few people".
    if document.is(at + 1, class::NUMBER) && !document.is_mark(at + 2, b'-') {
        return None;
    }
    let mut head = None;
    for i in at + 1..end.min(at + 8) {
        let token = document.tokens[i];
        let hyphen = document.is_mark(i, b'-') && token.glued;
        // "another 5 people": the number counts, not the article.
        let number = token.kind == TokenKind::Digits || document.is(i, class::NUMBER);
        if number && !document.is_mark(i + 1, b'-') && !document.is_mark(i.wrapping_sub(1), b'-') {
            return None;
        }
        let inside = hyphen || token.kind == TokenKind::Word || token.kind == TokenKind::Digits;
        if !inside || document.is(i, class::FUNCTION) || document.is(i, class::VERB) && !document.is(i, class::PERSON) {
            break;
        }
        if document.is(i, class::PERSON) && !document.is(i, class::STATUS) {
            head = Some(i);
        } else if head.is_some() && !hyphen {
            // "a police station": the person is not the head.
            head = None;
        }
    }
    let head = head?;
    let noun = Noun { tokens: at + 1..head + 1, head };
    Some(Count {
        tokens: at..head + 1,
        number: at..at + 1,
        noun: Some(noun),
        range: Stated::sharp(Interval::exactly(Decimal::ONE)),
        n: Some(Decimal::ONE),
        modifier: None,
        rest: document.says(at, &["another"]),
        partitive: false,
        whole: None,
        listed: false,
    })
}
