//! Applying a policy. One job: a checked text becomes the policy in force, kept with its history.

use super::commit::fresh;
use super::{Caller, Desk, DeskError, ground, watch, who};
use crate::domain::code::Code;
use crate::domain::incident::Incident;
use crate::domain::incident::decide::retargeted;
use crate::domain::incident::row::Row;
use crate::domain::journal::Author;
use crate::domain::people::rights::{Act, Cell};
use crate::domain::policy::{self, parse};
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::store::{NewRow, Sight, Which};

/// Why a policy was not applied.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    #[error("the policy has {} errors", .0.len())]
    Broken(Vec<policy::error::PolicyError>),
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<crate::store::StoreError> for PolicyError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// What an applied policy did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Applied {
    pub version: u32,
    /// Open incidents whose clocks got another goal.
    pub retargeted: usize,
}

impl Desk {
    /// Applies a policy: open clocks are retargeted in the same batch, from their original start (SLA-4); what is closed
    /// keeps its verdict.
    ///
    /// # Errors
    /// Everything that is wrong with the text, a refusal, or what the file says.
    pub fn apply_policy(&mut self, text: &str, caller: &Caller, now: Instant) -> Result<Applied, PolicyError> {
        // What the policy so far brought about is acted on by its rules.
        self.wake(caller, now)?;
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (applied, ground) = self.write(|writer, recent| {
            let now = writer.no_earlier(now);
            let before = fresh(&writer.reader(), known)?;
            let actor = who::actor(&before, identity, caller).map_err(DeskError::from)?;
            let granted = before.policy.rights.may(&actor.roles, Act::Policy).filter(|(_, cell)| *cell == Cell::Yes);
            let roles = || before.policy.rights.roles_with(Act::Policy).cloned().collect();
            let role: Code = granted
                .map(|(role, _)| role.clone())
                .ok_or_else(|| DeskError::from(Refusal::Forbidden { act: Act::Policy, roles: roles() }))?;
            let version = before.policy.version + 1;
            parse::parse(text, version).map_err(PolicyError::Broken)?;
            let author = Author::of(&actor, role);
            let stream = Stream::new(StreamKind::Policy, 1);
            let payload = serde_json::json!({ "version": version, "text": text }).to_string();
            let row = NewRow {
                request: None,
                now,
                at: now,
                author: &author,
                stream,
                ver: writer.reader().version(stream)? + 1,
                kind: "applied",
                payload: &payload,
            };
            let seq = writer.append(&row)?;
            writer.put_policy(version, seq, text)?;
            let after = ground(&writer.reader())?;
            let open = writer.reader().incidents(Which::Any, &Sight::WHOLE)?;
            let mut changed = Vec::new();
            for known in open {
                changed.extend(retarget(writer, &after, &author, &known, now)?);
            }
            let retargeted_count = changed.len();
            for before in changed {
                watch::settle(writer, recent, &after, &actor, &before, false, now, now)?;
            }
            Ok::<_, PolicyError>((Applied { version, retargeted: retargeted_count }, ground(&writer.reader())?))
        })?;
        self.ground = ground;
        Ok(applied)
    }
}

/// Gives one incident the goals of the new policy, and its row the new bands; the record before, if a goal changed.
fn retarget(
    writer: &mut crate::store::Writer,
    ground: &super::Ground,
    author: &Author,
    known: &Row,
    now: Instant,
) -> Result<Option<Incident>, DeskError> {
    let reader = writer.reader();
    let Some(mut found) = super::record(&reader, known.id)? else { return Ok(None) };
    let event = known.state.is_open().then(|| retargeted(&super::commit::bare(ground, known.id), &found.incident, now));
    let before = found.incident.clone();
    let mut seq = found.past.last().map_or(0, |p| p.seq);
    let changed = event.flatten();
    if let Some(event) = &changed {
        seq =
            super::commit::append(writer, author, (found.incident.id, found.incident.ver + 1), event, None, now, now)?;
        found.incident.apply(event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
    }
    let row = Row::of(&found.incident, &ground.calendars, &ground.policy);
    if row != *known || known.state.is_open() {
        writer.put_incident(&row, watch::due_at(ground, &found.incident), seq, found.incident.external.as_ref())?;
    }
    Ok(changed.map(|_| before))
}
