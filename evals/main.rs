//! Measures the tool on other people's data, which stays outside this repository: give its path, get a table.
//!
//! ```text
//! cargo run --release --example evals -- mentions DATA/normaliser
//! cargo run --release --example evals -- rules DATA/ecbplus --rules evals/rules
//! cargo run --release --example evals -- victims DATA/muc4
//! cargo run --release --example evals -- pairs DATA/equate
//! ```
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod cluster;
mod conventions;
mod data;
mod mentions;
mod misses;
mod pairs;
mod quantities;
mod score;
mod victims;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use mentions::Kinds;

/// Measures crosscheck on annotated data.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// The normaliser alone: spans, intervals and TIMEX3 values of mentions against suites of annotated texts
    Mentions {
        /// Suites (.jsonl) or folders of them
        paths: Vec<PathBuf>,
        /// Count only what a news article would hold
        #[arg(long)]
        news: bool,
        /// Count what was found of kinds that a suite annotates nowhere as well
        #[arg(long)]
        every_kind: bool,
        /// Score dates, times and durations alone, as TempEval does
        #[arg(long)]
        times: bool,
        /// Show so many annotated values that were not read, and readings that were not annotated, of each suite
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Rules on clusters of articles: claims and verdicts against hand-read ones
    Rules {
        /// A folder with a sub-folder of articles a cluster, gold.jsonl and facts.jsonl
        corpus: PathBuf,
        /// A rule file for all clusters, or a folder with one a cluster, named like it
        #[arg(long, default_value = "evals/rules")]
        rules: PathBuf,
        /// Show so many claims and verdicts that differ, of each cluster
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Numbers of killed and injured other than one in messages, by the built-in measures alone
    Victims {
        /// A folder of MUC-4 messages with targets.jsonl and gold.jsonl
        corpus: PathBuf,
        /// The rule file that asks for them
        #[arg(long, default_value = "evals/rules/muc4.toml")]
        rules: PathBuf,
        /// Show so many numbers that were missed or are wrong, of each set of messages
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
    /// Pairs of sentences taken as two sources: what follows from each other must not be a discrepancy
    Pairs {
        /// Files (.jsonl) of pairs or folders of them
        paths: Vec<PathBuf>,
        /// Show so many entailed pairs that came out as a discrepancy, of each suite
        #[arg(long, default_value_t = 0)]
        misses: usize,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().what {
        What::Mentions { paths, news, every_kind, times, misses } => {
            let kinds = match (times, every_kind) {
                (true, _) => Kinds::Times,
                (false, true) => Kinds::Every,
                (false, false) => Kinds::Annotated,
            };
            mentions::run(&paths, news, kinds, misses)
        }
        What::Rules { corpus, rules, misses } => cluster::run(&corpus, &rules, misses),
        What::Victims { corpus, rules, misses } => victims::run(&corpus, &rules, misses),
        What::Pairs { paths, misses } => pairs::run(&paths, misses),
    };
    match done {
        Ok(table) => {
            print!("{table}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::from(2)
        }
    }
}
