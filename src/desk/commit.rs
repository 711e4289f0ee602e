//! Committing. One job: a command becomes rows of the journal and of the queue, in one transaction, once.

use super::{Caller, Desk, DeskError, Ground, ground, record, who, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::IncidentId;
use crate::domain::incident::command::{Command, Verb};
use crate::domain::incident::decide::{Ctx, Decided, decide, resume_by_rule};
use crate::domain::incident::row::Row;
use crate::domain::incident::{Event, Field, Incident, Place, Record};
use crate::domain::journal::Author;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::store::{NewRow, Reader, Writer};
use std::collections::BTreeMap;

/// What a commit led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    pub batch: i64,
    /// The last row of the batch.
    pub seq: i64,
    /// The incidents it touched, the one asked for first.
    pub incidents: Vec<IncidentId>,
    /// It had been done before, by the same request; nothing was done again.
    pub repeated: bool,
}

impl Desk {
    /// Does what a command says, once: the same `request` again gives the same answer and changes nothing.
    ///
    /// # Errors
    /// A refusal, or what the file says. [`crate::store::StoreError::Unknown`] means: ask again with the same request.
    pub fn commit(
        &mut self,
        command: &Command,
        caller: &Caller,
        request: Option<&str>,
        now: Instant,
    ) -> Result<Committed, DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (committed, ground) = self.store.write(|writer| {
            if let Some(batch) = request.map(|r| writer.reader().batch_of_request(r)).transpose()?.flatten() {
                return Ok::<_, DeskError>((repeated(&writer.reader(), batch)?, known));
            }
            let ground = fresh(&writer.reader(), known)?;
            let actor = who::actor(&ground, identity, caller)?;
            let (mut records, decided) = decided(&writer.reader(), &ground, command, &actor, now)?;
            let committed =
                write(writer, &ground, &mut records, decided, request, now, |role| Author::of(&actor, role))?;
            Ok((committed, ground))
        })?;
        self.ground = ground;
        Ok(committed)
    }

    /// Ends the suspensions whose time is over, at their own time (SLA-3); how many.
    ///
    /// # Errors
    /// What the file says.
    pub fn wake(&mut self, caller: &Caller, now: Instant) -> Result<usize, DeskError> {
        if self.store.read(|reader| Ok::<_, DeskError>(reader.to_wake(now)?.is_empty()))? {
            return Ok(0);
        }
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (woken, ground) = self.store.write(|writer| {
            let ground = fresh(&writer.reader(), known)?;
            let actor = who::actor(&ground, identity, caller)?;
            let mut woken = 0;
            for id in writer.reader().to_wake(now)? {
                let Some(found) = record(&writer.reader(), id)? else { continue };
                let ctx = ctx(&ground, BTreeMap::from([(id, found.incident.clone())]), Vec::new(), id);
                let decided = resume_by_rule(&ctx, &found.incident, now).map_err(DeskError::from)?;
                let mut records = BTreeMap::from([(id, found)]);
                writer.next_batch();
                let rule = |role: Code| Author { via: crate::domain::actor::Via::Rule, ..Author::of(&actor, role) };
                write(writer, &ground, &mut records, vec![decided], None, now, rule)?;
                woken += 1;
            }
            Ok::<_, DeskError>((woken, ground))
        })?;
        self.ground = ground;
        Ok(woken)
    }
}

/// The ground as it is inside this transaction.
pub(super) fn fresh(reader: &Reader, known: Ground) -> Result<Ground, DeskError> {
    let head = reader.head()?.map_or(0, |head| head.seq);
    match head == known.seq || !reader.ground_moved(known.seq)? {
        true => Ok(Ground { seq: head, ..known }),
        false => ground(reader),
    }
}

fn repeated(reader: &Reader, batch: i64) -> Result<Committed, DeskError> {
    let rows = reader.batch(batch)?;
    let mut incidents = Vec::new();
    for stored in rows.iter().filter(|s| s.row.stream.kind == StreamKind::Incident) {
        let id = IncidentId(stored.row.stream.id);
        if !incidents.contains(&id) {
            incidents.push(id);
        }
    }
    let seq = rows.last().map_or(batch, |s| s.row.seq);
    Ok(Committed { batch, seq, incidents, repeated: true })
}

pub(super) fn ctx(
    ground: &Ground,
    incidents: BTreeMap<IncidentId, Incident>,
    past: Vec<crate::domain::incident::Past>,
    next: IncidentId,
) -> Ctx<'_> {
    Ctx {
        policy: &ground.policy,
        calendars: &ground.calendars,
        directory: &ground.directory,
        zone: &ground.zone,
        incidents,
        next,
        past,
    }
}

/// The incidents a command names.
fn named(reader: &Reader, command: &Command) -> Result<Vec<IncidentId>, DeskError> {
    Ok(match command {
        Command::Record(_) => vec![],
        Command::Act { incident, verb, .. } => match verb {
            Verb::Merge { into } => vec![*incident, *into],
            Verb::Link { to, .. } => vec![*incident, *to],
            Verb::Unmerge => {
                let merged = record(reader, *incident)?.and_then(|r| r.incident.merged_into);
                [Some(*incident), merged].into_iter().flatten().collect()
            }
            _ => vec![*incident],
        },
        Command::Undo { batch } => {
            let rows = reader.batch(*batch)?;
            let incidents = rows.iter().filter(|s| s.row.stream.kind == StreamKind::Incident);
            incidents.map(|s| IncidentId(s.row.stream.id)).collect()
        }
    })
}

type Records = BTreeMap<IncidentId, Record>;

fn decided(
    reader: &Reader,
    ground: &Ground,
    command: &Command,
    actor: &Actor,
    now: Instant,
) -> Result<(Records, Vec<Decided>), DeskError> {
    let mut records = Records::new();
    for id in named(reader, command)? {
        if let Some(found) = record(reader, id)? {
            records.insert(id, found);
        }
    }
    let incidents = records.iter().map(|(id, r)| (*id, r.incident.clone())).collect();
    let past = records.values().flat_map(|r| r.past.iter().cloned()).collect();
    let next = IncidentId(reader.last_incident()? + 1);
    let ctx = ctx(ground, incidents, past, next);
    let decided = decide(&ctx, command, actor, now)?;
    Ok((records, decided))
}

/// Appends the events, folds them, and writes the rows of the queue and the index.
fn write(
    writer: &mut Writer,
    ground: &Ground,
    records: &mut Records,
    decided: Vec<Decided>,
    request: Option<&str>,
    now: Instant,
    author: impl Fn(Code) -> Author,
) -> Result<Committed, DeskError> {
    let batch = writer.batch();
    let mut touched: Vec<IncidentId> = Vec::new();
    let mut said: Vec<IncidentId> = Vec::new();
    let mut seq = batch;
    for (n, Decided { incident: id, event, role, at }) in decided.into_iter().enumerate() {
        let author = author(role);
        let record = records
            .entry(id)
            .or_insert_with(|| Record { incident: Incident { id, ..Incident::default() }, past: Vec::new() });
        seq = append(writer, &author, &record.incident, &event, request.filter(|_| n == 0), at, now)?;
        record.incident.apply(&event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
        if speaks(&event) && !said.contains(&id) {
            said.push(id);
        }
        if !touched.contains(&id) {
            touched.push(id);
        }
    }
    for id in &touched {
        if let Some(record) = records.get(id) {
            let incident = &record.incident;
            let row = Row::of(incident, &ground.calendars, &ground.policy);
            writer.put_incident(&row, last_seq(writer, id, seq)?, incident.external.as_ref())?;
            if said.contains(id) {
                writer.index(*id, &words(ground, incident), !record.past.is_empty())?;
            }
        }
    }
    Ok(Committed { batch, seq, incidents: touched, repeated: false })
}

/// The last row of this incident in the batch being written; the batch's last when it has only one incident.
fn last_seq(writer: &Writer, id: &IncidentId, seq: i64) -> Result<i64, DeskError> {
    let rows = writer.reader().last_of((*id).into())?;
    Ok(rows.unwrap_or(seq))
}

/// Appends one event of an incident.
pub(super) fn append(
    writer: &mut Writer,
    author: &Author,
    incident: &Incident,
    event: &Event,
    request: Option<&str>,
    at: Instant,
    now: Instant,
) -> Result<i64, DeskError> {
    let payload = serde_json::to_string(&event.detail).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
    Ok(writer.append(&NewRow {
        request,
        now,
        at,
        author,
        stream: incident.id.into(),
        ver: incident.ver + 1,
        kind: event.kind.name(),
        payload: &payload,
    })?)
}

/// Whether an event changes what the index knows.
pub(super) fn speaks(event: &Event) -> bool {
    const INDEXED: [Field; 6] =
        [Field::Title, Field::Description, Field::Symptom, Field::Solution, Field::Cause, Field::Workaround];
    event.detail.changes.iter().any(|c| match c.place {
        Place::Field { field } => INDEXED.contains(&field),
        Place::Report { .. } => true,
        Place::Visit { .. } => false,
    })
}
