//! The memory. One job: what somebody chose at the console is so the next time: a few words in the user's state folder.
//!
//! It is not the configuration, which is theirs to write: this is ours, and a broken one is forgotten without a word.

use crate::shell::drafts::write_private;
use serde_json::{Map, Value};
use std::io;
use std::path::{Path, PathBuf};

/// What was chosen last, by name.
#[derive(Debug, Clone)]
pub struct Memory {
    path: PathBuf,
}

impl Memory {
    /// The memory below the user's state folder.
    pub fn of(state: &Path) -> Self {
        Self { path: state.join("state.json") }
    }

    fn all(&self) -> Map<String, Value> {
        let text = std::fs::read_to_string(&self.path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    }

    pub fn get(&self, what: &str) -> Option<String> {
        self.all().get(what)?.as_str().map(str::to_owned)
    }

    /// Keeps a choice; what else is kept stays.
    ///
    /// # Errors
    /// What the file system says.
    pub fn keep(&self, what: &str, value: &str) -> io::Result<()> {
        let mut all = self.all();
        all.insert(what.to_owned(), value.into());
        write_private(&self.path, &Value::Object(all).to_string())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;

    #[test]
    fn choices_come_back_and_a_broken_memory_is_an_empty_one() {
        let dir = tempfile::tempdir().unwrap();
        let memory = Memory::of(&dir.path().join("firstline"));
        assert_eq!(memory.get("theme"), None);
        memory.keep("theme", "dark").unwrap();
        memory.keep("lang", "zh-Hans").unwrap();
        memory.keep("theme", "light").unwrap();
        assert_eq!((memory.get("theme"), memory.get("lang")), (Some("light".into()), Some("zh-Hans".into())));
        std::fs::write(&memory.path, "{\"theme\": ").unwrap();
        assert_eq!(memory.get("theme"), None);
        memory.keep("lang", "en").unwrap();
        assert_eq!(memory.get("lang"), Some("en".into()));
    }
}
