//! Laws of the comparator that hold for any claims whatever.

mod claims;

use claims::{claim, interval, question};
use crosscheck::claim::{Claim, Stance};
use crosscheck::compare::{Finding, Verdict, compare};
use crosscheck::fact::{Question, Trend};
use crosscheck::value::{DateValue, Days, Decimal, Kind, Quantity, Range, Value, ValueJson, Weekdays};
use jiff::{ToSpan, civil::Date, civil::date};
use proptest::prelude::*;

/// A count whose typical reading lies in its hard one.
fn number() -> impl Strategy<Value = Value> {
    let ends = (0..30_i64, 0..4_i64, 0..4_i64, 0..4_i64, any::<bool>());
    ends.prop_map(|(lo, below, width, above, open)| {
        let top = lo + below + width;
        let hard = interval(lo, (!open).then_some(top + above));
        let range = Range { hard, typical: interval(lo + below, Some(top)) };
        Value::Quantity(Quantity { range, ..Quantity::exactly(Kind::Count, Decimal::from(lo)) })
    })
}

/// A price in one of two currencies.
fn price() -> impl Strategy<Value = Value> {
    (1..4_i64, prop::sample::select(vec!["EUR", "USD"])).prop_map(|(n, unit)| {
        Value::Quantity(Quantity { unit: Some(unit.to_owned()), ..Quantity::exactly(Kind::Money, n.into()) })
    })
}

fn day() -> impl Strategy<Value = Date> {
    (0..40_i64).prop_map(|n| date(2024, 2, 20).checked_add(n.days()).expect("a day in 2024"))
}

/// Days with and without a year, a weekday, an end.
fn some_days() -> impl Strategy<Value = Days> {
    let masks = (prop::option::of(1..=4_i8), prop::option::of(20..=31_i8), prop::option::weighted(0.3, 1..0x7F_u8));
    (prop::option::of(day()), prop::option::of(0..9_i64), masks).prop_map(|(start, length, (month, day, weekdays))| {
        let end = start.zip(length).and_then(|(s, l)| s.checked_add(l.days()).ok());
        let mut days = Days::between(start, end);
        days = month.map_or(days, |m| days.in_month(m));
        days = day.map_or(days, |d| days.on_day(d));
        Days { weekdays: weekdays.map_or(Weekdays::ALL, Weekdays), ..days }
    })
}

fn when() -> impl Strategy<Value = Value> {
    some_days().prop_map(|days| Value::Date(DateValue::sharp("XXXX", days)))
}

/// Days of which at least one comes: what no day satisfies is the same statement however it is written.
fn possible_days() -> impl Strategy<Value = Value> {
    some_days().prop_filter("some day", |d| !d.is_empty()).prop_map(|days| Value::Date(DateValue::sharp("XXXX", days)))
}

fn label() -> impl Strategy<Value = Value> {
    prop::sample::select(vec!["hall", "nightclub", "theatre"]).prop_map(|l| Value::Term(l.to_owned()))
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![5 => number(), 1 => price(), 3 => when(), 1 => label()]
}

fn stance() -> impl Strategy<Value = Stance> {
    prop_oneof![6 => Just(Stance::Asserted), 1 => Just(Stance::Hedged), 1 => Just(Stance::Denied)]
}

fn one_claim(
    value: impl Strategy<Value = Value>,
    stance: impl Strategy<Value = Stance>,
) -> impl Strategy<Value = Claim> {
    (0..6_u8, 0..900_u32, prop::option::of(day()), value, stance).prop_map(
        |(source, start, published, value, stance)| {
            let mut claim = Claim { published, stance, ..claim(&format!("source-{source}"), "deaths", value) };
            claim.evidence.start = start;
            claim.evidence.end = start + 4;
            claim
        },
    )
}

/// Claims as articles on one fact hold them: all of one kind.
fn one_kind() -> impl Strategy<Value = Vec<Claim>> {
    let of = |value: BoxedStrategy<Value>| prop::collection::vec(one_claim(value, stance()), 0..9);
    prop_oneof![4 => of(number().boxed()), 3 => of(when().boxed()), 1 => of(label().boxed()), 1 => of(value().boxed())]
}

fn asserted_numbers() -> impl Strategy<Value = Vec<Claim>> {
    prop::collection::vec(one_claim(number(), Just(Stance::Asserted)), 1..9)
}

fn asked() -> impl Strategy<Value = Question> {
    prop_oneof![Just(None), Just(Some(Trend::Grows)), Just(Some(Trend::Falls))]
        .prop_map(|changes| Question { changes, ..question("deaths") })
}

/// The conflicting claims themselves, so that findings with other indices can be held beside each other.
fn conflicting(finding: &Finding) -> Vec<(Claim, Claim)> {
    finding.conflicts.iter().map(|&(a, b)| (finding.claims[a].clone(), finding.claims[b].clone())).collect()
}

/// Whether some value is in all hard readings of `claims`, asked of the values themselves.
fn have_common(claims: &[&Claim]) -> bool {
    let numbers: Option<Vec<_>> = claims.iter().map(|c| hard_interval(&c.value)).collect();
    if let Some(numbers) = numbers {
        return (0..80).any(|n| numbers.iter().all(|i| i.contains(n.into())));
    }
    let days: Vec<Days> = claims.iter().filter_map(|c| hard_days(&c.value)).collect();
    if days.len() == claims.len() {
        return !days.into_iter().fold(Days::ALL, Days::intersect).is_empty();
    }
    claims.windows(2).all(|w| w[0].value == w[1].value)
}

fn hard_interval(value: &Value) -> Option<crosscheck::value::Interval> {
    match value {
        Value::Quantity(q) => Some(q.range.hard),
        _ => None,
    }
}

fn hard_days(value: &Value) -> Option<Days> {
    match value {
        Value::Date(d) => Some(d.hard),
        _ => None,
    }
}

proptest! {
    #[test]
    fn the_order_of_claims_does_not_matter(
        (claims, shuffled) in one_kind().prop_flat_map(|c| (Just(c.clone()), Just(c).prop_shuffle())),
        asked in asked(),
    ) {
        prop_assert_eq!(compare(&asked, None, claims), compare(&asked, None, shuffled));
    }

    #[test]
    fn agreement_and_everything_calm_is_without_conflicts(claims in one_kind(), asked in asked()) {
        let finding = compare(&asked, None, claims);
        let is_loud = matches!(finding.verdict, Verdict::Updated | Verdict::Discrepancy);
        prop_assert!(is_loud || finding.conflicts.is_empty(), "{:?}", finding.verdict);
    }

    #[test]
    fn a_discrepancy_is_what_no_value_satisfies(
        claims in prop_oneof![
            prop::collection::vec(one_claim(number(), Just(Stance::Asserted)), 0..7),
            prop::collection::vec(one_claim(possible_days(), Just(Stance::Asserted)), 0..5),
            prop::collection::vec(one_claim(label(), Just(Stance::Asserted)), 0..5),
        ],
    ) {
        let finding = compare(&question("deaths"), None, claims);
        let same = finding.claims.windows(2).all(|w| w[0].value == w[1].value);
        let all: Vec<&Claim> = finding.claims.iter().collect();
        let expected = !same && !have_common(&all);
        prop_assert_eq!(finding.verdict == Verdict::Discrepancy, expected, "{:?}", finding.verdict);
    }

    #[test]
    fn the_listed_pairs_are_all_pairs_that_no_value_satisfies(claims in prop::collection::vec(
        one_claim(prop_oneof![number(), label()], Just(Stance::Asserted)), 0..7)
    ) {
        let finding = compare(&question("deaths"), None, claims);
        let mut expected = Vec::new();
        for (i, a) in finding.claims.iter().enumerate() {
            for (j, b) in finding.claims.iter().enumerate().skip(i + 1) {
                let comparable = matches!(a.value, Value::Term(_)) == matches!(b.value, Value::Term(_));
                if comparable && !have_common(&[a, b]) {
                    expected.push((i, j));
                }
            }
        }
        prop_assert_eq!(finding.conflicts, expected);
    }

    #[test]
    fn a_wider_claim_never_makes_calm_a_discrepancy(
        claims in asserted_numbers(), which in any::<prop::sample::Index>(), wider in number(),
    ) {
        let before = compare(&question("deaths"), None, claims.clone());
        let mut widened = claims;
        let chosen = which.index(widened.len());
        if let (Value::Quantity(q), Value::Quantity(by)) = (&mut widened[chosen].value, &wider) {
            q.range = Range { hard: q.range.hard.hull(by.range.hard), typical: q.range.typical.hull(by.range.typical) };
            // A number with as much on each side would be taken for a rounded one, which leaves out its upper end.
            q.n = None;
        }
        let after = compare(&question("deaths"), None, widened);
        if before.verdict < Verdict::Discrepancy {
            prop_assert!(after.verdict < Verdict::Discrepancy);
        }
        prop_assert!(after.conflicts.len() <= before.conflicts.len());
    }

    #[test]
    fn one_more_source_never_removes_a_conflict(claims in one_kind(), more in one_claim(value(), stance())) {
        let before = compare(&question("deaths"), None, claims.clone());
        let after = compare(&question("deaths"), None, claims.into_iter().chain([more]).collect());
        let still = conflicting(&after);
        let stays = |(a, b): &(Claim, Claim)| still.iter().any(|(c, d)| (a, b) == (c, d) || (a, b) == (d, c));
        prop_assert!(conflicting(&before).iter().all(stays));
        prop_assert!(before.verdict < Verdict::Discrepancy || after.verdict == Verdict::Discrepancy);
    }

    #[test]
    fn a_hedge_or_a_denial_never_makes_a_discrepancy(
        claims in one_kind(), more in one_claim(value(), prop_oneof![Just(Stance::Hedged), Just(Stance::Denied)]),
    ) {
        let before = compare(&question("deaths"), None, claims.clone());
        let after = compare(&question("deaths"), None, claims.into_iter().chain([more]).collect());
        prop_assert!(after.verdict <= before.verdict.max(Verdict::Strained));
    }

    #[test]
    fn camps_hold_together_and_leave_nobody_out(claims in one_kind()) {
        let finding = compare(&question("deaths"), None, claims);
        for (nth, camp) in finding.camps.iter().enumerate() {
            prop_assert!(camp.windows(2).all(|w| w[0] < w[1]));
            prop_assert!(!finding.conflicts.iter().any(|(a, b)| camp.contains(a) && camp.contains(b)));
            let others = finding.camps.iter().enumerate().filter(|&(other, _)| other != nth);
            for (_, other) in others {
                prop_assert!(!camp.iter().all(|i| other.contains(i)), "{camp:?} in {other:?}");
            }
        }
        prop_assert!(finding.camps.windows(2).all(|w| w[0].len() >= w[1].len()));
        prop_assert!((0..finding.claims.len()).all(|i| finding.camps.iter().any(|camp| camp.contains(&i))));
    }

    #[test]
    fn nobody_who_fits_a_camp_is_left_out_of_it(claims in prop_oneof![
        prop::collection::vec(one_claim(number(), Just(Stance::Asserted)), 0..7),
        prop::collection::vec(one_claim(when(), Just(Stance::Asserted)), 0..6),
    ]) {
        let finding = compare(&question("deaths"), None, claims);
        // Every set of claims with a common value is within a camp: asked of all sets, there being few claims.
        for set in 1_u32..1 << finding.claims.len() {
            let set: Vec<usize> = (0..finding.claims.len()).filter(|i| set & (1 << i) != 0).collect();
            let members: Vec<&Claim> = set.iter().map(|&i| &finding.claims[i]).collect();
            if have_common(&members) {
                prop_assert!(finding.camps.iter().any(|camp| set.iter().all(|i| camp.contains(i))), "{set:?}");
            }
        }
    }

    #[test]
    fn values_that_went_through_json_compare_the_same(claims in one_kind(), asked in asked()) {
        let sent: Vec<Claim> = claims.iter().map(|claim| {
            let json = serde_json::to_string(&ValueJson::new(&claim.value, &claim.value_text)).unwrap();
            let value = serde_json::from_str::<ValueJson>(&json).unwrap().value().unwrap();
            Claim { value, ..claim.clone() }
        }).collect();
        let (before, after) = (compare(&asked, None, claims), compare(&asked, None, sent));
        prop_assert_eq!(before.verdict, after.verdict);
        prop_assert_eq!((before.conflicts, before.camps), (after.conflicts, after.camps));
    }
}
