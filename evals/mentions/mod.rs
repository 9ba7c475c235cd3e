//! The normaliser on suites of annotated texts. Spans are matched one to one, the most overlap first; an interval is right
//! if both ends are the annotated ones or those of one of the further right answers. A value is also right if it is the
//! number as written: a number with a scale word ("3.4 million") stands for an interval here and for a point there. What a
//! bracket says once more, "22 miles (35 kilometers)", is right where a suite annotates it and no mistake where not.
//! What is missed in a record that asks for another convention (`conventions.toml`) is left out of a count of its own.
//!
//! What is found of a kind that a suite annotates nowhere (numbers in a suite of dates) is no mistake, and left out unless
//! every kind is asked for; nor is what is found behind the first sentences where a suite says that it annotates those alone.

use std::cmp::Reverse;
use std::fmt::Write;
use std::path::PathBuf;

use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::span::Span;
use crosscheck::value::{Days, End, Interval, Kind, Value};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::Value as Json;

use super::conventions::Conventions;
use super::data;
use super::quantities::{self, Direction, Match, Quantities};
use super::score::{Bound, Counts, close, float};

#[derive(Deserialize)]
struct Record {
    id: String,
    text: String,
    ref_date: Option<String>,
    news: bool,
    #[serde(default)]
    semantics: String,
    expected: Vec<Expected>,
    /// How many characters of the text are annotated.
    #[serde(skip)]
    annotated: usize,
}

/// What is scored of the things found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kinds {
    /// The kinds that the suite annotates somewhere.
    Annotated,
    /// All.
    Every,
    /// Dates, times and durations, also of what is annotated.
    Times,
}

#[derive(Deserialize)]
struct Expected {
    span_text: Option<String>,
    start: Option<usize>,
    end: Option<usize>,
    kind: String,
    #[serde(flatten)]
    ends: Ends,
    value: Option<Json>,
    granularity: Option<String>,
    #[serde(rename = "mod")]
    modifier: Option<String>,
    alts: Option<Vec<Ends>>,
}

/// The ends of a range; of dates, `hi` is the day after the last.
#[derive(Clone, Debug, Default, Deserialize)]
struct Ends {
    lo: Option<Bound>,
    hi: Option<Bound>,
    lo_open: Option<bool>,
    hi_open: Option<bool>,
}

/// Kinds that a suite annotates together or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Dates,
    Durations,
    Numbers,
}

impl Family {
    /// Of a kind in the suites' terms.
    fn of(kind: &str) -> Self {
        match kind {
            "date" | "daterange" | "datetime" | "datetimerange" | "set" | "time" | "timerange" | "timezone" => {
                Self::Dates
            }
            "duration" => Self::Durations,
            _ => Self::Numbers,
        }
    }
}

/// A mention in the terms of the suites: characters, half-open dates.
#[derive(Debug)]
struct Found {
    start: usize,
    end: usize,
    family: Family,
    ends: Ends,
    /// The days of a length that ends or begins with publication: "the past three months".
    days: Option<Ends>,
    /// The days of a date without the word that bounds it: 2018 of "by 2018", as TIMEX3 has it.
    core: Option<Ends>,
    value: Option<Json>,
    /// What `quantities` asks of it, `None` if it is no quantity.
    quantity: Option<Quantity>,
    /// Where its first amount ends, which is matched by: the rest of "22 miles (35 kilometers)" says the same once more.
    first_end: usize,
    /// Whether it is such a rest: right where a suite annotates it, and no mistake where not.
    twin: bool,
}

/// A quantity that was read: which way its modifier turns it, its number as written, and its usual reading.
#[derive(Debug)]
struct Quantity {
    direction: Option<Direction>,
    n: Option<f64>,
    typical: Ends,
}

/// What a suite's numbers come to.
#[derive(Clone, Copy, Default)]
struct Tally {
    strict: Counts,
    relaxed: Counts,
    interval: Counts,
    resolvable: usize,
    values: usize,
    /// Intervals that are right, and numbers that are right as written.
    written: usize,
    /// Missed because the suite's convention is another.
    excused: usize,
    quantities: Quantities,
}

pub(crate) fn run(paths: &[PathBuf], news: bool, kinds: Kinds, misses: usize) -> Result<String, String> {
    let conventions = Conventions::read()?;
    let mut out = String::new();
    let mut stale = Vec::new();
    let mut all = Tally::default();
    for suite in data::suites(paths)? {
        let mut tally = Tally::default();
        let mut missed = Vec::new();
        let mut records = data::records::<Record>(&suite)?;
        for record in &mut records {
            record.annotated = annotated(record);
            if kinds == Kinds::Times {
                record.expected.retain(|e| Family::of(&e.kind) != Family::Numbers);
            }
        }
        let annotates = |family| records.iter().flat_map(|r| &r.expected).any(|e| Family::of(&e.kind) == family);
        let families: Vec<Family> = [Family::Dates, Family::Durations, Family::Numbers]
            .into_iter()
            .filter(|&family| kinds == Kinds::Every || annotates(family))
            .collect();
        for record in records.iter().filter(|r| r.news || !news) {
            let convention = conventions.of(&record.id);
            let scored = score(record, convention, &families, &mut missed);
            // Numbers are not asked for among times.
            if let Some(convention) = convention.filter(|_| scored.excused == 0 && kinds != Kinds::Times) {
                stale.push(format!("{} is listed under {convention:?}, and nothing of it is missed\n", record.id));
            }
            tally.add(scored);
        }
        line(&mut out, &data::name(&suite), tally);
        missed.iter().take(misses).for_each(|miss| out.push_str(miss));
        all.add(tally);
    }
    line(&mut out, "all", all);
    stale.iter().for_each(|complaint| out.push_str(complaint));
    Ok(out)
}

fn line(out: &mut String, name: &str, tally: Tally) {
    let Tally { strict, relaxed, interval, resolvable, values, written, excused, quantities } = tally;
    let recall = 100.0 * super::score::share(interval.right, resolvable);
    let unexplained = resolvable.saturating_sub(written + excused);
    let ours = 100.0 * super::score::share(written, resolvable - excused);
    let written = 100.0 * super::score::share(written, resolvable);
    // TempEval-3: how many of the matched have the right value, times the relaxed F1.
    let value = 100.0 * super::score::share(values, relaxed.right) * relaxed.f1();
    let _ = writeln!(
        out,
        "{name:<26} gold {:>5} found {:>5} | strict {strict} | relaxed {relaxed} | interval {interval} recall of resolvable \
         {recall:5.1}, as written {written:5.1}, with our conventions {ours:5.1} ({unexplained} unexplained) | value F1 {value:5.1}",
        relaxed.gold, relaxed.found
    );
    if quantities.are_modified() {
        let _ = writeln!(out, "{:26} {quantities}", "");
    }
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.strict.add(other.strict);
        self.relaxed.add(other.relaxed);
        self.interval.add(other.interval);
        self.resolvable += other.resolvable;
        self.values += other.values;
        self.written += other.written;
        self.excused += other.excused;
        self.quantities.add(other.quantities);
    }
}

fn score(record: &Record, convention: Option<&str>, families: &[Family], missed: &mut Vec<String>) -> Tally {
    let expected: Vec<(usize, usize, &Expected)> =
        record.expected.iter().filter_map(|e| Some((e.start?, e.end?, e))).collect();
    let mut found = read(record);
    found.retain(|f| f.start < record.annotated);
    let mut pairs = Vec::new();
    for (i, (start, end, _)) in expected.iter().enumerate() {
        for (j, f) in found.iter().enumerate() {
            let overlap = (*end).min(f.first_end).saturating_sub((*start).max(f.start));
            if overlap > 0 {
                pairs.push((Reverse(overlap), i, j));
            }
        }
    }
    pairs.sort_unstable();
    let (mut strict, mut relaxed, mut interval, mut values, mut written) = (0, 0, 0, 0, 0);
    let resolvable = expected.iter().filter(|(_, _, e)| e.is_resolvable()).count();
    let (mut used_expected, mut used_found) = (vec![None; expected.len()], vec![false; found.len()]);
    for (_, i, j) in pairs {
        if used_expected[i].is_some() || used_found[j] {
            continue;
        }
        (used_expected[i], used_found[j]) = (Some(j), true);
        let ((start, end, e), f) = (expected[i], &found[j]);
        relaxed += 1;
        strict += usize::from((start, end) == (f.start, f.end));
        interval += usize::from(e.is_found(f));
        written += usize::from(e.is_found(f) || e.is_written(f));
        values += usize::from(e.value.as_ref().is_some_and(|v| f.value.as_ref().is_some_and(|w| same_value(v, w))));
    }
    let asked =
        found.iter().zip(&used_found).filter(|(f, used)| **used || !f.twin && families.contains(&f.family)).count();
    let counts = |right| Counts::matched(right, expected.len(), asked);
    let tally = Tally {
        strict: counts(strict),
        relaxed: counts(relaxed),
        interval: counts(interval),
        resolvable,
        values,
        written,
        excused: convention.map_or(0, |_| resolvable.saturating_sub(written)),
        quantities: compare_quantities(&expected, &found, &used_expected),
    };
    for (&(start, end, e), matched) in expected.iter().zip(&used_expected) {
        let near = found.iter().filter(|f| f.start < end && start < f.end);
        let right = matched.is_some_and(|j| e.is_found(&found[j]) || e.is_written(&found[j]));
        if e.is_resolvable() && !right {
            let got: Vec<_> = near.map(|f| (&f.ends.lo, &f.ends.hi)).collect();
            let text: String = record.text.chars().take(160).collect();
            let why = convention.map(|name| format!(" | by convention: {name}")).unwrap_or_default();
            let (id, words) = (&record.id, &e.span_text);
            missed.push(format!("    {id} {text:?} | {words:?} {:?} {:?} | {got:?}{why}\n", e.ends.lo, e.ends.hi));
        }
    }
    for ((start, end, e), j) in expected.iter().zip(&used_expected) {
        let Some(read) = j.and_then(|j| found[j].quantity.as_ref()) else { continue };
        let twin = j.is_some_and(|j| found[j].twin);
        if !twin && quantities::is_annotated(&e.kind) && !e.says(read.direction) {
            let text: String = record.text.chars().take(160).collect();
            let (annotated, read) = (e.direction(), read.direction);
            let words = &e.span_text;
            missed.push(format!("    {text:?} | {words:?} at {start}..{end} says {annotated:?}, read as {read:?}\n"));
        }
    }
    for (f, _) in found.iter().zip(&used_found).filter(|(f, used)| !**used && !f.twin && families.contains(&f.family)) {
        let words: String = record.text.chars().skip(f.start).take(f.end - f.start).collect();
        let text: String = record.text.chars().take(160).collect();
        missed.push(format!("    {text:?} | annotated nowhere: {words:?} {:?} {:?}\n", f.ends.lo, f.ends.hi));
    }
    tally
}

/// The quantities alone: an age or an ordinal in the place of one counts as nothing, and one that is right as such not at all.
fn compare_quantities(
    expected: &[(usize, usize, &Expected)],
    found: &[Found],
    matches: &[Option<usize>],
) -> Quantities {
    let annotated: Vec<_> = expected
        .iter()
        .zip(matches)
        .filter(|((_, _, e), _)| quantities::is_annotated(&e.kind))
        .map(|((_, _, e), &j)| {
            let found = j.and_then(|j| found[j].quantity.as_ref().map(|q| (&found[j], q)));
            // A modifier holds for what is said again too, but is not written there.
            let says = |f: &Found, q: &Quantity| e.says(q.direction) || f.twin && e.says(None);
            let found = found.map(|(f, q)| Match { value: e.is_stated(f, q), direction: says(f, q) });
            (e.direction(), found)
        })
        .collect();
    let asked = |(j, f): &(usize, &Found)| f.quantity.is_some() && (!f.twin || matches.contains(&Some(*j)));
    Quantities::of(&annotated, found.iter().enumerate().filter(asked).count())
}

/// How many characters of the text are annotated: of "only the first sentences", up to the end of the last annotated line.
fn annotated(record: &Record) -> usize {
    if !record.semantics.contains("only the first sentences") {
        return usize::MAX;
    }
    let last = record.expected.iter().filter_map(|e| e.end).max().unwrap_or(0);
    record.text.chars().skip(last).position(|c| c == '\n').map_or(usize::MAX, |line| last + line)
}

fn read(record: &Record) -> Vec<Found> {
    let published = record.ref_date.as_ref().and_then(|d| d.get(..10)?.parse().ok());
    let document = Document::read(&record.text, &english().vocabulary);
    let characters = |byte: u32| record.text.get(..byte as usize).map_or(0, |before| before.chars().count());
    let found = |value: &Value, span: Span, first_end: u32, twin: bool| {
        let (ends, written) = reading(value);
        let quantity = match value {
            Value::Quantity(q) if quantities::is_read(q.kind) => Some(Quantity {
                direction: q.modifier.and_then(Direction::read),
                n: q.n.map(float),
                typical: Ends::of(q.range.typical),
            }),
            _ => None,
        };
        let family = match value {
            Value::Date(_) | Value::Term(_) => Family::Dates,
            Value::Quantity(q) if q.kind == Kind::Duration => Family::Durations,
            Value::Quantity(_) => Family::Numbers,
        };
        let (start, end, first_end) = (characters(span.start), characters(span.end), characters(first_end));
        Found { start, end, family, ends, days: None, core: None, value: written, quantity, first_end, twin }
    };
    let mut all = Vec::new();
    for mention in mention::find(&document, Context { published }) {
        let span = mention.span(&document);
        // "five (5)" says one number twice, and no suite annotates both.
        let again = mention::said_again(&document, &mention).filter(|_| mention.kind() != Kind::Number);
        let core_end = document.span(mention.core.clone()).end;
        let first_end = if again.is_some() { core_end } else { span.end };
        let days = mention.days.map(Ends::of_days);
        let core = match mention.core_value.as_deref() {
            Some(Value::Date(date)) => Some(Ends::of_days(date.hard)),
            _ => None,
        };
        all.push(Found { days, core, ..found(&mention.value, span, first_end, false) });
        if let Some((value, tokens)) = again {
            let span = document.span(tokens);
            all.push(found(&value, span, span.end, true));
        }
    }
    all
}

fn reading(value: &Value) -> (Ends, Option<Json>) {
    match value {
        Value::Quantity(q) => {
            let value =
                if q.kind == Kind::Duration { q.timex.clone().map(Json::from) } else { q.n.map(|n| float(n).into()) };
            (Ends::of(q.range.hard), value)
        }
        Value::Date(d) => (Ends::of_days(d.hard), Some(d.timex.clone().into())),
        Value::Term(label) => (Ends::default(), Some(label.clone().into())),
    }
}

fn same_value(expected: &Json, found: &Json) -> bool {
    let number = |json: &Json| json.as_number().and_then(|n| n.to_string().parse::<f64>().ok());
    match (number(expected), number(found)) {
        (Some(a), Some(b)) => (a - b).abs() == 0.0,
        _ => expected == found,
    }
}

impl Expected {
    /// Whether it says what it stands for.
    fn is_resolvable(&self) -> bool {
        self.ends.lo.is_some() || self.ends.hi.is_some()
    }

    fn is(&self, found: &Ends) -> bool {
        let granularity = self.granularity.as_deref();
        self.ends.is(found, granularity) || self.alts.iter().flatten().any(|alt| alt.is(found, granularity))
    }
}

impl Expected {
    /// Whether the number that was read is the annotated one, however far its modifier or its vague word reaches.
    fn is_stated(&self, found: &Found, quantity: &Quantity) -> bool {
        let annotated = self.value.as_ref().and_then(Json::as_number).and_then(|n| n.to_string().parse().ok());
        let written = annotated.zip(quantity.n).is_some_and(|(a, b): (f64, f64)| close(a, b));
        written || self.is(&found.ends) || self.is(&quantity.typical)
    }

    fn direction(&self) -> Option<Direction> {
        self.modifier.as_deref().and_then(Direction::annotated)
    }

    /// Whether a modifier of this direction is right: it is annotated, or that of one of the further right answers.
    fn says(&self, read: Option<Direction>) -> bool {
        let other = |alt: &Ends| Direction::of_ends(alt.lo.is_some(), alt.hi.is_some());
        self.direction() == read || read.is_some() && self.alts.iter().flatten().any(|alt| other(alt) == read)
    }

    /// Whether it is what was found, or the days of a length that was found.
    fn is_found(&self, found: &Found) -> bool {
        self.is(&found.ends) || found.days.as_ref().is_some_and(|days| self.is(days))
    }

    /// Whether the annotated point is the number as written, or the annotated days are those of the date without the word that
    /// bounds it.
    fn is_written(&self, found: &Found) -> bool {
        if found.core.as_ref().is_some_and(|core| self.is(core)) {
            return true;
        }
        let point = match (&self.ends.lo, &self.ends.hi) {
            (Some(Bound::Number(lo)), Some(Bound::Number(hi))) if close(*lo, *hi) => *lo,
            _ => return false,
        };
        let written = found.value.as_ref().and_then(Json::as_number).and_then(|n| n.to_string().parse::<f64>().ok());
        // A duration's value is its TIMEX3.
        let written = written.or(found.quantity.as_ref().and_then(|q| q.n));
        written.is_some_and(|n| close(point, n))
    }
}

impl Ends {
    fn of_days(days: Days) -> Self {
        let day = |day: Date| Bound::Text(day.to_string());
        let after = days.latest.and_then(|l| l.checked_add(1.day()).ok());
        Self { lo: days.earliest.map(day), hi: after.map(day), ..Self::default() }
    }

    fn of(range: Interval) -> Self {
        let number = |end: End| Bound::Number(float(end.at));
        Self {
            lo: range.lo().map(number),
            hi: range.hi().map(number),
            lo_open: Some(range.lo().is_some_and(|e| e.open)),
            hi_open: Some(range.hi().is_some_and(|e| e.open)),
        }
    }

    fn is(&self, found: &Self, granularity: Option<&str>) -> bool {
        match (&self.lo, &self.hi) {
            (None, None) => false,
            (Some(_), Some(hi)) => {
                side(&self.lo, &found.lo)
                    && (side(&self.hi, &found.hi)
                        || (granularity == Some("interval") && is_inclusive_end(hi, &found.hi)))
            }
            (lo, hi) => {
                let open = |lo_open, hi_open| if lo.is_some() { lo_open } else { hi_open };
                let (expected, got) = (open(self.lo_open, self.hi_open), open(found.lo_open, found.hi_open));
                let is_number = matches!(lo.as_ref().or(hi.as_ref()), Some(Bound::Number(_)));
                let says = is_number && expected.is_some() && got.is_some();
                side(lo, &found.lo) && side(hi, &found.hi) && (!says || expected == got)
            }
        }
    }
}

fn side(expected: &Option<Bound>, found: &Option<Bound>) -> bool {
    match (expected, found) {
        (None, None) => true,
        (Some(Bound::Number(a)), Some(Bound::Number(b))) => close(*a, *b),
        (Some(Bound::Text(a)), Some(Bound::Text(b))) => a == b || (day(a).is_some() && day(a) == day(b)),
        _ => false,
    }
}

/// "From a to b" leaves b out in some suites; a reading that takes it in is right too, whatever unit b is written in.
fn is_inclusive_end(expected: &Bound, found: &Option<Bound>) -> bool {
    let (Bound::Text(expected), Some(Bound::Text(found))) = (expected, found) else { return false };
    let (Some(end), Some(found)) = (day(expected), day(found)) else { return false };
    let later = |span: jiff::Span| end.checked_add(span).ok() == Some(found);
    end == found
        || later(1.day())
        || later(7.days())
        || (end.day() == 1 && later(1.month()))
        || (end.day() == 1 && end.month() == 1 && later(1.year()))
}

fn day(text: &str) -> Option<Date> {
    text.get(..10)?.parse().ok()
}
