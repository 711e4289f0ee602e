//! Without a noun. One job: the seam to the console; where there is no terminal, the queue in plain lines.

use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use super::{demo, incident, init, print};
use crate::desk::{Caller, Desk};
use crate::domain::actor::Via;
use crate::shell::console::{self, Ended};
use crate::shell::drafts::Drafts;
use crate::shell::panic;
use crate::text::args;
use crate::ui::theme::{Glyphs, Theme};
use std::io::IsTerminal;

/// Opens the console, or prints the queue where nobody could see one.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &Setup) -> Result<Exit, Stop> {
    if on_terminal(setup) {
        return console(setup);
    }
    print::note(setup, &setup.locale.t("cli-no-terminal"));
    setup.with_desk(Desk::glance, |session| incident::queue(session, ""))
}

/// Whether there is a terminal the console can be shown on.
pub fn on_terminal(setup: &Setup) -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && setup.environment.full_screen()
}

/// What somebody wants who starts without a desk.
enum Wanted {
    Desk,
    Demo,
    Nothing,
}

/// Asks somebody who starts without a desk.
fn offer(setup: &Setup) -> Result<Wanted, Stop> {
    let path = setup.db.display().to_string();
    print::put(&setup.locale.tf("first-no-desk", &args![path = path.as_str()]))?;
    let choices = [
        ("d", setup.locale.t("first-demo")),
        ("c", setup.locale.t("first-create")),
        ("i", setup.locale.t("first-import")),
        ("q", setup.locale.t("first-quit")),
    ];
    let choices: String = choices.iter().map(|(key, what)| format!("  {key}  {what}\n")).collect();
    print::put(&format!("\n\n{choices}\n> "))?;
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).map_err(|e| Failure::new(Exit::Failed, e.to_string()))?;
    match answer.trim() {
        "c" | "ｃ" => {
            init::first(setup)?;
            Ok(Wanted::Desk)
        }
        "d" | "ｄ" => Ok(Wanted::Demo),
        "i" | "ｉ" => {
            let command = format!("firstline --db {path} import history --map servicenow-event-log --live FILE.csv\n");
            print::put(&setup.locale.tf("first-import-how", &args![command = command]))?;
            Ok(Wanted::Nothing)
        }
        _ => Ok(Wanted::Nothing),
    }
}

/// Opens the console on the desk; where there is none, making one is offered.
fn console(setup: &Setup) -> Result<Exit, Stop> {
    let there = std::fs::symlink_metadata(&setup.db).is_ok();
    match if there { Wanted::Desk } else { offer(setup)? } {
        Wanted::Desk => leave(show(setup)?),
        Wanted::Demo => demo::first(setup),
        Wanted::Nothing => Ok(Exit::Done),
    }
}

/// Leaves as the console ended: the terminal is whole again and drafts are kept; the shell is told which signal it was.
///
/// # Errors
/// Why it could not begin.
pub fn leave(ended: Ended) -> Result<Exit, Stop> {
    match ended {
        Ended::Quit => Ok(Exit::Done),
        Ended::Signalled(code) => std::process::exit(code),
        Ended::NotBegun(sentence) => Err(Failure::new(Exit::Failed, sentence).into()),
    }
}

/// Shows the console until somebody leaves it.
///
/// # Errors
/// What the desk or the terminal says.
pub fn show(setup: &Setup) -> Result<Ended, Stop> {
    let state = directories::BaseDirs::new()
        .and_then(|base| base.state_dir().map(|dir| dir.join("firstline")))
        .unwrap_or_else(|| setup.db.with_extension("state"));
    let report = state.join("panic.txt");
    let locale = setup.locale;
    panic::install(report, move |path| match path {
        Some(path) => locale.tf("console-panic", &args![path = path.display().to_string()]).into_owned(),
        None => locale.t("console-panic-unreported").into_owned(),
    });
    setup.with_desk_of_its_own(Desk::glance, |desk, clock| {
        let environment = &setup.environment;
        let drafts = Drafts::of(&state, &desk.uuid(), desk.actor(&setup.caller())?.person);
        let theme = if environment.no_color { Theme::mono() } else { Theme::ansi() };
        let glyphs = if environment.utf8() { &Glyphs::UNICODE } else { &Glyphs::ASCII };
        let ended = console::run(console::Session {
            desk,
            caller: Caller { via: Via::Console, ..setup.caller() },
            clock,
            locale: setup.locale,
            theme,
            glyphs,
            tmux: environment.multiplexed(),
            drafts,
            home: environment.home.clone(),
        });
        ended.map_err(|error| Failure::new(Exit::Failed, error.to_string()).into())
    })
}
