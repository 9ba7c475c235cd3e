//! Claims, mentions and explanations as lists for people, and mentions as JSON.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crosscheck::claim::{Claim, Derivation, Evidence, Stance};
use crosscheck::fact::{Question, Reading};
use crosscheck::report::explain::{self, Considered, Explanation, Outcome, SourceExplained};
use crosscheck::report::mentions::{self, MentionLine};
use crosscheck::report::{Colour, Look, claims, reference};
use crosscheck::value::{Interval, Kind, Mod, Quantity, Range, Value};

const LOOK: Look = Look { width: 80, colour: Colour::Off };

fn over_fifty() -> Value {
    let hard = Interval::at_least(51.into());
    let range = Range { hard, typical: Interval::closed(51.into(), 60.into()) };
    Value::Quantity(Quantity { range, modifier: Some(Mod::MoreThan), ..Quantity::exactly(Kind::Count, 50.into()) })
}

fn evidence(file: &str, quote: &str, sentence: &str) -> Evidence {
    let (file, quote, sentence) = (file.to_owned(), quote.to_owned(), sentence.to_owned());
    let column = 1 + sentence.find(&quote).unwrap() as u32;
    Evidence { file, line: 12, column, start: 0, end: quote.len() as u32, quote, sentence }
}

fn mention() -> MentionLine {
    MentionLine {
        source: "coastal".into(),
        file: "sources/coastal.txt".into(),
        line: 3,
        column: 14,
        start: 40,
        end: 47,
        text: "over\n50".into(),
        value: over_fifty(),
        noun: Some(("elderly guests".into(), "guests".into())),
        days: None,
    }
}

#[test]
fn a_mention_is_one_json_object_with_its_place_and_the_keys_of_its_value() {
    let mut bytes = Vec::new();
    mentions::write_json(&mention(), &mut bytes).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap(), @r#"{"source":"coastal","file":"sources/coastal.txt","line":3,"column":14,"start":40,"end":47,"kind":"count","n":50,"lo":51,"hi":null,"typical_lo":51,"typical_hi":60,"mod":"MORE_THAN","text":"over\n50","noun":"elderly guests","head":"guests"}"#);
}

#[test]
fn mentions_and_claims_stand_in_columns() {
    let mut bytes = Vec::new();
    mentions::write_row(&mention(), LOOK, &mut bytes).unwrap();
    let far = MentionLine { file: "archive/2019/june/week-24/coastal-wire-14.txt".into(), ..mention() };
    mentions::write_row(&far, LOOK, &mut bytes).unwrap();
    let claim = Claim {
        fact: "ferry-deaths".into(),
        story: None,
        source: "coastal".into(),
        publisher: None,
        published: None,
        updated: None,
        origin: None,
        evidence: evidence("sources/coastal.txt", "claimed over 50 lives", "The fire claimed over 50 lives."),
        speaker: None,
        stance: Stance::Asserted,
        value: over_fifty(),
        value_text: "over 50".into(),
        derived: None,
    };
    let summed = Claim { derived: Some(Derivation { how: "sum of parts".into(), spans: vec![] }), ..claim.clone() };
    claims::write_table(&[claim, summed], LOOK, &mut bytes).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
}

#[test]
fn an_explanation_shows_what_was_taken_what_was_left_and_why() {
    let taken = Considered {
        evidence: evidence("sources/coastal.txt", "claimed over 50 lives", "The fire claimed over 50 lives."),
        outcome: Outcome::Taken {
            steps: ["\"over 50\"", "more than 50", "51 or more", "usually 51 to 60"].map(str::to_owned).to_vec(),
        },
    };
    let repeated = Considered {
        outcome: Outcome::Taken { steps: ["\"At least 41\"", "at least 41", "41 or more"].map(str::to_owned).to_vec() },
        ..taken.clone()
    };
    let left = Considered {
        evidence: evidence(
            "sources/coastal.txt",
            "killed three people",
            "Two years earlier a collision in the same strait had killed three people, among them the pilot.",
        ),
        outcome: Outcome::Left { reason: "other event: collision".into() },
    };
    let explanation = Explanation {
        question: Question {
            id: "ferry-deaths".into(),
            text: "How many people died in the fire on the ferry Marigold?".into(),
            changes: None,
            reading: Reading::Ibc,
        },
        sources: vec![
            SourceExplained { source: "coastal".into(), considered: vec![taken, repeated, left] },
            SourceExplained { source: "lantern".into(), considered: vec![] },
        ],
    };
    let mut bytes = Vec::new();
    explain::write(&explanation, LOOK, &mut bytes).unwrap();
    insta::assert_snapshot!(String::from_utf8(bytes).unwrap());
}

#[test]
fn the_keys_of_a_rule_file_are_listed_with_what_they_take() {
    let mut bytes = Vec::new();
    reference::write_keys(LOOK, &mut bytes).unwrap();
    let listed = String::from_utf8(bytes).unwrap();
    for table in ["[[event]]", "[[entity]]", "[[measure]]", "[[fact]]", "[[fact.term]]", "[[fact.test]]"] {
        assert_eq!(listed.lines().filter(|l| *l == table).count(), 1, "{table} in\n{listed}");
    }
}

#[test]
fn a_length_that_ends_now_is_written_with_its_days() {
    let days = crosscheck::value::Days::between("2023-12-25".parse().ok(), "2024-03-25".parse().ok());
    let mut bytes = Vec::new();
    mentions::write_json(&MentionLine { days: Some(days), ..mention() }, &mut bytes).unwrap();
    let json = String::from_utf8(bytes).unwrap();
    assert!(json.contains(r#""earliest":"2023-12-25","latest":"2024-03-25""#), "{json}");
}
