//! Merging. One job: two records of the same incident become one, and records are linked.

use super::{Ctx, Decided, Draft, authorise, find, may_move};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::IncidentId;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::report::ReportColumn;
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// The relations two incidents can have.
pub const RELATIONS: [&str; 4] = ["related", "duplicate", "follows", "child"];

/// Merges one into another: its reports go there, its clocks are cancelled, the survivor keeps the earliest report.
pub fn merge(
    ctx: &Ctx,
    incident: &Incident,
    into: IncidentId,
    actor: &Actor,
    now: Instant,
) -> Result<Vec<Decided>, Refusal> {
    let role = authorise(ctx, actor, Act::Merge, Some(incident))?;
    let survivor = find(ctx, actor, into)?;
    if into == incident.id || !survivor.state.is_active() {
        return Err(Refusal::CannotMerge { into, state: survivor.state });
    }
    authorise(ctx, actor, Act::Merge, Some(survivor))?;
    may_move(incident, State::Merged)?;
    let mut lost = Draft::new(incident, Kind::Merged, now);
    lost.become_state(ctx, State::Merged, None);
    lost.set(Field::MergedInto, &Some(into));
    lost.event.detail.other = Some(into);

    let mut kept = Draft::new(survivor, Kind::Absorbed, now);
    kept.event.detail.other = Some(incident.id);
    let first = u32::try_from(survivor.reports.len()).unwrap_or(u32::MAX);
    let reports = incident.reports.iter().filter(|r| !r.is_void());
    for (row, report) in (first..).zip(reports) {
        for column in ReportColumn::ALL {
            kept.report_value(row, *column, report.get(*column));
        }
        // The number it was first known by, through every later merge.
        kept.report(row, ReportColumn::Origin, &Some(report.origin.unwrap_or(incident.id)));
    }
    Ok(vec![lost.done(role.clone()), kept.done(role)])
}

/// Links two incidents; the line stands on the one asked for.
pub fn link(
    ctx: &Ctx,
    incident: &Incident,
    relation: &Code,
    to: IncidentId,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Link, Some(incident))?;
    let other = find(ctx, actor, to)?;
    if !RELATIONS.contains(&relation.as_str()) {
        let allowed = RELATIONS.iter().map(|r| (*r).to_owned()).collect();
        return Err(Refusal::Invalid { field: "relation", value: relation.to_string(), allowed });
    }
    if other.id == incident.id {
        return Err(Refusal::CannotMerge { into: to, state: other.state });
    }
    let entry = Code::new(&format!("{relation}:{to}"));
    if incident.links.contains(&entry) {
        return Err(Refusal::AlreadySo { field: Field::Links });
    }
    let mut links = incident.links.clone();
    links.push(entry);
    let mut draft = Draft::new(incident, Kind::Linked, now);
    draft.set(Field::Links, &links);
    draft.event.detail.other = Some(to);
    Ok(draft.done(role))
}
