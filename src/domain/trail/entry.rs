//! Entries. One job: an event of the trail as somebody looks at it: what it says, and its place in the chain.

use crate::domain::id::IncidentId;
use crate::domain::incident::{Event, Past};
use crate::domain::journal::{Author, Hash};
use crate::domain::knowledge::event::Event as ArticleEvent;
use crate::domain::people::directory::EntryDetail;
use crate::domain::stream::Stream;
use crate::domain::time::Instant;

/// One event, with all that the journal knows of it (AUD-1).
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub seq: i64,
    /// The `seq` of the first row that was written with it.
    pub batch: i64,
    pub recorded_at: Instant,
    /// When it took effect.
    pub at: Instant,
    pub author: Author,
    pub stream: Stream,
    pub ver: u32,
    /// As the journal names it.
    pub kind: String,
    pub fact: Fact,
    /// How many of its words were erased.
    pub erased: u32,
    pub prev: Hash,
    pub hash: Hash,
    /// The event that took it back later.
    pub undone_by: Option<i64>,
    /// JSON, as the domain wrote it; empty where the fact is guarded.
    pub payload: String,
}

/// What it says, by the kind of record it is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    Incident(Event),
    /// An entry of the directory, or whatever else is changed column by column.
    Columns(EntryDetail),
    /// That version of the policy came into force.
    Policy(u32),
    /// A security incident was read (AUD-5).
    Opened(IncidentId),
    Article(ArticleEvent),
    /// Not to be told here: about a security incident that was not asked for by number (AUD-5), or about a knowledge
    /// entry that the reader does not see whole.
    Guarded,
    /// Names and values as they stand.
    Plain(Vec<(String, String)>),
}

impl Entry {
    /// As a line of the incident's own history; `None` when it is about something else.
    pub fn past(&self) -> Option<Past> {
        let Fact::Incident(event) = &self.fact else { return None };
        Some(Past {
            incident: IncidentId(self.stream.id),
            seq: self.seq,
            ver: self.ver,
            batch: self.batch,
            at: self.at,
            recorded_at: self.recorded_at,
            by: self.author.person,
            role: self.author.role.clone(),
            via: self.author.via,
            event: event.clone(),
        })
    }

    /// The batch that this event took back.
    pub fn undoes(&self) -> Option<i64> {
        if let Fact::Incident(event) = &self.fact { event.detail.undoes } else { None }
    }
}
