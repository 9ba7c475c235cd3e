//! Numbers that are a part of a name or of a place in a row: "the Skylark 600", "Eight North", "phase two", "the 1976 bid".

use super::label::{glued, has_unit, is_digits};
use super::noun::Number;
use super::{modifier, noun, words};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// How many words of a sentence each side tell whether it is a headline.
const NEAR: usize = 24;

/// "the Skylark 600 was", "members of Club 21": plain digits right behind a name, with nothing behind them to count.
pub(super) fn model(document: &Document, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let name = document.tokens[before];
    if !name.capital || name.kind != TokenKind::Word {
        return None;
    }
    let other = class::ADVERB
        | class::AUXILIARY
        | class::DATE
        | class::EVENT
        | class::FUNCTION
        | class::MODIFIER
        | class::NUMBER
        | class::PERSON
        | class::PLACE
        | class::PREPOSITION
        | class::SAYING
        | class::STATUS
        | class::UNIT
        | class::VERB;
    // "Americans 65 and older".
    let is_name = !name.is(other) && document.tokens[at].span.len() <= 4 && !noun::is_plural(document, before);
    if !is_name || document.tokens[at].glued || !in_sentence(document, before) {
        return None;
    }
    // "in San Juan 5 were hurt".
    let mut first = before;
    while first > 0 && document.tokens[first - 1].kind == TokenKind::Word && document.tokens[first - 1].capital {
        first -= 1;
    }
    let place = first > 0 && document.says(first - 1, &["around", "at", "from", "in", "near", "outside"]);
    if place || goes_on(document, first) {
        return None;
    }
    // "Aspen 5.5 inches" of snow.
    let scaled = || words::read(document, at, words::And::Adds).is_some_and(|number| number.scale.is_some());
    let counts = has_unit(document, at)
        || scaled()
        || document.tokens.get(at + 1).is_some_and(|next| match next.kind {
            TokenKind::Word => {
                modifier::read_after(document, at + 1).is_some()
                    || english().numbers.tells(next.word, surrounding::HARM) && !document.says(at + 1, &["left"])
                    || document.is(at + 1, class::DATE | class::NUMBER | class::PERSON | class::STATUS | class::UNIT)
                    || noun::after(document, at + 1, Number::Plural).is_some()
            }
            TokenKind::Mark => {
                // "the Note 10+".
                next.glued && !matches!(document.written(at + 1), "." | "," | ";" | "?" | "!" | "'" | "’" | "+")
            }
            TokenKind::Digits | TokenKind::Break => true,
        });
    let grouped = is_digits(document, at + 2) && glued(document, at + 2);
    let version = is_version(document, at);
    let end = if version { at + 3 } else { at + 1 + usize::from(document.written(at + 1) == "+") };
    (!counts && (!grouped || version) && is_mixed(document, at)).then_some(end)
}

/// Whether the name at `first` goes on with a count that the sentence began: "Arne won 22 seats, Bolt 18 and the Greens 3".
fn goes_on(document: &Document, first: usize) -> bool {
    let the = first.checked_sub(1).is_some_and(|b| document.says(b, &["the"]));
    let Some(joint) = first.checked_sub(1 + usize::from(the)) else { return false };
    if !(document.is_mark(joint, b',') || document.says(joint, &["and", "but", "while", "with"])) {
        return false;
    }
    let start = document.sentence_around(first).map_or(0, |s| s.tokens.start);
    // The first count stands behind a word that is no name: "won 22".
    let plain = |i: usize| document.tokens[i].kind == TokenKind::Word && !document.tokens[i].capital;
    let counted =
        |i: usize| is_digits(document, i) || document.is_mark(i, b'$') || words::known(document, i).cardinal.is_some();
    (start.max(joint.saturating_sub(NEAR)) + 1..joint).any(|i| counted(i) && !document.tokens[i].glued && plain(i - 1))
}

/// The end of the model that digits before or behind one of its words name: "the 737 MAX 8", "the MAX 10", "the Watch Ultra
/// 2", "the 3 Series".
pub(super) fn trim(document: &Document, at: usize) -> Option<usize> {
    let capital = |i: usize| document.tokens.get(i).is_some_and(|t| t.capital);
    if !capital(at + 1) && !at.checked_sub(1).is_some_and(capital) {
        return None;
    }
    // "BMW's 3 Series", "a Mercedes 500 Class".
    if ["Class", "Series"].contains(&document.written(at + 1)) && is_mixed(document, at) {
        return Some(at + 2);
    }
    let is_trim = |i: usize| {
        let token = document.tokens.get(i).filter(|t| t.capital && t.kind == TokenKind::Word && !t.glued);
        token.is_some() && document.says(i, &["max", "mini", "plus", "pro", "ultra"]) && is_mixed(document, i)
    };
    let counts = || has_unit(document, at) || noun::after(document, at + 1, Number::Plural).is_some();
    if is_trim(at + 1) {
        return Some(if is_digits(document, at + 2) && !glued(document, at + 3) { at + 3 } else { at + 2 });
    }
    // "737 MAX 9 deliveries" has its model before it.
    let of_model = at > 1 && is_digits(document, at - 2);
    (at > 0 && is_trim(at - 1) && document.written(at).len() <= 2 && (of_model || !counts())).then_some(at + 1)
}

/// Units of time that titles are made of: "60 Minutes", "48 Hours", "7 Days in June".
const TITLES: [&str; 5] = ["Days", "Hours", "Minutes", "Seconds", "Years"];

/// Whether a number and a unit of time name a programme, a book or a film: "on CBS's 60 Minutes", where nothing else around
/// has a capital or quotes stand around them.
pub(super) fn is_title(document: &Document, at: usize) -> bool {
    let unit = at + 1;
    if !document.is(unit, class::TIME_UNIT) || !TITLES.contains(&document.written(unit)) {
        return false;
    }
    let quoted = at > 0 && document.is_mark(at - 1, b'"') && document.is_mark(unit + 1, b'"');
    let plain = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
    let closes = document.tokens.get(unit + 1).is_none_or(|t| t.kind != TokenKind::Word) || plain(unit + 1);
    let opens = at.checked_sub(1).is_some_and(|b| plain(b) || document.is_word(b, "s"));
    quoted || opens && closes && is_mixed(document, at)
}

/// "Firefly 4.0": one decimal and no unit.
fn is_version(document: &Document, at: usize) -> bool {
    let closes = matches!(document.written(at + 3), "." | "," | ";" | ")" | "'" | "’");
    let after = !glued(document, at + 3) || closes && !is_digits(document, at + 4);
    document.is_mark(at + 1, b'.') && document.written(at + 2).len() == 1 && after
}

/// How many tokens before and behind a number tell that it is a name; the whole text for each number would be too many.
const TOLD_BEFORE: usize = 800;
const TOLD_BEHIND: usize = 200;

/// "the 757 will seat 200", where the text tells of the Boeing 757 somewhere.
pub(super) fn is_named_elsewhere(document: &Document, at: usize) -> bool {
    let written = document.written(at);
    if !(3..=4).contains(&written.len()) {
        return false;
    }
    let determined = |b: usize| document.says(b, &["a", "an", "first", "his", "its", "new", "the", "their", "whose"]);
    let before = at.checked_sub(1).filter(|&b| {
        // "the new, long-range 787".
        let adjective = document.tokens[b].kind == TokenKind::Word && !document.is(b, class::FUNCTION | class::VERB);
        determined(b) || boeing(document, at) && adjective && (b.saturating_sub(6)..b).any(determined)
    });
    let own = before.is_some() && !has_unit(document, at);
    if !own || glued(document, at + 1) && is_digits(document, at + 2) {
        return false;
    }
    if let Some(noun) = noun::after(document, at + 1, Number::Plural) {
        // "The 787 burns 20% less fuel", "the 747 carries 400 people".
        let object = noun.tokens.end;
        return boeing(document, at)
            && noun.tokens.len() == 1
            && !document.is(noun.head, class::PERSON)
            && (is_digits(document, object) || document.is(object, class::NUMBER) || document.says(object, &["the"]));
    }
    // "a mid-sized 787": Boeing's numbers need no name; "the 747 passengers" are counted.
    if boeing(document, at) {
        return true;
    }
    let names = |i: usize| {
        let name = document.tokens[i];
        name.kind == TokenKind::Word && name.capital && english().numbers.tells(name.word, surrounding::NAME)
    };
    let told = at.saturating_sub(TOLD_BEFORE).max(1)..document.tokens.len().min(at + TOLD_BEHIND);
    told.into_iter().any(|i| is_digits(document, i) && names(i - 1) && document.written(i) == written)
}

/// Whether the digits are those of an aeroplane of Boeing and no part of a longer word: not the 737 of "a 737- to 750-metre wall".
fn boeing(document: &Document, at: usize) -> bool {
    matches!(document.written(at).as_bytes(), [b'7', b'0'..=b'9', b'7'])
        && (!glued(document, at + 1) || matches!(document.written(at + 1), "." | "," | ";" | ")" | "'" | "’"))
}

/// "[43] 737 MAX jets": what is counted there, and no second half of 43,737.
pub(super) fn is_aeroplane(document: &Document, at: usize) -> bool {
    const KINDS: [&str; 8] =
        ["aeroplanes", "aircraft", "airliners", "airplanes", "dreamliners", "freighters", "jets", "planes"];
    boeing(document, at)
        && (document.says(at + 1, &KINDS) || document.says(at + 1, &["max"]) && document.tokens[at + 1].capital)
}

/// "the failed 1976 mayoral bid": the digits of a year before what happened in it, with nothing to count.
pub(super) fn is_year(document: &Document, at: usize) -> bool {
    if !matches!(document.written(at).as_bytes(), [b'1', b'9', _, _] | [b'2', b'0', _, _]) || at == 0 {
        return false;
    }
    let owned = document.says(at - 1, &["a", "its", "s", "the", "their", "his", "her"])
        || document.says(at.saturating_sub(2), &["a", "s", "the", "his", "her"]);
    let other = class::FUNCTION | class::NUMBER | class::PERSON | class::STATUS | class::VERB;
    owned
        && document.tokens.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is(other))
        // "the 1986 statute" is no statute mile.
        && !(document.is(at + 1, class::UNIT) && has_unit(document, at))
        && noun::after(document, at + 1, Number::Plural).is_none()
}

/// A number word that is part of a name, "the Four Seasons", "of Eight North", "Series Two", or a step: "phase two".
pub(super) fn holds_word(document: &Document, at: usize) -> bool {
    let word = words::known(document, at);
    // "in Thousand Oaks".
    let counts = word.cardinal.is_some() || word.scale.is_some() || word.hundred;
    if !document.is(at, class::NUMBER) || !counts {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|&i| document.tokens[i].kind == TokenKind::Word) else { return false };
    let joined = |i: usize| document.is_mark(i, b'-') && glued(document, i);
    if joined(at + 1) || document.tokens[at].glued {
        return false;
    }
    let next = document.tokens.get(at + 1);
    let step = english().numbers.tells(document.word(before), surrounding::STEP) && !document.is(before, class::VERB);
    if step && counts_off(document, before) {
        let counts = document.is(at + 1, class::NUMBER | class::UNIT | class::PERSON | class::DATE);
        let thing = || noun::after(document, at + 1, Number::Plural);
        return !counts && (document.says(at + 1, &["of"]) || thing().is_none());
    }
    let capital = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let plain = class::DATE | class::NUMBER | class::PERSON;
    // "at Two Third Avenue".
    let ordinal = words::known(document, at + 1).ordinal.is_some();
    let name = next.is_some_and(|_| capital(at + 1) && (ordinal || !document.is(at + 1, plain)))
        || capital(before)
            && in_sentence(document, before)
            && !document.is(before, class::FUNCTION | class::VERB | plain);
    document.tokens[at].capital
        && name
        && in_sentence(document, at)
        && is_mixed(document, at)
        // "Three Mile Island" has no miles.
        && (!has_unit(document, at) || capital(at + 1) && capital(at + 2))
}

/// Whether the word at `at` counts one after another here, as "day" does on "on day three" and not in "that day three fell".
pub(super) fn counts_off(document: &Document, at: usize) -> bool {
    let opens = || {
        at.checked_sub(1).is_none_or(|b| {
            document.tokens[b].kind != TokenKind::Word
                || document.is(b, class::AUXILIARY | class::PREPOSITION | class::VERB)
        })
    };
    !document.says(at, &["day", "season"]) || opens()
}

/// Whether something of the sentence stands right before token `at`, so that its capital says something.
fn in_sentence(document: &Document, at: usize) -> bool {
    // "the Pac-12, Big Ten", "the Wi-Fi 6".
    at > 0
        && (document.tokens[at - 1].kind == TokenKind::Word
            || document.is_mark(at - 1, b',')
            || document.is_mark(at - 1, b'-') && document.tokens[at - 1].glued)
        && at > document.sentence_around(at).map_or(0, |s| s.tokens.start)
}

/// Whether the sentence has a plain word without a capital, as headlines have not.
pub(super) fn is_mixed(document: &Document, at: usize) -> bool {
    let Some(sentence) = document.sentence_around(at) else { return false };
    let near = sentence.tokens.start.max(at.saturating_sub(NEAR))..sentence.tokens.end.min(at + NEAR);
    near.filter(|&i| !document.tokens[i].capital && !document.tokens[i].glued).any(|i| {
        document.tokens[i].kind == TokenKind::Word
            && document.tokens[i].span.len() > 3
            && !document.is(i, class::FUNCTION)
    })
}
