//! A busy desk. One job: what opening, listing, committing and proving cost on 3,000 and on 100,000 open incidents,
//! beside SQLite alone on the same file in the same run.
//!
//! `cargo bench --bench desk` measures; `-- --age EVENTS` measures starting and looking for words behind a journal of
//! 10,000 and one of so many events; `-- --make FILE N` makes a desk file of N open incidents to drive by hand, with the
//! console in a pseudo-terminal or with `hyperfine 'firstline --db FILE incident list'`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

mod generate;

use firstline::desk::{Desk, Which, verify};
use firstline::domain::id::{CategoryId, ContactId, IncidentId};
use firstline::domain::incident::command::{Command, NewIncident, Verb};
use firstline::domain::time::Instant;
use generate::{Dice, age, caller, desk};
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        ["--make", path, n] => drop(desk(Path::new(path), n.parse().unwrap(), wall())),
        [] => [3_000, 100_000].into_iter().for_each(measure),
        ["--age", events] => old(events.parse().unwrap()),
        _ => println!("nothing, or --make FILE N, or --age EVENTS"),
    }
}

/// 3,000 open incidents behind a short journal and behind a long one: starting, and looking for words.
fn old(events: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let now = wall();
    let mut desk = desk(&path, 3_000, now);
    let mut made = 3_000;
    for events in [10_000, events] {
        let head = u64::try_from(desk.head().unwrap().unwrap().seq).unwrap();
        let more = events.saturating_sub(head);
        age(&mut desk, made + 1..=made + more, now);
        made += more;
        println!("{events} events, {made} incidents, 3000 of them open");
        let line = |what: &str, took: Duration| println!("{what:<28} {:>9.2} ms", ms(took));
        line("open and select 1", best(20, || select_one(&path)).0);
        line("open", best(20, || Desk::open(&path).unwrap()).0);
        line("open, first rows", best(20, || first_rows(&path)).0);
        line("open, list the first 50", best(20, || first_fifty(&path, now)).0);
        for text in ["vpn", "erp loses data", "floor 17 phone", "made", "nowhere"] {
            let (took, found) = best(20, || desk.search(&caller(), text, 50).unwrap().len());
            println!("search {text:<21} {:>9.2} ms, {found} found", ms(took));
        }
    }
}

fn first_rows(path: &Path) -> usize {
    let mut desk = Desk::open(path).unwrap();
    desk.rows(&caller(), Which::OpenFirst(60)).unwrap().1.len()
}

fn first_fifty(path: &Path, now: Instant) -> usize {
    let mut desk = Desk::glance(path).unwrap();
    desk.first_open(&caller(), 50, now).unwrap().rows.len()
}

fn wall() -> Instant {
    Instant(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis().try_into().unwrap())
}

fn ms(took: Duration) -> f64 {
    took.as_secs_f64() * 1e3
}

/// The shortest of some runs: everything else is the machine's.
fn best<T>(runs: u32, mut act: impl FnMut() -> T) -> (Duration, T) {
    let mut timed = || {
        let start = std::time::Instant::now();
        let done = act();
        (start.elapsed(), done)
    };
    let mut best = timed();
    for _ in 1..runs {
        let next = timed();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

/// Half of them are as fast, and nineteen in twenty.
fn spread(mut all: Vec<Duration>) -> (f64, f64) {
    all.sort_unstable();
    (ms(all[all.len() / 2]), ms(all[all.len() * 19 / 20]))
}

fn measure(open: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.db");
    let now = wall();
    let (made, desk) = best(1, || desk(&path, open, now));
    drop(desk);
    println!("{open} open incidents, made in {:.0} ms", ms(made));
    let (floor, ()) = best(20, || select_one(&path));
    let line = |what: &str, took: Duration| {
        println!("{what:<28} {:>9.2} ms  {:>6.1} x select 1", ms(took), took.as_secs_f64() / floor.as_secs_f64());
    };
    line("open and select 1", floor);
    line("open", best(7, || Desk::open(&path).unwrap()).0);
    line("open, first rows", best(7, || first_rows(&path)).0);
    let mut desk = Desk::open(&path).unwrap();
    let all = best(5, || desk.rows(&caller(), Which::Open).unwrap().1);
    assert_eq!(all.1.len(), usize::try_from(open).unwrap());
    line("all rows", all.0);
    line("open, list the first 50", best(5, || first_fifty(&path, now)).0);
    commits(&mut desk, &path, open);
    let (took, proof) = best(1, || verify(&mut desk, None).unwrap());
    assert_eq!(proof.findings, []);
    let rate = f64::from(u32::try_from(proof.events).unwrap()) / took.as_secs_f64();
    println!("{:<28} {:>9.0} events/s, {} events\n", "audit verify", rate, proof.events);
}

/// The floor: the file opened and asked for nothing.
fn select_one(path: &Path) {
    let connection = rusqlite::Connection::open(path).unwrap();
    // A table is touched, so that the file is.
    connection.query_row("SELECT 1 FROM file LIMIT 1", [], |row| row.get::<_, i64>(0)).unwrap();
}

/// One note, one new incident; a bare insert of about as many bytes, durable too.
fn commits(desk: &mut Desk, path: &Path, open: u64) {
    let mut dice = Dice::new(7);
    let timed = |mut act: Box<dyn FnMut() + '_>| {
        let all = (0..200).map(|_| {
            let start = std::time::Instant::now();
            act();
            start.elapsed()
        });
        spread(all.collect())
    };
    let line = |what: &str, (half, most): (f64, f64)| println!("{what:<28} {half:>9.2} ms p50 {most:>9.2} ms p95");
    let bare = rusqlite::Connection::open(path.with_file_name("bare.db")).unwrap();
    bare.pragma_update(None, "journal_mode", "wal").unwrap();
    bare.pragma_update(None, "synchronous", 2).unwrap();
    bare.execute_batch("CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)").unwrap();
    let text = "x".repeat(600);
    line(
        "bare insert",
        timed(Box::new(|| assert_eq!(bare.execute("INSERT INTO t (text) VALUES (?1)", [&text]).unwrap(), 1))),
    );
    let noted = timed(Box::new(|| {
        let incident = IncidentId(1 + i64::try_from(dice.below(open)).unwrap());
        let verb = Verb::Note { text: "Called back; the line is busy.".to_owned() };
        desk.commit(&Command::Act { incident, seen: None, verb }, &caller(), None, wall()).unwrap();
    }));
    line("commit a note", noted);
    let kind = fault(desk);
    let recorded = timed(Box::new(|| {
        let new = NewIncident {
            nature: Some("fault".into()),
            kind: kind.clone(),
            reporter: Some(ContactId(1)),
            category: Some(CategoryId(1)),
            channel: Some("phone".into()),
            title: "Printer is out of paper again".to_owned(),
            impact: 3,
            urgency: 3,
            ..NewIncident::default()
        };
        desk.commit(&Command::Record(Box::new(new)), &caller(), None, wall()).unwrap();
    }));
    line("commit a new incident", recorded);
}

/// The first kind of fault that the policy knows.
fn fault(desk: &Desk) -> Option<firstline::domain::code::Code> {
    let natures = &desk.ground().policy.natures;
    natures.iter().find(|nature| nature.id == *"fault")?.kinds.first().map(|kind| kind.id.clone())
}
