//! What the comparator makes of claims, as a table to read: left what the sources say, right the verdict.

mod claims;

use claims::{
    about, asserted, at_least, between, claim, count, date, days, exactly, money, nearly, over, question, term, up_to,
};
use crosscheck::claim::{Claim, Stance};
use crosscheck::compare::{Finding, Verdict, compare, compare_all};
use crosscheck::fact::{Question, Trend};
use crosscheck::value::{Days, Kind, Quantity, Value};
use jiff::civil::Weekday;

fn of(claims: Vec<Claim>) -> Finding {
    compare(&question("deaths"), None, claims)
}

fn two(one: Value, other: Value) -> Verdict {
    of(vec![asserted("herald", one), asserted("tribune", other)]).verdict
}

fn said(source: &str, value: Value, stance: Stance) -> Claim {
    Claim { stance, ..asserted(source, value) }
}

fn dated(source: &str, published: &str, value: Value) -> Claim {
    Claim { published: Some(published.parse().expect("a day")), ..asserted(source, value) }
}

fn changing(changes: Trend, claims: Vec<Claim>) -> Finding {
    compare(&Question { changes: Some(changes), ..question("deaths") }, None, claims)
}

#[test]
fn two_sources_that_state_numbers() {
    use Verdict::{Agree, Compatible, Discrepancy, Strained};
    let table: Vec<(&str, Value, &str, Value, Verdict)> = vec![
        ("137", exactly(137), "137", exactly(137), Agree),
        ("137", exactly(137), "140", exactly(140), Discrepancy),
        ("137", exactly(137), "over 140", over(140), Discrepancy),
        ("140", exactly(140), "over 140", over(140), Discrepancy),
        ("at least 137", at_least(137), "137", exactly(137), Compatible),
        ("at least 100", at_least(100), "137", exactly(137), Strained),
        ("nearly 100", nearly(100), "more than 90", over(90), Compatible),
        ("nearly 100", nearly(100), "100", exactly(100), Discrepancy),
        ("about 140", about(140), "137", exactly(137), Compatible),
        ("about 140", about(140), "125", exactly(125), Strained),
        ("about 140", about(140), "100", exactly(100), Discrepancy),
        ("about 140", about(140), "about 140", about(140), Agree),
        ("up to 200", up_to(200), "137", exactly(137), Strained),
        ("up to 200", up_to(200), "over 200", over(200), Discrepancy),
        ("dozens", count(12, Some(119), 24, Some(99)), "37", exactly(37), Compatible),
        ("dozens", count(12, Some(119), 24, Some(99)), "13", exactly(13), Strained),
        ("dozens", count(12, Some(119), 24, Some(99)), "137", exactly(137), Discrepancy),
        ("between 5 and 7", between(5, 7), "7", exactly(7), Compatible),
        ("between 5 and 7", between(5, 7), "at least 8", at_least(8), Discrepancy),
    ];
    for (one_text, one, other_text, other, verdict) in table {
        assert_eq!(two(one, other), verdict, "{one_text} / {other_text}");
    }
}

#[test]
fn two_sources_that_state_durations() {
    use Verdict::{Agree, Compatible, Discrepancy};
    let lasting = |value: Value, unit: &str| match value {
        Value::Quantity(q) => Value::Quantity(Quantity { kind: Kind::Duration, unit: Some(unit.to_owned()), ..q }),
        other => other,
    };
    let table: Vec<(Value, &str, Value, &str, Verdict)> = vec![
        (exactly(3), "week", exactly(3), "week", Agree),
        (exactly(3), "week", exactly(4), "week", Discrepancy),
        (exactly(3), "week", exactly(21), "day", Compatible),
        (exactly(3), "week", exactly(20), "day", Compatible),
        (exactly(3), "week", exactly(4), "day", Discrepancy),
        (exactly(1), "month", exactly(30), "day", Compatible),
        (exactly(1), "year", exactly(11), "month", Compatible),
        (exactly(5), "month", over(4), "year", Discrepancy),
        (at_least(2), "year", exactly(30), "month", Compatible),
        (nearly(2), "year", exactly(30), "month", Discrepancy),
        (between(2, 3), "hour", exactly(150), "minute", Compatible),
        (exactly(1), "weekend", exactly(20), "day", Compatible),
    ];
    for (one, unit, other, other_unit, verdict) in table {
        let told = format!("{one:?} {unit} / {other:?} {other_unit}");
        assert_eq!(two(lasting(one, unit), lasting(other, other_unit)), verdict, "{told}");
    }
    // Of three, two in one unit are as far apart as they are alone.
    let three = vec![
        asserted("herald", lasting(exactly(4), "month")),
        asserted("tribune", lasting(exactly(5), "month")),
        asserted("wire", lasting(exactly(1), "year")),
    ];
    assert_eq!(of(three).conflicts, [(0, 1), (0, 2), (1, 2)]);
}

#[test]
fn two_sources_that_state_dates() {
    use Verdict::{Agree, Compatible, Discrepancy};
    let march_22 = || date(Days::ALL.in_month(3).on_day(22));
    let friday = || date(Days::ALL.on(Weekday::Friday));
    let table: Vec<(&str, Value, &str, Value, Verdict)> = vec![
        ("March 22, 2024", days("2024-03-22", "2024-03-22"), "2024", days("2024-01-01", "2024-12-31"), Compatible),
        ("March 22, 2024", days("2024-03-22", "2024-03-22"), "March 22", march_22(), Compatible),
        ("March 22, 2024", days("2024-03-22", "2024-03-22"), "Friday", friday(), Compatible),
        ("March 23, 2024", days("2024-03-23", "2024-03-23"), "Friday", friday(), Discrepancy),
        ("March 22", march_22(), "March 22", march_22(), Agree),
        (
            "March 22, 2024",
            days("2024-03-22", "2024-03-22"),
            "April 2024",
            days("2024-04-01", "2024-04-30"),
            Discrepancy,
        ),
    ];
    for (one_text, one, other_text, other, verdict) in table {
        assert_eq!(two(one, other), verdict, "{one_text} / {other_text}");
    }
}

#[test]
fn a_friday_that_is_named_with_its_date_is_that_date() {
    let day = Days::between(Some("2024-03-22".parse().unwrap()), Some("2024-03-22".parse().unwrap()));
    assert_eq!(two(date(day.on(Weekday::Friday)), date(day)), Verdict::Agree);
}

#[test]
fn three_dates_of_which_each_two_meet_but_not_all_are_a_discrepancy_without_a_pair() {
    let finding = of(vec![
        asserted("a", date(Days::ALL.on(Weekday::Friday))),
        asserted("b", date(Days::ALL.in_month(3).on_day(22))),
        asserted("c", days("2023-01-01", "2023-12-31")),
    ]);
    assert_eq!(finding.verdict, Verdict::Discrepancy);
    assert!(finding.conflicts.is_empty());
    assert_eq!(finding.camps, [vec![0, 1], vec![0, 2], vec![1, 2]]);
}

#[test]
fn two_labels_are_a_discrepancy_and_one_is_not() {
    assert_eq!(two(term("nightclub"), term("nightclub")), Verdict::Agree);
    assert_eq!(two(term("nightclub"), term("theatre")), Verdict::Discrepancy);
}

#[test]
fn nobody_and_one_source() {
    assert_eq!(of(vec![]).verdict, Verdict::Unreported);
    assert_eq!(of(vec![asserted("herald", exactly(137))]).verdict, Verdict::SingleSource);
    let repeated = of(vec![asserted("herald", exactly(137)), asserted("herald", about(140))]);
    assert_eq!(repeated.verdict, Verdict::SingleSource);
}

#[test]
fn a_source_that_contradicts_itself_is_named() {
    let finding = of(vec![asserted("herald", exactly(12)), asserted("herald", exactly(14))]);
    assert_eq!(finding.verdict, Verdict::Discrepancy);
    assert_eq!(finding.self_contradicting, ["herald"]);
    assert_eq!(finding.conflicts, [(0, 1)]);
}

#[test]
fn a_source_that_quotes_two_people_who_disagree_does_not_contradict_itself() {
    let quoted = |who: &str, n| Claim { speaker: Some(who.to_owned()), ..asserted("herald", exactly(n)) };
    let finding = of(vec![quoted("the mayor", 12), quoted("the police", 14)]);
    assert_eq!(finding.verdict, Verdict::Discrepancy);
    assert!(finding.self_contradicting.is_empty());
    assert_eq!(finding.divided, ["herald"]);
    let alone = of(vec![quoted("the mayor", 12), quoted("the mayor", 14)]);
    assert_eq!((alone.self_contradicting, alone.divided), (vec!["herald".to_owned()], vec![]));
}

#[test]
fn every_pair_that_no_value_satisfies_is_listed_and_camps_stand_from_large_to_small() {
    let finding = of(vec![
        asserted("a", exactly(137)),
        asserted("b", exactly(137)),
        asserted("c", over(140)),
        asserted("d", at_least(137)),
    ]);
    assert_eq!(finding.verdict, Verdict::Discrepancy);
    assert_eq!(finding.conflicts, [(0, 2), (1, 2)]);
    assert_eq!(finding.camps, [vec![0, 1, 3], vec![2, 3]]);
}

#[test]
fn different_currencies_are_never_compared() {
    let finding = of(vec![asserted("a", money(5, "USD")), asserted("b", money(4, "EUR"))]);
    assert_eq!(finding.verdict, Verdict::Compatible);
    assert_eq!(finding.camps, [vec![0], vec![1]]);
    let finding =
        of(vec![asserted("a", money(5, "USD")), asserted("b", money(4, "EUR")), asserted("c", money(6, "USD"))]);
    assert_eq!((finding.verdict, finding.conflicts), (Verdict::Discrepancy, vec![(0, 2)]));
}

#[test]
fn a_hedge_strains_but_never_contradicts() {
    use Stance::{Asserted, Hedged};
    let table = [
        (exactly(137), Asserted, exactly(137), Hedged, Verdict::Agree),
        (exactly(137), Asserted, about(140), Hedged, Verdict::Compatible),
        (exactly(137), Asserted, exactly(200), Hedged, Verdict::Strained),
        (exactly(100), Hedged, exactly(200), Hedged, Verdict::Strained),
    ];
    for (one, one_stance, other, other_stance, verdict) in table {
        let finding = of(vec![said("a", one.clone(), one_stance), said("b", other.clone(), other_stance)]);
        assert_eq!(finding.verdict, verdict, "{one:?} {other:?}");
        assert!(finding.conflicts.is_empty());
    }
}

#[test]
fn a_denial_strains_what_it_rules_out_whole() {
    use Stance::{Asserted, Denied};
    let table = [
        (exactly(137), exactly(137), Verdict::Strained),
        (exactly(137), at_least(100), Verdict::Strained),
        (exactly(137), over(200), Verdict::Compatible),
        (at_least(137), exactly(137), Verdict::Compatible),
    ];
    for (held, denied, verdict) in table {
        let finding = of(vec![said("a", held.clone(), Asserted), said("b", denied.clone(), Denied)]);
        assert_eq!(finding.verdict, verdict, "{held:?} {denied:?}");
        let camps: &[Vec<usize>] = if verdict == Verdict::Strained { &[vec![0], vec![1]] } else { &[vec![0, 1]] };
        assert_eq!(finding.camps, camps);
    }
    let both_deny = of(vec![said("a", exactly(5), Denied), said("b", exactly(5), Denied)]);
    assert_eq!((both_deny.verdict, both_deny.camps), (Verdict::Agree, vec![vec![0, 1]]));
}

#[test]
fn a_toll_that_grows_is_updated() {
    let finding = changing(
        Trend::Grows,
        vec![
            dated("a", "2024-03-22", exactly(40)),
            dated("b", "2024-03-23", exactly(115)),
            dated("c", "2024-03-24", exactly(137)),
        ],
    );
    assert_eq!(finding.verdict, Verdict::Updated);
    assert_eq!(finding.conflicts, [(0, 1), (0, 2), (1, 2)]);
}

#[test]
fn time_explains_only_what_is_dated_declared_and_moves_that_way() {
    let early = || dated("a", "2024-03-22", exactly(40));
    let late = || dated("b", "2024-03-23", exactly(115));
    let verdict = |changes, claims| changing(changes, claims).verdict;
    assert_eq!(of(vec![early(), late()]).verdict, Verdict::Discrepancy, "not declared");
    assert_eq!(verdict(Trend::Falls, vec![early(), late()]), Verdict::Discrepancy, "the other way");
    assert_eq!(verdict(Trend::Grows, vec![early(), asserted("b", exactly(115))]), Verdict::Discrepancy, "no date");
    assert_eq!(
        verdict(Trend::Grows, vec![early(), dated("b", "2024-03-22", exactly(115))]),
        Verdict::Discrepancy,
        "one day"
    );
    assert_eq!(
        verdict(Trend::Grows, vec![early(), late(), dated("c", "2024-03-24", exactly(60))]),
        Verdict::Discrepancy,
        "back again"
    );
    assert_eq!(
        verdict(Trend::Falls, vec![dated("a", "2024-03-22", exactly(50)), dated("b", "2024-03-23", exactly(9))]),
        Verdict::Updated,
        "people still missing"
    );
}

#[test]
fn stories_are_compared_apart_and_what_nobody_says_stands_once() {
    let of_story =
        |story: &str, source: &str, n| Claim { story: Some(story.to_owned()), ..asserted(source, exactly(n)) };
    let claims = vec![of_story("quake", "a", 5), of_story("flood", "b", 7), of_story("quake", "c", 6)];
    let findings = compare_all(&[question("injured"), question("deaths")], claims);
    let seen: Vec<_> = findings.iter().map(|f| (f.story.as_deref(), f.question.id.as_str(), f.verdict)).collect();
    assert_eq!(
        seen,
        [
            (None, "injured", Verdict::Unreported),
            (Some("flood"), "deaths", Verdict::SingleSource),
            (Some("quake"), "deaths", Verdict::Discrepancy),
        ]
    );
}

#[test]
fn a_fact_that_nobody_asked_for_is_not_lost() {
    let other = Claim { fact: "arrests".to_owned(), ..asserted("a", exactly(11)) };
    let findings = compare_all(&[question("deaths")], vec![other]);
    let seen: Vec<_> = findings.iter().map(|f| (f.question.id.as_str(), f.verdict)).collect();
    assert_eq!(seen, [("deaths", Verdict::Unreported), ("arrests", Verdict::SingleSource)]);
}

#[test]
fn ten_thousand_sources_are_compared_without_a_list_of_millions() {
    let number = |n: i64| Value::Quantity(Quantity::exactly(Kind::Count, n.into()));
    let source = |i: usize| format!("source-{i:05}");
    let halves = of((0..10_000).map(|i| claim(&source(i), "deaths", number(137 + 3 * (i as i64 % 2)))).collect());
    assert_eq!(halves.verdict, Verdict::Discrepancy);
    assert_eq!(halves.conflicts.len() + halves.unlisted.conflicts, 25_000_000);
    let listed: std::collections::BTreeSet<_> = halves.conflicts.iter().flat_map(|&(a, b)| [a, b]).collect();
    assert_eq!(listed.len(), 10_000, "every claim in conflict is in a listed pair");
    assert_eq!(halves.camps.iter().map(Vec::len).collect::<Vec<_>>(), [5_000, 5_000]);

    let all_different = of((0..1_000).map(|i| claim(&source(i), "deaths", number(i as i64))).collect());
    assert_eq!(all_different.camps.len(), 1_000);
    assert_eq!(all_different.conflicts.len() + all_different.unlisted.conflicts, 1_000 * 999 / 2);
}

#[test]
fn sources_that_print_one_text_are_one_witness() {
    let copy = |source: &str, origin: &str, value| Claim { origin: Some(origin.to_owned()), ..asserted(source, value) };
    let agency = of(vec![copy("a", "AFP", exactly(9)), copy("b", "AFP", exactly(9)), copy("c", "AFP", exactly(9))]);
    assert_eq!((agency.verdict, agency.sources, agency.origins), (Verdict::SingleSource, 3, 1));
    let reprint = of(vec![asserted("a", exactly(9)), copy("b", "a", exactly(9))]);
    assert_eq!((reprint.verdict, reprint.sources, reprint.origins), (Verdict::SingleSource, 2, 1));
    let two = of(vec![asserted("a", exactly(9)), copy("b", "a", exactly(9)), asserted("c", exactly(9))]);
    assert_eq!((two.verdict, two.sources, two.origins), (Verdict::Agree, 3, 2));
    // A copy that says something else than what it copies is no echo.
    let garbled = of(vec![asserted("a", exactly(9)), copy("b", "a", exactly(19))]);
    assert_eq!(garbled.verdict, Verdict::Discrepancy);
}

#[test]
fn a_growing_number_that_falls_back_is_a_reversal() {
    let toll = |days: [&str; 3]| {
        let [first, second, third] = days;
        let claims =
            vec![dated("a", first, exactly(9)), dated("b", second, exactly(15)), dated("c", third, exactly(12))];
        changing(Trend::Grows, claims)
    };
    let fell = toll(["2031-05-06", "2031-05-07", "2031-05-08"]);
    assert_eq!((fell.verdict, fell.reversals), (Verdict::Discrepancy, vec![(1, 2)]));
    let grew = toll(["2031-05-06", "2031-05-08", "2031-05-07"]);
    assert_eq!((grew.verdict, grew.reversals), (Verdict::Updated, vec![]));
    let one_day = toll(["2031-05-06", "2031-05-06", "2031-05-06"]);
    assert_eq!((one_day.verdict, one_day.reversals), (Verdict::Discrepancy, vec![]));
    let undated = changing(Trend::Grows, vec![asserted("a", exactly(15)), asserted("b", exactly(12))]);
    assert_eq!((undated.verdict, undated.reversals), (Verdict::Discrepancy, vec![]));
}

#[test]
fn an_updated_article_speaks_on_the_day_of_its_update() {
    let updated = Claim { updated: "2031-05-09".parse().ok(), ..dated("a", "2031-05-06", exactly(15)) };
    let finding = changing(Trend::Grows, vec![updated, dated("b", "2031-05-07", exactly(12))]);
    assert_eq!(finding.verdict, Verdict::Updated);
}

#[test]
fn an_undated_source_that_says_what_a_dated_one_says_leaves_an_update_an_update() {
    let toll = |undated| {
        let told = [("a", "2031-05-06", 9), ("b", "2031-05-07", 12), ("c", "2031-05-08", 15)];
        let told = told.map(|(source, day, n)| dated(source, day, exactly(n)));
        changing(Trend::Grows, told.into_iter().chain([asserted("d", exactly(undated))]).collect()).verdict
    };
    assert_eq!(toll(12), Verdict::Updated);
    assert_eq!(toll(13), Verdict::Discrepancy);
}
