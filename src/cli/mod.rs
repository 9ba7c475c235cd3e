//! The command line: arguments to options to exit code. The only place that knows of standard input and output, the
//! environment and the terminal.

mod arguments;
mod screen;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;

use crate::check::{self, Options, Problem, RuleErrors};
use crate::claim::Claim;
use crate::compare::{Finding, Verdict};
use crate::fact::Question;
use crate::report::{Report, claims, explain, mentions, reference, unread};
use arguments::{Arguments, Command, Corpus, ListFormat, Rules, RulesCommand, UnreadFormat, Verdicts};
use screen::Streams;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Nothing at or above `--fail-on`.
    Calm = 0,
    /// A verdict at or above `--fail-on`.
    Loud = 1,
    /// The job could not be done as asked.
    Failed = 2,
}

/// Runs the tool with the process's arguments.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(help) => return show(&help),
    };
    let mut streams = Streams::of_process(&arguments.screen);
    let end = match run(&arguments.command, &mut streams) {
        Ok(end) => end,
        Err(error) => {
            streams.say(&format!("error: can't write the report: {error}"));
            End::Failed
        }
    };
    ExitCode::from(end as u8)
}

/// Shows the help or the usage error that clap has made of the arguments, and says how the run ends.
fn show(help: &clap::Error) -> ExitCode {
    match help.print() {
        Ok(()) => ExitCode::from(help.exit_code().clamp(0, 255) as u8),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: can't write: {error}");
            ExitCode::from(End::Failed as u8)
        }
    }
}

/// Does what the command says. An error is one of writing the report.
fn run(command: &Command, streams: &mut Streams) -> io::Result<End> {
    match command {
        Command::Check { corpus, rules, verdicts } => check(&options(corpus, Some(rules)), verdicts, streams),
        Command::Claims { corpus, rules, format } => list_claims(&options(corpus, Some(rules)), *format, streams),
        Command::Compare { files, rules, verdicts } => compare(files, rules, verdicts, streams),
        Command::Mentions { corpus, format } => list_mentions(&options(corpus, None), *format, streams),
        Command::Explain { fact, corpus, rules, all: true, format } => {
            // What would be the fact is the first path.
            let paths = fact.iter().chain(&corpus.paths).cloned().collect();
            let corpus = Corpus { paths, ..corpus.clone() };
            explain_all(&options(&corpus, Some(rules)), *format, streams)
        }
        Command::Explain { fact, corpus, rules, .. } => {
            explain(fact.as_deref().unwrap_or_default(), &options(corpus, Some(rules)), streams)
        }
        Command::Rules { command } => match command {
            RulesCommand::Check { rules } => check_rules(&rules.rules, streams),
            RulesCommand::Test { rules } => test_rules(&rules.rules, streams),
            RulesCommand::List => list_measures(streams),
            RulesCommand::Keys => {
                done(reference::write_keys(streams.look, &mut streams.out), streams)?;
                Ok(End::Calm)
            }
        },
    }
}

fn options(corpus: &Corpus, rules: Option<&Rules>) -> Options {
    let default = || vec!["sources/".to_owned()];
    Options {
        paths: if corpus.paths.is_empty() { default() } else { corpus.paths.clone() },
        rules: rules.map_or_else(Vec::new, |r| r.rules.clone()),
        by_folder: corpus.by_folder,
        threads: corpus.threads.map(usize::from),
    }
}

fn check(options: &Options, verdicts: &Verdicts, streams: &mut Streams) -> io::Result<End> {
    match check::check(options) {
        Err(errors) => Ok(refuse(&errors, streams)),
        Ok(outcome) => {
            let told = tell(&outcome.problems, streams);
            // Where no article could be read, a page of "no source says" would hide why; a script still gets its JSON.
            if outcome.sources == 0 && told == End::Failed && verdicts.format != "json" {
                return Ok(told);
            }
            Ok(report(&outcome.findings, verdicts, streams)?.max(told))
        }
    }
}

fn list_claims(options: &Options, format: ListFormat, streams: &mut Streams) -> io::Result<End> {
    match check::claims(options) {
        Err(errors) => Ok(refuse(&errors, streams)),
        Ok(outcome) => {
            let told = tell(&outcome.problems, streams);
            let claims = in_order_of(&outcome.questions, outcome.claims);
            let written = match format {
                ListFormat::Table => claims::write_table(&claims, streams.look, &mut streams.out),
                ListFormat::Jsonl => claims::write(&claims, &outcome.questions, &mut streams.out),
            };
            done(written, streams)?;
            Ok(told)
        }
    }
}

/// The claims by fact in the order of the rules, those of one fact in the order of the corpus: a comparison made without the
/// rules then has the facts in the same order.
fn in_order_of(questions: &[Question], mut claims: Vec<Claim>) -> Vec<Claim> {
    let places: BTreeMap<&str, usize> = questions.iter().enumerate().map(|(i, q)| (q.id.as_str(), i)).collect();
    claims.sort_by_key(|claim| places.get(claim.fact.as_str()).copied());
    claims
}

fn compare(files: &[String], rules: &[PathBuf], verdicts: &Verdicts, streams: &mut Streams) -> io::Result<End> {
    let default = [PathBuf::from("rules.toml")];
    let rules = if rules.is_empty() && default[0].exists() { &default[..] } else { rules };
    let asked = match check::questions(rules) {
        Ok(asked) => asked,
        Err(errors) => return Ok(refuse(&errors, streams)),
    };
    // The rules, where there are any, say what is asked and in which order.
    let mut stated = claims::Stated { questions: asked, claims: Vec::new() };
    let mut problems = Vec::new();
    for file in files {
        problems.extend(read_claims(file, &mut stated));
    }
    let told = tell(&problems, streams);
    let findings = check::compare_claims(&stated.questions, stated.claims);
    Ok(report(&findings, verdicts, streams)?.max(told))
}

/// Adds the claims of one file to `stated`; what could not be read comes back.
fn read_claims(file: &str, stated: &mut claims::Stated) -> Vec<Problem> {
    let read = if file == "-" {
        stated.read(io::stdin().lock())
    } else {
        std::fs::File::open(Path::new(file)).and_then(|f| stated.read(io::BufReader::new(f)))
    };
    let problem =
        |line, column, message| Problem { file: file.to_owned(), line, column, message, hint: None, is_error: true };
    match read {
        Ok(bad) => bad.into_iter().map(|b| problem(Some(b.line), b.column, b.message)).collect(),
        Err(error) => vec![problem(None, None, format!("can't read the claims: {error}"))],
    }
}

fn list_mentions(options: &Options, format: ListFormat, streams: &mut Streams) -> io::Result<End> {
    let look = streams.look;
    let mut written = Ok(());
    let problems = check::mentions(options, &mut |mention| {
        written = match format {
            ListFormat::Table => mentions::write_row(mention, look, &mut streams.out),
            ListFormat::Jsonl => mentions::write_json(mention, &mut streams.out),
        };
        if written.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    done(written, streams)?;
    Ok(tell(&problems, streams))
}

fn explain(fact: &str, options: &Options, streams: &mut Streams) -> io::Result<End> {
    let (explanation, problems) = match check::explain(options, fact) {
        Ok(explained) => explained,
        Err(errors) => return Ok(refuse(&errors, streams)),
    };
    let told = tell(&problems, streams);
    let Some(explanation) = explanation else {
        let known = check::questions(&options.rules).unwrap_or_default();
        streams.say(&unknown_fact(fact, known.iter().map(|q| q.id.as_str())));
        return Ok(End::Failed);
    };
    done(explain::write(&explanation, streams.look, &mut streams.out), streams)?;
    Ok(told)
}

fn explain_all(options: &Options, format: UnreadFormat, streams: &mut Streams) -> io::Result<End> {
    match check::unread(options) {
        Err(errors) => Ok(refuse(&errors, streams)),
        Ok((unread, problems)) => {
            let told = tell(&problems, streams);
            let written = match format {
                UnreadFormat::Table => unread::write(&unread, streams.look, &mut streams.out),
                UnreadFormat::Json => unread::write_json(&unread, &mut streams.out),
            };
            done(written, streams)?;
            Ok(told)
        }
    }
}

/// Says that no rule asks for `fact`, and which fact has the nearest name.
fn unknown_fact<'a>(fact: &str, known: impl Iterator<Item = &'a str>) -> String {
    let fact = crate::report::plain(fact);
    // A part of an id is nearer than any other word: "isis" means "isisk-founded".
    let distance = |id: &str| if id.contains(&fact) { 0 } else { strsim::damerau_levenshtein(&fact, id) };
    let nearest = known
        .map(|id| (distance(id), id))
        .min()
        .filter(|&(distance, id)| distance <= id.chars().count().max(fact.chars().count()) / 2);
    let hint = nearest.map_or(String::new(), |(_, id)| format!(", the nearest is \"{id}\""));
    format!("error: no fact has the id \"{fact}\"{hint}")
}

fn check_rules(rules: &[PathBuf], streams: &mut Streams) -> io::Result<End> {
    match check::questions(rules) {
        Err(errors) => Ok(refuse(&errors, streams)),
        Ok(facts) => {
            let facts = facts.len();
            if facts == 0 {
                streams.tell(&Problem::nothing_asked());
            }
            let count = if facts == 1 { "1 fact".to_owned() } else { format!("{facts} facts") };
            done(writeln!(streams.out, "{count}, no mistakes"), streams)?;
            Ok(End::Calm)
        }
    }
}

fn test_rules(rules: &[PathBuf], streams: &mut Streams) -> io::Result<End> {
    let tests = match check::test_rules(rules) {
        Err(errors) => return Ok(refuse(&errors, streams)),
        Ok(tests) => tests,
    };
    let written = tests
        .failed
        .iter()
        .try_for_each(|failure| writeln!(streams.out, "{}\n", failure.trim_end()))
        .and_then(|()| writeln!(streams.out, "{} passed, {} failed", tests.passed, tests.failed.len()));
    done(written, streams)?;
    Ok(if tests.failed.is_empty() { End::Calm } else { End::Loud })
}

fn list_measures(streams: &mut Streams) -> io::Result<End> {
    match check::load(&[]) {
        Err(errors) => Ok(refuse(&errors, streams)),
        Ok(rules) => {
            done(reference::write_measures(&rules.measures, streams.look, &mut streams.out), streams)?;
            Ok(End::Calm)
        }
    }
}

fn report(findings: &[Finding], verdicts: &Verdicts, streams: &mut Streams) -> io::Result<End> {
    let report = Report { findings, look: streams.look };
    done(report.write(verdicts.format(), &mut streams.out), streams)?;
    let loudest = findings.iter().map(|f| f.verdict).max().unwrap_or(Verdict::Unreported);
    let fails = !findings.is_empty() && loudest >= verdicts.fail_on();
    Ok(if fails { End::Loud } else { End::Calm })
}

/// Sends off what is written. A reader who has seen enough closes the pipe (`crosscheck check | head`); that is no error.
fn done(written: io::Result<()>, streams: &mut Streams) -> io::Result<()> {
    match written.and_then(|()| streams.out.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Tells every problem; the run has failed if one of them is an error.
fn tell(problems: &[Problem], streams: &mut Streams) -> End {
    for problem in problems {
        streams.tell(problem);
    }
    if problems.iter().any(|p| p.is_error) { End::Failed } else { End::Calm }
}

/// Tells every mistake in the rules.
fn refuse(errors: &RuleErrors, streams: &mut Streams) -> End {
    let look = streams.problems_look();
    streams.say(&errors.render(look.width, look.colour == crate::report::Colour::On));
    End::Failed
}
