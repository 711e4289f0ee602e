//! The outbox on the command line: hooks that carry, fail and are kept from it (ESC-5, SEC-1, ROLE-6).

use super::{MONDAY, Ran, SET_AHEAD, Shell, intrude};
use firstline::desk::{Founding, SetClock, found};
use firstline::domain::actor::Identity;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::time::Instant;
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

const NEW: &str =
    "incident new --plain --fields id --reporter wu --category network.vpn --impact 1 --urgency 1 --title";

/// A desk whose policy tells by mail, with the machine's clock or one that is set, and a program that carries.
struct House {
    shell: Shell,
}

impl House {
    fn new(set: bool, hook: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let now = Instant::parse_rfc3339(MONDAY).unwrap();
        let founding = Founding {
            policy: DEFAULT.replace("channels = []", "channels = [\"mail\"]"),
            identity: Identity::Declared,
            lang: Lang::En,
            login: "boss".into(),
            name: "Boss".into(),
            os_user: "nobody-here".into(),
            clock: set.then_some(SetClock { origin: now, anchor: now, speed: 1 }),
        };
        drop(found(&dir.path().join("desk.db"), &founding, now).unwrap());
        let house = Self { shell: Shell { dir } };
        house.hook(hook);
        for line in [
            "person add an name=An roles=agent teams=desk",
            "contact add wu name=Wu phone=6044",
            "person edit boss email=boss@example.org language=zh-Hant",
        ] {
            house.run(line).done();
        }
        house
    }

    /// A script in the folder `$1`.
    fn hook(&self, body: &str) {
        let folder = self.shell.dir.path();
        let program = folder.join("carry");
        std::fs::write(&program, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        let command = format!("command = [\"{}\", \"{}\"]", program.display(), folder.display());
        std::fs::write(folder.join("config.toml"), format!("[hooks.mail]\n{command}\ntimeout = \"20s\"\n")).unwrap();
    }

    fn run(&self, line: &str) -> Ran {
        self.words(line.split(' '))
    }

    fn words<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> Ran {
        Ran::of(self.command().args(words).output().unwrap())
    }

    fn command(&self) -> std::process::Command {
        let mut command = self.shell.command();
        command.env("FIRSTLINE_CONFIG", self.shell.dir.path().join("config.toml")).args(["--as", "boss"]);
        command
    }

    /// Records what the founder, who is the incident manager, is told of.
    fn urgent(&self, title: &str, more: &[&str]) -> String {
        let words = NEW.split(' ').chain([title]).chain(more.iter().copied());
        self.words(words).done().trim().to_owned()
    }

    /// What was carried, a notice a line.
    fn carried(&self) -> Vec<Value> {
        let text = std::fs::read_to_string(self.shell.dir.path().join("carried")).unwrap_or_default();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

const CARRY: &str = "cat >> $1/carried";

/// ESC-5: the notice as JSON, in the person's language; whatever a title says is words.
#[test]
fn esc_5_a_notice_is_carried_once() {
    let house = House::new(false, CARRY);
    let id = house.urgent("\"}; $(touch $1/never) `touch /tmp/never`\u{1b}[31m", &[]);
    let ticked = house.run("tick --json").json();
    assert_eq!((&ticked["sent"], &ticked["waiting"], &ticked["kept"]), (&1.into(), &0.into(), &false.into()));
    let [notice] = &house.carried()[..] else { panic!("{:?}", house.carried()) };
    assert_eq!(
        (&notice["version"], &notice["channel"], &notice["event"]),
        (&1.into(), &"mail".into(), &"fired".into())
    );
    assert_eq!(notice["to"]["email"], "boss@example.org");
    assert_eq!((&notice["to"]["key"], &notice["to"]["language"]), (&"boss".into(), &"zh-Hant".into()));
    assert_eq!((&notice["incident"]["number"], &notice["incident"]["priority"]), (&id.clone().into(), &1.into()));
    assert_eq!((&notice["rule"], &notice["late"]), (&"urgent".into(), &false.into()));
    assert_eq!(notice["crossed_at"], notice["noticed_at"]);
    let title = notice["incident"]["title"].as_str().unwrap();
    assert!(title.starts_with("\"}; $(touch $1/never)") && !title.contains('\u{1b}'), "{title}");
    assert!(notice["text"].as_str().unwrap().contains("規則"), "{notice}");
    assert!(!house.shell.dir.path().join("never").exists());
    assert_eq!(house.run("tick --quiet").done(), "");
    assert_eq!(house.run("outbox list --json").json()["total"], 0);
    assert_eq!(house.run("outbox list --all --json").json()["items"][0]["state"], "sent");
}

/// ESC-5: what fails waits, with the reason; given up it is a failure, stands in the doctor's list, and goes out again.
#[test]
fn esc_5_what_fails_is_seen_and_sent_again() {
    let house = House::new(false, "echo no route >&2; exit 75");
    house.urgent("Down", &[]);
    assert!(house.run("tick").done().contains("0 sent, 1 failed, 1 waiting"));
    let told = house.run("outbox list").done();
    assert!(told.contains("the program ended with 75: no route") && told.contains("Boss"), "{told}");
    assert_eq!(house.run("outbox list --json").json()["items"][0]["error"], "exit 75 no route");
    let row = |house: &House| -> Value {
        let found = house.run("doctor --json").json();
        found["checks"].as_array().unwrap().iter().find(|check| check["check"] == "outbox").unwrap().clone()
    };
    assert_eq!(row(&house)["level"], "ok");
    intrude(&house.shell.path(), "UPDATE outbox SET next_at = next_at - 7200000");
    assert_eq!(row(&house)["level"], "warn");
    intrude(&house.shell.path(), "UPDATE outbox SET since = since - 90000000");
    let said = house.run("tick").ended(1);
    assert!(said.contains("Given up: 1"), "{said}");
    assert!(row(&house)["message"].as_str().unwrap().contains("1 given up"));
    assert!(house.run("outbox list --dead").done().contains("no route"));
    house.hook(CARRY);
    house.run("outbox resend").ended(2);
    house.run("outbox resend 99").ended(3);
    assert!(house.run("outbox resend --all").done().contains("One notice"));
    house.run("tick").done();
    assert_eq!(house.carried().len(), 1);
    house.run("audit verify").done();
}

/// ESC-5: two that tick at once carry each notice once.
#[test]
fn esc_5_two_ticks_carry_each_once() {
    let house = House::new(false, CARRY);
    for n in 0..8 {
        house.urgent(&format!("Down {n}"), &[]);
    }
    let start = || house.command().arg("tick").stdout(Stdio::null()).spawn().unwrap();
    let ticks: Vec<_> = (0..3).map(|_| start()).collect();
    for mut tick in ticks {
        assert_eq!(tick.wait().unwrap().code(), Some(0));
    }
    let mut ids: Vec<String> = house.carried().iter().map(|notice| notice["id"].to_string()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((house.carried().len(), ids.len()), (8, 8));
}

/// SEC-1: of a security incident the number leaves, and that it is one.
#[test]
fn sec_1_a_security_incident_stays_in_the_house() {
    let house = House::new(false, CARRY);
    let id = house.urgent("Stolen laptop", &["--security"]);
    house.run("tick").done();
    let [notice] = &house.carried()[..] else { panic!("{:?}", house.carried()) };
    let text = notice.to_string();
    assert!(!text.contains("Stolen") && !text.contains("urgent") && text.contains("資安事件"), "{text}");
    let incident = &notice["incident"];
    assert_eq!((&incident["number"], &incident["security"]), (&id.into(), &true.into()));
    assert!(incident["title"].is_null() && incident["priority"].is_null() && incident["state"].is_null());
}

/// ROLE-6: a file with a set clock runs no hook; what it would have said waits. Whoever may not read all carries nothing.
#[test]
fn role_6_a_set_clock_runs_no_hook() {
    let house = House::new(true, CARRY);
    house.urgent("Down", &[]);
    let ticked = house.run("tick --json");
    assert!(ticked.err.contains("ROLE-6"), "{}", ticked.err);
    let ticked = ticked.json();
    assert_eq!((&ticked["kept"], &ticked["sent"], &ticked["waiting"]), (&true.into(), &0.into(), &1.into()));
    assert!(house.carried().is_empty());
    house.run("person add vee name=Vee roles=vendor_liaison teams=desk").done();
    house.shell.run("vee", "tick").ended(4);
    house.shell.run("vee", "outbox list").ended(4);
}

/// A mistake in the settings is named; the hook is none.
#[test]
fn a_hook_with_a_mistake_is_named() {
    let house = House::new(false, CARRY);
    std::fs::write(house.shell.dir.path().join("config.toml"), "[hooks.mail]\ncommand = \"mail $1\"\n").unwrap();
    let said = house.run("config check");
    assert_eq!(said.code, 6);
    assert!(said.out.contains("whole/path"), "{}", said.out);
    house.urgent("Down", &[]);
    assert_eq!(house.run("tick --json").json()["waiting"], 1);
}

/// DESIGN decision 10: after the clock was set ahead nothing fires and nothing leaves until somebody says that it is right.
#[test]
fn a_clock_that_was_set_ahead_holds_everything_back() {
    let house = House::new(false, CARRY);
    house.run("tick").done();
    house.urgent("Down", &[]);
    intrude(&house.shell.path(), SET_AHEAD);
    let said = house.run("tick").ended(8);
    assert!(said.contains("set ahead by 24h00"), "{said}");
    assert!(said.contains("--accept-clock"), "{said}");
    assert!(house.carried().is_empty());
    house.run("tick --accept-clock").done();
    assert_eq!(house.carried().len(), 1);
    house.run("tick").done();
}
