//! Notices. One job: who was told of which event, and up to where they have looked.

use super::error::{Doing, StoreError};
use super::{Reader, Writer};
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::time::Instant;
use rusqlite::{OptionalExtension, params};

/// Somebody was told of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Notice {
    pub person: PersonId,
    /// The event's row of the journal.
    pub seq: i64,
    pub incident: IncidentId,
}

impl Writer<'_> {
    /// Folds it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_notice(&mut self, notice: Notice) -> Result<(), StoreError> {
        let doing = "writing who was told";
        let sql = "INSERT OR IGNORE INTO notice (person, seq, incident) VALUES (?1, ?2, ?3)";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement.execute(params![notice.person.0, notice.seq, notice.incident.0]).map(drop).doing(doing)
    }

    /// Somebody has looked at everything up to `seq`.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn looked(&mut self, person: PersonId, seq: i64) -> Result<(), StoreError> {
        let sql = "INSERT INTO inbox (person, seq) VALUES (?1, ?2) \
                   ON CONFLICT (person) DO UPDATE SET seq = max(seq, excluded.seq)";
        self.connection.execute(sql, params![person.0, seq]).map(drop).doing("writing what was looked at")
    }
}

impl Reader<'_> {
    /// What somebody was told after `seq`, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn told(&self, person: PersonId, after: i64, most: u32) -> Result<Vec<Notice>, StoreError> {
        let doing = "reading who was told";
        let sql = "SELECT seq, incident FROM notice WHERE person = ?1 AND seq > ?2 ORDER BY seq DESC LIMIT ?3";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let rows = statement.query_map(params![person.0, after, most], |row| {
            Ok(Notice { person, seq: row.get(0)?, incident: IncidentId(row.get(1)?) })
        });
        rows.and_then(Iterator::collect).doing(doing)
    }

    /// When somebody else, or a rule, gave them an incident last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn given(&self, person: PersonId) -> Result<Option<Instant>, StoreError> {
        let doing = "reading who was given what";
        let sql = "SELECT j.at FROM notice AS n JOIN journal AS j ON j.seq = n.seq \
                   WHERE n.person = ?1 AND j.kind IN ('assigned', 'escalated', 'handed_back') AND EXISTS (\
                   SELECT 1 FROM json_each(CAST(j.payload AS TEXT), '$.changes') AS c \
                   WHERE c.value ->> 'field' = 'assignee' AND c.value ->> 'to' = ?1) ORDER BY n.seq DESC LIMIT 1";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement.query_row([person.0], |row| row.get(0)).optional().map(|at| at.map(Instant)).doing(doing)
    }

    /// Up to which event somebody has looked at what they were told.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn looked_at(&self, person: PersonId) -> Result<i64, StoreError> {
        let doing = "reading what was looked at";
        let mut statement = self.connection.prepare_cached("SELECT seq FROM inbox WHERE person = ?1").doing(doing)?;
        statement.query_row([person.0], |row| row.get(0)).optional().map(|seq| seq.unwrap_or(0)).doing(doing)
    }

    /// Everybody who was told of anything: for the proof.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let doing = "reading who was told";
        let mut statement =
            self.connection.prepare("SELECT person, seq, incident FROM notice ORDER BY person, seq").doing(doing)?;
        let rows = statement.query_map([], |row| {
            Ok(Notice { person: PersonId(row.get(0)?), seq: row.get(1)?, incident: IncidentId(row.get(2)?) })
        });
        rows.and_then(Iterator::collect).doing(doing)
    }
}
