//! Four digits alone, where the words around show that they are a year: "in 2014", "(1999)", "the 2004 quake", "2014 was",
//! "below 1990 levels".

use super::absolute::{Field, Written, YEARS, written};
use super::era::is_christian;
use super::names::is_edition;
use super::reader::Reader;
use super::year::year_in_words;
use crate::document::TokenKind;
use crate::lexicon::{Role, Sense, Unit, class, clause};
use crate::mention::{modifier, noun};

/// The year that stands at token `first`; the date begins at `at`, which is its article or itself.
pub(super) fn bare_year(r: Reader, at: usize, first: usize) -> Option<Written> {
    let mut before = r.sense_before(at);
    if at >= 2 && r.mark(at - 1, b'-') && r.sense(at - 2).part.is_some() {
        before = r.sense(at - 2);
    }
    // "in either 2025 or 2026".
    if at >= 2 && r.says(at - 1, "either") {
        before = r.sense(at - 2);
    }
    let Some((year, 4)) = r.digits(first) else { return in_words(r, at, first, before) };
    // The article belongs to the noun behind: "the 1991 settlement".
    let era = is_christian(r, at + 1) || at > 0 && is_christian(r, at - 1);
    // "it fell in 1453."
    let old = || (1000..1500).contains(&year) && before.role == Some(Role::In) && !r.is_word(at + 1);
    if at != first
        || !(YEARS.contains(&year) || era || old() || (1000..1500).contains(&year) && is_opening(r, at, before))
        || !may_be_year(r, at)
    {
        return None;
    }
    let recent = (1900..=2100).contains(&year);
    // "an 1848 law", "the 1790 census", "born 1799", "In 1492 he sailed".
    let past = || {
        (1700..1900).contains(&year) && (by_article(r, at) || is_of_life(r, at))
            || is_opening(r, at, before)
            || is_of_life_in_brackets(r, at)
    };
    let fits = introduced(r, at, before, recent)
        || recent && (by_noun(r, at, before) || listed(r, at) || counts_nothing(r, at))
        || past()
        || era;
    let end = if is_christian(r, at + 1) { at + 2 } else { at + 1 };
    fits.then(|| written(end, Some(year), Field::Year))?
}

/// "an 1848 law", "the 1790 census": an article, and one thing behind the digits. What is counted is many.
fn by_article(r: Reader, at: usize) -> bool {
    let end = at + 1;
    let article = at > 0 && matches!(r.role(at - 1), Some(Role::Article | Role::The));
    let other = class::FUNCTION | class::UNIT | class::NUMBER | class::AUXILIARY | class::PREPOSITION | class::PERSON;
    let thing = r.is_word(end) && !r.document.is(end, other) && !r.says(end, "block");
    article && thing && noun::after(r.document, end, noun::Number::Plural).is_none()
}

/// "born 1799, died 1850", "built 1848 by monks".
fn is_of_life(r: Reader, at: usize) -> bool {
    let told = ["born", "built", "chartered", "dated", "died", "est", "established", "founded", "opened", "settled"];
    at > 0 && r.document.says(at - 1, &told) && (closed(r, at + 1) || r.document.is(at + 1, class::PREPOSITION))
}

/// "(born 1954)", "(b. 1842, d. 1901)".
fn is_of_life_in_brackets(r: Reader, at: usize) -> bool {
    let word = if at > 0 && r.mark(at - 1, b'.') { at.checked_sub(2) } else { at.checked_sub(1) };
    let told = |word: usize| r.document.says(word, &["b", "born", "d", "died", "est", "established", "founded"]);
    word.is_some_and(|word| told(word) && word > 0 && (r.mark(word - 1, b'(') || r.mark(at + 1, b')')))
}

/// "In 1492 he sailed": the year that opens a sentence.
fn is_opening(r: Reader, at: usize, before: &Sense) -> bool {
    let opens = at == 1 || at > 1 && (r.mark(at - 2, b'.') || r.kind(at - 2) == Some(TokenKind::Break));
    let subject = ["a", "an", "he", "his", "her", "it", "its", "she", "the", "their", "they", "we"];
    before.role == Some(Role::In) && r.capital(at - 1) && opens && r.document.says(at + 1, &subject)
}

/// "in nineteen twenty eight", "in two thousand and twenty".
fn in_words(r: Reader, at: usize, first: usize, before: &Sense) -> Option<Written> {
    let (year, end) = year_in_words(r, first)?;
    let told = at == first && matches!(before.role, Some(Role::In | Role::Of)) || before.relation.is_some();
    let counts = r.is_person(end) || r.sense(end).unit.is_some();
    (told && !counts && year > 1000 && !is_bounded(r, first)).then(|| written(end, Some(year), Field::Year))?
}

/// Whether nothing right around the digits makes them an amount, a part of a number or a count of people.
fn may_be_year(r: Reader, at: usize) -> bool {
    let end = at + 1;
    let unit = r.sense(end).unit.is_some_and(|unit| unit != Unit::Quarter || r.plural(end));
    let slashed = r.mark(end, b'/') && r.kind(end + 1) == Some(TokenKind::Digits);
    // "pre-1990".
    let prefixed = at >= 2 && r.mark(at - 1, b'-') && (r.says(at - 2, "pre") || r.says(at - 2, "post"));
    !(r.goes_on(end)
        || is_bounded(r, at)
        || is_edition(r, at)
        || r.comes_from(at) && !prefixed
        || r.is_person(end)
        || unit
        || r.sense(end).zone.is_some()
        || r.glued(end) && (r.is_word(end) || slashed))
}

/// "upwards of 1900 stars", "in excess of two thousand".
fn is_bounded(r: Reader, at: usize) -> bool {
    at > 0
        && (r.role(at - 1) == Some(Role::Of) || r.says(at - 1, "most"))
        && (2..=4.min(at)).any(|back| modifier::read_before(r.document, at - back).is_some_and(|(_, end)| end == at))
}

/// Whether no noun follows that the digits could count.
fn closed(r: Reader, end: usize) -> bool {
    !r.is_word(end) || r.document.is(end, class::FUNCTION)
}

/// Whether the word before them shows that the digits are a year: "in 2014", "since 2014", "(2014)", "due 2014".
fn introduced(r: Reader, at: usize, before: &Sense, recent: bool) -> bool {
    let end = at + 1;
    let closed = closed(r, end);
    let Some(last) = at.checked_sub(1) else { return false };
    let in_time = matches!(before.role, Some(Role::In | Role::Of | Role::Between)) || before.part.is_some();
    let relation = before.relation.is_some() && (closed || recent && !r.document.is(end, class::UNIT));
    // "(1999)", "(Rice, 2014)", "(FAO and WFP 2013)".
    let cited = || recent && r.is_word(last) && r.capital(last) && !before.numbered && opens_bracket(r, last);
    // "(b. 1945)".
    let born = || r.mark(last, b'.') && last > 0 && r.document.says(last - 1, &["b", "c", "ca", "d"]);
    let bracketed = r.mark(last, b'(') || r.mark(end, b')') && (r.mark(last, b',') || born() || cited());
    let called = before.unit == Some(Unit::Year) || r.says(last, "fiscal");
    // "notes due 1999", "prior to 1999", "later than 1999", "the decade to 2015".
    let moved = ["back", "deferred", "delayed", "extended", "postponed"];
    // "dates to 1948", "its roots to 1837".
    let origins = ["date", "dated", "dates", "dating", "origins", "roots"];
    let up_to = |word: usize| {
        r.says(word, "prior")
            || r.document.says(word, &origins)
            || recent && r.says(word, "up") && word > 1 && r.says(word - 2, "run")
            || recent && r.document.says(word, &moved)
            || recent && r.sense(word).unit >= Some(Unit::Month)
    };
    // "since records began in 1836 ended".
    let verb = || {
        r.of_clause(end, clause::PAST) || r.document.written(end).ends_with("ed") && r.document.written(end).len() > 4
    };
    let due =
        (closed || verb()) && (r.says(last, "due") || r.role(last) == Some(Role::To) && last > 0 && up_to(last - 1));
    let years = |i: usize| r.document.says(i, &["year", "years"]);
    let than = r.says(last, "than")
        && last > 0
        && (matches!(r.role(last - 1), Some(Role::Later | Role::Earlier)) || last > 1 && years(last - 2));
    // "pre-1990", "post-2008 rules".
    let prefixed = r.mark(last, b'-') && last > 0 && (r.says(last - 1, "pre") || r.says(last - 1, "post"));
    // "about 1950 to 1990 homes".
    let ranged = matches!(r.role(end), Some(Role::To | Role::And)) && r.kind(end + 1) == Some(TokenKind::Digits);
    let weak = matches!(before.role, Some(Role::About | Role::The)) && closed && recent && !ranged;
    // "compared with 1997", "into 1998", but not "with 1997 others", "at 1987".
    let open =
        r.is_word(end) && !r.document.is(end, class::AUXILIARY | class::PREPOSITION) || r.role(end) == Some(Role::Of);
    let with = r.document.says(last, &["against", "into", "like", "versus", "vs", "with"]);
    // "circa 1850", "c. 1850".
    let circa = |i: usize| r.document.says(i, &["c", "ca", "circa"]);
    let about = closed && (circa(last) || r.mark(last, b'.') && last > 0 && circa(last - 1));
    // "as late as 1975", "as far back as 1990 critics".
    let as_late = r.says(last, "as")
        && last > 1
        && r.document.says(last - 1, &["ago", "back", "early", "late", "recently"])
        && (r.says(last - 2, "as") || last > 2 && r.says(last - 3, "as"));
    // "up 5% on 2022", "slightly down on 2022"; the index "closed up on 2022" is rare enough.
    let on =
        before.role == Some(Role::On) && last > 0 && (r.mark(last - 1, b'%') || r.document.says(last - 1, &MEASURED));
    let compared = (with && !open || on && closed) && recent && r.digits(at).is_some_and(|(year, _)| year % 100 != 0);
    // "it was 2012, not 2021", "the year is 1968".
    let subject = |i: usize| r.document.says(i, &["it", "year"]);
    let is = r.document.says(last, &["is", "was"]) && last > 0 && subject(last - 1);
    // "between 2010 and 2020 but not 2015".
    let not = r.says(last, "not")
        && last > 1
        && (r.mark(last - 1, b',') || r.document.says(last - 1, &["and", "but"]))
        && r.digits(last - 2).is_some_and(|(year, length)| length == 4 && YEARS.contains(&year));
    let stated = recent && closed && !ranged && (is || not);
    (in_time && (recent || closed || verb()))
        || stated
        || about
        || as_late && recent
        || compared
        || relation
        || bracketed
        || called
        || due
        || than
        || weak
        || prefixed && recent
}

/// What a change ends with that is measured "on" a year.
const MEASURED: [&str; 11] =
    ["down", "drop", "fall", "higher", "increase", "lower", "percent", "point", "points", "rise", "up"];

/// How many words a source in brackets has before its year.
const SOURCE: usize = 8;

/// Whether a bracket opens before token `last` and nothing but words stands between.
fn opens_bracket(r: Reader, last: usize) -> bool {
    let opens = (last.saturating_sub(SOURCE)..=last).rev().find(|&i| !(r.is_word(i) || r.mark(i, b'.')));
    opens.is_some_and(|i| r.mark(i, b'('))
}

/// Whether a noun around the digits shows that they are a year: "The 2004 quake", "the firm's 2010 meeting", "World Cup
/// 2018", "Tokyo 2020 Games", "below 1990 levels"; or that they are a subject, "2014 was".
fn by_noun(r: Reader, at: usize, before: &Sense) -> bool {
    let end = at + 1;
    let opens = match at.checked_sub(1) {
        None => true,
        Some(i) => matches!(r.kind(i), Some(TokenKind::Break)) || r.mark(i, b'.') || r.mark(i, b'"'),
    };
    let ends = r.mark(end, b',') || matches!(r.kind(end), None | Some(TokenKind::Break));
    // "KEY DATES: 1991 - the wall falls; 2004 - a bridge", "ON THIS DAY 1957: a treaty".
    let dash = || r.mark(end, b'-') && !r.glued(end) && !r.glued(end + 1) && r.is_word(end + 1);
    if at > 0 && (r.mark(at - 1, b':') || r.mark(at - 1, b';') || opens) && dash() && year_of_our_days(r, at) {
        return true;
    }
    let colon = r.mark(end, b':') && r.glued(end) && !r.glued(end + 1) && at > 0 && r.capital(at - 1);
    if colon && r.is_word(end + 1) && !before.numbered && year_of_our_days(r, at) {
        return true;
    }
    if opens && (r.document.is(end, class::AUXILIARY) || ends) || r.mark(end, b'\'') && r.glued(end) {
        return true;
    }
    // "said 2023 was the hottest year".
    let told = at > 0 && (r.document.is(at - 1, class::SAYING) || r.says(at - 1, "that"));
    if told && r.document.says(end, &["is", "marked", "saw", "was"]) && year_of_our_days(r, at) {
        return true;
    }
    let noun = r.sense(end).unit.is_some()
        || r.is_word(end) && !r.document.is(end, class::FUNCTION | class::UNIT | class::NUMBER);
    if opens && noun && r.capital(end) {
        return true;
    }
    if noun && r.sense(end).yearly && year_of_our_days(r, at) {
        return true;
    }
    let Some(last) = at.checked_sub(1) else { return false };
    // "World Cup 2018", "Tokyo 2020 Games", but not "Flight 1549", "the Russell 2000 Index".
    let round = r.digits(at).is_none_or(|(year, _)| year % 100 == 0);
    let name = r.is_word(last) && r.named(last) && !before.numbered && year_of_our_days(r, at);
    if name && (closed(r, end) || noun && r.named(end) && !round) {
        return true;
    }
    // "a 2013 study", "his 2001 book", but not "some 2014 houses", "more than 1900 stars".
    let other = class::AUXILIARY | class::PREPOSITION | class::CLAUSE | class::MODIFIER;
    let owner = r.document.is(last, class::FUNCTION) && !r.document.is(last, other) && !r.says(last, "than");
    let function = before.role.is_none() && owner;
    let determined = matches!(before.role, Some(Role::The | Role::Article)) || function;
    let owned = last > 0 && r.says(last, "s") && r.mark(last - 1, b'\'') && r.glued(last);
    noun && (determined || owned) && !before.numbered
}

fn year_of_our_days(r: Reader, at: usize) -> bool {
    r.digits(at).is_some_and(|(year, _)| (1950..=2050).contains(&year))
}

/// "in 1998 and 2002", "1988, 1992 and 1996": one of several years, the first of which the words show to be one.
fn listed(r: Reader, at: usize) -> bool {
    let joins = |i: usize| matches!(r.role(i), Some(Role::And | Role::To)) || r.mark(i, b',') || r.says(i, "or");
    let year =
        |i: usize| r.digits(i).filter(|&(year, length)| length == 4 && YEARS.contains(&year) && !r.comes_from(i));
    let rises = |a: usize, b: usize| year(a).zip(year(b)).is_some_and(|((a, _), (b, _))| a < b);
    let and = |i: usize| r.role(i) == Some(Role::And);
    // "his 1988 and 1992 campaigns": both.
    let behind = and(at + 1) && rises(at, at + 2) && !r.is_person(at + 3);
    let determined = at > 0 && (r.document.is(at - 1, class::FUNCTION) && !r.document.is(at - 1, class::MODIFIER));
    // "revoking 1962 and 1966 agreements".
    let odd = |i: usize| year_of_our_days(r, i) && r.digits(i).is_some_and(|(year, _)| year % 10 != 0);
    let named = || odd(at) && odd(at + 2) && r.is_word(at + 3);
    if behind && (determined || named()) {
        return true;
    }
    if at < 2 || !joins(at - 1) || year(at - 2).is_none() {
        return false;
    }
    closed(r, at + 1) || and(at - 1) && rises(at - 2, at) && !r.is_person(at + 1)
}

/// Whether what stands around four digits shows that they count nothing: "failed 1964 bid", "poor 2017 staple output". A
/// count would need a plural, and a text that writes "2,014 homes" counts no homes by "2014".
fn counts_nothing(r: Reader, at: usize) -> bool {
    let round = r.digits(at).is_none_or(|(year, _)| year % 100 == 0 || year > 2050);
    let behind = at + 1;
    let other = class::AUXILIARY | class::ADVERB | class::VERB | class::NUMBER | class::UNIT | class::PREPOSITION;
    // "made 2015 the wettest year".
    let best = r.document.written(behind + 1);
    let superlative = best.ends_with("est") || ["most", "least", "worst", "first", "last"].contains(&best);
    let article = r.role(behind) == Some(Role::The) && superlative;
    let noun = r.is_word(behind) && !r.capital(behind) && !r.document.is(behind, other | class::FUNCTION);
    if round || !(noun || article) {
        return false;
    }
    let counted = noun::after(r.document, behind, noun::Number::Plural);
    if counted.is_some_and(|noun| r.is_person(noun.head) || !groups_thousands(r, at)) {
        return false;
    }
    // "about 1964 a year", "Flight 1964 departure", "sold 1,964 1964 cards".
    let Some(before) = at.checked_sub(1) else { return noun };
    let labels =
        r.sense(before).numbered || r.capital(before) || r.document.is(before, class::MODIFIER | class::NUMBER);
    r.is_word(before) && !labels && (noun || !r.document.is(before, class::PREPOSITION))
        || noun && matches!(r.kind(before), Some(TokenKind::Break))
}

/// How far around a number the way in which a text writes thousands is looked for, in tokens.
const STYLE: usize = 200;

/// Whether the text around token `at` writes thousands with a comma: "2,014".
fn groups_thousands(r: Reader, at: usize) -> bool {
    let near = at.saturating_sub(STYLE)..(at + STYLE).min(r.document.tokens.len());
    let digits = |i: usize| r.kind(i) == Some(TokenKind::Digits);
    near.into_iter().any(|i| {
        digits(i)
            && r.mark(i + 1, b',')
            && r.glued(i + 1)
            && digits(i + 2)
            && r.glued(i + 2)
            && r.document.written(i + 2).len() == 3
    })
}
