//! Attachments' bytes. One job: files kept in the desk's file, each once, written and read a piece at a time (LIFE-2).
//!
//! What was attached to what is said by the journal; here are the bytes, by their hash, and which attachment has which.

use super::error::{Doing, StoreError};
use super::{Reader, Writer};
use crate::domain::id::IncidentId;
use crate::domain::journal::Hash;
use rusqlite::{Connection, MAIN_DB, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::io::{Read, Write};

/// Bytes in memory at a time: no size of a file shows in the program's.
const PIECE: usize = 64 << 10;

const SAVING: &str = "saving an attachment";
const READING: &str = "reading an attachment";
const ERASING: &str = "erasing an attachment";

/// Why bytes did not get from one side to the other.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The side that is not the desk's file.
    #[error(transparent)]
    Outside(#[from] std::io::Error),
    /// The bytes are not those that were announced.
    #[error("other bytes than those announced")]
    Changed,
}

/// What the file keeps for one attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    pub incident: IncidentId,
    pub n: u32,
    /// The hash it is kept under.
    pub hash: Hash,
    /// What its bytes are in truth.
    pub size: u64,
    pub found: Hash,
}

/// Hands bytes on piece by piece; how many they were, and their hash.
fn pump<E>(
    mut read: impl FnMut(&mut [u8]) -> Result<usize, E>,
    mut write: impl FnMut(&[u8]) -> Result<(), E>,
) -> Result<(u64, Hash), E> {
    let (mut piece, mut size, mut hash) = (vec![0; PIECE], 0, Sha256::new());
    loop {
        match read(&mut piece)? {
            0 => return Ok((size, hash.finalize().into())),
            n => {
                hash.update(&piece[..n]);
                write(&piece[..n])?;
                size += n as u64;
            }
        }
    }
}

/// How many bytes somebody gives, and their hash.
///
/// # Errors
/// What the giver says.
pub fn digest(bytes: &mut dyn Read) -> std::io::Result<(u64, Hash)> {
    pump(|piece| again(|| bytes.read(piece)), |_| Ok(()))
}

/// A read that a signal broke off is begun again.
fn again(mut read: impl FnMut() -> std::io::Result<usize>) -> std::io::Result<usize> {
    loop {
        match read() {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

fn content(connection: &Connection, hash: &Hash, doing: &'static str) -> Result<Option<i64>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id FROM content WHERE hash = ?1").doing(doing)?;
    statement.query_row([hash], |row| row.get(0)).optional().doing(doing)
}

/// Reads one content whole, piece by piece.
fn stream(
    connection: &Connection,
    id: i64,
    write: impl FnMut(&[u8]) -> Result<(), CopyError>,
) -> Result<(u64, Hash), CopyError> {
    let mut blob = connection.blob_open(MAIN_DB, "content", "bytes", id, true).doing(READING)?;
    let broken = |error: std::io::Error| StoreError::Damaged { detail: format!("an attachment: {error}") };
    pump(|piece| Ok(blob.read(piece).map_err(broken)?), write)
}

impl Writer<'_> {
    /// Keeps bytes under their hash, unless they are there already.
    ///
    /// # Errors
    /// [`CopyError`]; the whole batch is then undone.
    pub fn keep_bytes(&mut self, hash: &Hash, size: u64, bytes: &mut dyn Read) -> Result<(), CopyError> {
        if content(self.connection, hash, SAVING)?.is_some() {
            return Ok(());
        }
        let length = i64::try_from(size).map_err(|_| CopyError::Changed)?;
        self.connection
            .execute("INSERT INTO content (hash, bytes) VALUES (?1, zeroblob(?2))", params![hash, length])
            .doing(SAVING)?;
        let id = self.connection.last_insert_rowid();
        let mut blob = self.connection.blob_open(MAIN_DB, "content", "bytes", id, false).doing(SAVING)?;
        let mut at = 0;
        let put = |piece: &[u8]| {
            // A file that has grown since it was hashed does not fit any more.
            let end = at + piece.len();
            if end as u64 > size {
                return Err(CopyError::Changed);
            }
            blob.write_at(piece, at).doing(SAVING)?;
            at = end;
            Ok(())
        };
        let copied = pump(|piece| Ok(again(|| bytes.read(piece))?), put)?;
        blob.close().doing(SAVING)?;
        if copied == (size, *hash) { Ok(()) } else { Err(CopyError::Changed) }
    }

    /// Says that an attachment has the bytes of this hash; `false` when there are none.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn put_attachment(&mut self, incident: IncidentId, n: u32, hash: &Hash) -> Result<bool, StoreError> {
        let Some(content) = content(self.connection, hash, SAVING)? else { return Ok(false) };
        let sql = "INSERT INTO attachment (incident, n, content) VALUES (?1, ?2, ?3)";
        let mut statement = self.connection.prepare_cached(sql).doing(SAVING)?;
        statement.execute(params![incident.0, n, content]).doing(SAVING)?;
        Ok(true)
    }

    /// Erases what an attachment has: the `word`th of the words of the journal's row `seq`, which is its name, and the
    /// bytes, unless another attachment has the same (AUD-4).
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be written.
    pub fn erase_attachment(&mut self, incident: IncidentId, n: u32, name: (i64, u32)) -> Result<(), StoreError> {
        // Pages are not only given back: what stood on them is overwritten.
        let thorough = |on: i32| self.connection.pragma_update(None, "secure_delete", on).doing(ERASING);
        thorough(1)?;
        let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| self.connection.execute(sql, params).doing(ERASING);
        run("DELETE FROM sealed WHERE seq = ?1 AND n = ?2", &[&name.0, &name.1])?;
        let sql = "DELETE FROM attachment WHERE incident = ?1 AND n = ?2 RETURNING content";
        let mut statement = self.connection.prepare_cached(sql).doing(ERASING)?;
        let content: Option<i64> =
            statement.query_row(params![incident.0, n], |row| row.get(0)).optional().doing(ERASING)?;
        let sql = "DELETE FROM content WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM attachment WHERE content = ?1)";
        run(sql, &[&content])?;
        thorough(super::open::FAST_SECURE_DELETE)
    }
}

impl Reader<'_> {
    /// Hands out the bytes of a hash piece by piece; how many they are and their true hash, or `None` when they are not
    /// there.
    ///
    /// # Errors
    /// [`CopyError`].
    pub fn bytes(&self, hash: &Hash, to: &mut dyn Write) -> Result<Option<(u64, Hash)>, CopyError> {
        let Some(id) = content(self.connection, hash, READING)? else { return Ok(None) };
        stream(self.connection, id, |piece| Ok(to.write_all(piece)?)).map(Some)
    }

    /// Every attachment that has bytes, with what they are in truth: for the proof. Each content is read once.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn kept(&self) -> Result<Vec<Kept>, StoreError> {
        let sql = "SELECT content, hash, incident, n FROM attachment JOIN content ON content = content.id \
                   ORDER BY content, incident, n";
        let mut statement = self.connection.prepare(sql).doing(READING)?;
        let mut rows = statement.query([]).doing(READING)?;
        let mut kept: Vec<Kept> = Vec::new();
        let mut last = None;
        while let Some(row) = rows.next().doing(READING)? {
            let cell = |n: usize| row.get::<_, i64>(n).doing(READING);
            let (content, incident) = (cell(0)?, IncidentId(cell(2)?));
            let (size, found) = match last {
                Some((before, truth)) if before == content => truth,
                _ => stream(self.connection, content, |_| Ok(())).map_err(|error| match error {
                    CopyError::Store(error) => error,
                    other => StoreError::Damaged { detail: other.to_string() },
                })?,
            };
            last = Some((content, (size, found)));
            let (hash, n) = (row.get(1).doing(READING)?, row.get(3).doing(READING)?);
            kept.push(Kept { incident, n, hash, size, found });
        }
        Ok(kept)
    }

    /// How many attachments have bytes, and how many bytes nobody has: for the proof.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be read.
    pub fn count_kept(&self) -> Result<(i64, i64), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM attachment), \
                   (SELECT count(*) FROM content WHERE id NOT IN (SELECT content FROM attachment))";
        self.connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).doing(READING)
    }
}
