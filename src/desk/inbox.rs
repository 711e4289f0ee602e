//! The inbox. One job: what somebody was told, what of it waits for their word, and up to where they have looked (ESC-5).

use super::{Caller, Desk, DeskError, past, who};
use crate::domain::actor::Via;
pub use crate::domain::incident::Told;
use crate::domain::incident::report::EscalationColumn;
use crate::domain::incident::{Past, Place};
use crate::store::Sight;

impl Desk {
    /// What the caller was told, the newest first, at most so many.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn inbox(&mut self, caller: &Caller, most: u32) -> Result<Vec<Told>, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let sight = who::sight(&self.ground, &actor);
        let recent = &mut self.recent;
        self.store.read(|reader| {
            let looked = reader.looked_at(actor.person)?;
            let mut told = Vec::new();
            for notice in reader.told(actor.person, 0, most)? {
                let Some(stored) = reader.journal_row(notice.seq)? else { continue };
                let mut past = past(&stored)?;
                let visible = reader.incident(notice.incident, &sight)?;
                let hidden = visible.is_none();
                let row = if hidden { reader.incident(notice.incident, &Sight::WHOLE)? } else { visible };
                let Some(row) = row else { continue };
                if hidden {
                    conceal(&mut past);
                }
                // What became of it stands on the record; only what asks for a word has anything come of it.
                let escalation = match asks(&past) {
                    None => None,
                    Some(n) => recent
                        .get(reader, notice.incident)?
                        .and_then(|record| Some((n, record.incident.escalations.get(n as usize)?.clone()))),
                };
                told.push(Told {
                    title: (!hidden).then(|| row.title.clone()),
                    priority: row.priority,
                    security: row.security,
                    escalation,
                    seen: notice.seq <= looked,
                    past,
                });
            }
            Ok(told)
        })
    }

    /// How many things the caller was told and has not looked at.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn unseen(&mut self, caller: &Caller) -> Result<usize, DeskError> {
        let actor = self.actor(caller)?;
        self.store.read(|reader| {
            let looked = reader.looked_at(actor.person)?;
            Ok(reader.told(actor.person, looked, u32::from(u16::MAX))?.len())
        })
    }

    /// The newest event the caller was told of and the last one they have looked at: while both stay, and no record in
    /// question changes, the inbox is the same.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn told_until(&mut self, caller: &Caller) -> Result<(i64, i64), DeskError> {
        let actor = self.actor(caller)?;
        self.store.read(|reader| {
            let newest = reader.told(actor.person, 0, 1)?.first().map_or(0, |notice| notice.seq);
            Ok((newest, reader.looked_at(actor.person)?))
        })
    }

    /// The caller has looked at everything up to that event.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn looked(&mut self, caller: &Caller, seq: i64) -> Result<(), DeskError> {
        let person = who::actor(&self.ground, self.facts.identity, caller).map_err(DeskError::from)?.person;
        self.store.write(|writer| Ok(writer.looked(person, seq)?))
    }
}

/// Neither words nor reasons leave (SEC-1): only which rule it was, and that somebody was told.
fn conceal(past: &mut Past) {
    let detail = &mut past.event.detail;
    detail.text = None;
    if past.via != Via::Rule {
        detail.reason = None;
        detail.other = None;
    }
    detail.changes.retain(|change| matches!(change.place, Place::Escalation { .. }));
}

/// The escalation that an event asks a word for, by its place on the record.
fn asks(past: &Past) -> Option<u32> {
    past.event.detail.changes.iter().find_map(|change| match change.place {
        Place::Escalation { escalation, column: EscalationColumn::AgainAt } => Some(escalation),
        _ => None,
    })
}
