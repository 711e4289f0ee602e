//! Without a noun. One job: the seam to the console; where there is no terminal, the queue in plain lines.

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use super::welcome::{self, Welcomed};
use super::{demo, incident, print};
use crate::app::look::{LOOKS, Look, Signs};
use crate::app::place::Place;
use crate::app::telling::Calls;
use crate::desk::{Caller, Claim, Desk};
use crate::domain::actor::Via;
use crate::msg;
use crate::shell::console::{self, Ended};
use crate::shell::drafts::Drafts;
use crate::shell::memory::Memory;
use crate::shell::notice::Notices;
use crate::shell::panic;
use crate::shell::probe::Probe;
use crate::text::locale::{lang_from_tag, lang_tag};
use crate::text::{Locale, args};
use crate::ui::Depth;
use crate::ui::theme::Theme;
use std::io::IsTerminal;

/// How a console looks and begins.
#[derive(Debug)]
pub struct Manner {
    look: Look,
    signs: Signs,
    depth: Depth,
    memory: Memory,
    /// What fills the screen first.
    pub place: Place,
    /// Nothing may be changed from there.
    pub read_only: bool,
    pub demo: bool,
    /// Nobody has said which theme.
    look_is_open: bool,
}

impl Manner {
    /// What flags, environment, the last choice and the configuration say; the language of the last choice counts too.
    ///
    /// # Errors
    /// A theme that there is not.
    pub fn of(setup: &mut Setup, call: &Call<'_>) -> Result<Self, Failure> {
        let flagged = look_by_flag(call)?;
        let memory = Memory::of(&setup.state());
        if setup.language_is_open {
            let last = memory.get("lang").as_deref().and_then(lang_from_tag);
            setup.locale = last.map_or(setup.locale, Locale::new);
        }
        let chosen = flagged.or_else(|| look(setup, &memory));
        let (look, look_is_open) = (chosen.unwrap_or_default(), chosen.is_none());
        let ascii = call.is_on("ascii") || setup.environment.ascii;
        let signs = if ascii { Signs::Ascii } else { setup.config.signs };
        let depth = Depth::of(setup.environment.colorterm.as_deref(), setup.environment.term.as_deref());
        Ok(Self { look, signs, depth, memory, place: Place::default(), read_only: false, demo: false, look_is_open })
    }

    /// A demo shows itself in its best clothes, where the terminal has the colours and nobody has chosen others.
    pub fn for_demo(self) -> Self {
        let dressed = self.look_is_open && self.depth != Depth::Sixteen;
        Self { look: if dressed { Look::Dark } else { self.look }, demo: true, ..self }
    }

    fn probe(&self, setup: &Setup) -> Probe {
        Probe::new(self.signs, setup.environment.utf8(), setup.environment.multiplexed())
    }
}

/// Opens the console, or prints the queue where nobody could see one.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &mut Setup, call: &Call<'_>) -> Result<Exit, Stop> {
    if on_terminal(setup) {
        let manner = Manner::of(setup, call)?;
        return console(setup, manner);
    }
    look_by_flag(call)?;
    print::note(setup, &setup.locale.t("cli-no-terminal"));
    setup.with_desk(Desk::glance, |session| incident::queue(session, ""))
}

/// Whether there is a terminal the console can be shown on.
pub fn on_terminal(setup: &Setup) -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal() && setup.environment.full_screen()
}

/// The theme of the flag.
fn look_by_flag(call: &Call<'_>) -> Result<Option<Look>, Failure> {
    let Some(name) = call.given("theme") else { return Ok(None) };
    let choices = LOOKS.map(|(_, name, _)| name).join(", ");
    let hint = call.locale.tf(msg!("cli-hint-choices"), &args![choices = choices]);
    Look::parse(&name).map(Some).ok_or_else(|| call.bad("theme", &name).hint(hint))
}

/// The theme where no flag names one: `NO_COLOR`, what was chosen last, the configuration.
fn look(setup: &Setup, memory: &Memory) -> Option<Look> {
    match setup.environment.no_color {
        true => Some(Look::Mono),
        false => memory.get("theme").as_deref().and_then(Look::parse).or(setup.config.theme),
    }
}

/// Opens the console on the desk; where there is none, somebody is asked what it shall be. Whom sshd lets in founds no desk
/// in the name of the service.
fn console(setup: &mut Setup, manner: Manner) -> Result<Exit, Stop> {
    let at_home = !matches!(setup.claim, Claim::Session(_));
    if at_home && std::fs::symlink_metadata(&setup.db).is_err() {
        tell_of_panics(setup);
        let (before, first) = (setup.locale, manner.probe(setup));
        let welcomed = welcome::run(setup, &Theme::of(manner.look, manner.depth), first)?;
        if setup.locale != before {
            // A choice that is not kept is made again.
            let _ = manner.memory.keep("lang", lang_tag(setup.locale.lang()));
        }
        match welcomed {
            Welcomed::Desk => {}
            Welcomed::Demo => return demo::first(setup, manner),
            Welcomed::Over(exit) => return Ok(exit),
        }
    }
    leave(show(setup, manner)?)
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
pub fn show(setup: &Setup, manner: Manner) -> Result<Ended, Stop> {
    let state = setup.state();
    tell_of_panics(setup);
    setup.with_desk_of_its_own(Desk::glance, |desk, clock| {
        let environment = &setup.environment;
        let drafts = Drafts::of(&state, &desk.uuid(), desk.actor(&setup.caller())?.person);
        let probe = manner.probe(setup);
        let Manner { look, depth, memory, place, read_only, demo, .. } = manner;
        let ended = console::run(console::Session {
            desk,
            caller: Caller { via: Via::Console, ..setup.caller() },
            clock,
            locale: setup.locale,
            look,
            depth,
            probe,
            split: setup.config.split,
            notice: setup.config.notice(&setup.locale),
            memory,
            place,
            read_only,
            demo,
            tmux: environment.multiplexed(),
            notices: Notices::of(environment),
            // Nothing of a demo leaves its screen.
            calls: if demo { Calls::NONE } else { setup.config.calls },
            drafts,
            home: environment.home.clone(),
        });
        ended.map_err(|error| Failure::new(Exit::Failed, error.to_string()).into())
    })
}
