//! Reads a corpus: finds its files, decodes them, and turns each into articles.

mod article;

pub use article::{Article, Origin, Piece};
