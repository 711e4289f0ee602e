//! Random lives. One job: whatever people do in whatever order, the rules keep what they promise.
//!
//! Every event of a history is held to `from`, the moves table and `touches` by [`World::run`] itself.

use super::world::*;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, NewIncident, NewReport, Outcome, Verb};
use firstline::domain::incident::row::{Row, moments};
use firstline::domain::incident::{Field, Kind};
use firstline::domain::sla::clock::{ClockKind, Phase, Shows};
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;
use proptest::prelude::*;
use proptest::sample::select;

/// One thing somebody tries: who, on which of the records, what, and how long after the one before.
#[derive(Debug, Clone)]
pub(super) struct Try {
    by: &'static str,
    on: i64,
    what: What,
    minutes: i64,
}

#[derive(Debug, Clone)]
enum What {
    Record(Box<NewIncident>),
    Do(Verb),
    /// Takes back the batch that lies so many before the latest.
    Undo(usize),
    /// The rules resume what is due.
    Rule,
}

const BY: [&str; 12] = ["ann", "dora", "eve", "gus", "lea", "vic", "ida", "all", "all", "all", "all", "all"];

fn records() -> impl Strategy<Value = NewIncident> {
    let channel = select(vec!["email", "phone", "alert"]);
    (channel, 1..=3u8, 1..=3u8, 0..300i64, any::<bool>(), any::<bool>()).prop_map(
        |(channel, impact, urgency, ago, take, solved)| NewIncident {
            channel: Some(channel.into()),
            impact,
            urgency,
            reported_at: Some(MONDAY - Span::minutes(ago)),
            take,
            resolution: solved.then(solution),
            ..by_mail()
        },
    )
}

fn verbs() -> impl Strategy<Value = Verb> {
    let team = || select(vec![DESK, NET, APP, CORE, VENDOR]);
    let one = || select(vec!["ann", "ben", "eve", "fred", "gus", "hal", "vic", "all", "all"]);
    let other = || (1..=3i64).prop_map(IncidentId);
    let reason = select(vec!["waiting_user", "approval", "parts", "vendor"]);
    let outcome = select(Outcome::ALL.iter().map(|(o, _)| *o).collect::<Vec<_>>());
    prop_oneof![
        3 => Just(Verb::Take),
        2 => Just(Verb::Start),
        2 => team().prop_map(|t| Verb::Assign(to_team(t))),
        2 => one().prop_map(|p| Verb::Assign(to_person(p))),
        2 => team().prop_map(|t| Verb::Escalate(to_team(t))),
        2 => Just(back()),
        3 => (reason, 1..2_000i64).prop_map(|(r, m)| suspend(r, MONDAY + Span::minutes(m))),
        3 => Just(resume()),
        5 => Just(Verb::Resolve(solution())),
        5 => (outcome, any::<bool>()).prop_map(|(outcome, close)| Verb::Confirm {
            report: None, outcome, satisfaction: 4, feedback: "so".into(), close
        }),
        4 => any::<bool>().prop_map(|unconfirmed| Verb::Close { unconfirmed }),
        2 => Just(reopen()),
        1 => Just(cancel()),
        1 => other().prop_map(|into| Verb::Merge { into }),
        2 => Just(Verb::Unmerge),
        1 => Just(on_site()),
        1 => Just(reply()),
        2 => Just(call()),
        1 => Just(note()),
        1 => Just(chase()),
        2 => Just(call_back()),
        2 => (1..2_000i64).prop_map(|m| Verb::Promise { due: MONDAY + Span::minutes(m), text: String::new() }),
        2 => Just(inform()),
        2 => Just(raise()),
        1 => Just(lower()),
        2 => (1..=3i64).prop_map(|n| edit(Field::Impact, Value::Int(n))),
        2 => (1..=3i64).prop_map(|n| edit(Field::Urgency, Value::Int(n))),
        1 => select(vec!["fault", "complaint"]).prop_map(|n| edit(Field::Nature, Value::Code(n.into()))),
        1 => Just(edit(Field::Cause, Value::Text("dust".into()))),
        2 => (1..=4u8).prop_map(|priority| Verb::Override { priority, reason: "so".into() }),
        1 => Just(Verb::Track { person: person("ben") }),
        1 => other().prop_map(|to| Verb::Link { relation: "related".into(), to }),
        1 => Just(Verb::Join(NewReport { reporter: Some(OTHER_CALLER), channel: Some("im".into()), ..NewReport::default() })),
        1 => Just(Verb::Rate { report: 0, satisfaction: 2, feedback: String::new() }),
        2 => Just(apply()),
        2 => (0..4u32, any::<bool>()).prop_map(|(step, done)| Verb::TickStep { step, done }),
        1 => any::<bool>().prop_map(|helpful| Verb::RateArticle { applied: None, helpful }),
        2 => Just(attach()),
        1 => Just(detach()),
        2 => Just(erase()),
        3 => Just(Verb::FollowUp { text: "fine".into(), score: 3 }),
    ]
}

fn tries() -> impl Strategy<Value = Try> {
    let what = prop_oneof![
        1 => records().prop_map(|new| What::Record(Box::new(new))),
        20 => verbs().prop_map(What::Do),
        4 => (0..4usize).prop_map(What::Undo),
        1 => Just(What::Rule),
    ];
    let minutes = prop_oneof![4 => 0..40i64, 1 => 0..1_500i64];
    (select(BY.to_vec()), 1..=3i64, what, minutes).prop_map(|(by, on, what, minutes)| Try { by, on, what, minutes })
}

/// Three records, and what came of the tries; `each` is called after every one that went through.
pub(super) fn live(tries: &[Try], mut each: impl FnMut(&World, IncidentId)) -> World {
    let mut w = World::new();
    for new in [by_mail(), by_machine(), NewIncident { impact: 1, urgency: 1, ..by_mail() }] {
        w.record("ann", new);
    }
    for Try { by, on, what, minutes } in tries {
        w.wait(*minutes);
        let id = IncidentId(*on);
        let batches = || {
            let mut batches: Vec<i64> = w.past.iter().map(|p| p.batch).collect();
            batches.dedup();
            batches
        };
        let said = match what {
            What::Record(new) if w.incidents.len() < 5 => w.run(&who(by), &Command::Record(new.clone())),
            What::Record(_) => continue,
            // Written as from Monday on, meant from now on.
            What::Do(Verb::Suspend { reason, until: Some(until), text }) => {
                let until = Some(w.now + (*until - MONDAY));
                w.act(by, id, Verb::Suspend { reason: reason.clone(), until, text: text.clone() })
            }
            // Work is started by whom it was assigned to.
            What::Do(Verb::Start) if w.get(id).assignee.is_some() => {
                let owner = w.directory.get(w.get(id).assignee.unwrap()).unwrap().key.clone();
                w.act(owner.as_str(), id, Verb::Start)
            }
            What::Do(verb) => w.act(by, id, verb.clone()),
            What::Undo(back) => match batches().iter().rev().nth(*back).copied() {
                Some(batch) => w.undo(by, batch),
                None => continue,
            },
            What::Rule if w.get(id).suspended_until.is_some_and(|until| until <= w.now) => w.rule_resumes(id),
            What::Rule => continue,
        };
        if said.is_ok() {
            each(&w, id);
        }
    }
    w
}

pub(super) fn histories() -> impl Strategy<Value = Vec<Try>> {
    proptest::collection::vec(tries(), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// The record is what its events make of nothing, through the journal's JSON; its version counts them.
    #[test]
    fn a_record_is_what_its_events_say(tries in histories()) {
        let w = live(&tries, |_, _| {});
        for (id, record) in &w.incidents {
            prop_assert_eq!(&w.replay(*id), record);
            let vers: Vec<u32> = w.past.iter().filter(|p| p.incident == *id).map(|p| p.ver).collect();
            prop_assert_eq!(vers, (1..=record.ver).collect::<Vec<_>>());
        }
    }

    /// What goes with a state stands exactly in that state.
    #[test]
    fn what_goes_with_a_state_goes_with_it(tries in histories()) {
        use firstline::domain::incident::State;
        let w = live(&tries, |_, _| {});
        for r in w.incidents.values() {
            let suspended = r.state == State::Suspended;
            prop_assert_eq!(r.suspended_for.is_some(), suspended);
            prop_assert_eq!(r.suspended_until.is_some(), suspended);
            prop_assert_eq!(r.state_before.is_some(), suspended);
            prop_assert_eq!(r.resolved_at.is_some(), matches!(r.state, State::Resolved | State::Closed));
            prop_assert_eq!(r.closed_at.is_some(), r.state == State::Closed);
            prop_assert_eq!(r.closed_via.is_some(), r.state == State::Closed);
            prop_assert_eq!(r.cancel_reason.is_some(), r.state == State::Cancelled);
            prop_assert_eq!(r.merged_into.is_some(), r.state == State::Merged);
            for clock in &r.clocks {
                // Confirmation runs from the resolution until the closing; what is met stays met.
                let done = matches!(r.state, State::Resolved | State::Closed);
                let pausing = r.suspended_for.as_ref().and_then(|c| w.policy.suspension(c)).is_some_and(|s| s.pauses);
                let phases: &[Phase] = match (r.state, clock.kind) {
                    (State::Resolved, ClockKind::Confirm) => &[Phase::Running],
                    (State::Closed, ClockKind::Confirm) => &[Phase::Stopped],
                    (_, ClockKind::Confirm) => &[Phase::Cancelled, Phase::Stopped],
                    _ if done && clock.phase == Phase::Cancelled => &[Phase::Cancelled],
                    _ if done => &[Phase::Stopped],
                    (State::Cancelled | State::Merged, ClockKind::Response | ClockKind::Accept | ClockKind::Stage) => {
                        &[Phase::Cancelled, Phase::Stopped]
                    }
                    (State::Cancelled | State::Merged, ClockKind::CallBack | ClockKind::Promise) => {
                        &[Phase::Cancelled, Phase::Stopped]
                    }
                    (_, ClockKind::CallBack | ClockKind::Promise) => {
                        &[Phase::Running, Phase::Stopped, Phase::Cancelled]
                    }
                    (State::Cancelled | State::Merged, ClockKind::Stakeholder) => &[Phase::Cancelled, Phase::Stopped],
                    (_, ClockKind::Stakeholder) => &[Phase::Running, Phase::Stopped, Phase::Cancelled],
                    (State::Cancelled | State::Merged, _) => &[Phase::Cancelled],
                    (_, ClockKind::Response) => &[Phase::Running, Phase::Stopped],
                    (_, ClockKind::Stage) if clock.line != r.line.max(1) => &[Phase::Stopped, Phase::Cancelled],
                    (_, ClockKind::Accept) if pausing => &[Phase::Paused, Phase::Stopped, Phase::Cancelled],
                    (_, ClockKind::Accept) => &[Phase::Running, Phase::Stopped, Phase::Cancelled],
                    _ if pausing => &[Phase::Paused],
                    _ => &[Phase::Running],
                };
                prop_assert!(phases.contains(&clock.phase), "{:?} {:?}: {:?}", r.state, clock.kind, clock.phase);
            }
        }
    }

    /// What a row shows is what the record shows, at any instant until the next event.
    #[test]
    fn a_row_agrees_with_its_record(tries in histories(), after in proptest::collection::vec(0..200_000_000i64, 4)) {
        let w = live(&tries, |_, _| {});
        for (id, record) in &w.incidents {
            let row = Row::of(record, &w.calendars, &w.policy);
            let mut instants: Vec<Instant> = after.iter().map(|ms| w.now + Span(*ms)).collect();
            // And around every instant at which it says that something changes.
            for clock in row.clocks.iter() {
                let marks = [clock.due, clock.breach_at, clock.warn_at, clock.crit_at];
                let near = marks.into_iter().filter(|at| *at != Instant::FAR && *at > w.now);
                instants.extend(near.flat_map(|at| [at - Span(1), at, at + Span(1)]));
            }
            for now in instants {
                let moments = moments(&w.calendars, now);
                for kind in ClockKind::ALL {
                    let Some(clock) = row.clock(kind) else { continue };
                    let reading = w.reading_at(*id, kind, now);
                    let moment = &moments[usize::from(clock.calendar)];
                    prop_assert_eq!(clock.left_at(moment.position), reading.left, "{:?} left at {}", kind, now);
                    prop_assert_eq!(clock.shows(now, &w.policy, moment), reading.shows, "{:?} at {}", kind, now);
                    if let Some(band) = clock.band(now, &w.policy) {
                        prop_assert_eq!(band, reading.band, "{:?} at {}", kind, now);
                    }
                    if clock.phase == Phase::Running {
                        prop_assert_eq!(Some(clock.due).filter(|d| *d != Instant::FAR), reading.due);
                    }
                }
            }
        }
    }

    /// Used time never falls while a clock runs and stands still while it does not; what is left is the goal less it.
    #[test]
    fn used_time_only_grows(tries in histories(), steps in proptest::collection::vec(0..90_000_000i64, 6)) {
        let w = live(&tries, |_, _| {});
        for record in w.incidents.values() {
            for clock in &record.clocks {
                let (mut at, mut used) = (w.now, w.read(clock, w.now).used);
                for step in &steps {
                    at = at + Span(*step);
                    let reading = w.read(clock, at);
                    prop_assert!(reading.used >= used);
                    prop_assert!(clock.phase == Phase::Running || reading.used == used);
                    prop_assert_eq!(reading.left, reading.goal - reading.used);
                    used = reading.used;
                }
            }
        }
    }

    /// SLA-3: whoever pauses has no less left, at any later instant, than had nobody paused.
    #[test]
    fn pausing_never_reduces_what_is_left(tries in histories(), pause in 0..3_000i64, on in 1..=3i64) {
        let mut w = live(&tries, |_, _| {});
        let id = IncidentId(on);
        let mut without = w.clone();
        let until = w.now + Span::minutes(pause + 1);
        if w.act("all", id, suspend("waiting_user", until)).is_ok() {
            w.now = until;
            w.rule_resumes(id).unwrap();
            without.now = until;
            for kind in [ClockKind::Resolution, ClockKind::Update] {
                for more in [0, 60, 700] {
                    let at = until + Span::minutes(more);
                    prop_assert!(w.reading_at(id, kind, at).left >= without.reading_at(id, kind, at).left);
                }
            }
        }
    }

    /// SLA-4: a breach that was a fact stays one through everything but undo.
    #[test]
    fn a_breach_stays_a_fact(tries in histories()) {
        let mut breached: Vec<(IncidentId, u32)> = Vec::new();
        live(&tries, |w, _| {
            if w.latest().kind == Kind::Undone {
                breached.clear();
            }
            for (id, cycle) in &breached {
                let (clock, reading) = (w.clock(*id, ClockKind::Resolution), w.reading(*id, ClockKind::Resolution));
                assert!(reading.breached_at.is_some(), "{id}: {clock:?}");
                assert!(clock.cycle >= *cycle);
                assert!(clock.phase != Phase::Stopped || reading.shows == Shows::Breached);
            }
            for id in w.incidents.keys() {
                let reading = w.reading(*id, ClockKind::Resolution);
                if reading.breached_at.is_some() {
                    breached.push((*id, w.clock(*id, ClockKind::Resolution).cycle));
                }
            }
        });
    }

    /// ONE-4: an undo right after the act leaves the record as it was, and every other record alone.
    #[test]
    fn undo_at_once_leaves_no_trace_in_the_record(tries in histories(), last in verbs(), on in 1..=3i64) {
        let mut w = live(&tries, |_, _| {});
        let before = w.clone();
        if let Ok(batch) = w.act("all", IncidentId(on), last)
            && w.undo("all", batch).is_ok()
        {
            for (id, record) in &w.incidents {
                let was = &before.incidents[id];
                for field in Field::ALL.iter().filter(|f| **f != Field::UpdatedAt) {
                    prop_assert_eq!(record.get(*field), was.get(*field), "{}", field.name());
                }
                for clock in &was.clocks {
                    let now = w.clock_of(*id, clock.kind, clock.line);
                    prop_assert_eq!((now.phase, &now.target), (clock.phase, &clock.target));
                    prop_assert!(now.cycle >= clock.cycle);
                    prop_assert_eq!(w.read(now, w.now).used, before.read(clock, w.now).used);
                }
            }
        }
    }
}

/// The histories are worth something: all kinds of event come up in them, and undone ones too.
#[test]
fn histories_reach_every_kind() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    use std::collections::BTreeSet;
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeSet<Kind> = BTreeSet::new();
    let all: BTreeSet<Kind> = Kind::ALL
        .iter()
        .copied()
        // These come from an import, a policy and its rules, not from a person's command.
        .filter(|k| !matches!(k, Kind::Imported | Kind::Retargeted | Kind::Fired | Kind::ToldAgain))
        // These answer a rule that has fired: `rules::escalation`.
        .filter(|k| !matches!(k, Kind::Acknowledged | Kind::Postponed | Kind::PriorityConfirmed))
        .filter(|k| !matches!(k, Kind::ReportedUp | Kind::EmergencyDecided))
        .collect();
    for _ in 0..600 {
        let tries = histories().new_tree(&mut runner).unwrap().current();
        seen.extend(live(&tries, |_, _| {}).past.iter().map(|p| p.event.kind));
        if seen == all {
            return;
        }
    }
    panic!("never seen: {:?}", all.difference(&seen).collect::<Vec<_>>());
}
