//! Where a document names events and entities: by a name, by a word for the event beside its place, or by such a word and its
//! date.

use std::ops::Range;

use jiff::civil::Date;

use super::{NEAR, within};
use crate::claim::deed;
use crate::claim::event_date::{self, Tie};
use crate::claim::event_word::EventWords;
use crate::claim::index::{Hit, Role, hits_in};
use crate::document::{Block, Document, TokenKind};
use crate::lexicon::class;
use crate::mention::Mention;
use crate::rules::{self, RuleSet};
use crate::value::{DateValue, Days, Value};

/// A place where a subject is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::claim) struct Anchor {
    /// Index of the subject.
    pub(in crate::claim) subject: usize,
    /// The naming words.
    pub(in crate::claim) tokens: Range<usize>,
    /// Index of the sentence.
    pub(in crate::claim) sentence: usize,
    /// Whether a name of the rule names it, rather than a place or a date.
    pub(in crate::claim) by_name: bool,
}

/// Everything that is named in a document.
pub(super) struct Named {
    /// The anchors in order of the text.
    pub(super) anchors: Vec<Anchor>,
    /// Every place or name that the rules know, whoever's, in order of the text.
    pub(super) known: Vec<Range<usize>>,
    /// Sentences that state a date with its year, sorted.
    pub(super) dated: Vec<usize>,
    /// Times well before the article's own, in order of the text, at which no event was that it names.
    pub(super) past: Vec<Range<usize>>,
    /// All times well before the article's own, and whether each is so by far.
    pub(super) old: Vec<(Range<usize>, bool)>,
}

/// Days before its publication of which an article tells as of the news.
const NEWS: i32 = 10;

/// Days before its publication that are of no news, even where an event is named with them.
const LONG_AGO: i32 = 60;

/// Times well before the article's own: those at which no event was that it names; and all, with whether each is so by far.
type Past = (Vec<Range<usize>>, Vec<(Range<usize>, bool)>);

/// "Today", where nothing tells when that is.
const TODAY: &str = "XXXX-XX-XX";

/// Looks for the names, places and dates of subjects in one document.
pub(super) struct Naming<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) rules: &'a RuleSet,
    pub(super) hits: &'a [Hit],
    pub(super) mentions: &'a [Mention],
    pub(super) published: Option<Date>,
}

impl Naming<'_> {
    /// Finds where subjects are named.
    pub(super) fn find(&self) -> Named {
        let (document, rules) = (self.document, self.rules);
        let dated = self.dated();
        let mut all = Vec::new();
        let mut known = Vec::new();
        for hit in self.hits {
            let sentence = document.sentence_of(hit.tokens.start);
            if document.block_of_sentence(sentence) == Block::Boilerplate {
                continue;
            }
            match hit.role {
                Role::Name { subject } => {
                    known.push(hit.tokens.clone());
                    if self.is_named(subject, hit, sentence) {
                        // A name that is the place of another event too tells them apart no better than a place.
                        let by_name = !self.is_place_of_another(subject, hit);
                        let tokens =
                            if by_name { Some(hit.tokens.clone()) } else { self.at_place(subject, hit, sentence) };
                        all.extend(tokens.map(|tokens| Anchor { subject, tokens, sentence, by_name }));
                    }
                }
                Role::Place { subject } => {
                    known.push(hit.tokens.clone());
                    let Some(tokens) = self.at_place(subject, hit, sentence) else { continue };
                    let anchor = Anchor { subject, tokens, sentence, by_name: false };
                    // "A bombing in Moscow killed 40 people in 2010": a place alone names no event of another year.
                    let other_year = rules.subjects[subject].date.is_none()
                        && !rules.subjects[subject].names.is_empty()
                        && dated.binary_search(&sentence).is_ok()
                        && self.tied_dates(&anchor).any(|date| !self.is_recent(date) && has_year(date));
                    if !other_year {
                        all.push(anchor);
                    }
                }
                _ => {}
            }
        }
        self.drop_history(&mut all, &dated);
        all.sort_by_key(|a| (a.tokens.start, a.tokens.end, a.subject));
        let mut anchors = longest(document, rules, &all);
        anchors.extend(self.by_date());
        anchors.sort_by_key(|a| (a.tokens.start, a.tokens.end, a.subject));
        anchors.dedup();
        anchors.retain(|a| self.fits_date(a));
        let anchors = self.without_rivals(anchors);
        let (past, old) = self.past(&anchors);
        Named { anchors, known, dated, past, old }
    }

    /// An event without a date that the article tells of as news was in no year long before: of "the quake in Ostby on Monday" and
    /// "the 2010 quake in Ostby", the second is another.
    fn drop_history(&self, all: &mut Vec<Anchor>, dated: &[usize]) {
        let undated =
            |a: &Anchor| !a.by_name && self.rules.subjects[a.subject].date.is_none() && self.published.is_some();
        let is_old = |a: &Anchor| {
            let mut dates = self.tied_dates(a).filter(|date| has_year(date)).peekable();
            dates.peek().is_some() && dates.all(|date| !self.is_recent(date))
        };
        let old: Vec<bool> =
            all.iter().map(|a| undated(a) && dated.binary_search(&a.sentence).is_ok() && is_old(a)).collect();
        if !old.contains(&true) {
            return;
        }
        let is_news = |a: &Anchor| {
            let recent = |date: &DateValue| {
                let age = |day: Date| self.published.map(|p| (p - day).get_days());
                date.hard.earliest.and_then(age).is_some_and(|days| (0..=NEWS).contains(&days))
            };
            // "12 people were killed on Sunday in a quake": the day of the sentence is near enough.
            !is_old(a) && self.dates_of(a.sentence).any(|(_, date)| recent(date))
        };
        let mut news: Vec<usize> = all.iter().filter(|a| undated(a) && is_news(a)).map(|a| a.subject).collect();
        news.dedup();
        let mut old = old.into_iter();
        all.retain(|a| !(old.next() == Some(true) && news.contains(&a.subject)));
    }

    /// Whether a name of the subject names it there.
    fn is_named(&self, subject: usize, hit: &Hit, sentence: usize) -> bool {
        let document = self.document;
        let limits = document.sentences[sentence].tokens.clone();
        let wanted = &self.rules.subjects[subject];
        // "Russia intervened" and "US troops left" say what was done, not where; "Sunrise Express" is a name for all its "express".
        let proper = |i: usize| {
            let at = i - hit.tokens.start;
            let mut names = wanted.names.iter().filter(|n| n.words.len() == hit.tokens.len());
            names.any(|n| n.capitals.get(at) == Some(&true) && n.words[at].contains(&document.word(i)))
        };
        let act = wanted.role == rules::Role::Event
            && !wanted.places.is_empty()
            && hit.tokens.clone().any(|i| document.is(i, class::VERB) && !proper(i));
        // "a plane crash near Kabul airport" is no bombing of it.
        let own_noun = |i: usize| {
            deed::tells(document, &wanted.nouns, i)
                || hits_in(self.hits, &(i..i + 1)).iter().any(|h| h.role == Role::Noun { subject })
        };
        // "after a tsunami warning was issued" tells of no tsunami.
        let is_event = |i: usize| {
            document.is(i, class::EVENT)
                && !document.is(i, class::VERB | class::ANY_EVENT)
                && !document.is(i + 1, class::COMPOUND)
                && !hit.tokens.contains(&i)
                && !deed::is_gunfire(document, i)
        };
        let other = !wanted.nouns.is_empty()
            && limits.clone().any(is_event)
            && !limits.clone().any(own_noun)
            && !hit.tokens.clone().any(|i| document.is(i, class::EVENT | class::VERB));
        let placed = || hits_in(self.hits, &limits).iter().any(|h| h.role == Role::Place { subject });
        !other && (!act || placed())
    }

    fn is_place_of_another(&self, subject: usize, hit: &Hit) -> bool {
        self.rules.subjects[subject].role == rules::Role::Event
            && hits_in(self.hits, &hit.tokens)
                .iter()
                .any(|h| h.tokens == hit.tokens && matches!(h.role, Role::Place { subject: of } if of != subject))
    }

    /// The place at `hit` together with the word for what happened there.
    fn at_place(&self, subject: usize, hit: &Hit, sentence: usize) -> Option<Range<usize>> {
        let limits = self.document.sentences[sentence].tokens.clone();
        let nouns = &self.rules.subjects[subject].nouns;
        let own = hits_in(self.hits, &limits).iter().filter(|h| h.role == Role::Noun { subject });
        let told = limits.clone().filter(|&i| deed::tells(self.document, nouns, i)).map(|i| i..i + 1);
        let words = EventWords {
            document: self.document,
            own: (!nouns.is_empty()).then(|| own.map(|h| h.tokens.clone()).chain(told).collect()),
            doers: limits.clone().filter(|&i| deed::is_doer(self.document, nouns, i)).collect(),
        };
        let word = words.at_place(&hit.tokens, limits)?;
        if self.is_other_means(subject, word.start) {
            return None;
        }
        Some(word.start.min(hit.tokens.start)..word.end.max(hit.tokens.end))
    }

    /// The sentences that state a date with its year, unless it is of the year before the article's publication.
    fn dated(&self) -> Vec<usize> {
        let document = self.document;
        let year = |m: &&Mention| {
            let digits = |i: usize| document.tokens[i].kind == TokenKind::Digits && document.tokens[i].span.len() == 4;
            let Value::Date(date) = &m.value else { return false };
            m.tokens.clone().any(digits) && !self.is_recent(date)
        };
        let mut sentences: Vec<usize> =
            self.mentions.iter().filter(year).map(|m| document.sentence_of(m.tokens.start)).collect();
        sentences.dedup();
        sentences
    }

    /// "two years ago", "last month", "in March": times well before the article's own. One that is tied to an event is no past.
    fn past(&self, anchors: &[Anchor]) -> Past {
        let document = self.document;
        let long = ["century", "decade", "decades", "month", "months", "year", "years"];
        let is_past = |m: &Mention, date: &DateValue| {
            let relative = m.tokens.clone().any(|i| document.says(i, &["ago"]))
                || document.says(m.tokens.start, &["last"]) && document.says(m.tokens.start + 1, &long);
            let long = m.tokens.clone().any(|i| document.says(i, &long));
            let old = |published: Date| date.hard.latest.is_some_and(|day| (published - day).get_days() > NEWS);
            relative && long || self.published.is_some_and(old)
        };
        let dates = self.mentions.iter().filter_map(|m| match &m.value {
            Value::Date(date) if date.hard.earliest.is_some() || date.hard == Days::ALL => Some((m, date)),
            _ => None,
        });
        let past: Vec<_> = dates.filter(|(m, date)| is_past(m, date)).collect();
        if past.is_empty() {
            return (Vec::new(), Vec::new());
        }
        let by_far = |date: &DateValue| {
            let old = |published: Date| date.hard.latest.map(|day| (published - day).get_days() > LONG_AGO);
            self.published.is_some_and(|published| old(published).unwrap_or(true))
        };
        let old = past.iter().map(|(m, date)| (m.tokens.clone(), by_far(date))).collect();
        let own: Vec<Days> = anchors
            .iter()
            .flat_map(|a| self.tied_dates(a).chain(self.rules.subjects[a.subject].date.as_ref()))
            .map(|date| date.hard)
            .collect();
        let known = |date: &DateValue| date.hard != Days::ALL && own.iter().any(|days| days.meets(date.hard));
        (past.into_iter().filter(|(_, date)| !known(date)).map(|(m, _)| m.tokens.clone()).collect(), old)
    }

    /// Whether a date is of the year before the article's publication.
    fn is_recent(&self, date: &DateValue) -> bool {
        let recent = |day: Date| self.published.is_some_and(|p| day <= p && p.year() - day.year() <= 1);
        date.hard.earliest.is_some_and(recent)
    }

    /// Events whose rule gives their date, named by a word for an event and a date that fits no other: "the quake in
    /// September".
    fn by_date(&self) -> Vec<Anchor> {
        let (document, rules) = (self.document, self.rules);
        let events: Vec<(usize, &DateValue)> = (rules.subjects.iter().enumerate())
            .filter(|(_, s)| s.role == rules::Role::Event)
            .filter_map(|(index, s)| Some((index, s.date.as_ref()?)))
            .collect();
        let newest = events.iter().filter_map(|(_, of)| of.hard.earliest).max();
        let undated = rules.subjects.iter().any(|s| s.role == rules::Role::Event && s.date.is_none());
        let mut anchors = Vec::new();
        if events.is_empty() {
            return anchors;
        }
        for mention in self.mentions {
            let Value::Date(date) = &mention.value else { continue };
            // What any day satisfies tells no events apart.
            if date.hard == Days::ALL {
                continue;
            }
            let sentence = document.sentence_of(mention.tokens.start);
            let limits = document.sentences[sentence].tokens.clone();
            for noun in limits.clone().filter(|&i| document.is(i, class::EVENT | class::RULE)) {
                let fits = |&&(subject, of): &&(usize, &DateValue)| {
                    let own = &rules.subjects[subject].nouns;
                    let named = hits_in(self.hits, &(noun..noun + 1)).iter().any(|h| h.role == Role::Noun { subject });
                    // "Friday's fire" is not the one of the year before that may have been on a Friday too.
                    let last = !undated && of.hard.earliest == newest && of.hard.earliest == of.hard.latest;
                    // "a quake on Sunday", where the rules know one of Sunday and one of Monday.
                    let known = is_calendar(date) || last || self.has_close_neighbour(subject);
                    known && (named || own.is_empty() && document.is(noun, class::EVENT)) && of.hard.meets(date.hard)
                };
                let mut fitting = events.iter().filter(fits);
                let (Some(&(subject, _)), None) = (fitting.next(), fitting.next()) else { continue };
                let words = noun..noun + 1;
                if matches!(event_date::tie(document, self.mentions, mention, &limits, &words), Tie::Said(_)) {
                    let tokens = noun.min(mention.tokens.start)..(noun + 1).max(mention.tokens.end);
                    anchors.push(Anchor { subject, tokens, sentence, by_name: false });
                }
            }
        }
        anchors
    }

    /// The dates of a sentence, each with the words that say it.
    fn dates_of(&self, sentence: usize) -> impl Iterator<Item = (&Mention, &DateValue)> {
        let limits = self.document.sentences[sentence].tokens.clone();
        let first = self.mentions.partition_point(|m| m.tokens.end <= limits.start);
        let inside = self.mentions[first..].iter().take_while(move |m| m.tokens.start < limits.end);
        inside.filter_map(|mention| match &mention.value {
            Value::Date(date) => Some((mention, date)),
            _ => None,
        })
    }

    /// The dates of a sentence that are tied to an anchor in it.
    fn tied_dates(&self, anchor: &Anchor) -> impl Iterator<Item = &DateValue> {
        let limits = self.document.sentences[anchor.sentence].tokens.clone();
        let tokens = anchor.tokens.clone();
        self.dates_of(anchor.sentence).filter_map(move |(mention, date)| {
            let tie = event_date::tie(self.document, self.mentions, mention, &limits, &tokens);
            matches!(tie, Tie::Said(_)).then_some(date)
        })
    }

    /// Whether no date that is tied to the anchor speaks against the date that the rule gives.
    fn fits_date(&self, anchor: &Anchor) -> bool {
        let Some(own) = &self.rules.subjects[anchor.subject].date else { return true };
        anchor.by_name
            || self.tied_dates(anchor).all(|date| {
                let another = |s: &rules::Subject| s.date.as_ref().is_some_and(|d| d.hard.meets(date.hard));
                // "A fire in Dorvik in 2010" is not the one of 2031; a day or two apart may be what the sources disagree
                // about.
                let years = |d: Days| Some((d.earliest?.year(), d.latest?.year()));
                let other_year = match (years(own.hard), years(date.hard)) {
                    (Some((from, to)), Some((first, last))) => last < from || to < first,
                    _ => false,
                };
                own.hard.meets(date.hard) || !other_year && !self.rules.subjects.iter().any(another)
            })
    }

    /// Whether the sentence ties a month or a year to the anchor that is the event's own; a day of the week is enough where it
    /// tells two events apart.
    fn is_proven(&self, anchor: &Anchor) -> bool {
        let own = self.rules.subjects[anchor.subject].date.as_ref();
        let tells = |d: &DateValue| is_calendar(d) || d.hard != Days::ALL && self.has_close_neighbour(anchor.subject);
        own.is_some_and(|own| self.tied_dates(anchor).any(|d| tells(d) && own.hard.meets(d.hard)))
    }

    /// Of several events of one week, the one that the article dates or names first: "Monday's quake was the second of the week".
    fn leading(&self, anchors: &[Anchor]) -> Option<usize> {
        let event = |a: &Anchor| self.rules.subjects[a.subject].role == rules::Role::Event;
        let close = || anchors.iter().filter(|a| event(a) && self.has_close_neighbour(a.subject));
        let told = close().find(|a| a.by_name || self.is_proven(a));
        // "A quake shook Ostby and damaged houses on Sunday": the day of the sentence, where no words tie one to the event.
        let beside = || {
            close().find(|a| {
                let own = self.rules.subjects[a.subject].date.as_ref();
                let mut dates = self.dates_of(a.sentence).map(|(_, d)| d).filter(|d| d.hard != Days::ALL).peekable();
                dates.peek().is_some() && dates.all(|d| own.is_some_and(|own| own.hard.meets(d.hard)))
            })
        };
        // "A quake hit Ostby today. The one of Jan. 4 killed five": nobody calls one day both, so that today's is the newer.
        let today = || {
            let first = close().next()?;
            let said = |(_, date): (_, &DateValue)| date.timex == TODAY;
            let before =
                told.filter(|told| told.sentence > first.sentence && self.dates_of(first.sentence).any(said))?;
            let newer = |a: &&Anchor| a.sentence == first.sentence && self.first_day_of(a) > self.first_day_of(before);
            close().filter(newer).max_by_key(|a| self.first_day_of(a))
        };
        today().or(told).or_else(beside).map(|a| a.subject)
    }

    fn first_day_of(&self, anchor: &Anchor) -> Option<Date> {
        first_day(&self.rules.subjects[anchor.subject])
    }

    /// Whether the rules know another event within a week of this one, so that a day of the week tells them apart.
    fn has_close_neighbour(&self, subject: usize) -> bool {
        let own = &self.rules.subjects[subject];
        only_day(own).is_some()
            && self.rules.subjects.iter().any(|s| s.role == rules::Role::Event && is_of_same_week(own, s))
    }

    /// Whether the rules know a newer event, or one without a date, at a place of this one.
    fn has_newer_neighbour(&self, subject: usize) -> bool {
        let own = &self.rules.subjects[subject];
        let shares = |s: &rules::Subject| {
            let names = || s.places.iter().chain(&s.names);
            own.places.iter().any(|place| names().any(|other| other.words == place.words))
        };
        own.date.is_some()
            && self.rules.subjects.iter().any(|s| {
                s.role == rules::Role::Event && (s.date.is_none() || first_day(s) > first_day(own)) && shares(s)
            })
    }

    /// Of several events that the same words could name, the one whose date the sentence gives. If it gives none: one without a
    /// date, else the newest that the article can know. Old events are named with their date.
    fn without_rivals(&self, anchors: Vec<Anchor>) -> Vec<Anchor> {
        let subject = |a: &Anchor| &self.rules.subjects[a.subject];
        let is_rival = |a: &Anchor, b: &Anchor| {
            a.subject != b.subject
                && a.sentence == b.sentence
                && subject(b).role == rules::Role::Event
                && a.tokens.start < b.tokens.end
                && b.tokens.start < a.tokens.end
        };
        let leading = self.leading(&anchors);
        let leads = |a: &Anchor| leading == Some(a.subject);
        // The higher, the likelier: proven by a date, the article's own, without a date, newer.
        let rank = |a: &Anchor| {
            let first = first_day(subject(a));
            let future = first.zip(self.published).is_some_and(|(first, published)| published < first);
            (self.is_proven(a), leads(a), !future, subject(a).date.is_none(), first)
        };
        // "the last quake" is what a rule calls so, wherever it was.
        let names_event = |b: &Anchor| b.tokens.clone().any(|i| self.document.is(i, class::EVENT));
        let is_beaten = |a: &Anchor| {
            !a.by_name
                && subject(a).role == rules::Role::Event
                && (anchors
                    .iter()
                    .any(|b| is_rival(a, b) && if b.by_name { names_event(b) } else { rank(b) > rank(a) })
                    || self.has_newer_neighbour(a.subject) && !self.is_proven(a) && !leads(a))
        };
        anchors.iter().filter(|a| !is_beaten(a)).cloned().collect()
    }
}

/// Whether two events were on two days of one week.
pub(super) fn is_of_same_week(a: &rules::Subject, b: &rules::Subject) -> bool {
    let (Some(a), Some(b)) = (only_day(a), only_day(b)) else { return false };
    (1..7).contains(&(b - a).get_days().abs())
}

/// The day of an event of which the rules know just that.
fn only_day(subject: &rules::Subject) -> Option<Date> {
    let days = subject.date.as_ref()?.hard;
    days.earliest.filter(|_| days.earliest == days.latest)
}

fn first_day(subject: &rules::Subject) -> Option<Date> {
    subject.date.as_ref().and_then(|date| date.hard.earliest)
}

/// Whether a date tells its year.
fn has_year(date: &DateValue) -> bool {
    date.hard.earliest.is_some() && date.hard.latest.is_some()
}

/// Whether a date tells more than a day of the week: a month or a year.
fn is_calendar(date: &DateValue) -> bool {
    date.hard.earliest.is_some() || date.hard.latest.is_some() || date.hard.months != Days::ALL.months
}

/// The anchors without those inside a longer one of another subject: "Kabul" of "Kabul airport". A name that has the word for the
/// event, as "6.1 quake" of "Ostby was hit by a magnitude 6.1 quake", is stronger than the place.
fn longest(document: &Document, rules: &RuleSet, all: &[Anchor]) -> Vec<Anchor> {
    let event = |a: &Anchor, h: &Anchor| {
        let noun = if a.tokens.end == h.tokens.end { a.tokens.end - 1 } else { a.tokens.start };
        (a.tokens.end == h.tokens.end || a.tokens.start == h.tokens.start) && document.is(noun, class::EVENT)
    };
    let names_event = |a: &Anchor, h: &Anchor| a.by_name && !h.by_name && event(a, h);
    let holds = |h: &Anchor, a: &Anchor| {
        let longer = within(&a.tokens, &h.tokens) && h.tokens.len() > a.tokens.len() && !names_event(a, h);
        let weaker = within(&h.tokens, &a.tokens) && h.tokens.len() < a.tokens.len() && names_event(h, a);
        h.subject != a.subject && (longer || weaker) && rules.subjects[h.subject].role == rules.subjects[a.subject].role
    };
    let is_held = |(at, a): &(usize, &Anchor)| {
        let before = all[..*at].iter().rev().take_while(|h| h.tokens.start + 2 * NEAR >= a.tokens.start);
        let after = all[at + 1..].iter().take_while(|h| h.tokens.start < a.tokens.end);
        before.chain(after).any(|h| holds(h, a))
    };
    all.iter().enumerate().filter(|a| !is_held(a)).map(|(_, a)| a.clone()).collect()
}
