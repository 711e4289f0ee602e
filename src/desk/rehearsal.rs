//! Rehearsal. One job: many people act in one transaction, each act a batch of its own, at its own time.
//!
//! For whoever plays a whole house (the demo): waiting for the disk after every act of three weeks would take minutes.
//! Every act goes the way of [`Desk::commit`]: the same rights, the same rules, the same trail.

use super::catalogue::enter_in;
use super::commit::{commit_in, fresh};
use super::watch::wake_in;
use super::{Caller, Committed, Desk, DeskError, Ground, Recent, who};
use crate::domain::actor::Identity;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::Command;
use crate::domain::incident::row::Row;
use crate::domain::people::manage::EntryCommand;
use crate::domain::stream::Stream;
use crate::domain::time::Instant;
use crate::store::Writer;
use std::sync::Arc;

/// More than are open at a time in a house that is played.
const RECORDS: usize = 512;

/// A transaction in which many act.
#[derive(Debug)]
pub struct Rehearsal<'r, 'w> {
    writer: &'r mut Writer<'w>,
    ground: Ground,
    recent: Recent,
    identity: Identity,
}

impl Desk {
    /// Lets many act in one transaction: all of what they did is written, or nothing. What the rules refuse is no end to
    /// it, unless `act` makes it one.
    ///
    /// # Errors
    /// What `act` says, or the file.
    pub fn rehearse<T>(
        &mut self,
        act: impl FnOnce(&mut Rehearsal<'_, '_>) -> Result<T, DeskError>,
    ) -> Result<T, DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (done, ground) = self.store.write(|writer| {
            let ground = fresh(&writer.reader(), known)?;
            let mut rehearsal = Rehearsal { writer, ground, recent: Recent::of(RECORDS), identity };
            let done = act(&mut rehearsal)?;
            Ok::<_, DeskError>((done, rehearsal.ground))
        })?;
        self.ground = ground;
        Ok(done)
    }
}

impl Rehearsal<'_, '_> {
    pub fn ground(&self) -> &Ground {
        &self.ground
    }

    /// As [`Desk::commit`].
    ///
    /// # Errors
    /// A refusal, after which nothing has happened and the others may go on; or what the file says.
    pub fn commit(&mut self, command: &Command, caller: &Caller, now: Instant) -> Result<Committed, DeskError> {
        let now = self.writer.no_earlier(now);
        let actor = who::actor(&self.ground, self.identity, caller)?;
        self.writer.next_batch();
        commit_in(self.writer, &mut self.recent, &self.ground, (command, None), &actor, now, |_| Ok(()))
    }

    /// As [`Desk::wake`].
    ///
    /// # Errors
    /// What the file says.
    pub fn wake(&mut self, caller: &Caller, now: Instant) -> Result<usize, DeskError> {
        let actor = who::actor(&self.ground, self.identity, caller)?;
        let mut done = 0;
        loop {
            let (made, more) = wake_in(self.writer, &mut self.recent, &self.ground, &actor, now)?;
            done += made;
            if !more {
                return Ok(done);
            }
        }
    }

    /// As [`Desk::enter`].
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn enter(&mut self, command: &EntryCommand, caller: &Caller, now: Instant) -> Result<Stream, DeskError> {
        self.writer.next_batch();
        let entry = enter_in(self.writer, &self.ground, self.identity, command, caller, now)?;
        let stream = entry.stream;
        Arc::make_mut(&mut self.ground.directory).insert(entry);
        self.ground.seq = self.writer.reader().head()?.map_or(0, |head| head.seq);
        Ok(stream)
    }

    /// An incident's row, if one may see it.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn row(&mut self, caller: &Caller, id: IncidentId) -> Result<Option<Row>, DeskError> {
        let sight = who::sight(&self.ground, &who::actor(&self.ground, self.identity, caller)?);
        Ok(self.writer.reader().incident(id, &sight)?)
    }

    /// The open incidents one may see.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn open(&mut self, caller: &Caller) -> Result<Vec<Row>, DeskError> {
        let sight = who::sight(&self.ground, &who::actor(&self.ground, self.identity, caller)?);
        Ok(self.writer.reader().incidents(crate::store::Which::Open, &sight)?)
    }
}
