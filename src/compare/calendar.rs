//! Sets of days that come again (every Friday, every March 22): which lie below which, and on which days the most of
//! them meet. What meets is again such a set, so it is enough to look at one day for each way the sets can be cut.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::space::Meeting;
use crate::value::{Days, Weekdays};

/// More looks than this are not worth it; then only the first day of each set is tried, and a set of claims that holds
/// together can be shown in parts. It takes hundreds of sources that disagree about a day without naming the year.
const MOST_LOOKS: usize = 20_000_000;

/// Whether every day of `one` is before every day of `other`.
pub(super) fn is_below(one: Days, other: Days) -> bool {
    one.latest.zip(other.earliest).is_some_and(|(latest, earliest)| latest < earliest)
}

/// A day for each largest set of the sets `among` that share one; a set without any day stays alone.
pub(super) fn meetings(days: &[Days], among: &[usize]) -> Vec<Meeting> {
    let mut kept: Vec<(Vec<usize>, Meeting)> = Vec::new();
    let on = |day: Date| among.iter().copied().filter(|&i| days[i].contains(day)).collect::<Vec<_>>();
    let mut sets: Vec<(Vec<usize>, Date)> = candidates(days, among).into_iter().map(|day| (on(day), day)).collect();
    sets.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    for (set, day) in sets {
        let is_part = |larger: &[usize]| set.iter().all(|i| larger.binary_search(i).is_ok());
        if !kept.iter().any(|(larger, _)| is_part(larger)) {
            kept.push((set, Meeting::Day(day)));
        }
    }
    let left_out = among.iter().filter(|i| !kept.iter().any(|(set, _)| set.contains(i)));
    let alone: Vec<Meeting> = left_out.map(|&i| Meeting::Alone(i)).collect();
    kept.into_iter().map(|(_, meeting)| meeting).chain(alone).collect()
}

/// Days of which at least one lies in whatever sets share a day: the first day after each possible beginning, or before
/// each possible end, that fits what the months, days and weekdays of some of the sets have in common.
fn candidates(days: &[Days], among: &[usize]) -> BTreeSet<Date> {
    let sets = || among.iter().map(|&i| days[i]);
    let starts: BTreeSet<Date> = sets().filter_map(|d| d.earliest).collect();
    let ends: BTreeSet<Date> = sets().filter_map(|d| d.latest).collect();
    let bounds: Vec<(Option<Date>, Option<Date>)> = starts
        .into_iter()
        .map(|start| (Some(start), None))
        .chain(ends.into_iter().map(|end| (None, Some(end))))
        .chain([(None, None)])
        .collect();
    let most = MOST_LOOKS / (bounds.len() * among.len()).max(1);
    let Some(patterns) = patterns(sets(), most) else { return sets().filter_map(Days::first).collect() };
    let cut = |&(months, days, weekdays): &Pattern, &(earliest, latest): &(Option<Date>, Option<Date>)| {
        Days { earliest, latest, months, days, weekdays: Weekdays(weekdays) }.first()
    };
    patterns
        .iter()
        .flat_map(|pattern| bounds.iter().filter_map(|bound| cut(pattern, bound)).collect::<Vec<_>>())
        .collect()
}

/// Months, days of the month and weekdays allowed, as [`Days`] has them.
type Pattern = (u16, u32, u8);

/// What any of the sets have in common in months, days and weekdays; `None` if that is more than `most`.
fn patterns(sets: impl Iterator<Item = Days>, most: usize) -> Option<BTreeSet<Pattern>> {
    let mut found: BTreeSet<Pattern> = BTreeSet::new();
    let written: BTreeSet<Pattern> = sets.map(|d| (d.months, d.days, d.weekdays.0)).collect();
    for (months, days, weekdays) in written {
        let cut: Vec<Pattern> = found.iter().map(|&(m, d, w)| (m & months, d & days, w & weekdays)).collect();
        found.extend(cut.into_iter().chain([(months, days, weekdays)]).filter(|&(m, d, w)| m != 0 && d != 0 && w != 0));
        if found.len() > most {
            return None;
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{Weekday, date};

    #[test]
    fn each_two_of_friday_22_march_and_2023_meet_but_not_all_three() {
        let friday = Days::ALL.on(Weekday::Friday);
        let march_22 = Days::ALL.in_month(3).on_day(22);
        let year = Days::between(Some(date(2023, 1, 1)), Some(date(2023, 12, 31)));
        let days = [friday, march_22, year];
        let found = meetings(&days, &[0, 1, 2]);
        let mut sets: Vec<Vec<usize>> = found
            .iter()
            .map(|m| match m {
                Meeting::Day(day) => (0..3).filter(|&i| days[i].contains(*day)).collect(),
                _ => vec![],
            })
            .collect();
        sets.sort();
        assert_eq!(sets, [vec![0, 1], vec![0, 2], vec![1, 2]]);
    }

    #[test]
    fn a_day_that_never_comes_stays_alone() {
        let never = Days::ALL.in_month(2).on_day(30);
        assert!(matches!(meetings(&[never, Days::ALL], &[0, 1])[..], [Meeting::Day(_), Meeting::Alone(0)]));
    }
}
