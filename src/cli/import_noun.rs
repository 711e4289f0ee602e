//! `import`. One job: the flags of an import, and where its bytes come from.

use super::call::{self, Call};
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Flag, Noun, Runs, Verb, one, place, switch};
use super::import::{self, Founder, ImportError, Options};
use super::session::{Setup, os_user};
use super::{init, print};
use crate::intake::map::{SHIPPED, WRITING, shipped};
use crate::shell::clock::Clock;
use crate::{args, msg};
use std::io::{IsTerminal, Read};

const FILE: Flag = place("file", "FILE", msg!("cli-flag-import-file"));
const HISTORY: &[Flag] = &[
    one("map", "NAME|FILE", msg!("cli-flag-import-map")),
    one("until", "TIME", msg!("cli-flag-import-until")),
    switch("live", msg!("cli-flag-import-live")),
    switch("dry-run", msg!("cli-flag-import-dry-run")).short('n'),
    one("login", "KEY", msg!("cli-flag-init-login")),
    one("name", "NAME", msg!("cli-flag-init-name")),
    FILE,
];

pub fn noun() -> Noun {
    let history =
        Verb { name: "history", about: msg!("cli-import-history"), flags: HISTORY.to_vec(), run: Runs::Bare(history) };
    let maps = Verb {
        name: "maps",
        about: msg!("cli-import-maps"),
        flags: vec![place("map", "NAME", msg!("cli-flag-import-maps-name"))],
        run: Runs::Bare(maps),
    };
    Noun { name: "import", about: msg!("cli-noun-import"), verbs: vec![history, maps] }
}

/// The maps that come with the program, or one of them whole: the beginning of one's own.
fn maps(setup: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let text = match call.given("map") {
        None => SHIPPED.iter().map(|(name, _)| format!("{name}\n")).collect(),
        Some(page) if page == "writing" => WRITING.to_owned(),
        Some(name) => shipped(&name).map(str::to_owned).ok_or_else(|| {
            let choices = SHIPPED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
            let hint = setup.locale.tf(msg!("cli-hint-choices"), &args![choices = choices]);
            call.bad("map", &name).hint(hint)
        })?,
    };
    print::put(&text)?;
    Ok(Exit::Done)
}

fn history(setup: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let missing = |flag: &'static str| {
        let said = setup.locale.tf(msg!("cli-usage-missing"), &args![arg = flag]);
        Failure::new(Exit::Usage, said)
    };
    let name = call.given("map").ok_or_else(|| missing("--map"))?;
    let map = match shipped(&name) {
        Some(text) => text.to_owned(),
        None => call.file(&name)?,
    };
    let file = call.given("file").ok_or_else(|| missing("FILE"))?;
    let login = call.given("login").unwrap_or_else(os_user);
    let founder = call.given("name").unwrap_or_else(|| login.clone());
    let live = call.is_on("live").then_some(Founder { lang: setup.locale.lang(), login: &login, name: &founder });
    let until = call.given("until");
    read(setup, (&map, &file), until.as_deref(), live, call.is_on("dry-run"))
}

/// A desk out of another's history, for a first run: its founder is whoever runs this.
///
/// # Errors
/// What is wrong with the map, the export or the place.
pub fn first(setup: &Setup, export: &str, map: &str) -> Result<Exit, Stop> {
    let map = match shipped(map) {
        Some(text) => text.to_owned(),
        None => call::file(map, &setup.locale)?,
    };
    let login = os_user();
    let founder = Founder { lang: setup.locale.lang(), login: &login, name: &login };
    init::make_room(&setup.db, setup)?;
    read(setup, (&map, export), None, Some(founder), false)
}

fn read(
    setup: &Setup,
    (map, file): (&str, &str),
    until: Option<&str>,
    live: Option<Founder<'_>>,
    dry_run: bool,
) -> Result<Exit, Stop> {
    let mut input = open(setup, file)?;
    let caller = setup.caller();
    let mut out = std::io::stdout().lock();
    let done = import::history(
        Options {
            desk: &setup.db,
            map,
            input: &mut *input,
            until,
            live,
            dry_run,
            json: setup.form.is_json(),
            caller: &caller,
            wall: Clock::Real.now(),
            locale: &setup.locale,
        },
        &mut out,
    );
    match done {
        Ok(_) => Ok(Exit::Done),
        Err(ImportError::Desk(error)) => Err(Failure::desk(&error, &setup.db, &setup.locale, None).into()),
        Err(ImportError::Unwritten(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => Err(Stop::Enough),
        Err(error) => {
            let lines = import::import_error(&setup.locale, &error).unwrap_or_default();
            Err(Failure::new(Exit::Invalid, lines.join("\n")).into())
        }
    }
}

/// The bytes of a file, or of standard input; nobody is asked to type a history.
fn open(setup: &Setup, file: &str) -> Result<Box<dyn Read>, Stop> {
    if file == "-" {
        let stdin = std::io::stdin();
        if stdin.is_terminal() {
            return Err(Failure::new(Exit::Usage, setup.locale.t("cli-stdin-terminal")).into());
        }
        return Ok(Box::new(stdin));
    }
    match std::fs::File::open(file) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => {
            let why = error.to_string();
            let said = setup.locale.tf(msg!("cli-file-unreadable"), &args![path = file, why = why]);
            Err(Failure::new(Exit::NotFound, said).into())
        }
    }
}
