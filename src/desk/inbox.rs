//! The inbox. One job: what somebody was told, what of it waits for their word, and up to where they have looked (ESC-5).

use super::{Caller, Desk, DeskError, who};
use crate::domain::incident::Place;
pub use crate::domain::incident::Told;
use crate::domain::incident::decide::may_see;

impl Desk {
    /// What the caller was told, the newest first, at most so many.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn inbox(&mut self, caller: &Caller, most: u32) -> Result<Vec<Told>, DeskError> {
        self.refresh()?;
        let actor = self.actor(caller)?;
        let (policy, recent) = (&self.ground.policy, &mut self.recent);
        self.store.read(|reader| {
            let looked = reader.looked_at(actor.person)?;
            let mut told = Vec::new();
            for notice in reader.told(actor.person, 0, most)? {
                let Some(record) = recent.get(reader, notice.incident)? else { continue };
                let Some(past) = record.past.iter().find(|past| past.seq == notice.seq) else { continue };
                let mut past = past.clone();
                let visible = may_see(policy, &actor, &record.incident);
                if !visible {
                    // Neither words nor reasons leave.
                    past.event.detail.text = None;
                    past.event.detail.changes.retain(|change| matches!(change.place, Place::Escalation { .. }));
                }
                let place = past.event.detail.changes.iter().find_map(|change| match change.place {
                    Place::Escalation { escalation, .. } => Some(escalation),
                    _ => None,
                });
                let row = |n: u32| Some((n, record.incident.escalations.get(n as usize)?.clone()));
                told.push(Told {
                    title: visible.then(|| record.incident.title.as_str().into()),
                    priority: record.incident.priority,
                    security: record.incident.security,
                    escalation: place.and_then(row),
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
