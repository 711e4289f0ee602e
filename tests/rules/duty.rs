//! ROLE-3: who is on duty, and that they come first.

use super::world::*;
use firstline::domain::id::PersonId;
use firstline::domain::incident::Kind;
use firstline::domain::incident::command::NewIncident;
use firstline::domain::people::duty::{is_on, on_duty};
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Policy};
use firstline::domain::time::Span;

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
