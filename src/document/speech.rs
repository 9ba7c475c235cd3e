//! Quoted speech: which stretch of a text is somebody's words, and whose.

use std::ops::Range;

use super::Document;

/// One stretch of quoted speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its tokens, the quotation marks included.
    pub tokens: Range<usize>,
    /// The tokens that name the speaker, where the text tells.
    pub speaker: Option<Range<usize>>,
}

/// The quotations of a document whose sentences are known.
pub(super) fn find(document: &Document) -> Vec<Quotation> {
    let _ = document;
    Vec::new()
}
