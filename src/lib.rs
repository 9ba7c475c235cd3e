//! Tells an editor, before readers do, where the sources disagree.
//!
//! ```text
//! bytes --source--> Article --document--> Document (tokens, sentences, quotes) --mention--> [Mention]
//! rules.toml --rules--> RuleSet                                                     \
//!                              Document + [Mention] + RuleSet --claim--> [Claim]
//! all sources' [Claim] --compare--> [Finding: fact + verdict + camps] --report--> text on a Write
//! ```
//!
//! The modules stand in the order of that flow; none names a later one.

pub mod span;
pub mod value;
pub mod lexicon;
pub mod source;
pub mod document;
pub mod copies;
pub mod mention;
pub mod fact;
pub mod rules;
pub mod claim;
pub mod compare;
pub mod report;
pub mod check;
pub mod cli;
