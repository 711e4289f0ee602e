//! Calendars as text. One job: what stands in a policy's TOML, or in JSON, to [`CalendarSpec`] and back.
//!
//! ```toml
//! tz = "Asia/Shanghai"
//! weekly = { mon = [["09:00", "12:00"], ["13:00", "18:00"]], sat = [["22:00", "06:00"]] }
//! holidays = ["2026-10-01", "2026-10-02"]
//! yearly_holidays = ["05-01", "12-24..01-02"]          # in every year; a range may run past New Year
//! workdays = ["2026-10-10"]                            # a make-up day: Monday's hours
//! shifts = { "2026-12-31" = [["09:00", "12:00"]] }     # replaces that date's hours; [] closes it
//! breaks = { "2026-05-07" = [["12:00", "24:00"]] }     # cut out of that date, whatever runs then
//! yearly_breaks = { "12-24" = [["12:00", "24:00"]] }   # the same in every year
//! maintenance = [                                      # cut out too: every Sunday, every month's last Saturday, once
//!   { weekday = "sun", hours = [["02:00", "04:00"]] },
//!   { weekday = "sat", nth = -1, hours = [["22:00", "06:00"]] },
//!   { date = "2026-06-13", hours = [["20:00", "24:00"]] },
//! ]
//! revisions = [{ from = "2027-01-01", weekly = { mon = [["08:00", "17:00"]] } }]   # what it does not say stays
//! ```

use super::recur::{Maintenance, Revision, When, YearDays};
use super::spec::{CalendarError, CalendarSpec, Range, WEEK, Week, index};
use chrono::{NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

type Hours = Vec<[String; 2]>;

/// Planned windows alone, written as under `maintenance`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(try_from = "Vec<WrittenWindow>", into = "Vec<WrittenWindow>")]
pub struct Windows(pub Vec<Maintenance>);

impl TryFrom<Vec<WrittenWindow>> for Windows {
    type Error = CalendarError;

    fn try_from(list: Vec<WrittenWindow>) -> Result<Self, CalendarError> {
        windows(list).map(Self)
    }
}

impl From<Windows> for Vec<WrittenWindow> {
    fn from(windows: Windows) -> Self {
        windows_text(&windows.0)
    }
}

/// The text of a calendar before it is understood: what serde sees.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    tz: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    always: bool,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    weekly: BTreeMap<String, Hours>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    holidays: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    yearly_holidays: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    shifts: BTreeMap<String, Hours>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    breaks: BTreeMap<String, Hours>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    yearly_breaks: BTreeMap<String, Hours>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    maintenance: Vec<WrittenWindow>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    workdays: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workday_like: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    revisions: Vec<WrittenRevision>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenWindow {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekday: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nth: Option<i8>,
    hours: Hours,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRevision {
    from: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weekly: Option<BTreeMap<String, Hours>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    workday_like: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    yearly_holidays: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    yearly_breaks: Option<BTreeMap<String, Hours>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    maintenance: Option<Vec<WrittenWindow>>,
}

impl TryFrom<Written> for CalendarSpec {
    type Error = CalendarError;

    fn try_from(text: Written) -> Result<Self, CalendarError> {
        let mut revisions = text.revisions.into_iter().map(revision).collect::<Result<Vec<_>, _>>()?;
        revisions.sort_by_key(|revision| revision.from);
        let spec = Self {
            weekly: week(&text.weekly)?,
            holidays: dates("holidays", &text.holidays)?,
            yearly_holidays: year_days(&text.yearly_holidays)?,
            shifts: dated("shifts", &text.shifts)?,
            breaks: dated("breaks", &text.breaks)?,
            yearly_breaks: yearly(&text.yearly_breaks)?,
            maintenance: windows(text.maintenance)?,
            workdays: dates("workdays", &text.workdays)?,
            workday_like: like(text.workday_like)?,
            revisions,
            tz: text.tz,
            always: text.always,
        };
        spec.check()?;
        Ok(spec)
    }
}

fn revision(text: WrittenRevision) -> Result<Revision, CalendarError> {
    Ok(Revision {
        from: date_of("revisions", &text.from)?,
        weekly: text.weekly.as_ref().map(week).transpose()?,
        workday_like: like(text.workday_like)?,
        yearly_holidays: text.yearly_holidays.as_deref().map(year_days).transpose()?,
        yearly_breaks: text.yearly_breaks.as_ref().map(yearly).transpose()?,
        maintenance: text.maintenance.map(windows).transpose()?,
    })
}

fn windows(list: Vec<WrittenWindow>) -> Result<Vec<Maintenance>, CalendarError> {
    let read = |text: WrittenWindow| {
        let when = match (text.date, text.weekday, text.nth) {
            (Some(date), None, None) => When::On(date_of("maintenance", &date)?),
            (None, Some(day), None) => When::Every(day_of("maintenance", &day)?),
            (None, Some(day), Some(nth @ (-1 | 1..=4))) => When::Nth(day_of("maintenance", &day)?, nth),
            _ => return Err(CalendarError::Maintenance),
        };
        let hours = ranges("maintenance", &text.hours)?;
        if hours.is_empty() { Err(CalendarError::NoMaintenance) } else { Ok(Maintenance { when, hours }) }
    };
    list.into_iter().map(read).collect()
}

fn week(text: &BTreeMap<String, Hours>) -> Result<Week, CalendarError> {
    let mut weekly = Week::default();
    for (name, windows) in text {
        weekly[index(day_of("weekly", name)?)] = ranges(name, windows)?;
    }
    Ok(weekly)
}

fn dates(place: &'static str, list: &[String]) -> Result<BTreeSet<NaiveDate>, CalendarError> {
    list.iter().map(|date| date_of(place, date)).collect()
}

fn dated(place: &'static str, map: &BTreeMap<String, Hours>) -> Result<BTreeMap<NaiveDate, Vec<Range>>, CalendarError> {
    map.iter().map(|(date, list)| Ok((date_of(place, date)?, ranges(date, list)?))).collect()
}

fn year_days(list: &[String]) -> Result<Vec<YearDays>, CalendarError> {
    list.iter().map(|days| YearDays::parse("yearly_holidays", days)).collect()
}

fn yearly(map: &BTreeMap<String, Hours>) -> Result<BTreeMap<YearDays, Vec<Range>>, CalendarError> {
    map.iter().map(|(days, list)| Ok((YearDays::parse("yearly_breaks", days)?, ranges(days, list)?))).collect()
}

fn ranges(place: &str, list: &[[String; 2]]) -> Result<Vec<Range>, CalendarError> {
    list.iter().map(|[from, to]| Range::parse(place, from, to)).collect()
}

fn like(name: Option<String>) -> Result<Option<Weekday>, CalendarError> {
    name.map(|name| day_of("workday_like", &name)).transpose()
}

fn day_of(place: &'static str, name: &str) -> Result<Weekday, CalendarError> {
    let found = WEEK.iter().find(|(day, _)| *day == name);
    found.map(|(_, day)| *day).ok_or_else(|| CalendarError::Day { place, value: name.to_owned() })
}

fn date_of(place: &'static str, text: &str) -> Result<NaiveDate, CalendarError> {
    // Two spellings of one date would make two keys of it, so only the canonical one is read.
    let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|date| date.to_string() == text);
    date.ok_or_else(|| CalendarError::Date { place, value: text.to_owned() })
}

impl From<CalendarSpec> for Written {
    fn from(spec: CalendarSpec) -> Self {
        let dates = |set: &BTreeSet<NaiveDate>| set.iter().map(ToString::to_string).collect();
        let revisions = spec.revisions.iter().map(|revision| WrittenRevision {
            from: revision.from.to_string(),
            weekly: revision.weekly.as_ref().map(week_text),
            workday_like: revision.workday_like.map(day_text),
            yearly_holidays: revision.yearly_holidays.as_deref().map(texts),
            yearly_breaks: revision.yearly_breaks.as_ref().map(map_text),
            maintenance: revision.maintenance.as_deref().map(windows_text),
        });
        Self {
            weekly: week_text(&spec.weekly),
            holidays: dates(&spec.holidays),
            yearly_holidays: texts(&spec.yearly_holidays),
            shifts: map_text(&spec.shifts),
            breaks: map_text(&spec.breaks),
            yearly_breaks: map_text(&spec.yearly_breaks),
            maintenance: windows_text(&spec.maintenance),
            workdays: dates(&spec.workdays),
            workday_like: spec.workday_like.map(day_text),
            revisions: revisions.collect(),
            tz: spec.tz,
            always: spec.always,
        }
    }
}

fn hours(list: &[Range]) -> Hours {
    list.iter().map(|range| range.written()).collect()
}

fn texts<T: ToString>(list: &[T]) -> Vec<String> {
    list.iter().map(ToString::to_string).collect()
}

fn map_text<T: ToString>(map: &BTreeMap<T, Vec<Range>>) -> BTreeMap<String, Hours> {
    map.iter().map(|(days, list)| (days.to_string(), hours(list))).collect()
}

fn day_text(day: Weekday) -> String {
    WEEK[index(day)].0.to_owned()
}

fn week_text(week: &Week) -> BTreeMap<String, Hours> {
    let week = WEEK.iter().map(|(name, day)| (*name, &week[index(*day)]));
    week.filter(|(_, list)| !list.is_empty()).map(|(name, list)| (name.to_owned(), hours(list))).collect()
}

fn windows_text(list: &[Maintenance]) -> Vec<WrittenWindow> {
    let write = |window: &Maintenance| {
        let (date, weekday, nth) = match window.when {
            When::On(date) => (Some(date.to_string()), None, None),
            When::Every(day) => (None, Some(day_text(day)), None),
            When::Nth(day, nth) => (None, Some(day_text(day)), Some(nth)),
        };
        WrittenWindow { date, weekday, nth, hours: hours(&window.hours) }
    };
    list.iter().map(write).collect()
}
