//! Quoted speech: which stretch of a text is somebody's words, and whose.
//!
//! `“It was a blast,” said Ada Holm of the port.` is Ada Holm's up to the comma; so is every paragraph between quotation
//! marks under a line that says `Ada Holm, harbour master:`.

mod attribution;
mod cue;
mod phrase;
mod pronoun;

use attribution::Attribution;

use std::ops::Range;

use super::sentence::QUOTE;
use super::{Document, TokenKind};
use crate::lexicon::{WordId, class};

/// One stretch of quoted speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Quotation {
    /// Its tokens, the quotation marks included.
    pub tokens: Range<usize>,
    /// The tokens that name the speaker, where the text tells.
    pub speaker: Option<Range<usize>>,
}

/// A quotation that is never closed ends after this many paragraphs.
const MOST_PARAGRAPHS: usize = 10;

/// Who says what in a document.
#[derive(Debug)]
pub(crate) struct Speech {
    /// In order of the sentences.
    attributions: Vec<Attribution>,
    /// Quoted speech, in order.
    quotations: Vec<Quotation>,
}

impl Speech {
    /// Who says what in a document whose sentences are known.
    pub(super) fn of(document: &Document) -> Self {
        let sentences = document.sentences.iter();
        let mut attributions: Vec<Attribution> =
            sentences.flat_map(|s| attribution::of_sentence(document, s.tokens.clone())).collect();
        pronoun::resolve(document, &mut attributions);
        let quotations = quotations(document, &attributions);
        Self { attributions, quotations }
    }

    /// Whether token `index` belongs to somebody who only speaks in `sentence`, read without the others.
    pub(super) fn is_speaker_in(document: &Document, sentence: Range<usize>, index: usize) -> bool {
        attribution::of_sentence(document, sentence).iter().any(|a| a.said.contains(&index))
    }

    /// The attributions in the sentence that holds token `index`.
    pub(super) fn of_sentence(&self, document: &Document, index: usize) -> impl Iterator<Item = &Attribution> {
        let sentence = document.sentence_around(index).map_or(0..0, |s| s.tokens.clone());
        let first = self.attributions.partition_point(|a| a.scope.end.max(a.said.end) <= sentence.start);
        self.attributions[first..].iter().take_while(move |a| a.said.start < sentence.end)
    }

    /// The tokens that name who says token `index`: the speaker of the quotation around it, else whoever governs the fewest
    /// words with it among them.
    pub(super) fn speaker_of(&self, document: &Document, index: usize) -> Option<Range<usize>> {
        let next = self.quotations.partition_point(|q| q.tokens.start <= index);
        let around = next.checked_sub(1).map(|i| &self.quotations[i]).filter(|q| index < q.tokens.end);
        if let Some(speaker) = around.and_then(|q| q.speaker.clone()) {
            return Some(speaker);
        }
        let governs =
            self.of_sentence(document, index).filter(|a| a.scope.contains(&index) && !a.said.contains(&index));
        governs.min_by_key(|a| (a.scope.len(), std::cmp::Reverse(a.said.start))).and_then(|a| a.speaker.clone())
    }
}

fn quotations(document: &Document, attributions: &[Attribution]) -> Vec<Quotation> {
    let mut quotations = Vec::new();
    let mut at = 0;
    while let Some(next) = document.tokens[at..].iter().position(|t| t.word == QUOTE) {
        at += next;
        if opens(document, at) {
            let end = end_of_quotation(document, at);
            let speaker = speaker(document, attributions, at..end, quotations.last());
            quotations.push(Quotation { tokens: at..end, speaker });
            at = end;
        } else {
            at += 1;
        }
    }
    quotations
}

fn opens(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    token.word == QUOTE
        && match document.written(at) {
            "“" | "„" | "«" => true,
            "\"" => !token.glued && document.tokens.get(at + 1).is_some_and(|t| t.glued),
            _ => false,
        }
}

fn closes(document: &Document, at: usize) -> bool {
    document.tokens[at].word == QUOTE && matches!(document.written(at), "”" | "»" | "\"")
}

/// One past the closing mark of the quotation that opens at `open`. A quotation that runs over paragraphs may open anew in
/// each ("“First…", "“Second…”") or only once; quotations inside it are counted.
fn end_of_quotation(document: &Document, open: usize) -> usize {
    let mut depth = 1;
    let mut paragraphs = 0;
    let mut end_of_first = document.tokens.len();
    for at in open + 1..document.tokens.len() {
        let new_paragraph = document.tokens[at - 1].kind == TokenKind::Break;
        if document.tokens[at].kind == TokenKind::Break {
            paragraphs += 1;
            if paragraphs == 1 {
                end_of_first = at;
            }
            if paragraphs > MOST_PARAGRAPHS {
                return end_of_first;
            }
        } else if closes(document, at) && !(new_paragraph && document.written(at) == "\"") {
            depth -= 1;
            if depth == 0 {
                return at + 1;
            }
        } else if opens(document, at) {
            if new_paragraph {
                // The old quotation goes on, or was left open and a new one begins: either way one level is open.
                depth = 1;
            } else {
                depth += 1;
            }
        }
    }
    end_of_first
}

/// Who says the quotation: whoever speaks in the sentences it begins and ends in, next to it; or the line above it.
fn speaker(
    document: &Document,
    found: &[Attribution],
    quotation: Range<usize>,
    before: Option<&Quotation>,
) -> Option<Range<usize>> {
    let last = document.sentence_around(quotation.end.saturating_sub(1))?;
    let first = document.sentence_around(quotation.start)?;
    let inside = |a: &&Attribution, tokens: Range<usize>| tokens.start <= a.said.start && a.said.end <= tokens.end;
    let behind = found
        .iter()
        .find(|a| inside(a, quotation.end..last.tokens.end) && (a.tail || a.said.start <= quotation.end + 1));
    let ahead = found.iter().rev().find(|a| inside(a, first.tokens.start..quotation.start));
    let goes_on = || {
        // “Two died,” said Ada Holm. “Four are hurt.”
        let before = before?;
        let said = found.iter().any(|a| inside(&a, before.tokens.end..quotation.start));
        let same = document.sentence_of(before.tokens.end.saturating_sub(1)) + 1
            >= document.sentence_of(quotation.start)
            && document.sentence_around(before.tokens.start)?.paragraph == first.paragraph;
        (said && same).then(|| before.speaker.clone()).flatten()
    };
    behind.or(ahead).and_then(|a| a.speaker.clone()).or_else(goes_on).or_else(|| line_above(document, quotation.start))
}

/// The run of capitalised words at `at`, if it is a name: not the first word of a sentence alone, no function word.
fn name_at(document: &Document, at: usize, limit: usize) -> Option<Range<usize>> {
    let mut end = at;
    while end < limit {
        let token = document.tokens[end];
        let joined = token.word == WordId::ascii(b'-') && token.glued && end > at;
        let initial = token.word == WordId::ascii(b'.')
            && token.glued
            && end > at
            && document.tokens[end - 1].span.len() <= 4
            && document.tokens.get(end + 1).is_some_and(|t| t.capital);
        if !(token.kind == TokenKind::Word && token.capital && !document.is(end, class::FUNCTION) || joined || initial)
        {
            break;
        }
        end += 1;
    }
    while end > at && document.tokens[end - 1].kind == TokenKind::Mark {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// The name on the line above, if that line only says who speaks: "Ada Holm, harbour master:" or "Ada Holm".
fn line_above(document: &Document, at: usize) -> Option<Range<usize>> {
    let paragraph = document.sentence_around(at)?.paragraph;
    let first = document.sentences.get(document.paragraphs.get(paragraph)?.sentences.start)?;
    if first.tokens.start != at {
        return None;
    }
    let above = document.paragraphs.get(paragraph.checked_sub(1)?)?;
    if above.sentences.len() != 1 {
        return None;
    }
    let line = document.sentences[above.sentences.start].tokens.clone();
    let name = name_at(document, line.start, line.end)?;
    let colon = document.is_mark(line.end - 1, b':');
    (name.len() >= 2 && (colon || name.end == line.end)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use crate::lexicon::english;

    /// Each quotation as "speaker: words".
    fn quoted(text: &str) -> Vec<String> {
        let document = Document::read(text, &english().vocabulary);
        let say = |tokens: std::ops::Range<usize>| document.span(tokens).of(text).to_owned();
        let all = document.speech().quotations.iter();
        all.map(|q| format!("{}: {}", q.speaker.clone().map_or("?".to_owned(), say), say(q.tokens.clone()))).collect()
    }

    #[test]
    fn the_speaker_stands_beside_the_verb() {
        assert_eq!(quoted("“It sank at noon,” said Ada Holm of the port."), ["Ada Holm: “It sank at noon,”"]);
        assert_eq!(quoted("Ada Holm, the harbour master, said: \"It sank.\""), ["Ada Holm: \"It sank.\""]);
    }

    #[test]
    fn the_line_above_a_quotation_names_the_speaker() {
        let text = "Ada Holm, harbour master:\n“It sank at “Noon Rock”.\nNobody was hurt.”\nThe end.";
        assert_eq!(quoted(text), ["Ada Holm: “It sank at “Noon Rock”.\nNobody was hurt.”"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        assert_eq!(quoted("He wrote “never again.\nThe end."), ["?: “never again."]);
    }
}
