//! The words that the program knows, each with a number, so that a text is looked up word by word only once: in goes a word as
//! written, out come its number and its classes.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::word_table::{Packed, WordTable};

/// The number of a known word, of an ASCII punctuation mark (its code), or [`WordId::UNKNOWN`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u32);

impl WordId {
    /// A word that no list holds.
    pub const UNKNOWN: Self = Self(0);
    /// First number of a real word; below it stand the ASCII characters.
    pub const FIRST: u32 = 128;

    /// The id of an ASCII punctuation mark.
    #[must_use]
    #[inline]
    pub const fn ascii(mark: u8) -> Self {
        Self(mark as u32)
    }
}

/// A word of ASCII letters as it stands in a text.
pub(crate) struct PlainWord {
    /// How many letters it has.
    pub length: usize,
    /// Its id, `UNKNOWN` if no list holds it.
    pub id: WordId,
    /// Its class bits.
    pub class: u64,
    /// Whether its first letter is a capital.
    pub capital: bool,
    /// Whether a blank stands right behind it.
    pub blank_behind: bool,
}

/// All known words. Words are folded: lower case, dotted acronyms without dots ("U.S." and "US" are `u.s`, apart from "us").
#[derive(Clone, Debug)]
pub struct Vocabulary {
    short: WordTable,
    /// The words that are too long for `short`, folded.
    long: FxHashMap<Box<[u8]>, WordId>,
    classes: Vec<u64>,
}

impl Vocabulary {
    /// A vocabulary that holds only the ASCII marks.
    #[must_use]
    pub fn empty() -> Self {
        Self { short: WordTable::new(), long: FxHashMap::default(), classes: vec![0; WordId::FIRST as usize] }
    }

    /// The id of an already folded word.
    #[must_use]
    pub fn get(&self, folded: &str) -> WordId {
        self.find(folded.as_bytes())
    }

    /// The id of a word as written.
    #[must_use]
    pub fn word(&self, written: &str) -> WordId {
        let mut buffer = [0; 64];
        match fold(written, &mut buffer) {
            Some(folded) => self.find(folded),
            None => self.get(&written.to_lowercase()),
        }
    }

    /// The id of the word or the digits that stand in a text, and its class bits; `at` holds no other marks than apostrophes
    /// and full stops.
    pub(crate) fn word_in(&self, text: &str, at: Range<usize>) -> (WordId, u64) {
        match Packed::small(&text.as_bytes()[at.start..], at.len()) {
            Some(short) => self.short.get(short),
            None => {
                let id = self.word(&text[at]);
                (id, self.class(id))
            }
        }
    }

    /// The word of ASCII letters that a text begins with. `None` at other marks, for the few words that may be longer than their
    /// first letters or are folded apart, and in the last bytes of a text.
    #[inline]
    pub(crate) fn plain_word(&self, text: &[u8]) -> Option<PlainWord> {
        let chunk = text.first_chunk()?;
        let (word, length) = Packed::letters(chunk)?;
        let (id, class) = self.short.get(word);
        Some(PlainWord {
            length,
            id,
            class,
            capital: chunk[0].is_ascii_uppercase(),
            blank_behind: chunk[length] == b' ',
        })
    }

    fn find(&self, folded: &[u8]) -> WordId {
        match Packed::new(folded) {
            Some(short) => self.short.get(short).0,
            None => self.long.get(folded).copied().unwrap_or_default(),
        }
    }

    /// The id of a word as written, new if it was not known, with the class bits added to it.
    pub fn add(&mut self, written: &str, class: u64) -> WordId {
        let mut buffer = [0; 64];
        let key = fold(written, &mut buffer).map_or_else(|| written.to_lowercase().into_bytes(), <[u8]>::to_vec);
        if let [mark] = key.as_slice()
            && mark.is_ascii_punctuation()
        {
            let mark = WordId::ascii(*mark);
            self.classes[mark.0 as usize] |= class;
            return mark;
        }
        let mut id = self.find(&key);
        if id == WordId::UNKNOWN {
            id = WordId(self.classes.len() as u32);
            self.classes.push(0);
            match Packed::new(&key) {
                Some(short) => self.short.add(short, id),
                None => _ = self.long.insert(key.clone().into_boxed_slice(), id),
            }
        }
        let classes = &mut self.classes[id.0 as usize];
        *classes |= class;
        if let Some(short) = Packed::new(&key) {
            self.short.classify(short, *classes);
        }
        id
    }

    /// Adds a class bit to all words of which `holds` is true, told their id and their bits.
    pub(super) fn mark(&mut self, bit: u64, holds: impl Fn(WordId, u64) -> bool) {
        for (id, class) in (0..).zip(&mut self.classes) {
            if holds(WordId(id), *class) {
                *class |= bit;
            }
        }
        self.short.classify_all(|id| self.classes[id.0 as usize]);
    }

    /// The class bits of a word.
    #[must_use]
    #[inline]
    pub fn class(&self, id: WordId) -> u64 {
        self.classes[id.0 as usize]
    }

    /// Whether the word has one of the class bits.
    #[must_use]
    #[inline]
    pub fn is(&self, id: WordId, class: u64) -> bool {
        self.class(id) & class != 0
    }
}

/// Folds an ASCII word into `buffer`; `None` if it is too long or not ASCII.
fn fold<'a>(written: &str, buffer: &'a mut [u8; 64]) -> Option<&'a [u8]> {
    let bytes = written.as_bytes();
    let folded = buffer.get_mut(..bytes.len())?;
    if !bytes.is_ascii() {
        return None;
    }
    if matches!(bytes, b"US" | b"U.S." | b"U.S" | b"u.s." | b"u.s" | b"U..S") {
        return Some(b"u.s");
    }
    folded.copy_from_slice(bytes);
    folded.make_ascii_lowercase();
    if bytes.len() <= 2 || bytes[1] != b'.' {
        return Some(folded);
    }
    let mut length = 0;
    for i in 0..folded.len() {
        folded[length] = folded[i];
        length += usize::from(folded[i] != b'.');
    }
    Some(&folded[..length])
}
