//! Facts that need no pattern: labels, and how many of something there are.

use super::Search;
use super::measure::quantity;
use crate::claim::count::Group;
use crate::claim::index::{Hit, Role, hits_in};
use crate::claim::{Outcome, population, voice};
use crate::lexicon::class;
use crate::rules::Term;
use crate::value::Value;

impl Search<'_> {
    /// "How many of `who` are there?": every count of them near the subject.
    pub(super) fn count(&mut self, fact: usize, hits: &[Hit]) {
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
                // "Two of the engines broke down" says of them something else than how many there are.
                let part =
                    (count.partitive && count.whole.is_none()).then(|| "part: some of those told of before".to_owned());
                // "The union wants 300 more drivers": on top of those there are.
                let more = || {
                    let more = self.document.says(count.number.end, &["more"]);
                    more.then(|| "more: on top of those there are".to_owned())
                };
                let part = part.or_else(more);
                let outcome = match part.or_else(|| self.refusal(f, sentence, &count.tokens)) {
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
    pub(super) fn terms(&mut self, fact: usize, terms: &[Term], hits: &[Hit]) {
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
}
