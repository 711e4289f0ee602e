//! Undo. One job: take a batch back by compensating events, on the record, at any age (ONE-4).
//!
//! Refused when a later event touched the same fields, when the act went out, or when one has no right to the act that
//! is undone. The span of the mistake is taken out of the clocks. Nothing here re-arms a rule that has fired.

use super::{Ctx, Decided, Draft, assess, authorise, clocking, find, finish, hand};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::IncidentId;
use crate::domain::incident::event::{Event, Kind, Place};
use crate::domain::incident::fields::{Field, Group, Incident, Stop};
use crate::domain::incident::past::Past;
use crate::domain::incident::report::AttachmentColumn;
use crate::domain::people::rights::Act;
use crate::domain::policy::fields;
use crate::domain::refusal::{Refusal, UndoBar};
use crate::domain::sla::clock::{Clock, ClockAct, ClockMove, Run};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};
use std::collections::BTreeMap;

/// The right each kind of event needs to be taken back, or why it cannot be.
fn undoing(kind: Kind) -> Result<Act, UndoBar> {
    match kind {
        Kind::Recorded => Err(UndoBar::Recorded),
        Kind::Replied => Err(UndoBar::Sent),
        Kind::Imported => Err(UndoBar::Imported),
        Kind::Retargeted => Err(UndoBar::Policy),
        Kind::Undone => Err(UndoBar::Undone),
        Kind::AttachmentErased => Err(UndoBar::Erased),
        Kind::Joined => Ok(Act::Join),
        Kind::Noted => Ok(Act::Note),
        Kind::Called => Ok(Act::LogCall),
        Kind::Taken => Ok(Act::Take),
        Kind::Started | Kind::Visited => Ok(Act::Work),
        Kind::Assigned => Ok(Act::AssignWithin),
        Kind::Escalated | Kind::HandedBack => Ok(Act::AssignOther),
        Kind::Raised | Kind::Lowered => Ok(Act::Acknowledge),
        Kind::Suspended => Ok(Act::Suspend),
        Kind::Resumed => Ok(Act::Resume),
        Kind::Chased => Ok(Act::Chase),
        Kind::CallBackAsked => Ok(Act::CallBack),
        Kind::Promised => Ok(Act::Promise),
        Kind::Attached => Ok(Act::Note),
        Kind::Edited | Kind::Detached => Ok(Act::Record),
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
        Kind::KbApplied | Kind::Ticked | Kind::KbRated => Ok(Act::KbSuggest),
        Kind::Fired | Kind::ToldAgain | Kind::ReportedUp | Kind::Informed => Err(UndoBar::Sent),
        Kind::Acknowledged => Ok(Act::Acknowledge),
        Kind::Postponed => Ok(Act::Postpone),
        Kind::EmergencyDecided => Ok(Act::StartEmergency),
        Kind::PriorityConfirmed => Ok(Act::Assess),
    }
}

/// Whether somebody who was told of a rule that fired has said that they know.
fn acknowledged(ctx: &Ctx, fired: &Past) -> bool {
    let rows = fired.event.detail.changes.iter().filter_map(|c| match c.place {
        Place::Escalation { escalation, .. } if fired.event.kind == Kind::Fired => Some(escalation as usize),
        _ => None,
    });
    let record = ctx.incidents.get(&fired.incident);
    rows.into_iter().any(|n| record.and_then(|r| r.escalations.get(n)).is_some_and(|row| row.acknowledged_by.is_some()))
}

/// Takes a whole batch back.
pub fn undo(ctx: &Ctx, batch: i64, actor: &Actor, now: Instant) -> Result<Vec<Decided>, Refusal> {
    let mut mistakes: Vec<&Past> = ctx.past.iter().filter(|p| p.batch == batch).collect();
    if mistakes.is_empty() {
        let why = if ctx.articles.is_empty() { UndoBar::Nothing } else { UndoBar::Knowledge };
        return Err(Refusal::UndoImpossible { why });
    }
    if ctx.past.iter().any(|p| p.event.detail.undoes == Some(batch)) {
        return Err(Refusal::UndoImpossible { why: UndoBar::Undone });
    }
    // A record is not unmade, but what was done with it in the same step can be (log and take, log and resolve).
    mistakes.retain(|p| p.event.kind != Kind::Recorded || mistakes_are_all_recorded(ctx, batch));
    // That a rule fired is a fact; what it moved can be taken back, unless somebody has acknowledged it.
    if mistakes.iter().any(|p| acknowledged(ctx, p)) {
        return Err(Refusal::UndoImpossible { why: UndoBar::Acknowledged });
    }
    if mistakes.iter().any(|p| p.event.kind != Kind::Fired) {
        mistakes.retain(|p| p.event.kind != Kind::Fired);
    }
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
    let nothing = Refusal::UndoImpossible { why: UndoBar::Nothing };
    let (first, last) = match mistakes {
        [first, .., last] => (first.ver, last.ver),
        [only] => (only.ver, only.ver),
        [] => return Err(nothing),
    };
    let before = as_it_was(ctx, incident, first).ok_or_else(|| nothing.clone())?;
    let mut role = None;
    let mut stood = before.clone();
    for past in mistakes {
        role = Some(may_undo(ctx, actor, &past.event, &stood)?);
        // Events on the record fit it: they made it.
        let _fits = stood.apply(&past.event);
    }
    let role = role.ok_or(nothing)?;
    untouched(ctx, incident, mistakes, last)?;
    let mut draft = Draft::new(incident, Kind::Undone, now);
    draft.event.detail.undoes = Some(batch);
    for (place, (from, to)) in changed(mistakes) {
        if from == Value::Text(Text::Erased) || is_erased(incident, &place) {
            return Err(Refusal::UndoImpossible { why: UndoBar::Erased });
        }
        if let Some(value) = restored(&place, from, &to, &incident.at(&place)) {
            draft.put(place, value);
        }
    }
    draft.event.detail.clocks = clocks_back(ctx, incident, &before, mistakes, now);
    Ok(draft.done(role))
}

/// The record before its event `ver`; `None` when its past is not at hand whole.
fn as_it_was(ctx: &Ctx, incident: &Incident, ver: u32) -> Option<Incident> {
    let mut past: Vec<&Past> = ctx.past.iter().filter(|p| p.incident == incident.id && p.ver < ver).collect();
    past.sort_by_key(|p| p.ver);
    past.dedup_by_key(|p| p.ver);
    let mut record = Incident { id: incident.id, ..Incident::default() };
    for p in past {
        record.apply(&p.event).ok()?;
    }
    (record.ver + 1 == ver).then_some(record)
}

/// What stood at each place before all the mistakes, and after them.
fn changed(mistakes: &[&Past]) -> BTreeMap<Place, (Value, Value)> {
    let mut places: BTreeMap<Place, (Value, Value)> = BTreeMap::new();
    for change in mistakes.iter().flat_map(|p| &p.event.detail.changes) {
        places
            .entry(change.place.clone())
            .and_modify(|(_, to)| to.clone_from(&change.to))
            .or_insert_with(|| (change.from.clone(), change.to.clone()));
    }
    places
}

/// Nothing of an erased attachment is brought back.
fn is_erased(incident: &Incident, place: &Place) -> bool {
    let Place::Attachment { attachment, .. } = place else { return false };
    incident.attachments.get(*attachment as usize).is_some_and(|row| row.erased)
}

/// What a place holds again. What the rules keep for themselves may have gone on since: a counter loses what the
/// mistake added, a stamp goes back only if it is still the mistake's.
fn restored(place: &Place, from: Value, to: &Value, current: &Value) -> Option<Value> {
    let field = match place {
        Place::Field { field } => field,
        // A file stays known when it is off the record again, or nobody could ever erase it.
        Place::Attachment { column, .. } => return (*column == AttachmentColumn::Attached).then_some(from),
        _ => return Some(from),
    };
    let number = |value: &Value| if let Value::Int(n) = value { *n } else { 0 };
    match field {
        Field::UpdatedAt => None,
        Field::ReopenCount
        | Field::ReassignCount
        | Field::ChaseCount
        | Field::EscalationCount
        | Field::ConfirmTries => Some(Value::Int((number(current) - number(to) + number(&from)).max(0))),
        _ if field.group() == Group::Kept && current != to => None,
        _ => Some(from),
    }
}

/// The right is asked of the record as the undoer had it: whoever escalated it away may take it back (ONE-4), so *own
/// team* holds if it was one's own before the act.
fn may_undo(ctx: &Ctx, actor: &Actor, event: &Event, before: &Incident) -> Result<Code, Refusal> {
    let act = undoing(event.kind).map_err(|why| Refusal::UndoImpossible { why })?;
    match event.kind {
        Kind::Assigned | Kind::Escalated | Kind::HandedBack => {
            let mut after = before.clone();
            // As above.
            let _fits = after.apply(event);
            let goal = Stop { line: after.line, team: after.team, person: after.assignee };
            hand::may_hand(ctx, actor, before, &goal)
        }
        Kind::Closed => finish::may_close(ctx, before, actor).map(|(role, _)| role),
        Kind::Edited | Kind::Assessed => {
            let mut role = None;
            for act in event.detail.changes.iter().filter_map(|c| assess::act_of(&c.place)) {
                role = Some(authorise(ctx, actor, act, Some(before))?);
            }
            role.map_or_else(|| authorise(ctx, actor, act, Some(before)), Ok)
        }
        _ => authorise(ctx, actor, act, Some(before)),
    }
}

/// ONE-4: refused when a later event touched the same fields. What the rules keep for themselves does not count.
fn untouched(ctx: &Ctx, incident: &Incident, mistakes: &[&Past], last: u32) -> Result<(), Refusal> {
    let kept = |place: &Place| matches!(place, Place::Field { field } if field.group() == Group::Kept);
    let mine: Vec<&Place> =
        mistakes.iter().flat_map(|p| &p.event.detail.changes).map(|c| &c.place).filter(|p| !kept(p)).collect();
    let clocks = |event: &Event| event.detail.clocks.iter().map(|m| (m.clock, m.line)).collect::<Vec<_>>();
    let moved: Vec<_> = mistakes.iter().flat_map(|p| clocks(&p.event)).collect();
    let later = || ctx.past.iter().filter(|p| p.incident == incident.id && p.ver > last);
    // What was done since and taken back again is as if it had not been: one can undo step by step.
    let done = |batch: i64| later().any(|p| p.batch == batch);
    let void = |p: &Past| match p.event.detail.undoes {
        Some(batch) => done(batch),
        None => later().any(|q| q.event.detail.undoes == Some(p.batch)),
    };
    for later in later().filter(|p| !void(p)) {
        let clash = later.event.detail.changes.iter().map(|c| &c.place).filter(|p| mine.contains(p));
        let mut fields: Vec<Code> = clash.map(place_name).collect();
        fields.extend(clocks(&later.event).into_iter().filter(|c| moved.contains(c)).map(|(c, _)| c.name().into()));
        if !fields.is_empty() {
            return Err(Refusal::UndoLater { by: later.by, at: later.at, fields });
        }
    }
    Ok(())
}

fn place_name(place: &Place) -> Code {
    match place {
        Place::Field { field } => field.name().into(),
        Place::Report { column, .. } => column.name().into(),
        Place::Visit { column, .. } => column.name().into(),
        Place::Attachment { column, .. } => column.name().into(),
        Place::Applied { column, .. } => column.name().into(),
        Place::Step { column, .. } => column.name().into(),
        Place::Escalation { column, .. } => column.name().into(),
        Place::Custom { custom } => fields::name(custom).as_str().into(),
    }
}

/// The moves that put the clocks back; the span between the mistake and now counts for nothing. A clock that only got
/// another goal has run all the while, so nothing is taken out of it. The cycle stays what it was before: a rule that
/// has fired in it does not fire again.
fn clocks_back(ctx: &Ctx, incident: &Incident, before: &Incident, mistakes: &[&Past], now: Instant) -> Vec<ClockMove> {
    let mut moves: Vec<ClockMove> = Vec::new();
    let mut push = |(clock, line), act| moves.push(ClockMove { clock, line, at: now, act });
    for clock in &incident.clocks {
        let kind = (clock.kind, clock.line);
        let steps = || mistakes.iter().flat_map(|p| &p.event.detail.clocks).filter(|m| (m.clock, m.line) == kind);
        let clock_of = |record: &Incident| record.clocks.iter().find(|c| c.is(kind.0, kind.1)).cloned();
        if steps().next().is_none() {
            continue;
        }
        let Some(was) = clock_of(before) else {
            push(kind, ClockAct::Cancel);
            continue;
        };
        if (&was.target, was.breached_before) != (&clock.target, clock.breached_before) {
            let act = ClockAct::Untarget {
                from: clock.target.clone(),
                to: was.target.clone(),
                breached: was.breached_before,
            };
            push(kind, act);
        }
        let moved = steps().find(|m| !matches!(m.act, ClockAct::Retarget { .. }));
        if let Some(since) = moved.map(|m| m.at) {
            // What was promised for a time stays promised for it.
            let runs = if clocking::is_given(ctx, clock.kind) { was.runs } else { without(&was, since, now) };
            push(kind, ClockAct::Unrun { phase: was.phase, cycle: was.cycle, runs });
        }
    }
    moves
}

/// The runs before the mistake; one that was on ends where the mistake began, and goes on now.
fn without(was: &Clock, since: Instant, now: Instant) -> Vec<Run> {
    let mut runs = was.runs.clone();
    if let Some(run) = runs.last_mut().filter(|run| run.to.is_none()) {
        run.to = Some(since.max(run.from));
        let from = now.max(since).max(run.from);
        runs.push(Run { from, to: None });
    }
    runs
}
