//! Committing. One job: a command becomes rows of the journal and of the queue, in one transaction, once.

use super::knowledge::{self, Articles};
use super::{Caller, Desk, DeskError, Ground, Recent, attachments, first, ground, watch, who, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ArticleId, IncidentId};
use crate::domain::incident::command::{Command, Verb};
use crate::domain::incident::decide::{Ctx, Decided, decide};
use crate::domain::incident::row::Row;
use crate::domain::incident::{Event, Field, Incident, Kind, Place};
use crate::domain::journal::Author;
use crate::domain::knowledge::decide::ArticleDecided;
use crate::domain::knowledge::used::used;
use crate::domain::outbox::channels;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::store::{NewRow, Notice, Reader, Writer};
use std::collections::BTreeMap;

/// What a commit led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    pub batch: i64,
    /// The last row of the batch.
    pub seq: i64,
    /// The incidents it touched, the one asked for first.
    pub incidents: Vec<IncidentId>,
    /// The knowledge entries it touched.
    pub articles: Vec<ArticleId>,
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
        self.commit_with(command, caller, request, now, |_| Ok(()))
    }

    /// The same; `bring` writes what the events only name, once it is decided that they will be.
    pub(super) fn commit_with(
        &mut self,
        command: &Command,
        caller: &Caller,
        request: Option<&str>,
        now: Instant,
        bring: impl FnOnce(&mut Writer) -> Result<(), DeskError>,
    ) -> Result<Committed, DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        let (committed, ground) = self.write(|writer, recent| {
            if let Some(batch) = request.map(|r| writer.reader().batch_of_request(r)).transpose()?.flatten() {
                return Ok::<_, DeskError>((repeated(&writer.reader(), batch)?, known));
            }
            // Decided at the time it is recorded at: a clock that was set back must not start another before its time.
            let now = writer.no_earlier(now);
            let ground = fresh(&writer.reader(), known)?;
            let actor = who::actor(&ground, identity, caller)?;
            let committed = commit_in(writer, recent, &ground, (command, request), &actor, now, bring)?;
            Ok((committed, ground))
        })?;
        self.ground = ground;
        if matches!(command, Command::Act { verb: Verb::EraseAttachment { .. }, .. }) {
            // It is erased already; whoever closes the file last empties the log otherwise.
            let _later = self.store.empty_log();
        }
        Ok(committed)
    }
}

/// One command inside a transaction: decided, written, and what it names brought with it.
pub(super) fn commit_in(
    writer: &mut Writer,
    recent: &mut Recent,
    ground: &Ground,
    (command, request): (&Command, Option<&str>),
    actor: &Actor,
    now: Instant,
    bring: impl FnOnce(&mut Writer) -> Result<(), DeskError>,
) -> Result<Committed, DeskError> {
    let mut before = Vec::new();
    for id in named(&writer.reader(), recent, command)? {
        watch::catch_up(writer, recent, ground, actor, id, now)?;
        before.extend(recent.get(&writer.reader(), id)?.map(|record| record.incident.clone()));
    }
    writer.next_batch();
    let mut decision = decided(&writer.reader(), recent, ground, command, actor, now)?;
    bring(writer)?;
    let committed = write(writer, ground, &mut decision, request, now, |role| Author::of(actor, role))?;
    let taken_back = matches!(command, Command::Undo { .. } | Command::Act { verb: Verb::Unmerge, .. });
    for id in &committed.incidents {
        let blank = || Incident { id: *id, ..Incident::default() };
        let before = before.iter().find(|incident| incident.id == *id).cloned().unwrap_or_else(blank);
        watch::settle(writer, recent, ground, actor, &before, taken_back, now, now)?;
    }
    Ok(committed)
}

/// The whole ground as it is inside this transaction.
pub(super) fn fresh(reader: &Reader, known: Ground) -> Result<Ground, DeskError> {
    let head = reader.head()?.map_or(0, |head| head.seq);
    let known = Ground { since: watch::since(reader)?, ..known };
    match head != known.seq && reader.ground_moved(known.seq)? {
        true => ground(reader),
        false if known.whole => Ok(Ground { seq: head, ..known }),
        false => first::rest(reader, Ground { seq: head, ..known }),
    }
}

fn repeated(reader: &Reader, batch: i64) -> Result<Committed, DeskError> {
    let rows = reader.batch(batch)?;
    let ids = |kind: StreamKind| {
        let mut ids: Vec<i64> = Vec::new();
        for stream in rows.iter().map(|s| s.row.stream).filter(|stream| stream.kind == kind) {
            if !ids.contains(&stream.id) {
                ids.push(stream.id);
            }
        }
        ids
    };
    let seq = rows.last().map_or(batch, |s| s.row.seq);
    let incidents = ids(StreamKind::Incident).into_iter().map(IncidentId).collect();
    let articles = ids(StreamKind::Article).into_iter().map(ArticleId).collect();
    Ok(Committed { batch, seq, incidents, articles, repeated: true })
}

pub(super) fn ctx(
    ground: &Ground,
    incidents: BTreeMap<IncidentId, Incident>,
    past: Vec<crate::domain::incident::Past>,
    articles: Articles,
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
        articles,
    }
}

/// What a decision about one record needs that no command named.
pub(super) fn bare(ground: &Ground, about: IncidentId) -> Ctx<'_> {
    ctx(ground, BTreeMap::new(), Vec::new(), Articles::default(), about)
}

/// The incidents a command names.
fn named(reader: &Reader, recent: &mut Recent, command: &Command) -> Result<Vec<IncidentId>, DeskError> {
    Ok(match command {
        Command::Record(_) | Command::Article(_) => vec![],
        Command::Act { incident, verb, .. } => match verb {
            Verb::Merge { into } => vec![*incident, *into],
            Verb::Link { to, .. } => vec![*incident, *to],
            Verb::Unmerge => {
                let merged = recent.get(reader, *incident)?.and_then(|r| r.incident.merged_into);
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

pub(super) type Incidents = BTreeMap<IncidentId, Incident>;

/// What was decided, and the records it was decided on.
#[derive(Debug, Default)]
pub(super) struct Decision {
    pub(super) incidents: Incidents,
    pub(super) events: Vec<Decided>,
    pub(super) articles: Articles,
    pub(super) of_articles: Vec<ArticleDecided>,
}

fn decided(
    reader: &Reader,
    recent: &mut Recent,
    ground: &Ground,
    command: &Command,
    actor: &Actor,
    now: Instant,
) -> Result<Decision, DeskError> {
    if let Command::Article(command) = command {
        let (articles, of_articles) = knowledge::decided(reader, ground, command, actor, now)?;
        return Ok(Decision { articles, of_articles, ..Decision::default() });
    }
    let (mut incidents, mut past) = (Incidents::new(), Vec::new());
    for id in named(reader, recent, command)? {
        if let Some(found) = recent.get(reader, id)? {
            incidents.insert(id, found.incident.clone());
            let after = asked_after(command).unwrap_or(found.incident.ver);
            past.extend(found.past.iter().filter(|p| p.ver > after).cloned());
        }
    }
    let articles = knowledge::named(reader, command, &incidents)?;
    let next = IncidentId(reader.last_incident()? + 1);
    let ctx = ctx(ground, incidents, past, articles, next);
    let events = decide(&ctx, command, actor, now)?;
    let of_articles = used(&events, &ctx.incidents, &ctx.articles, now);
    Ok(Decision { incidents: ctx.incidents, events, articles: ctx.articles, of_articles })
}

/// After which version the rules ask about the past; `None` when they do not.
fn asked_after(command: &Command) -> Option<u32> {
    match command {
        Command::Undo { .. } | Command::Act { verb: Verb::Unmerge, .. } => Some(0),
        Command::Act { seen, .. } => *seen,
        Command::Record(_) | Command::Article(_) => None,
    }
}

/// Appends the events, folds them, and writes the rows of the queue and the index.
pub(super) fn write(
    writer: &mut Writer,
    ground: &Ground,
    decision: &mut Decision,
    request: Option<&str>,
    now: Instant,
    author: impl Fn(Code) -> Author,
) -> Result<Committed, DeskError> {
    let batch = writer.batch();
    let Decision { incidents, events, articles, of_articles } = decision;
    // The first row of a batch names the request.
    let of_article = request.filter(|_| events.is_empty());
    let mut touched: Vec<Touched> = Vec::new();
    let mut seq = batch;
    for (n, Decided { incident: id, event, role, at }) in std::mem::take(events).into_iter().enumerate() {
        let author = author(role);
        let incident = incidents.entry(id).or_insert_with(|| Incident { id, ..Incident::default() });
        let known = incident.ver > 0;
        seq = append(writer, &author, (id, incident.ver + 1), &event, request.filter(|_| n == 0), at, now)?;
        incident.apply(&event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
        attachments::fold(writer, id, &event)?;
        for person in &event.detail.told {
            let notice = Notice { person: *person, seq, incident: id };
            writer.put_notice(notice)?;
            for channel in channels(&ground.policy, &ground.directory, &event, *person) {
                writer.post(notice, &channel, now)?;
            }
        }
        let said = speaks(&event);
        match touched.iter_mut().find(|t| t.id == id) {
            Some(touched) => (touched.seq, touched.said) = (seq, touched.said || said),
            None => touched.push(Touched { id, seq, said, known }),
        }
    }
    for touched in &touched {
        if let Some(incident) = incidents.get(&touched.id) {
            let row = Row::of(incident, &ground.calendars, &ground.policy);
            writer.put_incident(&row, watch::due_at(ground, incident), touched.seq, incident.external.as_ref())?;
            if touched.said {
                writer.index(touched.id, &words(ground, incident), touched.known)?;
            }
        }
    }
    seq = knowledge::write(writer, ground, articles, of_articles, of_article, now, author)?.unwrap_or(seq);
    Ok(Committed {
        batch,
        seq,
        incidents: touched.iter().map(|t| t.id).collect(),
        articles: of_articles.iter().map(|one| one.article).collect(),
        repeated: false,
    })
}

/// What a batch did to one incident.
struct Touched {
    id: IncidentId,
    /// Its last row in the batch.
    seq: i64,
    /// The index has to know.
    said: bool,
    /// It was there before.
    known: bool,
}

/// Appends one event of an incident, as its `ver`th.
pub(super) fn append(
    writer: &mut Writer,
    author: &Author,
    (incident, ver): (IncidentId, u32),
    event: &Event,
    request: Option<&str>,
    at: Instant,
    now: Instant,
) -> Result<i64, DeskError> {
    let payload = payload(event)?;
    append_payload(writer, author, (incident, ver), (event.kind, &payload), request, at, now)
}

/// What the journal keeps of an event.
pub(super) fn payload(event: &Event) -> Result<String, DeskError> {
    serde_json::to_string(&event.detail).map_err(|e| DeskError::NotUnderstood(e.to_string()))
}

/// Appends an event whose payload is written already.
pub(super) fn append_payload(
    writer: &mut Writer,
    author: &Author,
    (incident, ver): (IncidentId, u32),
    (kind, payload): (Kind, &str),
    request: Option<&str>,
    at: Instant,
    now: Instant,
) -> Result<i64, DeskError> {
    let (stream, kind) = (incident.into(), kind.name());
    Ok(writer.append(&NewRow { request, now, at, author, stream, ver, kind, payload })?)
}

/// Whether an event changes what the index knows.
pub(super) fn speaks(event: &Event) -> bool {
    const INDEXED: [Field; 6] =
        [Field::Title, Field::Description, Field::Symptom, Field::Solution, Field::Cause, Field::Workaround];
    event.detail.changes.iter().any(|c| match &c.place {
        Place::Field { field } => INDEXED.contains(field),
        Place::Report { .. } | Place::Custom { .. } => true,
        Place::Visit { .. } | Place::Attachment { .. } | Place::Applied { .. } | Place::Step { .. } => false,
        Place::Escalation { .. } => false,
    })
}
