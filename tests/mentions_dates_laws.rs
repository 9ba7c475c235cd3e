//! Dates, ranges and distances printed in every form read back as themselves, whatever the day of publication.

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::value::{DateValue, Kind, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// The dates of a text, with their words.
fn dates(text: &str, published: Option<Date>) -> Vec<(String, DateValue)> {
    let document = Document::read(text, &english().vocabulary);
    let mentions = mention::find(&document, Context { published });
    let found = mentions.iter().filter(|m| m.kind() == Kind::Date);
    let told = found.filter_map(|m| match &m.value {
        Value::Date(date) => Some((m.span(&document).of(text).to_owned(), date.clone())),
        _ => None,
    });
    told.collect()
}

/// The only date of "It happened FORM.".
fn only(form: &str, published: Option<Date>) -> Result<DateValue, TestCaseError> {
    let mut found = dates(&format!("It happened {form}."), published);
    prop_assert_eq!(found.len(), 1, "{}: {:?}", form, found);
    Ok(found.remove(0).1)
}

fn long(day: Date) -> String {
    day.strftime("%B %-d, %Y").to_string()
}

fn turned(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

prop_compose! {
    fn day()(y in 1800_i16..2090, m in 1_i8..=12, d in 1_i8..=31) -> Date {
        let first = Date::constant(y, m, 1);
        Date::constant(y, m, d.min(first.days_in_month()))
    }
}

/// "Mar.", "Sept.", "May".
fn abbreviated(day: Date) -> String {
    match day.month() {
        5 => "May".to_owned(),
        9 => "Sept.".to_owned(),
        _ => day.strftime("%b.").to_string(),
    }
}

/// The day in every order and with every abbreviation that newspapers print.
fn written(day: Date) -> Vec<String> {
    let show = |format: &str| day.strftime(format).to_string();
    let nth = match day.day() {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    let mut forms = vec![
        long(day),
        turned(day),
        long(day).to_uppercase(),
        turned(day).to_uppercase(),
        show("%A, %B %-d, %Y"),
        show("%A %-d %B %Y"),
        show("%a %-d %b %Y"),
        abbreviated(day) + &show(" %-d, %Y"),
        show("%b %-d, %Y"),
        show("%-d %b %Y"),
        show("%-d-%b-%Y"),
        show("%d %B, %Y"),
        show("%Y-%m-%d"),
        show("%Y/%m/%d"),
        show("%B %-d of %Y"),
        show(&format!("%B %-d{nth}, %Y")),
        show(&format!("%-d{nth} %B %Y")),
        show(&format!("the %-d{nth} of %B, %Y")),
        show(&format!("the %-d{nth} of %B %Y")),
        show(&format!("%B the %-d{nth}, %Y")),
    ];
    // Which is the day and which the month only the numbers tell.
    if day.day() > 12 {
        forms.extend([show("%-m/%-d/%Y"), show("%-d/%-m/%Y"), show("%d.%m.%Y"), show("%d-%m-%Y")]);
    }
    forms
}

/// What "the 1980s" and "the 1900s" stand for: ten years, or most of a century.
fn tens(year: i16) -> String {
    let first = year / 10 * 10;
    if first % 100 == 0 && first < 2000 { format!("{}", first / 100) } else { format!("{}", first / 10) }
}

proptest! {
    #[test]
    fn a_range_of_two_days_holds_both_and_what_lies_between(
        first in day(),
        length in 1_i64..4000,
        published in proptest::option::of(day()),
    ) {
        let last = first.checked_add(length.days()).unwrap();
        let forms = [
            format!("from {} to {}", long(first), long(last)),
            format!("between {} and {}", long(first), long(last)),
            format!("from {} until {}", turned(first), turned(last)),
            format!("from {first} to {last}"),
        ];
        for form in forms {
            let date = only(&form, published)?;
            prop_assert_eq!((date.hard.earliest, date.hard.latest), (Some(first), Some(last)), "{}", form);
            prop_assert_eq!(date.timex, format!("{first}/{last}"), "{}", form);
        }
    }

    #[test]
    fn a_day_reads_back_in_every_form(day in day(), published in proptest::option::of(day())) {
        for form in written(day) {
            let date = only(&format!("on {form}"), published)?;
            prop_assert_eq!(&date.timex, &day.to_string(), "{}", form);
            prop_assert_eq!((date.hard.earliest, date.hard.latest), (Some(day), Some(day)), "{}", form);
        }
    }

    /// A day without its year is one of the two nearest of its name, and any of them where nobody says when it was written.
    #[test]
    fn a_day_without_its_year_keeps_its_name(day in day(), published in day()) {
        for form in [day.strftime("%B %-d").to_string(), day.strftime("%-d %B").to_string(), format!("{} {}", abbreviated(day), day.day())] {
            let (told, open) = (only(&format!("on {form}"), Some(published))?, only(&format!("on {form}"), None)?);
            prop_assert_eq!(open.timex, day.strftime("XXXX-%m-%d").to_string(), "{}", form);
            prop_assume!((day.month(), day.day()) != (2, 29));
            let read = told.hard.earliest.unwrap();
            prop_assert_eq!((read.month(), read.day()), (day.month(), day.day()), "{}", form);
            let away = published.until(read).unwrap().get_days();
            // The day of publication may be told a few days too early.
            prop_assert!((-366..=3).contains(&away), "{}: {}", form, read);
        }
    }

    #[test]
    fn a_relation_opens_the_side_that_it_names(day in day(), published in proptest::option::of(day())) {
        let (before, after) = (day.yesterday().unwrap(), day.tomorrow().unwrap());
        let forms = [
            ("since", Some(day), None),
            ("starting", Some(day), None),
            ("on or after", Some(day), None),
            ("after", Some(after), None),
            ("by", None, Some(day)),
            ("until", None, Some(day)),
            ("on or before", None, Some(day)),
            ("no later than", None, Some(day)),
            ("before", None, Some(before)),
            ("prior to", None, Some(before)),
        ];
        for (relation, earliest, latest) in forms {
            for written in [long(day), turned(day), day.to_string()] {
                let form = format!("{relation} {written}");
                let date = only(&form, published)?;
                prop_assert_eq!((date.hard.earliest, date.hard.latest), (earliest, latest), "{}", form);
                prop_assert_eq!(date.timex, day.to_string(), "{}", form);
            }
        }
    }

    #[test]
    fn stretches_of_a_year_read_back(
        year in 1900_i16..2090,
        month in 1_i8..=12,
        part in 0_usize..4,
        published in proptest::option::of(day()),
    ) {
        let name = Date::constant(year, month, 1).strftime("%B");
        let (quarter, ordinal) = (part + 1, ORDINALS[part]);
        let mut forms = vec![
            (format!("in {name} {year}"), format!("{year}-{month:02}")),
            (format!("in {name} of {year}"), format!("{year}-{month:02}")),
            (format!("in {name}, {year}"), format!("{year}-{month:02}")),
            (format!("in {name}-{year}"), format!("{year}-{month:02}")),
            (format!("in {month}/{year}"), format!("{year}-{month:02}")),
            (format!("in the {ordinal} quarter of {year}"), format!("{year}-Q{quarter}")),
            (format!("in the {year} {ordinal} quarter"), format!("{year}-Q{quarter}")),
            (format!("in Q{quarter} {year}"), format!("{year}-Q{quarter}")),
            (format!("in {year}'s {ordinal} quarter"), format!("{year}-Q{quarter}")),
            (format!("in the summer of {year}"), format!("{year}-SU")),
            (format!("in {year}"), format!("{year}")),
            (format!("in fiscal {year}"), format!("{year}")),
            (format!("in the year {year}"), format!("{year}")),
            (format!("in the {}s", year / 10 * 10), tens(year)),
            (format!("from {year} to {}", year + 9), format!("{year}/{}", year + 9)),
            (format!("in {year}-{}", year + 9), format!("{year}/{}", year + 9)),
        ];
        if part < 2 {
            forms.push((format!("in the {ordinal} half of {year}"), format!("{year}-H{quarter}")));
        }
        for (form, timex) in forms {
            prop_assert_eq!(only(&form, published)?.timex, timex, "{}", form);
        }
    }

    #[test]
    fn a_weekday_is_the_last_one_or_the_coming_one(published in day(), n in 0_i8..7) {
        // 1 January 2024 was a Monday.
        let weekday = Date::constant(2024, 1, 1 + n).strftime("%A");
        let (_, last) = dates(&format!("They met on {weekday}."), Some(published)).remove(0);
        let (_, next) = dates(&format!("They will meet on {weekday}."), Some(published)).remove(0);
        let (last, next) = (last.hard.earliest.unwrap(), next.hard.earliest.unwrap());
        prop_assert_eq!(last.weekday().to_monday_zero_offset(), n);
        prop_assert_eq!(next.weekday().to_monday_zero_offset(), n);
        let days = |from: Date, to: Date| from.until(to).unwrap().get_days();
        prop_assert!((0..7).contains(&days(last, published)));
        prop_assert!((0..7).contains(&days(published, next)));
    }

    #[test]
    fn distances_are_counted_on_the_calendar(published in day(), told in day(), n in 2_i64..60) {
        let (_, ago) = dates(&format!("They met {n} days ago."), Some(published)).remove(0);
        prop_assert_eq!(ago.hard.earliest, published.checked_sub(n.days()).ok());
        let text = format!("On {} they met. {n} days later they parted, and the next day they met again.", long(told));
        let found = dates(&text, Some(published));
        prop_assert_eq!(found.len(), 3, "{:?}", found);
        let later = told.checked_add(n.days()).unwrap();
        prop_assert_eq!(found[1].1.hard.earliest, Some(later));
        prop_assert_eq!(found[2].1.hard.earliest, later.tomorrow().ok());
    }

    #[test]
    fn a_time_of_a_day_is_told_with_it(day in day(), hour in 0_i8..24, minute in 0_i8..60) {
        let (half, shown) = (if hour < 12 { "a.m." } else { "p.m." }, if hour % 12 == 0 { 12 } else { hour % 12 });
        let timex = format!("{day}T{hour:02}:{minute:02}");
        let forms = [
            format!("at {shown}:{minute:02} {half} on {}", long(day)),
            format!("on {} at {shown}:{minute:02} {half}", long(day)),
            format!("at {hour:02}:{minute:02} on {}", turned(day)),
        ];
        for form in forms {
            let date = only(&form, None)?;
            prop_assert_eq!(&date.timex, &timex, "{}", form);
            prop_assert_eq!((date.hard.earliest, date.hard.latest), (Some(day), Some(day)), "{}", form);
        }
    }

    /// Several days of one month: each of them, and no number.
    #[test]
    fn days_that_share_a_month_are_each_a_day(year in 1900_i16..2090, month in 1_i8..=12, first in 1_i8..9) {
        let name = Date::constant(year, month, 1).strftime("%B");
        let days = [first, first + 3, first + 7].map(|d| Date::constant(year, month, d));
        let [a, b, c] = days.map(|d| d.day());
        for form in [format!("on {a}, {b} and {c} {name} {year}"), format!("on {a} {name} {year}")] {
            let found = dates(&format!("It happened {form}."), None);
            prop_assert_eq!(found[0].1.hard.earliest, Some(days[0]), "{}", form);
        }
        let forms = [
            (format!("{a}, {b} and {c} {name} {year}"), &days[..]),
            (format!("{name} {a}, {b} and {c}, {year}"), &days[..]),
            (format!("{name} {a} and {b}, {year}"), &days[..2]),
        ];
        for (form, days) in forms {
            let found = dates(&format!("It happened on {form}."), None);
            let found: Vec<_> = found.iter().map(|(_, date)| date.hard.earliest).collect();
            prop_assert_eq!(found, days.iter().copied().map(Some).collect::<Vec<_>>(), "{}", form);
        }
    }
}
