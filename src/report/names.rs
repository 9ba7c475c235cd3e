//! What sources are called in a report: by their publisher, by their id where that is unknown, by both where one publisher
//! has several articles in a story.

use std::collections::{BTreeMap, BTreeSet};

use super::calendar;
use super::text::plain;
use crate::claim::Claim;
use crate::compare::Finding;

/// The names of all sources of a report.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    stories: BTreeMap<Option<&'a str>, Story<'a>>,
}

#[derive(Debug, Default)]
struct Story<'a> {
    sources: BTreeSet<&'a str>,
    publisher_of: BTreeMap<&'a str, &'a str>,
    articles_of: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(findings: &'a [Finding]) -> Self {
        let mut names = Self::default();
        for finding in findings {
            let story = names.stories.entry(finding.story.as_deref()).or_default();
            for claim in &finding.claims {
                story.sources.insert(&claim.source);
                if let Some(publisher) = claim.publisher.as_deref() {
                    story.publisher_of.insert(&claim.source, publisher);
                    story.articles_of.entry(publisher).or_default().insert(&claim.source);
                }
            }
        }
        names
    }

    /// What the source with this id is called where `finding` is told.
    pub(super) fn source(&self, finding: &Finding, id: &str) -> String {
        let story = self.stories.get(&finding.story.as_deref());
        let publisher = story.and_then(|s| s.publisher_of.get(id));
        match story.zip(publisher) {
            Some((story, publisher)) if story.articles_of.get(publisher).is_some_and(|ids| ids.len() > 1) => {
                format!("{} ({})", plain(publisher), plain(id))
            }
            Some((_, publisher)) => plain(publisher),
            None => plain(id),
        }
    }

    /// The source of a claim, and what sets this claim apart from an outright statement of its own: whose words, worked out how.
    pub(super) fn voice(&self, finding: &Finding, claim: &Claim) -> String {
        self.voice_with(finding, claim, Vec::new())
    }

    /// [`Names::voice`] with the day on which it was said, where the report shows how a number moved.
    pub(super) fn dated_voice(&self, finding: &Finding, claim: &Claim) -> String {
        self.voice_with(finding, claim, claim.said_on().map(calendar::day).into_iter().collect())
    }

    fn voice_with(&self, finding: &Finding, claim: &Claim, mut notes: Vec<String>) -> String {
        // "quoting Reuters", and Reuters itself, say it already.
        let is_said = |origin: &&str| [&claim.speaker, &claim.publisher].iter().any(|n| n.as_deref() == Some(*origin));
        if let Some(origin) = claim.origin.as_deref().filter(|origin| !is_said(origin)) {
            notes.push(self.origin(finding, origin));
        }
        if let Some(speaker) = &claim.speaker {
            notes.push(format!("quoting {}{}", article_of(speaker, claim), plain(speaker)));
        }
        if let Some(derived) = &claim.derived {
            notes.push(plain(&derived.how));
        }
        let name = self.source(finding, &claim.source);
        if notes.is_empty() { name } else { format!("{name} ({})", notes.join("; ")) }
    }

    /// Whose words a source prints: an agency's, or those of another source of the report.
    fn origin(&self, finding: &Finding, origin: &str) -> String {
        let known = self.stories.get(&finding.story.as_deref()).is_some_and(|story| story.sources.contains(origin));
        if known {
            format!("shares text with {}", self.source(finding, origin))
        } else {
            format!("via {}", plain(origin))
        }
    }
}

/// The article that the sentence puts before a speaker, with a blank: "the " of "the United States said".
fn article_of(speaker: &str, claim: &Claim) -> &'static str {
    let sentence = claim.evidence.sentence.to_lowercase();
    let speaker = speaker.to_lowercase();
    let before = sentence.match_indices(&speaker).find_map(|(at, _)| {
        let before = sentence.get(..at)?.trim_end_matches(['“', '"', '‘', '\'']);
        ["the ", "a ", "an "].into_iter().find(|article| {
            let rest = before.strip_suffix(article);
            rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
        })
    });
    before.unwrap_or("")
}

/// When a claim was published, and last updated.
pub(super) fn when(claim: &Claim) -> Option<String> {
    let updated = claim.updated.filter(|&day| claim.published != Some(day)).map(calendar::day);
    match (claim.published.map(calendar::day), updated) {
        (Some(published), Some(updated)) => Some(format!("{published}, updated {updated}")),
        (Some(published), None) => Some(published),
        (None, updated) => updated.map(|updated| format!("updated {updated}")),
    }
}
