//! Other ways to write down the same article: lines cut, other quotes, other line ends. Front matter is left as it is.

use std::collections::BTreeMap;

/// A way to write, by the name that the cases use.
pub(crate) fn by_name(name: &str) -> fn(&str) -> String {
    match name {
        "cut at 72 columns" => |t| body(t, |b| lines(b, |l| wrap(l, 72))),
        "carriage returns" => |t| t.replace('\n', "\r\n"),
        "a byte order mark" => |t| format!("\u{feff}{t}"),
        "no-break spaces" => |t| body(t, |b| b.replace(' ', "\u{a0}")),
        "two spaces" => |t| body(t, |b| b.replace(' ', "  ")),
        "tabs" => |t| body(t, |b| b.replace(' ', "\t")),
        "zero-width spaces" => |t| body(t, |b| b.replace(' ', "\u{200b} ")),
        "blank lines doubled" => |t| body(t, |b| b.replace('\n', "\n\n")),
        "blanks at line ends" => |t| body(t, |b| b.replace('\n', "  \n")),
        "straight quotes" => |t| body(t, |b| b.replace(['‘', '’'], "'").replace(['“', '”'], "\"")),
        "paragraphs turned round" => |t| body(t, |b| b.rsplit("\n\n").collect::<Vec<_>>().join("\n\n")),
        "lines turned round" => |t| body(t, |b| b.rsplit('\n').collect::<Vec<_>>().join("\n")),
        "capitals" => |t| body(t, str::to_uppercase),
        "short lines left out" => {
            |t| body(t, |b| lines(b, |l| if l.chars().count() > 60 { l.into() } else { "".into() }))
        }
        other => panic!("no way to write is called \"{other}\""),
    }
}

/// The same article as an HTML page.
pub(crate) fn html(text: &str) -> String {
    let (front, body) = front_matter(text);
    let keys = keys(front);
    let key = |name: &str| keys.get(name).map_or("", String::as_str);
    let escape = |s: &str| s.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    let paragraph = |line: &str| format!("<p>{}</p>\n", escape(line));
    let published = match key("published") {
        "" => String::new(),
        date => format!("<meta property=\"article:published_time\" content=\"{date}T10:00:00Z\">\n"),
    };
    format!(
        "<!doctype html>\n<html><head><title>{}</title>\n<meta property=\"og:site_name\" content=\"{}\">\n{published}</head>\n\
         <body><article>\n{}</article></body></html>\n",
        escape(key("title")),
        escape(key("publisher")),
        body.lines().filter(|l| !l.trim().is_empty()).map(paragraph).collect::<String>()
    )
}

/// The same articles as JSON Lines.
pub(crate) fn json_lines<'a>(articles: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut lines = String::new();
    for (id, text) in articles {
        let (front, body) = front_matter(text);
        let mut object = keys(front);
        object.insert("id".to_owned(), id.to_owned());
        object.insert("text".to_owned(), body.to_owned());
        lines += &serde_json::to_string(&object).expect("text becomes JSON");
        lines.push('\n');
    }
    lines
}

/// The lines of front matter with their fences, and what comes after.
fn front_matter(text: &str) -> (&str, &str) {
    let end = text.strip_prefix("+++\n").and_then(|rest| rest.find("\n+++\n")).map_or(0, |at| at + 9);
    text.split_at(end)
}

fn keys(front: &str) -> BTreeMap<String, String> {
    let pairs = front.lines().filter_map(|line| line.split_once(" = "));
    pairs.map(|(key, value)| (key.to_owned(), value.trim_matches('"').to_owned())).collect()
}

fn body(text: &str, write: impl FnOnce(&str) -> String) -> String {
    let (front, body) = front_matter(text);
    front.to_owned() + &write(body)
}

fn lines(text: &str, write: impl Fn(&str) -> String) -> String {
    text.split('\n').map(write).collect::<Vec<_>>().join("\n")
}

fn wrap(line: &str, width: usize) -> String {
    let mut wrapped = String::new();
    let mut column = 0;
    for word in line.split(' ') {
        let wide = word.chars().count();
        if column > 0 {
            let fits = column + 1 + wide <= width;
            wrapped.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        wrapped += word;
        column += wide;
    }
    wrapped
}
