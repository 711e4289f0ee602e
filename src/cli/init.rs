//! `init`. One job: a new desk file, its founder, and what to do next.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Flag, one};
use super::print;
use super::session::{Setup, language, languages, os_user};
use crate::desk::{Desk, Founding, found};
use crate::domain::actor::Identity;
use crate::domain::policy::{DEFAULT, parse};
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
];

/// Founds a desk.
///
/// # Errors
/// What is wrong with what was asked, or with the place.
pub fn run(setup: &Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let founding = founding(setup, call)?;
    make_room(&setup.db, setup)?;
    let desk = found(&setup.db, &founding, Clock::Real.now())
        .map_err(|error| Failure::desk(&error, &setup.db, &setup.locale, None))?;
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
        Some(tag) => language(Some(&tag), &setup.environment).map_err(|tag| choice("language", &tag, &languages()))?,
        None => setup.locale.lang(),
    };
    let os_user = os_user();
    let login = call.given("login").unwrap_or_else(|| os_user.clone());
    let name = call.given("name").unwrap_or_else(|| login.clone());
    Ok(Founding { policy: policy(setup, call)?, identity, lang, login, name, os_user, clock: None })
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
    match parse::parse(&text, 1) {
        Ok(_) => Ok(text),
        Err(errors) => {
            let lines: Vec<String> = errors.iter().map(|error| policy_error(error, &setup.locale)).collect();
            Err(Failure::new(Exit::Invalid, lines.join("\n")).into())
        }
    }
}

/// The zone this machine is set to, as far as it can be told; else UTC.
fn local_zone() -> String {
    let link = std::fs::read_link("/etc/localtime").unwrap_or_default();
    let name = link.to_str().and_then(|path| path.split_once("zoneinfo/")).map(|(_, name)| name.to_owned());
    name.filter(|name| Zone::named(name).is_ok()).unwrap_or_else(|| "UTC".to_owned())
}

/// Founds the desk that a first run asked for: the caller's own, with the shipped policy.
///
/// # Errors
/// What is wrong with the place.
pub fn first(setup: &Setup) -> Result<(), Stop> {
    let os_user = os_user();
    let founding = Founding {
        policy: parse::with_zone(DEFAULT, &local_zone()),
        identity: Identity::Os,
        lang: setup.locale.lang(),
        login: os_user.clone(),
        name: os_user.clone(),
        os_user,
        clock: None,
    };
    make_room(&setup.db, setup)?;
    found(&setup.db, &founding, Clock::Real.now())
        .map_err(|error| Failure::desk(&error, &setup.db, &setup.locale, None))?;
    Ok(())
}

/// Makes the folder of the file, for its owner only; one that is there stays as it is.
///
/// # Errors
/// Why it cannot be made.
pub fn make_room(path: &Path, setup: &Setup) -> Result<(), Failure> {
    let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) else { return Ok(()) };
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| {
        let why = error.to_string();
        let path = folder.display().to_string();
        Failure::new(Exit::Failed, setup.locale.tf(msg!("cli-init-no-room"), &args![path = path, why = why]))
    })
}
