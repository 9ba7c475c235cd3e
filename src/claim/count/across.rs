//! Counts that belong together across the words of a clause: "two policemen who guarded the gate and a citizen were wounded",
//! "eight people were seriously injured and 261 lightly hurt".

use super::link::FAR;
use super::{Count, Group};
use crate::document::Document;
use crate::lexicon::class;

/// How badly somebody is hurt.
const BADLY: [&str; 7] = ["badly", "critically", "gravely", "heavily", "seriously", "severely", "very"];
const LIGHTLY: [&str; 4] = ["lightly", "mildly", "moderately", "slightly"];

/// Verbs of which those before them are the subject, however many clauses stand between.
const PLURAL: [&str; 8] = ["are", "die", "died", "have", "had", "perished", "remain", "were"];

/// Whether a relative clause alone stands between the subject's parts: "two policemen who guarded the gate and a citizen were
/// wounded". "They held two men who fled and three people were hurt" has two subjects.
pub(super) fn relative(document: &Document, group: &Group, count: &Count) -> bool {
    let sentence = document.sentences[document.sentence_of(group.tokens.start)].tokens.clone();
    let between = group.end..count.tokens.start;
    let who = between.start + usize::from(document.is_mark(between.start, b','));
    let opens = group.tokens.start == sentence.start || {
        let before = group.tokens.start - 1;
        document.is_mark(before, b',')
            || document.is(before, class::SAYING)
            || document.is(before, class::CLAUSE) && !document.is(before, class::PREPOSITION)
    };
    let relative = between.len() <= FAR
        && document.says(who, &["who", "that"])
        && document.says(between.end.wrapping_sub(1), &["and"])
        && document.says(count.tokens.end, &PLURAL);
    if !opens || !relative {
        return false;
    }
    let clause = who + 1..between.end - 1;
    let is_verb = |i: usize| document.is(i, class::VERB | class::AUXILIARY) && !document.is(i, class::PERSON);
    // "were waiting" is one verb.
    let verbs = clause.clone().filter(|&i| is_verb(i) && !is_verb(i - 1) && !document.is(i - 1, class::ADVERB)).count();
    let own = clause.clone().any(|i| document.is(i, class::STATUS) || matches!(document.written(i), ";" | ":" | "("));
    verbs <= 1 && !own && !clause.is_empty()
}

/// Whether the same harm is told of two groups, one hurt worse than the other: they add up.
pub(super) fn severities(document: &Document, group: &Group, count: &Count) -> bool {
    let between = group.end..count.tokens.start;
    let plain = |i: usize| {
        document.is(i, class::AUXILIARY | class::ADVERB | class::STATUS)
            || document.is_mark(i, b',')
            || document.says(i, &["and", "another", "while"])
    };
    let hurt = |i: usize| document.is(i, class::STATUS) && document.is(i, class::VERB);
    // Where the verb is said once, it stands at the end: "were seriously and 261 lightly injured".
    let ahead = count.number.end..count.number.end + 6;
    let Some(verb) = ahead.into_iter().find(|&i| hurt(i)) else { return false };
    let degree = |words: &[&str], tokens: std::ops::Range<usize>| tokens.into_iter().any(|i| document.says(i, words));
    let badly = (degree(&BADLY, between.clone()), degree(&BADLY, count.number.end..verb));
    let lightly = (degree(&LIGHTLY, between.clone()), degree(&LIGHTLY, count.number.end..verb));
    let differ = badly.0 && lightly.1 || lightly.0 && badly.1;
    differ && !between.is_empty() && between.into_iter().all(plain)
}
