//! `incident show`. One job: one record whole, with its clocks and its timeline.

use super::{exact, id_of, wake};
use crate::cli::call::Call;
use crate::cli::exit::{Exit, Stop};
use crate::cli::grammar::{Flag, place};
use crate::cli::print::object_or;
use crate::cli::session::{Session, words};
use crate::msg;
use crate::text::record::{Section, sections};
use crate::text::safe::safe_block;
use crate::text::width::{pad, width};

pub const FLAGS: &[Flag] = &[place("id", "ID", msg!("cli-flag-id")).required()];

pub fn run(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let id = id_of(&call.text("id"), session.locale())?;
    wake(session)?;
    let record = session.desk.record(&session.caller, id, session.now)?;
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    object_or(session.setup, "incident", exact::record(&record, &ground, session.now), || {
        sections(&record, &words, &ground.calendars, session.now).iter().map(lines).collect::<Vec<_>>().join("\n")
    })?;
    Ok(Exit::Done)
}

/// A title, and its rows with their labels aligned.
pub fn lines(section: &Section) -> String {
    let labels = section.rows.iter().map(|(label, _)| width(label)).max().unwrap_or(0);
    let mut text = format!("{}\n", section.title);
    for (label, value) in &section.rows {
        for (n, line) in safe_block(value).split('\n').enumerate() {
            let label = if n == 0 { label.as_str() } else { "" };
            text.push_str(format!("  {}  {line}", pad(label, labels)).trim_end());
            text.push('\n');
        }
    }
    text
}
