//! The work of finding mentions grows with the length of the text and no faster, whatever the text holds.

#[path = "../../benches/corpus/hard.rs"]
mod hard;

use hard::HARD;

use super::{Context, find};
use crate::document::{Document, looks_of};
use crate::lexicon::english;

/// Looks at tokens that finding the mentions of a text takes.
fn work(text: &str) -> u64 {
    let document = Document::read(text, &english().vocabulary);
    let published = "2024-03-25".parse().ok();
    looks_of(|| drop(find(&document, Context { published })))
}

#[test]
fn text_twice_as_long_takes_twice_the_work() {
    for text in HARD {
        let [once, twice] = [600, 1200].map(|times| work(&text.repeat(times)));
        assert!(twice * 10 <= once * 22 + 1000, "{text:?} six hundred times: {once} looks, twice as often: {twice}");
    }
}
