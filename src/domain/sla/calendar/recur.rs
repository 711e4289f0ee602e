//! What comes again. One job: days of every year, maintenance windows, and hours that hold from a date on, as typed values.

use super::spec::{CalendarError, Range, Week};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::fmt;

/// Days of every year, from the first to the last; where the last comes before the first they run past New Year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct YearDays {
    first: MonthDay,
    last: MonthDay,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct MonthDay {
    month: u8,
    day: u8,
}

/// When a planned stretch is; its hours begin on that date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    On(NaiveDate),
    /// Every week.
    Every(Weekday),
    /// Every month: the first to the fourth such day, or the last one (-1).
    Nth(Weekday, i8),
}

/// Planned maintenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Maintenance {
    pub when: When,
    pub hours: Vec<Range>,
}

/// What holds from a date on, instead of what held before; `None`: as before. What is written under dates needs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    pub from: NaiveDate,
    pub weekly: Option<Week>,
    pub workday_like: Option<Weekday>,
    pub yearly_holidays: Option<Vec<YearDays>>,
    pub yearly_breaks: Option<BTreeMap<YearDays, Vec<Range>>>,
    pub maintenance: Option<Vec<Maintenance>>,
}

impl Revision {
    /// One that changes nothing.
    pub fn nothing(from: NaiveDate) -> Self {
        Self { from, weekly: None, workday_like: None, yearly_holidays: None, yearly_breaks: None, maintenance: None }
    }
}

impl YearDays {
    /// `05-01`, or `12-24..01-02`, found under `place`.
    ///
    /// # Errors
    /// Anything else, and 29 February at an end: it does not come every year.
    pub fn parse(place: &'static str, text: &str) -> Result<Self, CalendarError> {
        let (first, last) = text.split_once("..").unwrap_or((text, text));
        let read = |part: &str| {
            let value = || text.to_owned();
            let day = NaiveDate::parse_from_str(&format!("2024-{part}"), "%Y-%m-%d").ok();
            let day = day.filter(|day| day.format("%m-%d").to_string() == part);
            let day = day.ok_or_else(|| CalendarError::YearDay { place, value: value() })?;
            match day.with_year(2025) {
                Some(_) => Ok(MonthDay::of(day)),
                None => Err(CalendarError::LeapDay { place, value: value() }),
            }
        };
        Ok(Self { first: read(first)?, last: read(last)? })
    }

    /// Whether a date is one of them.
    pub fn contains(self, date: NaiveDate) -> bool {
        let day = MonthDay::of(date);
        let (begun, over) = (self.first <= day, self.last < day);
        if self.first <= self.last { begun && !over } else { begun || !over }
    }
}

impl MonthDay {
    fn of(date: NaiveDate) -> Self {
        let small = |n: u32| u8::try_from(n).unwrap_or_default();
        Self { month: small(date.month()), day: small(date.day()) }
    }
}

impl fmt::Display for MonthDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}

impl fmt::Display for YearDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { self.first.fmt(f) } else { write!(f, "{}..{}", self.first, self.last) }
    }
}

impl When {
    pub fn is_on(self, date: NaiveDate) -> bool {
        match self {
            Self::On(on) => date == on,
            Self::Every(day) => date.weekday() == day,
            Self::Nth(day, nth) if nth < 0 => {
                let next = date.checked_add_days(Days::new(7));
                date.weekday() == day && next.is_none_or(|next| next.month() != date.month())
            }
            Self::Nth(day, nth) => date.weekday() == day && date.day0() / 7 + 1 == u32::from(nth.unsigned_abs()),
        }
    }
}
