//! Histories. One job: a table of another system's rows becomes the facts of its incidents and the entries they mention,
//! by a map (IO-2). Nothing is written here; what is already on record is not known here.
//!
//! A row says only what differs from the row before it of the same incident, so a history is a few values a row.

use super::cells::{Bad, Says, applies, says};
use super::known::Known;
use super::map::{FieldRules, Map};
use super::sheet::{self, Row, Sheet};
use crate::domain::code::Code;
use crate::domain::incident::foreign::{ForeignEntry, ForeignFact, ForeignIncident, ForeignValue};
use crate::domain::incident::state::State;
use crate::domain::incident::{Field, Incident};
use crate::domain::time::Instant;
use crate::domain::value::Value;
use std::collections::HashMap;
use std::io::Read;

/// A history, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    /// Whoever and whatever the rows taken mention; each after those it refers to.
    pub entries: Vec<ForeignEntry>,
    /// In the order in which they first come.
    pub incidents: Vec<ForeignIncident>,
    /// Rows of the table, without its heading.
    pub rows: u64,
    /// Rows later than the time asked for, and rows that stand behind such a one in their incident's order.
    pub later: u64,
    /// Rows that could not be taken at all; each has its line in `not_understood`.
    pub unreadable: u64,
    /// In the order of the file.
    pub not_understood: Vec<NotUnderstood>,
    /// The latest time of a row that was taken.
    pub last: Option<Instant>,
}

/// Something of the source that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotUnderstood {
    /// Of the file, from 1; the heading is line 1.
    pub line: u64,
    /// Empty where it is the whole row.
    pub column: String,
    pub value: String,
    pub why: Why,
}

/// Why something was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The map has no such state; the row's other cells were taken, its incident stayed as it was.
    State,
    /// The map has no such channel; the row's other cells were taken.
    Channel,
    NotANumber,
    NotATime,
    NotAFlag,
    /// A column that the map neither uses nor ignores.
    Column,
    /// Not as many cells as the heading; `value` says how many. The row was left out, as with all that follow.
    Columns,
    NotUtf8,
    TooLong,
    /// More than a file can hold here (4 GiB of text).
    TooMuch,
    NoKey,
}

impl Why {
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::State, "state"),
        (Self::Channel, "channel"),
        (Self::NotANumber, "number"),
        (Self::NotATime, "time"),
        (Self::NotAFlag, "flag"),
        (Self::Column, "column"),
        (Self::Columns, "columns"),
        (Self::NotUtf8, "utf8"),
        (Self::TooLong, "long"),
        (Self::TooMuch, "much"),
        (Self::NoKey, "key"),
    ];
    /// The word of `--json`.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Why a history could not be read at all.
#[derive(Debug, thiserror::Error)]
pub enum HistoryError {
    #[error("there is nothing in it")]
    Empty,
    /// The heading lacks columns that the map needs.
    #[error("its heading has no column {}", names.join(", "))]
    NoColumns { names: Vec<String> },
    /// A line of more than 16 MiB: not a table.
    #[error("it has a line without an end")]
    NoLines,
    #[error(transparent)]
    Io(std::io::Error),
}

impl HistoryError {
    pub(super) fn of(error: csv::Error) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => Self::NoLines,
            csv::ErrorKind::Io(error) => Self::Io(error),
            other => Self::Io(std::io::Error::other(format!("{other:?}"))),
        }
    }
}

/// Reads a history up to `until` (included), or whole.
///
/// # Errors
/// [`HistoryError`] when it is no table that the map is about. What is wrong with single rows is in the history.
pub fn read(map: &Map, input: impl Read, until: Option<Instant>) -> Result<History, HistoryError> {
    let mut sheet = sheet::read(map, input)?;
    let mut history = History {
        rows: sheet.read,
        unreadable: sheet.unreadable,
        not_understood: std::mem::take(&mut sheet.not_understood),
        ..History::default()
    };
    let mut reader = Reader {
        map,
        sheet: &sheet,
        known: Known::new(map),
        sources: HashMap::new(),
        probe: Incident::default(),
        history,
    };
    let mut rows = sheet.rows.clone();
    // A source may keep the minute only, and may number a change late: its own order counts, then the file's.
    rows.sort_unstable_by_key(|row| (row.incident, row.order, row.line));
    for rows in rows.chunk_by(|a, b| a.incident == b.incident) {
        let taken = match until {
            // What comes behind a later row waits with it: to go on later must lead to the same record.
            Some(until) => rows.iter().position(|row| row.at > until).unwrap_or(rows.len()),
            None => rows.len(),
        };
        reader.history.later += (rows.len() - taken) as u64;
        reader.incident(&rows[..taken]);
    }
    history = reader.history;
    history.entries = reader.known.finish();
    history.not_understood.sort_by_key(|n| n.line);
    Ok(history)
}

struct Reader<'s> {
    map: &'s Map,
    sheet: &'s Sheet,
    known: Known<'s>,
    /// Codes of what the source calls its states.
    sources: HashMap<&'s str, Code>,
    /// Tells whether a field can hold a value.
    probe: Incident,
    history: History,
}

impl<'s> Reader<'s> {
    fn incident(&mut self, rows: &[Row]) {
        let Some(first) = rows.first() else { return };
        let key = self.sheet.keys.get(first.incident as usize).map(|k| &**k).unwrap_or_default();
        let mut name = format!("{}:{key}", self.map.source);
        super::known::plain(&mut name);
        let mut facts = Vec::with_capacity(rows.len());
        let mut before: Option<(Row, State)> = None;
        for row in rows {
            let (fact, state) = self.fact(*row, before);
            before = Some((*row, state));
            facts.push(fact);
        }
        self.history.last = self.history.last.max(rows.iter().map(|row| row.at).max());
        self.history.incidents.push(ForeignIncident { external: Code::new(&name), facts });
    }

    /// One row, with what differs from the row before it, and the state it leaves.
    fn fact(&mut self, row: Row, before: Option<(Row, State)>) -> (ForeignFact, State) {
        let (map, sheet) = (self.map, self.sheet);
        let cell = |column| sheet.cell(row, column);
        let mut fact = ForeignFact { line: row.line, at: row.at, ..ForeignFact::default() };
        let mut bad: Vec<Bad> = Vec::new();
        let word = sheet.raw(row, map.state);
        match map.states.get(word) {
            Some(standing) => {
                fact.state = Some(standing.state);
                fact.suspension.clone_from(&standing.suspension);
                fact.told = standing.told && before.is_none_or(|(last, _)| sheet.raw(last, map.state) != word);
            }
            None => bad.push((map.state, word.to_owned(), super::history::Why::State)),
        }
        if !word.is_empty() {
            let source = self.sources.entry(word).or_insert_with(|| Code::new(word));
            fact.source = Some(source.clone());
        }
        let state = fact.state.or(before.map(|(_, state)| state)).unwrap_or_default();
        fact.by = map.by.and_then(|link| self.known.key(link, &cell));
        let differs = |column: usize| before.is_none_or(|(last, _)| sheet.raw(last, column) != sheet.raw(row, column));
        if let Some(link) = map.reporter.filter(|link| differs(link.column)) {
            fact.reporter = self.known.key(link, &cell);
        }
        if let Some(column) = map.channel.filter(|column| differs(*column)) {
            self.channel(column, row, &mut fact, &mut bad);
        }
        for rules in &map.fields {
            let same = before.is_some_and(|(_, last)| same_lines(rules, last, state));
            if same && !rules.columns.iter().any(|column| differs(*column)) {
                continue;
            }
            if let Says::Value(value) = says(map, rules, state, &mut self.known, &mut self.probe, &cell, &mut bad) {
                fact.fields.push((rules.to, value));
            }
        }
        fact.fields.shrink_to_fit();
        self.history.not_understood.extend(bad.into_iter().map(|(column, value, why)| NotUnderstood {
            line: row.line,
            column: map.columns.get(column).cloned().unwrap_or_default(),
            value,
            why,
        }));
        (fact, state)
    }

    fn channel(&mut self, column: usize, row: Row, fact: &mut ForeignFact, bad: &mut Vec<Bad>) {
        let Some(word) = self.sheet.cell(row, column) else { return };
        match self.map.channels.get(word) {
            Some(channel) => {
                fact.live = channel.live;
                fact.fields.push((Field::Channel, ForeignValue::Plain(Value::Code(channel.channel.clone()))));
            }
            None => bad.push((column, word.to_owned(), Why::Channel)),
        }
    }
}

/// Whether the same lines of a field are about both states.
fn same_lines(rules: &FieldRules, last: State, state: State) -> bool {
    last == state || rules.rules.iter().all(|rule| applies(rule, last) == applies(rule, state))
}
