//! Errors of the file. One job: every SQL error says what was being done, and what it means for the person.

use rusqlite::ffi;
use std::path::PathBuf;

/// What went wrong with the file.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("there is no desk at {path}")]
    NotThere { path: PathBuf },
    #[error("{path} exists already; it is left as it is")]
    Exists { path: PathBuf },
    #[error("{path} is not a desk file; nothing in it was touched")]
    NotADesk { path: PathBuf },
    #[error("{path} was written by a newer firstline (schema {found}, this one knows {known}); it is left as it is")]
    Newer { path: PathBuf, found: i32, known: i32 },
    #[error("due times in the file follow the time-zone rules {found}, this firstline has {known}; nothing was saved")]
    NewerZones { found: String, known: String },
    #[error("{path} cannot be used: {why}")]
    Unusable { path: PathBuf, why: String },
    #[error("the file was moved, replaced or deleted while it was open; nothing more is written to it")]
    Moved,
    #[error("somebody else is writing; tried for {seconds} s while {doing}")]
    Busy { doing: &'static str, seconds: u64 },
    #[error("the file cannot grow while {doing}: the disk is full, or at a limit; nothing was saved")]
    Full { doing: &'static str },
    #[error("the file cannot be written while {doing}; nothing was saved")]
    ReadOnly { doing: &'static str },
    /// An I/O error on commit: the change may or may not be there (RELIABILITY: a failed commit can still appear).
    #[error("not sure it was saved while {doing}: {detail}")]
    Unknown { doing: &'static str, detail: String },
    #[error("the file is damaged ({detail}); nothing more is written to it")]
    Damaged { detail: String },
    #[error("SQLite says `{detail}` while {doing}")]
    Sql { doing: &'static str, detail: String },
    #[error(
        "SQLite {found} is too old; 3.51.3 or later is needed, earlier ones can corrupt a file with several writers"
    )]
    OldSqlite { found: String },
}

/// A quota, a size limit, a disk that takes nothing: what was refused before a commit can have been written.
const UNWRITTEN: [i32; 3] = [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_SHMSIZE, ffi::SQLITE_IOERR_SHMOPEN];

/// What a page that was written over holds: words that are none, numbers where words should be.
fn is_nonsense(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    let column = matches!(error, InvalidColumnType(..) | IntegralValueOutOfRange(..));
    column || matches!(error, FromSqlConversionFailure(..) | Utf8Error(..))
}

impl StoreError {
    /// Reads an SQL error as what it means.
    pub fn of(doing: &'static str, error: &rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        // Its own words would hold the whole statement.
        let detail = match error {
            rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
            other => other.to_string(),
        };
        if error.sqlite_error().is_some_and(|e| UNWRITTEN.contains(&e.extended_code)) {
            return Self::Full { doing };
        }
        match error.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => {
                Self::Busy { doing, seconds: super::open::PATIENCE.as_secs() }
            }
            Some(Code::DiskFull) => Self::Full { doing },
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly { doing },
            Some(Code::SystemIoFailure) => Self::Unknown { doing, detail },
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged { detail },
            _ if is_nonsense(error) => Self::Damaged { detail: format!("{detail} ({doing})") },
            _ => Self::Sql { doing, detail },
        }
    }
}

/// `result.doing("reading the journal")`: the error says what was being done.
pub trait Doing<T> {
    /// # Errors
    /// The same error, in the file's own words.
    fn doing(self, doing: &'static str) -> Result<T, StoreError>;
}

impl<T> Doing<T> for Result<T, rusqlite::Error> {
    fn doing(self, doing: &'static str) -> Result<T, StoreError> {
        self.map_err(|error| StoreError::of(doing, &error))
    }
}
