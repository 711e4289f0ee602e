//! Pages. One job: which part of the trail is asked for, and what of it came.

use super::Entry;
use crate::domain::time::Instant;

/// Which part of the trail to look through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Only rows before this `seq`; `None`: from the end.
    pub before: Option<i64>,
    /// Only rows after this `seq`.
    pub after: i64,
    /// At most so many are given.
    pub limit: usize,
    /// At most so many are looked at, where no record is named.
    pub most: i64,
}

/// A part of the trail, the newest first.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    pub entries: Vec<Entry>,
    /// Where to go on, as the next window's `before`; `None` when everything was looked through.
    pub next: Option<i64>,
    /// When the last of the rows looked through was recorded; `None` when all of them were.
    pub reached: Option<Instant>,
    /// The end of the trail that was looked through from.
    pub head: i64,
}
