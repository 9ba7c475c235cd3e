//! Cuts tokens into sentences and paragraphs. A line break ends a paragraph unless the text is hard-wrapped; a full stop
//! ends a sentence unless it belongs to an abbreviation, an initial or an acronym that the sentence goes on after.

use std::ops::Range;

use super::broken;
use super::token::{Token, TokenKind};
use crate::lexicon::{WordId, class};

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The index of its paragraph.
    pub paragraph: usize,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Body,
    /// A headline or a heading between paragraphs: no full stop, few words.
    Heading,
    /// The words under a picture.
    Caption,
    /// Not the article: navigation, related links, repeated glossaries.
    Boilerplate,
}

/// One paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its sentences.
    pub sentences: Range<usize>,
}

/// Longest sentence in tokens; a text with no full stops is cut here, so that work a sentence stays bounded.
const LONGEST: usize = 400;

/// Splits tokens into sentences and paragraphs; every token but the breaks lies in one sentence. Asked is only at `stops`, the
/// breaks and the tokens with which a sentence may end.
pub(super) fn split(text: &str, tokens: &[Token], stops: &[usize]) -> (Vec<Sentence>, Vec<Paragraph>) {
    let splitter = Splitter { text, tokens };
    let mut sentences: Vec<Sentence> = Vec::with_capacity(stops.len() + 1);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(stops.len() / 2 + 1);
    let mut first_sentence = 0;
    let mut start = 0;
    // The end of the text is a break behind its last token.
    for &stop in stops.iter().chain([&tokens.len()]) {
        while start + LONGEST <= stop {
            push(&mut sentences, start..start + LONGEST, paragraphs.len());
            start += LONGEST;
        }
        if tokens.get(stop).is_none_or(|t| t.kind == TokenKind::Break) {
            push(&mut sentences, start..stop, paragraphs.len());
            start = stop + 1;
            if first_sentence < sentences.len() {
                paragraphs.push(Paragraph { sentences: first_sentence..sentences.len() });
                first_sentence = sentences.len();
            }
        } else if stop + 1 - start >= LONGEST || splitter.ends_sentence(start, stop) {
            push(&mut sentences, start..stop + 1, paragraphs.len());
            start = stop + 1;
        }
    }
    (sentences, paragraphs)
}

fn push(sentences: &mut Vec<Sentence>, tokens: Range<usize>, paragraph: usize) {
    if !tokens.is_empty() {
        sentences.push(Sentence { tokens, paragraph });
    }
}

/// Leaves out the breaks that stand only where a line was wrapped.
pub(super) fn join_wrapped(text: &str, tokens: &mut Vec<Token>, stops: &mut Vec<usize>) {
    let width = wrapped_at(text);
    let wrapped = width.is_some();
    let soft = |index: usize| {
        let (Some(before), Some(after)) = (index.checked_sub(1).map(|i| tokens[i]), tokens.get(index + 1)) else {
            return false;
        };
        // An empty line ends a paragraph.
        if tokens[index].span.of(text).bytes().filter(|&b| b == b'\n').count() != 1 {
            return false;
        }
        if !wrapped && matches!(before.span.of(text), "." | "!" | "?" | ":") {
            return false;
        }
        let lower = after.kind == TokenKind::Word && !after.capital;
        let line_start = || text[..before.span.end as usize].rfind('\n').map_or(0, |i| i + 1);
        let full = |width: usize| {
            let line = before.span.end as usize - line_start();
            let word = text[after.span.start as usize..].split_whitespace().next().map_or(0, str::len);
            // "named as:" may be the longest line and open a list.
            line >= WRAPPED || line + 1 + word > width && before.span.of(text) != ":"
        };
        lower && before.kind == TokenKind::Word || width.is_some_and(full) || broken::is_date(text, tokens, index)
    };
    let is_soft = |&stop: &usize| tokens[stop].kind == TokenKind::Break && soft(stop);
    let left_out: Vec<usize> = stops.iter().copied().filter(is_soft).collect();
    if left_out.is_empty() {
        return;
    }
    let mut gone = left_out.iter().peekable();
    let mut index = 0;
    tokens.retain(|_| {
        index += 1;
        gone.next_if(|&&gone| gone == index - 1).is_none()
    });
    let mut before = 0;
    stops.retain_mut(|stop| {
        let stays = left_out.get(before) != Some(stop);
        *stop -= before;
        before += usize::from(!stays);
        stays
    });
}

/// Fewest bytes of a line that was broken because it was full. A shorter one was if the next word had made it the longest.
const WRAPPED: usize = 55;

/// The bytes of the longest line of a text whose lines were broken at a fixed width: they are followed by more text and are
/// all about as long.
fn wrapped_at(text: &str) -> Option<usize> {
    let mut lines = text.lines().take(400).peekable();
    let (mut inside, mut broken, mut width) = (0, 0, 0);
    while let Some(line) = lines.next() {
        if line.len() > 120 && line.trim_end().chars().count() > 120 {
            return None;
        }
        width = width.max(line.len());
        let Some(next) = lines.peek().filter(|next| !next.trim().is_empty() && !line.trim().is_empty()) else {
            continue;
        };
        broken += 1;
        // A line that goes on with a small letter was broken inside a sentence.
        inside += usize::from(next.trim_start().starts_with(char::is_lowercase));
    }
    (broken >= 3 && inside * 10 >= broken * 3).then_some(width)
}

struct Splitter<'a> {
    text: &'a str,
    tokens: &'a [Token],
}

impl Splitter<'_> {
    fn is(&self, index: usize, class: u64) -> bool {
        self.tokens.get(index).is_some_and(|t| t.is(class))
    }

    fn written(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |t| t.span.of(self.text))
    }

    /// Whether a sentence that began at `start` ends with the token at `index`.
    fn ends_sentence(&self, start: usize, index: usize) -> bool {
        // Closing quotes and brackets belong to the sentence before them.
        let mut stop = index;
        while stop > start && self.tokens[stop].glued && self.is_closing(stop) {
            stop -= 1;
        }
        if !self.is_end(stop) {
            return false;
        }
        let Some(next) = self.tokens.get(index + 1) else { return false };
        if next.glued && self.is_closing(index + 1) {
            return false;
        }
        let ending = self.tokens[stop];
        let opens = || next.capital || next.kind == TokenKind::Digits || self.is_opening(index + 1);
        match ending.kind {
            TokenKind::Mark if ending.word == WordId::ascii(b'.') && stop > start => {
                if next.glued {
                    // "killings.He vowed": a blank is missing.
                    return next.capital && stop == index && self.is_long_lower(stop - 1);
                }
                opens() && !self.is_abbreviated(start, stop, index)
            }
            TokenKind::Mark => matches!(self.written(stop), "!" | "?" | "…") && !next.glued && opens(),
            // "met the U.S. The talks", but "the U.S. Embassy".
            TokenKind::Word => {
                let acronym = ending.span.len() > 2 && self.written(stop).ends_with('.');
                acronym && !next.glued && next.capital && (stop < index || self.starts_sentences(index + 1))
            }
            TokenKind::Digits | TokenKind::Break => false,
        }
    }

    /// Whether the full stop at `stop` belongs to the word before it, and the sentence goes on after `index`.
    fn is_abbreviated(&self, start: usize, stop: usize, index: usize) -> bool {
        let before = self.tokens[stop - 1];
        if !self.tokens[stop].glued || stop < index {
            return false;
        }
        match before.kind {
            // "1. First item": a list number; "No. 4" ends with a digit and is no start.
            TokenKind::Digits => stop - 1 == start,
            TokenKind::Word if before.span.len() == 1 => {
                // "J. Smith", "p. 4".
                self.tokens[index + 1].kind == TokenKind::Digits || before.capital && !self.starts_sentences(index + 1)
            }
            TokenKind::Word => {
                self.is(stop - 1, class::ABBREVIATION)
                    && (before.capital || !self.tokens[index + 1].capital)
                    && !(self.starts_sentences(index + 1) && self.written(stop - 1).len() > 2)
            }
            _ => false,
        }
    }

    fn starts_sentences(&self, index: usize) -> bool {
        let lower_half = class::FUNCTION;
        self.is(index, lower_half) && !matches!(self.written(index), "I" | "Of" | "OF" | "AND" | "FOR" | "IN" | "TO")
    }

    fn is_long_lower(&self, index: usize) -> bool {
        let token = self.tokens[index];
        token.kind == TokenKind::Word && !token.capital && token.span.len() > 3
    }

    /// Whether a sentence can end with the token, as far as that tells: of words only an acronym, "U.S.", has a full stop.
    fn is_end(&self, index: usize) -> bool {
        const ENDS: u128 = 1 << b'.' | 1 << b'!' | 1 << b'?';
        let token = self.tokens[index];
        match token.kind {
            TokenKind::Word => self.text.as_bytes()[token.span.end as usize - 1] == b'.',
            // What is not ASCII is looked at in the text.
            TokenKind::Mark => !(1..128).contains(&token.word.0) || ENDS & 1 << token.word.0 != 0,
            TokenKind::Digits | TokenKind::Break => false,
        }
    }

    fn is_closing(&self, index: usize) -> bool {
        // Curly quotes have the words of straight ones.
        const QUOTES: u128 = 1 << b'"' | 1 << b'\'';
        const BRACKETS: u128 = 1 << b')' | 1 << b']';
        let word = self.tokens[index].word.0;
        let is = |marks: u128| word < 128 && marks & 1 << word != 0;
        is(BRACKETS) || is(QUOTES) && matches!(self.mark(index), Some('”' | '’' | '"' | '\'' | '»'))
    }

    fn is_opening(&self, index: usize) -> bool {
        matches!(self.mark(index), Some('“' | '‘' | '"' | '\'' | '(' | '[' | '«' | '•' | '-' | '—' | '–'))
    }

    fn mark(&self, index: usize) -> Option<char> {
        let token = self.tokens.get(index).filter(|t| t.kind == TokenKind::Mark)?;
        self.text[token.span.start as usize..].chars().next()
    }
}

/// The word of a straight or curly double quote.
pub(super) const QUOTE: WordId = WordId::ascii(b'"');

#[cfg(test)]
mod tests {
    use super::super::Document;
    use crate::lexicon::english;

    fn sentences(text: &str) -> Vec<&str> {
        let document = Document::read(text, &english().vocabulary);
        document.sentences.iter().map(|s| document.span(s.tokens.clone()).of(text)).collect()
    }

    #[test]
    fn a_full_stop_of_an_abbreviation_ends_no_sentence() {
        assert_eq!(
            sentences("The U.S. Embassy in Oslo closed. It reopened."),
            ["The U.S. Embassy in Oslo closed.", "It reopened."]
        );
        assert_eq!(
            sentences("Gen. Ada Holm and Lt. Col. J. R. Berg met the U.S. The talks failed."),
            ["Gen. Ada Holm and Lt. Col. J. R. Berg met the U.S.", "The talks failed."]
        );
        assert_eq!(sentences("It began at 5 p.m. Oslo time (see p. 4). Some 3.4 million saw it.").len(), 2);
    }

    #[test]
    fn a_closing_quote_belongs_to_its_sentence() {
        assert_eq!(sentences("“Who?” he asked. “Nobody.” She left."), ["“Who?” he asked.", "“Nobody.”", "She left."]);
    }

    #[test]
    fn list_numbers_end_no_sentence() {
        assert_eq!(sentences("1. First item. 2. Second item."), ["1. First item.", "2. Second item."]);
    }

    #[test]
    fn a_line_is_a_paragraph_unless_the_text_is_wrapped() {
        assert_eq!(sentences("A heading\nThe river rose.").len(), 2);
        let wrapped = "The river rose by four metres in a single night and the people\n\
                       of the lower town were told to leave their houses before the\n\
                       morning. Nobody was hurt, said the mayor, who had slept in the\n\
                       school.\n";
        assert_eq!(sentences(wrapped).len(), 2);
    }

    #[test]
    fn a_narrow_column_is_wrapped_where_the_next_word_had_been_too_long() {
        let column = "The river rose by four metres on\nMonday night, and the\npeople of the lower town\nleft before Tuesday.\n\
                      Nobody in Kirby Moor\n14 miles away was hurt.\n";
        assert_eq!(sentences(column).len(), 3);
        let list = "The dead were named as\nthree men of the lower\ntown, all of them over 60:\nA. Holm\nB. Berg\nand the\nmayor.";
        assert!(sentences(list).contains(&"A. Holm"), "{:?}", sentences(list));
    }
}
