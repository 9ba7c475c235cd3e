//! A measure's phrase → a pattern: "claimed {n} lives" gives a word, the slot and a word, `...` a gap.

use std::ops::Range;

use super::nearest::nearest;
use super::phrase::{Flaw, LONGEST, Position, Use, gap_at, nothing_to_find, positions, too_long};
use super::{Part, Pattern};
use crate::lexicon::{Vocabulary, class};
use crate::value::Kind;

/// The slots, with the kinds of value each takes.
const SLOTS: &[(&str, &[Kind])] = &[
    ("age", &[Kind::Age]),
    ("date", &[Kind::Date]),
    ("duration", &[Kind::Duration]),
    ("money", &[Kind::Money]),
    ("n", &[Kind::Count, Kind::Number, Kind::Ordinal]),
    ("number", &[Kind::Number, Kind::Count]),
    ("percent", &[Kind::Percent]),
    (
        "value",
        &[
            Kind::Count,
            Kind::Number,
            Kind::Money,
            Kind::Percent,
            Kind::Ordinal,
            Kind::Age,
            Kind::Duration,
            Kind::Measure,
            Kind::Date,
        ],
    ),
];

/// The pattern that a phrase with a slot stands for.
pub(super) fn pattern(text: &str, kind: Kind, vocabulary: &mut Vocabulary) -> Result<Pattern, Flaw> {
    let mut parts: Vec<Part> = Vec::new();
    let mut slot: Option<Range<usize>> = None;
    let mut has_content = false;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if rest.starts_with('{') {
            let Some(length) = rest.find('}') else {
                let flaw = Flaw::new(text, "a slot is not closed", "expected `}` after this");
                return Err(flaw.at(at..text.len()));
            };
            let bytes = at..at + length + 1;
            check_slot(text, bytes.clone(), kind)?;
            if slot.is_some() {
                let flaw = Flaw::new(text, "a phrase has one slot, not two", "second slot");
                return Err(flaw.at(bytes));
            }
            at = bytes.end;
            slot = Some(bytes);
            parts.push(Part::Slot);
        } else if rest.starts_with('}') {
            return Err(Flaw::new(text, "a slot is not opened", "expected `{` before this").at(at..at + 1));
        } else if let Some((0, length)) = gap_at(rest) {
            if parts.last() != Some(&Part::Gap) {
                parts.push(Part::Gap);
            }
            at += length;
        } else {
            let next_gap = gap_at(rest).map_or(rest.len(), |(gap, _)| gap);
            let length = rest.find(['{', '}']).unwrap_or(rest.len()).min(next_gap);
            let mut words = positions(&rest[..length], Use::Statement, vocabulary);
            // "{n} arrested" is what was done to them: "2 people arrest" is no sentence, "the two may face arrest" another.
            if words.len() == 1 && parts == [Part::Slot] && length == rest.len() {
                words = positions(rest, Use::Passive, vocabulary);
            }
            // A sum or a distance is told from other numbers by its unit, so that `{money} from` says enough.
            let preposition = |p: &Position| p.words.iter().any(|&w| vocabulary.is(w, class::PREPOSITION));
            has_content |= words.iter().any(|p| p.is_content || has_unit(kind) && preposition(p));
            parts.extend(words.into_iter().map(|p| Part::Word(p.words)));
            at += length;
        }
    }
    if slot.is_none() {
        let fitting = slots_for(kind);
        let flaw = Flaw::new(text, "the phrase has no slot for the value", format!("expected one of {fitting}"));
        return Err(flaw);
    }
    // An age is told from other numbers by its own words: `was {age}`, `{age}` alone.
    if !has_content && kind != Kind::Age {
        return Err(nothing_to_find(text).help("the words around the slot must tell what the value is"));
    }
    if parts.len() > LONGEST {
        return Err(too_long(text));
    }
    if parts.first() == Some(&Part::Gap) || parts.last() == Some(&Part::Gap) {
        let flaw = Flaw::new(
            text,
            "a phrase neither begins nor ends with `...`",
            "a gap joins two words or a word and the slot",
        );
        return Err(flaw);
    }
    Ok(Pattern { written: text.to_owned(), parts, done_to: false })
}

/// Whether values of the kind show what they are without the words around them.
fn has_unit(kind: Kind) -> bool {
    matches!(kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration)
}

fn check_slot(text: &str, bytes: Range<usize>, kind: Kind) -> Result<(), Flaw> {
    let name = text[bytes.start + 1..bytes.end - 1].trim();
    let fitting = slots_for(kind);
    match SLOTS.iter().find(|(slot, _)| *slot == name) {
        Some((_, kinds)) if kinds.contains(&kind) => Ok(()),
        Some(_) => {
            let message = format!("`{{{name}}}` does not take a {}", kind.name());
            Err(Flaw::new(text, message, format!("expected one of {fitting}")).at(bytes))
        }
        None => {
            let flaw = Flaw::new(text, format!("there is no slot `{{{name}}}`"), format!("expected one of {fitting}"));
            let near = nearest(name, SLOTS.iter().map(|(slot, _)| *slot));
            let flaw = flaw.at(bytes);
            Err(match near {
                Some(near) => flaw.help(format!("did you mean `{{{near}}}`?")),
                None => flaw,
            })
        }
    }
}

fn slots_for(kind: Kind) -> String {
    let fitting = SLOTS.iter().filter(|(_, kinds)| kinds.contains(&kind));
    fitting.map(|(slot, _)| format!("`{{{slot}}}`")).collect::<Vec<_>>().join(", ")
}
