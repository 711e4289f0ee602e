//! Nothing typed is lost (DESIGN invariant 10): a draft makes the form again.

use crate::forms::desk::{desk, press};
use firstline::app::form::{Draft, Form, FormEvent, FormKind};
use firstline::domain::incident::Incident;
use firstline::domain::policy::Lang;

fn again(form: &Form, desk: &crate::forms::desk::Desk) -> Form {
    let json = serde_json::to_string(&form.draft()).unwrap();
    let draft: Draft = serde_json::from_str(&json).unwrap();
    assert_eq!(draft, form.draft());
    Form::from_draft(&draft, &desk.env()).unwrap()
}

#[test]
fn every_form_comes_back_as_it_was_left() {
    let desk = desk(Lang::En);
    for (kind, script) in [
        (FormKind::Resolve, "Rebooted.<enter>Twice.<tab>fixed<tab>"),
        (FormKind::Suspend, "wait<tab>tomorrow 9:00<tab>called"),
        (FormKind::Assign, "net<enter>li n<enter>"),
        (FormKind::Escalate, "2<tab>"),
        (FormKind::Note, "断线<enter>again"),
        (FormKind::Confirm, "rec<tab>5"),
        (FormKind::Merge, "20390"),
    ] {
        let mut form = Form::open(kind, desk.vpn(), &desk.env());
        press(&mut form, &desk, script);
        let mut back = again(&form, &desk);
        assert_eq!(back.draft(), form.draft(), "{kind:?}");
        assert_eq!(press(&mut back, &desk, "<ctrl-s>"), press(&mut form, &desk, "<ctrl-s>"), "{kind:?}");
    }
}

#[test]
fn a_new_incident_keeps_its_caller_and_its_solution() {
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    press(&mut form, &desk, "6021<tab><tab><tab><tab>VPN<ctrl-r>Restarted");
    let mut back = again(&form, &desk);
    assert!(back.is_resolving());
    assert_eq!(back.draft(), form.draft());
    assert_eq!(press(&mut back, &desk, "<esc>"), FormEvent::Close);
}

#[test]
fn what_was_not_touched_is_not_kept_and_edits_keep_what_they_began_with() {
    let desk = desk(Lang::En);
    assert!(!Form::new_incident(&desk.env()).is_touched());
    let incident = Incident { title: "VPN".into(), ..Incident::default() };
    let mut form = Form::edit(&incident, &desk.env());
    assert!(!form.is_touched());
    press(&mut form, &desk, " down");
    let back = again(&form, &desk);
    assert!(back.is_touched());
    assert_eq!(back.draft(), form.draft());
}
