//! Who says what in a sentence: every verb of saying and every "according to" with its speaker and the words it governs.
//!
//! `Police said that two had died, but Ada Holm put it at four` has two: police of the first clause, Ada Holm of the
//! second. `Two died, officials said Friday` has one, of all that stands before it.

use std::ops::Range;

use super::cue::Cue;
use super::phrase::{self, Phrase};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;

/// Somebody whom the text names as saying something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Attribution {
    /// The tokens that name the speaker; `None` for a pronoun that nothing explains.
    pub speaker: Option<Range<usize>>,
    /// The speaker and the verb together: who is counted here only speaks.
    pub said: Range<usize>,
    /// The tokens that are said.
    pub scope: Range<usize>,
    /// The pronoun that stands for the speaker, until it is known whom it means.
    pub(super) pronoun: Option<usize>,
    /// It stands behind what it governs, or inside it.
    pub(super) tail: bool,
}

/// The attributions of one sentence, in order of the text.
pub(super) fn of_sentence(d: &Document, sentence: Range<usize>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut origins: Vec<(usize, Range<usize>)> = Vec::new();
    for at in sentence.clone() {
        if d.is(at, class::SAYING | class::GIVING | class::DENIAL) || d.says(at, &RULED) {
            found.extend(verb(d, &sentence, at, &found));
        }
        match super::cue::at(d, &sentence, at) {
            Some(Cue::Origin(name)) => origins.push((at, name)),
            Some(Cue::Says { name, said, forward }) => {
                let scope = forward.map_or(sentence.clone(), |from| from..sentence.end);
                found.push(Attribution {
                    speaker: Some(name),
                    said,
                    tail: scope.start == sentence.start,
                    scope,
                    pronoun: None,
                });
            }
            None => {}
        }
    }
    found.extend(super::cue::edges(d, &sentence, &found).map(|(name, said, scope)| Attribution {
        speaker: Some(name),
        tail: scope.start == sentence.start,
        said,
        scope,
        pronoun: None,
    }));
    found.sort_by_key(|a| a.said.start);
    for (at, name) in origins {
        trace(&mut found, &sentence, at, name);
    }
    part(d, &sentence, &mut found);
    found
}

/// "Reuters, quoting police, said": what Reuters says is police's.
fn trace(found: &mut Vec<Attribution>, sentence: &Range<usize>, at: usize, name: Range<usize>) {
    let inside = found.iter().position(|a| a.said.contains(&at));
    let place = inside.or_else(|| found.iter().rposition(|a| a.said.start < at)).or(match found.len() {
        0 => None,
        _ => Some(0),
    });
    if let Some(attribution) = place.and_then(|i| found.get_mut(i)) {
        attribution.speaker = Some(name);
        attribution.pronoun = None;
    } else {
        let said = at..name.end;
        found.push(Attribution { speaker: Some(name), said, scope: sentence.clone(), pronoun: None, tail: true });
    }
}

/// What a verb of saying at `at` says of the sentence.
fn verb(d: &Document, sentence: &Range<usize>, at: usize, earlier: &[Attribution]) -> Option<Attribution> {
    // "according to reports": the noun is a part of another's name.
    if !is_saying(d, sentence, at) || earlier.iter().any(|a| a.said.contains(&at)) {
        return None;
    }
    if let Some(name) = inverted(d, sentence, at) {
        let said = at..name.end;
        return Some(Attribution { speaker: Some(name), said, scope: sentence.clone(), pronoun: None, tail: true });
    }
    let scope = at + 1..governed_to(d, sentence, at + 1);
    let participle = d.written(at).to_ascii_lowercase().ends_with("ing");
    let aside = participle && at > sentence.start && d.is_mark(at - 1, b',');
    let subject = if aside { None } else { phrase::before(d, at, sentence.start) };
    let subject = subject.filter(|p| p.pronoun || phrase::can_speak(d, p.name.clone()));
    let Some(Phrase { whole, name, relative, pronoun }) = subject else {
        // "…, adding that three were hurt": who spoke before goes on.
        let goes_on = participle && at > sentence.start && !d.is(at - 1, class::PREPOSITION | class::AUXILIARY);
        let before = earlier.iter().rev().find(|a| a.said.end <= at).filter(|_| goes_on);
        if let Some(before) = before {
            let (speaker, pronoun) = (before.speaker.clone(), before.pronoun);
            return Some(Attribution { speaker, said: at..at + 1, scope, pronoun, tail: false });
        }
        let first = phrase::after(d, sentence.start, at).filter(|n| goes_on && phrase::is_credible(d, n.clone()))?;
        if !d.is(first.end, class::VERB | class::AUXILIARY) && !d.is_mark(first.end, b',') {
            return None;
        }
        return Some(Attribution { speaker: Some(first), said: at..at + 1, scope, pronoun: None, tail: false });
    };
    // "The charity estimates that": a clause can only be said; "cases reported" may be nobody's words.
    let weak = d.is(at, class::GIVING | class::DENIAL) && !d.says(at + 1, &["that"]);
    if weak && !pronoun && !phrase::is_credible(d, name.clone()) {
        return None;
    }
    // "300 people registered", "twelve soldiers posted abroad" say nothing.
    let counted = d.tokens[name.start].kind == TokenKind::Digits || d.is(name.start, class::NUMBER);
    let plain = d.says(at, &["said", "say", "says", "tell", "told"]);
    let object = d.says(at + 1, &["that", "the", "a", "an"]) || is_number(d, at + 1) || is_number(d, at + 2);
    if counted && !plain && !object && !closes(d, sentence, whole.start, at) && !d.is(name.start, class::FUNCTION) {
        return None;
    }
    let tail = !relative && closes(d, sentence, whole.start, at);
    let scope = if tail {
        sentence.clone()
    } else if relative {
        let comma = scope.clone().find(|&i| d.is_mark(i, b','));
        scope.start..comma.unwrap_or(scope.end)
    } else {
        scope
    };
    let speaker = (!pronoun).then(|| name.clone());
    // "Acme, which employs 300 people, said no": who is counted in the aside does not speak.
    let aside = d.is_mark(name.end, b',') && d.says(name.end + 1, &["which", "who", "whose"]);
    let said = if aside && d.is_mark(at - 1, b',') { at..at + 1 } else { whole.start..at + 1 };
    Some(Attribution { speaker, said, scope, pronoun: pronoun.then_some(name.start), tail })
}

/// "ruled that", "did not rule out".
const RULED: [&str; 3] = ["rule", "ruled", "rules"];

/// Verbs that something is done to as often as they say: with "to" they say nothing.
const PASSIVE: [&str; 10] =
    ["added", "admitted", "confirmed", "counted", "posted", "recalled", "registered", "reported", "told", "warned"];

/// Whether the verb is one of saying here: "reported dead", "claimed five lives", "put out the fire" are none.
fn is_saying(d: &Document, sentence: &Range<usize>, at: usize) -> bool {
    let near = |words: &[&str], far: usize| (at + 1..(at + 1 + far).min(sentence.end)).any(|i| d.says(i, words));
    // "confirmed to AFP that 12 people died".
    let that = d.tokens.get(at + 2).is_some_and(|t| t.capital)
        && (at + 3..(at + 9).min(sentence.end)).any(|i| d.says(i, &["that"]));
    // "admitted to hospital", "told to leave".
    if !that && d.says(at + 1, &["to"]) && d.says(at, &PASSIVE) && !d.written(at + 2).ends_with("ing") {
        return false;
    }
    if d.says(at, &RULED) && !d.is(at, class::GIVING) {
        return d.says(at + 1, &["out", "that"]);
    }
    if d.is(at, class::DENIAL) {
        if d.is(at, class::HEARSAY) {
            return false;
        }
        // "dismissed twelve workers" denies nothing.
        let told = (at + 1..(at + 4).min(sentence.end)).any(|i| d.is(i, class::HEARSAY) || d.says(i, &["that"]));
        return told || d.says(at, &["denied", "denies", "denying"]) && !near(&["bail", "entry", "access"], 2);
    }
    if !d.is(at, class::GIVING) {
        return true;
    }
    let noun = d.is(at, class::GIVER | class::HEARSAY)
        && (d.is(at + 1, class::VERB | class::AUXILIARY)
            || d.written(at + 1).ends_with("ed")
            || d.says(at + 1, &["of", "from", "by", "about"]));
    let status = d.is(at + 1, class::STATUS) || d.says(at + 1, &["of"]);
    let lives = d.says(at, &["claimed", "claims", "claim"])
        && near(&["lives", "life", "responsibility", "credit", "victory", "victims"], 5);
    // "put the toll at twelve", not "put twelve people at risk".
    let valued = |i: usize| d.says(i, &["at"]) && (is_number(d, i + 1) || d.is(i + 1, class::MODIFIER));
    let put = d.says(at, &["put", "puts"]) && !(at + 1..(at + 11).min(sentence.end)).any(valued);
    !(noun || status || lives || put)
}

/// "…, said Ada Holm": the speaker behind the verb.
fn inverted(d: &Document, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let closed = at == sentence.start
        || d.is_mark(at - 1, b',')
        || d.is_mark(at - 1, b'"')
        || d.is_mark(at - 1, b'\'')
        || d.says(at - 1, &["as", "so"]);
    let mark = at > sentence.start && matches!(d.written(at - 1), "?" | "!" | "—" | "–");
    if !closed && !mark || d.says(at, &["told", "tells", "put", "puts"]) || d.written(at).ends_with("ing") {
        return None;
    }
    let name = phrase::after(d, at + 1, sentence.end)?;
    let number = d.tokens[name.start].kind == TokenKind::Digits || d.is(name.start, class::NUMBER);
    // "a clerk, said nurses in the ward had left" has its subject in front: what follows has a verb of its own.
    let mut rest = (name.end..sentence.end)
        .take_while(|&i| d.tokens[i].kind != TokenKind::Mark || d.is_mark(i, b'-') || d.is_mark(i, b'\''))
        .take_while(|&i| !d.is(i, class::CLAUSE) && !d.says(i, &["and"]));
    let ends = !rest.any(|i| d.is(i, class::VERB | class::AUXILIARY) && !d.is(i, class::GIVER | class::PERSON));
    let quoted = d.says(at, &["quoted"]);
    let fits = ends && !quoted && phrase::is_credible(d, name.clone()) && !(number && d.is(at, class::GIVING));
    fits.then_some(name)
}

/// Where the words that a verb governs end: at the sentence's end, or a semicolon.
fn governed_to(d: &Document, sentence: &Range<usize>, from: usize) -> usize {
    (from..sentence.end).find(|&i| d.is_mark(i, b';')).unwrap_or(sentence.end)
}

/// Whether the speaker and the verb close what they govern: "…, the port said on Friday", and say nothing more.
fn closes(d: &Document, sentence: &Range<usize>, subject: usize, verb: usize) -> bool {
    if subject <= sentence.start {
        return false;
    }
    let before = subject - 1;
    let joined = d.tokens[before].glued && d.tokens[subject].glued;
    let dash = matches!(d.written(before), "—" | "–") || d.is_mark(before, b'-') && !joined;
    let parted = d.is_mark(before, b',')
        || d.says(before, &["as"])
        || d.is_mark(before, b'"')
        || d.is_mark(before, b'\'')
        || dash;
    let number = |i: usize| is_number(d, i);
    let spoken = (sentence.start..before).any(|i| d.is(i, class::VERB | class::AUXILIARY | class::STATUS) || number(i))
        && (!d.is(sentence.start, class::PREPOSITION)
            || (sentence.start..before).any(|i| d.is(i, class::VERB | class::AUXILIARY)));
    let stops = |&i: &usize| {
        d.tokens[i].kind == TokenKind::Mark && matches!(d.written(i), "," | ";" | ":" | "—" | "–" | "\"" | "”" | "“")
    };
    let stop = (verb + 1..sentence.end).find(stops).unwrap_or(sentence.end);
    let mut rest = verb + 1..stop;
    let more = rest.clone().any(|i| d.says(i, &["that"]) || d.is(i, class::AUXILIARY) || number(i));
    let aside = d.is(verb + 1, class::PREPOSITION | class::ADVERB | class::DATE) || d.says(verb, &["told", "tells"]);
    let verbs = rest.any(|i| d.is(i, class::VERB) && !d.is(i, class::PERSON | class::GIVER | class::EVENT));
    parted && (spoken || verb + 1 >= stop || d.is_mark(before, b'"')) && !more && (!verbs || aside)
}

/// Whether a number that is no date stands there.
fn is_number(d: &Document, at: usize) -> bool {
    let digits = d.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits);
    let dated = d.is(at + 1, class::DATE) || d.is(at.wrapping_sub(1), class::DATE);
    (digits || d.is(at, class::NUMBER)) && !d.is(at, class::FUNCTION) && !dated
}

/// Parts a sentence between those who speak in it.
fn part(d: &Document, sentence: &Range<usize>, found: &mut [Attribution]) {
    for i in 1..found.len() {
        let (before, rest) = found.split_at_mut(i);
        let (Some(last), Some(own)) = (before.last_mut(), rest.first_mut()) else { continue };
        if !own.tail || own.said.start < last.said.end {
            continue;
        }
        let joined = |&i: &usize| {
            d.is_mark(i, b';')
                || d.is_mark(i, b',') && d.says(i + 1, &["but", "and", "while", "although", "though", "whereas"])
        };
        if last.tail {
            // "Five died, police said, and seven were hurt, doctors said."
            own.scope.start = last.said.end;
            last.scope.end = last.said.end;
        } else if let Some(join) = (last.said.end..own.said.start).rev().find(joined) {
            // "The mayor said three died, and five were hurt, police said."
            own.scope.start = join + 1;
            last.scope.end = join;
        }
    }
    // "Five died, the port said; seven were hurt": a semicolon opens words of nobody.
    for own in found.iter_mut().filter(|a| a.tail) {
        let parts = |&i: &usize| d.is_mark(i, b';');
        own.scope.end = (own.said.end..own.scope.end.min(sentence.end)).find(parts).unwrap_or(own.scope.end);
        let start = (own.scope.start..own.said.start).rev().find(parts).map(|i| i + 1);
        own.scope.start = start.unwrap_or(own.scope.start);
    }
}
