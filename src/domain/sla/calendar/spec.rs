//! The calendar as written. One job: hours, holidays and special days as typed values, with errors that name the place.
//!
//! Nothing here knows instants: dates and times of day are those of the calendar's own zone. The text is read in
//! [`super::written`]; what comes again every year or month, and hours that hold from a date, are in [`super::recur`].

use super::recur::{Maintenance, Revision, When, YearDays};
use super::written::Written;
use crate::domain::sla::holidays::Holidays;
use crate::domain::time::zone::UnknownZone;
use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Seconds in a local day of 24 hours.
pub(in crate::domain) const DAY: u32 = 86_400;

pub(in crate::domain) const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// A stretch of local time on the date it starts on, in whole seconds; it may end on the date after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Range {
    from: u32,
    to: u32,
}

/// The hours of each weekday, Monday first.
pub type Week = [Vec<Range>; 7];

/// The hours of service as they are written in a policy.
///
/// What counts on a date, the first that applies: `shifts`, `workdays`, `holidays` and `yearly_holidays`, `weekly`;
/// `breaks`, `yearly_breaks` and `maintenance` are cut out of the result. A window belongs to the date it starts on: a
/// holiday removes the night that starts on it and leaves the night that runs into it. A break belongs to the date it is
/// written under, whichever night runs then.
///
/// What comes again may hold from a date on: of `revisions`, the last that has begun and says something wins.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct CalendarSpec {
    /// IANA zone id; may be empty only where `always` is set.
    pub tz: String,
    /// Open at every instant (24×7), but for `breaks`; nothing else may be written beside it.
    pub always: bool,
    /// The ordinary week, Monday first.
    pub weekly: Week,
    pub holidays: BTreeSet<NaiveDate>,
    /// Days without service in every year.
    pub yearly_holidays: Vec<YearDays>,
    /// Special hours of single dates, instead of the ordinary ones; an empty list closes the date.
    pub shifts: BTreeMap<NaiveDate, Vec<Range>>,
    /// Stretches of single dates that do not count.
    pub breaks: BTreeMap<NaiveDate, Vec<Range>>,
    /// The same in every year: half days.
    pub yearly_breaks: BTreeMap<YearDays, Vec<Range>>,
    /// Planned maintenance, which does not count either (SLA-2).
    pub maintenance: Vec<Maintenance>,
    /// Special working days (make-up weekends): they take the hours of `workday_like`.
    pub workdays: BTreeSet<NaiveDate>,
    /// `None`: the first day of the week that has hours.
    pub workday_like: Option<Weekday>,
    /// In the order of their dates; each says from when on what comes again is otherwise.
    pub revisions: Vec<Revision>,
}

/// Why a calendar cannot be used. `place` is the day or date under which the value stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    #[error("tz: {0}")]
    Zone(#[from] UnknownZone),
    #[error("tz: a calendar with hours needs a time zone")]
    NoZone,
    #[error("{place}: \"{value}\" is not a day (mon, tue, wed, thu, fri, sat, sun)")]
    Day { place: &'static str, value: String },
    #[error("{place}: \"{value}\" is not a time of day (HH:MM, 00:00 to 24:00)")]
    Time { place: String, value: String },
    #[error("{place}: a window cannot start at 24:00; write 00:00 under the next day")]
    StartsAtEnd { place: String },
    #[error("{place}: \"{value}\" is not a date (YYYY-MM-DD)")]
    Date { place: &'static str, value: String },
    #[error("{place}: \"{value}\" is not a day of every year (MM-DD, or MM-DD..MM-DD)")]
    YearDay { place: &'static str, value: String },
    #[error("{place}: \"{value}\" does not come every year; write its dates, or a range around it")]
    LeapDay { place: &'static str, value: String },
    #[error(
        "maintenance: a window has one of date and weekday; nth goes with a weekday and is 1 to 4, or -1 for the last"
    )]
    Maintenance,
    #[error("maintenance: a window without hours takes nothing out")]
    NoMaintenance,
    #[error("revisions: two begin on {from}")]
    RevisedTwice { from: NaiveDate },
    #[error("revisions: the one from {from} says nothing")]
    NothingRevised { from: NaiveDate },
    #[error("{date} is both a holiday and a working day")]
    Both { date: NaiveDate },
    #[error("workday_like: {day} has no hours")]
    NoHours { day: &'static str },
    #[error("always = true leaves no room for {field}")]
    AlwaysBeside { field: &'static str },
}

impl Range {
    /// The range `from` → `to` (`HH:MM` or `HH:MM:SS`, up to 24:00), found under `place`. One that ends at or before
    /// its start runs over midnight, so equal ends are 24 hours.
    pub fn parse(place: &str, from: &str, to: &str) -> Result<Self, CalendarError> {
        let read = |value: &str| {
            time_of_day(value).ok_or_else(|| CalendarError::Time { place: place.to_owned(), value: value.to_owned() })
        };
        let (from, to) = (read(from)?, read(to)?);
        if from == DAY {
            return Err(CalendarError::StartsAtEnd { place: place.to_owned() });
        }
        Ok(Self { from, to: if to <= from { to + DAY } else { to } })
    }

    /// Seconds from the date's midnight to the start: less than a day.
    pub fn starts(self) -> u32 {
        self.from
    }

    /// Seconds from the date's midnight to the end: more than a day where the range runs over midnight.
    pub fn ends(self) -> u32 {
        self.to
    }

    pub(super) fn written(self) -> [String; 2] {
        [clock(self.from), clock(if self.to > DAY { self.to - DAY } else { self.to })]
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [from, to] = self.written();
        write!(f, "{from}–{to}")
    }
}

impl CalendarSpec {
    /// What cannot be seen in a single value: fields that exclude each other. [`super::Calendar::compile`] asks it too.
    pub fn check(&self) -> Result<(), CalendarError> {
        if self.always {
            let beside = [
                ("weekly", self.weekly.iter().any(|day| !day.is_empty())),
                ("holidays", !self.holidays.is_empty()),
                ("shifts", !self.shifts.is_empty()),
                ("workdays", !self.workdays.is_empty()),
                ("yearly_holidays", !self.yearly_holidays.is_empty()),
                ("revisions", !self.revisions.is_empty()),
            ];
            return match beside.iter().find(|(_, written)| *written) {
                Some((field, _)) => Err(CalendarError::AlwaysBeside { field }),
                None if self.tz.is_empty() && !self.never_shuts() => Err(CalendarError::NoZone),
                None => Ok(()),
            };
        }
        if self.tz.is_empty() {
            return Err(CalendarError::NoZone);
        }
        if let Some(date) = self.holidays.intersection(&self.workdays).next() {
            return Err(CalendarError::Both { date: *date });
        }
        let mut before = None;
        for revision in &self.revisions {
            let from = revision.from;
            if before.replace(from) == Some(from) {
                return Err(CalendarError::RevisedTwice { from });
            }
            if *revision == Revision::nothing(from) {
                return Err(CalendarError::NothingRevised { from });
            }
        }
        for date in self.revisions.iter().map(|revision| revision.from).chain([NaiveDate::MIN]) {
            match self.workday_like(date) {
                Some(day) if self.weekly(date)[index(day)].is_empty() => {
                    return Err(CalendarError::NoHours { day: WEEK[index(day)].0 });
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Open at every instant, with nothing cut out.
    pub fn never_shuts(&self) -> bool {
        self.always && self.breaks.is_empty() && self.yearly_breaks.is_empty() && self.maintenance.is_empty()
    }

    /// Adds an authority's list. What is already written here wins; a calendar that is always open stays so.
    #[must_use]
    pub fn with_holidays(mut self, list: &Holidays) -> Self {
        if self.always {
            return self;
        }
        for (date, _) in &list.workdays {
            if !self.holidays.contains(date) {
                self.workdays.insert(*date);
            }
        }
        for (date, _) in &list.holidays {
            if !self.workdays.contains(date) {
                self.holidays.insert(*date);
            }
        }
        self
    }

    /// The last year for which a holiday or a make-up day is listed; beyond it a calendar silently has none.
    pub fn holidays_until(&self) -> Option<i32> {
        self.holidays.last().max(self.workdays.last()).map(|date| date.year())
    }

    /// Whether it is plain from what is written that nothing ends after `t` (milliseconds UTC): asking year by year until
    /// the horizon would make them all.
    pub(super) fn never_closes_after(&self, t: i64) -> bool {
        // A local date is at most a day off.
        let from = DateTime::from_timestamp_millis(t).and_then(|t| t.date_naive().checked_sub_days(Days::new(2)));
        let once = |from| {
            let planned = self.maintenance.iter().all(|window| matches!(window.when, When::On(date) if date < from));
            planned && self.breaks.range(from..).next().is_none()
        };
        self.always && self.yearly_breaks.is_empty() && from.is_some_and(once)
    }

    /// The windows that start on `date`, before breaks; they may overlap.
    pub(super) fn windows(&self, date: NaiveDate) -> &[Range] {
        const WHOLE: &[Range] = &[Range { from: 0, to: DAY }];
        if self.always {
            return WHOLE;
        }
        if let Some(shift) = self.shifts.get(&date) {
            return shift;
        }
        if self.workdays.contains(&date) {
            return self.working_day(date);
        }
        if self.is_holiday(date) {
            return &[];
        }
        &self.weekly(date)[index(date.weekday())]
    }

    /// What is cut out of `date`; stretches may overlap.
    pub(super) fn shut(&self, date: NaiveDate) -> impl Iterator<Item = Range> {
        let once = self.breaks.get(&date).into_iter().flatten();
        let yearly = self.said(date, |r| r.yearly_breaks.as_ref()).unwrap_or(&self.yearly_breaks);
        let yearly = yearly.iter().filter(move |(days, _)| days.contains(date)).flat_map(|(_, hours)| hours);
        let planned = self.said(date, |r| r.maintenance.as_ref()).unwrap_or(&self.maintenance);
        let planned = planned.iter().filter(move |window| window.when.is_on(date)).flat_map(|window| &window.hours);
        once.chain(yearly).chain(planned).copied()
    }

    fn is_holiday(&self, date: NaiveDate) -> bool {
        let yearly = self.said(date, |r| r.yearly_holidays.as_ref()).unwrap_or(&self.yearly_holidays);
        self.holidays.contains(&date) || yearly.iter().any(|days| days.contains(date))
    }

    /// What the last revision that has begun by `date`, and says anything of it, says.
    fn said<'s, T>(&'s self, date: NaiveDate, of: impl Fn(&'s Revision) -> Option<&'s T>) -> Option<&'s T> {
        self.revisions.iter().rev().filter(|revision| revision.from <= date).find_map(of)
    }

    fn weekly(&self, date: NaiveDate) -> &Week {
        self.said(date, |r| r.weekly.as_ref()).unwrap_or(&self.weekly)
    }

    fn workday_like(&self, date: NaiveDate) -> Option<Weekday> {
        self.said(date, |r| r.workday_like.as_ref()).copied().or(self.workday_like)
    }

    /// The hours of an ordinary working day.
    fn working_day(&self, date: NaiveDate) -> &[Range] {
        let weekly = self.weekly(date);
        match self.workday_like(date) {
            Some(day) => &weekly[index(day)],
            None => weekly.iter().find(|day| !day.is_empty()).map_or(&[], Vec::as_slice),
        }
    }
}

pub(super) fn index(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

/// Seconds from midnight of `HH:MM` or `HH:MM:SS`, up to 24:00.
fn time_of_day(text: &str) -> Option<u32> {
    let mut parts = text.split(':');
    let mut two = || match parts.next()?.as_bytes() {
        [a @ b'0'..=b'9', b @ b'0'..=b'9'] => Some(u32::from(a - b'0') * 10 + u32::from(b - b'0')),
        _ => None,
    };
    let (hours, minutes) = (two()?, two()?);
    let seconds = if text.len() > 5 { two()? } else { 0 };
    let all = hours * 3_600 + minutes * 60 + seconds;
    (parts.next().is_none() && minutes < 60 && seconds < 60 && all <= DAY).then_some(all)
}

fn clock(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if seconds == 0 { format!("{hours:02}:{minutes:02}") } else { format!("{hours:02}:{minutes:02}:{seconds:02}") }
}
