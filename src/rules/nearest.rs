//! The known name nearest to an unknown one, for "did you mean" in diagnostics.

/// The candidate that a misspelling most likely means; of equally near ones the first in alphabetical order.
pub(super) fn nearest<'a>(written: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let written = written.to_lowercase();
    // An id is short; a longer text is no misspelling of one, and the distance takes quadratic time.
    let length = written.chars().take(65).count();
    if length > 64 {
        return None;
    }
    let allowed = 1 + length / 4;
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&written, &candidate.to_lowercase()), candidate))
        .filter(|&(distance, candidate)| distance <= allowed && distance < candidate.chars().count())
        .min()
        .map(|(_, candidate)| candidate)
}

/// "did you mean `killed`?", or all that is known if nothing is near.
pub(super) fn suggestion(written: &str, what: &str, candidates: &[&str]) -> String {
    if let Some(near) = nearest(written, candidates.iter().copied()) {
        return format!("did you mean `{near}`?");
    }
    match candidates {
        [] => format!("no {what} is defined"),
        [only] => format!("the only {what} is `{only}`"),
        many => {
            let shown: Vec<String> = many.iter().take(24).map(|c| format!("`{c}`")).collect();
            let more = if many.len() > shown.len() { ", …" } else { "" };
            format!("known: {}{more}", shown.join(", "))
        }
    }
}
