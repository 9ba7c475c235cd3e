//! The words that a date may begin with, looked at once: which readers can find something there.

use super::reader::Reader;
use super::{clock, era, listed};
use crate::document::{Near, Token, TokenKind};
use crate::lexicon::{Opens, Role, Sense, Shift, Unit, class, clause};
use crate::mention::modifier;

/// A token at which a date may begin, and the word behind it where it is "the".
#[derive(Clone, Copy)]
pub(in crate::mention) struct Lead {
    /// The token.
    pub(super) at: usize,
    /// The token behind "the", or the token itself.
    pub(super) first: usize,
    /// What the token means.
    pub(super) here: &'static Sense,
    /// What the token at `first` means.
    pub(super) word: &'static Sense,
    /// Whether there are digits at `first`.
    pub(super) digits: bool,
    /// What can begin with them.
    pub(super) opens: Opens,
}

impl Lead {
    /// The words at token `at`, be they such that a date can begin there or not.
    pub(super) fn of(r: Reader, at: usize) -> Self {
        let here = r.sense(at);
        let the = here.role == Some(Role::The);
        let first = if the { at + 1 } else { at };
        let word = if the { r.sense(first) } else { here };
        let opens = match r.kind(first) {
            Some(TokenKind::Word) => here.opens.or(word.opens),
            // "the 20th", "the '90s".
            _ if the => here.opens.or(Opens::DIGITS),
            Some(TokenKind::Digits) => Opens::DIGITS,
            Some(TokenKind::Mark) => Opens::WRITTEN,
            Some(TokenKind::Break) | None => Opens::NOTHING,
        };
        let is = |at, class, any| if r.document.is(at, class) { any } else { Opens::NOTHING };
        let opens = opens
            // "the fiscal year", "the rest of".
            .or(is(first, class::LEADS_ON, Opens::LED))
            .or(is(at, class::NUMBER, Opens::NUMBER))
            // "no later than", "on or before".
            .or(is(at, class::NEGATION, Opens::RELATION))
            .or(is(at + 1, class::OR, Opens::RELATION));
        Self { at, first, here, word, digits: r.kind(first) == Some(TokenKind::Digits), opens }
    }

    /// The words at token `at` where a date or a duration can begin there.
    #[inline]
    pub(in crate::mention) fn at(r: Reader, at: usize) -> Option<Self> {
        if r.document.near(at, Near::DATE) && may_begin(r, at) { Some(Self::of(r, at)) } else { None }
    }

    /// Whether an ordinal may stand at `first`: "third", "22nd", "twenty-second".
    pub(super) fn orders(&self, r: Reader) -> bool {
        self.word.ordinal.is_some()
            || matches!(self.word.cardinal, Some(20 | 30))
            || self.digits && r.is_word(self.first + 1) && r.glued(self.first + 1)
    }
}

/// Whether a date or a duration can begin at token `at`: one look at its word, and one at the next for common words.
fn may_begin(r: Reader, at: usize) -> bool {
    let Some(token) = r.document.tokens.get(at) else { return false };
    match token.kind {
        TokenKind::Digits => may_be_digits(r, at),
        TokenKind::Word => may_be_word(r, at, token),
        TokenKind::Mark => r.mark(at, b'\'') && r.kind(at + 1) == Some(TokenKind::Digits) && r.glued(at + 1),
        TokenKind::Break => false,
    }
}

fn may_be_word(r: Reader, at: usize, token: &Token) -> bool {
    // "no later than Friday".
    if token.is(class::NEGATION)
        && matches!(r.role(at + 1), Some(Role::Later | Role::Earlier))
        && r.says(at + 2, "than")
        && (r.says(at, "no") || r.says(at, "not"))
    {
        return true;
    }
    let here = r.sense(at);
    // "on or before Friday", "before or in May".
    let relates = |i: usize| r.sense(i).relation.is_some();
    if r.document.is(at + 1, class::OR)
        && token.is(class::CALENDAR)
        && (relates(at + 2)
            || here.relation.is_some() && matches!(r.role(at + 2), Some(Role::On | Role::In))
            // "two or three years ago".
            || here.cardinal.is_some() && r.unit_near(at) && r.document.is(at + 2, class::NUMBER))
    {
        return true;
    }
    // The s of "the bank's".
    if token.glued && token.span.len() == 1 && at > 0 && r.mark(at - 1, b'\'') {
        return false;
    }
    // "at least ten days ago", "a total of three days ago".
    let modified = || token.is(class::MODIFIER) && r.unit_near(at) && modifies(r, at);
    if !token.is(class::OPENS_TIME) {
        // "several" and "nearly" open a date only as a distance: "nearly ten years ago".
        return (here.role.is_none() || follows(r, at + 1))
            && (token.is(class::NUMBER) && r.unit_near(at) || modified());
    }
    // "to date", but not "Date: May 3".
    let phrase =
        || here.phrase && r.phrase(at).is_some() && (!r.says(at, "date") || r.sense_before(at).role == Some(Role::To));
    match here.role {
        Some(Role::Every) => true,
        // "a month ago", but not "a loud bang": but for phrases an article begins nothing without a unit.
        Some(Role::Article) => r.unit_near(at) && (follows(r, at + 1) || modified()) || phrase(),
        // "in two weeks", but not "in March": there the month begins the date.
        Some(Role::In) if here.relation.is_none() => {
            let far = || r.says(at, "in") && (is_amount(r, at + 1) || modifies(r, at + 1));
            r.unit_near(at) && far() || r.says(at, "within") || phrase()
        }
        // "at the moment".
        Some(Role::And | Role::At | Role::Of | Role::On | Role::To) if here.relation.is_none() => {
            modified() || phrase()
        }
        // "by 5 p.m.", but not "by 5 points": what is bounded begins behind the word.
        None if bounds(here) && !token.is(class::NUMBER | class::MODIFIER | class::LEADS_ON) => {
            (at + 1..=at + 2).any(|i| begins_itself(r, i)) || phrase()
        }
        // "that week", but not "that 12 men".
        None if here.shift == Some(Shift::Same) => {
            r.document.is(at + 1, class::CALENDAR | class::LEADS_ON)
                && r.role(at + 1).is_none()
                && !r.document.is(at + 1, class::NUMBER)
                || phrase()
        }
        // "the 22nd", "about 5 p.m.", but not "the 12 offices", "about 12 men".
        Some(Role::The | Role::About | Role::Between) if r.kind(at + 1) == Some(TokenKind::Digits) => {
            may_be_digits(r, at + 1) || here.role == Some(Role::About) && r.unit_near(at) || phrase()
        }
        // "the", "last", "first": only before another word of the calendar, or digits. "Friday" is a date alone, "year" only
        // with its article.
        role => {
            let the = role == Some(Role::The);
            let first = at + usize::from(the);
            let word = if the { r.sense(first) } else { here };
            // "a night of fear".
            let of = word.daypart.is_some() && r.role(first + 1) == Some(Role::Of) && ends_behind(r, first + 1);
            word.opens.has(Opens::ALONE) && !(of && word.unit == Some(Unit::Night))
                // "the week", but not "the second man".
                || the && word.unit.is_some_and(|unit| unit != Unit::Second)
                || follows(r, if word.known { first + 1 } else { first })
                || word.cardinal.is_some() && clock::is_half_of_day(r, first + 1)
                || phrase()
        }
    }
}

/// Whether the word only tells how a stretch lies to the date behind it: "by", "since".
fn bounds(sense: &Sense) -> bool {
    sense.opens == Opens::RELATION
}

/// Whether a date that another bounds can begin at token `at`.
fn begins_itself(r: Reader, at: usize) -> bool {
    r.document.near(at, Near::DATE) && !bounds(r.sense(at)) && may_begin(r, at)
}

/// Whether an amount can stand at token `at`: "two days", and "days" of "some days ago".
fn is_amount(r: Reader, at: usize) -> bool {
    r.kind(at) == Some(TokenKind::Digits) || r.document.is(at, class::NUMBER | class::TIME_UNIT)
}

/// Whether a modifier begins at token `at` with an amount behind it.
fn modifies(r: Reader, at: usize) -> bool {
    modifier::read_before(r.document, at).is_some_and(|(_, end)| is_amount(r, end))
}

/// Whether the digits at token `at` count what stands right behind them: "137 people", "16.7 percent". Years have four digits.
pub(in crate::mention) fn counts(r: Reader, at: usize) -> bool {
    let tokens = r.document.tokens.get(at..).unwrap_or(&[]);
    let is_digits = |i: usize| tokens.get(i).is_some_and(|t| t.kind == TokenKind::Digits);
    let point = |i: usize| tokens.get(i).is_some_and(|t| t.glued) && is_digits(i + 1) && tokens[i + 1].glued;
    let behind = match tokens {
        [digits, ..] if digits.span.len() >= 4 => return false,
        _ if r.mark(at + 1, b'.') && point(1) => 3,
        _ => 1,
    };
    let joins = class::CALENDAR | class::NUMBER | class::FUNCTION | class::AUXILIARY | class::PREPOSITION;
    let noun = |next: &Token| next.kind == TokenKind::Word && !next.glued && !next.is(joins);
    tokens.get(behind).is_some_and(noun)
        // "the shows on May 4 and 5 sold out".
        && !r.of_clause(at + behind, clause::OF_VERBS)
        && !clock::is_half_of_day(r, at + behind)
        && !era::is_named(r, at + behind)
        // "5.30 local time".
        && !r.says(at + behind + 1, "time")
}

/// Whether a date or a length of time can begin with the digits of token `at`, as far as what stands beside them tells.
fn may_be_digits(r: Reader, at: usize) -> bool {
    let Some([digits, behind @ ..]) = r.document.tokens.get(at..) else { return false };
    match digits.span.len() {
        // Years count nobody: "1100 residents", but "1030 local time", "at 1700 residents left".
        4 => {
            let counts = r.is_person(at + 1) && !r.says(at + 2, "time") && !r.sense_before(at).known;
            return !counts || r.unit_near(at);
        }
        5.. => return r.unit_near(at),
        _ => (),
    }
    if counts(r, at) {
        return false;
    }
    // "4" and "5" of "March 3, 4 and 5", "A.D. 410".
    let led = || listed::may_end(r, at) || at > 0 && era::is_christian(r, at - 1);
    let Some(next) = behind.first() else { return led() };
    if digits.span.len() == 3 {
        // "753 BC", "100 days ago", "235 to 210 BC".
        return r.unit_near(at) || era::is_named(r, at + 1) || era::is_named(r, at + 3) || led();
    }
    match next.kind {
        TokenKind::Word if next.glued && is_ordinal(r, at + 1) => orders(r, at) || led(),
        TokenKind::Word if goes_on(r, at + 1) || next.glued && r.says(at + 1, "s") => true,
        TokenKind::Word => clock::is_half_of_day(r, at + 1) || era::is_named(r, at + 1) || r.unit_near(at) || led(),
        TokenKind::Digits => true,
        TokenKind::Mark if r.unit_near(at) => true,
        // "22.03.2024", "8.30pm", but not "16.7 percent".
        TokenKind::Mark if r.mark(at + 1, b'.') => {
            next.glued && r.glued(at + 2) && r.kind(at + 2) == Some(TokenKind::Digits) && goes_on_behind(r, at + 3)
                || led()
        }
        TokenKind::Mark if r.mark(at + 1, b',') => {
            // "3, 4 and 5 March", "10,000 BC".
            r.kind(at + 2) == Some(TokenKind::Digits) && (listed::joins(r, at + 3) || era::is_named(r, at + 3)) || led()
        }
        TokenKind::Mark if r.mark(at + 1, b'-') => joins_behind(r, at) || led(),
        TokenKind::Mark => [b'/', b':', b'\'', b'~'].iter().any(|&mark| r.mark(at + 1, mark)) || led(),
        TokenKind::Break => led(),
    }
}

/// Whether the word at token `at` makes an ordinal of the digits before it: "22nd".
fn is_ordinal(r: Reader, at: usize) -> bool {
    r.document.says(at, &["nd", "rd", "st", "th"])
}

/// Whether the ordinal in digits at token `at` can belong to a date: "22nd of March", "3rd, 4th and 5th May", "on the 22nd", but not
/// "the 3rd man".
fn orders(r: Reader, at: usize) -> bool {
    let told = |before: usize| r.document.is(before, class::CALENDAR) || r.says(before, "for");
    goes_on(r, at + 2) || r.mark(at + 2, b',') || at > 1 && r.role(at - 1) == Some(Role::The) && told(at - 2)
}

/// Whether the hyphen behind the digits at token `at` can stand in a date: "3-5 March", "12-2004", "4-8 p.m.", "3-Jan-90", but
/// not "A-3-0117", "a 5-page letter", "won 3-2".
fn joins_behind(r: Reader, at: usize) -> bool {
    let length = |i: usize| r.document.written(i).len();
    let can = match r.kind(at + 2) {
        Some(TokenKind::Word) => r.document.is(at + 2, class::CALENDAR),
        Some(TokenKind::Digits) => match length(at + 2) {
            ..=2 => goes_on_behind(r, at + 3),
            4 => length(at) == 2,
            _ => false,
        },
        _ => true,
    };
    can || r.unit_near(at) || era::is_named(r, at + 3)
}

/// Whether a date or a time goes on at token `at`, behind "22.03", "8.30" or "3-5".
fn goes_on_behind(r: Reader, at: usize) -> bool {
    let digits = |i: usize| r.kind(i) == Some(TokenKind::Digits);
    goes_on(r, at)
        || [b'.', b':'].iter().any(|&mark| r.mark(at, mark)) && r.glued(at) && digits(at + 1)
        || [b'(', b'['].iter().any(|&mark| r.mark(at, mark))
        || r.is_word(at) && r.glued(at)
        || clock::is_half_of_day(r, at)
        || r.says(at + 1, "time")
}

/// Whether a date can go on at token `at`. "of the" says nothing: what stands behind the article counts, "of the year".
fn follows(r: Reader, at: usize) -> bool {
    let next = r.past_the(at);
    goes_on(r, next) || next > at && r.phrase(at).is_some()
}

fn goes_on(r: Reader, at: usize) -> bool {
    match r.kind(at) {
        Some(TokenKind::Digits) => true,
        Some(TokenKind::Mark) => r.mark(at, b'-') || r.mark(at, b'\''),
        Some(TokenKind::Word) => {
            r.document.is(at, GOES_ON)
                && (!is_joint(r, at) || r.document.is(at, class::MODIFIER) || !ends_behind(r, at))
        }
        _ => false,
    }
}

/// What words of a date are, or lead to.
const GOES_ON: u64 = class::CALENDAR | class::NUMBER | class::MODIFIER | class::LEADS_ON;

/// Whether the word at token `at` only joins one of the calendar to another: the "of" of "the end of May".
pub(super) fn is_joint(r: Reader, at: usize) -> bool {
    matches!(r.role(at), Some(Role::And | Role::At | Role::In | Role::Of | Role::On | Role::To))
}

/// Whether nothing stands behind the word or the mark at token `at`, nor behind the article there, that it could join to a date:
/// "one of the men", "first in line".
pub(super) fn ends_behind(r: Reader, at: usize) -> bool {
    let next = r.past_the(at + 1);
    match r.kind(next) {
        Some(TokenKind::Digits) => false,
        Some(TokenKind::Word) => !r.document.is(next, GOES_ON),
        Some(TokenKind::Mark) => !(r.mark(next, b'-') || r.mark(next, b'\'')),
        Some(TokenKind::Break) | None => true,
    }
}
