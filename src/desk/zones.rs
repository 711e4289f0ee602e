//! Zone rules. One job: a file whose due instants were computed with older rules of the time zones gets those of this
//! program, on the record; one with newer rules is not written by it (ITSM row 23, DESIGN decision 6).

use super::found::put;
use super::{Caller, Desk, DeskError, Recent, commit, watch, who};
use crate::domain::code::Code;
use crate::domain::incident::row::Row;
use crate::domain::journal::Author;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::time::zone::tzdb_version;
use crate::store::{Facts, Sight};

impl Desk {
    /// Counts every clock anew where the file was written with older zone rules; which due instants moved is an event of
    /// the desk. What is past keeps its instants.
    ///
    /// # Errors
    /// What the file says.
    pub(super) fn adopt_zones(&mut self, caller: &Caller, now: Instant) -> Result<(), DeskError> {
        if self.facts.tzdb.as_str() >= tzdb_version() {
            return Ok(());
        }
        let (identity, known) = (self.facts.identity, self.ground.clone());
        self.facts = self.store.write(|writer| {
            let facts = writer.reader().facts()?;
            if facts.tzdb.as_str() >= tzdb_version() {
                return Ok::<_, DeskError>(facts);
            }
            let ground = commit::fresh(&writer.reader(), known)?;
            let actor = who::actor(&ground, identity, caller)?;
            let (mut moved, recent) = (Vec::new(), &mut Recent::default());
            for id in writer.reader().all_incidents()? {
                let before = writer.reader().incident(id, &Sight::WHOLE)?;
                let Some(record) = recent.get(&writer.reader(), id)? else { continue };
                let after = Row::of(&record.incident, &ground.calendars, &ground.policy);
                let before = before.unwrap_or_else(|| after.clone());
                for (old, new) in before.clocks.iter().zip(&after.clocks).filter(|(old, new)| old.due != new.due) {
                    moved.push(serde_json::json!({
                        "incident": id, "clock": new.kind.name(), "from": old.due, "to": new.due,
                    }));
                }
                watch::put_row(writer, recent, &ground, id)?;
            }
            let payload = serde_json::json!({ "from": facts.tzdb, "to": tzdb_version(), "moved": moved }).to_string();
            let stream = Stream::new(StreamKind::Desk, 1);
            let ver = writer.reader().version(stream)? + 1;
            let author = Author::of(&actor, Code::new("rule"));
            put(writer, &author, stream, ver, "rezoned", &payload, now)?;
            let facts = Facts { tzdb: tzdb_version().to_owned(), ..facts };
            writer.set_facts(&facts)?;
            Ok(facts)
        })?;
        Ok(())
    }
}
