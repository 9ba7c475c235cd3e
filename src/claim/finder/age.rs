//! Ages: a measure whose phrase is `{age}` alone takes the age of whom the fact is about, however it is said: "LaRue, 75, said",
//! "the 75-year-old LaRue", "He was 75".

use std::ops::Range;

use super::Search;
use crate::claim::index::{Asked, Index};
use crate::claim::pattern::{Filling, Match};
use crate::document::{Document, TokenKind};
use crate::lexicon::{class, clause, english};
use crate::rules::{Ask, Fact, Part};
use crate::value::Kind;

/// Whose age it is, as the words next to it tell.
enum Owner {
    /// Whoever ends before, or begins at, this token.
    At(usize),
    /// Whomever the passage speaks of: "he was 75", "died at 75".
    Passage,
    /// Somebody whom the text brings up with it: "a 75-year-old man".
    New,
}

/// Verbs between somebody and an age.
const BE: [&str; 4] = ["is", "turned", "turns", "was"];

/// Most words between "75-year-old" and the name.
const REACH: usize = 5;

impl Search<'_> {
    /// The ages of the document, for every measure that asks for an age alone.
    pub(super) fn ages(&self, index: &Index) -> Vec<(usize, usize, Match)> {
        let bare =
            |m: &crate::rules::Measure| m.kind == Kind::Age && m.patterns.iter().any(|p| p.parts == [Part::Slot]);
        let measures = self.rules.measures.iter().enumerate().filter(|(_, m)| bare(m)).map(|(at, _)| at);
        let asked: Vec<usize> = measures.filter(|&m| index.is_asked(Asked::Measure(m))).collect();
        if asked.is_empty() {
            return Vec::new();
        }
        let ages = self.mentions.iter().enumerate().filter(|(_, m)| m.kind() == Kind::Age);
        ages.flat_map(|(at, mention)| {
            let tokens = mention.tokens.clone();
            let sentence = self.document.sentence_of(tokens.start);
            let found = Match { filling: Filling::Mention(at), tokens, of_pair: false, refused: None, object: None };
            asked.iter().map(move |&measure| (measure, sentence, found.clone()))
        })
        .collect()
    }

    /// Why the age that the match took is not that of the fact's subject, if so.
    pub(super) fn other_age(&self, fact: &Fact, sentence: usize, found: &Match) -> Option<String> {
        let subject = fact.subject?;
        let Filling::Mention(at) = found.filling else { return None };
        let Ask::Measure(measure) = fact.ask else { return None };
        let mention = self.mentions.get(at).filter(|_| self.rules.measures[measure].kind == Kind::Age)?;
        // What a phrase of the rule says in other words, "dies at {age}", is tied by them.
        let adverb = usize::from(self.document.is(mention.tokens.start.wrapping_sub(1), class::ADVERB));
        let was = mention.tokens.start.wrapping_sub(1 + adverb);
        if mention.tokens != found.tokens && !self.document.says(was, &BE) {
            return None;
        }
        let limits = &self.document.sentences[sentence].tokens;
        if let Some(at) = earlier(self.document, limits, &mention.tokens) {
            return Some(format!("an earlier age: {}", self.document.written(at)));
        }
        let named = |i: usize| {
            self.anchors.in_sentence(sentence).iter().any(|a| {
                a.subject == subject && (a.tokens.contains(&i) || a.tokens.end == i || self.is_title(a.tokens.end..i))
            })
        };
        // "Vale, the singer who died on Sunday, was 81".
        let opens = |close: usize| (limits.start..close).rev().find(|&i| self.document.is_mark(i, b','));
        let own = |i: usize| {
            named(i)
                || self.document.says(i, &BE) && self.document.is_mark(i - 1, b',') && opens(i - 1).is_some_and(named)
        };
        let is_own = match owner(self.document, &self.document.sentences[sentence].tokens, &mention.tokens) {
            Owner::At(i) => own(i),
            Owner::Passage => true,
            Owner::New => false,
        };
        (!is_own).then(|| "somebody else's age".to_owned())
    }

    /// What may follow a name and still be of it: "Jr.", "III".
    fn is_title(&self, tokens: Range<usize>) -> bool {
        tokens.start < tokens.end
            && tokens.len() <= 3
            && tokens
                .into_iter()
                .all(|i| self.document.is_mark(i, b'.') || self.document.says(i, &["jr", "sr", "ii", "iii"]))
    }
}

/// What ends somebody's story: the age at it is the age that news tells.
const ENDS: [&str; 18] = [
    "arrested",
    "collapsed",
    "dead",
    "death",
    "die",
    "died",
    "dies",
    "disappeared",
    "drowned",
    "executed",
    "killed",
    "missing",
    "murdered",
    "passed",
    "sentenced",
    "shot",
    "stabbed",
    "vanished",
];

/// Past forms without "ed": "At 23 she wrote a novel".
const IRREGULAR: u32 = clause::LEFT | clause::PARTICIPLE | clause::PAST;

/// The word that makes an age one of long ago: "when" of "was 23 when she married", "at" of "at the age of 23, she married". At
/// their death people are as old as they are.
fn earlier(document: &Document, sentence: &Range<usize>, age: &Range<usize>) -> Option<usize> {
    let ends = |mut range: Range<usize>| range.any(|i| document.says(i, &ENDS));
    if document.says(age.end, &["when", "while"]) {
        let close = (age.end..sentence.end).find(|&i| matches!(document.written(i), "," | ";")).unwrap_or(sentence.end);
        // "when her father died" is another's death.
        let own = document.says(age.end + 1, &["he", "she", "they"]);
        return (!own || !ends(age.end..close)).then_some(age.end);
    }
    // "She began acting when she was 12", "Her mother died when Vale was nine".
    let near = sentence.start.max(age.start.saturating_sub(4))..age.start;
    if let Some(when) = near.rev().find(|&i| document.says(i, &["when", "while"]))
        && document.is(age.start - 1, class::AUXILIARY | class::VERB)
    {
        let main = (sentence.start..when).rev().find(|&i| matches!(document.written(i), ";" | ":"));
        let main = main.unwrap_or(sentence.start)..when;
        let pronoun = document.says(when + 1, &["he", "she", "they"]);
        // "the son of a docker who died when he was six".
        let of_another = main.clone().rev().find(|&i| document.says(i, &ENDS)).is_some_and(|end| {
            (main.start.max(end.saturating_sub(2))..end).any(|i| document.says(i, &["who", "whose"]))
        });
        return (!pronoun || !ends(main) || of_another).then_some(when);
    }
    let at = (sentence.start.max(age.start.saturating_sub(4))..age.end).find(|&i| document.says(i, &["at"]))?;
    let past = |i: usize| {
        let word = document.tokens[i].kind == TokenKind::Word;
        let passive = document.is(i, class::VERB) && document.says(i.wrapping_sub(1), &["had", "was", "were"]);
        let irregular = english().calendar.of_clause(document.word(i)) & IRREGULAR != 0;
        word && (document.written(i).ends_with("ed") || passive || irregular) || document.says(i, &["born", "had"])
    };
    let present = |i: usize| document.says(i, &["is", "has", "still"]);
    let told = sentence.clone().any(past) && !sentence.clone().any(present);
    (told && !ends(sentence.clone())).then_some(at)
}

/// Whether the comma at `comma` closes a clause that tells somebody's end, not a name: "died on Sunday, aged 81", "who has died,
/// aged 81", "died in Holt, aged 81", but not "died with her son Tom, aged 12".
fn ends_clause(document: &Document, sentence: &Range<usize>, comma: usize) -> bool {
    let Some(last) = comma.checked_sub(1).filter(|&i| i >= sentence.start) else { return false };
    let told = (sentence.start..comma).any(|i| document.says(i, &ENDS));
    let place = (sentence.start.max(last.saturating_sub(2))..last).any(|i| document.says(i, &["at", "in", "near"]));
    let day = document.is(last, class::DATE) || document.tokens[last].kind == TokenKind::Digits;
    told && (document.says(last, &ENDS) || day || place && !document.is(last, class::PERSON))
}

fn owner(document: &Document, sentence: &Range<usize>, age: &Range<usize>) -> Owner {
    let of_adjective = document.says(age.end - 1, &["old", "olds"]);
    if of_adjective && let Some(name) = name_behind(document, sentence, age.end) {
        return Owner::At(name);
    }
    let article = age.start > sentence.start && document.says(age.start - 1, &["a", "an", "the", "now", "both"]);
    let start = age.start - usize::from(article);
    let Some(before) = start.checked_sub(1).filter(|&i| i >= sentence.start) else {
        return if of_adjective && !article { Owner::New } else { Owner::Passage };
    };
    // "LaRue, 75, said"; "LaRue, a 75-year-old retired lawyer,"; "LaRue (75)".
    if document.says(age.start, &["aged", "at"])
        && document.is_mark(before, b',')
        && ends_clause(document, sentence, before)
    {
        return Owner::Passage;
    }
    if document.is_mark(before, b',') || document.is_mark(before, b'(') {
        let name = before.checked_sub(1).filter(|&i| i >= sentence.start);
        let definite = article && document.says(age.start - 1, &["the"]);
        return name.map_or(Owner::New, |_| if definite { Owner::Passage } else { Owner::At(before) });
    }
    if document.is(before, class::AUXILIARY) || document.says(before, &BE) {
        let subject = before.saturating_sub(1);
        return match () {
            () if document.says(subject, &["he", "she", "they", "who"]) && !document.says(subject, &["who"]) => {
                Owner::Passage
            }
            () if document.says(subject, &["who"]) => {
                Owner::At(subject - usize::from(document.is_mark(subject - 1, b',')))
            }
            () => Owner::At(before),
        };
    }
    if of_adjective && !(article && document.says(age.start - 1, &["the"])) { Owner::New } else { Owner::Passage }
}

/// The name behind "75-year-old": "the 75-year-old former agent Fred LaRue".
fn name_behind(document: &Document, sentence: &Range<usize>, end: usize) -> Option<usize> {
    let words = (end..sentence.end.min(end + REACH)).take_while(|&i| {
        document.tokens[i].kind == TokenKind::Word && !document.is(i, class::FUNCTION | class::AUXILIARY)
    });
    let name = words.into_iter().find(|&i| document.tokens[i].capital)?;
    // "Fred LaRue" where the rule names "LaRue": the last word of the name decides.
    let last = (name..sentence.end).take_while(|&i| {
        document.tokens[i].kind == TokenKind::Word && document.tokens[i].capital && !document.is(i, class::FUNCTION)
    });
    last.last()
}
