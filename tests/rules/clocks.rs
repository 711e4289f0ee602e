//! SLA-1 … SLA-4: what moves which clock, and what a clock shows.

use super::world::*;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Handing, NewIncident, NewReport, Verb};
use firstline::domain::incident::{Field, Kind};
use firstline::domain::policy::MetBy;
use firstline::domain::sla::clock::{Band, Clock, ClockAct, ClockKind, ClockMove, Goal, Phase, Shows};
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;

fn minutes(n: i64) -> Instant {
    MONDAY + Span::minutes(n)
}

/// A record assigned to Ann; nobody has answered.
fn assigned(w: &mut World) -> IncidentId {
    let id = w.mailed();
    w.ok("dora", id, Verb::Assign(Handing { person: Some(person("ann")), ..Handing::default() }));
    id
}

/// SPEC 1, *response time*: met by what the policy lists, and by nothing else.
#[test]
fn sla_1_response_is_met_by_each_act_of_the_list_and_by_no_other() {
    let acts: [(MetBy, fn() -> Verb); 4] =
        [(MetBy::Take, || Verb::Take), (MetBy::Start, || Verb::Start), (MetBy::Reply, reply), (MetBy::Call, call)];
    let all = World::new().policy.rules.met_by;
    assert_eq!(all, [MetBy::Live, MetBy::Take, MetBy::Start, MetBy::Reply, MetBy::Call]);
    for (by, verb) in acts {
        let only = vec![by];
        let others: Vec<MetBy> = all.iter().copied().filter(|m| *m != by).collect();
        for (met_by, meets) in [(&all, true), (&only, true), (&others, false)] {
            let mut w = World::new();
            w.policy.rules.met_by = met_by.clone();
            let id = assigned(&mut w);
            w.wait(10).ok("ann", id, verb());
            w.wait(10);
            let clock = w.reading(id, ClockKind::Response);
            assert_eq!(clock.shows == Shows::Met, meets, "{by:?} under {met_by:?}");
            assert_eq!(clock.used, Span::minutes(if meets { 10 } else { 20 }), "{by:?} under {met_by:?}");
        }
    }
    let join =
        || Verb::Join(NewReport { reporter: Some(CALLER), channel: Some("phone".into()), ..NewReport::default() });
    let never: [fn() -> Verb; 12] = [
        note,
        chase,
        call_back,
        promise,
        join,
        || Verb::Track { person: person("ben") },
        || edit(Field::Title, Value::Text("Other".into())),
        || edit(Field::UsersAffected, Value::Int(2)),
        || Verb::Assign(to_person("ben")),
        || Verb::Escalate(to_team(NET)),
        || suspend("parts", LATER),
        || Verb::Link { relation: "related".into(), to: IncidentId(1) },
    ];
    for verb in never {
        let mut w = World::new();
        w.mailed();
        let id = assigned(&mut w);
        w.ok("all", id, verb());
        assert_eq!(w.clock(id, ClockKind::Response).phase, Phase::Running, "{:?}", verb());
    }
}

/// Once met it stays met, whatever is said or done later.
#[test]
fn sla_1_a_met_response_stays_met() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(5).ok("ann", id, reply());
    for verb in [Verb::Take, call(), suspend("waiting_user", LATER), resume(), Verb::Resolve(solution()), reopen()] {
        w.wait(5).ok("ann", id, verb);
        let clock = w.reading(id, ClockKind::Response);
        assert_eq!((clock.shows, clock.used), (Shows::Met, Span::minutes(5)));
    }
}

/// SLA-3: whether an unmet response rests too is the policy's.
#[test]
fn sla_3_an_unmet_response_rests_only_if_the_policy_says_so() {
    for (rests, used) in [(false, 60), (true, 30)] {
        let mut w = World::new();
        w.policy.rules.pause_unmet_response = rests;
        let id = assigned(&mut w);
        w.wait(10).ok("ann", id, suspend("waiting_user", LATER));
        w.wait(30);
        assert_eq!(w.clock(id, ClockKind::Response).phase == Phase::Paused, rests);
        w.ok("ann", id, resume());
        w.wait(20);
        assert_eq!(w.used(id, ClockKind::Response), used);
        w.ok("ann", id, Verb::Start);
        assert_eq!(w.reading(id, ClockKind::Response).shows, Shows::Met);
    }
}

/// SLA-3: pausing takes the time out, over nights too; not pausing does not; a resolve out of a pause ends it there.
#[test]
fn sla_3_pauses_count_for_nothing() {
    for (reason, used) in [("waiting_user", 10), ("parts", 10 + 9 * 60)] {
        let mut w = World::new();
        let id = w.mailed();
        w.ok("ann", id, Verb::Take);
        w.wait(10).ok("ann", id, suspend(reason, LATER));
        w.wait(24 * 60);
        assert_eq!(w.used(id, ClockKind::Resolution), used, "{reason}");
        assert_eq!(w.reading(id, ClockKind::Resolution).due.is_none(), used == 10, "no due time while it is paused");
        w.ok("ann", id, Verb::Resolve(solution()));
        w.wait(600);
        let clock = w.reading(id, ClockKind::Resolution);
        assert_eq!((clock.used, clock.shows), (Span::minutes(used), Shows::Met), "{reason}");
    }
}

/// SLA-4: another priority counts from the original start with what was used; old and new goal are on the record.
#[test]
fn sla_4_a_priority_change_counts_from_the_start() {
    let mut w = World::new();
    let id = w.mailed();
    w.wait(30).ok("ann", id, Verb::Take);
    w.wait(30).ok("ann", id, suspend("waiting_user", LATER));
    w.wait(20).ok("ann", id, resume());
    w.wait(10).ok("dora", id, Verb::Override { priority: 1, reason: "x".into() });
    let clock = w.reading(id, ClockKind::Resolution);
    assert_eq!((clock.goal, clock.used, clock.due), (Span::hours(2), Span::minutes(70), Some(minutes(140))));
    assert_eq!(clock.shows, Shows::Band(Band::Warning), "50 minutes left of two hours");
    let moves: Vec<_> = w.latest().detail.clocks.iter().map(|m| m.clock).collect();
    assert_eq!(
        moves,
        [ClockKind::Resolution, ClockKind::Update, ClockKind::Stage, ClockKind::Stakeholder],
        "what is met is not measured again; it is major now"
    );
    let ClockAct::Retarget { from, to, breached } = &w.latest().detail.clocks[0].act else { panic!() };
    let named = |g: &Goal| (g.goal, g.calendar.to_string(), g.priority);
    assert_eq!(named(from), (Span::hours(12), "business".into(), 3));
    assert_eq!((named(to), *breached), ((Span::hours(2), "always".into(), 1), None));
}

/// SLA-4: nothing breached becomes un-breached; what runs is judged by the goal that is in force.
#[test]
fn sla_4_a_breach_stays_a_fact() {
    let mut w = World::new();
    let id = w.record("ann", NewIncident { impact: 1, urgency: 1, ..by_mail() });
    w.ok("ann", id, Verb::Take);
    w.wait(130).ok("dora", id, Verb::Override { priority: 3, reason: "x".into() });
    let breach = Some(minutes(120) + Span(1));
    let clock = w.reading(id, ClockKind::Resolution);
    assert_eq!((clock.goal, clock.breached_at, clock.shows), (Span::hours(12), breach, Shows::Band(Band::Ok)));
    w.wait(10).ok("ann", id, Verb::Resolve(solution()));
    let clock = w.reading(id, ClockKind::Resolution);
    assert_eq!((clock.shows, clock.breached_at), (Shows::Breached, breach));
    w.ok("ann", id, reopen());
    assert_eq!(w.reading(id, ClockKind::Resolution).breached_at, breach);
}

/// LIFE-16, SLA-1: reopening resumes what had been used, and is a cycle of its own.
#[test]
fn life_16_reopening_resumes_the_used_time() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.wait(60).ok("ann", id, Verb::Resolve(solution()));
    w.wait(240).ok("ann", id, reopen());
    w.wait(15);
    assert_eq!((w.used(id, ClockKind::Resolution), w.clock(id, ClockKind::Resolution).cycle), (75, 2));
    assert_eq!(w.used(id, ClockKind::Update), 15);
}

/// LIFE-13: each word to the user restarts the update clock; nothing else does; it stops when the work does.
#[test]
fn life_13_the_update_clock_restarts_with_every_word_to_the_user() {
    let mut w = World::new();
    let id = w.mailed();
    for (verb, restarts) in [(Verb::Take, false), (reply(), true), (note(), false), (call(), true), (chase(), false)] {
        let before = w.wait(10).used(id, ClockKind::Update);
        w.ok("ann", id, verb);
        assert_eq!(w.used(id, ClockKind::Update), if restarts { 0 } else { before }, "{:?}", w.latest().kind);
        if restarts {
            assert_eq!(w.get(id).told_at, Some(w.now));
        }
    }
    w.wait(5).ok("ann", id, suspend("waiting_user", LATER));
    w.wait(5).ok("ann", id, reply());
    w.wait(5);
    let clock = w.reading(id, ClockKind::Update);
    assert_eq!((clock.shows, clock.used), (Shows::Paused, Span::ZERO), "told while paused: nothing used, still paused");
    w.ok("ann", id, resume());
    w.wait(5);
    assert_eq!(w.used(id, ClockKind::Update), 5);
    w.ok("ann", id, Verb::Resolve(solution()));
    w.wait(100).ok("ann", id, reply());
    assert_eq!(w.used(id, ClockKind::Update), 5, "nothing to update any more");
}

/// An agreement without a goal has no clock; gaining and losing the goal is starting and cancelling it.
#[test]
fn sla_4_no_goal_no_clock() {
    let mut w = World::new();
    for target in &mut w.policy.agreements[0].targets {
        if target.priority == 4 {
            target.resolution = None;
        }
    }
    let id = w.record("ann", NewIncident { impact: 3, urgency: 3, ..by_mail() });
    assert!(w.get(id).clocks.iter().all(|c| c.kind != ClockKind::Resolution));
    w.wait(30).ok("dora", id, Verb::Override { priority: 3, reason: "x".into() });
    assert_eq!(w.used(id, ClockKind::Resolution), 30, "from the report on");
    w.wait(10).ok("dora", id, Verb::Override { priority: 4, reason: "x".into() });
    assert_eq!(w.clock(id, ClockKind::Resolution).phase, Phase::Cancelled);
    w.wait(10).ok("dora", id, Verb::Override { priority: 3, reason: "x".into() });
    assert_eq!((w.clock(id, ClockKind::Resolution).phase, w.used(id, ClockKind::Resolution)), (Phase::Running, 50));
}

// ── What is shown ────────────────────────────────────────────────────────────────────────────────────────────────────

fn goal(hours: i64, calendar: &str) -> Goal {
    Goal {
        goal: Span::hours(hours),
        calendar: calendar.into(),
        calendar_version: 1,
        agreement: "standard".into(),
        policy: 1,
        priority: 3,
    }
}

/// SLA-1: met, breached, paused, shut, band, in that order; all used up at closing time is *due 0:00*, not breached.
#[test]
fn sla_1_the_order_of_what_is_shown() {
    use ClockAct::{Cancel, Pause, Stop};
    let w = World::new();
    // Monday 09:00 plus minutes; the business day has 540, the night 900.
    let night = 540;
    let morning = 1440;
    let shut = Shows::Shut { until: Some(minutes(morning)) };
    #[rustfmt::skip]
    let cases: [(&str, i64, &[(i64, ClockAct)], i64, Shows); 19] = [
        ("met", 2, &[(60, Stop)], 600, Shows::Met),
        ("met to the millisecond", 2, &[(120, Stop)], 600, Shows::Met),
        ("breached, then stopped", 2, &[(121, Stop)], 600, Shows::Breached),
        ("met, at night", 2, &[(60, Stop)], night + 10, Shows::Met),
        ("breached", 2, &[], 121, Shows::Breached),
        ("breached, at night", 2, &[], night + 10, Shows::Breached),
        ("breached, then paused", 2, &[(121, Pause)], 600, Shows::Breached),
        ("paused", 2, &[(60, Pause)], 61, Shows::Paused),
        ("paused on the last minute", 2, &[(119, Pause)], 500, Shows::Paused),
        ("paused, at night", 2, &[(60, Pause)], night + 10, Shows::Paused),
        ("shut", 12, &[], night, shut),
        ("shut, critical by what is left", 9, &[], night - 1, Shows::Band(Band::Critical)),
        ("shut in the last milliseconds of the night", 12, &[], morning - 1, shut),
        ("open again", 12, &[], morning, Shows::Band(Band::Ok)),
        ("due at closing time", 9, &[], night, Shows::Due),
        ("due all night", 9, &[], morning - 1, Shows::Due),
        ("due at the opening itself", 9, &[], morning, Shows::Due),
        ("and over a minute later", 9, &[], morning + 1, Shows::Breached),
        ("cancelled", 2, &[(200, Cancel)], 300, Shows::Cancelled),
    ];
    for (name, hours, moves, at, shows) in cases {
        let mut clocks: Vec<Clock> = Vec::new();
        let kind = ClockKind::Resolution;
        let start = ClockAct::Start { goal: goal(hours, "business") };
        Clock::apply(&mut clocks, &ClockMove { clock: kind, line: 0, at: MONDAY, act: start });
        for (at, act) in moves {
            Clock::apply(&mut clocks, &ClockMove { clock: kind, line: 0, at: minutes(*at), act: act.clone() });
        }
        let calendar = w.calendars.of(&clocks[0].target).unwrap();
        let reading = clocks[0].reading(calendar, w.policy.warning, w.policy.critical, minutes(at));
        assert_eq!(reading.shows, shows, "{name}");
        assert_eq!(reading.left, reading.goal - reading.used, "{name}");
    }
}

/// SLA-6a: warning when left ≤ min(60 min, 50 %), critical ≤ min(15 min, 20 %), breached when used > goal.
#[test]
fn sla_6a_bands_begin_where_they_should() {
    let w = World::new();
    for (hours, warn, crit) in [(1, 30, 12), (2, 60, 15), (4, 60, 15)] {
        let clock = Clock {
            kind: ClockKind::Response,
            line: 0,
            target: goal(hours, "always"),
            phase: Phase::Running,
            runs: vec![firstline::domain::sla::clock::Run { from: MONDAY, to: None }],
            cycle: 1,
            breached_before: None,
        };
        let calendar = w.calendars.of(&clock.target).unwrap();
        let band = |left: i64, more: i64| {
            let at = MONDAY + Span::hours(hours) - Span::minutes(left) - Span(more);
            clock.reading(calendar, w.policy.warning, w.policy.critical, at).band
        };
        let got = [band(warn, 1), band(warn, 0), band(crit, 1), band(crit, 0), band(0, 0), band(0, -1)];
        use Band::{Breached, Critical, Ok, Warning};
        assert_eq!(got, [Ok, Warning, Warning, Critical, Critical, Breached], "{hours} h");
    }
}

/// The kinds that stop response are told apart from those that only end it.
#[test]
fn sla_1_resolving_or_cancelling_ends_an_unanswered_response() {
    for (verb, phase, kind) in
        [(Verb::Resolve(solution()), Phase::Stopped, Kind::Resolved), (cancel(), Phase::Cancelled, Kind::Cancelled)]
    {
        let mut w = World::new();
        let id = w.mailed();
        w.wait(5).ok("ann", id, verb);
        assert_eq!((w.clock(id, ClockKind::Response).phase, w.latest().kind), (phase, kind));
    }
}
