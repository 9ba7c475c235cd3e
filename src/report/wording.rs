//! Values in the words of a newspaper reader: `over 140 (141 or more)`, `Friday (22 March 2024)`, `$1.2bn
//! (1.15 billion to 1.25 billion USD)`. The reading is left out where the words of the text already say it.

use super::calendar;
use super::text::plain;
use crate::claim::Claim;
use crate::value::{DateValue, Decimal, Interval, Kind, Mod, Quantity, Value};

/// The words of the text and, where they do not say it themselves, what they are read as.
pub(super) fn stated(value: &Value, text: &str) -> String {
    let text = uncapitalised(value, plain(text));
    let reading = hard(value);
    if text.trim().is_empty() {
        return reading;
    }
    if says(&text, value, &reading) { text } else { format!("{text} ({reading})") }
}

/// "Seven" at the head of a sentence is "seven".
fn uncapitalised(value: &Value, text: String) -> String {
    let first = text.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let is_word = first.len() > 1 && first.chars().skip(1).all(char::is_lowercase);
    match value {
        Value::Quantity(q) if q.kind != Kind::Money && is_word => {
            let mut letters = text.chars();
            letters.next().map_or(String::new(), |c| c.to_lowercase().chain(letters).collect())
        }
        _ => text,
    }
}

/// What a claim says: in its words, or in numbers where it was worked out from words that say something else.
pub(super) fn claimed(claim: &Claim) -> String {
    if claim.derived.is_some() { hard(&claim.value) } else { stated(&claim.value, &claim.value_text) }
}

/// What a value can mean at all.
pub(super) fn hard(value: &Value) -> String {
    match value {
        Value::Quantity(q) => with_unit(&interval(q.range.hard, q.kind), q, exact(q.range.hard)),
        Value::Date(d) => calendar::days(d.hard),
        Value::Term(label) => plain(label),
    }
}

/// What a reader takes a value to mean, where that is narrower than what it can mean.
pub(super) fn typical(value: &Value) -> Option<String> {
    match value {
        Value::Quantity(Quantity { range, kind, .. }) => {
            (range.typical != range.hard).then(|| interval(range.typical, *kind))
        }
        Value::Date(DateValue { hard, typical, .. }) => (typical != hard).then(|| calendar::days(*typical)),
        Value::Term(_) => None,
    }
}

/// What a value can mean at all, and what it is taken to mean where that is narrower.
pub(crate) fn read_as(value: &Value) -> String {
    match typical(value) {
        Some(typical) => format!("{}, usually {typical}", hard(value)),
        None => hard(value),
    }
}

/// The steps from a modifier to the range: `more than 140`, `141 or more`, `usually 141 to 150`.
#[must_use]
pub(crate) fn steps(value: &Value) -> Vec<String> {
    let mut steps = Vec::new();
    let (modifier, n) = match value {
        Value::Quantity(q) => (q.modifier, q.n.map(number)),
        Value::Date(d) => (d.modifier, Some(plain(&d.timex))),
        Value::Term(_) => (None, None),
    };
    if let (Some(modifier), Some(n)) = (modifier, n) {
        steps.push(match modifier {
            Mod::LessThan => format!("less than {n}"),
            Mod::MoreThan => format!("more than {n}"),
            Mod::EqualOrLess => format!("at most {n}"),
            Mod::EqualOrMore => format!("at least {n}"),
            Mod::Approx => format!("about {n}"),
            Mod::Start => format!("the start of {n}"),
            Mod::Mid => format!("the middle of {n}"),
            Mod::End => format!("the end of {n}"),
        });
    }
    steps.push(hard(value));
    steps.extend(typical(value).map(|t| format!("usually {t}")));
    steps
}

/// Whether the words of the text already say what they are read as.
fn says(text: &str, value: &Value, reading: &str) -> bool {
    match value {
        // "at least 137" and "up to 1,000" say their bounds; "at least four" is as plain, but "over 140" begins at 141.
        Value::Quantity(q) => match (q.n, q.modifier) {
            (Some(n), None) => exact(q.range.hard) == Some(n) && holds_number(text, n),
            (Some(n), Some(Mod::EqualOrMore | Mod::EqualOrLess)) => holds_number(text, n),
            _ => false,
        },
        Value::Date(_) => calendar::says(text, reading),
        Value::Term(_) => text.eq_ignore_ascii_case(reading),
    }
}

/// Whether the digits of `n` stand in the text, separators aside.
fn holds_number(text: &str, n: Decimal) -> bool {
    let digits: String = text.chars().filter(|c| !matches!(c, ',' | '\u{A0}' | ' ' | '’' | '\'')).collect();
    let n = n.normalize().to_string();
    let at = digits.find(&n);
    at.is_some_and(|at| {
        let part_of_longer = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
        !part_of_longer(digits.get(..at).and_then(|d| d.chars().next_back()))
            && !digits.get(at + n.len()..).and_then(|d| d.chars().next()).is_some_and(|c| c.is_ascii_digit())
    })
}

fn exact(interval: Interval) -> Option<Decimal> {
    let (lo, hi) = (interval.lo()?, interval.hi()?);
    (lo.at == hi.at).then_some(lo.at)
}

fn interval(interval: Interval, kind: Kind) -> String {
    let counts = kind == Kind::Count;
    // Nobody wrote the six decimals of "10 miles" in kilometres.
    let number = |n: Decimal| number(if kind == Kind::Measure { rounded(n) } else { n });
    match (interval.lo(), interval.hi()) {
        (Some(lo), Some(hi)) if lo.at == hi.at => number(lo.at),
        (None, None) => "any number".to_owned(),
        (Some(lo), None) if lo.open => format!("more than {}", number(lo.at)),
        (Some(lo), None) => format!("{} or more", number(lo.at)),
        (None, Some(hi)) if hi.open => format!("less than {}", number(hi.at)),
        (None, Some(hi)) => format!("{} or less", number(hi.at)),
        (Some(lo), Some(hi)) if counts && lo.at.is_zero() => format!("{} or fewer", number(hi.at)),
        (Some(lo), Some(hi)) => match (lo.open, hi.open) {
            (false, false) => format!("{} to {}", number(lo.at), number(hi.at)),
            (false, true) => format!("{} to just under {}", number(lo.at), number(hi.at)),
            (true, false) => format!("above {}, up to {}", number(lo.at), number(hi.at)),
            (true, true) => format!("above {}, under {}", number(lo.at), number(hi.at)),
        },
    }
}

/// Names of large numbers, and the power of ten of each.
const SCALES: [(&str, u32); 3] = [("trillion", 12), ("billion", 9), ("million", 6)];
/// Digits behind the point that a reader takes in; a third of something has no end of them.
const DIGITS: u32 = 6;

/// Digits of a converted length, weight, … that tell a reader something.
const SIGNIFICANT: u32 = 3;

/// A measure with no more digits behind the point than it takes; one that was written with two or fewer stays as it is.
fn rounded(n: Decimal) -> Decimal {
    let n = n.normalize();
    if n.scale() <= 2 {
        return n;
    }
    let rounded = n.round_sf(SIGNIFICANT).unwrap_or(n);
    if n.abs() < Decimal::ONE_HUNDRED { rounded } else { n.round() }
}

/// A number as a newspaper writes it: `41,200`, `349.5 billion`.
pub(super) fn number(n: Decimal) -> String {
    let round = SCALES.iter().find_map(|&(name, power)| {
        let scale = Decimal::from(10_u64.pow(power));
        let scaled = n.checked_div(scale)?.normalize();
        let exact = scaled.checked_mul(scale)? == n && scaled.scale() <= 3;
        (exact && scaled.abs() >= Decimal::ONE).then(|| format!("{} {name}", parted(scaled)))
    });
    round.unwrap_or_else(|| parted(n.round_dp(DIGITS).normalize()))
}

/// A number with its thousands parted: `1,250,000.5`.
fn parted(n: Decimal) -> String {
    let written = n.to_string();
    let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(w, f)| (w, f));
    let mut parted = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    if !fraction.is_empty() {
        parted.push('.');
        parted.push_str(fraction);
    }
    parted
}

fn with_unit(number: &str, q: &Quantity, exact: Option<Decimal>) -> String {
    match (q.kind, q.unit.as_deref()) {
        (Kind::Percent, Some("point")) => format!("{number} points"),
        (Kind::Percent, _) => format!("{number}%"),
        (Kind::Money, Some(code)) => format!("{number} {}", plain(code)),
        (_, None) => number.to_owned(),
        (_, Some(unit)) => {
            let unit = plain(unit).replace('-', " ");
            let one = exact == Some(Decimal::ONE);
            match unit.as_str() {
                _ if one => format!("{number} {unit}"),
                // "75 miles per hour".
                _ if unit.contains(" per ") => {
                    let (first, per) = unit.split_once(' ').unwrap_or((&unit, ""));
                    format!("{number} {} {per}", plural(first))
                }
                _ => format!("{number} {}", plural(&unit)),
            }
        }
    }
}

/// The name of a unit for more than one of it. The names are the lexicon's; of those that do not just take an s, these are common.
fn plural(unit: &str) -> String {
    match unit {
        "foot" => "feet".to_owned(),
        "inch" => "inches".to_owned(),
        _ if unit.ends_with(|c: char| c.is_ascii_lowercase()) && !unit.ends_with(['s', 'z']) => format!("{unit}s"),
        _ => unit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{End, Range};

    fn count(n: i64, modifier: Option<Mod>, hard: Interval) -> Value {
        let range = Range::sharp(hard);
        Value::Quantity(Quantity { n: Some(n.into()), range, modifier, ..Quantity::exactly(Kind::Count, n.into()) })
    }

    #[test]
    fn a_number_that_says_itself_is_not_said_twice() {
        assert_eq!(stated(&count(137, None, Interval::exactly(137.into())), "137"), "137");
        assert_eq!(stated(&count(750_000, None, Interval::exactly(750_000.into())), "750,000"), "750,000");
        assert_eq!(stated(&count(4, None, Interval::exactly(4.into())), "four"), "four (4)");
        assert_eq!(stated(&count(7, None, Interval::exactly(7.into())), "17"), "17 (7)");
    }

    #[test]
    fn bounds_are_said_where_the_words_leave_them_open() {
        let at_least = |n: i64| Interval::at_least(n.into());
        assert_eq!(stated(&count(140, Some(Mod::MoreThan), at_least(141)), "over 140"), "over 140 (141 or more)");
        assert_eq!(stated(&count(137, Some(Mod::EqualOrMore), at_least(137)), "at least 137"), "at least 137");
        assert_eq!(
            stated(&count(4, Some(Mod::EqualOrMore), at_least(4)), "at least four"),
            "at least four (4 or more)"
        );
        let fewer = Interval::closed(0.into(), 9.into());
        assert_eq!(stated(&count(10, Some(Mod::LessThan), fewer), "fewer than 10"), "fewer than 10 (9 or fewer)");
    }

    #[test]
    fn amounts_bear_their_unit() {
        let money = Quantity {
            kind: Kind::Money,
            n: Some("1200000000".parse().unwrap()),
            range: Range::sharp(
                Interval::new(
                    Some(End { at: "1150000000".parse().unwrap(), open: false }),
                    Some(End { at: "1250000000".parse().unwrap(), open: true }),
                )
                .unwrap(),
            ),
            unit: Some("USD".to_owned()),
            modifier: None,
            timex: None,
        };
        assert_eq!(stated(&Value::Quantity(money), "$1.2bn"), "$1.2bn (1.15 billion to just under 1.25 billion USD)");
        let mut length = Quantity::exactly(Kind::Measure, 3.into());
        length.unit = Some("kilometre".to_owned());
        assert_eq!(hard(&Value::Quantity(length.clone())), "3 kilometres");
        length.range = Range::sharp(Interval::closed("15.288768".parse().unwrap(), "16.898112".parse().unwrap()));
        assert_eq!(hard(&Value::Quantity(length.clone())), "15.3 to 16.9 kilometres");
        length.unit = Some("mile-per-hour".to_owned());
        length.range = Range::sharp(Interval::exactly(75.into()));
        assert_eq!(hard(&Value::Quantity(length)), "75 miles per hour");
    }

    #[test]
    fn large_round_numbers_are_named_and_others_written_out() {
        let told = |n: &str| number(n.parse().unwrap());
        assert_eq!(told("750000"), "750,000");
        assert_eq!(told("3350000"), "3.35 million");
        assert_eq!(told("1234567"), "1,234,567");
        assert_eq!(told("-2000000000.0"), "-2 billion");
        assert_eq!(told("0.6666666666666666666666666667"), "0.666667");
    }
}
