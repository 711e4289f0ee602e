//! Writers that are killed, and writers that crowd (RELIABILITY F01, F02, C01, C02). Short by default; `-- --full` runs
//! 1,000 kills with four writers and 64 processes with 200 writes each.
//!
//! The program starts itself again as the writers: each appends notes to one desk file and says every acknowledged one
//! on its standard output. Nothing acknowledged may be missing afterwards, nothing may be half there, nobody may ever be
//! told of a lock, and the proof must be clean.
#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test stops at the unexpected")]
#![allow(clippy::disallowed_methods, reason = "a test measures how long it kills, and waits before it does")]

#[path = "processes/live.rs"]
mod live;
#[path = "processes/oracle.rs"]
mod oracle;

use firstline::desk::{Caller, Claim, Desk, Founding, found, verify};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::id::{CategoryId, ContactId, IncidentId};
use firstline::domain::incident::command::{Command as Act, NewIncident, Verb};
use firstline::domain::people::manage::EntryCommand;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::stream::StreamKind;
use firstline::domain::time::Instant;
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Instant(i64::try_from(since.as_millis()).unwrap())
}

fn boss() -> Caller {
    Caller { os_user: "tester".into(), claim: Claim::As("boss".into()), via: Via::Cli }
}

/// A test: its name, and what it does, in full or short.
type Test = (&'static str, fn(bool));

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["writer", path, name, count] => return writer(Path::new(path), name, count.parse().unwrap()),
        ["stale", path] => return stale(Path::new(path)),
        ["console", path, seed] => return live::console(Path::new(path), seed),
        _ => {}
    }
    let full = words.contains(&"--full");
    let tests: [Test; 4] = [
        ("killed_writers_lose_nothing_acknowledged", killed),
        ("a_crowd_of_writers_is_never_told_of_a_lock", crowd),
        ("of_fifty_stale_saves_one_wins", fifty),
        ("whatever_is_crossed_is_acted_on_once", live::live),
    ];
    let chosen: Vec<_> = tests.iter().filter(|(name, _)| chosen(&words, name)).collect();
    println!("\nrunning {} tests", chosen.len());
    for (name, test) in &chosen {
        test(full);
        println!("test processes::{name} ... ok");
    }
    println!("\ntest result: ok. {} passed; 0 failed; 0 ignored\n", chosen.len());
}

/// The filter of the test command, as far as it is one.
fn chosen(words: &[&str], name: &str) -> bool {
    let mut filters = words.iter().filter(|w| !w.starts_with("--")).peekable();
    filters.peek().is_none() || filters.any(|filter| format!("processes::{name}").contains(filter))
}

/// A desk with `n` incidents.
fn desk(dir: &Path, n: i64) -> Desk {
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "boss".into(),
        name: "Boss".into(),
        os_user: "nobody".into(),
        clock: None,
    };
    let mut desk = found(&dir.join("desk.db"), &founding, now()).unwrap();
    let contact = EntryCommand::Add {
        kind: StreamKind::Contact,
        key: "wu".into(),
        values: vec![("name".into(), "Wu Gang".into())],
    };
    desk.enter(&contact, &boss(), now()).unwrap();
    for i in 0..n {
        let new = NewIncident {
            nature: Some("fault".into()),
            kind: Some(desk.ground().policy.natures[0].kinds[0].id.clone()),
            channel: Some("phone".into()),
            reporter: Some(ContactId(1)),
            title: format!("call {i}"),
            category: Some(CategoryId(1)),
            impact: 2,
            urgency: 2,
            ..NewIncident::default()
        };
        desk.commit(&Act::Record(Box::new(new)), &boss(), None, now()).unwrap();
    }
    desk
}

/// Appends notes until it is killed or has written its count; says each one that was acknowledged.
fn writer(path: &Path, name: &str, count: u32) {
    let mut desk = Desk::open(path).unwrap_or_else(|e| panic!("writer {name}: {e}"));
    for n in 0..count {
        let said = format!("{name}-{n}");
        let id = IncidentId(i64::from(n % 4) + 1);
        let verb = match n % 5 {
            4 => Verb::Chase { text: said.clone() },
            _ => Verb::Note { text: said.clone() },
        };
        let act = Act::Act { incident: id, seen: None, verb };
        desk.commit(&act, &boss(), Some(&said), now()).unwrap_or_else(|e| panic!("writer {name}: {e}"));
        println!("{said}");
    }
}

/// Looks at incident 1, waits to be told, and then saves what it saw: one of many.
fn stale(path: &Path) {
    let mut desk = Desk::open(path).unwrap();
    let seen = desk.record(&boss(), IncidentId(1), now()).unwrap().incident.ver;
    println!("seen");
    std::io::stdin().read_line(&mut String::new()).unwrap();
    let changes = vec![(
        firstline::domain::incident::Field::Title,
        firstline::domain::value::Value::Text(format!("title of {}", std::process::id()).as_str().into()),
    )];
    let verb = Verb::Edit { changes, custom: vec![], reason: String::new() };
    // Each is another person, so that staleness is between people.
    let who = Caller { os_user: format!("u{}", std::process::id()), ..boss() };
    let who = Caller { claim: Claim::As(std::env::var("FIRSTLINE_TEST_PERSON").unwrap()), ..who };
    let act = Act::Act { incident: IncidentId(1), seen: Some(seen), verb };
    match desk.commit(&act, &who, None, now()) {
        Ok(_) => println!("won"),
        Err(firstline::desk::DeskError::Refused(r)) => {
            println!("refused {}", matches!(*r, firstline::domain::refusal::Refusal::Stale { .. }));
        }
        Err(error) => println!("error {error}"),
    }
}

fn start(args: &[&str]) -> Child {
    let me = std::env::current_exe().unwrap();
    Command::new(me).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What a child said before it ended, whole lines only; panics at words about locks.
fn said(child: Child) -> Vec<String> {
    let out = child.wait_with_output().unwrap();
    let complaint = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(!complaint.contains("locked") && !complaint.contains("busy"), "{complaint}");
    assert!(complaint.is_empty(), "{complaint}");
    let text = String::from_utf8_lossy(&out.stdout).into_owned();
    let whole = text.rfind('\n').map_or("", |end| &text[..end]);
    whole.lines().map(str::to_owned).collect()
}

/// The notes that are on the record.
fn stored(desk: &mut Desk, incidents: i64) -> HashSet<String> {
    let mut words = HashSet::new();
    for id in 1..=incidents {
        let record = desk.record(&boss(), IncidentId(id), now()).unwrap();
        words.extend(record.past.iter().filter_map(|p| p.event.detail.text.as_ref()).map(|t| t.as_str().to_owned()));
    }
    words
}

/// F01, F02: rounds of four writers killed at a random moment.
fn killed(full: bool) {
    let dir = tempfile::tempdir().unwrap();
    let rounds = if full { 1_000 } else { 12 };
    let mut desk = desk(dir.path(), 4);
    let path = dir.path().join("desk.db");
    let path = path.to_str().unwrap();
    let mut acknowledged = 0;
    let mut all = HashSet::new();
    let mut pace: u64 = 0x9E37_79B9;
    for round in 0..rounds {
        let names: Vec<String> = (0..4).map(|w| format!("r{round}w{w}")).collect();
        let mut children: Vec<Child> = names.iter().map(|n| start(&["writer", path, n, "1000000"])).collect();
        pace = pace.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(20 + (pace >> 33) % 50));
        for child in &mut children {
            child.kill().unwrap();
        }
        for child in children {
            all.extend(said(child));
        }
        if round % 50 == 49 || round + 1 == rounds {
            let there = stored(&mut desk, 4);
            let lost: Vec<&String> = all.difference(&there).collect();
            assert!(lost.is_empty(), "round {round}: acknowledged and gone: {lost:?}");
            acknowledged += all.len();
            all.clear();
        }
    }
    assert!(acknowledged > rounds, "the writers wrote: {acknowledged}");
    let proof = verify(&mut desk, None).unwrap();
    assert_eq!(proof.findings, []);
    println!("killed {rounds} x 4 writers: {acknowledged} acknowledged, 0 lost, {} events proven", proof.events);
}

/// C01: many writers at once, each with its own connection and process.
fn crowd(full: bool) {
    let dir = tempfile::tempdir().unwrap();
    let (writers, writes) = if full { (64, 200) } else { (16, 20) };
    let mut desk = desk(dir.path(), 4);
    let path = dir.path().join("desk.db");
    let (path, writes_text) = (path.to_str().unwrap(), writes.to_string());
    let began = std::time::Instant::now();
    let names: Vec<String> = (0..writers).map(|w| format!("w{w}")).collect();
    let children: Vec<Child> = names.iter().map(|n| start(&["writer", path, n, &writes_text])).collect();
    let mut all = HashSet::new();
    for child in children {
        all.extend(said(child));
    }
    let took = began.elapsed();
    assert_eq!(all.len(), writers * writes, "every write was acknowledged");
    assert!(all.is_subset(&stored(&mut desk, 4)), "and is there");
    let proof = verify(&mut desk, None).unwrap();
    assert_eq!(proof.findings, []);
    println!("{writers} processes x {writes} writes: {:.0} commits/s, no lock", all.len() as f64 / took.as_secs_f64());
}

/// C02: fifty people look, then save the same field: one wins, the others are told who did.
fn fifty(full: bool) {
    let dir = tempfile::tempdir().unwrap();
    let people = if full { 50 } else { 12 };
    let mut desk = desk(dir.path(), 1);
    for n in 0..people {
        let values = vec![
            ("name".into(), format!("Person {n}")),
            ("roles".into(), "desk_lead".into()),
            ("teams".into(), "desk".into()),
        ];
        let add = EntryCommand::Add { kind: StreamKind::Person, key: format!("p{n}"), values };
        desk.enter(&add, &boss(), now()).unwrap();
    }
    let path = dir.path().join("desk.db");
    let me = std::env::current_exe().unwrap();
    let mut children: Vec<Child> = (0..people)
        .map(|n| {
            Command::new(&me)
                .args(["stale", path.to_str().unwrap()])
                .env("FIRSTLINE_TEST_PERSON", format!("p{n}"))
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let mut mouths: Vec<_> = children.iter_mut().map(|c| BufReader::new(c.stdout.take().unwrap())).collect();
    for mouth in &mut mouths {
        let mut line = String::new();
        mouth.read_line(&mut line).unwrap();
        assert_eq!(line, "seen\n");
    }
    for child in &mut children {
        drop(child.stdin.take());
    }
    let mut verdicts = Vec::new();
    for (mouth, mut child) in mouths.iter_mut().zip(children) {
        let mut rest = String::new();
        mouth.read_to_string(&mut rest).unwrap();
        child.wait().unwrap();
        verdicts.push(rest.trim().to_owned());
    }
    let count = |what: &str| verdicts.iter().filter(|v| *v == what).count();
    assert_eq!((count("won"), count("refused true")), (1, people - 1), "{verdicts:?}");
    assert_eq!(verify(&mut desk, None).unwrap().findings, []);
}
