//! Finds a short word in a few steps: packed into one number, it is looked up by that number and never byte by byte.

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

/// A word and what is asked of it most, side by side in memory.
#[derive(Clone, Copy, Debug)]
struct Slot {
    word: Packed,
    id: WordId,
    class: u64,
}

impl Slot {
    /// Whether the search for a word ends there, be it found or not: which of the two can't be foretold, so it is no branch.
    #[inline]
    fn is_end(&self, word: Packed) -> bool {
        u32::from(self.word != word) * self.id.0 == 0
    }
}

/// Short words by their number. It is kept three quarters empty, so that a word that is not there is seen at once.
#[derive(Clone, Debug)]
pub(super) struct WordTable {
    /// A word stands where its hash points, or right behind.
    slots: Vec<Slot>,
    known: usize,
}

impl WordTable {
    const EMPTY: Slot = Slot { word: Packed::NONE, id: WordId::UNKNOWN, class: 0 };

    pub(super) fn new() -> Self {
        Self { slots: vec![Self::EMPTY; 64], known: 0 }
    }

    /// The id of a word and its class bits; none of either if it is not there.
    #[inline]
    pub(super) fn get(&self, word: Packed) -> (WordId, u64) {
        let place = self.first_place(word);
        match self.slots.get(place) {
            Some(slot) if slot.is_end(word) => (slot.id, slot.class),
            _ => self.get_behind(word, place),
        }
    }

    /// The same of one of the few words that do not stand in their first place.
    #[inline(never)]
    fn get_behind(&self, word: Packed, mut place: usize) -> (WordId, u64) {
        loop {
            place = (place + 1) & (self.slots.len() - 1);
            match self.slots.get(place) {
                Some(slot) if !slot.is_end(word) => {}
                slot => return slot.map_or((WordId::UNKNOWN, 0), |slot| (slot.id, slot.class)),
            }
        }
    }

    /// Adds a word that is not there yet.
    pub(super) fn add(&mut self, word: Packed, id: WordId) {
        self.known += 1;
        if self.known * 4 > self.slots.len() {
            let larger = vec![Self::EMPTY; self.slots.len() * 2];
            for slot in std::mem::replace(&mut self.slots, larger) {
                self.put(slot);
            }
        }
        self.put(Slot { word, id, class: 0 });
    }

    /// Says the class bits of a word that is there.
    pub(super) fn classify(&mut self, word: Packed, class: u64) {
        let place = self.place(word);
        self.slots[place].class = class;
    }

    /// Says the class bits of all words, told by their ids.
    pub(super) fn classify_all(&mut self, class: impl Fn(WordId) -> u64) {
        for slot in &mut self.slots {
            slot.class = class(slot.id);
        }
    }

    fn put(&mut self, slot: Slot) {
        if slot.id != WordId::UNKNOWN {
            let place = self.place(slot.word);
            self.slots[place] = slot;
        }
    }

    /// Where a word stands, or would.
    fn place(&self, word: Packed) -> usize {
        let mut place = self.first_place(word);
        while self.slots[place].id != WordId::UNKNOWN && self.slots[place].word != word {
            place = (place + 1) & (self.slots.len() - 1);
        }
        place
    }

    #[inline]
    fn first_place(&self, word: Packed) -> usize {
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
