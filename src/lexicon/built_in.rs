//! The measures that need no `[[measure]]` of the user: written as a rule file of their own, compiled by the same code.

/// The name under which the built-in measures are told of.
pub const NAME: &str = "built-in measures";

/// The built-in measures as a rule file.
pub const TEXT: &str = include_str!("en/measures.toml");
