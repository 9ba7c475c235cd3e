//! What an article says about itself: the keys of front matter and of JSON Lines objects, whatever language they are written in.

use jiff::civil::Date;

use super::problem::{Problem, ProblemKind};
use crate::span::Place;

/// Who published an article, when, and what it is called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Details {
    pub(super) id: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<Date>,
    pub(super) updated: Option<Date>,
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) story: Option<String>,
}

/// The keys that are read; others are the user's own.
pub(super) const KEYS: [&str; 7] = ["id", "published", "publisher", "story", "title", "updated", "url"];

/// The key that one which is not read is most likely a slip of: "publised". Short keys are no slips: "date" is not "story".
pub(super) fn meant(key: &str) -> Option<&'static str> {
    let distances = KEYS.into_iter().map(|known| (strsim::damerau_levenshtein(key, known), known));
    let near = |(distance, known): &(usize, &str)| match known.len() {
        0..=4 => false,
        5..=6 => *distance == 1,
        _ => matches!(distance, 1 | 2),
    };
    distances.filter(near).min().map(|(_, known)| known)
}

/// A value as a language gave it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Given {
    /// A string.
    Text(String),
    /// A number, as written.
    Number(String),
    /// A date of the language's own.
    Date(Date),
    /// Nothing: `null`.
    Nothing,
    /// Anything else, by its name with an article.
    Other(&'static str),
}

impl Details {
    /// Takes the value of a key; the error says what was expected. Keys that are not read are passed over.
    pub(super) fn set(&mut self, key: &str, given: Given) -> Result<(), ProblemKind> {
        match key {
            "id" => self.id = name("id", given)?,
            "publisher" => self.publisher = text("publisher", given)?,
            "published" => self.published = date("published", given)?,
            "updated" => self.updated = date("updated", given)?,
            "title" => self.title = text("title", given)?,
            "url" => self.url = text("url", given)?,
            "story" => self.story = name("story", given)?,
            _ => {}
        }
        Ok(())
    }

    /// [`Details::set`], with the error on a list of problems.
    pub(super) fn set_or_report(&mut self, key: &str, given: Given, file: &str, place: Place, to: &mut Vec<Problem>) {
        let before = self.is_updated_early();
        if let Err(kind) = self.set(key, given) {
            to.push(Problem::at(file, place, kind));
        }
        if !before && self.is_updated_early() {
            to.push(Problem::at(file, place, ProblemKind::UpdatedEarly));
        }
    }

    /// Whether it says that the article was changed before it was there.
    fn is_updated_early(&self) -> bool {
        matches!((self.published, self.updated), (Some(published), Some(updated)) if updated < published)
    }
}

fn text(key: &'static str, given: Given) -> Result<Option<String>, ProblemKind> {
    let found = match given {
        Given::Text(text) => return Ok(some(text)),
        Given::Nothing => return Ok(None),
        Given::Number(_) => "a number",
        Given::Date(_) => "a date",
        Given::Other(found) => found,
    };
    Err(ProblemKind::WrongType { key, expected: "a string", found })
}

/// A text or a number: ids and stories are often numbered.
fn name(key: &'static str, given: Given) -> Result<Option<String>, ProblemKind> {
    match given {
        Given::Number(number) => Ok(Some(number)),
        other => text(key, other).map_err(|kind| match kind {
            ProblemKind::WrongType { key, found, .. } => {
                ProblemKind::WrongType { key, expected: "a string or a number", found }
            }
            other => other,
        }),
    }
}

fn date(key: &'static str, given: Given) -> Result<Option<Date>, ProblemKind> {
    let found = match given {
        Given::Date(date) => return Ok(Some(date)),
        Given::Nothing => return Ok(None),
        Given::Text(text) if text.trim().is_empty() => return Ok(None),
        Given::Text(text) => {
            return match parse_date(&text) {
                Some(date) => Ok(Some(date)),
                None => Err(ProblemKind::BadDate { key, found: text.chars().take(60).collect() }),
            };
        }
        // YAML and JSON: a bare 2024 is a number.
        Given::Number(number) => return Err(ProblemKind::BadDate { key, found: number }),
        Given::Other(found) => found,
    };
    Err(ProblemKind::WrongType { key, expected: "a date such as 2024-03-25", found })
}

/// The day of `2024-03-25` or `2024-03-25T10:30:00Z`, as it is written: no time zone moves it to another day.
pub(super) fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let rest = text.get(10..)?;
    let is_day = day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let is_time = |time: &str| {
        let time = time.strip_prefix(['T', 't', ' ']).map_or("", str::trim_start);
        time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':')
    };
    if !is_day || !(rest.is_empty() || is_time(rest)) {
        return None;
    }
    day.parse().ok()
}

fn some(text: String) -> Option<String> {
    let trimmed = text.trim();
    match trimmed.len() {
        0 => None,
        length if length == text.len() => Some(text),
        _ => Some(trimmed.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_carry_a_time_of_day() {
        let day = Some(jiff::civil::date(2024, 3, 25));
        for text in ["2024-03-25", " 2024-03-25 ", "2024-03-25T23:30:00Z", "2024-03-25 08:00", "2024-03-25T23:30-05:00"]
        {
            assert_eq!(parse_date(text), day, "{text}");
        }
    }

    #[test]
    fn anything_but_a_date_is_refused() {
        for text in [
            "",
            "yesterday",
            "25.03.2024",
            "03/25/2024",
            "2024-3-25",
            "2024-02-30",
            "2024-03-25x",
            "2024-03",
            "２０２４-03-25",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn ids_and_stories_may_be_numbers() {
        let mut details = Details::default();
        details.set("id", Given::Number("17".into())).unwrap();
        details.set("story", Given::Number("3".into())).unwrap();
        assert_eq!((details.id.as_deref(), details.story.as_deref()), (Some("17"), Some("3")));
        assert!(details.set("title", Given::Number("1984".into())).is_err());
    }

    #[test]
    fn blank_text_is_no_text() {
        let mut details = Details::default();
        details.set("publisher", Given::Text("  ".into())).unwrap();
        details.set("title", Given::Text(" Fire ".into())).unwrap();
        assert_eq!((details.publisher, details.title.as_deref()), (None, Some("Fire")));
    }
}
