//! `incident assign --suggest`. One job: who of a team should get an incident, and why (LIFE-8).

use super::exact::moment;
use super::refs::find;
use super::wake;
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::grammar::{Flag, switch};
use crate::cli::print::{Cell, Column, Table, table};
use crate::cli::session::{Session, words};
use crate::domain::id::{IncidentId, TeamId};
use crate::domain::stream::StreamKind;
use crate::msg;
use crate::text::suggest::why;
use serde_json::Value;

pub const SUGGEST: Flag = switch("suggest", msg!("cli-flag-suggest"));

/// Lists them, the best first.
///
/// # Errors
/// Not found, or output that cannot be written.
pub fn run(session: &mut Session<'_>, call: &Call<'_>, id: IncidentId) -> Result<Exit, Stop> {
    wake(session)?;
    let ground = session.ground();
    let team = call.given("team").map(|key| find(session, &ground, StreamKind::Team, &key)).transpose()?.map(TeamId);
    let found = session.desk.candidates(&session.caller, id, team, session.now)?;
    let words = words(session.locale(), &ground);
    let label = |id: &'static str| session.locale().t(id).into_owned();
    let column = |name, id, usual, right| Column { name, label: label(id), usual, right };
    let columns = vec![
        column("person", msg!("cli-column-code"), true, false),
        column("name", msg!("cli-column-name"), true, false),
        column("why", msg!("cli-column-why"), true, false),
        column("skills", msg!("cli-column-skills"), false, false),
        column("on_duty", msg!("cli-column-on-duty"), false, false),
        column("open", msg!("cli-column-open"), false, true),
        column("weight", msg!("cli-column-weight"), false, true),
        column("given", msg!("cli-column-given"), false, false),
    ];
    let total = found.len();
    let rows = found.iter().take(session.setup.limit.unwrap_or(usize::MAX)).map(|candidate| {
        let entry = ground.directory.get(candidate.person);
        let key = entry.map(|entry| entry.key.to_string()).unwrap_or_default();
        let skills: Vec<String> = candidate.skills.iter().map(ToString::to_string).collect();
        let (on_duty, load) = (candidate.on_duty(), candidate.load);
        let given = load.given.map(|at| words.instant(at)).unwrap_or_default();
        vec![
            Cell::text(&key),
            Cell::text(&words.person(candidate.person)),
            Cell::text(&why(candidate, session.locale())),
            Cell::new(skills.join(", "), skills),
            Cell::new(label(if on_duty { msg!("form-yes") } else { msg!("form-no") }), on_duty),
            Cell::new(load.open.to_string(), load.open),
            Cell::new(load.weight.to_string(), load.weight),
            Cell::new(given, load.given.map_or(Value::Null, moment)),
        ]
    });
    table(&Table { schema: "candidate", columns, rows: rows.collect(), total }, session.setup)?;
    Ok(Exit::Done)
}
