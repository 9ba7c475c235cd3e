//! The present tense of what is scheduled: "the film opens Friday", "Leeds host Derby on Saturday", "the rule takes effect".
//! The present tells habits and states as well, so that only verbs of a list are taken, and of those that may be nouns, "the
//! returns", only where a subject stands before them.

use super::clue::Clue;
use super::{Reader, Tense, ends_with, verb};
use crate::lexicon::{Role, class, clause};

const PRONOUNS: [&str; 6] = ["he", "it", "she", "they", "we", "who"];

/// Whether a word puts a date that ends before token `end` ahead: "could be freed Friday", "cuts take effect
/// Friday", "they plan a march Wednesday". Of what may be a mere length less does: "play for the third time in two weeks".
pub(super) fn tells(r: Reader, word: Clue, end: usize, length: bool) -> Option<Tense> {
    if word.is_of(clause::MAY) {
        return may(r, word.at).then_some(Tense::Future);
    }
    present(r, word, end, length).then_some(Tense::Meant)
}

/// Whether a word is the present of a verb for what is scheduled.
fn present(r: Reader, word: Clue, end: usize, length: bool) -> bool {
    let at = word.at;
    let aided = || at > 0 && is_aid(r, at - 1);
    let pronoun = || at > 0 && r.document.says(at - 1, &PRONOUNS);
    let to = || r.says(at + 1, "to");
    word.is_of(clause::PLANS) && pronoun()
        || word.is_of(clause::OPENING) && opens(r, at, length)
        || word.is_of(clause::FIXTURES) && !length && is_fixture(r, at, end)
        || word.is_of(clause::HOPED | clause::INTEND) && to() && !aided() && is_purpose(r, word)
        || word.is_of(clause::LIKELY) && to() && at > 0 && r.document.says(at - 1, &["are", "is"])
        || word.is_of(clause::ARE) && is_day_of(r, at)
        || word.is_of(clause::TAKES) && is_phrase(r, at) && !aided()
}

/// Whether a verb behind token `at` is none of the present: "to open", "will open", "I'll go", "does not open".
fn is_aid(r: Reader, at: usize) -> bool {
    let will = || ends_with(r, at, "'ll") || r.document.written(at).ends_with("’ll");
    r.document.is(at, class::AUXILIARY | class::NEGATION) || r.says(at, "to") || will()
}

/// "could be freed", "should have a test", but not "nobody could call for help", "may have left".
fn may(r: Reader, at: usize) -> bool {
    let nobody = at > 0 && r.document.says(at - 1, &["nobody", "none", "one"]);
    if r.says(at, "could") && (nobody || r.says(at + 1, "not")) {
        return false;
    }
    let perfect = |i: usize| r.says(i, "have") && !matches!(r.role(i + 1), Some(Role::Article | Role::The));
    !r.capital(at) && !perfect(at + 1) && !perfect(at + 2)
}

/// "the games open", "are playing in Leeds".
fn opens(r: Reader, at: usize, length: bool) -> bool {
    let Some(before) = at.checked_sub(1) else { return !r.says(at, "open") };
    if ends_with(r, at, "ing") {
        return !length && r.document.says(before, &["are", "is"]);
    }
    !(is_aid(r, before) || r.says(at, "open") && !is_many(r, before))
}

/// "hoped to restore power by Friday", "Acme hopes to complete the purchase", "they plan to return"; "hopes" alone and "a plan
/// to" may be nouns.
fn is_purpose(r: Reader, word: Clue) -> bool {
    let Some(before) = word.at.checked_sub(1) else { return false };
    word.is_of(clause::HOPED) || r.role(before) == Some(Role::And) || is_many(r, before)
}

/// Whether a verb in the plural has its subject right before it: "markets expect", but not "a plan", "did not expect".
pub(super) fn has_subject(r: Reader, at: usize) -> bool {
    at > 0 && !is_aid(r, at - 1) && is_many(r, at - 1)
}

/// Verbs for what is scheduled (all of the list `takes`), and the words of which one stands behind them.
const PHRASES: [(&[&str], &[&str]); 13] = [
    (&["appear", "appears"], &["before", "in"]),
    (&["become", "becomes"], &["law"]),
    (&["come", "comes"], &["into", "out"]),
    (&["fall", "falls"], &["due", "on"]),
    (&["get", "gets"], &["underway"]),
    (&["hand", "hands"], &["over"]),
    (&["kick", "kicks"], &["in", "off"]),
    (&["hit", "hits"], &["cinemas", "screens", "shelves", "stores", "theaters", "theatres"]),
    (&["roll", "rolls", "run", "runs"], &["out"]),
    (&["stand", "stands"], &["aside", "down"]),
    (&["step", "steps"], &["aside", "back", "down"]),
    (&["take", "takes"], &["effect", "office", "over", "place", "up"]),
    (&["wrap", "wraps"], &["up"]),
];

/// "takes place", "comes into force", "Diwali falls on", "reports its results", "turns 50".
fn is_phrase(r: Reader, at: usize) -> bool {
    let next = |words: &[&str]| r.document.says(at + 1, words);
    let is = |words: &[&str]| r.document.says(at, words);
    PHRASES.iter().any(|(verbs, behind)| is(verbs) && next(behind))
        || is(&["get", "gets"]) && next(&["under"]) && r.says(at + 2, "way")
        || is(&["report", "reports"]) && (at + 1..at + 5).any(|i| r.document.says(i, &["earnings", "results"]))
        || is(&["reports"]) && at > 0 && r.document.says(at - 1, &["which", "who"])
        || is(&["turn", "turns"]) && r.digits(at + 1).is_some()
}

/// "Leeds host Derby on Saturday", "the captain returns on Sunday": forms of the present that may be nouns as well. A verb
/// right behind the date shows that they are: "the launches on Friday failed".
fn is_fixture(r: Reader, at: usize, end: usize) -> bool {
    let Some(before) = subject_end(r, at) else { return false };
    // "\"Sea Larks\" returns on Friday".
    if r.mark(before, b'"') && before > 0 && r.capital(before - 1) {
        return r.plural(at) && !verb_behind(r, end) && !is_headline(r, at);
    }
    // "UP NEXT: Host the Clippers".
    if r.mark(before, b':') {
        return before > 0 && r.says(before - 1, "next");
    }
    let other = class::FUNCTION | class::PREPOSITION | class::NUMBER | class::AUXILIARY | class::NEGATION;
    if r.document.says(before, &PRONOUNS) {
        return true;
    }
    if !r.is_word(before) || r.document.is(before, other) || verb_behind(r, end) || is_headline(r, at) {
        return false;
    }
    if r.plural(at) {
        // "six rocket launches", "early election returns".
        let single = ends_with(r, before, "ss") || r.document.says(before, &["news", "series"]);
        let many = r.plural(before) && !r.named(before) && !single;
        return !many && is_subject(r, before);
    }
    let one_name = r.named(before) && !r.plural(before);
    let object = r.capital(at + 1)
        || matches!(r.role(at + 1), Some(Role::Article | Role::The))
        || r.document.says(at + 1, &["her", "his", "its", "their"]);
    is_many(r, before) && (object || !one_name) && is_subject(r, before)
}

/// Whether a word can be the end of a subject in the plural, as names of teams are.
fn is_many(r: Reader, at: usize) -> bool {
    const MANY: [&str; 12] =
        ["band", "children", "club", "crew", "men", "pair", "people", "police", "side", "squad", "team", "women"];
    let noun = r.is_word(at) && !r.document.is(at, class::FUNCTION | class::PREPOSITION);
    noun && (r.plural(at) || r.named(at)) || r.document.says(at, &MANY) || r.document.says(at, &PRONOUNS)
}

/// "closes higher", "opens at a record", "holds off Leeds": what a headline tells in the present.
fn is_headline(r: Reader, at: usize) -> bool {
    if r.says(at, "holds") && r.document.says(at + 1, &["off", "on", "onto", "out", "up"]) {
        return true;
    }
    r.document.says(at + 1, &["above", "below", "down", "flat", "higher", "lower", "mixed", "up"])
        || r.says(at + 1, "at") && r.says(at + 2, "a")
}

/// The last token of what stands before the verb at token `at`, without its adverbs and asides: "the club, which lost on
/// Friday, now plays".
fn subject_end(r: Reader, at: usize) -> Option<usize> {
    let adverb = at > 0 && r.document.is(at - 1, class::ADVERB);
    let before = (if adverb { at - 1 } else { at }).checked_sub(1)?;
    if !r.mark(before, b',') {
        return Some(before);
    }
    // "India, unbeaten in eight matches, face the Dutch".
    const LONGEST: usize = 10;
    let apposed = || {
        let open = (before.saturating_sub(LONGEST)..before).rev().find(|&i| r.mark(i, b','))?;
        (open > 0 && open + 2 < before && r.named(open - 1)).then_some(open)
    };
    super::aside(r, before).or_else(apposed).map_or(Some(before), |open| open.checked_sub(1))
}

/// Whether the noun at token `end` can be a subject: what hangs on a preposition or a verb is none, "hurt in bar fights".
fn is_subject(r: Reader, end: usize) -> bool {
    const LONGEST: usize = 12;
    let noun = |i: usize| r.is_word(i) && !r.document.is(i, class::FUNCTION | class::PREPOSITION | class::VERB);
    for at in (end.saturating_sub(LONGEST)..end).rev() {
        if noun(at) || r.mark(at, b'-') || r.mark(at, b'\'') {
            continue;
        }
        if r.document.is(at, class::PREPOSITION) {
            // "the captain of England returns".
            if at > 0 && noun(at - 1) && !ends_with(r, at - 1, "ed") && !r.says(at - 1, "according") {
                continue;
            }
            return false;
        }
        return !r.document.is(at, class::VERB) || r.document.is(at, class::SAYING);
    }
    true
}

/// Whether the clause of a date goes on with a verb right behind it, whose subject it closes.
fn verb_behind(r: Reader, end: usize) -> bool {
    let next = (end..end + 4).find(|&i| r.sense(i).daypart.is_none() && !super::is_of_clock(r, i));
    let told = |at| verb::told_by(r, Clue::at(r, at)?);
    next.is_some_and(|at| matches!(told(at), Some(verb::Told::Past | verb::Told::Perfect)))
}

/// "the vote is on Tuesday", "banks are closed Monday", "her album is out Friday", "kick-off is at 8 p.m. on Friday": what is
/// so on a day is still to come. `at` is the verb.
fn is_day_of(r: Reader, at: usize) -> bool {
    let date = |i: usize| r.sense(i).weekday.is_some() || r.sense(i).month.is_some() || r.sense(i).day.is_some();
    let preposition = |i: usize| r.role(i) == Some(Role::On) || r.document.says(i, &["at", "in", "from", "until"]);
    let mut next = at + 1;
    // One word may tell what is so: "closed", "out", "likely".
    // "the letter is dated May 1".
    let dated = |i: usize| r.says(i, "dated") && r.sense(i + 1).weekday.is_none();
    let out = |i: usize| ends_with(r, i, "ed") && !dated(i) || r.document.says(i, &SO);
    if out(next) {
        next += 1;
    }
    if preposition(next) {
        next += 1;
    }
    while (super::is_of_clock(r, next) || r.mark(next, b'-')) && next < at + 8 {
        next += 1;
    }
    if next > at + 2 && preposition(next) {
        next += 1;
    }
    date(next)
}

/// What can be so on a day to come.
const SO: [&str; 12] =
    ["available", "back", "due", "free", "likely", "live", "off", "open", "out", "possible", "shut", "up"];

#[cfg(test)]
mod tests {
    use super::PHRASES;
    use crate::lexicon::{clause, english};

    #[test]
    fn the_verbs_of_phrases_are_in_their_list() {
        for verb in
            PHRASES.iter().flat_map(|(verbs, _)| verbs.iter()).chain(&["get", "report", "reports", "turn", "turns"])
        {
            assert!(english().calendar.of_clause(english().vocabulary.word(verb)) & clause::TAKES != 0, "{verb}");
        }
    }
}
