//! Which words of a text a rule's phrase takes.

use crosscheck::lexicon::WordId;
use crosscheck::rules::{Ask, Part, Phrase, RuleSet, load};

/// The rules of one event with this name, and a fact with these counted words.
fn rules(name: &str, who: &str) -> RuleSet {
    let text = format!(
        "[[event]]\nid = \"e\"\nnames = ['''{name}''']\n\n[[fact]]\nid = \"f\"\nquestion = \"?\"\nevent = \"e\"\nmeasure = \"killed\"\nwho = ['''{who}''']\n"
    );
    load(&[("rules.toml".to_owned(), text)]).unwrap_or_else(|problems| panic!("{}", problems[0]))
}

/// Whether one of the phrases is exactly these words of a text.
fn takes(rules: &RuleSet, phrases: &[Phrase], text: &str) -> bool {
    let tokens = crosscheck::document::tokenize(text, &rules.vocabulary);
    let fits = |phrase: &Phrase| {
        phrase.words.len() == tokens.len()
            && phrase.words.iter().zip(&tokens).all(|(accepted, token)| accepted.contains(&token.word))
            && phrase.capitals.iter().zip(&tokens).all(|(capital, token)| !capital || token.capital)
    };
    phrases.iter().any(fits)
}

#[test]
fn a_name_is_taken_however_its_hyphens_dots_and_possessives_are_written() {
    for (name, text, expected) in [
        ("ISIS-K", "ISIS-K", true),
        ("ISIS-K", "ISIS K", true),
        ("ISIS-K", "ISIS", false),
        ("City-Hall", "City Hall", true),
        ("City Hall", "City-Hall", true),
        ("City Hall", "City–Hall", true),
        ("Crocus City Hall", "Crocus City-Hall", true),
        ("the Harbour Club", "Harbour Club", true),
        ("King's Cross", "King’s Cross", true),
        ("King's Cross", "Kings Cross", true),
        ("St. Albans", "St Albans", true),
        ("U.S. embassy", "US embassy", true),
        ("U.S. embassy", "US embassies", true),
        ("U.S. embassy", "us embassy", false),
        ("Flight 370", "Flight 370", true),
        ("Flight 370", "Flight 371", false),
        ("Kermān", "Kerman", true),
        ("WHO", "WHO", true),
        ("WHO", "who", false),
        ("Dockers", "Docker", false),
        ("cease-fire talks", "ceasefire talks", true),
    ] {
        let rules = rules(name, "people");
        assert_eq!(takes(&rules, &rules.subjects[0].names, text), expected, "{name} in {text}");
    }
}

#[test]
fn counted_words_are_taken_in_singular_and_plural() {
    for (who, text, expected) in [
        ("soldiers", "soldier", true),
        ("embassy staff member", "embassy staff members", true),
        ("Palestinians", "Palestinian", true),
        ("police officers", "policeman", false),
        ("women", "woman", true),
        ("wounded", "wounding", false),
        ("US troops", "us troops", false),
    ] {
        let rules = rules("Portwick", who);
        assert_eq!(takes(&rules, &rules.facts[0].who, text), expected, "{who} in {text}");
    }
}

#[test]
fn a_pattern_has_its_words_in_all_forms() {
    let rules = rules("Portwick", "people");
    let Ask::Measure(killed) = rules.facts[0].ask else { panic!("no measure") };
    let pattern = rules.measures[killed].patterns.iter().find(|p| p.written == "claimed {n} lives").expect("built in");
    let [Part::Word(claimed), Part::Slot, Part::Word(lives)] = pattern.parts.as_slice() else {
        panic!("{:?}", pattern.parts)
    };
    for (accepted, word) in [(claimed, "claims"), (claimed, "claiming"), (lives, "life")] {
        assert!(accepted.contains(&rules.vocabulary.word(word)), "{word}");
    }
    assert!(!claimed.contains(&WordId::UNKNOWN) && claimed.is_sorted() && lives.is_sorted());
}

#[test]
fn every_word_of_a_rule_is_marked_as_one() {
    let rules = rules("gate in Portwick", "people");
    for phrase in &rules.subjects[0].names {
        for &word in phrase.words.iter().flatten().filter(|word| word.0 >= WordId::FIRST) {
            assert!(rules.vocabulary.is(word, crosscheck::lexicon::class::RULE));
        }
    }
}

#[test]
fn a_misspelt_name_is_known_and_another_place_is_not() {
    let rules = rules("Sheremetyevo Terminal", "people");
    let near = |written: &str| rules.names.nearest(written, &rules.vocabulary);
    assert_eq!(near("Sheremetievo"), Some(rules.vocabulary.word("Sheremetyevo")));
    assert_eq!(near("Terminus"), None);
    assert_eq!(near(""), None);
}
