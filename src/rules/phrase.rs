//! A phrase as an author writes it → the words to be found, each position with every form it may take.
//!
//! "night-club owners" gives night - club owners and night club owners, each with "owner" beside "owners"; A capitalised
//! word is a name and stands for itself alone.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Phrase;
use super::name::fold_diacritics;
use crate::document::{TokenKind, tokenize};
use crate::lexicon::{Inflection, Vocabulary, WordId, class, forms, is_irregular};

/// A phrase of more words and marks is a sentence, and found in no other article.
pub(super) const LONGEST: usize = 24;
/// More ways of writing one name than this are not tried.
const MOST_VARIANTS: usize = 24;

/// What a phrase is for, and so how its words may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It names an event, an entity or a place: capitalised words as they are, others in singular and plural.
    Name,
    /// It says who is counted: all words in singular and plural.
    Counted,
    /// It states something: capitalised words as they are, others in all forms.
    Statement,
    /// It states what was done to somebody: as a statement, but a past form for past forms alone.
    Passive,
}

/// What is wrong with a phrase, and which of its bytes show it.
#[derive(Debug)]
pub(super) struct Flaw {
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) bytes: Range<usize>,
}

impl Flaw {
    pub(super) fn new(text: &str, message: impl Into<String>, label: impl Into<String>) -> Self {
        Self { message: message.into(), label: label.into(), help: None, bytes: 0..text.len() }
    }

    pub(super) fn at(self, bytes: Range<usize>) -> Self {
        Self { bytes, ..self }
    }

    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

/// The phrase in all the ways in which hyphens, dots and possessives let it be written, the author's own first.
pub(super) fn phrases(text: &str, usage: Use, vocabulary: &mut Vocabulary) -> Result<Vec<Phrase>, Flaw> {
    if let Some(at) = text.find(['{', '}']) {
        let flaw = Flaw::new(text, "only the phrases of a measure have slots", "expected words alone");
        return Err(flaw.at(at..text.len()));
    }
    if let Some((at, gap)) = gap_at(text) {
        let flaw = Flaw::new(text, "only the phrases of a measure have gaps", "expected words alone");
        return Err(flaw.at(at..at + gap));
    }
    let positions = positions(text, usage, vocabulary);
    if positions.len() > LONGEST {
        return Err(too_long(text));
    }
    if !positions.iter().any(|p| p.is_content) {
        return Err(
            nothing_to_find(text).help("articles, pronouns, prepositions and words such as \"other\" do not count")
        );
    }
    let variants = variants(positions, vocabulary).into_iter();
    let phrase = |words: Vec<Position>| Phrase {
        written: text.to_owned(),
        capitals: words.iter().map(|p| p.is_capital).collect(),
        words: words.into_iter().map(|p| p.words).collect(),
    };
    Ok(variants.map(phrase).collect())
}

/// That a phrase has only words that every text has.
pub(super) fn nothing_to_find(text: &str) -> Flaw {
    Flaw::new(text, "the phrase has no word of its own to look for", "expected a word that is not found everywhere")
}

/// That a phrase has too many words.
pub(super) fn too_long(text: &str) -> Flaw {
    Flaw::new(text, "the phrase is too long to be found", format!("expected at most {LONGEST} words"))
}

/// The first `...` or `…`: where, and how many bytes. More than three dots are one gap too.
pub(super) fn gap_at(text: &str) -> Option<(usize, usize)> {
    let start = [text.find("..."), text.find('…')].into_iter().flatten().min()?;
    let end = text[start..].find(|c| c != '.' && c != '…').map_or(text.len(), |length| start + length);
    Some((start, end - start))
}

/// One word or mark of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Position {
    written: String,
    pub(super) words: Vec<WordId>,
    is_capital: bool,
    /// Whether it helps to find the phrase: a word that is not in every sentence.
    pub(super) is_content: bool,
}

impl Position {
    fn is(&self, mark: u8) -> bool {
        self.words == [WordId::ascii(mark)]
    }

    fn is_word(&self) -> bool {
        self.written.starts_with(char::is_alphanumeric)
    }
}

/// The words and marks of a text, each with the forms that it may take.
pub(super) fn positions(text: &str, usage: Use, vocabulary: &mut Vocabulary) -> Vec<Position> {
    let tokens = tokenize(text, vocabulary);
    let tokens = tokens.iter().filter(|token| token.kind != TokenKind::Break);
    let position = |token: &crate::document::Token| {
        let written = token.span.of(text);
        let (words, is_content) = match token.kind {
            TokenKind::Word => accepted(written, token.capital, usage, vocabulary),
            TokenKind::Digits => (vec![vocabulary.add(written, class::RULE)], true),
            // A dash or a curly quote has been read as its ASCII form already.
            TokenKind::Mark if token.word != WordId::UNKNOWN => (vec![token.word], false),
            TokenKind::Mark | TokenKind::Break => (vec![vocabulary.add(written, 0)], false),
        };
        let is_capital = token.capital;
        Position { written: written.to_owned(), words, is_capital, is_content }
    };
    tokens.map(position).collect()
}

/// The words that may stand for a written one, and whether they help to find it.
fn accepted(written: &str, is_capital: bool, usage: Use, vocabulary: &mut Vocabulary) -> (Vec<WordId>, bool) {
    let known = vocabulary.class(vocabulary.word(written));
    // "WHO" is a name, "who" is in every text.
    let is_acronym = is_capital && written.len() > 1 && !written.contains(char::is_lowercase);
    let is_function = known & class::FUNCTION != 0 && !is_acronym;
    let is_fixed = is_capital || known & class::NUMBER != 0 || (is_function && !is_irregular(written));
    // "Palestinian" among the counted takes "Palestinians"; as a name it stands for itself.
    let is_fixed = is_fixed && (usage != Use::Counted || is_acronym || is_function);
    let inflection = match usage {
        Use::Statement if known & class::DATE == 0 => Inflection::Any,
        Use::Passive if known & class::DATE == 0 => Inflection::Past,
        _ => Inflection::Noun,
    };
    let mut found: BTreeSet<String> =
        if is_fixed { BTreeSet::new() } else { forms(written, inflection).into_iter().collect() };
    found.insert(written.to_owned());
    found.extend(fold_diacritics(written));
    if written.contains(['\'', '’']) {
        found.extend([written.replace('\'', "’"), written.replace('’', "'")]);
    }
    let words: BTreeSet<WordId> = found.iter().map(|form| vocabulary.add(form, class::RULE)).collect();
    (words.into_iter().collect(), !is_function)
}

/// Every way of writing the phrase, the given one first.
fn variants(written: Vec<Position>, vocabulary: &mut Vocabulary) -> Vec<Vec<Position>> {
    let mut all = vec![written];
    let add = |all: &mut Vec<Vec<Position>>, more: Vec<Vec<Position>>| {
        for variant in more {
            if all.len() < MOST_VARIANTS && !all.contains(&variant) && variant.iter().any(|p| p.is_content) {
                all.push(variant);
            }
        }
    };
    // "the White House", "White House".
    let bare = all.iter().filter(|v| v.len() > 1 && v[0].written == "the").map(|v| v[1..].to_vec()).collect();
    add(&mut all, bare);
    // "King's Cross", "King Cross", "Kings Cross"; the "'s" of "McDonald's" stays, for nothing follows it.
    let unowned = all.iter().flat_map(|v| without_possessive(v, vocabulary)).collect();
    add(&mut all, unowned);
    // "St. Petersburg", "St Petersburg"; "Washington, D.C.", "Washington D.C.".
    let unmarked = all.iter().map(|v| v.iter().filter(|p| !p.is(b'.') && !p.is(b',')).cloned().collect()).collect();
    add(&mut all, unmarked);
    let hyphenated = all.iter().flat_map(|v| with_other_hyphens(v, vocabulary)).collect();
    add(&mut all, hyphenated);
    all
}

fn without_possessive(words: &[Position], vocabulary: &mut Vocabulary) -> Vec<Vec<Position>> {
    let Some(at) = (1..words.len().saturating_sub(2)).find(|&i| words[i].is(b'\'') && words[i + 1].written == "s")
    else {
        return Vec::new();
    };
    let mut dropped = words.to_vec();
    dropped.drain(at..at + 2);
    let mut joined = dropped.clone();
    let owner = format!("{}s", joined[at - 1].written);
    joined[at - 1].words = vec![vocabulary.add(&owner, class::RULE)];
    joined[at - 1].written = owner;
    vec![dropped, joined]
}

/// Hyphens as blanks, all of them; one blank as a hyphen, each in turn; "cease-fire" as "ceasefire".
fn with_other_hyphens(words: &[Position], vocabulary: &mut Vocabulary) -> Vec<Vec<Position>> {
    let inner = |i: usize| i > 0 && i + 1 < words.len();
    let is_hyphen = |i: usize| inner(i) && words[i].is(b'-');
    let mut found = vec![(0..words.len()).filter(|&i| !is_hyphen(i)).map(|i| words[i].clone()).collect()];
    for i in 1..words.len() {
        if is_hyphen(i) {
            let (before, after) = (&words[i - 1], &words[i + 1]);
            if !before.is_capital && !after.is_capital {
                let written = format!("{}{}", before.written, after.written);
                let mut joined = words.to_vec();
                let all_forms = forms(&written, Inflection::Noun);
                joined[i - 1].words = all_forms.iter().map(|form| vocabulary.add(form, class::RULE)).collect();
                joined[i - 1].words.sort_unstable();
                joined[i - 1].written = written;
                joined.drain(i..i + 2);
                found.push(joined);
            }
        } else if !is_hyphen(i - 1) && words[i - 1].is_word() && words[i].is_word() {
            let mark = WordId::ascii(b'-');
            let hyphen = Position { written: "-".to_owned(), words: vec![mark], is_capital: false, is_content: false };
            let mut joined = words.to_vec();
            joined.insert(i, hyphen);
            found.push(joined);
        }
    }
    found
}
