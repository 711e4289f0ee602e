//! Without a noun. One job: the seam to the console; where there is no terminal, the queue in plain lines.

use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use super::{incident, print, welcome};
use crate::app::look::{Look, Signs};
use crate::desk::{Caller, Claim, Desk};
use crate::domain::actor::Via;
use crate::shell::console::{self, Ended};
use crate::shell::drafts::Drafts;
use crate::shell::memory::Memory;
use crate::shell::panic;
use crate::shell::probe::Probe;
use crate::text::args;
use crate::text::locale::lang_tag;
use crate::ui::Depth;
use crate::ui::theme::Theme;
use std::io::IsTerminal;

/// Opens the console, or prints the queue where nobody could see one.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &mut Setup) -> Result<Exit, Stop> {
    if on_terminal(setup) {
        setup.speak_as_before();
        return console(setup);
    }
    print::note(setup, &setup.locale.t("cli-no-terminal"));
    setup.with_desk(Desk::glance, |session| incident::queue(session, ""))
}

/// Whether there is a terminal the console can be shown on.
pub fn on_terminal(setup: &Setup) -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && setup.environment.full_screen()
}

/// Opens the console on the desk; where there is none, somebody at this machine is asked what it shall be.
fn console(setup: &mut Setup) -> Result<Exit, Stop> {
    let somebody_here = !matches!(setup.claim, Claim::Session(_));
    if somebody_here && std::fs::symlink_metadata(&setup.db).is_err() {
        tell_of_panics(setup);
        let before = setup.locale;
        let ended = welcome::run(setup, &Theme::of(look(setup), depth(setup)), probe(setup))?;
        if setup.locale != before {
            // A choice that is not kept is made again.
            let _ = Memory::of(&setup.state()).keep("lang", lang_tag(setup.locale.lang()));
        }
        if let Some(exit) = ended {
            return Ok(exit);
        }
    }
    leave(show(setup)?)
}

/// The theme: the flag, `NO_COLOR`, what was chosen last, the configuration.
fn look(setup: &Setup) -> Look {
    let last = || Memory::of(&setup.state()).get("theme").as_deref().and_then(Look::parse);
    match (setup.theme, setup.environment.no_color) {
        (Some(look), _) => look,
        (None, true) => Look::Mono,
        (None, false) => last().or(setup.config.theme).unwrap_or_default(),
    }
}

fn depth(setup: &Setup) -> Depth {
    Depth::of(setup.environment.colorterm.as_deref(), setup.environment.term.as_deref())
}

/// The signs of frames: the flag, `FIRSTLINE_ASCII`, the configuration, or what the terminal says.
fn probe(setup: &Setup) -> Probe {
    let ascii = setup.ascii || setup.environment.ascii;
    let signs = if ascii { Signs::Ascii } else { setup.config.signs };
    Probe::new(signs, setup.environment.utf8(), setup.environment.multiplexed())
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

/// A panic gives the terminal back and says where its report is.
fn tell_of_panics(setup: &Setup) {
    let locale = setup.locale;
    panic::install(setup.state().join("panic.txt"), move |path| match path {
        Some(path) => locale.tf("console-panic", &args![path = path.display().to_string()]).into_owned(),
        None => locale.t("console-panic-unreported").into_owned(),
    });
}

/// Shows the console until somebody leaves it.
///
/// # Errors
/// What the desk or the terminal says.
pub fn show(setup: &Setup) -> Result<Ended, Stop> {
    tell_of_panics(setup);
    setup.with_desk_of_its_own(Desk::glance, |desk, clock| {
        let state = setup.state();
        let drafts = Drafts::of(&state, &desk.uuid(), desk.actor(&setup.caller())?.person);
        let ended = console::run(console::Session {
            desk,
            caller: Caller { via: Via::Console, ..setup.caller() },
            clock,
            locale: setup.locale,
            look: look(setup),
            depth: depth(setup),
            probe: probe(setup),
            split: setup.config.split,
            notice: setup.config.notice(&setup.locale),
            memory: Memory::of(&state),
            tmux: setup.environment.multiplexed(),
            drafts,
            home: setup.environment.home.clone(),
        });
        ended.map_err(|error| Failure::new(Exit::Failed, error.to_string()).into())
    })
}
