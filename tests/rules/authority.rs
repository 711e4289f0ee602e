//! Hierarchical escalation by hand (ESC-2): step by step up and down, apart from the lines and the clocks.

use super::world::*;
use firstline::domain::code::Code;
use firstline::domain::incident::Field;
use firstline::domain::incident::command::Verb;
use firstline::domain::refusal::Refusal;

fn to(role: &str) -> Verb {
    Verb::Raise { to: Some(role.into()), text: "It grows".into() }
}

#[test]
fn it_goes_up_and_down_the_roles_of_the_policy() {
    let mut w = World::new();
    let id = w.mailed();
    let told = |w: &World| w.get(id).authority.as_ref().map(ToString::to_string).unwrap_or_default();
    for (verb, role) in [
        (raise(), "team_lead"),
        (raise(), "support_manager"),
        (to("executive"), "executive"),
        (lower(), "incident_manager"),
        (lower(), "support_manager"),
        (lower(), "team_lead"),
        (lower(), ""),
    ] {
        w.ok("ann", id, verb);
        assert_eq!(told(&w), role);
    }
}

#[test]
fn owner_line_and_clocks_stay() {
    let mut w = World::new();
    let id = w.mailed();
    w.ok("ann", id, Verb::Take);
    let before = w.get(id).clone();
    w.ok("ann", id, raise());
    let after = w.get(id);
    assert_eq!(
        (after.line, after.team, after.assignee, after.state),
        (before.line, before.team, before.assignee, before.state)
    );
    assert_eq!(after.clocks, before.clocks);
    assert_eq!(after.escalation_count, before.escalation_count);
}

#[test]
fn what_is_not_possible_says_why() {
    let mut w = World::new();
    let id = w.mailed();
    assert_eq!(w.no("ann", id, lower()), Refusal::AlreadySo { field: Field::Authority });
    assert_eq!(w.no("ann", id, Verb::Raise { to: None, text: " ".into() }), Refusal::Missing { fields: vec!["text"] });
    w.ok("ann", id, to("support_manager"));
    // Down is another verb, and nobody is above the last.
    let allowed = vec!["incident_manager".to_owned(), "executive".to_owned()];
    let refused = Refusal::Invalid { field: "authority", value: "team_lead".into(), allowed };
    assert_eq!(w.no("ann", id, to("team_lead")), refused);
    w.ok("ann", id, to("executive"));
    assert_eq!(w.no("ann", id, raise()), Refusal::AlreadySo { field: Field::Authority });
    assert_eq!(w.no("ann", id, to("executive")), Refusal::AlreadySo { field: Field::Authority });
    assert_eq!(w.get(id).authority, Some(Code::new("executive")));
}
