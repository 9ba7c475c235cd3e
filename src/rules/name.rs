//! Names as texts misspell them: "Kermān" for Kerman, "Afganistan" for Afghanistan, and never Austria for Australia.

use std::collections::BTreeMap;

use crate::lexicon::{Vocabulary, WordId};

/// The words of the rules' names that a text may misspell, by their first letter.
#[derive(Clone, Debug, Default)]
pub struct NameMatcher {
    by_letter: BTreeMap<char, Vec<(String, WordId)>>,
}

/// A shorter word is too near to others: one letter parts Iran from Iraq.
const SHORTEST: usize = 5;
/// From this length on two slips are forgiven.
const LONG: usize = 10;
/// From this length on any letter may stand for any other: "Afghamistan".
const DISTINCT: usize = 8;
/// A longer word is no name.
const LONGEST: usize = 40;

impl NameMatcher {
    /// Adds a word as a rule writes it.
    pub(super) fn add(&mut self, written: &str, word: WordId) {
        let folded = fold_diacritics(written).unwrap_or_else(|| written.to_lowercase());
        let length = folded.chars().count();
        let Some(first) = folded.chars().next().filter(|_| length <= LONGEST) else { return };
        let list = self.by_letter.entry(first).or_default();
        if let Err(at) = list.binary_search_by(|(known, _)| known.as_str().cmp(&folded)) {
            list.insert(at, (folded, word));
        }
    }

    /// The word of a rule that `written`, capitalised in a text, is a misspelling of. `None` if it is none, if it is itself a word
    /// that `vocabulary` knows, or if it could be two.
    ///
    /// Only slips inside the word count. A changed first letter makes another name (Gambia, Zambia), a changed last one another
    /// person or the adjective (Martin, Martina; Roman, Romania), a changed consonant another name too (Niger, Nigel).
    #[must_use]
    pub fn nearest(&self, written: &str, vocabulary: &Vocabulary) -> Option<WordId> {
        if written.len() > 4 * LONGEST || vocabulary.word(written) != WordId::UNKNOWN {
            return None;
        }
        let plain = fold_diacritics(written);
        let accented = plain.is_some();
        let plain = plain.unwrap_or_else(|| written.to_lowercase());
        let list = self.by_letter.get(&plain.chars().next()?)?;
        if let Ok(at) = list.binary_search_by(|(known, _)| known.as_str().cmp(&plain)) {
            return Some(list[at].1);
        }
        if accented && vocabulary.word(&plain) != WordId::UNKNOWN {
            return None;
        }
        let mut found = list.iter().filter(|(known, _)| is_slip(&plain, known)).map(|&(_, word)| word);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    }
}

/// Whether `written` looks like `known` with a letter or two gone wrong.
fn is_slip(written: &str, known: &str) -> bool {
    let (a_length, b_length) = (written.chars().count(), known.chars().count());
    let shorter = a_length.min(b_length);
    if shorter < SHORTEST || a_length.abs_diff(b_length) > 2 || a_length > LONGEST {
        return false;
    }
    // Rules know thousands of names, and hardly any ends like this one: that is seen before anything is counted.
    let same_end = written.chars().next_back() == known.chars().next_back();
    if !same_end && !written.starts_with(known) && !known.starts_with(written) {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (written.chars().collect(), known.chars().collect());
    let allowed = if shorter >= LONG { 2 } else { 1 };
    if a[0] != b[0] || strsim::damerau_levenshtein(written, known) > allowed {
        return false;
    }
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (a_middle, b_middle) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    if end == 0 {
        // "Russel" for Russell: the same letter once more.
        let doubled = |short: &[char], long: &[char]| short.is_empty() && long.len() == 1 && long[0] == a[start - 1];
        return doubled(a_middle, b_middle) || doubled(b_middle, a_middle);
    }
    match (a_middle, b_middle) {
        ([x], [y]) => shorter >= DISTINCT || sound_alike(*x, *y),
        _ => true,
    }
}

/// Letters that spellings of one name exchange: Krakow and Cracow, Sergey and Sergei, Osama and Usama.
fn sound_alike(x: char, y: char) -> bool {
    let is_vowel = |c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let groups = ["ckq", "sz", "vw", "ijy", "gj", "bp", "dt"];
    (is_vowel(x) && is_vowel(y)) || groups.iter().any(|group| group.contains(x) && group.contains(y))
}

/// The word in lower case without accents, `None` if it has none.
pub(super) fn fold_diacritics(word: &str) -> Option<String> {
    if word.is_ascii() {
        return None;
    }
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            '\u{300}'..='\u{36F}' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' => {}
            'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' => {
                plain.push('a')
            }
            'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => plain.push('c'),
            'ď' | 'đ' | 'ḍ' => plain.push('d'),
            'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'ə' | 'ế' | 'ề' | 'ệ' => {
                plain.push('e')
            }
            'ĝ' | 'ğ' | 'ġ' | 'ģ' => plain.push('g'),
            'ĥ' | 'ħ' | 'ḥ' => plain.push('h'),
            'í' | 'ì' | 'î' | 'ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ị' => plain.push('i'),
            'ķ' => plain.push('k'),
            'ĺ' | 'ļ' | 'ľ' | 'ł' => plain.push('l'),
            'ñ' | 'ń' | 'ņ' | 'ň' => plain.push('n'),
            'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ộ' | 'ơ' => plain.push('o'),
            'ŕ' | 'ř' => plain.push('r'),
            'ś' | 'ŝ' | 'ş' | 'š' | 'ș' | 'ṣ' => plain.push('s'),
            'ţ' | 'ť' | 'ț' | 'ṭ' => plain.push('t'),
            'ü' | 'ú' | 'ù' | 'û' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ư' => plain.push('u'),
            'ý' | 'ÿ' | 'ŷ' => plain.push('y'),
            'ź' | 'ż' | 'ž' | 'ẓ' => plain.push('z'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            'ß' => plain.push_str("ss"),
            other => plain.push(other),
        }
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    fn near(names: &[&str], known: &[&str], written: &str) -> Option<String> {
        let mut vocabulary = Vocabulary::empty();
        let mut matcher = NameMatcher::default();
        let mut ids = Vec::new();
        for name in names {
            let id = vocabulary.add(name, class::RULE);
            matcher.add(name, id);
            ids.push((id, (*name).to_owned()));
        }
        for place in known {
            vocabulary.add(place, class::PLACE);
        }
        let found = matcher.nearest(written, &vocabulary)?;
        ids.into_iter().find(|(id, _)| *id == found).map(|(_, name)| name)
    }

    #[test]
    fn a_slip_inside_a_name_is_forgiven() {
        for (name, slip) in [
            ("Afghanistan", "Afganistan"),
            ("Kerman", "Kermān"),
            ("Crocus", "Crocuss"),
            ("Sheremetyevo", "Sheremetievo"),
            ("Sheremetyevo", "Sheremtievo"),
            ("Khorasan", "Khorosan"),
            ("Khorasan", "Khroasan"),
            ("Russell", "Russel"),
            ("Moscow", "Moskow"),
            ("Afghanistan", "Afghamistan"),
        ] {
            assert_eq!(near(&[name], &[], slip).as_deref(), Some(name), "{slip}");
        }
    }

    #[test]
    fn another_name_is_not_joined() {
        for (name, other) in [
            ("Iraq", "Iran"),
            ("Niger", "Nigel"),
            ("Austria", "Australia"),
            ("Ireland", "Iceland"),
            ("Zambia", "Gambia"),
            ("Martin", "Martina"),
            ("Roman", "Romania"),
            ("Mario", "Maria"),
            ("Slovakia", "Slovenia"),
            ("Kerman", "Kermani"),
            ("Dominica", "Dominican"),
            ("Beach", "Bench"),
        ] {
            assert_eq!(near(&[name], &[], other), None, "{other} is taken for {name}");
            assert_eq!(near(&[other], &[], name), None, "{name} is taken for {other}");
        }
    }

    #[test]
    fn a_known_word_is_no_misspelling() {
        assert_eq!(near(&["Mauritania"], &["Mauritanian"], "Mauritanian"), None);
        assert_eq!(near(&["Nigeria"], &["Nigerja"], "Nigerja"), None);
    }

    #[test]
    fn a_word_that_could_be_two_names_is_neither() {
        assert_eq!(near(&["Hansan", "Hanson"], &[], "Hansen"), None);
    }
}
