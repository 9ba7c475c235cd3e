//! What sources are called in a report: by their publisher, by their id where that is unknown, by both where one publisher
//! has several articles.

use std::collections::{BTreeMap, BTreeSet};

use super::text::plain;
use crate::claim::Claim;
use crate::compare::Finding;

/// The names of all sources of a report.
#[derive(Debug)]
pub(super) struct Names<'a> {
    publisher_of: BTreeMap<&'a str, &'a str>,
    articles_of: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        Self::of_claims(findings.iter().flat_map(|f| &f.claims))
    }

    pub(super) fn of_claims(claims: impl Iterator<Item = &'a Claim>) -> Self {
        let mut names = Self { publisher_of: BTreeMap::new(), articles_of: BTreeMap::new() };
        for claim in claims {
            if let Some(publisher) = claim.publisher.as_deref() {
                names.publisher_of.insert(&claim.source, publisher);
                names.articles_of.entry(publisher).or_default().insert(&claim.source);
            }
        }
        names
    }

    /// What the source with this id is called.
    pub(super) fn source(&self, id: &str) -> String {
        match self.publisher_of.get(id) {
            Some(publisher) if self.articles_of.get(publisher).is_some_and(|ids| ids.len() > 1) => {
                format!("{} ({})", plain(publisher), plain(id))
            }
            Some(publisher) => plain(publisher),
            None => plain(id),
        }
    }

    /// The source of a claim, and what sets this claim apart from an outright statement: whose words, worked out how.
    pub(super) fn voice(&self, claim: &Claim) -> String {
        let mut notes = Vec::new();
        if let Some(speaker) = &claim.speaker {
            notes.push(format!("quoting {}", plain(speaker)));
        }
        if let Some(derived) = &claim.derived {
            notes.push(plain(&derived.how));
        }
        let name = self.source(&claim.source);
        if notes.is_empty() { name } else { format!("{name} ({})", notes.join("; ")) }
    }
}
