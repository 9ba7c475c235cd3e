//! Pulls claims out of one document: which fact each number, date or term answers, in whose voice, with its evidence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::span::Span;
use crate::value::Value;

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
