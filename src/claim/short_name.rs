//! Short names that an article gives to whom a rule names: behind "Corley Workers League (CWL)" or "Islamic State Khorasan Province
//! (or ISIS-K)", CWL and ISIS-K are names of the same.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::index::{Hit, Role};
use crate::document::{Document, TokenKind};

/// Words between the bracket and the short name: "(or CWL)", "(known as the CWL)".
const BEFORE: [&str; 6] = ["also", "as", "called", "known", "or", "the"];

/// Most tokens of what brings in a short name.
const REACH: usize = 9;

/// The places where a short name stands behind the place where it was given.
pub(super) fn find(document: &Document, hits: &[Hit]) -> Vec<Hit> {
    // The short names by their first token: whose, the whole of it, and from where on.
    let mut given: FxHashMap<&str, Vec<(usize, &str, usize)>> = FxHashMap::default();
    for hit in hits {
        let Role::Name { subject } = hit.role else { continue };
        let Some(short) = introduced(document, &hit.tokens) else { continue };
        let (first, whole) = (document.written(short.start), written(document, &short));
        let names = given.entry(first).or_default();
        if !names.iter().any(|(of, name, _)| *of == subject && *name == whole) {
            names.push((subject, whole, short.start));
        }
    }
    if given.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for at in 0..document.tokens.len() {
        for &(subject, name, from) in given.get(document.written(at)).into_iter().flatten() {
            let tokens = at..end_of_glued(document, at);
            if at >= from && written(document, &tokens) == name {
                found.push(Hit { role: Role::Name { subject }, tokens });
            }
        }
    }
    found
}

/// The short name that stands behind the name at `name`, in brackets or between commas: "(CWL)", ", or CWL,".
fn introduced(document: &Document, name: &Range<usize>) -> Option<Range<usize>> {
    let (open, close) = match document.written(name.end) {
        "(" => (name.end, b')'),
        "," if document.says(name.end + 1, &["or"]) => (name.end, b','),
        _ => return None,
    };
    let quote = |i: usize| matches!(document.written(i), "\"" | "“" | "”" | "'" | "‘" | "’");
    let near = open + 1..document.tokens.len().min(open + REACH);
    let start = near.into_iter().find(|&i| !document.says(i, &BEFORE) && !quote(i))?;
    let short = start..end_of_glued(document, start);
    let ends = short.end + usize::from(quote(short.end));
    (document.is_mark(ends, close) && stands_for(written(document, &short), written(document, name))).then_some(short)
}

/// One past the word at `at` with what is glued to it over hyphens: "ISIS-K".
fn end_of_glued(document: &Document, at: usize) -> usize {
    let glued = |i: usize| document.tokens.get(i).is_some_and(|t| t.glued);
    let mut end = at + 1;
    while document.is_mark(end, b'-')
        && glued(end)
        && glued(end + 1)
        && document.tokens[end + 1].kind != TokenKind::Mark
    {
        end += 2;
    }
    end
}

fn written<'a>(document: &Document<'a>, tokens: &Range<usize>) -> &'a str {
    document.span(tokens.clone()).of(document.text)
}

/// Whether `short` is made of letters of `name`, from its first on: CWL of Corley Workers League, but neither "Reuters" nor "R-Tex".
fn stands_for(short: &str, name: &str) -> bool {
    let capitals = short.chars().filter(|c| c.is_uppercase()).count();
    let small = short.chars().filter(|c| c.is_lowercase()).count();
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (short, name) = (letters(short), letters(name));
    let mut rest = name.iter();
    let inside = short.iter().all(|c| rest.any(|d| d == c));
    capitals >= 2 && small < capitals && short.len() < name.len() && short.first() == name.first() && inside
}
