//! SLA-1: every kind of clock, by the moments at which it begins, ends and begins anew. The goals are those of priority 3.

use super::world::*;
use firstline::domain::incident::command::{Handing, NewReport, Outcome, Verb};
use firstline::domain::sla::clock::{ClockKind, Phase};

fn join() -> Verb {
    Verb::Join(NewReport {
        reporter: Some(OTHER_CALLER),
        channel: Some("phone".into()),
        words: "Still dark".into(),
        ..NewReport::default()
    })
}
fn yes_and_close() -> Verb {
    Verb::Confirm { report: None, outcome: Outcome::Recovered, satisfaction: 0, feedback: String::new(), close: true }
}
fn to_ben() -> Verb {
    Verb::Assign(Handing { person: Some(person("ben")), reason: Some("load".into()), ..Handing::default() })
}

/// Assigned until taken: a tenth of the resolution goal, anew for each assignment, whoever takes it.
#[test]
fn sla_1_accept() {
    let mut w = World::new();
    let id = w.mailed();
    assert!(w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Accept), "nobody was asked");
    w.wait(5).ok("dora", id, Verb::Assign(to_person("ann")));
    assert_eq!(w.reading(id, ClockKind::Accept).goal.0, 72 * 60_000);
    w.wait(20).ok("dora", id, to_ben());
    assert_eq!(w.used(id, ClockKind::Accept), 0, "the next one has the whole of it");
    w.wait(30).ok("ben", id, Verb::Take);
    w.wait(60);
    assert_eq!((w.used(id, ClockKind::Accept), w.clock(id, ClockKind::Accept).phase), (30, Phase::Stopped));
}

/// ITSM row 43: a clock a line; a bounce goes on with what the line has used before.
#[test]
fn sla_1_stage() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(10).ok("ann", id, Verb::Take);
    w.wait(20).ok("ann", id, Verb::Escalate(to_team(NET)));
    w.wait(15).ok("eve", id, Verb::Take);
    w.wait(25).ok("eve", id, back());
    w.wait(7);
    let used = |w: &World, line| w.read(w.clock_of(id, ClockKind::Stage, line), w.now).used.0 / 60_000;
    let phase = |w: &World, line| w.clock_of(id, ClockKind::Stage, line).phase;
    assert_eq!((used(&w, 1), used(&w, 2)), (37, 40));
    assert_eq!((phase(&w, 1), phase(&w, 2)), (Phase::Running, Phase::Stopped));
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.wait(3);
    assert_eq!((used(&w, 1), used(&w, 2)), (37, 43));
    let goals = [1, 2].map(|line| w.clock_of(id, ClockKind::Stage, line).target.goal.0 / 60_000);
    assert_eq!(goals, [144, 288], "a fifth and two fifths of twelve hours");
}

/// Resolved until closed; a reopening gives it up.
#[test]
fn sla_1_confirm() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(10).ok("ann", id, Verb::Resolve(solution()));
    w.wait(30).ok("ann", id, reopen());
    assert_eq!(w.clock(id, ClockKind::Confirm).phase, Phase::Cancelled);
    w.wait(5).ok("ann", id, Verb::Resolve(solution()));
    w.wait(45).ok("ann", id, yes_and_close());
    let clock = w.clock(id, ClockKind::Confirm);
    assert_eq!((w.used(id, ClockKind::Confirm), clock.phase, clock.cycle), (45, Phase::Stopped, 2));
}

/// ITSM row 36: from the oldest word nobody answered; off where no goal is named.
#[test]
fn sla_1_reply() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(10).ok("ann", id, join());
    assert!(w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Reply), "off by default");
    let rule = w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Reply).unwrap();
    rule.goal = firstline::domain::policy::clocks::GoalRule::Fixed(firstline::domain::time::Span::hours(4));
    w.wait(10).ok("ann", id, join());
    w.wait(10).ok("ann", id, join());
    w.wait(10);
    assert_eq!(w.used(id, ClockKind::Reply), 20, "from the first of the two");
    w.ok("ann", id, reply());
    w.wait(10);
    assert_eq!((w.used(id, ClockKind::Reply), w.clock(id, ClockKind::Reply).phase), (20, Phase::Stopped));
}
