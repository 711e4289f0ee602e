//! The outbox. One job: what has to go out of the house, lent to one at a time, and what became of it. Exempt from the
//! journal: whom to tell of what is there as the event, attempts to deliver it are nobody's act.

use super::error::{Doing, StoreError};
use super::{Notice, Reader, Writer};
use crate::domain::code::Code;
use crate::domain::id::{IncidentId, PersonId};
use crate::domain::outbox::{Fault, State};
use crate::domain::time::Instant;
use rusqlite::{OptionalExtension, Row, params};

/// One notice by one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    pub id: i64,
    /// Who is told of which event.
    pub notice: Notice,
    pub channel: Code,
    pub state: State,
    /// So often it was begun to deliver it.
    pub attempts: u32,
    /// Since when it waits.
    pub since: Instant,
    /// When it is tried next; while somebody delivers it, when another may.
    pub next_at: Instant,
    /// Why the last attempt was in vain.
    pub fault: Option<Fault>,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub waiting: u32,
    pub dead: u32,
    /// Of those that wait: due for longer than a delivery takes.
    pub overdue: u32,
}

const COLUMNS: &str = "id, person, seq, incident, channel, state, attempts, since, next_at, fault";

fn posted(row: &Row<'_>) -> rusqlite::Result<Posted> {
    let (channel, state, fault): (String, String, Option<String>) = (row.get(4)?, row.get(5)?, row.get(9)?);
    Ok(Posted {
        id: row.get(0)?,
        notice: Notice { person: PersonId(row.get(1)?), seq: row.get(2)?, incident: IncidentId(row.get(3)?) },
        channel: Code::new(&channel),
        state: State::parse(&state).unwrap_or(State::Dead),
        attempts: row.get(6)?,
        since: Instant(row.get(7)?),
        next_at: Instant(row.get(8)?),
        fault: fault.as_deref().and_then(Fault::read),
    })
}

/// Ways as one value.
fn list(channels: &[&Code]) -> String {
    let quoted: Vec<String> = channels.iter().map(|channel| format!("\"{}\"", channel.as_str())).collect();
    format!("[{}]", quoted.join(","))
}

impl Writer<'_> {
    /// Has somebody told by a way, once.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn post(&mut self, notice: Notice, channel: &Code, now: Instant) -> Result<(), StoreError> {
        let doing = "writing the outbox";
        let sql = "INSERT OR IGNORE INTO outbox (person, seq, incident, channel, state, attempts, since, next_at) \
                   VALUES (?1, ?2, ?3, ?4, 'waiting', 0, ?5, ?5)";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let values = params![notice.person.0, notice.seq, notice.incident.0, channel.as_str(), now.0];
        statement.execute(values).map(drop).doing(doing)
    }

    /// Lends the next that is due by one of these ways: until `until` nobody else gets it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn lend(
        &mut self,
        channels: &[&Code],
        now: Instant,
        until: impl FnOnce(&Code) -> Instant,
    ) -> Result<Option<Posted>, StoreError> {
        let Some(next) = self.reader().next_posted(channels, now)? else { return Ok(None) };
        let lent = Posted { attempts: next.attempts + 1, next_at: until(&next.channel), ..next };
        let sql = "UPDATE outbox SET attempts = ?2, next_at = ?3 WHERE id = ?1";
        let done = self.connection.execute(sql, params![lent.id, lent.attempts, lent.next_at.0]);
        done.doing("writing the outbox")?;
        Ok(Some(lent))
    }

    /// What became of the attempt; an attempt that another has begun meanwhile stays that one's.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn settle(&mut self, posted: &Posted) -> Result<(), StoreError> {
        let sql = "UPDATE outbox SET state = ?3, next_at = ?4, fault = ?5 \
                   WHERE id = ?1 AND attempts = ?2 AND state = 'waiting'";
        let fault = posted.fault.as_ref().map(Fault::written);
        let values = params![posted.id, posted.attempts, posted.state.name(), posted.next_at.0, fault];
        self.connection.execute(sql, values).map(drop).doing("writing the outbox")
    }

    /// Gives up what has waited since before `before`, and forgets what was sent before `forget`; how many it gave up.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn sweep(&mut self, before: Instant, forget: Instant, now: Instant) -> Result<usize, StoreError> {
        let doing = "writing the outbox";
        let sql = "UPDATE outbox SET state = 'dead', fault = coalesce(fault, ?3) \
                   WHERE state = 'waiting' AND next_at <= ?2 AND since <= ?1";
        let dead = self.connection.execute(sql, params![before.0, now.0, Fault::Expired.written()]).doing(doing)?;
        let sql = "DELETE FROM outbox WHERE state = 'sent' AND next_at < ?1";
        self.connection.execute(sql, [forget.0]).doing(doing)?;
        Ok(dead)
    }

    /// Has what was given up tried again from the beginning: the one of that number, or all; how many there were.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn resend(&mut self, id: Option<i64>, now: Instant) -> Result<usize, StoreError> {
        let sql = "UPDATE outbox SET state = 'waiting', attempts = 0, since = ?2, next_at = ?2, fault = NULL \
                   WHERE state = 'dead' AND (?1 IS NULL OR id = ?1)";
        self.connection.execute(sql, params![id, now.0]).doing("writing the outbox")
    }
}

impl Reader<'_> {
    /// The next that is due by one of these ways.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn next_posted(&self, channels: &[&Code], now: Instant) -> Result<Option<Posted>, StoreError> {
        let doing = "reading the outbox";
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE state = 'waiting' AND next_at <= ?1 \
             AND channel IN (SELECT value FROM json_each(?2)) ORDER BY next_at, id LIMIT 1"
        );
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        statement.query_row(params![now.0, list(channels)], posted).optional().doing(doing)
    }

    /// Whether there is anything for [`Writer::sweep`].
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn to_sweep(&self, before: Instant, forget: Instant, now: Instant) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM outbox WHERE state = 'waiting' AND next_at <= ?2 AND since <= ?1) \
                   OR EXISTS (SELECT 1 FROM outbox WHERE state = 'sent' AND next_at < ?3)";
        self.connection.query_row(sql, params![before.0, now.0, forget.0], |row| row.get(0)).doing("reading the outbox")
    }

    /// What is in these states, the newest first.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn posted(&self, states: &[State]) -> Result<Vec<Posted>, StoreError> {
        let doing = "reading the outbox";
        let sql = format!("SELECT {COLUMNS} FROM outbox WHERE instr(?1, state) > 0 ORDER BY id DESC");
        let named = states.iter().map(|state| state.name()).collect::<Vec<_>>().join(",");
        let mut statement = self.connection.prepare_cached(&sql).doing(doing)?;
        let rows = statement.query_map([named], posted);
        rows.and_then(Iterator::collect).doing(doing)
    }

    /// How many there are; overdue is what was due before `before`.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn posted_counts(&self, before: Instant) -> Result<Counts, StoreError> {
        let sql = "SELECT count(*) FILTER (WHERE state = 'waiting'), count(*) FILTER (WHERE state = 'dead'), \
                   count(*) FILTER (WHERE state = 'waiting' AND next_at < ?1) FROM outbox WHERE state <> 'sent'";
        let read = |row: &Row<'_>| Ok(Counts { waiting: row.get(0)?, dead: row.get(1)?, overdue: row.get(2)? });
        self.connection.query_row(sql, [before.0], read).doing("reading the outbox")
    }
}
