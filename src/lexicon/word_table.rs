//! Finds a short word in a few steps: packed into one number, it is looked up by that number and never byte by byte. Two words
//! share a place, so that hardly any word stands elsewhere than where it belongs: in text, where one does is not foreseen.

use std::hint::select_unpredictable;

use super::WordId;

/// A word of at most [`Packed::LONGEST`] bytes as a number: its bytes from the lowest on, and its length in the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packed(u128);

impl Packed {
    /// Most bytes that fit beside the length.
    pub(super) const LONGEST: usize = 15;
    /// No word: what stands where there is none.
    const NONE: Self = Self(0);
    const NOT_ASCII: u128 = u128::from_le_bytes([0x80; 16]);
    const SMALL: u128 = u128::from_le_bytes([0x20; 16]);

    /// The bytes of `word` as they are; `None` if they are too many or none.
    pub(super) fn new(word: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..word.len())?.copy_from_slice(word);
        Self::of_chunk(u128::from_le_bytes(bytes), word.len())
    }

    /// The first `length` bytes of `text` in small letters, if they are ASCII and sixteen bytes are there to be read at once.
    /// They have to be letters, digits, apostrophes and full stops: only those does the same bit make small or leave alone.
    pub(super) fn small(text: &[u8], length: usize) -> Option<Self> {
        let written = Self::of_chunk(u128::from_le_bytes(*text.first_chunk()?), length)?.0;
        if written & Self::NOT_ASCII != 0 || Self::is_folded_apart(written) {
            return None;
        }
        Some(Self(written | Self::SMALL & Self::mask(length)))
    }

    /// The letters that `text` begins with, in small letters, and how many they are. `None` where a word may go on behind
    /// them, "don't", "U.S.", and where they are too many or none.
    #[inline]
    pub(super) fn letters(chunk: &[u8; 16]) -> Option<(Self, usize)> {
        let written = u128::from_le_bytes(*chunk);
        let low = written as u64;
        let mut length = leading_letters(low);
        // Few words have more than seven letters.
        let word = if length < 8 {
            let letters = low & ((1 << (8 * length)) - 1);
            if letters == u64::from(u16::from_le_bytes(*b"US")) {
                return None;
            }
            let small = letters | Self::SMALL as u64 & ((1 << (8 * length)) - 1);
            Self(u128::from(small) | u128::from((length as u64) << 56) << 64)
        } else {
            length += leading_letters((written >> 64) as u64);
            Self::of_chunk(written | Self::SMALL, length)?
        };
        let goes_on = GOES_ON[usize::from(chunk[length])] + u8::from(length == 1) + 2 * u8::from(length == 0);
        (goes_on < 2).then_some((word, length))
    }

    #[inline]
    fn of_chunk(bytes: u128, length: usize) -> Option<Self> {
        let fits = (1..=Self::LONGEST).contains(&length);
        fits.then(|| Self(bytes & Self::mask(length) | (length as u128) << 120))
    }

    #[inline]
    fn mask(length: usize) -> u128 {
        (1 << (8 * length)) - 1
    }

    /// "US" is no "us", and "p.m." is looked up without its dots: acronyms have a folding of their own.
    #[inline]
    fn is_folded_apart(written: u128) -> bool {
        let [first, second, third, ..] = written.to_le_bytes();
        second == b'.' || [first, second, third] == *b"US\0"
    }

    #[inline]
    fn hash(self) -> u64 {
        // An odd number without a pattern in its bits; the high bits of a product depend on all bits below.
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        (low ^ high.rotate_left(32)).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// What the byte behind letters says of the word: 2 that it may go on, 1 that it does if it is a single letter, as an acronym
/// begins with.
const GOES_ON: [u8; 256] = {
    let mut table = [0; 256];
    table[b'.' as usize] = 1;
    table[b'\'' as usize] = 2;
    let mut byte = 0x80;
    while byte < table.len() {
        table[byte] = 2;
        byte += 1;
    }
    table
};

/// How many of eight bytes, from the lowest on, are ASCII letters. All are looked at together: the highest bit of a byte
/// tells whether an addition carried it over a bound.
#[inline]
fn leading_letters(bytes: u64) -> usize {
    const SMALL: u64 = u64::from_le_bytes([0x20; 8]);
    const SEVEN_BITS: u64 = u64::from_le_bytes([0x7F; 8]);
    const TO_A: u64 = u64::from_le_bytes([0x80 - b'a'; 8]);
    const BEYOND_Z: u64 = u64::from_le_bytes([0x80 - b'z' - 1; 8]);
    let small = (bytes | SMALL) & SEVEN_BITS;
    let other = !((small + TO_A) & !(small + BEYOND_Z) & !bytes) & !SEVEN_BITS;
    other.trailing_zeros() as usize / 8
}

/// What is asked of a word most, and one thing of the place where it stands.
#[derive(Clone, Copy, Debug)]
struct Known {
    class: u64,
    id: WordId,
    /// Of the first of a place: whether a word that belongs there stands in the next place, or in one behind.
    overflows: bool,
}

/// Two words that have the same place and what is known of them, in one line of a processor's cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Place {
    words: [Packed; 2],
    known: [Known; 2],
}

impl Known {
    const NOTHING: Self = Self { class: 0, id: WordId::UNKNOWN, overflows: false };
}

impl Place {
    const EMPTY: Self = Self { words: [Packed::NONE; 2], known: [Known::NOTHING; 2] };

    /// What is known of a word. Which of the two it is, if any, can't be foretold, so it is no branch.
    #[inline]
    fn get(&self, word: Packed) -> &Known {
        const NOTHING: &Known = &Known::NOTHING;
        let second = select_unpredictable(self.words[1] == word, &self.known[1], NOTHING);
        select_unpredictable(self.words[0] == word, &self.known[0], second)
    }

    #[inline]
    fn overflows(&self) -> bool {
        self.known[0].overflows
    }
}

/// Short words by their number. It is kept half empty, so that few places overflow and it stays small.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// A word stands where its hash points, or behind.
    places: Vec<Place>,
    known: usize,
}

impl WordTable {
    pub(super) fn new() -> Self {
        Self { places: vec![Place::EMPTY; 32], known: 0 }
    }

    /// The id of a word and its class bits; none of either if it is not there.
    #[inline]
    pub(super) fn get(&self, word: Packed) -> (WordId, u64) {
        let at = self.first_place(word);
        let Some(place) = self.places.get(at) else { return (WordId::UNKNOWN, 0) };
        let known = place.get(word);
        if place.overflows() && known.id == WordId::UNKNOWN {
            return self.get_behind(word, at);
        }
        (known.id, known.class)
    }

    /// The same of one of the very few words that may stand behind their first place.
    #[inline(never)]
    fn get_behind(&self, word: Packed, at: usize) -> (WordId, u64) {
        match self.find(word, at) {
            Some((at, nth)) => (self.places[at].known[nth].id, self.places[at].known[nth].class),
            None => (WordId::UNKNOWN, 0),
        }
    }

    /// Adds a word that is not there yet.
    pub(super) fn add(&mut self, word: Packed, id: WordId) {
        self.known += 1;
        if self.known > self.places.len() {
            let larger = vec![Place::EMPTY; self.places.len() * 2];
            for place in std::mem::replace(&mut self.places, larger) {
                for nth in 0..2 {
                    if place.words[nth] != Packed::NONE {
                        self.put(place.words[nth], place.known[nth].id, place.known[nth].class);
                    }
                }
            }
        }
        self.put(word, id, 0);
    }

    /// Says the class bits of a word that is there.
    pub(super) fn classify(&mut self, word: Packed, class: u64) {
        if let Some((at, nth)) = self.find(word, self.first_place(word)) {
            self.places[at].known[nth].class = class;
        }
    }

    /// Says the class bits of all words, told by their ids.
    pub(super) fn classify_all(&mut self, class: impl Fn(WordId) -> u64) {
        for place in &mut self.places {
            for known in &mut place.known {
                known.class = class(known.id);
            }
        }
    }

    fn put(&mut self, word: Packed, id: WordId, class: u64) {
        let mut at = self.first_place(word);
        loop {
            let place = &mut self.places[at];
            if let Some(nth) = place.words.iter().position(|there| *there == Packed::NONE) {
                place.words[nth] = word;
                (place.known[nth].id, place.known[nth].class) = (id, class);
                return;
            }
            place.known[0].overflows = true;
            at = self.behind(at);
        }
    }

    /// Where a word stands, told its first place: which place, and which of the two of it.
    fn find(&self, word: Packed, mut at: usize) -> Option<(usize, usize)> {
        loop {
            let place = &self.places[at];
            if let Some(nth) = place.words.iter().position(|there| *there == word) {
                return Some((at, nth));
            }
            if !place.overflows() {
                return None;
            }
            at = self.behind(at);
        }
    }

    fn behind(&self, at: usize) -> usize {
        (at + 1) & (self.places.len() - 1)
    }

    #[inline]
    fn first_place(&self, word: Packed) -> usize {
        // The number of places is a power of two.
        (word.hash() >> (64 - self.places.len().trailing_zeros())) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_again_and_no_other() {
        let mut table = WordTable::new();
        let word = |n: u32| Packed::new(format!("word{n}").as_bytes()).unwrap();
        for n in 1..1000 {
            table.add(word(n), WordId(n));
        }
        for n in 1..1000 {
            table.classify(word(n), u64::from(n) << 8);
        }
        for n in 1..1000 {
            assert_eq!(table.get(word(n)), (WordId(n), u64::from(n) << 8));
            assert_eq!(table.get(word(n + 1000)), (WordId::UNKNOWN, 0));
        }
    }

    #[test]
    fn a_word_in_a_text_is_the_word_alone_in_small_letters() {
        let text = b"It isn't Moscow, nor is it 1812 now";
        assert_eq!(Packed::small(&text[3..], 5), Packed::new(b"isn't"));
        assert_eq!(Packed::small(&text[9..], 6), Packed::new(b"moscow"));
        assert_eq!(Packed::small(text, 2), Packed::new(b"it"));
        assert_ne!(Packed::new(b"it"), Packed::new(b"it\0"));
    }

    #[test]
    fn letters_end_where_anything_else_stands() {
        for (text, word) in [
            ("Moscow, again and again", "moscow"),
            ("Zaza3 and some more words", "zaza"),
            ("a[b]{c}@`| and so on", "a"),
            ("internationalis(m) is long", "internationalis"),
            ("us. And so it goes on", "us"),
        ] {
            let found = Packed::letters(text.as_bytes().first_chunk().unwrap());
            assert_eq!(found, Packed::new(word.as_bytes()).map(|packed| (packed, word.len())), "{text}");
        }
        for text in [
            "don't ask me about it",
            "U.S. troops in town",
            "J. Smith and the others",
            "US troops in the town",
            "1 is no letter at all",
            "internationalism is long",
            "Café on the corner",
        ] {
            assert_eq!(Packed::letters(text.as_bytes().first_chunk().unwrap()), None, "{text}");
        }
    }

    #[test]
    fn what_is_long_foreign_or_an_acronym_is_left_to_the_slow_way() {
        assert_eq!(Packed::new(b"internationalism"), None);
        assert_eq!(Packed::small(b"US troops in the town", 2), None);
        assert_eq!(Packed::small(b"p.m. on Friday night", 4), None);
        assert_eq!(Packed::small("Köln is on the Rhine".as_bytes(), 5), None);
    }
}
