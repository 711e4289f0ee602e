//! What the events did to a clock. One job: fold the moves of one clock into the changes on its way, and into the reason
//! why it stood still at any instant.

use super::{Known, Stand, Which};
use crate::domain::code::Code;
use crate::domain::incident::event::{Event, Place};
use crate::domain::incident::{Field, Past, Record};
use crate::domain::sla::clock::{Clock, ClockAct, ClockMove, Goal, Phase};
use crate::domain::time::{Instant, Span};
use crate::domain::value::Value;

/// An event that moved the clock.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The event, in the journal.
    pub seq: i64,
    /// When the move took effect; a clock may start before its record is made.
    pub at: Instant,
    pub what: What,
    /// When the clock was due before and after, where it ran.
    pub due: [Option<Instant>; 2],
    /// Taken back later.
    pub undone: bool,
}

/// What an event did to the clock.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    Started(Goal),
    Paused(Option<Code>),
    Resumed,
    Stopped,
    Restarted,
    Cancelled,
    /// Another goal; `breached` is a breach of the old one, `over` how much more than the new one had been used.
    Retargeted {
        from: Goal,
        to: Goal,
        breached: Option<Instant>,
        over: Option<Span>,
    },
    /// The old goal again.
    Untargeted {
        from: Goal,
        to: Goal,
    },
    /// A mistake taken back, and the time since then taken out.
    Undone {
        since: Instant,
    },
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    /// Where the present cycle begins.
    pub(super) began: Option<Instant>,
    pub(super) changes: Vec<Change>,
    /// From each instant on, until the next one.
    stands: Vec<(Instant, Stand)>,
}

impl History {
    /// Why it stood still at an instant at which it did not run, and until when that was so.
    pub(super) fn idle(&self, at: Instant) -> (Stand, Option<Instant>) {
        let next = self.stands.partition_point(|(from, _)| *from <= at);
        let stand = next.checked_sub(1).and_then(|n| self.stands.get(n)).map(|(_, stand)| stand.clone());
        let until = self.stands.get(next).map(|(from, _)| *from);
        // What the events do not explain was not counted all the same.
        (stand.filter(|stand| *stand != Stand::Open).unwrap_or(Stand::Paused(None)), until)
    }

    /// The change that set the goal in force.
    pub(super) fn set_by(&self) -> Option<&Change> {
        let sets = |what: &What| matches!(what, What::Started(_) | What::Retargeted { .. });
        self.changes.iter().rev().find(|change| sets(&change.what) && !change.undone)
    }

    /// When it ended, if that is the last that is known.
    pub(super) fn ended(&self) -> Option<Instant> {
        let last = self.stands.last().filter(|(_, stand)| matches!(stand, Stand::Stopped | Stand::Cancelled));
        last.map(|(at, _)| *at)
    }

    /// From `at` on it is so, whatever was said of later times.
    fn stand(&mut self, at: Instant, stand: Stand) {
        self.stands.retain(|(from, _)| *from < at);
        self.stands.push((at, stand));
    }

    fn stood(&self, before: Instant) -> Option<&Stand> {
        self.stands.iter().rev().find(|(from, _)| *from < before).map(|(_, stand)| stand)
    }
}

/// The history of one clock of a record.
pub(super) fn history(record: &Record, which: Which, known: Known<'_>) -> History {
    let mut history = History::default();
    let mut clocks: Vec<Clock> = Vec::new();
    let of = |step: &&ClockMove| (step.clock, step.line) == (which.kind, which.line);
    for past in &record.past {
        for step in past.event.detail.clocks.iter().filter(of) {
            let due = |clocks: &[Clock]| due(clocks.first()?, known);
            let before = due(&clocks);
            Clock::apply(&mut clocks, step);
            let Some(clock) = clocks.first() else { continue };
            let since = since(record, past, which).unwrap_or(step.at);
            note(&mut history, clock, past, step, since);
            let undone = record.is_undone(past.batch);
            let what = what(clock, past, step, since, known);
            history.changes.push(Change { seq: past.seq, at: step.at, what, due: [before, due(&clocks)], undone });
        }
    }
    history
}

fn due(clock: &Clock, known: Known<'_>) -> Option<Instant> {
    clock.limit(known.calendars.of(&clock.target)?)
}

/// Where the mistake began that an undo takes out of this clock.
fn since(record: &Record, undo: &Past, which: Which) -> Option<Instant> {
    let batch = undo.event.detail.undoes?;
    let mistakes = record.past.iter().filter(|past| past.batch == batch);
    let moves = mistakes
        .flat_map(|past| &past.event.detail.clocks)
        .filter(|step| (step.clock, step.line) == (which.kind, which.line));
    moves.filter(|step| !matches!(step.act, ClockAct::Retarget { .. })).map(|step| step.at).next()
}

/// Remembers how the clock stands after a move.
fn note(history: &mut History, clock: &Clock, past: &Past, step: &ClockMove, since: Instant) {
    let at = step.at;
    match &step.act {
        ClockAct::Start { .. } => {
            history.began = Some(at);
            history.stand(at, Stand::Open);
        }
        ClockAct::Restart => {
            history.began = Some(at);
            let paused = (clock.phase == Phase::Paused).then(|| history.stood(at).cloned()).flatten();
            history.stand(at, paused.unwrap_or(Stand::Open));
        }
        ClockAct::Pause => history.stand(at, Stand::Paused(reason(&past.event))),
        ClockAct::Resume => history.stand(at, Stand::Open),
        ClockAct::Stop => history.stand(at, Stand::Stopped),
        ClockAct::Cancel => history.stand(at, Stand::Cancelled),
        ClockAct::Retarget { .. } | ClockAct::Untarget { .. } => {}
        ClockAct::Unrun { phase, runs, .. } => {
            let stood = history.stood(since).cloned();
            if history.began.is_none_or(|began| since <= began) {
                history.began = runs.first().map(|run| run.from).or(history.began);
            }
            history.stand(since, Stand::Undone);
            let again = match phase {
                Phase::Running => Stand::Open,
                Phase::Paused => stood.filter(|s| matches!(s, Stand::Paused(_))).unwrap_or(Stand::Paused(None)),
                Phase::Stopped => Stand::Stopped,
                Phase::Cancelled => Stand::Cancelled,
            };
            history.stand(at, again);
        }
    }
}

fn what(clock: &Clock, past: &Past, step: &ClockMove, since: Instant, known: Known<'_>) -> What {
    match &step.act {
        ClockAct::Start { goal } => What::Started(goal.clone()),
        ClockAct::Pause => What::Paused(reason(&past.event)),
        ClockAct::Resume => What::Resumed,
        ClockAct::Stop => What::Stopped,
        ClockAct::Restart => What::Restarted,
        ClockAct::Cancel => What::Cancelled,
        ClockAct::Retarget { from, to, breached } => {
            let calendar = known.calendars.of(to);
            let over = calendar.map(|calendar| clock.used(calendar, step.at) - to.goal).filter(|o| *o > Span::ZERO);
            What::Retargeted { from: from.clone(), to: to.clone(), breached: *breached, over }
        }
        ClockAct::Untarget { from, to, .. } => What::Untargeted { from: from.clone(), to: to.clone() },
        ClockAct::Unrun { .. } => What::Undone { since },
    }
}

/// Why an event suspended.
fn reason(event: &Event) -> Option<Code> {
    let suspended = |place: &Place| *place == Place::Field { field: Field::SuspendedFor };
    let said = event.detail.changes.iter().find(|change| suspended(&change.place)).map(|change| &change.to);
    match said {
        Some(Value::Code(code)) => Some(code.clone()),
        _ => event.detail.reason.clone(),
    }
}
