//! Dates and durations, as tables that anybody can read: `tests/mentions/dates.txt`, and on which side of publication a day lies
//! that the words leave open: `tests/mentions/dates_direction.txt`.

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context, Mention};
use crosscheck::value::{Days, End, Kind, Value, ValueJson};
use jiff::civil::Date;

const TABLES: [&str; 2] = [include_str!("mentions/dates.txt"), include_str!("mentions/dates_direction.txt")];

/// What is found in a text, in the notation of the table.
fn read(text: &str, published: Option<Date>) -> String {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context { published });
    let told = mentions.iter().filter(|m| matches!(m.kind(), Kind::Date | Kind::Duration));
    let told: Vec<String> = told.map(|m| format!("\"{}\" {}", m.span(&document).of(text), tell(m))).collect();
    if told.is_empty() { "nothing".to_owned() } else { told.join("; ") }
}

fn tell(mention: &Mention) -> String {
    let (timex, range, modifier) = match &mention.value {
        Value::Date(d) => {
            let typical = if d.typical == d.hard { String::new() } else { format!(" ~ {}", days(d.typical)) };
            (d.timex.clone(), days(d.hard) + &typical, d.modifier)
        }
        Value::Quantity(q) => {
            let end = |e: Option<End>| e.map_or("…".to_owned(), |e| e.at.normalize().to_string());
            let ends = format!("{}..{}", end(q.range.hard.lo()), end(q.range.hard.hi()));
            (q.timex.clone().unwrap_or_default(), format!("{ends} {}", q.unit.clone().unwrap_or_default()), q.modifier)
        }
        Value::Term(label) => (label.clone(), String::new(), None),
    };
    let modifier =
        modifier.map_or(String::new(), |m| format!(" {}", serde_json::json!(m).as_str().unwrap_or_default()));
    let offset = mention.offset.map_or(String::new(), |o| format!(" @ {:+} {:?}", o.amount, o.unit).to_lowercase());
    let stretch = mention.days.map_or(String::new(), |of| format!(" = {}", days(of)));
    format!("{timex} {range}{modifier}{offset}{stretch}")
}

fn days(days: Days) -> String {
    if days == Days::ALL {
        return "any".to_owned();
    }
    let day = |day: Option<Date>| day.map_or("…".to_owned(), |d| d.to_string());
    match (days.earliest, days.latest) {
        (None, None) => "some".to_owned(),
        (Some(first), Some(last)) if first == last => day(Some(first)),
        (first, last) => format!("{}..{}", day(first), day(last)),
    }
}

#[test]
fn every_line_of_the_table_holds() {
    let mut wrong = Vec::new();
    for line in TABLES.iter().flat_map(|table| table.lines()).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (input, expected) = line.split_once(" =>").expect("a line is text | published => mentions");
        let (text, published) = input.rsplit_once(" | ").expect("a line is text | published => mentions");
        let found = read(text, published.parse().ok());
        if found != expected.trim() {
            wrong.push(format!("{input} =>\n  expected {}\n  found    {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} lines do not hold:\n{}", wrong.len(), wrong.join("\n"));
}

/// Claims are written to JSON and compared later: a date must come back as it was.
#[test]
fn every_date_of_the_table_comes_back_from_json() {
    for line in TABLES.iter().flat_map(|table| table.lines()).filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, rest) = line.split_once(" | ").expect("a line is text | published => mentions");
        let published = rest.split(' ').next().and_then(|day| day.parse().ok());
        let document = Document::read(text, &english().vocabulary);
        for mention in mention::find(&document, Context { published }) {
            let json = serde_json::to_string(&ValueJson::new(&mention.value, "")).expect("a value is JSON");
            let back: ValueJson = serde_json::from_str(&json).expect("a value reads its own JSON");
            assert_eq!(back.value(), Ok(mention.value), "{line}");
        }
    }
}

/// Dates told by other dates end somewhere: neither the stack nor the time may grow with the text.
#[test]
fn a_text_of_nothing_but_openings_is_read() {
    let openings =
        ["two weeks before ", "the first week of ", "earlier in ", "the week of ", "from 2014 to ", "early "];
    for opening in openings {
        let _ = read(&opening.repeat(2_000), "2024-03-25".parse().ok());
    }
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// Every way in which a day with its year is written.
    fn forms(day: Date) -> Vec<String> {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let month = &day.strftime("%B").to_string();
        let short = &month[..3];
        let weekday = day.strftime("%A");
        let suffix = match (d, d % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        let mut forms = vec![
            format!("{month} {d}, {y}"),
            format!("{month} {d} {y}"),
            format!("{month} {d}{suffix}, {y}"),
            format!("{d} {month} {y}"),
            format!("{d} {month}, {y}"),
            format!("{d}{suffix} {month} {y}"),
            format!("the {d}{suffix} of {month}, {y}"),
            format!("{d} {short} {y}"),
            format!("{weekday}, {month} {d}, {y}"),
            format!("{weekday} {d} {month} {y}"),
            format!("{} {d}, {y}", month.to_uppercase()),
            format!("{y:04}-{m:02}-{d:02}"),
            format!("{y:04}/{m:02}/{d:02}"),
            format!("{d:02}.{m:02}.{y:04}"),
        ];
        // May has no shorter form.
        if m != 5 {
            forms.push(format!("{short}. {d}, {y}"));
        }
        if d > 12 {
            forms.push(format!("{d}/{m}/{y}"));
            forms.push(format!("{m}/{d}/{y}"));
        }
        forms
    }

    prop_compose! {
        fn day()(y in 1800_i16..2100, m in 1_i8..=12, d in 1_i8..=31) -> Date {
            let first = Date::constant(y, m, 1);
            Date::constant(y, m, d.min(first.days_in_month()))
        }
    }

    proptest! {
        #[test]
        fn a_written_day_reads_back_as_itself(day in day(), published in proptest::option::of(day())) {
            for form in forms(day) {
                let found = read(&format!("The vote took place on {form}."), published);
                prop_assert_eq!(found, format!("\"{form}\" {day} {day}"));
            }
        }

        #[test]
        fn reading_never_panics(text in "\\PC*", published in proptest::option::of(day())) {
            let _ = read(&text, published);
        }

        /// Words of the calendar in any order, also at both ends of the calendar.
        #[test]
        fn a_soup_of_dates_never_panics(
            words in proptest::collection::vec(proptest::sample::select(SOUP), 0..40),
            published in proptest::sample::select(&["-", "0001-01-01", "9999-12-31", "2024-02-29", "1900-03-01"][..]),
        ) {
            for joint in [" ", "", "-"] {
                let _ = read(&words.join(joint), published.parse().ok());
            }
        }
    }

    const SOUP: &[&str] = &[
        "March",
        "May",
        "Feb.",
        "29",
        "31",
        "3",
        "the",
        "of",
        "in",
        "2024",
        "9999",
        "1500",
        "0000",
        ",",
        ".",
        "-",
        "'",
        "s",
        "90",
        "1990",
        "Friday",
        "Sun",
        "last",
        "next",
        "this",
        "following",
        "year",
        "years",
        "century",
        "centuries",
        "decade",
        "week",
        "quarter",
        "third",
        "Q3",
        "H1",
        "first",
        "half",
        "ago",
        "later",
        "earlier",
        "before",
        "after",
        "since",
        "by",
        "until",
        "from",
        "to",
        "between",
        "and",
        "every",
        "twice",
        "a",
        "per",
        "now",
        "recent",
        "Easter",
        "Thanksgiving",
        "fall",
        "winter",
        "night",
        "morning",
        "9:30",
        "p.m.",
        "GMT",
        "99999999999999999999",
        "20000",
        "two",
        "hundred",
        "thousand",
        "million",
        "several",
        "more",
        "than",
        "about",
        "early",
        "mid",
        "end",
        "today",
        "tomorrow",
        "will",
        "\n",
        "/",
        "(",
        ")",
        "’",
        "–",
        "é",
        "U.S.",
        "old",
        "long",
        "and a half",
        "1/2",
        "½",
        "weekend",
        "fortnight",
        "past",
        "over",
        "all",
    ];
}
