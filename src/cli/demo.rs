//! `demo`. One job: a desk that plays a house is made, shown, and taken away again when somebody leaves.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Flag, choices, one, switch};
use super::queue::{self, Manner, leave};
use super::session::{Setup, clock, os_user};
use super::{init, print};
use crate::demo::live::Live;
use crate::demo::{DAYS, Director, Options, SEED, Scene, make};
use crate::desk::Desk;
use crate::shell::clock::Clock;
use crate::{args, msg};
use serde_json::json;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;

pub const FLAGS: &[Flag] = &[
    one("seed", "N", msg!("demo-flag-seed")),
    one("speed", "N", msg!("demo-flag-speed")),
    one("scene", "SCENE", msg!("demo-flag-scene")),
    one("theme", "NAME", msg!("cli-flag-theme")),
    switch("ascii", msg!("cli-flag-ascii")),
    one("days", "N", msg!("demo-flag-days")),
];

/// The fastest: a day in a minute and a half.
const FASTEST: u32 = 1_000;
/// The longest history.
const LONGEST: i64 = 120;

/// A folder of its own, gone when this is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(setup: &Setup) -> Result<Self, Failure> {
        let base = std::env::temp_dir();
        let made = (0..100).find_map(|n| {
            let path = base.join(format!("firstline-demo-{}-{n}", std::process::id()));
            // One that is there is somebody else's.
            match std::fs::DirBuilder::new().mode(0o700).create(&path) {
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => None,
                made => Some(made.map(|()| Self(path))),
            }
        });
        match made {
            Some(Ok(folder)) => Ok(folder),
            Some(Err(error)) => Err(no_room(setup, &base.display().to_string(), &error.to_string())),
            None => Err(no_room(setup, &base.display().to_string(), "")),
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be taken away lies in the folder for such things.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn no_room(setup: &Setup, path: &str, why: &str) -> Failure {
    Failure::new(Exit::Failed, setup.locale.tf(msg!("cli-init-no-room"), &args![path = path, why = why]))
}

/// Makes the demo and opens the console on it; without a terminal only the file, where one was named.
///
/// # Errors
/// What is wrong with what was asked, or with the place.
pub fn run(setup: &mut Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let (kept, options) = (call.given("db").is_some(), options(setup, call)?);
    let manner = Manner::of(setup, call)?;
    show(setup.clone(), &options, kept, manner)
}

/// The demo of a first run: nothing was asked for but to see one.
///
/// # Errors
/// What is wrong with the place.
pub fn first(setup: &Setup, manner: Manner) -> Result<Exit, Stop> {
    show(setup.clone(), &usual(setup), false, manner)
}

fn show(mut setup: Setup, options: &Options, kept: bool, manner: Manner) -> Result<Exit, Stop> {
    if !queue::on_terminal(&setup) {
        if !kept {
            let failure = Failure::new(Exit::Usage, setup.locale.t("demo-no-terminal"));
            return Err(failure.hint(setup.locale.t("demo-hint-db")).into());
        }
        let (desk, _) = made(&setup, options)?;
        told(&setup, options, &desk)?;
        return Ok(Exit::Done);
    }
    let folder = if kept { None } else { Some(Folder::new(&setup)?) };
    // Weeks of work take a moment: a blank screen would look like a program that hangs.
    print::note(&setup, &setup.locale.tf(msg!("demo-making"), &args![days = options.days.to_string()]));
    if let Some(folder) = &folder {
        setup.db = folder.0.join("demo.db");
    }
    let (desk, director) = made(&setup, options)?;
    let clock = clock(&desk, &setup.environment)
        .map_err(|bad| Failure::new(Exit::Usage, setup.locale.tf(msg!("cli-bad-now"), &args![value = bad])))?;
    drop(desk);
    let live = Live::start(&setup.db, director, options.speed, move || clock.now())
        .map_err(|error| Failure::desk(&error, &setup.db, &setup.locale, None))?;
    let ended = queue::show(&setup, manner.for_demo());
    drop(live);
    drop(folder);
    leave(ended?)
}

/// The file, its folder made where it was named.
fn made(setup: &Setup, options: &Options) -> Result<(Desk, Director), Stop> {
    init::make_room(&setup.db, setup)?;
    make(&setup.db, options).map_err(|error| Failure::desk(&error, &setup.db, &setup.locale, None).into())
}

fn told(setup: &Setup, options: &Options, desk: &Desk) -> Result<(), Stop> {
    let path = desk.path().display().to_string();
    let object =
        json!({ "path": path, "seed": options.seed, "speed": options.speed, "zone": desk.ground().policy.zone });
    print::object_or(setup, "demo", object, || {
        let made = setup.locale.tf(msg!("demo-made"), &args![path = path.as_str()]);
        format!("{made}\n  firstline --db {path}\n")
    })
}

fn usual(setup: &Setup) -> Options {
    Options {
        seed: SEED,
        speed: 1,
        scene: Scene::default(),
        lang: setup.locale.lang(),
        os_user: os_user(),
        days: DAYS,
        wall: Clock::Real.now(),
    }
}

fn options(setup: &Setup, call: &Call<'_>) -> Result<Options, Stop> {
    let usual = usual(setup);
    let speed = call.number("speed")?.unwrap_or(usual.speed);
    if !(1..=FASTEST).contains(&speed) {
        return Err(call.bad("speed", &speed.to_string()).into());
    }
    let days = call.number("days")?.unwrap_or(usual.days);
    if !(1..=LONGEST).contains(&days) {
        return Err(call.bad("days", &days.to_string()).into());
    }
    let scene = match call.given("scene") {
        None => usual.scene,
        Some(name) => Scene::parse(&name).ok_or_else(|| {
            let names = choices(&Scene::ALL.map(|(_, name)| name));
            let hint = setup.locale.tf(msg!("cli-hint-choices"), &args![choices = names]);
            call.bad("scene", &name).hint(hint)
        })?,
    };
    Ok(Options { seed: call.number("seed")?.unwrap_or(usual.seed), speed, scene, days, ..usual })
}
