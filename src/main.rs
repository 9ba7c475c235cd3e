//! The `crosscheck` program: all of it stands in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    crosscheck::cli::main()
}
