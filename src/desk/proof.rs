//! Proof. One job: the chain is whole, and the tables are what a replay of it makes (AUD-2, DESIGN decision 13).

use super::{Desk, DeskError, past};
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::incident::row::Row;
use crate::domain::people::directory::{Entry, EntryDetail};
use crate::domain::stream::{Stream, StreamKind};
use crate::store::{Link, Stored, Trouble};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};

/// Something that is not as the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The chain itself: rows were edited, removed, inserted, reordered or forged.
    Chain(Trouble),
    /// A row cannot be folded: the journal says what cannot be.
    NotFolded { seq: i64, why: String },
    /// A stream's versions do not count up by one.
    Version { seq: i64, stream: Stream },
    /// What a change says stood there before did not.
    Drift { seq: i64, place: String },
    /// The queue's row is not what the record makes.
    Queue { incident: IncidentId },
    /// The queue holds rows without a record.
    Stray { table: &'static str, more: i64 },
    /// The directory's entry is not what its events make.
    Directory { stream: Stream },
    /// The policy table differs from the applied texts.
    Policy { version: u32 },
    /// The end of the chain is not the one that was noted, or is not in the chain.
    Head { noted: i64 },
}

/// What a proof found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Proof {
    pub events: i64,
    pub incidents: usize,
    pub erased: u32,
    pub head: Option<Link>,
    /// Empty = proven.
    pub findings: Vec<Finding>,
}

/// Most findings that are listed.
const MOST: usize = 100;

/// Replays the journal and compares. `noted` is a head somebody wrote down: it must be in this very chain.
///
/// # Errors
/// What the file says; [`DeskError::NotUnderstood`] when nothing is wrong as far as this program understands the journal,
/// and it does not understand all of it.
pub fn verify(desk: &mut Desk, noted: Option<Link>) -> Result<Proof, DeskError> {
    desk.refresh()?;
    let ground = desk.ground.clone();
    desk.store.read(|reader| {
        let mut fold = Fold { noted, ..Fold::default() };
        let trouble = reader.walk(|stored, link| fold.take(stored, link))?;
        let mut proof = Proof { events: fold.events, erased: fold.erased, head: fold.head, ..Proof::default() };
        proof.findings = std::mem::take(&mut fold.findings);
        if let Some(trouble) = trouble {
            proof.findings.push(Finding::Chain(trouble));
            return Ok(proof);
        }
        if let Some(noted) = noted.filter(|_| !fold.met_noted) {
            proof.findings.push(Finding::Head { noted: noted.seq });
        }
        if let Some(what) = fold.unknown.take_if(|_| proof.findings.is_empty()) {
            return Err(DeskError::NotUnderstood(what));
        }
        proof.incidents = fold.incidents.len();
        for (id, (incident, seq)) in &fold.incidents {
            let row = Row::of(incident, &ground.calendars, &ground.policy);
            if !reader.row_is(&row, *seq, incident.external.as_ref())? {
                proof.findings.push(Finding::Queue { incident: *id });
            }
        }
        let stray = reader.count_incidents()? - i64::try_from(fold.incidents.len()).unwrap_or(i64::MAX);
        if stray != 0 {
            proof.findings.push(Finding::Stray { table: "incident", more: stray });
        }
        let kept: HashMap<Stream, Entry> = reader.entries()?.into_iter().map(|e| (e.stream, e)).collect();
        for (stream, entry) in &fold.entries {
            if kept.get(stream) != Some(entry) {
                proof.findings.push(Finding::Directory { stream: *stream });
            }
        }
        let stray = i64::try_from(kept.len()).unwrap_or(0) - i64::try_from(fold.entries.len()).unwrap_or(0);
        if stray != 0 {
            proof.findings.push(Finding::Stray { table: "entry", more: stray });
        }
        let policies: BTreeMap<u32, String> = reader.policies()?.into_iter().collect();
        for version in policies.keys().chain(fold.policies.keys()) {
            let finding = Finding::Policy { version: *version };
            if policies.get(version) != fold.policies.get(version) && !proof.findings.contains(&finding) {
                proof.findings.push(finding);
            }
        }
        proof.findings.truncate(MOST);
        Ok(proof)
    })
}

/// The tables, made anew.
#[derive(Debug, Default)]
struct Fold {
    events: i64,
    erased: u32,
    head: Option<Link>,
    noted: Option<Link>,
    met_noted: bool,
    incidents: BTreeMap<IncidentId, (Incident, i64)>,
    entries: BTreeMap<Stream, Entry>,
    policies: BTreeMap<u32, String>,
    versions: HashMap<Stream, u32>,
    /// The first row that a newer program may understand and this one does not; nothing after it is folded.
    unknown: Option<String>,
    findings: Vec<Finding>,
}

impl Fold {
    fn take(&mut self, stored: &Stored, link: Link) -> Result<(), DeskError> {
        self.events += 1;
        self.erased += stored.erased;
        self.head = Some(link);
        self.met_noted |= self.noted == Some(link);
        let (stream, seq) = (stored.row.stream, stored.row.seq);
        let version = self.versions.entry(stream).or_default();
        *version += 1;
        if stored.row.ver != *version {
            self.find(Finding::Version { seq, stream });
        }
        if self.unknown.is_some() {
            return Ok(());
        }
        match self.fold(stored) {
            Err(DeskError::NotUnderstood(what)) => self.unknown = Some(what),
            other => other?,
        }
        Ok(())
    }

    fn find(&mut self, finding: Finding) {
        if self.findings.len() < MOST {
            self.findings.push(finding);
        }
    }

    fn fold(&mut self, stored: &Stored) -> Result<(), DeskError> {
        let row = &stored.row;
        let unknown = |what: String| DeskError::NotUnderstood(format!("row {}: {what}", row.seq));
        match row.stream.kind {
            StreamKind::Desk => {}
            StreamKind::Policy => {
                let applied: Applied = serde_json::from_str(&stored.payload).map_err(|e| unknown(e.to_string()))?;
                self.policies.insert(applied.version, applied.text);
            }
            StreamKind::Incident => self.fold_incident(stored)?,
            _ => {
                let detail: EntryDetail = serde_json::from_str(&stored.payload).map_err(|e| unknown(e.to_string()))?;
                self.entries.entry(row.stream).or_insert_with(|| Entry::new(row.stream)).apply(&detail);
            }
        }
        Ok(())
    }

    fn fold_incident(&mut self, stored: &Stored) -> Result<(), DeskError> {
        let past = past(stored)?;
        let (id, seq) = (past.incident, past.seq);
        let blank = || (Incident { id, ..Incident::default() }, 0);
        let (incident, last) = self.incidents.entry(id).or_insert_with(blank);
        let drift = past.event.detail.changes.iter().find(|change| incident.at(change.place) != change.from);
        let drift = drift.filter(|_| stored.erased == 0).map(|change| format!("{:?}", change.place));
        *last = seq;
        if let Err(why) = incident.apply(&past.event) {
            self.find(Finding::NotFolded { seq, why: why.to_string() });
        } else if let Some(place) = drift {
            self.find(Finding::Drift { seq, place });
        }
        Ok(())
    }
}

/// What the journal says of a policy that was applied.
#[derive(Debug, Deserialize)]
struct Applied {
    version: u32,
    text: String,
}
