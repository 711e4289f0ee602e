//! A past desk brought back to life, on a fast clock: three who work, the console itself in a terminal, driven by its keys,
//! and `firstline tick` race on one file; some are killed, and one night nobody is there (ESC-3). Whatever the journal says must have been acted on, has been, once and at its instant.

use super::oracle::{crossings, fired};
use super::{boss, now, start};
use firstline::desk::{Caller, Claim, Desk, Founding, SetClock, found, verify};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::id::{IncidentId, PersonId};
use firstline::domain::incident::command::{Command, Handing, NewIncident, Resolution, Verb};
use firstline::domain::incident::row::Row;
use firstline::domain::incident::{Kind, Past, Place, State};
use firstline::domain::people::manage::EntryCommand;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::{Instant, Span};
use firstline::intake::{Map, history, map};
use firstline::store::Which;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const EXCERPT: &str = include_str!("../fixtures/history/uci_excerpt.csv");
/// A Tuesday morning.
const UNTIL: &str = "2016-03-15T10:00";

/// Numbers that look like chance and are the same every time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n.max(1)
    }
}

/// Sits at the desk until its input ends or it is killed: sees to what is due, and works as somebody does who has time.
pub fn console(path: &Path, seed: &str) {
    let mut dice = Dice::new(seed.parse().unwrap_or(7));
    let mut desk = Desk::open(path).unwrap_or_else(|error| panic!("console {seed}: {error}"));
    let clock = desk.clock().unwrap();
    let ended = std::thread::spawn(|| std::io::stdin().read_line(&mut String::new()));
    while !ended.is_finished() {
        let at = clock.at(now());
        desk.wake(&boss(), at).unwrap_or_else(|error| panic!("console {seed}: {error}"));
        if dice.below(3) == 0 {
            work(&mut desk, &mut dice, clock.at(now()));
        }
        std::thread::sleep(Duration::from_millis(2 + dice.below(20)));
    }
}

/// One act on one record; what the rules refuse is refused.
fn work(desk: &mut Desk, dice: &mut Dice, at: Instant) {
    let (_, rows) = desk.rows(&boss(), Which::Open).unwrap();
    let weight = [(1, 1), (1, 2), (2, 2), (3, 3)][usize::try_from(dice.below(4)).unwrap()];
    if rows.is_empty() || dice.below(12) == 0 {
        let _new = desk.commit(&Command::Record(Box::new(report(desk, weight))), &boss(), None, at);
        return;
    }
    let row = &rows[usize::try_from(dice.below(rows.len() as u64)).unwrap()];
    let _done =
        desk.commit(&Command::Act { incident: row.id, seen: None, verb: verb(row, dice, at) }, &boss(), None, at);
}

fn report(desk: &Desk, (impact, urgency): (u8, u8)) -> NewIncident {
    let policy = &desk.ground().policy;
    NewIncident {
        nature: Some("fault".into()),
        kind: Some(policy.natures[0].kinds[0].id.clone()),
        channel: Some("email".into()),
        reporter: desk
            .ground()
            .directory
            .all(StreamKind::Contact)
            .first()
            .map(|e| firstline::domain::id::ContactId(e.stream.id)),
        title: "It stands still".into(),
        category: desk
            .ground()
            .directory
            .all(StreamKind::Category)
            .first()
            .map(|e| firstline::domain::id::CategoryId(e.stream.id)),
        impact,
        urgency,
        ..NewIncident::default()
    }
}

fn verb(row: &Row, dice: &mut Dice, at: Instant) -> Verb {
    let said = String::from("x");
    if row.waiting > 0 && dice.below(2) == 0 {
        return Verb::Acknowledge { escalation: None, text: said };
    }
    let hours = i64::try_from(dice.below(6)).unwrap() + 1;
    match dice.below(14) {
        0 | 1 => Verb::Take,
        2 => Verb::Start,
        3 => Verb::Reply { text: said },
        4 => Verb::Call { text: said },
        5 => Verb::Chase { text: said },
        6 => Verb::Suspend { reason: Some("waiting_user".into()), until: Some(at + Span::hours(hours)), text: said },
        7 => Verb::Resume { text: said },
        8 => Verb::Override { priority: u8::try_from(dice.below(4)).unwrap() + 1, reason: said },
        9 => Verb::Escalate(Handing { reason: Some("skill".into()), text: said, ..Handing::default() }),
        10 => Verb::HandBack { reason: Some("skill".into()), text: said },
        11 if row.state == State::Resolved => Verb::Reopen { text: said },
        11 => Verb::Note { text: said },
        12 => Verb::Resolve(Resolution { solution: said, closing_code: Some("fixed".into()), ..Resolution::default() }),
        _ => Verb::Postpone { escalation: None, until: Some(at + Span::hours(hours)), text: said },
    }
}

/// The desk as it was that morning, its clock running `speed` times as fast from now on.
fn brought_back(path: &Path, text: &str, speed: u32) -> (Desk, Instant) {
    let map = Map::parse(map::shipped("servicenow-event-log").unwrap()).unwrap();
    let until = map.instant(UNTIL).unwrap();
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "boss".into(),
        name: "Boss".into(),
        os_user: "tester".into(),
        clock: Some(SetClock { origin: until, anchor: now(), speed }),
    };
    let history = history::read(&map, text.as_bytes(), Some(until)).unwrap();
    let mut desk = found(path, &founding, Instant(1_450_000_000_000)).unwrap();
    for (key, role) in [("sup", "support_manager"), ("exe", "executive")] {
        let values = [("name", key), ("roles", role)].map(|(c, v)| (c.to_owned(), v.to_owned())).to_vec();
        let add = EntryCommand::Add { kind: StreamKind::Person, key: key.into(), values };
        desk.enter(&add, &boss(), Instant(1_450_000_000_000)).unwrap();
    }
    desk.quiet_until(until, &boss(), until).unwrap();
    desk.import_entries(&history.entries, &boss(), until).unwrap();
    desk.import_incidents(&history.incidents, &boss(), until).unwrap();
    (desk, until)
}

/// March 2016, live: consoles and a tick race, two are killed, one night has nobody.
pub fn live(full: bool) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("desk.db");
    let file = std::env::var("FIRSTLINE_HISTORY").ok().filter(|_| full);
    let text = file.map_or_else(|| EXCERPT.to_owned(), |file| std::fs::read_to_string(file).unwrap());
    // The excerpt's day and a half in some seconds; the whole file's in minutes, since it has a hundred times the work.
    let speed = if full { 360 } else { 9_000 };
    let (mut desk, since) = brought_back(&path, &text, speed);
    let clock = desk.clock().unwrap();
    let name = path.to_str().unwrap().to_owned();
    let open = |seed: usize| start(&["console", &name, &seed.to_string()]);
    let wait_for = |hour: i64| {
        let at = since + Span::hours(hour - 10);
        while clock.at(now()) < at {
            std::thread::sleep(Duration::from_millis(5));
        }
    };
    let mut dice = Dice::new(2016);
    let (mut people, mut manager) = (vec![tick(&path), open(1), open(2), open(3)], Manager::start(&path));
    for (hour, seat) in [(12, 1), (15, 2)] {
        wait_for(hour + i64::try_from(dice.below(2)).unwrap());
        people[seat].kill().unwrap();
        people[seat].wait().unwrap();
    }
    manager.work(&clock, since + Span::hours(7));
    people[1] = open(11);
    // From 22:00 to 07:00 nobody is there.
    manager.work(&clock, since + Span::hours(12));
    end(people);
    manager.leave();
    wait_for(31);
    let (people, mut manager) = (vec![tick(&path), open(21), open(22), open(23)], Manager::start(&path));
    manager.work(&clock, since + Span::hours(30));
    end(people);
    manager.leave();
    let last = clock.at(now());
    desk.wake(&boss(), last).unwrap();
    judge(&mut desk, since, last);
}

/// The program's own tick, again and again.
fn tick(path: &Path) -> Child {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.args(["--db", path.to_str().unwrap(), "--as", "boss", "--quiet", "tick", "--loop", "1"]);
    let home = path.parent().unwrap();
    command.env("HOME", home).env("XDG_STATE_HOME", home.join("tick"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The console itself, in a terminal: somebody at the inbox who acknowledges what waits, by its keys.
struct Manager {
    child: Box<dyn portable_pty::Child + Send + Sync>,
    keys: Box<dyn std::io::Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
    /// Open as long as the terminal is.
    _master: Box<dyn portable_pty::MasterPty + Send>,
}

impl Manager {
    fn start(path: &Path) -> Self {
        let size = portable_pty::PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = portable_pty::native_pty_system().openpty(size).unwrap();
        let mut command = portable_pty::CommandBuilder::new(env!("CARGO_BIN_EXE_firstline"));
        command.args(["--db", path.to_str().unwrap(), "--as", "boss", "--lang", "en"]);
        let home = path.parent().unwrap();
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        command.env("HOME", home);
        command.env("XDG_STATE_HOME", home.join("state"));
        let child = pair.slave.spawn_command(command).unwrap();
        let mut output = pair.master.try_clone_reader().unwrap();
        let screen = Arc::new(Mutex::new(vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0)));
        let shown = screen.clone();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n @ 1..) = output.read(&mut buffer) {
                shown.lock().unwrap().process(&buffer[..n]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let mut manager = Self { child, keys, screen, _master: pair.master };
        // Keys that come before the console does are the terminal's.
        for _ in 0..1_500 {
            if manager.shows("1 Queue") {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        assert!(manager.shows("1 Queue"), "the console does not come");
        manager.press("9f");
        manager
    }

    fn shows(&self, text: &str) -> bool {
        self.screen.lock().unwrap().screen().contents().contains(text)
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Acknowledges one after the other until it is that late.
    fn work(&mut self, clock: &SetClock, until: Instant) {
        while clock.at(now()) < until {
            std::thread::sleep(Duration::from_millis(300));
            self.press("ggA");
        }
    }

    fn leave(mut self) {
        // A letter right after a refused one would be taken for a word that goes on.
        self.press("\x03\x03");
        for _ in 0..400 {
            if let Some(ended) = self.child.try_wait().unwrap() {
                assert!(ended.success(), "the console ended with {ended:?}");
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the console does not end:\n{}", self.screen.lock().unwrap().screen().contents());
    }
}

/// They leave, each at the end of what it does; a tick by a signal.
fn end(people: Vec<Child>) {
    for (n, mut child) in people.into_iter().enumerate() {
        drop(child.stdin.take());
        if n == 0 {
            let pid = rustix::process::Pid::from_child(&child);
            rustix::process::kill_process(pid, rustix::process::Signal::TERM).unwrap();
        }
        let out = child.wait_with_output().unwrap();
        assert!(out.status.success() || out.status.code().is_none(), "{n}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

/// Holds what fired to what the journal says should have.
fn judge(desk: &mut Desk, since: Instant, last: Instant) {
    let (_, rows) = desk.rows(&boss(), Which::Any).unwrap();
    let (mut all, mut late, mut again, mut acknowledged, mut by_keys) = (0, 0, 0, 0, 0);
    let mut told: BTreeMap<PersonId, BTreeSet<i64>> = BTreeMap::new();
    for row in &rows {
        let record = desk.record(&boss(), row.id, last).unwrap();
        let wanted = crossings(&record.past, since, last);
        let fired = fired(&record.past);
        let mut seen = BTreeSet::new();
        for (key, at) in &fired {
            assert!(seen.insert(*key), "{}: {key:?} fired twice", row.id);
            let crossed =
                wanted.get(key).unwrap_or_else(|| panic!("{}: {key:?} fired at {at} and was not crossed", row.id));
            assert!((crossed - at).abs() <= 60_000, "{}: {key:?} fired at {at}, crossed at {crossed}", row.id);
        }
        for (key, at) in &wanted {
            assert!(seen.contains(key), "{}: {key:?} crossed at {at} and did not fire", row.id);
        }
        for past in &record.past {
            for person in &past.event.detail.told {
                told.entry(*person).or_default().insert(past.seq);
            }
        }
        all += fired.len();
        late += record.past.iter().filter(|past| past.event.kind == Kind::Fired && past.is_late()).count();
        again += reminders(row.id, &record.past);
        acknowledged += record.past.iter().filter(|past| past.event.kind == Kind::Acknowledged).count();
        by_keys += record.past.iter().filter(|p| p.event.kind == Kind::Acknowledged && p.via == Via::Console).count();
        for waiting in record.incident.escalations.iter().filter(|row| row.waits()) {
            let next = waiting.again_at.unwrap();
            assert!(next > last || !record.incident.state.is_active(), "{}: nobody was told again at {next}", row.id);
        }
    }
    named(desk, &rows, last);
    for (person, key) in [(PersonId(1), "boss"), (PersonId(2), "sup"), (PersonId(3), "exe")] {
        let caller = Caller { os_user: "tester".into(), claim: Claim::As(key.into()), via: Via::Cli };
        let inbox: BTreeSet<i64> = desk.inbox(&caller, u32::MAX).unwrap().iter().map(|told| told.past.seq).collect();
        assert_eq!(Some(&inbox), told.get(&person), "{key}");
    }
    assert!(
        all > 100 && late > 0 && again > 5 && acknowledged > 5 && by_keys > 0,
        "{all} fired, {late} late, {again} again, {acknowledged} acknowledged"
    );
    assert_eq!(verify(desk, None).unwrap().findings, []);
    println!(
        "{} incidents: {all} crossings, each acted on once, {late} of them late; {again} told again, {acknowledged} acknowledged, {by_keys} of them by keys",
        rows.len()
    );
}

/// Those told again were told no sooner than the rule says, and only while nobody had acknowledged it; how many.
fn reminders(id: IncidentId, past: &[Past]) -> usize {
    let again: Vec<&Past> = past.iter().filter(|past| past.event.kind == Kind::ToldAgain).collect();
    let every = BTreeMap::from([("urgent", 10), ("desk_stage_over", 15), ("line_2_stage", 15), ("p3_full", 60)]);
    for (n, one) in again.iter().enumerate() {
        let rule = one.event.detail.reason.clone().unwrap();
        let place = |past: &Past| match past.event.detail.changes.first().map(|change| &change.place) {
            Some(Place::Escalation { escalation, .. }) => *escalation,
            other => panic!("{id}: told again of {other:?}"),
        };
        let of = |past: &&&Past| place(past) == place(one);
        if let Some(before) = again[..n].iter().rev().find(of) {
            let apart = one.at.since(before.at);
            assert!(apart >= Span::minutes(every[rule.as_str()]), "{id}: {rule} told again after {apart:?}");
        }
    }
    again.len()
}

/// Everybody whom a rule names was told: by role where somebody has it, else whoever is next in authority.
fn named(desk: &mut Desk, rows: &[Row], last: Instant) {
    const BOSS: PersonId = PersonId(1);
    const SUPPORT: PersonId = PersonId(2);
    const EXECUTIVE: PersonId = PersonId(3);
    let by_role: BTreeMap<&str, &[PersonId]> = BTreeMap::from([
        ("urgent", &[BOSS][..]),
        ("executive", &[EXECUTIVE]),
        ("desk_stage_over", &[BOSS]),
        ("line_2_stage", &[BOSS]),
        ("line_3_stage", &[SUPPORT, EXECUTIVE]),
        ("p1_half", &[SUPPORT]),
        ("p1_full", &[EXECUTIVE]),
        ("p2_three_quarters", &[SUPPORT]),
        ("p2_full", &[EXECUTIVE]),
        // No team has a lead here.
        ("p3_three_quarters", &[SUPPORT]),
        ("p3_full", &[BOSS]),
        ("p4_full", &[SUPPORT]),
    ]);
    for row in rows {
        let record = desk.record(&boss(), row.id, last).unwrap();
        for past in record.past.iter().filter(|past| past.event.kind == Kind::Fired) {
            let rule = past.event.detail.reason.clone().unwrap();
            if let Some(people) = by_role.get(rule.as_str()) {
                assert_eq!(past.event.detail.told, *people, "{}: {rule}", row.id);
            }
        }
    }
}
