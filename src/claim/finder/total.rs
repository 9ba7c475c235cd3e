//! Totals that a sentence adds behind a count without saying of what: "Three more people died, bringing the total to 14" is 14
//! who died.

use std::ops::Range;

use super::Search;
use crate::claim::pattern::{Filling, Match};
use crate::lexicon::class;

/// Verbs that take a total to a number.
const BRINGS: [&str; 10] =
    ["bring", "bringing", "brings", "brought", "push", "pushed", "pushing", "take", "taking", "took"];

/// What stands for the number of those told of before.
const TOTALS: [&str; 6] = ["count", "figure", "number", "tally", "toll", "total"];

/// Before or behind the number, they say of what it is: "the death toll", "the number of dead".
const OF_WHAT: [&str; 8] = ["casualty", "dead", "death", "deaths", "fatality", "injured", "injury", "wounded"];

/// Most tokens between the verb and its number.
const REACH: usize = 9;

impl Search<'_> {
    /// The totals that belong to `matches`: each takes the measures of the count before it, if the sentence counts but one thing.
    pub(super) fn totals(&self, matches: &[(usize, usize, Match)]) -> Vec<(usize, usize, Match)> {
        let mut totals = Vec::new();
        let mut sentences: Vec<usize> = matches.iter().map(|(_, sentence, _)| *sentence).collect();
        sentences.sort_unstable();
        sentences.dedup();
        for sentence in sentences {
            let Some((words, group)) = self.total_in(sentence) else { continue };
            let before: Vec<_> =
                matches.iter().filter(|(_, s, m)| *s == sentence && m.tokens.end <= words.start).collect();
            let counted = |m: &Match| matches!(m.filling, Filling::Group(_) | Filling::Sibling(..) | Filling::Part(..));
            let Some(last) = before.iter().max_by_key(|(.., m)| m.tokens.end) else { continue };
            // "Three more died and five were hurt, bringing the total to 14": of the dead, the hurt, or both.
            let one = before.iter().all(|(.., m)| m.filling == last.2.filling) && counted(&last.2);
            // "Two people wounded on Monday died overnight, pushing the total to 21": of the dead, whom no phrase counts here.
            let one = one && !(last.2.tokens.end..words.start).any(|i| self.tells_harm(i));
            // "A nurse injured on Monday has died, bringing the total to 14" adds one to the dead.
            let latest = |m: &Match| m.tokens.end == last.2.tokens.end;
            for (measure, ..) in before.iter().filter(|(.., m)| one && latest(m)) {
                let found = Match {
                    filling: Filling::Group(group),
                    tokens: words.clone(),
                    of_pair: false,
                    refused: None,
                    object: None,
                };
                totals.push((*measure, sentence, found));
            }
        }
        totals
    }

    fn tells_harm(&self, at: usize) -> bool {
        self.document.is(at, class::STATUS) || self.document.says(at, &["die", "died", "dies", "perished", "succumbed"])
    }

    /// "bringing the total to 14", "which brings the number to 14": the words, and the group that says how many.
    fn total_in(&self, sentence: usize) -> Option<(Range<usize>, usize)> {
        let document = self.document;
        let groups = self.groups[sentence].as_ref()?;
        let limits = document.sentences[sentence].tokens.clone();
        groups.iter().enumerate().find_map(|(index, group)| {
            let to = group.tokens.start.checked_sub(1).filter(|&to| document.says(to, &["to"]))?;
            let verb = (limits.start.max(to.saturating_sub(REACH))..to).rev().find(|&i| document.says(i, &BRINGS))?;
            let noun = (verb + 1..to).find(|&i| document.says(i, &TOTALS))?;
            let bare = group.siblings.len() == 1 && group.siblings[0].noun.is_none();
            let plain = (verb + 1..to).all(|i| !document.is(i, class::VERB) || i == noun);
            // "bringing the death toll to 14" is of the dead whomever the words before count.
            let says_what = (verb + 1..to).any(|i| document.says(i, &OF_WHAT));
            (bare && plain && !says_what).then_some((verb..group.tokens.end, index))
        })
    }
}
