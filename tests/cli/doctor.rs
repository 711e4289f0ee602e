//! `doctor`: a desk that is well, and each thing that may be wrong with one.

use super::faults::Owned;
use super::{Ran, Shell, firstline, intrude};
use firstline::desk::{Founding, found};
use firstline::domain::actor::Identity;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::time::Instant;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn run(home: &Path, env: &[(&str, &str)], words: &[&str]) -> Ran {
    let mut command = firstline();
    command.env("HOME", home).env("XDG_STATE_HOME", home.join("state")).env("FIRSTLINE_DB", home.join("desk.db"));
    Ran::of(command.envs(env.iter().copied()).args(words).output().unwrap())
}

/// Level, sentence and mending of one check.
fn check(ran: &Ran, name: &str) -> (String, String) {
    let json = ran.json();
    let found = json["checks"].as_array().unwrap().iter().find(|c| c["check"] == name);
    let found = found.unwrap_or_else(|| panic!("no {name} in {json}"));
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    (text("level"), format!("{} {}", text("message"), text("mend")))
}

fn mode(path: &Path, mode: u32) {
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
}

/// A desk of whoever runs this, in a folder of its own.
fn well() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    run(home.path(), &[], &["init"]).done();
    home
}

/// Founded for somebody else than whoever runs this, at another time.
fn of_somebody_else(path: &Path, at: &str) {
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Os,
        lang: Lang::En,
        login: "boss".into(),
        name: "Boss".into(),
        os_user: "nobody-here".into(),
        clock: None,
    };
    drop(found(path, &founding, Instant::parse_rfc3339(at).unwrap()).unwrap());
}

#[test]
fn a_desk_that_is_well() {
    let home = well();
    let ran = run(home.path(), &[("LC_ALL", "C.UTF-8")], &["doctor", "--json"]);
    let json = ran.json();
    assert_eq!((ran.code, &json["schema"]), (0, &"firstline.doctor/1".into()), "{}", ran.out);
    let names: Vec<&str> = json["checks"].as_array().unwrap().iter().map(|c| c["check"].as_str().unwrap()).collect();
    let all = ["terminal", "colours", "frames", "language", "settings", "drafts", "file", "rights", "folder", "space"];
    assert_eq!(names, [&all[..], &["log", "trail", "identity", "clock", "zone", "outbox"]].concat());
    for name in names.iter().filter(|name| **name != "space") {
        assert_eq!(check(&ran, name).0, "ok", "{name}: {}", ran.out);
    }
    assert!(check(&ran, "file").1.contains("schema") && check(&ran, "identity").1.contains("By login"));
    // As lines, in every language, without ids or holes.
    for lang in ["en", "zh-Hans", "zh-Hant"] {
        let said = run(home.path(), &[], &["doctor", "--lang", lang]).done();
        assert_eq!(said.lines().filter(|line| !line.starts_with(' ')).count(), 16, "{said}");
        assert!(!said.contains("doctor-") && !said.contains("{$"), "{said}");
    }
}

/// What is broken is told with how to mend it, and the run has failed.
#[test]
fn what_is_broken_is_told_with_how_to_mend_it() {
    type Make = fn(&Path);
    let cases: [(&str, Make, &str, &str); 8] = [
        ("nothing there", |p| std::fs::remove_file(p).unwrap(), "file", "init"),
        ("no desk", |p| std::fs::write(p, [0xA7; 9_000]).unwrap(), "file", "not a desk file"),
        ("a broken page", spoil, "file", "a copy from before"),
        ("a newer schema", |p| intrude(p, "PRAGMA user_version = 9000"), "file", "a later one"),
        ("readable by anybody", |p| mode(p, 0o604), "rights", "chmod o-rwx"),
        ("a folder of anybody's", |p| mode(p.parent().unwrap(), 0o777), "folder", "chmod o-w"),
        ("nobody here", |p| replace(p, "2026-03-02T09:00:00Z"), "identity", "firstline person add"),
        ("a clock that is behind", |p| replace(p, "2099-01-01T00:00:00Z"), "clock", "timedatectl"),
    ];
    for (fault, make, name, mend) in cases {
        let home = well();
        make(&home.path().join("desk.db"));
        let ran = run(home.path(), &[], &["doctor", "--json"]);
        assert_eq!((ran.code, &ran.json()["worst"]), (1, &"bad".into()), "{fault}: {}", ran.out);
        let (level, said) = check(&ran, name);
        assert!(level == "bad" && said.contains(mend), "{fault}: {level} {said}");
        let lines = run(home.path(), &[], &["doctor"]);
        assert!(lines.code == 1 && lines.out.contains("\nBAD  "), "{fault}: {}", lines.out);
    }
}

fn replace(path: &Path, at: &str) {
    std::fs::remove_file(path).unwrap();
    of_somebody_else(path, at);
}

/// A page of a table that nobody reads at the start.
fn spoil(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let end = bytes.len();
    bytes[end - 4_096..].fill(0xA7);
    std::fs::write(path, bytes).unwrap();
}

/// F13: a file that may not be written is named with what it needs.
#[test]
fn a_file_that_may_not_be_written() {
    let owned = Owned::new();
    owned.mode("desk.db", 0o444);
    let ran = owned.run("doctor --json");
    let (level, said) = check(&ran, "rights");
    assert!(ran.code == 1 && level == "bad", "{}", ran.out);
    assert!(said.contains("desk.db") && said.contains("chmod"), "{said}");
}

/// What is only worth a look fails no run.
#[test]
fn what_is_worth_a_look() {
    let home = well();
    let path = home.path();
    mode(&path.join("desk.db"), 0o660);
    std::fs::create_dir_all(path.join("state/firstline")).unwrap();
    mode(&path.join("state/firstline"), 0o755);
    std::fs::write(path.join("c.toml"), "theme = \"dark\"\n").unwrap();
    let config = path.join("c.toml");
    let env = [("FIRSTLINE_CONFIG", config.to_str().unwrap()), ("LC_ALL", "C")];
    let ran = run(path, &env, &["doctor", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    for (name, words) in [
        ("rights", "chmod g-rwx"),
        ("drafts", "chmod 700"),
        ("settings", "line 1: There is no key theme"),
        ("frames", "C.UTF-8"),
    ] {
        let (level, said) = check(&ran, name);
        assert!(level == "warn" && said.contains(words), "{name}: {level} {said}");
    }
    // A desk that believes what one says, with a clock of its own (ROLE-6).
    let shell = Shell::new();
    let ran = shell.run("an", "doctor --json");
    for (name, words) in [("identity", "roles are advice"), ("clock", "a clock of its own")] {
        let (level, said) = check(&ran, name);
        assert!(level == "warn" && said.contains(words), "{name}: {level} {said}");
    }
    assert!(check(&ran, "identity").1.contains("You are An"));
}

/// Where nothing can be kept, what is typed would be lost.
#[test]
fn drafts_that_cannot_be_kept() {
    let home = well();
    let file = home.path().join("desk.db");
    let ran = run(home.path(), &[("XDG_STATE_HOME", file.to_str().unwrap())], &["doctor", "--json"]);
    let (level, said) = check(&ran, "drafts");
    assert!(ran.code == 1 && level == "bad" && said.contains("what is being typed is lost"), "{said}");
}
