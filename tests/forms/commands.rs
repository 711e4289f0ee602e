//! Keys in, exact commands out.

use crate::forms::desk::{Desk, at, desk, press};
use firstline::app::form::{Fault, Form, FormEvent, FormKind, NewContact, Submit};
use firstline::domain::id::*;
use firstline::domain::incident::command::{Command, Handing, NewIncident, NewReport, Outcome, Resolution, Verb};
use firstline::domain::incident::report::Visit;
use firstline::domain::incident::{Field, Incident};
use firstline::domain::policy::Lang;
use firstline::domain::refusal::Refusal;
use firstline::domain::time::Span;
use firstline::domain::value::Value;

fn sent(event: FormEvent) -> Submit {
    match event {
        FormEvent::Submit(submit) => *submit,
        other => panic!("not sent: {other:?}"),
    }
}

fn verb(form: &mut Form, desk: &Desk, script: &str) -> Verb {
    match sent(press(form, desk, script)).command {
        Command::Act { incident: IncidentId(20417), seen: Some(4), verb } => verb,
        other => panic!("{other:?}"),
    }
}

#[test]
fn small_forms_say_what_was_typed() {
    let desk = desk(Lang::En);
    let handing = Handing { reason: None, text: "see log".into(), ..Handing::default() };
    let visit = |visit, said| Verb::Visit { visit, said };
    let tomorrow = Some(at("2026-03-11T01:00:00Z"));
    let script = [
        (FormKind::Note, "断线<enter>again<ctrl-s>", Verb::Note { text: "断线\nagain".into() }),
        (FormKind::Reply, "We are on it.<ctrl-s>", Verb::Reply { text: "We are on it.".into() }),
        (FormKind::Call, "no answer<ctrl-s>", Verb::Call { text: "no answer".into() }),
        (FormKind::Chase, "please<enter>", Verb::Chase { text: "please".into() }),
        (FormKind::CallBack, "which floor?<enter>", Verb::CallBack { text: "which floor?".into() }),
        (FormKind::CallBack, "<enter>", Verb::CallBack { text: String::new() }),
        (
            FormKind::Promise,
            "明天上午<tab>with a spare<ctrl-s>",
            Verb::Promise { due: at("2026-03-11T04:00:00Z"), text: "with a spare".into() },
        ),
        (FormKind::Inform, "Mail is back.<ctrl-s>", Verb::Inform { text: "Mail is back.".into() }),
        (
            FormKind::Postpone,
            "明天上午<tab>the vendor calls<ctrl-s>",
            Verb::Postpone { escalation: None, until: tomorrow, text: "the vendor calls".into() },
        ),
        (FormKind::ReportUp, "Payroll is down.<ctrl-s>", Verb::ReportUp { text: "Payroll is down.".into() }),
        (FormKind::Emergency, "<enter>", Verb::Emergency { start: true, text: String::new() }),
        (FormKind::Decline, "one site<enter>", Verb::Emergency { start: false, text: "one site".into() }),
        (FormKind::Resume, "<enter>", Verb::Resume { text: String::new() }),
        (
            FormKind::Suspend,
            "waiting for v<tab>明天上午<tab>called<ctrl-s>",
            Verb::Suspend {
                reason: Some("vendor".into()),
                until: Some(at("2026-03-11T01:00:00Z")),
                text: "called".into(),
            },
        ),
        (
            FormKind::Assign,
            "net-l2<enter>na<enter><tab>see log<ctrl-s>",
            Verb::Assign(Handing { team: Some(TeamId(2)), person: Some(PersonId(2)), ..handing.clone() }),
        ),
        (
            FormKind::Escalate,
            // The next line up stands there.
            "skill<tab>see log<ctrl-s>",
            Verb::Escalate(Handing { line: Some(2), reason: Some("skill".into()), ..handing }),
        ),
        (
            FormKind::HandBack,
            "answered<tab>see log<ctrl-s>",
            Verb::HandBack { reason: Some("answered".into()), text: "see log".into() },
        ),
        (
            FormKind::Resolve,
            "Rebooted<tab>fixed<tab>memory<tab><tab>user confirmed<tab>y<tab>1h30<tab><ctrl-s>",
            Verb::Resolve(Resolution {
                solution: "Rebooted".into(),
                closing_code: Some("fixed".into()),
                cause: "memory".into(),
                workaround: String::new(),
                verified_how: "user confirmed".into(),
                on_site: true,
                actual_effort: Some(Span::minutes(90)),
                lessons: String::new(),
                custom: vec![],
            }),
        ),
        (
            FormKind::Confirm,
            "recovered<enter>５<tab>thanks<tab>n<ctrl-s>",
            Verb::Confirm {
                report: None,
                outcome: Outcome::Recovered,
                satisfaction: 5,
                feedback: "thanks".into(),
                close: false,
            },
        ),
        (FormKind::Reopen, "again down<ctrl-s>", Verb::Reopen { text: "again down".into() }),
        (FormKind::Merge, "printer<enter><enter>", Verb::Merge { into: IncidentId(20390) }),
        (FormKind::Merge, "＃１２<enter><enter>", Verb::Merge { into: IncidentId(12) }),
        (
            FormKind::Join,
            "6021<enter><tab>me too<ctrl-s>",
            Verb::Join(NewReport {
                reporter: Some(ContactId(1)),
                channel: Some("phone".into()),
                words: "me too".into(),
                reported_at: None,
            }),
        ),
        (
            FormKind::Override,
            "1<tab>the board is waiting<ctrl-s>",
            Verb::Override { priority: 1, reason: "the board is waiting".into() },
        ),
        (FormKind::FollowUp, "all well<tab>4<ctrl-s>", Verb::FollowUp { text: "all well".into(), score: 4 }),
        (FormKind::Rate, "3<tab>slow<ctrl-s>", Verb::Rate { report: 0, satisfaction: 3, feedback: "slow".into() }),
        (FormKind::Track, "wl<enter><enter>", Verb::Track { person: PersonId(1) }),
        (
            FormKind::Visit,
            "lina<tab>明天 9:00<ctrl-s>",
            visit(None, Visit { engineer: Some(PersonId(2)), appointment: tomorrow, ..Visit::default() }),
        ),
        (
            FormKind::Visit,
            "<tab><tab>14:00<tab>14:30<tab>fuser<tab>2<ctrl-s>",
            visit(
                Some(1),
                Visit {
                    arrived: Some(at("2026-03-10T06:00:00Z")),
                    left: Some(at("2026-03-10T06:30:00Z")),
                    parts: Some("fuser".into()),
                    ..Visit::default()
                },
            ),
        ),
        (FormKind::Link, "follows<tab>20401<ctrl-s>", Verb::Link { relation: "follows".into(), to: IncidentId(20401) }),
    ];
    for (kind, keys, want) in script {
        let mut form = Form::open(kind, desk.vpn(), &desk.env());
        assert_eq!(verb(&mut form, &desk, keys), want, "{kind:?}");
    }
}

#[test]
fn a_cancel_reason_is_one_of_the_policy() {
    let desk = desk(Lang::En);
    let mut form = Form::open(FormKind::Cancel, desk.vpn(), &desk.env());
    let first = desk.policy.cancel_reasons[0].id.clone();
    let want = Verb::Cancel { reason: Some(first), text: "twice".into() };
    assert_eq!(verb(&mut form, &desk, "<down><enter>twice<ctrl-s>"), want);
}

/// LIFE-2, ONE-7: the caller first, by number; organisation and location follow; impact only where it was accepted.
#[test]
fn a_call_becomes_a_record() {
    let desk = desk(Lang::En);
    let script = "6021<tab><tab><tab><tab>杭州 VPN 断线<tab>每隔两分钟<enter>40 人<tab>vpn-hz2<tab><tab>wlv<tab>\
                  <tab><tab><tab><tab>2<tab>";
    let want = NewIncident {
        nature: Some("fault".into()),
        kind: Some("user_reported".into()),
        channel: Some("phone".into()),
        reporter: Some(ContactId(1)),
        organisation: Some(OrgId(1)),
        title: "杭州 VPN 断线".into(),
        description: "每隔两分钟\n40 人".into(),
        location: "杭州 3F".into(),
        services: vec![ServiceId(1)],
        cis: vec![CiId(1)],
        category: Some(CategoryId(2)),
        // The service's criticality is the graver one; it was shown, and Tab took it.
        impact: 1,
        urgency: 2,
        ..NewIncident::default()
    };
    for (key, take) in [("<ctrl-s>", false), ("<ctrl-t>", true)] {
        let mut form = Form::new_incident(&desk.env());
        let submit = sent(press(&mut form, &desk, &format!("{script}{key}")));
        let record = Command::Record(Box::new(NewIncident { take, ..want.clone() }));
        assert_eq!(submit, Submit { contact: None, command: record });
    }
    let mut form = Form::new_incident(&desk.env());
    let keys = format!("{script}<ctrl-r>Restarted the gateway<tab>fixed<tab><ctrl-r>");
    let Command::Record(record) = sent(press(&mut form, &desk, &keys)).command else { panic!() };
    let how = Resolution {
        solution: "Restarted the gateway".into(),
        closing_code: Some("fixed".into()),
        ..Resolution::default()
    };
    assert_eq!(*record, NewIncident { resolution: Some(how), ..want });
}

/// What weighs is proposed and never filled in silently.
#[test]
fn an_impact_is_only_proposed() {
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    press(&mut form, &desk, "6021<tab><tab><tab><tab>x<tab><tab>vpn-hz2<tab>");
    let at = form.place("impact").unwrap();
    assert_eq!(form.ghost(at, &desk.env()).unwrap().name, "2  Medium");
    assert_eq!(press(&mut form, &desk, "<ctrl-s>"), FormEvent::Changed);
    let faulty: Vec<&str> = form.fields.iter().filter(|f| f.fault.is_some()).map(|f| f.slot.name).collect();
    assert_eq!(faulty, ["category", "impact", "urgency"]);
    assert_eq!(form.focused().unwrap().slot.name, "category");
    assert!(form.fields.iter().all(|f| f.fault.is_none() || f.fault == Some(Fault::Missing)));
}

#[test]
fn an_unknown_caller_becomes_a_contact_in_the_same_step() {
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    let script = "1355550000<tab>Bo Chen<tab><tab>bo@acme.example<tab>sh<enter><tab><tab>Mail<tab><tab><tab><tab>hw<tab>\
                  <tab><tab><tab>3<tab>3<ctrl-s>";
    let submit = sent(press(&mut form, &desk, script));
    let contact = NewContact {
        key: "bo".into(),
        name: "Bo Chen".into(),
        phone: "1355550000".into(),
        email: "bo@acme.example".into(),
        location: String::new(),
        organisation: Some(OrgId(2)),
    };
    assert_eq!(submit.contact, Some(contact));
    let Command::Record(record) = submit.with_contact(ContactId(9)) else { panic!() };
    assert_eq!((record.reporter, record.title.as_str()), (Some(ContactId(9)), "Mail"));
}

/// LIFE-3: one key joins the report instead of a second ticket.
#[test]
fn a_report_joins_the_same_incident() {
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    press(&mut form, &desk, "<tab><tab><tab><tab>VPN 断线");
    assert_eq!(form.same(&desk.env()).iter().map(|s| s.id.0).collect::<Vec<_>>(), [20417]);
    // Without a caller there is nobody to join.
    assert_eq!(press(&mut form, &desk, "<ctrl-space>1"), FormEvent::Changed);
    assert_eq!(form.field("reporter").unwrap().fault, Some(Fault::Missing));
    let submit = sent(press(&mut form, &desk, "6021<tab><ctrl-space><enter>"));
    let report = NewReport {
        reporter: Some(ContactId(1)),
        channel: Some("phone".into()),
        words: "VPN 断线".into(),
        reported_at: None,
    };
    let command = Command::Act { incident: IncidentId(20417), seen: Some(4), verb: Verb::Join(report) };
    assert_eq!(submit, Submit { contact: None, command });
}

#[test]
fn an_edit_sends_only_what_was_changed() {
    let desk = desk(Lang::En);
    let mut incident = Incident { id: IncidentId(20417), ver: 4, impact: 2, urgency: 2, ..Incident::default() };
    incident.title = "VPN".into();
    incident.occurred_at = Some(at("2026-03-10T01:00:00Z"));
    incident.cis = vec![CiId(1)];
    let mut form = Form::edit(&incident, &desk.env());
    let script = format!("<end> down{}prn-3f{}<backspace>1<ctrl-s>", "<tab>".repeat(10), "<tab>".repeat(4));
    let want = Verb::Edit {
        changes: vec![
            (Field::Title, Value::Text("VPN down".into())),
            (Field::Cis, Value::List(vec![Value::Int(1), Value::Int(2)])),
            (Field::Impact, Value::Int(1)),
        ],
        custom: vec![],
        reason: String::new(),
    };
    assert_eq!(verb(&mut form, &desk, &script), want);
}

/// UX 3.7: a refusal stands under its field, and the cursor goes to the first.
#[test]
fn a_refusal_finds_its_field() {
    let desk = desk(Lang::En);
    let mut form = Form::open(FormKind::Resolve, desk.vpn(), &desk.env());
    press(&mut form, &desk, "<tab><tab>");
    assert!(form.refused(&Refusal::Missing { fields: vec!["closing_code", "solution"] }));
    assert_eq!(form.focused().unwrap().slot.name, "solution");
    assert_eq!(form.field("closing_code").unwrap().fault, Some(Fault::Missing));
    assert!(!form.refused(&Refusal::DeskCloses));
}

#[test]
fn escape_steps_out_of_the_list_before_the_form() {
    let desk = desk(Lang::En);
    let mut form = Form::open(FormKind::Track, desk.vpn(), &desk.env());
    assert_eq!(press(&mut form, &desk, "wang<esc>"), FormEvent::Stay);
    assert_eq!(press(&mut form, &desk, "<esc>"), FormEvent::Close);
}

/// LIFE-2: nature decides the kinds there are; the clocks and the priority are those the record will get.
#[test]
fn clocks_and_priority_are_shown_before_logging() {
    use firstline::domain::sla::clock::ClockKind;
    let desk = desk(Lang::En);
    let mut form = Form::new_incident(&desk.env());
    let env = desk.env();
    assert_eq!(form.preview(ClockKind::Resolution, &env), None);
    let to = form.place("impact").unwrap();
    while form.focus() != to {
        press(&mut form, &desk, "<tab>");
    }
    press(&mut form, &desk, "1<tab>2");
    assert_eq!(form.priority(&env), Some(2));
    let resolution = form.preview(ClockKind::Resolution, &env).unwrap();
    assert_eq!((resolution.goal, resolution.due), (Span::hours(4), Some(at("2026-03-10T10:32:00Z"))));
    assert!(form.preview(ClockKind::Response, &env).unwrap().met, "the caller is on the line");
}
