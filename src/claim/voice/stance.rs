//! How surely something is said: outright, feared or alleged, or denied. A word of doubt reaches to the end of its clause, a
//! "may" or a "not" only to the verb it stands with.

use std::ops::Range;

use crate::claim::Stance;
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, list};

/// Most tokens in which a "may" or a "not" reaches the word it turns.
const REACH: usize = 4;

/// Whether a label is stated or denied: "was not a nightclub".
pub(in crate::claim) fn label_stance(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Stance {
    let before = tokens.start.saturating_sub(4).max(sentence.start)..tokens.start;
    let denied =
        ["not", "no", "never", "isn't", "wasn't", "isn’t", "wasn’t", "ruled", "denied", "dismissed", "rejected"];
    if before.clone().any(|i| document.says(i, &denied)) { Stance::Denied } else { Stance::Asserted }
}

/// How surely the words `tokens` of the sentence are said.
pub(in crate::claim) fn stance(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Stance {
    let clause = clause(document, &sentence, tokens);
    if is_presupposed(document, &sentence, tokens) {
        return Stance::Asserted;
    }
    if is_unsettled(document, &clause, tokens) {
        Stance::Hedged
    } else if is_denied(document, &clause, tokens) || is_near(document, &clause, tokens, class::NEGATION) {
        Stance::Denied
    } else if is_doubted(document, &clause, tokens) || is_near(document, &clause, tokens, class::HEDGE) {
        Stance::Hedged
    } else {
        Stance::Asserted
    }
}

/// What somebody has or denies a part in: "denied any role in the murder of six monks" doubts no murder.
const PARTS: [&str; 16] = [
    "blame",
    "blamed",
    "complicity",
    "guilt",
    "hand",
    "implicated",
    "innocent",
    "involved",
    "involvement",
    "knowledge",
    "liability",
    "part",
    "participation",
    "responsibility",
    "responsible",
    "role",
];

/// Whether the words name a deed as a thing that happened, in which somebody did or did not take part.
fn is_presupposed(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> bool {
    let the = tokens.start.wrapping_sub(1);
    let preposition = the.wrapping_sub(1);
    tokens.start >= sentence.start + 3
        && document.says(the, &["the", "this", "that", "these", "those"])
        && document.says(preposition, &["in", "for", "of"])
        && document.says(preposition - 1, &PARTS)
}

/// The clause around `tokens`: a mark or a "but" parts what is denied from what is said.
fn clause(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let parts = |i: &usize| {
        matches!(document.written(*i), "," | ";" | ":" | "—" | "–")
            || document.says(*i, &["but", "while"])
            // "denied negligence and said 12 people died".
            || document.says(*i, &["and"]) && document.is(*i + 1, class::SAYING)
    };
    let start = (sentence.start..tokens.start).rev().find(parts).map_or(sentence.start, |i| i + 1);
    // "Reportedly, 12 people died": the comma parts nothing.
    let fronted =
        start >= sentence.start + 2 && document.is_mark(start - 1, b',') && document.is(start - 2, class::HEDGE);
    let opens = fronted && (start - 2 == sentence.start || parts(&(start - 3)));
    let start = if opens { start - 2 } else { start };
    let end = (tokens.end..sentence.end).find(parts).unwrap_or(sentence.end);
    start..end
}

/// "suspected gunmen" doubts who they are, not that they were arrested.
fn is_of_noun(document: &Document, at: usize) -> bool {
    document.is(at + 1, class::PERSON) && !document.is(at + 1, class::STATUS)
}

/// Whether a word of the class stands just before the words or among them.
fn is_near(document: &Document, clause: &Range<usize>, tokens: &Range<usize>, class: u64) -> bool {
    let before = tokens.start.saturating_sub(REACH).max(clause.start)..tokens.start;
    let inside = |i: usize| {
        document.is(i, class::HEDGE) && !(is_of_noun(document, i) || is_month(document, i) || is_menace(document, i))
            || document.says(i, &["not", "never"])
    };
    // "Theresa May said": a name is no doubt.
    let named = |i: usize| {
        document.is_speaker(i) && document.tokens[i].capital || is_month(document, i) || is_menace(document, i)
    };
    before.into_iter().filter(|&i| !named(i)).any(|i| {
        let not = class == class::NEGATION
            && document.says(i, &["not", "never"])
            && !document.is(i + 1, class::NUMBER | class::MODIFIER);
        not || !is_of_noun(document, i) && document.is(i, class) && !document.is(i, class::MODIFIER | class::NUMBER)
    }) || tokens.clone().any(|i| inside(i) && document.is(i, class) && !is_in_aside(document, tokens, i))
}

/// Whether "May" is the month: "on May 6", "in May", "6 May". In a text of capitals only the words around it tell.
fn is_month(document: &Document, at: usize) -> bool {
    let digits = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits);
    document.says(at, &["may"])
        && at > 0
        && (digits(at + 1)
            || digits(at - 1)
            || document.is(at - 1, class::PREPOSITION)
            || document.says(at - 1, &["early", "late", "mid", "last", "next", "this"]) && document.tokens[at].capital)
}

/// Whether somebody is threatened rather than something: "has threatened the town for years" happened, "threatened to kill
/// ten" and "the threatened strike" are still to come.
fn is_menace(document: &Document, at: usize) -> bool {
    document.says(at, &["threatened", "threatening"])
        && !document.says(at + 1, &["by", "that", "to", "with"])
        && at > 0
        && !document.says(at - 1, &["a", "an", "of", "over", "the"])
}

/// Whether a word stands in a relative clause of its own: "one bomb, which did not explode, fell on the camp".
fn is_in_aside(document: &Document, tokens: &Range<usize>, at: usize) -> bool {
    let comma = |i: &usize| document.is_mark(*i, b',');
    let opens = (tokens.start..at).rev().find(comma);
    let closes = (at + 1..tokens.end).any(|i| comma(&i));
    closes && opens.is_some_and(|i| document.says(i + 1, &["that", "which", "who", "whose"]))
}

/// "could not confirm that", "did not rule out that", "… could not be verified": neither said nor denied.
fn is_unsettled(document: &Document, clause: &Range<usize>, tokens: &Range<usize>) -> bool {
    let unable = |at: usize| {
        (clause.start.max(at.saturating_sub(4))..at).any(|i| {
            document.is(i, class::NEGATION)
                || document.says(i, &["unable", "yet", "declined", "refused", "cannot"])
                || document.written(i).ends_with("n’t")
        })
    };
    let settles = |i: usize| {
        document.says(i, &["confirm", "confirmed", "confirmation", "corroborate", "corroborated", "verify", "verified"])
            || document.says(i, &["say", "know", "tell"]) && document.says(i + 1, &["whether", "if"])
            || rules_out(document, i)
            || document.is(i, class::DENIAL) && document.says(i, &["deny", "denied"])
    };
    // "No deaths have been reported so far".
    let none = document.says(tokens.start, &["no", "nobody", "none"]);
    let yet = |i: usize| document.says(i, &["yet"]) || document.says(i, &["so"]) && document.says(i + 1, &["far"]);
    if none && clause.clone().any(yet) {
        return true;
    }
    let outside = (clause.start..tokens.start).chain(tokens.end..clause.end);
    outside.into_iter().any(|i| settles(i) && unable(i))
}

fn rules_out(document: &Document, at: usize) -> bool {
    document.says(at, &["rule", "ruled", "rules", "ruling"]) && document.says(at + 1, &["out"])
}

/// "denied that", "dismissed reports of", "no evidence that", "the reports of … were untrue".
fn is_denied(document: &Document, clause: &Range<usize>, tokens: &Range<usize>) -> bool {
    let hearsay = |range: Range<usize>| range.into_iter().any(|i| document.is(i, class::HEARSAY));
    let before = (clause.start..tokens.start).any(|i| {
        let passive = document.is(i.wrapping_sub(1), class::AUXILIARY) && document.written(i).ends_with("ed");
        // "dismissed 12 workers" denies nothing: what is dismissed must have been told.
        let told = document.says(i + 1, &["that"]) || hearsay(i + 1..(i + 4).min(tokens.start));
        let outright = document.says(i, &["denied", "denies", "deny", "denying", "denial"])
            && !document.says(i + 1, &["access", "bail", "entry", "visas"])
            || rules_out(document, i);
        let nothing = document.says(i, &["no"])
            && (i + 1..(i + 3).min(tokens.start))
                .any(|k| document.says(k, &["evidence", "indication", "proof", "sign", "truth", "suggestion"]));
        let not_true = document.says(i, &["not"]) && document.says(i + 1, &["true", "correct"]);
        let untrue = document.is_listed(i, list::UNTRUE) && told;
        nothing || not_true || untrue || !passive && (outright || document.is(i, class::DENIAL) && told)
    });
    // "reports that 40 people were killed were untrue".
    let after = hearsay(clause.start..tokens.start)
        && (tokens.end + 1..clause.end)
            .any(|i| document.is(i, class::DENIAL) && document.is(i - 1, class::AUXILIARY | class::ADVERB));
    before || after
}

/// "We think 50 died", "officers believe there are nine dead", "it now expects revenue of": an opinion or a forecast.
const THINKS: [&str; 16] = [
    "assume",
    "believe",
    "believes",
    "expect",
    "expecting",
    "expects",
    "forecasts",
    "foresees",
    "guess",
    "predicts",
    "projects",
    "reckon",
    "reckoned",
    "reckons",
    "think",
    "thinks",
];

/// "rumours that", "it is feared that", "accused of", "if … there".
fn is_doubted(document: &Document, clause: &Range<usize>, tokens: &Range<usize>) -> bool {
    let open = document.says(clause.start, &["if", "unless"]);
    let doubt = |i: usize| document.is_listed(i, list::DOUBT) && !is_of_noun(document, i);
    let behind = |i: usize| doubt(i) && document.is(i - 1, class::AUXILIARY);
    let risk = |i: usize| document.says(i, &["risk", "danger", "threat"]) && document.says(i + 1, &["of", "that"]);
    let thought = |i: usize| document.says(i, &THINKS) && !document.says(i + 1, &["in", "of"]);
    open || (clause.start..tokens.start).any(|i| doubt(i) || risk(i) || thought(i))
        || (tokens.end + 1..clause.end).any(behind)
}
