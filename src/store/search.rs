//! The search index. One job: find incidents by their words. Exempt from the journal: it can be made anew at any time.

use super::error::{Doing, StoreError};
use super::{Reader, Writer, words};
use crate::domain::id::IncidentId;
use rusqlite::params;

impl Writer<'_> {
    /// Replaces what the index knows of an incident.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn index(&mut self, incident: IncidentId, text: &str, known: bool) -> Result<(), StoreError> {
        let doing = "writing the search index";
        if known {
            let mut gone = self.connection.prepare_cached("DELETE FROM search WHERE rowid = ?1").doing(doing)?;
            gone.execute([incident.0]).doing(doing)?;
        }
        let mut put =
            self.connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)").doing(doing)?;
        put.execute(params![incident.0, words::indexed(text)]).map(drop).doing(doing)
    }
}

impl Reader<'_> {
    /// The newest incidents that hold all these words; whether one may see them is asked elsewhere.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn search(&self, text: &str, limit: u32) -> Result<Vec<IncidentId>, StoreError> {
        let Some(question) = words::question(text) else { return Ok(Vec::new()) };
        let doing = "searching";
        let sql = "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql).doing(doing)?;
        statement
            .query_map(params![question, limit], |row| row.get(0).map(IncidentId))
            .and_then(Iterator::collect)
            .doing(doing)
    }
}
