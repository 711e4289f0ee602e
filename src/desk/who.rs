//! Who. One job: a caller becomes a person of this desk, or nobody (ROLE-6).

use super::{Desk, DeskError, Ground};
use crate::domain::actor::{Actor, Identity, Via};
use crate::domain::code::Code;
use crate::domain::id::PersonId;
use crate::domain::incident::decide::may_see;
use crate::domain::incident::{Incident, Record};
use crate::domain::people::directory::Entry;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::refusal::Refusal;
use crate::domain::stream::StreamKind;
use crate::store::{Security, Sight};
use std::sync::Arc;

/// Who somebody says they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claim {
    /// Whoever the operating system says.
    Os,
    /// `--as NAME`; believed only where the file's identity is *declared*.
    As(String),
    /// The person a forced command named at login; believed only where identity is *session*.
    Session(String),
}

/// A caller: the fact of the operating system, the claim, and the way in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    pub os_user: String,
    pub claim: Claim,
    pub via: Via,
}

impl Desk {
    /// Who this is at this desk, with the roles held now.
    ///
    /// # Errors
    /// [`Refusal::Nobody`] or [`Refusal::NotDeclared`].
    pub fn actor(&self, caller: &Caller) -> Result<Actor, DeskError> {
        Ok(actor(&self.ground, self.facts.identity, caller)?)
    }
}

/// Resolves a caller; inside a write this is asked anew, so that a role taken away holds at the next save.
pub(super) fn actor(ground: &Ground, identity: Identity, caller: &Caller) -> Result<Actor, Refusal> {
    let mut people = ground.directory.of(StreamKind::Person).filter(|p| !p.retired);
    let mut by_os_user = || people.find(|p| p.text("os_user") == caller.os_user);
    let by_key = |key: &str| ground.directory.find(StreamKind::Person, key).filter(|p| !p.retired);
    let found: Option<&Arc<Entry>> = match (identity, &caller.claim) {
        (Identity::Declared, Claim::As(name)) => by_key(name),
        (Identity::Session, Claim::Session(name)) => by_key(name),
        (Identity::Os | Identity::Declared, Claim::Os) => by_os_user(),
        (Identity::Session, Claim::Os) => None,
        (_, Claim::As(_) | Claim::Session(_)) => return Err(Refusal::NotDeclared),
    };
    let nobody = || match &caller.claim {
        Claim::As(name) | Claim::Session(name) => Refusal::NotFound { kind: StreamKind::Person, what: name.clone() },
        Claim::Os => Refusal::Nobody { os_user: caller.os_user.clone() },
    };
    let person = found.ok_or_else(nobody)?;
    Ok(Actor {
        person: PersonId(person.stream.id),
        roles: person.codes("roles").cloned().collect(),
        teams: ground.directory.teams_of(PersonId(person.stream.id)),
        via: caller.via,
        os_user: caller.os_user.clone(),
        identity,
    })
}

/// What somebody may see, as a condition for the store; the same rule as [`may_see`], for lists.
pub(super) fn sight(ground: &Ground, actor: &Actor) -> Sight {
    let rules = &ground.policy.rules;
    let (all, own) = match ground.policy.rights.may(&actor.roles, Act::Read) {
        Some((_, Cell::Own)) => (false, true),
        granted => (granted.is_some(), granted.is_some()),
    };
    let named = |role: &Code| rules.security_roles.contains(role);
    let security = match actor.roles.iter().filter(|role| named(role)).collect::<Vec<_>>().as_slice() {
        [] => Security::None,
        roles if roles.iter().any(|role| **role == "incident_manager") => Security::All,
        _ => Security::OwnTeams,
    };
    Sight { all, security, teams: if own { actor.teams.clone() } else { Vec::new() } }
}

/// Refuses what somebody may not know of as if it were not there.
pub(super) fn visible(ground: &Ground, actor: &Actor, record: Option<Record>, what: &str) -> Result<Record, Refusal> {
    let not_found = || Refusal::NotFound { kind: StreamKind::Incident, what: what.to_owned() };
    record.filter(|r| sees(ground, actor, &r.incident)).ok_or_else(not_found)
}

fn sees(ground: &Ground, actor: &Actor, incident: &Incident) -> bool {
    may_see(&ground.policy, actor, incident)
}
