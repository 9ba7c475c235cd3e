//! Tells the article from the page around it: headings, captions, navigation, repeats, and lists of other articles.

use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Deserialize;

use super::sentence::{Block, Paragraph, Sentence};
use super::token::{Token, TokenKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lists {
    ends_article: Vec<String>,
    lines: Vec<String>,
    whole: Vec<String>,
    asks: Vec<String>,
    credits: Vec<String>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let text = include_str!("../lexicon/en/boilerplate.toml");
    toml::from_str(text).unwrap_or_else(|error| panic!("src/lexicon/en/boilerplate.toml: {error}"))
});

/// Finds the words of `asks` anywhere in a paragraph of small letters.
static ASKS: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&LISTS.asks));

/// The same of `credits`.
static CREDITS: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&LISTS.credits));

fn finder(words: &[String]) -> AhoCorasick {
    // This kind of match lets the finder pass over many bytes at once.
    let built = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(words);
    built.unwrap_or_else(|error| panic!("src/lexicon/en/boilerplate.toml: {error}"))
}

/// Most tokens of a line that can be navigation or a heading.
const SHORT: usize = 14;

/// What each paragraph is.
pub(super) fn blocks(text: &str, tokens: &[Token], sentences: &[Sentence], paragraphs: &[Paragraph]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    let mut seen = FxHashSet::with_capacity_and_hasher(paragraphs.len(), FxBuildHasher);
    let mut running = 0;
    let mut ended = false;
    let mut small = String::new();
    let length = |p: &Paragraph| sentences[p.sentences.end - 1].tokens.end - sentences[p.sentences.start].tokens.start;
    let last_long = paragraphs.iter().rposition(|p| length(p) > SHORT);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let range = &paragraph.sentences;
        let (first, last) = (sentences[range.start].tokens.start, sentences[range.end - 1].tokens.end);
        let written = &text[tokens[first].span.start as usize..tokens[last - 1].span.end as usize];
        let length = last - first;
        let short = length <= SHORT;
        let line = if length <= 40 { written.trim_start_matches(['•', ' ', '*']) } else { "" };
        small.clear();
        small.push_str(line);
        small.make_ascii_lowercase();
        let asks = !small.is_empty() && ASKS.is_match(&small);
        let begins = |list: &[String]| list.iter().any(|l| begins_with(line, l));
        // A list of other articles stands after the article, never before it.
        let is_last = || last_long.is_none_or(|last| last <= index);
        ended |= short && begins(&LISTS.ends_article) && (running >= 3 || running >= 1 && is_last());
        let stopped =
            matches!(text[..tokens[last - 1].span.end as usize].chars().next_back(), Some('.' | '!' | '”' | '"' | '…'));
        let bare = line.trim_end_matches(|c: char| !c.is_alphanumeric());
        let of_page =
            asks || short && (LISTS.whole.iter().any(|l| l.eq_ignore_ascii_case(bare)) || !stopped && is_menu(line));
        let block = if ended || of_page || short && (begins(&LISTS.lines) || begins(&LISTS.ends_article)) {
            Block::Boilerplate
        } else if length > 4 && !seen.insert(Written(written)) {
            // The second caption of one picture, a glossary set again between the sections.
            Block::Boilerplate
        } else if !stopped && CREDITS.is_match(&small) {
            // Between the two may stand the same caption again.
            let above = (index.saturating_sub(2)..index).rev().find(|&i| blocks[i] != Block::Boilerplate);
            if let Some(above) = above
                && blocks[above] == Block::Body
                && paragraphs[above].sentences.len() <= 2
            {
                blocks[above] = Block::Caption;
            }
            Block::Caption
        } else if !stopped && length <= 20 && range.len() == 1 && tokens[first].kind != TokenKind::Mark {
            Block::Heading
        } else {
            running += range.len();
            Block::Body
        };
        blocks.push(block);
    }
    blocks
}

/// The words of a paragraph, to be kept in a set. Paragraphs that differ do so in length or at one of their ends, most of them, so
/// no more than that is hashed.
#[derive(PartialEq, Eq)]
struct Written<'a>(&'a str);

impl Hash for Written<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let bytes = self.0.as_bytes();
        state.write_usize(bytes.len());
        for end in [bytes.first_chunk(), bytes.last_chunk()] {
            state.write_u64(end.map_or(0, |end| u64::from_le_bytes(*end)));
        }
    }
}

fn begins_with(line: &str, words: &str) -> bool {
    line.as_bytes().get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words.as_bytes()))
}

/// "home | news | sport": words between bars, and nothing that tells when or how many.
fn is_menu(line: &str) -> bool {
    line.matches(['|', '·', '•']).count() >= 2
        && !line.contains(|c: char| c.is_ascii_digit())
        && !begins_with(line, "by ")
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::Block::{self, Body, Boilerplate, Caption, Heading};
    use crate::lexicon::english;

    fn blocks(text: &str) -> Vec<Block> {
        Document::read(text, &english().vocabulary).blocks().to_vec()
    }

    #[test]
    fn a_page_around_an_article_is_told_from_it() {
        let text = "Skip to content\n\nFerry sinks off Noon Rock\n\nThe ferry at the pier, May 3, 2021.\nAda Holm/REUTERS\n\n\
            The ferry sank at noon. Nobody was hurt. It was raised the next day.\n\nWhat is a ferry?\n\n\
            It is a boat that goes to and fro.\n\nMore from The Harbour Post\n\nFire killed nine in Port Ash.\n";
        assert_eq!(
            blocks(text),
            [Boilerplate, Heading, Caption, Caption, Body, Heading, Body, Boilerplate, Boilerplate]
        );
    }

    #[test]
    fn a_short_article_ends_where_a_list_of_headlines_begins() {
        let text =
            "The ferry sank at noon.\n\nMore from The Harbour Post\n\nFire killed nine in Port Ash\n\nStorm nears";
        assert_eq!(blocks(text), [Body, Boilerplate, Boilerplate, Boilerplate]);
    }

    #[test]
    fn menus_share_bars_and_calls_to_subscribe_are_no_article() {
        for line in [
            "HOME | NEWS | SPORT | WEATHER",
            "Tweet",
            "Copy link",
            "5 min read",
            "Get the day's top stories in your inbox. Sign up for our newsletter.",
            "This article is free. Please consider supporting our journalism with a small sum.",
        ] {
            let text = format!("{line}\n\nThe ferry sank at noon. Nobody was hurt.");
            assert_eq!(blocks(&text), [Boilerplate, Body], "{line}");
        }
        for line in [
            "Tweets from the pier showed nine bodies.",
            "By Ada Holm | The Post | Ostby",
            "He shared the news with us.",
        ] {
            let text = format!("{line}\n\nThe ferry sank at noon. Nobody was hurt.");
            assert_ne!(blocks(&text)[0], Boilerplate, "{line}");
        }
    }

    #[test]
    fn a_paragraph_said_again_is_read_once() {
        let text = "Noon Rock is a small island.\nThe ferry sank.\nNoon Rock is a small island.";
        assert_eq!(blocks(text), [Body, Body, Boilerplate]);
    }
}
