//! What the elements of HTML are to a reader of the text.

/// Whether an element is a heading of the first or second level.
pub(super) fn is_headline(name: &[u8]) -> bool {
    matches!(name, b"h1" | b"h2")
}

/// Whether an element stands on lines of its own.
pub(super) fn is_block(name: &[u8]) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

const BLOCKS: [&[u8]; 51] = [
    b"address",
    b"article",
    b"aside",
    b"blockquote",
    b"body",
    b"caption",
    b"center",
    b"dd",
    b"details",
    b"dialog",
    b"dir",
    b"div",
    b"dl",
    b"dt",
    b"fieldset",
    b"figcaption",
    b"figure",
    b"footer",
    b"form",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"head",
    b"header",
    b"hgroup",
    b"hr",
    b"html",
    b"legend",
    b"li",
    b"main",
    b"menu",
    b"nav",
    b"ol",
    b"option",
    b"p",
    b"pre",
    b"search",
    b"section",
    b"summary",
    b"table",
    b"tbody",
    b"td",
    b"tfoot",
    b"th",
    b"thead",
    b"title",
    b"tr",
    b"ul",
];

/// Elements that have no end.
pub(super) const VOID: [&[u8]; 14] = [
    b"area", b"base", b"br", b"col", b"embed", b"hr", b"img", b"input", b"link", b"meta", b"param", b"source",
    b"track", b"wbr",
];

/// Elements whose content is no text in any reading.
pub(super) const IS_NEVER_TEXT: [&[u8]; 7] =
    [b"iframe", b"math", b"noscript", b"script", b"style", b"svg", b"template"];

/// Elements that hold the site, not the article; what is struck out has been withdrawn: "<s>140</s> 137 dead".
pub(super) const IS_NOT_THE_ARTICLE: [&[u8]; 9] =
    [b"button", b"del", b"nav", b"s", b"select", b"strike", b"textarea", b"title", b"video"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [BLOCKS.as_slice(), &VOID, &IS_NEVER_TEXT, &IS_NOT_THE_ARTICLE] {
            assert!(list.is_sorted());
        }
    }
}
