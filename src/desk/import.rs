//! Importing histories. One job: foreign incidents become records with their whole timeline, once (IO-2).
//!
//! An incident is written whole or not at all; what is there already is left as it is, so that an import can be broken
//! off, repeated and continued. Needs the right to import; the tables of rights and moves are not asked about the facts.

use super::commit::{append, fresh};
use super::found::enter_detail;
use super::{Caller, Desk, DeskError, Ground, commit, record, who, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ContactId, IncidentId, PersonId};
use crate::domain::incident::decide::import::{Fact, fact};
use crate::domain::incident::foreign::{Became, ForeignEntry, ForeignFact, ForeignIncident, ForeignValue};
use crate::domain::incident::report::Report;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Event, Field, Incident};
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
                plan(reader, &shared, foreign, IncidentId(UNMADE), &mut account)?;
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
        let mut account = Account::with_capacity(incidents.iter().map(|i| i.facts.len()).sum());
        let mut shared = Shared::of(&self.ground);
        let mut rest = incidents;
        while !rest.is_empty() {
            let mut events = 0;
            let fits = |i: &&ForeignIncident| {
                events += i.facts.len();
                events <= MOST
            };
            let n = rest.iter().take_while(fits).count().max(1);
            let (chunk, after) = rest.split_at(n);
            self.import_chunk(chunk, &mut shared, caller, now, &mut account)?;
            rest = after;
        }
        self.ground = shared.ground;
        Ok(account)
    }

    fn import_chunk(
        &mut self,
        chunk: &[ForeignIncident],
        shared: &mut Shared,
        caller: &Caller,
        now: Instant,
        account: &mut Account,
    ) -> Result<(), DeskError> {
        let identity = self.facts.identity;
        self.store.write(|writer| {
            shared.freshen(&writer.reader())?;
            let author = importer(&shared.ground, &who::actor(&shared.ground, identity, caller)?)?;
            let mut next = writer.reader().last_incident()? + 1;
            // The index is written last: SQLite would flush it before every row that follows.
            let mut spoken = Vec::new();
            for foreign in chunk {
                if let Some(plan) = plan(&writer.reader(), shared, foreign, IncidentId(next), account)? {
                    next += i64::from(plan.incident.id == IncidentId(next));
                    write(writer, &shared.ground, &author, &plan, now)?;
                    if plan.events.iter().any(|(_, event)| commit::speaks(event)) {
                        spoken.push((plan.incident.id, words(&shared.ground, &plan.incident), !plan.new));
                    }
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
    fn freshen(&mut self, reader: &Reader) -> Result<(), DeskError> {
        let directory = Arc::clone(&self.ground.directory);
        self.ground = fresh(reader, self.ground.clone())?;
        if !Arc::ptr_eq(&directory, &self.ground.directory) {
            self.keys = Keys::of(&self.ground);
        }
        Ok(())
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
    events: Vec<(Instant, Event)>,
}

/// Folds the facts; what is on the record already is left out. `None` when there is nothing to write.
fn plan(
    reader: &Reader,
    shared: &Shared,
    foreign: &ForeignIncident,
    next: IncidentId,
    account: &mut Account,
) -> Result<Option<Plan>, DeskError> {
    let known = reader.by_external(&foreign.external)?;
    let (id, have) = known.unwrap_or((next, 0));
    let imported = if have == 0 { 0 } else { reader.imported(id.into())? };
    let ours = have > imported;
    let ctx = commit::ctx(&shared.ground, BTreeMap::new(), Vec::new(), id);
    let folded = |e: crate::domain::value::Mismatch| DeskError::NotUnderstood(e.to_string());
    let mut incident = Incident { id, ..Incident::default() };
    let mut events = Vec::new();
    for row in &foreign.facts {
        let mut event = fact(&ctx, &incident, &resolve(&shared.keys, foreign, row, incident.ver == 0));
        // What was imported may have been under another policy: what follows is decided on the record as it is.
        if have > 0 && !ours && incident.ver == have && events.is_empty() && event.is_some() {
            if let Some(found) = record(reader, id)? {
                incident = found.incident;
            }
            event = fact(&ctx, &incident, &resolve(&shared.keys, foreign, row, false));
        }
        let became = match event {
            None => Became::Touch,
            Some(_) if ours && incident.ver >= imported => Became::Ours,
            Some(event) => {
                let old = incident.ver < imported;
                incident.apply(&event).map_err(folded)?;
                if old {
                    Became::Known
                } else {
                    events.push((row.at, event));
                    Became::Event
                }
            }
        };
        account.push((row.line, became));
    }
    Ok((!events.is_empty()).then_some(Plan { incident, new: have == 0, events }))
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

fn write(writer: &mut Writer, ground: &Ground, author: &Author, plan: &Plan, now: Instant) -> Result<(), DeskError> {
    let incident = &plan.incident;
    let first = incident.ver - u32::try_from(plan.events.len()).unwrap_or(0);
    let mut seq = 0;
    writer.next_batch();
    for (ver, (at, event)) in (first + 1..).zip(&plan.events) {
        seq = append(writer, author, (incident.id, ver), event, None, *at, now)?;
    }
    let row = Row::of(incident, &ground.calendars, &ground.policy);
    writer.put_incident(&row, seq, incident.external.as_ref())?;
    Ok(())
}
