//! The real program in a real terminal: a pty, a screen that is read, keys that are pressed, nothing slept.

use firstline::desk::{Caller, Claim, Desk, verify};
use firstline::domain::actor::Via;
use firstline::domain::id::IncidentId;
use firstline::domain::incident::{Kind, State};
use firstline::domain::time::Instant;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

mod attaching;
mod first_run;
mod hostile;
mod leaving;
mod looks;
mod probing;
mod resizing;
mod telling;

const BINARY: &str = env!("CARGO_BIN_EXE_firstline");
/// Long enough for a busy machine; nothing waits for it where all is well.
const PATIENCE: Duration = Duration::from_secs(30);

/// A console in a terminal of 120 by 36.
struct Terminal {
    master: Box<dyn MasterPty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
    /// The line discipline before the program came.
    cooked: String,
}

impl Terminal {
    fn start(dir: &Path, who: &str) -> Self {
        let mut command = CommandBuilder::new(BINARY);
        command.args(["--db", "desk.db", "--as", who, "--lang", "en"]);
        Self::run(dir, command)
    }

    /// Anything that is run in a terminal, with its state below `dir`.
    fn run(dir: &Path, command: CommandBuilder) -> Self {
        Self::run_in(dir, command, &[])
    }

    /// The same, with more in its environment.
    fn run_in(dir: &Path, mut command: CommandBuilder, env: &[(&str, &str)]) -> Self {
        let size = PtySize { rows: 36, cols: 120, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let cooked = format!("{:?}", pair.master.get_termios());
        command.cwd(dir);
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")] {
            command.env(name, value);
        }
        // What whoever runs the tests has settled is not the test's.
        for name in ["TMUX", "STY", "NO_COLOR", "COLORTERM", "XDG_CONFIG_HOME", "LANG", "LC_CTYPE"] {
            command.env_remove(name);
        }
        for (name, value) in env {
            command.env(name, value);
        }
        command.env("XDG_STATE_HOME", dir.join("state"));
        command.env("HOME", dir);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (tell, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || tell.send(buffer[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(36.try_into().unwrap(), 120.try_into().unwrap(), 0);
        Self { master: pair.master, child, keys, output, screen, bytes: Vec::new(), cooked }
    }

    /// Reads until it is so.
    fn until(&mut self, what: &str, so: impl Fn(&Self) -> bool) -> &mut Self {
        while !so(self) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(_) => panic!("never seen: {what}\n{}", self.screen.screen().contents()),
            }
        }
        self
    }

    /// Reads until the screen shows it.
    fn wait(&mut self, text: &str) -> &mut Self {
        self.until(text, |it| it.screen.screen().contents().contains(text))
    }

    /// Reads until the screen shows it no more: an Esc that another key follows at once is half of that key.
    fn without(&mut self, text: &str) -> &mut Self {
        self.until(text, |it| !it.screen.screen().contents().contains(text))
    }

    /// Reads until the screen was drawn whole, `rows` by `cols`, and shows what came since.
    fn anew(&mut self, (rows, cols): (u16, u16)) -> &mut Self {
        const WHOLE: &[u8] = b"\x1b[?2026h\x1b[0m\x1b[2J";
        let at = |it: &Self| it.bytes.windows(WHOLE.len()).rposition(|bytes| bytes == WHOLE);
        self.until("a whole frame", |it| at(it).is_some());
        self.screen = vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
        self.screen.process(&self.bytes[at(self).unwrap_or_default()..]);
        self
    }

    /// Gives the terminal another size; reads until the screen is drawn for it.
    fn resize(&mut self, (rows, cols): (u16, u16)) -> &mut Self {
        self.bytes.clear();
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.anew((rows, cols))
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    /// Whether the terminal is as the program found it: its screen, its cursor, its paste mode, its line discipline.
    fn given_back(&self) -> bool {
        let screen = self.screen.screen();
        let modes = screen.alternate_screen() || screen.hide_cursor() || screen.bracketed_paste();
        !modes && format!("{:?}", self.master.get_termios()) == self.cooked
    }

    /// Tells the program something, as the system would.
    fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    fn pid(&self) -> Pid {
        self.child.process_id().and_then(|pid| Pid::from_raw(pid.try_into().unwrap())).unwrap()
    }

    /// Reads until the program has ended; its exit code.
    fn ended(&mut self) -> u32 {
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                Err(RecvTimeoutError::Disconnected) => return self.child.wait().unwrap().exit_code(),
                Err(RecvTimeoutError::Timeout) => panic!("it does not end\n{}", self.screen.screen().contents()),
            }
        }
    }
}

/// Runs a command line; what it printed.
fn run(dir: &Path, words: &[&str]) -> String {
    let mut command = Command::new(BINARY);
    let out = command.args(["--db", "desk.db", "--lang", "en"]).args(words).current_dir(dir).output().unwrap();
    assert!(out.status.success(), "{words:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

/// A desk with an agent `an`, an engineer `ed` in line 2, a contact, and one call from them.
fn desk(title: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let d = dir.path();
    run(d, &["init", "--identity", "declared", "--login", "boss", "--name", "Boss"]);
    run(d, &["--as", "boss", "team", "add", "net", "name=Network", "line=2"]);
    run(d, &["--as", "boss", "person", "add", "an", "name=An", "roles=agent", "teams=desk"]);
    run(d, &["--as", "boss", "person", "add", "ed", "name=Ed", "roles=engineer", "teams=net"]);
    run(d, &["--as", "boss", "contact", "add", "wu", "name=Wu", "phone=6044"]);
    let call = ["--category", "network.vpn", "--reporter", "wu", "--impact", "2", "--urgency", "1"];
    run(d, &[&["--as", "an", "incident", "new", "--title", title], &call[..]].concat());
    dir
}

/// Whether a draft on disk holds these words.
fn kept(dir: &Path, words: &str) -> bool {
    let mut found = Vec::new();
    let mut folders = vec![dir.join("state"), dir.join(".local")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.path().is_dir() { folders.push(entry.path()) } else { found.push(entry.path()) }
        }
    }
    found.iter().any(|f| std::fs::read_to_string(f).is_ok_and(|t| t.contains(words)))
}

fn boss() -> Caller {
    Caller { os_user: "tester".into(), claim: Claim::As("boss".into()), via: Via::Cli }
}

/// An agent takes and escalates, an engineer takes and resolves, the agent confirms and closes: all by keys.
#[test]
fn one_incident_through_three_people() {
    let dir = desk("VPN drops every two minutes");
    let mut agent = Terminal::start(dir.path(), "an");
    agent.wait("VPN drops").wait("recorded it").press("t").wait("took it");
    agent.press(">").wait("Reason").press("skill").wait("Needs more skill").press("\r");
    agent.press("\x13").wait("escalated");

    let mut engineer = Terminal::start(dir.path(), "ed");
    engineer.wait("Queue").press("g5").wait("VPN drops").wait("escalated").press("t").wait("took it");
    engineer.press("x").wait("Solution").press("Rebooted the gateway.").wait("Rebooted the gateway.");
    engineer.press("\t").press("fix").wait("Fixed for good").press("\r");
    engineer.press("\x13").wait("resolved");
    drop(engineer);

    agent.press("g5").wait("resolved").press("X").wait("Outcome").press("recov").wait("Recovered").press("\r");
    agent.press("\x13").wait("closed");
    drop(agent);

    let mut desk = Desk::open(&dir.path().join("desk.db")).unwrap();
    let record = desk.record(&boss(), IncidentId(1), Instant(0)).unwrap();
    let kinds: Vec<Kind> = record.past.iter().map(|p| p.event.kind).collect();
    let all = [
        Kind::Recorded,
        Kind::Fired,
        Kind::Raised,
        Kind::Taken,
        Kind::Escalated,
        Kind::Taken,
        Kind::Resolved,
        Kind::Confirmed,
        Kind::Closed,
    ];
    assert_eq!(kinds, all);
    assert_eq!(record.incident.state, State::Closed);
    assert_eq!(verify(&mut desk, None).unwrap().findings, []);
}

/// What another process writes is on screen without a key.
#[test]
fn what_others_write_is_seen() {
    let dir = desk("first");
    let mut console = Terminal::start(dir.path(), "an");
    console.wait("first");
    let call = ["--category", "mail", "--reporter", "wu", "--impact", "2", "--urgency", "2"];
    run(dir.path(), &[&["--as", "boss", "incident", "new", "--title", "second, from elsewhere"], &call[..]].concat());
    console.wait("second, from elsewhere");
}

/// Leaving gives the terminal back.
#[test]
fn quitting_gives_the_terminal_back() {
    let dir = desk("first");
    let mut console = Terminal::start(dir.path(), "an");
    console.wait("first");
    assert!(!console.given_back(), "it was taken");
    console.press("Q");
    assert_eq!(console.ended(), 0);
    assert!(console.given_back());
}

/// What was being typed when the process was killed is there again.
#[test]
fn a_killed_console_loses_no_typing() {
    let dir = desk("first");
    let mut console = Terminal::start(dir.path(), "an");
    console.wait("first").press("c").wait("Internal note").press("half a sentence").wait("half a sentence");
    assert!(kept(dir.path(), "half a sentence"), "written while it is typed");
    console.child.kill().unwrap();
    console.ended();
    let mut again = Terminal::start(dir.path(), "an");
    again.wait("draft").press("c").wait("half a sentence");
}

/// Any size, and back: alive, and still on the same incident.
#[test]
fn resizing_leaves_it_alive() {
    let dir = desk("still here");
    let mut console = Terminal::start(dir.path(), "an");
    console.wait("still here");
    for (size, seen) in [((12, 40), "still here"), ((3, 10), ""), ((36, 120), "still here")] {
        console.resize(size).wait(seen);
    }
    console.press("Q");
    assert_eq!(console.ended(), 0);
}
