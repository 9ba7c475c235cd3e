//! Runs all rules over one article: patterns, labels and dates to claims, and to the reasons why near misses are none.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use jiff::civil::Date;

use super::count::{self, Count, Group};
use super::event_date::{self, Tie};
use super::index::{Asked, Hit, Index, Role, hits_in};
use super::pattern::{Filling, Match, Scope};
use super::subject::{Anchors, Spoken};
use super::{Considered, Derivation, Outcome, Proposal, Stance, population, voice};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::rules::{self, Ask, Fact, RuleSet, Term};
use crate::value::{Decimal, Kind, Quantity, Value};

/// One article as the rules read it.
pub(super) struct Search<'a> {
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    rules: &'a RuleSet,
    anchors: Anchors<'a>,
    hits: Vec<Hit>,
    /// The groups of the sentences asked for so far.
    groups: Vec<Option<Vec<Group>>>,
    considered: Vec<Considered>,
}

/// Why a place outside the article is left.
const NOT_ARTICLE: &str = "not the article: navigation, a repeat, or another article's headline";

/// Words that take up an event told of before: "the attack", "this disaster".
const RESUMED: [&str; 22] = [
    "accident",
    "assault",
    "attack",
    "blast",
    "blaze",
    "bombing",
    "collapse",
    "crash",
    "disaster",
    "earthquake",
    "explosion",
    "fire",
    "heist",
    "incident",
    "massacre",
    "quake",
    "robbery",
    "shooting",
    "siege",
    "stabbing",
    "tragedy",
    "tremor",
];

/// Verbs of harm in the form that follows "to".
const BARE: [&str; 10] =
    ["kill", "injure", "wound", "murder", "assassinate", "execute", "hurt", "maim", "kidnap", "abduct"];

/// What a fact asks of one place in the text.
struct Candidate<'m> {
    fact: usize,
    sentence: usize,
    found: &'m Match,
}

/// Everything that the facts of `rules` take and leave in the document, in order of the text.
pub(super) fn search(
    document: &Document,
    mentions: &[Mention],
    published: Option<Date>,
    rules: &RuleSet,
    index: &Index,
) -> Vec<Considered> {
    let (hits, triggers) = index.scan(document);
    let anchors = Anchors::find(document, rules, &hits, mentions, published);
    let subjects = anchors.subjects.clone();
    let groups = vec![None; document.sentences.len()];
    let mut search = Search { document, mentions, rules, anchors, hits, groups, considered: Vec::new() };

    let mut matches: Vec<(usize, usize, Match)> = Vec::new();
    for trigger in triggers {
        let sentence = document.sentence_of(trigger.token);
        let measure = &rules.measures[trigger.measure];
        search.read_groups(sentence);
        let scope = Scope {
            document,
            mentions,
            groups: search.groups[sentence].as_deref().unwrap_or(&[]),
            sentence: document.sentences[sentence].tokens.clone(),
            kind: measure.kind,
        };
        if let Some(found) = scope.find(&measure.patterns[trigger.pattern], trigger.part, trigger.token) {
            matches.push((trigger.measure, sentence, found));
        }
    }
    matches = shortest(matches);
    for (measure, sentence, found) in &matches {
        for subject in std::iter::once(None).chain(subjects.iter().map(|&s| Some(s))) {
            for &fact in index.facts(Asked::Measure(*measure), subject) {
                search.measure(&Candidate { fact, sentence: *sentence, found });
            }
        }
    }
    search.event_dates(index);
    for (fact, hits) in search.hits_by_fact() {
        match &rules.facts[fact].ask {
            Ask::Count => search.count(fact, &hits),
            Ask::Terms(terms) => search.terms(fact, terms, &hits),
            Ask::Measure(_) | Ask::EventDate => {}
        }
    }
    search.drop_single_victims();
    search.drop_halves();
    let mut considered = search.considered;
    considered.sort_by_key(|c| (c.tokens.start, c.tokens.end, c.fact));
    considered
}

/// Of several matches of one measure that take one value, the shortest.
fn shortest(mut matches: Vec<(usize, usize, Match)>) -> Vec<(usize, usize, Match)> {
    let slot = |m: &Match| match m.filling {
        Filling::Group(i) | Filling::Last(i) | Filling::Whole(i) => (0, i, 0),
        Filling::Part(i, part) => (0, i, part + 1),
        Filling::Mention(i) | Filling::Core(i) => (1, i, 0),
    };
    matches.sort_by_key(|(measure, sentence, m)| (*sentence, *measure, slot(m), m.tokens.len(), m.tokens.start));
    matches.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1 && slot(&a.2) == slot(&b.2));
    matches
}

impl<'a> Search<'a> {
    /// The hits of each fact's own words, by fact.
    fn hits_by_fact(&self) -> BTreeMap<usize, Vec<Hit>> {
        let mut by_fact: BTreeMap<usize, Vec<Hit>> = BTreeMap::new();
        for hit in &self.hits {
            if let Role::Term { fact, .. } | Role::Who { fact } = hit.role {
                by_fact.entry(fact).or_default().push(hit.clone());
            }
        }
        by_fact
    }

    fn read_groups(&mut self, sentence: usize) {
        if self.groups[sentence].is_none() {
            let tokens = self.document.sentences[sentence].tokens.clone();
            self.groups[sentence] = Some(count::groups(self.document, self.mentions, tokens));
        }
    }

    fn note(&mut self, fact: usize, sentence: usize, tokens: Range<usize>, outcome: Outcome) {
        self.considered.push(Considered { fact, sentence, tokens, outcome });
    }

    fn is_boilerplate(&self, sentence: usize) -> bool {
        self.document.paragraphs[self.document.sentences[sentence].paragraph].block == Block::Boilerplate
    }

    /// Why nothing at this place can be a claim about the fact, if so.
    fn refusal(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        if self.is_boilerplate(sentence) {
            return Some(NOT_ARTICLE.to_owned());
        }
        let subject = fact.subject?;
        let wanted = &self.rules.subjects[subject];
        match self.anchors.spoken_of(wanted.role, sentence, tokens) {
            Spoken::Of(found) if found == subject => None,
            Spoken::Of(found) => Some(format!("other {}: {}", role_name(wanted.role), self.rules.subjects[found].id)),
            Spoken::Foreign => Some("other event: the sentence has a place of its own".to_owned()),
            Spoken::Nothing => Some(format!("nothing near names {}", wanted.id)),
        }
    }

    /// A pattern of the fact's measure was found.
    fn measure(&mut self, candidate: &Candidate) {
        let Candidate { fact, sentence, found } = *candidate;
        let f = &self.rules.facts[fact];
        let refusal = self
            .wider_time(f, sentence, &found.tokens)
            .or_else(|| self.refusal(f, sentence, &found.tokens))
            .or_else(|| self.veto(f, sentence, found));
        if let Some(reason) = refusal {
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        match found.filling {
            Filling::Group(_) | Filling::Part(..) | Filling::Whole(_) | Filling::Last(_) => {
                if let Some(group) = self.filled(sentence, found.filling) {
                    self.counted(fact, sentence, &group, &found.tokens);
                }
            }
            Filling::Mention(mention) => {
                let mention = &self.mentions[mention];
                self.plain(fact, sentence, found, mention.value.clone(), mention.tokens.clone());
            }
            Filling::Core(mention) => {
                let mention = &self.mentions[mention];
                let value = mention.core_value.clone().unwrap_or_else(|| mention.value.clone());
                self.plain(fact, sentence, found, value, mention.core.clone());
            }
        }
    }

    /// A victim told of alone, where the same article counts several, is one of them: "a fisherman was killed" after "killed
    /// five people".
    fn drop_single_victims(&mut self) {
        let count = |c: &Considered| match &c.outcome {
            Outcome::Taken(proposal) => match &proposal.value {
                Value::Quantity(q) if q.kind == Kind::Count => q.n,
                _ => None,
            },
            Outcome::Left(_) => None,
        };
        let several: BTreeSet<usize> =
            self.considered.iter().filter(|c| count(c).is_some_and(|n| n > Decimal::ONE)).map(|c| c.fact).collect();
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

    /// Two different totals in one sentence are parts of a sum that nobody said: "60 were killed in the hall and 77 died in
    /// the fire".
    fn drop_halves(&mut self) {
        let total = |c: &Considered| match &c.outcome {
            Outcome::Taken(p) if p.derived.is_none() => match &p.value {
                Value::Quantity(q) if q.kind == Kind::Count && self.rules.facts[c.fact].who.is_empty() => {
                    Some((c.fact, c.sentence, q.range.hard))
                }
                _ => None,
            },
            _ => None,
        };
        let totals: Vec<_> = self.considered.iter().filter_map(total).collect();
        let is_half = |c: &Considered| {
            let own = total(c);
            own.is_some_and(|(fact, sentence, range)| {
                totals.iter().any(|&(f, s, r)| f == fact && s == sentence && r.intersect(range).is_none())
            })
        };
        let halves: Vec<bool> = self.considered.iter().map(is_half).collect();
        for (considered, half) in self.considered.iter_mut().zip(halves) {
            if half {
                considered.outcome = Outcome::Left("part: two counts in one sentence".to_owned());
            }
        }
    }

    /// A number over a longer time than the event's, in the words that say so: "76 this year", "since 2000".
    fn wider_time(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        fact.subject?;
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
            let wide = document.says(at, &["since"])
                || document.says(at.wrapping_sub(1), &["since"])
                || words.eq_ignore_ascii_case("this year")
                || words.to_ascii_lowercase().ends_with("weekend") && !named
                || document.says(at, &["past", "last", "recent"]) && mention.kind() == Kind::Duration
                || document.says(at + 1, &["past", "last", "recent"]) && mention.kind() == Kind::Duration;
            // "since Sunday's quakes" is since the event itself.
            let next = mention.tokens.end;
            if (next..next + 4).any(|i| document.is(i, class::EVENT)) {
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

    /// Whether the sentence or the one before has counted for the fact already, so that "others" and "two more" come on top.
    fn told_before(&self, fact: usize, sentence: usize, at: usize) -> bool {
        let before = self.considered.iter().rev().take_while(|c| c.sentence + 1 >= sentence);
        let own =
            before.into_iter().any(|c| c.fact == fact && c.tokens.start < at && matches!(c.outcome, Outcome::Taken(_)));
        // "137 people lost their lives and 180 more were hurt": more than the dead, not than other hurt.
        let on_top = self.document.says(at, &["another"]) || self.document.says(at + 1, &["more"]);
        let others = self.groups[sentence].iter().flatten().any(|g| g.tokens.end < at);
        own || on_top && !others
    }

    /// The group that fills a slot: all of it, one of its parts, or the last of its siblings.
    fn filled(&self, sentence: usize, filling: Filling) -> Option<Group> {
        let groups = self.groups[sentence].as_ref()?;
        match filling {
            Filling::Group(group) => groups.get(group).cloned(),
            Filling::Part(group, part) => groups.get(group)?.parts.get(part).cloned().map(Group::of),
            Filling::Whole(group) => groups.get(group)?.siblings.first()?.whole.as_deref().cloned().map(Group::of),
            Filling::Last(group) => groups.get(group)?.siblings.last().cloned().map(Group::of),
            Filling::Mention(_) | Filling::Core(_) => None,
        }
    }

    /// A group of counts fills the slot of a match.
    fn counted(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
        let only = &group.siblings[0];
        let none = group.siblings.len() == 1 && only.n == Some(Decimal::ZERO);
        let both = tokens.clone().any(|i| self.document.says(i, &["casualties"]));
        let measure = match self.rules.facts[fact].ask {
            Ask::Measure(measure) => self.rules.measures[measure].id.as_str(),
            _ => "",
        };
        if both && measure != "casualties" && !none {
            let reason = "casualties: dead and wounded together".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        if group.siblings.len() == 1 && only.rest && self.told_before(fact, sentence, tokens.start) {
            let reason = "complement: others than those told of before".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        self.population(fact, sentence, group, tokens);
    }

    /// Words of the rule that rule the match out, or two verbs that share one number.
    fn veto(&self, fact: &Fact, sentence: usize, found: &Match) -> Option<String> {
        let tokens = &found.tokens;
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
        if measure.kind != Kind::Count {
            return None;
        }
        // "no one was killed or injured" is neither.
        let nobody = self.filled(sentence, found.filling).is_some_and(|g| g.siblings[0].n == Some(Decimal::ZERO));
        if joint && !nobody {
            return Some("two verbs share the number".to_owned());
        }
        // "wanted to kill 1,000 people": an aim. "is said to have killed" is none.
        if first > limits.start && d.is(first, class::VERB) && d.says(first - 1, &["to"]) && d.says(first, &BARE) {
            return Some("planned, not done".to_owned());
        }
        // "at first spoke of 40 dead, now say 137".
        let early = (first.saturating_sub(6).max(limits.start)..first).find(|&i| {
            let earlier = d.says(i, &["earlier"])
                && d.says(i + 1, &["count", "estimate", "estimates", "figure", "put", "report", "reports", "toll"]);
            earlier || d.says(i, &["initially", "originally"]) || d.says(i, &["first"]) && d.says(i - 1, &["at"])
        });
        early.map(|i| format!("superseded: {}", d.written(i)))
    }

    /// A value that needs no look at who is counted.
    fn plain(&mut self, fact: usize, sentence: usize, found: &Match, value: Value, value_tokens: Range<usize>) {
        let Ask::Measure(measure) = self.rules.facts[fact].ask else { return };
        let value = match super::unit::convert(value, self.rules.measures[measure].unit.as_deref()) {
            Ok(value) => value,
            Err(reason) => return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason)),
        };
        let proposal = self.proposal(sentence, found.tokens.clone(), value, value_tokens);
        self.note(fact, sentence, found.tokens.clone(), Outcome::Taken(Box::new(proposal)));
    }

    fn proposal(&self, sentence: usize, tokens: Range<usize>, value: Value, value_tokens: Range<usize>) -> Proposal {
        let limits = self.document.sentences[sentence].tokens.clone();
        Proposal {
            stance: voice::stance(self.document, limits.clone(), &tokens),
            speaker: voice::speaker(self.document, limits, &tokens),
            tokens,
            value,
            value_tokens,
            derived: None,
        }
    }

    /// A group of counts fills the slot: which of them answers the fact?
    fn population(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
        let document = self.document;
        let rules = self.rules;
        match population::answer(document, rules, fact, group, &self.hits) {
            population::Answer::One(count) => {
                let whole = group.siblings.len() == 1 && group.siblings[0].tokens == count.tokens;
                let tokens = if whole { tokens.clone() } else { count.tokens.clone() };
                let proposal = self.proposal(sentence, tokens.clone(), quantity(&count), count.number.clone());
                self.note(fact, sentence, tokens, Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Sum => {
                let value = Value::Quantity(Quantity {
                    kind: Kind::Count,
                    n: None,
                    range: group.range(),
                    unit: None,
                    modifier: None,
                    timex: None,
                });
                let mut proposal = self.proposal(sentence, tokens.clone(), value, group.tokens.clone());
                let spans = group.siblings.iter().map(|c| document.span(c.tokens.clone())).collect();
                proposal.derived = Some(Derivation { how: "sum of parts".to_owned(), spans });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Bound(noun) => {
                let count = &group.siblings[0];
                let mut value = quantity(count);
                if let Value::Quantity(q) = &mut value {
                    q.range = population::at_least(q.range);
                    q.modifier = Some(crate::value::Mod::EqualOrMore);
                }
                let mut proposal = self.proposal(sentence, tokens.clone(), value, count.number.clone());
                let how = format!("part: {noun}; the whole is at least as many");
                proposal.derived = Some(Derivation { how, spans: vec![document.span(count.tokens.clone())] });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Left(reason) => self.note(fact, sentence, tokens.clone(), Outcome::Left(reason)),
        }
    }

    /// "How many of `who` are there?": every count of them near the subject.
    fn count(&mut self, fact: usize, hits: &[Hit]) {
        let mut sentences: Vec<usize> = hits.iter().map(|h| self.document.sentence_of(h.tokens.start)).collect();
        sentences.dedup();
        for sentence in sentences {
            self.read_groups(sentence);
            let groups = self.groups[sentence].clone().unwrap_or_default();
            let whole = |g: &Group| g.siblings.iter().any(|c| population::is_who(self.document, fact, c, hits));
            let asked =
                groups.iter().flat_map(|g| g.siblings.iter().chain(if whole(g) { &[] } else { g.parts.as_slice() }));
            for count in asked {
                // "a suspect" is one of them, not how many there are.
                if count.number.len() == 1
                    && self.document.is(count.number.start, class::FUNCTION)
                    && !self.document.is(count.number.start, class::NUMBER)
                {
                    continue;
                }
                if !population::is_who(self.document, fact, count, &self.hits) {
                    continue;
                }
                let f = &self.rules.facts[fact];
                let outcome = match self.refusal(f, sentence, &count.tokens) {
                    Some(reason) => Outcome::Left(reason),
                    None => Outcome::Taken(Box::new(self.proposal(
                        sentence,
                        count.tokens.clone(),
                        quantity(count),
                        count.number.clone(),
                    ))),
                };
                self.note(fact, sentence, count.tokens.clone(), outcome);
            }
        }
    }

    /// Labels stated in sentences about the subject.
    fn terms(&mut self, fact: usize, terms: &[Term], hits: &[Hit]) {
        let f = &self.rules.facts[fact];
        for hit in hits {
            let Role::Term { term, .. } = hit.role else { continue };
            // "night club" inside "night club fire hall": the longest words decide.
            let covered = hits_in(hits, &(hit.tokens.start.saturating_sub(8)..hit.tokens.end)).iter().any(|o| {
                o.tokens.len() > hit.tokens.len()
                    && o.tokens.start <= hit.tokens.start
                    && hit.tokens.end <= o.tokens.end
            });
            let sentence = self.document.sentence_of(hit.tokens.start);
            let outcome = if covered {
                Outcome::Left("longer words for another label hold these".to_owned())
            } else if let Some(reason) = self.refusal(f, sentence, &hit.tokens) {
                Outcome::Left(reason)
            } else {
                let value = Value::Term(terms[term].label.clone());
                let mut proposal = self.proposal(sentence, hit.tokens.clone(), value, hit.tokens.clone());
                let limits = self.document.sentences[sentence].tokens.clone();
                proposal.stance = voice::label_stance(self.document, limits, &hit.tokens);
                Outcome::Taken(Box::new(proposal))
            };
            self.note(fact, sentence, hit.tokens.clone(), outcome);
        }
    }

    /// Dates that the words tie to an event whose date is asked.
    fn event_dates(&mut self, index: &Index) {
        let document = self.document;
        for mention in self.mentions.iter().filter(|m| m.kind() == Kind::Date) {
            let sentence = document.sentence_of(mention.tokens.start);
            // "Noon" of "Noon Rock" is a name; "at noon" is no day.
            let clock = matches!(&mention.value, Value::Date(d) if d.timex.contains(':'));
            let name = hits_in(&self.hits, &document.sentences[sentence].tokens).iter().any(|h| {
                matches!(h.role, Role::Name { .. } | Role::Place { .. })
                    && h.tokens.start <= mention.tokens.start
                    && mention.tokens.end <= h.tokens.end
            });
            if clock || name {
                continue;
            }
            for (subject, places) in self.events_of(sentence) {
                let facts = index.facts(Asked::Date, Some(subject));
                if facts.is_empty() {
                    continue;
                }
                if let Some((tokens, outcome)) = self.event_date(sentence, subject, &places, mention) {
                    for &fact in facts {
                        self.note(fact, sentence, tokens.clone(), outcome.clone());
                    }
                }
            }
        }
    }

    /// What the date `mention` is to the event `subject`, named at `places` of its sentence.
    fn event_date(
        &self,
        sentence: usize,
        subject: usize,
        places: &[Range<usize>],
        mention: &Mention,
    ) -> Option<(Range<usize>, Outcome)> {
        let limits = self.document.sentences[sentence].tokens.clone();
        if event_date::is_dateline(self.document, mention, &limits) {
            return Some((mention.tokens.clone(), Outcome::Left("the dateline: when it was written".to_owned())));
        }
        let mut outcome = None;
        for place in places.iter().filter(|p| !self.other_between(sentence, subject, p, &mention.tokens)) {
            match event_date::tie(self.document, self.mentions, mention, &limits, place) {
                Tie::Not(reason) => {
                    outcome.get_or_insert((mention.tokens.clone(), Outcome::Left(reason.to_owned())));
                }
                _ if !event_date::happens(self.document, &limits, place) => {
                    let reason = "nothing in the sentence says that it happened".to_owned();
                    outcome.get_or_insert((mention.tokens.clone(), Outcome::Left(reason)));
                }
                tie => return Some(self.tied(sentence, mention, tie)),
            }
        }
        outcome
    }

    fn tied(&self, sentence: usize, mention: &Mention, tie: Tie) -> (Range<usize>, Outcome) {
        let (tokens, value, value_tokens, how) = match tie {
            Tie::Said(tokens) => (tokens, mention.value.clone(), mention.tokens.clone(), None),
            Tie::Derived { tokens, value, how } => (tokens.clone(), Value::Date(value), tokens, Some(how)),
            Tie::Not(reason) => return (mention.tokens.clone(), Outcome::Left(reason.to_owned())),
        };
        if self.is_boilerplate(sentence) {
            return (tokens, Outcome::Left(NOT_ARTICLE.to_owned()));
        }
        let mut proposal = self.proposal(sentence, tokens.clone(), value, value_tokens);
        if let Some(how) = how {
            let spans = vec![self.document.span(tokens.clone())];
            proposal.derived = Some(Derivation { how, spans });
        }
        // A date that frames the sentence is said of the event even where the sentence doubts who did it.
        proposal.stance = Stance::Asserted;
        (tokens, Outcome::Taken(Box::new(proposal)))
    }

    /// Whether another event is named between an event and what follows it.
    fn other_between(&self, sentence: usize, subject: usize, place: &Range<usize>, tokens: &Range<usize>) -> bool {
        self.anchors.in_sentence(sentence).iter().any(|a| {
            a.subject != subject
                && self.rules.subjects[a.subject].role == self.rules.subjects[subject].role
                && place.end <= a.tokens.start
                && a.tokens.end <= tokens.start
        })
    }

    /// The subjects that a sentence speaks of, and the words for each: its anchors or, if it has none, "the attack" where
    /// the passage speaks of one.
    fn events_of(&self, sentence: usize) -> BTreeMap<usize, Vec<Range<usize>>> {
        let mut places: BTreeMap<usize, Vec<Range<usize>>> = BTreeMap::new();
        for anchor in self.anchors.in_sentence(sentence) {
            places.entry(anchor.subject).or_default().push(anchor.tokens.clone());
        }
        if places.is_empty() {
            let document = self.document;
            let mut tokens = document.sentences[sentence].tokens.clone();
            let the = |i: usize| document.says(i.wrapping_sub(1), &["the", "this", "that"]);
            if let Some(noun) = tokens.find(|&i| document.says(i, &RESUMED) && the(i)) {
                let noun = noun..noun + 1;
                if let Spoken::Of(subject) = self.anchors.spoken_of(rules::Role::Event, sentence, &noun) {
                    places.insert(subject, vec![noun]);
                }
            }
        }
        places
    }
}

/// The clause around `tokens`: up to a mark or a word that opens another.
fn clause(document: &Document, sentence: &Range<usize>, tokens: &Range<usize>) -> Range<usize> {
    let parts = |i: &usize| {
        matches!(document.written(*i), "," | ";" | ":" | "—" | "–" | "(" | ")")
            || document.is(*i, class::CLAUSE) && !document.is(*i, class::PREPOSITION)
    };
    let start = (sentence.start..tokens.start).rev().find(parts).map_or(sentence.start, |i| i + 1);
    let end = (tokens.end..sentence.end).find(parts).unwrap_or(sentence.end);
    start..end
}

fn role_name(role: rules::Role) -> &'static str {
    match role {
        rules::Role::Event => "event",
        rules::Role::Entity => "entity",
    }
}

fn quantity(count: &Count) -> Value {
    Value::Quantity(Quantity {
        kind: Kind::Count,
        n: count.n,
        range: count.range,
        unit: None,
        modifier: count.modifier,
        timex: None,
    })
}
