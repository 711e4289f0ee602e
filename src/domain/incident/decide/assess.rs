//! Assessing. One job: correcting what the record says, and what follows for priority, agreement and clocks (SLA-4).

use super::record::{check, is_major, level, plausible};
use super::{Ctx, Decided, Draft, TEXT_LIMIT, TITLE_LIMIT, authorise, clocking, maybe, short_enough, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::incident::event::{Event, Kind, Place};
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::policy::clocks::Moment;
use crate::domain::policy::fields::Needed;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};

/// The fields that may be edited as such, and the act each needs. What is not here changes by its own verb.
pub const EDITABLE: &[(Field, Act)] = &[
    (Field::Title, Act::Record),
    (Field::Symptom, Act::Record),
    (Field::Description, Act::Record),
    (Field::Location, Act::Record),
    (Field::OccurredAt, Act::Record),
    (Field::Organisation, Act::Classify),
    (Field::Nature, Act::Classify),
    (Field::Kind, Act::Classify),
    (Field::Services, Act::Classify),
    (Field::Cis, Act::Classify),
    (Field::Units, Act::Classify),
    (Field::UsersAffected, Act::Classify),
    (Field::Category, Act::Classify),
    (Field::Security, Act::Classify),
    (Field::Impact, Act::Assess),
    (Field::Urgency, Act::Assess),
    (Field::Effort, Act::Record),
    (Field::Tags, Act::Record),
    (Field::Watchers, Act::Record),
    (Field::PlannedStart, Act::Work),
    (Field::PlannedEnd, Act::Work),
    (Field::Workaround, Act::Work),
    (Field::Solution, Act::Work),
    (Field::Cause, Act::Work),
    (Field::VerifiedHow, Act::Work),
    (Field::ActualEffort, Act::Work),
    (Field::Lessons, Act::Work),
];

/// Fields of the house's own are facts like any other that classify nothing.
const CUSTOM: Act = Act::Record;

/// The act by which a place may be edited; `None` where it follows from others or has a verb of its own.
pub(super) fn act_of(place: &Place) -> Option<Act> {
    let field = match place {
        Place::Field { field } => field,
        Place::Custom { .. } => return Some(CUSTOM),
        Place::Report { .. } | Place::Visit { .. } | Place::Attachment { .. } => return None,
        Place::Applied { .. } | Place::Step { .. } | Place::Escalation { .. } => return None,
    };
    EDITABLE.iter().find(|(f, _)| f == field).map(|(_, act)| *act)
}

/// Changes fields; priority follows impact and urgency unless it was overridden.
pub fn edit(
    ctx: &Ctx,
    incident: &Incident,
    changes: &[(Field, Value)],
    custom: &[(Code, Value)],
    reason: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    if !incident.state.is_open() {
        let possible = [State::New, State::Assigned, State::InProgress, State::Suspended, State::Resolved];
        return Err(Refusal::NotWhile { state: incident.state, possible: possible.to_vec() });
    }
    let mut role = None;
    let mut after = incident.clone();
    for (field, value) in changes {
        let act = act_of(&Place::Field { field: *field }).ok_or_else(|| not_editable(*field))?;
        role = Some(authorise(ctx, actor, act, Some(incident))?);
        let value = tidy(*field, value)?;
        valid(ctx, *field, &value)?;
        let shape = |_| Refusal::Invalid { field: field.name(), value: shown(&value), allowed: vec![] };
        after.set(*field, &value).map_err(shape)?;
    }
    if !custom.is_empty() {
        role = Some(authorise(ctx, actor, CUSTOM, Some(incident))?);
    }
    let Some(role) = role else { return Err(Refusal::Missing { fields: vec!["changes"] }) };
    if after.nature != incident.nature && changes.iter().all(|(field, _)| *field != Field::Kind) {
        after.kind = first_kind(ctx, &after);
    }
    fits(ctx, &after)?;
    if let Some(occurred) = after.occurred_at.filter(|_| after.occurred_at != incident.occurred_at) {
        after.occurred_at = Some(plausible(Field::OccurredAt.name(), occurred, now)?);
    }
    planned(incident, &after)?;
    let weighed = (after.impact, after.urgency) != (incident.impact, incident.urgency);
    if weighed {
        if after.priority_reason.is_none() {
            after.priority = ctx.policy.priority(after.impact, after.urgency);
        }
        after.major = incident.major || is_major(ctx, after.impact, after.priority);
        after.priority_unconfirmed = false;
    }
    let mut draft = Draft::new(incident, if weighed { Kind::Assessed } else { Kind::Edited }, now);
    let nature = after.nature.clone();
    reassess(ctx, &mut draft, after, now);
    super::custom::put(ctx, &mut draft, nature.as_ref(), custom)?;
    if nature != incident.nature {
        super::custom::complete(ctx, Needed::Record, nature.as_ref(), incident, custom)?;
    }
    if draft.event.detail.changes.is_empty() {
        let nothing = || Refusal::Missing { fields: vec!["changes"] };
        return Err(changes.first().map_or_else(nothing, |(field, _)| Refusal::AlreadySo { field: *field }));
    }
    draft.text(maybe("reason", reason)?);
    Ok(draft.done(role))
}

/// Sets the priority against the matrix; the reason stays on the record (LIFE-2).
pub fn override_priority(
    ctx: &Ctx,
    incident: &Incident,
    priority: u8,
    reason: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::OverridePriority, Some(incident))?;
    super::must_be(incident, &[State::New, State::Assigned, State::InProgress, State::Suspended])?;
    level("priority", priority, ctx.policy.priorities.len())?;
    let reason = words("reason", reason, TEXT_LIMIT)?;
    if priority == incident.priority {
        return Err(Refusal::AlreadySo { field: Field::Priority });
    }
    let mut after = incident.clone();
    after.priority = priority;
    after.priority_reason = Some(reason.clone());
    after.priority_unconfirmed = false;
    after.major = incident.major || is_major(ctx, after.impact, priority);
    let mut draft = Draft::new(incident, Kind::Overridden, now);
    reassess(ctx, &mut draft, after, now);
    draft.text(Some(reason));
    Ok(draft.done(role))
}

/// Writes the difference, the terms that now hold, and the clocks that therefore get another goal.
pub(super) fn reassess(ctx: &Ctx, draft: &mut Draft, mut after: Incident, now: Instant) {
    let before = draft.incident;
    let governing = |i: &Incident| (i.priority, i.organisation, i.services.clone(), i.nature.clone());
    if governing(before) != governing(&after) {
        let reported = after.reported_at.unwrap_or(now);
        let terms = clocking::terms(ctx, &after, after.priority, reported);
        after.agreement = terms.agreement.cloned();
        (after.to_renew, after.out_of_scope) = (terms.to_renew, terms.out_of_scope);
        draft.event.detail.clocks = clocking::retarget(ctx, before, &terms, now);
    }
    // What is resolved has nobody wait for a word.
    if after.major && !before.major && before.state.is_active() {
        draft.clocks(ctx, |moves| moves.moment(&after, Moment::Major, now));
    }
    for field in Field::ALL {
        draft.put(Place::Field { field: *field }, after.get(*field));
    }
}

/// What a new policy makes of a record's clocks; `None` when it changes none of them.
pub fn retargeted(ctx: &Ctx, incident: &Incident, now: Instant) -> Option<Event> {
    let reported = incident.reported_at.unwrap_or(now);
    let terms = clocking::terms(ctx, incident, incident.priority, reported);
    let clocks = clocking::retarget(ctx, incident, &terms, now);
    if clocks.is_empty() {
        return None;
    }
    let mut draft = Draft::new(incident, Kind::Retargeted, now);
    draft.set(Field::Agreement, &terms.agreement.cloned());
    draft.event.detail.clocks = clocks;
    Some(draft.event)
}

fn not_editable(field: Field) -> Refusal {
    let allowed = EDITABLE.iter().map(|(f, _)| f.name().to_owned()).collect();
    Refusal::Invalid { field: "field", value: field.name().to_owned(), allowed }
}

/// Words are trimmed, and nothing is nothing.
fn tidy(field: Field, value: &Value) -> Result<Value, Refusal> {
    match value {
        Value::Text(text) => {
            let limit = if field == Field::Title { TITLE_LIMIT } else { TEXT_LIMIT };
            short_enough(field.name(), text.as_str(), limit)?;
            let trimmed = text.as_str().trim();
            match (trimmed.is_empty(), field) {
                (true, Field::Title) => Err(Refusal::Missing { fields: vec![field.name()] }),
                (true, _) => Ok(Value::None),
                (false, _) => Ok(Value::Text(Text::new(trimmed))),
            }
        }
        Value::None if field == Field::Title => Err(Refusal::Missing { fields: vec![field.name()] }),
        other => Ok(other.clone()),
    }
}

/// Codes and references exist.
fn valid(ctx: &Ctx, field: Field, value: &Value) -> Result<(), Refusal> {
    let code = if let Value::Code(code) = value { Some(code) } else { None };
    match field {
        Field::Nature => check(ctx.policy.natures.iter().map(|n| &n.id), field.name(), code).map(drop),
        Field::Effort if code.is_some() => {
            check(ctx.policy.efforts.iter().map(|e| &e.id), field.name(), code).map(drop)
        }
        Field::ActualEffort if matches!(value, Value::Int(n) if *n < 0) => {
            Err(Refusal::Invalid { field: field.name(), value: shown(value), allowed: vec![] })
        }
        Field::Impact => level(field.name(), small(value), ctx.policy.impacts.len()),
        Field::Urgency => level(field.name(), small(value), ctx.policy.urgencies.len()),
        Field::Category if value.is_none() => Err(Refusal::Missing { fields: vec![field.name()] }),
        Field::Category => refers(ctx, StreamKind::Category, value),
        Field::Organisation | Field::Units => refers(ctx, StreamKind::Org, value),
        Field::Services => refers(ctx, StreamKind::Service, value),
        Field::Cis => refers(ctx, StreamKind::Ci, value),
        Field::Watchers => refers(ctx, StreamKind::Person, value),
        _ => Ok(()),
    }
}

/// Changing the nature alone takes the first kind of the new one.
fn first_kind(ctx: &Ctx, after: &Incident) -> Option<Code> {
    let nature = after.nature.as_ref().and_then(|n| ctx.policy.nature(n))?;
    nature.kinds.first().map(|kind| kind.id.clone())
}

/// The kind belongs to the nature.
fn fits(ctx: &Ctx, after: &Incident) -> Result<(), Refusal> {
    let Some(nature) = after.nature.as_ref().and_then(|n| ctx.policy.nature(n)) else { return Ok(()) };
    check(nature.kinds.iter().map(|k| &k.id), "kind", after.kind.as_ref()).map(drop)
}

/// A fix does not end before it begins; what was planned before is not judged again.
fn planned(before: &Incident, after: &Incident) -> Result<(), Refusal> {
    let plan = |i: &Incident| (i.planned_start, i.planned_end);
    match plan(after) {
        (Some(start), Some(end)) if end < start && plan(before) != plan(after) => {
            let field = Field::PlannedEnd.name();
            Err(Refusal::BadTime { field, at: end, not_before: Some(start), not_after: None })
        }
        _ => Ok(()),
    }
}

fn small(value: &Value) -> u8 {
    if let Value::Int(n) = value { u8::try_from(*n).unwrap_or(0) } else { 0 }
}

fn refers(ctx: &Ctx, kind: StreamKind, value: &Value) -> Result<(), Refusal> {
    let items = if let Value::List(items) = value { items.as_slice() } else { std::slice::from_ref(value) };
    for item in items {
        match item {
            Value::None => {}
            Value::Int(id) if ctx.directory.get(Stream::new(kind, *id)).is_some_and(|e| !e.retired) => {}
            other => return Err(Refusal::NotFound { kind, what: shown(other) }),
        }
    }
    Ok(())
}

/// A value as somebody may have typed it.
fn shown(value: &Value) -> String {
    match value {
        Value::None => String::new(),
        Value::Flag(flag) => flag.to_string(),
        Value::Int(n) => n.to_string(),
        Value::Code(code) => code.to_string(),
        Value::Text(text) => text.as_str().to_owned(),
        Value::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(","),
    }
}
