//! LIFE-12: the working order, one criterion at a time.

use super::world::World;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::Incident;
use firstline::domain::incident::row::Row;
use firstline::domain::sla::clock::{Clock, ClockKind, Goal, Phase, Run};
use firstline::domain::time::{Instant, Span};

/// The last moment before Monday's opening: the business calendar is shut, *always* is not.
const NOW: Instant = Instant(super::world::MONDAY.0 - 1);
/// When business hours ended on the Friday before.
const EVENING: Instant = Instant(super::world::MONDAY.0 - 63 * 3_600_000);

/// A clock with so many minutes left of ten hours, in the calendar named; running, paused, stopped or cancelled.
fn clock(kind: ClockKind, phase: Phase, left: i64, calendar: &str) -> Clock {
    let target = Goal {
        goal: Span::hours(10),
        calendar: calendar.into(),
        calendar_version: 1,
        agreement: "standard".into(),
        policy: 1,
        priority: 3,
    };
    let from = NOW - Span::minutes(600 - left);
    let to = (phase != Phase::Running).then_some(NOW);
    Clock { kind, line: 0, target, phase, runs: vec![Run { from, to }], cycle: 1, breached_before: None }
}

/// A record as a test says it: `p2 s run:45`; clocks are `run`, `pause`, `stop` with minutes left, `shut` with minutes
/// left in a calendar that is closed now.
fn record(id: i64, text: &str) -> Incident {
    let mut record = Incident { id: IncidentId(id), priority: 3, effort: Some("m".into()), ..Incident::default() };
    let mut kinds = ClockKind::ALL.into_iter();
    for word in text.split(' ') {
        match (word, word.split_once(':')) {
            ("major", _) => record.major = true,
            ("none", _) => record.effort = None,
            ("s" | "m" | "l", _) => record.effort = Some(word.into()),
            (_, Some((how, left))) => {
                let (phase, calendar) = match how {
                    "run" => (Phase::Running, "always"),
                    "shut" => (Phase::Running, "business"),
                    "pause" => (Phase::Paused, "always"),
                    _ => (Phase::Stopped, "always"),
                };
                let (kind, left) = (kinds.next().unwrap(), left.parse().unwrap());
                let mut made = clock(kind, phase, left, calendar);
                if how == "shut" {
                    // Used on the Friday, nine hours of it, and on the Thursday before; the nights count for nothing.
                    let thursday = if left < 60 { Span::minutes(900) } else { Span::ZERO };
                    made.runs[0].from = EVENING - thursday - Span::minutes(600 - left);
                }
                record.clocks.push(made);
            }
            (word, None) => record.priority = word.trim_start_matches('p').parse().unwrap(),
        }
    }
    record
}

/// Each pair is decided by the criterion named, although everything after it says the opposite; the first goes first.
const PAIRS: [(&str, &str, &str); 19] = [
    ("major", "major p4 l run:500", "p1 s run:-60"),
    ("priority", "p1 l run:500", "p2 s run:-60"),
    ("band: breached", "p3 l run:-1", "p3 s run:10"),
    ("band: critical", "p3 l run:15", "p3 s run:16"),
    ("band: warning", "p3 l run:60", "p3 s run:61"),
    ("band: the worst of several", "p3 l run:500 run:10", "p3 s run:55 run:55"),
    ("band: a paused clock counts not beside a live one", "p3 s run:50", "p3 l run:50 pause:-5"),
    ("band: a stopped one counts not", "p3 l run:50", "p3 s run:400 stop:-5"),
    ("band: ok before all paused", "p3 l run:500", "p3 s pause:-5"),
    ("band: a shut clock by what it has left", "p3 l shut:30", "p3 s run:61"),
    ("band: a shut clock by what it has left, calm", "p3 l run:60", "p3 s shut:61"),
    ("band: paused before none", "p3 l pause:500", "p3 s stop:10"),
    ("effort", "p3 s run:500", "p3 m run:300"),
    ("effort: none comes last", "p3 l run:500", "p3 none run:300"),
    ("due", "p3 m run:300", "p3 m run:301"),
    ("due: the earliest of several", "p3 m run:500 run:300", "p3 m run:400 run:400"),
    ("due: not of a paused one", "p3 m run:300 pause:400", "p3 m run:301 pause:1"),
    ("left, when all are paused", "p3 m pause:300", "p3 m pause:301"),
    ("the older number, when nothing else tells", "p3 m run:300", "p3 m run:300"),
];

#[test]
fn life_12_each_criterion_decides_alone() {
    let w = World::new();
    let row = |id, text| Row::of(&record(id, text), &w.calendars, &w.policy);
    for (name, first, second) in PAIRS {
        // The numbers say the opposite too, but where nothing else is left to tell.
        let (a, b) = if first == second { (1, 2) } else { (2, 1) };
        let ranks = [(a, first), (b, second)].map(|(id, text)| row(id, text).rank(NOW, &w.policy));
        assert!(ranks[0] < ranks[1], "{name}: `{first}` before `{second}`");
    }
}
