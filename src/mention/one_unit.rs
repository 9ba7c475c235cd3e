//! An article that counts its unit: one of "less than a mile", "an inch and a half", "a foot or more", "a mile or two", "a
//! percentage point", "a foot of snow", "a mile from here", "fell a penny". "A foot", "a pound" and "a dollar" alone are things.

use rust_decimal::Decimal;

use super::amount::{Amount, Of, times};
use super::unit::unit_after;
use super::words::known;
use super::{modifier, number, share};
use crate::document::{Document, TokenKind};
use crate::lexicon::{Modifier, class, english, surrounding};
use crate::value::{Interval, Range};

/// The amount whose article is token `at`, behind the modifier `before`, which begins at token `first`.
pub(super) fn read(document: &Document, at: usize, before: Option<Modifier>, first: usize) -> Option<Amount> {
    // "almost a full percentage point": "a full" is a modifier of numbers.
    let full = at >= 2 && before.is_some() && document.says(at - 1, &["full"]);
    let unit_at = if full { at } else { at + 1 + usize::from(document.says(at + 1, &["full", "whole"])) };
    let at = if full { at - 2 } else { at };
    let before = before.filter(|m| !(full && *m == Modifier::Exactly));
    if !document.says(at, &["a", "an"]) {
        return None;
    }
    if !document.is(unit_at, class::UNIT | class::TELLS_NUMBER) || document.is(unit_at, class::DATE) {
        return None;
    }
    let one = number::reading(at..at + 1, Decimal::ONE, None);
    let (of, factor, end) = unit_after(document, unit_at, &one)?;
    let amount = |number, end, modifier| Some(Amount { tokens: at..end, number, of, modifier, factor });
    if let Some((part, behind)) = share::and_a_part(document, end) {
        let number = number::reading(at..at + 1, Decimal::ONE.checked_add(part)?, None);
        return amount(times(number, factor)?, behind, None);
    }
    let one = times(one, factor)?;
    if let Some(more) = known(document, end + 1).cardinal.filter(|n| (2..=3).contains(n) && document.is_word(end, "or"))
    {
        let counts = document.is(end + 2, class::UNIT | class::DATE) && !document.is(end + 2, class::FUNCTION);
        let range = Range::sharp(Interval::closed(factor, factor.checked_mul(Decimal::from(more))?));
        return if counts { None } else { amount(number::NumberReading { n: None, range, ..one }, end + 2, None) };
    }
    if let Some((modifier, behind)) = modifier::read_after(document, end).filter(|_| before.is_none()) {
        return amount(one, behind, Some(modifier));
    }
    // "slipped a percentage point".
    if of == Of::Points && before.is_none() || is_amount(document, at, end, &of) {
        return amount(one, end, None);
    }
    let bounded = before.is_some_and(|m| m != Modifier::Exactly) && closes(document, end);
    (bounded && measures(document, first, &of)).then(|| amount(one, end, None))?
}

/// Whether what stands around the article at token `at` and its unit, which ends before `end`, makes an amount of them.
fn is_amount(document: &Document, at: usize, end: usize, of: &Of) -> bool {
    let unit = match of {
        Of::Nothing | Of::Points => return false,
        Of::Money(_) => return is_sum(document, at, end),
        Of::Percent => return changes(document, at) && closes(document, end),
        Of::Unit(name) => *name,
    };
    let dimension = english().units.dimension(unit);
    // "a mile from the border", "a yard long".
    let far =
        ["above", "ahead", "apart", "away", "behind", "below", "beneath", "beyond", "deep", "from", "high", "long"];
    let wide = ["north", "south", "east", "west", "off", "tall", "thick", "wide"];
    if dimension == Some("length") && (document.says(end, &far) || document.says(end, &wide)) {
        return true;
    }
    if matches!(dimension, Some("area" | "length" | "mass" | "volume")) && document.is_word(end, "of") {
        return is_of_stuff(document, at, end + 1, unit);
    }
    let degree = dimension == Some("temperature") || unit == "degree";
    degree && changes(document, at) && closes(document, end)
}

/// Whether the unit at token `at` holds what stands behind its "of": "a foot of snow". "The price of a barrel of oil" and "a
/// gallon of milk" at $4 a gallon tell no amount; neither do "an ounce of luck" and "a ton of work".
fn is_of_stuff(document: &Document, at: usize, stuff: usize, unit: &str) -> bool {
    let loose =
        ["barrel", "carat", "fathom", "foot-pound", "furlong", "ounce", "pound", "stone", "tablespoon", "teaspoon"];
    let word = document.tokens.get(stuff).is_some_and(|t| t.kind == TokenKind::Word);
    let priced = |b: usize| {
        document.is(b, class::UNIT | class::NUMBER) && !document.is(b, class::FUNCTION)
            || document.tokens[b].kind == TokenKind::Digits
            || document.says(b, &["of", "for", "per"])
    };
    let explosive = || {
        let loads =
            ["aid", "cannabis", "coal", "cocaine", "dynamite", "explosives", "food", "gold", "heroin", "marijuana"];
        document.says(stuff, &loads) || document.says(stuff, &["rice", "sand", "steel", "sugar", "tnt", "wheat"])
    };
    word && !document.is(stuff, class::FUNCTION | class::NUMBER)
        && !loose.contains(&unit)
        && (unit != "ton" || explosive())
        && !at.checked_sub(1).is_some_and(priced)
}

/// Whether the coin at token `at`, which ends before `end`, is a sum: "fell a penny", "a dollar more", "a dollar a day".
fn is_sum(document: &Document, at: usize, end: usize) -> bool {
    let costs = ["charge", "charged", "charges", "charging", "cost", "costing", "costs"];
    let paid = |b: usize| document.says(b, &costs) || english().numbers.tells(document.word(b), surrounding::PAYMENT);
    let cost = at.checked_sub(1).is_some_and(paid);
    // A pound lost may be one of weight.
    let lost = || at > 0 && document.says(at - 1, &["lost", "shed"]) && !document.says(at + 1, &["pound"]);
    document.says(end, &["cheaper", "dearer", "less", "more"])
        || document.says(end, &["a", "an", "per"]) && document.is(end + 1, class::TIME_UNIT | class::UNIT)
        || (cost || changes(document, at) || lost()) && closes(document, end)
}

/// Whether a rise or a fall is told right before token `at`: "fell", "up", "rose by".
fn changes(document: &Document, at: usize) -> bool {
    let Some(last) = at.checked_sub(1) else { return false };
    let verb = last - usize::from(document.is_word(last, "by") && last > 0);
    english().numbers.tells(document.word(verb), surrounding::CHANGE) || document.says(verb, &["down", "up"])
}

/// Whether nothing named by the unit stands behind it: "about a foot soldier", "under a pound coin".
fn closes(document: &Document, end: usize) -> bool {
    document.tokens.get(end).is_none_or(|t| {
        let open = class::ADVERB | class::AUXILIARY | class::FUNCTION | class::PREPOSITION;
        t.kind != TokenKind::Word && !document.is_mark(end, b'-')
            || document.is(end, open)
            || english().numbers.tells(t.word, surrounding::ADJECTIVE)
            || document.says(end, &["above", "apart", "away", "below", "each", "off"])
    })
}

/// Whether the words at `at` measure here and do not tell a place or a matter: "over a mile", but not "a row over a barrel".
fn measures(document: &Document, at: usize, of: &Of) -> bool {
    let place = document.says(at, &["above", "around", "below", "beyond", "near", "over", "past", "some", "under"]);
    let length = matches!(of, Of::Unit(name) if english().units.dimension(name) == Some("length"));
    !place || length
}
