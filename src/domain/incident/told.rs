//! Being told. One job: one thing somebody was told of: the event, what of its record they may see, and what became of it.

use super::past::Past;
use super::report::Escalation;
use crate::domain::id::IncidentId;
use std::sync::Arc;

/// One thing somebody was told.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The event they were told of: who did it or which rule fired, when it came about and when it was noticed.
    pub past: Past,
    /// `None` where the incident is not for these eyes (SEC-1): that there is something is all they are told.
    pub title: Option<Arc<str>>,
    pub priority: u8,
    /// Of a security incident nothing leaves the console.
    pub security: bool,
    /// Of a rule that fired: its place on the record, counted from 0, and what became of it.
    pub escalation: Option<(u32, Escalation)>,
    /// They have looked at it.
    pub seen: bool,
}

impl Told {
    /// Somebody of those told still has to say that they know.
    pub fn waits(&self) -> bool {
        self.escalation.as_ref().is_some_and(|(_, row)| row.waits())
    }

    /// Noticed later than any clock differs from another: the machine slept, or nobody watched.
    pub fn is_late(&self) -> bool {
        self.past.is_late()
    }

    /// What waits is one thing however often it was told: the record and the place on it.
    pub fn matter(&self) -> Option<(IncidentId, u32)> {
        self.escalation.as_ref().map(|(place, _)| (self.past.incident, *place))
    }
}
