//! Runs all rules over one article: patterns, labels and dates to claims, and to the reasons why near misses are none.

use std::ops::Range;

use super::count::{self, Count, Group};
use super::event_date::{self, Tie};
use super::index::{Hit, Index, Role};
use super::pattern::{Filling, Match, Scope};
use super::subject::{Anchors, Spoken};
use super::{Considered, Derivation, Outcome, Proposal, Stance, population, voice};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::rules::{Ask, Fact, RuleSet};
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

/// What a fact asks of one place in the text.
struct Candidate<'m> {
    fact: usize,
    sentence: usize,
    found: &'m Match,
}

/// Everything that the facts of `rules` take and leave in the document, in order of the text.
pub(super) fn search(document: &Document, mentions: &[Mention], rules: &RuleSet, index: &Index) -> Vec<Considered> {
    let (hits, triggers) = index.scan(document);
    let anchors = Anchors::find(document, rules, &hits);
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
        for (fact, f) in rules.facts.iter().enumerate() {
            if matches!(f.ask, Ask::Measure(asked) if asked == *measure) {
                search.measure(&Candidate { fact, sentence: *sentence, found });
            }
        }
    }
    for (fact, f) in rules.facts.iter().enumerate() {
        match &f.ask {
            Ask::Measure(_) => {}
            Ask::EventDate => search.event_date(fact),
            Ask::Count => search.count(fact),
            Ask::Terms(_) => search.terms(fact),
        }
    }
    search.drop_single_victims();
    let mut considered = search.considered;
    considered.sort_by_key(|c| (c.tokens.start, c.tokens.end, c.fact));
    considered
}

/// Of several matches of one measure that take one value, the shortest.
fn shortest(mut matches: Vec<(usize, usize, Match)>) -> Vec<(usize, usize, Match)> {
    let slot = |m: &Match| match m.filling {
        Filling::Group(i) => (0, i),
        Filling::Mention(i) | Filling::Core(i) => (1, i),
    };
    matches.sort_by_key(|(measure, sentence, m)| (*sentence, *measure, slot(m), m.tokens.len(), m.tokens.start));
    matches.dedup_by(|a, b| a.0 == b.0 && a.1 == b.1 && slot(&a.2) == slot(&b.2));
    matches
}

impl<'a> Search<'a> {
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
        if let Some(reason) = self.refusal(f, sentence, &found.tokens) {
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        let scoped = self.wider_time(f, sentence, &found.tokens);
        if let Some(reason) = scoped.or_else(|| self.veto(f, sentence, &found.tokens)) {
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        match found.filling {
            Filling::Group(group) => {
                let group = self.groups[sentence].as_ref().and_then(|g| g.get(group)).cloned();
                if let Some(group) = group {
                    self.population(fact, sentence, &group, &found.tokens);
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
            Outcome::Taken(Proposal { value: Value::Quantity(q), .. }) if q.kind == Kind::Count => q.n,
            _ => None,
        };
        let several: Vec<usize> =
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

    /// A number over a longer time than the event's, in the words that say so: "76 this year", "since 2000".
    fn wider_time(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        fact.subject?;
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let named = self.anchors.all.iter().any(|a| a.sentence == sentence && Some(a.subject) == fact.subject);
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let inside = self.mentions[first..].iter().take_while(|m| m.tokens.start < limits.end);
        for mention in inside.filter(|m| matches!(m.kind(), Kind::Date | Kind::Duration)) {
            let at = mention.tokens.start;
            let words = document.span(mention.tokens.clone()).of(document.text);
            let wide = document.says(at, &["since"])
                || document.says(at.wrapping_sub(1), &["since"])
                || words.eq_ignore_ascii_case("this year")
                || words.to_ascii_lowercase().ends_with("weekend") && !named
                || document.says(at, &["past", "last", "recent"]) && mention.kind() == Kind::Duration
                || document.says(at + 1, &["past", "last", "recent"]) && mention.kind() == Kind::Duration;
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
    fn veto(&self, fact: &Fact, sentence: usize, tokens: &Range<usize>) -> Option<String> {
        let Ask::Measure(measure) = fact.ask else { return None };
        let measure = &self.rules.measures[measure];
        let limits = self.document.sentences[sentence].tokens.clone();
        for phrase in &measure.never {
            let long = phrase.words.len();
            let at = limits.clone().find(|&i| {
                i + long <= limits.end
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
            && d.is(first - 2, class::VERB);
        (joint && measure.kind == Kind::Count).then(|| "two verbs share the number".to_owned())
    }

    /// A value that needs no look at who is counted.
    fn plain(&mut self, fact: usize, sentence: usize, found: &Match, value: Value, value_tokens: Range<usize>) {
        let Ask::Measure(measure) = self.rules.facts[fact].ask else { return };
        let value = match super::unit::convert(value, self.rules.measures[measure].unit.as_deref()) {
            Ok(value) => value,
            Err(reason) => return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason)),
        };
        let proposal = self.proposal(sentence, found.tokens.clone(), value, value_tokens);
        self.note(fact, sentence, found.tokens.clone(), Outcome::Taken(proposal));
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
                self.note(fact, sentence, tokens, Outcome::Taken(proposal));
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
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(proposal));
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
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(proposal));
            }
            population::Answer::Left(reason) => self.note(fact, sentence, tokens.clone(), Outcome::Left(reason)),
        }
    }

    /// "How many of `who` are there?": every count of them near the subject.
    fn count(&mut self, fact: usize) {
        let mut sentences: Vec<usize> = self
            .hits
            .iter()
            .filter(|h| h.role == Role::Who { fact })
            .map(|h| self.document.sentence_of(h.tokens.start))
            .collect();
        sentences.dedup();
        for sentence in sentences {
            self.read_groups(sentence);
            let groups = self.groups[sentence].clone().unwrap_or_default();
            for count in groups.iter().flat_map(|g| g.siblings.iter().chain(&g.parts)) {
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
                    None => Outcome::Taken(self.proposal(
                        sentence,
                        count.tokens.clone(),
                        quantity(count),
                        count.number.clone(),
                    )),
                };
                self.note(fact, sentence, count.tokens.clone(), outcome);
            }
        }
    }

    /// Labels stated in sentences about the subject.
    fn terms(&mut self, fact: usize) {
        let f = &self.rules.facts[fact];
        let Ask::Terms(terms) = &f.ask else { return };
        let own = |h: &&Hit| matches!(h.role, Role::Term { fact: of, .. } if of == fact);
        let hits: Vec<Hit> = self.hits.iter().filter(own).cloned().collect();
        for hit in &hits {
            let Role::Term { term, .. } = hit.role else { continue };
            // "night club" inside "night club fire hall": the longest words decide.
            let covered = hits.iter().any(|o| {
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
                Outcome::Taken(self.proposal(sentence, hit.tokens.clone(), value, hit.tokens.clone()))
            };
            self.note(fact, sentence, hit.tokens.clone(), outcome);
        }
    }

    /// Dates that the words tie to the fact's event.
    fn event_date(&mut self, fact: usize) {
        let f = &self.rules.facts[fact];
        let Some(subject) = f.subject else { return };
        let document = self.document;
        let places: Vec<(usize, Range<usize>)> = self.event_places(subject);
        for mention in self.mentions.iter().filter(|m| m.kind() == Kind::Date) {
            let sentence = document.sentence_of(mention.tokens.start);
            let limits = document.sentences[sentence].tokens.clone();
            let mut outcome = None;
            for (_, anchor) in places.iter().filter(|(s, _)| *s == sentence) {
                if self.other_between(subject, anchor, &mention.tokens) {
                    continue;
                }
                match event_date::tie(document, self.mentions, mention, &limits, anchor) {
                    Tie::Not(reason) => {
                        outcome.get_or_insert((mention.tokens.clone(), Outcome::Left(reason.to_owned())));
                    }
                    tie => {
                        outcome = Some(self.tied(sentence, mention, tie));
                        break;
                    }
                }
            }
            if let Some((tokens, outcome)) = outcome {
                self.note(fact, sentence, tokens, outcome);
            }
        }
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
        (tokens, Outcome::Taken(proposal))
    }

    /// Whether another event is named between an event and what follows it.
    fn other_between(&self, subject: usize, anchor: &Range<usize>, tokens: &Range<usize>) -> bool {
        self.anchors.all.iter().any(|a| {
            a.subject != subject
                && self.rules.subjects[a.subject].role == self.rules.subjects[subject].role
                && anchor.end <= a.tokens.start
                && a.tokens.end <= tokens.start
        })
    }

    /// The words for the event in each sentence: its anchors, and "the attack" where the passage speaks of it.
    fn event_places(&self, subject: usize) -> Vec<(usize, Range<usize>)> {
        let document = self.document;
        let mut places: Vec<(usize, Range<usize>)> = Vec::new();
        for anchor in self.anchors.all.iter().filter(|a| a.subject == subject) {
            places.push((anchor.sentence, anchor.tokens.clone()));
        }
        let role = self.rules.subjects[subject].role;
        for mention in self.mentions.iter().filter(|m| m.kind() == Kind::Date) {
            let sentence = document.sentence_of(mention.tokens.start);
            let limits = document.sentences[sentence].tokens.clone();
            if places.iter().any(|(s, _)| *s == sentence) {
                continue;
            }
            let noun = limits
                .clone()
                .find(|&i| document.is(i, class::EVENT) && document.says(i.wrapping_sub(1), &["the", "this", "that"]));
            if let Some(noun) = noun {
                if self.anchors.spoken_of(role, sentence, &(noun..noun + 1)) == Spoken::Of(subject) {
                    places.push((sentence, noun..noun + 1));
                }
            }
        }
        places
    }
}

fn role_name(role: crate::rules::Role) -> &'static str {
    match role {
        crate::rules::Role::Event => "event",
        crate::rules::Role::Entity => "entity",
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
