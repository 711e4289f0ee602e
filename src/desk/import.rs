//! Importing histories. One job: foreign incidents become records with their whole timeline, once (IO-2).
//!
//! An incident is written whole or not at all; what is there already is left as it is, so that an import can be broken
//! off, repeated and continued. Needs the right to import; the tables of rights and moves are not asked about the facts.

use super::commit::{append_payload, fresh, payload};
use super::found::enter_detail;
use super::{Caller, Desk, DeskError, Ground, commit, record, watch, who, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ContactId, IncidentId, PersonId};
use crate::domain::incident::decide::import::{Fact, fact};
use crate::domain::incident::foreign::{Became, ForeignEntry, ForeignFact, ForeignIncident, ForeignValue};
use crate::domain::incident::report::Report;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Event, Field, Incident, Kind};
use crate::domain::journal::Author;
use crate::domain::people::directory::{Entry, EntryChange, EntryDetail, KINDS, RETIRED};
use crate::domain::people::rights::{Act, Cell};
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::{FieldValue, Value};
use crate::store::{Reader, Writer};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Most events of one transaction; others wait no longer than that takes.
const MOST: usize = 2_000;

/// Most transactions that are decided before they are written.
const AHEAD: usize = 4;
/// Beyond every number this file has given: for what is only planned.
const UNMADE: i64 = 1 << 39;

/// What became of every row: line and verdict, in the order they were taken.
pub type Account = Vec<(u64, Became)>;

impl Desk {
    /// Enters what a history mentions and the directory does not have yet; how many. What is there already is left as it
    /// is, the teams of a person too.
    ///
    /// # Errors
    /// A refusal, or what the file says; entries before the failing transaction stay written.
    pub fn import_entries(
        &mut self,
        entries: &[ForeignEntry],
        caller: &Caller,
        now: Instant,
    ) -> Result<usize, DeskError> {
        let mut shared = Shared::of(&self.ground);
        let made: Result<Vec<usize>, DeskError> =
            entries.chunks(MOST).map(|chunk| self.enter_chunk(chunk, &mut shared, caller, now)).collect();
        self.refresh()?;
        Ok(made?.into_iter().sum())
    }

    fn enter_chunk(
        &mut self,
        chunk: &[ForeignEntry],
        shared: &mut Shared,
        caller: &Caller,
        now: Instant,
    ) -> Result<usize, DeskError> {
        let identity = self.facts.identity;
        self.store.write(|writer| {
            shared.freshen(&writer.reader())?;
            let author = importer(&shared.ground, &who::actor(&shared.ground, identity, caller)?)?;
            let made = enter_all(writer, &mut shared.keys, &author, chunk, now)?;
            // The keys have what was just entered, and nothing else of the ground is asked here.
            shared.ground.seq = writer.reader().head()?.map_or(0, |head| head.seq);
            Ok(made)
        })
    }

    /// Decides everything and writes nothing: how many entries would be made, and what would become of every row.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn plan_import(
        &mut self,
        entries: &[ForeignEntry],
        incidents: &[ForeignIncident],
        caller: &Caller,
    ) -> Result<(usize, Account), DeskError> {
        self.refresh()?;
        let mut shared = Shared::of(&self.ground);
        importer(&shared.ground, &who::actor(&shared.ground, self.facts.identity, caller)?)?;
        // Numbers that no entry has yet: a row that only names somebody new is an event all the same.
        let new = entries.iter().zip(UNMADE..).filter(|(e, id)| shared.keys.add(e.kind, &e.key, *id)).count();
        let mut account = Account::new();
        self.store.read(|reader| {
            for foreign in incidents {
                let plan = match reader.by_external(&foreign.external)? {
                    None => plan_new(&shared, foreign)?,
                    Some(known) => plan_known(reader, &shared, foreign, known)?,
                };
                account.extend(foreign.facts.iter().map(|fact| fact.line).zip(plan.became));
            }
            Ok::<_, DeskError>(())
        })?;
        Ok((new, account))
    }

    /// Writes foreign incidents; every row is accounted for.
    ///
    /// # Errors
    /// A refusal, or what the file says; incidents before the failing transaction stay written.
    pub fn import_incidents(
        &mut self,
        incidents: &[ForeignIncident],
        caller: &Caller,
        now: Instant,
    ) -> Result<Account, DeskError> {
        self.refresh()?;
        let last = incidents.iter().flat_map(|incident| &incident.facts).map(|fact| fact.at).max();
        if let Some(last) = last {
            self.quiet_until(last, caller, now)?;
        }
        let mut shared = Shared::of(&self.ground);
        let ahead = Shared::of(&self.ground);
        let mut account = Account::with_capacity(incidents.iter().map(|i| i.facts.len()).sum());
        let done = std::thread::scope(|scope| {
            // Deciding what a new incident's events are takes as long as writing them: it goes on ahead. The thread ends
            // when nobody takes what it has made.
            let (send, prepared) = std::sync::mpsc::sync_channel(AHEAD);
            let ahead = &ahead;
            scope.spawn(move || {
                let prepare = |chunk: &[ForeignIncident]| chunk.iter().map(|i| prepare(ahead, i)).collect::<Vec<_>>();
                let _nobody_takes_more = chunks(incidents).try_for_each(|chunk| send.send(prepare(chunk)));
            });
            chunks(incidents).try_for_each(|chunk| {
                let prepared = prepared.recv().unwrap_or_default();
                let fits = shared.is_as(ahead);
                let chunk = chunk.iter().zip(prepared.into_iter().map(|p| p.filter(|_| fits)));
                self.import_chunk(chunk.collect(), &mut shared, caller, now, &mut account)
            })
        });
        self.ground = shared.ground;
        done.map(|()| account)
    }

    fn import_chunk(
        &mut self,
        chunk: Vec<(&ForeignIncident, Option<Plan>)>,
        shared: &mut Shared,
        caller: &Caller,
        now: Instant,
        account: &mut Account,
    ) -> Result<(), DeskError> {
        let identity = self.facts.identity;
        self.store.write(|writer| {
            let moved = shared.freshen(&writer.reader())?;
            let author = importer(&shared.ground, &who::actor(&shared.ground, identity, caller)?)?;
            let mut next = writer.reader().last_incident()? + 1;
            // The index is written last: SQLite would flush it before every row that follows.
            let mut spoken = Vec::new();
            for (foreign, prepared) in chunk {
                let prepared = prepared.filter(|_| !moved);
                let plan = match writer.reader().by_external(&foreign.external)? {
                    None => match prepared {
                        Some(plan) => plan,
                        None => plan_new(shared, foreign)?,
                    },
                    Some(known) => plan_known(&writer.reader(), shared, foreign, known)?,
                };
                account.extend(foreign.facts.iter().map(|fact| fact.line).zip(plan.became.iter().copied()));
                if plan.events.is_empty() {
                    continue;
                }
                let id = if plan.new { IncidentId(next) } else { plan.incident.id };
                next += i64::from(plan.new);
                let (speaks, new) = (plan.speaks, plan.new);
                let incident = write(writer, &shared.ground, &author, id, plan, now)?;
                if speaks {
                    spoken.push((id, words(&shared.ground, &incident), !new));
                }
            }
            for (id, words, known) in spoken {
                writer.index(id, &words, known)?;
            }
            Ok(())
        })
    }

    /// Commits of an import are not waited for one by one: it can be repeated.
    ///
    /// # Errors
    /// What the file says.
    pub fn hurry(&mut self, on: bool) -> Result<(), DeskError> {
        Ok(self.store.hurry(on)?)
    }
}

/// The right to import, as the author of what is imported.
fn importer(ground: &Ground, actor: &Actor) -> Result<Author, Refusal> {
    let rights = &ground.policy.rights;
    let granted = rights.may(&actor.roles, Act::Import).filter(|(_, cell)| *cell == Cell::Yes);
    let role = granted.map(|(role, _)| role.clone()).ok_or_else(|| Refusal::Forbidden {
        act: Act::Import,
        roles: rights.roles_with(Act::Import).cloned().collect(),
    })?;
    Ok(Author { via: crate::domain::actor::Via::Import, ..Author::of(actor, role) })
}

/// What the chunks of one import share: the ground, and ids by key.
struct Shared {
    ground: Ground,
    keys: Keys,
}

impl Shared {
    fn of(ground: &Ground) -> Self {
        Self { ground: ground.clone(), keys: Keys::of(ground) }
    }

    /// Somebody else may have changed the directory or the policy since the last chunk.
    /// Whether they did.
    fn freshen(&mut self, reader: &Reader) -> Result<bool, DeskError> {
        let directory = Arc::clone(&self.ground.directory);
        self.ground = fresh(reader, self.ground.clone())?;
        let moved = !Arc::ptr_eq(&directory, &self.ground.directory);
        if moved {
            self.keys = Keys::of(&self.ground);
        }
        Ok(moved)
    }

    /// Whether nobody has since.
    fn is_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.ground.directory, &other.ground.directory)
    }
}

/// Ids by key, of the kinds a fact can refer to.
struct Keys(HashMap<StreamKind, HashMap<Code, i64>>);

impl Keys {
    fn of(ground: &Ground) -> Self {
        let ids = |kind| ground.directory.all(kind).into_iter().map(|e| (e.key.clone(), e.stream.id)).collect();
        Self(KINDS.into_iter().map(|(kind, _)| (kind, ids(kind))).collect())
    }

    fn get(&self, kind: StreamKind, key: &Code) -> Option<i64> {
        self.0.get(&kind)?.get(key).copied()
    }

    /// Adds one that is not there; whether it was not.
    fn add(&mut self, kind: StreamKind, key: &Code, id: i64) -> bool {
        let ids = self.0.entry(kind).or_default();
        let new = !ids.contains_key(key);
        if new {
            ids.insert(key.clone(), id);
        }
        new
    }

    fn value(&self, value: &ForeignValue) -> Value {
        match value {
            ForeignValue::Plain(value) => value.clone(),
            ForeignValue::Ref(kind, key) => self.get(*kind, key).map_or(Value::None, Value::Int),
            ForeignValue::Refs(kind, keys) => {
                let ids: Vec<Value> = keys.iter().filter_map(|key| self.get(*kind, key)).map(Value::Int).collect();
                if ids.is_empty() { Value::None } else { Value::List(ids) }
            }
        }
    }
}

fn enter_all(
    writer: &mut Writer,
    keys: &mut Keys,
    author: &Author,
    entries: &[ForeignEntry],
    now: Instant,
) -> Result<usize, DeskError> {
    let mut made = 0;
    let mut last: HashMap<StreamKind, i64> = HashMap::new();
    for foreign in entries {
        if keys.get(foreign.kind, &foreign.key).is_some() {
            continue;
        }
        let id = 1 + match last.get(&foreign.kind) {
            Some(id) => *id,
            None => writer.reader().last_entry(foreign.kind)?,
        };
        last.insert(foreign.kind, id);
        let change = |column: &str, to: Value| EntryChange { column: Code::new(column), from: Value::None, to };
        let mut changes: Vec<EntryChange> =
            foreign.values.iter().map(|(column, value)| change(column, keys.value(value))).collect();
        changes.retain(|c| !c.to.is_none());
        if foreign.retired {
            changes.push(change(RETIRED, Value::Flag(true)));
        }
        let detail = EntryDetail { key: Some(foreign.key.clone()), changes, ..EntryDetail::default() };
        writer.next_batch();
        let mut entry = Entry::new(Stream::new(foreign.kind, id));
        enter_detail(writer, author, &mut entry, "entered", &detail, now)?;
        keys.add(foreign.kind, &foreign.key, id);
        made += 1;
    }
    Ok(made)
}

/// The events of one incident that are still to be written.
struct Plan {
    /// The record after them.
    incident: Incident,
    /// It had no event before them.
    new: bool,
    events: Vec<Planned>,
    /// Whether any of them changes what the index knows.
    speaks: bool,
    /// What becomes of each row.
    became: Vec<Became>,
}

/// One of them, as the journal keeps it.
struct Planned {
    at: Instant,
    kind: Kind,
    payload: String,
}

impl Plan {
    fn of(incident: Incident, new: bool, rows: usize) -> Self {
        Self { incident, new, events: Vec::new(), speaks: false, became: Vec::with_capacity(rows) }
    }

    /// Folds an event and keeps it to be written.
    fn take(&mut self, at: Instant, event: &Event) -> Result<(), DeskError> {
        self.fold(event)?;
        self.events.push(Planned { at, kind: event.kind, payload: payload(event)? });
        self.speaks |= commit::speaks(event);
        self.became.push(Became::Event);
        Ok(())
    }

    fn fold(&mut self, event: &Event) -> Result<(), DeskError> {
        self.incident.apply(event).map_err(|e| DeskError::NotUnderstood(e.to_string()))
    }
}

/// The incidents of one transaction each.
fn chunks(mut rest: &[ForeignIncident]) -> impl Iterator<Item = &[ForeignIncident]> {
    std::iter::from_fn(move || {
        let mut events = 0;
        let fits = |i: &&ForeignIncident| {
            events += i.facts.len();
            events <= MOST
        };
        let n = rest.iter().take_while(fits).count().max(1).min(rest.len());
        let (chunk, after) = rest.split_at(n);
        rest = after;
        (!chunk.is_empty()).then_some(chunk)
    })
}

/// A plan made ahead; one that fails is made again where the failure can be told.
fn prepare(shared: &Shared, foreign: &ForeignIncident) -> Option<Plan> {
    plan_new(shared, foreign).ok()
}

/// The events of an incident that is not on record.
fn plan_new(shared: &Shared, foreign: &ForeignIncident) -> Result<Plan, DeskError> {
    let mut plan = Plan::of(Incident::default(), true, foreign.facts.len());
    let ctx = commit::ctx(&shared.ground, BTreeMap::new(), Vec::new(), BTreeMap::new(), IncidentId(UNMADE));
    for row in &foreign.facts {
        match fact(&ctx, &plan.incident, &resolve(&shared.keys, foreign, row, plan.incident.ver == 0)) {
            Some(event) => plan.take(row.at, &event)?,
            None => plan.became.push(Became::Touch),
        }
    }
    Ok(plan)
}

/// The events that one on record does not have yet. What was worked on here is left alone.
fn plan_known(
    reader: &Reader,
    shared: &Shared,
    foreign: &ForeignIncident,
    (id, have): (IncidentId, u32),
) -> Result<Plan, DeskError> {
    let imported = reader.imported(id.into())?;
    let ours = have > imported;
    let mut plan = Plan::of(Incident { id, ..Incident::default() }, false, foreign.facts.len());
    let ctx = commit::ctx(&shared.ground, BTreeMap::new(), Vec::new(), BTreeMap::new(), id);
    for row in &foreign.facts {
        let first = plan.incident.ver == 0;
        let mut event = fact(&ctx, &plan.incident, &resolve(&shared.keys, foreign, row, first));
        // What was imported may have been under another policy: what follows is decided on the record as it is.
        if !ours && plan.incident.ver == have && plan.events.is_empty() && event.is_some() {
            if let Some(found) = record(reader, id)? {
                plan.incident = found.incident;
            }
            event = fact(&ctx, &plan.incident, &resolve(&shared.keys, foreign, row, false));
        }
        match event {
            None => plan.became.push(Became::Touch),
            Some(_) if ours && plan.incident.ver >= imported => plan.became.push(Became::Ours),
            Some(event) if plan.incident.ver < imported => {
                plan.fold(&event)?;
                plan.became.push(Became::Known);
            }
            Some(event) => plan.take(row.at, &event)?,
        }
    }
    Ok(plan)
}

fn resolve(keys: &Keys, foreign: &ForeignIncident, row: &ForeignFact, first: bool) -> Fact {
    let mut fields: Vec<(Field, Value)> = row.fields.iter().map(|(f, v)| (*f, keys.value(v))).collect();
    if first {
        fields.push((Field::External, Value::Code(foreign.external.clone())));
    }
    let contact = row.reporter.as_ref().and_then(|key| keys.get(StreamKind::Contact, key)).map(ContactId);
    let of = |field: Field| fields.iter().find(|(f, _)| *f == field).map(|(_, value)| value);
    let channel = of(Field::Channel).and_then(FieldValue::from_value);
    let reported_at = of(Field::ReportedAt).and_then(FieldValue::from_value);
    let report = first.then(|| Report { contact, channel, reported_at, ..Report::default() });
    Fact {
        at: row.at,
        state: row.state,
        suspension: row.suspension.clone(),
        report,
        contact,
        told: row.told,
        live: row.live,
        source: row.source.clone(),
        who: row.by.as_ref().and_then(|key| keys.get(StreamKind::Person, key)).map(PersonId),
        text: None,
        fields,
    }
}

/// Writes what was planned, under its number; the record after it.
fn write(
    writer: &mut Writer,
    ground: &Ground,
    author: &Author,
    id: IncidentId,
    plan: Plan,
    now: Instant,
) -> Result<Incident, DeskError> {
    let incident = Incident { id, ..plan.incident };
    let first = incident.ver - u32::try_from(plan.events.len()).unwrap_or(0);
    let mut seq = 0;
    writer.next_batch();
    for (ver, Planned { at, kind, payload }) in (first + 1..).zip(&plan.events) {
        seq = append_payload(writer, author, (id, ver), (*kind, payload), None, *at, now)?;
    }
    let row = Row::of(&incident, &ground.calendars, &ground.policy);
    writer.put_incident(&row, watch::due_at(ground, &incident), seq, incident.external.as_ref())?;
    Ok(incident)
}
