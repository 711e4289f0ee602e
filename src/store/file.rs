//! The file's facts. One job: the few things a desk file says of itself.

use super::error::{Doing, StoreError};
use super::{Reader, Writer};
use crate::domain::actor::Identity;
use crate::domain::time::Instant;
use rusqlite::{Connection, OptionalExtension, params};

/// What a desk file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    pub identity: Identity,
    pub made_at: Instant,
    /// The desk's own clock, in files made with one (demo, a past desk brought back to life, tests).
    pub clock: Option<SetClock>,
    /// The version of the zone rules the due instants were computed with.
    pub tzdb: String,
}

/// A set clock: at the wall-clock instant `anchor` it showed `origin`, and it runs `speed` times as fast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetClock {
    pub origin: Instant,
    pub anchor: Instant,
    pub speed: u32,
}

impl SetClock {
    /// What it shows when the machine's clock shows `wall`.
    pub fn at(&self, wall: Instant) -> Instant {
        let gone = wall.0.saturating_sub(self.anchor.0);
        let gone = gone.saturating_mul(i64::from(self.speed));
        Instant(self.origin.0.saturating_add(gone))
    }
}

pub(super) fn uuid(connection: &Connection) -> Result<[u8; 16], StoreError> {
    let doing = "reading the file's name";
    let text: Option<String> = connection
        .query_row("SELECT value FROM file WHERE key = 'uuid'", [], |row| row.get(0))
        .optional()
        .doing(doing)?;
    let damaged = || StoreError::Damaged { detail: "it has no uuid".to_owned() };
    let text = text.filter(|t| t.len() == 32 && t.is_ascii()).ok_or_else(damaged)?;
    let mut uuid = [0; 16];
    for (n, byte) in uuid.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * n..2 * n + 2], 16).map_err(|_| damaged())?;
    }
    Ok(uuid)
}

impl Reader<'_> {
    /// What is broken in the file's own structure, the first of it: every page is looked at, and no row's meaning.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn damage(&self) -> Result<Option<String>, StoreError> {
        let sql = "PRAGMA quick_check(1)";
        let said: String = self.connection.query_row(sql, [], |row| row.get(0)).doing("looking the file over")?;
        Ok((said != "ok").then_some(said))
    }

    pub(super) fn fact(&self, key: &str) -> Result<Option<String>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT value FROM file WHERE key = ?1")
            .doing("reading the file's facts")?;
        statement.query_row([key], |row| row.get(0)).optional().doing("reading the file's facts")
    }

    /// What the file says of itself.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when it does not say it.
    pub fn facts(&self) -> Result<Facts, StoreError> {
        let damaged = |what: &str| StoreError::Damaged { detail: format!("it does not say its {what}") };
        let identity =
            self.fact("identity")?.as_deref().and_then(Identity::parse).ok_or_else(|| damaged("identity"))?;
        let made_at =
            self.fact("made_at")?.and_then(|t| t.parse().ok()).map(Instant).ok_or_else(|| damaged("birth"))?;
        let number = |text: Option<String>| text.and_then(|t| t.parse::<i64>().ok()).map(Instant);
        let origin = number(self.fact("clock_origin")?);
        let anchor = number(self.fact("clock_anchor")?);
        let speed = self.fact("clock_speed")?.and_then(|t| t.parse().ok());
        let clock = match (origin, anchor) {
            (Some(origin), Some(anchor)) => Some(SetClock { origin, anchor, speed: speed.unwrap_or(1) }),
            _ => None,
        };
        Ok(Facts { identity, made_at, clock, tzdb: self.fact("tzdb")?.unwrap_or_default() })
    }

    /// A mark left by [`Writer::mark`].
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn marked(&self, key: &str) -> Result<Option<String>, StoreError> {
        self.fact(&format!("mark:{key}"))
    }
}

impl Writer<'_> {
    /// Writes what the file says of itself.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn set_facts(&mut self, facts: &Facts) -> Result<(), StoreError> {
        self.put("identity", facts.identity.name())?;
        self.put("made_at", &facts.made_at.0.to_string())?;
        self.put("tzdb", &facts.tzdb)?;
        if let Some(clock) = facts.clock {
            self.put("clock_origin", &clock.origin.0.to_string())?;
            self.put("clock_anchor", &clock.anchor.0.to_string())?;
            self.put("clock_speed", &clock.speed.to_string())?;
        }
        Ok(())
    }

    /// Leaves a mark for a later run of the same job (where an import stands).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn mark(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        self.put(&format!("mark:{key}"), value)
    }

    fn put(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        let sql =
            "INSERT INTO file (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.connection.execute(sql, params![key, value]).map(drop).doing("writing the file's facts")
    }
}
