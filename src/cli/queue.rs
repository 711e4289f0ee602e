//! Without a noun. One job: the seam to the console; where there is no terminal, the queue in plain lines.

use super::exit::{Exit, Failure, Stop};
use super::session::Setup;
use super::{incident, print};
use crate::msg;
use std::io::IsTerminal;

/// Opens the console, or prints the queue where nobody could see one.
///
/// # Errors
/// What went wrong, worded.
pub fn run(setup: &Setup) -> Result<Exit, Stop> {
    let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if terminal && setup.environment.full_screen() {
        return console(setup);
    }
    print::note(setup, &setup.locale.t("cli-no-terminal"));
    setup.with_desk(|session| incident::queue(session, ""))
}

/// The console's place.
fn console(setup: &Setup) -> Result<Exit, Stop> {
    let said = setup.locale.t(msg!("cli-no-console"));
    Err(Failure::new(Exit::Failed, said).hint(setup.locale.t("cli-hint-list")).into())
}
