//! Values in the words of a newspaper reader: `over 140 (141 or more)`, `March 22 (22 March, year not said)`, `$1.2bn
//! (1,150,000,000 to 1,250,000,000 USD)`. The reading is left out where the words of the text already say it.

use jiff::ToSpan;
use jiff::civil::Date;

use super::text::plain;
use crate::value::{DateValue, Days, Decimal, Interval, Kind, Mod, Quantity, Value, Weekdays};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The words of the text and, where they do not say it themselves, what they are read as.
pub(super) fn stated(value: &Value, text: &str) -> String {
    let text = plain(text);
    let reading = hard(value);
    if text.trim().is_empty() {
        return reading;
    }
    if says(&text, value, &reading) { text } else { format!("{text} ({reading})") }
}

/// What a value can mean at all.
pub(super) fn hard(value: &Value) -> String {
    match value {
        Value::Quantity(q) => with_unit(&interval(q.range.hard, q.kind), q, exact(q.range.hard)),
        Value::Date(d) => days(d.hard),
        Value::Term(label) => plain(label),
    }
}

/// What a reader takes a value to mean, where that is narrower than what it can mean.
pub(super) fn typical(value: &Value) -> Option<String> {
    match value {
        Value::Quantity(Quantity { range, kind, .. }) => {
            (range.typical != range.hard).then(|| interval(range.typical, *kind))
        }
        Value::Date(DateValue { hard, typical, .. }) => (typical != hard).then(|| days(*typical)),
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
        Value::Date(_) => date_words(text) == date_words(reading),
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

/// The words that make a date, in any order and spelling: "on March 22nd, 2024" is "22 March 2024".
fn date_words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|w| !matches!(w.as_str(), "" | "on" | "in" | "the" | "of" | "since" | "from" | "year" | "onwards"))
        .map(|w| {
            match w.strip_suffix("st").or(w.strip_suffix("nd")).or(w.strip_suffix("rd")).or(w.strip_suffix("th")) {
                Some(day) if day.bytes().all(|b| b.is_ascii_digit()) => day.to_owned(),
                _ => w,
            }
        })
        .collect();
    words.sort_unstable();
    words
}

fn exact(interval: Interval) -> Option<Decimal> {
    let (lo, hi) = (interval.lo()?, interval.hi()?);
    (lo.at == hi.at).then_some(lo.at)
}

fn interval(interval: Interval, kind: Kind) -> String {
    let counts = kind == Kind::Count;
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

/// A number with its thousands parted: `1,250,000.5`.
pub(super) fn number(n: Decimal) -> String {
    let written = n.normalize().to_string();
    let (sign, digits) = written.strip_prefix('-').map_or(("", written.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(w, f)| (w, f));
    let mut parted = sign.to_owned();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
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
            // The names of units are the lexicon's; of those that do not just take an s, these are common.
            match unit.as_str() {
                _ if one => format!("{number} {unit}"),
                "foot" => format!("{number} feet"),
                "inch" => format!("{number} inches"),
                _ if unit.ends_with(|c: char| c.is_ascii_lowercase()) && !unit.ends_with(['s', 'z']) => {
                    format!("{number} {unit}s")
                }
                _ => format!("{number} {unit}"),
            }
        }
    }
}

/// A day in words that every reader takes alike: `22 March 2024`.
pub(super) fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date.month()), year(date))
}

fn month(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)).copied().unwrap_or("")
}

fn year(date: Date) -> String {
    date.year().to_string()
}

fn days(set: Days) -> String {
    let stretch = match (set.earliest, set.latest) {
        (Some(a), Some(b)) => Some(between(a, b)),
        (Some(a), None) => Some(format!("{} or later", from(a))),
        (None, Some(b)) => Some(format!("{} or earlier", until(b))),
        (None, None) => None,
    };
    if set.is_stretch() {
        return stretch.unwrap_or_else(|| "any day".to_owned());
    }
    let recurring = recurring(set);
    match stretch {
        Some(stretch) => format!("{recurring} in {stretch}"),
        None if set.months != Days::ALL.months => format!("{recurring}, year not said"),
        None => recurring,
    }
}

/// The days that come back: "a Friday", "22 March", "a Friday, 22 March".
fn recurring(set: Days) -> String {
    let names = |mask: u32, names: &[&str]| -> Vec<String> {
        (0..names.len()).filter(|i| mask & (1 << i) != 0).map(|i| names[i].to_owned()).collect()
    };
    let mut parts = Vec::new();
    if set.weekdays != Weekdays::ALL {
        parts.push(format!("a {}", names(u32::from(set.weekdays.0), &WEEKDAYS).join(" or ")));
    }
    let month = (set.months != Days::ALL.months).then(|| names(u32::from(set.months), &MONTHS).join(" or "));
    let day = (set.days != Days::ALL.days).then(|| {
        let days: Vec<String> = (0..31).filter(|d| set.days & (1 << d) != 0).map(|d| (d + 1).to_string()).collect();
        days.join(" or ")
    });
    match (day, month) {
        (Some(day), Some(month)) => parts.push(format!("{day} {month}")),
        (Some(day), None) => parts.push(format!("day {day} of a month")),
        (None, Some(month)) => parts.push(month),
        (None, None) => {}
    }
    parts.join(", ")
}

fn between(a: Date, b: Date) -> String {
    let whole_months = a.day() == 1 && b == b.last_of_month();
    let whole_years = whole_months && a.month() == 1 && b.month() == 12;
    match (a.year() == b.year(), a.month() == b.month()) {
        _ if a == b => day(a),
        (true, _) if whole_years => year(a),
        (false, _) if whole_years => format!("{} to {}", year(a), year(b)),
        (true, true) if whole_months => format!("{} {}", month(a.month()), year(a)),
        (true, false) if whole_months => format!("{} to {} {}", month(a.month()), month(b.month()), year(a)),
        (false, _) if whole_months => {
            format!("{} {} to {} {}", month(a.month()), year(a), month(b.month()), year(b))
        }
        (true, true) => format!("{} to {}", a.day(), day(b)),
        (true, false) => format!("{} {} to {}", a.day(), month(a.month()), day(b)),
        (false, _) => format!("{} to {}", day(a), day(b)),
    }
}

/// The first day of an open stretch, told by its year or month where it begins one.
fn from(a: Date) -> String {
    match (a.month(), a.day()) {
        (1, 1) => year(a),
        (m, 1) => format!("{} {}", month(m), year(a)),
        _ => day(a),
    }
}

/// The last day of an open stretch, told by its year or month where it ends one.
fn until(b: Date) -> String {
    match b.checked_add(1.days()) {
        Ok(next) if next.month() == 1 && next.day() == 1 => year(b),
        Ok(next) if next.day() == 1 => format!("{} {}", month(b.month()), year(b)),
        _ => day(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{End, Range};
    use jiff::civil::{Weekday, date};

    fn count(n: i64, modifier: Option<Mod>, hard: Interval) -> Value {
        let range = Range::sharp(hard);
        Value::Quantity(Quantity { n: Some(n.into()), range, modifier, ..Quantity::exactly(Kind::Count, n.into()) })
    }

    fn dated(days: Days) -> Value {
        Value::Date(DateValue::sharp("", days))
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
        assert_eq!(stated(&Value::Quantity(money), "$1.2bn"), "$1.2bn (1,150,000,000 to just under 1,250,000,000 USD)");
        let mut length = Quantity::exactly(Kind::Measure, 3.into());
        length.unit = Some("kilometre".to_owned());
        assert_eq!(hard(&Value::Quantity(length)), "3 kilometres");
    }

    #[test]
    fn dates_are_told_as_coarsely_as_they_are_known() {
        let told = |a, b| hard(&dated(Days::between(a, b)));
        assert_eq!(told(Some(date(2022, 9, 1)), Some(date(2022, 9, 30))), "September 2022");
        assert_eq!(told(Some(date(2014, 1, 1)), Some(date(2014, 12, 31))), "2014");
        assert_eq!(told(Some(date(2014, 9, 1)), Some(date(2014, 12, 31))), "September to December 2014");
        assert_eq!(told(Some(date(2024, 3, 22)), Some(date(2024, 3, 22))), "22 March 2024");
        assert_eq!(told(Some(date(2024, 3, 22)), Some(date(2024, 4, 2))), "22 March to 2 April 2024");
        assert_eq!(told(Some(date(2014, 1, 1)), None), "2014 or later");
        assert_eq!(told(None, Some(date(2018, 12, 31))), "2018 or earlier");
    }

    #[test]
    fn dates_without_a_year_say_so() {
        let march = Days::ALL.in_month(3).on_day(22);
        assert_eq!(stated(&dated(march), "March 22"), "March 22 (22 March, year not said)");
        assert_eq!(hard(&dated(Days::ALL.on(Weekday::Friday))), "a Friday");
        assert_eq!(hard(&dated(march.on(Weekday::Friday))), "a Friday, 22 March, year not said");
    }

    #[test]
    fn a_date_in_another_order_of_words_is_not_said_twice() {
        assert_eq!(
            stated(&dated(Days::between(Some(date(2024, 3, 22)), Some(date(2024, 3, 22)))), "March 22nd, 2024"),
            "March 22nd, 2024"
        );
        assert_eq!(
            stated(&dated(Days::between(Some(date(2024, 3, 22)), Some(date(2024, 3, 22)))), "on Friday"),
            "on Friday (22 March 2024)"
        );
    }
}
