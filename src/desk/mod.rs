//! The desk. One job: the one way in and out of the file, for every front end.
//!
//! A write is one transaction: load what the command names, let the rules decide, append, fold. A read takes somebody who
//! reads, and what that person may not see is left out in SQL. Rules live in the domain, tables in the store.

mod apply_policy;
mod attachments;
mod catalogue;
mod commit;
mod first;
mod found;
mod health;
pub mod import;
mod inbox;
mod knowledge;
mod outbox;
mod proof;
mod read;
mod rehearsal;
mod stepped;
mod suggest;
mod trail;
mod watch;
mod weigh_policy;
mod who;
mod zones;

pub use crate::store::{
    Counts, Link, Posted, SetClock, Shelf, StoreError, Trouble, Which, discard, is_ours, unwritable,
};
pub use apply_policy::{Applied, PolicyError};
pub use attachments::{Incoming, Lost};
pub use commit::Committed;
pub use first::First;
pub use found::{Founding, found};
pub use health::Health;
pub use inbox::Told;
pub use outbox::{Delivered, Letter, Way};
pub use proof::{Finding, Proof, verify};
pub use read::{News, PolicyVersion};
pub use rehearsal::Rehearsal;
pub use stepped::Up;
pub use weigh_policy::Foretold;
pub use who::{Caller, Claim};

use crate::domain::id::IncidentId;
use crate::domain::incident::{Detail, Event, Incident, Kind, Past, Record};
use crate::domain::people::directory::{Directory, KINDS};
use crate::domain::policy::{Policy, parse};
use crate::domain::refusal::Refusal;
use crate::domain::sla::calendar::Calendar;
use crate::domain::sla::clock::Calendars;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::domain::value::Value;
use crate::store::{Facts, Reader, Store, Stored, Writer};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

/// Why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// An expected no; `text::refusal` has the sentence.
    #[error("refused: {0:?}")]
    Refused(Box<Refusal>),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A row of the journal that this program cannot understand.
    #[error("the journal holds what this firstline does not understand ({0}); nothing was changed")]
    NotUnderstood(String),
    /// A file that is not the desk's own: one to be attached, or one that an attachment is saved to.
    #[error("{name}: {error}")]
    Outside { name: String, error: std::io::Error },
}

impl From<Refusal> for DeskError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

/// What everybody at the desk shares: the policy in force, every calendar there was, and the directory.
#[derive(Debug, Clone)]
pub struct Ground {
    pub policy: Arc<Policy>,
    pub calendars: Arc<Calendars>,
    pub directory: Arc<Directory>,
    pub zone: Zone,
    /// Since when rules watch over the file: what was reached before fires nothing (IO-2).
    pub since: Instant,
    /// The journal up to which this is true.
    pub seq: i64,
    /// Whether the directory holds every contact and CI; else only those of what was shown ([`Desk::glance`]).
    pub whole: bool,
}

/// An open desk.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    facts: Facts,
    ground: Ground,
    recent: Recent,
}

impl Desk {
    /// Opens a desk that is there.
    ///
    /// # Errors
    /// [`DeskError`] when it is not one, or cannot be understood.
    pub fn open(path: &Path) -> Result<Self, DeskError> {
        Self::with(Store::open(path)?, ground)
    }

    fn with(mut store: Store, ground: fn(&Reader) -> Result<Ground, DeskError>) -> Result<Self, DeskError> {
        knowledge::reindex(&mut store)?;
        let (facts, ground) = store.read(|reader| Ok::<_, DeskError>((reader.facts()?, ground(reader)?)))?;
        watch::begin(&mut store, &ground)?;
        Ok(Self { store, facts, ground, recent: Recent::default() })
    }

    pub fn facts(&self) -> &Facts {
        &self.facts
    }
    pub fn ground(&self) -> &Ground {
        &self.ground
    }
    pub fn path(&self) -> &Path {
        self.store.path()
    }
    pub fn uuid(&self) -> [u8; 16] {
        self.store.uuid()
    }

    /// One write transaction, with the records that were read last. After one that came to nothing what was read inside it
    /// is forgotten: it may hold events that were never written.
    fn write<T, E: From<StoreError>>(
        &mut self,
        act: impl FnOnce(&mut Writer, &mut Recent) -> Result<T, E>,
    ) -> Result<T, E> {
        let recent = &mut self.recent;
        let ended = self.store.write(|writer| act(writer, recent));
        if ended.is_err() {
            self.recent.records.clear();
        }
        ended
    }

    /// The desk's clock, where it has one of its own (ROLE-6).
    pub fn clock(&self) -> Option<SetClock> {
        self.facts.clock
    }
}

/// Reads the ground anew.
fn ground(reader: &Reader) -> Result<Ground, DeskError> {
    let all = KINDS.map(|(kind, _)| kind);
    Ok(Ground { whole: true, ..ground_with(reader, &all)? })
}

/// Reads the ground with these kinds of entry only.
fn ground_with(reader: &Reader, kinds: &[StreamKind]) -> Result<Ground, DeskError> {
    let damaged = |what: String| DeskError::NotUnderstood(what);
    let mut calendars = Calendars::default();
    let mut current: Option<Policy> = None;
    for (version, text, applied) in reader.policies()? {
        let policy = parse::parse(&text, version).map_err(|errors| {
            damaged(format!("policy {version}: {}", errors.first().map(ToString::to_string).unwrap_or_default()))
        })?;
        current = Some(succeed(policy, applied, current.as_ref(), &mut calendars)?);
    }
    let policy = current.ok_or_else(|| damaged("no policy".to_owned()))?;
    let zone = zone_of(&policy)?;
    let mut directory = Directory::default();
    for kind in kinds {
        reader.entries(*kind)?.into_iter().for_each(|entry| directory.insert(entry));
    }
    let seq = reader.head()?.map_or(0, |head| head.seq);
    let (policy, calendars, directory) = (Arc::new(policy), Arc::new(calendars), Arc::new(directory));
    Ok(Ground { policy, calendars, directory, zone, since: watch::since(reader)?, seq, whole: false })
}

/// A policy as it follows the one before: rules that stood there are in force since then, calendars with the same hours
/// keep their version, new ones are made ready.
fn succeed(
    mut policy: Policy,
    applied: Instant,
    before: Option<&Policy>,
    calendars: &mut Calendars,
) -> Result<Policy, DeskError> {
    policy.carry_rules(before, applied);
    if let Some(before) = before {
        policy.carry_calendar_versions(before);
    }
    for named in &policy.calendars {
        if !calendars.contains(&named.id, named.version) {
            let compiled = Calendar::compile(&named.spec).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
            calendars.insert(named.id.clone(), named.version, Arc::new(compiled));
        }
    }
    Ok(policy)
}

fn zone_of(policy: &Policy) -> Result<Zone, DeskError> {
    Zone::named(&policy.zone).map_err(|e| DeskError::NotUnderstood(e.to_string()))
}

/// An incident's event off its journal row.
fn past(stored: &Stored) -> Result<Past, DeskError> {
    let row = &stored.row;
    Ok(Past {
        incident: IncidentId(row.stream.id),
        seq: row.seq,
        ver: row.ver,
        batch: row.batch,
        at: row.at,
        recorded_at: row.recorded_at,
        by: row.author.person,
        role: row.author.role.clone(),
        via: row.author.via,
        event: event(row.seq, &row.kind, &stored.payload)?,
    })
}

/// What the journal's row of that number says happened.
fn event(seq: i64, kind: &str, payload: &str) -> Result<Event, DeskError> {
    let unknown = |what: String| DeskError::NotUnderstood(format!("row {seq}: {what}"));
    let kind = Kind::parse(kind).ok_or_else(|| unknown(format!("an event `{kind}`")))?;
    let detail: Detail = serde_json::from_str(payload).map_err(|e| unknown(e.to_string()))?;
    Ok(Event { kind, detail })
}

/// Records as they were read last. A record is its events: what came since is added, nothing is read twice, and a long
/// history costs its length once.
#[derive(Debug)]
struct Recent {
    records: HashMap<IncidentId, Record>,
    /// So many are kept.
    most: usize,
}

/// More than anybody works on at a time.
impl Default for Recent {
    fn default() -> Self {
        Self::of(64)
    }
}

impl Recent {
    fn of(most: usize) -> Self {
        Self { records: HashMap::new(), most }
    }

    /// A record as it is now; `None` when there is none.
    fn get(&mut self, reader: &Reader, id: IncidentId) -> Result<Option<&Record>, DeskError> {
        if self.records.len() >= self.most && !self.records.contains_key(&id) {
            self.records.clear();
        }
        let known = self.records.remove(&id);
        let cached = known.is_some();
        let blank = || Record { incident: Incident { id, ..Incident::default() }, past: Vec::new() };
        let mut record = known.unwrap_or_else(blank);
        for stored in reader.stream(id.into(), record.incident.ver)? {
            let past = past(&stored)?;
            if cached && past.event.kind == Kind::AttachmentErased {
                // What was read before has words in it that are gone.
                return self.get(reader, id);
            }
            let fits = record.incident.apply(&past.event);
            fits.map_err(|e| DeskError::NotUnderstood(format!("row {}: {e}", past.seq)))?;
            record.past.push(past);
        }
        Ok((!record.past.is_empty()).then(|| &*self.records.entry(id).or_insert(record)))
    }
}

/// A record, from its events.
fn record(reader: &Reader, id: IncidentId) -> Result<Option<Record>, DeskError> {
    Ok(Recent::default().get(reader, id)?.cloned())
}

/// What a record says in words, for the search index.
fn words(ground: &Ground, incident: &Incident) -> String {
    let mut words = format!("{} {}", incident.id, incident.title.as_str());
    let texts = [&incident.description, &incident.symptom, &incident.solution, &incident.cause, &incident.workaround];
    let own =
        incident.custom.values().filter_map(|value| if let Value::Text(text) = value { Some(text) } else { None });
    for text in texts.into_iter().flatten().chain(own) {
        words.push(' ');
        words.push_str(text.as_str());
    }
    for report in &incident.reports {
        if let Some(contact) = report.contact.and_then(|c| ground.directory.get(c)) {
            words.push(' ');
            words.push_str(contact.name());
        }
    }
    words
}
