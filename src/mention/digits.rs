//! Numbers written in digits: "1,234", "1 234", "1,00,000", "3.4", ".5", "2½", "1/2", with their sign.

use rust_decimal::Decimal;

use crate::document::{Document, Token, TokenKind};
use crate::lexicon::{WordId, class, english};

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// Its first token, the sign included.
    pub start: usize,
    /// The token behind it.
    pub end: usize,
    /// Its value.
    pub n: Decimal,
    /// How many digits stand behind the decimal point.
    pub places: u32,
    /// Whether it is a fraction such as 2½.
    pub fraction: bool,
}

/// More groups of three than this are no number that anybody states.
const MOST_GROUPS: usize = 8;

/// The number in digits whose first digit run (or fraction character) is token `at`.
pub(super) fn read(document: &Document, at: usize) -> Option<Digits> {
    let token = document.tokens.get(at)?;
    if token.kind == TokenKind::Mark {
        let (above, below) = fraction_character(document, at)?;
        let n = Decimal::from(above).checked_div(Decimal::from(below))?;
        return Some(Digits { start: at, end: at + 1, n, places: 0, fraction: true });
    }
    if token.kind != TokenKind::Digits {
        return None;
    }
    if let Some(plain) = plain(document, at) {
        return Some(plain);
    }
    let mut digits = Run::default();
    digits.push(document, at)?;
    let mut end = at + 1;
    // ".5" begins with its point.
    let bare_point = document.is_mark(at.wrapping_sub(1), b'.')
        && token.glued
        && document.tokens.get(at.wrapping_sub(1)).is_some_and(|point| !point.glued || opens(document, at - 1));
    let mut start = at;
    if bare_point && at > 0 {
        start = at - 1;
        digits.places = token.span.len() as u32;
    } else {
        end = groups(document, at, &mut digits)?;
        let decimals = if decimal_comma(document, at, end) {
            true
        } else if is_point(document, end) && is_glued_digits(document, end + 1) && document.tokens[end].glued {
            // "192.168.1.2" and "1.2.3" are names.
            if document.is_mark(end + 2, b'.') && is_glued_digits(document, end + 3) {
                return None;
            }
            true
        } else {
            parted_decimals(document, end)
        };
        if decimals {
            digits.push(document, end + 1)?;
            digits.places = document.tokens[end + 1].span.len() as u32;
            end += 2;
        }
    }
    let mut number = Digits { start, end, n: digits.value()?, places: digits.places, fraction: false };
    if document.tokens.get(end).is_some_and(may_go_on) {
        go_on(document, at, &mut number)?;
    }
    if start > 0 && (is_minus(document, start - 1) || start == 1 && is_parted_minus(document)) {
        number.start -= 1;
        number.n.set_sign_negative(!number.n.is_zero());
    }
    Some(number)
}

/// Whether a fraction or a power can begin with the token: neither does with a word of several letters or a mark of sentences.
fn may_go_on(token: &Token) -> bool {
    match token.kind {
        TokenKind::Word => token.glued || token.span.len() == 1,
        TokenKind::Digits => true,
        TokenKind::Mark => {
            token.span.len() > 1 || [b'-', b'/', b'*', b'^'].iter().any(|&mark| token.word == WordId::ascii(mark))
        }
        TokenKind::Break => false,
    }
}

/// Adds the fraction or the power behind the digits at `at`: "2½", "1/2", "2.5×10^6". `None` where the two are too large.
fn go_on(document: &Document, at: usize, number: &mut Digits) -> Option<()> {
    if let Some((part, end)) = part(document, number.end).filter(|_| number.places == 0) {
        number.n = number.n.checked_add(part)?;
        number.end = end;
        number.fraction = true;
    } else if number.places == 0
        && number.end == at + 1
        && let Some((quotient, end)) = quotient(document, at)
    {
        number.n = quotient;
        number.end = end;
        number.fraction = true;
    }
    // "1.3e6", "2.5×10^6".
    if let Some((factor, end)) = power(document, number.end).filter(|_| !number.fraction)
        && let Some(product) = number.n.checked_mul(factor)
    {
        number.n = product.normalize();
        number.end = end;
        number.places = 0;
    }
    // "2.5^-1", "10^6".
    if let Some((product, end)) = raised(document, number.n, number.end).filter(|_| !number.fraction) {
        number.n = product;
        number.end = end;
        number.fraction = true;
    }
    Some(())
}

/// Digits as they are read, with the decimal point left out.
#[derive(Default)]
struct Run {
    digits: i128,
    places: u32,
}

impl Run {
    /// Adds the digits of token `at`; `None` where they are too many for an exact number.
    fn push(&mut self, document: &Document, at: usize) -> Option<()> {
        for digit in document.written(at).bytes() {
            self.digits = self.digits.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        Some(())
    }

    fn value(&self) -> Option<Decimal> {
        Decimal::try_from_i128_with_scale(self.digits, self.places).ok()
    }
}

/// A point of decimals, on the line or, as some papers print it, above it: "2·3 per cent".
fn is_point(document: &Document, at: usize) -> bool {
    document.is_mark(at, b'.') || document.written(at) == "·"
}

/// Whether decimals stand behind a comma that money shows to be no list: "$2,15", "€1.299,00", "7,5 million euros".
fn decimal_comma(document: &Document, at: usize, comma: usize) -> bool {
    if !document.is_mark(comma, b',') {
        return false;
    }
    let sign =
        at.checked_sub(1).is_some_and(|b| document.is(b, class::UNIT) && document.tokens[b].kind == TokenKind::Mark);
    let glued = |i: usize| document.tokens.get(i).is_some_and(|t| t.glued);
    let cents =
        document.tokens.get(comma + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 2 && t.glued);
    let told = || sign && document.tokens[comma + 1].span.len() == 2 || is_money(document, comma + 2);
    cents && glued(comma) && !(glued(comma + 2) && is_digits_or_mark(document, comma + 2)) && told()
}

/// Whether a word of money stands at `at`, or a scale and one behind it: "euros", "million kronor".
fn is_money(document: &Document, at: usize) -> bool {
    let scaled = english().numbers.get(document.word(at)).scale.is_some();
    let at = at + usize::from(scaled);
    let word = document.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.is(class::UNIT));
    word.is_some_and(|t| english().units.money_after.longest(t.word, |_| None).is_some())
}

/// Whether what is glued at `at` goes on with a number: more digits, or a mark and digits.
fn is_digits_or_mark(document: &Document, at: usize) -> bool {
    is_glued_digits(document, at) || is_glued_digits(document, at + 1)
}

/// Whether decimals stand behind the point of "7 . 3 %" in tokenised text; what stands behind them shows that no sentence ends at the point.
fn parted_decimals(document: &Document, point: usize) -> bool {
    if !document.is_mark(point, b'.') {
        return false;
    }
    let blank = |i: usize| document.tokens.get(i).is_some_and(|t| !t.glued);
    let digits = document.tokens.get(point + 1).is_some_and(|t| t.kind == TokenKind::Digits && t.span.len() <= 3);
    let parted = digits && blank(point) && blank(point + 1) && blank(point + 2);
    let goes_on = document.is_mark(point + 2, b'%')
        || document.says(point + 2, &["billion", "million", "percent", "percentage", "trillion"]);
    parted && goes_on
}

/// The power of ten behind a number in digits: the e6 of "1.3e6", the rest of "2.5×10^6" and "2.5×10−5".
fn power(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    if document.says(at, &["e"]) && document.tokens[at].glued {
        return exponent(document, at + 1);
    }
    if !document.says(at, &["×", "x", "*"]) || document.written(at + 1) != "10" {
        return None;
    }
    let caret = document.is_mark(at + 2, b'^');
    let minus = document.is_mark(at + 2, b'-') && document.tokens[at + 2].glued;
    (caret || minus).then(|| exponent(document, at + 2 + usize::from(caret)))?
}

/// `n` to the power behind it: the ^-1 of "2.5^-1".
fn raised(document: &Document, n: Decimal, at: usize) -> Option<(Decimal, usize)> {
    if !document.is_mark(at, b'^') || !document.tokens[at].glued {
        return None;
    }
    let minus = document.is_mark(at + 1, b'-');
    let digits = at + 1 + usize::from(minus);
    let exponent: u32 = document.written(digits).parse().ok().filter(|e| (1..40).contains(e))?;
    let glued = (at + 1..=digits).all(|i| document.tokens[i].glued);
    let power = (1..exponent).try_fold(n, |power, _| power.checked_mul(n)).filter(|_| glued)?;
    let value = if minus { Decimal::ONE.checked_div(power)? } else { power };
    Some((value.normalize(), digits + 1))
}

fn exponent(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let minus = document.is_mark(at, b'-');
    let sign = usize::from(minus || document.is_mark(at, b'+'));
    if !is_glued_digits(document, at + sign) {
        return None;
    }
    let exponent: u32 = document.written(at + sign).parse().ok().filter(|&e| e < 28)?;
    let ten = |n: Decimal, _| n.checked_mul(Decimal::TEN);
    let factor = if minus { Decimal::new(1, exponent) } else { (0..exponent).try_fold(Decimal::ONE, ten)? };
    Some((factor, at + sign + 1))
}

/// Most numbers are one run of digits with nothing glued to it and no second run behind it, be it a word or the end of the line;
/// the x of "5 x 10^3" is a letter.
pub(super) fn plain(document: &Document, at: usize) -> Option<Digits> {
    let alone = !document.tokens[at].glued
        && document.tokens.get(at + 1).is_none_or(|next| {
            next.kind == TokenKind::Break
                || !next.glued && next.kind == TokenKind::Word && next.span.len() > 1 && !next.is(class::NUMBER)
        });
    let n: u64 = if alone { document.written(at).parse().ok()? } else { return None };
    Some(Digits { start: at, end: at + 1, n: Decimal::from(n), places: 0, fraction: false })
}

/// Adds the groups of three (or of two, the Indian way) that follow the digits at `at`; gives the token behind them.
fn groups(document: &Document, at: usize, digits: &mut Run) -> Option<usize> {
    let length = |i: usize| document.written(i).len();
    if length(at) > 3 {
        return Some(at + 1);
    }
    // Most have nothing behind them that could be a group.
    if document.tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Word || next.kind == TokenKind::Break) {
        return Some(at + 1);
    }
    let mark = document.word(at + 1);
    let comma = document.is_mark(at + 1, b',') || document.is_mark(at + 1, b'\'');
    let point = document.is_mark(at + 1, b'.');
    let mut end = at + 1;
    let behind = |many: usize, step: usize| (1..=many).map(move |group| at + group * step);
    let (mut many, mut step) = (0, 2);
    // Tokenised text parts "80 , 000".
    while many < MOST_GROUPS && is_parted_thousand(document, end) {
        many += 1;
        end += 2;
    }
    if many == 0 && (comma || point) {
        while many < MOST_GROUPS
            && document.word(end) == mark
            && document.tokens[end].glued
            && is_glued_digits(document, end + 1)
            && (2..=3).contains(&length(end + 1))
        {
            many += 1;
            end += 2;
        }
        let last_is_three = many > 0 && length(end - 1) == 3;
        let inner = |size: usize| behind(many, step).take(many.saturating_sub(1)).all(|i| length(i) == size);
        let thousands = last_is_three && inner(3);
        let lakhs = last_is_three && comma && many > 1 && inner(2) && length(at) <= 2;
        // "1.234" is a decimal, "1.234.567" and "€1.299,00" are not.
        let continental = point && decimal_comma(document, at, end);
        if !(thousands && (comma || many > 1 || continental) || lakhs) {
            return Some(at + 1);
        }
        // "1,234,5" is a list.
        if comma && document.word(end) == mark && is_glued_digits(document, end + 1) && document.tokens[end].glued {
            return Some(at + 1);
        }
    } else {
        // "5 000 000".
        if many == 0 {
            step = 1;
            while many < MOST_GROUPS && is_spaced_group(document, end) {
                many += 1;
                end += 1;
            }
        }
        if many == 0 || document.written(at).starts_with('0') {
            return Some(at + 1);
        }
    }
    for i in behind(many, step) {
        digits.push(document, i)?;
    }
    Some(end)
}

/// Whether a comma and "000" stand at token `at`, with blanks around each: the rest of "80 , 000".
fn is_parted_thousand(document: &Document, at: usize) -> bool {
    document.is_mark(at, b',')
        && document.written(at + 1) == "000"
        && !document.tokens[at].glued
        && !document.tokens[at + 1].glued
        && document.tokens.get(at + 2).is_none_or(|t| !t.glued)
}

/// Whether token `at` is three digits after a single blank: the second half of "5 000".
fn is_spaced_group(document: &Document, at: usize) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    let before = document.tokens[at - 1];
    let blank = document.text.get(before.span.end as usize..token.span.start as usize).unwrap_or("");
    token.kind == TokenKind::Digits
        && token.span.len() == 3
        && matches!(blank, " " | "\u{A0}" | "\u{202F}" | "\u{2009}")
        && !document.tokens.get(at + 1).is_some_and(|t| t.glued && t.kind != TokenKind::Mark && t.span.len() > 2)
        // "20 500-pound bombs", "12 250kg bombs"; but "a 10 000-metre race".
        && !(blank == " " && document.written(at) != "000" && leads_on(document, at + 1))
        // "12 757s" are twelve of a type.
        && !(document.says(at + 1, &["s"]) && document.tokens[at + 1].glued)
        && !super::name::is_aeroplane(document, at)
}

/// Whether what is glued at `at` makes the digits before it a part of an adjective: "500-pound bombs", "250kg bombs".
fn leads_on(document: &Document, at: usize) -> bool {
    let word = |i: usize| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && t.glued);
    let noun = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.glued && !t.is(class::FUNCTION))
            && document.written(i).ends_with('s')
    };
    document.is_mark(at, b'-')
        && document.tokens[at].glued
        && word(at + 1)
        && !document.says(at + 1, &["strong", "odd", "plus"])
        || word(at) && document.is(at, class::AMOUNT_GOES_ON) && noun(at + 1)
}

fn is_glued_digits(document: &Document, at: usize) -> bool {
    document.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.glued)
}

/// The fraction behind a whole number: "2½", "2 1/2", "2-1/2".
fn part(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    if let Some((above, below)) = fraction_character(document, at) {
        return Some((Decimal::from(above).checked_div(Decimal::from(below))?, at + 1));
    }
    let at = if document.is_mark(at, b'-') && is_glued_digits(document, at + 1) { at + 1 } else { at };
    quotient(document, at)
}

/// The fraction written with a stroke that begins at token `at`: "1/2", but not "9/11" or "24/7".
fn quotient(document: &Document, at: usize) -> Option<(Decimal, usize)> {
    let stroke = document.is_mark(at + 1, b'/') || document.written(at + 1) == "⁄";
    // Tokenised text parts "1 / 2".
    let parted = stroke
        && !document.tokens[at + 1].glued
        && document.tokens.get(at + 2).is_some_and(|t| t.kind == TokenKind::Digits && !t.glued);
    let joined = || document.tokens[at + 1].glued && is_glued_digits(document, at + 2);
    if !stroke || !(parted || joined()) {
        return None;
    }
    if document.tokens.get(at + 3).is_some_and(|t| t.glued && document.is_mark(at + 3, b'/')) {
        return None;
    }
    let above: u32 = document.written(at).parse().ok()?;
    let below: u32 = document.written(at + 2).parse().ok()?;
    // "1/25th of the energy" says that it is a part.
    let nth = document.tokens.get(at + 3).is_some_and(|t| t.glued) && document.says(at + 3, &["nd", "rd", "st", "th"]);
    let usual = nth || matches!(below, 2..=10 | 12 | 16 | 20 | 32 | 64 | 100);
    // "31/2 months" has lost a blank or a raised half.
    let (whole, rest) = (above / 10, above % 10);
    if (10..100).contains(&above)
        && rest == 1
        && matches!(below, 2..=4 | 8)
        && document.says(
            at + 3,
            &["days", "feet", "hours", "inches", "miles", "minutes", "months", "percent", "points", "weeks", "years"],
        )
    {
        let part = Decimal::ONE.checked_div(Decimal::from(below))?;
        return Some((Decimal::from(whole).checked_add(part)?, at + 3));
    }
    // "3 / 2 of them", but not "24/7".
    let next_is_word = document.tokens.get(at + 3).is_some_and(|t| t.kind == TokenKind::Word);
    let proper = above < below || parted && above < 10 && next_is_word;
    if !usual || above == 0 || !proper || document.written(at).starts_with('0') {
        return None;
    }
    Some((Decimal::from(above).checked_div(Decimal::from(below))?, at + 3 + usize::from(nth)))
}

fn fraction_character(document: &Document, at: usize) -> Option<(u8, u8)> {
    let token = document.tokens.get(at).filter(|t| t.kind == TokenKind::Mark && t.span.len() > 1)?;
    english().numbers.get(token.word).fraction
}

/// Whether the mark at `at` is a minus sign: glued to what follows and to nothing before it.
fn is_minus(document: &Document, at: usize) -> bool {
    document.is_mark(at, b'-')
        && document.tokens.get(at + 1).is_some_and(|t| t.glued)
        && (!(document.tokens[at].glued || at > 0 && document.tokens[at - 1].kind == TokenKind::Digits)
            || opens(document, at))
}

/// Whether a text that is nothing but a number begins with a minus and a blank: "- 1,200,000". In a longer one it is a dash.
fn is_parted_minus(document: &Document) -> bool {
    let number = |i: usize| {
        let token = document.tokens[i];
        token.kind == TokenKind::Digits
            || document.is_mark(i, b',')
            || document.is_mark(i, b'.')
            || document.is_mark(i, b'/')
            || english().numbers.get(token.word).suffix.is_some()
    };
    document.is_mark(0, b'-') && document.tokens.len() < 12 && (1..document.tokens.len()).all(number)
}

/// Whether what stands before token `at` opens a stretch of text, so that a mark at `at` begins something.
fn opens(document: &Document, at: usize) -> bool {
    at == 0 || matches!(document.written(at - 1), "(" | "[" | "\"" | "“" | "‘" | "'" | "—" | "$" | "€" | "£" | "-")
}
