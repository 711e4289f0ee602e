//! LIFE-2 by commands: files go in and come out as they were, and nothing else happens to them.

use super::{MONDAY, Ran, Shell};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// A desk with one incident, and a folder beside it for files.
fn desk() -> (Shell, PathBuf) {
    let shell = Shell::new();
    shell.call("an", "VPN drops");
    let folder = shell.dir.path().join("files");
    std::fs::create_dir(&folder).unwrap();
    (shell, folder)
}

impl Shell {
    /// Runs in a folder.
    fn within(&self, folder: &std::path::Path, who: &str, words: &[&str]) -> Ran {
        Ran::of(self.command().current_dir(folder).args(["--as", who]).args(words).output().unwrap())
    }

    fn listed(&self, who: &str) -> Vec<Value> {
        let lines = self.run(who, "incident attachments 1 --jsonl").done();
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[test]
fn files_are_attached_listed_saved_taken_off_and_erased() {
    let (shell, folder) = desk();
    let bytes: Vec<u8> = (0..150_000u32).map(|n| (n % 251) as u8).collect();
    std::fs::write(folder.join("trace.log"), &bytes).unwrap();
    std::fs::write(folder.join("图 1.png"), b"\x89PNG\x1b[2J").unwrap();
    shell.within(&folder, "an", &["incident", "attach", "1", "trace.log", "图 1.png", "-m", "from the gateway"]).done();
    shell.fed("ed", "incident attach 1 - --name ../../route.txt", "10.0.0.0/8\n").done();

    let table = shell.run("ed", "incident attachments 1").done();
    for words in ["trace.log", "text/plain", "147 KiB", "图 1.png", "route.txt", "An", "Ed"] {
        assert!(table.contains(words), "no `{words}` in:\n{table}");
    }
    let rows = shell.listed("ed");
    let cells = |name: &str| rows.iter().map(|row| row[name].clone()).collect::<Vec<_>>();
    assert_eq!(cells("name"), ["trace.log", "图 1.png", "route.txt"]);
    assert_eq!(
        (cells("size"), cells("by")),
        (vec![150_000.into(), 8.into(), 11.into()], vec!["an".into(), "an".into(), "ed".into()])
    );
    assert_eq!((&rows[0]["schema"], &rows[0]["at"]), (&"firstline.incident.attachment/1".into(), &MONDAY.into()));
    let shown = shell.run("an", "incident show 1").done();
    assert!(shown.contains("trace.log (text/plain, 147 KiB)") && shown.contains("from the gateway"), "{shown}");

    // Out again: into a folder, to a name, to standard output.
    shell.within(&folder, "an", &["incident", "save", "1", "1", "--to", ".."]).done();
    assert!(std::fs::read(shell.dir.path().join("trace.log")).unwrap() == bytes);
    shell.within(&folder, "an", &["incident", "save", "1", "3", "--to", "r.txt"]).done();
    assert_eq!(std::fs::read(folder.join("r.txt")).unwrap(), b"10.0.0.0/8\n");
    let out = shell.command().args(["--as", "an", "incident", "save", "1", "1", "--to", "-"]).output().unwrap();
    assert!(out.status.success() && out.stdout == bytes && out.stderr.is_empty());

    shell.words("an", ["incident", "detach", "1", "1", "--reason", "another customer's"]).done();
    assert!(shell.run("an", "incident detach 1 1 --reason x").ended(4).contains("taken off before"));
    assert!(!shell.run("an", "incident show 1").done().contains("trace.log (text/plain"));
    shell.run("an", "incident undo --last 1").done();
    assert_eq!(shell.listed("an")[0]["state"], "attached");
    shell.run("an", "audit verify").done();

    assert!(shell.run("an", "incident erase-attachment 1 1 --reason law").ended(4).contains("ROLE-5"));
    let erased = shell.run("boss", "incident erase-attachment 1 1 --reason law");
    assert!(!erased.err.contains("undo"), "it is not promised what cannot be kept: {}", erased.err);
    erased.done();
    assert!(shell.run("an", "incident save 1 1 --to x").ended(4).contains("AUD-4"));
    assert_eq!(shell.listed("an")[0]["name"], serde_json::json!({ "erased": true }));
    assert!(shell.run("an", "incident show 1").done().contains("(erased)"));
    let proof = shell.run("an", "audit verify --json").json();
    assert_eq!((&proof["ok"], &proof["erased"]), (&true.into(), &1.into()), "{proof}");
}

/// RELIABILITY I13: whatever the name, it is saved as a plain new file in the place that was given.
#[test]
fn hostile_names_lead_nowhere() {
    let (shell, folder) = desk();
    let names = [
        "../../.ssh/authorized_keys",
        "/etc/passwd",
        "C:\\a\\.bashrc",
        "-rf",
        "a\u{1b}[2J\n.log",
        "gpj.\u{202e}exe",
        "..",
        "~",
    ];
    for name in names {
        let mut command = shell.command();
        command.args(["--as", "an", "incident", "attach", "1", "-", &format!("--name={name}")]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"x").unwrap();
        Ran::of(child.wait_with_output().unwrap()).done();
    }
    for form in ["", " --plain", " --csv"] {
        let shown = shell.run("an", &format!("incident attachments 1{form}")).done();
        let shown = shown + &shell.run("an", &format!("incident show 1{form}")).done();
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{form}: {shown}");
    }
    for n in 1..=names.len() {
        shell.within(&folder, "an", &["incident", "save", "1", &n.to_string()]).done();
    }
    let mut saved: Vec<String> =
        std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    saved.sort();
    let plain = ["_", "_bashrc", "_rf", "a_[2J_.log", "attachment-7", "authorized_keys", "gpj._exe", "passwd"];
    assert_eq!(saved, plain);
    let beside = std::fs::read_dir(shell.dir.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
    assert!(beside.into_iter().all(|name| name.starts_with("desk.db") || name == "files"));
}

#[test]
fn what_is_there_is_not_replaced_unless_one_says_so() {
    let (shell, folder) = desk();
    std::fs::write(folder.join("a.txt"), "new").unwrap();
    shell.within(&folder, "an", &["incident", "attach", "1", "a.txt"]).done();
    std::fs::write(folder.join("a.txt"), "old").unwrap();
    std::os::unix::fs::symlink("elsewhere", folder.join("link")).unwrap();
    std::fs::write(folder.join("elsewhere"), "theirs").unwrap();
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let save = |words: &[&str]| shell.within(&folder, "an", &[&["incident", "save", "1", "1"], words].concat());
    assert!(save(&[]).ended(4).contains("exists already"));
    assert!(save(&["--to", "link"]).ended(4).contains("exists already"));
    assert_eq!((read("a.txt"), read("elsewhere")), ("old".into(), "theirs".into()));
    save(&["--force"]).done();
    save(&["--to", "link", "--force"]).done();
    assert_eq!((read("a.txt"), read("link"), read("elsewhere")), ("new".into(), "new".into(), "theirs".into()));
    assert!(!folder.join("link").is_symlink(), "the link was replaced, not what it leads to");
    assert!(save(&["--to", "no/such/folder"]).ended(3).contains("no/such/folder"));
    // The desk's own files are nobody's to replace.
    for name in ["../desk.db", "../desk.db-wal", "../desk.db-journal"] {
        assert!(save(&["--to", name, "--force"]).ended(4).contains("the desk itself"), "{name}");
    }
    assert!(save(&["--to", "../desk.db"]).ended(4).contains("the desk itself"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "nothing half made stays");
    shell.run("an", "audit verify").done();
}

#[test]
fn what_cannot_be_attached_is_told_and_leaves_nothing() {
    let (shell, folder) = desk();
    std::fs::write(folder.join("empty"), "").unwrap();
    std::fs::write(folder.join("good"), "x").unwrap();
    std::fs::File::create(folder.join("huge")).unwrap().set_len((10 << 20) + 1).unwrap();
    assert!(Command::new("mkfifo").arg(folder.join("pipe")).status().unwrap().success());
    std::os::unix::fs::symlink("../desk.db", folder.join("alias")).unwrap();
    for (names, code, told) in [
        (&["good", "empty"][..], 6, "nothing in empty"),
        (&["huge"], 6, "larger than 10 MiB"),
        (&["pipe"], 4, "not a regular file"),
        (&["."], 4, "not a regular file"),
        (&["/dev/zero"], 4, "not a regular file"),
        (&["no-such"], 3, "no-such"),
        (&["../desk.db"], 4, "the desk itself"),
        (&["../desk.db-wal"], 4, "the desk itself"),
        (&["alias"], 4, "the desk itself"),
        (&[], 2, "FILE"),
        (&["-"], 2, "--name"),
        (&["good", "good", "--name", "x"], 2, "--name"),
    ] {
        let said = shell.within(&folder, "an", &[&["incident", "attach", "1"], names].concat()).ended(code);
        assert!(said.contains(told) && said.len() < 300, "{names:?}: {said}");
    }
    for (input, told) in [(String::new(), "nothing in a"), ("x".repeat((10 << 20) + 1), "larger than")] {
        assert!(shell.fed("an", "incident attach 1 - --name a", &input).ended(6).contains(told));
    }
    assert!(shell.listed("an").is_empty());
    for (line, code) in [
        ("incident attach 9 good", 3),
        ("incident attachments 9", 3),
        ("incident save 1 1", 3),
        ("incident save 1 0", 2),
        ("incident save 1 x", 2),
        ("incident detach 1 1 --reason x", 3),
        ("incident detach 1 1", 3),
    ] {
        shell.within(&folder, "an", &line.split(' ').collect::<Vec<_>>()).ended(code);
    }
    let left: Vec<_> = std::fs::read_dir(shell.dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().ends_with(".part")), "{left:?}");
    shell.run("an", "audit verify").done();
}

/// ROLE-5: who may only look may only save.
#[test]
fn who_may_only_read_may_only_save() {
    let (shell, folder) = desk();
    shell.run("boss", "person add roy name=Roy roles=viewer").done();
    std::fs::write(folder.join("a.txt"), "x").unwrap();
    shell.within(&folder, "an", &["incident", "attach", "1", "a.txt"]).done();
    assert_eq!(shell.run("roy", "incident save 1 1 --to -").done(), "x");
    for line in ["attach 1 a.txt", "detach 1 1 --reason x", "erase-attachment 1 1 --reason x"] {
        let words: Vec<&str> = std::iter::once("incident").chain(line.split(' ')).collect();
        assert!(shell.within(&folder, "roy", &words).ended(4).contains("ROLE-5"), "{line}");
    }
}

/// SEC-1: the same answer as for an incident that is not there, on every way.
#[test]
fn attachments_of_security_incidents_are_not_there() {
    let (shell, folder) = desk();
    let new = "incident new --reporter wu --category network.vpn --impact 2 --urgency 2 --security --title Intruder";
    shell.run("boss", new).done();
    std::fs::write(folder.join("proof.pcap"), "x").unwrap();
    shell.within(&folder, "boss", &["incident", "attach", "2", "proof.pcap"]).done();
    for line in [
        "attach % proof.pcap",
        "attachments %",
        "save % 1",
        "save % 1 --to -",
        "detach % 1 --reason x",
        "erase-attachment % 1 --reason x",
    ] {
        let ask = |id: &str| {
            let line = line.replace('%', id);
            let words: Vec<&str> = std::iter::once("incident").chain(line.split(' ')).collect();
            shell.within(&folder, "an", &words).ended(3)
        };
        assert_eq!(ask("2").replace('2', "9"), ask("9"), "{line}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    shell.run("boss", "incident save 2 1 --to -").done();
}

/// F07: a desk that cannot grow, and a place that cannot take it, are told; there is nothing of it, or all.
#[test]
fn a_full_disk_leaves_nothing_half_done() {
    let (shell, folder) = desk();
    let path = folder.join("big.bin");
    let bytes: Vec<u8> = (0..600_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    std::fs::write(&path, &bytes).unwrap();
    let limited = |blocks: u32, words: &[&str]| {
        let mut command = Command::new("sh");
        command.args(["-c", "ulimit -f $0; exec \"$@\"", &blocks.to_string(), env!("CARGO_BIN_EXE_firstline")]);
        command.env_clear().env("LANG", "C.UTF-8").env("FIRSTLINE_DB", shell.path()).env("FIRSTLINE_NOW", MONDAY);
        Ran::of(command.current_dir(&folder).args(["--as", "an"]).args(words).output().unwrap())
    };
    let mut ends = [0, 0];
    for blocks in [0, 16, 100, 400, 800, 1_200, 1_400, 3_000, 6_000] {
        let before = shell.listed("an").len();
        let ran = limited(blocks, &["incident", "attach", "1", "big.bin"]);
        ends[usize::from(ran.code == 0)] += 1;
        let more = usize::from(ran.code == 0);
        if ran.code != 0 {
            let said = ran.ended(1);
            assert!(said.contains("cannot grow") && said.contains("Free some space"), "{blocks}: {said}");
        }
        assert_eq!(shell.listed("an").len(), before + more, "{blocks}");
        shell.run("an", "audit verify").done();
    }
    assert!(ends[0] > 3 && ends[1] > 0, "both were met: {ends:?}");
    for blocks in [0, 16, 1_000] {
        limited(blocks, &["incident", "save", "1", "1", "--to", "out"]).ended(1);
        assert!(!folder.join("out").exists(), "{blocks}");
    }
    shell.within(&folder, "an", &["incident", "save", "1", "1", "--to", "out"]).done();
    assert!(std::fs::read(folder.join("out")).unwrap() == bytes);
}

/// The three languages, and a reader that has seen enough.
#[test]
fn it_is_told_in_three_languages() {
    let (shell, folder) = desk();
    std::fs::write(folder.join("a.txt"), "x".repeat(300_000)).unwrap();
    shell.within(&folder, "an", &["incident", "attach", "1", "a.txt"]).done();
    for (lang, attached, heading) in [
        ("en", "attached: a.txt (293 KiB)", "ATTACHMENTS"),
        ("zh-Hans", "添加附件：a.txt（293 KiB）", "附件"),
        ("zh-Hant", "新增附件：a.txt（293 KiB）", "附件"),
    ] {
        let shown = shell.run("an", &format!("incident show 1 --lang {lang}")).done();
        assert!(shown.contains(attached) && shown.lines().any(|line| line == heading), "{lang}: {shown}");
    }
    let line = format!(
        "'{}' --db '{}' --as an incident save 1 1 --to - | head -c 1",
        env!("CARGO_BIN_EXE_firstline"),
        shell.path().display()
    );
    let out = Command::new("sh").args(["-c", &line]).env("LANG", "C.UTF-8").output().unwrap();
    assert_eq!((out.stdout.as_slice(), out.stderr.as_slice()), (b"x".as_slice(), b"".as_slice()));
}
