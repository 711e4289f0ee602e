//! Entries and policies. One job: the tables of the directory and of applied policies.

use super::error::{Doing, StoreError};
use super::{Reader, Writer};
use crate::domain::code::Code;
use crate::domain::people::directory::Entry;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::Value;
use rusqlite::{Row, params};
use std::collections::BTreeMap;

const READING: &str = "reading the directory";

/// An entry off its row: id, version, key, whether it is retired, values.
fn entry(kind: StreamKind, row: &Row<'_>) -> Result<Entry, StoreError> {
    let damaged =
        |error: serde_json::Error| StoreError::Damaged { detail: format!("an entry of the directory: {error}") };
    let record = row.get_ref(4).and_then(|v| Ok(v.as_str()?)).doing(READING)?;
    let values: BTreeMap<Code, Value> = serde_json::from_str(record).map_err(damaged)?;
    Ok(Entry {
        stream: Stream::new(kind, row.get(0).doing(READING)?),
        ver: row.get(1).doing(READING)?,
        key: Code::new(row.get_ref(2).and_then(|v| Ok(v.as_str()?)).doing(READING)?),
        retired: row.get::<_, i32>(3).doing(READING)? != 0,
        values,
    })
}

impl Writer<'_> {
    /// Writes an entry as it stands after its event.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_entry(&mut self, entry: &Entry) -> Result<(), StoreError> {
        let doing = "writing the directory";
        let record =
            serde_json::to_string(&entry.values).map_err(|e| StoreError::Sql { doing, detail: e.to_string() })?;
        let sql = "INSERT INTO entry (kind, id, ver, key, retired, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                   ON CONFLICT (kind, id) DO UPDATE SET \
                   ver = excluded.ver, key = excluded.key, retired = excluded.retired, record = excluded.record";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        let Entry { stream, ver, key, retired, .. } = entry;
        statement
            .execute(params![stream.kind.name(), stream.id, ver, key.as_str(), i32::from(*retired), record])
            .map(drop)
            .doing(doing)
    }

    /// Keeps an applied policy's text.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_policy(&mut self, version: u32, seq: i64, text: &str) -> Result<(), StoreError> {
        let sql = "INSERT INTO policy (version, seq, text) VALUES (?1, ?2, ?3)";
        self.connection.execute(sql, params![version, seq, text]).map(drop).doing("writing the policy")
    }
}

impl Reader<'_> {
    /// Every entry of a kind.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or an entry cannot be understood.
    pub fn entries(&self, kind: StreamKind) -> Result<Vec<Entry>, StoreError> {
        let sql = "SELECT id, ver, key, retired, record FROM entry WHERE kind = ?1";
        let mut statement = self.connection.prepare_cached(sql).doing(READING)?;
        let mut rows = statement.query([kind.name()]).doing(READING)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next().doing(READING)? {
            entries.push(entry(kind, row)?);
        }
        Ok(entries)
    }

    /// One entry.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or the entry cannot be understood.
    pub fn entry(&self, stream: Stream) -> Result<Option<Entry>, StoreError> {
        let sql = "SELECT id, ver, key, retired, record FROM entry WHERE kind = ?1 AND id = ?2";
        let mut statement = self.connection.prepare_cached(sql).doing(READING)?;
        let mut rows = statement.query(params![stream.kind.name(), stream.id]).doing(READING)?;
        rows.next().doing(READING)?.map(|row| entry(stream.kind, row)).transpose()
    }

    /// How many entries there are, of whatever kind.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn count_entries(&self) -> Result<i64, StoreError> {
        self.connection.query_row("SELECT count(*) FROM entry", [], |row| row.get(0)).doing(READING)
    }

    /// The highest number of a kind of entry.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn last_entry(&self, kind: StreamKind) -> Result<i64, StoreError> {
        let sql = "SELECT coalesce(max(id), 0) FROM entry WHERE kind = ?1";
        let mut statement = self.connection.prepare_cached(sql).doing("numbering an entry")?;
        statement.query_row([kind.name()], |row| row.get(0)).doing("numbering an entry")
    }

    /// Every applied policy, the oldest first: version and text.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn policies(&self) -> Result<Vec<(u32, String, Instant)>, StoreError> {
        let doing = "reading the policies";
        let mut statement = self
            .connection
            .prepare_cached("SELECT version, text, at FROM policy JOIN journal USING (seq) ORDER BY version")
            .doing(doing)?;
        statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2).map(Instant)?)))
            .and_then(Iterator::collect)
            .doing(doing)
    }
}
