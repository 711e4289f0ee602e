//! IO-2: importing a real desk's history. What the desk holds is held against a second reducer, and against itself.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

mod cli;
mod maps;
mod records;
pub mod reducer;
pub mod show;

use firstline::desk::import::Account;
use firstline::desk::{Caller, Claim, Desk, Founding, found};
use firstline::domain::actor::{Identity, Via};
use firstline::domain::policy::{DEFAULT, Lang};
use firstline::domain::time::Instant;
use firstline::intake::{History, Map, history, map};
use std::path::Path;

/// Whole histories out of a real log; see ATTRIBUTION.md beside it.
pub const EXCERPT: &str = include_str!("../fixtures/history/uci_excerpt.csv");
/// After everything in it.
pub const NOW: Instant = Instant(1_500_000_000_000);

pub fn shipped() -> Map {
    Map::parse(map::shipped("servicenow-event-log").unwrap()).unwrap()
}

pub fn read(text: &str, until: Option<&str>) -> History {
    let map = shipped();
    let until = until.map(|until| map.instant(until).unwrap());
    history::read(&map, text.as_bytes(), until).unwrap()
}

pub fn caller() -> Caller {
    Caller { os_user: "admin".to_owned(), claim: Claim::Os, via: Via::Cli }
}

pub fn desk(folder: &Path) -> Desk {
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: Lang::En,
        login: "admin".to_owned(),
        name: "Admin".to_owned(),
        os_user: "admin".to_owned(),
        clock: None,
    };
    found(&folder.join("desk.db"), &founding, Instant(1_450_000_000_000)).unwrap()
}

pub fn import(desk: &mut Desk, history: &History) -> Account {
    desk.import_entries(&history.entries, &caller(), NOW).unwrap();
    desk.import_incidents(&history.incidents, &caller(), NOW).unwrap()
}

/// The rows of a table by heading, the second of one name as `name#2`.
pub fn rows(text: &str) -> Vec<reducer::Row> {
    let mut names: Vec<String> = Vec::new();
    for name in text.lines().next().unwrap().split(',') {
        let again = names.iter().any(|known| known == name);
        names.push(if again { format!("{name}#2") } else { name.to_owned() });
    }
    text.lines().skip(1).map(|line| names.iter().cloned().zip(line.split(',').map(str::to_owned)).collect()).collect()
}
