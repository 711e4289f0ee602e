//! The clocks of a frame. One job: counts by band, the next instant at which a count changes, and the fifty that are due
//! next, over rows in twenty calendars, beside a plain pass over the same bytes in the same run.
//!
//! `cargo bench --bench clocks`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

mod generate;

use firstline::app::msg::Desk as Shared;
use firstline::app::tally::Tally;
use firstline::domain::code::Code;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::row::{Row, RowClock, moments};
use firstline::domain::sla::calendar::{Calendar, CalendarSpec, Range};
use firstline::domain::sla::clock::{Calendars, ClockKind, Phase};
use firstline::domain::time::{Instant, Span};
use generate::{Dice, caller, desk};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

const CALENDARS: u16 = 20;
/// A Wednesday morning.
const NOW: Instant = Instant(1_780_477_200_000);

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let small = desk(&folder.path().join("desk.db"), 10, NOW);
    let me = small.actor(&caller()).unwrap();
    let ground = small.ground();
    let shared = Shared {
        policy: ground.policy.clone(),
        calendars: Arc::new(calendars()),
        directory: ground.directory.clone(),
        zone: ground.zone.clone(),
        me,
        read_only: false,
    };
    for clocks in [100_000, 1_000_000] {
        measure(&shared, clocks);
    }
}

/// Offices that open at different hours, in different zones.
fn calendars() -> Calendars {
    let zones = ["Europe/Berlin", "Asia/Shanghai", "America/New_York", "UTC"];
    let mut all = Calendars::default();
    for n in 0..CALENDARS {
        let hours = vec![Range::parse("mon", &format!("{:02}:00", 6 + n % 5), "18:00").unwrap()];
        let mut weekly: [Vec<Range>; 7] = Default::default();
        weekly[..5].fill(hours);
        let tz = zones[usize::from(n) % zones.len()].to_owned();
        let spec = CalendarSpec { tz, weekly, ..CalendarSpec::default() };
        all.insert(Code::new(&format!("office{n}")), 1, Arc::new(Calendar::compile(&spec).unwrap()));
    }
    all
}

/// Rows of three clocks each, a quarter of them paused.
fn rows(clocks: usize, calendars: &Calendars) -> Vec<Row> {
    let (mut dice, at) = (Dice::new(11), moments(calendars, NOW));
    let mut clock = |kind| {
        let calendar = u16::try_from(dice.below(u64::from(CALENDARS))).unwrap();
        let goal = Span::minutes(i64::try_from(60 + dice.below(2_000)).unwrap());
        let left = Span(goal.0 - i64::try_from(dice.below(u64::try_from(goal.0 + goal.0 / 4).unwrap())).unwrap());
        let later = |by: i64| NOW + Span(left.0 - by);
        RowClock {
            kind,
            leads: true,
            phase: if dice.below(4) == 0 { Phase::Paused } else { Phase::Running },
            calendar,
            breached: false,
            goal,
            left,
            due_position: at[usize::from(calendar)].position + left,
            due: later(0),
            breach_at: later(-1),
            warn_at: later(goal.0 / 2),
            crit_at: later(goal.0 / 5),
        }
    };
    let kinds = [ClockKind::Response, ClockKind::Resolution, ClockKind::Update];
    let row = |n: i64, clocks| Row { id: IncidentId(n), title: "".into(), clocks, ..Row::default() };
    (1..=i64::try_from(clocks / 3).unwrap()).map(|n| row(n, kinds.into_iter().map(&mut clock).collect())).collect()
}

/// The shortest of some runs: everything else is the machine's.
fn best(mut act: impl FnMut()) -> Duration {
    let timed = |_| {
        let start = std::time::Instant::now();
        act();
        start.elapsed()
    };
    (0..15).map(timed).min().unwrap()
}

fn measure(desk: &Shared, clocks: usize) {
    let rows = rows(clocks, &desk.calendars);
    let plain = best(|| {
        let sum = rows.iter().flat_map(|row| row.clocks.iter()).fold(0i64, |sum, c| {
            let spans = c.goal.0 ^ c.left.0 ^ c.due_position.0;
            let instants = c.due.0 ^ c.breach_at.0 ^ c.warn_at.0 ^ c.crit_at.0;
            sum ^ spans ^ instants ^ i64::from(c.calendar) ^ i64::from(c.phase as u8) ^ i64::from(c.breached)
        });
        black_box(sum);
    });
    let counted = best(|| {
        let tally = Tally::of(rows.iter(), desk, NOW);
        assert!(tally.holds(NOW) && tally.breached > 0);
        black_box(tally);
    });
    let next = best(|| {
        let live = rows.iter().flat_map(|row| row.live().map(|c| (c.due, row.id, c.kind)));
        // As many again may wait before those that came too late are dropped.
        let (mut due, mut latest) = (Vec::with_capacity(100), Instant::FAR);
        for clock in live.filter(|(at, ..)| *at > NOW) {
            if clock.0 > latest {
                continue;
            }
            due.push(clock);
            if due.len() == due.capacity() {
                latest = due.select_nth_unstable(49).1.0;
                due.truncate(50);
            }
        }
        due.sort_unstable();
        due.truncate(50);
        black_box(due);
    });
    let line = |what: &str, took: Duration| {
        let ratio = took.as_secs_f64() / plain.as_secs_f64();
        println!("{clocks:>8} clocks  {what:<28} {:>8.2} ms  {ratio:>5.1} x plain", took.as_secs_f64() * 1e3);
    };
    line("plain pass", plain);
    line("counts and next wake-up", counted);
    line("next 50", next);
    line("all of it", counted + next);
}
