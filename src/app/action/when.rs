//! When. One job: a preview of the rules, so that nothing impossible is offered and everything refused says why.
//!
//! Rights come from the policy, moves from the table of states. The decision itself is made in `domain` when the command
//! is carried out: this may be out of date, and must never be stricter.

use super::Why;
use crate::app::model::Model;
use crate::app::msg::Desk;
use crate::domain::incident::decide::escalation::waiting;
use crate::domain::incident::decide::is_desk;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Field, State};
use crate::domain::people::rights::{Act, Cell, Reach};
use crate::domain::refusal::Refusal;
use crate::msg;
use State::{Assigned, Closed, InProgress, Merged, New, Resolved, Suspended};

/// What an act asks of an incident and of whoever does it.
#[derive(Debug)]
pub struct Check {
    /// Any of these rights.
    pub acts: &'static [Act],
    /// The states it is possible in.
    pub states: &'static [State],
    pub more: fn(&Model, &Row) -> Result<(), Why>,
}

pub const ANY: &[State] = &State::ALL;
pub const ACTIVE: &[State] = &[New, Assigned, InProgress, Suspended];
pub const ALIVE: &[State] = &[New, Assigned, InProgress, Suspended, Resolved];
pub const HELD: &[State] = &[Assigned, InProgress, Suspended];
pub const WORKED: &[State] = &[Assigned, InProgress];
pub const ENDED: &[State] = &[Resolved, Closed];
pub const GONE: &[State] = &[Merged];
pub const STARTABLE: &[State] = &[Assigned];
pub const WAITING: &[State] = &[Suspended];
pub const RESOLVED: &[State] = &[Resolved];
pub const CLOSED: &[State] = &[Closed];

/// Nothing more is asked.
pub fn fine(_: &Model, _: &Row) -> Result<(), Why> {
    Ok(())
}

impl Check {
    /// Asks it of one incident.
    ///
    /// # Errors
    /// The reason, as the rules would give it.
    pub fn of(&self, model: &Model, row: &Row) -> Result<(), Why> {
        if model.desk.read_only {
            return Err(Why::Said(msg!("why-read-only")));
        }
        let mut right = Ok(());
        for act in self.acts {
            right = may(&model.desk, row, *act);
            if right.is_ok() {
                break;
            }
        }
        right.map_err(Why::Refused)?;
        if !self.states.contains(&row.state) {
            let refusal = Refusal::NotWhile { state: row.state, possible: self.states.to_vec() };
            return Err(Why::Refused(refusal));
        }
        (self.more)(model, row)
    }
}

/// Whether somebody's roles let them do an act on an incident (ROLE-5).
fn may(desk: &Desk, row: &Row, act: Act) -> Result<(), Refusal> {
    let grants = desk.policy.rights.grants(&desk.me.roles, act);
    let allowing: Vec<_> = grants.iter().filter(|(_, cell)| *cell > Cell::Propose).collect();
    if allowing.is_empty() {
        let roles = desk.policy.rights.roles_with(act).cloned().collect();
        return Err(match grants.is_empty() {
            true => Refusal::Forbidden { act, roles },
            false => Refusal::OnlyPropose { act, roles },
        });
    }
    let own = row.team.map_or_else(|| is_desk(&desk.policy, &desk.me), |team| desk.me.teams.contains(&team));
    let own_line = desk.me.teams.iter().any(|team| desk.directory.line_of(*team) == row.line);
    let allowed = allowing.iter().any(|(role, cell)| match cell {
        Cell::Own => own,
        Cell::Back | Cell::UpOrBack | Cell::OwnLineUp => own || own_line,
        _ => own || act.reach() == Reach::Any || **role == "incident_manager",
    });
    if allowed { Ok(()) } else { Err(Refusal::NotYourTeam { act, team: row.team }) }
}

/// Not mine and in work already.
pub fn not_mine_yet(model: &Model, row: &Row) -> Result<(), Why> {
    let mine = row.assignee == Some(model.desk.me.person);
    match mine && matches!(row.state, InProgress | Suspended) {
        true => Err(Why::Said(msg!("why-yours-already"))),
        false => Ok(()),
    }
}

/// There is a line above.
pub fn line_above(model: &Model, row: &Row) -> Result<(), Why> {
    match model.desk.policy.lines.iter().any(|l| l.number > row.line) {
        true => Ok(()),
        false => Err(Why::Refused(Refusal::NoHigherLine { line: row.line })),
    }
}

/// There is somebody with more authority to call on.
pub fn authority_above(model: &Model, row: &Row) -> Result<(), Why> {
    match usize::from(row.authority) < model.desk.policy.rules.authorities.len() {
        true => Ok(()),
        false => Err(Why::Refused(Refusal::AlreadySo { field: Field::Authority })),
    }
}

/// Somebody's authority was called on.
pub fn raised(_: &Model, row: &Row) -> Result<(), Why> {
    if row.authority > 0 { Ok(()) } else { Err(Why::Refused(Refusal::AlreadySo { field: Field::Authority })) }
}

/// An escalation of it waits for whoever sits here, as far as is known.
pub fn told_of_it(model: &Model, row: &Row) -> Result<(), Why> {
    if row.waiting == 0 {
        return Err(Why::Refused(Refusal::NothingToAcknowledge));
    }
    let Some(record) = model.detail.shelf.get(row.id).filter(|record| record.incident.ver == row.ver) else {
        return Ok(());
    };
    waiting(&record.incident, None, &model.desk.me).map(drop).map_err(Why::Refused)
}

/// The executive was not told yet, as far as is known.
pub fn not_reported_up(model: &Model, row: &Row) -> Result<(), Why> {
    match model.detail.shelf.get(row.id).is_some_and(|record| record.incident.executive_told_at.is_some()) {
        true => Err(Why::Refused(Refusal::AlreadySo { field: Field::ExecutiveToldAt })),
        false => Ok(()),
    }
}

/// The emergency procedure was not started yet, as far as is known.
pub fn no_emergency(model: &Model, row: &Row) -> Result<(), Why> {
    not_decided(model, row, "started")
}

/// It was not declined yet, as far as is known.
pub fn not_declined(model: &Model, row: &Row) -> Result<(), Why> {
    not_decided(model, row, "declined")
}

fn not_decided(model: &Model, row: &Row, how: &str) -> Result<(), Why> {
    let record = model.detail.shelf.get(row.id);
    match record.and_then(|record| record.incident.emergency.as_ref()).is_some_and(|decided| *decided == *how) {
        true => Err(Why::Refused(Refusal::AlreadySo { field: Field::Emergency })),
        false => Ok(()),
    }
}

/// A rule or an alert set its priority, and nobody has confirmed it.
pub fn priority_open(_: &Model, row: &Row) -> Result<(), Why> {
    match row.priority_unconfirmed {
        true => Ok(()),
        false => Err(Why::Refused(Refusal::AlreadySo { field: Field::PriorityUnconfirmed })),
    }
}

/// It is a major incident.
pub fn major(_: &Model, row: &Row) -> Result<(), Why> {
    if row.major { Ok(()) } else { Err(Why::Refused(Refusal::NotMajor)) }
}

/// Somebody handed it over, as far as is known here.
pub fn handed(model: &Model, row: &Row) -> Result<(), Why> {
    match model.detail.shelf.get(row.id).is_some_and(|r| r.incident.handed_from.is_empty()) {
        true => Err(Why::Refused(Refusal::NobodyToReturnTo)),
        false => Ok(()),
    }
}

/// Its record is there to be edited.
pub fn loaded(model: &Model, row: &Row) -> Result<(), Why> {
    match model.detail.shelf.get(row.id).is_some() {
        true => Ok(()),
        false => Err(Why::Said(msg!("why-loading"))),
    }
}

/// Something of mine can be taken back here, as far as is known.
pub fn undoable(model: &Model) -> Result<(), Why> {
    writable(model)?;
    match super::ticket::last_done(model).is_some() {
        true => Ok(()),
        false => Err(Why::Said(msg!("why-nothing-to-undo"))),
    }
}

/// There is an incident under the cursor.
pub fn on_ticket(model: &Model) -> Result<(), Why> {
    model.subject().map(|_| ()).ok_or(Why::Said(msg!("why-no-ticket")))
}

/// Somebody may record.
pub fn may_record(model: &Model) -> Result<(), Why> {
    let desk = &model.desk;
    if desk.read_only {
        return Err(Why::Said(msg!("why-read-only")));
    }
    match desk.policy.rights.may(&desk.me.roles, Act::Record) {
        Some((_, cell)) if cell > Cell::Propose => Ok(()),
        _ => {
            let roles = desk.policy.rights.roles_with(Act::Record).cloned().collect();
            Err(Why::Refused(Refusal::Forbidden { act: Act::Record, roles }))
        }
    }
}

/// A record is shown all over the screen.
pub fn zoomed(model: &Model) -> Result<(), Why> {
    if model.detail.zoomed { Ok(()) } else { Err(Why::Said(msg!("why-not-zoomed"))) }
}

/// Somebody is being shown around.
pub fn touring(model: &Model) -> Result<(), Why> {
    model.tour.map(|_| ()).ok_or(Why::Said(msg!("why-no-tour")))
}

/// Changes may be made from here.
pub fn writable(model: &Model) -> Result<(), Why> {
    if model.desk.read_only { Err(Why::Said(msg!("why-read-only"))) } else { Ok(()) }
}
