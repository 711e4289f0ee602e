//! The first of the queue. One job: what a short list prints, without reading the rest of the desk.

use super::{Caller, Desk, DeskError, Ground, ground_with, who};
use crate::domain::incident::row::Row;
use crate::domain::people::directory::KINDS;
use crate::domain::stream::{Stream, StreamKind};
use crate::domain::time::Instant;
use crate::store::{Reader, Store, Which};
use std::path::Path;
use std::sync::Arc;

/// The first open incidents in the working order, and how many open ones there are.
#[derive(Debug, Clone, PartialEq)]
pub struct First {
    pub rows: Vec<Row>,
    pub total: usize,
}

/// A house has thousands of these; a list names a few.
const MANY: [StreamKind; 2] = [StreamKind::Contact, StreamKind::Ci];

impl Desk {
    /// Opens a desk for [`Self::first_open`]. Whatever else is asked of it reads the rest of the directory first.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn glance(path: &Path) -> Result<Self, DeskError> {
        Self::with(Store::open(path)?, few)
    }

    /// The first `n` open incidents that somebody may see, in the working order (LIFE-12); the directory knows all that
    /// they name.
    ///
    /// # Errors
    /// What the file says, or that nobody asks.
    pub fn first_open(&mut self, caller: &Caller, n: u32, now: Instant) -> Result<First, DeskError> {
        let sight = who::sight(&self.ground, &self.actor(caller)?);
        let (policy, whole) = (&self.ground.policy, self.ground.whole);
        let (first, named) = self.store.read(|reader| {
            let mut rows = reader.incidents(Which::OpenFirst(n), &sight)?;
            rows.sort_by_cached_key(|row| row.rank(now, policy));
            rows.truncate(usize::try_from(n).unwrap_or(usize::MAX));
            let mut named = Vec::new();
            for stream in rows.iter().flat_map(many).filter(|_| !whole) {
                named.extend(reader.entry(stream)?);
            }
            let total = reader.count_open(&sight)?;
            Ok::<_, DeskError>((First { rows, total }, named))
        })?;
        let directory = Arc::make_mut(&mut self.ground.directory);
        named.into_iter().for_each(|entry| directory.insert(entry));
        Ok(first)
    }
}

/// The ground without those of whom there are many.
fn few(reader: &Reader) -> Result<Ground, DeskError> {
    let kinds: Vec<StreamKind> = KINDS.iter().map(|(kind, _)| *kind).filter(|kind| !MANY.contains(kind)).collect();
    ground_with(reader, &kinds)
}

/// The ground with those of whom there are many, too.
pub(super) fn rest(reader: &Reader, mut ground: Ground) -> Result<Ground, DeskError> {
    let directory = Arc::make_mut(&mut ground.directory);
    for kind in MANY {
        reader.entries(kind)?.into_iter().for_each(|entry| directory.insert(entry));
    }
    Ok(Ground { whole: true, ..ground })
}

/// What a row names of the kinds in [`MANY`].
fn many(row: &Row) -> impl Iterator<Item = Stream> {
    [row.requester.map(Stream::from), row.ci.map(Stream::from)].into_iter().flatten()
}
