//! The ranking. One job: the working order of all rows, kept, so that a filter that is being typed sorts nothing.
//!
//! What a filter leaves stands in the same order among itself as before; only a change of the rows, or a clock that crosses
//! into another band, makes another order.

use crate::app::rows::Rows;
use crate::domain::id::IncidentId;
use crate::domain::incident::row::Row;
use crate::domain::policy::Policy;
use crate::domain::time::Instant;

/// The working order (LIFE-12) of all rows, as long as it holds.
#[derive(Debug, Clone, Default)]
pub struct Ranking {
    /// Of the rows it was made from; `None` when it is not made.
    stamp: Option<u64>,
    from: Instant,
    /// The first instant at which a clock is in another band.
    until: Instant,
    /// For each row, by number, its place in the working order.
    places: Vec<usize>,
}

impl Ranking {
    /// Forgets the order: what it follows from has changed.
    pub fn forget(&mut self) {
        self.stamp = None;
    }

    /// The rows that are wanted, in the working order at `now`.
    pub fn list(
        &mut self,
        rows: &Rows,
        policy: &Policy,
        now: Instant,
        wanted: impl Fn(&Row) -> bool,
    ) -> Vec<IncidentId> {
        if self.stamp != Some(rows.stamp()) || now < self.from || self.until <= now {
            self.make(rows, policy, now);
        }
        // Each takes its own seat; what is left empty is left out.
        let mut seats = vec![None; rows.len()];
        for (row, place) in rows.values().zip(&self.places).filter(|(row, _)| wanted(row)) {
            seats[*place] = Some(row.id);
        }
        seats.into_iter().flatten().collect()
    }

    fn make(&mut self, rows: &Rows, policy: &Policy, now: Instant) {
        let clocks = rows.values().flat_map(|row| row.clocks.iter());
        (self.stamp, self.from) = (Some(rows.stamp()), now);
        self.until = clocks.map(|clock| clock.turns(now)).min().unwrap_or(Instant::FAR);
        let mut ranked: Vec<_> = rows.values().enumerate().map(|(at, row)| (row.rank(now, policy), at)).collect();
        ranked.sort_unstable_by_key(|(rank, _)| *rank);
        self.places = vec![0; ranked.len()];
        for (place, (_, at)) in ranked.into_iter().enumerate() {
            self.places[at] = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::incident::row::RowClock;
    use crate::domain::policy::{DEFAULT, parse};
    use crate::domain::sla::clock::{ClockKind, Phase};
    use crate::domain::time::Span;
    use proptest::prelude::*;

    fn row((id, priority, warn): (i64, u8, i64)) -> Row {
        let at = |more: i64| Instant(warn + more);
        let clock = RowClock {
            kind: ClockKind::Resolution,
            leads: true,
            phase: Phase::Running,
            calendar: 0,
            breached: false,
            goal: Span(9),
            left: Span(9),
            due_position: Span(9),
            due: at(2),
            breach_at: at(3),
            warn_at: at(0),
            crit_at: at(1),
        };
        Row { id: IncidentId(id), priority, clocks: [clock].into(), ..Row::default() }
    }

    proptest! {
        /// What is kept is what sorting anew would make, at any time and after any change.
        #[test]
        fn it_is_the_order_that_sorting_makes(
            steps in proptest::collection::vec((proptest::collection::vec((0..12i64, 1..4u8, 0..30i64), 0..4), 0..40i64, 0..4u8), 1..9)
        ) {
            let policy = parse::parse(DEFAULT, 1).unwrap();
            let (mut rows, mut ranking) = (Rows::default(), Ranking::default());
            for (came, now, most) in steps {
                came.into_iter().for_each(|new| drop(rows.insert(row(new))));
                let (now, wanted) = (Instant(now), |row: &Row| row.priority <= most);
                let mut sorted: Vec<&Row> = rows.values().filter(|row| wanted(row)).collect();
                sorted.sort_by_key(|row| row.rank(now, &policy));
                let sorted: Vec<IncidentId> = sorted.into_iter().map(|row| row.id).collect();
                prop_assert_eq!(ranking.list(&rows, &policy, now, wanted), sorted);
            }
        }
    }
}
