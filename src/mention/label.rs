//! Digits that are no number: "Su-35", "Flight 370", "221 Baker Street", "9:27", a score, a footnote, a telephone number.

mod beside;

use beside::{
    BLOCK, CAPITAL_BEFORE, CAPITAL_BEHIND, CODE, DASH, DIGITS_BEHIND, DIGITS_NEXT, LABEL, LIST, LONG, MARK_BEFORE, PER,
};

use super::amount;
use super::noun::{self, Number};
use super::words::And;
use super::{citation, name, title};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, english, surrounding};

/// Longer chains of glued tokens are cut; nothing is lost but time.
const LONGEST_CHAIN: usize = 24;

/// Whether a number with its noun right behind may yet be a part of a name or a code: names have capitals or a word of labels
/// before them, codes begin with a zero, and few numbers are those of aeroplanes and emergencies.
pub(super) fn may_hold_count(document: &Document, at: usize) -> bool {
    let token = document.tokens[at];
    let digits = token.kind == TokenKind::Digits;
    let known =
        || matches!(document.written(at).as_bytes(), [b'0', ..] | [b'7', _, b'7'] | b"111" | b"112" | b"911" | b"999");
    let name = document.tokens.get(at + 1).is_some_and(|next| next.capital);
    let led = || at.checked_sub(1).is_some_and(|b| beside::is_label(document, b, digits));
    token.glued || name || digits && known() || led()
}

/// The token behind the name, code or score that begins at token `at`, if it is one.
pub(super) fn end_of(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens.get(at)?;
    // "in", "from": neither a number nor in a title.
    if token.kind == TokenKind::Word && !token.capital && !token.is(class::NUMBER) {
        return None;
    }
    if let Some(end) = title::end(document, at) {
        return Some(end);
    }
    if token.kind != TokenKind::Digits {
        // "the Ford Five Hundred".
        let end = || super::words::read(document, at, And::Adds).map_or(at + 1, |n| n.tokens.end.max(at + 1));
        // "a three-to-one margin", "a day-one job"; the dash of "a few moments-two fell" has lost its blanks.
        let joined = || {
            at >= 2
                && token.glued
                && document.is_mark(at - 1, b'-')
                && document.tokens[at - 1].glued
                && (document.says(at - 2, &["day", "for", "in", "of", "to", "top"])
                    && super::words::known(document, at).cardinal.is_some()
                    // "a multi-billion-pound contract".
                    || document.is_word(at - 2, "multi"))
        };
        return (token.is(class::NUMBER) && (joined() || name::holds_word(document, at))).then(end);
    }
    let beside = beside::of(document, at);
    let mut fitting = FORMS.iter().filter(|(told, form)| {
        debug_assert!(
            beside & told != 0 || form(document, at).is_none(),
            "what stands beside digits tells of each form"
        );
        beside & told != 0
    });
    fitting.find_map(|(_, form)| form(document, at))
}

/// The token behind what the digits at a token belong to, if they do.
type Form = fn(&Document, usize) -> Option<usize>;

/// What digits can belong to, each with what beside them tells of it; the first that fits wins.
const FORMS: &[(u16, Form)] = &[
    (CODE, is_code),
    (MARK_BEFORE | DASH | DIGITS_BEHIND, telephone),
    (DASH, score),
    (CODE, odds),
    (DIGITS_NEXT, relay),
    (DIGITS_NEXT, proportion),
    (MARK_BEFORE, list_number),
    (MARK_BEFORE, footnote),
    (MARK_BEFORE | LABEL | CAPITAL_BEFORE, named),
    (MARK_BEFORE | LABEL | LIST | CAPITAL_BEFORE | CAPITAL_BEHIND, citation::end_of),
    (PER, measured_by),
    (CAPITAL_BEFORE | CAPITAL_BEHIND | BLOCK, address),
    (LONG, emergency),
    (CAPITAL_BEFORE, name::model),
    (CAPITAL_BEFORE | CAPITAL_BEHIND, name::trim),
    (CAPITAL_BEHIND, |document, at| name::is_title(document, at).then_some(at + 2)),
    (LONG, |document, at| {
        (name::is_aeroplane(document, at) || name::is_named_elsewhere(document, at) || name::is_year(document, at))
            .then_some(at + 1)
    }),
];

pub(super) fn is_digits(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits)
}

pub(super) fn glued(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.glued)
}

/// The end of the chain of tokens glued to token `at`.
fn chain(document: &Document, at: usize) -> usize {
    let mut end = at + 1;
    while end < at + LONGEST_CHAIN && glued(document, end) {
        let token = document.tokens[end];
        let inner = token.kind == TokenKind::Mark && glued(document, end + 1);
        if token.kind == TokenKind::Break || token.kind == TokenKind::Mark && !inner {
            break;
        }
        // "Su-35, Su-27": a comma parts.
        if document.is_mark(end, b',') || document.is_mark(end, b')') || document.is_mark(end, b'"') {
            break;
        }
        end += 1;
    }
    end
}

/// "T4", "MI6", "Su-35", "COVID-19", "3D", "9:27", "24/7", "007", "'08", "1.2.3", "file_12".
fn is_code(document: &Document, at: usize) -> Option<usize> {
    let token = document.tokens[at];
    let before = at.checked_sub(1).map(|i| document.tokens[i]);
    // "23 mpg city/31 mpg highway", "$1=149.23 yen".
    let amount = || {
        let sign = at.wrapping_sub(1);
        (document.is_mark(sign, b'/') || document.is_mark(sign, b'=')) && has_unit(document, at)
    };
    let money =
        || super::number::read(document, at).is_some_and(|n| super::currency::broken_sign(document, &n).is_some());
    if let Some(before) = before.filter(|_| token.glued) {
        // The 100 of "4x100m relay".
        let leg = || at > 1 && is_digits(document, at - 2) && runs_relay(document, at);
        let code = match before.kind {
            // "e85 million": a letter alone may be a sign of money.
            TokenKind::Word => (before.span.len() > 1 || !money()) && !leg(),
            TokenKind::Mark => {
                let name = document.is_mark(at - 1, b'-')
                    && before.glued
                    && at >= 2
                    && document.tokens[at - 2].kind == TokenKind::Word
                    && !document.says(at - 2, &["by", "magnitude"])
                    // "R" is a word of numbers for the sake of "R$", and the CVE of "CVE-2021-44228" a currency.
                    && (!document.is(at - 2, class::NUMBER)
                        || document.tokens[at - 2].span.len() == 1
                        || document.is_mark(at + 1, b'-') && is_digits(document, at + 2) && glued(document, at + 2));
                name || matches!(
                    document.written(at - 1),
                    "/" | "_" | "@" | "=" | "&" | "?" | "\\" | ":" | "#" | "'" | "’" | "‘"
                )
            }
            _ => false,
        };
        if code && !amount() {
            return Some(chain(document, at));
        }
    }
    if glued(document, at + 1) {
        let next = document.tokens[at + 1];
        let digits_after = is_digits(document, at + 2) && glued(document, at + 2);
        let marked = document.is_mark(at + 1, b':') || document.is_mark(at + 1, b'/') || document.is_mark(at + 1, b'_');
        if marked && digits_after && !fraction(document, at) {
            return Some(chain(document, at));
        }
        let times = document.written(at + 1) == "×" || document.written(at + 1).eq_ignore_ascii_case("x");
        let power = || super::digits::read(document, at).is_some_and(|d| d.end > at + 3);
        if times && digits_after && runs_relay(document, at + 2) {
            return Some(at + 2);
        }
        if times && digits_after && !power() {
            return Some(chain(document, at));
        }
        if document.is_mark(at + 1, b'.')
            && digits_after
            && document.is_mark(at + 3, b'.')
            && is_digits(document, at + 4)
            && glued(document, at + 4)
            && !grouped_by_points(document, at)
        {
            return Some(chain(document, at));
        }
        // "3-D films", "a 7-Eleven store".
        let hyphened = document.tokens.get(at + 2).filter(|t| {
            document.is_mark(at + 1, b'-')
                && t.glued
                && t.capital
                && t.kind == TokenKind::Word
                && (!glued(document, at + 3) || matches!(document.written(at + 3), "." | "," | ";" | ")" | "'" | "’"))
        });
        // "a 401(k)", a plan to save.
        let letter = document.is_mark(at + 1, b'(')
            && glued(document, at + 2)
            && document.written(at + 2).len() == 1
            && document.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Word)
            && document.is_mark(at + 3, b')');
        if letter {
            return Some(at + 4);
        }
        if hyphened.is_some_and(|t| t.span.len() == 1 || document.is(at + 2, class::NUMBER)) {
            return Some(at + 3);
        }
        // "4K video", "a 10K race", "it shoots in 4K".
        if document.written(at + 1) == "K" {
            let picture = matches!(document.written(at), "4" | "8")
                && noun::after(document, at + 2, Number::Plural).is_none()
                && !document.is(at + 2, class::UNIT);
            if picture || english().numbers.tells(document.word(at + 2), surrounding::FORMAT) {
                return Some(at + 2);
            }
        }
        // "802.11ac".
        let decimals = super::digits::read(document, at).map_or(at, |d| d.end);
        if document.is_mark(at + 1, b'.')
            && document.tokens.get(decimals).is_some_and(|t| t.glued && t.kind == TokenKind::Word)
            && amount::read(document, at, And::Adds).is_some_and(|a| a.tokens.end == decimals)
        {
            return Some(chain(document, at));
        }
        // The maker of "3M".
        if next.kind == TokenKind::Word && document.written(at) == "3" && document.written(at + 1) == "M" {
            let counts = noun::after(document, at + 2, Number::Plural).is_some() || document.is(at + 2, class::UNIT);
            return (!counts && !money_before(document, at)).then_some(at + 2);
        }
        if next.kind == TokenKind::Word {
            // "180ml", "750K" and "5p" are read, "3D" is not.
            let end = amount::read(document, at, And::Adds).map_or(at, |a| a.tokens.end);
            if end <= at + 1 || digits_after && end <= at + 2 {
                return Some(chain(document, at));
            }
        }
    }
    let written = document.written(at);
    // "007"; but ".05" has its point before it, and "0.05" is one zero long.
    let zeros = written.len() > 1 && written.starts_with('0') && !(at > 0 && document.is_mark(at - 1, b'.'));
    if zeros {
        let mut end = chain(document, at);
        // "0845 125 2222".
        while end < at + LONGEST_CHAIN && is_digits(document, end) {
            end += 1;
        }
        return Some(end);
    }
    None
}

/// Whether points part the digits at `at` into thousands: "1.234.567", but not the address 192.168.100.200.
fn grouped_by_points(document: &Document, at: usize) -> bool {
    let end = super::digits::read(document, at).map_or(at, |d| d.end);
    let address = end == at + 7 && (at..end).step_by(2).all(|i| document.written(i).parse::<u8>().is_ok());
    end > at + 4 && !address
}

/// Whether a sign of money stands before token `at`.
fn money_before(document: &Document, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|b| document.is(b, class::UNIT))
}

fn fraction(document: &Document, at: usize) -> bool {
    super::digits::read(document, at).is_some_and(|d| d.fraction)
}

/// "555-0147", "555 0147", "1-222-2222", "+44 20 7946 0018".
fn telephone(document: &Document, at: usize) -> Option<usize> {
    // "+44 20 7946 0018".
    if at > 0 && document.written(at - 1) == "+" && is_digits(document, at + 1) {
        let mut end = at + 1;
        while end < at + LONGEST_CHAIN && is_digits(document, end) {
            end += 1;
        }
        return Some(end);
    }
    // "212 555 0147".
    let blank = |i: usize| is_digits(document, i) && !glued(document, i);
    let lengths = || [0, 1, 2].map(|i| document.written(at + i).len());
    if blank(at + 1) && blank(at + 2) && lengths() == [3, 3, 4] {
        return Some(at + 3);
    }
    // "555 0147".
    if is_digits(document, at + 1) && (document.written(at).len(), document.written(at + 1).len()) == (3, 4) {
        return Some(at + 2);
    }
    let dash = |i: usize| {
        document.is_mark(i, b'-') && glued(document, i) && is_digits(document, i + 1) && glued(document, i + 1)
    };
    if !dash(at + 1) {
        return None;
    }
    if dash(at + 3) {
        return Some(chain(document, at));
    }
    let lengths = (document.written(at).len(), document.written(at + 2).len());
    let counted = document.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Word && !t.glued)
        && !document.is(at + 3, class::FUNCTION)
        || document.is_mark(at + 3, b'%');
    (lengths == (3, 4) && !counted).then_some(at + 3)
}

/// Whether the word at `of` makes what follows it a part of a name: "the Group of Seven", "the Gang of Four".
pub(super) fn is_of_group(document: &Document, of: usize) -> bool {
    document.is_word(of, "of") && of > 0 && matches!(document.written(of - 1), "Gang" | "Group")
}

/// Whether a score or the count of a vote begins at token `at`.
pub(super) fn is_score(document: &Document, at: usize) -> bool {
    score(document, at).is_some()
}

/// "3-1", "won 1-3", "a 3-5 loss", "52-48 vote": both digits, the first the greater, or a word of games and votes beside it.
fn score(document: &Document, at: usize) -> Option<usize> {
    let numbers = &english().numbers;
    if !(document.is_mark(at + 1, b'-') && is_digits(document, at + 2)) {
        return None;
    }
    if glued(document, at + 1) != glued(document, at + 2)
        || document.is_mark(at + 3, b'.') && is_digits(document, at + 4) && glued(document, at + 4)
    {
        return None;
    }
    let (a, b): (u32, u32) = (document.written(at).parse().ok()?, document.written(at + 2).parse().ok()?);
    if a > 999 || b > 999 {
        return None;
    }
    // "3-1/2 miles".
    if document.is_mark(at + 3, b'/') && glued(document, at + 3) {
        return None;
    }
    let descending = a >= b;
    let after = numbers.tells(document.word(at + 3), surrounding::SCORE_AFTER);
    let before = (at.saturating_sub(3)..at).any(|i| numbers.tells(document.word(i), surrounding::SCORE_BEFORE));
    // "6-0 0-6 7-6".
    let pair = |i: usize| is_digits(document, i) && document.is_mark(i + 1, b'-') && is_digits(document, i + 2);
    // "6-7 (3) 7-6 (8) 6-2": a tie-break stands in brackets.
    let tie_break = |i: usize| document.is_mark(i, b'(') && is_digits(document, i + 1) && document.is_mark(i + 2, b')');
    let next = at + 3 + if tie_break(at + 3) { 3 } else { 0 };
    let next = next + usize::from(document.is_mark(next, b','));
    let last = at.saturating_sub(usize::from(at > 0 && document.is_mark(at - 1, b',')));
    let last = if last >= 6 && tie_break(last - 3) { last - 3 } else { last };
    let row = pair(next) || last >= 3 && pair(last - 3) || !descending && is_record(document, at);
    let counted =
        document.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Word && !document.is(at + 3, class::FUNCTION))
            || document.is_mark(at + 3, b'%')
            || document.is_mark(at + 3, b'-');
    let unit = document.is(at + 3, class::UNIT | class::NUMBER) && document.tokens[at + 3].kind != TokenKind::Break;
    // "60-40 percent" is odd, but no score; neither is "$10-5".
    let money = at > 0 && document.tokens[at - 1].kind == TokenKind::Mark && document.is(at - 1, class::UNIT);
    // "The Jets are 12-19 this year."
    let team = || {
        at > 1
            && document.says(at - 1, &["are", "is", "was", "were"])
            && document.tokens[at - 2].capital
            && document.tokens[at - 2].kind == TokenKind::Word
            && !document.is(at - 2, class::FUNCTION)
            && super::name::is_mixed(document, at)
    };
    // No range begins at nothing and ends at two: "fell to 0-2".
    let nil = a == 0 && !counted && !unit;
    (!money
        && (after
            || row
            || nil
            || !counted && !unit && team()
            || descending && !unit && !document.is_mark(at + 3, b'-')
            || before && !counted))
        .then_some(at + 3)
}

/// How far before "18-23 at home" the record of all games stands.
const RECORD_APART: usize = 6;

/// Whether what two numbers tell, the smaller first, is what a team has won and lost: "the Nets are 30-52 overall, 18-23 at home",
/// "the 76ers dropped to 20-40".
fn is_record(document: &Document, at: usize) -> bool {
    let end = at + 3;
    let place = document.says(end, &["at"]) && document.says(end + 1, &["home"])
        || document.says(end, &["on"]) && document.says(end + 1, &["the"]) && document.says(end + 2, &["road"]);
    let pair = |i: usize| is_digits(document, i) && document.is_mark(i + 1, b'-') && is_digits(document, i + 2);
    if place && (at.saturating_sub(RECORD_APART)..at.saturating_sub(2)).any(pair) {
        return true;
    }
    let Some(before) = at.checked_sub(1) else { return false };
    let verb = if document.says(before, &["are", "is", "was", "went", "were"]) {
        let since = ["against", "and", "at", "in", "on", "overall", "since", "this", "under", "when", "with"];
        // "the Lakers, long the best of the West, are 12-19 since May".
        if document.says(end, &["overall", "since"]) {
            return true;
        }
        (ends(document, end) || document.says(end, &since)).then_some(before)
    } else {
        let moved = ["drop", "dropped", "drops", "fall", "falls", "fell", "improve", "improved", "improves", "slipped"];
        let to = document.says(before, &["to"]) && before > 0 && document.says(before - 1, &moved);
        let sits = document.says(before, &["at"]) && before > 0 && document.says(before - 1, &["sat", "sit", "sits"]);
        (to || sits).then_some(before.saturating_sub(1))
    };
    verb.is_some_and(|verb| is_team(document, verb))
}

/// Whether a team stands before the verb at token `at`: "the Lakers", "the 76ers", "New York".
fn is_team(document: &Document, at: usize) -> bool {
    let Some(name) = at.checked_sub(1) else { return false };
    let token = document.tokens[name];
    let numbered = token.glued && name > 0 && is_digits(document, name - 1);
    let first = name - usize::from(numbered);
    let named = token.kind == TokenKind::Word
        && (token.capital || numbered)
        && !token.is(class::DATE | class::FUNCTION | class::PERSON | class::NUMBER);
    let before = first.checked_sub(1);
    named
        && before.is_some_and(|b| {
            document.says(b, &["the"]) || document.tokens[b].kind == TokenKind::Word && document.tokens[b].capital
        })
}

/// The "4x" of "the 4x100m relay" and "the 4 x 400m relay": how many run what follows.
fn relay(document: &Document, at: usize) -> Option<usize> {
    let times = document.is_word(at + 1, "x") || document.written(at + 1) == "×";
    (times && runs_relay(document, at + 2)).then_some(at + 2)
}

/// Whether the metres of a relay stand at token `at`: "100m relay", "400m medley relay".
fn runs_relay(document: &Document, at: usize) -> bool {
    let metres = is_digits(document, at) && document.written(at + 1) == "m" && glued(document, at + 1);
    metres && (at + 2..at + 5).any(|i| document.says(i, &["relay", "relays"]))
}

/// "5,000-1 outsiders": odds too long for a score.
fn odds(document: &Document, at: usize) -> Option<usize> {
    let digits = super::digits::read(document, at).filter(|d| d.places == 0 && d.start == at)?;
    let dash = digits.end;
    let one = document.is_mark(dash, b'-') && is_digits(document, dash + 1) && document.written(dash + 1).len() <= 2;
    let told =
        ["favorite", "favorites", "favourite", "favourites", "longshot", "longshots", "odds", "outsider", "outsiders"];
    let shot = document.says(dash + 2, &told) || document.says(dash + 2, &["chance", "shot", "shots", "underdogs"]);
    (one && shot).then_some(dash + 2)
}

/// "outnumbered 3 to 1", "voted 9 to 4", "odds of 5 to 1": the greater number first and nothing counted behind the second.
fn proportion(document: &Document, at: usize) -> Option<usize> {
    if !document.is_word(at + 1, "to")
        || !is_digits(document, at + 2)
        || glued(document, at + 3) && !ends(document, at + 3)
    {
        return None;
    }
    let (a, b): (u32, u32) = (document.written(at).parse().ok()?, document.written(at + 2).parse().ok()?);
    let told = |i: usize| {
        document.says(i, &["by", "margin", "odds", "outnumbered", "ratio", "vote", "voted"])
            || english().numbers.tells(document.word(i), surrounding::SCORE_BEFORE)
    };
    let before = (at.saturating_sub(3)..at).any(told);
    let counted = document.is(at + 3, class::UNIT | class::NUMBER) && !document.is(at + 3, class::FUNCTION)
        || document.is_mark(at + 3, b'%')
        || noun::after(document, at + 3, Number::Plural).is_some();
    (a > b && b > 0 && a < 1000 && before && !counted).then_some(at + 3)
}

/// Whether a mark that ends a phrase stands at `at`.
fn ends(document: &Document, at: usize) -> bool {
    matches!(document.written(at), "." | "," | ";" | ":" | ")" | "!" | "?" | "\"" | "”" | "'" | "’")
}

/// "1. First", "2) Second" at the beginning of a line.
fn list_number(document: &Document, at: usize) -> Option<usize> {
    let opens =
        at == 0 || document.tokens[at - 1].kind == TokenKind::Break || document.is_mark(at - 1, b'(') && at == 1;
    // Tokenised text parts "1 ) First".
    let bracket = document.is_mark(at + 1, b')');
    let marked = bracket || document.is_mark(at + 1, b'.') && glued(document, at + 1);
    let next = document.tokens.get(at + 2)?;
    (opens && marked && !next.glued && next.capital && document.written(at).len() <= 2).then_some(at + 2)
}

/// "(1)", "(1, 2)", "[12]", "[3-5]": digits alone between brackets.
fn footnote(document: &Document, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let close = match () {
        () if document.is_mark(before, b'(') => b')',
        () if document.is_mark(before, b'[') => b']',
        () => return None,
    };
    let mut end = at;
    while end < at + LONGEST_CHAIN {
        if !is_digits(document, end) || document.written(end).len() > 3 {
            return None;
        }
        end += 1;
        if document.is_mark(end, close) {
            // "[9] persons": an editor put the number right.
            let corrected = close == b']' && document.is(end + 1, class::PERSON);
            return (!corrected).then_some(end);
        }
        // "(1,234)" is a number, "(1,2,3)" is none.
        let number = document.is_mark(end, b',') && glued(document, end + 1) && document.written(end + 1).len() == 3;
        if number || !(document.is_mark(end, b',') || document.is_mark(end, b'-') || document.is_mark(end, b';')) {
            return None;
        }
        end += 1;
    }
    None
}

/// "page 4", "Flight 370", "No. 10", "Boeing 737", "Room 101".
fn named(document: &Document, at: usize) -> Option<usize> {
    let numbers = &english().numbers;
    let mut before = at.checked_sub(1)?;
    let short = document.is_mark(before, b'.') && glued(document, before);
    if short {
        before = before.checked_sub(1)?;
        let short = ["no", "nos", "p", "pp", "prop", "vol", "fig", "art", "sec", "ch", "tel", "ext", "op"];
        if !document.says(before, &short) {
            return None;
        }
    } else if document.is_mark(before, b'#') {
        return Some(chain(document, at));
    }
    let token = document.tokens[before];
    // "S&P 500", "Group of 20".
    let joined = document.is_mark(before.wrapping_sub(1), b'&') && token.capital;
    if joined || is_of_group(document, before) {
        return Some(chain(document, at));
    }
    if token.kind != TokenKind::Word || document.written(before).len() == 1 && document.written(before) != "p" {
        return None;
    }
    // "will stage 3 concerts" has a verb.
    let verb = || {
        document.is(before, class::VERB)
            || before > 0
                && (document.is(before - 1, class::AUXILIARY) || document.says(before - 1, &["they", "to", "we"]))
    };
    let label = numbers.tells(token.word, surrounding::LABEL)
        || numbers.tells(token.word, surrounding::STEP) && !verb() && name::counts_off(document, before);
    let name = token.capital && numbers.tells(token.word, surrounding::NAME);
    if !label && !name {
        return None;
    }
    // "no 5 people" and "a number 5" are odd, "No 5 " is not; "1,500 pages" has its word behind.
    let grouped = document.is_mark(at + 1, b',') && is_digits(document, at + 2) && glued(document, at + 2);
    // "U.S." stands in the list of numbers because of "U.S.$": "the No. 2 U.S. retailer".
    let word = super::words::known(document, at + 1);
    // "page 5 000" would be a number, "the Euro Stoxx 50 0.3 percent" is not.
    let grouped_by_blank = is_digits(document, at + 1) && document.written(at + 1).len() == 3;
    let number = word.cardinal.is_some() || word.scale.is_some() || word.hundred || grouped_by_blank;
    // "the No. 1 American bank".
    let people = document.is(at + 1, class::PERSON) && !(short && document.tokens[at + 1].capital);
    // "iPhone 4 owners", "Proposition 8 supporters"; but "Airbus 5 Workers Hurt" in a headline.
    let named = numbers.tells(token.word, surrounding::PRODUCT) || name && name::is_mixed(document, at);
    // "Route 9W", "runway 27L": no watts and no litres.
    let lettered = document.tokens.get(at + 1).is_some_and(|t| t.glued && t.capital && t.span.len() == 1)
        && (!glued(document, at + 2) || ends(document, at + 2))
        && !matches!(document.written(at + 1), "K" | "M");
    // "Mercedes 2.3m".
    let scaled = || super::words::read(document, at, And::Adds).is_some_and(|number| number.scale.is_some());
    let counts = || has_unit(document, at) || number || people && !named || scaled();
    (!grouped && (lettered || !counts())).then(|| chain(document, at))
}

/// What a rate is measured by, and nothing counts: "4 per 100,000 people", "7.4 litres per 100 km".
fn measured_by(document: &Document, at: usize) -> Option<usize> {
    let per = at.checked_sub(1).is_some_and(|b| document.says(b, &["per"]));
    per.then(|| amount::read(document, at, And::Adds).map_or(at + 1, |amount| amount.tokens.end.max(at + 1)))
}

/// "221 Baker Street", "10 Downing Street", "the 1400 block of Elm Street".
fn address(document: &Document, at: usize) -> Option<usize> {
    if document.says(at + 1, &["block"]) && document.says(at + 2, &["of"]) && document.written(at).ends_with("00") {
        return Some(at + 1);
    }
    // "Washington, DC 20500".
    let state = at.checked_sub(1).filter(|&b| {
        let written = document.written(b);
        written.len() == 2 && written.bytes().all(|c| c.is_ascii_uppercase()) && b > 0 && document.is_mark(b - 1, b',')
    });
    // "Albany, N.Y. 12224".
    let dotted = at >= 2 && document.is_mark(at - 2, b',') && {
        let written = document.written(at - 1).as_bytes();
        matches!(written, [a, b'.', b, b'.'] if a.is_ascii_uppercase() && b.is_ascii_uppercase())
    };
    if (state.is_some() || dotted) && document.written(at).len() == 5 {
        return Some(at + 1);
    }
    let numbers = &english().numbers;
    for i in at + 1..at + 6 {
        let token = document.tokens.get(i)?;
        // "221 East 84th Street".
        let nth = |i: usize| i > at + 1 && is_digits(document, i) && super::ordinal::read(document, i).is_some();
        if nth(i) || document.tokens[i].glued && nth(i - 1) {
            continue;
        }
        if token.kind != TokenKind::Word || !token.capital || token.glued {
            return None;
        }
        if i > at + 1 && numbers.tells(token.word, surrounding::ADDRESS) {
            return Some(i + 1);
        }
    }
    None
}

/// Whether the number that begins at token `at` has a unit: "Airbus 5 percent".
pub(super) fn has_unit(document: &Document, at: usize) -> bool {
    amount::read(document, at, And::Adds).is_some_and(|a| a.of != amount::Of::Nothing)
}

/// "a 911 call", "dialed 999"; but "called 112 witnesses".
fn emergency(document: &Document, at: usize) -> Option<usize> {
    let tells = |i: usize| english().numbers.tells(document.word(i), surrounding::EMERGENCY);
    let number = document.says(at, &["000", "111", "112", "911", "999"]);
    let counts = || noun::after(document, at + 1, Number::Plural).is_some();
    (number && (tells(at + 1) || at > 0 && tells(at - 1) && !counts())).then_some(at + 1)
}
