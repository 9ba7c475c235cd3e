//! Claims that were written as JSON Lines come back as they were; a bad line is told and the others are read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crosscheck::claim::{Claim, Derivation, Evidence, Stance};
use crosscheck::compare::compare_all;
use crosscheck::fact::{Question, Reading, Trend};
use crosscheck::report::claims::{BadLine, Stated, write, write_table};
use crosscheck::report::{Colour, FORMATS, Look, Report};
use crosscheck::span::Span;
use crosscheck::value::{DateValue, Days, Decimal, End, Interval, Kind, Mod, Quantity, Range, Value, Weekdays};
use jiff::civil::Date;
use proptest::option;
use proptest::prelude::*;

const LINE: &str = r#"{"fact":"deaths","source":"a","file":"a.txt","line":1,"column":1,"start":0,"end":2,"quote":"12","value":{"kind":"count","lo":12,"hi":12,"text":"12"}}"#;

fn read(text: &str) -> (Stated, Vec<BadLine>) {
    let mut stated = Stated::default();
    let bad = stated.read(text.as_bytes()).unwrap();
    (stated, bad)
}

#[test]
fn a_line_with_the_keys_of_the_contract_alone_is_a_claim() {
    let (stated, bad) = read(LINE);
    assert_eq!(bad, []);
    assert_eq!(stated.claims[0].evidence.quote, "12");
    assert_eq!(stated.questions[0].text, "deaths");
}

#[test]
fn bad_lines_are_told_with_their_place_and_the_others_are_read() {
    let other = LINE.replace("12", "13").replace("\"end\":2", "\"end\":-2");
    let no_fact = LINE.replace("\"fact\":\"deaths\",", "");
    let upside_down = LINE.replace("\"lo\":12", "\"lo\":14");
    let (stated, bad) = read(&format!("{LINE}\nnot json\n\n{other}\n{no_fact}\n{upside_down}\n[1]\n{LINE}"));
    assert_eq!(stated.claims.len(), 2);
    let told: Vec<String> =
        bad.iter().map(|b| format!("{}:{}: {}", b.line, b.column.unwrap_or_default(), b.message)).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_fact_that_is_asked_in_two_ways_is_told() {
    let first = LINE.replace("\"fact\"", "\"question\":\"How many?\",\"fact\"");
    let second = LINE.replace("\"fact\"", "\"question\":\"How many died?\",\"fact\"");
    let (stated, bad) = read(&format!("{first}\n{second}\n"));
    assert_eq!((stated.questions.len(), stated.claims.len(), bad.len()), (1, 2, 1));
}

proptest! {
    #[test]
    fn what_was_written_is_read_back(claims in prop::collection::vec(claim(), 0..5), changes in option::of(trend())) {
        let mut facts: Vec<&str> = Vec::new();
        for claim in &claims {
            if !facts.contains(&claim.fact.as_str()) {
                facts.push(&claim.fact);
            }
        }
        let question = |id: &&str| {
            Question { id: (*id).to_owned(), text: format!("{id}?"), changes, reading: Reading::Ucdp }
        };
        let questions: Vec<Question> = facts.iter().map(question).collect();
        let mut lines = Vec::new();
        write(&claims, &questions, &mut lines).unwrap();
        let mut stated = Stated::default();
        prop_assert_eq!(stated.read(lines.as_slice()).unwrap(), vec![]);
        prop_assert_eq!(stated, Stated { questions, claims });
    }

    #[test]
    fn any_claims_can_be_reported(
        claims in prop::collection::vec(claim(), 0..8), width in 0_usize..150, colour in any::<bool>(),
    ) {
        let findings = compare_all(&[], claims.clone());
        let look = Look { width, colour: if colour { Colour::On } else { Colour::Off } };
        for format in FORMATS {
            let mut bytes = Vec::new();
            Report { findings: &findings, look }.write(format, &mut bytes).unwrap();
            let text = String::from_utf8(bytes).unwrap();
            prop_assert!(text.chars().all(|c| !c.is_control() || c == '\n' || (colour && c == '\u{1b}')), "{text}");
        }
        write_table(&claims, look, &mut Vec::new()).unwrap();
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Stated::default().read(bytes.as_slice());
    }

    #[test]
    fn no_damage_to_a_line_makes_reading_panic(at in 0..LINE.len(), with in any::<u8>()) {
        let mut bytes = LINE.as_bytes().to_vec();
        bytes[at] = with;
        let _ = Stated::default().read(bytes.as_slice());
    }
}

/// Any text, controls and line breaks included.
fn text(most: usize) -> impl Strategy<Value = String> {
    prop::collection::vec(prop_oneof![any::<char>(), prop::char::range('\0', 'z')], 0..most)
        .prop_map(|chars| chars.into_iter().collect())
}

fn trend() -> impl Strategy<Value = Trend> {
    prop_oneof![Just(Trend::Grows), Just(Trend::Falls)]
}

fn decimal() -> impl Strategy<Value = Decimal> {
    // Exact far beyond what a binary double holds.
    (-10_i128.pow(25)..10_i128.pow(25), 0_u32..12).prop_map(|(n, scale)| Decimal::from_i128_with_scale(n, scale))
}

fn interval() -> impl Strategy<Value = Interval> {
    let end = || option::of((decimal(), any::<bool>()).prop_map(|(at, open)| End { at, open }));
    (end(), end()).prop_filter_map("something lies between the ends", |(lo, hi)| Interval::new(lo, hi))
}

fn modifier() -> impl Strategy<Value = Option<Mod>> {
    option::of(prop::sample::select(vec![
        Mod::LessThan,
        Mod::MoreThan,
        Mod::EqualOrLess,
        Mod::EqualOrMore,
        Mod::Approx,
    ]))
}

fn quantity() -> impl Strategy<Value = Value> {
    let kinds = vec![Kind::Count, Kind::Number, Kind::Money, Kind::Percent, Kind::Ordinal, Kind::Age, Kind::Measure];
    let unit = option::of("[a-z]{1,8}");
    (prop::sample::select(kinds), option::of(decimal()), interval(), interval(), unit, modifier()).prop_map(
        |(kind, n, hard, typical, unit, modifier)| {
            // An unbounded typical reading of a bounded number would be written without its ends.
            Value::Quantity(Quantity { kind, n, range: Range { hard, typical }, unit, modifier, timex: None })
        },
    )
}

fn day() -> impl Strategy<Value = Date> {
    (1_i16..3000, 1_i8..13, 1_i8..29).prop_map(|(y, m, d)| jiff::civil::date(y, m, d))
}

fn dated() -> impl Strategy<Value = Value> {
    let days = (option::of(day()), option::of(day()), 1_u16..=0xFFF, 1_u32..=0x7FFF_FFFF, 1_u8..=0x7F);
    let days = days.prop_map(|(earliest, latest, months, days, weekdays)| Days {
        earliest,
        latest,
        months,
        days,
        weekdays: Weekdays(weekdays),
    });
    (days, option::of(day()), modifier(), ".{0,8}").prop_map(|(hard, latest, modifier, timex)| {
        let typical = Days { latest, ..hard };
        Value::Date(DateValue { timex, modifier, hard, typical })
    })
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![quantity(), dated(), text(12).prop_map(Value::Term)]
}

prop_compose! {
    fn evidence()(
        file in ".{1,12}", line in 1_u32..9999, column in 1_u32..9999, start in 0_u32..9999, length in 0_u32..99,
        quote in text(20), sentence in text(40),
    ) -> Evidence {
        Evidence { file, line, column, start, end: start + length, quote, sentence }
    }
}

prop_compose! {
    fn claim()(
        fact in "[a-c]", story in option::of(".{1,5}"), source in ".{1,5}", publisher in option::of(".{0,5}"),
        published in option::of(day()), evidence in evidence(), speaker in option::of(text(5)), value in value(),
        stance in prop::sample::select(vec![Stance::Asserted, Stance::Hedged, Stance::Denied]), value_text in text(9),
        how in option::of(".{0,9}"), updated in option::of(day()), origin in option::of(".{1,5}"),
    ) -> Claim {
        let derived = how.map(|how| Derivation { how, spans: vec![Span::new(1, 3)] });
        Claim {
            fact, story, source, publisher, published, updated, origin, evidence, speaker, stance, value, value_text, derived,
        }
    }
}
