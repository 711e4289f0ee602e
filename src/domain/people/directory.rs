//! The directory. One job: people, teams, contacts, organisations, services, CIs and categories, as entries of one shape.
//!
//! An entry is a key, and values for the columns its kind has ([`COLUMNS`]). Adding a column is adding a row there; forms,
//! listings and imports follow. What a role may do stands in [`super::rights`], not here.

use crate::domain::code::Code;
use crate::domain::id::{CategoryId, OrgId, PersonId, ServiceId, TeamId};
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::value::{Text, Value};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    /// Sealed words.
    Text,
    /// A code; never sealed.
    Code,
    Codes,
    Int,
    Flag,
    /// The key of an entry of that kind; kept as its id.
    Ref(StreamKind),
    Refs(StreamKind),
}

/// A column of a kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    pub kind: StreamKind,
    pub name: &'static str,
    pub column: ColumnType,
    pub required: bool,
}

const fn column(kind: StreamKind, name: &'static str, column: ColumnType, required: bool) -> Column {
    Column { kind, name, column, required }
}

use ColumnType::{Codes, Flag, Int, Ref, Refs};
use StreamKind::{Category, Ci, Contact, Org, Person, Service, Team};

/// Every column of every kind of entry. `key` and `retired` are there for all and not repeated.
pub const COLUMNS: &[Column] = &[
    column(Person, "name", ColumnType::Text, true),
    column(Person, "roles", Codes, false),
    column(Person, "teams", Refs(Team), false),
    // The operating-system user this person logs in as.
    column(Person, "os_user", ColumnType::Code, false),
    column(Person, "phone", ColumnType::Text, false),
    column(Person, "email", ColumnType::Text, false),
    column(Person, "skills", Codes, false),
    // In which language, and by which of the policy's ways, they are told outside of the console.
    column(Person, "language", ColumnType::Code, false),
    column(Person, "channels", Codes, false),
    column(Team, "name", ColumnType::Text, true),
    column(Team, "line", Int, true),
    column(Team, "direction", ColumnType::Code, false),
    column(Team, "lead", Ref(Person), false),
    column(Team, "coordinator", Ref(Person), false),
    column(Team, "calendar", ColumnType::Code, false),
    column(Contact, "name", ColumnType::Text, true),
    column(Contact, "organisation", Ref(Org), false),
    column(Contact, "phone", ColumnType::Text, false),
    column(Contact, "email", ColumnType::Text, false),
    column(Contact, "im", ColumnType::Text, false),
    column(Contact, "location", ColumnType::Text, false),
    column(Contact, "vip", Flag, false),
    column(Contact, "language", ColumnType::Code, false),
    column(Contact, "channel", ColumnType::Code, false),
    column(Org, "name", ColumnType::Text, true),
    column(Org, "parent", Ref(Org), false),
    column(Service, "name", ColumnType::Text, true),
    column(Service, "criticality", Int, false),
    column(Service, "owner", Ref(Person), false),
    column(Ci, "name", ColumnType::Text, true),
    column(Ci, "type", ColumnType::Code, false),
    column(Ci, "criticality", Int, false),
    column(Ci, "services", Refs(Service), false),
    column(Ci, "organisation", Ref(Org), false),
    column(Ci, "owner", Ref(Person), false),
    column(Ci, "location", ColumnType::Text, false),
    column(Category, "name", ColumnType::Text, true),
    column(Category, "parent", Ref(Category), false),
    column(Category, "effort", ColumnType::Code, false),
];

/// The kinds of entry, with the noun of the command line.
pub const KINDS: [(StreamKind, &str); 7] = [
    (Person, "person"),
    (Team, "team"),
    (Contact, "contact"),
    (Org, "org"),
    (Service, "service"),
    (Ci, "ci"),
    (Category, "category"),
];

/// The columns of a kind.
pub fn columns(kind: StreamKind) -> impl Iterator<Item = &'static Column> {
    COLUMNS.iter().filter(move |c| c.kind == kind)
}

/// The column of that name.
pub fn column_of(kind: StreamKind, name: &str) -> Option<&'static Column> {
    columns(kind).find(|c| c.name == name)
}

/// One entry of the directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub stream: Stream,
    pub ver: u32,
    /// The short name it is called by: a login, `net-l2`, `vpn-hz2`.
    pub key: Code,
    pub retired: bool,
    pub values: BTreeMap<Code, Value>,
}

/// What happened to an entry: one payload for all kinds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct EntryDetail {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<Code>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<EntryChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// One change of one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryChange {
    pub column: Code,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub from: Value,
    #[serde(default, skip_serializing_if = "Value::is_none")]
    pub to: Value,
}

/// The name under which a retirement is written as a change.
pub const RETIRED: &str = "retired";

impl Entry {
    pub fn new(stream: Stream) -> Self {
        Self { stream, ver: 0, key: Code::new(""), retired: false, values: BTreeMap::new() }
    }

    /// Folds one event.
    pub fn apply(&mut self, detail: &EntryDetail) {
        if let Some(key) = &detail.key {
            self.key = key.clone();
        }
        for change in &detail.changes {
            if change.column == RETIRED {
                self.retired = change.to == Value::Flag(true);
            } else if change.to.is_none() {
                self.values.remove(&change.column);
            } else {
                self.values.insert(change.column.clone(), change.to.clone());
            }
        }
        self.ver += 1;
    }

    pub fn value(&self, name: &str) -> &Value {
        self.values.get(name).unwrap_or(&Value::None)
    }
    /// Its name, or its key when the name was erased.
    pub fn name(&self) -> &str {
        match self.value("name") {
            Value::Text(text) if !text.is_empty() => text.as_str(),
            _ => self.key.as_str(),
        }
    }
    pub fn text(&self, name: &str) -> &str {
        match self.value(name) {
            Value::Text(text) => text.as_str(),
            Value::Code(code) => code.as_str(),
            _ => "",
        }
    }
    pub fn int(&self, name: &str) -> Option<i64> {
        match self.value(name) {
            Value::Int(n) => Some(*n),
            _ => None,
        }
    }
    pub fn flag(&self, name: &str) -> bool {
        *self.value(name) == Value::Flag(true)
    }
    pub fn codes(&self, name: &str) -> impl Iterator<Item = &Code> {
        self.items(name).filter_map(|v| if let Value::Code(code) = v { Some(code) } else { None })
    }
    pub fn ids(&self, name: &str) -> impl Iterator<Item = i64> {
        self.items(name).filter_map(|v| if let Value::Int(id) = v { Some(*id) } else { None })
    }
    fn items(&self, name: &str) -> impl Iterator<Item = &Value> {
        match self.value(name) {
            Value::List(values) => values.as_slice(),
            _ => &[],
        }
        .iter()
    }
}

/// Every entry, found by id or by key. Cheap to clone and to share.
#[derive(Debug, Clone, Default)]
pub struct Directory {
    by_id: BTreeMap<Stream, Arc<Entry>>,
    by_key: HashMap<(StreamKind, Code), i64>,
}

impl Directory {
    pub fn insert(&mut self, entry: Entry) {
        if let Some(old) = self.by_id.get(&entry.stream)
            && old.key != entry.key
        {
            self.by_key.remove(&(entry.stream.kind, old.key.clone()));
        }
        self.by_key.insert((entry.stream.kind, entry.key.clone()), entry.stream.id);
        self.by_id.insert(entry.stream, Arc::new(entry));
    }

    pub fn get(&self, stream: impl Into<Stream>) -> Option<&Arc<Entry>> {
        self.by_id.get(&stream.into())
    }
    /// The entry of that key, retired or not.
    pub fn find(&self, kind: StreamKind, key: &str) -> Option<&Arc<Entry>> {
        let id = *self.by_key.get(&(kind, Code::new(key)))?;
        self.by_id.get(&Stream::new(kind, id))
    }
    /// All entries of a kind, by key.
    pub fn all(&self, kind: StreamKind) -> Vec<&Arc<Entry>> {
        let mut entries: Vec<_> = self.of(kind).collect();
        entries.sort_by(|a, b| a.key.cmp(&b.key));
        entries
    }
    /// All of a kind, in the order they were entered.
    pub fn of(&self, kind: StreamKind) -> impl Iterator<Item = &Arc<Entry>> {
        self.by_id.range(Stream::new(kind, i64::MIN)..=Stream::new(kind, i64::MAX)).map(|(_, entry)| entry)
    }
    /// All that are in use.
    pub fn current(&self, kind: StreamKind) -> Vec<&Arc<Entry>> {
        self.all(kind).into_iter().filter(|e| !e.retired).collect()
    }

    /// The name of an entry, or its number when there is none.
    pub fn name(&self, stream: impl Into<Stream>) -> String {
        let stream = stream.into();
        self.get(stream).map_or_else(|| format!("{stream}"), |e| e.name().to_owned())
    }
    /// The line a team stands in; 1 when it is unknown.
    pub fn line_of(&self, team: TeamId) -> u8 {
        self.get(team).and_then(|t| t.int("line")).and_then(|n| u8::try_from(n).ok()).unwrap_or(1)
    }
    /// The teams of a line, by key.
    pub fn teams_in(&self, line: u8) -> Vec<TeamId> {
        let teams = self.current(StreamKind::Team).into_iter();
        teams.filter(|t| t.int("line") == Some(i64::from(line))).map(|t| TeamId(t.stream.id)).collect()
    }
    /// The teams a person is in.
    pub fn teams_of(&self, person: PersonId) -> Vec<TeamId> {
        self.get(person).map(|p| p.ids("teams").map(TeamId).collect()).unwrap_or_default()
    }
    /// Those in use who are in a team, by key.
    pub fn members(&self, team: TeamId) -> Vec<PersonId> {
        let people = self.current(StreamKind::Person).into_iter();
        people.filter(|p| p.ids("teams").any(|t| t == team.0)).map(|p| PersonId(p.stream.id)).collect()
    }
    /// The keys of an organisation and of all it is part of, itself first.
    pub fn org_path(&self, org: Option<OrgId>) -> Vec<String> {
        self.path(org.map(Into::into)).into_iter().map(|e| e.key.to_string()).collect()
    }
    /// The names of a category from the root down.
    pub fn category_path(&self, category: CategoryId) -> Vec<String> {
        let mut path: Vec<_> = self.path(Some(category.into())).into_iter().map(|e| e.name().to_owned()).collect();
        path.reverse();
        path
    }
    /// The keys of a category and of all it is part of, itself first.
    pub fn category_keys(&self, category: CategoryId) -> Vec<Code> {
        self.path(Some(category.into())).into_iter().map(|e| e.key.clone()).collect()
    }
    /// Keys of services, for agreements.
    pub fn service_keys(&self, services: &[ServiceId]) -> Vec<String> {
        services.iter().filter_map(|id| self.get(*id)).map(|e| e.key.to_string()).collect()
    }
    /// What a contact or CI says of its organisation.
    pub fn organisation(&self, stream: impl Into<Stream>) -> Option<OrgId> {
        self.get(stream).and_then(|e| e.int("organisation")).map(OrgId)
    }

    /// An entry and its parents; a ring of parents ends where it closes.
    fn path(&self, mut at: Option<Stream>) -> Vec<&Arc<Entry>> {
        let mut path: Vec<&Arc<Entry>> = Vec::new();
        while let Some(entry) = at.and_then(|s| self.by_id.get(&s)) {
            if path.iter().any(|e| e.stream == entry.stream) {
                break;
            }
            path.push(entry);
            at = entry.int("parent").map(|id| Stream::new(entry.stream.kind, id));
        }
        path
    }
}

/// A contact known by what a caller is heard or seen by.
pub fn contact_matches(entry: &Entry, heard: &str) -> bool {
    let heard = heard.trim().to_lowercase();
    !heard.is_empty()
        && (entry.key.as_str().to_lowercase() == heard
            || ["name", "phone", "email", "im"].iter().any(|c| entry.text(c).to_lowercase().contains(&heard)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(kind: StreamKind, id: i64, key: &str, values: &[(&str, Value)]) -> Entry {
        let mut entry = Entry::new(Stream::new(kind, id));
        let changes = values.iter().map(|(c, v)| EntryChange { column: (*c).into(), from: Value::None, to: v.clone() });
        entry.apply(&EntryDetail { key: Some(key.into()), changes: changes.collect(), text: None });
        entry
    }

    #[test]
    fn a_ring_of_parents_ends() {
        let mut dir = Directory::default();
        dir.insert(entry(Org, 1, "a", &[("parent", Value::Int(2))]));
        dir.insert(entry(Org, 2, "b", &[("parent", Value::Int(1))]));
        assert_eq!(dir.org_path(Some(OrgId(1))), ["a", "b"]);
    }

    #[test]
    fn a_renamed_key_is_no_longer_found() {
        let mut dir = Directory::default();
        dir.insert(entry(Team, 1, "old", &[]));
        dir.insert(entry(Team, 1, "new", &[]));
        assert!(dir.find(Team, "old").is_none());
        assert_eq!(dir.find(Team, "new").map(|e| e.stream.id), Some(1));
    }

    #[test]
    fn every_reference_column_points_to_a_kind_that_has_columns() {
        for c in COLUMNS {
            if let Ref(kind) | Refs(kind) = c.column {
                assert!(columns(kind).next().is_some(), "{}", c.name);
            }
        }
    }
}
