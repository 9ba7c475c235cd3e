//! Laws of reading numbers: what is printed in words reads back, and no text makes the finder panic.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::value::{Decimal, Value};
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
        let mut grouped = n.to_string();
        let mut at = grouped.len();
        while at > 3 {
            at -= 3;
            grouped.insert(at, ',');
        }
        prop_assert_eq!(numbers(&format!("There were {grouped} stars.")), [Some(Decimal::from(n))]);
    }

    #[test]
    fn money_with_cents_reads_back(whole in 1_u32..1_000_000, cents in 0_u32..100) {
        let text = format!("It cost ${whole}.{cents:02} there.");
        prop_assert_eq!(numbers(&text), [Some(Decimal::new(i64::from(whole) * 100 + i64::from(cents), 2))]);
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
