//! Streams. One job: name the record an event belongs to.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The kinds of record that have a history of their own. The names are part of the journal's format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StreamKind {
    /// The file itself: genesis, identity mode, exports, imports.
    Desk,
    Policy,
    Incident,
    Person,
    Team,
    Contact,
    Org,
    Service,
    Ci,
    Category,
    /// An entry of the knowledge base.
    Article,
}

impl StreamKind {
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Desk, "desk"),
        (Self::Policy, "policy"),
        (Self::Incident, "incident"),
        (Self::Person, "person"),
        (Self::Team, "team"),
        (Self::Contact, "contact"),
        (Self::Org, "org"),
        (Self::Service, "service"),
        (Self::Ci, "ci"),
        (Self::Category, "category"),
        (Self::Article, "article"),
    ];

    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(kind, _)| *kind)
    }
}

/// One record's history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stream {
    pub kind: StreamKind,
    pub id: i64,
}

impl Stream {
    pub const fn new(kind: StreamKind, id: i64) -> Self {
        Self { kind, id }
    }
}

macro_rules! stream_of {
    ($($id:ident => $kind:ident),+ $(,)?) => {$(
        impl From<crate::domain::id::$id> for Stream {
            fn from(id: crate::domain::id::$id) -> Self {
                Self::new(StreamKind::$kind, id.0)
            }
        }
    )+};
}
stream_of! {
    IncidentId => Incident, PersonId => Person, TeamId => Team, ContactId => Contact, OrgId => Org,
    ServiceId => Service, CiId => Ci, CategoryId => Category, ArticleId => Article,
}

impl fmt::Display for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind.name(), crate::domain::id::IncidentId(self.id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_a_table_in_order() {
        for (kind, name) in StreamKind::ALL {
            assert_eq!(kind.name(), name);
            assert_eq!(StreamKind::parse(name), Some(kind));
        }
    }
}
