//! The file. One job: the journal and the tables folded from it, in one SQLite file. Only here is rusqlite named.
//!
//! The face is narrow and free of SQLite's types, so that a second engine can stand behind it. What the rows mean is
//! decided above; here they are kept, found and proved.

mod articles;
mod attachments;
mod entries;
pub mod error;
mod file;
mod incidents;
mod journal;
mod notices;
mod open;
mod outbox;
mod row_bytes;
mod seal;
mod search;
mod trail;
mod words;

pub use articles::{ArticleWords, Shelf};
pub use attachments::{CopyError, Kept, digest};
pub use error::StoreError;
pub use file::Facts;
pub use file::SetClock;
pub use incidents::{Security, Sight, Which};
pub use journal::{Link, NewRow, Stored, Trouble};
pub use notices::Notice;
pub use open::{SCHEMA, discard, is_ours, unwritable};
pub use outbox::{Counts, Posted};
pub use trail::{Eyes, Found, Traced};

use crate::domain::journal::Hash;
use crate::domain::time::zone::tzdb_version;
use error::Doing;
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// Settings for a bulk load, and those of every day that it leaves again.
const BULK: [(&str, i32); 3] = [("synchronous", 1), ("wal_autocheckpoint", 8_000), ("cache_size", -32_000)];
const EVERY_DAY: [(&str, i32); 3] = [("synchronous", 2), ("wal_autocheckpoint", 1_000), ("cache_size", -4_000)];

/// An open desk file; one per thread.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    uuid: [u8; 16],
    /// The log that was there when the file was opened.
    log: Option<(u64, u64)>,
    /// Salts are made from this; it never leaves the process.
    seed: Hash,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({})", self.path.display())
    }
}

/// A write in progress: what is done through it is one transaction.
pub struct Writer<'s> {
    connection: &'s Connection,
    uuid: [u8; 16],
    seed: Hash,
    tail: journal::Tail,
}

impl std::fmt::Debug for Writer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Writer(after {})", self.tail.seq)
    }
}

impl Store {
    /// Opens a desk that is there.
    ///
    /// # Errors
    /// [`StoreError`] that says what the file is instead.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::with(open::open(path)?, path)
    }

    /// Makes a new file and its uuid; everything else about it is written by the desk.
    ///
    /// # Errors
    /// [`StoreError::Exists`] when something is there.
    pub fn create(path: &Path) -> Result<Self, StoreError> {
        let connection = open::create(path)?;
        let sql = "INSERT INTO file (key, value) VALUES ('uuid', lower(hex(randomblob(16)))), ('index', ?1)";
        let made = connection.execute(sql, [words::FORM.to_string()]);
        let named = made.doing("naming the file").and_then(|_| Self::with(connection, path));
        named.inspect_err(|_| open::discard(path))
    }

    fn with(connection: Connection, path: &Path) -> Result<Self, StoreError> {
        let uuid = file::uuid(&connection)?;
        let seed = connection
            .query_row("SELECT randomblob(32)", [], |row| row.get::<_, Hash>(0))
            .doing("asking SQLite for randomness")?;
        Ok(Self { connection, path: path.to_owned(), uuid, log: open::log_of(path), seed })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The file's own name among all files: part of every link of the chain.
    pub fn uuid(&self) -> [u8; 16] {
        self.uuid
    }

    /// Refuses to go on where the file or its log is not the one that was opened.
    fn stay(&self) -> Result<(), StoreError> {
        let log = open::log_of(&self.path);
        if log.is_some() && log != self.log {
            // What stands in the log of before must not be copied over what the others wrote since.
            open::leave_as_it_is(&self.connection)?;
        }
        match log != self.log || open::has_moved(&self.connection)? {
            true => Err(StoreError::Moved),
            false => Ok(()),
        }
    }

    /// Does something in one write transaction: all of it, or nothing.
    ///
    /// # Errors
    /// What the closure says, or [`StoreError`]; nothing is changed then, but for [`StoreError::Unknown`].
    pub fn write<T, E: From<StoreError>>(&mut self, act: impl FnOnce(&mut Writer) -> Result<T, E>) -> Result<T, E> {
        let doing = "saving";
        self.stay()?;
        let (uuid, seed) = (self.uuid, self.seed);
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).doing(doing)?;
        let version: i32 = tx.pragma_query_value(None, "user_version", |row| row.get(0)).doing(doing)?;
        if version != SCHEMA {
            return Err(StoreError::Newer { path: self.path.clone(), found: version, known: SCHEMA }.into());
        }
        let reader = Reader { connection: &tx, uuid };
        if let Some(found) = reader.fact("tzdb")?.filter(|found| found.as_str() > tzdb_version()) {
            return Err(StoreError::NewerZones { found, known: tzdb_version().to_owned() }.into());
        }
        let tail = journal::tail(&tx)?;
        let mut writer = Writer { connection: &tx, uuid, seed, tail };
        let done = act(&mut writer)?;
        tx.commit().doing(doing)?;
        Ok(done)
    }

    /// Empties the log, so that nothing of what was erased lies there any more. While others read it cannot be done; the
    /// log is then emptied by whoever closes the file last.
    ///
    /// # Errors
    /// [`StoreError`] when the file cannot be written.
    pub fn empty_log(&mut self) -> Result<(), StoreError> {
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        self.connection.query_row(sql, [], |_| Ok(())).doing("emptying the log")
    }

    /// Several reads that see one and the same state.
    ///
    /// # Errors
    /// What the closure says, or [`StoreError`].
    pub fn read<T, E: From<StoreError>>(&mut self, act: impl FnOnce(&Reader) -> Result<T, E>) -> Result<T, E> {
        self.stay()?;
        let tx = self.connection.transaction_with_behavior(TransactionBehavior::Deferred).doing("reading")?;
        act(&Reader { connection: &tx, uuid: self.uuid })
    }

    /// A number that changes when another process has written: cheap enough to ask ten times a second.
    ///
    /// # Errors
    /// [`StoreError::Moved`] when the file is not there any more.
    pub fn data_version(&self) -> Result<i64, StoreError> {
        self.stay()?;
        self.connection
            .prepare_cached("PRAGMA data_version")
            .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
            .doing("looking for news")
    }

    /// Durability for a bulk load that can be repeated: commits are not waited for, and pages that change again and again
    /// are copied into the file more rarely.
    ///
    /// # Errors
    /// [`StoreError`] when SQLite refuses.
    pub fn hurry(&mut self, on: bool) -> Result<(), StoreError> {
        let settings = if on { BULK } else { EVERY_DAY };
        for (pragma, value) in settings {
            self.connection.pragma_update(None, pragma, value).doing("setting the file up")?;
        }
        Ok(())
    }
}

/// A read in progress: one state of the file.
pub struct Reader<'s> {
    connection: &'s Connection,
    uuid: [u8; 16],
}

impl std::fmt::Debug for Reader<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reader")
    }
}

impl Writer<'_> {
    /// Reading inside the write: what is decided on is what is changed.
    pub fn reader(&self) -> Reader<'_> {
        Reader { connection: self.connection, uuid: self.uuid }
    }
}
