//! A place. One job: what the system says of a file or folder: whose it is, who else may, how much room there is.

use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// What others than its owner may do there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Others {
    /// The group may read or write.
    pub group: bool,
    /// Anybody may read.
    pub read: bool,
    /// Anybody may write, and in a folder take away what is not theirs.
    pub write: bool,
}

/// What others may do there.
///
/// # Errors
/// What the system says.
pub fn others(path: &Path) -> io::Result<Others> {
    let meta = std::fs::metadata(path)?;
    let mode = meta.mode();
    let sticky = meta.is_dir() && mode & 0o1000 != 0;
    Ok(Others { group: mode & 0o060 != 0, read: mode & 0o004 != 0, write: mode & 0o002 != 0 && !sticky })
}

/// Bytes that may still be written where this is.
///
/// # Errors
/// What the system says.
pub fn room(path: &Path) -> io::Result<u64> {
    let stat = rustix::fs::statvfs(path)?;
    Ok(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// The bytes of a file; none where it is not there.
pub fn bytes(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |meta| meta.len())
}

/// Whether this process may write there.
pub fn writable(path: &Path) -> bool {
    rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok()
}

/// The folder something lies in.
pub fn folder(path: &Path) -> PathBuf {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned()
}

/// The folder itself, or the nearest above it that is there.
pub fn nearest_there(path: &Path) -> PathBuf {
    path.ancestors().find(|p| p.exists()).unwrap_or(Path::new("/")).to_owned()
}
