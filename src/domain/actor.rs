//! Actors. One job: who is doing something, and how they came in (ROLE-6).

use crate::domain::code::Code;
use crate::domain::id::{PersonId, TeamId};
use serde::{Deserialize, Serialize};

/// How the file knows who one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identity {
    /// The operating-system user id maps to a person.
    Os,
    /// The person given by the forced command of the SSH login, nothing else.
    Session,
    /// `--as NAME` is believed; roles are advisory.
    Declared,
}

impl Identity {
    pub const ALL: [Self; 3] = [Self::Os, Self::Session, Self::Declared];

    pub fn name(self) -> &'static str {
        ["os", "session", "declared"][self as usize]
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|i| i.name() == name)
    }
}

/// The front end through which an act came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    Console,
    Cli,
    Import,
    /// The rules themselves: a resume by time, a closing by rule.
    Rule,
}

impl Via {
    pub const ALL: [Self; 4] = [Self::Console, Self::Cli, Self::Import, Self::Rule];

    pub fn name(self) -> &'static str {
        ["console", "cli", "import", "rule"][self as usize]
    }
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.name() == name)
    }
}

/// Whoever acts: resolved inside the transaction, so that a role taken away holds at the next save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub person: PersonId,
    pub roles: Vec<Code>,
    pub teams: Vec<TeamId>,
    pub via: Via,
    pub os_user: String,
    pub identity: Identity,
}

impl Actor {
    pub fn has(&self, role: &str) -> bool {
        self.roles.iter().any(|r| *r == *role)
    }
}
