//! Values that patterns of measures take: which count of a group answers a fact, in whose voice.

use std::ops::Range;

use super::{Candidate, Search};
use crate::claim::count::{Count, Group, sum};
use crate::claim::pattern::{Filling, Match};
use crate::claim::population::is_who;
use crate::claim::subject::Anchor;
use crate::claim::{Derivation, Outcome, population, unit};
use crate::document::TokenKind;
use crate::lexicon::class;
use crate::mention::{self, Mention};
use crate::rules::{Ask, Fact, Role};
use crate::value::{Decimal, End, Interval, Kind, Mod, Quantity, Range as Stated, Value};

/// Zero, included.
const ZERO_END: End = End { at: Decimal::ZERO, open: false };

impl Search<'_> {
    /// A pattern of the fact's measure was found.
    pub(super) fn measure(&mut self, candidate: &Candidate) {
        let Candidate { fact, sentence, found } = *candidate;
        let f = &self.rules.facts[fact];
        let group = self.filled(sentence, found.filling);
        let refusal = found
            .refused
            .map(str::to_owned)
            .or_else(|| self.wider_time(f, sentence, &found.tokens))
            .or_else(|| self.refusal(f, sentence, &found.tokens))
            .or_else(|| self.other_object(f, sentence, found))
            .or_else(|| self.other_age(f, sentence, found))
            .or_else(|| self.veto(f, sentence, &found.tokens, group.as_ref()))
            .or_else(|| f.subject.and_then(|_| self.habit(sentence, &found.tokens)))
            .or_else(|| self.superseded(sentence, &found.tokens));
        if let Some(reason) = refusal {
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        if let Some((count, tokens)) = self.who_they_were(fact, sentence, found) {
            let proposal = self.proposal(sentence, tokens.clone(), quantity(&count), count.number.clone());
            return self.note(fact, sentence, tokens, Outcome::Taken(Box::new(proposal)));
        }
        match found.filling {
            Filling::Group(_) | Filling::Part(..) | Filling::Whole(_) | Filling::Sibling(..) => {
                if let Some(group) = group {
                    self.counted(fact, sentence, &group, &found.tokens);
                }
            }
            Filling::Mention(index) => {
                let mention = &self.mentions[index];
                let (value, tokens) =
                    self.in_asked_unit(f, index).unwrap_or_else(|| (mention.value.clone(), mention.tokens.clone()));
                self.plain(fact, sentence, found, value, tokens);
            }
            Filling::Core(mention) => {
                let mention = &self.mentions[mention];
                let value = mention.core_value.as_deref().unwrap_or(&mention.value).clone();
                self.plain(fact, sentence, found, value, mention.core.clone());
            }
        }
    }

    /// "Acme fined Holm $5 million": what is done to somebody else is said of him, not of who does it.
    fn other_object(&self, fact: &Fact, sentence: usize, found: &Match) -> Option<String> {
        let subject = fact.subject.filter(|&s| self.rules.subjects[s].role == Role::Entity)?;
        let object = found.object.clone()?;
        let name = object.clone().find(|&i| self.document.tokens[i].capital)?;
        let own = |a: &Anchor| a.subject == subject && a.tokens.start < object.end && object.start < a.tokens.end;
        let named = self.anchors.in_sentence(sentence).iter().any(own);
        (!named).then(|| format!("other entity: it is done to another, \"{}\"", self.document.written(name)))
    }

    /// A group of counts fills the slot of a match.
    pub(super) fn counted(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
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
        if group.siblings.len() == 1 && only.rest && self.told_before(fact, sentence, tokens.start, group) {
            let reason = "complement: others than those told of before".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        // "19 were arrested. Three of them were arrested at the port": fewer than all.
        let told = self.considered.iter().any(|c| c.fact == fact && matches!(c.outcome, Outcome::Taken(_)));
        // "Twelve of the survivors are in hospital" counts no survivors but those in hospital.
        let within = only.tokens.start <= tokens.start && tokens.end <= only.tokens.end;
        if group.siblings.len() == 1 && only.partitive && only.whole.is_none() && (told || within) {
            let reason = "part: some of those told of before".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        // "employs 2,000 of its 4,800 workers in Boston" counts those in Boston.
        let (document, place) = (self.document, group.end);
        let there = document.is(place, class::LOCATIVE) && document.tokens.get(place + 1).is_some_and(|t| t.capital);
        let lasting = self.rules.facts[fact].subject.is_some_and(|s| self.rules.subjects[s].role == Role::Entity);
        if let (true, true, [Count { whole: Some(_), .. }]) = (there, lasting, group.siblings.as_slice()) {
            let reason = "part: some of them, at one place".to_owned();
            return self.note(fact, sentence, tokens.clone(), Outcome::Left(reason));
        }
        // "Five bodies had been recovered by Thursday", "the bodies of five of the seven climbers": so many at least.
        let bodies = tokens.clone().any(|i| document.says(i, &["bodies"]));
        let so_far = only.whole.is_some() || tokens.clone().any(|i| document.says(i, &["been"]));
        if bodies && so_far && group.siblings.len() == 1 && !none {
            return self.bound(fact, sentence, only, tokens, "bodies");
        }
        let listed = self.of_list(fact, sentence, group, tokens);
        self.population(fact, sentence, listed.as_ref().unwrap_or(group), tokens);
    }

    /// The item of a list that counts those whom the fact asks for: "8 bridges" of "damaged 42 offices, 2 roads and 8 bridges".
    fn of_list(&self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) -> Option<Group> {
        let asked = |g: &Group| g.siblings.iter().chain(&g.parts).any(|c| is_who(self.document, fact, c, &self.hits));
        if self.rules.facts[fact].who.is_empty() || asked(group) {
            return None;
        }
        let groups = self.groups[sentence].as_ref()?;
        let own = groups.iter().position(|g| g.tokens.start == group.tokens.start)?;
        let d = self.document;
        let separates = |a: &Group, b: &Group| {
            let between = a.end..b.tokens.start;
            // "42 offices, a school, as well as 14 hotels".
            let joins = |i: usize| {
                d.is_mark(i, b',')
                    || d.says(i, &["a", "an", "and", "as", "along", "including", "plus", "well", "with"])
                    || !d.is(i, class::FUNCTION | class::VERB) && d.tokens[i].kind == TokenKind::Word
            };
            let parts = |i: usize| d.is_mark(i, b',') || d.says(i, &["and", "as", "along", "plus"]);
            (1..=8).contains(&between.len()) && between.clone().any(parts) && between.clone().all(joins)
        };
        // "killed 42 people, 8 bridges were cut off": what a verb follows begins a clause.
        let ends = |g: &Group| !d.is(g.end, class::AUXILIARY | class::VERB);
        let behind = groups[own..].windows(2).take_while(|w| separates(&w[0], &w[1]) && ends(&w[1])).map(|w| &w[1]);
        let before = groups[..=own].windows(2).rev().take_while(|w| separates(&w[0], &w[1])).map(|w| &w[0]);
        let verb_first = d.is(group.tokens.start.wrapping_sub(1), class::VERB);
        // "42 offices were damaged, as well as seven bridges".
        let added = |g: &&Group| {
            let open = g.tokens.start.wrapping_sub(3);
            let as_well = d.says(open, &["as"]) && d.says(open + 1, &["well"]) && d.says(open + 2, &["as"]);
            let along = d.says(open + 1, &["along", "together"]) && d.says(open + 2, &["with"]);
            let verbs = (tokens.end..g.tokens.start).any(|i| d.is(i, class::VERB) || matches!(d.written(i), ";" | ":"));
            (as_well || along) && tokens.end <= open && !verbs && asked(g)
        };
        if let Some(more) = groups[own + 1..].iter().find(added) {
            return Some(more.clone());
        }
        if verb_first { behind.into_iter().find(|g| asked(g)) } else { before.into_iter().find(|g| asked(g)) }.cloned()
    }

    /// The group that fills a slot: all of it, one of its parts, or one of its siblings.
    pub(super) fn filled(&self, sentence: usize, filling: Filling) -> Option<Group> {
        let groups = self.groups[sentence].as_ref()?;
        match filling {
            Filling::Group(group) => groups.get(group).cloned(),
            Filling::Part(group, part) => groups.get(group)?.parts.get(part).cloned().map(Group::of),
            Filling::Whole(group) => groups.get(group)?.siblings.first()?.whole.as_deref().cloned().map(Group::of),
            Filling::Sibling(group, at) => groups.get(group)?.siblings.get(at).cloned().map(Group::of),
            Filling::Mention(_) | Filling::Core(_) => None,
        }
    }

    /// Whether the sentence or the one before has counted for the fact already, so that "others" and "two more" come on top.
    pub(super) fn told_before(&self, fact: usize, sentence: usize, at: usize, group: &Group) -> bool {
        let before = self.considered.iter().rev().take_while(|c| c.sentence + 1 >= sentence);
        let own =
            before.into_iter().any(|c| c.fact == fact && c.tokens.start < at && matches!(c.outcome, Outcome::Taken(_)));
        // "137 people lost their lives and 180 more were hurt": more than the dead, not than other hurt.
        // "Police arrested three more people": more than those arrested before.
        let number = &group.siblings[0].number;
        let on_top = self.document.says(number.start, &["another"]) || self.document.says(number.end, &["more"]);
        let others = self.groups[sentence].iter().flatten().any(|g| g.tokens.end < at);
        // "the murder of six more monks" is a deed of its own, "the deaths of six more" are not.
        let of_deed =
            self.document.says(number.start.wrapping_sub(1), &["of"]) && !self.document.says(at, &["death", "deaths"]);
        own || on_top && !others && !of_deed
    }

    /// The value in the unit that the fact asks for, where a bracket says it: $108 million of "85 million euros ($108 million)".
    fn in_asked_unit(&self, fact: &Fact, mention: usize) -> Option<(Value, Range<usize>)> {
        let wanted = self.rules.unit(fact)?;
        let fits = |value: &Value| matches!(value, Value::Quantity(q) if q.unit.as_deref() == Some(wanted));
        let mention = &self.mentions[mention];
        if fits(&mention.value) {
            return None;
        }
        if let Some((value, tokens)) = mention::said_again(self.document, mention) {
            // A newspaper's 15 kilometres for 10 miles are rounded: both readings hold.
            let first = unit::convert(mention.value.clone(), Some(wanted)).ok();
            return fits(&value).then(|| (unit::either(value, first), tokens));
        }
        // "(£74m, $108m)": several in one bracket are mentions of their own.
        let open = mention.tokens.end;
        let close = (open..open + 16).find(|&i| self.document.is_mark(i, b')'))?;
        let first = self.mentions.partition_point(|m| m.tokens.start <= open);
        let mut inside = self.mentions[first..].iter().take_while(|m| m.tokens.end <= close);
        let found = inside.find(|m| self.document.is_mark(open, b'(') && m.kind() == Kind::Money && fits(&m.value))?;
        Some((found.value.clone(), found.tokens.clone()))
    }

    /// "the 7.6 and 7.5 magnitude quakes": two numbers for two events.
    fn is_one_of_two(&self, tokens: &Range<usize>) -> bool {
        let number = |m: &Mention| matches!(m.kind(), Kind::Number);
        let at = self.mentions.partition_point(|m| m.tokens.end <= tokens.start);
        let joined = |a: &Mention, b: &Mention| {
            let and = a.tokens.end..b.tokens.start;
            number(a) && number(b) && and.len() == 1 && self.document.says(and.start, &["and"])
        };
        let Some(own) = self.mentions.get(at) else { return false };
        let before = at.checked_sub(1).and_then(|i| self.mentions.get(i));
        before.is_some_and(|m| joined(m, own)) || self.mentions.get(at + 1).is_some_and(|m| joined(own, m))
    }

    /// A value that needs no look at who is counted.
    pub(super) fn plain(
        &mut self,
        fact: usize,
        sentence: usize,
        found: &Match,
        value: Value,
        value_tokens: Range<usize>,
    ) {
        let Ask::Measure(measure) = self.rules.facts[fact].ask else { return };
        let measure = &self.rules.measures[measure];
        if measure.kind == Kind::Number && !found.of_pair && self.is_one_of_two(&value_tokens) {
            let reason = "two values share the words: which is whose is not said".to_owned();
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        // "which carry up to five years in prison": what the law allows.
        let most = matches!(&value, Value::Quantity(q) if q.modifier == Some(Mod::EqualOrLess));
        if measure.id == "prison-term" && most {
            let reason = "the most that the law allows, no term imposed".to_owned();
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        if measure.kind == Kind::Measure
            && let Some(name) = self.apposed(sentence, &value_tokens)
        {
            let reason = format!("said of \"{}\", to which it stands in apposition", self.document.written(name));
            return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason));
        }
        let value = match unit::convert(unit::of_kind(value, measure.kind), self.rules.unit(&self.rules.facts[fact])) {
            Ok(value) => value,
            Err(reason) => return self.note(fact, sentence, found.tokens.clone(), Outcome::Left(reason)),
        };
        let proposal = self.proposal(sentence, found.tokens.clone(), value, value_tokens);
        self.note(fact, sentence, found.tokens.clone(), Outcome::Taken(Box::new(proposal)));
    }

    /// A group of counts fills the slot: which of them answers the fact?
    pub(super) fn population(&mut self, fact: usize, sentence: usize, group: &Group, tokens: &Range<usize>) {
        let document = self.document;
        let rules = self.rules;
        let of_event = rules.facts[fact].subject.is_some() && rules.facts[fact].who.is_empty();
        if let (true, [only]) = (of_event && group.parts.is_empty(), group.siblings.as_slice())
            && only.n != Some(Decimal::ZERO)
            && self.goes_on_elsewhere(sentence, group, tokens)
        {
            return self.bound(fact, sentence, only, tokens, "one place of several");
        }
        match population::answer(document, rules, fact, group, &self.hits) {
            population::Answer::One(count) if self.is_among(sentence, tokens, &count) => {
                let noun = "among those told of".to_owned();
                self.bound(fact, sentence, &count, tokens, &noun);
            }
            population::Answer::One(count) if self.is_beside_somebody(sentence, &count) => {
                self.bound(fact, sentence, &count, tokens, "others beside somebody told of");
            }
            population::Answer::One(count) => {
                let whole = group.siblings.len() == 1 && group.siblings[0].tokens == count.tokens;
                let tokens = if whole { tokens.clone() } else { count.tokens.clone() };
                let proposal = self.proposal(sentence, tokens.clone(), quantity(&count), count.number.clone());
                self.note(fact, sentence, tokens, Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Sum(counts) => {
                let value = Value::Quantity(Quantity {
                    kind: Kind::Count,
                    n: None,
                    range: sum(&counts),
                    unit: None,
                    modifier: None,
                    timex: None,
                });
                let mut proposal = self.proposal(sentence, tokens.clone(), value, group.tokens.clone());
                let spans = counts.iter().map(|c| document.span(c.tokens.clone())).collect();
                proposal.derived = Some(Derivation { how: "sum of parts".to_owned(), spans });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Among(count, attackers) => {
                let mut value = quantity(&count);
                let part = Interval::new(Some(End { at: Decimal::ZERO - attackers, open: false }), Some(ZERO_END));
                if let (Value::Quantity(q), Some(part)) = (&mut value, part) {
                    q.n = None;
                    q.range = q.range.plus(Stated::sharp(part));
                }
                let mut proposal = self.proposal(sentence, tokens.clone(), value, count.number.clone());
                let how = "attackers among them: with or without them".to_owned();
                proposal.derived = Some(Derivation { how, spans: vec![document.span(count.tokens.clone())] });
                self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
            }
            population::Answer::Bound(noun) => self.bound(fact, sentence, &group.siblings[0], tokens, &noun),
            population::Answer::Left(reason) => self.note(fact, sentence, tokens.clone(), Outcome::Left(reason)),
        }
    }

    /// A part of those whom the fact asks for: a lower bound.
    fn bound(&mut self, fact: usize, sentence: usize, count: &Count, tokens: &Range<usize>, noun: &str) {
        let mut value = quantity(count);
        if let Value::Quantity(q) = &mut value {
            q.range = population::at_least(q.range);
            q.modifier = Some(Mod::EqualOrMore);
        }
        let mut proposal = self.proposal(sentence, tokens.clone(), value, count.number.clone());
        let how = format!("part: {noun}; the whole is at least as many");
        let spans = vec![self.document.span(count.tokens.clone())];
        proposal.derived = Some(Derivation { how, spans });
        self.note(fact, sentence, tokens.clone(), Outcome::Taken(Box::new(proposal)));
    }

    /// "Bo Lund, head of the union, and three others were hurt": one at least shares the verb with them.
    fn is_beside_somebody(&self, sentence: usize, count: &Count) -> bool {
        let document = self.document;
        let before = document.sentences[sentence].tokens.start..count.tokens.start.saturating_sub(1);
        let others = count.noun.as_ref().is_some_and(|n| document.says(n.head, &["others"]));
        let and = document.says(before.end, &["and"]) && document.is(count.tokens.end, class::AUXILIARY | class::VERB);
        let verb = |i: usize| {
            document.is(i, class::AUXILIARY | class::STATUS)
                || document.is(i, class::VERB) && !document.is(i, class::PERSON) && !document.tokens[i].capital
        };
        others
            && and
            && before.len() > 1
            && !before.clone().any(verb)
            && before.clone().any(|i| document.tokens[i].capital)
    }

    /// "among the dead were four guards", "the dead include two children": some of them.
    fn is_among(&self, sentence: usize, tokens: &Range<usize>, count: &Count) -> bool {
        let document = self.document;
        let first = self.document.sentences[sentence].tokens.start.max(tokens.start.saturating_sub(2));
        let verb_first = tokens.start < count.tokens.start;
        let dead =
            (tokens.start..count.tokens.start).any(|i| document.says(i, &["dead", "injured", "wounded", "missing"]));
        let among = (first..tokens.start + 1).any(|i| document.says(i, &["among"]));
        let include =
            (tokens.start..count.tokens.start).any(|i| document.says(i, &["include", "included", "includes"]));
        verb_first && dead && (among || include)
    }
}

pub(super) fn quantity(count: &Count) -> Value {
    Value::Quantity(Quantity {
        kind: Kind::Count,
        n: count.n,
        range: count.range,
        unit: None,
        modifier: count.modifier,
        timex: None,
    })
}
