//! What leaves the screen: one bell and one line for the desktop, in the terminal's own way, whatever the words are (ESC-5).

use super::{BINARY, Terminal, desk, run};
use portable_pty::CommandBuilder;
use std::path::Path;

const BELL: &[u8] = b"\x07";
/// Ends a sequence, sets a title, fills the clipboard, leaves tmux.
const HOSTILE: &str = "Payroll \x1b\\\x07\x1b]0;owned\x07\u{9c}\u{9d}52;c;eA==\u{9c}\x1bPtmux;\x1b";

fn count(bytes: &[u8], what: &[u8]) -> usize {
    bytes.windows(what.len()).filter(|window| *window == what).count()
}

/// The manager's console, with what it sent while somebody recorded a P1, and until the inbox was looked at.
fn told(dir: &Path, env: &[(&str, &str)]) -> Vec<u8> {
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "desk.db", "--as", "boss", "--lang", "en"]);
    let mut it = Terminal::run_in(dir, command, env);
    it.wait("An ordinary call").wait("9 Inbox");
    it.bytes.clear();
    let call = ["--category", "network.vpn", "--reporter", "wu", "--impact", "1", "--urgency", "1"];
    run(dir, &[&["--as", "an", "incident", "new", "--title", HOSTILE], &call[..]].concat());
    it.wait("P1 Payroll").until("a line for the desktop", |it| count(&it.bytes, b"]9;firstline: ") > 0);
    it.press("9").wait("all you were told").press("1").wait("My desk");
    let bytes = it.bytes.clone();
    it.press("q");
    assert_eq!(it.ended(), 0);
    bytes
}

#[test]
fn esc_5_one_bell_and_one_line() {
    let dir = desk("An ordinary call");
    let bytes = told(dir.path(), &[]);
    assert_eq!((count(&bytes, BELL), count(&bytes, b"\x1b]9;firstline: ")), (1, 1));
    let from = bytes.windows(4).position(|window| window == b"\x1b]9;").unwrap();
    let end = from + bytes[from..].windows(2).position(|window| window == b"\x1b\\").unwrap();
    let line = std::str::from_utf8(&bytes[from + 2..end]).unwrap();
    assert!(line.contains("P1 Payroll") && line.contains("Priority 1 or 2"), "{line:?}");
    assert!(!line.chars().any(char::is_control), "{line:?}");
    for steering in [&b"\x1b]0;owned"[..], b"\x1b]52;", b"\x1bPtmux", "\u{9d}".as_bytes(), "\u{9c}".as_bytes()] {
        assert_eq!(count(&bytes, steering), 0, "{steering:?}");
    }
}

#[test]
fn esc_5_wrapped_for_tmux() {
    let dir = desk("An ordinary call");
    let bytes = told(dir.path(), &[("TMUX", "/nowhere/tmux,1,0"), ("TERM", "tmux-256color")]);
    assert_eq!((count(&bytes, BELL), count(&bytes, b"\x1bPtmux;")), (1, 1));
    let from = bytes.windows(7).position(|window| window == b"\x1bPtmux;").unwrap();
    assert!(bytes[from..].starts_with(b"\x1bPtmux;\x1b\x1b]9;firstline: "));
    let inner = &bytes[from + 7..];
    let end = inner.windows(5).position(|window| window == b"\x1b\x1b\\\x1b\\").unwrap();
    assert!(!inner[2..end].iter().any(|byte| *byte < b' '), "{:?}", String::from_utf8_lossy(&inner[..end]));
}

/// Whoever wants to be left alone is: neither bell nor line, and the news is on the screen all the same.
#[test]
fn esc_5_switched_off() {
    let dir = desk("An ordinary call");
    let config = dir.path().join("config.toml");
    std::fs::write(&config, "[notify]\nbell = false\ndesktop = false\n").unwrap();
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "desk.db", "--as", "boss", "--lang", "en"]);
    let mut it = Terminal::run_in(dir.path(), command, &[("FIRSTLINE_CONFIG", config.to_str().unwrap())]);
    it.wait("An ordinary call").wait("9 Inbox");
    it.bytes.clear();
    let call = ["--category", "network.vpn", "--reporter", "wu", "--impact", "1", "--urgency", "1"];
    run(dir.path(), &[&["--as", "an", "incident", "new", "--title", "Payroll"], &call[..]].concat());
    it.wait("P1 Payroll").press("9").wait("all you were told");
    assert_eq!((count(&it.bytes, BELL), count(&it.bytes, b"\x1b]9;")), (0, 0));
    it.press("1").wait("My desk").press("q");
    assert_eq!(it.ended(), 0);
}
