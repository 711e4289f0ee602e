//! Watching. One job: suspensions end and rules fire, exactly once, whoever's transaction comes by first (ESC-3, SLA-3).
//!
//! Time's part is acted on before anything else is decided about a record, in the order in which it came about and at its
//! own instants; an event's part right after it, in the same transaction. Under the write lock a record holds every rule
//! that has fired for it, so that two consoles never fire one twice.

use super::commit::{Decision, Incidents, ctx, fresh, write};
use super::knowledge::Articles;
use super::{Caller, Desk, DeskError, Ground, Recent, suggest, who};
use crate::domain::actor::{Actor, Via};
use crate::domain::code::Code;
use crate::domain::escalation::Watch;
use crate::domain::id::IncidentId;
use crate::domain::incident::Incident;
use crate::domain::incident::decide::auto::{Giving, Uncounted};
use crate::domain::incident::decide::{Decided, watched};
use crate::domain::incident::row::Row;
use crate::domain::journal::Author;
use crate::domain::people::suggest::is_automatic;
use crate::domain::time::Instant;
use crate::store::{Reader, Store, Writer};

/// Where the file notes since when rules watch over it.
const SINCE: &str = "rules_since";
/// Left by the migration of a file from before there were rules: no row says yet when its record is due.
const UNWATCHED: &str = "unwatched";
/// Records that are seen to in one transaction, so that others come in between.
const AT_ONCE: usize = 200;

impl Desk {
    /// Ends the suspensions whose time is over and fires the rules that were come to, each at its own time (SLA-3,
    /// ESC-3); how many events that made.
    ///
    /// # Errors
    /// What the file says.
    pub fn wake(&mut self, caller: &Caller, now: Instant) -> Result<usize, DeskError> {
        self.adopt_zones(caller, now)?;
        let mut done = 0;
        loop {
            if self.store.read(|reader| Ok::<_, DeskError>(reader.to_wake(now)?.is_empty()))? {
                return Ok(done);
            }
            let (identity, known) = (self.facts.identity, self.ground.clone());
            let (woken, more, ground) = self.write(|writer, recent| {
                let ground = fresh(&writer.reader(), known)?;
                let actor = who::actor(&ground, identity, caller)?;
                let (woken, more) = wake_in(writer, recent, &ground, &actor, now)?;
                Ok::<_, DeskError>((woken, more, ground))
            })?;
            self.ground = ground;
            done += woken;
            if !more {
                return Ok(done);
            }
        }
    }

    /// What an import brings up to `until` fires nothing: it is history (IO-2). What the desk's own records came to is
    /// acted on before.
    ///
    /// # Errors
    /// What the file says.
    pub fn quiet_until(&mut self, until: Instant, caller: &Caller, now: Instant) -> Result<(), DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        self.ground = self.write(|writer, recent| {
            let mut ground = fresh(&writer.reader(), known)?;
            let actor = who::actor(&ground, identity, caller)?;
            let since = ground.since.max(until.min(now));
            if since == ground.since {
                return Ok::<_, DeskError>(ground);
            }
            let (own, foreign) = foreign(writer, recent, now)?;
            for id in own {
                catch_up(writer, recent, &ground, &actor, id, now)?;
            }
            writer.mark(SINCE, &since.0.to_string())?;
            ground.since = since;
            for id in foreign {
                put_row(writer, recent, &ground, id)?;
            }
            Ok(ground)
        })?;
        Ok(())
    }
}

/// Records that are due, those that came from elsewhere apart.
fn foreign(
    writer: &mut Writer,
    recent: &mut Recent,
    now: Instant,
) -> Result<(Vec<IncidentId>, Vec<IncidentId>), DeskError> {
    let (mut own, mut foreign) = (Vec::new(), Vec::new());
    for id in writer.reader().to_wake(now)? {
        let external = recent.get(&writer.reader(), id)?.is_some_and(|record| record.incident.external.is_some());
        if external { foreign.push(id) } else { own.push(id) }
    }
    Ok((own, foreign))
}

/// Since when rules watch over the file.
pub(super) fn since(reader: &Reader) -> Result<Instant, DeskError> {
    let since = reader.marked(SINCE)?.and_then(|text| text.parse().ok());
    Ok(since.map_or(Instant(i64::MIN), Instant))
}

pub(super) fn watch(ground: &Ground) -> Watch<'_> {
    Watch { policy: &ground.policy, calendars: &ground.calendars, since: ground.since }
}

/// When a record has to be looked at again if nobody does anything.
pub(super) fn due_at(ground: &Ground, incident: &Incident) -> Option<Instant> {
    watch(ground).next(incident).map(|(at, _)| at)
}

/// Sees to the records that are due; how many events that made, and whether more are due.
pub(super) fn wake_in(
    writer: &mut Writer,
    recent: &mut Recent,
    ground: &Ground,
    actor: &Actor,
    now: Instant,
) -> Result<(usize, bool), DeskError> {
    let due = writer.reader().to_wake(now)?;
    let mut made = 0;
    for id in due.iter().take(AT_ONCE) {
        match catch_up(writer, recent, ground, actor, *id, now)? {
            // Its row says that it is due, and it is not: what it waits for has changed.
            0 => put_row(writer, recent, ground, *id)?,
            events => made += events,
        }
    }
    Ok((made, due.len() > AT_ONCE))
}

/// Notes on every open record when it is due: once, on a file from before there were rules.
pub(super) fn begin(store: &mut Store, ground: &Ground) -> Result<(), DeskError> {
    let unwatched = |reader: &Reader| Ok::<_, DeskError>(reader.marked(UNWATCHED)?.is_some_and(|mark| mark == "1"));
    if !store.read(unwatched)? {
        return Ok(());
    }
    store.write(|writer| {
        if unwatched(&writer.reader())? {
            let recent = &mut Recent::default();
            for id in writer.reader().open_incidents()? {
                put_row(writer, recent, ground, id)?;
            }
            writer.mark(UNWATCHED, "")?;
        }
        Ok(())
    })
}

/// Writes a record's row as it stands.
pub(super) fn put_row(
    writer: &mut Writer,
    recent: &mut Recent,
    ground: &Ground,
    id: IncidentId,
) -> Result<(), DeskError> {
    let Some(record) = recent.get(&writer.reader(), id)? else { return Ok(()) };
    let (incident, seq) = (&record.incident, record.past.last().map_or(0, |past| past.seq));
    let row = Row::of(incident, &ground.calendars, &ground.policy);
    Ok(writer.put_incident(&row, due_at(ground, incident), seq, incident.external.as_ref())?)
}

/// Acts on everything time has brought to a record by `now`; how many events that made.
pub(super) fn catch_up(
    writer: &mut Writer,
    recent: &mut Recent,
    ground: &Ground,
    actor: &Actor,
    id: IncidentId,
    now: Instant,
) -> Result<usize, DeskError> {
    let Some(record) = recent.get(&writer.reader(), id)?.map(|record| record.incident.clone()) else { return Ok(0) };
    let ctx = ctx(ground, Incidents::new(), Vec::new(), Articles::new(), id);
    let batches = given(writer, ground, |giving| watched::catch_up(&ctx, &watch(ground), &record, giving, now))?;
    write_all(writer, ground, actor, record, batches, now)
}

/// Fires the rules that events at `at` have made a record come to, and gives to somebody what came to a team that does so,
/// unless people took something back; how many events that made.
#[expect(clippy::too_many_arguments, reason = "the transaction, whose it is, and what happened in it")]
pub(super) fn settle(
    writer: &mut Writer,
    recent: &mut Recent,
    ground: &Ground,
    actor: &Actor,
    before: &Incident,
    taken_back: bool,
    at: Instant,
    now: Instant,
) -> Result<usize, DeskError> {
    let Some(after) = recent.get(&writer.reader(), before.id)?.map(|r| r.incident.clone()) else { return Ok(0) };
    let ctx = ctx(ground, Incidents::new(), Vec::new(), Articles::new(), before.id);
    let batches = given(writer, ground, |giving| {
        let giving = if taken_back { Giving::Never } else { giving };
        watched::settle(&ctx, &watch(ground), before, &after, giving, at)
    })?;
    write_all(writer, ground, actor, after, batches, now)
}

/// What is decided, by everybody's load only where that is asked for: it takes all open records to count it.
fn given<T>(
    writer: &mut Writer,
    ground: &Ground,
    decide: impl Fn(Giving<'_>) -> Result<T, Uncounted>,
) -> Result<T, DeskError> {
    if let Ok(decided) = decide(Giving::Uncounted) {
        return Ok(decided);
    }
    let automatic = |team| is_automatic(&ground.policy, &ground.directory, team);
    let load = suggest::load(&writer.reader(), ground, automatic)?;
    decide(Giving::By(&load)).map_err(|_| DeskError::NotUnderstood("nobody was counted".to_owned()))
}

/// Writes what rules decided, each time as a batch of its own, by whoever's hands it came.
fn write_all(
    writer: &mut Writer,
    ground: &Ground,
    actor: &Actor,
    record: Incident,
    batches: Vec<Vec<Decided>>,
    now: Instant,
) -> Result<usize, DeskError> {
    let made = batches.iter().map(Vec::len).sum();
    let mut incidents: Incidents = [(record.id, record)].into();
    for events in batches {
        let mut decision = Decision { incidents, events, ..Decision::default() };
        writer.next_batch();
        let rule = |role: Code| Author { via: Via::Rule, ..Author::of(actor, role) };
        write(writer, ground, &mut decision, None, now, rule)?;
        incidents = decision.incidents;
    }
    Ok(made)
}
