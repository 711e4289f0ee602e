//! `init`. One job: a new desk file, its founder, and what to do next.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Flag, many, one};
use super::print;
use super::session::{Setup, language, languages, os_user, words};
use crate::desk::{Caller, Claim, Desk, DeskError, Founding, found};
use crate::domain::actor::{Identity, Via};
use crate::domain::people::manage::EntryCommand;
use crate::domain::policy::tailor::{self, Hours};
use crate::domain::policy::{DEFAULT, parse};
use crate::domain::stream::StreamKind;
use crate::domain::time::zone::Zone;
use crate::shell::clock::Clock;
use crate::text::findings::policy_error;
use crate::{args, msg};
use serde_json::json;
use std::os::unix::fs::DirBuilderExt;
use std::path::Path;

pub const FLAGS: &[Flag] = &[
    one("name", "NAME", msg!("cli-flag-init-name")),
    one("login", "KEY", msg!("cli-flag-init-login")),
    one("zone", "ZONE", msg!("cli-flag-init-zone")),
    one("policy", "FILE", msg!("cli-flag-init-policy")),
    one("identity", "MODE", msg!("cli-flag-init-identity")),
    one("language", "LANG", msg!("cli-flag-init-language")),
    one("desk", "NAME", msg!("cli-flag-init-desk")),
    one("hours", "HOURS", msg!("cli-flag-init-hours")),
    many("team", "LINE=NAME", msg!("cli-flag-init-team")),
];

/// A team at the start: its line, and its name.
pub type FirstTeam = (u8, String);

/// Founds a desk.
///
/// # Errors
/// What is wrong with what was asked, or with the place.
pub fn run(setup: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let (founding, teams) = (founding(setup, call)?, teams(setup, call)?);
    let desk = make(setup, &founding, &teams)?;
    let made = json!({
        "path": desk.path().display().to_string(),
        "identity": founding.identity.name(),
        "zone": desk.ground().policy.zone,
        "founder": founding.login,
        "os_user": founding.os_user,
    });
    print::object_or(setup, "desk", made, || told(setup, &desk, &founding))?;
    Ok(Exit::Done)
}

fn told(setup: &Setup, desk: &Desk, founding: &Founding) -> String {
    let path = desk.path().display().to_string();
    let (identity, zone) = (founding.identity.name(), desk.ground().policy.zone.as_str());
    let made = setup.locale.tf(msg!("cli-init-made"), &args![path = path, identity = identity, zone = zone]);
    let founder = setup.locale.tf(msg!("cli-init-founder"), &args![name = &founding.name, login = &founding.login]);
    let next = setup.locale.t("cli-init-next");
    format!(
        "{made}\n{founder}\n{next}\n  firstline person add KEY name=NAME roles=agent teams=desk os_user=LOGIN\n  \
         firstline incident new --title TEXT --new-reporter NAME --category other --impact 3 --urgency 3\n"
    )
}

fn founding(setup: &Setup, call: &Call<'_>) -> Result<Founding, Stop> {
    let choice = |flag: &str, value: &str, choices: &[&str]| {
        let hint = setup.locale.tf(msg!("cli-hint-choices"), &args![choices = choices.join(", ")]);
        call.bad(flag, value).hint(hint)
    };
    let identity = call.given("identity").unwrap_or_else(|| Identity::Os.name().to_owned());
    let identity =
        Identity::parse(&identity).ok_or_else(|| choice("identity", &identity, &Identity::ALL.map(Identity::name)))?;
    let lang = match call.given("language") {
        Some(tag) => language(Some(&tag), &setup.environment, &setup.config)
            .map_err(|tag| choice("language", &tag, &languages()))?,
        None => setup.locale.lang(),
    };
    let os_user = os_user();
    let login = call.given("login").unwrap_or_else(|| os_user.clone());
    let name = call.given("name").unwrap_or_else(|| login.clone());
    Ok(Founding { policy: policy(setup, call)?, identity, lang, login, name, os_user, clock: None })
}

/// The teams of `--team 2=Network`.
fn teams(setup: &Setup, call: &Call<'_>) -> Result<Vec<FirstTeam>, Stop> {
    let team = |text: &String| {
        let said = text.split_once('=').map(|(line, name)| (line.trim().parse::<u8>(), name.trim()));
        match said {
            Some((Ok(line @ 1..), name)) if !name.is_empty() => Ok((line, name.to_owned())),
            _ => Err(call.bad("team", text).hint(setup.locale.t("cli-hint-init-team"))),
        }
    };
    Ok(call.all("team").iter().map(team).collect::<Result<_, _>>()?)
}

/// Makes the file, and the teams that were asked for beside those of every new desk.
///
/// # Errors
/// What is wrong with the place, or with a team.
pub fn make(setup: &Setup, founding: &Founding, teams: &[FirstTeam]) -> Result<Desk, Failure> {
    make_room(&setup.db, setup)?;
    let now = Clock::Real.now();
    let told = |error: &DeskError| Failure::desk(error, &setup.db, &setup.locale, None);
    let mut desk = found(&setup.db, founding, now).map_err(|error| told(&error))?;
    let claim = match founding.identity {
        Identity::Os => Claim::Os,
        Identity::Declared => Claim::As(founding.login.clone()),
        Identity::Session => Claim::Session(founding.login.clone()),
    };
    let caller = Caller { os_user: founding.os_user.clone(), claim, via: Via::Cli };
    let kind = StreamKind::Team;
    for (n, (line, name)) in teams.iter().enumerate() {
        let earlier = teams[..n].iter().filter(|(other, _)| other == line).count();
        let named = ("name".to_owned(), name.clone());
        let command = match (line, earlier) {
            // Every desk begins with one team in line 1.
            (1, 0) => EntryCommand::Edit { kind, key: "desk".to_owned(), values: vec![named] },
            (line, earlier) => {
                let key = if earlier == 0 { format!("line{line}") } else { format!("line{line}-{}", earlier + 1) };
                EntryCommand::Add { kind, key, values: vec![named, ("line".to_owned(), line.to_string())] }
            }
        };
        if let Err(error) = desk.enter(&command, &caller, now) {
            let ground = desk.ground().clone();
            return Err(Failure::desk(&error, &setup.db, &setup.locale, Some(&words(&setup.locale, &ground))));
        }
    }
    Ok(desk)
}

/// The founder's policy, or the shipped one in the zone that was named.
fn policy(setup: &Setup, call: &Call<'_>) -> Result<String, Stop> {
    let text = match call.given("policy") {
        Some(path) => call.file(&path)?,
        None => DEFAULT.to_owned(),
    };
    let text = match (call.given("zone"), call.given("policy")) {
        (Some(zone), _) => {
            Zone::named(&zone).map_err(|_| call.bad("zone", &zone))?;
            parse::with_zone(&text, &zone)
        }
        // The shipped policy takes the zone of the machine; a founder's own says what it says.
        (None, None) => parse::with_zone(&text, &local_zone()),
        (None, Some(_)) => text,
    };
    let text = call.given("desk").map_or(text.clone(), |name| tailor::with_name(&text, &name));
    let text = match call.given("hours") {
        None => text,
        Some(hours) => {
            let hint = || call.bad("hours", &hours).hint(setup.locale.t("cli-hint-init-hours"));
            tailor::with_hours(&text, Hours::parse(&hours).ok_or_else(hint)?)
        }
    };
    match parse::parse(&text, 1) {
        Ok(_) => Ok(text),
        Err(errors) => {
            let lines: Vec<String> = errors.iter().map(|error| policy_error(error, &setup.locale)).collect();
            Err(Failure::new(Exit::Invalid, lines.join("\n")).into())
        }
    }
}

/// The zone this machine is set to, as far as it can be told; else UTC.
pub fn local_zone() -> String {
    let link = std::fs::read_link("/etc/localtime").unwrap_or_default();
    let name = link.to_str().and_then(|path| path.split_once("zoneinfo/")).map(|(_, name)| name.to_owned());
    name.filter(|name| Zone::named(name).is_ok()).unwrap_or_else(|| "UTC".to_owned())
}

/// Makes the folder of the file, for its owner only; one that is there stays as it is.
pub fn make_room(path: &Path, setup: &Setup) -> Result<(), Failure> {
    let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
        let why = error.to_string();
        let path = folder.display().to_string();
        Failure::new(Exit::Failed, setup.locale.tf(msg!("cli-init-no-room"), &args![path = path, why = why]))
    })
}
