//! Writes TIMEX3 values: a few letters and numbers in a row. Each is written once for every date of a text, so it is put together
//! without the machinery of formatting.

use std::fmt::Write;

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
        let n = n.into();
        let digits: &mut [u8] = &mut [b'0'; 5];
        if !(0..100_000).contains(&n) {
            // A string takes all that is written.
            let _ = write!(self.0, "{n:0width$}");
            return self;
        }
        let (mut rest, mut first) = (n, digits.len());
        while rest > 0 || first == digits.len() || digits.len() - first < width.min(digits.len()) {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        self.0.extend(digits[first..].iter().map(|&digit| char::from(digit)));
        self
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
