//! What follows from the claims on one scale. Assertions decide; what is only held possible or is denied can at most
//! strain them.
//!
//! | said | beside an assertion of "137" |
//! | --- | --- |
//! | "as many as 200 feared dead" | a hedge is compared like an assertion, but where nothing satisfies both it is `strained`: fears are allowed to be wrong |
//! | "denied that 137 had died" | `strained`: all that the assertion can mean is denied |
//! | "denied that more than 200 had died" | `compatible`: some of what the assertion can mean is left |

use super::region::have_common;
use super::statement::{Scale, Statement};
use super::{Verdict, trend};
use crate::claim::Claim;
use crate::fact::Trend;

/// The verdict on one scale, as if several sources had spoken.
pub(super) fn of(scale: &Scale, changes: Option<Trend>, claims: &[Claim]) -> Verdict {
    let statements = &scale.statements;
    let held: Vec<&Statement> = statements.iter().filter(|s| s.is_held()).collect();
    let denied: Vec<&Statement> = statements.iter().filter(|s| !s.denied.is_empty()).collect();
    let asserted: Vec<&Statement> = held.iter().copied().filter(|s| !s.asserted.is_empty()).collect();
    let of_assertions = match among_peers(&asserted) {
        Verdict::Discrepancy if trend::explains(scale, changes, claims) => Verdict::Updated,
        verdict => verdict,
    };
    let of_hedges = among_peers(&held).min(Verdict::Strained);
    of_assertions.max(of_hedges).max(of_denials(&held, &denied))
}

/// The verdict on statements that are all meant alike.
fn among_peers(statements: &[&Statement]) -> Verdict {
    if statements.len() < 2 {
        Verdict::Agree
    } else if !have_common(statements.iter().map(|s| &s.hard)) {
        Verdict::Discrepancy
    } else if !have_common(statements.iter().map(|s| &s.typical)) {
        Verdict::Strained
    } else {
        Verdict::Compatible
    }
}

/// What the denials add to what is held.
fn of_denials(held: &[&Statement], denied: &[&Statement]) -> Verdict {
    match (held, denied) {
        (_, []) | ([], [_]) => Verdict::Agree,
        _ if denied.iter().any(|d| held.iter().any(|h| h.hard.is_within(&d.hard))) => Verdict::Strained,
        _ => Verdict::Compatible,
    }
}
