//! What holds for every calendar, and a slow second opinion that counts minutes.

use super::tests::calendar;
use super::*;
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use chrono::{DateTime, NaiveDate};
use proptest::prelude::*;

const ZONES: [&str; 6] =
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Shanghai", "Asia/Kolkata"];

/// 2020-01-01, in minutes since 1970: near the origin of positions, so that few years are built.
const FROM: i64 = 18_262 * 1_440;

fn range() -> impl Strategy<Value = Range> {
    (0..96_u32, 0..=96_u32).prop_map(|(from, to)| {
        let clock = |quarters: u32| format!("{:02}:{:02}", quarters / 4, quarters % 4 * 15);
        Range::parse("any", &clock(from), &clock(to)).unwrap()
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..731_i32).prop_map(|days| NaiveDate::from_num_days_from_ce_opt(737_425 + days).unwrap())
}

prop_compose! {
    fn any_spec()(
        tz in prop::sample::select(&ZONES[..]),
        weekly in prop::array::uniform7(prop::collection::vec(range(), 0..3)),
        holidays in prop::collection::btree_set(date(), 0..20),
        workdays in prop::collection::btree_set(date(), 0..8),
        shifts in prop::collection::btree_map(date(), prop::collection::vec(range(), 0..3), 0..8),
        breaks in prop::collection::btree_map(date(), prop::collection::vec(range(), 1..3), 0..20),
    ) -> CalendarSpec {
        let workdays = workdays.difference(&holidays).copied().collect();
        CalendarSpec { tz: tz.to_owned(), weekly, holidays, workdays, shifts, breaks, ..CalendarSpec::default() }
    }
}

/// An instant of 2020 or 2021, mostly on a quarter of an hour, where edges are.
fn instant() -> impl Strategy<Value = Instant> {
    (0..731 * 96_i64, prop_oneof![3 => Just(0_i64), 1 => -1..=1_i64, 1 => 0..900_000_i64])
        .prop_map(|(quarter, more)| Instant(FROM * 60_000 + quarter * 900_000 + more))
}

fn amount() -> impl Strategy<Value = Span> {
    prop_oneof![(1..400_i64).prop_map(|quarters| Span::minutes(quarters * 15)), (1..1_000_000_000_i64).prop_map(Span)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn service_adds_up_and_never_runs_back(spec in any_spec(), mut times in prop::collection::vec(instant(), 3)) {
        let calendar = Calendar::compile(&spec).unwrap();
        times.sort();
        let (a, b, c) = (times[0], times[1], times[2]);
        prop_assert_eq!(calendar.service(a, b) + calendar.service(b, c), calendar.service(a, c));
        prop_assert_eq!(calendar.service(c, a), -calendar.service(a, c));
        prop_assert!(calendar.position(a) <= calendar.position(b));
        prop_assert!(calendar.service(a, b) <= b - a, "service time is part of real time");
        let stretches = calendar.open_between(a, c);
        prop_assert_eq!(stretches.iter().fold(Span::ZERO, |sum, (o, c)| sum + (*c - *o)), calendar.service(a, c));
        prop_assert!(stretches.windows(2).all(|w| w[0].1 < w[1].0), "stretches are apart and in order");
        prop_assert!(stretches.iter().all(|(o, c)| o < c && calendar.is_open(*o) && !calendar.is_open(*c) || *c == times[2]));
    }

    #[test]
    fn a_goal_is_used_up_when_due_and_overrun_from_its_breach(spec in any_spec(), start in instant(), goal in amount(), t in instant()) {
        let calendar = Calendar::compile(&spec).unwrap();
        let Some(due) = calendar.due(start, goal) else {
            prop_assert!(calendar.service(start, HORIZON_END) < goal);
            return Ok(());
        };
        let used = |t| calendar.service(start, t);
        prop_assert_eq!(used(due), goal);
        prop_assert_eq!(used(due - Span(1)), goal - Span(1), "no earlier instant would do");
        match calendar.breach_at(due) {
            None => prop_assert_eq!(used(HORIZON_END), goal),
            Some(breach) => {
                prop_assert_eq!(used(breach), goal + Span(1));
                prop_assert_eq!(used(breach - Span(1)), goal);
                prop_assert_eq!(used(t) > goal, t >= breach);
            }
        }
        let back = calendar.back(due, goal);
        prop_assert_eq!(back, calendar.next_open(start), "back leads to where the goal began to run");
        prop_assert!(calendar.due(start, goal + Span(1)).is_none_or(|later| later > due));
    }

    #[test]
    fn edges_are_where_the_state_turns(spec in any_spec(), t in instant()) {
        let calendar = Calendar::compile(&spec).unwrap();
        let open = calendar.is_open(t);
        let one = |t| calendar.service(t, t + Span(1)) == Span(1);
        prop_assert_eq!(open, one(t));
        prop_assert_eq!(calendar.next_open(t) == Some(t), open);
        if let Some(next) = calendar.next_open(t) {
            prop_assert!(calendar.is_open(next));
            prop_assert_eq!(calendar.service(t, next), Span::ZERO);
        }
        if let Some(next) = calendar.next_open_strict(t) {
            prop_assert!(next > t && calendar.is_open(next) && !calendar.is_open(next - Span(1)));
        }
        if let Some(close) = calendar.next_close(t) {
            prop_assert!(close > t && !calendar.is_open(close) && calendar.is_open(close - Span(1)));
            let from = calendar.next_open(t).unwrap();
            prop_assert_eq!(calendar.service(from, close), close - from, "open all the way");
        }
        if let Some(last) = calendar.prev_open(t) {
            prop_assert!(last <= t && calendar.is_open(last) && !calendar.is_open(last - Span(1)));
        }
        if let Some(last) = calendar.prev_working(t) {
            prop_assert_eq!(last == t, open || calendar.is_open(t - Span(1)));
            prop_assert!(last <= t && calendar.service(last, t) == Span::ZERO);
        }
    }
}

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

/// What the spec says of each of the local days from `first` on: windows and breaks, straight from its words.
fn said(spec: &CalendarSpec, first: i64, days: i64) -> Vec<(Minutes, Minutes)> {
    let told = |day: i64| {
        let date = DateTime::from_timestamp(day * 86_400, 0).unwrap().date_naive();
        let minutes = |ranges: &[Range]| -> Minutes {
            let midnight = day * 1_440;
            let minutes = ranges.iter().map(|r| (i64::from(r.starts() / 60), i64::from(r.ends() / 60)));
            minutes.map(|(from, to)| (midnight + from, midnight + to)).collect()
        };
        let windows = match spec.shifts.get(&date) {
            Some(shift) => shift.as_slice(),
            None if spec.workdays.contains(&date) => &spec.weekly[0],
            None if spec.holidays.contains(&date) => &[],
            None => &spec.weekly[((day + 3) % 7) as usize],
        };
        (minutes(windows), minutes(spec.breaks.get(&date).map_or(&[], Vec::as_slice)))
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

/// A year of every zone against the minute counter. SLA-2, peers/ITSM 1 rows 6 to 16.
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
            "2026-11-01": [["01:15", "01:45"]], "2026-04-05": [["01:00", "02:00"]], "2026-03-08": [["02:00", "02:30"]]}"#;
    // From some days before 2026 to some days into 2027, compared without the first and last two.
    let (first, days) = (20_454_i64, 375_i64);
    let (from, minutes) = (first * 1_440, (days * 1_440) as usize);
    for zone in ZONES {
        let clock = Clock::of(&Zone::named(zone).unwrap(), from, minutes);
        for week in weeks {
            let calendar = calendar(&format!(r#"{{"tz": "{zone}", "weekly": {week}, {special}}}"#));
            let mut counted: Vec<(Instant, Instant)> = Vec::new();
            let said = said(&calendar.spec, first - 1, days + 2);
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
