//! Rows. One job: the rows in memory, by number and one after the other.
//!
//! They lie side by side in the order of their numbers, and so do their words: a pass over all of them, which a filter and
//! the counts are, goes through memory once from end to end.

use crate::app::form;
use crate::domain::id::IncidentId;
use crate::domain::incident::row::Row;

/// The rows in memory.
#[derive(Debug, Default)]
pub struct Rows {
    /// By number, each once.
    rows: Vec<Row>,
    /// Another one after every change.
    stamp: u64,
}

impl Rows {
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A number that is another one after every change.
    pub fn stamp(&self) -> u64 {
        self.stamp
    }

    pub fn get(&self, id: IncidentId) -> Option<&Row> {
        self.place(id).ok().and_then(|at| self.rows.get(at))
    }

    pub fn contains(&self, id: IncidentId) -> bool {
        self.place(id).is_ok()
    }

    pub fn values(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter()
    }

    /// Takes in a row; returns the one that was there.
    pub fn insert(&mut self, row: Row) -> Option<Row> {
        self.stamp += 1;
        match self.place(row.id) {
            Ok(at) => Some(std::mem::replace(&mut self.rows[at], row)),
            Err(at) => {
                self.rows.insert(at, row);
                None
            }
        }
    }

    pub fn remove(&mut self, id: IncidentId) -> Option<Row> {
        self.stamp += 1;
        self.place(id).ok().map(|at| self.rows.remove(at))
    }

    /// Lets go of those that are not wanted.
    pub fn retain(&mut self, wanted: impl Fn(&Row) -> bool) {
        self.stamp += 1;
        self.rows.retain(wanted);
    }

    /// Takes in many rows, in any order; each replaces the one that was there.
    pub fn extend(&mut self, mut rows: Vec<Row>) {
        self.stamp += 1;
        if rows.len() > self.rows.len() {
            // All of them have come: what was there before gives way or is put in.
            std::mem::swap(&mut self.rows, &mut rows);
            self.rows.sort_by_key(|row| row.id);
            rows.retain(|row| self.place(row.id).is_err());
        }
        self.rows.append(&mut rows);
        // The later one of two is the newer one.
        self.rows.sort_by_key(|row| row.id);
        self.rows.dedup_by(|later, earlier| {
            let same = later.id == earlier.id;
            if same {
                std::mem::swap(later, earlier);
            }
            same
        });
    }

    fn place(&self, id: IncidentId) -> Result<usize, usize> {
        self.rows.binary_search_by_key(&id, |row| row.id)
    }
}

impl form::Rows for Rows {
    fn open(&self) -> Box<dyn Iterator<Item = &Row> + '_> {
        Box::new(self.values().filter(|row| row.state.is_open()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn row((id, ver): (i64, u32)) -> Row {
        Row { id: IncidentId(id), ver, ..Row::default() }
    }

    proptest! {
        /// Whatever comes and goes: one row a number, the last that came, in order.
        #[test]
        fn they_are_a_map_in_order(steps in proptest::collection::vec((proptest::collection::vec((0..9i64, 0..99u32), 0..12), 0..9i64), 1..8)) {
            let (mut rows, mut map) = (Rows::default(), BTreeMap::new());
            for (came, went) in steps {
                match came.as_slice() {
                    [one] => prop_assert_eq!(rows.insert(row(*one)).map(|r| r.ver), map.insert(one.0, one.1)),
                    many => {
                        rows.extend(many.iter().copied().map(row).collect());
                        map.extend(many.iter().copied());
                    }
                }
                prop_assert_eq!(rows.remove(IncidentId(went)).map(|r| r.ver), map.remove(&went));
                prop_assert_eq!(rows.values().map(|r| (r.id.0, r.ver)).collect::<Vec<_>>(), map.clone().into_iter().collect::<Vec<_>>());
                prop_assert_eq!(rows.get(IncidentId(3)).map(|r| r.ver), map.get(&3).copied());
            }
        }
    }
}
