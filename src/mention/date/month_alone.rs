//! Whether a month stands without day and year: "May" is a verb and a name, "April" and "June" are names, "March" and "August"
//! words of other kinds. What stands before it tells, "in May", or that it is told of a noun, "the May election", owns
//! one, "June's vote", or stands in a list of months.

use super::absolute::ends_sentence;
use super::reader::Reader;
use crate::document::TokenKind;
use crate::lexicon::{Relation, Role, Sense, Shift, Unit, beside, class, clause};

/// Whether a month without day and year is a month here. "May" is a verb and a name, "April" and "June" are names too.
pub(super) fn may_stand_alone(r: Reader, at: usize) -> bool {
    let word = r.document.written(at);
    let sense = r.sense(at);
    let before = r.sense_before(at);
    // "the end of May", "the first week of May".
    let of = at.checked_sub(2).filter(|_| before.role == Some(Role::Of)).map(|i| r.sense(i));
    let part_of = of.is_some_and(|of| of.part.is_some() || of.unit.is_some() || of.weekday.is_some());
    let introduced = matches!(before.role, Some(Role::In | Role::Between))
        || part_of
        // "as early as May".
        || at >= 2
            && r.says(at - 1, "as")
            && (r.sense(at - 2).part.is_some() || r.document.says(at - 2, &["recently", "soon"]))
        // "as of May", "compared with April".
        || at >= 2 && before.role == Some(Role::Of) && r.says(at - 2, "as")
        || at >= 2 && r.says(at - 1, "with") && r.says(at - 2, "compared")
        || before.shift.is_some_and(|shift| shift != Shift::Same)
        || before.part.is_some()
        || before.relation.is_some()
        // "the three months to April".
        || at >= 2 && before.role == Some(Role::To) && r.sense(at - 2).unit >= Some(Unit::Week)
        || (at >= 2 && r.mark(at - 1, b'-') && r.sense(at - 2).part.is_some());
    let after = r.sense(at + 1);
    let joined = r.mark(at + 1, b'-')
        || r.mark(at + 1, b'/')
        || after.role == Some(Role::To)
        || after.relation == Some(Relation::Until);
    // "the May-to-July harvest".
    let hyphened = r.mark(at + 1, b'-') && r.role(at + 2) == Some(Role::To) && r.mark(at + 3, b'-');
    let ranged = joined && r.sense(if hyphened { at + 4 } else { at + 2 }).month.is_some();
    // "in May and June", but not "with April and June".
    let listed = at >= 3
        && (before.role == Some(Role::And) || r.says(at - 1, "or"))
        && (r.sense(at - 3).role == Some(Role::In) || r.sense(at - 3).role == Some(Role::Between));
    let closes_range = at >= 2
        && r.sense(at - 2).month.is_some()
        && (listed
            || before.role == Some(Role::To)
            || before.relation == Some(Relation::Until)
            || r.mark(at - 1, b'-')
            || r.mark(at - 1, b'/'));
    let told =
        introduced || ranged || closes_range || is_guarded(sense) && (in_list(r, at) || of_noun(r, at) || owns(r, at));
    // "March & Sons", "the group March for England".
    let name = r.mark(at + 1, b'&') || r.says(at + 1, "for") && r.capital(at + 2);
    if name && !told {
        return false;
    }
    // "THEY MAY SELL": in a text of capitals the verb has one too.
    let verb = word == "MAY" && r.is_word(at + 1) && !introduced && !of_noun(r, at);
    match sense.month {
        Some(5) => r.capital(at) && told && !verb,
        Some(4 | 6) => r.capital(at) && (told || before.role == Some(Role::Of) && !r.capital(at + 1)),
        Some(3 | 8) if !sense.short => r.capital(at) && (told || !r.capital(at + 1) && before.role != Some(Role::The)),
        // "Jan" and "Dec" with nothing around them are names, "Mar" begins one.
        _ if sense.short => {
            let dotted = r.mark(at + 1, b'.') && r.glued(at + 1);
            let named = !dotted
                && r.is_word(at + 1)
                && !r.document.is(at + 1, class::FUNCTION | class::AUXILIARY | class::VERB);
            let told = told || before.role == Some(Role::Of) || dotted && !ends_sentence(r, at + 1);
            told && !named
        }
        _ => true,
    }
}

/// Whether a month is a word of another kind too: March, April, May, June and August.
fn is_guarded(sense: &Sense) -> bool {
    matches!(sense.month, Some(3..=6 | 8)) && !sense.short
}

/// How many months of a list are looked at.
const MOST: usize = 11;

/// "April, May and June were dry" after "in", "May and July": one of the months of the list tells that all are. In "In April,
/// May said" there is no list.
fn in_list(r: Reader, at: usize) -> bool {
    let month = |i: usize| Some(i).filter(|&i| r.sense(i).month.is_some() && r.capital(i));
    let joins = |i: usize| r.role(i) == Some(Role::And) || r.says(i, "or");
    let behind = |i: usize| {
        let comma = r.mark(i + 1, b',');
        let and = i + 1 + usize::from(comma);
        month(if joins(and) {
            and + 1
        } else if comma {
            and
        } else {
            return None;
        })
    };
    let ahead = |i: usize| {
        let last = i.checked_sub(1)?;
        let and = joins(last);
        let comma = if and {
            last.checked_sub(1).filter(|&i| r.mark(i, b','))
        } else {
            Some(last).filter(|&i| r.mark(i, b','))
        };
        let name = comma.or(Some(last).filter(|_| and))?.checked_sub(1)?;
        // "In April, May said".
        month(name).filter(|_| and || behind(i).is_some())
    };
    // "in May and June Smith".
    if r.named(at + 1) {
        return false;
    }
    let plain = |i: &usize| !is_guarded(r.sense(*i)) && !r.sense(*i).short;
    let mut first = at;
    for _ in 0..MOST {
        let Some(month) = ahead(first) else { break };
        if plain(&month) {
            return true;
        }
        first = month;
    }
    let before = r.sense_before(first);
    let told = first < at && (matches!(before.role, Some(Role::In | Role::Between)) || before.relation.is_some());
    told || std::iter::successors(behind(at), |&i| behind(i)).take(MOST).any(|i| plain(&i))
}

/// "the May election", "its June meeting", "the bank's April forecast", "May sales rose", "ahead of June elections"; but "the
/// May government", "the April she knew", "the March drew crowds".
fn of_noun(r: Reader, at: usize) -> bool {
    let next = at + 1;
    let upper = r.document.written(at).chars().all(char::is_uppercase);
    let word = r.is_word(next) && (upper || !r.capital(next));
    if !word || !r.capital(at) || !continues(r, next) || r.tells(next, beside::LED) {
        return false;
    }
    let Some(before) = at.checked_sub(1).filter(|&i| r.is_word(i) || r.mark(i, b'\'')) else {
        return is_monthly(r, next);
    };
    let owned = r.mark(before, b'\'') || r.says(before, "s") && r.glued(before);
    if owned {
        // "Britain's May plans to leave", but "the bank's May meeting".
        let lists = clause::FIXTURES | clause::OPENING | clause::PLANS | clause::TAKES;
        let verb = r.document.is(next, class::VERB | class::SAYING) || r.of_clause(next, lists);
        return !verb || r.document.is(next, class::EVENT) || r.of_clause(next, clause::APPOINTED);
    }
    let told = |i: usize| {
        matches!(r.role(i), Some(Role::The | Role::Article))
            || r.document.says(i, &["her", "his", "its", "our", "their"])
    };
    // "THE MARCH LEADERS".
    if told(before) {
        return !upper || r.sense(at).month != Some(3);
    }
    let plain = !upper && !r.capital(before);
    let hangs = r.document.is(before, class::PREPOSITION) && !r.says(before, "with");
    let appointed = || (next..next + 2).take_while(|&i| continues(r, i)).any(|i| r.of_clause(i, clause::APPOINTED));
    plain && (is_monthly(r, next) || hangs && appointed())
}

/// "June's vote", "April's 2 percent"; but "June's husband", and of May, who is a politician, only what is reported each month.
fn owns(r: Reader, at: usize) -> bool {
    let noun = at + 3;
    if !(r.mark(at + 1, b'\'') && r.says(at + 2, "s") && r.glued(at + 2)) {
        return false;
    }
    let percent = || (noun + 1..noun + 4).any(|i| r.mark(i, b'%') || r.document.says(i, &["pct", "per", "percent"]));
    let number = r.kind(noun) == Some(TokenKind::Digits) || r.document.is(noun, class::NUMBER);
    number && percent()
        || is_monthly(r, noun)
        || r.sense(at).month != Some(5) && r.of_clause(noun, clause::APPOINTED) && !r.capital(noun)
}

/// Whether what is reported each month stands at token `at`: "sales", "consumer prices"; but "May backs reports of a deal", "April
/// spending time at home".
fn is_monthly(r: Reader, at: usize) -> bool {
    let verb = |i: usize| r.document.is(i, class::VERB | class::SAYING) || r.document.written(i).ends_with("ing");
    let noun = |i: usize| r.tells(i, beside::REPORTED) && !verb(i);
    let phrase = || (at..at + 4).take_while(|&i| continues(r, i) && !r.capital(i));
    phrase().find(|&i| noun(i) || r.plural(i)).is_some_and(noun)
}

/// Whether a word at token `at` can be one of a noun phrase.
fn continues(r: Reader, at: usize) -> bool {
    let past = || {
        let written = r.document.written(at).as_bytes();
        r.of_clause(at, clause::PAST) || written.len() > 4 && written[written.len() - 2..].eq_ignore_ascii_case(b"ed")
    };
    let other = class::FUNCTION | class::PREPOSITION | class::AUXILIARY | class::NEGATION;
    r.is_word(at) && !r.document.is(at, other) && !past()
}
