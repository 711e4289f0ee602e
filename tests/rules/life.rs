//! The life of an incident, as stories: LIFE-2 … LIFE-17 and what they ask of roles and clocks.

use super::world::*;
use firstline::domain::id::{IncidentId, PersonId, TeamId};
use firstline::domain::incident::command::{Command, Handing, NewIncident, NewReport, Outcome, Resolution, Verb};
use firstline::domain::incident::decide::silent;
use firstline::domain::incident::{Field, Kind, State};
use firstline::domain::policy::Agreement;
use firstline::domain::refusal::Refusal;
use firstline::domain::sla::clock::{ClockKind, Phase, Shows};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;

fn refused(w: &World, new: NewIncident) -> Refusal {
    w.ask(&who("ann"), &Command::Record(Box::new(new))).unwrap_err()
}

// ── Identify and record ──────────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn life_2_what_is_required_to_record_is_asked_by_name() {
    let w = World::new();
    let without: [(&str, fn(&mut NewIncident)); 9] = [
        ("nature", |n| n.nature = None),
        ("kind", |n| n.kind = None),
        ("channel", |n| n.channel = None),
        ("reporter", |n| n.reporter = None),
        ("title", |n| n.title = String::new()),
        ("title", |n| n.title = " \n\t".into()),
        ("category", |n| n.category = None),
        ("impact", |n| n.impact = 0),
        ("urgency", |n| n.urgency = 0),
    ];
    for (field, take_out) in without {
        let mut new = by_mail();
        take_out(&mut new);
        assert_eq!(refused(&w, new), Refusal::Missing { fields: vec![field] });
    }
    let all = refused(&w, NewIncident::default());
    let fields = vec!["nature", "kind", "channel", "reporter", "title", "category", "impact", "urgency"];
    assert_eq!(all, Refusal::Missing { fields });
}

/// A machine needs no reporter, and is not asked for one among other things that are missing.
#[test]
fn life_2_a_machine_needs_no_reporter() {
    let mut w = World::new();
    let untitled = NewIncident { title: String::new(), ..by_machine() };
    assert_eq!(refused(&w, untitled), Refusal::Missing { fields: vec!["title"] });
    let id = w.record("ann", by_machine());
    w.ok("ann", id, Verb::Join(NewReport { channel: Some("alert".into()), ..NewReport::default() }));
    assert_eq!(w.get(id).reports.len(), 2);
    let person = NewReport { channel: Some("phone".into()), ..NewReport::default() };
    assert_eq!(w.no("ann", id, Verb::Join(person)), Refusal::Missing { fields: vec!["reporter"] });
}

#[test]
fn life_2_what_is_not_there_is_refused() {
    let w = World::new();
    let wrong: [(&str, fn(&mut NewIncident)); 7] = [
        ("nature", |n| n.nature = Some("flood".into())),
        ("kind", |n| n.kind = Some("information".into())),
        ("channel", |n| n.channel = Some("pigeon".into())),
        ("impact", |n| n.impact = 4),
        ("urgency", |n| n.urgency = 9),
        ("reported_at", |n| n.reported_at = Some(MONDAY + Span::minutes(6))),
        ("occurred_at", |n| n.occurred_at = Some(MONDAY + Span::minutes(6))),
    ];
    for (name, change) in wrong {
        let mut new = by_mail();
        change(&mut new);
        match refused(&w, new) {
            Refusal::Invalid { field, .. } | Refusal::BadTime { field, .. } => assert_eq!(field, name),
            other => panic!("{name}: {other:?}"),
        }
    }
    for contact in [GONE_CALLER, firstline::domain::id::ContactId(77)] {
        let refusal = refused(&w, NewIncident { reporter: Some(contact), ..by_mail() });
        assert!(matches!(refusal, Refusal::NotFound { kind: StreamKind::Contact, .. }), "{refusal:?}");
    }
}

/// Another machine's clock may be five minutes ahead; no record lies in the future for it.
#[test]
fn life_2_a_little_ahead_is_now() {
    let mut w = World::new();
    let ahead = Some(MONDAY + Span::minutes(5));
    let id = w.record("ann", NewIncident { reported_at: ahead, occurred_at: ahead, ..by_mail() });
    assert_eq!((w.get(id).reported_at, w.get(id).occurred_at), (Some(MONDAY), Some(MONDAY)));
}

#[test]
fn life_2_the_record_as_it_begins() {
    let mut w = World::new();
    let id = w.mailed();
    let r = w.get(id);
    assert_eq!((r.state, r.priority, r.major, r.line, r.team), (State::New, 3, false, 1, Some(DESK)));
    assert_eq!((r.tracker, r.assignee, r.organisation), (Some(person("ann")), None, Some(BRANCH)));
    assert_eq!((r.effort.clone(), r.recorded_at), (Some("m".into()), Some(MONDAY)), "effort from the category");
    assert_eq!(r.reports.len(), 1);
    // Who is not of the desk records for the desk, and tracks nothing.
    let id = w.record("eve", by_mail());
    assert_eq!((w.get(id).team, w.get(id).tracker), (Some(DESK), None));
}

/// SLA-7, SPEC 1: the matrix gives the priority; impact 1 or priority 1 makes it major.
#[test]
fn spec_1_priority_and_major() {
    let mut w = World::new();
    for (impact, urgency, priority, major) in [
        (1, 1, 1, true),
        (1, 2, 2, true),
        (1, 3, 3, true),
        (2, 1, 2, false),
        (2, 2, 3, false),
        (2, 3, 4, false),
        (3, 1, 3, false),
        (3, 2, 4, false),
        (3, 3, 4, false),
    ] {
        let id = w.record("ann", NewIncident { impact, urgency, ..by_mail() });
        assert_eq!((w.get(id).priority, w.get(id).major), (priority, major), "{impact} × {urgency}");
    }
    // Raised later, it becomes major; lowered again, it stays so until it is stood down.
    let id = w.mailed();
    w.ok("ann", id, edit(Field::Impact, Value::Int(1)));
    assert_eq!((w.get(id).priority, w.get(id).major), (2, true));
    w.ok("ann", id, edit(Field::Impact, Value::Int(3)));
    assert_eq!((w.get(id).priority, w.get(id).major), (4, true));
    // Overriding to priority 1 makes it major as well.
    let id = w.mailed();
    w.ok("dora", id, Verb::Override { priority: 1, reason: "The mayor".into() });
    assert!(w.get(id).major);
    // An overridden priority stays, and impact 1 makes it major all the same.
    let id = w.mailed();
    w.ok("dora", id, Verb::Override { priority: 4, reason: "Nobody uses it".into() });
    w.ok("ann", id, edit(Field::Impact, Value::Int(1)));
    assert_eq!((w.get(id).priority, w.get(id).major), (4, true));
}

/// SPEC 1: answered live is met at once, also when it is typed in later; the flag says so.
#[test]
fn spec_1_answered_live() {
    for (channel, minutes_ago, live) in
        [("phone", 0, true), ("phone", 30, true), ("walk_in", 0, true), ("email", 0, false), ("alert", 0, false)]
    {
        let mut w = World::new();
        w.wait(120);
        let reported_at = Some(w.now - Span::minutes(minutes_ago));
        let id = w.record("ann", NewIncident { channel: Some(channel.into()), reported_at, ..by_mail() });
        let clock = w.reading(id, ClockKind::Response);
        assert_eq!(w.get(id).answered_live, live, "{channel}");
        assert_eq!(clock.shows == Shows::Met, live, "{channel}");
        assert_eq!(clock.used, Span::ZERO, "{channel}");
    }
    // Where the policy does not count it, the clock runs on.
    let mut w = World::new();
    w.policy.rules.met_by.retain(|m| *m != firstline::domain::policy::MetBy::Live);
    let id = w.record("ann", NewIncident { channel: Some("phone".into()), ..by_mail() });
    assert_eq!((w.get(id).answered_live, w.clock(id, ClockKind::Response).phase), (false, Phase::Running));
}

/// LIFE-2, SLA-1: response and resolution run from the report, the user update from the recording.
#[test]
fn sla_1_a_backdated_report_drives_the_clocks() {
    let mut w = World::new();
    w.wait(90);
    let id = w.record("ann", NewIncident { reported_at: Some(MONDAY), ..by_mail() });
    let used = [ClockKind::Response, ClockKind::Resolution, ClockKind::Update].map(|kind| w.used(id, kind));
    assert_eq!(used, [90, 90, 0]);
    assert_eq!(w.reading(id, ClockKind::Response).shows, Shows::Breached, "60 minutes, 90 used");
    assert_eq!((w.get(id).reported_at, w.get(id).recorded_at), (Some(MONDAY), Some(w.now)));
}

/// LIFE-4: under no valid agreement it is refused, or taken under the default one and flagged; complaints are in.
#[test]
fn life_4_scope() {
    let mut w = World::new();
    // The only agreement is the default one, and covers the mail service alone.
    w.policy.agreements[0].services = vec!["mail".into()];
    let on = |service| NewIncident { services: vec![service], ..by_mail() };
    let vpn = on(VPN);
    assert_eq!(refused(&w, vpn.clone()), Refusal::OutOfScope);
    let id = w.record("ann", NewIncident { accept_out_of_scope: true, ..vpn });
    assert_eq!((w.get(id).out_of_scope, w.get(id).agreement.clone()), (true, Some("standard".into())));
    assert_eq!(w.get(id).clocks.len(), 4, "the default agreement's goals");
    w.ok("ann", id, Verb::Cancel { reason: Some("out_of_scope".into()), text: String::new() });
    assert_eq!(w.get(id).cancel_reason, Some("out_of_scope".into()));
    let id = w.record("ann", NewIncident { accept_out_of_scope: true, ..on(MAIL) });
    assert!(!w.get(id).out_of_scope, "accepting does not flag what is covered");

    let complaint = NewIncident { nature: Some("complaint".into()), kind: Some("staff_attitude".into()), ..on(VPN) };
    let id = w.record("ann", complaint.clone());
    assert!(!w.get(id).out_of_scope);
    w.policy.rules.complaints_in_scope = false;
    assert_eq!(refused(&w, complaint), Refusal::OutOfScope);
}

/// SLA-6: the most specific agreement wins, found by the organisation's parents too; an edit finds it anew.
#[test]
fn sla_6_the_agreement_follows_the_organisation() {
    let mut w = World::new();
    let gold = Agreement {
        id: "gold".into(),
        organisations: vec!["bank".into()],
        default: false,
        targets: w.policy.agreements[0].targets.iter().cloned().map(halved).collect(),
        ..w.policy.agreements[0].clone()
    };
    w.policy.agreements.push(gold);
    let id = w.mailed();
    let goal = |w: &World| (w.get(id).agreement.clone().unwrap(), w.reading(id, ClockKind::Resolution).goal);
    assert_eq!(goal(&w), ("gold".into(), Span::hours(6)), "the branch belongs to the bank");
    w.ok("ann", id, edit(Field::Organisation, Value::None));
    assert_eq!(goal(&w), ("standard".into(), Span::hours(12)));
    w.ok("ann", id, edit(Field::Organisation, Value::Int(BANK.0)));
    assert_eq!(goal(&w), ("gold".into(), Span::hours(6)));
}

fn halved(mut t: firstline::domain::policy::Target) -> firstline::domain::policy::Target {
    t.resolution = t.resolution.map(|g| g.percent(50));
    t
}

/// LIFE-3, LIFE-2a: a further report joins; the same incident is one not yet resolved (SPEC 1).
#[test]
fn life_3_join() {
    let mut w = World::new();
    let id = w.mailed();
    let report = NewReport {
        reporter: Some(OTHER_CALLER),
        channel: Some("phone".into()),
        words: "Mine too".into(),
        reported_at: None,
    };
    w.ok("eve", id, Verb::Join(report.clone()));
    let second = &w.get(id).reports[1];
    assert_eq!((second.contact, second.words.as_ref().unwrap().as_str()), (Some(OTHER_CALLER), "Mine too"));
    assert_eq!(w.latest().kind, Kind::Joined);
    let nobody = NewReport { reporter: None, ..report.clone() };
    assert_eq!(w.no("eve", id, Verb::Join(nobody)), Refusal::Missing { fields: vec!["reporter"] });
    let gone = NewReport { reporter: Some(GONE_CALLER), ..report.clone() };
    assert!(matches!(w.no("eve", id, Verb::Join(gone)), Refusal::NotFound { .. }));
    let future = NewReport { reported_at: Some(w.now + Span::hours(1)), ..report.clone() };
    assert!(matches!(w.no("eve", id, Verb::Join(future)), Refusal::BadTime { .. }));
    w.ok("ann", id, Verb::Resolve(solution()));
    assert!(matches!(w.no("eve", id, Verb::Join(report)), Refusal::NotWhile { .. }));
}

/// ONE-7: log and take, log and resolve, in one batch; refused whole when a part is.
#[test]
fn one_7_log_and_resolve() {
    let mut w = World::new();
    let new = NewIncident { take: true, resolution: Some(solution()), ..by_mail() };
    let id = w.record("ann", new.clone());
    let kinds: Vec<Kind> = w.past.iter().map(|p| p.event.kind).collect();
    assert_eq!(kinds, [Kind::Recorded, Kind::Taken, Kind::Resolved]);
    assert!(w.past.iter().all(|p| p.batch == 1));
    assert_eq!(
        (w.state(id), w.get(id).resolver, w.get(id).assignee),
        (State::Resolved, Some(person("ann")), Some(person("ann")))
    );
    let incomplete = NewIncident { resolution: Some(Resolution::default()), ..by_mail() };
    assert_eq!(refused(&w, incomplete), Refusal::Missing { fields: vec!["solution", "closing_code"] });
}

// ── Investigate and diagnose ─────────────────────────────────────────────────────────────────────────────────────────

#[test]
fn life_7_take() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    assert_eq!(
        (w.state(id), w.get(id).assignee, w.get(id).reassign_count),
        (State::InProgress, Some(person("ann")), 0)
    );
    assert_eq!(w.no("ann", id, Verb::Take), Refusal::AlreadySo { field: Field::Assignee });
    // A colleague's changes hands, counted, and the way back is known.
    w.ok("ben", id, Verb::Take);
    assert_eq!(
        (w.state(id), w.get(id).assignee, w.get(id).reassign_count),
        (State::InProgress, Some(person("ben")), 1)
    );
    w.ok("ben", id, back());
    assert_eq!((w.state(id), w.get(id).assignee), (State::Assigned, Some(person("ann"))));
}

#[test]
fn life_8_start_is_the_assignees_and_else_a_take() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("dora", id, Verb::Assign(Handing { person: Some(person("ann")), ..Handing::default() }));
    let other = w.ask(&who("ben"), &act(id, Verb::Start)).unwrap();
    assert_eq!(other[0].event.kind, Kind::Taken);
    w.ok("ann", id, Verb::Start);
    assert_eq!((w.latest().kind, w.state(id)), (Kind::Started, State::InProgress));
}

/// LIFE-8: a first assignment needs no reason; from hand to hand and from team to team it does, from the list or in words.
#[test]
fn life_8_reassigning_needs_a_reason() {
    let mut w = World::new();
    let id = w.mailed();
    let plain = |key: &str| Handing { person: Some(person(key)), ..Handing::default() };
    let unknown = Handing { reason: Some("mood".into()), ..plain("ann") };
    assert!(matches!(w.no("dora", id, Verb::Assign(unknown)), Refusal::Invalid { field: "reason", .. }));
    w.ok("dora", id, Verb::Assign(plain("ann")));
    assert_eq!((w.state(id), w.get(id).reassign_count, w.get(id).handed_from.len()), (State::Assigned, 0, 0));
    for to in [plain("ben"), Handing { team: Some(NET), ..Handing::default() }] {
        let Refusal::NeedsReason { allowed } = w.no("dora", id, Verb::Assign(to.clone())) else { panic!("{to:?}") };
        assert_eq!(allowed.len(), w.policy.hand_over_reasons.len());
        let unknown = Handing { reason: Some("mood".into()), ..to };
        assert!(matches!(w.no("dora", id, Verb::Assign(unknown)), Refusal::Invalid { field: "reason", .. }));
    }
    w.ok("dora", id, Verb::Assign(Handing { text: "Knows that printer".into(), ..plain("ben") }));
    assert_eq!((w.get(id).reassign_count, w.latest().detail.reason.clone()), (1, None));
    w.ok("dora", id, Verb::Assign(Handing { reason: Some("load".into()), ..plain("ann") }));
    assert_eq!((w.get(id).reassign_count, w.latest().detail.reason.clone()), (2, Some("load".into())));
    assert_eq!(w.no("dora", id, Verb::Assign(to_person("ann"))), Refusal::AlreadySo { field: Field::Assignee });
}

#[test]
fn life_8_where_an_assignment_leads() {
    let reason = || Handing { reason: Some("skill".into()), ..Handing::default() };
    let line = |line| Handing { line: Some(line), ..reason() };
    let ends: [(Handing, Result<(u8, TeamId, Option<&str>), Refusal>); 11] = [
        (to_team(NET), Ok((2, NET, None))),
        (to_person("eve"), Ok((2, NET, Some("eve")))),
        (Handing { team: Some(CORE), person: Some(person("hal")), ..reason() }, Ok((3, CORE, Some("hal")))),
        (line(3), Ok((3, CORE, None))),
        (line(2), Err(Refusal::WhichTeam { teams: vec![APP, NET] })),
        (line(7), Err(Refusal::NoTeamInLine { line: 7 })),
        (Handing { person: Some(person("eve")), ..line(7) }, Err(Refusal::NoTeamInLine { line: 7 })),
        (
            Handing { person: Some(person("eve")), ..line(3) },
            Err(Refusal::NotInTeam { person: person("eve"), team: CORE }),
        ),
        (
            Handing { team: Some(APP), person: Some(person("eve")), ..reason() },
            Err(Refusal::NotInTeam { person: person("eve"), team: APP }),
        ),
        (to_person("old"), Err(Refusal::NotFound { kind: StreamKind::Person, what: "15".into() })),
        (reason(), Err(Refusal::Missing { fields: vec!["team", "assignee"] })),
    ];
    for (to, end) in ends {
        let mut w = World::new();
        let id = w.mailed();
        let said = w.act("dora", id, Verb::Assign(to.clone())).map(|_| {
            let r = w.get(id);
            (r.line, r.team.unwrap(), r.assignee)
        });
        assert_eq!(said, end.map(|(l, t, p)| (l, t, p.map(person))), "{to:?}");
    }
}

/// LIFE-9: desk → line 2 → vendor, and back the same way to whoever handed it over.
#[test]
fn life_9_up_to_the_vendor_and_back() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    assert_eq!((w.get(id).line, w.get(id).assignee, w.state(id)), (2, None, State::Assigned));
    w.ok("eve", id, Verb::Take);
    w.ok("eve", id, Verb::Escalate(to_team(VENDOR)));
    assert_eq!((w.get(id).line, w.get(id).team, w.get(id).escalation_count), (4, Some(VENDOR), 2));
    assert_eq!(w.clock(id, ClockKind::Resolution).phase, Phase::Running, "SLA-3: the vendor never pauses by itself");
    w.ok("vic", id, Verb::Take);
    assert!(matches!(
        w.no("vic", id, Verb::HandBack { reason: None, text: String::new() }),
        Refusal::NeedsReason { .. }
    ));
    w.ok("vic", id, back());
    assert_eq!((w.get(id).line, w.get(id).team, w.get(id).assignee), (2, Some(NET), Some(person("eve"))));
    w.ok("eve", id, Verb::Start);
    w.ok("eve", id, back());
    assert_eq!((w.get(id).line, w.get(id).team, w.get(id).assignee), (1, Some(DESK), Some(person("ann"))));
    assert_eq!((w.state(id), w.get(id).handed_from.len()), (State::Assigned, 0));
    assert_eq!(w.no("ann", id, back()), Refusal::NobodyToReturnTo);
    assert_eq!(w.get(id).reassign_count, 4);
}

/// LIFE-9: where the policy says so, the way back goes up and down through the leads, each passed once.
#[test]
fn life_9_back_through_the_leads() {
    let mut w = World::new().led(&[(DESK, "dora"), (NET, "lea")]);
    w.policy.rules.return_via_leads = true;
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.ok("eve", id, Verb::Take);
    for (by, team, to, left) in [("eve", NET, "lea", 1), ("lea", DESK, "dora", 1), ("dora", DESK, "ann", 0)] {
        w.ok(by, id, back());
        let now = w.get(id);
        assert_eq!((now.team, now.assignee, now.handed_from.len()), (Some(team), Some(person(to)), left), "{by}");
    }
    assert_eq!(w.no("ann", id, back()), Refusal::NobodyToReturnTo);
    // A team without a lead is passed straight.
    let mut w = World::new().led(&[(NET, "lea")]);
    w.policy.rules.return_via_leads = true;
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.ok("lea", id, Verb::Take);
    w.ok("lea", id, back());
    assert_eq!(w.get(id).assignee, Some(person("ann")), "the lead who has it does not hand it to themself");
}

/// ESC-2: without a destination it goes to the next line; nothing is above the last.
#[test]
fn esc_2_the_next_line_up() {
    let mut w = World::new();
    let id = w.mailed();
    let up = || Verb::Escalate(Handing { reason: Some("skill".into()), ..Handing::default() });
    assert_eq!(w.no("ann", id, up()), Refusal::WhichTeam { teams: vec![APP, NET] });
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.ok("eve", id, up());
    w.ok("hal", id, up());
    assert_eq!((w.get(id).line, w.get(id).team), (4, Some(VENDOR)));
    assert_eq!(w.no("all", id, up()), Refusal::NoHigherLine { line: 4 });
    assert!(matches!(w.no("all", id, Verb::Escalate(to_team(NET))), Refusal::NotThatWay { .. }), "down is not up");
}

/// SLA-3: a reason of the policy, and an expected resume time that is still to come.
#[test]
fn sla_3_suspending_needs_reason_and_time() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    let with = |reason: Option<&str>, until: Option<Instant>| Verb::Suspend {
        reason: reason.map(Into::into),
        until,
        text: String::new(),
    };
    let Refusal::NeedsReason { allowed } = w.no("ann", id, with(None, Some(LATER))) else { panic!() };
    assert_eq!(allowed.len(), 8);
    assert!(matches!(w.no("ann", id, with(Some("lunch"), Some(LATER))), Refusal::Invalid { field: "reason", .. }));
    assert_eq!(w.no("ann", id, with(Some("parts"), None)), Refusal::Missing { fields: vec!["until"] });
    for past in [MONDAY, MONDAY - Span(1)] {
        assert!(matches!(w.no("ann", id, with(Some("parts"), Some(past))), Refusal::BadTime { field: "until", .. }));
    }
    w.ok("ann", id, with(Some("parts"), Some(LATER)));
    assert_eq!((w.get(id).suspended_for.clone(), w.get(id).suspended_until), (Some("parts".into()), Some(LATER)));
}

/// SPEC 1, *suspension*: which reasons pause the clocks of the work.
#[test]
fn sla_3_which_reasons_pause() {
    for (reason, pauses) in [
        ("waiting_user", true),
        ("postponed", true),
        ("approval", true),
        ("site_access", true),
        ("agreed_window", true),
        ("vendor", false),
        ("parts", false),
        ("change", false),
    ] {
        let mut w = World::new();
        let id = w.mailed();
        w.ok("ann", id, Verb::Assign(Handing { person: Some(person("ann")), ..Handing::default() }));
        w.ok("ann", id, suspend(reason, LATER));
        let phase = |kind| w.clock(id, kind).phase;
        let work = if pauses { Phase::Paused } else { Phase::Running };
        assert_eq!((phase(ClockKind::Resolution), phase(ClockKind::Update)), (work, work), "{reason}");
        assert_eq!(phase(ClockKind::Response), Phase::Running, "{reason}: an unmet response runs on");
    }
}

/// SLA-3: a suspension resumes by itself, at its own time, however late the rule comes to it.
#[test]
fn sla_3_a_suspension_ends_by_itself() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    let until = MONDAY + Span::minutes(60);
    w.ok("ann", id, suspend("waiting_user", until));
    w.wait(150);
    w.rule_resumes(id).unwrap();
    assert_eq!((w.state(id), w.get(id).suspended_until), (State::InProgress, None));
    assert_eq!(w.used(id, ClockKind::Resolution), 90, "an hour of the two and a half was paused");
    assert_eq!((w.past.last().unwrap().by, w.past.last().unwrap().role.as_str()), (PersonId(0), "rule"));
    assert!(matches!(w.rule_resumes(id), Err(Refusal::NotWhile { .. })));
}

/// A rule that comes late does not take back what was told and noted meanwhile.
#[test]
fn life_13_what_was_told_while_it_was_overdue_still_counts() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, suspend("waiting_user", MONDAY + Span::minutes(60)));
    w.wait(100).ok("ann", id, call());
    let told = w.now;
    w.wait(20).rule_resumes(id).unwrap();
    assert_eq!(w.used(id, ClockKind::Update), 20, "from the call on");
    assert_eq!(w.used(id, ClockKind::Resolution), 60, "from the end of the suspension on");
    assert_eq!(w.get(id).updated_at, Some(told));
}

/// LIFE-13: anybody on the desk can chase; chases are counted.
#[test]
fn life_13_chases_are_counted() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    for (n, by) in ["ann", "ben", "dora"].into_iter().enumerate() {
        w.ok(by, id, chase());
        assert_eq!((w.get(id).chase_count as usize, w.latest().kind), (n + 1, Kind::Chased));
    }
}

/// LIFE-2: the tracker is a desk person, handed over with the shift.
#[test]
fn life_2_the_tracker_is_a_desk_person() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Track { person: person("ben") });
    assert_eq!(w.get(id).tracker, Some(person("ben")));
    assert_eq!(w.no("ann", id, Verb::Track { person: person("ben") }), Refusal::AlreadySo { field: Field::Tracker });
    let Refusal::Invalid { field: "tracker", value, allowed } = w.no("ann", id, Verb::Track { person: person("eve") })
    else {
        panic!()
    };
    assert_eq!((value.as_str(), allowed), ("eve", vec!["all".into(), "ann".into(), "ben".into(), "dora".into()]));
    assert!(matches!(w.no("ann", id, Verb::Track { person: person("old") }), Refusal::NotFound { .. }));
}

// ── What may be edited ───────────────────────────────────────────────────────────────────────────────────────────────

/// LIFE-2: what is required to record cannot be taken out again.
#[test]
fn life_2_required_fields_stay() {
    let mut w = World::new();
    let id = w.mailed();
    for (field, value) in [
        (Field::Nature, Value::None),
        (Field::Kind, Value::None),
        (Field::Title, Value::None),
        (Field::Title, Value::Text("  ".into())),
        (Field::Category, Value::None),
        (Field::Impact, Value::None),
        (Field::Urgency, Value::Int(0)),
        (Field::OccurredAt, Value::Int(MONDAY.0 + 3_600_000)),
        (Field::State, Value::Code("closed".into())),
        (Field::ReopenCount, Value::Int(0)),
        (Field::Assignee, Value::Int(1)),
    ] {
        let before = w.get(id).clone();
        let refusal = w.no("all", id, edit(field, value));
        let expected = matches!(refusal, Refusal::Missing { .. } | Refusal::Invalid { .. } | Refusal::BadTime { .. });
        assert!(expected, "{field:?}: {refusal:?}");
        assert_eq!(*w.get(id), before);
    }
}

/// LIFE-2: how it was verified and what it took can be put right, and a fix does not end before it begins.
#[test]
fn life_2_plans_and_afterthoughts() {
    let mut w = World::new();
    let id = w.mailed();
    let plan = |start: i64, end: i64| Verb::Edit {
        changes: vec![
            (Field::PlannedStart, Value::Int(MONDAY.0 + start)),
            (Field::PlannedEnd, Value::Int(MONDAY.0 + end)),
        ],
        custom: vec![],
        reason: String::new(),
    };
    assert!(matches!(w.no("ann", id, plan(2, 1)), Refusal::BadTime { field: "planned_end", .. }));
    w.ok("ann", id, plan(1, 2));
    let early = edit(Field::PlannedEnd, Value::Int(MONDAY.0));
    assert!(matches!(w.no("ann", id, early), Refusal::BadTime { field: "planned_end", .. }));
    w.ok("ann", id, Verb::Take);
    w.ok("ann", id, Verb::Resolve(solution()));
    w.ok("ann", id, edit(Field::VerifiedHow, Value::Text("Printed a page".into())));
    w.ok("ann", id, edit(Field::ActualEffort, Value::Int(60_000)));
    assert!(matches!(w.no("ann", id, edit(Field::ActualEffort, Value::Int(-1))), Refusal::Invalid { .. }));
    assert_eq!(w.get(id).verified_how, Some("Printed a page".into()));
}

#[test]
fn life_2_a_new_nature_takes_its_first_kind() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, edit(Field::Nature, Value::Code("service_request".into())));
    assert_eq!(w.get(id).kind, Some("information".into()));
    let both = |kind: &str| Verb::Edit {
        changes: vec![(Field::Nature, Value::Code("complaint".into())), (Field::Kind, Value::Code(kind.into()))],
        custom: vec![],
        reason: String::new(),
    };
    assert!(matches!(w.no("ann", id, both("access")), Refusal::Invalid { field: "kind", .. }));
    w.ok("ann", id, both("staff_attitude"));
    assert_eq!(w.get(id).kind, Some("staff_attitude".into()));
    assert!(matches!(w.no("ann", id, edit(Field::Kind, Value::Code("access".into()))), Refusal::Invalid { .. }));
    assert!(matches!(w.no("ann", id, both("staff_attitude")), Refusal::AlreadySo { .. }));
}

// ── Resolve and close ────────────────────────────────────────────────────────────────────────────────────────────────

/// LIFE-14, LIFE-2 (S).
#[test]
fn life_14_what_is_required_to_resolve() {
    let mut w = World::new();
    let id = w.mailed();
    let without: [(Resolution, Refusal); 4] = [
        (Resolution::default(), Refusal::Missing { fields: vec!["solution", "closing_code"] }),
        (Resolution { solution: " ".into(), ..solution() }, Refusal::Missing { fields: vec!["solution"] }),
        (Resolution { closing_code: None, ..solution() }, Refusal::Missing { fields: vec!["closing_code"] }),
        (
            Resolution { closing_code: Some("magic".into()), ..solution() },
            Refusal::Invalid {
                field: "closing_code",
                value: "magic".into(),
                allowed: w.policy.closing_codes.iter().map(|c| c.id.to_string()).collect(),
            },
        ),
    ];
    for (how, want) in without {
        assert_eq!(w.no("ann", id, Verb::Resolve(how)), want);
    }
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.wait(10).ok("eve", id, Verb::Resolve(Resolution { on_site: true, cause: "Open tray".into(), ..solution() }));
    let r = w.get(id);
    assert_eq!((r.resolver, r.resolver_line, r.resolver_team), (Some(person("eve")), 2, Some(NET)));
    assert_eq!((r.resolver_role.as_ref().unwrap().as_str(), r.assignee), ("engineer", Some(person("eve"))));
    assert_eq!((r.resolved_at, r.on_site, r.cause.as_ref().unwrap().as_str()), (Some(w.now), true, "Open tray"));
}

fn resolved(w: &mut World) -> IncidentId {
    let id = w.mailed();
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.ok("eve", id, Verb::Take);
    w.wait(30).ok("eve", id, Verb::Resolve(solution()));
    id
}

/// LIFE-15, LIFE-16: the four answers of the user.
#[test]
fn life_15_what_the_user_says() {
    for (outcome, state, reopens, tries) in [
        (Outcome::Recovered, State::Resolved, 0, 0),
        (Outcome::NotRecovered, State::InProgress, 1, 0),
        (Outcome::NotSatisfied, State::InProgress, 1, 0),
        (Outcome::NoAnswer, State::Resolved, 0, 1),
    ] {
        let mut w = World::new();
        let id = resolved(&mut w);
        let verb = Verb::Confirm { report: None, outcome, satisfaction: 2, feedback: "Too slow".into(), close: false };
        w.ok("ann", id, verb);
        let r = w.get(id);
        assert_eq!((r.state, r.reopen_count, r.confirm_tries), (state, reopens, tries), "{outcome:?}");
        let report = &r.reports[0];
        assert_eq!(report.confirmation.as_ref().unwrap().as_str(), outcome.name());
        assert_eq!((report.satisfaction, report.feedback.as_ref().unwrap().as_str()), (2, "Too slow"));
        if reopens == 1 {
            let owner = (r.assignee, r.team, r.line, r.resolved_at);
            assert_eq!(owner, (Some(person("eve")), Some(NET), 2, None), "back to the last resolver");
        }
    }
    let mut w = World::new();
    let id = resolved(&mut w);
    let six = Verb::Confirm {
        report: None,
        outcome: Outcome::Recovered,
        satisfaction: 6,
        feedback: String::new(),
        close: false,
    };
    assert!(matches!(w.no("ann", id, six), Refusal::Invalid { field: "satisfaction", .. }));
    let ninth = Verb::Confirm {
        report: Some(8),
        outcome: Outcome::Recovered,
        satisfaction: 0,
        feedback: String::new(),
        close: false,
    };
    assert!(matches!(w.no("ann", id, ninth), Refusal::Invalid { field: "report", .. }));
    let yes = Verb::Confirm {
        report: None,
        outcome: Outcome::Recovered,
        satisfaction: 5,
        feedback: String::new(),
        close: true,
    };
    w.ok("ann", id, yes);
    assert_eq!((w.state(id), w.get(id).unconfirmed), (State::Closed, false), "confirmed and closed in one step");
}

/// LIFE-15: a user-reported incident is closed by the desk and by nobody else, on every route.
#[test]
fn life_15_only_the_desk_closes() {
    let desk = ["ann", "ben", "dora"];
    for by in ["ann", "ben", "dora", "eve", "fred", "gus", "hal", "lea", "sam", "ida", "pam", "abe", "roy"] {
        let mut w = World::new();
        let id = resolved(&mut w);
        w.ok("ann", id, recovered());
        let yes = Verb::Confirm {
            report: None,
            outcome: Outcome::Recovered,
            satisfaction: 5,
            feedback: String::new(),
            close: true,
        };
        for route in [close(), Verb::Close { unconfirmed: true }, yes] {
            let said = w.clone().act(by, id, route.clone());
            assert_eq!(said.is_ok(), desk.contains(&by), "{by}: {route:?} {said:?}");
        }
        let why = w.act(by, id, close()).err();
        match by {
            "ann" | "ben" | "dora" => assert_eq!(w.get(id).closed_via, Some("desk".into())),
            "eve" | "fred" | "lea" | "ida" => assert_eq!(why, Some(Refusal::DeskCloses), "{by}"),
            _ => assert!(matches!(why, Some(Refusal::Forbidden { .. })), "{by}: {why:?}"),
        }
    }
    // Neither by a policy that gives the right to another role, nor by undoing a reopening.
    let mut w = World::new();
    let id = resolved(&mut w);
    w.ok("ann", id, recovered());
    w.policy.rights.set(
        &"engineer".into(),
        firstline::domain::people::rights::Act::Close,
        firstline::domain::people::rights::Cell::Yes,
    );
    assert_eq!(w.no("eve", id, close()), Refusal::DeskCloses);
    w.ok("ann", id, close());
    let batch = w.act("ann", id, reopen()).unwrap();
    assert!(matches!(w.undo("eve", batch), Err(Refusal::Forbidden { .. })));
}

/// LIFE-15: what a machine reported has nobody to ask; its resolver closes it only if the policy says so.
#[test]
fn life_15_alerts() {
    for allowed in [false, true] {
        let mut w = World::new();
        w.policy.rules.resolver_closes_alerts = allowed;
        let id = w.record("ann", by_machine());
        w.ok("ann", id, Verb::Escalate(to_team(NET)));
        w.ok("eve", id, Verb::Resolve(solution()));
        assert_eq!(w.no("ann", id, recovered()), Refusal::NoUserToAsk);
        assert!(matches!(w.no("fred", id, close()), Refusal::Forbidden { .. }), "a colleague is not the resolver");
        match allowed {
            false => assert!(matches!(w.no("eve", id, close()), Refusal::Forbidden { .. })),
            true => {
                let batch = w.ok("eve", id, close());
                assert_eq!((w.get(id).closed_via.clone(), w.get(id).unconfirmed), (Some("resolver".into()), false));
                w.undo("eve", batch).unwrap();
                assert_eq!(w.state(id), State::Resolved, "and may take that back");
            }
        }
        w.ok("ann", id, close());
        assert_eq!(w.get(id).closed_via, Some("desk".into()));
    }
    // As soon as a user has joined, there is somebody to ask.
    let mut w = World::new();
    w.policy.rules.resolver_closes_alerts = true;
    let id = w.record("ann", by_machine());
    w.ok(
        "ann",
        id,
        Verb::Join(NewReport { reporter: Some(CALLER), channel: Some("phone".into()), ..NewReport::default() }),
    );
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    w.ok("eve", id, Verb::Resolve(solution()));
    assert_eq!(w.no("eve", id, close()), Refusal::DeskCloses);
    assert!(matches!(w.no("ann", id, close()), Refusal::NotConfirmed { .. }));
    w.ok("ann", id, recovered());
    assert_eq!(w.get(id).reports[0].confirmation, None, "the user is asked, not the machine");
    w.ok("ann", id, close());
}

/// LIFE-17: closed unconfirmed only after the silence the policy asks for, marked so, and listed until then.
#[test]
fn life_17_closing_unconfirmed() {
    let mut w = World::new();
    let id = resolved(&mut w);
    let at = w.now;
    let from = Some(at + Span::days(3));
    let listed = |w: &World| silent(&w.ctx(), w.get(id), w.now);
    let unconfirmed = || Verb::Close { unconfirmed: true };
    for verb in [close(), unconfirmed()] {
        assert_eq!(w.no("ann", id, verb), Refusal::NotConfirmed { from });
    }
    w.ok("ann", id, confirm(Outcome::NoAnswer));
    w.now = at + Span::days(3) - Span(1);
    assert_eq!(w.no("ann", id, unconfirmed()), Refusal::NotConfirmed { from });
    assert!(!listed(&w));
    w.now = at + Span::days(3);
    assert!(listed(&w));
    assert_eq!(w.no("ann", id, close()), Refusal::NotConfirmed { from }, "it has to be meant");
    let mut answered = w.clone();
    answered.ok("ann", id, recovered());
    assert!(!listed(&answered), "who has answered is not silent");
    answered.ok("ann", id, unconfirmed());
    assert!(!answered.get(id).unconfirmed, "and is not marked so");
    w.ok("ann", id, unconfirmed());
    assert!(w.get(id).unconfirmed);
}

/// LIFE-16: an answer belongs to the resolution it was asked about.
#[test]
fn life_16_an_answer_before_the_reopening_is_no_answer_after_it() {
    let mut w = World::new();
    let id = resolved(&mut w);
    w.ok("ann", id, confirm(Outcome::NoAnswer));
    w.ok("ann", id, confirm(Outcome::NoAnswer));
    assert_eq!(w.get(id).confirm_tries, 2);
    w.ok("ann", id, recovered());
    w.wait(5).ok("ann", id, reopen());
    assert_eq!(w.get(id).confirm_tries, 0, "the tries are counted anew");
    w.wait(5).ok("eve", id, Verb::Resolve(solution()));
    assert!(matches!(w.no("ann", id, close()), Refusal::NotConfirmed { .. }));
    w.wait(5).ok("ann", id, recovered());
    w.ok("ann", id, close());
}

/// LIFE-16: after closing within the window only; the resolution clock resumes from what had been used.
#[test]
fn life_16_reopening() {
    let window = World::new().policy.rules.reopen_window;
    for (after, want) in [(Span::ZERO, true), (window, true), (window + Span(1), false)] {
        let mut w = World::new();
        let id = resolved(&mut w);
        w.ok("ann", id, recovered());
        w.ok("ann", id, close());
        let closed = w.now;
        w.now = w.now + after;
        if !want {
            assert_eq!(w.no("ann", id, reopen()), Refusal::ReopenWindowOver { closed, window });
            continue;
        }
        assert!(matches!(w.no("ann", id, Verb::Reopen { text: " ".into() }), Refusal::Missing { .. }));
        w.ok("ann", id, reopen());
        let r = w.get(id);
        let cleared = (r.resolved_at, r.closed_at, r.closed_via.clone(), r.unconfirmed);
        assert_eq!((r.state, r.reopen_count, cleared), (State::InProgress, 1, (None, None, None, false)));
        assert_eq!((r.assignee, r.team, r.line), (Some(person("eve")), Some(NET), 2));
        assert_eq!(w.used(id, ClockKind::Resolution), 30, "the resolved span does not count");
        assert_eq!(w.used(id, ClockKind::Update), 0, "the user has just been spoken to");
    }
    // A resolved one may be reopened at any age.
    let mut w = World::new();
    let id = resolved(&mut w);
    w.now = w.now + window + Span::days(30);
    w.ok("ann", id, reopen());
}

#[test]
fn life_15_follow_up_calls_and_ratings() {
    let mut w = World::new();
    let id = resolved(&mut w);
    w.ok("ann", id, recovered());
    w.ok("ann", id, close());
    let follow = |text: &str, score| Verb::FollowUp { text: text.into(), score };
    assert!(matches!(w.no("ann", id, follow("", 5)), Refusal::Missing { .. }));
    assert!(matches!(w.no("ann", id, follow("Fine", 6)), Refusal::Invalid { field: "score", .. }));
    w.ok("ann", id, follow("Fine", 5));
    assert_eq!((w.latest().kind, w.latest().detail.score), (Kind::FollowedUp, Some(5)));
    let rate = |report, satisfaction| Verb::Rate { report, satisfaction, feedback: "ok".into() };
    assert!(matches!(w.no("ann", id, rate(0, 0)), Refusal::Missing { .. }));
    assert!(matches!(w.no("ann", id, rate(1, 4)), Refusal::Invalid { field: "report", .. }));
    w.ok("ann", id, rate(0, 4));
    assert_eq!(w.get(id).reports[0].satisfaction, 4);
}

#[test]
fn life_cancelling_needs_a_reason() {
    let mut w = World::new();
    let id = w.mailed();
    let with = |reason: Option<&str>| Verb::Cancel { reason: reason.map(Into::into), text: String::new() };
    assert!(matches!(w.no("ann", id, with(None)), Refusal::NeedsReason { .. }));
    assert!(matches!(w.no("ann", id, with(Some("boring"))), Refusal::Invalid { field: "reason", .. }));
    w.ok("ann", id, with(Some("duplicate")));
    assert_eq!((w.state(id), w.get(id).cancel_reason.clone()), (State::Cancelled, Some("duplicate".into())));
    assert!(w.get(id).clocks.iter().all(|c| c.phase == Phase::Cancelled));
}

// ── Merging ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// Reports go to the survivor with the number they came from, through every later merge; clocks are cancelled.
#[test]
fn life_2a_merging_moves_the_reports() {
    let mut w = World::new();
    let [a, b, c] = [w.mailed(), w.mailed(), w.mailed()];
    w.ok("ann", a, Verb::Merge { into: b });
    assert_eq!((w.state(a), w.get(a).merged_into), (State::Merged, Some(b)));
    assert!(w.get(a).clocks.iter().all(|k| k.phase == Phase::Cancelled));
    assert_eq!(w.get(b).reports.iter().map(|r| r.origin).collect::<Vec<_>>(), [None, Some(a)]);
    w.ok("ann", b, Verb::Merge { into: c });
    assert_eq!(w.get(c).reports.iter().map(|r| r.origin).collect::<Vec<_>>(), [None, Some(b), Some(a)]);
    assert!(w.get(c).clocks.iter().all(|k| k.phase == Phase::Running));
    for (what, into) in [(c, c), (c, a), (c, IncidentId(9))] {
        let refusal = w.no("ann", what, Verb::Merge { into });
        assert!(matches!(refusal, Refusal::CannotMerge { .. } | Refusal::NotFound { .. }), "{refusal:?}");
    }
    let done = resolved(&mut w);
    assert_eq!(w.no("ann", c, Verb::Merge { into: done }), Refusal::CannotMerge { into: done, state: State::Resolved });
}

/// A report whose joining was taken back is nobody's, and goes nowhere.
#[test]
fn life_2a_void_reports_are_not_merged() {
    let mut w = World::new();
    let [a, b] = [w.mailed(), w.mailed()];
    let report = NewReport { reporter: Some(OTHER_CALLER), channel: Some("phone".into()), ..NewReport::default() };
    let joined = w.ok("ann", a, Verb::Join(report.clone()));
    w.undo("ann", joined).unwrap();
    w.ok("ann", a, Verb::Join(report));
    assert_eq!(w.get(a).reports.iter().map(|r| r.is_void()).collect::<Vec<_>>(), [false, true, false]);
    w.ok("ann", a, Verb::Merge { into: b });
    assert_eq!(
        w.get(b).reports.iter().map(|r| r.contact).collect::<Vec<_>>(),
        [Some(CALLER), Some(CALLER), Some(OTHER_CALLER)]
    );
}

#[test]
fn one_4_unmerging_restores_both() {
    let mut w = World::new();
    let [a, b] = [w.mailed(), w.mailed()];
    w.ok("ann", a, Verb::Take);
    w.wait(10).ok("ann", a, Verb::Merge { into: b });
    assert!(matches!(w.no("eve", a, Verb::Unmerge), Refusal::Forbidden { .. }));
    w.wait(10).ok("ben", a, Verb::Unmerge);
    assert_eq!((w.state(a), w.get(a).merged_into, w.get(a).assignee), (State::InProgress, None, Some(person("ann"))));
    assert_eq!(w.get(b).reports.iter().filter(|r| !r.is_void()).count(), 1);
    assert_eq!((w.used(a, ClockKind::Resolution), w.used(b, ClockKind::Resolution)), (10, 20));
    assert!(matches!(w.no("ben", a, Verb::Unmerge), Refusal::UndoImpossible { .. }), "not twice");
    w.ok("ann", a, Verb::Merge { into: b });
    w.ok("ann", a, Verb::Unmerge);
    assert_eq!(w.state(a), State::InProgress, "but again after another merge");
}

#[test]
fn life_11_links() {
    let mut w = World::new();
    let [a, b] = [w.mailed(), w.mailed()];
    let link = |relation: &str, to| Verb::Link { relation: relation.into(), to };
    w.ok("ann", a, link("follows", b));
    assert_eq!(w.get(a).links, [firstline::domain::code::Code::new(&format!("follows:{b}"))]);
    assert_eq!(w.no("ann", a, link("follows", b)), Refusal::AlreadySo { field: Field::Links });
    assert!(matches!(w.no("ann", a, link("hates", b)), Refusal::Invalid { field: "relation", .. }));
    assert!(matches!(w.no("ann", a, link("related", a)), Refusal::CannotMerge { .. }));
}

// ── Two at once ──────────────────────────────────────────────────────────────────────────────────────────────────────

/// DESIGN decision 8: disjoint groups rebase silently, notes always append, the same group is refused by name.
#[test]
fn stale_saves_are_refused_only_where_they_clash() {
    let mut w = World::new();
    let id = w.mailed();
    let seen = Some(w.get(id).ver);
    w.ok("ben", id, edit(Field::Urgency, Value::Int(1)));
    let by_ann = |verb| Command::Act { incident: id, seen, verb };
    for verb in [note(), Verb::Take, edit(Field::Title, Value::Text("Other".into())), chase(), promise()] {
        assert!(w.ask(&who("ann"), &by_ann(verb.clone())).is_ok(), "{verb:?}");
    }
    let clash = w.ask(&who("dora"), &by_ann(Verb::Override { priority: 1, reason: "x".into() }));
    assert!(matches!(clash, Err(Refusal::Stale { by, .. }) if by == person("ben")), "{clash:?}");
    assert!(w.ask(&who("ben"), &by_ann(edit(Field::Urgency, Value::Int(2)))).is_ok(), "one's own saves are known");
}

/// Whatever is refused has not happened: too long, too empty.
#[test]
fn texts_have_a_length() {
    let mut w = World::new();
    let id = w.mailed();
    let long = "x".repeat(firstline::domain::incident::decide::TEXT_LIMIT + 1);
    assert!(matches!(w.no("ann", id, Verb::Note { text: long }), Refusal::TooLong { field: "text", .. }));
    assert!(matches!(w.no("ann", id, Verb::Note { text: "\n".into() }), Refusal::Missing { .. }));
    let title = "x".repeat(1_001);
    assert!(matches!(w.no("ann", id, edit(Field::Title, Value::Text(title.as_str().into()))), Refusal::TooLong { .. }));
}
