//! Sources named without a verb of saying of their own: "according to police", "quoting the port", "by the ministry's count",
//! "Police: 12 dead", "12 dead – police".

use std::ops::Range;

use super::attribution::Attribution;
use super::phrase;
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// A source that the text names.
pub(super) enum Cue {
    /// "quoting police": the source of whoever speaks beside it.
    Origin(Range<usize>),
    /// It says the sentence, or what follows `forward`.
    Says { name: Range<usize>, said: Range<usize>, forward: Option<usize> },
}

/// Nouns for what is counted by somebody.
const COUNTS: [&str; 8] = ["account", "accounts", "count", "estimate", "estimates", "reckoning", "tally", "toll"];

/// The cue whose first word stands at `at`.
pub(super) fn at(d: &Document, sentence: &Range<usize>, at: usize) -> Option<Cue> {
    let token = d.tokens[at];
    if token.kind != TokenKind::Word {
        return None;
    }
    match token.span.len() {
        9 if d.says(at, &["according"]) && d.says(at + 1, &["to"]) => {
            let name = phrase::after(d, at + 2, sentence.end).filter(|n| phrase::can_speak(d, n.clone()))?;
            // "According to police, …": all that follows; "…, according to police": all that goes before.
            let comma = at > sentence.start && d.is_mark(at - 1, b',');
            let joint = at.checked_sub(1 + usize::from(comma)).filter(|&i| i >= sentence.start);
            let joins = |i| d.is(i, class::CLAUSE | class::SAYING) || d.says(i, &["and", "but"]) || is_open(d, i);
            let opens = joint.is_none_or(joins) || at <= sentence.start + 2 && comma;
            Some(Cue::Says { said: at..name.end, forward: opens.then_some(name.end), name })
        }
        6 if d.says(at, &["citing"]) => origin(d, sentence, at),
        7 if d.says(at, &["quoting"]) => origin(d, sentence, at),
        5 | 6 | 8 if d.says(at, &["cited", "quoted", "cites", "quotes"]) => {
            let name = phrase::after(d, at + 1, sentence.end).filter(|n| phrase::is_credible(d, n.clone()))?;
            let active = at > sentence.start && !d.is(at - 1, class::AUXILIARY);
            let says = d.says(name.end, &["as"]) || !d.is(name.end, class::FUNCTION);
            (active && says).then_some(Cue::Says { said: at..name.end, forward: Some(name.end), name })
        }
        3 if d.says(at, &["per"]) => {
            let parted = at > sentence.start && !d.is(at - 1, class::UNIT) && d.tokens[at - 1].kind == TokenKind::Mark;
            let name =
                phrase::after(d, at + 1, sentence.end).filter(|n| parted && phrase::is_credible(d, n.clone()))?;
            (!d.is(phrase::head(d, name.clone()), class::DATE | class::UNIT)).then_some(Cue::Says {
                said: at..name.end,
                forward: None,
                name,
            })
        }
        2 if d.says(at, &["by"]) => agent(d, sentence, at),
        _ => None,
    }
}

/// A quotation mark or a bullet, behind which a clause begins.
fn is_open(d: &Document, at: usize) -> bool {
    matches!(d.written(at), "“" | "•" | ";" | ":" | "—" | "]" | "-")
}

fn origin(d: &Document, sentence: &Range<usize>, at: usize) -> Option<Cue> {
    phrase::after(d, at + 1, sentence.end).filter(|n| phrase::is_credible(d, n.clone())).map(Cue::Origin)
}

/// "was put at 12 by the police", "by the ministry's count".
fn agent(d: &Document, sentence: &Range<usize>, by: usize) -> Option<Cue> {
    let name = phrase::after(d, by + 1, sentence.end)?;
    let possessive =
        name.clone().find(|&i| d.is_mark(i, b'\'') && d.says(i + 1, &["s"]) || d.written(i).ends_with("s'"));
    let count = (by + 1..(by + 8).min(sentence.end)).find(|&i| d.says(i, &COUNTS));
    if let Some(count) = count.filter(|&i| i < name.end) {
        let vague = (by + 1..count).any(|i| d.says(i, &["all", "any", "most", "some", "this", "that", "its", "their"]));
        let own = possessive.map_or(name.start..count + 1, |p| name.start..p);
        return (!vague && own.len() > 1 || possessive.is_some()).then_some(Cue::Says {
            said: by..count + 1,
            forward: None,
            name: own,
        });
    }
    // The participle whose agent this is: nothing but its number may stand between.
    let verb =
        (sentence.start.max(by.saturating_sub(7)).max(1)..by).rev().find(|&i| d.is(i, class::VERB | class::GIVING))?;
    let other = ["accused", "blamed", "claimed", "denied", "quoted", "told"];
    let noun = d.is(verb, class::GIVER | class::HEARSAY) && !d.is(verb - 1, class::AUXILIARY);
    let told = d.is(verb, class::GIVING | class::SAYING) && !d.says(verb, &other) && !noun;
    let passive = verb > sentence.start
        && (d.is(verb - 1, class::AUXILIARY | class::ADVERB) || d.says(verb - 1, &["as"]) || verb + 1 == by);
    // "reported killed by the navy": the navy killed. "Confirmed dead by the navy": it only says so.
    let done = |i: usize| d.is(i, class::STATUS) && d.is(i, class::VERB) || d.is_mark(i, b',');
    let status = (verb + 1..by).any(done);
    (told && passive && !status && phrase::is_credible(d, name.clone())).then_some(Cue::Says {
        said: by..name.end,
        forward: None,
        name,
    })
}

/// Headlines that put the source first or last: "Police: 12 dead", "12 dead – police"; `"It will rise": Holm`.
pub(super) fn edges<'d>(
    d: &'d Document,
    sentence: &Range<usize>,
    found: &[Attribution],
) -> impl Iterator<Item = (Range<usize>, Range<usize>, Range<usize>)> + use<'d> {
    let sentence = sentence.clone();
    let near_start = sentence.start..sentence.end.min(sentence.start + 7);
    let colon = if found.is_empty() { near_start.clone().find(|&i| d.is_mark(i, b':')) } else { None };
    let first = colon.filter(|&c| c > sentence.start && c + 1 < sentence.end).and_then(|colon| {
        let name = phrase::after(d, sentence.start, colon).filter(|n| n.end == colon)?;
        let head = phrase::head(d, name.clone());
        (is_source(d, head) && name.len() <= 5).then_some((name, sentence.start..colon + 1, colon + 1..sentence.end))
    });
    let last = sentence.end.saturating_sub(6).max(sentence.start + 1)..sentence.end;
    let dash = |i: &usize| {
        let i = *i;
        matches!(d.written(i), "—" | "–") && !(d.tokens[i].glued && d.tokens.get(i + 1).is_some_and(|t| t.glued))
            || d.is_mark(i, b'-') && !d.tokens[i].glued
            || d.is_mark(i, b':')
    };
    let dash = if found.is_empty() { last.rev().find(dash) } else { None };
    let last = dash.and_then(|dash| {
        let after_quote = d.is_mark(dash - 1, b'"');
        let name = phrase::after(d, dash + 1, sentence.end)?;
        let ends = (name.end..sentence.end).all(|i| d.is_mark(i, b'.'));
        let speaks = is_source(d, phrase::head(d, name.clone())) || after_quote && phrase::is_name(d, name.clone());
        (ends && speaks).then_some((name.clone(), dash..name.end, sentence.clone()))
    });
    first.into_iter().chain(last)
}

/// Whether a headline may name it alone: an office or people whom the news quotes, or an acronym.
fn is_source(d: &Document, head: usize) -> bool {
    let written = d.written(head);
    let acronym = (2..=5).contains(&written.len())
        && written.chars().all(|c| c.is_ascii_uppercase() || c == '.')
        && !d.is(head, class::PLACE | class::FUNCTION | class::EVENT | class::STATUS | class::DATE);
    acronym || d.is(head, class::GIVER) && !d.is(head, class::STATUS)
}
