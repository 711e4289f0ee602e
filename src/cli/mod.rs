//! The command line. One job: parse, ask the desk, print; every act of the console can be scripted (IO-3).
//!
//! | file | |
//! |---|---|
//! | [`grammar`] | tables of nouns, verbs and flags → a parser in the caller's language |
//! | [`call`] | the values of one call |
//! | [`session`] | language, form of output, who calls, the open desk, the time |
//! | [`mod@print`] | tables and objects as text, JSON, CSV, lines |
//! | [`exit`] | how a run ends: the one table of codes |
//! | a file per noun | its verbs |
//!
//! Rules are not here: rights and moves are decided in the domain, sentences made in [`crate::text`].

mod agreement;
mod audit;
mod calendar;
mod call;
mod carry;
mod config;
mod demo;
mod doctor;
mod entries;
pub mod exit;
mod findings;
mod grammar;
pub mod import;
mod import_noun;
mod inbox;
mod incident;
mod init;
mod kb;
mod lines;
mod outbox;
mod policy;
mod print;
mod queue;
mod session;
mod sla;
mod tick;
mod trail;
mod wall;
mod welcome;

use crate::desk::{Claim, Desk};
use crate::domain::policy::Lang;
use crate::msg;
use crate::shell::config::Config;
use crate::shell::environment::Environment;
use crate::shell::signals::limits_are_errors;
use crate::text::Locale;
use call::Call;
use exit::{Exit, Failure, Stop};
use grammar::{Noun, Runs, Verb};
use session::{Setup, language};
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the command line of this process.
pub fn main() -> ExitCode {
    // Where a signal cannot be caught, reaching a limit ends the process, as it always did.
    let _ = limits_are_errors();
    let environment = Environment::read();
    let typed: Vec<_> = std::env::args_os().collect();
    let readable: Vec<String> = typed.iter().map(|word| word.to_string_lossy().into_owned()).collect();
    let json = readable.iter().any(|word| word == "--json" || word == "--jsonl");
    let config = Config::of(grammar::early(&readable, "config"), &environment);
    let wanted = language(grammar::early(&readable, "lang"), &environment, &config);
    let locale = Locale::new(wanted.clone().unwrap_or(Lang::En));
    let ended = match wanted {
        Ok(_) => run(&typed, (environment, config), &locale, json),
        Err(tag) => Err(no_language(&tag, &locale).into()),
    };
    let failure = match ended {
        Ok(exit) | Err(Stop::Said(exit)) => return ExitCode::from(exit.number()),
        Err(Stop::Enough) => return ExitCode::from(Exit::Done.number()),
        Err(Stop::Failure(failure)) => failure,
        // Without a desk there is nobody to name it to: met by no command.
        Err(Stop::Desk(error)) => Failure::new(Exit::Failed, error.to_string()),
        Err(Stop::Unwritten(error)) => {
            Failure::new(Exit::Failed, locale.tf(msg!("cli-unwritten"), &crate::args![why = error.to_string()]))
        }
    };
    print::failure(&failure, json, None, &locale);
    ExitCode::from(failure.exit.number())
}

fn no_language(tag: &str, locale: &Locale) -> Failure {
    let said = locale.tf(msg!("cli-usage-value"), &crate::args![arg = "--lang", value = tag]);
    let hint = locale.tf(msg!("cli-hint-choices"), &crate::args![choices = session::languages().join(", ")]);
    Failure::new(Exit::Usage, said).hint(hint)
}

/// Every noun with its verbs.
fn nouns() -> Vec<Noun> {
    let mut nouns = vec![incident::noun()];
    nouns.extend(entries::nouns());
    nouns.extend([
        kb::noun(),
        policy::noun(),
        agreement::noun(),
        audit::noun(),
        calendar::noun(),
        sla::noun(),
        outbox::noun(),
        import_noun::noun(),
        config::noun(),
    ]);
    nouns
}

/// Commands without a noun that work in an open desk.
fn lone() -> Vec<Verb> {
    vec![inbox::verb(), tick::verb()]
}

fn run(typed: &[OsString], ground: (Environment, Config), locale: &Locale, json: bool) -> Result<Exit, Stop> {
    let (nouns, lone) = (nouns(), lone());
    let matches = match grammar::command(&nouns, &lone, init::FLAGS, demo::FLAGS, locale).try_get_matches_from(typed) {
        Ok(matches) => matches,
        Err(error) => {
            return grammar::mistake(&error, json, locale)
                .map_err(Stop::from)
                .and_then(|help| print::put(&help).map(|()| Exit::Done));
        }
    };
    // The innermost match knows the global flags wherever they stood.
    match matches.subcommand() {
        None => {
            let mut setup = Setup::new(ground, *locale, &matches)?;
            queue::run(&mut setup, &Call { noun: "", verb: "", values: &matches, locale })
        }
        // What a forced command of sshd starts: the person is the one it names, and only in a file that says so.
        Some((name @ "session", values)) => {
            let mut setup = Setup::new(ground, *locale, values)?;
            setup.claim = match std::mem::replace(&mut setup.claim, Claim::Os) {
                Claim::As(name) => Claim::Session(name),
                other => other,
            };
            queue::run(&mut setup, &Call { noun: name, verb: name, values, locale })
        }
        Some((name @ "demo", values)) => {
            let mut setup = Setup::new(ground, *locale, values)?;
            demo::run(&mut setup, &Call { noun: name, verb: name, values, locale })
        }
        Some((name @ "wall", values)) => {
            let mut setup = Setup::new(ground, *locale, values)?;
            wall::run(&mut setup, &Call { noun: name, verb: name, values, locale })
        }
        Some(("doctor", values)) => doctor::run(&Setup::new(ground, *locale, values)?),
        Some((name, values)) if name == "init" => {
            let setup = Setup::new(ground, *locale, values)?;
            init::run(&setup, &Call { noun: name, verb: name, values, locale: &setup.locale })
        }
        Some((name, values)) => {
            let alone = lone.iter().find(|verb| verb.name == name).map(|verb| (verb, values));
            let under = || values.subcommand().and_then(|(verb, values)| Some((verb_of(&nouns, name, verb)?, values)));
            let found = alone.or_else(under);
            let Some((verb, values)) = found else {
                return Err(Failure::new(Exit::Usage, locale.t("cli-usage-missing-command")).into());
            };
            let setup = Setup::new(ground, *locale, values)?;
            let call = Call { noun: name, verb: verb.name, values, locale: &setup.locale };
            match verb.run {
                Runs::Desk(run) => setup.with_desk(Desk::open, |session| run(session, &call)),
                Runs::Glance(run) => setup.with_desk(Desk::glance, |session| run(session, &call)),
                Runs::Bare(run) => run(&setup, &call),
            }
        }
    }
}

fn verb_of<'n>(nouns: &'n [Noun], noun: &str, verb: &str) -> Option<&'n Verb> {
    nouns.iter().find(|n| n.name == noun)?.verbs.iter().find(|v| v.name == verb)
}
