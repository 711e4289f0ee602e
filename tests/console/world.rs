//! A small desk on a Tuesday at 14:32, and somebody at its keyboard.

use firstline::app::derive::{Derived, derive};
use firstline::app::effect::Effect;
use firstline::app::input::key::Key;
use firstline::app::model::Model;
use firstline::app::msg::{Desk, Loaded, Msg};
use firstline::app::tally::Tally;
use firstline::app::update::{read_ahead, update};
use firstline::domain::actor::{Actor, Identity, Via};
use firstline::domain::id::{CategoryId, CiId, ContactId, IncidentId, OrgId, PersonId, TeamId};
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::report::Report;
use firstline::domain::incident::row::Row;
use firstline::domain::incident::{Event, Incident, Kind, Past, Record, State};
use firstline::domain::people::directory::{Directory, Entry, EntryChange, EntryDetail};
use firstline::domain::policy::{DEFAULT, Lang, parse};
use firstline::domain::sla::calendar::Calendar;
use firstline::domain::sla::clock::{Calendars, Clock, ClockKind, Goal, Phase, Run};
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::zone::Zone;
use firstline::domain::time::{Instant, Span};
use firstline::domain::value::Value;
use firstline::text::Locale;
use firstline::ui::testing::rows;
use firstline::ui::{Canvas, Glyphs, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::{Arc, LazyLock};

pub const ME: PersonId = PersonId(1);
pub const LINA: PersonId = PersonId(2);
const DESK: TeamId = TeamId(1);
const NET: TeamId = TeamId(2);

/// Tuesday 2016-03-15 14:32 in the desk's zone.
pub fn now() -> Instant {
    Instant::parse_rfc3339("2016-03-15T14:32:00Z").unwrap()
}

fn entry(dir: &mut Directory, kind: StreamKind, id: i64, key: &str, values: &[(&str, Value)]) {
    let mut entry = Entry::new(Stream::new(kind, id));
    let change = |(c, v): &(&str, Value)| EntryChange { column: (*c).into(), from: Value::None, to: v.clone() };
    let changes = values.iter().map(change).collect();
    entry.apply(&EntryDetail { key: Some(key.into()), changes, text: None });
    dir.insert(entry);
}

fn directory() -> Directory {
    let mut dir = Directory::default();
    let text = |t: &str| Value::Text(t.into());
    let people = ["wangli 王丽", "lina 李娜", "zhou 周强", "chen 陈晨", "zhao 赵军", "qian 钱伟", "vendor 供应商"];
    for (id, person) in (1..).zip(people) {
        let (key, name) = person.split_once(' ').unwrap();
        entry(&mut dir, StreamKind::Person, id, key, &[("name", text(name))]);
    }
    entry(&mut dir, StreamKind::Team, 1, "desk", &[("name", text("Service desk")), ("line", Value::Int(1))]);
    entry(&mut dir, StreamKind::Team, 2, "net-l2", &[("name", text("Network")), ("line", Value::Int(2))]);
    entry(&mut dir, StreamKind::Org, 1, "hz-hr", &[("name", text("杭州 HR"))]);
    entry(&mut dir, StreamKind::Contact, 1, "wugang", &[("name", text("吴刚")), ("phone", text("6044"))]);
    let vip = [("name", text("张敏")), ("vip", Value::Flag(true))];
    entry(&mut dir, StreamKind::Contact, 2, "zhangmin", &vip);
    entry(&mut dir, StreamKind::Ci, 1, "vpn-hz2", &[("name", text("vpn-hz2"))]);
    entry(&mut dir, StreamKind::Category, 1, "network", &[("name", text("网络"))]);
    entry(&mut dir, StreamKind::Category, 2, "vpn", &[("name", text("VPN")), ("parent", Value::Int(1))]);
    dir
}

/// Who sits here: an agent of the first line.
pub fn desk() -> Desk {
    // A policy is long to read, and every row asks for it.
    static DESK: LazyLock<Desk> = LazyLock::new(house);
    DESK.clone()
}

fn house() -> Desk {
    let policy = parse::parse(DEFAULT, 1).unwrap();
    let mut calendars = Calendars::default();
    for c in &policy.calendars {
        calendars.insert(c.id.clone(), 1, Arc::new(Calendar::compile(&c.spec).unwrap()));
    }
    Desk {
        policy: Arc::new(policy),
        calendars: Arc::new(calendars),
        directory: Arc::new(directory()),
        zone: Zone::utc(),
        me: Actor {
            person: ME,
            roles: vec!["agent".into()],
            teams: vec![DESK],
            via: Via::Console,
            os_user: "wangli".into(),
            identity: Identity::Declared,
        },
        read_only: false,
    }
}

/// A clock with so many seconds left, out of a goal in minutes, of a calendar.
pub fn clock(kind: ClockKind, phase: Phase, left: i64, goal: i64, calendar: &str) -> Clock {
    let used = Span::minutes(goal).0 - left * 1_000;
    // The calendars of the test are open since nine; what was used lies within today.
    let from = now() - Span(used);
    let to = (phase != Phase::Running).then_some(now());
    Clock {
        kind,
        line: 0,
        target: Goal {
            goal: Span::minutes(goal),
            calendar: calendar.into(),
            calendar_version: 1,
            agreement: "default".into(),
            policy: 1,
            priority: 2,
        },
        phase,
        runs: vec![Run { from, to }],
        cycle: 1,
        breached_before: None,
    }
}

/// An incident in words: `number priority state owner seconds-left title`; `-` for nobody.
pub fn incident(told: &str) -> Incident {
    let words: Vec<&str> = told.splitn(6, ' ').collect();
    let [id, priority, state, owner, left, title] = words[..] else { panic!("{told}") };
    let dir = desk().directory;
    let state = State::parse(state).unwrap();
    let left: i64 = left.parse().unwrap();
    let phase = match state {
        State::Suspended => Phase::Paused,
        State::Resolved | State::Closed => Phase::Stopped,
        _ => Phase::Running,
    };
    let suspended = state == State::Suspended;
    Incident {
        id: id.parse().unwrap(),
        ver: 3,
        state,
        title: title.into(),
        priority: priority.parse().unwrap(),
        impact: 3,
        urgency: 2,
        line: 1,
        team: Some(DESK),
        assignee: dir.find(StreamKind::Person, owner).map(|e| PersonId(e.stream.id)),
        tracker: Some(ME),
        channel: Some("phone".into()),
        nature: Some("fault".into()),
        organisation: Some(OrgId(1)),
        cis: vec![CiId(1)],
        category: Some(CategoryId(2)),
        reported_at: Some(now() - Span::minutes(25)),
        recorded_at: Some(now() - Span::minutes(24)),
        updated_at: Some(now() - Span::minutes(5)),
        resolved_at: (state == State::Resolved).then(|| now() - Span::hours(1)),
        suspended_for: suspended.then(|| "waiting_user".into()),
        suspended_until: suspended.then(|| now() + Span::hours(20)),
        state_before: suspended.then_some(State::InProgress),
        reports: vec![Report { contact: Some(ContactId(1)), ..Report::default() }],
        clocks: vec![clock(ClockKind::Resolution, phase, left, 240, "always")],
        ..Incident::default()
    }
}

/// Its row.
pub fn row(incident: &Incident) -> Row {
    let desk = desk();
    Row::of(incident, &desk.calendars, &desk.policy)
}

/// The queue of the drawings.
pub fn typical() -> Vec<Incident> {
    let told = [
        "20391 1 in_progress zhou -3800 邮件网关拒收外部邮件",
        "20399 1 assigned lina 570 Core switch CPU 98%",
        "20402 2 in_progress chen -715 Outlook 无法连接 Exchange",
        "20417 2 new - 291 VPN 断线 (华东 40 人)",
        "20418 2 new - 330 ERP 登录 500 错误",
        "20405 2 in_progress zhao 2310 Disk 91% full on db-03",
        "20396 2 assigned wangli 2670 Badge readers down, B2",
        "20386 2 suspended qian 6000 ERP 死锁: 等待变更窗口",
        "20411 3 in_progress wangli 1650 3F 打印机卡纸",
        "20410 3 in_progress wangli 4830 会议室投影无信号",
        "20413 3 new - 6930 Teams microphone silent",
        "20407 3 in_progress chen 9630 共享盘权限申请",
        "20388 3 suspended wangli 7800 网页很慢: 等待用户回电",
        "20381 3 suspended wangli 11100 邮箱扩容: 待用户反馈",
        "20415 4 new - 11530 Visio licence request",
        "20414 4 new - 13000 鼠标更换",
        "20409 4 assigned lina 14000 VLAN change for the lab",
    ];
    let mut all: Vec<Incident> = told.map(incident).into();
    let response = clock(ClockKind::Response, Phase::Running, 291, 20, "always");
    let vpn = all.iter_mut().find(|i| i.id == IncidentId(20417)).unwrap();
    vpn.clocks = vec![response, clock(ClockKind::Resolution, Phase::Running, 12_900, 240, "always")];
    let vip = all.iter_mut().find(|i| i.id == IncidentId(20418)).unwrap();
    vip.reports = vec![Report { contact: Some(ContactId(2)), ..Report::default() }];
    all
}

/// More than fits, with words that do not.
pub fn overfull() -> Vec<Incident> {
    let titles = [
        "断线断线断线断线断线断线断线断线断线断线断线断线",
        "a-very-long-word-without-any-blank-to-break-it-at-all",
        "e\u{301}\u{202e}x\u{1b}[31m 👩🏻\u{200d}🚀 mixed 断线",
    ];
    (0..200)
        .map(|n| {
            let states = ["new", "assigned", "in_progress", "suspended", "resolved"];
            let owners = ["-", "wangli", "lina", "vendor"];
            let told = format!(
                "{} {} {} {} {} {}",
                20_000 + n,
                1 + n / 50,
                states[n % 5],
                owners[n % 4],
                i64::try_from(n).unwrap() * 97 - 3_000,
                titles[n % 3]
            );
            let mut incident = incident(&told);
            incident.chase_count = 2;
            incident.reopen_count = 1;
            incident.major = n < 3;
            incident
        })
        .collect()
}

/// What happened to the VPN.
pub fn record(incident: &Incident) -> Record {
    let event = |ver: u32, minutes: i64, by: PersonId, kind: Kind, text: &str| {
        let mut event = Event::new(kind);
        event.detail.text = (!text.is_empty()).then(|| text.into());
        Past {
            incident: incident.id,
            seq: i64::from(ver) + 100,
            ver,
            batch: i64::from(ver) + 100,
            at: now() - Span::minutes(minutes),
            recorded_at: now() - Span::minutes(minutes),
            by,
            role: "agent".into(),
            via: Via::Console,
            event,
        }
    };
    let past = vec![
        event(1, 24, ME, Kind::Recorded, ""),
        event(2, 23, ME, Kind::Noted, "VPN 每 2 分钟断开一次, 约 40 人。重启无效。"),
        event(3, 5, LINA, Kind::Called, "asked the branch to use the spare line until we know more"),
    ];
    Record { incident: incident.clone(), past }
}

/// Somebody at the keyboard.
pub struct Seat {
    pub model: Model,
    pub now: Instant,
    /// Everything asked of the shell since the last look.
    pub effects: Vec<Effect>,
    pub incidents: Vec<Incident>,
}

impl Seat {
    pub fn new(incidents: Vec<Incident>, lang: Lang, size: (u16, u16)) -> Self {
        let model = Model::new(desk(), Locale::new(lang), size);
        let mut seat = Self { model, now: now(), effects: vec![], incidents };
        let rows = seat.incidents.iter().map(row).collect();
        seat.tell(Msg::Loaded(Loaded::Rows { rows, complete: true }));
        seat
    }

    pub fn typical() -> Self {
        Self::new(typical(), Lang::En, (120, 36))
    }

    /// A message, and then a lull; records that are asked for come at once.
    pub fn tell(&mut self, msg: Msg) {
        self.take(msg);
        while let Some(Effect::OpenRecord(id)) = read_ahead(&mut self.model) {
            if !self.answer(id) {
                break;
            }
        }
    }

    /// A record, if there is one.
    fn answer(&mut self, id: IncidentId) -> bool {
        let found = self.incidents.iter().find(|i| i.id == id).map(|i| Box::new(record(i)));
        let there = found.is_some();
        if let Some(record) = found {
            self.take(Msg::Loaded(Loaded::Record(record, vec![])));
        }
        there
    }

    fn take(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg, self.now);
        // What is counted row by row is what is counted anew.
        let (kept, anew) = (self.model.tally, self.model.count(self.now));
        let counts = |t: Tally| [t.breached, t.critical, t.warning, t.paused];
        assert_eq!(counts(kept), counts(anew));
        for effect in effects {
            match effect {
                Effect::OpenRecord(id) => drop(self.answer(id)),
                other => self.effects.push(other),
            }
        }
    }

    /// Keys by name, with blanks between.
    pub fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split(' ') {
            self.tell(Msg::Key(Key::parse(name).unwrap()));
        }
        self
    }

    /// Letters, one key each.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Msg::Key(Key::char(c)));
        }
        self
    }

    pub fn wait(&mut self, span: Span) -> &mut Self {
        self.now = self.now + span;
        self.tell(Msg::Tick);
        self
    }

    /// An incident is another one now, and its row comes.
    pub fn change(&mut self, id: i64) -> &mut Self {
        let changed = self.incidents.iter().find(|i| i.id.0 == id).map(row).unwrap();
        self.tell(Msg::Loaded(Loaded::Changed { rows: vec![changed], gone: vec![], seq: 400 }));
        self
    }

    /// The cursor on an incident.
    pub fn on(&mut self, id: i64) -> &mut Self {
        self.model.queue.cursor = Some(IncidentId(id));
        self.tell(Msg::Tick);
        self
    }

    pub fn cursor(&self) -> i64 {
        self.model.queue.cursor.map_or(0, |id| id.0)
    }

    pub fn order(&self) -> Vec<i64> {
        self.model.queue.order.iter().map(|id| id.0).collect()
    }

    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }

    /// Commands sent since the last look: number, version seen, verb.
    pub fn commands(&mut self) -> Vec<(i64, Option<u32>, Verb)> {
        let act = |e: Effect| match e {
            Effect::Commit { command: Command::Act { incident, seen, verb }, .. } => Some((incident.0, seen, verb)),
            _ => None,
        };
        self.effects().into_iter().filter_map(act).collect()
    }

    /// Answers every command on its way as done.
    pub fn commit_all(&mut self, kind: Kind) -> &mut Self {
        let waiting: Vec<(u64, Command)> = self.model.busy.iter().map(|(r, b)| (*r, b.command.clone())).collect();
        for (request, command) in waiting {
            let ids = match command {
                Command::Act { incident, .. } => vec![incident],
                _ => vec![IncidentId(20417)],
            };
            let seq = i64::try_from(request).unwrap() + 1_000;
            self.tell(Msg::Committed { request, seq, batch: seq, at: self.now, ids, kinds: vec![kind] });
        }
        self
    }

    pub fn message(&self) -> String {
        self.model.message.as_ref().map(|m| m.text.clone()).unwrap_or_default()
    }

    pub fn derived(&self) -> Derived {
        derive(&self.model, self.now)
    }

    pub fn frame(&self, theme: Theme) -> Buffer {
        let (w, h) = self.model.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, w, h));
        let area = buf.area;
        let derived = self.derived();
        draw(&mut Canvas::new(&mut buf, area, &theme, &Glyphs::UNICODE), &self.model, &derived);
        buf
    }

    /// The frame as text.
    pub fn screen(&self) -> String {
        rows(&self.frame(Theme::dark()))
    }

    /// Words of the footer.
    pub fn footer(&self) -> Vec<String> {
        self.derived().acts.into_iter().map(|a| a.word).collect()
    }
}

/// Another team's incident.
pub fn elsewhere(mut incident: Incident) -> Incident {
    incident.team = Some(NET);
    incident.line = 2;
    incident
}
