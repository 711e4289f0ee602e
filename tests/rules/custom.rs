//! Fields of the house's own (LIFE-2): what they take, when they are needed, and that undo brings back what stood there.

use super::world::*;
use firstline::domain::code::Code;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, NewIncident, Resolution, Verb};
use firstline::domain::incident::{Event, Field, Kind, Place};
use firstline::domain::policy::DEFAULT;
use firstline::domain::policy::fields::BadCustom;
use firstline::domain::policy::parse::parse;
use firstline::domain::refusal::Refusal;
use firstline::domain::value::{Text, Value};

/// A desk whose policy declares the fields of the shipped example.
fn world() -> World {
    let mut w = World::new();
    w.policy.fields = parse(&with_example_fields(DEFAULT), 1).unwrap().fields;
    w
}

fn set(field: &str, value: Value) -> Vec<(Code, Value)> {
    vec![(field.into(), value)]
}
fn text(words: &str) -> Value {
    Value::Text(words.into())
}
fn code(code: &str) -> Value {
    Value::Code(code.into())
}

fn new(nature: &str, custom: Vec<(Code, Value)>) -> NewIncident {
    let kind = if nature == "fault" { "user_reported" } else { "access" };
    NewIncident { nature: Some(nature.into()), kind: Some(kind.into()), custom, ..by_mail() }
}

fn own(field: &str, value: Value) -> Verb {
    Verb::Edit { changes: vec![], custom: set(field, value), reason: String::new() }
}

fn tagged(w: &mut World) -> IncidentId {
    w.record("ann", new("fault", set("asset_tag", text("4711"))))
}

fn held(w: &World, id: IncidentId) -> Vec<String> {
    w.get(id).custom.iter().map(|(code, value)| format!("{code} {value:?}")).collect()
}

#[test]
fn life_2_each_type_takes_its_values() {
    for (field, value, want) in [
        ("asset_tag", text(" 4712 "), Ok("asset_tag Text(\"4712\")")),
        ("floor", Value::Int(-2), Ok("floor Int(-2)")),
        ("damage", code("fall"), Ok("damage Code(Code(\"fall\"))")),
        ("floor", text("2"), Err(BadCustom::NotNumber { value: "2".into() })),
        (
            "asset_tag",
            text(&"x".repeat((1 << 20) + 1)),
            Err(BadCustom::TooLong { size: (1 << 20) + 1, limit: 1 << 20 }),
        ),
        (
            "damage",
            code("fire"),
            Err(BadCustom::NotChoice {
                value: "fire".into(),
                choices: ["liquid", "fall", "wear"].map(Code::new).to_vec(),
            }),
        ),
        ("wanted_by", code("2026-05-01"), Err(BadCustom::NotOfNature { nature: "fault".into() })),
        (
            "colour",
            code("red"),
            Err(BadCustom::NotDeclared { declared: ["asset_tag", "floor", "damage"].map(Code::new).to_vec() }),
        ),
    ] {
        let mut w = world();
        let id = tagged(&mut w);
        match want {
            Ok(shown) => {
                w.ok("ann", id, own(field, value));
                assert!(held(&w, id).contains(&shown.to_owned()), "{field}: {:?}", held(&w, id));
                assert_eq!(w.latest().kind, Kind::Edited);
            }
            Err(why) => {
                assert_eq!(w.no("ann", id, own(field, value)), Refusal::Custom { field: field.into(), why }, "{field}");
            }
        }
    }
    let mut w = world();
    let wanted = set("wanted_by", code("2026-05-01"));
    let id = w.record("ann", new("service_request", wanted));
    assert_eq!(held(&w, id), ["wanted_by Code(Code(\"2026-05-01\"))"]);
    let mut wrong = |value: Value| matches!(w.no("ann", id, own("wanted_by", value)), Refusal::Custom { .. });
    assert!(wrong(code("soon")) && wrong(Value::Int(0)) && wrong(code("2026-5-1")));
}

#[test]
fn life_2_what_is_required_to_record() {
    let missing = Err(Refusal::CustomMissing { fields: vec!["asset_tag".into()] });
    let machine = NewIncident { channel: Some("alert".into()), reporter: None, ..new("fault", vec![]) };
    for (name, new, want) in [
        ("without", new("fault", vec![]), missing.clone()),
        ("blank", new("fault", set("asset_tag", text("  "))), missing.clone()),
        ("another one", new("fault", set("floor", Value::Int(3))), missing),
        ("with", new("fault", set("asset_tag", text("4711"))), Ok(())),
        ("another nature", new("service_request", vec![]), Ok(())),
        ("an alert is never lost", machine, Ok(())),
    ] {
        let w = world();
        assert_eq!(w.ask(&who("ann"), &Command::Record(Box::new(new))).map(|_| ()), want, "{name}");
    }
    let mut w = world();
    let id = tagged(&mut w);
    let missing = Refusal::CustomMissing { fields: vec!["asset_tag".into()] };
    assert_eq!(w.no("ann", id, own("asset_tag", Value::None)), missing, "it is not emptied again");
    let request = w.record("ann", new("service_request", vec![]));
    assert_eq!(w.no("ann", request, edit(Field::Nature, code("fault"))), missing, "nor left out by a detour");
    let both = Verb::Edit {
        changes: vec![(Field::Nature, code("fault"))],
        custom: set("asset_tag", text("1")),
        reason: String::new(),
    };
    w.ok("ann", request, both);
}

#[test]
fn life_2_what_is_required_to_resolve() {
    let missing = Refusal::CustomMissing { fields: vec!["damage".into()] };
    let with = |custom| Verb::Resolve(Resolution { custom, ..solution() });
    let mut w = world();
    let id = tagged(&mut w);
    assert_eq!(w.no("ann", id, with(vec![])), missing);
    assert_eq!(w.no("ann", id, with(set("damage", Value::None))), missing);
    w.ok("ann", id, with(set("damage", code("wear"))));
    assert_eq!(w.get(id).custom.get("damage"), Some(&code("wear")));
    let resolved = w.past.last().unwrap().batch;
    w.undo("ann", resolved).unwrap();
    assert_eq!(w.get(id).custom.get("damage"), None, "ONE-4");
    w.ok("ann", id, own("damage", code("fall")));
    assert_eq!(w.no("ann", id, with(set("damage", Value::None))), missing);
    w.ok("ann", id, with(vec![]));
    // In one step with recording, too.
    let custom = vec![("asset_tag".into(), text("1")), ("damage".into(), code("fall"))];
    let at_once = |custom| NewIncident { resolution: Some(solution()), ..new("fault", custom) };
    assert_eq!(w.ask(&who("ann"), &Command::Record(Box::new(at_once(set("asset_tag", text("1")))))), Err(missing));
    w.record("ann", at_once(custom));
}

/// ONE-4, AUD-1: one change per field, from and to; a later change of the same field bars the undo and is named.
#[test]
fn one_4_a_change_of_an_own_field_is_taken_back() {
    let mut w = world();
    let id = tagged(&mut w);
    w.ok("ann", id, own("floor", Value::Int(3)));
    w.ok("ann", id, own("floor", Value::Int(4)));
    let change = &w.latest().detail.changes[0];
    let floor = Place::Custom { custom: "floor".into() };
    assert_eq!((&change.place, &change.from, &change.to), (&floor, &Value::Int(3), &Value::Int(4)));
    let (four, three) = (w.past[2].batch, w.past[1].batch);
    let later = w.undo("ann", three);
    assert!(
        matches!(&later, Err(Refusal::UndoLater { fields, .. }) if *fields == [Code::new("custom.floor")]),
        "{later:?}"
    );
    w.undo("ann", four).unwrap();
    assert_eq!(w.get(id).custom.get("floor"), Some(&Value::Int(3)));
    w.undo("ann", three).unwrap();
    assert_eq!(w.get(id).custom.get("floor"), None);
    assert_eq!(w.no("ann", id, own("asset_tag", text("4711"))), Refusal::Missing { fields: vec!["changes"] });
    assert!(matches!(w.no("roy", id, own("floor", Value::Int(1))), Refusal::Forbidden { .. }));
}

/// ROLE-5: whoever may fill in a record may fill in what the house added to it, in any team.
#[test]
fn role_5_who_may_fill_them_in() {
    let mut w = world();
    let id = tagged(&mut w);
    w.ok("all", id, Verb::Escalate(to_team(NET)));
    for role in ROLES {
        let may =
            !["problem_analyst", "quality_analyst", "process_owner", "executive", "admin", "viewer"].contains(&role);
        let said = w.ask(&actor(99, role, &[NET]), &act(id, own("floor", Value::Int(1))));
        assert_eq!(said.is_ok(), may, "{role}: {said:?}");
        assert!(may || matches!(said, Err(Refusal::Forbidden { .. })), "{role}");
    }
}

/// What a policy no longer declares stays, cannot be changed, and does not stand in the way.
#[test]
fn life_2_a_declaration_that_is_gone_takes_nothing_with_it() {
    let mut w = world();
    let id = tagged(&mut w);
    w.ok("ann", id, own("floor", Value::Int(3)));
    let edited = w.past.last().unwrap().batch;
    w.policy.fields.clear();
    let why = BadCustom::NotDeclared { declared: vec![] };
    assert_eq!(w.no("ann", id, own("floor", Value::Int(4))), Refusal::Custom { field: "floor".into(), why });
    w.ok("ann", id, Verb::Resolve(solution()));
    assert_eq!(held(&w, id), ["asset_tag Text(\"4711\")", "floor Int(3)"]);
    w.undo("ann", edited).unwrap();
    assert_eq!(held(&w, id), ["asset_tag Text(\"4711\")"]);
}

/// DESIGN 3: the journal keeps the code and the change; words can be erased.
#[test]
fn the_journal_reads_back_what_it_wrote() {
    let mut w = world();
    let id = tagged(&mut w);
    w.ok("ann", id, own("floor", Value::Int(3)));
    let json = serde_json::to_string(&w.latest().detail).unwrap();
    assert!(json.contains(r#"{"custom":"floor","to":3}"#), "{json}");
    for past in &w.past {
        let json = serde_json::to_string(&past.event.detail).unwrap();
        assert_eq!(Event { kind: past.event.kind, detail: serde_json::from_str(&json).unwrap() }, past.event);
    }
    let tag = serde_json::to_string(&Text::new("4711")).unwrap();
    assert!(serde_json::to_string(&w.past[0].event.detail).unwrap().contains(&tag), "sealed like other words");
    for broken in [r#"{"custom":"x","field":"title"}"#, r#"{"custom":3}"#, r#"{"custom":"x","column":"y","what":1}"#] {
        assert!(serde_json::from_str::<firstline::domain::incident::Change>(broken).is_err(), "{broken}");
    }
}
