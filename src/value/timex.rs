//! Writes TIMEX3 values: a few letters and numbers in a row. Each is written once for every date of a text, so it is put together
//! without the machinery of formatting.

use std::fmt::Write;

/// All numbers of two digits.
const TWO_DIGITS: &str = "00010203040506070809\
                          10111213141516171819\
                          20212223242526272829\
                          30313233343536373839\
                          40414243444546474849\
                          50515253545556575859\
                          60616263646566676869\
                          70717273747576777879\
                          80818283848586878889\
                          90919293949596979899";

/// A TIMEX3 value that is being written.
#[derive(Debug)]
pub(crate) struct Timex(String);

impl Timex {
    /// As long as most of them: `2024-03-22T20:30`.
    const LENGTH: usize = 16;

    /// One that begins with these letters.
    pub(crate) fn new(begin: &str) -> Self {
        let mut written = String::with_capacity(Self::LENGTH.max(begin.len()));
        written.push_str(begin);
        Self(written)
    }

    /// One that begins with a year.
    pub(crate) fn year(year: i16) -> Self {
        Self::new("").number(year, 4)
    }

    /// Goes on with these letters.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.push_str(text);
        self
    }

    /// Goes on with a number, with zeros before it if it has fewer digits than `width`.
    pub(crate) fn number(mut self, n: impl Into<i64>, width: usize) -> Self {
        match (n.into(), width) {
            (n @ 0..100, 2) => self.two(n as usize),
            (n @ 0..10_000, 4) => {
                self.two(n as usize / 100);
                self.two(n as usize % 100);
            }
            // A string takes all that is written.
            (n, _) => drop(write!(self.0, "{n:0width$}")),
        }
        self
    }

    /// Goes on with the two digits of a number below a hundred.
    fn two(&mut self, n: usize) {
        self.0.push_str(&TWO_DIGITS[2 * n..2 * n + 2]);
    }

    /// What has been written.
    pub(crate) fn done(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_formatting_writes_them() {
        for n in [0, 7, 10, 99, 853, 2024, 12_345, 99_999, 100_000, -44, -2024] {
            for width in 0..=4 {
                assert_eq!(Timex::new("").number(n, width).done(), format!("{n:0width$}"));
            }
        }
        assert_eq!(Timex::year(2024).text("-Q").number(3, 1).done(), "2024-Q3");
        assert_eq!(Timex::new("XXXX-").number(3, 2).text("-XX").done(), "XXXX-03-XX");
    }
}
