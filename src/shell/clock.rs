//! The clock. One job: the only place that asks the machine what time it is.
//!
//! The shell asks once per turn and hands the answer on; nothing below asks again. A file made with a set clock (a demo,
//! a replayed import, a test) keeps where its time started and how fast it runs, so every process reads the same now.

use crate::domain::time::{Instant, Span};
use rustix::time::{ClockId, clock_gettime};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Where "now" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The machine's wall clock.
    #[default]
    Real,
    /// `origin` at the wall-clock instant `anchor`, then `speed` times as fast; 0 stands still.
    Set { anchor: Instant, origin: Instant, speed: u32 },
}

impl Clock {
    /// A clock that always says `at`.
    pub const fn stopped(at: Instant) -> Self {
        Self::Set { anchor: at, origin: at, speed: 0 }
    }

    /// The time, UTC.
    pub fn now(&self) -> Instant {
        self.read(wall())
    }

    /// The time when the wall clock says `wall`.
    pub fn read(&self, wall: Instant) -> Instant {
        match self {
            Self::Real => wall,
            Self::Set { anchor, origin, speed } => {
                let gone = wall.0.saturating_sub(anchor.0).saturating_mul(i64::from(*speed));
                Instant(origin.0.saturating_add(gone))
            }
        }
    }

    /// How many times as fast as time it runs; 1 also for one that stands.
    pub fn pace(&self) -> u32 {
        match self {
            Self::Real => 1,
            Self::Set { speed, .. } => (*speed).max(1),
        }
    }

    /// How long to wait until this clock has moved by `span`; nothing where it never will.
    pub fn wait(&self, span: Span) -> Option<Duration> {
        let ms = u64::try_from(span.0).unwrap_or(0);
        match self {
            Self::Real => Some(Duration::from_millis(ms)),
            Self::Set { speed: 0, .. } => None,
            Self::Set { speed, .. } => Some(Duration::from_millis(ms.div_ceil(u64::from(*speed)))),
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the door")]
fn wall() -> Instant {
    let since = |d: Duration| i64::try_from(d.as_millis()).unwrap_or(i64::MAX);
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(after) => Instant(since(after)),
        Err(before) => Instant(since(before.duration()).saturating_neg()),
    }
}

/// Time since the machine started, sleep included; compared with the wall clock it tells a stepped clock from a sleep.
pub fn since_boot() -> Span {
    let t = clock_gettime(ClockId::Boottime);
    Span(t.tv_sec.saturating_mul(1000).saturating_add(t.tv_nsec / 1_000_000))
}

/// Which start of the machine this is; nothing where the system does not say.
pub fn boot() -> Option<String> {
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
    Some(boot.trim().to_owned()).filter(|boot| !boot.is_empty() && !boot.contains(char::is_whitespace))
}

/// Measures how long something took.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    #[expect(clippy::disallowed_methods, reason = "the door")]
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test stops where it fails")]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// ROLE-6: origin, anchor and speed are enough for every process to read the same now.
    #[test]
    fn a_set_clock_runs_from_its_origin() {
        let set = Clock::Set { anchor: Instant(10_000), origin: Instant(500), speed: 60 };
        for (wall, now) in [(10_000, 500), (10_001, 560), (11_000, 60_500), (9_000, -59_500)] {
            assert_eq!(set.read(Instant(wall)), Instant(now));
        }
        assert_eq!(Clock::Real.read(Instant(7)), Instant(7));
        assert_eq!(Clock::stopped(Instant(42)).now(), Instant(42));
    }

    #[test]
    fn the_real_clock_is_the_machines() {
        let (before, now, after) = (wall(), Clock::Real.now(), wall());
        assert!(before <= now && now <= after && now > Instant(1_700_000_000_000));
        assert!(since_boot() > Span(0));
    }

    proptest! {
        #[test]
        fn after_the_wait_the_clock_has_moved(span in 0i64..10_000_000, speed in 1u32..100_000, anchor: i32, origin: i32) {
            let set = Clock::Set { anchor: Instant(anchor.into()), origin: Instant(origin.into()), speed };
            let ms = i64::try_from(set.wait(Span(span)).unwrap().as_millis()).unwrap();
            let moved = set.read(Instant(i64::from(anchor) + ms)).since(Instant(origin.into()));
            prop_assert!(moved >= Span(span) && moved.0 < span + i64::from(speed));
            prop_assert_eq!(Clock::Real.wait(Span(span)), Some(Duration::from_millis(span.unsigned_abs())));
        }
    }
}
