//! Harm that the words tell of and that nobody did: planned, threatened, possible, nearly done, asked about, or true of people at
//! large. A number in such words answers no question about victims.

use std::ops::Range;

use super::Search;
use crate::claim::count::Group;
use crate::document::Document;
use crate::lexicon::class;

/// Verbs of harm in the form that follows "to".
pub(super) const BARE: [&str; 13] = [
    "abduct",
    "assassinate",
    "execute",
    "hurt",
    "injure",
    "kidnap",
    "kill",
    "maim",
    "massacre",
    "murder",
    "shoot",
    "slaughter",
    "wound",
];

/// Before "to kill", they say that it was done: "went on to kill", "the gun used to kill".
const DONE: [&str; 5] = ["managed", "on", "proceeded", "used", "which"];

/// Before a deed, they say that it was only meant.
const MEANT: [&str; 12] = [
    "attempt",
    "attempted",
    "attempting",
    "plan",
    "planned",
    "planning",
    "plans",
    "plot",
    "plotted",
    "plotting",
    "preparing",
    "threatened",
];

impl Search<'_> {
    /// Why the words at `tokens` tell of no harm that was done, if so.
    pub(super) fn unreal(&self, sentence: usize, tokens: &Range<usize>, group: Option<&Group>) -> Option<String> {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        // "[REPORTER] Has it been confirmed that …?"
        let first =
            (limits.start..tokens.start).rev().find(|&i| document.is_mark(i, b']')).map_or(limits.start, |i| i + 1);
        let asked = document.is_mark(limits.end.wrapping_sub(1), b'?') && document.is(first, class::AUXILIARY);
        if asked {
            return Some("asked, not said".to_owned());
        }
        if is_planned(document, &limits, tokens.start) {
            return Some("planned, not done".to_owned());
        }
        if let Some(seen) = (tokens.end..limits.end.min(tokens.end + 3)).find(|&i| is_seen(document, i)) {
            return Some(format!("part: what somebody saw, \"{}\"", document.written(seen)));
        }
        let counted = group.map_or(tokens.start..tokens.start, |g| g.tokens.clone());
        let verb = tokens.clone().find(|&i| {
            !counted.contains(&i) && document.is(i, class::VERB | class::STATUS) && !document.is(i, class::AUXILIARY)
        })?;
        let before = (limits.start..verb).rev();
        let run = before.take_while(|&i| document.is(i, class::AUXILIARY | class::ADVERB)).last().unwrap_or(verb);
        if let Some(at) = (run..verb).find(|&i| document.says(i, &["nearly", "almost"])) {
            return Some(format!("not done: {}", document.written(at)));
        }
        if let Some(at) = (run..verb).find(|&i| is_possible(document, i, run..verb)) {
            return Some(format!("not said to have happened: {}", document.written(at)));
        }
        // "No one was seriously hurt" leaves open how many were hurt.
        let nobody = group.is_some_and(|g| g.siblings[0].n.is_some_and(|n| n.is_zero()));
        let badly = (tokens.start..verb)
            .find(|&i| document.says(i, &["badly", "critically", "gravely", "seriously", "severely"]));
        if let Some(at) = badly.filter(|_| nobody) {
            return Some(format!("nobody {}, which says nothing of the others", document.written(at)));
        }
        let many = group.is_some_and(|g| document.says(g.tokens.start, &["many", "most"]) && g.siblings[0].n.is_none());
        // "Many have died for their country", "they have killed many".
        let perfect = (run..verb).any(|i| document.says(i, &["has", "have"]));
        let cause = document.says(tokens.end, &["because", "due", "for"]);
        let at_large = perfect && (cause || verb == tokens.start)
            || document.says(verb, &["die", "dies", "drown", "kill", "kills"])
            || document.says(verb, &["dying", "killing"]) && document.says(verb.wrapping_sub(1), &["are", "is"]);
        (many && at_large).then(|| "true of people at large, of no event".to_owned())
    }
}

/// "Five people died in front of me", "before our eyes".
fn is_seen(document: &Document, at: usize) -> bool {
    let me = |i: usize| document.says(i, &["me", "us"]);
    let front = document.says(at, &["in"]) && document.says(at + 1, &["front"]) && me(at + 3);
    let eyes = document.says(at, &["before"]) && document.says(at + 1, &["my", "our"]);
    front || eyes || document.says(at, &["beside", "near", "around"]) && me(at + 1)
}

/// "wanted to kill 1,000 people", "planning the murder of five": an aim. "is said to have killed" is none.
fn is_planned(document: &Document, limits: &Range<usize>, start: usize) -> bool {
    if start <= limits.start {
        return false;
    }
    if document.says(start - 1, &["to"]) && document.says(start, &BARE) {
        return !document.says(start.wrapping_sub(2), &DONE);
    }
    let article = usize::from(document.says(start - 1, &["the", "a", "an", "his", "her", "their"]));
    let noun = document.says(start + 1, &["of"]);
    noun && start > limits.start + article && document.says(start - 1 - article, &MEANT)
}

/// "would be killed", "could kill", "would have died": but "may have died" and "could have died" leave open that they did.
fn is_possible(document: &Document, at: usize, run: Range<usize>) -> bool {
    let perfect = run.into_iter().any(|i| document.says(i, &["have"]));
    document.says(at, &["would", "will", "wouldn't", "won't"])
        || !perfect && document.says(at, &["can", "could", "cannot"])
}
