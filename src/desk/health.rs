//! Health. One job: what a file says of its own condition, without a proof of every row ([`super::verify`] is that).

use super::{Desk, DeskError};
use crate::domain::time::Instant;
use crate::store::SCHEMA;

/// The condition of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    pub schema: i32,
    /// What SQLite says is broken, the first of it.
    pub damage: Option<String>,
    /// Rows of the journal, and when the last one was written.
    pub events: i64,
    pub last: Option<Instant>,
    /// Made with zone rules of another version than this program has.
    pub zones: Option<String>,
}

impl Desk {
    /// Looks the file over: every page, no row.
    ///
    /// # Errors
    /// What the file says.
    pub fn health(&mut self) -> Result<Health, DeskError> {
        let zones = Some(self.facts.tzdb.clone()).filter(|then| then != crate::domain::time::zone::tzdb_version());
        self.store.read(|reader| {
            let events = reader.head()?.map_or(0, |head| head.seq);
            let last = if events == 0 { None } else { Some(reader.recorded_at(events)?) };
            Ok(Health { schema: SCHEMA, damage: reader.damage()?, events, last, zones })
        })
    }
}
