//! Tells which articles print the same text, so that ten papers with one agency's story are one witness: sketches of
//! articles go in, and for each claim comes out whose words they are.
//!
//! | what they share | whose words |
//! | --- | --- |
//! | the credit of an agency | the agency's, for all claims of the article |
//! | two thirds of an article's words, in whole sentences | those of the article that has them first, for all claims of the other |
//! | the sentence of a claim, edited or not, or a shorter one with that beside it | those of the article that has them first |
//!
//! An agency is before every article; of articles, the one published first; of those of one day or without a date, the
//! one whose id sorts first. Work grows with the number of articles, not of pairs: each sentence remembers only whose it is.

mod credit;
mod print;

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use crate::document::{Block, Document};
use crate::source::Article;
use print::{Passage, Print};

/// What is kept of an article to tell whether another prints the same.
#[derive(Clone, Debug, Default)]
pub struct Sketch {
    source: String,
    published: Option<Date>,
    wire: Option<&'static str>,
    /// Its sentences, without what is not the article.
    prints: Vec<Print>,
    /// The words around each of its claims.
    passages: Vec<Told>,
}

/// The words around one claim.
#[derive(Clone, Debug, Default)]
struct Told {
    /// The agency that the sentence itself names as its source.
    wire: Option<&'static str>,
    passage: Passage,
}

/// Who said something first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Root {
    /// An agency, by the name that reports show.
    Wire(&'static str),
    /// An article, by its index.
    Article(usize),
}

/// Words that an article must share before all of it counts as a copy, and the part of it that they must be.
const SHARED: usize = 25;
const PART: (usize, usize) = (2, 3);
/// Passages remembered for the same few words in a row.
const REMEMBERED: usize = 4;

impl Sketch {
    /// Gives its article another name.
    pub fn rename(&mut self, source: &str) {
        source.clone_into(&mut self.source);
    }

    /// The sketch of an article whose claims stand in the sentences `told`, each with its speaker.
    #[must_use]
    pub fn of<'a>(
        article: &Article,
        document: &Document,
        told: impl Iterator<Item = (usize, Option<&'a str>)>,
    ) -> Self {
        let print = |index: usize| {
            let of_article = document.block_of_sentence(index) != Block::Boilerplate;
            if of_article { Print::of(document, index) } else { Print::default() }
        };
        let prints: Vec<Print> = (0..document.sentences.len()).map(print).collect();
        let passages = told.map(|(sentence, speaker)| Told {
            wire: speaker.and_then(credit::named),
            passage: Passage::of(document, &prints, sentence),
        });
        let passages = passages.collect();
        Self {
            source: article.id.clone(),
            published: article.published,
            wire: credit::wire(article, document),
            prints,
            passages,
        }
    }
}

/// For each claim of each sketch, in their order: the agency, or the id of the other source, whose words it is told in; `None`
/// if they are the source's own. The order of the sketches changes nothing.
#[must_use]
pub fn origins(sketches: &[Sketch]) -> Vec<Vec<Option<String>>> {
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    let age = |s: &Sketch| (s.wire.is_none(), s.published.is_none(), s.published);
    order.sort_by(|&a, &b| {
        let (a, b) = (&sketches[a], &sketches[b]);
        age(a).cmp(&age(b)).then_with(|| a.source.cmp(&b.source))
    });
    let mut articles = Articles::default();
    let mut passages = Passages::default();
    let mut origins: Vec<Vec<Option<String>>> = vec![Vec::new(); sketches.len()];
    for index in order {
        let sketch = &sketches[index];
        let whole = articles.root(index, sketch);
        let root_of = |told: &Told| {
            let root = told.wire.map(Root::Wire);
            let copied = (whole != Root::Article(index)).then_some(whole);
            root.or(copied).or_else(|| passages.root(&told.passage)).unwrap_or(whole)
        };
        let roots: Vec<Root> = sketch.passages.iter().map(root_of).collect();
        for (told, &root) in sketch.passages.iter().zip(&roots) {
            passages.remember(&told.passage, root);
        }
        let name = |root: Root| match root {
            Root::Wire(wire) => Some(wire.to_owned()),
            Root::Article(first) if first == index => None,
            Root::Article(first) => Some(sketches[first].source.clone()),
        };
        origins[index] = roots.into_iter().map(name).collect();
    }
    origins
}

/// Whose each sentence is, among the articles looked at so far.
#[derive(Debug, Default)]
struct Articles {
    roots: FxHashMap<u64, Root>,
}

impl Articles {
    /// Whose text the article prints: an agency's, another article's, or its own.
    fn root(&mut self, index: usize, sketch: &Sketch) -> Root {
        let words: usize = sketch.prints.iter().map(|p| p.words).sum();
        let mut shared: BTreeMap<Root, usize> = BTreeMap::new();
        for print in sketch.prints.iter().filter(|p| p.words > 0) {
            if let Some(&root) = self.roots.get(&print.hash) {
                *shared.entry(root).or_default() += print.words;
            }
        }
        let mut most = shared.into_iter().filter(|&(_, shared)| shared >= SHARED && shared * PART.1 >= words * PART.0);
        let copied = || most.next().map(|(root, _)| root);
        let root = sketch.wire.map(Root::Wire).or_else(copied).unwrap_or(Root::Article(index));
        for print in sketch.prints.iter().filter(|p| p.words > 0) {
            self.roots.entry(print.hash).or_insert(root);
        }
        root
    }
}

/// Whose the words around each claim are, among the articles looked at so far.
#[derive(Debug, Default)]
struct Passages {
    roots: FxHashMap<u64, Root>,
    /// The edited ones: how many shingles each has, and whose it is.
    long: Vec<(usize, Root)>,
    by_shingle: FxHashMap<u64, Vec<usize>>,
}

impl Passages {
    fn root(&self, passage: &Passage) -> Option<Root> {
        passage.keys.iter().find_map(|key| self.roots.get(key)).copied().or_else(|| self.nearest(passage))
    }

    /// Whose sentence shares most of its words in a row with this one.
    fn nearest(&self, passage: &Passage) -> Option<Root> {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for long in passage.shingles.iter().filter_map(|s| self.by_shingle.get(s)).flatten() {
            *shared.entry(*long).or_default() += 1;
        }
        let mut near = shared.into_iter().filter(|&(long, shared)| {
            let most = passage.shingles.len().max(self.long[long].0);
            shared * PART.1 >= most * PART.0
        });
        near.next().map(|(long, _)| self.long[long].1)
    }

    fn remember(&mut self, passage: &Passage, root: Root) {
        for &key in &passage.keys {
            self.roots.entry(key).or_insert(root);
        }
        if passage.shingles.is_empty() {
            return;
        }
        let long = self.long.len();
        self.long.push((passage.shingles.len(), root));
        for &shingle in &passage.shingles {
            let known = self.by_shingle.entry(shingle).or_default();
            if known.len() < REMEMBERED {
                known.push(long);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::english;

    /// The sketch of a text with one claim, in its first sentence.
    fn sketch(id: &str, text: &str) -> Sketch {
        let article = Article::from_text(id, id, text);
        let document = Document::read(text, &english().vocabulary);
        Sketch::of(&article, &document, std::iter::once((0, None)))
    }

    fn told(sketches: &[Sketch]) -> BTreeMap<String, Option<String>> {
        let all = sketches.iter().zip(origins(sketches));
        all.map(|(sketch, origins)| (sketch.source.clone(), origins.into_iter().next().flatten())).collect()
    }

    #[test]
    fn the_order_of_articles_changes_nothing() {
        let lead = "A fire aboard the ferry killed nine people when it spread from the engine room to the upper decks.";
        let mut sketches = vec![
            sketch("d", lead),
            sketch("b", &format!("{lead} The owner says nothing, and the harbour has been shut since the morning.")),
            sketch("a", &lead.replace("when it spread", "as it spread")),
            sketch("c", &format!("OSTBY (AFP) - {lead}")),
            sketch(
                "e",
                "Nine people died in the fire, which burned for three days and could be seen from the mainland.",
            ),
        ];
        let first = told(&sketches);
        let agency = Some("AFP".to_owned());
        let expected =
            [("a", agency.clone()), ("b", agency.clone()), ("c", agency.clone()), ("d", agency), ("e", None)];
        assert_eq!(first, expected.map(|(id, origin)| (id.to_owned(), origin)).into());
        for _ in 0..sketches.len() {
            sketches.rotate_left(1);
            assert_eq!(told(&sketches), first);
        }
        sketches.reverse();
        assert_eq!(told(&sketches), first);
    }

    #[test]
    fn a_short_sentence_is_told_by_the_one_beside_it() {
        let copied = [
            sketch(
                "a",
                "Nine people died on the ferry. The harbour master, who saw it from his window, wept for an hour.",
            ),
            sketch(
                "b",
                "Nine people died on the ferry. The harbour master, who saw it from his window, wept for an hour.",
            ),
        ];
        assert_eq!(told(&copied)["b"].as_deref(), Some("a"));
        let by_chance = [
            sketch(
                "a",
                "Nine people died on the ferry. The harbour master, who saw it from his window, wept for an hour.",
            ),
            sketch(
                "b",
                "Nine people died on the ferry. Its owner, a firm from the mainland, has not said what it carried.",
            ),
        ];
        assert_eq!(told(&by_chance)["b"], None);
    }
}
