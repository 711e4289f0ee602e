//! Every kind of event in every language, and the English lines word for word.

use super::*;
use crate::domain::actor::Via;
use crate::domain::id::{ArticleId, ContactId, IncidentId, PersonId, TeamId};
use crate::domain::incident::event::Detail;
use crate::domain::incident::report::EscalationColumn;
use crate::domain::policy::Lang;
use crate::domain::sla::clock::{ClockKind, ClockMove, Goal};
use crate::domain::time::Span;
use crate::text::testing::{Desk, LANGS, assert_clean, at};

fn past(kind: Kind, detail: Detail) -> Past {
    Past {
        incident: IncidentId(7),
        seq: 5,
        ver: 5,
        batch: 5,
        at: at("15 10:00"),
        recorded_at: at("15 10:00"),
        by: PersonId(1),
        role: "agent".into(),
        via: Via::Console,
        event: Event { kind, detail },
    }
}

fn to<T: FieldValue>(field: Field, to: T) -> Change {
    Change { place: Place::Field { field }, from: Value::None, to: to.to_value() }
}

fn step<T: FieldValue>(field: Field, from: T, to: T) -> Change {
    Change { place: Place::Field { field }, from: from.to_value(), to: to.to_value() }
}

fn report<T: FieldValue>(report: u32, column: ReportColumn, to: T) -> Change {
    Change { place: Place::Report { report, column }, from: Value::None, to: to.to_value() }
}

fn file<T: FieldValue>(column: AttachmentColumn, to: T) -> Change {
    Change { place: Place::Attachment { attachment: 1, column }, from: Value::None, to: to.to_value() }
}

fn custom(field: &str, from: Value, to: Value) -> Change {
    Change { place: Place::Custom { custom: field.into() }, from, to }
}

fn visit<T: FieldValue>(visit: u32, column: VisitColumn, from: Option<T>, to: Option<T>) -> Change {
    Change { place: Place::Visit { visit, column }, from: from.to_value(), to: to.to_value() }
}

fn text(words: &str) -> Option<Text> {
    Some(Text::new(words))
}

fn code(code: &str) -> Option<Code> {
    Some(Code::new(code))
}

fn with(changes: Vec<Change>) -> Detail {
    Detail { changes, ..Detail::default() }
}

fn retarget() -> ClockMove {
    let goal = |hours| Goal {
        goal: Span::hours(hours),
        calendar: "business".into(),
        calendar_version: 1,
        agreement: "standard".into(),
        policy: 1,
        priority: 3,
    };
    let act = ClockAct::Retarget { from: goal(12), to: goal(4), breached: None };
    ClockMove { clock: ClockKind::Resolution, line: 0, at: at("15 10:00"), act }
}

/// Kind, what it says, and in English: what, quote, changes.
type Case = (Kind, Detail, &'static str, &'static str, &'static [&'static str]);

fn talk() -> Vec<Case> {
    vec![
        (
            Kind::Recorded,
            with(vec![to(Field::Channel, code("phone")), to(Field::Priority, 3u8), to(Field::Title, Text::new("x"))]),
            "recorded it: phone, P3 Medium",
            "",
            &[],
        ),
        (
            Kind::Joined,
            with(vec![
                report(1, ReportColumn::Contact, Some(ContactId(1))),
                report(1, ReportColumn::Channel, code("walk_in")),
                report(1, ReportColumn::Words, text("no VPN\nsince nine")),
            ]),
            "joined the report of Chen Yu (walk-in)",
            "no VPN\nsince nine",
            &[],
        ),
        (Kind::Noted, Detail { text: text("look\u{1b}[2J"), ..Detail::default() }, "noted", "look^[[2J", &[]),
        (
            Kind::Replied,
            Detail { text: text("We look at it."), ..Detail::default() },
            "replied to the user",
            "We look at it.",
            &[],
        ),
        (
            Kind::Called,
            Detail { text: Some(Text::Erased), ..Detail::default() },
            "spoke with the user",
            "(erased)",
            &[],
        ),
        (Kind::Chased, with(vec![to(Field::ChaseCount, 1u32)]), "chased the owner", "", &[]),
        (
            Kind::CallBackAsked,
            Detail { text: text("which floor?"), ..Detail::default() },
            "asked to call the user back",
            "which floor?",
            &[],
        ),
        (
            Kind::Informed,
            Detail { told: vec![PersonId(1)], text: text("Mail is back at noon"), ..Detail::default() },
            "informed the stakeholders: li na",
            "Mail is back at noon",
            &[],
        ),
        (Kind::Promised, with(vec![to(Field::PromisedFor, Some(at("15 15:00")))]), "promised the user 15:00", "", &[]),
        (
            Kind::Promised,
            with(vec![step(Field::PromisedFor, Some(at("15 15:00")), Some(at("16 09:00")))]),
            "promised the user Wed 09:00 instead of 15:00",
            "",
            &[],
        ),
        (
            Kind::FollowedUp,
            Detail { text: text("all well"), score: Some(5), ..Detail::default() },
            "called again after closing: 5/5",
            "all well",
            &[],
        ),
        (
            Kind::Confirmed,
            Detail {
                reason: code("not_satisfied"),
                changes: vec![
                    report(0, ReportColumn::Satisfaction, 2u8),
                    report(0, ReportColumn::Feedback, text("too slow")),
                ],
                ..Detail::default()
            },
            "asked the user: recovered but not satisfied, 2/5",
            "too slow",
            &[],
        ),
        (
            Kind::Attached,
            Detail {
                text: text("from the gateway"),
                ..with(vec![
                    file(AttachmentColumn::Name, text("tr\u{202e}ace\n.log")),
                    file(AttachmentColumn::Size, Some(12_345i64)),
                    file(AttachmentColumn::Attached, true),
                ])
            },
            "attached: tr<U+202E>ace .log (13 KiB)",
            "from the gateway",
            &[],
        ),
        (
            Kind::Detached,
            Detail { text: text("another customer's"), ..with(vec![file(AttachmentColumn::Attached, false)]) },
            "detached: attachment 2",
            "another customer's",
            &[],
        ),
        (
            Kind::AttachmentErased,
            Detail { text: text("by letter"), ..with(vec![file(AttachmentColumn::Erased, true)]) },
            "erased: attachment 2",
            "by letter",
            &[],
        ),
        (
            Kind::KbApplied,
            with(vec![
                applied(AppliedColumn::Article, Some(ArticleId(5))),
                applied(AppliedColumn::Title, text("VPN\ndrops")),
                checklist(StepColumn::Text, text("Renew the profile")),
            ]),
            "applied KB-5: VPN drops",
            "",
            &[],
        ),
        (
            Kind::Ticked,
            with(vec![checklist(StepColumn::DoneBy, Some(PersonId(1)))]),
            "did step 2 of the checklist",
            "",
            &[],
        ),
        (
            Kind::Ticked,
            with(vec![checklist(StepColumn::DoneBy, None::<PersonId>)]),
            "marked step 2 of the checklist as not done",
            "",
            &[],
        ),
        (
            Kind::KbRated,
            with(vec![applied(AppliedColumn::Outcome, code("unhelpful"))]),
            "said of the knowledge entry: did not help",
            "",
            &[],
        ),
        (Kind::Rated, with(vec![report(0, ReportColumn::Satisfaction, 4u8)]), "recorded satisfaction: 4/5", "", &[]),
    ]
}

fn hands() -> Vec<Case> {
    let owner = |reason: &str, changes| Detail { reason: code(reason), changes, ..Detail::default() };
    vec![
        (Kind::Taken, with(vec![to(Field::Assignee, Some(PersonId(1)))]), "took it", "", &[]),
        (
            Kind::Taken,
            with(vec![step(Field::Assignee, Some(PersonId(2)), Some(PersonId(1)))]),
            "took it over from wu min",
            "",
            &[],
        ),
        (Kind::Started, with(vec![]), "started work", "", &[]),
        (Kind::Assigned, with(vec![to(Field::Assignee, Some(PersonId(2)))]), "assigned to wu min", "", &[]),
        (
            Kind::Assigned,
            owner("misrouted", vec![to(Field::Team, Some(TeamId(2))), to(Field::Assignee, Some(PersonId(2)))]),
            "assigned to wu min (L2 Network): misrouted",
            "",
            &[],
        ),
        (
            Kind::Escalated,
            owner("access", vec![step(Field::Line, 1u8, 2), step(Field::Team, Some(TeamId(1)), Some(TeamId(2)))]),
            "escalated to L2 Network: needs access",
            "",
            &[],
        ),
        (Kind::Escalated, with(vec![step(Field::Line, 1u8, 4)]), "escalated to L4 Vendor", "", &[]),
        (
            Kind::HandedBack,
            owner("answered", vec![step(Field::Line, 2u8, 1), step(Field::Team, Some(TeamId(2)), Some(TeamId(1)))]),
            "handed back to L1 Desk: answered, handed back",
            "",
            &[],
        ),
        (
            Kind::Raised,
            with(vec![to(Field::Authority, Some(Code::new("incident_manager")))]),
            "escalated to management: Incident manager",
            "",
            &[],
        ),
        (Kind::Lowered, with(vec![to(Field::Authority, None::<Code>)]), "handed down", "", &[]),
        (
            Kind::Fired,
            Detail { told: vec![PersonId(1)], ..owner("p3_full", vec![]) },
            "\"P3 over its time\" fired; told: li na",
            "",
            &[],
        ),
        (
            Kind::ToldAgain,
            Detail { told: vec![PersonId(1)], ..owner("p3_full", vec![]) },
            "nobody acknowledged \"P3 over its time\"; told again: li na",
            "",
            &[],
        ),
        (
            Kind::Acknowledged,
            Detail { text: text("on it"), ..Detail::default() },
            "acknowledged the escalation",
            "on it",
            &[],
        ),
        (
            Kind::Postponed,
            with(vec![Change {
                place: Place::Escalation { escalation: 0, column: EscalationColumn::PostponedUntil },
                from: Value::None,
                to: Some(at("21 09:00")).to_value(),
            }]),
            "put the escalation off until Mon 09:00",
            "",
            &[],
        ),
        (
            Kind::ReportedUp,
            Detail { told: vec![PersonId(1)], text: text("Payroll is down"), ..Detail::default() },
            "reported to the executive: li na",
            "Payroll is down",
            &[],
        ),
        (
            Kind::EmergencyDecided,
            with(vec![to(Field::Emergency, code("declined"))]),
            "emergency procedure: declined",
            "",
            &[],
        ),
        (Kind::PriorityConfirmed, with(vec![]), "confirmed the priority", "", &[]),
        (Kind::Tracked, with(vec![to(Field::Tracker, Some(PersonId(1)))]), "handed the tracking to li na", "", &[]),
        (
            Kind::Suspended,
            owner("waiting_user", vec![to(Field::SuspendedUntil, Some(at("21 09:00")))]),
            "suspended until Mon 09:00: waiting for user",
            "",
            &[],
        ),
        (Kind::Resumed, with(vec![]), "resumed", "", &[]),
    ]
}

fn facts() -> Vec<Case> {
    let weights = || {
        vec![
            step(Field::Priority, 3u8, 2),
            step(Field::Impact, 3u8, 2),
            step(Field::Organisation, None, Some(crate::domain::id::OrgId(1))),
            step(Field::ReopenCount, 0u32, 1),
        ]
    };
    vec![
        (
            Kind::Edited,
            with(vec![step(Field::Title, Text::new("a"), Text::new("b\nc")), to(Field::Security, true)]),
            "changed title, security incident",
            "",
            &["title: a > b c", "security incident: yes"],
        ),
        (
            Kind::Assessed,
            Detail { clocks: vec![retarget()], changes: weights(), ..Detail::default() },
            "priority P3 > P2 (impact 3 > 2)",
            "",
            &["organisation: Hangzhou", "resolution goal: 12h > 4h"],
        ),
        (Kind::Assessed, with(vec![step(Field::Urgency, 3u8, 2)]), "urgency 3 > 2", "", &[]),
        (
            Kind::Overridden,
            Detail { text: text("the board waits"), changes: vec![step(Field::Priority, 3u8, 1)], ..Detail::default() },
            "priority P3 > P1, set by hand",
            "the board waits",
            &[],
        ),
        (
            Kind::Linked,
            with(vec![step(
                Field::Links,
                vec![Code::new("related:1")],
                vec![Code::new("related:1"), Code::new("duplicate:3.17")],
            )]),
            "linked: duplicate of 3.17",
            "",
            &[],
        ),
        (
            Kind::Edited,
            with(vec![
                custom("asset_tag", Value::None, Value::Text("4711".into())),
                custom("damage", Value::Code("fall".into()), Value::Code("wear".into())),
                custom("wanted_by", Value::Code("2026-05-01".into()), Value::None),
                custom("long_gone", Value::Int(3), Value::Int(4)),
            ]),
            "changed asset tag, damage, wanted by, long_gone",
            "",
            &["asset tag: 4711", "damage: Fall > Wear and tear", "wanted by: 2026-05-01 > none", "long_gone: 3 > 4"],
        ),
        (
            Kind::Visited,
            with(vec![
                visit(0, VisitColumn::Engineer, None, Some(PersonId(2))),
                visit(0, VisitColumn::Appointment, None, Some(at("16 09:00"))),
            ]),
            "noted visit 1: appointment Wed 09:00",
            "",
            &["engineer on site: wu min"],
        ),
        (
            Kind::Visited,
            with(vec![
                visit(1, VisitColumn::Arrived, Some(at("15 09:00")), Some(at("15 09:10"))),
                visit(1, VisitColumn::Left, None, Some(at("15 09:50"))),
                visit(1, VisitColumn::Parts, None, text("fuser")),
            ]),
            "noted visit 2: arrived 09:10, left 09:50",
            "",
            &["visit 2, arrived: 2016-03-15 09:00 > 2016-03-15 09:10", "visit 2, parts: fuser"],
        ),
        (
            Kind::Imported,
            Detail {
                source: code("Awaiting User Info"),
                changes: vec![step(Field::Assignee, None, Some(PersonId(9))), step(Field::ChaseCount, 0u32, 1)],
                ..Detail::default()
            },
            "imported: Awaiting User Info",
            "",
            &["assignee: person 9"],
        ),
        (Kind::Retargeted, Detail::default(), "goals changed by a new policy", "", &[]),
        (
            Kind::Undone,
            Detail {
                undoes: Some(4),
                changes: vec![step(Field::Line, 2u8, 1), report(1, ReportColumn::Satisfaction, 3u8)],
                ..Detail::default()
            },
            "undid an earlier act",
            "",
            &["line: L2 > L1 Service desk", "report 2, satisfaction: 3/5"],
        ),
    ]
}

fn applied(column: AppliedColumn, to: impl FieldValue) -> Change {
    Change { place: Place::Applied { applied: 0, column }, from: Value::None, to: to.to_value() }
}

fn checklist(column: StepColumn, to: impl FieldValue) -> Change {
    Change { place: Place::Step { step: 1, column }, from: Value::None, to: to.to_value() }
}

fn ends() -> Vec<Case> {
    let other = |id| Detail { other: Some(IncidentId(id)), ..Detail::default() };
    vec![
        (
            Kind::Resolved,
            Detail {
                reason: code("workaround"),
                changes: vec![
                    to(Field::Solution, text("rebooted")),
                    to(Field::Cause, text("leak")),
                    to(Field::ActualEffort, Some(Span::minutes(90))),
                    to(Field::OnSite, true),
                    to(Field::Resolver, Some(PersonId(1))),
                ],
                ..Detail::default()
            },
            "resolved: workaround",
            "rebooted",
            &["cause: leak", "actual effort: 1h30", "on site or remote: on site"],
        ),
        (Kind::Closed, with(vec![to(Field::ClosedVia, code("desk"))]), "closed", "", &[]),
        (Kind::Closed, with(vec![to(Field::ClosedVia, code("resolver"))]), "closed as its resolver", "", &[]),
        (Kind::Closed, with(vec![to(Field::Unconfirmed, true)]), "closed without the user's word", "", &[]),
        (Kind::Reopened, with(vec![]), "reopened", "", &[]),
        (
            Kind::Reopened,
            Detail { text: text("again"), changes: vec![to(Field::Assignee, Some(PersonId(2)))], ..Detail::default() },
            "reopened, back to wu min",
            "again",
            &[],
        ),
        (
            Kind::Cancelled,
            Detail { reason: code("withdrawn"), ..Detail::default() },
            "cancelled: withdrawn by user",
            "",
            &[],
        ),
        (Kind::Merged, other(8), "merged into 8", "", &[]),
        (Kind::Absorbed, other(8), "took in 8", "", &[]),
    ]
}

fn cases() -> Vec<Case> {
    [talk(), hands(), facts(), ends()].into_iter().flatten().collect()
}

#[test]
fn english_lines() {
    let desk = Desk::new();
    let words = desk.words(Lang::En);
    for (kind, detail, what, quote, changes) in cases() {
        let line = line(&past(kind, detail), &words);
        assert_eq!((line.who.as_str(), line.what.as_str()), ("li na", what));
        assert_eq!(
            (line.quote.unwrap_or_default().as_str(), line.changes),
            (quote, changes.iter().map(|c| (*c).to_owned()).collect())
        );
    }
}

#[test]
fn every_kind_has_a_line_of_its_own_in_each_language() {
    let desk = Desk::new();
    for lang in LANGS {
        let words = desk.words(lang);
        let mut bare: Vec<String> = Vec::new();
        for kind in Kind::ALL {
            assert!(cases().iter().any(|(k, ..)| k == kind), "{kind:?} is not in the table");
            let said = line(&past(*kind, Detail::default()), &words).what;
            assert_eq!(said, said.trim_end_matches([':', '：', '.', '。']), "{lang:?} {kind:?}");
            bare.push(said);
        }
        let all = bare.len();
        bare.sort();
        bare.dedup();
        assert_eq!(bare.len(), all, "{lang:?}: two kinds say the same");
        for (kind, detail, english, ..) in cases() {
            let line = line(&past(kind, detail), &words);
            for said in line.changes.iter().chain(&line.quote).chain([&line.what]) {
                assert_clean(said);
            }
            assert!(lang == Lang::En || line.what != english, "{lang:?} says it in English: {english}");
        }
    }
}

#[test]
fn rules_are_nobodys_name() {
    let desk = Desk::new();
    let resumed = Past { via: Via::Rule, role: "rule".into(), ..past(Kind::Resumed, Detail::default()) };
    let said = line(&resumed, &desk.words(Lang::ZhHans));
    assert_eq!((said.who.as_str(), said.what.as_str()), ("规则", "到时解除挂起"));
}

#[test]
fn one_4_an_undo_names_the_act_and_the_act_is_marked() {
    let desk = Desk::new();
    let record = Record {
        incident: crate::domain::incident::Incident::default(),
        past: vec![
            Past { batch: 4, ..past(Kind::Taken, Detail::default()) },
            past(Kind::Undone, Detail { undoes: Some(4), ..Detail::default() }),
        ],
    };
    let said = lines(&record, &desk.words(Lang::En));
    assert_eq!((said[0].undone, said[1].undone, said[1].what.as_str()), (true, false, "undid: took it"));
}
