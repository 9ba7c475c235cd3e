//! Pulls claims out of one document: which fact each number, date or term answers, in whose voice, with its evidence.

mod count;
mod deed;
mod event_date;
mod event_word;
mod finder;
mod index;
mod name_verb;
mod pattern;
mod phrase;
mod population;
mod short_name;
mod subject;
mod unit;
mod voice;
#[cfg(test)]
mod work;

pub(crate) use unit::{convert as in_unit, of_kind};

use std::ops::Range;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use finder::Wanted;

use crate::copies::{self, Sketch};
use crate::document::Document;
use crate::lexicon::WordId;
use crate::mention::{self, Context, Mention};
use crate::rules::RuleSet;
use crate::source::{Article, Passage};
use crate::span::Span;
use crate::value::Value;
use rustc_hash::FxHashMap;

/// What one source says about one fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The fact's id.
    pub fact: String,
    /// The story it belongs to, where stories are told apart.
    pub story: Option<String>,
    /// The source's id.
    pub source: String,
    /// Who published the source.
    pub publisher: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// When it was last updated.
    pub updated: Option<Date>,
    /// Whose words they are, where the source only prints them: a news agency, or the id of another source.
    pub origin: Option<String>,
    /// Where the words stand.
    pub evidence: Evidence,
    /// Whose words they are, where not the publisher's own.
    pub speaker: Option<String>,
    /// How it is said.
    pub stance: Stance,
    /// The value.
    pub value: Value,
    /// The words of the text that say the value alone: "over 140".
    pub value_text: String,
    /// How it was worked out, if it was not said outright.
    pub derived: Option<Derivation>,
}

impl Claim {
    /// The day on which the source said it: that of its last update, if it had one.
    #[must_use]
    pub fn said_on(&self) -> Option<Date> {
        self.updated.max(self.published)
    }

    /// Whose words it is told in: the source's own, unless it prints those of another.
    #[must_use]
    pub fn witness(&self) -> &str {
        self.origin.as_deref().unwrap_or(&self.source)
    }
}

/// The exact words that say something, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// The file, relative to the working folder, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
    /// First byte in the file (of a JSON Lines article: in its `text`).
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// The words, verbatim.
    pub quote: String,
    /// The sentence they stand in.
    pub sentence: String,
}

/// Whether a source asserts something, or says something weaker.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stance {
    /// Said outright, by the publisher or by somebody it quotes.
    #[default]
    Asserted,
    /// Feared, possible, planned, alleged as a number: never a hard conflict with an assertion.
    Hedged,
    /// Denied.
    Denied,
}

/// Arithmetic behind a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// What was done, in words: "sum of parts", "two weeks after March 8".
    pub how: String,
    /// The spans it came from, in the file's bytes like `start` and `end`.
    pub spans: Vec<Span>,
}

/// A place in the text that a fact looked at, and what it made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Considered {
    /// Index of the fact in the rule set.
    pub fact: usize,
    /// Index of the sentence in the document.
    pub sentence: usize,
    /// The tokens looked at.
    pub tokens: Range<usize>,
    /// What came of it.
    pub outcome: Outcome,
}

impl Considered {
    /// The claim that came of it.
    pub(crate) fn taken(&self) -> Option<&Proposal> {
        match &self.outcome {
            Outcome::Taken(proposal) => Some(proposal),
            Outcome::Left(_) => None,
        }
    }
}

/// What came of a place that a fact looked at.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It is a claim.
    Taken(Box<Proposal>),
    /// It is none, for this reason.
    Left(String),
}

/// A claim before it knows its article.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The words that say it.
    pub tokens: Range<usize>,
    /// The value.
    pub value: Value,
    /// The words that say the value alone.
    pub value_tokens: Range<usize>,
    /// Who says it, where not the publisher.
    pub speaker: Option<String>,
    /// How it is said.
    pub stance: Stance,
    /// How it was worked out; the spans are of the article's text.
    pub derived: Option<Derivation>,
}

/// What one article gives.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// Its claims, in order of fact and place, each as if its words were the article's own.
    pub claims: Vec<Claim>,
    /// What tells whether another article prints the same.
    pub sketch: Sketch,
}

impl Reading {
    /// Has everything said by a source of another name.
    pub fn rename(&mut self, source: &str) {
        self.claims.iter_mut().for_each(|claim| source.clone_into(&mut claim.source));
        self.sketch.rename(source);
    }
}

/// The claims of all articles, each with whose words it is told in.
#[must_use]
pub fn gather(readings: Vec<Reading>) -> Vec<Claim> {
    let (claims, sketches): (Vec<Vec<Claim>>, Vec<Sketch>) = readings.into_iter().map(|r| (r.claims, r.sketch)).unzip();
    let all = claims.into_iter().zip(copies::origins(&sketches));
    let told = all.flat_map(|(claims, origins)| claims.into_iter().zip(origins));
    told.map(|(claim, origin)| Claim { origin, ..claim }).collect()
}

/// Finds claims with one rule set; made once, used for every article.
#[derive(Debug)]
pub struct Finder<'r> {
    rules: &'r RuleSet,
    index: index::Index,
}

impl<'r> Finder<'r> {
    /// A finder for the facts of `rules`.
    #[must_use]
    pub fn new(rules: &'r RuleSet) -> Self {
        Self { rules, index: index::Index::new(rules) }
    }

    /// Every claim of the article, in order of fact and place.
    #[must_use]
    pub fn claims(&self, article: &Article) -> Vec<Claim> {
        self.read(article).claims
    }

    /// Every claim of the article, and what tells whether another article prints the same.
    #[must_use]
    pub fn read(&self, article: &Article) -> Reading {
        let mut told = Vec::new();
        let (document, _) = self.search(article, Wanted::Claims, |document, considered| {
            if let Outcome::Taken(proposal) = &considered.outcome {
                let claim = self.claim(article, document, considered, proposal);
                told.push((considered.fact, claim, considered.sentence));
            }
        });
        told.sort_by(|a, b| (a.0, &a.1.evidence).cmp(&(b.0, &b.1.evidence)));
        told.dedup_by(|a, b| a.1 == b.1);
        if told.is_empty() {
            return Reading::default();
        }
        let sentences = told.iter().map(|(_, claim, sentence)| (*sentence, claim.speaker.as_deref()));
        let sketch = Sketch::of(article, &document, sentences);
        Reading { claims: told.into_iter().map(|(_, claim, _)| claim).collect(), sketch }
    }

    /// Calls `see` with every place that a fact looked at, in order of the text.
    pub fn explain(&self, article: &Article, see: impl FnMut(&Document, &Considered)) {
        self.search(article, Wanted::Closest, see);
    }

    /// [`Finder::explain`], and the text and its mentions as they were read.
    pub fn look<'a>(
        &'a self,
        article: &'a Article,
        see: impl FnMut(&Document, &Considered),
    ) -> (Document<'a>, Vec<Mention>) {
        self.search(article, Wanted::Reasons, see)
    }

    fn search<'a>(
        &'a self,
        article: &'a Article,
        wanted: Wanted,
        mut see: impl FnMut(&Document, &Considered),
    ) -> (Document<'a>, Vec<Mention>) {
        let mut document = Document::read(&article.text, &self.rules.vocabulary);
        mend_names(&mut document, self.rules);
        let mentions = mention::find(&document, Context { published: article.published });
        for considered in finder::search(&document, &mentions, article.published, self.rules, &self.index, wanted) {
            see(&document, &considered);
        }
        (document, mentions)
    }

    fn claim(&self, article: &Article, document: &Document, considered: &Considered, proposal: &Proposal) -> Claim {
        let span = document.span(proposal.tokens.clone());
        let sentence = document.span(document.sentences[considered.sentence].tokens.clone());
        let derived = proposal
            .derived
            .clone()
            .map(|d| Derivation { spans: d.spans.iter().map(|&s| file_span(article, s)).collect(), ..d });
        Claim {
            fact: self.rules.facts[considered.fact].question.id.clone(),
            story: article.story.clone(),
            source: article.id.clone(),
            publisher: article.publisher.clone(),
            published: article.published,
            updated: article.updated,
            origin: None,
            evidence: evidence(article, span, sentence),
            speaker: proposal.speaker.clone(),
            stance: proposal.stance,
            value: proposal.value.clone(),
            value_text: document.span(proposal.value_tokens.clone()).of(document.text).to_owned(),
            derived,
        }
    }
}

/// The words at `span` with their place in the file, inside the sentence at `sentence`.
#[must_use]
pub fn evidence(article: &Article, span: Span, sentence: Span) -> Evidence {
    let Passage { file, line, column, start, end, quote } = article.evidence_place(span);
    Evidence { file, line, column, start, end, quote, sentence: article.evidence_place(sentence).quote }
}

fn file_span(article: &Article, span: Span) -> Span {
    let passage = article.evidence_place(span);
    Span { start: passage.start, end: passage.end }
}

/// Gives misspelt names the words that the rules know them by: "Kermān", "Kabool".
fn mend_names(document: &mut Document, rules: &RuleSet) {
    let mut mended: FxHashMap<&str, Option<WordId>> = FxHashMap::default();
    let text = document.text;
    for token in &mut document.tokens {
        if token.capital && token.word == WordId::UNKNOWN {
            let written = token.span.of(text);
            let found = mended.entry(written).or_insert_with(|| rules.names.nearest(written, &rules.vocabulary));
            token.stand_for(found.unwrap_or_default(), &rules.vocabulary);
        }
    }
}
