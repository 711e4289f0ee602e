//! `import history`. One job: a history is read by its map, written once, and told of in words or JSON (IO-2).
//!
//! Everything from outside comes as an argument: the bytes, the wall clock, who calls. What a row means is
//! [`crate::intake`]'s business, what becomes of it the desk's.

mod words;

pub use words::{import_error, map_error};

use crate::desk::import::Account;
use crate::desk::{Caller, Desk, DeskError, Founding, SetClock, found};
use crate::domain::actor::Identity;
use crate::domain::incident::foreign::Became;
use crate::domain::policy::{DEFAULT, Lang};
use crate::domain::time::Instant;
use crate::intake::{History, HistoryError, Map, MapError, history};
use crate::text::Locale;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

/// What was asked for.
pub struct Options<'a> {
    /// The desk's file.
    pub desk: &'a Path,
    /// The map's text; [`crate::intake::map::shipped`] has those that come with the program.
    pub map: &'a str,
    pub input: &'a mut dyn Read,
    /// `--until`, as typed; in the map's zone.
    pub until: Option<&'a str>,
    /// `--live`: the file is made if there is none, its clock set to where the history ends.
    pub live: Option<Founder<'a>>,
    pub dry_run: bool,
    pub json: bool,
    pub caller: &'a Caller,
    /// The machine's clock, read once.
    pub wall: Instant,
    pub locale: &'a Locale,
}

impl std::fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Options({})", self.desk.display())
    }
}

/// The first person of a desk that an import brings to life.
#[derive(Debug, Clone, Copy)]
pub struct Founder<'a> {
    pub lang: Lang,
    pub login: &'a str,
    pub name: &'a str,
}

/// What an import came to. `rows` is the sum of all six below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    pub rows: u64,
    pub events: u64,
    pub touches: u64,
    pub known: u64,
    pub later: u64,
    pub ours: u64,
    /// Rows that could not be taken at all.
    pub unreadable: u64,
    /// Cells and rows that were not understood.
    pub not_understood: u64,
    /// Incidents in the rows taken.
    pub incidents: u64,
    /// Entries of the directory that were made.
    pub entries: u64,
}

/// Why nothing was imported, or not all of it.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the map has mistakes")]
    Map(Vec<MapError>),
    #[error("`{0}` is not a time")]
    Until(String),
    #[error(transparent)]
    History(#[from] HistoryError),
    #[error(transparent)]
    Desk(#[from] DeskError),
    /// `--live` into a desk that keeps the machine's time (ROLE-6: a clock is set when a file is made, or never).
    #[error("{} is there and its clock is not set", .0.display())]
    NoClock(PathBuf),
    /// A dry run makes no file.
    #[error("there is no desk at {} to try it on", .0.display())]
    NoDesk(PathBuf),
    #[error(transparent)]
    Unwritten(#[from] std::io::Error),
}

/// Imports a history and says what became of it.
///
/// # Errors
/// [`ImportError`]; incidents written before it stay, and the same call again goes on from there.
pub fn history(options: Options<'_>, out: &mut dyn Write) -> Result<Summary, ImportError> {
    let map = Map::parse(options.map).map_err(ImportError::Map)?;
    let until = options.until.map(|text| map.instant(text).ok_or_else(|| ImportError::Until(text.to_owned())));
    let until = until.transpose()?;
    // What the file says comes before the file is made: a wrong map leaves no desk behind.
    let history = history::read(&map, &mut *options.input, until)?;
    let mut desk = open(&options, &history, until)?;
    let mistakes = map.against(&desk.ground().policy);
    if !mistakes.is_empty() {
        return Err(ImportError::Map(mistakes));
    }
    let now = desk.clock().map_or(options.wall, |clock| clock.at(options.wall));
    let (entries, account) = match options.dry_run {
        true => desk.plan_import(&history.entries, &history.incidents, options.caller)?,
        false => write(&mut desk, &history, until, options.caller, now)?,
    };
    let summary = Summary::of(&history, entries, &account);
    match options.json {
        true => words::json(&summary, &history.not_understood, options.dry_run, out)?,
        false => words::lines(options.locale, &summary, &history.not_understood, options.dry_run, out)?,
    }
    Ok(summary)
}

/// Opens the desk; with `--live` makes it, its clock at the end of what is imported.
fn open(options: &Options<'_>, history: &History, until: Option<Instant>) -> Result<Desk, ImportError> {
    let there = std::fs::symlink_metadata(options.desk).is_ok();
    let Some(founder) = options.live else { return Ok(Desk::open(options.desk)?) };
    if there {
        let desk = Desk::open(options.desk)?;
        return desk.clock().map(|_| desk).ok_or_else(|| ImportError::NoClock(options.desk.to_owned()));
    }
    if options.dry_run {
        return Err(ImportError::NoDesk(options.desk.to_owned()));
    }
    let origin = until.or(history.last).unwrap_or(options.wall);
    let founding = Founding {
        policy: DEFAULT.to_owned(),
        identity: Identity::Declared,
        lang: founder.lang,
        login: founder.login.to_owned(),
        name: founder.name.to_owned(),
        os_user: options.caller.os_user.clone(),
        clock: Some(SetClock { origin, anchor: options.wall, speed: 1 }),
    };
    Ok(found(options.desk, &founding, origin)?)
}

/// Writes it. An export that was taken until a time says of everything before that it was history.
fn write(
    desk: &mut Desk,
    history: &History,
    until: Option<Instant>,
    caller: &Caller,
    now: Instant,
) -> Result<(usize, Account), DeskError> {
    if let Some(until) = until {
        desk.quiet_until(until, caller, now)?;
    }
    desk.hurry(true)?;
    let done = desk
        .import_entries(&history.entries, caller, now)
        .and_then(|made| Ok((made, desk.import_incidents(&history.incidents, caller, now)?)));
    desk.hurry(false)?;
    done
}

impl Summary {
    fn of(history: &History, entries: usize, account: &Account) -> Self {
        let count = |became: Became| account.iter().filter(|(_, b)| *b == became).count() as u64;
        Self {
            rows: history.rows,
            events: count(Became::Event),
            touches: count(Became::Touch),
            known: count(Became::Known),
            later: history.later,
            ours: count(Became::Ours),
            unreadable: history.unreadable,
            not_understood: history.not_understood.len() as u64,
            incidents: history.incidents.len() as u64,
            entries: entries as u64,
        }
    }
}
