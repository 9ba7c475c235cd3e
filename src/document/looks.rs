//! How often tokens are looked at: the work of a finder, counted in tests because a clock would say another thing every time.

use std::cell::Cell;

thread_local! {
    static LOOKS: Cell<u64> = const { Cell::new(0) };
}

/// Counts one look.
pub(super) fn look() {
    LOOKS.set(LOOKS.get() + 1);
}

/// How often `work` looks at a token.
pub(crate) fn looks_of(work: impl FnOnce()) -> u64 {
    let before = LOOKS.get();
    work();
    LOOKS.get() - before
}
