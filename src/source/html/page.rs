//! A page as runs of text with their places: what stands between tags, which block it belongs to, and after how many tags it comes.

use std::convert::Infallible;
use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::element::{IS_NEVER_TEXT, IS_NOT_THE_ARTICLE, VOID, is_block, is_headline};
use super::written::{LONGEST_REFERENCE, Written, characters};

/// A page, read once from front to back.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its visible text in order.
    pub(super) runs: Vec<Run>,
    /// How many blocks the runs belong to.
    pub(super) blocks: usize,
    /// The days and times of its visible `<time datetime="…">`, each with the block it stands in.
    pub(super) times: Vec<(String, usize)>,
    /// Where its start tags can take another attribute.
    pub(super) tags: Vec<usize>,
    /// How deep its elements lie in each other at most.
    pub(super) depth: usize,
    /// An estimate of the steps that it takes to extract from it.
    pub(super) work: u64,
}

/// A stretch of text without a tag in it. Comments do not end it: React parts "137" from " dead" with one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// Its bytes between comments, references included.
    pub(super) parts: Vec<Range<usize>>,
    /// The index of its block: a paragraph, a heading, a cell.
    pub(super) block: usize,
    /// Whether a line break comes before it.
    pub(super) on_new_line: bool,
    /// Whether it stands in a heading of the first or second level.
    pub(super) in_headline: bool,
    /// How many start tags come before it.
    pub(super) tags: usize,
}

impl Page {
    /// Reads the bytes `range` of `content`.
    pub(super) fn scan(content: &str, range: Range<usize>) -> Self {
        let scanned = Scanner::run(content, range.clone(), Hiding::On);
        if scanned.hidden.is_none() {
            return scanned.page;
        }
        // An element that is not shown is never closed: rather too much text than none.
        Scanner::run(content, range, Hiding::Off).page
    }
}

/// Whether elements that are not the article's text are passed over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hiding {
    On,
    Off,
}

struct Scanner<'a> {
    content: &'a str,
    base: usize,
    end: usize,
    hiding: Hiding,
    page: Page,
    /// The element that hides the text, and how many of its name are open.
    hidden: Option<(Vec<u8>, usize)>,
    open: Vec<Vec<u8>>,
    tag: Vec<u8>,
    /// Whether the attribute that is being read is `datetime`, and what the last one of the tag says.
    in_datetime: bool,
    datetime: Option<String>,
    has_hidden_attribute: bool,
    new_line: bool,
    /// Whether a tag came since the last text.
    parted: bool,
    headlines: usize,
}

impl<'a> Scanner<'a> {
    fn run(content: &'a str, range: Range<usize>, hiding: Hiding) -> Self {
        let mut scanner = Scanner {
            content,
            base: range.start,
            end: range.end,
            hiding,
            page: Page::default(),
            hidden: None,
            open: Vec::new(),
            tag: Vec::new(),
            in_datetime: false,
            datetime: None,
            has_hidden_attribute: false,
            new_line: false,
            parted: true,
            headlines: 0,
        };
        let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<Infallible> {
            scanner.take(&event, span);
            None
        });
        emitter.naively_switch_states(true);
        for _ in Tokenizer::new_with_emitter(&content[range], emitter) {}
        scanner.page.blocks += 1;
        scanner
    }

    fn take(&mut self, event: &CallbackEvent<'_>, span: Span<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = name.to_vec();
                self.has_hidden_attribute = false;
                (self.in_datetime, self.datetime) = (false, None);
                let end = self.base + span.start + 1 + name.len();
                let written = self.content.as_bytes().get(end - name.len()..end);
                if written.is_some_and(|written| written.eq_ignore_ascii_case(name)) {
                    self.page.tags.push(end);
                }
            }
            CallbackEvent::AttributeValue { value } => {
                self.page.work += work_of_writing(value);
                if self.in_datetime && value.len() < 64 {
                    self.datetime = Some(String::from_utf8_lossy(value).into_owned());
                }
            }
            CallbackEvent::AttributeName { name } => {
                self.has_hidden_attribute |= *name == b"hidden";
                self.in_datetime = *name == b"datetime";
            }
            CallbackEvent::CloseStartTag { .. } => self.open_element(),
            CallbackEvent::EndTag { name } => self.close_element(name),
            CallbackEvent::String { value } => {
                let range = self.base + span.start..self.base + span.end;
                self.page.work += work_of_writing(value);
                self.text(self.whole(range, value));
            }
            _ => {}
        }
    }

    fn open_element(&mut self) {
        let name = std::mem::take(&mut self.tag);
        self.parted = true;
        if name == b"br" {
            self.new_line = true;
        } else if is_block(&name) {
            self.page.blocks += 1;
        }
        if VOID.contains(&name.as_slice()) {
            return;
        }
        if name == b"time" && self.hidden.is_none() {
            self.page.times.extend(self.datetime.take().map(|day| (day, self.page.blocks)));
        }
        if let Some((hiding, depth)) = &mut self.hidden {
            *depth += usize::from(*hiding == name);
        } else if IS_NEVER_TEXT.contains(&name.as_slice())
            || (self.hiding == Hiding::On
                && (self.has_hidden_attribute || IS_NOT_THE_ARTICLE.contains(&name.as_slice())))
        {
            self.hidden = Some((name.clone(), 1));
        }
        // Paragraphs and items end where the next one begins.
        if matches!(name.as_slice(), b"p" | b"li" | b"td" | b"tr" | b"dt" | b"dd" | b"option")
            && self.open.last().is_some_and(|last| *last == name)
        {
            return;
        }
        self.headlines += usize::from(is_headline(&name));
        self.open.push(name);
        self.page.depth = self.page.depth.max(self.open.len());
        // The text of each element is asked for again with that of each element around it.
        self.page.work += self.open.len() as u64;
    }

    fn close_element(&mut self, name: &[u8]) {
        self.parted = true;
        if is_block(name) {
            self.page.blocks += 1;
        }
        if let Some((hiding, depth)) = &mut self.hidden
            && hiding.as_slice() == name
        {
            *depth -= 1;
            if *depth == 0 {
                self.hidden = None;
            }
        }
        // Looking further up for a tag that was never opened would be quadratic.
        let up = self.open.iter().rev().take(64).position(|open| open == name);
        if let Some(up) = up {
            for closed in self.open.drain(self.open.len() - up - 1..) {
                self.headlines -= usize::from(is_headline(&closed));
            }
        }
    }

    /// The bytes of a text. Of one that ends the page in a reference, "A&amp", the tokenizer tells an end that is too early.
    fn whole(&self, range: Range<usize>, value: &[u8]) -> Range<usize> {
        if self.end.saturating_sub(range.end) > LONGEST_REFERENCE {
            return range;
        }
        let is_whole = |end: &usize| {
            let mut text = String::new();
            let run = Run { parts: std::iter::once(range.start..*end).collect(), ..Run::default() };
            characters(self.content, &run, |written, bytes| match written {
                Written::Reference(reference) => text.push_str(&reference),
                Written::Plain(_) | Written::Blank => text.push_str(&self.content[bytes]),
            });
            text.as_bytes() == value
        };
        let end = (range.end..=self.end).filter(|&end| self.content.is_char_boundary(end)).find(is_whole);
        range.start..end.unwrap_or(range.end)
    }

    fn text(&mut self, range: Range<usize>) {
        if self.hidden.is_some() {
            return;
        }
        if let Some(last) = self.page.runs.last_mut().filter(|_| !self.parted) {
            last.parts.push(range);
            return;
        }
        self.parted = false;
        self.page.runs.push(Run {
            parts: vec![range],
            block: self.page.blocks,
            on_new_line: std::mem::take(&mut self.new_line),
            in_headline: self.headlines > 0,
            tags: self.page.tags.len(),
        });
    }
}

/// A text is written out by looking through all the rest of it at each character that needs to be escaped.
fn work_of_writing(text: &[u8]) -> u64 {
    let escaped = text.iter().filter(|b| matches!(b, b'&' | b'<' | b'>' | b'"' | 0xC2)).count();
    (text.len() / 256 * escaped) as u64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use html5gum::Token;

    use super::super::written::folded;
    use super::*;

    /// The text of all runs, as [`characters`] tells it from the bytes.
    fn told(html: &str) -> String {
        let mut text = String::new();
        for run in Scanner::run(html, 0..html.len(), Hiding::Off).page.runs {
            characters(html, &run, |written, range| match written {
                Written::Plain(plain) => {
                    assert_eq!(plain, &html[range]);
                    text.push_str(plain);
                }
                Written::Blank => text.push_str(&html[range]),
                Written::Reference(reference) => text.push_str(&reference),
            });
        }
        text
    }

    /// The text of a page as a tokenizer decodes it.
    fn decoded(html: &str) -> String {
        let strings = Tokenizer::new(html).map(|Ok(token)| match token {
            Token::String(text) => String::from_utf8_lossy(&text).into_owned(),
            _ => String::new(),
        });
        strings.collect()
    }

    #[test]
    fn a_run_has_the_bytes_of_its_text_and_no_others() {
        let html = "<p class='a>b'>It&rsquo;s <i>137</i> &notit; 3 < 5 &amp<!-- - -> -->dead</p>";
        assert_eq!(told(html), "It’s 137 ¬it; 3 < 5 &dead");
    }

    #[test]
    fn each_block_is_one_and_inline_elements_are_none() {
        let html = "<div>One <b>two</b><p>three<p>four<br>five</div>";
        let page = Page::scan(html, 0..html.len());
        let blocks: Vec<_> = page.runs.iter().map(|run| (folded(html, run), run.block, run.on_new_line)).collect();
        let expected =
            [("One", 1, false), ("two", 1, false), ("three", 2, false), ("four", 3, false), ("five", 3, true)];
        assert_eq!(blocks, expected.map(|(text, block, line)| (text.to_owned(), block, line)));
    }

    proptest! {
        #[test]
        fn places_of_runs_are_those_of_the_text_that_a_tokenizer_decodes(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "<p>", "</p>", "<b x='>'>", "</b>", "<!-- x -->", "<!-->", "<!--->", "<!--", "-->", "--!>", "<!x>", "</>", "</ x>", "<?x?>",
                "<", ">", "</", "&amp;", "&amp", "&notit;", "&#x31;", "&#", "&", "&;", "é", "🔥 ", " 137 ", "x\n", "'", "\"", "=", "/",
                "<![CDATA[x]]>", "<br/>",
            ]), 0..30),
        ) {
            let html = pieces.concat();
            prop_assert_eq!(told(&html), decoded(&html));
        }
    }
}
