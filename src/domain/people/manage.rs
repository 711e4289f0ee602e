//! Managing the directory. One job: a wish to add, change or retire an entry becomes its event, or a refusal.

use super::directory::{COLUMNS, ColumnType, Directory, Entry, EntryChange, EntryDetail, RETIRED, column_of, columns};
use super::rights::{Act, Cell};
use crate::domain::actor::Actor;
use crate::domain::code::Code;
use crate::domain::policy::Policy;
use crate::domain::refusal::Refusal;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::value::{Text, Value};

/// What is wanted of an entry. Values are as somebody types them: references by key, lists with commas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryCommand {
    Add { kind: StreamKind, key: String, values: Vec<(String, String)> },
    Edit { kind: StreamKind, key: String, values: Vec<(String, String)> },
    Retire { kind: StreamKind, key: String, retired: bool },
}

/// What was decided: the entry's event and what allowed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryDecided {
    pub stream: Stream,
    pub kind: &'static str,
    pub detail: EntryDetail,
    pub role: Code,
}

/// Most bytes a value of an entry may have.
const LIMIT: usize = 4_000;

/// Decides about an entry. `next` is the number a new one gets.
///
/// # Errors
/// A [`Refusal`]: no right, a key that is taken or unknown, a value that is not one.
pub fn decide(
    policy: &Policy,
    directory: &Directory,
    command: &EntryCommand,
    actor: &Actor,
    next: i64,
) -> Result<EntryDecided, Refusal> {
    let (kind, key) = match command {
        EntryCommand::Add { kind, key, .. }
        | EntryCommand::Edit { kind, key, .. }
        | EntryCommand::Retire { kind, key, .. } => (*kind, key),
    };
    let role = authorise(policy, actor, kind)?;
    let found = directory.find(kind, key);
    let entry = || found.cloned().ok_or_else(|| Refusal::NotFound { kind, what: key.clone() });
    let (stream, name, detail) = match command {
        EntryCommand::Add { values, .. } => {
            if found.is_some() {
                return Err(Refusal::KeyTaken { kind, key: key.clone() });
            }
            let stream = Stream::new(kind, next);
            let blank = Entry::new(stream);
            let detail = EntryDetail {
                key: Some(good_key(key)?),
                changes: changes(policy, directory, &blank, values)?,
                ..EntryDetail::default()
            };
            complete(kind, &blank, &detail)?;
            (stream, "entered", detail)
        }
        EntryCommand::Edit { values, .. } => {
            let entry = entry()?;
            let detail = EntryDetail { changes: changes(policy, directory, &entry, values)?, ..EntryDetail::default() };
            complete(kind, &entry, &detail)?;
            (entry.stream, "amended", detail)
        }
        EntryCommand::Retire { retired, .. } => {
            let entry = entry()?;
            let flag = |on: bool| if on { Value::Flag(true) } else { Value::None };
            let change = EntryChange { column: Code::new(RETIRED), from: flag(entry.retired), to: flag(*retired) };
            (entry.stream, "amended", EntryDetail { changes: vec![change], ..EntryDetail::default() })
        }
    };
    guard_roles(policy, directory, stream, &detail)?;
    Ok(EntryDecided { stream, kind: name, detail, role })
}

/// Contacts and CIs are recorded by whoever records incidents; people and the rest by who may manage people or policy.
fn authorise(policy: &Policy, actor: &Actor, kind: StreamKind) -> Result<Code, Refusal> {
    let acts: &[Act] = match kind {
        StreamKind::Contact | StreamKind::Ci => &[Act::Record, Act::People],
        StreamKind::Person | StreamKind::Team => &[Act::People],
        _ => &[Act::People, Act::Policy],
    };
    let granted = acts.iter().find_map(|act| {
        policy.rights.may(&actor.roles, *act).filter(|(_, cell)| *cell == Cell::Yes).map(|(role, _)| role.clone())
    });
    granted
        .ok_or_else(|| Refusal::Forbidden { act: acts[0], roles: policy.rights.roles_with(acts[0]).cloned().collect() })
}

/// Keys are typed on command lines and stand in columns: no spaces, no capitals that look alike.
fn good_key(key: &str) -> Result<Code, Refusal> {
    let good =
        !key.is_empty() && key.chars().count() <= 64 && key.chars().all(|c| c.is_alphanumeric() || "._-@+".contains(c));
    match good {
        true => Ok(Code::new(key)),
        false => Err(Refusal::Invalid {
            field: "key",
            value: key.to_owned(),
            allowed: vec!["letters, digits and . _ - @ +, at most 64".to_owned()],
        }),
    }
}

fn changes(
    policy: &Policy,
    directory: &Directory,
    entry: &Entry,
    values: &[(String, String)],
) -> Result<Vec<EntryChange>, Refusal> {
    let kind = entry.stream.kind;
    let mut changes = Vec::new();
    for (name, typed) in values {
        let column = column_of(kind, name).ok_or_else(|| Refusal::Invalid {
            field: "column",
            value: name.clone(),
            allowed: columns(kind).map(|c| c.name.to_owned()).collect(),
        })?;
        let to = read(policy, directory, column.name, column.column, typed.trim())?;
        let from = entry.value(name).clone();
        if from != to {
            changes.push(EntryChange { column: Code::new(column.name), from, to });
        }
    }
    Ok(changes)
}

/// A value as it was typed.
fn read(
    policy: &Policy,
    directory: &Directory,
    name: &'static str,
    column: ColumnType,
    typed: &str,
) -> Result<Value, Refusal> {
    if typed.is_empty() {
        return Ok(Value::None);
    }
    if typed.len() > LIMIT {
        return Err(Refusal::TooLong { field: name, size: typed.len(), limit: LIMIT });
    }
    let invalid = |allowed: Vec<String>| Refusal::Invalid { field: name, value: typed.to_owned(), allowed };
    let list = || typed.split(',').map(str::trim).filter(|item| !item.is_empty());
    let find = |kind: StreamKind, key: &str| {
        let entry = directory.find(kind, key).filter(|e| !e.retired);
        entry.map(|e| Value::Int(e.stream.id)).ok_or_else(|| Refusal::NotFound { kind, what: key.to_owned() })
    };
    match column {
        ColumnType::Text => Ok(Value::Text(Text::new(typed))),
        ColumnType::Code => Ok(Value::Code(Code::new(typed))),
        ColumnType::Flag => match typed {
            "yes" | "true" | "1" => Ok(Value::Flag(true)),
            "no" | "false" | "0" => Ok(Value::None),
            _ => Err(invalid(vec!["yes".to_owned(), "no".to_owned()])),
        },
        ColumnType::Int => {
            let lines = || policy.lines.iter().map(|l| l.number.to_string()).collect::<Vec<_>>();
            let allowed = if name == "line" { lines() } else { (1..=3).map(|n| n.to_string()).collect() };
            match typed.parse() {
                Ok(n) if allowed.iter().any(|a| a == typed) => Ok(Value::Int(n)),
                _ => Err(invalid(allowed)),
            }
        }
        ColumnType::Codes => {
            let roles = || policy.roles.iter().map(|r| r.id.to_string()).collect::<Vec<_>>();
            if name == "roles"
                && let Some(unknown) = list().find(|r| policy.role(&Code::new(r)).is_none())
            {
                return Err(Refusal::Invalid { field: "roles", value: unknown.to_owned(), allowed: roles() });
            }
            Ok(Value::List(list().map(|item| Value::Code(Code::new(item))).collect()))
        }
        ColumnType::Ref(kind) => find(kind, typed),
        ColumnType::Refs(kind) => list().map(|key| find(kind, key)).collect::<Result<_, _>>().map(Value::List),
    }
}

/// Every column that is required has a value afterwards.
fn complete(kind: StreamKind, entry: &Entry, detail: &EntryDetail) -> Result<(), Refusal> {
    let mut after = entry.clone();
    after.apply(detail);
    let required = COLUMNS.iter().filter(|c| c.kind == kind && c.required);
    let missing: Vec<&'static str> = required.filter(|c| after.value(c.name).is_none()).map(|c| c.name).collect();
    if missing.is_empty() { Ok(()) } else { Err(Refusal::Missing { fields: missing }) }
}

/// ROLE-2 and the last administrator: asked of the directory as it would be.
fn guard_roles(policy: &Policy, directory: &Directory, stream: Stream, detail: &EntryDetail) -> Result<(), Refusal> {
    if stream.kind != StreamKind::Person {
        return Ok(());
    }
    let mut after = directory.get(stream).map_or_else(|| Entry::new(stream), |e| (**e).clone());
    after.apply(detail);
    let has = |entry: &Entry, role: &str| !entry.retired && entry.codes("roles").any(|r| *r == *role);
    if has(&after, "incident_manager")
        && has(&after, "problem_manager")
        && policy.rules.incident_and_problem_manager.is_none()
    {
        return Err(Refusal::TwoManagers { person: after.key.to_string() });
    }
    let manages = |entry: &Entry| {
        !entry.retired
            && policy.rights.may(entry.codes("roles"), Act::People).is_some_and(|(_, cell)| cell == Cell::Yes)
    };
    let people = directory.all(StreamKind::Person);
    let had = people.iter().any(|p| manages(p));
    let others = people.iter().any(|p| p.stream != stream && manages(p));
    if had && !others && !manages(&after) { Err(Refusal::LastAdmin) } else { Ok(()) }
}
