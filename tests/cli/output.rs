//! What is printed: exact for programs, safe for terminals and spreadsheets.

use super::Shell;
use serde_json::Value;

/// A title that would clear the screen, turn the line around and start a formula.
const HOSTILE: &str = "=1+1\u{1b}[2J\u{9b}31m\u{202e}evil\u{7}\ttab";

/// Invariant 9: nothing from outside steers the terminal; JSON has it all the same.
#[test]
fn hostile_text_is_never_raw_on_the_terminal() {
    let shell = Shell::new();
    let id = shell.call("an", HOSTILE);
    shell.words("an", ["incident", "note", &id, "-m", HOSTILE]).done();
    shell.words("boss", ["contact", "add", "x", &format!("name={HOSTILE}")]).done();
    for line in [
        "incident list".to_owned(),
        "incident list --plain".to_owned(),
        "incident list --csv".to_owned(),
        format!("incident show {id}"),
        format!("incident show {id} --plain"),
        format!("incident take {id}"),
        "contact list".to_owned(),
        "contact show x".to_owned(),
        "audit list --plain".to_owned(),
    ] {
        let out = shell.run("boss", &line).done();
        let raw = out.chars().find(|c| (c.is_control() && !"\n\t\r".contains(*c)) || *c == '\u{202e}');
        assert_eq!(raw, None, "{line}: {out:?}");
    }
    let found = shell.words("an", ["incident", "list", HOSTILE]);
    assert!(!found.out.contains('\u{1b}') && !found.err.contains('\u{1b}'));
    let wrong = shell.words("an", ["incident", "show", HOSTILE]);
    assert!(!wrong.err.contains('\u{1b}') && !wrong.err.contains('\u{202e}'), "{:?}", wrong.err);
    assert!(shell.run("an", "incident list --csv --fields title").done().contains("'=1+1"));
    let exact = shell.run("an", &format!("incident show {id} --json")).json();
    assert_eq!(exact["title"], HOSTILE);
    assert_eq!(exact["timeline"][1]["text"], HOSTILE);
}

/// UX 26: valid for none, one and many.
#[test]
fn every_form_is_valid_for_none_one_and_many() {
    let shell = Shell::new();
    for count in [0usize, 1, 3] {
        while shell.run("an", "incident list --plain").done().lines().count() < count {
            shell.call("an", "断线, \"quoted\"\nand more");
        }
        let whole = shell.run("an", "incident list --json").json();
        assert_eq!((whole["items"].as_array().unwrap().len(), &whole["total"]), (count, &count.into()));
        assert_eq!(whole["schema"], "firstline.incident.row.list/1");
        let lines = shell.run("an", "incident list --jsonl").done();
        let each: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(each.len(), count);
        assert!(each.iter().all(|row| row["schema"] == "firstline.incident.row/1" && row["id"].is_string()));
        let csv = shell.run("an", "incident list --csv").done();
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let width = reader.headers().unwrap().len();
        assert_eq!(reader.records().filter(|row| row.as_ref().unwrap().len() == width).count(), count);
    }
}

#[test]
fn rows_and_fields_are_those_that_were_asked_for() {
    let shell = Shell::new();
    let ids: Vec<String> = (0..3).map(|n| shell.call("an", &format!("t{n}"))).collect();
    let ran = shell.run("an", "incident list --limit 2 --plain --fields title,id");
    assert_eq!(ran.out, format!("t0\t{}\nt1\t{}\n", ids[0], ids[1]));
    assert!(ran.err.contains("2 of 3"), "{}", ran.err);
    assert_eq!(shell.run("an", "incident list -q --limit 2").err, "");
    assert_eq!(shell.run("an", "incident list --limit 0 --plain").done().lines().count(), 3);
    assert_eq!(shell.run("an", "incident list t1 --plain --fields title").done(), "t1\n");
    let seqs = shell.run("boss", "audit list --before 5 --limit 2 --plain --fields seq");
    assert_eq!((seqs.out.as_str(), seqs.err.contains("--before 3")), ("4\n3\n", true), "{}", seqs.err);
}

/// A working day has clocks: what is left is in seconds, times are RFC 3339.
#[test]
fn clocks_are_numbers_for_programs() {
    let shell = Shell::new();
    shell.call("an", "x");
    let row = shell.run("an", "incident list --jsonl --fields clock,left_s,due,reported_at").json();
    assert_eq!((&row["clock"], &row["left_s"]), (&"update:ok".into(), &14_400.into()), "{row}");
    assert_eq!((&row["due"], &row["reported_at"]), (&"2026-03-02T13:00:00Z".into(), &super::MONDAY.into()));
}

/// What is read of a list depends on how much of it is shown; what is shown does not.
#[test]
fn a_short_list_is_the_beginning_of_the_whole_one() {
    let shell = Shell::new();
    shell.run("boss", "person add max name=Max roles=incident_manager teams=desk").done();
    shell.run("boss", "ci add vpn1 name=Gateway type=server").done();
    let new = |at: &str, flags: &str| {
        let line = format!("incident new --reporter wu --category network.vpn --title t {flags}");
        shell.later(&format!("2026-03-02T{at}:00Z"), "max", line.trim_end()).done();
    };
    for (n, impact) in [3, 1, 2, 3, 2, 1, 3, 2].into_iter().enumerate() {
        let more = ["", "--ci vpn1", "--security", ""][n % 4];
        new(&format!("08:0{n}"), &format!("--impact {impact} --urgency {impact} {more}"));
    }
    shell.run("an", "incident cancel 1 --reason withdrawn").done();
    shell.run("an", "incident take 4").done();
    shell.run("max", "incident assign 3 --team net --reason skill").done();
    let list = |who: &str, query: &str, limit: usize, form: &str| {
        let line = ["incident", "list", "--limit", &limit.to_string(), form].map(str::to_owned);
        let ran = shell.words(who, line.into_iter().chain(query.split_whitespace().map(str::to_owned)));
        assert_eq!(ran.code, 0, "{}", ran.err);
        (ran.out.lines().map(str::to_owned).collect::<Vec<_>>(), ran.err)
    };
    let queries =
        ["", "is:open", "is:open sort:work", "is:open sort:-work", "is:open sort:id", "prio:<=3", "t", "is:any"];
    for who in ["max", "an", "ed"] {
        for query in queries {
            let (whole, _) = list(who, query, 0, "--jsonl");
            assert!(whole.len() >= 4, "{who} {query}: {whole:?}");
            for limit in [1, 3, whole.len()] {
                let (short, said) = list(who, query, limit, "--jsonl");
                assert_eq!(short, whole[..limit], "{who} {query} {limit}");
                let more = format!("{limit} of {}", whole.len());
                assert_eq!(said.contains(&more), limit < whole.len(), "{who} {query}: {said}");
            }
            assert_eq!(list(who, &format!("{query} limit:2"), 0, "--jsonl").0.len(), 2, "{who} {query}");
        }
    }
    let count = |who| list(who, "", 0, "--jsonl").0.len();
    assert_eq!((count("max"), count("an"), count("ed")), (7, 5, 6));
}
