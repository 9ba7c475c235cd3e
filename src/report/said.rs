//! The claims of one fact, gathered by what they say: one line for a value, however many sources state it.

use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

use super::names::Names;
use super::text::plain;
use super::wording;
use crate::claim::{Claim, Stance};
use crate::compare::{Finding, Verdict};
use crate::value::{Days, Interval, Value};

/// All claims that say the same.
#[derive(Debug)]
pub(super) struct Said<'a> {
    /// The first of them.
    pub(super) first: &'a Claim,
    /// All of them, with their places among the finding's claims.
    pub(super) claims: Vec<(usize, &'a Claim)>,
}

/// Every different thing that is said about a fact.
#[derive(Debug)]
pub(super) struct Answers<'a> {
    /// Numbers from low to high, dates from early to late, terms from the one that most sources use; what changed with
    /// time from the first report to the last.
    groups: Vec<Said<'a>>,
    /// For each group the others that it can't be reconciled with.
    against: Vec<BTreeSet<usize>>,
}

impl<'a> Answers<'a> {
    /// What the claims of `finding` say.
    pub(super) fn of(finding: &'a Finding) -> Self {
        let mut groups = gather(&finding.claims);
        groups.sort_by(order);
        if finding.verdict == Verdict::Updated {
            groups.sort_by_key(|said| said.claims.iter().filter_map(|(_, c)| c.said_on()).min());
        }
        let against = against(finding, &groups);
        Self { groups, against }
    }

    /// Whether nothing is said.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// At most `most` answers, those that most claims give, in order; each with the values that it can't be reconciled with.
    pub(super) fn shown(&self, most: usize) -> impl Iterator<Item = (&Said<'a>, Vec<&Said<'a>>)> {
        let mut places: Vec<usize> = (0..self.groups.len()).collect();
        places.sort_by_key(|&g| Reverse(self.groups[g].claims.len()));
        places.truncate(most);
        places.sort_unstable();
        places
            .into_iter()
            .map(|g| (&self.groups[g], self.against[g].iter().map(|&other| &self.groups[other]).collect()))
    }

    /// How many answers are not among the `most` shown.
    pub(super) fn hidden(&self, most: usize) -> usize {
        self.groups.len().saturating_sub(most)
    }
}

fn gather(claims: &[Claim]) -> Vec<Said<'_>> {
    let mut all: Vec<Said> = Vec::new();
    // Values that read alike need not be equal, so every group of a reading is looked through.
    let mut known: BTreeMap<(String, Stance), Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate() {
        let groups = known.entry((wording::hard(&claim.value), claim.stance)).or_default();
        let same = groups.iter().find(|&&g| all.get(g).is_some_and(|s| same_meaning(&s.first.value, &claim.value)));
        match same.and_then(|&g| all.get_mut(g)) {
            Some(said) => said.claims.push((i, claim)),
            None => {
                groups.push(all.len());
                all.push(Said { first: claim, claims: vec![(i, claim)] });
            }
        }
    }
    all
}

fn against(finding: &Finding, groups: &[Said<'_>]) -> Vec<BTreeSet<usize>> {
    let group_of: BTreeMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(g, said)| said.claims.iter().map(move |&(claim, _)| (claim, g))).collect();
    let mut against = vec![BTreeSet::new(); groups.len()];
    for (a, b) in &finding.conflicts {
        if let (Some(&a), Some(&b)) = (group_of.get(a), group_of.get(b)) {
            against[a].insert(b);
            against[b].insert(a);
        }
    }
    against
}

/// Whether two values are the same apart from the words that say them.
fn same_meaning(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => (a.kind, &a.unit, a.range) == (b.kind, &b.unit, b.range),
        (Value::Date(a), Value::Date(b)) => (a.hard, a.typical) == (b.hard, b.typical),
        (Value::Term(a), Value::Term(b)) => a == b,
        _ => false,
    }
}

fn order(a: &Said, b: &Said) -> Ordering {
    let values = match (&a.first.value, &b.first.value) {
        (Value::Quantity(x), Value::Quantity(y)) => x
            .kind
            .cmp(&y.kind)
            .then_with(|| x.unit.cmp(&y.unit))
            .then_with(|| by_ends(x.range.hard, y.range.hard))
            .then_with(|| by_ends(x.range.typical, y.range.typical)),
        (Value::Date(x), Value::Date(y)) => {
            // An open end sorts as the earliest or the latest of all.
            let ends = |d: &Days| (d.earliest, d.latest.is_none(), d.latest);
            ends(&x.hard).cmp(&ends(&y.hard))
        }
        (Value::Term(_), Value::Term(_)) => b.claims.len().cmp(&a.claims.len()),
        (x, y) => rank(x).cmp(&rank(y)),
    };
    values.then_with(|| a.first.stance.cmp(&b.first.stance))
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Quantity(_) => 0,
        Value::Date(_) => 1,
        Value::Term(_) => 2,
    }
}

fn by_ends(a: Interval, b: Interval) -> Ordering {
    let lo = |i: Interval| i.lo().map(|e| (e.at, e.open));
    let hi = |i: Interval| (i.hi().is_none(), i.hi().map(|e| (e.at, !e.open)));
    lo(a).cmp(&lo(b)).then_with(|| hi(a).cmp(&hi(b)))
}

impl Said<'_> {
    /// The value in words, and how sure it is said: `over 140 (141 or more)`, `137, denied`.
    pub(super) fn words(&self) -> String {
        let texts: BTreeSet<String> = self.claims.iter().map(|(_, c)| plain(&c.value_text).to_lowercase()).collect();
        let words = match &self.first.value {
            Value::Term(label) => plain(label),
            _ if texts.len() == 1 => wording::claimed(self.first),
            // "137" beside "one hundred and thirty-seven": the words differ, what they say does not.
            value => wording::hard(value),
        };
        match self.first.stance {
            Stance::Asserted => words,
            Stance::Hedged => format!("{words}, hedged"),
            Stance::Denied => format!("{words}, denied"),
        }
    }

    /// Who says it, each voice once, in the order of the claims; at most `most`, then how many more.
    pub(super) fn voices(&self, names: &Names<'_>, finding: &Finding, most: usize) -> String {
        let mut heard = BTreeSet::new();
        let mut voices = Vec::new();
        for (_, claim) in &self.claims {
            // Where the dates explain a difference, they are part of who says what.
            let moved = finding.verdict == Verdict::Updated || !finding.reversals.is_empty();
            let voice = if moved { names.dated_voice(finding, claim) } else { names.voice(finding, claim) };
            if heard.insert(voice.clone()) && voices.len() <= most {
                voices.push(voice);
            }
        }
        if heard.len() <= most + 1 {
            return voices.join(", ");
        }
        voices.truncate(most);
        format!("{} and {} more", voices.join(", "), heard.len() - most)
    }
}
