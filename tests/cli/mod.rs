//! The command line, as a shell runs it: the real binary on files of its own.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod attachments;
mod config;
mod demo;
mod doctor;
mod duty;
mod ends;
mod faults;
mod help;
mod knowledge;
mod lines;
mod outbox;
mod output;
mod policy;
mod story;
mod tick;
mod told;
mod trail;
mod why;

use firstline::desk::{Founding, SetClock, found};
use firstline::domain::actor::Identity;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::time::Instant;
use serde_json::Value;
use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A Monday morning.
pub const MONDAY: &str = "2026-03-02T09:00:00Z";

/// What a run printed, and how it ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// The output of a run that must have ended well.
    #[track_caller]
    pub fn done(self) -> String {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self.out
    }

    /// The error of a run that must have ended so.
    #[track_caller]
    pub fn ended(self, code: i32) -> String {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        self.err
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

/// The binary with nothing of this machine's environment, and nobody at the keyboard.
pub fn firstline() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_firstline"));
    command.env_clear().env("LANG", "C.UTF-8").stdin(Stdio::null());
    command
}

/// A desk in a folder of its own, its clock set to [`MONDAY`]: founder `boss`, agent `an`, engineer `ed` in team `net`
/// of line 2, contact `wu`. Identity is declared.
pub struct Shell {
    pub dir: TempDir,
}

impl Shell {
    pub fn new() -> Self {
        let shell = Self::bare();
        for line in [
            "team add net name=Network line=2",
            "person add an name=An roles=agent teams=desk",
            "person add ed name=Ed roles=engineer teams=net",
            "contact add wu name=Wu phone=6044",
        ] {
            shell.run("boss", line).done();
        }
        shell
    }

    /// Without anybody but the founder.
    pub fn bare() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let now = Instant::parse_rfc3339(MONDAY).unwrap();
        let founding = Founding {
            policy: DEFAULT.to_owned(),
            identity: Identity::Declared,
            lang: Lang::En,
            login: "boss".into(),
            name: "Boss".into(),
            os_user: "nobody-here".into(),
            clock: Some(SetClock { origin: now, anchor: now, speed: 1u8.into() }),
        };
        drop(found(&dir.path().join("desk.db"), &founding, now).unwrap());
        Self { dir }
    }

    pub fn path(&self) -> PathBuf {
        self.dir.path().join("desk.db")
    }

    pub fn command(&self) -> Command {
        let mut command = firstline();
        command.env("FIRSTLINE_DB", self.path()).env("FIRSTLINE_NOW", MONDAY);
        command
    }

    /// Runs a line of words without blanks in them, as somebody.
    pub fn run(&self, who: &str, line: &str) -> Ran {
        self.words(who, line.split(' '))
    }

    pub fn words<S: AsRef<OsStr>>(&self, who: &str, words: impl IntoIterator<Item = S>) -> Ran {
        Ran::of(self.command().args(["--as", who]).args(words).output().unwrap())
    }

    /// The same, at another time.
    pub fn later(&self, at: &str, who: &str, line: &str) -> Ran {
        Ran::of(self.command().env("FIRSTLINE_NOW", at).args(["--as", who]).args(line.split(' ')).output().unwrap())
    }

    /// The same, with something on standard input.
    pub fn fed(&self, who: &str, line: &str, input: &str) -> Ran {
        let mut command = self.command();
        command.args(["--as", who]).args(line.split(' '));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }

    /// Records a phone call; its number.
    pub fn call(&self, who: &str, title: &str) -> String {
        let line =
            "incident new --plain --fields id --reporter wu --category network.vpn --impact 2 --urgency 2 --title";
        self.words(who, line.split(' ').chain([title])).done().trim().to_owned()
    }
}

/// As if the machine's clock had been set ahead by a day since the last tick.
pub const SET_AHEAD: &str = "UPDATE file SET value = substr(value, 1, instr(value, ' ')) || \
    (substr(value, instr(value, ' ') + 1) - 86400000) WHERE key = 'mark:tick_clock'";

/// Runs SQL on the file as somebody with the `sqlite3` tool would, guards dropped.
#[expect(clippy::disallowed_methods, reason = "a test plays the intruder")]
pub fn intrude(path: &std::path::Path, sql: &str) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let guards = "DROP TRIGGER IF EXISTS journal_no_update; DROP TRIGGER IF EXISTS journal_no_delete; \
                  DROP TRIGGER IF EXISTS journal_in_order;";
    connection.execute_batch(&format!("PRAGMA foreign_keys = 0; {guards} {sql}")).unwrap();
}

/// Somebody who began to write and does not finish, until it is dropped.
pub struct Lock {
    _held: rusqlite::Connection,
}

impl Lock {
    #[expect(clippy::disallowed_methods, reason = "a test plays another program")]
    pub fn on(path: &std::path::Path) -> Self {
        let held = rusqlite::Connection::open(path).unwrap();
        held.execute_batch("BEGIN EXCLUSIVE").unwrap();
        Self { _held: held }
    }
}
