//! Weighing. One job: what another policy would do to the clocks of a record, before anybody applies it (ONE-2).
//!
//! The event is the one that applying would write: [`super::retargeted`] decides here and there, so that what was
//! foretold and what is done cannot differ.

use super::{Ctx, retargeted};
use crate::domain::id::IncidentId;
use crate::domain::incident::fields::Incident;
use crate::domain::policy::Policy;
use crate::domain::sla::clock::{Band, Calendars, Clock, ClockKind, Goal, Phase};
use crate::domain::time::{Instant, Span};
use std::collections::BTreeSet;

/// A clock that still counts, at one instant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub goal: Goal,
    /// UTC; `None` while it is paused, or where its calendar never opens that long.
    pub due: Option<Instant>,
    /// Service time; negative when over.
    pub left: Span,
    pub band: Band,
    pub paused: bool,
}

/// One clock that another policy moves: it gets another due instant, another band, begins or ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shift {
    pub incident: IncidentId,
    pub clock: ClockKind,
    /// The line of a stage; 0 for the other kinds.
    pub line: u8,
    /// `None`: it would begin.
    pub before: Option<Standing>,
    /// `None`: it would end.
    pub after: Option<Standing>,
}

/// What another policy does to one record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Weighed {
    /// Whether applying writes an event for it.
    pub retargeted: bool,
    pub shifts: Vec<Shift>,
}

/// How many clocks go which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Another due instant, or other service time left where it is paused.
    pub moved: usize,
    pub begun: usize,
    pub ended: usize,
    /// Would be breached and are not.
    pub breached: usize,
    /// Would be at risk (warning or critical) and are not.
    pub risked: usize,
    /// At risk or breached now, and would not be.
    pub eased: usize,
}

impl Shift {
    /// Whether the due instant moves, or what is left of a paused one.
    pub fn moves(&self) -> bool {
        match (&self.before, &self.after) {
            (Some(a), Some(b)) => a.due != b.due || a.paused != b.paused || (b.due.is_none() && a.left != b.left),
            _ => false,
        }
    }

    /// The bands before and after.
    fn bands(&self) -> (Option<Band>, Option<Band>) {
        (self.before.as_ref().map(|s| s.band), self.after.as_ref().map(|s| s.band))
    }
}

impl Tally {
    pub fn of(shifts: &[Shift]) -> Self {
        let at_risk = |band| matches!(band, Some(Band::Warning | Band::Critical));
        let bad = |band| at_risk(band) || band == Some(Band::Breached);
        let count = |wanted: &dyn Fn(&Shift) -> bool| shifts.iter().filter(|shift| wanted(shift)).count();
        let banded = |wanted: &dyn Fn(Option<Band>, Option<Band>) -> bool| {
            count(&|shift| {
                let (before, after) = shift.bands();
                wanted(before, after)
            })
        };
        Self {
            moved: count(&Shift::moves),
            begun: count(&|shift| shift.before.is_none()),
            ended: count(&|shift| shift.after.is_none()),
            breached: banded(&|a, b| b == Some(Band::Breached) && a != b),
            risked: banded(&|a, b| at_risk(b) && !bad(a)),
            eased: banded(&|a, b| bad(a) && b == Some(Band::Ok)),
        }
    }
}

/// What the policy of `ctx` would make of a record that is under `policy` now. The calendars of `ctx` hold those of
/// both.
pub fn weigh(policy: &Policy, ctx: &Ctx, incident: &Incident, now: Instant) -> Weighed {
    if !incident.state.is_open() {
        return Weighed::default();
    }
    let event = retargeted(ctx, incident, now);
    let moves = event.as_ref().map_or(&[][..], |event| &event.detail.clocks);
    let mut after = incident.clocks.clone();
    moves.iter().for_each(|step| Clock::apply(&mut after, step));
    let all: BTreeSet<(ClockKind, u8)> = incident.clocks.iter().chain(&after).map(|c| (c.kind, c.line)).collect();
    let shifts = all.into_iter().filter_map(|(clock, line)| {
        let stands = |clocks: &[Clock], policy: &Policy| {
            let live = clocks.iter().find(|c| c.is(clock, line) && c.is_live())?;
            standing(live, ctx.calendars, policy, now)
        };
        let (before, after) = (stands(&incident.clocks, policy), stands(&after, ctx.policy));
        let shift = Shift { incident: incident.id, clock, line, before, after };
        let (was, will) = shift.bands();
        (was != will || shift.moves()).then_some(shift)
    });
    Weighed { retargeted: event.is_some(), shifts: shifts.collect() }
}

/// A clock that still counts, as it stands.
fn standing(clock: &Clock, calendars: &Calendars, policy: &Policy, now: Instant) -> Option<Standing> {
    let reading = clock.reading(calendars.of(&clock.target)?, policy.warning, policy.critical, now);
    let paused = clock.phase == Phase::Paused;
    Some(Standing { goal: clock.target.clone(), due: reading.due, left: reading.left, band: reading.band, paused })
}
