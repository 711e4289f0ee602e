//! Clocking. One job: which clock a change of an incident moves, and how (SLA-1, SLA-3, SLA-4). When each kind starts, rests,
//! is met and begins anew stands in the policy ([`ClockRule`]); here a change of state or an act becomes such moments.

use super::Ctx;
use crate::domain::code::Code;
use crate::domain::incident::fields::Incident;
use crate::domain::incident::state::State;
use crate::domain::people::directory::Directory;
use crate::domain::policy::clocks::{ClockRule, GoalRule, Moment};
use crate::domain::policy::lookup::Scope;
use crate::domain::policy::reason::Asked;
use crate::domain::policy::{Agreement, Policy, Target};
use crate::domain::sla::clock::{Clock, ClockAct, ClockKind, ClockMove, Goal, Phase};
use crate::domain::time::zone::Zone;
use crate::domain::time::{Instant, Span};

/// The clocks of a record while moves are found: each move is made at once, so that the next is found on what it left.
#[derive(Debug)]
pub struct Moves<'c> {
    ctx: &'c Ctx<'c>,
    clocks: Vec<Clock>,
    /// The line the record is in: the one its stage clock belongs to.
    line: u8,
    pub made: Vec<ClockMove>,
}

impl<'c> Moves<'c> {
    /// `made` are the moves of the same event so far.
    pub fn after(ctx: &'c Ctx<'c>, incident: &Incident, made: Vec<ClockMove>) -> Self {
        let mut clocks = incident.clocks.clone();
        made.iter().for_each(|step| Clock::apply(&mut clocks, step));
        Self { ctx, clocks, line: incident.line.max(1), made }
    }

    fn make(&mut self, clock: ClockKind, line: u8, at: Instant, act: ClockAct) {
        let step = ClockMove { clock, line, at, act };
        Clock::apply(&mut self.clocks, &step);
        self.made.push(step);
    }

    /// A change of state: rest and its end by what the suspension's reason says, and the moments it is.
    pub fn state(&mut self, incident: &Incident, to: State, suspension: Option<&Code>, at: Instant) {
        let policy = self.ctx.policy;
        let pausing = to == State::Suspended
            && suspension.and_then(|code| policy.suspension(code)).is_some_and(|reason| reason.pauses);
        for clock in self.clocks.clone().into_iter().filter(Clock::is_live) {
            let rests = policy.clock_rule(clock.kind).is_some_and(|rule| policy.rests(rule));
            match clock.phase {
                _ if matches!(to, State::Cancelled | State::Merged) => {
                    self.make(clock.kind, clock.line, at, ClockAct::Cancel);
                }
                Phase::Running if pausing && rests => self.make(clock.kind, clock.line, at, ClockAct::Pause),
                Phase::Paused if !pausing && to.is_active() => {
                    // A rule may resume late, and at its own time; what the user was told since still counts (LIFE-13).
                    let told = incident.told_at.filter(|_| clock.kind == ClockKind::Update);
                    self.make(clock.kind, clock.line, told.map_or(at, |told| told.max(at)), ClockAct::Resume);
                }
                _ => {}
            }
        }
        let done = |state: State| matches!(state, State::Resolved | State::Closed);
        let moments = [
            (Moment::Reopened, done(incident.state) && to.is_active()),
            (Moment::Resolved, done(to) && !done(incident.state)),
            (Moment::Closed, to == State::Closed && incident.state != State::Closed),
        ];
        for (moment, _) in moments.into_iter().filter(|(_, is)| *is) {
            self.moment(incident, moment, at);
        }
    }

    /// A moment, and what each kind of clock makes of it.
    pub fn moment(&mut self, incident: &Incident, moment: Moment, at: Instant) {
        let policy = self.ctx.policy;
        for rule in &policy.clocks {
            let line = if rule.kind == ClockKind::Stage { self.line } else { 0 };
            self.follow(incident, rule, line, moment, at);
        }
    }

    /// It came to another line: the stage of the one ends there, that of the other begins, or goes on where it has been
    /// there before.
    pub fn handed(&mut self, incident: &Incident, to: u8, at: Instant) {
        if to == self.line {
            return;
        }
        let policy = self.ctx.policy;
        let met = |rule: &&ClockRule| policy.meets(rule, Moment::Handed);
        for rule in policy.clocks.iter().filter(met) {
            let line = if rule.kind == ClockKind::Stage { self.line } else { 0 };
            self.stop(rule.kind, line, at);
        }
        self.line = to.max(1);
        for rule in policy.clocks.iter().filter(|rule| !met(rule) || rule.kind == ClockKind::Stage) {
            let line = if rule.kind == ClockKind::Stage { self.line } else { 0 };
            self.begin(incident, rule, line, Moment::Handed, at);
        }
    }

    fn follow(&mut self, incident: &Incident, rule: &ClockRule, line: u8, moment: Moment, at: Instant) {
        let live = self.find(rule.kind, line).is_some_and(Clock::is_live);
        if live && rule.cancels.contains(&moment) {
            self.make(rule.kind, line, at, ClockAct::Cancel);
        } else if live && self.ctx.policy.meets(rule, moment) {
            self.stop(rule.kind, line, at);
        } else {
            self.begin(incident, rule, line, moment, at);
        }
    }

    /// Begins anew, goes on or starts, the first of these that the rule says and that is possible.
    fn begin(&mut self, incident: &Incident, rule: &ClockRule, line: u8, moment: Moment, at: Instant) {
        let phase = self.find(rule.kind, line).map(|clock| clock.phase);
        let live = matches!(phase, Some(Phase::Running | Phase::Paused));
        // What has ended begins anew only with a reopening; otherwise it is another start.
        let again = live || (phase == Some(Phase::Stopped) && moment == Moment::Reopened);
        if again && rule.restarts.contains(&moment) {
            self.make(rule.kind, line, at, ClockAct::Restart);
        } else if phase == Some(Phase::Stopped) && rule.resumes.contains(&moment) {
            self.make(rule.kind, line, at, ClockAct::Resume);
        } else if !live && rule.starts.contains(&moment) && rule.goal != GoalRule::Given {
            let reported = incident.reported_at.unwrap_or(at);
            let terms = terms(self.ctx, incident, incident.priority, reported);
            if let Some(goal) = terms.goal_of(rule.kind, line).cloned() {
                self.make(rule.kind, line, at, ClockAct::Start { goal });
            }
        }
    }

    /// A time somebody was given: a clock of its own, due then whatever the hours (ITSM row 48). One that runs is
    /// replaced, in another cycle.
    pub fn promised(&mut self, incident: &Incident, due: Instant, at: Instant) {
        let policy = self.ctx.policy;
        let starts = policy.clock_rule(ClockKind::Promise).is_some_and(|rule| rule.starts.contains(&Moment::Promise));
        let Some(calendar) = policy.always().filter(|_| starts) else { return };
        let goal = Goal {
            goal: due.since(at),
            calendar: calendar.id.clone(),
            calendar_version: calendar.version,
            agreement: incident.agreement.clone().unwrap_or_else(|| Code::new("")),
            policy: policy.version,
            priority: incident.priority,
        };
        self.make(ClockKind::Promise, 0, at, ClockAct::Start { goal });
    }

    fn stop(&mut self, kind: ClockKind, line: u8, at: Instant) {
        if self.find(kind, line).is_some_and(Clock::is_live) {
            self.make(kind, line, at, ClockAct::Stop);
        }
    }

    fn find(&self, kind: ClockKind, line: u8) -> Option<&Clock> {
        self.clocks.iter().find(|clock| clock.is(kind, line))
    }
}

/// What the agreements say about a record, as far as clocks and scope go.
#[derive(Debug, Clone)]
pub struct Terms<'p> {
    pub agreement: Option<&'p Code>,
    pub to_renew: bool,
    /// No valid agreement covers it (LIFE-4); the agreement is then the default one.
    pub out_of_scope: bool,
    /// By kind and line; absent where there is none (ITSM row 54: no goal, no clock).
    goals: Vec<(ClockKind, u8, Goal)>,
}

impl Terms<'_> {
    /// The goal of a kind of which there is one clock.
    pub fn goal(&self, kind: ClockKind) -> Option<&Goal> {
        self.goal_of(kind, 0)
    }

    /// The goal of a clock; `line` is 0 but for stages.
    pub fn goal_of(&self, kind: ClockKind, line: u8) -> Option<&Goal> {
        self.goals.iter().find(|(k, l, _)| (*k, *l) == (kind, line)).map(|(_, _, goal)| goal)
    }
}

/// What of a record agreements ask for; `at` is the time of the report. [`Policy::reason_for`] says which one covers it,
/// and why.
pub fn asked(directory: &Directory, zone: &Zone, incident: &Incident, at: Instant) -> Asked {
    Asked {
        organisations: directory.org_path(incident.organisation),
        services: directory.service_keys(&incident.services),
        nature: incident.nature.clone().unwrap_or_else(|| Code::new("")),
        on: zone.to_local(at).date(),
    }
}

/// The terms for a record as it stands (its organisation, services, nature, priority), on the day it was reported.
pub fn terms<'p>(ctx: &Ctx<'p>, incident: &Incident, priority: u8, at: Instant) -> Terms<'p> {
    let policy = ctx.policy;
    let Asked { organisations, services, nature, on } = asked(ctx.directory, ctx.zone, incident, at);
    let (agreement, to_renew, out_of_scope) = match policy.agreement_for(&organisations, &services, &nature, on) {
        Scope::Covered { agreement, to_renew } | Scope::Default { agreement, to_renew } => {
            (Some(agreement), to_renew, false)
        }
        Scope::OutOfScope => (policy.default_agreement(), false, true),
    };
    let target = agreement.and_then(|a| Some((a, a.target(&nature, priority)?)));
    let goals = target.map(|(agreement, target)| goals(policy, agreement, target)).unwrap_or_default();
    Terms { agreement: agreement.map(|a| &a.id), to_renew, out_of_scope, goals }
}

fn goals(policy: &Policy, agreement: &Agreement, target: &Target) -> Vec<(ClockKind, u8, Goal)> {
    let Some(calendar) = policy.calendar(&target.calendar) else { return Vec::new() };
    let goal = |goal: Span| Goal {
        goal,
        calendar: calendar.id.clone(),
        calendar_version: calendar.version,
        agreement: agreement.id.clone(),
        policy: policy.version,
        priority: target.priority,
    };
    let mut goals = Vec::new();
    for rule in &policy.clocks {
        let of_lines = target.goals(rule).into_iter().filter(|(_, span, _)| *span > Span::ZERO);
        goals.extend(of_lines.map(|(line, span, _)| (rule.kind, line, goal(span))));
    }
    goals
}

/// The clocks of a new record: those that start with the report from when it was made, the others from the recording
/// (SLA-1). `incident` is the record as it will be.
pub fn start(ctx: &Ctx, incident: &Incident, reported: Instant, recorded: Instant) -> Vec<ClockMove> {
    let mut moves = Moves::after(ctx, incident, Vec::new());
    moves.moment(incident, Moment::Reported, reported);
    moves.moment(incident, Moment::Recorded, recorded);
    moves.made
}

/// The moves by which clocks that still count get other goals, from their original start (SLA-4). A breach of the old
/// goal is kept as the fact it is; where there is no goal any more, the clock counts for nothing.
pub fn retarget(ctx: &Ctx, incident: &Incident, terms: &Terms, now: Instant) -> Vec<ClockMove> {
    let mut moves = Vec::new();
    for clock in incident.clocks.iter().filter(|clock| clock.is_live()) {
        let step = |act| ClockMove { clock: clock.kind, line: clock.line, at: now, act };
        match terms.goal_of(clock.kind, clock.line) {
            _ if is_given(ctx, clock.kind) => {}
            None => moves.push(step(ClockAct::Cancel)),
            Some(to) if same(&clock.target, to) => {}
            Some(to) => {
                let calendar = ctx.calendars.of(&clock.target);
                let breached = calendar.and_then(|c| clock.breach_instant(c)).filter(|at| *at <= now);
                moves.push(step(ClockAct::Retarget { from: clock.target.clone(), to: to.clone(), breached }));
            }
        }
    }
    if incident.state.is_active() {
        moves.extend(ctx.policy.clocks.iter().filter_map(|rule| begin_late(incident, rule, terms, now)));
    }
    moves
}

/// Whether such a clock is due at an instant that somebody named, and at no other.
pub(super) fn is_given(ctx: &Ctx, kind: ClockKind) -> bool {
    ctx.policy.clock_rule(kind).is_some_and(|rule| rule.goal == GoalRule::Given)
}

fn same(old: &Goal, new: &Goal) -> bool {
    (old.goal, &old.calendar, old.calendar_version) == (new.goal, &new.calendar, new.calendar_version)
}

/// A clock that runs from the beginning of every record, and has a goal only now: it starts where it would have started.
fn begin_late(incident: &Incident, rule: &ClockRule, terms: &Terms, now: Instant) -> Option<ClockMove> {
    let (reported, recorded) = (rule.starts.contains(&Moment::Reported), rule.starts.contains(&Moment::Recorded));
    let clock = incident.clocks.iter().find(|clock| clock.kind == rule.kind);
    if rule.kind == ClockKind::Stage || !(reported || recorded) {
        return None;
    }
    let goal = terms.goal(rule.kind)?.clone();
    let from = match clock {
        Some(clock) if clock.phase == Phase::Cancelled => clock.runs.first().map_or(now, |run| run.from),
        Some(_) => return None,
        None => incident.reported_at.filter(|_| reported).unwrap_or(now),
    };
    Some(ClockMove { clock: rule.kind, line: 0, at: from, act: ClockAct::Start { goal } })
}
