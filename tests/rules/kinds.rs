//! SLA-1: every kind of clock, by the moments at which it begins, ends and begins anew. The goals are those of priority 3.

use super::world::*;
use firstline::domain::incident::command::{Handing, NewIncident, NewReport, Outcome, Verb};
use firstline::domain::incident::{Field, Kind};
use firstline::domain::refusal::Refusal;
use firstline::domain::sla::clock::{ClockKind, Phase, Shows};
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;

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
    rule.goal = firstline::domain::policy::clocks::GoalRule::Fixed(Span::hours(4));
    w.wait(10).ok("ann", id, join());
    w.wait(10).ok("ann", id, join());
    w.wait(10);
    assert_eq!(w.used(id, ClockKind::Reply), 20, "from the first of the two");
    w.ok("ann", id, reply());
    w.wait(10);
    assert_eq!((w.used(id, ClockKind::Reply), w.clock(id, ClockKind::Reply).phase), (20, Phase::Stopped));
}

/// LIFE-5: half an hour to call back, anew when it is asked for again; a call or a public reply meets it, a note does not.
#[test]
fn life_5_call_back() {
    for (verb, met) in [(call(), true), (reply(), true), (note(), false), (Verb::Take, false)] {
        let mut w = World::new();
        let id = w.mailed();
        w.wait(10).ok("ann", id, call_back());
        w.wait(20).ok("ben", id, call_back());
        let clock = w.reading(id, ClockKind::CallBack);
        assert_eq!((clock.goal, clock.used), (Span::minutes(30), Span::ZERO), "asked again, it begins anew");
        w.wait(30).ok("ann", id, verb);
        w.wait(10);
        let clock = w.reading(id, ClockKind::CallBack);
        assert_eq!((clock.shows == Shows::Met, clock.shows == Shows::Breached), (met, !met));
        assert_eq!(w.clock(id, ClockKind::CallBack).cycle, 2);
    }
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, call_back());
    assert_eq!(w.latest().detail.text.as_ref().map(|t| t.as_str()), Some("Which printer?"));
    w.wait(31).ok("ann", id, call());
    assert_eq!(w.reading(id, ClockKind::CallBack).shows, Shows::Breached, "met too late");
}

/// ITSM row 48: a time the caller was given is due then, at night too, whatever else becomes of the record.
#[test]
fn sla_1_promise() {
    let mut w = World::new();
    let id = w.mailed();
    let night = MONDAY + Span::hours(12);
    w.wait(10).ok("ann", id, Verb::Promise { due: night, text: "By nine".into() });
    w.wait(60).ok("dora", id, Verb::Override { priority: 1, reason: "x".into() });
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, suspend("waiting_user", LATER));
    let clock = w.reading(id, ClockKind::Promise);
    assert_eq!((clock.due, clock.left), (Some(night), Span::minutes(11 * 60 - 10)), "neither goal nor pause moves it");
    w.wait(11 * 60 - 10);
    assert_eq!(w.reading(id, ClockKind::Promise).shows, Shows::Due);
    w.now = w.now + Span(1);
    assert_eq!(w.reading(id, ClockKind::Promise).shows, Shows::Breached);
}

/// Another time takes the place of the first; what it was stays on the record. Taken back, the first is due as it was.
#[test]
fn sla_1_a_second_promise_replaces_the_first() {
    let mut w = World::new();
    let id = w.mailed();
    let [three, four] = [6, 7].map(|hours| MONDAY + Span::hours(hours));
    let by = |due| Verb::Promise { due, text: String::new() };
    w.wait(10).ok("ann", id, by(three));
    let batch = w.wait(20).ok("ben", id, by(four));
    let clock = w.clock(id, ClockKind::Promise);
    assert_eq!((clock.cycle, w.reading(id, ClockKind::Promise).due), (2, Some(four)));
    let (event, ms) = (w.latest().clone(), |at: Instant| Value::Int(at.0));
    let change = event.detail.changes.iter().find(|c| c.to == ms(four)).unwrap();
    assert_eq!((event.kind, &change.from), (Kind::Promised, &ms(three)));
    w.wait(30).undo("ben", batch).unwrap();
    assert_eq!(w.get(id).get(Field::PromisedFor), ms(three));
    assert_eq!(w.reading(id, ClockKind::Promise).due, Some(three), "what was promised for three is due at three");
    w.wait(30).ok("ann", id, call());
    assert_eq!(w.reading(id, ClockKind::Promise).shows, Shows::Met);
}

/// A time that is over cannot be promised, nor this very instant.
#[test]
fn sla_1_a_promise_is_of_the_future() {
    let mut w = World::new();
    let id = w.mailed();
    for due in [w.now - Span::minutes(5), w.now] {
        let no = w.no("ann", id, Verb::Promise { due, text: String::new() });
        let not_before = Some(w.now);
        assert_eq!(no, Refusal::BadTime { field: "promised_for", at: due, not_before, not_after: None });
    }
    assert!(w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Promise));
}

/// A policy whose promises start no clock keeps the time on the record, and no more.
#[test]
fn sla_1_a_policy_may_do_without_the_clock() {
    let mut w = World::new();
    w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Promise).unwrap().starts.clear();
    let id = w.mailed();
    w.ok("ann", id, promise());
    assert_eq!(w.get(id).promised_for, Some(LATER));
    assert!(w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Promise));
}

/// MAJ-2: from the moment it is major, half an hour from word to word, suspended or not, until it is resolved.
#[test]
fn sla_1_stakeholder() {
    let clocks = |w: &World, id| w.get(id).clocks.iter().filter(|c| c.kind == ClockKind::Stakeholder).count();
    let mut w = World::new();
    let id = w.mailed();
    assert_eq!((clocks(&w, id), w.no("ann", id, inform())), (0, Refusal::NotMajor));
    w.wait(10).ok("dora", id, Verb::Override { priority: 1, reason: "The mayor".into() });
    let clock = w.reading(id, ClockKind::Stakeholder);
    assert_eq!((clock.goal, clock.used), (Span::minutes(30), Span::ZERO), "from when it became major");
    w.wait(20).ok("ann", id, inform());
    let event = w.latest();
    let [ida, all] = [person("ida"), person("all")];
    assert_eq!((event.kind, &event.detail.told), (Kind::Informed, &vec![all, ida]));
    assert_eq!(w.clock(id, ClockKind::Stakeholder).cycle, 2);
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, suspend("waiting_user", LATER));
    w.wait(30);
    assert_eq!(w.reading(id, ClockKind::Stakeholder).shows, Shows::Due, "a pause does not move it");
    w.wait(1);
    assert_eq!(w.reading(id, ClockKind::Stakeholder).shows, Shows::Breached);
    let sent = w.ok("ida", id, inform());
    assert_eq!(w.latest().detail.told, [all], "whoever says it knows already");
    let never = Refusal::UndoImpossible { why: firstline::domain::refusal::UndoBar::Sent };
    assert_eq!(w.undo("ida", sent), Err(never));
    w.wait(10).ok("ann", id, Verb::Resolve(solution()));
    assert_eq!(w.reading(id, ClockKind::Stakeholder).shows, Shows::Met);
    w.wait(10).ok("ann", id, inform());
    assert_eq!(w.clock(id, ClockKind::Stakeholder).phase, Phase::Stopped, "a last word starts nothing");
    w.wait(10).ok("ann", id, reopen());
    w.wait(5);
    assert_eq!((w.used(id, ClockKind::Stakeholder), w.clock(id, ClockKind::Stakeholder).phase), (5, Phase::Running));
}

/// Whatever makes it major starts the clock once: the recording, an assessment; taken back, it counts for nothing.
#[test]
fn sla_1_stakeholder_begins_with_the_flag() {
    let mut w = World::new();
    let at_once = w.record(
        "ann",
        NewIncident { impact: 1, urgency: 1, reported_at: Some(w.now - Span::minutes(20)), ..by_mail() },
    );
    assert_eq!(w.used(at_once, ClockKind::Stakeholder), 0, "nobody knew before it was recorded");
    let id = w.mailed();
    let batch = w.wait(10).ok("ann", id, edit(Field::Impact, Value::Int(1)));
    w.wait(5);
    assert_eq!((w.get(id).major, w.used(id, ClockKind::Stakeholder)), (true, 5));
    w.ok("ann", id, edit(Field::Urgency, Value::Int(1)));
    assert_eq!((w.used(id, ClockKind::Stakeholder), w.clock(id, ClockKind::Stakeholder).cycle), (5, 1));
    let later = w.past.last().unwrap().batch;
    w.undo("ann", later).unwrap();
    w.undo("ann", batch).unwrap();
    assert_eq!((w.get(id).major, w.clock(id, ClockKind::Stakeholder).phase), (false, Phase::Cancelled));
    w.wait(5).ok("ann", id, edit(Field::Impact, Value::Int(1)));
    assert_eq!((w.used(id, ClockKind::Stakeholder), w.clock(id, ClockKind::Stakeholder).phase), (0, Phase::Running));
}

/// What is resolved and weighed anew has nobody wait for a word.
#[test]
fn sla_1_stakeholder_does_not_begin_when_it_is_over() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Resolve(solution()));
    w.wait(5).ok("ann", id, edit(Field::Impact, Value::Int(1)));
    assert!(w.get(id).major && w.get(id).clocks.iter().all(|clock| clock.kind != ClockKind::Stakeholder));
}

/// A rule may declare it major; the clock counts from then, however late it was noticed.
#[test]
fn sla_1_stakeholder_begins_with_a_rule() {
    let mut w = World::new();
    w.watched = true;
    let id = w.mailed();
    let rule = w.policy.escalation.iter_mut().find(|rule| rule.id == *"owner_half").unwrap();
    rule.then.major = true;
    w.wait(600).watch();
    let fired =
        w.past.iter().find(|p| p.event.kind == Kind::Fired && p.event.detail.reason == Some("owner_half".into()));
    let at = fired.unwrap().at;
    assert_eq!((w.get(id).major, w.clock(id, ClockKind::Stakeholder).runs[0].from), (true, at));
}
