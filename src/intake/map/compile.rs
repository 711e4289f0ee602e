//! Compiling a map. One job: the words of its text become columns by place, fields, states and entries by their types,
//! with every mistake noted on its line.

use super::raw::{RawEntry, RawField, RawLink, RawMap, Word};
use super::{
    Channel, Column, EntryRule, FieldRules, How, Link, Map, MapError, MapProblem, Place, PolicyName, Rule, Standing,
    Template, TimeFormat,
};
use crate::domain::code::Code;
use crate::domain::incident::Field;
use crate::domain::incident::state::State;
use crate::domain::people::directory;
use crate::domain::stream::StreamKind;
use crate::domain::time::zone::Zone;
use crate::domain::value::{Text, Value};
use std::collections::HashMap;

/// What a field takes from a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    Number,
    Time,
    Flag,
    Words,
    Code,
    Codes,
    Entry(StreamKind),
    Entries(StreamKind),
    /// A number, or the line of a team.
    Line,
}

impl Takes {
    /// For the sentence about a line that makes something else.
    fn needs(self) -> &'static str {
        match self {
            Self::Number => "column",
            Self::Time => "column",
            Self::Flag => "column",
            Self::Words => "text",
            Self::Code | Self::Codes => "code",
            Self::Entry(_) | Self::Entries(_) => "entry",
            Self::Line => "entry",
        }
    }
}

/// The fields that an import can fill. States, stamps and clocks follow from the rows' states; what is kept by the
/// rules of this desk is not asked of another.
const FIELDS: &[(Field, Takes)] = &[
    (Field::Nature, Takes::Code),
    (Field::Kind, Takes::Code),
    (Field::Organisation, Takes::Entry(StreamKind::Org)),
    (Field::OccurredAt, Takes::Time),
    (Field::ReportedAt, Takes::Time),
    (Field::RecordedAt, Takes::Time),
    (Field::Title, Takes::Words),
    (Field::Symptom, Takes::Words),
    (Field::Description, Takes::Words),
    (Field::Location, Takes::Words),
    (Field::Services, Takes::Entries(StreamKind::Service)),
    (Field::Cis, Takes::Entries(StreamKind::Ci)),
    (Field::Units, Takes::Entries(StreamKind::Org)),
    (Field::UsersAffected, Takes::Number),
    (Field::Category, Takes::Entry(StreamKind::Category)),
    (Field::Impact, Takes::Number),
    (Field::Urgency, Takes::Number),
    (Field::Priority, Takes::Number),
    (Field::Security, Takes::Flag),
    (Field::Major, Takes::Flag),
    (Field::Line, Takes::Line),
    (Field::Team, Takes::Entry(StreamKind::Team)),
    (Field::Assignee, Takes::Entry(StreamKind::Person)),
    (Field::Tracker, Takes::Entry(StreamKind::Person)),
    (Field::Effort, Takes::Code),
    (Field::Tags, Takes::Codes),
    (Field::Links, Takes::Codes),
    (Field::PlannedStart, Takes::Time),
    (Field::PlannedEnd, Takes::Time),
    (Field::Workaround, Takes::Words),
    (Field::Solution, Takes::Words),
    (Field::VerifiedHow, Takes::Words),
    (Field::Cause, Takes::Words),
    (Field::ClosingCode, Takes::Code),
    (Field::OnSite, Takes::Flag),
    (Field::Lessons, Takes::Words),
    (Field::Resolver, Takes::Entry(StreamKind::Person)),
    (Field::ResolverLine, Takes::Line),
    (Field::ResolverTeam, Takes::Entry(StreamKind::Team)),
    (Field::ReassignCount, Takes::Number),
    (Field::EscalationCount, Takes::Number),
];

/// A text being compiled.
struct Compiler<'t> {
    text: &'t str,
    errors: Vec<MapError>,
    columns: Vec<String>,
    /// Names and kinds of `[entries]`, in their order.
    entries: Vec<(String, Option<StreamKind>)>,
    names: Vec<(PolicyName, Code, Place)>,
}

pub(super) fn compile(text: &str) -> Result<Map, Vec<MapError>> {
    let mut compiler =
        Compiler { text, errors: Vec::new(), columns: Vec::new(), entries: Vec::new(), names: Vec::new() };
    let raw: RawMap = match toml::from_str(text) {
        Ok(raw) => raw,
        Err(error) => {
            compiler.note(
                error.span().unwrap_or_default().start,
                MapProblem::Shape { message: error.message().to_owned() },
            );
            return Err(compiler.errors);
        }
    };
    let map = compiler.map(raw);
    compiler.errors.sort_by_key(|e| e.place);
    match map {
        Some(map) if compiler.errors.is_empty() => Ok(Map { names: compiler.names, columns: compiler.columns, ..map }),
        _ => Err(compiler.errors),
    }
}

impl Compiler<'_> {
    fn place(&self, at: usize) -> Place {
        let before = self.text.get(..at).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |n| n + 1);
        let column = before.get(start..).map_or(0, |s| s.chars().count()) + 1;
        Place { line: before.bytes().filter(|b| *b == b'\n').count() + 1, column }
    }

    fn note(&mut self, at: usize, problem: MapProblem) {
        let place = self.place(at);
        self.errors.push(MapError { place, problem });
    }

    /// The place of a column among those that are used.
    fn column(&mut self, name: &str) -> Column {
        self.columns.iter().position(|c| c == name).unwrap_or_else(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        })
    }

    fn map(&mut self, raw: RawMap) -> Option<Map> {
        self.entries = raw.entries.iter().map(|(name, e)| (name.clone(), self.kind(&e.kind))).collect();
        let zone = self.zone(&raw.source.zone);
        let time = self.time(&raw.source.time);
        let delimiter = self.delimiter(raw.source.delimiter.as_ref());
        if raw.source.name.get_ref().trim().is_empty() {
            self.note(raw.source.name.span().start, MapProblem::Empty);
        }
        let key = self.column(&raw.rows.key);
        let order = raw.rows.order.as_ref().map(|name| self.column(name));
        let at = self.column(&raw.rows.at);
        let by = raw.rows.by.as_ref().and_then(|link| self.link(link, StreamKind::Person));
        let reporter = raw.rows.reporter.as_ref().and_then(|link| self.link(link, StreamKind::Contact));
        let state = self.column(&raw.states.column);
        let states = raw.states.words.iter().map(|(word, s)| (word.clone(), self.standing(s))).collect();
        let channel = raw.channels.as_ref().map(|c| self.column(&c.column));
        let mut channels = HashMap::new();
        for (word, c) in raw.channels.iter().flat_map(|c| &c.words) {
            let code = self.named(PolicyName::Channel, &c.channel);
            channels.insert(word.clone(), Channel { channel: code, live: c.live });
        }
        let entries: Vec<EntryRule> = raw.entries.iter().map(|(name, e)| self.entry(name, e)).collect();
        let ringless = self.rings(&raw);
        let mut fields: Vec<FieldRules> = Vec::new();
        for field in &raw.record.fields {
            self.field(field, &mut fields);
        }
        if ringless {
            fields.iter_mut().for_each(|rules| look_behind(rules, &entries));
        }
        Some(Map {
            source: raw.source.name.into_inner(),
            zone: zone?,
            time,
            missing: raw.source.missing,
            delimiter,
            columns: Vec::new(),
            ignored: raw.rows.ignored,
            key,
            order,
            at,
            by,
            reporter,
            state,
            states,
            channel,
            channels,
            fields,
            entries,
            names: Vec::new(),
        })
    }

    fn zone(&mut self, zone: &Word) -> Option<Zone> {
        let named = Zone::named(zone.get_ref()).ok();
        if named.is_none() {
            self.note(zone.span().start, MapProblem::Zone { name: zone.get_ref().clone() });
        }
        named
    }

    fn time(&mut self, time: &Word) -> TimeFormat {
        TimeFormat::new(time.get_ref()).unwrap_or_else(|| {
            self.note(time.span().start, MapProblem::TimeFormat { text: time.get_ref().clone() });
            TimeFormat::default()
        })
    }

    fn delimiter(&mut self, delimiter: Option<&Word>) -> u8 {
        let Some(word) = delimiter else { return b',' };
        match word.get_ref().as_bytes() {
            [one] if one.is_ascii() && !matches!(one, b'"' | b'\n' | b'\r') => *one,
            _ => {
                self.note(word.span().start, MapProblem::Delimiter { text: word.get_ref().clone() });
                b','
            }
        }
    }

    fn state(&mut self, word: &Word) -> State {
        State::parse(word.get_ref()).unwrap_or_else(|| {
            self.note(word.span().start, MapProblem::State { name: word.get_ref().clone() });
            State::New
        })
    }

    fn standing(&mut self, raw: &super::raw::RawState) -> Standing {
        let state = self.state(&raw.state);
        if raw.reason.is_some() != (state == State::Suspended) {
            self.note(raw.state.span().start, MapProblem::Reason);
        }
        let suspension = raw.reason.as_ref().map(|reason| self.named(PolicyName::Suspension, reason));
        Standing { state, suspension, told: raw.told }
    }

    /// A name that the policy must have.
    fn named(&mut self, what: PolicyName, word: &Word) -> Code {
        let code = Code::new(word.get_ref());
        let place = self.place(word.span().start);
        self.names.push((what, code.clone(), place));
        code
    }

    fn kind(&mut self, word: &Word) -> Option<StreamKind> {
        let found = directory::KINDS.iter().find(|(_, name)| name == word.get_ref()).map(|(kind, _)| *kind);
        if found.is_none() {
            self.note(word.span().start, MapProblem::Kind { name: word.get_ref().clone() });
        }
        found
    }

    fn link(&mut self, raw: &RawLink, needed: StreamKind) -> Option<Link> {
        let entry = self.entry_of(&raw.entry, needed)?;
        Some(Link { column: self.column(&raw.column), entry })
    }

    fn entry_of(&mut self, word: &Word, needed: StreamKind) -> Option<usize> {
        let name = word.get_ref();
        let problem = match self.entries.iter().position(|(known, _)| known == name) {
            // A kind that is not one has been noted where it stands.
            Some(at) if self.entries[at].1.is_none_or(|kind| kind == needed) => return Some(at),
            Some(_) => MapProblem::EntryKind { name: name.clone() },
            None => MapProblem::Entry { name: name.clone() },
        };
        self.note(word.span().start, problem);
        None
    }

    fn template(&mut self, word: &Word) -> Template {
        let mut asked = Vec::new();
        let first = self.columns.len();
        let parsed = Template::parse(word.get_ref(), |name| {
            let known = self.columns.iter().chain(&asked).position(|c| c == name);
            known.unwrap_or_else(|| {
                asked.push(name.to_owned());
                first + asked.len() - 1
            })
        });
        self.columns.append(&mut asked);
        parsed.unwrap_or_else(|| {
            self.note(word.span().start, MapProblem::Template { text: word.get_ref().clone() });
            Template::default()
        })
    }

    fn entry(&mut self, name: &str, raw: &RawEntry) -> EntryRule {
        let kind = self.entries.iter().find(|(known, _)| known == name).and_then(|(_, kind)| *kind);
        let kind = kind.unwrap_or(StreamKind::Contact);
        let line = raw.line.as_ref().map_or(1, |line| *line.get_ref());
        if let Some(line) = &raw.line {
            let place = self.place(line.span().start);
            self.names.push((PolicyName::Line, Code::new(&line.get_ref().to_string()), place));
        }
        EntryRule {
            kind,
            key: self.template(&raw.key),
            name: self.template(&raw.name),
            retired: raw.retired,
            parent: raw.parent.as_ref().and_then(|link| self.link(link, kind)),
            line,
            desk_groups: raw.desk_groups.clone(),
            team: raw.team.as_ref().and_then(|link| self.link(link, StreamKind::Team)),
            roles: raw.roles.iter().map(|role| self.named(PolicyName::Role, role)).collect(),
            desk_roles: raw.desk_roles.iter().map(|role| self.named(PolicyName::Role, role)).collect(),
        }
    }

    /// An entry whose parents lead back to it could never be entered.
    fn rings(&mut self, raw: &RawMap) -> bool {
        let errors = self.errors.len();
        for (name, entry) in &raw.entries {
            let (mut at, mut steps) = (entry, 0);
            while let Some(next) = at.parent.as_ref().and_then(|p| raw.entries.get(p.entry.get_ref())) {
                steps += 1;
                if steps > raw.entries.len() {
                    self.note(entry.kind.span().start, MapProblem::Ring { name: name.clone() });
                    break;
                }
                at = next;
            }
        }
        self.errors.len() == errors
    }

    fn field(&mut self, raw: &RawField, fields: &mut Vec<FieldRules>) {
        let at = raw.to.span().start;
        let name = raw.to.get_ref();
        let Some((to, takes)) = FIELDS.iter().copied().find(|(field, _)| field.name() == name) else {
            self.note(at, MapProblem::Field { name: name.clone() });
            return;
        };
        let when: Vec<State> = raw.when.iter().map(|state| self.state(state)).collect();
        let errors = self.errors.len();
        let Some(how) = self.how(raw, to, takes) else {
            if self.errors.len() == errors {
                self.note(at, MapProblem::Makes { field: to.name(), needs: takes.needs() });
            }
            return;
        };
        let mut columns = columns_of(&how);
        let only = raw.column.as_ref().map(|name| self.column(name)).filter(|_| !raw.only.is_empty());
        columns.extend(only);
        let rule = Rule { how, when, only: only.map(|column| (column, raw.only.clone())) };
        let list = matches!(takes, Takes::Codes | Takes::Entries(_));
        match fields.iter_mut().find(|f| f.to == to) {
            Some(rules) => {
                rules.rules.push(rule);
                rules.columns.append(&mut columns);
            }
            None => fields.push(FieldRules { to, list, rules: vec![rule], columns }),
        }
    }

    /// `None` when the line does not make what the field takes.
    fn how(&mut self, raw: &RawField, to: Field, takes: Takes) -> Option<How> {
        let column = raw.column.as_ref().map(|name| self.column(name));
        let made =
            [raw.text.is_some(), raw.code.is_some(), raw.entry.is_some(), raw.value.is_some(), raw.parts.is_some()];
        let plain = made.iter().all(|made| !made);
        if made.iter().filter(|made| **made).count() > 1 || (raw.join.is_some() && raw.parts.is_none()) {
            return None;
        }
        if let Some(value) = &raw.value {
            return self
                .constant(value, to, takes)
                .filter(|_| column.is_some() != raw.only.is_empty())
                .map(How::Constant);
        }
        match takes {
            Takes::Number if plain => column.map(How::Number),
            Takes::Time if plain => column.map(How::Time),
            Takes::Flag if plain => column.map(How::Flag),
            Takes::Words => match (&raw.parts, &raw.text) {
                (Some(parts), _) => {
                    let parts = parts.iter().map(|part| self.holes(part, column)).collect::<Option<_>>()?;
                    Some(How::Parts(parts, raw.join.clone().unwrap_or_else(|| " / ".to_owned())))
                }
                (None, Some(text)) => self.holes(text, column).map(How::Text),
                (None, None) => column.filter(|_| plain).map(|c| How::Text(Template::of(c))),
            },
            Takes::Code | Takes::Codes => match &raw.code {
                Some(code) => self.holes(code, column).map(How::Code),
                None => column.filter(|_| plain).map(|c| How::Code(Template::of(c))),
            },
            Takes::Entry(kind) | Takes::Entries(kind) => {
                let entry = self.entry_of(raw.entry.as_ref()?, kind)?;
                Some(How::Entry(Link { column: column?, entry }))
            }
            Takes::Line => {
                let entry = self.entry_of(raw.entry.as_ref()?, StreamKind::Team)?;
                Some(How::Line(Link { column: column?, entry }))
            }
            _ => None,
        }
    }

    /// A template of a line, its `{}` being the line's column.
    fn holes(&mut self, word: &Word, column: Option<Column>) -> Option<Template> {
        let template = self.template(word);
        match column {
            Some(column) => Some(template.with_this(column)),
            None => (!template.asks_this()).then_some(template),
        }
    }

    fn constant(&mut self, value: &toml::Spanned<toml::Value>, to: Field, takes: Takes) -> Option<Value> {
        match (takes, value.get_ref()) {
            (Takes::Number | Takes::Line, toml::Value::Integer(n)) => {
                u8::try_from(*n).ok().map(|n| Value::Int(n.into()))
            }
            (Takes::Flag, toml::Value::Boolean(flag)) => Some(Value::Flag(*flag)),
            (Takes::Words, toml::Value::String(words)) => Some(Value::Text(Text::new(words))),
            (Takes::Code, toml::Value::String(code)) => {
                let what = match to {
                    Field::Nature => Some(PolicyName::Nature),
                    Field::Kind => Some(PolicyName::Kind),
                    _ => None,
                };
                let place = self.place(value.span().start);
                self.names.extend(what.map(|what| (what, Code::new(code), place)));
                Some(Value::Code(Code::new(code)))
            }
            (Takes::Codes, toml::Value::String(code)) => Some(Value::Code(Code::new(code))),
            _ => None,
        }
    }
}

/// The cells a line looks at by itself.
fn columns_of(how: &How) -> Vec<Column> {
    match how {
        How::Constant(_) => vec![],
        How::Number(column) | How::Time(column) | How::Flag(column) => vec![*column],
        How::Text(template) | How::Code(template) => template.columns().collect(),
        How::Parts(parts, _) => parts.iter().flat_map(Template::columns).collect(),
        How::Entry(link) | How::Line(link) => vec![link.column],
    }
}

/// Adds the cells that the entries behind a field look at: a key may be made of several, a person's team is another.
fn look_behind(rules: &mut FieldRules, entries: &[EntryRule]) {
    let mut behind: Vec<Link> = rules
        .rules
        .iter()
        .filter_map(|rule| if let How::Entry(link) = &rule.how { Some(*link) } else { None })
        .collect();
    while let Some(link) = behind.pop() {
        rules.columns.push(link.column);
        if let Some(entry) = entries.get(link.entry) {
            rules.columns.extend(entry.key.columns());
            behind.extend(entry.parent);
            rules.columns.extend(entry.team.map(|team| team.column));
        }
    }
    rules.columns.sort_unstable();
    rules.columns.dedup();
}
