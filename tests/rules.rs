//! What an author of rules gets: rules that run, or every mistake at once.

use crosscheck::rules::{Ask, Color, Part, Role, RuleSet, load, render};

const GOOD: &str = include_str!("rules/good.toml");
const MISTAKES: &str = include_str!("rules/mistakes.toml");

fn files(texts: &[&str]) -> Vec<(String, String)> {
    let name = |i: usize| if i == 0 { "rules.toml".to_owned() } else { format!("more-{i}.toml") };
    texts.iter().enumerate().map(|(i, text)| (name(i), (*text).to_owned())).collect()
}

fn good() -> RuleSet {
    load(&files(&[GOOD])).unwrap_or_else(|problems| panic!("{}", render(&problems, &files(&[GOOD]), 120, Color::Never)))
}

/// The problems of one file, a line each.
fn problems(text: &str) -> Vec<String> {
    load(&files(&[text])).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

#[test]
fn every_mistake_of_a_file_is_shown_at_once() {
    let sources = files(&[MISTAKES]);
    let found = load(&sources).expect_err("the file is full of mistakes");
    insta::assert_snapshot!("mistakes", render(&found, &sources, 100, Color::Never));
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    insta::assert_snapshot!("mistakes_a_line_each", lines.join("\n"));
}

#[test]
fn a_good_file_compiles() {
    let rules = good();
    assert_eq!(
        rules.subjects.iter().map(|s| (s.id.as_str(), s.role)).collect::<Vec<_>>(),
        [("harbour-blast", Role::Event), ("dockers-union", Role::Entity)]
    );
    let ids: Vec<&str> = rules.facts.iter().map(|f| f.question.id.as_str()).collect();
    assert_eq!(ids, ["blast-deaths", "blast-docker-deaths", "blast-date", "blast-cause", "union-founded"]);
    assert_eq!(rules.facts[1].part_of, Some(0));
    assert!(matches!(rules.facts[2].ask, Ask::EventDate));
    let Ask::Measure(founded) = rules.facts[4].ask else { panic!("no measure") };
    assert_eq!(rules.measures[founded].id, "founded");
    assert!(founded >= rules.built_in);
}

#[test]
fn built_in_measures_are_there_without_any_file() {
    let rules = load(&[]).expect("built-in measures have no mistake");
    assert!(rules.measures.iter().any(|m| m.id == "killed"));
    assert_eq!(rules.built_in, rules.measures.len());
    for measure in &rules.measures {
        for pattern in &measure.patterns {
            assert_eq!(pattern.parts.iter().filter(|part| **part == Part::Slot).count(), 1, "{}", pattern.written);
        }
    }
}

#[test]
fn a_mistake_is_told_with_what_would_be_right() {
    let fact = "[[fact]]\nid = \"a\"\nquestion = \"?\"\n";
    for (text, expected) in [
        (
            "[event]\nid = \"a\"\nnames = [\"Portwick\"]",
            "rules.toml:1:1: `event` takes tables, each begun by `[[event]]`, not one table",
        ),
        ("[[event]]\nnames = [\"Portwick\"]", "rules.toml:1:1: `[[event]]` has no `id`"),
        (
            "[[event]]\nid = \"a\"\nnames = [\"the\"]",
            "rules.toml:3:10: the phrase has no word of its own to look for (articles, pronouns, prepositions and words such as \"other\" do not count)",
        ),
        (
            "[[event]]\nid = \"a\"\nnames = [\"!?\"]",
            "rules.toml:3:10: the phrase has no word of its own to look for (articles, pronouns, prepositions and words such as \"other\" do not count)",
        ),
        ("[[event]]\nid = \"a\"\nnames = [\" \"]", "rules.toml:3:10: `names` is empty"),
        (
            "[[event]]\nid = \"a\"\nnames = [\"fire at {n}\"]",
            "rules.toml:3:19: only the phrases of a measure have slots",
        ),
        (
            "[[event]]\nid = \"a\"\nplaces = [\"Portwick\"]",
            "rules.toml:1:1: nothing tells how sources name the event (write `names = [\"…\"]` with the words that articles use)",
        ),
        (
            "[[event]]\nid = \"a\"\nplaces = [\"Portwick\"]\ndate = 2024",
            "rules.toml:4:8: `date` takes a date such as \"2024-03-22\", not the number 2024",
        ),
        (
            "[[entity]]\nid = \"a\"\nname = [\"Portwick\"]",
            "rules.toml:3:1: `[[entity]]` has no key `name` (did you mean `names`?)",
        ),
        (
            "[[measure]]\nid = \"date\"\nkind = \"count\"\nphrases = [\"sank {n}\"]",
            "rules.toml:2:6: the measure `date` is built in",
        ),
        (
            "[[measure]]\nid = \"a\"\nkind = \"count\"\nunit = \"mile\"\nphrases = [\"sank {n}\"]",
            "rules.toml:4:8: a count has no unit",
        ),
        (
            "[[measure]]\nid = \"a\"\nkind = \"money\"\nunit = \"dollars\"\nphrases = [\"paid {money}\"]",
            "rules.toml:4:8: `dollars` is no currency",
        ),
        (
            "[[measure]]\nid = \"a\"\nkind = \"count\"\nphrases = [\"sank {m}\"]",
            "rules.toml:4:18: there is no slot `{m}`",
        ),
        (
            "[[measure]]\nid = \"a\"\nkind = \"money\"\nphrases = [\"paid {mony}\"]",
            "rules.toml:4:18: there is no slot `{mony}` (did you mean `{money}`?)",
        ),
        (
            "[[measure]]\nid = \"a\"\nkind = \"date\"\nphrases = [\"in {date}\"]",
            "rules.toml:4:12: the phrase has no word of its own to look for (the words around the slot must tell what the value is)",
        ),
        (
            &format!("{fact}measure = \"killed\"\nevent = \"a\""),
            "rules.toml:5:9: there is no event `a` (no event is defined)",
        ),
        (&format!("{fact}measure = \"xyz\""), "rules.toml:4:11: there is no measure `xyz`"),
        (
            &format!("{fact}measure = \"date\""),
            "rules.toml:4:11: `date` asks when an event happened, and the fact names no event",
        ),
        (fact, "rules.toml:1:1: the fact asks for nothing"),
        (
            &format!("{fact}measure = \"killed\"\npart_of = \"b\""),
            "rules.toml:5:11: there is no fact `b` (no fact is defined)",
        ),
        (
            "[[entity]]\nid = \"b\"\nnames = [\"Portwick\"]\n[[fact]]\nid = \"a\"\nquestion = \"?\"\nmeasure = \"killed\"\nevent = \"b\"",
            "rules.toml:8:9: `b` is an entity (write `entity = \"b\"`)",
        ),
        ("fact = 3", "rules.toml:1:8: `fact` takes tables, each begun by `[[fact]]`, not the number 3"),
        ("a = ", "rules.toml:1:"),
    ] {
        let found = problems(text);
        assert!(
            found.iter().any(|line| line.starts_with(expected)),
            "{text}\n  expected {expected}\n  found {found:#?}"
        );
        assert_eq!(found.len(), 1, "{text}: {found:#?}");
    }
}

#[test]
fn a_measure_of_the_user_takes_the_place_of_a_built_in_one() {
    let text = "[[measure]]\nid = \"killed\"\nkind = \"count\"\nphrases = [\"sank {n}\"]\n";
    let rules = load(&files(&[text])).expect("the rules are right");
    let killed: Vec<_> = rules.measures.iter().filter(|m| m.id == "killed").collect();
    assert_eq!(killed.len(), 1);
    assert_eq!(killed[0].patterns[0].written, "sank {n}");
    assert_eq!(rules.built_in, rules.measures.len() - 1);
}

#[test]
fn parts_that_go_round_in_a_circle_are_told_of_once() {
    let fact = |id: &str, of: &str| {
        format!("[[fact]]\nid = \"{id}\"\nquestion = \"?\"\nmeasure = \"killed\"\npart_of = \"{of}\"\n")
    };
    let text = [fact("a", "b"), fact("b", "c"), fact("c", "a"), fact("d", "a")].concat();
    assert_eq!(problems(&text), ["rules.toml:5:11: the fact `a` is a part of itself"]);
}

#[test]
fn several_files_share_their_ids() {
    let event = "[[event]]\nid = \"fire\"\nnames = [\"hotel fire\"]\n";
    let fact = "[[fact]]\nid = \"fire-deaths\"\nquestion = \"?\"\nevent = \"fire\"\nmeasure = \"killed\"\n";
    let rules = load(&files(&[fact, event])).expect("the event is in the other file");
    assert_eq!(rules.facts[0].subject, Some(0));
    let sources = files(&[event, fact, event]);
    let found = load(&sources).expect_err("the event is there twice");
    insta::assert_snapshot!(render(&found, &sources, 100, Color::Never));
}

#[test]
fn syntax_errors_are_all_shown_and_hide_what_may_follow_from_them() {
    let text = "[[event]\nid = \"fire\"\nnames = [\"hotel fire\"]\n\n[[fact]]\nid = \"deaths\nquestion = \"?\"\nevent = \"fire\"\nmeasur = \"killed\"\n";
    let sources = files(&[text]);
    let found = load(&sources).expect_err("two brackets and a quote are missing");
    insta::assert_snapshot!(render(&found, &sources, 100, Color::Never));
}

#[test]
fn colour_is_there_when_asked_for() {
    let sources = files(&["reading = \"ibcc\""]);
    let found = load(&sources).expect_err("there is no such reading");
    assert!(render(&found, &sources, 80, Color::Always).contains("\u{1b}["));
    assert!(!render(&found, &sources, 80, Color::Never).contains('\u{1b}'));
}

#[test]
fn a_missing_file_is_told_of_with_a_hint() {
    let error = std::io::Error::from(std::io::ErrorKind::NotFound);
    let found = crosscheck::rules::Diagnostic::unreadable("rules.toml", &error);
    insta::assert_snapshot!(render(&[found], &[], 80, Color::Never));
}

mod no_text_makes_it_panic {
    use super::{Color, GOOD, files, load, render};
    use proptest::prelude::*;

    fn try_to_load(text: &str) {
        let sources = files(&[text]);
        if let Err(found) = load(&sources) {
            assert!(!found.is_empty());
            let shown = render(&found, &sources, 80, Color::Always);
            assert!(!shown.is_empty());
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(80))]

        #[test]
        fn any_text(text in "\\PC{0,200}") {
            try_to_load(&text);
        }

        #[test]
        fn any_phrase(phrase in "[-a-zA-Z{}.… '’\"é\\\\\n0-9]{0,30}") {
            let quoted = toml::Value::from(phrase).to_string();
            let text = format!("[[event]]\nid = \"a\"\nnames = [{quoted}]\n[[measure]]\nid = \"b\"\nkind = \"count\"\nphrases = [{quoted}]\n");
            try_to_load(&text);
        }

        #[test]
        fn a_good_file_with_a_stretch_replaced(from in 0..GOOD.len(), length in 0..40usize, put in "[\\[\\]{}=\"'a-z\n,#0-9é]{0,6}") {
            let mut text = GOOD.as_bytes().to_vec();
            let end = (from + length).min(text.len());
            text.splice(from..end, put.bytes());
            try_to_load(&String::from_utf8_lossy(&text));
        }
    }

    #[test]
    fn deep_nesting() {
        try_to_load(&"a = [".repeat(20_000));
        try_to_load(&format!("a = {}", "[".repeat(100_000)));
        try_to_load(&format!("{} = 1", "a.".repeat(50_000)));
        try_to_load(&format!("[[event]]\nid = \"a\"\nnames = [\"{}\"]\n", "ab-cd ".repeat(5_000)));
    }
}
