//! Clocks. One job: what a clock is, how events move it, and what it shows at an instant (SLA-1 … SLA-5).
//!
//! A clock keeps the spans during which it ran; everything else (used, left, due, band, verdict) is derived here from
//! those spans, its goal, its calendar and `now`, and nowhere else. Which act moves which clock is decided in
//! [`crate::domain::incident`], with the policy at hand.

use crate::domain::code::Code;
use crate::domain::policy::Band as Threshold;
use crate::domain::sla::calendar::Calendar;
use crate::domain::time::{Instant, Span};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::Arc;

/// The kinds of clock an incident carries (SLA-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// From the report until somebody answers.
    Response,
    /// From the report until it is resolved.
    Resolution,
    /// Until the user hears of it again.
    Update,
    /// From being assigned until somebody takes it.
    Accept,
    /// The share of one line in the resolution: one clock a line (the OLA).
    Stage,
    /// From being resolved until it is closed.
    Confirm,
    /// Until the caller is called back.
    CallBack,
    /// Until a time the caller was given.
    Promise,
    /// Since the oldest message of the user that nobody answered.
    Reply,
    /// Until the stakeholders of a major incident hear of it again.
    Stakeholder,
}

impl ClockKind {
    /// The order is a format: rows keep a clock's place in it.
    pub const ALL: [Self; 10] = [
        Self::Response,
        Self::Resolution,
        Self::Update,
        Self::Accept,
        Self::Stage,
        Self::Confirm,
        Self::CallBack,
        Self::Promise,
        Self::Reply,
        Self::Stakeholder,
    ];

    pub fn name(self) -> &'static str {
        const NAMES: [&str; 10] = [
            "response",
            "resolution",
            "update",
            "accept",
            "stage",
            "confirm",
            "call_back",
            "promise",
            "reply",
            "stakeholder",
        ];
        NAMES[self as usize]
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A goal as it was resolved when it was set: the journal never has to ask a later policy (DESIGN decision 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Service time allowed.
    pub goal: Span,
    pub calendar: Code,
    pub calendar_version: u32,
    pub agreement: Code,
    pub policy: u32,
    pub priority: u8,
}

/// A span during which the clock ran; `to` is missing while it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    pub from: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Instant>,
}

/// Where a clock stands, apart from opening hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Running,
    Paused,
    Stopped,
    Cancelled,
}

/// One clock of one incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub kind: ClockKind,
    /// The line of a stage clock; 0 for the other kinds, of which there is one each.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: u8,
    pub target: Goal,
    pub phase: Phase,
    pub runs: Vec<Run>,
    /// Counts restarts and resumptions after a stop, so that a crossing is one crossing per cycle.
    pub cycle: u32,
    /// A breach against a goal that was in force then and is not any more: a fact that stays (SLA-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub breached_before: Option<Instant>,
}

fn is_zero(n: &u8) -> bool {
    *n == 0
}

/// What an event does to a clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockMove {
    pub clock: ClockKind,
    /// See [`Clock::line`].
    #[serde(default, skip_serializing_if = "is_zero")]
    pub line: u8,
    pub at: Instant,
    #[serde(flatten)]
    pub act: ClockAct,
}

/// See [`ClockMove`]. The names are part of the journal's format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "act")]
pub enum ClockAct {
    /// Begins with a goal.
    Start { goal: Goal },
    /// Stands still for a reason that pauses.
    Pause,
    /// Runs on: after a pause, or after a stop (reopening).
    Resume,
    /// Ends; met or breached follows from what was used.
    Stop,
    /// Begins anew with the same goal (the user was told something).
    Restart,
    /// Counts for nothing.
    Cancel,
    /// Another goal from the original start; `breached` is the breach of the old goal, if there was one.
    Retarget {
        from: Goal,
        to: Goal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        breached: Option<Instant>,
    },
    /// Undo of a retarget: the old goal again, and the mistake leaves no breach behind (ONE-4).
    Untarget {
        from: Goal,
        to: Goal,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        breached: Option<Instant>,
    },
    /// Undo of any move but a new goal: phase, runs and cycle as they were, the span of the mistake taken out (ONE-4).
    Unrun { phase: Phase, runs: Vec<Run>, cycle: u32 },
}

impl Clock {
    /// Applies a move. A move that finds no clock to move changes nothing; `Start` replaces, in another cycle.
    pub fn apply(clocks: &mut Vec<Self>, step: &ClockMove) {
        let found = clocks.iter_mut().find(|c| c.is(step.clock, step.line));
        match (&step.act, found) {
            (ClockAct::Start { goal }, Some(clock)) => {
                let again = Self { cycle: clock.cycle + 1, ..Self::begun(step, goal) };
                *clock = again;
            }
            (ClockAct::Start { goal }, None) => {
                clocks.push(Self::begun(step, goal));
                clocks.sort_by_key(|c| (c.kind, c.line));
            }
            (act, Some(clock)) => clock.step(step.at, act),
            (_, None) => {}
        }
    }

    fn begun(step: &ClockMove, goal: &Goal) -> Self {
        Self {
            kind: step.clock,
            line: step.line,
            target: goal.clone(),
            phase: Phase::Running,
            runs: vec![Run { from: step.at, to: None }],
            cycle: 1,
            breached_before: None,
        }
    }

    /// Whether it is the clock of a kind and, for a stage, of a line.
    pub fn is(&self, kind: ClockKind, line: u8) -> bool {
        (self.kind, self.line) == (kind, line)
    }

    /// Whether it still counts.
    pub fn is_live(&self) -> bool {
        matches!(self.phase, Phase::Running | Phase::Paused)
    }

    fn step(&mut self, at: Instant, act: &ClockAct) {
        match act {
            ClockAct::Start { .. } => {}
            ClockAct::Pause => self.halt(at, Phase::Paused),
            ClockAct::Stop => self.halt(at, Phase::Stopped),
            ClockAct::Cancel => self.halt(at, Phase::Cancelled),
            ClockAct::Resume => {
                self.cycle += u32::from(self.phase == Phase::Stopped);
                self.run(at);
            }
            ClockAct::Restart => {
                self.runs.clear();
                self.cycle += 1;
                if self.phase == Phase::Paused {
                    return;
                }
                self.run(at);
            }
            ClockAct::Retarget { to, breached, .. } => {
                self.target = to.clone();
                self.breached_before = self.breached_before.or(*breached);
            }
            ClockAct::Untarget { to, breached, .. } => {
                self.target = to.clone();
                self.breached_before = *breached;
            }
            ClockAct::Unrun { phase, runs, cycle } => {
                (self.phase, self.cycle) = (*phase, *cycle);
                self.runs.clone_from(runs);
            }
        }
    }

    fn run(&mut self, at: Instant) {
        if self.open_run().is_none() {
            self.runs.push(Run { from: at, to: None });
        }
        self.phase = Phase::Running;
    }

    fn halt(&mut self, at: Instant, phase: Phase) {
        if let Some(run) = self.runs.last_mut().filter(|run| run.to.is_none()) {
            run.to = Some(at.max(run.from));
        }
        self.phase = phase;
    }

    fn open_run(&self) -> Option<Run> {
        self.runs.last().copied().filter(|run| run.to.is_none())
    }

    /// When it stopped, if it has.
    pub fn stopped_at(&self) -> Option<Instant> {
        (self.phase == Phase::Stopped).then(|| self.runs.last().and_then(|run| run.to)).flatten()
    }

    /// Service time used up to `now`.
    pub fn used(&self, calendar: &Calendar, now: Instant) -> Span {
        self.runs.iter().fold(Span::ZERO, |sum, run| {
            let to = run.to.unwrap_or(now);
            if to > run.from { sum + calendar.service(run.from, to) } else { sum }
        })
    }

    /// The numbers that stay true until the next event: everything a frame needs is one comparison away.
    pub fn marks(&self, calendar: &Calendar, warning: Threshold, critical: Threshold) -> Marks {
        let goal = self.target.goal;
        let closed = self.runs.iter().filter_map(|r| r.to.map(|to| (r.from, to)));
        let used = closed.fold(Span::ZERO, |sum, (from, to)| sum + calendar.service(from, to));
        let left = goal - used;
        let run = self.open_run();
        let reach = |left: Span| match run {
            Some(run) if left >= Span::ZERO => calendar.due(run.from, left),
            Some(run) => Some(run.from),
            None => None,
        };
        let due = reach(left);
        let breach_at = match run {
            Some(run) if left < Span::ZERO => Some(self.breach_instant(calendar).unwrap_or(run.from)),
            _ => due.and_then(|due| calendar.breach_at(due)),
        };
        Marks {
            due,
            breach_at,
            warn_at: reach(left - warning.threshold(goal)),
            crit_at: reach(left - critical.threshold(goal)),
            used_closed: used,
            due_position: run.map(|run| calendar.position(run.from) + left),
        }
    }

    /// The first instant at which used > goal, over all runs; `None` while it has not happened by `Instant::FAR`.
    pub fn breach_instant(&self, calendar: &Calendar) -> Option<Instant> {
        let mut left = self.target.goal;
        for run in &self.runs {
            let used = run.to.map(|to| calendar.service(run.from, to));
            match used {
                Some(used) if used <= left => left = left - used,
                _ => return calendar.due(run.from, left).and_then(|due| calendar.breach_at(due)),
            }
        }
        None
    }

    /// When a clock that runs comes to so much used service time, or `over` it, if nothing happens; `None` when it is
    /// there already by what it used before, or never comes there.
    pub fn comes_to(&self, calendar: &Calendar, used: Span, over: bool) -> Option<Instant> {
        let run = self.open_run()?;
        let before = self.used(calendar, run.from);
        if before > used || (before == used && !over && self.runs.len() > 1) {
            return None;
        }
        let at = calendar.due(run.from, used - before)?;
        if over { calendar.breach_at(at) } else { Some(at) }
    }

    /// When the goal is used up over all runs, or was, whatever the clock does now. `None` while it stands before that,
    /// and when its calendar never opens again.
    pub fn limit(&self, calendar: &Calendar) -> Option<Instant> {
        let mut left = self.target.goal;
        for run in &self.runs {
            match run.to.map(|to| calendar.service(run.from, to)) {
                Some(used) if used < left => left = left - used,
                _ => return calendar.due(run.from, left),
            }
        }
        None
    }

    /// What the clock shows at `now`.
    pub fn reading(&self, calendar: &Calendar, warning: Threshold, critical: Threshold, now: Instant) -> Reading {
        let used = self.used(calendar, now);
        let left = self.target.goal - used;
        let breached = left < Span::ZERO;
        let breached_at = self.breached_before.or(if breached { self.breach_instant(calendar) } else { None });
        let due = self.marks(calendar, warning, critical).due;
        let band = if breached {
            Band::Breached
        } else if left <= critical.threshold(self.target.goal) {
            Band::Critical
        } else if left <= warning.threshold(self.target.goal) {
            Band::Warning
        } else {
            Band::Ok
        };
        let shows = match self.phase {
            Phase::Cancelled => Shows::Cancelled,
            Phase::Stopped if breached_at.is_some() => Shows::Breached,
            Phase::Stopped => Shows::Met,
            _ if breached => Shows::Breached,
            Phase::Paused => Shows::Paused,
            Phase::Running if left == Span::ZERO => Shows::Due,
            Phase::Running if !calendar.is_open(now) => Shows::Shut { until: calendar.next_open(now) },
            Phase::Running => Shows::Band(band),
        };
        Reading { kind: self.kind, goal: self.target.goal, used, left, due, breached_at, band, shows }
    }
}

/// How bad a clock is, whatever else it does (SLA-6a). The order is from calm to bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Band {
    Ok,
    Warning,
    Critical,
    Breached,
}

impl Band {
    /// The best first.
    pub const ALL: [Self; 4] = [Self::Ok, Self::Warning, Self::Critical, Self::Breached];
}

/// What is drawn, in the precedence of SLA-1: met, breached, paused, shut, band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    Met,
    Breached,
    Paused,
    Shut {
        until: Option<Instant>,
    },
    /// All used up to the millisecond, and not breached: `due 0:00` until the next open millisecond.
    Due,
    Band(Band),
    Cancelled,
}

/// A clock at one instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub kind: ClockKind,
    pub goal: Span,
    pub used: Span,
    /// Goal less used; negative when breached.
    pub left: Span,
    /// When the goal is used up if nothing happens; `None` when it does not run.
    pub due: Option<Instant>,
    pub breached_at: Option<Instant>,
    pub band: Band,
    pub shows: Shows,
}

/// A clock's numbers between two events (DESIGN decision 6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    pub due: Option<Instant>,
    /// First instant at which used > goal.
    pub breach_at: Option<Instant>,
    pub warn_at: Option<Instant>,
    pub crit_at: Option<Instant>,
    /// Service time of the runs that have ended.
    pub used_closed: Span,
    /// Left at any instant = this less the calendar's position then.
    pub due_position: Option<Span>,
}

/// The compiled calendars of every policy version in the file, by id and version, in the order the file met them.
#[derive(Debug, Clone, Default)]
pub struct Calendars {
    all: Vec<Arc<Calendar>>,
    index: HashMap<(Code, u32), u16>,
}

impl Calendars {
    /// Adds one; a version that is there stays what it is.
    pub fn insert(&mut self, id: Code, version: u32, calendar: Arc<Calendar>) {
        let next = u16::try_from(self.all.len()).unwrap_or(u16::MAX);
        self.index.entry((id, version)).or_insert_with(|| {
            self.all.push(calendar);
            next
        });
    }
    pub fn contains(&self, id: &Code, version: u32) -> bool {
        self.index.contains_key(&(id.clone(), version))
    }
    /// The calendar a goal is counted in.
    pub fn of(&self, goal: &Goal) -> Option<&Arc<Calendar>> {
        self.indexed(goal).map(|(_, calendar)| calendar)
    }
    /// The same, with its index.
    pub fn indexed(&self, goal: &Goal) -> Option<(u16, &Arc<Calendar>)> {
        let index = *self.index.get(&(goal.calendar.clone(), goal.calendar_version))?;
        self.all.get(usize::from(index)).map(|calendar| (index, calendar))
    }
    /// All, by index.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Calendar>> {
        self.all.iter()
    }
}
