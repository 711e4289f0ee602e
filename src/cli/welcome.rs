//! The first run. One job: what somebody wants who starts at a terminal without a desk, granted.

use super::exit::{Exit, Failure, Stop};
use super::init;
use super::session::{Setup, os_user};
use super::{import_noun, print};
use crate::app::welcome::{Answers, Known, Welcome, Wish};
use crate::desk::{Desk, Founding};
use crate::domain::actor::Identity;
use crate::domain::policy::{DEFAULT, parse, tailor};
use crate::domain::time::zone::Zone;
use crate::intake::map::{SHIPPED, shipped};
use crate::shell::console::Ended;
use crate::shell::files::expand;
use crate::shell::probe::Probe;
use crate::shell::welcome::{self, Chosen};
use crate::text::Locale;
use crate::ui::theme::Theme;
use crate::{args, msg};
use std::path::{Path, PathBuf};

/// What a welcome has led to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcomed {
    /// There is a desk now.
    Desk,
    /// A demo is wanted.
    Demo,
    Over(Exit),
}

/// What a granted wish leads to.
enum Next {
    /// A desk that is there now.
    Console(PathBuf),
    Import {
        export: String,
        map: String,
    },
    Demo,
}

/// Shows the choices, and grants what is chosen.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &mut Setup, theme: &Theme, probe: Probe) -> Result<Welcomed, Stop> {
    let known = Known {
        path: setup.db.display().to_string(),
        login: os_user(),
        zone: init::local_zone(),
        map: SHIPPED.first().map(|(name, _)| (*name).to_owned()).unwrap_or_default(),
    };
    let asked = Welcome::new(setup.locale, known);
    let shown = welcome::run(asked, theme, probe, |page, wish| grant(setup, page.locale, wish));
    let (page, chosen) = shown.map_err(|error| Failure::new(Exit::Failed, error.to_string()))?;
    setup.locale = page.locale;
    match chosen {
        Chosen::Left => Ok(Welcomed::Over(Exit::Done)),
        Chosen::Ended(Ended::Signalled(code)) => std::process::exit(code),
        Chosen::Ended(_) => Ok(Welcomed::Over(Exit::Failed)),
        Chosen::Granted(Next::Console(path)) => {
            setup.db = path;
            Ok(Welcomed::Desk)
        }
        Chosen::Granted(Next::Demo) => Ok(Welcomed::Demo),
        Chosen::Granted(Next::Import { export, map }) => {
            print::note(setup, &setup.locale.tf(msg!("welcome-importing"), &args![path = export.as_str()]));
            import_noun::first(setup, &export, &map)?;
            Ok(Welcomed::Desk)
        }
    }
}

/// Grants a wish, or says why not.
fn grant(setup: &Setup, locale: Locale, wish: Wish) -> Result<Next, String> {
    let path = |text: &str| expand(text, setup.environment.home.as_deref());
    match wish {
        Wish::Create(answers) => create(setup, locale, answers),
        Wish::Open(text) => open(&path(&text), locale),
        Wish::Import { export, map } => {
            let export = path(&export).display().to_string();
            let map = if shipped(&map).is_some() { map } else { path(&map).display().to_string() };
            readable(&export, locale)?;
            if shipped(&map).is_none() && !Path::new(&map).is_file() {
                let choices = SHIPPED.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ");
                return Err(locale.tf(msg!("welcome-no-map"), &args![map = map, choices = choices]).into_owned());
            }
            Ok(Next::Import { export, map })
        }
        Wish::Demo => Ok(Next::Demo),
        // Leaving asks for nothing.
        Wish::Leave => Err(String::new()),
    }
}

fn readable(path: &str, locale: Locale) -> Result<(), String> {
    std::fs::File::open(path).map(drop).map_err(|error| {
        locale.tf(msg!("cli-file-unreadable"), &args![path = path, why = error.to_string()]).into_owned()
    })
}

/// A desk is opened to see that it is one.
fn open(path: &Path, locale: Locale) -> Result<Next, String> {
    match Desk::glance(path) {
        Ok(_) => Ok(Next::Console(path.to_owned())),
        Err(error) => Err(sentence(Failure::desk(&error, path, &locale, None))),
    }
}

fn create(setup: &Setup, locale: Locale, answers: Answers) -> Result<Next, String> {
    if Zone::named(&answers.zone).is_err() {
        return Err(locale.tf(msg!("welcome-zone-unknown"), &args![zone = answers.zone]).into_owned());
    }
    let policy = parse::with_zone(DEFAULT, &answers.zone);
    let policy = tailor::with_hours(&tailor::with_name(&policy, &answers.desk), answers.hours);
    let os_user = os_user();
    let founding = Founding {
        policy,
        identity: Identity::Os,
        lang: answers.lang,
        login: os_user.clone(),
        name: answers.name,
        os_user,
        clock: None,
    };
    match init::make(setup, &founding, &answers.teams) {
        Ok(desk) => Ok(Next::Console(desk.path().to_owned())),
        Err(failure) => Err(sentence(failure)),
    }
}

fn sentence(failure: Failure) -> String {
    match failure.hint {
        Some(hint) => format!("{} {hint}", failure.message),
        None => failure.message,
    }
}
