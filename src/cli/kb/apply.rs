//! Knowledge at work. One job: an entry is applied to an incident, its steps are ticked off, and it is said whether it
//! helped (KB-3).

use super::id_of;
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::grammar::{Flag, one, place, switch};
use crate::cli::incident::{self, acts};
use crate::cli::session::Session;
use crate::domain::incident::command::{Command, Verb};
use crate::msg;

const INCIDENT: Flag = place("incident", "ID", msg!("cli-flag-id")).required();
pub const APPLY: [Flag; 3] = [
    INCIDENT,
    place("article", "KB-N", msg!("cli-flag-kb-id")).required(),
    one("edition", "N", msg!("cli-flag-kb-edition")),
];
pub const TICK: [Flag; 3] =
    [INCIDENT, place("step", "N", msg!("cli-flag-kb-step")).required(), switch("undone", msg!("cli-flag-kb-undone"))];
pub const RATE: [Flag; 3] =
    [INCIDENT, one("applied", "N", msg!("cli-flag-kb-applied")), switch("unhelpful", msg!("cli-flag-kb-unhelpful"))];

pub fn apply(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let (article, version) = (id_of(call, "article")?, call.number("edition")?);
    act(session, call, Verb::ApplyArticle { article, version })
}

pub fn tick(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let step = row(call, "step")?.unwrap_or(0);
    act(session, call, Verb::TickStep { step, done: !call.is_on("undone") })
}

pub fn rate(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let applied = row(call, "applied")?;
    act(session, call, Verb::RateArticle { applied, helpful: !call.is_on("unhelpful") })
}

/// A number as people count: from 1.
fn row(call: &Call<'_>, flag: &str) -> Result<Option<u32>, Stop> {
    match call.number::<u32>(flag)? {
        Some(0) => Err(call.bad(flag, "0").into()),
        number => Ok(number.map(|n| n - 1)),
    }
}

fn act(session: &mut Session<'_>, call: &Call<'_>, verb: Verb) -> Result<Exit, Stop> {
    let incident = incident::id_of(&call.text("incident"), call.locale)?;
    incident::wake(session)?;
    let command = Command::Act { incident, seen: None, verb };
    let done = session.desk.commit(&command, &session.caller, None, session.now)?;
    acts::answer(session, &[done], false)?;
    Ok(Exit::Done)
}
