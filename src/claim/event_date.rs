//! Dates of events: the day, month or year that the words tie to an event, not to who speaks of it.
//!
//! Taken: "the shooting at the pier on March 22", "On March 22, an explosion near the pier…", "Friday's attack", "the attack
//! that left 13 dead on Friday". Left: "On Monday, police said the attack…", the date of a photo, "since the 2004 siege".

mod aftermath;
mod distance;

use std::ops::Range;

use aftermath::{are_found, comes_after, follows, is_aftermath, is_of_mishap, is_ordinal, put_out};
use distance::derive;

use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::value::{DateValue, Value};

/// Most tokens between an event and its date.
const REACH: usize = 18;

/// How a date belongs to an event.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tie {
    /// The words say it; these tokens are the proof.
    Said(Range<usize>),
    /// "On March 8, exactly two weeks before the attack": worked out from the date and the distance.
    Derived { tokens: Range<usize>, value: DateValue, how: String },
    /// The date is tied to something else, for this reason.
    Not(&'static str),
}

/// How the date `mention` of the sentence belongs to the event named by `anchor` in it.
pub(super) fn tie(
    document: &Document,
    mentions: &[Mention],
    mention: &Mention,
    sentence: &Range<usize>,
    anchor: &Range<usize>,
) -> Tie {
    if let Some(derived) = derive(document, mentions, mention, anchor) {
        return derived;
    }
    if possessive(document, mention, anchor) {
        return Tie::Said(mention.tokens.start..anchor.end);
    }
    if is_aftermath(document, anchor) {
        return Tie::Not("the date of what came of the event");
    }
    let before = mention.tokens.start;
    if is_ordinal(document, mention) {
        return Tie::Not("one of several in that time, not when it was");
    }
    if mention.core != mention.tokens && mention.core_value.is_some() && !has_hour(document, mention) {
        return Tie::Not("a bound in time, not a date");
    }
    if is_set(mention) {
        return Tie::Not("a repeated or present time");
    }
    if mention.tokens.start >= anchor.end {
        after_event(document, mention, anchor)
    } else if mention.tokens.end <= anchor.start {
        let after = mention.tokens.end;
        if attributive(document, after, anchor) {
            return Tie::Said(mention.tokens.start..anchor.end);
        }
        if harm_then(document, mention, anchor) {
            return Tie::Said(mention.tokens.start..anchor.end);
        }
        if fronted(document, before, sentence) {
            return fronted_tie(document, mention, sentence);
        }
        Tie::Not("the date stands before the event, tied to other words")
    } else if is_in_aside(document, &mention.tokens, anchor) {
        Tie::Not("said between commas, of something else")
    } else {
        Tie::Said(anchor.start.min(mention.tokens.start)..anchor.end.max(mention.tokens.end))
    }
}

/// "PORT ASH, March 24 (Wire) -": the date when an article was written, at the head of a paragraph.
pub(super) fn is_dateline(document: &Document, mention: &Mention, sentence: &Range<usize>) -> bool {
    let head = mention.tokens.start <= sentence.start + 8;
    let place = (sentence.start..mention.tokens.start).all(|i| {
        document.tokens[i].capital || document.tokens[i].kind == TokenKind::Mark || document.is(i, class::PREPOSITION)
    });
    let dash = (mention.tokens.end..sentence.end.min(mention.tokens.end + 8))
        .find(|&i| document.is_mark(i, b'-') || matches!(document.written(i), "—" | "–"));
    head && place
        && dash.is_some_and(|at| {
            let between = mention.tokens.end..at;
            !document.tokens[at].glued
                && between.clone().all(|i| document.tokens[i].kind != TokenKind::Word || in_brackets(document, i))
        })
}

/// Whether a bracket opened a few tokens before.
fn in_brackets(document: &Document, at: usize) -> bool {
    (at.saturating_sub(4)..at).any(|i| matches!(document.written(i), "(" | "["))
}

/// Whether the sentence says that something happened: "Kabul airport was reopened in September" dates no attack on it.
pub(super) fn happens(document: &Document, sentence: &Range<usize>, anchor: &Range<usize>) -> bool {
    anchor.clone().any(|i| document.is(i, class::EVENT | class::VERB))
        || sentence.clone().any(|i| document.is(i, class::EVENT | class::HAPPENING))
}

/// "Vale, a star of 1970s cinema, died Nov. 2": a date inside an apposition, but not "Vale, on Sunday, died".
fn is_in_aside(document: &Document, date: &Range<usize>, anchor: &Range<usize>) -> bool {
    let comma = |i: &usize| document.is_mark(*i, b',');
    let (Some(open), Some(close)) = ((anchor.start..date.start).rev().find(comma), (date.end..anchor.end).find(comma))
    else {
        return false;
    };
    close > date.end || (open + 1..date.start).any(|i| !document.is(i, class::PREPOSITION))
}

/// "shortly after 8 p.m. Monday", "before dawn on Monday": the hour is bounded, not the day.
fn has_hour(document: &Document, mention: &Mention) -> bool {
    let hour = |timex: &str| timex.split_once('T').is_some_and(|(day, _)| !day.is_empty() && !day.starts_with('P'));
    let named = mention.tokens.clone().any(|i| document.is(i, class::DATE) && document.tokens[i].capital);
    named && matches!(&mention.value, Value::Date(d) if hour(&d.timex))
}

fn is_set(mention: &Mention) -> bool {
    match &mention.value {
        Value::Date(d) => d.timex.ends_with("_REF") || d.timex.starts_with('P') || d.timex.contains('/'),
        _ => true,
    }
}

/// "the attack … on Friday": the date follows, with nothing between but the event's own phrase and verbs by which it happens.
fn after_event(document: &Document, mention: &Mention, anchor: &Range<usize>) -> Tie {
    let between = anchor.end..mention.tokens.start;
    if between.len() > REACH {
        return Tie::Not("too far from the event");
    }
    if is_of_mishap(document, &between) {
        return Tie::Not("the date of what came before the event");
    }
    if are_found(document, anchor) {
        return Tie::Not("the date of what came of the event");
    }
    // "The first funerals after the fire at the mill took place on Tuesday".
    let later = follows(document, anchor);
    let aside = relative_aside(document, &between);
    for i in between.clone().filter(|i| !aside.contains(i)) {
        // "The fire was put out on Tuesday": its end.
        if put_out(document, i) || later && is_verb(document, i) {
            return Tie::Not("the date of what came of the event");
        }
        let verb = is_verb(document, i) && !document.is(i, class::HAPPENING | class::STATUS);
        if verb || matches!(document.written(i), ";" | ":" | "(" | "“" | "—") {
            return Tie::Not("another verb stands between the event and the date");
        }
        let other = document.is(i, class::CLAUSE) && !document.is(i, class::PREPOSITION);
        let relative = document.says(i, &["that", "which", "when", "where"]);
        if other && !relative {
            return Tie::Not("another clause stands between the event and the date");
        }
    }
    // "…, against 11 in the 2009 accident": the date of another event.
    let next = mention.tokens.end;
    let attributive =
        document.is(next, class::EVENT) || !document.is(next, class::FUNCTION) && document.is(next + 1, class::EVENT);
    if attributive && document.tokens.get(next).is_some_and(|t| t.kind == TokenKind::Word) {
        return Tie::Not("the date of another event");
    }
    // "…, outside Moscow, Russia, March 25, 2024." is the date of a photo: a date set off by a comma needs its preposition.
    let last = between.end.saturating_sub(1);
    let preposition = !between.is_empty() && document.is(last, class::PREPOSITION);
    if document.is_mark(last, b',') {
        return Tie::Not("a date of its own behind a comma, as under a photo");
    }
    let bound = document.says(last, &["since", "until", "before", "after", "by"]);
    if preposition && bound && !has_hour(document, mention) {
        return Tie::Not("a bound in time, not a date");
    }
    Tie::Said(if preposition { last } else { mention.tokens.start }..mention.tokens.end)
}

/// ", which measured 6.1," of "The quake, which measured 6.1, struck on Tuesday": a relative clause between commas, right behind
/// the event.
fn relative_aside(document: &Document, between: &Range<usize>) -> Range<usize> {
    let opens = document.is_mark(between.start, b',') && document.says(between.start + 1, &["which", "who"]);
    let close = (between.start + 1..between.end).find(|&i| document.is_mark(i, b','));
    let verb = |close: usize| {
        (close + 1..between.end).any(|i| document.tokens[i].kind == TokenKind::Word && is_verb(document, i))
    };
    match close {
        Some(close) if opens && verb(close) => between.start..close + 1,
        _ => between.start..between.start,
    }
}

/// Whether the word is a verb; "mourned", "reopened": a past form that is in no list is one all the same.
pub(super) fn is_verb(document: &Document, at: usize) -> bool {
    let past = document.written(at).len() > 4
        && document.written(at).ends_with("ed")
        && !document.is(at, class::PERSON | class::EVENT | class::PREPOSITION);
    document.is(at, class::VERB) || past
}

/// "Friday's attack", "the March 22 shooting", "the 2022 embassy bombing": only the event's own words between.
fn attributive(document: &Document, from: usize, anchor: &Range<usize>) -> bool {
    anchor.start - from <= 3
        && (from..anchor.start).all(|i| {
            document.is_mark(i, b'\'')
                || document.written(i) == "s"
                || document.tokens[i].kind == TokenKind::Word
                    && !document.is(i, class::FUNCTION | class::VERB)
                    && !document.tokens[i].capital
        })
}

/// Whether the date stands in the phrase that opens the sentence, before its first comma.
fn fronted(document: &Document, date: usize, sentence: &Range<usize>) -> bool {
    let first = sentence.start;
    let opens = date == first
        || document.is(first, class::PREPOSITION) && (first..date).all(|i| !document.is_mark(i, b','))
        || date - first <= 2 && !document.is(first, class::VERB);
    opens && (first..date).all(|i| !document.is(i, class::VERB | class::CLAUSE) || document.is(i, class::PREPOSITION))
}

/// "Fourteen people died on Tuesday in a fire at the mill": the date stands between the harm and its event.
fn harm_then(document: &Document, mention: &Mention, anchor: &Range<usize>) -> bool {
    let preposition = usize::from(document.is(mention.tokens.start.wrapping_sub(1), class::PREPOSITION));
    let verb = mention.tokens.start.wrapping_sub(1 + preposition);
    let harm = document.is(verb, class::VERB) && document.is(verb, class::STATUS | class::HAPPENING)
        || document.says(verb, &["died", "drowned", "perished"]);
    let next = mention.tokens.end;
    // "died on Tuesday after the fire" may be days after it.
    let joined = document.says(next, &["as", "at", "during", "in", "when"])
        || document.says(next, &["after"]) && document.says(next + 1, &["a", "an"]);
    let event = (next + 1..anchor.start).find(|&i| document.is(i, class::EVENT)).unwrap_or(anchor.start);
    let plain = (next + 1..anchor.start).all(|i| {
        let happens = i > event || document.is(i, class::HAPPENING);
        document.tokens[i].kind == TokenKind::Word && (!is_verb(document, i) || happens)
    });
    harm && joined && anchor.start > next && anchor.start - next <= 8 && plain
}

/// "the victims of Tuesday's fire at the mill", where only the event and where it was stand between.
fn possessive(document: &Document, mention: &Mention, anchor: &Range<usize>) -> bool {
    let own = mention.tokens.end;
    let between = own + 2..anchor.start.max(own + 2);
    document.is_mark(own, b'\'')
        && document.says(own + 1, &["s"])
        && between.len() <= 6
        && between.clone().any(|i| document.is(i, class::EVENT) && !document.is(i + 1, class::COMPOUND))
        && between.clone().all(|i| document.tokens[i].kind == TokenKind::Word && !is_verb(document, i))
}

/// A fronted date is the event's unless the main verb is one of saying: "On Monday, police said…".
fn fronted_tie(document: &Document, mention: &Mention, sentence: &Range<usize>) -> Tie {
    let main = (mention.tokens.end..sentence.end).find(|&i| document.is(i, class::VERB));
    if let Some(verb) = main {
        // "claimed responsibility", "claimed five lives": nothing is said but what happened.
        let claims = document.says(verb, &["claimed", "claims"]) && !document.says(verb + 1, &["that"])
            || (verb + 1..(verb + 4).min(sentence.end)).any(|i| document.says(i, &["responsibility"]));
        if document.is(verb, class::SAYING) && !claims {
            return Tie::Not("the date of what was said");
        }
    }
    if comes_after(document, mention.tokens.end..sentence.end) {
        return Tie::Not("the date of what came of the event");
    }
    let preposition =
        mention.tokens.start > sentence.start && document.is(mention.tokens.start - 1, class::PREPOSITION);
    Tie::Said(mention.tokens.start - usize::from(preposition)..mention.tokens.end)
}
