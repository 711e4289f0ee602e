//! ROLE-3: who is on duty, and that they come first.

use super::world::*;
use firstline::domain::actor::Via;
use firstline::domain::code::Code;
use firstline::domain::id::{IncidentId, PersonId};
use firstline::domain::incident::command::{Handing, NewIncident, Verb};
use firstline::domain::incident::event::Place;
use firstline::domain::incident::{Field, Kind, Past};
use firstline::domain::people::directory::{Entry, EntryChange, EntryDetail};
use firstline::domain::people::duty::{is_on, on_duty};
use firstline::domain::people::suggest::candidates;
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Policy};
use firstline::domain::time::Span;
use firstline::domain::value::Value;
use proptest::prelude::*;

/// The shipped policy with rosters beside it.
pub fn with_duty(duty: &str) -> Policy {
    parse(&format!("{DEFAULT}\n{duty}"), 1).unwrap()
}

pub fn keys(w: &World, people: &[PersonId]) -> Vec<String> {
    people.iter().map(|person| w.directory.get(*person).unwrap().key.to_string()).collect()
}

const NETWORK: &str = r#"
[duty.net-l2]
roster = [
  { people = ["eve", "old", "nobody", "ann"], days = "mon", from = "09:00", to = "18:00" },
  { people = ["fred", "eve"], days = "mon", from = "17:00", to = "24:00" },
]
[duty.desk]
assign = "load"
"#;

#[test]
fn role_3_on_duty_are_those_of_the_team_whose_shift_it_is() {
    let mut w = World::new();
    w.policy = with_duty(NETWORK);
    for (team, hours, want) in [
        // Not who has left, not who is not there, not who is not of the team.
        (NET, 0, &["eve"][..]),
        (NET, 8, &["eve", "fred"]),
        (NET, 9, &["eve", "fred"]),
        (NET, 15, &[]),
        (NET, 24, &[]),
        (DESK, 24, &["all", "ann", "ben", "dora"]),
        (APP, 24, &["all", "gus"]),
    ] {
        let on = on_duty(&w.policy, &w.directory, team, MONDAY + Span::hours(hours));
        assert_eq!(keys(&w, &on), want, "{team:?} after {hours} h");
    }
    for (key, want) in [("eve", false), ("ann", true), ("all", true), ("ida", true)] {
        assert_eq!(is_on(&w.policy, &w.directory, person(key), MONDAY + Span::days(1)), want, "{key}");
    }
}

/// A rule tells those of a role who are on duty; where nobody is, all of them.
#[test]
fn role_3_rules_tell_those_on_duty() {
    let duty = r#"
[duty.desk]
roster = [{ people = ["ann", "ben"], days = "mon", from = "09:00", to = "18:00" }]
[escalation.desk_told]
en = "x"
zh-Hans = "x"
zh-Hant = "x"
when = { priority = [3] }
tell = ["agent"]
"#;
    for (hours, want) in [(0, &["ann", "ben"][..]), (9, &["all", "ann", "ben"])] {
        let mut w = World::watched();
        // Ann, Ben and one who is in every team; only the desk has a roster, and all of them are agents.
        let rosters = ["net-l2", "app-l2", "core-l3", "acme"]
            .map(|team| format!("[duty.{team}]\nroster = [{{ people = [\"lea\"], days = \"sun\" }}]\n"));
        w.policy = with_duty(&format!("{duty}{}", rosters.concat()));
        w.wait(hours * 60);
        let id = w.record("ann", NewIncident { ..by_mail() });
        let fired = w.past.iter().find(|p| {
            p.incident == id
                && p.event.kind == Kind::Fired
                && p.event.detail.reason.as_ref().is_some_and(|rule| *rule == "desk_told")
        });
        assert_eq!(keys(&w, &fired.unwrap().event.detail.told), want, "after {hours} h");
    }
}

/// Gives somebody a skill.
fn skilled(w: &mut World, key: &str, skill: &str) {
    let mut entry = Entry::clone(w.directory.get(person(key)).unwrap());
    let to = Value::List(vec![Value::Code(skill.into())]);
    entry.apply(&EntryDetail {
        key: None,
        changes: vec![EntryChange { column: "skills".into(), from: Value::None, to }],
        text: None,
    });
    w.directory.insert(entry);
}

/// Those of the network team, as they would be suggested.
fn suggested(w: &World, id: IncidentId) -> Vec<String> {
    let found = candidates(&w.policy, &w.directory, &w.get(id).into(), NET, &w.load(), w.now);
    found
        .iter()
        .map(|c| {
            let key = w.directory.get(c.person).unwrap().key.to_string();
            let skills: Vec<&str> = c.skills.iter().map(Code::as_str).collect();
            format!("{key} {} {:?} {} {}", skills.join(","), c.duty, c.load.open, c.load.weight)
        })
        .collect()
}

/// LIFE-8: skill, then duty, then load, then whoever was given one the longest ago; nobody who may not take it.
#[test]
fn life_8_suggestions() {
    let mut w = World::new();
    w.policy = with_duty("[duty.net-l2]\nroster = [{ people = [\"eve\", \"fred\", \"lea\"], days = \"mon\" }]");
    let id = w.mailed();
    assert_eq!(suggested(&w, id), ["eve  On 0 0", "fred  On 0 0", "lea  On 0 0", "all  Off 0 0"]);
    for key in ["eve", "fred", "eve"] {
        let other = w.mailed();
        w.wait(1).ok("dora", other, Verb::Assign(Handing { line: Some(2), ..to_person(key) }));
    }
    assert_eq!(suggested(&w, id), ["lea  On 0 0", "fred  On 1 2", "eve  On 2 4", "all  Off 0 0"], "effort m counts 2");
    skilled(&mut w, "eve", "printing");
    skilled(&mut w, "all", "printing");
    assert_eq!(
        suggested(&w, id),
        ["eve printing On 2 4", "all printing Off 0 0", "lea  On 0 0", "fred  On 1 2"],
        "the category asks for it"
    );
    for (field, value, skill) in [
        (Field::Services, Value::List(vec![Value::Int(VPN.0)]), "vpn"),
        (Field::Tags, Value::List(vec![Value::Code("sap".into())]), "sap"),
    ] {
        w.ok("ann", id, edit(field, value));
        skilled(&mut w, "fred", skill);
        assert!(suggested(&w, id).iter().any(|c| c.starts_with(&format!("fred {skill} "))), "{skill}");
    }
}

fn network(assign: &str) -> World {
    let mut w = World::watched();
    w.policy = with_duty(&format!(
        "[duty.net-l2]\nassign = \"{assign}\"\nroster = [{{ people = [\"eve\", \"fred\"], days = \"mon\" }}]"
    ));
    w
}

/// Records one and escalates it to the network team; who has it then.
fn sent(w: &mut World) -> (IncidentId, String) {
    let id = w.wait(1).mailed();
    w.ok("ann", id, Verb::Escalate(to_team(NET)));
    (id, owner(w, id))
}

fn owner(w: &World, id: IncidentId) -> String {
    w.get(id).assignee.map_or_else(|| "-".to_owned(), |person| keys(w, &[person]).concat())
}

fn given(w: &World, id: IncidentId) -> Vec<&Past> {
    let auto = |p: &&Past| p.event.detail.reason.as_ref().is_some_and(|reason| *reason == "auto");
    w.past.iter().filter(|p| p.incident == id).filter(auto).collect()
}

#[test]
fn life_8_what_comes_to_a_team_is_given_to_somebody_on_duty() {
    for (assign, want) in [
        ("off", ["-", "-", "-"]),
        // Fred resolves his: he has the least then, and Eve was given hers the longest ago.
        ("load", ["eve", "fred", "fred"]),
        ("round_robin", ["eve", "fred", "eve"]),
        ("skill", ["fred", "fred", "fred"]),
    ] {
        let mut w = network(assign);
        if assign == "skill" {
            skilled(&mut w, "fred", "printing");
        }
        let (first, one) = sent(&mut w);
        let (second, two) = sent(&mut w);
        if two == "fred" {
            w.ok("fred", second, Verb::Start);
            w.ok("fred", second, Verb::Resolve(solution()));
        }
        let (_, three) = sent(&mut w);
        assert_eq!([one.as_str(), &two, &three], want, "{assign}");
        let events = given(&w, first);
        assert_eq!(events.len(), usize::from(assign != "off"));
        for past in events {
            assert_eq!((past.event.kind, past.via, past.role.as_str()), (Kind::Assigned, Via::Rule, "rule"));
            assert_eq!(keys(&w, &past.event.detail.told), [one.as_str()]);
            assert_eq!(w.get(first).reassign_count, 1, "only the escalation was a hand-over");
        }
    }
}

#[test]
fn life_8_where_nobody_is_on_duty_it_stays_with_the_team() {
    let mut w = network("load");
    w.wait(24 * 60);
    let (id, who) = sent(&mut w);
    assert_eq!(who, "-");
    w.wait(6 * 24 * 60).watch();
    assert!(given(&w, id).is_empty(), "once for each arrival, and this one found nobody");
}

#[test]
fn life_8_once_for_each_arrival() {
    let mut w = network("load");
    let (id, who) = sent(&mut w);
    assert_eq!(who, "eve");
    w.wait(1).watch();
    assert_eq!(given(&w, id).len(), 1);
    // Whoever gives it away does not get it back.
    w.ok("lea", id, Verb::Assign(to_team(NET)));
    assert_eq!((owner(&w, id).as_str(), given(&w, id).len()), ("fred", 2));
    // What is taken back stays where it was.
    let batch = given(&w, id)[1].batch;
    w.undo("lea", batch).unwrap();
    assert_eq!((owner(&w, id).as_str(), given(&w, id).len()), ("-", 2));
    w.wait(1).watch();
    assert_eq!(given(&w, id).len(), 2);
    // Back to whoever had it: a person, so nobody is asked.
    w.ok("fred", id, Verb::Take);
    w.ok("fred", id, back());
    assert_eq!(given(&w, id).len(), 2);
}

/// A rule that moves it comes first: nobody is given what goes on at once.
#[test]
fn life_8_what_a_rule_moves_is_given_where_it_arrives() {
    let mut w = World::watched();
    w.policy = with_duty(
        r#"
[duty.desk]
assign = "load"
[duty.net-l2]
assign = "load"
roster = [{ people = ["fred"] }]
[escalation.printers]
en = "x"
zh-Hans = "x"
zh-Hant = "x"
when = { priority = [3] }
move = "net-l2"
"#,
    );
    let id = w.mailed();
    assert_eq!((owner(&w, id).as_str(), given(&w, id).len()), ("fred", 1));
    let other = w.record("ann", NewIncident { impact: 3, urgency: 3, ..by_mail() });
    assert_eq!(owner(&w, other), "all", "the desk's own");
    let taken = w.record("ann", NewIncident { impact: 3, urgency: 3, take: true, ..by_mail() });
    assert_eq!((owner(&w, taken).as_str(), given(&w, taken).len()), ("ann", 0));
}

/// SEC-1: a security incident is given to nobody who may not see it.
#[test]
fn sec_1_a_security_incident_is_not_given_to_whoever_may_not_see_it() {
    let mut w = World::watched();
    w.policy = with_duty("[duty.desk]\nassign = \"load\"\nroster = [{ people = [\"ann\", \"ben\"] }]");
    let id = w.record("ann", NewIncident { security: true, ..by_mail() });
    assert_eq!(owner(&w, id), "-");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// However things come and go, each arrival is given at most once, and to somebody who is on duty then.
    #[test]
    fn what_is_given_is_given_once_to_somebody_on_duty(
        steps in prop::collection::vec((0i64..900, 0u8..4), 1..14),
        assign in prop::sample::select(vec!["load", "round_robin", "skill"]),
    ) {
        let mut w = World::watched();
        w.policy = with_duty(&format!(
            "[duty.net-l2]\nassign = \"{assign}\"\nroster = [\
             {{ people = [\"eve\"], from = \"08:00\", to = \"14:00\" }}, {{ people = [\"fred\"], from = \"12:00\", to = \"02:00\" }}]"
        ));
        for (minutes, what) in steps {
            w.wait(minutes);
            let id = IncidentId(w.incidents.len() as i64);
            let _may_be_refused = match what {
                0 => w.act("all", id, Verb::Assign(to_team(NET))),
                1 => w.act("all", id, Verb::Assign(to_team(DESK))),
                2 => w.act("all", id, Verb::Start),
                _ => {
                    let id = w.mailed();
                    w.act("ann", id, Verb::Escalate(to_team(NET)))
                }
            };
        }
        for past in w.incidents.keys().flat_map(|id| given(&w, *id)) {
            let owner = past.event.detail.changes.iter().find(|c| c.place == Place::Field { field: Field::Assignee });
            let Some(Value::Int(person)) = owner.map(|c| c.to.clone()) else { panic!("{past:?}") };
            prop_assert_eq!(owner.map(|c| c.from.clone()), Some(Value::None), "it was nobody's");
            prop_assert!(on_duty(&w.policy, &w.directory, NET, past.at).contains(&PersonId(person)));
        }
        for id in w.incidents.keys() {
            let moved = w.past.iter().filter(|p| {
                p.incident == *id && matches!(p.event.kind, Kind::Assigned | Kind::Escalated) && p.via != Via::Rule
            });
            prop_assert!(given(&w, *id).len() <= moved.count());
        }
    }
}
