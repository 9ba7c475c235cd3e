//! Intervals of exact decimals, open or closed at each end, bounded or not.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The value at the end.
    pub at: Decimal,
    /// Whether the value itself is left out.
    pub open: bool,
}

/// A stretch of the number line; never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Interval {
    lo: Option<End>,
    hi: Option<End>,
}

impl Interval {
    /// The whole line.
    pub const ALL: Self = Self { lo: None, hi: None };

    /// The interval between two ends, `None` where unbounded; `None` if nothing lies between them.
    #[must_use]
    pub fn new(lo: Option<End>, hi: Option<End>) -> Option<Self> {
        let empty = lo.zip(hi).is_some_and(|(lo, hi)| match lo.at.cmp(&hi.at) {
            Ordering::Less => false,
            Ordering::Equal => lo.open || hi.open,
            Ordering::Greater => true,
        });
        if empty { None } else { Some(Self { lo, hi }) }
    }

    /// Exactly one value.
    #[must_use]
    pub fn exactly(at: Decimal) -> Self {
        let end = Some(End { at, open: false });
        Self { lo: end, hi: end }
    }

    /// `[a, b]`, the ends in either order.
    #[must_use]
    pub fn closed(a: Decimal, b: Decimal) -> Self {
        let (lo, hi) = if a <= b { (a, b) } else { (b, a) };
        Self { lo: Some(End { at: lo, open: false }), hi: Some(End { at: hi, open: false }) }
    }

    /// `[at, ∞)`.
    #[must_use]
    pub fn at_least(at: Decimal) -> Self {
        Self { lo: Some(End { at, open: false }), hi: None }
    }

    /// `(at, ∞)`.
    #[must_use]
    pub fn above(at: Decimal) -> Self {
        Self { lo: Some(End { at, open: true }), hi: None }
    }

    /// `(-∞, at]`.
    #[must_use]
    pub fn at_most(at: Decimal) -> Self {
        Self { lo: None, hi: Some(End { at, open: false }) }
    }

    /// `(-∞, at)`.
    #[must_use]
    pub fn below(at: Decimal) -> Self {
        Self { lo: None, hi: Some(End { at, open: true }) }
    }

    /// The lower end, `None` where unbounded.
    #[must_use]
    pub fn lo(self) -> Option<End> {
        self.lo
    }

    /// The upper end, `None` where unbounded.
    #[must_use]
    pub fn hi(self) -> Option<End> {
        self.hi
    }

    /// Whether `value` lies inside.
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        let above = self.lo.is_none_or(|l| l.at < value || (l.at == value && !l.open));
        let below = self.hi.is_none_or(|h| value < h.at || (h.at == value && !h.open));
        above && below
    }

    /// What lies in both, `None` if nothing does.
    #[must_use]
    pub fn intersect(self, other: Self) -> Option<Self> {
        let lo = match (self.lo, other.lo) {
            (Some(a), Some(b)) => Some(if lower_order(a, b) == Ordering::Less { b } else { a }),
            (a, b) => a.or(b),
        };
        let hi = match (self.hi, other.hi) {
            (Some(a), Some(b)) => Some(if upper_order(a, b) == Ordering::Greater { b } else { a }),
            (a, b) => a.or(b),
        };
        Self::new(lo, hi)
    }

    /// Whether every value of `self` lies in `other`.
    #[must_use]
    pub fn is_within(self, other: Self) -> bool {
        self.intersect(other) == Some(self)
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        let lo = self.lo.zip(other.lo).map(|(a, b)| if lower_order(a, b) == Ordering::Less { a } else { b });
        let hi = self.hi.zip(other.hi).map(|(a, b)| if upper_order(a, b) == Ordering::Greater { a } else { b });
        Self { lo, hi }
    }

    /// Every sum of a value of `self` and one of `other`. A sum too large to be exact becomes unbounded.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        let end = |a: Option<End>, b: Option<End>| {
            let (a, b) = a.zip(b)?;
            Some(End { at: a.at.checked_add(b.at)?, open: a.open || b.open })
        };
        Self { lo: end(self.lo, other.lo), hi: end(self.hi, other.hi) }
    }

    /// Every value times `factor`, which must be above zero. A product too large to be exact becomes unbounded.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Self {
        let end = |e: Option<End>| e.and_then(|e| Some(End { at: e.at.checked_mul(factor)?, open: e.open }));
        Self { lo: end(self.lo), hi: end(self.hi) }
    }

    /// Whether its ends are whole, not negative and lie inside.
    #[must_use]
    pub fn is_count(self) -> bool {
        let whole = |e: End| e.at.scale() == 0 && !e.open;
        self.lo.is_some_and(|e| whole(e) && !e.at.is_sign_negative()) && self.hi.is_none_or(whole)
    }

    /// The whole numbers from zero up that lie inside, as a closed interval; `None` if none does.
    ///
    /// Over 140 people is `[141, ∞)`, fewer than 10 is `[0, 9]`.
    #[must_use]
    pub fn to_count(self) -> Option<Self> {
        if self.is_count() {
            return Some(self);
        }
        let lo = self.lo.map_or(Decimal::ZERO, |e| {
            let up = e.at.ceil();
            if e.open && up == e.at { up + Decimal::ONE } else { up }
        });
        let hi = self.hi.map(|e| {
            let down = e.at.floor();
            if e.open && down == e.at { down - Decimal::ONE } else { down }
        });
        let closed = |at| End { at, open: false };
        Self::new(Some(closed(lo.max(Decimal::ZERO))), hi.map(closed))
    }
}

/// Which of two lower ends lets in more, the smaller first.
fn lower_order(a: End, b: End) -> Ordering {
    a.at.cmp(&b.at).then(a.open.cmp(&b.open))
}

/// Which of two upper ends lets in less, the smaller first.
fn upper_order(a: End, b: End) -> Ordering {
    a.at.cmp(&b.at).then(b.open.cmp(&a.open))
}
