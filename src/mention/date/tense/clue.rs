//! What a word may tell of the time of its clause, looked up once for all that is asked of it. Most words of a text, names and
//! nouns, tell nothing of it: no more is asked of them.

use super::Reader;
use crate::document::TokenKind;
use crate::lexicon::{class, english};

/// A word that may tell the time of its clause.
#[derive(Clone, Copy)]
pub(super) struct Clue {
    /// Its token.
    pub at: usize,
    /// The lists that hold it (bits of [`clause`](crate::lexicon::clause)).
    lists: u32,
    class: u64,
    /// Whether it ends as a regular participle does.
    pub ends_in_ed: bool,
}

impl Clue {
    /// The word at token `at`, if it may tell anything.
    #[inline]
    pub(super) fn at(r: Reader, at: usize) -> Option<Self> {
        let token = r.document.tokens.get(at).filter(|token| token.kind == TokenKind::Word)?;
        let lists = english().calendar.of_clause(token.word);
        let ending = r.document.text.as_bytes().get(..token.span.end as usize)?.last_chunk::<2>()?;
        let ends_in_ed = token.span.len() > 4 && ending.eq_ignore_ascii_case(b"ed");
        // "they'll".
        let may_tell = lists != 0 || ends_in_ed || token.is(TELLING) || ending == b"ll";
        may_tell.then_some(Self { at, lists, class: token.class, ends_in_ed })
    }

    /// Whether one of the lists holds it.
    #[inline]
    pub(super) fn is_of(self, lists: u32) -> bool {
        self.lists & lists != 0
    }

    /// Whether it is of one of the classes.
    #[inline]
    pub(super) fn is(self, class: u64) -> bool {
        self.class & class != 0
    }
}

/// The classes whose words may tell the time of a clause, be they in a list or not.
const TELLING: u64 = class::EVENT | class::SAYING | class::VERB;
