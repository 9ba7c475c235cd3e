//! Rule files: what the user wrote ([`schema`]) and what runs ([`RuleSet`]). [`load`] leads from one to the other, or to every
//! problem of the files at once.

mod compile;
mod date;
mod diagnostic;
mod name;
mod nearest;
mod pattern;
mod phrase;
mod read;
pub mod schema;

pub use diagnostic::{Color, Diagnostic, Mark, render};
pub use name::NameMatcher;

use jiff::civil::Date;

use crate::fact::Question;
use crate::lexicon::{Vocabulary, WordId, built_in};
use crate::value::{DateValue, Kind};

/// Rules ready to run: everything named is known, every phrase is made of known words.
#[derive(Debug)]
pub struct RuleSet {
    /// All words of the lexicon and of the rules.
    pub vocabulary: Vocabulary,
    /// The words of names that a text may misspell.
    pub names: NameMatcher,
    /// Events and entities.
    pub subjects: Vec<Subject>,
    /// Measures, the built-in ones first.
    pub measures: Vec<Measure>,
    /// How many of `measures` are built in.
    pub built_in: usize,
    /// Facts in the order of the files.
    pub facts: Vec<Fact>,
}

impl RuleSet {
    /// The unit in which the values of a fact are compared: its own, else its measure's.
    #[must_use]
    pub fn unit<'a>(&'a self, fact: &'a Fact) -> Option<&'a str> {
        let of_measure = match fact.ask {
            Ask::Measure(measure) => self.measures[measure].unit.as_deref(),
            _ => None,
        };
        fact.unit.as_deref().or(of_measure)
    }
}

/// Reads rule files, given as names and texts, into one set of rules. `Err` holds every problem, in order of files and places.
///
/// Ids are shared by all files: a fact of one may be about an event of another. A measure of the user takes the place of the
/// built-in one of that id. Without any file the built-in measures remain.
pub fn load(files: &[(String, String)]) -> Result<RuleSet, Vec<Diagnostic>> {
    let mut all: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    all.push((built_in::NAME, built_in::TEXT));
    let mut problems = diagnostic::Problems::of(&all);
    let mut rules = schema::Rules::default();
    read::read(files.len(), &mut rules, &mut problems);
    for file in 0..files.len() {
        read::read(file, &mut rules, &mut problems);
    }
    rules.drop_built_in_measures_that_were_redefined(files.len());
    let compiled = compile::compile(&rules, files.len(), &mut problems);
    match problems.into_sorted() {
        found if found.is_empty() => Ok(compiled),
        found => Err(found),
    }
}

/// Whether a subject happens or is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Something that happens: an attack, a quake, a robbery (`[[event]]`).
    Event,
    /// Somebody or something: a person, a group, a camp, a law (`[[entity]]`).
    Entity,
}

/// What a fact is about, and how sources name it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Its id.
    pub id: String,
    /// Event or entity.
    pub role: Role,
    /// The phrases that name it.
    pub names: Vec<Phrase>,
    /// Where it happened; a place of an event and a word for an event in one sentence name it too.
    pub places: Vec<Phrase>,
    /// Words for the event itself ("attack", "shooting"); the lexicon's words for events if the rule gives none.
    pub nouns: Vec<Phrase>,
    /// When it happened, as far as the rule says.
    pub date: Option<DateValue>,
}

/// Words to be found one after another; each position takes any form of its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// As the rule writes it.
    pub written: String,
    /// Accepted words at each position, sorted.
    pub words: Vec<Vec<WordId>>,
    /// Whether the word at each position is a name and must begin with a capital: "WHO", not "who".
    pub capitals: Vec<bool>,
}

/// A phrase with a slot for the value: `claimed {n} lives`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As the rule writes it.
    pub written: String,
    /// Its parts; exactly one is a [`Part::Slot`], neither the first nor the last is a [`Part::Gap`].
    pub parts: Vec<Part>,
    /// Whether its last word is a verb of what is done to those who are counted, since some measure has it in front of its slot:
    /// `arrested {n}` beside `{n} arrested`.
    pub done_to: bool,
}

/// One part of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A word, any of these forms (sorted).
    Word(Vec<WordId>),
    /// The value.
    Slot,
    /// `...`: up to a few words of the same clause.
    Gap,
}

/// A way of saying a value: the patterns that take it.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// The kind of value it takes.
    pub kind: Kind,
    /// The unit it is compared in, if it has one (`kilometre`, `USD`, `year`).
    pub unit: Option<String>,
    /// The patterns.
    pub patterns: Vec<Pattern>,
    /// Patterns without a slot value are no patterns: these phrases, found in the same clause, veto a match.
    pub never: Vec<Phrase>,
}

/// One question that is asked of every source.
#[derive(Clone, Debug)]
pub struct Fact {
    /// Id, question, trend and reading style: all that the comparator needs.
    pub question: Question,
    /// Index of its event or entity; `None` asks the whole article.
    pub subject: Option<usize>,
    /// What it asks for.
    pub ask: Ask,
    /// The unit it is compared in, where the rule gives one of its own.
    pub unit: Option<String>,
    /// Words for the people or things counted; empty means all.
    pub who: Vec<Phrase>,
    /// Phrases of which one must stand in the sentence; empty asks for none.
    pub only_where: Vec<Phrase>,
    /// Phrases that, in the same clause, mean something else.
    pub never: Vec<Phrase>,
    /// Index of the fact that this one is a part of.
    pub part_of: Option<usize>,
    /// The tests in the rule.
    pub tests: Vec<FactTest>,
}

/// What a fact asks for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// A value of this measure (index into `measures`).
    Measure(usize),
    /// The day on which the event happened.
    EventDate,
    /// How many of `who` there are, whatever the verb.
    Count,
    /// One of these labels.
    Terms(Vec<Term>),
}

/// A label and the phrases that state it.
#[derive(Clone, Debug)]
pub struct Term {
    /// The label.
    pub label: String,
    /// The phrases.
    pub phrases: Vec<Phrase>,
}

/// What a fact must make of a text.
#[derive(Clone, Debug)]
pub struct FactTest {
    /// The text of a small article.
    pub text: String,
    /// When that article was published, if it says so.
    pub published: Option<Date>,
    /// The value expected in words ("2", "over 140", "late 2014", a label), `None` for `"nothing"`.
    pub says: Option<String>,
    /// Where the test stands in the rule file, for reports: index of the file and bytes of the `says` value.
    pub place: (usize, std::ops::Range<usize>),
}
