//! Colour and weight as zero-width marks inside text, so that measuring, wrapping and tables see only the words. The last
//! step turns the marks into terminal codes or drops them. Text of articles holds no such marks: see [`super::text::plain`].

use anstyle::{AnsiColor, Style};

/// A way of setting words off. Never the only carrier of a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// Headings, values, the words that say something.
    Strong,
    /// Places and ids: there if looked for.
    Faint,
    /// A discrepancy.
    Alarm,
    /// Something worth a look.
    Warn,
    /// A change that dates explain.
    Change,
    /// Agreement.
    Calm,
}

const INKS: [(Ink, char); 6] = [
    (Ink::Strong, '\u{206A}'),
    (Ink::Faint, '\u{206B}'),
    (Ink::Alarm, '\u{206C}'),
    (Ink::Warn, '\u{206D}'),
    (Ink::Change, '\u{206E}'),
    (Ink::Calm, '\u{206F}'),
];
const END: char = '\u{2064}';

impl Ink {
    /// `words`, a single line, set in this ink.
    #[must_use]
    pub(super) fn on(self, words: &str) -> String {
        if words.is_empty() {
            return String::new();
        }
        let mark = INKS.iter().find(|(ink, _)| *ink == self).map_or(END, |&(_, mark)| mark);
        format!("{mark}{words}{END}")
    }

    fn style(self) -> Style {
        let colour = |c: AnsiColor| Style::new().fg_color(Some(c.into()));
        match self {
            Self::Strong => Style::new().bold(),
            Self::Faint => Style::new().dimmed(),
            Self::Alarm => colour(AnsiColor::Red).bold(),
            Self::Warn => colour(AnsiColor::Yellow).bold(),
            Self::Change => colour(AnsiColor::Cyan).bold(),
            Self::Calm => colour(AnsiColor::Green),
        }
    }
}

/// `lines`, each of which ends the ink that is open at its end; the next takes it up again.
#[must_use]
pub(super) fn line_by_line(lines: Vec<String>) -> Vec<String> {
    let mut open: Option<char> = None;
    let mut ended = Vec::with_capacity(lines.len());
    for line in lines {
        let before = open;
        for c in line.chars() {
            if c == END {
                open = None;
            } else if INKS.iter().any(|&(_, mark)| mark == c) {
                open = Some(c);
            }
        }
        ended.push(before.into_iter().chain(line.chars()).chain(open.map(|_| END)).collect());
    }
    ended
}

/// Whether a report is written with terminal codes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colour {
    /// Words alone.
    #[default]
    Off,
    /// Words and terminal codes.
    On,
}

/// `text` with its marks turned into terminal codes, or without them.
#[must_use]
pub(super) fn paint(text: &str, colour: Colour) -> String {
    let mut painted = String::with_capacity(text.len());
    for c in text.chars() {
        let ink = INKS.iter().find(|&&(_, mark)| mark == c).map(|&(ink, _)| ink);
        match (ink, colour) {
            (Some(ink), Colour::On) => painted.push_str(&ink.style().render().to_string()),
            (None, Colour::On) if c == END => painted.push_str(&anstyle::Reset.render().to_string()),
            (Some(_), Colour::Off) => {}
            (None, Colour::Off) if c == END => {}
            (None, _) => painted.push(c),
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_room() {
        for (ink, _) in INKS {
            assert_eq!(super::super::text::width(&ink.on("137")), 3);
        }
    }

    #[test]
    fn ink_ends_with_its_line_and_goes_on_in_the_next() {
        let lines = line_by_line(vec![format!("a {}", Ink::Strong.on("b")), Ink::Strong.on("c d")]);
        assert_eq!(paint(&lines.join("|"), Colour::On), "a \u{1b}[1mb\u{1b}[0m|\u{1b}[1mc d\u{1b}[0m");
        let wrapped = line_by_line(super::super::text::wrap(&Ink::Strong.on("over 140"), 5, 0));
        assert_eq!(paint(&wrapped.join("|"), Colour::On), "\u{1b}[1mover\u{1b}[0m|\u{1b}[1m140\u{1b}[0m");
    }

    #[test]
    fn marks_become_codes_or_nothing() {
        let text = format!("{} dead", Ink::Strong.on("137"));
        assert_eq!(paint(&text, Colour::Off), "137 dead");
        assert_eq!(paint(&text, Colour::On), "\u{1b}[1m137\u{1b}[0m dead");
    }
}
