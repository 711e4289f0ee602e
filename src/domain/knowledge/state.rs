//! States of an entry. One job: where a knowledge entry stands, and the moves between, as one table (KB-1).

use crate::domain::code::Code;
use crate::domain::value::{FieldValue, Value};
use serde::{Deserialize, Serialize};

/// Where the text that is being written stands. An edition that was published before stays readable beside a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArticleState {
    #[default]
    Draft,
    InReview,
    Published,
    Retired,
}

use ArticleState::{Draft, InReview, Published, Retired};

/// Every state, its name in the journal, and the states it may move to.
pub const MOVES: [(ArticleState, &str, &[ArticleState]); 4] = [
    (Draft, "draft", &[InReview, Retired]),
    (InReview, "in_review", &[Draft, Published, Retired]),
    (Published, "published", &[Draft, Retired]),
    (Retired, "retired", &[Draft, Published]),
];

impl ArticleState {
    pub const ALL: [Self; 4] = [Draft, InReview, Published, Retired];

    pub fn name(self) -> &'static str {
        MOVES[self as usize].1
    }
    pub fn parse(name: &str) -> Option<Self> {
        MOVES.iter().find(|row| row.1 == name).map(|row| row.0)
    }
    pub fn may_become(self, to: Self) -> bool {
        MOVES[self as usize].2.contains(&to)
    }
    /// The states from which one comes here.
    pub fn before(self) -> Vec<Self> {
        Self::ALL.into_iter().filter(|from| from.may_become(self)).collect()
    }
}

impl FieldValue for ArticleState {
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
        for (n, (state, name, _)) in MOVES.iter().enumerate() {
            assert_eq!((*state as usize, ArticleState::ALL[n]), (n, *state));
            assert_eq!(ArticleState::parse(name), Some(*state));
        }
    }
}
