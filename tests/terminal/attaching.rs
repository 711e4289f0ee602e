//! LIFE-2 in a real terminal: a file goes in by its path and comes out by its number; a service account's files do neither.

use super::{BINARY, Terminal, desk, run};
use portable_pty::CommandBuilder;

#[test]
fn a_file_goes_in_and_comes_out() {
    let dir = desk("with a file");
    std::fs::write(dir.path().join("a b.log"), "ten bytes\n").unwrap();
    let mut console = Terminal::start(dir.path(), "an");
    // `~` is the folder of the test.
    console.wait("with a file").press(":attach ~/a b.log\r").wait("1 has an attachment more");
    console.press(":attach ~/none\r").wait("No such file");
    console.press(":attach ~/desk.db\r").wait("belongs to the desk itself");
    console.press(":save 1 ~/out\r").wait("Saved to");
    console.press(":save 1 ~/out\r").wait("exists already");
    console.press(":save 2\r").wait("There is no attachment 2 here");
    console.press("Q");
    assert_eq!(console.ended(), 0);
    assert_eq!(std::fs::read_to_string(dir.path().join("out")).unwrap(), "ten bytes\n");
    assert!(run(dir.path(), &["--as", "an", "incident", "show", "1"]).contains("attached: a b.log (10 B)"));
    run(dir.path(), &["--as", "an", "audit", "verify"]);
}

/// ROLE-6, *session*: behind a forced command the files of the machine are the service account's.
#[test]
fn a_session_reads_and_writes_no_files() {
    let dir = desk("behind a login");
    std::fs::write(dir.path().join("theirs"), "secret").unwrap();
    run(dir.path(), &["--as", "an", "incident", "attach", "1", "theirs", "--name", "x"]);
    #[expect(clippy::disallowed_methods, reason = "a test makes another kind of desk")]
    let file = rusqlite::Connection::open(dir.path().join("desk.db")).unwrap();
    file.execute("UPDATE file SET value = 'session' WHERE key = 'identity'", []).unwrap();
    drop(file);
    let mut command = CommandBuilder::new(BINARY);
    command.args(["session", "--db", "desk.db", "--as", "an", "--lang", "en"]);
    let mut console = Terminal::run(dir.path(), command);
    console
        .wait("behind a login")
        .press(":attach theirs\r")
        .wait("service account")
        .press("j")
        .without("service account");
    console.press(":save 1 out\r").wait("service account").press("Q");
    console.ended();
    assert!(!dir.path().join("out").exists());
}
