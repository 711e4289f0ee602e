//! Authority. One job: hierarchical escalation by hand: who above is told or pulled in, and how it goes down again (ESC-2).
//!
//! It is apart from the lines: the owner stays, the clocks run on. The roles stand in the policy, the least first.

use super::{Ctx, Decided, Draft, TEXT_LIMIT, authorise, must_be, one_of, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

const ALIVE: [State; 5] = [State::New, State::Assigned, State::InProgress, State::Suspended, State::Resolved];

/// To more authority, with a reason in words.
pub fn raise(
    ctx: &Ctx,
    incident: &Incident,
    to: Option<&Code>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let above = &ctx.policy.rules.authorities[above(ctx, incident)..];
    let to = match to {
        None => above.first().ok_or(Refusal::AlreadySo { field: Field::Authority })?.clone(),
        Some(_) if above.is_empty() => return Err(Refusal::AlreadySo { field: Field::Authority }),
        Some(_) => one_of("authority", to, &above.iter().collect::<Vec<_>>())?,
    };
    step(ctx, incident, Kind::Raised, Some(to), text, actor, now)
}

/// One step down, with a reason in words.
pub fn lower(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    if incident.authority.is_none() {
        return Err(Refusal::AlreadySo { field: Field::Authority });
    }
    // One that the policy no longer names has nobody below it.
    let below = above(ctx, incident).checked_sub(2).and_then(|at| ctx.policy.rules.authorities.get(at));
    step(ctx, incident, Kind::Lowered, below.cloned(), text, actor, now)
}

/// Where those begin who have more authority than was called on so far.
fn above(ctx: &Ctx, incident: &Incident) -> usize {
    let told = |role: &Code| incident.authority.as_ref() == Some(role);
    ctx.policy.rules.authorities.iter().position(told).map_or(0, |at| at + 1)
}

fn step(
    ctx: &Ctx,
    incident: &Incident,
    kind: Kind,
    to: Option<Code>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Acknowledge, Some(incident))?;
    must_be(incident, &ALIVE)?;
    let text = words("text", text, TEXT_LIMIT)?;
    let mut draft = Draft::new(incident, kind, now);
    draft.set(Field::Authority, &to);
    draft.text(Some(text));
    Ok(draft.done(role))
}
