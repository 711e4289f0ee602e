//! What holds for every calendar; a second opinion that counts minutes is in [`super::sweep`].

use super::*;
use crate::domain::time::{Instant, Span};
use chrono::NaiveDate;
use proptest::prelude::*;

/// Whole hours and half ones, both hemispheres, changes at midnight, on other days than Sunday, by half an hour and
/// during the year of fasting; offsets of quarters, and both ends of the date line.
pub(super) const ZONES: [&str; 20] = [
    "UTC",
    "Europe/Berlin",
    "Europe/London",
    "Europe/Lisbon",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "America/Santiago",
    "America/Sao_Paulo",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Jerusalem",
    "Asia/Beirut",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
];

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

fn year_days() -> impl Strategy<Value = YearDays> {
    let day = || (1..=12_u32, 1..=28_u32).prop_map(|(month, day)| format!("{month:02}-{day:02}"));
    (day(), day(), any::<bool>()).prop_map(|(first, last, one)| {
        YearDays::parse("any", &if one { first } else { format!("{first}..{last}") }).unwrap()
    })
}

fn maintenance() -> impl Strategy<Value = Maintenance> {
    let day = || (0..7_u8).prop_map(|day| chrono::Weekday::try_from(day).unwrap());
    let nth = prop::sample::select(&[-1_i8, 1, 2, 3, 4][..]);
    let when = prop_oneof![
        date().prop_map(When::On),
        day().prop_map(When::Every),
        (day(), nth).prop_map(|(day, nth)| When::Nth(day, nth))
    ];
    (when, prop::collection::vec(range(), 1..3)).prop_map(|(when, hours)| Maintenance { when, hours })
}

fn week() -> impl Strategy<Value = spec::Week> {
    prop::array::uniform7(prop::collection::vec(range(), 0..3))
}

prop_compose! {
    fn revision()(
        from in date(),
        weekly in prop::option::of(week()),
        yearly_holidays in prop::option::of(prop::collection::vec(year_days(), 0..2)),
        maintenance in prop::option::of(prop::collection::vec(maintenance(), 0..2)),
    ) -> Revision {
        let weekly = weekly.or_else(|| Some(spec::Week::default()).filter(|_| yearly_holidays.is_none() && maintenance.is_none()));
        Revision { weekly, yearly_holidays, maintenance, ..Revision::nothing(from) }
    }
}

prop_compose! {
    fn any_spec()(
        tz in prop::sample::select(&ZONES[..]),
        weekly in week(),
        yearly_holidays in prop::collection::vec(year_days(), 0..2),
        yearly_breaks in prop::collection::btree_map(year_days(), prop::collection::vec(range(), 1..2), 0..2),
        maintenance in prop::collection::vec(maintenance(), 0..3),
        mut revisions in prop::collection::vec(revision(), 0..3),
        holidays in prop::collection::btree_set(date(), 0..20),
        workdays in prop::collection::btree_set(date(), 0..8),
        shifts in prop::collection::btree_map(date(), prop::collection::vec(range(), 0..3), 0..8),
        breaks in prop::collection::btree_map(date(), prop::collection::vec(range(), 1..3), 0..20),
    ) -> CalendarSpec {
        let workdays = workdays.difference(&holidays).copied().collect();
        revisions.sort_by_key(|revision| revision.from);
        revisions.dedup_by_key(|revision| revision.from);
        let tz = tz.to_owned();
        let written = CalendarSpec { tz, weekly, holidays, workdays, shifts, breaks, ..CalendarSpec::default() };
        CalendarSpec { yearly_holidays, yearly_breaks, maintenance, revisions, ..written }
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

    /// Rows 1 to 9: whichever way a goal and a stretch are cut, the parts add up; a longer goal and a later start never
    /// lead to an earlier due instant.
    #[test]
    fn goals_add_up_and_neither_goal_nor_start_leads_back(
        spec in any_spec(),
        mut starts in prop::collection::vec(instant(), 2..9),
        goals in prop::collection::vec(amount(), 1..5),
    ) {
        let calendar = Calendar::compile(&spec).unwrap();
        starts.sort();
        let whole = calendar.service(starts[0], starts[starts.len() - 1]);
        let parts = starts.windows(2).fold(Span::ZERO, |sum, two| sum + calendar.service(two[0], two[1]));
        prop_assert_eq!(parts, whole, "service time adds up over any cuts");
        let (mut at, mut sum) = (Some(starts[0]), Span::ZERO);
        for goal in &goals {
            let (before, next) = (at, sum + *goal);
            at = at.and_then(|at| calendar.due(at, *goal));
            sum = next;
            prop_assert_eq!(at, calendar.due(starts[0], sum), "a goal in steps is due when the whole is");
            prop_assert!(at.is_none_or(|at| Some(at) > before), "a longer goal is due later");
        }
        let dues: Vec<Option<Instant>> = starts.iter().map(|start| calendar.due(*start, goals[0])).collect();
        for (two, due) in starts.windows(2).zip(dues.windows(2)) {
            prop_assert!(due[1].is_none_or(|later| due[0].is_some_and(|due| due <= later)), "{two:?}: {due:?}");
        }
        for (start, due) in starts.iter().zip(&dues) {
            prop_assert!(due.is_none_or(|due| calendar.service(*start, due) == goals[0]), "used(start, due) = goal");
        }
    }

    #[test]
    fn what_is_read_is_written_back(spec in any_spec()) {
        let text = serde_json::to_string(&spec).unwrap();
        prop_assert_eq!(serde_json::from_str::<CalendarSpec>(&text).unwrap(), spec);
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
