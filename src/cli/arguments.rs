//! The command line as clap reads it. Each help line says what changes for the reader.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::compare::Verdict;
use crate::report::{FACES, FORMATS};

/// A number of threads beyond this is a slip of the hand: no machine has so many processors, and each thread costs memory.
const MOST_THREADS: i64 = 1024;

/// Tells you, before your readers do, where your sources disagree.
#[derive(Debug, Parser)]
#[command(
    name = "crosscheck",
    version,
    after_help = "Exit codes: 0 nothing at or above --fail-on, 1 at least one such verdict, 2 the job could not be done as asked."
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,

    #[command(flatten)]
    pub(super) screen: Screen,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Ask every source the questions in the rules and report where the answers differ
    Check {
        #[command(flatten)]
        corpus: Corpus,
        #[command(flatten)]
        rules: Rules,
        #[command(flatten)]
        verdicts: Verdicts,
    },
    /// List every claim that the rules pull, without comparing
    Claims {
        #[command(flatten)]
        corpus: Corpus,
        #[command(flatten)]
        rules: Rules,
        /// How the claims are written
        #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Report")]
        format: ListFormat,
    },
    /// Compare claims that `claims --format jsonl` wrote earlier
    Compare {
        /// Files of claims, `-` for standard input
        #[arg(value_name = "CLAIMS", required = true)]
        files: Vec<String>,
        /// Rules whose unanswered questions are listed too, in their order [default: rules.toml if it is there]
        #[arg(long, value_name = "FILE", help_heading = "Rules")]
        rules: Vec<PathBuf>,
        #[command(flatten)]
        verdicts: Verdicts,
    },
    /// List every number, date and amount with the value it stands for, without any rule
    Mentions {
        #[command(flatten)]
        corpus: Corpus,
        /// How the mentions are written
        #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Report")]
        format: ListFormat,
    },
    /// Show why each claim about a fact was taken and why near misses were not, or what no rule read
    Explain {
        /// The id of the fact
        #[arg(required_unless_present = "all")]
        fact: Option<String>,
        #[command(flatten)]
        corpus: Corpus,
        #[command(flatten)]
        rules: Rules,
        /// Instead of a fact: every sentence with a number that no rule read, and every line that is not the article
        #[arg(long, help_heading = "Report")]
        all: bool,
        /// How `--all` is written
        #[arg(long, value_name = "FORMAT", default_value = "table", requires = "all", help_heading = "Report")]
        format: UnreadFormat,
    },
    /// Check, test and document rule files
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// Report every mistake in the rules, without reading any source
    Check {
        #[command(flatten)]
        rules: Rules,
    },
    /// Run the tests that stand in the rules
    Test {
        #[command(flatten)]
        rules: Rules,
    },
    /// List the built-in measures and the phrases that state them
    List,
    /// List every table and key that a rule file may have
    Keys,
}

#[derive(Clone, Debug, Args)]
pub(super) struct Corpus {
    /// Articles, folders of articles, or `-` for standard input [default: sources/]
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<String>,
    /// Take each sub-folder, or each `story` key, for a story of its own
    #[arg(long, help_heading = "Sources")]
    pub(super) by_folder: bool,
    /// Read with so many threads; the report is the same for any number
    #[arg(long, value_name = "N", help_heading = "Sources", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=MOST_THREADS))]
    pub(super) threads: Option<u16>,
}

#[derive(Debug, Args)]
pub(super) struct Rules {
    /// The file that says what to ask; more than one are read as one
    #[arg(long, value_name = "FILE", default_value = "rules.toml", help_heading = "Rules")]
    pub(super) rules: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct Verdicts {
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "table", help_heading = "Report", value_parser = format_names())]
    pub(super) format: String,
    /// The calmest verdict that makes the exit code 1
    #[arg(long, value_name = "VERDICT", default_value = "discrepancy", help_heading = "Report", value_parser = verdict_names())]
    pub(super) fail_on: String,
}

#[derive(Debug, Args)]
pub(super) struct Screen {
    /// Write lines of N columns [default: those of the terminal, 100 for a file or pipe]
    #[arg(long, value_name = "N", global = true, help_heading = "Screen", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(60..))]
    pub(super) width: Option<u16>,
    /// When to use colour, which only repeats what the words say
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true, help_heading = "Screen")]
    pub(super) color: When,
}

/// How claims and mentions are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// For people
    Table,
    /// One JSON object a line
    Jsonl,
}

/// How what no rule read is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum UnreadFormat {
    /// For people
    Table,
    /// One JSON object
    Json,
}

/// When colour is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that has it, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

fn format_names() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.map(|f| clap::builder::PossibleValue::new(f.name).help(f.about)))
}

fn verdict_names() -> PossibleValuesParser {
    PossibleValuesParser::new(FACES.map(|f| f.name))
}

impl Verdicts {
    /// The format asked for; clap has seen to it that it is one of them.
    pub(super) fn format(&self) -> crate::report::Format {
        FORMATS.into_iter().find(|f| f.name == self.format).unwrap_or(FORMATS[0])
    }

    /// The verdict from which on the run fails.
    pub(super) fn fail_on(&self) -> Verdict {
        FACES.iter().find(|f| f.name == self.fail_on).map_or(Verdict::Discrepancy, |f| f.verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Arguments::command().debug_assert();
    }
}
