//! The file. One job: whether the desk's file is whole, whose it is, whether it can grow, and whether its clock is right.

use super::{CLOCK, Check, FILE, FOLDER, IDENTITY, LOG, Level, OUTBOX, RIGHTS, SPACE, TRAIL, ZONE};
use crate::cli::exit::Failure;
use crate::cli::session::{Setup, clock, words};
use crate::desk::{Desk, Health, unwritable};
use crate::domain::actor::Identity;
use crate::domain::stream::StreamKind;
use crate::domain::time::{Instant, Span};
use crate::shell::clock::Clock;
use crate::shell::place;
use crate::text::Locale;
use crate::text::size::size;
use crate::{args, msg};
use std::path::Path;

const MIB: u64 = 1 << 20;
/// With less room than this nothing can be saved soon, with less than that it is time to look.
const NO_ROOM: u64 = 16 * MIB;
const LITTLE_ROOM: u64 = 256 * MIB;
/// A log is copied into the file long before it is so large, unless somebody holds it up.
const LONG_LOG: u64 = 64 * MIB;
/// Writers that waited for each other carry an earlier time: no sign of a clock that stepped back.
const WAITED: Span = Span::minutes(1);

pub fn checks(setup: &Setup) -> Vec<Check> {
    let (locale, path) = (&setup.locale, setup.db.as_path());
    let mut desk = match Desk::open(path) {
        Ok(desk) => desk,
        Err(error) => {
            let mut found = vec![broken(Failure::desk(&error, path, locale, None))];
            // Where it is there, its rights and its room may be why.
            if path.exists() {
                found.extend([rights(path, locale), folder(path, locale), space(path, locale)]);
            }
            return found;
        }
    };
    let health = match desk.health() {
        Ok(health) => health,
        Err(error) => return vec![broken(Failure::desk(&error, path, locale, None))],
    };
    let mut found = vec![file(path, &health, locale), rights(path, locale), folder(path, locale)];
    found.extend([space(path, locale), log(path, locale), trail(&health, locale), identity(setup, &desk)]);
    found.extend([time(setup, &desk, &health), zone(&desk, &health, locale)]);
    found.extend(outbox(setup, &mut desk));
    found
}

fn broken(failure: Failure) -> Check {
    Check { thing: FILE, level: Level::Bad, said: failure.message, mend: failure.hint }
}

fn file(path: &Path, health: &Health, locale: &Locale) -> Check {
    let shown = path.display().to_string();
    match &health.damage {
        Some(damage) => {
            let said = locale.tf("cli-store-damaged", &args![path = shown, detail = damage.as_str()]);
            Check::bad(FILE, said, locale.t("cli-hint-damaged"))
        }
        None => {
            let of = args![path = shown, schema = health.schema, size = size(place::bytes(path))];
            Check::ok(FILE, locale.tf("doctor-file-good", &of))
        }
    }
}

/// The file is of people: whoever may read it reads their calls, past every rule of the desk.
fn rights(path: &Path, locale: &Locale) -> Check {
    let shown = path.display().to_string();
    if let Some(what) = unwritable(path) {
        let said = locale.tf("cli-store-read-only", &args![path = what.display().to_string()]);
        return Check::bad(RIGHTS, said, locale.tf("cli-hint-rights", &args![path = shown]));
    }
    match place::others(path).unwrap_or_default() {
        others if others.read || others.write => Check::bad(
            RIGHTS,
            locale.t("doctor-rights-anybody"),
            locale.tf("doctor-mend-anybody", &args![path = shown]),
        ),
        others if others.group => {
            Check::warn(RIGHTS, locale.t("doctor-rights-group"), locale.tf("doctor-mend-group", &args![path = shown]))
        }
        _ => Check::ok(RIGHTS, locale.t("doctor-rights-good")),
    }
}

fn folder(path: &Path, locale: &Locale) -> Check {
    let folder = place::folder(path);
    let shown = folder.display().to_string();
    let of = args![path = shown.as_str()];
    match place::others(&folder) {
        Err(error) => Check::bad(FOLDER, error.to_string(), locale.tf("doctor-mend-own", &of)),
        Ok(others) if others.write => {
            Check::bad(FOLDER, locale.tf("doctor-folder-anybody", &of), locale.tf("doctor-mend-folder", &of))
        }
        Ok(_) => Check::ok(FOLDER, locale.tf("doctor-folder-good", &of)),
    }
}

fn space(path: &Path, locale: &Locale) -> Check {
    let folder = place::folder(path);
    match place::room(&folder) {
        Ok(room) => room_for(place::bytes(path), room, locale),
        Err(error) => Check::warn(SPACE, error.to_string(), locale.t("cli-hint-full")),
    }
}

fn room_for(bytes: u64, room: u64, locale: &Locale) -> Check {
    let said = locale.tf("doctor-space-is", &args![room = size(room)]);
    match room {
        ..NO_ROOM => Check::bad(SPACE, said, locale.t("cli-hint-full")),
        _ if room < LITTLE_ROOM.max(bytes) => Check::warn(SPACE, said, locale.t("doctor-mend-space")),
        _ => Check::ok(SPACE, said),
    }
}

/// What has been written and not yet copied into the file.
fn log(path: &Path, locale: &Locale) -> Check {
    let mut beside = path.as_os_str().to_owned();
    beside.push("-wal");
    log_of(place::bytes(Path::new(&beside)), locale)
}

fn log_of(bytes: u64, locale: &Locale) -> Check {
    let said = locale.tf("doctor-log-is", &args![size = size(bytes)]);
    match bytes > LONG_LOG {
        true => Check::warn(LOG, said, locale.t("doctor-mend-log")),
        false => Check::ok(LOG, said),
    }
}

fn trail(health: &Health, locale: &Locale) -> Check {
    Check::ok(TRAIL, locale.tf("doctor-trail-is", &args![n = health.events]))
}

/// ROLE-6: how the file knows who one is, and who that makes the caller.
fn identity(setup: &Setup, desk: &Desk) -> Check {
    let locale = &setup.locale;
    let caller = setup.caller();
    let who = desk.actor(&caller).ok().map(|actor| {
        let ground = desk.ground();
        words(locale, ground).person(actor.person)
    });
    match (desk.facts().identity, who) {
        (Identity::Declared, who) => {
            let who = who.unwrap_or_else(|| "?".to_owned());
            Check::warn(
                IDENTITY,
                locale.tf("doctor-identity-declared", &args![who = who]),
                locale.t("doctor-mend-declared"),
            )
        }
        (Identity::Session, _) => Check::ok(IDENTITY, locale.t("doctor-identity-session")),
        (Identity::Os, Some(who)) => {
            Check::ok(IDENTITY, locale.tf("doctor-identity-os", &args![login = caller.os_user, who = who]))
        }
        (Identity::Os, None) => {
            let people = desk.ground().directory.current(StreamKind::Person).len();
            let said = locale.tf("doctor-identity-nobody", &args![login = caller.os_user.as_str(), n = people]);
            Check::bad(IDENTITY, said, locale.tf("doctor-mend-nobody", &args![login = caller.os_user]))
        }
    }
}

/// A clock that runs behind what is written already makes every new row as late as the last one.
fn time(setup: &Setup, desk: &Desk, health: &Health) -> Check {
    let locale = &setup.locale;
    let ground = desk.ground();
    let said = |at: Instant| words(locale, ground).instant(at);
    let now = clock(desk, &setup.environment).unwrap_or(Clock::Real).now();
    let behind = health.last.is_some_and(|last| last - now > WAITED);
    match (health.last, desk.clock()) {
        (Some(last), None) if behind => Check::bad(
            CLOCK,
            locale.tf("doctor-clock-behind", &args![now = said(now), last = said(last)]),
            locale.t("doctor-mend-clock"),
        ),
        (_, Some(_)) => Check::warn(
            CLOCK,
            locale.tf("doctor-clock-set", &args![now = said(now)]),
            locale.t("doctor-mend-clock-set"),
        ),
        _ => Check::ok(CLOCK, locale.tf("doctor-clock-good", &args![now = said(now)])),
    }
}

/// What should have gone out of the house and has not; in a file whose clock is set nothing shall.
fn outbox(setup: &Setup, desk: &mut Desk) -> Option<Check> {
    let locale = &setup.locale;
    let now = clock(desk, &setup.environment).unwrap_or(Clock::Real).now();
    let counts = desk.outbox_counts(now).ok()?;
    let said = |id: &'static str, n: u32| locale.tf(id, &args![n = n]).into_owned();
    Some(match (counts.dead, counts.overdue) {
        (0, _) if desk.clock().is_some() => Check::ok(OUTBOX, said(msg!("doctor-outbox-good"), counts.waiting)),
        (0, 0) => Check::ok(OUTBOX, said(msg!("doctor-outbox-good"), counts.waiting)),
        (0, overdue) => {
            Check::warn(OUTBOX, said(msg!("doctor-outbox-overdue"), overdue), locale.t("doctor-mend-overdue"))
        }
        (dead, _) => Check::warn(OUTBOX, said(msg!("doctor-outbox-dead"), dead), locale.t("doctor-mend-dead")),
    })
}

fn zone(desk: &Desk, health: &Health, locale: &Locale) -> Check {
    let zone = desk.ground().policy.zone.as_str();
    match &health.zones {
        Some(then) => {
            let of = args![zone = zone, then = then.as_str(), now = crate::domain::time::zone::tzdb_version()];
            Check::warn(ZONE, locale.tf("doctor-zone-other", &of), locale.t("doctor-mend-zone"))
        }
        None => Check::ok(ZONE, locale.tf("doctor-zone-good", &args![zone = zone])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::policy::Lang;

    #[test]
    fn room_and_a_log_by_their_bytes() {
        let locale = Locale::new(Lang::En);
        for (bytes, room, level) in [
            (MIB, 15 * MIB, Level::Bad),
            (MIB, 16 * MIB, Level::Warn),
            (MIB, 256 * MIB, Level::Ok),
            (300 * MIB, 256 * MIB, Level::Warn),
        ] {
            assert_eq!(room_for(bytes, room, &locale).level, level, "{bytes} {room}");
        }
        assert_eq!(log_of(LONG_LOG, &locale).level, Level::Ok);
        assert_eq!(log_of(LONG_LOG + 1, &locale).level, Level::Warn);
    }
}
