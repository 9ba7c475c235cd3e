//! Laws of the forms that a number is written in: whatever the number, each form means what *What words stand for* says.

#![expect(clippy::unwrap_used, reason = "a test may fail by panicking")]

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::value::{Decimal, End, Interval, Kind, Mod, Quantity, Value};
use num2words::Num2Words;
use proptest::prelude::*;

/// The only quantity of a text.
fn only(text: &str) -> Result<Quantity, TestCaseError> {
    let document = Document::read(text, &english().vocabulary);
    let mut found = mention::find(&document, Context::default());
    prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
    match found.remove(0).value {
        Value::Quantity(quantity) => Ok(quantity),
        other => Err(TestCaseError::fail(format!("{text}: {other:?}"))),
    }
}

fn words(n: i64) -> String {
    Num2Words::new(n).to_words().unwrap().replace(',', "")
}

/// The grain of a number: the largest of 1, 5, 10, 50, 100, … that divides it and is at most a fifth of it.
fn grain(n: i64) -> i64 {
    let steps = (0..18).flat_map(|zeros| [10_i64.pow(zeros), 5 * 10_i64.pow(zeros)]);
    steps.filter(|step| n % step == 0 && *step <= n / 5).max().unwrap_or(1)
}

fn between(lo: Option<(i64, bool)>, hi: Option<(i64, bool)>) -> Interval {
    let [lo, hi] = [lo, hi].map(|end| end.map(|(at, open)| End { at: Decimal::from(at), open }));
    Interval::new(lo, hi).unwrap()
}

/// A modifier of each row, before or after its number, with the numbers that are possible.
fn row(n: i64) -> [(&'static [&'static str], Mod, Interval); 6] {
    let g = grain(n);
    [
        (
            &[
                "at least {n}",
                "no fewer than {n}",
                "no less than {n}",
                "a minimum of {n}",
                "{n} or more",
                "not less than {n}",
            ],
            Mod::EqualOrMore,
            between(Some((n, false)), None),
        ),
        (
            &["more than {n}", "over {n}", "upwards of {n}", "exceeding {n}", "in excess of {n}", "well over {n}"],
            Mod::MoreThan,
            between(Some((n, true)), None),
        ),
        (
            &["up to {n}", "as many as {n}", "at most {n}", "no more than {n}", "a maximum of {n}", "{n} or fewer"],
            Mod::EqualOrLess,
            between(Some((0, false)), Some((n, false))),
        ),
        (&["fewer than {n}", "less than {n}", "under {n}"], Mod::LessThan, between(Some((0, false)), Some((n, true)))),
        (
            &["nearly {n}", "almost {n}", "close to {n}", "just under {n}"],
            Mod::LessThan,
            between(Some((n - 2 * g, false)), Some((n, true))),
        ),
        (
            &[
                "about {n}",
                "around {n}",
                "some {n}",
                "roughly {n}",
                "approximately {n}",
                "an estimated {n}",
                "{n} or so",
            ],
            Mod::Approx,
            between(Some((n - 2 * g, false)), Some((n + 2 * g, false))),
        ),
    ]
}

/// Ways to write an amount of money, with its ISO 4217 code.
const MONEY: [(&str, &str); 18] = [
    ("${n}", "USD"),
    ("US${n}", "USD"),
    ("$US{n}", "USD"),
    ("{n} dollars", "USD"),
    ("{n} U.S. dollars", "USD"),
    ("USD {n}", "USD"),
    ("{n} USD", "USD"),
    ("A${n}", "AUD"),
    ("C${n}", "CAD"),
    ("€{n}", "EUR"),
    ("{n} euros", "EUR"),
    ("EUR{n}", "EUR"),
    ("£{n}", "GBP"),
    ("{n} pounds sterling", "GBP"),
    ("Y={n}", "JPY"),
    ("¥{n}", "JPY"),
    ("{n} yen", "JPY"),
    ("Rs {n}", "INR"),
];

const SCALES: [(&str, i64); 7] = [
    (" million", 1_000_000),
    ("m", 1_000_000),
    (" billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    (" trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
    (" thousand", 1_000),
];

/// The name of a part, how many make a whole, and how many there are. "Two quarters" may be of a year.
fn fractions() -> impl Strategy<Value = (&'static str, i64, i64)> {
    let all = PARTS.iter().flat_map(|&(name, of)| (1..of).map(move |n| (name, of, n)));
    prop::sample::select(all.filter(|&(_, of, n)| of != 4 || n != 2).collect::<Vec<_>>())
}

const PARTS: [(&str, i64); 8] = [
    ("third", 3),
    ("quarter", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
];

/// Units of time: one, the TIMEX3 value of `n` of them.
const TIMES: [(&str, &str, &str); 8] = [
    ("second", "PT", "S"),
    ("minute", "PT", "M"),
    ("hour", "PT", "H"),
    ("day", "P", "D"),
    ("week", "P", "W"),
    ("month", "P", "M"),
    ("year", "P", "Y"),
    ("decade", "P", "DE"),
];

/// Modifiers of a length of time, with TIMEX3's name of each.
const LENGTHS: [(&str, Option<Mod>); 7] = [
    ("{n}", None),
    ("about {n}", Some(Mod::Approx)),
    ("almost {n}", Some(Mod::LessThan)),
    ("more than {n}", Some(Mod::MoreThan)),
    ("at least {n}", Some(Mod::EqualOrMore)),
    ("up to {n}", Some(Mod::EqualOrLess)),
    ("less than {n}", Some(Mod::LessThan)),
];

proptest! {
    #[test]
    fn a_length_of_time_reads_back(n in 2_i64..90, time in 0..TIMES.len(), length in 0..LENGTHS.len()) {
        let ((unit, before, after), (form, modifier)) = (TIMES[time], LENGTHS[length]);
        for number in [n.to_string(), words(n)] {
            for (text, bare) in [
                (format!("It lasted {} {unit}s.", form.replace("{n}", &number)), false),
                (format!("THEY WAITED FOR {} {unit}s THERE.", form.replace("{n}", &number)).to_uppercase(), false),
                (format!("It was a {number}-{unit} wait."), true),
            ] {
                let quantity = only(&text)?;
                prop_assert_eq!(quantity.kind, Kind::Duration, "{}", text);
                prop_assert_eq!(&quantity.timex, &Some(format!("{before}{n}{after}")), "{}", text);
                prop_assert_eq!(quantity.modifier, modifier.filter(|_| !bare), "{}", text);
                prop_assert_eq!(quantity.n, Some(Decimal::from(n * if unit == "decade" { 10 } else { 1 })), "{}", text);
            }
        }
    }

    #[test]
    fn a_modifier_bounds_its_number_as_its_row_says(n in 10_i64..20_000, kind in 0_usize..6, which in 0_usize..8) {
        let (forms, modifier, possible) = row(n)[kind];
        let form = forms[which % forms.len()];
        // "One thousand" is rounded: half a unit of its only digit.
        let rounded = n % 1_000 == 0;
        let numbers = [(n.to_string(), false), (words(n), false), (words(n), true)];
        for (number, capitals) in numbers.into_iter().take(if rounded { 1 } else { 3 }) {
            let text = format!("There were {} stars there.", form.replace("{n}", &number));
            let text = if capitals { text.to_uppercase() } else { text };
            let quantity = only(&text)?;
            prop_assert_eq!(quantity.n, Some(Decimal::from(n)), "{}", text);
            prop_assert_eq!(quantity.modifier, Some(modifier), "{}", text);
            // A count is whole: "over 140" is 141 or more.
            let possible = if quantity.kind == Kind::Count { possible.to_count().unwrap() } else { possible };
            prop_assert_eq!(quantity.range.hard, possible, "{}", text);
        }
    }

    #[test]
    fn money_reads_back_in_every_order(n in 2_i64..900, scale in 0..SCALES.len(), form in 0..MONEY.len()) {
        let ((scale, factor), (form, code)) = (SCALES[scale], MONEY[form]);
        for (number, value) in [(n.to_string(), n), (format!("{n}{scale}"), n * factor)] {
            let text = format!("It cost {} there.", form.replace("{n}", &number));
            let quantity = only(&text)?;
            prop_assert_eq!(quantity.kind, Kind::Money, "{}", text);
            prop_assert_eq!(quantity.unit.as_deref(), Some(code), "{}", text);
            prop_assert_eq!(quantity.n, Some(Decimal::from(value)), "{}", text);
        }
    }

    #[test]
    fn a_fraction_in_words_reads_back((name, of, n) in fractions()) {
        let plural = if n == 1 { "" } else { "s" };
        let value = Decimal::from(n) / Decimal::from(of);
        for text in [
            format!("It lost {}-{name}{plural} of its weight.", words(n)),
            format!("It lost {} {name}{plural} of its weight.", words(n)),
            format!("IT LOST {}-{name}{plural} OF ITS WEIGHT.", words(n)).to_uppercase(),
            format!("It lost {n}/{of} of its weight."),
            format!("{} in {} members left.", words(n), words(of)),
            format!("It lost {n} out of {of} members."),
            format!("It lost {} out of every {} members.", words(n), words(of)),
        ] {
            let read = only(&text)?.n.unwrap();
            prop_assert!((read - value).abs() < Decimal::new(1, 9), "{}: {}", text, read);
        }
    }

    #[test]
    fn digits_and_scale_words_mix(thousands in 2_i64..100, hundreds in 1_i64..10, rest in 1_i64..100, dozens in 2_i64..12) {
        let whole = thousands * 1_000 + hundreds * 100 + rest;
        let cases = [
            (format!("There were {thousands} thousand {hundreds} hundred and {rest} stars."), whole),
            (format!("There were {thousands} thousand {} hundred and {} stars.", words(hundreds), words(rest)), whole),
            (format!("There were {thousands} million and {rest} stars."), thousands * 1_000_000 + rest),
            (format!("There were {dozens} dozen stars."), dozens * 12),
            (format!("There were {}k stars.", thousands), thousands * 1_000),
        ];
        for (text, value) in cases {
            prop_assert_eq!(only(&text)?.n, Some(Decimal::from(value)), "{}", text);
        }
    }

    #[test]
    fn a_sign_is_part_of_the_number(n in 2_i64..60, sign in prop::sample::select(vec!["-", "−", "minus ", "–"])) {
        for text in [
            format!("It was {sign}{n} degrees there."),
            format!("It was {sign}{n}°C there."),
            format!("Growth was {sign}{n} percent there."),
        ] {
            prop_assert_eq!(only(&text)?.n, Some(Decimal::from(-n)), "{}", text);
        }
    }

    #[test]
    fn a_conversion_in_brackets_is_said_once(n in 2_i64..2_000) {
        let kilometres = n * 1_609 / 1_000;
        for text in [
            format!("It is {n} miles ({kilometres} kilometers) long."),
            format!("It is {n} miles ({kilometres} km) long."),
            format!("A {n}-mile ({kilometres}-kilometer) road leads there."),
        ] {
            let quantity = only(&text)?;
            prop_assert_eq!((quantity.kind, quantity.unit.as_deref()), (Kind::Measure, Some("mile")), "{}", text);
            prop_assert_eq!(quantity.n, Some(Decimal::from(n)), "{}", text);
        }
    }

    #[test]
    fn an_age_is_no_count(n in 3_i64..100) {
        for text in [
            format!("A {n}-year-old man left."),
            format!("A man aged {n} left."),
            format!("Ada Holm, {n}, left."),
            format!("The man, who is {n} years old, left."),
            format!("She left at the age of {n}."),
            format!("A {}-year-old man left.", words(n)),
        ] {
            let quantity = only(&text)?;
            prop_assert_eq!((quantity.kind, quantity.n), (Kind::Age, Some(Decimal::from(n))), "{}", text);
        }
    }

    #[test]
    fn a_share_reads_back(whole in 2_i64..100, tenths in 0_i64..10) {
        let n = Decimal::new(whole * 10 + tenths, 1);
        for text in [
            format!("It rose {whole}.{tenths}% there."),
            format!("It rose {whole}.{tenths} percent there."),
            format!("It rose {whole}.{tenths} per cent there."),
            format!("It rose {whole}.{tenths} pct there."),
            format!("It rose {whole}.{tenths} percentage points there."),
            format!("It rose {} point {} percent there.", words(whole), words(tenths)),
        ] {
            let quantity = only(&text)?;
            prop_assert_eq!((quantity.kind, quantity.n), (Kind::Percent, Some(n)), "{}", text);
        }
    }
}
