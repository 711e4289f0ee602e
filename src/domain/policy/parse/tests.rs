//! Broken policies and what is said about them.

#![allow(clippy::unwrap_used, reason = "a fixture that cannot be read is a failed test")]

use super::*;
use crate::domain::policy::error::{Shape, Thing};
use crate::domain::policy::{DEFAULT, MetBy, Routing, lint};
use crate::domain::sla::calendar::CalendarSpec;
use crate::domain::time::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn the_shipped_policy_has_nothing_wrong_with_it() {
    let (policy, findings) = check(DEFAULT, 7);
    assert_eq!(findings, []);
    let policy = policy.unwrap();
    assert_eq!((policy.version, policy.zone.as_str()), (7, "UTC"));
    let desk: Vec<&str> = policy.roles.iter().filter(|r| r.desk).map(|r| r.id.as_str()).collect();
    assert_eq!((policy.roles.len(), desk), (14, vec!["agent", "desk_lead"]), "ROLE-1");
    assert_eq!(
        policy.lines.iter().map(|l| (l.number, l.vendor)).collect::<Vec<_>>(),
        [(1, false), (2, false), (3, false), (4, true)]
    );
    assert_eq!(policy.rules.routing, Routing::LeadForLevel3, "LIFE-7");
    assert_eq!(policy.rules.met_by, [MetBy::Live, MetBy::Take, MetBy::Start, MetBy::Reply, MetBy::Call]);
    assert_eq!((policy.warning.left, policy.warning.percent), (Span::minutes(60), 50), "SLA-6a");
    assert_eq!((policy.critical.left, policy.critical.percent), (Span::minutes(15), 20), "SLA-6a");
}

#[test]
fn sla_7_default_targets() {
    let policy = parse(DEFAULT, 1).unwrap();
    let agreement = policy.default_agreement().unwrap();
    let (m, h) = (Span::minutes, Span::hours);
    for (priority, response, resolution, update, calendar) in [
        (1, m(10), h(2), m(30), "always"),
        (2, m(20), h(4), h(1), "always"),
        (3, h(1), h(12), h(4), "business"),
        (4, h(2), h(24), h(8), "business"),
    ] {
        let target = agreement.target(&"fault".into(), priority).unwrap();
        assert_eq!(
            (target.response, target.resolution, target.update, target.calendar.as_str()),
            (Some(response), Some(resolution), Some(update), calendar),
            "P{priority}"
        );
    }
}

#[test]
fn spec_1_waiting_for_the_user_pauses_and_waiting_for_the_house_does_not() {
    let policy = parse(DEFAULT, 1).unwrap();
    let pauses: Vec<(&str, bool)> = policy.suspensions.iter().map(|s| (s.id.as_str(), s.pauses)).collect();
    assert_eq!(
        pauses,
        [
            ("waiting_user", true),
            ("postponed", true),
            ("approval", true),
            ("site_access", true),
            ("agreed_window", true),
            ("vendor", false),
            ("parts", false),
            ("change", false),
        ]
    );
}

/// A change to the shipped policy and what must be said about it.
struct Case {
    /// Text that stands once in the shipped policy, and what takes its place.
    change: (&'static str, &'static str),
    /// Text that stands once in the changed policy; `|` marks the place that must be pointed at.
    at: &'static str,
    path: &'static str,
    problem: PolicyProblem,
}

fn case(change: (&'static str, &'static str), at: &'static str, path: &'static str, problem: PolicyProblem) -> Case {
    Case { change, at, path, problem }
}

fn unknown(thing: Thing, name: &str, nearest: Option<&str>) -> PolicyProblem {
    PolicyProblem::UnknownName { thing, name: name.to_owned(), nearest: nearest.map(str::to_owned) }
}

fn key(key: &str, nearest: Option<&str>) -> PolicyProblem {
    PolicyProblem::UnknownKey { key: key.to_owned(), nearest: nearest.map(str::to_owned) }
}

fn range(found: i64, least: i64, most: i64) -> PolicyProblem {
    PolicyProblem::OutOfRange { found, least, most }
}

/// Keys, names and shapes.
fn form_cases() -> Vec<Case> {
    use PolicyProblem as P;
    let message = crate::domain::time::zone::Zone::named("Europe/Berln").unwrap_err().to_string();
    vec![
        case(
            ("zone    = \"UTC\"", "zone    = \"Europe/Berln\""),
            "zone    = |\"Europe/Berln\"",
            "desk.zone",
            P::Zone { message },
        ),
        case(
            ("zone    = \"UTC\"", "zone    = \"UTC"),
            "\"UTC|\n",
            "",
            P::Syntax { message: "invalid basic string, expected `\"`".into() },
        ),
        case(
            ("[roles.viewer]", "[roles.agent]"),
            "[roles.|agent]\nen      = \"Viewer\"",
            "",
            P::Twice { name: "agent".into() },
        ),
        case(("routing = ", "rooting = "), "|rooting = ", "rules.rooting", key("rooting", Some("routing"))),
        case(("[matrix]\n", "[surprise]\n[matrix]\n"), "[|surprise]", "surprise", key("surprise", None)),
        case(
            ("[bands]", "[[bands]]"),
            "|[[bands]]",
            "bands",
            P::WrongShape { expected: Shape::Table, found: Shape::List },
        ),
        case(
            ("zh-Hant = \"服務台\"\n# The time", "# The time"),
            "[|desk]",
            "desk",
            P::MissingKey { key: "zh-Hant".into() },
        ),
        case(("en = \"Phone\",", "en = \" \","), "{ en = |\" \"", "channels.phone.en", P::Empty),
        case(
            ("live = true }\nemail", "live = 1 }\nemail"),
            "zh-Hant = \"電話\", live = |1",
            "channels.phone.live",
            P::WrongShape { expected: Shape::Flag, found: Shape::Number },
        ),
        case(
            ("walk_in    =", "Walk-in    ="),
            "\n|Walk-in    =",
            "channels.Walk-in",
            P::BadCode { code: "Walk-in".into() },
        ),
        case(
            ("pauses = true,  en = \"Site", "en = \"Site"),
            "\n|site_access",
            "suspensions.site_access",
            P::MissingKey { key: "pauses".into() },
        ),
        case(
            ("3 = { en = \"Line 3\"", "5 = { en = \"Line 3\""),
            "|5 = { en = \"Line 3\"",
            "lines.5",
            P::Order { expected: 3, found: "5".into() },
        ),
        case(
            ("s = { en = \"Small\",  zh-Hans = \"小\", zh-Hant = \"小\" }", "s = \"small\""),
            "s = |\"small\"",
            "efforts.s",
            P::WrongShape { expected: Shape::Table, found: Shape::Text },
        ),
        case(
            ("when = { reopened = 2 }", "when = { clock = \"stage\" }"),
            "|when = { clock = \"stage\" }",
            "escalation.reopened_twice.when",
            P::BadTrigger,
        ),
        case(
            ("follows = \"urgent\"", "follows = \"urgnet\""),
            "follows = |\"urgnet\"",
            "escalation.executive.when.follows",
            unknown(Thing::Word, "urgnet", Some("urgent")),
        ),
        case(
            ("tell    = [\"executive\"]\nreports", "tell    = [\"executiv\"]\nreports"),
            "tell    = [|\"executiv\"]",
            "escalation.executive.tell[0]",
            unknown(Thing::Role, "executiv", Some("executive")),
        ),
        case(
            ("channels = []", "channels = [\"mail\", \"E-Mail\"]"),
            "channels = [\"mail\", |\"E-Mail\"]",
            "notices.channels[1]",
            P::BadCode { code: "E-Mail".into() },
        ),
        case(
            ("channels = []", "assignd = [\"mail\"]"),
            "|assignd",
            "notices.assignd",
            P::UnknownKey { key: "assignd".into(), nearest: Some("assigned".into()) },
        ),
    ]
}

/// Rights, the matrix, bands and rules.
fn rule_cases() -> Vec<Case> {
    use PolicyProblem as P;
    vec![
        case(("\ntake    = ", "\ntaek    = "), "\n|taek", "rights.taek", unknown(Thing::Act, "taek", Some("take"))),
        case(
            ("reply = \"agent desk_lead engineer:policy", "reply = \"agent desk_laed engineer:policy"),
            "agent |desk_laed",
            "rights.reply",
            unknown(Thing::Role, "desk_laed", Some("desk_lead")),
        ),
        case(
            ("reply = \"agent desk_lead engineer:policy", "reply = \"agent desk_lead engineer:polcy"),
            "|engineer:polcy",
            "rights.reply",
            unknown(Thing::Cell, "polcy", Some("policy")),
        ),
        case(
            ("reopen       = \"agent desk_lead", "reopen       = \"agent agent"),
            "\"agent |agent",
            "rights.reopen",
            P::Twice { name: "agent".into() },
        ),
        case(
            ("close        = \"agent desk_lead\"", "close        = \"agent engineer\""),
            "close        = \"agent |engineer\"",
            "rights.close",
            P::NotTheDesk { role: "engineer".into(), act: "close".into() },
        ),
        case(
            ("change_approve = \"support_manager\"", "change_approve = \"support_manager:propose\""),
            "= \"|support_manager:propose\"",
            "rights.change_approve",
            P::CellNotForAct {
                act: "change_approve".into(),
                cell: "propose".into(),
                allowed: "no, policy, yes".into(),
            },
        ),
        case(
            ("people      = \"admin\"", "people      = \"\""),
            "\n[|rights]\n",
            "rights",
            P::NobodyMay { act: "people".into(), locked_out: true },
        ),
        case(
            ("erase      = \"admin\"", "erase      = \"admin:no\""),
            "\n[|rights]\n",
            "rights",
            P::NobodyMay { act: "erase".into(), locked_out: false },
        ),
        case(("  [3, 4, 4], # impact low\n", ""), "rows = |[", "matrix.rows", P::MatrixShape { expected: 3, found: 2 }),
        case(("  [2, 3, 4],", "  [2, 3],"), "|[2, 3],", "matrix.rows[1]", P::MatrixShape { expected: 3, found: 2 }),
        case(("  [1, 2, 3],", "  [1, 2, 5],"), "[1, 2, |5]", "matrix.rows[0][2]", range(5, 1, 4)),
        case(
            ("  [3, 4, 4],", "  [3, 4, 2],"),
            "[3, 4, |2]",
            "matrix.rows[2][2]",
            P::MatrixFalls { impact: 3, urgency: 3, found: 2, above: 4 },
        ),
        case(
            ("critical = { left = \"15m\"", "critical = { left = \"61m\""),
            "\n|critical = {",
            "bands.critical",
            P::BandsCrossed,
        ),
        case(("percent = 20", "percent = 51"), "\n|critical = {", "bands.critical", P::BandsCrossed),
        case(
            ("[\"1d\", \"2d\"]", "[\"2d\", \"2d\"]"),
            "[\"2d\", |\"2d\"]",
            "rules.confirm_reminders[1]",
            P::NotAscending,
        ),
        case(("percent = 20", "percent = 0"), "percent = |0", "bands.critical.percent", range(0, 1, 100)),
        case(
            ("left = \"60m\"", "left = \"1 moon\""),
            "left = |\"1 moon\"",
            "bands.warning.left",
            P::BadSpan { text: "1 moon".into() },
        ),
        case(
            ("routing = \"lead_for_level_3\"", "routing = \"leads\""),
            "routing = |\"leads\"",
            "rules.routing",
            unknown(Thing::Word, "leads", Some("lead")),
        ),
        case(
            ("met_by = [\"live\", \"take\", \"start\", \"reply\", \"call\"]", "met_by = [\"live\", \"wink\"]"),
            "[\"live\", |\"wink\"]",
            "rules.met_by[1]",
            unknown(Thing::Word, "wink", None),
        ),
        case(
            ("security_roles = [\"incident_manager\", \"team_lead\", \"engineer\"]", "security_roles = []"),
            "security_roles = |[]",
            "rules.security_roles",
            P::Empty,
        ),
        case(
            ("[\"1d\", \"2d\"]", "[\"2d\", \"1d\"]"),
            "[\"2d\", |\"1d\"]",
            "rules.confirm_reminders[1]",
            P::NotAscending,
        ),
        case(
            ("unconfirmed_after = \"3d\"", "unconfirmed_after = \"1d\""),
            "after = |\"1d\"",
            "rules.unconfirmed_after",
            P::NotAscending,
        ),
        case(("followup_share = 10", "followup_share = 101"), "= |101", "rules.followup_share", range(101, 0, 100)),
        case(
            ("followup_priorities = [1, 2]", "followup_priorities = [1, 9]"),
            "[1, |9]",
            "rules.followup_priorities[1]",
            range(9, 1, 4),
        ),
        case(
            ("attachment_limit_mib = 10", "attachment_limit_mib = 513"),
            "_mib = |513",
            "rules.attachment_limit_mib",
            range(513, 1, 512),
        ),
        case(("major_impact = 1", "major_impact = 4"), "major_impact = |4", "rules.major_impact", range(4, 1, 3)),
    ]
}

/// Calendars, agreements and targets.
fn agreement_cases() -> Vec<Case> {
    use PolicyProblem as P;
    vec![
        case(
            ("default = true\ntargets", "default = true\navailability = 100.5\ntargets"),
            "availability = |100.5",
            "agreements.standard.availability",
            P::BadPercent { text: "100.5".into() },
        ),
        case(
            ("default = true\ntargets", "default = true\ninterruptions = [{ weekday = \"sun\", hours = [] }]\ntargets"),
            "interruptions = |[{ weekday",
            "agreements.standard.interruptions",
            P::Calendar { message: "maintenance: a window without hours takes nothing out".into() },
        ),
        case(
            ("priority = 3, response", "priority = 7, response"),
            "priority = |7",
            "agreements.standard.targets[2].priority",
            range(7, 1, 4),
        ),
        case(
            ("update = \"1h\",  calendar = \"always\"", "update = \"1h\",  calendar = \"allways\""),
            "calendar = |\"allways\"",
            "agreements.standard.targets[1].calendar",
            unknown(Thing::Calendar, "allways", Some("always")),
        ),
        case(
            ("resolution = \"2h\",", "resolution = \"0m\","),
            "resolution = |\"0m\"",
            "agreements.standard.targets[0].resolution",
            P::ZeroGoal,
        ),
        case(
            ("resolution = \"2h\",", "resolution = \"3bd\","),
            "resolution = |\"3bd\"",
            "agreements.standard.targets[0].resolution",
            P::NoDay { text: "3bd".into(), calendar: "always".into() },
        ),
        case(
            ("resolution = \"2h\",", "resolution = \"1.5bd\","),
            "resolution = |\"1.5bd\"",
            "agreements.standard.targets[0].resolution",
            P::BadSpan { text: "1.5bd".into() },
        ),
        case(
            ("resolution = \"2h\",", "resolution = \"5m\","),
            "|{ priority = 1,",
            "agreements.standard.targets[0]",
            P::ResolutionBeforeResponse,
        ),
        case(
            ("resolution = \"2h\", ", ""),
            "|{ priority = 1,",
            "agreements.standard.targets[0]",
            P::MissingKey { key: "resolution".into() },
        ),
        case(
            ("{ priority = 4, response = \"2h\",", "{ priority = 4, nature = \"fault\", response = \"2h\","),
            "default = true\ntargets = |[",
            "agreements.standard.targets",
            P::NoTarget { priority: 4, default: true },
        ),
        case(
            (
                "calendar = \"business\" },\n]",
                "calendar = \"business\" },\n  { priority = 1, response = \"1h\", resolution = \"2h\", calendar = \"always\" },\n]",
            ),
            "|{ priority = 1, response = \"1h\"",
            "agreements.standard.targets[4]",
            P::Twice { name: "P1".into() },
        ),
        case(("default = true\n", ""), "[|agreements.standard]", "agreements", P::DefaultAgreements { found: 0 }),
        case(
            ("default = true\n", "default = true\nvalid_from = 2026-02-01\nvalid_until = \"2026-01-01\"\n"),
            "valid_until = |\"2026-01-01\"",
            "agreements.standard.valid_until",
            P::EndsBeforeItBegins { from: "2026-02-01".into(), until: "2026-01-01".into() },
        ),
        case(
            ("default = true\n", "default = true\nvalid_from = \"1 May\"\n"),
            "valid_from = |\"1 May\"",
            "agreements.standard.valid_from",
            P::BadDate { text: "1 May".into() },
        ),
        case(
            ("default = true\n", "default = true\nnatures = [\"falt\"]\n"),
            "natures = [|\"falt\"]",
            "agreements.standard.natures[0]",
            unknown(Thing::Nature, "falt", Some("fault")),
        ),
        case(
            ("holidays = []", "holydays = []"),
            "\n|holydays",
            "calendars.business.holydays",
            key("holydays", Some("holidays")),
        ),
        case(
            ("day     = \"9h\"", "day     = \"25h\""),
            "= |\"25h\"",
            "calendars.business.day",
            P::BadSpan { text: "25h".into() },
        ),
        case(
            ("always  = true", "always  = 1"),
            "always  = |1",
            "calendars.always",
            P::Calendar { message: "invalid type: integer `1`, expected a boolean".into() },
        ),
    ]
}

fn duty_cases() -> Vec<Case> {
    use PolicyProblem as P;
    vec![
        case(
            ("\n[bands]\n", "\n[duty.desk]\nroster = [{ people = [\"lina\"], days = \"weekdays\" }]\n[bands]\n"),
            "days = |\"weekdays\"",
            "duty.desk.roster[0].days",
            P::BadDays { text: "weekdays".into() },
        ),
        case(
            ("\n[bands]\n", "\n[duty.desk]\nroster = [{ people = [\"lina\"], to = \"8pm\" }]\n[bands]\n"),
            "to = |\"8pm\"",
            "duty.desk.roster[0].to",
            P::BadTimeOfDay { text: "8pm".into() },
        ),
    ]
}

fn changed((from, to): (&str, &str)) -> String {
    assert_eq!(DEFAULT.matches(from).count(), 1, "stands once: {from}");
    DEFAULT.replacen(from, to, 1)
}

/// Line and column, from 1, of the place `|` marks.
fn place(text: &str, marked: &str) -> (usize, usize) {
    let (before, after) = marked.split_once('|').unwrap();
    let whole = format!("{before}{after}");
    assert_eq!(text.matches(&whole).count(), 1, "stands once: {whole}");
    let upto: Vec<&str> = text[..text.find(&whole).unwrap() + before.len()].split('\n').collect();
    (upto.len(), upto.last().unwrap().chars().count() + 1)
}

fn cases() -> impl Iterator<Item = Case> {
    form_cases().into_iter().chain(rule_cases()).chain(agreement_cases()).chain(duty_cases())
}

#[test]
fn a_broken_policy_says_where_and_what() {
    let mut wrong = Vec::new();
    let mut said = BTreeSet::new();
    for Case { change, at, path, problem } in cases() {
        let text = changed(change);
        let (line, column) = place(&text, at);
        let want = PolicyError { line, column, path: path.to_owned(), problem };
        let (policy, findings) = check(&text, 1);
        if findings != [want.clone()] {
            wrong.push(format!("{change:?}\n  want {want:?}\n  got  {findings:?}"));
        }
        assert_eq!(policy.is_some(), want.severity() == Severity::Warning, "{change:?}");
        said.insert(want.problem.message_id());
        let english = want.problem.to_string();
        for (name, value) in want.problem.args() {
            assert!(english.contains(&value), "{english}: {name} = {value}");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let read = PolicyProblem::MESSAGE_IDS
        .iter()
        .copied()
        .filter(|id| !lint::FOUND.contains(id) && !lint::OF_PEOPLE.contains(id));
    assert_eq!(said, read.collect(), "every problem of the reader has its case");
}

#[test]
fn what_is_just_allowed_is_not_called_wrong() {
    for change in [
        ("default = true\n", "default = true\nvalid_from = 2026-01-01\nvalid_until = 2026-01-01\n"),
        ("resolution = \"2h\",", "resolution = \"10m\","),
        (
            "calendar = \"business\" },\n]",
            "calendar = \"business\" },\n  { priority = 1, nature = \"fault\", response = \"1h\", resolution = \"2h\", calendar = \"always\" },\n]",
        ),
        ("critical = { left = \"15m\", percent = 20 }", "critical = { left = \"60m\", percent = 50 }"),
        ("confirm_reminders = [\"1d\", \"2d\"]", "confirm_reminders = []"),
        ("reopen_window = \"7d\"", "reopen_window = \"0m\""),
        ("followup_priorities = [1, 2]", "followup_priorities = []"),
        ("update = \"30m\", ", ""),
        ("# incident_and_problem_manager = ", "incident_and_problem_manager = "),
        ("reply = \"agent desk_lead engineer:policy", "reply = \"agent desk_lead engineer"),
    ] {
        let (policy, findings) = check(&changed(change), 1);
        assert_eq!((policy.is_some(), findings), (true, vec![]), "{change:?}");
    }
}

#[test]
fn one_mistake_may_have_several_findings() {
    for (change, want) in [
        // Two agreements call themselves the default.
        (
            (
                "[agreements.standard]\n",
                "[agreements.second]\nen = \"2\"\nzh-Hans = \"2\"\nzh-Hant = \"2\"\ndefault = true\ntargets = []\n\n[agreements.standard]\n",
            ),
            &[
                "agreements policy-default-agreements",
                "agreements.second.targets policy-no-target",
                "agreements.second.targets policy-no-target",
                "agreements.second.targets policy-no-target",
                "agreements.second.targets policy-no-target",
            ][..],
        ),
        // A key is missing and something else, not like it, stands there.
        (
            ("[natures.complaint.kinds]", "[natures.complaint.sorts]"),
            &["natures.complaint policy-missing-key", "natures.complaint.sorts policy-unknown-key"][..],
        ),
        // Two places of the matrix get more than the row above gives.
        (
            ("  [1, 2, 3], # impact high", "  [4, 4, 4], # impact high"),
            &["matrix.rows[1][0] policy-matrix-falls", "matrix.rows[1][1] policy-matrix-falls"],
        ),
        // A target for a nature that does not exist, and none left for the rest.
        (
            ("priority = 4, response", "priority = 4, nature = \"falt\", response"),
            &[
                "agreements.standard.targets policy-no-target",
                "agreements.standard.targets[3].nature policy-unknown-name-meant",
            ],
        ),
    ] {
        let (_, findings) = check(&changed(change), 1);
        let said: Vec<String> = findings.iter().map(|f| format!("{} {}", f.path, f.problem.message_id())).collect();
        assert_eq!(said, want, "{change:?}");
    }
}

#[test]
fn what_refers_to_a_missing_section_is_not_called_wrong() {
    let (_, findings) = check(&DEFAULT.replace("[roles.", "[people."), 1);
    let said: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2, "{said:#?}");
    assert_eq!(said[0], "line 1, column 1: `roles` is missing; the shipped policy shows it");
    assert!(said[1].ends_with("column 2, people: there is no key `people` here"), "{}", said[1]);
}

#[test]
fn every_finding_is_given_in_the_order_of_the_text() {
    let text = DEFAULT
        .replace("zone    = \"UTC\"", "zone    = 8")
        .replace("take    = \"agent", "take    = \"agnet")
        .replace("left = \"15m\"", "left = \"15\"")
        .replace("followup_share = 10", "followup_share = \"ten\"")
        .replace("erase      = \"admin\"", "erase      = \"\"");
    let errors = parse(&text, 1).unwrap_err();
    let paths: Vec<&str> = errors.iter().map(|e| e.path.as_str()).collect();
    assert_eq!(paths, ["desk.zone", "rights.take", "bands.critical.left", "rules.followup_share"]);
    assert!(errors.is_sorted_by_key(|e| e.line));
    assert_eq!(check(&text, 1).1.len(), 5, "and the warning");
}

#[test]
fn sla_6a_business_days_are_resolved_and_remembered() {
    let text = changed(("resolution = \"12h\",", "resolution = \"3bd\","));
    let policy = parse(&text, 1).unwrap();
    let target = policy.default_agreement().unwrap().target(&"fault".into(), 3).unwrap();
    assert_eq!((target.resolution, target.days.resolution), (Some(Span::hours(27)), Some(3)));
    assert_eq!((target.response, target.days.response), (Some(Span::hours(1)), None));
}

#[test]
fn an_agreement_may_promise_less_than_the_default() {
    let second = "[agreements.gold]\nen = \"Gold\"\nzh-Hans = \"金牌\"\nzh-Hant = \"金牌\"\norganisations = [\"acme\"]\n\
                  targets = [{ priority = 1, calendar = \"always\", response = \"5m\" }]\n\n[bands]\n";
    let (policy, findings) = check(&changed(("[bands]\n", second)), 1);
    let said: Vec<String> = findings.iter().map(|f| f.problem.to_string()).collect();
    assert_eq!(said.len(), 3, "P2 to P4 have no clocks: {said:?}");
    let policy = policy.unwrap();
    let gold = policy.agreement(&"gold".into()).unwrap();
    assert_eq!(gold.target(&"fault".into(), 1).unwrap().response, Some(Span::minutes(5)));
    assert_eq!(gold.target(&"fault".into(), 1).unwrap().resolution, None);
    assert_eq!(gold.target(&"fault".into(), 2), None);
}

#[test]
fn a_calendar_keeps_what_it_says_and_takes_the_zone_of_the_desk() {
    let text = changed(("holidays = []", "holidays = [2026-10-01, \"2026-10-02\"]"));
    let policy = parse(&with_zone(&text, "Asia/Taipei"), 3).unwrap();
    let business = policy.calendar(&"business".into()).unwrap();
    assert_eq!((business.version, business.day), (3, Some(Span::hours(9))));
    assert_eq!(business.spec.tz, "Asia/Taipei");
    let days: Vec<String> = business.spec.holidays.iter().map(ToString::to_string).collect();
    assert_eq!(days, ["2026-10-01", "2026-10-02"], "bare and quoted dates read alike");
    let own = changed(("always  = true", "always  = true\ntz = \"Europe/Berlin\""));
    assert_eq!(parse(&own, 1).unwrap().calendar(&"always".into()).unwrap().spec.tz, "Europe/Berlin");
}

#[test]
fn every_key_of_a_calendar_is_known_to_the_reader() {
    let error = toml::from_str::<CalendarSpec>("no_such_key = 1").unwrap_err();
    let mut fields: Vec<&str> = error.message().split('`').skip(1).step_by(2).skip(1).collect();
    let mut keys = agreements::CALENDAR_KEYS.to_vec();
    fields.sort_unstable();
    keys.sort_unstable();
    assert_eq!(fields, keys);
}

#[test]
fn another_editor_changes_nothing() {
    let plain = parse(DEFAULT, 1).unwrap();
    for text in [DEFAULT.replace('\n', "\r\n"), format!("\u{feff}{DEFAULT}")] {
        assert_eq!(parse(&text, 1), Ok(plain.clone()));
        assert_eq!(parse(&with_zone(&text, "Asia/Taipei"), 1).unwrap().zone, "Asia/Taipei");
    }
}

#[test]
fn the_zone_is_replaced_and_nothing_else() {
    let text = with_zone(DEFAULT, "Asia/Shanghai");
    let differing: Vec<(&str, &str)> = DEFAULT.lines().zip(text.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(differing, [("zone    = \"UTC\"", "zone    = \"Asia/Shanghai\"")]);
    assert_eq!(text.lines().count(), DEFAULT.lines().count());
    assert_eq!(parse(&text, 1).unwrap().zone, "Asia/Shanghai");
    assert_eq!(with_zone("[desk]\nen = \"x\"\n", "UTC"), "[desk]\nen = \"x\"\n");
    let hostile = with_zone(DEFAULT, "\"\n[rights]\n");
    let errors = parse(&hostile, 1).unwrap_err();
    assert_eq!(errors.len(), 1, "a zone is quoted, never TOML: {errors:?}");
    assert_eq!(errors[0].path, "desk.zone");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is cut out of or put into a policy, reading it ends in findings inside the text, never in a panic.
    #[test]
    fn a_torn_policy_is_read_to_the_end(from in 0.0..1.0_f64, len in 0_usize..200, put in "[\\[\\]{}=\",a-z0-9服\n.]{0,6}") {
        let cut = |n: usize| DEFAULT.char_indices().map(|(n, _)| n).rfind(|i| *i <= n).unwrap_or(0);
        let start = cut((from * DEFAULT.len() as f64) as usize);
        let end = cut(start + len).max(start);
        let text = format!("{}{put}{}", &DEFAULT[..start], &DEFAULT[end..]);
        let lines = text.split('\n').count();
        let (policy, findings) = check(&text, 1);
        prop_assert_eq!(policy.is_none(), findings.iter().any(|f| f.severity() == Severity::Error));
        for finding in findings {
            prop_assert!((1..=lines).contains(&finding.line) && finding.column >= 1, "{}", finding);
        }
    }
}

/// Policies that were applied before there were attachments are still read.
#[test]
fn the_largest_attachment_has_a_default() {
    let without = DEFAULT.replace("attachment_limit_mib = 10\n", "");
    assert!(without.len() < DEFAULT.len());
    for (text, bytes) in [(&*without, 10 << 20), (&DEFAULT.replace("_mib = 10", "_mib = 1"), 1 << 20)] {
        assert_eq!(parse(text, 1).unwrap().rules.attachment_limit(), bytes);
    }
}
