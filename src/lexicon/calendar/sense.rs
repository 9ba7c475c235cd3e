//! What a word can mean in a date or a length of time.

use jiff::civil::Weekday;
use serde::Deserialize;

/// All that a word can mean in a date; a word such as "second" or "may" means more than one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// January is 1.
    pub month: Option<i8>,
    /// A day of the week.
    pub weekday: Option<Weekday>,
    /// Whether the month or weekday is cut short: "Mar", "Fri".
    pub short: bool,
    /// TIMEX3 code of a season: `SP`, `SU`, `FA`, `WI`.
    pub season: Option<&'static str>,
    /// The same of the plural of a season: "two summers ago".
    pub seasons: Option<&'static str>,
    /// A unit of time.
    pub unit: Option<Unit>,
    /// The middle of one of this unit: "midyear".
    pub mid: Option<Unit>,
    /// As long as one of this unit: "weeklong".
    pub long: Option<Unit>,
    /// TIMEX3 code of a part of the day, as it stands behind the day: `TMO`, `TMI`, `TAF`, `TEV`, `TNI`.
    pub daypart: Option<&'static str>,
    /// TIMEX3 value of a time with a name: "noon" is `T12:00`.
    pub clock: Option<&'static str>,
    /// third is 3; 99 is "last" and "final".
    pub ordinal: Option<i8>,
    /// three is 3, "hundred" 100, "thousand" 1000.
    pub cardinal: Option<i16>,
    /// "nineties" is 90.
    pub decade: Option<i16>,
    /// early, middle, end.
    pub part: Option<Part>,
    /// last, this, next, following.
    pub shift: Option<Shift>,
    /// since, by, until, before.
    pub relation: Option<Relation>,
    /// Days from the day of publication: yesterday is -1.
    pub day: Option<i8>,
    /// TIMEX3 value of a repetition: "weekly" is `P1W`.
    pub set: Option<&'static str>,
    /// What the word does between the words of a date.
    pub role: Option<Role>,
    /// Shows that a report tells of business: "earnings".
    pub business: bool,
    /// Is told by its year more than counted: "below 1990 levels", "2018 harvests".
    pub yearly: bool,
    /// Whether a zone of the clock; true for UTC and GMT.
    pub zone: Option<bool>,
    /// May stand between a number and its unit: "four straight days".
    pub lengthening: bool,
    /// Counts what the digits behind it number, so that these are no year: "Flight 1549".
    pub numbered: bool,
    /// Whether a phrase with a value of its own begins here.
    pub phrase: bool,
    /// Whether one of these phrases is a holiday.
    pub holiday: bool,
    /// Whether it is any of these.
    pub known: bool,
    /// What can begin with it, be it behind "the".
    pub opens: Opens,
}

/// What can begin with a word among dates, one bit for each kind of reader: none but these need be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opens(u16);

impl Opens {
    /// Nothing.
    pub const NOTHING: Self = Self(0);
    /// A date as it is written: a month, a day, a year in words.
    pub const WRITTEN: Self = Self(1);
    /// A date told by where it lies from another: "last", "Friday", "week". Lengths, "ten years ago", are none of these.
    pub const RELATIVE: Self = Self(1 << 1);
    /// What comes back: "every", "weekly", "twice", "Fridays".
    pub const SET: Self = Self(1 << 2);
    /// A stretch told by its unit alone: "the year", "year-end", "midyear".
    pub const UNIT: Self = Self(1 << 3);
    /// A part of another stretch: "early", "the end of".
    pub const PART: Self = Self(1 << 4);
    /// A part of the day: "the night".
    pub const DAYPART: Self = Self(1 << 5);
    /// A time of the day: "noon", "nine p.m.".
    pub const TIME: Self = Self(1 << 6);
    /// A date or a set that is this word alone: "Friday", "tomorrow", "weekly"; "last" needs another word of the calendar, and
    /// "year" its article.
    pub const ALONE: Self = Self(1 << 7);
    /// What a word before one of the calendar leads on to: "the fiscal year", "the rest of the week".
    pub const LED: Self = Self(1 << 8);
    /// A stretch between two dates, or so long from one: "from", "between", "May", "a week from".
    pub const RANGE: Self = Self(1 << 9);
    /// A stretch that a date bounds on one side: "since", "later than", "years greater than".
    pub const RELATION: Self = Self(1 << 10);
    /// What a number in words can begin, be it one of the calendar or not: "three times a day", "ten days from".
    pub const NUMBER: Self = Self(Self::SET.0 | Self::RANGE.0);
    /// What digits can begin.
    pub const DIGITS: Self =
        Self(Self::WRITTEN.0 | Self::RELATIVE.0 | Self::UNIT.0 | Self::TIME.0 | Self::NUMBER.0 | Self::RELATION.0);
    /// One date, and none of what is made of more than one.
    pub const DATE: Self = Self(
        Self::WRITTEN.0 | Self::RELATIVE.0 | Self::UNIT.0 | Self::PART.0 | Self::DAYPART.0 | Self::TIME.0 | Self::LED.0,
    );

    /// Whether it is one of these.
    #[must_use]
    #[inline]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// What is not one of these.
    #[must_use]
    #[inline]
    pub const fn without(self, these: Self) -> Self {
        Self(self.0 & !these.0)
    }

    /// Either of the two.
    #[must_use]
    #[inline]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// A unit of time, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A night, counted like a day.
    Night,
    /// A day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A part of a longer stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Part {
    /// early, the beginning of.
    Start,
    /// mid, the middle of.
    Mid,
    /// late, the end of.
    End,
}

/// Where a stretch lies from the one that holds the day of publication, or from the one told last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Shift {
    /// The one before now.
    Last,
    /// The one now.
    This,
    /// The one after now.
    Next,
    /// The one after the one told.
    Following,
    /// The one before the one told.
    Previous,
    /// The one told.
    Same,
}

/// How a stretch of time lies to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Relation {
    /// From it on.
    Since,
    /// Not later than it.
    By,
    /// As long as it has not ended.
    Until,
    /// Earlier than it.
    Before,
    /// Later than it.
    After,
    /// Opens a range.
    From,
}

/// What a word does between the words of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// about, around, circa.
    About,
    /// ago.
    Ago,
    /// all: "all week".
    All,
    /// and.
    And,
    /// a, an.
    Article,
    /// at.
    At,
    /// between.
    Between,
    /// o'clock.
    Clock,
    /// earlier.
    Earlier,
    /// every, each.
    Every,
    /// half: "half past six".
    Half,
    /// in, during, for.
    In,
    /// later.
    Later,
    /// The letter of a quarter or a half: "Q3", "H1".
    Letter,
    /// of.
    Of,
    /// on.
    On,
    /// per.
    Per,
    /// the.
    The,
    /// once, twice, times.
    Times,
    /// to.
    To,
}

impl Sense {
    /// What a word means that is none of the calendar.
    #[inline]
    #[must_use]
    pub fn nothing() -> &'static Self {
        static NOTHING: Sense = Sense::NOTHING;
        &NOTHING
    }

    /// The ordinal of "last" and "final".
    pub const LAST: i8 = 99;

    const NOTHING: Self = Self {
        month: None,
        weekday: None,
        short: false,
        season: None,
        seasons: None,
        unit: None,
        mid: None,
        long: None,
        daypart: None,
        clock: None,
        ordinal: None,
        cardinal: None,
        decade: None,
        part: None,
        shift: None,
        relation: None,
        day: None,
        set: None,
        role: None,
        business: false,
        yearly: false,
        zone: None,
        lengthening: false,
        numbered: false,
        phrase: false,
        holiday: false,
        known: false,
        opens: Opens::NOTHING,
    };
}

impl Sense {
    /// Says that it is a word of the calendar, and what can begin with it.
    pub(super) fn settle(&mut self) {
        self.known = true;
        let counts = self.ordinal.is_some() || self.cardinal.is_some();
        // "last" is no day, quarter or century of that number.
        let written = self.cardinal.is_some()
            || self.ordinal.is_some_and(|nth| nth < Self::LAST)
            || self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.decade.is_some()
            || self.holiday
            || self.unit == Some(Unit::Year)
            || self.role == Some(Role::Letter);
        let relative = counts
            || self.unit.is_some()
            || self.day.is_some()
            || self.weekday.is_some()
            || self.shift.is_some()
            || self.daypart.is_some()
            || matches!(self.role, Some(Role::Earlier | Role::Later));
        let set = self.set.is_some()
            || self.unit == Some(Unit::Weekend)
            || self.weekday.is_some()
            || counts
            || matches!(self.role, Some(Role::Article | Role::Every | Role::Per | Role::Times));
        let range = written
            || self.part.is_some()
            || self.shift.is_some()
            || self.day.is_some()
            || self.relation == Some(Relation::From)
            || matches!(self.role, Some(Role::Article | Role::Between | Role::In));
        let relation = self.relation.is_some()
            || self.unit == Some(Unit::Year)
            || matches!(self.role, Some(Role::Earlier | Role::Later));
        let alone = self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.unit == Some(Unit::Weekend)
            || self.mid.is_some()
            || self.long.is_some()
            || self.daypart.is_some()
            || self.clock.is_some()
            || self.decade.is_some()
            || self.day.is_some()
            || self.set.is_some();
        let told = [
            (alone, Opens::ALONE),
            (written, Opens::WRITTEN),
            (relative, Opens::RELATIVE),
            (set, Opens::SET),
            (self.unit.is_some() || self.mid.is_some() || self.part == Some(Part::Mid), Opens::UNIT),
            (self.part.is_some(), Opens::PART),
            (self.daypart.is_some(), Opens::DAYPART),
            (range, Opens::RANGE),
            (relation, Opens::RELATION),
            (
                self.clock.is_some()
                    || self.cardinal.is_some()
                    || self.role == Some(Role::Half)
                    || self.unit == Some(Unit::Quarter),
                Opens::TIME,
            ),
        ];
        self.opens = told.iter().filter(|(is, _)| *is).fold(Opens::NOTHING, |opens, (_, bit)| opens.or(*bit));
    }

    /// Whether the word tells a time, and does not only say how one lies to another or to now.
    pub(super) fn tells_time(&self) -> bool {
        self.month.is_some()
            || self.weekday.is_some()
            || self.season.is_some()
            || self.unit.is_some()
            || self.long.is_some()
            || self.mid.is_some()
            || self.daypart.is_some()
            || self.clock.is_some()
            || self.ordinal.is_some()
            || self.cardinal.is_some()
            || self.decade.is_some()
            || self.day.is_some()
            || self.set.is_some()
            || self.role == Some(Role::Times)
    }

    /// Whether a date or a length of time can begin with the word.
    pub(super) fn opens_time(&self) -> bool {
        let inside =
            matches!(self.role, Some(Role::Ago | Role::And | Role::At | Role::Clock | Role::Of | Role::On | Role::To));
        self.opens.has(Opens::WRITTEN)
            || self.tells_time()
            || self.role.is_some() && !inside
            || self.part.is_some()
            || self.shift.is_some()
            || self.relation.is_some()
            || self.phrase
            || self.lengthening
    }
}
