//! Work. One job: taking, starting, talking, waiting (LIFE-7 … LIFE-13, SLA-3).

use super::{Ctx, Decided, Draft, TEXT_LIMIT, authorise, may_move, maybe, must_be, one_of, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::escalation::who;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident, Stop};
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::policy::clocks::Moment;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// The states in which somebody still works on it or may be asked about it.
pub(super) const ALIVE: [State; 5] =
    [State::New, State::Assigned, State::InProgress, State::Suspended, State::Resolved];
pub(super) const ACTIVE: [State; 4] = [State::New, State::Assigned, State::InProgress, State::Suspended];

/// An internal note; possible for ever, since notes always append (DESIGN decision 8).
pub fn note(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Note, Some(incident))?;
    let mut draft = Draft::new(incident, Kind::Noted, now);
    draft.text(Some(words("text", text, TEXT_LIMIT)?));
    Ok(draft.done(role))
}

/// A message the user sees.
pub fn reply(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Reply, Some(incident))?;
    told(ctx, incident, Kind::Replied, Moment::Reply, text, role, now)
}

/// A call with the user, logged.
pub fn call(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::LogCall, Some(incident))?;
    told(ctx, incident, Kind::Called, Moment::Call, text, role, now)
}

fn told(
    ctx: &Ctx,
    incident: &Incident,
    kind: Kind,
    by: Moment,
    text: &str,
    role: Code,
    now: Instant,
) -> Result<Decided, Refusal> {
    must_be(incident, &ALIVE)?;
    let mut draft = Draft::new(incident, kind, now);
    draft.text(Some(words("text", text, TEXT_LIMIT)?));
    draft.told_user(ctx, by);
    Ok(draft.done(role))
}

/// Takes it: one's own, and in progress. A suspended one stays suspended, a running one of a colleague's changes hands.
pub fn take(ctx: &Ctx, incident: &Incident, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Take, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    let mine = incident.assignee == Some(actor.person);
    if mine && matches!(incident.state, State::InProgress | State::Suspended) {
        return Err(Refusal::AlreadySo { field: Field::Assignee });
    }
    let mut draft = Draft::new(incident, Kind::Taken, now);
    if matches!(incident.state, State::New | State::Assigned) {
        draft.become_state(ctx, State::InProgress, None);
    }
    if incident.assignee.is_some_and(|who| who != actor.person) {
        let stop = Stop { line: incident.line, team: incident.team, person: incident.assignee };
        let mut from = incident.handed_from.clone();
        from.push(stop);
        draft.set(Field::HandedFrom, &from);
        draft.count(Field::ReassignCount, incident.reassign_count);
    }
    draft.set(Field::Assignee, &Some(actor.person));
    if incident.team.is_none() {
        draft.set(Field::Team, &actor.teams.iter().copied().find(|t| ctx.directory.line_of(*t) == incident.line));
    }
    draft.moment(ctx, Moment::Take);
    Ok(draft.done(role))
}

/// Starts work on what is assigned to one.
pub fn start(ctx: &Ctx, incident: &Incident, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Work, Some(incident))?;
    must_be(incident, &[State::Assigned])?;
    if incident.assignee != Some(actor.person) {
        return take(ctx, incident, actor, now);
    }
    let mut draft = Draft::new(incident, Kind::Started, now);
    draft.become_state(ctx, State::InProgress, None);
    draft.moment(ctx, Moment::Start);
    Ok(draft.done(role))
}

/// Suspends with a reason of the policy and an expected resume time (SLA-3).
pub fn suspend(
    ctx: &Ctx,
    incident: &Incident,
    reason: Option<&Code>,
    until: Option<Instant>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Suspend, Some(incident))?;
    may_move(incident, State::Suspended)?;
    let allowed: Vec<&Code> = ctx.policy.suspensions.iter().map(|s| &s.id).collect();
    let reason = one_of("reason", reason, &allowed)?;
    let until = until.ok_or_else(|| Refusal::Missing { fields: vec!["until"] })?;
    if until <= now {
        return Err(Refusal::BadTime { field: "until", at: until, not_before: Some(now), not_after: None });
    }
    let mut draft = Draft::new(incident, Kind::Suspended, now);
    draft.become_state(ctx, State::Suspended, Some(&reason));
    draft.set(Field::StateBefore, &Some(incident.state));
    draft.set(Field::SuspendedFor, &Some(reason.clone()));
    draft.set(Field::SuspendedUntil, &Some(until));
    draft.reason(Some(reason));
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// Goes back to the state before the suspension.
pub fn resume(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Resume, Some(incident))?;
    resumed(ctx, incident, text, role, now)
}

/// A suspension whose time is over ends by itself (SLA-3); the rules are nobody's role.
pub fn resume_by_rule(ctx: &Ctx, incident: &Incident, now: Instant) -> Result<Decided, Refusal> {
    let at = incident.suspended_until.filter(|until| *until <= now).unwrap_or(now);
    resumed(ctx, incident, "", Code::new("rule"), at)
}

fn resumed(ctx: &Ctx, incident: &Incident, text: &str, role: Code, at: Instant) -> Result<Decided, Refusal> {
    must_be(incident, &[State::Suspended])?;
    let back = incident.state_before.unwrap_or(State::InProgress);
    may_move(incident, back)?;
    let mut draft = Draft::new(incident, Kind::Resumed, at);
    draft.become_state(ctx, back, None);
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// Chases the present owner (LIFE-13).
pub fn chase(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Chase, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    let mut draft = Draft::new(incident, Kind::Chased, now);
    draft.count(Field::ChaseCount, incident.chase_count);
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// The caller is to be called back (LIFE-5); asked again, the time for it begins anew.
pub fn call_back(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::CallBack, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    let mut draft = Draft::new(incident, Kind::CallBackAsked, now);
    draft.text(maybe("text", text)?);
    draft.moment(ctx, Moment::CallBack);
    Ok(draft.done(role))
}

/// The caller was given a time; the time given before, if any, stays on the record as what it took the place of.
pub fn promise(
    ctx: &Ctx,
    incident: &Incident,
    due: Instant,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Promise, Some(incident))?;
    must_be(incident, &ACTIVE)?;
    if due <= now {
        let field = Field::PromisedFor.name();
        return Err(Refusal::BadTime { field, at: due, not_before: Some(now), not_after: None });
    }
    let mut draft = Draft::new(incident, Kind::Promised, now);
    draft.set(Field::PromisedFor, &Some(due));
    draft.text(maybe("text", text)?);
    draft.moment(ctx, Moment::Promise);
    draft.clocks(ctx, |moves| moves.promised(incident, due, now));
    Ok(draft.done(role))
}

/// Who hears how a major incident stands.
const STAKEHOLDERS: [&str; 2] = ["incident_manager", "executive"];

/// The stakeholders of a major incident are told how it stands (MAJ-2); the time for the next word begins anew.
pub fn inform(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Reply, Some(incident))?;
    must_be(incident, &ALIVE)?;
    if !incident.major {
        return Err(Refusal::NotMajor);
    }
    let mut draft = Draft::new(incident, Kind::Informed, now);
    draft.text(Some(words("text", text, TEXT_LIMIT)?));
    let told = &mut draft.event.detail.told;
    for person in STAKEHOLDERS.iter().flat_map(|role| who::holders(ctx.directory, &Code::new(role))) {
        if person != actor.person && !told.contains(&person) {
            told.push(person);
        }
    }
    draft.moment(ctx, Moment::Informed);
    Ok(draft.done(role))
}
