//! The inbox at the keyboard, and what is told while one looks elsewhere: line, badge, bell (ESC-4, ESC-5, LIFE-6).

use super::world::{LINA, ME, Seat, now, typical};
use crate::desk::{by, monday, phone_call};
use firstline::app::action::ACTIONS;
use firstline::app::effect::Effect;
use firstline::app::model::Model;
use firstline::app::msg::{Desk as Shared, Loaded, Msg};
use firstline::app::place::Place;
use firstline::app::telling::{Calls, Quiet};
use firstline::desk::{Desk, Founding, Which, found};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command, Verb};
use firstline::domain::incident::report::Escalation;
use firstline::domain::incident::{Detail, Event, Kind, Past, Told};
use firstline::domain::people::manage::EntryCommand;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use firstline::text::Locale;

/// A rule that fired so many minutes ago, and was noticed so much later.
fn fired(seq: i64, id: i64, (ago, late): (i64, i64), rule: &str, row: Escalation) -> Told {
    let at = now() - Span::minutes(ago);
    let told = row.told.clone();
    let row = Escalation { rule: Some(rule.into()), at: Some(at), ..row };
    let detail = Detail { reason: Some(rule.into()), told, ..Detail::default() };
    let event = Event { detail, ..Event::new(Kind::Fired) };
    let past = Past {
        incident: IncidentId(id),
        seq,
        ver: 2,
        batch: seq,
        at,
        recorded_at: at + Span::minutes(late),
        by: LINA,
        role: "rule".into(),
        via: Via::Rule,
        event,
    };
    let incident = typical().into_iter().find(|incident| incident.id.0 == id);
    let title = incident.as_ref().map(|incident| incident.title.as_str().into());
    let priority = incident.map_or(2, |incident| incident.priority);
    let place = u32::try_from(seq).unwrap();
    Told { past, title, priority, security: false, escalation: Some((place, row)), seen: false }
}

fn waits() -> Escalation {
    Escalation { told: vec![ME], again_at: Some(now() + Span::minutes(5)), ..Escalation::default() }
}

/// One of each: waiting, put off, acknowledged, said, late, not for these eyes.
pub fn told() -> Vec<Told> {
    let off = Escalation { postponed_until: Some(now() + Span::hours(2)), ..waits() };
    let known = Escalation { acknowledged_by: Some(LINA), acknowledged_at: Some(now()), ..waits() };
    let said = Escalation { told: vec![ME, LINA], ..Escalation::default() };
    let old = |told: Told| Told { seen: true, ..told };
    let mut assigned = fired(40, 20396, (400, 0), "", Escalation::default());
    assigned.escalation = None;
    assigned.past.event = Event::new(Kind::Chased);
    assigned.past.via = Via::Console;
    vec![
        fired(47, 20391, (2, 0), "urgent", waits()),
        fired(46, 30555, (5, 0), "urgent", waits()),
        fired(45, 20402, (65, 60), "p2_three_quarters", said.clone()),
        old(fired(44, 20399, (70, 0), "urgent", off)),
        old(fired(43, 20405, (130, 0), "urgent", known)),
        old(fired(42, 20417, (26 * 60, 180), "p2_full", said)),
        old(assigned),
    ]
}

/// Words of a letter each.
pub fn terse() -> Vec<Told> {
    let short = |mut told: Told| {
        told.title = told.title.map(|_| "t".into());
        (told.past.event, told.seen) = (Event::new(Kind::Chased), true);
        told
    };
    told().into_iter().filter(|told| told.title.is_some()).map(short).take(2).collect()
}

/// More than fits.
pub fn overfull() -> Vec<Told> {
    let many = |n: i64| {
        let mut told = fired(900 - n, 20_000 + n, (n * 7, n % 5 * 50), "urgent", waits());
        told.title = Some(["断线".repeat(30), "word ".repeat(30)][usize::from(n % 2 == 0)].as_str().into());
        told
    };
    (0..90).map(many).collect()
}

/// Somebody who was told all that.
fn seat(told: Vec<Told>) -> Seat {
    let mut seat = Seat::typical();
    seat.tell(Msg::Loaded(Loaded::Inbox(told)));
    seat.effects();
    seat
}

fn cursor(seat: &Seat) -> i64 {
    seat.model.inbox.cursor.unwrap_or_default()
}

fn looked(seat: &mut Seat) -> Vec<i64> {
    let looked = |effect| if let Effect::Looked(seq) = effect { Some(seq) } else { None };
    seat.effects().into_iter().filter_map(looked).collect()
}

#[test]
fn keys_move_sift_and_open() {
    let mut seat = seat(told());
    seat.keys("9");
    assert_eq!((seat.model.place, cursor(&seat)), (Place::Inbox, 47));
    seat.keys("j j G");
    assert_eq!(cursor(&seat), 40);
    seat.keys("g g f");
    let listed: Vec<i64> = seat.model.inbox.listed().iter().map(|told| told.past.seq).collect();
    assert_eq!(listed, [47, 46, 44]);
    seat.keys("enter");
    assert!(seat.model.detail.zoomed && seat.model.subject() == Some(IncidentId(20391)));
    seat.keys("esc");
    assert_eq!((seat.model.place, cursor(&seat), seat.model.inbox.waiting), (Place::Inbox, 47, true));
    seat.keys("esc");
    assert!(!seat.model.inbox.waiting && seat.model.place == Place::Inbox);
    seat.keys("esc");
    assert_eq!(seat.model.place, Place::Queue);
    seat.keys("g i");
    assert_eq!(seat.model.place, Place::Inbox);
}

/// What is on the screen is new until it is left; then it is seen, here and in the file, once.
#[test]
fn what_was_on_the_screen_is_seen() {
    for leave in ["1", "enter", "esc"] {
        let mut seat = seat(told());
        assert_eq!(seat.derived().badge, "3A +3");
        seat.keys("9 j");
        assert_eq!((looked(&mut seat), seat.derived().badge.as_str()), (vec![], "3A +3"));
        seat.keys("g g").keys(leave);
        assert_eq!((looked(&mut seat), seat.derived().badge.as_str()), (vec![47], "3A"), "{leave}");
        seat.keys("9 1");
        assert_eq!(looked(&mut seat), [0i64; 0]);
    }
    // Nobody who only looks on has looked.
    let mut seat = seat(told());
    seat.model.desk.read_only = true;
    seat.keys("9 1");
    assert_eq!(looked(&mut seat), [0i64; 0]);
    // Nor has a window that stands behind others.
    let mut seat = self::seat(told());
    seat.tell(Msg::Focus(false));
    seat.keys("9 1");
    assert_eq!(looked(&mut seat), [0i64; 0]);
}

/// SEC-1: that there is something is all they are told.
#[test]
fn what_is_not_for_these_eyes_stays_shut() {
    let mut seat = seat(told());
    seat.keys("9 j enter");
    assert_eq!(seat.message(), "What it is about is not for you to see");
    assert!(!seat.model.detail.zoomed && seat.model.subject().is_none());
    seat.keys("t");
    assert!(seat.commands().is_empty());
    assert!(seat.screen().contains("(not for you to see)"));
}

/// Several at once are one line and one call; what is not urgent waits for its minute.
#[test]
fn news_is_summed_up() {
    let mut seat = seat(told()[2..].to_vec());
    assert_eq!(seat.message(), "", "what was there before nobody says again");
    seat.tell(Msg::Loaded(Loaded::Inbox(told())));
    assert!(seat.message().starts_with("2 new: 20391 P1 邮件网关拒收外部邮件: \""), "{}", seat.message());
    let told_by = |effects: Vec<Effect>| {
        let bells = effects.iter().filter(|effect| **effect == Effect::Bell).count();
        let line = |effect| if let Effect::Notify(text) = effect { Some(text) } else { None };
        (bells, effects.into_iter().filter_map(line).collect::<Vec<_>>())
    };
    let (bells, lines) = told_by(seat.effects());
    assert_eq!((bells, lines.len()), (1, 1));
    assert!(lines[0].starts_with("2 new: 20391 P1"), "{lines:?}");
    // Something that can wait, just after.
    let later = |seq| Told { priority: 3, ..fired(seq, 20410, (0, 0), "p3_three_quarters", Escalation::default()) };
    let mut all = told();
    all.insert(0, later(48));
    seat.wait(Span::seconds(1)).tell(Msg::Loaded(Loaded::Inbox(all.clone())));
    all.insert(0, later(49));
    seat.wait(Span::seconds(1)).tell(Msg::Loaded(Loaded::Inbox(all)));
    assert_eq!(told_by(seat.effects()), (0, vec![]));
    assert!(seat.message().starts_with("4 new: "), "{}", seat.message());
    assert!(seat.derived().next <= seat.now + Span::minutes(1));
    seat.wait(Span::seconds(59));
    let (bells, lines) = told_by(seat.effects());
    assert!(bells == 1 && lines.len() == 1 && lines[0].starts_with("2 new: 20410 P3"), "{lines:?}");
    // The key of the line leads there.
    seat.keys("9");
    assert_eq!((seat.model.place, cursor(&seat)), (Place::Inbox, 45), "the cursor stays on its event");
}

/// What one has just done can still be taken back: the news waits for its line.
#[test]
fn news_waits_for_the_line() {
    let mut seat = seat(told()[1..].to_vec());
    seat.on(20396).keys("K").commit_all(Kind::Chased);
    assert_eq!(seat.message(), "20396 chased");
    seat.tell(Msg::Loaded(Loaded::Inbox(told())));
    assert_eq!(seat.message(), "20396 chased");
    seat.wait(Span::seconds(11));
    assert!(seat.message().starts_with("20391 P1"), "{}", seat.message());
}

/// Of a security incident nothing goes out, not even to those who may see it; in quiet hours nothing at all does.
#[test]
fn what_goes_out_is_discreet() {
    for (security, quiet, want) in
        [(true, None, Some("20391: see the inbox")), (true, Quiet::parse("14:00-15:00"), None)]
    {
        let mut seat = seat(told()[1..].to_vec());
        seat.model.telling.calls = Calls { quiet, ..Calls::default() };
        let mut all = told();
        all[0].security = security;
        seat.tell(Msg::Loaded(Loaded::Inbox(all)));
        assert!(seat.message().contains("邮件网关"), "it is theirs to see: {}", seat.message());
        let line =
            seat.effects().into_iter().find_map(|e| if let Effect::Notify(text) = e { Some(text) } else { None });
        assert_eq!(line.as_deref(), want);
    }
}

/// Queue, record, board and inbox: one key, one reason why not.
#[test]
fn esc_4_answers_are_keys_everywhere() {
    for keys in ["", "enter", "2", "9"] {
        let mut incidents = typical();
        for incident in &mut incidents {
            incident.escalations = vec![Escalation { told: vec![ME], again_at: Some(now()), ..Escalation::default() }];
            incident.priority_unconfirmed = true;
        }
        let mut seat = Seat::new(incidents, Lang::En, (120, 36));
        seat.tell(Msg::Loaded(Loaded::Inbox(told())));
        seat.on(20391).keys(if keys.is_empty() { "esc" } else { keys });
        let all = Verb::Acknowledge { escalation: None, text: String::new() };
        seat.on(20391).keys("A");
        assert_eq!(seat.commands(), [(20391, Some(3), all)], "{keys}");
        seat.keys("s p");
        assert_eq!(seat.commands(), [(20391, Some(3), Verb::ConfirmPriority)], "{keys}");
        seat.keys("s z").types("15:00").keys("tab").types("on the phone").keys("ctrl-s");
        let until = Instant::parse_rfc3339("2016-03-15T15:00:00Z").unwrap();
        let off = Verb::Postpone { escalation: None, until: Some(until), text: "on the phone".into() };
        assert_eq!(seat.commands(), [(20391, Some(3), off)], "{keys}");
    }
    // Whoever was not told, and where nothing waits.
    let mut incidents = typical();
    incidents[0].escalations = vec![Escalation { told: vec![LINA], again_at: Some(now()), ..Escalation::default() }];
    let mut seat = Seat::new(incidents, Lang::En, (120, 36));
    seat.on(20391).keys("A");
    assert!(seat.message().starts_with("That is for 李娜 to say"), "{}", seat.message());
    seat.wait(Span::seconds(1)).on(20417).keys("A");
    assert!(seat.message().starts_with("No escalation of it waits"), "{}", seat.message());
    seat.wait(Span::seconds(1)).keys("s p");
    assert!(seat.message().contains("priority to be confirmed") && seat.commands().is_empty(), "{}", seat.message());
    seat.wait(Span::seconds(1)).keys("s e");
    assert!(seat.message().starts_with("You may propose to start the emergency"), "{}", seat.message());
    for id in ["incident.acknowledge", "incident.postpone", "incident.report_up", "incident.emergency"] {
        assert!(ACTIONS.iter().any(|action| action.id == id));
    }
}

/// LIFE-6: the manager reports up, starts the procedure or declines it, with words.
#[test]
fn life_6_the_manager_decides() {
    let mut seat = Seat::typical();
    seat.model.desk.me.roles = vec!["incident_manager".into()];
    seat.on(20391).keys("s e").types("mail is down").keys("ctrl-s");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::ReportUp { text: "mail is down".into() })]);
    seat.commit_all(Kind::ReportedUp).keys("s ! enter");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: true, text: String::new() })]);
    seat.commit_all(Kind::EmergencyDecided).keys("s n ctrl-s");
    assert!(seat.commands().is_empty(), "a reason is wanted");
    seat.types("one site").keys("ctrl-s");
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: false, text: "one site".into() })]);
    seat.commit_all(Kind::EmergencyDecided);
    seat.keys(":").types("no-emergency only one site").keys("enter");
    let text = "only one site".into();
    assert_eq!(seat.commands(), [(20391, Some(3), Verb::Emergency { start: false, text })]);
}

/// Somebody at a console on a real file, on a clock that is set.
struct Console {
    seat: Seat,
    desk: Desk,
    who: &'static str,
    seq: i64,
}

impl Console {
    fn open(path: &std::path::Path, who: &'static str, now: Instant) -> Self {
        let mut desk = Desk::open(path).unwrap();
        let me = desk.actor(&by(who)).unwrap();
        let ground = desk.ground().clone();
        let (policy, calendars, directory, zone) = (ground.policy, ground.calendars, ground.directory, ground.zone);
        let shared = Shared { policy, calendars, directory, zone, me, read_only: false };
        let model = Model::new(shared, Locale::new(Lang::En), (120, 36));
        let mut seat = Seat { model, now, effects: vec![], incidents: vec![] };
        let (seq, rows) = desk.rows(&by(who), Which::Open).unwrap();
        seat.tell(Msg::Loaded(Loaded::Rows { rows, complete: true }));
        let mut console = Self { seat, desk, who, seq };
        console.look(now);
        console
    }

    /// What a worker does in a moment of its own: the rules, then what is new.
    fn look(&mut self, now: Instant) {
        let who = by(self.who);
        self.seat.now = now;
        self.desk.wake(&who, now).unwrap();
        let news = self.desk.news(&who, self.seq).unwrap();
        self.seq = news.seq;
        for id in news.rows.iter().map(|row| row.id) {
            let record = self.desk.record(&who, id, now).unwrap();
            self.seat.incidents.retain(|incident| incident.id != id);
            self.seat.incidents.push(record.incident);
        }
        self.seat.tell(Msg::Loaded(Loaded::Changed { rows: news.rows, gone: news.gone, seq: news.seq }));
        let told = self.desk.inbox(&who, 100).unwrap();
        self.seat.tell(Msg::Loaded(Loaded::Inbox(told)));
    }

    /// Keys, and what comes of them in the file.
    fn keys(&mut self, keys: &str) -> Vec<Effect> {
        self.seat.keys(keys);
        let (asked, who, now) = (self.seat.effects(), by(self.who), self.seat.now);
        for effect in &asked {
            match effect {
                Effect::Commit { request, command, .. } => {
                    let done = self.desk.commit(command, &who, None, now).unwrap();
                    let kinds = self.desk.kinds_of(done.batch).unwrap();
                    self.look(now);
                    let (request, batch, seq) = (*request, done.batch, done.seq);
                    self.seat.tell(Msg::Committed { request, seq, batch, at: now, ids: done.incidents, kinds });
                }
                Effect::Looked(seq) => self.desk.looked(&who, *seq).unwrap(),
                _ => {}
            }
        }
        asked
    }

    fn rung(&mut self) -> bool {
        self.seat.effects().contains(&Effect::Bell)
    }
}

/// LIFE-6, ESC-5: a P1 is recorded at one console; the manager's tells it, calls, and asks again until somebody says that
/// they know.
#[test]
fn life_6_the_manager_is_told_until_he_knows() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("desk.db");
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "boss".into(),
        name: "Boss".into(),
        os_user: "nobody-here".into(),
        clock: None,
    };
    let mut desk = found(&path, &founding, monday()).unwrap();
    for (kind, key, values) in [
        (StreamKind::Person, "an", vec![("name", "An Agent"), ("roles", "agent"), ("teams", "desk")]),
        (StreamKind::Contact, "wu", vec![("name", "Wu Gang"), ("phone", "6044")]),
    ] {
        let values = values.into_iter().map(|(c, v)| (c.to_owned(), v.to_owned())).collect();
        desk.enter(&EntryCommand::Add { kind, key: key.to_owned(), values }, &by("boss"), monday()).unwrap();
    }
    let at = |minutes| monday() + Span::minutes(minutes);
    let mut boss = Console::open(&path, "boss", at(0));
    let mut agent = Console::open(&path, "an", at(0));
    assert_eq!(boss.seat.derived().badge, "");
    let mut new = phone_call(&desk, "Payroll is down");
    (new.impact, new.urgency) = (1, 1);
    desk.commit(&Command::Record(Box::new(new)), &by("an"), None, at(0)).unwrap();
    boss.look(at(0));
    let said = boss.seat.message();
    assert!(said.contains("P1 Payroll is down: \"Priority 1 or 2\" fired"), "{said}");
    assert_eq!(boss.seat.derived().badge, "1A +1");
    assert!(boss.rung());
    assert!(boss.seat.screen().contains("1A +1"), "{}", boss.seat.screen());
    // Who recorded it is told nothing, and may not answer for the manager.
    agent.look(at(0));
    assert_eq!(agent.seat.derived().badge, "");
    let id = agent.seat.incidents[0].id;
    agent.seat.on(id.0);
    agent.keys("A");
    assert!(agent.seat.message().starts_with("That is for Boss to say"), "{}", agent.seat.message());
    // Nobody says anything: he is told again, and it is one matter still.
    boss.seat.wait(Span::seconds(15));
    boss.look(at(10));
    assert!(boss.seat.message().contains("told again: Boss"), "{}", boss.seat.message());
    assert_eq!(boss.seat.derived().badge, "1A +2");
    assert!(boss.rung());
    boss.keys("9");
    assert_eq!(boss.seat.model.inbox.listed().len(), 2);
    boss.keys("A");
    assert!(boss.seat.message().ends_with("acknowledged"), "{}", boss.seat.message());
    boss.keys("1");
    assert_eq!(boss.seat.derived().badge, "");
    // He knows: it is quiet until something else comes.
    boss.look(at(14));
    assert!(!boss.rung());
    assert_eq!((boss.desk.unseen(&by("boss")).unwrap(), boss.seat.derived().badge.as_str()), (0, ""));
}

/// What waits and what nobody has confirmed is seen in the queue, on the board, on the record and on the wall, and found.
#[test]
fn what_waits_is_seen_and_found() {
    let mut incidents = typical();
    let row = Escalation { rule: Some("urgent".into()), at: Some(now() - Span::minutes(3)), ..waits() };
    let known = Escalation { acknowledged_by: Some(LINA), acknowledged_at: Some(now()), ..row.clone() };
    let off = Escalation { postponed_until: Some(now() + Span::hours(1)), times: 2, ..row.clone() };
    incidents[0].escalations = vec![row, known, off];
    (incidents[0].assignee, incidents[3].priority_unconfirmed) = (Some(ME), true);
    let mut seat = Seat::new(incidents, Lang::En, (120, 36));
    let screen = seat.screen();
    let line =
        |id: &str| screen.lines().find(|line| line.contains(id)).unwrap_or_else(|| panic!("{screen}")).to_owned();
    assert!(line("20391  P1").contains(" A ") && line("20417  P").contains(" P2?"), "{screen}");
    for (filter, want) in [("is:waiting", 20391), ("is:escalated", 20391), ("is:unconfirmed", 20417)] {
        seat.keys("/ ctrl-u").types(filter).keys("enter");
        assert_eq!(seat.order(), [want], "{filter}");
    }
    seat.keys("esc").on(20391).keys("enter");
    let screen = seat.screen();
    for part in [
        "ESCALATIONS",
        "Priority 1 or 2, 14:29; told: 王丽; nobody has acknowledged it, told again 14:37",
        "Priority 1 or 2, 14:29; told: 王丽; acknowledged by 李娜, 14:32",
        "Priority 1 or 2, 14:29; told: 王丽; told again 2 times; put off until 15:32",
    ] {
        assert!(screen.contains(part), "{part}\n{screen}");
    }
    seat.keys("esc 2");
    let screen = seat.screen();
    assert!(screen.contains("A 20391") && screen.contains("2 waiting"), "{screen}");
    seat.keys("7");
    assert!(seat.screen().contains("2 not acknowledged"), "{}", seat.screen());
}
