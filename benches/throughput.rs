//! How many megabytes of news a second the tool reads on one thread, beside a plain `regex` scan for numbers over the same
//! bytes in the same run. What counts is the ratio: it depends less on the machine than the speeds do. One line shows what
//! the commands do with it, which read as many articles at once as the machine has cores.
//!
//! `cargo bench` shows both; the last lines are the ratios, over two corpora. The made-up one is as large as one likes, but its
//! few sentences come again and again, and a processor learns them by heart. Real articles say each thing once: those of
//! `sources/`, or of the folder that `CROSSCHECK_BENCH` names, show what a reader has to expect.
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
use crosscheck::source::{self, Article};
use divan::Bencher;
use divan::counter::BytesCount;
use rayon::prelude::*;
use regex::Regex;

const BYTES: usize = 2_000_000;
const FACTS: [usize; 2] = [10, 1_000];

static MADE_UP: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let texts = corpus::articles(BYTES).into_iter().enumerate();
    texts.map(|(nth, text)| Article::from_text(&format!("article-{nth}"), "made up", &text)).collect()
});

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

/// The articles of the folder that `CROSSCHECK_BENCH` names, else those that the repository holds.
fn real(folder: &str) -> Vec<Article> {
    let (files, _) = source::find(&[folder.to_owned()]);
    files.iter().flat_map(source::read).filter_map(Result::ok).collect()
}

fn bytes(articles: &[Article]) -> usize {
    articles.iter().map(|article| article.text.len()).sum()
}

fn scan(articles: &[Article]) -> usize {
    articles.iter().map(|article| NUMBER.find_iter(&article.text).count()).sum()
}

fn wide_scan(articles: &[Article]) -> usize {
    articles.iter().map(|article| NUMBER_OR_DATE.find_iter(&article.text).count()).sum()
}

fn documents(articles: &[Article]) -> usize {
    articles.iter().map(|article| Document::read(&article.text, &english().vocabulary).sentences.len()).sum()
}

fn mentions(articles: &[Article]) -> usize {
    articles.iter().map(mentions_of).sum()
}

fn mentions_on_all_cores(articles: &[Article]) -> usize {
    articles.par_iter().map(mentions_of).sum()
}

fn mentions_of(article: &Article) -> usize {
    let context = Context { published: article.published };
    mention::find(&Document::read(&article.text, &english().vocabulary), context).len()
}

fn rules(facts: usize) -> RuleSet {
    let made = ("made up".to_owned(), corpus::rules(facts));
    rules::load(&[made]).unwrap_or_else(|wrong| panic!("the made-up rules are wrong: {wrong:?}"))
}

fn claims(finder: &Finder) -> usize {
    MADE_UP.iter().map(|article| finder.claims(article).len()).sum()
}

fn main() {
    divan::main();
    ratios();
    doubling();
}

#[divan::bench]
fn a_regex_scan(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes(&MADE_UP))).bench(|| scan(&MADE_UP));
}

#[divan::bench]
fn b_documents(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes(&MADE_UP))).bench(|| documents(&MADE_UP));
}

#[divan::bench]
fn c_mentions(bencher: Bencher) {
    bencher.counter(BytesCount::new(bytes(&MADE_UP))).bench(|| mentions(&MADE_UP));
}

#[divan::bench(args = FACTS)]
fn d_claims(bencher: Bencher, facts: usize) {
    let rules = rules(facts);
    let finder = Finder::new(&rules);
    bencher.counter(BytesCount::new(bytes(&MADE_UP))).bench(|| claims(&finder));
}

/// How much longer text of twice the length takes: about twice, whatever it holds.
fn doubling() {
    println!("\nmentions of text twice as long");
    for hard in corpus::hard::HARD {
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

/// Something to be timed, and its name.
type Subject<'a> = (&'a str, &'a dyn Fn() -> usize);

/// The steps over made-up articles, with rules about them, and over real ones.
fn ratios() {
    let [few, many] = FACTS.map(rules);
    let (few, many) = (Finder::new(&few), Finder::new(&many));
    let (claims_of_few, claims_of_many) = (|| claims(&few), || claims(&many));
    let claims: [Subject; 2] = [("claims, 10 facts", &claims_of_few), ("claims, 1,000 facts", &claims_of_many)];
    let took = compare("made up", &MADE_UP, &claims);
    if let [.., few, many] = took[..] {
        println!("1,000 facts cost {:.2} times as much as 10", many / few);
    }
    let folder = std::env::var("CROSSCHECK_BENCH").unwrap_or_else(|_| "sources".to_owned());
    compare(&folder, &real(&folder), &[]);
}

/// Prints what each step takes over these articles, beside the scan: the best of several turns each, taken in turn, so that
/// whatever else the machine does falls on all alike. Tells the seconds.
fn compare(name: &str, articles: &[Article], more: &[Subject]) -> Vec<f64> {
    let steps: [Subject; 5] = [
        ("regex scan", &|| scan(articles)),
        ("scan for dates too", &|| wide_scan(articles)),
        ("documents", &|| documents(articles)),
        ("mentions", &|| mentions(articles)),
        ("… on all cores", &|| mentions_on_all_cores(articles)),
    ];
    let steps: Vec<Subject> = steps.iter().chain(more).copied().collect();
    let mut best = vec![Duration::MAX; steps.len()];
    let mut found = vec![0; steps.len()];
    // A small corpus is soon read, and its times are the more uneven.
    let turns = if bytes(articles) < BYTES / 10 { 70 } else { 7 };
    for _ in 0..turns {
        for (nth, (_, run)) in steps.iter().enumerate() {
            let start = Instant::now();
            found[nth] = black_box(run());
            best[nth] = best[nth].min(start.elapsed());
        }
    }
    let seconds: Vec<f64> = best.iter().map(Duration::as_secs_f64).collect();
    println!("\n{name}: {} articles, {:.2} MB", articles.len(), bytes(articles) as f64 / 1e6);
    for (nth, (name, _)) in steps.iter().enumerate() {
        let speed = bytes(articles) as f64 / seconds[nth] / 1e6;
        let ratio = seconds[nth] / seconds[0];
        println!("{name:<20} {speed:>8.1} MB/s   {ratio:>6.2} times the regex scan   {:>7} found", found[nth]);
    }
    seconds
}
