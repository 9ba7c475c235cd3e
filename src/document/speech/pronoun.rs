//! Whom "he said" means: the last speaker that the pronoun fits, or the name that the sentence before begins with.

use std::ops::Range;

use super::attribution::Attribution;
use super::phrase;
use crate::document::Document;
use crate::lexicon::class;

/// Most sentences between a pronoun and its name.
const FAR: usize = 6;

/// Gives every pronoun among the attributions the words it stands for.
pub(super) fn resolve(d: &Document, found: &mut [Attribution]) {
    for i in 0..found.len() {
        let Some(pronoun) = found[i].pronoun else { continue };
        let sentence = d.sentence_of(pronoun);
        let named = found[..i]
            .iter()
            .rev()
            .take_while(|a| d.sentence_of(a.said.start) + FAR >= sentence)
            .filter_map(|a| a.speaker.clone())
            .find(|name| fits(d, pronoun, name));
        let speaker = opening(d, sentence, pronoun)
            .or(named)
            .or_else(|| sentence.checked_sub(1).and_then(|s| opening(d, s, pronoun)));
        found[i].speaker = speaker;
    }
}

/// Whether the pronoun can stand for the name.
fn fits(d: &Document, pronoun: usize, name: &Range<usize>) -> bool {
    let head = phrase::head(d, name.clone());
    let plural = d.says(head, &["police", "people", "staff", "media", "forces"])
        || d.written(head).ends_with('s') && !d.tokens[head].capital;
    let person = name.clone().any(|i| d.is(i, class::GIVER) && is_one_person(d, i) || d.is(i, class::PERSON));
    let acronym = d.written(head).len() > 1 && d.written(head).chars().all(|c| c.is_ascii_uppercase() || c == '.');
    let office = !person && (d.is(head, class::GIVER | class::PLACE) || acronym);
    match d.written(pronoun).to_ascii_lowercase().as_str() {
        "they" => plural,
        "it" => !plural && office,
        _ => !plural && !office,
    }
}

/// Nouns for one person who speaks for others.
fn is_one_person(d: &Document, head: usize) -> bool {
    let written = d.written(head).to_ascii_lowercase();
    ["man", "woman", "person", "er", "or", "ist", "ness", "chief", "cian"].iter().any(|end| written.ends_with(end))
        && !["power", "centre", "center"].contains(&written.as_str())
}

/// The name that a sentence begins with, for "he" and "she": "Ada Holm wept as she said…".
fn opening(d: &Document, sentence: usize, pronoun: usize) -> Option<Range<usize>> {
    if !d.says(pronoun, &["he", "she"]) {
        return None;
    }
    let tokens = d.sentences.get(sentence)?.tokens.clone();
    let name = phrase::after(d, tokens.start, tokens.end.min(pronoun))?;
    let verb = d.is(name.end, class::VERB | class::AUXILIARY) || d.is_mark(name.end, b',');
    let person = phrase::is_name(d, name.clone()) && name.len() > 1 && !d.is(name.end - 1, class::PLACE | class::EVENT);
    (name.start == tokens.start && verb && person).then_some(name)
}
