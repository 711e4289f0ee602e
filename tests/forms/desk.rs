//! A small desk for forms: the shipped policy in Shanghai, a dozen entries, three open incidents.

use firstline::app::form::{Form, FormEnv, FormEvent};
use firstline::app::input::key::Key;
use firstline::domain::actor::{Actor, Identity, Via};
use firstline::domain::id::*;
use firstline::domain::incident::State;
use firstline::domain::incident::row::Row;
use firstline::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
use firstline::domain::policy::parse::parse;
use firstline::domain::policy::{DEFAULT, Lang, Policy};
use firstline::domain::sla::calendar::Calendar;
use firstline::domain::sla::clock::Calendars;
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::zone::Zone;
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;
use firstline::text::Locale;
use std::sync::Arc;

pub struct Desk {
    pub policy: Policy,
    pub calendars: Calendars,
    pub directory: Directory,
    pub zone: Zone,
    pub locale: Locale,
    pub me: Actor,
    pub now: Instant,
    pub rows: Vec<Row>,
}

/// Tuesday 10 March 2026, 14:32 in Shanghai.
pub const NOW: &str = "2026-03-10T06:32:00Z";

pub fn at(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}

fn entry(kind: StreamKind, id: i64, key: &str, name: &str, more: &[(&str, Value)]) -> Entry {
    let mut entry = Entry::new(Stream::new(kind, id));
    let change = |column: &str, to: &Value| EntryChange { column: column.into(), from: Value::None, to: to.clone() };
    let mut changes = vec![change("name", &Value::Text(name.into()))];
    changes.extend(more.iter().map(|(column, value)| change(column, value)));
    entry.apply(&EntryDetail { key: Some(key.into()), changes, text: None });
    entry
}

fn directory() -> Directory {
    use StreamKind::{Category, Ci, Contact, Org, Person, Service, Team};
    let text = |t: &str| Value::Text(t.into());
    let list = |ids: &[i64]| Value::List(ids.iter().map(|n| Value::Int(*n)).collect());
    let mut directory = Directory::default();
    for e in [
        entry(Org, 1, "hz-hr", "杭州 HR", &[]),
        entry(Org, 2, "sh", "上海", &[]),
        entry(
            Contact,
            1,
            "zhangm",
            "张敏",
            &[
                ("phone", text("0571-8800-6021")),
                ("email", text("zhang.min@acme.example")),
                ("organisation", Value::Int(1)),
                ("location", text("杭州 3F")),
                ("vip", Value::Flag(true)),
            ],
        ),
        entry(Contact, 2, "zhangw", "张伟", &[("phone", text("021-5500-1100")), ("organisation", Value::Int(2))]),
        entry(Person, 1, "wangli", "Wang Li", &[("teams", list(&[1]))]),
        entry(Person, 2, "lina", "Li Na", &[("teams", list(&[2]))]),
        entry(Team, 1, "desk", "Service desk", &[("line", Value::Int(1))]),
        entry(Team, 2, "net-l2", "Network L2", &[("line", Value::Int(2))]),
        entry(Team, 3, "sys-l3", "Systems L3", &[("line", Value::Int(3))]),
        entry(Service, 1, "vpn", "Remote access", &[("criticality", Value::Int(1))]),
        entry(Ci, 1, "vpn-hz2", "vpn-hz2", &[("criticality", Value::Int(2)), ("services", list(&[1]))]),
        entry(Ci, 2, "prn-3f", "Printer 3F", &[]),
        entry(Category, 1, "net", "网络", &[]),
        entry(Category, 2, "net-vpn", "VPN", &[("parent", Value::Int(1))]),
        entry(Category, 3, "hw", "Hardware", &[]),
    ] {
        directory.insert(e);
    }
    directory
}

pub fn row(id: i64, ver: u32, title: &str, now: Instant) -> Row {
    Row {
        confirmed: false,
        id: IncidentId(id),
        ver,
        state: State::Assigned,
        priority: 3,
        impact: 3,
        urgency: 2,
        major: false,
        security: false,
        unconfirmed: false,
        out_of_scope: false,
        line: 1,
        team: Some(TeamId(1)),
        assignee: None,
        tracker: None,
        authority: 0,
        effort: 255,
        requester: None,
        organisation: None,
        ci: None,
        service: None,
        category: None,
        channel: None,
        nature: None,
        title: title.into(),
        reported_at: now - Span::minutes(25),
        updated_at: now,
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

pub fn desk(lang: Lang) -> Desk {
    let mut policy = parse(DEFAULT, 1).unwrap();
    policy.zone = "Asia/Shanghai".into();
    let mut calendars = Calendars::default();
    for c in &mut policy.calendars {
        c.spec.tz = "Asia/Shanghai".into();
        calendars.insert(c.id.clone(), c.version, Arc::new(Calendar::compile(&c.spec).unwrap()));
    }
    let now = at(NOW);
    let me = Actor {
        person: PersonId(1),
        roles: vec!["agent".into()],
        teams: vec![TeamId(1)],
        via: Via::Console,
        os_user: "wangli".into(),
        identity: Identity::Os,
    };
    let rows = vec![
        Row {
            ci: Some(CiId(1)),
            category: Some(CategoryId(2)),
            priority: 2,
            ..row(20417, 4, "VPN 断线 (华东 40 人)", now)
        },
        Row { requester: Some(ContactId(1)), ..row(20401, 2, "软件安装", now - Span::days(2)) },
        row(20390, 7, "Printer on 3F jams", now - Span::hours(3)),
    ];
    let zone = Zone::named("Asia/Shanghai").unwrap();
    Desk { policy, calendars, directory: directory(), zone, locale: Locale::new(lang), me, now, rows }
}

impl Desk {
    pub fn env(&self) -> FormEnv<'_> {
        FormEnv {
            policy: &self.policy,
            calendars: &self.calendars,
            directory: &self.directory,
            zone: &self.zone,
            locale: &self.locale,
            me: &self.me,
            now: self.now,
            rows: &self.rows,
        }
    }
    /// The incident that small forms are about: VPN, line 1, version 4.
    pub fn vpn(&self) -> &Row {
        &self.rows[0]
    }
}

/// Presses keys: names in `<…>`, everything else as typed. The event of the last one.
pub fn press(form: &mut Form, desk: &Desk, script: &str) -> FormEvent {
    let mut event = FormEvent::Stay;
    for key in keys(script) {
        event = form.key(&key, &desk.env());
    }
    event
}

fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|r| r.split_once('>'));
        match named {
            Some((name, after)) => {
                keys.push(Key::parse(name).unwrap());
                rest = after;
            }
            None => {
                keys.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    keys
}
