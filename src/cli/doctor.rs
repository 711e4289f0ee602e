//! `doctor`. One job: everything a desk stands on, looked at once, one line each: fine, worth a look, or broken, and how
//! to mend it. Nothing is changed.
//!
//! | file | |
//! |---|---|
//! | [`here`] | terminal, language, settings, drafts: what is this user's |
//! | [`mod@file`] | the desk's file, its folder, who one is, the clock |

mod file;
mod here;

use super::exit::{Exit, Stop};
use super::print;
use super::session::Setup;
use crate::msg;
use crate::text::safe::safe_line;
use crate::text::width::{pad, width};
use serde_json::{Value, json};

/// How it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Ok,
    Warn,
    Bad,
}

/// Every level: its name in JSON, and its word.
const LEVELS: [(Level, &str, &str); 3] = [
    (Level::Ok, "ok", msg!("doctor-ok")),
    (Level::Warn, "warn", msg!("doctor-warn")),
    (Level::Bad, "bad", msg!("doctor-bad")),
];

/// What is looked at: its name in JSON, and its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Thing(&'static str, &'static str);

const TERMINAL: Thing = Thing("terminal", msg!("doctor-terminal"));
const COLOURS: Thing = Thing("colours", msg!("doctor-colours"));
const FRAMES: Thing = Thing("frames", msg!("doctor-frames"));
const LANGUAGE: Thing = Thing("language", msg!("doctor-language"));
const SETTINGS: Thing = Thing("settings", msg!("doctor-settings"));
const DRAFTS: Thing = Thing("drafts", msg!("doctor-drafts"));
const FILE: Thing = Thing("file", msg!("doctor-file"));
const RIGHTS: Thing = Thing("rights", msg!("doctor-rights"));
const FOLDER: Thing = Thing("folder", msg!("doctor-folder"));
const SPACE: Thing = Thing("space", msg!("doctor-space"));
const LOG: Thing = Thing("log", msg!("doctor-log"));
const TRAIL: Thing = Thing("trail", msg!("doctor-trail"));
const IDENTITY: Thing = Thing("identity", msg!("doctor-identity"));
const CLOCK: Thing = Thing("clock", msg!("doctor-clock"));
const OUTBOX: Thing = Thing("outbox", msg!("doctor-outbox"));
const ZONE: Thing = Thing("zone", msg!("doctor-zone"));

/// One look at one thing.
#[derive(Debug)]
struct Check {
    thing: Thing,
    level: Level,
    said: String,
    /// What to do about it.
    mend: Option<String>,
}

impl Check {
    fn ok(thing: Thing, said: impl Into<String>) -> Self {
        Self { thing, level: Level::Ok, said: said.into(), mend: None }
    }
    fn warn(thing: Thing, said: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { thing, level: Level::Warn, said: said.into(), mend: Some(mend.into()) }
    }
    fn bad(thing: Thing, said: impl Into<String>, mend: impl Into<String>) -> Self {
        Self { thing, level: Level::Bad, said: said.into(), mend: Some(mend.into()) }
    }
}

/// Looks at everything; a run that found something broken has failed.
///
/// # Errors
/// Output that cannot be written.
pub fn run(setup: &Setup) -> Result<Exit, Stop> {
    let mut checks = here::checks(setup);
    checks.extend(file::checks(setup));
    let worst = checks.iter().map(|check| check.level).max().unwrap_or(Level::Ok);
    let items: Vec<Value> = checks.iter().map(exact).collect();
    let object = json!({ "worst": LEVELS[worst as usize].1, "checks": items });
    print::object_or(setup, "doctor", object, || lines(&checks, setup))?;
    match worst {
        Level::Bad => Err(Stop::Said(Exit::Failed)),
        Level::Ok | Level::Warn => Ok(Exit::Done),
    }
}

fn exact(check: &Check) -> Value {
    json!({
        "check": check.thing.0,
        "level": LEVELS[check.level as usize].1,
        "message": check.said,
        "mend": check.mend,
    })
}

/// A line each; how to mend it stands under it.
fn lines(checks: &[Check], setup: &Setup) -> String {
    let level = |check: &Check| setup.locale.t(LEVELS[check.level as usize].2).into_owned();
    let word = |check: &Check| setup.locale.t(check.thing.1).into_owned();
    let widest = |of: &dyn Fn(&Check) -> String| checks.iter().map(|c| width(&of(c))).max().unwrap_or(0);
    let (first, second) = (widest(&level), widest(&word));
    let mut text = String::new();
    for check in checks {
        let head = format!("{}  {}  ", pad(&level(check), first), pad(&word(check), second));
        text.push_str(&format!("{head}{}\n", safe_line(&check.said)));
        if let Some(mend) = &check.mend {
            text.push_str(&format!("{}{}\n", " ".repeat(first + second + 4), safe_line(mend)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_levels_are_in_their_order() {
        for (n, (level, ..)) in LEVELS.iter().enumerate() {
            assert_eq!(*level as usize, n);
        }
        assert!(LEVELS.is_sorted_by_key(|row| row.0));
    }
}
