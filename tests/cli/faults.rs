//! Faults of the file and of the place it lies in: each is told with what was wrong, where and what to do; nothing is half
//! done, and the trail is whole after it (RELIABILITY F07 to F26, K01).

use super::{Ran, Shell, firstline, intrude};
use firstline::desk::{Caller, Claim, Desk, DeskError, StoreError};
use firstline::domain::actor::Via;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::command::{Command as Act, Verb};
use firstline::domain::time::Instant;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// Where a fault is made, its exit code, and what is said of it.
type Fault = (&'static str, fn(&Path), i32, &'static [&'static str]);

const FILES: [Fault; 7] = [
    ("random bytes", |desk| std::fs::write(desk, [0xA7; 50_000]).unwrap(), 1, &["not a desk file", "--db"]),
    ("empty", |desk| std::fs::write(desk, "").unwrap(), 1, &["is empty", "init"]),
    ("cut off", |desk| cut(desk, 8_192), 1, &["damaged", "a copy from before"]),
    ("flipped bits", flip, 1, &["damaged", "a copy from before"]),
    ("another program's", |desk| intrude(desk, "PRAGMA application_id = 7"), 1, &["not a desk file", "--db"]),
    ("a newer schema", |desk| intrude(desk, "PRAGMA user_version = 9000"), 1, &["schema 9000", "a later one"]),
    ("an older schema", |desk| intrude(desk, "PRAGMA user_version = 0"), 1, &["schema"]),
];

fn cut(desk: &Path, less: u64) {
    let file = std::fs::File::options().write(true).open(desk).unwrap();
    file.set_len(file.metadata().unwrap().len() - less).unwrap();
}

fn flip(desk: &Path) {
    let mut bytes = std::fs::read(desk).unwrap();
    bytes.iter_mut().skip(1_024).step_by(997).for_each(|byte| *byte ^= 0x10);
    std::fs::write(desk, bytes).unwrap();
}

/// F24, F25, F26: a file that cannot be used is said to be that, and not a byte of it is changed.
#[test]
fn a_file_that_is_none_is_told_and_left_alone() {
    for (fault, make, code, told) in FILES {
        let shell = Shell::new();
        shell.call("an", "x");
        make(&shell.path());
        let before = std::fs::read(shell.path()).unwrap();
        for line in ["incident note 1 -m x", "incident list", "audit verify"] {
            let said = shell.run("an", line).ended(code);
            for words in told.iter().chain(&["desk.db"]) {
                assert!(said.contains(words), "{fault}, {line}: no `{words}` in: {said}");
            }
            assert!(said.len() < 400, "{fault}, {line}: {said}");
        }
        assert!(std::fs::read(shell.path()).unwrap() == before, "{fault}: it was changed");
    }
}

/// A desk that belongs to somebody without rights over others: to us, or where we are root, to nobody.
pub(super) struct Owned {
    pub(super) shell: Shell,
    program: PathBuf,
    root: bool,
}

const NOBODY: u32 = 65_534;

impl Owned {
    pub(super) fn new() -> Self {
        let shell = Shell::new();
        shell.call("an", "x");
        let folder = shell.dir.path();
        let root = rustix::process::geteuid().is_root();
        let built = Path::new(env!("CARGO_BIN_EXE_firstline"));
        let program = if root { folder.join("firstline") } else { built.to_owned() };
        if root {
            std::fs::copy(built, &program).unwrap();
            for path in [folder, &shell.path()] {
                chown(path, Some(NOBODY), Some(NOBODY)).unwrap();
            }
        }
        Self { shell, program, root }
    }

    pub(super) fn run(&self, line: &str) -> Ran {
        let mut command = Command::new(&self.program);
        command.env_clear().env("LANG", "C.UTF-8").env("FIRSTLINE_NOW", super::MONDAY);
        command.arg("--db").arg(self.shell.path()).args(["--as", "an"]).args(line.split(' '));
        if self.root {
            command.uid(NOBODY).gid(NOBODY);
        }
        Ran::of(command.output().unwrap())
    }

    pub(super) fn mode(&self, name: &str, mode: u32) {
        let folder = self.shell.dir.path();
        let path = if name == "." { folder.to_owned() } else { folder.join(name) };
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    }
}

/// F13, F14, F16: what may not be read or written is named with what it needs, reading goes on where it can, and when
/// the rights are back everything is as it was.
#[test]
fn missing_rights_are_told_by_name() {
    // What is taken from whom, how writing and reading end then, and what is named.
    for (name, mode, write, read, named) in [
        ("desk.db", 0o444, 4, 0, "desk.db;"),
        ("desk.db", 0o000, 1, 1, "desk.db"),
        (".", 0o555, 4, 4, ""),
        (".", 0o000, 1, 1, "desk.db"),
    ] {
        let owned = Owned::new();
        if owned.root && mode == 0 && name == "." {
            continue; // The program itself lies in the folder then.
        }
        owned.mode(name, mode);
        let written = owned.run("incident note 1 -m lost");
        assert_eq!(written.code, write, "{name} {mode:o}: {}", written.err);
        for words in [named, "yours to read and write", "chmod"] {
            assert!(written.err.contains(words), "{name} {mode:o}: no `{words}` in: {}", written.err);
        }
        assert_eq!(owned.run("incident list").code, read, "{name} {mode:o}");
        owned.mode(name, if name == "." { 0o755 } else { 0o644 });
        if mode == 0o444 {
            // SQLite made the file beside it as it found the desk: that one is named now.
            assert!(owned.run("incident note 1 -m lost").ended(4).contains("desk.db-shm"));
            owned.mode("desk.db-shm", 0o644);
            owned.mode("desk.db-wal", 0o644);
        }
        owned.run("incident note 1 -m kept").done();
        assert!(!owned.run("incident show 1").done().contains("lost"));
        owned.run("audit verify").done();
    }
}

/// Runs with no file growing beyond so many blocks of 512 bytes.
fn limited(blocks: u32, shell: &Shell, words: &[&str]) -> Output {
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -f $0; exec \"$@\"", &blocks.to_string(), env!("CARGO_BIN_EXE_firstline")]);
    command
        .env_clear()
        .env("LANG", "C.UTF-8")
        .env("FIRSTLINE_DB", shell.path())
        .env("FIRSTLINE_NOW", super::MONDAY)
        .args(words);
    command.output().unwrap()
}

/// F07, F09: a file that cannot grow is told; the change is there whole or not at all, and goes in when there is room.
#[test]
fn a_file_that_cannot_grow_is_told() {
    let shell = Shell::new();
    shell.call("an", "x");
    let long = "word ".repeat(8_000);
    let mut ends = [0, 0];
    for blocks in [0, 1, 16, 64, 72, 80, 96, 128, 160, 200, 400, 800, 1_600] {
        let before = shell.run("an", "incident show 1 --plain").done();
        let ran = Ran::of(limited(blocks, &shell, &["--as", "an", "incident", "note", "1", "-m", &long]));
        ends[usize::from(ran.code == 0)] += 1;
        if ran.code != 0 {
            let said = ran.ended(1);
            assert!(said.contains("desk.db cannot grow") && said.contains("Free some space"), "{blocks}: {said}");
            assert_eq!(shell.run("an", "incident show 1 --plain").done(), before, "{blocks}: nothing of it");
        }
        shell.run("an", "audit verify").done();
        shell.run("an", "incident note 1 -m short").done();
    }
    assert!(ends[0] > 3 && ends[1] > 1, "both were met: {ends:?}");
}

/// F08: a desk that could not be founded for want of room leaves nothing behind, and can be founded when there is room.
#[test]
fn a_desk_that_could_not_be_founded_leaves_nothing() {
    let shell = Shell::bare();
    std::fs::remove_file(shell.path()).unwrap();
    let left = || std::fs::read_dir(shell.dir.path()).unwrap().count();
    for blocks in [0, 1, 8, 64, 100, 200] {
        let said = Ran::of(limited(blocks, &shell, &["init"])).ended(1);
        assert!(said.contains("cannot grow") && left() == 0, "{blocks}: {} left: {said}", left());
    }
    Ran::of(firstline().env("FIRSTLINE_DB", shell.path()).arg("init").output().unwrap()).done();
}

/// F22: the log is part of the file. Without it the desk is what it was before, which a noted head finds.
#[test]
fn a_copy_without_its_log_is_found() {
    let shell = Shell::new();
    shell.call("an", "x");
    // Somebody has it open: what is written now stays in the log.
    let open = Desk::open(&shell.path()).unwrap();
    shell.run("an", "incident note 1 -m late").done();
    let head = shell.run("an", "audit head").done().trim().replace(' ', ":");
    let copy = shell.dir.path().join("copy.db");
    assert!(Command::new("cp").arg(shell.path()).arg(&copy).status().unwrap().success());
    drop(open);
    let on_copy = |words: &[&str]| shell.words("an", [&["--db", copy.to_str().unwrap()], words].concat());
    assert!(!on_copy(&["incident", "show", "1"]).done().contains("late"));
    on_copy(&["audit", "verify"]).done();
    let proof = on_copy(&["audit", "verify", "--head", &head]);
    assert!(proof.out.contains("cut off"), "{}", proof.out);
    proof.ended(12);
}

/// F21: an open desk whose log was taken away, or is another one now, writes nothing more, and nothing over the others.
#[test]
fn a_log_taken_away_stops_the_writing() {
    for (taken, theirs) in [(&["desk.db-wal"][..], false), (&["desk.db-wal", "desk.db-shm"], true)] {
        let shell = Shell::new();
        shell.call("an", "x");
        let mut open = Desk::open(&shell.path()).unwrap();
        shell.run("an", "incident note 1 -m before").done();
        for name in taken {
            std::fs::remove_file(shell.dir.path().join(name)).unwrap();
        }
        // With the index gone too, somebody else makes a new log and goes on from what the file itself holds.
        if theirs {
            shell.run("an", "incident note 1 -m theirs").done();
        }
        let caller = Caller { os_user: "tester".into(), claim: Claim::As("an".into()), via: Via::Cli };
        let note = Act::Act { incident: IncidentId(1), seen: None, verb: Verb::Note { text: "lost".into() } };
        let told = open.commit(&note, &caller, None, Instant::parse_rfc3339(super::MONDAY).unwrap());
        assert!(matches!(told, Err(DeskError::Store(StoreError::Moved))), "{taken:?}: {told:?}");
        drop(open);
        let shown = shell.run("an", "incident show 1").done();
        let there = ["lost", "before", "theirs"].map(|words| shown.contains(words));
        assert_eq!(there, [false, !theirs, theirs], "{taken:?}: {shown}");
        shell.run("an", "audit verify").done();
    }
}

/// K01: a clock that steps back makes no time negative and no trail run backwards.
#[test]
fn a_clock_that_steps_back_breaks_nothing() {
    let shell = Shell::new();
    shell.call("an", "x");
    shell.run("an", "incident take 1").done();
    for (at, line) in [
        ("2026-03-02T08:00:00Z", "incident note 1 -m an-hour-ago"),
        ("2026-03-01T09:00:00Z", "incident suspend 1 --reason waiting_user --until 2026-03-05T09:00:00Z -m yesterday"),
        ("1970-01-01T00:00:00Z", "incident resume 1"),
        ("1970-01-01T00:00:01Z", "incident chase 1 -m nobody-knows-when"),
    ] {
        shell.later(at, "an", line).done();
        shell.later(at, "an", "incident list").done();
        shell.later(at, "an", "incident show 1").done();
    }
    // An hour of work has passed by the clock that is right again.
    let shown = shell.later("2026-03-02T10:00:00Z", "an", "incident show 1 --json").json();
    for clock in shown["clocks"].as_array().unwrap().iter().filter(|clock| clock["clock"] != "response") {
        assert_eq!((&clock["used_s"], &clock["breached_at"]), (&3_600.into(), &serde_json::Value::Null), "{clock}");
    }
    let times: Vec<String> = shown["timeline"].as_array().unwrap().iter().map(|e| e["at"].to_string()).collect();
    assert!(times.len() == 6 && times.is_sorted(), "{times:?}");
    shell.run("an", "audit verify").done();
}
