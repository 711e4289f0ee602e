//! A slow second opinion: a year of every zone, counted minute by minute.

use super::properties::ZONES;
use super::tests::calendar;
use super::*;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use chrono::{DateTime, Datelike, NaiveDate};

/// A year of a zone's clock minute by minute, from which membership in a window is read with no arithmetic of offsets:
/// a window is open at a minute when the clock has by then shown its start or later, and will yet show less than its end.
struct Clock {
    /// What the local clock shows at each minute of UTC from `FROM` on, in minutes since 1970-01-01 00:00 local.
    shown: Vec<i64>,
    /// The most that was shown up to each minute, the least that is shown from it on.
    most: Vec<i64>,
    least: Vec<i64>,
}

impl Clock {
    fn of(zone: &Zone, from: i64, minutes: usize) -> Self {
        let mut shown = Vec::with_capacity(minutes);
        for quarter in (0..minutes as i64).step_by(15) {
            // Rules change on quarters of an hour of UTC, so one offset serves fifteen minutes.
            let offset = i64::from(zone.offset_seconds(Instant((from + quarter) * 60_000))) / 60;
            shown.extend((quarter..quarter + 15).map(|minute| from + minute + offset));
        }
        let (mut most, mut least) = (shown.clone(), shown.clone());
        (1..shown.len()).for_each(|i| most[i] = most[i].max(most[i - 1]));
        (1..shown.len()).rev().for_each(|i| least[i - 1] = least[i - 1].min(least[i]));
        Self { shown, most, least }
    }

    fn within(&self, minute: usize, from: i64, to: i64) -> bool {
        self.most[minute] >= from && self.least[minute] < to
    }
}

/// The windows of a date, or its breaks, in minutes since 1970-01-01 00:00 local.
type Minutes = Vec<(i64, i64)>;

/// What the special days of the sweep say, again and by hand: hours taken out, and whether the date is a holiday.
fn again(date: NaiveDate) -> (bool, Minutes) {
    let day = date.format("%m-%d").to_string();
    let holiday = day == "08-03" || *day >= *"12-24" || *day <= *"01-02";
    let old = date.to_string().as_str() < "2026-11-01";
    let (weekday, last) =
        (date.weekday().num_days_from_monday(), (date + chrono::Days::new(7)).month() != date.month());
    let rows = [
        (("07-01"..="07-03").contains(&day.as_str()), (10 * 60, 23 * 60 + 30)),
        (old && weekday == 6 && last, (60, 165)),
        (old && weekday == 2, (23 * 60 + 30, 24 * 60 + 30)),
        (old && date.to_string() == "2026-09-10", (0, 24 * 60)),
        (!old && weekday == 1 && date.day() <= 7, (10 * 60, 11 * 60)),
    ];
    (holiday, rows.into_iter().filter(|(is, _)| *is).map(|(_, hours)| hours).collect())
}

/// What the spec says of each of the local days from `first` on: windows and breaks, straight from its words. `weeks`
/// are the hours before and from the first of August.
fn said(spec: &CalendarSpec, weeks: [&spec::Week; 2], first: i64, days: i64) -> Vec<(Minutes, Minutes)> {
    let told = |day: i64| {
        let date = DateTime::from_timestamp(day * 86_400, 0).unwrap().date_naive();
        let minutes = |ranges: &[Range]| -> Minutes {
            let midnight = day * 1_440;
            let minutes = ranges.iter().map(|r| (i64::from(r.starts() / 60), i64::from(r.ends() / 60)));
            minutes.map(|(from, to)| (midnight + from, midnight + to)).collect()
        };
        let weekly = weeks[usize::from(date.to_string().as_str() >= "2026-08-01")];
        let (holiday, out) = again(date);
        let windows = match spec.shifts.get(&date) {
            Some(shift) => shift.as_slice(),
            None if spec.workdays.contains(&date) => &weekly[0],
            None if holiday || spec.holidays.contains(&date) => &[],
            None => &weekly[((day + 3) % 7) as usize],
        };
        let out = out.into_iter().map(|(from, to)| (day * 1_440 + from, day * 1_440 + to));
        let breaks = minutes(spec.breaks.get(&date).map_or(&[], Vec::as_slice)).into_iter().chain(out).collect();
        (minutes(windows), breaks)
    };
    (first..first + days).map(told).collect()
}

/// Whether `minute` counts: inside a window of a date near it and inside no break. A window that runs over midnight
/// began yesterday; around a midnight that is repeated or skipped, one date more.
fn counts(said: &[(Minutes, Minutes)], clock: &Clock, first: i64, minute: usize) -> bool {
    let today = (clock.shown[minute].div_euclid(1_440) - first) as usize;
    let near = &said[today - 2..=today + 1];
    let inside = |list: &Minutes| list.iter().any(|(from, to)| clock.within(minute, *from, *to));
    near.iter().any(|(windows, _)| inside(windows)) && !near.iter().any(|(_, breaks)| inside(breaks))
}

/// A year of every zone against the minute counter. SLA-2, peers/ITSM 1 rows 6 to 16, 18, 19 and 22.
#[test]
fn a_year_agrees_with_counting_minutes() {
    let weeks = [
        // Nights every day, with seams at and inside the hours that clocks skip and repeat.
        r#"{"mon": [["22:00", "06:00"]], "tue": [["22:00", "06:00"]], "wed": [["22:00", "06:00"]], "thu": [["22:00", "06:00"]],
            "fri": [["22:00", "02:30"]], "sat": [["23:30", "01:45"], ["02:15", "05:00"]], "sun": [["01:40", "02:10"], ["22:00", "00:00"]]}"#,
        // Days with a gap, overlaps, whole days at midnight.
        r#"{"mon": [["08:30", "12:00"], ["13:00", "17:30"]], "tue": [["09:00", "12:00"], ["11:00", "13:00"]],
            "thu": [["00:00", "24:00"]], "fri": [["00:00", "00:00"]], "sun": [["02:00", "03:00"], ["01:30", "02:00"]]}"#,
    ];
    let special = r#""holidays": ["2026-03-29", "2026-05-01"], "workdays": ["2026-05-02", "2026-10-25"],
        "shifts": {"2026-12-31": [["21:00", "03:00"]], "2026-04-24": [["00:00", "01:30"]]},
        "breaks": {"2026-02-03": [["00:30", "01:15"], ["01:00", "02:00"]], "2026-06-04": [["23:00", "11:00"]],
            "2026-11-01": [["01:15", "01:45"]], "2026-04-05": [["01:00", "02:00"]], "2026-03-08": [["02:00", "02:30"]]},
        "yearly_holidays": ["08-03", "12-24..01-02"], "yearly_breaks": {"07-01..07-03": [["10:00", "23:30"]]},
        "maintenance": [{"weekday": "sun", "nth": -1, "hours": [["01:00", "02:45"]]},
            {"weekday": "wed", "hours": [["23:30", "00:30"]]}, {"date": "2026-09-10", "hours": [["00:00", "24:00"]]}]"#;
    // From some days before 2026 to some days into 2027, compared without the first and last two.
    let (first, days) = (20_454_i64, 375_i64);
    let (from, minutes) = (first * 1_440, (days * 1_440) as usize);
    for zone in ZONES {
        let clock = Clock::of(&Zone::named(zone).unwrap(), from, minutes);
        for (week, next) in [(weeks[0], weeks[1]), (weeks[1], weeks[0])] {
            let revised = format!(
                r#""revisions": [{{"from": "2026-11-01", "maintenance": [
                    {{"weekday": "tue", "nth": 1, "hours": [["10:00", "11:00"]]}}]}}, {{"from": "2026-08-01", "weekly": {next}}}]"#
            );
            let calendar = calendar(&format!(r#"{{"tz": "{zone}", "weekly": {week}, {special}, {revised}}}"#));
            let mut counted: Vec<(Instant, Instant)> = Vec::new();
            let weekly = [&calendar.spec.weekly, calendar.spec.revisions[0].weekly.as_ref().unwrap()];
            let said = said(&calendar.spec, weekly, first - 1, days + 2);
            let compared = 2 * 1_440..minutes - 2 * 1_440;
            let at = |minute: usize| Instant((from + minute as i64) * 60_000);
            for minute in compared.clone().filter(|minute| counts(&said, &clock, first - 1, *minute)) {
                match counted.last_mut() {
                    Some((_, close)) if *close == at(minute) => *close = at(minute + 1),
                    _ => counted.push((at(minute), at(minute + 1))),
                }
            }
            let open = calendar.open_between(at(compared.start), at(compared.end));
            let first = open.iter().zip(&counted).find(|(a, b)| a != b);
            assert!(first.is_none() && open.len() == counted.len(), "{zone} {week}: open, counted: {first:?}");
            assert!(open.len() > 200, "{zone}: nothing was compared");
        }
    }
}
