//! The edge cases of clocks, taken apart (`peers/ITSM.md` section 1: Berlin, Monday to Friday, nine to five).

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use super::*;
use crate::domain::actor::Via;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::event::{Change as FieldChange, Place};
use crate::domain::incident::{Event, Field, Kind, Past};
use crate::domain::policy::{DEFAULT, parse};
use crate::domain::sla::clock::{ClockAct, ClockMove, Run, Shows};
use crate::domain::value::Value;
use serde_json::json;
use std::sync::Arc;

const HOUR: Span = Span::hours(1);

/// A record with one clock, and what it is explained with.
pub(super) struct Told {
    pub(super) record: Record,
    policy: Policy,
    calendars: Calendars,
    directory: Directory,
}

/// `06 16:30` of March 2026 in Berlin, winter time; the 6th is a Friday.
fn t(day_and_time: &str) -> Instant {
    let (day, time) = day_and_time.split_once(' ').unwrap();
    Instant::parse_rfc3339(&format!("2026-03-{day}T{time}:00+01:00")).unwrap()
}

pub(super) fn goal(hours: i64, priority: u8) -> Goal {
    let (calendar, agreement) = (Code::new("counted"), Code::new("default"));
    Goal { goal: Span::hours(hours), calendar, calendar_version: 1, agreement, policy: 1, priority }
}

impl Told {
    pub(super) fn new(spec: serde_json::Value) -> Self {
        let mut calendars = Calendars::default();
        let calendar = Calendar::compile(&serde_json::from_value(spec).unwrap()).unwrap();
        calendars.insert("counted".into(), 1, Arc::new(calendar));
        let incident = Incident { id: IncidentId(1), ..Incident::default() };
        let policy = parse::parse(DEFAULT, 1).unwrap();
        let record = Record { incident, past: Vec::new() };
        Self { record, policy, calendars, directory: Directory::default() }
    }

    /// The calendar of the edge cases, and a resolution clock that starts with so many hours.
    fn berlin(at: &str, hours: i64) -> Self {
        let day = json!([["09:00", "17:00"]]);
        let weekly = json!({ "mon": day, "tue": day, "wed": day, "thu": day, "fri": day });
        let mut told = Self::new(json!({ "tz": "Europe/Berlin", "weekly": weekly }));
        told.moved(Kind::Recorded, t(at), ClockAct::Start { goal: goal(hours, 3) });
        told
    }

    /// An event that moves the clock; its number, which is that of its batch.
    pub(super) fn moved(&mut self, kind: Kind, at: Instant, act: ClockAct) -> i64 {
        let mut event = Event::new(kind);
        event.detail.clocks.push(ClockMove { clock: ClockKind::Resolution, line: 0, at, act });
        self.happened(event, at)
    }

    pub(super) fn happened(&mut self, event: Event, at: Instant) -> i64 {
        let seq = self.record.past.len() as i64 + 1;
        self.record.incident.apply(&event).unwrap();
        let (incident, ver) = (self.record.incident.id, self.record.incident.ver);
        let (by, role, via) = (PersonId(1), "agent".into(), Via::Console);
        self.record.past.push(Past { incident, seq, ver, batch: seq, at, recorded_at: at, by, role, via, event });
        seq
    }

    pub(super) fn pause(&mut self, at: Instant, why: &str) -> i64 {
        let mut event = Event::new(Kind::Suspended);
        event.detail.clocks.push(ClockMove { clock: ClockKind::Resolution, line: 0, at, act: ClockAct::Pause });
        let place = Place::Field { field: Field::SuspendedFor };
        event.detail.changes.push(FieldChange { place, from: Value::None, to: Value::Code(why.into()) });
        self.happened(event, at)
    }

    /// Takes the last event back as the rules do.
    pub(super) fn undo(&mut self, batch: i64, was: &Clock, since: Instant, at: Instant) {
        let mut runs = was.runs.clone();
        if let Some(run) = runs.last_mut().filter(|run| run.to.is_none()) {
            run.to = Some(since.max(run.from));
            runs.push(Run { from: at, to: None });
        }
        let mut event = Event::new(Kind::Undone);
        event.detail.undoes = Some(batch);
        let act = ClockAct::Unrun { phase: was.phase, runs, cycle: was.cycle };
        event.detail.clocks.push(ClockMove { clock: ClockKind::Resolution, line: 0, at, act });
        self.happened(event, at);
    }

    fn steps(mut self, steps: &[(&str, ClockAct)]) -> Self {
        for (at, act) in steps {
            match act {
                ClockAct::Pause => self.pause(t(at), "vendor"),
                act => self.moved(Kind::Edited, t(at), act.clone()),
            };
        }
        self
    }

    pub(super) fn explained(&self, now: Instant) -> Explanation {
        let known = Known { policy: &self.policy, calendars: &self.calendars, directory: &self.directory };
        explain(&self.record, Which { kind: ClockKind::Resolution, line: 0 }, known, now).unwrap()
    }
}

/// Stand and service hours of each part.
fn parts(explained: &Explanation) -> Vec<(Stand, i64)> {
    explained.parts.iter().map(|part| (part.stand.clone(), part.service.0 / HOUR.0)).collect()
}

fn vendor() -> Stand {
    Stand::Paused(Some("vendor".into()))
}

#[test]
fn a_pause_takes_out_the_service_time_in_it_and_no_other() {
    // 24: 66 hours on the wall, two of service.
    let told = Told::berlin("06 15:00", 4).steps(&[("06 16:00", ClockAct::Pause), ("09 10:00", ClockAct::Resume)]);
    let why = told.explained(t("09 12:00"));
    assert_eq!(parts(&why), [(Stand::Open, 1), (vendor(), 2), (Stand::Open, 2)]);
    assert_eq!((why.reading.due, why.limit, why.until), (Some(t("09 13:00")), Some(t("09 13:00")), t("09 13:00")));
    assert_eq!((why.reading.used, why.reading.left), (Span::hours(3), HOUR));
    // 25: wholly out of hours, nothing moves.
    let plain = Told::berlin("06 15:00", 4).explained(t("09 10:00"));
    let told = Told::berlin("06 15:00", 4).steps(&[("06 18:00", ClockAct::Pause), ("07 12:00", ClockAct::Resume)]);
    let why = told.explained(t("09 10:00"));
    assert_eq!(why.reading.due, plain.reading.due);
    assert_eq!(parts(&why)[1], (vendor(), 0));
}

#[test]
fn pauses_are_a_union_and_keep_their_reasons() {
    // 26 and 27: from one reason to the next directly is one pause, told apart by reason.
    let mut told = Told::berlin("09 09:00", 8);
    told.pause(t("09 10:00"), "vendor");
    told.pause(t("09 11:00"), "waiting_user");
    told.moved(Kind::Resumed, t("09 13:00"), ClockAct::Resume);
    let why = told.explained(t("09 14:00"));
    let user = Stand::Paused(Some("waiting_user".into()));
    assert_eq!(parts(&why), [(Stand::Open, 1), (vendor(), 1), (user, 2), (Stand::Open, 1)]);
    assert_eq!(why.reading.used, Span::hours(2));
}

#[test]
fn a_paused_clock_stands_still_before_and_after_its_breach() {
    // 28: what is left is frozen, and there is no due instant.
    let told = Told::berlin("09 09:00", 4).steps(&[("09 10:00", ClockAct::Pause)]);
    let why = told.explained(t("13 16:00"));
    assert_eq!((why.reading.left, why.reading.due, why.limit), (Span::hours(3), None, None));
    assert_eq!((why.until, why.stretches.last().unwrap().stand.clone()), (t("13 16:00"), vendor()));
    assert_eq!(why.breaches, []);
    // 29: once breached it stays so, and the overrun does not grow.
    let told = Told::berlin("09 09:00", 4).steps(&[("09 14:00", ClockAct::Pause)]);
    let why = told.explained(t("13 16:00"));
    assert_eq!(why.breaches, [Breach { at: t("09 13:00") + Span(1), how: How::Time }]);
    assert_eq!((why.reading.left, why.reading.shows, why.limit), (-HOUR, Shows::Breached, Some(t("09 13:00"))));
}

#[test]
fn resolved_out_of_a_pause_the_pause_is_not_used() {
    // 30
    let told = Told::berlin("09 09:00", 4).steps(&[("09 10:00", ClockAct::Pause), ("09 15:00", ClockAct::Stop)]);
    let why = told.explained(t("20 15:00"));
    assert_eq!((why.reading.used, why.reading.shows), (HOUR, Shows::Met));
    assert_eq!(parts(&why), [(Stand::Open, 1), (vendor(), 5)]);
    assert_eq!((why.from, why.until), (t("09 09:00"), t("09 15:00")));
}

#[test]
fn out_of_hours_is_not_paused() {
    // 31
    let told = Told::berlin("09 16:00", 8).steps(&[("10 10:00", ClockAct::Pause)]);
    let why = told.explained(t("10 12:00"));
    let stands: Vec<Stand> = why.stretches.iter().map(|s| s.stand.clone()).collect();
    assert_eq!(stands, [Stand::Open, Stand::Shut, Stand::Open, vendor()]);
    assert_eq!((why.stretches[1].from, why.stretches[1].to), (t("09 17:00"), t("10 09:00")));
}

#[test]
fn a_goal_that_was_used_up_when_it_was_set_is_breached_by_reclassification() {
    // 39: P3 of eight hours becomes P1 of two at noon, three hours in.
    let mut told = Told::berlin("09 09:00", 8);
    let act = ClockAct::Retarget { from: goal(8, 3), to: goal(2, 1), breached: None };
    let seq = told.moved(Kind::Overridden, t("09 12:00"), act);
    let why = told.explained(t("09 14:00"));
    let how = How::Reclassified { seq, over: HOUR };
    assert_eq!(why.breaches, [Breach { at: t("09 11:00") + Span(1), how }]);
    assert_eq!((why.limit, why.reading.left), (Some(t("09 11:00")), Span::hours(-3)));
    let change = why.changes.last().unwrap();
    assert_eq!(change.due, [Some(t("09 17:00")), Some(t("09 11:00"))]);
    assert_eq!((why.rule.seq, why.rule.goal.priority), (Some(seq), 1));
}

#[test]
fn a_breach_of_an_earlier_goal_is_kept() {
    // 40: P1 of two hours becomes P3 of eight, an hour late.
    let mut told = Told::berlin("09 09:00", 2);
    let breached = Some(t("09 11:00") + Span(1));
    let act = ClockAct::Retarget { from: goal(2, 1), to: goal(8, 3), breached };
    let seq = told.moved(Kind::Overridden, t("09 12:00"), act);
    let why = told.explained(t("09 14:00"));
    let how = How::Before { goal: Some(goal(2, 1)), seq: Some(seq) };
    assert_eq!(why.breaches, [Breach { at: t("09 11:00") + Span(1), how }]);
    assert_eq!((why.reading.left, why.reading.due), (Span::hours(3), Some(t("09 17:00"))));
}

#[test]
fn reopening_goes_on_from_what_was_used() {
    // 45
    let told = Told::berlin("09 09:00", 4).steps(&[("09 10:00", ClockAct::Stop), ("09 14:00", ClockAct::Resume)]);
    let why = told.explained(t("09 15:00"));
    assert_eq!(parts(&why), [(Stand::Open, 1), (Stand::Stopped, 4), (Stand::Open, 1)]);
    assert_eq!((why.reading.due, why.cycle), (Some(t("09 17:00")), 2));
}

#[test]
fn one_4_a_mistake_is_taken_out_and_said_so() {
    let mut told = Told::berlin("09 09:00", 4);
    let was = told.record.incident.clocks[0].clone();
    let seq = told.moved(Kind::Resolved, t("09 10:00"), ClockAct::Stop);
    told.undo(seq, &was, t("09 10:00"), t("09 12:00"));
    let why = told.explained(t("09 13:00"));
    assert_eq!(parts(&why), [(Stand::Open, 1), (Stand::Undone, 2), (Stand::Open, 1)]);
    let done: Vec<(bool, What)> = why.changes.iter().map(|c| (c.undone, c.what.clone())).collect();
    assert_eq!(done[1..], [(true, What::Stopped), (false, What::Undone { since: t("09 10:00") })]);
    // A mistaken resumption: it waited before, it waits again.
    let mut told = Told::berlin("09 09:00", 4);
    told.pause(t("09 10:00"), "vendor");
    let was = told.record.incident.clocks[0].clone();
    let seq = told.moved(Kind::Resumed, t("09 11:00"), ClockAct::Resume);
    told.undo(seq, &was, t("09 11:00"), t("09 13:00"));
    let why = told.explained(t("09 14:00"));
    assert_eq!(parts(&why), [(Stand::Open, 1), (vendor(), 1), (Stand::Undone, 2), (vendor(), 1)]);
}

#[test]
fn it_begins_anew_where_the_user_was_told() {
    let told = Told::berlin("09 09:00", 4).steps(&[("09 11:00", ClockAct::Restart)]);
    let why = told.explained(t("09 12:00"));
    assert_eq!((why.from, why.cycle, parts(&why)), (t("09 11:00"), 2, vec![(Stand::Open, 1)]));
    // While it waits nothing runs, and it waits for the same.
    let told = Told::berlin("09 09:00", 4).steps(&[("09 10:00", ClockAct::Pause), ("09 11:00", ClockAct::Restart)]);
    assert_eq!(parts(&told.explained(t("09 12:00"))), [(vendor(), 1)]);
}

#[test]
fn a_calendar_that_never_opens_has_no_due_instant() {
    // 21
    let mut told = Told::new(json!({ "tz": "UTC", "weekly": {} }));
    told.moved(Kind::Recorded, t("09 09:00"), ClockAct::Start { goal: goal(4, 3) });
    let why = told.explained(t("10 09:00"));
    assert_eq!((why.limit, why.until, why.reading.used), (None, t("10 09:00"), Span::ZERO));
    assert_eq!(why.stretches.iter().map(|s| s.stand.clone()).collect::<Vec<_>>(), [Stand::Shut]);
}
