//! How many megabytes of news a second the tool reads on one thread, beside a plain `regex` scan for numbers over the same
//! bytes in the same run. What counts is the ratio: it depends less on the machine than the speeds do.
//!
//! `cargo bench` shows both; the last lines are the ratios.
#![allow(missing_docs, reason = "a benchmark has no public items")]
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark reports to the terminal")]

mod corpus;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use crosscheck::claim::Finder;
use crosscheck::document::Document;
use crosscheck::lexicon::english;
use crosscheck::mention::{self, Context};
use crosscheck::rules::{self, RuleSet};
use crosscheck::source::Article;
use divan::Bencher;
use divan::counter::BytesCount;
use regex::Regex;

const BYTES: usize = 2_000_000;
const FACTS: [usize; 2] = [10, 1_000];

static ARTICLES: LazyLock<Vec<String>> = LazyLock::new(|| corpus::articles(BYTES));

/// Numbers in digits with separators and decimals, and a few number words: what a script would look for.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i-u)\b(?:[0-9][0-9,]*(?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?)\b",
    )
    .unwrap()
});

/// The same, and the words that most dates, lengths of time and larger numbers are written with: about as many places as
/// `mentions` finds. No ratio is told against it; it shows what the ratios would be against a scan that looks for as much.
static NUMBER_OR_DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i-u)\b(?:[0-9][0-9,]*(?:\.[0-9]+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|[mb]illions?|half|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|today|yesterday|tomorrow|seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b",
    )
    .unwrap()
});

fn bytes() -> usize {
    ARTICLES.iter().map(String::len).sum()
}

fn scan() -> usize {
    ARTICLES.iter().map(|text| NUMBER.find_iter(text).count()).sum()
}

fn wide_scan() -> usize {
    ARTICLES.iter().map(|text| NUMBER_OR_DATE.find_iter(text).count()).sum()
}

fn documents() -> usize {
    ARTICLES.iter().map(|text| Document::read(text, &english().vocabulary).sentences.len()).sum()
}

fn mentions() -> usize {
    let found = |text: &String| mention::find(&Document::read(text, &english().vocabulary), Context::default()).len();
    ARTICLES.iter().map(found).sum()
}

/// The same texts as articles, for the claim finder.
static SOURCES: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let source = |(nth, text): (usize, &String)| Article::from_text(&format!("article-{nth}"), "made up", text);
    ARTICLES.iter().enumerate().map(source).collect()
});

fn rules(facts: usize) -> RuleSet {
    let made = ("made up".to_owned(), corpus::rules(facts));
    rules::load(&[made]).unwrap_or_else(|wrong| panic!("the made-up rules are wrong: {wrong:?}"))
}

fn claims(finder: &Finder) -> usize {
    SOURCES.iter().map(|article| finder.claims(article).len()).sum()
}

/// What a careless grammar would read over and over: each is repeated until it is long.
const HARD: [&str; 9] =
    ["7", "1,", "a ", "in ", "one hundred ", "“", "at least about ", "two weeks before ", "between 5 and March "];

fn main() {
    divan::main();
    ratios();
    doubling();
}

#[divan::bench]
fn a_regex_scan(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes())).bench(scan);
}

#[divan::bench]
fn b_documents(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes())).bench(documents);
}

#[divan::bench]
fn c_mentions(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes())).bench(mentions);
}

#[divan::bench(args = FACTS)]
fn d_claims(bencher: Bencher, facts: usize) {
    let rules = rules(facts);
    let finder = Finder::new(&rules);
    bencher.counter(BytesCount::new(bytes())).bench(|| claims(&finder));
}

/// How much longer text of twice the length takes: about twice, whatever it holds.
fn doubling() {
    println!("\nmentions of text twice as long");
    for hard in HARD {
        let [once, twice] = [100_000, 200_000].map(|bytes| {
            let text = hard.repeat(bytes / hard.len());
            let turn = |_| {
                let start = Instant::now();
                black_box(mention::find(&Document::read(&text, &english().vocabulary), Context::default()).len());
                start.elapsed()
            };
            (0..5).map(turn).min().unwrap_or_default()
        });
        println!("{:<24} {:>6.2} times as long", format!("{hard:?} …"), twice.as_secs_f64() / once.as_secs_f64());
    }
}

/// The best of several turns each, taken in turn, so that whatever else the machine does falls on all alike.
fn ratios() {
    let [few, many] = FACTS.map(rules);
    let (few, many) = (Finder::new(&few), Finder::new(&many));
    let (claims_of_few, claims_of_many) = (|| claims(&few), || claims(&many));
    let subjects: [(&str, &dyn Fn() -> usize); 6] = [
        ("regex scan", &scan),
        ("scan for dates too", &wide_scan),
        ("documents", &documents),
        ("mentions", &mentions),
        ("claims, 10 facts", &claims_of_few),
        ("claims, 1,000 facts", &claims_of_many),
    ];
    let mut best = [Duration::MAX; 6];
    let mut found = [0; 6];
    for _ in 0..7 {
        for (nth, (_, run)) in subjects.iter().enumerate() {
            let start = Instant::now();
            found[nth] = black_box(run());
            best[nth] = best[nth].min(start.elapsed());
        }
    }
    println!("\n{} articles, {:.1} MB", ARTICLES.len(), bytes() as f64 / 1e6);
    for (nth, (name, _)) in subjects.iter().enumerate() {
        let speed = bytes() as f64 / best[nth].as_secs_f64() / 1e6;
        let ratio = best[nth].as_secs_f64() / best[0].as_secs_f64();
        println!("{name:<20} {speed:>8.1} MB/s   {ratio:>6.2} times the regex scan   {:>7} found", found[nth]);
    }
    let growth = best[5].as_secs_f64() / best[4].as_secs_f64();
    println!("1,000 facts cost {growth:.2} times as much as 10");
}
