//! The credit of a news agency: an article goes in, and the agency whose text it prints comes out, where it says so.
//!
//! | where | credit |
//! | --- | --- |
//! | the publisher | `publisher = "Reuters"` |
//! | a dateline | `OSTBY, Norland (AP) — A ferry …`, `(Reuters) - A ferry …` |
//! | a byline | `By Ada Holm, Associated Press`, `By Reuters`, `Source: AFP`, a line that is nothing but the agency's name |
//! | the foot | `Reuters contributed to this report.`, `(Reporting by Ada Holm for Reuters)`, `© 2031 The Associated Press` |
//!
//! Who took a picture (`Ada Holm/Reuters`), and whom a sentence quotes (`Reuters reported`), says nothing of the text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::document::{Block, Document, TokenKind};
use crate::source::Article;

/// Name in reports → names in texts, as words.
static WIRES: LazyLock<Vec<(String, Vec<String>)>> = LazyLock::new(|| {
    let text = include_str!("../lexicon/en/wires.toml");
    let wires: BTreeMap<String, Vec<String>> =
        toml::from_str(text).unwrap_or_else(|error| panic!("src/lexicon/en/wires.toml: {error}"));
    let names = |(wire, names): (String, Vec<String>)| names.into_iter().map(move |n| (wire.clone(), words(&n)));
    let mut names: Vec<_> = wires.into_iter().flat_map(names).collect();
    // "Australian Associated Press" holds "Associated Press".
    names.sort_by(|(_, a), (_, b)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    names
});

/// Most tokens of a line that is a byline or a credit.
const LINE: usize = 30;
/// Most tokens before the dash of a dateline.
const DATELINE: usize = 16;
/// Paragraphs at the head of an article among which a byline is looked for, and sentences at its foot for a credit.
const HEAD: usize = 8;
const FOOT: usize = 6;

/// The agency whose text the article prints, by the name that reports show.
pub(super) fn wire(article: &Article, document: &Document) -> Option<&'static str> {
    let above = || {
        let lines = article.lines_above();
        (!lines.is_empty()).then(|| written(&Document::read(&lines, document.vocabulary))).flatten()
    };
    article.publisher.as_deref().and_then(named).or_else(|| written(document)).or_else(above)
}

/// The agency that `name` is a name of, in any case, with or without an article.
pub(super) fn named(name: &str) -> Option<&'static str> {
    let asked = words(name);
    let around = |word: &String| AROUND.iter().any(|w| word.eq_ignore_ascii_case(w));
    // "Norland's official Xinhua news agency": whose agency it is ends at the possessive.
    let owner = asked.iter().position(|w| w == "s").map_or(0, |s| s + 1);
    let same = |words: &[String], at: usize| {
        asked[at..].len() >= words.len()
            && words.iter().zip(&asked[at..]).all(|(a, b)| alike(a, b))
            && asked[owner.min(at)..at].iter().chain(&asked[at + words.len()..]).all(around)
    };
    let found = WIRES.iter().find(|(_, words)| (owner..asked.len()).any(|at| same(words, at)));
    found.map(|(wire, _)| wire.as_str())
}

/// Words around an agency's name that are none of it: "the state-run Xinhua news agency".
const AROUND: [&str; 12] =
    ["agency", "government", "local", "news", "official", "press", "run", "service", "state", "the", "wire", "wires"];

/// "REUTERS" is Reuters, but "ap" is no agency: a name in capitals keeps them.
fn alike(name: &str, written: &str) -> bool {
    let acronym = name.chars().all(char::is_uppercase);
    if acronym { name == written } else { name.eq_ignore_ascii_case(written) && is_capital(written, name) }
}

fn is_capital(written: &str, name: &str) -> bool {
    written.starts_with(char::is_uppercase) || name.starts_with(char::is_lowercase)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn written(document: &Document) -> Option<&'static str> {
    let head = document.paragraphs.iter().take(HEAD).find_map(|paragraph| {
        let first = document.sentences.get(paragraph.sentences.start)?.tokens.start;
        let last = document.sentences.get(paragraph.sentences.end.checked_sub(1)?)?.tokens.end;
        dateline(document, first, last).or_else(|| byline(document, first, last))
    });
    head.or_else(|| {
        let foot = document.sentences.len().saturating_sub(FOOT);
        (foot..).zip(&document.sentences[foot..]).find_map(|(index, s)| {
            let caption = document.block_of_sentence(index) == Block::Caption;
            if caption { None } else { credit(document, s.tokens.start, s.tokens.end) }
        })
    })
}

/// The agency that stands at token `at`, and one past its name.
fn at(document: &Document, at: usize) -> Option<(&'static str, usize)> {
    let start = at + usize::from(document.says(at, &["the"]));
    WIRES.iter().find_map(|(wire, names)| {
        let mut end = start;
        for name in names {
            // "Agence France-Presse".
            end += usize::from(end > start && document.is_mark(end, b'-'));
            if !alike(name, document.written(end)) {
                return None;
            }
            end += 1;
        }
        Some((wire.as_str(), end))
    })
}

/// "OSTBY, Norland, May 6 (AP) — A ferry": the agency stands in brackets before the dash that opens the text.
fn dateline(document: &Document, first: usize, last: usize) -> Option<&'static str> {
    let limit = last.min(first + DATELINE);
    let open = (first..limit).find(|&i| document.written(i) == "(")?;
    // What stands before it is a place and a date.
    let place = (first..open).all(|i| {
        let token = document.tokens[i];
        token.capital || token.kind != TokenKind::Word
    });
    let (wire, end) = at(document, open + 1)?;
    let dash = matches!(document.written(end + 1), "-" | "–" | "—" | "--" | "―");
    // "(Reuters) - A ferry sank", and a line of its own that only says "(AP)".
    let alone = first == open && end + 1 >= last;
    (place && document.written(end) == ")" && (dash || alone)).then_some(wire)
}

/// "By Ada Holm, Associated Press", "Source: AFP", "Reuters": a short line that is nothing but names.
fn byline(document: &Document, first: usize, last: usize) -> Option<&'static str> {
    if last - first > LINE {
        return None;
    }
    if let Some((wire, end)) = at(document, first)
        && (end == last || document.is_mark(end, b'.') && end + 1 == last)
    {
        return Some(wire);
    }
    let by = document.says(first, &["by", "from"]);
    let source =
        document.says(first, &["source", "sources", "agency", "agencies"]) && document.is_mark(first + 1, b':');
    if !by && !source {
        return None;
    }
    // "By Ada Holm, Reuters, May 6, 2031": no word of a sentence stands before the agency.
    (first + 1..last)
        .take_while(|&i| {
            let token = document.tokens[i];
            token.kind != TokenKind::Word
                || token.capital
                || document.says(i, &["and", "of", "for", "with", "staff", "the"])
        })
        .find_map(|i| at(document, i))
        .map(|(wire, _)| wire)
}

/// "Reuters contributed to this report", "With reporting by AFP", "© 2031 The Associated Press".
fn credit(document: &Document, first: usize, last: usize) -> Option<&'static str> {
    if last - first > LINE {
        return None;
    }
    let tokens = first..last;
    let says = |words: &[&str]| tokens.clone().any(|i| document.says(i, words));
    // "A leak that Reuters found contributed to the blaze" contributes to no report.
    let this = |i: usize| document.says(i, &["report", "reporting", "story", "article"]);
    let contributed = tokens.clone().any(|i| document.says(i, &["contributed"]) && (i..i + 5).any(this));
    let reporting = document.says(first, &["with", "additional", "reporting"])
        || document.written(first) == "(" && document.says(first + 1, &["with", "additional", "reporting"]);
    let reporting =
        reporting && says(&["reporting", "inputs", "input", "files", "report", "reports", "information", "material"]);
    // "© Reuters" stands under a picture, "© 2031 Reuters" under a text.
    let rights = (document.says(first, &["copyright"]) || document.written(first) == "©")
        && (first..last.min(first + 4)).any(|i| document.tokens[i].kind == TokenKind::Digits);
    let published = says(&["originally", "provided", "syndicated"]) && says(&["published", "by", "from"]);
    let material = says(&["material", "article", "story", "report"]) && says(&["from", "by"]) && says(&["was", "is"]);
    let short = published || material && says(&["used", "includes", "included", "taken", "wire"]);
    if !(contributed || reporting || rights || short) {
        return None;
    }
    tokens.clone().find_map(|i| at(document, i)).map(|(wire, _)| wire)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    fn credited(text: &str) -> Option<&'static str> {
        written(&Document::read(text, &english().vocabulary))
    }

    #[test]
    fn an_agency_is_credited_by_a_dateline_a_byline_or_at_the_foot() {
        for (text, wire) in [
            ("OSTBY, Norland (AP) — A ferry sank off Noon Rock.", "Associated Press"),
            ("OSTBY, May 6 (Reuters) - A ferry sank off Noon Rock.", "Reuters"),
            ("Ferry sinks\n\nBy Ada Holm, Associated Press\n\nA ferry sank.", "Associated Press"),
            ("Ferry sinks\n\nBy The Associated Press\n\nA ferry sank.", "Associated Press"),
            ("Ferry sinks\n\nAgence France-Presse\n\nA ferry sank.", "AFP"),
            ("Ferry sinks\n\nSource: REUTERS\n\nA ferry sank.", "Reuters"),
            ("A ferry sank.\n\nReuters contributed to this report.", "Reuters"),
            ("A ferry sank.\n\n(With inputs from PTI)", "Press Trust of India"),
            ("A ferry sank.\n\nAdditional reporting by AFP", "AFP"),
            ("A ferry sank.\n\n© 2031 The Associated Press. All rights reserved.", "Associated Press"),
            ("A ferry sank.\n\nThis story was originally published by the Associated Press.", "Associated Press"),
            ("By Ada Holm, Australian Associated Press\n\nA ferry sank.", "Australian Associated Press"),
        ] {
            assert_eq!(credited(text), Some(wire), "{text}");
        }
    }

    #[test]
    fn an_agency_is_known_by_its_name_with_what_it_is_around_it() {
        for (name, wire) in [
            ("Xinhua news agency", Some("Xinhua")),
            ("the Xinhua news agency", Some("Xinhua")),
            ("China's state-run Xinhua", Some("Xinhua")),
            ("the Interfax news service", Some("Interfax")),
            ("the Australian Associated Press", Some("Australian Associated Press")),
            ("the Reuters reporter", None),
            ("state news agency", None),
            ("Ada Holm of Reuters", None),
        ] {
            assert_eq!(named(name), wire, "{name}");
        }
    }

    #[test]
    fn whom_a_text_quotes_and_who_took_a_picture_is_no_credit() {
        for text in [
            "A ferry sank off Noon Rock, an official told Reuters.",
            "Reuters reported that a ferry sank.",
            "The ferry at the pier, May 3, 2021.\nAda Holm/REUTERS\n\nThe ferry sank at noon.",
            "The ferry at the pier. (AP Photo/Ada Holm)\n\nThe ferry sank at noon.",
            "By Ada Holm\n\nThe AP mission to the island sank.",
            "A leak that Reuters found contributed to the wreck.",
            "The ferry at the pier © Reuters",
            "Ada Holm of the union (AP) said that a ferry sank.",
        ] {
            assert_eq!(credited(text), None, "{text}");
        }
    }
}
