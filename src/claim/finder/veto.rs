//! Reasons why a number that fits a pattern is no claim: a wider time, two verbs, an aim, an old toll, half of a sum.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Search;
use crate::claim::count::Group;
use crate::claim::{Considered, Outcome, Stance, population};
use crate::document::{Document, TokenKind};
use crate::lexicon::class;
use crate::rules::{Ask, Fact};
use crate::value::{Decimal, Interval, Kind, Value};

/// Nouns for those who came into a state, which some of them leave again.
const IN_A_STATE: [&str; 4] = ["captives", "detainees", "evacuees", "hostages"];

/// What became of some of those in a state.
const FATES: [&str; 17] = [
    "dead",
    "died",
    "escaped",
    "executed",
    "exchanged",
    "fled",
    "freed",
    "injured",
    "killed",
    "murdered",
    "perished",
    "released",
    "rescued",
    "shot",
    "survived",
    "swapped",
    "wounded",
];

impl Search<'_> {
    /// A number over a longer time than the event's, in the words that say so: "76 this year", "since 2000".
    pub(super) fn wider_time(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        if fact.subject.is_none() {
            let victims = population::counts_victims(self.rules, fact);
            return victims.then(|| self.aggregate(sentence, tokens)).flatten();
        }
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let named = self.anchors.in_sentence(sentence).iter().any(|a| Some(a.subject) == fact.subject);
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        // "every year 130 people die".
        let every =
            limits.clone().find(|&i| document.says(i, &["every", "each", "per"]) && document.is(i + 1, class::DATE));
        if let Some(at) = every.filter(|_| !named) {
            return Some(format!("aggregate: {} {}", document.written(at), document.written(at + 1)));
        }
        for mention in inside.filter(|m| matches!(m.kind(), Kind::Date | Kind::Duration)) {
            let at = mention.tokens.start;
            let words = document.span(mention.tokens.clone()).of(document.text);
            // "killed over the weekend" counts all of them; "at the weekend" says when it was.
            let all_through = [at, at.wrapping_sub(1)].iter().any(|&i| document.says(i, &["during", "over", "past"]));
            let wide = document.says(at, &["since"])
                || document.says(at.wrapping_sub(1), &["since"])
                || words.eq_ignore_ascii_case("this year")
                || words.to_ascii_lowercase().ends_with("weekend") && all_through && !named
                || document.says(at, &["past", "last", "recent"]) && mention.kind() == Kind::Duration
                || document.says(at + 1, &["past", "last", "recent"]) && mention.kind() == Kind::Duration;
            // "since Sunday's quakes" is since the event itself.
            let next = mention.tokens.end;
            let since = document.says(at, &["since"]) || document.says(at.wrapping_sub(1), &["since"]);
            if since && (next..next + 4).any(|i| document.is(i, class::EVENT)) {
                continue;
            }
            let behind = at >= tokens.end
                && at - tokens.end <= 4
                && (tokens.end..at).all(|i| {
                    document.tokens[i].kind == TokenKind::Word && !document.is(i, class::CLAUSE & !class::PREPOSITION)
                });
            let opens = at <= limits.start + 2 && !named;
            if wide && (behind || opens) {
                return Some(format!("aggregate: {words}"));
            }
        }
        None
    }

    /// Words of the rule that rule the match out, or two verbs that share one number.
    pub(super) fn veto(
        &self,
        fact: &Fact,
        sentence: usize,
        tokens: &Range<usize>,
        group: Option<&Group>,
    ) -> Option<String> {
        let Ask::Measure(measure) = fact.ask else { return None };
        let measure = &self.rules.measures[measure];
        let limits = self.document.sentences[sentence].tokens.clone();
        let clause = clause(self.document, &limits, tokens);
        for phrase in &measure.never {
            let long = phrase.words.len();
            let at = clause.clone().find(|&i| {
                i + long <= clause.end
                    && phrase.words.iter().enumerate().all(|(k, w)| w.contains(&self.document.word(i + k)))
            });
            if at.is_some() {
                return Some(format!("the rule says never with \"{}\"", phrase.written));
            }
        }
        // "killed and wounded 200 people": 200 is neither's number.
        let (first, d) = (tokens.start, self.document);
        let joint = first >= limits.start + 2
            && d.is(first, class::VERB)
            && d.says(first - 1, &["and", "or"])
            && d.is(first - 2, class::VERB)
            && d.is(first - 2, class::STATUS)
            && d.is(first, class::STATUS);
        // "300 people were killed or wounded".
        let last = tokens.end;
        let joint = joint
            || d.is(last - 1, class::STATUS)
                && d.is(last - 1, class::VERB)
                && d.says(last, &["and", "or"])
                && d.is(last + 1, class::STATUS)
                && d.is(last + 1, class::VERB);
        // "left 230 people dead or missing"; but "left nine dead and wounded at least 30".
        let fates = ["dead", "hurt", "injured", "missing", "wounded"];
        let object = d.is(last + 2, class::NUMBER | class::MODIFIER) && !d.says(last + 2, &["in", "on"])
            || d.tokens.get(last + 2).is_some_and(|t| t.kind == TokenKind::Digits);
        let two = |at: usize| {
            d.says(at, &fates) && d.says(at + 1, &["and", "or"]) && d.says(at + 2, &fates) && at + 2 < limits.end
        };
        let joint =
            joint || measure.id != "casualties" && (two(last - 1) && !object || last >= first + 4 && two(last - 3));
        if measure.kind != Kind::Count {
            return None;
        }
        // "no one was killed or injured" is neither.
        let nobody = group.is_some_and(|g| g.siblings[0].n == Some(Decimal::ZERO));
        if joint && !nobody {
            return Some("two verbs share the number".to_owned());
        }
        if let Some(reason) = self.of_fate(tokens) {
            return Some(reason);
        }
        let harm = population::measures_victims(measure) || measure.id == "kidnapped";
        if let Some(reason) = harm.then(|| self.unreal(sentence, tokens, group)).flatten() {
            return Some(reason);
        }
        None
    }

    /// "In the end 132 hostages died", "they freed 20 detainees": the noun of a state counts those of whom the verb tells more, not
    /// all who came into it.
    fn of_fate(&self, tokens: &Range<usize>) -> Option<String> {
        let document = self.document;
        document.says(tokens.end.wrapping_sub(1), &IN_A_STATE).then_some(())?;
        let mut next = tokens.end;
        while document.is(next, class::AUXILIARY | class::ADVERB) {
            next += 1;
        }
        let mut fates = [next, tokens.start.wrapping_sub(1)].into_iter();
        let fate = fates.find(|&i| document.says(i, &FATES))?;
        Some(format!("part: those of whom \"{}\" tells, not all", document.written(fate)))
    }

    /// A victim told of alone, where the same article counts several, is one of them: "a fisherman was killed" after "killed
    /// five people".
    pub(super) fn drop_single_victims(&mut self) {
        let count = |c: &Considered| match &c.outcome {
            Outcome::Taken(proposal) => match &proposal.value {
                Value::Quantity(q) if q.kind == Kind::Count => q.n,
                _ => None,
            },
            Outcome::Left(_) => None,
        };
        // A sum of parts, "the mayor and two guards", has no number of its own.
        let is_sum = |c: &Considered| match &c.outcome {
            Outcome::Taken(proposal) if proposal.stance == Stance::Asserted => match &proposal.value {
                Value::Quantity(q) if q.kind == Kind::Count && q.n.is_none() => {
                    q.range.hard.lo().is_some_and(|lo| lo.at > Decimal::ONE)
                }
                _ => false,
            },
            _ => false,
        };
        let is_several = |c: &&Considered| count(c).is_some_and(|n| n > Decimal::ONE) || is_sum(c);
        let several: BTreeSet<usize> = self.considered.iter().filter(is_several).map(|c| c.fact).collect();
        for considered in &mut self.considered {
            let Outcome::Taken(proposal) = &considered.outcome else { continue };
            let number = &proposal.value_tokens;
            let implied = number.len() == 1
                && self.document.is(number.start, class::FUNCTION)
                && count(considered) == Some(Decimal::ONE);
            if implied && several.contains(&considered.fact) && self.rules.facts[considered.fact].who.is_empty() {
                considered.outcome = Outcome::Left("part: one of the victims, told of alone".to_owned());
            }
        }
    }

    /// "A second bomb caused no casualties": nobody came to harm in something else, where the same article counts some who did.
    pub(super) fn drop_nobody(&mut self) {
        let range = |c: &Considered| match &c.outcome {
            Outcome::Taken(proposal) => match &proposal.value {
                Value::Quantity(q) if q.kind == Kind::Count => Some(q.range.hard),
                _ => None,
            },
            Outcome::Left(_) => None,
        };
        let zero = Interval::exactly(Decimal::ZERO);
        let some = |c: &Considered| range(c).is_some_and(|range| range.intersect(zero).is_none());
        let counted: BTreeSet<usize> = self.considered.iter().filter(|c| some(c)).map(|c| c.fact).collect();
        let speaker = |c: &Considered| match &c.outcome {
            Outcome::Taken(proposal) => proposal.speaker.clone(),
            Outcome::Left(_) => None,
        };
        // "The ministry said nobody died" may deny what others say; what the ministry itself counts it does not.
        let voices: BTreeSet<(usize, Option<String>)> =
            self.considered.iter().filter(|c| some(c)).map(|c| (c.fact, speaker(c))).collect();
        let told = |c: &Considered| {
            let who = speaker(c);
            who.is_none() || voices.contains(&(c.fact, who))
        };
        let own = |c: &&Considered| told(c) && range(c) == Some(zero) && counted.contains(&c.fact);
        // "no casualties" is said of the dead and the wounded at once.
        let elsewhere: BTreeSet<usize> = self.considered.iter().filter(own).map(|c| c.tokens.start).collect();
        for considered in &mut self.considered {
            if range(considered) == Some(zero) && elsewhere.contains(&considered.tokens.start) {
                considered.outcome = Outcome::Left("nobody, in something else: the article counts some".to_owned());
            }
        }
    }

    /// Two different totals in one sentence are parts of a sum that nobody said: "60 were killed in the hall and 77 died in
    /// the fire".
    pub(super) fn drop_halves(&mut self) {
        let total = |c: &Considered| match &c.outcome {
            // "dismissed accounts of 40 dead, saying 12 died": what is denied is no half.
            Outcome::Taken(p) if p.derived.is_none() && p.stance == Stance::Asserted => match &p.value {
                Value::Quantity(q) if q.kind == Kind::Count && self.rules.facts[c.fact].who.is_empty() => {
                    // "The operator spoke of 12 dead, the union of 14": each is the whole to its speaker.
                    Some(((c.fact, c.sentence, p.speaker.clone()), q.range.hard))
                }
                _ => None,
            },
            _ => None,
        };
        let mut totals: BTreeMap<(usize, usize, Option<String>), Vec<Interval>> = BTreeMap::new();
        for (told, range) in self.considered.iter().filter_map(total) {
            totals.entry(told).or_default().push(range);
        }
        let is_half = |c: &Considered| {
            total(c).is_some_and(|(told, range)| totals[&told].iter().any(|r| r.intersect(range).is_none()))
        };
        let halves: Vec<bool> = self.considered.iter().map(is_half).collect();
        for (considered, half) in self.considered.iter_mut().zip(halves) {
            if half {
                considered.outcome = Outcome::Left("part: two counts in one sentence".to_owned());
            }
        }
    }
}

/// The clause around `tokens`: up to a mark or a word that opens another.
pub(super) fn clause(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let parts = |i: &usize| {
        matches!(document.written(*i), "," | ";" | ":" | "—" | "–" | "(" | ")")
            || document.is(*i, class::CLAUSE) && !document.is(*i, class::PREPOSITION)
    };
    let start = (sentence.start..tokens.start).rev().find(parts).map_or(sentence.start, |i| i + 1);
    let end = (tokens.end..sentence.end).find(parts).unwrap_or(sentence.end);
    start..end
}
