//! Where output goes: standard output for what was asked, standard error for what went wrong.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use super::arguments::{Screen, When};
use crate::check::Problem;
use crate::report::{Colour, Look, plain};

/// The two streams and what they can show.
pub(super) struct Streams {
    /// For the report.
    pub(super) out: Box<dyn Write>,
    /// How the report may look.
    pub(super) look: Look,
    problems: Box<dyn Write>,
    problems_look: Look,
}

impl Streams {
    /// The process's own streams, as the arguments and the environment want them.
    pub(super) fn of_process(screen: &Screen) -> Self {
        let choice = match screen.color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        let (stdout, stderr) = (io::stdout(), io::stderr());
        let resolved = |auto: ColorChoice| if choice == ColorChoice::Auto { auto } else { choice };
        let (on_stdout, on_stderr) = (resolved(AutoStream::choice(&stdout)), resolved(AutoStream::choice(&stderr)));
        let width = |terminal: bool| {
            let of_terminal = || terminal_size::terminal_size().map(|(terminal_size::Width(w), _)| w);
            let asked = screen.width.or_else(|| terminal.then(of_terminal).flatten());
            asked.map_or(Look::PIPE_WIDTH, usize::from)
        };
        let colour = |choice| if choice == ColorChoice::Never { Colour::Off } else { Colour::On };
        let look = Look { width: width(stdout.is_terminal()), colour: colour(on_stdout) };
        let problems_look = Look { width: width(stderr.is_terminal()), colour: colour(on_stderr) };
        // Reports without colour hold no codes, so that there is none to be looked for.
        let out: Box<dyn Write> = match look.colour {
            Colour::Off => Box::new(stdout),
            Colour::On => Box::new(AutoStream::new(stdout, on_stdout)),
        };
        Self {
            // A report of thousands of lines is not written line by line.
            out: Box::new(io::BufWriter::with_capacity(1 << 16, out)),
            look,
            problems: Box::new(AutoStream::new(stderr, on_stderr)),
            problems_look,
        }
    }

    /// Tells one problem. What can't be told because standard error is closed is not worth failing for.
    pub(super) fn tell(&mut self, problem: &Problem) {
        let place = [problem.line, problem.column].iter().flatten().map(|n| format!(":{n}")).collect::<String>();
        let at = if problem.file.is_empty() { String::new() } else { format!("{}{place}: ", plain(&problem.file)) };
        let kind = if problem.is_error { "error" } else { "note" };
        let hint = problem.hint.as_ref().map_or(String::new(), |h| format!(" (hint: {})", plain(h)));
        self.say(&format!("{kind}: {at}{}{hint}", plain(&problem.message)));
    }

    /// Tells a mistake that concerns no file.
    pub(super) fn say(&mut self, line: &str) {
        let _ = writeln!(self.problems, "{}", line.trim_end());
    }

    /// Columns and colour of standard error.
    pub(super) fn problems_look(&self) -> Look {
        self.problems_look
    }
}
