//! Parts of a year and stretches longer than one: "the third quarter of 2008", "fall of 2015", "Thanksgiving", "the '90s".

use super::absolute::{Field, Written, YEARS, written};
use super::numeral::{ordinal, ordinal_day, small_number};
use super::reader::Reader;
use super::year::{short_year, the_year, year_after};
use crate::document::TokenKind;
use crate::lexicon::{Fixed, Relation, Role, Unit, beside};
use crate::mention::label;

/// How far around a half of the year words of business are looked for, in tokens.
const FAR: usize = 30;

/// How far before tens a word of the weather is looked for, in tokens.
const WARM: usize = 14;

/// "third quarter of 2008", "fourth-quarter", "Q3 2008", "2008 Q3", "first half of the year".
pub(super) fn part_of_year(r: Reader, at: usize) -> Option<Written> {
    let letter = |at: usize| {
        // "H1N1" goes on.
        let whole = !(r.glued(at + 2) && r.is_word(at + 2));
        let (n, _) = r.digits(at + 1).filter(|_| r.role(at) == Some(Role::Letter) && r.glued(at + 1) && whole)?;
        let n = i8::try_from(n).ok()?;
        match r.document.written(at) {
            "Q" | "q" if (1..=4).contains(&n) => Some((Field::Quarter(n), at + 2)),
            "H" | "h" if (1..=2).contains(&n) => Some((Field::Half(n), at + 2)),
            _ => None,
        }
    };
    // "3Q", "3Q 2023", "1Q24", "1H 2016".
    if let Some((n, 1)) = r.digits(at).filter(|(n, _)| (1..=4).contains(n) && !r.comes_from(at)) {
        let two = r.digits(at + 2).filter(|&(_, length)| length == 2 && r.glued(at + 2));
        let goes_on = r.glued(at + 2) && r.kind(at + 2) != Some(TokenKind::Mark) && two.is_none();
        let letter = if r.glued(at + 1) && !goes_on { r.document.written(at + 1) } else { "" };
        let (quarter, half) = (letter == "Q", letter == "H" && n <= 2);
        let short = || two.map(|(year, _)| (super::year::century_of(r, year), at + 3));
        let year = short().or_else(|| year_after(r, at + 2));
        let (year, end) = year.map_or((None, at + 2), |(year, end)| (Some(year), end));
        if quarter {
            return written(end, year, Field::Quarter(i8::try_from(n).ok()?));
        }
        if half {
            return written(end, year, Field::Half(i8::try_from(n).ok()?));
        }
    }
    if let Some((year, 4)) = r.digits(at) {
        // "1989's first quarter".
        let owns = r.mark(at + 1, b'\'') && r.says(at + 2, "s");
        let owned = if owns { part_of_year(r, at + 3).filter(|part| part.year.is_none()) } else { None };
        if let Some(part) = owned.filter(|_| YEARS.contains(&year)) {
            return Some(Written { year: Some(year), ..part });
        }
        // "the 1988 third quarter", "2016 the third quarter".
        let in_words = ordinal_part(r, r.past_the(at + 1));
        let (field, end) = letter(r.past_mark(at + 1, b'-')).or(in_words)?;
        return YEARS.contains(&year).then(|| written(end, Some(year), field))?;
    }
    if let Some((field, end)) = letter(at) {
        // "Q3 FY2023".
        let fiscal = || super::year::fiscal_year(r, end).and_then(|fy| Some((fy.year?, fy.end)));
        let (year, end) = year_after(r, end).or_else(fiscal).map_or((None, end), |(year, end)| (Some(year), end));
        return of_accounts(r, field, year, end);
    }
    if let Some((field, end)) = ordinal_part(r, at) {
        // "in the first quarter, this year will be": only a year in digits stands behind a comma.
        let comma = r.mark(end, b',') && r.digits(end + 1).is_none();
        let year = year_after(r, end).filter(|_| !comma).or_else(|| the_year(r, end));
        return match (field, year) {
            (_, Some((year, end))) => of_accounts(r, field, Some(year), end),
            // Matches have halves and quarters too: "the second half" alone is one of the year in a report on business.
            (Field::Half(_), None) if !on_business(r, at) => None,
            (Field::Quarter(_), None) if of_match(r, at) && !on_business(r, at) => None,
            (_, None) => written(end, None, field),
        };
    }
    let (n, end) = ordinal(r, at).or_else(|| ordinal_day(r, at))?;
    if let Some(found) = quarters(r, at, n, end) {
        return Some(found);
    }
    let unit_at = r.past_mark(end, b'-');
    let end = unit_at + 1;
    // "the 18th and 19th centuries", "from the 16th to the 18th century".
    let (second, next) = (r.role(end - 1), r.past_the(end));
    let joined = r.mark(unit_at - 1, b'-') || matches!(second, Some(Role::And | Role::To)) || r.says(end - 1, "or");
    let last = ordinal(r, next).or_else(|| ordinal_day(r, next)).filter(|_| joined);
    if last.is_some_and(|(last, next)| last > n && r.sense(r.past_mark(next, b'-')).unit == Some(Unit::Century)) {
        return written(end - 1, None, Field::Century(i16::from(n)));
    }
    if r.sense(unit_at).unit == Some(Unit::Century) && (2..=40).contains(&n) {
        return (!r.says(end, "bc") && !r.says(end, "bce"))
            .then(|| written(end, None, Field::Century(i16::from(n))))?;
    }
    None
}

/// One of "the second and third quarters", "first- and second-quarter sales": the first shares the unit of the second.
fn quarters(r: Reader, at: usize, n: i8, end: usize) -> Option<Written> {
    let joins = |i: usize| r.role(i) == Some(Role::And) || r.says(i, "or");
    let quarter = |i: usize| r.sense(i).unit == Some(Unit::Quarter);
    let first = r.past_mark(end, b'-');
    let year = |end: usize| year_after(r, end).or_else(|| the_year(r, end));
    if joins(first) {
        let (last, next) = ordinal(r, r.past_the(first + 1))?;
        let unit_at = r.past_mark(next, b'-');
        let told = quarter(unit_at) && (1..=4).contains(&n) && n < last && last <= 4;
        let year = year(unit_at + 1).map(|(year, _)| year);
        return (told && of_business(r, at, year)).then(|| written(end, year, Field::Quarter(n)))?;
    }
    // "second and third quarters": the s alone shows that the one before was a quarter.
    let listed = quarter(end) && r.plural(end) && at > 1 && joins(at - 1) && ordinal_ends(r, at - 1);
    let (year, end) = year(end + 1).map_or((None, end + 1), |(year, end)| (Some(year), end));
    (listed && (1..=4).contains(&n) && of_business(r, at, year)).then(|| written(end, year, Field::Quarter(n)))?
}

/// Whether quarters are those of a year, and none of a match.
fn of_business(r: Reader, at: usize, year: Option<i16>) -> bool {
    year.is_some() || on_business(r, at)
}

/// Whether an ordinal ends before token `at`.
fn ordinal_ends(r: Reader, at: usize) -> bool {
    let last = if at > 0 && r.mark(at - 1, b'-') { at - 1 } else { at };
    last > 0 && r.sense(last - 1).ordinal.is_some_and(|n| n <= 4)
}

/// Whether the sentence around token `at` tells of business: amounts of money, sales. Shares in percent stand in reports on
/// matches too.
fn on_business(r: Reader, at: usize) -> bool {
    near(r, at).any(|i| ["$", "£", "€", "¥"].contains(&r.document.written(i)) || r.sense(i).business)
}

/// Whether the sentence around token `at` tells of a match: "threw two touchdowns in the fourth quarter", "led 14-3 after the
/// first quarter", "11 points in the third quarter".
fn of_match(r: Reader, at: usize) -> bool {
    let counted = |i: usize| r.kind(i) == Some(TokenKind::Digits) && r.says(i + 1, "points");
    let score = |i: usize| r.kind(i) == Some(TokenKind::Digits) && label::is_score(r.document, i);
    let field_goal = |i: usize| r.says(i, "field") && r.document.says(i + 1, &["goal", "goals"]);
    near(r, at).any(|i| r.tells(i, beside::SPORT) || counted(i) || score(i) || field_goal(i))
}

/// The tokens of the sentence around token `at` that are not far from it.
fn near(r: Reader, at: usize) -> std::ops::Range<usize> {
    let sentence = r.document.sentence_around(at).map_or(at..at, |s| s.tokens.clone());
    sentence.start.max(at.saturating_sub(FAR))..sentence.end.min(at + FAR)
}

/// "third quarter", "fourth-quarter", "first half", without a year, and the token behind it.
pub(super) fn ordinal_part(r: Reader, at: usize) -> Option<(Field, usize)> {
    let (n, end) = ordinal(r, at).or_else(|| ordinal_day(r, at))?;
    // "the second fiscal quarter".
    let unit_at = if r.says(end, "fiscal") { end + 1 } else { r.past_mark(end, b'-') };
    // "the first quarter-century" is 25 years.
    let century = r.mark(unit_at + 1, b'-') && r.sense(unit_at + 2).unit.is_some();
    let quarter = r.sense(unit_at).unit == Some(Unit::Quarter) && !r.plural(unit_at) && !century;
    if quarter && (1..=4).contains(&n) {
        return Some((Field::Quarter(n), unit_at + 1));
    }
    (r.says(unit_at, "half") && (1..=2).contains(&n)).then_some((Field::Half(n), unit_at + 1))
}

/// The token behind the year that follows the one which ends before token `end`: "-47" of "1946-47", "/1947".
fn next_year(r: Reader, year: i16, end: usize) -> Option<usize> {
    let next = year.checked_add(1)?;
    let joined = (r.mark(end, b'-') || r.mark(end, b'/')) && r.glued(end) && r.glued(end + 1);
    let (n, length) = r.digits(end + 1).filter(|_| joined && !r.goes_on(end + 2))?;
    (length == 2 && n == next % 100 || length == 4 && n == next).then_some(end + 2)
}

/// A quarter or a half of a year; of one that two years name, which months it has is not known: "Q2 of 2024-25".
fn of_accounts(r: Reader, field: Field, year: Option<i16>, end: usize) -> Option<Written> {
    match year.and_then(|year| next_year(r, year, end)) {
        Some(end) => written(end, year, Field::OfAccounts),
        None => written(end, year, field),
    }
}

/// "fall of 2015", "summer 2015", "the spring".
pub(super) fn season(r: Reader, at: usize) -> Option<Written> {
    let season = r.sense(at).season?;
    // "the summer of '69", "summer '69".
    let short = || short_year(r, at + 1 + usize::from(r.role(at + 1) == Some(Role::Of)));
    if let Some((year, end)) = year_after(r, at + 1).or_else(short) {
        return match next_year(r, year, end) {
            Some(end) if season == "WI" => written(end, Some(year), Field::Winter),
            Some(end) => written(end, Some(year), Field::Season(season)),
            None => written(end, Some(year), Field::Season(season)),
        };
    }
    // "fall" and "spring" are verbs; "the fall of Kabul" is none of the year.
    let the = at.checked_sub(1).filter(|&i| r.role(i) == Some(Role::The));
    let introduced = match at.checked_sub(2).filter(|_| r.mark(at - 1, b'-')) {
        Some(part) => r.sense(part),
        None => r.sense_before(the.unwrap_or(at)),
    };
    // "between spring and autumn 2017".
    let joins = matches!(r.role(at + 1), Some(Role::And | Role::To)) || r.sense(at + 1).relation.is_some();
    let opens = introduced.role == Some(Role::Between) || introduced.relation == Some(Relation::From);
    let closes = at >= 2
        && r.sense(at - 2).season.is_some()
        && (matches!(introduced.role, Some(Role::And | Role::To)) || introduced.relation.is_some());
    let ranged = opens && joins && r.sense(at + 2).season.is_some() || closes;
    let told = introduced.role == Some(Role::In)
        || ranged
        || introduced.part.is_some()
        || introduced.relation.is_some() && (the.is_some() || !matches!(season, "FA" | "SP"));
    (told && r.role(at + 1) != Some(Role::Of)).then(|| written(at + 1, None, Field::Season(season)))?
}

/// "Thanksgiving", "Christmas Eve 2023".
pub(super) fn holiday(r: Reader, at: usize) -> Option<Written> {
    let (end, Fixed::Holiday(holiday)) = r.phrase(at)? else { return None };
    // "may day" and "epiphany" are other words as well.
    if !r.capital(at) && (r.sense(at).month.is_some() || r.says(at, "epiphany")) {
        return None;
    }
    let (year, end) = year_after(r, end).map_or((None, end), |(year, end)| (Some(year), end));
    written(end, year, Field::Holiday(holiday))
}

/// Whether the sentence around the digits measures by them: "highs in the mid-70s", "readings in the 90s", "shot in the low 60s".
fn is_measured(r: Reader, at: usize, end: usize) -> bool {
    let near = at.saturating_sub(WARM)..end + 4;
    let measures = [
        "cent",
        "degrees",
        "gusted",
        "gusts",
        "high",
        "highs",
        "low",
        "lows",
        "mercury",
        "mph",
        "percent",
        "share",
        "support",
        "temperature",
        "temperatures",
        "warm",
    ];
    near.into_iter().any(|i| r.document.says(i, &measures))
}

/// "nineteen-eighties", "the twenty-tens", "the two thousand and tens".
fn decade_in_words(r: Reader, at: usize) -> Option<(i16, usize)> {
    let (n, end) = small_number(r, at)?;
    let (century, tens_at) = if n == 2 && r.sense(end).cardinal == Some(1000) {
        (2000, if r.role(end + 1) == Some(Role::And) { end + 2 } else { end + 1 })
    } else {
        (n * 100, r.past_mark(end, b'-'))
    };
    // "tens" alone counts.
    let tens = r.sense(tens_at).decade.or_else(|| r.says(tens_at, "tens").then_some(10))?;
    ((1500..=2000).contains(&century) && r.role(tens_at + 1) != Some(Role::Of)).then_some((century + tens, tens_at + 1))
}

/// "1990s", "1990's", "'90s", "the 90s", "nineties", "19th century".
pub(super) fn decade(r: Reader, at: usize) -> Option<Written> {
    // "in her early forties", "people in their late 60s" tell an age.
    let mut owned = at.saturating_sub(3)..at;
    // "in his late 20s or early 30s".
    if r.document.says(at.wrapping_sub(2), &["and", "or", "to"]) && r.document.says(at.wrapping_sub(3), &["s"]) {
        owned.start = at.saturating_sub(7);
    }
    if owned.any(|i| r.document.says(i, &["her", "his", "my", "our", "their", "your"])) {
        return None;
    }
    if let Some(tens) = r.sense(at).decade {
        let said = r.role(at.wrapping_sub(1)) == Some(Role::The) || r.sense_before(at).part.is_some();
        return said.then(|| written(at + 1, None, Field::Decade(tens)))?;
    }
    if let Some((first, end)) = decade_in_words(r, at) {
        return written(end, None, Field::Decade(first));
    }
    let quoted = r.mark(at, b'\'');
    let first = if quoted { at + 1 } else { at };
    let (n, length) = r.digits(first).filter(|(n, _)| n % 10 == 0)?;
    if (quoted && !r.glued(first)) || r.comes_from(at) {
        return None;
    }
    let mut next = first + 1;
    if r.mark(next, b'\'') && r.glued(next) {
        next += 1;
    }
    if !r.glued(next) || !(r.says(next, "s")) {
        return None;
    }
    let told = quoted || {
        let before = r.sense_before(at);
        matches!(before.role, Some(Role::The | Role::And)) || before.part.is_some() || r.mark(at.wrapping_sub(1), b'-')
    };
    match length {
        // "the late 1800s" is most of a century, "the 2000s" are ten years.
        4 if n % 100 == 0 && (1500..2000).contains(&n) => written(next + 1, None, Field::Century(n / 100 + 1)),
        4 if YEARS.contains(&n) => written(next + 1, None, Field::Decade(n)),
        2 if told && !is_measured(r, at, next + 1) => written(next + 1, None, Field::Decade(n)),
        _ => None,
    }
}
