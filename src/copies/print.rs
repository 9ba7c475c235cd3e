//! Fingerprints of sentences: numbers that are alike where the words are, whatever the quotes, marks and capitals.

use crate::document::{Document, TokenKind};

/// Words in a row that one number of a [`Passage`] stands for.
const SHINGLE: usize = 3;
/// Fewest words of a sentence that two reporters do not write alike by chance, and of it with one beside it.
const TELLING: usize = 10;
const TELLING_PAIR: usize = 14;
/// Fewest words of a sentence that counts for anything.
const LEAST: usize = 4;

/// A sentence as a number, and how many words it has; none if it is too short to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Print {
    /// The same for the same words.
    pub(super) hash: u64,
    /// How many words.
    pub(super) words: usize,
}

/// The words around a claim, in the ways in which another article can have them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Passage {
    /// Two passages with one of these in common are the same words.
    pub(super) keys: Vec<u64>,
    /// Each few words in a row, sorted; most of them are left where a sentence was edited. Empty for a short sentence.
    pub(super) shingles: Vec<u64>,
}

impl Print {
    /// The print of sentence `index`.
    pub(super) fn of(document: &Document, index: usize) -> Self {
        let (hash, words) = words(document, index).fold((SEED, 0), |(hash, n), word| (add(hash, word), n + 1));
        if words < LEAST { Self::default() } else { Self { hash, words } }
    }
}

impl Passage {
    /// The passage around sentence `index` of an article with these `prints`.
    pub(super) fn of(document: &Document, prints: &[Print], index: usize) -> Self {
        let at = |i: Option<usize>| i.and_then(|i| prints.get(i)).copied().filter(|p| p.words > 0);
        let Some(own) = at(Some(index)) else { return Self::default() };
        let mut keys = Vec::new();
        keys.extend((own.words >= TELLING).then_some(own.hash));
        // A short sentence is told by the one beside it.
        for (first, second) in [(at(index.checked_sub(1)), Some(own)), (Some(own), at(index.checked_add(1)))] {
            if let (Some(first), Some(second)) = (first, second)
                && first.words + second.words >= TELLING_PAIR
            {
                keys.push(first.hash.rotate_left(17) ^ second.hash);
            }
        }
        let mut shingles = Vec::new();
        if own.words >= TELLING {
            let words: Vec<u64> = words(document, index).map(|word| add(SEED, word)).collect();
            let join = |run: &[u64]| run.iter().fold(SEED, |hash, word| (hash ^ word).wrapping_mul(PRIME));
            shingles.extend(words.windows(SHINGLE).map(join));
            shingles.sort_unstable();
            shingles.dedup();
        }
        Self { keys, shingles }
    }
}

/// FNV-1a: the same on every machine.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn add(hash: u64, word: &str) -> u64 {
    let letters = word.chars().flat_map(char::to_lowercase);
    // A blank after each word, so that "on one" is not "onone".
    letters.chain([' ']).fold(hash, |hash, c| (hash ^ u64::from(u32::from(c))).wrapping_mul(PRIME))
}

fn words<'a>(document: &'a Document, sentence: usize) -> impl Iterator<Item = &'a str> {
    let tokens = document.sentences.get(sentence).map_or(0..0, |s| s.tokens.clone());
    let says = |i: &usize| matches!(document.tokens[*i].kind, TokenKind::Word | TokenKind::Digits);
    tokens.filter(says).map(|i| document.written(i))
}
