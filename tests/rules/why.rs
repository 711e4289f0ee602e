//! ONE-1: every kind of clock can be taken apart, whatever happened to its record.

use super::properties::{histories, live};
use super::world::*;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::Record;
use firstline::domain::incident::command::{Handing, NewReport, Verb};
use firstline::domain::policy::clocks::{GoalRule, Source};
use firstline::domain::sla::clock::ClockKind;
use firstline::domain::sla::explain::{Explanation, Known, Stand, Which, all, explain};
use firstline::domain::time::{Instant, Span};
use proptest::prelude::*;

fn known(w: &World) -> Known<'_> {
    Known { policy: &w.policy, calendars: &w.calendars, directory: &w.directory }
}

fn record(w: &World, id: IncidentId) -> Record {
    let past = w.past.iter().filter(|past| past.incident == id).cloned().collect();
    Record { incident: w.get(id).clone(), past }
}

fn why(w: &World, id: IncidentId, kind: ClockKind, line: u8) -> Explanation {
    explain(&record(w, id), Which { kind, line }, known(w), w.now).unwrap()
}

/// The names of the clocks, the leading one first.
fn names(w: &World, id: IncidentId) -> String {
    let all = all(&record(w, id), known(w), w.now);
    all.into_iter().map(Which::name).collect::<Vec<_>>().join(" ")
}

/// SLA-7, SLA-6a: what each goal came from. The goals are those of priority 3.
#[test]
fn one_1_every_goal_says_what_it_came_from() {
    let mut w = World::new();
    let rule = w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Reply).unwrap();
    rule.goal = GoalRule::Fixed(Span::hours(4));
    let id = w.mailed();
    w.wait(5).ok("dora", id, Verb::Assign(Handing { person: Some(person("ann")), ..Handing::default() }));
    w.wait(5).ok("ann", id, Verb::Take);
    let join = NewReport { reporter: Some(OTHER_CALLER), channel: Some("phone".into()), ..NewReport::default() };
    w.wait(5).ok("ann", id, Verb::Join(join));
    w.wait(10).ok("ann", id, Verb::Escalate(to_team(NET)));
    assert_eq!(
        names(&w, id),
        "update response resolution accept stage:1 stage:2 reply",
        "the one that is due first leads"
    );
    w.wait(10).ok("all", id, Verb::Resolve(solution()));
    let share = |percent| Source::Share { percent, of: Span::hours(12) };
    for (kind, line, source) in [
        (ClockKind::Response, 0, Source::Row),
        (ClockKind::Resolution, 0, Source::Row),
        (ClockKind::Update, 0, Source::Row),
        (ClockKind::Accept, 0, share(10)),
        (ClockKind::Stage, 1, share(20)),
        (ClockKind::Stage, 2, share(40)),
        (ClockKind::Confirm, 0, Source::Fixed),
        (ClockKind::Reply, 0, Source::Fixed),
    ] {
        let why = why(&w, id, kind, line);
        assert_eq!(why.rule.source, Some(source), "{kind:?} {line}");
        assert!(why.rule.default && why.rule.fits == Some(vec![]), "{kind:?}");
    }
    // Another figure in the policy since then: it is not passed off as what chose the goal.
    w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Confirm).unwrap().goal = GoalRule::Share(50);
    assert_eq!(why(&w, id, ClockKind::Confirm, 0).rule.source, None);
    // What an act named needs no row.
    w.policy.clocks.iter_mut().find(|rule| rule.kind == ClockKind::Confirm).unwrap().goal = GoalRule::Given;
    assert_eq!(why(&w, id, ClockKind::Confirm, 0).rule.source, Some(Source::Given));
    assert!(explain(&record(&w, id), Which { kind: ClockKind::Stage, line: 3 }, known(&w), w.now).is_none());
}

/// A line that gets it back goes on with what it had; the time on the other line is not its own.
#[test]
fn one_1_a_stage_tells_its_own_line_only() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(10).ok("ann", id, Verb::Take);
    w.wait(20).ok("ann", id, Verb::Escalate(to_team(NET)));
    w.wait(25).ok("eve", id, back());
    w.wait(7);
    let minutes = |line| {
        let why = why(&w, id, ClockKind::Stage, line);
        let parts = why.parts.iter().map(|part| (part.stand.clone(), part.service.0 / 60_000));
        parts.collect::<Vec<_>>()
    };
    assert_eq!(minutes(1), [(Stand::Open, 30), (Stand::Stopped, 25), (Stand::Open, 7)]);
    assert_eq!(minutes(2), [(Stand::Open, 25)]);
}

/// What holds of one explanation at any instant.
fn adds_up(why: &Explanation, now: Instant) -> Result<(), TestCaseError> {
    let counted = why.parts.iter().filter(|part| part.counts()).fold(Span::ZERO, |sum, part| sum + part.service);
    prop_assert_eq!(counted, why.reading.used, "{:?}", why);
    prop_assert_eq!(why.reading.used + why.reading.left, why.reading.goal);
    let mut at = why.from;
    for part in &why.parts {
        prop_assert!(part.from == at && part.to > at, "parts follow each other: {:?}", why);
        at = part.to;
    }
    at = why.from;
    for stretch in &why.stretches {
        prop_assert!(stretch.from == at && stretch.to > at, "stretches leave no gap: {:?}", why);
        prop_assert!(!stretch.ahead || stretch.from >= now);
        at = stretch.to;
    }
    prop_assert_eq!(at, why.until);
    let open = why.stretches.iter().filter(|s| s.stand == Stand::Open && !s.ahead);
    prop_assert_eq!(open.fold(Span::ZERO, |sum, s| sum + (s.to - s.from)), why.reading.used);
    prop_assert!(!why.changes.is_empty(), "something set it going");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_1_every_clock_of_any_life_adds_up(tries in histories(), after in 0..200_000_000i64) {
        let w = live(&tries, |_, _| {});
        for id in w.incidents.keys() {
            let record = record(&w, *id);
            let clocks = &record.incident.clocks;
            prop_assert_eq!(all(&record, known(&w), w.now).len(), clocks.len());
            for now in [w.now, w.now + Span(after)] {
                for clock in clocks {
                    let which = Which { kind: clock.kind, line: clock.line };
                    adds_up(&explain(&record, which, known(&w), now).unwrap(), now)?;
                }
            }
        }
    }
}
