//! Text on its way to a terminal: nothing in it can move the cursor, hide or reorder words; it is measured in columns,
//! wrapped and cropped between words.

use std::borrow::Cow;
use std::ops::Range;

use super::ink::line_by_line;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// `text` on one line with nothing hidden in it: runs of white space become one blank, controls become their pictures
/// (`␛`), and characters that reorder or take no room become `�`.
#[must_use]
pub fn plain(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            // Line breaks, tabs, U+0085, U+2028: an article's layout is not the report's.
            if !line.ends_with(' ') {
                line.push(' ');
            }
        } else {
            line.push(visible(c));
        }
    }
    line
}

/// A line of JSON in which nothing is hidden either: what serde leaves as it is, the controls from DEL on and the characters
/// that reorder or take no room, is written as `\u009b`. Outside its strings JSON has no such characters.
pub(super) fn plain_json(json: &str) -> Cow<'_, str> {
    let bare = |c: char| ('\u{7F}'..='\u{9F}').contains(&c) || is_hidden(c);
    if json.bytes().all(|b| b < 0x7F) || !json.contains(bare) {
        return Cow::Borrowed(json);
    }
    let mut plain = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if bare(c) {
            plain.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            plain.push(c);
        }
    }
    Cow::Owned(plain)
}

/// What is shown for a character of somebody else's text.
fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1F}' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '␡',
        '\u{80}'..='\u{9F}' => char::REPLACEMENT_CHARACTER,
        _ if is_hidden(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

/// Format characters: they show nothing, and some turn the order of the words around them.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Columns that `text` takes on a terminal.
#[must_use]
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The stretches of `text` that make lines of at most `columns`, broken between words where there are any.
#[must_use]
pub(super) fn lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(2);
    let mut lines = Vec::new();
    let mut start = 0;
    // The last place in this line where it can be broken: where it would end, and where the next would start.
    let mut gap: Option<(usize, usize)> = None;
    let mut used = 0;
    let mut since_gap = 0;
    for (at, c) in text.char_indices() {
        let room = c.width().unwrap_or(0);
        if c == ' ' {
            gap = Some((at, at + 1));
            used += 1;
            since_gap = 0;
            continue;
        }
        // Behind a gap the rest can still fill the line.
        while used + room > columns && start < at {
            let (end, next) = match gap {
                Some(gap) => gap,
                // A word wider than the line, or a script without blanks.
                None => {
                    since_gap = 0;
                    (at, at)
                }
            };
            if start < end {
                lines.push(start..end);
            }
            start = next;
            used = since_gap;
            gap = None;
        }
        used += room;
        since_gap += room;
    }
    let rest = text.get(start..).unwrap_or("").trim_end_matches(' ').len();
    if rest > 0 || lines.is_empty() {
        lines.push(start..start + rest);
    }
    lines
}

/// `text` as lines of at most `columns`; all but the first are indented by `hang`.
#[must_use]
pub(super) fn wrap(text: &str, columns: usize, hang: usize) -> Vec<String> {
    let hang = hang.min(columns / 2);
    let first = lines(text, columns).first().cloned().unwrap_or(0..0);
    let mut wrapped = vec![text.get(first.clone()).unwrap_or("").to_owned()];
    let rest = text.get(first.end..).unwrap_or("").trim_start_matches(' ');
    if !rest.is_empty() {
        let indent = " ".repeat(hang);
        wrapped
            .extend(lines(rest, columns - hang).into_iter().map(|l| format!("{indent}{}", rest.get(l).unwrap_or(""))));
    }
    line_by_line(wrapped)
}

/// The beginning of `text`, at most `columns` wide, with `…` if something had to go.
#[must_use]
pub(super) fn crop_end(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = prefix(text, columns.saturating_sub(1));
    // A word is cut only if that saves a good part of the line, as in a script without blanks.
    let kept = match kept.rfind(' ') {
        Some(blank) if width(kept) - width(&kept[..blank]) <= columns / 3 => &kept[..blank],
        _ => kept,
    };
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '—', '–', '-']))
}

/// The end of `text`, at most `columns` wide, with `…` if something had to go.
#[must_use]
pub(super) fn crop_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = suffix(text, columns.saturating_sub(1));
    let kept = match kept.find(' ') {
        Some(blank) if width(kept) - width(&kept[blank..]) <= columns / 3 => &kept[blank..],
        _ => kept,
    };
    format!("…{kept}")
}

/// `text` with blanks up to `columns`.
#[must_use]
pub(super) fn fill(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// The longest beginning of `text` that takes at most `columns`.
fn prefix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// The longest end of `text` that takes at most `columns`.
fn suffix(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices().rev() {
        used += c.width().unwrap_or(0);
        if used > columns {
            return &text[at + c.len_utf8()..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn controls_and_hidden_characters_are_shown_not_sent() {
        assert_eq!(plain("red \u{1b}[31malert\u{7}"), "red ␛[31malert␇");
        assert_eq!(plain("a\u{202e}b\u{200b}c\u{9b}31m"), "a�b�c�31m");
    }

    #[test]
    fn json_escapes_what_is_hidden_and_stays_the_same_json() {
        let json = "{\"a\":\"b\u{9b}c\u{202e}d\u{e0041}é\"}";
        let plain = plain_json(json);
        assert_eq!(plain, r#"{"a":"b\u009bc\u202ed\udb40\udc41é"}"#);
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(&plain), read(json));
    }

    #[test]
    fn line_breaks_and_tabs_become_one_blank() {
        assert_eq!(plain("one\r\n\ttwo\u{2028}three"), "one two three");
    }

    #[test]
    fn text_is_wrapped_between_words_and_hangs() {
        assert_eq!(
            wrap("over 140 (141 or more) — The Insider", 16, 2),
            ["over 140 (141 or", "  more) — The", "  Insider"]
        );
        assert_eq!(wrap("anticonstitutionally", 8, 0), ["anticons", "titution", "ally"]);
        assert_eq!(wrap("", 8, 0), [""]);
        assert_eq!(wrap(" abcdefghi", 8, 0), ["abcdefgh", "i"]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        assert_eq!(wrap("莫斯科音乐厅", 5, 0), ["莫斯", "科音", "乐厅"]);
    }

    #[test]
    fn text_is_cropped_between_words() {
        assert_eq!(crop_end("the attack that left 137 dead", 20), "the attack that…");
        assert_eq!(crop_start("the attack that left 137 dead", 20), "… that left 137 dead");
        assert_eq!(crop_end("莫斯科音乐厅", 5), "莫斯…");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_no_word_is_lost(text in "\\PC{0,80}", columns in 2usize..40) {
            let text = plain(&text);
            let lines = lines(&text, columns);
            for line in &lines {
                prop_assert!(text[line.clone()].chars().map(|c| c.width().unwrap_or(0)).sum::<usize>() <= columns);
            }
            let joined: String = lines.iter().flat_map(|l| text[l.clone()].chars()).filter(|c| *c != ' ').collect();
            prop_assert_eq!(joined, text.replace(' ', ""));
        }

        #[test]
        fn nothing_hidden_survives(text in any::<String>()) {
            let text = plain(&text);
            prop_assert!(!text.chars().any(|c| c.is_control() || is_hidden(c)));
            prop_assert_eq!(plain(&text), text);
        }
    }
}
