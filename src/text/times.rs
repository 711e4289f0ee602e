//! Times in cells. One job: clocks, ages, goals and dates as a reader expects them, at most six cells in a list.
//!
//! Which time and which zone is the caller's: a clock takes a span, a date takes local time. Spans as people type them
//! are read and printed by [`crate::domain::time::span_text`].

use crate::args;
use crate::domain::time::Span;
use crate::msg;
use crate::text::Locale;
use chrono::{Datelike, NaiveDateTime};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;
/// Below this a clock counts seconds.
const SECONDS_MATTER: i64 = 10 * MINUTE;
/// From this on days: soon hours would no longer fit the column, and only at whole days does the switch from `95h59`
/// to `4d` never make more look like less.
const TOO_MANY_HOURS: i64 = 4 * DAY;
/// A clock column holds no more; nobody waits longer.
const MOST_DAYS: i64 = 9_999;

/// What a clock has left, rounded down: `09:59`, `38m`, `3h12`, `5d`; `0:00` when the goal is used up to the
/// millisecond and the next opening is awaited (SLA-1). At most 6 cells.
pub fn clock_left(left: Span) -> String {
    match left.0 {
        ..=0 => "0:00".into(),
        ms if ms < SECONDS_MATTER => format!("{:02}:{:02}", ms / MINUTE, ms % MINUTE / SECOND),
        ms if ms < HOUR => format!("{}m", ms / MINUTE),
        ms if ms < TOO_MANY_HOURS => hours_and_minutes(ms / MINUTE),
        ms => format!("{}d", (ms / DAY).min(MOST_DAYS)),
    }
}

/// By how much a clock is over, rounded up: `+12m`, `+1h04`, `+5d`. At most 6 cells.
pub fn clock_over(over: Span) -> String {
    let minutes = ceil(over.0.max(0), MINUTE);
    match minutes * MINUTE {
        ms if ms < HOUR => format!("+{minutes}m"),
        ms if ms < TOO_MANY_HOURS => format!("+{}", hours_and_minutes(minutes)),
        ms => format!("+{}d", ceil(ms, DAY).min(MOST_DAYS)),
    }
}

/// How old something is, for a column: `0m`, `25m`, `3h`, `2d`. At most 5 cells.
pub fn age(span: Span) -> String {
    match span.0.max(0) {
        ms if ms < HOUR => format!("{}m", ms / MINUTE),
        ms if ms < DAY => format!("{}h", ms / HOUR),
        ms => format!("{}d", (ms / DAY).min(MOST_DAYS)),
    }
}

/// How long ago something was, for a sentence: `just now`, `25m ago`, `3 小时前`.
pub fn ago(span: Span, locale: &Locale) -> String {
    let words = match span.0.max(0) {
        ms if ms < MINUTE => locale.t("ago-now"),
        ms if ms < HOUR => locale.tf("ago-minutes", &args![n = ms / MINUTE]),
        ms if ms < DAY => locale.tf("ago-hours", &args![n = ms / HOUR]),
        ms => locale.tf("ago-days", &args![n = ms / DAY]),
    };
    words.into_owned()
}

/// A goal of service time: `30m`, `4h`, `2h30`, `120h`. Never in days: a day of service has no fixed length.
/// Seconds, which no policy needs, are rounded down.
pub fn goal(span: Span) -> String {
    let minutes = span.0.max(0) / MINUTE;
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}m"),
        (hours, 0) => format!("{hours}h"),
        _ => hours_and_minutes(minutes),
    }
}

/// Whole seconds as `1:04:05`, for sums: hours without end, no sign.
pub fn exact(seconds: i64) -> String {
    let s = seconds.unsigned_abs();
    format!("{}:{:02}:{:02}", s / 3_600, s / 60 % 60, s % 60)
}

/// `03-15 10:00:07`.
pub fn stamp(local: NaiveDateTime) -> String {
    local.format("%m-%d %H:%M:%S").to_string()
}

/// `14:32`.
pub fn hh_mm(local: NaiveDateTime) -> String {
    local.format("%H:%M").to_string()
}

/// `2016-03-15`.
pub fn date(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%d").to_string()
}

/// `2016-03-15 10:00`.
pub fn date_time(local: NaiveDateTime) -> String {
    local.format("%Y-%m-%d %H:%M").to_string()
}

/// The day in as few cells as are clear: today `14:32`; up to six days before or after, the weekday (`Mon`, `周一`);
/// in this year or within half a year `03-15`; else the year. At most 6 cells. Both times in the same zone.
pub fn day_short(local: NaiveDateTime, now: NaiveDateTime, locale: &Locale) -> String {
    let days = local.date().signed_duration_since(now.date()).num_days();
    match days.abs() {
        0 => hh_mm(local),
        1..=6 => weekday(local, locale),
        apart if apart <= 183 || local.year() == now.year() => local.format("%m-%d").to_string(),
        _ => local.format("%Y").to_string(),
    }
}

/// [`day_short`] with the time of another day: `Mon 09:00`, `03-21 09:00`; for when service opens again.
pub fn day_and_time(local: NaiveDateTime, now: NaiveDateTime, locale: &Locale) -> String {
    let day = day_short(local, now, locale);
    if local.date() == now.date() { day } else { format!("{day} {}", hh_mm(local)) }
}

/// What the day of the week is called, short.
pub fn weekday(local: NaiveDateTime, locale: &Locale) -> String {
    const WEEKDAYS: [&str; 7] = [
        msg!("weekday-mon"),
        msg!("weekday-tue"),
        msg!("weekday-wed"),
        msg!("weekday-thu"),
        msg!("weekday-fri"),
        msg!("weekday-sat"),
        msg!("weekday-sun"),
    ];
    locale.t(WEEKDAYS[local.weekday().num_days_from_monday() as usize]).into_owned()
}

fn hours_and_minutes(minutes: i64) -> String {
    format!("{}h{:02}", minutes / 60, minutes % 60)
}

/// Division of a length of time, rounded up.
fn ceil(length: i64, unit: i64) -> i64 {
    length / unit + i64::from(length % unit > 0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use crate::domain::policy::Lang;
    use crate::text::width::width;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn at(y: i32, m: u32, d: u32, hour: u32, minute: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(y, m, d).unwrap().and_hms_opt(hour, minute, 59).unwrap()
    }

    #[test]
    fn clocks_round_against_the_optimist() {
        for (left, shown) in [
            (Span::millis(-1), "0:00"),
            (Span::ZERO, "0:00"),
            (Span::millis(1), "00:00"),
            (Span::seconds(291), "04:51"),
            (Span::millis(599_999), "09:59"),
            (Span::minutes(10), "10m"),
            (Span::seconds(38 * 60 + 59), "38m"),
            (Span::millis(3_599_999), "59m"),
            (Span::hours(1), "1h00"),
            (Span::minutes(192), "3h12"),
            (Span::millis(4 * DAY - 1), "95h59"),
            (Span::days(4), "4d"),
            (Span::days(5), "5d"),
            (Span(i64::MAX), "9999d"),
        ] {
            assert_eq!(clock_left(left), shown, "{left:?} left");
        }
        for (over, shown) in [
            (Span::millis(1), "+1m"),
            (Span::minutes(12), "+12m"),
            (Span::millis(12 * MINUTE + 1), "+13m"),
            (Span::millis(59 * MINUTE + 1), "+1h00"),
            (Span::minutes(64), "+1h04"),
            (Span::minutes(95 * 60 + 59), "+95h59"),
            (Span::millis(4 * DAY - 1), "+4d"),
            (Span::millis(4 * DAY + 1), "+5d"),
            (Span::days(5), "+5d"),
            (Span::millis(5 * DAY + 1), "+6d"),
        ] {
            assert_eq!(clock_over(over), shown, "{over:?} over");
        }
    }

    #[test]
    fn goals_are_hours_of_service() {
        for (span, shown) in [
            (Span::minutes(30), "30m"),
            (Span::hours(4), "4h"),
            (Span::minutes(150), "2h30"),
            (Span::minutes(65), "1h05"),
            (Span::hours(24), "24h"),
            (Span::days(5), "120h"),
        ] {
            assert_eq!(goal(span), shown);
        }
    }

    #[test]
    fn sums_are_told_to_the_second() {
        for (seconds, shown) in
            [(0, "0:00:00"), (59, "0:00:59"), (3_661, "1:01:01"), (360_000, "100:00:00"), (-5, "0:00:05")]
        {
            assert_eq!(exact(seconds), shown);
        }
        assert_eq!(stamp(at(2016, 3, 15, 10, 0)), "03-15 10:00:59");
    }

    #[test]
    fn ages_are_rounded_down() {
        let (en, hans, hant) = (Locale::new(Lang::En), Locale::new(Lang::ZhHans), Locale::new(Lang::ZhHant));
        for (span, column, words, zh_hans, zh_hant) in [
            (Span::seconds(59), "0m", "just now", "刚刚", "剛剛"),
            (Span::minutes(25), "25m", "25m ago", "25 分钟前", "25 分鐘前"),
            (Span::minutes(119), "1h", "1h ago", "1 小时前", "1 小時前"),
            (Span::hours(50), "2d", "2d ago", "2 天前", "2 天前"),
            (Span::hours(-1), "0m", "just now", "刚刚", "剛剛"),
            (Span::days(1_234), "1234d", "1234d ago", "1234 天前", "1234 天前"),
        ] {
            assert_eq!(age(span), column);
            assert_eq!([ago(span, &en), ago(span, &hans), ago(span, &hant)], [words, zh_hans, zh_hant]);
        }
    }

    #[test]
    fn days_are_told_from_now() {
        let now = at(2016, 3, 15, 10, 0); // a Tuesday
        let (en, hans, hant) = (Locale::new(Lang::En), Locale::new(Lang::ZhHans), Locale::new(Lang::ZhHant));
        for (local, short, long) in [
            (at(2016, 3, 15, 14, 32), "14:32", "14:32"),
            (at(2016, 3, 21, 9, 0), "Mon", "Mon 09:00"),
            (at(2016, 3, 14, 23, 0), "Mon", "Mon 23:00"),
            (at(2016, 3, 9, 9, 0), "Wed", "Wed 09:00"),
            (at(2016, 3, 22, 9, 0), "03-22", "03-22 09:00"),
            (at(2016, 12, 31, 9, 0), "12-31", "12-31 09:00"),
            (at(2015, 11, 2, 9, 0), "11-02", "11-02 09:00"),
            (at(2015, 3, 15, 9, 0), "2015", "2015 09:00"),
        ] {
            assert_eq!(day_short(local, now, &en), short);
            assert_eq!(day_and_time(local, now, &en), long);
        }
        let monday = at(2016, 3, 21, 9, 0);
        assert_eq!((day_short(monday, now, &hans), day_short(monday, now, &hant)), ("周一".into(), "週一".into()));
        assert_eq!((hh_mm(monday), date(monday), date_time(monday)), {
            ("09:00".into(), "2016-03-21".into(), "2016-03-21 09:00".into())
        });
    }

    proptest! {
        #[test]
        fn the_clock_column_never_overflows(millis: i64) {
            let span = Span(millis);
            prop_assert!(width(&clock_left(span)) <= 6 && width(&clock_over(span)) <= 6 && width(&age(span)) <= 5);
        }

        #[test]
        fn less_left_never_looks_like_more(minutes in 0i64..20_000, fewer in 0i64..20_000) {
            // Read back to minutes what is shown; days and seconds round down as well.
            let read = |shown: &str| Span::parse(shown).map(|span| span.0 / MINUTE).unwrap_or(0);
            let (more, less) = (minutes.max(fewer), minutes.min(fewer));
            prop_assert!(read(&clock_left(Span::minutes(less))) <= read(&clock_left(Span::minutes(more))));
            prop_assert!(read(&clock_left(Span::minutes(less))) <= less);
            prop_assert!(read(&clock_over(Span::minutes(less))[1..]) <= read(&clock_over(Span::minutes(more))[1..]));
            prop_assert!(read(&clock_over(Span::minutes(less))[1..]) >= less);
        }
    }
}
