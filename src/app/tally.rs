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
        let policy = &*desk.policy;
        let (moments, shut) = (moments(&desk.calendars, now), Moment::default());
        let mut tally = Self { from: now, until: Instant::FAR, ..Self::default() };
        for calendar in desk.calendars.iter() {
            for turn in
                [calendar.next_open_strict(now), calendar.next_close(now)].into_iter().flatten().filter(|t| *t > now)
            {
                tally.until = tally.until.min(turn);
            }
        }
        for row in rows {
            tally.until = row.clocks.iter().flatten().fold(tally.until, |until, clock| until.min(clock.turns(now)));
            let Some((_, clock)) = row.leading(now, policy) else { continue };
            if !matches!(clock.phase, Phase::Running | Phase::Paused) {
                continue;
            }
            match clock.shows(now, policy, moments.get(usize::from(clock.calendar)).unwrap_or(&shut)) {
                Shows::Breached => tally.breached += 1,
                Shows::Band(Band::Critical) | Shows::Due => tally.critical += 1,
                Shows::Band(Band::Warning) => tally.warning += 1,
                Shows::Paused => tally.paused += 1,
                _ => {}
            }
        }
        tally
    }

    /// Whether it still holds at `now`.
    pub fn holds(&self, now: Instant) -> bool {
        self.from <= now && now < self.until
    }
}
