//! Foreign history. One job: another system's incidents in this desk's words, before anything of it is written (IO-2).
//!
//! References are by key: the entries they mean may still have to be made. Reading files is [`crate::intake`]'s business.

use super::fields::Field;
use super::state::State;
use crate::domain::code::Code;
use crate::domain::stream::StreamKind;
use crate::domain::time::Instant;
use crate::domain::value::Value;

/// An entry of the directory that the history mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignEntry {
    pub kind: StreamKind,
    pub key: Code,
    /// Columns, by name.
    pub values: Vec<(&'static str, ForeignValue)>,
    /// Known by name only: not offered for new work.
    pub retired: bool,
}

/// A value, or the key of an entry that it refers to.
#[derive(Debug, Clone, PartialEq)]
pub enum ForeignValue {
    Plain(Value),
    Ref(StreamKind, Code),
    /// A list of references; empty = none.
    Refs(StreamKind, Vec<Code>),
}

/// One incident's history, in its order.
#[derive(Debug, Clone, PartialEq)]
pub struct ForeignIncident {
    /// What it is called there, as `source:number`.
    pub external: Code,
    pub facts: Vec<ForeignFact>,
}

/// One row of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ForeignFact {
    /// Line of the source, 1-based.
    pub line: u64,
    pub at: Instant,
    pub state: Option<State>,
    pub suspension: Option<Code>,
    /// What the source calls the state.
    pub source: Option<Code>,
    /// Who did it there: key of a person.
    pub by: Option<Code>,
    /// The user was told something by this.
    pub told: bool,
    /// The reporter was on the line.
    pub live: bool,
    /// Key of the contact who reported it.
    pub reporter: Option<Code>,
    pub fields: Vec<(Field, ForeignValue)>,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Became {
    /// An event of the record.
    Event,
    /// Nothing that the record holds changed.
    Touch,
    /// It was imported before.
    Known,
    /// Later than the time asked for.
    Later,
    /// The record was worked on here since; its history is left as it is.
    Ours,
}

impl Became {
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Event, "event"),
        (Self::Touch, "touch"),
        (Self::Known, "known"),
        (Self::Later, "later"),
        (Self::Ours, "ours"),
    ];
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
