//! The noun `outbox`. One job: what goes out of the house and what could not be delivered, and that it is tried again
//! (ESC-5). Delivering is done by [`super::tick`].

use super::call::Call;
use super::exit::{Exit, Failure, Stop};
use super::grammar::{Noun, Runs, Verb, places, switch};
use super::incident::exact::key;
use super::print::{self, Cell, Column, Table, object_or};
use super::session::{Session, words};
use crate::desk::{Ground, Posted};
use crate::domain::outbox::State;
use crate::domain::time::Instant;
use crate::text::Words;
use crate::text::notice::fault;
use crate::{args, msg};
use serde_json::{Value, json};

pub fn noun() -> Noun {
    let list = vec![switch("dead", msg!("cli-flag-outbox-dead")), switch("all", msg!("cli-flag-outbox-all"))];
    let again = vec![places("id", "N", msg!("cli-flag-outbox-ids")), switch("all", msg!("cli-flag-outbox-everything"))];
    Noun {
        name: "outbox",
        about: msg!("cli-outbox"),
        verbs: vec![
            Verb { name: "list", about: msg!("cli-outbox-list"), flags: list, run: Runs::Desk(self::list) },
            Verb { name: "resend", about: msg!("cli-outbox-resend"), flags: again, run: Runs::Desk(resend) },
        ],
    }
}

/// The words of each state.
const STATES: [(State, &str); 3] =
    [(State::Waiting, msg!("outbox-waiting")), (State::Sent, msg!("outbox-sent")), (State::Dead, msg!("outbox-dead"))];

/// A column: name, whether a person sees it without asking, its heading, its cell.
type Col = (&'static str, bool, &'static str, fn(&Posted, &Words<'_>, &Ground) -> Cell);

const COLUMNS: &[Col] = &[
    ("id", true, msg!("cli-column-outbox-number"), |p, _, _| Cell::new(p.id.to_string(), p.id)),
    ("to", true, msg!("cli-column-outbox-to"), |p, w, ground| {
        Cell::new(w.person(p.notice.person), key(p.notice.person, ground))
    }),
    ("channel", true, msg!("cli-column-outbox-by"), |p, _, _| Cell::text(p.channel.as_str())),
    ("incident", true, msg!("cli-column-record"), |p, _, _| Cell::text(&p.notice.incident.to_string())),
    ("seq", false, msg!("cli-column-seq"), |p, _, _| Cell::new(p.notice.seq.to_string(), p.notice.seq)),
    ("state", true, msg!("cli-column-outbox-state"), |p, w, _| {
        Cell::new(w.locale.t(STATES[p.state as usize].1), p.state.name())
    }),
    ("attempts", true, msg!("cli-column-outbox-attempts"), |p, _, _| Cell::new(p.attempts.to_string(), p.attempts)),
    ("since", true, msg!("cli-column-outbox-since"), |p, w, _| moment(p.since, w)),
    ("next_at", true, msg!("cli-column-outbox-next"), |p, w, _| match p.state {
        State::Waiting => moment(p.next_at, w),
        State::Sent | State::Dead => Cell::none(),
    }),
    ("error", true, msg!("cli-column-outbox-fault"), |p, w, _| {
        p.fault.as_ref().map_or_else(Cell::none, |why| Cell::new(fault(why, w.locale), why.written().trim()))
    }),
];

fn moment(at: Instant, w: &Words<'_>) -> Cell {
    Cell::new(w.instant(at), at.to_rfc3339())
}

/// What waits and what was given up, the newest first.
fn list(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let states: &[State] = match (call.is_on("dead"), call.is_on("all")) {
        (true, _) => &[State::Dead],
        (_, true) => &[State::Waiting, State::Sent, State::Dead],
        _ => &[State::Waiting, State::Dead],
    };
    let mut posted = session.desk.outbox(&session.caller, states)?;
    let total = posted.len();
    posted.truncate(session.setup.limit.unwrap_or(usize::MAX));
    let ground = session.ground();
    let words = words(session.locale(), &ground);
    let column = |(name, usual, label, _): &Col| {
        let label = words.locale.t(label).into_owned();
        Column { name, label, usual: *usual, right: false }
    };
    let cells = |posted: &Posted| COLUMNS.iter().map(|(.., cell)| cell(posted, &words, &ground)).collect();
    let rows = posted.iter().map(cells).collect();
    let columns = COLUMNS.iter().map(column).collect();
    print::table(&Table { schema: "outbox", columns, rows, total }, session.setup)?;
    Ok(Exit::Done)
}

/// What was given up is tried again from the beginning.
fn resend(session: &mut Session<'_>, call: &Call<'_>) -> Result<Exit, Stop> {
    let typed = call.all("id");
    let number = |text: &String| text.trim().parse::<i64>().map_err(|_| call.bad("id", text));
    let wanted = typed.iter().map(number).collect::<Result<Vec<_>, _>>()?;
    if wanted.is_empty() && !call.is_on("all") {
        let said = call.locale.tf(msg!("cli-usage-missing"), &args![arg = "<N>|--all"]);
        return Err(Failure::new(Exit::Usage, said).into());
    }
    let mut done = 0;
    if wanted.is_empty() {
        done = session.desk.resend(&session.caller, None, session.now)?;
    }
    for id in wanted {
        match session.desk.resend(&session.caller, Some(id), session.now)? {
            0 => {
                let said = call.locale.tf(msg!("outbox-none"), &args![number = id.to_string()]);
                return Err(Failure::new(Exit::NotFound, said).into());
            }
            n => done += n,
        }
    }
    object_or(session.setup, "outbox.resent", json!({ "resent": Value::from(done) }), || {
        format!("{}\n", call.locale.tf(msg!("outbox-resent"), &args![n = done]))
    })?;
    Ok(Exit::Done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_states_are_in_their_order() {
        assert!(STATES.iter().enumerate().all(|(n, row)| row.0 as usize == n));
    }
}
