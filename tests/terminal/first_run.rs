//! A first run: nothing is there, and a few keys later there is a desk, or nothing has changed.

use super::{BINARY, Terminal, desk};
use portable_pty::CommandBuilder;
use std::path::Path;

/// Runs a command line without a file of its own; what it printed.
fn run(dir: &Path, words: &[&str]) -> String {
    let out = std::process::Command::new(BINARY).args(["--lang", "en"]).args(words).current_dir(dir).output().unwrap();
    assert!(out.status.success(), "{words:?}: {}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

fn start(dir: &Path, flags: &[&str]) -> Terminal {
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "new/desk.db"]);
    command.args(flags);
    let mut screen = Terminal::run(dir, command);
    screen.wait("new/desk.db");
    screen
}

/// Name, hours, zone and teams are asked for; the console opens on what was made of them.
#[test]
fn a_desk_is_created() {
    let dir = tempfile::tempdir().unwrap();
    let mut screen = start(dir.path(), &["--lang", "en"]);
    screen.wait("There is no desk at").press("c").wait("Your name");
    screen.press("\x15Town hall\t\x15Li Na\t \t\x15Asia/Shanghai\t\x15First aid\t\x15Network\t\x15").wait("Network");
    screen.press("\x13").wait("Queue clear").press("Q");
    assert_eq!(screen.ended(), 0);
    assert!(screen.given_back());
    let shown = |words: &[&str]| run(dir.path(), &[&["--db", "new/desk.db"], words].concat());
    let policy = shown(&["policy", "show"]);
    for line in
        ["en      = \"Town hall\"", "zone    = \"Asia/Shanghai\"", "[[\"08:00\", \"20:00\"]]", "day     = \"12h\""]
    {
        assert!(policy.contains(line), "no {line}");
    }
    let teams = shown(&["team", "list", "--plain", "--fields", "key,name,line"]);
    assert_eq!(teams, "desk\tFirst aid\t1\nline2\tNetwork\t2\n");
    assert!(shown(&["person", "list"]).contains("Li Na"));
    assert!(shown(&["audit", "verify"]).contains("whole"));
}

/// What cannot be done is said, and what was typed stays.
#[test]
fn what_cannot_be_is_said_and_typing_stays() {
    let dir = desk("first");
    std::fs::write(dir.path().join("letter.txt"), "Dear all, this is no desk.\n".repeat(50)).unwrap();
    let mut screen = start(dir.path(), &["--lang", "en", "--as", "an"]);
    screen.press("c").wait("Your name").press("\t\t\t\x15Mars/Olympus\x13").wait("There is no time zone Mars/Olympus");
    screen.press("\x1b").without("Mars/Olympus");
    screen.press("o").wait("Where is its file?").press("letter.txt\r").wait("is not a desk file");
    screen.press("\x15nowhere.db\r").wait("nowhere.db").wait("firstline init makes a desk");
    screen.press("\x15~/desk.db\r").wait("recorded it").press("Q");
    assert_eq!(screen.ended(), 0);
    assert!(!dir.path().join("new").exists());
}

/// Leaving changes nothing.
#[test]
fn leaving_leaves_nothing() {
    let dir = tempfile::tempdir().unwrap();
    for keys in ["\x1b", "q", "\x03\x03"] {
        let mut screen = start(dir.path(), &["--lang", "en"]);
        screen.wait("create").press(keys);
        assert_eq!(screen.ended(), 0);
        assert!(screen.given_back() && !dir.path().join("new").exists());
    }
}

/// The language of the login, `l` for another, and that is remembered.
#[test]
fn the_language_is_chosen_and_remembered() {
    let dir = tempfile::tempdir().unwrap();
    let mut screen = start(dir.path(), &[]);
    screen.wait("There is no desk").press("l").wait("还没有服务台").press("l").wait("還沒有服務台").press("q");
    screen.ended();
    start(dir.path(), &[]).wait("還沒有服務台");
}

/// The history of another desk becomes one, and the console opens on it.
#[test]
fn a_history_is_imported() {
    let dir = tempfile::tempdir().unwrap();
    let export = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/history/uci_excerpt.csv");
    std::fs::copy(export, dir.path().join("export.csv")).unwrap();
    let mut screen = start(dir.path(), &["--lang", "en"]);
    screen.press("i").wait("servicenow-event-log").press("gone.csv\t\r").wait("gone.csv cannot be read");
    screen.press("\x1b[Z").press("\x15~/export.csv\t\r").wait("Queue").wait(" of ").press("Q");
    assert_eq!(screen.ended(), 0);
    assert!(dir.path().join("new/desk.db").exists());
}

/// The same by flags, and the same mistakes.
#[test]
fn the_command_line_does_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let words = ["init", "--desk", "Town hall", "--hours", "mon-sat 8-20", "--team", "1=First aid", "--team", "2=Net"];
    run(dir.path(), &[&["--db", "desk.db"], &words[..]].concat());
    let teams = run(dir.path(), &["--db", "desk.db", "team", "list", "--plain", "--fields", "key,name"]);
    assert_eq!(teams, "desk\tFirst aid\nline2\tNet\n");
    let policy = run(dir.path(), &["--db", "desk.db", "policy", "show"]);
    assert!(policy.contains("sat = [[\"08:00\", \"20:00\"]]") && policy.contains("\"Town hall\""));
    for (flag, value, hint) in [("--hours", "always", "mon-fri 09:00-18:00"), ("--team", "Net", "2=Network")] {
        let mut command = std::process::Command::new(BINARY);
        command.args(["--db", "other.db", "--lang", "en", "init", flag, value]).current_dir(dir.path());
        let out = command.output().unwrap();
        let said = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(out.status.code() == Some(2) && said.contains(hint), "{said}");
    }
}

/// The demo is one key away, and leaves nothing where a desk was looked for.
#[test]
fn a_demo_is_one_key_away() {
    let dir = tempfile::tempdir().unwrap();
    let mut screen = start(dir.path(), &["--lang", "en"]);
    screen.wait("There is no desk").press("d").wait("sort work").press("Q");
    assert_eq!(screen.ended(), 0);
    assert!(screen.given_back() && !dir.path().join("new").exists());
}

/// Whom sshd lets in founds no desk in the name of the service.
#[test]
fn a_session_is_not_asked() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "new/desk.db", "--lang", "en", "session", "--as", "an"]);
    let mut session = Terminal::run(dir.path(), command);
    session.wait("firstline init makes a desk");
    assert_eq!(session.ended(), 3);
    assert!(!dir.path().join("new").exists());
}
