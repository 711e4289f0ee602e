//! The calendar as written. One job: hours, holidays and special days as typed values, with errors that name the place.
//!
//! Read from a policy's TOML or from JSON alike. Nothing here knows instants: dates and times of day are those of the
//! calendar's own zone.
//!
//! ```toml
//! tz = "Asia/Shanghai"
//! weekly = { mon = [["09:00", "12:00"], ["13:00", "18:00"]], sat = [["22:00", "06:00"]] }
//! holidays = ["2026-10-01", "2026-10-02"]
//! workdays = ["2026-10-10"]                            # a make-up day: Monday's hours
//! shifts = { "2026-12-31" = [["09:00", "12:00"]] }     # replaces that date's hours; [] closes it
//! breaks = { "2026-05-07" = [["12:00", "24:00"]] }     # cut out of that date, whatever runs then
//! ```

use crate::domain::sla::holidays::Holidays;
use crate::domain::time::zone::UnknownZone;
use chrono::{DateTime, Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Seconds in a local day of 24 hours.
pub(super) const DAY: u32 = 86_400;

const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

/// A stretch of local time on the date it starts on, in whole seconds; it may end on the date after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Range {
    from: u32,
    to: u32,
}

/// The hours of service as they are written in a policy.
///
/// What counts on a date, the first that applies: `shifts`, `workdays`, `holidays`, `weekly`; `breaks` are cut out of
/// the result. A window belongs to the date it starts on: a holiday removes the night that starts on it and leaves the
/// night that runs into it. A break belongs to the date it is written under, whichever night runs then.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct CalendarSpec {
    /// IANA zone id; may be empty only where `always` is set.
    pub tz: String,
    /// Open at every instant (24×7), but for `breaks`; nothing else may be written beside it.
    pub always: bool,
    /// The ordinary week, Monday first.
    pub weekly: [Vec<Range>; 7],
    pub holidays: BTreeSet<NaiveDate>,
    /// Special hours of single dates, instead of the ordinary ones; an empty list closes the date.
    pub shifts: BTreeMap<NaiveDate, Vec<Range>>,
    /// Stretches of single dates that do not count.
    pub breaks: BTreeMap<NaiveDate, Vec<Range>>,
    /// Special working days (make-up weekends): they take the hours of `workday_like`.
    pub workdays: BTreeSet<NaiveDate>,
    /// `None`: the first day of the week that has hours.
    pub workday_like: Option<Weekday>,
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

    fn written(self) -> [String; 2] {
        [clock(self.from), clock(if self.to > DAY { self.to - DAY } else { self.to })]
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
            ];
            return match beside.iter().find(|(_, written)| *written) {
                Some((field, _)) => Err(CalendarError::AlwaysBeside { field }),
                None if self.tz.is_empty() && !self.breaks.is_empty() => Err(CalendarError::NoZone),
                None => Ok(()),
            };
        }
        if self.tz.is_empty() {
            return Err(CalendarError::NoZone);
        }
        if let Some(date) = self.holidays.intersection(&self.workdays).next() {
            return Err(CalendarError::Both { date: *date });
        }
        match self.workday_like {
            Some(day) if self.weekly[index(day)].is_empty() => Err(CalendarError::NoHours { day: WEEK[index(day)].0 }),
            _ => Ok(()),
        }
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

    /// The last year for which a holiday is listed; beyond it a calendar silently has none.
    pub fn holidays_until(&self) -> Option<i32> {
        self.holidays.last().map(|date| date.year())
    }

    /// Whether it is plain from what is written that nothing ends after `t` (milliseconds UTC): asking year by year until
    /// the horizon would make them all.
    pub(super) fn never_closes_after(&self, t: i64) -> bool {
        // A local date is at most a day off.
        let from = DateTime::from_timestamp_millis(t).and_then(|t| t.date_naive().checked_sub_days(Days::new(2)));
        self.always && from.is_some_and(|from| self.breaks.range(from..).next().is_none())
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
            return self.working_day();
        }
        if self.holidays.contains(&date) {
            return &[];
        }
        &self.weekly[index(date.weekday())]
    }

    /// The hours of an ordinary working day.
    fn working_day(&self) -> &[Range] {
        match self.workday_like {
            Some(day) => &self.weekly[index(day)],
            None => self.weekly.iter().find(|day| !day.is_empty()).map_or(&[], Vec::as_slice),
        }
    }
}

fn index(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}

fn day_of(place: &'static str, name: &str) -> Result<Weekday, CalendarError> {
    let found = WEEK.iter().find(|(day, _)| *day == name);
    found.map(|(_, day)| *day).ok_or_else(|| CalendarError::Day { place, value: name.to_owned() })
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

fn date_of(place: &'static str, text: &str) -> Result<NaiveDate, CalendarError> {
    // Two spellings of one date would make two keys of it, so only the canonical one is read.
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| CalendarError::Date { place, value: text.to_owned() })
}

/// The text of a calendar before it is understood: what serde sees.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    tz: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    always: bool,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    weekly: BTreeMap<String, Vec<[String; 2]>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    shifts: BTreeMap<String, Vec<[String; 2]>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    breaks: BTreeMap<String, Vec<[String; 2]>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    workdays: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workday_like: Option<String>,
}

impl TryFrom<Written> for CalendarSpec {
    type Error = CalendarError;

    fn try_from(text: Written) -> Result<Self, CalendarError> {
        let mut weekly: [Vec<Range>; 7] = Default::default();
        for (name, windows) in &text.weekly {
            weekly[index(day_of("weekly", name)?)] = ranges(name, windows)?;
        }
        let dates = |place, list: &[String]| -> Result<BTreeSet<NaiveDate>, CalendarError> {
            list.iter().map(|date| date_of(place, date)).collect()
        };
        let dated = |place, map: &BTreeMap<String, Vec<[String; 2]>>| -> Result<_, CalendarError> {
            map.iter().map(|(date, list)| Ok((date_of(place, date)?, ranges(date, list)?))).collect()
        };
        let spec = Self {
            weekly,
            holidays: dates("holidays", &text.holidays)?,
            shifts: dated("shifts", &text.shifts)?,
            breaks: dated("breaks", &text.breaks)?,
            workdays: dates("workdays", &text.workdays)?,
            workday_like: text.workday_like.map(|name| day_of("workday_like", &name)).transpose()?,
            tz: text.tz,
            always: text.always,
        };
        spec.check()?;
        Ok(spec)
    }
}

fn ranges(place: &str, list: &[[String; 2]]) -> Result<Vec<Range>, CalendarError> {
    list.iter().map(|[from, to]| Range::parse(place, from, to)).collect()
}

impl From<CalendarSpec> for Written {
    fn from(spec: CalendarSpec) -> Self {
        let written = |list: &[Range]| list.iter().map(|range| range.written()).collect();
        let dates = |set: &BTreeSet<NaiveDate>| set.iter().map(|date| date.to_string()).collect();
        let dated = |map: &BTreeMap<NaiveDate, Vec<Range>>| {
            map.iter().map(|(date, list)| (date.to_string(), written(list))).collect()
        };
        let week = WEEK.iter().map(|(name, day)| (*name, &spec.weekly[index(*day)]));
        Self {
            weekly: week.filter(|(_, list)| !list.is_empty()).map(|(n, list)| (n.to_owned(), written(list))).collect(),
            holidays: dates(&spec.holidays),
            shifts: dated(&spec.shifts),
            breaks: dated(&spec.breaks),
            workdays: dates(&spec.workdays),
            workday_like: spec.workday_like.map(|day| WEEK[index(day)].0.to_owned()),
            tz: spec.tz,
            always: spec.always,
        }
    }
}
