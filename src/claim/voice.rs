//! Who says it: the publisher itself, somebody it quotes, or somebody it names as its source; and how surely.

use std::ops::Range;

use super::Stance;
use crate::document::{Document, TokenKind, name_at};
use crate::lexicon::class;

/// Most tokens in which a denial or a doubt reaches the word it turns.
const REACH: usize = 4;

/// The words that name who says `tokens` of the sentence, `None` for the publisher's own voice.
pub(super) fn speaker(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Option<String> {
    let next = document.quotations.partition_point(|q| q.tokens.start <= tokens.start);
    let around = next.checked_sub(1).map(|i| &document.quotations[i]).filter(|q| tokens.end <= q.tokens.end);
    if let Some(quotation) = around
        && let Some(speaker) = &quotation.speaker
    {
        return Some(words(document, speaker.clone()));
    }
    according_to(document, sentence.clone()).or_else(|| sayer(document, sentence, tokens)).map(|t| words(document, t))
}

fn words(document: &Document, tokens: Range<usize>) -> String {
    document.span(tokens).of(document.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "according to local officials": the phrase up to the next mark or verb.
fn according_to(document: &Document, sentence: Range<usize>) -> Option<Range<usize>> {
    let at = sentence.clone().find(|&i| document.says(i, &["according"]) && document.says(i + 1, &["to"]))?;
    noun_phrase(document, at + 2, sentence.end)
}

/// Who says a clause: "Ada Holm told the paper that …", "…, police said".
fn sayer(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let verb = sentence.clone().find(|&i| {
        let outside = !tokens.contains(&i);
        // "claimed responsibility", "claimed 140 lives": not said.
        let claims = document.says(i, &["claimed", "claims", "claiming"]) && !document.says(i + 1, &["that"]);
        outside && !claims && document.is(i, class::SAYING) && !document.is(i.wrapping_sub(1), class::PREPOSITION)
    })?;
    if verb > tokens.end {
        // "On March 8, before the attack, the embassy warned of…": the opening words are not the embassy's.
        let closes = verb + 1 >= sentence.end
            || document.tokens[verb + 1].kind != TokenKind::Word
            || document.is(verb + 1, class::DATE | class::ADVERB)
            || document.is(verb + 2, class::DATE)
            || name_at(document, verb + 1, sentence.end).is_some();
        if !closes {
            return None;
        }
        // "…, police said": the name stands between the last comma and the verb; or "…, said Ada Holm".
        if let Some(name) = name_at(document, verb + 1, sentence.end) {
            return Some(name);
        }
        let comma = (tokens.end..verb).rev().find(|&i| document.is_mark(i, b','))?;
        return noun_phrase(document, comma + 1, verb);
    }
    // The subject of the verb: the first noun phrase of its clause.
    let start = (sentence.start..verb).rev().find(|&i| {
        document.is(i, class::CLAUSE) && document.is(i + 1, class::FUNCTION) || matches!(document.written(i), ";" | "—")
    });
    let start = start.map_or(sentence.start, |i| i + 1);
    let fronted = (start..verb).find(|&i| document.is_mark(i, b','));
    match fronted {
        Some(comma) if document.is(start, class::PREPOSITION | class::DATE | class::ADVERB) => {
            noun_phrase(document, comma + 1, verb)
        }
        _ if document.is(start, class::DATE | class::ADVERB) => None,
        _ => noun_phrase(document, start, verb),
    }
}

/// The noun phrase at `at`: words up to a mark, a clause word or a verb; `None` if it is a pronoun or empty.
fn noun_phrase(document: &Document, at: usize, limit: usize) -> Option<Range<usize>> {
    let skips = |i: usize| matches!(document.written(i), "The" | "the" | "A" | "a" | "And" | "and" | "But" | "but");
    let start = (at..limit).find(|&i| !skips(i))?;
    let end = (start..limit.min(start + 9))
        .find(|&i| {
            let token = document.tokens[i];
            token.kind != TokenKind::Word && !(token.glued && document.is_mark(i, b'-')) && !document.is_mark(i, b'\'')
                || document.is(i, class::CLAUSE | class::VERB | class::AUXILIARY)
        })
        .unwrap_or(limit.min(start + 9));
    let pronoun = document.is(start, class::FUNCTION) && end - start == 1;
    // "Earlier this year, … confirmed that": a time is no speaker.
    let time = document.is(start, class::DATE | class::ADVERB) && !document.tokens[start].capital
        || document.says(start, &["earlier", "later", "last", "this", "on", "in", "during", "after", "before", "now"]);
    (end > start && !pronoun && !time).then_some(start..end)
}

/// Whether a label is stated or denied: "was not a nightclub".
pub(super) fn label_stance(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Stance {
    let before = tokens.start.saturating_sub(4).max(sentence.start)..tokens.start;
    let denied =
        ["not", "no", "never", "isn't", "wasn't", "isn’t", "wasn’t", "ruled", "denied", "dismissed", "rejected"];
    if before.clone().any(|i| document.says(i, &denied)) { Stance::Denied } else { Stance::Asserted }
}

/// How surely the words `tokens` of the sentence are said.
pub(super) fn stance(document: &Document, sentence: Range<usize>, tokens: &Range<usize>) -> Stance {
    let from = tokens.start.saturating_sub(REACH).max(sentence.start);
    // A mark parts what is denied from what is said.
    let mark = (from..tokens.start).rev().find(|&i| matches!(document.written(i), "," | ";" | ":" | "—"));
    let before = mark.map_or(from, |i| i + 1)..tokens.start;
    // "suspected gunmen" doubts who they are, not that they were arrested.
    let of_noun = |i: usize| document.is(i + 1, class::PERSON) && !document.is(i + 1, class::STATUS);
    let inside = |i: usize| document.is(i, class::HEDGE) && !of_noun(i) || document.says(i, &["not", "never"]);
    let has = |class: u32| {
        before.clone().any(|i| {
            let not = class == class::NEGATION
                && document.says(i, &["not", "never"])
                && !document.is(i + 1, class::NUMBER | class::MODIFIER);
            not || !of_noun(i) && document.is(i, class) && !document.is(i, class::MODIFIER | class::NUMBER)
        }) || tokens.clone().any(|i| inside(i) && document.is(i, class))
    };
    // "Officials denied that 500 people were killed", "it was not true that".
    let denied = (sentence.start..tokens.start).any(|i| {
        document.says(i, &["denied", "denies", "deny", "dismissed", "rejected"])
            && document.says(i + 1, &["that", "reports", "claims"])
            || document.says(i, &["ruled"]) && document.says(i + 1, &["out"])
            || document.says(i, &["not"]) && document.says(i + 1, &["true"])
            || document.says(i, &["untrue", "false"])
    });
    if denied || has(class::NEGATION) {
        Stance::Denied
    } else if has(class::HEDGE) {
        Stance::Hedged
    } else {
        Stance::Asserted
    }
}
