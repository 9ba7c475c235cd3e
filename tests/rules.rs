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
