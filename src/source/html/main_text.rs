//! Which blocks of a page are the article: Readability's answer, carried back to the bytes of the page.
//!
//! Readability gives a new page with the main text in it and no word of where that stood. Every start tag is numbered before, so
//! that a text in its answer is known to stand after the tag whose number came last; among the runs of text that stand there, the
//! first one that reads the same is it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_smoothie::{Config, Readability};
use html5gum::{Token, Tokenizer};
use rustc_hash::FxHashMap;

use super::page::Page;
use super::written::{fold, folded};

/// The blocks of the main text, and what the page tells of itself.
#[derive(Debug)]
pub(super) struct MainText {
    /// Whether each block of the page belongs to it.
    pub(super) keep: Vec<bool>,
    /// What the page tells.
    pub(super) told: Told,
}

/// What a page tells of itself, as it is written there.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: String,
    pub(super) site: Option<String>,
    pub(super) published: Option<String>,
    pub(super) updated: Option<String>,
    pub(super) url: Option<String>,
}

/// Larger pages are read whole: extraction takes many times the memory of the page, and nobody wrote such an article.
const MAX_BYTES: usize = 20 << 20;
const MAX_TAGS: usize = 200_000;
/// Deeper pages are read whole: a parser that calls itself for each level would run out of stack.
const MAX_DEPTH: usize = 256;
/// Pages that were made to be slow are read whole: 20 MB of news take 4 million steps.
const MAX_WORK: u64 = 5_000_000;
/// Carries the number of a start tag.
const ATTRIBUTE: &str = "data-crosscheck";

/// Finds the main text of a page; `None` if there is none or it can't be carried back.
pub(super) fn find(content: &str, page: &Page) -> Option<MainText> {
    if content.len() > MAX_BYTES || page.tags.len() > MAX_TAGS || page.depth > MAX_DEPTH || page.work > MAX_WORK {
        return None;
    }
    let (extracted, told) = extract(&numbered(content, page))?;
    let mut keep = carry_back(content, page, &extracted)?;
    keep_headline(content, page, &told.title, &mut keep);
    Some(MainText { keep, told })
}

/// The page with a number on each start tag.
fn numbered(content: &str, page: &Page) -> String {
    let mut numbered = String::with_capacity(content.len() + page.tags.len() * (ATTRIBUTE.len() + 10));
    let mut at = 0;
    for (number, &end) in page.tags.iter().enumerate() {
        numbered.push_str(&content[at..end]);
        numbered.push_str(&format!(" {ATTRIBUTE}=\"{number}\""));
        at = end;
    }
    numbered.push_str(&content[at..]);
    numbered
}

/// Readability's answer as HTML.
fn extract(page: &str) -> Option<(String, Told)> {
    // One page that trips the extractor must not take the corpus with it.
    let article = catch_unwind(AssertUnwindSafe(|| {
        let mut readability = Readability::new(page, None, Some(Config::default())).ok()?;
        readability.parse().ok()
    }));
    let article = article.ok().flatten()?;
    let told = Told {
        title: article.title,
        site: article.site_name,
        published: article.published_time,
        updated: article.modified_time,
        url: article.url,
    };
    Some((article.content.to_string(), told))
}

/// The blocks of which at least half the text is in the answer; `None` if most of the answer can't be found on the page.
fn carry_back(content: &str, page: &Page, extracted: &str) -> Option<Vec<bool>> {
    let texts: Vec<String> = page.runs.iter().map(|run| folded(content, run)).collect();
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (i, text) in texts.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
        places.entry(text).or_default().push(i);
    }
    let mut aligner = Aligner { page, places, found: vec![false; texts.len()], next: 0, tags: 0, missed: 0 };
    for Ok(token) in Tokenizer::new(extracted) {
        match token {
            Token::StartTag(tag) => {
                let number =
                    tag.attributes.get(ATTRIBUTE.as_bytes()).and_then(|n| str::from_utf8(n).ok()?.parse().ok());
                aligner.tags = number.map_or(aligner.tags, |n: usize| aligner.tags.max(n + 1));
            }
            Token::String(text) => aligner.text(&fold(&String::from_utf8_lossy(&text))),
            _ => {}
        }
    }
    let (mut whole, mut found) = (vec![0; page.blocks], vec![0; page.blocks]);
    let mut total = 0;
    for ((run, text), is_found) in page.runs.iter().zip(&texts).zip(&aligner.found) {
        whole[run.block] += text.len();
        if *is_found {
            found[run.block] += text.len();
            total += text.len();
        }
    }
    (total > aligner.missed).then(|| found.iter().zip(whole).map(|(&f, w)| f > 0 && 2 * f >= w).collect())
}

struct Aligner<'a> {
    page: &'a Page,
    /// The runs that read the same, in order.
    places: FxHashMap<&'a str, Vec<usize>>,
    found: Vec<bool>,
    /// The run after the last one that was found.
    next: usize,
    /// How many tags have come before in the answer; on the page it was as many or more.
    tags: usize,
    /// Bytes of the answer that are nowhere on the page.
    missed: usize,
}

impl Aligner<'_> {
    /// Finds the runs that a text of the answer was made from. Where Readability took out an element, the texts around it have
    /// become one.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        // Only so many words are tried as ends, for a text may be long and nowhere on the page.
        let mut tries = 2_000;
        while !rest.is_empty() && tries > 0 {
            let mut end = rest.len();
            loop {
                if self.run(&rest[..end]) {
                    break;
                }
                tries -= 1;
                match rest[..end].rfind(' ') {
                    Some(blank) if tries > 0 => end = blank,
                    _ => {
                        self.missed += rest.len();
                        return;
                    }
                }
            }
            rest = rest[end..].trim_start();
        }
        self.missed += rest.len();
    }

    fn run(&mut self, text: &str) -> bool {
        let Some(places) = self.places.get(text) else { return false };
        let is_before = |&i: &usize| i < self.next || self.page.runs[i].tags < self.tags;
        let Some(&place) = places.get(places.partition_point(is_before)) else { return false };
        self.found[place] = true;
        self.next = place + 1;
        true
    }
}

/// Keeps the headline, which Readability takes out of the text because it gives it as the title.
fn keep_headline(content: &str, page: &Page, title: &str, keep: &mut [bool]) {
    let title = fold(title);
    for run in page.runs.iter().filter(|run| run.in_headline) {
        let text = folded(content, run);
        if text.len() > 15 && (title.contains(&text) || (title.len() > 15 && text.contains(&title))) {
            keep[run.block] = true;
            return;
        }
    }
}
