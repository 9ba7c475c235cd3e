//! How verdicts look: their names, a sign for each, and how many there are of each in a run.

use super::ink::Ink;
use crate::compare::{Finding, Verdict};

/// Every verdict from calm to loud: its name in every format, its sign, its ink.
pub const FACES: [Face; 7] = [
    Face { verdict: Verdict::Unreported, name: "unreported", sign: "·", ink: Ink::Faint },
    Face { verdict: Verdict::SingleSource, name: "single-source", sign: "-", ink: Ink::Faint },
    Face { verdict: Verdict::Agree, name: "agree", sign: "=", ink: Ink::Calm },
    Face { verdict: Verdict::Compatible, name: "compatible", sign: "≈", ink: Ink::Calm },
    Face { verdict: Verdict::Strained, name: "strained", sign: "?", ink: Ink::Warn },
    Face { verdict: Verdict::Updated, name: "updated", sign: "→", ink: Ink::Change },
    Face { verdict: Verdict::Discrepancy, name: "discrepancy", sign: "✗", ink: Ink::Alarm },
];

/// How a verdict looks.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// The verdict.
    pub verdict: Verdict,
    /// Its name.
    pub name: &'static str,
    /// One column wide, told apart without colour.
    pub sign: &'static str,
    /// Its ink.
    pub(super) ink: Ink,
}

impl Face {
    /// How `verdict` looks.
    #[must_use]
    pub fn of(verdict: Verdict) -> Self {
        FACES[verdict as usize]
    }

    /// Sign and name: `✗ discrepancy`.
    #[must_use]
    pub(super) fn label(self) -> String {
        self.ink.on(&format!("{} {}", self.sign, self.name))
    }
}

/// Whether a finding wants more than its line in the overview.
#[must_use]
pub(super) fn is_loud(finding: &Finding) -> bool {
    finding.verdict >= Verdict::Strained
}

/// How many findings have each verdict, in the order of [`FACES`].
#[must_use]
pub(super) fn counts(findings: &[Finding]) -> [usize; FACES.len()] {
    let mut counts = [0; FACES.len()];
    for finding in findings {
        counts[finding.verdict as usize] += 1;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faces_stand_in_the_order_of_verdicts_and_bear_their_names() {
        for (i, face) in FACES.iter().enumerate() {
            assert_eq!(face.verdict as usize, i);
            assert_eq!(serde_json::to_value(face.verdict).unwrap(), face.name);
        }
    }
}
