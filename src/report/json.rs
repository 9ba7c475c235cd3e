//! The report as one JSON object, for scripts. Its keys do not change without `version` changing.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::Report;
use super::claims::ClaimJson;
use super::text::plain_json;
use super::verdict::{FACES, counts};
use crate::compare::{Finding, Unlisted, Verdict};
use crate::fact::{Reading, Trend};

#[derive(Serialize)]
struct ReportJson<'a> {
    version: u32,
    facts: Vec<FactJson<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct FactJson<'a> {
    id: &'a str,
    story: Option<&'a str>,
    question: &'a str,
    changes: Option<Trend>,
    reading: Reading,
    verdict: Verdict,
    sources: usize,
    origins: usize,
    claims: Vec<ClaimJson<'a>>,
    conflicts: &'a [(usize, usize)],
    camps: &'a [Vec<usize>],
    reversals: &'a [(usize, usize)],
    self_contradicting: &'a [String],
    divided: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted: Option<Unlisted>,
}

/// How many facts have each verdict, from calm to loud.
struct Summary([usize; FACES.len()]);

impl Serialize for Summary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(FACES.len()))?;
        for (face, count) in FACES.iter().zip(self.0) {
            map.serialize_entry(face.name, &count)?;
        }
        map.end()
    }
}

fn fact(finding: &Finding) -> FactJson<'_> {
    FactJson {
        id: &finding.question.id,
        story: finding.story.as_deref(),
        question: &finding.question.text,
        changes: finding.question.changes,
        reading: finding.question.reading,
        verdict: finding.verdict,
        sources: finding.sources,
        origins: finding.origins,
        claims: finding.claims.iter().map(ClaimJson::within_fact).collect(),
        conflicts: &finding.conflicts,
        camps: &finding.camps,
        reversals: &finding.reversals,
        self_contradicting: &finding.self_contradicting,
        divided: &finding.divided,
        // Only the largest findings leave something out.
        unlisted: (finding.unlisted != Unlisted::default()).then_some(finding.unlisted),
    }
}

/// Writes the object, indented, and a line break.
///
/// # Errors
/// If `out` can't be written to.
pub(super) fn write(report: &Report<'_>, out: &mut dyn Write) -> io::Result<()> {
    let json = ReportJson {
        version: 1,
        facts: report.findings.iter().map(fact).collect(),
        summary: Summary(counts(report.findings)),
    };
    out.write_all(plain_json(&serde_json::to_string_pretty(&json)?).as_bytes())?;
    out.write_all(b"\n")
}
