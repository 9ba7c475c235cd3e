//! The program as a shell sees it: what it writes where, and how it ends.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::Read;
use std::process::Stdio;

use assert_cmd::Command;
use tempfile::TempDir;

const RULES: &str = r#"
[[event]]
id = "marigold-fire"
names = ["Marigold fire", "fire on the Marigold"]

[[fact]]
id = "vessel"
question = "What kind of vessel was the Marigold?"
  [[fact.term]]
  label = "ferry"
  phrases = ["ferry"]
  [[fact.term]]
  label = "freighter"
  phrases = ["freighter", "cargo ship"]

[[fact]]
id = "harbour"
question = "Where did it dock?"
  [[fact.term]]
  label = "Lindhaven"
  phrases = ["docked in Lindhaven"]
"#;

/// A folder with rules and the articles given.
fn corpus(articles: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("rules.toml"), RULES).unwrap();
    for (name, text) in articles {
        let path = folder.path().join("sources").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn at_odds() -> TempDir {
    corpus(&[("coastal.txt", "The ferry burned for hours.\n"), ("lantern.txt", "The cargo ship burned for hours.\n")])
}

fn at_one() -> TempDir {
    corpus(&[("coastal.txt", "The ferry burned for hours.\n"), ("lantern.txt", "A ferry burned.\n")])
}

/// Exit code, standard output, standard error.
fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    run_with(folder, arguments, "")
}

fn run_with(folder: &TempDir, arguments: &[&str], stdin: &str) -> (i32, String, String) {
    let mut command = Command::cargo_bin("crosscheck").unwrap();
    let command = command.current_dir(folder.path()).args(arguments).write_stdin(stdin);
    let output = command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn a_discrepancy_ends_with_1_and_agreement_with_0() {
    assert_eq!(run(&at_odds(), &["check"]).0, 1);
    assert_eq!(run(&at_one(), &["check"]).0, 0);
}

#[test]
fn fail_on_sets_the_calmest_verdict_that_fails() {
    assert_eq!(run(&at_one(), &["check", "--fail-on", "agree"]).0, 1);
    assert_eq!(run(&at_one(), &["check", "--fail-on", "compatible"]).0, 0);
    assert_eq!(run(&at_one(), &["check", "--fail-on", "unreported"]).0, 1);
}

#[test]
fn a_job_that_cannot_be_done_as_asked_ends_with_2() {
    let folder = at_odds();
    for arguments in [
        &["check", "--no-such-flag"][..],
        &["check", "--format", "xml"],
        &["check", "--rules", "nowhere.toml"],
        &["check", "nowhere"],
        &["compare", "nowhere.jsonl"],
        &["explain", "vesel"],
        &["nonsense"],
        &["check", "--threads", "0"],
        &["check", "--threads", "100000"],
        &["check", "--threads", "-3"],
        &["check", "--width", "-5"],
        &[],
    ] {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!(code, 2, "{arguments:?}: {out}{err}");
        assert!(!err.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_source_that_cannot_be_read_is_told_and_the_others_are_checked() {
    let folder = at_odds();
    let (code, out, err) = run(&folder, &["check", "sources", "nowhere.txt", "--format", "json"]);
    assert_eq!(code, 2);
    assert!(err.contains("nowhere.txt"), "{err}");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["summary"]["discrepancy"], 1);
}

#[test]
fn two_articles_with_one_id_are_told_and_stay_two_sources() {
    let folder = corpus(&[("a/fire.txt", "The ferry burned.\n"), ("b/fire.txt", "The cargo ship burned.\n")]);
    for paths in [["sources/a", "sources/b"], ["sources/b", "sources/a"]] {
        let (code, out, err) = run(&folder, &["check", paths[0], paths[1], "--format", "json"]);
        assert_eq!(code, 2);
        assert_eq!(
            err,
            "error: sources/b/fire.txt: the id \"fire\" is taken by sources/a/fire.txt \
             (hint: give one of them an `id` of its own; until then this one is \"fire (sources/b/fire.txt)\")\n"
        );
        let report: serde_json::Value = serde_json::from_str(&out).unwrap();
        let claims = report["facts"][0]["claims"].as_array().unwrap();
        let sources: Vec<_> = claims.iter().map(|claim| claim["source"].as_str().unwrap()).collect();
        assert_eq!(sources, ["fire", "fire (sources/b/fire.txt)"]);
        assert_eq!(report["facts"][0]["self_contradicting"], serde_json::json!([]));
    }
}

#[test]
fn rules_that_ask_nothing_are_told() {
    let folder = at_odds();
    fs::write(folder.path().join("rules.toml"), "[[event]]\nid = \"fire\"\nnames = [\"Marigold fire\"]\n").unwrap();
    for arguments in [&["check"][..], &["claims"], &["rules", "check"]] {
        let (code, _, err) = run(&folder, arguments);
        assert_eq!((code, err.as_str()), (0, "note: the rules ask nothing (hint: add a [[fact]])\n"), "{arguments:?}");
    }
}

#[test]
fn a_comparison_of_written_claims_is_the_report_of_the_check() {
    let folder = at_odds();
    let (_, claims, _) = run(&folder, &["claims", "--format", "jsonl"]);
    fs::write(folder.path().join("claims.jsonl"), &claims).unwrap();
    for format in ["table", "markdown", "json"] {
        let checked = run(&folder, &["check", "--format", format]);
        assert_eq!(run(&folder, &["compare", "claims.jsonl", "--format", format]), checked);
        assert_eq!(run_with(&folder, &["compare", "-", "--format", format], &claims), checked);
    }
}

#[test]
fn papers_with_one_text_are_told_as_one_origin_now_and_later() {
    let text = "NORTH QUAY (AFP) - The ferry burned for hours.\n";
    let folder = corpus(&[("coastal.txt", text), ("lantern.txt", text), ("post.txt", text)]);
    let (code, out, _) = run(&folder, &["check"]);
    assert_eq!(code, 0);
    assert!(out.contains("- single-source") && out.contains("3 sources, 1 origin"), "{out}");
    assert!(out.contains("coastal (via AFP)"), "{out}");
    let (_, claims, _) = run(&folder, &["claims", "--format", "jsonl"]);
    let (_, compared, _) = run_with(&folder, &["compare", "-", "--format", "json"], &claims);
    let report: serde_json::Value = serde_json::from_str(&compared).unwrap();
    let fact = &report["facts"][0];
    assert_eq!((&fact["sources"], &fact["origins"]), (&3.into(), &1.into()));
    assert_eq!(fact["claims"][0]["origin"], "AFP");
}

#[test]
fn claims_can_be_compared_where_there_are_no_rules() {
    let (_, claims, _) = run(&at_odds(), &["claims", "--format", "jsonl"]);
    let elsewhere = TempDir::new().unwrap();
    let (code, out, err) = run_with(&elsewhere, &["compare", "-"], &claims);
    assert_eq!((code, err.as_str()), (1, ""));
    assert!(out.contains("What kind of vessel was the Marigold?"), "{out}");
}

#[test]
fn a_bad_line_of_claims_is_told_and_the_others_are_compared() {
    let folder = at_odds();
    let (_, claims, _) = run(&folder, &["claims", "--format", "jsonl"]);
    fs::write(folder.path().join("claims.jsonl"), format!("{{}}\n{claims}")).unwrap();
    let (code, out, err) = run(&folder, &["compare", "claims.jsonl"]);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: claims.jsonl:1"), "{err}");
    assert!(out.contains("✗ discrepancy"), "{out}");
}

#[test]
fn standard_input_is_an_article_or_json_lines() {
    let folder = at_odds();
    let (code, out, _) = run_with(&folder, &["check", "-", "--format", "json"], "The ferry burned.");
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, &report["summary"]["single-source"]), (0, &1.into()));
    let lines =
        "{\"id\": \"a\", \"text\": \"The ferry burned.\"}\n{\"id\": \"b\", \"text\": \"The freighter burned.\"}\n";
    assert_eq!(run_with(&folder, &["check", "-"], lines).0, 1);
}

#[test]
fn each_folder_is_a_story_of_its_own_if_asked() {
    let folder = corpus(&[("one/a.txt", "The ferry burned.\n"), ("two/b.txt", "The freighter burned.\n")]);
    assert_eq!(run(&folder, &["check"]).0, 1);
    let (code, out, _) = run(&folder, &["check", "--by-folder"]);
    assert_eq!(code, 0);
    assert!(out.contains("story one") && out.contains("story two"), "{out}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let folder = at_odds();
    assert_eq!(run(&folder, &["check", "--threads", "1"]), run(&folder, &["check", "--threads", "7"]));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let folder = at_odds();
    assert!(!run(&folder, &["check"]).1.contains('\u{1b}'));
    assert!(run(&folder, &["check", "--color", "always"]).1.contains('\u{1b}'));
}

#[test]
fn a_reader_who_closes_the_pipe_hears_nothing_of_it() {
    let text = "The ferry burned on 14 June 2019, and on 15 June 2019 it sank. ".repeat(4_000);
    let folder = corpus(&[("long.txt", &text)]);
    let program = assert_cmd::cargo::cargo_bin("crosscheck");
    let mut child = std::process::Command::new(program)
        .current_dir(folder.path())
        .args(["mentions", "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let mut told = String::new();
    child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
    assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(0), ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let folder = at_odds();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let program = assert_cmd::cargo::cargo_bin("crosscheck");
    for argument in ["check", "--help"] {
        let mut command = std::process::Command::new(&program);
        let full = full.try_clone().unwrap();
        let output = command.current_dir(folder.path()).arg(argument).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{argument}");
        assert!(String::from_utf8(output.stderr).unwrap().starts_with("error: can't write"), "{argument}");
    }
}

#[test]
fn an_unknown_fact_is_told_with_the_nearest() {
    let (_, _, err) = run(&at_odds(), &["explain", "vesel"]);
    assert_eq!(err, "error: no fact has the id \"vesel\", the nearest is \"vessel\"\n");
}

#[test]
fn every_command_has_help_that_ends_with_0() {
    let folder = at_odds();
    for command in ["check", "claims", "compare", "mentions", "explain", "rules"] {
        let (code, out, _) = run(&folder, &[command, "--help"]);
        assert_eq!(code, 0);
        assert!(out.contains("Usage: crosscheck"), "{out}");
    }
    for list in [&["rules", "list"][..], &["rules", "keys"], &["rules", "check"]] {
        let (code, out, err) = run(&folder, list);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(!out.is_empty());
    }
}

#[test]
fn a_rule_test_tells_what_is_asserted_from_what_is_feared_or_denied() {
    let folder = corpus(&[]);
    let rules = |says: [&str; 4]| {
        let [asserted, hedged, denied, age] = says;
        format!(
            r#"
[[event]]
id = "fire"
names = ["Marigold"]
[[entity]]
id = "cook"
names = ["Ada Holm"]
[[fact]]
id = "deaths"
question = "How many died?"
event = "fire"
measure = "killed"
  [[fact.test]]
  text = "The Marigold fire killed 12 people."
  says = "{asserted}"
  [[fact.test]]
  text = "The Marigold fire may have killed 12 people."
  says = "{hedged}"
  [[fact.test]]
  text = "The owner denied that 12 people were killed in the Marigold fire."
  says = "{denied}"
[[measure]]
id = "years"
kind = "age"
phrases = ["{{age}} cook", "cook , {{age}}"]
[[fact]]
id = "age"
question = "How old is the cook?"
entity = "cook"
measure = "years"
  [[fact.test]]
  text = "Ada Holm, a 47-year-old cook, swam ashore."
  says = "{age}"
"#
        )
    };
    let test = |says| {
        fs::write(folder.path().join("rules.toml"), rules(says)).unwrap();
        run(&folder, &["rules", "test"])
    };
    for age in ["47", "47-year-old"] {
        let (code, out, _) = test(["12", "hedged: 12", "denied: 12", age]);
        assert_eq!((code, out.as_str()), (0, "4 passed, 0 failed\n"));
    }
    let (code, out, _) = test(["denied: 12", "12", "12", "48"]);
    assert_eq!(code, 1);
    assert!(out.contains("got       hedged: 12 (in ") && out.contains("got       denied: 12 (in "), "{out}");
    assert!(out.ends_with("0 passed, 4 failed\n"), "{out}");
}

#[test]
fn a_file_of_many_articles_is_known_by_its_extension_in_any_case() {
    let lines = (0..3).map(|i| format!("{{\"id\": \"a{i}\", \"text\": \"The ferry burned.\"}}\n")).collect::<String>();
    let folder = corpus(&[("all.JSONL", &lines)]);
    let (code, out, _) = run(&folder, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((code, report["facts"][0]["claims"].as_array().unwrap().len()), (0, 3));
}

#[test]
fn an_article_may_say_above_its_text_when_it_was_published() {
    let filler = "It drifted past the lighthouse for an hour, while tugs from three ports tried to take it in tow.";
    let html = format!(
        "<html><head><title>The Marigold burns</title></head><body><h1>The Marigold burns</h1>\
         <p class=byline>By Sam Lowe | 10 March 2032</p><article><p>{filler} The ferry burned.</p><p>{filler}</p>\
         <p>{filler} {filler}</p></article></body></html>"
    );
    let folder = corpus(&[
        ("a.txt", "The Marigold burns\n\nPublished: March 10, 2032\n\nThe ferry burned.\n"),
        ("b.txt", "The Marigold burns\n\nUpdated March 11, 2032\n\nThe ferry burned.\n"),
        ("c.txt", "+++\npublished = 2032-03-09\n+++\nPublished: March 10, 2032\n\nThe ferry burned.\n"),
        ("d.html", &html),
    ]);
    let (_, out, _) = run(&folder, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    let claims = report["facts"][0]["claims"].as_array().unwrap();
    let days: Vec<_> = claims.iter().map(|c| (c["published"].as_str(), c["updated"].as_str())).collect();
    let expected = [
        (Some("2032-03-10"), None),
        (None, Some("2032-03-11")),
        (Some("2032-03-09"), None),
        (Some("2032-03-10"), None),
    ];
    assert_eq!(days, expected);
}

#[test]
fn what_no_rule_read_is_listed_with_what_is_not_the_article() {
    let text = "The ferry burned at 400 degrees.\nThe Marigold cost 12 million dollars.\nOn Friday it rained.\n\n\
                More from The Post\n\nStorm kills 40\n";
    let folder = corpus(&[("coastal.txt", text)]);
    let (code, out, err) = run(&folder, &["explain", "--all"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = "coastal
  2 sentences with numbers: 1 taken, 0 left, 1 unread
  ? unread  sources/coastal.txt:2:19
      The Marigold cost 12 million dollars.
                        ^^^^^^^^^^^^^^^^^^
  x not the article  line 5  More from The Post
  x not the article  line 7  Storm kills 40

2 sentences with numbers: 1 taken, 0 left, 1 unread
";
    assert_eq!(out, expected);
    let (_, json, _) = run(&folder, &["explain", "--all", "sources/coastal.txt", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["sources"][0]["unread"][0]["quote"], "12 million dollars");
    assert_eq!(json["sources"][0]["cut"][1]["line"], 7);
}

#[test]
fn a_toll_that_falls_back_is_marked_as_a_reversal_in_every_format() {
    let article =
        |day: u32, n: u32| format!("+++\npublished = 2031-05-{day:02}\n+++\nThe Marigold fire killed {n} people.\n");
    let (first, second, third) = (article(6, 9), article(7, 15), article(8, 12));
    let folder = corpus(&[("a.txt", &first), ("b.txt", &second), ("c.txt", &third)]);
    let rules = "[[event]]\nid = \"fire\"\nnames = [\"Marigold\"]\n\n[[fact]]\nid = \"deaths\"\nquestion = \"How many died?\"\n\
                 event = \"fire\"\nmeasure = \"killed\"\nchanges = \"grows\"\n";
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    for format in ["table", "markdown"] {
        let (code, out, _) = run(&folder, &["check", "--format", format, "--width", "160"]);
        assert_eq!(code, 1);
        assert!(out.contains("! reversal: 15 (b, 7 May 2031), then 12 (c, 8 May 2031)"), "{out}");
    }
    let (_, json, _) = run(&folder, &["check", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["facts"][0]["reversals"], serde_json::json!([[1, 2]]));
}

/// The examples of a guide, as one rule file.
fn examples(guide: &str) -> String {
    let blocks = guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.filter(|block| !block.starts_with("+++")).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_examples_of_the_guides_pass_their_own_tests() {
    for guide in [include_str!("../README.md"), include_str!("../RULES.md")] {
        let folder = at_one();
        fs::write(folder.path().join("guide.toml"), examples(guide)).unwrap();
        let (code, out, error) = run(&folder, &["rules", "test", "--rules", "guide.toml"]);
        assert_eq!(code, 0, "{out}{error}");
        assert!(!out.starts_with('0'), "{out}");
    }
}
