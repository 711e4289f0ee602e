//! Events of an entry. One job: the facts about a knowledge entry, as the journal keeps them.

use super::article::ArticleField;
use crate::domain::actor::Via;
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::time::Instant;
use crate::domain::value::{Text, Value};
use serde::{Deserialize, Serialize};

/// One change: what a field held, and what it holds now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub field: ArticleField,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub from: Value,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub to: Value,
}

/// What happened. The names are part of the journal's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Drafted,
    Edited,
    Submitted,
    /// Sent back by the reviewer, with a reason.
    Returned,
    Published,
    Retired,
    /// No longer retired: published or a draft, as it was.
    Restored,
    /// An incident applied it.
    Applied,
    /// The applying was undone.
    Withdrawn,
    /// An incident said whether it helped.
    Rated,
}

impl Kind {
    pub const ALL: [(Self, &'static str); 10] = [
        (Self::Drafted, "drafted"),
        (Self::Edited, "edited"),
        (Self::Submitted, "submitted"),
        (Self::Returned, "returned"),
        (Self::Published, "published"),
        (Self::Retired, "retired"),
        (Self::Restored, "restored"),
        (Self::Applied, "applied"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Rated, "rated"),
    ];

    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }
    /// Whether it only says how the entry is used: nobody's text is touched.
    pub fn is_use(self) -> bool {
        matches!(self, Self::Applied | Self::Withdrawn | Self::Rated)
    }
}

/// What the event says: the journal's payload.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    /// Why it was returned or retired.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
    /// The incident it was drafted from, or that uses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incident: Option<IncidentId>,
}

/// A fact about one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub kind: Kind,
    pub detail: Detail,
}

/// An event on the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    pub seq: i64,
    pub ver: u32,
    pub at: Instant,
    pub by: PersonId,
    /// The role that allowed it.
    pub role: Code,
    pub via: Via,
    pub event: Event,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_a_table_in_order() {
        for (kind, name) in Kind::ALL {
            assert_eq!((kind.name(), Kind::parse(name)), (name, Some(kind)));
        }
    }
}
