//! Warnings. One job: what should be known before an act, on standard error; nothing here holds it up.

use crate::cli::exit::Stop;
use crate::cli::print::note;
use crate::cli::session::Session;
use crate::domain::escalation::noticed_hand_over;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::Verb;
use crate::{args, msg};

/// Says that an incident is handed over so often that a rule takes notice (LIFE-8).
///
/// # Errors
/// What the file says.
pub fn hand_over(session: &mut Session<'_>, incident: IncidentId, verb: &Verb) -> Result<(), Stop> {
    if !matches!(verb, Verb::Assign(_) | Verb::Escalate(_) | Verb::HandBack { .. }) {
        return Ok(());
    }
    let rows = session.desk.rows_of(&session.caller, &[incident])?;
    let policy = &session.ground().policy;
    if let Some(n) = rows.iter().find_map(|row| noticed_hand_over(policy, row, verb)) {
        let said = session.locale().tf(msg!("hand-over-again"), &args![n = n]);
        note(session.setup, &format!("{incident}  {said}"));
    }
    Ok(())
}
