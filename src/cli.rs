//! The command line: arguments to options to exit code.
