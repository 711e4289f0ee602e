//! Drafts. One job: what was typed survives Esc, quit, kill and a dropped line: atomic files in the user's state folder.
//!
//! A draft is words of the desk: its folder and files are the user's alone. They are bound to one desk file by its uuid.

use crate::domain::id::PersonId;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder of one desk's drafts.
#[derive(Debug, Clone)]
pub struct Drafts {
    dir: PathBuf,
}

/// Most bytes a draft may have; more is not a draft.
const LARGEST: u64 = 8 << 20;

impl Drafts {
    /// One person's drafts of the desk with this uuid, below the user's state folder: several people may share an account
    /// of the operating system, and what one of them typed is not for the others.
    pub fn of(state: &Path, uuid: &[u8; 16], person: PersonId) -> Self {
        let desk = crate::domain::journal::hex(uuid);
        Self { dir: state.join("drafts").join(desk).join(person.to_string()) }
    }

    fn path(&self, name: &str) -> PathBuf {
        let safe: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        self.dir.join(format!("{safe}.json"))
    }

    /// Writes a draft whole or not at all.
    ///
    /// # Errors
    /// What the file system says.
    pub fn save(&self, name: &str, text: &str) -> io::Result<()> {
        write_private(&self.path(name), text)
    }

    /// Forgets a draft; one that is not there is forgotten already.
    ///
    /// # Errors
    /// What the file system says.
    pub fn drop(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Every draft, the latest first.
    pub fn all(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(&self.dir) else { return Vec::new() };
        let mut found: Vec<(std::time::SystemTime, String)> = entries
            .flatten()
            .filter(|e| e.path().extension().is_some_and(|x| x == "json"))
            .filter_map(|e| {
                let meta = e.metadata().ok().filter(|m| m.is_file() && m.len() <= LARGEST)?;
                Some((meta.modified().ok()?, fs::read_to_string(e.path()).ok()?))
            })
            .collect();
        found.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        found.into_iter().map(|(_, text)| text).collect()
    }
}

/// Writes a file whole or not at all, and its folder where there is none, for the user alone.
pub(super) fn write_private(path: &Path, text: &str) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        make_private(dir)?;
    }
    let part = path.with_extension(format!("part{}", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&part)?;
    file.write_all(text.as_bytes())?;
    file.sync_data()?;
    fs::rename(&part, path)
}

fn make_private(dir: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_and_is_its_owners_alone() {
        let state = tempfile::tempdir().unwrap();
        let drafts = Drafts::of(state.path(), &[7; 16], PersonId(1));
        assert!(drafts.all().is_empty());
        drafts.save("incident.new", "{\"title\":\"断线\"}").unwrap();
        drafts.save("incident.new", "{\"title\":\"断线了\"}").unwrap();
        assert_eq!(drafts.all(), ["{\"title\":\"断线了\"}"]);
        let others = [([8; 16], PersonId(1)), ([7; 16], PersonId(2))];
        for (desk, person) in others {
            let found = Drafts::of(state.path(), &desk, person).all();
            assert!(found.is_empty(), "drafts of another desk or person are not ours");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&drafts.dir).unwrap().permissions().mode() & 0o777, 0o700);
            assert_eq!(fs::metadata(drafts.path("incident.new")).unwrap().permissions().mode() & 0o777, 0o600);
        }
        drafts.drop("incident.new").unwrap();
        drafts.drop("incident.new").unwrap();
        assert!(drafts.all().is_empty());
    }
}
