//! Queries against a small desk: what matches, what is refused and where, Chinese like English, text to tree and back.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

use super::complete::{Describe, complete};
use super::order::compare;
use super::tree::At;
use super::words::{FIELDS, Group, Shape, WORDS};
use super::*;
use crate::domain::id::*;
use crate::domain::incident::State;
use crate::domain::incident::row::{Moment, Row, RowClock};
use crate::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
use crate::domain::policy::{self, Policy};
use crate::domain::sla::clock::{ClockKind, Phase};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};
use crate::domain::value::{Text, Value as Held};
use proptest::prelude::*;
use std::sync::LazyLock;

const LINA: PersonId = PersonId(1);
const ME: PersonId = PersonId(2);
const POSITION: Span = Span::hours(1_000);

struct Desk {
    policy: Policy,
    directory: Directory,
    zone: Zone,
    moments: Vec<Moment>,
}

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk {
    policy: policy::parse::parse(policy::DEFAULT, 1).unwrap(),
    directory: directory(),
    zone: Zone::named("Asia/Shanghai").unwrap(),
    moments: vec![Moment { position: POSITION, open: true, next_open: None }],
});

/// A Tuesday, 18:00 in Shanghai.
fn now() -> Instant {
    at("2016-03-15T10:00:00Z")
}

fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn env() -> Env<'static> {
    let desk = &*DESK;
    Env {
        me: ME,
        my_teams: &[TeamId(1)],
        now: now(),
        policy: &desk.policy,
        directory: &desk.directory,
        moments: &desk.moments,
        zone: &desk.zone,
    }
}

fn directory() -> Directory {
    use StreamKind::{Category, Ci, Contact, Org, Person, Service, Team};
    let mut directory = Directory::default();
    let parent = |id: i64| ("parent", Held::Int(id));
    type Fixture = (StreamKind, i64, &'static str, &'static str, Vec<(&'static str, Held)>);
    let entries: Vec<Fixture> = vec![
        (Person, 1, "lina", "李娜", vec![]),
        (Person, 2, "wang", "Wang Wei", vec![]),
        (Team, 1, "desk", "Service desk", vec![]),
        (Team, 2, "net-l2", "Network", vec![]),
        (Contact, 1, "zhangsan", "张三", vec![("vip", Held::Flag(true))]),
        (Contact, 2, "zhangwei", "张伟", vec![]),
        (Contact, 3, "smith", "Ann Smith", vec![]),
        (Org, 1, "acme", "Acme", vec![]),
        (Org, 2, "acme-hz", "Acme Hangzhou", vec![parent(1)]),
        (Service, 1, "mail", "E-mail", vec![]),
        (Ci, 1, "mail-hz1", "Mail server 1", vec![]),
        (Ci, 2, "vpn-hz2", "VPN gateway", vec![]),
        (Category, 1, "network", "网络", vec![]),
        (Category, 2, "vpn", "VPN", vec![parent(1)]),
    ];
    for (kind, id, key, name, more) in entries {
        let mut entry = Entry::new(Stream::new(kind, id));
        let name = ("name", Held::Text(Text::new(name)));
        let changes = more.into_iter().chain([name]);
        let changes = changes.map(|(column, to)| EntryChange { column: column.into(), from: Held::None, to });
        entry.apply(&EntryDetail { key: Some(key.into()), changes: changes.collect(), text: None });
        directory.insert(entry);
    }
    directory
}

fn clock(phase: Phase, goal: Span, left: Span) -> Option<RowClock> {
    let policy = &DESK.policy;
    let far = phase != Phase::Running;
    let when = |left: Span| if far { Instant::FAR } else { now() + left };
    Some(RowClock {
        kind: ClockKind::Response,
        leads: true,
        phase,
        calendar: 0,
        breached: far && left < Span::ZERO,
        goal,
        left,
        due_position: POSITION + left,
        due: when(left),
        breach_at: when(left + Span::millis(1)),
        warn_at: when(left - policy.warning.threshold(goal)),
        crit_at: when(left - policy.critical.threshold(goal)),
    })
}

/// Response and resolution.
fn clocks(clocks: [Option<RowClock>; 2]) -> Box<[RowClock]> {
    let kinds = [ClockKind::Response, ClockKind::Resolution];
    clocks.into_iter().zip(kinds).filter_map(|(clock, kind)| Some(RowClock { kind, ..clock? })).collect()
}

fn row(id: i64, state: State, priority: u8, title: &str) -> Row {
    Row {
        id: IncidentId(id),
        ver: 1,
        state,
        priority,
        impact: 2,
        urgency: 2,
        major: false,
        security: false,
        unconfirmed: false,
        confirmed: false,
        out_of_scope: false,
        line: 1,
        team: Some(TeamId(1)),
        assignee: None,
        tracker: None,
        authority: 0,
        effort: 0,
        requester: Some(ContactId(3)),
        organisation: None,
        ci: None,
        service: None,
        category: None,
        channel: Some("email".into()),
        nature: Some("fault".into()),
        title: title.into(),
        reported_at: now() - Span::hours(2),
        updated_at: now() - Span::hours(1),
        resolved_at: None,
        closed_at: None,
        suspended_for: None,
        suspended_until: None,
        reports: 1,
        reopens: 0,
        hops: 0,
        fired: 0,
        waiting: 0,
        priority_unconfirmed: false,
        chases: 0,
        clocks: Box::default(),
    }
}

/// 1 new, major, near its response limit · 2 a colleague's, warning · 3 mine, suspended · 4 silent since resolved ·
/// 5 closed late · 6 security, over its limit · 7 merged · 3.17 a request that came from a carried copy.
fn rows() -> Vec<Row> {
    let (running, stopped, paused) = (Phase::Running, Phase::Stopped, Phase::Paused);
    let (minutes, hours) = (Span::minutes, Span::hours);
    vec![
        Row {
            impact: 1,
            urgency: 1,
            major: true,
            requester: Some(ContactId(1)),
            organisation: Some(OrgId(2)),
            channel: Some("phone".into()),
            reported_at: now() - minutes(6),
            updated_at: now() - minutes(6),
            reports: 3,
            clocks: clocks([clock(running, minutes(10), minutes(1)), clock(running, hours(2), minutes(114))]),
            ..row(1, State::New, 1, "Outlook cannot connect")
        },
        Row {
            line: 2,
            team: Some(TeamId(2)),
            assignee: Some(LINA),
            tracker: Some(ME),
            requester: Some(ContactId(2)),
            organisation: Some(OrgId(1)),
            ci: Some(CiId(1)),
            service: Some(ServiceId(1)),
            category: Some(CategoryId(2)),
            reported_at: at("2016-03-14T03:00:00Z"),
            hops: 2,
            clocks: clocks([clock(stopped, minutes(20), minutes(9)), clock(running, hours(4), minutes(25))]),
            ..row(2, State::InProgress, 2, "VPN 连接不上 总部 outlook")
        },
        Row {
            assignee: Some(ME),
            tracker: Some(ME),
            category: Some(CategoryId(1)),
            ci: Some(CiId(2)),
            reported_at: at("2016-03-01T02:00:00Z"),
            updated_at: now() - Span::days(4),
            clocks: clocks([clock(stopped, hours(1), minutes(-5)), clock(paused, hours(12), hours(8))]),
            ..row(3, State::Suspended, 3, "Disk full on \"C:\"")
        },
        Row {
            assignee: Some(ME),
            resolved_at: Some(now() - Span::days(4)),
            reported_at: at("2016-03-09T16:30:00Z"),
            clocks: clocks([None, clock(stopped, hours(12), hours(1))]),
            ..row(4, State::Resolved, 3, "Printer jam")
        },
        Row {
            assignee: Some(LINA),
            confirmed: true,
            resolved_at: Some(at("2016-03-03T00:00:00Z")),
            closed_at: Some(at("2016-03-04T00:00:00Z")),
            reported_at: at("2016-03-02T00:00:00Z"),
            updated_at: at("2016-03-04T00:00:00Z"),
            reopens: 1,
            clocks: clocks([None, clock(stopped, hours(24), minutes(-30))]),
            ..row(5, State::Closed, 4, "打印机卡纸")
        },
        Row {
            assignee: Some(LINA),
            security: true,
            impact: 1,
            chases: 3,
            channel: None,
            // 23:30 of the 14th in Shanghai.
            reported_at: at("2016-03-14T15:30:00Z"),
            clocks: clocks([None, clock(running, hours(4), minutes(-12))]),
            ..row(6, State::Assigned, 2, "Phishing mail")
        },
        Row { reported_at: at("2016-03-05T00:00:00Z"), ..row(7, State::Merged, 4, "Outlook, again") },
        Row {
            id: IncidentId::new(3, 17),
            assignee: Some(ME),
            nature: Some("service_request".into()),
            resolved_at: Some(now() - Span::days(1)),
            ..row(0, State::Resolved, 4, "New phone")
        },
    ]
}

/// The numbers of what matches, in the order of [`rows`]; the one of the carried copy is 317.
fn found(text: &str) -> Vec<i64> {
    let query = Query::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
    let matcher = prepare(&query, &env()).unwrap_or_else(|e| panic!("{text}: {e}"));
    let fit: Vec<Row> = rows().into_iter().filter(|row| matcher.matches(row, &env())).collect();
    if query.scope() == Scope::OpenOnly {
        assert!(fit.iter().all(|row| row.state.is_open()), "{text} is said to need open ones only");
    }
    fit.iter().map(|row| row.id.replica() * 100 + row.id.number()).collect()
}

const ALL: &[i64] = &[1, 2, 3, 4, 5, 6, 7, 317];

const MATCHES: &[(&str, &[i64])] = &[
    ("", ALL),
    ("is:any", ALL),
    ("is:open", &[1, 2, 3, 4, 6, 317]),
    ("-is:open", &[5, 7]),
    ("is:closed", &[5, 7]),
    ("is:active", &[1, 2, 3, 6]),
    ("is:resolved", &[4, 317]),
    ("is:new,assigned", &[1, 6]),
    ("is:active,-suspended", &[1, 2, 6]),
    ("is:suspended", &[3]),
    ("is:paused", &[3]),
    ("is:breached", &[3, 5, 6]),
    ("is:overdue", &[6]),
    ("is:atrisk", &[1, 2]),
    ("is:major", &[1]),
    ("is:security", &[6]),
    ("is:unassigned", &[1, 7]),
    ("is:mine", &[3, 4, 317]),
    ("is:reopened", &[5]),
    ("is:toclose", &[4]),
    ("is:vip", &[1]),
    ("is:open OR is:closed", ALL),
    ("state:closed", &[5]),
    ("status:wip,suspended", &[2, 3]),
    ("state:open -state:resolved", &[1, 2, 3, 6]),
    ("state:-open", &[5, 7]),
    ("prio:<=2", &[1, 2, 6]),
    ("prio:P1,P3", &[1, 3, 4]),
    ("prio:>3", &[5, 7, 317]),
    ("prio:P2..P3", &[2, 3, 4, 6]),
    ("prio:3..2", &[2, 3, 4, 6]),
    ("prio:-4", &[1, 2, 3, 4, 6]),
    ("line:2", &[2]),
    ("line:L2", &[2]),
    ("line:>=2", &[2]),
    ("impact:1", &[1, 6]),
    ("urgency:<2", &[1]),
    ("assignee:me", &[3, 4, 317]),
    ("assignee:none", &[1, 7]),
    ("-assignee:none", &[2, 3, 4, 5, 6, 317]),
    ("assignee:lina", &[2, 5, 6]),
    ("assignee:LINA", &[2, 5, 6]),
    ("assignee:李*", &[2, 5, 6]),
    ("assignee:\"wang wei\"", &[3, 4, 317]),
    ("assignee:lina,none", &[1, 2, 5, 6, 7]),
    ("assignee:-lina,-none", &[3, 4, 317]),
    ("assignee:*", &[2, 3, 4, 5, 6, 317]),
    ("assignee:zz*", &[]),
    ("tracker:me", &[2, 3]),
    ("team:net*", &[2]),
    ("team:me", &[1, 3, 4, 5, 6, 7, 317]),
    ("requester:张*", &[1, 2]),
    ("requester:smith -is:closed", &[3, 4, 6, 317]),
    ("requester:~smi", &[3, 4, 5, 6, 7, 317]),
    ("org:acme", &[1, 2]),
    ("org:acme-hz", &[1]),
    ("org:none is:major", &[]),
    ("service:mail", &[2]),
    ("ci:mail*", &[2]),
    ("ci:\"Mail server 1\"", &[2]),
    ("ci:~hz", &[2, 3]),
    ("cat:网络", &[2, 3]),
    ("cat:vpn", &[2]),
    ("(cat:vpn OR ci:vpn*) is:open", &[2, 3]),
    ("channel:phone", &[1]),
    ("channel:电话", &[1]),
    ("channel:none", &[6]),
    ("nature:service_request", &[317]),
    ("nature:服务请求", &[317]),
    ("sla:<30m", &[1, 2, 6]),
    ("sla:<-10m", &[6]),
    ("sla:0m..30m", &[1, 2]),
    ("sla:30m", &[1, 2, 6]),
    ("sla:>1h", &[3]),
    ("sla:warn", &[2]),
    ("sla:crit", &[1]),
    ("sla:ok", &[]),
    ("sla:met", &[4]),
    ("sla:paused", &[3]),
    ("sla:breached", &[5, 6]),
    ("sla:-met,-breached", &[1, 2, 3, 7, 317]),
    ("sla.respond:<15m assignee:none", &[1]),
    ("sla.respond:breached", &[3]),
    ("sla.respond:met", &[2]),
    ("sla.fix:ok", &[1]),
    ("sla.fix:<2h", &[1, 2, 6]),
    ("sla.update:ok", &[]),
    ("age:<10m", &[1]),
    ("age:>10d", &[3, 5, 7]),
    ("created:today", &[1, 317]),
    ("created:yesterday", &[2, 6]),
    ("created:monday", &[2, 6]),
    ("created:monday..today", &[1, 2, 6, 317]),
    ("created:tuesday", &[1, 317]),
    ("created:wednesday", &[]),
    ("created:2016-03-01..2016-03-02", &[3, 5]),
    ("created:2016-03-10", &[4]),
    ("created:<2016-03-02", &[3]),
    ("created:<=2016-03-02", &[3, 5]),
    ("created:>2016-03-09", &[1, 2, 4, 6, 317]),
    ("created:>=2016-03-14", &[1, 2, 6, 317]),
    ("created:3d..2016-03-14", &[2, 6]),
    ("created:1h", &[1]),
    ("created:1d..3d", &[2]),
    ("updated:>3d", &[3, 5]),
    ("state:suspended updated:>3d", &[3]),
    ("resolved:none", &[1, 2, 3, 6, 7]),
    ("resolved:>3d", &[4, 5]),
    ("resolved:2016-03-03", &[5]),
    ("hops:>1", &[2]),
    ("reopens:1", &[5]),
    ("chases:>=3", &[6]),
    ("reports:2..5", &[1]),
    ("5", &[5]),
    ("3.17", &[317]),
    ("#2", &[2]),
    ("id:1,2", &[1, 2]),
    ("-5 is:closed", &[7]),
    ("outlook", &[1, 2, 7]),
    ("OUTLOOK connect", &[1]),
    ("\"outlook cannot\"", &[1]),
    ("\"cannot outlook\"", &[]),
    ("connect outlook", &[1]),
    ("连接", &[2]),
    ("卡纸", &[5]),
    ("out*again", &[7]),
    ("-outlook -mail is:open", &[3, 4, 317]),
    ("text:phish,printer", &[4, 6]),
    ("\"\\\"c:\\\"\"", &[3]),
    ("outlook OR printer is:resolved", &[1, 2, 4, 7]),
    ("(outlook OR printer) is:open", &[1, 2, 4]),
    ("-(is:open OR outlook)", &[5]),
    ("is:open prio:<=2 sla:<30m line:2 assignee:lina ci:mail* \"outlook\"", &[2]),
    ("sort:-created limit:3", ALL),
];

#[test]
fn queries_match_what_they_say() {
    for (text, expected) in MATCHES {
        assert_eq!(found(text), *expected, "{text}");
    }
}

#[test]
fn printing_keeps_the_meaning() {
    for (text, _) in MATCHES {
        let query = Query::parse(text).unwrap();
        assert_eq!(Query::parse(&query.to_string()).as_ref(), Ok(&query), "{text} -> {query}");
    }
}

#[test]
fn the_list_to_close_begins_when_silence_is_long_enough() {
    // LIFE-17: after policy.unconfirmed_after, three days in the shipped policy, and not before.
    let matcher = prepare(&Query::parse("is:toclose").unwrap(), &env()).unwrap();
    let resolved = |ago: Span| Row { resolved_at: Some(now() - ago), ..row(1, State::Resolved, 3, "") };
    assert!(matcher.matches(&resolved(Span::days(3)), &env()));
    assert!(!matcher.matches(&resolved(Span::days(3) - Span::millis(1)), &env()));
    assert!(!matcher.matches(&Row { confirmed: true, ..resolved(Span::days(9)) }, &env()));
}

/// Text, canonical text.
const CANONICAL: &[(&str, &str)] = &[
    // A colon between gaps would make the bare word a field.
    ("text:is:*is:", "text:*is:*is:"),
    ("Status:WIP  PRIORITY:p1", "state:in_progress prio:1"),
    ("((a b)) (c)", "a b c"),
    ("(a OR (b OR c)) d", "(a OR b OR c) d"),
    ("-(-a)", "a"),
    ("-(a)", "-a"),
    ("sla:30m", "sla:<=30m"),
    ("created:=3d", "created:<=3d"),
    ("ci:*hz*", "ci:~hz"),
    ("ci:\"me\" assignee:\"me\"", "ci:\"me\" assignee:\"me\""),
    ("text:outlook", "outlook"),
    ("\"20417\" #20417", "\"20417\" id:20417"),
    ("\"OR\" or", "\"OR\" or"),
    ("mail*", "mail"),
    ("limit:20 a sort:-prio,id", "a sort:-prio,id limit:20"),
    ("  ", ""),
];

#[test]
fn there_is_one_form_for_one_meaning() {
    for (text, canonical) in CANONICAL {
        assert_eq!(Query::parse(text).unwrap().to_string(), *canonical, "{text}");
    }
}

/// What is typed on a Chinese keyboard, and the same in English.
const CHINESE: &[(&str, &str)] = &[
    ("状态:未关闭 优先级:<=2 剩余:<30分钟 支持线:2 处理人:我", "state:open prio:<=2 sla:<30m line:2 assignee:me"),
    ("狀態:未結案 優先順序:<=2 剩餘:<30分鐘 支援線:2 處理人員:我", "state:open prio:<=2 sla:<30m line:2 assignee:me"),
    ("状态：未关闭　优先级：一级，二级", "state:open prio:1,2"),
    ("（类别：网络 或 配置项：vpn*） 创建：周一..今天", "(cat:网络 OR ci:vpn*) created:monday..today"),
    ("處理人：無 追蹤人：我", "assignee:none tracker:me"),
    ("处理人:无 跟踪人:我", "assignee:none tracker:me"),
    ("“打印机 卡纸”", "\"打印机 卡纸\""),
    ("是:即将超时 -是:重大", "is:atrisk -is:major"),
    ("响应时限:<15分 解决时限:已超时", "sla.respond:<15m sla.fix:breached"),
    ("回應時限:<15分 解決時限:已逾時", "sla.respond:<15m sla.fix:breached"),
    ("状态:处理中，已挂起 更新:>3天", "state:in_progress,suspended updated:>3d"),
    ("優先級：＜＝2", "prio:<=2"),
    ("排序:-优先级,剩余 条数:20", "sort:-prio,sla limit:20"),
    ("支持线:二线 催办:>2", "line:2 chases:>2"),
];

#[test]
fn chinese_is_equal_to_english() {
    for (chinese, english) in CHINESE {
        assert_eq!(Query::parse(chinese), Query::parse(english), "{chinese}");
    }
    for row in FIELDS {
        assert!(row.names.iter().all(|name| Field::named(name) == Some(row.field)), "{}", row.code);
    }
    for row in WORDS {
        assert!(row.names.iter().all(|name| row.group.find(name) == Some(row.word)), "{}", row.code);
    }
}

/// Text, what is underlined, the sentence, the suggestion.
const ERRORS: &[(&str, &str, &str, Option<&str>)] = &[
    ("is:open asignee:me", "asignee", "query-unknown-field-meant", Some("assignee")),
    ("stat:open", "stat", "query-unknown-field-meant", Some("state")),
    ("优先:1", "优先", "query-unknown-field-meant", Some("优先级")),
    ("colour:red", "colour", "query-unknown-field", None),
    ("http://x", "http", "query-unknown-field", None),
    ("custom.floor:3", "custom.floor", "query-custom-field", None),
    ("is:opne", "opne", "query-unknown-value-meant", Some("open")),
    ("状态:未关", "未关", "query-unknown-value-meant", Some("未关闭")),
    ("state:new,asigned", "asigned", "query-unknown-value-meant", Some("assigned")),
    ("state:purple", "purple", "query-unknown-value", None),
    ("sort:priorty", "priorty", "query-unknown-value-meant", Some("priority")),
    ("sla:soon", "soon", "query-unknown-value", None),
    ("sla:<warn", "<warn", "query-op-not-here", None),
    ("sla:<30", "30", "query-bad-span", None),
    ("sla:ok..warn", "ok..warn", "query-range-not-here", None),
    ("assignee:lian", "lian", "query-unknown-value-meant", Some("lina")),
    ("is:open requester:张", "张", "query-unknown-value-meant", Some("张三")),
    ("team:netz", "netz", "query-unknown-value", None),
    ("channel:phon", "phon", "query-unknown-value-meant", Some("phone")),
    ("nature:none,falt", "falt", "query-unknown-value-meant", Some("fault")),
    ("assignee:<me", "<me", "query-op-not-here", None),
    ("ci:a..b", "a..b", "query-range-not-here", None),
    ("is:~open", "~open", "query-op-not-here", None),
    ("prio:", "", "query-missing-value", None),
    ("prio:1,", "", "query-missing-value", None),
    ("prio:1..", "", "query-missing-value", None),
    ("prio: 1", "", "query-missing-value", None),
    ("prio:<1..2", "<1..2", "query-op-with-range", None),
    ("prio:urgent", "urgent", "query-bad-number", None),
    ("prio<=2", "prio<=2", "query-syntax", None),
    ("id:x", "x", "query-bad-number", None),
    ("hops:+1", "+1", "query-bad-number", None),
    ("age:today", "today", "query-bad-span", None),
    ("age:>-3d", "-3d", "query-bad-span", None),
    ("created:soon", "soon", "query-bad-time", None),
    ("created:none", "none", "query-bad-time", None),
    ("created:2025-02-30", "2025-02-30", "query-bad-date", None),
    ("created:2025-1-1", "2025-1-1", "query-bad-date", None),
    ("is:open -", "-", "query-nothing-to-leave-out", None),
    ("--a", "-", "query-nothing-to-leave-out", None),
    ("a \"b c", "\"b c", "query-unclosed-quote", None),
    ("a “b c", "“b c", "query-unclosed-quote", None),
    ("a (b", "(", "query-unclosed-group", None),
    ("a （b", "（", "query-unclosed-group", None),
    ("a b)", ")", "query-unopened-group", None),
    ("a ( )", "( )", "query-empty-group", None),
    ("a OR", "OR", "query-empty-side", None),
    ("OR a", "OR", "query-empty-side", None),
    ("a 或 sort:id", "或", "query-empty-side", None),
    ("\"\"", "\"\"", "query-empty-text", None),
    ("*", "*", "query-empty-text", None),
    ("(a sort:id)", "sort:id", "query-not-inside", None),
    ("-limit:3", "limit:3", "query-not-inside", None),
    ("limit:3 limit:4", "limit:4", "query-not-inside", None),
    ("limit:0", "0", "query-bad-number", None),
    ("text:~/0x8[0-9a-f]{7}/", "/0x8[0-9a-f]{7}/", "query-syntax", None),
    (":x", ":", "query-syntax", None),
];

#[test]
fn errors_say_what_and_where() {
    for (text, underlined, id, nearest) in ERRORS {
        let query = Query::parse(text).and_then(|query| prepare(&query, &env()).map(|_| query));
        let error = query.err().unwrap_or_else(|| panic!("{text} is understood"));
        assert_eq!(error.problem.message_id(), *id, "{text}: {error}");
        assert_eq!(text.get(error.at.clone()), Some(*underlined), "{text}: {error}");
        let said = error.problem.args().into_iter().find(|(name, _)| *name == "nearest").map(|(_, value)| value);
        assert_eq!(said.as_deref(), *nearest, "{text}");
        assert!(QueryProblem::MESSAGE_IDS.contains(id));
    }
    let deep = "(".repeat(100);
    assert_eq!(Query::parse(&deep).unwrap_err().problem, QueryProblem::TooDeep);
    // What is too much is said of the trail, whose filters the store answers.
    let elsewhere = ["query-too-deep", "query-too-much"];
    let told = |id: &&&str| !ERRORS.iter().any(|row| row.2 == **id) && !elsewhere.contains(*id);
    assert_eq!(QueryProblem::MESSAGE_IDS.iter().find(told), None, "a sentence without an example");
}

#[test]
fn scopes_are_open_only_where_that_is_sure() {
    for (text, scope) in [
        ("is:open", Scope::OpenOnly),
        ("vpn is:active", Scope::OpenOnly),
        ("is:active OR is:toclose", Scope::OpenOnly),
        ("state:new,suspended", Scope::OpenOnly),
        ("-is:closed", Scope::OpenOnly),
        ("is:-closed", Scope::OpenOnly),
        ("-(is:closed OR vpn)", Scope::OpenOnly),
        ("is:overdue sort:sla", Scope::OpenOnly),
        ("", Scope::Any),
        ("vpn", Scope::Any),
        ("is:breached", Scope::Any),
        ("is:active OR vpn", Scope::Any),
        ("state:new,closed", Scope::Any),
        ("-is:open", Scope::Any),
        ("-state:closed", Scope::Any),
        ("is:any", Scope::Any),
    ] {
        assert_eq!(Query::parse(text).unwrap().scope(), scope, "{text}");
    }
}

#[test]
fn rows_are_sorted_by_the_keys() {
    for (text, expected) in [
        ("sort:id", [1, 2, 3, 4, 5, 6, 7, 317]),
        ("sort:-id", [317, 7, 6, 5, 4, 3, 2, 1]),
        ("sort:prio,-created", [1, 6, 2, 4, 3, 317, 7, 5]),
        ("sort:sla", [6, 1, 2, 3, 4, 5, 7, 317]),
        ("sort:updated", [5, 3, 2, 4, 6, 7, 317, 1]),
        ("sort:title", [3, 317, 1, 7, 6, 4, 2, 5]),
        ("sort:assignee", [3, 4, 317, 2, 5, 6, 1, 7]),
        ("sort:work", [1, 6, 2, 3, 4, 5, 7, 317]),
    ] {
        let query = Query::parse(text).unwrap();
        let mut rows = rows();
        rows.sort_by(|a, b| compare(query.order(), a, b, &env()));
        let ids: Vec<_> = rows.iter().map(|row| row.id.replica() * 100 + row.id.number()).collect();
        assert_eq!(ids, expected, "{text}");
    }
}

#[test]
fn days_stay_true_until_midnight() {
    let good_until = |text: &str| prepare(&Query::parse(text).unwrap(), &env()).unwrap().good_until();
    assert_eq!(good_until("created:today"), at("2016-03-15T16:00:00Z"));
    assert_eq!(good_until("created:2016-03-01"), Instant::FAR);
    assert_eq!(good_until("created:3d..today"), now());
    assert_eq!(good_until("age:>3d sla:<30m"), Instant::FAR);
}

#[test]
fn offers_begin_with_what_is_likely() {
    for (text, first) in [
        ("", "is:"),
        ("st", "state:"),
        ("is:open ass", "assignee:"),
        ("-tea", "team:"),
        ("(状", "状态:"),
        ("is:o", "open"),
        ("is:open,at", "atrisk"),
        ("state:-sus", "suspended"),
        ("状态：未", "未关闭"),
        ("assignee:", "me"),
        ("assignee:li", "lina"),
        ("assignee:李", "lina"),
        ("assignee:wei", "wang"),
        ("assignee:\"wang w", "wang"),
        ("ci:~mail", "mail-hz1"),
        ("requester:", "none"),
        ("channel:", "none"),
        ("channel:电", "phone"),
        ("prio:", "P1"),
        ("prio:<=高", "P2"),
        ("line:vend", "L4"),
        ("created:mon", "monday"),
        ("created:monday..to", "today"),
        ("sort:-cre", "created"),
        ("sla:wa", "warn"),
    ] {
        let offers = complete(text, text.len(), &env());
        assert_eq!(offers.first().map(|offer| offer.insert.as_str()), Some(first), "{text}");
    }
    let offers = complete("assignee:li sort:id", "assignee:li".len(), &env());
    let expected = Completion { replace: 9..11, insert: "lina".into(), describe: Describe::Name("李娜".into()) };
    assert_eq!(offers, [expected]);
    for text in ["nofield:x", "text:x", "hops:", "is:zzz"] {
        assert_eq!(complete(text, text.len(), &env()), [], "{text}");
    }
    assert_eq!(complete("状态", 1, &env()), [], "a cursor within a sign");
}

fn pattern_text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-z0-9]{1,4}", "[-a*\"\\\\ .,:<>=~/(“”：，（张ORme#_]{1,6}", Just("OR".into()), Just("我".into())]
}

fn name_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::None),
        pattern_text().prop_map(|text| Value::Name(Pattern::literal(&text))),
        pattern_text().prop_map(|text| Value::Name(Pattern::literal(&text).part())),
        "[-a*<=#张]{0,4}[a张*]".prop_map(|text| Value::Name(Pattern::glob(&text))),
    ]
}

fn bounds<T: Copy + PartialOrd + std::fmt::Debug + 'static>(
    value: impl Strategy<Value = T> + Clone + 'static,
) -> impl Strategy<Value = Bounds<T>> {
    let one = (value.clone(), 0..4).prop_map(|(a, n): (T, i32)| match n {
        0 => Bounds::Less(a),
        1 => Bounds::AtMost(a),
        2 => Bounds::More(a),
        _ => Bounds::AtLeast(a),
    });
    prop_oneof![3 => one, 1 => (value.clone(), value).prop_map(|(a, b)| Bounds::between(a, b))]
}

fn value(field: Field) -> BoxedStrategy<Value> {
    let word = |group: Group| {
        let words: Vec<_> = group.rows().map(|row| Value::Word(row.word)).collect();
        proptest::sample::select(words)
    };
    let span = || (0i64..1_000_000_000).prop_map(Span);
    match field.shape() {
        Shape::Words(group) => word(group).boxed(),
        Shape::Level(_) | Shape::Count => {
            let is = (0i64..9_999).prop_map(|n| Value::Number(Bounds::Is(n)));
            prop_oneof![is, bounds(0i64..9_999).prop_map(Value::Number)].boxed()
        }
        Shape::Id => (0u32..3, 0i64..99_999).prop_map(|(r, n)| Value::Id(IncidentId::new(r, n))).boxed(),
        Shape::Clock(_) => {
            let left = (-1_000_000_000i64..1_000_000_000).prop_map(Span);
            prop_oneof![word(Group::Clock), bounds(left).prop_map(Value::Left)].boxed()
        }
        Shape::Age => bounds(span()).prop_map(Value::Ago).boxed(),
        Shape::Time => {
            let day = prop_oneof![
                Just(Point::Today),
                Just(Point::Yesterday),
                Just(Point::Weekday(chrono::Weekday::Sun)),
                (0i32..9_999, 1u32..366).prop_map(|(y, d)| Point::Date(chrono::NaiveDate::from_yo_opt(y, d).unwrap()))
            ];
            let when = (day.clone(), day, span(), 0..7).prop_map(|(a, b, span, n)| match n {
                0 => Bounds::Is(a),
                1 => Bounds::Less(a),
                2 => Bounds::AtMost(a),
                3 => Bounds::More(a),
                4 => Bounds::AtLeast(a),
                5 => Bounds::Between(a, b),
                _ => Bounds::Between(Point::Ago(span), b),
            });
            prop_oneof![bounds(span()).prop_map(Value::Ago), when.prop_map(Value::When)].boxed()
        }
        Shape::Entry(StreamKind::Person | StreamKind::Team) => prop_oneof![Just(Value::Me), name_value()].boxed(),
        Shape::Entry(_) | Shape::Channel | Shape::Nature => name_value().boxed(),
        Shape::Text | Shape::Sort | Shape::Limit => {
            let glob = "[-a*<=#张]{0,4}[a张]".prop_map(|text| Pattern::glob(&text).anywhere());
            let text = prop_oneof![pattern_text().prop_map(|text| Pattern::literal(&text)), glob];
            text.prop_map(Value::Text).boxed()
        }
    }
}

fn test_expr() -> impl Strategy<Value = Expr> {
    let fields: Vec<Field> = FIELDS.iter().map(|row| row.field).collect();
    let fields: Vec<Field> = fields.into_iter().filter(|f| !matches!(f, Field::Sort | Field::Limit)).collect();
    proptest::sample::select(fields).prop_flat_map(|field| {
        let item = (any::<bool>(), value(field)).prop_map(|(negated, value)| {
            // A range of what is left that is left out cannot be told from one that begins below zero.
            let range = matches!(value, Value::Left(Bounds::Between(..)));
            Item { negated: negated && !range, value, at: At::default() }
        });
        proptest::collection::vec(item, 1..4).prop_map(move |items| Expr::Test(Test { field, items }))
    })
}

fn expr() -> impl Strategy<Value = Expr> {
    test_expr().prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Expr::all),
            proptest::collection::vec(inner.clone(), 1..4).prop_map(Expr::any),
            inner.prop_map(Expr::not),
        ]
    })
}

fn query() -> impl Strategy<Value = Query> {
    let key = (proptest::sample::select(SortBy::ALL.to_vec()), any::<bool>());
    let order = proptest::collection::vec(key.prop_map(|(by, descending)| SortKey { by, descending }), 0..3);
    let expr = prop_oneof![9 => expr(), 1 => Just(Expr::All(Vec::new()))];
    (expr, order, proptest::option::of(1usize..1_000)).prop_map(|(expr, order, limit)| Query::new(expr, order, limit))
}

/// Text that looks like the language, right and wrong.
fn likely_text() -> impl Strategy<Value = String> {
    let parts: Vec<&str> =
        "is: 状态： prio: sla: assignee: created: text: sort: limit: open 未关闭 me none 30m -30m 3d today \
        2016-03-01 P1 20417 < <= > = ~ - .. , ， * ( ) （ ） \" “ ” OR 或 \\ / # vpn 网络 ' '"
            .split(' ')
            .collect();
    let part = prop_oneof![4 => proptest::sample::select(parts).prop_map(str::to_owned), 1 => Just(" ".to_owned())];
    proptest::collection::vec(part, 0..14).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn reading_undoes_printing(query in query()) {
        let text = query.to_string();
        prop_assert_eq!(Query::parse(&text), Ok(query.clone()), "{}", text);
    }

    #[test]
    fn what_is_understood_prints_and_reads_back(text in likely_text()) {
        match Query::parse(&text) {
            Ok(query) => {
                let printed = query.to_string();
                prop_assert_eq!(Query::parse(&printed), Ok(query.clone()), "{} -> {}", text, printed);
                prop_assert_eq!(Query::parse(&printed).map(|q| q.to_string()), Ok(printed.clone()));
            }
            Err(error) => prop_assert!(text.get(error.at.clone()).is_some(), "{} {:?}", text, error),
        }
    }

    #[test]
    fn any_text_is_answered(text: String, cursor in 0usize..40) {
        if let Ok(query) = Query::parse(&text) {
            prop_assert_eq!(Query::parse(&query.to_string()), Ok(query));
        }
        complete(&text, cursor, &env());
    }

    #[test]
    fn only_open_ones_match_where_the_scope_says_so(query in query()) {
        if let (Scope::OpenOnly, Ok(matcher)) = (query.scope(), prepare(&query, &env())) {
            for row in rows() {
                prop_assert!(row.state.is_open() || !matcher.matches(&row, &env()), "{} {:?}", query, row.state);
            }
        }
    }

    #[test]
    fn what_is_echoed_never_panics(query in query()) {
        explain(&query, &env());
    }
}
