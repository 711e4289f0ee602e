//! One timeline, counted again. One job: the response and the resolution of one incident from its bare events, under a
//! calendar and two goals that come with them (`firstline sla replay`).
//!
//! - *Response* ends with the first `first_response`, or with the resolution where nobody answered before.
//! - *Resolution* ends with the last `resolved` that no `reopened` follows.
//! - A *pause* runs from `paused` to `resumed` or `reopened`; for the resolution also from `resolved`. The response pauses
//!   only where `pause_applies_to_response` says so.
//! - *Due* = created + goal + the service time of the pauses that have ended, as far as they lie before the end.
//! - *Worked* = service time from created to the end, else to `evaluated_at`, less all pauses, the one that still runs
//!   too. *Margin* = goal − worked. *Breached* = worked > goal. *Overrun* = what was worked past the goal: the service time
//!   from due to the end where no pause still runs, and no more than that where one does.
//!
//! Without an end and without `evaluated_at` there is nothing to judge yet: only what is due is told. Other kinds of event
//! move neither clock. Goals in days are no service time (SLA-6a): they are named as not counted.

use super::ask::{NoAnswer, counted, span, written};
use super::calendar::{Calendar, CalendarSpec};
use crate::domain::time::{Instant, Span};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::collections::BTreeMap;

/// What happened, and what was promised.
#[derive(Debug, Clone, Deserialize)]
pub struct Timeline {
    pub calendar: CalendarSpec,
    #[serde(default)]
    pub targets: Targets,
    #[serde(default)]
    pub pause_applies_to_response: bool,
    pub events: Vec<Happened>,
    #[serde(default, with = "written::maybe")]
    pub evaluated_at: Option<Instant>,
}

/// Goals, in seconds of service time.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Targets {
    pub response_seconds: Option<f64>,
    pub resolution_seconds: Option<f64>,
    /// Goals of other kinds, by name.
    #[serde(flatten)]
    pub others: BTreeMap<String, IgnoredAny>,
}

/// An event of a timeline.
#[derive(Debug, Clone, Deserialize)]
pub struct Happened {
    #[serde(with = "written")]
    pub at: Instant,
    #[serde(rename = "type")]
    pub kind: String,
}

/// A timeline, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replayed {
    pub response: Option<Counted>,
    pub resolution: Option<Counted>,
    /// Service time of the pauses of the resolution that have ended.
    pub paused: Span,
    /// The goals that are no service time, or of clocks that this does not count.
    pub not_counted: Vec<String>,
}

/// One clock that had a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// Nothing where the calendar never opens that long.
    pub due: Option<Instant>,
    /// Nothing while there is neither an end nor an instant to judge at.
    pub verdict: Option<Verdict>,
}

/// How a clock stood at its end, or when it was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    pub worked: Span,
    pub margin: Span,
    pub overrun: Span,
    pub breached: bool,
}

/// A pause; `to` is missing while it runs.
#[derive(Debug, Clone, Copy)]
struct Pause {
    from: Instant,
    to: Option<Instant>,
}

impl Timeline {
    /// # Errors
    /// What is wrong with the timeline.
    pub fn replay(&self) -> Result<Replayed, NoAnswer> {
        let calendar = Calendar::compile(&self.calendar)?;
        let mut events: Vec<&Happened> = self.events.iter().collect();
        events.sort_by_key(|event| event.at);
        for event in &events {
            counted(event.at, "at")?;
        }
        let evaluated = self.evaluated_at.map(|at| counted(at, "evaluated_at")).transpose()?;
        let first = |kind: &str| events.iter().find(|event| event.kind == kind).map(|event| event.at);
        let created = first("created").ok_or(NoAnswer::Missing("an event of type created"))?;
        let resolved = resolved(&events);
        let pauses = pauses(&events, &["paused", "resolved"]);
        let pauses_of_response =
            if self.pause_applies_to_response { self::pauses(&events, &["paused"]) } else { Vec::new() };
        let count = |goal: Option<f64>, pauses: &[Pause], end: Option<Instant>| {
            let goal = goal.map(span).transpose()?;
            Ok::<_, NoAnswer>(goal.map(|goal| clock(&calendar, created, goal, pauses, end.or(evaluated))))
        };
        Ok(Replayed {
            response: count(self.targets.response_seconds, &pauses_of_response, first("first_response").or(resolved))?,
            resolution: count(self.targets.resolution_seconds, &pauses, resolved)?,
            paused: ended(&calendar, &pauses, created, resolved.unwrap_or(Instant::FAR)),
            not_counted: self.targets.others.keys().cloned().collect(),
        })
    }
}

/// When it was resolved for good.
fn resolved(events: &[&Happened]) -> Option<Instant> {
    let last = events.iter().rfind(|event| ["resolved", "reopened"].contains(&event.kind.as_str()))?;
    (last.kind == "resolved").then_some(last.at)
}

/// The pauses that events of these kinds begin.
fn pauses(events: &[&Happened], begin: &[&str]) -> Vec<Pause> {
    let mut pauses: Vec<Pause> = Vec::new();
    for event in events {
        let open = pauses.last_mut().filter(|pause| pause.to.is_none());
        match (open, event.kind.as_str()) {
            (Some(pause), "resumed" | "reopened") => pause.to = Some(event.at),
            (None, kind) if begin.contains(&kind) => pauses.push(Pause { from: event.at, to: None }),
            _ => {}
        }
    }
    pauses
}

/// Service time of the pauses that have ended, as far as it lies between `from` and `end`.
fn ended(calendar: &Calendar, pauses: &[Pause], from: Instant, end: Instant) -> Span {
    let within = pauses.iter().filter_map(|pause| Some((pause.from.max(from), pause.to?.min(end))));
    within.filter(|(from, to)| to > from).fold(Span::ZERO, |sum, (from, to)| sum + calendar.service(from, to))
}

fn clock(calendar: &Calendar, created: Instant, goal: Span, pauses: &[Pause], end: Option<Instant>) -> Counted {
    let due = calendar.due(created, goal + ended(calendar, pauses, created, end.unwrap_or(Instant::FAR)));
    let verdict = end.map(|end| {
        let all: Vec<Pause> = pauses.iter().map(|pause| Pause { to: pause.to.or(Some(end)), ..*pause }).collect();
        let worked = calendar.service(created, end.max(created)) - ended(calendar, &all, created, end);
        let margin = goal - worked;
        Verdict { worked, margin, overrun: (-margin).max(Span::ZERO), breached: margin < Span::ZERO }
    });
    Counted { due, verdict }
}
