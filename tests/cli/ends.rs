//! How runs end: every exit code, and that nothing ever waits for somebody who is not there.

use super::{Lock, MONDAY, Ran, Shell, firstline};
use crate::cli::{SET_AHEAD, intrude};
use firstline::cli::exit::EXITS;
use firstline::domain::actor::{Identity, Via};
use firstline::domain::code::Code;
use firstline::domain::id::PersonId;
use firstline::domain::journal::Author;
use firstline::domain::stream::{Stream, StreamKind};
use firstline::domain::time::Instant;
use firstline::store::{NewRow, Store, Writer};
use std::collections::BTreeSet;
use std::process::Stdio;

/// A code, and a run that ends with it.
type End = (u8, fn(&Shell) -> Ran);

/// On a desk with incident 1, which `boss` has changed since revision 1.
const ENDS: [End; 15] = [
    (0, |desk| desk.run("an", "incident note 1 -m x")),
    (1, |desk| {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        Ran::of(desk.command().args(["--as", "an", "incident", "list"]).stdout(full).output().unwrap())
    }),
    (1, |desk| {
        std::fs::write(desk.path(), "something else").unwrap();
        desk.run("an", "incident list")
    }),
    (2, |desk| desk.run("an", "incident shwo 1")),
    (2, |desk| desk.run("an", "incident new --title x")),
    (3, |desk| desk.run("an", "incident show 99")),
    (3, |desk| desk.run("nobody", "incident list")),
    (4, |desk| desk.run("an", "policy apply /dev/null")),
    (5, |desk| desk.run("an", "incident assign 1 --to me --reason load --if-rev 1")),
    (6, |desk| desk.run("boss", "contact add wu name=Other")),
    (7, |desk| {
        let lock = Lock::on(&desk.path());
        desk.run("an", "incident list").done();
        let ran = desk.run("an", "incident note 1 -m lost");
        assert!(ran.err.contains("desk.db") && ran.err.contains("fuser"), "{}", ran.err);
        drop(lock);
        assert!(!desk.run("an", "incident show 1").done().contains("lost"));
        desk.run("an", "audit verify").done();
        ran
    }),
    (8, |desk| {
        intrude(&desk.path(), "DELETE FROM file WHERE key LIKE 'clock_%'");
        desk.run("boss", "tick").done();
        intrude(&desk.path(), SET_AHEAD);
        desk.run("boss", "tick")
    }),
    (12, |desk| {
        intrude(&desk.path(), "UPDATE journal SET kind = 'noted' WHERE kind = 'escalated'");
        let ran = desk.run("an", "audit verify");
        assert!(ran.out.contains("was changed"), "{}", ran.out);
        ran
    }),
    (12, |desk| {
        let noted = desk.run("an", "audit head").done().trim().replace(' ', ":");
        desk.words("an", ["audit", "verify", "--head", &noted.replacen(':', "9:", 1)])
    }),
    (13, |desk| {
        of_tomorrow(&desk.path());
        let ran = desk.run("an", "audit verify");
        assert!(ran.err.contains("levitated"), "{}", ran.err);
        ran
    }),
];

/// UX 4: the codes that scripts depend on, all of them.
#[test]
fn every_exit_code_can_be_reached() {
    let reached: BTreeSet<u8> = ENDS.iter().map(|(code, _)| *code).collect();
    assert_eq!(reached, EXITS.iter().map(|(_, number, ..)| *number).collect(), "a code without a run");
    for (n, (code, run)) in ENDS.iter().enumerate() {
        let shell = Shell::new();
        shell.call("an", "x");
        shell.run("boss", "incident escalate 1 --reason skill").done();
        let ran = run(&shell);
        assert_eq!(ran.code, i32::from(*code), "run {n}: {}{}", ran.out, ran.err);
        assert!(*code == 0 || !(ran.err.trim().is_empty() && ran.out.trim().is_empty()), "run {n} says why");
    }
}

/// Appends what no firstline of today knows, as one of tomorrow would: the chain is whole.
fn of_tomorrow(path: &std::path::Path) {
    let now = Instant::parse_rfc3339(MONDAY).unwrap();
    let author = Author {
        person: PersonId(1),
        role: Code::new("admin"),
        via: Via::Cli,
        os_user: "nobody-here".into(),
        identity: Identity::Declared,
    };
    let (author, stream) = (&author, Stream::new(StreamKind::Incident, 1));
    let append = |writer: &mut Writer| {
        let ver = writer.reader().version(stream)? + 1;
        writer.append(&NewRow { request: None, now, at: now, author, stream, ver, kind: "levitated", payload: "{}" })
    };
    Store::open(path).unwrap().write(append).unwrap();
}

#[test]
fn numbers_of_the_table_are_those_of_the_help() {
    let help = Ran::of(firstline().arg("--help").output().unwrap()).done();
    for (_, number, ..) in EXITS {
        assert!(help.lines().any(|line| line.trim_start().starts_with(&format!("{number}  "))), "{number}\n{help}");
    }
}

/// ROLE-5, ROLE-6, SEC-1: rights and sight are the desk's, whatever the command line says.
#[test]
fn refusals() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let hidden = shell.run(
        "boss",
        "incident new --plain --fields id --title s --security --reporter wu --category other --impact 3 --urgency 3",
    );
    let hidden = hidden.done().trim().to_owned();
    // A security incident of others does not exist.
    shell.run("an", &format!("incident show {hidden}")).ended(3);
    shell.run("an", &format!("incident note {hidden} -m x")).ended(3);
    assert_eq!(shell.run("an", "incident list is:any --plain --fields id").done().trim(), id);
    shell.run("boss", &format!("incident show {hidden}")).done();
    for (who, line, code) in [
        ("ed", format!("incident take {id}"), 4),
        ("ed", "person add x name=x".to_owned(), 4),
        ("boss", "person add x".to_owned(), 2),
        ("boss", "person add x name".to_owned(), 2),
        ("boss", "person add x nam=x".to_owned(), 6),
        ("boss", "person show x".to_owned(), 3),
        ("an", "audit list".to_owned(), 4),
        ("ed", "audit list".to_owned(), 4),
        ("an", format!("incident resolve {id}"), 2),
        ("an", format!("incident suspend {id} --reason waiting_user"), 4),
        ("an", format!("incident note {id}"), 2),
        ("an", format!("incident assign {id} --to nobody"), 3),
        ("an", format!("incident edit {id} --set state=closed"), 2),
        ("an", format!("incident edit {id} --set impact=9"), 6),
        ("an", "incident list nonsense:1".to_owned(), 6),
        ("an", "incident list --fields nope".to_owned(), 2),
        ("an", "incident list --json --csv".to_owned(), 2),
        ("an", "incident list --limit many".to_owned(), 2),
        ("an", "incident take x1".to_owned(), 2),
        ("an", "incident take".to_owned(), 2),
        ("an", format!("incident take {id} 2 --if-rev 1"), 2),
        ("an", "incident undo".to_owned(), 2),
        ("an", "incident undo 999999".to_owned(), 4),
    ] {
        let ran = shell.run(who, &line);
        assert_eq!(ran.code, code, "{who}: {line}\n{}{}", ran.out, ran.err);
        assert!(!ran.err.trim().is_empty(), "{line}");
    }
}

/// ROLE-6: in a file that does not declare identities `--as` names nobody, and no variable does.
#[test]
fn who_one_is_cannot_be_claimed() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("d.db");
    let run = |words: &[&str]| {
        let mut command = firstline();
        command.env("USER", "root").env("SUDO_UID", "0").env("LOGNAME", "root").env("FIRSTLINE_NOW", MONDAY);
        Ran::of(command.arg("--db").arg(&db).args(words).output().unwrap())
    };
    run(&["init", "--login", "boss"]).done();
    run(&["incident", "list"]).done();
    assert!(run(&["--as", "boss", "incident", "list"]).ended(4).contains("--as"));
    run(&["init"]).ended(4);
    // A clock that was not set is not set from outside.
    let made = run(&["policy", "history", "--json"]).json()["items"][0]["at"].clone();
    assert!(!made.as_str().unwrap().starts_with("2026-03-02"), "{made}");
}

#[test]
fn errors_are_objects_where_json_is_wanted() {
    let shell = Shell::new();
    for (line, code) in [
        ("--json incident show 99", "not_found"),
        ("incident list --jsonl --limt 3", "usage"),
        ("incident --json", "usage"),
        ("--json --lang xx incident list", "usage"),
        ("incident new --json", "usage"),
    ] {
        let ran = shell.run("an", line);
        let error: serde_json::Value =
            serde_json::from_str(&ran.err).unwrap_or_else(|e| panic!("{line}: {e} {}", ran.err));
        assert_eq!(error["error"]["code"], code, "{line}");
        assert!(error["error"]["message"].as_str().is_some_and(|m| !m.is_empty()) && ran.out.is_empty(), "{line}");
    }
}

/// UX 28: what is mistyped is answered with what was meant.
#[test]
fn mistypes_offer_the_nearest() {
    for (line, nearest) in [
        ("incident list --limt 4", "--limit"),
        ("incident lst", "list"),
        ("incidnt list", "incident"),
        ("incident resolve 1 --solutoin x", "--solution"),
    ] {
        let err = Ran::of(firstline().args(line.split(' ')).output().unwrap()).ended(2);
        assert!(err.contains(nearest), "{line}: {err}");
    }
}

/// UX 27: no terminal, nobody to ask, nothing to wait for.
#[test]
fn without_a_terminal_nothing_hangs() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let ran = shell.words::<&str>("an", []);
    assert!(ran.out.contains(&id) && ran.err.contains("--help"), "{}{}", ran.out, ran.err);
    ran.done();
    // Standard input is empty: words are missing.
    shell.run("an", &format!("incident note {id} -m -")).ended(2);
    shell.run("an", "incident take --stdin-ids").done();
    let mut command = shell.command();
    command.args(["--as", "an", "incident", "new", "--no-input", "--title", "x"]);
    assert!(Ran::of(command.output().unwrap()).ended(2).contains("--reporter"));
}

#[test]
fn a_reader_that_goes_early_is_no_failure() {
    let shell = Shell::new();
    let id = shell.call("an", "x");
    let long = "word ".repeat(60_000);
    assert_eq!(shell.fed("an", &format!("incident note {id} -m -"), &long).code, 0);
    let mut child = shell
        .command()
        .args(["--as", "an", "incident", "show", &id])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), ran.stderr.len()), (Some(0), 0));
}

#[test]
fn a_file_that_is_no_desk_is_explained_and_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let other = dir.path().join("notes.txt");
    std::fs::write(&other, "x".repeat(5_000)).unwrap();
    let run = |path: &std::path::Path, words: &[&str]| {
        Ran::of(firstline().arg("--db").arg(path).args(words).output().unwrap())
    };
    assert!(run(&dir.path().join("none.db"), &["incident", "list"]).ended(3).contains("firstline init"));
    run(&other, &["incident", "list"]).ended(1);
    run(&other, &["init"]).ended(4);
    assert_eq!(std::fs::read_to_string(&other).unwrap().len(), 5_000);
    run(&dir.path().join("new.db"), &["init", "--zone", "Moon/Crater"]).ended(2);
    run(&dir.path().join("new.db"), &["init", "--identity", "magic"]).ended(2);
    assert!(!dir.path().join("new.db").exists());
}
