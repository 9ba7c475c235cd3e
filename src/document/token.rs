//! Cuts a text into words, digit runs and marks, each with its place and the id of its word.

use crate::lexicon::{Vocabulary, WordId, class};
use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with inner apostrophes ("don't") and the dots of an acronym ("U.S.").
    Word,
    /// ASCII digits alone; "4th" and "750K" are a digit run and a word glued to it.
    Digits,
    /// One mark: punctuation or a symbol. Curly quotes and dashes have the ids of their own characters.
    Mark,
    /// A line break (or several with blanks between them).
    Break,
}

/// One token of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub span: Span,
    /// Its word, folded; [`WordId::UNKNOWN`] if no list holds it. Straight quotes stand for curly ones.
    pub word: WordId,
    /// The classes of its word, one bit each.
    pub class: u64,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether no blank stands between it and the token before.
    pub glued: bool,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// What stands at it or close behind it on its line.
    pub near: Near,
}

/// What stands close to a token, and what can begin at it: most of a text is far from any number and any date, and no finder
/// need be asked there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Near(u8);

impl Near {
    /// Digits or a word that tells a number.
    pub const NUMBER: Self = Self(1);
    /// Digits or a word that tells a time.
    pub const TIME: Self = Self(2);
    /// A unit of time.
    pub const UNIT: Self = Self(4);

    /// A date can begin at it, as far as its word and what is close behind it tell.
    pub const DATE: Self = Self(8);
    /// A number, a date or a length of time can begin at it, as far as the same tell.
    pub const MENTION: Self = Self(16);

    /// How many tokens are close, the first counted too: "as many as an estimated total of about 20" has ten up to the digits,
    /// and no spelled number is longer than twelve.
    pub const REACH: usize = 12;

    /// Whether it is one of these.
    #[must_use]
    #[inline]
    pub fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Either of the two.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Tells each token what is close behind it and what can begin there.
pub(super) fn look_ahead(tokens: &mut [Token], vocabulary: &Vocabulary) {
    let or = vocabulary.get("or");
    let mut next = WordId::UNKNOWN;
    // A row of bits for each of the three, sixteen places apart: its highest bit is this token, the one below it the next.
    let mut close = 0_u64;
    let mut unit_behind = false;
    let rows = |row: u64| row | row << 16 | row << 32;
    let (row, below_highest) = (rows((1 << Near::REACH) - 1), rows((1 << (Near::REACH - 1)) - 1));
    for token in tokens.iter_mut().rev() {
        let digits = token.kind == TokenKind::Digits;
        // "less than a mile": an article counts a unit.
        let one = unit_behind & token.is(class::NUMBER);
        unit_behind = token.is(class::UNIT);
        let number = u64::from(digits | token.is(class::TELLS_NUMBER) | one);
        let time = u64::from(digits | token.is(class::TELLS_TIME));
        let unit = u64::from(token.is(class::TIME_UNIT));
        close = close >> 1 & below_highest | (number | time << 16 | unit << 32) << (Near::REACH - 1);
        if token.kind == TokenKind::Break {
            close = 0;
        }
        // Added to a whole row, a row carries a bit behind it unless it is empty.
        let any = (close + row) >> Near::REACH & rows(1);
        token.near = Near((any | any >> 15 | any >> 30) as u8 & 7);
        if token.is(LOOKED_AT) || token.kind != TokenKind::Word {
            token.near = token.near.or(token.opens(next == or));
        }
        next = token.word;
    }
}

/// The classes that tell a number or a time, or can begin a mention.
const LOOKED_AT: u64 = class::CALENDAR
    | class::MODIFIER
    | class::NEGATION
    | class::NUMBER
    | class::OPENS_TIME
    | class::TELLS_NUMBER
    | class::TELLS_TIME
    | class::TIME_UNIT;

impl Token {
    /// Whether its word has one of the class bits.
    #[must_use]
    #[inline]
    pub fn is(&self, class: u64) -> bool {
        self.class & class != 0
    }

    /// What can begin at it, told what is close behind it and whether "or" stands right behind it.
    #[inline]
    fn opens(&self, or: bool) -> Near {
        let near = self.near;
        let mention = Near::MENTION;
        match self.kind {
            TokenKind::Digits => return Near::DATE.or(mention),
            // "'90".
            TokenKind::Mark if self.word == WordId::ascii(b'\'') => return Near::DATE.or(mention),
            TokenKind::Break => return Near::default(),
            TokenKind::Word | TokenKind::Mark => {}
        }
        // "no later than Friday", "on or before Friday".
        let opens_date = self.kind == TokenKind::Word
            && near.has(Near::TIME)
            && (self.is(class::OPENS_TIME | class::NEGATION)
                || near.has(Near::UNIT) && self.is(class::NUMBER | class::MODIFIER)
                || or && self.is(class::CALENDAR));
        if opens_date {
            return Near::DATE.or(mention);
        }
        let opens = self.is(class::NUMBER | class::TELLS_NUMBER)
            || near.has(Near::NUMBER) && self.is(class::MODIFIER)
            || near.has(Near::UNIT) && self.is(class::TIME_UNIT | class::MODIFIER | class::CALENDAR);
        if opens { mention } else { Near::default() }
    }

    /// Whether it is this word of `text`, in any case.
    #[inline]
    pub(super) fn is_word(&self, text: &str, word: &str) -> bool {
        let written = || text.as_bytes().get(self.span.start as usize..self.span.end as usize);
        self.span.len() == word.len() && written().is_some_and(|written| written.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// Makes it stand for another word than the one it was read as: a name that is misspelt.
    pub fn stand_for(&mut self, word: WordId, vocabulary: &Vocabulary) {
        self.word = word;
        self.class = vocabulary.class(word);
    }
}

/// The tokens of `text`.
#[must_use]
pub fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(bytes.len() / 4 + 8);
    let mut at = 0;
    let mut blank = true;
    while at < bytes.len() {
        let start = at;
        // Most words are short, all ASCII letters, and end at a blank or a comma.
        let (kind, (word, class)) = if let Some((length, known)) = vocabulary.plain_word(&bytes[at..]) {
            at += length;
            (TokenKind::Word, known)
        } else {
            let Some((kind, end)) = cut(text, at) else {
                // A soft hyphen is no blank.
                blank |= !is_hidden(text, at);
                at += text[at..].chars().next().map_or(1, char::len_utf8);
                continue;
            };
            at = end;
            let known = match kind {
                // A number that a rule's name holds is a word: "Flight 370".
                TokenKind::Word | TokenKind::Digits => vocabulary.word_in(text, start..end),
                TokenKind::Mark => {
                    let word = mark(&text[start..end], vocabulary);
                    (word, vocabulary.class(word))
                }
                TokenKind::Break => (WordId::UNKNOWN, vocabulary.class(WordId::UNKNOWN)),
            };
            (kind, known)
        };
        tokens.push(Token {
            span: Span::new(start, at),
            word,
            class,
            kind,
            glued: !blank && start > 0,
            capital: kind == TokenKind::Word && is_capital(text, start),
            near: Near::default(),
        });
        blank = kind == TokenKind::Break;
        if bytes.get(at) == Some(&b' ') {
            at += 1;
            blank = true;
        }
    }
    tokens
}

/// The kind of the token that begins at `at`, and its end; `None` where a blank or a hidden mark stands.
fn cut(text: &str, at: usize) -> Option<(TokenKind, usize)> {
    let bytes = text.as_bytes();
    Some(match bytes[at] {
        b'\n' => (TokenKind::Break, end_of_break(bytes, at)),
        b' ' | b'\t' | b'\r' | 0x0B | 0x0C => return None,
        b'0'..=b'9' => (TokenKind::Digits, run(bytes, at, |b| b.is_ascii_digit())),
        b if b.is_ascii_alphabetic() => (TokenKind::Word, end_of_word(text, at)),
        b if b < 0x80 => (TokenKind::Mark, at + 1),
        _ => {
            let c = text[at..].chars().next().unwrap_or('\u{FFFD}');
            if c.is_whitespace() || is_hidden(text, at) {
                return None;
            }
            if c.is_alphabetic() {
                (TokenKind::Word, end_of_word(text, at))
            } else {
                (TokenKind::Mark, at + c.len_utf8())
            }
        }
    })
}

/// Whether a soft hyphen or a zero-width mark stands there: it is no token, but shows where a line may break.
fn is_hidden(text: &str, at: usize) -> bool {
    text[at..].starts_with(|c| matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}'))
}

fn is_capital(text: &str, at: usize) -> bool {
    match text.as_bytes()[at] {
        ascii @ 0..0x80 => ascii.is_ascii_uppercase(),
        _ => text[at..].starts_with(char::is_uppercase),
    }
}

/// The id of a mark: curly quotes, primes and dashes stand for their ASCII forms.
fn mark(written: &str, vocabulary: &Vocabulary) -> WordId {
    if let [ascii] = written.as_bytes() {
        return WordId::ascii(*ascii);
    }
    match written {
        "‘" | "’" | "‛" | "′" => WordId::ascii(b'\''),
        "“" | "”" | "„" | "‟" | "«" | "»" | "″" => WordId::ascii(b'"'),
        "‐" | "‑" | "‒" | "–" | "−" => WordId::ascii(b'-'),
        other => vocabulary.get(other),
    }
}

fn run(bytes: &[u8], mut at: usize, holds: impl Fn(u8) -> bool) -> usize {
    while at < bytes.len() && holds(bytes[at]) {
        at += 1;
    }
    at
}

/// The end of a run of blanks that holds line breaks.
fn end_of_break(bytes: &[u8], at: usize) -> usize {
    let mut last = at;
    let mut next = at;
    while next < bytes.len() && matches!(bytes[next], b'\n' | b'\r' | b' ' | b'\t') {
        next += 1;
        if bytes[next - 1] == b'\n' {
            last = next;
        }
    }
    last
}

/// The end of the word that begins at `start`: letters, inner apostrophes, the dots of an acronym. A possessive 's is left out.
fn end_of_word(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    loop {
        at = run(bytes, at, |b| b.is_ascii_alphabetic());
        let Some(&next) = bytes.get(at) else { return at };
        if next == b'.' {
            match end_of_acronym(bytes, start, at) {
                Some(end) => return end,
                None => return at,
            }
        }
        if next < 0x80 && next != b'\'' {
            return at;
        }
        let mut rest = text[at..].chars();
        let Some(c) = rest.next() else { return at };
        if c == '\'' || c == '’' {
            let after = rest.as_str();
            let possessive = after.starts_with(['s', 'S']) && !after[1..].starts_with(char::is_alphanumeric);
            if !possessive && at > start && after.starts_with(char::is_alphabetic) {
                at += c.len_utf8();
                continue;
            }
            return at;
        }
        if c.is_alphabetic() || is_combining(c) {
            at += c.len_utf8();
            continue;
        }
        return at;
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// The end of "U.S.", "a.m." or "U..S", if single letters parted by dots begin at `start` and the first dot is at `dot`.
fn end_of_acronym(bytes: &[u8], start: usize, dot: usize) -> Option<usize> {
    if dot - start != 1 {
        return None;
    }
    let mut at = dot;
    let mut letters = 1;
    loop {
        let mut next = run(bytes, at, |b| b == b'.');
        if next == at || next - at > 2 {
            break;
        }
        if bytes.get(next).is_some_and(u8::is_ascii_alphabetic)
            && !bytes.get(next + 1).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80)
        {
            letters += 1;
            next += 1;
            at = next;
            continue;
        }
        // The dot after the last letter belongs to the acronym.
        if letters > 1 && next - at == 1 {
            at = next;
        }
        break;
    }
    (letters > 1).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokenize(text, &Vocabulary::empty()).iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(cut("Moscow’s 750K, don't"), ["Moscow", "’", "s", "750", "K", ",", "don't"]);
        assert_eq!(cut("13-year-old Su-35 €5m"), ["13", "-", "year", "-", "old", "Su", "-", "35", "€", "5", "m"]);
    }

    #[test]
    fn acronyms_keep_their_dots() {
        assert_eq!(
            cut("the U.S. Embassy, the U..S has; at 5 p.m. He"),
            ["the", "U.S.", "Embassy", ",", "the", "U..S", "has", ";", "at", "5", "p.m.", "He"]
        );
        assert_eq!(cut("plan B. Then J. R. Smith"), ["plan", "B", ".", "Then", "J", ".", "R", ".", "Smith"]);
    }

    #[test]
    fn a_token_knows_what_is_close_behind_it_on_its_line() {
        let vocabulary = &crate::lexicon::english().vocabulary;
        let near = |text: &str, any: Near| {
            let mut tokens = tokenize(text, vocabulary);
            look_ahead(&mut tokens, vocabulary);
            tokens[0].near.has(any)
        };
        let words = |many: usize| "boats ".repeat(many);
        for (word, is) in [("7", Near::NUMBER), ("7", Near::TIME), ("Friday", Near::TIME), ("weeks", Near::UNIT)] {
            assert!(near(&format!("{}{word}", words(Near::REACH - 1)), is), "{word} in reach");
            assert!(!near(&format!("{}{word}", words(Near::REACH)), is), "{word} out of reach");
            assert!(!near(&format!("{}\n{word}", words(1)), is), "{word} on the next line");
        }
        assert!(!near("Friday", Near::NUMBER.or(Near::UNIT)) && !near("boats", Near::DATE.or(Near::MENTION)));
    }

    #[test]
    fn a_line_break_is_a_token() {
        assert_eq!(cut("a \n \n b"), ["a", "\n \n", "b"]);
    }
}
