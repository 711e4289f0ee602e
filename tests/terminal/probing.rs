//! The width of a line, asked of terminals that answer one cell, two, nothing, late, and rubbish.

use super::{BINARY, Terminal, desk};
use portable_pty::CommandBuilder;
use std::path::Path;

/// What ends the question.
const LAST: &[u8] = b"\x1b[6n\r\x1b[K\x1b[c";
const FRAME: &[u8] = b"\x1b[?2026h";

fn place(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

/// A console in a terminal that says nothing yet.
fn start(dir: &Path, flags: &[&str], env: &[(&str, &str)]) -> Terminal {
    let mut command = CommandBuilder::new(BINARY);
    command.args(["--db", "desk.db", "--as", "an", "--lang", "en"]);
    command.args(flags);
    Terminal::run_in(dir, command, env)
}

/// Waits for the question, and answers it.
fn asked(dir: &Path, env: &[(&str, &str)], answer: &str) -> Terminal {
    let mut console = start(dir, &[], env);
    console.until("the question", |it| place(&it.bytes, LAST).is_some()).press(answer);
    console
}

fn shown(console: &Terminal) -> String {
    console.screen.screen().contents()
}

#[test]
fn one_cell_is_a_line_and_two_are_ascii() {
    let dir = desk("first");
    let (utf8, not) = (&[][..], &[("LC_ALL", "C")][..]);
    let tmux = &[("LC_ALL", "C"), ("TMUX", "/tmp/x,1,0")][..];
    for (env, answer, lines) in [
        (utf8, "\x1b[2;2R\x1b[?62;22c", true),
        (utf8, "\x1b[2;3R\x1b[?1;2c", false),
        (not, "\x1b[2;2R\x1b[?62c", true),
        (not, "\x1b[2;4R\x1b[?62c", false),
        (tmux, "\x1b[2;2R\x1b[?62c", false),
    ] {
        let mut console = asked(dir.path(), env, answer);
        let so = |it: &Terminal| {
            let shown = shown(it);
            shown.contains("first") && shown.contains('╭') == lines && shown.contains("+---") != lines
        };
        console.until(if lines { "lines" } else { "signs of ASCII" }, so);
        // Nothing of the question or the answer is left, and no key came of it.
        assert!(!shown(&console).lines().nth(1).unwrap().contains(['─', 'R', 'c']), "{}", shown(&console));
        let (question, frame) = (place(&console.bytes, LAST), place(&console.bytes, FRAME));
        assert!(question < frame, "asked before there is anything to see");
        console.press("Q");
        assert_eq!(console.ended(), 0);
        assert!(console.given_back());
    }
}

/// Without an answer the locale decides, and rubbish is no answer.
#[test]
fn nothing_and_rubbish_leave_it_to_the_locale() {
    let dir = desk("first");
    for answer in ["", "\x1b[;R\x1b[2;0R\x1b[2;99999999R\x1b[?;;c", "\x1b[2;\x1b]11;rgb:0/0/0\x07\x1b[c"] {
        for (env, lines) in [(&[][..], true), (&[("LC_ALL", "C")][..], false)] {
            let mut console = asked(dir.path(), env, answer);
            console.wait("first").press("?").wait("Make it yours");
            assert_eq!(shown(&console).contains('│'), lines, "{answer:?} {env:?}");
        }
    }
}

/// An answer after the first frame changes the signs, and everything is drawn anew.
#[test]
fn a_late_answer_changes_the_signs() {
    let dir = desk("first");
    let mut console = start(dir.path(), &[], &[]);
    console.wait("first").wait("╭");
    console.bytes.clear();
    console.press("\x1b[2;3R").anew((36, 120)).wait("first").wait("+---");
    assert!(!shown(&console).contains('╭'));
    // What comes after the end is none.
    console.press("\x1b[?62c\x1b[2;2Rc").wait("Internal note");
    assert!(!shown(&console).contains('╭'));
}

/// Who leaves before the terminal has answered leaves no answer to the shell.
#[test]
fn the_shell_gets_no_answer() {
    let dir = desk("first");
    let mut shell = CommandBuilder::new("sh");
    shell.arg("-i");
    shell.env("PS1", "ready> ");
    let mut shell = Terminal::run(dir.path(), shell);
    let prompts = |it: &Terminal| shown(it).matches("ready> ").count();
    shell.wait("ready> ");
    for key in ["Q", "\x1a"] {
        shell.bytes.clear();
        let before = prompts(&shell);
        shell.press(&format!("{BINARY} --db desk.db --as an --lang en\r")).wait("recorded it");
        shell.press(key).until("the question", |it| place(&it.bytes, LAST).is_some());
        shell.press("\x1b[2;2R\x1b[?62;22c").until(key, |it| prompts(it) > before);
        shell.press("echo $((40 + 2))\r").wait("42");
        assert!(!shown(&shell).contains(";2"), "{}", shown(&shell));
        assert!(!shown(&shell).contains(";22c"), "{}", shown(&shell));
    }
}

/// What was settled is not asked.
#[test]
fn what_was_settled_is_not_asked() {
    let dir = desk("first");
    let mut console = start(dir.path(), &["--ascii"], &[]);
    console.wait("first").wait("+---");
    assert_eq!(place(&console.bytes, LAST), None);
    std::fs::create_dir_all(dir.path().join(".config/firstline")).unwrap();
    std::fs::write(dir.path().join(".config/firstline/config.toml"), "[ui]\nglyphs = \"unicode\"\n").unwrap();
    let mut console = start(dir.path(), &[], &[("LC_ALL", "C")]);
    console.wait("first").wait("╭");
    assert_eq!(place(&console.bytes, LAST), None);
}

/// `doctor` asks too, on the screen that is there, and leaves nothing of it.
#[test]
fn a_doctor_asks_too() {
    let dir = desk("first");
    for (answer, said) in [("\x1b[7;2R\x1b[?62c", "in one cell"), ("\x1b[7;3R\x1b[?62c", "a line in 2 cells")] {
        let mut command = CommandBuilder::new(BINARY);
        command.args(["--db", "desk.db", "--as", "an", "--lang", "en", "doctor"]);
        let mut doctor = Terminal::run(dir.path(), command);
        doctor.until("the question", |it| place(&it.bytes, LAST).is_some()).press(answer).wait(said);
        assert!(!shown(&doctor).contains(";62c") && shown(&doctor).contains("xterm-256color, 120x36"));
        doctor.ended();
        assert!(doctor.given_back());
    }
}
