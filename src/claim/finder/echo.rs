//! Round numbers that an article says again without their modifier: "some 14,000 people" is "the 14,000" two lines below, and
//! no more exact there.

use std::collections::BTreeSet;

use super::Search;
use crate::claim::{Considered, Outcome};
use crate::value::{Decimal, Kind, Mod, Quantity, Value};

/// The least that is said round: ten fire engines may have been counted after all.
const ROUND: Decimal = Decimal::ONE_HUNDRED;

impl Search<'_> {
    /// Leaves bare numbers that the same article tells of as about so many.
    pub(super) fn drop_echoes(&mut self) {
        let about = |c: &Considered| quantity(c).filter(|q| q.modifier == Some(Mod::Approx)).and_then(|q| q.n);
        let rounded: BTreeSet<(usize, Decimal)> =
            self.considered.iter().filter_map(|c| Some((c.fact, about(c)?))).collect();
        for considered in &mut self.considered {
            let bare = quantity(considered).filter(|q| q.modifier.is_none()).and_then(|q| q.n);
            if bare.is_some_and(|n| n >= ROUND && rounded.contains(&(considered.fact, n))) {
                considered.outcome = Outcome::Left("said with \"about\" in the same article".to_owned());
            }
        }
    }
}

/// The count that a place in the text states.
fn quantity(considered: &Considered) -> Option<&Quantity> {
    match &considered.taken()?.value {
        Value::Quantity(q) if q.kind == Kind::Count => Some(q),
        _ => None,
    }
}
