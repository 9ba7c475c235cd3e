//! Input that can't be read as asked: every case is told by file and place, with what was expected, and the rest is read.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::fs;
use std::io::{Cursor, Read};

use crosscheck::source::{self, Address, Article, Problem, ProblemKind, SourceFile, namesakes};
use crosscheck::span::Span;
use proptest::prelude::*;

fn read(paths: &[String]) -> (Vec<Article>, Vec<Problem>) {
    let (files, mut problems) = source::find(paths);
    let mut articles = Vec::new();
    for item in files.iter().flat_map(source::read) {
        match item {
            Ok(article) => articles.push(article),
            Err(problem) => problems.push(problem),
        }
    }
    (articles, problems)
}

/// The texts read from a folder that holds one file, and the problems as a user sees them, without the folder's name.
fn read_one(name: &str, content: impl AsRef<[u8]>) -> (Vec<Article>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(name), content).unwrap();
    let path = folder.path().to_str().unwrap();
    let (articles, problems) = read(&[path.to_owned()]);
    let told = |p: &Problem| {
        let kind = if p.is_error() { "error" } else { "note" };
        format!("{kind}: {p}").replace(&format!("{path}/"), "").replace(path, ".")
    };
    (articles, problems.iter().map(told).collect())
}

// Paths.

#[test]
fn a_path_that_leads_nowhere_is_an_error_with_the_nearest_name() {
    let (files, problems) = source::find(&["sorces".to_owned(), "sources/gzera.txt".to_owned(), "no/where".to_owned()]);
    assert!(files.is_empty());
    let told: Vec<_> = problems.iter().map(|p| (p.to_string(), p.hint().unwrap(), p.is_error())).collect();
    assert_eq!(
        told,
        [
            (
                "no/where: no such file or folder".to_owned(),
                "paths are relative to the working folder".to_owned(),
                true
            ),
            ("sorces: no such file or folder".to_owned(), "did you mean sources?".to_owned(), true),
            (
                "sources/gzera.txt: no such file or folder".to_owned(),
                "did you mean sources/gzero.txt?".to_owned(),
                true
            ),
        ]
    );
}

#[test]
fn an_empty_folder_is_an_error_that_says_what_was_expected() {
    let folder = tempfile::tempdir().unwrap();
    let (_, problems) = source::find(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].message(), "no articles found, expected .txt, .md, .html or .jsonl");
    assert!(problems[0].is_error());
}

#[test]
fn files_in_other_formats_are_noted_once_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.csv", "b.CSV", "c.pdf", "d.txt"] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    let (files, problems) = source::find(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!((files.len(), problems.len()), (1, 1));
    assert_eq!(problems[0].message(), "skipped 3 files in formats that are not read: .csv, .pdf");
    assert!(!problems[0].is_error());
}

#[test]
fn a_folder_whose_name_ends_like_a_file_is_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("march.txt")).unwrap();
    fs::write(folder.path().join("march.txt/a.txt"), "Two died.").unwrap();
    let (articles, problems) = read(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!((articles[0].id.as_str(), problems), ("march.txt/a", vec![]));
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_back_to_its_folder_is_told_and_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("sub")).unwrap();
    fs::write(folder.path().join("sub/a.txt"), "Two died.").unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("sub/back")).unwrap();
    std::os::unix::fs::symlink("nowhere.txt", folder.path().join("broken.txt")).unwrap();
    let (articles, problems) = read(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!(articles.len(), 1);
    let told: Vec<_> = problems.iter().map(|p| (p.file.rsplit('/').next().unwrap(), &p.kind)).collect();
    assert_eq!(told, [("broken.txt", &ProblemKind::Missing { near: None }), ("back", &ProblemKind::Loop)]);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_or_folder_is_followed() {
    let (real, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(real.path().join("a.txt"), "Two died.").unwrap();
    std::os::unix::fs::symlink(real.path(), folder.path().join("linked")).unwrap();
    std::os::unix::fs::symlink(real.path().join("a.txt"), folder.path().join("b.txt")).unwrap();
    let (articles, problems) = read(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!(problems, []);
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["b", "linked/a"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_told_and_the_others_are_read() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let locked = folder.path().join("locked.txt");
    fs::write(&locked, "x").unwrap();
    fs::write(folder.path().join("open.txt"), "Two died.").unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&locked).is_ok() {
        return; // The superuser may read anything.
    }
    let (articles, problems) = read(&[folder.path().to_str().unwrap().to_owned()]);
    assert_eq!(articles.len(), 1);
    assert_eq!(problems[0].message(), "can't be read: permission denied");
}

#[test]
fn a_file_that_is_gone_when_it_is_read_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    fs::write(&path, "x").unwrap();
    let (files, _) = source::find(&[path.to_str().unwrap().to_owned()]);
    fs::remove_file(&path).unwrap();
    let problem = source::read(&files[0]).next().unwrap().unwrap_err();
    assert!(problem.is_error() && problem.message().starts_with("can't be read: "), "{problem}");
}

#[test]
fn input_that_breaks_off_is_told() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
    }
    let read: Vec<_> = source::read_from(&SourceFile::standard_input(), Box::new(Broken)).collect();
    assert_eq!(read.len(), 1);
    assert_eq!(read[0].as_ref().unwrap_err().to_string(), "-: can't be read: broken pipe");
    let input = Cursor::new("{\"id\": 1, \"text\": \"Two died.\"}\n").chain(Broken);
    let read: Vec<_> = source::read_from(&SourceFile::standard_input(), Box::new(input)).collect();
    assert_eq!(read[0].as_ref().unwrap().text, "Two died.");
    assert_eq!(read[1].as_ref().unwrap_err().to_string(), "-: can't be read: broken pipe");
    assert_eq!(read.len(), 2);
}

// Files.

#[test]
fn a_file_that_is_no_text_is_not_read() {
    for content in [b"\x7FELF\0\0\0".as_slice(), b"PK\x03\x04\0", b"\xFF\xFE\0\0T\0\0\0"] {
        let (articles, problems) = read_one("a.txt", content);
        assert!(articles.is_empty());
        assert_eq!(problems, ["error: a.txt: not read: it is not text (it has a NUL byte near its start)"]);
    }
}

#[test]
fn a_file_without_text_is_noted() {
    for (name, content) in
        [("a.txt", ""), ("a.txt", " \n\n"), ("a.md", "+++\nid = \"x\"\n+++\n"), ("a.html", "<p></p>"), ("a.jsonl", "")]
    {
        let (articles, problems) = read_one(name, content);
        assert!(articles.is_empty());
        assert_eq!(problems, [format!("note: {name}: it holds no text")], "{content:?}");
    }
}

#[test]
fn a_file_too_large_for_a_span_is_told_and_not_read() {
    let folder = tempfile::tempdir().unwrap();
    // A file of nothing but holes: it takes no room on the disk.
    fs::File::create(folder.path().join("a.txt")).unwrap().set_len(5 << 30).unwrap();
    let (articles, problems) = read(&[folder.path().to_str().unwrap().to_owned()]);
    assert!(articles.is_empty());
    assert_eq!(problems[0].message(), "not read: larger than 4 GiB");
}

// Front matter.

#[test]
fn a_key_of_the_wrong_type_is_told_with_its_line_and_the_article_is_read() {
    let toml = "+++\npublisher = [\"Harbour Post\"]\ntitle = 1984\nurl = true\nid = {}\n+++\nTwo died.";
    let (articles, problems) = read_one("a.txt", toml);
    assert_eq!((articles[0].id.as_str(), articles[0].text.as_str()), ("a", "Two died."));
    assert_eq!(
        problems,
        [
            "error: a.txt:2:13: `publisher` should be a string, not a list",
            "error: a.txt:3:9: `title` should be a string, not a number",
            "error: a.txt:4:7: `url` should be a string, not a boolean",
            "error: a.txt:5:6: `id` should be a string or a number, not a table",
        ]
    );
    let yaml = "---\npublisher:\n  - Harbour Post\ntitle: 1984\nid: {a: b}\n---\nTwo died.";
    let (articles, problems) = read_one("a.md", yaml);
    assert_eq!(articles[0].text, "Two died.\n");
    assert_eq!(
        problems,
        [
            "error: a.md:3:3: `publisher` should be a string, not a list",
            "error: a.md:4:8: `title` should be a string, not a number",
            "error: a.md:5:5: `id` should be a string or a number, not a table",
        ]
    );
}

#[test]
fn a_date_that_is_none_is_told_and_the_article_is_read_without_it() {
    let (articles, problems) =
        read_one("a.txt", "+++\npublished = \"25 March 2024\"\nupdated = 10:30:00\n+++\nTwo died.");
    assert_eq!((articles[0].published, articles[0].updated), (None, None));
    assert_eq!(
        problems,
        [
            "error: a.txt:2:13: `published` should be a date such as 2024-03-25, not \"25 March 2024\"",
            "error: a.txt:3:11: `updated` should be a date such as 2024-03-25, not a time of day",
        ]
    );
    let (_, problems) = read_one("a.md", "---\npublished: 2024\n---\nTwo died.");
    assert_eq!(problems, ["error: a.md:2:12: `published` should be a date such as 2024-03-25, not \"2024\""]);
}

#[test]
fn broken_front_matter_is_told_with_its_place_and_the_text_below_it_is_read() {
    let (articles, problems) = read_one("a.txt", "+++\npublisher = \"Post\npublished = 2024-03-25\n+++\nTwo died.");
    assert_eq!(articles[0].text, "Two died.");
    assert_eq!(problems.len(), 1);
    assert!(problems[0].starts_with("error: a.txt:2:"), "{problems:?}");
    assert!(problems[0].contains("the front matter is not valid TOML: "), "{problems:?}");
    let (articles, problems) = read_one("a.txt", "---\npublisher: \"Post\ntitle: x\n---\nTwo died.");
    assert_eq!(articles[0].text, "Two died.");
    assert!(problems[0].contains("the front matter is not valid YAML: "), "{problems:?}");
}

#[test]
fn a_key_that_looks_like_one_that_is_read_is_told_and_one_of_the_users_own_is_not() {
    let (articles, problems) =
        read_one("a.txt", "+++\npublishers = \"Post\"\nauthor = \"A. Lind\"\ndate = 2031-01-02\n+++\nFive died.\n");
    assert_eq!((articles[0].publisher.as_deref(), articles[0].text.as_str()), (None, "Five died.\n"));
    assert_eq!(problems, ["note: a.txt:2:14: the key \"publishers\" is not read"]);
    assert_eq!(
        read_one("a.md", "---\nurl: x\nTitle: Fire\n---\nFive died.\n").1,
        ["note: a.md:3:8: the key \"Title\" is not read"]
    );
}

#[test]
fn an_update_before_the_article_was_there_is_told() {
    let (articles, problems) =
        read_one("a.txt", "+++\nupdated = 2031-01-01\npublished = 2031-01-02\n+++\nFive died.\n");
    assert_eq!(articles.len(), 1);
    assert_eq!(problems, ["note: a.txt:3:13: `updated` is a day before `published`"]);
}

#[test]
fn front_matter_that_never_ends_is_told_and_read_as_text() {
    for (text, fence) in [("+++\ntitle = \"x\"\nTwo died.", "+++"), ("---\ntitle: x\nTwo died.", "---")] {
        let (articles, problems) = read_one("a.txt", text);
        assert_eq!(articles[0].text, text);
        assert_eq!(problems, [format!("error: a.txt:1:1: the front matter has no closing {fence} line")]);
    }
}

// JSON Lines.

#[test]
fn a_line_that_is_no_article_is_told_and_the_others_are_read() {
    let lines = [
        r#"{"id": "a", "text": "Two died."}"#,
        r#"{"id": "b", "text": "Two"#,
        r#"[1, 2]"#,
        r#"{"id": "c"}"#,
        r#"{"id": "d", "text": 7}"#,
        r#"{"id": ["e"], "text": "Six died.", "published": "yesterday", "publisher": 3}"#,
        r#"{"id": "f", "text": "  "}"#,
        r#"{"id": "g", "text": "Ten died.", "text": "Nine died."}"#,
        r#"{"id": "h", "text": "\ud800"}"#,
        r#"{"id": "i", "text": "One died."} {"id": "j", "text": "None died."}"#,
        r#"{"id": "k", "text": "Four died."}"#,
    ];
    let (articles, problems) = read_one("w.jsonl", lines.join("\n"));
    let read: Vec<_> = articles.iter().map(|a| (a.id.as_str(), a.text.as_str())).collect();
    assert_eq!(read, [("a", "Two died."), ("w:6", "Six died."), ("k", "Four died.")]);
    insta::assert_snapshot!(problems.join("\n"));
}

#[test]
fn a_line_in_another_encoding_is_read_and_noted() {
    let (articles, problems) = read_one("w.jsonl", b"{\"id\": \"a\", \"text\": \"Two died in a caf\xE9.\"}\n");
    assert_eq!(articles[0].text, "Two died in a café.");
    assert_eq!(problems, ["note: w.jsonl:1:1: read as windows-1252"]);
    let utf16: Vec<u8> = "\u{FEFF}{\"id\": \"a\", \"text\": \"Zwölf\"}\r\n{\"id\": \"b\", \"text\": \"x\"}\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (articles, problems) = read_one("w.jsonl", utf16);
    assert_eq!((articles.len(), articles[0].text.as_str()), (2, "Zwölf"));
    assert_eq!(problems, ["note: w.jsonl: read as UTF-16LE"]);
}

// Ids.

#[test]
fn two_articles_with_one_id_are_told_with_both_places_in_any_order() {
    let address = |id: &str, file: &str, line| Address { id: id.to_owned(), file: file.to_owned(), line };
    let mut addresses = vec![
        address("a", "x.jsonl", Some(3)),
        address("a", "x.jsonl", Some(12)),
        address("b", "x.jsonl", Some(4)),
        address("a", "b/a.txt", None),
    ];
    let expected = ["x.jsonl:12:1: the id \"a\" is taken by b/a.txt", "x.jsonl:3:1: the id \"a\" is taken by b/a.txt"];
    for _ in 0..addresses.len() {
        addresses.rotate_left(1);
        let mut told: Vec<_> = namesakes(&addresses).iter().map(|n| n.problem.to_string()).collect();
        told.sort();
        assert_eq!(told, expected);
    }
}

// Anything.

/// Every stretch between two characters of an article's text has a place in its file, and the words there are its own.
fn holds_together(article: &Article, bytes: &[u8], verbatim: bool) -> Result<(), TestCaseError> {
    let text = &article.text;
    let mut ends: Vec<usize> = text.char_indices().map(|(i, _)| i).chain([text.len()]).collect();
    ends.truncate(400);
    let mut last = 0;
    for (n, &start) in ends.iter().enumerate() {
        let end = ends[(n + 1 + n % 7).min(ends.len() - 1)];
        let passage = article.evidence_place(Span::new(start, end));
        prop_assert!(passage.start <= passage.end, "{passage:?}");
        prop_assert!(passage.end as usize <= bytes.len(), "{passage:?} of {}", bytes.len());
        prop_assert!(passage.start >= last, "{passage:?} after {last}");
        last = passage.start;
        if verbatim && str::from_utf8(bytes).is_ok() {
            prop_assert_eq!(&bytes[passage.start as usize..passage.end as usize], passage.quote.as_bytes());
        }
    }
    Ok(())
}

fn read_bytes(name: &str, bytes: &[u8]) -> Vec<Article> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, bytes).unwrap();
    read(&[path.to_str().unwrap().to_owned()]).0
}

/// Pieces that articles and their markup are made of, put together at random.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&'static [u8]> = vec![
        b"+++\n",
        b"---\n",
        b"...\n",
        b"title: x\n",
        b"id = 1\n",
        b"published = 2024-03-25\n",
        b"# ",
        b"- ",
        b"> ",
        b"`",
        b"~~",
        b"**",
        b"*",
        b"[a](b)",
        b"![a](b)",
        b"\\*",
        b"&amp;",
        b"&nbsp;",
        b"&notit;",
        b"&#x31;37",
        b"&#0;",
        b"&",
        b"<p>",
        b"</p>",
        b"<b>",
        b"</b>",
        b"<nav>",
        b"</nav>",
        b"<br>",
        b"<s hidden>",
        b"</s>",
        b"<!-- -->",
        b"<!-->",
        b"<!--",
        b"--!>",
        b"<!x>",
        b"</>",
        b"<",
        b">",
        b"<script>",
        b"</script>",
        b"<svg><![CDATA[x]]>",
        b"<title>",
        b"</title>",
        b"<a href='",
        b"\"",
        b"|",
        b"| --- |\n",
        b"\n",
        b"\n\n",
        b"\r\n",
        b"\r",
        b" ",
        b"    ",
        b"\0",
        b"137 dead",
        "“Zürich” – 12".as_bytes(),
        "🔥".as_bytes(),
        b"\xFF",
        b"\x93at\x94",
        b"\xEF\xBB\xBF",
        b"\xFF\xFE",
        b"{\"text\": \"",
        b"\"}",
        b"\\u00e9",
    ];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_panic_and_every_place_lies_in_the_file(
        bytes in prop_oneof![soup(), prop::collection::vec(any::<u8>(), 0..300)],
    ) {
        for (name, verbatim) in [("a.txt", true), ("a.md", true), ("a.html", false)] {
            for article in read_bytes(name, &bytes) {
                holds_together(&article, &bytes, verbatim)?;
            }
        }
        for article in read_bytes("a.jsonl", &bytes) {
            let text = article.text.clone();
            prop_assert!(!text.is_empty());
            holds_together(&article, text.as_bytes(), !text.contains(['\0', '\r', ' ', '\n']))?;
        }
    }
}
