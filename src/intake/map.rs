//! Maps. One job: say which column of another system's history is what here (IO-2), read from a TOML text with every
//! mistake on its line. What the rows then mean is [`super::history`]'s business.
//!
//! How to write one stands on a page of its own, which the program prints too:
//!
#![doc = include_str!("../../assets/maps/writing.md")]

mod compile;
mod raw;
mod template;
mod times;

pub use template::Template;
pub use times::TimeFormat;

use crate::domain::code::Code;
use crate::domain::incident::Field;
use crate::domain::incident::state::State;
use crate::domain::policy::Policy;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::time::zone::Zone;
use crate::domain::value::Value;
use std::collections::HashMap;

/// The maps that come with the program: name, text.
pub const SHIPPED: [(&str, &str); 1] =
    [("servicenow-event-log", include_str!("../../assets/maps/servicenow-event-log.toml"))];

/// The page on writing one.
pub const WRITING: &str = include_str!("../../assets/maps/writing.md");

/// The text of a shipped map.
pub fn shipped(name: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A column, as its place in [`Map::columns`].
pub type Column = usize;

/// How a history of one system reads.
#[derive(Debug, Clone)]
pub struct Map {
    /// Before every record's number, as `source:number`.
    pub source: String,
    pub zone: Zone,
    pub(super) time: TimeFormat,
    pub(super) missing: Vec<String>,
    /// One ASCII character between the cells.
    pub delimiter: u8,
    /// Every column that is used, once.
    pub(super) columns: Vec<String>,
    /// Columns that are known and say nothing the record keeps.
    pub(super) ignored: Vec<String>,
    pub(super) key: Column,
    pub(super) order: Option<Column>,
    pub(super) at: Column,
    pub(super) by: Option<Link>,
    pub(super) reporter: Option<Link>,
    pub(super) state: Column,
    pub(super) states: HashMap<String, Standing>,
    pub(super) channel: Option<Column>,
    pub(super) channels: HashMap<String, Channel>,
    /// Grouped by field, in the order of the text.
    pub(super) fields: Vec<FieldRules>,
    pub(super) entries: Vec<EntryRule>,
    /// What the map calls by a name of the policy, with its place.
    names: Vec<(PolicyName, Code, Place)>,
}

/// What a word of the state column means here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub state: State,
    pub suspension: Option<Code>,
    pub told: bool,
}

/// What a word of the channel column means here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    pub channel: Code,
    pub live: bool,
}

/// A cell that names an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub column: Column,
    /// In [`Map::entries`].
    pub entry: usize,
}

/// All lines with the same `to`.
#[derive(Debug, Clone)]
pub struct FieldRules {
    pub to: Field,
    /// A list takes them all, anything else the first that says something.
    pub list: bool,
    pub rules: Vec<Rule>,
    /// Every column they look at.
    pub columns: Vec<Column>,
}

/// One line of `[record]`.
#[derive(Debug, Clone)]
pub struct Rule {
    pub how: How,
    /// States of the row; empty = all.
    pub when: Vec<State>,
    /// Words of a cell, one of which must stand there.
    pub only: Option<(Column, Vec<String>)>,
}

/// How a cell becomes a value.
#[derive(Debug, Clone)]
pub enum How {
    Constant(Value),
    Number(Column),
    Time(Column),
    Flag(Column),
    Text(Template),
    Code(Template),
    Parts(Vec<Template>, String),
    Entry(Link),
    /// The line of the team that the cell names.
    Line(Link),
}

/// A kind of entry that rows mention.
#[derive(Debug, Clone)]
pub struct EntryRule {
    pub kind: StreamKind,
    pub key: Template,
    pub name: Template,
    pub retired: bool,
    pub parent: Option<Link>,
    /// Of a team.
    pub line: u8,
    /// Cells of teams that stand in line 1.
    pub desk_groups: Vec<String>,
    /// Of a person: the team of the same row.
    pub team: Option<Link>,
    pub roles: Vec<Code>,
    pub desk_roles: Vec<Code>,
}

/// Where something stands in a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// A name that only the policy can confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PolicyName {
    Channel,
    Suspension,
    Nature,
    Kind,
    Role,
    Line,
}

impl PolicyName {
    pub fn name(self) -> &'static str {
        ["channel", "suspension", "nature", "kind", "role", "line"][self as usize]
    }
}

/// One mistake in a map.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {}, column {}: {problem}", place.line, place.column)]
pub struct MapError {
    pub place: Place,
    pub problem: MapProblem,
}

/// What is wrong. The `Display` forms are for developers; people read the sentence that the command line makes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MapProblem {
    /// Not TOML, or not the shape of a map; the words are the reader's, in English.
    #[error("{message}")]
    Shape { message: String },
    #[error("there is no time zone `{name}`")]
    Zone { name: String },
    #[error("`{text}` does not say how a time is written")]
    TimeFormat { text: String },
    #[error("`{text}` is not one ASCII character")]
    Delimiter { text: String },
    #[error("there is no state `{name}`")]
    State { name: String },
    #[error("a suspension needs its reason, and nothing else has one")]
    Reason,
    #[error("there is no field `{name}` that an import can fill")]
    Field { name: String },
    /// The field holds something else than the line makes.
    #[error("`{field}` needs {needs}")]
    Makes { field: &'static str, needs: &'static str },
    #[error("there is no `[entries.{name}]`")]
    Entry { name: String },
    #[error("`[entries.{name}]` is of another kind than is needed here")]
    EntryKind { name: String },
    #[error("`{name}` is not a kind of entry")]
    Kind { name: String },
    #[error("`{text}` has a brace without its other half")]
    Template { text: String },
    #[error("`{name}` is its own parent")]
    Ring { name: String },
    #[error("the policy has no {what} `{name}`")]
    Policy { what: &'static str, name: String },
    #[error("this must not be empty")]
    Empty,
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// Every mistake in the order of the text; where the text is not of a map's shape, the first one.
    pub fn parse(text: &str) -> Result<Self, Vec<MapError>> {
        compile::compile(text)
    }

    /// What the map names and this policy does not have. `closing_code`, `tags` and `links` are not asked about: they are
    /// kept as the source has them.
    pub fn against(&self, policy: &Policy) -> Vec<MapError> {
        let has = |what: PolicyName, name: &Code| match what {
            PolicyName::Channel => policy.channel(name).is_some(),
            PolicyName::Suspension => policy.suspension(name).is_some(),
            PolicyName::Nature => policy.nature(name).is_some(),
            PolicyName::Kind => policy.natures.iter().any(|n| n.kinds.iter().any(|k| k.id == *name)),
            PolicyName::Role => policy.role(name).is_some(),
            PolicyName::Line => name.as_str().parse::<usize>().is_ok_and(|n| (1..=policy.lines.len()).contains(&n)),
        };
        let unknown = self.names.iter().filter(|(what, name, _)| !has(*what, name));
        let mut errors: Vec<MapError> = unknown
            .map(|(what, name, place)| MapError {
                place: *place,
                problem: MapProblem::Policy { what: what.name(), name: name.to_string() },
            })
            .collect();
        errors.sort_by_key(|e| e.place);
        errors
    }

    /// The instant of a time as people type it for `--until`, in the map's zone: `2016-03-15T10:00`, with or without
    /// seconds, a blank for the T, or a day alone (its beginning); RFC 3339 with an offset says its own zone.
    pub fn instant(&self, text: &str) -> Option<Instant> {
        const FORMS: [&str; 5] =
            ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d"];
        let text = text.trim();
        let local = || FORMS.iter().find_map(|form| TimeFormat::new(form)?.read(text, &self.zone));
        Instant::parse_rfc3339(text).or_else(local)
    }
}
