//! Claims as JSON Lines: one claim a line with all that `compare` needs, written here and read back without loss.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Look;
use super::ink::{Ink, paint};
use super::text::{crop_end, crop_start, fill, plain, plain_json};
use super::wording;
use crate::claim::{Claim, Derivation, Evidence, Stance};
use crate::fact::{Question, Reading, Trend};
use crate::value::{Value, ValueJson};

/// A claim as JSON holds it. In a report it stands inside its fact; on a line of its own it names its fact.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ClaimJson<'a> {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    fact: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    story: Option<Cow<'a, str>>,
    source: Cow<'a, str>,
    #[serde(default)]
    publisher: Option<Cow<'a, str>>,
    #[serde(default)]
    published: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    updated: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    origin: Option<Cow<'a, str>>,
    file: Cow<'a, str>,
    line: u32,
    column: u32,
    start: u32,
    end: u32,
    quote: Cow<'a, str>,
    #[serde(default)]
    speaker: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "is_asserted")]
    stance: Stance,
    value: ValueJson,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    derived: Option<Cow<'a, Derivation>>,
    #[serde(default)]
    sentence: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    question: Option<Cow<'a, str>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    changes: Option<Trend>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reading: Option<Reading>,
}

fn is_asserted(stance: &Stance) -> bool {
    *stance == Stance::Asserted
}

impl<'a> ClaimJson<'a> {
    /// The claim inside its fact.
    pub(super) fn within_fact(claim: &'a Claim) -> Self {
        let Evidence { file, line, column, start, end, quote, sentence } = &claim.evidence;
        Self {
            fact: None,
            story: None,
            source: Cow::Borrowed(&claim.source),
            publisher: claim.publisher.as_deref().map(Cow::Borrowed),
            published: claim.published,
            updated: claim.updated,
            origin: claim.origin.as_deref().map(Cow::Borrowed),
            file: Cow::Borrowed(file),
            line: *line,
            column: *column,
            start: *start,
            end: *end,
            quote: Cow::Borrowed(quote),
            speaker: claim.speaker.as_deref().map(Cow::Borrowed),
            stance: claim.stance,
            value: ValueJson::new(&claim.value, &claim.value_text),
            derived: claim.derived.as_ref().map(Cow::Borrowed),
            sentence: Cow::Borrowed(sentence),
            question: None,
            changes: None,
            reading: None,
        }
    }

    /// The claim on a line of its own, with what is asked.
    fn alone(claim: &'a Claim, question: Option<&'a Question>) -> Self {
        Self {
            fact: Some(Cow::Borrowed(&claim.fact)),
            story: claim.story.as_deref().map(Cow::Borrowed),
            question: question.map(|q| Cow::Borrowed(q.text.as_str())),
            changes: question.and_then(|q| q.changes),
            reading: question.map(|q| q.reading),
            ..Self::within_fact(claim)
        }
    }

    fn question(&self, fact: &str) -> Question {
        Question {
            id: fact.to_owned(),
            // A fact whose line does not say what was asked is asked by its id.
            text: self.question.as_deref().unwrap_or(fact).to_owned(),
            changes: self.changes,
            reading: self.reading.unwrap_or_default(),
        }
    }

    fn claim(self, fact: String, value: Value) -> Claim {
        Claim {
            fact,
            story: self.story.map(Cow::into_owned),
            source: self.source.into_owned(),
            publisher: self.publisher.map(Cow::into_owned),
            published: self.published,
            updated: self.updated,
            origin: self.origin.map(Cow::into_owned),
            evidence: Evidence {
                file: self.file.into_owned(),
                line: self.line,
                column: self.column,
                start: self.start,
                end: self.end,
                quote: self.quote.into_owned(),
                sentence: self.sentence.into_owned(),
            },
            speaker: self.speaker.map(Cow::into_owned),
            stance: self.stance,
            value,
            value_text: self.value.text,
            derived: self.derived.map(Cow::into_owned),
        }
    }
}

/// Writes one claim a line. `questions` are the facts asked; a claim about another fact is written without its question.
///
/// # Errors
/// If `out` can't be written to.
pub fn write(claims: &[Claim], questions: &[Question], out: &mut dyn Write) -> io::Result<()> {
    let questions: BTreeMap<&str, &Question> = questions.iter().map(|q| (q.id.as_str(), q)).collect();
    for claim in claims {
        let json = ClaimJson::alone(claim, questions.get(claim.fact.as_str()).copied());
        out.write_all(plain_json(&serde_json::to_string(&json)?).as_bytes())?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes the claims for people, one a line: where it stands, which fact it answers, what it says and in which words.
///
/// # Errors
/// If `out` can't be written to.
pub fn write_table(claims: &[Claim], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let rest = look.width.max(Look::LEAST_WIDTH) - 6;
    let (place, fact, value) = (rest * 3 / 10, rest / 5, rest / 4);
    let words = rest - place - fact - value;
    let mut put = |cells: [String; 4]| {
        let [place, fact, value, words] = cells;
        let line = format!("{}  {fact}  {}  {words}", Ink::Faint.on(&place), Ink::Strong.on(&value));
        out.write_all(paint(&line, look.colour).trim_end().as_bytes())?;
        out.write_all(b"\n")
    };
    put([fill("place", place), fill("fact", fact), fill("says", value), "in the words".to_owned()])?;
    for claim in claims {
        let Evidence { file, line, column, quote, .. } = &claim.evidence;
        put([
            fill(&crop_start(&format!("{}:{line}:{column}", plain(file)), place), place),
            fill(&crop_end(&plain(&claim.fact), fact), fact),
            fill(&crop_end(&wording::claimed(claim), value), value),
            crop_end(&plain(quote), words),
        ])?;
    }
    Ok(())
}

/// What files of claims hold.
#[derive(Debug, Default, PartialEq)]
pub struct Stated {
    /// The facts asked, in the order in which they turn up.
    pub questions: Vec<Question>,
    /// The claims that could be read, in the order of the lines.
    pub claims: Vec<Claim>,
}

/// A line that holds no claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1, where it is known.
    pub column: Option<u32>,
    /// What was found and what was expected.
    pub message: String,
}

impl Stated {
    /// Reads one more file, which must be as [`write()`] leaves it; says which lines are not, and reads the others all the same.
    ///
    /// # Errors
    /// If `lines` can't be read.
    pub fn read(&mut self, mut lines: impl BufRead) -> io::Result<Vec<BadLine>> {
        let mut known: BTreeMap<String, usize> =
            self.questions.iter().enumerate().map(|(i, q)| (q.id.clone(), i)).collect();
        let mut bad = Vec::new();
        let mut bytes = Vec::new();
        for line in 1.. {
            bytes.clear();
            if lines.read_until(b'\n', &mut bytes)? == 0 {
                break;
            }
            match parse(&bytes) {
                Ok(None) => {}
                Ok(Some((question, claim))) => {
                    match known.get(&question.id).and_then(|&i| self.questions.get(i)) {
                        None => {
                            known.insert(question.id.clone(), self.questions.len());
                            self.questions.push(question);
                        }
                        Some(first) if *first != question => bad.push(BadLine {
                            line,
                            column: None,
                            message: format!(
                                "fact \"{}\" has another question, \"changes\" or \"reading\" here than at its first claim, \
                                 expected claims made with the same rules",
                                plain(&question.id)
                            ),
                        }),
                        Some(_) => {}
                    }
                    self.claims.push(claim);
                }
                Err((column, message)) => bad.push(BadLine { line, column, message }),
            }
        }
        Ok(bad)
    }
}

/// What is wrong with a line, and in which column if that is known.
type Mistake = (Option<u32>, String);

/// The claim on one line, `None` if the line is blank.
fn parse(line: &[u8]) -> Result<Option<(Question, Claim)>, Mistake> {
    let text = std::str::from_utf8(line).map_err(|e| {
        let column = String::from_utf8_lossy(line.get(..e.valid_up_to()).unwrap_or(&[])).chars().count() + 1;
        (Some(column as u32), "not UTF-8, expected a claim as JSON".to_owned())
    })?;
    // A byte order mark is no part of the first claim.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if text.trim().is_empty() {
        return Ok(None);
    }
    let expected = |what: &str| format!("{what}, expected a claim as `crosscheck claims --format jsonl` writes it");
    if !text.trim_start().starts_with('{') {
        return Err((None, expected("not a JSON object")));
    }
    let json: ClaimJson = serde_json::from_str(text).map_err(|e| {
        let before = text.as_bytes().get(..e.column().saturating_sub(1).min(text.len())).unwrap_or(&[]);
        let column = String::from_utf8_lossy(before).chars().count() + 1;
        let said = e.to_string();
        let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
        let what = if e.is_data() { plain(what) } else { format!("not JSON ({})", plain(what)) };
        (Some(column as u32), expected(&what))
    })?;
    let fact = json.fact.as_deref().ok_or_else(|| (None, expected("no \"fact\"")))?.to_owned();
    if json.start > json.end {
        return Err((None, expected("\"start\" is after \"end\"")));
    }
    let value = json.value.value().map_err(|what| (None, expected(&plain(&what))))?;
    Ok(Some((json.question(&fact), json.claim(fact, value))))
}
