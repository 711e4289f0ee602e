//! The catalogue. One job: entries of the directory are added, changed and retired, on the record.

use super::commit::fresh;
use super::found::enter_detail;
use super::{Caller, Desk, DeskError, Ground, ground, who};
use crate::domain::actor::Identity;
use crate::domain::journal::Author;
use crate::domain::people::directory::Entry;
use crate::domain::people::manage::{EntryCommand, decide};
use crate::domain::stream::Stream;
use crate::domain::time::Instant;
use crate::store::Writer;

impl Desk {
    /// Does what an entry command says; the entry it is about.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn enter(&mut self, command: &EntryCommand, caller: &Caller, now: Instant) -> Result<Stream, DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (stream, ground) = self.store.write(|writer| {
            let shared = fresh(&writer.reader(), known)?;
            let entry = enter_in(writer, &shared, identity, command, caller, now)?;
            Ok::<_, DeskError>((entry.stream, ground(&writer.reader())?))
        })?;
        self.ground = ground;
        Ok(stream)
    }
}

/// One entry command inside a transaction; the entry as it is then.
pub(super) fn enter_in(
    writer: &mut Writer,
    shared: &Ground,
    identity: Identity,
    command: &EntryCommand,
    caller: &Caller,
    now: Instant,
) -> Result<Entry, DeskError> {
    let (EntryCommand::Add { kind, .. } | EntryCommand::Edit { kind, .. } | EntryCommand::Retire { kind, .. }) =
        command;
    let actor = who::actor(shared, identity, caller)?;
    let next = writer.reader().last_entry(*kind)? + 1;
    let decided = decide(&shared.policy, &shared.directory, command, &actor, next)?;
    let known = shared.directory.get(decided.stream).map(|e| (**e).clone());
    let mut entry = known.unwrap_or_else(|| Entry::new(decided.stream));
    let author = Author::of(&actor, decided.role);
    enter_detail(writer, &author, &mut entry, decided.kind, &decided.detail, now)?;
    Ok(entry)
}
