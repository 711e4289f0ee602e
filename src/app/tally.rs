//! The tally. One job: how many clocks are in which band, and until when that stays true.
//!
//! This is the only thing of a frame that depends on every row; it is kept until an instant at which a band turns, so
//! that a frame costs what is visible.

use crate::app::msg::Desk;
use crate::domain::incident::row::{Moment, Row, moments};
use crate::domain::sla::clock::{Band, Phase, Shows};
use crate::domain::time::Instant;

/// Counts of the header, and the span in which they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    pub breached: u32,
    pub critical: u32,
    pub warning: u32,
    pub paused: u32,
    from: Instant,
    /// The first instant at which a count may be another one.
    pub until: Instant,
}

impl Tally {
    /// Counts at `now`, by the clock that each row shows.
    pub fn of<'r>(rows: impl Iterator<Item = &'r Row>, desk: &Desk, now: Instant) -> Self {
        let moments = moments(&desk.calendars, now);
        let mut tally = Self { from: now, until: Instant::FAR, ..Self::default() };
        for calendar in desk.calendars.iter() {
            for turn in
                [calendar.next_open_strict(now), calendar.next_close(now)].into_iter().flatten().filter(|t| *t > now)
            {
                tally.until = tally.until.min(turn);
            }
        }
        for row in rows {
            tally.add(row, desk, &moments, now);
        }
        tally
    }

    /// A row more; `now` is within the span of the tally.
    pub fn add(&mut self, row: &Row, desk: &Desk, moments: &[Moment], now: Instant) {
        self.until = row.clocks.iter().fold(self.until, |until, clock| until.min(clock.turns(now)));
        if let Some(count) = self.count(row, desk, moments, now) {
            *count += 1;
        }
    }

    /// A row less, one that is in the tally as it is.
    pub fn take(&mut self, row: &Row, desk: &Desk, moments: &[Moment], now: Instant) {
        if let Some(count) = self.count(row, desk, moments, now) {
            *count = count.saturating_sub(1);
        }
    }

    /// Where a row is counted.
    fn count(&mut self, row: &Row, desk: &Desk, moments: &[Moment], now: Instant) -> Option<&mut u32> {
        let clock = row.leading(now, &desk.policy)?;
        if !matches!(clock.phase, Phase::Running | Phase::Paused) {
            return None;
        }
        let moment = moments.get(usize::from(clock.calendar)).copied().unwrap_or_default();
        match clock.shows(now, &desk.policy, &moment) {
            Shows::Breached => Some(&mut self.breached),
            Shows::Band(Band::Critical) | Shows::Due => Some(&mut self.critical),
            Shows::Band(Band::Warning) => Some(&mut self.warning),
            Shows::Paused => Some(&mut self.paused),
            _ => None,
        }
    }

    /// Whether it still holds at `now`.
    pub fn holds(&self, now: Instant) -> bool {
        self.from <= now && now < self.until
    }
}
