//! Visits. One job: an engineer goes there: agreed, arrived, left, with which parts (LIFE-2).
//!
//! Being on site is neither a response nor a word to the user: no clock moves here.

use super::record::plausible;
use super::work::ALIVE;
use super::{Ctx, Decided, Draft, TEXT_LIMIT, authorise, must_be, short_enough};
use crate::domain::actor::Actor;
use crate::domain::incident::event::{Kind, Place};
use crate::domain::incident::fields::Incident;
use crate::domain::incident::report::{Visit, VisitColumn};
use crate::domain::people::rights::Act;
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::value::Text;

/// Writes what was said of a visit; what was not said of it stays.
pub fn visit(
    ctx: &Ctx,
    incident: &Incident,
    number: Option<u32>,
    said: &Visit,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Work, Some(incident))?;
    must_be(incident, &ALIVE)?;
    if said.is_void() {
        return Err(Refusal::Missing { fields: vec!["appointment"] });
    }
    if let Some(engineer) = said.engineer.filter(|p| ctx.directory.get(*p).is_none_or(|e| e.retired)) {
        return Err(Refusal::NotFound { kind: StreamKind::Person, what: engineer.to_string() });
    }
    let row = meant(incident, number, said)?;
    let before = incident.visits.get(row as usize).cloned().unwrap_or_default();
    // Who has it goes there; whoever says that he is there is there.
    let likely = incident.assignee.filter(|_| said.arrived.is_none()).unwrap_or(actor.person);
    let after = sound(
        Visit {
            engineer: said.engineer.or(before.engineer).or(Some(likely)),
            appointment: said.appointment.or(before.appointment),
            arrived: said.arrived.or(before.arrived),
            left: said.left.or(before.left),
            parts: said.parts.clone().or(before.parts),
        },
        now,
    )?;
    let mut draft = Draft::new(incident, Kind::Visited, now);
    for column in VisitColumn::ALL {
        draft.put(Place::Visit { visit: row, column: *column }, after.get(*column));
    }
    match draft.event.detail.changes.is_empty() {
        true => Err(Refusal::Missing { fields: vec!["changes"] }),
        false => Ok(draft.done(role)),
    }
}

/// The visit by its number; else an appointment is a new one, an arrival is the next one that was agreed, or one that
/// nobody had announced, and leaving and parts belong to who is there or was there last.
fn meant(incident: &Incident, number: Option<u32>, said: &Visit) -> Result<u32, Refusal> {
    let there = || (0u32..).zip(&incident.visits).filter(|(_, v)| !v.is_void());
    let new = u32::try_from(incident.visits.len()).unwrap_or(u32::MAX);
    if let Some(n) = number {
        let allowed = || there().map(|(n, _)| (n + 1).to_string()).collect();
        let known = there().any(|(row, _)| row == n);
        return known.then_some(n).ok_or_else(|| Refusal::Invalid {
            field: "visit",
            value: n.saturating_add(1).to_string(),
            allowed: allowed(),
        });
    }
    let first = |fits: fn(&Visit) -> bool| there().find(|(_, v)| fits(v)).map(|(n, _)| n);
    let nobody_there = |field| Refusal::Missing { fields: vec![field] };
    match said {
        Visit { appointment: Some(_), .. } => Ok(new),
        Visit { arrived: Some(_), .. } => Ok(first(|v| v.arrived.is_none() && v.left.is_none()).unwrap_or(new)),
        Visit { left: Some(_), .. } => {
            first(|v| v.arrived.is_some() && v.left.is_none()).ok_or_else(|| nobody_there("arrived"))
        }
        _ => there().last().map(|(n, _)| n).ok_or_else(|| nobody_there("appointment")),
    }
}

/// Nobody arrives before now is, nor leaves before arriving; an appointment may lie anywhere.
fn sound(visit: Visit, now: Instant) -> Result<Visit, Refusal> {
    let past = |field, at: Option<Instant>| at.map(|at| plausible(field, at, now)).transpose();
    let (arrived, left) = (past("arrived", visit.arrived)?, past("left", visit.left)?);
    match (arrived, left) {
        (None, Some(_)) => return Err(Refusal::Missing { fields: vec!["arrived"] }),
        (Some(from), Some(at)) if at < from => {
            return Err(Refusal::BadTime { field: "left", at, not_before: Some(from), not_after: Some(now) });
        }
        _ => {}
    }
    let parts = visit.parts.as_ref().map(|parts| parts.as_str().trim()).filter(|parts| !parts.is_empty());
    short_enough("parts", parts.unwrap_or_default(), TEXT_LIMIT)?;
    let parts = if visit.parts == Some(Text::Erased) { visit.parts } else { parts.map(Text::new) };
    Ok(Visit { arrived, left, parts, ..visit })
}
