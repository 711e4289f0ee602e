//! Importing a whole export. One job: how fast it is against a bare insert of the same rows, and with `--check FILE`
//! whether what the desk holds is what the file says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout, clippy::disallowed_methods)]

#[path = "../import/reducer.rs"]
mod reducer;
#[path = "../import/show.rs"]
mod show;

use firstline::desk::{Caller, Claim, Desk, Founding, found, verify};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::incident::State;
use firstline::domain::incident::foreign::Became;
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::time::Instant;
use firstline::intake::{History, Map, history, map};
use firstline::store::Which;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::Path;
use std::time::Duration;

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench").collect::<Vec<_>>();
    let check = args.iter().position(|a| a == "--check").map(|at| args.remove(at)).is_some();
    let Some(path) = args.first() else {
        println!("nothing to import: give the path of an export");
        return;
    };
    let path = Path::new(path);
    match check {
        true => compare(path),
        false => measure(path),
    }
}

/// Imports the file in two goes and holds every record against the second reducer; stops at the first that differs.
fn compare(path: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let map = Map::parse(map::shipped("servicenow-event-log").unwrap()).unwrap();
    let (mut desk, caller) = desk(&folder.path().join("desk.db"));
    let now = Instant(1_500_000_000_000);
    let import = |desk: &mut Desk, until: Option<&str>| {
        let until = until.map(|until| map.instant(until).unwrap());
        let history = history::read(&map, File::open(path).unwrap(), until).unwrap();
        desk.hurry(true).unwrap();
        let made = desk.import_entries(&history.entries, &caller, now).unwrap();
        let account = desk.import_incidents(&history.incidents, &caller, now).unwrap();
        desk.hurry(false).unwrap();
        let count = |became| account.iter().filter(|(_, b)| *b == became).count();
        let all: Vec<_> = Became::ALL.iter().map(|(b, name)| format!("{} {name}", count(*b))).collect();
        let History { rows, later, unreadable, not_understood, incidents, .. } = &history;
        println!("until {until:?}: {rows} rows: {}, {later} later, {unreadable} unreadable", all.join(", "));
        println!("  {} incidents, {made} entries made; not understood: {not_understood:?}", incidents.len());
        assert_eq!(account.len() as u64 + later + unreadable, *rows);
    };
    import(&mut desk, Some("2016-03-15T10:00"));
    let (_, rows) = desk.rows(&caller, Which::Any).unwrap();
    let count = |is: fn(State) -> bool| rows.iter().filter(|row| is(row.state)).count();
    println!("unresolved {}, unclosed {}", count(State::is_active), count(State::is_open));
    import(&mut desk, None);
    let head = desk.head().unwrap();
    import(&mut desk, None);
    assert_eq!(desk.head().unwrap(), head, "a second import wrote something");

    let musts = reducer::reduce(&table(path), now.0);
    let (_, rows) = desk.rows(&caller, Which::Any).unwrap();
    assert_eq!(rows.len(), musts.len());
    let (mut moves, mut reopened) = (BTreeMap::<(String, String), usize>::new(), 0);
    for row in rows {
        let record = desk.record(&caller, row.id, now).unwrap();
        let external = record.incident.external.as_ref().unwrap();
        let must = &musts[external.as_str().split_once(':').unwrap().1];
        let is = reducer::Must { moves: show::moves(&record), ..show::shown(&desk, &record.incident, now) };
        assert_eq!(is, *must, "{external}");
        is.moves.into_iter().for_each(|step| *moves.entry(step).or_default() += 1);
        reopened += record.incident.reopen_count;
    }
    println!("{} records are what the second reducer says; reopened {reopened} times; moves:", musts.len());
    moves.iter().for_each(|((from, to), n)| println!("  {n:>6}  {from} → {to}"));
    let (_, proof) = timed("verify", || verify(&mut desk, None).unwrap());
    println!("{} events, findings: {:?}", proof.events, proof.findings);
    assert_eq!(proof.findings, []);
}

/// The rows by heading, the second of one name as `name#2`.
fn table(path: &Path) -> Vec<reducer::Row> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    let mut rows = reader.records().map(Result::unwrap);
    let mut names: Vec<String> = Vec::new();
    for name in &rows.next().unwrap() {
        let again = names.iter().any(|known| known == name);
        names.push(if again { format!("{name}#2") } else { name.to_owned() });
    }
    rows.map(|row| names.iter().cloned().zip(row.iter().map(str::to_owned)).collect()).collect()
}

fn timed<T>(what: &str, act: impl FnOnce() -> T) -> (Duration, T) {
    let (start, busy) = (std::time::Instant::now(), cpu());
    let done = act();
    let (took, busy) = (start.elapsed(), cpu().saturating_sub(busy));
    println!("{what:<28} {:>8.3} s, {:>7.3} s of the processor", took.as_secs_f64(), busy.as_secs_f64());
    (took, done)
}

/// Processor time of this thread, where the system tells it: a busy machine stretches everything else.
fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    Duration::from_nanos(stat.split(' ').next().and_then(|ns| ns.parse().ok()).unwrap_or(0))
}

fn desk(path: &Path) -> (Desk, Caller) {
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "admin".to_owned(),
        name: "Admin".to_owned(),
        os_user: "admin".to_owned(),
        clock: None,
    };
    let caller = Caller { os_user: "admin".to_owned(), claim: Claim::Os, via: Via::Cli };
    (found(path, &founding, Instant(1_500_000_000_000)).unwrap(), caller)
}

fn measure(path: &Path) {
    let folder = tempfile::tempdir().unwrap();
    let (bare, rows) = timed("bare insert", || bare(path, &folder.path().join("bare.db")));
    let map = Map::parse(map::shipped("servicenow-event-log").unwrap()).unwrap();
    let (mut desk, caller) = desk(&folder.path().join("desk.db"));
    let now = Instant(1_500_000_000_000);
    let (whole, ()) = timed("import, whole", || {
        let (_, history) = timed("  read and mapped", || history::read(&map, File::open(path).unwrap(), None).unwrap());
        desk.hurry(true).unwrap();
        timed("  entries", || desk.import_entries(&history.entries, &caller, now).unwrap());
        timed("  incidents", || desk.import_incidents(&history.incidents, &caller, now).unwrap());
        desk.hurry(false).unwrap();
    });
    println!("{rows} rows; import / bare = {:.2}", bare.as_secs_f64() / whole.as_secs_f64());
}

/// The same rows as one table of text, in one transaction.
fn bare(path: &Path, db: &Path) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(path).unwrap();
    let mut record = csv::StringRecord::new();
    reader.read_record(&mut record).unwrap();
    let width = record.len();
    let mut connection = rusqlite::Connection::open(db).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    let columns = (0..width).map(|n| format!("c{n} TEXT")).collect::<Vec<_>>().join(", ");
    connection.execute_batch(&format!("CREATE TABLE t ({columns})")).unwrap();
    let tx = connection.transaction().unwrap();
    let marks = vec!["?"; width].join(", ");
    let mut rows = 0;
    {
        let mut statement = tx.prepare(&format!("INSERT INTO t VALUES ({marks})")).unwrap();
        while reader.read_record(&mut record).unwrap() {
            statement.execute(rusqlite::params_from_iter(record.iter())).unwrap();
            rows += 1;
        }
    }
    tx.commit().unwrap();
    rows
}
