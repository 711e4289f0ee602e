//! Fields of the house's own (LIFE-2): the rows a policy adds to a form, and what is typed in them.

use crate::forms::desk::{Desk, desk, press};
use firstline::app::form::{Draft, Fault, Form, FormEvent};
use firstline::domain::code::Code;
use firstline::domain::incident::Incident;
use firstline::domain::incident::command::{Command, NewIncident, Resolution, Verb};
use firstline::domain::policy::fields::BadCustom;
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::refusal::Refusal;
use firstline::domain::value::Value;

/// A desk whose policy declares the fields of the shipped example.
pub fn house(lang: Lang) -> Desk {
    let mut desk = desk(lang);
    desk.policy.fields = parse(&crate::rules::world::with_example_fields(DEFAULT), 1).unwrap().fields;
    desk
}

/// The rows of the policy that are there, in order, by name; `*` where they are needed.
fn rows(form: &Form) -> Vec<String> {
    let shown = (0..form.fields.len()).filter(|at| form.is_shown(*at)).map(|at| &form.fields[at]);
    let own = shown.filter(|f| f.own.is_some());
    own.map(|f| format!("{}{}", f.name(), if f.slot.required { "*" } else { "" })).collect()
}

fn go(form: &mut Form, desk: &Desk, name: &str) {
    let to = form.place(name).unwrap_or_else(|| panic!("{name}"));
    while form.focus() != to {
        press(form, desk, if form.focus() < to { "<tab>" } else { "<shift-tab>" });
    }
}

fn own(values: &[(&str, Value)]) -> Vec<(Code, Value)> {
    values.iter().map(|(code, value)| (Code::new(code), value.clone())).collect()
}

fn tagged() -> Incident {
    let mut incident = Incident { impact: 2, urgency: 2, nature: Some("fault".into()), ..Incident::default() };
    incident.title = "Keyboard".into();
    let held =
        [("asset_tag", Value::Text("B-4711".into())), ("floor", Value::Int(3)), ("damage", Value::Code("fall".into()))];
    incident.custom = own(&held).into_iter().collect();
    incident
}

#[test]
fn life_2_which_rows_stand_where() {
    let desk = house(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    assert_eq!(rows(&form), ["custom.asset_tag*"]);
    press(&mut form, &desk, "<ctrl-r>");
    assert_eq!(rows(&form), ["custom.asset_tag*", "custom.damage*"], "log and resolve");
    go(&mut form, &desk, "nature");
    press(&mut form, &desk, "service request<tab>");
    assert!(rows(&form).is_empty(), "another nature is asked for other things");
    assert_eq!(rows(&Form::resolve(desk.vpn(), &desk.env())), Vec::<String>::new());
    let mut row = desk.vpn().clone();
    row.nature = Some("fault".into());
    assert_eq!(rows(&Form::resolve(&row, &desk.env())), ["custom.damage"]);
    assert_eq!(rows(&Form::note(&row, &desk.env())), Vec::<String>::new());
    let form = Form::edit(&tagged(), &desk.env());
    assert_eq!(rows(&form), ["custom.asset_tag", "custom.floor", "custom.damage"]);
}

#[test]
fn life_2_a_new_record_says_what_is_needed() {
    let desk = house(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    press(&mut form, &desk, "6021<tab><tab><tab><tab>Keyboard");
    go(&mut form, &desk, "category");
    press(&mut form, &desk, "hardware");
    go(&mut form, &desk, "impact");
    press(&mut form, &desk, "3<tab>3<ctrl-s>");
    assert_eq!(form.focused().unwrap().name(), "custom.asset_tag");
    assert_eq!(form.focused().unwrap().fault, Some(Fault::Missing));
    let recorded = |event| match event {
        FormEvent::Submit(submit) => match submit.command {
            Command::Record(new) => *new,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    };
    let NewIncident { custom, .. } = recorded(press(&mut form, &desk, "B-4711<ctrl-s>"));
    assert_eq!(custom, own(&[("asset_tag", Value::Text("B-4711".into()))]));
    press(&mut form, &desk, "<ctrl-r>New keyboard<tab>fixed<ctrl-s>");
    assert_eq!(form.focused().unwrap().name(), "custom.damage");
    let new = recorded(press(&mut form, &desk, "wear<enter><ctrl-s>"));
    assert_eq!(new.custom.len(), 1);
    assert_eq!(new.resolution.unwrap().custom, own(&[("damage", Value::Code("wear".into()))]));
}

#[test]
fn life_2_an_edit_shows_what_is_there_and_sends_what_was_changed() {
    let desk = house(Lang::ZhHans);
    let mut form = Form::edit(&tagged(), &desk.env());
    let of = |form: &Form, name: &str| form.field(name).unwrap().content();
    assert_eq!((of(&form, "custom.asset_tag").text, of(&form, "custom.floor").text), ("B-4711".into(), "3".into()));
    go(&mut form, &desk, "custom.floor");
    for (typed, fault) in [("up", Fault::NotNumber), ("2.5", Fault::NotNumber)] {
        press(&mut form, &desk, &format!("<ctrl-u>{typed}<ctrl-s>"));
        assert_eq!(form.field("custom.floor").unwrap().fault, Some(fault), "{typed}");
    }
    press(&mut form, &desk, "<ctrl-u>－４<tab>fire<ctrl-s>");
    assert_eq!(form.field("custom.damage").unwrap().fault, Some(Fault::NotOne("fire".into())));
    let event = press(&mut form, &desk, "<ctrl-u>进液<enter><ctrl-s>");
    let FormEvent::Submit(submit) = event else { panic!("{event:?}") };
    let custom = own(&[("floor", Value::Int(-4)), ("damage", Value::Code("liquid".into()))]);
    let Command::Act { verb, .. } = submit.command else { panic!() };
    assert_eq!(verb, Verb::Edit { changes: vec![], custom, reason: String::new() });

    let request = Incident { nature: Some("service_request".into()), ..tagged() };
    let mut form = Form::edit(&request, &desk.env());
    go(&mut form, &desk, "custom.wanted_by");
    press(&mut form, &desk, "soon<ctrl-s>");
    assert_eq!(form.field("custom.wanted_by").unwrap().fault, Some(Fault::NotDate));
    let event = press(&mut form, &desk, "<ctrl-u>2026-5-1<ctrl-s>");
    let FormEvent::Submit(submit) = event else { panic!("{event:?}") };
    let Command::Act { verb: Verb::Edit { custom, .. }, .. } = submit.command else { panic!() };
    assert_eq!(custom, own(&[("wanted_by", Value::Code("2026-05-01".into()))]));
}

/// What is needed to resolve may be on the record already: the rules say whether it is missing, and the form finds it.
#[test]
fn life_2_a_refusal_finds_a_row_of_the_policy() {
    let desk = house(Lang::En);
    let mut row = desk.vpn().clone();
    row.nature = Some("fault".into());
    let mut form = Form::resolve(&row, &desk.env());
    let event = press(&mut form, &desk, "New keyboard<tab>fixed<ctrl-s>");
    let FormEvent::Submit(submit) = event else { panic!("{event:?}") };
    let Command::Act { verb: Verb::Resolve(Resolution { custom, .. }), .. } = submit.command else { panic!() };
    assert_eq!(custom, []);
    assert!(form.refused(&Refusal::CustomMissing { fields: vec!["damage".into()] }));
    assert_eq!(form.focused().unwrap().name(), "custom.damage");
    let why = BadCustom::NotChoice { value: "x".into(), choices: vec![] };
    assert!(form.refused(&Refusal::Custom { field: "damage".into(), why }));
    assert_eq!(form.focused().unwrap().fault, Some(Fault::NotOne("x".into())));
    assert!(!form.refused(&Refusal::CustomMissing { fields: vec!["gone".into()] }));
}

/// DESIGN invariant 10; and what a policy no longer declares is left out.
#[test]
fn a_draft_keeps_the_rows_of_the_policy() {
    let desk = house(Lang::En);
    let mut form = Form::edit(&tagged(), &desk.env());
    go(&mut form, &desk, "custom.damage");
    press(&mut form, &desk, "liquid<enter>");
    let draft: Draft = serde_json::from_str(&serde_json::to_string(&form.draft()).unwrap()).unwrap();
    let back = Form::from_draft(&draft, &desk.env()).unwrap();
    assert_eq!(back.draft(), form.draft());
    let bare = crate::forms::desk::desk(Lang::En);
    assert!(rows(&Form::from_draft(&draft, &bare.env()).unwrap()).is_empty());
}

#[test]
fn life_2_how_they_look() {
    for (lang, name) in [(Lang::En, "en"), (Lang::ZhHans, "hans"), (Lang::ZhHant, "hant")] {
        let desk = house(lang);
        let mut form = Form::edit(&tagged(), &desk.env());
        go(&mut form, &desk, "custom.floor");
        press(&mut form, &desk, "x<ctrl-s>");
        insta::assert_snapshot!(format!("own-{name}-80x24"), super::screens::screen(&form, &desk, 80, 24));
    }
}
