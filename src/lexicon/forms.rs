//! The forms of a word: "killed" as written in a rule stands for kill, kills, killed and killing; "soldier" for soldiers too.
//!
//! Forms that no English word has ("killeds") do no harm, for no text holds them. A form that is another word does: "found" is
//! a form of find and never of "founded", "filed" is none of "filled". So a guess at the plain form counts only if that form,
//! changed by rule, gives back the word as written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::Deserialize;

/// How a word may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inflection {
    /// Singular and plural alone.
    Noun,
    /// Every form of a noun or a verb.
    Any,
    /// As `Any`, but a past form for past forms and a plural for itself alone: "arrested" and "arrests" for no "arrest".
    Past,
}

/// All forms of a word, the word itself among them, sorted, in lower case.
#[must_use]
pub fn forms(word: &str, inflection: Inflection) -> Vec<String> {
    let word = word.to_lowercase();
    let lists = &*IRREGULAR;
    let mut found = BTreeSet::from([word.clone()]);
    if word.len() < 2 || !word.bytes().all(|b| b.is_ascii_lowercase()) || lists.fixed.contains(&word) {
        return found.into_iter().collect();
    }
    if inflection == Inflection::Past && add_past_forms(&word, &mut found) {
        // Nothing but the past is meant.
    } else if inflection == Inflection::Noun || is_noun_in_ing(&word) {
        add_noun_forms(&word, &mut found);
    } else if let Some(groups) = lists.groups.get(&word) {
        // The plain form of a verb is that verb alone: "lay" is not also the past of "lie".
        let own: Vec<_> = groups.iter().filter(|&&g| lists.members[g].first() == Some(&word)).collect();
        let chosen = if own.is_empty() { groups.iter().collect() } else { own };
        found.extend(chosen.into_iter().flat_map(|&g| lists.members[g].iter().cloned()));
    } else {
        add_regular_forms(&word, &mut found);
    }
    let respelled: Vec<String> = found.iter().filter_map(|form| with_other_sibilant(form)).collect();
    found.extend(respelled);
    found.into_iter().collect()
}

/// Whether the list of irregular words holds it, as the auxiliaries "was" and "had" are.
#[must_use]
pub fn is_irregular(word: &str) -> bool {
    IRREGULAR.groups.contains_key(&word.to_lowercase())
}

/// How much the form of an irregular verb tells of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PastForm {
    /// "fell": the past and nothing else.
    Past,
    /// "fallen".
    Participle,
    /// "hit", "lay": a form of the present too.
    Same,
}

/// The past forms of the irregular verbs, without those of the auxiliaries.
pub(super) fn irregular_pasts() -> impl Iterator<Item = (&'static str, PastForm)> {
    let lists = &*IRREGULAR;
    let verbs =
        lists.members[lists.first_verb..].iter().filter(|verb| !["be", "do", "have"].contains(&verb[0].as_str()));
    let plain = |form: &str| lists.groups[form].iter().any(|&g| lists.members[g][0] == form);
    verbs.flat_map(move |verb| {
        verb.iter().enumerate().skip(3).map(move |(place, form)| {
            let told = match place {
                _ if plain(form) => PastForm::Same,
                3 => PastForm::Past,
                _ => PastForm::Participle,
            };
            (form.as_str(), told)
        })
    })
}

fn add_noun_forms(word: &str, found: &mut BTreeSet<String>) {
    let lists = &*IRREGULAR;
    let groups = lists.groups.get(word).into_iter().flatten().filter(|&&g| g < lists.first_verb);
    let irregular: Vec<&String> = groups.flat_map(|&g| &lists.members[g]).collect();
    if irregular.is_empty() {
        let singulars = plain_forms(word).into_iter().filter(|plain| plurals(plain).iter().any(|p| p == word));
        found.extend(singulars);
        found.extend(other_spellings(found));
        found.extend(found.clone().iter().flat_map(|form| plurals(form)));
    } else {
        found.extend(irregular.into_iter().cloned());
    }
}

/// Adds the other past forms of a past form ("shown" of "showed"); `false` if the word is none. A verb whose past is its plain
/// form ("hit") is not told from it.
fn add_past_forms(word: &str, found: &mut BTreeSet<String>) -> bool {
    let lists = &*IRREGULAR;
    if let Some(groups) = lists.groups.get(word) {
        let verbs: Vec<_> = groups.iter().filter(|&&g| g >= lists.first_verb).map(|&g| &lists.members[g]).collect();
        let is_past =
            |verb: &&Vec<String>, form: &str| form != verb[0] && !form.ends_with('s') && !form.ends_with("ing");
        if verbs.is_empty() || !verbs.iter().all(|verb| is_past(verb, word)) || word == "been" {
            return false;
        }
        found.extend(verbs.iter().flat_map(|verb| verb.iter().filter(|form| is_past(verb, form)).cloned()));
        return true;
    }
    let mut plain = plain_forms(word);
    plain.retain(|form| pasts(form).iter().any(|past| past == word));
    plain.extend(other_spellings(&plain));
    found.extend(plain.iter().flat_map(|form| pasts(form)));
    let is_plural = word.ends_with('s') && plain_forms(word).iter().any(|form| plurals(form).iter().any(|p| p == word));
    !plain.is_empty() || is_plural
}

fn add_regular_forms(word: &str, found: &mut BTreeSet<String>) {
    let mut plain = plain_forms(word);
    if plain.is_empty() {
        plain.insert(word.to_owned());
    }
    plain.extend(other_spellings(&plain));
    for form in plain {
        found.extend(plurals(&form));
        found.extend(pasts(&form));
        found.extend(participles(&form));
        found.insert(form);
    }
    // "killings" of "killing", "lenses" of "lens".
    found.extend(plurals(word));
}

/// The words of which `word` is a regular form other than the plain one.
fn plain_forms(word: &str) -> BTreeSet<String> {
    let lists = &*IRREGULAR;
    let mut guesses: Vec<String> = Vec::new();
    let ends = |ending: &str| word.strip_suffix(ending);
    if let Some(stem) = ends("ies").or(ends("ied")) {
        guesses.push(format!("{stem}y"));
    }
    if let Some(stem) = ends("ying") {
        guesses.push(format!("{stem}ie"));
    }
    if let Some(stem) = ends("men") {
        guesses.push(format!("{stem}man"));
    }
    if let Some(stem) = ends("children") {
        guesses.push(format!("{stem}child"));
    }
    for ending in ["s", "es", "d", "ed", "ked", "ing", "king"] {
        let Some(stem) = ends(ending) else { continue };
        guesses.push(stem.to_owned());
        guesses.push(format!("{stem}e"));
        if let [.., a, b] = stem.as_bytes()
            && a == b
        {
            guesses.push(stem[..stem.len() - 1].to_owned());
        }
    }
    let ends_in_s_by_nature = ["ss", "us", "is"].iter().any(|e| word.ends_with(e));
    guesses
        .into_iter()
        .filter(|guess| guess.len() > 2 && guess != word && guess.bytes().any(is_vowel))
        .filter(|guess| !lists.groups.contains_key(guess) && !lists.fixed.contains(guess))
        .filter(|guess| {
            (!ends_in_s_by_nature && plurals(guess).iter().any(|form| form == word))
                || pasts(guess).iter().any(|form| form == word)
                || participles(guess).iter().any(|form| form == word)
        })
        .collect()
}

fn plurals(plain: &str) -> Vec<String> {
    if let Some(stem) = plain.strip_suffix("man").filter(|stem| stem.len() > 1) {
        return vec![format!("{stem}men"), format!("{plain}s")];
    }
    if plain.ends_with("child") {
        return vec![format!("{plain}ren")];
    }
    if ["s", "x", "z", "ch", "sh"].iter().any(|e| plain.ends_with(e)) {
        return vec![format!("{plain}es")];
    }
    if let Some(stem) = consonant_before(plain, 'y') {
        return vec![format!("{stem}ies")];
    }
    if consonant_before(plain, 'o').is_some() {
        return vec![format!("{plain}s"), format!("{plain}es")];
    }
    vec![format!("{plain}s")]
}

fn pasts(plain: &str) -> Vec<String> {
    if plain.ends_with('e') {
        return vec![format!("{plain}d")];
    }
    if let Some(stem) = consonant_before(plain, 'y') {
        return vec![format!("{stem}ied")];
    }
    stems_before_vowel(plain).into_iter().map(|stem| stem + "ed").collect()
}

fn participles(plain: &str) -> Vec<String> {
    if let Some(stem) = plain.strip_suffix("ie") {
        return vec![format!("{stem}ying")];
    }
    if ["ee", "oe", "ye"].iter().any(|e| plain.ends_with(e)) {
        return vec![format!("{plain}ing")];
    }
    if let Some(stem) = plain.strip_suffix('e') {
        return vec![format!("{stem}ing")];
    }
    stems_before_vowel(plain).into_iter().map(|stem| stem + "ing").collect()
}

/// What -ed and -ing are put to: "stopp", "kill", "visit"; "focus" and "focuss"; "panick".
fn stems_before_vowel(plain: &str) -> Vec<String> {
    let bytes = plain.as_bytes();
    if bytes.ends_with(b"c") {
        return vec![format!("{plain}k")];
    }
    let [.., before, vowel, last] = bytes else { return vec![plain.to_owned()] };
    // The "u" of "qu" is no vowel: "equip" doubles its p.
    let short = !is_vowel(*before) || (*before == b'u' && bytes.len() > 3 && bytes[bytes.len() - 4] == b'q');
    let doubles = short && is_vowel(*vowel) && !is_vowel(*last) && !matches!(last, b'w' | b'x' | b'y');
    if !doubles {
        return vec![plain.to_owned()];
    }
    let doubled = format!("{plain}{}", char::from(*last));
    let syllables = bytes.chunk_by(|a, b| is_vowel(*a) == is_vowel(*b)).filter(|run| is_vowel(run[0])).count();
    if syllables == 1 { vec![doubled] } else { vec![plain.to_owned(), doubled] }
}

fn consonant_before(word: &str, last: char) -> Option<&str> {
    let stem = word.strip_suffix(last)?;
    stem.bytes().last().is_some_and(|b| !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')).then_some(stem)
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// "hospitalized" for "hospitalised" and the other way round; "prize" and "prise" stay two words.
fn with_other_sibilant(form: &str) -> Option<String> {
    for ending in ["e", "ed", "es", "ing", "ation", "ations"] {
        let Some(stem) = form.strip_suffix(ending) else { continue };
        let (before, other) = match (stem.strip_suffix("is"), stem.strip_suffix("iz")) {
            (Some(before), _) => (before, "iz"),
            (_, Some(before)) => (before, "is"),
            _ => continue,
        };
        if before.len() > 3 {
            return Some(format!("{before}{other}{ending}"));
        }
    }
    None
}

fn other_spellings(plain: &BTreeSet<String>) -> Vec<String> {
    let pairs = plain.iter().filter_map(|form| IRREGULAR.spellings.get(form));
    pairs.flatten().cloned().collect()
}

fn is_noun_in_ing(word: &str) -> bool {
    let nouns = &IRREGULAR.nouns_in_ing;
    nouns.contains(word) || word.strip_suffix('s').is_some_and(|singular| nouns.contains(singular))
}

/// What `en/irregular.toml` holds, ready to be asked.
struct Irregular {
    fixed: BTreeSet<String>,
    nouns_in_ing: BTreeSet<String>,
    /// Forms of one word each, the plain one first; nouns before verbs.
    members: Vec<Vec<String>>,
    first_verb: usize,
    /// The groups that hold a form.
    groups: BTreeMap<String, Vec<usize>>,
    spellings: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    fixed: BTreeSet<String>,
    nouns_in_ing: BTreeSet<String>,
    nouns: Vec<String>,
    spellings: Vec<String>,
    verbs: Vec<String>,
}

static IRREGULAR: LazyLock<Irregular> = LazyLock::new(|| {
    let lists: Lists = super::parse("irregular.toml", include_str!("en/irregular.toml"));
    let words = |entry: &String| entry.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let members: Vec<_> = lists.nouns.iter().chain(&lists.verbs).map(words).collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, forms) in members.iter().enumerate() {
        for form in forms {
            let held = groups.entry(form.clone()).or_default();
            if held.last() != Some(&index) {
                held.push(index);
            }
        }
    }
    let mut spellings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in lists.spellings.iter().map(words) {
        for form in &pair {
            spellings.entry(form.clone()).or_default().extend(pair.iter().filter(|other| *other != form).cloned());
        }
    }
    Irregular {
        fixed: lists.fixed,
        nouns_in_ing: lists.nouns_in_ing,
        first_verb: lists.nouns.len(),
        members,
        groups,
        spellings,
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    fn any(word: &str) -> Vec<String> {
        forms(word, Inflection::Any)
    }

    #[test]
    fn a_verb_stands_for_all_its_forms_whichever_is_written() {
        for [written, other] in [
            ["killed", "kill"],
            ["killed", "kills"],
            ["killed", "killing"],
            ["emerging", "emerged"],
            ["stopped", "stopping"],
            ["carried", "carries"],
            ["left", "leaving"],
            ["arose", "arisen"],
            ["died", "dying"],
            ["die", "dies"],
            ["was", "been"],
            ["founded", "founding"],
            ["travelled", "traveling"],
            ["hospitalised", "hospitalizing"],
            ["wounded", "wound"],
            ["shot", "shooting"],
            ["equipped", "equip"],
        ] {
            assert!(any(written).contains(&other.to_owned()), "{other} is no form of {written}: {:?}", any(written));
        }
    }

    #[test]
    fn a_past_form_can_stand_for_past_forms_alone() {
        let past = |word| forms(word, Inflection::Past);
        assert!(!past("arrested").contains(&"arrest".to_owned()) && past("deaths") == ["deaths"]);
        assert!(past("shot") == ["shot"] && past("shown") == ["showed", "shown"]);
        assert!(past("travelled").contains(&"traveled".to_owned()));
        assert!(past("die").contains(&"died".to_owned()) && past("hit").contains(&"hits".to_owned()));
    }

    #[test]
    fn a_noun_stands_for_its_singular_and_plural() {
        for [written, other] in [
            ["soldier", "soldiers"],
            ["bodies", "body"],
            ["people", "person"],
            ["gunmen", "gunman"],
            ["schoolchild", "schoolchildren"],
            ["lives", "life"],
            ["buses", "bus"],
            ["centre", "centers"],
            ["building", "buildings"],
        ] {
            let found = forms(written, Inflection::Noun);
            assert!(found.contains(&other.to_owned()), "{other} is no form of {written}: {found:?}");
        }
    }

    #[test]
    fn another_word_is_never_a_form() {
        for [written, other] in [
            ["founded", "found"],
            ["found", "founded"],
            ["dead", "died"],
            ["missing", "missed"],
            ["filed", "filled"],
            ["hoped", "hopped"],
            ["scared", "scarred"],
            ["cared", "car"],
            ["lay", "lie"],
            ["news", "new"],
            ["goods", "good"],
            ["building", "built"],
            ["lives", "live"],
            ["used", "us"],
            ["prize", "prise"],
            ["this", "thi"],
            ["seed", "see"],
        ] {
            assert!(!any(written).contains(&other.to_owned()), "{other} is a form of {written}");
        }
    }

    #[test]
    fn a_word_that_is_not_plain_english_is_left_as_it_is() {
        assert_eq!(any("İstanbul").len(), 1);
        assert_eq!(any("x"), ["x"]);
        assert_eq!(any(""), [""]);
    }

    #[test]
    fn the_lists_are_sorted() {
        let lists: Lists = super::super::parse("irregular.toml", include_str!("en/irregular.toml"));
        assert!(lists.nouns.is_sorted() && lists.spellings.is_sorted() && lists.verbs.is_sorted());
    }

    #[test]
    fn every_irregular_verb_tells_its_past() {
        let lists: Lists = super::super::parse("irregular.toml", include_str!("en/irregular.toml"));
        assert!(lists.verbs.iter().all(|verb| verb.split(' ').count() > 3));
        let told = |form| irregular_pasts().filter(|(past, _)| *past == form).map(|(_, told)| told).collect::<Vec<_>>();
        assert_eq!(told("fell"), [PastForm::Past]);
        assert_eq!(told("fallen"), [PastForm::Participle]);
        assert_eq!(told("hit"), [PastForm::Same]);
        assert_eq!(told("lay"), [PastForm::Same]);
        assert_eq!(told("fall"), []);
    }
}
