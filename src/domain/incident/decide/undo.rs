//! Undo. One job: take a batch back by compensating events, on the record, at any age (ONE-4).
//!
//! Refused when a later event touched the same fields, when the act went out, or when one has no right to the act that
//! is undone. The span of the mistake is taken out of the clocks. Nothing here re-arms a rule that has fired.

use super::{Ctx, Decided, Draft, authorise, find};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::IncidentId;
use crate::domain::incident::event::{Event, Kind, Place};
use crate::domain::incident::fields::{Field, Group, Incident};
use crate::domain::incident::past::Past;
use crate::domain::people::rights::Act;
use crate::domain::refusal::{Refusal, UndoBar};
use crate::domain::sla::clock::{Clock, ClockAct, ClockMove, Phase, Run};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};

/// The right each kind of event needs to be taken back, or why it cannot be.
fn undoing(kind: Kind) -> Result<Act, UndoBar> {
    match kind {
        Kind::Recorded => Err(UndoBar::Recorded),
        Kind::Replied => Err(UndoBar::Sent),
        Kind::Imported => Err(UndoBar::Imported),
        Kind::Retargeted => Err(UndoBar::Policy),
        Kind::Undone => Err(UndoBar::Undone),
        Kind::Joined => Ok(Act::Join),
        Kind::Noted => Ok(Act::Note),
        Kind::Called => Ok(Act::LogCall),
        Kind::Taken => Ok(Act::Take),
        Kind::Started => Ok(Act::Work),
        Kind::Assigned => Ok(Act::AssignWithin),
        Kind::Escalated | Kind::HandedBack => Ok(Act::AssignOther),
        Kind::Suspended => Ok(Act::Suspend),
        Kind::Resumed => Ok(Act::Resume),
        Kind::Chased => Ok(Act::Chase),
        Kind::Edited => Ok(Act::Record),
        Kind::Assessed => Ok(Act::Assess),
        Kind::Overridden => Ok(Act::OverridePriority),
        Kind::Tracked | Kind::Confirmed => Ok(Act::Confirm),
        Kind::Resolved => Ok(Act::Resolve),
        Kind::Rated | Kind::FollowedUp => Ok(Act::Satisfaction),
        Kind::Closed => Ok(Act::Close),
        Kind::Reopened => Ok(Act::Reopen),
        Kind::Cancelled => Ok(Act::Cancel),
        Kind::Merged | Kind::Absorbed => Ok(Act::Unmerge),
        Kind::Linked => Ok(Act::Link),
    }
}

/// Takes a whole batch back.
pub fn undo(ctx: &Ctx, batch: i64, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    let mut mistakes: Vec<&Past> = ctx.past.iter().filter(|p| p.batch == batch).collect();
    if mistakes.is_empty() {
        return Err(Refusal::UndoImpossible { why: UndoBar::Nothing });
    }
    if ctx.past.iter().any(|p| p.event.detail.undoes == Some(batch)) {
        return Err(Refusal::UndoImpossible { why: UndoBar::Undone });
    }
    // A record is not unmade, but what was done with it in the same step can be (log and take, log and resolve).
    mistakes.retain(|p| p.event.kind != Kind::Recorded || mistakes_are_all_recorded(ctx, batch));
    mistakes.sort_by_key(|p| (p.incident, p.ver));
    let mut decided = Vec::new();
    let mut incidents: Vec<IncidentId> = mistakes.iter().map(|p| p.incident).collect();
    incidents.dedup();
    for id in incidents {
        let here: Vec<&Past> = mistakes.iter().copied().filter(|p| p.incident == id).collect();
        decided.push(undo_one(ctx, find(ctx, actor, id)?, &here, batch, actor, now)?);
    }
    Ok(decided)
}

fn mistakes_are_all_recorded(ctx: &Ctx, batch: i64) -> bool {
    ctx.past.iter().filter(|p| p.batch == batch).all(|p| p.event.kind == Kind::Recorded)
}

/// Un-merge: undo of the merge by its own right, without having to know its batch.
pub fn unmerge(ctx: &Ctx, incident: &Incident, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    authorise(ctx, actor, Act::Unmerge, Some(incident))?;
    let merged = ctx.past.iter().filter(|p| p.incident == incident.id && p.event.kind == Kind::Merged);
    match merged.max_by_key(|p| p.ver) {
        Some(past) => undo(ctx, past.batch, actor, now),
        None => Err(Refusal::UndoImpossible { why: UndoBar::Nothing }),
    }
}

fn undo_one(
    ctx: &Ctx,
    incident: &Incident,
    mistakes: &[&Past],
    batch: i64,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let mut role = None;
    for past in mistakes {
        let act = undoing(past.event.kind).map_err(|why| Refusal::UndoImpossible { why })?;
        role = Some(may_undo(ctx, actor, act, incident, mistakes)?);
    }
    let role = role.ok_or(Refusal::UndoImpossible { why: UndoBar::Nothing })?;
    let last = mistakes.iter().map(|p| p.ver).max().unwrap_or(incident.ver);
    untouched(ctx, incident, mistakes, last)?;
    let mut draft = Draft::new(incident, Kind::Undone, now);
    draft.event.detail.undoes = Some(batch);
    let mut restored = incident.clone();
    for past in mistakes.iter().rev() {
        for change in past.event.detail.changes.iter().rev() {
            if matches!(change.place, Place::Field { field: Field::UpdatedAt }) {
                continue;
            }
            if change.from == Value::Text(Text::Erased) {
                return Err(Refusal::UndoImpossible { why: UndoBar::Erased });
            }
            draft.put(change.place, change.from.clone());
        }
    }
    draft.event.detail.clocks = clocks_back(ctx, &mut restored, mistakes, now);
    Ok(draft.done(role))
}

/// The right is asked of the record as the undoer had it: whoever escalated it away may take it back (ONE-4), so *own
/// team* holds if it was one's own before the act.
fn may_undo(ctx: &Ctx, actor: &Actor, act: Act, incident: &Incident, mistakes: &[&Past]) -> Result<Code, Refusal> {
    let mut before = incident.clone();
    for past in mistakes.iter().rev() {
        for change in past.event.detail.changes.iter().rev() {
            if let Place::Field { field: field @ (Field::Team | Field::Line | Field::Assignee) } = change.place {
                // Both sides of a change are of the field's own shape.
                let _fits = before.set(field, &change.from);
            }
        }
    }
    authorise(ctx, actor, act, Some(&before))
}

/// ONE-4: refused when a later event touched the same fields. What the rules keep for themselves does not count.
fn untouched(ctx: &Ctx, incident: &Incident, mistakes: &[&Past], last: u32) -> Result<(), Refusal> {
    let kept = |place: Place| matches!(place, Place::Field { field } if field.group() == Group::Kept);
    let mine: Vec<Place> =
        mistakes.iter().flat_map(|p| &p.event.detail.changes).map(|c| c.place).filter(|p| !kept(*p)).collect();
    let clocks = |event: &Event| event.detail.clocks.iter().map(|m| m.clock).collect::<Vec<_>>();
    let moved: Vec<_> = mistakes.iter().flat_map(|p| clocks(&p.event)).collect();
    for later in ctx.past.iter().filter(|p| p.incident == incident.id && p.ver > last) {
        let clash = later.event.detail.changes.iter().map(|c| c.place).filter(|p| mine.contains(p));
        let mut fields: Vec<&'static str> = clash.map(place_name).collect();
        fields.extend(clocks(&later.event).into_iter().filter(|c| moved.contains(c)).map(|c| c.name()));
        if !fields.is_empty() {
            return Err(Refusal::UndoLater { by: later.by, at: later.at, fields });
        }
    }
    Ok(())
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Field { field } => field.name(),
        Place::Report { column, .. } => column.name(),
        Place::Visit { column, .. } => column.name(),
    }
}

/// The moves that put the clocks back; the span between the mistake and now counts for nothing.
fn clocks_back(ctx: &Ctx, incident: &mut Incident, mistakes: &[&Past], now: Instant) -> Vec<ClockMove> {
    let mut moves: Vec<ClockMove> = Vec::new();
    let steps = mistakes.iter().rev().flat_map(|p| p.event.detail.clocks.iter().rev());
    for step in steps {
        let Some(clock) = incident.clocks.iter().find(|c| c.kind == step.clock).cloned() else { continue };
        let act = match &step.act {
            ClockAct::Pause | ClockAct::Stop | ClockAct::Cancel => ClockAct::Resume,
            ClockAct::Resume => unrun(&clock, step.at),
            ClockAct::Restart => before_restart(ctx, incident.id, &clock, step.at, now),
            ClockAct::Start { .. } => ClockAct::Cancel,
            ClockAct::Retarget { from, to, breached } => {
                let kept = if *breached == clock.breached_before { None } else { clock.breached_before };
                ClockAct::Untarget { from: to.clone(), to: from.clone(), breached: kept }
            }
            ClockAct::Untarget { .. } | ClockAct::Unrun { .. } => continue,
        };
        let back = ClockMove { clock: step.clock, at: now, act };
        Clock::apply(&mut incident.clocks, &back);
        moves.push(back);
    }
    moves
}

/// Standing still again, without the run that the mistake began.
fn unrun(clock: &Clock, since: Instant) -> ClockAct {
    let mut runs = clock.runs.clone();
    runs.retain(|run| run.from < since);
    ClockAct::Unrun { phase: Phase::Paused, runs, cycle: clock.cycle }
}

/// A restart forgot the runs before it: they are read off the events that made them.
fn before_restart(ctx: &Ctx, id: IncidentId, clock: &Clock, at: Instant, now: Instant) -> ClockAct {
    let mut past: Vec<&Past> = ctx.past.iter().filter(|p| p.incident == id).collect();
    past.sort_by_key(|p| p.ver);
    let mut clocks: Vec<Clock> = Vec::new();
    let steps = past.iter().flat_map(|p| &p.event.detail.clocks).filter(|m| m.clock == clock.kind);
    for step in steps.take_while(|m| !(m.at == at && m.act == ClockAct::Restart)) {
        Clock::apply(&mut clocks, step);
    }
    match clocks.pop() {
        Some(mut before) => {
            if let Some(run) = before.runs.last_mut().filter(|run| run.to.is_none()) {
                run.to = Some(at.max(run.from));
                before.runs.push(Run { from: now, to: None });
            }
            ClockAct::Unrun { phase: before.phase, runs: before.runs, cycle: before.cycle }
        }
        None => ClockAct::Restart,
    }
}
