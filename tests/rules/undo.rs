//! ONE-4: undo of every kind of event, by whom, until when, and what it does to the clocks.

use super::world::*;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Handing, NewReport, Outcome, Verb};
use firstline::domain::incident::decide::import::{Fact, fact};
use firstline::domain::incident::{Event, Field, Incident, Kind, State};
use firstline::domain::refusal::{Refusal, UndoBar};
use firstline::domain::sla::clock::{ClockAct, ClockKind, Phase};
use firstline::domain::time::Instant;
use firstline::domain::value::Value;
use std::collections::BTreeSet;

/// What undo leaves different on purpose: versions, the stamp of the last change, places of void rows,
/// files that are known and not attached, spans and cycles of clocks, clocks that count for nothing.
fn plain(record: &Incident) -> Incident {
    let mut record = record.clone();
    record.ver = 0;
    record.updated_at = None;
    while record.attachments.last().is_some_and(|a| !a.attached) {
        record.attachments.pop();
    }
    while record.applied.last().is_some_and(|a| a.is_void()) {
        record.applied.pop();
    }
    while record.steps.last().is_some_and(|s| s.is_void()) {
        record.steps.pop();
    }
    while record.visits.last().is_some_and(|v| v.is_void()) {
        record.visits.pop();
    }
    while record.reports.last().is_some_and(|r| r.is_void()) {
        record.reports.pop();
    }
    record.clocks.retain(|clock| clock.phase != Phase::Cancelled);
    for clock in &mut record.clocks {
        clock.runs.clear();
        clock.cycle = 0;
    }
    record
}

type Step = (&'static str, fn() -> Verb);

/// An act, what leads up to it, and the events it is made of.
struct Case {
    name: &'static str,
    before: &'static [Step],
    mistake: Step,
    kinds: &'static [Kind],
}

const TAKEN: &[Step] = &[("ann", || Verb::Take)];
const UP: &[Step] = &[("ann", || Verb::Take), ("ann", || Verb::Escalate(to_team(NET))), ("eve", || Verb::Take)];
const WAITING: &[Step] = &[("ann", || Verb::Take), ("ann", || suspend("waiting_user", LATER))];
const RESOLVED: &[Step] = &[("ann", || Verb::Take), ("ann", || Verb::Resolve(solution()))];
const CONFIRMED: &[Step] = &[("ann", || Verb::Take), ("ann", || Verb::Resolve(solution())), ("ann", recovered)];
const CLOSED: &[Step] =
    &[("ann", || Verb::Take), ("ann", || Verb::Resolve(solution())), ("ann", recovered), ("ann", close)];

const CLOSED_WITH_FILE: &[Step] = &[
    ("ann", || Verb::Take),
    ("ann", || Verb::Resolve(solution())),
    ("ann", recovered),
    ("ann", close),
    ("ann", attach),
];

#[rustfmt::skip]
const CASES: &[Case] = &[
    Case { name: "join", before: &[], mistake: ("ann", join), kinds: &[Kind::Joined] },
    Case { name: "note", before: &[], mistake: ("ann", note), kinds: &[Kind::Noted] },
    Case { name: "call", before: &[], mistake: ("ann", call), kinds: &[Kind::Called] },
    Case { name: "second call", before: &[("ann", call)], mistake: ("ann", call), kinds: &[Kind::Called] },
    Case { name: "call while waiting", before: WAITING, mistake: ("ann", call), kinds: &[Kind::Called] },
    Case { name: "take", before: &[], mistake: ("ann", || Verb::Take), kinds: &[Kind::Taken] },
    Case { name: "take over", before: TAKEN, mistake: ("ben", || Verb::Take), kinds: &[Kind::Taken] },
    Case { name: "start", before: &[("dora", to_ann)], mistake: ("ann", || Verb::Start), kinds: &[Kind::Started] },
    Case { name: "assign", before: &[], mistake: ("dora", to_ann), kinds: &[Kind::Assigned] },
    Case { name: "reassign", before: TAKEN, mistake: ("dora", || Verb::Assign(to_person("ben"))), kinds: &[Kind::Assigned] },
    Case { name: "escalate", before: TAKEN, mistake: ("ann", || Verb::Escalate(to_team(NET))), kinds: &[Kind::Escalated] },
    Case { name: "escalate a waiting one", before: WAITING, mistake: ("ann", || Verb::Escalate(to_team(NET))), kinds: &[Kind::Escalated] },
    Case { name: "hand back", before: UP, mistake: ("eve", back), kinds: &[Kind::HandedBack] },
    Case { name: "raise", before: TAKEN, mistake: ("ann", raise), kinds: &[Kind::Raised] },
    Case { name: "lower", before: &[("ann", raise)], mistake: ("dora", lower), kinds: &[Kind::Lowered] },
    Case { name: "suspend, pausing", before: TAKEN, mistake: ("ann", || suspend("waiting_user", LATER)), kinds: &[Kind::Suspended] },
    Case { name: "suspend, not pausing", before: TAKEN, mistake: ("ann", || suspend("parts", LATER)), kinds: &[Kind::Suspended] },
    Case { name: "resume", before: WAITING, mistake: ("ann", resume), kinds: &[Kind::Resumed] },
    Case { name: "chase", before: &[("ben", chase)], mistake: ("ann", chase), kinds: &[Kind::Chased] },
    Case { name: "call back", before: &[], mistake: ("ann", call_back), kinds: &[Kind::CallBackAsked] },
    Case { name: "call back again", before: &[("ann", call_back)], mistake: ("ann", call_back), kinds: &[Kind::CallBackAsked] },
    Case { name: "promise", before: &[], mistake: ("ann", promise), kinds: &[Kind::Promised] },
    Case { name: "promise again", before: &[("ann", promise)], mistake: ("ann", another), kinds: &[Kind::Promised] },
    Case { name: "call as promised", before: &[("ann", call_back), ("ann", promise)], mistake: ("ann", call), kinds: &[Kind::Called] },
    Case { name: "edit", before: &[], mistake: ("ann", || edit(Field::Title, Value::Text("Oops".into()))), kinds: &[Kind::Edited] },
    Case { name: "edit nature", before: &[], mistake: ("ann", || edit(Field::Nature, Value::Code("complaint".into()))), kinds: &[Kind::Edited] },
    Case { name: "assess", before: &[], mistake: ("ann", || edit(Field::Impact, Value::Int(1))), kinds: &[Kind::Assessed] },
    Case { name: "override", before: &[], mistake: ("dora", || Verb::Override { priority: 1, reason: "x".into() }), kinds: &[Kind::Overridden] },
    Case { name: "track", before: &[], mistake: ("ann", || Verb::Track { person: person("ben") }), kinds: &[Kind::Tracked] },
    Case { name: "resolve", before: TAKEN, mistake: ("ann", || Verb::Resolve(solution())), kinds: &[Kind::Resolved] },
    Case { name: "resolve a waiting one", before: WAITING, mistake: ("ann", || Verb::Resolve(solution())), kinds: &[Kind::Resolved] },
    Case { name: "confirm", before: RESOLVED, mistake: ("ann", recovered), kinds: &[Kind::Confirmed] },
    Case { name: "no answer", before: RESOLVED, mistake: ("ann", || confirm(Outcome::NoAnswer)), kinds: &[Kind::Confirmed] },
    Case { name: "not recovered", before: RESOLVED, mistake: ("ann", || confirm(Outcome::NotRecovered)), kinds: &[Kind::Confirmed, Kind::Reopened] },
    Case { name: "confirm and close", before: RESOLVED, mistake: ("ann", yes_and_close), kinds: &[Kind::Confirmed, Kind::Closed] },
    Case { name: "rate", before: CONFIRMED, mistake: ("ann", || Verb::Rate { report: 0, satisfaction: 1, feedback: "Oh".into() }), kinds: &[Kind::Rated] },
    Case { name: "close", before: CONFIRMED, mistake: ("ann", close), kinds: &[Kind::Closed] },
    Case { name: "reopen", before: CONFIRMED, mistake: ("ann", reopen), kinds: &[Kind::Reopened] },
    Case { name: "reopen a closed one", before: CLOSED, mistake: ("ann", reopen), kinds: &[Kind::Reopened] },
    Case { name: "follow up", before: CLOSED, mistake: ("ann", || Verb::FollowUp { text: "Fine".into(), score: 5 }), kinds: &[Kind::FollowedUp] },
    Case { name: "cancel", before: TAKEN, mistake: ("ann", cancel), kinds: &[Kind::Cancelled] },
    Case { name: "cancel a waiting one", before: WAITING, mistake: ("ann", cancel), kinds: &[Kind::Cancelled] },
    Case { name: "merge", before: TAKEN, mistake: ("ann", merge), kinds: &[Kind::Merged, Kind::Absorbed] },
    Case { name: "merge a waiting one", before: WAITING, mistake: ("ann", merge), kinds: &[Kind::Merged, Kind::Absorbed] },
    Case { name: "attach", before: &[("ben", attach)], mistake: ("ann", attach), kinds: &[Kind::Attached] },
    Case { name: "detach", before: CLOSED_WITH_FILE, mistake: ("ann", detach), kinds: &[Kind::Detached] },
    Case { name: "apply", before: TAKEN, mistake: ("ann", apply), kinds: &[Kind::KbApplied] },
    Case { name: "apply again", before: &[("ann", apply)], mistake: ("ann", apply), kinds: &[Kind::KbApplied] },
    Case { name: "tick", before: &[("ann", apply)], mistake: ("ann", tick), kinds: &[Kind::Ticked] },
    Case { name: "untick", before: &[("ann", apply), ("ann", tick)], mistake: ("ann", || Verb::TickStep { step: 1, done: false }), kinds: &[Kind::Ticked] },
    Case { name: "rate an entry", before: &[("ann", apply)], mistake: ("ann", helped), kinds: &[Kind::KbRated] },
    Case { name: "visit", before: &[], mistake: ("ann", on_site), kinds: &[Kind::Visited] },
    Case { name: "link", before: &[], mistake: ("ann", || Verb::Link { relation: "related".into(), to: IncidentId(1) }), kinds: &[Kind::Linked] },
];

fn join() -> Verb {
    Verb::Join(NewReport {
        reporter: Some(OTHER_CALLER),
        channel: Some("phone".into()),
        words: "Me too".into(),
        ..NewReport::default()
    })
}
fn another() -> Verb {
    Verb::Promise { due: LATER + firstline::domain::time::Span::minutes(60), text: String::new() }
}
fn to_ann() -> Verb {
    Verb::Assign(Handing { person: Some(person("ann")), ..Handing::default() })
}
fn merge() -> Verb {
    Verb::Merge { into: IncidentId(1) }
}
fn yes_and_close() -> Verb {
    Verb::Confirm { report: None, outcome: Outcome::Recovered, satisfaction: 3, feedback: "Well".into(), close: true }
}

/// The world before the mistake of a case: two mailed records, ten minutes between acts.
fn set_up(case: &Case) -> (World, IncidentId) {
    let mut w = World::new();
    w.mailed();
    let id = w.mailed();
    for (by, verb) in case.before {
        w.wait(10).ok(by, id, verb());
    }
    w.wait(10);
    (w, id)
}

#[test]
fn one_4_undo_of_every_kind() {
    let mut seen: BTreeSet<Kind> = BTreeSet::new();
    for case in CASES {
        let (mut w, id) = set_up(case);
        let (by, verb) = case.mistake;
        let mut control = w.clone();
        let length = w.past.len();
        let batch = w.ok(by, id, verb());
        let events: Vec<Event> = w.past[length..].iter().map(|p| p.event.clone()).collect();
        assert_eq!(events.iter().map(|e| e.kind).collect::<Vec<_>>(), case.kinds, "{}", case.name);
        seen.extend(case.kinds);
        let mistaken = w.now;
        w.wait(20);
        control.wait(20);
        w.undo(by, batch).unwrap_or_else(|no| panic!("{}: {no:?}", case.name));

        for record in [IncidentId(1), id] {
            assert_eq!(plain(w.get(record)), plain(control.get(record)), "{}: record {record}", case.name);
            for was in &control.get(record).clocks {
                let (kind, clock) = (was.kind, w.clock_of(record, was.kind, was.line));
                let moved = events
                    .iter()
                    .flat_map(|e| &e.detail.clocks)
                    .any(|m| record == id && was.is(m.clock, m.line) && !matches!(m.act, ClockAct::Retarget { .. }));
                // What was promised for a time stays promised for it.
                let at = if moved && was.kind != ClockKind::Promise { mistaken } else { w.now };
                let want = control.read(was, at).used;
                assert_eq!(w.read(clock, w.now).used, want, "{}: {kind:?} of {record}", case.name);
                let later = w.now + firstline::domain::time::Span::minutes(15);
                let grown = w.read(clock, later).used - want;
                assert_eq!(grown.0 > 0, clock.phase == Phase::Running, "{}: {kind:?} goes on as before", case.name);
            }
        }
        let again = w.undo(by, batch);
        assert_eq!(again, Err(Refusal::UndoImpossible { why: UndoBar::Undone }), "{}", case.name);
        let undoing = w.past.last().unwrap().batch;
        let redo = w.undo(by, undoing);
        assert_eq!(redo, Err(Refusal::UndoImpossible { why: UndoBar::Undone }), "{}", case.name);
    }
    let barred = [
        Kind::Recorded,
        Kind::Replied,
        Kind::Imported,
        Kind::Undone,
        Kind::Retargeted,
        Kind::AttachmentErased,
        // What somebody was told is not untold.
        Kind::Fired,
        Kind::ToldAgain,
        Kind::ReportedUp,
        Kind::Informed,
        // They need a rule that has fired: `rules::escalation` takes them back.
        Kind::Acknowledged,
        Kind::Postponed,
        Kind::EmergencyDecided,
        Kind::PriorityConfirmed,
    ];
    let all: BTreeSet<Kind> = Kind::ALL.iter().copied().filter(|k| !barred.contains(k)).collect();
    assert_eq!(seen, all, "every kind has been taken back");
}

#[test]
fn one_4_what_cannot_be_taken_back() {
    let mut w = World::new();
    let id = w.mailed();
    assert_eq!(w.undo("ann", 1), Err(Refusal::UndoImpossible { why: UndoBar::Recorded }));
    let sent = w.ok("ann", id, reply());
    assert_eq!(w.undo("ann", sent), Err(Refusal::UndoImpossible { why: UndoBar::Sent }));
    assert_eq!(w.undo("ann", 77), Err(Refusal::UndoImpossible { why: UndoBar::Nothing }));
    // A foreign fact.
    let said = Fact { at: w.now, fields: vec![(Field::Title, Value::Text("Foreign".into()))], ..Fact::default() };
    let event = fact(&w.ctx(), w.get(id), &said).unwrap();
    let past = firstline::domain::incident::Past { event, seq: 9, ver: 3, batch: 9, ..w.past[1].clone() };
    let mut ctx = w.ctx();
    ctx.past.push(past);
    let refusal = firstline::domain::incident::decide::decide(&ctx, &Command::Undo { batch: 9 }, &who("ann"), w.now);
    assert_eq!(refusal, Err(Refusal::UndoImpossible { why: UndoBar::Imported }));
}

/// ONE-4: a value that was erased does not come back.
#[test]
fn one_4_an_erased_value_does_not_come_back() {
    use firstline::domain::value::Text;
    let mut w = World::new();
    let id = w.mailed();
    let batch = w.ok("ann", id, edit(Field::Title, Value::Text("Other".into())));
    for past in &mut w.past {
        for change in &mut past.event.detail.changes {
            for value in [&mut change.from, &mut change.to] {
                if *value == Value::Text("Printer is silent".into()) {
                    *value = Value::Text(Text::Erased);
                }
            }
        }
    }
    assert_eq!(w.undo("ann", batch), Err(Refusal::UndoImpossible { why: UndoBar::Erased }));
}

/// Nor does anything of an erased file: neither by undoing the erasure, nor what was done to it before.
#[test]
fn one_4_an_erased_attachment_does_not_come_back() {
    let mut w = World::new();
    let id = w.mailed();
    let attached = w.ok("ann", id, attach());
    let detached = w.ok("ann", id, detach());
    let erased = w.ok("all", id, erase());
    for batch in [attached, detached, erased] {
        let said = w.undo("all", batch);
        let told = [Err(Refusal::UndoImpossible { why: UndoBar::Erased })];
        assert!(told.contains(&said) || matches!(said, Err(Refusal::UndoLater { .. })), "{batch}: {said:?}");
    }
    assert!(!w.get(id).attachments[0].attached && w.get(id).attachments[0].erased);
}

/// LIFE-2, AUD-4: a file that was attached by mistake stays known, so that it can be erased.
#[test]
fn one_4_an_undone_attachment_can_still_be_erased() {
    let mut w = World::new();
    let id = w.mailed();
    let batch = w.ok("ann", id, attach());
    w.undo("ann", batch).unwrap();
    let row = &w.get(id).attachments[0];
    assert!(!row.attached && row.name.is_some() && row.hash.is_some());
    w.ok("all", id, erase());
    assert!(w.get(id).attachments[0].erased);
}

/// Log and take, log and resolve: what was done is taken back, the record stays.
#[test]
fn one_4_log_and_resolve_leaves_the_record() {
    let mut w = World::new();
    let new =
        firstline::domain::incident::command::NewIncident { take: true, resolution: Some(solution()), ..by_mail() };
    let id = w.record("ann", new);
    let mut control = World::new();
    control.mailed();
    w.wait(5);
    w.undo("ann", 1).unwrap();
    assert_eq!(plain(w.get(id)), plain(control.get(id)));
    assert_eq!(w.state(id), State::New);
}

/// ONE-4: refused when a later event touched the same fields, and says whose, when and which.
#[test]
fn one_4_a_later_event_bars_what_it_touched() {
    let mut w = World::new();
    let id = w.mailed();
    let title = |text: &str| edit(Field::Title, Value::Text(text.into()));
    let first = w.ok("ann", id, title("One"));
    let urgency = w.ok("ann", id, edit(Field::Urgency, Value::Int(1)));
    w.wait(1).ok("ben", id, title("Two"));
    let (by, at) = (person("ben"), w.now);
    assert_eq!(w.undo("ann", first), Err(Refusal::UndoLater { by, at, fields: vec!["title".into()] }));
    w.undo("ann", urgency).unwrap();
    let take = w.ok("ann", id, Verb::Take);
    let at = w.wait(1).now;
    w.ok("ann", id, suspend("parts", LATER));
    assert_eq!(w.undo("ann", take), Err(Refusal::UndoLater { by: person("ann"), at, fields: vec!["state".into()] }));
    // A clock that has been moved since counts as touched.
    let mut w = World::new();
    let id = w.mailed();
    let called = w.ok("ann", id, call());
    let at = w.wait(1).now;
    w.ok("ben", id, reply());
    assert_eq!(w.undo("ann", called), Err(Refusal::UndoLater { by, at, fields: vec!["update".into()] }));
}

/// One can go back step by step: what was done since and taken back does not bar.
#[test]
fn one_4_step_by_step() {
    let mut w = World::new();
    let id = w.mailed();
    let before = plain(w.get(id));
    let steps = [
        w.wait(5).ok("ann", id, Verb::Take),
        w.wait(5).ok("ann", id, suspend("waiting_user", LATER)),
        w.wait(5).ok("ann", id, Verb::Resolve(solution())),
    ];
    for batch in steps.into_iter().rev() {
        w.wait(5).undo("ann", batch).unwrap();
    }
    assert_eq!(plain(w.get(id)), before);
    assert_eq!(w.used(id, ClockKind::Response), 5, "unmet again, and not for the twenty-five minutes of the mistake");
}

/// Counters lose what the mistake added, not what has been added since.
#[test]
fn one_4_counters_lose_only_the_mistake() {
    let mut w = World::new();
    let id = w.mailed();
    let chases = [w.ok("ann", id, chase()), w.ok("ben", id, chase()), w.ok("dora", id, chase())];
    w.undo("ann", chases[0]).unwrap();
    assert_eq!(w.get(id).chase_count, 2);
    w.undo("ann", chases[2]).unwrap();
    assert_eq!(w.get(id).chase_count, 1);
}

/// A stamp goes back only if it is still the mistake's.
#[test]
fn one_4_a_later_stamp_stays() {
    for (undone, left) in [(0, 1), (1, 0)] {
        let mut w = World::new();
        let id = w.mailed();
        w.ok("ann", id, Verb::Resolve(solution()));
        // Resolved: nothing to update any more, so only the stamp tells.
        let calls = [w.wait(5).ok("ann", id, call()), w.wait(5).ok("ben", id, call())];
        w.undo("ann", calls[undone]).unwrap();
        let at = w.past.iter().find(|p| p.batch == calls[left]).unwrap().at;
        assert_eq!(w.get(id).told_at, Some(at));
    }
}

/// ONE-4: the right of the act is asked, as the record stood then.
#[test]
fn one_4_only_with_the_right_to_the_act() {
    #[rustfmt::skip]
    let cases: [(&str, &[Step], Step, &[&str], &[&str]); 7] = [
        ("escalation from the desk", TAKEN, ("ann", || Verb::Escalate(to_team(NET))), &["ann", "ben", "dora", "ida", "sam"], &["eve", "vic", "pam", "roy"]),
        ("escalation from line 2", UP, ("eve", || Verb::Escalate(to_team(CORE))), &["eve", "fred", "lea", "dora"], &["ann", "hal", "abe"]),
        ("take in NET", &[("ann", || Verb::Escalate(to_team(NET)))], ("eve", || Verb::Take), &["fred", "lea", "ida"], &["ann", "gus", "dora", "roy"]),
        ("a classification", &[], ("ann", || edit(Field::UsersAffected, Value::Int(3))), &["ben", "eve", "ida"], &["sam", "pam", "roy"]),
        ("a cause", UP, ("eve", || edit(Field::Cause, Value::Text("Dust".into()))), &["fred", "ida"], &["gus", "pam", "ann"]),
        ("a closing", CONFIRMED, ("ann", close), &["ben", "dora"], &["eve", "ida", "lea"]),
        ("an override", &[], ("dora", || Verb::Override { priority: 1, reason: "x".into() }), &["lea", "sam"], &["ann", "eve"]),
    ];
    for (name, before, mistake, may, may_not) in cases {
        let (mut w, id) = set_up(&Case { name, before, mistake, kinds: &[] });
        let batch = w.ok(mistake.0, id, mistake.1());
        for by in may {
            let said = w.clone().undo(by, batch);
            assert!(said.is_ok(), "{name} by {by}: {said:?}");
        }
        for by in may_not {
            let said = w.clone().undo(by, batch);
            let no = matches!(
                said,
                Err(Refusal::Forbidden { .. }
                    | Refusal::NotYourTeam { .. }
                    | Refusal::NotThatWay { .. }
                    | Refusal::DeskCloses
                    | Refusal::NotFound { .. })
            );
            assert!(no, "{name} by {by}: {said:?}");
        }
    }
}

/// ONE-4: a retarget undone leaves no breach, and one that was there before stays.
#[test]
fn one_4_a_retarget_undone_leaves_no_breach() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.wait(150);
    let raised = w.ok("dora", id, Verb::Override { priority: 1, reason: "x".into() });
    assert!(w.reading(id, ClockKind::Resolution).breached_at.is_some(), "two hours, two and a half used");
    w.undo("dora", raised).unwrap();
    let clock = w.reading(id, ClockKind::Resolution);
    assert_eq!((clock.breached_at, clock.used.0 / 60_000), (None, 150), "and the time has been used all the same");

    // Raised in earnest, breached, lowered; then raised and lowered again by mistake.
    w.ok("dora", id, Verb::Override { priority: 1, reason: "in earnest".into() });
    w.ok("dora", id, Verb::Override { priority: 3, reason: "over".into() });
    let fact = w.clock(id, ClockKind::Resolution).breached_before;
    assert!(fact.is_some());
    let up = w.ok("dora", id, Verb::Override { priority: 1, reason: "slip".into() });
    let down = w.ok("dora", id, Verb::Override { priority: 3, reason: "slip".into() });
    w.undo("dora", down).unwrap();
    w.undo("dora", up).unwrap();
    assert_eq!(w.clock(id, ClockKind::Resolution).breached_before, fact);
}

/// Undoing never re-arms a rule that has fired: the cycle by which crossings are told apart stays.
#[test]
fn one_4_the_cycle_stays() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    for verb in [Verb::Resolve(solution()), cancel(), suspend("waiting_user", LATER), call()] {
        let before = w.get(id).clocks.clone();
        let batch = w.wait(5).ok("ann", id, verb);
        w.wait(5).undo("ann", batch).unwrap();
        for was in before {
            assert_eq!(w.clock_of(id, was.kind, was.line).cycle, was.cycle);
        }
    }
}

/// The clocks after an undo are the same however often it happens: spans do not add up wrongly.
#[test]
fn one_4_every_mistake_is_taken_out() {
    let mut w = World::new();
    let id = w.mailed();
    for _ in 0..5 {
        w.wait(3);
        let batch = w.ok("ann", id, Verb::Take);
        w.wait(7);
        w.undo("ann", batch).unwrap();
    }
    assert_eq!(w.used(id, ClockKind::Response), 15);
    assert_eq!(w.used(id, ClockKind::Resolution), 50, "nobody stopped this one");
    assert_eq!(w.now, Instant(MONDAY.0 + 50 * 60_000));
}
