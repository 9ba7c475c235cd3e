//! The normaliser on suites of annotated texts. Spans are matched one to one, the most overlap first; an interval is right
//! if both ends are the annotated ones or those of one of the further right answers. A value is also right if it is the
//! number as written: a number with a scale word ("3.4 million") stands for an interval here and for a point there. What a
//! bracket says once more, "22 miles (35 kilometers)", is right where a suite annotates it and no mistake where not.
//! A value that is annotated by another convention than the tool's (`conventions.toml`) is left out of a count of its own where
//! it is missed.
//!
//! What is found of a kind that a suite annotates nowhere (numbers in a suite of dates) is no mistake, and left out unless
//! every kind is asked for; nor is what is found behind the first sentences where a suite says that it annotates those alone.

mod found;
mod suite;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use found::{Found, Quantity, read, same_value};
use suite::{Expected, Family, Record, annotated};

use super::conventions::{Convention, Conventions, listed_as};
use super::data;
use super::misses::Misses;
use super::quantities::{self, Match, Quantities};
use super::score::Counts;

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
    let mut complaints = Vec::new();
    let mut explained = BTreeMap::new();
    let mut all = Tally::default();
    for suite in data::suites(paths)? {
        let mut tally = Tally::default();
        let mut missed = Misses::new(misses);
        let mut records = data::records::<Record>(&suite)?;
        for record in &mut records {
            record.annotated = annotated(record);
            record.number();
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
            let (scored, excused) = score(record, &conventions, &families, &mut missed);
            for (place, Convention { name, .. }) in conventions.listed(&record.id) {
                if excused.contains(&place) {
                    *explained.entry(name).or_insert(0) += 1;
                } else if kinds != Kinds::Times {
                    // Numbers are not asked for among times.
                    let value = listed_as(&record.id, place);
                    complaints.push(format!("{value} is listed under {name:?}, and no such value is missed\n"));
                }
            }
            tally.add(scored);
        }
        line(&mut out, &data::name(&suite), tally);
        out.push_str(&missed.shown());
        all.add(tally);
    }
    line(&mut out, "all", all);
    if misses > 0 {
        for Convention { name, because, .. } in conventions.all() {
            if let Some(values) = explained.get(name) {
                let _ = writeln!(out, "    {values:>3} by convention: {name}: {because}");
            }
        }
    }
    complaints.iter().for_each(|complaint| out.push_str(complaint));
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

/// What a record comes to, and the places of its values that are missed by a convention, as it lists them.
fn score(record: &Record, conventions: &Conventions, families: &[Family], missed: &mut Misses) -> (Tally, Vec<usize>) {
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
    let mut excused = Vec::new();
    for (&(start, end, e), matched) in expected.iter().zip(&used_expected) {
        let right = matched.is_some_and(|j| e.is_found(&found[j]) || e.is_written(&found[j]));
        if !e.is_resolvable() || right {
            continue;
        }
        let convention = conventions.of(&record.id, e.place);
        excused.extend(convention.map(|_| e.place));
        let near = found.iter().filter(|f| f.start < end && start < f.end);
        let got: Vec<_> = near.map(|f| (&f.ends.lo, &f.ends.hi)).collect();
        let why = convention.map(|c| format!(" | by convention: {}", c.name)).unwrap_or_default();
        let (id, words) = (listed_as(&record.id, e.place), &e.span_text);
        let text = beginning(record);
        missed.tell(format!("{id} {text:?} | {words:?} {:?} {:?} | {got:?}{why}", e.ends.lo, e.ends.hi));
    }
    let tally = Tally {
        strict: counts(strict),
        relaxed: counts(relaxed),
        interval: counts(interval),
        resolvable,
        values,
        written,
        excused: excused.len(),
        quantities: compare_quantities(&expected, &found, &used_expected),
    };
    for ((start, end, e), j) in expected.iter().zip(&used_expected) {
        let Some(read) = j.and_then(|j| found[j].quantity.as_ref()) else { continue };
        let twin = j.is_some_and(|j| found[j].twin);
        if !twin && quantities::is_annotated(&e.kind) && !e.says(read.direction) {
            let text = beginning(record);
            let (annotated, read) = (e.direction(), read.direction);
            let words = &e.span_text;
            missed.tell(format!("{text:?} | {words:?} at {start}..{end} says {annotated:?}, read as {read:?}"));
        }
    }
    for (f, _) in found.iter().zip(&used_found).filter(|(f, used)| !**used && !f.twin && families.contains(&f.family)) {
        let words: String = record.text.chars().skip(f.start).take(f.end - f.start).collect();
        let text = beginning(record);
        missed.tell(format!("{text:?} | annotated nowhere: {words:?} {:?} {:?}", f.ends.lo, f.ends.hi));
    }
    (tally, excused)
}

/// Enough of a record's text to know it by.
fn beginning(record: &Record) -> String {
    record.text.chars().take(160).collect()
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
