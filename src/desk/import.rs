//! Importing histories. One job: foreign incidents become records with their whole timeline, once (IO-2).
//!
//! An incident is written whole or not at all; what is there already is left as it is, so that an import can be broken
//! off, repeated and continued. Needs the right to import; the tables of rights and moves are not asked about the facts.

use super::commit::{append, fresh};
use super::found::enter_detail;
use super::{Caller, Desk, DeskError, Ground, commit, ground, who, words};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::id::{ContactId, IncidentId, PersonId};
use crate::domain::incident::decide::import::{Fact, fact};
use crate::domain::incident::foreign::{Became, ForeignEntry, ForeignFact, ForeignIncident, ForeignValue};
use crate::domain::incident::report::Report;
use crate::domain::incident::row::Row;
use crate::domain::incident::{Event, Field, Incident};
use crate::domain::journal::Author;
use crate::domain::people::directory::{Entry, EntryChange, EntryDetail, RETIRED};
use crate::domain::people::rights::{Act, Cell};
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::domain::value::Value;
use crate::store::{Reader, Writer};
use std::collections::{BTreeMap, HashMap};

/// Most events of one transaction; others wait no longer than that takes.
const MOST: usize = 2_000;

/// What became of every row: line and verdict, in the order they were taken.
pub type Account = Vec<(u64, Became)>;

impl Desk {
    /// Enters what a history mentions and the directory does not have yet; how many.
    ///
    /// # Errors
    /// A refusal, or what the file says.
    pub fn import_entries(
        &mut self,
        entries: &[ForeignEntry],
        caller: &Caller,
        now: Instant,
    ) -> Result<usize, DeskError> {
        let mut made = 0;
        for chunk in entries.chunks(MOST) {
            let (identity, known) = (self.facts.identity, self.ground.clone());
            let (count, ground) = self.store.write(|writer| {
                let shared = fresh(&writer.reader(), known)?;
                let author = importer(&shared, &who::actor(&shared, identity, caller)?)?;
                let count = enter_all(writer, &shared, &author, chunk, now)?;
                Ok::<_, DeskError>((count, if count > 0 { ground(&writer.reader())? } else { shared }))
            })?;
            self.ground = ground;
            made += count;
        }
        Ok(made)
    }

    /// Writes foreign incidents; every row is accounted for. `dry` decides everything and writes nothing.
    ///
    /// # Errors
    /// A refusal, or what the file says; incidents before the failing transaction stay written.
    pub fn import_incidents(
        &mut self,
        incidents: &[ForeignIncident],
        caller: &Caller,
        now: Instant,
        dry: bool,
    ) -> Result<Account, DeskError> {
        let mut account = Account::new();
        let mut rest = incidents;
        while !rest.is_empty() {
            let mut events = 0;
            let fits = |i: &&ForeignIncident| {
                events += i.facts.len();
                events <= MOST
            };
            let n = rest.iter().take_while(fits).count().max(1);
            let (chunk, after) = rest.split_at(n);
            account.extend(self.import_chunk(chunk, caller, now, dry)?);
            rest = after;
        }
        Ok(account)
    }

    fn import_chunk(
        &mut self,
        chunk: &[ForeignIncident],
        caller: &Caller,
        now: Instant,
        dry: bool,
    ) -> Result<Account, DeskError> {
        let (identity, known) = (self.facts.identity, self.ground.clone());
        if dry {
            let keys = Keys::of(&known);
            importer(&known, &who::actor(&known, identity, caller)?)?;
            return self.store.read(|reader| {
                let mut account = Account::new();
                for foreign in chunk {
                    plan(reader, &known, &keys, foreign, IncidentId(i64::from(i32::MAX)), &mut account)?;
                }
                Ok(account)
            });
        }
        let (account, ground) = self.store.write(|writer| {
            let ground = fresh(&writer.reader(), known)?;
            let author = importer(&ground, &who::actor(&ground, identity, caller)?)?;
            let keys = Keys::of(&ground);
            let mut account = Account::new();
            let mut next = writer.reader().last_incident()? + 1;
            for foreign in chunk {
                let plan = plan(&writer.reader(), &ground, &keys, foreign, IncidentId(next), &mut account)?;
                if let Some(plan) = plan {
                    next += i64::from(plan.first.id == IncidentId(next));
                    write(writer, &ground, &author, plan, now)?;
                }
            }
            Ok::<_, DeskError>((account, ground))
        })?;
        self.ground = ground;
        Ok(account)
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

/// Ids by key, of the kinds a fact can refer to.
struct Keys(HashMap<(StreamKind, Code), i64>);

impl Keys {
    fn of(ground: &Ground) -> Self {
        const KINDS: [StreamKind; 7] = [
            StreamKind::Person,
            StreamKind::Team,
            StreamKind::Contact,
            StreamKind::Org,
            StreamKind::Service,
            StreamKind::Ci,
            StreamKind::Category,
        ];
        let all = KINDS.into_iter().flat_map(|kind| ground.directory.all(kind));
        Self(all.map(|e| ((e.stream.kind, e.key.clone()), e.stream.id)).collect())
    }

    fn get(&self, kind: StreamKind, key: &Code) -> Option<i64> {
        self.0.get(&(kind, key.clone())).copied()
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
    ground: &Ground,
    author: &Author,
    entries: &[ForeignEntry],
    now: Instant,
) -> Result<usize, DeskError> {
    let mut keys = Keys::of(ground);
    let mut made = 0;
    for foreign in entries {
        if keys.get(foreign.kind, &foreign.key).is_some() {
            continue;
        }
        let stream = Stream::new(foreign.kind, writer.reader().last_entry(foreign.kind)? + 1);
        let change = |column: &str, to: Value| EntryChange { column: Code::new(column), from: Value::None, to };
        let mut changes: Vec<EntryChange> =
            foreign.values.iter().map(|(column, value)| change(column, keys.value(value))).collect();
        changes.retain(|c| !c.to.is_none());
        if foreign.retired {
            changes.push(change(RETIRED, Value::Flag(true)));
        }
        let detail = EntryDetail { key: Some(foreign.key.clone()), changes, ..EntryDetail::default() };
        writer.next_batch();
        enter_detail(writer, author, &mut Entry::new(stream), "entered", &detail, now)?;
        keys.0.insert((foreign.kind, foreign.key.clone()), stream.id);
        made += 1;
    }
    Ok(made)
}

/// The events of one incident that are still to be written.
struct Plan {
    /// The record before them.
    first: Incident,
    events: Vec<(Instant, Event)>,
}

/// Folds the facts; what is on the record already is left out. `None` when there is nothing to write.
fn plan(
    reader: &Reader,
    ground: &Ground,
    keys: &Keys,
    foreign: &ForeignIncident,
    next: IncidentId,
    account: &mut Account,
) -> Result<Option<Plan>, DeskError> {
    let known = reader.by_external(&foreign.external)?;
    let (id, have) = known.unwrap_or((next, 0));
    let ctx = commit::ctx(ground, BTreeMap::new(), Vec::new(), id);
    let mut incident = Incident { id, ..Incident::default() };
    let mut plan = Plan { first: incident.clone(), events: Vec::new() };
    let first = account.len();
    for foreign_fact in &foreign.facts {
        let fact_of = resolve(keys, foreign, foreign_fact, incident.ver == 0);
        let became = match fact(&ctx, &incident, &fact_of) {
            None => Became::Touch,
            Some(event) => {
                if incident.ver == have {
                    plan.first = incident.clone();
                }
                let old = incident.ver < have;
                incident.apply(&event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
                if !old {
                    plan.events.push((foreign_fact.at, event));
                }
                if old { Became::Known } else { Became::Event }
            }
        };
        account.push((foreign_fact.line, became));
    }
    let ours = have > 0 && !plan.events.is_empty() && reader.worked_on(id.into())? || incident.ver < have;
    if ours {
        for (_, became) in &mut account[first..] {
            *became = if *became == Became::Event { Became::Ours } else { *became };
        }
        return Ok(None);
    }
    Ok((!plan.events.is_empty()).then_some(plan))
}

fn resolve(keys: &Keys, foreign: &ForeignIncident, row: &ForeignFact, first: bool) -> Fact {
    let mut fields: Vec<(Field, Value)> = row.fields.iter().map(|(f, v)| (*f, keys.value(v))).collect();
    if first {
        fields.push((Field::External, Value::Code(foreign.external.clone())));
    }
    let contact = row.reporter.as_ref().and_then(|key| keys.get(StreamKind::Contact, key)).map(ContactId);
    let channel = fields.iter().find(|(f, _)| *f == Field::Channel).and_then(|(_, v)| match v {
        Value::Code(code) => Some(code.clone()),
        _ => None,
    });
    let reported_at = fields.iter().find(|(f, _)| *f == Field::ReportedAt).and_then(|(_, v)| match v {
        Value::Int(at) => Some(Instant(*at)),
        _ => None,
    });
    let report = first.then(|| Report { contact, channel, reported_at, ..Report::default() });
    Fact {
        at: row.at,
        state: row.state,
        suspension: row.suspension.clone(),
        fields,
        report,
        told: row.told,
        live: row.live,
        source: row.source.clone(),
        who: row.by.as_ref().and_then(|key| keys.get(StreamKind::Person, key)).map(PersonId),
        text: None,
    }
}

fn write(writer: &mut Writer, ground: &Ground, author: &Author, plan: Plan, now: Instant) -> Result<(), DeskError> {
    let mut incident = plan.first;
    let known = incident.ver > 0;
    let mut seq = 0;
    let mut said = false;
    writer.next_batch();
    for (at, event) in &plan.events {
        seq = append(writer, author, &incident, event, None, *at, now)?;
        incident.apply(event).map_err(|e| DeskError::NotUnderstood(e.to_string()))?;
        said |= commit::speaks(event);
    }
    let row = Row::of(&incident, &ground.calendars, &ground.policy);
    writer.put_incident(&row, seq, incident.external.as_ref())?;
    if said {
        writer.index(incident.id, &words(ground, &incident), known)?;
    }
    Ok(())
}
