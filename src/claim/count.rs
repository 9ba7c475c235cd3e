//! The counts of a sentence and how they belong together: "13 US soldiers and dozens of civilians" is one group of two,
//! "five people, including two embassy staff" a group of one with a part.

mod across;
mod attackers;
mod kin;
mod link;
mod named;
mod one;
mod plural;
mod single;
mod stated;

use std::ops::Range;

use link::Link;
pub(super) use named::lists as named_lists;
pub(super) use plural::groups as plural_groups;
pub(super) use single::groups as named_ones;

use crate::document::Document;
use crate::lexicon::{WordId, class};
use crate::mention::{Mention, Noun};
use crate::value::{Decimal, Range as Stated};

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
    /// Those who attack, whose own dead are no victims: "two gunmen", and the "others" of "two gunmen were killed and five
    /// others were wounded".
    pub(super) attackers: bool,
}

impl Count {
    /// So many: `n` as written and `range` as meant, of nothing that is named yet.
    fn of(tokens: Range<usize>, number: Range<usize>, n: Option<Decimal>, range: Stated) -> Self {
        Self {
            tokens,
            number,
            noun: None,
            range,
            n,
            modifier: None,
            rest: false,
            partitive: false,
            whole: None,
            listed: false,
            attackers: false,
        }
    }
}

/// Words for people of any kind.
const ANYBODY: [&str; 9] =
    ["citizens", "individuals", "members", "others", "passengers", "people", "persons", "travellers", "victims"];

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

    /// The first of the siblings, if the others say who they are: "three reporters, two Chileans and a Dane".
    /// "Two women, a man and a baby" are four: only a word for any people takes such a list, or a list of peoples.
    pub(super) fn explained(&self, document: &Document) -> Option<&Count> {
        let [first, rest @ ..] = self.siblings.as_slice() else { return None };
        let head = |c: &Count| c.noun.as_ref().map(|n| n.head);
        let any = head(first).is_some_and(|at| document.says(at, &ANYBODY));
        let peoples = rest.iter().all(|c| head(c).is_some_and(|at| document.is(at, class::PLACE)));
        (rest.len() > 1 && first.range == sum(rest) && (any || peoples)).then_some(first)
    }
}

/// How many the counts are together.
pub(super) fn sum(counts: &[Count]) -> Stated {
    let sum = counts.iter().map(|c| c.range).reduce(Stated::plus).unwrap_or(Stated::exactly(Decimal::ZERO));
    // A count's bounds are whole numbers.
    Stated { hard: sum.hard.to_count().unwrap_or(sum.hard), typical: sum.typical.to_count().unwrap_or(sum.typical) }
}

/// The groups of the sentence `tokens`; `mentions` are those of the document.
pub(super) fn groups(document: &Document, mentions: &[Mention], tokens: Range<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for mut count in counts(document, mentions, tokens.clone()) {
        if let Some(group) = groups.last_mut() {
            count.attackers |= attackers::go_on(document, group, &count);
            match link::link(document, group, &count) {
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
    for group in &mut groups {
        named::take(document, &tokens, group);
    }
    groups
}

/// Whether the noun can be people: a word for people, a name, a word that is in no list; no animal.
pub(super) fn is_people(document: &Document, noun: &Noun) -> bool {
    let head = noun.head;
    if document.is(head, class::ANIMAL | class::UNIT | class::EVENT) {
        return false;
    }
    document.is(head, class::PERSON | class::PLACE)
        || document.says(head, &["couple", "crew"])
        || document.tokens[head].capital
        || document.word(head) == WordId::UNKNOWN
        || document.vocabulary.class(document.word(head)) & !class::NO_KIND == 0
}

fn counts(document: &Document, mentions: &[Mention], tokens: Range<usize>) -> Vec<Count> {
    let first = mentions.partition_point(|m| m.tokens.end <= tokens.start);
    let mut counts: Vec<Count> = mentions[first..]
        .iter()
        .take_while(|m| m.tokens.start < tokens.end)
        .filter_map(|m| stated::count(document, m))
        .collect();
    counts.extend(tokens.clone().filter_map(|at| one::person(document, at, tokens.end)));
    counts.extend(tokens.clone().filter_map(|at| one::pair(document, at)));
    counts.extend(tokens.clone().filter_map(|at| kin::of_one_birth(document, at)));
    counts.extend(tokens.clone().filter_map(|at| one::nobody(document, at)));
    counts.extend(tokens.clone().filter_map(|at| one::multiple(document, at)));
    // "a father" of "a father and son" is not counted again.
    let families: Vec<Count> = tokens.clone().filter_map(|at| kin::of_one_family(document, at, &tokens)).collect();
    counts.retain(|c| !families.iter().any(|f| f.tokens.start <= c.tokens.start && c.tokens.start < f.tokens.end));
    counts.extend(families);
    // "killed four soldiers, two doctors said": who only speaks is not counted.
    counts.retain(|c| !document.is_speaker(c.number.start) || comes_to_harm(document, c));
    // "no deaths or injuries" is longer than "no deaths".
    let longest_none = |c: &Count| if c.n == Some(Decimal::ZERO) { 0 } else { c.tokens.end };
    counts.sort_by_key(|c| (c.tokens.start, longest_none(c), std::cmp::Reverse((c.tokens.end, c.noun.is_some(), c.n))));
    // "a couple of people" is the number's, not the article's.
    let mut end = 0;
    counts.retain(|c| {
        let keep = c.tokens.start >= end;
        end = end.max(c.tokens.end);
        keep
    });
    counts.dedup_by(|whole, part| take_whole(document, part, whole));
    for count in &mut counts {
        count.attackers = attackers::are_counted(document, count);
    }
    counts
}

/// Whether people who seem to speak are those that it happens to: "according to a report 12 guards were hurt", "condemned the
/// murder of six monks, said a statement".
fn comes_to_harm(document: &Document, count: &Count) -> bool {
    let of = document.says(count.tokens.start.wrapping_sub(1), &["of"]);
    document.is(count.tokens.end, class::AUXILIARY)
        || of && named::is_harm(document, count.tokens.start.wrapping_sub(2))
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
