//! Why a clock shows what it shows. One job: one clock of a record, taken apart: the sum, the stretches of time it is
//! made of, the rule that set its goal, and every change on the way (ONE-1, SLA-8).
//!
//! Nothing is counted here: amounts come from [`Clock`] and [`Calendar`], causes from the events ([`history()`]). The parts
//! add up to [`Clock::used`], and the stretches cover the span from its start without a gap; a property holds both.
//!
//! ```text
//!  parts      |— ran 1:10 —|— paused: vendor —|———— ran 2:35 ————|              used = 1:10 + 2:35
//!  stretches  |open        |paused            |open |shut |open   ¦open  |      ¦ = now; behind it, until due
//!             from                                                       until
//! ```

mod history;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use super::calendar::Calendar;
use super::clock::{Calendars, Clock, ClockKind, Goal, Phase, Reading};
use crate::domain::code::Code;
use crate::domain::incident::{Incident, Record};
use crate::domain::people::directory::Directory;
use crate::domain::policy::clocks::{GoalRule, Source};
use crate::domain::policy::lookup::Asked;
use crate::domain::policy::{GoalDays, Policy};
use crate::domain::time::{Instant, Span};
pub use history::{Change, What};
use history::{History, history};

/// What it takes to explain: the rules and the names they are asked with.
#[derive(Debug, Clone, Copy)]
pub struct Known<'k> {
    pub policy: &'k Policy,
    pub calendars: &'k Calendars,
    pub directory: &'k Directory,
}

/// Which clock of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Which {
    pub kind: ClockKind,
    /// The line of a stage; 0 for the others.
    pub line: u8,
}

impl Which {
    /// `resolution`, `stage:2`.
    pub fn name(self) -> String {
        match self.line {
            0 => self.kind.name().to_owned(),
            line => format!("{}:{line}", self.kind.name()),
        }
    }
}

/// A clock taken apart, at one instant.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    pub which: Which,
    pub now: Instant,
    /// What it shows, with goal, used and left.
    pub reading: Reading,
    /// When the goal is used up or was, whatever the clock does now; `None` while it stands before that, and when its
    /// calendar never opens again.
    pub limit: Option<Instant>,
    /// Where the present cycle begins. [`Stretch`]es go from here to `until`.
    pub from: Instant,
    /// The later of now and due; where the clock has ended, its end.
    pub until: Instant,
    /// Counts restarts and resumptions after a stop.
    pub cycle: u32,
    /// What ran and what did not, one after the other, up to now or to the end.
    pub parts: Vec<Part>,
    pub stretches: Vec<Stretch>,
    /// Against an earlier goal first, then against the present one.
    pub breaches: Vec<Breach>,
    pub rule: Rule,
    /// Every event that moved this clock, the oldest first; also of cycles before.
    pub changes: Vec<Change>,
}

/// What a stretch of time was to a clock.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// It counts.
    Open,
    /// Out of service hours; the clock runs and nothing is counted.
    Shut,
    /// Suspended for a reason that pauses, where the events say which.
    Paused(Option<Code>),
    /// It had stopped, and was reopened later.
    Stopped,
    Cancelled,
    /// A mistake that was taken back: its span counts for nothing (ONE-4).
    Undone,
}

/// A run of the clock, or what lies between two of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub from: Instant,
    /// Now, for one that is not over.
    pub to: Instant,
    /// [`Stand::Open`] for a run.
    pub stand: Stand,
    /// Service time between `from` and `to`, counted or not.
    pub service: Span,
    /// Service time that was counted so far, this part included.
    pub sum: Span,
}

impl Part {
    pub fn counts(&self) -> bool {
        self.stand == Stand::Open
    }
}

/// A piece of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub from: Instant,
    pub to: Instant,
    pub stand: Stand,
    /// After now: how it will be if nothing happens.
    pub ahead: bool,
}

/// A goal that was overrun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// The first instant at which more was used than allowed.
    pub at: Instant,
    pub how: How,
}

/// What a breach came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Time passed.
    Time,
    /// The goal was set when more than it allows had been used: by so much, at that event.
    Reclassified { seq: i64, over: Span },
    /// A goal that was in force then; the fact stays (SLA-4). The event that replaced it, where it is known.
    Before { goal: Option<Goal>, seq: Option<i64> },
}

/// What chose the goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Goal, agreement, priority, calendar and policy as they were resolved.
    pub goal: Goal,
    /// The event that set it, where it is known.
    pub seq: Option<i64>,
    /// The zone of the calendar's hours (IANA id).
    pub zone: String,
    /// What of the record the agreement fits, by the policy in force; `None` when it has no such agreement any more, or
    /// the agreement does not fit what the record says now.
    pub fits: Option<Vec<Asked>>,
    /// It is the agreement under which anything may be taken.
    pub default: bool,
    pub to_renew: bool,
    pub out_of_scope: bool,
    /// What the goal came from, by the policy in force; `None` where that says another one.
    pub source: Option<Source>,
    /// The nature that the row of targets names: `None` where it takes any.
    pub nature: Option<Code>,
    /// The same goal in business days, where the row has it in days.
    pub days: Option<u32>,
    /// The version of the policy in force.
    pub policy: u32,
    /// Warning and critical: how much is left when it turns, and when that will be, where it is to come (SLA-6a).
    pub bands: [(Span, Option<Instant>); 2],
}

/// The clocks that can be explained: the one that lists show first, then as a record has them.
pub fn all(record: &Record, known: Known<'_>, now: Instant) -> Vec<Which> {
    let incident = &record.incident;
    let row = crate::domain::incident::row::Row::of(incident, known.calendars, known.policy);
    // Of the stages a row has that of the present line.
    let line = |kind| if kind == ClockKind::Stage { incident.line } else { 0 };
    let leading = row.leading(now, known.policy).map(|clock| Which { kind: clock.kind, line: line(clock.kind) });
    let counted = incident.clocks.iter().filter(|c| known.calendars.of(&c.target).is_some());
    let mut all: Vec<Which> = counted.map(|c| Which { kind: c.kind, line: c.line }).collect();
    all.sort_by_key(|which| (Some(*which) != leading, *which));
    all
}

/// Takes a clock apart. `None` when the record has no such clock, or its calendar is not known.
pub fn explain(record: &Record, which: Which, known: Known<'_>, now: Instant) -> Option<Explanation> {
    let clock = record.incident.clocks.iter().find(|c| c.is(which.kind, which.line))?;
    let calendar = known.calendars.of(&clock.target)?;
    let history = history(record, which, known);
    let reading = clock.reading(calendar, known.policy.warning, known.policy.critical, now);
    let first = clock.runs.first().map(|run| run.from);
    let from = history.began.into_iter().chain(first).min().unwrap_or(now);
    let parts = parts(clock, calendar, &history, from, now);
    let end = parts.last().map_or(from, |part| part.to);
    let due = reading.due.filter(|due| clock.phase == Phase::Running && *due > end);
    let stretches = stretches(&parts, calendar, end, due);
    let breaches = breaches(clock, calendar, &history, &reading, now);
    Some(Explanation {
        which,
        now,
        limit: clock.limit(calendar),
        reading,
        from,
        until: due.unwrap_or(end),
        cycle: clock.cycle,
        parts,
        stretches,
        breaches,
        rule: rule(&record.incident, clock, calendar, &history, known, now),
        changes: history.changes,
    })
}

/// Runs, and between them and behind them what the events say of the time.
fn parts(clock: &Clock, calendar: &Calendar, history: &History, from: Instant, now: Instant) -> Vec<Part> {
    let mut parts = Parts { calendar, at: from, sum: Span::ZERO, all: Vec::new() };
    for run in &clock.runs {
        parts.idle(history, run.from);
        parts.add(Stand::Open, run.to.unwrap_or(now));
    }
    match clock.phase {
        Phase::Running => {}
        Phase::Paused => parts.idle(history, now),
        // It may have waited up to its end.
        Phase::Stopped | Phase::Cancelled => parts.idle(history, history.ended().unwrap_or(from)),
    }
    parts.all
}

struct Parts<'c> {
    calendar: &'c Calendar,
    /// The end of what is there.
    at: Instant,
    sum: Span,
    all: Vec<Part>,
}

impl Parts<'_> {
    /// A part from where the last one ends; none where it would be empty.
    fn add(&mut self, stand: Stand, to: Instant) {
        if to <= self.at {
            return;
        }
        let service = self.calendar.service(self.at, to);
        if stand == Stand::Open {
            self.sum += service;
        }
        self.all.push(Part { from: self.at, to, stand, service, sum: self.sum });
        self.at = to;
    }

    /// Time in which it did not run, by cause.
    fn idle(&mut self, history: &History, to: Instant) {
        while self.at < to {
            let (stand, until) = history.idle(self.at);
            self.add(stand, until.map_or(to, |until| until.min(to)));
        }
    }
}

/// The parts cut where service opens and closes, and what is still to come until it is due.
fn stretches(parts: &[Part], calendar: &Calendar, end: Instant, due: Option<Instant>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    for part in parts {
        match part.stand {
            Stand::Open => cut(&mut all, calendar, part.from, part.to, false),
            _ => push(&mut all, part.from, part.to, part.stand.clone(), false),
        }
    }
    if let Some(due) = due {
        cut(&mut all, calendar, end, due, true);
    }
    all
}

fn cut(all: &mut Vec<Stretch>, calendar: &Calendar, from: Instant, to: Instant, ahead: bool) {
    let mut at = from;
    for (open, close) in calendar.open_between(from, to) {
        push(all, at, open, Stand::Shut, ahead);
        push(all, open, close, Stand::Open, ahead);
        at = close;
    }
    push(all, at, to, Stand::Shut, ahead);
}

/// Adds a stretch unless it is empty; alike ones are one.
fn push(all: &mut Vec<Stretch>, from: Instant, to: Instant, stand: Stand, ahead: bool) {
    if from >= to {
        return;
    }
    match all.last_mut().filter(|last| last.stand == stand && last.ahead == ahead) {
        Some(last) => last.to = to,
        None => all.push(Stretch { from, to, stand, ahead }),
    }
}

fn breaches(clock: &Clock, calendar: &Calendar, history: &History, reading: &Reading, now: Instant) -> Vec<Breach> {
    let replaced = |at| {
        let of = |change: &&Change| matches!(change.what, What::Retargeted { breached, .. } if breached == Some(at));
        let change = history.changes.iter().rev().filter(|change| !change.undone).find(of);
        let goal = change.and_then(|change| match &change.what {
            What::Retargeted { from, .. } => Some(from.clone()),
            _ => None,
        });
        How::Before { goal, seq: change.map(|change| change.seq) }
    };
    let before = clock.breached_before.map(|at| Breach { at, how: replaced(at) });
    let over = (reading.left < Span::ZERO).then(|| clock.breach_instant(calendar)).flatten();
    let present = over.filter(|at| *at <= now).map(|at| {
        let how = match history.set_by().filter(|change| at <= change.at).map(|change| (change.seq, &change.what)) {
            Some((seq, What::Retargeted { over: Some(over), .. })) => How::Reclassified { seq, over: *over },
            _ => How::Time,
        };
        Breach { at, how }
    });
    before.into_iter().chain(present).collect()
}

fn rule(
    incident: &Incident,
    clock: &Clock,
    calendar: &Calendar,
    history: &History,
    known: Known<'_>,
    now: Instant,
) -> Rule {
    let goal = &clock.target;
    let nature = incident.nature.clone().unwrap_or_else(|| Code::new(""));
    let organisations = known.directory.org_path(incident.organisation);
    let services = known.directory.service_keys(&incident.services);
    let agreement = known.policy.agreement(&goal.agreement);
    let present = agreement.filter(|_| incident.agreement.as_ref() == Some(&goal.agreement));
    let row = agreement.and_then(|a| a.target(&nature, goal.priority));
    let by = known.policy.clock_rule(clock.kind);
    // A later policy may have another row, or another figure in it: only one that says this goal is meant.
    let same = row.zip(by).filter(|(row, _)| row.calendar == goal.calendar).and_then(|(row, by)| {
        let goals = row.goals(by).into_iter();
        goals.filter(|(line, span, _)| (*line, *span) == (clock.line, goal.goal)).map(|(.., source)| source).next()
    });
    let given = by.is_some_and(|by| by.goal == GoalRule::Given);
    let row = row.filter(|_| same.is_some());
    let (warning, critical) = (known.policy.warning, known.policy.critical);
    let marks = clock.marks(calendar, warning, critical);
    let ahead = |at: Option<Instant>| at.filter(|at| *at > now);
    let bands = [(warning, marks.warn_at), (critical, marks.crit_at)];
    let bands = bands.map(|(band, at)| (band.threshold(goal.goal), ahead(at)));
    Rule {
        goal: goal.clone(),
        seq: history.set_by().map(|change| change.seq),
        zone: calendar.zone().id().to_owned(),
        fits: present.and_then(|a| a.asked(&organisations, &services, &nature)),
        default: agreement.is_some_and(|a| a.default),
        to_renew: incident.to_renew,
        out_of_scope: incident.out_of_scope,
        source: if given { Some(Source::Given) } else { same },
        nature: row.and_then(|row| row.nature.clone()),
        days: row.and_then(|row| days(row.days, clock.kind)),
        policy: known.policy.version,
        bands,
    }
}

fn days(days: GoalDays, kind: ClockKind) -> Option<u32> {
    match kind {
        ClockKind::Response => days.response,
        ClockKind::Resolution => days.resolution,
        ClockKind::Update => days.update,
        _ => None,
    }
}
