//! What a corpus is read as, format by format. Each title says what a user may rely on.

#![expect(clippy::unwrap_used, reason = "a test that can't go on fails")]

use std::fs;
use std::io::Cursor;
use std::path::Path;

use crosscheck::source::{self, Article, Passage, Problem, ProblemKind, SourceFile};
use crosscheck::span::Span;
use jiff::civil::date;

/// A folder of files for one test.
struct Corpus(tempfile::TempDir);

impl Corpus {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    fn read(&self) -> (Vec<Article>, Vec<Problem>) {
        read(&[self.path("")])
    }
}

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

/// The one article of a file.
fn article(name: &str, content: impl AsRef<[u8]>) -> Article {
    let (mut articles, problems) = Corpus::new().with(name, content).read();
    assert_eq!(problems, []);
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

/// Where the words `words` of an article stand.
fn place(article: &Article, words: &str) -> Passage {
    let start = article.text.find(words).unwrap_or_else(|| panic!("{words:?} is not in {:?}", article.text));
    article.evidence_place(Span::new(start, start + words.len()))
}

/// What a passage says: line, column, bytes, words.
fn told(passage: &Passage) -> (u32, u32, std::ops::Range<usize>, &str) {
    (passage.line, passage.column, passage.start as usize..passage.end as usize, &passage.quote)
}

// The corpus of the repository.

#[test]
fn the_four_sources_are_read_with_their_texts_unchanged() {
    // Length and FNV-1a hash of each text as it was published.
    let published = [
        ("gzero", 3929, 0xd9a7_1251_a9e6_d4aa),
        ("insider", 24208, 0xd5ed_985a_2521_e35a),
        ("john", 3972, 0x8467_eb4b_536f_5e9e),
        ("meduza", 8229, 0x658a_9af4_e276_7f36),
    ];
    let (articles, problems) = read(&["sources".to_owned()]);
    assert_eq!(problems, []);
    let read: Vec<_> = articles.iter().map(|a| (a.id.as_str(), a.text.len(), fnv(a.text.as_bytes()))).collect();
    assert_eq!(read, published);
}

#[test]
fn only_what_the_texts_tell_of_themselves_is_in_their_front_matter() {
    let (articles, _) = read(&["sources".to_owned()]);
    let told: Vec<_> = articles.iter().map(|a| (a.file.as_str(), a.publisher.as_deref(), a.published)).collect();
    assert_eq!(
        told,
        [
            ("sources/gzero.txt", Some("GZERO Media"), Some(date(2024, 3, 25))),
            ("sources/insider.txt", Some("The Insider"), None),
            ("sources/john.txt", None, None),
            ("sources/meduza.txt", Some("Meduza"), None),
        ]
    );
    assert!(articles.iter().all(|a| a.url.is_none()));
}

fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

// Names and places.

#[test]
fn an_id_is_the_path_below_the_folder_without_the_extension() {
    let corpus = Corpus::new().with("b.txt", "B").with("kabul/wires/a.txt", "A").with("kabul/notes.2024.txt", "N");
    let (articles, _) = corpus.read();
    let ids: Vec<_> = articles.iter().map(|a| (a.id.as_str(), a.folder.as_deref())).collect();
    assert_eq!(ids, [("b", None), ("kabul/notes.2024", Some("kabul")), ("kabul/wires/a", Some("kabul/wires"))]);
}

#[test]
fn a_file_named_by_itself_has_its_own_name_as_id() {
    let corpus = Corpus::new().with("kabul/a.txt", "A");
    let (articles, _) = read(&[corpus.path("kabul/a.txt")]);
    assert_eq!((articles[0].id.as_str(), articles[0].folder.as_deref()), ("a", None));
}

#[test]
fn a_file_that_two_paths_lead_to_is_read_once_in_any_order_of_paths() {
    let corpus = Corpus::new().with("kabul/a.txt", "A");
    let paths = [corpus.path(""), corpus.path("kabul"), corpus.path("kabul/a.txt")];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let (articles, problems) = read(&order.map(|i| paths[i].clone()));
        assert_eq!(problems, []);
        assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["kabul/a"]);
    }
}

#[test]
fn a_file_below_the_working_folder_is_named_from_there() {
    let here = std::env::current_dir().unwrap();
    for path in [
        "sources/john.txt".to_owned(),
        "./sources/john.txt".to_owned(),
        here.join("sources/john.txt").display().to_string(),
    ] {
        assert_eq!(source::find(&[path]).0[0].file, "sources/john.txt");
    }
}

#[test]
fn hidden_files_are_passed_over_and_gitignore_is_not_looked_at() {
    let corpus =
        Corpus::new().with(".draft.txt", "x").with(".git/a.txt", "x").with(".gitignore", "a.txt").with("a.txt", "A");
    let (articles, problems) = corpus.read();
    assert_eq!((articles.len(), problems), (1, vec![]));
}

#[test]
fn a_file_without_extension_is_plain_text_and_extensions_may_be_in_capitals() {
    let (articles, problems) = Corpus::new().with("STORY", "A").with("wire.TXT", "B").read();
    assert_eq!(problems, []);
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["STORY", "wire"]);
}

#[test]
fn a_file_named_by_itself_is_read_whatever_its_extension() {
    let corpus = Corpus::new().with("wire.nitf3", "Two were killed.");
    let (articles, problems) = read(&[corpus.path("wire.nitf3")]);
    assert_eq!(problems, []);
    assert_eq!((articles[0].id.as_str(), articles[0].text.as_str()), ("wire.nitf3", "Two were killed."));
}

// Plain text.

#[test]
fn a_passage_of_plain_text_is_the_bytes_of_the_file() {
    let content = "Fire in Zürich\n\nThe blaze left “at least” 12 dead.\r\n";
    let article = article("a.txt", content);
    let passage = place(&article, "12 dead");
    assert_eq!(told(&passage), (3, 27, 47..54, "12 dead"));
    assert_eq!(&content[47..54], "12 dead");
}

#[test]
fn a_span_that_lies_outside_the_text_is_cut_to_it() {
    let article = Article::from_text("a", "a.txt", "Two died.");
    assert_eq!(told(&article.evidence_place(Span::new(4, 900))), (1, 5, 4..9, "died."));
    assert_eq!(told(&article.evidence_place(Span::new(700, 900))), (1, 10, 9..9, ""));
}

#[test]
fn a_stray_nul_byte_is_read_as_a_blank_and_quoted_as_it_is() {
    let content = format!("{}13\0dead", "x ".repeat(600));
    let article = article("a.txt", &content);
    assert!(article.text.ends_with(" 13 dead"));
    let passage = place(&article, "13 dead");
    assert_eq!(told(&passage), (1, 1201, 1200..1207, "13\0dead"));
}

#[test]
fn lines_that_end_with_carriage_returns_alone_are_lines() {
    let article = article("a.txt", "One\rTwo dead\rThree");
    assert_eq!(article.text, "One\nTwo dead\nThree");
    assert_eq!(told(&place(&article, "Two dead")), (2, 1, 4..12, "Two dead"));
}

// Front matter.

#[test]
fn toml_front_matter_says_who_published_a_text_and_when() {
    let content = "+++\nid = \"post-1\"\npublisher = \"Harbour Post\"\npublished = 2024-03-25T10:00:00Z\nupdated = \"2024-03-26\"\n\
                   title = \"Fire\"\nurl = \"https://example.org/1\"\nstory = 7\nauthor = [\"A\"]\n+++\nFive died.\n";
    let article = article("a.txt", content);
    assert_eq!((article.id.as_str(), article.publisher.as_deref()), ("post-1", Some("Harbour Post")));
    assert_eq!((article.published, article.updated), (Some(date(2024, 3, 25)), Some(date(2024, 3, 26))));
    assert_eq!(article.title.as_deref(), Some("Fire"));
    assert_eq!(article.url.as_deref(), Some("https://example.org/1"));
    assert_eq!(article.story.as_deref(), Some("7"));
    assert_eq!(article.text, "Five died.\n");
    let start = content.find("Five").unwrap();
    assert_eq!(told(&place(&article, "Five")), (11, 1, start..start + 4, "Five"));
}

#[test]
fn yaml_front_matter_says_the_same() {
    let content = "---\nid: 17\npublisher: Harbour Post # who\npublished: 2024-03-25\ntitle: \"Fire: five dead\"\ntags: [fire, port]\n\
                   updated:\n---\r\nFive died.\n";
    let article = article("a.txt", content);
    assert_eq!((article.id.as_str(), article.publisher.as_deref()), ("17", Some("Harbour Post")));
    assert_eq!((article.published, article.updated), (Some(date(2024, 3, 25)), None));
    assert_eq!(article.title.as_deref(), Some("Fire: five dead"));
    assert_eq!(place(&article, "Five").line, 9);
}

#[test]
fn front_matter_of_lines_that_end_with_carriage_returns_is_read() {
    for name in ["a.txt", "a.md"] {
        let content = "+++\rpublisher = \"Harbour Post\"\rpublished = 2024-03-25\r+++\rFive died.\r";
        let article = article(name, content);
        assert_eq!((article.publisher.as_deref(), article.published), (Some("Harbour Post"), Some(date(2024, 3, 25))));
        assert_eq!(article.text.trim(), "Five died.");
        let start = content.find("Five").unwrap();
        assert_eq!(told(&place(&article, "Five")), (5, 1, start..start + 4, "Five"));
    }
}

#[test]
fn a_text_that_opens_with_a_line_of_dashes_is_all_text() {
    let texts = [
        "---\nFive people died.\n",
        "---\nFive people died.\n---\nTwo were hurt.\n",
        "---\nMoscow: five people died.\n---\nTwo were hurt.\n",
        "---\nHe said: “Five: no, six.”\n\n- one\n---\nTwo were hurt.\n",
        "---",
        "----\ntitle: x\n----\n",
    ];
    for text in texts {
        assert_eq!(article("a.txt", text).text, text);
    }
}

#[test]
fn front_matter_without_any_key_that_is_read_is_still_front_matter() {
    assert_eq!(article("a.txt", "---\ntags: [fire]\nlayout: post\n---\nFive died.").text, "Five died.");
    assert_eq!(article("a.txt", "---\n---\nFive died.").text, "Five died.");
    assert_eq!(article("a.txt", "+++\n+++\nFive died.").text, "Five died.");
}

// JSON Lines.

#[test]
fn each_line_of_a_json_lines_file_is_an_article() {
    let first = r#"{"id": 1, "text": "Fire.\nZürich: 12 dead", "publisher": "P", "published": "2024-03-25T08:00:00+01:00", "x": {}}"#;
    let second =
        r#"{"text": "None died.", "id": "b", "title": null, "url": "u", "story": "s", "updated": "2024-03-26"}"#;
    let (articles, problems) = Corpus::new().with("a.jsonl", format!("{first}\n\n  \r\n{second}")).read();
    assert_eq!(problems, []);
    assert_eq!(articles.iter().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["1", "b"]);
    assert_eq!((articles[0].publisher.as_deref(), articles[0].published), (Some("P"), Some(date(2024, 3, 25))));
    assert_eq!((articles[1].title.as_deref(), articles[1].updated), (None, Some(date(2024, 3, 26))));
    assert_eq!((articles[1].url.as_deref(), articles[1].story.as_deref()), (Some("u"), Some("s")));
    // Bytes are those of `text`; the line is the object's, the column counts the characters of `text`.
    assert_eq!(told(&place(&articles[0], "12 dead")), (1, 15, 15..22, "12 dead"));
    assert_eq!(told(&place(&articles[1], "None")), (4, 1, 0..4, "None"));
}

#[test]
fn an_object_without_id_is_called_by_its_line() {
    let (articles, _) = Corpus::new().with("wires.jsonl", "\n{\"text\": \"Two died.\"}\n").read();
    assert_eq!(articles[0].id, "wires:2");
}

// Standard input.

#[test]
fn standard_input_is_one_plain_text_article() {
    let (files, problems) = source::find(&["-".to_owned()]);
    assert_eq!((files.len(), problems), (1, vec![]));
    let read: Vec<_> =
        source::read_from(&files[0], Box::new(Cursor::new("+++\npublisher = \"P\"\n+++\nTwo died."))).collect();
    let article = read[0].as_ref().unwrap();
    assert_eq!((article.id.as_str(), article.file.as_str()), ("stdin", "-"));
    assert_eq!((article.publisher.as_deref(), article.text.as_str()), (Some("P"), "Two died."));
}

#[test]
fn standard_input_whose_first_character_is_a_brace_is_json_lines() {
    for blank in ["", " \n\t", "\u{FEFF}", &"\n".repeat(20_000)] {
        let input =
            format!("{blank}{{\"id\": \"a\", \"text\": \"Two died.\"}}\n{{\"id\": \"b\", \"text\": \"Six died.\"}}");
        let read = source::read_from(&SourceFile::standard_input(), Box::new(Cursor::new(input)));
        assert_eq!(read.map(|a| a.unwrap().id).collect::<Vec<_>>(), ["a", "b"]);
    }
}

// Encodings.

/// The one article of a file in another encoding than UTF-8, and what is said about it.
fn foreign(content: &[u8]) -> (Article, ProblemKind) {
    let (mut articles, mut problems) = Corpus::new().with("a.txt", content).read();
    assert_eq!((articles.len(), problems.len()), (1, 1));
    assert!(!problems[0].is_error());
    (articles.remove(0), problems.remove(0).kind)
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text_but_counts_as_bytes() {
    let article = article("a.txt", "\u{FEFF}Two died.");
    assert_eq!(article.text, "Two died.");
    assert_eq!(told(&place(&article, "died")), (1, 5, 7..11, "died"));
    let matter = self::article("a.txt", "\u{FEFF}+++\npublisher = \"P\"\n+++\nTwo died.");
    assert_eq!((matter.publisher.as_deref(), told(&place(&matter, "Two"))), (Some("P"), (4, 1, 27..30, "Two")));
}

#[test]
fn utf_16_is_told_by_its_mark() {
    let text = "Zürich — 12 dead 😀 two";
    for (encoding, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
        let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(encoding).collect();
        let (article, note) = foreign(&bytes);
        assert_eq!((article.text.as_str(), note), (text, ProblemKind::Encoding { name }));
        assert_eq!(told(&place(&article, "12 dead")), (1, 10, 20..34, "12 dead"));
        assert_eq!(told(&place(&article, "two")), (1, 20, 42..48, "two"));
    }
}

#[test]
fn windows_1252_is_guessed_and_places_are_still_bytes_of_the_file() {
    let bytes = b"The mayor of Z\xFCrich said \x93at least\x94 12 people died \x96 the city\x92s caf\xE9s are closed.";
    let (article, note) = foreign(bytes);
    assert_eq!(note, ProblemKind::Encoding { name: "windows-1252" });
    assert_eq!(article.text, "The mayor of Zürich said “at least” 12 people died – the city’s cafés are closed.");
    let passage = place(&article, "“at least” 12");
    assert_eq!(told(&passage), (1, 26, 25..38, "“at least” 12"));
    assert_eq!(&bytes[25..38], b"\x93at least\x94 12");
}

#[test]
fn shift_jis_is_guessed_and_places_are_still_bytes_of_the_file() {
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode("東京で火災があり、12人が死亡した。警察が発表した。");
    let (article, note) = foreign(&bytes);
    assert_eq!(note, ProblemKind::Encoding { name: "Shift_JIS" });
    let passage = place(&article, "12人");
    assert_eq!((passage.start, passage.end, passage.quote.as_str()), (18, 22, "12人"));
}

#[test]
fn utf_8_with_a_damaged_byte_is_still_utf_8() {
    let (article, note) = foreign(b"The city\xE2\x80\x99s \xE2\x80\x9Ccaf\xC3\xA9s\xE2\x80\x9D \xFF 12 dead");
    assert_eq!(note, ProblemKind::Undecodable { places: 1, name: "UTF-8" });
    assert_eq!(article.text, "The city’s “cafés” \u{FFFD} 12 dead");
    let passage = place(&article, "12 dead");
    assert_eq!((passage.start, passage.end), (28, 35));
}

// Markdown.

#[test]
fn markdown_is_read_without_its_markup_and_quoted_with_it() {
    let content = "# Fire in *Zürich*\n\nAt least **137** people\ndied, [police](https://example.org/a_(b)) &amp; medics \\*said\\*.\n\n\
                   - `12` hurt\n- 3 missing\n\n> “None left.”\n";
    let article = article("a.md", content);
    assert_eq!(
        article.text,
        "Fire in Zürich\nAt least 137 people died, police & medics *said*.\n12 hurt\n3 missing\n“None left.”\n"
    );
    assert_eq!(article.title.as_deref(), Some("Fire in Zürich"));
    let passage = place(&article, "137 people died");
    assert_eq!(told(&passage), (3, 12, 32..49, "137** people\ndied"));
    assert_eq!(&content[32..49], passage.quote);
    let passage = place(&article, "police & medics *said");
    assert_eq!(&content[passage.start as usize..passage.end as usize], passage.quote);
    assert_eq!(passage.quote, "police](https://example.org/a_(b)) &amp; medics \\*said");
    assert_eq!(told(&place(&article, "12 hurt")).3, "12` hurt");
}

#[test]
fn code_pictures_and_footnote_marks_are_no_text_and_struck_out_words_are_withdrawn() {
    let content =
        "One ~~140~~ 137[^1] died ![12 hurt](a.png).\n\n```\n99 bugs\n```\n\n    98 bugs\n\n[^1]: As of noon.\n";
    assert_eq!(article("a.md", content).text, "One  137 died .\nAs of noon.\n");
    assert_eq!(article("a.md", "Some ~100~ died.").text, "Some 100 died.\n");
}

#[test]
fn html_inside_markdown_is_read_like_html() {
    let content = "<p align=center>Five <b>people</b> &lt; six<br>died</p>\n\nTwo<br>hurt.\n";
    let article = article("a.md", content);
    assert_eq!(article.text, "Five people < six\ndied\nTwo\nhurt.\n");
}

#[test]
fn each_row_of_a_table_in_markdown_is_read_cell_by_cell() {
    let content = "| City | Dead |\n| --- | --- |\n| Kabul | 12 |\n";
    assert_eq!(article("a.md", content).text, "City\nDead\nKabul\n12\n");
}

#[test]
fn markdown_below_front_matter_keeps_its_places_and_the_title_it_is_given() {
    let content = "---\ntitle: Given\n---\n# Written\n\n---\n\n**Two** died.\n";
    let article = article("a.markdown", content);
    assert_eq!((article.title.as_deref(), article.text.as_str()), (Some("Given"), "Written\nTwo died.\n"));
    let start = content.find("Two").unwrap();
    assert_eq!(told(&place(&article, "Two died")), (8, 3, start..start + 10, "Two** died"));
}

// HTML.

/// A page like those of newspapers: navigation, an article of some paragraphs, things around it.
fn page(body: &str) -> String {
    let filler = "The fire broke out shortly after midnight in a warehouse by the harbour, and it took the brigade, which had \
                  come from three towns, until the morning to put it out, the mayor said.";
    format!(
        "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>Fire kills five at the harbour | Harbour Post</title>\n\
         <meta property=\"og:site_name\" content=\"Harbour Post\">\n\
         <meta property=\"article:published_time\" content=\"2024-03-25T10:00:00Z\">\n\
         <script>var deaths = 99;</script><style>p {{ margin: 12px }}</style></head>\n\
         <body><nav><a href=/>Home</a> <a href=/w>World</a></nav>\n\
         <div class=sidebar><ul><li><a href=/1>Storm kills 40</a></li><li><a href=/2>Six hurt in crash</a></li></ul></div>\n\
         <article><h1>Fire kills five at the harbour</h1>\n<p>{filler}</p>\n{body}\n<p>{filler} Again.</p></article>\n\
         <footer>Copyright 2024. 17 newsletters.</footer></body></html>\n"
    )
}

#[test]
fn the_main_text_of_a_page_is_read_with_its_headline() {
    let html = page("<p>At least <b>137</b>&nbsp;people died &amp; 12 were hurt.</p>");
    let article = article("a.html", &html);
    assert!(article.text.starts_with("Fire kills five at the harbour\nThe fire broke out"), "{}", article.text);
    assert!(article.text.contains("\nAt least 137 people died & 12 were hurt.\nThe fire"), "{}", article.text);
    for other in ["Home", "Storm", "Copyright", "deaths", "margin"] {
        assert!(!article.text.contains(other), "{other} in {}", article.text);
    }
}

#[test]
fn a_passage_of_a_page_is_told_in_readable_words_and_its_bytes_hold_the_markup() {
    let html = page("<p>At least <b>137</b>&nbsp;people\n   died &amp; 12 were hurt.</p>");
    let article = article("a.html", &html);
    let passage = place(&article, "137 people died & 12");
    assert_eq!(passage.quote, "137 people died & 12");
    assert_eq!(&html[passage.start as usize..passage.end as usize], "137</b>&nbsp;people\n   died &amp; 12");
    let line = html[..passage.start as usize].matches('\n').count() as u32 + 1;
    assert_eq!((passage.line, passage.column), (line, 16));
}

#[test]
fn a_page_tells_its_publisher_its_date_and_its_title() {
    let article = article("a.htm", page(""));
    assert_eq!((article.publisher.as_deref(), article.published), (Some("Harbour Post"), Some(date(2024, 3, 25))));
    assert_eq!(article.title.as_deref(), Some("Fire kills five at the harbour"));
}

#[test]
fn the_same_sentence_outside_the_main_text_does_not_stand_for_the_one_inside() {
    let html = page("<p>Storm kills 40</p>");
    let article = article("a.html", &html);
    assert_eq!(place(&article, "Storm kills 40").start as usize, html.rfind("Storm kills 40").unwrap());
}

#[test]
fn comments_part_no_words_and_line_breaks_part_lines() {
    let html = page("<p>The toll is <!-- -->137<!-- x > y --> dead<br>and 12<wbr> hurt<s> or 13</s>.</p>");
    let article = article("a.html", &html);
    assert!(article.text.contains("The toll is 137 dead\nand 12 hurt.\n"), "{}", article.text);
    assert_eq!(place(&article, "137 dead").quote, "137 dead");
}

#[test]
fn a_page_in_the_encoding_that_it_declares_is_read_in_it() {
    let html = "<html><head><meta charset=\"windows-1251\"></head><body><p>Погибли 137 человек</p></body></html>";
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(html);
    let (articles, problems) = Corpus::new().with("a.html", &bytes).read();
    assert!(problems.iter().any(|p| p.kind == ProblemKind::Encoding { name: "windows-1251" }), "{problems:?}");
    let passage = place(&articles[0], "137 человек");
    assert_eq!(passage.quote, "137 человек");
    let (written, _, _) = encoding_rs::WINDOWS_1251.decode(&bytes[passage.start as usize..passage.end as usize]);
    assert_eq!(written, "137 человек");
}

#[test]
fn all_visible_text_is_read_of_a_page_without_main_text() {
    let deep = format!("{}<p>Five died.</p>{}", "<div>".repeat(3_000), "</div>".repeat(3_000));
    let (articles, problems) = Corpus::new().with("a.html", deep).read();
    assert_eq!(articles[0].text, "Five died.");
    assert_eq!(problems[0].kind, ProblemKind::NoMainText);
    assert!(!problems[0].is_error());
}

#[test]
fn an_element_that_hides_its_text_and_never_ends_hides_nothing() {
    let (articles, _) = Corpus::new().with("a.html", "<nav>Home<p>Five died.<p>Two were hurt.").read();
    assert!(articles[0].text.contains("Five died.\nTwo were hurt."), "{}", articles[0].text);
}

#[test]
fn a_page_may_write_its_date_the_way_mails_do() {
    let html = page("").replace("2024-03-25T10:00:00Z", "Mon, 25 Mar 2024 23:30:00 -0500");
    assert_eq!(article("a.html", html).published, Some(date(2024, 3, 25)));
    let html = page("").replace("2024-03-25T10:00:00Z", "last Monday");
    let (articles, problems) = Corpus::new().with("a.html", html).read();
    assert_eq!(articles[0].published, None);
    assert_eq!(problems[0].message(), "the date of this page is not read: \"last Monday\"");
}

#[test]
fn a_page_without_a_date_in_its_head_may_show_one_above_its_text() {
    let meta = "<meta property=\"article:published_time\" content=\"2024-03-25T10:00:00Z\">";
    let html = page("").replace(meta, "");
    let shown = |line: &str| html.replace("</h1>", &format!("</h1>{line}"));
    let time = article("a.html", shown("<p class=meta><time datetime=\"2024-03-26T08:00\">yesterday</time></p>"));
    assert_eq!(time.published, Some(date(2024, 3, 26)));
    let told = html.replace("Again.", "It burned on <time datetime=\"1999-01-01\">New Year's Day</time> too. Again.");
    assert_eq!(article("a.html", told).published, None);
    let byline = article("a.html", shown("<p class=byline>By Sam Lowe | 10 March 2032</p>"));
    let lines = [byline.text.as_str(), &byline.lines_above()].concat();
    assert!(lines.contains("By Sam Lowe | 10 March 2032"), "{lines}");
}

#[test]
fn paragraphs_that_only_line_breaks_part_are_paragraphs() {
    let sentence =
        "The fire broke out shortly after midnight, the mayor said, and it took the brigade until the morning.";
    let html = format!(
        "<html><body><div id=menu><a href=/>Home</a></div><div class=story>{sentence} First.<br><br>\n{sentence} <a href=/x>Five</a> \
         died, <span>12</span> were hurt.<br/><br/>{sentence} Last. {sentence}</div></body></html>"
    );
    let article = article("a.html", &html);
    assert_eq!(
        article.text,
        format!("{sentence} First.\n{sentence} Five died, 12 were hurt.\n{sentence} Last. {sentence}")
    );
    assert_eq!(place(&article, "12 were hurt").start as usize, html.find("12</span>").unwrap());
}

#[test]
fn captions_and_quotes_inside_an_article_are_read() {
    let html = page(
        "<figure><img src=a.jpg alt='A warehouse, burning'><figcaption>Smoke over the harbour, where five people were killed on Monday. \
         Photo: A. Example</figcaption></figure>\n<blockquote><p>“We lost five colleagues, and we will not forget them,” he said, \
         “nor the three who are still missing.”</p></blockquote>",
    );
    let article = article("a.html", html);
    assert!(article.text.contains("\nSmoke over the harbour, where five people were killed"), "{}", article.text);
    assert!(article.text.contains("\n“We lost five colleagues"), "{}", article.text);
    assert!(!article.text.contains("burning"), "{}", article.text);
}
