//! What a text recalls: deeds of months ago, told by their date or by words for a time long gone. They are not what it reports.

use std::ops::Range;

use super::Search;
use crate::lexicon::class;
use crate::mention::Mention;
use crate::value::Value;

/// So many days before its publication lies what an article recalls.
const RECALLED: i32 = 60;

/// Most tokens between a count and the month that it was in.
const MONTH: usize = 6;

impl Search<'_> {
    /// "murdered in August 1988", "on 24 May this year", "the murder of six monks last February", "the worst since 1978, when
    /// many were murdered".
    pub(super) fn recalled(&self, sentence: usize, tokens: &Range<usize>) -> Option<Range<usize>> {
        let limits = self.document.sentences[sentence].tokens.clone();
        self.old_date(&limits, tokens)
            .or_else(|| self.last_month(&limits, tokens))
            .or_else(|| self.long_gone(&limits, tokens))
            .or_else(|| self.referred_to(&limits, tokens))
    }

    /// "He was referring to the massacre of six monks": known before.
    fn referred_to(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let before = limits.start.max(tokens.start.saturating_sub(MONTH));
        let referred = (before..tokens.start).find(|&i| {
            document.says(i, &["referred", "referring", "refers", "alluding"]) && document.says(i + 1, &["to"])
        });
        referred.map(|i| i..i + 2)
    }

    /// A date of months before the publication.
    fn old_date(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let published = self.published?;
        let is_old = |m: &Mention| {
            let Value::Date(date) = &m.value else { return false };
            // "since 1980" and "until May" are no date of a deed.
            let days = date.hard;
            let known = days.earliest.is_some();
            known && days.latest.is_some_and(|day| (published - day).get_days() > RECALLED)
        };
        let old = self.mentions_in(limits).filter(|m| is_old(m)).map(|m| m.tokens.clone());
        let mut old = old.filter(|time| !self.ranks_an_event(limits, time.start));
        old.find(|time| self.is_tied(limits, time, tokens))
    }

    /// "last February", "on 24 May this year", "early this year".
    fn last_month(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let month = |m: &Mention| matches!(&m.value, Value::Date(d) if d.timex.len() == "2014-06".len());
        let last = |m: &Mention| {
            let at = m.tokens.start;
            let said = document.says(at, &["last"]) || document.says(at.wrapping_sub(1), &["last"]);
            let named = m.tokens.clone().any(|i| document.is(i, class::DATE) && document.tokens[i].capital);
            said && named && month(m)
        };
        let day = |m: &Mention| {
            let end = m.tokens.end;
            let this = usize::from(document.says(end, &["of"]));
            let behind = document.says(end + this, &["this"]) && document.says(end + this + 1, &["year"]);
            let inside = document.says(end.wrapping_sub(2), &["this"]) && document.says(end - 1, &["year"]);
            matches!(m.value, Value::Date(_)) && (behind || inside && m.tokens.len() > 3)
        };
        let near = |time: &Range<usize>| time.start <= tokens.end + MONTH && self.is_tied(limits, time, tokens);
        let times = self.mentions_in(limits).filter(|m| last(m) || day(m)).map(|m| m.tokens.clone());
        times.into_iter().find(near)
    }

    /// "not long ago", "the worst since 1978, when many were murdered".
    fn long_gone(&self, limits: &Range<usize>, tokens: &Range<usize>) -> Option<Range<usize>> {
        let document = self.document;
        let long_ago = limits.clone().find(|&i| document.says(i, &["long"]) && document.says(i + 1, &["ago"]));
        if let Some(at) = long_ago {
            return Some(at..at + 2);
        }
        let when = (limits.start..tokens.start).rev().find(|&i| document.says(i, &["when"]))?;
        let since = (limits.start.max(when.saturating_sub(8))..when).find(|&i| document.says(i, &["since"]));
        let plain = |i: usize| !document.is(i, class::VERB);
        // "Since 21 August, when the campaign began, three were murdered": the time of all that follows.
        let ends = |i: usize| (when + 1..tokens.start).all(|j| !document.is_mark(j, b',')) && (i + 1..when).all(plain);
        since.filter(|&i| i > limits.start && ends(i)).map(|i| i..when + 1)
    }
}
