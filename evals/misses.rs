//! What `--misses N` shows: the first N lines of what was missed or is wrong, of each suite, cluster or set of messages.

/// Lines to be shown.
pub(crate) struct Misses {
    most: usize,
    lines: Vec<String>,
}

impl Misses {
    /// None yet, and never more than `most`.
    pub(crate) fn new(most: usize) -> Self {
        Self { most, lines: Vec::new() }
    }

    /// One more, unless there are enough.
    pub(crate) fn tell(&mut self, line: String) {
        if self.lines.len() < self.most {
            self.lines.push(line);
        }
    }

    /// All that are to be shown, one a line.
    pub(crate) fn shown(&self) -> String {
        self.lines.iter().flat_map(|line| ["    ", line, "\n"]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_are_shown_than_are_asked_for() {
        let mut misses = Misses::new(1);
        ["first", "second"].into_iter().for_each(|line| misses.tell(line.to_owned()));
        assert_eq!(misses.shown(), "    first\n");
    }
}
