//! Clocking. One job: which clock a change of an incident moves, and how (SLA-1, SLA-3, SLA-4).

use super::Ctx;
use crate::domain::code::Code;
use crate::domain::incident::fields::Incident;
use crate::domain::incident::state::State;
use crate::domain::policy::lookup::Scope;
use crate::domain::policy::{Policy, Target};
use crate::domain::sla::clock::{Clock, ClockAct, ClockKind, ClockMove, Goal, Phase};
use crate::domain::time::{Instant, Span};

/// What a state does to the clocks that follow the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    Runs,
    Pauses,
    Stops,
    Cancels,
}

fn effect(policy: &Policy, state: State, suspension: Option<&Code>) -> Effect {
    match state {
        State::New | State::Assigned | State::InProgress => Effect::Runs,
        State::Suspended => {
            let pauses = suspension.and_then(|code| policy.suspension(code)).is_some_and(|s| s.pauses);
            if pauses { Effect::Pauses } else { Effect::Runs }
        }
        State::Resolved | State::Closed => Effect::Stops,
        State::Cancelled | State::Merged => Effect::Cancels,
    }
}

/// The moves of a change of state. `suspension` is the reason when it becomes suspended.
pub fn on_state(
    policy: &Policy,
    incident: &Incident,
    to: State,
    suspension: Option<&Code>,
    at: Instant,
) -> Vec<ClockMove> {
    let effect = effect(policy, to, suspension);
    let act_of = |clock: &Clock| match clock.kind {
        ClockKind::Response => response(policy, clock.phase, effect),
        ClockKind::Resolution => work(clock.phase, effect, ClockAct::Resume),
        ClockKind::Update => work(clock.phase, effect, ClockAct::Restart),
    };
    // A rule may resume late, and at its own time; what the user was told since still counts (LIFE-13).
    let at_of = |clock: &Clock, act: &ClockAct| match (clock.kind, act) {
        (ClockKind::Update, ClockAct::Resume) => incident.told_at.map_or(at, |told| told.max(at)),
        _ => at,
    };
    let step = |clock: &Clock| act_of(clock).map(|act| ClockMove { clock: clock.kind, at: at_of(clock, &act), act });
    incident.clocks.iter().filter_map(step).collect()
}

/// Clocks that follow the work. `again` is how it goes on after a stop: the user update begins anew on reopening,
/// since the user has just been spoken to; resolution resumes from what had been used (LIFE-16).
fn work(phase: Phase, effect: Effect, again: ClockAct) -> Option<ClockAct> {
    match (phase, effect) {
        (Phase::Running, Effect::Pauses) => Some(ClockAct::Pause),
        (Phase::Paused, Effect::Runs) => Some(ClockAct::Resume),
        (Phase::Stopped, Effect::Runs) => Some(again),
        (Phase::Running | Phase::Paused, Effect::Stops) => Some(ClockAct::Stop),
        (Phase::Running | Phase::Paused, Effect::Cancels) => Some(ClockAct::Cancel),
        _ => None,
    }
}

/// The response clock: a suspension leaves it alone unless the policy says otherwise (SLA-3); resolving ends an
/// unanswered one; once met it stays met.
fn response(policy: &Policy, phase: Phase, effect: Effect) -> Option<ClockAct> {
    match (phase, effect) {
        (Phase::Running, Effect::Pauses) if policy.rules.pause_unmet_response => Some(ClockAct::Pause),
        (Phase::Paused, Effect::Runs) => Some(ClockAct::Resume),
        (Phase::Running | Phase::Paused, Effect::Stops) => Some(ClockAct::Stop),
        (Phase::Running | Phase::Paused, Effect::Cancels) => Some(ClockAct::Cancel),
        _ => None,
    }
}

/// What the agreements say about a record, as far as clocks and scope go.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    pub agreement: Option<&'p Code>,
    pub to_renew: bool,
    /// No valid agreement covers it (LIFE-4); the agreement is then the default one.
    pub out_of_scope: bool,
    goals: [(ClockKind, Option<Goal>); 3],
}

impl Terms<'_> {
    /// The goal of a clock; `None` where the agreement sets none (ITSM row 54: no goal, no clock).
    pub fn goal(&self, kind: ClockKind) -> Option<&Goal> {
        self.goals.iter().find(|(k, _)| *k == kind).and_then(|(_, goal)| goal.as_ref())
    }
}

/// The terms for a record as it stands (its organisation, services, nature, priority), on the day it was reported.
pub fn terms<'p>(ctx: &Ctx<'p>, incident: &Incident, priority: u8, at: Instant) -> Terms<'p> {
    let policy = ctx.policy;
    let organisations = ctx.directory.org_path(incident.organisation);
    let services = ctx.directory.service_keys(&incident.services);
    let nature = incident.nature.clone().unwrap_or_else(|| Code::new(""));
    let day = ctx.zone.to_local(at).date();
    let (agreement, to_renew, out_of_scope) = match policy.agreement_for(&organisations, &services, &nature, day) {
        Scope::Covered { agreement, to_renew } | Scope::Default { agreement, to_renew } => {
            (Some(agreement), to_renew, false)
        }
        Scope::OutOfScope => (policy.default_agreement(), false, true),
    };
    let target = agreement.and_then(|a| a.target(&nature, priority));
    let goal = |span: fn(&Target) -> Option<Span>| {
        let (agreement, target) = (agreement?, target?);
        let calendar = policy.calendar(&target.calendar)?;
        Some(Goal {
            goal: span(target)?,
            calendar: calendar.id.clone(),
            calendar_version: calendar.version,
            agreement: agreement.id.clone(),
            policy: policy.version,
            priority,
        })
    };
    let goals = [
        (ClockKind::Response, goal(|t| t.response)),
        (ClockKind::Resolution, goal(|t| t.resolution)),
        (ClockKind::Update, goal(|t| t.update)),
    ];
    Terms { agreement: agreement.map(|a| &a.id), to_renew, out_of_scope, goals }
}

/// The clocks of a new record: response and resolution from the report, the update from the recording (SLA-1).
pub fn start(terms: &Terms, reported: Instant, recorded: Instant) -> Vec<ClockMove> {
    let begin = |kind| if kind == ClockKind::Update { recorded } else { reported };
    let goal = |(kind, goal): &(ClockKind, Option<Goal>)| {
        goal.clone().map(|goal| ClockMove { clock: *kind, at: begin(*kind), act: ClockAct::Start { goal } })
    };
    terms.goals.iter().filter_map(goal).collect()
}

/// The moves by which clocks that still count get other goals, from their original start (SLA-4). A breach of the old
/// goal is kept as the fact it is; where there is no goal any more, the clock counts for nothing.
pub fn retarget(ctx: &Ctx, incident: &Incident, terms: &Terms, now: Instant) -> Vec<ClockMove> {
    let mut moves = Vec::new();
    for kind in ClockKind::ALL {
        let clock = incident.clocks.iter().find(|c| c.kind == kind);
        let Some(to) = terms.goal(kind) else {
            if clock.is_some_and(|c| matches!(c.phase, Phase::Running | Phase::Paused)) {
                moves.push(ClockMove { clock: kind, at: now, act: ClockAct::Cancel });
            }
            continue;
        };
        match clock {
            Some(clock) if matches!(clock.phase, Phase::Running | Phase::Paused) => {
                let same = clock.target.goal == to.goal
                    && (&clock.target.calendar, clock.target.calendar_version) == (&to.calendar, to.calendar_version);
                if same {
                    continue;
                }
                let calendar = ctx.calendars.of(&clock.target);
                let breached = calendar.and_then(|c| clock.breach_instant(c)).filter(|at| *at <= now);
                let act = ClockAct::Retarget { from: clock.target.clone(), to: to.clone(), breached };
                moves.push(ClockMove { clock: kind, at: now, act });
            }
            Some(clock) if clock.phase == Phase::Cancelled && incident.state.is_active() => {
                let from = clock.runs.first().map_or(now, |run| run.from);
                moves.push(ClockMove { clock: kind, at: from, act: ClockAct::Start { goal: to.clone() } });
            }
            Some(_) => {}
            None if incident.state.is_active() => {
                let from = incident.reported_at.filter(|_| kind != ClockKind::Update).unwrap_or(now);
                moves.push(ClockMove { clock: kind, at: from, act: ClockAct::Start { goal: to.clone() } });
            }
            None => {}
        }
    }
    moves
}
