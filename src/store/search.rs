//! The search index. One job: find incidents by their words. Exempt from the journal: it can be made anew at any time.

use super::error::{Doing, StoreError};
use super::{Reader, Store, Writer, words};
use crate::domain::id::IncidentId;
use rusqlite::params;

const WRITING: &str = "writing the search index";

impl Store {
    /// Whether the index was made by a program that cut words otherwise: then it has to be made anew.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn index_is_old(&mut self) -> Result<bool, StoreError> {
        self.read(|reader| Ok(reader.fact("index")? != Some(words::FORM.to_string())))
    }
}

impl Writer<'_> {
    /// Forgets everything the index knows; whoever asks for it fills it again in the same transaction.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn clear_index(&mut self) -> Result<(), StoreError> {
        let sql = "INSERT INTO search (search) VALUES ('delete-all')";
        self.connection.execute(sql, []).doing(WRITING)?;
        let sql = "INSERT INTO file (key, value) VALUES ('index', ?1) \
                   ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.connection.execute(sql, [words::FORM.to_string()]).map(drop).doing(WRITING)
    }

    /// Replaces what the index knows of an incident.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn index(&mut self, incident: IncidentId, text: &str, known: bool) -> Result<(), StoreError> {
        if known {
            let mut gone = self.connection.prepare_cached("DELETE FROM search WHERE rowid = ?1").doing(WRITING)?;
            gone.execute([incident.0]).doing(WRITING)?;
        }
        let mut put =
            self.connection.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)").doing(WRITING)?;
        put.execute(params![incident.0, words::indexed(text)]).map(drop).doing(WRITING)
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
