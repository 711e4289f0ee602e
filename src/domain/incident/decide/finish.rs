//! Finishing. One job: resolve, confirm with the user, close, reopen, cancel, call again (LIFE-14 … LIFE-17).

use super::{Ctx, Decided, Draft, TEXT_LIMIT, authorise, custom, is_desk, may_move, maybe, must_be, one_of, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::incident::command::{Outcome, Resolution};
use crate::domain::incident::event::Kind;
use crate::domain::incident::fields::{Field, Incident};
use crate::domain::incident::report::{Report, ReportColumn};
use crate::domain::incident::state::State;
use crate::domain::people::rights::Act;
use crate::domain::policy::fields::Needed;
use crate::domain::refusal::Refusal;
use crate::domain::time::Instant;

/// LIFE-14: what was done, how it ended, and by whom.
pub fn resolve(
    ctx: &Ctx,
    incident: &Incident,
    how: &Resolution,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Resolve, Some(incident))?;
    may_move(incident, State::Resolved)?;
    let missing: Vec<&'static str> = [
        ("solution", how.solution.trim().is_empty() && incident.solution.is_none()),
        ("closing_code", how.closing_code.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, missing)| missing.then_some(name))
    .collect();
    if !missing.is_empty() {
        return Err(Refusal::Missing { fields: missing });
    }
    let codes: Vec<&Code> = ctx.policy.closing_codes.iter().map(|c| &c.id).collect();
    let closing = one_of("closing_code", how.closing_code.as_ref(), &codes)?;
    custom::complete(ctx, Needed::Resolve, incident.nature.as_ref(), incident, &how.custom)?;
    let mut draft = Draft::new(incident, Kind::Resolved, now);
    draft.become_state(ctx, State::Resolved, None);
    custom::put(ctx, &mut draft, incident.nature.as_ref(), &how.custom)?;
    for (field, text) in [
        (Field::Solution, &how.solution),
        (Field::Cause, &how.cause),
        (Field::Workaround, &how.workaround),
        (Field::VerifiedHow, &how.verified_how),
        (Field::Lessons, &how.lessons),
    ] {
        if let Some(text) = maybe(field.name(), text)? {
            draft.set(field, &Some(text));
        }
    }
    draft.set(Field::ClosingCode, &Some(closing.clone()));
    draft.set(Field::OnSite, &how.on_site);
    if how.actual_effort.is_some() {
        draft.set(Field::ActualEffort, &how.actual_effort);
    }
    draft.set(Field::Resolver, &Some(actor.person));
    draft.set(Field::ResolverRole, &Some(role.clone()));
    draft.set(Field::ResolverLine, &incident.line);
    draft.set(Field::ResolverTeam, &incident.team);
    draft.set(Field::ResolvedAt, &Some(now));
    if incident.assignee.is_none() {
        draft.set(Field::Assignee, &Some(actor.person));
    }
    draft.reason(Some(closing));
    Ok(draft.done(role))
}

/// What the user said of one report, or of the first without an answer; a *no* reopens in the same batch, and a *yes*
/// can close in it.
#[expect(clippy::too_many_arguments, reason = "one argument per thing the user said")]
pub fn confirm(
    ctx: &Ctx,
    incident: &Incident,
    report: Option<u32>,
    outcome: Outcome,
    (satisfaction, feedback): (u8, &str),
    and_close: bool,
    actor: &Actor,
    now: Instant,
) -> Result<Vec<Decided>, Refusal> {
    let role = authorise(ctx, actor, Act::Confirm, Some(incident))?;
    must_be(incident, &[State::Resolved])?;
    if !has_user(ctx, incident) {
        return Err(Refusal::NoUserToAsk);
    }
    let waiting = incident.reports.iter().position(|r| !r.is_void() && !is_machine(ctx, r) && !answered(incident, r));
    let row = report.or_else(|| waiting.and_then(|n| u32::try_from(n).ok())).unwrap_or(0);
    reported(incident, row)?;
    let mut draft = Draft::new(incident, Kind::Confirmed, now);
    draft.report(row, ReportColumn::Confirmation, &Some(Code::new(outcome.name())));
    draft.report(row, ReportColumn::ConfirmedAt, &Some(now));
    rating(&mut draft, row, satisfaction, feedback)?;
    draft.reason(Some(Code::new(outcome.name())));
    if outcome == Outcome::NoAnswer {
        draft.count(Field::ConfirmTries, incident.confirm_tries);
        return Ok(vec![draft.done(role)]);
    }
    let first = draft.done(role.clone());
    let mut after = incident.clone();
    // The changes were made against this very record.
    let _fits = after.apply(&first.event);
    let mut batch = vec![first];
    match outcome {
        Outcome::NotRecovered | Outcome::NotSatisfied => batch.push(back_to_work(ctx, &after, feedback, role, now)?),
        Outcome::Recovered if and_close => batch.push(close(ctx, &after, false, actor, now)?),
        Outcome::Recovered | Outcome::NoAnswer => {}
    }
    Ok(batch)
}

/// Satisfaction that comes apart from a confirmation.
pub fn rate(
    ctx: &Ctx,
    incident: &Incident,
    report: u32,
    satisfaction: u8,
    feedback: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Satisfaction, Some(incident))?;
    must_be(incident, &[State::Resolved, State::Closed])?;
    reported(incident, report)?;
    if satisfaction == 0 {
        return Err(Refusal::Missing { fields: vec!["satisfaction"] });
    }
    let mut draft = Draft::new(incident, Kind::Rated, now);
    rating(&mut draft, report, satisfaction, feedback)?;
    Ok(draft.done(role))
}

fn reported(incident: &Incident, row: u32) -> Result<(), Refusal> {
    match incident.reports.get(row as usize).is_some_and(|r| !r.is_void()) {
        true => Ok(()),
        false => {
            let allowed = (1..=incident.reports.len()).map(|n| n.to_string()).collect();
            Err(Refusal::Invalid { field: "report", value: (row + 1).to_string(), allowed })
        }
    }
}

fn rating(draft: &mut Draft, row: u32, satisfaction: u8, feedback: &str) -> Result<(), Refusal> {
    score("satisfaction", satisfaction)?;
    if satisfaction > 0 {
        draft.report(row, ReportColumn::Satisfaction, &satisfaction);
    }
    if let Some(feedback) = maybe("feedback", feedback)? {
        draft.report(row, ReportColumn::Feedback, &Some(feedback));
    }
    Ok(())
}

/// 1 to 5; 0 = not given.
fn score(field: &'static str, score: u8) -> Result<(), Refusal> {
    match score <= 5 {
        true => Ok(()),
        false => {
            let allowed = (1..=5).map(|n| n.to_string()).collect();
            Err(Refusal::Invalid { field, value: score.to_string(), allowed })
        }
    }
}

/// Whether there is a user to confirm with: some report that is not a machine's (LIFE-15).
pub fn has_user(ctx: &Ctx, incident: &Incident) -> bool {
    incident.reports.iter().any(|r| !r.is_void() && !is_machine(ctx, r))
}

fn is_machine(ctx: &Ctx, report: &Report) -> bool {
    report.channel.as_ref().and_then(|c| ctx.policy.channel(c)).is_some_and(|channel| channel.machine)
}

/// Answers are to one resolution: what was said before a reopening says nothing of the next one (LIFE-16).
fn answered(incident: &Incident, report: &Report) -> bool {
    let since = |at: Instant| incident.resolved_at.is_none_or(|resolved| at >= resolved);
    report.confirmation.is_some() && report.confirmed_at.is_none_or(since)
}

/// Some user said that the service has recovered.
fn confirmed(incident: &Incident) -> bool {
    let recovered = |r: &Report| r.confirmation.as_ref().is_some_and(|c| *c == Outcome::Recovered.name());
    incident.reports.iter().any(|r| recovered(r) && answered(incident, r))
}

/// LIFE-15: the desk closes what a user reported, and nobody else; a machine's may be closed by its resolver if the
/// policy says so. Without the user's word only when they were silent long enough, and marked so (LIFE-17).
pub fn close(
    ctx: &Ctx,
    incident: &Incident,
    unconfirmed: bool,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let (role, via) = may_close(ctx, incident, actor)?;
    may_move(incident, State::Closed)?;
    let confirmed = !has_user(ctx, incident) || confirmed(incident);
    let in_vain = unconfirmed && silent(ctx, incident, now);
    if !confirmed && !in_vain {
        let from = incident.resolved_at.map(|at| at + ctx.policy.rules.unconfirmed_after);
        return Err(Refusal::NotConfirmed { from });
    }
    let mut draft = Draft::new(incident, Kind::Closed, now);
    draft.become_state(ctx, State::Closed, None);
    draft.set(Field::ClosedAt, &Some(now));
    draft.set(Field::ClosedVia, &Some(Code::new(via)));
    draft.set(Field::Unconfirmed, &!confirmed);
    Ok(draft.done(role))
}

/// The role that lets somebody close it, and the way the closing goes (LIFE-15).
pub(super) fn may_close(ctx: &Ctx, incident: &Incident, actor: &Actor) -> Result<(Code, &'static str), Refusal> {
    let user = has_user(ctx, incident);
    let resolve = || authorise(ctx, actor, Act::Resolve, Some(incident));
    let as_resolver = !user && ctx.policy.rules.resolver_closes_alerts && incident.resolver == Some(actor.person);
    match authorise(ctx, actor, Act::Close, Some(incident)) {
        Ok(role) if is_desk(ctx.policy, actor) || !user => Ok((role, "desk")),
        Ok(_) => Err(Refusal::DeskCloses),
        Err(_) if as_resolver => Ok((resolve()?, "resolver")),
        Err(_) if user && resolve().is_ok() => Err(Refusal::DeskCloses),
        Err(refusal) => Err(refusal),
    }
}

/// LIFE-17: resolved, not confirmed, and asked in vain or silent for as long as the policy says. The list *to close
/// unconfirmed* holds exactly these.
pub fn silent(ctx: &Ctx, incident: &Incident, now: Instant) -> bool {
    let over = |at: Instant| now.since(at) >= ctx.policy.rules.unconfirmed_after;
    let asked = has_user(ctx, incident) && !confirmed(incident);
    incident.state == State::Resolved && asked && incident.resolved_at.is_some_and(over)
}

/// Reopens, and says why; after closing only within the policy's window (LIFE-16).
pub fn reopen(ctx: &Ctx, incident: &Incident, text: &str, actor: &Actor, now: Instant) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Reopen, Some(incident))?;
    words("text", text, TEXT_LIMIT)?;
    back_to_work(ctx, incident, text, role, now)
}

/// Back to the last resolver; resolution resumes from what had been used.
fn back_to_work(ctx: &Ctx, incident: &Incident, text: &str, role: Code, now: Instant) -> Result<Decided, Refusal> {
    must_be(incident, &[State::Resolved, State::Closed])?;
    let window = ctx.policy.rules.reopen_window;
    if let (State::Closed, Some(closed)) = (incident.state, incident.closed_at)
        && now.since(closed) > window
    {
        return Err(Refusal::ReopenWindowOver { closed, window });
    }
    let mut draft = Draft::new(incident, Kind::Reopened, now);
    draft.become_state(ctx, State::InProgress, None);
    draft.count(Field::ReopenCount, incident.reopen_count);
    draft.set(Field::ConfirmTries, &0u32);
    draft.set(Field::ResolvedAt, &None::<Instant>);
    draft.set(Field::ClosedAt, &None::<Instant>);
    draft.set(Field::ClosedVia, &None::<Code>);
    draft.set(Field::Unconfirmed, &false);
    if let Some(resolver) = incident.resolver.filter(|p| ctx.directory.get(*p).is_some_and(|e| !e.retired)) {
        draft.set(Field::Assignee, &Some(resolver));
        draft.set(Field::Team, &incident.resolver_team);
        draft.set(Field::Line, &incident.resolver_line.max(1));
    }
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// Cancels with a reason; there is no way back but undo.
pub fn cancel(
    ctx: &Ctx,
    incident: &Incident,
    reason: Option<&Code>,
    text: &str,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Cancel, Some(incident))?;
    may_move(incident, State::Cancelled)?;
    let allowed: Vec<&Code> = ctx.policy.cancel_reasons.iter().map(|r| &r.id).collect();
    let reason = one_of("reason", reason, &allowed)?;
    let mut draft = Draft::new(incident, Kind::Cancelled, now);
    draft.become_state(ctx, State::Cancelled, None);
    draft.set(Field::CancelReason, &Some(reason.clone()));
    draft.reason(Some(reason));
    draft.text(maybe("text", text)?);
    Ok(draft.done(role))
}

/// A call after closing (回访): who, when, result, score (LIFE-15).
pub fn follow_up(
    ctx: &Ctx,
    incident: &Incident,
    text: &str,
    points: u8,
    actor: &Actor,
    now: Instant,
) -> Result<Decided, Refusal> {
    let role = authorise(ctx, actor, Act::Satisfaction, Some(incident))?;
    must_be(incident, &[State::Closed])?;
    score("score", points)?;
    let mut draft = Draft::new(incident, Kind::FollowedUp, now);
    draft.text(Some(words("text", text, TEXT_LIMIT)?));
    draft.event.detail.score = (points > 0).then_some(points);
    Ok(draft.done(role))
}
