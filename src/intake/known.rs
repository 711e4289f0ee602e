//! Known entries. One job: whoever and whatever the rows mention becomes one entry of the directory each, found again by
//! its key.

use super::map::{Column, Link, Map};
use crate::domain::code::Code;
use crate::domain::incident::foreign::{ForeignEntry, ForeignValue};
use crate::domain::stream::StreamKind;
use crate::domain::value::{Text, Value};
use std::collections::{BTreeSet, HashMap};

/// Longest key of an entry, bytes.
const LONGEST_KEY: usize = 200;

/// What was met so far.
#[derive(Debug)]
pub(super) struct Known<'m> {
    map: &'m Map,
    /// By rule, by key.
    found: Vec<HashMap<Code, Seen>>,
    entries: Vec<ForeignEntry>,
    /// Of people: the place in `entries`, with the teams they were seen in.
    teams: HashMap<usize, Membership>,
    scratch: String,
}

#[derive(Debug, Clone, Copy)]
struct Seen {
    entry: usize,
    /// Of a team.
    line: u8,
}

#[derive(Debug, Default)]
struct Membership {
    teams: BTreeSet<Code>,
    roles: Vec<Code>,
}

/// Entries refer only to what stands before them.
const ORDER: [StreamKind; 7] = [
    StreamKind::Org,
    StreamKind::Team,
    StreamKind::Category,
    StreamKind::Service,
    StreamKind::Ci,
    StreamKind::Contact,
    StreamKind::Person,
];

impl<'m> Known<'m> {
    pub fn new(map: &'m Map) -> Self {
        let found = map.entries.iter().map(|_| HashMap::new()).collect();
        Self { map, found, entries: Vec::new(), teams: HashMap::new(), scratch: String::new() }
    }

    /// The key of the entry that a cell names; `None` when the cell, or one its key needs, is missing or too long.
    pub fn key<'c>(&mut self, link: Link, cell: &impl Fn(Column) -> Option<&'c str>) -> Option<Code> {
        self.entry(link, cell).map(|(code, _)| code)
    }

    /// The line of the team that a cell names.
    pub fn line<'c>(&mut self, link: Link, cell: &impl Fn(Column) -> Option<&'c str>) -> Option<u8> {
        self.entry(link, cell).map(|(_, seen)| seen.line)
    }

    fn entry<'c>(&mut self, link: Link, cell: &impl Fn(Column) -> Option<&'c str>) -> Option<(Code, Seen)> {
        let map = self.map;
        let rule = map.entries.get(link.entry)?;
        let this = cell(link.column)?;
        let mut scratch = std::mem::take(&mut self.scratch);
        let whole = rule.key.write(&mut scratch, this, cell);
        plain(&mut scratch);
        let fits = whole && scratch.len() <= LONGEST_KEY;
        let known = self.found[link.entry].get_key_value(scratch.as_str()).map(|(code, seen)| (code.clone(), *seen));
        let made = match known {
            None if fits => Some(self.make(link, &Code::new(&scratch), this, cell)),
            known => known,
        };
        self.scratch = scratch;
        let (code, seen) = made?;
        if let Some(team) = rule.team {
            self.join(seen.entry, rule_of(map, link), team, cell);
        }
        Some((code, seen))
    }

    fn make<'c>(
        &mut self,
        link: Link,
        key: &Code,
        this: &str,
        cell: &impl Fn(Column) -> Option<&'c str>,
    ) -> (Code, Seen) {
        let rule = rule_of(self.map, link);
        let mut name = String::new();
        if !rule.name.write(&mut name, this, cell) {
            name = key.to_string();
        }
        let mut values = vec![("name", ForeignValue::Plain(Value::Text(Text::new(&name))))];
        let desk = rule.desk_groups.iter().any(|group| group == this);
        let line = if desk { 1 } else { rule.line };
        if rule.kind == StreamKind::Team {
            values.push(("line", ForeignValue::Plain(Value::Int(i64::from(line)))));
        }
        if let Some(parent) = rule.parent.and_then(|parent| self.key(parent, cell)) {
            values.push(("parent", ForeignValue::Ref(rule.kind, parent)));
        }
        let entry = self.entries.len();
        self.entries.push(ForeignEntry { kind: rule.kind, key: key.clone(), values, retired: rule.retired });
        let seen = Seen { entry, line };
        self.found[link.entry].insert(key.clone(), seen);
        (key.clone(), seen)
    }

    /// A person is a member of the teams they had something in.
    fn join<'c>(
        &mut self,
        person: usize,
        rule: &super::map::EntryRule,
        team: Link,
        cell: &impl Fn(Column) -> Option<&'c str>,
    ) {
        let Some((key, seen)) = self.entry(team, cell) else { return };
        let member = self.teams.entry(person).or_default();
        if member.teams.insert(key) {
            let roles = if seen.line == 1 { &rule.desk_roles } else { &rule.roles };
            let new: Vec<Code> = roles.iter().filter(|role| !member.roles.contains(role)).cloned().collect();
            member.roles.extend(new);
        }
    }

    /// All of them, in an order in which they can be entered.
    pub fn finish(mut self) -> Vec<ForeignEntry> {
        for (person, member) in self.teams {
            let roles = member.roles.into_iter().map(Value::Code).collect();
            let values = &mut self.entries[person].values;
            values.push(("roles", ForeignValue::Plain(Value::List(roles))));
            values.push(("teams", ForeignValue::Refs(StreamKind::Team, member.teams.into_iter().collect())));
        }
        let rank = |kind: StreamKind| ORDER.iter().position(|k| *k == kind).unwrap_or(ORDER.len());
        self.entries.sort_by_key(|entry| rank(entry.kind));
        self.entries
    }
}

fn rule_of(map: &Map, link: Link) -> &super::map::EntryRule {
    &map.entries[link.entry]
}

/// A code is written in commands and read in lists: no blanks, nothing that a terminal would act on.
pub(super) fn plain(code: &mut String) {
    if code.contains(|c: char| c.is_whitespace() || c.is_control()) {
        let clean: String = code.chars().map(|c| if c.is_whitespace() || c.is_control() { '_' } else { c }).collect();
        *code = clean;
    }
}
