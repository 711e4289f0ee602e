//! ROLE-5: every verb for every role, in one's own team and in another, asked of the rules themselves.

use super::world::*;
use firstline::domain::code::Code;
use firstline::domain::id::{IncidentId, TeamId};
use firstline::domain::incident::command::{Command, Handing, NewReport, Outcome, Verb};
use firstline::domain::incident::{Field, State};
use firstline::domain::people::rights::{Act, Cell};
use firstline::domain::refusal::Refusal;
use firstline::domain::stream::StreamKind;
use firstline::domain::value::Value;
use std::collections::BTreeSet;

/// What a role is told, in one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    Yes,
    Forbidden,
    NotYourTeam,
    NotThatWay,
    NotFound,
    DeskCloses,
}

fn told(said: Result<Vec<firstline::domain::incident::decide::Decided>, Refusal>, label: &str) -> Told {
    match said {
        Ok(_) => Told::Yes,
        Err(Refusal::Forbidden { .. }) => Told::Forbidden,
        Err(Refusal::NotYourTeam { .. }) => Told::NotYourTeam,
        Err(Refusal::NotThatWay { .. }) => Told::NotThatWay,
        Err(Refusal::NotFound { kind: StreamKind::Incident, .. }) => Told::NotFound,
        Err(Refusal::DeskCloses) => Told::DeskCloses,
        Err(other) => panic!("{label}: {other:?}"),
    }
}

/// A verb, the state it is asked in, and who may do it: in any team, and only in one's own.
struct Row {
    name: &'static str,
    state: State,
    verb: fn() -> Verb,
    any: &'static str,
    own: &'static str,
}

const RECORDERS: &str =
    "agent desk_lead engineer team_lead support_manager vendor_liaison incident_manager problem_manager";
const CLASSIFIERS: &str = "agent desk_lead engineer team_lead incident_manager";
const WORKERS: &str = "agent desk_lead engineer team_lead vendor_liaison";

const ROWS: &[Row] = &[
    Row { name: "join", state: State::Assigned, verb: join, any: RECORDERS, own: "" },
    Row {
        name: "note",
        state: State::Closed,
        verb: note,
        any: "agent desk_lead engineer team_lead support_manager vendor_liaison incident_manager problem_manager \
              problem_analyst",
        own: "",
    },
    Row {
        name: "attach",
        state: State::Closed,
        verb: attach,
        any: "agent desk_lead engineer team_lead support_manager vendor_liaison incident_manager problem_manager \
              problem_analyst",
        own: "",
    },
    Row { name: "detach", state: State::Closed, verb: detach, any: RECORDERS, own: "" },
    Row { name: "erase an attachment", state: State::Closed, verb: erase, any: "admin", own: "" },
    Row { name: "apply", state: State::Assigned, verb: apply, any: RECORDERS, own: "" },
    Row { name: "tick", state: State::Resolved, verb: tick, any: RECORDERS, own: "" },
    Row { name: "rate an entry", state: State::Closed, verb: helped, any: RECORDERS, own: "" },
    Row { name: "link", state: State::Assigned, verb: link, any: RECORDERS, own: "" },
    Row { name: "edit title", state: State::Assigned, verb: || text(Field::Title), any: RECORDERS, own: "" },
    Row { name: "take", state: State::Assigned, verb: || Verb::Take, any: "incident_manager", own: WORKERS },
    Row { name: "start", state: State::Assigned, verb: || Verb::Start, any: "incident_manager", own: WORKERS },
    Row { name: "suspend", state: State::InProgress, verb: wait, any: "incident_manager", own: WORKERS },
    Row { name: "resume", state: State::Suspended, verb: resume, any: "incident_manager", own: WORKERS },
    Row { name: "resolve", state: State::InProgress, verb: resolve, any: "incident_manager", own: WORKERS },
    Row { name: "visit", state: State::Resolved, verb: on_site, any: "incident_manager", own: WORKERS },
    Row {
        name: "edit cause",
        state: State::InProgress,
        verb: || text(Field::Cause),
        any: "incident_manager",
        own: WORKERS,
    },
    Row { name: "edit users", state: State::Assigned, verb: users, any: CLASSIFIERS, own: "" },
    Row { name: "edit urgency", state: State::Assigned, verb: || level(Field::Urgency), any: CLASSIFIERS, own: "" },
    Row {
        name: "override",
        state: State::Assigned,
        verb: || Verb::Override { priority: 1, reason: "The mayor".into() },
        any: "desk_lead team_lead support_manager incident_manager",
        own: "",
    },
    Row { name: "reply", state: State::Assigned, verb: reply, any: "agent desk_lead incident_manager", own: "" },
    Row {
        name: "call",
        state: State::Assigned,
        verb: call,
        any: "agent desk_lead team_lead support_manager incident_manager",
        own: "",
    },
    Row {
        name: "chase",
        state: State::Assigned,
        verb: chase,
        any: "agent desk_lead team_lead support_manager incident_manager",
        own: "",
    },
    Row {
        name: "call back",
        state: State::Assigned,
        verb: call_back,
        any: "agent desk_lead team_lead support_manager incident_manager",
        own: "",
    },
    Row {
        name: "promise",
        state: State::Assigned,
        verb: promise,
        any: "agent desk_lead team_lead support_manager incident_manager",
        own: "",
    },
    Row { name: "inform", state: State::Assigned, verb: inform, any: "agent desk_lead incident_manager", own: "" },
    Row {
        name: "raise",
        state: State::Assigned,
        verb: raise,
        any: "agent desk_lead engineer team_lead support_manager vendor_liaison incident_manager executive",
        own: "",
    },
    Row {
        name: "track",
        state: State::Assigned,
        verb: || Verb::Track { person: person("ben") },
        any: "agent desk_lead",
        own: "",
    },
    Row {
        name: "confirm",
        state: State::Resolved,
        verb: || confirm(Outcome::NoAnswer),
        any: "agent desk_lead",
        own: "",
    },
    Row {
        name: "confirm no",
        state: State::Resolved,
        verb: || confirm(Outcome::NotRecovered),
        any: "agent desk_lead",
        own: "",
    },
    Row {
        name: "rate",
        state: State::Resolved,
        verb: || Verb::Rate { report: 0, satisfaction: 3, feedback: String::new() },
        any: "agent desk_lead",
        own: "",
    },
    Row { name: "close", state: State::Resolved, verb: close, any: "agent desk_lead", own: "" },
    Row {
        name: "follow up",
        state: State::Closed,
        verb: || Verb::FollowUp { text: "Fine".into(), score: 5 },
        any: "agent desk_lead",
        own: "",
    },
    Row { name: "reopen", state: State::Closed, verb: reopen, any: "agent desk_lead incident_manager", own: "" },
    Row {
        name: "cancel",
        state: State::Assigned,
        verb: cancel,
        any: "agent desk_lead team_lead incident_manager",
        own: "",
    },
    Row {
        name: "merge",
        state: State::Assigned,
        verb: || Verb::Merge { into: IncidentId(1) },
        any: "agent desk_lead team_lead incident_manager",
        own: "",
    },
    Row {
        name: "un-merge",
        state: State::Merged,
        verb: || Verb::Unmerge,
        any: "agent desk_lead team_lead incident_manager",
        own: "",
    },
];

fn join() -> Verb {
    Verb::Join(NewReport { reporter: Some(OTHER_CALLER), channel: Some("phone".into()), ..NewReport::default() })
}
fn link() -> Verb {
    Verb::Link { relation: "related".into(), to: IncidentId(1) }
}
fn text(field: Field) -> Verb {
    edit(field, Value::Text("Something else".into()))
}
fn users() -> Verb {
    edit(Field::UsersAffected, Value::Int(7))
}
fn level(field: Field) -> Verb {
    edit(field, Value::Int(3))
}
fn wait() -> Verb {
    suspend("waiting_user", LATER)
}
fn resolve() -> Verb {
    Verb::Resolve(solution())
}

/// Two records of NET: the first for links and merges, the second in the state asked for, confirmed if resolved, with an
/// attachment.
fn world(state: State, security: bool) -> (World, IncidentId) {
    let mut w = World::new();
    // Stakeholders are informed of a major one alone.
    w.policy.rules.major_priority = 3;
    for _ in 0..2 {
        let new = firstline::domain::incident::command::NewIncident { security, ..by_mail() };
        w.record("all", new);
    }
    let id = IncidentId(2);
    w.ok("all", IncidentId(1), Verb::Escalate(to_team(NET)));
    w.ok("all", id, Verb::Escalate(to_team(NET)));
    w.ok("all", id, attach());
    w.ok("all", id, apply());
    let steps: Vec<Verb> = match state {
        State::Assigned => vec![],
        State::InProgress => vec![Verb::Take],
        State::Suspended => vec![Verb::Take, wait()],
        State::Resolved => vec![Verb::Take, resolve(), recovered()],
        State::Closed => vec![Verb::Take, resolve(), recovered(), close()],
        State::Merged => vec![Verb::Merge { into: IncidentId(1) }],
        other => panic!("{other:?}"),
    };
    for verb in steps {
        w.ok("all", id, verb);
    }
    assert_eq!((w.state(id), w.get(id).team), (state, Some(NET)));
    (w, id)
}

const ME: i64 = 99;

fn among(roles: &str, role: &str) -> bool {
    roles.split(' ').any(|r| r == role)
}

#[test]
fn role_5_every_verb_for_every_role() {
    for row in ROWS {
        let (w, id) = world(row.state, false);
        for role in ROLES {
            for (mine, team) in [(true, NET), (false, CORE)] {
                let (any, own) = (among(row.any, role), among(row.own, role));
                let resolves = among(WORKERS, role) && mine || role == "incident_manager";
                let want = match (any, own) {
                    // Reads only what is given to its team.
                    _ if role == "vendor_liaison" && !mine => Told::NotFound,
                    (true, _) => Told::Yes,
                    (_, true) if mine => Told::Yes,
                    (_, true) => Told::NotYourTeam,
                    _ if row.name == "close" && resolves => Told::DeskCloses,
                    _ => Told::Forbidden,
                };
                let label = format!("{} by {role}, own team: {mine}", row.name);
                let said = w.ask(&actor(ME, role, &[team]), &act(id, (row.verb)()));
                if let Ok(decided) = &said {
                    assert!(decided.iter().all(|d| d.role == role), "{label}: the event names the role");
                }
                assert_eq!(told(said, &label), want, "{label}");
            }
        }
    }
}

#[test]
fn role_5_recording() {
    let w = World::new();
    for role in ROLES {
        let said = w.ask(&actor(ME, role, &[NET]), &Command::Record(Box::new(by_mail())));
        let want = if among(RECORDERS, role) { Told::Yes } else { Told::Forbidden };
        assert_eq!(told(said, role), want, "{role}");
    }
}

/// The ways of handing over a record that lies with NET (line 2) and came from the desk.
const WAYS: [(&str, fn() -> Verb); 6] = [
    ("within", || Verb::Assign(to_person("fred"))),
    ("sideways", || Verb::Assign(to_team(APP))),
    ("up", || Verb::Assign(to_team(CORE))),
    ("escalate", || Verb::Escalate(Handing { reason: Some("skill".into()), ..Handing::default() })),
    ("hand back", back),
    ("assign back", || Verb::Assign(to_team(DESK))),
];

/// Role, team, and for each of [`WAYS`]: `y` yes, `w` not that way, `t` not your team, `f` forbidden, `n` not found.
const HANDING: [(&str, TeamId, &str); 20] = [
    ("agent", NET, "y y y y y y"),
    ("agent", APP, "y y y y y y"),
    ("agent", CORE, "t t t t t t"),
    ("desk_lead", NET, "y y y y y y"),
    ("desk_lead", CORE, "y y y y y y"),
    ("engineer", NET, "w w y y y y"),
    ("engineer", CORE, "t t t t t t"),
    ("team_lead", NET, "y y y y y y"),
    ("team_lead", CORE, "y y y y y y"),
    ("support_manager", CORE, "y y y y y y"),
    ("vendor_liaison", NET, "w w w w y y"),
    ("vendor_liaison", CORE, "n n n n n n"),
    ("incident_manager", CORE, "y y y y y y"),
    ("problem_manager", NET, "f f f f f f"),
    ("problem_analyst", NET, "f f f f f f"),
    ("quality_analyst", NET, "f f f f f f"),
    ("process_owner", NET, "f f f f f f"),
    ("executive", NET, "f f f f f f"),
    ("admin", NET, "f f f f f f"),
    ("viewer", NET, "f f f f f f"),
];

fn letter(told: Told) -> &'static str {
    match told {
        Told::Yes => "y",
        Told::Forbidden => "f",
        Told::NotYourTeam => "t",
        Told::NotThatWay => "w",
        Told::NotFound => "n",
        Told::DeskCloses => "d",
    }
}

#[test]
fn role_5_handing_over() {
    let (w, id) = world(State::InProgress, false);
    for (role, team, words) in HANDING {
        let ways = WAYS.iter().map(|(name, verb)| {
            letter(told(w.ask(&actor(ME, role, &[team]), &act(id, verb())), &format!("{name} by {role}")))
        });
        assert_eq!(ways.collect::<Vec<_>>().join(" "), words, "{role} of {team}");
    }
    let roles: BTreeSet<&str> = HANDING.iter().map(|(role, ..)| *role).collect();
    assert_eq!(roles, ROLES.into_iter().collect(), "no role is left out");
}

/// *Back* is to whoever handed it over: down the lines to somebody else is not back.
#[test]
fn role_5_back_is_to_whoever_handed_it_over() {
    let (mut w, id) = world(State::InProgress, false);
    w.ok("all", id, Verb::Assign(to_team(APP)));
    for (role, way, want) in [
        ("engineer", to_team(DESK), Told::NotThatWay),
        ("engineer", to_team(NET), Told::Yes),
        ("vendor_liaison", to_team(DESK), Told::NotThatWay),
        ("vendor_liaison", to_team(NET), Told::Yes),
        // NET had it in the hands of `all`.
        ("engineer", to_person("fred"), Told::NotThatWay),
        ("agent", to_team(DESK), Told::NotThatWay),
    ] {
        let label = format!("{role} to {way:?}");
        let said = w.ask(&actor(ME, role, &[APP]), &act(id, Verb::Assign(way)));
        assert_eq!(told(said, &label), want, "{label}");
    }
}

/// *Policy* is a no until the policy says yes.
#[test]
fn role_5_policy_cells_follow_the_policy() {
    let cells: [(&str, Act, fn() -> Verb); 6] = [
        ("engineer", Act::Reply, reply),
        ("team_lead", Act::Reply, reply),
        ("engineer", Act::Chase, chase),
        ("engineer", Act::LogCall, call),
        ("engineer", Act::CallBack, call_back),
        ("engineer", Act::Promise, promise),
    ];
    for (role, right, verb) in cells {
        let (mut w, id) = world(State::Assigned, false);
        let by = actor(ME, role, &[NET]);
        assert_eq!(w.policy.rights.cell(&Code::new(role), right), Cell::Policy);
        assert_eq!(told(w.ask(&by, &act(id, verb())), role), Told::Forbidden, "{role} {right}");
        w.policy.rights.set(&Code::new(role), right, Cell::Yes);
        assert_eq!(told(w.ask(&by, &act(id, verb())), role), Told::Yes, "{role} {right}");
    }
}

/// SEC-1: for everybody else a security incident does not exist, whatever is asked.
#[test]
fn sec_1_security_incidents_are_invisible() {
    for row in ROWS {
        let (w, id) = world(row.state, true);
        for role in ROLES {
            for (mine, team) in [(true, NET), (false, CORE)] {
                let sees = role == "incident_manager" || mine && among("engineer team_lead", role);
                let said = w.ask(&actor(ME, role, &[team]), &act(id, (row.verb)()));
                let label = format!("{} by {role}, own team: {mine}", row.name);
                assert_eq!(told(said, &label) != Told::NotFound, sees, "{label}");
            }
        }
    }
}

/// SEC-1: nor by undoing, linking to it or merging into it.
#[test]
fn sec_1_nor_by_another_way_round() {
    let (mut w, id) = world(State::Assigned, true);
    let plain = w.mailed();
    let batch = w.past.iter().rfind(|p| p.incident == id).unwrap().batch;
    let (lead, lead_of_net) = (actor(ME, "desk_lead", &[DESK]), actor(ME, "team_lead agent", &[NET, DESK]));
    let ways = [
        Command::Undo { batch },
        act(plain, Verb::Link { relation: "related".into(), to: id }),
        act(plain, Verb::Merge { into: id }),
    ];
    for command in ways {
        assert_eq!(told(w.ask(&lead, &command), "lead"), Told::NotFound, "{command:?}");
        assert_eq!(told(w.ask(&lead_of_net, &command), "lead of the team"), Told::Yes, "{command:?}");
    }
}

/// ROLE-6: rights are the union of one's roles, and the event names the role that granted the act.
#[test]
fn role_6_the_event_names_the_role_that_granted() {
    let (w, id) = world(State::InProgress, false);
    for (roles, verb, granted) in [
        ("viewer agent", reply(), "agent"),
        ("engineer desk_lead", Verb::Override { priority: 1, reason: "x".into() }, "desk_lead"),
        ("vendor_liaison engineer", Verb::Assign(to_team(CORE)), "engineer"),
        ("engineer agent", Verb::Assign(to_team(APP)), "agent"),
    ] {
        let decided = w.ask(&actor(ME, roles, &[NET]), &act(id, verb)).unwrap();
        assert_eq!(decided[0].role, granted, "{roles}");
    }
}
