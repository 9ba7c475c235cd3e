//! Finds a short word in a few steps: packed into one number, it is looked up by that number and never byte by byte.

use super::WordId;

/// A word of at most [`Packed::LONGEST`] bytes as a number: its bytes from the lowest on, and its length in the highest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Packed(u128);

impl Packed {
    /// Most bytes that fit beside the length.
    pub(super) const LONGEST: usize = 15;
    /// No word: what stands for those that are too long.
    const NONE: Self = Self(0);
    const NOT_ASCII: u128 = u128::from_le_bytes([0x80; 16]);
    const SMALL: u128 = u128::from_le_bytes([0x20; 16]);

    /// The bytes of `word` as they are; `None` if they are too many or none.
    pub(super) fn new(word: &[u8]) -> Option<Self> {
        let mut bytes = [0; 16];
        bytes.get_mut(..word.len())?.copy_from_slice(word);
        Self::of_chunk(&bytes, word.len()).map(Self)
    }

    /// The first `length` bytes of `text` in small letters, if they are ASCII and sixteen bytes are there to be read at once.
    /// They have to be letters, digits, apostrophes and full stops: only those does the same bit make small or leave alone.
    pub(super) fn small(text: &[u8], length: usize) -> Option<Self> {
        let written = Self::of_chunk(text.first_chunk()?, length)?;
        if written & Self::NOT_ASCII != 0 || Self::is_folded_apart(written) {
            return None;
        }
        Some(Self(written | Self::SMALL & Self::mask(length)))
    }

    fn of_chunk(bytes: &[u8; 16], length: usize) -> Option<u128> {
        let fits = (1..=Self::LONGEST).contains(&length);
        fits.then(|| u128::from_le_bytes(*bytes) & Self::mask(length) | (length as u128) << 120)
    }

    fn mask(length: usize) -> u128 {
        (1 << (8 * length)) - 1
    }

    /// "US" is no "us", and "p.m." is looked up without its dots: acronyms have a folding of their own.
    fn is_folded_apart(written: u128) -> bool {
        let [first, second, third, ..] = written.to_le_bytes();
        second == b'.' || [first, second, third] == *b"US\0"
    }

    fn hash(self) -> u64 {
        // Two odd numbers without a pattern in their bits; the high bits of a product depend on all bits below.
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F)
    }
}

/// Short words by their number. It is kept three quarters empty, so that a word that is not there is seen at once.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// Where a word's hash points, or right behind: its id; 0 where none is.
    slots: Vec<u32>,
    /// The words by id.
    words: Vec<Packed>,
    known: usize,
}

impl WordTable {
    pub(super) fn new() -> Self {
        Self { slots: vec![0; 64], words: Vec::new(), known: 0 }
    }

    pub(super) fn get(&self, word: Packed) -> WordId {
        let mut slot = self.first_slot(word);
        while let Some(&id) = self.slots.get(slot) {
            if id == 0 || self.words.get(id as usize) == Some(&word) {
                return WordId(id);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        WordId::UNKNOWN
    }

    /// Adds a word that is not there yet.
    pub(super) fn add(&mut self, word: Packed, id: WordId) {
        let index = id.0 as usize;
        if self.words.len() <= index {
            self.words.resize(index + 1, Packed::NONE);
        }
        self.words[index] = word;
        self.known += 1;
        if self.known * 4 > self.slots.len() {
            self.slots = vec![0; self.slots.len() * 2];
            for id in 0..self.words.len() {
                if self.words[id] != Packed::NONE {
                    self.point_at(id as u32);
                }
            }
        } else {
            self.point_at(id.0);
        }
    }

    fn point_at(&mut self, id: u32) {
        let mut slot = self.first_slot(self.words[id as usize]);
        while self.slots[slot] != 0 {
            slot = (slot + 1) & (self.slots.len() - 1);
        }
        self.slots[slot] = id;
    }

    fn first_slot(&self, word: Packed) -> usize {
        // The number of slots is a power of two.
        (word.hash() >> (64 - self.slots.len().trailing_zeros())) as usize
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
            assert_eq!(table.get(word(n)), WordId(n));
            assert_eq!(table.get(word(n + 1000)), WordId::UNKNOWN);
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
    fn what_is_long_foreign_or_an_acronym_is_left_to_the_slow_way() {
        assert_eq!(Packed::new(b"internationalism"), None);
        assert_eq!(Packed::small(b"US troops in the town", 2), None);
        assert_eq!(Packed::small(b"p.m. on Friday night", 4), None);
        assert_eq!(Packed::small("Köln is on the Rhine".as_bytes(), 5), None);
    }
}
