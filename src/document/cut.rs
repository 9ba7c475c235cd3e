//! Cuts a text into words, digit runs and marks, each with its place and the id of its word.
//!
//! Most tokens are words of ASCII letters behind a blank: those are cut and looked up sixteen bytes at a time, and nothing else
//! is asked of them. All the rest goes the long way.

use super::token::{Token, TokenKind};
use crate::lexicon::{PlainWord, Vocabulary, WordId};
use crate::span::Span;

/// The tokens of `text`.
#[must_use]
pub fn tokenize(text: &str, vocabulary: &Vocabulary) -> Vec<Token> {
    cut(text, vocabulary).0
}

/// The tokens of `text`, and where among them a line ends or a sentence may: at breaks, at acronyms, and at the marks that end
/// sentences or are looked at in the text, since they are not ASCII.
pub(super) fn cut(text: &str, vocabulary: &Vocabulary) -> (Vec<Token>, Vec<usize>) {
    let bytes = text.as_bytes();
    let mut tokens = Vec::with_capacity(bytes.len() / 4 + 8);
    let mut stops = Vec::with_capacity(bytes.len() / 64 + 8);
    let mut at = 0;
    // Whether a blank stands before; the first token has nothing before it.
    let mut blank = true;
    loop {
        (at, blank) = cut_plain_words(bytes, at, blank, vocabulary, &mut tokens);
        if at == bytes.len() {
            return (tokens, stops);
        }
        if let Some(token) = read(text, at, !blank, vocabulary) {
            let end = token.span.end as usize;
            if may_stop(token, bytes[end - 1]) {
                stops.push(tokens.len());
            }
            tokens.push(token);
            let blank_behind = bytes.get(end) == Some(&b' ');
            at = end + usize::from(blank_behind);
            blank = blank_behind || token.kind == TokenKind::Break;
        } else {
            // A soft hyphen is no blank.
            blank |= !is_hidden(text, at);
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
}

/// Cuts words of ASCII letters, from `at` on, as long as nothing but single blanks parts them. Tells where it ends and whether a
/// blank stands before that place. Not to be inlined: the less stands beside this loop, the faster it is.
#[inline(never)]
fn cut_plain_words(
    bytes: &[u8],
    mut at: usize,
    mut blank: bool,
    vocabulary: &Vocabulary,
    tokens: &mut Vec<Token>,
) -> (usize, bool) {
    while let Some(plain) = bytes.get(at..).and_then(|rest| vocabulary.plain_word(rest)) {
        let PlainWord { length, id: word, class, capital, blank_behind } = plain;
        let (span, kind) = (Span::new(at, at + length), TokenKind::Word);
        tokens.push(Token { span, word, class, kind, glued: !blank, capital });
        at += length + usize::from(blank_behind);
        blank = blank_behind;
    }
    (at, blank)
}

/// Whether a line or a sentence may end at a token, told its last byte.
fn may_stop(token: Token, last: u8) -> bool {
    match token.kind {
        TokenKind::Word => last == b'.',
        TokenKind::Mark => !(1..128).contains(&token.word.0) || CLOSING & 1 << token.word.0 != 0,
        TokenKind::Digits => false,
        TokenKind::Break => true,
    }
}

/// The ASCII marks with which a sentence can end, quotes for curly ones too; one bit each.
const CLOSING: u128 = 1 << b'.' | 1 << b'!' | 1 << b'?' | 1 << b'"' | 1 << b'\'' | 1 << b')' | 1 << b']';

/// The token that begins at `at`; `None` where a blank or a hidden mark stands.
fn read(text: &str, at: usize, glued: bool, vocabulary: &Vocabulary) -> Option<Token> {
    let (kind, end) = token_at(text, at)?;
    let (word, class) = match kind {
        // A number that a rule's name holds is a word: "Flight 370".
        TokenKind::Word | TokenKind::Digits => vocabulary.word_in(text, at..end),
        TokenKind::Mark => {
            let word = mark(&text[at..end], vocabulary);
            (word, vocabulary.class(word))
        }
        TokenKind::Break => (WordId::UNKNOWN, vocabulary.class(WordId::UNKNOWN)),
    };
    let capital = kind == TokenKind::Word && is_capital(text, at);
    Some(Token { span: Span::new(at, end), word, class, kind, glued, capital })
}

/// The kind of the token that begins at `at`, and its end; `None` where a blank or a hidden mark stands.
fn token_at(text: &str, at: usize) -> Option<(TokenKind, usize)> {
    let bytes = text.as_bytes();
    Some(match bytes[at] {
        b'\n' => (TokenKind::Break, end_of_break(bytes, at)),
        b' ' | b'\t' | b'\r' | 0x0B | 0x0C => return None,
        b'0'..=b'9' => (TokenKind::Digits, run(bytes, at, |b| b.is_ascii_digit())),
        b if b.is_ascii_alphabetic() => (TokenKind::Word, end_of_word(text, at)),
        b if b < 0x80 => (TokenKind::Mark, at + 1),
        // From U+2010 to U+2027 stand dashes, curly quotes, bullets and dots.
        0xE2 if matches!(bytes[at + 1..], [0x80, 0x90..=0xA7, ..]) => (TokenKind::Mark, at + 3),
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
    use super::tokenize;
    use crate::lexicon::Vocabulary;

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
    fn a_line_break_is_a_token() {
        assert_eq!(cut("a \n \n b"), ["a", "\n \n", "b"]);
    }
}
