//! Who says a claim, and how surely: the publisher itself, somebody it quotes, or somebody it names as its source.

mod stance;

pub(super) use stance::{label_stance, stance};

use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// The words that name who says token `at` of the text, as an editor prints them; `None` for the publisher's own voice.
pub(super) fn speaker(document: &Document, at: usize) -> Option<String> {
    let tokens = document.speaker_of(at)?;
    let text = document.span(tokens.clone()).of(document.text);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(if opens_small(document, tokens.start, tokens.end) { lower_first(&words) } else { words })
}

/// Whether the capital of the first word is the sentence's and not its own: "Police said", "A doctor said".
fn opens_small(document: &Document, first: usize, end: usize) -> bool {
    let shouted = document.written(first).chars().nth(1).is_some_and(char::is_uppercase);
    // "Police Chief Ada Holm" keeps its capital: it belongs to the name.
    let title = first + 1 < end
        && document.tokens[first + 1].capital
        && document.tokens[first + 1].kind == TokenKind::Word
        && !document.is(first, class::FUNCTION);
    let common = document.vocabulary.class(document.word(first)) & !(class::NO_KIND | class::DATE) != 0
        && !document.is(first, class::PLACE | class::ABBREVIATION)
        || document.is_mark(first + 1, b'-') && document.says(first, &["state", "government"]);
    document.tokens[first].capital && !shouted && !title && common
}

fn lower_first(words: &str) -> String {
    let mut rest = words.chars();
    rest.next().map_or_else(String::new, |first| first.to_lowercase().chain(rest).collect())
}
