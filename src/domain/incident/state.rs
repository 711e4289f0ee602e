//! States. One job: the states of an incident and the moves between them, as one table (SPEC 3).

use crate::domain::code::Code;
use crate::domain::value::{FieldValue, Value};
use serde::{Deserialize, Serialize};

/// Where an incident stands in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    #[default]
    New,
    Assigned,
    InProgress,
    Suspended,
    Resolved,
    Closed,
    Cancelled,
    Merged,
}

use State::{Assigned, Cancelled, Closed, InProgress, Merged, New, Resolved, Suspended};

/// Every state, its name in the journal, and the states it may move to. Undo is not a move; *reopened* is an event.
pub const MOVES: [(State, &str, &[State]); 8] = [
    (New, "new", &[Assigned, InProgress, Resolved, Cancelled, Merged]),
    (Assigned, "assigned", &[Assigned, InProgress, Suspended, Resolved, Cancelled, Merged]),
    (InProgress, "in_progress", &[Assigned, Suspended, Resolved, Cancelled, Merged]),
    (Suspended, "suspended", &[InProgress, Assigned, Resolved, Cancelled, Merged]),
    (Resolved, "resolved", &[Closed, InProgress]),
    (Closed, "closed", &[InProgress]),
    (Cancelled, "cancelled", &[]),
    (Merged, "merged", &[]),
];

impl State {
    /// Every state, in the order of life.
    pub const ALL: [Self; 8] = [New, Assigned, InProgress, Suspended, Resolved, Closed, Cancelled, Merged];

    /// The name in the journal and in queries.
    pub fn name(self) -> &'static str {
        MOVES[self as usize].1
    }
    pub fn parse(name: &str) -> Option<Self> {
        MOVES.iter().find(|row| row.1 == name).map(|row| row.0)
    }
    /// The states that may follow.
    pub fn moves(self) -> &'static [Self] {
        MOVES[self as usize].2
    }
    pub fn may_become(self, to: Self) -> bool {
        self.moves().contains(&to)
    }
    /// Not closed, cancelled or merged.
    pub fn is_open(self) -> bool {
        !matches!(self, Closed | Cancelled | Merged)
    }
    /// Open and not resolved either: somebody still works on it.
    pub fn is_active(self) -> bool {
        matches!(self, New | Assigned | InProgress | Suspended)
    }
}

impl FieldValue for State {
    fn to_value(&self) -> Value {
        Value::Code(Code::new(self.name()))
    }
    fn from_value(value: &Value) -> Option<Self> {
        match value {
            Value::Code(code) => Self::parse(code.as_str()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_states() {
        for (i, (state, name, _)) in MOVES.iter().enumerate() {
            assert_eq!(*state as usize, i);
            assert_eq!(State::ALL[i], *state);
            assert_eq!(State::parse(name), Some(*state));
        }
    }
}
