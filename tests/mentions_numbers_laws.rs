//! Laws of reading numbers: what is printed in words reads back, and no text makes the finder panic.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::value::{Decimal, Interval, Value};
use num2words::Num2Words;
use proptest::prelude::*;

/// The numbers that `text` states.
fn numbers(text: &str) -> Vec<Option<Decimal>> {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context::default());
    let quantity = |value: &Value| match value {
        Value::Quantity(q) => q.n,
        _ => None,
    };
    mentions.iter().map(|m| quantity(&m.value)).collect()
}

/// What the numbers of `text` can be.
fn ranges(text: &str) -> Vec<Interval> {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context::default());
    let range = |value: &Value| match value {
        Value::Quantity(q) => Some(q.range.hard),
        _ => None,
    };
    mentions.iter().filter_map(|m| range(&m.value)).collect()
}

fn blanks() -> impl Strategy<Value = char> {
    prop::sample::select(vec![' ', '\u{a0}', '\u{2009}', '\u{202f}'])
}

fn scales() -> impl Strategy<Value = (&'static str, i64)> {
    prop::sample::select(vec![("thousand", 1_000), ("million", 1_000_000), ("billion", 1_000_000_000)])
}

fn abouts() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["about", "around", "some", "roughly", "an estimated"])
}

/// Ranges from a to b.
fn forms() -> impl Strategy<Value = &'static str> {
    let forms = [
        "There were between {a} and {b} stars.",
        "There were from {a} to {b} stars.",
        "There were {a} to {b} stars.",
        "There were {a}-{b} stars.",
        "There were {a} or {b} stars.",
        "There were {a}–{b} stars.",
        "THERE WERE BETWEEN {a} AND {b} KM.",
        "It is {a} to {b} percent.",
        "An {a}- to {b}-metre wall stood there.",
        "It cost ${a}-{b} there.",
        "It is at least {a} and at most {b} metres long.",
    ];
    prop::sample::select(forms.to_vec())
}

/// The number with its groups of three parted.
fn grouped(n: i64, mark: char) -> String {
    let mut text = n.to_string();
    let mut at = text.len();
    while at > 3 {
        at -= 3;
        text.insert(at, mark);
    }
    text
}

fn reads_back(n: i64) -> Result<(), TestCaseError> {
    // The printer parts its groups with commas, which never join in running text.
    let words = Num2Words::new(n).to_words().unwrap().replace(',', "");
    let text = format!("There were {words} stars.");
    prop_assert_eq!(numbers(&text), [Some(Decimal::from(n))], "{}", text);
    let capitals = text.to_uppercase();
    prop_assert_eq!(numbers(&capitals), [Some(Decimal::from(n))], "{}", capitals);
    Ok(())
}

proptest! {
    #[test]
    fn a_number_in_words_reads_back(n in 2_i64..1_000_000_000_000_000) {
        reads_back(n)?;
    }

    #[test]
    fn a_small_number_in_words_reads_back(n in 2_i64..100_000) {
        reads_back(n)?;
    }

    #[test]
    fn a_number_in_digits_reads_back(n in 2_i64..1_000_000_000_000_000) {
        prop_assert_eq!(numbers(&format!("There were {} stars.", grouped(n, ','))), [Some(Decimal::from(n))]);
    }

    #[test]
    fn money_with_cents_reads_back(whole in 1_u32..1_000_000, cents in 0_u32..100) {
        let text = format!("It cost ${whole}.{cents:02} there.");
        prop_assert_eq!(numbers(&text), [Some(Decimal::new(i64::from(whole) * 100 + i64::from(cents), 2))]);
    }

    #[test]
    fn groups_parted_by_blanks_read_back(n in 1_000_i64..1_000_000_000_000, blank in blanks()) {
        prop_assert_eq!(numbers(&format!("There were {} stars.", grouped(n, blank))), [Some(Decimal::from(n))]);
    }

    #[test]
    fn digits_before_a_scale_word_read_back(whole in 1_i64..1_000, tenths in 0_i64..10, scale in scales()) {
        let (word, factor) = scale;
        let n = Decimal::new(whole * 10 + tenths, 1) * Decimal::from(factor);
        prop_assert_eq!(numbers(&format!("It cost ${whole}.{tenths} {word} there.")), [Some(n)]);
        prop_assert_eq!(numbers(&format!("IT COST {whole}.{tenths} {} YEN.", word.to_uppercase())), [Some(n)]);
    }

    #[test]
    fn a_half_reads_back(n in 2_i64..20, scale in scales()) {
        let words = Num2Words::new(n).to_words().unwrap();
        let half = Decimal::new(n * 10 + 5, 1);
        prop_assert_eq!(numbers(&format!("It ate {words} and a half cakes.")), [Some(half)]);
        let scaled = format!("It ate {words} and a half {} cakes.", scale.0);
        prop_assert_eq!(numbers(&scaled), [Some(half * Decimal::from(scale.1))], "{}", scaled);
    }

    #[test]
    fn a_place_in_an_order_reads_back(n in 3_i64..100_000) {
        let words = Num2Words::new(n).ordinal().to_words().unwrap().replace(',', "");
        let text = format!("It was the {words} star.");
        prop_assert_eq!(numbers(&text), [Some(Decimal::from(n))], "{}", text);
    }

    #[test]
    fn a_range_has_the_ends_that_are_written(a in 2_i64..900, more in 1_i64..90, form in forms()) {
        let b = a + more;
        let text = form.replace("{a}", &a.to_string()).replace("{b}", &b.to_string());
        let ends: Vec<_> = ranges(&text).iter().map(|i| (i.lo().map(|e| e.at), i.hi().map(|e| e.at))).collect();
        prop_assert_eq!(ends, [(Some(Decimal::from(a)), Some(Decimal::from(b)))], "{}", text);
    }

    #[test]
    fn what_is_approximate_is_no_narrower_than_what_is_bare(n in 2_i64..5_000, scale in scales(), about in abouts()) {
        let bare = ranges(&format!("There were {n} {} stars.", scale.0));
        let hedged = ranges(&format!("There were {about} {n} {} stars.", scale.0));
        prop_assert!(bare.len() == 1 && hedged.len() == 1 && bare[0].is_within(hedged[0]), "{bare:?} {hedged:?}");
    }

    #[test]
    fn no_text_makes_the_finder_panic(text in "\\PC{1,200}") {
        let document = Document::read(&text, &english().vocabulary);
        check(&document);
    }

    #[test]
    fn no_row_of_number_words_makes_the_finder_panic(words in prop::collection::vec(word(), 1..40)) {
        for gap in [" ", ""] {
            let text = words.join(gap);
            check(&Document::read(&text, &english().vocabulary));
        }
    }
}

/// Mentions come in order, do not overlap, and their values hold what they state.
fn check(document: &Document) {
    let mut end = 0;
    for mention in mention::find(document, Context::default()) {
        assert!(mention.tokens.start >= end && mention.tokens.start < mention.tokens.end);
        assert!(mention.tokens.end <= document.tokens.len());
        end = mention.tokens.end;
        if let Some(noun) = &mention.noun {
            assert!(noun.tokens.contains(&noun.head) && noun.tokens.end <= document.tokens.len());
        }
        if let Value::Quantity(q) = &mention.value {
            assert!(q.range.typical.is_within(q.range.hard), "{q:?}");
        }
    }
}

/// Pieces that number grammar is made of, and pieces that break it.
fn word() -> impl Strategy<Value = String> {
    let pieces = [
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "dozen",
        "half",
        "a",
        "and",
        "and a half",
        "quarters",
        "-",
        "–",
        ".",
        ",",
        "'",
        "(",
        ")",
        "/",
        "%",
        "$",
        "€",
        "£",
        "Y=",
        "1",
        "12",
        "345",
        "000",
        "0",
        "99999999999999999999999999999",
        "79228162514264337593543950335",
        "½",
        "k",
        "m",
        "bn",
        "km",
        "miles",
        "feet",
        "inches",
        "percent",
        "points",
        "pounds",
        "between",
        "from",
        "to",
        "or",
        "more than",
        "at least",
        "up to",
        "nearly",
        "about",
        "or more",
        "plus",
        "minus",
        "±",
        "several",
        "dozens",
        "hundreds",
        "of",
        "the",
        "people",
        "soldiers",
        "killed",
        "aged",
        "years",
        "year",
        "old",
        "point",
        "third",
        "thirds",
        "first",
        "second",
        "hundredth",
        "over",
        "in",
        "every",
        "out of",
        "\n",
        "US",
        "A",
        "his",
        "30s",
        "é",
        "no",
        "none of",
        "who was",
        "Ali Hassan",
        "4-6",
        "x",
        "e",
        "5.",
        ":",
        "\u{a0}",
        "\u{2009}",
        ">",
        "<",
        "≥",
        "~",
        "+",
    ];
    prop::sample::select(pieces.to_vec()).prop_map(str::to_owned)
}
