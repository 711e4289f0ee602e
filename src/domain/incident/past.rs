//! The past. One job: an event that is on the record, with who, when and how: a line of the timeline.

use super::event::Event;
use super::fields::Incident;
use crate::domain::actor::Via;
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::time::{Instant, Span};

/// An event on the record.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    pub incident: IncidentId,
    pub seq: i64,
    pub ver: u32,
    pub batch: i64,
    /// When it took effect.
    pub at: Instant,
    /// When this machine wrote it.
    pub recorded_at: Instant,
    pub by: PersonId,
    /// The role that allowed it.
    pub role: Code,
    pub via: Via,
    pub event: Event,
}

/// Late is what was noticed later than any clock differs from another.
const LATE: Span = Span::minutes(2);

impl Past {
    /// How much later it was noticed than it came about, in whole minutes.
    pub fn late_by(&self) -> Span {
        Span::minutes(self.recorded_at.since(self.at).0 / 60_000)
    }

    /// Noticed late: nobody watched when it came about (ESC-3).
    pub fn is_late(&self) -> bool {
        self.recorded_at.since(self.at) > LATE
    }
}

/// A record whole: what it is now, and everything that made it so, the oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub incident: Incident,
    pub past: Vec<Past>,
}

impl Record {
    /// Whether a batch was taken back later.
    pub fn is_undone(&self, batch: i64) -> bool {
        self.past.iter().any(|p| p.event.detail.undoes == Some(batch))
    }
}
