//! Reading. One job: what somebody may know, and what is new since they last looked.

use super::commit::fresh;
use super::found::put;
use super::{Caller, Desk, DeskError, who};
use crate::domain::actor::Actor;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::incident::row::Row;
use crate::domain::incident::{Kind, Record};
use crate::domain::journal::Author;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::store::{Link, Which};

/// What changed since a reader looked last.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// The journal's end now.
    pub seq: i64,
    /// Rows that changed and may be seen.
    pub rows: Vec<Row>,
    /// Incidents that changed and are not among them: out of sight now.
    pub gone: Vec<IncidentId>,
    /// Policy or directory changed too.
    pub ground: bool,
    /// So did the knowledge base.
    pub knowledge: bool,
}

/// One version of the policy: when it was applied, and by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyVersion {
    pub version: u32,
    pub seq: i64,
    pub at: Instant,
    pub by: PersonId,
}

impl Desk {
    /// The text of a version of the policy, of the one in force when none is named; `None` when there is no such version.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn policy_text(&mut self, caller: &Caller, version: Option<u32>) -> Result<Option<String>, DeskError> {
        self.refresh()?;
        self.actor(caller)?;
        let wanted = version.unwrap_or(self.ground.policy.version);
        self.store.read(|reader| {
            let mut versions = reader.policies()?.into_iter();
            Ok(versions.find(|(version, _, _)| *version == wanted).map(|(_, text, _)| text))
        })
    }

    /// Every version of the policy, the first one first.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn policy_history(&mut self, caller: &Caller) -> Result<Vec<PolicyVersion>, DeskError> {
        self.actor(caller)?;
        self.store.read(|reader| {
            let stored = reader.stream(Stream::new(StreamKind::Policy, 1), 0)?;
            let versions = stored.iter().map(|stored| {
                let unknown =
                    || DeskError::NotUnderstood(format!("row {}: a policy without a version", stored.row.seq));
                let payload: serde_json::Value = serde_json::from_str(&stored.payload).map_err(|_| unknown())?;
                let version = payload["version"].as_u64().and_then(|v| u32::try_from(v).ok()).ok_or_else(unknown)?;
                let row = &stored.row;
                Ok(PolicyVersion { version, seq: row.seq, at: row.at, by: row.author.person })
            });
            versions.collect()
        })
    }

    /// The rows somebody may see, and the journal's end they are true for.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn rows(&mut self, caller: &Caller, which: Which) -> Result<(i64, Vec<Row>), DeskError> {
        self.refresh()?;
        let sight = who::sight(&self.ground, &self.actor(caller)?);
        self.store.read(|reader| {
            let seq = reader.head()?.map_or(0, |head| head.seq);
            Ok((seq, reader.incidents(which, &sight)?))
        })
    }

    /// A record whole. Opening a security incident is itself put on the record (AUD-5).
    ///
    /// # Errors
    /// Not found, when it is not there or not for these eyes.
    pub fn record(&mut self, caller: &Caller, id: IncidentId, now: Instant) -> Result<Record, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let recent = &mut self.recent;
        let found = self.store.read(|reader| Ok::<_, DeskError>(recent.get(reader, id)?.cloned()))?;
        let found = who::visible(&self.ground, &actor, found, &id.to_string())?;
        if found.incident.security {
            self.opened(&actor, id, now)?;
        }
        Ok(found)
    }

    pub(super) fn opened(&mut self, actor: &Actor, id: IncidentId, now: Instant) -> Result<(), DeskError> {
        let role = actor.roles.first().cloned().unwrap_or_else(|| crate::domain::code::Code::new("none"));
        let author = Author::of(actor, role);
        let payload = serde_json::json!({ "incident": id }).to_string();
        self.store.write(|writer| {
            let stream = Stream::new(StreamKind::Desk, 1);
            let ver = writer.reader().version(stream)? + 1;
            put(writer, &author, stream, ver, "opened", &payload, now)?;
            Ok(())
        })
    }

    /// Rows of these incidents, as far as they may be seen, in this order.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn rows_of(&mut self, caller: &Caller, ids: &[IncidentId]) -> Result<Vec<Row>, DeskError> {
        let sight = who::sight(&self.ground, &self.actor(caller)?);
        self.store.read(|reader| {
            let mut rows = Vec::new();
            for id in ids {
                rows.extend(reader.incident(*id, &sight)?);
            }
            Ok(rows)
        })
    }

    /// Incidents that hold all these words, the newest first, as far as they may be seen.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn search(&mut self, caller: &Caller, text: &str, limit: u32) -> Result<Vec<Row>, DeskError> {
        let ids = self.store.read(|reader| Ok::<_, DeskError>(reader.search(text, limit)?))?;
        self.rows_of(caller, &ids)
    }

    /// What changed after `seq`.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn news(&mut self, caller: &Caller, seq: i64) -> Result<News, DeskError> {
        let ground = self.refresh()?;
        let sight = who::sight(&self.ground, &self.actor(caller)?);
        self.store.read(|reader| {
            let head = reader.head()?.map_or(0, |head| head.seq);
            let rows = reader.incidents(Which::After(seq), &sight)?;
            let gone = reader.changed(seq)?.into_iter().filter(|id| !rows.iter().any(|r| r.id == *id)).collect();
            Ok(News { seq: head, rows, gone, ground, knowledge: reader.knowledge_moved(seq)? })
        })
    }

    /// Takes in a changed policy or directory, and what of it was not needed yet; whether it was changed.
    ///
    /// # Errors
    /// What the file says.
    pub fn refresh(&mut self) -> Result<bool, DeskError> {
        let known = self.ground.clone();
        let moved = self.store.read(|reader| Ok::<_, DeskError>(reader.ground_moved(known.seq)?))?;
        self.ground = self.store.read(|reader| fresh(reader, known))?;
        Ok(moved)
    }

    /// A number that changes when another process has written.
    ///
    /// # Errors
    /// [`crate::store::StoreError::Moved`] when the file is not there any more.
    pub fn data_version(&self) -> Result<i64, DeskError> {
        Ok(self.store.data_version()?)
    }

    /// The end of the chain.
    ///
    /// # Errors
    /// What the file says.
    pub fn head(&mut self) -> Result<Option<Link>, DeskError> {
        self.store.read(|reader| Ok(reader.head()?))
    }

    /// When the next suspension ends by itself.
    ///
    /// # Errors
    /// What the file says.
    pub fn next_wake(&mut self) -> Result<Option<Instant>, DeskError> {
        self.store.read(|reader| Ok(reader.next_wake()?))
    }
}

impl Desk {
    /// What a batch did to its first incident, event by event: for a sentence about it.
    ///
    /// # Errors
    /// What the file says.
    pub fn kinds_of(&mut self, batch: i64) -> Result<Vec<Kind>, DeskError> {
        let rows = self.store.read(|reader| Ok::<_, DeskError>(reader.batch(batch)?))?;
        let of_incidents = || rows.iter().map(|s| &s.row).filter(|row| row.stream.kind == StreamKind::Incident);
        let first = of_incidents().next().map(|row| row.stream);
        Ok(of_incidents().filter(|row| Some(row.stream) == first).filter_map(|row| Kind::parse(&row.kind)).collect())
    }
}
