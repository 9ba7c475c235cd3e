//! The noun behind a number above one, told in one look: most numbers count a plain word with the end of its phrase right behind,
//! "[137] people were", or have no noun at all, "[137], they said".

use super::plural::{ends_in_s, is_plural};
use super::{Noun, list_end, past_of};
use crate::document::{Document, Token, TokenKind};
use crate::lexicon::{WordId, class, english, surrounding};

/// What one look tells of the noun behind a number above one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::mention) enum Told {
    /// There is none.
    Nothing,
    /// The one word right behind the number.
    Word,
    /// Only the whole phrase tells.
    Open,
}

impl Told {
    /// The noun at token `at`, if one is told.
    pub(in crate::mention) fn noun(self, at: usize) -> Option<Noun> {
        (self == Self::Word).then(|| Noun { tokens: at..at + 1, head: at })
    }
}

/// What is told of the noun at token `at`, right behind a number.
pub(in crate::mention) fn tell(document: &Document, at: usize) -> Told {
    let Some(token) = document.tokens.get(at) else { return Told::Nothing };
    match token.kind {
        TokenKind::Break => Told::Nothing,
        // "hundreds, possibly thousands, of civilians".
        TokenKind::Mark if token.word == WordId::ascii(b',') && document.is(at - 1, class::NUMBER) => Told::Open,
        TokenKind::Mark if closes(*token) => Told::Nothing,
        TokenKind::Word if !token.glued && !english().numbers.tells(token.word, surrounding::LEADS) => {
            if token.is(class::FUNCTION) {
                // "22 IS fighters".
                let acronym = token.capital && document.is(at + 1, class::PERSON);
                return if acronym || document.is_mark(at + 1, b'-') { Told::Open } else { Told::Nothing };
            }
            if is_plain(document, at, *token) && ends(document, at + 1, *token) { Told::Word } else { Told::Open }
        }
        _ => Told::Open,
    }
}

/// Whether the "of" at token `at` leads to nothing that a number before it could count: "[many] of them", "[several] of those who".
pub(in crate::mention) fn leads_nowhere(document: &Document, at: usize) -> bool {
    past_of(document, at).is_none_or(|start| tell(document, start) == Told::Nothing)
}

/// Whether a mark ends the phrase before it.
fn closes(mark: Token) -> bool {
    [b'.', b',', b')', b';', b':', b'?', b'!'].iter().any(|&closing| mark.word == WordId::ascii(closing))
}

/// Whether the word is a noun in the plural, and nothing that could be a verb or a time.
fn is_plain(document: &Document, at: usize, token: Token) -> bool {
    let verb = token.is(class::VERB | class::STATUS) && (!token.is(class::PERSON) || token.is(class::STATUS));
    !token.is(class::DATE | class::NUMBER)
        && is_plural(document, at)
        // "two defeats": behind a number above one no verb ends in s.
        && (!verb || ends_in_s(document, at))
        && !english().numbers.tells(token.word, surrounding::ADJECTIVE)
}

/// Whether the phrase of the noun before token `at` ends there.
fn ends(document: &Document, at: usize, noun: Token) -> bool {
    let Some(token) = document.tokens.get(at) else { return true };
    // "12 men, women and children", but "12 men and three dogs".
    let more = || noun.is(class::PERSON) && list_end(document, at).is_some();
    match token.kind {
        TokenKind::Break => true,
        TokenKind::Digits => !token.glued,
        TokenKind::Mark => closes(*token) && !(token.word == WordId::ascii(b',') && more()),
        TokenKind::Word if token.glued => false,
        TokenKind::Word if token.is(class::FUNCTION) => !more(),
        TokenKind::Word => {
            let other = class::VERB | class::STATUS | class::ADVERB | class::NUMBER | class::MODIFIER;
            token.is(class::DATE) || token.is(other) && !token.is(class::PERSON)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    fn told(text: &str) -> Told {
        tell(&Document::read(text, &english().vocabulary), 1)
    }

    #[test]
    fn a_plain_plural_before_the_end_of_its_phrase_is_the_noun() {
        for text in [
            "12 ferries were late",
            "12 SHEPHERDS WERE HURT",
            "12 nurses, he said",
            "12 tents.",
            "12 shepherds and a dog",
        ] {
            assert_eq!(told(text), Told::Word, "{text}");
        }
    }

    #[test]
    fn no_noun_is_told_before_a_function_word_a_mark_or_the_end() {
        for text in ["12 were late", "12, he said", "12.", "12", "12\nferries"] {
            assert_eq!(told(text), Told::Nothing, "{text}");
        }
    }

    #[test]
    fn all_other_phrases_are_left_open() {
        for text in [
            "12 late ferries",
            "12 of the ferries",
            "12 more ferries",
            "12 ferries laden with mail",
            "12 shepherds and nurses",
            "12 ferries' crews",
            "12-member crews",
            "hundreds, possibly thousands, of ferries",
        ] {
            assert_eq!(told(text), Told::Open, "{text}");
        }
    }
}
