//! Rows. One job: an incident as a queue needs it, small enough that every open one stays in memory.
//!
//! A row is projected from the record when an event happens; its clocks hold the numbers that stay true until the next
//! event, so that a frame is comparisons with `now` (DESIGN decisions 6 and 7). What a person reads is the record.

use super::fields::Incident;
use super::state::State;
use crate::domain::code::Code;
use crate::domain::id::{CategoryId, CiId, ContactId, IncidentId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::policy::Policy;
use crate::domain::sla::clock::{Band, Calendars, Clock, ClockKind, Marks, Phase, Shows};
use crate::domain::time::{Instant, Span};
use std::sync::Arc;

/// One incident in a queue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    pub id: IncidentId,
    pub ver: u32,
    pub state: State,
    pub priority: u8,
    pub impact: u8,
    pub urgency: u8,
    pub major: bool,
    pub security: bool,
    /// Closed without the user's word.
    pub unconfirmed: bool,
    /// A user said of one of its reports that it is recovered (LIFE-15).
    pub confirmed: bool,
    pub out_of_scope: bool,
    pub line: u8,
    pub team: Option<TeamId>,
    pub assignee: Option<PersonId>,
    pub tracker: Option<PersonId>,
    /// How far up it was escalated: place in the policy's list of authorities, counted from 1; 0 for nobody.
    pub authority: u8,
    /// Place of the effort class in the policy's list, 0 the simplest; 255 when there is none.
    pub effort: u8,
    pub requester: Option<ContactId>,
    pub organisation: Option<OrgId>,
    pub ci: Option<CiId>,
    pub service: Option<ServiceId>,
    pub category: Option<CategoryId>,
    pub channel: Option<Code>,
    pub nature: Option<Code>,
    pub title: Arc<str>,
    pub reported_at: Instant,
    pub updated_at: Instant,
    pub resolved_at: Option<Instant>,
    pub closed_at: Option<Instant>,
    pub suspended_for: Option<Code>,
    pub suspended_until: Option<Instant>,
    pub reports: u32,
    pub reopens: u32,
    /// Hand-overs so far.
    pub hops: u32,
    pub chases: u32,
    /// Rules that fired.
    pub fired: u32,
    /// Escalations that nobody has acknowledged yet.
    pub waiting: u32,
    /// A rule or an alert set the priority, and nobody has confirmed it (LIFE-6).
    pub priority_unconfirmed: bool,
    /// In the order of [`ClockKind`], one of a kind: response, resolution and update as long as they have a goal, the
    /// others while they count; of the stages that of the line it is in.
    pub clocks: Box<[RowClock]>,
}

/// One clock of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RowClock {
    pub kind: ClockKind,
    /// Counts in the working order, and may be the clock a list shows.
    pub leads: bool,
    pub phase: Phase,
    /// Index in [`Calendars`].
    pub calendar: u16,
    /// Over its goal when it stopped or was paused, or over an earlier goal.
    pub breached: bool,
    pub goal: Span,
    /// Left when it does not run.
    pub left: Span,
    /// While it runs: left = this less the calendar's position.
    pub due_position: Span,
    /// `Instant::FAR` where there is none.
    pub due: Instant,
    pub breach_at: Instant,
    pub warn_at: Instant,
    pub crit_at: Instant,
}

impl RowClock {
    fn of(clock: &Clock, calendars: &Calendars, policy: &Policy) -> Option<Self> {
        let (calendar_index, calendar) = calendars.indexed(&clock.target)?;
        let Marks { due, breach_at, warn_at, crit_at, used_closed, due_position } =
            clock.marks(calendar, policy.warning, policy.critical);
        let left = clock.target.goal - used_closed;
        let far = |at: Option<Instant>| at.unwrap_or(Instant::FAR);
        Some(Self {
            kind: clock.kind,
            leads: policy.clock_rule(clock.kind).is_some_and(|rule| rule.leads),
            phase: clock.phase,
            calendar: calendar_index,
            breached: clock.breached_before.is_some() || left < Span::ZERO,
            goal: clock.target.goal,
            left,
            due_position: due_position.unwrap_or_default(),
            due: far(due),
            breach_at: far(breach_at),
            warn_at: far(warn_at),
            crit_at: far(crit_at),
        })
    }

    /// How bad it is at `now`; what is stopped or cancelled is not live.
    pub fn band(&self, now: Instant, policy: &Policy) -> Option<Band> {
        let [warning, critical, breached] = match self.phase {
            Phase::Running => [now >= self.warn_at, now >= self.crit_at, now >= self.breach_at],
            Phase::Paused => [
                self.left <= policy.warning.threshold(self.goal),
                self.left <= policy.critical.threshold(self.goal),
                self.left < Span::ZERO,
            ],
            Phase::Stopped | Phase::Cancelled => return None,
        };
        // The worst that is reached. Asked of every clock of a frame, and nobody can guess the answers: no branches.
        Some(Band::ALL[usize::from(warning).max(2 * usize::from(critical)).max(3 * usize::from(breached))])
    }

    /// The next instant at which it may show something else; `FAR` when it does not run.
    pub fn turns(&self, now: Instant) -> Instant {
        let all = [self.warn_at, self.crit_at, self.due, self.breach_at];
        let next = all.map(|at| if at > now { at } else { Instant::FAR });
        let next = next[0].min(next[1]).min(next[2].min(next[3]));
        if self.phase == Phase::Running { next } else { Instant::FAR }
    }

    /// Service time left at `now`, negative when over; `position` is its calendar's position at `now`.
    pub fn left_at(&self, position: Span) -> Span {
        if self.phase == Phase::Running { self.due_position - position } else { self.left }
    }

    /// What to draw, in the precedence of SLA-1; `moment` is its calendar at `now`.
    pub fn shows(&self, now: Instant, policy: &Policy, moment: &Moment) -> Shows {
        match (self.phase, self.band(now, policy)) {
            (Phase::Cancelled, _) => Shows::Cancelled,
            (Phase::Stopped, _) if self.breached => Shows::Breached,
            (Phase::Stopped, _) | (_, None) => Shows::Met,
            (_, Some(Band::Breached)) => Shows::Breached,
            (Phase::Paused, _) => Shows::Paused,
            (_, Some(_)) if self.left_at(moment.position) <= Span::ZERO => Shows::Due,
            (_, Some(_)) if !moment.open => Shows::Shut { until: moment.next_open },
            (_, Some(band)) => Shows::Band(band),
        }
    }
}

/// A calendar at one instant: computed once a frame, asked by every clock that counts in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moment {
    pub position: Span,
    pub open: bool,
    pub next_open: Option<Instant>,
}

/// Every calendar at `now`, by index.
pub fn moments(calendars: &Calendars, now: Instant) -> Vec<Moment> {
    calendars
        .iter()
        .map(|calendar| {
            let open = calendar.is_open(now);
            let next_open = if open { Some(now) } else { calendar.next_open(now) };
            Moment { position: calendar.position(now), open, next_open }
        })
        .collect()
}

impl Row {
    /// The row of a record.
    pub fn of(incident: &Incident, calendars: &Calendars, policy: &Policy) -> Self {
        let rank = |code: &Code| policy.efforts.iter().position(|e| e.id == *code);
        let lasting = [ClockKind::Response, ClockKind::Resolution, ClockKind::Update];
        let shown = |c: &&Clock| lasting.contains(&c.kind) || (c.is_live() && (c.line == 0 || c.line == incident.line));
        Self {
            id: incident.id,
            ver: incident.ver,
            state: incident.state,
            priority: incident.priority,
            impact: incident.impact,
            urgency: incident.urgency,
            major: incident.major,
            security: incident.security,
            unconfirmed: incident.unconfirmed,
            confirmed: incident.reports.iter().any(|r| r.confirmation.as_ref().is_some_and(|c| *c == "recovered")),
            out_of_scope: incident.out_of_scope,
            line: incident.line,
            team: incident.team,
            assignee: incident.assignee,
            tracker: incident.tracker,
            authority: incident.authority.as_ref().map_or(0, |role| policy.authority_rank(role)),
            effort: incident.effort.as_ref().and_then(rank).and_then(|n| u8::try_from(n).ok()).unwrap_or(u8::MAX),
            requester: incident.reports.first().and_then(|r| r.contact),
            organisation: incident.organisation,
            ci: incident.cis.first().copied(),
            service: incident.services.first().copied(),
            category: incident.category,
            channel: incident.channel.clone(),
            nature: incident.nature.clone(),
            title: incident.title.as_str().into(),
            reported_at: incident.reported_at.unwrap_or_default(),
            updated_at: incident.updated_at.unwrap_or_default(),
            resolved_at: incident.resolved_at,
            closed_at: incident.closed_at,
            suspended_for: incident.suspended_for.clone(),
            suspended_until: incident.suspended_until,
            reports: u32::try_from(incident.reports.iter().filter(|r| !r.is_void()).count()).unwrap_or(u32::MAX),
            reopens: incident.reopen_count,
            hops: incident.reassign_count,
            chases: incident.chase_count,
            fired: u32::try_from(incident.escalations.len()).unwrap_or(u32::MAX),
            waiting: u32::try_from(incident.escalations.iter().filter(|row| row.waits()).count()).unwrap_or(u32::MAX),
            priority_unconfirmed: incident.priority_unconfirmed,
            clocks: incident.clocks.iter().filter(shown).filter_map(|c| RowClock::of(c, calendars, policy)).collect(),
        }
    }

    /// The clock of a kind.
    pub fn clock(&self, kind: ClockKind) -> Option<&RowClock> {
        self.clocks.iter().find(|clock| clock.kind == kind)
    }

    /// The clocks that still count.
    pub fn live(&self) -> impl Iterator<Item = &RowClock> {
        self.clocks.iter().filter(|c| matches!(c.phase, Phase::Running | Phase::Paused))
    }

    /// Those of them that the working order goes by.
    pub fn leaders(&self) -> impl Iterator<Item = &RowClock> {
        self.live().filter(|c| c.leads)
    }

    /// The clock a list shows: the live one in the worst band, then the one that is due first; else the resolution
    /// clock as it ended, else whatever ended last.
    pub fn leading(&self, now: Instant, policy: &Policy) -> Option<&RowClock> {
        let worst = self.leaders().max_by_key(|c| {
            let bad = c.band(now, policy).map_or(0, |band| 2 * band as u8) + u8::from(c.phase == Phase::Running);
            (bad, std::cmp::Reverse(c.due), std::cmp::Reverse(c.left))
        });
        worst.or_else(|| self.clock(ClockKind::Resolution)).or_else(|| self.clock(ClockKind::Response))
    }

    /// Where it stands in the working order (LIFE-12); smaller is earlier.
    pub fn rank(&self, now: Instant, policy: &Policy) -> Rank {
        let live = || self.leaders();
        let worst = live().filter(|c| c.phase == Phase::Running).filter_map(|c| c.band(now, policy)).max();
        let any = live().next().is_some();
        let urgency = match (worst, any) {
            (Some(Band::Breached), _) => 0,
            (Some(Band::Critical), _) => 1,
            (Some(Band::Warning), _) => 2,
            (Some(Band::Ok), _) => 3,
            (None, true) => 4,
            (None, false) => 5,
        };
        let due = live().filter(|c| c.phase == Phase::Running).map(|c| c.due.0).min();
        let left = live().map(|c| c.left.0).min().unwrap_or(i64::MAX);
        Rank {
            major: !self.major,
            priority: self.priority,
            urgency,
            effort: self.effort,
            paused: due.is_none(),
            at: due.unwrap_or(left),
            id: self.id,
        }
    }
}

/// The working order (LIFE-12), field by field: major first, priority, worst band (all paused, none last), effort class,
/// earliest due of a clock not paused, paused ones by what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    major: bool,
    priority: u8,
    urgency: u8,
    effort: u8,
    paused: bool,
    at: i64,
    id: IncidentId,
}
