//! Escalation. One job: which rule of the policy a record comes to next, and which one an event has made it come to
//! (ESC-1, ESC-3). What a rule then does is decided in [`crate::domain::incident::decide`].
//!
//! A rule fires when its conditions and its point hold together for the first time. That comes about in two ways: time
//! passes ([`Watch::next`]), or an event changes the record ([`Watch::caused`]). Before an event is decided, everything that time has
//! brought is acted on at its own instant, so that nobody who acts late hides a crossing.

pub mod who;

use crate::domain::incident::Incident;
use crate::domain::incident::command::Verb;
use crate::domain::incident::report::Escalation;
use crate::domain::incident::row::Row;
use crate::domain::policy::Policy;
use crate::domain::policy::escalation::{Only, Rule, Trigger};
use crate::domain::sla::clock::{Calendars, Clock, ClockKind, Phase};
use crate::domain::time::Instant;

/// What time brings to a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due<'p> {
    /// Its suspension ends (SLA-3).
    Wake,
    /// A rule fires.
    Fire(Firing<'p>),
    /// Nobody has acknowledged the escalation with that place on the record.
    Remind(u32),
}

/// A rule that fires, and for what: a clock of a cycle is crossed once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Firing<'p> {
    pub rule: &'p Rule,
    pub clock: Option<ClockKind>,
    /// The line of a stage; else 0.
    pub line: u8,
    pub cycle: u32,
}

/// The rules of a policy over its calendars. `since` is when they came to watch over the file: what was reached before
/// fires nothing (IO-2).
#[derive(Debug, Clone, Copy)]
pub struct Watch<'p> {
    pub policy: &'p Policy,
    pub calendars: &'p Calendars,
    pub since: Instant,
}

impl<'p> Watch<'p> {
    /// What happens next if nobody does anything, and when; `None` when nothing ever does.
    pub fn next(&self, incident: &Incident) -> Option<(Instant, Due<'p>)> {
        if !incident.state.is_open() {
            return None;
        }
        let wake = incident.suspended_until.map(|at| (at, Due::Wake));
        // A crossing at the very instant of the last event may still be due.
        let last = incident.updated_at.unwrap_or(Instant(i64::MIN));
        let rules = self.policy.escalation.iter().flat_map(|rule| self.firings(incident, rule));
        let crossings = rules.filter_map(|firing| {
            let at = self.comes(incident, &firing)?;
            let counts = at >= last && at > self.since && at > firing.rule.since;
            (counts && applies(&firing.rule.only, incident)).then_some((at, Due::Fire(firing)))
        });
        let reminders = (0..).zip(&incident.escalations).filter(|_| incident.state.is_active());
        let reminders = reminders.filter_map(|(n, row)| Some((row.again_at?, Due::Remind(n))));
        // Of what happens at one instant the suspension ends first, and rules fire in the order of the policy.
        wake.into_iter().chain(crossings).chain(reminders).min_by_key(|(at, _)| *at)
    }

    /// The rules that an event at `at` has made a record come to.
    pub fn caused(&self, before: &Incident, after: &Incident, at: Instant) -> Vec<Firing<'p>> {
        let rules = self.policy.escalation.iter().flat_map(|rule| self.firings(after, rule));
        let new = |f: &Firing<'_>| self.holds(after, f, at) && !self.holds(before, f, at);
        rules.filter(new).collect()
    }

    /// For what a rule may still fire on a record: it has not, and there is such a clock.
    fn firings(&self, incident: &Incident, rule: &'p Rule) -> Vec<Firing<'p>> {
        let fired = |f: &Firing<'_>| incident.escalations.iter().any(|row| is_of(row, f));
        let firings = match &rule.when {
            Trigger::Clock { kind, .. } => {
                let of = |c: &&Clock| c.kind == *kind && (c.line == 0 || c.line == incident.line.max(1));
                let clocks = incident.clocks.iter().filter(of);
                clocks.map(|c| Firing { rule, clock: Some(c.kind), line: c.line, cycle: c.cycle }).collect()
            }
            Trigger::Happens => vec![Firing { rule, clock: None, line: 0, cycle: incident.reopen_count + 1 }],
            Trigger::Follows { rule: other, .. } => {
                let rows = incident.escalations.iter().filter(|row| row.rule.as_ref() == Some(other));
                rows.map(|row| Firing { rule, clock: None, line: row.line, cycle: row.cycle }).collect()
            }
        };
        firings.into_iter().filter(|firing| !fired(firing)).collect()
    }

    /// When time alone brings a record to it; `None` when it does not, or is past it.
    fn comes(&self, incident: &Incident, firing: &Firing<'p>) -> Option<Instant> {
        match &firing.rule.when {
            Trigger::Clock { point, .. } => {
                let clock = clock(incident, firing).filter(|clock| clock.phase == Phase::Running)?;
                let (used, over) = point.of(clock.target.goal);
                clock.comes_to(self.calendars.of(&clock.target)?, used, over)
            }
            Trigger::Happens => None,
            Trigger::Follows { rule, after } => followed(incident, firing, rule).map(|at| at + *after),
        }
    }

    /// Whether its conditions and its point hold at `at`.
    fn holds(&self, incident: &Incident, firing: &Firing<'p>, at: Instant) -> bool {
        let reached = || match &firing.rule.when {
            Trigger::Clock { point, .. } => {
                clock(incident, firing).filter(|clock| clock.is_live()).is_some_and(|clock| {
                    let (point, over) = point.of(clock.target.goal);
                    let used = self.calendars.of(&clock.target).map(|calendar| clock.used(calendar, at));
                    used.is_some_and(|used| used > point || (used == point && !over))
                })
            }
            // What is reopened happens anew.
            Trigger::Happens => firing.cycle == incident.reopen_count + 1,
            Trigger::Follows { rule, after } => {
                followed(incident, firing, rule).is_some_and(|fired| fired + *after <= at)
            }
        };
        incident.state.is_open() && applies(&firing.rule.only, incident) && reached()
    }
}

/// Which hand-over a verb would be, where a rule of the policy takes notice of so many: said before it is done.
pub fn noticed_hand_over(policy: &Policy, row: &Row, verb: &Verb) -> Option<u32> {
    let counts = match verb {
        Verb::HandBack { .. } | Verb::Escalate(_) => true,
        Verb::Assign(to) => {
            let elsewhere = row.team.is_some() && to.team.is_some() && to.team != row.team;
            row.assignee.is_some() || elsewhere || to.line.is_some_and(|line| line != row.line)
        }
        _ => false,
    };
    let noticed = policy.escalation.iter().map(|rule| rule.only.reassigned).filter(|n| *n > 0).min()?;
    Some(row.hops + 1).filter(|next| counts && *next >= noticed)
}

/// Whether a row of the record is of that very crossing.
fn is_of(row: &Escalation, firing: &Firing<'_>) -> bool {
    let clock = row.clock.as_ref().map(|kind| kind.as_str());
    row.rule.as_ref() == Some(&firing.rule.id)
        && clock == firing.clock.map(ClockKind::name)
        && (row.line, row.cycle) == (firing.line, firing.cycle)
}

fn clock<'i>(incident: &'i Incident, firing: &Firing<'_>) -> Option<&'i Clock> {
    let kind = firing.clock?;
    incident.clocks.iter().find(|clock| clock.is(kind, firing.line) && clock.cycle == firing.cycle)
}

/// When the rule that is followed fired, for the same cycle.
fn followed(incident: &Incident, firing: &Firing<'_>, rule: &crate::domain::code::Code) -> Option<Instant> {
    let of =
        |row: &&Escalation| row.rule.as_ref() == Some(rule) && (row.line, row.cycle) == (firing.line, firing.cycle);
    incident.escalations.iter().find(of).and_then(|row| row.at)
}

/// Whether a rule is for a record as it stands.
fn applies(only: &Only, incident: &Incident) -> bool {
    fn among<T: PartialEq>(list: &[T], value: &T) -> bool {
        list.is_empty() || list.contains(value)
    }
    let nature = incident.nature.as_ref();
    let states = match only.states.is_empty() {
        // What is resolved waits for the user, and for its confirmation clock; nothing else escalates.
        true => true,
        false => only.states.contains(&incident.state),
    };
    states
        && among(&only.priorities, &incident.priority)
        && among(&only.lines, &incident.line.max(1))
        && (only.natures.is_empty() || nature.is_some_and(|nature| only.natures.contains(nature)))
        && only.major.is_none_or(|major| major == incident.major)
        && !(only.unreported && incident.executive_told_at.is_some())
        && !(only.unassigned && incident.assignee.is_some())
        && incident.reopen_count >= only.reopened
        && incident.reassign_count >= only.reassigned
        && incident.chase_count >= only.chased
        && u32::try_from(incident.reports.iter().filter(|r| !r.is_void()).count()).unwrap_or(u32::MAX) >= only.reports
}
