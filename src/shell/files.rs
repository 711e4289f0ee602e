//! Files. One job: files that are not the desk's: opened to be attached, made to save an attachment (RELIABILITY I13).
//!
//! Only regular files are read, only new ones written unless somebody says otherwise, and the desk's own are never touched:
//! a second handle on them would cost SQLite its locks. Nothing is ever run or opened by what it is.

use crate::desk::{Caller, Claim, Desk, DeskError, Incoming, is_ours};
use crate::domain::id::IncidentId;
use crate::domain::time::Instant;
use crate::text::filename::file_name;
use crate::text::locale::Locale;
use crate::text::safe::safe_line;
use crate::text::{args, msg};
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Why a file was not read or written.
#[derive(Debug)]
pub enum Fault {
    Desk(DeskError),
    NotRegular(PathBuf),
    /// It is one of the desk's own.
    TheDesk(PathBuf),
    Exists(PathBuf),
    /// What is on this machine is the service account's, not the caller's (ROLE-6, *session*).
    NotYours,
}

impl From<DeskError> for Fault {
    fn from(error: DeskError) -> Self {
        Self::Desk(error)
    }
}

impl Fault {
    fn of(path: &Path, error: io::Error) -> Self {
        Self::Desk(DeskError::Outside { name: path.display().to_string(), error })
    }

    /// As a sentence; `None` for what the desk says.
    pub fn sentence(&self, locale: &Locale) -> Option<String> {
        let of = |id, path: &Path| locale.tf(id, &args![path = safe_line(&path.display().to_string())]).into_owned();
        Some(match self {
            Self::Desk(_) => return None,
            Self::NotRegular(path) => of(msg!("file-not-regular"), path),
            Self::TheDesk(path) => of(msg!("file-the-desk"), path),
            Self::Exists(path) => of(msg!("file-exists"), path),
            Self::NotYours => locale.t("file-not-yours").into_owned(),
        })
    }
}

/// What a file that is not the desk's says, as a sentence.
pub fn outside(name: &str, error: &io::Error, locale: &Locale) -> String {
    let name = safe_line(name);
    match error.kind() {
        ErrorKind::InvalidData => locale.tf(msg!("file-changed"), &args![path = name]).into_owned(),
        _ => locale.tf(msg!("file-failed"), &args![path = name, why = error.to_string()]).into_owned(),
    }
}

/// Refuses those for whom the files of this machine are somebody else's.
///
/// # Errors
/// [`Fault::NotYours`].
pub fn own(caller: &Caller) -> Result<(), Fault> {
    match caller.claim {
        Claim::Session(_) => Err(Fault::NotYours),
        Claim::Os | Claim::As(_) => Ok(()),
    }
}

/// `~` and `~/…` in the home folder.
pub fn expand(path: &str, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix('~'), home) {
        (Some(""), Some(home)) => home.to_owned(),
        (Some(rest), Some(home)) if rest.starts_with('/') => home.join(rest.trim_start_matches('/')),
        _ => PathBuf::from(path),
    }
}

/// Opens a file that is to be attached.
///
/// # Errors
/// It is not a regular file, is the desk's own, or cannot be read.
pub fn to_attach(path: &Path, desk: &Path) -> Result<Incoming, Fault> {
    if is_ours(desk, path) {
        return Err(Fault::TheDesk(path.to_owned()));
    }
    // Asked before it is opened: opening a pipe waits for whoever writes to it.
    let regular = |meta: io::Result<std::fs::Metadata>| meta.map(|meta| meta.is_file());
    if !regular(std::fs::metadata(path)).map_err(|error| Fault::of(path, error))? {
        return Err(Fault::NotRegular(path.to_owned()));
    }
    let file = File::open(path).map_err(|error| Fault::of(path, error))?;
    if !regular(file.metadata()).map_err(|error| Fault::of(path, error))? {
        return Err(Fault::NotRegular(path.to_owned()));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Incoming { name, bytes: Box::new(file) })
}

/// Puts what can be read once into a file without a name, beside the desk, that can be read again; no more of it than the
/// `limit` and a byte.
///
/// # Errors
/// It cannot be read, or there is no room for it.
pub fn spool(name: &str, from: impl Read, limit: u64, desk: &Path) -> Result<Incoming, Fault> {
    let fault = |error| Fault::Desk(DeskError::Outside { name: name.to_owned(), error });
    let folder = desk.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let path = folder.join(format!(".firstline-{}.part", std::process::id()));
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create_new(true).mode(0o600).open(&path).map_err(fault)?;
    std::fs::remove_file(&path).map_err(fault)?;
    io::copy(&mut from.take(limit.saturating_add(1)), &mut file).map_err(fault)?;
    file.rewind().map_err(fault)?;
    Ok(Incoming { name: name.to_owned(), bytes: Box::new(file) })
}

/// Where an attachment is saved to.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// A folder, or the name of the file itself; `None` = its own name in the folder one is in.
    pub to: Option<&'a Path>,
    /// What is there may be replaced.
    pub force: bool,
}

/// Saves an attachment; `n` counts from 0. Where it is, and how many bytes.
///
/// # Errors
/// What the desk says, or why there is no place for it; nothing is left there then.
pub fn save(
    desk: &mut Desk,
    caller: &Caller,
    (id, n): (IncidentId, u32),
    target: Target,
    now: Instant,
) -> Result<(PathBuf, u64), Fault> {
    let db = desk.path().to_owned();
    let (file, size) = desk.save(caller, id, n, now, |name| {
        let name = file_name(name, n + 1);
        let path = match target.to {
            None => PathBuf::from(name),
            Some(to) if to.is_dir() => to.join(name),
            Some(to) => to.to_owned(),
        };
        Making::begin(path, target.force, &db)
    })?;
    Ok((file.finish()?, size))
}

/// A file in the making: unless it is finished, nothing of it stays.
struct Making {
    file: File,
    /// Where the bytes are meanwhile.
    at: PathBuf,
    path: PathBuf,
    finished: bool,
}

impl Making {
    /// A new file at its place; where something may be replaced, beside it until it is whole.
    fn begin(path: PathBuf, force: bool, desk: &Path) -> Result<Self, Fault> {
        if is_ours(desk, &path) {
            return Err(Fault::TheDesk(path));
        }
        let there = std::fs::symlink_metadata(&path).ok();
        if there.as_ref().is_some_and(|meta| force && !meta.is_file() && !meta.is_symlink()) {
            return Err(Fault::NotRegular(path));
        }
        let at = match there {
            Some(_) if force => path.with_file_name(format!(".firstline-{}.part", std::process::id())),
            _ => path.clone(),
        };
        // Made anew: whatever is there, a link to elsewhere too, is not followed.
        let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&at);
        match made {
            Ok(file) => Ok(Self { file, at, path, finished: false }),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Fault::Exists(at)),
            Err(error) => Err(Fault::of(&path, error)),
        }
    }

    fn finish(mut self) -> Result<PathBuf, Fault> {
        let whole = self.file.sync_all().and_then(|()| match self.at == self.path {
            true => Ok(()),
            false => std::fs::rename(&self.at, &self.path),
        });
        whole.map_err(|error| Fault::of(&self.path, error))?;
        self.finished = true;
        Ok(self.path.clone())
    }
}

impl Write for Making {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        if !self.finished {
            // What cannot be taken away is not whole, and nobody was told that it is.
            let _ = std::fs::remove_file(&self.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn home_is_where_it_is() {
        let home = Path::new("/home/li");
        for (typed, path) in [
            ("~", "/home/li"),
            ("~/a b.log", "/home/li/a b.log"),
            ("~//etc/passwd", "/home/li/etc/passwd"),
            ("~wu/x", "~wu/x"),
            ("/tmp/~", "/tmp/~"),
        ] {
            assert_eq!(expand(typed, Some(home)), Path::new(path), "{typed}");
        }
        assert_eq!(expand("~/x", None), Path::new("~/x"));
    }
}
