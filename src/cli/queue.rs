//! Without a noun. One job: the seam to the console; where there is no terminal, the queue in plain lines.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use super::{incident, print, welcome};
use crate::app::look::{LOOKS, Look, Signs};
use crate::desk::{Caller, Desk};
use crate::domain::actor::Via;
use crate::msg;
use crate::shell::console::{self, Ended};
use crate::shell::drafts::Drafts;
use crate::shell::memory::Memory;
use crate::shell::panic;
use crate::shell::probe::Probe;
use crate::text::locale::{lang_from_tag, lang_tag};
use crate::text::{Locale, args};
use crate::ui::Depth;
use crate::ui::theme::Theme;
use std::io::IsTerminal;

/// Opens the console, or prints the queue where nobody could see one.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &mut Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    let flagged = look_by_flag(call)?;
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if terminal && setup.environment.full_screen() {
        let memory = Memory::of(&setup.state());
        if setup.language_is_open {
            let last = memory.get("lang").as_deref().and_then(lang_from_tag);
            setup.locale = last.map_or(setup.locale, Locale::new);
        }
        let look = flagged.unwrap_or_else(|| look(setup, &memory));
        let ascii = call.is_on("ascii") || setup.environment.ascii;
        let signs = if ascii { Signs::Ascii } else { setup.config.signs };
        return console(setup, look, signs, memory);
    }
    print::note(setup, &setup.locale.t("cli-no-terminal"));
    setup.with_desk(Desk::glance, |session| incident::queue(session, ""))
}

/// The theme of the flag.
fn look_by_flag(call: &Call<'_>) -> Result<Option<Look>, Failure> {
    let Some(name) = call.given("theme") else { return Ok(None) };
    let choices = LOOKS.map(|(_, name, _)| name).join(", ");
    let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = choices]);
    Look::parse(&name).map(Some).ok_or_else(|| call.bad("theme", &name).hint(hint))
}

/// The theme where no flag names one: `NO_COLOR`, what was chosen last, the configuration.
fn look(setup: &Setup, memory: &Memory) -> Look {
    match setup.environment.no_color {
        true => Look::Mono,
        false => memory.get("theme").as_deref().and_then(Look::parse).or(setup.config.theme).unwrap_or_default(),
    }
}

/// Opens the console on the desk; where there is none, making one is offered.
fn console(setup: &mut Setup, look: Look, signs: Signs, memory: Memory) -> Result<Exit, Stop> {
    let probe = |setup: &Setup| Probe::new(signs, setup.environment.utf8(), setup.environment.multiplexed());
    let depth = Depth::of(setup.environment.colorterm.as_deref(), setup.environment.term.as_deref());
    if std::fs::symlink_metadata(&setup.db).is_err() {
        let (before, first) = (setup.locale, probe(setup));
        let ended = welcome::run(setup, &Theme::of(look, depth), first)?;
        if setup.locale != before {
            // A choice that is not kept is made again.
            let _ = memory.keep("lang", lang_tag(setup.locale.lang()));
        }
        if let Some(exit) = ended {
            return Ok(exit);
        }
    }
    let setup = &*setup;
    let state = setup.state();
    let report = state.join("panic.txt");
    let locale = setup.locale;
    panic::install(report, move |path| match path {
        Some(path) => locale.tf("console-panic", &args![path = path.display().to_string()]).into_owned(),
        None => locale.t("console-panic-unreported").into_owned(),
    });
    setup.with_desk_of_its_own(Desk::glance, |desk, clock| {
        let environment = &setup.environment;
        let drafts = Drafts::of(&state, &desk.uuid(), desk.actor(&setup.caller())?.person);
        let ended = console::run(console::Session {
            desk,
            caller: Caller { via: Via::Console, ..setup.caller() },
            clock,
            locale: setup.locale,
            look,
            depth,
            probe: probe(setup),
            split: setup.config.split,
            notice: setup.config.notice(&setup.locale),
            memory,
            tmux: environment.multiplexed(),
            drafts,
            home: environment.home.clone(),
        });
        match ended {
            Ok(Ended::Quit) => Ok(Exit::Done),
            // The terminal is whole again and drafts are kept; the shell is told which signal it was.
            Ok(Ended::Signalled(code)) => std::process::exit(code),
            Ok(Ended::NotBegun(sentence)) => Err(Failure::new(Exit::Failed, sentence).into()),
            Err(error) => Err(Failure::new(Exit::Failed, error.to_string()).into()),
        }
    })
}
