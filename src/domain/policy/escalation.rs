//! Escalation as a policy defines it. One job: the rules by which somebody is told, or an incident moves, when a clock
//! reaches a point or something has happened often enough (ESC-1). What they do when is [`crate::domain::escalation`]'s.

use super::Names;
use crate::domain::code::Code;
use crate::domain::sla::clock::ClockKind;
use crate::domain::time::{Instant, Span};

/// One rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: Code,
    pub names: Names,
    pub when: Trigger,
    /// It is for these incidents only.
    pub only: Only,
    pub then: Then,
    /// By which ways those who are told are told outside of the console; where it does not say, by those of its kind of
    /// notice (ESC-5).
    pub channels: Option<Vec<Code>>,
    /// When the policy with this rule was applied: what was reached before fires nothing. Not of the text; the file's
    /// history says it.
    pub since: Instant,
}

/// What makes a rule fire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// A clock comes to a point.
    Clock { kind: ClockKind, point: Point },
    /// What [`Only`] says becomes so.
    Happens,
    /// So long after another rule has fired, whatever the hours.
    Follows { rule: Code, after: Span },
}

/// A point of a clock, in service time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Point {
    /// Percent of the goal; 100 and more is over the goal (used > goal).
    Percent(u32),
    Before(Span),
    After(Span),
}

impl Point {
    /// The used service time that is the point, and whether it has to be passed rather than reached: at the limit and
    /// after it nothing has happened before `used > goal` (SLA-1).
    pub fn of(self, goal: Span) -> (Span, bool) {
        match self {
            Self::Percent(percent) => (goal.percent(percent), percent >= 100),
            Self::Before(span) => ((goal - span).max(Span::ZERO), false),
            Self::After(span) => (goal + span, true),
        }
    }
}

/// Conditions; what is empty or nothing says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Only {
    pub priorities: Vec<u8>,
    pub lines: Vec<u8>,
    pub natures: Vec<Code>,
    pub states: Vec<crate::domain::incident::State>,
    pub major: Option<bool>,
    /// The executive has not been told of it (LIFE-6).
    pub unreported: bool,
    /// Nobody has it.
    pub unassigned: bool,
    /// At least so often.
    pub reopened: u32,
    pub reassigned: u32,
    pub chased: u32,
    /// At least so many reports of it.
    pub reports: u32,
}

/// What a rule does, in this order; whoever is to be told is found when the rest is done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Then {
    /// To this priority, where it is lower.
    pub priority: Option<u8>,
    pub major: bool,
    pub to: Move,
    /// Hierarchical escalation up to this role, where it is not that high.
    pub authority: Option<Code>,
    pub tell: Vec<Who>,
    /// Somebody of those told has to acknowledge it; they are told again so often until then.
    pub acknowledge: Option<Span>,
    /// It is the report to the executive (LIFE-6).
    pub reports: bool,
}

/// Where a rule moves an incident.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Move {
    #[default]
    Stays,
    /// The next line up.
    Up,
    /// The team of this key.
    Team(Code),
    /// To the lead of its team.
    Lead,
}

/// Who is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    Assignee,
    Tracker,
    /// The lead of its team.
    TeamLead,
    /// Everybody in its team.
    Team,
    /// Everybody who has a role.
    Role(Code),
}

impl Who {
    /// As a policy and an event name it.
    pub fn name(&self) -> &str {
        match self {
            Self::Assignee => "assignee",
            Self::Tracker => "tracker",
            Self::TeamLead => "team_lead",
            Self::Team => "team",
            Self::Role(role) => role.as_str(),
        }
    }

    pub fn parse(name: &str) -> Self {
        let fixed = [Self::Assignee, Self::Tracker, Self::TeamLead, Self::Team];
        fixed.into_iter().find(|who| who.name() == name).unwrap_or_else(|| Self::Role(Code::new(name)))
    }
}
