//! `incident undo`. One job: which batch is taken back: the one named, or the last act on an incident (ONE-4).

use super::{acts, id_of};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Failure, Stop};
use crate::cli::grammar::{Flag, one, place};
use crate::cli::session::Session;
use crate::domain::incident::command::Command;
use crate::domain::incident::event::Kind;
use crate::domain::refusal::{Refusal, UndoBar};
use crate::{args, msg};

pub const FLAGS: &[Flag] = &[place("batch", "BATCH", msg!("cli-flag-batch")), one("last", "ID", msg!("cli-flag-last"))];

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let batch = match (call.number::<i64>("batch")?, call.given("last")) {
        (Some(batch), None) => batch,
        (None, Some(id)) => last(session, &id)?,
        _ => {
            let said = call.locale.tf(msg!("cli-usage-either"), &args![one = "BATCH", other = "--last ID"]);
            return Err(Failure::new(Exit::Usage, said).into());
        }
    };
    let done = session.desk.commit(&Command::Undo { batch }, &session.caller, None, session.now)?;
    acts::answer(session, &[done], false)?;
    Ok(Exit::Done)
}

/// The last act on an incident that was not taken back yet.
fn last(session: &mut Session<'_>, id: &str) -> Result<i64, Stop> {
    let id = id_of(id, session.locale())?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let mut acts = record.past.iter().rev().filter(|p| p.event.kind != Kind::Undone && !record.is_undone(p.batch));
    let last = acts.next().map(|past| past.batch);
    last.ok_or_else(|| Refusal::UndoImpossible { why: UndoBar::Nothing }.into())
}
