//! Entries and policies. One job: the tables of the directory and of applied policies.

use super::error::{Doing, StoreError};
use super::{Reader, Writer};
use crate::domain::code::Code;
use crate::domain::people::directory::Entry;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::value::Value;
use rusqlite::params;
use std::collections::BTreeMap;

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
    /// Every entry of the directory.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read or an entry cannot be understood.
    pub fn entries(&self) -> Result<Vec<Entry>, StoreError> {
        let doing = "reading the directory";
        let mut statement =
            self.connection.prepare_cached("SELECT kind, id, ver, key, retired, record FROM entry").doing(doing)?;
        let mut rows = statement.query([]).doing(doing)?;
        let mut entries = Vec::new();
        while let Some(row) = rows.next().doing(doing)? {
            let kind: String = row.get(0).doing(doing)?;
            let damaged = |why: &str| StoreError::Damaged { detail: format!("an entry of the directory: {why}") };
            let kind = StreamKind::parse(&kind).ok_or_else(|| damaged("of no known kind"))?;
            let record: String = row.get(5).doing(doing)?;
            let values: BTreeMap<Code, Value> = serde_json::from_str(&record).map_err(|e| damaged(&e.to_string()))?;
            entries.push(Entry {
                stream: Stream::new(kind, row.get(1).doing(doing)?),
                ver: row.get(2).doing(doing)?,
                key: Code::new(&row.get::<_, String>(3).doing(doing)?),
                retired: row.get::<_, i32>(4).doing(doing)? != 0,
                values,
            });
        }
        Ok(entries)
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
    pub fn policies(&self) -> Result<Vec<(u32, String)>, StoreError> {
        let doing = "reading the policies";
        let mut statement =
            self.connection.prepare_cached("SELECT version, text FROM policy ORDER BY version").doing(doing)?;
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).and_then(Iterator::collect).doing(doing)
    }
}
