//! Opening. One job: the one door to the file, with every check and setting that keeps it whole.
//!
//! The three files are never opened, copied or sniffed by other means in this process: closing such a handle would drop
//! SQLite's locks. What is asked before opening is asked of stat(2).

use super::error::{Doing, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, FileControl, MAIN_DB, OpenFlags};
use rustix::fs::Access;
use rustix::io::Errno;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// "ITM1".
pub const APPLICATION_ID: i32 = 0x4954_4D31;
/// The newest schema this program knows.
pub const SCHEMA: i32 = 5;
/// The schemas, in order; append only.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../assets/schema/1.sql"),
    include_str!("../../assets/schema/2.sql"),
    include_str!("../../assets/schema/3.sql"),
    include_str!("../../assets/schema/4.sql"),
    include_str!("../../assets/schema/5.sql"),
];
/// The first SQLite without the WAL-reset bug.
const OLDEST_SQLITE: i32 = 3_051_003;
/// Deleted content is overwritten where that costs no further write; erasing on request is thorough for its while.
pub const FAST_SECURE_DELETE: i32 = 2;
/// How long a writer waits for the others.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Refuses what would put the file at risk before SQLite sees it; the canonical path.
fn inspect(path: &Path) -> Result<PathBuf, StoreError> {
    let unusable = |why: &str| StoreError::Unusable { path: path.to_owned(), why: why.to_owned() };
    let meta = match std::fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(StoreError::NotThere { path: path.to_owned() });
        }
        Err(error) => return Err(unusable(&error.to_string())),
    };
    if meta.is_symlink() {
        return Err(unusable("it is a symbolic link; name the file itself"));
    }
    if !meta.is_file() {
        return Err(unusable("it is not a regular file"));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if meta.nlink() > 1 {
            return Err(unusable("it has a second name (hard link); a second name means a second journal"));
        }
        if meta.len() == 0 {
            return Err(unusable("it is empty; where nothing is, `firstline init` makes a desk"));
        }
        for suffix in ["-wal", "-shm"] {
            if std::fs::symlink_metadata(beside(path, suffix)).is_ok_and(|m| !m.is_file()) {
                return Err(unusable(&format!("its {suffix} file is not a regular file")));
            }
        }
    }
    path.canonicalize().map_err(|error| unusable(&error.to_string()))
}

/// Opens a desk that is there.
///
/// # Errors
/// [`StoreError`] that says what the file is instead; the file's bytes are untouched then.
pub fn open(path: &Path) -> Result<Connection, StoreError> {
    let path = inspect(path)?;
    let mut connection = connect(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    check_identity(&connection, &path)?;
    settle(&mut connection)?;
    migrate(&mut connection, &path)?;
    Ok(connection)
}

/// Makes a new, empty desk file; the caller writes its first rows.
///
/// # Errors
/// [`StoreError::Exists`] when something is there, whatever it is.
pub fn create(path: &Path) -> Result<Connection, StoreError> {
    let unusable = |why: String| StoreError::Unusable { path: path.to_owned(), why };
    if std::fs::symlink_metadata(path).is_ok() {
        return Err(StoreError::Exists { path: path.to_owned() });
    }
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent = parent.canonicalize().map_err(|error| unusable(format!("its folder: {error}")))?;
    let name = path.file_name().ok_or_else(|| unusable("it has no file name".into()))?;
    let path = parent.join(name);
    // Made here, for its owner alone, before SQLite has ever seen it: the files beside it take over its mode.
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(&path).map_err(|error| unusable(error.to_string()))?;
    furnish(&path).inspect_err(|_| discard(&path))
}

/// Takes away a file that could not be made whole, with what lies beside it: half a desk would only be in the way of the
/// next try.
pub fn discard(path: &Path) {
    for suffix in ["-journal", "-shm", "-wal", ""] {
        // What is not there is taken away already.
        let _ = std::fs::remove_file(beside(path, suffix));
    }
}

/// `desk.db-wal` and its like.
fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Whether a path names the desk's file or one of those beside it, there or not: no other hand may open or replace these.
pub fn is_ours(desk: &Path, path: &Path) -> bool {
    let same = |a: &Path, b: &Path| {
        let stat = |path| rustix::fs::stat(path).ok().map(|stat| (stat.st_dev, stat.st_ino));
        let place = |path: &Path| {
            let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
            folder.canonicalize().ok().map(|folder| (folder, path.file_name().map(ToOwned::to_owned)))
        };
        (stat(a).is_some() && stat(a) == stat(b)) || (place(a).is_some() && place(a) == place(b))
    };
    ["", "-wal", "-shm", "-journal"].iter().any(|suffix| same(&beside(desk, suffix), path))
}

/// What of a desk this process may not write, if anything: its folder, the file, or one of those beside it.
pub fn unwritable(path: &Path) -> Option<PathBuf> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let all = [folder.to_owned(), path.to_owned(), beside(path, "-wal"), beside(path, "-shm")];
    let refused = |path: &PathBuf| !matches!(rustix::fs::access(path, Access::WRITE_OK), Ok(()) | Err(Errno::NOENT));
    all.into_iter().find(refused)
}

/// The schema and the settings of a file that is empty.
fn furnish(path: &Path) -> Result<Connection, StoreError> {
    let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let doing = "making the file";
    connection.pragma_update(None, "page_size", 4096).doing(doing)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID).doing(doing)?;
    settle(&mut connection)?;
    migrate(&mut connection, path)?;
    Ok(connection)
}

#[expect(clippy::disallowed_methods, reason = "the one door to a file")]
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(StoreError::OldSqlite { found: rusqlite::version().to_owned() });
    }
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    Connection::open_with_flags(path, flags).map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::NotADesk { path: path.to_owned() },
        // SQLite only says that it cannot open it; the system knows why.
        _ => StoreError::Unusable { path: path.to_owned(), why: refused(path).unwrap_or_else(|| error.to_string()) },
    })
}

/// Why the system will not have this process read and write a file.
fn refused(path: &Path) -> Option<String> {
    rustix::fs::access(path, Access::READ_OK | Access::WRITE_OK)
        .err()
        .map(|errno| std::io::Error::from(errno).to_string())
}

/// Is this a desk, and one that this program understands? Asked before anything is written.
fn check_identity(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let not_a_desk = || StoreError::NotADesk { path: path.to_owned() };
    let ask = |pragma: &str| connection.pragma_query_value(None, pragma, |row| row.get::<_, i32>(0));
    let id = ask("application_id").map_err(|error| match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => not_a_desk(),
        // On a file system that is read-only the log beside it cannot be made.
        Some(rusqlite::ErrorCode::CannotOpen) if unwritable(path).is_some() => {
            StoreError::ReadOnly { doing: "reading the file" }
        }
        _ => StoreError::of("reading the file", &error),
    })?;
    if id != APPLICATION_ID {
        return Err(not_a_desk());
    }
    let found = ask("user_version").doing("reading the file's version")?;
    if found > SCHEMA {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: SCHEMA });
    }
    Ok(())
}

/// Settings of RELIABILITY 4, each connection, read back where SQLite may refuse in silence.
fn settle(connection: &mut Connection) -> Result<(), StoreError> {
    let doing = "setting the file up";
    connection.busy_handler(Some(wait_a_little)).doing(doing)?;
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0)).doing(doing)?;
    if mode != "wal" {
        return Err(StoreError::Sql { doing, detail: format!("journal mode is {mode}, not wal") });
    }
    for (pragma, value) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("wal_autocheckpoint", 1000),
        ("journal_size_limit", 16 << 20),
        ("cache_size", -4000),
        ("temp_store", 2),
        ("secure_delete", FAST_SECURE_DELETE),
    ] {
        connection.pragma_update(None, pragma, value).doing(doing)?;
    }
    for pragma in ["foreign_keys", "recursive_triggers"] {
        let on: i32 = connection.pragma_query_value(None, pragma, |row| row.get(0)).doing(doing)?;
        if on != 1 {
            return Err(StoreError::Sql { doing, detail: format!("{pragma} stays off") });
        }
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true).doing(doing)?;
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 0),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 500),
        (Limit::SQLITE_LIMIT_EXPR_DEPTH, 100),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200),
    ] {
        connection.set_limit(limit, value).doing(doing)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// A flat, jittered wait is fair where SQLite's growing one starves those who came first: 0.5 to 3.5 ms, until
/// [`PATIENCE`] is over.
#[expect(clippy::disallowed_methods, reason = "SQLite asks its busy handler to wait; there is nothing to wait for")]
fn wait_a_little(tries: i32) -> bool {
    let spread = u64::try_from(tries).unwrap_or(0).wrapping_mul(2_654_435_761) ^ u64::from(std::process::id());
    let pause = Duration::from_micros(500 + (spread.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33) % 3_000);
    // Pauses are 2 ms on average.
    if u128::try_from(tries).unwrap_or(0) * 2 > PATIENCE.as_millis() {
        return false;
    }
    std::thread::sleep(pause);
    true
}

/// Brings the schema up to date; two that try at once do it once.
fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let doing = "bringing the file's schema up to date";
    let version = |c: &Connection| c.pragma_query_value(None, "user_version", |row| row.get::<_, i32>(0));
    if version(connection).doing(doing)? == SCHEMA {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).doing(doing)?;
    // Read again: somebody else may have done it while this one waited.
    let found = version(&tx).doing(doing)?;
    if found > SCHEMA {
        return Err(StoreError::Newer { path: path.to_owned(), found, known: SCHEMA });
    }
    let done = usize::try_from(found).unwrap_or(0);
    for step in MIGRATIONS.iter().skip(done) {
        tx.execute_batch(step).doing(doing)?;
    }
    tx.pragma_update(None, "user_version", SCHEMA).doing(doing)?;
    tx.commit().doing(doing)
}

/// Closing copies nothing from the log into the file.
///
/// # Errors
/// [`StoreError`] when SQLite refuses.
pub fn leave_as_it_is(connection: &Connection) -> Result<(), StoreError> {
    let set = connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
    set.map(drop).doing("leaving the file")
}

/// Which file the log is now. Every connection keeps the one it found: whoever writes into another, or into one that has
/// no name any more, writes for itself alone.
pub fn log_of(path: &Path) -> Option<(u64, u64)> {
    rustix::fs::stat(beside(path, "-wal")).ok().map(|stat| (stat.st_dev, stat.st_ino))
}

/// Whether the file under this connection is no longer the one at its path.
///
/// # Errors
/// [`StoreError`] when the file system does not answer.
pub fn has_moved(connection: &Connection) -> Result<bool, StoreError> {
    let mut moved = 0;
    connection.file_control(Some(MAIN_DB), FileControl::HasMoved(&mut moved)).doing("looking at the file")?;
    Ok(moved != 0)
}
