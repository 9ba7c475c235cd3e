//! What a reader sees: a story made up for the purpose, with every verdict, in every format and at two widths.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crosscheck::claim::{Claim, Derivation, Evidence, Stance};
use crosscheck::compare::{Finding, Unlisted, Verdict};
use crosscheck::fact::{Question, Reading, Trend};
use crosscheck::report::{Colour, FORMATS, Look, Report};
use crosscheck::span::Span;
use crosscheck::value::{DateValue, Days, Interval, Kind, Mod, Quantity, Range, Value};
use jiff::civil::{Date, Weekday, date};

fn written(findings: &[Finding], format: &str, width: usize, colour: Colour) -> String {
    let format = *FORMATS.iter().find(|f| f.name == format).unwrap();
    let mut bytes = Vec::new();
    Report { findings, look: Look { width, colour } }.write(format, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_table_can_be_read_at_80_columns() {
    insta::assert_snapshot!(written(&ferry(), "table", 80, Colour::Off));
}

#[test]
fn the_table_can_be_read_at_120_columns() {
    insta::assert_snapshot!(written(&ferry(), "table", 120, Colour::Off));
}

#[test]
fn markdown_shows_the_same() {
    insta::assert_snapshot!(written(&ferry(), "markdown", 80, Colour::Off));
}

#[test]
fn json_holds_every_claim_and_every_verdict() {
    insta::assert_snapshot!(written(&ferry()[..1], "json", 80, Colour::Off));
}

#[test]
fn nothing_in_a_text_reaches_the_terminal_raw() {
    for width in [60, 80, 120] {
        let table = written(&nasty(), "table", width, Colour::Off);
        assert!(!table.chars().any(|c| c.is_control() && c != '\n'), "a control character");
        assert!(!table.contains(['\u{202E}', '\u{200B}', '\u{2066}']), "a hidden character");
    }
    insta::assert_snapshot!(written(&nasty(), "table", 80, Colour::Off));
}

#[test]
fn nothing_in_a_text_breaks_out_of_markdown() {
    let markdown = written(&nasty(), "markdown", 80, Colour::Off);
    assert!(!markdown.contains("<img") && !markdown.contains("@octo") && !markdown.contains("https://"));
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(markdown.lines().filter(|l| l.starts_with('|')).all(|l| bars(l) == 4));
    insta::assert_snapshot!(markdown);
}

#[test]
fn colour_changes_nothing_but_the_colour() {
    let plain = written(&ferry(), "table", 80, Colour::Off);
    let painted = written(&ferry(), "table", 80, Colour::On);
    assert!(painted.contains("\u{1b}["));
    assert_eq!(anstream::adapter::strip_str(&painted).to_string(), plain);
}

#[test]
fn every_line_fits_the_screen() {
    for width in [60, 80, 120, 200] {
        for findings in [ferry(), nasty(), crowd()] {
            for line in written(&findings, "table", width, Colour::Off).lines() {
                assert!(unicode_width::UnicodeWidthStr::width(line) <= width, "at {width}: {line}");
            }
        }
    }
}

#[test]
fn a_crowd_of_sources_is_counted_not_listed() {
    insta::assert_snapshot!(written(&crowd(), "table", 80, Colour::Off));
}

#[test]
fn no_facts_at_all_is_said_in_every_format() {
    assert_eq!(written(&[], "table", 80, Colour::Off), "no facts\n");
    assert_eq!(written(&[], "markdown", 80, Colour::Off), "**no facts**\n\n");
    assert!(written(&[], "json", 80, Colour::Off).starts_with("{\n  \"version\": 1,\n  \"facts\": [],"));
}

/// Forty sources that say one thing and one that says another, in two stories.
fn crowd() -> Vec<Finding> {
    let many = (0..40).map(|i| {
        let claim = said("", "Some 30 goats escaped.", "30 goats escaped", "30", exactly(30));
        Claim { source: format!("paper-{i:02}"), ..claim }
    });
    let one = said("gazette", "Three goats escaped.", "Three goats escaped", "Three", exactly(3));
    let conflicts = (0..40).map(|i| (i, 40)).collect();
    let goats =
        finding("goats", "How many goats escaped?", Verdict::Discrepancy, many.chain([one]).collect(), conflicts);
    let fence = finding(
        "fence",
        "How long is the fence?",
        Verdict::SingleSource,
        vec![said("gazette", "A fence of 12 metres.", "fence of 12 metres", "12 metres", metres(12))],
        vec![],
    );
    vec![
        Finding { story: Some("escape".into()), ..goats },
        Finding { story: Some("repairs".into()), ..fence.clone() },
        Finding {
            story: Some("repairs".into()),
            question: Question { id: "gate".into(), ..fence.question.clone() },
            ..fence
        },
    ]
}

/// Texts that try to move the cursor, reorder words, break tables, mention people, and take more room than there is.
fn nasty() -> Vec<Finding> {
    let long = format!("Witnesses {} counted 12 boats and {} left.", "again and ".repeat(60), "again ".repeat(60));
    let endless = "x".repeat(500);
    vec![
        finding(
            "esc\u{1b}[2J",
            "How many | boats <img src=x> @octo\u{202E}cat #12?",
            Verdict::Discrepancy,
            vec![
                said(
                    "wide",
                    "港口当局星期五说大火烧毁了港口里停泊的 12 艘船只以及附近仓库中的全部货物并且造成严重的交通堵塞还在继续调查之中请等待通知",
                    "12 艘船只",
                    "12",
                    exactly(12),
                ),
                said("rtl", "قال مسؤولون إن 15 قاربا احترقت يوم الجمعة.", "15 قاربا", "15", exactly(15)),
                said(
                    "codes",
                    "A \u{1b}[31mred\u{1b}[0m | bar,\ttab and\r\nbreak: `14 boats` burned at https://evil.example @octo.",
                    "`14 boats`",
                    "14",
                    exactly(14),
                ),
                said("long", &long, "12 boats", "12", exactly(12)),
                said("endless", &endless, &endless[100..400], "1\u{200B}2", exactly(12)),
            ],
            vec![(0, 1), (0, 2), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4)],
        ),
        finding("q", &"why ".repeat(80), Verdict::Unreported, vec![], vec![]),
    ]
}

fn metres(n: i64) -> Value {
    Value::Quantity(Quantity { unit: Some("metre".into()), ..Quantity::exactly(Kind::Measure, n.into()) })
}

/// A story of a ferry on fire, with one fact for every verdict.
fn ferry() -> Vec<Finding> {
    let deaths = finding(
        "ferry-deaths",
        "How many people died in the fire on the ferry Marigold?",
        Verdict::Discrepancy,
        vec![
            said(
                "coastal",
                "The fire, the worst in the strait since records began, is believed to have started on the car deck and \
                 claimed over 50 lives before tugs from three harbours could reach the burning ship.",
                "claimed over 50 lives",
                "over 50",
                count(50, Some(Mod::MoreThan), at_least(51), between(51, 60)),
            ),
            said("harbour", "The fire left 41 people dead.", "left 41 people dead", "41", exactly(41)),
            said(
                "lantern",
                "At least 41 people died in the fire, the coastguard said on Saturday.",
                "At least 41 people died",
                "At least 41",
                count(41, Some(Mod::EqualOrMore), at_least(41), between(41, 42)),
            ),
        ],
        vec![(0, 1)],
    );
    let rescued = finding(
        "ferry-rescued",
        "How many people were rescued?",
        Verdict::Agree,
        vec![
            said("harbour", "Boats rescued 212 passengers.", "rescued 212 passengers", "212", exactly(212)),
            said(
                "lantern",
                "Two hundred and twelve people were rescued.",
                "Two hundred and twelve people were rescued",
                "Two hundred and twelve",
                exactly(212),
            ),
        ],
        vec![],
    );
    let day = finding(
        "fire-date",
        "On which day did the ferry burn?",
        Verdict::Compatible,
        vec![
            said(
                "coastal",
                "The Marigold caught fire on June 14.",
                "caught fire on June 14",
                "June 14",
                Value::Date(DateValue::sharp("XXXX-06-14", Days::ALL.in_month(6).on_day(14))),
            ),
            said(
                "harbour",
                "The ferry caught fire late on Friday.",
                "caught fire late on Friday",
                "Friday",
                Value::Date(DateValue::day(date(2019, 6, 14))),
            ),
            said(
                "lantern",
                "It was on a Friday that the Marigold burned.",
                "on a Friday that the Marigold burned",
                "a Friday",
                Value::Date(DateValue::sharp("XXXX-WXX-5", Days::ALL.on(Weekday::Friday))),
            ),
        ],
        vec![],
    );
    let vessel = finding(
        "vessel",
        "What kind of vessel was it?",
        Verdict::Discrepancy,
        vec![
            said("coastal", "The car ferry was built in 1998.", "car ferry", "car ferry", Value::Term("ferry".into())),
            said("harbour", "A ferry burned off Lindhaven.", "ferry", "ferry", Value::Term("ferry".into())),
            said(
                "lantern",
                "Divers reached the hull of the cargo ship on Sunday.",
                "cargo ship",
                "cargo ship",
                Value::Term("freighter".into()),
            ),
        ],
        vec![(0, 2), (1, 2)],
    );
    let aboard = finding(
        "aboard",
        "How many people were aboard?",
        Verdict::Strained,
        vec![
            said(
                "coastal",
                "About 300 people were on board, according to the owners.",
                "About 300 people were on board",
                "About 300",
                count(300, Some(Mod::Approx), between(200, 400), between(250, 350)),
            ),
            Claim {
                derived: Some(Derivation {
                    how: "sum of parts: 212 + 150".into(),
                    spans: vec![Span::new(40, 60), Span::new(70, 90)],
                }),
                ..said(
                    "harbour",
                    "Boats rescued 212 passengers; 150 people jumped and swam ashore.",
                    "212 passengers; 150 people",
                    "212 … 150",
                    exactly(362),
                )
            },
        ],
        vec![],
    );
    let mut missing = finding(
        "missing",
        "How many people are still missing?",
        Verdict::Updated,
        vec![
            said("coastal", "Twelve passengers are missing.", "Twelve passengers are missing", "Twelve", exactly(12)),
            said("lantern", "Three people are still missing.", "Three people are still missing", "Three", exactly(3)),
        ],
        vec![(0, 1)],
    );
    missing.question.changes = Some(Trend::Falls);
    let mut crew = finding(
        "crew",
        "How many crew members were there?",
        Verdict::Discrepancy,
        vec![
            said("harbour", "The ship had a crew of nine.", "crew of nine", "nine", exactly(9)),
            Claim {
                speaker: Some("Ada Lindqvist".into()),
                ..said("harbour", "“We were 11 crew,” Ada Lindqvist said.", "We were 11 crew", "11", exactly(11))
            },
            Claim {
                stance: Stance::Denied,
                ..said(
                    "lantern",
                    "The owners denied that 20 crew members had been hired.",
                    "20 crew members",
                    "20",
                    exactly(20),
                )
            },
        ],
        vec![(0, 1)],
    );
    crew.self_contradicting = vec!["harbour".into()];
    let single = finding(
        "captain-age",
        "How old was the captain?",
        Verdict::SingleSource,
        vec![said(
            "lantern",
            "The captain, 61, was the last to leave.",
            "captain, 61",
            "61",
            Value::Quantity(Quantity { unit: Some("year".into()), ..Quantity::exactly(Kind::Age, 61.into()) }),
        )],
        vec![],
    );
    let unreported =
        finding("built", "When was the Marigold built, and by which yard?", Verdict::Unreported, vec![], vec![]);
    vec![deaths, rescued, day, vessel, aboard, missing, crew, single, unreported]
}

fn finding(id: &str, question: &str, verdict: Verdict, claims: Vec<Claim>, conflicts: Vec<(usize, usize)>) -> Finding {
    let claims: Vec<Claim> = claims.into_iter().map(|c| Claim { fact: id.into(), ..c }).collect();
    Finding {
        question: Question { id: id.into(), text: question.into(), changes: None, reading: Reading::Ibc },
        story: None,
        verdict,
        camps: vec![(0..claims.len()).collect()],
        reversals: vec![],
        sources: claims.iter().map(|c| &c.source).collect::<std::collections::BTreeSet<_>>().len(),
        origins: claims.iter().map(Claim::witness).collect::<std::collections::BTreeSet<_>>().len(),
        unlisted: Unlisted::default(),
        claims,
        conflicts,
        self_contradicting: vec![],
        divided: vec![],
    }
}

fn said(source: &str, sentence: &str, quote: &str, value_text: &str, value: Value) -> Claim {
    let (publisher, published): (Option<&str>, Option<Date>) = match source {
        "coastal" => (Some("Coastal Wire"), Some(date(2019, 6, 15))),
        "harbour" => (Some("The Harbour Post"), None),
        "lantern" => (Some("Lantern"), Some(date(2019, 6, 17))),
        _ => (None, None),
    };
    let start = sentence.find(quote).expect("the quote stands in the sentence");
    Claim {
        fact: String::new(),
        story: None,
        source: source.into(),
        publisher: publisher.map(str::to_owned),
        published,
        updated: None,
        origin: None,
        evidence: Evidence {
            file: format!("sources/{source}.txt"),
            line: 3,
            column: 1 + sentence[..start].chars().count() as u32,
            start: 100 + start as u32,
            end: 100 + (start + quote.len()) as u32,
            quote: quote.into(),
            sentence: sentence.into(),
        },
        speaker: None,
        stance: Stance::Asserted,
        value,
        value_text: value_text.into(),
        derived: None,
    }
}

fn exactly(n: i64) -> Value {
    Value::Quantity(Quantity::exactly(Kind::Count, n.into()))
}

fn count(n: i64, modifier: Option<Mod>, hard: Interval, typical: Interval) -> Value {
    let range = Range { hard, typical };
    Value::Quantity(Quantity { range, modifier, ..Quantity::exactly(Kind::Count, n.into()) })
}

fn at_least(n: i64) -> Interval {
    Interval::at_least(n.into())
}

fn between(a: i64, b: i64) -> Interval {
    Interval::closed(a.into(), b.into())
}
